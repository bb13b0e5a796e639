"""What a check found, and where. Values only: nothing here reads, decides or prints."""

from dataclasses import dataclass, field
from enum import IntEnum

from ttdn.language import Text


class Severity(IntEnum):
    """How bad a finding is; the worst sorts first."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: line and column count from 1; line 0 means the file as a whole.

    ``snippet`` is the text of that line and ``length`` the number of characters that the finding points at.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains the first, with a few words."""

    location: Location
    message: Text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in the user's files.

    ``message`` is one short sentence that stands alone; ``allowed`` says what would be right, ``hint`` what to do, and
    ``fix`` is the line to type instead.
    """

    code: str
    message: Text
    location: Location
    severity: Severity = Severity.ERROR
    allowed: Text | None = None
    hint: Text | None = None
    fix: str | None = None
    related: tuple[Related, ...] = field(default=())

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """File, place, severity, code, text: the order does not depend on the order of the checks."""
        place = self.location
        return (place.file, place.line, place.column, int(self.severity), self.code, self.message.vi)


def count_errors(diagnostics: "list[Diagnostic]") -> int:
    """The number of findings that are errors."""
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
