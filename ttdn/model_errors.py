"""What pydantic says about a file, as findings at their places. ``ValidationError`` is translated here and nowhere else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ttdn.diagnostics import Diagnostic, Location
from ttdn.language import Text
from ttdn.model.report import STATUS_LABELS, Status
from ttdn.source import KeyPath, Source
from ttdn.vietnamese import fold, suggest, visible

_KEY_MARK = "[key]"
_MAXIMUM_QUOTE = 60


@dataclass(frozen=True, slots=True)
class _Finding:
    """The words of one finding; ``replacement`` is what to type instead of the value (or key) pointed at."""

    code: str
    message: Text
    allowed: Text | None = None
    hint: Text | None = None
    replacement: str | None = None


def translate_errors(source: Source, model: type[BaseModel], error: ValidationError) -> Iterator[Diagnostic]:
    """Each pydantic error as a finding at the smallest node it concerns."""
    details = error.errors(include_url=False)
    misspelt = {near for detail in details if detail["type"] == "extra_forbidden" for near in _meant(model, error_path(detail))}
    for detail in details:
        path = error_path(detail)
        if detail["type"] == "missing" and path in misspelt:
            continue
        finding = _translate(model, detail)
        location = source.locate(path, key=detail["type"] == "extra_forbidden" or detail["loc"][-1:] == (_KEY_MARK,))
        yield Diagnostic(
            finding.code,
            finding.message,
            location,
            allowed=finding.allowed,
            hint=finding.hint,
            fix=replace_in_line(location, finding.replacement),
        )


def error_path(detail: ErrorDetails) -> KeyPath:
    """The key path of an error in the file: pydantic's mark for dictionary keys left out."""
    return tuple(part for part in detail["loc"] if part != _KEY_MARK)


def replace_in_line(location: Location, replacement: str | None) -> str | None:
    """The source line with the place pointed at replaced; None where there is nothing to offer."""
    if not replacement or not location.line:
        return None
    start = location.column - 1
    return location.snippet[:start] + replacement + location.snippet[start + location.length :]


def quote(value: object) -> str:
    """A value of the user's in single quotes, printable and not too long."""
    text = visible(str(value))
    return f"'{text[:_MAXIMUM_QUOTE]}…'" if len(text) > _MAXIMUM_QUOTE else f"'{text}'"


def _translate(model: type[BaseModel], detail: ErrorDetails) -> _Finding:
    path = error_path(detail)
    context: Mapping[str, Any] = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    if kind == "missing":
        return _missing_key(path)
    if detail["input"] is None:
        return _missing_value(path)
    if kind in _TRANSLATIONS:
        return _TRANSLATIONS[kind](context)
    return _wrong_type(kind, path)


def _unknown_key(model: type[BaseModel], path: KeyPath) -> _Finding:
    key = str(path[-1])
    listed = ", ".join(_field_names(model, path[:-1]))
    near = [str(meant[-1]) for meant in _meant(model, path)]
    return _Finding(
        "unknown-key",
        Text(f"Không có khóa {quote(key)} ở đây.", f"There is no key {quote(key)} here."),
        Text(f"Các khóa: {listed}.", f"Keys: {listed}."),
        Text(f"Có phải là '{near[0]}'?", f"Did you mean '{near[0]}'?") if near else None,
        near[0] if near else None,
    )


def _meant(model: type[BaseModel], path: KeyPath) -> list[KeyPath]:
    """The key that may have been meant by an unknown one, if any."""
    return [(*path[:-1], near) for near in suggest(str(path[-1]), _field_names(model, path[:-1]), limit=1)]


def _missing_key(path: KeyPath) -> _Finding:
    key = path[-1]
    example = _EXAMPLES.get(str(key), "…")
    return _Finding(
        "missing-key",
        Text(f"Thiếu '{key}'.", f"'{key}' is missing."),
        hint=Text(f"Thêm dòng '{key}: {example}' cùng cấp với các dòng bên cạnh.", f"Add a line '{key}: {example}' beside the others."),
    )


def _missing_value(path: KeyPath) -> _Finding:
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    example = _EXAMPLES.get(key, "…")
    return _Finding(
        "missing-value",
        Text(f"'{key}' để trống.", f"'{key}' has no value."),
        hint=Text(
            f"Điền nội dung (ví dụ '{key}: {example}'), hoặc xóa dòng này nếu không bắt buộc.",
            f"Fill it in (such as '{key}: {example}'), or delete the line if it is optional.",
        ),
    )


def _wrong_type(kind: str, path: KeyPath) -> _Finding:
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if "tuple" in kind or "list" in kind:
        return _Finding(
            "not-a-list",
            Text(f"'{key}' phải là một danh sách.", f"'{key}' must be a list."),
            Text("Mỗi ý một dòng, bắt đầu bằng '- '.", "One entry a line, each beginning with '- '."),
        )
    if "dict" in kind or "model" in kind:
        return _Finding(
            "not-a-mapping",
            Text(
                f"'{key}' phải gồm các dòng 'khóa: nội dung'." if key else "Tệp phải gồm các dòng 'khóa: nội dung'.",
                f"'{key}' must hold lines 'key: content'." if key else "The file must hold lines 'key: content'.",
            ),
        )
    if "string_pattern" in kind or "string_too_long" in kind:
        return _Finding(
            "not-an-identifier",
            Text(f"'{key}' không phải là mã hợp lệ.", f"'{key}' is no valid identifier."),
            Text(
                "Mã đơn vị gồm chữ thường không dấu, chữ số và gạch nối (phuong-loc-tho); mã mục như trong kế hoạch (II.5.1).",
                "A unit's id has lower-case letters without accents, digits and hyphens (phuong-loc-tho); an item's is the plan's number (II.5.1).",
            ),
        )
    if "string" in kind:
        return _not_text({})
    return _Finding("wrong-value", Text(f"Giá trị của '{key}' không hợp lệ ({kind}).", f"The value of '{key}' is not valid ({kind})."))


def _field_names(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that the model allows at a path."""
    current: type[BaseModel] = model
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for name, f in current.model_fields.items() if (f.alias or name) == part), None)
        inner = _inner_model(field.annotation) if field else None
        if inner is None:
            return []
        current = inner
    return [field.alias or name for name, field in current.model_fields.items()]


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _inner_model(part))), None)


def _unknown_status(context: Mapping[str, Any]) -> _Finding:
    value = context["value"]
    listed = "; ".join(f"{status.value} ({label.vi})" for status, label in STATUS_LABELS.items())
    listed_en = "; ".join(f"{status.value} ({label.en})" for status, label in STATUS_LABELS.items())
    near = _nearest_status(value)
    return _Finding(
        "unknown-status",
        Text(f"{quote(value)} không phải là trạng thái.", f"{quote(value)} is no status."),
        Text(f"Được dùng: {listed}.", f"Allowed: {listed_en}."),
        Text(f"Có phải là '{near.value}' ({STATUS_LABELS[near].vi})?", f"Did you mean '{near.value}' ({STATUS_LABELS[near].en})?")
        if near
        else None,
        near.value if near else None,
    )


def _nearest_status(value: str) -> Status | None:
    words = {fold(text): status for status, label in STATUS_LABELS.items() for text in (status.value, label.vi)}
    near = suggest(value, words, limit=1)
    if near:
        return words[near[0]]
    # The word that people type for "hoàn thành".
    return Status.DONE if fold(value).startswith("xong") else None


def _ambiguous_number(context: Mapping[str, Any]) -> _Finding:
    value, plain = context["value"], context["plain"]
    return _Finding(
        "ambiguous-number",
        Text(f"Số {quote(value)} có thể đọc theo nhiều cách.", f"The number {quote(value)} can be read in several ways."),
        Text(
            "Chỉ viết chữ số, không dấu chấm, dấu phẩy, khoảng trắng hay số 0 đứng đầu.",
            "Digits only: no dot, comma, space or leading zero.",
        ),
        Text(f"Viết {plain}.", f"Write {plain}.") if plain else None,
        plain or None,
    )


def _negative_number(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "negative-number",
        Text(f"Số {quote(context['value'])} nhỏ hơn 0.", f"The number {quote(context['value'])} is below zero."),
        Text("Số lượng và số tiền từ 0 trở lên.", "Counts and amounts are 0 or more."),
    )


def _fractional_number(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "fractional-number",
        Text(f"Số {quote(context['value'])} là số lẻ.", f"The number {quote(context['value'])} has a fraction."),
        Text(
            "Viết số nguyên; tiền viết bằng đồng (1,5 triệu đồng là 1500000).",
            "Whole numbers only; money in đồng (1,5 triệu đồng is 1500000).",
        ),
    )


def _not_a_number(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "not-a-number",
        Text(f"{quote(context['value'])} không phải là số.", f"{quote(context['value'])} is no number."),
        Text(
            "Chỉ viết chữ số, ví dụ 12; đơn vị tính đã có trong danh mục.",
            "Digits only, such as 12; the unit of measure is in the catalogue.",
        ),
    )


def _not_a_date(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "not-a-date",
        Text(f"{quote(context['value'])} không phải là ngày.", f"{quote(context['value'])} is no date."),
        _DATE_FORMS,
    )


def _impossible_date(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "impossible-date",
        Text(f"Không có ngày {quote(context['value'])}.", f"There is no day {quote(context['value'])}."),
        _DATE_FORMS,
    )


def _not_true_or_false(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "not-true-or-false",
        Text(f"{quote(context['value'])} không phải là true hoặc false.", f"{quote(context['value'])} is neither true nor false."),
        Text("Chỉ viết true (có) hoặc false (không).", "Write true or false."),
    )


def _not_a_web_address(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "not-a-web-address",
        Text(f"{quote(context['value'])} không phải là địa chỉ web.", f"{quote(context['value'])} is no web address."),
        Text("Địa chỉ bắt đầu bằng https:// hoặc http://.", "An address begins with https:// or http://."),
    )


def _not_a_period(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "not-a-period",
        Text(f"{quote(context['value'])} không phải là kỳ báo cáo.", f"{quote(context['value'])} is no reporting period."),
        Text(
            "Viết 2020 (năm), 2020-H1 (6 tháng), 2020-Q2 (quý), 2020-05 (tháng).",
            "Write 2020 (year), 2020-H1 (half), 2020-Q2 (quarter), 2020-05 (month).",
        ),
    )


def _not_text(_: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "not-text",
        Text("Ở đây phải là một câu chữ.", "A text is expected here."),
        hint=Text(
            "Nếu câu có dấu hai chấm, ngoặc vuông hoặc ngoặc nhọn, đặt cả câu trong ngoặc kép.",
            "If the sentence has a colon or brackets, put it in double quotes.",
        ),
    )


def _too_long(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "too-long",
        Text(
            f"Nội dung dài {context['length']} ký tự, vượt giới hạn {context['limit']}.",
            f"The text has {context['length']} characters; the limit is {context['limit']}.",
        ),
        hint=Text("Rút gọn; phần chi tiết để trong tệp minh chứng.", "Shorten it; details belong into an evidence file."),
    )


def _control_character(context: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "control-character",
        Text(f"Câu này chứa ký tự điều khiển {context['codepoint']}.", f"This text holds the control character {context['codepoint']}."),
        hint=Text("Xóa dấu '\\' cùng mã đi theo, hoặc gõ lại cả câu.", "Delete the '\\' and the code after it, or type the text again."),
    )


def _empty_text(_: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "missing-value",
        Text("Ở đây còn để trống.", "There is nothing here."),
        hint=Text("Điền nội dung, hoặc xóa dòng này nếu không bắt buộc.", "Fill it in, or delete the line if it is optional."),
    )


def _unreadable_schedule(_: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "unreadable-schedule",
        Text("Thời gian thực hiện chưa rõ.", "The schedule is not clear."),
        Text(
            "Chọn đúng một cách: all_year: true; quarters: [2, 3] (các quý liền nhau); months: [4, 5]; hoặc from và to (ngày).",
            "Exactly one of: all_year: true; quarters: [2, 3] (following each other); months: [4, 5]; or from and to (days).",
        ),
    )


def _unreadable_deadline(_: Mapping[str, Any]) -> _Finding:
    return _Finding(
        "unreadable-deadline",
        Text("Thời hạn chưa rõ.", "The deadline is not clear."),
        Text(
            "Chọn đúng một: before (trước ngày, không tính ngày đó) hoặc by (chậm nhất ngày).",
            "Exactly one of before (its day does not count) and by (it does).",
        ),
    )


_DATE_FORMS = Text(
    "Viết năm-tháng-ngày (2020-12-09) hoặc ngày/tháng/năm (09/12/2020).",
    "Write year-month-day (2020-12-09) or day/month/year (09/12/2020).",
)

_EXAMPLES = {
    "unit": "phuong-loc-tho",
    "period": "2020",
    "received": "2020-12-02",
    "item": "II.5.1",
    "status": "done",
    "title": "Báo cáo số 45/BC-UBND",
    "date": "2020-12-01",
    "name": "Nguyễn Văn A",
    "allocated": "15000000",
    "spent": "12000000",
    "completed": "2020-11-30",
}

_TRANSLATIONS: dict[str, Callable[[Mapping[str, Any]], _Finding]] = {
    "unknown-status": _unknown_status,
    "ambiguous-number": _ambiguous_number,
    "negative-number": _negative_number,
    "fractional-number": _fractional_number,
    "not-a-number": _not_a_number,
    "not-a-date": _not_a_date,
    "impossible-date": _impossible_date,
    "not-true-or-false": _not_true_or_false,
    "not-a-web-address": _not_a_web_address,
    "not-a-period": _not_a_period,
    "not-text": _not_text,
    "too-long": _too_long,
    "control-character": _control_character,
    "missing-value": _empty_text,
    "unreadable-schedule": _unreadable_schedule,
    "unreadable-deadline": _unreadable_deadline,
}
