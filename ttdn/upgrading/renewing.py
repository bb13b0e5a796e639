"""Renewing what nobody has changed: each file with a copy of the old one kept, everything else left alone."""

from collections.abc import Iterator
from typing import NamedTuple

from ttdn import __version__
from ttdn.folder_record import FolderRecord, digest_of
from ttdn.places import OUT_FOLDER
from ttdn.upgrading.account import Account
from ttdn.upgrading.origins import Origin, origin_of, renewed_text

#: Below a folder of the version's name: the old files, and new ones beside which an office may hold its own.
_HOME = f"{OUT_FOLDER}/nang-cap"
_OLD, _NEW = "cu", "moi"
#: What is afterwards as the program writes it; a file that is not made stays away.
_RENEWED = frozenset({Origin.SAME, Origin.OLD, Origin.NEW})
#: Of a folder that does not say which version made it.
_UNKNOWN = "0.0"


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
            found.append(Renewal(name, renewed_text(name, current, old), old, kept_name(name)))
    return found


def kept_name(name: str) -> str:
    """Where the old file is kept."""
    return f"{_HOME}/{__version__}/{_OLD}/{name}"


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
    program = __version__ if is_renewed else _version(account)
    return FolderRecord(program, files, looked_at)


def _version(account: Account) -> str:
    return account.making.version if account.making else _UNKNOWN
