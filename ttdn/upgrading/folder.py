"""A folder of work as it is read to be held against what this version of the program would make."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ttdn.folder_record import CI_FILES, FolderRecord, read_record
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
