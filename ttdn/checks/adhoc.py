"""Ad-hoc reports (báo cáo đột xuất): each must be one that the plan announces."""

from ttdn.checks.registry import AGAINST_PLAN, EDITS_CHECKS
from ttdn.diagnostics import Findings
from ttdn.language import Text, ask, same
from ttdn.load import EditsFile, ReportFile
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.rules import RULES
from ttdn.safe_text import quote
from ttdn.source import Source
from ttdn.vietnamese import Suggestions


@AGAINST_PLAN
def check_announced_report(file: ReportFile, plan: Plan) -> Findings:
    """A report that nobody asked for under this name: it would count nowhere."""
    if "period" not in file.assumed:
        yield from _not_announced(file.source, file.report.period, plan)


@EDITS_CHECKS
def check_announced_edits(file: EditsFile, plan: Plan) -> Findings:
    """The same of the editor's part of a summary: it would never be printed."""
    yield from _not_announced(file.source, file.edits.period, plan)


def _not_announced(source: Source, period: Period, plan: Plan) -> Findings:
    if not period.is_adhoc or plan.required_for(period):
        return
    suggestions, known = Suggestions(), [str(one.period) for one in plan.adhoc_reports]
    listed = Text(f" Báo cáo đột xuất: {', '.join(known)}.", f" Ad-hoc reports: {', '.join(known)}.")
    allowed = RULES["not-a-period"].allowed or same("")
    name = str(period)
    yield source.finding(
        "not-a-period",
        ("period",),
        Text(
            f"{quote(name)} không phải là kỳ báo cáo, cũng không phải là báo cáo đột xuất của kế hoạch.",
            f"{quote(name)} is neither a period nor an ad-hoc report of the plan.",
        ),
        ask(suggestions.suggest(name, known, limit=1)),
        allowed=Text(allowed.vi + listed.vi * bool(known), allowed.en + listed.en * bool(known)),
        replacement=suggestions.mistyped(name, known),
    )
