"""Who issues: the same authority in all documents of the plan, however its name is written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ttdn.checks.registry import PLAN_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text
from ttdn.load import PlanFile
from ttdn.model.issuing import Letterhead
from ttdn.model.plan import Plan
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import AREA_LEVELS, fold

_WORDS = re.compile(r"[^\W_]+|[^\w\s]")
_ABBREVIATED = re.compile(r"\b(TP|TX|TT|UBND|HĐND|[PXQHT](?=\.))\b\.?", re.IGNORECASE)
_IN_FULL = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "p": "phường",
    "x": "xã",
    "q": "quận",
    "h": "huyện",
    "t": "tỉnh",
}
#: What an area is called; with its accents, since "quân sự" is no district and "xã hội" no commune.
_LEVELS = frozenset(AREA_LEVELS)
#: What stands behind such a word and is no name: xã hội, tỉnh ủy, thành phố trực thuộc.
_NO_NAMES = frozenset({"hội", "ủy", "uỷ", "đội", "đoàn"})
_COUNCIL = "uy ban nhan dan"
#: How those sign who sign for a committee, or as its head.
_SIGNS_FOR_COMMITTEE = ("uy ban nhan dan", "chu tich")


class Area(NamedTuple):
    """An administrative area that is named in a text: ``thành phố``, ``nha trang``."""

    level: str
    name: str


def areas_in(text: str) -> Iterator[Area]:
    """The areas that a text names, their names without accents and case."""
    words, capitals = _WORDS.findall(_in_full(text)), text.isupper()
    for place in range(len(words)):
        level = next((level for level in _levels_at(words, place) if level in _LEVELS), None)
        if level is None:
            continue
        name = list(_name_at(words[place + len(level.split()) :], capitals=capitals))
        if name and name[0].lower() not in _NO_NAMES:
            yield Area(level, fold(" ".join(name)))


def _in_full(text: str) -> str:
    """A text with its abbreviations written out: ``TP. HCM`` → ``thành phố HCM``."""
    return _ABBREVIATED.sub(lambda found: f"{_IN_FULL[found[1].lower()]} ", text)


def _levels_at(words: list[str], place: int) -> Iterator[str]:
    yield words[place].lower()
    yield " ".join(words[place : place + 2]).lower()


def _name_at(words: list[str], *, capitals: bool) -> Iterator[str]:
    """The words of a name that begins here; of capital letters everything up to a sign."""
    for word in words:
        if not word.isalnum() or not (capitals or word[0].isupper() or word.isdecimal()):
            return
        yield word


def _is_same(one: Area, other: Area) -> bool:
    """Whether two areas are one: in capital letters more words may follow the name; HCM is Hồ Chí Minh."""
    first, second = sorted((one.name, other.name), key=len)
    initials = "".join(word[0] for word in second.split())
    return one.level == other.level and (f"{second} ".startswith(f"{first} ") or first == initials)


def _plain(words: str) -> str:
    """A name as it is compared: no accents, case or signs, abbreviations written out."""
    return " ".join(fold(word) for word in _WORDS.findall(_in_full(words)) if word.isalnum())


class _Issuer:
    """The authority of a plan, as it is compared."""

    def __init__(self, plan: Plan) -> None:
        authority = plan.authority
        self.areas = tuple(areas_in(authority.area)) or tuple(areas_in(authority.name))
        self._area = _plain(authority.area)
        self.names = {self._without_area(words) for words in (authority.name, authority.short)}
        self.units = {self._without_area(words) for unit in plan.units for words in (unit.name, unit.short)}

    def _without_area(self, words: str) -> str:
        return _plain(words).removesuffix(self._area).strip()

    def is_called(self, words: str) -> bool:
        """Whether this is the authority's own name."""
        return self._without_area(words) in self.names

    def is_unit(self, words: str) -> bool:
        """Whether this is the name of a unit of the roster, which may issue a document itself."""
        return self._without_area(words) in self.units

    def other_area(self, words: str) -> bool:
        """Whether a text names another area of the authority's own level, and not its own."""
        named = tuple(areas_in(words))
        levels = {area.level for area in self.areas}
        own = any(_is_same(area, mine) for area in named for mine in self.areas)
        return not own and any(area.level in levels for area in named)


@PLAN_CHECKS
def check_authority(file: PlanFile) -> Findings:
    """Another authority's head that was left in: it would be printed over this one's documents."""
    issuer, plan = _Issuer(file.plan), file.plan
    foreign = [(path, words) for path, words in _names_in(plan) if issuer.other_area(words)]
    yield from (_finding(file, path, words) for path, words in foreign)
    seen = {path for path, _ in foreign}
    for kind, letterhead in plan.documents.issued.items():
        for path, words in _odd_parts(plan, issuer, ("documents", kind), letterhead):
            if path not in seen:
                yield _finding(file, path, words)


def _names_in(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    """The texts in which the authority, or what is above it, is named; agency lines as one."""
    yield ("authority", "name"), plan.authority.name
    yield ("authority", "short"), plan.authority.short
    yield ("document", "title"), plan.document.title
    yield ("document", "opening"), plan.document.opening
    yield ("document", "signature", "authority"), " ".join(plan.document.signature.authority)
    yield ("reporting", "to"), plan.reporting.to
    for i, line in enumerate(plan.reporting.periods):
        yield ("reporting", "periods", i, "to"), line.to or ""
    for kind, letterhead in plan.documents.issued.items():
        yield ("documents", kind, "superior"), letterhead.superior or ""
        yield ("documents", kind, "agency"), " ".join(letterhead.agency)
        yield ("documents", kind, "signature", "authority"), " ".join(letterhead.signature.authority)
    settings = (
        (("documents", "unit_report"), plan.documents.unit_report),
        *((("unit_kinds", i, "letterhead"), kind.letterhead) for i, kind in enumerate(plan.unit_kinds)),
        *((("units", i, "letterhead"), unit.letterhead) for i, unit in enumerate(plan.units)),
    )
    for path, own in settings:
        if own is not None:
            yield (*path, "superior"), own.superior or ""
            yield from (((*path, "addressees", i), words) for i, words in enumerate(own.addressees))


def _odd_parts(
    plan: Plan, issuer: _Issuer, path: KeyPath, letterhead: Letterhead
) -> Iterator[tuple[KeyPath, str]]:
    """What in a letterhead is not the authority's: the agency, who signs, the place."""
    agency = " ".join(letterhead.agency)
    own = issuer.is_called(agency)
    if not (own or issuer.is_unit(agency) or issuer.is_called(letterhead.superior or "")):
        yield (*path, "agency"), agency
        return
    signs = _plain(letterhead.signature.authority[0]) if letterhead.signature.authority else ""
    committee = _plain(agency).startswith(_COUNCIL)
    by_order = signs.startswith(("tl ", "tuq "))
    if (
        signs
        and not by_order
        and committee != any(words in signs for words in _SIGNS_FOR_COMMITTEE)
        and (committee or _COUNCIL in signs)
    ):
        yield (*path, "signature", "authority"), " ".join(letterhead.signature.authority)
    if own and fold(letterhead.place) != fold(plan.document.place):
        yield (*path, "place"), letterhead.place


def _finding(file: PlanFile, path: KeyPath, words: str) -> Diagnostic:
    name = file.plan.authority.name
    return file.source.finding(
        "other-authority",
        path,
        beside=(("authority", "name"), Text("cơ quan ban hành", "the authority")),
        words=quote(words),
        name=name,
    )
