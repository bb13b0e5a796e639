"""A province of which wards are merged, renamed, founded and dissolved on 1 July 2027, for several tests."""

from datetime import date, timedelta
from pathlib import Path

PLAN = (Path(__file__).parent / "plans" / "province" / "plan" / "2027.yaml").read_text(encoding="utf-8")
NAME = "plan/2027.yaml"

_PERIODS = '    - {period: "2027", deadline: {by: 2027-12-10}}\n'
_WARD = '  - {id: phuong-3, name: Phường 3, short: P. 3, kind: commune, code: "90003"}\n'
_COMMUNE = '  - {id: xa-binh-minh, name: Xã Bình Minh, short: X. Bình Minh, kind: commune, code: "90004"}\n'

#: The same with a report for every quarter and the half-year, as it was known before anything changed.
BEFORE = PLAN.replace(
    _PERIODS,
    "    - {every: quarter, by_day: 14}\n"
    '    - {period: "2027-H1", deadline: {by: 2027-07-10}}\n'
    '    - {period: "2027", deadline: {by: 2027-12-10}}\n',
)

_EXTENDED = """  extensions:
    - units: [xa-binh-minh]
      periods: ["2027-Q2"]
      deadline: {by: 2027-07-20}
      document: {number: 511/UBND-NC, date: 2027-07-08, kind: Công văn}
    - units: [xa-binh-minh]
      periods: ["2027-Q2"]
      deadline: {by: 2027-07-25}
      document: {number: 512/UBND-NC, date: 2027-07-12, kind: Công văn}
  excused:
    - units: [dac-khu-hon-yen]
      periods: ["2027-Q2", "2027-H1"]
      document: {number: 301/UBND-NC, date: 2027-06-28, kind: Công văn}
      reason: Khắc phục hậu quả bão số 2.
"""

#: Two wards become one, and another had become a part of the first before; one is renamed, one new, one gone
#: without a successor.
_ROSTER = """  - {id: phuong-5, name: Phường 5, short: P. 5, until: 2027-03-31, successor: phuong-3}
  - {id: phuong-3, name: Phường 3, short: P. 3, until: 2027-06-30, successor: phuong-dong-ha}
  - {id: phuong-4, name: Phường 4, short: P. 4, until: 2027-06-30, successor: phuong-dong-ha}
  - {id: phuong-dong-ha, name: Phường Đông Hà, short: P. Đông Hà, from: 2027-07-01}
  - {id: xa-hoa-loc, name: Xã Hòa Lộc, short: X. Hòa Lộc, until: 2027-06-30}
  - {id: xa-hoa-loc, name: Phường Hòa Lộc, short: P. Hòa Lộc, from: 2027-07-01}
  - {id: xa-an-hai, name: Xã An Hải, short: X. An Hải, from: 2027-07-01}
  - {id: xa-hai-dao, name: Xã Hải Đảo, short: X. Hải Đảo, until: 2027-06-30}
""".replace(", short:", ", kind: commune, short:")

#: The plan of that year, with a unit that has more time and one that is let off.
MERGED = (
    BEFORE.replace(_WARD, _ROSTER)
    .replace("  through: so-noi-vu\n", f"  through: so-noi-vu\n{_EXTENDED}")
    .replace("levels: {", "levels: {ended-without-successor: off, ")
)

#: What was entered into ``BEFORE`` after 30 June: an amendment, an item, a figure, a new last day, a merger,
#: a new name, a new kind of unit, more time and an excuse.
LATER = (
    BEFORE.replace(
        "year: 2027\n",
        "year: 2027\n\namendments:\n"
        "  - {number: 99/KH-UBND, date: 2027-07-10, effective: 2027-07-15, kind: Kế hoạch}\n",
    )
    .replace(
        "duties:\n",
        "duties:\n  - {id: IV.3, short: Việc thêm, text: Việc thêm., added_by: 99/KH-UBND, "
        "owners: {read: [so-noi-vu, ubnd-cap-xa]}}\n",
    )
    .replace(
        _PERIODS,
        '    - {period: "2027", deadline: {by: 2027-12-10}, ended_by: 99/KH-UBND}\n'
        '    - {period: "2027", deadline: {by: 2027-12-20}, added_by: 99/KH-UBND}\n',
    )
    .replace(
        "  through: so-noi-vu\n", f"  through: so-noi-vu\n{_EXTENDED.replace('2027-06-28', '2027-07-05')}"
    )
    .replace(
        _WARD,
        _WARD.replace("}\n", ", until: 2027-06-30, successor: phuong-dong-ha}\n")
        + "  - {id: phuong-dong-ha, name: Phường Đông Hà, short: P. ĐH, kind: commune, from: 2027-07-01}\n"
        + "  - {id: hoi-moi, name: Hội Mới, short: Hội Mới, kind: hoi, from: 2027-07-01}\n",
    )
    .replace(
        _COMMUNE,
        _COMMUNE.replace("}\n", ", until: 2027-06-30}\n")
        + _COMMUNE.replace("Xã", "Phường").replace("X. ", "P. ").replace("}\n", ", from: 2027-07-01}\n"),
    )
    .replace(
        "  - id: zone\n",
        '  - {id: hoi, name: "Hội, đoàn thể", letterhead: {authority: [CHỦ TỊCH]}}\n  - id: zone\n',
    )
    .replace("kinds: [commune, zone]}", "kinds: [commune, zone], members: [hoi-moi]}")
    .replace(
        "figures:\n",
        "figures:\n  - {id: more, label: Số thêm, unit: việc, items: [IV.3], added_by: 99/KH-UBND}\n",
    )
    .replace("items: [III.B.2], total: last}", "items: [III.B.2], total: last, until: 2027-08-31}")
)


def report(unit: str, period: str, received: str, staff: int, item: str = "III.B.2") -> tuple[str, str]:
    """The place and the text of a report with a figure."""
    text = (
        f'unit: {unit}\nperiod: "{period}"\nreceived: {received}\nresults:\n'
        f"  - item: {item}\n    status: in_progress\n    summary: Có {staff} người làm việc.\n"
        f"    figures: {{staff: {staff}}}\n"
    )
    return f"units/{unit}/{period}.yaml", text


def write(root: Path, plan: str, *reports: tuple[str, str]) -> Path:
    """A folder with a plan and reports."""
    for name, text in ((NAME, plan), *reports):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def asking_for(*periods: str, merged: str = "phuong-dong-ha", ends: str = "2027-06-30") -> str:
    """The same merger in a plan that asks for a report on some periods alone, and of no excuse."""
    lines = "".join(f'    - {{period: "{one}", deadline: {{by: 2027-12-31}}}}\n' for one in periods)
    roster = _ROSTER.replace("successor: phuong-dong-ha", f"successor: {merged}")
    first = f"from: {date.fromisoformat(ends) + timedelta(1)}"
    roster = roster.replace("2027-06-30", ends).replace("from: 2027-07-01", first)
    return (
        PLAN.replace(_WARD, roster)
        .replace(_PERIODS, lines)
        .replace("levels: {", "levels: {ended-without-successor: off, ")
    )
