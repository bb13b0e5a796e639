"""git as a reader of objects: run in a folder of our own, with no configuration but ours."""

import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from ttdn.errors import system_words
from ttdn.history import reasons
from ttdn.history.reasons import HistoryNotReadableError
from ttdn.history.repository import (
    Repository,
    find_repository,
    is_sha256,
    leads_elsewhere,
    prefix_of,
    read_names,
    read_part,
)
from ttdn.places import find_program
from ttdn.vietnamese import OFFICE_TIME

_PROGRAM = "git.exe" if os.name == "nt" else "git"
_TIMEOUT_SECONDS = 60
#: The names of some 300,000 files.
_MAXIMUM_OUTPUT = 32 * 1024 * 1024
_MAXIMUM_COMPLAINT = 4096
#: The end of a run without an answer, such as two commits without a common past; git complains with 128.
_NOTHING = 1
_NO_COMMIT = (
    "not a valid",
    "bad revision",
    "ambiguous argument",
    "unknown revision",
    "needed a single revision",
)
#: ``commitGraph``: what a file beside the objects says of their dates and parents is not asked, only the
#: objects are.
_SETTINGS = (
    "[core]\n\tcommitGraph = false\n\tlongPaths = true\n\tprecomposeUnicode = "
    "true\n\tfsmonitor = false\n\tattributesFile = \n"
)
#: Of the whole environment nothing that is git's own is passed on: it may name programs, repositories and
#: settings.
_OWN_PREFIX = "GIT_"


class Commit(NamedTuple):
    """A commit; ``day`` is that in Vietnam, ``parent`` the first of them, empty where there is none."""

    id: str
    day: date | None
    parent: str


class Git(NamedTuple):
    """git with the objects of a repository. It sees the work tree only where it is asked what lies there."""

    program: str
    folder: Path
    repository: Repository
    prefix: str

    def ask(
        self, *arguments: str, given: str = "", work_tree: bool = False, index: Path | None = None
    ) -> str:
        """The output of a git command as text (see ``read``); names may hold letters that are no UTF-8."""
        return os.fsdecode(self.read(*arguments, given=given, work_tree=work_tree, index=index))

    def read(
        self, *arguments: str, given: str = "", work_tree: bool = False, index: Path | None = None
    ) -> bytes:
        """The output of a git command.

        Args:
            arguments: The command.
            given: What it reads from its standard input.
            work_tree: Whether it is asked of the files in the folder.
            index: The list of files that it shall take for the index; by default there is none.

        Raises:
            HistoryNotReadableError: git refuses, or takes too long.
        """
        (self.folder / "given").write_bytes(os.fsencode(given))
        environment = _environment(self.folder, self.repository.objects, index or self.folder / "index")
        if work_tree:
            environment["GIT_WORK_TREE"] = str(self.repository.top)
        try:
            with (
                (self.folder / "given").open("rb") as stream,
                (self.folder / "complaint").open("w+b") as complaint,
                subprocess.Popen(  # noqa: S603 - no shell; a revision stands behind --end-of-options
                    [self.program, "--no-pager", *arguments],
                    stdin=stream,
                    stdout=subprocess.PIPE,
                    stderr=complaint,
                    cwd=self.repository.top if work_tree else self.folder,
                    env=environment,
                ) as process,
            ):
                output = _read_output(process)
                complaint.seek(0)
                words = complaint.read(_MAXIMUM_COMPLAINT).decode("utf-8", "replace")
        except OSError as error:
            raise HistoryNotReadableError(reasons.git_says(system_words(error))) from error
        except ValueError as error:  # a zero byte in a revision
            raise HistoryNotReadableError(reasons.NO_REVISION) from error
        if process.returncode == 0:
            return output
        raise HistoryNotReadableError(self._reason(words, process.returncode))

    @property
    def is_shallow(self) -> bool:
        """Whether only the last commits were fetched."""
        return (self.folder / "shallow").stat().st_size > 0

    def log(self, *arguments: str) -> Iterator[Commit]:
        """Some commits, the newest first."""
        told = self.ask("log", "--no-show-signature", "--format=%H %ct %P", *arguments)
        for line in told.splitlines():
            name, seconds, *parents = line.split(" ")
            yield Commit(name, _day_in_vietnam(seconds), parents[0] if parents else "")

    def trees_at(self, places: Sequence[str]) -> list[str]:
        """What folders hold, each of a commit (``commit:folder``); empty where there is no such folder."""
        if any("\n" in place for place in places):
            return [""] * len(places)
        asked = "".join(f"{place}\n" for place in places)
        told = self.ask("cat-file", "--batch-check=%(objecttype) %(objectname)", given=asked).splitlines()
        return [line.removeprefix("tree ") if line.startswith("tree ") else "" for line in told]

    def _reason(self, words: str, code: int) -> reasons.Reason:
        if code == _NOTHING and not words:
            return reasons.SHALLOW if self.is_shallow else reasons.NO_COMMON_PAST
        if "dubious ownership" in words:
            return reasons.belongs_to_another(str(self.repository.top))
        if any(sign in words.lower() for sign in _NO_COMMIT):
            return reasons.NO_REVISION
        return reasons.git_says(words)


def _day_in_vietnam(seconds: str) -> date | None:
    """The day of a commit; None where whoever made it gave a time that no calendar has."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(OFFICE_TIME).date()
    except (ValueError, OverflowError, OSError):
        return None


def _read_output(process: "subprocess.Popen[bytes]") -> bytes:
    """What a process says within its time.

    A tree of a few hundred bytes may stand for more files than any memory holds.
    """
    stopped = threading.Event()

    def stop() -> None:
        stopped.set()
        process.kill()

    timer = threading.Timer(_TIMEOUT_SECONDS, stop)
    timer.start()
    try:
        output = process.stdout.read(_MAXIMUM_OUTPUT + 1) if process.stdout else b""
        if len(output) > _MAXIMUM_OUTPUT:
            process.kill()
            raise HistoryNotReadableError(reasons.TOO_LARGE)
        process.wait()
    finally:
        timer.cancel()
    if stopped.is_set():
        raise HistoryNotReadableError(reasons.NO_ANSWER)
    return output


def find_git(root: Path) -> str | None:
    """The program git; None where the machine has none outside the folder and its repository."""
    repository = find_repository(root)
    return find_program((_PROGRAM,), root if repository is None else repository.top)


@contextmanager
def open_history(root: Path) -> Iterator[Git]:
    """Git with the history of a folder, for the length of a block.

    Raises:
        HistoryNotReadableError: There is no git, no repository, no commit, or no right to read them.
    """
    repository, program = find_repository(root), find_git(root)
    if program is None:
        raise HistoryNotReadableError(reasons.NO_GIT)
    if repository is None:
        raise HistoryNotReadableError(
            reasons.LEADS_ELSEWHERE if leads_elsewhere(root) else reasons.NO_REPOSITORY
        )
    try:
        names = read_names(repository)
        parts = {name: read_part(repository, name) for name in ("shallow", "info/exclude")}
        sha256 = is_sha256(repository)
    except OSError as error:
        raise HistoryNotReadableError(reasons.no_right(str(repository.own))) from error
    with tempfile.TemporaryDirectory(prefix="ttdn-git-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        _lay_out(folder, repository, names, parts, sha256=sha256)
        yield Git(program, folder, repository, prefix_of(root, repository))


def _lay_out(
    folder: Path,
    repository: Repository,
    names: Mapping[str, str],
    parts: Mapping[str, bytes],
    *,
    sha256: bool,
) -> None:
    """A repository's own folder with nothing in it but names."""
    in_tables = repository.tables.is_dir()
    if in_tables and repository.is_linked:
        raise HistoryNotReadableError(reasons.UNKNOWN_FORM)
    if not in_tables and "HEAD" not in names:
        raise HistoryNotReadableError(reasons.NO_COMMIT)
    for name in ("refs", "info", "objects"):
        (folder / name).mkdir()
    for name, content in parts.items():
        (folder / name).write_bytes(content)
    (folder / "config").write_text(
        _settings(sha256=sha256, in_tables=in_tables), encoding="utf-8", newline="\n"
    )
    if in_tables:
        _copy_tables(repository.tables, folder / "reftable")
        (folder / "HEAD").write_text("ref: refs/heads/.invalid\n", encoding="utf-8", newline="\n")
        return
    listed = "".join(f"{commit} {name}\n" for name, commit in names.items() if name.startswith("refs/"))
    (folder / "packed-refs").write_bytes(listed.encode("utf-8", "surrogateescape"))
    for name, commit in names.items():
        if "/" not in name:
            (folder / name).write_text(f"{commit}\n", encoding="utf-8", newline="\n")


def _settings(*, sha256: bool, in_tables: bool) -> str:
    extensions = ("\tobjectFormat = sha256\n" if sha256 else "") + (
        "\trefStorage = reftable\n" if in_tables else ""
    )
    version = f"[core]\n\trepositoryFormatVersion = {1 if extensions else 0}\n"
    return _SETTINGS + version + (f"[extensions]\n{extensions}" if extensions else "")


def _copy_tables(tables: Path, folder: Path) -> None:
    """Names that git keeps in tables are its own to read: they hold names and ids only."""
    folder.mkdir()
    for entry in os.scandir(tables):
        if entry.is_file(follow_symlinks=False):
            shutil.copyfile(entry.path, folder / entry.name)


def _environment(folder: Path, objects: Path, index: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_OWN_PREFIX)}
    ours = {
        "GIT_DIR": folder,
        "GIT_OBJECT_DIRECTORY": objects,
        "GIT_INDEX_FILE": index,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": 1,
        "GIT_ATTR_NOSYSTEM": 1,
        "GIT_NO_LAZY_FETCH": 1,
        "GIT_NO_REPLACE_OBJECTS": 1,
        "GIT_LITERAL_PATHSPECS": 1,
        "GIT_OPTIONAL_LOCKS": 0,
        "GIT_TERMINAL_PROMPT": 0,
        # Before 2.32 git knows no GIT_CONFIG_GLOBAL and looks here.
        "HOME": folder,
        "XDG_CONFIG_HOME": folder,
        "LC_ALL": "C",
        "LANGUAGE": "C",
    }
    return kept | {name: str(value) for name, value in ours.items()}
