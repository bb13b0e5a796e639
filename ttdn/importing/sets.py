"""Sets of bodies that are told by their meaning: all communes, all departments, the Front and its members."""

from collections.abc import Iterable
from typing import NamedTuple

from ttdn.importing.bodies import (
    LEVELS,
    Gap,
    Words,
    committee_end,
    exact_words,
    has_phrase,
    is_phrase,
    phrase_end,
    phrases,
    plain_words,
)
from ttdn.importing.body_words import DOES, WITHIN, does_at, head_at, phrase_at
from ttdn.importing.known import Named, Roster

#: The levels of area below a province, since 2025 and before.
COMMUNES = frozenset({"xa", "phuong", "dac-khu", "thi-tran"})
DISTRICTS = frozenset({"huyen", "quan", "thi-xa", "thanh-pho"})
_TIERS = {"xa": COMMUNES, "huyen": DISTRICTS}
_HERE = phrases("trên địa bàn")


class Same(NamedTuple):
    """Wordings that mean the same bodies of a plan, as the words in them: their order is not compared."""

    name: str
    wordings: frozenset[frozenset[str]]


def _same(name: str, wordings: str) -> Same:
    return Same(name, frozenset(frozenset(plain_words(one)) for one in wordings.split("|")))


#: The Front, and who belongs to it.
_FRONT = tuple(
    f"{front}{country}"
    for front in ("mặt trận tổ quốc", "ủy ban mặt trận tổ quốc", "MTTQ", "ủy ban MTTQ", "UBMTTQ", "mặt trận")
    for country in ("", " việt nam", " VN")
)
_MEMBERS = tuple(
    f"{body}{kind}"
    for body in ("đoàn thể", "tổ chức")
    for kind in ("", " chính trị - xã hội", " CT-XH")
    if body + kind != "tổ chức"
)
_SAME = (
    _same("office", "sở, ban, ngành|sở, ngành"),
    _same("office", "phòng, ban|phòng chuyên môn|phòng, ban chuyên môn|cơ quan chuyên môn"),
    _same("front", "|".join((*_MEMBERS, "hội, đoàn thể", "tổ chức đoàn thể"))),
    _same("front", "|".join(f"{front}, {bodies}" for front in _FRONT for bodies in _MEMBERS)),
)
#: Whose a set of offices is goes without saying: "các sở, ban, ngành thuộc UBND tỉnh".
_OF_COMMITTEE = tuple(map(plain_words, ("thuộc ủy ban nhân dân", "thuộc UBND", "thuộc")))
_VOCABULARY = frozenset(
    word
    for listed in (*(same.wordings for same in _SAME), _OF_COMMITTEE)
    for phrase in listed
    for word in phrase
)
#: More words than the longest of them has.
_LONGEST = 16
#: No name of an area has more words, or begins with one of these.
_LONGEST_AREA = 5
_LEVEL_WORDS = frozenset(word for level in LEVELS.values() for word in exact_words(level))
_NO_AREAS = _LEVEL_WORDS | {*exact_words("sở, phòng, ban, bộ")}


#: The first words of names that are written once for all of them; one of these in front of each.
Shared = tuple[tuple[str, ...], ...]


class SetFound(NamedTuple):
    """A set in a wording: where its words end, the groups that it means (none: the roster has none)."""

    end: int
    ids: tuple[str, ...]
    has_areas: bool = False


def set_at(words: Words, place: int, roster: Roster) -> SetFound | None:
    """The set that the words at a place mean; None where they mean none that is known."""
    levels, end = levels_at(words, place)
    if levels:
        return SetFound(end, _groups_of(levels, roster), has_areas=True)
    last = place
    while last < min(len(words), place + _LONGEST) and words[last].plain in _VOCABULARY:
        last += 1
    for end in range(last, place, -1):
        same = _same_as(words[place:end])
        if same:
            return SetFound(end, _group_of(same, roster))
    return None


def _group_of(same: Same, roster: Roster) -> tuple[str, ...]:
    """The group that these wordings mean, where all groups that they may mean have the same members."""
    groups = [
        group
        for group in roster.groups
        if not group.is_open and _same_as(roster.words_of(group.name)) is same
    ]
    return (groups[0].id,) if len({group.members for group in groups}) == 1 else ()


def means_same(words: Words) -> str:
    """What kind of bodies a set is all of, by its words; empty where they are no such set."""
    same = _same_as(words)
    return same.name if same else ""


def _same_as(words: Words) -> Same | None:
    is_set = len(words) > 1 or (words and words[0].is_many)
    if not is_set or any(word.gap >= Gap.COLON for word in words[1:]):
        return None
    ends = (
        len(words) - len(one)
        for one in _OF_COMMITTEE
        if len(words) > len(one) and is_phrase(one, words, len(words) - len(one))
    )
    plain = frozenset(word.plain for word in words[: next(ends, len(words))])
    return next((same for same in _SAME if plain in same.wordings), None)


def levels_at(words: Words, place: int) -> tuple[frozenset[str], int]:
    """The levels of area of which the words at a place mean all, and where they end; empty: of none."""
    end = committee_end(words, place)
    is_many = any(word.is_many for word in words[place:end])
    if end + 1 < len(words) and words[end].plain == "cap" and words[end + 1].plain in _TIERS:
        return _TIERS[words[end + 1].plain], _behind_area(words, end + 2)
    levels: list[str] = []
    while end < len(words) and words[end].plain in LEVELS and (not levels or words[end].gap is Gap.SOFT):
        levels.append(words[end].plain)
        is_many |= words[end].is_many
        end += 1
    is_set = is_many or len(levels) > 1
    return (frozenset(levels), _behind_area(words, end)) if is_set and levels else (frozenset(), place)


def _behind_area(words: Words, place: int) -> int:
    """The place behind "trên địa bàn", where the plan's own area was meant."""
    end = phrase_end(_HERE, words, place)
    return end if end == len(words) or words[end].gap >= Gap.SOFT else place


#: Under one word several bodies are named, one after the other: "Các sở: Nội vụ, Tài chính".
SHARED = phrases("sở|phòng|ban|chi cục|phường|xã|đặc khu|hội|trường")


#: With what a duty begins behind a colon.
_NO_NAMES = phrases(WITHIN, "trên cơ sở|khi|trong|tùy|ngoài|với|nếu|hằng|hàng|mỗi")


def listed_at(words: Words, place: int, roster: Roster) -> tuple[Shared, int]:
    """What the names behind "Các sở:", "UBND các xã, phường:" share, and where they begin; 0: none do.

    What stands behind a colon may be a duty as well: it is a name where the roster has it, where it is
    written as that of an area, or where "các sở", "các phòng" stand before the colon, and no duty behind it.
    """
    levels, _ = levels_at(words, place)
    shared, behind, is_set = _sharing_words(words, place)
    if not place < behind < len(words) or words[behind].gap is not Gap.COLON:
        return _areas_at(words, place)
    is_known = any(_is_known(words, behind, before, roster) for before in shared)
    is_list = not levels and (words[place].is_many or not roster.units)
    is_office = (is_list and _may_be_name(words, behind)) or (is_set and head_at(words, behind) > 0)
    name = behind + (words[behind].exact in _LEVEL_WORDS)
    is_area = are_levels(shared) and area_end(words, name) > name
    return (shared, behind) if is_known or is_office or is_area else ((), 0)


def _is_known(words: Words, place: int, before: tuple[str, ...], roster: Roster) -> bool:
    """Whether a name of the roster stands at a place, with these words before it."""
    ends = (match.end for match in roster.names.matches(words, place, before))
    return any(end == len(words) or words[end].gap >= Gap.SOFT for end in ends)


def _may_be_name(words: Words, place: int) -> bool:
    """Whether a name may begin behind a colon: neither what somebody does, nor when or why."""
    is_duty = phrase_at(DOES, words, place) or has_phrase(_NO_NAMES, words, place)
    return words[place].is_capital and not is_duty


def _areas_at(words: Words, place: int) -> tuple[Shared, int]:
    """The level that areas share in "UBND phường A, B và C", and where their names begin; 0: none do.

    Of two with a comma alone the second may be where the first lies.
    """
    level = committee_end(words, place)
    if level >= len(words) or words[level].exact not in _LEVEL_WORDS:
        return (), 0
    starts = [level + 1]
    while (end := area_end(words, starts[-1])) > starts[-1]:
        starts.append(end)
    later = starts[1:-1]
    is_many = any(word.is_many for word in words[place : level + 1]) or any(words[at].is_and for at in later)
    is_list = len(later) > 1 or (later and is_many)
    return (((words[level].plain,),), level + 1) if is_list else ((), 0)


def are_levels(shared: Shared) -> bool:
    """Whether what names share is what areas are called."""
    return bool(shared) and all(len(one) == 1 and one[0] in LEVELS for one in shared)


def area_end(words: Words, place: int) -> int:
    """Where the name of an area ends that stands without its level; the place itself where none does."""
    end = place
    while end < len(words) and words[end].is_capital and not words[end].is_short:
        if end > place and words[end].gap > Gap.DASH:
            break
        end += 1
    is_over = end == len(words) or words[end].gap >= Gap.SOFT or does_at(words, end)
    is_body = end > place and (words[place].exact in _NO_AREAS or head_at(words, place) > 1)
    return end if is_over and end - place <= _LONGEST_AREA and not is_body else place


def _sharing_words(words: Words, place: int) -> tuple[Shared, int, bool]:
    """What names may share that follow a place, where it ends, and whether it is a set in several words."""
    first = committee_end(words, place)
    end, of_set = phrase_end(SHARED, words, first), _offices_end(words, place)
    if of_set > end:  # "Các sở, ban, ngành: A, B" are those only
        return (("so",),), of_set, True
    levels, behind = levels_at(words, place)
    if levels:
        return tuple((level,) for level in sorted(levels)), behind, False
    return (tuple(word.plain for word in words[first:end]),), end, False


def _offices_end(words: Words, place: int) -> int:
    """Where a set of offices in several words ends that begins at a place; the place where none does."""
    last = place
    while last < min(len(words), place + _LONGEST) and words[last].plain in _VOCABULARY:
        last += 1
        same = _same_as(words[place:last])
        if same and same.name == "office" and last < len(words) and words[last].gap is Gap.COLON:
            return last
    return place


def means_areas(words: Words) -> frozenset[str]:
    """The levels of area of which a wording means all; empty where it means anything else."""
    levels, end = levels_at(words, 0)
    return levels if end == len(words) else frozenset()


def _groups_of(levels: frozenset[str], roster: Roster) -> tuple[str, ...]:
    """The groups that are all areas of these levels, and of no other."""
    tier = COMMUNES if levels & COMMUNES else DISTRICTS
    known = frozenset(roster.levels) & tier
    if not known:
        return _group_by_words(tier, roster)
    wanted = known & levels
    if not wanted or (len(levels) > 1 and known - levels):
        return ()  # a list leaves out a level that there is: nobody knows whether it is meant
    one = _exactly(wanted, roster)
    if one:
        return (one[0].id,)
    each = [_exactly((level,), roster) for level in roster.levels if level in wanted]
    return tuple(groups[0].id for groups in each) if all(each) else ()


def _group_by_words(tier: frozenset[str], roster: Roster) -> tuple[str, ...]:
    """The group of these areas where no unit is one: only the document's own words say what it is."""
    named = [
        group
        for group in roster.groups
        if (meant := means_areas(roster.words_of(group.name))) and meant <= tier
    ]
    return (named[0].id,) if len(named) == 1 else ()


def _exactly(levels: Iterable[str], roster: Roster) -> list[Named]:
    areas = frozenset[str]().union(*(roster.levels[level] for level in levels))
    return [group for group in roster.groups if group.members == areas and not group.is_open]
