"""Valid reports in any number, for the benchmarks.

Units of the real plan, then further made-up wards, each with a report of about 120 lines.
"""

import argparse
import re
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ITEMS = (
    "II.5.1",
    "II.5.2",
    "II.5.3",
    "II.5.4",
    "II.5.5",
    "II.5.6",
    "II.5.7",
    "II.5.9",
    "II.5.10",
    "V.7.1",
    "V.7.2",
    "V.7.3",
)

MOST_WARDS = 5_000
QUARTERS = ("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4")
LAST_DAYS = {"2020-Q1": "2020-03-20", "2020-Q2": "2020-06-20", "2020-Q3": "2020-09-20"}


def write_workspace(root: Path, count: int) -> None:
    """A folder with ``count`` reports.

    And the real plan with its roster made larger by the wards that they are of.

    A ward has a report for the year; where there are more reports than a plan can have units, each has some
    for quarters.
    """
    wards = min(count, MOST_WARDS)
    periods = ("2020",) if count == wards else QUARTERS[-count // wards :]
    shutil.rmtree(root, ignore_errors=True)
    (root / "plan").mkdir(parents=True)
    plan = (HERE.parent / "plan" / "2020.yaml").read_text(encoding="utf-8")
    roster = "".join(
        f"  - {{id: phuong-so-{n:05d}, name: Phường Số {n}, short: P. Số {n}, kind: ward}}\n"
        for n in range(wards)
    )
    (root / "plan" / "2020.yaml").write_text(
        re.sub(r"^units:\n", f"units:\n{roster}", plan, flags=re.MULTILINE), encoding="utf-8"
    )
    for n in range(count):
        folder = root / "units" / f"phuong-so-{n % wards:05d}"
        folder.mkdir(parents=True, exist_ok=True)
        period = periods[n // wards]
        (folder / f"{period}.yaml").write_text(report(folder.name, period, n), encoding="utf-8")


def report(unit: str, period: str, seed: int) -> str:
    """One valid report of about 120 lines."""
    done = LAST_DAYS.get(period, "2020-11-20")
    lines = [
        f"unit: {unit}",
        f'period: "{period}"',
        "illustrative: true",
        f"number: {seed % 900 + 10}/BC-UBND",
        "date: 2020-12-01",
        "received: 2020-12-02",
        "signer: {name: Nguyễn Văn An, position: Chủ tịch}",
        "focal_officer:",
        "  name: Trần Thị Bình",
        "  position: Công chức Văn hóa - Xã hội",
        "results:",
    ]
    for number, item in enumerate(ITEMS):
        lines += [
            f"  - item: {item}",
            "    status: done",
            f"    completed: {done}",
            (
                f"    summary: Đã triển khai nội dung {item} đến các tổ dân phố, đăng tin trên "
                "trang thông tin điện tử của phường."
            ),
            "    evidence:",
            f"      - title: Báo cáo kết quả thực hiện mục {item}",
            f"        number: {seed % 900 + number}/BC-UBND",
            f"      - title: Tin đăng về mục {item}",
            f"        link: https://example.vn/tin-tuc/{seed}/{number}",
        ]
    lines += [
        "funding:",
        "  allocated: 25000000",
        "  spent: 21500000",
        "difficulties:",
        "  - Cán bộ phụ trách kiêm nhiệm nhiều việc.",
        "next_year:",
        "  - Tiếp tục tuyên truyền trên trang thông tin điện tử.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    write_workspace(arguments.root, arguments.count)
