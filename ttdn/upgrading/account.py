"""The whole account of a folder that an older version made: what to do, and what is fine.

It is told in words, one line each, and for programs; and what nobody has changed is renewed by it, each file
with a copy of the old one kept, everything else left alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

from ttdn import __version__
from ttdn.checking import Checked
from ttdn.errors import NewerFolderError
from ttdn.folder_record import RECORD_FILE, FolderRecord, digest_of, made_by_newer
from ttdn.language import Language, Text, join, same
from ttdn.places import OUT_FOLDER
from ttdn.safe_text import printable_json, visible
from ttdn.scaffold import shared_files
from ttdn.upgrading.folder import (
    Advice,
    Folder,
    Making,
    Origin,
    making_of,
    origin_of,
    read_folder,
    renewed,
    renewed_text,
)
from ttdn.upgrading.plans import examine_leavings, examine_plans
from ttdn.upgrading.settings import examine_schemas, examine_settings, schemas_for
from ttdn.upgrading.templates import examine_templates

#: Below a folder of the version's name: the old files, and new ones beside which an office may hold its own.
_HOME = f"{OUT_FOLDER}/nang-cap"
_OLD, _NEW = "cu", "moi"
#: What is afterwards as the program writes it; a file that is not made stays away.
_RENEWED = frozenset({Origin.SAME, Origin.OLD, Origin.NEW})
#: Examples in a folder without a plan that can be read speak of this year; no digest knows it.
_NO_YEAR = 2026
#: Of a folder that does not say which version made it.
_UNKNOWN = "0.0"


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


class Renewal(NamedTuple):
    """A file that is to be written: its texts, new and old (None: not there), and the place of a copy."""

    name: str
    text: str
    old: str | None
    copy: str


def renewals(account: Account) -> list[Renewal]:
    """The files that the program may write by itself, in their order: those of which it said so."""
    wanted = {**account.program, **account.schemas}
    found = []
    for name in dict.fromkeys(one.file for one in account.advice if one.is_applied and one.file in wanted):
        old, current = account.folder.texts.get(name), wanted[name]
        if current is not None:
            found.append(
                Renewal(name, renewed_text(name, current, old), old, f"{_HOME}/{__version__}/{_OLD}/{name}")
            )
    return found


def beside(account: Account) -> Iterator[tuple[str, str]]:
    """The program's own texts of the files that an office has changed, each with a name for it."""
    for name in ("template-changed", "ci-changed"):
        for one in account.advice:
            if one.code == name:
                yield f"{_HOME}/{__version__}/{_NEW}/{one.file}", account.program[one.file]


def record_after(account: Account, seen: tuple[str, ...] = (), *, is_renewed: bool) -> FolderRecord:
    """What the folder says of itself afterwards.

    Args:
        account: The folder as it was.
        seen: Files that the office keeps as they are, having looked at the program's.
        is_renewed: Whether what could be renewed was.
    """
    old = account.folder.record or FolderRecord(_UNKNOWN)
    files, looked_at = dict(old.files), dict(old.seen)
    for name, text in account.program.items():
        origin = origin_of(account.folder, name, text)
        if name in seen:
            looked_at[name] = digest_of(name, text)
        elif origin is Origin.GONE or (is_renewed and origin in _RENEWED):
            files[name] = digest_of(name, text)
    known = account.making.version if account.making else _UNKNOWN
    return FolderRecord(__version__ if is_renewed else known, files, looked_at)


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


def account_in_words(account: Account) -> Iterator[Text]:
    """Which version made the folder, what to do, and what is fine."""
    yield _made_by(account)
    yield same("")
    command = "ttdn upgrade-check --apply"
    for title, behind, is_applied in (
        (Text("LÀM BẰNG MỘT LỆNH", "TO BE DONE BY ONE COMMAND"), f": {command}", True),
        (Text("TỰ TAY LÀM", "TO BE DONE BY HAND"), "", False),
    ):
        own = [one for one in account.to_do if one.is_applied is is_applied]
        if own:
            yield Text(f"{title.vi} ({len(own)}){behind}", f"{title.en} ({len(own)}){behind}")
            yield from (*map(_line, own), same(""))
    if not account.to_do:
        yield from (Text("Không có gì phải làm.", "Nothing to do."), same(""))
    yield Text("ỔN", "FINE")
    yield from map(_line, account.fine)


def _made_by(account: Account) -> Text:
    making = account.making
    if making is None:
        return Text(
            f"Thư mục không ghi do bản nào lập; chương trình là ttdn {__version__}.",
            f"The folder does not say which version made it; this program is ttdn {__version__}.",
        )
    if making.is_recorded:
        return Text(
            f"Thư mục theo bản ttdn {making.version}; chương trình là ttdn {__version__}.",
            f"The folder is as of ttdn {making.version}; this program is ttdn {__version__}.",
        )
    return Text(
        f"Thư mục do ttdn {making.version} lập (nhận ra theo các tệp); chương trình là ttdn {__version__}.",
        f"The folder was made by ttdn {making.version} (known by its files); this program is ttdn "
        f"{__version__}.",
    )


def _line(one: Advice) -> Text:
    place = visible(one.file)
    place = f"{place}:{one.line}" if place and one.line else place
    start = f"  {place}: " if place else "  "
    # Of what is done by the command it stands above.
    told = [one.said, *([one.cure] if one.cure and not one.is_applied else [])]
    return join("", [same(start), join(" → ", told)])


def account_as_json(account: Account, written: Sequence[Renewal], language: Language) -> str:
    """The same for programs; sentences in one language."""
    making = account.making
    return printable_json(
        {
            "version": 1,
            "program": __version__,
            "made_by": making.version if making else None,
            "recorded": bool(making and making.is_recorded),
            "written": [
                {"file": one.name, "kept": one.copy if one.old is not None else None} for one in written
            ],
            "to_do": [_as_json(one, language) for one in account.to_do],
            "fine": [_as_json(one, language) for one in account.fine],
        }
    )


def _as_json(one: Advice, language: Language) -> dict[str, Any]:
    return {
        "code": one.code,
        "file": one.file or None,
        "line": one.line,
        "message": language.say(*one.said),
        "do": language.say(*one.cure) if one.cure else None,
        "applied": one.is_applied,
    }
