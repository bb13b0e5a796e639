"""What pydantic says about a file, as findings at their places.

``ValidationError`` is translated here and nowhere else.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ttdn.diagnostics import Diagnostic, Findings
from ttdn.examples import ITEM, UNIT
from ttdn.language import NOTHING, Language, Text, ask, join, same
from ttdn.model.report import STATUS_LABELS
from ttdn.model.typed_words import certain_status, likely_statuses
from ttdn.patterns import pattern
from ttdn.rules import RULES, Rule
from ttdn.safe_text import quote
from ttdn.source import CUT_NUMBER, KeyPath, Source, find_dash
from ttdn.vietnamese import fold, mistyped, suggest

M = TypeVar("M", bound=BaseModel)
_Model = type[BaseModel]
#: The facts of an error.
_Context = Mapping[str, Any]

_KEY_MARK = "[key]"
_UNKNOWN_KEY = "extra_forbidden"
#: A clause's number, with a slip in the signs, alone or behind the word for it. Whatever else stands there
#: belongs to what was meant; a hyphen behind other signs leads from one number to another.
_CITED = pattern(
    r"(?:m[ụu]c|s[ốo]|item)?\s*([IVXLC]+(?:[.,/:_][0-9]+)+(?:[.,/:_][a-zđ])?|[IVXLC]+(?:-[0-9]+)+)[.):;]*",
    re.IGNORECASE,
)
_SIGN_BETWEEN_NUMBERS = pattern("[,/:_-]")
_NOT_IN_SLUGS = pattern(r"[^a-z0-9_]+")
#: To compare a word with all keys takes time; a file with more unknown keys than these is beyond guessing.
_MAXIMUM_SUGGESTIONS = 200
#: More than anybody is shown of one file.
_MAXIMUM_ERRORS = 1_000


class _Finding(NamedTuple):
    """The words of one finding; ``replacement`` is what to type instead of the value (or key) pointed at."""

    code: str
    message: Text
    hint: Text | None = None
    allowed: Text | None = None
    replacement: str | None = None


def read_model(source: Source, model: type[M]) -> tuple[M | None, list[Diagnostic]]:
    """What a source says, as a model (None where it has errors), and what is wrong with it."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        return None, list(translate_errors(source, model, error))


def translate_errors(source: Source, model: _Model, error: ValidationError) -> Findings:
    """Each pydantic error as a finding at the smallest node it concerns.

    What YAML itself could not give is not named twice.

    The keys that misspelt ones were meant to be become faults of the source: no check is to miss them again.
    """
    details = [detail for detail in error.errors(include_url=False) if not _follows_another(source, detail)]
    details = details[:_MAXIMUM_ERRORS]
    unknown = [error_path(detail) for detail in details if detail["type"] == _UNKNOWN_KEY]
    meant = {path: near for path in unknown[:_MAXIMUM_SUGGESTIONS] if (near := _meant(source, model, path))}
    source.faults.update(meant.values())
    for detail in details:
        path = error_path(detail)
        if detail["type"] == "missing" and path in source.faults:
            continue
        if detail["type"] == _UNKNOWN_KEY:
            finding = _unknown_key(model, path, meant.get(path))
        else:
            finding = _translate(model, detail)
        yield source.finding(
            finding.code,
            path,
            finding.message,
            finding.hint,
            key=detail["type"] == _UNKNOWN_KEY or _concerns_key(detail),
            allowed=finding.allowed,
            replacement=finding.replacement,
        )


def _follows_another(source: Source, detail: ErrorDetails) -> bool:
    """Whether an error repeats one of YAML, or calls a list too short whose entries are not valid."""
    return error_path(detail) in source.faults or (detail["type"] == "too_short" and bool(detail["input"]))


def error_path(detail: ErrorDetails) -> KeyPath:
    """The key path of an error in the file: pydantic's mark for a dictionary's key left out.

    An error of a mapping as a whole names the key in it that is at fault, where it is one (``at``).
    """
    path = (*detail["loc"], *detail.get("ctx", {}).get("at", ()))
    return path[:-1] if _concerns_key(detail) else path


def _concerns_key(detail: ErrorDetails) -> bool:
    return detail["type"] != _UNKNOWN_KEY and detail["loc"][-1:] == (_KEY_MARK,)


def _translate(model: _Model, detail: ErrorDetails) -> _Finding:
    path = error_path(detail)
    kind = detail["type"]
    field = _fields(model, path[:-1]).get(str(path[-1])) if path else None
    example = str(field.examples[0]) if field and field.examples else ""
    if kind == "missing":
        return _missing_key(str(path[-1]), example)
    if detail["input"] is None:
        return _missing_value(path, field, example)
    context: _Context = detail.get("ctx", {})
    if kind == "unknown-status":
        return _unknown_status(context["value"])
    return _from_entry(RULES[kind], context) if kind in RULES else _wrong_type(model, detail)


def _from_entry(rule: Rule, context: _Context) -> _Finding:
    """A value that cannot be read, in the sentences of its entry.

    ``plain`` is what was certainly meant, ``asked`` what may have been.
    """
    plain, asked = context.get("plain") or None, context.get("asked")
    message, hint = rule.say({**context, "value": quote(context.get("value", ""))}, context.get("broken", ""))
    if asked:
        hint = Text(f"Có phải là {asked}?", f"Did you mean {asked}?")
    return _Finding(
        rule.code,
        message,
        Text(f"Viết {plain}.", f"Write {plain}.") if plain else hint,
        rule.allowed,
        plain,
    )


def _unknown_key(model: _Model, path: KeyPath, meant: KeyPath | None) -> _Finding:
    key, names = str(path[-1]), field_names(model, path[:-1])
    return _Finding(
        "unknown-key",
        Text(f"Không có khóa {quote(key)} ở đây.", f"There is no key {quote(key)} here."),
        CUT_NUMBER if key.isdecimal() else ask([str(meant[-1])] if meant else []),
        _keys(names),
        mistyped(key, names) if meant else None,
    )


def _meant(source: Source, model: _Model, path: KeyPath) -> KeyPath | None:
    """The key that may have been meant by an unknown one: of those that the file has not given yet."""
    names = [name for name in field_names(model, path[:-1]) if not source.has_key((*path[:-1], name))]
    return next(((*path[:-1], near) for near in suggest(str(path[-1]), names, limit=1)), None)


def _missing_key(key: str, example: str) -> _Finding:
    return _Finding(
        "missing-key",
        Text(f"Thiếu '{key}'.", f"'{key}' is missing."),
        Text(
            f"Thêm dòng '{key}: {example or '…'}' cùng cấp với các dòng bên cạnh.",
            f"Add a line '{key}: {example or '…'}' at the same level as the others.",
        ),
    )


def _missing_value(path: KeyPath, field: FieldInfo | None, example: str) -> _Finding:
    subject, key = _subject(path), _nearest_key(path)
    such = Text(f" (ví dụ '{key}: {example}')", f" (such as '{key}: {example}')") if example else NOTHING
    if key.isdecimal():
        hint = CUT_NUMBER
    elif field and field.is_required():
        hint = Text(f"Điền nội dung{such.vi}.", f"Fill it in{such.en}.")
    else:
        hint = Text(
            f"Điền nội dung{such.vi}, hoặc xóa dòng này nếu không bắt buộc.",
            f"Fill it in{such.en}, or delete the line if it is optional.",
        )
    return _Finding("missing-value", Text(f"{subject.vi} để trống.", f"{subject.en} has no value."), hint)


def _wrong_type(model: _Model, detail: ErrorDetails) -> _Finding:
    kind, subject = detail["type"], _subject(error_path(detail))
    if kind in {"string_pattern_mismatch", "string_too_long"}:
        return _not_an_identifier(detail["input"], detail["ctx"].get("pattern", ""))
    if kind == "tuple_type":
        return _Finding(
            "not-a-list",
            Text(f"{subject.vi} phải là một danh sách.", f"{subject.en} must be a list."),
            find_dash(detail["input"]) if isinstance(detail["input"], str) else None,
            Text("Mỗi ý một dòng, bắt đầu bằng '- '.", "One entry per line, each beginning with '- '."),
        )
    if kind in {"dict_type", "model_type"}:
        return _Finding(
            "not-a-mapping",
            Text(
                f"{subject.vi} phải gồm các dòng 'khóa: nội dung'.",
                f"{subject.en} must consist of lines 'key: content'.",
            ),
            Text(
                "Ghi mỗi khóa một dòng; sau mỗi dấu hai chấm có một dấu cách.",
                "One key per line; a space follows each colon.",
            ),
            allowed=_keys(field_names(model, error_path(detail))),
        )
    return _wrong_value(kind, subject, detail.get("ctx", {}))


def _wrong_value(kind: str, subject: Text, context: _Context) -> _Finding:
    allowed = {
        "enum": Text(
            f"Chỉ dùng: {str(context.get('expected')).replace(' or ', ' hoặc ')}.",
            f"One of: {context.get('expected')}.",
        ),
        "too_short": Text("Phải có ít nhất một ý.", "At least one entry."),
        "greater_than_equal": Text(f"Từ {context.get('ge')} trở lên.", f"{context.get('ge')} or more."),
        "less_than_equal": Text(f"Không quá {context.get('le')}.", f"{context.get('le')} or less."),
    }
    message = Text(f"Giá trị của {subject.vi} không hợp lệ.", f"The value of {subject.en} is not valid.")
    return _Finding("wrong-value", message, allowed=allowed.get(kind))


def _subject(path: KeyPath) -> Text:
    """What a finding speaks of: the file, a key, or an entry of a list."""
    if not path:
        return Text("Tệp", "The file")
    key = quote(_nearest_key(path))
    return same(key) if isinstance(path[-1], str) else Text(f"Ý này của {key}", f"This entry of {key}")


def _nearest_key(path: KeyPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _not_an_identifier(value: str, pattern: str) -> _Finding:
    return _Finding(
        "not-an-identifier",
        Text(f"{quote(value)} không phải là mã hợp lệ.", f"{quote(value)} is not a valid identifier."),
        allowed=Text(
            f"Mã đơn vị gồm chữ thường không dấu, chữ số và gạch nối ({UNIT}); mã mục "
            f"như trong kế hoạch ({ITEM}).",
            "A unit's id consists of lower-case letters without accents, digits and hyphens "
            f"({UNIT}); an item's id is its number in the plan ({ITEM}).",
        ),
        replacement=_propose_identifier(value, pattern),
    )


def _propose_identifier(value: str, pattern: str) -> str | None:
    """The number of a clause inside the words ("mục II.5.1"), or the name as an id ("Phường Lộc Thọ")."""
    if re.search(pattern, ITEM):
        cited = _CITED.fullmatch(value.strip())
        return _SIGN_BETWEEN_NUMBERS.sub(".", cited[1]) if cited else None
    slug = "" if "/" in value else _NOT_IN_SLUGS.sub("-", fold(value)).strip("-")
    return slug if pattern and re.search(pattern, slug) else None


def _keys(names: Sequence[str]) -> Text | None:
    return same(f"{', '.join(names)}.") if names else None


def field_names(model: _Model, path: KeyPath) -> list[str]:
    """The keys that the model allows at a path."""
    return list(_fields(model, path))


def _fields(model: _Model, path: KeyPath) -> dict[str, FieldInfo]:
    """The fields of the model at a path, by the keys of the file."""
    current: _Model = model
    for part in path:
        if isinstance(part, int):
            continue
        field = _by_key(current).get(part)
        inner = _inner_model(field.annotation) if field else None
        if inner is None:
            return {}
        current = inner
    return _by_key(current)


@cache
def _by_key(model: _Model) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _inner_model(annotation: object) -> _Model | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((inner for part in get_args(annotation) if (inner := _inner_model(part))), None)


def _unknown_status(value: str) -> _Finding:
    known = [
        Text(f"{status.value} ({label.vi})", f"{status.value} ({label.en})")
        for status, label in STATUS_LABELS.items()
    ]
    listed = join("; ", known)
    near = [(f"'{status}'", STATUS_LABELS[status]) for status in likely_statuses(value)]
    vi, en = (
        word.join(f"{status} ({label.in_language(language)})" for status, label in near)
        for word, language in ((" hay ", Language.VIETNAMESE), (" or ", Language.ENGLISH))
    )
    return _Finding(
        "unknown-status",
        Text(f"{quote(value)} không phải là trạng thái.", f"{quote(value)} is not a status."),
        Text(f"Có phải là {vi}?", f"Did you mean {en}?") if near else None,
        Text(f"{listed.vi}.", f"{listed.en}."),
        certain_status(value),
    )
