"""A roster made of the bodies that a document itself names, where the plan has none yet."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, islice
from typing import Any

from ttdn.importing.bodies import (
    LEVELS,
    Gap,
    Words,
    committee_end,
    has_phrase,
    is_phrase,
    phrase_end,
    phrases,
    plain_words,
    written,
)
from ttdn.importing.body_words import anybody_end, earlier_end, head_at
from ttdn.importing.draft import Place
from ttdn.importing.known import Member, Named, Names, Roster, level_of
from ttdn.importing.owners import read_bodies
from ttdn.importing.sets import COMMUNES, DISTRICTS, means_areas, means_same
from ttdn.importing.shortened import Short, in_full
from ttdn.language import Text
from ttdn.model.scalars import MAXIMUM_SLUG
from ttdn.vietnamese import capitalized, fold

_BRACKET = re.compile(r"\s*\([^()]*\)$")
#: A document that names more bodies than these is no plan.
_MOST = 1_000


class Kind(StrEnum):
    """The kinds into which the bodies of a document fall, in the order of the tables."""

    OFFICE = "office"
    BODY = "body"
    ARMED_FORCE = "armed_force"
    FRONT = "front"
    SCHOOL = "school"
    COMMUNE = "commune"
    DISTRICT = "district"


@dataclass(frozen=True)
class RosterDraft:
    """Kinds, units and groups as a plan's file has them, with what is to be looked at by their place."""

    unit_kinds: tuple[Mapping[str, Any], ...]
    units: tuple[Mapping[str, Any], ...]
    groups: tuple[Mapping[str, Any], ...]
    remarks: Mapping[Place, tuple[Text, ...]] = field(default_factory=dict)
    area: str = ""
    shorts: tuple[Short, ...] = ()

    @property
    def roster(self) -> Roster:
        """The same, to read the words of the document by."""
        units = tuple(
            Member(
                one["id"],
                one["kind"],
                tuple(dict.fromkeys((one["name"], one["short"]))),
                level_of(one["name"]),
            )
            for one in self.units
        )
        groups = tuple(
            Named(
                one["id"],
                one["name"],
                frozenset(unit.id for unit in units if unit.kind in one.get("kinds", ())),
                bool(one.get("open")),
            )
            for one in self.groups
        )
        return Roster(units, groups, self.area, self.shorts)


_COMMITTEE_LETTERHEAD = {
    "agency": ["ỦY BAN NHÂN DÂN", "{name}"],
    "symbol": "BC-UBND",
    "place": "{place}",
    "authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    "addressed_as": "Ủy ban nhân dân {name}",
}
_KINDS: Mapping[Kind, str] = {
    Kind.OFFICE: "Cơ quan chuyên môn",
    Kind.BODY: "Cơ quan, đơn vị khác",
    Kind.ARMED_FORCE: "Lực lượng vũ trang",
    Kind.FRONT: "Mặt trận, đoàn thể, hội",
    Kind.SCHOOL: "Trường học",
    Kind.COMMUNE: "Xã, phường",
    Kind.DISTRICT: "Huyện, quận, thị xã, thành phố",
}
#: The kind of a body by the words with which its name begins.
_KIND_BY_WORDS = (
    (
        Kind.BODY,
        phrases("hội đồng"),
    ),
    (
        Kind.OFFICE,
        phrases("sở|phòng|văn phòng ủy ban|văn phòng UBND|văn phòng hội đồng|văn phòng HĐND|thanh tra"),
    ),
    (
        Kind.ARMED_FORCE,
        phrases(
            "công an|CA|bộ chỉ huy|ban chỉ huy|BCH|BCHQS|bộ CHQS|ban CHQS|bộ tư lệnh|bộ đội|đồn|BĐBP"
            "|biên phòng"
        ),
    ),
    (
        Kind.FRONT,
        phrases(
            "ủy ban mặt trận|ủy ban MTTQ|UBMTTQ|UBMTTQVN|mặt trận|MTTQ|hội|liên đoàn|đoàn|tỉnh đoàn"
            "|thành đoàn|huyện đoàn|xã đoàn|liên hiệp|hiệp hội|liên minh|LĐLĐ"
        ),
    ),
    (Kind.SCHOOL, phrases("trường|học viện|đại học")),
)
#: The heads of offices that are neither sở nor phòng.
_OWN_HEADS = ((phrases("văn phòng"), "CHÁNH VĂN PHÒNG"), (phrases("thanh tra"), "CHÁNH THANH TRA"))
#: What is a kind of body and none of them, where it stands alone.
_NO_NAME = frozenset(
    phrase
    for listed in phrases(
        "sở|phòng|ban|viện|trường|báo|đài|hội|đoàn|quỹ|thôn|ấp|buôn|khóm|khu phố|tổ dân phố|trạm|trung tâm"
        "|khoa|cục|chi cục|hội đồng|công ty|bệnh viện|hợp tác xã|đội|bộ phận|khu dân cư|trường học"
        "|chi bộ|đảng bộ"
    ).values()
    for phrase in listed
)
#: What stands in no name, or in that of several: quotes, days, "Tổ 1 đến Tổ 12", "Thôn 1, 2, 3".
_NO_ONE = re.compile(
    r"[“”\"«»]|\d/\d|\d\s*(?:đến|tới|[-–])\s*(?:\w+\s+){0,3}\d|\d\s*(?:[,;&]|và)\s*(?:số\s*)?\d"
)
#: What there is one body in each of: "Công an các đơn vị", "Chi bộ các ấp".
_IN_EACH = phrases("đơn vị|địa phương|thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|tổ dân phố|khu dân cư|khoa|lớp")
_BASE, _REGION = plain_words("cơ sở"), plain_words("khu vực")
#: Of these there is one in each area: "Đoàn phường", "Báo tỉnh".
_ONE_HERE = frozenset({("doan",), ("bao",), ("dai",)})
#: What begins with these is told by what it does, and is no one body.
_GENERAL = phrases("cơ quan|đơn vị|địa phương|doanh nghiệp|chính quyền|cấp ủy|ngành|lực lượng|tổ chức")
#: Bodies above every plan.
_ABOVE = phrases("bộ|chính phủ|thủ tướng|quốc hội|trung ương|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|ban thường vụ")
_NOT_ABOVE = phrases("bộ chỉ huy|bộ tư lệnh|bộ đội|bộ phận")
_GUESSED_UNIT = Text(
    "tên lấy từ văn bản: xem tên đầy đủ, loại", "a name out of the document: check it and its kind"
)
_GUESSED_GROUP = Text(
    "nhóm lập theo lời văn: xem nhóm gồm những đơn vị nào",
    "a group made of the wording: check which units belong to it",
)
_EMPTY_GROUP = Text(
    "nhóm lập theo lời văn, danh sách chưa có đơn vị nào thuộc nhóm: thêm đơn vị vào 'units'",
    "a group made of the wording, and no unit of it is listed yet: add them to 'units'",
)


def draft_roster(wordings: Iterable[str], area: str, shorts: tuple[Short, ...] = ()) -> RosterDraft:
    """Kinds, units and groups out of the words of a document about bodies, each body once.

    ``area`` is that of the plan (``tỉnh A``). Bodies above it and sets that nobody can count are left out:
    they stay words.
    """
    base = Roster(area=area, shorts=shorts)
    read = (read_bodies(wording, base).unknown for wording in islice(dict.fromkeys(wordings), _MOST))
    bodies = dict.fromkeys(islice(chain.from_iterable(read), _MOST))
    units, groups = _sorted(bodies, base)
    ids = set[str]()
    listed = tuple(
        {"id": _unused(name, ids), "name": name, "short": short, "kind": str(kind)}
        for name, short, kind in _listed(units, base)
    )
    sets = tuple(
        {"id": _unused(name, ids), "name": name, "kinds": [str(kind)]} for kind, name in groups.items()
    )
    of_units = {unit["kind"] for unit in listed}
    remarks: dict[Place, tuple[Text, ...]] = {
        ("units", place): (_GUESSED_UNIT,) for place in range(len(listed))
    }
    remarks |= _longer_names(listed, base)
    for place, kind in enumerate(groups):
        remarks["groups", place] = (_GUESSED_GROUP if kind in of_units else _EMPTY_GROUP,)
    offices = _office_letterhead(listed, base)
    listed = tuple(_with_own_head(unit, base) for unit in listed) if offices else listed
    letterheads = {Kind.COMMUNE: _COMMITTEE_LETTERHEAD, Kind.OFFICE: offices}
    kinds = tuple(_kind(kind, letterheads.get(kind)) for kind in Kind if kind in of_units or kind in groups)
    return RosterDraft(kinds, listed, sets, remarks, area, shorts)


def _longer_names(units: Sequence[Mapping[str, Any]], base: Roster) -> dict[Place, tuple[Text, ...]]:
    """What to look at in units that begin with the name of another one and go on in small letters."""
    remarks: dict[Place, tuple[Text, ...]] = {}
    spelled = [base.words_of(unit["name"]) for unit in units]
    named = {
        tuple(word.exact for word in words): unit["name"] for words, unit in zip(spelled, units, strict=True)
    }
    for place, words in enumerate(spelled):
        ends = (at for at in range(2, len(words)) if _goes_on_small(words, at))
        shorter = filter(None, (named.get(tuple(word.exact for word in words[:end])) for end in ends))
        if whole := next(shorter, None):
            vi = f"mở đầu bằng tên '{whole}': có lẽ lẫn lời việc; xem tên hết ở đâu"
            en = f"begins with the name '{whole}', then maybe what that does: look where the name ends"
            remarks["units", place] = (_GUESSED_UNIT, Text(vi, en))
    return remarks


def _goes_on_small(words: Words, place: int) -> bool:
    word = words[place]
    return word.gap is Gap.NONE and not (word.is_capital or is_phrase(_REGION, words, place))


def _kind(kind: Kind, letterhead: Mapping[str, Any] | None) -> Mapping[str, Any]:
    return {"id": str(kind), "name": _KINDS[kind], **({"letterhead": letterhead} if letterhead else {})}


def _sorted(bodies: Iterable[str], base: Roster) -> tuple[list[tuple[str, Words]], dict[Kind, str]]:
    """The bodies among these names, and the sets by what they are all of, under their longest names."""
    units, groups = list[tuple[str, Words]](), dict[Kind, str]()
    for name in bodies:
        words = base.words_of(name)
        kind = _kind_of_set(words)
        # Of "Mặt trận Tổ quốc và các đoàn thể" the Front itself is one.
        front = words[: next((at for at in range(1, len(words)) if words[at].gap is Gap.SOFT), 0)]
        if kind is Kind.FRONT and _is_unit(front, base):
            units.append((written(name, front), front))
        if kind:
            groups[kind] = max(groups.get(kind, ""), capitalized(name), key=len)
        elif _is_unit(words, base) and not _NO_ONE.search(name):
            units.append((_BRACKET.sub("", name).strip(), words))
    return units, groups


def _listed(bodies: Sequence[tuple[str, Words]], base: Roster) -> list[tuple[str, str, Kind]]:
    """Names and short names with their kinds, in the order of the document; what has two names once."""
    names, shorts = Names(base.own_area[0]), dict[str, str]()
    for name, words in sorted(bodies, key=lambda one: (-len(one[1]), len(one[0]))):
        same = [match for match in names.matches(words, 0) if match.end == len(words)]
        if same and len(same[0].ids) == 1 and not same[0].is_bare:
            full = same[0].ids[0]
            shorts[full] = min(shorts[full], name, key=len)
        else:
            full = capitalized(in_full(name, base.shorts))
            names.add(words, full, is_area=bool(level_of(name)))
            shorts[full] = capitalized(name)
    order = dict.fromkeys(capitalized(in_full(name, base.shorts)) for name, _ in bodies)
    return [
        (name, capitalized(shorts[name]), _kind_of(name, base.words_of(name)))
        for name in order
        if name in shorts
    ]


def _is_unit(words: Words, base: Roster) -> bool:
    """Whether a name is that of one body below the authority."""
    return _names_one(words) and not _is_above(words, base)


def _names_one(words: Words) -> bool:
    """Whether words are the name of one body, not of a set, nor of a kind of bodies."""
    if not words or not head_at(words, 0) or words[0].is_many:
        return False
    if anybody_end(words, 0) or phrase_end(_GENERAL, words, 0) or earlier_end(words, 0):
        return False
    # A committee is one by its area: "UBND", "UBND các xã" are none.
    area = committee_end(words, 0)
    if area and (area == len(words) or words[area].is_many):
        return False
    plain = tuple(word.plain for word in words)
    return not _is_in_each(words) and (plain not in _NO_NAME or (plain in _ONE_HERE and words[-1].is_local))


def _is_in_each(words: Words) -> bool:
    """Whether there is one in each of several places: "Hội Nông dân các xã", "Trạm Y tế xã, phường"."""
    levels = [at for at in range(1, len(words)) if words[at].plain in LEVELS]
    is_listed = any(at + 1 in levels and words[at + 1].gap is Gap.SOFT for at in levels)
    # "Thống kê cơ sở" is in each area, "Thuế cơ sở 2" is one.
    return (
        is_listed
        or is_phrase(_BASE, words, len(words) - len(_BASE))
        or any(
            word.is_many
            and (word.plain in LEVELS or word.plain == "truong" or has_phrase(_IN_EACH, words, at))
            for at, word in enumerate(words[1:], 1)
        )
    )


def _is_above(words: Words, base: Roster) -> bool:
    """Whether a body is none of the authority's, but stands above it."""
    if phrase_end(_ABOVE, words, 0) and not phrase_end(_NOT_ABOVE, words, 0):
        return True
    own, _ = base.own_area
    if own in COMMUNES and words[0].plain == "so":
        return True
    level = words[-1].plain
    return level in LEVELS and _height(level) > _height(own)


def _height(level: str) -> int:
    return 0 if level in COMMUNES else 1 if level in DISTRICTS - {"thanh-pho"} else 2 if level else 3


def _kind_of_set(words: Words) -> Kind | None:
    """The kind of which a set is all; None for one body, or for a set that nobody can count."""
    levels = means_areas(words)
    if levels:
        return Kind.COMMUNE if levels & COMMUNES else Kind.DISTRICT
    return {"office": Kind.OFFICE, "front": Kind.FRONT}.get(means_same(words))


def _kind_of(name: str, words: Words) -> Kind:
    level = level_of(name)
    if level:
        return Kind.COMMUNE if level in COMMUNES else Kind.DISTRICT
    return next((kind for kind, listed in _KIND_BY_WORDS if phrase_end(listed, words, 0)), Kind.BODY)


def _with_own_head(unit: Mapping[str, Any], base: Roster) -> dict[str, Any]:
    """An office with the post of its head, where that is not the one of its kind."""
    words = base.words_of(unit["name"])
    posts = (
        post for listed, post in _OWN_HEADS if unit["kind"] == Kind.OFFICE and phrase_end(listed, words, 0)
    )
    post = next(posts, None)
    return {**unit, **({"letterhead": {"authority": [post]}} if post else {})}


def _office_letterhead(units: Iterable[Mapping[str, Any]], base: Roster) -> Mapping[str, Any] | None:
    """How the offices of a committee issue: below it. None where they may be those of another body.

    A province has sở, what is below it phòng; the phòng of a sở stand below that.
    """
    own, _ = base.own_area
    if not own:
        return None
    is_low = own in COMMUNES or own in DISTRICTS - {"thanh-pho"}
    heads = {words[0].plain for unit in units if (words := base.words_of(unit["name"]))}
    head, post = ("phong", "TRƯỞNG PHÒNG") if is_low else ("so", "GIÁM ĐỐC")
    if head not in heads or (not is_low and "phong" in heads):
        return None
    return {"superior": f"UBND {base.area.upper()}", "agency": ["{name}"], "authority": [post]}


def _unused(name: str, ids: set[str]) -> str:
    """An id made of a name that none of these is, which it becomes."""
    words = [word for word in re.findall(r"[a-z0-9]+", fold(name)) if word != "va"]
    slug = "-".join(words)[: MAXIMUM_SLUG - 5].strip("-") or "don-vi"
    number = 1
    while (found := slug if number == 1 else f"{slug}-{number}") in ids:
        number += 1
    ids.add(found)
    return found
