"""Plans in Word as offices type them, made piece by piece: what tests of importing read.

    PlanInWord().letterhead(("UBND TỈNH AN BÌNH",), "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027")
        .title("KẾ HOẠCH", "Thông tin đối ngoại năm 2027").section("I. NỘI DUNG").dash("Việc thứ nhất.")
        .table([["TT", "Nội dung"], ["1", "Mở lớp tập huấn"]]).foot(["Như trên"], ["CHỦ TỊCH"], "Trần Văn An")
        .save(path)

With ``automatic=True`` Word numbers what begins with a label: the same words on paper, none of them typed.
"""

import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from ttdn.importing.blocks import Blocks
from ttdn.importing.word import read_word


def read_blocks(path: Path) -> Blocks:
    """The paragraphs and tables of a Word document."""
    return read_word(path).blocks


NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"

#: A cell that goes on: that to its left, or that above it, spans it.
LEFT, ABOVE = "<", "^"

#: What a label looks like, and how Word counts the level of a list that prints it.
_LEVELS = (
    (r"[IVX]+\.", "upperRoman", "%1."),
    (r"\d+\.", "decimal", "%2."),
    (r"\d+\.\d+\.", "decimal", "%2.%3."),
    (r"[a-z]\)", "lowerLetter", "%4)"),
    (r"-", "bullet", "-"),
    (r"\+", "bullet", "+"),
)
_LIST = "77"
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


class PlanInWord:
    """A document that is being typed; each call adds a piece and returns the document."""

    def __init__(self, *, automatic: bool = False) -> None:
        """Begin with an empty sheet; ``automatic``: Word numbers the clauses."""
        # python-docx has no types.
        self.word: Any = docx.Document()
        self.automatic = automatic
        if automatic:
            self._define_list()

    def letterhead(
        self,
        agency: Sequence[str],
        number: str,
        place_and_day: str,
        national: Sequence[str] = (NATIONAL, MOTTO),
    ) -> Self:
        """The head: who issues it and its number on the left, the national title and the day on the right."""
        rows = [["\n".join(agency), "\n".join(national)], [f"Số: {number}", place_and_day]]
        return self.table(rows, bold=1, centred=True, style=None)

    def title(self, kind: str, *subject: str) -> Self:
        """The kind of paper and what it is about, a paragraph each."""
        for line in (kind, *subject):
            self.paragraph(line, bold=True, centred=True)
        return self

    def paragraph(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False
    ) -> Self:
        r"""A paragraph; ``\n`` is a new line within it, ``\t`` a tab."""
        self._fill(self.word.add_paragraph(), text, bold=bold, italic=italic, centred=centred)
        return self

    def paragraphs(self, *texts: str) -> Self:
        """Plain paragraphs."""
        for text in texts:
            self.paragraph(text)
        return self

    def basis(self, *texts: str) -> Self:
        """What the paper is based on, in italics."""
        for text in texts:
            self.paragraph(text, italic=True)
        return self

    def section(self, text: str, *, centred: bool = False) -> Self:
        """A title in bold: ``I. MỤC ĐÍCH``, ``1. Yêu cầu``."""
        return self._listed(text, bold=True, centred=centred)

    def clause(self, text: str) -> Self:
        """A numbered sentence: ``1. Mở lớp tập huấn.``, ``a) Nội dung``."""
        return self._listed(text)

    def dash(self, *texts: str) -> Self:
        """Sentences, each behind a dash."""
        for text in texts:
            self._listed(f"- {text}")
        return self

    def plus(self, *texts: str) -> Self:
        """Sentences, each behind a plus."""
        for text in texts:
            self._listed(f"+ {text}")
        return self

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        bold: int = 1,
        centred: bool = False,
        repeated: int = 0,
        style: str | None = "Table Grid",
    ) -> Self:
        r"""A table.

        Args:
            rows: The words of its cells, with ``\n`` between paragraphs. ``LEFT`` and ``ABOVE`` merge a cell
                with its neighbour. What is cut by a page break is written as the rows that it is cut into.
            bold: How many rows are in bold letters.
            centred: Whether all stands in the middle of its cell.
            repeated: How many rows Word prints again on each page.
            style: Its style; None: without lines.
        """
        table = self.word.add_table(len(rows), len(rows[0]), style)
        corners: dict[tuple[int, int], tuple[int, int]] = {}
        ends: dict[tuple[int, int], tuple[int, int]] = {}
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                before = {LEFT: (row, column - 1), ABOVE: (row - 1, column)}.get(text)
                corner = corners[row, column] = corners[before] if before else (row, column)
                ends[corner] = (row, column)
        for corner, end in ends.items():
            cell = table.cell(*corner)
            if corner != end:
                cell = cell.merge(table.cell(*end))
            for number, line in enumerate(rows[corner[0]][corner[1]].split("\n")):
                paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                self._fill(paragraph, line, bold=corner[0] < bold, centred=centred)
        for row in table.rows[:repeated]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - it has no other way
        return self

    def foot(self, recipients: Iterable[str], authority: Sequence[str], name: str) -> Self:
        """Who receives it (a dash is set before each), and who signs."""
        receiving = "\n".join(["Nơi nhận:", *(f"- {one};" for one in recipients)])
        return self.table([[receiving, "\n".join([*authority, "", "", name])]], bold=0, style=None)

    def annex(self, label: str, title: str, note: str = "") -> Self:
        """The head of an annex, on a new page."""
        self.page_break()
        for line in (label, title):
            self.paragraph(line, bold=True, centred=True)
        return self.paragraph(note, italic=True, centred=True) if note else self

    def page_break(self) -> Self:
        """A new page."""
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return self

    def decision(self, articles: Iterable[str], authority: str = "ỦY BAN NHÂN DÂN") -> Self:
        """What a decision says between its basis and its foot; the programme that it issues comes next."""
        self.paragraph(authority, bold=True, centred=True).paragraph("QUYẾT ĐỊNH:", bold=True, centred=True)
        return self.paragraphs(*articles)

    def xml(self, words: str) -> Self:
        """Whatever else Word knows: the XML of elements of the text (namespaces w, r, wp, a, mc, v, m)."""
        holder = parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'm')} {_MORE}>{words}</w:body>")
        for element in list(holder):
            self.word.element.body.insert_element_before(element, "w:sectPr")
        return self

    def save(self, path: Path) -> Path:
        """Write the file."""
        self.word.save(path)
        return path

    def packed(self) -> bytes:
        """The file's bytes."""
        stream = io.BytesIO()
        self.word.save(stream)
        return stream.getvalue()

    def _listed(self, text: str, *, bold: bool = False, centred: bool = False) -> Self:
        label, _, words = text.partition(" ")
        level = next((place for place, known in enumerate(_LEVELS) if re.fullmatch(known[0], label)), None)
        if not self.automatic or level is None:
            return self.paragraph(text, bold=bold, centred=centred)
        self.paragraph(words, bold=bold, centred=centred)
        properties = self.word.paragraphs[-1]._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - the same
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, int(_LIST)
        return self

    def _fill(
        self,
        paragraph: Any,  # noqa: ANN401 - python-docx has no types
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
    ) -> None:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _define_list(self) -> None:
        levels = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for place, (_, form, text) in enumerate(_LEVELS)
        )
        numbering = self.word.part.numbering_part.element
        first = numbering.find(qn("w:num"))
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">{levels}</w:abstractNum>'
        first.addprevious(parse_xml(abstract))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>')
        )
