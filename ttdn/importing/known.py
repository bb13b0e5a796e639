"""The units and groups of a plan, found by their names in any of the ways in which documents write them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from ttdn.importing.bodies import (
    LEVELS,
    Gap,
    Word,
    Words,
    committee_end,
    is_phrase,
    phrases,
    plain_words,
    words_of,
)
from ttdn.importing.shortened import Short, spelled_out
from ttdn.model.plan import Plan
from ttdn.vietnamese import fold, mistyped


class Member(NamedTuple):
    """A unit: its id, its kind, its names with the full one first; ``level`` where it is an area (``xa``)."""

    id: str
    kind: str
    names: tuple[str, ...]
    level: str = ""


class Named(NamedTuple):
    """A group: its id, its name, the units that belong to it."""

    id: str
    name: str
    members: frozenset[str]
    is_open: bool = False


class Match(NamedTuple):
    """A name of the roster in a wording: where it ends and whose it may be.

    ``shorts`` is how many words stood for several; ``is_bare``: the accents of the name are not in the words;
    ``is_many``: the name itself begins with "các"; ``is_local``: it ends with words for the plan's own area.
    """

    end: int
    ids: tuple[str, ...]
    shorts: int = 0
    is_bare: bool = False
    is_many: bool = False
    is_local: bool = False


class _Ending(NamedTuple):
    """A name in one of its ways: whose it is, its words, whether it is that of an area."""

    id: str
    exact: tuple[str, ...]
    is_area: bool
    is_many: bool
    is_local: bool


@dataclass
class _Node:
    """The words that may follow others in a name."""

    children: "defaultdict[str, _Node]" = field(default_factory=lambda: defaultdict(_Node))
    endings: list[_Ending] = field(default_factory=list)

    def spelled(self, letters: str) -> Iterator[tuple["_Node", int]]:
        """The nodes behind the words that begin with these letters, and how many words these are."""
        if not letters:
            yield self, 0
            return
        for plain, node in self.children.items():
            initials = "".join(part[:1] for part in plain.split("-"))
            if letters.startswith(initials):
                for other, count in node.spelled(letters[len(initials) :]):
                    yield other, count + 1


#: What may be left out of a name, and what it may be called instead.
_OPTIONAL = (
    ("viet", "nam"),
    ("lien", "hiep"),
    ("uy", "ban"),
    ("bo", "chi", "huy"),
    ("ban", "chi", "huy"),
    ("ho", "chi", "minh"),
)
#: Before these words only the committee or the command may be left out: there is but one such body.
_KEPT_WITHOUT = {
    ("uy", "ban"): ("mat", "tran"),
    ("bo", "chi", "huy"): ("bo", "doi"),
    ("ban", "chi", "huy"): ("bo", "doi"),
    ("lien", "hiep"): ("phu", "nu"),
}
#: Names of one and the same body; of the union of the youth there is one at each level.
_SAME = tuple(
    frozenset(map(plain_words, names.split("|")))
    for names in (
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh|Đoàn Thanh niên Cộng sản|Đoàn Thanh niên",
        "Hội Liên hiệp Phụ nữ|Hội Phụ nữ",
        "Trung tâm Kiểm soát bệnh tật|CDC",
    )
)
_YOUTH = _SAME[0]
#: The union of the youth by the level of the plan's area.
_YOUTH_OF = {
    level: plain_words(name)
    for level, name in (
        ("tinh", "Tỉnh đoàn"),
        ("thanh-pho", "Thành đoàn"),
        ("huyen", "Huyện đoàn"),
        ("quan", "Quận đoàn"),
        ("xa", "Xã đoàn"),
        ("phuong", "Phường đoàn"),
    )
}


#: Abbreviations in the names of a roster: by the first letters of what they stand for, texts are found.
_LONG = {
    fold(short): plain_words(full)
    for short, full in (
        ("UBND", "ủy ban nhân dân"),
        ("HĐND", "hội đồng nhân dân"),
        ("MTTQ", "mặt trận tổ quốc"),
        ("UBMTTQ", "ủy ban mặt trận tổ quốc"),
        ("UBMTTQVN", "ủy ban mặt trận tổ quốc việt nam"),
        ("TNCS", "thanh niên cộng sản"),
        ("LHPN", "liên hiệp phụ nữ"),
        ("CHQS", "chỉ huy quân sự"),
        ("THCS", "trung học cơ sở"),
        ("THPT", "trung học phổ thông"),
        ("VP", "văn phòng"),
    )
}


@dataclass(frozen=True)
class Roster:
    """The bodies that a plan knows.

    ``area`` is the plan's own (``tỉnh A``): "Công an tỉnh" is the police of this one; ``shorts`` are the
    abbreviations that its document explains.
    """

    units: tuple[Member, ...] = ()
    groups: tuple[Named, ...] = ()
    area: str = ""
    shorts: tuple[Short, ...] = ()

    @classmethod
    def of(cls, plan: Plan) -> "Roster":
        """The roster of a plan."""
        units = {unit.id: unit for unit in plan.units}.values()
        return cls(
            tuple(Member(one.id, one.kind, plan.names_of(one)[:-1], level_of(one.name)) for one in units),
            tuple(
                Named(one.id, one.name, frozenset(unit.id for unit in plan.meant((one.id,))), one.open)
                for one in plan.groups
            ),
            plan.authority.area,
        )

    @cached_property
    def own_area(self) -> tuple[str, tuple[str, ...]]:
        """The level of the plan's own area, and the words of its name."""
        words = plain_words(self.area)
        return (words[0], words[1:]) if words and words[0] in LEVELS else ("", words)

    @cached_property
    def levels(self) -> dict[str, frozenset[str]]:
        """The units that are areas, by their levels."""
        found: dict[str, set[str]] = {}
        for unit in self.units:
            if unit.level:
                found.setdefault(unit.level, set()).add(unit.id)
        return {level: frozenset(ids) for level, ids in found.items()}

    @cached_property
    def by_id(self) -> dict[str, str]:
        """The full names by the ids."""
        return {unit.id: unit.names[0] for unit in self.units} | {
            group.id: group.name for group in self.groups
        }

    @cached_property
    def _unit_ids(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self.units)

    def units_only(self, ids: Iterable[str]) -> bool:
        """Whether all of these are units."""
        return self._unit_ids.issuperset(ids)

    def without_members(self, ids: Iterable[str]) -> list[str]:
        """These, without the units that belong to a group among them."""
        named = dict.fromkeys(ids)
        held = {member for group in self.groups if group.id in named for member in group.members}
        return [one for one in named if one not in held]

    def words_of(self, text: str) -> Words:
        """The words of a text, without those that only name the plan's own area."""
        return without_area(self.spelled(text), *self.own_area)

    def spelled(self, text: str) -> Words:
        """All words of a text, with what the document's abbreviations stand for."""
        return spelled_out(words_of(text), self.shorts)

    @cached_property
    def slips(self) -> "Slips":
        """The names of its units as somebody may have mistyped them."""
        return Slips((self.words_of(name), unit.id) for unit in self.units for name in unit.names)

    @cached_property
    def names(self) -> "Names":
        """Its names in all the ways in which they are written."""
        names = Names(self.own_area[0])
        for unit in self.units:
            for name in unit.names:
                words = self.words_of(name)
                names.add(words, unit.id, is_area=bool(unit.level))
                if unit.level and words and words[0].plain == unit.level:
                    names.add(_COMMITTEE + words, unit.id, is_area=True)
        for group in self.groups:
            names.add(self.words_of(group.name), group.id)
        return names


class Names:
    """Names and whose they are."""

    def __init__(self, level: str = "") -> None:
        """Begin with none; ``level`` is that of the plan's own area."""
        self._root = _Node()
        own = _YOUTH_OF.get(level)
        self._same = (_YOUTH | {own}, *_SAME[1:]) if own else _SAME

    def add(self, words: Words, owner: str, *, is_area: bool = False) -> None:
        """A name in all the ways in which it is written; one with a place left to be filled in is none."""
        if not words or any("[" in word.note for word in words):
            return
        for form in _forms(tuple((word.plain, word.exact) for word in words), self._same):
            node = self._root
            for plain, _ in form:
                node = node.children[plain]
            ending = _Ending(
                owner, tuple(exact for _, exact in form), is_area, words[0].is_many, words[-1].is_local
            )
            if ending not in node.endings:
                node.endings.append(ending)

    def matches(self, words: Words, place: int, before: tuple[str, ...] = ()) -> list[Match]:
        """The names at a place of a wording, the longest first, as if the words ``before`` stood there."""
        node: _Node | None = self._root
        for plain in before:
            node = node.children.get(plain) if node else None
        found: dict[int, dict[str, Match]] = {}
        if node:
            for match in _walk(_Step(node, place, len(before)), words):
                best = found.setdefault(match.end, {}).get(match.ids[0])
                if best is None or _rank(match) < _rank(best):
                    found[match.end][match.ids[0]] = match
        return [_best(found[end].values()) for end in sorted(found, reverse=True)]


class Slips:
    """Names of which one letter was left out, or two changed places.

    Whatever may have been meant is found at once; only then all the names are compared, so that none of them
    is as near.
    """

    def __init__(self, names: Iterable[tuple[Words, str]]) -> None:
        """Begin with names, and whose they are."""
        self._named: dict[str, list[tuple[Words, str]]] = {}
        self._near = set[str]()
        self._compared = 0
        for words, owner in names:
            plain = _plain(words)
            self._named.setdefault(plain, []).append((words, owner))
            letters = sorted(plain.replace(" ", ""))
            self._near |= {"".join(letters), *_without_one(letters)}

    def meant(self, typed: Words) -> str | None:
        """Whose name these words can only be a slip of; None where they may be something else."""
        plain = _plain(typed)
        if plain in self._named or "".join(sorted(plain.replace(" ", ""))) not in self._near:
            return None
        self._compared += 1
        is_area = bool(typed) and typed[0].plain in LEVELS
        slip = mistyped(plain, self._named, names=is_area) if self._compared <= _MOST_SLIPS else None
        meant = {owner: words for words, owner in self._named[slip]} if slip else {}
        same = all(_is_in(word, name) for name in meant.values() for word in typed)
        return next(iter(meant)) if len(meant) == 1 and same else None


def _plain(words: Words) -> str:
    return " ".join(word.plain for word in words)


def _is_in(word: Word, name: Words) -> bool:
    """Whether a word stands in a name with these accents, or does not stand there at all."""
    same = [other.exact for other in name if other.plain == word.plain]
    return not same or word.exact in same


#: So many slips nobody makes; comparing takes a tenth of a second each in the longest rosters.
_MOST_SLIPS = 50


def _without_one(letters: list[str]) -> Iterator[str]:
    """The letters without each of them in turn."""
    for place, letter in enumerate(letters):
        if not place or letters[place - 1] != letter:
            yield "".join(letters[:place] + letters[place + 1 :])


#: An area acts through its committee.
_COMMITTEE = words_of("Ủy ban nhân dân")
_Form = tuple[tuple[str, str], ...]


def _forms(words: _Form, same: Iterable[frozenset[tuple[str, ...]]]) -> Iterable[_Form]:
    """The ways in which a name may be written in full."""
    words = tuple(
        one for word in words for one in ([(long, "") for long in _LONG.get(word[0], ())] or [word])
    )
    forms = {words: None}
    for optional in _OPTIONAL:
        forms |= dict.fromkeys(_without(form, optional) for form in tuple(forms))
    plain = tuple(one for one, _ in words)
    for names in same:
        if plain in names:
            forms |= {tuple((one, "") for one in name): None for name in sorted(names)}
    return forms


def _without(words: _Form, optional: tuple[str, ...]) -> _Form:
    """A name without words that may be left out, where they stand in it."""
    plain = tuple(one for one, _ in words)
    follows = _KEPT_WITHOUT.get(optional, ())
    for place in range(len(words) - len(optional) + 1):
        end = place + len(optional)
        if (
            plain[place:end] == optional
            and plain[end : end + len(follows)] == follows
            and len(words) > len(optional)
        ):
            return words[:place] + words[end:]
    return words


#: A wording of one name takes less than a hundred; one that was made to take longer is none.
_MOST_STEPS = 2_000


#: "UBND P. A", "UBND X. B".
_LEVEL_LETTERS = frozenset({"p", "x"})
_VIETNAM = ("viet", "nam")


class _Step(NamedTuple):
    """How far a wording is read as a name.

    ``node`` is the place in the names, ``place`` that in the wording, ``depth`` how many words of the name
    are read; ``spelled``: the words of both that stand for one another in full.
    """

    node: _Node
    place: int
    depth: int
    shorts: int = 0
    spelled: tuple[tuple[int, int], ...] = ()


def _walk(first: _Step, words: Words) -> Iterator[Match]:
    """The names that begin at a place, in each of the ways in which the words may be read as them."""
    pending, seen = [first], set[tuple[int, int, int]]()
    while pending and len(seen) < _MOST_STEPS:
        step = pending.pop()
        key = (id(step.node), step.place, step.shorts)
        if key in seen:
            continue
        seen.add(key)
        if step.place > first.place:
            yield from _ended(step, words)
        if step.place < len(words) and (step.place == first.place or words[step.place].gap < Gap.COLON):
            pending += _next_steps(step, words)


def _ended(step: _Step, words: Words) -> Iterator[Match]:
    """The names that end here; an area only with its own accents, or with none in the whole wording."""
    is_bare = all(words[at].exact in {"", words[at].plain} for at, _ in step.spelled)
    for ending in step.node.endings:
        differs = any(words[at].exact != ending.exact[of] != "" != words[at].exact for at, of in step.spelled)
        if is_bare or not (differs and ending.is_area):
            yield Match(step.place, (ending.id,), step.shorts, differs, ending.is_many, ending.is_local)


def _next_steps(step: _Step, words: Words) -> Iterator[_Step]:
    """The ways in which the next word may go on with the name: as itself, by first letters."""
    node, place, depth, shorts, spelled = step
    word = words[place]
    if word.plain in node.children:
        yield _Step(node.children[word.plain], place + 1, depth + 1, shorts, (*spelled, (place, depth)))
    elif is_phrase(_VIETNAM, words, place):
        yield step._replace(place=place + len(_VIETNAM))
    if word.is_short and (len(word.plain) > 1 or not depth or word.plain in _LEVEL_LETTERS):
        for other, count in node.spelled(word.plain):
            if count > 1 or len(word.plain) == 1:
                yield _Step(other, place + 1, depth + count, shorts + 1, spelled)


def _rank(match: Match) -> tuple[bool, int]:
    return match.is_bare, match.shorts


def _best(matches: Iterable[Match]) -> Match:
    """Whose name it is: the one that is written so, before those of which it may be short."""
    ranked = sorted(matches, key=_rank)
    same = [match for match in ranked if _rank(match) == _rank(ranked[0])]
    return ranked[0]._replace(ids=tuple(match.ids[0] for match in same))


def level_of(name: str) -> str:
    """The level of a unit that is an area: ``xa`` of "Xã A" and of "UBND xã A"; empty for any other."""
    words = words_of(name)
    start = committee_end(words, 0)
    if len(words) < start + 2:
        return ""
    level, proper = words[start : start + 2]
    is_area = level.plain in LEVELS and proper.is_capital and proper.plain not in _NO_AREAS
    return level.plain if is_area else ""


#: "Tỉnh đoàn", "Tỉnh ủy" are no provinces.
_NO_AREAS = frozenset({"doan", "uy"})


#: What stands between a body and its area.
_OF_AREA = frozenset({"cap", "cua"})
#: What may follow the area where nothing parts them: what the body is to do, and which of a set are meant.
_BEHIND_AREA = phrases("thực|chủ|theo|tham|làm|là|có|chịu|phối|trong|được|liên|tổ|triển|khác|chỉ|hướng")


def without_area(words: Words, level: str, proper: tuple[str, ...]) -> Words:
    """The words without those that only say the area of a body: "tỉnh", "thành phố A", "cấp tỉnh"."""
    kept: list[Word] = []
    place = 0
    while place < len(words):
        end = _area_end(words, place, level, proper) if kept else place
        if end > place:
            note = words[end - 1].note or kept[-1].note
            kept[-1] = replace(kept[-1], end=words[end - 1].end, note=note, is_local=True)
            place = end
        else:
            kept.append(words[place])
            place += 1
    return tuple(kept)


def _area_end(words: Words, place: int, level: str, proper: tuple[str, ...]) -> int:
    """Where the words for the plan's own area end that begin at a place; the place itself where none do."""
    first = words[place]
    if first.gap is not Gap.NONE or first.is_many:
        return place
    end = place + (first.plain in _OF_AREA)
    has_level = is_phrase((level,), words, end)
    if not has_level and (end > place or _has_own_name(words, place)):
        return place
    end += has_level
    end += len(proper) if is_phrase(proper, words, end) else 0
    is_over = end == len(words) or words[end].gap > Gap.NONE or words[end].plain in _BEHIND_AREA
    return end if is_over else place


def _has_own_name(words: Words, place: int) -> bool:
    """Whether the name of an area belongs to a body before it: "Trường Tiểu học A", "Phường A"."""
    while place and words[place].gap < Gap.SOFT:
        place -= 1
        if words[place].plain in LEVELS or words[place].plain == "truong":
            return True
    return False
