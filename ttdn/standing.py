"""Where a plan stands by what is in the folder: its status, and what was left out of it."""

from dataclasses import dataclass
from datetime import date

from ttdn.checking import Checked
from ttdn.model.edits import Edits
from ttdn.model.period import Period, parse_period
from ttdn.places import ReportPlace, split_report_path
from ttdn.status import Status, compute_status


@dataclass(frozen=True)
class Standing:
    """The status of a plan, the files with errors left out of it, the editor's part of its summary."""

    status: Status
    excluded: list[str]
    edits: Edits | None = None

    @property
    def _places(self) -> list[ReportPlace]:
        return [place for file in self.excluded if (place := split_report_path(file))]

    @property
    def faulty(self) -> frozenset[tuple[str, Period | None]]:
        """The units and periods of the reports that were left out, by the names of their files.

        No period where a unit's whole folder was refused.
        """
        return frozenset((place.unit, parse_period(place.stem.upper())) for place in self._places)

    @property
    def excluded_units(self) -> list[str]:
        """The units whose reports were left out, by their names."""
        plan = self.status.plan
        folders = (place.unit for place in self._places if place.stem or place.unit in plan.units_by_id)
        return [plan.name_of(folder) for folder in dict.fromkeys(folders)]


def find_standing(
    checked: Checked, year: int | None, today: date, period: Period | None = None, *, whole_year: bool = False
) -> Standing:
    """The status of a year's plan on a day.

    It is that of a period, of the whole year, or with the report that is due next. The period's own year
    goes before ``year``.

    Raises:
        PlanNotFoundError: There is no plan for the year.
        PlanHasErrorsError: The plan has errors.
        ReportsNotReadError: The folder of the reports was refused.
        EditsHaveErrorsError: The editor's part of that period's summary has errors.
    """
    plan = checked.choose_plan(period.year if period else year, today).plan
    reports, excluded = checked.accepted_reports(plan)
    within = period or (plan.period if whole_year else None)
    return Standing(compute_status(plan, reports, today, within), excluded, checked.find_edits(within))
