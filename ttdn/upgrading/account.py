"""The whole account of a folder that an older version made: what to do, and what is fine."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from ttdn import __version__
from ttdn.checking import Checked
from ttdn.errors import NewerFolderError
from ttdn.folder_record import RECORD_FILE, made_by_newer
from ttdn.language import Language
from ttdn.scaffold import shared_files
from ttdn.upgrading.folder import (
    Advice,
    Folder,
    Making,
    making_of,
    read_folder,
    renewed,
    renewed_text,
)
from ttdn.upgrading.plans import examine_leavings, examine_plans
from ttdn.upgrading.settings import examine_schemas, examine_settings, schemas_for
from ttdn.upgrading.templates import examine_templates

#: Examples in a folder without a plan that can be read speak of this year; no digest knows it.
_NO_YEAR = 2026


class Account(NamedTuple):
    """What a folder is, what the program would make, and what is to be said.

    ``program`` are the files of a new folder, ``schemas`` those that this folder should have.
    """

    folder: Folder
    program: Mapping[str, str]
    schemas: Mapping[str, str | None]
    making: Making | None
    advice: tuple[Advice, ...]

    @property
    def to_do(self) -> list[Advice]:
        """What somebody has to do."""
        return [one for one in self.advice if one.cure is not None]

    @property
    def fine(self) -> list[Advice]:
        """What is as it should be."""
        return [one for one in self.advice if one.cure is None]


def refuse_newer(root: Path) -> None:
    """Leave alone what a newer version made.

    Raises:
        NewerFolderError: It did.
    """
    newer = made_by_newer(root)
    if newer:
        raise NewerFolderError(newer, __version__)


def examine(checked: Checked) -> Account:
    """Hold a folder against what this version of the program would make.

    Raises:
        NewerFolderError: A newer one made it.
    """
    root = checked.workspace.root
    refuse_newer(root)
    program = shared_files(max(checked.workspace.plans, default=_NO_YEAR))
    folder = read_folder(root, program)
    schemas = schemas_for(folder, program, checked)
    advice = [
        *examine_plans(root, checked),
        *examine_templates(folder, program),
        *examine_schemas(folder, schemas),
        *examine_settings(folder, program),
        *examine_leavings(root, checked),
    ]
    if folder.record is None:
        advice.append(renewed("record-missing", RECORD_FILE))
    return Account(folder, program, schemas, making_of(folder), tuple(advice))


def differences(account: Account, name: str, language: Language) -> str:
    """The lines that differ, in the form of ``diff -u``; empty where none does.

    Args:
        account: The folder.
        name: The file.
        language: Of the two names above the lines.
    """
    old = account.folder.texts[name].replace("\r\n", "\n")
    new = renewed_text(name, account.program[name], old)
    ours = language.say("của cơ quan", "your office's")
    theirs = language.say(f"của ttdn {__version__}", f"of ttdn {__version__}")
    lines = unified_diff(
        old.splitlines(), new.splitlines(), f"{name}  ({ours})", f"{name}  ({theirs})", lineterm=""
    )
    return "".join(f"{line}\n" for line in lines)
