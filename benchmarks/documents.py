"""How long the city's summary in Word takes, as a whole process, and how much memory; prints a table.

``make bench``.
"""

import tempfile
from pathlib import Path

from generate import write_workspace
from run import Run, measure, tool

#: Units, and what was asked for: seconds and megabytes.
MANY = 1_000
SIZES = ((50, 2, 500), (5_000, 30, 500))


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


if __name__ == "__main__":
    main()
