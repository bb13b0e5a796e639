"""The looks of the cells of a workbook."""

from xml.sax.saxutils import quoteattr

from lxml import etree

from ttdn.forms.inert.markup import MAIN, main, parse, plain, serialize
from ttdn.package import Package

_PLAIN_STYLES = (
    f'<styleSheet xmlns="{MAIN}">%s'
    '<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="%d">%s</cellXfs></styleSheet>'
)


def read_styles(package: Package) -> tuple[int, bytes, bytes]:
    """How many looks a workbook has, the looks as they came, and only how numbers are shown."""
    found = package.related(package.main, "styles")
    root = parse(package.parts[found[0].target]) if found else etree.Element(main("styleSheet"))
    formats = [
        f"<numFmt numFmtId={quoteattr(number)} formatCode={quoteattr(element.get('formatCode') or '')}/>"
        for element in root.iterfind(f"{main('numFmts')}/{main('numFmt')}")
        if (number := element.get("numFmtId") or "").isdecimal()
    ]
    looks = root.find(main("cellXfs"))
    numbers = ["0"] if looks is None else [look.get("numFmtId") or "0" for look in looks]
    listed = f'<numFmts count="{len(formats)}">{"".join(formats)}</numFmts>' if formats else ""
    xfs = "".join(
        f"<xf numFmtId={quoteattr(number)} fontId='0' fillId='0' borderId='0'/>" for number in numbers
    )
    only_numbers = (_PLAIN_STYLES % (listed, len(numbers), xfs)).encode()
    return len(numbers), serialize(plain(root)) if found else only_numbers, only_numbers
