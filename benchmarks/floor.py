"""The floor below ``ttdn validate``.

The same reports through libyaml and pydantic, on as many cores, and nothing else.

No positions, no findings, no rules; a report that is not valid ends it. ``run.py`` takes its time.
"""

import gc
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import yaml

from ttdn.model.report import Report

#: As validate has them.
CHUNK = 25


def read(path: Path) -> None:
    """One report."""
    Report.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader))  # noqa: S506 - CBaseLoader makes texts only


def main() -> None:
    """All reports of a folder."""
    paths = sorted(Path(sys.argv[1]).glob("units/*/*.yaml"))
    with ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable) as pool:
        print(sum(1 for _ in pool.map(read, paths, chunksize=CHUNK)))


if __name__ == "__main__":
    main()
