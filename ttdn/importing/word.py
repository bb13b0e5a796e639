"""A Word document read into paragraphs and tables: every word that is on paper, once and in its order."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ttdn.importing.blocks import Block, Blocks, Cell, Paragraph, Row, Table, all_paragraphs
from ttdn.importing.word_columns import Piece, set_in_columns, side_by_side
from ttdn.importing.word_lines import (
    Line,
    Where,
    columns_of,
    is_indented,
    lettered,
    paragraphs_of,
)
from ttdn.importing.word_text import ALTERNATE, LEFT_OUT, WordsReader, chosen, shown_signs
from ttdn.language import Text
from ttdn.layout_check.document import Run
from ttdn.layout_check.file_kinds import Steps
from ttdn.layout_check.formats import Element, Formats, attribute, find, is_on, number, w
from ttdn.layout_check.numbering import Numbering
from ttdn.layout_check.opening import UnfitWordError, read_safely
from ttdn.layout_check.vocabulary import TITLE
from ttdn.legacy_letters import find_legacy
from ttdn.vietnamese import fold, format_roman

_STEPS = Steps(
    act=Text("nhập", "import that"),
    heavy=Text(
        "Tách phụ lục dài ra tệp riêng rồi nhập lại.",
        "Move long annexes to a file of their own and import it again.",
    ),
    printed=Text(
        "Xin cơ quan ban hành tệp Word của văn bản; hoặc mở bằng Word 2013 trở lên, lưu thành .docx, đối "
        "chiếu với bản PDF rồi nhập.",
        "Ask the office that issued it for the Word file; or open it in Word 2013 or later, save it as "
        ".docx, compare that with the PDF and import it.",
    ),
    pictured=Text(
        "Xin cơ quan ban hành tệp Word của văn bản; nếu không có thì nhận dạng chữ (OCR), lưu thành .docx, "
        "soát lại từng chữ rồi nhập.",
        "Ask the office that issued it for the Word file; failing that, have its letters recognized (OCR), "
        "save it as .docx, read every word against it and import that.",
    ),
    other=Text(
        "Xin cơ quan ban hành tệp Word của văn bản rồi nhập tệp đó.",
        "Ask the office that issued it for the Word file and import that.",
    ),
)
_WORDLESS = Text(
    "văn bản không có chữ nào, chỉ có ảnh hoặc trang trắng. {pictured}",
    "it has no words, only pictures or blank pages. {pictured}",
)
_FOREIGN = Text(
    "văn bản ghép nội dung của tệp khác mà chỉ Word mới mở được. Mở bằng Word, lưu lại thành .docx rồi nhập "
    "lại.",
    "it holds the content of another file, which only Word can open. Open it in Word, save it as .docx and "
    "{act}.",
)
#: More paragraphs than one in so many in the letters of an old font: the whole document is.
_FEW = 20
#: Letters of Unicode that were read one byte at a time.
_MISREAD = "UTF-8"
#: So much of a text is shown; sentences name steps in braces.
_SHOWN, _NO_BRACES = 60, str.maketrans("{}", "()")

_PARAGRAPH, _TABLE, _ROW, _CELL = map(w, ("p", "tbl", "tr", "tc"))
_OTHERS_CONTENT = frozenset(map(w, ("altChunk", "subDoc")))
_NO_STYLES = f"<w:styles {nsdecls('w')}/>"
_FOOTNOTE = w("footnoteReference")
_NOTES = {
    _FOOTNOTE: (RELATIONSHIP_TYPE.FOOTNOTES, "footnote"),
    w("endnoteReference"): (RELATIONSHIP_TYPE.ENDNOTES, "endnote"),
}
#: As many columns as Word's tables have at most.
_MOST_COLUMNS = 63
#: By its first words a table is known as that of a letterhead, or of recipients and signature.
_FIRST_TEXTS = 200
_FORMS = ("chu nghia viet nam", "doc lap - tu do", "noi nhan")


class Remark(NamedTuple):
    """What somebody must know of the paragraph in a place: words that were left out."""

    place: int
    text: Text


class WordReading(NamedTuple):
    """What was read, and what was not."""

    blocks: Blocks
    remarks: tuple[Remark, ...] = ()


_HIDDEN = Text(
    "có chữ ẩn hoặc bị ô gộp che ở đây, không in ra giấy nên không đọc",
    "words here are hidden or covered by a merged cell; they are not on paper and were left out",
)
_CONTENTS = Text(
    "mục lục do Word lập không được đọc: tiêu đề của nó đã có trong văn bản",
    "the table of contents that Word made was left out: its titles stand in the text",
)
_OBJECT = Text(
    "có ảnh lớn, biểu đồ, sơ đồ hoặc đối tượng nhúng ở đây; nếu có chữ thì chữ ấy không đọc được: đối chiếu "
    "với bản gốc",
    "there is a large picture, a chart, a diagram or an embedded object here; its words, if any, were not "
    "read: compare the original",
)


def _struck(words: str) -> Text:
    """What is said of words with a line through them: they are on paper, so they are read."""
    shown = " ".join(words.split())[:_SHOWN]
    return Text(
        f"“{shown}” bị gạch ngang mà vẫn được đọc; nếu là chữ đã bỏ thì xóa",
        f"“{shown}” is struck out, and was read all the same: remove it if it is no longer meant",
    )


def read_word(path: Path) -> WordReading:
    """The paragraphs and tables of a Word document, and what in it was not read.

    Raises:
        WordNotReadableError: It is no Word document, is broken or locked, has no words, is in the letters of
            an old font, could harm whoever reads it, or would take too long; it says how to go on.
    """
    return read_safely(path, read_document, _STEPS)


def read_document(word: WordDocument) -> WordReading:
    """What an opened document says.

    Raises:
        UnfitWordError: It has no words that can be used.
    """
    reader = _Reader(word)
    blocks = tuple(reader.read())
    reading = WordReading(set_in_columns(blocks, reader.pieces), tuple(reader.remarks))
    paragraphs = all_paragraphs(reading.blocks)
    if not any(any(map(str.isalnum, one.text)) for one in paragraphs):
        raise UnfitWordError(_WORDLESS)
    return reading._replace(remarks=(*reading.remarks, *_legacy(paragraphs)))


def _legacy(paragraphs: Sequence[Paragraph]) -> Iterator[Remark]:
    """Remarks on single paragraphs in the letters of an old font."""
    found = [(one, legacy) for one in paragraphs if (legacy := find_legacy(one.text))]
    if len(found) * _FEW > len(paragraphs):
        one, legacy = found[0]
        raise UnfitWordError(_say_unreadable(legacy.kind, one.text[:_SHOWN].translate(_NO_BRACES)))
    for one, legacy in found:
        probable = legacy.probable_text[:_SHOWN]
        yield Remark(
            one.place,
            Text(
                f"chữ giống {legacy.kind}; có lẽ là “{probable}”",
                f"the letters look like {legacy.kind}; it is probably “{probable}”",
            ),
        )


def _say_unreadable(kind: str, shown: str) -> Text:
    """Why a document whose letters are of another kind is not read."""
    if kind == _MISREAD:
        return Text(
            f"chữ bị hỏng vì mở sai bảng mã (ví dụ: “{shown}”). Lấy lại tệp gốc, mở bằng Word và lưu thành "
            ".docx rồi nhập lại.",
            f"its letters were spoilt by a wrong encoding (such as “{shown}”). Take the original file, open "
            "it in Word, save it as .docx and {act}.",
        )
    return Text(
        f"chữ không phải Unicode dựng sẵn mà giống {kind} (ví dụ: “{shown}”). Chuyển mã bằng UniKey "
        "(Ctrl+Shift+F6) cho đến khi đọc được, lưu lại rồi nhập lại.",
        f"its letters look like {kind}, not like Unicode (such as “{shown}”). Convert them with UniKey "
        "(Ctrl+Shift+F6) until they can be read, save it and {act}.",
    )


@dataclass
class _OpenCell:
    """A cell that further rows may still belong to."""

    row: int
    column: int
    columns: int
    paragraphs: list[Paragraph]
    rows: int = 1

    def closed(self) -> Cell:
        """The cell."""
        return Cell(tuple(self.paragraphs), self.column, self.columns, self.rows)


class _Reader:
    """One reading of a document."""

    def __init__(self, word: WordDocument) -> None:
        links = [link for link in word.part.rels.values() if not link.is_external]
        self._parts = {link.rId: link.target_part for link in links}
        self._kinds = {link.reltype: link.target_part for link in links}
        styles = self._root(RELATIONSHIP_TYPE.STYLES)
        self._formats = Formats(parse_xml(_NO_STYLES) if styles is None else styles, {})
        self._numbering = Numbering(self._root(RELATIONSHIP_TYPE.NUMBERING))
        self._body: Element = find(word.element, "body")
        self._place = 0
        self._notes: deque[tuple[str, str]] = deque()
        self._unread_notes: dict[str, dict[str, Element]] = {}
        self._counts: Counter[str] = Counter()
        self.remarks: list[Remark] = []
        #: What stands side by side, by the places of the paragraphs.
        self.pieces: dict[int, list[Piece]] = {}
        #: The label of a paragraph without words.
        self._bare = ""

    def read(self) -> Iterator[Block]:
        """The blocks of the document; its letterhead may stand in the header of its first page."""
        if self._body is None:
            return
        head = self._first_header()
        if head is not None and _is_letterhead(head) and not _is_letterhead(self._body):
            yield from self._story(head)
        yield from self._story(self._body)

    def _root(self, kind: str) -> Element:
        """The root of a part; None where there is none."""
        part = self._kinds.get(kind)
        root = getattr(part, "element", None)
        return root if root is not None or part is None else parse_xml(part.blob)

    def _first_header(self) -> Element:
        section = next(self._body.iter(w("sectPr")), None)
        if section is None:
            return None
        kind = "first" if is_on(find(section, "titlePg")) else "default"
        for reference in section.iterfind(w("headerReference")):
            if attribute(reference, "type", "default") == kind:
                part = self._parts.get(str(reference.get(_ID)))
                return getattr(part, "element", None)
        return None

    def _story(self, root: Element) -> Iterator[Block]:
        """A whole text; the notes to a block stand behind it."""
        for block in self._blocks(root, WordsReader(root, self._formats)):
            yield block
            yield from self._notes_so_far()

    def _notes_so_far(self) -> Iterator[Block]:
        """The notes to which was referred since this was asked last."""
        while self._notes:
            mark, name = self._notes.popleft()
            note = self._notes_of(mark).pop(name, None)
            if note is None:
                continue
            self._counts[mark] += 1
            count = self._counts[mark]
            label = f"[{count}]" if mark == _FOOTNOTE else f"[{format_roman(count).lower()}]"
            for block in self._blocks(note, WordsReader(note, self._formats)):
                if label and isinstance(block, Paragraph):
                    yield replace(block, label=label)
                    label = ""
                else:
                    yield block

    def _notes_of(self, mark: str) -> dict[str, Element]:
        """The notes of a kind that nothing has referred to yet, by their ids."""
        if mark not in self._unread_notes:
            kind, element = _NOTES[mark]
            root = self._root(kind)
            notes = () if root is None else root.iterfind(w(element))
            self._unread_notes[mark] = {attribute(note, "id"): note for note in notes}
        return self._unread_notes[mark]

    def _blocks(
        self, container: Element, reader: WordsReader, where: Where = Where.TEXT, style: str = ""
    ) -> Iterator[Block]:
        #: Words of a paragraph whose end somebody has deleted: they go on in the next.
        carried: list[Run] = []
        for element in _inside(container, _PARAGRAPH, _TABLE):
            if element.tag == _TABLE:
                yield from self._table(element, reader)
            else:
                yield from self._paragraph(element, reader, carried, where, style)
        # The end of the last paragraph of a cell cannot be deleted.
        yield from self._lines(paragraphs_of(carried, where), "", centred=False)

    def _paragraph(
        self, element: Element, reader: WordsReader, carried: list[Run], where: Where, style: str
    ) -> Iterator[Block]:
        own = find(element, "pPr")
        layout = self._formats.layout(own, style)
        words = reader.read(element, style)
        yield from self._boxes(words.above, reader)
        goes_on = _has_no_end(own)
        runs = [*carried, *words.runs]
        carried[:] = runs if goes_on else ()
        self._notes.extend(words.notes)
        struck = "".join(run.text for run in words.runs if run.font.struck).strip()
        said = (
            (words.hidden, _HIDDEN),
            (words.has_contents, _CONTENTS),
            (words.has_object, _OBJECT),
            (struck, _struck(struck)),
        )
        self.remarks += [Remark(self._place + 1, text) for is_so, text in said if is_so]
        if not (goes_on or (words.hidden and not words.runs)):
            # Word also counts a paragraph without words.
            label = self._numbering.label(*layout.numbering) if layout.numbering else ""
            yield from self._lines(
                paragraphs_of(runs, where),
                label,
                centred=layout.align == "center",
                in_text=where is Where.TEXT,
            )
        yield from self._boxes(words.below, reader)

    def _boxes(self, boxes: Iterable[Element], reader: WordsReader) -> Blocks:
        return side_by_side([tuple(self._blocks(box, reader, Where.FORM)) for box in boxes])

    def _remark_covered(self, cell: Element) -> None:
        """Word does not print what is left in a cell that another one covers."""
        if any((text.text or "").strip() for text in cell.iter(w("t"))):
            self.remarks.append(Remark(self._place, _HIDDEN))

    def _lines(
        self, lines: Iterable[Line], label: str, *, centred: bool, in_text: bool = False
    ) -> Iterator[Paragraph]:
        """The paragraphs of some lines; what stands side by side in the text is kept in its pieces too."""
        for line in lines:
            whole = self._written(line, label, centred=centred)
            columns = columns_of(line) if in_text else [line]
            if len(columns) > 1 or (in_text and is_indented(line)):
                self._place -= 1
                pieces = [self._written(column, "", centred=False) for column in columns]
                pieces[0] = replace(pieces[0], label=whole.label)
                self.pieces[whole.place] = [
                    Piece(piece, is_indented=bool(number) or is_indented(line))
                    for number, piece in enumerate(pieces)
                ]
            yield whole
            label = ""
        if label:
            self._bare = label

    def _written(self, line: Line, label: str, *, centred: bool) -> Paragraph:
        self._place += 1
        fonts = lettered(line.runs)
        return Paragraph(
            line.text,
            self._place,
            shown_signs(label.strip(), ()),
            bold=all(font.bold for font in fonts),
            italic=all(font.italic for font in fonts),
            centred=centred,
        )

    def _table(self, table: Element, reader: WordsReader) -> Iterator[Block]:
        rows = [row for row in _inside(table, _ROW) if not _is_gone(find(row, "trPr"))]
        cells = [cell for row in islice(rows, 2) for cell in _inside(row, _CELL)]
        style = attribute(find(find(table, "tblPr"), "tblStyle"), "val")
        if len(rows) == 1 and len(cells) == 1:
            # A frame around text, or around a whole page.
            yield from self._blocks(cells[0], reader, style=style)
            return
        first = _first_words(table)
        where = Where.FORM if any(form in first for form in _FORMS) else Where.CELL
        place = self._place + 1
        grid = self._grid(rows, reader, where, style)
        if self._place >= place:
            yield Table(tuple(Row(tuple(cell.closed() for cell in row)) for row in grid), place)

    def _grid(
        self, rows: list[Element], reader: WordsReader, where: Where, style: str
    ) -> list[list[_OpenCell]]:
        """The cells that begin in each row."""
        grid: list[list[_OpenCell]] = []
        spanning: dict[int, _OpenCell] = {}
        for row, element in enumerate(rows):
            begun: list[_OpenCell] = []
            column = _count(find(element, "trPr"), "gridBefore", 0)
            for cell in _inside(element, _CELL):
                properties = find(cell, "tcPr")
                columns = max(_count(properties, "gridSpan", 1), 1)
                above = spanning.get(column)
                if begun and _goes_on(properties, "hMerge"):
                    begun[-1].columns += columns
                    self._remark_covered(cell)
                elif above and _goes_on(properties, "vMerge") and above.row + above.rows == row:
                    above.rows += 1
                    self._remark_covered(cell)
                else:
                    begun.append(_OpenCell(row, column, columns, self._cell(cell, reader, where, style)))
                    spanning[column] = begun[-1]
                column += columns
            grid.append(begun)
        return grid

    def _cell(self, cell: Element, reader: WordsReader, where: Where, style: str) -> list[Paragraph]:
        """The paragraphs of a cell, those of tables in it included."""
        if _is_gone(find(cell, "tcPr")):
            return []
        self._bare = ""
        paragraphs = list(all_paragraphs(tuple(self._blocks(cell, reader, where, style))))
        if not paragraphs and self._bare:
            # The numbers of rows that Word counts itself stand in cells without words.
            self._place += 1
            return [Paragraph(shown_signs(self._bare.strip(), ()), self._place)]
        return paragraphs


_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GONE = ("del", "cellDel", "hidden")


def _inside(container: Element, *tags: str) -> Iterator[Element]:
    """The elements of some names, also within content controls, insertions and whatever else Word wraps."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag == ALTERNATE:
            yield from _inside(chosen(child), *tags)
        elif child.tag in _OTHERS_CONTENT:
            raise UnfitWordError(_FOREIGN)
        elif child.tag not in LEFT_OUT:
            yield from _inside(child, *tags)


def _is_gone(properties: Element) -> bool:
    """Whether a row or cell was deleted, or is hidden."""
    return any(find(properties, name) is not None and is_on(find(properties, name)) for name in _GONE)


def _has_no_end(properties: Element) -> bool:
    """Whether its line goes on in the next: its end was deleted or hides, or it is a large first letter."""
    mark = find(properties, "rPr")
    return (
        any(find(mark, name) is not None for name in ("del", "moveFrom"))
        or is_on(find(mark, "specVanish"))
        or attribute(find(properties, "framePr"), "dropCap", "none") != "none"
    )


def _goes_on(properties: Element, merge: str) -> bool:
    """Whether a cell belongs to that to its left (hMerge) or above it (vMerge)."""
    mark = find(properties, merge)
    return mark is not None and attribute(mark, "val", "continue") == "continue"


def _count(properties: Element, name: str, default: int) -> int:
    return min(max(int(number(attribute(find(properties, name), "val"), default)), 0), _MOST_COLUMNS)


def _first_words(element: Element) -> str:
    return fold(" ".join(text.text or "" for text in islice(element.iter(w("t")), _FIRST_TEXTS))[:2000])


def _is_letterhead(element: Element) -> bool:
    """Whether a text has the national title."""
    return TITLE.replace(" ", "") in _first_words(element).replace(" ", "")
