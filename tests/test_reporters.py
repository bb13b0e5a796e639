"""What other programs read.

The status as JSON, CSV and Markdown, the findings in the forms of CI platforms, the manual.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from ttdn.diagnostics import Diagnostic, Location, Related, Severity
from ttdn.language import Language, Text, same
from ttdn.reporters.findings import Findings
from ttdn.reporters.forms import FORMATS
from ttdn.reporters.manual import manual_as_markdown, rule_as_markdown
from ttdn.reporters.status import CSV_COLUMNS, assignments_as_csv, status_as_json, status_as_markdown
from ttdn.rules import RULES
from ttdn.status import Status
from ttdn.status.states import State

Stand = Callable[..., Status]

WARD = {
    "unit": "phuong-loc-tho",
    "received": "2020-12-12",
    "results": [
        {
            "item": "II.5.1",
            "status": "done",
            "completed": "2020-06-01",
            "summary": "Đăng 12 tin",
            "figures": {"news_items": "12"},
        },
        {"item": "III.1", "status": "in_progress", "figures": {"news_items": "3"}},
    ],
    "funding": {"allocated": "12500000", "spent": "1"},
}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.vn";"bấm")']


def as_json(status: Status, excluded: tuple[str, ...] = ()) -> dict[str, Any]:
    """The status as another program reads it."""
    data: dict[str, Any] = json.loads(status_as_json(status, excluded, Language.VIETNAMESE))
    return data


def as_rows(status: Status, language: Language = Language.VIETNAMESE) -> list[dict[str, str]]:
    """The assignments as a spreadsheet reads them."""
    text = assignments_as_csv(status, (), language)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a Markdown text as a reader of GitHub's dialect finds them.

    Rows of cells, the head first.
    """
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
    assert data["totals"]["completion"] == {"part": 0, "whole": 1}
    assert data["totals"]["standing"] == {"part": 1, "whole": 6}
    units = {unit["id"]: unit for unit in data["units"]}
    assert (units["phuong-loc-tho"]["completion"], units["phuong-loc-tho"]["standing"]) == (
        None,
        {"part": 1, "whole": 1},
    )
    assert data["reports"]["required"] == {
        "units": 7,
        "in": 1,
        "on_time": 0,
        "late": 1,
        "told": 0,
        "in_correction": 0,
        "to_enter": 0,
        "not_due": 0,
        "missing": 6,
        "sent": 0,
        "not_sent": 0,
    }
    assert data["reports"]["requested"] == {
        "units": 1,
        "in": 0,
        "on_time": 0,
        "late": 0,
        "told": 0,
        "in_correction": 0,
        "to_enter": 0,
        "not_due": 0,
        "missing": 0,
        "sent": 0,
        "not_sent": 1,
    }
    assert [
        (one["item"], one["figure"], one["total"], one["by_kind"], one["units"]) for one in data["figures"]
    ] == [
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
    assert units["phuong-loc-tho"]["submission"] == {
        "state": "late",
        "received": "2020-12-12",
        "days_late": 3,
    }
    assert units["phuong-loc-tho"]["items"] == [
        {"item": "II.5.1", "state": "done", "deadline": None, "completed": "2020-06-01", "period": "2020"}
    ]
    assert units["phong-giao-duc-dao-tao"]["items"] == [
        {"item": "II.5.8", "state": "no_report", "deadline": "2020-09-30", "completed": None, "period": None}
    ]


def test_json_of_a_unit_of_which_nothing_is_asked(stand: Stand) -> None:
    """A unit that neither reports nor owes anything has no place in the status.

    One that only owes has no submission.
    """
    data = as_json(stand("2020-12-31", reporting={"requested": [], "required": ["ubnd-xa-phuong"]}))
    submissions = {unit["id"]: unit["submission"] for unit in data["units"]}
    assert submissions["cong-an"] is None
    assert "hoi-nong-dan" not in submissions


def test_json_keeps_the_letters(stand: Stand) -> None:
    """Vietnamese is written as it is, and the text ends with a line feed."""
    text = status_as_json(stand("2020-12-31"), (), Language.VIETNAMESE)
    assert "phường Lộc Thọ" in text
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
        "section": "II",
        "unit": "phuong-loc-tho",
        "name": "UBND phường Lộc Thọ",
        "kind": "ward",
        "state": "done",
        "label": "Hoàn thành (không có hạn)",
        "deadline": "",
        "completed": "2020-06-01",
        "occurrences": "",
        "period": "2020",
        "summary": "Đăng 12 tin",
        "illustrative": "",
    }
    assert all(set(row) == set(CSV_COLUMNS) for row in rows)


def test_csv_opens_in_excel(stand: Stand) -> None:
    """It begins with a byte order mark and its lines end as Excel ends them."""
    text = assignments_as_csv(stand("2020-12-31"), (), Language.VIETNAMESE)
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
    assert [(row["state"], row["label"]) for row in rows] == [
        ("no_report", "Chưa có báo cáo"),
        ("no_report", "No report"),
    ]


def test_markdown_counts(stand: Stand) -> None:
    """The first table has the reports, the second the items, with a column for each state that occurs."""
    reports, items = tables(status_as_markdown(stand("2020-12-31", WARD), (), Language.VIETNAMESE))
    assert reports[0] == ["Báo cáo", "Đã nộp", "Nộp muộn", "Quá hạn chưa nộp", "Chưa gửi"]
    assert reports[1] == ["Phải báo cáo", "1/7 (14,29%)", "1", "6", "0"]
    assert reports[2] == ["Được đề nghị", "0/1 (0,00%)", "0", "0", "1"]
    measures = ["Hoàn thành, việc có hạn", "Đã thực hiện, việc thường xuyên"]
    assert items[0] == ["Mục", "Nội dung", "Giao", "Hoàn thành (không có hạn)", "Chưa có báo cáo", *measures]
    assert items[1] == ["II", "NỘI DUNG", "6", "1", "5", "0/1 (0,00%)", "1/5 (20,00%)"]
    assert items[2] == ["II.5.1", "Duy trì trang TTĐT", "3", "1", "2", "", "1/3 (33,33%)"]
    assert items[-3:] == [
        ["V", "TỔ CHỨC THỰC HIỆN", "1", "0", "1", "", "0/1 (0,00%)"],
        ["V.1.1", "Theo dõi và tổng hợp kết quả.", "1", "0", "1", "", "0/1 (0,00%)"],
        ["", "Cộng", "7", "1", "6", "0/1 (0,00%)", "1/6 (16,67%)"],
    ]


def test_markdown_names_who_is_missing_and_what_was_left_out(stand: Stand) -> None:
    """The reader learns whom to chase and which reports are not in the numbers.

    With nothing to say there are no such lines.
    """
    text = status_as_markdown(stand("2020-12-31", WARD), ("units/a_b/2020.yaml",), Language.VIETNAMESE)
    assert "Chưa nộp báo cáo: UBND phường Vĩnh Hòa, UBND xã Vĩnh Lương," in text
    assert "Không tính (có lỗi): units/a\\_b/2020.yaml." in text
    complete = stand("2020-12-31", WARD, reporting={"required": ["phuong-loc-tho"]})
    assert "Chưa nộp" not in status_as_markdown(complete, (), Language.VIETNAMESE).partition("| Mục |")[2]
    assert "Không tính" not in status_as_markdown(complete, (), Language.VIETNAMESE)


def test_markdown_in_english(stand: Stand) -> None:
    """The program's words are English, the plan's own stay."""
    text = status_as_markdown(
        stand("2020-12-31", WARD, {"unit": "cong-an", "illustrative": "true"}), ("x",), Language.ENGLISH
    )
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
    text = status_as_markdown(
        stand("2020-12-31", {**WARD, "illustrative": illustrative}), (), Language.VIETNAMESE
    )
    assert ("**SỐ LIỆU MINH HỌA**" in text) is shown


def test_markdown_table_cannot_be_broken(stand: Stand) -> None:
    """A bar, emphasis or HTML in a title of the plan stays in its cell."""
    title = "a | **b** <b>c</b> \\"
    activities = [{"id": "II.5.1", "text": title, "owners": {"read": ["ubnd-xa-phuong"]}}]
    _, items = tables(
        status_as_markdown(stand("2020-12-31", activities=activities, figures=[]), (), Language.VIETNAMESE)
    )
    assert items[2] == ["II.5.1", title, "3", "3", "0/3 (0,00%)"]


# Findings of the checks

WARD_FILE, PLAN_FILE, BROKEN_FILE = (
    "units/phuong-loc-tho/2020.yaml",
    "plan/2020.yaml",
    "units/cong-an/2020.yaml",
)
EVIL = "%0A::error::x\n::stop-commands::y,z:\x1b[31m|`<b>*"


def find(code: str, file: str, line: int = 3, severity: Severity = Severity.ERROR, **more: Any) -> Diagnostic:  # noqa: ANN401 - its other parts
    """A finding at a place."""
    return Diagnostic(
        code,
        more.pop("message", Text("Sai.", "Wrong.")),
        Location(file, line, 5 if line else 0, 2 if line else 0, "x: yz"),
        severity,
        **more,
    )


FOUND = Findings(
    diagnostics=(
        find("unknown-key", PLAN_FILE, 0, Severity.WARNING),
        find(
            "unknown-item",
            WARD_FILE,
            allowed=Text("II.5.1", "II.5.1"),
            hint=Text("Sửa đi.", "Mend it."),
            fix="  - item: II.5.1",
            related=(Related(Location(PLAN_FILE, 7, 1), Text("ở đây", "here")),),
        ),
        find("unknown-item", WARD_FILE, 9),
        find("yaml-syntax", BROKEN_FILE),
    ),
    files=(PLAN_FILE, WARD_FILE, BROKEN_FILE, "units/xa-vinh-luong/2020.yaml"),
    unreadable=frozenset({BROKEN_FILE}),
    others=2,
    units={"phuong-loc-tho": "Phường Lộc Thọ", "cong-an": "Công an thành phố"},
)
ACCOUNT = (
    "4 tệp: 2 đạt (1 có lưu ý), 1 có lỗi, 1 không đọc được. Tổng: 3 lỗi, 1 lưu ý. Ngoài "
    "ra có 2 tệp khác (minh chứng)."
)


def write(form: str, findings: Findings = FOUND, language: Language = Language.VIETNAMESE) -> str:
    """The findings in a form."""
    return FORMATS[form](findings, language)


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings(form: str) -> None:
    """A clean folder makes a sound output in every form, in both languages."""
    for language in Language:
        text = write(form, Findings((), (PLAN_FILE,)), language)
        assert text.endswith("\n")
        assert "error[" not in text


def test_concise_lines() -> None:
    """A line for each finding as editors and people know it, then the account."""
    assert write("concise").splitlines() == [
        "plan/2020.yaml: warning[unknown-key] Sai.",
        "units/phuong-loc-tho/2020.yaml:3:5: error[unknown-item] Sai.",
        "units/phuong-loc-tho/2020.yaml:9:5: error[unknown-item] Sai.",
        "units/cong-an/2020.yaml:3:5: error[yaml-syntax] Sai.",
        ACCOUNT,
    ]
    assert (
        write("concise", language=Language.ENGLISH)
        .splitlines()[-1]
        .startswith("4 files: 2 passed (1 with warnings), 1 with errors,")
    )


def test_json_of_findings() -> None:
    """Counts, files and each finding with all that is known of it; a finding on a whole file has no line."""
    data = json.loads(write("json"))
    assert data["files"] == {
        "checked": 4,
        "with_errors": [WARD_FILE],
        "unreadable": [BROKEN_FILE],
        "others": 2,
    }
    assert (data["errors"], data["warnings"]) == (3, 1)
    assert data["diagnostics"][0] | {"file": "", "message": ""} == {
        "code": "unknown-key",
        "severity": "warning",
        "file": "",
        "line": None,
        "column": None,
        "end_column": None,
        "unit": None,
        "message": "",
        "allowed": None,
        "hint": None,
        "fix": None,
        "related": [],
    }
    second = data["diagnostics"][1]
    assert (second["line"], second["column"], second["end_column"], second["unit"]) == (
        3,
        5,
        7,
        "Phường Lộc Thọ",
    )
    assert (second["allowed"], second["hint"], second["fix"]) == ("II.5.1", "Sửa đi.", "  - item: II.5.1")
    assert second["related"] == [
        {"file": PLAN_FILE, "line": 7, "column": 1, "end_column": 1, "message": "ở đây"}
    ]


def test_github_annotations() -> None:
    """The worst first, with place, code and what to type; then the whole log."""
    lines = write("github").splitlines()
    assert lines[:2] == [
        "::error file=units/cong-an/2020.yaml,line=3,col=5,endColumn=7,title=yaml-syntax::Sai.",
        (
            "::error "
            "file=units/phuong-loc-tho/2020.yaml,line=3,col=5,endColumn=7,title=unknown-item::Sai. "
            "II.5.1 Sửa đi.%0A- item: II.5.1"
        ),
    ]
    assert lines[3] == "::warning file=plan/2020.yaml,title=unknown-key::Sai."
    assert lines[4:] == write("concise").splitlines()


@pytest.mark.parametrize(("count", "hidden"), [(10, 0), (11, 1), (25, 15)])
def test_github_says_what_it_hides(count: int, hidden: int) -> None:
    """GitHub shows ten errors; the log says how many more there are and has them all."""
    many = Findings(
        tuple(find("unknown-item", WARD_FILE, line) for line in range(1, count + 1)), (WARD_FILE,)
    )
    text = write("github", many)
    assert (f"{hidden} phát hiện còn lại" in text) == bool(hidden)
    assert text.count("error[unknown-item]") == count


@pytest.mark.parametrize("form", FORMATS)
def test_words_of_a_report_command_nothing(form: str) -> None:
    """A value quoted in a finding is no command of the platform, no markup and no control sequence."""
    text = write(
        form,
        Findings(
            (find("unknown-item", WARD_FILE, message=same(EVIL), fix=EVIL, hint=same(EVIL)),), (WARD_FILE,)
        ),
    )
    assert "\x1b" not in text
    lines = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert [line.split("::")[1].split(" ")[0] for line in lines] == (["error"] if form == "github" else [])
    if form == "github":
        assert "%250A::error" in lines[0]
    if form == "markdown":
        assert "<b>" not in text
        assert "\\|" in text


def test_gitlab_report() -> None:
    """Each finding has a fingerprint of its own that does not depend on its line.

    GitLab drops what repeats.
    """
    data = json.loads(write("gitlab"))
    assert [(one["check_name"], one["severity"], one["location"]["lines"]["begin"]) for one in data] == [
        ("unknown-key", "minor", 1),
        ("unknown-item", "major", 3),
        ("unknown-item", "major", 9),
        ("yaml-syntax", "major", 3),
    ]
    marks = [one["fingerprint"] for one in data]
    assert len(set(marks)) == 4
    moved = Findings(
        tuple(
            replace(one, location=replace(one.location, line=one.location.line + 5))
            for one in FOUND.diagnostics
        ),
        (),
    )
    assert [one["fingerprint"] for one in json.loads(write("gitlab", moved))] == marks


def test_sarif() -> None:
    """The rules that fired with their manual.

    And a result for each finding that points to its rule and place.
    """
    (run,) = json.loads(write("sarif", language=Language.ENGLISH))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["unknown-item", "unknown-key", "yaml-syntax"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert [one["level"] for one in run["results"]] == ["warning", "error", "error", "error"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 7}
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert run["results"][1]["relatedLocations"][0]["message"]["text"] == "here"
    strange = Findings((find("unknown-item", "units/a b/ý.yaml"),), ())
    (run,) = json.loads(write("sarif", strange))["runs"]
    assert (
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "units/a%20b/%C3%BD.yaml"
    )


def test_junit() -> None:
    """A case for each file, a failure for those with errors, warnings in the output of theirs."""
    suite = ET.fromstring(write("junit")).find("testsuite")  # noqa: S314 - our own output
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("4", "2")
    cases = {case.get("name"): case for case in suite}
    assert [name for name, case in cases.items() if case.find("failure") is not None] == [
        WARD_FILE,
        BROKEN_FILE,
    ]
    assert cases[WARD_FILE].get("classname") == "Phường Lộc Thọ"
    assert (cases[WARD_FILE].findtext("failure") or "").count("error[unknown-item]") == 2
    assert "warning[unknown-key]" in (cases[PLAN_FILE].findtext("system-out") or "")


def test_markdown_of_findings() -> None:
    """The account, then for each file a table with line, level, what is wrong and what to type."""
    text = write("markdown")
    assert text.startswith(f"### ttdn: {ACCOUNT}\n\n**{PLAN_FILE}**\n")
    assert f"**{WARD_FILE}** (Phường Lộc Thọ)" in text
    _, ward, _ = tables(text)
    assert ward[1] == ["3", "Lỗi", "Sai. II.5.1 Sửa đi. (unknown-item)", "- item: II.5.1"]
    assert "| Line | Level | Finding | Type |" in write("markdown", language=Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
def test_manual(language: Language) -> None:
    """The reference page has an entry for every rule, with a wrong and a right example.

    And a link to each.
    """
    page = manual_as_markdown(language)
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == sorted(RULES)
    assert re.findall(r"^- \[`(.+?)`\]", page, re.MULTILINE) == sorted(RULES)
    assert page.count("```yaml\n") == 2 * len(RULES)


def test_entry_of_the_manual_says_its_level() -> None:
    """An entry says whether it is an error or a warning, and whether the plan may change that."""
    adjustable = next(rule for rule in RULES.values() if rule.adjustable)
    assert "(lỗi)" in rule_as_markdown(RULES["unknown-key"], Language.VIETNAMESE)
    assert "(warning; its level can be set in the plan" in rule_as_markdown(
        replace(adjustable, warning=True), Language.ENGLISH
    )


def test_programmes_and_courses_are_counted_apart(stand: Callable[..., Status]) -> None:
    """Two programmes and one course are not one programme and two courses."""
    report = {
        "programmes": [{"title": "Kế hoạch A"}, {"title": "Kế hoạch B"}],
        "training": [{"title": "Tập huấn", "date": "2020-07-15"}],
    }
    data = json.loads(status_as_json(stand("2020-12-20", report), (), Language.VIETNAMESE))
    assert (data["programmes"], data["training"]) == (2, 1)
