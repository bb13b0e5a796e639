"""``ttdn receive``: what came and is no form is booked by hand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from pydantic_core import PydanticCustomError

from ttdn.cli.options import (
    DryRunOption,
    UnitArgument,
    YearOption,
    choice_option,
    option,
    period_option,
)
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.cli.signing import Signed, put_signed, read_signed
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, PeriodNotBegunError
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival, Decision, Way
from ttdn.model.scalars import read_text
from ttdn.places import TAKEN_FOLDER, is_plain_file
from ttdn.timeline import everything, find_reporter
from ttdn.vietnamese import date_text
from ttdn.writing import find_place, hold_folder

if TYPE_CHECKING:  # what reads Excel is loaded when it is asked for
    from ttdn.checking import Checked
    from ttdn.intake.steps import Booked, ReportInFolder, Whose

#: More digits than that no book has.
_ENTRY = re.compile(r"([0-9]{1,9})(?:/([0-9]{1,4}))?")
#: A number of the register, and its year where that is said.
_Entry = tuple[int, int | None]
_DRY = Text("Chưa ghi gì (--dry-run).", "Nothing was written (--dry-run).")
#: What may become of a paper; a conflict is one of forms.
_RESULTS = (Decision.WAITING, Decision.TAKEN, Decision.ASKED_BACK, Decision.REFUSED)


class _Said(NamedTuple):
    """What the line says of what came, and of whom, what and which entry it is; None: nothing.

    ``period`` is that of the report, ``year`` that of the plan.
    """

    unit: str
    day: date | None
    way: str | None
    file: Path | None
    note: str | None
    result: str | None
    period: Period | None
    year: int | None
    entry: _Entry | None
    signature: Signed

    @property
    def fields(self) -> frozenset[str]:
        """The fields of an arrival that it gives."""
        given = {
            "arrived": self.day,
            "way": self.way,
            "file": self.file,
            "digest": self.file,
            "note": self.note,
            "result": self.result,
        }
        return frozenset({"unit", "period", *(name for name, value in given.items() if value is not None)})

    @property
    def latest(self) -> date:
        """The day on which it came, today where none is said."""
        return self.day or today()

    @property
    def tells_only_result(self) -> bool:
        """Whether it says nothing of how something came."""
        return self.fields <= {"unit", "period", "result"}


def command(
    context: typer.Context,
    unit: UnitArgument,
    period: Annotated[str | None, period_option("kỳ đến hạn", "the one that is due")] = None,
    arrived: Annotated[
        str | None,
        option(
            "--date",
            "Ngày đến; mặc định là hôm nay.",
            "The day on which it came; today by default.",
            metavar="DATE",
        ),
    ] = None,
    way: Annotated[
        str | None,
        choice_option(
            "--way",
            "Cách gửi: {}; mặc định là paper, có --file thì other.",
            "How it came: {}; paper by default, other with --file.",
            Way,
            "WAY",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        option(
            "--file",
            f"Tệp đã nhận (PDF, ảnh, Word); được chép vào {TAKEN_FOLDER}/.",
            f"The file that came (PDF, picture, Word); it is copied into {TAKEN_FOLDER}/.",
            metavar="FILE",
        ),
    ] = None,
    note: Annotated[str | None, option("--note", "Ghi chú.", "A note.", metavar="WORDS")] = None,
    entry: Annotated[
        str | None,
        option(
            "--entry",
            "Sửa lần nhận đã có trong sổ: ghi nhầm, hoặc trước chưa biết của ai.",
            "Correct an entry of the register: a mistake, or nobody knew whose it was.",
            metavar="ENTRY",
        ),
    ] = None,
    result: Annotated[
        str | None,
        choice_option(
            "--result",
            "Kết quả: {}; mặc định là waiting (chờ nhập).",
            "What became of it: {}; waiting (to be typed in) by default.",
            _RESULTS,
            "RESULT",
        ),
    ] = None,
    number: Annotated[
        str | None,
        option(
            "--number",
            "Số của bản đã ký: ghi vào báo cáo đã nhận.",
            "The number of the signed paper, written into the report already taken.",
            metavar="NUMBER",
        ),
    ] = None,
    signed: Annotated[
        str | None,
        option(
            "--signed",
            "Ngày của bản đã ký: ghi vào báo cáo đã nhận.",
            "The day of the signed paper, written into the report already taken.",
            metavar="DATE",
        ),
    ] = None,
    remove: Annotated[
        bool,
        option(
            "--remove",
            "Bỏ lần nhận của --entry: ghi nhầm, không có gì đến.",
            "Remove the entry of --entry: booked by mistake, nothing came.",
        ),
    ] = False,
    dry_run: DryRunOption = False,
    year: YearOption = None,
) -> None:
    """Register a paper, a PDF or a picture: who sent what, when and how; correct the register.

    A signed paper is taken, since its report is in; it is booked where more is said of it than its number.
    """
    session = Session(context)
    signature = read_signed(session, number, signed)
    if signature.is_said:
        result = result or Decision.TAKEN
    day, note = _read_date(session, arrived), _read_note(note)
    wanted, place = session.read_period(period, year), _read_entry(entry)
    said = _Said(unit, day, way, file, note, result, wanted, year, place, signature)
    # What is decided by the register stands when it is written: nobody books in between.
    with nullcontext() if dry_run else hold_folder(session.root):
        _book(session, said, remove=remove, dry_run=dry_run)


def _book(session: Session, said: _Said, *, remove: bool, dry_run: bool) -> None:
    """Decide by the folder as it stands what becomes of what came, write it down, and tell it."""
    from ttdn.intake.booked_words import announce  # noqa: PLC0415 - what reads Excel is loaded when it is asked for
    from ttdn.intake.receiving import decide, find_row, write_down  # noqa: PLC0415 - the same
    from ttdn.intake.steps import all_booked, reports_in_folder  # noqa: PLC0415 - the same

    checked, dry = session.check(), [_DRY] * dry_run
    plan, signature = _choose_plan(checked, said), said.signature
    booked, reports = all_booked(checked), reports_in_folder(checked, today())
    known = _find_entry(booked, said.entry, plan.year)
    if remove:
        session.tell(*_remove(session.root, plan, said.unit, known, is_done=not dry_run), *dry)
        return
    term = said.period or (known.arrival.period if known else None)
    if term is None:
        term = _find_period(checked, plan, said, booked, reports)
        plan = checked.choose_plan(term.year, today()).plan
    term = plan.named(term)
    paper, content = _read_paper(checked, plan, term, known, said)
    booking = decide(booked, paper, said.fields, known, today())
    report = reports.get((booking.unit, term))
    if booking.is_taken:
        _need_report(report, paper, "--number" if signature.is_said else "--result")
    if signature.is_said:
        owner = everything(plan).units_by_id[booking.unit]
        put_signed(session, checked, owner, term, signature, paper.arrived, dry=dry_run)
        if known is None and said.tells_only_result:
            session.tell(*dry)
            return
    if not dry_run:
        booking = write_down(session.root, booking, said.file, content)
    row = find_row(plan, booking, booked, reports, today())
    session.tell(*announce(plan, booking, row, report), *dry)


def _choose_plan(checked: "Checked", said: _Said) -> Plan:
    """The plan of the period or the year that is named, else that of the entry's year, else of the day."""
    year = said.period.year if said.period else said.year
    of_entry = said.entry[1] if said.entry else None
    if not year:
        year = of_entry if of_entry in checked.workspace.plans else None
    return checked.choose_plan(year, said.latest).plan


def _need_report(report: "ReportInFolder | None", paper: Arrival, option: str) -> None:
    """Take a paper only for a report that is in.

    Raises:
        OptionsDoNotFitError: None is that has passed the checks.
    """
    if not (report and report.last_day):
        command = f"ttdn new {paper.unit} --period {paper.period}"
        advice = Text(
            f"Chưa có báo cáo đạt kiểm tra của đơn vị cho kỳ này. Nhập trước: {command}",
            f"No report of the unit for this period has passed the checks. Type it in first: {command}",
        )
        raise OptionsDoNotFitError(option, advice)


def _read_date(session: Session, arrived: str | None) -> date | None:
    """The day on which it came; nothing comes tomorrow."""
    day = session.find_day(arrived, "--date")
    if day and day > today():
        typed, now = date_text(day), date_text(today())
        advice = Text(
            f"{typed.vi} là sau hôm nay ({now.vi}). Ghi ngày đã nhận được.",
            f"{typed.en} is after today ({now.en}). Give the day on which it came.",
        )
        raise OptionsDoNotFitError("--date", advice)
    return day


def _read_note(note: str | None) -> str | None:
    try:
        return read_text(note) if note is not None else None
    except PydanticCustomError as error:
        advice = Text("Viết vài câu, không có ký tự điều khiển.", "Write a few plain sentences.")
        raise InvalidOptionError("--note", note or "", advice) from error


def _read_entry(entry: str | None) -> _Entry | None:
    """A number of the register, and its year where that is said: ``5``, ``5/2028``."""
    if entry is None:
        return None
    found = _ENTRY.fullmatch(entry.strip())
    if found is None:
        advice = Text("Viết số đến như 'ttdn intake' in ra.", "Write it as 'ttdn intake' prints it.")
        raise InvalidOptionError("--entry", entry, advice)
    return int(found[1]), int(found[2]) if found[2] else None


def _find_entry(booked: "Sequence[Booked]", number: _Entry | None, year: int) -> "Booked | None":
    """The entry of a number; None where none is named.

    Raises:
        OptionsDoNotFitError: There is none.
    """
    if number is None:
        return None
    place = number[1] or year
    for one in booked:
        if (one.arrival.number, one.year) == (number[0], place):
            return one
    advice = Text(
        f"Sổ nhận năm {place} không có số này; xem bằng 'ttdn intake'.",
        f"The register of {place} has no such number; see 'ttdn intake'.",
    )
    raise OptionsDoNotFitError("--entry", advice)


def _remove(root: Path, plan: Plan, unit: str, known: "Booked | None", *, is_done: bool) -> Iterator[Text]:
    """Take an entry out of the register.

    Raises:
        OptionsDoNotFitError: None is named, or it is of another unit.
    """
    from ttdn.booking import change_register, drop  # noqa: PLC0415 - see above

    if known is None:
        advice = Text("Ghi số của lần nhận: --entry SỐ_ĐẾN.", "Name the entry: --entry ENTRY.")
        raise OptionsDoNotFitError("--remove", advice)
    one = known.arrival
    if one.unit is not None and everything(plan).find_unit(unit).id != one.unit:
        called = plan.name_of(one.unit)
        advice = Text(f"Số {one.number} là của {called}.", f"No. {one.number} belongs to {called}.")
        raise OptionsDoNotFitError("--entry", advice)
    if is_done:
        change_register(root, known.year, lambda register: drop(register, one.number))
    yield Text(f"Bỏ số {one.number} khỏi sổ nhận.", f"Removed no. {one.number} from the register.")
    if one.kept:
        yield Text(
            f"Tệp vẫn ở {one.kept}; không cần thì xóa tay.",
            f"The file is still there: {one.kept}. Delete it by hand if nobody needs it.",
        )


def _find_period(
    checked: "Checked", plan: Plan, said: _Said, booked: "Iterable[Booked]", reports: "Iterable[Whose]"
) -> Period:
    """The period that is due by the plan; where no year was named, by that of the year before, too.

    Raises:
        OptionsDoNotFitError: It may be one of several.
    """
    from ttdn.intake.steps import periods_due  # noqa: PLC0415 - see above
    from ttdn.scaffold import default_period  # noqa: PLC0415 - Jinja is loaded when it is asked for

    former, _ = checked.find_year(plan.year - 1)
    plans = [former[0], plan] if former and not said.year else [plan]
    there, day = [*reports, *(one.whose for one in booked if one.whose)], said.latest
    due = periods_due(plans, everything(plan).find_unit(said.unit).id, day, there)
    if len(due) > 1:
        vi, en = (", ".join(f"{one} ({one.label[place]})" for one in due) for place in (0, 1))
        advice = Text(f"Ghi kỳ báo cáo, một trong: {vi}.", f"Say which period it is about: {en}.")
        raise OptionsDoNotFitError("--period", advice)
    return due[0] if due else default_period(plan, day)


def _read_paper(
    checked: "Checked",
    plan: Plan,
    term: Period,
    known: "Booked | None",
    said: _Said,
) -> tuple[Arrival, bytes]:
    """What came, as the register writes it down, and what its file holds.

    Raises:
        OptionsDoNotFitError: The file is a form.
        PeriodNotBegunError: It came before its period.
    """
    from ttdn.forms.taken import fingerprint  # noqa: PLC0415 - see above
    from ttdn.safe_text import file_name  # noqa: PLC0415 - see above

    day = said.day or (known.arrival.arrived if known else today())
    start = plan.data_days(term)[0]
    if day < start:
        raise PeriodNotBegunError(term.label, date_text(start), "--date")
    reporter = find_reporter(plan, said.unit, term).id
    if known and (known.arrival.unit, known.arrival.period) != (reporter, term):
        _check_movable(checked, plan, known.arrival, day)
    content = _read_file(checked, said.file, day) if said.file else b""
    paper = {
        "number": "0",
        "unit": reporter,
        "period": str(term),
        "arrived": day.isoformat(),
        "way": said.way or (Way.OTHER if said.file else Way.PAPER).value,
        "result": said.result or Decision.WAITING.value,
        "file": file_name(said.file.name) if said.file else None,
        "digest": fingerprint(content) if said.file else None,
        "note": said.note,
    }
    return Arrival.model_validate({key: value for key, value in paper.items() if value is not None}), content


def _read_file(checked: "Checked", path: Path, day: date) -> bytes:
    """What a file holds.

    Raises:
        OptionsDoNotFitError: It is a form.
    """
    from ttdn.intake.receiving import is_form, read_paper  # noqa: PLC0415 - see above

    content = read_paper(path)
    if is_form(checked.workspace, path, content, day):
        advice = Text(
            "Đây là biểu mẫu Excel của ttdn: nhận bằng 'ttdn collect'.",
            "This is a form of ttdn: take it in with 'ttdn collect'.",
        )
        raise OptionsDoNotFitError("--file", advice)
    return content


def _check_movable(checked: "Checked", plan: Plan, entry: Arrival, day: date) -> None:
    """See that an entry may become that of another unit or period.

    Raises:
        OptionsDoNotFitError: It is a form, which says itself whose it is.
    """
    from ttdn.intake.receiving import is_form, read_paper  # noqa: PLC0415 - see above

    if not (entry.unit and entry.kept):
        return
    path = find_place(checked.workspace.root, entry.kept)
    if is_plain_file(path) and is_form(checked.workspace, path, read_paper(path), day):
        called = plan.name_of(entry.unit)
        advice = Text(
            f"Số {entry.number} là biểu mẫu của {called}: đơn vị và kỳ ghi trong biểu mẫu, không đổi được. "
            "Xem lại số đến bằng 'ttdn intake'.",
            f"No. {entry.number} is a form of {called}, which says itself whose it is and for which period. "
            "Look for the right number with 'ttdn intake'.",
        )
        raise OptionsDoNotFitError("--entry", advice)
