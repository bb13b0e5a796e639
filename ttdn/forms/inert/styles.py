"""The looks of the cells of a workbook."""

from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from ttdn.forms.inert.markup import MAIN, Element, main, parse, plain
from ttdn.package import Package

_PLAIN_STYLES: Final = (
    f'<styleSheet xmlns="{MAIN}">%s'
    '<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="%d">%s</cellXfs></styleSheet>'
)


def _root_of(package: Package) -> Element | None:
    found = package.related(package.main, "styles")
    return parse(package.parts[found[0].target]) if found else None


def count_looks(package: Package) -> int:
    """How many looks the workbook has."""
    root = _root_of(package)
    looks = root.find(main("cellXfs")) if root is not None else None
    return len(looks) if looks is not None else 1


def full_styles(package: Package) -> bytes:
    """The looks of the cells as they came."""
    root = _root_of(package)
    return plain_styles(package) if root is None else bytes(etree.tostring(plain(root)))


def plain_styles(package: Package) -> bytes:
    """Only how numbers are shown, where the library cannot read more."""
    root = _root_of(package)
    formats, numbers = [], ["0"]
    if root is not None:
        formats = [
            f"<numFmt numFmtId={quoteattr(number)} formatCode={quoteattr(element.get('formatCode') or '')}/>"
            for element in root.iter(main("numFmt"))
            if (number := element.get("numFmtId") or "").isdecimal()
        ]
        looks = root.find(main("cellXfs"))
        numbers = numbers if looks is None else [look.get("numFmtId") or "0" for look in looks]
    listed = f'<numFmts count="{len(formats)}">{"".join(formats)}</numFmts>' if formats else ""
    xfs = "".join(f'<xf numFmtId="{int(number)}" fontId="0" fillId="0" borderId="0"/>' for number in numbers)
    return (_PLAIN_STYLES % (listed, len(numbers), xfs)).encode()
