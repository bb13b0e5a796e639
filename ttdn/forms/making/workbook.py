"""A form as an Excel file: the sheets of ``columns``, filled with what is known, everything else locked."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, time
from functools import lru_cache
from itertools import groupby
from math import ceil

from pydantic_core import PydanticCustomError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ttdn.forms.asked import part_title
from ttdn.forms.blank import (
    NOTE,
    REPEATING,
    Blank,
    FormRow,
    choice_of,
    rows_of_table,
)
from ttdn.forms.columns import (
    ANSWERS,
    DAYS_MARK,
    FORM_VERSION,
    GUIDE,
    HEAD,
    OPINIONS,
    RESULTS,
    CellKind,
    Field,
    FormSheet,
    Part,
    split_days,
)
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
from ttdn.forms.making.guide import guide_lines
from ttdn.forms.making.styles import FONT, FONT_SIZE, FORMATS
from ttdn.forms.making.validation import CHOICES, add_validation
from ttdn.forms.values import CellAddress, RowName
from ttdn.forms.words import use_labels
from ttdn.measure import fill, text_width
from ttdn.model.report import PROGRAMME_KINDS, STATUS_LABELS, Status
from ttdn.model.scalars import read_amount
from ttdn.vietnamese import capitalized
from ttdn.writing import seal

_A4 = 9
#: The width of a digit in the font of columns, in cm, and how much of a column words may use.
_CHARACTER, _SAFE = 7 / 96 * 2.54, 0.94
#: What the margins leave of A4 on its side: the width in cm, the height in points below a repeated head.
_PAPER_WIDTH, _PAPER_HEIGHT = 27.9, 505.0
#: How much more than its pages a table may fill for them to hold it, in smaller print.
_SMALLER = 1.2
LINE_HEIGHT, PADDING = 15.75, 1.5
#: Columns are as many digits wide as they say, in the font of the first style. A program without Excel's own
#: (LibreOffice on Linux) takes another font, and other widths; this one all have, or one as wide.
COLUMN_FONT = {"font_name": FONT, "font_size": 11, "font_scheme": ""}
#: Rows whose letters are larger than those of the tables.
_HEIGHTS = {"unit": 26, "title": 20}
_GUIDE_WIDTH = 78


def make_form(blank: Blank) -> bytes:
    """The Excel file of a unit's form. The same data give the same bytes."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "default_format_properties": COLUMN_FONT})
    _FormWriter(book, blank).write()
    book.close()
    return seal(stream.getvalue(), change=let_rows_grow)


def begin_page(book: Workbook, name: str, whose: str = "", *, upright: bool = False) -> Worksheet:
    """A new sheet, for paper too; what stays free on it is looking at it in one's own way.

    It has only what every program keeps. No cells are merged: Google Sheets cannot freeze a part of such
    (github.com/dream-num/univer/issues/724, handsontable/handsontable/issues/4906). No ranges are opened for
    some users (``protectedRanges``), so that locked rows could be sorted: Excel on the web does not know them
    (techcommunity.microsoft.com/blog/excelblog/excel-for-the-web/1522225), and they could be typed into. So
    a table with locked columns can be filtered, not sorted: Excel sorts no range with a locked cell, whatever
    is allowed (jmcnamara/XlsxWriter/issues/507), and only filters that were there before it was protected.
    LibreOffice shows a filter that has its defined name, which XlsxWriter writes (exceljs/issues/2778).
    """
    page = book.add_worksheet(name)
    if not upright:
        page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.3, top=0.4, bottom=0.5)
    # The size before the font: digits behind a size would be read as more of it.
    middle = f'&C&10&"{FONT}"{whose.replace("&", "&&")}' if whose else ""
    page.set_footer(f'&L&10&"{FONT}"&A{middle}&R&10&"{FONT}"Trang &P/&N')
    page.hide_gridlines(2)
    page.protect("", dict.fromkeys(("sort", "autofilter", "format_rows", "format_columns"), True))
    return page


def let_rows_grow(name: str, content: bytes) -> bytes:
    """The heights of rows as they are for now: a row grows when somebody writes more into it.

    A height without the mark is one that a program has reckoned: Excel, also on the web, reckons it anew when
    it loads the file (qax-os/excelize/issues/2385, openspout/openspout/pull/412), LibreOffice takes it.
    """
    return content.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else content


class _FormWriter:
    """Writes sheet by sheet from the top down.

    ``parts`` and ``fixed`` are what the form carries along of its own layout; ``heights`` are those that
    the cells of the row at hand need, ``length`` what the rows of the table at hand take; ``asked`` are the
    cells of that table that are filled in: column, row, what they hold, for which figure.
    """

    page: Worksheet
    widths: Sequence[float] = ()
    line = 0
    length = 0.0

    def __init__(self, book: Workbook, blank: Blank) -> None:
        self.book, self.blank = book, blank
        self.formats = {name: book.add_format(settings) for name, settings in FORMATS.items()}
        self.parts: dict[str, CarriedPart] = {}
        self.fixed: dict[str, None] = {}
        self.heights: list[float] = []
        self.asked: list[tuple[int, int, Field, str, bool]] = []

    def write(self) -> None:
        plan, unit, period = self.blank.plan, self.blank.unit, self.blank.period
        # The day of the plan rather than today's: equal data are equal files.
        made = datetime.combine(plan.document.date, time())
        title = f"Biểu mẫu báo cáo {period.label.vi} – {plan.called(unit)}"
        self.book.set_properties({"title": title, "author": plan.authority.name, "created": made})
        if not self.blank.is_for_number:
            self._guide()
        for sheet in self.blank.sheets:
            self._sheet(sheet)
        identity = Identity(FORM_VERSION, plan_fingerprint(plan), unit.id, str(period))
        carried = Carried(identity, self.blank.base, self.parts, tuple(self.fixed))
        self._hidden(carried.sealed_with(self.blank.key))

    @property
    def _name(self) -> str:
        return self.blank.plan.called(self.blank.unit)

    def _begin(self, name: str, *, upright: bool) -> None:
        self.page, self.line = begin_page(self.book, name, self._name, upright=upright), 0

    def _guide(self) -> None:
        self._begin(GUIDE, upright=True)
        self.page.set_column(0, 0, _GUIDE_WIDTH)
        for style, words in guide_lines(self.blank):
            settings, line = FORMATS[style], self.line
            self._words(style, words, column=0)
            size = settings["font_size"]
            lines = count_lines(words, _GUIDE_WIDTH, size, bold=settings.get("bold", False))
            if lines > 1:
                # Words that reach beyond the only column would make the whole page small in print.
                wrapped = self.book.add_format({**settings, "text_wrap": True})
                self.page.write_string(line, 0, words, wrapped)
                self.page.set_row(line, lines * LINE_HEIGHT * size / FONT_SIZE + PADDING)

    def _hidden(self, carried: Carried) -> None:
        """What the form carries along, and the lists to choose from."""
        page = self.book.add_worksheet(HIDDEN_SHEET)
        for number, chunk in enumerate([carried.property, *carried.chunks()]):
            page.write_string(number, 0, str(number) if number else PROPERTY)
            page.write_string(number, 1, chunk)
        lists = {
            CellKind.STATUS: [STATUS_LABELS[status].vi for status in Status],
            CellKind.ITEM: [choice_of(item) for item in self.blank.items.values()],
            CellKind.PROGRAMME: PROGRAMME_KINDS,
            CellKind.CONFIRMATION: ANSWERS,
        }
        for column, (kind, words) in enumerate(lists.items(), start=3):
            for number, word in enumerate(words):
                page.write_string(number, column, word)
            letter = "ABCDEFG"[column]
            self.book.define_name(CHOICES[kind], f"='{HIDDEN_SHEET}'!${letter}$1:${letter}${len(words)}")
        page.protect()
        page.very_hidden()
        self.book.set_custom_property(PROPERTY, carried.property, "text")

    def _sheet(self, sheet: FormSheet) -> None:
        """A sheet of the form; its first column is hidden and names the rows."""
        self._begin(sheet.name, upright=sheet.upright)
        self.page.set_column(0, 0, 2, None, {"hidden": True})
        self.widths = sheet.widths
        for number, width in enumerate(self.widths, start=1):
            self.page.set_column(number, number, width)
        self._words("unit", self._name)
        self._words("title", sheet.title)
        said = [f"{capitalized(self.blank.period.label.vi)}."]
        said += [self.blank.words_to_repeat] if RESULTS.name in {part.name for part in sheet.parts} else []
        self._words("note", " ".join(filter(None, [*said, NOTE])))
        # Where several tables follow each other, no head of one of them can be repeated or stay in sight.
        self.page.repeat_rows(0, self.line - 1)
        self.page.freeze_panes(self.line, 0)
        is_alone = len(sheet.tables) == 1 and not sheet.parts[0].lines
        for table in sheet.tables:
            # The head of a table of opinions is its title.
            if not is_alone and table[0] not in (HEAD, *OPINIONS):
                self._title(table[0])
            self._table(table, is_alone=is_alone)
            self.line += 1

    def _words(self, style: str, words: str, column: int = 1) -> None:
        if style in _HEIGHTS:
            self.page.set_row(self.line, _HEIGHTS[style])
        self.page.write_string(self.line, column, words, self.formats[style])
        self.fixed[fixed_digest(words)] = None
        self.line += 1

    def _title(self, part: Part) -> None:
        title, hint = part_title(self.blank.plan, part.name)
        self._words("part", title)
        self._words("note", use_labels(hint))

    def _table(self, parts: Sequence[Part], *, is_alone: bool) -> None:
        """A part with those whose rows stand among its own."""
        host, head, self.length = parts[0], self.line, 0.0
        for number, title in enumerate(host.titles, start=1):
            self._say(number, title, "head")
        self._end_row(RowName(host.name))
        locks: dict[str, dict[str, str]] = {part.name: {} for part in parts}
        for part, row in rows_of_table(parts, self.blank):
            self._row(part, row)
            locks[part.name][row.name] = lock(row.locked_in(part))
        if is_alone:
            # Only the number of the item stays in sight at the left: a phone shows three columns.
            self.page.repeat_rows(head)
            self.page.freeze_panes(head + 1, 2)
            self.page.autofilter(head, 0, self.line - 1, len(host.columns))
            self.page.fit_to_pages(1, pages_of(self.length, sum(self.widths)))
        self._validate()
        for part in parts:
            numbers = {column.key: number for number, column in enumerate(part.columns, start=2)}
            inputs = {key: numbers.pop(key) for key in part.inputs}
            self.parts[part.name] = CarriedPart(
                str(self.page.name), inputs, [*numbers.values()], lock(part.titles), locks[part.name]
            )

    def _validate(self) -> None:
        """The rules of what is filled in: one for all cells of a column that hold the same."""
        alike: dict[tuple[int, Field, str, bool], list[int]] = {}
        for column, line, field, name, offered in self.asked:
            alike.setdefault((column, field, name, offered), []).append(line)
        self.asked.clear()
        for (column, field, name, offered), lines in alike.items():
            areas, figure = [*_ranges(lines)], self.blank.plan.figures_by_id.get(name)
            more = REPEATING if offered else ""
            # The formula of a number with decimals speaks of the first cell of its area.
            for together in [[one] for one in areas] if figure and figure.decimals else [areas]:
                add_validation(self.page, column, together, field, self.blank, figure, more)

    def _row(self, part: Part, row: FormRow) -> None:
        for number, column in enumerate(part.columns, start=1):
            if column.key in row.texts or not column.is_input:
                self._say(number, row.texts.get(column.key, ""), column.style)
            else:
                self._cell(number, CellAddress(part.name, row.name, column.key))
        self._end_row(RowName(part.name, row.name))

    def _end_row(self, name: RowName) -> None:
        """Name the row in the hidden column, and go on to the next."""
        self.page.write_string(self.line, 0, str(name))
        height = max([LINE_HEIGHT, *self.heights]) + PADDING
        self.page.set_row(self.line, height)
        self.length += height
        self.heights.clear()
        self.line += 1

    def _say(self, column: int, words: str, style: str) -> None:
        """Words in a cell, and the height that they need."""
        self.page.write_string(self.line, column, words, self.formats[style])
        size, bold = FORMATS[style]["font_size"], FORMATS[style].get("bold", False)
        lines = count_lines(words, self.widths[column - 1], size, bold=bold)
        self.heights.append(lines * LINE_HEIGHT * size / FONT_SIZE)

    def _cell(self, column: int, cell: CellAddress) -> None:
        """A cell to fill in, with what is known of it."""
        if not self.blank.asks_for(cell):
            self.page.write_blank(self.line, column, None, self.formats["locked"])
            return
        figure, offered = cell.figure_of(self.blank.plan), self.blank.offers_last(cell)
        self.asked.append((column, self.line, cell.field, figure.id if figure else "", offered))
        kind, text = cell.field.kind, self.blank.shown.get(cell, "")
        style = self.formats[f"{kind.style}-{figure.decimals}" if figure and figure.decimals else kind.style]
        if not text:
            self.page.write_blank(self.line, column, None, style)
        elif kind is CellKind.DAY and (day := _day(text)):
            self.page.write_datetime(self.line, column, day, style)
        elif kind.is_number and (amount := _number(text)) is not None:
            self.page.write_number(self.line, column, amount, style)
        else:
            self._say(column, self._shown(kind, text), kind.style)

    def _shown(self, kind: CellKind, text: str) -> str:
        if kind is CellKind.STATUS:
            return kind.in_words(text)
        if kind is CellKind.DAYS:
            days = ((_day(typed), typed) for typed in split_days(text))
            return DAYS_MARK.join(f"{day:%d/%m/%Y}" if day else typed for day, typed in days)
        item = self.blank.items.get(text) if kind is CellKind.ITEM else None
        return choice_of(item) if item else text


def pages_of(length: float, width: float) -> int:
    """The pages on which a table is printed, where a little smaller print saves one; 0: as many as it takes.

    Args:
        length: Of its rows, in points.
        width: Of its columns, in characters.
    """
    pages = length * _PAPER_WIDTH / (width * _CHARACTER) / _PAPER_HEIGHT
    return int(pages) if pages <= _SMALLER * int(pages) else 0


def _ranges(lines: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in their order as ranges: the first and the last of those that follow each other."""
    for _, group in groupby(enumerate(lines), lambda numbered: numbered[1] - numbered[0]):
        run = [line for _, line in group]
        yield run[0], run[-1]


@lru_cache(maxsize=10_000)
def count_lines(words: str, width: float, size: float = FONT_SIZE, *, bold: bool = False) -> int:
    """The lines that words need in a column; a little more rather than less."""
    room = width * _CHARACTER * _SAFE
    lines = [part for line in words.split("\n") for part in fill(line, size, room, bold=bold)]
    widths = (text_width(line, size, bold=bold) / room for line in lines)
    # A word that is wider than its column is broken, some programs break it behind a stroke first.
    return sum(1 if width <= 1 else ceil(width) + 1 for width in widths)


def _number(text: str) -> int | float | None:
    with suppress(PydanticCustomError):
        amount = read_amount(text)
        return amount if isinstance(amount, int) else float(amount)
    return None


def _day(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    return None
