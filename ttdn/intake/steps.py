"""What became of everything that arrived, and what is left to do about each, by the registers and the folder.

It is pure: no files, no clock, no rendering.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import PurePosixPath
from typing import NamedTuple

from ttdn.checking import Checked
from ttdn.errors import RegisterHasErrorsError
from ttdn.grouping import grouped
from ttdn.language import NOTHING, Text, count_of
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival, Decision
from ttdn.model.report import Report
from ttdn.model.reporting import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.places import ASKED_BACK_FOLDER, is_register, report_path
from ttdn.safe_text import as_argument
from ttdn.status import Status
from ttdn.timeline import days_within, everything, view
from ttdn.vietnamese import date_text

#: Days.
_LONG_AGO = 92
#: Whose report on what.
Whose = tuple[str, Period]


class Party(Enum):
    """Whom the next step waits for."""

    UNIT = Text("chờ đơn vị", "waiting for the unit")
    OFFICE = Text("chờ cơ quan tổng hợp", "waiting for the collecting office")


class Booked(NamedTuple):
    """Something that arrived, and the year of the register in which it stands."""

    year: int
    arrival: Arrival

    @property
    def whose(self) -> Whose | None:
        """Whose report on what it is; None where nobody knows."""
        one = self.arrival
        return (one.unit, one.period) if one.unit is not None and one.period is not None else None


@dataclass(frozen=True)
class ReportInFolder:
    """A report that stands in the folder.

    ``last_day`` is that of its last change; None where it does not count: it has errors, or came later.
    """

    file: str
    report: Report
    last_day: date | None


@dataclass(frozen=True)
class Row:
    """Something that arrived, as it is known on a day.

    ``result`` is None where it was decided later; ``waits_for`` None where nothing is left to do;
    ``replaced_by`` what took its place.
    """

    booked: Booked
    result: Decision | None
    next: Text
    waits_for: Party | None = None
    replaced_by: int | None = None

    @property
    def arrival(self) -> Arrival:
        """What arrived."""
        return self.booked.arrival

    @property
    def label(self) -> Text:
        """What became of it, in words; a paper that was typed in waits no longer."""
        if self.result is None:
            return Text("Chưa có kết quả", "No result yet")
        is_typed = self.result is Decision.WAITING and self.waits_for is None and not self.replaced_by
        return Text("Đã nhập", "Typed in") if is_typed else self.result.label


@dataclass(frozen=True)
class Intake:
    """The rows that are shown, in the order of their numbers, of so many; and the plan by which they are."""

    plan: Plan
    rows: tuple[Row, ...]
    whole: int
    as_of: date

    def number(self, row: Row) -> str:
        """A number of the register; with its year where that is another: ``5/2028``."""
        year = row.booked.year
        return f"{row.arrival.number}" + f"/{year}" * (year != self.plan.year)

    def called(self, row: Row) -> str:
        """The unit, as lists with little room call it; its id where the roster has it no more."""
        unit = everything(self.plan).units_by_id.get(row.arrival.unit or "")
        return unit.short if unit else row.arrival.unit or ""


def all_booked(checked: Checked) -> list[Booked]:
    """Everything that all registers have.

    Raises:
        RegisterHasErrorsError: One of them has errors: what it has booked would seem not to have come.
    """
    if wrong := [name for name in checked.wrong_files if is_register(name)]:
        raise RegisterHasErrorsError(min(wrong))
    registers = [(file.year, file.register) for file in checked.workspace.registers]
    return [Booked(year, one) for year, own in registers if year is not None for one in own.arrivals]


def reports_in_folder(checked: Checked, as_of: date) -> dict[Whose, ReportInFolder]:
    """The reports of the folder by unit and period, as they are known on a day."""
    wrong = checked.wrong_files
    return {
        (file.report.unit, file.report.period): _in_folder(
            file.source.file, file.report, as_of, is_good=file.source.file not in wrong
        )
        for file in checked.workspace.reports
        if file.says_whose
    }


def _in_folder(name: str, report: Report, as_of: date, *, is_good: bool = True) -> ReportInFolder:
    days = (report.received, report.accepted, report.reissued)
    counts = is_good and report.counts_from <= as_of
    return ReportInFolder(name, report, max(day for day in days if day and day <= as_of) if counts else None)


def read_intake(
    plan: Plan, booked: Iterable[Booked], reports: Mapping[Whose, ReportInFolder], as_of: date
) -> Intake:
    """Everything that had arrived by a day for the year of a plan, each with its next step.

    What nobody knows the period of stands in the register of the year in which it came: it is shown with
    those of the plan until somebody says whose it is.
    """
    own = sorted(
        (
            one
            for one in booked
            if one.arrival.arrived <= as_of and (one.year == plan.year or one.arrival.period is None)
        ),
        key=lambda one: (one.year, one.arrival.number),
    )
    by_whose = grouped((one.whose, one.arrival) for one in own if one.whose)
    rows = tuple(_Step(plan, one, by_whose, reports, as_of).row() for one in own)
    return Intake(plan, rows, len(rows), as_of)


class _Step:
    """Finds what is left to do about one arrival."""

    def __init__(
        self,
        plan: Plan,
        booked: Booked,
        by_whose: Mapping[Whose, Sequence[Arrival]],
        reports: Mapping[Whose, ReportInFolder],
        as_of: date,
    ) -> None:
        self.plan, self.booked, self.one, self.as_of = plan, booked, booked.arrival, as_of
        whose = booked.whose
        self.others = [other for other in by_whose.get(whose, ()) if other is not self.one] if whose else []
        self.report = reports.get(whose) if whose else None

    def row(self) -> Row:
        if self.one.settled > self.as_of and self.one.result is not Decision.WAITING:
            words = Text("xem, quyết định", "look at it and decide")
            return Row(self.booked, None, words, Party.OFFICE)
        # What was refused after all took nothing's place.
        replaced = next(
            (other.number for other in self._accepted() if self.one.number in other.replaces), None
        )
        waits_for, words = self._find()
        if replaced:
            waits_for, words = None, Text(f"xong: số {replaced} thay", f"done: no. {replaced} took its place")
        return Row(self.booked, self.one.result, words, waits_for, replaced)

    def _find(self) -> tuple[Party | None, Text]:
        match self.one.result:
            case Decision.WAITING:
                return self._of_held() or self._of_paper()
            case Decision.ASKED_BACK | Decision.PARTLY:
                return self._of_asked_back()
            case Decision.CONFLICT:
                return self._of_conflict()
            case Decision.TAKEN if self.booked.whose and not self.report:
                return self._of_lost()
            case Decision.REFUSED if self.booked.whose and not self.report and not self._accepted():
                return Party.UNIT, Text("chờ đơn vị gửi lại bản khác", "waiting for the unit to send another")
            case _:
                return None, Text("xong", "done")

    def _of_lost(self) -> tuple[Party, Text]:
        file = report_path(self.one.unit or "", self.one.period)
        vi, en = "lấy lại từ bản sao lưu", "take it back from a backup"
        if self.one.kept:
            again = f"ttdn collect {as_argument(self.one.kept)}"
            vi, en = f"nhận lại: {again}", f"take it again: {again}"
        return Party.OFFICE, Text(f"{file} không còn hoặc hỏng; {vi}", f"{file} is gone or broken; {en}")

    def _accepted(self) -> list[Arrival]:
        """What else has come of the unit for the period and was not refused."""
        return [other for other in self.others if other.result is not Decision.REFUSED]

    def _of_held(self) -> tuple[Party | None, Text] | None:
        """Of a form that could not be written yet and was left where it lies; None for a paper."""
        last_day = self.report and self.report.last_day
        if not (self.one.is_held and self.booked.whose) or (last_day and last_day >= self.one.arrived):
            return None
        return Party.OFFICE, Text(
            "ttdn collect lại tệp ấy: lệnh nói vì sao chưa ghi được",
            "ttdn collect that file again: it says why it could not be written",
        )

    def _of_paper(self) -> tuple[Party | None, Text]:
        if self.booked.whose is None:
            entry, is_loose = (
                f"{self.one.number}/{self.booked.year}",
                bool(self.one.file and not self.one.kept),
            )
            return Party.OFFICE, Text(
                f"cho biết của ai: ttdn receive ĐƠN_VỊ --period KỲ --entry {entry}{' --file TỆP' * is_loose}",
                f"say whose it is: ttdn receive UNIT --period P --entry {entry}{' --file FILE' * is_loose}",
            )
        command = f"{self.one.unit} --period {self.one.period}"
        if self.report is None:
            vi, en = f"nhập: ttdn new {command}", f"type it in: ttdn new {command}"
            if any(other.result is Decision.ASKED_BACK for other in self.others):
                again = f"ttdn collect {ASKED_BACK_FOLDER}/{self.one.unit}"
                vi = f"minh chứng còn thiếu của biểu mẫu đã trả lại thì: {again}; báo cáo thì {vi}"
                en = f"evidence that the form asked back lacks: {again}; a report: {en}"
            return Party.OFFICE, Text(vi, en)
        file = self.report.file
        if self.report.last_day is None:
            return Party.OFFICE, Text(f"điền, sửa {file}", f"fill in or correct {file}")
        if self.report.last_day >= self.one.arrived:
            return None, Text(f"xong: đã nhập vào {file}", f"done: typed into {file}")
        command = f"ttdn receive {command} --entry {self.one.number} --result taken"
        return Party.OFFICE, Text(
            f"đối chiếu với {file}; khớp rồi thì: {command}", f"compare it with {file}; then: {command}"
        )

    def _of_asked_back(self) -> tuple[Party | None, Text]:
        later = [
            other
            for other in self._accepted()
            if other.number > self.one.number and other.result is not Decision.WAITING
        ]
        if later:
            return None, Text(f"xong: xem số {later[0].number}", f"done: see no. {later[0].number}")
        is_whole = self.one.result is Decision.ASKED_BACK
        if is_whole and self.report and self.report.last_day and self.report.last_day >= self.one.settled:
            return None, Text(f"xong: đã có {self.report.file}", f"done: {self.report.file} is in")
        day, days = date_text(self.one.settled), (self.as_of - self.one.settled).days
        what = NOTHING if is_whole else Text(" các ô còn lại", " for the other cells")
        return Party.UNIT, Text(
            f"chờ đơn vị sửa{what.vi}, trả lại ngày {day.vi} ({days} ngày)",
            f"waiting for the unit{what.en}, asked back on {day.en} ({count_of(days, 'day')})",
        )

    def _of_conflict(self) -> tuple[Party | None, Text]:
        for other in self.others:
            is_later = other.number > self.one.number or other.settled > self.one.settled
            if other.result.is_taken and is_later:
                return None, Text(f"xong: đã nhận số {other.number}", f"done: no. {other.number} was taken")
        rivals = [other.number for other in self.others if other.result is Decision.CONFLICT]
        if rivals:
            numbers = sorted((*rivals, self.one.number))
            vi, en = (f" {word} ".join(map(str, numbers)) for word in ("hay", "or"))
            place = PurePosixPath(self.one.kept).parent.as_posix() if self.one.kept else ""
            return Party.OFFICE, Text(
                f"hỏi đơn vị: chọn số {vi}, rồi ttdn collect tệp ấy{f' ở {place}' * bool(place)}",
                f"ask the unit: no. {en}? Then ttdn collect that file{f' in {place}' * bool(place)}",
            )
        refuse = f"ttdn receive {self.one.unit} --entry {self.one.number} --result refused"
        if self.report is None and not any(other.result.is_taken for other in self.others):
            return Party.OFFICE, Text(
                f"hỏi đơn vị; đúng của đơn vị thì ttdn collect lại, thêm --accept {self.one.unit}; không "
                f"lấy tệp này thì: {refuse}",
                f"ask the unit; if it is theirs, ttdn collect again with --accept {self.one.unit}; or leave "
                f"this file: {refuse}",
            )
        file = self.report.file if self.report else report_path(self.one.unit or "", self.one.period)
        return Party.OFFICE, Text(
            f"hỏi đơn vị, sửa {file} cho khớp, rồi ttdn collect lại; không lấy tệp này thì: {refuse}",
            f"ask the unit, make {file} match, then ttdn collect again; or leave this file: {refuse}",
        )


def sum_up(intake: Intake) -> Text:
    """How many arrived, what became of them, and whom what is left waits for; the numbers add up."""
    rows = intake.rows
    units = len({row.arrival.unit for row in rows if row.arrival.unit})
    counts = Counter(row.label for row in rows)
    parts_vi, parts_en = (
        ", ".join(f"{count} {label[place].lower()}" for label, count in counts.most_common())
        for place in (0, 1)
    )
    among = len(rows) != intake.whole
    vi = f"{len(rows)}{f' trong {intake.whole}' * among} lần nhận"
    en = f"{count_of(len(rows), 'arrival')}{f' (of {intake.whole})' * among}"
    if not rows:
        return Text(f"{vi}.", f"{en}.")
    left = _left(rows)
    return Text(
        f"{vi} của {units} đơn vị: {parts_vi}. {left.vi}",
        f"{en} of {count_of(units, 'unit')}: {parts_en}. {left.en}",
    )


def rows_of(status: Status, unit: Unit) -> tuple[Row, ...]:
    """What had arrived of a unit for the plan of a status by its day."""
    year, as_of = status.plan.year, status.as_of
    booked = [
        Booked(year, one) for sending in status.sent.get(unit.id, {}).values() for one in sending.arrivals
    ]
    reports = {
        (unit.id, period): _in_folder(report_path(unit.id, period), report, as_of)
        for period, report in status.known.get(unit.id, {}).items()
    }
    return read_intake(status.plan, booked, reports, as_of).rows


def _left(rows: Sequence[Row]) -> Text:
    waiting = Counter(row.waits_for for row in rows if row.waits_for)
    if not waiting:
        return Text("Không còn việc gì.", "Nothing is left to do.")
    shares = [(waiting[party], party.value) for party in Party if waiting[party]]
    vi, en = (", ".join(f"{count} {words[place]}" for count, words in shares) for place in (0, 1))
    return Text(f"Còn {waiting.total()} việc: {vi}.", f"{waiting.total()} left to do: {en}.")


def periods_due(plans: Iterable[Plan], name: str, day: date, known: Iterable[Whose]) -> list[Period]:
    """The periods that something may be about that comes from a unit on a day, if nobody says so.

    It is that whose last day is nearest, and besides it those past theirs of which nothing has come.

    Args:
        plans: The plans in question: that of the year, and that of the year before.
        name: The id of the unit.
        day: The day on which it came.
        known: Whose reports on what are there.
    """
    there = set(known)
    owed = [one for plan in plans for one in _owed(plan, name, day)]
    if not owed:
        return []
    nearest = min(owed, key=lambda one: abs((day - one.comes).days))
    late = [one for one in owed if one.comes < day and (name, one.period) not in there]
    return list(dict.fromkeys(one.period for one in (*late, nearest)))


def _owed(plan: Plan, name: str, day: date) -> Iterator[RequiredPeriod]:
    """What a unit was or is to report by a plan; what was due long ago in another year is past."""
    seen, unit = view(plan, day), everything(plan).units_by_id.get(name)
    if unit is None:
        return
    for required in seen.required_periods:
        own = seen.required_of(unit, required)
        if own.last_day and not is_past(own, day) and _is_open(seen, unit, own.period, day):
            yield own


def is_past(required: RequiredPeriod, day: date) -> bool:
    """Whether a report was due long ago in another year, so that nobody waits for it any more."""
    return required.period.year < day.year and (day - required.comes).days > _LONG_AGO


def _is_open(plan: Plan, unit: Unit, period: Period, day: date) -> bool:
    """Whether a unit is to report on a period of which something has happened by a day."""
    days = days_within(plan, unit, period)
    return days.first <= min(day, days.last) and plan.excuse_of(unit, period) is None


@dataclass(frozen=True)
class Wanted:
    """Which rows are asked for; what is None asks for nothing."""

    units: frozenset[str] | None = None
    period: Period | None = None
    only_open: bool = False
    way: str | None = None
    result: str | None = None
    since: date | None = None

    def among(self, intake: Intake) -> Intake:
        """The rows that are asked for."""
        return replace(intake, rows=tuple(row for row in intake.rows if self._includes(row)))

    def _includes(self, row: Row) -> bool:
        one = row.arrival
        return (
            (self.units is None or one.unit in self.units)
            and self.period in {None, one.period}
            and (row.waits_for is not None or not self.only_open)
            and self.way in {None, one.way}
            and self.result in {None, row.result}
            and (self.since is None or one.arrived >= self.since)
        )
