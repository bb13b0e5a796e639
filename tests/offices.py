"""Administrative documents as Vietnamese offices type them, made from a description, without a template.

The same document may have its letterhead in a table of one row or several, in text boxes, by tabs or line
breaks; its lines drawn, typed or bordered; its faces on the words, in styles or in the theme. Each line has
a role ("motto", "agency 1", "text 2"), so that one may be changed and nothing else.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from ttdn.measure import text_width

#: What is changed of the line of a role: its fields, or ``None``, which drops it.
Changes = Mapping[str, Mapping[str, Any] | None]

_TWIPS = 1440 / 2.54
_EMU = 360_000
_RAISED = 0.65
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_SPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
#: The widths (cm) of the columns of a letterhead, and those of a foot.
_COLUMNS, _FOOT = (6.3, 9.7), (8.0, 8.0)
_WIDTH = 16.0


@dataclass(frozen=True)
class Line:
    """A paragraph: its words, its face, its layout (cm, points), and the line drawn below (its length)."""

    role: str
    text: str = ""
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    lines: float = 1
    left: float = 0
    first: float = 0
    font: str = ""
    colour: str = ""
    rule: float = 0
    tabs: tuple[tuple[str, float], ...] = ()
    #: How many of its first letters are bold where the others are not.
    bold_until: int = 0
    #: XML at its end, and in its properties: a drawing, a mark.
    inside: str = ""
    marks: str = ""
    #: XML among the properties of its words; how many empty lines are above it.
    face: str = ""
    blank: int = 0


class Annex(NamedTuple):
    """An annex: its label, its title, its lines; whether its page lies across."""

    label: str
    title: str
    lines: tuple[str, ...] = ("|TT|Đơn vị|Số lượng", "|1|Phường Hòa An|12")
    across: bool = False


@dataclass(frozen=True)
class Office:
    """A document and the habits of those who typed it."""

    kind: str = "BÁO CÁO"
    subject: str = "Kết quả công tác năm 2026"
    superior: str = "UBND TỈNH AN BÌNH"
    agency: tuple[str, ...] = ("SỞ Y TẾ",)
    number: str = "Số: 12/BC-SYT"
    date: str = "An Bình, ngày 05 tháng 3 năm 2026"
    addressees: tuple[str, ...] = ()
    power: str = ""
    basis: tuple[str, ...] = ()
    decides: str = ""
    body: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ("Các phòng thuộc Sở", "Lưu: VT")
    authority: tuple[str, ...] = ("GIÁM ĐỐC",)
    signer: str = "Nguyễn Văn An"
    annexes: tuple[Annex, ...] = ()
    sizes: tuple[float, float, float] = (13, 14, 14)
    text_size: float = 14
    first: float = 1.27
    before: float = 6
    lines: float = 1.2
    head: str = "two rows"
    rules: str = "border"
    dress: str = "direct"
    to: str = "indents"
    foot: str = "table"
    #: "" for a document of one page, else how the number of the page is shown: "field", "simple", "control".
    numbers: str = ""
    margins: Mapping[str, float] = field(default_factory=lambda: {
        "top": 20, "bottom": 20, "left": 30, "right": 20, "header": 10, "footer": 10})  # fmt: skip
    paper: tuple[float, float] = (210, 297)
    first_page: bool = True
    restarts: bool = True
    repeats: bool = True
    changes: Changes = field(default_factory=dict)

    def changed(self, changes: Changes = {}, **values: Any) -> "Office":  # noqa: ANN401, B006 - of any field
        """The same document with other lines."""
        return replace(self, changes={**self.changes, **changes}, **values)

    @property
    def agency_size(self) -> float:
        """As large as the national title."""
        return self.sizes[0]


def roles(office: Office) -> set[str]:
    """The roles of its lines."""
    return _Maker(office).seen_roles()


def package(office: Office) -> bytes:
    """Its Word file."""
    return _Maker(office).package()


class _Maker:
    """One document in the making: its styles, its relationships."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.styles: dict[str, str] = {}
        self.roles: set[str] = set()
        self.counts = Counter[str]()

    def seen_roles(self) -> set[str]:
        """What roles come while it is made."""
        self.body()
        return self.roles | ({"page number"} if self.office.numbers else set())

    # The lines.

    def line(self, role: str, text: str, **look: Any) -> Line | None:  # noqa: ANN401 - fields of a line
        """The line of a role, as the changes want it."""
        self.roles.add(role)
        change = self.office.changes.get(role, {})
        return None if change is None else replace(Line(role, text, **look), **change)

    def many(self, name: str, texts: Sequence[str], rule: float = 0, **look: Any) -> list[Line | None]:  # noqa: ANN401 - the same
        """The lines of a sequence: ``agency 1``, ``agency 2``; the rule line is below the last."""
        return [
            self.line(f"{name} {number}", text, rule=rule if last else 0, **look)
            for number, (last, text) in enumerate(_with_last(texts), start=1)
        ]

    def letterhead(self) -> tuple[list[Line | None], list[Line | None], list[Line | None], list[Line | None]]:
        """Its four corners: agency, nation, number, date."""
        office = self.office
        title, motto, day = office.sizes
        superior = [self.line("superior", office.superior, size=title)] if office.superior else []
        agency = self.many("agency", office.agency, size=title, bold=True, rule=0.4)
        nation = [
            self.line("national", NATIONAL, size=title, bold=True),
            self.line("motto", MOTTO, size=motto, bold=True, rule=1.0),
        ]
        number = [self.line("number", office.number, size=13)]
        if not office.kind:
            number.append(self.line("letter subject", f"V/v {office.subject}", size=13, before=6))
        return (
            [*superior, *agency], nation, number,
            [self.line("date", office.date, size=day, italic=True)],
        )  # fmt: skip

    def titles(self) -> list[Line | None]:
        """Kind and subject, for a decision also who takes it."""
        office = self.office
        found = []
        if office.kind:
            found.append(self.line("title", office.kind, bold=True, before=12))
        if office.kind and office.subject:
            found += self.many("subject", office.subject.split("\n"), bold=True, rule=0.4)
        return found

    def opening(self) -> list[Line | None]:
        """Who decides, the legal basis, what is decided."""
        office = self.office
        text = self.text_look()
        power = [self.line("power", office.power, bold=True, before=12)] if office.power else []
        basis = self.many("basis", office.basis, **text | {"italic": True})
        decides = [self.line("decides", office.decides, bold=True, before=6)] if office.decides else []
        return [*power, *basis, *decides]

    def text_look(self) -> dict[str, Any]:
        """How running text looks."""
        office = self.office
        return {
            "size": office.text_size, "align": "both", "first": office.first,
            "before": office.before, "lines": office.lines,
        }  # fmt: skip

    def text_lines(self) -> Iterator[Line | Sequence[str] | None]:
        """The text; a row of a table comes as its cells."""
        for last, words in _with_last(self.office.body):
            if words.startswith("|"):
                yield words[1:].split("|")
                continue
            role, look = _role_of(words)
            self.counts[role] += 1
            text = words.removeprefix("#")
            if last:
                self.roles.add("closing")
            line = self.line(f"{role} {self.counts[role]}", text, **self.text_look() | look)
            yield replace(line, **self.office.changes.get("closing", {}) or {}) if line and last else line

    def addressees(self) -> Iterator[str]:
        """Kính gửi, as the office sets it."""
        office = self.office
        if not office.addressees:
            return
        look: dict[str, Any] = {"size": office.text_size, "align": "left"}
        if len(office.addressees) == 1:
            look |= {"align": "center"} if office.to == "center" else {"left": 3.5}
            yield self.paragraph(
                self.line("addressee", f"Kính gửi: {office.addressees[0]}", before=12, **look)
            )
            return
        colon = text_width("Kính gửi", office.text_size)
        at = 3.5
        head = self.line("addressee", "Kính gửi:", **look | {"left": at, "before": 12})
        below = [
            self.line(f"addressee {number}", f"- {name}{'.' if last else ';'}", **look | {"left": at + colon})
            for number, (last, name) in enumerate(_with_last(office.addressees), start=1)
        ]
        if office.to == "table":
            yield self.table([3.5 + colon, 16 - 3.5 - colon], [
                [self.paragraph(head and replace(head, left=0, align="right")), ""],
                ["", self.all(line and replace(line, left=0) for line in below)],
            ])  # fmt: skip
            return
        if office.to == "one row table":
            yield self.table([3.5 + colon, 16 - 3.5 - colon], [[
                self.paragraph(head and replace(head, left=0, align="right", before=0)),
                self.all(line and replace(line, left=0) for line in below),
            ]])  # fmt: skip
            return
        yield self.paragraph(head)
        for line in below:
            if line and office.to == "spaces":
                gap = " " * round(line.left / text_width(" ", line.size))
                line = replace(line, left=0, text=f"{gap}{line.text}")  # noqa: PLW2901 - the same line
            elif line and office.to == "tab":
                line = replace(line, left=0, text=f"\t{line.text}", tabs=(("left", line.left),))  # noqa: PLW2901
            elif line and office.to == "first line":
                line = replace(line, left=0, first=line.left)  # noqa: PLW2901 - the same line
            yield self.paragraph(line)

    # Lines as paragraphs, tables, pages.

    def all(self, lines: Any) -> str:  # noqa: ANN401 - lines, some of them dropped
        """The paragraphs of some lines."""
        return "".join(self.paragraph(line) for line in lines)

    def paragraph(self, line: Line | None, width: float = _WIDTH) -> str:
        """A line and what is drawn below it."""
        if line is None:
            return ""
        inside, below, words = line.inside, "", self.runs(line)
        if line.rule:
            length = line.rule * text_width(line.text.rpartition("\n")[2], line.size, bold=line.bold)
            if self.office.rules == "underline":
                words = self.underlined(line, length)
            else:
                drawn, below = self.rule(line, length, width)
                inside += drawn
        return f"{'<w:p/>' * line.blank}<w:p>{self.layout(line)}{words}{inside}</w:p>{below}"

    def layout(self, line: Line) -> str:
        """The properties of its paragraph; in styles where the office uses them."""
        tabs = "".join(
            f'<w:tab w:val="{kind}" w:pos="{round(place * _TWIPS)}"/>' for kind, place in line.tabs
        )
        layout = (
            (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
            + f'<w:spacing w:before="{round(line.before * 20)}" w:after="{round(line.after * 20)}"'
            f' w:line="{round(line.lines * 240)}" w:lineRule="auto"/>'
            f'<w:ind w:left="{round(line.left * _TWIPS)}" w:firstLine="{round(line.first * _TWIPS)}"/>'
            f'<w:jc w:val="{line.align}"/>'
        )
        if self.office.dress == "styles":
            name = self.style(line, layout)
            return f'<w:pPr><w:pStyle w:val="{name}"/>{line.marks}</w:pPr>'
        return f"<w:pPr>{line.marks}{layout}</w:pPr>"

    def style(self, line: Line, layout: str) -> str:
        """The style of lines that look so."""
        key = f"<w:pPr>{layout}</w:pPr><w:rPr>{self.face(line)}</w:rPr>"
        return self.styles.setdefault(key, f"S{len(self.styles) + 1}")

    def face(self, line: Line) -> str:
        """The properties of its words."""
        font = line.font or ("Times New Roman" if self.office.dress in {"direct", "styles"} else "")
        return "".join((
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else "",
            "<w:b/>" if line.bold else "",
            "<w:i/>" if line.italic else "",
            f'<w:color w:val="{line.colour}"/>' if line.colour else "",
            f'<w:sz w:val="{round(line.size * 2)}"/>',
            line.face,
        ))  # fmt: skip

    def runs(self, line: Line) -> str:
        """Its words; some of them bold where only those are."""
        if line.bold_until:
            return self.run(line.text[: line.bold_until], replace(line, bold=True)) + self.run(
                line.text[line.bold_until :], line
            )
        return self.run(line.text, line)

    def run(self, text: str, line: Line, more: str = "", *, alone: bool = True) -> str:
        """Words of a face; those that are not alone in their paragraph do not have it from a style."""
        plain = alone and self.office.dress == "styles" and not (line.bold_until and line.bold)
        face = more if plain else self.face(line) + more
        inside = "".join(
            {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(piece)
            or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
            for piece in re.split(r"([\t\n])", text)
            if piece
        )
        return f"<w:r><w:rPr>{face}</w:rPr>{inside}</w:r>" if inside else ""

    def underlined(self, line: Line, length: float) -> str:
        """Its words, those in the middle underlined for a length."""
        start, end = 0, len(line.text)
        while end - start > 2 and text_width(line.text[start:end], line.size, bold=line.bold) > length + 0.05:
            start, end = (start + 1, end) if start < len(line.text) - end else (start, end - 1)
        return (
            self.run(line.text[:start], line)
            + self.run(line.text[start:end], line, '<w:u w:val="single"/>')
            + self.run(line.text[end:], line)
        )

    def rule(self, line: Line, length: float, width: float) -> tuple[str, str]:
        """A rule line: what stands in its paragraph, and what comes below."""
        form = self.office.rules
        if form == "underscores":
            many = max(round(length / _RAISED / text_width("_", line.size)), 1)
            raised = '<w:vertAlign w:val="superscript"/>'
            words = self.run("_" * many, replace(line, bold=False), raised, alone=False)
            return "", f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}</w:p>'
        if form == "border":
            side = round((width - length) / 2 * _TWIPS)
            border = (
                '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr><w:spacing w:before="0" w:after="0"/>'
            )
            return "", f'<w:p><w:pPr>{border}<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
        drawn = _vml(length) if form == "vml" else _drawing(length)
        if form == "both":
            drawn = (
                f'<mc:AlternateContent><mc:Choice Requires="wps">{_drawing(length)}</mc:Choice>'
                f"<mc:Fallback>{_vml(length)}</mc:Fallback></mc:AlternateContent>"
            )
        drawn = f"<w:r>{drawn}</w:r>"
        return ("", f"<w:p>{drawn}</w:p>") if form == "drawing below" else (drawn, "")

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[str]], head: str = "") -> str:
        """A table without borders; ``head`` are properties of its first row."""
        grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
        made = "".join(
            f"<w:tr>{'' if number else head}"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/></w:tcPr>'
                f"{cell or '<w:p/>'}</w:tc>"
                for width, cell in zip(widths, row, strict=True)
            )
            + "</w:tr>"
            for number, row in enumerate(rows)
        )
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"

    def head(self) -> str:
        """The letterhead in the form that the office has."""
        agency, nation, number, date = self.letterhead()
        left, right = _COLUMNS
        make = {
            "two rows": lambda: self.table(_COLUMNS, [
                [self.cell(agency, left), self.cell(nation, right)],
                [self.cell(number, left), self.cell(date, right)],
            ]),
            "one row": lambda: self.table(_COLUMNS, [
                [self.cell([*agency, *number], left), self.cell([*nation, *date], right)]
            ]),
            "row for each line": lambda: self.table(_COLUMNS, [
                [self.cell(pair[:1], left), self.cell(pair[1:], right)]
                for pair in _pairs([*agency, *number], [*nation, *date])
            ]),
            "content control": lambda: (
                "<w:sdt><w:sdtContent>"
                + self.table(_COLUMNS, [
                    [self.cell(agency, left), self.cell(nation, right)],
                    [self.cell(number, left), self.cell(date, right)],
                ])
                + "</w:sdtContent></w:sdt>"
            ),
            "three columns": lambda: self.table((left, 0.5, right - 0.5), [
                [self.cell(agency, left), "", self.cell(nation, right - 0.5)],
                [self.cell(number, left), "", self.cell(date, right - 0.5)],
            ]),
            "merged": lambda: self.merged(agency, nation, number, date),
            "line breaks": lambda: self.table(_COLUMNS, [
                [self.broken([*agency, *number]), self.broken([*nation, *date])]
            ]),
            "text boxes": lambda: self.boxes([*agency, *number], [*nation, *date]),
            "tabs": lambda: self.tabbed([*agency, *number], [*nation, *date]),
            "spaces above": lambda: self.table(_COLUMNS, [
                [self.cell(agency, left) + "<w:p/>", self.cell(nation, right) + "<w:p/>"],
                [self.cell(number, left), self.cell(date, right)],
            ]) + "<w:p/>",
            "nested": lambda: self.table((_WIDTH,), [[
                self.table(_COLUMNS, [
                    [self.cell(agency, left), self.cell(nation, right)],
                    [self.cell(number, left), self.cell(date, right)],
                ]) + "<w:p/>"
            ]]),
        }  # fmt: skip
        return make[self.office.head]()

    def cell(self, lines: Sequence[Line | None], width: float) -> str:
        """Lines in a cell."""
        return "".join(self.paragraph(line, width) for line in lines)

    def merged(self, *corners: Sequence[Line | None]) -> str:
        """The agency in a cell that reaches over two rows, the other cells over two columns."""
        agency, nation, number, date = corners
        left, right = (round(width * _TWIPS) for width in _COLUMNS)
        rows = ((agency, nation[:1], "restart"), ((), nation[1:], "continue"), (number, date, ""))
        made = "".join(
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/>'
            + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
            + f"</w:tcPr>{self.cell(beside, _COLUMNS[0]) or '<w:p/>'}</w:tc>"
            f'<w:tc><w:tcPr><w:tcW w:w="{right}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
            f"{self.cell(lines, _COLUMNS[1])}</w:tc></w:tr>"
            for beside, lines, merge in rows
        )
        half = right // 2
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (left, half, right - half))
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"

    def broken(self, lines: Sequence[Line | None]) -> str:
        """Lines in one paragraph, a line break between them; the lines below them drawn."""
        found = [line for line in lines if line]
        inside = ""
        for last, line in _with_last(found):
            inside += self.run(line.text if last else f"{line.text}\n", line, alone=False) + line.inside
            if line.rule:
                inside += (
                    f"<w:r>{_drawing(line.rule * text_width(line.text, line.size, bold=line.bold))}</w:r>"
                )
        marks = _marks(*found)
        return f"<w:p>{self.layout(replace(found[0], bold=False, italic=False, marks=marks))}{inside}</w:p>"

    def boxes(self, left: Sequence[Line | None], right: Sequence[Line | None]) -> str:
        """Two text boxes, with the copy that an older Word reads."""
        made = ""
        for lines, width in zip((left, right), _COLUMNS, strict=True):
            words = f"<w:txbxContent>{self.cell(lines, width)}</w:txbxContent>"
            made += (
                '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
                f'<wp:extent cx="{round(width * _EMU)}" cy="900000"/><a:graphic><a:graphicData>'
                f"<wps:wsp><wps:txbx>{words}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
                "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
                f"{words}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        return f"<w:p>{made}</w:p>" + "<w:p/>" * 5

    def tabbed(self, left: Sequence[Line | None], right: Sequence[Line | None]) -> str:
        """Pairs of lines with a centred tab before each; the lines drawn."""
        made = ""
        for pair in _pairs(left, right):
            words = ""
            for line in pair:
                if line:
                    words += self.run(f"\t{line.text}", line, alone=False) + line.inside
                    if line.rule:
                        words += (
                            f"<w:r>{_drawing(line.rule * text_width(line.text, line.size, bold=True))}</w:r>"
                        )
                elif line is not pair[-1]:
                    words += self.run("\t", Line(""))
            tabs = (("center", _COLUMNS[0] / 2), ("center", _COLUMNS[0] + _COLUMNS[1] / 2))
            made += f"<w:p>{self.layout(Line('', tabs=tabs, align='left'))}{words}</w:p>"
        return made

    def feet(self) -> str:
        """Recipients and signature."""
        office = self.office
        recipients = [
            self.line("recipients title", "Nơi nhận:", size=12, bold=True, italic=True, align="left")
        ]
        recipients += [
            self.line(f"recipient {number}", f"- {name}{'.' if last else ';'}", size=11, align="left")
            for number, (last, name) in enumerate(_with_last(office.recipients), start=1)
        ]
        authority = self.many("authority", office.authority, bold=True)
        signer = self.line("signer", office.signer, bold=True)
        room = "<w:p/>" * 4
        signature = self.all(authority) + room + self.paragraph(signer)
        left, right = _FOOT
        beside = Line("", align="left", tabs=(("center", 12.0),))
        make = {
            "table": lambda: self.table(_FOOT, [[self.all(recipients), signature]]),
            "two rows": lambda: self.table(_FOOT, [
                [self.all(recipients), self.all(authority) + room], ["", self.paragraph(signer)],
            ]),
            "three columns": lambda: self.table(
                (left, 1, right - 1), [[self.all(recipients), "", signature]]
            ),
            "room below": lambda: self.table(_FOOT, [
                [self.all(recipients), self.all(authority) + self.paragraph(
                    signer and replace(signer, before=72))],
            ]),
            "line breaks": lambda: self.table(_FOOT, [
                [self.broken(recipients), self.broken([*authority, *[Line("")] * 4, signer])],
            ]),
            "name alone": lambda: self.table(_FOOT, [
                [self.all(recipients), self.all(authority)], ["", room], ["", self.paragraph(signer)],
            ]),
            "secretary": lambda: (
                self.table(_FOOT, [[
                    self.paragraph(Line("", "THƯ KÝ", bold=True)) + room
                    + self.paragraph(Line("", "Trần Thị Bình", bold=True)),
                    signature,
                ]])
                + "<w:p/>"
                + self.all(recipients)
            ),
            "signature first": lambda: (
                self.all(line and replace(line, left=8) for line in authority)
                + room
                + self.paragraph(signer and replace(signer, left=8))
                + self.all(recipients)
            ),
            "tabs": lambda: "".join(
                f"<w:p>{self.layout(replace(beside, marks=_marks(one, other)))}"
                + (self.run(one.text, one, alone=False) + one.inside if one else "")
                + (self.run(f"\t{other.text}", other, alone=False) + other.inside if other else "")
                + "</w:p>"
                for one, other in _pairs(
                    recipients, [*authority, *[None] * max(len(recipients) - len(authority), 3), signer]
                )
            ),
        }  # fmt: skip
        return make[office.foot]()

    def annexes(self) -> Iterator[str]:
        """The section that ends, then the annex itself."""
        office = self.office
        across = False
        for place, annex in enumerate(office.annexes, start=1):
            yield f"<w:p><w:pPr>{self.section(across=across)}</w:pPr></w:p>"
            across = annex.across
            yield self.paragraph(self.line(f"annex {place} label", annex.label, bold=True))
            yield self.paragraph(self.line(f"annex {place} title", annex.title, bold=True))
            # The program reads the number of the document it belongs to.
            named = "Quyết định" if office.kind == "QUYẾT ĐỊNH" else (office.kind or "Công văn").capitalize()
            number, day = office.number.removeprefix("Số: "), office.date.partition(", ")[2]
            words = f"(Kèm theo {named} số {number} {day})"
            yield self.paragraph(self.line(f"annex {place} reference", words, italic=True, rule=0.4))
            yield self.lines(
                [words[1:].split("|") if words.startswith("|") else self.line(
                    f"annex {place} text", words, **self.text_look()) for words in annex.lines]
            )  # fmt: skip

    def lines(self, found: Sequence[Line | Sequence[str] | None]) -> str:
        """Paragraphs and, of rows that follow each other, tables."""
        made, rows = "", []
        for line in [*found, None]:
            if line is not None and not isinstance(line, Line):
                rows.append([self.paragraph(Line("", words, size=13)) for words in line])
                continue
            if rows:
                head = "<w:trPr><w:tblHeader/></w:trPr>" if self.office.repeats else ""
                made += self.table([_WIDTH / len(rows[0])] * len(rows[0]), rows, head)
                rows = []
            made += self.paragraph(line)
        return made

    def section(self, *, across: bool = False) -> str:
        """The properties of a section."""
        office = self.office
        sides = " ".join(f'w:{side}="{round(mm / 10 * _TWIPS)}"' for side, mm in office.margins.items())
        width, height = (round(mm / 10 * _TWIPS) for mm in office.paper[:: -1 if across else 1])
        turned = ' w:orient="landscape"' if across else ""
        return (
            "<w:sectPr>"
            + ('<w:headerReference w:type="default" r:id="header"/>' if office.numbers else "")
            + f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar {sides} w:gutter="0"/>'
            + ('<w:pgNumType w:start="1"/>' if office.restarts else "")
            + ("<w:titlePg/>" if office.first_page else "")
            + "</w:sectPr>"
        )

    def page_number(self) -> str:
        """The header."""
        line = self.line("page number", "", size=13) or Line("")
        field = {
            "simple": f'<w:fldSimple w:instr=" PAGE ">{self.run("2", line)}</w:fldSimple>',
            "field": "".join(
                f"<w:r><w:rPr>{self.face(line)}</w:rPr>{mark}</w:r>"
                for mark in (
                    '<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE   \\* MERGEFORMAT</w:instrText>",
                    '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>",
                    '<w:fldChar w:fldCharType="end"/>',
                )
            ),
        }  # fmt: skip
        inside = field["simple" if self.office.numbers == "simple" else "field"]
        made = f"<w:p>{self.layout(line)}{inside}</w:p>"
        if self.office.numbers == "control":
            made = f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        return f"{_HEAD}<w:hdr {_SPACES}>{made}<w:p/></w:hdr>"

    def body(self) -> str:
        """The whole text."""
        office = self.office
        made = (
            self.head()
            + self.all(self.titles())
            + "".join(self.addressees())
            + self.all(self.opening())
            + self.lines(list(self.text_lines()))
            + "<w:p/>"
            + self.feet()
            + "".join(self.annexes())
        )
        last = office.annexes[-1] if office.annexes else None
        return made + self.section(across=bool(last and last.across))

    def package(self) -> bytes:
        """The parts of the file."""
        office = self.office
        body, header = self.body(), self.page_number()
        parts = {
            "[Content_Types].xml": _content_types(numbered=bool(office.numbers)),
            "_rels/.rels": _relationships({"main": ("officeDocument", "word/document.xml")}),
            "word/_rels/document.xml.rels": _relationships({
                "styles": ("styles", "styles.xml"), "theme": ("theme", "theme/theme1.xml"),
                **({"header": ("header", "header1.xml")} if office.numbers else {}),
            }),
            "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": _styles(office.dress, self.styles),
            "word/theme/theme1.xml": _theme(),
            **({"word/header1.xml": header} if office.numbers else {}),
        }  # fmt: skip
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return stream.getvalue()


def _with_last(values: Any) -> Iterator[tuple[bool, Any]]:  # noqa: ANN401 - of any sequence
    """Each value, and whether it is the last."""
    return ((number == len(values), value) for number, value in enumerate(values, start=1))


def _pairs(left: Sequence[Line | None], right: Sequence[Line | None]) -> Iterator[list[Line | None]]:
    """Lines side by side; where one side is shorter, nothing."""
    for place in range(max(len(left), len(right))):
        yield [(side[place] if place < len(side) else None) for side in (left, right)]


def _marks(*lines: Line | None) -> str:
    """What else is said of the paragraph that some lines make."""
    return "".join(line.marks for line in lines if line)


def _role_of(words: str) -> tuple[str, dict[str, Any]]:
    """The role of a line of the text by how it begins, and how it looks other than running text."""
    if re.match(r"[IVX]+\. ", words):
        return "roman", {"bold": True, "marks": '<w:outlineLvl w:val="0"/>'}
    if words.startswith("#"):
        return "arabic", {"bold": True, "marks": '<w:outlineLvl w:val="1"/>'}
    if article := re.match(r"Điều \d+\.", words):
        return "article", {"bold_until": len(article[0])}
    if re.match(r"[a-zđ]\) ", words):
        return "point", {}
    return ("bullet" if words.startswith("- ") else "text"), {}


def _drawing(length: float) -> str:
    """A line as a newer Word draws it."""
    return (
        f'<w:drawing><wp:anchor><wp:extent cx="{round(length * _EMU)}" cy="0"/><a:graphic><a:graphicData>'
        '<wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )


def _vml(length: float) -> str:
    """A line as an older Word draws it."""
    return f'<w:pict><v:line from="10pt,2pt" to="{10 + length / 2.54 * 72:.1f}pt,2pt"/></w:pict>'


@cache
def _content_types(*, numbered: bool) -> str:
    kinds = {"document": "document.main", "styles": "styles"} | ({"header1": "header"} if numbered else {})
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f"{parts}</Types>"
    )


def _relationships(links: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}</Relationships>"
    )


def _styles(dress: str, made: Mapping[str, str]) -> str:
    """What Word begins with (Calibri 11, 8 points below), or what the office has made of it."""
    fonts = {
        "defaults": '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/>',
        "theme": '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>',
    }
    usual = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    normal = (
        '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/></w:rPr>'
        if dress in {"normal", "styles"}
        else ""
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{look}</w:style>'
        for look, name in made.items()
    )
    return (
        f"{_HEAD}<w:styles {_SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts.get(dress, usual)}</w:rPr>"
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/>'
        '</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/>{normal}</w:style>{styles}</w:styles>'
    )


@cache
def _theme() -> str:
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{_HEAD}<a:theme xmlns:a="{_NAMES["a"]}"><a:themeElements><a:fontScheme name="Office">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme></a:themeElements>"
        "</a:theme>"
    )
