"""``ttdn who``: the parts of those who owe an item add up, and every unit is named in one of them."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from worlds import World, worlds

from ttdn.asking.naming import noun_of, sentences
from ttdn.asking.tables import who_table
from ttdn.asking.who import TOLD_STATES, Answer, Part, Role, ask_who
from ttdn.asking.whom import find_group, find_kind, find_whom
from ttdn.counting import compute_status
from ttdn.errors import InvalidOptionError
from ttdn.model.period import find_period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.status import Status
from ttdn.status.states import State, measure_work

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]
Stand = Callable[..., Status]

#: The exhibition of the small plan is due on 30/9, and one office owes it; here all wards and communes do.
EXHIBITION = {
    "id": "II.5.8",
    "text": "Tổ chức Triển lãm số",
    "owners": {"read": ["ubnd-xa-phuong"]},
    "coordinating": {"read": ["cong-an", "trung-tam-van-hoa"]},
    "schedule": {"text": "Quý II và quý III", "read": {"quarters": ["2", "3"]}},
}
QUARTERLY = {**EXHIBITION, "schedule": {"text": "Hằng quý", "read": {"every": "quarter"}}}


def told(unit: str, received: str = "2020-10-20", **result: Any) -> dict[str, object]:  # noqa: ANN401 - of a report
    """A report of a unit on the exhibition."""
    return {"unit": unit, "received": received, "results": [{"item": "II.5.8", **result}]}


def ask(status: Status, part: Part | None = None, number: str = "II.5.8") -> tuple[Answer, list[str]]:
    """The answer on an item, and the units of a part of it."""
    (answer,) = ask_who(status, status.plan.find_items(number))
    return answer, [one.unit.id for one in (answer.of(part) if part else answer.owing)]


@pytest.fixture
def exhibition(stand: Stand) -> Status:
    """One ward was late, one commune says nothing, one ward has not finished."""
    return stand(
        "2020-10-20",
        told("phuong-loc-tho", status="done", completed="2020-10-05", evidence=[{"title": "Ảnh"}]),
        told("phuong-vinh-hoa", status="in_progress"),
        told("cong-an", status="in_progress", summary="Bảo vệ triển lãm"),
        activities=[EXHIBITION],
    )


def test_parts_of_dated_work(exhibition: Status) -> None:
    """Done is also what was done late; late is that and what is not done; who said nothing is not late."""
    assert ask(exhibition, Part.DONE)[1] == ["phuong-loc-tho"]
    assert ask(exhibition, Part.NOT_DONE)[1] == ["phuong-vinh-hoa", "xa-vinh-luong"]
    answer, late = ask(exhibition, Part.LATE)
    assert late == ["phuong-loc-tho", "phuong-vinh-hoa"]
    assert [one.days_late for one in answer.of(Part.LATE)] == [5, 20]
    assert ask(exhibition, Part.SILENT)[1] == ["xa-vinh-luong"]


def test_coordinating_units_are_apart(exhibition: Status) -> None:
    """They are part of no number, and it is told which of them reported."""
    answer = ask(exhibition)[0]
    assert answer.whole == 3
    assert [(one.unit.id, one.role, bool(one.said)) for one in answer.helping] == [
        ("cong-an", Role.COORDINATING, True),
        ("trung-tam-van-hoa", Role.COORDINATING, False),
    ]


def test_what_did_not_arise_is_not_part_of_the_whole(stand: Stand) -> None:
    """It stands apart, as in the measures."""
    status = stand(
        "2020-10-20",
        told("phuong-loc-tho", status="not_arisen"),
        told("phuong-vinh-hoa", status="done", completed="2020-09-05"),
        activities=[EXHIBITION],
    )
    answer = ask(status)[0]
    assert (answer.whole, len(answer.of(Part.DONE)), len(answer.of(Part.NOT_DONE))) == (2, 1, 1)
    lines = [line.vi for line in sentences(status, [answer], None, noun_of(None))]
    assert lines[0].endswith("đã hoàn thành 1/2 đơn vị, chưa hoàn thành 1/2; không tính: không phát sinh 1.")
    assert "- Không phát sinh (1): UBND phường Lộc Thọ." in lines


def test_recurring_work_names_its_times(stand: Stand) -> None:
    """Late is a time that passed undone, or that was done after its day; both are told."""
    status = stand(
        "2020-10-20",
        told("phuong-loc-tho", status="in_progress", dates=["2020-03-30", "2020-07-04", "2020-09-02"]),
        told("phuong-vinh-hoa", status="in_progress", dates=["2020-03-30"]),
        activities=[QUARTERLY],
    )
    answer, late = ask(status, Part.LATE)
    assert late == ["phuong-loc-tho", "phuong-vinh-hoa"]
    words = [one.lateness.vi for one in answer.of(Part.LATE)]
    assert words[0] == "quý II làm ngày 04/7/2020, chậm 4 ngày"
    assert words[1] == "chưa làm quý II (hạn 30/6/2020), quý III (hạn 30/9/2020)"


def test_every_state_is_told_once() -> None:
    """No unit can fall between the states."""
    assert sorted(TOLD_STATES) == sorted(State)


@given(worlds())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_parts_add_up_to_the_measure(world: World) -> None:
    """In any plan: the two parts are the whole, and the whole is that of the measures."""
    plan = Plan.model_validate(world.plan)
    status = compute_status(
        plan,
        [Report.model_validate(report) for report in world.reports],
        world.today,
        find_period(world.period) if world.period else None,
        [Arrival.model_validate(arrival) for arrival in world.arrivals],
    )
    for answer in ask_who(status, status.plan.items.values()):
        measures = measure_work([one.assignment for one in answer.owing])
        rates = [rate for rate in (measures.completion, measures.standing) if rate]
        assert sum(rate.whole for rate in rates) == answer.whole
        assert sum(rate.part for rate in rates) == len(answer.of(Part.DONE))
        assert len(answer.of(Part.DONE)) + len(answer.of(Part.NOT_DONE)) == answer.whole
        assert sum(len(units) for _, units in answer.by_state()) == len(answer.owing)
        assert all(one in answer.of(Part.NOT_DONE) for one in answer.of(Part.SILENT))


@pytest.mark.parametrize("words", ["ward", "Phường", "phuong", "PHUONG"])
def test_a_kind_by_its_id_or_name(make_plan: Callable[..., Plan], words: str) -> None:
    """In any case, with or without accents."""
    assert find_kind(make_plan(), words).id == "ward"


@pytest.mark.parametrize(
    ("words", "hint"),
    [("phuog", "ward (Phường)"), ("co quan", "office (Cơ quan chuyên môn)"), ("zzz", "commune (Xã)")],
)
def test_a_kind_that_nothing_bears(make_plan: Callable[..., Plan], words: str, hint: str) -> None:
    """What may have been meant is named; where nothing is near, all there is."""
    with pytest.raises(InvalidOptionError) as error:
        find_kind(make_plan(), words)
    assert hint in error.value.message.vi


def test_a_group_and_a_kind_together(make_plan: Callable[..., Plan]) -> None:
    """Only who is in both; a plan without groups says so."""
    plan = make_plan()
    whom = find_whom(plan, kind="xa", group="cac xa")
    assert whom.units
    assert [unit.id for unit in whom.units] == ["xa-vinh-luong"]
    bare = make_plan(groups=[], activities=[], duties=[], reporting={"required": ["cong-an"]})
    with pytest.raises(InvalidOptionError) as error:
        find_group(bare, "cac xa")
    assert "không có nhóm nào" in error.value.message.vi


def test_table_has_every_unit_with_its_role(exhibition: Status) -> None:
    """Those that owe it, then the coordinating units, which are not counted."""
    table = who_table(exhibition, ask_who(exhibition, exhibition.plan.find_items("II.5.8")))
    place = {column.name: number for number, column in enumerate(table.columns)}
    assert [(row[place["unit"]], row[place["counted"]]) for row in table.rows] == [
        ("phuong-loc-tho", True),
        ("phuong-vinh-hoa", True),
        ("xa-vinh-luong", True),
        ("cong-an", False),
        ("trung-tam-van-hoa", False),
    ]
    assert table.rows[0][place["done_on"]] == date(2020, 10, 5)


# The command.


def test_one_item_on_the_screen(folder: Path, run: Run) -> None:
    """n/N, then every state that is not zero with the names; who is silent though its report is in."""
    report = folder / "units" / "phuong-loc-tho" / "2020.yaml"
    report.write_text(report.read_text(encoding="utf-8").replace("II.5.1", "III.1"), encoding="utf-8")
    code, out, err = run("who", "II.5.1", "--as-of", "2020-12-10", cwd=folder)
    assert (code, err) == (0, "")
    assert "  Đã thực hiện trong kỳ 1/3 đơn vị, chưa có kết quả 2/3.\n" in out
    assert "Đã thực hiện trong kỳ (1/3):\n    X. Vĩnh Lương\n" in out
    assert "P. Lộc Thọ (đã nộp báo cáo, không nói đến mục này)" in out


def test_left_out_reports_are_named(folder: Path, run: Run, write: Write) -> None:
    """Whose report has errors is not told to have sent nothing."""
    write("units/phuong-vinh-hoa/2020.yaml", "unit: phuong-vinh-hoa\nperiod: '2020'\nreceived: x\n")
    code, out, err = run("who", "II.5.1", "--silent", "--as-of", "2020-12-10", cwd=folder)
    assert (code, err) == (0, "")
    assert "1/3 đơn vị chưa báo cáo về mục này:\n    P. Vĩnh Hòa (báo cáo có lỗi, chưa tính)\n" in out
    assert "KHÔNG TÍNH 1 báo cáo có lỗi" in out


def test_who_sent_a_paper_is_not_silent_without_a_word(folder: Path, run: Run, write: Write) -> None:
    """The register knows that something has come."""
    write(
        "register/2020.yaml",
        "arrivals:\n"
        "  - {number: 1, unit: phuong-vinh-hoa, period: '2020', arrived: 2020-12-01, way: paper, "
        "result: waiting}\n",
    )
    out = run("who", "II.5.1", "--silent", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "P. Vĩnh Hòa (bản giấy, chờ nhập)" in out


def test_a_section_line_by_line(folder: Path, run: Run) -> None:
    """A line for each item, also for those that nobody owes."""
    code, out, _ = run("who", "II", "--as-of", "2020-12-10", cwd=folder)
    assert code == 0
    assert "Duy trì trang TTĐT" in out
    assert "2/3" in out
    assert "kế hoạch không giao mục này" in out
    assert "thêm --not-done" in out
    out = run("who", "III.1", "--late", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "  Kế hoạch không giao mục này cho đơn vị nào.\n" in out
    assert "0/0 " not in out


def test_the_names_of_a_section(folder: Path, run: Run) -> None:
    """With a part, the names under each item."""
    out = run("who", "II.5.1", "--done", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "  2/3 đơn vị đã thực hiện trong kỳ:\n    P. Lộc Thọ  X. Vĩnh Lương\n" in out
    out = run("who", "II", "--late", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "0/3 đơn vị chậm hạn." in out
    assert "Chưa rõ 1 đơn vị đã qua hạn mà chưa báo cáo về mục này. Xem --silent." in out
    out = run("who", "II.5.8", "--late", "--format", "names", "--as-of", "2020-12-10", cwd=folder)[1]
    assert out.endswith("(0/1).\nChưa rõ 1 đơn vị đã qua hạn mà chưa báo cáo về mục này.\n")


def test_a_sentence_for_a_message(folder: Path, run: Run) -> None:
    """Plain text with n/N, the kind as the noun, and the full names."""
    code, out, err = run(
        "who",
        "II.5.1",
        "--not-done",
        "--kind",
        "phuong",
        "--format",
        "names",
        "--as-of",
        "2020-12-10",
        cwd=folder,
    )
    assert (code, err) == (0, "")
    assert out == (
        "Mục II.5.1 (duy trì trang TTĐT), tính đến 10/12/2020: 1/2 phường chưa có kết quả: "
        "UBND phường Vĩnh Hòa.\n"
    )
    out = run("who", "II.5.1", "--late", "--format", "names", "--as-of", "2020-12-10", cwd=folder)[1]
    assert out.endswith("không có đơn vị nào chậm hạn (0/3).\n")
    out = run("who", "III.1", "--format", "names", "--as-of", "2020-12-10", cwd=folder)[1]
    assert out.endswith("kế hoạch không giao mục này cho đơn vị nào.\n")


def test_why_nobody_owes_an_item(folder: Path, run: Run) -> None:
    """It is given to nobody, to none of those asked about, or is done at another time of the year."""
    line = ("who", "II.5.8", "--as-of", "2020-12-10")
    assert "Kế hoạch không giao mục này" in run("who", "III.1", "--as-of", "2020-12-10", cwd=folder)[1]
    out = run(*line, "--unit", "phuong-loc-tho", cwd=folder)[1]
    assert "Trong số được hỏi, kế hoạch không giao mục này cho đơn vị nào.\n" in out
    out = run(*line, "--period", "2020-Q1", cwd=folder)[1]
    assert "Trong kỳ này không có đơn vị nào phải làm mục này.\n" in out
    out = run(*line, "--period", "2020-Q1", "--done", cwd=folder)[1]
    assert "Trong kỳ này không có đơn vị nào phải làm mục này.\n" in out
    assert "0/1 đơn vị đã hoàn thành" in run(*line, "--done", cwd=folder)[1]


def test_a_title_stands_as_the_plan_has_it(folder: Path, run: Run) -> None:
    """However short it is."""
    plan = folder / "plan" / "2020.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("duy trì trang TTĐT", "Mở trang").replace("Duy trì trang TTĐT", "Mở trang"),
        encoding="utf-8",
    )
    for command in ("who", "answers"):
        assert "\nII.5.1  Mở trang\n" in run(command, "II.5.1", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "\nII.5.1  Mở trang\n" in run("status", "--item", "II.5.1", "--as-of", "2020-12-10", cwd=folder)[1]


def test_an_item_reported_in_a_part_of_its_own(folder: Path, run: Run) -> None:
    """Who named the officer in charge, and who must report and has not."""
    report = folder / "units" / "phuong-loc-tho" / "2020.yaml"
    with report.open("a", encoding="utf-8") as file:
        file.write("focal_officer: {name: Lê Thị A}\ntraining:\n  - {title: Lớp một, date: 2020-03-01}\n")
        file.write("programmes:\n  - {title: Đề án một}\n")
    out = run("who", "II.2", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "P. Lộc Thọ (Lê Thị A)" in out
    assert "Phải báo cáo, chưa nêu (6):" in out
    assert "P. Lộc Thọ (1 lớp)" in run("who", "II.3", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "P. Lộc Thọ (1 văn bản)" in run("who", "II.1", "--as-of", "2020-12-10", cwd=folder)[1]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("xyz",), "Kế hoạch không có 'xyz'"),
        (("phuong-loc-tho",), "thêm --unit hoặc --group"),
        (("I.1.1",), "không có việc để báo cáo"),
        (("II.5.1", "--late", "--done"), "Chọn một trong bốn"),
        (("II.5.1", "--kind", "phuog"), "Có phải: ward (Phường)?"),
        (("II.5.1", "--format", "csv", "-o", "x.csv"), "Không dùng cùng -o"),
        (("II.5.1", "-o", "x.pdf"), ".xlsx"),
    ],
)
def test_what_is_not_understood(folder: Path, run: Run, line: tuple[str, ...], words: str) -> None:
    """Each slip ends in a sentence to act on."""
    code, out, err = run("who", *line, cwd=folder)
    assert (code, out, words in err) == (2, "", True)


def test_files_and_formats(folder: Path, run: Run) -> None:
    """The same rows as CSV, JSON and Excel."""
    line = ("who", "II.5.1", "--as-of", "2020-12-10")
    rows = list(
        csv.DictReader(io.StringIO(run(*line, "--format", "csv", cwd=folder)[1].removeprefix("\ufeff")))
    )
    assert [(row["unit"], row["state"]) for row in rows] == [
        ("phuong-loc-tho", "carried_out"),
        ("phuong-vinh-hoa", "no_report"),
        ("xa-vinh-luong", "carried_out"),
    ]
    data = json.loads(run(*line, "--not-done", "--format", "json")[1])
    assert [row["unit"] for row in data["rows"]] == ["phuong-vinh-hoa"]
    code, out, _ = run(*line, "-o", "ai.xlsx")
    assert (code, "Đã ghi ai.xlsx" in out) == (0, True)
    sheet = openpyxl.load_workbook(folder / "ai.xlsx").worksheets[0]
    assert "UBND phường Lộc Thọ" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_english_and_narrow(folder: Path, run: Run) -> None:
    """The second language, and a window of 60 columns."""
    out = run("--lang", "en", "who", "II.5.1", "--as-of", "2020-12-10", cwd=folder, columns=60)[1]
    assert "Carried out in the period: 2 of 3 units, without a result: 1 of 3." in " ".join(out.split())
    assert "No report (1/3):" in out
    assert all(len(line) <= 60 for line in out.splitlines())


def test_many_names_are_cut_unless_asked_for(stand: Stand, folder: Path, run: Run) -> None:
    """Of a state with hundreds of units the first are named, and how to see all."""
    plan = folder / "plan" / "2020.yaml"
    more = "".join(
        f"  - {{id: xa-{n}, name: Xã Số {n}, short: X. Số {n}, kind: commune}}\n" for n in range(150)
    )
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("\nunits:\n", f"\nunits:\n{more}"), encoding="utf-8"
    )
    out = run("who", "II.5.1", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "… và 51 đơn vị khác; thêm --done" in out
    assert "X. Số 149" in run("who", "II.5.1", "--silent", "--as-of", "2020-12-10", cwd=folder)[1]


@pytest.fixture
def busy(folder: Path, write: Write) -> Path:
    """Quarterly work of wards and communes with helpers; one was late, one put it off, one says nothing."""
    plan = folder / "plan" / "2020.yaml"
    words = plan.read_text(encoding="utf-8").replace("owners: {read: [phong-giao-duc-dao-tao]}", "OWNERS")
    words = words.replace("read: {quarters: [2, 3]}", "read: {every: quarter}")
    owners = "owners: {read: [ubnd-xa-phuong]}\n    coordinating: {read: [cong-an, trung-tam-van-hoa]}"
    plan.write_text(words.replace("OWNERS", owners), encoding="utf-8")
    for unit, result in (
        ("phuong-loc-tho", "status: in_progress, summary: Làm, dates: [2020-03-30, 2020-07-04, 2020-09-02]"),
        ("xa-vinh-luong", "status: postponed, summary: Hoãn, reason: Bão"),
        ("cong-an", "status: in_progress, summary: Giữ trật tự"),
    ):
        write(
            f"units/{unit}/2020.yaml",
            f"unit: {unit}\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n  - {{item: II.5.8, {result}}}\n",
        )
    return folder


def test_recurring_work_on_the_screen(busy: Path, run: Run) -> None:
    """Each time with how many have done it, helpers apart, and what is late in which quarter."""
    line = ("who", "II.5.8", "--as-of", "2020-12-10")
    out = run(*line, cwd=busy)[1]
    assert "  Việc 4 đợt trong năm.\n  Đã hoàn thành 0/3 đơn vị, chưa hoàn thành 3/3.\n" in out
    assert "  - quý II (hạn 30/6/2020): 1/3, chậm 1\n" in out
    assert "Đơn vị phối hợp đã báo cáo (1/2):\n    Công an TP (đang thực hiện)\n" in out
    assert "Đơn vị phối hợp không báo cáo, không bắt buộc (1/2):\n    TT Văn hóa\n" in out
    out = run(*line, "--late", columns=160)[1]
    assert "quý II làm ngày 04/7/2020, chậm 4 ngày" in out
    assert "Tạm hoãn (1):\n    X. Vĩnh Lương\n" in run(*line, "--not-done")[1]
    out = run(*line, "--not-done", "--format", "names")[1]
    assert "UBND xã Vĩnh Lương (tạm hoãn)" in out
    out = run(*line, "--format", "names")[1]
    assert (
        "- Đơn vị phối hợp, đơn vị khác đã báo cáo (1): Công an thành phố Nha Trang (đang thực hiện)." in out
    )


def test_all_that_is_not_counted(stand: Stand) -> None:
    """Where nothing arose to anybody there is no whole, and that is said."""
    units = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
    status = stand(
        "2020-10-20", *(told(unit, status="not_arisen") for unit in units), activities=[EXHIBITION]
    )
    answer = ask(status)[0]
    lines = [line.vi for line in sentences(status, [answer], None, noun_of(None))]
    assert "không có đơn vị nào tính vào mẫu số; không tính: không phát sinh 3." in lines[0]
    assert [line.en for line in sentences(status, [answer], Part.DONE, noun_of(None))] == [
        "Item II.5.8, as of 2020-10-20: 0 of 0 units done."
    ]


def test_how_late_in_words(exhibition: Status) -> None:
    """In days, for a list and for a message."""
    answer, _ = ask(exhibition)
    assert [one.lateness.vi for one in answer.of(Part.LATE)] == ["chậm 5 ngày", "chậm 20 ngày"]
    assert [one.lateness.en for one in answer.of(Part.LATE)] == ["5 days late", "20 days late"]
    (line,) = sentences(exhibition, [answer], Part.SILENT, noun_of(None))
    assert line.vi.endswith("1/3 đơn vị chưa báo cáo về mục này: UBND xã Vĩnh Lương.")


def test_a_period_that_nobody_was_asked_about(folder: Path, run: Run) -> None:
    """It is said first that the plan asks for no report on it."""
    for command in ("who", "answers"):
        code, out, err = run(command, "II.5.1", "--period", "2020-Q1", "--as-of", "2020-12-10", cwd=folder)
        assert (code, err) == (0, "")
        assert "không yêu cầu báo cáo" in out


def test_an_example_says_so(folder: Path, run: Run) -> None:
    """Also in a message."""
    report = folder / "units" / "phuong-loc-tho" / "2020.yaml"
    report.write_text(f"illustrative: true\n{report.read_text(encoding='utf-8')}", encoding="utf-8")
    line = ("who", "II.5.1", "--as-of", "2020-12-10")
    assert run(*line, "--format", "names", cwd=folder)[1].startswith("(Số liệu minh họa.)\n")
    assert run(*line)[1].startswith("SỐ LIỆU MINH HỌA")


@pytest.mark.parametrize(
    "line",
    [
        ("calendar",),
        ("who", "II.5.1", "--period", "2020"),
        ("changes", "--period", "2020"),
        ("status", "--period", "2020"),
    ],
)
def test_what_the_specialist_wrote_is_read_where_it_is_told(
    folder: Path, run: Run, line: tuple[str, ...]
) -> None:
    """A slip in it stops the commands that print it, and no other."""
    edits = folder / "plan" / "bien-tap"
    edits.mkdir()
    (edits / "2020.yaml").write_text("x: [", encoding="utf-8")
    assert run(*line, "--as-of", "2020-12-10", cwd=folder)[0] == 0
    assert run("answers", "II.5.1", "--as-of", "2020-12-10", cwd=folder)[0] == 2
