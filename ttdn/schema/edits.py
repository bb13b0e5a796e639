"""The schema of the editor's part of a summary."""

from ttdn.model.edits import Edits
from ttdn.schema.models import Schema, build_schema


def edits_schema() -> Schema:
    """What the editor's part may hold."""
    return build_schema(Edits, "edits", {}, {}, {})
