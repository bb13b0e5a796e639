"""All that the folder says of a plan, as tidy tables for other programs.

It is pure: no files, no clock, no rendering.
"""

from ttdn.exporting.everything import make_tables

__all__ = ["make_tables"]
