"""What the folder of a named province or commune begins with: its roster, and its name in place of brackets.

The texts are those of the skeletons (``scaffold.levels()``); the communes are those of the official list.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ttdn.communes import COMMUNE, WARD, ZONE, Commune, Province
from ttdn.language import LOOK
from ttdn.source.tree import write_scalar
from ttdn.vietnamese import area_in_sentence, fold

_NAMED = re.compile(r"(?:(?P<level>tỉnh|thành phố|xã) )?\[TÊN (?P<of>TỈNH|THÀNH PHỐ|XÃ)\]", re.IGNORECASE)
#: The level of a commune where it stands alone, not that of "văn hóa - xã hội".
_COMMUNE = re.compile(r"\b(?:xã|XÃ)\b(?! hội)")
_CITY = re.compile(r"\bthành phố\b")
_ENTRY = re.compile(r"^(?=- )", re.MULTILINE)
#: The kinds as a plan names them, and as a roster lists them.
_NAMED_ORDER, _LISTED_ORDER = (COMMUNE, WARD, ZONE), (WARD, COMMUNE, ZONE)
_ALL_KINDS = "xã, phường, đặc khu"
_ASK_LEAD = f"   # {LOOK}: cơ quan đầu mối của kế hoạch"
_NO_ID = re.compile(r"[^a-z0-9]+")


def province_named(own: Mapping[str, str], province: Province) -> dict[str, str]:
    """The texts of a level with the name of the province in them, and no roster of its own.

    Args:
        own: One of ``scaffold.levels()``.
        province: The province to which the authority belongs.

    Returns:
        The same texts, and the place of documents.
    """
    site = province.name if province.name[0].isupper() else province.place
    return {key: _fill(text, province) for key, text in own.items()} | {"place": site}


def province_roster(own: Mapping[str, str], province: Province) -> dict[str, str]:
    """What the folder of a province begins with: its departments, its communes, their kinds and groups."""
    texts = province_named(own, province)
    kinds = [kind for kind in _NAMED_ORDER if kind in province.kinds]
    many = texts["many_name"].replace(_ALL_KINDS, ", ".join(kind.name.lower() for kind in kinds))
    named = "commune" if len(kinds) == 1 else ", ".join(kind.id for kind in kinds)
    return texts | {
        "lead": "van-phong-ubnd",
        "ask_lead": _ASK_LEAD,
        "many_name": many,
        "kinds": "\n".join([*_kinds(texts["kinds"], province), texts["other_kinds"]]),
        "units": "\n".join([texts["bodies"], *_commune_lines(province)]),
        "groups": texts["groups"].replace(texts["many_name"], many).replace("[commune]", f"[{named}]"),
    }


def commune_roster(own: Mapping[str, str], province: Province, commune: Commune) -> dict[str, str]:
    """What the folder of a commune begins with: its offices since 2025, to be completed."""
    texts = {key: _fill(text, province, commune) for key, text in own.items()}
    economy = own[f"economy_{commune.kind.id}"]
    return texts | {
        "place": commune.site,
        "ask_lead": _ASK_LEAD,
        "one_name": economy,
        "kinds": f"{texts['kinds']}\n{texts['other_kinds']}",
        "units": texts["bodies"]
        .replace("[PHÒNG KINH TẾ]", economy)
        .replace("[GHI CHÚ]", own.get(f"note_{commune.kind.id}", "")),
    }


def _fill(text: str, province: Province, commune: Commune | None = None) -> str:
    """A text with the names of the province and of the commune for the brackets of the skeleton."""

    def name(found: re.Match[str]) -> str:
        if found["of"] != "XÃ":
            area, place = province.name, province.place
        elif commune:
            area, place = area_in_sentence(commune.name), commune.place
        else:
            return found[0]
        if found["level"] is None:
            return place
        return area.upper() if found["level"].isupper() else area

    filled = _NAMED.sub(name, text)
    if province.name.startswith("Thành phố"):
        filled = _CITY.sub("Thành phố", filled)
    if commune is None:
        return filled
    level = commune.kind.name.lower()
    return _COMMUNE.sub(lambda word: level.upper() if word[0].isupper() else level, filled)


def _kinds(text: str, province: Province) -> Iterator[str]:
    """The kinds of the skeleton; that of the communes once for each kind that the province has."""
    for entry in filter(None, _ENTRY.split(text)):
        if "id: commune\n" not in entry:
            yield entry.rstrip("\n")
            continue
        for kind in _LISTED_ORDER:
            if kind in province.kinds:
                own = entry.replace("id: commune\n", f"id: {kind.id}\n")
                yield own.replace(f"name: {_ALL_KINDS.capitalize()}\n", f"name: {kind.name}\n").rstrip("\n")


def _commune_lines(province: Province) -> Iterator[str]:
    """The communes of a province, one on a line, by kind and code."""
    ids = Counter(unit_id(one.name) for one in province.communes)
    for kind in _LISTED_ORDER:
        communes = [one for one in province.communes if one.kind is kind]
        if communes:
            yield f"# {kind.name}: {len(communes)}, theo mã của Cục Thống kê."
        for one in communes:
            name = unit_id(one.name)
            yield commune_line(one, f"{name}-{one.code}" if ids[name] > 1 else name)


def unit_id(name: str) -> str:
    """The id of a unit in a roster: ``phuong-nha-trang``."""
    return _NO_ID.sub("-", fold(name)).strip("-")


def commune_line(commune: Commune, unit: str, kind: str | None = None) -> str:
    """The line of a commune in a roster.

    Args:
        commune: The commune.
        unit: The id that it has there.
        kind: The id of its kind there; that of a new folder by default.
    """
    words = {
        "id": unit,
        "name": write_scalar(commune.name, flow=True),
        "short": write_scalar(commune.short, flow=True),
        "kind": kind or commune.kind.id,
        "code": f'"{commune.code}"',
    }
    if commune.named_in_full:
        words["letterhead"] = f"{{place: {commune.name}}}"
    return f"- {{{', '.join(f'{key}: {value}' for key, value in words.items())}}}"
