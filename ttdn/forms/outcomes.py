"""What becomes of a file that came back. Values only."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.forms.identity import Identity
from ttdn.forms.merge import Conflict
from ttdn.forms.state import State
from ttdn.forms.values import Values
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Unit
from ttdn.model.report import Report


class Result(Enum):
    """What becomes of a file that came back."""

    NEW = Text("Đã nhận, báo cáo mới", "Taken, a new report")
    CHANGED = Text("Đã nhận, cập nhật", "Taken, changes")
    UNCHANGED = Text("Không có gì mới", "Nothing new")
    RETURNED = Text("Trả lại để sửa", "Returned")
    OLDER = Text("Biểu mẫu phiên bản cũ", "A form of an older version")
    CONFLICT = Text("Xung đột", "Conflict")
    BLOCKED = Text("Chưa ghi được", "Not written")
    REFUSED = Text("Không nhận", "Refused")

    @property
    def is_good(self) -> bool:
        """Whether nothing is left to do."""
        return self in {Result.NEW, Result.CHANGED, Result.UNCHANGED}


@dataclass(frozen=True)
class Outcome:
    """What becomes of one file, and all that is said of it.

    ``file`` is its name as findings speak of it and ``path`` where it lies. ``target`` is the report in the folder, ``text`` what it
    is to hold (None: it stays as it is), ``state`` what is remembered of the form.
    """

    file: str
    path: Path
    result: Result
    identity: Identity | None = None
    unit: Unit | None = None
    period: Period | None = None
    message: Text | None = None
    advice: Text | None = None
    findings: tuple[Diagnostic, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    target: str = ""
    text: str | None = None
    state: State | None = None
    report: Report | None = None
    values: Values = field(default_factory=dict)
    changes: int = 0

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings because of which the form goes back."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day that is written as the day of receipt; ``given`` says that somebody named it."""

    day: date
    given: bool
