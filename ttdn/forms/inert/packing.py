"""An inert workbook as a package: these parts and nothing else."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ttdn.forms.inert.markup import MAIN, RELATIONSHIPS, Element, main, parse
from ttdn.forms.inert.sheets import OUR_NAME, InertSheet
from ttdn.vietnamese import nfc

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Cells of this very workbook.
_REFERENCE: Final = re.compile(
    r"(?:'[^'\[\]]+'|[^\W\d][\w.]*)!(?:\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|\$[0-9]+:\$[0-9]+)"
)
_PRINTED_ROWS: Final = "_xlnm.Print_Titles"


def pack(sheets: Sequence[InertSheet], styles: bytes, strings: bytes | None, workbook: bytes) -> bytes:
    """The package of some sheets, their looks and their shared strings.

    Args:
        sheets: The sheets in their order.
        styles: The looks of their cells.
        strings: The words that cells share.
        workbook: The workbook's own part as it came, of which calendar and harmless names are kept.
    """
    parts = [
        (f"worksheets/sheet{number}.xml", "worksheet", sheet.xml)
        for number, sheet in enumerate(sheets, start=1)
    ]
    parts.append(("styles.xml", "styles", styles))
    if strings is not None:
        parts.append(("sharedStrings.xml", "sharedStrings", strings))
    own = _workbook(sheets, parse(workbook.decode("utf-8", "replace").encode()))
    return zip_members(
        [
            ("[Content_Types].xml", _content_types([(name, kind) for name, kind, _ in parts])),
            ("_rels/.rels", _relationships([("xl/workbook.xml", "officeDocument")])),
            ("xl/workbook.xml", own),
            ("xl/_rels/workbook.xml.rels", _relationships([(name, kind) for name, kind, _ in parts])),
            *((f"xl/{name}", content) for name, _, content in parts),
        ]
    )


def zip_members(members: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of members with these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


def _content_types(rows: Sequence[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in (("workbook.xml", "sheet.main"), *rows)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    ).encode()


def _relationships(rows: Sequence[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(rows, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()


def _workbook(sheets: Sequence[InertSheet], came: Element) -> bytes:
    """The workbook's own part: its calendar, its sheets, and the names that mean cells of this workbook."""
    is_1904 = any(settings.get("date1904") in {"1", "true"} for settings in came.iter(main("workbookPr")))
    calendar = ' date1904="1"' if is_1904 else ""
    rows = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" '
        f'state={quoteattr(sheet.state)} r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    names = "".join(_names_of(sheets, came))
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        f"<workbookPr{calendar}/><sheets>{rows}</sheets>"
        f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
    ).encode()


def _names_of(sheets: Sequence[InertSheet], came: Element) -> Iterator[str]:
    """The names that mean cells of this workbook: our lists, and the rows that are printed on every page."""
    numbers = {str(sheet.position): number for number, sheet in enumerate(sheets)}
    for element in came.iter(main("definedName")):
        name, text = element.get("name") or "", nfc(element.text or "")
        position = element.get("localSheetId")
        if not _REFERENCE.fullmatch(text):
            continue
        if position is None and OUR_NAME.fullmatch(name):
            yield f"<definedName name={quoteattr(name)}>{escape(text)}</definedName>"
        elif position in numbers and name == _PRINTED_ROWS:
            place = f'localSheetId="{numbers[position]}"'
            yield f'<definedName name="{name}" {place}>{escape(text)}</definedName>'
