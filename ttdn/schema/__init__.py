"""The files as JSON Schema, for editors.

They say what may stand where, in the words of the office, with the ids of the plan at hand.
"""

import json

from ttdn.schema.plan import edits_schema, plan_schema, register_schema
from ttdn.schema.report import report_schema
from ttdn.schema.scalars import Schema

__all__ = [
    "PLAIN_SCHEMAS",
    "edits_schema",
    "plan_schema",
    "register_schema",
    "report_schema",
    "schema_as_text",
]

#: The schemas that are the same for every plan.
PLAIN_SCHEMAS = {"plan": plan_schema, "edits": edits_schema, "register": register_schema}


def schema_as_text(schema: Schema) -> str:
    """A schema as it is printed and kept in a file: the same data gives the same bytes."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
