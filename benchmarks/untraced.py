"""Which slow tests need not be measured: writes ``tests/data/untraced.txt``.

Usage: ``pytest -n auto --cov --cov-context=test --junitxml=times.xml``, then
``python benchmarks/untraced.py times.xml``. A test function is left unmeasured where others come by each of
its branches, the slowest first, or where the few that are its own would be dear; then single cases of the
functions that are left.
"""

import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent.parent
#: Below it, measuring a function or a case costs too little to be left out.
SECONDS, SECONDS_OF_A_CASE = 0.03, 0.2
#: What may be spent for one branch (in seconds of a run that measures all).
PRICE = 1.0

Branches = dict[str, set[tuple[int, ...]]]


def main(times: str, coverage: Path = HERE / ".coverage") -> None:
    """Write the list."""
    costs, branches = costs_of_cases(times), branches_of_cases(coverage)
    functions = set(spared(sums(costs), merged(branches), SECONDS))
    left = {case: found for case, found in branches.items() if function_of(case) not in functions}
    cases = spared(Counter({case: costs[case] for case in left}), left, SECONDS_OF_A_CASE)
    (HERE / "tests" / "data" / "untraced.txt").write_text(
        "\n".join(sorted([*functions, *cases])) + "\n", encoding="utf-8"
    )


def costs_of_cases(times: str) -> Counter[str]:
    """The seconds of each test, by its name in pytest."""
    costs: Counter[str] = Counter()
    for case in etree.parse(times).iter("testcase"):
        module, _, inner = case.get("classname").partition(".Test")
        file = f"{module.replace('.', '/')}.py" + (f"::Test{inner}" if inner else "")
        costs[f"{file}::{case.get('name')}"] += float(case.get("time"))
    return costs


def branches_of_cases(coverage: Path) -> Branches:
    """The branches that each test comes by with all that is set up for it; "": what is always measured."""
    branches: Branches = defaultdict(set)
    rows = sqlite3.connect(coverage).execute(
        "select context, file_id, fromno, tono from arc join context on context.id = context_id"
    )
    for context, *branch in rows:
        branches[context.rpartition("|")[0]].add(tuple(branch))
    return branches


def function_of(case: str) -> str:
    """The function of a case."""
    return case.partition("[")[0]


def sums(costs: Counter[str]) -> Counter[str]:
    """What all cases of a function cost."""
    total: Counter[str] = Counter()
    for case, seconds in costs.items():
        total[function_of(case)] += seconds
    return total


def merged(branches: Branches) -> Branches:
    """The branches of whole functions."""
    whole: Branches = defaultdict(set)
    for case, found in branches.items():
        whole[function_of(case)] |= found
    return whole


def spared(costs: Counter[str], branches: Branches, least: float) -> Iterator[str]:
    """What need not be measured, the slowest first."""
    known = Counter(branch for found in branches.values() for branch in found)
    for test, seconds in costs.most_common():
        found = branches.get(test, set())
        if seconds >= least and sum(known[branch] == 1 for branch in found) * PRICE <= seconds:
            known.subtract(found)
            yield test


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
