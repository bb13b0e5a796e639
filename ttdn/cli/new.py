"""``ttdn new``: the report of a unit, to be filled in."""

from datetime import date
from typing import Annotated

import typer

from ttdn.arrivals import first_day_of
from ttdn.cli.options import UnitArgument, YearOption, period_option, received_option
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.errors import ReportExistsError
from ttdn.language import Text, count_of
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.timeline import find_reporter, known_since, view
from ttdn.unasked import not_asked
from ttdn.vietnamese import date_text
from ttdn.writing import sweep


def command(
    context: typer.Context,
    unit: UnitArgument,
    period: Annotated[str | None, period_option("kỳ phải báo cáo", "the required one")] = None,
    year: YearOption = None,
    received: Annotated[
        str | None, received_option("theo sổ nhận, không có thì để trống", "by the register, else blank")
    ] = None,
) -> None:
    """Write units/<unit>/<period>.yaml with the items that the unit owes.

    A report that is there is not touched.
    """
    from ttdn.scaffold import default_period, report_files, write_new  # noqa: PLC0415 - Jinja is loaded when it is asked for

    session = Session(context)
    day = session.find_day(received, "--received")
    counted_on = day or today()
    checked, plan, wanted = session.choose(period, year, counted_on)
    chosen = wanted or default_period(plan, counted_on)
    one = find_reporter(plan, unit, chosen)
    # What a unit is given that begins later is known already.
    plan = view(plan, max(counted_on, known_since(plan, one)), chosen)
    one = plan.units_by_id[one.id]
    second = checked.find_report(one, chosen)
    if second is not None:
        sweep((session.root / second.source.file).parent)
        raise ReportExistsError(second.source.file)
    first = None if day else first_day_of(checked.arrivals_of(plan.year), one.id, chosen)
    told = checked.workspace.reported(plan.forebears(one))
    files = report_files(plan, one, chosen, day or first, told, arrived=first is not None)
    result = write_new(session.root, files)
    if result.kept:
        raise ReportExistsError(result.kept[0])
    note = not_asked(plan, chosen)
    session.tell(
        *_announce(result.made[0], plan, one, chosen, _counted(day, first)), *([note] if note else [])
    )


def _announce(name: str, plan: Plan, unit: Unit, period: Period, counted: Text) -> list[Text]:
    owed = [item for item in plan.owed_by(unit) if not item.reported_apart]
    count = sum(plan.asks_of(unit, item, period) for item in owed)
    helped = sum(not item.reported_apart for item in plan.helped_by(unit))
    vi, en = (f", {helped} mục phối hợp", f", {helped} to help with") if helped else ("", "")
    if outside := len(owed) - count:
        vi += f", {outside} mục được giao nhưng ngoài kỳ"
        en += f", {count_of(outside, 'item')} of another time of the year"
    called = plan.called(unit)
    return [
        Text(
            f"Đã lập {name}: {called}, {period.label.vi}, {count} mục được giao{vi}.",
            f"Made {name}: {called}, {period.label.en}, {count_of(count, 'item')}{en}.",
        ),
        Text("Mở tệp để điền, rồi chạy 'ttdn validate'.", "Open it, fill it in, then run 'ttdn validate'."),
        counted,
    ]


def _counted(day: date | None, first: date | None) -> Text:
    """Since when the report counts, and what is still to be done for that."""
    if day:
        return Text(
            f"Được tính là đã nộp ngày {date_text(day).vi}.", f"It counts as received on {date_text(day).en}."
        )
    if first:
        return Text(
            f"Theo sổ nhận, đơn vị gửi lần đầu ngày {date_text(first).vi}: đã ghi vào 'received'. Báo cáo "
            "được tính khi đã điền trạng thái của mọi mục theo bản đã nhận.",
            f"By the register it first came on {date_text(first).en}; that stands in 'received'. It counts "
            "once the status of each item is filled in from what came.",
        )
    return Text(
        "Báo cáo chưa được tính: khi nộp, điền ngày vào dòng 'received'.",
        "It is not counted yet: when it is submitted, fill in the line 'received'.",
    )
