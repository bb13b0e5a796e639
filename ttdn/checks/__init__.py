"""The rules between the parts of a plan, between a report and its plan, and between reports.

One file per subject; each check enters itself (``registry``). Those of an editor's part are loaded where
there is one.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

# Each of them enters its checks.
from ttdn.checks import (  # noqa: F401
    amendments,
    authority,
    dates,
    drafting,
    evidence,
    figures,
    identity,
    items,
    roster,
    slips,
)
from ttdn.checks import plan as _plan  # noqa: F401
from ttdn.checks.asked import file_as_asked, find_not_asked
from ttdn.checks.register import check_register_place
from ttdn.checks.registry import (
    AGAINST_PLAN,
    EDITS_CHECKS,
    IN_FOLDER,
    PLAN_CHECKS,
    REGISTER_CHECKS,
    REPORT_CHECKS,
    SOURCE_CHECKS,
    WORKSPACE_CHECKS,
)
from ttdn.checks.safety import check_back_dating, find_legacy_letters
from ttdn.diagnostics import Diagnostic, Findings, Severity
from ttdn.load import EditsFile, PlanFile, RegisterFile, ReportFile, Workspace
from ttdn.model.plan import Plan
from ttdn.model.plan.written import Level
from ttdn.rules import RULES
from ttdn.timeline import everything


def check_plan(file: PlanFile) -> Findings:
    """The plan against itself, at its own levels."""
    for found in chain(PLAN_CHECKS.run(file), find_legacy_letters(file.source)):
        yield from at_its_level(found, file.plan)


def check_report(file: ReportFile, plan: Plan, root: Path) -> Findings:
    """One report against all that ever stood in its plan, at the levels of the plan."""
    plan = everything(plan)
    asked = file_as_asked(file, plan)
    for found in chain(
        SOURCE_CHECKS.run(file.source),
        find_not_asked(file, plan),
        REPORT_CHECKS.run(asked),
        AGAINST_PLAN.run(asked, plan),
        IN_FOLDER.run(asked, plan, root),
    ):
        yield from at_its_level(found, plan)


def check_between_reports(workspace: Workspace, first_commits: Mapping[str, date]) -> Findings:
    """What can be seen only between reports, or against git.

    The levels are those of the plan of the report at fault.
    """
    years = {file.source.file: file.head.period.year for file in workspace.reports}
    for edits in workspace.edits:
        yield from _check_edits(edits, workspace)
    for register in workspace.registers:
        yield from _check_register(register, workspace)
    for found in chain(WORKSPACE_CHECKS.run(workspace), check_back_dating(workspace, first_commits)):
        plan = workspace.plans.get(years.get(found.location.file, 0))
        yield from at_its_level(found, plan.plan) if plan else (found,)


def _check_edits(file: EditsFile, workspace: Workspace) -> Findings:
    """The editor's part of a summary, against the plan of its year, at the levels of that."""
    from ttdn.checks.edits import check_edits_place  # noqa: PLC0415 - few folders have one

    yield from check_edits_place(file)
    yield from find_legacy_letters(file.source)
    plan_file = workspace.plans.get(file.edits.period.year)
    yield from check_edits(file, plan_file.plan) if plan_file else SOURCE_CHECKS.run(file.source)


def _check_register(file: RegisterFile, workspace: Workspace) -> Findings:
    """A register, against all that ever stood in the plan of its year."""
    yield from check_register_place(file)
    yield from find_legacy_letters(file.source)
    yield from SOURCE_CHECKS.run(file.source)
    plan_file = workspace.plans.get(file.year or 0)
    if plan_file is not None:
        for found in REGISTER_CHECKS.run(file, everything(plan_file.plan)):
            yield from at_its_level(found, plan_file.plan)


def check_edits(file: EditsFile, plan: Plan) -> Findings:
    """The editor's part of a summary against its plan, at the levels of the plan."""
    import ttdn.checks.edits  # noqa: F401, PLC0415 - it enters its checks; few folders have an editor's part

    for found in chain(SOURCE_CHECKS.run(file.source), EDITS_CHECKS.run(file, plan)):
        yield from at_its_level(found, plan)


def at_its_level(found: Diagnostic, plan: Plan) -> Findings:
    """The finding at the level that the plan gives its rule; nothing where the plan switches it off."""
    level = plan.levels.get(found.code)
    if level is None or not RULES[found.code].adjustable:
        yield found
    elif level is not Level.OFF:
        yield replace(found, severity=Severity[level.name])
