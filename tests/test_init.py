"""``ttdn init``: a new folder that passes the checks, in which the commands work.

And in which nothing was replaced.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import ttdn
from ttdn.checking import check_workspace
from ttdn.diagnostics import Diagnostic
from ttdn.documents.document.template import find_template
from ttdn.load import Workspace
from ttdn.model.plan import Plan
from ttdn.scaffold import codeowners, levels, workspace_files, write_new
from ttdn.writing.whole import temporary_name

Run = Callable[..., tuple[int, str, str]]
MakePlan = Callable[..., Plan]

SKELETONS = Path(ttdn.__file__).parent / "skeletons"


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def check(root: Path) -> tuple[Workspace, list[Diagnostic]]:
    """A folder and all findings in it."""
    checked = check_workspace(root)
    return checked.workspace, checked.diagnostics


def owners(text: str) -> dict[str, str]:
    """The rules of a CODEOWNERS file."""
    rules = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {path: owner for path, owner in rules}  # noqa: C416 - dict() would not notice a rule with two owners


LEVELS = ["province", "city", "commune", "department"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year", [1900, 2020, 2027, 9999])
def test_new_folder_is_clean(tmp_path: Path, year: int, level: str) -> None:
    """Of the new plan, whatever its year and level, only places to fill in are found; all parts are there."""
    write_new(tmp_path, workspace_files(year, level))
    workspace, diagnostics = check(tmp_path)
    assert {found.code for found in diagnostics} == {"placeholder-left"}
    plan = workspace.plans[year].plan
    assert len(plan.goals) == len(plan.tasks) == len(plan.duties) == 1
    assert [plan.deadline(item) for item in plan.activities] == [None, date(year, 9, 30)]
    assert len(plan.figures) == 2
    assert {unit.kind for unit in plan.units} == {kind.id for kind in plan.unit_kinds}
    assert all(plan.members(group) for group in plan.groups)
    assert plan.required_units == plan.units


def test_commands_work_in_the_new_folder(tmp_path: Path, run: Run) -> None:
    """In the new folder reports are made for every unit, all is checked, shown and printed."""
    assert run("init", "mới", "--year", "2027", cwd=tmp_path)[0] == 0
    folder = tmp_path / "mới"
    for unit in ("Phường Một", "xa hai", "so-chu-tri", "so-giao-duc-dao-tao"):
        assert run("new", unit, "--received", "2027-12-01", cwd=folder)[0] == 0
    code, printed, _ = run("validate")
    assert (code, "5 tệp: 5 đạt (1 có lưu ý), 0 có lỗi" in printed) == (0, True)
    assert "Chỗ '[TÊN TỈNH]' chưa điền." in printed
    code, printed, _ = run("status", "--as-of", "2027-12-10")
    assert code == 0
    assert "4/4 đơn vị" in printed
    code, printed, _ = run("report", "--markdown", "--as-of", "2027-12-10")
    assert code == 0
    assert "tỉnh \\[TÊN TỈNH\\] năm 2027" in printed


@pytest.mark.parametrize("name", [".gitlab-ci.yml", ".github/workflows/ttdn.yml"])
def test_new_ci_file_names_the_wheel_of_this_version(name: str) -> None:
    """Who fills in where the program comes from reads the name of the file that 'make wheel' makes."""
    assert f"tools/ttdn-{ttdn.__version__}-py3-none-any.whl" in workspace_files(2027)[name]


def test_new_folder_has_a_prompt_for_windows(tmp_path: Path, run: Run) -> None:
    """cmd.exe reads it line by line: its own line ends, UTF-8 without a mark, labels before the letters."""
    assert run("init", "a", "--year", "2027", cwd=tmp_path)[0] == 0
    raw = (tmp_path / "a" / "ttdn.bat").read_bytes()
    assert raw.startswith(b"@echo off\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    before, _, last = raw.rpartition(b"\r\n:")
    assert before.isascii()
    assert "Kiểm tra kế hoạch" in last.decode()
    asked = {label.lstrip(b":").lower() for label in re.findall(rb"(?:goto|call :)\s*(\w+)", raw)}
    assert asked == set(re.findall(rb"(?m)^:(\w+)", raw))
    assert b"*.bat text eol=crlf" in (tmp_path / "a" / ".gitattributes").read_bytes()


def test_git_keeps_what_came_as_it_came(tmp_path: Path, run: Run) -> None:
    """Mails and texts have the line ends of Windows: git changes them in reports, not in originals."""
    assert run("init", "a", "--year", "2027", cwd=tmp_path)[0] == 0
    names = ("da-nhan/x/thu.eml", "tra-lai/x/y.csv", "nhap/thu.eml", "units/x/2027.yaml")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "a", check=True)  # noqa: S607 - the one that users have
    asked = ["git", "check-attr", "text", "--", *names]
    told = subprocess.run(asked, cwd=tmp_path / "a", check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - our own words
    assert [line.rpartition(" ")[2] for line in told.splitlines()] == ["unset", "unset", "unset", "set"]


def test_prompt_of_a_folder_goes_on_to_the_next_year(tmp_path: Path, run: Run) -> None:
    """A file that was changed by hand is taken over as it is."""
    own = b"@echo off\r\nrem own\r\n"
    assert run("init", "a", "--year", "2027", cwd=tmp_path)[0] == 0
    (tmp_path / "a" / "ttdn.bat").write_bytes(own)
    assert run("init", "../b", "--from", "plan/2027.yaml", cwd=tmp_path / "a")[0] == 0
    assert (tmp_path / "b" / "ttdn.bat").read_bytes() == own


FILLED = {
    "[TÊN TỈNH]": "An Bình",
    "[TÊN THÀNH PHỐ]": "Tân Hải",
    "[TÊN XÃ]": "Hòa Thuận",
    "[TÊN SỞ]": "Công Thương",
    "[LĨNH VỰC]": "công tác chuyển đổi số",
    "[SỐ]": "15",
    "[HỌ VÀ TÊN]": "Lê Thị Bình",
    "[ĐỊA DANH]": "An Bình",
    "[CƠ QUAN CẤP TRÊN]": "Bộ Khoa học và Công nghệ",
    "[CƠ QUAN]": "Chính phủ",
    "[VĂN BẢN]": "Nghị quyết số 71/NQ-CP",
    "[NGÀY]": "01/4/2026",
    "[TRÍCH YẾU]": "Chuyển đổi số",
    "[VIẾT TẮT]": "CT",
    "[NGHIỆP VỤ]": "Quản lý công nghiệp",
}


@pytest.mark.parametrize("level", LEVELS)
def test_new_folder_prints_right_documents_when_it_is_filled_in(tmp_path: Path, run: Run, level: str) -> None:
    """Every document that the plan of a level prints is as Decree 30 wants it, and of that authority."""
    assert run("init", "mới", "--year", "2027", "--level", level, cwd=tmp_path)[0] == 0
    folder = tmp_path / "mới"
    path = folder / "plan" / "2027.yaml"
    text = path.read_text(encoding="utf-8")
    for place, words in FILLED.items():
        text = text.replace(place, words)
    path.write_text(re.sub(r"\[(Nguyên văn[^]]*)\]", r"\1", text), encoding="utf-8")
    assert "[" not in re.sub(r"(?m)#.*|[a-z_]+: \[.*|\[[^]]*\]}.*", "", path.read_text(encoding="utf-8"))
    workspace, diagnostics = check(folder)
    assert diagnostics == []
    units = [unit.id for unit in workspace.plans[2027].plan.units]
    for unit in units[:2]:
        assert run("new", unit, "--received", "2027-12-01", cwd=folder)[0] == 0
    for arguments in (
        ("report", "--docx", "--as-of", "2027-12-20", "-o", "tong-hop.docx"),
        ("report", "--unit", units[0], "--docx", "-o", "don-vi.docx"),
        ("remind", "--docx", "don-doc", "--as-of", "2027-12-20"),
    ):
        code, printed, err = run(*arguments)
        assert (code, err) == (0, ""), printed
    made = sorted(folder.rglob("*.docx"))
    assert len(made) > 2
    for document in made:
        code, printed, _ = run("check-document", str(document))
        assert code == 0, printed
    _, printed, _ = run("report", "--markdown", "--as-of", "2027-12-20")
    assert "công tác chuyển đổi số" in printed
    assert "đối ngoại" not in printed


def test_levels_are_those_of_the_skeletons() -> None:
    """Each level that can be asked for has its names and letterheads, and no other is there."""
    assert sorted(levels()) == sorted(LEVELS)


def test_city_is_a_province_under_another_name() -> None:
    """Capitals stand for capitals; nothing else differs, and no province is left in it."""
    province, city = levels()["province"], levels()["city"]
    assert city["area"] == "thành phố [TÊN THÀNH PHỐ]"
    assert 'superior: "UBND THÀNH PHỐ [TÊN THÀNH PHỐ]"' in city["kinds"]
    assert not any("tỉnh" in text.casefold() for text in city.values())
    back = {key: text.replace("thành phố", "tỉnh").replace("THÀNH PHỐ", "TỈNH") for key, text in city.items()}
    assert back == province


def test_province_that_is_not_on_the_list(tmp_path: Path, run: Run) -> None:
    """The sentence says how to begin without the list; what it says works."""
    code, _, err = run("init", "mới", "--year", "2026", "--province", "Hải Vân", cwd=tmp_path)
    assert code == 2
    assert "'--level province'" in err
    code, out, _ = run("init", "mới", "--year", "2026", "--level", "province", cwd=tmp_path)
    assert code == 0
    assert "xa-hai" not in out
    assert "ttdn form --all" in out


def test_unknown_level(tmp_path: Path, run: Run) -> None:
    """A level that there is not is a sentence that names those there are; nothing is made."""
    code, _, err = run("init", "mới", "--level", "huyen", cwd=tmp_path)
    assert code == 2
    assert "province, city, commune, department" in err
    assert not (tmp_path / "mới").exists()


def test_init_says_what_it_made_and_what_comes_next(tmp_path: Path, run: Run) -> None:
    """Each file that was made is named, then the next steps; also in English."""
    code, printed, _ = run("init", str(tmp_path / "a"), "--year", "2027")
    assert code == 0
    assert set(re.findall(r"^ {2}(\S+)$", printed, re.MULTILINE)) == set(contents(tmp_path / "a"))
    assert "Việc tiếp theo:\n  1. Có bản Word của kế hoạch: trong thư mục đó, chạy 'ttdn import" in printed
    assert "Không có: mở plan/2027.yaml" in printed
    _, printed, _ = run("--lang", "en", "init", str(tmp_path / "b"), "--year", "2027")
    assert "Next:\n  1. With the plan as a Word file: in that folder, run 'ttdn import" in printed
    assert "open plan/2027.yaml" in printed


def test_the_year_is_this_year(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --year the plan is that of the current year."""
    monkeypatch.setattr("ttdn.cli.init.today", lambda: date(2031, 2, 3))
    assert run("init", str(tmp_path / "a"))[0] == 0
    assert (tmp_path / "a" / "plan" / "2031.yaml").exists()


def test_what_is_there_is_kept_and_named(tmp_path: Path, run: Run) -> None:
    """Files that were there before are as they were, and are listed; the others are made."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "bao-cao-tong-hop.md").write_bytes(b"own\r\n")
    (tmp_path / "CODEOWNERS").write_bytes(b"")
    code, printed, _ = run("init", str(tmp_path), "--year", "2027")
    assert code == 0
    assert "Đã có từ trước, giữ nguyên:\n  templates/bao-cao-tong-hop.md\n  CODEOWNERS\n" in printed
    assert (tmp_path / "templates" / "bao-cao-tong-hop.md").read_bytes() == b"own\r\n"
    assert (tmp_path / "CODEOWNERS").read_bytes() == b""
    assert (tmp_path / "plan" / "2027.yaml").exists()


@pytest.mark.parametrize("done", [0, 3, -2])
def test_a_plan_that_was_there_first_is_completed(tmp_path: Path, run: Run, done: int) -> None:
    """All but the plan is made, also behind a run that was stopped; a folder that has all is refused."""
    text = workspace_files(2027)["plan/2027.yaml"] + "# riêng\n"
    write_new(tmp_path, {"plan/2027.yaml": text, **dict(list(workspace_files(2027).items())[:done])})
    code, printed, _ = run("init", ".", cwd=tmp_path)
    assert code == 0
    assert set(contents(tmp_path)) == set(workspace_files(2027))
    assert (tmp_path / "plan" / "2027.yaml").read_text(encoding="utf-8") == text
    assert "giữ nguyên:\n" in printed
    assert "Việc tiếp theo:\n  1. Mở plan/2027.yaml, xem các chỗ 'cần xem'" in printed
    assert "đã có thư mục 'plan'" in run("init", ".", cwd=tmp_path)[2]


@pytest.mark.parametrize("options", [("--year", "2028"), ("--level", "commune")])
def test_a_plan_of_another_kind_is_not_completed(tmp_path: Path, run: Run, options: tuple[str, str]) -> None:
    """What is asked for is not what is there; a plan with errors is named."""
    write_new(tmp_path, {"plan/2027.yaml": workspace_files(2027)["plan/2027.yaml"]})
    assert "đã có thư mục 'plan'" in run("init", ".", *options, cwd=tmp_path)[2]
    (tmp_path / "plan" / "2027.yaml").write_text("year: 2027\n", encoding="utf-8")
    assert "ttdn validate plan/2027.yaml" in run("init", ".", cwd=tmp_path)[2]
    assert set(contents(tmp_path)) == {"plan/2027.yaml"}


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_a_folder_with_a_plan_is_refused(tmp_path: Path, run: Run, kind: str) -> None:
    """Where plan/ is there already, nothing is made."""
    plan = tmp_path / "plan"
    match kind:
        case "folder":
            plan.mkdir()
            (plan / "2026.yaml").touch()
        case "file":
            plan.touch()
        case _:
            plan.symlink_to(tmp_path / "nowhere")
    code, printed, complaint = run("init", str(tmp_path), "--year", "2027")
    assert (code, printed) == (2, "")
    assert complaint.startswith(f"Lỗi: {tmp_path} đã có thư mục 'plan' nên không tạo gì.")
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


@pytest.mark.parametrize("done", [1, 7, -1])
def test_a_run_that_was_stopped_is_finished_by_the_next(tmp_path: Path, run: Run, done: int) -> None:
    """Whatever a killed run has made, the plan is not there yet.

    The next makes the rest and clears away what the other left.
    """
    assert run("init", str(tmp_path / "whole"), "--year", "2027")[0] == 0
    files = workspace_files(2027)
    assert list(files)[-1] == "plan/2027.yaml"
    write_new(tmp_path / "half", dict(list(files.items())[:done]))
    (tmp_path / "half" / "plan").mkdir()
    left = tmp_path / "half" / "plan" / temporary_name().replace(str(os.getpid()), "4194304")
    left.write_bytes(b"half")
    assert run("init", str(tmp_path / "half"), "--year", "2027")[0] == 0
    assert contents(tmp_path / "half") == contents(tmp_path / "whole")


@pytest.mark.parametrize("year", ["0", "1899", "10000", "-1"])
def test_impossible_years(tmp_path: Path, run: Run, year: str) -> None:
    """A year that no plan can have is refused before anything is made."""
    code, _, complaint = run("init", str(tmp_path / "a"), f"--year={year}")
    assert code == 2
    sentence = f"Lỗi: --year: không đọc được '{year}'. Viết một năm từ 1900 đến 9999.\n"
    assert complaint == f"{sentence}Xem cách dùng: ttdn init -h\n"
    assert not (tmp_path / "a").exists()


def test_nothing_is_made_outside(tmp_path: Path, run: Run) -> None:
    """A link that leads out of the new folder is refused before anything is made."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "templates").symlink_to(tmp_path / "elsewhere")
    code, _, complaint = run("init", str(tmp_path / "a"), "--year", "2027")
    assert code == 2
    assert "'templates/bao-cao-don-vi.md'" in complaint
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("name", ["tệp", "x" * 300, "tệp/trong"])
def test_a_place_where_no_folder_can_be(tmp_path: Path, run: Run, name: str) -> None:
    """A file in the way, or a name too long for the system, is answered with a sentence."""
    (tmp_path / "tệp").write_bytes(b"")
    code, printed, complaint = run("init", str(tmp_path / name), "--year", "2027")
    assert (code, printed) == (2, "")
    assert complaint.startswith("Lỗi: Không ghi được ")
    assert contents(tmp_path) == {"tệp": b""}


def test_links_in_a_circle(tmp_path: Path, run: Run) -> None:
    """Links that lead to each other are answered with a sentence, too."""
    (tmp_path / "units").symlink_to(tmp_path / "units")
    code, _, complaint = run("init", str(tmp_path), "--year", "2027")
    assert code == 2
    assert complaint.startswith("Lỗi: Không ghi được ")


def test_files_are_plain_text_for_every_system() -> None:
    """Every file ends its lines with LF, the last one too, and has no tab."""
    for name, text in workspace_files(2027).items():
        assert "\r" not in text, name
        assert "\t" not in text, name
        assert text.endswith("\n") == (not name.endswith(".gitkeep")), name


def test_templates_are_those_of_the_program() -> None:
    """The new folder gets a copy of every packaged template."""
    packaged = find_template("bao-cao-tong-hop.md", SKELETONS.parent).parent
    copies = {
        name.removeprefix("templates/"): text
        for name, text in workspace_files(2027).items()
        if name.startswith("templates/")
    }
    assert copies == {path.name: path.read_text(encoding="utf-8") for path in packaged.iterdir()}
    assert "bao-cao-tong-hop.md" in copies


def test_every_skeleton_is_used() -> None:
    """No text lies unused in the package.

    Each is read by its name, so that one missing from an installation is noticed.
    """
    scaffold = (SKELETONS.parent / "scaffold.py").read_text(encoding="utf-8")
    names = [path.name for path in SKELETONS.iterdir()]
    assert len(names) >= 9
    for name in names:
        assert f'"{name}"' in scaffold


def test_codeowners_follow_the_roster(example_workspace: Workspace) -> None:
    """Each unit owns its own folder; plan, templates and checks belong to the office that collects."""
    plan = example_workspace.plans[2020].plan
    rules = owners(codeowners(plan))
    assert {path: owner for path, owner in rules.items() if path.startswith("/units/")} == {
        f"/units/{unit.id}/": f"@{unit.id}" for unit in plan.units
    }
    assert {owner for path, owner in rules.items() if not path.startswith("/units/")} == {
        "@phong-van-hoa-thong-tin"
    }
    assert {
        "/plan/",
        "/register/",
        "/da-nhan/",
        "/tra-lai/",
        "/templates/",
        "/.github/",
        "/CODEOWNERS",
    } <= set(rules)


def test_codeowners_without_a_collecting_office(make_plan: MakePlan) -> None:
    """A plan that names no office through which reports go gets a placeholder.

    An empty roster is no error.
    """
    assert owners(codeowners(make_plan(reporting={"through": None})))["/plan/"] == "@co-quan-tong-hop"
    assert "/units/" not in codeowners(make_plan(units=[], reporting={"through": None}))


@pytest.mark.parametrize(
    ("schema", "file"), [("plan", "plan/2027.yaml"), ("report", "units/xa-hai/2027.yaml")]
)
def test_new_files_fit_the_schemas_of_the_new_folder(
    tmp_path: Path, run: Run, schema: str, file: str
) -> None:
    """The plan and a new report have the form that the folder's own schemas ask for.

    And name them for the editor.
    """
    assert run("init", str(tmp_path), "--year", "2027")[0] == 0
    assert run("new", "xa hai", "--received", "2027-03-01", cwd=tmp_path)[0] == 0
    modeline = (tmp_path / file).read_text(encoding="utf-8").splitlines()[0]
    place = tmp_path / "schema" / f"{schema}.schema.json"
    assert (tmp_path / file).parent.joinpath(modeline.partition("$schema=")[2]).resolve() == place.resolve()
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(place), str(tmp_path / file)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")  # noqa: S603 - our own files
    assert done.returncode == 0, done.stdout + done.stderr


def test_editor_settings() -> None:
    """The settings of the editor are JSON and name the schemas by the files that they are for."""
    settings = json.loads(workspace_files(2027)[".vscode/settings.json"])
    assert {"schema/plan.schema.json", "schema/report.schema.json"} <= set(workspace_files(2027))
    assert settings["yaml.schemas"] == {
        "./schema/plan.schema.json": "plan/*.yaml",
        "./schema/report.schema.json": "units/*/*.yaml",
        "./schema/edits.schema.json": "plan/bien-tap/*.yaml",
        "./schema/register.schema.json": "register/*.yaml",
    }
