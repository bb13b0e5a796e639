"""The words of the manual and of the findings as an officer in front of Excel reads them.

Labels instead of keys, cells instead of lines.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from ttdn.diagnostics import Diagnostic
from ttdn.forms.columns import CellKind
from ttdn.language import Text
from ttdn.model.plan import Plan
from ttdn.model.report import STATUS_LABELS
from ttdn.model.scalars import Count, Day
from ttdn.model.words import FIELD_WORDS, rule_sentence
from ttdn.rules import RULES

_REPORT_MODELS = ("Report", "Result", "Evidence", "Person", "Programme", "Training", "Funding")
_LABELS = {
    key: title for (model, key), (title, _) in reversed(FIELD_WORDS.items()) if model in _REPORT_MODELS
}
_STATUSES = {status.value: label for status, label in STATUS_LABELS.items()}
_STATUS_AND_LABEL = re.compile(r"'?\b(" + "|".join(_STATUSES) + r")'? \(([^)]+)\)")
_QUOTED = re.compile(r"'([a-z][a-z0-9_-]*)'")
_CODE = re.compile(r"\[[a-z-]+\] ")

_CHOOSE = Text("Bấm vào ô, chọn trong danh sách.", "Click the cell and choose from the list.")
_CHECK = Text("Sửa một trong hai ô cho đúng.", "Correct one of the two cells.")

#: What to do about a finding where the words of the manual speak of lines and keys.
_CURES: Mapping[str, Text] = {
    "unknown-status": _CHOOSE,
    "missing-key": Text(
        "Điền ô này, hoặc xóa trắng các ô đi cùng.", "Fill in this cell, or clear those that go with it."
    ),
    "missing-value": Text("Điền nội dung vào ô, hoặc xóa trắng ô.", "Fill in the cell, or clear it."),
    "missing-completion-date": Text(
        "Điền ô 'Ngày hoàn thành' của dòng này.", "Fill in the day of completion in this row."
    ),
    "completed-but-not-done": Text(
        "Chọn trạng thái 'Hoàn thành', hoặc xóa trắng ô ngày hoàn thành.",
        "Choose the status 'Hoàn thành', or clear the day.",
    ),
    "completed-after-report": Text(
        "Sửa ngày; việc chưa xong thì chọn 'Đang thực hiện'.",
        "Correct the day; for work not finished choose 'Đang thực hiện'.",
    ),
    "received-before-date": Text(
        "Sửa ngày của văn bản; ngày này không thể sau ngày nộp.", "Correct the document's date."
    ),
    "received-before-period": Text(
        "Biểu mẫu này dành cho kỳ chưa bắt đầu.", "This form is for a period that has not begun."
    ),
    "approved-before-appraisal": Text(
        "Sửa ngày thẩm định hoặc ngày phê duyệt.", "Correct the day of appraisal or of approval."
    ),
    "missing-evidence": Text(
        "Thêm một dòng ở trang 'Văn bản – tập huấn': chọn mục này, ghi tên và số văn bản "
        "(hoặc địa chỉ web, tệp).",
        "Add a row on the sheet 'Văn bản – tập huấn': this item, a title, and a number, link or file.",
    ),
    "evidence-without-source": Text(
        "Điền số văn bản, địa chỉ web hoặc tên tệp ở cùng dòng.",
        "Fill in a number, a link or a file name in the same row.",
    ),
    "missing-evidence-file": Text(
        "Gửi kèm tệp này cùng biểu mẫu, hoặc sửa tên tệp cho đúng (kể cả phần mở rộng).",
        "Send the file with the form, or correct its name.",
    ),
    "evidence-outside-folder": Text(
        "Chỉ ghi tên tệp, không ghi đường dẫn; gửi kèm tệp.", "Write the file's name only, and send it along."
    ),
    "missing-item": Text(
        "Chọn trạng thái cho từng mục ở trang 'Kết quả'; không có việc thì chọn 'Không phát sinh'.",
        "Choose a status for each of them; where nothing came up, 'Không phát sinh'.",
    ),
    "missing-reason": Text("Điền ô 'Lý do' của dòng này.", "Fill in the reason in this row."),
    "unknown-item": _CHOOSE,
    "not-an-identifier": _CHOOSE,
    "duplicate-item": Text("Mỗi mục một dòng.", "One row for each item."),
    "control-character": Text(
        "Xóa trắng ô rồi gõ lại, không dán từ PDF.", "Clear the cell and type the text again."
    ),
    "secrecy-marking": Text(
        "Không gửi tiếp tệp này; báo người phụ trách bảo mật của đơn vị.",
        "Do not send the file on; tell the unit's secrecy officer.",
    ),
    "personal-number": Text(
        "Xóa số này: báo cáo chỉ cần họ tên và chức vụ.", "Delete it: name and position are enough."
    ),
    "too-long": Text("Rút gọn; phần chi tiết gửi bằng tệp kèm theo.", "Shorten it; send details as a file."),
    "totals-disagree": _CHECK,
}
#: Findings whose list of what is allowed names keys.
_ALLOWED: Mapping[str, Text] = {
    "unknown-status": Text(
        "; ".join(label.vi for label in STATUS_LABELS.values()) + ".",
        "; ".join(f"{label.vi} ({label.en})" for label in STATUS_LABELS.values()) + ".",
    ),
    "not-an-identifier": Text("Chỉ các mục có trong danh sách.", "Only the items of the list."),
}
_MESSAGES: Mapping[str, Text] = {
    "not-an-identifier": Text("Đây không phải là một mục của kế hoạch.", "This is no item of the plan."),
}

#: Hints that cannot be those of a line in a file of the folder.
_HINTS: Mapping[tuple[str, str], str] = {
    ("Result", "completed"): "Bắt buộc khi trạng thái là Hoàn thành; trạng thái khác thì để trống.",
    (
        "Result",
        "figures",
    ): "Số của riêng kỳ này, không cộng dồn; chỉ viết chữ số. Không có thì để trống hoặc ghi 0.",
    ("Evidence", "file"): "Tên của tệp gửi kèm biểu mẫu, kể cả phần mở rộng, ví dụ bien-ban.pdf.",
    ("Result", "item"): "Chọn mục mà văn bản này chứng minh.",
}


def in_office_words(found: Diagnostic, plan: Plan) -> Diagnostic:
    """A finding in a cell as its officer reads it.

    Labels for keys, what to do in Excel, nothing to type as a line.
    """
    if not found.location.sheet:
        return found
    names = {figure.id: figure.label for figure in plan.figures} | {unit.id: unit.name for unit in plan.units}
    allowed = _ALLOWED.get(found.code, found.allowed)
    return replace(
        found,
        message=_MESSAGES.get(found.code) or _labelled(found.message, names),
        allowed=allowed and _labelled(allowed, names),
        hint=_CURES.get(found.code) or (found.hint and _labelled(found.hint, names)),
        fix=None,
    )


def _labelled(text: Text, names: Mapping[str, str]) -> Text:
    return Text(use_labels(text.vi, names), use_labels(text.en, names))


def use_labels(words: str, names: Mapping[str, str] | None = None) -> str:
    """Words in which keys, statuses and ids are named as the office names them."""
    plain = _STATUS_AND_LABEL.sub(lambda match: match[2], words)
    known = {**_LABELS, **{key: label.vi for key, label in _STATUSES.items()}, **(names or {})}
    return _QUOTED.sub(lambda match: f"'{known[match[1]]}'" if match[1] in known else match[0], plain)


def hint_of(model: str, key: str) -> str:
    """What to write into a cell, in the words that the editors of YAML show.

    But for what speaks of lines and folders.
    """
    return _HINTS.get((model, key)) or use_labels(FIELD_WORDS[model, key][1])


@cache
def error_of(kind: CellKind) -> tuple[str, str]:
    """Title and text of what Excel says where a cell cannot be right."""
    title = {
        CellKind.DAY: "not-a-date",
        CellKind.STATUS: "unknown-status",
        CellKind.ITEM: "unknown-item",
    }.get(kind, "not-a-number" if kind.is_number else "too-long")
    sentences = {
        CellKind.DAY: str(TypeAdapter(Day).json_schema()["errorMessage"]),
        CellKind.COUNT: str(TypeAdapter(Count).json_schema()["errorMessage"]),
        CellKind.MONEY: str(TypeAdapter(Count).json_schema()["errorMessage"]),
    }
    sentence = sentences.get(kind) or (
        _CHOOSE.vi if kind in {CellKind.STATUS, CellKind.ITEM, CellKind.PROGRAMME} else rule_sentence(title)
    )
    return RULES[title].title.vi, _CODE.sub("", sentence)
