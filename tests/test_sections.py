"""Whatever a plan looks like, status, summary, annex, CSV and JSON say the same of what is owed."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from sums import shares

from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Paragraph, Table, words_of
from ttdn.documents.layout.word.render import render_word
from ttdn.language import Language
from ttdn.layout_check import assess
from ttdn.layout_check.verdict import Verdict
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reporters.status import assignments_as_csv, status_as_json, status_as_markdown
from ttdn.status import Status
from ttdn.terminal.status import render_status

MakePlan = Callable[..., Plan]
MakeReport = Callable[..., Report]

LISTS = ("tasks", "activities", "forms", "duties")
PARTS = ("programmes", "focal_officer", "training")
#: A folder without templates of its own.
NOWHERE = Path("/nowhere")
UNITS = ("phuong-loc-tho", "xa-vinh-luong", "cong-an")
#: A number of the document: of any depth, in any way of numbering.
NUMBERS = st.lists(
    st.sampled_from(["I", "II", "IX", "1", "2", "10", "a", "đ", "A"]), min_size=1, max_size=4
).map(".".join)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, object]:
    """Parts of a plan: headings of some depth, and items in any of the lists, with and without owners."""
    numbers = draw(st.lists(NUMBERS, min_size=1, max_size=9, unique=True))
    lists: dict[str, list[dict[str, object]]] = {name: [] for name in LISTS}
    parts = list(draw(st.permutations(PARTS)))
    for number in numbers:
        item: dict[str, object] = {"id": number, "text": f"Làm việc {number}."}
        owners = draw(
            st.sampled_from(
                [None, {"text": "Sở Nội vụ"}, {"read": ["ubnd-xa-phuong"]}, {"read": ["cong-an"]}]
            )
        )
        if owners:
            item["owners"] = owners
        if draw(st.booleans()):
            item["coordinating"] = {"read": ["xa-vinh-luong"]}
        if draw(st.booleans()):
            item["product"] = "Báo cáo"
        if draw(st.booleans()):
            item["schedule"] = {"text": "Quý II", "read": {"quarters": ["2"]}}
        if draw(st.booleans()) and parts:
            item["reported_in"] = parts.pop()
        lists[draw(st.sampled_from(LISTS))].append(item)
    headings = draw(st.lists(NUMBERS, max_size=5, unique=True))
    figures = [{"id": "news", "label": "Tin, bài", "unit": "tin, bài", "items": draw(st.just(numbers[:1]))}]
    return {
        **lists,
        "headings": {number: f"Đề mục {number}" for number in headings},
        "figures": figures if draw(st.booleans()) else [],
        "funding": {"id": "KP", "text": "Ngân sách."} if draw(st.booleans()) else None,
    }


@st.composite
def standings(draw: st.DrawFn) -> tuple[dict[str, object], list[dict[str, object]], str]:
    """A plan, some reports on it, and a day."""
    parts = draw(plans())
    numbers = [str(item["id"]) for name in LISTS for item in parts[name]]  # type: ignore[attr-defined]
    states = st.sampled_from(["done", "in_progress", "not_started", "not_arisen", "postponed"])
    reports: list[dict[str, object]] = []
    for unit in draw(st.lists(st.sampled_from(UNITS), unique=True)):
        told = draw(st.lists(st.sampled_from(numbers), unique=True))
        words = st.sampled_from([{}, {"summary": "Đã làm"}])
        results = [
            {"item": number, "status": draw(states), "reason": "Mưa", **draw(words)} for number in told
        ]
        reports.append({"unit": unit, "results": results})
    return parts, reports, draw(st.sampled_from(["2020-03-01", "2020-12-15", "2021-01-02"]))


def printed_rows(status: Status) -> list[tuple[str, int]]:
    """Number and "Giao" of the lines of the annex in which something is owed, and the sum."""
    document = make_document(SUMMARY, summary_content(status), NOWHERE)
    tables = [block for annex in document.annexes for block in annex.blocks if isinstance(block, Table)]
    for table in tables:
        head = [words_of(cell) for cell in table.head]
        if "Giao" in head:
            cells = ([words_of(cell) for cell in row] for row in table.rows)
            return [(row[0], int(row[head.index("Giao")])) for row in cells if row[head.index("Giao")]]
    return []


def all_words(document: Document) -> str:
    """Everything that a document says, a part a line."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row]
    texts = [block.runs for block in blocks if not isinstance(block, Table)]
    return "\n".join(words_of(runs) for runs in (*texts, *cells))


def words_of_body(status: Status) -> str:
    """The paragraphs of the summary's body."""
    document = make_document(SUMMARY, summary_content(status), NOWHERE)
    return "\n".join(words_of(block.runs) for block in document.blocks if isinstance(block, Paragraph))


def on_the_terminal(status: Status) -> list[tuple[str, int]]:
    """Number and "Giao" of each line of the status page."""
    stream = io.StringIO()
    console = Console(file=stream, width=110, highlight=False, markup=False, emoji=False)
    for part in render_status(status, (), Language.VIETNAMESE, 110):
        console.print(part)
    lines = stream.getvalue().split("\n")
    if not any("NHIỆM VỤ ĐƯỢC GIAO" in line for line in lines):
        return []
    begin = next(place for place, line in enumerate(lines) if line.lstrip().startswith("Mục "))
    end = next(place for place, line in enumerate(lines) if "█ Xong" in line)
    # Numbers end where the words of their head do.
    edge = lines[begin].index("Giao") + len("Giao")
    # Titles and owners may take a second line, on which nothing else stands.
    told = [line for line in lines[begin + 1 : end] if line[edge - len("Giao") : edge].strip()]
    return [(line[2:].split(" ")[0], int(line[:edge].split()[-1])) for line in told]


def expected_rows(status: Status, known: dict[str, Any]) -> list[tuple[str, int]]:
    """What JSON says: the sections, each above its items."""
    items = {item["id"]: item["assignments"] for item in known["items"]}
    rows = []
    for section in known["sections"]:
        rows.append((section["number"], section["assignments"]))
        rows += [(item, items[item]) for item in section["items"]]
    assert [item for section in known["sections"] for item in section["items"]] == list(items)
    assert len(status.assignments) == known["totals"]["assignments"]
    return rows


def check_measures(known: dict[str, Any], lines: list[dict[str, str]]) -> None:
    """Both measures of JSON are what the lines of CSV make, in all, per section and per item."""
    for data in (known["totals"], *known["sections"], *known["items"]):
        within = [
            line
            for line in lines
            if line["section"] == data.get("number", line["section"])
            and line["item"] == data.get("id", line["item"])
            and line["state"] != "not_arisen"
        ]
        for measure, dated in (("completion", True), ("standing", False)):
            own = [line["state"] for line in within if bool(line["deadline"]) is dated]
            met = sum(state in {"done_on_time", "done_late", "done", "carried_out"} for state in own)
            assert data[measure] == ({"part": met, "whole": len(own)} if own else None)
    if known["as_of"] > "2020-12-31":
        assert not known["totals"]["states"]["ongoing"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(standing=standings())
def test_all_say_the_same_of_what_is_owed(
    standing: tuple[dict[str, Any], list[dict[str, object]], str],
    make_plan: MakePlan,
    make_report: MakeReport,
) -> None:
    """Per item, per section and in all, for items of any list; documents keep to the decree's layout."""
    parts, reports, day = standing
    plan = make_plan(**parts)
    status = compute_status(plan, [make_report(**report) for report in reports], date.fromisoformat(day))
    known = json.loads(status_as_json(status, (), Language.VIETNAMESE))
    rows, total = expected_rows(status, known), len(status.assignments)

    owed = {number: len(units) for number, units in plan.owners.items()}
    assert {item["id"]: item["assignments"] for item in known["items"]} == owed
    assert sum(owed.values()) == total == sum(section["assignments"] for section in known["sections"])

    text = assignments_as_csv(status, (), Language.VIETNAMESE).removeprefix("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text)))
    assert Counter(line["item"] for line in lines) == Counter(owed)
    assert Counter(line["section"] for line in lines) == Counter(
        {section["number"]: section["assignments"] for section in known["sections"]}
    )

    check_measures(known, lines)

    shown = [(number, count) for number, count in on_the_terminal(status) if number != "Cộng"]
    assert [row for row in shown if row[0]] == [row for row in rows if row[0]]
    tabled = status_as_markdown(status, (), Language.VIETNAMESE).partition("| Mục |")[2]
    assert f"| **Cộng** | {total} |" in tabled

    printed = printed_rows(status)
    assert printed == ([*rows, ("", total)] if owed else [])

    words = words_of_body(status)
    if owed:
        found = re.search(r"theo từng đơn vị là (\d+) nhiệm vụ; trong đó (.*?\.) ", words)
        assert found
        assert int(found[1]) == total
        assert [(whole, sum(parts)) for whole, parts in shares(found[2])] == [(total, total)]
    # A rate names its base, also where nothing is done; parts that are zero are not spoken of.
    assert not re.search(r"\b0\b(?!/)", re.sub(r"đạt 0,00% \(0/\d+\)", "", words))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(standing=standings())
def test_parts_of_a_whole_add_up(
    standing: tuple[dict[str, Any], list[dict[str, object]], str],
    make_plan: MakePlan,
    make_report: MakeReport,
) -> None:
    """Every sentence of the summary that divides a whole gives all of its parts, and none that is zero."""
    parts, reports, day = standing
    status = compute_status(
        make_plan(**parts), [make_report(**report) for report in reports], date.fromisoformat(day)
    )
    document = make_document(SUMMARY, summary_content(status), NOWHERE)
    found = list(shares(all_words(document)))
    assert found
    assert all(whole == sum(told) and 0 not in told for whole, told in found), found


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(standing=standings())
def test_every_summary_keeps_to_the_layout(
    standing: tuple[dict[str, Any], list[dict[str, object]], str],
    make_plan: MakePlan,
    make_report: MakeReport,
) -> None:
    """The checker of layouts has nothing to say of the document of any plan."""
    parts, reports, day = standing
    status = compute_status(
        make_plan(**parts), [make_report(**report) for report in reports], date.fromisoformat(day)
    )
    word = docx.Document(io.BytesIO(render_word(make_document(SUMMARY, summary_content(status), NOWHERE))))
    assert [one for one in assess(word) if one.verdict is Verdict.FAIL] == []
