"""The rules between the parts of a plan, between a report and its plan, and between reports.

One file per subject.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ttdn.checks.comments import check_comments
from ttdn.checks.dates import (
    check_completed,
    check_dates_in_period,
    check_document_date,
    check_far_dates,
    check_programmes,
)
from ttdn.checks.evidence import check_evidence, check_evidence_files
from ttdn.checks.figures import check_figures, check_funding
from ttdn.checks.identity import check_duplicate_reports, check_period, check_place, check_unit
from ttdn.checks.items import check_items, check_missing_items, check_reasons
from ttdn.checks.letters import check_letters, check_plan_letters, find_legacy_letters
from ttdn.checks.plan import (
    check_edits_place,
    check_figure_items,
    check_ids,
    check_levels,
    check_names,
    check_plan_dates,
    check_plan_place,
)
from ttdn.checks.safety import check_back_dating, check_personal_numbers, check_secrecy
from ttdn.checks.totals import check_totals
from ttdn.diagnostics import Diagnostic, Severity
from ttdn.load import PlanFile, ReportFile, Workspace
from ttdn.model.plan import Level, Plan
from ttdn.rules import RULES

PLAN_CHECKS = (
    check_ids,
    check_names,
    check_figure_items,
    check_levels,
    check_plan_dates,
    check_plan_place,
    check_plan_letters,
)

REPORT_CHECKS = (
    check_unit,
    check_place,
    check_period,
    check_items,
    check_missing_items,
    check_reasons,
    check_completed,
    check_document_date,
    check_dates_in_period,
    check_far_dates,
    check_programmes,
    check_figures,
    check_funding,
    check_evidence,
    check_evidence_files,
    check_comments,
    check_letters,
    check_secrecy,
    check_personal_numbers,
)

WORKSPACE_CHECKS = (check_duplicate_reports, check_totals)


def check_plan(file: PlanFile) -> Iterator[Diagnostic]:
    """The plan against itself, at its own levels."""
    for check in PLAN_CHECKS:
        for found in check(file):
            yield from at_its_level(found, file.plan)


def check_report(file: ReportFile, plan: Plan, root: Path) -> Iterator[Diagnostic]:
    """One report against its plan, at the levels of the plan."""
    for check in REPORT_CHECKS:
        for found in check(file, plan, root):
            yield from at_its_level(found, plan)


def check_between_reports(workspace: Workspace, first_commits: Mapping[str, date]) -> Iterator[Diagnostic]:
    """What can be seen only between reports, or against git.

    The levels are those of the plan of the report at fault.
    """
    years = {file.source.file: file.head.period.year for file in workspace.reports}
    for edits in workspace.edits:
        yield from check_edits_place(edits)
        yield from find_legacy_letters(edits.source)
    between = (found for check in WORKSPACE_CHECKS for found in check(workspace))
    for found in (*between, *check_back_dating(workspace, first_commits)):
        plan = workspace.plans.get(years.get(found.location.file, 0))
        yield from at_its_level(found, plan.plan) if plan else (found,)


def at_its_level(found: Diagnostic, plan: Plan) -> Iterator[Diagnostic]:
    """The finding at the level that the plan gives its rule; nothing where the plan switches it off."""
    level = plan.levels.get(found.code)
    if level is None or not RULES[found.code].adjustable:
        yield found
    elif level is not Level.OFF:
        yield replace(found, severity=Severity[level.name])
