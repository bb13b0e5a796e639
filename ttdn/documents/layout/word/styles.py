"""The styles of a document in Word: NĐ 30/2020/NĐ-CP, Phụ lục I, Mục V as a table.

Sizes in points, indents in cm.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from ttdn.documents.layout.word.xml import element, style_id, twips

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
FIRST_LINE = 1.27
SPACE = 6.0
#: Above the recipients and the signature.
FOOT_SPACE = 14.0

# Mục V, note 1: Quốc hiệu 12, Tiêu ngữ 13 and date 13 go together, as do 13, 14 and 14; these leave more room
# for an agency's name.
NATIONAL, MOTTO, DATE, AGENCY, NUMBER, LETTER_SUBJECT = 12.0, 13.0, 13.0, 12.0, 13.0, 12.0
BODY, TITLE, REFERENCE, PAGE_NUMBER = 14.0, 14.0, 13.0, 13.0
RECIPIENTS_TITLE, RECIPIENTS = 12.0, 11.0


class Face(NamedTuple):
    """How the words of a table are set.

    Attributes:
        name: With which the names of its styles begin.
        size: Of the letters, in points.
        head: Of the letters of its head.
        space: Above and below the words of a cell, in points.
    """

    name: str
    size: float
    head: float
    space: float


#: Tables have no size of their own in the decree; offices print them a little smaller than the text, wide
#: ones smaller still, and smaller heads keep the words of many columns whole. The last one saves a page that
#: would hold hardly a row.
FACES = (
    Face("Bảng", 12, 12, 2),
    Face("Bảng nhỏ", 11, 11, 2),
    Face("Bảng rộng", 11, 9.5, 2),
    Face("Bảng sít", 11, 11, 0.5),
)
#: The room (cm) between the words of a cell and its left and right border.
MARGIN = 0.12


class Style(NamedTuple):
    """A paragraph style. ``name`` is what Word lists, ``alias`` what it shows beside its own English name.

    Its own styles keep their English names, by which it knows them; all others have Vietnamese letters.
    """

    name: str
    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    line: float = 1.0
    exact: float = 0
    keep_next: bool = False
    outline: int | None = None
    alias: str = ""
    next: str = ""


#: The text (ô 6): justified, first line 1 or 1.27 cm in, at least 6 pt between paragraphs, 1 to
#: 1.5 lines.
_text_style = partial(Style, align="both", before=SPACE, first=FIRST_LINE, line=1.15)
_heading = partial(_text_style, keep_next=True, next="Body Text")
#: Not justified: its lines end between two words, and would be pulled apart.
_title_of_part = partial(_heading, bold=True, align="left")
_centred = partial(Style, align="center")
_titled = partial(_centred, bold=True)


def _cells(face: Face) -> Iterator[Style]:
    cell = partial(Style, size=face.size, before=face.space, after=face.space)
    yield cell(f"{face.name} - đầu", size=face.head, bold=True, align="center", keep_next=True)
    for side, align in (("trái", "left"), ("giữa", "center"), ("phải", "right")):
        yield cell(f"{face.name} - {side}", align=align)


_STYLES = (
    Style("Normal"),
    _centred("header", PAGE_NUMBER, alias="Số trang"),
    # Ô 1-4.
    _titled("Quốc hiệu", NATIONAL),
    _titled("Tiêu ngữ", MOTTO),
    _centred("Cơ quan chủ quản", AGENCY),
    _titled("Cơ quan ban hành", AGENCY),
    _centred("Số, ký hiệu", NUMBER, before=SPACE),
    _centred("Địa danh, thời gian", DATE, italic=True, before=SPACE),
    _centred("Đường kẻ", 2, exact=4, after=6),
    # Ô 5a, 5b, 9a.
    _titled(
        "Title", TITLE, before=18, keep_next=True, alias="Tên loại văn bản",
        next="Trích yếu",
    ),
    _titled("Trích yếu", TITLE, keep_next=True),
    _centred("Trích yếu công văn", LETTER_SUBJECT, before=6),
    _centred("Kính gửi", before=12, after=12),
    Style("Kính gửi - nhiều dòng", before=12, after=12),
    Style("Kính gửi - các nơi", before=12, after=3),
    Style("Kính gửi - danh sách", after=3),
    # Ô 6; headings of Mục II.6.đ.
    _text_style("Body Text", alias="Nội dung"),
    _text_style("Căn cứ ban hành", italic=True),
    _title_of_part("heading 1", outline=0, alias="Mục"),
    _title_of_part("heading 2", outline=1, alias="Khoản"),
    _heading("heading 3", outline=2, alias="Điểm"),
    _text_style("List", alias="Gạch đầu dòng"),
    # Ô 7, 9b.
    Style(
        "Nơi nhận", RECIPIENTS_TITLE, bold=True, italic=True, before=FOOT_SPACE, next="Nơi nhận - danh sách"
    ),
    Style("Nơi nhận - danh sách", RECIPIENTS),
    _titled("Quyền hạn, chức vụ"),
    _titled("Chữ ký", before=64),
    # Mục III.1: annexes.
    _titled("Phụ lục", 14, keep_next=True, next="Tên phụ lục"),
    _titled("Tên phụ lục", TITLE, keep_next=True, outline=0, next="Kèm theo"),
    _centred("Kèm theo", REFERENCE, italic=True, keep_next=True),
    _titled("Lưu ý", 12, after=SPACE),
    Style("Ngăn cách", 2, exact=3),
    *(
        style
        for face in FACES
        for style in _cells(face)
    ),
)  # fmt: skip
#: The styles by their names.
STYLES = {style.name: style for style in _STYLES}

_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def define_styles(word: WordDocument) -> None:
    """The styles above in place of those of python-docx's template.

    One font for every script, black, Vietnamese.
    """
    root = word.styles.element
    for child in list(root):
        root.remove(child)
    root.attrib.clear()
    root.extend(list(parse_xml(_DEFAULTS)))
    made = {name: _define(word, style) for name, style in STYLES.items()}
    for style in STYLES.values():
        if style.name != "Normal":
            made[style.name].base_style = made["Normal"]
        if style.next:
            made[style.name].next_paragraph_style = made[style.next]


def _define(word: WordDocument, style: Style) -> Any:  # noqa: ANN401 - python-docx gives it no narrower type
    made: Any = word.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=style.name.isascii())
    made.style_id = style_id(style.name)
    made.element.default = True if style.name == "Normal" else None
    made.quick_style = True
    made.font.size, made.font.bold, made.font.italic = Pt(style.size), style.bold, style.italic
    layout = made.paragraph_format
    layout.alignment = _ALIGNMENTS[style.align]
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.line_spacing = Pt(style.exact) if style.exact else style.line
    if style.first:
        layout.first_line_indent = Cm(style.first)
    if style.keep_next:
        layout.keep_with_next = layout.keep_together = True
    if style.outline is not None:  # it is listed in the navigation pane
        made.element.get_or_add_pPr().append(element("outlineLvl", val=str(style.outline)))
    if style.alias:
        made.element.find(qn("w:name")).addnext(element("aliases", val=style.alias))
    return made


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(f'<w:{side} w:w="{twips(MARGIN)}" w:type="dxa"/>' for side in ("left", "right"))
_FONTS = "".join(f' w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
_DEFAULTS = (
    f"<w:styles {nsdecls('w')}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{_FONTS}/><w:color "
    'w:val="000000"/>'
    f'<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" '
    'w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name '
    'w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal '
    'Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" '
    'w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:aliases '
    'w:val="Bảng có đường kẻ"/>'
    "<w:basedOn "
    f'w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
    "</w:style></w:styles>"
)
