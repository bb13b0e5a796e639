"""What a check found, and where. Values only: nothing here reads, decides or prints."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
    In a workbook the place is a cell: ``sheet`` is the name of its sheet, ``line`` and ``column`` are its row
    and column, and ``snippet`` is what it holds.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 0
    snippet: str = ""
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The name of a workbook's cell, such as D7; empty for a place in any other file."""
        return f"{column_name(self.column)}{self.line}" if self.sheet else ""

    @property
    def spot(self) -> tuple[str, str]:
        """The sheet and the name of a workbook's cell."""
        return self.sheet, self.cell

    @property
    def text(self) -> str:
        """The place as people and editors read it.

        ``units/x/2020.yaml:14:5``, ``bieu.xlsx:Kết quả!D7``, or the file alone.
        """
        if self.sheet:
            return f"{self.file}:{self.sheet}!{self.cell}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def column_name(number: int) -> str:
    """1 → A, 26 → Z, 27 → AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains the first, with a few words."""

    location: Location
    message: Text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in the user's files.

    ``message`` is one short sentence that stands alone; ``allowed`` says what would be right, ``hint`` what
    to do, and ``fix`` is the line to type instead. A finding that speaks of several places at once stands at
    the first of them; ``gathered`` has what is said at each.
    """

    code: str
    message: Text
    location: Location
    severity: Severity = Severity.ERROR
    allowed: Text | None = None
    hint: Text | None = None
    fix: str | None = None
    related: tuple[Related, ...] = ()
    gathered: tuple["Diagnostic", ...] = ()

    @property
    def each(self) -> tuple["Diagnostic", ...]:
        """What is said at each of its places, as bad as the whole."""
        return tuple(replace(one, severity=self.severity) for one in self.gathered) or (self,)

    @property
    def place(self) -> str:
        """Where it is, as people read it: ``bieu.xlsx:Kết quả!D7, D9`` for several cells of a sheet."""
        more = (one.location.cell for one in self.gathered[1:])
        return ", ".join([self.location.text, *dict.fromkeys(more)])

    @property
    def sort_key(self) -> tuple[str, str, int, int, int, str, str]:
        """File, place, severity, code, text: the order does not depend on the order of the checks."""
        place = self.location
        where = place.file, place.sheet, place.line, place.column
        return *where, int(self.severity), self.code, self.message.vi


Findings = Iterator[Diagnostic]


def count_errors(diagnostics: Iterable[Diagnostic]) -> int:
    """The number of findings that are errors."""
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
