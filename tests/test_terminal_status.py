"""The status page's own facts: who is to be reminded, which number is in which column, what a label means."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from ttdn.counting import compute_status
from ttdn.language import Language
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.status import Status
from ttdn.status.states import State, SubmissionState
from ttdn.terminal.chase import chase_words
from ttdn.terminal.items import Row, choose_layout, draw_rows
from ttdn.terminal.states import item_units_table, state_text, submission_text, unit_items_table
from ttdn.terminal.status import render_item_status, render_sections, render_status, render_unit_status

Stand = Callable[..., Status]


def lines_of(status: Status, language: Language = Language.VIETNAMESE, width: int = 120) -> list[str]:
    """The page without colours, line by line."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    for part in render_status(status, (), language, width):
        console.print(part)
    return stream.getvalue().split("\n")


def under(lines: list[str], label: str, row: str) -> str:
    """The cell of a row that ends where the label of its column ends, whose words stand below each other."""
    last = next(number for number, line in enumerate(lines) if line.strip().startswith("Mục "))
    first = max(number for number in range(last) if lines[number].isupper()) + 1
    found: dict[int, str] = {}
    for line in lines[first : last + 1]:
        for word in re.finditer(r"\S+", line):
            end = cell_len(line[: word.end()])
            found[end] = f"{found.get(end, '')} {word.group()}".strip()
    (end,) = (end for end, words in found.items() if words == label)
    line = next(line for line in lines[last:] if line.strip().startswith(row))
    return line[:end].split()[-1]


def ward(unit: str, received: str, *results: dict[str, object]) -> dict[str, object]:
    """A report of a unit."""
    return {"unit": unit, "received": received, "results": list(results)}


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2020-09-25", "Phòng GDĐT: II.5.8 Tổ chức Triển lãm số, đang thực hiện, sắp đến hạn."),
        ("2020-10-01", "Phòng GDĐT: II.5.8 Tổ chức Triển lãm số, quá hạn chưa hoàn thành."),
    ],
)
def test_items_near_and_past_their_deadline_are_named(stand: Stand, as_of: str, words: str) -> None:
    """Whoever is about to miss a deadline is named as well as whoever has missed it, long before it not."""
    report = ward("phong-giao-duc-dao-tao", "2020-05-01", {"item": "II.5.8", "status": "in_progress"})
    assert f"  {words}" in [line.rstrip() for line in lines_of(stand(as_of, report))]
    assert not [line for line in lines_of(stand("2020-06-01", report)) if "Phòng GDĐT: II.5.8" in line]


@pytest.fixture
def wards(stand: Stand) -> Status:
    """Of three wards two are in, one of them late; the last has sent nothing."""
    three = ["phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"]
    reporting = {"required": three, "requested": []}
    return stand(
        "2020-12-20",
        ward("phuong-loc-tho", "2020-12-01", {"item": "II.5.1", "status": "done", "completed": "2020-06-01"}),
        ward("phuong-vinh-hoa", "2020-12-12", {"item": "II.5.1", "status": "in_progress"}),
        reporting=reporting,
    )


def numbers(line: str) -> list[str]:
    """The numbers at the end of a line."""
    return [word for word in line.split() if word[0].isdecimal()]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (Language.VIETNAMESE, "Loại Đã nộp Muộn Chưa nộp Hoàn thành Đã thực hiện"),
        (Language.ENGLISH, "Kind In Late Not in Done Carried out"),
    ],
)
def test_columns_of_the_kinds(stand: Stand, language: Language, head: str) -> None:
    """In, late, not in, done, carried out: each number below its own label, all of them different."""
    units = [
        {"id": f"w{number}", "name": f"Phường {number}", "short": f"P. {number}", "kind": "ward"}
        for number in range(9)
    ]
    kept: dict[str, object] = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin"}
    done: dict[str, object] = {"item": "II.5.2", "status": "done", "completed": "2020-05-05"}
    reports = [ward("w0", "2020-12-01", kept, done)]
    reports += [ward(f"w{number}", "2020-12-01", kept) for number in (1, 2)]
    reports += [ward("w3", "2020-12-12"), ward("w4", "2020-12-12")]
    status = stand(
        "2020-12-20",
        *reports,
        units=units,
        duties=[],
        activities=[
            {"id": "II.5.1", "text": "Duy trì", "owners": {"read": ["ubnd"]}},
            {
                "id": "II.5.2",
                "text": "Mở lớp",
                "owners": {"read": ["ubnd"]},
                "schedule": {"text": "Quý II", "read": {"quarters": ["2"]}},
            },
        ],
        groups=[{"id": "ubnd", "name": "UBND", "kinds": ["ward"]}],
        figures=[],
        reporting={"required": ["ubnd"], "requested": []},
    )
    lines = lines_of(status, language)
    place = next(number for number, line in enumerate(lines) if " ".join(line.split()) == head)
    assert numbers(lines[place + 1]) == ["5/9", "2", "4", "1/9", "3/9"]
    assert "1/9 (11,11%)" in lines[place + 1]
    assert "3/9 (33,33%)" in lines[place + 1]
    narrow = lines_of(status, language, width=80)
    place = next(number for number, line in enumerate(narrow) if " ".join(line.split()) == head)
    assert numbers(narrow[place + 1]) == ["5/9", "2", "4", "1/9", "3/9"]
    assert "%" not in narrow[place + 1]


def test_columns_of_the_items(wards: Status) -> None:
    """Each state is counted below its own label, and a glyph of the bar means what the legend says."""
    lines = lines_of(wards, width=140)
    row = "II.5.1"
    assert [
        under(lines, label, row)
        for label in ("Giao", "Xong", "Đã làm", "Đang làm", "Quá hạn", "Chưa báo cáo")
    ] == [
        "3",
        "0",
        "1",
        "1",
        "0",
        "1",
    ]
    legend = next(line for line in lines if "█ " in line and "▓ " in line and "II." not in line)
    assert "   ".join(legend.strip().split("   ")) == (
        "█ Xong   ■ Đã làm   ▓ Đang làm   ! Quá hạn   ▒ Chưa làm   - Không phát sinh   x Hoãn, bỏ   "
        "· Chưa báo cáo"
    )


def test_labels_of_the_submissions(wards: Status) -> None:
    """The line of those that must report counts what is on time, late and missing, each by its name."""
    line = next(line for line in lines_of(wards) if "Phải báo cáo" in line)
    assert "2/3 đơn vị" in line
    assert line.rstrip().endswith("nộp đúng hạn 1, nộp muộn 1, quá hạn chưa nộp 1")


def test_items_stand_under_their_section(stand: Stand) -> None:
    """A section has the number and title of its heading and the sum of its items; the last line has all."""
    for language, total in ((Language.VIETNAMESE, "Cộng"), (Language.ENGLISH, "Total")):
        page = lines_of(stand("2020-12-10"), language)
        lines = [line.split() for line in page[: next(n for n, line in enumerate(page) if "█ " in line)]]
        table = [
            line
            for line in lines
            if line[:1] in ([n] for n in ("II", "II.5.1", "II.5.8", "V", "V.1.1", total))
        ]
        assert [line[0] for line in table] == ["II", "II.5.1", "II.5.8", "V", "V.1.1", total]
        assert [numbers(" ".join(line))[-8] for line in table] == ["6", "3", "1", "1", "1", "7"]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("language", "heading", "head", "total"),
    [
        (Language.VIETNAMESE, "MỨC ĐỘ THỰC HIỆN", "Mục Nội dung Hoàn thành Đã thực hiện", "Cộng"),
        (Language.ENGLISH, "HOW FAR THE WORK IS", "Item Content Done Carried out", "Total"),
    ],
)
def test_measures_of_the_sections(
    stand: Stand, language: Language, heading: str, head: str, total: str, width: int
) -> None:
    """Each section and all have both measures; where there is no such work stands a dash, never 0/0."""
    kept: dict[str, object] = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin"}
    status = stand("2020-12-20", ward("phuong-loc-tho", "2020-12-01", kept))
    page = [" ".join(line.split()) for line in lines_of(status, language, width)]
    place = page.index(heading)
    assert page[place + 1] == head
    assert page[place + 2 : place + 5] == [
        "II NỘI DUNG 0/1 (0,00%) 1/5 (20,00%)",
        "V TỔ CHỨC THỰC HIỆN – 0/1 (0,00%)",
        f"{total} 0/1 (0,00%) 1/6 (16,67%)",
    ]


@pytest.mark.parametrize(
    ("as_of", "words"),
    [("2020-06-20", ""), ("2020-06-26", "1/7 đơn vị nộp đúng hạn 1, quá hạn chưa nộp 6")],
)
def test_reports_of_the_time_before_are_counted_too(stand: Stand, as_of: str, words: str) -> None:
    """Past the day of the half-year's reports, what has come of them stands beside the report of the year."""
    periods = [
        {"period": "2020-H1", "deadline": {"by": "2020-06-25"}},
        {"period": "2020", "deadline": {"by": "2020-12-09"}},
    ]
    half = {"unit": "cong-an", "period": "2020-H1", "received": "2020-06-24"}
    lines = lines_of(stand(as_of, half, reporting={"periods": periods}))
    label = "6 tháng đầu năm 2020"
    found = [re.sub(r"[█░]", "", line).split() for line in lines if line.strip().startswith(label)]
    assert found == ([f"{label} {words}".split()] if words else [])


@pytest.mark.parametrize(("as_of", "is_told"), [("2020-12-09", False), ("2020-12-20", True)])
def test_report_of_the_year_that_is_due_before_the_last_quarter(
    stand: Stand, as_of: str, *, is_told: bool
) -> None:
    """Once its day has passed, it is still seen who sent it, though the quarter's comes next."""
    periods = [
        {"every": "quarter", "by_day": "10"},
        {"period": "2020", "deadline": {"by": "2020-12-09"}},
    ]
    lines = lines_of(stand(as_of, {"period": "2020"}, reporting={"periods": periods}))
    found = [line for line in lines if line.strip().startswith("năm 2020")]
    assert ["1/7 đơn vị" in line and "quá hạn chưa nộp 6" in line for line in found] == [True] * is_told


def test_report_of_the_year_is_not_one_of_the_half_year(stand: Stand) -> None:
    """Who sent only the longer one is not chased for the other, nor counted as if it had come."""
    periods = [
        {"period": "2020-H1", "deadline": {"by": "2020-06-25"}},
        {"period": "2020", "deadline": {"by": "2020-12-09"}},
    ]
    half = {"unit": "cong-an", "period": "2020-H1", "received": "2020-06-24"}
    lines = lines_of(stand("2020-12-20", half, {"period": "2020"}, reporting={"periods": periods}))
    (found,) = (line for line in lines if line.strip().startswith("6 tháng đầu năm 2020"))
    assert "1/7 đơn vị" in found
    assert found.rstrip().endswith("nộp đúng hạn 1, đã có báo cáo của kỳ dài hơn 1, quá hạn chưa nộp 5")


def test_targets_of_a_unit_are_those_of_what_it_owes(stand: Stand) -> None:
    """Of a common target its own amount is told; those of other bodies' items are not."""
    figures = [
        {
            "id": "news_items",
            "label": "Tin",
            "unit": "tin",
            "items": ["II.5.1"],
            "target": {"at_least": "5", "per": "plan"},
        },
        {
            "id": "shows",
            "label": "Triển lãm",
            "unit": "cuộc",
            "items": ["II.5.8"],
            "target": {"at_least": "2", "per": "plan"},
        },
    ]
    told = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin.", "figures": {"news_items": "3"}}
    status = stand("2021-02-01", {"results": [told]}, figures=figures)
    for name, words in (("phuong-loc-tho", "đã báo cáo 3 tin"), ("phuong-vinh-hoa", "chưa có số liệu")):
        unit = status.plan.units_by_id[name]
        stream = io.StringIO()
        console = Console(file=stream, width=120, highlight=False, markup=False, emoji=False)
        for part in render_unit_status(status.narrow(units=[unit]), unit, (), Language.VIETNAMESE, 120):
            console.print(part)
        page = stream.getvalue().partition("CHỈ TIÊU")[2]
        assert "Triển lãm" not in page
        (line,) = (line for line in page.split("\n") if "Tin:" in line)
        assert line.rstrip().endswith(words)


def test_period_for_which_no_report_is_asked(make_plan: Callable[..., Plan]) -> None:
    """No heading stands above nothing: the page has what is owed, and neither reports nor kinds of unit."""
    status = compute_status(make_plan(), [], date(2020, 7, 20), Period(2020, 2, "quarter"))
    headings = [line for line in lines_of(status) if line and line == line.upper() and line[0].isalpha()]
    assert headings == ["NHIỆM VỤ ĐƯỢC GIAO", "MỨC ĐỘ THỰC HIỆN", "CẦN ĐÔN ĐỐC"]


def test_plan_of_one_kind_of_work_has_one_measure(stand: Stand) -> None:
    """What a plan has none of is neither a column nor a line of the notes; nothing arisen is not measured."""
    duties = [{"id": "V.1.1", "text": "Theo dõi", "owners": {"read": ["cong-an"]}}]
    for status, shown in (("in_progress", True), ("not_arisen", False)):
        told: dict[str, object] = {"item": "V.1.1", "status": status}
        report = ward("cong-an", "2020-12-01", told)
        page = "\n".join(lines_of(stand("2020-12-20", report, activities=[], duties=duties), width=80))
        assert ("MỨC ĐỘ THỰC HIỆN" in page) is ("Đã thực hiện" in page) is shown
        assert "Hoàn thành" not in page
        assert " 0/0" not in page


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            Language.VIETNAMESE,
            ["Thường xuyên (không có hạn): đã thực hiện trong kỳ 1/3 đơn vị (33,33%).", "1/1 mục (100,00%)."],
        ),
        (
            Language.ENGLISH,
            ["Standing work: carried out in the period 1/3 units (33,33%).", "1/1 items (100,00%)."],
        ),
    ],
)
def test_measure_of_an_item_and_of_a_unit(stand: Stand, language: Language, lines: list[str]) -> None:
    """The page of an item and that of a unit name the base of their rate: units, items."""
    kept: dict[str, object] = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin"}
    status = stand("2020-12-20", ward("phuong-loc-tho", "2020-12-01", kept))
    plan = status.plan
    of_item = render_item_status(status, plan.items["II.5.1"], (), language, 80)
    ward_only = status.narrow([plan.units_by_id["phuong-loc-tho"]])
    of_unit = render_unit_status(ward_only, plan.units_by_id["phuong-loc-tho"], (), language, 80)
    for parts, words in zip((of_item, of_unit), lines, strict=True):
        rows = [" ".join(row) for part in parts for row in printed(part)]
        assert [row for row in rows if row.endswith(words)]
        assert not [row for row in rows if row.startswith(("Có thời hạn", "With a deadline"))]


def test_items_below_no_heading_have_a_title_of_their_own(stand: Stand) -> None:
    """The plan gives them none."""
    lines = " ".join(lines_of(stand("2020-12-10", headings={"II": "NỘI DUNG"})))
    assert lines.index("II.5.8") < lines.index("Các mục khác") < lines.index("V.1.1")


def test_long_titles_leave_room_for_the_numbers(stand: Stand) -> None:
    """A title that is a whole paragraph is cut; numbers and counts are whole in a narrow window."""
    duties = [{"id": "V.1.1", "text": "Theo dõi " * 40, "owners": {"read": ["cong-an"]}}]
    (line,) = (line for line in lines_of(stand("2020-12-10", duties=duties), width=80) if "V.1.1" in line)
    assert cell_len(line.rstrip()) <= 80
    assert numbers(line)[-6:] == ["1", "0", "0", "0", "0", "1"]


@pytest.mark.parametrize(
    ("as_of", "heading"),
    [
        ("2020-12-08", "CHƯA NỘP (CÒN 1 NGÀY)"),
        ("2020-12-09", "CHƯA NỘP (HÔM NAY LÀ NGÀY CUỐI)"),
        ("2020-12-10", None),
    ],
)
def test_waiting_ends_with_the_last_good_day(stand: Stand, as_of: str, heading: str | None) -> None:
    """Up to the last good day those who have not reported are only listed; then they are reminded."""
    lines = [line.strip().upper() for line in lines_of(stand(as_of))]
    assert [line for line in lines if line.startswith("CHƯA NỘP (")] == ([heading] if heading else [])
    after = lines[lines.index("CẦN ĐÔN ĐỐC") + 1]
    assert (after == "KHÔNG CÓ.") == (heading is not None)


@pytest.mark.parametrize(
    ("state", "colour"),
    [
        (State.DONE_ON_TIME, "green"),
        (State.DONE_LATE, "yellow"),
        (State.OVERDUE, "bold red"),
        (State.DUE_SOON, "yellow"),
        (State.NO_REPORT, "red"),
        (State.NOT_STARTED, ""),
    ],
)
def test_colours_mean_something(stand: Stand, state: State, colour: str) -> None:
    """What is late is yellow, what is overdue red, what was done in time green."""
    assignment = replace(stand("2020-12-10").assignments[0], state=state)
    assert state_text(assignment, Language.VIETNAMESE.say).style == colour


def painted(status: Status) -> set[tuple[str, str]]:
    """Each stretch of the wide page that has a colour, with its colour."""
    console = Console(file=io.StringIO(), width=140, color_system="standard", highlight=False)
    return {
        (segment.text.strip(), segment.style.color.name)
        for part in render_status(status, (), Language.VIETNAMESE, 140)
        for segment in console.render(part)
        if segment.style and segment.style.color
    }


def test_colours_of_the_bars(wards: Status, stand: Stand) -> None:
    """Done and carried out are green, running cyan, overdue red; reports that are in are green."""
    found = {(text[0], colour) for text, colour in painted(wards) if text and text[0] in "█■▓!"}
    assert found == {("█", "green"), ("■", "green"), ("▓", "cyan")}
    report = ward("phong-giao-duc-dao-tao", "2020-05-01", {"item": "II.5.8", "status": "in_progress"})
    late = {colour for text, colour in painted(stand("2020-10-01", report)) if text and set(text) == {"!"}}
    assert late == {"red"}


def test_colours_of_the_submissions(wards: Status) -> None:
    """On time is green, late yellow, missing red."""
    say = Language.ENGLISH.say
    shown = {one.state: submission_text(one, say) for one in wards.submissions}
    assert {state: str(text.style) for state, text in shown.items()} == {
        SubmissionState.ON_TIME: "green",
        SubmissionState.LATE: "yellow",
        SubmissionState.MISSING: "bold red",
    }


#: What the office of education reports of its item.
EXHIBITION: dict[str, object] = {
    "item": "II.5.8",
    "status": "done",
    "completed": "2020-06-01",
    "summary": "Đã mở",
}


def printed(part: RenderableType) -> list[list[str]]:
    """The rows of a table, cell by cell."""
    stream = io.StringIO()
    Console(file=stream, width=160, highlight=False, markup=False, emoji=False).print(part)
    return [re.split(r" {2,}", line.strip()) for line in stream.getvalue().split("\n") if line.strip()]


def test_columns_of_a_unit_and_of_an_item(stand: Stand) -> None:
    """Below each label what it says: deadline and state of an item; state and result of a unit."""
    status = stand("2020-12-20", ward("phong-giao-duc-dao-tao", "2020-12-01", EXHIBITION))
    assignments = [one for one in status.by_item["II.5.8"] if one.unit.id == "phong-giao-duc-dao-tao"]
    say = Language.VIETNAMESE.say
    head, row = printed(unit_items_table(assignments, say, 80))
    assert head == ["Mục", "Nội dung", "Hạn", "Tình trạng"]
    assert row == ["II.5.8", "Tổ chức Triển lãm số", "30/9/2020", "Hoàn thành đúng hạn, 01/6/2020"]
    head, row = printed(item_units_table(assignments, say, 80))
    assert head == ["Đơn vị", "Tình trạng", "Kết quả"]
    assert row == ["Phòng GDĐT", "Hoàn thành đúng hạn, 01/6/2020", "Đã mở"]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160, 200])
@pytest.mark.parametrize("language", list(Language))
def test_heads_and_titles_are_whole_in_every_window(stand: Stand, width: int, language: Language) -> None:
    """No line is longer than the window, no word is broken, no title is cut."""
    page = lines_of(stand("2020-12-10"), language, width)
    assert max(cell_len(line.rstrip()) for line in page) <= width
    words = " ".join(page).split()
    assert "…" not in words
    assert {"Triển", "lãm"} <= set(words)
    assert language.say("Giao", "Owed") in words or width < 56


def test_wide_window_has_deadlines_and_owners(stand: Stand) -> None:
    """Where there is room the measures, the deadline and the owners stand in the line of an item."""
    (wide,) = (line for line in lines_of(stand("2020-12-10"), width=200) if "II.5.8" in line)
    assert "30/9/2020" in wide
    assert "Phòng GDĐT" in wide
    assert "30/9/2020" not in "".join(lines_of(stand("2020-12-10"), width=100))


def test_wide_columns_wrap_long_titles_and_owners(stand: Stand) -> None:
    """A title is cut only where its column is narrow; the head of a column stands on one line."""
    title = "Tổ chức Triển lãm số về biển đảo quê hương tại các trường trung học cơ sở " * 3
    status = stand("2020-12-10")
    item = status.plan.items["II.5.8"]
    rows = [Row("II.5.8", title.strip(), status.by_item[item.id], item)]

    def drawn(width: int) -> str:
        stream = io.StringIO()
        console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
        say = Language.VIETNAMESE.say
        for part in draw_rows(status, rows, choose_layout(status, rows, say, width), say):
            console.print(part)
        return stream.getvalue()

    assert "…" not in drawn(160)
    assert "…" in drawn(60)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_head_of_short_titles_is_whole(stand: Stand, width: int) -> None:
    """The column is not narrower than the word above it."""
    plan = stand("2020-12-10").plan
    rows = [Row("II.5.8", "Việc", stand("2020-12-10").by_item["II.5.8"], plan.items["II.5.8"])]
    say = Language.VIETNAMESE.say
    layout = choose_layout(stand("2020-12-10"), rows, say, width)
    assert layout.title >= len("Nội dung")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160])
def test_sections_on_one_screen(stand: Stand, width: int) -> None:
    """A line for each section with both measures, and how many are to be reminded."""
    status, stream = stand("2020-12-10"), io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    for part in render_sections(status, (), Language.VIETNAMESE, width):
        console.print(part)
    page = stream.getvalue()
    assert "II.5.8" not in page
    assert "0/1" in page
    assert re.search(r"\d+ đơn vị quá hạn nộp báo cáo", " ".join(page.split()))
    assert max(cell_len(line.rstrip()) for line in page.split("\n")) <= width


def test_sections_say_what_is_due(stand: Stand) -> None:
    """Overdue items are counted with their units; where there is nothing, that is said."""
    report = ward("phong-giao-duc-dao-tao", "2020-05-01", {"item": "II.5.8", "status": "in_progress"})
    assert chase_words(stand("2020-06-01")).en == "Nobody."
    assert chase_words(stand("2020-10-01", report)).vi.startswith("1 mục quá hạn chưa hoàn thành (1 đơn vị).")
    assert chase_words(stand("2020-09-25", report)).vi.startswith("1 mục sắp đến hạn (1 đơn vị).")


def test_hundreds_of_units_are_counted(stand: Stand) -> None:
    """Of very many names the first are told, with the way to see all; of an item its units stand together."""
    units = [
        {"id": f"w{number}", "name": f"Phường {number}", "short": f"P. {number:03}", "kind": "ward"}
        for number in range(300)
    ]
    item = {
        "id": "II.5.1",
        "text": "Mở lớp",
        "owners": {"read": ["ubnd"]},
        "schedule": {"text": "Quý II", "read": {"quarters": ["2"]}},
    }
    begun: dict[str, object] = {"item": "II.5.1", "status": "in_progress"}
    status = stand(
        "2020-12-20",
        *(ward(f"w{number}", "2020-12-01", begun) for number in range(100)),
        units=units,
        duties=[],
        activities=[item],
        groups=[{"id": "ubnd", "name": "UBND", "kinds": ["ward"]}],
        figures=[],
        reporting={"required": ["ubnd"], "requested": []},
    )
    page = " ".join(" ".join(lines_of(status)).split())
    assert "Phường (200): P. 100, " in page
    assert "P. 139 và 160 đơn vị khác (thêm --all thì kể hết)." in page
    assert "II.5.1 Mở lớp, quá hạn chưa hoàn thành (100): P. 000, " in page
    stream = io.StringIO()
    console = Console(file=stream, width=100, highlight=False, markup=False, emoji=False)
    for part in render_status(status, (), Language.VIETNAMESE, 100, everyone=True):
        console.print(part)
    assert "--all" not in stream.getvalue()
    assert "P. 299." in stream.getvalue()


def test_pages_of_units_and_items_in_narrow_and_wide_windows(stand: Stand) -> None:
    """What stands beside each other in a wide window stands below each other in a narrow one."""
    status = stand("2020-12-20", ward("phong-giao-duc-dao-tao", "2020-12-01", EXHIBITION))
    own = [one for one in status.by_item["II.5.8"] if one.unit.id == "phong-giao-duc-dao-tao"]
    say = Language.VIETNAMESE.say
    assert printed(unit_items_table(own, say, 40))[1] == ["Hoàn thành đúng hạn, 01/6/2020; hạn 30/9/2020"]
    assert printed(unit_items_table(own, say, 140))[0][-1] == "Kết quả"
    assert printed(item_units_table(own, say, 60)) == [
        ["Phòng GDĐT: Hoàn thành đúng hạn, 01/6/2020"],
        ["Đã mở"],
    ]
