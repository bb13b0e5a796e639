"""Forms of many units: made of what the folder knows of each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from ttdn.counting import own_windows
from ttdn.errors import TtdnError
from ttdn.forms.asked import NUMBER_LINES
from ttdn.forms.blank import Blank, make_blank
from ttdn.forms.key import read_key
from ttdn.language import Text
from ttdn.load import ReportFile, Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.model.scalars import MAXIMUM_TEXT
from ttdn.occurrences import Occurrence, occurrences_of
from ttdn.places import report_path
from ttdn.source import Value
from ttdn.timeline import came_later, everything, view
from ttdn.writing import ANYTHING, NotOursError, find_replaceable, write_output


class FormFilledInError(TtdnError):
    """The form that would be replaced is not as the program left it: somebody has filled it in."""

    def __init__(self, path: Path) -> None:
        """Name the file and the ways on."""
        super().__init__(
            Text(
                f"{path} đã được điền (hoặc không phải do ttdn lập) nên không ghi đè. Nhận nó "
                "bằng 'ttdn collect', chọn thư mục khác bằng -o, "
                "hoặc dùng --force để thay thế.",
                f"{path} was filled in (or was not made by ttdn), so it was not replaced. Take "
                "it in with 'ttdn collect', choose another folder with -o, or use --force.",
            )
        )


class ReportUnreadableError(TtdnError):
    """The unit's report stands in the folder, but cannot be read, or not be held by cells.

    Its form would lack what it says.
    """

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            Text(
                f"Không đọc được {name} nên chưa lập biểu mẫu. Chạy 'ttdn validate {name}' để xem và sửa.",
                f"{name} cannot be read, so no form was made from it. Run 'ttdn validate {name}' to see why.",
            )
        )


def blank_of(workspace: Workspace, plan: Plan, unit: Unit, period: Period) -> Blank:
    """What the form of a unit is made of.

    Raises:
        ReportUnreadableError: Its report cannot be read.
    """
    plan, unit = asked_plan(plan, unit, period)
    name = report_path(unit.id, period)
    if closed := workspace.unreadable & {name, *map(str, PurePosixPath(name).parents)}:
        raise ReportUnreadableError(closed.pop())
    own = [file for file in workspace.reports if file.head.unit == unit.id and "period" not in file.assumed]
    current = next((file for file in own if file.head.period == period), None)
    if current is not None and any(len(text) > MAXIMUM_TEXT for text in _texts(current.source.data)):
        raise ReportUnreadableError(current.source.file)
    previous = previous_reports(workspace, plan, unit, period)
    blank = make_blank(plan, unit, period, current.source.data if current is not None else None, previous)
    others = [file.report for file in own if file is not current and plan.period.contains(file.head.period)]
    blank = replace(blank, key=read_key(workspace.root), told=workspace.reported(plan.forebears(unit)))
    return replace(blank, times=_times(blank, others))


def previous_reports(
    workspace: Workspace, plan: Plan, unit: Unit, period: Period
) -> tuple[Period, list[tuple[Unit, Value]]] | None:
    """The last reports before a period, all on the same: the unit's, and those of the units it came of."""
    line = {one.id: one for one in (unit, *came_before(workspace, plan, unit))}
    earlier = [
        file
        for file in workspace.reports
        if file.head.unit in line and "period" not in file.assumed and _is_before(file, period)
    ]
    if not earlier:
        return None
    latest = max(
        (file.head.period for file in earlier), key=lambda one: (one.year, one.months[1], one.months[0])
    )
    found = {file.head.unit: file.source.data for file in earlier if file.head.period == latest}
    return latest, [(line[name], found[name]) for name in line if name in found]


def came_before(workspace: Workspace, plan: Plan, unit: Unit) -> list[Unit]:
    """The units that have become part of one, by this year's plan and by that of last year."""
    last_year = workspace.plans.get(plan.year - 1)
    older = everything(last_year.plan) if last_year else None
    found = {one.id: one for one in plan.forebears(unit)}
    for one in (unit, *found.values()):
        found |= {before.id: before for before in (older.forebears(one) if older else ())}
    return [one for name, one in found.items() if name != unit.id]


def _times(blank: Blank, reports: Sequence[Report]) -> dict[str, tuple[Occurrence, ...]]:
    """What became of the recurring items by these reports, at the times that are the unit's own."""
    return {
        item.id: tuple(
            one
            for one in occurrences_of(item, blank.plan.windows(item), reports, reports)
            if one.window in own_windows(blank.plan, item, blank.unit, blank.days.taken)
        )
        for item in filter(blank.plan.is_recurring, blank.items.values())
    }


def asked_plan(plan: Plan, unit: Unit, period: Period) -> tuple[Plan, Unit]:
    """The plan and the unit as they stand on the last day of a period: that is what a form asks about.

    A unit that has ended by then is asked by the plan of its own last day.
    """
    whole = everything(plan)
    end = whole.units_by_id[unit.id].end
    is_over = end is not None and end < period.calendar_days[1]
    asked = view(plan, end if end and is_over else date.max, period)
    if unit.id not in asked.units_by_id:
        asked = whole
    return asked, asked.units_by_id[unit.id]


def short_blank_of(workspace: Workspace, plan: Plan, unit: Unit, period: Period) -> Blank | None:
    """What the short form of a unit is made of: it asks about what was added since the form of its report.

    None where its report is not in, or nothing is left to ask.
    """
    file = next(iter(workspace.reports_on(unit.id, period)), None)
    only = _added_items(plan, unit, period, file.report) if file else frozenset()
    if file is None or not only:
        return None
    asked, unit = asked_plan(plan, unit, period)
    whole = make_blank(asked, unit, period, file.source.data, None)
    key, told = read_key(workspace.root), workspace.reported(asked.forebears(unit))
    return replace(whole, base={}, shown={}, last=(), only=only, key=key, told=told)


def number_blank_of(workspace: Workspace, plan: Plan, unit: Unit, report: Report) -> Blank:
    """What the form is made of in which number and day of a report come back, once it is signed."""
    asked, unit = asked_plan(plan, unit, report.period)
    head = report.model_dump(mode="json", include={"number", "date", "signer"}, exclude_none=True)
    whole, key = make_blank(asked, unit, report.period, head, None), read_key(workspace.root)
    base = {cell: text for cell, text in whole.base.items() if cell.row in NUMBER_LINES}
    told = workspace.reported(asked.forebears(unit))
    return replace(whole, base=base, shown=base, last=(), only=frozenset(), key=key, told=told)


def unnumbered_blank_of(workspace: Workspace, plan: Plan, unit: Unit, period: Period) -> Blank | None:
    """The same of the report in the folder; None where it is not in, or has number and day already."""
    file = next(iter(workspace.reports_on(unit.id, period)), None)
    if file is None or (file.report.number and file.report.date):
        return None
    return number_blank_of(workspace, plan, unit, file.report.model_copy(update={"period": period}))


def _added_items(plan: Plan, unit: Unit, period: Period, report: Report) -> frozenset[str]:
    """What a unit owes at the end of a period, was given only in its course, and has not reported on."""
    asked, _ = asked_plan(plan, unit, period)
    first, reported = plan.data_days(period)[0], {result.item for result in report.results}
    return frozenset(
        number
        for number, item in asked.owed.get(unit.id, {}).items()
        if number not in reported and not item.reported_apart and came_later(plan, number, unit.id, first)
    )


def _texts(data: Value) -> Iterator[str]:
    """Every text of a report."""
    if isinstance(data, str):
        yield data
    elif data is not None:
        for part in data.values() if isinstance(data, dict) else data:
            yield from _texts(part)


def _is_before(file: ReportFile, period: Period) -> bool:
    other = file.head.period
    return not other.is_adhoc and (other.year, other.months[1]) < (period.year, period.months[1])


def write_form(root: Path, path: Path, content: bytes, *, force: bool) -> None:
    """Write a form; one that somebody has filled in stays.

    Args:
        root: The folder of work: below it, no link is followed.
        path: The form.
        content: What is in it.
        force: Replace one that was filled in, too.

    Raises:
        FormFilledInError: It was filled in, and ``force`` is not given.
        PathLeavesFolderError: A link leads out of the folder of work.
        ChangedMeanwhileError: Somebody saved another in this very moment.
        OutputNotWritableError: The system does not let it be written.
    """
    try:
        place = ANYTHING if force else find_replaceable(path, content)
    except NotOursError as error:
        raise FormFilledInError(path) from error
    write_output(root, path, content, replacing=place)
