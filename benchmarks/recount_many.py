"""The status of very many random plans beside the slow recount of the tests: ``make recount``.

The properties are those of ``tests/test_recount.py``, with other examples each time unless a seed is given.
What fails is made as small as can be and printed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import test_recount  # noqa: E402 - found by then
from worlds import worlds, worlds_that_grow  # noqa: E402 - the same

#: The properties, what each is tried on, and which part of the examples it is given.
PROPERTIES: tuple[tuple[Callable[[Any], None], st.SearchStrategy[Any], float], ...] = (
    (test_recount.check_status, worlds(), 1.0),
    (test_recount.check_folder, worlds(), 0.1),
    (test_recount.check_reprint, worlds_that_grow(), 0.2),
    (test_recount.check_sums, worlds(), 0.2),
    (test_recount.check_partition, worlds(), 0.1),
)


def main() -> None:
    """Each property in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))  # noqa: S311 - no secret
    parser.add_argument("--quick", action="store_true", help="print what fails as it was found")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    phases = (Phase.generate,) if arguments.quick else (Phase.generate, Phase.shrink)
    for check, strategy, part in PROPERTIES:
        begun = time.monotonic()
        tried = try_out(check, strategy, max(int(arguments.count * part), 1), arguments.seed, phases)
        print(
            f"{check.__name__:16} {tried:7,} examples, {time.monotonic() - begun:6.0f} s, all the same",
            flush=True,
        )


def try_out(
    check: Callable[[Any], None],
    strategy: st.SearchStrategy[Any],
    count: int,
    first: int,
    phases: tuple[Phase, ...],
) -> int:
    """Try a property on so many examples; how many they were. What fails is raised."""
    tried = 0
    patient = settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))

    @settings(patient, max_examples=count, phases=phases)
    @seed(first)
    @given(strategy)
    def run(example: Any) -> None:  # noqa: ANN401 - one world or two
        nonlocal tried
        tried += 1
        check(example)

    run()
    return tried


if __name__ == "__main__":
    main()
