"""A Word document with nothing in it.

It is python-docx's own, without what its template brings along, with our styles and our page.
"""

import functools
import io
import re
from datetime import UTC, date, datetime, time
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Cm

from ttdn.documents.layout.word.styles import FONT, LANGUAGE, define_styles
from ttdn.documents.layout.word.xml import (
    add_page_field,
    drop_unused_names,
    font_table,
    replace_settings,
    restart_page_numbers,
)
from ttdn.safe_text import xml_text

# Mục I: A4; margins 20-25 (top, bottom), 30-35 (left), 15-20 (right), in mm.
_SHORT, _LONG = 21.0, 29.7
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEADER = 2.0, 2.0, 3.0, 1.5, 1.0
#: As long as Word's own dialogue takes.
_PROPERTY_LENGTH = 255
#: The template also has a list of numberings, styles for an older Word, a picture of itself: none is used.
_KEPT = frozenset(
    {
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
    }
)
#: What a theme says of the fonts of other scripts, and of its own.
_OTHER_SCRIPTS, _THEME_FONT = re.compile(rb"<a:font [^>]*/>"), re.compile(rb'(<a:latin typeface=")[^"]*')


def blank_document(title: str, author: str, day: date) -> WordDocument:
    """An upright page with the page number in its header, and the styles.

    Args:
        title: A property of the file, like ``author``.
        author: Who issues the document.
        day: Taken as the time of its making, so that nothing depends on when and where it is made.
    """
    word = docx.Document(io.BytesIO(_blank_file()))
    properties: Any = word.core_properties
    title, author = (" ".join(xml_text(words).split())[:_PROPERTY_LENGTH] for words in (title, author))
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    properties.comments = properties.keywords = properties.category = properties.subject = ""
    properties.language = LANGUAGE
    properties.revision = 1
    return word


@functools.cache
def _blank_file() -> bytes:
    """The same for all documents: its styles take longer to define than a letter to write."""
    word = docx.Document()
    theme: Part = word.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for relationships in (word.part.rels, word.part.package.rels):
        for name in [name for name, part in relationships.items() if part.reltype not in _KEPT]:
            del relationships[name]
    _add_parts(word, theme.blob)
    replace_settings(word.settings, LANGUAGE)
    define_styles(word)
    section = word.sections[0]
    set_page(section)
    # Mục I.7: centred in the top margin, size 13-14; sections leave it out of their first page.
    section.header.is_linked_to_previous = False
    add_page_field(section.header.paragraphs[0])
    for root in (word.element, word.styles.element, word.settings.element, section.header.part.element):
        drop_unused_names(root)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _add_parts(word: WordDocument, theme: bytes) -> None:
    """A list of fonts and a theme, which a file must have, with the only font there is.

    The styles refer to neither.
    """
    plain = _THEME_FONT.sub(rb"\g<1>" + FONT.encode(), _OTHER_SCRIPTS.sub(b"", theme))
    for kind, name, content_type, blob in (
        (RELATIONSHIP_TYPE.FONT_TABLE, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, font_table(FONT)),
        (RELATIONSHIP_TYPE.THEME, "/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, plain),
    ):
        word.part.relate_to(Part(PackURI(name), content_type, blob, word.part.package), kind)


def set_page(section: Section, *, across: bool = False) -> None:
    """A4, upright or across, with its margins; the first page of a section has no number."""
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Cm(_LONG), Cm(_SHORT)) if across else (Cm(_SHORT), Cm(_LONG))
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(
        Cm, (_TOP, _BOTTOM, _LEFT, _RIGHT)
    )
    section.header_distance = section.footer_distance = Cm(_HEADER)
    section.different_first_page_header_footer = True


def start_section(word: WordDocument, *, across: bool) -> None:
    """New pages, counted from 1 again, with the header of those before.

    The section before ends in its last paragraph; Word wants one behind a table.
    """
    section = word.add_section()
    end: Any = word.paragraphs[-1]._p  # noqa: SLF001 - python-docx always adds a paragraph
    before = end.getprevious()
    if isinstance(before, CT_P):
        before.set_sectPr(end.pPr.sectPr)
        end.getparent().remove(end)
    else:
        word.paragraphs[-1].style = "Ngăn cách"
    set_page(section, across=across)
    restart_page_numbers(section)


def text_size(*, across: bool) -> tuple[float, float]:
    """Width and height of the text of a page, in cm."""
    wide, high = (_LONG, _SHORT) if across else (_SHORT, _LONG)
    return wide - _LEFT - _RIGHT, high - _TOP - _BOTTOM
