"""Which slow tests need not be measured: writes ``tests/data/untraced.txt``.

Usage: ``pytest -n auto --cov --cov-context=test --junitxml=times.xml``, then
``python benchmarks/untraced.py times.xml``. A test function is left unmeasured where others come by each of
its branches, the slowest first, or where the few that are its own would be dear.
"""

import sqlite3
import sys
from collections import Counter, defaultdict
from pathlib import Path

from lxml import etree

HERE = Path(__file__).resolve().parent.parent
#: Below it, measuring costs too little to be left out.
SECONDS = 0.03
#: What may be spent for one branch (in seconds of a run that measures all).
PRICE = 10.0


def main(times: str) -> None:
    """Write the list."""
    costs: Counter[str] = Counter()
    for case in etree.parse(times).iter("testcase"):
        name = case.get("name").partition("[")[0].partition("@")[0]
        module, _, inner = case.get("classname").partition(".Test")
        file = f"{module.replace('.', '/')}.py" + (f"::Test{inner}" if inner else "")
        costs[f"{file}::{name}"] += float(case.get("time"))
    branches: defaultdict[str, set[tuple[int, ...]]] = defaultdict(set)
    rows = sqlite3.connect(HERE / ".coverage").execute(
        "select context, file_id, fromno, tono from arc join context on context.id = context_id"
    )
    for context, *branch in rows:
        test, _, phase = context.partition("|")
        branches[test.partition("[")[0].partition("@")[0] if phase == "run" else ""].add(tuple(branch))
    known = Counter(branch for found in branches.values() for branch in found)
    untraced = []
    for test, seconds in costs.most_common():
        own = sum(known[branch] == 1 for branch in branches[test])
        if seconds >= SECONDS and own * PRICE <= seconds:
            known.subtract(branches[test])
            untraced.append(test)
    (HERE / "tests" / "data" / "untraced.txt").write_text(
        "\n".join(sorted(untraced)) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(sys.argv[1])
