"""The schema of the editor's part of a summary."""

from ttdn.model.edits import MARK_LABELS, USE_LABELS, Edits, Use
from ttdn.model.fields import FIELD_WORDS
from ttdn.schema.models import build_schema, choice, nullable, spelt_choice
from ttdn.schema.scalars import Schema

_MEANINGS = {
    Use.YES: "Có: in vào báo cáo",
    Use.NO: "Không: không in ở đâu",
    Use.JOINED: "Gộp: đã gộp vào câu được chọn ngay trên",
}


def edits_schema() -> Schema:
    """What the editor's part may hold."""
    use = spelt_choice(USE_LABELS, _MEANINGS, FIELD_WORDS["Sentence", "use"][0], "unknown-use")
    mark = choice({mark.value: label.vi for mark, label in MARK_LABELS.items()}, "wrong-value")
    fields = {("Sentence", "use"): nullable(use), ("Sentence", "mark"): nullable(mark)}
    return build_schema(Edits, "edits", fields, {}, {})
