"""The specialist's file on the disk: read, brought up to date, written whole or not at all."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ttdn.digest import Gathered, gather
from ttdn.editing.renew import make_anew, make_edits, read_edits_text
from ttdn.errors import EditsHaveErrorsError, EditsNotRenewedError
from ttdn.forms.file_names import first_name
from ttdn.model.edits import Edits
from ttdn.places import OUT_FOLDER, edits_path
from ttdn.source.edit import EditFailedError
from ttdn.status import Status
from ttdn.writing import find_place, refusal, write_inside


class Renewed(NamedTuple):
    """What became of the file: ``was_there`` before, ``is_written`` now; what it holds."""

    name: str
    was_there: bool
    is_written: bool
    gathered: Gathered


def renew_edits(root: Path, status: Status, prepared: Mapping[str, Sequence[str]] | None = None) -> Renewed:
    """Make the specialist's file of a period, or bring it up to date.

    ``prepared`` are sentences for the parts that only a person can write.

    Raises:
        EditsHaveErrorsError: It has errors; it is left as it is.
        EditsNotRenewedError: It cannot be changed safely; it is left as it is, and the new one is put beside.
        ChangedMeanwhileError: Somebody saved it meanwhile; it is left as it is.
        OutputNotWritableError: The system refuses.
    """
    name = edits_path(status.period)
    raw, text, edits = read_edits(root, name)
    gathered = gather(status, edits)
    try:
        new = make_edits(status.plan, status.period, gathered, text, prepared).encode()
    except EditFailedError as error:
        if text is None:  # pragma: no cover - ttdn's own way of writing can be changed
            raise
        anew = make_anew(status.plan, status.period, gathered, text)
        raise EditsNotRenewedError(name, _put_aside(root, status, anew.encode())) from error
    if new != raw:
        write_inside(root, name, new, replacing=raw)
    return Renewed(name, raw is not None, new != raw, gathered)


def read_edits(root: Path, name: str) -> tuple[bytes | None, str | None, Edits | None]:
    """The bytes of the file, its text, and what it says; nothing where it is not there.

    Raises:
        EditsHaveErrorsError: It has errors.
        OutputNotWritableError: The system does not let it be read.
    """
    path = find_place(root, name)
    if not os.path.lexists(path):
        return None, None, None
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    try:
        _, edits = read_edits_text(name, raw)
    except EditFailedError as error:
        raise EditsHaveErrorsError(name) from error
    return raw, raw.decode(), edits


def _put_aside(root: Path, status: Status, content: bytes) -> str:
    """A file of its own for what could not be written into the other one; nothing is replaced."""
    wanted = f"{OUT_FOLDER}/bien-tap-{status.period}.yaml"
    name = first_name(wanted, lambda name: not os.path.lexists(root / name))
    write_inside(root, name, content, replacing=None)
    return name
