"""The sheet of Excel in which a specialist chooses and writes, as a file."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from itertools import zip_longest
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ttdn.digest import Entry, Gathered, gather
from ttdn.editing.columns import (
    HIDDEN_SHEET,
    LEADS,
    MARK,
    OPINIONS,
    ORDER,
    OWN,
    PASSAGES,
    PROPERTY,
    RESULTS,
    SAID,
    SPOKEN,
    TABLES,
    TEXT,
    USE,
    Carried,
    Column,
    Key,
    Row,
    Table,
    carry,
    encode,
    opinion_key,
)
from ttdn.editing.renew import read_edits
from ttdn.errors import EditsHaveErrorsError
from ttdn.forms.issuing import write_form
from ttdn.forms.key import make_key
from ttdn.forms.making.styles import FORMATS
from ttdn.forms.making.workbook import LINE_HEIGHT, PADDING, begin_page, count_lines, let_rows_grow
from ttdn.model.edits import MARK_LABELS, USE_LABELS, Edits, Mark
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.scalars import MAXIMUM_TEXT
from ttdn.phrases import name_units
from ttdn.places import edits_path
from ttdn.scaffold import edits_parts
from ttdn.status import Status
from ttdn.writing import seal

_GUIDE = "Hướng dẫn"
_GUIDE_WIDTH = 95
#: Empty rows of a part in which the specialist writes.
_SPARE = 5
#: Excel makes no row higher.
_HIGHEST = 409
#: What the specialist does, a paragraph each.
_TEXT = """\
Chỉ điền các ô nền vàng; ô nền xám là lời của các đơn vị, đã khóa.

Trang Kết quả, Ý kiến, cột Chọn: Có là in câu này; Không là không in ở đâu; Gộp là đã gộp vào câu được chọn
ngay trên. Mục chưa chọn câu nào thì ttdn tự chọn: việc đã xong và có ngày trước, rồi việc có số liệu, có
minh chứng.

Cột Câu in ra: câu rút gọn, sửa hoặc gộp; để trống thì in nguyên lời của đơn vị. Viết ở đây cũng là chọn.

Cột Thứ tự: điền 1, 2, 3… cho câu muốn in trước; câu không có số giữ thứ tự hiện tại, ở sau.

Cột Lưu ý: Mới là câu vừa có; Đã đổi là đơn vị đã sửa lời; Không còn là báo cáo không còn câu này. Xem xong
thì xóa chữ trong ô.

Trang Câu dẫn, Tự viết: những gì chỉ người viết được, mỗi ý một dòng.

Xong thì lưu lại (.xlsx) và chạy: ttdn collect <tên tệp>. Những gì đã chọn, đã viết được ghi vào tệp biên
tập; chỗ nào tệp biên tập đã được sửa khác đi từ khi lập bảng này thì ttdn nêu ra và chưa ghi gì.
"""
_LINES = tuple(" ".join(paragraph.split()) for paragraph in _TEXT.split("\n\n"))
#: What may be typed into a column: the title and the words of what Excel says else, and its rule.
_RULES: dict[str, tuple[str, str, dict[str, object]]] = {
    USE: (
        "Chọn câu",
        "Chọn Có, Không hoặc Gộp trong danh sách, hoặc để trống.",
        {"validate": "list", "source": [label.vi for label in USE_LABELS.values()]},
    ),
    ORDER: (
        "Thứ tự",
        "Điền một số: 1 là in trước nhất.",
        {"validate": "decimal", "criteria": ">=", "value": 0},
    ),
    TEXT: (
        "Câu in ra",
        f"Nhiều nhất {MAXIMUM_TEXT} ký tự.",
        {"validate": "length", "criteria": "<=", "value": MAXIMUM_TEXT},
    ),
}


def make_edits_sheet(
    root: Path, status: Status, path: Path, prepared: Mapping[str, Sequence[str]], *, force: bool
) -> None:
    """The sheet of Excel that says what the specialist's file says; one in which somebody has written stays.

    Args:
        root: The folder of work.
        status: What is reported.
        path: Where the sheet belongs.
        prepared: Sentences for the parts that only a person can write, to be taken over or not.
        force: Replace one in which somebody has written, too.

    Raises:
        FormFilledInError: Somebody has written in the one that stands there, and ``force`` is not given.
        OutputNotWritableError: The system refuses.
    """
    _, _, edits = read_edits(root, edits_path(status.period))
    if edits is None:  # pragma: no cover - it was made just now
        raise EditsHaveErrorsError(edits_path(status.period))
    content = _make_sheet(status, gather(status, edits), edits, make_key(root), prepared)
    write_form(root, path, content, force=force)


def _make_sheet(
    status: Status, gathered: Gathered, edits: Edits, key: bytes, prepared: Mapping[str, Sequence[str]]
) -> bytes:
    """The Excel file, which the key of the folder knows again. The same data give the same bytes."""
    plan, period, stream = status.plan, status.period, io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    made = datetime.combine(plan.document.date, time())
    title = f"Biên tập báo cáo tổng hợp {period.label.vi}"
    book.set_properties({"title": title, "author": plan.authority.name, "created": made})
    writer = _SheetWriter(book)
    writer.guide([title.upper(), plan.cited, *_LINES])
    rows = [*rows_of(plan, period, gathered, edits), *_own_rows(edits, prepared)]
    for number, table in enumerate(TABLES):
        writer.table(table, [row for row in rows if row.table == number])
    writer.hide(carry(period, writer.rows, tuple(writer.fixed)), key)
    book.close()
    return seal(stream.getvalue(), change=let_rows_grow)


def rows_of(plan: Plan, period: Period, gathered: Gathered, edits: Edits) -> Iterator[Row]:
    """The rows of what units wrote and of the lead sentences, as they are when the sheet is made."""
    for item, entries in gathered.results.items():
        heading, found = plan.heading_of(item), plan.items[item]
        section = f"{heading}. {plan.headings[heading]}" if heading else ""
        for entry in entries:
            key = ("results", item, entry.units[0] if entry.units else "", str(entry.period))
            other = f" ({entry.period.label.vi})" if entry.period != period else ""
            locked = {
                "heading": section,
                "item": f"{found.number} - {found.title}",
                "unit": name_units(map(plan.name_of, entry.units)) + other,
            }
            yield _sentence(RESULTS, key, locked, entry)
    for part, entries in gathered.opinions.items():
        for entry in entries:
            locked = {"item": OPINIONS[part], "unit": name_units(map(plan.name_of, entry.units))}
            yield _sentence(SPOKEN, opinion_key(part, entry.words), locked, entry)
    for name, title in edits_parts(plan).items():
        yield Row(_number(LEADS), ("leads", name), {"item": title}, {TEXT: edits.leads.get(name) or ""})


def _own_rows(edits: Edits, prepared: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """The parts that the specialist writes, beside each what is prepared for it."""
    for part, title in PASSAGES.items():
        written, drafts = getattr(edits, part), prepared.get(part, ())
        count_of_rows = max(len(written) + _SPARE, len(drafts))
        for number, words, draft in zip_longest(range(count_of_rows), written, drafts, fillvalue=""):
            yield Row(_number(OWN), (part, str(number)), {"item": title, "draft": draft}, {TEXT: words})


def _number(table: Table) -> int:
    return TABLES.index(table)


def _sentence(table: Table, key: Key, locked: Mapping[str, str], entry: Entry) -> Row:
    values = {
        USE: USE_LABELS[entry.use].vi if entry.use else "",
        ORDER: "",
        TEXT: entry.text or "",
        MARK: MARK_LABELS[entry.mark].vi if entry.mark else "",
    }
    before = f"\n(Trước đây: {entry.before})" if entry.mark is Mark.CHANGED and entry.before else ""
    return Row(_number(table), key, {**locked, SAID: entry.words + before}, values)


class _SheetWriter:
    """Writes sheet by sheet from the top down; ``rows`` and ``fixed`` are what is carried along."""

    page: Worksheet
    line = 0

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.formats = {name: book.add_format(settings) for name, settings in FORMATS.items()}
        self.rows: dict[str, Row] = {}
        self.fixed: dict[str, None] = {}

    def guide(self, lines: Sequence[str]) -> None:
        """What the specialist does, on the first sheet."""
        self.page = begin_page(self.book, _GUIDE)
        self.page.set_column(0, 0, _GUIDE_WIDTH)
        for number, words in enumerate(lines):
            self.page.set_row(number, count_lines(words, _GUIDE_WIDTH) * LINE_HEIGHT + PADDING)
            self.page.write_string(number, 0, words, self.formats["text" if number else "title"])
            self.fixed[words] = None
        self.page.activate()

    def table(self, table: Table, rows: Sequence[Row]) -> None:
        """A sheet; its first column is hidden and names the rows."""
        self.page = begin_page(self.book, table.name)
        self.page.set_column(0, 0, 2, None, {"hidden": True})
        for number, column in enumerate(table.columns, start=1):
            self.page.set_column(number, number, column.width)
        for number, (style, words) in enumerate((("title", table.name), ("note", table.note))):
            self.page.write_string(number, 1, words, self.formats[style])
            self.fixed[words] = None
        head = 2
        self.page.write_string(head, 0, f"{TABLES.index(table)}#")
        for number, column in enumerate(table.columns, start=1):
            self.page.write_string(head, number, column.title, self.formats["head"])
        self.page.set_row(head, LINE_HEIGHT + PADDING)
        for number, row in enumerate(rows, start=head + 1):
            name = f"{row.table}|{number - head}"
            self.rows[name] = row
            self._row(number, name, row, table.columns)
        self.page.repeat_rows(head)
        self.page.freeze_panes(head + 1, 0)
        if rows:
            self.page.autofilter(head, 1, head + len(rows), len(table.columns))
            self._validate(table.columns, head + 1, head + len(rows))

    def _row(self, line: int, name: str, row: Row, columns: Sequence[Column]) -> None:
        self.page.write_string(line, 0, name)
        height = 1
        for number, column in enumerate(columns, start=1):
            words = row.values.get(column.key, row.locked.get(column.key, ""))
            # A mark can be cleared where there is one; else nothing is to be typed there.
            style = "locked" if column.key == MARK and not words else column.style
            if words:
                self.page.write_string(line, number, words, self.formats[style])
                height = max(height, count_lines(words, column.width))
            else:
                self.page.write_blank(line, number, None, self.formats[style])
        self.page.set_row(line, min(height * LINE_HEIGHT + PADDING, _HIGHEST))

    def _validate(self, columns: Sequence[Column], first: int, last: int) -> None:
        for number, column in enumerate(columns, start=1):
            if column.key in _RULES:
                title, message, rule = _RULES[column.key]
                words = {"error_title": title, "error_message": message, "ignore_blank": True}
                self.page.data_validation(first, number, last, number, {**rule, **words})

    def hide(self, carried: Carried, key: bytes) -> None:
        """What the sheet carries along, where nobody sees it."""
        page = self.book.add_worksheet(HIDDEN_SHEET)
        for line, (name, words) in enumerate(encode(carried, key)):
            page.write_string(line, 0, name)
            page.write_string(line, 1, words)
        page.protect()
        page.very_hidden()
        self.book.set_custom_property(PROPERTY, carried.period, "text")
