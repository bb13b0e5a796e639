"""Exit codes: what a help page says that a run ends with, a run ends with."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.shared import Mm
from test_help_pages import PAGES
from word_plans import PlanInWord

from ttdn.cli import main
from ttdn.cli.page_words import codes_of

Run = Callable[..., tuple[int, str, str]]

REPORT = Path("units/phuong-loc-tho/2020.yaml")


class Case(NamedTuple):
    """A line that ends with a code, once something was done to the folder."""

    command: str
    code: int
    line: str
    prepare: Callable[[Path], object] = lambda _: None


def spoil(folder: Path) -> None:
    """A report with an error."""
    path = folder / REPORT
    path.write_text(path.read_text(encoding="utf-8").replace("in_progress", "xong roi"), encoding="utf-8")


def leave_out(folder: Path) -> None:
    """A report that says nothing of an item that the unit owes."""
    path = folder / REPORT
    path.write_text(path.read_text(encoding="utf-8").replace("II.5.1", "III.1"), encoding="utf-8")


def name_evidence(folder: Path) -> None:
    """A report that names a file that is not there."""
    path = folder / REPORT
    text = path.read_text(encoding="utf-8")
    named = "evidence: [{title: Ảnh, file: anh.jpg}], figures:"
    path.write_text(text.replace("figures:", named), encoding="utf-8")


def make_form(folder: Path) -> None:
    """A form that nobody has filled in yet."""
    assert main(["form", "phuong-loc-tho", "-o", str(folder / "bm")]) == 0


def spoil_form(folder: Path) -> None:
    """What stands in a form's place is none."""
    make_form(folder)
    (folder / "bm" / "phuong-loc-tho-2020.xlsx").write_bytes(b"PK")


def write_plan(folder: Path) -> None:
    """The signed plan in Word."""
    word = PlanInWord().title("KẾ HOẠCH", "Cây xanh năm 2021").section("I. NHIỆM VỤ").dash("Trồng cây.")
    word.save(folder / "ke-hoach.docx")


def read_plan_in(folder: Path) -> None:
    """The signed plan, and the file that was made of it."""
    write_plan(folder)
    assert main(["import", "ke-hoach.docx", "-o", "nhap.yaml"]) == 0


def change_plan(folder: Path) -> None:
    """The same, and somebody changed a word."""
    read_plan_in(folder)
    path = folder / "nhap.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Trồng cây", "Trồng hoa"), encoding="utf-8")


def write_document(folder: Path) -> None:
    """A document that the program makes."""
    assert main(["report", "--docx", "--yes", "-o", "bao-cao.docx"]) == 0


def narrow_document(folder: Path) -> None:
    """The same on half a page."""
    write_document(folder)
    document = docx.Document(str(folder / "bao-cao.docx"))
    for section in document.sections:
        section.page_width = Mm(105)
    document.save(str(folder / "bao-cao.docx"))


def freeze(folder: Path) -> None:
    """The year, frozen in a folder."""
    assert main(["archive", "2020", "-o", "luu"]) == 0


def damage(folder: Path) -> None:
    """The same, and a file of it was lost."""
    freeze(folder)
    (folder / "luu" / REPORT).unlink()


def roster_of_the_list(folder: Path) -> None:
    """A new folder with the communes of the official list."""
    shutil.rmtree(folder / "plan")
    assert main(["init", "moi", "--province", "can tho", "--year", "2026"]) == 0


def roster_without_a_commune(folder: Path) -> None:
    """The same, one commune of which has another name."""
    roster_of_the_list(folder)
    path = folder / "moi" / "plan" / "2026.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Ninh Kiều", "Ninh Kiệu"), encoding="utf-8")


def copy_plan(folder: Path) -> None:
    """A copy of the plan, as it is changed for an amendment."""
    shutil.copy(folder / "plan" / "2020.yaml", folder / "ban-sao.yaml")


def bring_up_to_date(folder: Path) -> None:
    """A folder that says which version it is of."""
    assert main(["upgrade-check", "--apply"]) == 0


CASES = [
    Case("", 0, ""),
    Case("", 2, "--lang fr"),
    Case("validate", 1, "validate", spoil),
    Case("validate", 0, "validate", leave_out),
    Case("validate", 1, "validate --strict", leave_out),
    Case("validate", 2, "validate khong/co"),
    Case("status", 0, "status"),
    Case("status", 2, "status --unit khong-co"),
    Case("page", 0, "page"),
    Case("page", 2, "page -o x.odt"),
    Case("who", 0, "who II.5.1 --not-done"),
    Case("who", 2, "who khong-co"),
    Case("answers", 0, "answers II.5.2"),
    Case("answers", 2, "answers khong-co"),
    Case("find", 0, "find tin"),
    Case("find", 1, "find khongcotunay"),
    Case("find", 2, "find tin --limit -1"),
    Case("changes", 0, "changes"),
    Case("changes", 2, "changes --since 31/2/2020"),
    Case("compare", 0, "compare 2020-H2 2020-H1"),
    Case("compare", 2, "compare 2020"),
    Case("show", 0, "show II.5.1"),
    Case("show", 2, "show khong-co"),
    Case("evidence", 0, "evidence", name_evidence),
    Case("evidence", 0, "evidence --missing"),
    Case("evidence", 1, "evidence --missing", name_evidence),
    Case("evidence", 2, "evidence --timeout 5"),
    Case("calendar", 0, "calendar --as-of 2021-06-01"),
    Case("calendar", 2, "calendar -o x.odt"),
    Case("export", 0, "export -o so-lieu"),
    Case("export", 2, "export --separator ;"),
    Case("form", 0, "form phuong-loc-tho -o bm"),
    Case("form", 2, "form phuong-loc-tho -o bm", spoil_form),
    Case("collect", 0, "collect bm --dry-run", make_form),
    Case("collect", 1, "collect bm --dry-run", spoil_form),
    Case("collect", 2, "collect bm --received hom-qua", make_form),
    Case("receive", 0, "receive phuong-loc-tho --period 2020 --date 1/12/2020 --dry-run"),
    Case("receive", 1, "receive phuong-loc-tho --period 2020 --number {long} --signed 1/1/2020 --dry-run"),
    Case("receive", 2, "receive khong-co"),
    Case("intake", 0, "intake"),
    Case("intake", 2, "intake --since x"),
    Case("new", 0, "new phong-van-hoa-thong-tin --period 2020"),
    Case("new", 2, "new phuong-loc-tho --period 2020"),
    Case("explain", 0, "explain unknown-item"),
    Case("explain", 2, "explain khong-co"),
    Case("report", 0, "report"),
    Case("report", 2, "report --docx --markdown"),
    Case("remind", 0, "remind"),
    Case("remind", 2, "remind --by 1/1/2020"),
    Case("check-document", 0, "check-document bao-cao.docx", write_document),
    Case("check-document", 1, "check-document bao-cao.docx", narrow_document),
    Case("check-document", 2, "check-document plan/2020.yaml"),
    Case("init", 0, "init moi --year 2021"),
    Case("init", 2, "init . --level province"),
    Case("import", 0, "import ke-hoach.docx -o nhap.yaml", write_plan),
    Case("import", 0, "import ke-hoach.docx -o nhap.yaml --check", read_plan_in),
    Case("import", 1, "import ke-hoach.docx -o nhap.yaml --check", change_plan),
    Case("import", 2, "import khong-co.docx"),
    Case("roster", 0, "roster -h"),
    Case("roster", 2, "roster"),
    Case("roster diff", 0, "roster diff"),
    Case("roster diff", 0, "roster diff --root moi", roster_of_the_list),
    Case("roster diff", 1, "roster diff --root moi", roster_without_a_commune),
    Case("roster diff", 2, "roster diff --year 2019"),
    Case("amend", 0, "amend ban-sao.yaml --number 9/KH-UBND --date 2020-06-30 --dry-run", copy_plan),
    Case("amend", 2, "amend"),
    Case("plan", 0, "plan -h"),
    Case("plan", 2, "plan"),
    Case("plan log", 0, "plan log"),
    Case("plan log", 2, "plan log --as-of x"),
    Case("upgrade-check", 0, "upgrade-check", bring_up_to_date),
    Case("upgrade-check", 1, "upgrade-check"),
    Case("upgrade-check", 2, "upgrade-check --diff khong-co"),
    Case("schema", 0, "schema plan"),
    Case("schema", 2, "schema khong-co"),
    Case("archive", 0, "archive 2020 -o luu"),
    Case("archive", 0, "archive --verify luu", freeze),
    Case("archive", 1, "archive --verify luu", damage),
    Case("archive", 2, "archive 2019"),
]
#: Stopped by hand: test_cli.py; of the program, what its commands end with.
ELSEWHERE = {("", 130), ("", 1)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.line} ends with {case.code}")
def test_a_run_ends_as_the_page_says(folder: Path, run: Run, case: Case) -> None:
    """Each code of each page is that of a run."""
    run("-h", cwd=folder)
    case.prepare(folder)
    code, _, complaint = run(*case.line.format(long="a" * 600).split())
    assert (code, complaint.startswith("Lỗi: ") if code == 2 else "Lỗi: " not in complaint) == (
        case.code,
        True,
    )


def said() -> Iterator[tuple[str, int]]:
    """The codes of all pages."""
    for path in PAGES:
        name = " ".join(path)
        yield from ((name, code) for code in codes_of(name))


def test_every_code_is_tried() -> None:
    """Of each code that a page names there is a run, and of no other."""
    assert {(case.command, case.code) for case in CASES} | ELSEWHERE == set(said())


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_pages_end_with_the_codes(folder: Path, run: Run, path: tuple[str, ...]) -> None:
    """Each page says what its codes mean, in the language of the page."""
    for language, label in (("vi", "Mã thoát"), ("en", "Exit codes")):
        part = run("--lang", language, *path, "-h", cwd=folder)[1].partition(f"\n{label}:\n")[2]
        told = {int(code) for code in re.findall(r"^  (\d+)  +\S", part.partition("\n\n")[0], re.MULTILINE)}
        assert told == set(codes_of(" ".join(path)))
