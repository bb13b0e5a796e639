"""The sender's own file given back: its cells red with a note each, a first sheet that lists them.

A form that was taken may get a receipt as its first sheet instead.

The copy is made of the inert workbook: what was typed is there as text, nothing of the sender's is alive in
it. What was marked before is put right first, so that a file can go to and fro as often as it must.
"""

import io
import re
from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ttdn.diagnostics import Diagnostic, Severity, count_errors
from ttdn.forms.collected import Collected
from ttdn.forms.identity import PROPERTY
from ttdn.forms.inert import Facts, Note, make_inert
from ttdn.forms.making.styles import BORDER, DOUBT_FILL, FONT, HEAD_FILL, INPUT_FILL, LOCKED_FILL, WRONG_FILL
from ttdn.forms.marks import AUTHOR, CORRECTIONS, OURS, RECEIPT, THEIRS, CopyNotMadeError, own_words
from ttdn.package import Kind, PackageRefusedError, open_package
from ttdn.safe_text import visible
from ttdn.writing import seal

#: Narrow enough for a telephone: what is wrong stands beside its cell there without moving the sheet.
_COLUMNS = (("STT", 5), ("Trang, ô", 24), ("Cần sửa", 42), ("Cách sửa", 46))
_LINK = 2
_BOX = Border(*(Side("thin", color=f"FF{BORDER}"),) * 4)
_SAVED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
#: Excel's own limit for a note is 32,767; what is longer is no note.
_LONGEST_NOTE, _LONGEST_PROPERTY = 2_000, 500


def mark_copy(raw: bytes, outcome: Collected) -> bytes:
    """A copy of a form in which every cell that is wrong is marked and explained.

    Raises:
        CopyNotMadeError: The file is damaged where no cell of the form is.
    """
    book, facts = _open(raw)
    places: dict[tuple[str, str], list[Diagnostic]] = {}
    listed = [found for found in outcome.findings if found.location.sheet in book.sheetnames]
    for found in (one for whole in listed for one in whole.each):
        places.setdefault(found.location.spot, []).append(found)
    for (sheet, name), findings in places.items():
        cell = book[sheet][name]
        told = [found for found in findings if found.code != "own-note"]
        if told:
            cell.fill = _fill(WRONG_FILL if count_errors(told) else DOUBT_FILL)
            cell.comment = _note(told, facts.notes.get((sheet, cell.row, cell.column)))
    _list_corrections(book, outcome, listed)
    return _save(book)


def add_receipt(raw: bytes, lines: Sequence[str]) -> bytes:
    """A copy of a form whose first sheet says what was received, line by line; the title comes first.

    Raises:
        CopyNotMadeError: The file is damaged where no cell of the form is.
    """
    book, _ = _open(raw)
    sheet = _first_sheet(book, RECEIPT)
    sheet.column_dimensions["A"].width = 110
    for number, line in enumerate(lines, start=1):
        cell = _put(sheet, (number, 1), line, bold=number == 1)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return _save(book)


def _open(raw: bytes) -> tuple[Workbook, Facts]:
    """The file without what was marked in it before, and what was taken out of it."""
    try:
        package = open_package(raw, Kind.WORKBOOK)
        made = make_inert(package)
        book = made.open()
    except PackageRefusedError as error:
        raise CopyNotMadeError from error
    if package.damaged:
        raise CopyNotMadeError
    for name in (CORRECTIONS, RECEIPT):
        if name in book.sheetnames:
            del book[name]
    facts = made.facts
    for sheet in book.worksheets:
        # Not iter_rows: from the first cell to a far one it would make all the empty cells between.
        for cell in list(sheet._cells.values()):  # noqa: SLF001 - see above
            if isinstance(cell, Cell):
                _clean(cell, facts, sheet.title)
    identity = facts.properties.get(PROPERTY, "")
    if len(identity) <= _LONGEST_PROPERTY:
        book.custom_doc_props.append(StringProperty(name=PROPERTY, value=identity))  # type: ignore[attr-defined] # the stubs are older
    book.properties.creator = AUTHOR
    return book, facts


def _clean(cell: Cell, facts: Facts, sheet: str) -> None:
    """A cell as its officer left it.

    Our marks are gone, a formula without a value stands as words, and the officer's own note is back.
    """
    place = (sheet, cell.row, cell.column)
    if cell.value is None and place in facts.formulas:
        cell.value = visible(facts.formulas[place])
        cell.data_type = "s"
    note = facts.notes.get(place)
    if note is not None and (words := own_words(note)):
        cell.comment = _comment(words)
    if str(cell.fill.start_color.rgb).endswith((WRONG_FILL, DOUBT_FILL)):
        cell.fill = _fill(LOCKED_FILL if cell.protection.locked else INPUT_FILL)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=f"FF{colour}", end_color=f"FF{colour}")


def _note(findings: Sequence[Diagnostic], officers: Note | None) -> Comment:
    lines = [OURS]
    for found in findings:
        lines += [visible(text.vi) for text in (found.message, found.allowed, found.hint) if text]
    own = own_words(officers) if officers else ""
    return _comment("\n".join([*lines, *([THEIRS, own] if own else [])]), AUTHOR)


def _comment(text: str, author: str = "") -> Comment:
    words = "\n".join(map(visible, text.splitlines()))[:_LONGEST_NOTE]
    lines = sum(1 + len(line) // 42 for line in words.split("\n"))
    return Comment(words, author, height=20 * (2 + lines), width=320)


def _first_sheet(book: Workbook, title: str) -> Worksheet:
    """A new first sheet, the one that opens.

    No other is selected with it, or what is typed would go into all of them.
    """
    sheet: Worksheet = book.create_sheet(title, 0)
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = 0
    sheet.sheet_view.tabSelected = True
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    return sheet


def _list_corrections(book: Workbook, outcome: Collected, findings: Sequence[Diagnostic]) -> None:
    sheet = _first_sheet(book, CORRECTIONS)
    unit = f"{outcome.called} – " if outcome.unit else ""
    period = outcome.period.label.vi if outcome.period else ""
    _put(sheet, (1, 1), f"CẦN SỬA {count_errors(findings)} CHỖ: {unit}{period}", bold=True)
    _put(
        sheet,
        (2, 1),
        "Bấm vào tên ô để đến đó. Nền đỏ: phải sửa; nền cam: xem lại. Sửa xong, lưu và gửi chính tệp này.",
    )
    for column, (words, width) in enumerate(_COLUMNS, start=1):
        cell = _put(sheet, (4, column), words, bold=True, boxed=True)
        cell.fill = _fill(HEAD_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = width
    order = book.sheetnames
    ranked = sorted(
        findings,
        key=lambda finding: (
            finding.severity,
            order.index(finding.location.sheet),
            finding.location.line,
            finding.location.column,
        ),
    )
    for number, found in enumerate(ranked, start=1):
        _list_one(sheet, number, found)
    sheet.print_title_rows = "4:4"
    sheet.freeze_panes = "A5"


def _list_one(sheet: Worksheet, number: int, found: Diagnostic) -> None:
    row, place = number + 4, found.location
    label = "" if found.severity is Severity.ERROR else "Lưu ý: "
    cures = " ".join(text.vi for text in (found.allowed, found.hint) if text)
    # A link is not wrapped everywhere, so that further cells stand in the sentence.
    cells = ", ".join(dict.fromkeys(one.location.cell for one in found.each))
    more = f" Các ô: {cells}." if found.gathered and cells not in found.message.vi else ""
    listed = (str(number), f"{place.sheet}: {place.cell}", label + found.message.vi + more, cures)
    for column, words in enumerate(listed, start=1):
        cell = _put(sheet, (row, column), words, boxed=True)
        if column == _LINK:
            target = f"{quote_sheetname(place.sheet)}!{place.cell}"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
            cell.font = Font(name=FONT, size=12, underline="single", color="FF0563C1")
    lines = max(1 + len(words) // width for words, (_, width) in zip(listed, _COLUMNS, strict=True))
    sheet.row_dimensions[row].height = 17 * lines + 3


def _put(
    sheet: Worksheet, at: tuple[int, int], words: str, *, bold: bool = False, boxed: bool = False
) -> Cell:
    """Words in a cell, as words: a formula of a submission stays a text."""
    cell = sheet.cell(*at)
    assert isinstance(cell, Cell)  # noqa: S101 - a new sheet has no merged cells
    cell.value = visible(words)
    cell.data_type = "s"
    cell.font = Font(name=FONT, size=12, bold=bold)
    cell.alignment = Alignment(vertical="center", wrap_text=boxed)
    if boxed:
        cell.border = _BOX
    return cell


def _save(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return seal(stream.getvalue(), change=_forget_the_time)


def _forget_the_time(name: str, content: bytes) -> bytes:
    """The same copy of the same file is the same file, whenever it is made."""
    return _SAVED.sub(b"", content) if name == "docProps/core.xml" else content
