"""A unit's own report (báo cáo của đơn vị), from its YAML."""

from pathlib import Path
from typing import Any

from ttdn.documents.letterhead import addressed_as, unit_letterhead
from ttdn.documents.markdown import parse_markdown
from ttdn.documents.model import Document
from ttdn.documents.summary import NOTICE
from ttdn.documents.template import fill_template, find_template
from ttdn.documents.views import figure_words, within_sentence
from ttdn.model.plan import Plan, Unit
from ttdn.model.report import STATUS_LABELS, Evidence, Report, Result
from ttdn.status import Rate

TEMPLATE = "bao-cao-don-vi.md"


def build_unit_report(plan: Plan, report: Report, root: Path) -> Document:
    """The report of one unit as the document that its head signs.

    Args:
        plan: The plan of its year.
        report: A report that passed the checks.
        root: The folder whose ``templates/`` may hold its own wording.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    unit = plan.units_by_id[report.unit]
    rendered = fill_template(find_template(TEMPLATE, root), unit_report_context(plan, report))
    blocks, annexes = parse_markdown(rendered.body)
    return Document(
        title=rendered.title,
        subject=rendered.subject,
        issuer=addressed_as(plan, unit),
        letterhead=unit_letterhead(plan, unit, report.number, report.signer),
        as_of=report.date or report.received,
        blocks=blocks,
        annexes=annexes,
        notice=NOTICE if report.illustrative or plan.illustrative else "",
        number=report.number or "",
        dated=report.date,
    )


def unit_report_context(plan: Plan, report: Report) -> dict[str, Any]:
    """The names that the template may use."""
    unit = plan.units_by_id[report.unit]
    order = {item: place for place, item in enumerate(plan.items)}
    results = [
        _result(plan, unit, one)
        for one in sorted(report.results, key=lambda one: order.get(one.item, len(order)))
    ]
    return {
        "plan": plan,
        "year": plan.year,
        "period": report.period.label.vi,
        "next_period": report.period.next.label.vi,
        "authority": plan.authority,
        "unit": {"name": unit.name, "issuer": addressed_as(plan, unit), "short": unit.short},
        "report": report,
        "results": results,
        "figures": [row for one in results for row in one["rows"]],
        "funding_rate": Rate(report.funding.spent, report.funding.allocated) if report.funding else None,
    }


def _result(plan: Plan, unit: Unit, result: Result) -> dict[str, Any]:
    item = plan.items[result.item]
    figures = [(plan.figures_by_id[name], amount) for name, amount in result.figures.items()]
    return {
        "id": item.id,
        "title": item.title,
        "text": item.text,
        "owed": item.id in plan.owed[unit.id],
        "schedule": item.schedule.text if item.schedule else "",
        "status": STATUS_LABELS[result.status].vi,
        "summary": (result.summary or "").rstrip(" ."),
        "completed": result.completed,
        "reason": within_sentence((result.reason or "").rstrip(" .")),
        "figures": figure_words(figures),
        "rows": [
            {"item": item.id, "label": figure.label, "unit": figure.unit, "amount": amount}
            for figure, amount in figures
        ],
        "evidence": [_evidence(one) for one in result.evidence],
    }


def _evidence(evidence: Evidence) -> str:
    """``Kế hoạch tuyên truyền (số 21/KH-UBND)``."""
    words = [f"số {evidence.number}"] if evidence.number else []
    words += [str(one) for one in (evidence.link, evidence.file) if one]
    return f"{evidence.title} ({', '.join(words)})" if words else evidence.title
