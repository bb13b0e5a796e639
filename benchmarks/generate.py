"""Valid reports in any number, for the benchmarks: units of the real plan, then further made-up wards, each with a report of about 120 lines."""

import argparse
import re
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ITEMS = ("II.5.1", "II.5.2", "II.5.3", "II.5.4", "II.5.5", "II.5.6", "II.5.7", "II.5.9", "II.5.10", "V.7.1", "V.7.2", "V.7.3")


def write_workspace(root: Path, count: int) -> None:
    """A folder with the real plan, its roster made ``count`` wards larger, and a report for each of these wards."""
    shutil.rmtree(root, ignore_errors=True)
    (root / "plan").mkdir(parents=True)
    plan = (HERE.parent / "plan" / "2020.yaml").read_text(encoding="utf-8")
    wards = "".join(f"  - {{id: phuong-so-{n:05d}, name: Phường Số {n}, short: P. Số {n}, kind: ward}}\n" for n in range(count))
    (root / "plan" / "2020.yaml").write_text(re.sub(r"^units:\n", f"units:\n{wards}", plan, flags=re.MULTILINE), encoding="utf-8")
    for n in range(count):
        folder = root / "units" / f"phuong-so-{n:05d}"
        folder.mkdir(parents=True)
        (folder / "2020.yaml").write_text(report(f"phuong-so-{n:05d}", n), encoding="utf-8")


def report(unit: str, seed: int) -> str:
    """One valid report of about 120 lines."""
    lines = [
        f"unit: {unit}",
        'period: "2020"',
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
            "    completed: 2020-11-20",
            f"    summary: Đã triển khai nội dung {item} đến các tổ dân phố, đăng tin trên trang thông tin điện tử của phường.",
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
