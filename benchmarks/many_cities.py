"""34 provinces of 100 communes, 4 quarters and 2 years: each exported by itself, then asked as in the guide.

Prints how long each part takes. The folders are those of ``tests/provinces.py``.
"""

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from provinces import PROVINCES, TODAY, YEAR, write_province  # noqa: E402 - found by then


def main() -> None:
    """Write, export, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--provinces", type=int, default=PROVINCES)
    arguments = parser.parse_args()
    out, spent = arguments.root / "xuat", 0.0
    for province in range(arguments.provinces):
        for year in (YEAR, YEAR - 1):
            work = arguments.root / "work" / f"{province:02d}" / str(year)
            write_province(work, province, year)
            command = (sys.executable, "-m", "ttdn", "--root", str(work), "export", "--year", str(year))
            place = (
                "--as-of",
                TODAY.isoformat(),
                "--format",
                "parquet",
                "-o",
                str(out / f"{province:02d}" / str(year)),
            )
            start = time.perf_counter()
            subprocess.run((*command, *place), check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
            spent += time.perf_counter() - start
    runs = arguments.provinces * 2
    print(f"{runs} exports: {spent:.1f} s, {spent / runs:.2f} s each")
    size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    print(f"{len(list(out.rglob('*.parquet')))} files, {size / 1e6:.1f} MB")
    guide = (ROOT / "docs" / "nhieu-don-vi.md").read_text(encoding="utf-8")
    for query in re.findall(r"```sql\n(.*?)```", guide, re.DOTALL):
        if "read_csv" in query:
            continue
        start = time.perf_counter()
        rows = duckdb.sql(query.replace("'xuat/", f"'{out}/")).fetchall()
        print(
            f"{time.perf_counter() - start:.3f} s  {len(rows):5} rows  {query.split('FROM')[0].split()[1:4]}"
        )


if __name__ == "__main__":
    main()
