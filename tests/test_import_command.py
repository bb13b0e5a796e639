"""``ttdn import``: from a Word file to a plan that the other commands read; nothing is overwritten."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from word_plans import PlanInWord

from ttdn.checking import check_workspace
from ttdn.diagnostics import Severity
from ttdn.scaffold import workspace_files, write_new
from ttdn.source import parse_source

DOCS = Path(__file__).resolve().parent.parent / "docs"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """An invented plan in Word."""
    word = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027"
    )
    word.title("KẾ HOẠCH", "Trồng cây xanh trên địa bàn tỉnh An Bình năm 2027")
    word.paragraph("UBND tỉnh An Bình ban hành Kế hoạch như sau:")
    word.section("I. MỤC TIÊU").dash("Mỗi xã trồng 1.000 cây: #xanh [A].")
    word.section("II. NHIỆM VỤ").paragraph("1. Ươm cây giống.")
    word.paragraph("Cơ quan chủ trì: Sở Xây dựng.").paragraph("Thời gian: Quý II.")
    word.paragraph("2. Tổ chức Tết trồng cây.").paragraph("Cơ quan chủ trì: Sở Lâm viên.")
    word.section("III. TỔ CHỨC THỰC HIỆN").paragraph(
        "Sở Xây dựng báo cáo kết quả về UBND tỉnh trước ngày 15/12/2027./."
    )
    word.foot(["Như trên", "Lưu: VT, XD"], ["CHỦ TỊCH"], "Trần Văn An")
    folder = tmp_path / "thu den"
    folder.mkdir()
    return Path(word.save(folder / "ke-hoach.docx"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nothing is."""
    (tmp_path / "lam viec").mkdir()
    return tmp_path / "lam viec"


def files(folder: Path) -> set[str]:
    """The names of all files."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


ROSTER = """\
unit_kinds:
  - {id: office, name: Sở}
units:
  # do Văn thư cung cấp
  - {id: so-xd, name: Sở Xây dựng, short: Sở XD, kind: office}   # 0200 123 456
groups:
  - {id: cac-so, name: Các sở, kinds: [office]}
"""


def test_a_plan_is_read_where_nothing_is_yet(document: Path, folder: Path, run: Run) -> None:
    """It goes where plans lie, passes the checks, and the command says what comes next."""
    code, out, err = run("import", str(document), cwd=folder)
    assert (code, err) == (0, "")
    assert files(folder) == {"plan/2027.yaml"}
    assert out.startswith(
        "Đã ghi plan/2027.yaml.\nKế hoạch của năm 2027, theo trích yếu; của năm khác thì thêm --year.\nĐủ "
    )
    assert out.endswith("Việc tiếp theo: mở plan/2027.yaml, xem các dòng ấy, rồi chạy 'ttdn validate'.\n")
    assert len(out.splitlines()) < 20
    found = check_workspace(folder).diagnostics
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert "Mỗi xã trồng 1.000 cây: #xanh [A]." in (folder / "plan/2027.yaml").read_text(encoding="utf-8")


def test_the_lines_to_look_at_are_those_of_the_file(document: Path, folder: Path, run: Run) -> None:
    """Each number that is shown is the line of a comment, and none is forgotten."""
    _, out, _ = run("import", str(document), cwd=folder)
    lines = (folder / "plan/2027.yaml").read_text(encoding="utf-8").split("\n")
    shown = {int(number) for listed in re.findall(r": dòng ([\d, ]+)", out) for number in listed.split(", ")}
    assert shown == {number for number, line in enumerate(lines, 1) if line.strip().startswith("# cần xem")}
    assert f"Cần xem {len(shown)} chỗ" in out


def test_what_is_marked_in_a_roster_is_counted(document: Path, folder: Path, run: Run) -> None:
    """So that the checks count as many places as the command did."""
    marked = ROSTER.replace("  # do Văn thư cung cấp", "  # cần xem: tên đơn vị")
    (folder / "r.yaml").write_text(marked, encoding="utf-8")
    _, out, _ = run("import", str(document), "--roster", "r.yaml", cwd=folder)
    number = re.search(r"Cần xem (\d+) chỗ", out)
    assert number is not None
    found = [one for one in check_workspace(folder).diagnostics if one.code == "to-look-at"]
    assert f"Còn {number[1]} chỗ" in found[0].message.vi
    text = (folder / "plan/2027.yaml").read_text(encoding="utf-8")
    assert "# cần xem: tên đơn vị" in text
    assert text.count("# cần xem") == int(number[1])


def test_it_says_of_which_year_the_plan_is(document: Path, folder: Path, run: Run) -> None:
    """And, where another year's skeleton waits, what to do if it was meant for that."""
    write_new(folder, workspace_files(2026))
    _, out, _ = run("import", str(document), cwd=folder)
    assert "Kế hoạch của năm 2027, theo trích yếu; của năm khác thì thêm --year.\n" in out
    assert (
        "plan/2026.yaml vẫn là khung chưa điền. Nếu văn bản là kế hoạch của năm 2026 thì xóa plan/2027.yaml, "
        f'rồi chạy: ttdn import "{document}" --year 2026\n' in out
    )
    _, out, _ = run("import", str(document), "--year", "2026", cwd=folder)
    assert "Kế hoạch của năm 2026, theo --year.\n" in out
    assert "vẫn là khung" not in out


def test_english(document: Path, folder: Path, run: Run) -> None:
    """All of it."""
    code, out, _ = run("--lang", "en", "import", str(document), cwd=folder)
    assert code == 0
    assert out.startswith("Wrote plan/2027.yaml.\n")
    assert "Next: open plan/2027.yaml" in out


def test_a_roster_is_taken_from_a_file(document: Path, folder: Path, run: Run) -> None:
    """As it is written there; who is not in it is listed with the line to write."""
    roster = folder / "don-vi.yaml"
    roster.write_text(ROSTER, encoding="utf-8")
    code, out, _ = run("import", str(document), "--roster", "don-vi.yaml", "-o", "nhap.yaml", cwd=folder)
    assert code == 0
    assert files(folder) == {"don-vi.yaml", "nhap.yaml"}
    assert "Cơ quan chưa có trong danh sách đơn vị (1, kê trên dòng " in out
    again = f'ttdn import "{document}" --roster nhap.yaml -o moi.yaml'
    assert f"Thêm vào 'units' rồi đọc lại: {again}" in out
    # What 'ttdn validate' looks at is the plan of the year, not this file.
    assert "mở nhap.yaml, xem các dòng ấy, chép thành plan/2027.yaml, rồi chạy 'ttdn validate'." in out
    assert "là của" not in out
    text = (folder / "nhap.yaml").read_text(encoding="utf-8")
    assert ROSTER[ROSTER.index("units:\n  #") : ROSTER.index("groups:")] in text
    assert "      read: [so-xd]\n" in text
    assert (
        "# Sở Lâm viên (II.2):\n#   - {id: so-lam-vien, name: Sở Lâm viên, short: Sở Lâm viên, kind: office}"
        in text
    )


def test_what_is_read_again_is_written_beside_what_was_read(document: Path, folder: Path, run: Run) -> None:
    """The line to be typed next names another file: the one that is there is not written over."""
    (folder / "don-vi.yaml").write_text(ROSTER, encoding="utf-8")
    _, out, _ = run("import", str(document), "--roster", "don-vi.yaml", "-o", "moi.yaml", cwd=folder)
    assert f'rồi đọc lại: ttdn import "{document}" --roster moi.yaml -o moi-2.yaml' in out
    assert run("import", str(document), "--roster", "moi.yaml", "-o", "moi-2.yaml", cwd=folder)[0] == 0
    code, _, err = run("import", str(document), "-o", "moi.yaml", cwd=folder)
    assert (code, f'với văn bản: ttdn import "{document}" --check' in err) == (2, True)


def test_what_was_settled_is_kept(document: Path, folder: Path, run: Run) -> None:
    """Words that stood in the plan of the roster are read as there, without a remark; others are not."""

    def read(owners: str, unit: str) -> str:
        item = f"  - {{id: I.9, text: Việc cũ., owners: {{text: {owners}, read: [{unit}]}}}}\n"
        (folder / "r.yaml").write_text(f"{ROSTER}activities:\n{item}", encoding="utf-8")
        (folder / "n.yaml").unlink(missing_ok=True)
        assert run("import", str(document), "--roster", "r.yaml", "-o", "n.yaml", cwd=folder)[0] == 0
        return (folder / "n.yaml").read_text(encoding="utf-8")

    text = read("SỞ  Lâm viên", "so-xd")
    assert "không có trong danh sách đơn vị: Sở Lâm viên" not in text
    assert "# Sở Lâm viên (II.2):" not in text
    for owners, unit in (
        ("Sở Lam viên", "so-xd"),
        ("Sở Lâm viên tỉnh", "so-xd"),
        ("Sở Lâm viên", "so-nao-do"),
    ):
        assert "# Sở Lâm viên (II.2):" in read(owners, unit)


def test_the_newest_plan_lends_its_roster(document: Path, folder: Path, run: Run) -> None:
    """Without being asked."""
    (folder / "plan").mkdir()
    (folder / "plan/2025.yaml").write_text(ROSTER, encoding="utf-8")
    assert run("import", str(document), cwd=folder)[0] == 0
    source, _ = parse_source("", (folder / "plan/2027.yaml").read_bytes())
    assert source is not None
    assert source.get(("units",)) == [
        {"id": "so-xd", "name": "Sở Xây dựng", "short": "Sở XD", "kind": "office"}
    ]


def of_area(area: str) -> str:
    """A roster with the authority whose it is."""
    return f'authority: {{name: UBND, short: UBND, area: "{area}"}}\n{ROSTER}'


@pytest.mark.parametrize(
    ("area", "is_used"),
    [
        ("tỉnh Bình Minh", False),
        ("thành phố An Bình", False),
        ("tỉnh AN BÌNH", True),
        ("An Bình", True),
        ("[TỈNH]", True),
    ],
)
def test_the_roster_of_another_authority_is_not_used_unasked(
    document: Path, folder: Path, run: Run, area: str, *, is_used: bool
) -> None:
    """Its words for bodies are the same, and mean others; that it is passed over is said."""
    (folder / "plan").mkdir()
    (folder / "plan/2026.yaml").write_text(of_area(area), encoding="utf-8")
    _, out, _ = run("import", str(document), cwd=folder)
    about = f"anh sách đơn vị trong thư mục là của {area}, văn bản là của tỉnh An Bình: không dùng; muốn dùng"
    text = (folder / "plan/2027.yaml").read_text(encoding="utf-8")
    assert ("short: Sở XD" in text) is is_used
    assert (f"D{about} thì thêm --roster." in out) is not is_used
    assert (f"# cần xem: d{about}" in text) is not is_used


def test_the_roster_of_another_authority_is_used_where_it_is_named(
    document: Path, folder: Path, run: Run
) -> None:
    """And somebody is asked whether it is the right one."""
    (folder / "khac.yaml").write_text(of_area("tỉnh Bình Minh"), encoding="utf-8")
    _, out, _ = run("import", str(document), "--roster", "khac.yaml", cwd=folder)
    assert "Danh sách đơn vị (--roster) là của tỉnh Bình Minh, văn bản là của tỉnh An Bình: xem " in out
    assert "short: Sở XD" in (folder / "plan/2027.yaml").read_text(encoding="utf-8")


def test_the_roster_of_a_name_with_an_apostrophe(tmp_path: Path, folder: Path, run: Run) -> None:
    """Word bends the apostrophe of "Cư M'gar": the skeleton made under that name is the same commune's."""
    word = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "XÃ CƯ M’GAR"), "12/KH-UBND", "Cư M’gar, ngày 05 tháng 01 năm 2027"
    )
    word.title("KẾ HOẠCH", "Trồng cây trên địa bàn xã Cư M’gar năm 2027").section("I. NỘI DUNG")
    document = word.clause("1. Phòng Kinh tế trồng cây.").save(tmp_path / "ke-hoach.docx")
    run("init", ".", "--year", "2027", "--commune", "Cư M'gar", cwd=folder)
    _, out, _ = run("import", str(document), cwd=folder)
    assert "không dùng" not in out
    text = (folder / "plan/2027.yaml").read_text(encoding="utf-8")
    assert "\n  subject: trồng cây\n" in text
    assert "name: Ban Chỉ huy quân sự xã" in text


@pytest.mark.parametrize(
    "text", ["units: [", ROSTER.replace("id: so-xd", "id: SO XD"), ROSTER + "  - {id: x\n"]
)
def test_a_plan_with_errors_lends_nothing_unseen(document: Path, folder: Path, run: Run, text: str) -> None:
    """It is not passed over for an older one, or for none; the sentence says how to see what is wrong."""
    (folder / "plan").mkdir()
    (folder / "plan/2025.yaml").write_text(ROSTER, encoding="utf-8")
    (folder / "plan/2026.yaml").write_text(text, encoding="utf-8")
    code, _, err = run("import", str(document), cwd=folder)
    assert code == 2
    assert err.startswith("Lỗi: Không lấy được danh sách đơn vị từ plan/2026.yaml: ")
    assert "ttdn validate plan/2026.yaml" in err
    assert files(folder) == {"plan/2025.yaml", "plan/2026.yaml"}
    assert run("import", str(document), "--roster", "plan/2025.yaml", cwd=folder)[0] == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("units: []\n", "không có đơn vị nào"),
        ("units: [\n", "r.yaml"),
        ("units:\n  - {id: A B, name: Sở A, short: A, kind: x}\n", "A B"),
    ],
)
def test_a_roster_that_cannot_be_read_is_refused(
    document: Path, folder: Path, run: Run, text: str, says: str
) -> None:
    """With what is wrong; nothing is written."""
    (folder / "r.yaml").write_text(text, encoding="utf-8")
    code, _, err = run("import", str(document), "--roster", "r.yaml", cwd=folder)
    assert code == 2
    assert err.startswith("Lỗi: Không lấy được danh sách đơn vị từ r.yaml: ")
    assert says in err
    assert files(folder) == {"r.yaml"}


def test_a_plan_that_is_there_is_not_overwritten(document: Path, folder: Path, run: Run) -> None:
    """It is refused with what else may be done."""
    assert run("import", str(document), cwd=folder)[0] == 0
    before = (folder / "plan/2027.yaml").read_bytes()
    code, _, err = run("import", str(document), cwd=folder)
    assert code == 2
    assert "plan/2027.yaml đã có nên không ghi đè" in err
    assert "-o ke-hoach-2027.yaml" in err
    assert "--check" in err
    assert (folder / "plan/2027.yaml").read_bytes() == before
    assert files(folder) == {"plan/2027.yaml"}
    assert run("import", str(document), "-o", "ke-hoach-2027.yaml", cwd=folder)[0] == 0


def test_a_skeleton_is_filled_in_and_kept(document: Path, folder: Path, run: Run) -> None:
    """What a new folder begins with is replaced, under a name that no command reads as a plan."""
    write_new(folder, workspace_files(2027))
    before, skeleton = files(folder), (folder / "plan/2027.yaml").read_bytes()
    code, out, _ = run("import", str(document), cwd=folder)
    assert code == 0
    assert "Khung cũ được giữ ở plan/2027.yaml.bak." in out
    assert files(folder) - before == {"plan/2027.yaml.bak"}
    assert (folder / "plan/2027.yaml.bak").read_bytes() == skeleton
    checked = check_workspace(folder)
    assert [one for one in checked.diagnostics if one.severity is Severity.ERROR] == []
    assert not [name for name in checked.workspace.others if name.startswith("plan/")]  # no evidence
    text = (folder / "plan/2027.yaml").read_text(encoding="utf-8")
    assert "Phường Một" not in text  # an example, no roster
    assert "participants" not in text


def test_the_roster_of_a_skeleton_is_kept(document: Path, folder: Path, run: Run) -> None:
    """One that was completed, with its comments, before the plan came."""
    write_new(folder, workspace_files(2027))
    path = folder / "plan/2027.yaml"
    units = "  - {id: so-xd, name: Sở Xây dựng, short: Sở XD, kind: office}   # 0200 123 456\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  - {id: so-chu-tri", f"{units}  - {{id: so-chu-tri"), encoding="utf-8")
    assert run("import", str(document), cwd=folder)[0] == 0
    text = path.read_text(encoding="utf-8")
    assert units in text
    assert "read: [so-xd]" in text
    assert "stations" not in text


def test_a_skeleton_on_which_somebody_reported_is_not_touched(document: Path, folder: Path, run: Run) -> None:
    """Work has begun."""
    write_new(folder, workspace_files(2027))
    (folder / "units/xa-hai").mkdir()
    (folder / "units/xa-hai/2027.yaml").write_text("unit: xa-hai\n", encoding="utf-8")
    before = (folder / "plan/2027.yaml").read_bytes()
    code, _, err = run("import", str(document), cwd=folder)
    assert code == 2
    assert "không ghi đè" in err
    assert (folder / "plan/2027.yaml").read_bytes() == before


def test_the_year_may_be_given(document: Path, folder: Path, run: Run) -> None:
    """A plan of several years has a file for each."""
    assert run("import", str(document), "--year", "2028", cwd=folder)[0] == 0
    assert files(folder) == {"plan/2028.yaml"}
    code, _, err = run("import", str(document), "--year", "28", cwd=folder)
    assert code == 2
    assert "--year" in err


@pytest.mark.parametrize(
    ("name", "content"),
    [("khong-co.docx", None), ("a.docx", b"x"), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")],
)
def test_what_is_no_word_document_is_refused(
    folder: Path, run: Run, name: str, content: bytes | None
) -> None:
    """In a sentence; nothing is written."""
    if content is not None:
        (folder / name).write_bytes(content)
    code, out, err = run("import", name, cwd=folder)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: ")
    assert name in err
    assert files(folder) == ({name} if content else set())


def test_no_link_leads_out_of_the_folder(document: Path, folder: Path, run: Run, tmp_path: Path) -> None:
    """The folder may be somebody else's."""
    (folder / "plan").symlink_to(tmp_path / "thu den", target_is_directory=True)
    before = files(tmp_path / "thu den")
    assert run("import", str(document), cwd=folder)[0] == 2
    assert files(tmp_path / "thu den") == before


@pytest.fixture
def imported(document: Path, folder: Path, run: Run) -> Path:
    """A plan that was read, and one word of it changed."""
    assert run("import", str(document), cwd=folder)[0] == 0
    path = folder / "plan/2027.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Tổ chức Tết trồng cây.", "Tổ chức Tết trông cây."), encoding="utf-8")
    return path


def test_a_plan_is_checked_against_its_document(document: Path, imported: Path, run: Run) -> None:
    """What differs is shown with its line and its paragraph; nothing is written."""
    before = imported.read_bytes()
    code, out, err = run("import", str(document), "--check")
    assert (code, err) == (1, "")
    number = imported.read_text(encoding="utf-8").split("\n").index("    text: Tổ chức Tết trông cây.") + 1
    assert out.startswith(
        f"plan/2027.yaml:{number}  khác lời văn: mục II.2\n  Tổ chức Tết [-trông-] {{+trồng+}} cây.\n"
    )
    assert re.search(r'\n  đoạn \d+ của Word "2. Tổ chức Tết trồng cây."\n', out)
    assert "1 chỗ khác giữa plan/2027.yaml và văn bản" in out
    assert imported.read_bytes() == before


def test_what_differs_is_a_table_for_other_programs(document: Path, imported: Path, run: Run) -> None:
    """CSV and JSON say the same."""
    assert imported.exists()
    code, out, _ = run("import", str(document), "--check", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert code == 1
    assert [(row["kind"], row["number"], row["document"]) for row in rows] == [
        ("words", "II.2", "Tổ chức Tết trồng cây.")
    ]
    code, out, _ = run("import", str(document), "--check", "--format", "json")
    assert code == 1
    assert [one["number"] for one in json.loads(out)["differences"]] == ["II.2"]


def test_a_plan_that_agrees_is_said_to_agree(document: Path, folder: Path, run: Run) -> None:
    """Exit code 0."""
    assert run("import", str(document), "-o", "a.yaml", cwd=folder)[0] == 0
    code, out, _ = run("import", str(document), "--check", "-o", "a.yaml")
    assert code == 0
    assert re.fullmatch(r"a.yaml khớp với văn bản: đủ \d+ đoạn, không có chỗ nào khác.\n", out)


def test_communes_that_stand_in_a_list_only(tmp_path: Path, folder: Path, run: Run) -> None:
    """They are owners and units of the plan, and the check asks for no other words."""
    listed = "UBND các phường: Đông Lĩnh, Hòa An; UBND các xã: Cần Giuộc"
    word = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), "12/KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027"
    )
    word.title("KẾ HOẠCH", "Trồng cây xanh năm 2027").section("I. NHIỆM VỤ")
    word.table(
        [["TT", "Nội dung", "Cơ quan thực hiện"], ["1", "Ươm cây giống", listed], ["2", "Mở hội", "Sở Y tế"]]
    )
    word.section("II. TỔ CHỨC THỰC HIỆN")
    word.clause(f"1. {listed} chủ trì, phối hợp với Sở Y tế kiểm tra cây.").clause("2. Sở Y tế tổng hợp.")
    document = str(word.foot(["Lưu: VT"], ["CHỦ TỊCH"], "Trần Văn An").save(tmp_path / "danh-sach.docx"))
    assert run("import", document, cwd=folder)[0] == 0
    path = folder / "plan/2027.yaml"
    source, _ = parse_source(path.name, path.read_bytes())
    plan: Any = source.data if source else None
    ids = ["phuong-dong-linh", "phuong-hoa-an", "xa-can-giuoc"]
    assert [one["id"] for one in plan["units"] if one["kind"] == "commune"] == ids
    assert plan["activities"][0]["owners"] == {"text": listed, "read": ids}
    assert plan["duties"][0]["owners"] == {"text": listed, "read": ids}
    assert plan["duties"][0]["coordinating"] == {"text": "Sở Y tế", "read": ["so-y-te"]}
    assert run("import", document, "--check", cwd=folder)[0] == 0


def test_a_check_needs_a_plan(document: Path, folder: Path, run: Run) -> None:
    """One that is there and can be read."""
    code, _, err = run("import", str(document), "--check", cwd=folder)
    assert (code, err) == (2, "Lỗi: Không tìm thấy 'plan/2027.yaml'. Kiểm tra tên, và thư mục đang đứng.\n")
    (folder / "a.yaml").write_text("year: 2027\n", encoding="utf-8")
    code, _, err = run("import", str(document), "--check", "-o", "a.yaml")
    assert code == 2
    assert "a.yaml có" in err
    assert "lỗi" in err


def test_what_is_no_ordinary_file_is_called_so(folder: Path, run: Run) -> None:
    """A folder is there, and is no document; only what is not there is not found."""
    assert run("import", ".", cwd=folder)[:2] == (2, "")
    assert "không phải là tệp thường" in run("import", ".", cwd=folder)[2]
    assert "Không tìm thấy 'a.docx'" in run("import", "a.docx", cwd=folder)[2]


def test_a_folder_or_a_pipe_is_no_plan(document: Path, folder: Path, run: Run) -> None:
    """What is named for --roster, --check, --from, --root is there, and said not to be what is needed."""
    (folder / "plan").mkdir()
    (folder / "plan" / "2026.yaml").mkdir()
    name = "plan/2026.yaml"
    for words in (
        ("import", str(document), "--roster", name),
        ("import", str(document), "--check", "-o", name),
        ("init", "--from", name),
        ("--root", str(document), "status"),
    ):
        code, _, err = run(*words, cwd=folder)
        assert (code, "không phải là" in err, "Không tìm thấy" in err) == (2, True, False), err
    code, _, err = run("init", "--from", "plan/2025.yaml", cwd=folder)
    assert (code, "Không tìm thấy 'plan/2025.yaml'" in err) == (2, True)


@pytest.mark.parametrize("options", [("--check", "--roster", "a.yaml"), ("--format", "csv")])
def test_options_that_do_not_fit_are_refused(
    document: Path, folder: Path, run: Run, options: tuple[str, ...]
) -> None:
    """Rather than passed over."""
    assert run("import", str(document), *options, cwd=folder)[0] == 2
    assert files(folder) == set()


def test_a_document_that_names_nobody_leaves_places_to_fill_in(folder: Path, run: Run) -> None:
    """It still is a plan."""
    word = PlanInWord().title("KẾ HOẠCH", "Cây xanh năm 2027").section("I. NHIỆM VỤ").dash("Trồng cây.")
    word.save(folder / "a.docx")
    assert run("import", "a.docx", cwd=folder)[0] == 0
    found = check_workspace(folder).diagnostics
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert "placeholder-left" in {one.code for one in found}


def test_a_document_too_long_for_a_plan_is_refused(folder: Path, run: Run) -> None:
    """With what to do; nothing is written."""
    word = PlanInWord().title("KẾ HOẠCH", "Cây xanh năm 2027").section("I. NHIỆM VỤ")
    for number in range(130):
        word.dash(f"Việc thứ {number}: " + "trồng cây quanh chợ, " * 400)
    word.save(folder / "a.docx")
    code, out, err = run("import", "a.docx", cwd=folder)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: a.docx dài hơn mức một tệp kế hoạch chứa được")
    assert files(folder) == {"a.docx"}


def chapter(path: Path) -> None:
    """The plan that the chapter for authors reads from Word."""
    word = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), "15/KH-UBND", "An Bình, ngày 12 tháng 01 năm 2027"
    )
    word.title("KẾ HOẠCH", "Chuyển đổi số trên địa bàn tỉnh An Bình năm 2027")
    word.paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    word.paragraph("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:")
    word.section("I. MỤC ĐÍCH, YÊU CẦU").paragraph("1. Mục đích", bold=True)
    word.dash("Nâng cao chất lượng phục vụ người dân và doanh nghiệp.")
    word.paragraph("2. Yêu cầu", bold=True).dash("Gắn chuyển đổi số với cải cách hành chính.")
    word.section("II. NHIỆM VỤ")
    word.table(
        [
            ["TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"],
            [
                "1",
                "Phủ sóng 5G tại trung tâm các xã, phường",
                "Sở Khoa học và Công nghệ",
                "UBND cấp xã",
                "Quý III",
            ],
            ["2", "Tập huấn Tổ công nghệ số cộng đồng", "UBND các xã, phường", "", "Tháng 4, tháng 9"],
            [
                "3",
                "Kết nối dữ liệu chuyên ngành",
                "Ban Quản lý Khu kinh tế",
                "Các sở, ban, ngành",
                "Theo hướng dẫn của Bộ",
            ],
        ]
    )
    word.section("III. KINH PHÍ").paragraph("Ngân sách tỉnh bảo đảm theo phân cấp.")
    word.section("IV. TỔ CHỨC THỰC HIỆN")
    word.paragraph(
        "1. Các sở, ban, ngành, UBND các xã, phường báo cáo kết quả về UBND tỉnh (qua Sở Khoa học và "
        "Công nghệ) trước ngày 15/12/2027."
    )
    word.foot(["Bộ Khoa học và Công nghệ (b/c)", "Lưu: VT, KGVX"], ["CHỦ TỊCH"], "Lê Thị Bình")
    word.save(path)


def sentences(printed: str) -> list[str]:
    """The lines that are printed for every plan, without their numbers."""
    return [re.sub(r"\d+", "N", line) for line in printed.splitlines() if not line.startswith("  ")]


@pytest.mark.parametrize(("page", "language"), [("ke-hoach.md", "vi"), ("plan.md", "en")])
def test_the_chapter_shows_what_is_printed(folder: Path, run: Run, page: str, language: str) -> None:
    """Sentence for sentence, whatever the numbers are; and a check of what was read finds nothing."""
    chapter(folder / "ke-hoach-da-ky.docx")
    write_new(folder, workspace_files(2027))
    code, out, _ = run("--lang", language, "import", "ke-hoach-da-ky.docx", cwd=folder)
    assert code == 0
    shown = re.search(r"\$ ttdn import \S+\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    assert sentences(shown[1]) == sentences(out)
    assert run("import", "ke-hoach-da-ky.docx", "--check")[0] == 0


def test_another_document_is_named_and_not_listed(document: Path, folder: Path, run: Run) -> None:
    """One sentence with the numbers of both; all of it only where somebody asks."""
    assert run("import", str(document), cwd=folder)[0] == 0
    other = PlanInWord().letterhead(
        ("ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"), "99/KH-UBND", "An Bình, ngày 06 tháng 02 năm 2027"
    )
    other.title("KẾ HOẠCH", "Phòng chống lụt bão năm 2027").section("I. VIỆC")
    for number in range(40):
        other.paragraph(f"{number + 1}. Đắp đoạn đê {number} bằng đất {number * 7} khối.")
    code, out, _ = run("import", str(other.save(folder / "khac.docx")), "--check", cwd=folder)
    assert code == 1
    assert out.startswith("Đây là văn bản khác (số 99/KH-UBND; kế hoạch ghi số 12/KH-UBND): ")
    assert len(out.splitlines()) == 1
    _, out, _ = run("import", str(folder / "khac.docx"), "--check", "--format", "csv", cwd=folder)
    assert len(out.splitlines()) > 40


def test_a_report_is_no_plan(folder: Path, run: Run) -> None:
    """What says in its title that it is a report is refused with a sentence; a decision with tasks is not."""
    for kind, expected in (("BÁO CÁO", 2), ("QUYẾT ĐỊNH", 0)):
        word = PlanInWord().letterhead(
            ("UBND TỈNH AN BÌNH", "SỞ Y TẾ"), "12/BC-SYT", "An Bình, ngày 05 tháng 01 năm 2027"
        )
        word.title(kind, "Trồng cây năm 2027").section("I. NHIỆM VỤ").dash("Trồng cây.")
        code, _, err = run("import", str(word.save(folder / "van-ban.docx")), cwd=folder)
        assert code == expected
        assert ("không phải kế hoạch" in err) is bool(expected)
    assert (folder / "plan" / "2027.yaml").is_file()


def test_check_of_another_year(document: Path, folder: Path, run: Run) -> None:
    """A document of 2027 is held against the folder's only plan; of several, one must be named."""
    (folder / "plan").mkdir()
    assert run("import", str(document), "--year", "2028", cwd=folder)[0] == 0
    assert run("import", str(document), "--check", cwd=folder)[0] == 0
    assert run("import", str(document), "--year", "2029", "--roster", "plan/2028.yaml", cwd=folder)[0] == 0
    code, _, err = run("import", str(document), "--check", cwd=folder)
    assert (code, "2028, 2029: thêm --year" in err) == (2, True)
    assert run("import", str(document), "--check", "--year", "2029", cwd=folder)[0] == 0
