"""The rules between the parts of a plan, between a report and its plan, and between reports. One file per subject."""

from collections.abc import Iterator

from ttdn.checks.dates import check_completed, check_dates_in_period, check_document_date, check_programmes
from ttdn.checks.evidence import check_evidence, check_evidence_files
from ttdn.checks.figures import check_figures, check_funding
from ttdn.checks.identity import check_duplicate_reports, check_period, check_place, check_unit
from ttdn.checks.items import check_items, check_missing_items, check_reasons
from ttdn.checks.plan import check_figure_items, check_ids, check_names, check_plan_dates, check_plan_place
from ttdn.checks.totals import check_totals
from ttdn.diagnostics import Diagnostic
from ttdn.load import Workspace

PLAN_CHECKS = (check_ids, check_names, check_figure_items, check_plan_dates, check_plan_place)

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
    check_programmes,
    check_figures,
    check_funding,
    check_evidence,
    check_evidence_files,
)

WORKSPACE_CHECKS = (check_duplicate_reports, check_totals)


def run_checks(workspace: Workspace) -> Iterator[Diagnostic]:
    """Every finding of every rule. A report whose plan could not be read is not held against a plan: the plan's errors come first."""
    for plan_file in workspace.plans.values():
        for plan_check in PLAN_CHECKS:
            yield from plan_check(plan_file)
    for file in workspace.reports:
        plan = workspace.plans.get(file.report.period.year)
        if plan is None:
            continue
        for check in REPORT_CHECKS:
            yield from check(file, plan.plan, workspace.root)
    for workspace_check in WORKSPACE_CHECKS:
        yield from workspace_check(workspace)
