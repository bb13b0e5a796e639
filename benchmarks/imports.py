"""What a command imports when it starts, and how long that takes: by room of the program and by library.

Measured by Python itself (``-X importtime``); of several runs each module's fastest counts. Measuring takes a
third of the time again, so the figures are for comparing with each other.
"""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

#: ``import time:   351 |   847 |     ttdn.language``: its own microseconds, those with what it imports.
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
_OWN = "ttdn"
_RUNS = 7
_SHOWN = 12


class Imports(NamedTuple):
    """The modules that a command imports, with the milliseconds that each takes by itself."""

    milliseconds: Mapping[str, float]

    @property
    def total(self) -> float:
        """The milliseconds of all of them."""
        return sum(self.milliseconds.values())

    @property
    def own(self) -> list[str]:
        """The modules of the program itself."""
        return [name for name in self.milliseconds if room_of(name).startswith(_OWN)]

    def by_room(self) -> list[tuple[str, int, float]]:
        """Each room or library, the one that takes longest first: its name, its modules, its milliseconds."""
        modules = Counter(map(room_of, self.milliseconds))
        times = dict.fromkeys(modules, 0.0)
        for name, time in self.milliseconds.items():
            times[room_of(name)] += time
        return [
            (room, modules[room], times[room]) for room in sorted(times, key=times.__getitem__, reverse=True)
        ]


def room_of(module: str) -> str:
    """``ttdn.checks`` of ``ttdn.checks.items``, ``rich`` of ``rich.table``."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == _OWN else parts[0]


def measure_imports(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Imports:
    """What a command of ttdn imports in a folder."""
    fastest: dict[str, float] = {}
    command = [sys.executable, "-X", "importtime", "-m", _OWN, *arguments]
    for _ in range(_RUNS):
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)  # noqa: S603
        for microseconds, name in _LINE.findall(run.stderr.decode()):
            fastest[name] = min(fastest.get(name, float("inf")), int(microseconds) / 1000)
    return Imports(fastest)


def table_of(imports: Imports) -> str:
    """The rows of a table: what takes longest, and the rest in one row."""
    rooms = imports.by_room()
    rest = rooms[_SHOWN:]
    rows = [*rooms[:_SHOWN], ("the rest", sum(row[1] for row in rest), sum(row[2] for row in rest))]
    account = (
        f"{len(imports.milliseconds)} modules, {len(imports.own)} of them its own: {imports.total:.0f} ms"
    )
    lines = [account, *(f"  {time:6.1f} ms {count:4}  {name}" for name, count, time in rows)]
    return "\n".join(f"                {line}" for line in lines)
