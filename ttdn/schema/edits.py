"""The schema of the editor's part of a summary."""

from ttdn.model.edits import Edits
from ttdn.schema.models import build_schema
from ttdn.schema.scalars import Schema


def edits_schema() -> Schema:
    """What the editor's part may hold."""
    return build_schema(Edits, "edits", {}, {}, {})
