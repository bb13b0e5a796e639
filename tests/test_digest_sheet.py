"""The specialist's sheet of Excel: made, filled in, saved by other programs, taken back into the file."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from leftovers import leftover
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from ttdn.diagnostics import Location
from ttdn.digest import gather
from ttdn.editing.columns import LEADS, OWN, RESULTS, SPOKEN, TABLES, Table, carry
from ttdn.editing.reading import Sheet
from ttdn.editing.renew import make_edits
from ttdn.editing.sheet import rows_of
from ttdn.editing.taking import Applied, apply_sheet
from ttdn.model.edits import Edits
from ttdn.source import parse_source
from ttdn.status import Status
from ttdn.writing.whole import _swept

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]

FILE = "plan/bien-tap/2020.yaml"
SHEET = "out/bien-tap-2020.xlsx"
AS_OF = ("--as-of", "2020-12-31")
LOC_THO, VINH_LUONG = "Đăng tin hằng tuần, phường", "Đăng tin hằng tuần, xã"


@pytest.fixture
def made(run: Run, folder: Path, write: Write) -> Path:
    """The folder with two sentences on an item and an opinion, its file and its sheet."""
    for unit, words in (("phuong-loc-tho", LOC_THO), ("xa-vinh-luong", VINH_LUONG)):
        path = folder / "units" / unit / "2020.yaml"
        text = path.read_text(encoding="utf-8").replace("Đăng tin hằng tuần", f'"{words}"')
        path.write_text(text + 'proposals: ["=1+1 máy ảnh"]\n', encoding="utf-8")
    code, printed, complaint = run("report", "--edits", "--xlsx", *AS_OF, cwd=folder)
    assert (code, complaint) == (0, "")
    assert "Chọn, viết trong các ô vàng, lưu lại rồi chạy: ttdn collect" in printed
    return folder


def column(table: Table, key: str) -> int:
    """The number of a column in its sheet."""
    return [one.key for one in table.columns].index(key) + 2


def change(folder: Path, *cells: tuple[Table, str, str, Any], name: str = SHEET) -> Path:
    """Write into cells, found by words of their rows, as somebody would, and save under a name."""
    book = load_workbook(folder / SHEET)
    for table, words, key, value in cells:
        page = book[table.name]
        row = next(
            number
            for number, row in enumerate(page.iter_rows(values_only=True), start=1)
            if any(words in str(cell) for cell in row[1:])
        )
        page.cell(row, column(table, key)).value = value
    book.save(folder / name)
    return folder / name


def text_of(folder: Path) -> str:
    """The specialist's file."""
    return (folder / FILE).read_text(encoding="utf-8")


CHOICE = (
    (RESULTS, VINH_LUONG, "use", "co"),
    (RESULTS, VINH_LUONG, "order", 1),
    (RESULTS, VINH_LUONG, "text", 'A: "hai" đơn vị # đăng tin'),
    (RESULTS, LOC_THO, "use", "Gộp"),
    (SPOKEN, "máy ảnh", "use", "CÓ"),
    (LEADS, "II. NỘI DUNG", "text", "Công tác được quan tâm."),
    (OWN, "Ưu điểm", "text", "Lãnh đạo quan tâm."),
)


def test_untouched_sheet_changes_nothing(run: Run, made: Path) -> None:
    """What is said in the sheet is what the file says; equal data are equal bytes."""
    before, sheet = text_of(made), (made / SHEET).read_bytes()
    code, printed, _ = run("collect", SHEET, cwd=made)
    assert (code, text_of(made)) == (1, before) or "Không có gì mới" in printed
    assert text_of(made) == before
    run("report", "--edits", "--xlsx", *AS_OF, cwd=made)
    assert (made / SHEET).read_bytes() == sheet


def test_choices_come_into_the_file(run: Run, made: Path) -> None:
    """Choice, order, words, leads and passages; names of files do not matter; comments of the file stay."""
    before = text_of(made)
    (made / FILE).write_text(before.replace("\nresults:", "\n# của tôi\nresults:"), encoding="utf-8")
    change(made, *CHOICE, name="bang của tôi.xlsx")
    code, printed, _ = run("collect", "bang của tôi.xlsx", cwd=made)
    assert code == 0
    assert "Đã nhận, cập nhật 7 ô" in printed
    text = text_of(made)
    assert "# của tôi\nresults:" in text
    assert (
        "      - units: [xa-vinh-luong] # UBND xã Vĩnh Lương\n"
        f"        said: {VINH_LUONG}\n        use: có\n"
        '        text: "A: \\"hai\\" đơn vị # đăng tin"\n'
        "      - units: [phuong-loc-tho] # UBND phường Lộc Thọ\n"
        f"        said: {LOC_THO}\n        use: gộp\n"
    ) in text
    assert "  II: Công tác được quan tâm.\n" in text
    assert "strengths:\n  - Lãnh đạo quan tâm.\n" in text
    assert '      said: "=1+1 máy ảnh"\n      use: có\n' in text
    assert run("validate", cwd=made)[0] == 0
    assert run("report", "--edits", *AS_OF, cwd=made)[1].startswith(f"{FILE} vẫn như cũ")
    assert text_of(made) == text
    # A run that was killed may have written all but left a copy beside it.
    left = (made / FILE).with_name(leftover())
    left.write_bytes(b"half")
    _swept.clear()  # a run of its own
    assert "Không có gì mới" in run("collect", "bang của tôi.xlsx", cwd=made)[1]
    assert not left.exists()


def test_period_stands_in_what_is_to_be_run_next(run: Run, folder: Path, write: Write) -> None:
    """Whoever copies the command prints the half-year, not the year."""
    half = "unit: phuong-loc-tho\nperiod: 2020-H1\nreceived: 2020-07-01\nresults:\n"
    half += "  - {item: II.5.1, status: in_progress, summary: Đăng 5 tin}\n"
    write("units/phuong-loc-tho/2020-H1.yaml", half)
    options = ("report", "--edits", "--xlsx", "--period", "2020-H1", *AS_OF)
    assert "'ttdn report --docx --period 2020-H1'" in run(*options, cwd=folder)[1]
    write("units/phuong-loc-tho/2020-H1.yaml", half.replace("5 tin", "6 tin"))
    _, printed, told = run("report", "--markdown", "--yes", "--period", "2020-H1", *AS_OF, cwd=folder)
    assert "'ttdn report --edits --period 2020-H1'" in " ".join((printed + told).split())
    book = load_workbook(folder / "out" / "bien-tap-2020-H1.xlsx")
    book[OWN.name].cell(4, column(OWN, "text")).value = "Lãnh đạo quan tâm"
    book.save(folder / "a.xlsx")
    _, printed, _ = run("collect", "a.xlsx", cwd=folder, columns=200)
    assert "In lại báo cáo: ttdn report --docx --period 2020-H1" in printed


def test_new_sheet_says_what_was_taken(run: Run, made: Path) -> None:
    """A sheet made later begins with the choices; cleared cells take them back."""
    run("collect", str(change(made, *CHOICE)), cwd=made)
    assert run("report", "--edits", "--xlsx", *AS_OF, cwd=made)[0] == 2
    assert run("report", "--edits", "--xlsx", "--force", *AS_OF, cwd=made)[0] == 0
    page = load_workbook(made / SHEET)[RESULTS.name]
    assert [page.cell(row, column(RESULTS, "use")).value for row in (4, 5)] == ["Có", "Gộp"]
    cleared = [(table, words, key, None) for table, words, key, _ in CHOICE]
    run("collect", str(change(made, *cleared)), cwd=made)
    text = text_of(made)
    assert "Lãnh đạo" not in text
    assert "quan tâm" not in text
    assert text.count("        use:\n") == 2


def test_folder_with_forms(run: Run, made: Path) -> None:
    """A sheet is known among forms and other files, whatever it is called."""
    (made / "den").mkdir()
    shutil.move(change(made, CHOICE[0]), made / "den" / "x.xlsx")
    run("form", "phuong-vinh-hoa", "-o", "den", "--as-of", "2020-12-01", cwd=made)
    _, printed, _ = run("collect", "den", cwd=made)
    assert "Đã nhận, cập nhật 1 ô" in printed
    assert printed.count(".xlsx") >= 2
    assert not list((made / "out").rglob("*mau-moi*"))


def test_older_sheet_does_not_undo_newer_choices(run: Run, made: Path) -> None:
    """Where the file was changed otherwise since, it is said how the two differ, and nothing is written."""
    sheet = change(made, CHOICE[0], (LEADS, "II. NỘI DUNG", "text", "Câu A"))
    text = text_of(made).replace(f"{VINH_LUONG}\n        use:", f"{VINH_LUONG}\n        use: không")
    (made / FILE).write_text(text.replace("\n  II:\n", "\n  II: Câu B\n"), encoding="utf-8")
    before = text_of(made)
    code, printed, _ = run("collect", str(sheet), cwd=made)
    assert (code, text_of(made)) == (1, before)
    assert "II.5.1, UBND xã Vĩnh Lương, Chọn: bảng ghi 'Có', tệp biên tập đang ghi 'Không'." in printed
    assert "Câu dẫn II: bảng ghi 'Câu A', tệp biên tập đang ghi 'Câu B'." in printed
    assert "Xung đột" in printed


def test_sentence_that_the_file_has_no_longer(run: Run, made: Path) -> None:
    """What was chosen of it is named."""
    sheet = change(made, CHOICE[0])
    text = text_of(made)
    start = text.index("      - units: [xa-vinh-luong]")
    end = text.index("\n# Ưu điểm")
    (made / FILE).write_text(text[:start] + text[end:], encoding="utf-8")
    code, printed, _ = run("collect", str(sheet), cwd=made)
    assert code == 1
    assert "bảng ghi 'Có', tệp biên tập không còn câu này." in printed


def test_order_that_both_have_changed(run: Run, made: Path) -> None:
    """Numbers ask for an order of the sentences as they stood: if that has changed, it is said."""
    first, second = (
        change(made, (RESULTS, VINH_LUONG, "order", 1), name=name) for name in ("a.xlsx", "b.xlsx")
    )
    assert run("collect", str(first), cwd=made)[0] == 0
    assert "Không có gì mới" in run("collect", str(second), cwd=made)[1]
    third = change(made, (RESULTS, LOC_THO, "order", "1,5"), name="c.xlsx")
    code, printed, _ = run("collect", str(third), cwd=made)
    assert (code, "thứ tự các câu trong tệp biên tập đã đổi" in printed) == (1, True)


def test_mark_that_was_looked_at(run: Run, made: Path) -> None:
    """A mark that is cleared in the sheet leaves the file; one that stands there stays."""
    run("collect", str(change(made, CHOICE[0])), cwd=made)
    path = made / "units" / "xa-vinh-luong" / "2020.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("hằng tuần", "hằng ngày"), encoding="utf-8")
    run("report", "--edits", "--xlsx", "--force", *AS_OF, cwd=made)
    assert "mark: changed" in text_of(made)
    page = load_workbook(made / SHEET)[RESULTS.name]
    assert page.cell(5, column(RESULTS, "mark")).value == "Đã đổi"
    assert "Trước đây: Đăng tin hằng tuần, xã" in str(page.cell(5, column(RESULTS, "said")).value)
    run("collect", SHEET, cwd=made)
    assert "mark: changed" in text_of(made)
    run("collect", str(change(made, (RESULTS, "hằng ngày", "mark", None))), cwd=made)
    text = text_of(made)
    assert ("mark:" in text.partition("\nresults:")[2], "before: Đăng" in text) == (False, False)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ((RESULTS, LOC_THO, "use", "chắc là có"), "unknown-use"),
        ((RESULTS, LOC_THO, "order", "đầu"), "not-a-number"),
        ((RESULTS, LOC_THO, "text", "=1+1"), "unreadable-cell"),
        ((RESULTS, LOC_THO, "text", "x" * 10_001), "too-long"),
        ((RESULTS, LOC_THO, "said", "Lời khác"), "locked-cell-changed"),
        ((RESULTS, LOC_THO, "unit", "Đơn vị khác"), "locked-cell-changed"),
        ((RESULTS, LOC_THO, "use", "gộp"), "joined-to-nothing"),
    ],
)
def test_cell_that_cannot_be_taken(
    run: Run, made: Path, cell: tuple[Table, str, str, Any], code: str
) -> None:
    """It is named with its sheet and cell, and nothing is written."""
    before = text_of(made)
    ended, printed, _ = run("collect", str(change(made, cell)), cwd=made)
    assert (ended, text_of(made)) == (1, before)
    assert f"[{code}]" in printed
    assert "Kết quả!" in printed


def test_what_stands_beside_the_tables(run: Run, made: Path) -> None:
    """It is named, and the rest is taken; so are notes, and rows that are gone."""
    sheet = change(made, CHOICE[1], CHOICE[0])
    book = load_workbook(sheet)
    page = book[RESULTS.name]
    page["L4"].value = "hỏi lại"
    page["D4"].comment = Comment("xem lại", "Lan")
    book[OWN.name].delete_rows(5)
    book.create_sheet("Nháp")["A1"].value = "ghi chú"
    book.save(sheet)
    code, printed, _ = run("collect", str(sheet), cwd=made)
    assert code == 0
    assert "Đã nhận, cập nhật 2 ô" in printed
    for words in ("'hỏi lại'", "'ghi chú'", "xem lại", "[row-missing]"):
        assert words in printed


@pytest.mark.parametrize("table", [RESULTS, LEADS, OWN])
@pytest.mark.parametrize("renamed", [True, False])
def test_column_that_is_gone(run: Run, made: Path, table: Table, *, renamed: bool) -> None:
    """What was chosen and written stays: a column that was deleted or renamed clears nothing."""
    run("collect", str(change(made, *CHOICE)), cwd=made)
    run("report", "--edits", "--xlsx", "--force", *AS_OF, cwd=made)
    before = text_of(made)
    book = load_workbook(made / SHEET)
    for key in {"use", "text"} & {one.key for one in table.columns}:
        if renamed:
            book[table.name].cell(3, column(table, key)).value = "Cột của tôi"
        else:
            book[table.name].delete_cols(column(table, key))
    book.save(made / SHEET)
    code, printed, _ = run("collect", SHEET, cwd=made, columns=200)
    assert (code, text_of(made)) == (0, before)
    assert "Cột '" in printed
    assert "bị xóa hoặc đổi tên" in printed


@pytest.mark.parametrize(
    ("value", "words"),
    [(date(2020, 5, 3), "03/05/2020"), (12, "12"), (1.5, "1,5"), (True, "Đúng")],
)
def test_cell_that_excel_made_something_of(run: Run, made: Path, value: object, words: str) -> None:
    """A day in a cell for words is printed as a day, not as the computer stores it."""
    assert run("collect", str(change(made, (RESULTS, LOC_THO, "text", value))), cwd=made)[0] == 0
    assert words in text_of(made)
    assert "00:00" not in text_of(made)


def test_merged_cells(run: Run, made: Path) -> None:
    """Nobody can tell whether a choice is meant for one sentence or for all of them."""
    sheet = change(made, (RESULTS, LOC_THO, "use", "Có"))
    book = load_workbook(sheet)
    letter = get_column_letter(column(RESULTS, "use"))
    book[RESULTS.name].merge_cells(f"{letter}4:{letter}5")
    book.save(sheet)
    code, printed, _ = run("collect", str(sheet), cwd=made)
    assert (code, "[merged-cells]" in printed) == (1, True)


def test_row_that_is_there_twice(run: Run, made: Path) -> None:
    """Which of the two counts nobody can tell."""
    sheet = change(made, CHOICE[0])
    book = load_workbook(sheet)
    page = book[RESULTS.name]
    for number, cell in enumerate(page[5], start=1):
        page.cell(9, number).value = cell.value
    page.cell(9, column(RESULTS, "use")).value = "Không"
    book.save(sheet)
    code, printed, _ = run("collect", str(sheet), cwd=made)
    assert (code, "Dòng này có hai lần" in printed) == (1, True)


def test_only_this_folders_sheet_is_taken(run: Run, made: Path) -> None:
    """A sheet of another folder, or one whose hidden part was changed, is no sheet of this one."""
    sheet = change(made, CHOICE[0])
    book = load_workbook(sheet)
    hidden = next(page for page in book if page.sheet_state == "veryHidden")
    hidden["B2"].value = hidden["B2"].value.replace("phuong-loc-tho", "phuong-vinh-hoa")
    book.save(made / "gia.xlsx")
    before = text_of(made)
    for name in ("gia.xlsx", sheet.name):
        if name == sheet.name:
            (made / ".ttdn" / "key").write_bytes(b"k" * 32)
        code, printed, _ = run("collect", str(made / name if name == "gia.xlsx" else sheet), cwd=made)
        assert (code, text_of(made)) == (1, before)
        assert "Không nhận" in printed


def test_secrecy_marking(run: Run, made: Path) -> None:
    """State secrets come into no file of the folder."""
    before = text_of(made)
    sheet = change(made, (*CHOICE[2][:3], "Theo công văn (MẬT)"))
    code, printed, _ = run("collect", str(sheet), cwd=made, columns=250)
    assert (code, text_of(made)) == (1, before)
    assert "Bảng mang dấu độ mật nên không nhận." in printed


def test_file_that_is_gone_or_cannot_be_kept(run: Run, made: Path) -> None:
    """It is said what to do; nothing is written."""
    sheet = change(made, CHOICE[0])
    text = text_of(made)
    (made / FILE).write_text(text.replace("        use:\n", "        use: # xem\n"), encoding="utf-8")
    assert run("collect", str(sheet), cwd=made)[0] == 0
    (made / FILE).write_text("nonsense: x\n", encoding="utf-8")
    code, printed, _ = run("collect", str(sheet), cwd=made, columns=250)
    assert (code, f"{FILE} có lỗi" in printed) == (1, True)
    (made / FILE).unlink()
    assert "chưa có hoặc đang có lỗi" in run("collect", str(sheet), cwd=made, columns=250)[1]


def test_written_over_meanwhile(run: Run, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody saves while the sheet is read is kept."""
    sheet = change(made, CHOICE[0])

    def save_and_apply(*arguments: Any) -> Any:  # noqa: ANN401 - those of apply_sheet
        (made / FILE).write_text("period: '2020'\n", encoding="utf-8")
        return apply_sheet(*arguments)

    monkeypatch.setattr("ttdn.editing.collecting.apply_sheet", save_and_apply)
    code, _, _ = run("collect", str(sheet), cwd=made)
    assert (code, text_of(made)) == (1, "period: '2020'\n")


def test_draft_stands_beside_what_is_to_be_written(run: Run, made: Path) -> None:
    """Sentences made of the figures are offered beside empty cells, and printed when taken over."""
    page = load_workbook(made / SHEET)[OWN.name]
    rows = [row for row in page.iter_rows(values_only=True) if row[1] == "Tồn tại, hạn chế"]
    draft = str(rows[0][column(OWN, "draft") - 1])
    assert draft.endswith("chưa có báo cáo kết quả.")
    assert not any(row[column(OWN, "text") - 1] for row in rows)
    path = change(made, (OWN, draft, "text", f"Tuy nhiên: {draft}"))
    assert run("collect", str(path), cwd=made)[0] == 0
    _, out, _ = run("report", "--markdown", *AS_OF)
    assert out.count(draft.rstrip(".")) == 1


def test_looks(made: Path) -> None:
    """Everything but the cells to fill in is locked; heads stay in sight and on every page."""
    book = load_workbook(made / SHEET)
    assert book.sheetnames == ["Hướng dẫn", *(table.name for table in TABLES), "_bien_tap"]
    for table in TABLES:
        page = book[table.name]
        assert page.protection.sheet
        assert page.freeze_panes == "A4"
        assert page.print_title_rows == "$3:$3"
        assert page.column_dimensions["A"].hidden
        open_cells = {
            cell.column for row in page.iter_rows(min_row=4) for cell in row if not cell.protection.locked
        }
        free = {"use", "order", "text"} & {one.key for one in table.columns}
        assert open_cells == {column(table, key) for key in free}
    rules = book[RESULTS.name].data_validations.dataValidation
    assert any(rule.formula1 == '"Có,Không,Gộp"' for rule in rules)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_saved_by_libreoffice(run: Run, made: Path, convert: Callable[..., None]) -> None:
    """What another program saves is read as what Excel saves."""
    sheet = change(made, *CHOICE)
    convert("xlsx", made / "lo", sheet)
    assert "Đã nhận, cập nhật 7 ô" in run("collect", "lo", cwd=made)[1]


def test_option_belongs_to_edits(run: Run, folder: Path) -> None:
    """There is no sheet of a document."""
    code, _, complaint = run("report", "--xlsx", cwd=folder)
    assert (code, complaint) == (2, "Lỗi: --xlsx: Chỉ dùng cùng --edits.\nGõ lại: ttdn report\n")


@pytest.mark.parametrize("options", [("--xlsx", "-o", "x.pdf"), ("--xlsx", "-o", "x"), ("-o", "x.xlsx")])
def test_name_of_the_sheet(run: Run, folder: Path, options: tuple[str, ...]) -> None:
    """A workbook is not named otherwise, and a name without a sheet names nothing; nothing is made."""
    code, _, complaint = run("report", "--edits", *options, *AS_OF, cwd=folder)
    assert (code, complaint.startswith("Lỗi: -o: Cùng --edits chỉ dùng khi có --xlsx")) == (2, True)
    assert not (folder / FILE).exists()


def test_command_can_be_copied(run: Run, folder: Path) -> None:
    """A name with blanks stands in quotes in the command that is to be typed next."""
    _, printed, _ = run("report", "--edits", "--xlsx", "-o", "bang của tôi.XLSX", *AS_OF, cwd=folder)
    assert 'ttdn collect "bang của tôi.XLSX"' in printed


CELLS = st.dictionaries(
    st.integers(0, 9),
    st.fixed_dictionaries(
        {},
        optional={
            "use": st.sampled_from(["", "Có", "Không"]),
            "text": st.sampled_from(["", "a: b", "- x", "# y", "Ý khác"]),
            "order": st.sampled_from(["1", "2", "0.5"]),
        },
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=CELLS, theirs=CELLS)
def test_sheet_and_file_are_brought_together(
    stand: Callable[..., Status], mine: dict[int, dict[str, str]], theirs: dict[int, dict[str, str]]
) -> None:
    """Whatever two people choose: each cell is as one of them left it, or it is said that they differ."""
    reports = [
        {"unit": unit, "results": [{"item": "II.5.1", "status": "in_progress", "summary": f"Câu {unit}"}]}
        for unit in ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
    ]
    status = stand("2020-12-31", *reports)
    text = make_edits(status.plan, status.within, gather(status, None))
    ours = take(status, text, text, mine)
    assert not ours.differences
    both = take(status, text, ours.text, theirs)
    if both.differences:
        assert both.text == ours.text
        return
    for unit, (use, words) in choices(both.text).items():
        candidates = {choices(one)[unit] for one in (text, ours.text, take(status, text, text, theirs).text)}
        assert use in {one[0] for one in candidates}
        assert words in {one[1] for one in candidates}
    assert take(status, text, both.text, theirs).text == both.text


def take(status: Status, made_of: str, text: str, cells: Mapping[int, dict[str, str]]) -> Applied:
    """What becomes of a file by a sheet that was made of an earlier state of it."""
    rows = {
        f"0|{number}": row
        for number, row in enumerate(
            rows_of(status.plan, status.within, gather(status, read(made_of)), read(made_of))
        )
    }
    sheet = Sheet(carry(status.within, rows, ()))
    for number, (name, row) in enumerate(rows.items()):
        changed = {**row.values, **(cells.get(number, {}) if row.key[0] == "results" else {})}
        sheet.values[name] = {key: words for key, words in changed.items() if words}
        sheet.columns[name] = frozenset({"use", "order", "text", "mark"})
        sheet.places[name] = {"text": Location("x", 1, 1, 1, "", "Kết quả")}
    return apply_sheet(sheet, FILE, text, status.plan)


def read(text: str) -> Edits:
    """The specialist's file as it reads."""
    source, found = parse_source(FILE, text.encode())
    assert source
    assert not found
    return Edits.model_validate(source.data)


def choices(text: str) -> dict[str, tuple[object, str | None]]:
    """By unit what was chosen and written."""
    return {one.units[0]: (one.use, one.text) for one in read(text).results[0].sentences}
