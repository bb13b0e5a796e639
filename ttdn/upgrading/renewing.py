"""What nobody has changed is renewed, with a copy of the old file kept; everything else is left alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ttdn import __version__
from ttdn.folder_record import RECORD_FILE, FolderRecord, digest_of
from ttdn.places import OUT_FOLDER, is_plain_file
from ttdn.scaffold import bytes_of
from ttdn.upgrading.account import Account
from ttdn.upgrading.folder import Origin, origin_of, renewed_text
from ttdn.writing import hold_folder, write_inside

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


def renew(account: Account, kept: tuple[str, ...], *, is_renewed: bool) -> Sequence[Renewal]:
    """Write what may be written; first the copies, last of all what the folder says of itself.

    Returns:
        The files that were written.

    Raises:
        TtdnError: A file was changed meanwhile, or cannot be written.
    """
    root = account.folder.root
    found = [_with_place(root, one) for one in _renewals(account)] if is_renewed else []
    record = record_after(account, kept, is_renewed=is_renewed)
    with hold_folder(root):
        for one in found:
            if one.old is not None:
                write_inside(root, one.copy, one.old.encode())
        for name, text in _beside(account) if is_renewed else ():
            write_inside(root, name, bytes_of(name, text))
        for one in found:
            write_inside(
                root,
                one.name,
                bytes_of(one.name, one.text),
                replacing=one.old.encode() if one.old is not None else None,
            )
        write_inside(root, RECORD_FILE, record.encode().encode())
    return found


def _with_place(root: Path, one: Renewal) -> Renewal:
    """What is to be written, with a place for the old file at which no other was kept before."""
    if one.old is None:
        return one
    places = (one.copy, *(f"{one.copy}.{number}" for number in range(2, 1000)))
    return one._replace(copy=next((place for place in places if _is_free(root / place, one.old)), one.copy))


def _is_free(place: Path, text: str) -> bool:
    """Whether nothing stands there, or what is to be kept."""
    if not is_plain_file(place):
        return True  # what else stands there is refused when it is written
    try:
        return place.read_bytes() == text.encode()
    except OSError:
        return False


def _renewals(account: Account) -> list[Renewal]:
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


def _beside(account: Account) -> Iterator[tuple[str, str]]:
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
