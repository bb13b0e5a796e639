"""WordprocessingML as text: runs, paragraphs, rows. Text and not a tree of objects, since a table of 20,000 rows must stay small and fast.

Every word that is printed goes through ``run``, which is where it is escaped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from ttdn.documents.model import Runs
from ttdn.vietnamese import CONTROL

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TWIPS_PER_CM = 1440 / 2.54
#: What XML or UTF-8 cannot hold and ``CONTROL`` does not name: halves of a letter.
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACED = re.compile(r"^\s|\s$|\s\s")
_PIECES = re.compile(r"([\n\t])")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a paragraph has beyond its style; lengths in cm."""

    left: float = 0
    right: float = 0
    first: float | None = None
    keep_next: bool = False
    section: str = ""


def twips(length: float) -> int:
    """A length in cm as Word counts: twentieths of a point."""
    return round(length * _TWIPS_PER_CM)


def legal(text: str) -> str:
    """Text that XML can hold: a control character is shown by its number, half a letter by the sign for an unknown one."""
    if text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text))


def attribute(text: str) -> str:
    """Text as the value of an attribute or of a property of the file."""
    return escape(" ".join(legal(text).split()))


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Words in one face; ``bold`` and ``italic`` are what the style does not say. Line feeds become breaks."""
    face = f"<w:rPr>{'<w:b/>' * bold}{'<w:i/>' * italic}</w:rPr>" if bold or italic else ""
    return f"<w:r>{face}{''.join(map(_piece, _PIECES.split(legal(text))))}</w:r>"


def _piece(text: str) -> str:
    if text == "\n":
        return "<w:br/>"
    if text == "\t":
        return "<w:tab/>"
    if not text:
        return ""
    space = ' xml:space="preserve"' if _SPACED.search(text) else ""
    return f"<w:t{space}>{escape(text, quote=False)}</w:t>"


def faces(runs: Runs, *, bold: bool = True, italic: bool = True) -> str:
    """Words with their faces; where the style has a face already it is left to it."""
    return "".join(run(one.text, bold=one.bold and bold, italic=one.italic and italic) for one in runs)


def paragraph(style: str, content: str = "", layout: Layout | None = None) -> str:
    """A paragraph of a style; ``content`` is what ``run`` and ``faces`` made."""
    return f"<w:p><w:pPr>{_named(style)}{_properties(layout) if layout else ''}</w:pPr>{content}</w:p>"


def _named(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def _properties(layout: Layout) -> str:
    """In the order that the schema asks for (ECMA-376, CT_PPr)."""
    first = layout.first
    sides = [("left", layout.left), ("right", layout.right)]
    if first is not None:
        sides.append(("firstLine", first) if first >= 0 else ("hanging", -first))
    indent = "".join(f' w:{side}="{twips(length)}"' for side, length in sides if length or side in {"firstLine", "hanging"})
    return f"{'<w:keepNext/>' * layout.keep_next}{f'<w:ind{indent}/>' if indent else ''}{layout.section}"


def rule(length: float, width: float) -> str:
    """A centred solid line of a length (cm) within a width (cm): the lower border of an empty, indented paragraph."""
    side = twips(max(width - length, 0) / 2)
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    return f'<w:p><w:pPr>{_named("DuongKe")}{border}<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'


def table(style: str, widths: Sequence[float], rows: Iterable[str], caption: str = "", description: str = "") -> str:
    """A table of fixed columns, their ``widths`` in cm, its ``rows`` made by ``row``; what is said of it is for whoever cannot see it."""
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    words = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    words += f'<w:tblDescription w:val="{attribute(description)}"/>' if description else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{words}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[str], *, whole: bool = True, head: bool = False) -> str:
    """A row of cells; ``whole`` is not split between two pages, a ``head`` is repeated on every page."""
    properties = "<w:cantSplit/>" * whole + "<w:tblHeader/>" * head
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell(width: float, content: str, *, span: int = 1, middle: bool = False) -> str:
    """A cell of a width in cm that holds paragraphs; ``span`` is the number of columns that it takes."""
    more = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    more += '<w:vAlign w:val="center"/>' * middle
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'
