"""The pieces for CI, as far as they can be tried without their platforms.

Their form, their shell steps, what they are told.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ttdn.scaffold import workspace_files

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "ci" / "gitlab.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
GUIDE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
NEW_FOLDER = workspace_files(2027)
WORKFLOW = NEW_FOLDER[".github/workflows/ttdn.yml"]
GITLAB_CI = NEW_FOLDER[".gitlab-ci.yml"]
ENGLISH = (ROOT / "docs" / "ci.en.md").read_text(encoding="utf-8")
#: The examples of the guide: GitHub, GitLab, pre-commit.
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)

BASH = shutil.which("bash")
needs_bash = pytest.mark.skipif(
    BASH is None or os.name == "nt", reason="the steps are written for bash on Linux"
)

BROKEN = (
    "unit: phuong-loc-tho\nperiod: 2020\nreceived: 2020-12-07\nresults:\n  - {item: "
    "II.5.1, status: xong roi}\n"
)


def load(text: str) -> Any:  # noqa: ANN401 - whatever YAML holds
    """A file of a platform, as the platform reads it."""
    return yaml.safe_load(text)


def steps(text: str) -> Iterator[dict[str, Any]]:
    """The steps of an action or of the jobs of a workflow."""
    data = load(text)
    for part in data["jobs"].values() if "jobs" in data else [data["runs"]]:
        yield from part["steps"]


def run_bash(script: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub and GitLab do: bash that stops at the first failure."""
    assert BASH
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("TTDN_", "GITHUB_", "GITEA_", "GITLAB_"))
    }
    return subprocess.run(  # noqa: S603 - our own script
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )


def write_script(path: Path, script: str) -> None:
    """An executable of our own in place of one of the platform's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A runner's temporary folder in which ttdn is installed."""
    write_script(
        tmp_path / "temp" / "ttdn" / "bin" / "ttdn", f'exec {shlex.quote(sys.executable)} -m ttdn "$@"'
    )
    return tmp_path / "temp"


@pytest.fixture
def pip(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """A Python that only notes down what it is asked to do, and where it does so."""
    log = tmp_path / "log"
    copy = 'if [ "$3" = venv ]; then mkdir -p "$4/bin"; cp "$0" "$4/bin/python"; fi'
    write_script(
        tmp_path / "path" / "python3",
        f'printf "<%s>" "$@" >>{shlex.quote(str(log))}; echo >>{shlex.quote(str(log))}\n{copy}',
    )
    return {
        "PATH": f"{tmp_path / 'path'}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path / "temp"),
    }, log


def act(
    number: int, folder: Path, environment: dict[str, str], **inputs: str
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action with its inputs, the others at their defaults, as the platform would."""
    data = load(ACTION.read_text(encoding="utf-8"))
    step = data["runs"]["steps"][number]
    values = {f"inputs.{name}": inputs.get(name, given["default"]) for name, given in data["inputs"].items()}
    values["github.action_path"] = inputs.get("action_path", "")
    given = {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda match: values[match[1]], value)
        for name, value in step["env"].items()
    }
    return run_bash(step["run"], folder, {**environment, **given})


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-actions", ACTION.read_text(encoding="utf-8")),
        ("vendor.github-workflows", WORKFLOW),
        ("vendor.github-workflows", EXAMPLES[0]),
        ("vendor.gitlab-ci", GITLAB.read_text(encoding="utf-8")),
        ("vendor.gitlab-ci", GITLAB_CI),
        ("vendor.gitlab-ci", EXAMPLES[1]),
    ],
    ids=[
        "action.yml",
        "workflow",
        "workflow of the guide",
        "ci/gitlab.yml",
        ".gitlab-ci.yml",
        "include of the guide",
    ],
)
def test_form(schema: str, text: str, tmp_path: Path) -> None:
    """Each file has the form that its platform's schema asks for."""
    file = tmp_path / "file.yml"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    done = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")  # noqa: S603 - our own files
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "text"),
    [("validate-manifest", HOOKS.read_text(encoding="utf-8")), ("validate-config", EXAMPLES[2])],
)
def test_form_of_the_hook(command: str, text: str, tmp_path: Path) -> None:
    """Pre-commit itself accepts the manifest of the hook and the guide's configuration."""
    file = tmp_path / "file.yaml"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own files
        [sys.executable, "-m", "pre_commit", command, str(file)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")},
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("text", [ACTION.read_text(encoding="utf-8"), WORKFLOW])
def test_nothing_is_pasted_into_shell_code(text: str) -> None:
    """What comes from outside reaches a step through the environment, never as a part of its code."""
    scripts = [step["run"] for step in steps(text) if "run" in step]
    assert scripts
    assert not any("${{" in script or "eval" in script for script in scripts)


def test_foreign_actions_are_pinned() -> None:
    """An action of somebody else is named by its commit, and everywhere by the same one.

    A run may read the code and nothing else.
    """
    used = [
        step["uses"]
        for text in (WORKFLOW, EXAMPLES[0])
        for step in steps(text)
        if step.get("uses", "").startswith("actions/")
    ]
    assert len(used) == 2
    assert len(set(used)) == 1
    assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", used[0])
    for text in (WORKFLOW, EXAMPLES[0]):
        assert load(text)["permissions"] == {"contents": "read"}
        assert "pull_request_target" not in text


@needs_bash
def test_action_installs_the_checkout_it_came_with(tmp_path: Path, pip: tuple[dict[str, str], Path]) -> None:
    """The first step installs ttdn from the action's own folder, whose name may be anything."""
    environment, log = pip
    done = act(0, tmp_path, environment, action_path="/opt/a b/$(touch pwned)")
    assert done.returncode == 0, done.stderr
    venv, install = log.read_text(encoding="utf-8").splitlines()
    assert venv == f"<-I><-m><venv><{tmp_path}/temp/ttdn>"
    assert (
        install == "<-I><-m><pip><install><--quiet><--disable-pip-version-check><--></opt/a b/$(touch pwned)>"
    )
    assert not (tmp_path / "pwned").exists()


@needs_bash
def test_action_validates(runner: Path, root: Path) -> None:
    """The second step checks the folder: 0 where it is clean."""
    done = act(1, root, {"RUNNER_TEMP": str(runner), "GITHUB_ACTIONS": "true"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 tệp: 1 đạt" in done.stdout


@needs_bash
@pytest.mark.parametrize(
    ("platform", "annotated"),
    [({"GITHUB_ACTIONS": "true"}, True), ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}, False)],
)
def test_action_reports_errors(
    runner: Path, root: Path, write: Callable[[str, str], Path], platform: dict[str, str], *, annotated: bool
) -> None:
    """An error fails the step; GitHub gets an annotation at its line, Gitea the plain log."""
    write("units/phuong-loc-tho/2020.yaml", BROKEN)
    done = act(1, root.parent, {"RUNNER_TEMP": str(runner), **platform}, root=root.name)
    assert done.returncode == 1
    assert ("::error file=units/phuong-loc-tho/2020.yaml,line=5" in done.stdout) == annotated
    assert "unknown-status" in done.stdout


@needs_bash
def test_action_passes_inputs_on_as_they_are(runner: Path, root: Path) -> None:
    """Inputs are arguments of ttdn and nothing else.

    No blank, sign or line of theirs is read by the shell.
    """
    write_script(runner / "ttdn" / "bin" / "ttdn", 'printf "<%s>" "$@"')
    environment = {"RUNNER_TEMP": str(runner)}
    assert act(1, root, environment).stdout == "<validate><--root=.>"
    done = act(
        1,
        root,
        environment,
        root="a b; touch pwned",
        format="$(touch pwned)",
        args="--strict  `touch pwned` *\n--unit=x",
    )
    assert (
        done.stdout == "<validate><--root=a b; touch pwned><--format=$(touch "
        "pwned)><--strict><`touch><pwned`><*><--unit=x>"
    )
    assert sorted(path.name for path in root.iterdir()) == ["plan"]


@needs_bash
def test_action_says_that_a_folder_is_missing(runner: Path, root: Path) -> None:
    """A root that is not there ends the step with 2 and a sentence."""
    done = act(1, root, {"RUNNER_TEMP": str(runner)}, root="không có")
    assert done.returncode == 2
    assert done.stderr.startswith("Lỗi: ")


@needs_bash
def test_workflow_of_a_new_folder(
    tmp_path: Path, runner: Path, root: Path, pip: tuple[dict[str, str], Path]
) -> None:
    """The workflow asks to be told where ttdn comes from, installs exactly that, and checks."""
    environment, log = pip
    _, install, validate = steps(WORKFLOW)
    assert load(WORKFLOW)["env"] == {"TTDN_PACKAGE": ""}
    done = run_bash(install["run"], root, {**environment, "TTDN_PACKAGE": ""})
    assert done.returncode == 2
    assert "Chưa điền TTDN_PACKAGE" in done.stderr
    assert not log.exists()
    done = run_bash(install["run"], root, {**environment, "TTDN_PACKAGE": "tools/ttdn 1.whl"})
    assert done.returncode == 0, done.stderr
    assert log.read_text(encoding="utf-8").endswith("<--><tools/ttdn 1.whl>\n")
    done = run_bash(validate["run"], root, {"RUNNER_TEMP": str(runner)})
    assert (done.returncode, done.stderr) == (0, "")


def test_gitlab_job_is_the_same_in_both_places() -> None:
    """The job of a new folder is that of ci/gitlab.yml; only where ttdn comes from differs."""
    new, included = load(GITLAB_CI), load(GITLAB.read_text(encoding="utf-8"))
    assert (new.pop("variables"), included.pop("variables")) == ({"TTDN_PACKAGE": ""}, {"TTDN_PACKAGE": "."})
    for data in (new, included):
        data["ttdn-validate"]["before_script"][0] = re.sub(
            "TTDN_PACKAGE.*[.]", "", data["ttdn-validate"]["before_script"][0]
        )
    assert new == included


@needs_bash
@pytest.mark.parametrize(("report", "code"), [(None, 0), (BROKEN, 1)])
def test_gitlab_job(
    runner: Path, root: Path, write: Callable[[str, str], Path], report: str | None, code: int
) -> None:
    """The job writes both reports that it announces, prints the findings once.

    And fails where there are errors.
    """
    if report:
        write("units/phuong-loc-tho/2020.yaml", report)
    job = load(GITLAB_CI)["ttdn-validate"]
    script = "\n".join(job["script"])
    done = run_bash(script, root, {"GITLAB_CI": "true", "ttdn": str(runner / "ttdn")})
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout.count("LỖI [unknown-status]") == code
    for file, found in (
        (job["artifacts"]["reports"]["codequality"], '"unknown-status"'),
        (job["artifacts"]["reports"]["junit"], "<failure"),
    ):
        assert (found in (root / file).read_text(encoding="utf-8")) == bool(code)


@needs_bash
def test_gitlab_job_installs_what_it_is_told(
    tmp_path: Path, root: Path, pip: tuple[dict[str, str], Path]
) -> None:
    """The job's preparation stops where nothing was filled in, and else installs exactly that."""
    environment, log = pip
    shutil.copy(tmp_path / "path" / "python3", tmp_path / "path" / "python")
    environment["TMPDIR"] = str(tmp_path)
    script = "\n".join(load(GITLAB_CI)["ttdn-validate"]["before_script"])
    assert run_bash(script, root, {**environment, "TTDN_PACKAGE": ""}).returncode == 2
    assert not log.exists()
    assert run_bash(script, root, {**environment, "TTDN_PACKAGE": "git+https://x/ttdn@v1"}).returncode == 0
    assert log.read_text(encoding="utf-8").endswith("<--><git+https://x/ttdn@v1>\n")


@needs_bash
@pytest.mark.parametrize("name", ["ttdn-junit.xml", "gl-code-quality.json"])
@pytest.mark.parametrize("kind", ["folder", "link"])
def test_gitlab_job_stops_where_ttdn_cannot_write(
    tmp_path: Path, runner: Path, root: Path, name: str, kind: str
) -> None:
    """Where a submission stands in the place of a report, the job fails with a sentence.

    Only the code 1, findings, is passed over. Nothing is written through a link of the submission.
    """
    outside = tmp_path / "ngoài"
    outside.write_text("giữ nguyên", encoding="utf-8")
    if kind == "link":
        (root / name).symlink_to(outside)
    else:
        (root / name).mkdir()
    script = "set -e\n" + "\n".join(load(GITLAB_CI)["ttdn-validate"]["script"])
    done = run_bash(script, root, {"GITLAB_CI": "true", "ttdn": str(runner / "ttdn")})
    assert done.returncode in {1, 2}
    assert done.stderr.startswith("Lỗi: ")
    assert name in done.stderr
    assert outside.read_text(encoding="utf-8") == "giữ nguyên"


def test_hook_runs_the_check(folder: Path, run: Run) -> None:
    """What the hook starts is a command of ttdn that needs no file names.

    For changes below plan/, register/ and units/ only.
    """
    (hook,) = load(HOOKS.read_text(encoding="utf-8"))
    program, *arguments = hook["entry"].split()
    assert (program, hook["language"], hook["pass_filenames"]) == ("ttdn", "python", False)
    assert run(*arguments, cwd=folder)[0] == 0
    (folder / "units" / "xa-vinh-luong" / "2020.yaml").write_text("unit: [", encoding="utf-8")
    assert run(*arguments, cwd=folder)[0] == 1
    names = [
        "plan/2020.yaml",
        "units/cong-an/2020.yaml",
        "units/cong-an/anh.jpg",
        "register/2020.yaml",
        "docs/plan/a.md",
        "README.md",
    ]
    assert [name for name in names if re.search(hook["files"], name)] == names[:4]


@pytest.mark.parametrize("guide", [GUIDE, ENGLISH], ids=["vi", "en"])
def test_guide_names_what_there_is(guide: str) -> None:
    """The inputs that the guide speaks of exist, and all the workflows of this repository are named."""
    inputs = load(ACTION.read_text(encoding="utf-8"))["inputs"]
    assert set(re.findall(r"^\| `(\w+)` +\|", guide, re.MULTILINE)) - {"with"} == set(inputs)
    own = {path.name for path in (ROOT / ".github" / "workflows").iterdir()}
    assert set(re.findall(r"^\| `(\w+\.yml)` +\|", guide, re.MULTILINE)) == own


def test_english_guide_is_the_same() -> None:
    """It has the same parts, tables, lists and examples as the Vietnamese one."""
    parts = [re.findall(r"^(#+|- |\||```\w*|\*\*|\*)", guide, re.MULTILINE) for guide in (GUIDE, ENGLISH)]
    assert parts[0] == parts[1]
    blocks = [re.findall(r"```\w+\n(.*?)```", guide, re.DOTALL) for guide in (GUIDE, ENGLISH)]
    words = (("máy-chủ", "server"), ("NHOM", "GROUP"))
    for vietnamese, english in zip(*blocks, strict=True):
        expected = vietnamese
        for one, other in words:
            expected = expected.replace(one, other)
        assert english == expected


def test_examples_name_what_there_is() -> None:
    """The files and the hook that the guide's examples speak of exist."""
    (hook,) = load(HOOKS.read_text(encoding="utf-8"))
    assert load(EXAMPLES[1])["include"][0]["file"] == GITLAB.relative_to(ROOT).as_posix()
    assert load(EXAMPLES[2])["repos"][0]["hooks"] == [{"id": hook["id"]}]
    for name in (".github/workflows/ttdn.yml", ".gitlab-ci.yml"):
        assert f"Tệp `{name}` do `ttdn init` lập" in GUIDE
        assert name in NEW_FOLDER
