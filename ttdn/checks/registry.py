"""The checks by what they look at. Each is entered where it is written."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, ParamSpec

from ttdn.diagnostics import Findings
from ttdn.load import EditsFile, PlanFile, RegisterFile, ReportFile, Workspace
from ttdn.model.plan import Plan
from ttdn.source import Source

_P = ParamSpec("_P")


class Checks(Generic[_P]):
    """Checks that look at the same; as a decorator it enters one more."""

    def __init__(self) -> None:
        """Begin without any."""
        self._checks: list[Callable[_P, Findings]] = []

    def __call__(self, check: Callable[_P, Findings]) -> Callable[_P, Findings]:
        """Enter a check."""
        self._checks.append(check)
        return check

    def run(self, *subject: _P.args, **named: _P.kwargs) -> Findings:
        """What all of them find."""
        for check in self._checks:
            yield from check(*subject, **named)


#: The plan against itself.
PLAN_CHECKS = Checks[[PlanFile]]()
#: The text of a report.
SOURCE_CHECKS = Checks[[Source]]()
#: A report by itself, against its plan, and beside what else lies in the folder.
REPORT_CHECKS = Checks[[ReportFile]]()
AGAINST_PLAN = Checks[[ReportFile, Plan]]()
IN_FOLDER = Checks[[ReportFile, Plan, Path]]()
#: Reports against each other.
WORKSPACE_CHECKS = Checks[[Workspace]]()
#: The editor's part of a summary against its plan.
EDITS_CHECKS = Checks[[EditsFile, Plan]]()
#: A register against the plan of its year.
REGISTER_CHECKS = Checks[[RegisterFile, Plan]]()
