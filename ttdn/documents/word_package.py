"""The parts of a .docx file around its text, and the file itself: no template of another program, so nothing of one is left in it."""

import io
import zipfile
from datetime import date

from ttdn.documents.word_styles import FONT, LANGUAGE, styles_part
from ttdn.documents.word_theme import theme_part
from ttdn.documents.word_xml import DECLARATION, NAMESPACES, attribute

_FIRST_DOS_DATE = (1980, 1, 1, 0, 0, 0)
#: As long as Word's own dialogue takes.
_PROPERTY_LENGTH = 255
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "/word/header1.xml": f"{_WORD}.header+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
#: What the text refers to, the header first.
_TEXT_PARTS = {
    "header": "header1.xml",
    "styles": "styles.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
}
#: The relationship by which a section names the header with the page number.
HEADER = "rId1"


def package(body: str, title: str, author: str, day: date) -> bytes:
    """A .docx file, not compressed (``documents.output.pack`` does that).

    Args:
        body: What stands between the tags of ``w:body``.
        title: A property of the file, like ``author``.
        author: Who issues the document.
        day: Taken as the time of its making, so that nothing depends on when and where it is made.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {f"{_OFFICE}/officeDocument": "word/document.xml", f"{_PACKAGE}/relationships/metadata/core-properties": "docProps/core.xml"}
        ),
        "docProps/core.xml": _properties(title, author, day),
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships({f"{_OFFICE}/{kind}": target for kind, target in _TEXT_PARTS.items()}),
        "word/styles.xml": styles_part(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "word/theme/theme1.xml": theme_part(),
        "word/header1.xml": _HEADER,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _FIRST_DOS_DATE), text.encode())
    return stream.getvalue()


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _PARTS.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _properties(title: str, author: str, day: date) -> str:
    name = attribute(author[:_PROPERTY_LENGTH])
    moment = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{attribute(title[:_PROPERTY_LENGTH])}</dc:title><dc:creator>{name}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language><cp:lastModifiedBy>{name}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )


# Mode 15: Word opens the file as one of its own and not as one of an older version.
_SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_FONTS = (
    f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="A3"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
# Mục I.7: centred in the top margin, size 13-14; sections leave it out of their first page (titlePg).
_HEADER = (
    f'{DECLARATION}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
