"""A plan against its document: the proof that nothing is lost, and what differs clause by clause."""

from ttdn.importing.proof import missing

__all__ = ["missing"]
