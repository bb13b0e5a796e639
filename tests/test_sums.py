"""Parts of a whole add up, in every document of every plan, whatever units report."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sums import shares

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.documents.content.reminder import letter_content
from ttdn.documents.content.summary import summary_content
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.content.working_papers import opinions_content
from ttdn.documents.document.kinds import LETTER, OPINIONS, SUMMARY, UNIT_REPORT
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.model.plan import Plan
from ttdn.model.report import Report, Status
from ttdn.reminders import find_reminders
from ttdn.source import parse_source

HERE = Path(__file__).resolve().parent
PLANS = {folder.name: folder for folder in sorted((HERE / "plans").iterdir())} | {"city": HERE.parent}
RECURRING = "recurring"
NOWHERE = Path("không có")


@cache
def plan_of(name: str) -> Plan:
    """The plan of a folder; or that of the province, whose dated work is due each quarter."""
    if name == RECURRING:
        text = (PLANS["province"] / "plan" / "2027.yaml").read_text(encoding="utf-8")
        source, _ = parse_source("plan/2027.yaml", text.replace("{months: [6]}", "{every: quarter}").encode())
        return Plan.model_validate(source.data if source else None)
    (file,) = check_workspace(PLANS[name]).workspace.plans.values()
    return file.plan


@st.composite
def reports(draw: st.DrawFn, plan: Plan) -> list[Report]:
    """What some units report on some of their items, on time or late, with and without words and figures."""
    units = draw(st.lists(st.sampled_from(plan.units), unique_by=lambda unit: unit.id, max_size=8))
    return [
        Report.model_validate(
            {
                "unit": unit.id,
                "period": str(plan.year),
                "received": f"{plan.year}-12-{draw(st.integers(1, 28)):02d}",
                "results": [
                    draw(results(plan, item.id)) for item in plan.reportable(unit) if draw(st.booleans())
                ],
            }
        )
        for unit in units
    ]


@st.composite
def results(draw: st.DrawFn, plan: Plan, item: str) -> dict[str, Any]:
    """A result of an item."""
    status = draw(st.sampled_from(Status))
    result: dict[str, Any] = {"item": item, "status": status.value}
    if status is Status.DONE:
        day = date(plan.year, 1, 1) + timedelta(draw(st.integers(0, 330)))
        result["completed"] = day.isoformat()
    if plan.is_recurring(plan.items[item]) and draw(st.booleans()):
        days = draw(st.lists(st.integers(0, 330), max_size=4, unique=True))
        result["dates"] = [(date(plan.year, 1, 1) + timedelta(day)).isoformat() for day in days]
    if draw(st.booleans()):
        result["summary"] = draw(st.sampled_from(["Mở 02 lớp.", "Việc chung. Còn lại đang làm", "Đã làm"]))
    if draw(st.booleans()):
        result["reason"] = "Do mưa bão"
    if draw(st.booleans()):
        result["figures"] = {figure.id: str(draw(st.integers(0, 12))) for figure in plan.figures_of(item)}
    return result


def documents(plan: Plan, sent: list[Report], today: date) -> Iterator[Document]:
    """All that can be printed: the summary first."""
    status = compute_status(plan, sent, today, plan.period)
    yield make_document(SUMMARY, summary_content(status), NOWHERE)
    yield make_document(OPINIONS, opinions_content(status), NOWHERE)
    for report in sent:
        yield make_document(UNIT_REPORT, unit_report_content(plan, report), NOWHERE)
    reminders = find_reminders(status)
    if reminders and plan.documents.reminder:
        yield make_document(LETTER, letter_content(status, reminders), NOWHERE)
        yield make_document(LETTER, letter_content(status, reminders[:1]), NOWHERE)


def words_in(document: Document) -> str:
    """Everything that a document says, a part a line."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    runs = [
        cell
        for block in blocks
        for row in (block.rows if isinstance(block, Table) else [[block.runs]])
        for cell in row
    ]
    return "\n".join(map(words_of, runs))


@pytest.mark.parametrize("name", [*PLANS, RECURRING])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_parts_add_up_in_every_document(name: str, data: st.DataObject) -> None:
    """A sentence that divides a whole gives all its parts, none of them zero."""
    plan = plan_of(name)
    sent = data.draw(reports(plan))
    days = [date(plan.year, 7, 1), date(plan.year, 12, 20), date(plan.year + 1, 1, 31)]
    summary, *others = documents(plan, sent, data.draw(st.sampled_from(days)))
    assert list(shares(words_in(summary)))
    for document in (summary, *others):
        for whole, parts in shares(words_in(document)):
            assert (whole, sum(parts), 0 in parts) == (whole, whole, False), (document.title, parts)
