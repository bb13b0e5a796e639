"""The draft as a plan file: in the style of the plans, with what is to be looked at beside each place.

The data are written first, and read back to learn on which line each of them stands; then the comments are
put above their lines. So no comment can change what the file says.
"""

import re
import sys
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, count
from types import MappingProxyType
from typing import Any, NamedTuple

from ttdn.grouping import grouped
from ttdn.importing.draft import Draft, Place
from ttdn.language import LOOK
from ttdn.model.plan import Plan
from ttdn.safe_text import visible
from ttdn.source import Source
from ttdn.source.tree import WIDTH, Bare, Braces, Brackets, Entry, Quoted, Tree, write_flow, write_key
from ttdn.vietnamese import clean, fold

#: A comment in a file by which somebody must look.
MARKED = re.compile(rf"(?:^|\s)# {LOOK}\b.*")
#: The lists whose entries are rows of a table: on one line where there is room.
_ROWS = frozenset({"amendments", "figures", "groups", "periods", "unit_kinds", "units"})
#: What is read of a text, and settings of a few words: in braces where there is room.
_SHORT = frozenset({"deadline", "letterhead", "levels", "read", "target"})
#: The lists of sentences: a line for each.
_SENTENCES = frozenset({"addressees", "basis", "recipients"})
#: The keys whose numbers and days are no text.
_NUMBERS = frozenset(
    {"year", "date", "day", "effective", "from", "until", "to", "by", "before", "covers"}
    | {"quarters", "months", "by_day", "before_day", "due_soon_days", "entry_days"}
    | {"decimals", "at_least", "exactly"}
)
_FLAG_KEYS, _FLAGS = frozenset({"all_year", "illustrative", "on_event", "open"}), frozenset({"true", "false"})
#: The parts whose keys say enough.
_PLAIN_PARTS = frozenset({"year", "illustrative"})
_TO_COPY = "  - "
_SCHEMA = "yaml-language-server: $schema=../schema/plan.schema.json"
_ABOUT = f"""\
Bản nháp do lệnh 'ttdn import' đọc từ văn bản Word: nguyên văn, theo số của văn bản.
Dòng "{LOOK}" nói về chỗ ngay dưới nó: xem xong, sửa nếu cần, rồi xóa dòng ấy.
Sau mỗi lần sửa, chạy: ttdn validate"""
_UNKNOWN = "{count} cơ quan được nêu tên nhưng chưa có trong danh sách đơn vị (units), kê ở các dòng dưới đây"
_ABOUT_UNKNOWN = (
    "Đơn vị phải theo dõi thì chép dòng mẫu vào units (tập hợp, có open, vào groups), rồi ghi mã vào 'read' "
    "của các mục; cơ quan khác (Bộ, tỉnh khác …) thì để nguyên. Đúng là đơn vị đã có thì chỉ ghi mã của "
    "đơn vị ấy vào 'read'."
)


class WrittenDraft(NamedTuple):
    """The text of a plan file, and the line (from 1) of each of its places.

    ``looks``: what is to be looked at, remark by remark: its place, and the line of its comment; those that
    stood in the lines of another file are among them.
    """

    text: str
    lines: Mapping[Place, int]
    looks: tuple[tuple[Place, int], ...]


def write_draft(draft: Draft, parts: Mapping[str, Sequence[str]] = MappingProxyType({})) -> WrittenDraft:
    """The plan file of a draft.

    Reading the text gives the data of the draft again, whatever words stand in them.

    Args:
        draft: The draft.
        parts: The lines of parts that come from another file and stay as they are written there.
    """
    written = list(_parts(draft.data, parts))
    bare = "\n\n".join("\n".join(part) for _, part in written) + "\n"
    of_part = [key for key, part in written for _ in (*part, "")]
    source = Source("", bare, sys.maxsize)
    above = grouped((_line_of(source, place), (place, comment)) for place, comment in _comments(draft, parts))
    lines, moved, looks = list(_head(draft)), [], []
    for number, line in enumerate(source.lines):
        for place, comment in above[number]:
            if comment.startswith(LOOK):
                looks.append((place, len(lines) + 1))
            lines += _wrap(comment, line[: len(line) - len(line.lstrip())])
        if MARKED.search(line):
            looks.append(((of_part[number],), len(lines) + 1))
        lines.append(line)
        moved.append(len(lines))
    places = {*source.built.keys, *source.built.values, *draft.remarks}
    return WrittenDraft(
        "\n".join(lines), {place: moved[_line_of(source, place)] for place in places}, tuple(looks)
    )


def _parts(
    data: Mapping[str, Any], parts: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Sequence[str]]]:
    """The lines of each part, in the order of the model."""
    order = {key: position for position, key in enumerate(Plan.model_fields)}
    for key in sorted(
        (key for key in data if data[key] is not None), key=lambda key: order.get(key, len(order))
    ):
        yield key, parts[key] if key in parts else write_key(key, _tree(data[key], key), 0)


def _tree(value: Any, key: str) -> Tree:  # noqa: ANN401 - what a file holds
    """Data in the style in which a plan has them."""
    if isinstance(value, Mapping):
        tree = {str(name): _tree(inner, str(name)) for name, inner in value.items() if inner is not None}
        is_short = key in _SHORT or (key == "owners" and "text" not in value)
        return Braces(tree) if is_short else tree
    if isinstance(value, list | tuple):
        return _list(value, key)
    word = str(value)
    if key in _FLAG_KEYS and word in _FLAGS:
        return Bare(word)
    return word if word and key in _NUMBERS else Quoted(word)


def _list(values: Sequence[Any], key: str) -> Tree:
    """A list: words side by side, sentences and all else below each other, each row of a table on a line."""
    trees = [_tree(one, key) for one in values]
    entries = [
        Entry(None, Braces(tree) if key in _ROWS and isinstance(tree, dict) else tree) for tree in trees
    ]
    is_words = not any(isinstance(one, Mapping | list | tuple) for one in values)
    return Brackets(entries) if is_words and key not in _SENTENCES else entries


def _line_of(source: Source, place: Place) -> int:
    """The line (from 0) on which a place begins; where it is not in the file, that of what it is in."""
    for end in range(len(place), 0, -1):
        span = source.built.keys.get(place[:end]) or source.built.values.get(place[:end])
        if span is not None:
            return span.line
    return 0


def _head(draft: Draft) -> Iterator[str]:
    document: Mapping[str, Any] = draft.data.get("document") or {}
    yield f"# {_SCHEMA}"
    title = ". ".join(str(document[key]) for key in ("kind", "title") if document.get(key))
    yield from _wrap(f"{document.get('number') or ''} {title}", "")
    yield "#"
    yield from (line for about in _ABOUT.split("\n") for line in _wrap(about, ""))
    yield ""


def _comments(draft: Draft, parts: Collection[str]) -> Iterator[tuple[Place, str]]:
    """Each comment with its place, in the order in which those of one place follow each other.

    What a part is for is not said of ``parts``, which come from another file, nor where its key says enough.
    """
    yield from _purposes(draft.data.keys() - _PLAIN_PARTS - set(parts))
    if draft.unknown:
        roster = next((key for key in ("units", "groups") if draft.data.get(key)), "units")
        yield from (((roster,), line) for line in _settle(draft))
    for lead, remarks in (("", draft.notes), (f"{LOOK}: ", draft.remarks)):
        yield from ((place, f"{lead}{text.vi}") for place, texts in remarks.items() for text in texts)
    yield from ((place, line) for place, lines in draft.said.items() for line in lines)


def _purposes(keys: Collection[str]) -> Iterator[tuple[Place, str]]:
    """What each of these parts is for, in the order of the model."""
    yield from (((key,), field.description or "") for key, field in Plan.model_fields.items() if key in keys)


#: The name of a body has more words than that of its kind.
_KIND_ONLY = 2


def _settle(draft: Draft) -> Iterator[str]:
    """The bodies that the roster does not know, each with its items and the line to write."""
    yield f"{LOOK}: {_UNKNOWN.format(count=len(draft.unknown))}"
    yield _ABOUT_UNKNOWN
    kinds = "; ".join(f"{kind.get('id')} ({kind.get('name')})" for kind in draft.data.get("unit_kinds") or ())
    if kinds:
        yield f"Thay [LOẠI] bằng một loại đơn vị (unit_kinds) của tệp này: {kinds}."
    taken = {str(unit.get("id")) for unit in draft.data.get("units") or ()}
    for body in draft.unknown:
        named = ", ".join(dict.fromkeys(body.items))
        yield f"{body.name} ({named}):" if named else f"{body.name}:"
        # "Viện", "đơn vị", "Doanh nghiệp" are kinds of bodies, and the name of none.
        if len(body.name.split()) > _KIND_ONLY or not body.name[1:].islower():
            yield f"{_TO_COPY}{write_flow(_tree(_new_line(body.name, draft, taken), ''))}"


def _new_line(name: str, draft: Draft, taken: set[str]) -> dict[str, str]:
    """The line that the body would have in the roster; a set of bodies ("các …") in its groups."""
    id_ = "-".join(re.findall("[a-z0-9]+", fold(name)))[:60].strip("-") or "don-vi"
    ids = chain((id_,), (f"{id_}-{number}" for number in count(2)))
    free = next(one for one in ids if one not in taken)
    taken.add(free)
    if fold(name).startswith("cac "):
        return {"id": free, "name": name, "open": "true"}
    return {"id": free, "name": name, "short": name, "kind": _kind_of(name, draft)}


def _kind_of(name: str, draft: Draft) -> str:
    """The kind of the units whose names begin with the same word; a gap where there is none."""
    first = fold(name).split(" ")[0]
    alike = (
        str(unit["kind"])
        for unit in draft.data.get("units") or ()
        if unit.get("kind") and fold(str(unit.get("name"))).split(" ")[0] == first
    )
    return next(alike, "[LOẠI]")


def _wrap(comment: str, indent: str) -> list[str]:
    """A comment as lines: its words can neither leave it nor hide in it."""
    words = visible(" ".join(clean(comment).split()))
    if comment.startswith(_TO_COPY):
        return [f"{indent}#   {words}"]
    if comment.startswith(LOOK):
        return [f"{indent}# {words}"]  # somebody deletes it: nothing may stay behind on another line
    deeper = " " * (len(comment) - len(comment.lstrip(" ")))
    return textwrap.wrap(
        words,
        max(WIDTH, len(indent) + 60),
        initial_indent=f"{indent}# {deeper}",
        subsequent_indent=f"{indent}#   {deeper}",
        break_long_words=False,
        break_on_hyphens=False,
    )
