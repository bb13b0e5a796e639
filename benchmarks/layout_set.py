"""How often check-document is right on the forty layouts and their planted faults; prints two shares.

``make bench``, or this file alone.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from layouts import LAYOUTS, score

#: What was asked for, in percent.
GOAL = 95


def main() -> None:
    """The two shares."""
    findings, right, faults, caught = score()
    for title, part, whole in (("findings right", right, findings), ("planted found", caught, faults)):
        print(
            f"{len(LAYOUTS)} layouts  {title:15}{part:5} of {whole:4} {part / whole:7.1%}"
            f"  (asked for: {GOAL} %)"
        )


if __name__ == "__main__":
    main()
