"""What becomes of a file that came back. Values only."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.forms.changes import Change
from ttdn.forms.identity import Identity
from ttdn.forms.incoming import ALONE, Origin
from ttdn.forms.merge import Conflict
from ttdn.forms.taken import TakenForms
from ttdn.forms.values import Values
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.register import Decision
from ttdn.model.report import Report
from ttdn.model.roster import Unit

#: The place in the order of what was taken of a form that is as it was sent out: before all that was filled
#: in.
AS_ISSUED = -1


class Outcome(Enum):
    """What becomes of a file that came back."""

    NEW = Text("Đã nhận, báo cáo mới", "Taken: new report")
    CHANGED = Text("Đã nhận, cập nhật", "Taken: changes")
    UNCHANGED = Text("Không có gì mới", "Nothing new")
    RETURNED = Text("Trả lại để sửa", "Returned")
    OLDER = Text("Biểu mẫu phiên bản cũ", "An older version of the form")
    ASKED = Text("Cần hỏi lại", "To ask about")
    CONFLICT = Text("Xung đột", "Conflict")
    BLOCKED = Text("Chưa ghi được", "Not written")
    REFUSED = Text("Không nhận", "Refused")
    FAILED = Text("Chưa đọc được", "Could not be read")
    UNREAD = Text("Chưa đọc", "Not read")
    EVIDENCE = Text("Minh chứng", "Evidence")
    OPENED = Text("Đã mở", "Opened")
    PASSED = Text("Bỏ qua", "Passed over")

    @property
    def is_written(self) -> bool:
        """Whether the report is written because of it."""
        return self in {Outcome.NEW, Outcome.CHANGED}

    @property
    def is_taken(self) -> bool:
        """Whether the folder says what the form says."""
        return self.is_written or self is Outcome.UNCHANGED


#: What cannot be written yet, or has to be asked about, has arrived all the same; for the former nobody asks
#: its unit.
_DECISIONS = {
    Outcome.RETURNED: Decision.ASKED_BACK,
    Outcome.OLDER: Decision.ASKED_BACK,
    Outcome.CONFLICT: Decision.CONFLICT,
    Outcome.BLOCKED: Decision.WAITING,
    Outcome.ASKED: Decision.CONFLICT,
    Outcome.REFUSED: Decision.REFUSED,
}


@dataclass(frozen=True)
class Collected:
    """What becomes of one file, and all that is said of it.

    ``file`` is its name as findings speak of it, ``path`` where it lies, ``digest`` the fingerprint of what
    was read. ``called`` is its unit in words. ``target`` is the report in the folder, ``text`` what it is to
    hold (None: it stays as it is), ``state`` what is remembered of the form; ``before`` and ``state_before``
    are the bytes that stood there when this was decided (None: no file). ``evidence`` are files that came
    beside the form, by the names under which they belong into the unit's folder. ``known`` is the place of
    the form among those that were taken before. ``made`` is what was written for its sender, and ``trouble``
    what could not be. ``cells`` is how many cells of a file were changed, ``changes`` what they say now of
    what the version before said. ``is_short`` says that the form asks about some items only, ``is_number``
    that it asks for the report's number and day alone, ``is_unconfirmed`` that nobody has answered whether it
    is the right unit's. ``origin`` is where the file came from; ``contents`` is where that of a mail or an
    archive was laid out. ``kept`` is where the file is put in the end, relative to the folder of work (empty:
    it stays), and ``left`` why it stays; ``is_stuck`` says that it should not have.

    ``arrived`` is the day on which it came, ``taken_on`` that on which it was taken first, ``saved`` when it
    says that it was saved, ``filled`` what of it somebody has filled in. ``decision`` is what the register
    says of it, where the outcome does not tell, and ``is_older`` that another version has taken its place.
    ``told`` are sentences about a conflict.
    """

    file: str
    path: Path
    outcome: Outcome
    identity: Identity | None = None
    unit: Unit | None = None
    called: str = ""
    period: Period | None = None
    message: Text | None = None
    advice: Text | None = None
    findings: tuple[Diagnostic, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    target: str = ""
    text: str | None = None
    state: TakenForms | None = None
    before: bytes | None = None
    state_before: bytes | None = None
    report: Report | None = None
    values: Values = field(default_factory=dict)
    cells: int = 0
    changes: tuple[Change, ...] = ()
    digest: str = ""
    evidence: tuple[tuple[str, Path], ...] = ()
    known: int | None = None
    made: tuple[Path, ...] = ()
    trouble: Text | None = None
    is_short: bool = False
    is_number: bool = False
    is_unconfirmed: bool = False
    origin: Origin = ALONE
    contents: Path | None = None
    kept: str = ""
    left: Text | None = None
    is_stuck: bool = False
    arrived: date | None = None
    taken_on: date | None = None
    saved: str = ""
    filled: frozenset[str] = frozenset()
    decision: Decision | None = None
    is_older: bool = False
    told: tuple[Text, ...] = ()

    def held(self, outcome: Outcome, message: Text | None = None, advice: Text | None = None) -> "Collected":
        """The same where nothing is written: what becomes of the file, why, and what to do."""
        return replace(self, outcome=outcome, text=None, state=None, message=message, advice=advice)

    def overtaken(self, message: Text | None) -> "Collected":
        """A form that changes nothing any more: nothing is said of what it says."""
        left = self.held(Outcome.UNCHANGED, message)
        decision = Decision.TAKEN if self.known is not None else self.booked
        return replace(left, decision=decision, report=None, findings=(), conflicts=())

    @property
    def booked(self) -> Decision | None:
        """What the register says of it; None where it has no place there."""
        if self.outcome is Outcome.EVIDENCE:
            return None
        taken = Decision.PARTLY if self.is_partial else Decision.TAKEN
        return self.decision or (taken if self.outcome.is_taken else _DECISIONS.get(self.outcome))

    @property
    def is_partial(self) -> bool:
        """Whether it was taken but for some cells, which are asked back."""
        return self.outcome.is_taken and bool(self.errors)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings because of which the form goes back."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    @property
    def is_good(self) -> bool:
        """Whether nothing is left to do."""
        is_done = self.outcome.is_taken or self.outcome in {Outcome.EVIDENCE, Outcome.PASSED, Outcome.OPENED}
        return is_done and self.trouble is None and not (self.is_partial or self.is_stuck)


@dataclass(frozen=True)
class Receipt:
    """The day that is written as the day of receipt; ``given`` says that somebody named it.

    ``rest`` says that a form is taken without the cells that cannot be read, and ``first`` is the day on
    which something of the same unit and period came in the same run.
    """

    day: date
    given: bool
    rest: bool = False
    first: date | None = None
    today: date | None = None

    @property
    def latest(self) -> date:
        """No file is younger."""
        return max(self.day, self.today or self.day)

    def of(self, origin: Origin, year: int) -> "Receipt":
        """The same for a file that came from somewhere: the day of sending, unless a day was named."""
        return self if self.given else replace(self, day=origin.arrived(self.day, year))
