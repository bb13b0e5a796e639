"""``ttdn upgrade-check``: a folder that 0.1.0 made and an office worked in, with this version."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import HERE, Run, Write

from ttdn import __version__, folder_record
from ttdn.cli import main
from ttdn.folder_record import RECORD_FILE, digest_of, is_newer, made_by_newer, read_record
from ttdn.scaffold import shared_files
from ttdn.upgrading.folder import earlier
from ttdn.upgrading.renewing import record_after

MADE_BY_010 = HERE / "data" / "folder-0.1.0"
#: Where each of its files stood.
PLACES = {
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".github/workflows/ttdn.yml": "github-workflow.yml",
    ".vscode/settings.json": "vscode-settings.json",
    "units/README.md": "units-readme.md",
    "CODEOWNERS": "codeowners",
    **{f"templates/{path.name}": f"templates/{path.name}" for path in (MADE_BY_010 / "templates").iterdir()},
}
SCHEMA = '{{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "$id": "urn:ttdn:{}"\n}}\n'
SUMMARY, LETTER = "templates/bao-cao-tong-hop.md", "templates/cong-van-don-doc.md"
WORKFLOW = ".github/workflows/ttdn.yml"

Advice = dict[str, Any]
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def old(folder: Path, write: Write) -> Path:
    """A folder with good reports of the year, around which stands what 0.1.0 made."""
    for name, source in PLACES.items():
        write(name, (MADE_BY_010 / source).read_bytes())
    for name, identifier in (("plan", "plan"), ("edits", "edits"), ("report", "report:2020")):
        write(f"schema/{name}.schema.json", SCHEMA.format(identifier))
    (folder / ".git").mkdir()
    return folder


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as this version makes it; to be copied only."""
    folder = tmp_path_factory.mktemp("init") / "moi"
    assert main(["init", str(folder), "--year", "2027"]) == 0
    return folder


@pytest.fixture
def new(fresh: Path, tmp_path: Path) -> Path:
    """A folder as this version makes it."""
    return Path(shutil.copytree(fresh, tmp_path / "moi"))


@pytest.fixture
def ask(run: Run) -> Ask:
    """The account of a folder, as programs read it."""

    def run_check(folder: Path, *arguments: str) -> dict[str, Any]:
        code, out, err = run("upgrade-check", "--format", "json", *arguments, cwd=folder)
        account: dict[str, Any] = json.loads(out)
        assert (code, err) == (bool(account["to_do"]), "")
        return account

    return run_check


def said(account: dict[str, Any], code: str) -> list[Advice]:
    """What is said under one name, to be done or fine."""
    return [one for one in (*account["to_do"], *account["fine"]) if one["code"] == code]


def codes(account: dict[str, Any], file: str) -> list[str]:
    """What is said of a file."""
    return [one["code"] for one in (*account["to_do"], *account["fine"]) if one["file"] == file]


def edit(path: Path, before: str, after: str) -> None:
    """Somebody of the office changes a file."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


# The whole way.


def test_folder_of_this_version_needs_nothing(new: Path, run: Run) -> None:
    """What ``init`` makes says so; a line for each part."""
    code, out, err = run("upgrade-check", cwd=new)
    assert (code, err) == (0, "")
    assert out.startswith(f"Thư mục theo bản ttdn {__version__}; chương trình là ttdn {__version__}.\n")
    assert "\nKhông có gì phải làm.\n" in out
    assert "\n  13 mẫu văn bản đúng như của bản này.\n" in out
    assert run("--lang", "en", "upgrade-check", cwd=new)[1].count("\nNothing to do.\n") == 1


def test_what_nobody_changed_is_renewed_by_one_command(old: Path, run: Run, ask: Ask) -> None:
    """Its version is known by its files; one command writes, and keeps the old."""
    before = {name: (old / name).read_bytes() for name in PLACES}
    code, out, _ = run("upgrade-check", cwd=old)
    assert code == 1
    assert out.startswith(
        f"Thư mục do ttdn 0.1.0 lập (nhận ra theo các tệp); chương trình là ttdn {__version__}."
    )
    assert "\nLÀM BẰNG MỘT LỆNH (24): ttdn upgrade-check --apply\n" in out
    assert f"\n  {SUMMARY}: mẫu của 0.1.0, chưa ai sửa\n" in out
    assert {name: (old / name).read_bytes() for name in PLACES} == before  # it only looks
    assert not (old / RECORD_FILE).exists()

    code, out, _ = run("upgrade-check", "--apply", cwd=old)
    assert f"  {SUMMARY}: thay; tệp cũ ở out/nang-cap/{__version__}/cu/{SUMMARY}\n" in out
    assert "  templates/tinh-hinh.md: thêm mới\n" in out
    assert (old / f"out/nang-cap/{__version__}/cu/{SUMMARY}").read_bytes() == before[SUMMARY]
    program = shared_files(2020)
    renewed = {name for name in program if (old / name).is_file()}
    assert renewed == program.keys()
    assert all(
        digest_of(name, (old / name).read_text(encoding="utf-8")) == digest_of(name, program[name])
        for name in renewed
    )
    assert (old / "ttdn.bat").read_bytes().endswith(b"\r\n")
    left = ask(old)
    assert {one["code"] for one in left["to_do"]} == {"owners-line"}
    assert (left["made_by"], left["recorded"]) == (__version__, True)
    assert run("report", "--as-of", "2020-12-20", cwd=old)[0] == 0
    assert ask(old, "--apply")["written"] == []


def test_english(old: Path, run: Run) -> None:
    """The same in English."""
    out = run("--lang", "en", "upgrade-check", cwd=old)[1]
    assert "\nTO BE DONE BY ONE COMMAND (24): ttdn upgrade-check --apply\n" in out
    assert "\nTO BE DONE BY HAND (3)\n" in out
    assert "\nFINE\n" in out
    assert not set("ăâđêôơưạảấầậ") & set(out.lower().replace("kế hoạch", ""))


def test_lines_of_windows_are_no_change(old: Path, ask: Ask) -> None:
    """A file is the same with other line ends and a byte order mark; it is kept byte for byte."""
    content = b"\xef\xbb\xbf" + (old / LETTER).read_bytes().replace(b"\n", b"\r\n")
    (old / LETTER).write_bytes(content)
    assert codes(ask(old), LETTER) == ["template-old"]
    ask(old, "--apply")
    assert (old / f"out/nang-cap/{__version__}/cu/{LETTER}").read_bytes() == content


# Templates.


def test_changed_template_is_never_touched(old: Path, ask: Ask, run: Run) -> None:
    """It is kept, the new one is laid beside the old files, the difference is shown."""
    edit(old / LETTER, "kind: cong-van", "kind: cong-van\n# của chúng tôi")
    own = (old / LETTER).read_bytes()
    changed = said(ask(old, "--apply"), "template-changed")
    assert (old / LETTER).read_bytes() == own
    assert [one["file"] for one in changed] == [LETTER]
    assert f"ttdn upgrade-check --diff {LETTER}" in changed[0]["do"]
    assert (old / f"out/nang-cap/{__version__}/moi/{LETTER}").is_file()

    code, out, _ = run("upgrade-check", "--diff", LETTER, cwd=old)
    assert code == 0
    assert out.startswith(f"--- {LETTER}  (của cơ quan)\n+++ {LETTER}  (của ttdn {__version__})\n@@ ")
    assert "\n+{% if " in out

    assert codes(ask(old, "--keep", LETTER.replace("/", "\\")), LETTER)[-1] == "template-own"
    assert (old / LETTER).read_bytes() == own


def test_difference_of_what_is_the_same(new: Path, run: Run) -> None:
    """Nothing differs, nothing is printed."""
    assert run("upgrade-check", "--diff", SUMMARY, cwd=new) == (0, "", "")


def test_template_of_this_version_that_was_changed_is_fine(new: Path, ask: Ask, write: Write) -> None:
    """The program's has not changed since, so there is nothing to compare."""
    edit(new / LETTER, "---\n", "---\n# của chúng tôi\n")
    assert codes(ask(new), LETTER) == ["template-own"]


def test_template_names(old: Path, ask: Ask) -> None:
    """An own template that asks for names that are gone would print nothing: file, line, what to look at."""
    edit(old / SUMMARY, "{{ authority.short }}", "{{ authority.shrt }}")
    found = said(ask(old), "template-name")
    assert {one["file"] for one in found} == {SUMMARY}
    assert "không còn tên 'basis': không in được" in {one["message"] for one in found}
    shrt = next(one for one in found if "'shrt'" in one["message"])
    line = (old / SUMMARY).read_text(encoding="utf-8").splitlines()[shrt["line"] - 1]
    assert "authority.shrt" in line
    assert "'short'" in shrt["do"]
    assert said(ask(old, "--keep", SUMMARY), "template-name")  # to keep it does not make it right


def test_template_that_says_what_is_not_so(old: Path, ask: Ask) -> None:
    """One that does not tell who is only asked, or is not late, chases everybody; the program's own does."""
    edit(old / LETTER, "kind: cong-van", "kind: cong-van\n# của chúng tôi")
    found = said(ask(old), "template-untrue")
    assert ["'asked'" in found[0]["message"], "'chased'" in found[1]["message"]] == [True, True]
    assert len(found) == 3
    assert said(ask(old, "--keep", LETTER), "template-untrue") == []  # who keeps it has seen that
    (old / RECORD_FILE).unlink()
    edit(old / LETTER, "{{", "{{ {{")
    assert said(ask(old), "template-wrong")
    shutil.copy(HERE.parent / LETTER, old / LETTER)
    edit(old / LETTER, "kind: cong-van", "kind: cong-van\n# của chúng tôi")
    assert said(ask(old), "template-untrue") == []


def test_template_that_prints_a_list(new: Path, ask: Ask) -> None:
    """A name that stands for several words, or for more than words, is printed as a program writes it."""
    with (new / SUMMARY).open("a", encoding="utf-8") as file:
        file.write("\n{{ period }} {{ plan.document }}\n")
    [found] = said(ask(new), "template-list")
    assert "'plan.document' nay không phải là chữ" in found["message"]
    assert found["line"] == len((new / SUMMARY).read_text(encoding="utf-8").splitlines())


def test_template_with_a_slip(new: Path, ask: Ask) -> None:
    """What Jinja cannot read is named with its line."""
    with (new / SUMMARY).open("a", encoding="utf-8") as file:
        file.write("\n{% if period %}\n")
    [found] = said(ask(new), "template-wrong")
    assert (found["file"], "{% if" in found["message"]) == (SUMMARY, True)
    assert found["line"] == len((new / SUMMARY).read_text(encoding="utf-8").splitlines())


def test_template_that_is_no_text(new: Path, ask: Ask, tmp_path: Path) -> None:
    """A link out of the folder, or bytes that are no UTF-8, are named and left alone."""
    (tmp_path / "ngoai.md").write_text("x", encoding="utf-8")
    (new / LETTER).unlink()
    (new / LETTER).symlink_to(tmp_path / "ngoai.md")
    (new / SUMMARY).write_bytes(b"\xff\xfe")
    (new / ".vscode/settings.json").write_bytes(b"\xff\xfe")
    (new / WORKFLOW).write_bytes(b"\xff\xfe")
    (new / ".gitignore").write_bytes(b"\xff\xfe")
    account = ask(new, "--apply")
    assert [codes(account, name) for name in (LETTER, SUMMARY)] == [["template-unfit"]] * 2
    assert {one["file"] for one in said(account, "unfit")} == {
        ".vscode/settings.json",
        WORKFLOW,
        ".gitignore",
    }
    assert (tmp_path / "ngoai.md").read_text(encoding="utf-8") == "x"


def test_deleted_template_stays_away(old: Path, ask: Ask) -> None:
    """An office that deleted one prints with the program's: it is neither asked about nor made again."""
    (old / LETTER).unlink()
    for arguments in ((), ("--keep", SUMMARY), ("--apply",), ()):
        assert codes(ask(old, *arguments), LETTER) == ["template-gone"]
    assert not (old / LETTER).exists()


def test_folder_without_templates_needs_none(old: Path, ask: Ask) -> None:
    """It prints with the program's; none is made."""
    shutil.rmtree(old / "templates")
    account = ask(old, "--apply")
    assert said(account, "templates-none")
    assert not (old / "templates").exists()


def test_templates_that_are_not_read(
    old: Path, ask: Ask, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with a slip, one that is given up, and an office's own notes."""
    write("templates/cong-van-don-doc-.md", "x")
    write("templates/GHI-CHU.txt", "x")
    write("templates/.an.md", "x")
    write("templates/cu.md", "x")
    monkeypatch.setattr(
        "ttdn.upgrading.templates.earlier", lambda: {**earlier(), "templates/cu.md": {"0" * 64: "0.1.0"}}
    )
    account = ask(old)
    assert said(account, "template-unread")[0]["do"] == f"đổi tên thành {LETTER}"
    assert [one["file"] for one in said(account, "template-other")] == ["templates/GHI-CHU.txt"]
    assert [one["file"] for one in said(account, "template-unused")] == ["templates/cu.md"]


# What stands around plans and reports.


def test_ignored_files(old: Path, ask: Ask, write: Write) -> None:
    """Lines that a changed .gitignore lacks are written out; a key that is there may be in git already."""
    write(".gitignore", "out/\n/ban-nhap/\n.ttdn-*.tmp\n")
    cures = [one["do"] for one in said(ask(old), "git-line")]
    assert "thêm ở cuối tệp: .ttdn/key" in cures
    assert not any("tmp" in cure for cure in cures)
    write(".ttdn/key", "x")
    assert "thêm ở cuối tệp: .ttdn/key; khóa đã vào git thì: git rm --cached .ttdn/key" in [
        one["do"] for one in said(ask(old), "git-line")
    ]
    write(".gitignore", shared_files(2020)[".gitignore"] + "/ban-nhap/\n")
    assert codes(ask(old), ".gitignore") == ["git-own"]
    write(".gitignore", shared_files(2020)[".gitignore"] + ".ttdn/\n")
    [hidden] = said(ask(old), "git-hides-traces")
    assert hidden["line"] == (old / ".gitignore").read_text(encoding="utf-8").splitlines().index(".ttdn/") + 1


def test_missing_ignore_file(old: Path, ask: Ask) -> None:
    """With git it is made; without, nobody needs it."""
    (old / ".gitignore").unlink()
    assert codes(ask(old), ".gitignore") == ["git-missing"]
    (old / ".git").rmdir()
    assert codes(ask(old), ".gitignore") == []
    assert not (old / ".gitignore").exists()
    (old / ".git").mkdir()
    ask(old, "--apply")
    assert ".ttdn/key" in (old / ".gitignore").read_text(encoding="utf-8")


def test_editor_settings(old: Path, ask: Ask) -> None:
    """Changed settings get the line that is missing; with it they are fine."""
    settings = old / ".vscode/settings.json"
    edit(settings, '"editor.tabSize": 2', '"editor.tabSize": 4')
    [found] = said(ask(old), "editor-line")
    assert found["do"] == 'thêm vào \'yaml.schemas\': "./schema/register.schema.json": "register/*.yaml",'
    edit(
        settings,
        '"yaml.schemas": {',
        '"yaml.schemas": {\n    "./schema/register.schema.json": "register/*.yaml",',
    )
    assert codes(ask(old), ".vscode/settings.json") == ["editor-own"]
    settings.unlink()
    assert codes(ask(old, "--apply"), ".vscode/settings.json") == []


def test_who_approves(old: Path, ask: Ask) -> None:
    """The office that approves the plan approves the register: its name is taken, and its way of writing."""
    edit(
        old / "CODEOWNERS",
        "/plan/                          @phong-van-hoa-thong-tin",
        "/plan/ @to-chuc/van-phong @a",
    )
    found = said(ask(old), "owners-line")
    assert [one["do"].partition(": ")[2] for one in found] == [
        "/register/ @to-chuc/van-phong @a",
        "/da-nhan/ @to-chuc/van-phong @a",
        "/tra-lai/ @to-chuc/van-phong @a",
    ]
    edit(old / "CODEOWNERS", "/plan/ @to", "plan/.* @to")
    assert said(ask(old), "owners-line")[0]["do"].endswith("register/.* @to-chuc/van-phong @a")
    line = said(ask(old), "owners-line")[0]["line"]
    lines = (old / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    lines[line:line] = [one["do"].partition(": ")[2] for one in said(ask(old), "owners-line")]
    (old / "CODEOWNERS").write_text("\n".join(lines), encoding="utf-8")
    assert codes(ask(old), "CODEOWNERS") == ["owners-fine"]
    (old / "CODEOWNERS").unlink()
    assert codes(ask(old), "CODEOWNERS") == []


PACKAGE = "git+https://git.example.gov.vn/tinh/ttdn@v0.1.0"


def test_checks_are_renewed_with_what_was_filled_in(old: Path, ask: Ask) -> None:
    """A file in which only the package was filled in is unchanged; the package stays, its tag is told."""
    edit(old / WORKFLOW, 'TTDN_PACKAGE: ""', f'TTDN_PACKAGE: "{PACKAGE}"')
    account = ask(old, "--apply")
    text = (old / WORKFLOW).read_text(encoding="utf-8")
    assert f'  TTDN_PACKAGE: "{PACKAGE}"\n' in text
    assert "GITHUB_STEP_SUMMARY" in text
    [pin] = said(account, "ci-pin")
    assert codes(account, WORKFLOW) == ["ci-pin"]  # it is not called fine besides
    assert text.splitlines()[pin["line"] - 1].strip() == f'TTDN_PACKAGE: "{PACKAGE}"'
    assert pin["do"] == f'sửa dòng này thành: TTDN_PACKAGE: "{PACKAGE.replace("0.1.0", __version__)}"'
    edit(old / WORKFLOW, "v0.1.0", f"v{__version__}")
    assert codes(ask(old), WORKFLOW) == ["ci-same"]


def test_changed_checks_are_left(old: Path, ask: Ask) -> None:
    """Steps that an office added stay; it looks, keeps its own, and is not asked again."""
    edit(old / WORKFLOW, "timeout-minutes: 10", "timeout-minutes: 20")
    own = (old / WORKFLOW).read_bytes()
    assert codes(ask(old, "--apply"), WORKFLOW) == ["ci-changed"]
    assert codes(ask(old, "--keep", WORKFLOW), WORKFLOW) == ["ci-own"]
    assert (old / WORKFLOW).read_bytes() == own


@pytest.mark.parametrize(
    ("name", "text", "line", "becomes"),
    [
        (".gitlab-ci.yml", "a:\n  TTDN_PACKAGE: tools/ttdn-0.1.0-py3-none-any.whl\n", 2, "ttdn-{}-py3"),
        (".gitlab-ci.yml", "include:\n  - project: nhom/ttdn\n    ref: v0.1.0\n    file: x\n", 3, "ref: v{}"),
        (".pre-commit-config.yaml", "repos:\n  - repo: https://x/ttdn\n    rev: v0.1.0\n", 3, "rev: v{}"),
        (".gitea/workflows/x.yaml", "a:\n - uses: https://x/nhom/ttdn@v0.1.0\n", 2, "/ttdn@v{}"),
        (".github/workflows/x.yml", "a:\n - run: pip install git+https://x/ttdn.git@v0.1.0\n", 2, ".git@v{}"),
    ],
)  # fmt: skip
def test_pinned_versions(
    old: Path, ask: Ask, write: Write, name: str, text: str, line: int, becomes: str
) -> None:
    """Wherever a server takes an older version, the line is written out as it should be."""
    write(name, text)
    [pin] = said(ask(old), "ci-pin")
    assert (pin["file"], pin["line"], becomes.format(__version__) in pin["do"]) == (name, line, True)
    assert "máy kiểm tra dùng bản 0.1.0" in pin["message"]


@pytest.mark.parametrize(
    "line",
    [
        "# tools/ttdn-0.1.0-py3-none-any.whl",
        f"uses: nhom/ttdn@v{__version__}",
        "uses: nhom/ttdn@v99.0.0",
        "uses: nhom/khac@v0.1.0",
        "  rev: v0.1.0",
        "- repo: https://x/nhom/ttdn-khac\n  rev: v0.1.0",
    ],
)
def test_other_versions_are_no_matter(old: Path, ask: Ask, write: Write, line: str) -> None:
    """Remarks, this version and newer ones, and other programs."""
    write(".github/workflows/x.yml", f"a:\n{line}\n")
    assert said(ask(old), "ci-pin") == []


def test_schemas(old: Path, ask: Ask, write: Write) -> None:
    """What the program made is made anew, of the plan of its year; what somebody wrote is left."""
    write("schema/report-2019.schema.json", SCHEMA.format("report:2019"))
    write("schema/edits.schema.json", "{}")
    account = ask(old, "--apply")
    [no_plan] = said(account, "schema-no-plan")
    assert no_plan["file"] == "schema/report-2019.schema.json"
    assert "ttdn schema report -o schema/report-2019.schema.json --force" in no_plan["do"]
    assert [one["file"] for one in said(account, "schema-own")] == ["schema/edits.schema.json"]
    assert '"phuong-loc-tho"' in (old / "schema/report.schema.json").read_text(encoding="utf-8")
    assert (old / "schema/register.schema.json").is_file()
    shutil.rmtree(old / "schema")
    assert not [one for one in ask(old, "--apply")["to_do"] if "schema" in one["file"]]
    assert not (old / "schema").exists()


# Plans, reports, and what was left in use.


def test_plan_of_010(old: Path, ask: Ask, run: Run) -> None:
    """The keys that are written in another way now, each with its line and what to write; then it is read."""
    plan = old / "plan/2020.yaml"
    good = plan.read_text(encoding="utf-8")
    edit(plan, "  subject: hoạt động thông tin đối ngoại\n", "")
    edit(
        plan,
        'basis: ["Thực hiện Kế hoạch số 378/KH-UBND,"]',
        "basis: Thực hiện Kế hoạch số 378/KH-UBND, " + "rất dài " * 9,
    )
    edit(plan, "\ntasks:", "\nactivity_columns: [TT, Nội dung]\ntasks:")
    edit(plan, "year: 2020\n", "year: 2020\nkhac: 1\n")
    lines = plan.read_text(encoding="utf-8").splitlines()
    account = ask(old)
    for code, start, cure in (
        ("plan-columns", "activity_columns", "xóa khóa này"),
        (
            "plan-subject",
            "  title:",
            "thêm ngay trên dòng này, thụt vào như nó: subject: hoạt động thông tin đối ngoại",
        ),
        (
            "plan-basis",
            "  basis:",
            "viết 'basis:', dòng dưới thụt vào: - \"Thực hiện Kế hoạch số 378/KH-UBND, rất",
        ),
    ):
        [found] = said(account, code)
        assert lines[found["line"] - 1].startswith(start)
        assert found["do"].startswith(cure)
    [other] = said(account, "plan-errors")
    assert (other["message"], other["do"]) == (
        "1 lỗi theo bản này",
        "xem từng chỗ: ttdn validate plan/2020.yaml",
    )
    assert said(account, "schema-waits")
    plan.write_text(good, encoding="utf-8")
    assert said(ask(old), "data-fine")
    plan.write_text("year: 2020\ndocument: 3\n", encoding="utf-8")
    assert said(ask(old), "plan-errors")


@pytest.mark.parametrize("document", ["", "document: {title: [3], basis: []}\n"])
def test_plan_that_is_no_plan_of_010(old: Path, ask: Ask, document: str) -> None:
    """Nothing is known of it but what this version finds."""
    (old / "plan/2020.yaml").write_text(f"year: 2020\n{document}", encoding="utf-8")
    found = {one["code"] for one in ask(old)["to_do"] if one["file"] == "plan/2020.yaml"}
    assert found == {"plan-errors"}


def test_reports_with_errors(old: Path, ask: Ask, write: Write) -> None:
    """They are counted; their own command shows them."""
    write("units/cong-an/2020.yaml", "unit: cong-an\nperiod: '2020'\nkhac: 1\n")
    [found] = said(ask(old), "errors")
    assert "trong 1 tệp báo cáo" in found["message"]
    assert found["do"] == "xem từng chỗ: ttdn validate"


def test_what_goes_on_working(old: Path, ask: Ask, write: Write) -> None:
    """Old forms are taken in, old traces are read, a year without a register counts."""
    write(".ttdn/collected/cong-an/2020.json", '{\n "form": "x",\n "values": {}\n}\n')
    write(".ttdn/collected/cong-an/2019.json", '{\n "taken": []\n}\n')
    (old / ".ttdn/collected/cong-an/2018.json").mkdir()
    account = ask(old)
    assert "đời 1, 2" in said(account, "forms-fine")[0]["message"]
    assert said(account, "traces-old")[0]["message"].startswith("1 dấu vết")
    assert said(account, "register-none")[0]["file"] == "register/2020.yaml"
    write("register/2020.yaml", "arrivals: []\n")
    shutil.rmtree(old / ".ttdn")
    account = ask(old)
    assert (said(account, "register-none"), said(account, "traces-old")) == ([], [])


# Versions, archives, the example, the line.


def test_newer_folder_is_left_alone(new: Path, run: Run) -> None:
    """It is refused in one sentence, and other commands say so in one line, once."""
    edit(new / RECORD_FILE, __version__, "9.10.0")
    before = (new / RECORD_FILE).read_bytes()
    for arguments in ((), ("--apply",)):
        code, out, err = run("upgrade-check", *arguments, cwd=new)
        assert (code, out) == (2, "")
        assert "ttdn 9.10.0" in err
    assert (new / RECORD_FILE).read_bytes() == before
    assert run("validate", cwd=new)[2].count("9.10.0") == 1
    edit(new / RECORD_FILE, "9.10.0", __version__)
    assert run("validate", cwd=new)[2] == ""


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        '{"program": "9.9.9"',
        '["program"]',
        '{"program": "moi nhat"}',
        '{"program": 3}',
        "\x00" * 300,
    ],
)
def test_record_that_cannot_be_read(new: Path, ask: Ask, content: str) -> None:
    """It counts for nothing, and is made anew."""
    if content.startswith('{"program": "9'):
        content = content.replace("9.9.9", "0.1.0")
    (new / RECORD_FILE).write_text(content, encoding="utf-8")
    assert said(ask(new), "record-missing")
    ask(new, "--apply")
    record = read_record(new)
    assert record
    assert (record.program, LETTER in record.files) == (__version__, True)


def test_record_with_other_things_in_it(new: Path) -> None:
    """Only digests count."""
    text = json.dumps({"program": "0.2.0", "files": {"a": 3, "b": "x", "c": "0" * 64}, "seen": []})
    (new / RECORD_FILE).write_text(text, encoding="utf-8")
    record = read_record(new)
    assert record
    assert (record.program, record.files, record.seen) == ("0.2.0", {"c": "0" * 64}, {})


@pytest.mark.parametrize(
    ("version", "other", "newer"),
    [
        ("0.2.0", "0.1.9", True),
        ("0.10", "0.9.9", True),
        ("0.2", "0.2.0", False),
        ("v1.0", "0.9", True),
        ("x", "0", False),
    ],
)
def test_which_is_newer(version: str, other: str, newer: object) -> None:
    """Numbers are numbers; what is none is older than all."""
    assert is_newer(version, other) is newer


def test_folder_that_says_nothing(folder: Path, run: Run, ask: Ask, write: Write) -> None:
    """A plan and reports alone need only the record; a wheel that is named says the version."""
    account = ask(folder)
    assert (account["made_by"], [one["code"] for one in account["to_do"]]) == (None, ["record-missing"])
    assert run("upgrade-check", cwd=folder)[1].startswith("Thư mục không ghi do bản nào lập;")
    write(".gitlab-ci.yml", "# tools/ttdn-0.1.5-py3-none-any.whl\na: 1\n")
    account = ask(folder)
    assert (account["made_by"], account["recorded"]) == ("0.1.5", False)
    ask(folder, "--keep", ".gitlab-ci.yml")
    assert ask(folder)["made_by"] == "0.1.5"
    (folder / RECORD_FILE).unlink()
    write(".gitlab-ci.yml", "a: 1\n")
    ask(folder, "--keep", ".gitlab-ci.yml")
    assert ask(folder)["made_by"] is None


def test_next_year_in_a_new_folder_keeps_what_is_known(new: Path, run: Run, tmp_path: Path, ask: Ask) -> None:
    """Of templates that come from the old folder it is known which are the office's."""
    edit(new / LETTER, "---\n", "---\n# của chúng tôi\n")
    assert ask(new, "--keep", LETTER)["to_do"] == []
    assert run("init", str(tmp_path / "sau"), "--from", "plan/2027.yaml", cwd=new)[0] == 0
    account = ask(tmp_path / "sau")
    assert codes(account, LETTER) == ["template-own"]
    assert not [one for one in account["to_do"] if one["file"] and not one["file"].startswith("plan/")]


def test_archive_stays_as_it_is(folder: Path, run: Run) -> None:
    """A year that was frozen is never brought up to date."""
    assert run("archive", "2020", "-o", "luu", "--as-of", "2020-12-31", cwd=folder)[0] == 0
    code, out, err = run("upgrade-check", "--apply", "--root", "luu", cwd=folder)
    assert (code, out.startswith("Đây là bản lưu"), err) == (0, True, "")


def test_example_is_not_brought_up_to_date(old: Path, run: Run) -> None:
    """It comes with the program."""
    shutil.copy(HERE.parent / "VI-DU.md", old)
    code, out, _ = run("upgrade-check", "--apply", cwd=old)
    assert (code, out.startswith("Đây là thư mục ví dụ")) == (0, True)
    assert not (old / RECORD_FILE).exists()


def test_wrong_lines(old: Path, run: Run) -> None:
    """Options that do not go together, and files that are none of these, are answered with what there is."""
    assert "--apply, --keep, --format" in run("upgrade-check", "--diff", SUMMARY, "--apply", cwd=old)[2]
    code, _, err = run("upgrade-check", "--keep", "schema/khac.json", cwd=old)
    assert (code, "không có mẫu văn bản" in " ".join(err.split())) == (2, True)
    edit(old / LETTER, "kind: cong-van", "kind: cong-van\n# của chúng tôi")
    err = run("upgrade-check", "--keep", "schema/khac.json", cwd=old)[2]
    assert f"Các tệp cơ quan đã sửa: {LETTER}." in " ".join(err.split())
    assert run("upgrade-check", "--diff", "templates/tinh-hinh.md", cwd=old)[0] == 2
    assert not (old / RECORD_FILE).exists()


def test_what_changes_meanwhile_stops_it(old: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody saves between looking and writing is not written over."""

    def change(*arguments: Any, **named: Any) -> folder_record.FolderRecord:  # noqa: ANN401 - whatever it takes
        edit(old / SUMMARY, "---\n", "---\n# vừa sửa\n")
        return record_after(*arguments, **named)

    monkeypatch.setattr("ttdn.upgrading.renewing.record_after", change)
    assert run("upgrade-check", "--apply", cwd=old)[0] == 2
    assert "# vừa sửa" in (old / SUMMARY).read_text(encoding="utf-8")
    assert not (old / RECORD_FILE).exists()


def test_what_010_wrote_is_known() -> None:
    """The list has the digest of each of its files, and no file of this version."""
    known = earlier()
    for name, source in PLACES.items():
        text = (MADE_BY_010 / source).read_text(encoding="utf-8")
        assert name == "CODEOWNERS" or known[name][digest_of(name, text)] == "0.1.0"
    assert made_by_newer(HERE) is None


def test_what_was_kept_before_stays(old: Path, run: Run) -> None:
    """A second time the old file gets a name of its own, unless it is kept there already."""
    kept = old / "out" / "nang-cap" / __version__ / "cu"
    before = (old / ".gitignore").read_bytes()
    kept.mkdir(parents=True)
    (kept / ".gitignore").write_text("từ lần trước\n", encoding="utf-8")
    (kept / ".gitattributes").write_bytes((old / ".gitattributes").read_bytes())
    _, out, _ = run("upgrade-check", "--apply", cwd=old)
    assert (kept / ".gitignore").read_text(encoding="utf-8") == "từ lần trước\n"
    assert (kept / ".gitignore.2").read_bytes() == before
    assert f"out/nang-cap/{__version__}/cu/.gitignore.2" in out
    assert not (kept / ".gitattributes.2").exists()
