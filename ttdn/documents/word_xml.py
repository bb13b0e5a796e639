"""The pieces of WordprocessingML for which python-docx has no call: fonts of all scripts, fields, borders, table rows."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEME_SLOTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml elements are untyped
    """An XML element; ``element("w:top", val="single")`` is ``<w:top w:val="single"/>``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_fonts(style: Any) -> None:  # noqa: ANN401 - any python-docx style
    """One font for every script, the language Vietnamese, black; python-docx itself sets two of the four slots only."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for slot in _THEME_SLOTS:
        fonts.attrib.pop(qn(slot), None)
    for slot in _SLOTS:
        fonts.set(qn(slot), FONT)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE))


def add_page_field(paragraph: Any) -> None:  # noqa: ANN401 - a python-docx paragraph
    """A PAGE field, which python-docx cannot make."""
    run = paragraph.add_run()
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = " PAGE "
    for part in (element("w:fldChar", fldCharType="begin"), instruction, element("w:fldChar", fldCharType="separate")):
        run._r.append(part)  # noqa: SLF001 - python-docx has no public way to the element of a run
    result = element("w:t")
    result.text = "2"
    run._r.append(result)  # noqa: SLF001 - see above
    run._r.append(element("w:fldChar", fldCharType="end"))  # noqa: SLF001 - see above


def draw_line_below(paragraph: Any) -> None:  # noqa: ANN401 - a python-docx paragraph
    """A solid line at the bottom of a paragraph, as long as the paragraph is wide."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="0", color="000000"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no public way to the element of a paragraph
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
        "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
        "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle",
        "w:rPr", "w:sectPr", "w:pPrChange",
    )  # fmt: skip


def set_cell_margins(table: Any, width: Any) -> None:  # noqa: ANN401 - a python-docx table and length
    """The room between the text of a cell and its left and right border."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(width.twips), type="dxa"))
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no call for it
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")


def repeat_as_header(row: Any) -> None:  # noqa: ANN401 - a python-docx table row
    """Repeat a row at the head of every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - python-docx has no call for it


def keep_whole(row: Any) -> None:  # noqa: ANN401 - a python-docx table row
    """Never split a row between two pages."""
    row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))  # noqa: SLF001 - python-docx has no call for it


def restart_page_numbers(section: Any) -> None:  # noqa: ANN401 - a python-docx section
    """Number the pages of a section from 1 (each annex has its own numbers, Mục III.1)."""
    properties = section._sectPr  # noqa: SLF001 - python-docx has no call for it
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    margins = properties.find(qn("w:pgMar"))
    margins.addnext(element("w:pgNumType", start="1"))
