"""``ttdn status``: where the work stands on a day."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ttdn.cli.destination import form_in, text_table_option
from ttdn.cli.files import put_text
from ttdn.cli.options import (
    AsOfOption,
    DuePeriodOption,
    ForceOption,
    ItemOption,
    UnitOption,
    YearOption,
    option,
    table_option,
)
from ttdn.cli.session import Session
from ttdn.diagnostics import Severity
from ttdn.errors import OptionsDoNotFitError
from ttdn.forebears import find_forebears
from ttdn.language import Text
from ttdn.model.clauses import Clause, Item, cite
from ttdn.model.roster import Group, Unit
from ttdn.places import UNITS_FOLDER, lies_in
from ttdn.reporters.status import FORMATS
from ttdn.standing import Standing
from ttdn.terminal.notes import render_excluded, render_left_open, render_note
from ttdn.terminal.parts import render_forebears
from ttdn.terminal.status import (
    render_header,
    render_inherited,
    render_item_status,
    render_sections,
    render_status,
    render_unit_status,
)
from ttdn.terminal.unasked import render_not_asked

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ttdn.checking import Checked
    from ttdn.cli.watching import Page
    from ttdn.model.plan import Plan

#: Findings of the files that are left out, as they are shown while one watches.
_FINDINGS_SHOWN = 3
_TABLE_ONLY = Text(
    "chỉ dùng với bảng trên màn hình, không dùng cùng --format.",
    "only with the table on the screen, not with --format.",
)


#: Year, day and period, as they were asked for.
_Time = tuple[int | None, str | None, str | None]


class _Wanted(NamedTuple):
    """What the page is to show, as it was asked for."""

    unit: str | None
    item: str | None
    sections: bool
    everyone: bool

    def among(self, plan: "Plan") -> tuple[Sequence[Unit] | None, Sequence[Item] | None]:
        """The units and the items of a plan that are meant; None: all."""
        return (
            plan.find_units(self.unit, ended=True) if self.unit is not None else None,
            plan.find_items(self.item) if self.item is not None else None,
        )


def command(
    context: typer.Context,
    unit: UnitOption = None,
    item: ItemOption = None,
    as_of: AsOfOption = None,
    year: YearOption = None,
    period: DuePeriodOption = None,
    sections: Annotated[
        bool, option("--sections", "Mỗi phần của kế hoạch một dòng.", "A line for each section of the plan.")
    ] = False,
    everyone: Annotated[
        bool,
        option(
            "--all",
            "Kể hết tên các đơn vị, dù nhiều đến đâu.",
            "Name all units, however many there are.",
        ),
    ] = False,
    watching: Annotated[
        str | None,
        option(
            "--watch",
            "Giữ trên màn hình, hiện lại khi tệp thay đổi; xem lại sau mỗi chừng ấy giây, mặc định 2.",
            "Stay on the screen, show anew when a file changes; looks every so many seconds, 2 by default.",
            metavar="[SECONDS]",
        ),
    ] = None,
    form: Annotated[str, table_option(FORMATS)] = "table",
    output: Annotated[Path | None, text_table_option(FORMATS)] = None,
    force: ForceOption = False,
) -> None:
    """Show the whole plan, one unit or one item."""
    session, wanted = Session(context), _Wanted(unit, item, sections, everyone)
    form = form_in(output, form, FORMATS)
    of_screen = {"--watch": watching is not None, "--sections": sections, "--all": everyone}
    for name, is_asked in of_screen.items():
        if is_asked and form != "table":
            raise OptionsDoNotFitError(name, _TABLE_ONLY, needless=True)
    if watching is not None:
        from ttdn.cli.watching import read_seconds, watch  # noqa: PLC0415 - few runs stay

        watched = _Watched(session, wanted, (year, as_of, period))
        watch(session, watched.make, watched.explain, as_of, read_seconds(watching))
        return
    standing = session.stand(year, as_of, period)
    if form == "table":
        session.show(*_page(session, standing, wanted))
        return
    units, items = wanted.among(standing.status.plan)
    narrow = standing.status.narrow(units, items)
    put_text(session, output, FORMATS[form](narrow, standing.excluded, session.language), force=force)
    if standing.not_asked:
        session.warn(render_note(standing.not_asked, session.say))
    session.warn(*session.notes(standing, units))


def _page(session: Session, standing: Standing, wanted: _Wanted) -> "Iterator[RenderableType]":
    """One unit or item has a page of its own; several are shown on the page of the plan, without the rest."""
    whole, plan = standing.status, standing.status.plan
    units, items = wanted.among(plan)
    narrow, say = whole.narrow(units, items), session.say
    excluded, language, width = standing.excluded, session.language, session.out.width
    if standing.not_asked:
        yield from render_header(narrow, say)
        yield from render_not_asked(narrow, standing.not_asked, say)
        yield from render_excluded(excluded, say)
    elif wanted.sections:
        yield from render_sections(narrow, excluded, language, width, _subject(plan, wanted))
    elif units is not None and len(units) == 1:
        yield from render_unit_status(narrow, units[0], excluded, language, width)
        yield from render_inherited(whole, units[0], say)
        yield from render_forebears(find_forebears(whole, units[0], standing.last_year), say)
    elif units is None and items is not None and len(items) == 1:
        yield from render_item_status(whole, items[0], excluded, language, width, everyone=wanted.everyone)
    else:
        about = _subject(plan, wanted)
        yield from render_status(narrow, excluded, language, width, about, everyone=wanted.everyone)
    yield from render_left_open(standing.left_open, units, say)


def _subject(plan: "Plan", wanted: _Wanted) -> str:
    """The names of the units and items that were asked for, a line each; empty where the plan is."""
    return "\n".join(_called(plan, name) for name in (wanted.unit, wanted.item) if name is not None)


def _called(plan: "Plan", name: str) -> str:
    match plan.find(name):
        case Unit() as unit:
            return plan.called(unit)
        case Group() as group:
            return group.name
        case Item() as item:
            return f"{item.number}  {item.title}"
        case Clause(id=number) | number:
            return f"{cite(number)}  {plan.headings.get(number, '')}".rstrip()


class _Watched:
    """The page as it is kept on the screen; in a low window that of the sections, where it is the plan's."""

    def __init__(self, session: Session, wanted: _Wanted, time: _Time) -> None:
        """Take what the page is to show, and as of when."""
        self._session, self._wanted, self._time = session, wanted, time
        self._checked: Checked | None = None

    def make(self) -> "Page":
        """The page, and why files are left out of it; then the short one.

        Raises:
            TtdnError: It cannot be made.
        """
        session, wanted, (year, as_of, period) = self._session, self._wanted, self._time
        self._checked = session.check()
        standing = session.stand(year, as_of, period, checked=self._checked)
        findings = list(self._findings(set(standing.excluded).__contains__))
        short = [wanted._replace(sections=True)] if wanted.unit is None and not wanted.sections else []
        # Above the page, since what does not fit the window is not seen.
        return [[*findings, *_page(session, standing, one)] for one in (wanted, *short)]

    def explain(self) -> "list[RenderableType]":
        """Why it cannot be made: what is wrong with the plan, the register, the chosen sentences."""
        return list(self._findings(lambda file: not lies_in(file, UNITS_FOLDER)))

    def _findings(self, is_of: Callable[[str], bool]) -> "Iterator[RenderableType]":
        from ttdn.terminal.diagnostics import render_diagnostic  # noqa: PLC0415 - few runs stay

        every = self._checked.diagnostics if self._checked else []
        errors = (one for one in every if one.severity is Severity.ERROR and is_of(one.location.file))
        for one in islice(errors, _FINDINGS_SHOWN):
            yield render_diagnostic(one, "", self._session.language, self._session.out.width)
            yield ""
