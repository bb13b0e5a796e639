"""Units that come and go, and what is decided for some of them: nobody is asked in vain or forgotten."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from ttdn.checks.registry import AGAINST_PLAN, PLAN_CHECKS, WORKSPACE_CHECKS
from ttdn.diagnostics import Diagnostic, Findings, Related
from ttdn.language import Text
from ttdn.load import PlanFile, ReportFile, Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.reporting import Dispensation, Extension
from ttdn.model.roster import Unit
from ttdn.reported_days import TakenOver, reported_days
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.timeline import Life, everything, is_outside_life, life, life_words, reporter_instead, view
from ttdn.vietnamese import date_text


@PLAN_CHECKS
def check_successors(file: PlanFile) -> Findings:
    """A successor that cannot be asked, and a unit that ends without one although it owes something."""
    plan = everything(file.plan)
    own = plan.reporting
    takers = {own.through, *(one.through for one in (*own.periods, *own.adhoc))}
    asked = {unit.id for unit in plan.asked_units} | takers
    year_ends = plan.period.calendar_days[1]
    for place, unit in enumerate(file.plan.units):
        known, last = life(plan.amendments_by_number, unit), plan.roster[unit.id].now
        ends = last.end if known and last.end == known.last else None
        if unit.successor in plan.roster:
            if words := _unfit_successor(plan, unit, ends):
                yield file.source.finding("unfit-successor", ("units", place, "successor"), *words)
        elif not unit.successor and ends and ends < year_ends and (unit.id in asked or plan.owed[unit.id]):
            called, day = plan.called(unit), date_text(ends)
            yield file.source.finding(
                "ended-without-successor",
                ("units", place, "until" if unit.end else "ended_by"),
                Text(
                    f"{called} kết thúc ngày {day.vi}, không có đơn vị kế thừa: sau ngày đó không hỏi được "
                    "ai về báo cáo còn nợ.",
                    f"{called} ends on {day.en} without a successor: nobody is asked for what it still owes.",
                )
                if unit.id not in takers
                else Text(
                    f"{called} kết thúc ngày {day.vi}, không có đơn vị kế thừa: sau ngày đó không còn nơi "
                    "nhận báo cáo.",
                    f"{called} ends on {day.en} without a successor: nobody takes in the reports any more.",
                ),
                Text(
                    "Thêm 'successor' (mã đơn vị nhận phần việc); không có đơn vị nào thì để nguyên.",
                    "Add 'successor', the id of the unit that takes over; where there is none, leave it.",
                ),
            )


def _unfit_successor(plan: Plan, unit: Unit, ends: date | None) -> tuple[Text, Text] | None:
    """What is wrong with a successor, and the cure; None where nothing is."""
    called, line = plan.called(unit), list(plan.successors(unit))
    after = plan.roster[unit.successor or ""].now
    if unit.successor == unit.id:
        return (
            Text(f"{called} kế thừa chính mình.", f"{called} is its own successor."),
            Text(
                "Ghi mã của đơn vị nhận phần việc. Đơn vị chỉ đổi tên thì ghi hai dòng cùng mã, không cần "
                "'successor'.",
                "Name the unit that takes over. A unit that is only renamed stands twice under its id.",
            ),
        )
    if ends is None and unit.end:
        return (
            Text(
                f"{called} còn phiên bản sau, chưa kết thúc ngày {date_text(unit.end).vi}.",
                f"{called} has a later version and does not end on {date_text(unit.end).en}.",
            ),
            Text("Ghi 'successor' ở phiên bản cuối.", "Write 'successor' in the last version."),
        )
    if ends is None:
        return (
            Text(
                f"{called} có đơn vị kế thừa nhưng không kết thúc.",
                f"{called} has a successor, but does not end.",
            ),
            Text("Thêm 'until', hoặc bỏ 'successor'.", "Add 'until', or leave out 'successor'."),
        )
    if line[-1].successor in {one.id for one in line}:
        names = " → ".join(plan.called(one) for one in line)
        return (
            Text(f"Các đơn vị kế thừa vòng quanh: {names}.", f"The units succeed each other: {names}."),
            Text("Sửa để có đơn vị còn hoạt động.", "Correct it, so that one of them lives on."),
        )
    if after.end and after.end <= ends:
        day, name = date_text(after.end), plan.called(after)
        return (
            Text(
                f"{name} kết thúc ngày {day.vi}, không sau {called}.",
                f"{name} ends on {day.en}, which is not after {called}.",
            ),
            Text("Ghi đơn vị còn hoạt động sau đó.", "Name a unit that lives on."),
        )
    return None


@PLAN_CHECKS
def check_reporters(file: PlanFile) -> Findings:
    """A unit that is to report, and is no more when the reports are due: nobody would be asked for them."""
    plan, own = everything(file.plan), file.plan.reporting
    year_ends = plan.period.calendar_days[1]
    lists: list[tuple[KeyPath, tuple[str, ...], date]] = [
        *((("reporting", part), getattr(own, part), year_ends) for part in ("required", "requested")),
        *(
            (("reporting", "adhoc", place, "required"), one.required, one.covers.end)
            for place, one in enumerate(own.adhoc)
        ),
    ]
    for path, names, day in lists:
        asked = names if "adhoc" in path else (*own.required, *own.requested)
        for place, name in enumerate(names):
            if name in plan.roster and not _is_asked(plan, asked, plan.roster[name].now, day):
                unit = plan.roster[name].now
                days, called, after = life_words(unit), plan.called(unit), plan.stands_for(name)
                yield file.source.finding(
                    "owner-not-in-force",
                    (*path, place),
                    Text(f"{called} {days.vi}.", f"{called} {days.en}."),
                    Text(f"Ghi thêm đơn vị kế thừa: {after}.", f"Add its successor: {after}.")
                    if after != name
                    else Text("Ghi đơn vị báo cáo thay.", "Name the unit that reports instead."),
                )


def _is_asked(plan: Plan, names: tuple[str, ...], unit: Unit, day: date) -> bool:
    """Whether a unit or a successor reports on a day; where it names no successor, that is told apart."""
    line = list(plan.successors(unit))
    first = plan.period.calendar_days[0]
    is_told_apart = len(line) == 1 and day > (unit.end or day) >= first
    return is_told_apart or any(plan.means(names, one) and plan.lives(one, day) for one in line)


@PLAN_CHECKS
def check_dispensations(file: PlanFile) -> Findings:
    """An extension or an excuse that changes nothing: its period or its unit is asked for no report."""
    plan = file.plan
    asked = {unit.id for unit in plan.asked_units}
    for part in ("extensions", "excused"):
        for place, one in enumerate(getattr(plan.reporting, part)):
            path = ("reporting", part, place)
            for number, name in enumerate(one.units):
                units = plan.resolve((name,))
                if units and not any(unit.id in asked for unit in units):
                    yield file.source.finding(
                        "unfit-dispensation",
                        (*path, "units", number),
                        Text(
                            f"Kế hoạch không yêu cầu {quote(plan.name_of(name))} báo cáo.",
                            f"The plan asks {quote(plan.name_of(name))} for no report.",
                        ),
                        Text(
                            "Bỏ đơn vị này, hoặc thêm vào 'required', 'requested'.",
                            "Leave it out, or add it to 'required' or 'requested'.",
                        ),
                    )
            yield from _unfit_periods(file, (*path, "periods"), one)


def _unfit_periods(file: PlanFile, path: KeyPath, one: Dispensation) -> Findings:
    plan, known = file.plan, view(file.plan, one.document.date)
    listed = ", ".join(str(required.period) for required in plan.required_periods)
    for number, period in enumerate(one.periods):
        required, label = known.required_for(period) or plan.required_for(period), period.label
        if required is None:
            yield file.source.finding(
                "unfit-dispensation",
                (*path, number),
                Text(
                    f"Kế hoạch không yêu cầu báo cáo {label.vi}.",
                    f"The plan asks for no report on {label.en}.",
                ),
                Text(f"Các kỳ phải báo cáo: {listed}.", f"It asks for: {listed}."),
            )
        elif isinstance(one, Extension) and required.last_day and one.deadline.last_day <= required.last_day:
            day = date_text(required.last_day)
            yield file.source.finding(
                "unfit-dispensation",
                (*path, number),
                Text(
                    f"Hạn mới không sau hạn chung của báo cáo {label.vi} ({day.vi}).",
                    f"The new day is not after that of all reports on {label.en} ({day.en}).",
                ),
                Text("Sửa 'deadline' theo văn bản gia hạn.", "Correct 'deadline' by the document."),
            )


@AGAINST_PLAN
def check_life(file: ReportFile, plan: Plan) -> Findings:
    """A report on a time in which its unit did not exist: another unit reports on that."""
    unit = plan.units_by_id.get(file.report.unit)
    if unit is None:
        return
    period = file.report.period
    if not is_outside_life(plan, unit, period):
        return
    days, other = life_words(unit), reporter_instead(plan, unit, period)
    yield file.source.finding(
        "report-outside-life",
        ("period",),
        Text(
            f"{plan.called(unit)} {days.vi}, không báo cáo {period.label.vi}.",
            f"{plan.called(unit)} {days.en} and does not report on {period.label.en}.",
        ),
        Text(
            f"Sửa kỳ báo cáo; kỳ này do {plan.called(other)} báo cáo.",
            f"Correct the period; {plan.called(other)} reports on this one.",
        )
        if other
        else Text("Sửa kỳ báo cáo.", "Correct the period."),
    )


@WORKSPACE_CHECKS
def check_told_twice(workspace: Workspace) -> Findings:
    """A report of a unit that is no more, which came after its successor had reported on these days."""
    plans = {year: file.plan for year, file in workspace.plans.items()}
    reports: dict[str, list[ReportFile]] = {}
    for file in workspace.reports:
        plan = plans.get(file.head.period.year) if file.says_whose else None
        if plan and any(unit.successor for unit in plan.units):
            reports.setdefault(file.head.unit, []).append(file)
    for file in chain.from_iterable(reports.values()):
        period = file.head.period
        yield from _told_since(view(plans[period.year], date.max, period), file, reports)


def _told_since(plan: Plan, file: ReportFile, reports: Mapping[str, Iterable[ReportFile]]) -> Findings:
    """The reports that came after one on days of which that had been asked in the place of their units."""
    period, received = file.head.period, file.head.last_received
    unit = plan.units_by_id.get(file.head.unit)
    before = [one.id for one in (plan.forebears(unit) if unit else ()) if one.id in reports]
    told = {
        name: [other.head.period for other in reports[name] if other.head.received <= received]
        for name in before
    }
    for taken in reported_days(plan, unit, period, told).taken if unit and before else ():
        for other in reports.get(taken.unit.id, ()):
            if other.head.received > received and _tells_of(plan, other.head.period, period, taken.days):
                yield _told_twice(plan, file, other, taken)


def _tells_of(plan: Plan, period: Period, other: Period, days: Iterable[Life]) -> bool:
    """Whether a report on one period is added to one on another, and tells of some days."""
    is_added = period.contains(other) or other.contains(period)
    own = Life(*plan.data_days(plan.known(period)))
    return is_added and any(own.overlaps(one) for one in days)


def _told_twice(plan: Plan, file: ReportFile, other: ReportFile, taken: TakenOver) -> Diagnostic:
    heir, old = plan.name_of(file.head.unit), plan.called(taken.unit)
    label, day = file.head.period.label, date_text(file.head.last_received)
    return other.source.finding(
        "told-by-successor",
        ("received",),
        Text(
            f"Báo cáo {label.vi} của {heir}, nhận trước đó (ngày {day.vi}), được hỏi cả phần này của {old}: "
            "số liệu có thể bị tính hai lần.",
            f"The report of {heir} for {label.en}, received before ({day.en}), was asked for this part of "
            f"{old}, too: figures may be counted twice.",
        ),
        Text(
            f"So với {file.source.file}: số nào đã gồm cả phần của {old} thì trừ ra ở đó và ghi 'reissued' "
            "(ngày nhận bản sửa), hoặc bỏ báo cáo này.",
            f"Compare it with {file.source.file}: take out there what is of {old} and write 'reissued' (the "
            "day on which that came), or leave this one out.",
        ),
        related=(Related(file.source.locate(("received",)), Text("báo cáo kia", "the other report")),),
    )
