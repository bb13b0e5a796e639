"""Help pages: their examples can be typed as they stand."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from word_plans import PlanInWord

from ttdn.cli.app import COMMANDS

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[1]


def examples(page: str) -> list[str]:
    """The commands under "Ví dụ" on a help page."""
    part = re.split(r"^(?:Ví dụ|Examples):\n", page, flags=re.MULTILINE)[1]
    return [line.strip() for line in part.partition("\n\n")[0].splitlines()]


@pytest.fixture
def sample(tmp_path: Path, example: Path) -> Path:
    """The sample folder before the first report came in."""
    for name in ("plan", "templates"):
        shutil.copytree(example / name, tmp_path / name)
    return tmp_path


#: What an example needs that another command makes.
NEEDS = {
    "check-document": "report --docx -o bao-cao.docx",
    "collect": "form phuong-loc-tho -o bieu-mau",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_can_be_typed(sample: Path, run: Run, name: str) -> None:
    """Each command has examples on its page, the same in either language, and each does what it says."""
    found = examples(run(name, "-h", cwd=sample)[1])
    assert found
    assert found == examples(run("--lang", "en", name, "-h")[1])
    if name in {"report", "page", "check-document"}:
        shutil.copytree(ROOT / "units" / "phuong-loc-tho", sample / "units" / "phuong-loc-tho")
    if name == "amend":
        shutil.copy(sample / "plan" / "2020.yaml", sample / "ban-sao.yaml")
    if name == "import":
        word = PlanInWord().title("KẾ HOẠCH", "Cây xanh năm 2021").section("I. NHIỆM VỤ").dash("Trồng cây.")
        word.save(sample / "ke-hoach-da-ky.docx")
    if name == "receive":
        (sample / "bao-cao.pdf").write_bytes(b"%PDF-1.7")
    if name in NEEDS:
        run(*NEEDS[name].split())
    for line in found:
        program, *words = shlex.split(line)
        assert (program, words[0]) == ("ttdn", name)
        code, _, complaint = run(*words)
        assert (code in {0, 1}, complaint) == (True, "")


def test_examples_of_the_first_page(sample: Path, run: Run) -> None:
    """The first page has examples, too."""
    found = examples(run(cwd=sample)[1])
    assert found
    for line in found:
        assert run(*shlex.split(line)[1:])[0] == 0


def test_examples_are_of_the_plan_at_hand(folder: Path, run: Run, tmp_path: Path) -> None:
    """Where there is a plan, also by ``--root``, its items, units and year are named; else neutral ones."""
    plan = folder / "plan" / "2020.yaml"
    assert "(như II.5.1)" in run("show", "--help", cwd=folder)[1]
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("II.5.1", "IV.7").replace("year: 2020", "year: 2031"),
        encoding="utf-8",
    )
    for line in (("show", "--help"), ("--root", str(folder), "show", "-h")):
        page = run(*line, cwd=folder if len(line) == 2 else tmp_path)[1]
        assert "(như IV.7)" in page
    assert "2031, 2031-H1" in run("--root", str(folder), "status", "-h")[1]


@pytest.mark.parametrize("content", [None, "year: [", "units: 3\n", "\x00"])
def test_help_without_a_plan(tmp_path: Path, run: Run, content: str | None) -> None:
    """Help needs no plan and says nothing of a broken one; its examples are then of any plan."""
    if content is not None:
        (tmp_path / "plan").mkdir()
        (tmp_path / "plan" / "2020.yaml").write_text(content, encoding="utf-8")
    code, page, complaint = run("new", "-h", cwd=tmp_path)
    assert (code, complaint) == (0, "")
    assert re.fullmatch(r"ttdn new phuong-mot --period \d{4}-H1", examples(page)[1])


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_short_name_of_help(folder: Path, run: Run, name: str) -> None:
    """``-h`` is ``--help``, and the page says so."""
    words = [name] if name else []
    assert run(*words, "-h", cwd=folder) == run(*words, "--help")
    assert "\n  -h, --help" in run(*words, "-h")[1]


def test_of_two_names_of_a_switch_the_one_that_changes_something_is_shown(folder: Path, run: Run) -> None:
    """What is done without being asked for needs no name; others keep theirs."""
    _, out, _ = run("report", "-h", cwd=folder)
    assert "--without-details" in out
    assert "--with-details" not in out
    assert "--opinions" in out
