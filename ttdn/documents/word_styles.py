"""The styles of a document in Word: NĐ 30/2020/NĐ-CP, Phụ lục I, Mục V as a table. Sizes in points, indents in cm."""

from dataclasses import dataclass
from html import escape

from ttdn.documents.word_xml import DECLARATION, NAMESPACES, twips

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
FIRST_LINE = 1.27
SPACE = 6.0

# Mục V, note 1: Quốc hiệu 12, Tiêu ngữ 13 and date 13 go together, as do 13, 14 and 14; these leave more room for an agency's name.
NATIONAL, MOTTO, DATE, AGENCY, NUMBER, LETTER_SUBJECT = 12.0, 13.0, 13.0, 12.0, 13.0, 12.0
BODY, TITLE, REFERENCE, PAGE_NUMBER = 14.0, 14.0, 13.0, 13.0
RECIPIENTS_TITLE, RECIPIENTS = 12.0, 11.0
#: Tables have no size of their own in the decree; offices print them a little smaller than the text, wide ones smaller still.
TABLE_SIZES = {12.0: "Bang", 11.0: "BangNho"}
#: The room (cm) between the words of a cell and its left and right border.
MARGIN = 0.12

_SINGLE = 240
_BODY_LINES = 276


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. ``name`` is what Word lists; its own styles keep their English names, by which it knows them."""

    id: str
    name: str
    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    line: int = _SINGLE
    exact: bool = False
    keep_next: bool = False
    outline: int | None = None
    alias: str = ""
    next: str = ""

    @property
    def built_in(self) -> bool:
        """Whether Word knows the style itself."""
        return self.name.isascii()


STYLES = (
    Style("Normal", "Normal"),
    Style("Header", "header", PAGE_NUMBER, align="center", alias="Số trang"),
    # Ô 1-4.
    Style("QuocHieu", "Quốc hiệu", NATIONAL, bold=True, align="center"),
    Style("TieuNgu", "Tiêu ngữ", MOTTO, bold=True, align="center"),
    Style("CoQuanChuQuan", "Cơ quan chủ quản", AGENCY, align="center"),
    Style("CoQuanBanHanh", "Cơ quan ban hành", AGENCY, bold=True, align="center"),
    Style("SoKyHieu", "Số, ký hiệu", NUMBER, align="center", before=SPACE),
    Style("DiaDanh", "Địa danh, thời gian", DATE, italic=True, align="center", before=SPACE),
    Style("DuongKe", "Đường kẻ", 2, align="center", line=80, exact=True, after=6),
    # Ô 5a, 5b, 9a.
    Style("Title", "Title", TITLE, bold=True, align="center", before=18, keep_next=True, alias="Tên loại văn bản", next="TrichYeu"),
    Style("TrichYeu", "Trích yếu", TITLE, bold=True, align="center", keep_next=True),
    Style("TrichYeuCongVan", "Trích yếu công văn", LETTER_SUBJECT, align="center", before=6),
    Style("KinhGui", "Kính gửi", align="center", before=12, after=12),
    Style("KinhGuiNhieuDong", "Kính gửi - nhiều dòng", before=12, after=12),
    Style("KinhGuiCacNoi", "Kính gửi - các nơi", before=12, after=3),
    Style("KinhGuiDanhSach", "Kính gửi - danh sách", after=3),
    # Ô 6: justified, first line 1 or 1.27 cm in, at least 6 pt between paragraphs, 1 to 1.5 lines; headings of Mục II.6.đ.
    Style("BodyText", "Body Text", align="both", before=SPACE, first=FIRST_LINE, line=_BODY_LINES, alias="Nội dung"),
    Style("CanCu", "Căn cứ ban hành", italic=True, align="both", before=SPACE, first=FIRST_LINE, line=_BODY_LINES),
    Style(
        "Heading1", "heading 1", bold=True, align="both", before=SPACE, first=FIRST_LINE, keep_next=True, outline=0, alias="Mục",
        next="BodyText", line=_BODY_LINES,
    ),
    Style(
        "Heading2", "heading 2", bold=True, align="both", before=SPACE, first=FIRST_LINE, keep_next=True, outline=1, alias="Khoản",
        next="BodyText", line=_BODY_LINES,
    ),
    Style(
        "Heading3", "heading 3", align="both", before=SPACE, first=FIRST_LINE, keep_next=True, outline=2, alias="Điểm", next="BodyText",
        line=_BODY_LINES,
    ),
    Style("List", "List", align="both", before=SPACE, first=FIRST_LINE, line=_BODY_LINES, alias="Gạch đầu dòng"),
    # Ô 7, 9b.
    Style("NoiNhan", "Nơi nhận", RECIPIENTS_TITLE, bold=True, italic=True, next="NoiNhanDanhSach"),
    Style("NoiNhanDanhSach", "Nơi nhận - danh sách", RECIPIENTS),
    Style("ChucVu", "Quyền hạn, chức vụ", bold=True, align="center"),
    Style("ChuKy", "Chữ ký", bold=True, align="center", before=64),
    # Mục III.1: annexes.
    Style("PhuLuc", "Phụ lục", 14, bold=True, align="center", keep_next=True, outline=0, next="TenPhuLuc"),
    Style("TenPhuLuc", "Tên phụ lục", TITLE, bold=True, align="center", keep_next=True, next="KemTheo"),
    Style("KemTheo", "Kèm theo", REFERENCE, italic=True, align="center", keep_next=True),
    Style("LuuY", "Lưu ý", 12, bold=True, align="center", after=SPACE),
    Style("Ngan", "Ngăn cách", 2, line=60, exact=True),
    *(
        style
        for size, name in TABLE_SIZES.items()
        for words in ("Bảng" if name == "Bang" else "Bảng nhỏ",)
        for style in (
            Style(f"{name}Dau", f"{words} - đầu", size, bold=True, align="center", before=2, after=2, keep_next=True),
            Style(f"{name}Trai", f"{words} - trái", size, before=2, after=2),
            Style(f"{name}Giua", f"{words} - giữa", size, align="center", before=2, after=2),
            Style(f"{name}Phai", f"{words} - phải", size, align="right", before=2, after=2),
        )
    ),
)  # fmt: skip


def styles_part() -> str:
    """``word/styles.xml``: one font for every script, black, Vietnamese; then the table above; then the two kinds of table."""
    fonts = "".join(f' w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{fonts}/>"
        f'<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{''.join(map(_style, STYLES))}{_TABLES}</w:styles>"
    )


def _style(style: Style) -> str:
    normal = style.id == "Normal"
    kind = ' w:default="1"' if normal else "" if style.built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{style.id}"><w:name w:val="{escape(style.name)}"/>'
        + (f'<w:aliases w:val="{escape(style.alias)}"/>' if style.alias else "")
        + ("" if normal else '<w:basedOn w:val="Normal"/>')
        + (f'<w:next w:val="{style.next}"/>' if style.next else "")
        + f"<w:qFormat/><w:pPr>{_paragraph(style)}</w:pPr><w:rPr>{_face(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    line = f'w:line="{style.line}" w:lineRule="{"exact" if style.exact else "auto"}"'
    indent = f'<w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.first)}"/>' if style.left or style.first else ""
    return (
        f"{'<w:keepNext/><w:keepLines/>' * style.keep_next}"
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" {line}/>{indent}<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
    )


def _face(style: Style) -> str:
    half = round(style.size * 2)
    weight = "<w:b/><w:bCs/>" if style.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    slant = "<w:i/><w:iCs/>" if style.italic else '<w:i w:val="0"/><w:iCs w:val="0"/>'
    return f'{weight}{slant}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(f'<w:{side} w:w="{twips(MARGIN)}" w:type="dxa"/>' for side in ("left", "right"))
_TABLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:aliases w:val="Bảng có đường kẻ"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
    "</w:style>"
)
