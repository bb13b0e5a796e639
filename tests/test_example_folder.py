"""The example that comes with the program: tried by everybody, and nobody's own plan goes into it."""

import shutil
from pathlib import Path

import pytest
from conftest import HERE, Run, Write
from word_plans import PlanInWord

MARK = HERE.parent / "VI-DU.md"
COPY = ("--number", "5/KH", "--date", "2020-05-05")


@pytest.fixture
def marked(folder: Path) -> Path:
    """A folder with a plan and reports, marked as the example."""
    shutil.copy(MARK, folder)
    return folder


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_checkout_is_marked_and_a_new_folder_is_not(tmp_path: Path, run: Run) -> None:
    """The mark speaks both languages; what ``init`` makes has none."""
    text = MARK.read_text(encoding="utf-8")
    assert "ttdn init ../ke-hoach" in text
    assert "# Đây là thư mục ví dụ" in text
    assert "# This is the example" in text
    assert run("init", "moi", cwd=tmp_path)[0] == 0
    assert not list((tmp_path / "moi").rglob("VI-DU*"))


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("init .", "ttdn init {up}ke-hoach"),
        ("init thu/sau --year 2027", "ttdn init {up}sau --year 2027"),
        ("init --from plan/2020.yaml", "ttdn init {up}ke-hoach --from plan/2020.yaml"),
        ("init moi --from plan/2020.yaml --year 2022", "ttdn init {up}moi --from plan/2020.yaml --year 2022"),
        ("amend --number 5/KH --date 2020-05-05 --end II.5.1", "ttdn init {up}ke-hoach"),
        ("--lang en init .", "outside: ttdn init {up}ke-hoach"),
    ],
)
def test_own_plan_is_kept_out(marked: Path, run: Run, line: str, proposed: str) -> None:
    """Nothing is written, and the command for a folder of one's own is named."""
    before = _names(marked)
    code, out, err = run(*line.split(), cwd=marked)
    assert (code, out) == (2, "")
    assert err.rstrip().endswith(proposed.format(up="../"))
    assert _names(marked) == before


def test_plan_in_word_is_kept_out(marked: Path, run: Run, tmp_path: Path) -> None:
    """Import writes no plan into it, from a folder below it neither; elsewhere it may."""
    word = PlanInWord().letterhead(
        ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"], "5/KH-UBND", "An Bình, ngày 15 tháng 01 năm 2027"
    )
    word.title("KẾ HOẠCH", "Trồng cây năm 2027").section("I. MỤC TIÊU").dash("Mỗi xã trồng 1.000 cây.")
    word.section("II. NHIỆM VỤ").paragraph("1. Ươm cây giống.").paragraph("Cơ quan chủ trì: Sở Xây dựng.")
    document = word.foot(["Lưu: VT"], ["CHỦ TỊCH"], "Trần Văn An").save(tmp_path / "Kế hoạch.docx")
    below = marked / "cua toi"
    below.mkdir()
    for place in (marked, below):
        code, _, err = run("import", str(document), "--year", "2027", cwd=place)
        assert (code, "ttdn init" in err) == (2, True), place
    assert [path.name for path in (marked / "plan").iterdir()] == ["2020.yaml"]
    assert run("import", str(document), "-o", str(tmp_path / "ngoai.yaml"), cwd=marked)[0] == 0


def test_name_that_is_taken_is_not_proposed(marked: Path, run: Run) -> None:
    """A folder that is there already is somebody's; names with blanks stand in quotes."""
    (marked.parent / "ke-hoach").mkdir()
    assert run("init", ".", cwd=marked)[2].rstrip().endswith("ttdn init ../ke-hoach-2")
    assert run("init", "kế hoạch tỉnh", cwd=marked)[2].rstrip().endswith('ttdn init "../kế hoạch tỉnh"')


def test_year_begun_outside_the_example(marked: Path, run: Run, tmp_path: Path) -> None:
    """A plan of one's own may begin with it, elsewhere."""
    assert run("init", str(tmp_path / "rieng"), "--from", "plan/2020.yaml", cwd=marked)[0] == 0
    assert not (tmp_path / "rieng" / "VI-DU.md").exists()


@pytest.mark.parametrize(
    "line",
    [
        "form phuong-loc-tho",
        "new cong-an",
        "report --edits",
        "receive cong-an --date 2020-12-01",
        "collect bieu-mau-trong --dry-run",
        "amend --number 5/KH --date 2020-05-05 --end II.5.1 --dry-run",
    ],
)
def test_trying_is_told_in_one_line(marked: Path, run: Run, line: str) -> None:
    """What makes or takes in data works, and says once on the side that this is the example."""
    (marked / "bieu-mau-trong").mkdir()
    told = [row for row in run(*line.split(), cwd=marked)[2].splitlines() if "thư mục ví dụ" in row]
    assert len(told) == 1
    assert str(marked) in told[0]
    assert "ttdn init ../ke-hoach" in told[0]
    marked.joinpath("VI-DU.md").unlink()
    assert "ví dụ" not in run(*line.split(), cwd=marked)[2]


def test_reading_is_silent_in_place_and_told_from_below(marked: Path, run: Run) -> None:
    """Who stands below may have expected another folder; who names it did not."""
    below = marked / "units" / "phuong-loc-tho"
    assert run("status", "--as-of", "2020-12-10", cwd=marked)[2] == ""
    assert run("status", "--as-of", "2020-12-10", "--root", str(marked), cwd=below)[2] == ""
    code, out, err = run("--lang", "en", "status", "--as-of", "2020-12-10", "--format", "json", cwd=below)
    assert (code, out[0]) == (0, "{")
    assert err.startswith(f"This is the example in {marked}, with made-up figures.")
    assert err.count("\n") == 1


def test_own_folder_is_never_told(folder: Path, run: Run, write: Write) -> None:
    """A file of that name without the mark, or a folder, is somebody's own."""
    write("VI-DU.md", "Ví dụ của chúng tôi\n")
    assert run("new", "cong-an", cwd=folder)[2] == ""
    assert run("status", "--as-of", "2020-12-10", cwd=folder / "units")[2] == ""
    (folder / "VI-DU.md").unlink()
    (folder / "VI-DU.md").mkdir()
    assert run("amend", *COPY, "--end", "II.5.1", "--yes", cwd=folder)[0] == 0


def test_what_says_so_to_who_browses_is_no_evidence(folder: Path, run: Run, write: Write) -> None:
    """README.md beside plans and reports is read by people only; anywhere else it is a file like others."""
    for name in ("plan/README.md", "units/README.md"):
        assert "minh họa" in (HERE.parent / name).read_text(encoding="utf-8") or name.startswith("plan")
        write(name, "Xem VI-DU.md\n")
    assert "tệp khác" not in run("validate", cwd=folder)[1]
    write("units/cong-an/README.md", "Minh chứng\n")
    assert "1 tệp khác" in run("validate", cwd=folder)[1]
