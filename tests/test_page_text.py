"""``ttdn page`` as it is typed: which form the page has, what is asked and kept; and the short text."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ttdn.documents.content.leader import MESSAGE_LETTERS

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
DAY = ("--as-of", "2020-12-20")


def test_short_text_says_it_in_a_message(example: Path, run: Run) -> None:
    """The measures with their base, the reports, who is late by name, what was achieved; it can be pasted."""
    code, text, complaint = run("page", "--text", *DAY, cwd=example)
    assert (code, complaint) == (0, "")
    assert text.startswith("Tình hình hoạt động thông tin đối ngoại năm 2020 - đến ngày 20/12/2020\n")
    assert "(SỐ LIỆU MINH HỌA)" in text
    assert "Việc thường xuyên đã thực hiện: 163/490 nhiệm vụ (33,27%)." in text
    assert "Báo cáo đã nộp: 17/44 đơn vị (38,64%); nộp đúng hạn 14, nộp muộn 3, quá hạn chưa nộp 27." in text
    assert "quá hạn 11 ngày: P. Vĩnh Hòa, " in text
    assert "và 22 đơn vị khác." in text
    assert "Kết quả nổi bật:" in text
    assert len(text) <= MESSAGE_LETTERS
    assert not set("*#|<>") & set(text)
    assert "LĐLĐ" not in text  # who was only asked is not late


def test_short_text_drops_sentences_for_room(folder: Path, write: Write, run: Run) -> None:
    """Where the rest is long, fewer sentences are said, and the text still fits."""
    long = "Tổ chức hội nghị tuyên truyền, phổ biến cho cán bộ và nhân dân về công tác thông tin đối ngoại, "
    for unit in ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"):
        write(
            f"units/{unit}/2020.yaml",
            f"unit: {unit}\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
            + "".join(f"  - {{item: {item}, status: in_progress, summary: '{long * 3}'}}\n" for item in
                      ("II.5.1", "III.1")),
        )  # fmt: skip
    text = run("page", "--text", *DAY, cwd=folder)[1]
    assert 200 < len(text) <= MESSAGE_LETTERS


def test_short_text_calls_units_short_where_sentences_are_long(folder: Path, write: Write, run: Run) -> None:
    """A unit's full name leaves room for what it did; a short sentence has it as it is."""
    plan = folder / "plan/2020.yaml"
    text = plan.read_text(encoding="utf-8")
    long = "Phường Vĩnh Hòa và các khu dân cư ven biển, đảo, đầm phá thuộc địa bàn quản lý của thành phố"
    write("plan/2020.yaml", text.replace("name: Phường Vĩnh Hòa", f"name: '{long}'"))
    for unit, words in (
        ("phuong-vinh-hoa", "Tổ chức 12 buổi nói chuyện chuyên đề về biển, đảo tại các trường học"),
        ("phuong-loc-tho", "Mở 3 lớp"),
    ):
        write(
            f"units/{unit}/2020.yaml",
            f"unit: {unit}\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
            f"  - {{item: II.5.1, status: in_progress, summary: '{words}'}}\n",
        )  # fmt: skip
    said = run("page", "--text", *DAY, cwd=folder)[1]
    assert "- P. Vĩnh Hòa tổ chức 12 buổi nói chuyện chuyên đề về biển, đảo tại các trường học." in said
    assert "- UBND phường Lộc Thọ mở 03 lớp." in said


def test_page_is_html_by_itself(folder: Path, run: Run) -> None:
    """Without more words it is an HTML file in out, about the year; with --lang en in English."""
    code, out, _ = run("page", *DAY, cwd=folder)
    page = folder / "out" / "tinh-hinh-2020.html"
    assert (code, "chưa có trang của ngày trước" in out) == (0, True)
    assert "Đã lập out/tinh-hinh-2020.html từ" in out
    first = page.read_bytes()
    assert b'lang="vi"' in first or b"lang=vi" in first
    assert run("page", *DAY, cwd=folder)[0] == 0
    assert page.read_bytes() == first
    assert run("--lang", "en", "page", *DAY, "-o", "page.html", cwd=folder)[0] == 0
    assert b"lang=en" in (folder / "page.html").read_bytes().replace(b'"', b"")


def test_reports_of_a_part_of_the_year_are_called_so(folder: Path, write: Write, run: Run) -> None:
    """Where the year is looked at and the next report is that of a quarter, the count says of which."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    whole = '- {period: "2020", deadline: {before: 2020-12-10}}'
    assert whole in plan
    write("plan/2020.yaml", plan.replace(whole, "- {every: quarter, by_day: 10}"))
    at = ("--as-of", "2020-12-20", "--yes")
    assert "- Báo cáo đã nộp (quý IV năm 2020): 0/7 đơn vị" in run("page", "--text", *at, cwd=folder)[1]
    own = run("page", "--text", "--period", "2020-Q4", *at, cwd=folder)[1]
    assert "- Báo cáo đã nộp: 0/7 đơn vị" in own
    assert run("page", *at, cwd=folder)[0] == 0
    page = (folder / "out" / "tinh-hinh-2020.html").read_text(encoding="utf-8")
    assert "0/7 đơn vị phải báo cáo quý IV năm 2020" in page
    assert run("--lang", "en", "page", *at, "-o", "en.html", cwd=folder)[0] == 0
    assert "0/7 units that must report on quarter 4 of 2020" in (folder / "en.html").read_text(
        encoding="utf-8"
    )
    assert run("page", "--docx", *at, "-o", "trang.docx", cwd=folder)[0] == 0
    (_, cells) = docx.Document(str(folder / "trang.docx")).tables[0].columns
    words = " ".join(cell.text for cell in cells.cells)
    assert "Đã nộp báo cáo quý IV năm 2020 0/7 đơn vị" in words


@pytest.mark.parametrize(
    ("by_day", "words"),
    [
        ("2020-12-09", "chưa đến hạn nộp 5; báo cáo năm 2020: đã nộp 2/7 (28,57%)."),
        ("2020-12-20", "Báo cáo đã nộp: 2/7 đơn vị (28,57%); nộp đúng hạn 2, chưa đến hạn nộp 5."),
    ],
)
def test_reports_of_the_year_that_were_due_before_those_of_its_last_quarter(
    by_day: str, words: str, folder: Path, write: Write, run: Run
) -> None:
    """A leader asks how many reports of the year are in, though those of the quarter come next."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    whole = '- {period: "2020", deadline: {before: 2020-12-10}}'
    line = f'- {{period: "2020", deadline: {{by: {by_day}}}}}'
    write("plan/2020.yaml", plan.replace(whole, f"- {{every: quarter, by_day: 10}}\n    {line}"))
    at = ("--as-of", "2020-12-20", "--yes")
    text = run("page", "--text", *at, cwd=folder)[1]
    assert words in text


def test_page_of_a_part_of_the_year(folder: Path, run: Run) -> None:
    """With a period the page is about that, and tells the year's measures beside it."""
    text = run("page", "--text", "--period", "2020-H1", *DAY, cwd=folder)[1]
    assert "6 tháng đầu năm 2020" in text
    assert "- Cả năm, việc " in text


def test_next_page_says_what_is_new(folder: Path, write: Write, run: Run) -> None:
    """A page in a file is remembered, and the page of a later day tells what has changed since."""
    assert run("page", "--as-of", "2020-12-02", cwd=folder)[0] == 0
    assert list((folder / ".ttdn" / "pages" / "2020").glob("*.json"))
    write(
        "units/phuong-vinh-hoa/2020.yaml",
        "unit: phuong-vinh-hoa\nperiod: '2020'\nreceived: 2020-12-08\nresults:\n"
        "  - {item: II.5.1, status: in_progress, summary: Đăng tin}\n",
    )
    text = run("page", "--text", *DAY, cwd=folder)[1]
    assert "Thay đổi so với trang lập ngày 02/12/2020: 1 báo cáo mới, " in text
    assert "thay đổi so với trang trước" in run("page", *DAY, cwd=folder)[1]
    assert "since the page before" in run("--lang", "en", "page", *DAY, "-o", "en.html", cwd=folder)[1]


def test_printed_text_is_not_remembered(folder: Path, run: Run) -> None:
    """What is only printed is no page that the next one is held against."""
    assert run("page", "--text", *DAY, cwd=folder)[0] == 0
    assert not (folder / ".ttdn").exists()
    assert run("page", "-o", "tin.txt", *DAY, cwd=folder)[0] == 0
    assert (folder / "tin.txt").read_text(encoding="utf-8").startswith("Tình hình ")
    assert (folder / ".ttdn").exists()


def test_page_that_cannot_be_remembered_is_made(folder: Path, write: Write, run: Run) -> None:
    """Where nothing can be kept, that is said, and the page is there."""
    write(".ttdn", "")
    code, _, complaint = run("page", *DAY, cwd=folder)
    assert code == 0
    assert "chưa giữ lại được số liệu" in complaint
    assert (folder / "out" / "tinh-hinh-2020.html").exists()


def test_without_reports_it_is_asked_first(root: Path, run: Run) -> None:
    """Before anybody has reported, a file is not made without a word; --yes makes it, a text is printed."""
    code, _, complaint = run("page", *DAY, cwd=root)
    assert code == 2
    assert "chưa có báo cáo hợp lệ" in complaint
    assert not (root / "out").exists()
    assert run("page", "--yes", *DAY, cwd=root)[0] == 0
    code, text, complaint = run("page", "--text", *DAY, cwd=root)
    assert (code, "Báo cáo đã nộp: 0/7 đơn vị" in text) == (0, True)
    assert "Lưu ý: " in complaint


def test_reports_with_errors_are_named(folder: Path, write: Write, run: Run) -> None:
    """A report that is not counted is said on the page, and below."""
    write("units/phuong-vinh-hoa/2020.yaml", "unit: phuong-vinh-hoa\nperiod: '2020'\n")
    code, text, complaint = run("page", "--text", *DAY, cwd=folder)
    assert code == 0
    assert "Không tính báo cáo có lỗi của 1 đơn vị: UBND phường Vĩnh Hòa." in text
    assert "KHÔNG TÍNH 1 báo cáo có lỗi" in complaint


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--docx", "--text"), "Chọn một trong hai"),
        (("-o", "trang.xlsx"), ".html, .docx, .pdf, .txt"),
        (("--docx", "-o", "trang.html"), "phải là .docx hoặc .pdf"),
        (("--text", "-o", "trang.html"), "phải là .txt"),
        (("--period", "2021-Q1"), ""),
    ],
)
def test_what_does_not_fit_is_refused(folder: Path, run: Run, arguments: tuple[str, ...], words: str) -> None:
    """Two forms, or a name that belongs to another one, are refused in a sentence; nothing is written."""
    code, out, complaint = run("page", *arguments, cwd=folder)
    assert (code, out) == (2, "")
    assert words in complaint
    assert not (folder / "out").exists()


@pytest.mark.parametrize("name", ["trang.html", "tin.txt"])
def test_what_somebody_edited_stays(folder: Path, run: Run, name: str) -> None:
    """A page that was edited by hand is not replaced without --force; one that was not is."""
    assert run("page", "-o", name, "--as-of", "2020-12-02", cwd=folder)[0] == 0
    assert run("page", "-o", name, *DAY, cwd=folder)[0] == 0
    (folder / name).write_text("của tôi", encoding="utf-8")
    code, _, complaint = run("page", "-o", name, *DAY, cwd=folder)
    assert code == 2
    assert name in complaint
    assert (folder / name).read_text(encoding="utf-8") == "của tôi"
    assert run("page", "-o", name, "--force", *DAY, cwd=folder)[0] == 0
    assert (folder / name).read_text(encoding="utf-8") != "của tôi"


def test_wording_of_the_office(folder: Path, example: Path, run: Run) -> None:
    """The short text is worded by the office's own template, where it has one."""
    (folder / "templates").mkdir()
    own = folder / "templates" / "tin-nhan-tinh-hinh.txt"
    shutil.copy(example / "templates" / own.name, own)
    own.write_text(own.read_text(encoding="utf-8").replace("Báo cáo đã nộp", "Đã nhận"), encoding="utf-8")
    assert "- Đã nhận: 2/7 đơn vị" in run("page", "--text", *DAY, cwd=folder)[1]


def test_nothing_is_told_in_words(folder: Path, run: Run) -> None:
    """No reports, no changes: neither is counted as 0."""
    out = run("page", "-o", "a.html", "--as-of", "2020-12-10", cwd=folder)[1]
    assert "Đã lập a.html từ 2 báo cáo; chưa có trang" in out
    out = run("page", "-o", "b.html", "--as-of", "2020-12-11", cwd=folder)[1]
    assert "Đã lập b.html từ 2 báo cáo; không có gì thay đổi so với trang trước." in out
    out = run("page", "--yes", "-o", "c.html", "--as-of", "2020-03-01", cwd=folder)[1]
    assert "Đã lập c.html, chưa có báo cáo nào; chưa có trang" in out
    out = run("export", "-o", "xuat", "--as-of", "2020-03-01", cwd=folder)[1]
    assert "bảng (chưa có báo cáo nào) vào xuat" in out
    assert (
        "bảng của 2 báo cáo vào xuat" in run("export", "-o", "xuat", "--as-of", "2020-12-10", cwd=folder)[1]
    )
