"""What python-docx is asked for again and again, and what it has no call for (ECMA-376, wml.xsd).

Paragraphs by the names of their styles, tables of fixed columns, elements of WordprocessingML.
"""

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart
from docx.section import Section
from docx.settings import Settings
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from lxml import etree

from ttdn.documents.document.model import Runs
from ttdn.safe_text import xml_text
from ttdn.vietnamese import fold

_TWIPS_PER_CM = 1440 / 2.54
_IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_BEHIND_BORDER = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")

Place = WordDocument | _Cell


def twips(length: float) -> int:
    """A length in cm as Word counts: twentieths of a point."""
    return round(length * _TWIPS_PER_CM)


@cache
def style_id(name: str) -> str:
    """By what a file refers to the style of a name: ``Nơi nhận - danh sách`` → ``NoiNhanDanhSach``."""
    return "".join(word.strip(",-").capitalize() for word in fold(name).split())


def add_page_field(paragraph: Paragraph) -> None:
    """The number of the page, as a field that Word fills in."""
    for piece in (
        element("fldChar", fldCharType="begin"),
        element("instrText", " PAGE "),
        element("fldChar", fldCharType="separate"),
        element("t", "2"),
        element("fldChar", fldCharType="end"),
    ):
        paragraph.add_run()._r.append(piece)  # noqa: SLF001


def link_id(part: StoryPart, address: str) -> str:
    """By what the text of a part refers to a web page.

    Each page is listed once, under a name made of its address: ``relate_to`` would look through all of them,
    and an annex may hold many thousand.
    """
    name = f"link{sha256(address.encode()).hexdigest()}"
    if name not in part.rels:
        part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True)
    return name


def empty(cell: _Cell) -> _Cell:
    """The cell without the paragraph that it is born with; it must get another."""
    for paragraph in cell.paragraphs:
        cell._tc.remove(paragraph._p)  # noqa: SLF001
    return cell


def set_row(row: _Row, *properties: str) -> None:
    """``cantSplit`` keeps a row on one page; ``tblHeader`` prints it on every page of its table."""
    row._tr.get_or_add_trPr().extend(map(element, properties))  # noqa: SLF001


def restart_page_numbers(section: Section) -> None:
    """The first page of the section is page 1."""
    properties: Any = section._sectPr  # noqa: SLF001
    for there in properties.findall(qn("w:pgNumType")):
        properties.remove(there)
    properties.insert_element_before(element("pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid")


def replace_settings(settings: Settings, language: str) -> None:
    """Only what the document needs.

    Mode 15: Word opens the file as one of its own and not as one of an older version.
    """
    root: Any = settings.element
    for child in list(root):
        root.remove(child)
    made = parse_xml(
        f'<w:settings {nsdecls("w")}><w:defaultTabStop w:val="720"/><w:characterSpacingControl '
        'w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang '
        f'w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
    root.extend(list(made))


def font_table(font: str) -> bytes:
    """The list of the fonts of a document, of which there is one: a serif that has the Vietnamese letters."""
    return (
        f'<w:fonts {nsdecls("w")}><w:font w:name="{font}"><w:panose1 '
        'w:val="02020603050405020304"/><w:charset w:val="A3"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()


def drop_unused_names(root: Any) -> None:  # noqa: ANN401 - python-docx's classes of elements have no common public name
    """Drop the names of other programs' elements, which python-docx declares at the root of a part."""
    root.attrib.pop(_IGNORABLE, None)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])


def element(name: str, text: str = "", **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML, all of whose attributes are of that, too."""
    made = OxmlElement(f"w:{name}", {qn(f"w:{key}"): value for key, value in attributes.items()})
    if text:
        made.text = text
        if text != text.strip():
            made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def add_line(place: Place, style: str, text: str = "") -> Paragraph:
    """A paragraph of a style in one face; line feeds and tabs are what they are in Word."""
    paragraph = place.add_paragraph(xml_text(text))
    if style != "Normal":
        # python-docx would look through all styles for the name, for each line anew.
        paragraph._p.style = style_id(style)  # noqa: SLF001 - it has no other way
    return paragraph


def add_words(paragraph: Paragraph, runs: Runs, *, italic: bool = True) -> None:
    """Words with their faces; where the style is in italics already that is left to it."""
    for run in runs:
        added = paragraph.add_run(xml_text(run.text))
        if run.bold:
            added.bold = True
        if run.italic and italic:
            added.italic = True
        if run.link:
            added.underline = True
            link = OxmlElement("w:hyperlink", {qn("r:id"): link_id(paragraph.part, run.link)})
            added._r.addprevious(link)  # noqa: SLF001
            link.append(added._r)  # noqa: SLF001


def indent(paragraph: Paragraph, left: float = 0, right: float = 0, first: float = 0) -> None:
    """Indents beyond those of the style, in cm; a negative ``first`` hangs."""
    for name, length in (("left_indent", left), ("right_indent", right), ("first_line_indent", first)):
        if length:
            setattr(paragraph.paragraph_format, name, Cm(length))


def add_rule(place: Place, length: float, width: float) -> None:
    """A centred solid line of a length (cm) within a width (cm)."""
    line = add_line(place, "Đường kẻ")
    side = Cm(max(width - length, 0) / 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="0", color="auto"))
    line._p.get_or_add_pPr().insert_element_before(borders, *_BEHIND_BORDER)  # noqa: SLF001


def add_table(
    word: WordDocument,
    rows: int,
    widths: Sequence[float],
    style: str | None = None,
    about: tuple[str, str] = ("", ""),
) -> Table:
    """A table of fixed columns, their ``widths`` in cm; ``about`` is its caption and its description."""
    table: Table = word.add_table(rows, len(widths), style)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    if style is None:
        # python-docx leaves it unnamed, and LibreOffice then takes margins of its own.
        table._tbl.tblStyle_val = "TableNormal"  # noqa: SLF001
    properties: Any = table._tbl.tblPr  # noqa: SLF001
    whole = properties.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(twips(sum(widths))))
    for name, words in zip(("tblCaption", "tblDescription"), about, strict=True):
        if words:
            properties.append(element(name, val=" ".join(xml_text(words).split())))
    return table
