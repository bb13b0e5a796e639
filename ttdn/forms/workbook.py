"""A form as an Excel file: the sheets of ``columns``, filled with what is known, everything else locked."""

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ttdn.forms.addresses import CellAddress, RowName
from ttdn.forms.blank import Blank, FormRow, choice_of, note_of, rows_of_part
from ttdn.forms.columns import (
    FORM_VERSION,
    GUIDE,
    PART_TITLES,
    PROGRAMME_KINDS,
    SHEETS,
    CellKind,
    FormSheet,
    Part,
)
from ttdn.forms.guide import guide_lines
from ttdn.forms.identity import (
    HIDDEN_SHEET,
    PROPERTY,
    Carried,
    CarriedPart,
    Identity,
    fixed_digest,
    lock,
    plan_fingerprint,
)
from ttdn.forms.styles import FORMATS
from ttdn.forms.validation import CHOICES, add_validation
from ttdn.forms.words import use_labels
from ttdn.model.report import STATUS_LABELS, Status
from ttdn.model.scalars import MAXIMUM_NUMBER
from ttdn.writing import seal

#: What stays free on a protected sheet: looking at it in one's own way.
_FREE = {
    "sort": True,
    "autofilter": True,
    "format_rows": True,
    "format_columns": True,
    "select_locked_cells": True,
}
_A4 = 9
#: Letters of Times New Roman 12 in a column as wide as ten digits of Excel's own font, by a little more.
_DENSITY = 1.12
LINE_HEIGHT, PADDING = 16, 3


@dataclass
class _Written:
    """What the form carries along of its own layout, noted while the sheets are written."""

    parts: dict[str, CarriedPart] = field(default_factory=dict)
    fixed: dict[str, None] = field(default_factory=dict)


def make_form(blank: Blank) -> bytes:
    """The Excel file of a unit's form. The same data give the same bytes."""
    stream = io.BytesIO()
    book = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    formats = {name: book.add_format(dict(settings)) for name, settings in FORMATS.items()}
    _describe(book, blank)
    written = _Written()
    _write_guide(book, formats, blank, written)
    for sheet in SHEETS:
        _SheetWriter(book, formats, blank, sheet, written).write()
    carried = Carried(identity_of(blank), blank.base, written.parts, tuple(written.fixed))
    _write_hidden(book, carried.sealed_with(blank.key), blank)
    book.close()
    return seal(stream.getvalue(), change=_let_rows_grow)


def _let_rows_grow(name: str, content: bytes) -> bytes:
    """The heights of rows as they are for now: a row grows when somebody writes more into it."""
    return content.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else content


def identity_of(blank: Blank) -> Identity:
    """Whose form it is."""
    return Identity(FORM_VERSION, plan_fingerprint(blank.plan), blank.unit.id, str(blank.period))


def _describe(book: Workbook, blank: Blank) -> None:
    # The day of the plan rather than today's: equal data are equal files.
    made = datetime.combine(blank.plan.document.date, time(), UTC).replace(tzinfo=None)
    title = f"Biểu mẫu báo cáo {blank.period.label.vi} – {blank.unit.name}"
    book.set_properties({"title": title, "author": blank.plan.authority.name, "created": made})
    book.set_calc_mode("auto")


def _write_guide(book: Workbook, formats: Mapping[str, Format], blank: Blank, written: _Written) -> None:
    sheet = book.add_worksheet(GUIDE)
    _set_page(sheet)
    sheet.set_column(0, 0, 130)
    for number, (style, words) in enumerate(guide_lines(blank)):
        sheet.write_string(number, 0, words, formats[style])
        written.fixed[fixed_digest(words)] = None
    sheet.protect("", dict(_FREE))
    sheet.activate()


def _set_page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer('&L&"Times New Roman"&10&A&R&"Times New Roman"&10Trang &P/&N')
    sheet.hide_gridlines(2)


def _write_hidden(book: Workbook, carried: Carried, blank: Blank) -> None:
    """What the form carries along, and the lists to choose from."""
    sheet = book.add_worksheet(HIDDEN_SHEET)
    sheet.write_string(0, 0, PROPERTY)
    sheet.write_string(0, 1, carried.property)
    for number, chunk in enumerate(carried.chunks(), start=1):
        sheet.write_string(number, 0, str(number))
        sheet.write_string(number, 1, chunk)
    lists = {
        CellKind.STATUS: [STATUS_LABELS[status].vi for status in Status],
        CellKind.ITEM: [choice_of(item) for item in blank.items.values()],
        CellKind.PROGRAMME: list(PROGRAMME_KINDS),
    }
    for column, (kind, words) in enumerate(lists.items(), start=3):
        for number, word in enumerate(words):
            sheet.write_string(number, column, word)
        letter = chr(ord("A") + column)
        book.define_name(CHOICES[kind], f"='{HIDDEN_SHEET}'!${letter}$1:${letter}${len(words)}")
    sheet.protect("")
    sheet.very_hidden()
    book.set_custom_property(PROPERTY, carried.property, "text")


class _SheetWriter:
    """Writes one sheet from the top down; its first column is hidden and names the rows."""

    def __init__(
        self,
        book: Workbook,
        formats: Mapping[str, Format],
        blank: Blank,
        sheet: FormSheet,
        written: _Written,
    ) -> None:
        self.page = book.add_worksheet(sheet.name)
        self.formats, self.blank, self.sheet, self.written = formats, blank, sheet, written
        self.widths = sheet.widths
        self.line = 0
        #: The lines that each cell of the row at hand needs.
        self.lines: list[int] = []

    def write(self) -> None:
        _set_page(self.page)
        self.page.set_column(0, 0, 2, None, {"hidden": True})
        for number, width in enumerate(self.widths, start=1):
            self.page.set_column(number, number, width)
        self._words("title", self.sheet.title)
        self._words("note", note_of(self.blank.unit, self.blank.period))
        # Where several tables follow each other, no head of one of them can be.
        self.page.repeat_rows(0, self.line - 1)
        for part in self.sheet.parts:
            self._part(part)
        self.page.protect("", dict(_FREE))

    def _words(self, style: str, words: str) -> None:
        self.page.write_string(self.line, 1, words, self.formats[style])
        self.written.fixed[fixed_digest(words)] = None
        self.line += 1

    def _part(self, part: Part) -> None:
        is_alone = len(self.sheet.parts) == 1
        if not is_alone:
            self.line += 1
            title, hint = PART_TITLES[part.name]
            self._words("part", title)
            self._words("note", use_labels(hint))
        head, titles = self.line, [column.title for column in part.columns]
        for number, title in enumerate(titles, start=1):
            self._say(number, title, "head")
        self._end_row(RowName(part.name))
        rows = rows_of_part(part, self.blank)
        for row in rows:
            self._row(part, row)
        if is_alone:
            self.page.repeat_rows(head)
        if is_alone and not part.lines:
            self.page.freeze_panes(head + 1, 3)
            self.page.autofilter(head, 0, self.line - 1, len(part.columns))
        self._validate(part, rows, head + 1)
        locks = {row.name: lock(row.locked) for row in rows}
        self.written.parts[part.name] = CarriedPart(
            self.sheet.name,
            {column.key: number for number, column in enumerate(part.columns, start=2) if column.is_input},
            [number for number, column in enumerate(part.columns, start=2) if not column.is_input],
            lock(titles),
            locks,
        )

    def _validate(self, part: Part, rows: Sequence[FormRow], first: int) -> None:
        """The rules of what is filled in: row by row in a record, else column by column."""
        for number, column in enumerate(part.columns, start=1):
            if column.field and rows:
                area = (first, number, self.line - 1, number)
                add_validation(self.page, area, column.field, self.blank)
            elif column.is_input:
                for line, row in enumerate(rows, start=first):
                    held = part.lines.get(row.name)
                    if held:
                        add_validation(self.page, (line, number, line, number), held, self.blank)

    def _row(self, part: Part, row: FormRow) -> None:
        numbers = {column.key: number for number, column in enumerate(part.columns, start=1)}
        for key, words in row.texts.items():
            self._say(numbers[key], words, part.columns[numbers[key] - 1].style)
        for key in part.inputs:
            if key not in row.texts:
                self._cell(numbers[key], CellAddress(part.name, row.name, key))
        self._end_row(RowName(part.name, row.name))

    def _end_row(self, name: RowName) -> None:
        """Name the row in the hidden column, and go on to the next."""
        self.page.write_string(self.line, 0, str(name))
        self.page.set_row(self.line, max(self.lines, default=1) * LINE_HEIGHT + PADDING)
        self.lines.clear()
        self.line += 1

    def _say(self, column: int, words: str, style: str) -> None:
        """Words in a cell, and the height that they need."""
        self.page.write_string(self.line, column, words, self.formats[style])
        self.lines.append(count_lines(words, self.widths[column - 1]))

    def _cell(self, column: int, cell: CellAddress) -> None:
        """A cell to fill in, with what is known of it."""
        kind, text = cell.field.kind, self.blank.shown.get(cell, "")
        style = self.formats[kind.style]
        if not text:
            self.page.write_blank(self.line, column, None, style)
        elif kind is CellKind.DAY and (day := _day(text)):
            self.page.write_datetime(self.line, column, day, style)
        elif kind.is_number and text.isdecimal() and int(text) <= MAXIMUM_NUMBER:
            self.page.write_number(self.line, column, int(text), style)
        else:
            self._say(column, self._shown(kind, text), kind.style)

    def _shown(self, kind: CellKind, text: str) -> str:
        if kind is CellKind.STATUS and text in set(Status):
            return STATUS_LABELS[Status(text)].vi
        return (
            choice_of(self.blank.items[text]) if kind is CellKind.ITEM and text in self.blank.items else text
        )


def count_lines(words: str, width: float) -> int:
    """The lines that words need in a column; a little more rather than less."""
    return sum(max(len(textwrap.wrap(line, max(int(width * _DENSITY), 1))), 1) for line in words.split("\n"))


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
