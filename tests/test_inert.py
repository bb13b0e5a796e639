"""A workbook of a sender's made inert: what lives is gone, what somebody wrote is there."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from xlsxwriter import Workbook as NewWorkbook

from ttdn.forms.inert import InertWorkbook, Note, make_inert
from ttdn.forms.reading.grid import GridCell, read_grids
from ttdn.package import Kind, PackageRefusedError, Reason, open_package

SHEET = "xl/worksheets/sheet1.xml"
#: Formats of money, which differ from country to country, and of fractions.
BUILTIN_OTHERS = {*range(5, 9), *range(37, 45), 12, 13, 48}


def inert(raw: bytes) -> InertWorkbook:
    """What `collect` makes of a workbook."""
    return make_inert(open_package(raw, Kind.WORKBOOK))


def read_cells(raw: bytes) -> list[GridCell]:
    """The cells of a workbook that hold something, as they are read."""
    (page,), _, _ = read_grids("a.xlsx", raw)
    return list(page.cells.values())


def saved(edit: Callable[[Any], object]) -> bytes:
    """A workbook with one sheet "A", edited."""
    book = Workbook()
    book.active.title = "A"  # type: ignore[union-attr]
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rewritten(raw: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same package with changed members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def in_sheet(raw: bytes, pattern: str, text: str) -> bytes:
    """The same package with a pattern replaced in its first sheet."""
    return rewritten(
        raw,
        lambda name, content: re.sub(pattern.encode(), text.encode(), content) if name == SHEET else content,
    )


def members(raw: bytes) -> dict[str, str]:
    """The parts of a package, as text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_formula_gives_what_it_last_gave_and_is_told() -> None:
    """The value of a formula is read; the formula itself is a fact."""
    raw = saved(lambda book: book["A"].__setitem__("B2", "=SUM(C1:C2)"))
    with_value = in_sheet(raw, r"<f>SUM\(C1:C2\)</f><v ?/?>(</v>)?", "<f>SUM(C1:C2)</f><v>5</v>")
    made = inert(with_value)
    assert made.open()["A"]["B2"].value == 5
    assert made.facts.formulas == {("A", 2, 2): "=SUM(C1:C2)"}
    assert inert(raw).open()["A"]["B2"].value is None


def test_formula_with_a_prefix_is_seen() -> None:
    """A formula is one under any prefix of its namespace."""
    raw = saved(lambda book: book["A"].__setitem__("B2", "=SUM(C1:C2)"))
    prefixed = in_sheet(raw, r"<(/?)(worksheet|sheetData|row|c|f|v)\b", r"<\1x:\2")
    prefixed = rewritten(
        prefixed, lambda name, text: text.replace(b'xmlns="http', b'xmlns:x="http') if name == SHEET else text
    )
    assert inert(prefixed).facts.formulas == {("A", 2, 2): "=SUM(C1:C2)"}


def test_nothing_alive_is_left() -> None:
    """Formulas, links, notes, foreign names and rules are gone from the copy; the words stay."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        page = book["A"]
        page["A1"] = '=HYPERLINK("http://example.vn")'
        page["A2"].hyperlink = "https://example.vn/tin"
        page["A2"] = "Xem tại đây"
        page["A3"].comment = Comment("Hỏi: chọn gì?", "Nguyễn Văn A")
        page["A4"] = "chữ"
        page.merge_cells("C3:C5")
        page.add_data_validation(DataValidation("custom", formula1="WEBSERVICE(A1)", sqref="A1"))
        page.add_data_validation(DataValidation("whole", formula1="0", formula2="10", sqref="B1"))
        book.defined_names["chay"] = DefinedName("chay", attr_text="WEBSERVICE(A!$A$1)")
        book.defined_names["ds_muc"] = DefinedName("ds_muc", attr_text="'A'!$A$1:$A$4")

    made = inert(saved(fill))
    assert made.facts.links == {("A", 2, 1): "https://example.vn/tin"}
    assert made.facts.notes == {("A", 3, 1): Note("Nguyễn Văn A", "Hỏi: chọn gì?")}
    assert [merged.name for merged in made.facts.merged] == ["C3:C5"]
    text = "".join(members(made.package.rewritten()).values())
    for word in ("WEBSERVICE", "example.vn", "Nguyễn", "<f>", "mergeCell", "comment", "chay"):
        assert word not in text
    book = made.open()
    assert list(book.defined_names) == ["ds_muc"]
    assert [rule.type for rule in book["A"].data_validations.dataValidation] == ["whole"]
    assert (book["A"]["A2"].value, book["A"]["A4"].value) == ("Xem tại đây", "chữ")


def test_cells_alone_say_what_they_say_in_the_full_workbook() -> None:
    """What is read of a form needs no looks: days, shares and words are the same, and shown the same."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        page = book["A"]
        page["A1"], page["B2"], page["C3"], page["D4"] = date(2020, 10, 31), 0.5, "chữ", True
        page["A1"].number_format, page["B2"].number_format = 'dd"/"mm"/"yyyy', "0.0%"
        page["C3"].font, page.row_dimensions[3].hidden = Font(bold=True), True
        page.column_dimensions["B"].width = 40

        page["E5"], page["F6"], page["G7"] = time(7, 30), timedelta(hours=30), datetime(1900, 2, 1)  # noqa: DTZ001
        page["A8"], page["B8"], page["C8"], page["D8"] = 12, 1.5, "#DIV/0!", "a_x000D_b"

    raw = saved(fill)
    full = {
        cell.coordinate: (cell.value, cell.number_format, cell.data_type)
        for row in inert(raw).open()["A"].iter_rows()
        for cell in row
        if cell.value is not None
    }
    cells = {cell.place().cell: (cell.value, cell.number_format, cell.kind) for cell in read_cells(raw)}
    assert len(cells) == 11
    assert cells == full
    assert full["A1"] == (datetime(2020, 10, 31), 'dd"/"mm"/"yyyy', "d")  # noqa: DTZ001 - a day in a cell
    assert full["B2"] == (0.5, "0.0%", "n")


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        ('t="inlineStr"><v>31</v>', "31", "s"),
        ('t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is>', "ab", "s"),
        ('t="str"><v>chữ</v>', "chữ", "s"),
        ('t="b"><v>0</v>', False, "b"),
        ('t="b"><v>TRUE</v>', True, "b"),
        ('t="b"><v>có</v>', "có", "s"),
        ("><v>12,5</v>", "12,5", "s"),
        ("><v>INF</v>", "INF", "s"),
        ("><v>1_06</v>", "1_06", "s"),
        (
            't="inlineStr"><is><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r></is>',
            "10⁶",
            "s",
        ),
        (
            't="inlineStr"><is><r><t>H</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></is>',
            "H2",
            "s",
        ),
        ('t="d"><v>2020-10-31T07:30:00Z</v>', datetime(2020, 10, 31, 14, 30), "d"),  # noqa: DTZ001 - a day in a cell
        ('t="d"><v>2020-10-31T07:30:00</v>', datetime(2020, 10, 31, 7, 30), "d"),  # noqa: DTZ001 - the same
        ('t="d"><v>2020-10-30T17:00:00.000Z</v>', datetime(2020, 10, 31), "d"),  # noqa: DTZ001 - the same
        ('t="d"><v>2020-10-31</v>', date(2020, 10, 31), "d"),
        ('t="e"><v>#REF!</v>', "#REF!", "e"),
        ("><v>1.5E2</v>", 150.0, "n"),
        ("><v>12345678901234567890</v>", 12345678901234567890, "n"),
    ],
)
def test_every_way_to_write_a_value(cell: str, value: object, kind: str) -> None:
    """Programs write the same in different ways."""
    raw = saved(lambda book: book["A"].__setitem__("B2", 7))
    (read,) = read_cells(in_sheet(raw, r'<c r="B2".*?</c>', f'<c r="B2" {cell}</c>'))
    assert (read.value, read.kind) == (value, kind)


@pytest.mark.parametrize("cell", ['t="s"><v>9</v>', 't="s"><v>-1</v>', 't="d"><v>mai</v>'])
def test_a_value_that_no_program_writes_is_no_workbook(cell: str) -> None:
    """Nobody can tell what stands there."""
    raw = saved(lambda book: book["A"].append(["chữ", 7]))
    with pytest.raises(PackageRefusedError) as refused:
        read_cells(in_sheet(raw, r'<c r="B1".*?</c>', f'<c r="B1" {cell}</c>'))
    assert refused.value.reason is Reason.DAMAGED


@pytest.mark.parametrize("number", sorted(BUILTIN_FORMATS.keys() - BUILTIN_OTHERS))
def test_formats_that_have_only_a_number(number: int) -> None:
    """A format that every program knows by its number shows what it shows there."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        book["A"]["B2"] = 7
        book["A"]["B2"].number_format = "0"

    raw = rewritten(
        saved(fill),
        lambda name, content: (
            content.replace(b'numFmtId="1"', b'numFmtId="%d"' % number)
            if name == "xl/styles.xml"
            else content
        ),
    )
    (read,) = read_cells(raw)
    shown = BUILTIN_FORMATS[number]
    assert (read.number_format, read.kind) == (shown, "d" if is_date_format(shown) else "n")


def test_a_number_in_the_format_of_a_day_that_is_none() -> None:
    """Somebody typed an amount into a cell for a day: it is that amount."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        book["A"]["B2"] = 25_000_000
        book["A"]["B2"].number_format = "dd/mm/yyyy"

    (read,) = read_cells(saved(fill))
    assert (read.value, read.kind, read.number_format) == (25_000_000, "n", "General")


@pytest.mark.parametrize(
    ("number", "value", "since"),
    [
        (0.5, "12:00:00", 1900),
        (1, "1900-01-01T00:00:00", 1900),
        (59, "1900-02-28T00:00:00", 1900),
        (60, "1900-02-28T00:00:00", 1900),
        (61.25, "1900-03-01T06:00:00", 1900),
        (0, "00:00:00", 1904),
        (1, "1904-01-02T00:00:00", 1904),
        (59, "1904-02-29T00:00:00", 1904),
    ],
)
def test_the_first_days_that_excel_knows(number: float, value: str, since: int) -> None:
    """Below the first there is only a time of day; before March 1900 Excel counts one day less."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        if since > 1900:
            book.epoch = CALENDAR_MAC_1904
        book["A"]["B2"] = number
        book["A"]["B2"].number_format = "dd/mm/yyyy"

    (read,) = read_cells(saved(fill))
    assert isinstance(read.value, datetime | time)
    assert (read.value.isoformat(), read.kind) == (value, "d")


def test_shared_words_in_one_another_are_no_workbook() -> None:
    """Cells know them by their places, which nobody can tell then."""
    stream = io.BytesIO()
    with NewWorkbook(stream) as book:
        book.add_worksheet("A").write_row(0, 0, ["một", "hai"])
    raw = stream.getvalue()
    assert [cell.value for cell in read_cells(raw)] == ["một", "hai"]
    nested = rewritten(raw, lambda _, text: re.sub(rb"<si>", b"<si><si><t>x</t></si>", text, count=1))
    with pytest.raises(PackageRefusedError):
        read_cells(nested)


def test_words_and_pictures_over_the_cells_are_told() -> None:
    """What lies over the cells is no cell, but somebody wrote it."""
    stream = io.BytesIO()
    book = NewWorkbook(stream)
    page = book.add_worksheet("A")
    page.insert_textbox(1, 1, "Phường có kèm 02 văn bản")
    book.close()
    assert inert(stream.getvalue()).facts.texts == {"A": ["Phường có kèm 02 văn bản"]}


def test_sheet_names_are_composed() -> None:
    """A name whose letters were taken apart is the name that the form gave."""
    raw = saved(lambda book: setattr(book["A"], "title", "Kết quả"))
    assert inert(raw).open().sheetnames == ["Kết quả"]


def test_strict_workbook_is_read() -> None:
    """Strict Open XML says the same under other names."""
    raw = saved(lambda book: book["A"].__setitem__("B2", "chữ"))

    def strict(_: str, content: bytes) -> bytes:
        for kind in (b"spreadsheetml", b"officeDocument"):
            content = content.replace(
                b"http://schemas.openxmlformats.org/" + kind + b"/2006/",
                b"http://purl.oclc.org/ooxml/" + kind + b"/",
            )
        return content

    assert b"purl.oclc.org" in rewritten(raw, strict)
    assert inert(rewritten(raw, strict)).open()["A"]["B2"].value == "chữ"


#: Looks that the library cannot read.
BAD_LOOKS = (
    b"<styleSheet "
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fills><fill><x/></fill></fills></styleSheet>'
)


@pytest.mark.parametrize("looks", [b"", b"<styleSheet/>", BAD_LOOKS])
def test_looks_that_cannot_be_read_hide_no_cell(looks: bytes) -> None:
    """No look is needed to read a cell."""
    raw = saved(lambda book: book["A"].__setitem__("B2", "chữ"))
    made = inert(rewritten(raw, lambda name, text: looks if name == "xl/styles.xml" else text))
    assert made.open()["A"]["B2"].value == "chữ"


def test_cells_without_places_stand_side_by_side() -> None:
    """A program may leave out where a cell stands: it stands right of the one before."""
    raw = saved(lambda book: book["A"].append(["a", "b", "c"]))
    page = inert(in_sheet(raw, r'(<c) r="[A-C]1"', r"\1")).open()["A"]
    assert [cell.value for cell in page[1]] == ["a", "b", "c"]


def test_two_cells_in_one_place_are_no_workbook() -> None:
    """Of two cells in one place one would be lost."""
    raw = saved(lambda book: book["A"].__setitem__("B2", 31))
    twice = in_sheet(raw, r'(<c r="B2".*?</c>)', r"\1\1")
    with pytest.raises(PackageRefusedError) as refused:
        inert(twice)
    assert refused.value.reason is Reason.DAMAGED


@pytest.mark.parametrize("place", ["A0", "B3", "XFE2", "b2", "-1", "$B$"])
def test_absurd_positions_are_no_workbook(place: str) -> None:
    """A cell stands where its row is, within a sheet."""
    raw = saved(lambda book: book["A"].__setitem__("B2", 31))
    with pytest.raises(PackageRefusedError) as refused:
        inert(in_sheet(raw, 'r="B2"', f'r="{re.escape(place)}"' if "$" not in place else 'r="$B$"'))
    assert refused.value.reason is Reason.DAMAGED


@pytest.mark.parametrize("row", ["0", "-1", "1048577", "hai"])
def test_rows_beyond_a_sheet_are_no_workbook(row: str) -> None:
    """The rows of a sheet are numbered from one to a million and some."""
    raw = saved(lambda book: book["A"].__setitem__("B2", 31))
    with pytest.raises(PackageRefusedError) as refused:
        inert(in_sheet(in_sheet(raw, ' r="B2"', ""), 'r="2"', f'r="{row}"'))
    assert refused.value.reason is Reason.DAMAGED


def test_sheets_whose_names_look_alike_are_told_apart() -> None:
    """Other programs make names that Excel would not: a sheet is found by its own."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        for number in range(3):
            book.create_sheet(f"x{number}")["A1"] = number

    raw = rewritten(saved(fill), lambda _, content: re.sub(rb'name="x([0-9])"', b'name=" a "', content))
    pages, _, _ = read_grids("a.xlsx", raw)
    assert [page.name for page in pages] == ["A", "a (2)", "a (3)", "a (4)"]
    assert inert(raw).open()["a (4)"]["A1"].value == 2


def test_a_far_cell_and_everything_joined_cost_nothing() -> None:
    """The last cell of a sheet, and all of it joined, are facts and no work."""

    def fill(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        book["A"]["XFD1048576"] = " "
        book["A"].merged_cells.add("A900:XFD1048576")

    made = inert(saved(fill))
    assert [merged.name for merged in made.facts.merged] == ["A900:XFD1048576"]
    assert made.open()["A"]["XFD1048576"].value == " "


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("<sheetFormatPr", '<cols><col min="x" max="y" width="rộng"/></cols><sheetFormatPr'),
        ("<sheetView ", '<sheetView zoomScale="to" '),
        ('<row r="2"', '<row r="2" ht="cao"'),
    ],
)
def test_odd_widths_and_views_hide_no_cell(pattern: str, text: str) -> None:
    """A sheet is read by its cells, whatever another program says of its looks."""
    raw = saved(lambda book: book["A"].__setitem__("B2", "chữ"))
    odd = rewritten(
        raw,
        lambda name, content: (
            content.replace(pattern.encode(), text.encode(), 1) if name == SHEET else content
        ),
    )
    assert odd != rewritten(raw, lambda _, content: content)
    assert inert(odd).open()["A"]["B2"].value == "chữ"
    both = rewritten(odd, lambda name, content: BAD_LOOKS if name == "xl/styles.xml" else content)
    assert inert(both).open()["A"]["B2"].value == "chữ"


#: A sheet as Excel might write it, with all that may stand beside its cells.
CAME = """
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:x="http://example.vn/x" x:uid="{0}">
<sheetPr codeName="Ma1" filterMode="1"><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:B9"/>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" x:a="1"/><pivotSelection/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15" x:dyDescent="0.25"/><cols><col min="1" max="2" width="9"/></cols>
<sheetData><row r="2" spans="1:2" s="0" customFormat="1" ht="30" customHeight="1" x:dyDescent="0.2"
 ><c r="A2" s="0" cm="1"><f>1+1</f><v>2</v></c><c r="B2" s="1" t="inlineStr"
 ><is><t xml:space="preserve"> a_x000D_b_x0041_</t></is></c></row
 ><row r="4" s="1" hidden="1" outlineLevel="1" collapsed="1"><c r="B4" t="str"><v>c</v></c></row
 ><row r="9" ht="15"><c r="A9" s="0"/></row></sheetData>
<sheetProtection sheet="1"/><protectedRanges/>
<autoFilter ref="A1:B4"><filterColumn colId="0"/></autoFilter>
<dataValidations count="3"
 ><dataValidation type="whole" sqref="A2"><formula1>-1</formula1><formula2>1.5</formula2></dataValidation
 ><dataValidation type="list" sqref="B2"><formula1>ds_muc</formula1></dataValidation
 ><dataValidation type="list" sqref="C2"><formula1>ds_muc</formula1><formula2>A1</formula2></dataValidation
 ></dataValidations>
<hyperlinks/><printOptions headings="1"/><pageMargins left="1"/><pageSetup paperSize="9" r:id="rId1"/>
<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>
<rowBreaks count="1"><brk id="2"/></rowBreaks><colBreaks count="1"><brk id="1"/></colBreaks>
<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><extLst><ext uri="x"/></extLst></worksheet>
"""
MADE = """
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetPr filterMode="1"><tabColor rgb="FFFF0000"/></sheetPr>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="1"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="2" width="9"/></cols>
<sheetData><row r="2" ht="30" customHeight="1" s="0" customFormat="1"><c r="A2" s="0"><v>2</v></c
><c r="B2" t="inlineStr"><is><t xml:space="preserve"> a
b_x0041_</t></is></c></row
><row r="4" hidden="1" outlineLevel="1" collapsed="1"><c r="B4" t="str"><v>c</v></c></row></sheetData>
<sheetProtection sheet="1"/><autoFilter ref="A1:B4"/>
<dataValidations
><dataValidation type="whole" sqref="A2"><formula1>-1</formula1><formula2>1.5</formula2></dataValidation
><dataValidation type="list" sqref="B2"><formula1>ds_muc</formula1></dataValidation></dataValidations>
<printOptions headings="1"/><pageMargins left="1"/><pageSetup paperSize="9"/>
<headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>
<rowBreaks count="1"><brk id="2"/></rowBreaks><colBreaks count="1"><brk id="1"/></colBreaks></worksheet>
"""


def test_sheet_is_made_anew_of_what_is_harmless() -> None:
    """Cells, looks that the workbook has, widths, views, rules and paper are kept; nothing else is."""
    came = rewritten(
        saved(lambda _: None), lambda name, content: CAME.strip().encode() if name == SHEET else content
    )
    made = re.sub(r"\n(?=<)|\n(?=>)", "", MADE.strip())
    assert inert(came).package.parts[SHEET].decode() == made
