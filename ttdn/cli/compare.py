"""``ttdn compare``: two periods side by side, in words and tables."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from ttdn.asking.whom import find_chosen, find_whom, ids_of
from ttdn.checking import Checked
from ttdn.cli.completion import complete_periods
from ttdn.cli.destination import Answer, TableFileOption
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
from ttdn.terminal.notes import render_excluded, render_not_compared
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
_FILE_DECIDES = Text(
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
    output: TableFileOption = None,
    force: ForceOption = False,
    as_of: AsOfOption = None,
    year: YearOption = None,
    form: Annotated[str, table_option((_WORDS, *FORMATS))] = "table",
) -> None:
    """Compare a period with an earlier one: reports, work, figures, targets, money."""
    session, answer = Session(context), Answer(form, output, force)
    answer.check(why=_FILE_DECIDES)
    if year is not None and periods:
        raise OptionsDoNotFitError("--year", _NO_YEAR, needless=True)
    day, wanted = session.read_day(as_of), _read_periods(session, periods or [])
    checked = session.check()
    now, before = _choose(checked, wanted, year, day)
    with session.busy():
        found = {period: _status_on(checked, period, day) for period in (now, *before)}
        status, plan = found[now][0], found[now][0].plan
        units, items = ids_of(find_whom(plan, unit, kind, group).units), ids_of(find_chosen(plan, item))
        pairs = [compare_periods(status, found[one][0], units, items) for one in before]
    excluded = list(dict.fromkeys(file for _, files in found.values() for file in files))
    notes = [
        *render_excluded(excluded, session.say),
        *render_not_compared(_not_compared(checked, wanted, status.within), session.say),
    ]
    if answer.is_shown:
        for two in pairs:
            session.show(*render_comparison(two, by, session.language, session.out.width))
    elif form == _WORDS:
        for two in pairs:
            session.show_whole(*render_words(two, session.language))
    else:
        answer.put(session, _tables(pairs, by, answer), plan, day)
    answer.add(session, *notes)


def _tables(pairs: Sequence[TwoPeriods], by: str | None, answer: Answer) -> list[Table]:
    """The table that is asked for, else in a book all there are, elsewhere that of the whole."""
    return all_tables(pairs) if answer.is_book and by is None else [TABLES[by or "overall"](pairs)]


def _read_periods(session: Session, words: Sequence[str]) -> list[Period]:
    """The periods that were typed.

    Raises:
        InvalidOptionError: One of them is none.
        OptionsDoNotFitError: There are more than two, or one twice.
    """
    read = (session.read_period(word, None, metavar("PERIOD")) for word in words)
    periods = [period for period in read if period]
    if len(periods) > 2:  # noqa: PLR2004 - one beside another
        raise OptionsDoNotFitError(" ".join(words), _TWO)
    if len(set(periods)) < len(periods):
        raise OptionsDoNotFitError(" ".join(words), _SAME)
    return periods


def _choose(
    checked: Checked, wanted: Sequence[Period], year: int | None, day: date
) -> tuple[Period, list[Period]]:
    """Which period is held against which earlier ones.

    Raises:
        NothingBeforeError: There is no plan of the year of any period before.
        PlanHasErrorsError: There is one, with errors.
        OptionsDoNotFitError: It is an ad-hoc report, which has no period before.
    """
    if len(wanted) == 2:  # noqa: PLR2004 - as above
        earlier, later = sorted(wanted, key=lambda one: one.calendar_days[::-1])
        return later, [earlier]
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
    return now, before


def _not_compared(checked: Checked, wanted: Sequence[Period], now: Period) -> list[str]:
    """The plans of the periods before that have errors; nothing is left out of two that were named."""
    if len(wanted) == 2:  # noqa: PLR2004 - as above
        return []
    return sorted({plan_path(before.year) for before in periods_before(now)} & checked.wrong_files)


def _status_on(checked: Checked, period: Period, day: date) -> tuple[Status, list[str]]:
    """Where a period stands on a day, and the reports with errors that were left out.

    Raises:
        PlanNotFoundError: There is no plan for its year.
        PlanHasErrorsError: That plan has errors.
        PeriodNotAnnouncedError: It is an ad-hoc report that nobody announced.
    """
    plan = checked.choose_plan(period.year, day).plan
    reports, excluded = checked.accepted_reports(plan, day)
    within = plan.named(period)
    return compute_status(plan, reports, day, within), [file for file in excluded if _touches(within, file)]


def _touches(within: Period, file: str) -> bool:
    """Whether a file of a report may be about a period, by its name."""
    place = split_report_path(file)
    own = find_period(place.stem) if place else None
    return own is None or within.contains(own)
