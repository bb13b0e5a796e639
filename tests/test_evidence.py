"""``ttdn evidence``: all that was given as proof, what is missing, given twice or named by nobody."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ttdn.evidence.addresses import Answer, Outcome
from ttdn.evidence.files import File, FileState, Shelf, find_same
from ttdn.terminal.evidence import size_words

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]

WARD, COMMUNE = "phuong-loc-tho", "xa-vinh-luong"
DAY = ("--as-of", "2020-12-31")


def report(*results: str, unit: str = WARD, period: str = "2020", head: str = "") -> str:
    """A report with results as they stand in a file."""
    lines = "".join(f"  - {one}\n" for one in results)
    return f"unit: {unit}\nperiod: '{period}'\nreceived: 2020-12-01\n{head}results:\n{lines}"


def result(*evidence: str, item: str = "II.5.1", status: str = "done") -> str:
    """A result with its evidence."""
    completed = ", completed: 2020-11-01" if status == "done" else ""
    return (
        f"{{item: {item}, status: {status}, summary: Đã làm{completed}, evidence: [{', '.join(evidence)}]}}"
    )


def file(name: str, title: str = "Biên bản") -> str:
    """Evidence that is a file."""
    return f"{{title: {title}, file: '{name}'}}"


@pytest.fixture
def given(root: Path, write: Write) -> Path:
    """Two units that gave every kind of evidence."""
    write(f"units/{WARD}/bien-ban.pdf", b"%PDF-1.7 bien ban")
    write(f"units/{WARD}/rong.pdf", b"")
    write(f"units/{WARD}/quen.jpg", b"JPG")
    write(f"units/{COMMUNE}/chep.pdf", b"%PDF-1.7 bien ban")
    write(
        f"units/{WARD}/2020.yaml",
        report(
            result(
                file("bien-ban.pdf"),
                "{title: Báo cáo, number: 45/BC-UBND}",
                "{title: Trang tin, link: 'https://example.vn/tin'}",
            ),
            result(file("bien-ban.pdf"), file("rong.pdf", "Tệp rỗng"), "{title: Chỉ có tên}", item="III.1"),
        ),
    )
    write(
        f"units/{COMMUNE}/2020.yaml",
        report(
            result(
                file("chep.pdf"),
                file("khong-co.pdf", "Ảnh"),
                "{title: Tin, link: 'https://EXAMPLE.vn/tin/'}",
                item="II.5.1",
            ),
            "{item: III.1, status: done, summary: Xong, completed: 2020-11-01}",
            unit=COMMUNE,
        ),
    )
    return root


def test_head_counts_everything(given: Path, run: Run) -> None:
    """How much was given by how many, and what is missing, stands at the head."""
    code, out, complaint = run("evidence", *DAY, cwd=given, columns=200)
    assert (code, complaint) == (0, "")
    assert "9 minh chứng của 2 đơn vị: 5 tệp, 2 đường dẫn, 1 số văn bản." in out
    assert (
        "Còn thiếu: hoàn thành, chưa có minh chứng 1, không có tệp 1, tệp rỗng 1, chỉ có tên minh chứng 1."
        in out
    )
    assert "bien-ban.pdf (17 B)" in out
    assert (
        "9 pieces of evidence from 2 units: 5 files, 2 links, 1 document number."
        in run("--lang", "en", "evidence", *DAY)[1]
    )


def test_narrow_window_leaves_links_whole(given: Path, run: Run) -> None:
    """There what a unit gave stands below its name, and beside it where there is room."""
    narrow, wide = (run("evidence", *DAY, cwd=given, columns=columns)[1] for columns in (60, 120))
    file = "bien-ban.pdf (17 B)"
    assert {line for line in narrow.splitlines() if line.strip() == file} == {f"    {file}"}
    assert max(map(len, narrow.splitlines())) <= 60
    assert {line.index(file) for line in wide.splitlines() if file in line} == {34}


def test_what_is_given_twice_is_told(given: Path, run: Run) -> None:
    """One file for two items, files of two units that hold the same, one page under two spellings."""
    out = run("evidence", *DAY, cwd=given, columns=200)[1]
    part = out.split("ĐƯA NHIỀU LẦN")[1].split("TỆP KHÔNG")[0]
    assert f"cùng một tệp: units/{WARD}/bien-ban.pdf" in part
    assert f"các tệp giống hệt nhau: units/{WARD}/bien-ban.pdf, units/{COMMUNE}/chep.pdf" in part
    assert "cùng một đường dẫn: https://example.vn/tin\n" in part


def test_files_that_no_report_names(given: Path, run: Run) -> None:
    """They are listed for whole units, not where only an item or a period is asked for."""
    for folder in ("units", f"units/{WARD}"):
        (given / folder / "README.md").write_bytes(b"x")
    out = run("evidence", *DAY, cwd=given)[1]
    assert f"units/{WARD}/quen.jpg (3 B)" in out
    assert f"units/{WARD}/README.md (1 B)" in out
    # What says what the folder is stands there from the start.
    assert "units/README.md" not in out
    assert "quen.jpg" in run("evidence", "--unit", "loc tho", *DAY)[1]
    assert "quen.jpg" not in run("evidence", "--unit", COMMUNE, *DAY)[1]
    assert "quen.jpg" not in run("evidence", "II.5.1", *DAY)[1]
    assert "quen.jpg" not in run("evidence", "--period", "2020", *DAY)[1]


def test_what_is_missing_alone(given: Path, run: Run) -> None:
    """``--missing`` shows nothing else, and says by its exit code whether anything is."""
    code, out, _ = run("evidence", "--missing", *DAY, cwd=given, columns=200)
    assert code == 1
    assert "III.1 Chỉ có tên" in out
    assert "II.5.1 Ảnh: khong-co.pdf" in out
    assert "bien-ban.pdf" not in out
    assert run("evidence", "V.1.1", "--missing", *DAY)[0] == 0


def test_one_item_one_unit(given: Path, run: Run) -> None:
    """Only what is asked for is counted, what is given twice is told with the other unit."""
    out = run("evidence", "II.5.1", "--unit", COMMUNE, *DAY, cwd=given, columns=200)[1]
    assert "3 minh chứng của 1 đơn vị: 2 tệp, 1 đường dẫn, 0 số văn bản. Còn thiếu: không có tệp 1." in out
    assert "các tệp giống hệt nhau" in out
    assert "45/BC-UBND" not in out


def test_reports_of_a_period_and_until_a_day(root: Path, write: Write, run: Run) -> None:
    """A period stands for its parts; what came after the day, or is of another year, does not count."""
    proof = "{title: Báo cáo, number: 1/BC}"
    write(f"units/{WARD}/2020-Q2.yaml", report(result(proof, status="in_progress"), period="2020-Q2"))
    write(f"units/{WARD}/2020.yaml", report(result(proof)))
    write(f"units/{WARD}/2019.yaml", report(result(proof), period="2019"))
    assert "2 minh chứng của 1" in run("evidence", *DAY, cwd=root)[1]
    out = run("evidence", "--period", "2020-H1", *DAY)[1]
    assert "1 minh chứng của 1" in out
    assert "(2020-Q2)" in out
    assert "Chưa đơn vị nào nêu minh chứng." in run("evidence", "--as-of", "2020-11-30")[1]


def test_evidence_elsewhere_is_not_looked_at(root: Path, write: Write, run: Run, tmp_path: Path) -> None:
    """A path that leads out, and a link, be it within the folder, are told and not opened."""
    (tmp_path / "ngoai.pdf").write_bytes(b"bi mat")
    write(f"units/{WARD}/that.pdf", b"that")
    (root / "units" / WARD / "lien-ket.pdf").symlink_to("that.pdf")
    (root / "units" / WARD / "ra-ngoai.pdf").symlink_to(tmp_path / "ngoai.pdf")
    names = (
        "../../../ngoai.pdf",
        str(tmp_path / "ngoai.pdf"),
        "ra-ngoai.pdf",
        "lien-ket.pdf",
        r"C:\\anh.pdf",
    )
    write(f"units/{WARD}/2020.yaml", report(result(*(file(name) for name in names))))
    rows = json.loads(run("evidence", "--format", "json", *DAY, cwd=root)[1])["rows"]
    assert [row["file_state"] for row in rows] == ["outside", "outside", "outside", "link", "outside"]
    assert {row["bytes"] for row in rows} == {None}


def test_names_are_found_as_the_checks_find_them(root: Path, write: Write, run: Run) -> None:
    """In a folder below, in another Unicode form, with backslashes: one file, whatever it is called."""
    write(f"units/{WARD}/anh/Bie\u0302n ba\u0309n.pdf", b"1")
    names = ("anh/Biên bản.pdf", "./anh/Biên bản.pdf", r"anh\Biên bản.pdf")
    write(f"units/{WARD}/2020.yaml", report(result(*(file(name) for name in names))))
    out = run("evidence", *DAY, cwd=root, columns=200)[1]
    assert "Không thiếu gì." in out
    assert f"cùng một tệp: units/{WARD}/anh/Biên bản.pdf\n" in out
    assert "TỆP KHÔNG" not in out


def test_what_the_plan_does_not_ask_for_is_not_missing(given: Path, write: Write, run: Run) -> None:
    """Where the office switched the check off, done without evidence is in order."""
    plan = (given / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", f"{plan}\nlevels: {{missing-evidence: off}}\n")
    assert "chưa có minh chứng" not in run("evidence", "--missing", *DAY, cwd=given)[1]


def test_reports_with_errors(root: Path, write: Write, run: Run) -> None:
    """What can be read of one is counted, and it is said that more may be there; a wrong link is named."""
    write(
        f"units/{WARD}/2020.yaml",
        report(
            result("{title: Tin, link: 'ftp://example.vn/tin'}"),
            result("{title: Báo cáo, number: 9/BC}", item="III.1"),
        ),
    )
    out = run("evidence", *DAY, cwd=root, columns=200)[1]
    assert "1 minh chứng của 1 đơn vị" in out
    assert "1 báo cáo có lỗi, chỉ đọc được một phần hoặc không đọc được" in out
    assert f"  units/{WARD}/2020.yaml\n" in out
    out = run("evidence", "--links", *DAY, columns=200)[1]
    assert "KHÔNG PHẢI ĐỊA CHỈ WEB" in out
    assert f"units/{WARD}/2020.yaml:5:" in out
    assert "KHÔNG PHẢI" not in run("evidence", "--links", "--unit", COMMUNE, *DAY)[1]


def test_examples_and_foreign_items(root: Path, write: Write, run: Run) -> None:
    """Examples are said to be examples; what is reported on no item of the plan stands at the end."""
    proof = "{title: Báo cáo, number: 1/BC}"
    write(
        f"units/{WARD}/2020.yaml",
        report(result(proof, item="IX.9"), result(proof), head="illustrative: true\n"),
    )
    out = run("evidence", *DAY, cwd=root)[1]
    assert out.startswith("SỐ LIỆU MINH HỌA")
    assert out.index("\nII.5.1 ") < out.index("\nIX.9\n")


def test_links_are_listed_once(given: Path, write: Write, run: Run) -> None:
    """Each with all that gave it, and with what is to be known before it is opened."""
    links = (
        "http://example.vn/cu",
        "https://bit.ly/abc",
        "http://192.168.1.5/anh",
        "https://ten:mat-khau@example.vn/",
        "https://example.vn:8443/",
    )
    evidence = [f"{{title: Trang, link: '{link}'}}" for link in links]
    write("units/cong-an/2020.yaml", report(result(*evidence, item="II.5.2"), unit="cong-an"))
    code, out, _ = run("evidence", "--links", *DAY, cwd=given, columns=200)
    assert code == 0
    lines = out.splitlines()
    told = {link: lines[lines.index(f"  {link}") + 1].strip() for link in links}
    assert list(told.values()) == [
        "không mã hóa (http)",
        "đường dẫn rút gọn",
        "địa chỉ nội bộ",
        "có tên, mật khẩu trong đường dẫn",
        "cổng lạ",
    ]
    at = lines.index("  https://example.vn/tin")
    assert lines[at + 1].strip() == "nêu nhiều lần"
    assert "https://EXAMPLE.vn/tin/" not in out
    assert "II.5.1 UBND xã Vĩnh Lương: Tin" in lines[at + 3]


def test_formats(given: Path, run: Run) -> None:
    """The table of what is looked at, with stable names; places and states as codes."""
    rows = json.loads(run("evidence", "--format", "json", *DAY, cwd=given)[1])["rows"]
    assert len(rows) == 9
    assert rows[0] == {
        "item": "II.5.1",
        "item_title": "Duy trì trang TTĐT",
        "unit": WARD,
        "unit_name": "UBND phường Lộc Thọ",
        "period": "2020",
        "title": "Biên bản",
        "number": None,
        "file": f"units/{WARD}/bien-ban.pdf",
        "file_state": "there",
        "file_state_label": "có",
        "bytes": 17,
        "link": None,
        "report": f"units/{WARD}/2020.yaml",
    }
    code, out, _ = run("evidence", "--missing", "--format", "csv", *DAY)
    assert code == 1
    assert out.splitlines()[1].startswith("no_source,III.1,") or "no_source,III.1," in out
    assert "given_twice" in run("evidence", "--links", "--format", "csv", *DAY)[1]


def test_workbook_has_all_tables(given: Path, run: Run) -> None:
    """A sheet for what was given, what is missing, given twice, named by nobody, and the links."""
    assert run("evidence", "-o", "minh-chung.xlsx", *DAY, cwd=given)[0] == 0
    book = load_workbook(given / "minh-chung.xlsx")
    assert book.sheetnames == [
        "Minh chứng",
        "Minh chứng còn thiếu",
        "Minh chứng đưa nhiều lần",
        "Tệp không báo cáo nào nêu",
        "Đường dẫn minh chứng",
    ]
    assert run("evidence", "-o", "minh-chung.csv", *DAY)[0] == 0
    assert run("evidence", "--missing", "-o", "thieu.xlsx", *DAY)[0] == 1
    assert load_workbook(given / "thieu.xlsx").sheetnames == ["Minh chứng còn thiếu"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (("--missing", "--links"), "Chọn một: --missing, hoặc --links, --check."),
        (("--missing", "--check"), "Chọn một"),
        (("--timeout", "5"), "Chỉ dùng cùng --check."),
        (("--check", "--timeout", "0"), "Viết số giây từ 1 đến 60."),
        (("--check", "--timeout", "61"), "Viết số giây từ 1 đến 60."),
        (("-o", "a.txt"), "Tên tệp phải kết thúc bằng"),
        (("-o", "a.csv", "--format", "json"), "Không dùng cùng -o."),
        (("II.9.9",), "II.9.9"),
        (("--unit", "khong-co"), "khong-co"),
    ],
)
def test_options_that_do_not_fit(given: Path, run: Run, line: tuple[str, ...], complaint: str) -> None:
    """They are refused before anything is done, with what would be right."""
    code, out, told = run("evidence", *line, *DAY, cwd=given)
    assert (code, out) == (2, "")
    assert complaint in told


def test_words_of_units_are_harmless(root: Path, write: Write, run: Run) -> None:
    """No markup, no escape of the terminal, no formula comes of what a unit wrote."""
    evil = r'{title: "=HYPERLINK(1) [red]x[/red]", file: "a[/b].pdf", number: "##[error]"}'
    write(f"units/{WARD}/2020.yaml", report(result(evil)))
    out = run("evidence", *DAY, cwd=root, columns=200)[1]
    assert "=HYPERLINK(1) [red]x[/red], ##\\x5berror]" in out
    assert "a[/b].pdf (không có)" in out
    assert ",'=HYPERLINK(1) [red]x[/red]," in run("evidence", "--format", "csv", *DAY)[1]


def test_very_much_is_told_in_numbers(root: Path, write: Write, run: Run) -> None:
    """Item by item, where all is asked for; one item is read piece by piece. Long lists say what is left."""
    proofs = [f"{{title: Báo cáo {n}, number: {n}/BC}}" for n in range(150)]
    more = [f"{{title: Ảnh {n}, file: anh-{n}.jpg}}" for n in range(60)]
    write(f"units/{WARD}/2020.yaml", report(result(*proofs), result(*more, item="III.1")))
    for n in range(60):
        write(f"units/{WARD}/quen-{n:02}.jpg", b"1")
    out = run("evidence", *DAY, cwd=root, columns=200)[1]
    assert "210 minh chứng của 1 đơn vị" in out
    words = [line.split() for line in out.splitlines()]
    assert ["II.5.1", "Duy", "trì", "trang", "TTĐT", "1", "150", "0", "0", "150", "0"] in words
    assert "Báo cáo 149" not in out
    assert "… và 10 nữa: thêm --missing" in out
    assert "quen-49.jpg" in out
    assert "quen-50.jpg" not in out
    assert "… và 10 nữa: thêm -o FILE.xlsx" in out
    assert "Báo cáo 149" in run("evidence", "II.5.1", *DAY)[1]
    assert "nữa" not in run("evidence", "--missing", *DAY)[1]


# The files themselves.


def test_only_files_of_one_size_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Piece by piece, with the number of pieces known before."""
    monkeypatch.setattr("ttdn.evidence.files._PIECE", 4)
    contents = {"a": b"0123456789", "b": b"0123456789", "c": b"9876543210", "d": b"012", "e": b""}
    files = [put(tmp_path, name, content) for name, content in contents.items()]
    counted: list[int] = []

    def track(pieces, many):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as the command line does
        counted.append(many)
        for piece in pieces:
            counted.append(len(piece.content))
            yield piece

    assert [[one.name for one in group] for group in find_same(files, track)] == [["a", "b"]]
    assert counted == [9, *[4, 4, 2] * 3]


def test_what_cannot_be_read_is_like_nothing(tmp_path: Path) -> None:
    """A file that is gone, shorter or another since it was found spoils nothing."""
    gone, short, other, good = (put(tmp_path, name, b"0123456789") for name in ("g", "s", "o", "k"))
    assert len(find_same([gone, short, other, good])[0]) == 4
    (tmp_path / "g").unlink()
    (tmp_path / "s").write_bytes(b"0123")
    (tmp_path / "new").write_bytes(b"0123456789")
    (tmp_path / "new").replace(tmp_path / "o")
    assert find_same([gone, short, other, good]) == []


def put(folder: Path, name: str, content: bytes) -> File:
    """A file as it was found."""
    path = folder / name
    path.write_bytes(content)
    found = path.lstat()
    state = FileState.THERE if content else FileState.EMPTY
    return File(name, state, len(content), path, (found.st_dev, found.st_ino))


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (1025, "2 KB"), (2_621_440, "2,5 MB"), (1 << 20, "1 MB")],
)
def test_sizes(size: int, words: str) -> None:
    """As people read them."""
    assert size_words(size) == words


# Links tried from the command line; how they are tried: test_evidence_links.py.


def test_links_are_tried_when_asked(given: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how many before, what came of each after; a dead link is told by the exit code."""
    answers = {"https://example.vn/tin": Answer(Outcome.OPENED, 200, "https://www.example.vn/tin")}
    monkeypatch.setattr("ttdn.evidence.links.try_link", lambda link, *_: answers[link])
    code, out, told = run("evidence", "--check", *DAY, cwd=given, columns=200)
    assert code == 0
    assert "Thử 1 đường dẫn, lần lượt, mỗi đường dẫn tối đa 10 giây, cả lượt tối đa 10 phút." in told
    assert "Đã thử 1 đường dẫn: mở được 1." in out
    assert "→ mở được (200)" in out
    answers["https://example.vn/tin"] = Answer(Outcome.NOT_FOUND, 404)
    code, out, _ = run("evidence", "--check", "--timeout", "60", "--format", "json", *DAY)
    assert code == 1
    row = json.loads(out)["rows"][0]
    assert (row["result"], row["status"], row["leads_to"]) == ("not_found", 404, None)
    answers["https://example.vn/tin"] = Answer(Outcome.NO_SUCH_NAME)
    assert "máy này có ra được Internet không" in run("evidence", "--check", *DAY)[2]


def test_nothing_is_tried_where_there_is_nothing(root: Path, run: Run) -> None:
    """Without links nothing is said of trying."""
    assert run("evidence", "--check", *DAY, cwd=root)[::2] == (0, "")


def test_nothing_is_tried_unasked(given: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--check`` no name is looked up."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    monkeypatch.setattr("socket.socket.connect", refuse)
    for line in ((), ("--links",), ("--missing",), ("-o", "a.xlsx")):
        assert run("evidence", *line, *DAY, cwd=given)[0] in {0, 1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among the files of Windows")
def test_shelf_knows_no_pipes(root: Path) -> None:
    """What is neither a file nor a report is none that somebody forgot to name."""
    folder = root / "units" / WARD
    folder.mkdir(parents=True)
    os.mkfifo(folder / "ong.pdf")
    assert Shelf(root).others([]) == []
