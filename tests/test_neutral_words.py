"""What the program says where no plan is at hand: nothing of one office, its place, its topic or its year."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path

import pytest

import ttdn
from ttdn.cli.app import COMMANDS
from ttdn.forms.blank import make_blank
from ttdn.forms.making.guide import guide_lines
from ttdn.rules import RULES
from ttdn.scaffold import levels, new_plan, report_files, workspace_files

Run = Callable[..., tuple[int, str, str]]

PACKAGE = Path(ttdn.__file__).parent
#: Places, bodies and topics of the plans at hand; 2020, and a clause of the plan of 2020 or one like it.
FOREIGN = re.compile(
    r"Nha Trang|Khánh Hòa|Cam Ranh|NhaTrang|Lộc Thọ|Vĩnh (?:Hòa|Lương)|loc-tho|đối ngoại|external information"
    r"|Văn hóa và Thông tin|VHTT|ASEAN|Covid|triển lãm|(?<!\d)2020(?!\d)|\b[IVX]+\.\d",
    re.IGNORECASE,
)
#: What stays, and why.
KNOWN = {
    r"30/2020(?:/NĐ-CP)?": "the decree on the layout of documents",
    r"Mục I{1,3}\.\d+(?:\.[a-zđ])?(?:[,;]? (?:đến |to )?I{1,3}\.\d+)?": "its clauses",
    r"draft/2020-12": "the dialect of JSON Schema",
    r"\bI{1,3}\.[1-4]\b": "the numbers by which the examples cite an item: those of any plan",
    r"\bIV\.[13](?:\.đ)?\b": "the same, of a duty",
    r"\bVI\.1\b": "the same, of an item that stands below no heading",
}
_KNOWN = re.compile("|".join(KNOWN))


def foreign(text: str) -> set[str]:
    """The foreign words of a text."""
    return set(FOREIGN.findall(_KNOWN.sub("", text)))


def test_what_is_foreign_is_seen() -> None:
    """A name, a topic, a year, a clause is found; the decree and a neutral number are not."""
    assert foreign("UBND thành phố Nha Trang, thông tin đối ngoại, mục II.5.1, plan/2020.yaml")
    assert not foreign("Nghị định 30/2020/NĐ-CP, Mục II.9.d; mục II.1 năm 2026")


@pytest.mark.parametrize("code", sorted(RULES))
def test_rules(code: str) -> None:
    """The words and examples of a finding, which the manual shows."""
    assert foreign(repr(astuple(RULES[code]))) == set()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(run: Run, tmp_path: Path, command: str, language: str) -> None:
    """The page of every command, outside any folder of work."""
    code, page, _ = run("--lang", language, *filter(None, [command]), "--help", cwd=tmp_path)
    assert (code, foreign(page)) == (0, set())


@pytest.mark.parametrize("level", levels())
def test_new_folder(level: str) -> None:
    """All files of a new folder, the first report in it, and the guide of its first form."""
    files = workspace_files(2031, level)
    plan = new_plan(2031, level)[1]
    unit = plan.required_units[0]
    files |= report_files(plan, unit, plan.period, None, {})
    files["guide"] = "\n".join(
        words for _, words in guide_lines(make_blank(plan, unit, plan.period, {}, None))
    )
    assert {name for name, text in files.items() if foreign(text)} == set()
    years = re.compile(r"(?<![\d/])20(?:1\d|2[0-5]|30)(?!\d)")
    assert {
        name for name in files if name.startswith(("plan/", "units/", "guide")) and years.search(files[name])
    } == set()


@pytest.mark.parametrize("arguments", [("schema", "plan"), ("schema", "edits"), ("schema", "report")])
def test_schema(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """What an editor says of a file before there is a plan."""
    assert foreign(run(*arguments, cwd=tmp_path)[1]) == set()


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a source file that are no docstrings: whatever it may print is among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_sources() -> None:
    """No message, label or title in the sources names an office, a topic or the year of a plan."""
    said = {
        f"{path.relative_to(PACKAGE)}:{line}": foreign(text)
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, text in literals(path)
        if foreign(text)
    }
    assert said == {}


@pytest.mark.parametrize("path", sorted((PACKAGE.parent / "templates").iterdir()), ids=lambda path: path.name)
def test_templates(path: Path) -> None:
    """The wording of the documents."""
    assert foreign(path.read_text(encoding="utf-8")) == set()
