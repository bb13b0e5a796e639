"""Which tests need not be measured: writes ``tests/data/untraced.txt``.

Usage: ``pytest -n auto --cov --cov-context=test --junitxml=times.xml``, then
``python benchmarks/untraced.py times.xml``. To be measured takes a test twice its time, and a tenth of the
tests come by all branches. Those are chosen; left unmeasured are the files and the functions of which none is
chosen, and slow cases of the other functions.
"""

import math
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from heapq import heappop, heappush
from operator import or_
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent.parent
#: What all tests take together, on whatever machine: all seconds below are parts of it.
WHOLE = 600
#: Below it, measuring a function or a case costs too little for a line of the list.
SECONDS, SECONDS_OF_A_CASE = 0.01, 0.03
#: What may be spent for one branch.
PRICE = 0.1
#: What a test takes beside its own seconds.
OF_EACH = 0.003


def main(times: str, coverage: Path = HERE / ".coverage") -> None:
    """Write the list."""
    costs = costs_of_cases(times)
    chosen = worth_it(choose(costs, branches_of_cases(coverage)), costs)
    (HERE / "tests" / "data" / "untraced.txt").write_text(
        "".join(f"{name}\n" for name in sorted(set(unmeasured(costs, chosen)))), encoding="utf-8"
    )


def costs_of_cases(times: str) -> dict[str, float]:
    """The seconds of each test, by its name in pytest, where all take those of ``WHOLE``."""
    costs: Counter[str] = Counter()
    for case in etree.parse(times).iter("testcase"):
        module, _, inner = case.get("classname").partition(".Test")
        file = f"{module.replace('.', '/')}.py" + (f"::Test{inner}" if inner else "")
        costs[f"{file}::{case.get('name')}"] += float(case.get("time"))
    return {case: seconds * WHOLE / costs.total() for case, seconds in costs.items()}


def branches_of_cases(coverage: Path) -> dict[str, int]:
    """The branches that each test comes by with all that is set up for it, each a bit of a number.

    Those that are measured whatever is chosen, while the program is loaded, are left out.
    """
    base = sqlite3.connect(coverage)
    bits = {
        branch: bit
        for bit, branch in enumerate(base.execute("select distinct file_id, fromno, tono from arc"))
    }
    fields: dict[str, bytearray] = defaultdict(lambda: bytearray(len(bits) // 8 + 1))
    rows = base.execute(
        "select context, file_id, fromno, tono from arc join context on context.id = context_id"
    )
    for context, *branch in rows:
        bit = bits[tuple(branch)]
        fields[context.rpartition("|")[0]][bit >> 3] |= 1 << (bit & 7)
    found = {case: int.from_bytes(field, "little") for case, field in fields.items()}
    always = found.pop("", 0)
    return {case: branches & ~always for case, branches in found.items()}


def choose(costs: Mapping[str, float], branches: dict[str, int]) -> dict[str, int]:
    """Tests that come by all branches in little time: each time the one with most new ones for its time."""
    left = union(branches.values())
    # What a test would bring only falls: a number that is no longer true need not be found again before it is
    # the highest.
    waiting = [(-math.inf, case) for case in branches]
    chosen = {}
    while left:
        _, case = heappop(waiting)
        brings = (branches[case] & left).bit_count() / (costs[case] + OF_EACH)
        if waiting and -brings > waiting[0][0]:
            heappush(waiting, (-brings, case))
        else:
            chosen[case] = branches[case]
            left &= ~branches[case]
    return chosen


def worth_it(chosen: dict[str, int], costs: Mapping[str, float]) -> dict[str, int]:
    """Without those, the dearest first, whose own branches the others come by, too, or are too dear."""
    kept = dict(chosen)
    for case in sorted(chosen, key=lambda case: -costs[case]):
        others = union(found for other, found in kept.items() if other != case)
        if (chosen[case] & ~others).bit_count() * PRICE <= costs[case]:
            del kept[case]
    return kept


def unmeasured(costs: Mapping[str, float], chosen: dict[str, int]) -> Iterator[str]:
    """What need not be measured: whole files, functions and cases."""
    files, functions = set(map(file_of, chosen)), set(map(function_of, chosen))
    seconds: Counter[str] = Counter()
    for case in costs:
        seconds[function_of(case)] += costs[case]
    for case in costs:
        if file_of(case) not in files:
            yield file_of(case)
        elif (function := function_of(case)) not in functions:
            if seconds[function] >= SECONDS:
                yield function
        elif case not in chosen and costs[case] >= SECONDS_OF_A_CASE:
            yield case


def union(branches: Iterable[int]) -> int:
    """All the branches of some tests."""
    return reduce(or_, branches, 0)


def function_of(case: str) -> str:
    """The function of a case."""
    return case.partition("[")[0]


def file_of(case: str) -> str:
    """Its file."""
    return case.partition("::")[0]


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
