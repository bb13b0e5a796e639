"""Where a plan stands by what is in the folder: its status, and what was left out of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ttdn.checking import Checked
from ttdn.model.edits import Edits
from ttdn.model.period import Period, parse_period
from ttdn.status import Status, compute_status


@dataclass(frozen=True)
class Standing:
    """The status of a plan, the files left out of it because they have errors, the editor's part of its summary."""

    status: Status
    excluded: list[str]
    edits: Edits | None = None

    @property
    def faulty(self) -> frozenset[tuple[str, Period | None]]:
        """The units and periods of the reports that were left out, by the names of their files."""
        paths = (Path(file) for file in self.excluded)
        # units/U/P; or units/U, where a unit's whole folder was refused
        return frozenset(
            (path.parts[1], parse_period(path.stem.upper()) if path.parts[2:] else None) for path in paths
        )

    @property
    def excluded_units(self) -> list[str]:
        """The units whose reports were left out, by their names."""
        units = self.status.plan.units_by_id
        parts = (file.split("/") for file in self.excluded)
        folders = dict.fromkeys(folder for _, folder, *files in parts if files or folder in units)
        return [units[folder].name if folder in units else folder for folder in folders]


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
