"""What goes back with a form that was taken: the receipt, the report to sign, the form for its number."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from excel import CellPath, cell_at, fill
from openpyxl import load_workbook
from test_collect import EXISTING, GOOD, NEWS, REPORT, STATUS, SUMMARY

from ttdn.checking import check_workspace
from ttdn.forms.changes import Change, find_changes
from ttdn.forms.values import CellAddress, Values

Write = Callable[[str, str | bytes], Path]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]
Run = Callable[..., tuple[int, str, str]]

NAME = "out/tra-lai/phuong-loc-tho/Báo cáo của phường"
#: A form that its unit has sent before it signed anything.
UNSIGNED: dict[CellPath, Any] = {
    key: value for key, value in GOOD.items() if key not in {("number",), ("date",)}
}


def words_of(path: Path) -> str:
    """The paragraphs of a Word file and what stands in its tables."""
    document = Document(io.BytesIO(path.read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.real_worker
def test_everything_that_was_read(root: Path, send: Send, collect: Collect) -> None:
    """Each item with its words, figures and evidence; money in figures and in words; opinions, signer."""
    send({**GOOD, ("date",): "30/11/2020", ("results", "III.1", "reason"): "chưa có ấn phẩm"})
    assert collect("gui ve", "--receipt", "--receipt-docx")[0] == 0
    told = (root / f"{NAME}.bien-nhan.txt").read_text(encoding="utf-8")
    assert told == (
        "BIÊN NHẬN BÁO CÁO\n"
        "Báo cáo hoạt động thông tin đối ngoại năm 2020 của UBND phường Lộc Thọ\n"
        "Theo Kế hoạch số 802/KH-UBND-VHTT ngày 10/02/2020 của UBND thành phố Nha Trang.\n"
        "Đơn vị: UBND phường Lộc Thọ\n"
        "Kỳ báo cáo: năm 2020\n"
        "Văn bản: số 45/BC-UBND ngày 30/11/2020; người ký: Trần Quốc Hưng\n"
        "Nơi nhận: Phòng Văn hóa và Thông tin\n"
        "Ngày nhận: 05/12/2020\n"
        "Tệp: Báo cáo của phường.xlsx\n"
        "Ô 'Đúng tên đơn vị?' để trống: xem lại tên đơn vị ở trên cho đúng.\n"
        "\n"
        "I. KẾT QUẢ TỪNG MỤC\n"
        "Kết quả: 2 mục (1/1 mục được giao, 1 mục khác). Hoàn thành: 1; Không phát sinh: 1.\n"
        "II.5.1 Duy trì trang TTĐT: Hoàn thành ngày 31/10/2020\n"
        "- Kết quả: Đăng tin hằng tuần. Có phản hồi.\n"
        "- Tin, bài đăng: 1.200 tin, bài\n"
        "- Minh chứng: Sổ theo dõi (số 3/BB)\n"
        "\n"
        "III.1 Tuyên truyền trên các ấn phẩm: Không phát sinh\n"
        "- Lý do: chưa có ấn phẩm.\n"
        "\n"
        "II. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI\n"
        "- Văn bản gửi thẩm định (chương trình): Chương trình A\n"
        "- Tập huấn: Lớp B, ngày 16/7/2020, có 02 người tham gia\n"
        "\n"
        "III. KINH PHÍ\n"
        "- Kinh phí được giao: 48.000.000 đồng (bốn mươi tám triệu đồng)\n"
        "- Đã chi: 44.650.000 đồng (bốn mươi tư triệu sáu trăm năm mươi nghìn đồng)\n"
        "\n"
        "IV. KHÓ KHĂN, VƯỚNG MẮC\n"
        "- Thiếu người: một người làm ba việc.\n"
        "\n"
        "V. PHƯƠNG HƯỚNG KỲ SAU\n"
        "- Mở trang tiếng Anh.\n"
        "\n"
        "Nếu có chỗ nào khác với bản của đơn vị, đề nghị sửa trong biểu mẫu rồi gửi lại.\n"
    )
    # The sheet and the page of Word say the same, line by line.
    sheet = load_workbook(root / f"{NAME}.bien-nhan.xlsx")["Biên nhận"]
    lines = [line for line in told.splitlines() if line]
    assert [cell.value for (cell,) in sheet.iter_rows(max_col=1) if cell.value] == lines
    page = words_of(root / f"{NAME}.bien-nhan.docx")
    assert [line for line in lines if line not in page] == []


def test_what_changed(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """A newer version says what the one before it said otherwise; sent again, the receipt stays as it is."""
    write(REPORT, EXISTING)
    send({NEWS: 131, STATUS: "Chưa thực hiện", SUMMARY: None, ("difficulties", "0"): "Thiếu máy."})
    assert collect()[0] == 0
    path = root / f"{NAME}.bien-nhan.txt"
    told = path.read_text(encoding="utf-8").partition("I. THAY ĐỔI SO VỚI BẢN TRƯỚC\n")[2].split("\n\n")[0]
    assert told.splitlines() == [
        "- Khó khăn, vướng mắc: Thiếu người. → Thiếu máy.",
        "- II.5.1, Trạng thái: Đang thực hiện → Chưa thực hiện",
        "- II.5.1, Kết quả: bỏ Đăng tin hằng tuần.",
        "- II.5.1, Tin, bài đăng: 12 → 131",
    ]
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    collect()
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_day_of_a_correction(
    root: Path, write: Write, send: Send, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came later than the report, which is in time by its first day; so says the receipt on every day."""
    write(REPORT, EXISTING)
    send({NEWS: 131})
    path = root / f"{NAME}.bien-nhan.txt"
    for today in (date(2020, 12, 7), date(2020, 12, 9)):
        monkeypatch.setattr("ttdn.cli.session.today", lambda today=today: today)
        assert run("collect", "gui ve", "--keep", cwd=root)[0] == 0
        assert (
            "Ngày nhận: 07/12/2020 (đến lần đầu: 01/12/2020; đúng hạn hay muộn tính theo ngày này)\n"
            in path.read_text(encoding="utf-8")
        )
        assert "received: 2020-12-01 " in (root / REPORT).read_text(encoding="utf-8")
    assert [one.name for one in path.parent.glob("*.txt")] == [path.name]


def test_first_report_changes_nothing(root: Path, run: Run, send: Send, collect: Collect) -> None:
    """Neither a new report nor one that was laid out to be filled in has a version before it."""
    assert run("new", "phuong-loc-tho", "--period", "2020", cwd=root)[0] == 0
    send(GOOD)
    assert collect()[0] == 0
    assert "SO VỚI BẢN TRƯỚC" not in (root / f"{NAME}.bien-nhan.txt").read_text(encoding="utf-8")


def test_changes_in_words(root: Path) -> None:
    """Days, money, persons and evidence as an office writes them; what cannot be read as it is."""
    plan = check_workspace(root).workspace.plans[2020].plan

    def values(**given: str) -> Values:
        paths = {
            "day": cell_at("results", "II.5.1", "completed"),
            "money": CellAddress.of(("funding", "spent")),
            "signer": CellAddress.of(("signer", "name")),
            "paper": cell_at("evidence", "II.5.1/0", "title"),
            "item": cell_at("evidence", "II.5.1/0", "item"),
            "class_day": cell_at("training", "0", "date"),
            "days": cell_at("results", "III.1", "dates"),
        }
        return {paths[key]: text for key, text in given.items()}

    old = values(day="2020-10-31", money="5000000", signer="A", paper="Sổ", item="II.5.1")
    new = values(
        day="31.10", money="6000000", signer="B", class_day="2020-07-16", days="2020-03-30; 2020-06-28"
    )
    assert find_changes(old, new, plan) == (
        Change("", "Kinh phí: đã chi", "5.000.000 đồng", "6.000.000 đồng"),
        Change("", "Người ký: họ và tên", "A", "B"),
        Change("", "Tập huấn, bồi dưỡng", "", "16/7/2020"),
        Change("II.5.1", "Ngày hoàn thành", "31/10/2020", "31.10"),
        Change("II.5.1", "Minh chứng", "Sổ", ""),
        Change("III.1", "Các ngày đã làm", "", "30/3/2020, 28/6/2020"),
    )
    assert find_changes(new, new, plan) == ()


HOSTILE = (
    '=HYPERLINK("http://a.vn","b") **đậm** [a](javascript:x) | # <b>x</b> {{ plan }} \u202etxt ##[error]'
)


def test_hostile_words_stay_words(root: Path, send: Send, collect: Collect) -> None:
    """No text becomes a formula, markup, a link, a command of a log, or a name of the template."""
    send({STATUS: "Đang thực hiện", SUMMARY: "'" + HOSTILE, ("difficulties", "+1"): HOSTILE[1:]})
    assert collect("gui ve", "--receipt", "--receipt-docx")[0] == 0
    told = (root / f"{NAME}.bien-nhan.txt").read_text(encoding="utf-8")
    for words in ("**đậm** [a](javascript:x) | # <b>x</b> {{ plan }}", '=HYPERLINK("http://a.vn","b")'):
        assert words in told
        assert words in words_of(root / f"{NAME}.bien-nhan.docx")
    assert "\u202e" not in told
    assert "##[" not in told
    sheet = load_workbook(root / f"{NAME}.bien-nhan.xlsx")["Biên nhận"]
    assert {cell.data_type for (cell,) in sheet.iter_rows(max_col=1) if cell.value} == {"s"}
    links = Document(io.BytesIO((root / f"{NAME}.bien-nhan.docx").read_bytes())).part.rels.values()
    assert not [link for link in links if link.is_external]


def test_an_offices_own_words(root: Path, write: Write, send: Send, collect: Collect) -> None:
    """The template may be rewritten; one that is wrong costs the receipt, and not the report."""
    head = "---\nkind: bien-nhan\ntitle: PHIẾU TIẾP NHẬN\nsubject: của {{ unit }}\n---\n"
    own = f"{head}Số mục: {{{{ results|length }}}}\n"
    write("templates/bien-nhan.md", own)
    send(GOOD)
    assert collect()[0] == 0
    told = (root / f"{NAME}.bien-nhan.txt").read_text(encoding="utf-8")
    assert told == "PHIẾU TIẾP NHẬN\ncủa UBND phường Lộc Thọ\nSố mục: 2\n"
    write("templates/bien-nhan.md", own.replace("results", "resultss"))
    send({**GOOD, NEWS: 1201})
    code, out = collect()
    assert (
        code,
        "Có phải là 'results'?" in out,
        "news_items: 1201" in (root / REPORT).read_text("utf-8"),
    ) == (
        1,
        True,
        True,
    )


# The report to sign


def test_report_to_sign(root: Path, send: Send, collect: Collect) -> None:
    """Number, day and place are left to the unit's clerk; all that was read is in it."""
    send(UNSIGNED)
    code, out = collect()
    assert (code, f"Gửi đơn vị {NAME}.*: biên nhận, báo cáo để ký, biểu mẫu ghi số" in out) == (0, True)
    words = words_of(root / f"{NAME}.bao-cao.docx")
    assert "Số:          /BC-PLT" in words
    assert "ngày       tháng       năm 2020" in words
    for said in ("Đăng tin hằng tuần. Có phản hồi.", "44.650.000 đồng", "Thiếu người", "Trần Quốc Hưng"):
        assert said in words
    assert (root / f"{NAME}.so-ky-hieu.xlsx").exists()


def test_signed_already(root: Path, send: Send, collect: Collect) -> None:
    """A report that has its number bears it, and nobody is asked for it."""
    send(GOOD)
    assert collect()[0] == 0
    assert "Số: 45/BC-UBND" in words_of(root / f"{NAME}.bao-cao.docx")
    assert not (root / f"{NAME}.so-ky-hieu.xlsx").exists()


def test_without_report(root: Path, send: Send, collect: Collect) -> None:
    """Whoever does not want it, or is in a hurry, gets the receipt alone."""
    send(UNSIGNED)
    assert collect("gui ve", "--without-report")[0] == 0
    assert [path.name for path in (root / "out/tra-lai/phuong-loc-tho").iterdir()] == [
        "Báo cáo của phường.bien-nhan.txt"
    ]


def test_returned_form_gets_no_report(root: Path, send: Send, collect: Collect) -> None:
    """What was not taken is not to be signed."""
    send({**GOOD, STATUS: "xong hết"})
    assert collect("gui ve", "--receipt-docx")[0] == 1
    assert [path.name for path in (root / "out/tra-lai/phuong-loc-tho").iterdir()] == [
        "Báo cáo của phường.can-sua.xlsx"
    ]


def test_next_step_is_readable_at_80_columns(root: Path, send: Send, run: Run) -> None:
    """The table names what is to be sent, the folder once."""
    send(UNSIGNED, name="gui ve/loc-tho.xlsx")
    code, out, _ = run("collect", "gui ve", "--received", "2020-12-05", cwd=root, columns=80)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert out.count("out/tra-lai/") == 1
    # Within its column the path is broken.
    assert "Gửi đơn vị out/tra-lai/phuong-loc-tho/loc-tho.*".replace(" ", "") in "".join(out.split())


# Its number and day


def number_form(root: Path, cells: dict[CellPath, Any], name: str = "so/a.xlsx") -> Path:
    """The tiny form that came back filled in."""
    return fill(root, root / f"{NAME}.so-ky-hieu.xlsx", cells, root / name)


SIGNED: dict[CellPath, Any] = {("number",): "12/BC-UBND", ("date",): "04/12/2020"}


@pytest.fixture
def taken(root: Path, send: Send, collect: Collect) -> str:
    """A report that was taken and is not signed yet: its text."""
    send(UNSIGNED)
    assert collect()[0] == 0
    return (root / REPORT).read_text(encoding="utf-8")


def test_number_comes_back(root: Path, taken: str, run: Run) -> None:
    """It changes number and day, and nothing else; its receipt says so, and no report is made anew."""
    form = number_form(root, SIGNED)
    assert load_workbook(form).sheetnames == ["Số, ngày văn bản", "_ttdn"]
    code, out, _ = run("collect", "so", "--received", "2020-12-08", cwd=root, columns=300)
    assert (code, "Đã nhận, cập nhật 2 ô" in out) == (0, True)
    after = taken.replace(
        "received: 2020-12-05\n", "number: 12/BC-UBND\ndate: 2020-12-04\nreceived: 2020-12-05\n"
    )
    assert sorted((root / REPORT).read_text(encoding="utf-8").splitlines()) == sorted(after.splitlines())
    told = (root / "out/tra-lai/phuong-loc-tho/a.bien-nhan.txt").read_text(encoding="utf-8")
    assert "- Số, ký hiệu văn bản: thêm 12/BC-UBND\n- Ngày văn bản: thêm 04/12/2020\n" in told
    assert not (root / "out/tra-lai/phuong-loc-tho/a.bao-cao.docx").exists()
    assert check_workspace(root).diagnostics == []


def test_signed_after_it_came(root: Path, taken: str, run: Run) -> None:
    """A report that is signed after its content came has come once more, and is no later for it."""
    number_form(root, {("number",): "12/BC-UBND", ("date",): "07/12/2020"})
    assert run("collect", "so", "--received", "2020-12-08", cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "received: 2020-12-05\nreissued: 2020-12-08\n" in text
    assert check_workspace(root).diagnostics == []


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({("number",): "Số: 12/BC-UBND ngày 04/12/2020", ("date",): "04/12/2020"}, "number-with-words"),
        ({("number",): "12/BC-UBND", ("date",): "31/02/2020"}, "impossible-date"),
        ({("number",): "12/BC-UBND", ("date",): "20/12/2020"}, "received-before-date"),
    ],
)
def test_wrong_number_goes_back(
    root: Path, taken: str, run: Run, cells: dict[CellPath, Any], code: str
) -> None:
    """The usual findings, at the cells of the tiny form."""
    number_form(root, cells)
    ended, out, _ = run("collect", "so", "--received", "2020-12-08", cwd=root, columns=300)
    is_error = code != "number-with-words"
    assert (code in out, "Số, ngày văn bản!" in out, ended) == (True, True, int(is_error))
    assert ((root / REPORT).read_text(encoding="utf-8") == taken) is is_error
    assert (root / "out/tra-lai/phuong-loc-tho/a.can-sua.xlsx").exists() is is_error


def test_number_as_it_was_sent_out(root: Path, taken: str, run: Run) -> None:
    """A tiny form in which nobody wrote anything changes nothing."""
    number_form(root, {})
    code, out, _ = run("collect", "so", "--received", "2020-12-08", cwd=root, columns=300)
    assert (code, "Không có gì mới" in out) == (0, True)
    assert (root / REPORT).read_text(encoding="utf-8") == taken


def test_number_without_its_report(root: Path, taken: str, run: Run) -> None:
    """No report is made of a number alone."""
    (root / REPORT).unlink()
    number_form(root, SIGNED)
    code, out, _ = run("collect", "so", "--received", "2020-12-08", cwd=root, columns=300)
    assert (code, "Chưa có báo cáo để ghi số, ngày" in out, (root / REPORT).exists()) == (1, True, False)


def test_number_beside_a_correction(root: Path, taken: str, run: Run, send: Send) -> None:
    """The full form is taken first, the number by the next run; neither is a rival of the other."""
    number_form(root, SIGNED, "gui ve/so.xlsx")
    send({**UNSIGNED, NEWS: 1300})
    arguments = ("collect", "gui ve", "--received", "2020-12-05")
    code, out, _ = run(*arguments, cwd=root, columns=300)
    assert (code, "Chạy lại lệnh này" in out, "Xung đột" in out) == (1, True, False)
    assert run(*arguments, cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert ("number: 12/BC-UBND" in text, "news_items: 1300" in text) == (True, True)


def test_forms_for_numbers(root: Path, taken: str, run: Run) -> None:
    """``ttdn form --number`` makes them for the reports that lack number or day, and for no others."""
    code, out, _ = run("form", "--all", "--number", "--period", "2020", "-o", "so", cwd=root, columns=200)
    assert [path.name for path in (root / "so").iterdir()] == ["phuong-loc-tho-2020-so-ky-hieu.xlsx"]
    assert (code, "chưa nộp báo cáo hoặc đã có số, ngày" in out) == (0, True)
    fill(root, root / "so/phuong-loc-tho-2020-so-ky-hieu.xlsx", SIGNED)
    assert run("collect", "so", "--received", "2020-12-08", cwd=root)[0] == 0
    code, out, _ = run("form", "--all", "--number", "--period", "2020", "-o", "so2", cwd=root)
    assert (code, (root / "so2").exists()) == (0, False)
    for other in ("--added", "--letter"):
        assert run("form", "--all", "--number", other, cwd=root)[0] == 2


def test_the_same_from_another_folder(root: Path, taken: str, run: Run) -> None:
    """What was taken is known again, and its papers stay as they are."""
    before = {path: path.read_bytes() for path in (root / "out").rglob("*") if path.is_file()}
    (root / "gui ve").rename(root / "khac")
    assert run("collect", ".", "--keep", "--received", "2020-12-09", cwd=root / "khac")[0] == 0
    assert {path: path.read_bytes() for path in (root / "out").rglob("*") if path.is_file()} == before
