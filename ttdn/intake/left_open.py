"""What is still open of the year before, which nobody sees who looks at the new one.

It is pure: no files, no clock, no rendering.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from ttdn.checking import Checked
from ttdn.counting import compute_status
from ttdn.errors import RegisterHasErrorsError
from ttdn.intake.steps import Booked, Party, is_past, read_intake, reports_in_folder
from ttdn.language import Text, count_of, join
from ttdn.model.period import Period
from ttdn.model.reporting import RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.safe_text import as_argument
from ttdn.status import Status


class LeftOpen(NamedTuple):
    """What is open of a year: whose reports on what are not in, and whose arrivals wait for the office.

    ``wrong`` is the file because of whose errors nobody knows; empty where somebody does.
    """

    year: int
    owing: Mapping[Period, Collection[str]] = MappingProxyType({})
    arrivals: Collection[str] = ()
    wrong: str = ""

    def words(self, units: Iterable[Unit] | None = None) -> Text | None:
        """What of it concerns some units (None: all), and how to look at it; None: nothing."""
        if self.wrong:
            look = f"ttdn validate {as_argument(self.wrong)}"
            return Text(
                f"Chưa biết năm {self.year} còn gì, vì {self.wrong} có lỗi. Chạy '{look}' để xem và sửa.",
                f"What is still open in {self.year} is unknown: {self.wrong} has errors. Run '{look}'.",
            )
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


def find_left_open(checked: Checked, year: int, today: date) -> LeftOpen | None:
    """What is open of a year on a day, ad-hoc reports included; what was due long ago is past.

    Args:
        checked: The folder.
        year: The year.
        today: The day.

    Returns:
        None where the folder has no plan of the year.
    """
    before, wrong = checked.find_year(year)
    if before is None:
        return LeftOpen(year, wrong=wrong[0]) if wrong else None
    plan, reports = before
    try:
        arrivals = checked.arrivals_of(year)
    except RegisterHasErrorsError as error:
        return LeftOpen(year, wrong=error.path)
    status = compute_status(plan, reports, today, arrivals=arrivals)
    whole = (*status.plan.required_periods, *status.plan.adhoc_reports)
    owing = {required.period: list(_owing(status, required)) for required in whole}
    booked = [Booked(plan.year, one) for one in arrivals if one.period is not None]
    rows = read_intake(plan, booked, reports_in_folder(checked, today), today).rows
    waiting = [row.arrival.unit or "" for row in rows if row.waits_for is Party.OFFICE]
    return LeftOpen(year, owing, waiting)


def _owing(status: Status, required: RequiredPeriod) -> Iterator[str]:
    """Who is still waited for to send a report."""
    for one in status.handed_in(required):
        if one.is_open and not is_past(status.plan.required_of(one.unit, required), status.as_of):
            yield one.unit.id
