"""What git is asked, and what nobody can make it do.

No program of a sender's runs, no history but the true one is read.
"""

import hashlib
import os
import shutil
import subprocess
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ttdn.history import RevisionNotFoundError, changed_files, first_commits, folder_in_repository, program

Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the programs of these senders are shell scripts")

UNIT = "units/phuong-loc-tho"
OWN = f"{UNIT}/2020.yaml"
REPORT = (
    "unit: phuong-loc-tho\nperiod: 2020\nreceived: 2020-12-02\nresults:\n  - {item: "
    "II.5.1, status: in_progress}\n"
)
TRUE_DAY, FORGED_DAY = date(2020, 12, 10), date(2020, 9, 13)
ON_TRUE_DAY, ON_FORGED_DAY = "2020-12-10T09:00:00+0700", "2020-09-13T09:00:00+0700"


def git(
    folder: Path, *arguments: str, on: str = ON_TRUE_DAY, check: bool = True, settings: tuple[str, ...] = ()
) -> str:
    """A git command as people give it, on a machine without settings."""
    people = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "A"), ("EMAIL", "a@x.vn"), ("DATE", on))
    }
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file:ssh"}
    command = [
        "git",
        *(word for setting in settings for word in ("-c", setting)),
        "-C",
        str(folder),
        *arguments,
    ]
    done = subprocess.run(command, check=check, capture_output=True, env={**os.environ, **plain, **people})  # noqa: S603 - our own words
    return done.stdout.decode("utf-8", "replace")


@pytest.fixture(scope="module")
def new_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in whose folder ``data/2020`` a plan and a report lie, at the beginning of a branch."""
    city = tmp_path_factory.mktemp("mới")
    root = city / "data" / "2020"
    (root / UNIT).mkdir(parents=True)
    (root / "plan").mkdir()
    shutil.copy(Path(__file__).parent / "cases" / "plan.yaml", root / "plan" / "2020.yaml")
    (root / OWN).write_bytes(REPORT.encode())
    with pytest.MonkeyPatch.context() as patch:
        forget_git(patch)
        git(city, "init", "--quiet", "--initial-branch=main")
        commit(city)
        git(city, "checkout", "--quiet", "-b", "mr")
    return city


@pytest.fixture
def city(new_city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, where nothing of the environment speaks to git."""
    forget_git(monkeypatch)
    return Path(shutil.copytree(new_city, tmp_path / "thành phố", symlinks=True))


def forget_git(patch: pytest.MonkeyPatch) -> None:
    """Take out of the environment what is there for git."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            patch.delenv(name)


@pytest.fixture
def root(city: Path) -> Path:
    """The folder in it."""
    return city / "data" / "2020"


def commit(folder: Path, on: str = ON_TRUE_DAY) -> str:
    """Commit everything; the name of the commit."""
    git(folder, "add", "--all", on=on)
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", on=on)
    return git(folder, "rev-parse", "HEAD").strip()


def trace(folder: Path, name: str = "chay.sh", answer: str = "exit 0") -> tuple[Path, Path]:
    """A program that leaves a trace, in the sender's own folder, and the trace."""
    mark = folder.parent / "dấu vết"
    script = folder / name
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f"#!/bin/sh\necho ran >> '{mark}'\n{answer}\n", encoding="utf-8", newline="\n")
    script.chmod(0o755)
    return script, mark


def sign(folder: Path) -> None:
    """Make the last commit bear a signature."""
    head, _, body = git(folder, "cat-file", "commit", "HEAD").partition("\n\n")
    text = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEz\n -----END PGP SIGNATURE-----\n\n{body}"
    (folder / "signed").write_bytes(text.encode())
    name = git(folder, "hash-object", "-t", "commit", "-w", str(folder / "signed")).strip()
    (folder / "signed").unlink()
    git(folder, "update-ref", "HEAD", name)


def touch(root: Path) -> None:
    """Give the report another content of the same length, so that git must look into it."""
    path = root / OWN
    path.write_bytes(path.read_bytes().replace(b"in_progress", b"not_started"))


# Programs that are named: how each comes along, and the command of git that does run it

Plant = Callable[[Path, Path, Path], tuple[Path, tuple[str, ...]]]


def embed_signature(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A bare repository laid out beside ``plan/``."""
    bare = embed(city, root)
    sign_bare(bare)
    git(bare, "config", "log.showSignature", "true")
    git(bare, "config", "gpg.program", str(script))
    lay_beside_plan(bare, root)
    return root, ("log",)


def embed_monitor(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """The same, as a repository with a work tree."""
    bare = embed(city, root)
    for key, value in (("core.bare", "false"), ("core.worktree", str(root)), ("core.fsmonitor", str(script))):
        git(bare, "config", key, value)
    lay_beside_plan(bare, root)
    return root, ("status",)


def monitor(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A monitor in the configuration of the checkout."""
    git(city, "config", "core.fsmonitor", str(script))
    return root, ("status",)


def monitor_of_work_tree(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """The same in the configuration of a work tree."""
    git(city, "config", "extensions.worktreeConfig", "true")
    git(city, "config", "--worktree", "core.fsmonitor", str(script))
    return root, ("status",)


def included(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A configuration that includes a file of the submission."""
    (root / UNIT / "them.ini").write_text(f'[core]\n\tfsmonitor = "{script}"\n', encoding="utf-8")
    git(city, "config", "include.path", str(root / UNIT / "them.ini"))
    return root, ("status",)


def included_where(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """The same on a condition."""
    (root / UNIT / "them.ini").write_text(f'[core]\n\tfsmonitor = "{script}"\n', encoding="utf-8")
    git(city, "config", "includeIf.onbranch:mr.path", str(root / UNIT / "them.ini"))
    return root, ("status",)


def clean_filter(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A filter on the way into the repository."""
    (root / ".gitattributes").write_text("* filter=x\n", encoding="utf-8")
    git(city, "config", "filter.x.clean", f"'{script}'")
    return root, ("diff", "main", "--name-only")


def process_filter(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A filter that stays."""
    (root / ".gitattributes").write_text("* filter=x\n", encoding="utf-8")
    git(city, "config", "filter.x.process", f"'{script}'")
    return root, ("diff", "main", "--name-only")


def external_diff(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """Another program to compare with."""
    git(city, "config", "diff.external", f"'{script}'")
    return root, ("diff", "main")


def text_of_binary(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A program that makes text of a file."""
    (root / ".gitattributes").write_text("* diff=x\n", encoding="utf-8")
    git(city, "config", "diff.x.textconv", f"'{script}'")
    return root, ("diff", "main")


def hooks(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A folder of hooks in the submission; the index is written anew where a file has another time."""
    script.rename(script.with_name("post-index-change"))
    git(city, "config", "core.hooksPath", str(script.parent))
    os.utime(root / "plan" / "2020.yaml", (1, 1))
    return root, ("status",)


def signature(city: Path, _root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A program that checks signatures."""
    sign(city)
    git(city, "config", "log.showSignature", "true")
    git(city, "config", "gpg.program", str(script))
    return city, ("log",)


def lazy_fetch(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A clone without all objects, whose other end is reached by a program."""
    (root / OWN).write_bytes(REPORT.encode() + b"# 2\n")
    commit(city)
    name = git(city, "rev-parse", "HEAD:data").strip()
    (city / ".git" / "objects" / name[:2] / name[2:]).unlink()
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ssh://a.example.vn/x"),
        ("core.sshCommand", f"'{script}'"),
    ):
        git(city, "config", key, value)
    return city, ("log", "--name-only")


def submodule(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A repository within the folder, which the outer one knows as its part."""
    inner = root / UNIT / "kho"
    git(city, "init", "--quiet", str(inner))
    commit(inner)
    commit(city)
    git(inner, "config", "core.fsmonitor", str(script))
    return city, ("diff", "main", "--name-only")


def git_file(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A file ``.git`` beside ``plan/`` that leads to a repository in the submission."""
    bare = embed(city, root)
    git(bare, "config", "core.bare", "false")
    git(bare, "config", "core.fsmonitor", str(script))
    inner = root / UNIT / "kho"
    shutil.move(bare, inner)
    (root / ".git").write_text(f"gitdir: {UNIT}/kho\n", encoding="utf-8")
    return root, ("status",)


def git_link(city: Path, root: Path, script: Path) -> tuple[Path, tuple[str, ...]]:
    """A link ``.git`` to one."""
    git_file(city, root, script)
    (root / ".git").unlink()
    (root / ".git").symlink_to(f"{UNIT}/kho")
    return root, ("status",)


def embed(city: Path, root: Path) -> Path:
    """A bare repository whose history has the report on an earlier day."""
    other, bare = city.parent / "khác", city.parent / "khác.git"
    (other / UNIT).mkdir(parents=True)
    shutil.copy(root / OWN, other / OWN)
    git(city.parent, "init", "--quiet", "--initial-branch=main", str(other))
    commit(other, on=ON_FORGED_DAY)
    git(city.parent, "clone", "--quiet", "--bare", str(other), str(bare))
    return bare


def sign_bare(bare: Path) -> None:
    """Make the commit of a bare repository bear a signature."""
    sign(bare)


def lay_beside_plan(bare: Path, root: Path) -> None:
    """What makes a folder a repository, beside ``plan/``, as a merge request can bring it."""
    for name in ("HEAD", "config", "packed-refs"):
        shutil.copy(bare / name, root / name)
    for name in ("objects", "refs"):
        shutil.copytree(bare / name, root / name)
        (root / name / "giữ").write_text("", encoding="utf-8")


PLANTS: tuple[Plant, ...] = (
    embed_signature, embed_monitor, monitor, monitor_of_work_tree, included, included_where,
    clean_filter, process_filter, external_diff, text_of_binary, hooks, signature,
    lazy_fetch, submodule, git_file, git_link,
)  # fmt: skip


@needs_shell
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_no_program_of_a_sender_is_run(city: Path, root: Path, run: Run, plant: Plant) -> None:
    """Whatever names a program, it is not run.

    Neither where dates are checked nor where changes are looked for. Plain git runs it.
    """
    script, mark = trace(city.parent / "gui")
    if plant is not lazy_fetch and plant is not signature:
        touch(root)
    place, command = plant(city, root, script)
    for options in ((), ("--changed-from", "main"), ("--changed-from", "mr~0")):
        run("validate", *options, cwd=root)
        run("status", cwd=root)
    assert not mark.exists()
    git(place, *command, check=False)
    assert mark.read_text(encoding="utf-8").startswith("ran"), "the test would not notice"


@needs_shell
@pytest.mark.parametrize("where", ["configuration", "external diff", "global", "home"])
def test_environment_names_no_program(
    city: Path, root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Git's own part of the environment.

    Which a tool that calls ttdn may have set for itself, is not passed on.
    """
    script, mark = trace(city.parent / "gui")
    touch(root)
    settings = city.parent / "nhà" / ".gitconfig"
    settings.parent.mkdir()
    settings.write_text(f'[core]\n\tfsmonitor = "{script}"\n', encoding="utf-8")
    variables = {
        "configuration": {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "core.fsmonitor",
            "GIT_CONFIG_VALUE_0": str(script),
        },
        "external diff": {"GIT_EXTERNAL_DIFF": f"'{script}'"},
        "global": {"GIT_CONFIG_GLOBAL": str(settings)},
        "home": {"HOME": str(settings.parent)},
    }
    for name, value in variables[where].items():
        monkeypatch.setenv(name, value)
    run("validate", cwd=root)
    assert run("validate", "--changed-from", "main", cwd=root)[0] == 0
    assert not mark.exists()
    subprocess.run(["git", "-C", str(root), "diff", "main"], check=False, capture_output=True)  # noqa: S603, S607 - with that environment
    assert mark.exists(), "the test would not notice"


# The history that is read


def days_by_git(place: Path, *arguments: str) -> set[str]:
    """The days on which plain git believes that files were added."""
    return set(git(place, "log", "--diff-filter=A", "--format=%cs", *arguments).split())


def forge_beside_plan(city: Path, root: Path) -> None:
    """A bare repository beside ``plan/``."""
    bare = embed(city, root)
    lay_beside_plan(bare, root)


def forge_by_file(city: Path, root: Path) -> None:
    """A file ``.git`` that leads to another repository."""
    bare = embed(city, root)
    git(bare, "config", "core.bare", "false")
    (root / ".git").write_text(f"gitdir: {bare}\n", encoding="utf-8")


def forge_by_link(city: Path, root: Path) -> None:
    """A link ``.git`` to another repository."""
    bare = embed(city, root)
    git(bare, "config", "core.bare", "false")
    (root / ".git").symlink_to(bare)


def forge_by_replacement(city: Path, _root: Path) -> None:
    """A commit in the place of another."""
    body = git(city, "cat-file", "commit", "HEAD").replace(
        git(city, "log", "-1", "--format=%ct").strip(), "1600000000"
    )
    (city / "x").write_bytes(body.encode())
    name = git(city, "hash-object", "-t", "commit", "-w", str(city / "x")).strip()
    (city / "x").unlink()
    git(city, "replace", "HEAD", name)


def forge_by_graft(city: Path, root: Path) -> None:
    """Another past behind the first commit."""
    name = git(city, "rev-parse", "HEAD").strip()
    git(city, "fetch", "--quiet", str(embed(city, root)), "main")
    other = git(city, "commit-tree", "HEAD^{tree}", "-m", "x", on=ON_FORGED_DAY).strip()
    (city / ".git" / "info" / "grafts").write_text(f"{name} {other}\n", encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
@pytest.mark.parametrize(
    "forge", [forge_beside_plan, forge_by_file, forge_by_link, forge_by_replacement, forge_by_graft]
)
def test_history_cannot_be_forged(city: Path, root: Path, forge: Callable[[Path, Path], None]) -> None:
    """What a folder brings along does not change when its files were first committed.

    Plain git believes it.
    """
    forge(city, root)
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert days_by_git(root, "--", UNIT) == {str(FORGED_DAY)}, "the test would not notice"
    assert not [name for name in changed_files(root, "main") if name.startswith(("units/", "plan/"))]
    assert folder_in_repository(root) == "data/2020/"


def test_repository_of_the_environment_is_not_read(
    city: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a hook of another repository the folder's own one counts."""
    monkeypatch.setenv("GIT_DIR", str(embed(city, root)))
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert changed_files(root, "main") == []


def test_first_commit_of_each_file(city: Path, root: Path) -> None:
    """A file's first commit counts.

    Not its last, not that of its neighbour, also where it went, became a folder or came by a merge.
    """
    (root / "units" / "cong-an").mkdir()
    (root / "units" / "cong-an" / "2020.yaml").write_text("a", encoding="utf-8")
    commit(city, on="2020-12-11T09:00:00+0700")
    shutil.rmtree(root / UNIT)
    (root / UNIT).write_text("a", encoding="utf-8")
    commit(city, on="2020-12-12T09:00:00+0700")
    (root / UNIT).unlink()
    (root / UNIT).mkdir()
    for name in (OWN, f"{UNIT}/2021.yaml"):
        (root / name).write_text("b", encoding="utf-8")
    commit(city, on="2020-12-13T09:00:00+0700")
    git(city, "checkout", "--quiet", "-b", "khac", "main")
    (root / UNIT / "2022.yaml").write_text("c", encoding="utf-8")
    commit(city, on="2020-12-12T20:00:00+0700")
    git(city, "checkout", "--quiet", "mr")
    git(city, "merge", "--quiet", "--no-commit", "khac", on="2020-12-20T09:00:00+0700", check=False)
    (root / OWN).write_text("b", encoding="utf-8")
    (root / UNIT / "2023.yaml").write_text("d", encoding="utf-8")
    commit(city, on="2020-12-20T09:00:00+0700")
    days = {
        OWN: 10,
        "units/cong-an/2020.yaml": 11,
        f"{UNIT}/2021.yaml": 13,
        f"{UNIT}/2022.yaml": 12,
        f"{UNIT}/2023.yaml": 20,
    }
    assert first_commits(root, "units") == {name: date(2020, 12, day) for name, day in days.items()}


def test_report_that_a_merge_brings(city: Path, root: Path) -> None:
    """A file that none of the merged sides has was first committed by the merge.

    By plain git's log it never was.
    """
    new = "units/cong-an/2020.yaml"
    touch(root)
    commit(city)
    git(city, "checkout", "--quiet", "main")
    (city / "README.md").write_text("a", encoding="utf-8")
    commit(city)
    git(city, "merge", "--quiet", "--no-ff", "--no-commit", "mr")
    (root / new).parent.mkdir()
    (root / new).write_text(REPORT, encoding="utf-8")
    commit(city, on="2020-12-20T09:00:00+0700")
    assert first_commits(root, "units") == {OWN: TRUE_DAY, new: date(2020, 12, 20)}
    assert days_by_git(root, "--", new) == set(), "the test would not notice"


@needs_shell
@pytest.mark.parametrize("where", ["where one stands", "a folder of the repository"])
def test_program_named_git_neither_runs_nor_hides_history(
    city: Path, root: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """A file named git in a submission is passed over, and the git of the machine is asked."""
    fake, mark = trace(city / "bin", "git")
    monkeypatch.chdir(fake.parent)
    first = "." if where == "where one stands" else str(fake.parent)
    monkeypatch.setenv("PATH", f"{first}{os.pathsep}{os.environ['PATH']}")
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert changed_files(root, "main") == ["../../bin/git"]
    trace_of_plain = subprocess.run(["git", "--version"], check=False, capture_output=True)  # noqa: S607 - the one that is found first
    assert (trace_of_plain.stdout, (city / "dấu vết").exists(), mark.exists()) == (b"", True, True), (
        "the test would not notice"
    )


# Repositories as people have them


def packed(city: Path, _: Path) -> Path:
    """All names and objects in packs."""
    git(city, "gc", "--quiet")
    assert not (city / ".git" / "refs" / "heads" / "main").exists()
    return city


def detached(city: Path, _: Path) -> Path:
    """No branch, as in CI."""
    git(city, "checkout", "--quiet", "--detach")
    return city


def work_tree(city: Path, place: Path) -> Path:
    """A further work tree."""
    git(city, "worktree", "add", "--quiet", "-b", "khac", str(place))
    return place


def borrowing(city: Path, place: Path) -> Path:
    """A clone that borrows objects."""
    git(city, "clone", "--quiet", "--shared", "--branch=mr", str(city), str(place))
    git(place, "branch", "main", "origin/main")
    return place


def without_contents(city: Path, place: Path) -> Path:
    """A clone to which the contents of files are fetched only when they are needed."""
    git(city, "config", "uploadpack.allowFilter", "true")
    git(city, "clone", "--quiet", "--filter=blob:none", "--branch=mr", city.as_uri(), str(place))
    git(place, "branch", "main", "origin/main")
    return place


def submodule_of_another(city: Path, place: Path) -> Path:
    """A submodule: its own folder lies in that of the repository around it."""
    git(city.parent, "init", "--quiet", "--initial-branch=main", str(place))
    git(
        place,
        "submodule",
        "--quiet",
        "add",
        "-b",
        "mr",
        str(city),
        "kho",
        settings=("protocol.file.allow=always",),
    )
    git(place, "commit", "--quiet", "--message=x", on=ON_FORGED_DAY)
    git(place / "kho", "branch", "main", "origin/main")
    assert (place / "kho" / ".git").is_file()
    return place / "kho"


@pytest.mark.parametrize(
    "make", [packed, detached, work_tree, borrowing, without_contents, submodule_of_another]
)
def test_true_repositories_of_every_kind_are_read(
    city: Path, tmp_path: Path, make: Callable[[Path, Path], Path]
) -> None:
    """Names and objects are found wherever git keeps them."""
    root = make(city, tmp_path / "bản khác") / "data" / "2020"
    assert folder_in_repository(root) == "data/2020/"
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert changed_files(root, "main") == []
    touch(root)
    (root / "units" / "mới.yaml").write_text("a", encoding="utf-8")
    assert changed_files(root, "main") == sorted([OWN, "units/mới.yaml"])
    commit(root)
    assert changed_files(root, "HEAD~1") == sorted([OWN, "units/mới.yaml"])
    assert changed_files(root, "HEAD") == []


def test_repository_of_sha256(tmp_path: Path) -> None:
    """Objects that are named by SHA-256 are compared by it."""
    root = tmp_path / "kho"
    (root / UNIT).mkdir(parents=True)
    (root / OWN).write_bytes(REPORT.encode())
    git(tmp_path, "init", "--quiet", "--object-format=sha256", "--initial-branch=main", str(root))
    commit(root)
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert changed_files(root, "main") == []
    touch(root)
    assert changed_files(root, "main") == [OWN]


def test_repository_with_names_in_tables(tmp_path: Path) -> None:
    """So will git keep the names of new repositories."""
    root = tmp_path / "kho"
    (root / UNIT).mkdir(parents=True)
    (root / OWN).write_bytes(REPORT.encode())
    git(tmp_path, "init", "--quiet", "--ref-format=reftable", "--initial-branch=main", str(root), check=False)
    if not (root / ".git" / "reftable").is_dir():
        pytest.skip("this git does not know them")
    commit(root)
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    touch(root)
    assert changed_files(root, "main") == [OWN]


def test_names_in_tables_that_cannot_be_read(city: Path, tmp_path: Path) -> None:
    """An older git, damaged tables and a further work tree of such a repository are a sentence.

    And dates go unchecked.
    """
    place = work_tree(city, tmp_path / "bản khác")
    (city / ".git" / "reftable").mkdir()
    (city / ".git" / "reftable" / "tables.list").write_text("hỏng\n", encoding="utf-8")
    # What git says, or, of the newest, that nothing has that name in them.
    damaged = ("git says: ", "no such revision")
    for folder, words in ((city, damaged), (place, ("a format that cannot be read",))):
        assert any(said in reason(folder / "data" / "2020") for said in words)
        assert first_commits(folder / "data" / "2020", "units") == {}


@pytest.mark.parametrize(
    "revision", ["FETCH_HEAD", "v1", "origin/main", "refs/remotes/origin/HEAD", "HEAD~0"]
)
def test_revisions_that_ci_names(city: Path, tmp_path: Path, revision: str) -> None:
    """Tags, branches of elsewhere, what was fetched last, and commits counted from another one."""
    git(city, "tag", "--annotate", "--message=x", "v1")
    place = tmp_path / "ci"
    git(city, "clone", "--quiet", "--branch=mr", str(city), str(place))
    git(place, "remote", "set-head", "origin", "main")
    git(place, "fetch", "--quiet", "origin", "main")
    assert changed_files(place / "data" / "2020", revision) == []


# What counts as changed


def test_line_ends_of_windows_are_no_change(root: Path) -> None:
    """Git for Windows writes files with CRLF.

    What is more than that is a change, and so are CRLF in a picture.
    """
    path, picture = root / OWN, root / UNIT / "anh.jpg"
    picture.write_bytes(b"\xff\xd8\0\n")
    commit(root)
    path.write_bytes(REPORT.replace("\n", "\r\n").encode())
    assert changed_files(root, "HEAD") == []
    picture.write_bytes(b"\xff\xd8\0\r\n")
    assert changed_files(root, "HEAD") == [f"{UNIT}/anh.jpg"]
    path.write_bytes(REPORT.replace("\n", "\r\n").encode() + b" ")
    assert changed_files(root, "HEAD") == [OWN, f"{UNIT}/anh.jpg"]


def test_what_git_lfs_fetched_is_no_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git LFS commits the name of a large file; the folder has the file itself, which is read in pieces."""
    content = b"\0" * 100
    name = "cd00e292c5970d3c5e2f0ffa5171e555bc46bfc4faddfb4a418b6840b86e79a3"
    picture = root / UNIT / "anh.jpg"
    picture.write_bytes(f"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize 100\n".encode())
    commit(root)
    for limit in (10**6, 10):
        monkeypatch.setattr("ttdn.history.changes._MAXIMUM_TEXT", limit)
        picture.write_bytes(content)
        assert changed_files(root, "HEAD") == []
        picture.write_bytes(b"\1" + content[1:])
        assert changed_files(root, "HEAD") == [f"{UNIT}/anh.jpg"]


def test_files_that_were_not_asked_for_are_not_deleted(city: Path, root: Path) -> None:
    """In a checkout of a part of the repository, what is elsewhere is not missing."""
    (city / "khác").mkdir()
    (city / "khác" / "a.txt").write_text("a", encoding="utf-8")
    commit(city)
    git(city, "sparse-checkout", "set", "data")
    assert not (city / "khác").exists()
    assert changed_files(root, "HEAD") == []
    (root / OWN).unlink()
    assert changed_files(root, "HEAD") == [OWN]


def test_ignored_files_are_no_change(city: Path, root: Path) -> None:
    """What git was asked to ignore, in the folder or for this clone only, is nobody's submission."""
    (city / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    commit(city)
    (city / ".git" / "info" / "exclude").write_text("nhap/\n", encoding="utf-8")
    (root / "nhap").mkdir()
    for name in ("a.tmp", "nhap/a.txt", "b.txt"):
        (root / name).write_text("a", encoding="utf-8")
    assert changed_files(root, "HEAD") == ["b.txt"]


def test_repository_within_the_folder_hides_nothing(city: Path, root: Path) -> None:
    """Files in it are new like any others."""
    git(city, "init", "--quiet", str(root / "units" / "kho"))
    (root / "units" / "kho" / "a.yaml").write_text("a", encoding="utf-8")
    assert changed_files(root, "main") == ["units/kho/a.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
def test_links_are_compared_and_not_followed(root: Path, tmp_path: Path) -> None:
    """A link is what it says. A file behind a folder that became a link is gone, be it the same."""
    (root / "cũ").symlink_to("plan/2020.yaml")
    commit(root)
    assert changed_files(root, "HEAD") == []
    (root / "cũ").unlink()
    (root / "cũ").symlink_to("plan/2021.yaml")
    assert changed_files(root, "HEAD") == ["cũ"]
    shutil.move(root / UNIT, tmp_path / "ngoài")
    (root / UNIT).symlink_to(tmp_path / "ngoài")
    assert changed_files(root, "HEAD") == ["cũ", UNIT, OWN]


@needs_shell
def test_pipe_in_the_place_of_a_file(root: Path) -> None:
    """A file that became a pipe has changed; nobody waits for what comes out of it."""
    (root / OWN).unlink()
    os.mkfifo(root / OWN)
    assert changed_files(root, "main") == [OWN]


def test_change_of_a_submodule_is_seen_by_its_commit(city: Path, root: Path) -> None:
    """A submodule that is at another commit is a change of its place; what lies in it is not looked at."""
    inner = root / "units" / "kho"
    git(city, "init", "--quiet", str(inner))
    commit(inner)
    commit(city)
    (inner / "a.txt").write_text("a", encoding="utf-8")
    assert changed_files(root, "main") == ["units/kho", "units/kho/a.txt"]


def test_files_of_an_unchanged_submodule_are_not_new(city: Path, root: Path) -> None:
    """What lies in a submodule is part of another history.

    So nobody is told that it touches files of others.
    """
    inner = city / "thư viện"
    git(city, "init", "--quiet", str(inner))
    (inner / "a.txt").write_text("a", encoding="utf-8")
    commit(inner)
    commit(city)
    assert changed_files(root, "HEAD") == []
    assert "../../thư viện/a.txt" in changed_files(root, "main")


def test_names_that_lead_out_are_not_looked_at(city: Path, root: Path) -> None:
    """A tree made by hand may hold a name that leads out of the folder: nothing is read there."""
    blob = git(city, "rev-parse", f"HEAD:data/2020/{OWN}").strip()
    entry = b"100644 ..\0" + bytes.fromhex(blob)
    content = b"tree %d\0" % len(entry) + entry
    name = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    place = city / ".git" / "objects" / name[:2]
    place.mkdir(exist_ok=True)
    (place / name[2:]).write_bytes(zlib.compress(content))
    forged = git(city, "commit-tree", name, "-m", "x").strip()
    git(city, "update-ref", "HEAD", forged)
    assert "../../.." in changed_files(root, "HEAD")


def make_tree(city: Path, *entries: str) -> str:
    """A tree as git stores it; the name of the tree."""
    command = ["git", "-C", str(city), "mktree", "-z"]
    listed = "".join(f"{entry}\0" for entry in entries).encode()
    return subprocess.run(command, input=listed, check=True, capture_output=True).stdout.decode().strip()  # noqa: S603 - our own words


def test_trees_without_end(city: Path, root: Path, run: Run) -> None:
    """A few hundred bytes may stand for a hundred million files.

    The list of them is given up; the days of the others are found.
    """
    tree = git(city, "rev-parse", "HEAD:data/2020/plan").strip()
    for _ in range(8):
        tree = make_tree(city, *(f"040000 tree {tree}\tthư mục có tên dài {number}" for number in range(10)))
    for name in ("units", "2020", "data"):
        tree = make_tree(city, f"040000 tree {tree}\t{name}")
    git(city, "update-ref", "HEAD", git(city, "commit-tree", tree, "-p", "HEAD", "-m", "x").strip())
    assert "too many files" in reason(root)
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert run("validate", cwd=root)[0] == 0


# Why git says nothing


def reason(root: Path, revision: str = "main") -> str:
    """What is said where changes cannot be had."""
    with pytest.raises(RevisionNotFoundError) as caught:
        changed_files(root, revision)
    assert caught.value.message.vi.startswith(f"Không so sánh được với '{revision}'")
    return caught.value.message.en


def test_each_reason_has_its_sentence(city: Path, root: Path, tmp_path: Path) -> None:
    """No repository, no commit, no such revision, a part of the history, nothing in common, a submodule.

    Each is told apart.
    """
    assert "no such revision" in reason(root, "khong-co")
    plain = tmp_path / "không git"
    plain.mkdir()
    assert "not a git repository" in reason(plain)
    (plain / ".git").write_text(f"gitdir: {city / '.git'}\n", encoding="utf-8")
    assert "leads to another repository" in reason(plain)
    git(tmp_path, "init", "--quiet", str(tmp_path / "mới"))
    assert "no commit yet" in reason(tmp_path / "mới")
    git(city, "checkout", "--quiet", "--orphan", "riêng")
    commit(city, on=ON_FORGED_DAY)
    assert "no history in common" in reason(root)


def test_part_of_the_history(city: Path, root: Path, tmp_path: Path) -> None:
    """A shallow clone that lacks the common past says so; where it has enough of it, it answers."""
    touch(root)
    commit(city)
    git(city, "checkout", "--quiet", "main")
    (root / "README.md").write_text("a", encoding="utf-8")
    commit(city)
    place = tmp_path / "nông"
    git(city, "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=mr", city.as_uri(), str(place))
    assert "only a part of the history" in reason(place / "data" / "2020", "origin/main")
    assert first_commits(place / "data" / "2020", "units") == {}
    git(place, "fetch", "--quiet", "--deepen=1")
    assert changed_files(place / "data" / "2020", "origin/main") == [OWN]


@needs_shell
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo \"fatal: detected dubious ownership in repository at '/x'\" >&2; exit 128", "safe.directory"),
        ("exec sleep 60", "did not answer in time"),
        ("echo 'fatal: odd' >&2; exit 128", "git says: fatal: odd"),
    ],
)
def test_git_refuses(
    city: Path, root: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    """What git itself complains of is passed on, and what it is known to mean is said.

    A check of dates goes on without.
    """
    fake, _ = trace(city.parent / "bin", "git", script)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(program, "_TIMEOUT_SECONDS", 0.2)
    assert words in reason(root)
    assert first_commits(root, "units") == {}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_repository_that_may_not_be_read(city: Path, root: Path) -> None:
    """The repository of another user, closed to this one."""
    (city / ".git").chmod(0)
    try:
        assert "does not let the repository" in reason(root)
    finally:
        (city / ".git").chmod(0o755)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs the right to give a folder away")
def test_repository_of_another_user_is_read(city: Path, root: Path) -> None:
    """Since nothing of theirs is obeyed, there is no reason to refuse. Plain git does."""
    for place, folders, files in os.walk(city):
        for name in (".", *folders, *files):
            os.chown(Path(place, name), 65534, 65534, follow_symlinks=False)
    assert changed_files(root, "main") == []
    assert first_commits(root, "units") == {OWN: TRUE_DAY}
    assert git(city, "rev-parse", "HEAD", check=False) == ""
