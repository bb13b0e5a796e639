"""Tables as an Excel workbook: a sheet for each, with real days and numbers, to be filtered and pivoted."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from heapq import nlargest
from math import ceil
from pathlib import Path
from tempfile import gettempdir
from typing import Any, Final

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ttdn.errors import TtdnError
from ttdn.forms.making.styles import BORDER, FONT, HEAD_FILL
from ttdn.forms.making.workbook import COLUMN_FONT, LINE_HEIGHT, PADDING, count_lines, let_rows_grow
from ttdn.language import Language, Text
from ttdn.measure import text_width
from ttdn.safe_text import starts_formula, xml_text
from ttdn.tables import Kind, Table, Value, plain_value, shown
from ttdn.vietnamese import format_amount
from ttdn.writing import make_folder, refusal, seal

#: What Excel can hold: rows of a sheet, letters of a cell (as UTF-16 counts them), letters of a sheet's name,
#: digits of a number, the first year of its calendar.
MAXIMUM_ROWS: Final = 1_048_576
MAXIMUM_LETTERS: Final = 32_767
_MAXIMUM_NAME = 31
_MAXIMUM_NUMBER = 10**15
_FIRST_YEAR = 1901
#: What the name of a sheet may not hold.
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_A4 = 9
_FONT_SIZE = 11
#: Columns are as wide as wanted, within reason; a head leaves room for the button of the filter.
_LEAST_WIDTH, _GREATEST_WIDTH, _BUTTON = 7, 80, 3
#: A name longer than this runs into the next cell; of a table of many columns the first ones stay in sight.
_LONGEST_NAME = 36
_MANY, _FROZEN = 12, 2
#: A table of more rows is read by programs, and its empty cells have no lines: they are a quarter of it.
_LARGE = 20_000
#: Excel makes no row higher.
_HIGHEST = 409
#: The width of a digit, in cm, by which columns are measured; letters that a line of words has not.
_DIGIT, _LOST = 7 / 96 * 2.54, 2
#: The longest names of a column, one of which is the widest.
_TRIED = 30
_CUT = Text(" […] (đã cắt bớt: Excel không chứa hết)", " […] (cut: Excel cannot hold it all)")

_BASE = {"font_name": FONT, "font_size": _FONT_SIZE, "valign": "top"}
_BOXED = {**_BASE, "border": 1, "border_color": f"#{BORDER}"}
_DAY = {**_BOXED, "num_format": "dd/mm/yyyy", "align": "center"}
_STYLES: Mapping[str, dict[str, Any]] = {
    "head": {**_BOXED, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
    | {"bg_color": f"#{HEAD_FILL}"},
    Kind.TEXT: {**_BOXED, "text_wrap": True},
    Kind.NAME: _BOXED,
    Kind.YEAR: {**_BOXED, "num_format": "0", "align": "center"},
    Kind.NUMBER: {**_BOXED, "num_format": "#,##0"},
    Kind.MONEY: {**_BOXED, "num_format": "#,##0"},
    Kind.DAY: _DAY,
    Kind.YES_NO: {**_BOXED, "align": "center"},
}

#: The kinds of number and of words that keep their look in their column; others look like any.
_NUMBERS, _WORDS = {Kind.YEAR, Kind.MONEY}, {Kind.NAME, Kind.YES_NO}


class TooLargeForExcelError(TtdnError):
    """A table has more rows than a sheet of Excel."""

    def __init__(self, title: Text, rows: int) -> None:
        """Name the table and the ways on."""
        most = MAXIMUM_ROWS - 1
        super().__init__(
            Text(
                f"Bảng '{title.vi}' có {format_amount(rows)} dòng; một trang Excel chỉ chứa được "
                f"{format_amount(most)}. Xuất ra csv, hoặc chọn ít hơn.",
                f"The table '{title.en}' has {rows:,} rows; a sheet of Excel holds {most:,}. "
                "Write it as csv, or choose less.",
            )
        )


def tables_as_xlsx(
    tables: Iterable[Table],
    language: Language | None,
    *,
    title: str,
    author: str,
    made: date,
) -> bytes:
    """The tables as an Excel file. The same data give the same bytes.

    Text is never a formula or a link, also after somebody has edited a cell.

    Args:
        tables: The tables; each is a sheet with a filter, its head stays in sight.
        language: That of the headings and labels; None: the stable names and codes.
        title: What the file says of itself.
        author: Who made it, such as the authority of the plan.
        made: The day for which it was made.

    Raises:
        TooLargeForExcelError: A table has more rows than a sheet of Excel.
        OutputNotWritableError: There is no room for files that are only made for the time of the work.
    """
    try:
        with make_folder() as folder:
            content = _write(tables, language, folder, (title, author, made))
    except (OSError, FileCreateError) as error:  # there is no room for the rows
        system = error if isinstance(error, OSError) else OSError(*error.args)
        raise refusal(Path(gettempdir()), system) from error
    # On Windows the files of the folder end their lines in its way.
    return seal(content, change=lambda name, part: let_rows_grow(name, part.replace(b"\r\n", b"\n")))


def _write(
    tables: Iterable[Table], language: Language | None, folder: Path, about: tuple[str, str, date]
) -> bytes:
    stream, (title, author, made) = io.BytesIO(), about
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    # Row by row into files of this folder: with all cells in memory 2,500 reports take 1 GB.
    place = {"constant_memory": True, "tmpdir": str(folder)}
    book = Workbook(stream, {**place, "default_format_properties": COLUMN_FONT, **options})
    book.set_properties({"title": title, "author": author, "created": datetime.combine(made, time())})
    writer = _Writer(book, language)
    for table in tables:
        writer.sheet(table)
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes sheet by sheet; ``names`` are the sheets that are there."""

    is_large = False

    def __init__(self, book: Workbook, language: Language | None) -> None:
        self.book, self.language = book, language
        self.say = language or Language.VIETNAMESE
        self.names: set[str] = set()
        self.formats: dict[tuple[str, int, bool], Format] = {}

    def sheet(self, table: Table) -> None:
        """A table from the first cell on: so a pivot table finds it by itself."""
        if len(table.rows) >= MAXIMUM_ROWS:
            raise TooLargeForExcelError(table.title, len(table.rows))
        page = self._page(table.title.in_language(self.language) if self.language else table.name)
        heads = table.headings(self.language)
        self.is_large = len(table.rows) > _LARGE
        widths = [_width_of(table, place, head, self.say) for place, head in enumerate(heads)]
        self._head(page, table, widths)
        for line, row in enumerate(table.rows, start=1):
            lines = 1
            for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                words = self._cell(page, line, place, column.kind, value)
                lines = max(lines, _lines_of(words, widths[place]))
            if lines > 1:
                page.set_row(line, min(lines * LINE_HEIGHT + PADDING, _HIGHEST))
        page.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
        # Ids and numbers of items are words also where they have digits only.
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{MAXIMUM_ROWS}"})

    def _head(self, page: Worksheet, table: Table, widths: Sequence[float]) -> None:
        """The headings, which stay in sight; of a wide table its first columns, too."""
        lines = 1
        for place, (head, width) in enumerate(zip(table.headings(self.language), widths, strict=True)):
            lines = max(lines, count_lines(head, width - _BUTTON, _FONT_SIZE, bold=True))
            page.set_column(place, place, width)
            page.write_string(0, place, self._fit(head), self._format("head", quoted=starts_formula(head)))
        page.set_row(0, min(lines * LINE_HEIGHT + PADDING, _HIGHEST))
        page.repeat_rows(0)
        page.freeze_panes(1, _FROZEN if len(widths) > _MANY else 0)

    def _page(self, wanted: str) -> Worksheet:
        page = self.book.add_worksheet(self._free_name(wanted))
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.3, top=0.4, bottom=0.5)
        page.set_footer("&L&A&R&P/&N")
        return page

    def _free_name(self, wanted: str) -> str:
        """A name that Excel takes and no other sheet has."""
        plain = " ".join(xml_text(wanted).translate(_NOT_IN_NAMES).split()) or "1"
        name, number = plain[:_MAXIMUM_NAME].strip(), 1
        while name.casefold() in self.names:
            number += 1
            mark = f" {number}"
            name = plain[: _MAXIMUM_NAME - len(mark)].strip() + mark
        self.names.add(name.casefold())
        return name

    def _cell(self, page: Worksheet, line: int, place: int, kind: Kind, value: Value) -> str:
        """Write a value; the words that were written, where they go on in a next line."""
        plain = plain_value(value, self.language)
        if isinstance(plain, bool):
            if self.language is None:
                page.write_boolean(line, place, plain, self._format(kind))
                return ""
            plain = shown(plain, self.language)
        if plain is None or plain == "":
            if not self.is_large:
                page.write_blank(line, place, None, self._format(kind))
            return ""
        if isinstance(plain, date) and plain.year >= _FIRST_YEAR:
            page.write_datetime(line, place, datetime.combine(plain, time()), self._format(Kind.DAY))
        elif isinstance(plain, (int, Decimal)) and -_MAXIMUM_NUMBER < plain < _MAXIMUM_NUMBER:
            # Digits for digits: the library writes sixteen of them.
            style = kind if kind in _NUMBERS else Kind.NUMBER
            page.write_number(line, place, float(plain), self._format(style, _decimals_of(plain)))
        else:
            words = self._fit(str(plain))
            style = kind if kind in _WORDS else Kind.TEXT
            page.write_string(line, place, words, self._format(style, quoted=starts_formula(words)))
            return words if style is Kind.TEXT else ""
        return ""

    def _fit(self, text: str) -> str:
        """Words that a cell can hold."""
        words = xml_text(text)
        if len(words) * 2 <= MAXIMUM_LETTERS or len(words.encode("utf-16-le")) // 2 <= MAXIMUM_LETTERS:
            return words
        mark = _CUT.in_language(self.say)
        room = (MAXIMUM_LETTERS - len(mark)) * 2
        return words.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + mark

    def _format(self, style: str, decimals: int = 0, *, quoted: bool = False) -> Format:
        """A format; ``quoted``: what is typed into the cell stays text, too."""
        key = (style, decimals, quoted)
        if key not in self.formats:
            settings = dict(_STYLES[style])
            if decimals:
                settings["num_format"] = f"#,##0.{'0' * decimals}"
            if quoted:
                settings["quote_prefix"] = True
            self.formats[key] = self.book.add_format(settings)
        return self.formats[key]


def _decimals_of(number: int | Decimal) -> int:
    """How many digits a number has behind its point."""
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _width_of(table: Table, place: int, head: str, language: Language) -> int:
    """As wide as the column asks for; names, which are not broken, as wide as they are."""
    column = table.columns[place]
    wanted = max(column.width, max(map(len, head.split()), default=0) + _BUTTON, _LEAST_WIDTH)
    names = {label.in_language(language) for _, label in column.codes}
    if column.kind is Kind.NAME and not names:
        names = {str(row[place]) for row in table.rows if row[place]}
    widest = max((text_width(one, _FONT_SIZE) for one in nlargest(_TRIED, names, key=len)), default=0.0)
    wanted = max(wanted, min(ceil(widest / _DIGIT) + 1, _LONGEST_NAME))
    return min(wanted, _GREATEST_WIDTH)


def _lines_of(words: str, width: float) -> int:
    """The lines that words need in a column, about: programs reckon it anew when somebody types there."""
    return sum(1 if len(line) <= width else ceil(len(line) / (width - _LOST)) for line in words.split("\n"))
