"""The workflows of this repository: what actionlint says of them, what they may do, what their steps do."""

import os
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from ci_tools import Complaint, lint, need_tools
from hostile_names import BRANCH, CANARY, TITLE, plant
from markdown_it import MarkdownIt
from runner import Runner
from test_ci_files import BROKEN, EXAMPLES, WORKFLOW, write_script

from ttdn import __version__
from ttdn.scaffold import workspace_files, write_new

ROOT = Path(__file__).resolve().parent.parent
OWN = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml")}
#: Those of others: what ``ttdn init`` writes, and the examples of the guides.
FOR_OTHERS = {"ttdn.yml": WORKFLOW, "guide.yml": EXAMPLES[0]}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
TAG = f"v{__version__}"

#: Words of a page that are no markup of a submission's.
PLAIN = {"text", "text_special", "code_inline", "strong_open", "strong_close", "softbreak"}

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="what bash and the tools of Linux do")


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every job of every workflow of this repository, by the names of both."""
    for name, text in OWN.items():
        for job, described in yaml.safe_load(text)["jobs"].items():
            yield name, job, described


def steps() -> Iterator[dict[str, Any]]:
    """Every step of this repository's workflows."""
    for _, _, described in jobs():
        yield from described["steps"]


def test_there_is_one_for_each_purpose() -> None:
    """The program's checks, its action, its releases; and nothing runs that is not looked at here."""
    assert sorted(OWN) == ["action.yml", "release.yml", "test.yml"]


BREAKS: list[tuple[str, str, str, str]] = [
    ("test.yml", "    branches: [main]\n", "    branch: [main]\n", "syntax-check"),
    ("test.yml", "runs-on: ubuntu-latest", "runs-on: ubuntu-lastest", "runner-label"),
    ("test.yml", "${{ matrix.python }}\n", "${{ matrix.pyton }}\n", "expression"),
    ("test.yml", "shell: bash", "shell: bahs", "shell-name"),
    ("test.yml", "persist-credentials", "persist-credential", "action"),
    ("test.yml", "run: .ci/run", "run: echo ${{ github.event.pull_request.title }}", "expression"),
    ("action.yml", "steps.checked.outcome", "steps.cheked.outcome", "expression"),
    ("release.yml", "needs: [packages, windows]", "needs: [packages, window]", "job-needs"),
    ("release.yml", "      contents: write", "      contents: wrte", "permissions"),
    ("ttdn.yml", "fetch-depth: 0", "ftch-depth: 0", "action"),
    ("guide.yml", "permissions:", "permission:", "syntax-check"),
]


def broken() -> Iterator[str]:
    """The workflows with one slip each."""
    for name, right, wrong, _ in BREAKS:
        text = {**OWN, **FOR_OTHERS}[name]
        assert right in text, right
        yield text.replace(right, wrong, 1)


@pytest.fixture(scope="module")
def complaints() -> list[Complaint]:
    """What actionlint says of the workflows, and of the broken ones, whose names are numbers.

    It knows the inputs of actions by their older tags, not by their commits.
    """
    need_tools()
    texts = {**OWN, **FOR_OTHERS, **{f"{number}": text for number, text in enumerate(broken())}}
    tag = r"(actions/[a-z-]+)@[0-9a-f]{40} # v.*"
    return lint({name: re.sub(tag, r"\1@v3", text) for name, text in texts.items()})


def test_actionlint_finds_nothing(complaints: list[Complaint]) -> None:
    """The workflows of this repository, of a new folder and of the guide are as GitHub wants them."""
    assert [one for one in complaints if not one.file.isdecimal()] == []


def test_actionlint_finds_what_is_broken(complaints: list[Complaint]) -> None:
    """Each of these slips is found, and nothing beside them."""
    found: dict[str, set[str]] = {f"{number}": set() for number in range(len(BREAKS))}
    for complaint in complaints:
        if complaint.file in found:
            found[complaint.file].add(complaint.kind)
    assert list(found.values()) == [{kind} for *_, kind in BREAKS]


def test_actions_of_others_are_pinned() -> None:
    """An action of somebody else is named by its commit, with its version beside it; everywhere the same."""
    lines = [line for text in (*OWN.values(), *FOR_OTHERS.values()) for line in text.splitlines()]
    used = {line.partition("uses: ")[2] for line in lines if "uses: " in line} - {"./"}
    foreign = {name for name in used if not name.startswith("NHOM/ttdn@")}
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name) for name in foreign), (
        foreign
    )
    names = [name.partition("@")[0] for name in foreign]
    assert len(names) == len(set(names))


def test_workflows_may_do_little() -> None:
    """They read the code and nothing else; only what offers a release writes, and keeps no credentials."""
    for name, text in OWN.items():
        assert yaml.safe_load(text)["permissions"] == {"contents": "read"}, name
        assert "group" in yaml.safe_load(text)["concurrency"], name
        assert not re.search(r"pull_request_target|workflow_run|secrets\.|\beval\b", text), name
    more = {
        (name, job): described["permissions"] for name, job, described in jobs() if "permissions" in described
    }
    assert more == {("release.yml", "offer"): {"contents": "write"}}
    assert all(described["timeout-minutes"] <= 60 for _, _, described in jobs())
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(list(jobs()))
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_nothing_is_pasted_into_shell_code() -> None:
    """What comes from outside reaches a step through the environment, never as a part of its code."""
    scripts = [step["run"] for step in steps() if "run" in step]
    assert len(scripts) > 8
    assert not any("${{" in script for script in scripts)


def test_pythons_are_those_that_are_promised() -> None:
    """The tests run on every Python that the package says it works with, on all three systems."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = re.findall(r"Python :: (3\.\d+)'", str(project["classifiers"]))
    assert told == PYTHONS
    assert project["requires-python"] == f">={PYTHONS[0]}"
    test = yaml.safe_load(OWN["test.yml"])["jobs"]
    matrix = test["tests"]["strategy"]["matrix"]
    assert matrix["python"] == PYTHONS
    assert [name.partition("-")[0] for name in matrix["system"]] == ["ubuntu", "windows", "macos"]
    (left_out,) = matrix["exclude"]
    assert (left_out, test["everything"]["container"]["image"].partition("-")[0]) == (
        {"system": "ubuntu-latest", "python": PYTHONS[0]},
        f"python:{PYTHONS[0]}",
    )


def test_guides_name_the_tag_of_this_version() -> None:
    """Whatever guides and templates pin is this version: its tag, its wheel."""
    texts = [
        *OWN.values(),
        *(path.read_text(encoding="utf-8") for path in (*ROOT.glob("docs/*.md"), *ROOT.glob("README*.md"))),
        *(path.read_text(encoding="utf-8") for path in ROOT.glob("ci/*")),
        *workspace_files(2027).values(),
    ]
    pinned = [
        version
        for text in texts
        for version in re.findall(r"(?:ttdn@|rev: |ref: |ttdn-)v?(\d+\.\d+\.\d+)", text)
    ]
    assert len(pinned) > 8
    assert set(pinned) == {__version__}


# What the steps do, run as a runner would.


@pytest.fixture
def checkout(tmp_path: Path, example: Path) -> Path:
    """This repository as it is checked out, without its tests."""
    folder = tmp_path / "work" / "ttdn"
    folder.mkdir(parents=True)
    for name in ("plan", "units", "ttdn", "templates"):
        shutil.copytree(example / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*example.glob("*.md"), *map(example.joinpath, ("LICENSE", "pyproject.toml", "action.yml"))):
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def make_runner(tmp_path: Path) -> Callable[..., Runner]:
    """A runner with a checkout; its temporary folder has a blank and Vietnamese letters."""

    def make(folder: Path, environment: Mapping[str, str] | None = None, **github: str) -> Runner:
        return Runner(folder, tmp_path / "tệp tạm", environment or {}, {"token": "t", **github})

    return make


@only_linux
def test_action_on_this_repository(
    checkout: Path, make_runner: Callable[..., Runner], quick: Mapping[str, str]
) -> None:
    """Its workflow: a broken submission does not pass, which is said beside the line and on the run's page.

    The example passes. The program is installed from the checkout, as on a machine of GitHub.
    """
    runner = make_runner(checkout, quick)
    report = checkout / "units" / "phuong-loc-tho" / "2020.yaml"
    before = report.read_bytes()
    write, install, checked, last = runner.run(OWN["action.yml"], "bad")
    assert (write.code, install.code, checked.code, last.code) == (0, 0, 1, 0), install.err + checked.err
    assert "::error file=units/phuong-loc-tho/2020.yaml,line=5," in checked.out
    assert "unknown-status" in runner.summary()
    report.write_bytes(before)
    (checked,) = runner.run(OWN["action.yml"], "good", skip=("Install ttdn",))
    assert (checked.code, checked.err) == (0, "")
    assert "::error" not in checked.out


@only_linux
def test_pull_request_of_somebody_hostile(
    tmp_path: Path, checkout: Path, make_runner: Callable[..., Runner], quick: Mapping[str, str]
) -> None:
    """By the guide's workflow nothing of it runs; every line of the log that GitHub obeys is one of ours.

    Findings have their places, and no text of it is markup on the page of the run.
    """
    submission = tmp_path / "work" / "kế hoạch"
    write_new(submission, workspace_files(2027))
    planted = plant(submission, 2027)
    runner = make_runner(submission, {**quick, "GITHUB_HEAD_REF": BRANCH, "TITLE": TITLE})
    runner.actions = {"NHOM/ttdn": checkout}
    install, checked = runner.run(EXAMPLES[0], "validate")
    assert (install.code, checked.code) == (0, 1), install.err + checked.err
    assert not list(tmp_path.rglob(CANARY))
    orders = [line for line in checked.out.splitlines() if re.match(r"\s*(::|##\[)", line)]
    assert all(re.match(r"::(error|warning) file=(plan|units)/[^:,\n]*,line=\d", line) for line in orders)
    named = {line.partition("file=")[2].partition(",line=")[0] for line in orders}
    assert len(named) >= len(planted)
    page = MarkdownIt("commonmark").enable("table").parse(runner.summary())
    assert {inner.type for block in page for inner in block.children or ()} <= PLAIN


@only_linux
@pytest.mark.parametrize("gitea", [False, True], ids=["GitHub", "Gitea"])
def test_workflow_of_a_new_folder(tmp_path: Path, make_runner: Callable[..., Runner], *, gitea: bool) -> None:
    """It passes as it is, and fails where a report is wrong; Gitea's log is plain, in any locale."""
    folder = tmp_path / "work" / "thư mục"
    write_new(folder, workspace_files(2027))
    runner = make_runner(folder, {"LC_ALL": "C", **({"GITEA_ACTIONS": "true"} if gitea else {})})
    write_script(
        runner.temp / "ttdn" / "bin" / "ttdn",
        f'PYTHONPATH={ROOT} exec {shlex.quote(sys.executable)} -m ttdn "$@"',
    )
    assert [step.code for step in runner.run(WORKFLOW, "validate", skip=("Cài ttdn / Install ttdn",))] == [0]
    report = folder / "units" / "phuong-mot" / "2027.yaml"
    report.parent.mkdir()
    wrong = BROKEN.replace("phuong-loc-tho", "phuong-mot").replace("2020", "2027")
    report.write_text(wrong, encoding="utf-8")
    (checked,) = runner.run(WORKFLOW, "validate", skip=("Cài ttdn / Install ttdn",))
    assert (checked.code, checked.err) == (1, "")
    assert "unknown-status" in checked.out
    assert ("::error file=units/phuong-mot/2027.yaml,line=5" in checked.out) is not gitea
    if gitea:
        assert "units/phuong-mot/2027.yaml:5:" in checked.out
        assert "LỖI [unknown-status]" in checked.out
        assert "::" not in checked.out


@only_linux
@pytest.mark.parametrize(
    ("tag", "changes", "said"),
    [
        (TAG, None, ""),
        (
            "v0.0.1",
            f"## {__version__} (2026-11-28)\n",
            f"The tag is v0.0.1, the version of the program is {__version__}.",
        ),
        (TAG, "## 0.0.1\n", f"CHANGELOG.en.md says nothing of {__version__}."),
    ],
    ids=["right", "another tag", "no changes"],
)
def test_release_of_a_tag(
    checkout: Path, make_runner: Callable[..., Runner], tag: str, changes: str | None, said: str
) -> None:
    """Nothing is built where the tag is not the version, or nobody wrote down what has changed.

    Of this version both languages tell.
    """
    for name in ("CHANGELOG.md", "CHANGELOG.en.md") if changes else ():
        (checkout / name).write_text(f"# A\n\n{changes}\n- b\n", encoding="utf-8")
    runner = make_runner(checkout, ref_type="tag", ref_name=tag)
    (looked,) = runner.run(
        OWN["release.yml"], "packages", skip=("Build", "Install each in a clean place and try it")
    )
    assert (looked.code, looked.err.strip()) == (int(bool(said)), said)


@only_linux
def test_release_offers_what_was_tried(
    tmp_path: Path, checkout: Path, make_runner: Callable[..., Runner]
) -> None:
    """With sums that hold, and with the changes of this version only."""
    (checkout / "CHANGELOG.en.md").write_text(
        f"# Changes\n\n## {__version__} (2026-11-28)\n\n### New\n\n- New one.\n\n## 0.0.1\n\n- Old one.\n",
        encoding="utf-8",
    )
    (checkout / "dist").mkdir()
    for name in ("ttdn.whl", "ttdn.tar.gz", "ttdn.exe"):
        (checkout / "dist" / name).write_text(name, encoding="utf-8")
    write_script(tmp_path / "path" / "gh", 'printf "<%s>" "$@"')
    path = f"{tmp_path / 'path'}{os.pathsep}{os.environ['PATH']}"
    runner = make_runner(checkout, {"PATH": path}, ref_type="tag", ref_name=TAG)
    sums, release = runner.run(OWN["release.yml"], "offer")
    assert (sums.code, release.code) == (0, 0), sums.err
    listed = (checkout / "dist" / "SHA256SUMS").read_text(encoding="utf-8")
    assert sorted(line.split()[1] for line in listed.splitlines()) == ["ttdn.exe", "ttdn.tar.gz", "ttdn.whl"]
    assert (checkout / "changes.md").read_text(encoding="utf-8").strip() == "### New\n\n- New one."
    assert release.out == (
        f"<release><create><{TAG}><--verify-tag><--title><ttdn {__version__}><--notes-file><changes.md>"
        "<dist/SHA256SUMS><dist/ttdn.exe><dist/ttdn.tar.gz><dist/ttdn.whl>"
    )


def test_releases_are_offered_for_tags_only() -> None:
    """Started by hand, a release is built and tried, and nothing is offered; Windows is tried before."""
    offer = yaml.safe_load(OWN["release.yml"])["jobs"]["offer"]
    assert offer["if"] == "github.ref_type == 'tag'"
    assert offer["needs"] == ["packages", "windows"]
