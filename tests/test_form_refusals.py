"""What comes back and is no form, or one that cannot be trusted.

One clear sentence each, nothing written, no traceback.
"""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import FIRST_ROW, SECOND_ROW, cell_at, change, fill, letter_of, read_form
from openpyxl import load_workbook
from openpyxl.packaging.custom import StringProperty

from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, decode, digest
from ttdn.forms.making import workbook
from ttdn.forms.reading.form import open_form
from ttdn.package import LIMITS, Kind

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Refuse = Callable[..., str]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
STATUS = ("results", "II.5.1", "status")
SUMMARY_CELL = f"{letter_of('results', 'summary')}{FIRST_ROW}"
SHEET = (
    b"<worksheet "
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.fixture
def form(root: Path, run: Run) -> Path:
    """A form that was filled in rightly."""
    assert run("form", UNIT, "xa-vinh-luong", "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    return fill(root, root / "bm" / f"{UNIT}-2020.xlsx", {STATUS: "Đang thực hiện"}, root / "về" / "a.xlsx")


@pytest.fixture
def refuse(root: Path, run: Run) -> Refuse:
    """Collect; what was printed, when nothing was taken and nothing written."""

    def collect(*paths: object, heading: str = "Không nhận") -> str:
        code, out, err = run("collect", *map(str, paths or ("về",)), cwd=root, columns=400)
        assert (code, err) == (1, "")
        assert heading in out
        assert not (root / REPORT).exists()
        assert all(".mau-moi" in path.name for path in (root / "out").rglob("*.*"))
        return out

    return collect


def rewrite(path: Path, members: Callable[[dict[str, bytes]], object]) -> None:
    """Change the members of a package."""
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    members(content)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in content.items():
            new.writestr(name, data)


@pytest.mark.real_worker
def test_the_form_itself_is_taken(root: Path, form: Path, run: Run) -> None:
    """What the cases below spoil is right before."""
    assert run("collect", str(form), cwd=root)[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "heading", "words"),
    [
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "Không nhận", "có mật khẩu"),
        ("a.xls", OLE, "Chưa đọc", "Excel cũ (.xls)"),
        ("a.xlsx", b"", "Chưa đọc", "Tệp rỗng (0 byte)"),
        ("a.xlsx", b"PK\x03\x04 hong", "Chưa đọc", "bị cắt cụt"),
        ("a.docx", b"chu", "Chưa đọc", "Văn bản Word"),
        ("a.xlsx", b"PK" + b"\0" * (LIMITS[Kind.WORKBOOK].file + 1), "Không nhận", "quá lớn"),
    ],
    ids=["password", "xls", "empty", "damaged", "named-docx", "large"],
)
def test_no_workbook(
    write: Write, refuse: Refuse, name: str, content: bytes, heading: str, words: str
) -> None:
    """Files that are not what their names say, or that nobody can open."""
    assert words in refuse(write(f"về/{name}", content), heading=heading)


def test_a_word_file(root: Path, form: Path, refuse: Refuse) -> None:
    """Another zip file."""
    with zipfile.ZipFile(form, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    assert "Văn bản Word" in refuse(heading="Chưa đọc")


def test_a_form_embedded_in_a_document(root: Path, form: Path, refuse: Refuse) -> None:
    """It is told from any other document, with the way to save it."""
    book = form.read_bytes()
    with zipfile.ZipFile(form.with_suffix(".docx"), "w") as file:
        file.writestr("word/document.xml", "<x/>")
        file.writestr("word/embeddings/Microsoft_Excel_Worksheet.xlsx", book)
    form.unlink()
    out = refuse(heading="Chưa đọc")
    assert "Biểu mẫu nhúng bên trong một văn bản" in out
    assert "Save a Copy" in out


def test_a_member_is_damaged(root: Path, form: Path, refuse: Refuse) -> None:
    """A package of which the main part does not unpack."""
    rewrite(form, lambda members: members.update({"xl/workbook.xml": members["xl/workbook.xml"][:300]}))
    assert "đã hỏng" in refuse()


def test_sheet_is_no_xml(root: Path, form: Path, refuse: Refuse) -> None:
    """A sheet that ends in the middle."""
    rewrite(
        form,
        lambda members: members.update(
            {"xl/worksheets/sheet3.xml": members["xl/worksheets/sheet3.xml"][:900]}
        ),
    )
    assert "đã hỏng" in refuse()


def damage_guide(members: dict[str, bytes]) -> None:
    """The first sheet, which no cell of the form is on, ends in the middle."""
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"][:700]


def test_damaged_where_nothing_is_read(root: Path, form: Path, run: Run) -> None:
    """A file that can be read and cannot be copied is taken; of its receipts only the text is made."""
    rewrite(form, damage_guide)
    code, out, _ = run("collect", str(form), "--receipt", "--without-report", cwd=root)
    assert (code, "'Hướng dẫn' hỏng" in out) == (0, True)
    assert [path.name for path in (root / "out/tra-lai").glob("*/*")] == ["a.bien-nhan.txt"]


@pytest.mark.real_worker
def test_damaged_and_wrong(root: Path, form: Path, run: Run) -> None:
    """One that is wrong, too, is answered with a new form that holds what it said."""
    fill(root, form, {STATUS: "xong hết", ("difficulties", "+1"): "Ít người"})
    rewrite(form, damage_guide)
    code, out, _ = run("collect", str(form), cwd=root, columns=300)
    new = root / "out/tra-lai/phuong-loc-tho/a.mau-moi.xlsx"
    assert (code, "a.mau-moi.xlsx" in out) == (1, True)
    assert read_form(root, new).values[cell_at("difficulties", "+1")] == "Ít người"


@pytest.mark.parametrize("number", [2, 5, 6])
def test_damaged_sheet_of_the_form(root: Path, form: Path, refuse: Refuse, number: int) -> None:
    """Its first sheet, its last, and the hidden one."""
    name = f"xl/worksheets/sheet{number}.xml"
    rewrite(form, lambda members: members.update({name: members[name][:700]}))
    assert "đã hỏng" in refuse()


def relate(members: dict[str, bytes], kind: str, target: str, content: bytes = b"<x/>") -> None:
    """Add a part that the workbook leads to."""
    members[f"xl/{target}"] = content
    name = "xl/_rels/workbook.xml.rels"
    row = (
        '<Relationship Id="rIdX" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"/>'
    )
    members[name] = members[name].replace(b"</Relationships>", row.encode() + b"</Relationships>")


def test_macros(root: Path, form: Path, refuse: Refuse) -> None:
    """A program in the file, whatever its name ends in."""
    rewrite(form, lambda members: relate(members, "vbaProject", "harmless.xml"))
    assert "macro" in refuse()
    shutil.move(form, form.with_suffix(".xlsm"))
    assert "macro" in refuse("về")


@pytest.mark.parametrize(
    ("kind", "name"),
    [("externalLink", "a.xml"), ("connections", "b.xml"), ("queryTable", "c.xml")],
)
def test_external_links(root: Path, form: Path, refuse: Refuse, kind: str, name: str) -> None:
    """Data of other files and servers."""
    rewrite(form, lambda members: relate(members, kind, name))
    assert "liên kết" in refuse()


def test_link_in_a_cell_is_no_link_of_the_file(root: Path, form: Path, run: Run) -> None:
    """An address that Excel made a link of is an address."""
    change(form, lambda book: setattr(book["Kết quả"][SUMMARY_CELL], "hyperlink", "https://a.vn"))
    assert run("collect", str(form), cwd=root)[0] == 0


@pytest.mark.parametrize("text", ['<!DOCTYPE x [<!ENTITY a "b">]>', "<!DOCTYPE x>"])
@pytest.mark.parametrize("code", ["ascii", "utf-16-le"])
@pytest.mark.parametrize("before", [0, 1024 * 1024 - 5])
def test_entities(root: Path, form: Path, refuse: Refuse, text: str, code: str, before: int) -> None:
    """Declarations that make a small file large or reach out of it.

    Also where a piece ends in the middle of one.
    """
    start = b"\xff\xfe" if code == "utf-16-le" else b""
    part = start + ("<?xml version='1.0'?>" + " " * before + text + "<x/>").encode(code)
    rewrite(form, lambda members: relate(members, "theme", "y.xml", part))
    assert "khai báo XML bất thường" in refuse()


def test_too_much_to_parse(root: Path, form: Path, refuse: Refuse) -> None:
    """A sheet that unpacks to more than any form, also where the package says otherwise."""
    name = "xl/worksheets/sheet3.xml"
    rewrite(form, lambda members: members.update({name: members[name] + b" " * LIMITS[Kind.WORKBOOK].xml}))
    assert form.stat().st_size < LIMITS[Kind.WORKBOOK].file
    assert "quá lớn" in refuse()


def test_picture_in_a_form(root: Path, form: Path, run: Run) -> None:
    """A picture that an officer put into the form is no harm."""
    rewrite(form, lambda members: members.update({"xl/media/a.png": b"\x89PNG" * 20_000_000}))
    assert run("collect", str(form), cwd=root)[0] == 0


def test_many_members(root: Path, form: Path, refuse: Refuse) -> None:
    """Thousands of parts."""
    rewrite(
        form,
        lambda members: members.update(
            {f"a/{number}": b"" for number in range(LIMITS[Kind.WORKBOOK].members + 1)}
        ),
    )
    assert "quá lớn" in refuse()


@pytest.mark.parametrize(
    "row",
    [
        b"<row/>",
        b'<row spans="1:2"/>',
        b"<x:row xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>",
    ],
)
def test_a_million_rows(root: Path, form: Path, refuse: Refuse, row: bytes) -> None:
    """Rows that look used down to the end of the sheet."""
    rewrite(form, lambda members: members.update({"xl/worksheets/sheet3.xml": SHEET % (row * 20_001)}))
    assert "hơn 20000 dòng" in refuse()


def test_foreign_workbook(root: Path, form: Path, refuse: Refuse) -> None:
    """A workbook that is no form."""
    book = load_workbook(form)
    del book[HIDDEN_SHEET]
    stream = io.BytesIO()
    book.save(stream)
    form.write_bytes(stream.getvalue())
    assert "Không phải biểu mẫu" in refuse()


def test_pasted_identity(root: Path, form: Path, refuse: Refuse) -> None:
    """The hidden sheet of another unit, the property of another unit, the visible name of another unit.

    Each is noticed.
    """
    other: Any = load_workbook(root / "bm" / "xa-vinh-luong-2020.xlsx")
    rows = [[cell.value for cell in row] for row in other[HIDDEN_SHEET].iter_rows()]
    prop = other.custom_doc_props[PROPERTY].value
    good = form.read_bytes()

    def paste_sheet(book: Any) -> None:  # noqa: ANN401
        page = book[HIDDEN_SHEET]
        page.delete_rows(1, page.max_row)
        for row in rows:
            page.append(row)

    def paste_property(book: Any) -> None:  # noqa: ANN401
        del book.custom_doc_props[PROPERTY]
        book.custom_doc_props.append(StringProperty(name=PROPERTY, value=prop))

    def paste_name(book: Any) -> None:  # noqa: ANN401
        page = book["Thông tin chung"]
        next(
            cell for row in page.iter_rows() for cell in row if cell.value == "UBND phường Lộc Thọ"
        ).value = "UBND xã Vĩnh Lương"

    def spoil(book: Any) -> None:  # noqa: ANN401
        book[HIDDEN_SHEET]["B2"].value = "{" + book[HIDDEN_SHEET]["B2"].value

    for edits, words in (
        ([paste_sheet], "đơn vị khác"),
        ([paste_property], "đơn vị khác"),
        (
            [paste_sheet, paste_property],
            "Biểu mẫu ghi 'UBND phường Lộc Thọ' nhưng phần nhận dạng là của 'UBND xã Vĩnh Lương'",
        ),
        ([paste_name], "Biểu mẫu ghi 'UBND xã Vĩnh Lương' nhưng phần nhận dạng là của 'UBND phường Lộc Thọ'"),
        ([spoil], "đơn vị khác"),
    ):
        form.write_bytes(good)
        for edit in edits:
            change(form, edit)
        assert words in refuse(), edits


@pytest.mark.parametrize(
    ("changes", "has_other_words", "is_sealed_here"),
    [
        # Another topic in the same folder: nothing that is reported on is the same.
        ({"802/KH": "15/KH", "2020-02-10": "2020-03-20"}, True, True),
        # Another city with the same numbers of items and the same units.
        (
            {"802/KH": "15/KH", "2020-02-10": "2020-03-20", "to: UBND thành phố Nha": "to: UBND huyện B"},
            False,
            False,
        ),
        ({"802/KH": "15/KH"}, True, False),
        ({"- {id: III.1,": "- {id: III.2,", "[II.5.1, III.1]": "[II.5.1]"}, True, False),
    ],
)
def test_another_plan(
    root: Path,
    write: Write,
    form: Path,
    refuse: Refuse,
    changes: dict[str, str],
    *,
    has_other_words: bool,
    is_sealed_here: bool,
) -> None:
    """A form of a plan that is not this one, though its units and the numbers of its items are the same."""
    text = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    for old, new in changes.items():
        text = text.replace(old, new)
    if has_other_words:
        text = re.sub(r"(?<=text: )(?:Duy trì|Tạo điều|Tuyên truyền)[^,}\n]+", "Rà soát thủ tục", text)
        text = text.replace("Duy trì trang TTĐT", "Rà soát thủ tục")
    write("plan/2020.yaml", text)
    if not is_sealed_here:
        (root / ".ttdn/key").unlink()
    assert "kế hoạch khác" in refuse()


def test_words_of_the_plan_may_be_put_right(root: Path, write: Write, form: Path, run: Run) -> None:
    """A slip of the pen in the plan does not make fifty forms worthless."""
    text = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    write(
        "plan/2020.yaml",
        text.replace("Duy trì trang thông tin", "Duy trì các trang thông tin").replace(
            "Tin, bài đăng", "Tin và bài"
        ),
    )
    assert run("collect", str(form), cwd=root)[0] == 0


def test_unit_that_is_gone(root: Path, write: Write, form: Path, refuse: Refuse) -> None:
    """The roster has changed since."""
    text = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", text.replace("id: phuong-loc-tho", "id: phuong-moi"))
    out = refuse()
    wrong, cure = "không có 'phuong-loc-tho'", "Kiểm tra danh sách đơn vị trong kế hoạch."
    assert 0 < out.find(wrong) < out.find(cure)


def test_unit_and_plan_that_are_not_here(root: Path, write: Write, form: Path, refuse: Refuse) -> None:
    """A form of another plan is said to be one, whatever units that one has."""
    text = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", text.replace("802/KH", "15/KH").replace("id: phuong-loc-tho", "id: phuong-moi"))
    out = refuse()
    assert ("kế hoạch khác" in out, "không có 'phuong-loc-tho'" in out) == (True, False)


def delete_rows(book: Any) -> None:  # noqa: ANN401
    """The rows of all items."""
    book["Kết quả"].delete_rows(FIRST_ROW, 20)


def delete_column(book: Any) -> None:  # noqa: ANN401
    """The column of what was done."""
    book["Kết quả"].delete_cols(5)


def double_column(book: Any) -> None:  # noqa: ANN401
    """A second column with the head of another."""
    book["Kết quả"]["L4"] = "Kết quả"
    book["Kết quả"]["H4"] = "x"


def delete_sheet(book: Any) -> None:  # noqa: ANN401
    """A whole sheet."""
    del book["Khó khăn – kiến nghị"]


def sort_apart(book: Any) -> None:  # noqa: ANN401
    """The visible columns sorted without the hidden one."""
    page = book["Kết quả"]
    for column in range(2, 11):
        first, second = page.cell(FIRST_ROW, column), page.cell(SECOND_ROW, column)
        first.value, second.value = second.value, first.value


def stack_marks(book: Any) -> None:  # noqa: ANN401
    """A letter under a hundred marks."""
    book["Kết quả"][SUMMARY_CELL].value = "a" + "\u0301" * 100


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (delete_rows, "Trang 'Kết quả' bị xóa 2 dòng"),
        (delete_column, "Trang 'Kết quả' bị xóa, chèn hoặc đổi tên cột"),
        (double_column, "Trang 'Kết quả' bị xóa, chèn hoặc đổi tên cột"),
        (delete_sheet, "Thiếu trang 'Khó khăn – kiến nghị'"),
        (sort_apart, "Trang 'Kết quả', dòng 5: phần đã khóa"),
        (stack_marks, "chồng quá nhiều dấu"),
    ],
)
def test_locked_parts(
    root: Path, form: Path, refuse: Refuse, edit: Callable[[Any], None], words: str
) -> None:
    """What was locked and is not as it was: nothing below it can be trusted."""
    change(form, edit)
    out = refuse()
    assert words in out
    assert "P. Lộc Thọ" in out


def sort_answers(page: Any) -> None:  # noqa: ANN401
    """The columns that are filled in, without those that say what they answer."""
    for column in range(4, 8):
        words = [page.cell(row, column).value for row in range(FIRST_ROW, SECOND_ROW + 2)]
        for row, value in enumerate(reversed(words), start=FIRST_ROW):
            page.cell(row, column).value = value


def swap_columns(page: Any) -> None:  # noqa: ANN401
    """Two columns, with their heads."""
    for row in range(FIRST_ROW - 1, page.max_row + 1):
        first, second = page.cell(row, 5), page.cell(row, 7)
        first.value, second.value = second.value, first.value


def delete_last_column(page: Any) -> None:  # noqa: ANN401
    """A column that only informs, at the end."""
    page.delete_cols(page.max_column)


@pytest.mark.parametrize(
    ("edit", "is_kept"), [(sort_answers, False), (swap_columns, True), (delete_last_column, True)]
)
def test_answers_that_were_sorted_away_from_their_items(
    root: Path,
    form: Path,
    run: Run,
    edit: Callable[[Any], None],
    is_kept: bool,  # noqa: FBT001 - of the edit
) -> None:
    """The new form puts no answer beside an item that it may not be about, and keeps all others."""
    fill(root, form, {("results", "II.5.1", "summary"): "Đã đăng tin", ("causes", "+1"): "Ít người"})
    change(form, lambda book: edit(book["Kết quả"]))
    run("collect", str(form), "--keep", cwd=root)
    new = next((root / "out/tra-lai" / UNIT).glob("*.mau-moi.xlsx"), form)
    values = read_form(root, new).values
    assert (values.get(cell_at("results", "II.5.1", "summary")) == "Đã đăng tin", new != form) == (
        is_kept,
        not is_kept or new != form,
    )
    assert values[cell_at("causes", "+1")] == "Ít người"


def test_error_in_a_form_that_is_refused(root: Path, form: Path, run: Run) -> None:
    """The new form has what was filled in; what Excel could not reckon was nobody's answer."""

    def spoil(book: Any) -> None:  # noqa: ANN401
        delete_sheet(book)
        book["Kết quả"][SUMMARY_CELL].value = "#REF!"

    change(form, spoil)
    run("collect", str(form), "--keep", cwd=root)
    (new,) = (root / "out/tra-lai" / UNIT).glob("*.mau-moi.xlsx")
    assert read_form(root, new).values == {cell_at(*STATUS): "in_progress"}


def test_form_that_was_not_filled_in(root: Path, form: Path, refuse: Refuse) -> None:
    """A form as it was sent out makes no report that says nothing."""
    assert "chưa điền gì" in refuse(root / "bm")


@pytest.mark.changed
def test_form_of_a_newer_program(
    root: Path, run: Run, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout that this program does not know yet."""
    monkeypatch.setattr(workbook, "FORM_VERSION", 99)
    assert run("form", UNIT, "--period", "2020", "-o", "về", cwd=root)[0] == 0
    assert "mới hơn" in refuse()


@pytest.mark.changed
def test_form_of_an_older_version(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and a new form is made that holds what was in the old one; that one is taken."""
    monkeypatch.setattr(workbook, "FORM_VERSION", 0)
    assert run("form", UNIT, "--period", "2020", "-o", "cũ", cwd=root)[0] == 0
    monkeypatch.undo()
    monkeypatch.chdir(root)
    old = fill(
        root,
        root / "cũ" / f"{UNIT}-2020.xlsx",
        {STATUS: "Đang thực hiện", ("difficulties", "+2"): "Ít người"},
    )
    code, out, _ = run("collect", str(old), cwd=root, columns=300)
    new = root / "out/tra-lai" / UNIT / f"{UNIT}-2020.mau-moi.xlsx"
    assert (code, "phiên bản cũ" in out, "Gửi đơn vị biểu mẫu mới" in out, (root / REPORT).exists()) == (
        1,
        True,
        True,
        False,
    )
    assert run("collect", str(new), cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "status: in_progress" in text
    assert "- Ít người" in text


def test_missing_path(root: Path, run: Run) -> None:
    """A slip of the fingers on the command line."""
    code, _, err = run("collect", "khong-co", cwd=root)
    assert (code, "'khong-co'" in err) == (2, True)


def test_folder_without_forms(root: Path, write: Write, run: Run) -> None:
    """Other files are named, what Excel and systems leave behind is not.

    A run that took nothing does not end with 0.
    """
    write("về/ảnh.jpg", b"x")
    write("về/~$a.xlsx", b"x")
    write("về/.a", b"x")
    code, out, _ = run("collect", "về", cwd=root)
    assert (code, "ảnh.jpg" in out, "1 tệp: 0 nhận" in out) == (1, True, True)


def test_link_out_of_the_folder(root: Path, form: Path, run: Run, tmp_path: Path) -> None:
    """Nothing is written behind a link that leads out of the folder."""
    (tmp_path / "ngoài").mkdir()
    (root / "units").mkdir()
    try:
        (root / "units" / UNIT).symlink_to(tmp_path / "ngoài", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    code, out, err = run("collect", str(form), cwd=root, columns=400)
    assert (code, "liên kết" in out, err, list((tmp_path / "ngoài").iterdir())) == (1, True, "", [])


def carry(form: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Change what a form carries along, with a digest that fits."""
    carried = open_form("a", form.read_bytes()).carried
    data = json.loads(carried.encoded)
    edit(data)
    text = json.dumps(data, separators=(",", ":"))
    made = decode(text)
    proof = (
        made.property
        if made is not None
        else "|".join([*carried.property.split("|")[:4], digest(text), "", ""])
    )

    def write(book: Any) -> None:  # noqa: ANN401
        page = book[HIDDEN_SHEET]
        for row in range(2, page.max_row + 1):
            page.cell(row, 2).value = None
        page["B1"].value, page["B2"].value = proof, text
        del book.custom_doc_props[PROPERTY]
        book.custom_doc_props.append(StringProperty(name=PROPERTY, value=proof))

    change(form, write)


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["columns"].pop("results"),
        lambda data: data["columns"]["results"].update(status=4000),
        lambda data: data["locked"].update(results=[4000]),
        lambda data: data.update(columns=5),
        lambda data: data.update(identity=[1]),
        lambda data: data["identity"].__setitem__(3, "2020-Q9"),
        lambda data: data["identity"].__setitem__(2, "../../etc"),
    ],
    ids=["no-columns", "far-field", "far-lock", "no-table", "short", "period", "path"],
)
def test_identity_made_to_do_harm(
    root: Path, form: Path, refuse: Refuse, edit: Callable[[dict[str, Any]], object]
) -> None:
    """What a form carries along is no more trusted than the rest of it."""
    carry(form, edit)
    refuse()


def test_formula_with_its_value(root: Path, form: Path, run: Run) -> None:
    """What Excel has calculated is a number like any other."""

    def calculate(members: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet3.xml"
        cell = f"{letter_of('figures', 'figures')}{FIRST_ROW + 1}".encode()
        blank = rb'<c r="%s"( s="[0-9]+")?[^>]*?(?:/>|></c>)' % cell
        members[name], count = re.subn(blank, rb'<c r="%s"\1><f>5+7</f><v>12</v></c>' % cell, members[name])
        assert count == 1

    rewrite(form, calculate)
    assert run("collect", str(form), cwd=root)[0] == 0
    assert "news_items: 12\n" in (root / REPORT).read_text(encoding="utf-8")
