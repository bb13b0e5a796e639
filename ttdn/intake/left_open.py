"""What is still open of the year before, which nobody sees who looks at the new one.

It is pure: no files, no clock, no rendering.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ttdn.checking import Checked
from ttdn.counting import compute_status
from ttdn.errors import RegisterHasErrorsError
from ttdn.intake.steps import Booked, Party, is_past, read_intake, reports_in_folder
from ttdn.language import Text, count_of, join
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model.roster import Unit


class LeftOpen(NamedTuple):
    """What is open of a year: whose reports on what are not in, and whose arrivals wait for the office."""

    year: int
    owing: Mapping[Period, Collection[str]]
    arrivals: Collection[str]

    def words(self, units: Iterable[Unit] | None = None) -> Text | None:
        """What of it concerns some units (None: all), and how to look at it; None: nothing."""
        names = None if units is None else {unit.id for unit in units}
        counted = [
            (period.short_label, sum(_is_among(one, names) for one in own))
            for period, own in self.owing.items()
        ]
        told = [
            Text(
                f"{count} đơn vị chưa xong báo cáo {label.vi}",
                f"{count_of(count, 'unit')} without a report for {label.en}",
            )
            for label, count in counted
            if count
        ]
        if arrivals := sum(_is_among(one, names) for one in self.arrivals):
            told.append(Text(f"{arrivals} việc trong sổ nhận", f"{count_of(arrivals, 'arrival')} to settle"))
        if not told:
            return None
        vi, en = join(", ", told)
        return Text(
            f"Năm {self.year} còn {vi}: thêm --year {self.year}.",
            f"Still open in {self.year}: {en}; add --year {self.year}.",
        )


def _is_among(name: str, names: Collection[str] | None) -> bool:
    return names is None or name in names


def find_left_open(checked: Checked, before: tuple[Plan, list[Report]], today: date) -> LeftOpen | None:
    """What is open of a plan with its reports on a day; what was due long ago is past.

    Args:
        checked: The folder.
        before: The plan and its reports.
        today: The day.

    Returns:
        None where nobody can know, since its register has errors.
    """
    plan, reports = before
    try:
        arrivals = checked.arrivals_of(plan.year)
    except RegisterHasErrorsError:
        return None
    status = compute_status(plan, reports, today, arrivals=arrivals)
    owing = {
        required.period: [
            unit.id
            for unit in status.asked(required)
            if not status.has_reported(unit, required.period)
            and not is_past(status.plan.required_of(unit, required), today)
        ]
        for required in status.plan.required_periods
    }
    booked = [Booked(plan.year, one) for one in arrivals if one.period is not None]
    rows = read_intake(plan, booked, reports_in_folder(checked, today), today).rows
    waiting = [row.arrival.unit or "" for row in rows if row.waits_for is Party.OFFICE]
    return LeftOpen(plan.year, owing, waiting)
