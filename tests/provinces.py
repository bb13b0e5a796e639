"""The plans of many provinces and the quarterly reports of their communes, for tests of many exports.

They are data as they stand in the files. How much each commune reports is told by ``amount``, so that every
sum can be reckoned without the program.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

Entry = dict[str, Any]

FRAME: Entry = yaml.load(
    (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - it makes nothing but text
)
PROVINCES, COMMUNES, QUARTERS = 34, 100, (1, 2, 3, 4)
YEAR = 2026
#: All that is late is late by then.
TODAY = date(YEAR + 1, 2, 1)
_LAST_DAYS = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}


def authority(province: int) -> str:
    """Who issues the plan of a province."""
    return f"Ủy ban nhân dân tỉnh Số {province:02d}"


def plan_of(province: int, year: int = YEAR, communes: int = COMMUNES) -> Entry:
    """A plan with two items that every commune owes, one of them each quarter, and reports each quarter."""
    area = f"tỉnh Số {province:02d}"
    units = [
        {
            "id": f"xa-{n:03d}",
            "name": f"Xã Số {n}",
            "short": f"X. Số {n}",
            "kind": "commune",
            "code": f"{n:05d}",
        }
        for n in range(communes)
    ]
    items = [
        {
            "id": "II.1",
            "text": "Đăng tin, bài",
            "schedule": {"text": "Thường xuyên", "read": {"all_year": "true"}},
        },
        {
            "id": "II.2",
            "text": "Tổ chức tuyên truyền",
            "schedule": {"text": "Hằng quý", "read": {"every": "quarter"}},
        },
    ]
    return {
        "year": f"{year}",
        "authority": {"name": authority(province), "short": f"UBND {area}", "area": area},
        "document": FRAME["document"]
        | {"number": "12/KH-UBND", "date": f"{year}-01-15", "title": f"Hoạt động đối ngoại năm {year}"},
        "headings": {"II": "NỘI DUNG"},
        "activities": [item | {"owners": {"read": ["cac-xa"]}} for item in items],
        "reporting": {
            "text": "Báo cáo hằng quý.",
            "required": ["cac-xa"],
            "to": f"UBND {area}",
            "periods": [{"every": "quarter", "before_day": "15"}],
        },
        "unit_kinds": [{"id": "commune", "name": "Xã"}],
        "units": units,
        "groups": [{"id": "cac-xa", "name": "UBND các xã", "kinds": ["commune"]}],
        "figures": [
            {"id": "news_items", "label": "Tin, bài", "unit": "tin, bài", "items": ["II.1"]},
            {"id": "sessions", "label": "Buổi tuyên truyền", "unit": "buổi", "items": ["II.2"]},
            {"id": "share", "label": "Tỷ lệ hài lòng", "unit": "%", "items": ["II.2"]}
            | {"decimals": "2", "total": "mean"},
        ],
        "documents": FRAME["documents"],
    }


def is_silent(province: int, commune: int, quarter: int) -> bool:
    """Whether a commune sends nothing for a quarter."""
    return (province + commune + quarter) % 50 == 0


def amount(province: int, commune: int, quarter: int, year: int = YEAR) -> int:
    """The news of a commune in a quarter; the year before one less."""
    return 10 + (province * 7 + commune * 3 + quarter) % 40 - (YEAR - year)


def reports_of(province: int, year: int = YEAR, communes: int = COMMUNES) -> Iterator[Entry]:
    """What the communes of a province report in a year."""
    for commune in range(communes):
        for quarter in QUARTERS:
            if not is_silent(province, commune, quarter):
                yield _report(province, commune, quarter, year)


def _report(province: int, commune: int, quarter: int, year: int) -> Entry:
    last = f"{year}-{_LAST_DAYS[quarter]}"
    proof = [{"title": "Báo cáo", "number": f"{commune + 1}/BC-UBND"}]
    return {
        "unit": f"xa-{commune:03d}",
        "period": f"{year}-Q{quarter}",
        "number": f"{commune + 1}/BC-UBND",
        "date": last,
        "received": last,
        "results": [
            {
                "item": "II.1",
                "status": "in_progress",
                "summary": "Đã đăng tin, bài trên trang thông tin điện tử và đài truyền thanh của xã.",
                "figures": {"news_items": f"{amount(province, commune, quarter, year)}"},
            },
            {
                "item": "II.2",
                "status": "done",
                "completed": last,
                "summary": "Đã tổ chức ở các thôn, tổ dân phố.",
                "figures": {"sessions": f"{commune % 5 + 1}", "share": f"{80 + commune % 20}.25"},
                "evidence": proof,
            },
        ],
    }


def write_province(root: Path, province: int, year: int = YEAR, communes: int = COMMUNES) -> None:
    """The folder of a province."""
    _write(root / "plan" / f"{year}.yaml", plan_of(province, year, communes))
    for report in reports_of(province, year, communes):
        _write(root / "units" / report["unit"] / f"{report['period']}.yaml", report)


def _write(path: Path, data: Entry) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
