"""How long the city's summary in Word and the check of long documents take; prints a table.

Each is measured as a whole process, with its memory.

``make bench``.
"""

import sys
import tempfile
from pathlib import Path

from generate import write_workspace
from run import Run, measure, tool

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from layouts import LAYOUTS
from offices import package

#: Units, and what was asked for: seconds and megabytes.
MANY = 1_000
SIZES = ((50, 2, 500), (5_000, 30, 500))
#: Pages of a document of an office, and the seconds that were asked for.
PAGES, PAGES_SECONDS = 1_000, 15
#: A page: a heading, nine paragraphs, a table of seven rows.
PAGE = (
    "#1. Nội dung",
    *("Các cơ quan, đơn vị đã chủ động phối hợp, triển khai đầy đủ các nhiệm vụ được giao. " * 3,) * 9,
    "|TT|Đơn vị|Số lượng",
    *("|1|Phường Hòa An|12",) * 6,
)


def bench_summary(folder: Path, units: int) -> Run:
    """The summary of so many units, written to a new file each time."""
    write_workspace(folder, units)
    return measure(
        [tool("ttdn"), "report", "--docx", "--force", "--as-of", "2020-12-10"],
        folder,
        3 if units < MANY else 1,
    )


def bench_check(folder: Path) -> Run:
    """The same document, checked rule by rule."""
    return measure([tool("ttdn"), "check-document", "out/bao-cao-tong-hop-2020.docx"], folder, 1)


def bench_pages(folder: Path) -> Run:
    """A report of so many pages, checked rule by rule."""
    office = LAYOUTS["table in the text"]
    body = (*PAGE * PAGES, office.body[-1])
    (folder / "long.docx").write_bytes(package(office.changed(body=body)))
    return measure([tool("ttdn"), "check-document", "long.docx"], folder, 1)


def main() -> None:
    """Every row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        for units, seconds, megabytes in SIZES:
            run = bench_summary(folder, units)
            print(
                f"{units:>6} units    ttdn report --docx {run.seconds:7.2f} s  {run.megabytes:5.0f} MB"
                f"  (asked for: {seconds} s, {megabytes} MB)"
            )
            run = bench_check(folder)
            print(f"                ttdn check-document {run.seconds:6.2f} s  {run.megabytes:5.0f} MB")
        run = bench_pages(Path(name))
        print(
            f"{PAGES:>6} pages    ttdn check-document {run.seconds:6.2f} s  {run.megabytes:5.0f} MB"
            f"  (asked for: {PAGES_SECONDS} s)"
        )


if __name__ == "__main__":
    main()
