"""A folder of work, held against what this version of the program would make: whence each file comes.

Which version wrote it, and whether somebody has changed it; and what is said of it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ttdn.folder_record import CI_FILES, PACKAGE_LINE, FolderRecord, digest_of, is_newer, read_record
from ttdn.language import Text, count_of, read_texts
from ttdn.places import TEMPLATES_FOLDER, is_inside, is_plain_file, is_plain_folder

#: Who approves changes: where GitHub, GitLab and Gitea look.
OWNERS_FILES = (
    "CODEOWNERS",
    ".github/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    ".gitea/CODEOWNERS",
    "docs/CODEOWNERS",
)
PRE_COMMIT_FILE = ".pre-commit-config.yaml"
WORKFLOW_FOLDERS = (".github/workflows", ".gitea/workflows", ".forgejo/workflows")
_YAML = frozenset({".yml", ".yaml"})
_LARGEST = 4 << 20
_MANY = 500
#: What versions wrote that kept no record; later ones keep one, so the list ends with them.
_EARLIER = Path(__file__).with_name("earlier.txt")
_NAMED_WHEEL = re.compile(r"^\s*#.*\btools/ttdn-([0-9.]+[0-9])-py3-none-any\.whl", re.MULTILINE)
#: What renews everything that nobody has changed.
APPLY = Text("chạy: ttdn upgrade-check --apply", "run: ttdn upgrade-check --apply")


class Advice(NamedTuple):
    """One line of the account.

    It has a name for programs, the file (empty: the folder) and the line where there is one, what is the
    matter, and what to do: None where nothing is. ``is_applied`` says that the command does it itself when
    asked.
    """

    code: str
    file: str
    said: Text
    cure: Text | None = None
    line: int | None = None
    is_applied: bool = False


def advise(code: str, file: str = "", line: int | None = None, **facts: object) -> Advice:
    """One line of the account in its own words (``advice.toml``), with facts in them."""
    words = {key: text.filled(facts) for key, text in _words()[code].items()}
    return Advice(code, file, words["said"], words.get("cure"), line)


def renewed(code: str, file: str, **facts: object) -> Advice:
    """What the command puts right itself."""
    return advise(code, file, None, **facts)._replace(cure=APPLY, is_applied=True)


def counted(number: int, noun: str) -> Text:
    """How many things there are, as a fact: their noun stands in the Vietnamese sentence already."""
    return Text(str(number), count_of(number, noun))


@cache
def _words() -> dict[str, dict[str, Text]]:
    return read_texts(__file__, "advice")


class Folder(NamedTuple):
    """The files beside plans and reports.

    ``texts`` are by their names; ``unfit`` are the names at which something else stands than a text file of
    the folder: a link, a device, a file that is no text.
    """

    root: Path
    texts: Mapping[str, str]
    unfit: frozenset[str]
    record: FolderRecord | None
    is_in_git: bool

    @property
    def templates(self) -> list[str]:
        """The names of what lies in the folder of templates."""
        return [name for name in self.texts if name.startswith(f"{TEMPLATES_FOLDER}/")]

    @property
    def has_templates(self) -> bool:
        """Whether the folder has templates of its own."""
        return is_plain_folder(self.root / TEMPLATES_FOLDER)

    @property
    def has_schemas(self) -> bool:
        """Whether the folder has schemas for an editor."""
        return is_plain_folder(self.root / "schema")


def read_folder(root: Path, names: Mapping[str, str]) -> Folder:
    """Read the files beside plans and reports.

    Args:
        root: The folder.
        names: The files of a new folder, by their names.
    """
    texts, unfit = {}, set()
    for name in dict.fromkeys((*names, *_others(root))):
        if not os.path.lexists(root / name):
            continue
        text = _text(root, name)
        if text is None:
            unfit.add(name)
        else:
            texts[name] = text
    is_in_git = any(os.path.lexists(folder / ".git") for folder in (root, *root.parents))
    return Folder(root, texts, frozenset(unfit), read_record(root), is_in_git)


def _others(root: Path) -> Iterator[str]:
    """What a folder may have besides: templates of its own, schemas of other years, CI of its own making."""
    yield from (*OWNERS_FILES, *CI_FILES, PRE_COMMIT_FILE)
    for folder in (TEMPLATES_FOLDER, "schema", *WORKFLOW_FOLDERS):
        if is_plain_folder(root / folder):
            found = sorted(os.listdir(root / folder))[:_MANY]  # noqa: PTH208 - names are enough
            yield from (f"{folder}/{name}" for name in found if _is_asked(folder, name))


def _is_asked(folder: str, name: str) -> bool:
    if folder in WORKFLOW_FOLDERS:
        return Path(name).suffix in _YAML
    return not name.startswith((".", "~$")) and "." in name


def _text(root: Path, name: str) -> str | None:
    """The text of a file of the folder as it is; None where something else stands there."""
    path = root / name
    if not is_plain_file(path) or not is_inside(path, root):
        return None
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        return raw.decode("utf-8") if len(raw) <= _LARGEST else None
    except (OSError, UnicodeDecodeError):
        return None


class Origin(Enum):
    """What a file of the folder is beside the one that the program would write now."""

    #: The same.
    SAME = auto()
    #: An earlier version's, as it was written.
    OLD = auto()
    #: The office's own; the program's has not changed since, or was looked at beside it.
    OWN = auto()
    #: The office's own, made of an earlier version's or of nobody knows which.
    OWN_OF_OLD = auto()
    #: Not there, and never was.
    NEW = auto()
    #: Not there; it once was.
    GONE = auto()
    #: No text file.
    UNFIT = auto()


class Making(NamedTuple):
    """The version that made a folder, and whether its record says so; without, its files do."""

    version: str
    is_recorded: bool


def origin_of(folder: Folder, name: str, current: str) -> Origin:
    """What became of a file.

    Args:
        folder: The folder.
        name: The file.
        current: What the program would write.
    """
    if name in folder.unfit:
        return Origin.UNFIT
    recorded = folder.record.files.get(name) if folder.record else None
    text = folder.texts.get(name)
    if text is None:
        was_there = recorded is not None or (folder.record is None and name in earlier())
        return Origin.GONE if was_there else Origin.NEW
    digest, wanted = digest_of(name, text), digest_of(name, current)
    if digest == wanted:
        return Origin.SAME
    if digest == recorded or digest in earlier().get(name, {}):
        return Origin.OLD
    seen = folder.record.seen.get(name) if folder.record else None
    return Origin.OWN if wanted in {recorded, seen} else Origin.OWN_OF_OLD


def version_of(folder: Folder, name: str) -> str:
    """The version that wrote a file that nobody has changed; empty where that is not known."""
    digest = digest_of(name, folder.texts[name])
    made = folder.record.program if folder.record and folder.record.files.get(name) == digest else ""
    return earlier().get(name, {}).get(digest, made)


def making_of(folder: Folder) -> Making | None:
    """Which version made a folder, or brought it up to date; None where nothing says so."""
    if folder.record and is_newer(folder.record.program, "0"):
        return Making(folder.record.program, is_recorded=True)
    found = [version for name in folder.texts if name in earlier() and (version := version_of(folder, name))]
    named = (_NAMED_WHEEL.search(folder.texts.get(name, "")) for name in CI_FILES)
    versions = found or [match[1] for match in named if match]
    newest = ""
    for version in versions:
        newest = version if is_newer(version, newest) else newest
    return Making(newest, is_recorded=False) if newest else None


def renewed_text(name: str, current: str, old: str | None) -> str:
    """What the program writes in place of an old file: with the package that was filled in, where one was."""
    filled = PACKAGE_LINE.search(old) if old and name in CI_FILES else None
    if filled is None:
        return current
    value = filled["value"].rstrip("\r")
    return PACKAGE_LINE.sub(lambda line: f"{line['head']} {value}", current, count=1)


@cache
def earlier() -> Mapping[str, Mapping[str, str]]:
    """For each file, the versions that wrote it by its digest."""
    found: dict[str, dict[str, str]] = {}
    for line in _EARLIER.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            version, digest, name = line.split(" ", 2)
            found.setdefault(name, {})[digest] = version
    return found
