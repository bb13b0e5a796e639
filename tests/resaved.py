"""Filled forms as other programs write them, for the tests.

None of those programs runs here. What they do to a workbook is imitated from what is written about it: each
habit names where that stands, or says that it is an assumption. Such a program reads the cells of a workbook
and writes a workbook of its own, so a file is taken apart into cells and made anew.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office"
_CONTENT = "application/vnd.openxmlformats-officedocument"
_WINDOWS, _MAC = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - days of a workbook have no zone


class Cell(NamedTuple):
    """What a cell holds, and how that is shown."""

    value: Any
    number_format: str


@dataclass(frozen=True)
class Page:
    """A sheet: its name, whether it is hidden, its cells by row and column, its hidden columns."""

    name: str
    state: str
    cells: Mapping[tuple[int, int], Cell]
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Habits:
    """How a program writes a workbook; without any, as Excel on a computer does.

    ``pages`` is what it makes of the sheets, ``words`` how it keeps text (``shared``, ``inline``, ``runs``).
    ``number`` writes a number, ``day`` a day: the kind of the cell and what stands in it. ``rows`` are those
    that each sheet has at least, ``blank_columns`` the cells of these, ``further`` parts of its own with what
    leads to them from the workbook.
    """

    pages: Callable[[Sequence[Page]], Iterable[Page]] = lambda pages: pages
    words: str = "shared"
    number: Callable[[float], str] = repr
    day: Callable[[date, datetime], tuple[str, str]] = lambda day, epoch: ("", _serial(day, epoch))
    shown: Callable[[str], str] = lambda number_format: number_format
    first_format: int = 164
    epoch: datetime = _WINDOWS
    rows: int = 0
    blank_columns: int = 0
    keeps_properties: bool = True
    root: str = ""
    sheet_part: str = "worksheets/sheet{}.xml"
    sheet_start: str = ""
    sheet_end: str = ""
    further: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    strict: bool = False


def resave(raw: bytes, habits: Habits) -> bytes:
    """A workbook as a program of these habits writes it."""
    pages, properties = _contents(raw)
    return _Writer(habits).write(list(habits.pages(pages)), properties if habits.keeps_properties else {})


@cache
def _contents(raw: bytes) -> tuple[tuple[Page, ...], Mapping[str, str]]:
    """The sheets of a workbook and its properties."""
    book: Any = load_workbook(io.BytesIO(raw))
    pages = tuple(
        Page(
            sheet.title,
            sheet.sheet_state,
            {
                (cell.row, cell.column): Cell(cell.value, cell.number_format)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            },
            frozenset(
                column
                for one in sheet.column_dimensions.values()
                if one.hidden
                for column in range(one.min or 1, (one.max or 0) + 1)
            ),
        )
        for sheet in book
    )
    return pages, {one.name: str(one.value) for one in book.custom_doc_props.props}


class _Writer:
    """Writes the parts of one workbook."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.strings: dict[str, int] = {}
        self.formats: dict[str, int] = {"General": 0}
        self.parts: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.links: dict[str, list[str]] = {"": [], "xl/workbook.xml": []}

    def write(self, pages: Sequence[Page], properties: Mapping[str, str]) -> bytes:
        habits = self.habits
        for number, page in enumerate(pages, start=1):
            part = "xl/" + habits.sheet_part.format(number)
            self._add(part, self._sheet(page), f"{_CONTENT}.spreadsheetml.worksheet+xml")
            self._link("xl/workbook.xml", f"{_OFFICE}/relationships/worksheet", part)
        self._add("xl/styles.xml", self._styles(), f"{_CONTENT}.spreadsheetml.styles+xml")
        self._link("xl/workbook.xml", f"{_OFFICE}/relationships/styles", "xl/styles.xml")
        if self.strings:
            shared = "".join(f"<si>{one}</si>" for one in self.strings)
            words = f'<sst xmlns="{_MAIN}" count="{len(self.strings)}">{shared}</sst>'
            self._add("xl/sharedStrings.xml", words, f"{_CONTENT}.spreadsheetml.sharedStrings+xml")
            self._link("xl/workbook.xml", f"{_OFFICE}/relationships/sharedStrings", "xl/sharedStrings.xml")
        for part, (kind, relationship, content) in habits.further.items():
            self._add(part, content, kind)
            source = "xl/" + habits.sheet_part.format(1) if "omment" in part else "xl/workbook.xml"
            self._link(source, relationship, part)
        self._add("xl/workbook.xml", self._workbook(pages), f"{_CONTENT}.spreadsheetml.sheet.main+xml")
        self._link("", f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml")
        if properties:
            self._add("docProps/custom.xml", _custom(properties), f"{_CONTENT}.custom-properties+xml")
            self._link("", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml")
        return self._packed()

    def _add(self, part: str, content: str, kind: str) -> None:
        self.parts[part], self.types[part] = content, kind

    def _link(self, source: str, kind: str, part: str) -> None:
        links = self.links.setdefault(source, [])
        target = f"{self.habits.root}{part}" if self.habits.root else _from(source, part)
        links.append(f'<Relationship Id="rId{len(links) + 1}" Type="{kind}" Target="{target}"/>')

    def _workbook(self, pages: Sequence[Page]) -> str:
        rows = "".join(
            f'<sheet name={quoteattr(page.name)} sheetId="{number}" state="{page.state}" r:id="rId{number}"/>'
            for number, page in enumerate(pages, start=1)
        )
        calendar = '<workbookPr date1904="1"/>' if self.habits.epoch == _MAC else "<workbookPr/>"
        conformance = ' conformance="strict"' if self.habits.strict else ""
        return (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"{conformance}>'
            f"{calendar}<sheets>{rows}</sheets></workbook>"
        )

    def _sheet(self, page: Page) -> str:
        rows: dict[int, list[str]] = {row: [] for row in range(1, self.habits.rows + 1)}
        blanks = {
            (row, column): None
            for row in range(1, self.habits.rows + 1)
            for column in range(1, self.habits.blank_columns + 1)
        }
        for (row, column), cell in sorted({**blanks, **page.cells}.items(), key=lambda placed: placed[0]):
            name = f"{get_column_letter(column)}{row}"
            rows.setdefault(row, []).append(self._cell(name, cell) if cell else f'<c r="{name}" s="0"/>')
        columns = "".join(f'<col min="{at}" max="{at}" width="2" hidden="1"/>' for at in sorted(page.hidden))
        data = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in sorted(rows.items()))
        return (
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships" xmlns:mc="{_MC}" '
            f'xmlns:x14ac="{_MICROSOFT}/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac">'
            f"{self.habits.sheet_start}{f'<cols>{columns}</cols>' if columns else ''}"
            f"<sheetData>{data}</sheetData>{self.habits.sheet_end}</worksheet>"
        )

    def _cell(self, name: str, cell: Cell) -> str:
        kind, content = self._content(cell.value)
        look = self.formats.setdefault(self.habits.shown(cell.number_format), len(self.formats))
        return f'<c r="{name}" s="{look}"' + (f' t="{kind}"' if kind else "") + f">{content}</c>"

    def _content(self, value: Any) -> tuple[str, str]:  # noqa: ANN401 - whatever a cell holds
        habits = self.habits
        if isinstance(value, bool):
            return "b", f"<v>{int(value)}</v>"
        if isinstance(value, date):
            kind, text = habits.day(value, habits.epoch)
            return (kind, f"<v>{text}</v>") if kind != "s" else self._words(text)
        if isinstance(value, int | float):
            return "", f"<v>{habits.number(value)}</v>"
        return self._words(str(value))

    def _words(self, text: str) -> tuple[str, str]:
        marked = f'<t xml:space="preserve">{escape(text)}</t>'
        if self.habits.words == "inline":
            return "inlineStr", f"<is>{marked}</is>"
        if self.habits.words == "runs":
            half = len(text) // 2
            halves = (
                f'<r><t xml:space="preserve">{escape(one)}</t></r>' for one in (text[:half], text[half:])
            )
            marked = "".join(halves)
        return "s", f"<v>{self.strings.setdefault(marked, len(self.strings))}</v>"

    def _styles(self) -> str:
        numbers = {code: self.habits.first_format + at for at, code in enumerate(self.formats)}
        own = "".join(
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
            for code, number in numbers.items()
            if code != "General"
        )
        looks = "".join(
            f'<xf numFmtId="{0 if code == "General" else numbers[code]}" fontId="0" fillId="0" borderId="0">'
            '<alignment vertical="bottom"/></xf>'
            for code in self.formats
        )
        return (
            f'<styleSheet xmlns="{_MAIN}"><numFmts>{own}</numFmts><fonts><font><sz val="10"/></font></fonts>'
            '<fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders>'
            f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{looks}</cellXfs></styleSheet>"
        )

    def _packed(self) -> bytes:
        kinds = "".join(
            f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in self.types.items()
        )
        members = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{kinds}</Types>"
        }
        for source, links in self.links.items():
            folder, _, name = source.rpartition("/")
            place = f"{folder}/_rels/{name}.rels".lstrip("/")
            members[place] = (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
            )
        members |= self.parts
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in members.items():
                text = content
                if self.habits.strict:
                    text = text.replace(_MAIN, f"{_STRICT}/spreadsheetml/main")
                    text = text.replace(_OFFICE, f"{_STRICT}/officeDocument")
                archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
        return stream.getvalue()


_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _from(source: str, part: str) -> str:
    """The way from a part to another, as Excel writes it."""
    folder = source.rpartition("/")[0]
    if not folder or part.startswith(f"{folder}/"):
        return part.removeprefix(f"{folder}/") if folder else part
    return "../" + part.removeprefix("xl/")


def _custom(properties: Mapping[str, str]) -> str:
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    return (
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{rows}</Properties>"
    )


def _serial(day: date, epoch: datetime) -> str:
    """A day as Excel counts it."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    passed = moment - epoch
    return str(passed.days) if not passed % timedelta(days=1) else repr(passed / timedelta(days=1))


# What becomes of the sheets.


def without_hidden_sheets(pages: Sequence[Page]) -> list[Page]:
    """The sheets that can be seen."""
    return [page for page in pages if page.state == "visible"]


def with_all_sheets_shown(pages: Sequence[Page]) -> list[Page]:
    """Hidden sheets, columns and rows stand there like all others."""
    return [replace(page, state="visible", hidden=frozenset()) for page in pages]


def without_hidden_columns(pages: Sequence[Page]) -> list[Page]:
    """Columns that cannot be seen are not there; what is right of them has moved."""
    return [_without(page) for page in pages]


def _without(page: Page) -> Page:
    kept = {
        (row, column - sum(hidden < column for hidden in page.hidden)): cell
        for (row, column), cell in page.cells.items()
        if column not in page.hidden
    }
    return replace(page, cells=kept, hidden=frozenset())


def tables_of_numbers(pages: Sequence[Page]) -> list[Page]:
    """One sheet for each table, named after both, behind a summary of them; names have 31 letters at most."""
    shown = with_all_sheets_shown(pages)
    named = [replace(page, name=f"{page.name} - Table 1"[:31]) for page in shown]
    words = ["This document was exported from Numbers. Each table was converted to an Excel worksheet."]
    words += [page.name for page in named]
    summary = {(row, 2): Cell(text, "General") for row, text in zip(count(3), words, strict=False)}
    return [Page("Export Summary", "visible", summary), *named]


# How days and numbers are written.


def iso(day: date, _: datetime) -> tuple[str, str]:
    """A day as ISO 8601 has it."""
    return "d", (day if isinstance(day, datetime) else datetime.combine(day, time())).isoformat()


def in_words(day: date, _: datetime) -> tuple[str, str]:
    """A day as text, as it was shown."""
    return "s", f"{day:%d/%m/%Y}"


def with_time(day: date, epoch: datetime) -> tuple[str, str]:
    """A day at seven in the morning: midnight of Greenwich in Viet Nam."""
    return "", repr(float(_serial(day, epoch)) + 7 / 24)


def as_double(number: float) -> str:
    """A number with a fraction in any case."""
    return repr(float(number))


def seventeen_digits(number: float) -> str:
    """A number with all digits of its binary form."""
    return f"{number:.17g}"


#: The programs, each as what is known of it has it.
PROGRAMS: Mapping[str, Habits] = {
    "Google Sheets": Habits(
        # Whole numbers are written with a fraction, cells of numbers without a kind: sparklemotion/nokogiri
        # issue 1878, roo-rb/roo issue 498.
        number=as_double,
        day=lambda day, epoch: ("", as_double(float(_serial(day, epoch)))),
        # Separators of days stand in formats without a quote or a stroke: SheetJS/sheetjs issue 2112.
        shown=lambda number_format: number_format.replace("\\", ""),
        # Each look has an alignment of its own (SheetJS/sheetjs issue 53): all looks written here have one.
        # Hidden sheets stay hidden (edemaine/svgtiler issue 29). Assumed: very hidden ones become hidden.
        pages=lambda pages: [replace(page, state=page.state.replace("veryH", "h")) for page in pages],
        # Assumed, no source was found: a sheet has 1000 rows of 26 columns at least, and all of them are
        # written with their looks, also where they are blank.
        rows=1000,
        blank_columns=26,
        # Assumed, no source was found: properties of the document are dropped, there are default widths.
        keeps_properties=False,
        sheet_start='<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>',
    ),
    "Excel for the web": Habits(
        # The same parts as Excel on a computer, docProps included: dotnet/Open-XML-SDK issue 59.
        # Protected sheets stay protected: techcommunity.microsoft.com, "Excel for the web", on protection.
        sheet_start='<dimension ref="A1:B9"/><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>',
        sheet_end='<sheetProtection sheet="1" objects="1" scenarios="1"/>'
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>',
        further={
            # A comment is in a part of threads; an old one says so to programs that know no threads:
            # exceljs/exceljs issue 2070, PHPOffice/PhpSpreadsheet issue 2184.
            "xl/threadedComments/threadedComment1.xml": (
                "application/vnd.ms-excel.threadedcomments+xml",
                f"{_MICROSOFT}/2017/10/relationships/threadedComment",
                (
                    f'<ThreadedComments xmlns="{_MICROSOFT}/spreadsheetml/2018/threadedcomments">'
                    '<threadedComment ref="B2" dT="2020-12-03T01:02:03.04" personId="{1}" id="{E722680E}">'
                    "<text>Số này chưa chốt</text></threadedComment>"
                    '<threadedComment ref="B2" dT="2020-12-03T02:02:03.04" personId="{1}" id="{E722680F}" '
                    'parentId="{E722680E}"><text>Đã chốt</text></threadedComment></ThreadedComments>'
                ),
            ),
            "xl/comments1.xml": (
                f"{_CONTENT}.spreadsheetml.comments+xml",
                f"{_OFFICE}/relationships/comments",
                (
                    f'<comments xmlns="{_MAIN}"><authors><author>tc={{E722680E}}</author></authors>'
                    '<commentList><comment ref="B2" authorId="0" shapeId="0"><text><t>[Threaded comment]\n\n'
                    "Your version of Excel allows you to read this threaded comment; however, any edits to "
                    "it will get removed if the file is opened in a newer version of Excel.\n\nComment:\n"
                    "    Số này chưa chốt\nReply:\n    Đã chốt</t></text></comment></commentList></comments>"
                ),
            ),
            "xl/persons/person.xml": (
                "application/vnd.ms-excel.person+xml",
                f"{_MICROSOFT}/2017/10/relationships/person",
                (
                    f'<personList xmlns="{_MICROSOFT}/spreadsheetml/2018/threadedcomments">'
                    '<person displayName="Trần Quốc Hưng" id="{1}" userId="h" providerId="AD"/></personList>'
                ),
            ),
            # Values of cells that are rich have data of their own (ECMA-376, part 1, 18.9).
            "xl/metadata.xml": (
                f"{_CONTENT}.spreadsheetml.sheetMetadata+xml",
                f"{_OFFICE}/relationships/sheetMetadata",
                f'<metadata xmlns="{_MAIN}"/>',
            ),
            "xl/calcChain.xml": (
                f"{_CONTENT}.spreadsheetml.calcChain+xml",
                f"{_OFFICE}/relationships/calcChain",
                f'<calcChain xmlns="{_MAIN}"><c r="B2" i="1"/></calcChain>',
            ),
        },
    ),
    "WPS Office": Habits(
        # The dimension may say A1 alone: langgenius/dify issue 1039.
        sheet_start='<dimension ref="A1"/><sheetPr/>',
        # Pictures in cells have a part of its own: productdevbook/hucre pull request 184.
        further={
            "xl/cellimages.xml": (
                "application/vnd.wps-officedocument.cellimage+xml",
                "http://www.wps.cn/officeDocument/2020/cellImage",
                '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
            )
        },
        # Assumed: words that were edited are kept as runs, numbers with all digits of their binary form.
        words="runs",
        number=seventeen_digits,
    ),
    "Apple Numbers": Habits(
        # A cover sheet says which table went to which sheet: "Excel and Numbers roundtripping",
        # simonpride.blogspot.com. Its name and words are those that drjackhwhelper.com quotes. Visibility and
        # protection are ignored (TheAcharya/XLKit pull request 23): all sheets are shown. Assumed: a table is
        # called "Table 1", and columns are shown, too.
        pages=tables_of_numbers,
        # Its formats of days have numbers of the standard's own: PHPOffice/PHPExcel issue 1241.
        first_format=49,
        # Assumed: properties of the document are dropped, and days have a time.
        keeps_properties=False,
        day=with_time,
    ),
    "Excel on a phone": Habits(
        # The parts of Excel on a computer, docProps included: dotnet/Open-XML-SDK issue 59 (Android).
        # Assumed: words from the phone's keyboard are kept as runs, and the calendar may be that of a Mac.
        words="runs",
        epoch=_MAC,
        sheet_end='<sheetProtection sheet="1"/><phoneticPr fontId="0" type="noConversion"/>',
    ),
    "Strict Open XML": Habits(
        # Other names for the same (loc.gov, fdd000401; productdevbook/hucre issue 103), days in ISO 8601
        # (exceljs/exceljs issue 2695).
        strict=True,
        day=iso,
    ),
    # Of no program alone.
    "absolute targets, inline words": Habits(
        # Targets from the root and cells with their own words, as openpyxl writes them: JuliaData/XLSX.jl
        # issue 62, MathNya/umya-spreadsheet pull request 91. Other names of parts: dotnet/Open-XML-SDK
        # issue 167 ("sheet.xml").
        root="/",
        words="inline",
        sheet_part="Sheets/Sheet{}.XML",
        keeps_properties=False,
    ),
    # Assumed: what goes through a table of text has days as they were shown.
    "days as words": Habits(day=in_words),
    # Assumed: hidden columns, where the names of the rows are, do not come through a program for looking.
    "no hidden columns": Habits(pages=without_hidden_columns, keeps_properties=False),
}

#: As above, for what cannot be read any more.
LOSING: Mapping[str, Habits] = {
    # Assumed: sheets that cannot be seen do not come through.
    "no hidden sheets": Habits(pages=without_hidden_sheets, keeps_properties=False),
    "Apple Numbers, no hidden sheets": replace(
        PROGRAMS["Apple Numbers"], pages=lambda pages: tables_of_numbers(without_hidden_sheets(pages))
    ),
}
