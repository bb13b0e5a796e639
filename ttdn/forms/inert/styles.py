"""The looks of the cells of a workbook."""

from xml.sax.saxutils import quoteattr

from ttdn.forms.inert.markup import MAIN, Element, main, plain, related, serialize
from ttdn.package import Package

_PLAIN_STYLES = (
    f'<styleSheet xmlns="{MAIN}">%s'
    '<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="%d">%s</cellXfs></styleSheet>'
)


#: Formats that have a number and no code of their own (ECMA-376, part 1, 18.8.30), but for those of money.
_KNOWN_FORMATS = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00",
    "14": "mm-dd-yy", "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM", "20": "h:mm", "21": "h:mm:ss", "22": "m/d/yy h:mm",
    "45": "mm:ss", "46": "[h]:mm:ss", "47": "mmss.0", "49": "@",
}  # fmt: skip


def read_styles(package: Package) -> tuple[int, bytes, bytes]:
    """How many looks a workbook has, the looks as they came, and only how numbers are shown."""
    root = next(related(package, package.main, "styles"), None)
    codes, numbers = _formats_of(root)
    formats = [
        f"<numFmt numFmtId={quoteattr(number)} formatCode={quoteattr(code)}/>"
        for number, code in codes.items()
    ]
    listed = f'<numFmts count="{len(formats)}">{"".join(formats)}</numFmts>' if formats else ""
    xfs = "".join(
        f"<xf numFmtId={quoteattr(number)} fontId='0' fillId='0' borderId='0'/>" for number in numbers
    )
    only_numbers = (_PLAIN_STYLES % (listed, len(numbers), xfs)).encode()
    return len(numbers), only_numbers if root is None else serialize(plain(root)), only_numbers


def read_formats(package: Package) -> list[str]:
    """How numbers are shown, look by look; there is always one."""
    codes, numbers = _formats_of(next(related(package, package.main, "styles"), None))
    return [codes.get(number) or _KNOWN_FORMATS.get(number, "General") for number in numbers or ["0"]]


def read_struck(package: Package) -> list[bool]:
    """Of each look, whether its words are struck out."""
    root = next(related(package, package.main, "styles"), None)
    fonts, looks = (() if root is None else root.iterfind(f"{main(name)}/*") for name in ("fonts", "cellXfs"))
    struck = {str(number) for number, font in enumerate(fonts) if is_struck(font)}
    return [look.get("fontId") in struck for look in looks]


def is_struck(face: Element) -> bool:
    """Whether a face draws a line through its words."""
    line = None if face is None else face.find(main("strike"))
    return line is not None and line.get("val") not in {"0", "false"}


def _formats_of(root: Element) -> tuple[dict[str, str], list[str]]:
    """The codes of formats by their numbers, and the number of the format of each look."""
    if root is None:
        return {}, ["0"]
    codes = {
        number: element.get("formatCode") or ""
        for element in root.iterfind(f"{main('numFmts')}/{main('numFmt')}")
        if (number := element.get("numFmtId") or "").isdecimal()
    }
    looks = root.find(main("cellXfs"))
    numbers = ["0"] if looks is None else [look.get("numFmtId") or "" for look in looks]
    return codes, [number if number.isdecimal() else "0" for number in numbers]
