"""Random plans with all that is compared and exported: figures of every kind, money, helpers, last year.

They are those of ``worlds``, filled up. The year before is another such plan whose items have the same words
under other numbers.
"""

import json
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st
from worlds import (
    LISTS,
    PARTS,
    Draw,
    Entry,
    World,
    a_world,
    all_items,
    number,
    one_of,
    perhaps,
    some_of,
)

#: Words that no two items share.
WORDS = {
    "II.1": "Biên soạn tờ gấp giới thiệu vịnh biển",
    "II.2": "Đón đoàn phóng viên quốc tế",
    "II.3": "Mở lớp bồi dưỡng ngoại ngữ",
    "III.1": "Phát thanh tiếng Anh buổi tối",
    "V.1": "Thẩm định tài liệu song ngữ",
    "II.7": "Trưng bày ảnh tại bảo tàng",
    "II.8": "Chiếu phim lưu động miền núi",
    "II.9": "Xây dựng bản đồ số điểm đến",
    "II.10": "Khảo sát thị trường khách Nga",
}
#: Of each kind: how it is put together, its unit of measure, and how many places it has.
FIGURES = {
    "so": ("sum", "buổi", 0),
    "diem": ("mean", "điểm", 2),
    "cuoi": ("last", "người", 0),
    "ty-le": ("mean", "%", 1),
    "ty-le-cuoi": ("last", "%", 1),
    "rieng": ("none", "hạng", 0),
}


class Fuller(NamedTuple):
    """A plan with its reports, and those of the year before, looked at on one day.

    ``words`` is which item of the year before is which: this year's number by the number of then.
    """

    now: World
    before: World
    renumbered: dict[str, str]


def filled(draw: Draw, world: World) -> World:
    """The same with figures of every kind, money, and units that help."""
    plan, numbers = world.plan, all_items(world.plan)
    figures = []
    for name, (total, unit, decimals) in FIGURES.items():
        one: Entry = {"id": name, "label": f"Số {name}", "unit": unit, "total": total}
        one["items"] = sorted(some_of(draw, numbers, 1, 2))
        figures.append({**one, "decimals": str(decimals)})
    units = sorted({one["id"] for one in plan["units"]})
    full = {**plan, "figures": figures, "funding": {"id": "IV", "text": "Kinh phí"}}
    for part in LISTS.values():
        full[part] = []
        for item in plan[part]:
            helping = some_of(draw, units, 1, 2) if perhaps(draw) else None
            full[part].append({**item, **({"coordinating": {"read": helping}} if helping else {})})
    reports = []
    for report in world.reports:
        entries = []
        for result in report["results"]:
            entry = {key: value for key, value in result.items() if key != "figures"}
            given = {
                one["id"]: amounts(draw, int(str(one["decimals"])))
                for one in figures
                if result["item"] in one["items"] and perhaps(draw)
            }
            if "summary" in entry:
                entry["summary"] = f"{report['unit']} {report['period']} {result['item']}: đã mở lớp"
            entries.append({**entry, **({"figures": given} if given else {})})
        more: Entry = {"results": entries}
        if perhaps(draw):
            more["funding"] = {key: amounts(draw, 0) for key in ("allocated", "spent")}
        reports.append({**report, **more})
    return world._replace(plan=full, reports=reports)


def amounts(draw: Draw, decimals: int) -> str:
    """A number with so many places."""
    whole = str(number(draw, 0, 99))
    return f"{whole}.{number(draw, 0, 10**decimals - 1):0{decimals}}" if decimals else whole


@st.composite
def fuller_worlds(draw: Draw) -> Fuller:
    """A plan with that of the year before."""
    now, before = filled(draw, a_world(draw)), filled(draw, a_world(draw))
    year = int(now.plan["year"])
    before = _in_year(before, year - 1)
    # The numbers of the year before are dealt out anew.
    ids = sorted({*all_items(now.plan), *all_items(before.plan)})
    dealt = some_of(draw, ids, len(ids), len(ids)) if perhaps(draw) else ids
    renumbered = dict(zip(ids, dealt, strict=True))
    now = now._replace(plan=_worded(now.plan, WORDS))
    before = before._replace(plan=_worded(before.plan, {old: WORDS[new] for old, new in renumbered.items()}))
    # Reports of a year are all in by some day: mostly by the one that is looked at.
    today = now.today if perhaps(draw) else date(year + 1, 2, 1)
    part = one_of(draw, PARTS)
    other = part if perhaps(draw) else one_of(draw, PARTS)
    return Fuller(
        now._replace(today=today, period=f"{year}{part}"),
        before._replace(today=today, period=f"{year - 1}{other}"),
        renumbered,
    )


def _worded(plan: Entry, words: dict[str, str]) -> Entry:
    parts = {part: [{**one, "text": words[one["id"]]} for one in plan[part]] for part in LISTS.values()}
    return {**plan, **parts}


def _in_year(world: World, year: int) -> World:
    """The same, so many years earlier or later."""
    own = int(world.plan["year"])
    text = json.dumps([world.plan, world.reports, world.arrivals])
    for one, other in ((own, "A"), (own + 1, "B")):
        text = text.replace(str(one), f"<{other}>")
    text = text.replace("<A>", str(year)).replace("<B>", str(year + 1))
    if year % 4:
        text = text.replace(f"{year}-02-29", f"{year}-02-28")
    plan, reports, arrivals = json.loads(text)
    return World(plan, reports, world.today, None, arrivals)
