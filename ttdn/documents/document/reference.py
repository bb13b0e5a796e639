"""The reference page of the templates: every name that they may use, with its type and what it is."""

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from ttdn.documents.document.kinds import KINDS
from ttdn.language import Language, Text, join, read_texts, same
from ttdn.model.scalars import Amount
from ttdn.status.states import Rate

_TITLE = Text("# Các tên dùng trong mẫu văn bản", "# The names that templates may use")
_INTRODUCTION = Text(
    "Trang này do `ttdn report --names` viết ra. Mẫu nằm trong thư mục `templates/`; mỗi tên điền bằng "
    "`{{ tên }}`, tên nằm trong tên khác viết sau dấu chấm: `{{ authority.short }}`. "
    "English: [document-templates.md](document-templates.md).",
    "This page is written by `ttdn --lang en report --names`. The templates are in the folder `templates/`; "
    "a name is filled in with `{{ name }}`, a name within another follows a dot: `{{ authority.short }}`. "
    "Tiếng Việt: [mau-van-ban.md](mau-van-ban.md).",
)
_FILTERS = Text(
    "Cách viết số, ngày, chữ: `|number` (1.234), `|padded` (04), `|money` (đồng), `|spelled` (số tiền thành "
    "chữ), `|millions` (triệu đồng), `|day` (05/3/2026), `|percent` (tỷ lệ thành 33,33%), `|cite` (mục "
    "II.1), `|lines` (nhiều dòng, mỗi dòng một dòng, cả trong ô của bảng), `|capitalized` (viết hoa chữ đầu, "
    "các chữ khác giữ nguyên). Một tỷ lệ có `part` và `whole`.",
    "How numbers, days and words are written: `|number` (1.234), `|padded` (04), `|money` (đồng), `|spelled` "
    "(money in words), `|millions` (million đồng), `|day` (05/3/2026), `|percent` (a rate as 33,33%), "
    "`|cite` (mục II.1), `|lines` (several lines, each a line, also in a cell), `|capitalized` (a capital "
    "first, the rest as it is). A rate has `part` and `whole`.",
)
_HEAD = Text("| Tên | Kiểu | Là gì |", "| Name | Type | What it is |")
_PLAIN = {
    str: Text("chữ", "text"),
    int: Text("số", "number"),
    Amount: Text("số", "number"),
    bool: Text("có hoặc không", "yes or no"),
    date: Text("ngày", "day"),
    Rate: Text("tỷ lệ", "rate"),
}


def names_as_markdown(language: Language) -> str:
    """The page: the names of each kind of document, then those within names, each once."""
    parts = [text.in_language(language) for text in (_TITLE, _INTRODUCTION, _FILTERS)]
    for kind in KINDS:
        parts += [f"## {kind.title.in_language(language)}", f"`templates/{kind.template}`, `{kind.command}`"]
        parts.append(_table(kind.names, language))
    for names in dict.fromkeys(inner for kind in KINDS for inner in inner_names(kind.names)):
        parts += [f"## {names.__name__}", _table(names, language)]
    return "\n\n".join(parts) + "\n"


def names_of(names: type) -> dict[str, tuple[Any, Text]]:
    """The names of a type, each with its type and what it is, those that it shares with others first."""
    said = ChainMap(*(_said().get(owner.__name__, {}) for owner in names.__mro__))
    return {name: (hint, said[name]) for name, hint in get_type_hints(names).items()}


@cache
def _said() -> dict[str, dict[str, Text]]:
    return read_texts(__file__, "reference")


def inner_names(names: type) -> Iterator[type]:
    """The types with names of their own that the names of a type lead to."""
    for hint, _ in names_of(names).values():
        for inner in _named_types(hint):
            yield inner
            yield from inner_names(inner)


def _named_types(hint: Any) -> Iterator[type]:  # noqa: ANN401 - what an annotation holds
    if has_names(hint):
        yield hint
    for inner in get_args(hint):
        yield from _named_types(inner)


def has_names(hint: Any) -> bool:  # noqa: ANN401 - the same
    """Whether a type has names of its own."""
    return hint not in _PLAIN and is_dataclass(hint)


def _table(names: type, language: Language) -> str:
    rows = (
        f"| `{name}` | {_type_words(hint).in_language(language)} | {what.in_language(language)} |"
        for name, (hint, what) in names_of(names).items()
    )
    return "\n".join((_HEAD.in_language(language), "|---|---|---|", *rows))


def _type_words(hint: Any) -> Text:  # noqa: ANN401 - the same
    if isinstance(hint, UnionType) and hint not in _PLAIN:  # with None, which comes last
        return join("", [_type_words(get_args(hint)[0]), Text(" hoặc trống", " or none")])
    if get_origin(hint) is tuple:
        return join("", [Text("danh sách: ", "list of: "), _type_words(get_args(hint)[0])])
    return _PLAIN[hint] if hint in _PLAIN else same(f"[{hint.__name__}](#{hint.__name__.lower()})")
