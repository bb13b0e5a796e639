"""Random plans with all that is compared and exported: figures of every kind, money, helpers, last year.

They are those of ``worlds``, filled up. The year before is another such plan whose items have the same words
under other numbers.
"""

import json
from datetime import date
from typing import NamedTuple

from hypothesis import strategies as st
from worlds import LISTS, PARTS, Draw, Entry, World, all_items, worlds

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


@st.composite
def filled(draw: Draw, world: World) -> World:
    """The same with figures of every kind, money, and units that help."""
    plan, numbers = world.plan, all_items(world.plan)
    some = st.lists(st.sampled_from(numbers), min_size=1, max_size=2, unique=True)
    figures = []
    for name, (total, unit, decimals) in FIGURES.items():
        one = {"id": name, "label": f"Số {name}", "unit": unit, "items": sorted(draw(some)), "total": total}
        figures.append({**one, "decimals": str(decimals)})
    units = sorted({one["id"] for one in plan["units"]})
    helpers = st.none() | st.lists(st.sampled_from(units), min_size=1, max_size=2, unique=True)
    full = {**plan, "figures": figures, "funding": {"id": "IV", "text": "Kinh phí"}}
    for part in LISTS.values():
        full[part] = []
        for item in plan[part]:
            helping = draw(helpers)
            full[part].append({**item, **({"coordinating": {"read": helping}} if helping else {})})
    reports = []
    for report in world.reports:
        entries = []
        for result in report["results"]:
            entry = {key: value for key, value in result.items() if key != "figures"}
            given = {
                one["id"]: draw(amounts(int(str(one["decimals"]))))
                for one in figures
                if result["item"] in one["items"] and draw(st.booleans())
            }
            if "summary" in entry:
                entry["summary"] = f"{report['unit']} {report['period']} {result['item']}: đã mở lớp"
            entries.append({**entry, **({"figures": given} if given else {})})
        more: Entry = {"results": entries}
        if draw(st.booleans()):
            more["funding"] = {key: draw(amounts(0)) for key in ("allocated", "spent")}
        reports.append({**report, **more})
    return world._replace(plan=full, reports=reports)


@st.composite
def amounts(draw: Draw, decimals: int) -> str:
    """A number with so many places."""
    whole = str(draw(st.integers(0, 99)))
    return f"{whole}.{draw(st.integers(0, 10**decimals - 1)):0{decimals}}" if decimals else whole


@st.composite
def fuller_worlds(draw: Draw) -> Fuller:
    """A plan with that of the year before."""
    now, before = draw(filled(draw(worlds()))), draw(filled(draw(worlds())))
    year = int(now.plan["year"])
    before = _in_year(before, year - 1)
    # The numbers of the year before are dealt out anew.
    ids = sorted({*all_items(now.plan), *all_items(before.plan)})
    dealt = draw(st.just(ids) | st.permutations(ids))
    renumbered = dict(zip(ids, dealt, strict=True))
    now = now._replace(plan=_worded(now.plan, WORDS))
    before = before._replace(plan=_worded(before.plan, {old: WORDS[new] for old, new in renumbered.items()}))
    # Reports of a year are all in by some day: mostly by the one that is looked at.
    today = draw(st.just(now.today) | st.just(date(year + 1, 2, 1)))
    part = draw(st.sampled_from(PARTS))
    other = draw(st.just(part) | st.sampled_from(PARTS))
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
