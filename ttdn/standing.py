"""Where a plan stands by what is in the folder: its status, and what was left out of it."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ttdn.checking import Checked
from ttdn.comparison import Comparison, compare, periods_before
from ttdn.counting import compute_status
from ttdn.language import Text
from ttdn.model.period import Period, find_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.places import ReportPlace, split_report_path
from ttdn.status import Status
from ttdn.unasked import no_report_on, not_asked
from ttdn.vietnamese import date_text

if TYPE_CHECKING:
    from ttdn.intake.left_open import LeftOpen
    from ttdn.model.edits import Edits


@dataclass(frozen=True)
class Standing:
    """The status of a plan, the files with errors left out of it, the editor's part of its summary.

    ``last_year`` is what the folder has of the year before; ``not_compared`` the files of that year which
    have errors; ``left_open`` what is open of it, where nobody has said which year is wanted.
    """

    status: Status
    excluded: list[str]
    edits: "Edits | None" = None
    last_year: tuple[Plan, list[Report]] | None = None
    not_compared: tuple[str, ...] = ()
    left_open: "LeftOpen | None" = None

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Its figures beside those of the period before and the same of last year, where there are any."""
        found = (compare(self.status, before) for before in self.earlier)
        return tuple(one for one in found if one.figures)

    @cached_property
    def earlier(self) -> tuple[Status, ...]:
        """Where the work stood in the period before and in the same of last year, where there are reports."""
        found = (self._status_of(period) for period in periods_before(self.status.within))
        return tuple(before for before in found if before and before.reports)

    @cached_property
    def lately(self) -> "Standing":
        """The same of the last period whose reports are due, where a year is looked at that has parts.

        Before the first of them nothing is held against the year before: it was a whole one.
        """
        status, plan = self.status, self.status.plan
        asked = [one.period for one in plan.required_periods]
        if status.within != plan.period or asked == [plan.period]:
            return self
        due = [one.period for one in plan.required_periods if one.comes < status.as_of]
        if not due:
            return replace(self, last_year=None)
        found = self._status_of(due[-1]) if due[-1] != status.within else None
        return replace(self, status=found) if found else self

    @cached_property
    def year(self) -> Status | None:
        """Where the whole year stands; None where nothing less is looked at."""
        whole = self.status.plan.period
        return self._status_of(whole) if self.status.within != whole else None

    @property
    def doubts(self) -> tuple[Text, ...]:
        """Why a summary may not be wanted yet: nobody has reported, or nobody was asked to."""
        doubts = [self.not_asked] if self.not_asked else []
        if not self.status.reports:
            doubts.append(self._without_reports())
        return tuple(doubts)

    @cached_property
    def not_asked(self) -> Text | None:
        """That nobody asked for reports on what is looked at, and what is asked for; None where one is."""
        return not_asked(self.status.plan, self.status.within)

    def _without_reports(self) -> Text:
        nothing, day = no_report_on(self.status.period), date_text(self.status.as_of)
        vi = en = ""
        if self.excluded:
            vi, en = f" (có {len(self.excluded)} báo cáo lỗi)", f" ({len(self.excluded)} with errors)"
        return Text(
            f"Đến ngày {day.vi} {nothing.vi}{vi} nên chưa có kết quả để tổng "
            "hợp. Xem ai chưa nộp bằng 'ttdn status', nhận báo cáo bằng 'ttdn collect'.",
            f"By {day.en} {nothing.en}{en}, so there are no results to sum up. "
            "'ttdn status' says who owes one, 'ttdn collect' takes them in.",
        )

    def _status_of(self, period: Period) -> Status | None:
        status = self.status
        if period.year == status.plan.year:
            reports = (report for reports in status.known.values() for report in reports.values())
            return compute_status(status.plan, reports, status.as_of, period)
        return compute_status(*self.last_year, status.as_of, period) if self.last_year else None

    @property
    def _places(self) -> list[ReportPlace]:
        return [place for file in self.excluded if (place := split_report_path(file))]

    @property
    def faulty(self) -> frozenset[tuple[str, Period | None]]:
        """The units and periods of the reports that were left out, by the names of their files.

        No period where a unit's whole folder was refused.
        """
        return frozenset((place.unit, find_period(place.stem)) for place in self._places)

    @property
    def excluded_units(self) -> list[str]:
        """The units whose reports on the time that is looked at were left out, by their names."""
        plan, within = self.status.plan, self.status.within
        folders = (
            place.unit
            for place in self._places
            if within.is_told_by(find_period(place.stem)) and (place.stem or place.unit in plan.units_by_id)
        )
        return [plan.name_of(folder) for folder in dict.fromkeys(folders)]

    @property
    def faulty_units(self) -> frozenset[str]:
        """Those of them whose report on the period itself was left out."""
        own = (unit for unit, period in self.faulty if period in {None, self.status.period})
        return frozenset(map(self.status.plan.name_of, own))


def find_standing(  # noqa: PLR0913 - what may be asked of a year
    checked: Checked,
    year: int | None,
    today: date,
    period: Period | None = None,
    *,
    whole_year: bool = False,
    edited: bool = False,
) -> Standing:
    """The status of a year's plan on a day.

    It is that of a period, of the whole year, or with the report that is due next. The period's own year
    goes before ``year``. ``edited``: what the editor has written of it is wanted, too; of the whole year,
    where it stands with the report that is due next.

    Raises:
        PlanNotFoundError: There is no plan for the year.
        PlanHasErrorsError: The plan has errors.
        ReportsNotReadError: The folder of the reports was refused.
        EditsHaveErrorsError: The editor's part of that period's summary has errors.
        RegisterHasErrorsError: The register of the year has errors.
    """
    plan = checked.choose_plan(period.year if period else year, today).plan
    reports, excluded = checked.accepted_reports(plan, today)
    within = plan.named(period) if period else (plan.period if whole_year else None)
    last_year, not_compared = checked.find_year(plan.year - 1)
    left_open = None
    if (last_year or not_compared) and year is None and period is None:
        from ttdn.intake.left_open import find_left_open  # noqa: PLC0415 - few folders have two years

        left_open = find_left_open(checked, plan.year - 1, today)
    return Standing(
        compute_status(plan, reports, today, within, checked.arrivals_of(plan.year)),
        excluded,
        checked.find_edits(within or plan.period) if edited else None,
        last_year,
        not_compared,
        left_open,
    )
