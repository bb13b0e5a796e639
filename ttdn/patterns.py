"""Regular expressions that are compiled when they are first used.

A run of a command needs half of those that its modules know; to compile all of them takes a check's twentieth
part.
"""

import re
from typing import Any, cast


def pattern(written: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What ``re.compile`` gives, but for the time at which a mistake in it is found."""
    return cast("re.Pattern[str]", _Pattern(written, flags))


class _Pattern:
    """Stands for a pattern: knows how it is written, and asks the compiled one for all else."""

    def __init__(self, written: str, flags: re.RegexFlag) -> None:
        self.pattern = written
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        method = getattr(re.compile(self.pattern, self._flags), name)
        # From now on nothing stands between.
        setattr(self, name, method)
        return method
