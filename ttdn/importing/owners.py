"""Words about bodies, read as units and groups of a roster: "Sở Tư pháp; UBND các xã, phường".

What is not surely one of the roster is listed as it is written: a wrong unit would be asked for what another
one owes. Sets that nobody can count ("các đơn vị liên quan") are read only where the roster has a group of
that name.
"""

from dataclasses import dataclass
from typing import NamedTuple

from ttdn.importing.bodies import (
    LONGEST,
    Gap,
    Words,
    anybody_end,
    head_at,
    of_at,
    order_at,
    phrase_end,
    phrases,
    request_at,
    title_at,
    written,
)
from ttdn.importing.known import Match, Roster
from ttdn.importing.sets import levels_at, set_at
from ttdn.language import Text
from ttdn.vietnamese import nfc


@dataclass(frozen=True)
class BodiesRead:
    """What is known of words about bodies.

    Attributes:
        text: The words as they are written.
        read: The ids of the units and groups that are surely meant, in the order of the words.
        unknown: The names that the roster does not know, and sets that nobody can count, as they are written.
        remarks: What somebody should look at.
        directed_by: The body under whose direction it is done.
    """

    text: str
    read: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    remarks: tuple[Text, ...] = ()
    directed_by: str | None = None


#: What may stand behind a body and leaves it what it is.
_ROLES = phrases(
    "chủ trì|làm đầu mối|đầu mối|là cơ quan|là đơn vị|là đầu mối|thực hiện|tham mưu|chịu trách nhiệm"
    "|có trách nhiệm|cơ quan thường trực|thường trực|tổ chức thực hiện|triển khai|cơ quan chủ trì"
    "|đơn vị chủ trì|cơ quan đầu mối|hướng dẫn|chủ động"
)
#: What makes a set one that nobody can count; a single unit stays what it is.
_OPEN = phrases(
    "liên quan|có liên quan|khác|theo chức năng|theo nhiệm vụ|theo quy định|trong phạm vi|theo phân công"
    "|theo phân cấp|theo lĩnh vực|theo thẩm quyền|được giao|được phân công|có nhu cầu|có đủ điều kiện"
    "|thuộc phạm vi|theo từng|tùy theo|căn cứ"
)
_DIRECTED = phrases(
    "thực hiện theo chỉ đạo của|thực hiện theo sự chỉ đạo của|theo chỉ đạo của|theo sự chỉ đạo của"
    "|dưới sự chỉ đạo của"
)
_HELP = phrases("phối hợp")
#: Bodies that are asked and named one after the other under one word: "Các sở: Nội vụ, Tài chính".
_CARRIED = phrases(
    "ủy ban nhân dân phường|ủy ban nhân dân xã|UBND phường|UBND xã|sở|phòng|ban|chi cục|phường|xã|đặc khu|hội"
    "|trường"
)


class _Part(NamedTuple):
    """A part of a wording: its words, what it means, what is to be said of it."""

    first: int
    end: int
    ids: tuple[str, ...] = ()
    remark: Text | None = None
    is_open: bool = False
    is_set: bool = False


def read_bodies(text: str, roster: Roster) -> BodiesRead:
    """What words about bodies mean in a roster."""
    if len(text) > LONGEST:
        return BodiesRead(text, unknown=(text,), remarks=(_TOO_LONG,))
    words = roster.words_of(text)
    directed_at, directed = _directed(text, words)
    helped_at = next((at for at in range(1, len(words)) if phrase_end(_HELP, words, at) > at), len(words))
    end = min(directed_at, helped_at)
    parts = _reopened(words, _parts(words[:end], roster))
    remarks = [part.remark for part in parts if part.remark]
    remarks += [*_of_commas(words[:end], parts), *([_OF_HELP] if helped_at < len(words) else [])]
    unknown = [written(nfc(text), words[part.first : part.end]) for part in parts if not part.ids]
    read = dict.fromkeys(one for part in parts for one in part.ids)
    return BodiesRead(
        text,
        tuple(read),
        tuple(dict.fromkeys(filter(None, unknown))),
        tuple(dict.fromkeys(remarks)),
        directed,
    )


_TOO_LONG = Text("quá dài để đọc như tên cơ quan", "too long to be read as names of bodies")
_OF_HELP = Text(
    "phần từ 'phối hợp' không đọc là chủ trì", "what stands behind 'phối hợp' was not read as an owner"
)
_OF_COMMA = Text(
    "dấu phẩy giữa hai cơ quan được đọc như dấu chấm phẩy",
    "a comma between two bodies was read as a semicolon",
)


def _of_commas(words: Words, parts: list["_Part"]) -> list[Text]:
    """The remark that one wording parts its bodies by commas and by semicolons."""
    gaps = {words[part.first].gap for part in parts[1:] if not words[part.first].is_and}
    return [_OF_COMMA] if {Gap.SOFT, Gap.HARD} <= gaps else []


def _directed(text: str, words: Words) -> tuple[int, str | None]:
    """Where the words about a directing body begin, and what it is called."""
    for place in range(1, len(words)):
        length = phrase_end(_DIRECTED, words, place) - place
        if length:
            rest = words[place + length :]
            end = next((at for at, word in enumerate(rest) if at and word.gap >= Gap.COLON), len(rest))
            if end == len(rest):
                return place, written(nfc(text), rest) or None
    return len(words), None


def _parts(words: Words, roster: Roster) -> list[_Part]:
    parts: list[_Part] = []
    carried: tuple[str, ...] = ()
    place = order_at(words, 0) or request_at(words, 0) or of_at(words, 0)
    while place < len(words):
        if words[place].gap >= Gap.HARD:
            carried = ()
        place += _titles(words, place, roster)
        if words[place].plain in {"so", "phong", "xa", "phuong"} and _is_list(words, place):
            carried, place = (words[place].plain,), place + 1
            continue
        part = _part_at(words, place, carried, roster)
        carried = _carried(words[part.first : part.end]) or carried
        parts.append(part)
        place = _next_start(words, part.end, carried, roster)
    return parts


def _is_list(words: Words, place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].gap is Gap.COLON


def _titles(words: Words, place: int, roster: Roster) -> int:
    """How many words are the post of the head of the body that follows."""
    length = title_at(words, place)
    return length if length and place + length < len(words) and not roster.matches(words, place) else 0


def _carried(words: Words) -> tuple[str, ...]:
    """The words with which a name begins that may be left out of the next one."""
    end = phrase_end(_CARRIED, words, 0)
    return tuple(word.plain for word in words[:end]) if end < len(words) else ()


def _part_at(words: Words, place: int, carried: tuple[str, ...], roster: Roster) -> _Part:
    """The body or the set that begins at a place."""
    for before in dict.fromkeys(((), carried)):
        for match in roster.matches(words, place, before):
            if before and not roster.units_only(match.ids):
                continue
            if _may_end(words, match.end, carried, roster):
                return _known(words, place, match, before, roster)
    found = set_at(words, place, roster)
    if found and _may_end(words, found.end, carried, roster) and not _is_open(words, found.end):
        return _Part(place, found.end, found.ids, _of_set(found.ids, roster), is_set=True)
    return _unknown(words, place, carried, roster)


def _known(words: Words, place: int, match: Match, before: tuple[str, ...], roster: Roster) -> _Part:
    names = [roster.by_id[one] for one in match.ids]
    is_group = any(group.id in match.ids for group in roster.groups)
    if is_group and _is_open(words, match.end):
        return _Part(place, _open_end(words, match.end), (), OPEN_SET, is_open=True, is_set=True)
    if len(match.ids) > 1:
        listed = ", ".join(f"'{name}'" for name in names)
        said = Text(f"tên có thể là của {listed}", f"the name may be that of {listed}")
        return _Part(place, match.end, (), said)
    remark = None
    if match.is_bare:
        remark = Text(f"đọc không theo dấu: '{names[0]}'", f"matched without its accents: '{names[0]}'")
    elif before and not words[place].is_short:
        remark = Text(f"đọc là '{names[0]}'", f"read as '{names[0]}'")
    elif words[match.end - 1].note and head_in(words[match.end - 1].note):
        note = words[match.end - 1].note
        remark = Text(f"chưa đọc phần trong ngoặc: '{note}'", f"what is in brackets was not read: '{note}'")
    return _Part(place, match.end, match.ids, remark, is_set=is_group)


def head_in(note: str) -> bool:
    """Whether words in brackets name a body."""
    return False if not note else head_at(Roster().words_of(note), 0) > 0


OPEN_SET = Text(
    "tập hợp mở, không kể hết được: không tính cơ quan nào còn nợ",
    "a set that is not listed in full: nobody is counted as owing",
)


def _of_set(ids: tuple[str, ...], roster: Roster) -> Text | None:
    if not ids:
        return Text("danh sách đơn vị chưa có nhóm này", "the roster has no such group")
    names = ", ".join(f"'{roster.by_id[one]}'" for one in ids)
    return Text(f"hiểu là nhóm {names}", f"read as the group {names}")


def _unknown(words: Words, place: int, carried: tuple[str, ...], roster: Roster) -> _Part:
    end = max(place + 1, anybody_end(words, place))
    while end < len(words) and not _begins(words, end, carried, roster):
        end = max(end + 1, levels_at(words, end)[1])
    body = next((at for at in range(place + 1, end) if phrase_end(_ROLES, words, at) > at), end)
    is_open = any(_is_open(words, at) for at in range(place + 1, end))
    if is_open:
        return _Part(place, end, (), OPEN_SET, is_open=True)
    return _Part(place, body, (), NOT_LISTED)


NOT_LISTED = Text("chưa có trong danh sách đơn vị", "not in the roster")


def _next_start(words: Words, place: int, carried: tuple[str, ...], roster: Roster) -> int:
    """Where the next body begins; in what a body does "đơn vị" is none any more."""
    first = place
    while place < len(words) and not (
        _begins(words, place, carried, roster)
        and (words[place].gap >= Gap.COLON or place == first or anybody_end(words, place) == place)
    ):
        place += 1
    return place


def _begins(words: Words, place: int, carried: tuple[str, ...], roster: Roster) -> bool:
    """Whether another body begins at a place."""
    gap = words[place].gap
    if gap >= Gap.COLON:
        return True
    return gap is Gap.SOFT and bool(
        head_at(words, place)
        or title_at(words, place)
        or roster.matches(words, place)
        or (carried and any(_ends_well(words, one.end) for one in roster.matches(words, place, carried)))
    )


def _ends_well(words: Words, place: int) -> bool:
    return place == len(words) or words[place].gap >= Gap.SOFT


def _may_end(words: Words, place: int, carried: tuple[str, ...], roster: Roster) -> bool:
    """Whether a name may end before a place."""
    return (
        place == len(words)
        or _begins(words, place, carried, roster)
        or any(phrase_end(listed, words, place) > place for listed in (_ROLES, _OPEN))
    )


def _is_open(words: Words, place: int) -> bool:
    return place < len(words) and words[place].gap <= Gap.SOFT and phrase_end(_OPEN, words, place) > place


def _open_end(words: Words, place: int) -> int:
    return phrase_end(_OPEN, words, place)


def _reopened(words: Words, parts: list[_Part]) -> list[_Part]:
    """Sets are as open as the one that ends them: "các sở, ngành, đơn vị liên quan"."""
    done: list[_Part] = []
    for part in reversed(parts):
        after = done[-1] if done else None
        is_one = (
            after and (after.is_set or not words[after.first].is_many) and words[after.first].gap is Gap.SOFT
        )
        if after and after.is_open and is_one and part.is_set:
            done.append(part._replace(ids=(), remark=OPEN_SET, is_open=True))
        else:
            done.append(part)
    return done[::-1]
