"""The schema of a register."""

from ttdn.model.register import DECISION_LABELS, WAY_LABELS, Register
from ttdn.schema.models import build_schema, choice
from ttdn.schema.scalars import Schema, whole_number
from ttdn.schema.scalars import rule_sentence as said


def register_schema() -> Schema:
    """What a register may hold."""
    number = whole_number("[1-9][0-9]*", 1, 10**9, said("unfit-arrival"))
    fields = {
        ("Arrival", "number"): number,
        ("Arrival", "way"): choice({way.value: words.vi for way, words in WAY_LABELS.items()}, "wrong-value"),
        ("Arrival", "result"): choice(
            {one.value: words.vi for one, words in DECISION_LABELS.items()}, "wrong-value"
        ),
    }
    return build_schema(Register, "register", fields, {}, {})
