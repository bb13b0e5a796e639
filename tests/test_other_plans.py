"""Plans of other authorities, topics and years: every command works, and speaks of them alone.

The three plans are invented; their structures are real ones.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from conftest import Run
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit

PLANS = Path(__file__).resolve().parent / "plans"
NAMES = sorted(folder.name for folder in PLANS.iterdir())
#: What belongs to the first example, to its city and topic, or to no plan at all.
FOREIGN = (
    "Nha Trang",
    "Khánh Hòa",
    "đối ngoại",
    "Văn hóa và Thông tin",
    "phản bác",
    "Hoàng Sa",
    "2020",
    "802/KH",
)
#: Parts of a report that a plan asks for by an item, and the words by which documents speak of them.
PARTS = {
    "programmes": ("thẩm định",),
    "focal_officer": ("Cán bộ phụ trách", "cán bộ phụ trách"),
    "training": ("ập huấn", "ớp bồi dưỡng"),
    "funding": ("inh phí",),
    "figures": ("Số liệu tổng hợp",),
}
#: In turn, what units say of the items they owe.
STATUSES = ("done", "in_progress", "not_arisen", "postponed")


def plan_in(root: Path) -> Plan:
    """The plan of a folder."""
    (file,) = check_workspace(root).workspace.plans.values()
    return file.plan


def results(plan: Plan, unit: Unit) -> Iterator[dict[str, Any]]:
    """What a unit reports on everything on which it may."""
    for turn, item in enumerate(plan.reportable(unit)):
        status = STATUSES[turn % len(STATUSES)]
        result: dict[str, Any] = {"item": item.id, "status": status, "summary": f"Kết quả của {unit.name}."}
        if status == "done":
            result["completed"] = f"{plan.year}-05-20"
            result["evidence"] = [{"title": "Sổ theo dõi", "number": "03/BB"}]
        if status == "postponed":
            result["reason"] = "Chờ hướng dẫn."
        figures = {figure.id: 12.5 if figure.decimals else 12 for figure in plan.figures_of(item.id)}
        if figures and status in {"done", "in_progress"}:
            result["figures"] = figures
        yield result


def report_of(plan: Plan, unit: Unit) -> dict[str, Any]:
    """The report of a unit, with every part for which the plan asks."""
    report: dict[str, Any] = {
        "unit": unit.id,
        "period": str(plan.year),
        "received": f"{plan.year}-11-15",
        "number": "21/BC",
        "date": f"{plan.year}-11-14",
        "results": list(results(plan, unit)),
        "difficulties": ["Thiếu người có chuyên môn."],
    }
    if plan.item_reported_in("focal_officer"):
        report["focal_officer"] = {"name": "Đỗ Văn Mười", "position": "Công chức"}
    if plan.item_reported_in("training"):
        report["training"] = [
            {"title": "Lớp cho cộng tác viên", "date": f"{plan.year}-04-10", "participants": 30}
        ]
    if plan.funding:
        report["funding"] = {"allocated": 50_000_000, "spent": 45_000_000}
    return report


@pytest.fixture(params=NAMES)
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with one of the plans, and reports of all units but the last two that must report."""
    folder = tmp_path / "thư mục"
    shutil.copytree(PLANS / request.param, folder)
    plan = plan_in(folder)
    silent = plan.required_units[-2:]
    for unit in plan.units:
        if unit not in silent:
            path = folder / "units" / unit.id / f"{plan.year}.yaml"
            path.parent.mkdir(parents=True)
            path.write_text(
                yaml.safe_dump(report_of(plan, unit), allow_unicode=True, sort_keys=False), encoding="utf-8"
            )
    return folder


def words_of(path: Path) -> str:
    """All that can be read in a Word or Excel file."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        cells = [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value]
        rules = [
            f"{rule.promptTitle} {rule.prompt} {rule.errorTitle} {rule.error}"
            for page in book
            for rule in page.data_validations.dataValidation
        ]
        return "\n".join((*cells, *rules))
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return "\n".join(re.sub(r"<[^>]+>", " ", part.replace("</w:p>", "\n")) for part in parts)


def make_all(root: Path, run: Run) -> dict[str, str]:
    """Everything that the program says of a plan, by the command that says it."""
    plan = plan_in(root)
    as_of = ("--as-of", f"{plan.year}-12-20")
    reporter, silent = plan.units[0].id, plan.required_units[-1].id
    commands = [
        ("validate", "--strict"),
        *(("status", *as_of, *form) for form in ((), ("--format", "csv"), ("--format", "json"))),
        *(
            ("show", name, *as_of)
            for name in (*plan.clauses_by_id, *plan.headings, *plan.units_by_id, *plan.groups_by_id)
        ),
        ("report", *as_of),
        ("report", "--markdown", *as_of),
        ("report", "--docx", *as_of, "-o", "tong-hop.docx"),
        ("report", "--unit", reporter, "--docx", "-o", "don-vi.docx"),
        ("report", "--edits", *as_of),
        ("remind", *as_of),
        ("remind", "--docx", "don-doc", *as_of),
        ("form", "--all", "-o", "bieu-mau", *as_of),
        ("new", silent, "--period", str(plan.year)),
        ("schema", "report"),
    ]
    said = {}
    for command in commands:
        code, out, err = run(*command, cwd=root)
        assert (code, err) == (0, ""), (command, out)
        said[" ".join(command)] = out.replace("draft/2020-12", "")  # the name of a standard
    for path in sorted(root.rglob("*")):
        if path.suffix in {".docx", ".xlsx"}:
            said[path.name] = words_of(path)
    said["new"] = (root / "units" / silent / f"{plan.year}.yaml").read_text(encoding="utf-8")
    return said


@pytest.fixture(scope="module")
def made() -> dict[str, tuple[Path, dict[str, str]]]:
    """What was made of each plan: the folder with all its files, and what was said."""
    return {}


@pytest.fixture
def said(
    request: pytest.FixtureRequest,
    root: Path,
    run: Run,
    made: dict[str, tuple[Path, dict[str, str]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """Everything that the program says of a plan, made once; what it writes is in the folder."""
    name = request.node.callspec.params["root"]
    if name not in made:
        made[name] = tmp_path_factory.mktemp(name) / "made", make_all(root, run)
        shutil.copytree(root, made[name][0])
    shutil.copytree(made[name][0], root, dirs_exist_ok=True)
    return made[name][1]


def test_nothing_of_another_plan_is_said(root: Path, said: dict[str, str]) -> None:
    """No word of another authority, topic or year, in no command and no document."""
    own = (root / "plan").glob("*.yaml")
    text = "".join(path.read_text(encoding="utf-8") for path in own)
    found = [
        (name, word, words[max(0, words.find(word) - 40) : words.find(word) + 60])
        for name, words in said.items()
        for word in FOREIGN
        if word in words and word not in text
    ]
    assert found == []
    assert any(plan_in(root).document.subject in words for words in said.values())


def test_parts_that_a_plan_does_not_have_appear_nowhere(root: Path, said: dict[str, str]) -> None:
    """Neither a heading nor a sentence, a sheet nor a column speaks of what the plan does not ask for."""
    plan = plan_in(root)
    asked = {part for part in PARTS if plan.item_reported_in(part)}
    asked |= {"funding"} if plan.funding else set()
    asked |= {"figures"} if plan.figures else set()
    own = (root / "plan" / f"{plan.year}.yaml").read_text(encoding="utf-8")
    documents = {
        name: words for name, words in said.items() if name.endswith((".docx", ".xlsx")) or name == "new"
    }
    for part, words in PARTS.items():
        found = [
            (name, word, text[max(0, text.find(word) - 40) : text.find(word) + 60])
            for name, text in documents.items()
            for word in words
            if word in text and word not in own
        ]
        assert part in asked or found == []


def test_every_document_is_as_the_decree_wants_it(root: Path, said: dict[str, str], run: Run) -> None:
    """The summary, a unit's report and every reminder pass the check of layout."""
    documents = sorted(root.rglob("*.docx"))
    assert len(documents) > 3
    for path in documents:
        code, out, _ = run("check-document", str(path), columns=200, cwd=root)
        assert code == 0, (path.name, [line for line in out.splitlines() if "không đạt" in line])
        assert docx.Document(str(path)).paragraphs


def test_summary_of_a_period_that_nobody_reports_on(tmp_path: Path, run: Run) -> None:
    """Its text names every annex, though no list of reports is among them."""
    shutil.copytree(PLANS / "province", tmp_path, dirs_exist_ok=True)
    made = ("report", "--yes", "-o", "6-thang.docx", "--period", "2027-H1", "--as-of", "2027-12-20")
    assert run(*made, cwd=tmp_path)[0] == 0
    code, out, _ = run("check-document", "6-thang.docx", columns=200, cwd=tmp_path)
    assert code == 0, [line for line in out.splitlines() if "không đạt" in line]
    assert "Số liệu tổng hợp tại Phụ lục III." in words_of(tmp_path / "6-thang.docx")


def test_forms_come_back(root: Path, run: Run) -> None:
    """The form of each unit that has reported, sent back as it is, says nothing new and changes nothing."""
    plan = plan_in(root)
    before = {path: path.read_bytes() for path in (root / "units").rglob("*.yaml")}
    units = [path.parent.name for path in before]
    assert run("form", *units, "-o", "bieu-mau", "--period", str(plan.year), cwd=root)[0] == 0
    code, out, err = run("collect", "bieu-mau", columns=200, cwd=root)
    assert (code, err) == (0, ""), out
    assert f"{len(units)} không có gì mới" in out
    assert {path: path.read_bytes() for path in before} == before
