"""Provinces and communes since 01/7/2025, from a list of bare facts (``communes.txt``).

The list is read only where somebody asks for it. What has changed since stands at its end, each with its day,
so that it can be had as it was on any day of a plan.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from ttdn.errors import UnknownAreaError
from ttdn.language import Text, ask_which, list_few, same
from ttdn.vietnamese import area_in_sentence, area_without_level, fold, format_date, split_area, suggest

#: The first day of the list: before it there were districts, and other communes (Luật số 72/2025/QH15).
FIRST_DAY = date(2025, 7, 1)
#: The last day for which changes were looked up.
LOOKED_UP = date(2026, 9, 25)

_FILE = Path(__file__).with_name("communes.txt")
_MOST_SHOWN = 12
_IN_FULL = " *"
_PROVINCE_DIGITS = 2
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_NO_LETTERS = re.compile(r"[\W_]+")
#: What may stand before the name of a province, folded and without blanks.
_LEVELS = re.compile(r"(?:thanh pho|tinh|tp|t)\b[ .]*")
#: What may stand before the name of a commune, folded.
_KIND = re.compile(r"^(?:phuong|xa|dac khu|p|x|dk)\b[ .]*")
_MOST_OF_A_NAME = 100
_INITIALS = 3
#: How alike a name must be that is asked for: short names are all alike.
_LIKE = 0.7


class AreaKind(NamedTuple):
    """A kind of commune: its name, the sign of its short name, the id of its kind in a roster."""

    name: str
    short: str
    id: str


WARD, COMMUNE, ZONE = (
    AreaKind("Phường", "P.", "ward"),
    AreaKind("Xã", "X.", "commune"),
    AreaKind("Đặc khu", "ĐK", "zone"),
)
#: The kinds under their signs in the list, in the order in which offices name them.
KINDS = {"P": WARD, "X": COMMUNE, "ĐK": ZONE}


class Change(NamedTuple):
    """A change of a kind since the list was made: ``before`` it was a commune of another kind."""

    day: date
    document: str
    before: AreaKind


class Commune(NamedTuple):
    """A phường, xã or đặc khu; one called after a person or an event is ``named_in_full`` before a date."""

    code: str
    kind: AreaKind
    place: str
    named_in_full: bool = False
    change: Change | None = None

    @property
    def name(self) -> str:
        """``Phường Nha Trang``."""
        return f"{self.kind.name} {self.place}"

    @property
    def short(self) -> str:
        """``P. Nha Trang``."""
        return f"{self.kind.short} {self.place}"

    @property
    def site(self) -> str:
        """What stands before the date of its documents (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4)."""
        return self.name if self.named_in_full else area_without_level(self.name)


class Province(NamedTuple):
    """A province or city under the central government, and those that were merged into it."""

    code: str
    level: str
    place: str
    merged: tuple[str, ...]
    communes: tuple[Commune, ...]

    @property
    def is_city(self) -> bool:
        """Whether it is a city under the central government."""
        return self.level != "tỉnh"

    @property
    def name(self) -> str:
        """As it stands in a sentence: ``tỉnh Khánh Hòa``, ``Thành phố Hồ Chí Minh``."""
        return area_in_sentence(f"{self.level} {self.place}")

    @property
    def kinds(self) -> tuple[AreaKind, ...]:
        """The kinds of its communes."""
        return tuple(kind for kind in KINDS.values() if any(one.kind is kind for one in self.communes))


class _Amended(NamedTuple):
    """A line at the end of the list: what became of provinces and communes on a day."""

    day: date
    document: str
    kind: str
    codes: tuple[str, ...]


@cache
def _read() -> tuple[tuple[Province, ...], tuple[_Amended, ...]]:
    provinces: list[Province] = []
    communes: dict[str, list[Commune]] = defaultdict(list)
    amended = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        first, _, rest = line.partition(" ")
        if not first or first.startswith("#"):
            continue
        if not first.isdecimal():
            document, _, change = rest.partition(" ")
            kind = change.rstrip("0123456789 ")
            codes = tuple(change.removeprefix(kind).split())
            amended.append(_Amended(date.fromisoformat(first), document, kind, codes))
        elif len(first) == _PROVINCE_DIGITS:
            name, _, merged = rest.partition(" = ")
            provinces.append(Province(first, *split_area(name), tuple(filter(None, merged.split(", "))), ()))
        else:
            sign, _, place = rest.partition(" ")
            commune = Commune(first, KINDS[sign], place.removesuffix(_IN_FULL), place.endswith(_IN_FULL))
            communes[provinces[-1].code].append(commune)
    whole = tuple(one._replace(communes=tuple(communes[one.code])) for one in provinces)
    return whole, tuple(amended)


@cache
def list_provinces(day: date) -> tuple[Province, ...]:
    """The provinces with their communes as they are on a day, in the order of their codes."""
    provinces, amended = _read()
    changes = {code: one for one in amended if one.day <= day for code in one.codes}

    def changed(commune: Commune) -> Commune:
        if (change := changes.get(commune.code)) is None:
            return commune
        return commune._replace(
            kind=KINDS[change.kind], change=Change(change.day, change.document, commune.kind)
        )

    return tuple(
        one._replace(
            level=changes[one.code].kind if one.code in changes else one.level,
            communes=tuple(map(changed, one.communes)),
        )
        for one in provinces
    )


def day_of_list(year: int, today: date) -> date:
    """The day of a plan's year on which the list is asked: today, or the end of the year next to it."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


@lru_cache(maxsize=10_000)
def spelling(name: str) -> str:
    """A name without what may be written in two ways: ``Hoà`` and ``Hòa``, case, blanks and signs."""
    syllables = _NO_LETTERS.split(unicodedata.normalize("NFC", name[:_MOST_OF_A_NAME]).lower())
    parts = (unicodedata.normalize("NFD", syllable) for syllable in syllables)
    return " ".join(_TONES.sub("", part) + "".join(_TONES.findall(part)) for part in parts if part)


def _letters(name: str) -> str:
    """The letters of a name without accents: ``tphcm`` for "TP. HCM"."""
    return _NO_LETTERS.sub("", fold(name[:_MOST_OF_A_NAME]))


def find_province(name: str, provinces: Sequence[Province]) -> Province:
    """The province that is meant by a name, with its level or without, or by a code.

    Raises:
        UnknownAreaError: There is none, or it is one that was merged into another.
    """
    if name.strip().isdecimal():
        found = [one for one in provinces if one.code == name.strip().zfill(_PROVINCE_DIGITS)]
    else:
        found = _by_name(name, provinces, lambda one: (one.place,))
    if len(found) == 1:
        return found[0]
    if merged := _by_name(name, provinces, lambda one: one.merged):
        now, year = merged[0], FIRST_DAY.year
        raise UnknownAreaError(
            Text(
                f"Từ năm {year}, '{name}' thuộc {now.name}. Ghi: --province \"{now.place}\".",
                f"Since {year} '{name}' is part of {now.name}. Write --province \"{now.place}\".",
            )
        )
    near = suggest(_without_level(name), [one.place for one in provinces], floor=_LIKE)
    asked = ask_which(near) or _FROM_THE_LIST
    raise UnknownAreaError(
        Text(
            f"Không có tỉnh, thành phố nào là '{name}'.{asked.vi}",
            f"There is no province or city '{name}'.{asked.en}",
        )
    )


_FROM_THE_LIST = Text(
    " Ghi tên như trong danh mục 34 tỉnh, thành phố, hoặc mã, ví dụ 56.",
    " Write its name as in the list of the 34, or its code, such as 56.",
)


def _without_level(name: str) -> str:
    words = fold(name[:_MOST_OF_A_NAME])
    return words[found.end() :] if (found := _LEVELS.match(words)) else words


def _by_name(
    name: str, provinces: Iterable[Province], names: Callable[[Province], tuple[str, ...]]
) -> list[Province]:
    """Those of which a name is meant, in full or by its initials where these are three or more."""
    wanted = {_letters(name), _letters(_without_level(name))} - {""}

    def keys(place: str) -> set[str]:
        initials = "".join(word[0] for word in _NO_LETTERS.split(fold(place)))
        return {_letters(place)} | ({initials} if len(initials) >= _INITIALS else set())

    return [one for one in provinces if any(keys(place) & wanted for place in names(one))]


class Found(NamedTuple):
    """A commune with its province."""

    province: Province
    commune: Commune

    @property
    def words(self) -> str:
        """``Phường Nha Trang (tỉnh Khánh Hòa, 22366)``."""
        return f"{self.commune.name} ({self.province.name}, {self.commune.code})"


def find_commune(name: str, provinces: Iterable[Province]) -> Found:
    """The commune that is meant by a name, with its kind or without, or by its code.

    What is written with its accents is preferred to what is only alike without them.

    Raises:
        UnknownAreaError: There is none, or there are several.
    """
    everywhere = [Found(province, commune) for province in provinces for commune in province.communes]
    keys: tuple[Callable[[str], str], ...] = (spelling, _letters)
    for key in keys:
        wanted = key(name)
        found = [
            one
            for one in everywhere
            if wanted in {one.commune.code, key(one.commune.name), key(one.commune.short)}
        ] or [one for one in everywhere if wanted == key(one.commune.place)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownAreaError(_say_several(name, found))
    raise UnknownAreaError(_say_no_commune(name, everywhere))


def _say_several(name: str, found: Sequence[Found]) -> Text:
    places = list_few([same(one.words) for one in found], _MOST_SHOWN, Text("nơi khác", "more"), "; ")
    add, code = "--province", f"--commune {found[0].commune.code}"
    return Text(
        f"Có {len(found)} nơi là '{name}': {places.vi}. Thêm {add}, hoặc ghi mã: {code}.",
        f"There are {len(found)} places '{name}': {places.en}. Add {add}, or write the code: {code}.",
    )


_BY_CODE = Text(
    " Ghi tên như trong danh mục, hoặc mã của xã (năm chữ số).",
    " Write its name as in the list, or its code (five digits).",
)


def _say_no_commune(name: str, everywhere: Sequence[Found]) -> Text:
    """Under the same name there may be one of another kind; else those that look like it."""
    place = _letters(_KIND.sub("", fold(name[:_MOST_OF_A_NAME])))
    near = [one.words for one in everywhere if _letters(one.commune.place) == place][:_MOST_SHOWN]
    near = near or suggest(
        name[:_MOST_OF_A_NAME], dict.fromkeys(one.commune.name for one in everywhere), floor=_LIKE
    )
    since = format_date(FIRST_DAY)
    asked = ask_which(near) or _BY_CODE
    return Text(
        f"Không có xã, phường, đặc khu nào là '{name}' trong danh mục từ ngày {since}.{asked.vi}",
        f"There is no commune '{name}' in the list since {FIRST_DAY}.{asked.en}",
    )
