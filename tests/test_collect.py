"""Forms that come back: read, brought together with the folder, returned marked or taken with a receipt."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, change, fill, read_form
from openpyxl import load_workbook
from openpyxl.comments import Comment

from ttdn.checking import check_workspace
from ttdn.forms.marks import CORRECTIONS
from ttdn.writing import LOCK_NAME

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
SUMMARY = cell_at("results", "II.5.1", "summary")
COMPLETED = cell_at("results", "II.5.1", "completed")
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
EXISTING = """\
# ghi chú của chuyên viên
unit: phuong-loc-tho
period: "2020"
received: 2020-12-01  # nhận bản giấy
number: 12/BC-UBND
results:
  - item: II.5.1  # mục chính
    status: in_progress
    figures: {news_items: 12}
    summary: >-
      Đăng tin
      hằng tuần.
difficulties:
  - Thiếu người.
"""


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of the folder but the forms, with its content."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".xlsx"
    }


GOOD: dict[CellPath, Any] = {
    ("number",): "45/BC-UBND",
    ("date",): datetime(2020, 12, 4),  # noqa: DTZ001 - Excel's days have no zone
    ("signer", "name"): "Trần Quốc Hưng",
    STATUS: "Hoàn thành",
    COMPLETED: datetime(2020, 10, 31),  # noqa: DTZ001
    SUMMARY: "  Đăng tin   hằng tuần.\n\nCó phản hồi. ",
    NEWS: 1200,
    ("evidence", "+1", "item"): "II.5.1 – Duy trì trang TTĐT",
    ("evidence", "+1", "title"): "Sổ theo dõi",
    ("evidence", "+1", "number"): "3/BB",
    ("results", "III.1", "status"): "không phát sinh",
    ("programmes", "+1", "title"): "Chương trình A",
    ("programmes", "+1", "kind"): "Chương trình",
    ("training", "+2", "title"): "Lớp B",
    ("training", "+2", "date"): "16/07/2020",
    ("training", "+2", "participants"): 2,
    ("funding", "allocated"): 48000000,
    ("funding", "spent"): "44.650.000 đồng",
    ("difficulties", "+1"): "Thiếu người: một người làm ba việc.",
    ("next_year", "+3"): "Mở trang tiếng Anh",
}
EVIDENCE: dict[CellPath, Any] = {
    ("evidence", "+1", "item"): "II.5.1",
    ("evidence", "+1", "title"): "Sổ theo dõi",
    ("evidence", "+1", "number"): "3/BB",
}


@pytest.mark.real_worker
def test_new_report(root: Path, send: Send, collect: Collect) -> None:
    """A form that was filled in becomes the unit's report, in the style of the house.

    The folder then has no error.
    """
    path = send(GOOD)
    code, out = collect()
    assert (code, "Đã nhận, báo cáo mới" in out) == (0, True)
    assert (root / REPORT).read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/report.schema.json\n"
        "# Báo cáo kết quả hoạt động thông tin đối ngoại năm 2020 - UBND phường Lộc Thọ\n"
        "# Theo Kế hoạch số 802/KH-UBND-VHTT ngày 10/02/2020; nhập từ biểu mẫu Excel\n"
        'unit: phuong-loc-tho\nperiod: "2020"\nnumber: 45/BC-UBND\ndate: 2020-12-04\nreceived: 2020-12-05\n'
        "signer:\n  name: Trần Quốc Hưng\n\n"
        "results:\n  - item: II.5.1\n    status: done\n"
        "    summary: |-\n      Đăng tin hằng tuần.\n\n      Có phản hồi.\n"
        "    completed: 2020-10-31\n    figures:\n      news_items: 1200\n"
        "    evidence:\n      - {title: Sổ theo dõi, number: 3/BB}\n"
        "  - item: III.1\n    status: not_arisen\n\n"
        "programmes:\n  - title: Chương trình A\n    kind: Chương trình\n\n"
        "training:\n  - title: Lớp B\n    date: 2020-07-16\n    participants: 2\n\n"
        "funding:\n  allocated: 48000000\n  spent: 44650000\n\n"
        'difficulties:\n  - "Thiếu người: một người làm ba việc."\n\n'
        "next_year:\n  - Mở trang tiếng Anh\n"
    )
    assert check_workspace(root).diagnostics == []
    receipt = (root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.txt").read_text(
        encoding="utf-8"
    )
    assert "Ngày nhận: 05/12/2020" in receipt
    assert "Tin, bài đăng: 1.200 tin, bài" in receipt
    assert "Kinh phí được giao: 48.000.000 đồng (bốn mươi tám triệu đồng)\n" in receipt
    assert "Đã chi: 44.650.000 đồng (bốn mươi tư triệu sáu trăm năm mươi nghìn đồng)\n" in receipt
    assert path.exists()


def test_same_form_again_changes_nothing(root: Path, send: Send, collect: Collect) -> None:
    """Sent twice, a form writes once."""
    send(GOOD)
    collect()
    before = snapshot(root)
    code, out = collect()
    assert (code, "Không có gì mới" in out) == (0, True)
    assert snapshot(root) == before


def test_dry_run_writes_nothing(root: Path, send: Send, collect: Collect) -> None:
    """A look at what would happen."""
    send(GOOD)
    before = snapshot(root)
    code, out = collect("gui ve", "--dry-run")
    assert (code, "--dry-run" in out) == (0, True)
    assert snapshot(root) == before


def test_one_cell_one_line(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A changed cell changes its line of a file that somebody wrote.

    Comments, order and the day of receipt stay.
    """
    write(REPORT, EXISTING)
    send({NEWS: "1.200"})
    assert collect("gui ve")[0] == 0
    changed = EXISTING.replace("news_items: 12}", "news_items: 1200}")
    # --received was named here, so that it moves, too.
    assert (root / REPORT).read_text(encoding="utf-8") == changed.replace("2020-12-01", "2020-12-05")


def test_day_of_receipt_stays(root: Path, write: Write, send: Send, run: Run) -> None:
    """Without --received a correction does not make a report late."""
    write(REPORT, EXISTING)
    send({NEWS: 13})
    assert run("collect", "gui ve", cwd=root)[0] == 0
    assert (root / REPORT).read_text(encoding="utf-8") == EXISTING.replace(
        "news_items: 12}", "news_items: 13}"
    )


def test_day_of_receipt_is_today(root: Path, send: Send, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new report that nobody dates came today."""
    monkeypatch.setattr("ttdn.cli.session.today", lambda: date(2020, 12, 7))
    send({STATUS: "Đang thực hiện"})
    assert run("collect", "gui ve", cwd=root)[0] == 0
    assert "received: 2020-12-07\n" in (root / REPORT).read_text(encoding="utf-8")


def test_blank_receipt_is_filled_in(root: Path, run: Run, send: Send, collect: Collect) -> None:
    """A file that ``ttdn new`` made is filled in by the form."""
    assert run("new", UNIT, "--period", "2020", cwd=root)[0] == 0
    send({STATUS: "Đang thực hiện"})
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "received: 2020-12-05   # ngày nộp" in text
    assert "    status: in_progress\n    # summary:" in text


def test_what_was_done_by_hand_stays(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """What only the folder changed since the form was made is kept beside what the form changes."""
    write(REPORT, EXISTING)
    send({NEWS: 13})
    write(
        REPORT,
        EXISTING.replace("hằng tuần.", "hằng ngày.").replace(
            "- Thiếu người.", "- Thiếu người.\n  - Thiếu máy."
        ),
    )
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "hằng ngày." in text
    assert "- Thiếu máy." in text
    assert "news_items: 13" in text


@pytest.mark.parametrize(
    ("values", "hand", "shown"),
    [
        ({NEWS: 13}, ("news_items: 12", "news_items: 14"), ("II.5.1 – Tin, bài đăng", "13", "14")),
        (
            {("difficulties", "0"): "Thiếu tiền."},
            ("- Thiếu người.", "- Thiếu máy."),
            ("Khó khăn, vướng mắc", "Thiếu tiền.", "Thiếu máy."),
        ),
        (
            {("difficulties", "0"): None},
            ("- Thiếu người.", "- Thiếu máy."),
            ("Khó khăn, vướng mắc", "", "Thiếu máy."),
        ),
        ({("number",): "13/BC"}, ("number: 12/BC-UBND\n", ""), ("Số, ký hiệu văn bản", "13/BC", "")),
        (
            {("difficulties", "0"): "Thiếu tiền."},
            ("difficulties:\n  - Thiếu người.\n", ""),
            ("Khó khăn, vướng mắc", "Thiếu tiền.", ""),
        ),
    ],
)
def test_conflict_is_shown_and_nothing_written(
    root: Path,
    write: Write,
    send: Send,
    collect: Collect,
    values: dict[CellPath, Any],
    hand: tuple[str, str],
    shown: tuple[str, str, str],
) -> None:
    """Where form and folder changed one cell in different ways, both values are shown and the file stays."""
    write(REPORT, EXISTING)
    send(values)
    write(REPORT, EXISTING.replace(*hand))
    before = snapshot(root)
    code, out = collect()
    assert code == 1
    place, theirs, ours = shown
    assert f"Xung đột ở {place}: biểu mẫu ghi '{theirs}', {REPORT} đã được sửa thành '{ours}'" in out
    after = snapshot(root)
    assert "result: conflict" in after.pop("register/2020.yaml").decode()
    assert {name: content for name, content in after.items() if name != LOCK_NAME} == before


def test_correction_of_what_was_collected_is_no_conflict(root: Path, send: Send, collect: Collect) -> None:
    """What collect itself wrote was not edited by hand.

    The next version of the same form is taken, rows that were added included.
    """
    path = send(GOOD)
    collect()
    fill(
        root,
        path,
        {
            NEWS: 1300,
            ("programmes", "+1", "title"): "Chương trình A (sửa)",
            ("evidence", "+1", "number"): None,
            ("evidence", "+1", "link"): "https://x.vn",
            ("difficulties", "+1"): None,
        },
    )
    code, out = collect()
    assert (code, "cập nhật 5 ô" in out) == (0, True)
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "news_items: 1300" in text
    assert text.count("Chương trình A") == 1
    assert "- {title: Sổ theo dõi, link: https://x.vn}" in text
    assert "difficulties" not in text


def test_correction_of_a_day_that_was_typed(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A day typed as words is that day: corrected in the form, or cleared with its row, it is no conflict."""
    write(REPORT, EXISTING)
    lesson = {("training", "+1", "title"): "Lớp B", ("training", "+1", "date"): "16/07/2020"}
    path = send({STATUS: "Hoàn thành", COMPLETED: "31/10/2020", **EVIDENCE, **lesson})
    assert collect()[0] == 0
    fill(root, path, {COMPLETED: "30/10/2020", **dict.fromkeys(lesson)})
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("completed: 2020-10-30" in text, "Lớp B" in text) == (True, False)


def test_two_forms_of_one_unit(root: Path, send: Send, collect: Collect) -> None:
    """Of two that differ none is taken; of two that are the same one is."""
    first = send({STATUS: "Đang thực hiện"}, name="gui ve/a.xlsx")
    send({STATUS: "Chưa thực hiện"}, name="gui ve/b.xlsx")
    code, out = collect()
    assert (code, out.count("khác nội dung"), (root / REPORT).exists()) == (1, 2, False)
    shutil.copy(first, root / "gui ve" / "b.xlsx")
    code, out = collect()
    assert (code, out.count("báo cáo mới"), out.count("Không có gì mới")) == (0, 1, 1)


def test_right_form_beside_one_that_goes_back(root: Path, send: Send, collect: Collect) -> None:
    """Of two that say the same, one with a note that nobody can read: the other is taken."""
    first = send({STATUS: "Đang thực hiện"}, name="gui ve/b.xlsx")
    change(
        first,
        lambda book: book["Kết quả"].__setitem__("N2", "xem công văn kèm theo"),
        root / "gui ve" / "a.xlsx",
    )
    code, out = collect()
    assert (code, out.count("báo cáo mới"), out.count("Trả lại để sửa: 1 lỗi")) == (1, 1, 1)
    assert "in_progress" in (root / REPORT).read_text(encoding="utf-8")


# What else is read


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (COMPLETED, "31/10/2020", "completed: 2020-10-31"),
        (COMPLETED, "2020-10-31", "completed: 2020-10-31"),
        (COMPLETED, 44135, "completed: 2020-10-31"),
        (NEWS, "1.200", "news_items: 1200"),
        (NEWS, "1 200", "news_items: 1200"),
        (NEWS, "1\u00a0234\u00a0567", "news_items: 1234567"),
        (NEWS, " 12 ", "news_items: 12"),
        (NEWS, 12.0, "news_items: 12"),
        (("number",), 45, "number: 45"),
        (("number",), "  45/BC\u00a0-UBND ", "number: 45/BC -UBND"),
        (("number",), "45 #UBND", 'number: "45 #UBND"'),
        (("focal_officer", "name"), "Le\u0302 Thi\u0323 B", "name: Lê Thị B"),
        (STATUS, "dang thuc hien", "status: in_progress"),
    ],
)
def test_typed_in_many_ways(
    root: Path,
    send: Send,
    collect: Any,  # noqa: ANN401
    path: CellPath,
    value: Any,  # noqa: ANN401
    line: str,
) -> None:
    """Numbers and days as text, accents written apart, spaces too many: read as what can only be meant."""
    send({**GOOD, path: value} if path != STATUS else {STATUS: value})
    assert collect()[0] == 0
    assert line in (root / REPORT).read_text(encoding="utf-8")


def test_spaces_are_nothing(root: Path, send: Send, collect: Collect) -> None:
    """Cells with only spaces are blank."""
    send(
        {
            STATUS: "Đang thực hiện",
            SUMMARY: "  \n ",
            NEWS: "\u00a0",
            COMPLETED: " ",
            ("difficulties", "+1"): "\u200b ",
        }
    )
    assert collect()[0] == 0
    assert (
        (root / REPORT)
        .read_text(encoding="utf-8")
        .endswith("results:\n  - item: II.5.1\n    status: in_progress\n")
    )


def test_percentage(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """``50 %`` is a number where the figure is measured in percent, as text or as Excel keeps it.

    Elsewhere it is none.
    """
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace('unit: "tin, bài"', 'unit: "%"'))
    path = send({STATUS: "Đang thực hiện", NEWS: "50 %"})
    assert collect()[0] == 0
    assert "news_items: 50" in (root / REPORT).read_text(encoding="utf-8")
    place = read_form(root, path).places[NEWS]

    def show_percent(book: Any) -> None:  # noqa: ANN401
        book[place.sheet][place.cell].value = 0.6
        book[place.sheet][place.cell].number_format = "0%"

    change(path, show_percent)
    assert collect()[0] == 0
    assert "news_items: 60" in (root / REPORT).read_text(encoding="utf-8")


def test_percentage_of_a_count(root: Path, send: Send, collect: Collect) -> None:
    """Fifty per cent of what? The form goes back."""
    send({STATUS: "Đang thực hiện", NEWS: "50 %"})
    code, out = collect()
    assert (code, "'50 %' không phải là số" in out, (root / REPORT).exists()) == (1, True, False)


def test_text_that_looks_like_a_formula(
    root: Path, run: Run, write: Write, send: Send, collect: Collect
) -> None:
    """Text that begins with = + - @ is text.

    In the folder, in the form made of it, in the form that comes back.
    """
    words = ["=1+1", "+84 258", "- gạch", "@ai", '=HYPERLINK("http://x")']
    write(REPORT, EXISTING + "proposals:\n" + "".join(f"  - {json.dumps(word)}\n" for word in words))
    path = send({NEWS: 13})
    book = load_workbook(path)
    cells = [cell for row in book["Khó khăn – kiến nghị"].iter_rows() for cell in row if cell.value in words]
    assert [(cell.value, cell.data_type) for cell in cells] == [(word, "s") for word in words]
    assert collect()[0] == 0
    assert all(json.dumps(word) in (root / REPORT).read_text(encoding="utf-8") for word in words)


def test_renamed_resized_and_filtered(root: Path, send: Send, collect: Collect) -> None:
    """What an officer does to a workbook without changing what it says."""
    path = send(GOOD, name="gui ve/thu muc/tên khác (1).xlsx")

    def play(book: Any) -> None:  # noqa: ANN401
        page = book["Kết quả"]
        page.column_dimensions["D"].width = 3
        page.row_dimensions[5].height = 99
        page.row_dimensions[7].hidden = True
        page.auto_filter.add_filter_column(1, ["II.5.1"])
        book.create_sheet("Nháp", 0)
        book.move_sheet("Khó khăn – kiến nghị", -3)

    change(path, play)
    code, out = collect()
    assert (code, "tên khác (1).xlsx" in out) == (0, True)


def test_foreign_sheet(root: Path, send: Send, collect: Collect) -> None:
    """What stands on a sheet of the officer's own is neither taken for the form nor lost: it is named."""

    def add(book: Any) -> None:  # noqa: ANN401
        foreign = book.create_sheet("Nháp", 0)
        foreign["A1"], foreign["A2"] = "results|II.5.1", 5

    change(send(GOOD), add)
    code, out = collect()
    assert (code, "Nháp!A2" in out, (root / REPORT).exists()) == (1, True, False)


def test_sorted_rows(root: Path, send: Send, collect: Collect) -> None:
    """A row is found by what it is named, wherever it was sorted to."""
    path = send({STATUS: "Đang thực hiện", ("results", "III.1", "status"): "Chưa thực hiện"})

    def swap(book: Any) -> None:  # noqa: ANN401
        page = book["Kết quả"]
        rows = [[cell.value for cell in page[number]] for number in (5, 7)]
        for number, values in zip((7, 5), rows, strict=True):
            for column, value in enumerate(values, start=1):
                page.cell(number, column).value = value

    change(path, swap)
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "item: II.5.1\n    status: in_progress" in text
    assert "item: III.1\n    status: not_started" in text


# What goes back


BAD: dict[CellPath, Any] = {
    STATUS: "xong hết",
    ("results", "III.1", "status"): "Hoàn thành",
    ("results", "III.1", "completed"): datetime(2021, 1, 2),  # noqa: DTZ001
    NEWS: "nhiều",
    ("evidence", "+1", "title"): "Không của mục nào",
    ("evidence", "+2", "item"): "X.9",
    ("evidence", "+2", "title"): "Mục lạ",
    ("funding", "allocated"): 5,
    ("training", "+1", "title"): "Thiếu ngày",
    ("difficulties", "+2"): "dài " * 3000,
}


def test_bad_form_comes_back_marked(root: Path, send: Send, collect: Collect) -> None:
    """The sender's own file with red cells, notes and a first sheet with links.

    Corrected, it is taken as it is.
    """
    path = send({**BAD, ("signer", "name"): "=CMD()", SUMMARY: "giữ nguyên"})
    before = path.read_bytes()
    code, out = collect()
    assert (code, (root / REPORT).exists(), path.read_bytes() == before) == (1, False, True)
    marked = root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua.xlsx"
    form = read_form(root, marked)
    book = load_workbook(marked)
    assert book.sheetnames[0] == CORRECTIONS
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == [CORRECTIONS]
    for cell, words in {
        STATUS: "Có phải là 'Hoàn thành'?",
        ("results", "III.1", "completed"): "31/12/2020",
        NEWS: "không phải là số",
        ("evidence", "+1", "item"): "Chưa chọn mục",
        ("evidence", "+2", "item"): "'X.9'",
        ("funding", "spent"): "Thiếu 'Đã chi'",
        ("training", "+1", "date"): "Thiếu 'Ngày",
        ("difficulties", "+2"): "10000",
    }.items():
        place = form.places[cell_at(*cell)]
        found = book[place.sheet][place.cell]
        assert found.fill.start_color.rgb == "FFFFC7CE", cell
        assert words in found.comment.text, cell
        assert f"{place.sheet}!{place.cell}  LỖI" in out
    listed = book[CORRECTIONS]
    links: list[Any] = [listed.cell(row, 2).hyperlink for row in range(5, listed.max_row + 1)]
    assert f"#'{form.places[STATUS].sheet}'!{form.places[STATUS].cell}" in [
        f"#{link.location}" if link.location else link.target for link in links
    ]
    good = {**dict.fromkeys(BAD), STATUS: "Đang thực hiện", NEWS: 3, ("signer", "name"): "An"}
    sent = fill(root, marked, good, root / "sua/Báo cáo của phường.can-sua.xlsx")
    assert collect(sent)[0] == 0
    assert "summary: giữ nguyên" in (root / REPORT).read_text(encoding="utf-8")
    assert (root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.txt").exists()


@pytest.mark.parametrize(("typed", "asked"), [("II51", "Có phải là 'II.5.1'? "), ("X.9", "")])
def test_number_of_evidence_that_is_nearly_one(send: Send, collect: Collect, typed: str, asked: str) -> None:
    """Without its points it can only be one item; a number that is merely near is another."""
    send(
        {
            STATUS: "Đang thực hiện",
            ("evidence", "+1", "item"): typed,
            ("evidence", "+1", "title"): "Sổ theo dõi",
        }
    )
    assert f"'{typed}'.\n  Cách sửa: {asked}Bấm vào ô, chọn trong danh sách.\n" in collect()[1]


def test_marks_go_when_what_they_mark_is_right(root: Path, send: Send, collect: Collect) -> None:
    """A copy that comes back half corrected is marked only where it is still wrong.

    Notes of other people stay.
    """
    send({STATUS: "xong hết", NEWS: "nhiều"})
    collect()
    marked = root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua.xlsx"
    places = read_form(root, marked).places
    fill(root, marked, {NEWS: 3})

    def note(book: Any) -> None:  # noqa: ANN401
        book[places[SUMMARY].sheet][places[SUMMARY].cell].comment = Comment("của tôi", "An")

    change(marked, note)
    before = marked.read_bytes()
    assert collect(marked)[0] == 1
    assert marked.read_bytes() == before, "what came back is never written over"
    again = load_workbook(root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua-2.xlsx")
    assert again.sheetnames.count(CORRECTIONS) == 1
    right = again[places[NEWS].sheet][places[NEWS].cell]
    assert (right.comment, right.fill.start_color.rgb) == (None, "FFFFF8E1")
    assert again[places[STATUS].sheet][places[STATUS].cell].comment is not None
    assert again[places[SUMMARY].sheet][places[SUMMARY].cell].comment.text == "của tôi"


def test_nothing_of_yaml_reaches_an_officer(root: Path, send: Send, collect: Collect) -> None:
    """No keys, no lines to type: labels, and what to do in Excel."""
    send(
        {
            **BAD,
            ("programmes", "+1", "title"): "P",
            ("programmes", "+1", "approved"): datetime(2020, 5, 5),  # noqa: DTZ001
            ("results", "II.5.1", "reason"): "x\u202ey",
            COMPLETED: datetime(2020, 5, 5),  # noqa: DTZ001
        }
    )
    collect()
    book = load_workbook(root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua.xlsx")
    words = " ".join(
        str(cell.value) for row in book[CORRECTIONS].iter_rows(min_row=5, min_col=3) for cell in row
    )
    for word in (
        "status",
        "done",
        "completed",
        "evidence",
        "summary",
        "item",
        "news_items",
        "yaml",
        "Gõ lại",
        "dòng '",
        "spent",
        "title",
        "approved",
    ):
        assert word not in words.replace("X.9", ""), word


def test_formula_without_a_value(root: Path, send: Send, collect: Collect) -> None:
    """A formula that was never calculated reads as nothing.

    So the form goes back rather than lose a figure.
    """
    send({STATUS: "Đang thực hiện", NEWS: "=1+1"})
    code, out = collect()
    assert (code, "unreadable-cell" in out, "'=1+1'" in out) == (1, True, True)


def test_error_value(root: Path, send: Send, collect: Collect) -> None:
    """#REF! is no value."""
    path = send({STATUS: "Đang thực hiện"})
    place = read_form(root, path).places[NEWS]

    def break_it(book: Any) -> None:  # noqa: ANN401
        cell = book[place.sheet][place.cell]
        cell.value, cell.data_type = "#REF!", "e"

    change(path, break_it)
    assert "[unreadable-cell]" in collect()[1]


def test_receipt_as_a_sheet(root: Path, send: Send, collect: Collect) -> None:
    """With --receipt the unit gets its file with a first sheet that says what was taken."""
    send(GOOD)
    assert collect("gui ve", "--receipt")[0] == 0
    book = load_workbook(root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.xlsx")
    assert book.sheetnames[0] == "Biên nhận"
    assert "Đơn vị: UBND phường Lộc Thọ" in [row[0].value for row in book["Biên nhận"].iter_rows()]


def test_english(root: Path, send: Send, run: Run) -> None:
    """The program's own words in English."""
    send({STATUS: "xong hết"})
    code, out, _ = run("--lang", "en", "collect", "gui ve", cwd=root, columns=200)
    assert (code, "Returned: 1 error " in out, "1 returned" in out) == (1, True, True)


def test_secret_form_is_not_copied(root: Path, send: Send, collect: Collect) -> None:
    """A form with a secrecy marking is refused, and no copy of it is made; its words are not shown."""
    send({STATUS: "Đang thực hiện", SUMMARY: "TỐI MẬT. Đoàn khách đến ngày 5."})
    code, out = collect()
    assert (code, "secrecy-marking" in out, "Đoàn khách" in out, (root / "out").exists()) == (
        1,
        True,
        False,
        False,
    )


def test_errors_of_the_file_are_the_specialists(
    root: Path, write: Write, send: Send, collect: Collect
) -> None:
    """What is wrong in the folder's own file does not go back to the unit."""
    write(REPORT, EXISTING)
    send({NEWS: 13})
    write(REPORT, EXISTING.replace("difficulties:", "difficulty:"))
    code, out = collect()
    assert (code, f"Sửa {REPORT}" in out, (root / "out").exists()) == (1, True, False)
    write(REPORT, "unit: [\n")
    assert f"Chạy 'ttdn validate {REPORT}'" in collect()[1]
    (root / REPORT).unlink()
    write("units/phuong-loc-tho/nam.yaml", EXISTING)
    assert "đang ở tệp khác: units/phuong-loc-tho/nam.yaml" in collect()[1]


def test_entries_without_a_cell_are_the_specialists(
    root: Path, write: Write, send: Send, collect: Collect
) -> None:
    """An error in an entry or a figure that the form has no cell for is named in the file.

    Not blamed on the officer.
    """
    extra = "    reason: vì\n  - item: V.1.1\n    status: in_progress\n"
    write(
        REPORT,
        EXISTING.replace("{news_items: 12}", "{news_items: 12, exhibition_schools: 3}").replace(
            "difficulties:", f"{extra}difficulties:"
        ),
    )
    send({NEWS: 13})
    code, out = collect()
    assert (code, (root / "out").exists()) == (1, False)
    assert f"{REPORT}:9:" in out
    assert "[figure-of-other-item]" in out
    assert "[unowed-item]" in out
    assert f"Tệp {REPORT} đang có lỗi" in out


def test_entries_without_a_cell_stay(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """What the form does not ask for is kept as it stands."""
    write(REPORT, EXISTING.replace("number:", "illustrative: true\nnumber:"))
    send({NEWS: 13, ("number",): None})
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "illustrative: true\n" in text
    assert "number:" not in text
    assert "SỐ LIỆU MINH HỌA" in (
        root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.txt"
    ).read_text(encoding="utf-8")


def test_an_item_is_taken_back(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A row that is cleared takes its entry out of the report, and its list of evidence with it."""
    write(REPORT, EXISTING.replace("difficulties:", "  - {item: III.1, status: not_arisen}\ndifficulties:"))
    send({("results", "III.1", "status"): None})
    assert collect()[0] == 0
    assert (root / REPORT).read_text(encoding="utf-8") == EXISTING.replace("2020-12-01", "2020-12-05")


def test_evidence_moves_to_another_item(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """An evidence for which another item is chosen is that item's."""
    write(REPORT, EXISTING.replace("    summary:", "    evidence: [{title: Sổ, number: 1/BB}]\n    summary:"))
    send({("evidence", "II.5.1/0", "item"): "III.1", ("results", "III.1", "status"): "Đang thực hiện"})
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert text.index("III.1") < text.index("- {title: Sổ, number: 1/BB}")
    assert text.count("Sổ") == 1


def test_report_removed_by_hand(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """Where the file is gone there is nothing to be careful of: the form makes it again."""
    path = write(REPORT, EXISTING)
    send()
    path.unlink()
    assert "báo cáo mới" in collect()[1]
    assert "Thiếu người." in path.read_text(encoding="utf-8")


def test_totals_are_compared(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """The year against the quarters in the folder: a warning at the cell, and the form is taken."""
    write("units/phuong-loc-tho/2020-Q1.yaml", EXISTING.replace('"2020"', "2020-Q1").replace("12}", "99}"))
    send({STATUS: "Đang thực hiện", NEWS: 13})
    code, out = collect()
    assert (code, "Kết quả!D6  LƯU Ý [totals-disagree]" in out) == (0, True)
    assert "Lưu ý: Mục II.5.1: kỳ 2020" in (
        root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.txt"
    ).read_text(encoding="utf-8")


def test_file_of_another_layout_is_left(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A report written in one pair of brackets cannot be changed line by line.

    It is left, and that is said.
    """
    one_line = (
        '{unit: phuong-loc-tho, period: "2020", received: 2020-12-01, results: [{item: '
        "II.5.1, status: in_progress}]}\n"
    )
    write(REPORT, one_line)
    send({NEWS: 13})
    code, out = collect()
    assert (code, "Viết lại tệp theo mẫu của ttdn new" in out) == (1, True)
    assert (root / REPORT).read_text(encoding="utf-8") == one_line


def test_what_stands_in_the_folder_for_the_units_is_not_written_over(
    root: Path, send: Send, collect: Collect
) -> None:
    """The same outcome is the same file; another one gets another name."""
    send({STATUS: "xong hết"})
    collect()
    marked = root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua.xlsx"
    before = marked.read_bytes()
    collect()
    assert [path.name for path in marked.parent.iterdir()] == [marked.name]
    send({STATUS: "chưa xong"})
    collect()
    assert marked.read_bytes() == before
    assert sorted(path.name for path in marked.parent.iterdir()) == [
        "Báo cáo của phường.can-sua-2.xlsx",
        marked.name,
    ]


def test_marked_copy_is_still_a_form(root: Path, send: Send, collect: Collect) -> None:
    """Lists, rules, protection, repeated heads and the hidden sheet are all there in the copy."""
    path = send({STATUS: "xong hết"})
    collect()
    sent, marked = (
        load_workbook(path),
        load_workbook(root / "out/tra-lai/phuong-loc-tho/Báo cáo của phường.can-sua.xlsx"),
    )
    assert list(marked.defined_names) == list(sent.defined_names)
    for name in sent.sheetnames:
        old, new = sent[name], marked[name]
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
        assert (new.protection.sheet, new.protection.sort, new.sheet_state) == (
            old.protection.sheet,
            old.protection.sort,
            old.sheet_state,
        )
        assert (new.print_title_rows, new.auto_filter.ref) == (old.print_title_rows, old.auto_filter.ref)


def test_file_that_cannot_be_opened(
    root: Path, send: Send, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that Excel holds fast."""
    send({STATUS: "Đang thực hiện"})
    real = os.open

    def refuse(path: Any, *arguments: Any, **named: Any) -> int:  # noqa: ANN401
        if str(path).endswith("phường.xlsx"):
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    monkeypatch.setattr(os, "open", refuse)
    code, out = collect()
    assert (code, "Không mở được tệp (Permission denied)" in out) == (1, True)


def test_state_that_cannot_be_read_is_none(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """What is remembered may be lost or spoilt: then the form is compared with what it was made of."""
    path = send({STATUS: "Đang thực hiện", NEWS: 5})
    collect()
    write(".ttdn/collected/phuong-loc-tho/2020.json", "{hỏng")
    fill(root, path, {NEWS: 6})
    code, out = collect()
    assert (code, "'6'" in out, "'5'" in out) == (1, True, True)


def test_example_of_a_large_report(root: Path, write: Write, run: Run) -> None:
    """A text that no cell can hold makes no form that would lack it."""
    write(REPORT, EXISTING.replace("- Thiếu người.", f"- {'a' * 40000}"))
    code, _, err = run("form", UNIT, "--period", "2020", cwd=root)
    assert (code, f"ttdn validate {REPORT}" in err) == (2, True)


def test_blanks_in_entries_without_a_cell(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """What is missing in an entry that the form has no cell for is missing in the file."""
    write(REPORT, EXISTING.replace("difficulties:", "  - item: V.1.1\ndifficulties:"))
    send({NEWS: 13})
    code, out = collect()
    assert (code, f"{REPORT}:13:" in out, "[missing-key]" in out, (root / "out").exists()) == (
        1,
        True,
        True,
        False,
    )


def test_new_text_beside_a_comment(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A comment behind a value stays on its line, however long the new text is."""
    write(
        REPORT,
        EXISTING.replace("number: 12/BC-UBND", "number: 12/BC-UBND  # số cũ").replace(
            "  - Thiếu người.", "  - Thiếu người.  # họp ngày 5"
        ),
    )
    long = "Thiếu người làm việc này ở các tổ dân phố " * 8
    send({("difficulties", "0"): long, ("number",): "13/BC-UBND"})
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert f"  - {long.strip()}  # họp ngày 5\n" in text
    assert "number: 13/BC-UBND  # số cũ\n" in text


def test_same_words_twice(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """Entries that say the same are still two entries."""
    write(REPORT, EXISTING + "  - Thiếu người.\n")
    send({("difficulties", "1"): "Thiếu máy."})
    assert collect()[0] == 0
    assert (
        (root / REPORT)
        .read_text(encoding="utf-8")
        .endswith("difficulties:\n  - Thiếu người.\n  - Thiếu máy.\n")
    )


def test_entries_put_in_front_by_hand(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """An entry is known by its words or its title, not by its place alone."""
    course = "training:\n  - {title: Lớp A, date: 2020-05-05}\n"
    write(REPORT, EXISTING + course)
    send({("training", "0", "participants"): 7, ("difficulties", "0"): "Thiếu tiền."})
    write(
        REPORT,
        EXISTING.replace("  - Thiếu người.", "  - Ý của chuyên viên.\n  - Thiếu người.")
        + course.replace("training:\n", "training:\n  - {title: Lớp 0, date: 2020-04-04}\n"),
    )
    assert collect()[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "  - Ý của chuyên viên.\n  - Thiếu tiền.\n" in text
    assert (
        "  - {title: Lớp 0, date: 2020-04-04}\n  - {title: Lớp A, date: 2020-05-05, participants: 7}\n"
        in text
    )


def test_figure_that_shorter_periods_have(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """What the year leaves out and a quarter has is named as the form names it, and as a file its key."""
    write(
        "units/phuong-loc-tho/2020-Q1.yaml",
        "unit: phuong-loc-tho\nperiod: 2020-Q1\nreceived: 2020-04-01\nresults:\n"
        "  - {item: II.5.1, status: in_progress, figures: {news_items: 12}}\n",
    )
    send({STATUS: "Đang thực hiện"})
    label = check_workspace(root).workspace.plans[2020].plan.figures_by_id["news_items"].label
    assert f"cộng các kỳ nhỏ hơn: '{label}': 12" in collect()[1]
    [found] = [one for one in check_workspace(root).diagnostics if one.code == "missing-total"]
    assert "cộng các kỳ nhỏ hơn: 'news_items': 12" in (found.hint.vi if found.hint else "")
