"""``ttdn compare``: two periods side by side, in words and tables."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from ttdn.asking.whom import find_whom
from ttdn.checking import Checked
from ttdn.cli.completion import complete_periods
from ttdn.cli.options import (
    AsOfOption,
    ForceOption,
    GroupOption,
    ItemOption,
    KindOption,
    UnitOption,
    YearOption,
    argument,
    choice_option,
    table_option,
)
from ttdn.cli.session import Session
from ttdn.cli.tables import check_table_file, table_file_option, write_tables
from ttdn.comparison import periods_before
from ttdn.counting import compute_status
from ttdn.errors import NothingBeforeError, OptionsDoNotFitError
from ttdn.language import Text
from ttdn.metavars import metavar
from ttdn.model.period import Period, find_period
from ttdn.places import plan_path, split_report_path
from ttdn.reporters.tables import FORMATS
from ttdn.status import Status
from ttdn.tables import Table
from ttdn.terminal.compare import render_comparison, render_words
from ttdn.terminal.status import render_excluded, render_not_compared
from ttdn.two_periods.comparing import TwoPeriods, compare_periods
from ttdn.two_periods.tables import TABLES, all_tables

#: The sentences alone, a line each, to be pasted.
_WORDS = "text"
_TWO = Text("So sánh được hai kỳ, không hơn.", "Two periods can be compared, and no more.")
_SAME = Text("Hai kỳ phải khác nhau.", "The two periods must differ.")
_ADHOC = Text(
    "Báo cáo đột xuất không có kỳ trước; ghi cả kỳ thứ hai.",
    "An ad-hoc report has no period before; name the second one, too.",
)
_NO_YEAR = Text("Kỳ đã có năm; bỏ --year.", "The period has its year; leave out --year.")
_EXCEL_ONLY = Text(
    "Cùng -o thì dạng do đuôi tên tệp quyết định; bỏ --format.",
    "With -o the ending of the file decides; leave out --format.",
)


def command(
    context: typer.Context,
    periods: Annotated[
        list[str] | None,
        argument(
            "[PERIOD] [PERIOD]",
            "Hai kỳ, thứ tự nào cũng được; một kỳ: so với kỳ liền trước và cùng kỳ năm trước.",
            "Two periods, in any order; one: against the one before and the same of last year.",
            autocompletion=complete_periods,
        ),
    ] = None,
    by: Annotated[
        str | None,
        choice_option(
            "--by",
            "Bảng theo: {}; mặc định nêu nhận xét và các bảng chính.",
            "The table by: {}; by default words and the main tables.",
            TABLES,
            "TABLE",
        ),
    ] = None,
    unit: UnitOption = None,
    kind: KindOption = None,
    group: GroupOption = None,
    item: ItemOption = None,
    output: Annotated[Path | None, table_file_option()] = None,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: Annotated[str, table_option((_WORDS, *FORMATS))] = "table",
) -> None:
    """Compare a period with an earlier one: reports, work, figures, targets, money."""
    session = Session(context)
    if output is not None:
        check_table_file(output)
        if form != "table":
            raise OptionsDoNotFitError("--format", _EXCEL_ONLY, needless=True)
    if year is not None and periods:
        raise OptionsDoNotFitError("--year", _NO_YEAR, needless=True)
    day, wanted = session.read_day(as_of), _read_periods(session, periods or [])
    checked, chosen = session.check(), _Chosen(unit, kind, group, item)
    statuses = _Statuses(checked, day)
    periods_held = _pairs(checked, wanted, year, day)
    with session.busy():
        pairs = [chosen.narrow(statuses.of(now), statuses.of(before)) for now, before in periods_held]
    now = {two.now.within for two in pairs}
    broken = _not_compared(checked, now) if len(wanted) < 2 else []  # noqa: PLR2004 - nothing is left out of two
    notes = (
        *render_excluded(statuses.excluded, session.say),
        *render_not_compared(broken, session.say),
    )
    if output is not None:
        _write(session, output, pairs, by, day, force=force)
        session.warn(*notes)
    elif form == _WORDS:
        for two in pairs:
            session.show_whole(*render_words(two, session.language))
        session.warn(*notes)
    elif form == "table":
        for two in pairs:
            session.show(*render_comparison(two, by, session.language, session.out.width))
        session.show(*notes)
    else:
        session.write(FORMATS[form](TABLES[by or "overall"](pairs), session.language))
        session.warn(*notes)


def _write(
    session: Session, path: Path, pairs: Sequence[TwoPeriods], by: str | None, day: date, *, force: bool
) -> None:
    """One table where one is asked for, or where the file holds no more; else all of them."""
    is_book = path.suffix.lower() == ".xlsx"
    tables: list[Table] = all_tables(pairs) if is_book and by is None else [TABLES[by or "overall"](pairs)]
    write_tables(session, path, tables, pairs[0].now.plan, day, force=force)


def _read_periods(session: Session, words: Sequence[str]) -> list[Period]:
    """The periods that were typed.

    Raises:
        InvalidOptionError: One of them is none.
        OptionsDoNotFitError: There are more than two, or one twice.
    """
    periods = [_read(session, one) for one in words]
    if len(periods) > 2:  # noqa: PLR2004 - one beside another
        raise OptionsDoNotFitError(" ".join(words), _TWO)
    if len(set(periods)) < len(periods):
        raise OptionsDoNotFitError(" ".join(words), _SAME)
    return periods


def _read(session: Session, word: str) -> Period:
    period = session.read_period(word, None, metavar("PERIOD"))
    assert period is not None  # noqa: S101 - something was typed
    return period


def _pairs(
    checked: Checked, wanted: Sequence[Period], year: int | None, day: date
) -> list[tuple[Period, Period]]:
    """Which period is held against which, the later first.

    Raises:
        NothingBeforeError: There is no plan of the year of any period before.
        PlanHasErrorsError: There is one, with errors.
        OptionsDoNotFitError: It is an ad-hoc report, which has no period before.
    """
    if len(wanted) == 2:  # noqa: PLR2004 - as above
        earlier, later = sorted(wanted, key=lambda one: one.calendar_days[::-1])
        return [(later, earlier)]
    now = wanted[0] if wanted else checked.choose_plan(year, day).plan.period
    if now.is_adhoc:
        raise OptionsDoNotFitError(str(now), _ADHOC)
    checked.choose_plan(now.year, day)
    sound = {year for year in checked.workspace.plans if plan_path(year) not in checked.wrong_files}
    before = [one for one in periods_before(now) if one.year in sound]
    if not before:
        last = now.year - 1
        if last not in checked.workspace.plans and plan_path(last) not in checked.wrong_files:
            raise NothingBeforeError(now.label, last, sorted(checked.workspace.plans))
        checked.choose_plan(last, day)  # it says what is wrong with it
    return [(now, one) for one in before]


def _not_compared(checked: Checked, periods: Collection[Period]) -> list[str]:
    """The plans of the periods before that have errors."""
    plans = {plan_path(before.year) for now in periods for before in periods_before(now)}
    return sorted(plans & checked.wrong_files)


class _Statuses:
    """Where each period stands on a day, and the reports with errors that were left out."""

    def __init__(self, checked: Checked, day: date) -> None:
        self._checked, self._day = checked, day
        self._known: dict[Period, Status] = {}
        self.excluded: list[str] = []

    def of(self, period: Period) -> Status:
        """The status of a period.

        Raises:
            PlanNotFoundError: There is no plan for its year.
            PlanHasErrorsError: That plan has errors.
            PeriodNotAnnouncedError: It is an ad-hoc report that nobody announced.
        """
        if period not in self._known:
            plan = self._checked.choose_plan(period.year, self._day).plan
            reports, excluded = self._checked.accepted_reports(plan, self._day)
            within = plan.named(period)
            self._known[period] = compute_status(plan, reports, self._day, within)
            self.excluded += (
                file for file in excluded if _touches(within, file) and file not in self.excluded
            )
        return self._known[period]


def _touches(within: Period, file: str) -> bool:
    """Whether a file of a report may be about a period, by its name."""
    place = split_report_path(file)
    own = find_period(place.stem) if place and place.stem else None
    return own is None or within.contains(own)


class _Chosen(NamedTuple):
    """Which units and items are looked at, as they were typed; None: all."""

    unit: str | None
    kind: str | None
    group: str | None
    item: str | None

    def narrow(self, now: Status, before: Status) -> TwoPeriods:
        """The two, or what of them concerns these.

        Raises:
            UnknownNameError: The plan has no such item or unit.
            InvalidOptionError: It has no such kind of unit, or no such group.
        """
        plan = now.plan
        whom = find_whom(plan, self.unit, self.kind, self.group).units
        units = None if whom is None else {one.id for one in whom}
        items = None if self.item is None else {one.id for one in plan.find_items(self.item)}
        return compare_periods(now, before, units, items)
