"""The two sides of the proof: the texts of a plan, and the paragraphs of its document that they must hold.

The texts are those that are the document's own words. Of the paragraphs is left aside what stands in the plan
in another form: labels of clauses (the numbers of the plan), words before a colon that say whose or when (the
keys of the plan), rulers, the national title, column heads.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from ttdn.importing.blocks import Block, Blocks, Cell, Paragraph, Row, Table
from ttdn.importing.fields import Field, field_of, labelled, labelled_parts
from ttdn.importing.foot import is_signed, recipients_and_signature
from ttdn.importing.head import is_form, side_by_side
from ttdn.importing.labels import annex, readings
from ttdn.importing.table_heads import MARK, Head, find_head, guess_head, lines_of
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.source import KeyPath, texts, value_at
from ttdn.vietnamese import clean, fold

#: Where a plan has the words of the head and the foot; and what it has of a task beside its text.
_OF_DOCUMENT: tuple[KeyPath, ...] = (
    *(("document", key) for key in ("number", "place", "kind", "title", "basis", "opening", "recipients")),
    ("document", "signature"),
)
_ASIDE: tuple[KeyPath, ...] = (
    *((key, "text") for key in ("owners", "coordinating", "schedule")),
    ("product",),
    ("note",),
)
_NATIONAL_TITLE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
#: Signs with which a line ends and its value need not.
STOP = " .;"
Words = tuple[str, ...]


class Kept(NamedTuple):
    """A text of the plan.

    Attributes:
        lines: Its words, line by line.
        path: Its place in the plan.
        is_aside: Whether it only says whose or when.
        number: The number of its clause.
    """

    lines: tuple[Words, ...]
    path: KeyPath = ()
    is_aside: bool = False
    number: str = ""

    @classmethod
    def of(cls, text: str, path: KeyPath = (), *, is_aside: bool = False, number: str = "") -> "Kept":
        """A text in its words."""
        return cls(tuple(tuple(line.split()) for line in clean(text).split("\n")), path, is_aside, number)

    @property
    def words(self) -> Words:
        """All its words."""
        return tuple(word for line in self.lines for word in line)


def kept_texts(data: Mapping[str, Any]) -> Iterator[Kept]:
    """The texts of a plan that are the document's own words; what was made of them is not among them.

    What was added later is not the document's.
    """
    for path in _OF_DOCUMENT:
        yield from _kept_at(data, path)
    for number in data.get("headings") or ():
        yield from _kept_at(data, ("headings", number), number=number)
    yield from _of_clause(data, ("funding",))
    for part in ("clauses", "goals", "requirements", *ITEM_LISTS):
        for position, clause in enumerate(data.get(part) or ()):
            if not clause.get("added_by"):
                yield from _of_clause(data, (part, position))
    yield from _kept_at(data, ("reporting", "text"))


def _of_clause(data: Mapping[str, Any], path: KeyPath) -> Iterator[Kept]:
    clause = value_at(dict(data), path)
    if isinstance(clause, dict):
        yield from _kept_at(
            data, (*path, "text"), number=str(clause.get("cited_as") or clause.get("id") or "")
        )
        for key in _ASIDE:
            yield from _kept_at(data, (*path, *key), is_aside=True)


def _kept_at(
    data: Mapping[str, Any], path: KeyPath, *, is_aside: bool = False, number: str = ""
) -> Iterator[Kept]:
    for inner, text in texts(value_at(dict(data), path), path):
        # What says whose or when is the same with and without the sign at its end.
        said = (text.rstrip(STOP) or text) if is_aside else text
        yield Kept.of(said, inner, is_aside=is_aside, number=number)


def head_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """What a document writes in capitals at its head, and the plan perhaps does not."""
    for letterhead in (data.get("documents") or {}).values():
        lines = [letterhead.get("superior"), *(letterhead.get("agency") or ())]
        yield "\n".join(str(line) for line in lines if line)
    document, authority = data.get("document") or {}, data.get("authority") or {}
    yield from (str(authority[key]) for key in ("name", "short") if authority.get(key))
    yield from (str(document[key]) for key in ("kind", "title", "place") if document.get(key))


def formulas(data: Mapping[str, Any]) -> Iterator[str]:
    """What stands at the head of a document and in no plan, in the forms in which it is written."""
    yield from _NATIONAL_TITLE
    document = data.get("document") or {}
    parts = date_parts(document)
    if len(parts) == len(("year", "month", "day")):
        year, month, day = (part.lstrip("0") for part in parts)
        for form in ("{:>02}", "{}"):
            written = f"ngày {form.format(day)} tháng {form.format(month)} năm {year}"
            yield f"{document.get('place') or ''}, {written}"


def date_parts(document: Mapping[str, Any]) -> list[str]:
    """Year, month and day of a document; fewer where its date is not known."""
    return str(document.get("date") or "").split("-")


# The paragraphs of a document that must be found in its plan.

#: Labels as they are typed, with the mark behind them; the words stand before a number.
_WORDS = (
    "phần|chương|mục|điều|phụ lục|phụ biểu|biểu|nhiệm vụ|hoạt động|nội dung|giải pháp|chỉ tiêu|nhóm|dự án|"
    "tiểu dự án|hợp phần|lĩnh vực"
)
_NUMBER = r"(?:[IVXLC]{1,7}|[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[A-Za-zđĐ])"
LABEL = re.compile(
    # Not the month of "01/2027", the thousands of "12.500".
    rf"\(?{_NUMBER}(?:[.)/:]+(?![0-9])|\s?[-–](?=\s))\s*|(?:{_WORDS})\s+(?:số\s+)?{_NUMBER}(?:[.):]+\s*|\s+|$)"
    r"|[^\w\s\"“‘'(\[]{1,2}\s*",
    re.IGNORECASE,
)
#: Two numbers and no mark: a label where the clause bears that number, else perhaps an amount.
_BARE_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){1,5})\s+")
_ORDINAL = re.compile("[0-9]{1,2}")
#: A cell that is nothing but a label: the number of a row, of a column.
_ROW_NUMBER = re.compile(rf"\(?{_NUMBER}[.)/]*", re.IGNORECASE)
#: What stands in every document of the state, and over every list of recipients (folded).
_EVERYWHERE = frozenset(
    {
        "cong hoa xa hoi chu nghia viet nam",
        "dang cong san viet nam",
        "doc lap - tu do - hanh phuc",
        "doc lap-tu do-hanh phuc",
        "noi nhan",
    }
)
_SHORT = 60
#: A line of a letterhead in two columns.
_LONGEST_LINE = 160
_HEADER_CELLS = 2


class _Bare(NamedTuple):
    """Words without the number in front of them that may be a label, or an amount; and that number."""

    words: Words
    number: str


class Want(NamedTuple):
    """A paragraph that must be found.

    Attributes:
        paragraph: The paragraph.
        variants: Its words in full, and without what is left aside at its beginning.
        bare: Its words without a number that may be an amount.
        may_be_aside: Whether it may say whose or when: it stands in a cell or behind such a label.
        spare: How many more times it may stand in the plan (a cell beside several rows).
        is_head: Whether it stands over the rows of a table.
    """

    paragraph: Paragraph
    variants: tuple[Words, ...]
    bare: _Bare | None
    may_be_aside: bool
    spare: int = 0
    is_head: bool = False


def wants_of(blocks: Blocks) -> Iterator[Want]:
    """The paragraphs that must be found.

    A line belongs to the one above it that says whose or when, where that has no words behind its label, or
    where it goes on in small letters.
    """
    is_said = is_empty = False
    for block in _one_column(blocks):
        if isinstance(block, Table):
            yield from _wants_of_table(block)
            continue
        said = labelled_parts(block.text)
        is_said = bool(said) or is_empty or (is_said and block.text[0].islower())
        is_empty = bool(said) and not said[-1].value
        if _is_needed(block) and not is_empty:
            yield _want(block, may_be_aside=is_said)


def _one_column(blocks: Blocks) -> Iterator[Block]:
    """The blocks, with lines of a head or a foot that tabs set in two columns taken apart."""
    for block in blocks:
        if isinstance(block, Table) or len(block.text) > _LONGEST_LINE:
            yield block
        else:
            lines = side_by_side(block.text)
            pieces = [piece for line in lines for piece in recipients_and_signature(line)]
            yield from (replace(block, text=piece) for piece in pieces) if pieces[1:] else (block,)


def _wants_of_table(table: Table) -> Iterator[Want]:
    lines = lines_of(table)
    head = find_head(lines)
    #: The cells over the rows.
    over = {id(cell) for line in (lines[: head.body] if head else ()) for cell in line.new}
    numbered = _numbered_columns(table, head or guess_head(lines))
    was_head = False
    for row in table.rows:
        is_head = _names_columns(row)
        is_count = (was_head or any(id(cell) in over for cell in row.cells)) and _counts_columns(row)
        was_head = is_head
        for cell in row.cells:
            labels = _ROW_NUMBER if is_count or cell.column in numbered else MARK
            for one in _said_in(cell, labels, is_head=is_head):
                want = _want(one, may_be_aside=True, spare=cell.rows - 1)
                yield want._replace(is_head=id(cell) in over)


def _names_columns(row: Row) -> bool:
    """Whether a row is a head: several of its cells name columns."""
    return sum(field_of(cell.text) is not None for cell in row.cells) >= _HEADER_CELLS


def _said_in(cell: Cell, labels: re.Pattern[str], *, is_head: bool) -> Iterator[Paragraph]:
    """What a cell says: no label, and in a head no name of a column."""
    for one in filter(_is_needed, cell.paragraphs):
        names_column = is_head and field_of(one.text) not in {None, Field.OTHER}
        if not labels.fullmatch(one.text) and not names_column:
            yield one


def _numbered_columns(table: Table, head: Head | None) -> set[int]:
    """Where a number is the label of its row: below "TT", in the first column where no head says so."""
    found = {cell.column for row in table.rows for cell in row.cells if field_of(cell.text) is Field.NUMBER}
    found |= {one.start for one in head.columns if one.field is Field.NUMBER} if head else set()
    return found or {0}


def _counts_columns(row: Row) -> bool:
    """Whether the row below a head counts the columns: ``(1) | (2) | (3)``, ``A | B | 1``."""
    texts = [cell.text.strip("()") for cell in row.cells if cell.paragraphs]
    numbers = [int(text) for text in texts if _ORDINAL.fullmatch(text)]
    return all(map(_ROW_NUMBER.fullmatch, texts)) and numbers == [*range(1, len(numbers) + 1)]


def _is_needed(paragraph: Paragraph) -> bool:
    """Whether it says anything: no ruler, no label without words, not what stands in every document."""
    text = paragraph.text
    if not any(map(str.isalnum, text)):
        return False
    labels = (annex(paragraph), *readings(paragraph))
    return len(text) > _SHORT or not (
        is_form(text)
        or is_signed(text)
        or fold(text).strip(" .:*-") in _EVERYWHERE
        or any(label and not label.rest for label in labels)
    )


def _want(paragraph: Paragraph, *, may_be_aside: bool, spare: int = 0) -> Want:
    text = clean(paragraph.text)
    shorter = _without_label(paragraph, text)
    for one in tuple(shorter):
        said = labelled(one)
        if said and said.value:
            shorter.append(said.value)
        shorter.append(" ".join(part.value.rstrip(STOP) for part in labelled_parts(one)))
    # What says whose or when stands in the plan without the sign at its end.
    shorter += [one.rstrip(STOP) for one in shorter] if may_be_aside else []
    variants = dict.fromkeys(tuple(one.split()) for one in shorter)
    number = _BARE_NUMBER.match(text)
    bare = _Bare(tuple(text[number.end() :].split()), number[1]) if number else None
    return Want(paragraph, tuple(filter(None, variants)), bare, may_be_aside, spare)


def _without_label(paragraph: Paragraph, text: str) -> list[str]:
    """The words in full, and without what may be their label."""
    label = LABEL.match(text)
    shorter = [text, text[label.end() :]] if label else [text]
    if not shorter[-1][:1].isalpha() or not label:
        # "Bước 1:", "b1)", "I-".
        shorter += [one.rest for one in readings(paragraph) if not one.written[-1].isalnum()]
    appended = annex(paragraph)
    return [*shorter, appended.rest] if appended else shorter


def in_small_letters(want: Want) -> Want:
    """The paragraph as it would stand in small letters."""
    lowered = tuple(tuple(word.casefold() for word in words) for words in want.variants)
    return want._replace(variants=lowered, bare=None)
