"""The status for other programs: JSON agrees with the status, CSV is safe in a spreadsheet, Markdown stays a table."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from ttdn.language import Language
from ttdn.reporters.status import CSV_COLUMNS, assignments_as_csv, status_as_json, status_as_markdown
from ttdn.status import State, Status

Stand = Callable[..., Status]

WARD = {
    "unit": "phuong-loc-tho",
    "received": "2020-12-12",
    "results": [
        {"item": "II.5.1", "status": "done", "completed": "2020-06-01", "summary": "Đăng 12 tin", "figures": {"news_items": "12"}},
        {"item": "III.1", "status": "in_progress", "figures": {"news_items": "3"}},
    ],
    "funding": {"allocated": "12500000", "spent": "1"},
}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.vn";"bấm")']


def as_json(status: Status, excluded: tuple[str, ...] = ()) -> dict[str, Any]:
    """The status as another program reads it."""
    data: dict[str, Any] = json.loads(status_as_json(status, excluded))
    return data


def as_rows(status: Status, language: Language = Language.VIETNAMESE) -> list[dict[str, str]]:
    """The assignments as a spreadsheet reads them."""
    text = assignments_as_csv(status.assignments, language)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a Markdown text as a reader of GitHub's dialect finds them: rows of cells, the head first."""
    found: list[list[list[str]]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in {"th_open", "td_open"}:
            found[-1][-1].append("".join(child.content for child in tokens[number + 1].children or ()))
    return found


def test_json_is_the_status(stand: Stand) -> None:
    """Dates in ISO form, counts, rates, figures and money are those of the status."""
    status = stand("2020-12-31", WARD)
    data = as_json(status, ("units/x/2020.yaml",))
    assert (data["as_of"], data["last_day"], data["days_left"]) == ("2020-12-31", "2020-12-09", -22)
    assert data["totals"]["assignments"] == len(status.assignments)
    assert data["totals"]["completion"] == {"part": 1, "whole": 7}
    assert data["reports"]["required"] == {"units": 7, "in": 1, "on_time": 0, "late": 1, "not_due": 0, "missing": 6}
    assert data["reports"]["requested"] == {"units": 1, "in": 0, "on_time": 0, "late": 0, "not_due": 0, "missing": 1}
    assert [(one["item"], one["figure"], one["total"], one["by_kind"], one["units"]) for one in data["figures"]] == [
        ("II.5.1", "news_items", 12, {"ward": 12}, 1),
        ("III.1", "news_items", 3, {"ward": 3}, 1),
    ]
    assert data["funding"] == {"allocated": 12500000, "spent": 1, "units": 1}
    assert data["excluded"] == ["units/x/2020.yaml"]


def test_json_names_every_state(stand: Stand) -> None:
    """A state that no assignment is in is a zero, not a missing key."""
    assert set(as_json(stand("2020-01-01"))["totals"]["states"]) == {state.value for state in State}


def test_json_of_units_and_their_items(stand: Stand) -> None:
    """Each unit has its submission and the state of each item it owes."""
    units = {unit["id"]: unit for unit in as_json(stand("2020-12-31", WARD))["units"]}
    assert len(units) == 8
    assert units["phuong-loc-tho"]["submission"] == {"state": "late", "received": "2020-12-12", "days_late": 3}
    assert units["phuong-loc-tho"]["items"] == [
        {"item": "II.5.1", "state": "done", "deadline": None, "completed": "2020-06-01", "period": "2020"}
    ]
    assert units["phong-giao-duc-dao-tao"]["items"] == [
        {"item": "II.5.8", "state": "no_report", "deadline": "2020-09-30", "completed": None, "period": None}
    ]


def test_json_of_a_unit_of_which_nothing_is_asked(stand: Stand) -> None:
    """A unit that neither reports nor owes anything has no place in the status; one that only owes has no submission."""
    data = as_json(stand("2020-12-31", reporting={"requested": [], "required": ["ubnd-xa-phuong"]}))
    submissions = {unit["id"]: unit["submission"] for unit in data["units"]}
    assert submissions["cong-an"] is None
    assert "hoi-nong-dan" not in submissions


def test_json_keeps_the_letters(stand: Stand) -> None:
    """Vietnamese is written as it is, and the text ends with a line feed."""
    text = status_as_json(stand("2020-12-31"), ())
    assert "Phường Lộc Thọ" in text
    assert text.endswith("}\n")


def test_csv_has_a_row_for_each_assignment(stand: Stand) -> None:
    """Every row has every column, and the values are those of the status."""
    status = stand("2020-12-31", WARD)
    rows = as_rows(status)
    assert [(row["item"], row["unit"], row["state"]) for row in rows] == [
        (one.item.id, one.unit.id, one.state.value) for one in status.assignments
    ]
    assert rows[0] == {
        "item": "II.5.1",
        "title": "Duy trì trang TTĐT",
        "unit": "phuong-loc-tho",
        "name": "Phường Lộc Thọ",
        "kind": "ward",
        "state": "done",
        "label": "Hoàn thành (không có hạn)",
        "deadline": "",
        "completed": "2020-06-01",
        "period": "2020",
        "summary": "Đăng 12 tin",
    }
    assert all(set(row) == set(CSV_COLUMNS) for row in rows)


def test_csv_opens_in_excel(stand: Stand) -> None:
    """It begins with a byte order mark and its lines end as Excel ends them."""
    text = assignments_as_csv(stand("2020-12-31").assignments, Language.VIETNAMESE)
    assert text.startswith("\ufeffitem,title,")
    assert text.count("\r\n") == text.count("\n") == len(stand("2020-12-31").assignments) + 1


@pytest.mark.parametrize("words", FORMULAS)
def test_csv_calculates_nothing(stand: Stand, words: str) -> None:
    """What a unit writes is never a formula, and comes through otherwise unchanged."""
    report = {**WARD, "results": [{"item": "II.5.1", "status": "in_progress", "summary": words}]}
    assert as_rows(stand("2020-12-31", report))[0]["summary"] == f"'{words}"


def test_csv_keeps_lines_and_quotes_in_their_cell(stand: Stand) -> None:
    """A summary of several lines, with commas and quotes, is one cell."""
    words = 'một, "hai"\n# ba; | bốn'
    report = {**WARD, "results": [{"item": "II.5.1", "status": "in_progress", "summary": words}]}
    assert as_rows(stand("2020-12-31", report))[0]["summary"] == words


def test_csv_labels_follow_the_language(stand: Stand) -> None:
    """The label of a state is in the language of the run, its code is not."""
    rows = [as_rows(stand("2020-12-31"), language)[0] for language in Language]
    assert [(row["state"], row["label"]) for row in rows] == [("no_report", "Chưa có báo cáo"), ("no_report", "No report")]


def test_markdown_counts(stand: Stand) -> None:
    """The first table has the reports, the second the items, with a column for each state that occurs."""
    reports, items = tables(status_as_markdown(stand("2020-12-31", WARD), (), Language.VIETNAMESE))
    assert reports[1] == ["Phải báo cáo", "1/7 (14,29%)", "0", "1", "0", "6"]
    assert reports[2] == ["Được đề nghị", "0/1 (0,00%)", "0", "0", "0", "1"]
    assert items[0] == ["Mục", "Nội dung", "Giao", "Hoàn thành (không có hạn)", "Chưa có báo cáo"]
    assert items[1] == ["II.5.1", "Duy trì trang TTĐT", "3", "1", "2"]


def test_markdown_names_who_is_missing_and_what_was_left_out(stand: Stand) -> None:
    """The reader learns whom to chase and which reports are not in the numbers; with nothing to say there are no such lines."""
    text = status_as_markdown(stand("2020-12-31", WARD), ("units/a_b/2020.yaml",), Language.VIETNAMESE)
    assert "Chưa nộp báo cáo: Phường Vĩnh Hòa, Xã Vĩnh Lương," in text
    assert "Không tính (có lỗi): units/a\\_b/2020.yaml." in text
    complete = stand("2020-12-31", WARD, reporting={"required": ["phuong-loc-tho"]})
    assert "Chưa nộp" not in status_as_markdown(complete, (), Language.VIETNAMESE).partition("| Mục |")[2]
    assert "Không tính" not in status_as_markdown(complete, (), Language.VIETNAMESE)


def test_markdown_in_english(stand: Stand) -> None:
    """The program's words are English, the plan's own stay."""
    text = status_as_markdown(stand("2020-12-31", WARD, {"unit": "cong-an", "illustrative": "true"}), ("x",), Language.ENGLISH)
    for words in (
        "**ILLUSTRATIVE DATA**",
        "As of 2020-12-31.",
        "| Must report | 2/7",
        "Reports not in: ",
        "Left out (errors): x.",
        "Duy trì",
    ):
        assert words in text
    assert "Phải báo cáo" not in text


@pytest.mark.parametrize(("illustrative", "shown"), [("true", True), ("false", False)])
def test_markdown_marks_examples(stand: Stand, illustrative: str, *, shown: bool) -> None:
    """What is built on example data says so."""
    text = status_as_markdown(stand("2020-12-31", {**WARD, "illustrative": illustrative}), (), Language.VIETNAMESE)
    assert ("**SỐ LIỆU MINH HỌA**" in text) is shown


def test_markdown_table_cannot_be_broken(stand: Stand) -> None:
    """A bar, emphasis or HTML in a title of the plan stays in its cell."""
    title = "a | **b** <b>c</b> \\"
    activities = [{"id": "II.5.1", "text": title, "owners": {"read": ["ubnd-xa-phuong"]}}]
    _, items = tables(status_as_markdown(stand("2020-12-31", activities=activities, figures=[]), (), Language.VIETNAMESE))
    assert items[1] == ["II.5.1", title, "3", "3"]
