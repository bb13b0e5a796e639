"""Words about bodies, read as units and groups of a roster: "Sở Tư pháp; UBND các xã, phường".

What is not surely one of the roster is listed as it is written: a wrong unit would be asked for what another
one owes. Sets that nobody can count ("các đơn vị liên quan") are read only where the roster has a group of
that name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ttdn.importing.bodies import (
    LEVELS,
    LONGEST,
    Gap,
    Word,
    Words,
    committee_end,
    has_phrase,
    is_phrase,
    phrase_end,
    phrases,
    plain_words,
    words_of,
    written,
)
from ttdn.importing.body_words import (
    HELPING,
    LABELS,
    LEADS,
    OF_WHOM,
    ORDERS,
    RELATED,
    REQUESTS,
    ROLE_DOES,
    ROLES,
    WITHIN,
    anybody_end,
    begins_at,
    does_at,
    earlier_end,
    head_at,
    label_end,
    led_by_notes,
    name_at,
    phrase_at,
    title_at,
)
from ttdn.importing.known import Match, Roster
from ttdn.importing.sets import (
    SHARED,
    SetFound,
    Shared,
    are_levels,
    area_end,
    levels_at,
    listed_at,
    set_at,
)
from ttdn.importing.shortened import is_short
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


#: What makes a set one that nobody can count; a single unit stays what it is.
_OPEN = phrases(
    RELATED,
    WITHIN,
    "theo quy định|theo phân công|theo phân cấp|được giao|được phân công|có nhu cầu|có đủ điều kiện"
    "|thuộc phạm vi|theo từng|tùy theo",
)
_DIRECTED = phrases(
    "thực hiện theo chỉ đạo của|thực hiện theo sự chỉ đạo của|theo chỉ đạo của|theo sự chỉ đạo của"
    "|dưới sự chỉ đạo của"
)
_COUNCIL = plain_words("hội đồng")
_AND_SO_ON = re.compile(r"…|\.\.\.|\bv\.\s?v\b")

NOT_LISTED = Text("chưa có trong danh sách đơn vị", "not in the roster")
_NO_GROUP = Text("danh sách đơn vị chưa có nhóm này", "the roster has no such group")
OPEN_SET = Text(
    "tập hợp mở, không kể hết được: không tính cơ quan nào còn nợ",
    "a set that is not listed in full: nobody is counted as owing",
)
OF_EARLIER = Text(
    "lời văn chỉ cơ quan đã nêu trước đó ('này', 'nói trên'): xem 'read' đã ghi đúng cơ quan ấy chưa",
    "the words mean a body that was named before ('này', 'nói trên'): look whether 'read' has it",
)
_TOO_LONG = Text("quá dài để đọc như tên cơ quan", "too long to be read as names of bodies")
_OF_HELP = Text("phần phối hợp không đọc là chủ trì", "who helps was not read as an owner")
_OF_COMMA = Text(
    "dấu phẩy giữa hai cơ quan được đọc như dấu chấm phẩy",
    "a comma between two bodies was read as a semicolon",
)
_OF_REST = Text("văn bản chưa kể hết (…)", "the list is not complete (…)")


class _Part(NamedTuple):
    """A part of a wording: its words, what it means, what is to be said of it; of an area alone its level."""

    first: int
    end: int
    ids: tuple[str, ...] = ()
    remark: Text | None = None
    is_open: bool = False
    is_set: bool = False
    is_sharing: bool = False
    level: str = ""


def read_bodies(text: str, roster: Roster) -> BodiesRead:
    """What words about bodies mean in a roster."""
    if len(text) > LONGEST:
        return BodiesRead(text, unknown=(text,), remarks=(_TOO_LONG,))
    words, directed = _directed(text, roster.words_of(text))
    # The bodies begin behind "Giao", "Đề nghị", "Cơ quan chủ trì:".
    start = (
        label_end(LABELS, words, 0)
        or phrase_at(ORDERS, words, 0)
        or phrase_at(REQUESTS, words, 0)
        or phrase_at(OF_WHOM, words, 0)
    )
    words = _without_titles(words[start:])
    owning = _owning(words)
    parts = _as_one(owning, _reopened(owning, list(_parts(owning, roster))))
    unknown = [
        f"{part.level} {written(nfc(text), owning[part.first : part.end])}".strip()
        for part in parts
        if not part.ids
    ]
    remarks = [part.remark for part in parts if part.remark]
    remarks += [_OF_COMMA] * _has_both(owning, parts) + [_OF_HELP] * (
        len(words) > len(owning) + _help_length(words, len(owning))
    )
    remarks += [_OF_REST] * bool(_AND_SO_ON.search(text))
    return BodiesRead(
        text,
        tuple(dict.fromkeys(one for part in parts for one in part.ids)),
        tuple(dict.fromkeys(filter(None, unknown))),
        tuple(dict.fromkeys(remarks)),
        directed,
    )


def _directed(text: str, words: Words) -> tuple[Words, str | None]:
    """The words without those about a directing body, and what that is called."""
    for place in range(1, len(words)):
        end = first = phrase_end(_DIRECTED, words, place)
        if first > place:
            while end < len(words) and words[end].gap < Gap.COLON:
                end += 1
            return (*words[:place], *words[end:]), written(nfc(text), words[first:end]) or None
    return words, None


def _without_titles(words: Words) -> Words:
    """The words without who acts for the bodies: "Giám đốc các sở, thủ trưởng các ban, ngành"."""
    kept: list[Word] = []
    place = 0
    while place < len(words):
        gap = words[place].gap
        length = title_at(words, place) if not kept or gap >= Gap.SOFT else 0
        place += length
        is_same = (
            bool(kept) and length > 0 and kept[-1].plain == "so" and words[place].plain in {"ban", "nganh"}
        )
        kept.append(replace(words[place], gap=Gap.SOFT if is_same else gap) if length else words[place])
        place += 1
    return tuple(kept)


def _help_length(words: Words, place: int) -> int:
    """How many words at this place say who helps; of "Hội đồng phối hợp phổ biến …" they are the name."""
    end = phrase_end(HELPING, words, place)
    is_name = is_phrase(_COUNCIL, words, max(place - 2, 0)) and not is_phrase(("voi",), words, end)
    return 0 if is_name and not head_at(words, end) else end - place


def _owning(words: Words) -> Words:
    """The words before those about who helps: "phối hợp với B", "A (chủ trì), B", "B (phối hợp)"."""
    end = next((at for at in range(1, len(words)) if _help_length(words, at)), len(words))
    led = led_by_notes(words[:end])
    if led:
        return words[:led]
    helps = (at for at in range(end) if words[at].note and has_phrase(HELPING, words_of(words[at].note), 0))
    first = next(helps, None)
    if first is not None:
        return words[: next((at for at in range(first, 0, -1) if words[at].gap >= Gap.SOFT), 0)]
    return words[: _led_before(words, end)] if end < len(words) else words


def _led_before(words: Words, end: int) -> int:
    """Where who leads ends before the words about who helps: "A chủ trì, B phối hợp", "A; B phối hợp"."""
    led = next((at + len(LEADS) for at in range(end) if is_phrase(LEADS, words, at)), 0)
    return next((at for at in range(led, end) if words[at].gap >= (Gap.SOFT if led else Gap.HARD)), end)


def _has_both(words: Words, parts: list[_Part]) -> bool:
    """Whether one wording parts its bodies by commas and by semicolons."""
    return {words[part.first].gap for part in parts[1:] if not words[part.first].is_and} >= {
        Gap.SOFT,
        Gap.HARD,
    }


class _Before(NamedTuple):
    """What a name may leave out: the words over a list ("Sở: A, B"), or the first ones of an earlier name."""

    shared: Shared = ()
    is_list: bool = False

    @property
    def level(self) -> str:
        """Of which level the areas of a list are; empty where it names several: nobody knows which."""
        return LEVELS[self.shared[0][0]] if len(self.shared) == 1 else ""

    def area_end(self, words: Words, place: int) -> int:
        """Where an area ends in a list of areas; the place itself where none stands there."""
        return area_end(words, place) if self.is_list and are_levels(self.shared) else place

    def covers(self, words: Words, place: int) -> bool:
        """Whether what stands there is of the list: an area, or a name without its first words."""
        return self.is_list and (not head_at(words, place) or self.area_end(words, place) > place)


def _parts(words: Words, roster: Roster) -> Iterator[_Part]:
    """The bodies and sets of a wording in their order."""
    before, place = _Before(), 0
    while place < len(words):
        if words[place].gap is Gap.HARD and not before.is_list:
            before = _Before()
        names, first = listed_at(words, place, roster)
        if first:
            before, place = _Before(names, is_list=True), first
            continue
        part = _part_at(words, place, before, roster)
        if before.covers(words, place):
            part = part._replace(remark=None) if part.ids else part
        elif not part.is_sharing:
            before = _Before(_first_words(words[part.first : part.end]))
        yield part
        goes_on = before.area_end(words, place) > place and area_end(words, part.end) > part.end
        place = part.end if goes_on else _next_start(words, part.end, before.shared, roster)
        if part.end < place and not _is_beside(words, part.end):
            yield _Part(part.end, place, (), NOT_LISTED)


def _first_words(words: Words) -> Shared:
    """The words with which a name begins, where the next one may leave them out."""
    first = committee_end(words, 0)
    end = phrase_end(SHARED, words, first)
    return (tuple(word.plain for word in words[first:end]),) if first < end < len(words) else ()


def _part_at(words: Words, place: int, before: _Before, roster: Roster) -> _Part:
    """The body or the set that begins at a place."""
    found = set_at(words, place, roster)
    match = _match_at(words, place, before.shared, roster, found)
    if found and not _is_whole(words, found.end, before.shared, roster):
        found = None
    if match and not (found and found.end > match.end and (found.ids or found.has_areas)):
        return _known(words, place, match, roster)
    sharing = tuple(_sharing(words, place, before, roster))
    if len({one for match in sharing for one in match.ids}) == 1:
        return _known(words, place, sharing[-1], roster, is_sharing=True)
    if found:
        return _Part(place, found.end, found.ids, _of_set(found, roster), is_set=True)
    end = before.area_end(words, place)
    if end > place:
        return _Part(place, end, (), NOT_LISTED, level=before.level)
    return _unknown(words, place, before.shared, roster)


def _is_whole(words: Words, end: int, shared: Shared, roster: Roster) -> bool:
    """Whether a set that ends there is all that is meant: neither a list of it follows nor what opens it."""
    return not (_leads_a_list(words, end) or _is_open(words, end)) and _may_end(words, end, shared, roster)


def _leads_a_list(words: Words, end: int) -> bool:
    """Whether what ends there names others: "Các sở, ngành: A, B" are those of all behind the colon."""
    return end < len(words) and words[end].gap is Gap.COLON


def _match_at(
    words: Words, place: int, shared: Shared, roster: Roster, found: SetFound | None
) -> Match | None:
    """The longest name of the roster that begins at a place; none that is a set (``found``) over its list."""
    for match in roster.names.matches(words, place):
        own = _first_words(words[place : match.end]) or shared
        if found and match.end == found.end and _leads_a_list(words, match.end):
            continue
        if _may_end(words, match.end, own, roster) and _may_be_many(words, place, match, roster):
            return match
    return None


def _sharing(words: Words, place: int, before: _Before, roster: Roster) -> Iterator[Match]:
    """The units whose names begin with words that stand before an earlier one, or before a list."""
    for left_out in before.shared:
        for match in roster.names.matches(words, place, left_out):
            is_listed = before.is_list and _ends_well(words, match.end)
            may_end = is_listed or _may_end(words, match.end, before.shared, roster)
            if roster.units_only(match.ids) and may_end:
                yield match
                break


def _may_be_many(words: Words, place: int, match: Match, roster: Roster) -> bool:
    """Whether "các" may stand before what was found: "các Trạm Y tế" is not one, "các sở A, B" are two."""
    if not words[place].is_many or match.is_many or not roster.units_only(match.ids):
        return True
    before = _Before(_first_words(words[place : match.end]))
    return not match.is_local and any(_sharing(words, match.end, before, roster))


def _known(words: Words, place: int, match: Match, roster: Roster, *, is_sharing: bool = False) -> _Part:
    is_group = not roster.units_only(match.ids)
    if is_group and _is_open(words, match.end):
        return _Part(place, phrase_end(_OPEN, words, match.end), (), OPEN_SET, is_open=True, is_set=True)
    names = [roster.by_id[one] for one in match.ids]
    if len(names) > 1:
        listed = ", ".join(f"'{name}'" for name in names)
        return _Part(place, match.end, (), Text(f"có thể là {listed}", f"this may be {listed}"))
    note, remark = words[match.end - 1].note, None
    if match.is_bare:
        remark = Text(f"đọc không theo dấu: '{names[0]}'", f"read without its accents: '{names[0]}'")
    elif is_sharing:
        remark = Text(f"đọc là '{names[0]}'", f"read as '{names[0]}'")
    elif _is_unread(note, roster):
        remark = Text(f"chưa đọc phần trong ngoặc: '{note}'", f"what is in brackets was not read: '{note}'")
    return _Part(place, match.end, match.ids, remark, is_set=is_group, is_sharing=is_sharing)


def _is_unread(note: str, roster: Roster) -> bool:
    """Whether brackets name another body; no role, and no abbreviation of the name before them."""
    words = words_of(note)
    return head_at(words, 0) > 0 and not (has_phrase(ROLES, words, 0) or is_short(note, roster.shorts))


def _of_set(found: SetFound, roster: Roster) -> Text | None:
    names = ", ".join(f"'{roster.by_id[one]}'" for one in found.ids)
    if not names:
        return _NO_GROUP
    return None if found.has_areas else Text(f"hiểu là nhóm {names}", f"read as the group {names}")


def _unknown(words: Words, place: int, shared: Shared, roster: Roster) -> _Part:
    if (earlier := earlier_end(words, place)) > place:
        return _Part(place, earlier, (), OF_EARLIER)
    end = max(place + 1, anybody_end(words, place))
    while end < len(words) and not _begins(words, end, shared, roster, place):
        end = max(end + 1, levels_at(words, end)[1])
    if any(_is_open(words, at) for at in range(place + 1, end)):
        return _Part(place, end, (), OPEN_SET, is_open=True)
    first = place + max(1, name_at(words, place))
    name = next((at for at in range(first, end) if _ends_name(words, at)), end)
    meant = roster.slips.meant(words[place:name])
    if meant:
        remark = Text(
            f"đọc là '{roster.by_id[meant]}' (gõ nhầm)", f"read as '{roster.by_id[meant]}' (a slip)"
        )
        return _Part(place, name, (meant,), remark)
    return _Part(place, name, (), NOT_LISTED)


def _next_start(words: Words, place: int, shared: Shared, roster: Roster) -> int:
    """Where the next body begins; in what a body does "đơn vị" is none any more."""
    first = place
    while place < len(words) and not (
        _begins(words, place, shared, roster)
        and (words[place].gap >= Gap.COLON or place == first or anybody_end(words, place) == place)
    ):
        place += 1
    return place


def _begins(words: Words, place: int, shared: Shared, roster: Roster, before: int | None = None) -> bool:
    """Whether another body begins at a place; ``before`` is where an unknown one began."""
    gap = words[place].gap
    if gap is not Gap.SOFT:
        return gap >= Gap.COLON
    # "UBMTTQ, HPN, ĐTN phường" are three, "Phòng KT, HT và ĐT" is one.
    is_short = before == place - 1 and _is_letters(words[before]) and _is_letters(words[place])
    return (
        is_short
        or begins_at(words, place, place if before is None else before)
        or bool(roster.names.matches(words, place))
        or any(
            _ends_well(words, match.end)
            for one in shared
            for match in roster.names.matches(words, place, one)
        )
    )


def _is_letters(word: Word) -> bool:
    return word.is_short and len(word.plain) > 1


def _ends_well(words: Words, place: int) -> bool:
    return place == len(words) or words[place].gap >= Gap.SOFT


def _may_end(words: Words, place: int, shared: Shared, roster: Roster) -> bool:
    """Whether a name may end before a place."""
    return place == len(words) or _begins(words, place, shared, roster) or _is_beside(words, place)


def _is_beside(words: Words, place: int) -> bool:
    """Whether what stands there only says something of the body before it: its role, or how open it is."""
    return _is_role(words, place) or has_phrase(_OPEN, words, place)


def _is_role(words: Words, place: int) -> bool:
    return has_phrase(ROLES, words, place) or does_at(words, place)


def _ends_name(words: Words, place: int) -> bool:
    """Whether the name of an unknown body ends: "Hội đồng thi đua - khen thưởng" goes on."""
    return has_phrase(ROLES, words, place) or (does_at(words, place) and has_phrase(ROLE_DOES, words, place))


def _is_open(words: Words, place: int) -> bool:
    return place < len(words) and words[place].gap <= Gap.SOFT and has_phrase(_OPEN, words, place)


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


def _as_one(words: Words, parts: list[_Part]) -> list[_Part]:
    """What "các" stands before is said of all that follow in small letters: "các phòng, trạm thuộc Sở"."""
    done: list[_Part] = []
    for part in parts:
        first, before = words[part.first], done[-1] if done else None
        is_of_kind = first.gap is Gap.SOFT and not (first.is_capital or first.is_many or part.ids)
        is_local = words[part.end - 1].is_local
        if (
            before
            and not (before.ids or before.is_set)
            and words[before.first].is_many
            and is_of_kind
            and not is_local
        ):
            done[-1] = before._replace(end=part.end, remark=part.remark or before.remark)
        else:
            done.append(part)
    return done
