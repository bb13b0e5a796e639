"""The words of the manual and of the findings as an officer in front of Excel reads them.

They have labels instead of keys, and cells instead of lines.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from ttdn.diagnostics import Diagnostic
from ttdn.examples import in_year
from ttdn.forms.columns import CellKind, Field
from ttdn.forms.values import CellAddress
from ttdn.language import Text, join
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.plan import Plan
from ttdn.model.report import STATUS_LABELS
from ttdn.rules import RULES
from ttdn.schema.scalars import SCALARS

#: The cure where a cell has a list.
CHOOSE = Text("Bấm vào ô, chọn trong danh sách.", "Click the cell and choose from the list.")
_REPORT_MODELS = ("Report", "Result", "Evidence", "Person", "Programme", "Training", "Funding")
#: The names of keys and of statuses.
_LABELS = {
    key: title for (model, key), (title, _) in reversed(FIELD_WORDS.items()) if model in _REPORT_MODELS
} | {status.value: label.vi for status, label in STATUS_LABELS.items()}
_STATUS_AND_LABEL = re.compile(r"('?)\b(" + "|".join(STATUS_LABELS) + r")'? \(([^)]+)\)")
_QUOTED = re.compile(r"'([a-z][a-z0-9_-]*)'")
#: Cures that say what was probably meant.
_MEANT = re.compile(r".*\?|Viết \S+\.|Nếu là .*")
_WHOLE = Text("Viết số nguyên.", "Whole numbers only.")
_CODE = re.compile(r"\[[a-z-]+\] ")

#: Hints that cannot be those of a line in a file of the folder.
_HINTS: Mapping[tuple[str, str], str] = {
    ("Result", "completed"): "Bắt buộc khi trạng thái là Hoàn thành; trạng thái khác thì để trống.",
    ("Result", "dates"): "Mục có nhiều đợt trong năm: ngày đã làm từng đợt trong kỳ, cách nhau bằng dấu chấm "
    "phẩy. Hoàn thành mà không ghi thì mọi đợt của kỳ được coi là đã làm.",
    (
        "Result",
        "figures",
    ): "Số của riêng kỳ này, không cộng dồn; chỉ viết chữ số. Không có thì để trống hoặc ghi 0.",
    ("Evidence", "file"): "Tên của tệp gửi kèm biểu mẫu, kể cả phần mở rộng, ví dụ bien-ban.pdf.",
    ("Result", "item"): "Chọn mục mà văn bản này chứng minh.",
    ("Form", "confirmed"): "Xem tên đơn vị ở trên: đúng là đơn vị mình thì chọn Đúng; nhận nhầm biểu mẫu của "
    "đơn vị khác thì chọn Không và báo nơi gửi.",
}


def in_office_words(found: Diagnostic, plan: Plan, cell: CellAddress | None = None) -> Diagnostic:
    """A finding in a cell as its officer reads it.

    Labels stand for keys, it says what to do in Excel, and there is nothing to type as a line.

    Args:
        found: The finding.
        plan: The plan of the form.
        cell: What its cell is for, where it is one that is filled in: its own label stands for its key.
    """
    if not found.location.sheet:
        return found
    names = {figure.id: figure.label for figure in plan.figures} | {
        unit.id: plan.called(unit) for unit in plan.units
    }
    names |= {cell.field.key: cell.field.label} if cell else {}
    rule = RULES[found.code]
    hint = found.hint and _labelled(found.hint, names)
    # What was probably meant is said in a cell as well, in place of all that may stand there.
    meant = [hint] if hint and _MEANT.fullmatch(hint.vi) else []
    allowed = None if meant else _allowed(found, plan, cell)
    return replace(
        found,
        message=rule.message_in_cell or _labelled(found.message, names),
        allowed=allowed and _labelled(allowed, names),
        hint=join(" ", [*meant, rule.in_cell]) if rule.in_cell else hint,
        fix=None,
        gathered=tuple(in_office_words(one, plan) for one in found.gathered),
    )


def _allowed(found: Diagnostic, plan: Plan, cell: CellAddress | None) -> Text | None:
    """What may stand in the cell."""
    if cell and found.code == "fractional-number" and cell.field.kind is not CellKind.MONEY:
        return _WHOLE
    own = RULES[found.code].allowed_in_cell
    return Text(*(in_year(words, plan.year) for words in own)) if own else found.allowed


def _labelled(text: Text, names: Mapping[str, str]) -> Text:
    """The words of both languages; English ones name a status as its cell does, and then in English."""
    english = _STATUS_AND_LABEL.sub(lambda match: f"{_LABELS[match[2]]} ({match[3]})", text.en)
    return Text(use_labels(text.vi, names), use_labels(english, names))


def use_labels(words: str, names: Mapping[str, str] = {}) -> str:
    """Words in which keys, statuses and ids are named as the office names them."""
    plain = _STATUS_AND_LABEL.sub(lambda match: f"{match[1]}{match[3]}{match[1]}", words)
    known = {**_LABELS, **names}
    return _QUOTED.sub(lambda match: f"'{known[match[1]]}'" if match[1] in known else match[0], plain)


def hint_of(field: Field) -> str:
    """What to write into a cell, in the words that the editors of YAML show.

    What speaks of lines and folders is left out.
    """
    place = field.model, field.key
    return _HINTS.get(place) or use_labels(FIELD_WORDS[place][1])


_NO_DAY = ("not-a-date", str(SCALARS["Day"]["errorMessage"]))
_NO_NUMBER = ("not-a-number", str(SCALARS["Count"]["errorMessage"]))
#: The rule that a cell breaks where Excel takes what is typed for wrong, and the sentence that says what is
#: right.
_ERRORS = {
    CellKind.DAY: _NO_DAY,
    CellKind.DAYS: _NO_DAY,
    CellKind.COUNT: _NO_NUMBER,
    CellKind.MONEY: _NO_NUMBER,
    CellKind.AMOUNT: _NO_NUMBER,
    CellKind.STATUS: ("unknown-status", CHOOSE.vi),
    CellKind.ITEM: ("unknown-item", CHOOSE.vi),
    CellKind.PROGRAMME: ("too-long", CHOOSE.vi),
}


def error_of(kind: CellKind) -> tuple[str, str]:
    """Title and text of what Excel says where a cell cannot be right."""
    if kind is CellKind.CONFIRMATION:
        return "Đúng hay Không", CHOOSE.vi
    code, sentence = _ERRORS.get(kind, ("too-long", RULES["too-long"].sentence))
    return RULES[code].title.vi, _CODE.sub("", sentence)
