"""An inert workbook as a package: these parts and nothing else."""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from ttdn.forms.inert.markup import MAIN, RELATIONSHIPS, Element, main, parse
from ttdn.forms.inert.sheets import OUR_NAME, OpenSheet
from ttdn.package import Kind, Package, Relationship
from ttdn.vietnamese import nfc

#: The part that holds the looks.
STYLES = "xl/styles.xml"
_MAIN = "xl/workbook.xml"
#: Cells of this very workbook.
_REFERENCE = re.compile(
    r"(?:'[^'\[\]]+'|[^\W\d][\w.]*)!(?:\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|\$[0-9]+:\$[0-9]+)"
)


def pack(
    sheets: Sequence[tuple[OpenSheet, bytes]], styles: bytes, strings: bytes | None, workbook: bytes
) -> Package:
    """The package of some sheets, their looks and their shared strings.

    Args:
        sheets: The sheets in their order, each as it was made inert.
        styles: The looks of their cells.
        strings: The words that cells share.
        workbook: The workbook's own part as it came, of which calendar and harmless names are kept.
    """
    parts = {
        _MAIN: _workbook([sheet for sheet, _ in sheets], parse(workbook.decode("utf-8", "replace").encode()))
    }
    types = {_MAIN: Kind.WORKBOOK.main_type}
    links: list[Relationship] = []
    for name, kind, content in (
        *(
            (f"xl/worksheets/sheet{number}.xml", "worksheet", xml)
            for number, (_, xml) in enumerate(sheets, start=1)
        ),
        (STYLES, "styles", styles),
        ("xl/sharedStrings.xml", "sharedStrings", strings),
    ):
        if content is not None:
            parts[name] = content
            types[name] = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
            links.append(_link(kind, name, len(links) + 1))
    return Package(_MAIN, parts, types, {"": [_link("officeDocument", _MAIN, 1)], _MAIN: links})


def is_1904(workbook: Element) -> bool:
    """Whether a workbook counts its days from 1904, as old Macs did."""
    return any(settings.get("date1904") in {"1", "true"} for settings in workbook.iter(main("workbookPr")))


def _link(kind: str, target: str, number: int) -> Relationship:
    return Relationship(f"rId{number}", f"{RELATIONSHIPS}/{kind}", target)


def _workbook(sheets: Sequence[OpenSheet], came: Element) -> bytes:
    """The workbook's own part: its calendar, its sheets, and the names that mean cells of this workbook."""
    calendar = ' date1904="1"' if is_1904(came) else ""
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


def _names_of(sheets: Sequence[OpenSheet], came: Element) -> Iterator[str]:
    """The names that mean cells of this workbook: our lists, and the rows that are printed on every page."""
    numbers = {str(sheet.position): number for number, sheet in enumerate(sheets)}
    for element in came.iter(main("definedName")):
        name, text = element.get("name") or "", nfc(element.text or "")
        position = element.get("localSheetId")
        if not _REFERENCE.fullmatch(text):
            continue
        if position is None and OUR_NAME.fullmatch(name):
            yield f'<definedName name="{name}">{escape(text)}</definedName>'
        elif position in numbers and name == "_xlnm.Print_Titles":
            place = f'localSheetId="{numbers[position]}"'
            yield f'<definedName name="{name}" {place}>{escape(text)}</definedName>'
