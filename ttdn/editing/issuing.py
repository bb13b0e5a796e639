"""The sheet of Excel written to the disk; one in which somebody has written stays."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ttdn.digest import gather
from ttdn.editing.file import read_edits
from ttdn.editing.sheet import make_sheet
from ttdn.errors import EditsHaveErrorsError
from ttdn.forms.issuing import write_form
from ttdn.forms.key import make_key
from ttdn.places import edits_path
from ttdn.status import Status


def make_edits_sheet(
    root: Path,
    status: Status,
    path: Path,
    prepared: Mapping[str, Sequence[str]],
    *,
    force: bool,
) -> None:
    """The sheet of Excel that says what the specialist's file says.

    Args:
        root: The folder of work.
        status: What is reported.
        path: Where the sheet belongs.
        prepared: Sentences for the parts that only a person can write.
        force: Replace one in which somebody has written, too.

    Raises:
        FormFilledInError: Somebody has written in the one that stands there, and ``force`` is not given.
        OutputNotWritableError: The system refuses.
    """
    _, _, edits = read_edits(root, edits_path(status.period))
    if edits is None:  # pragma: no cover - it was made just now
        raise EditsHaveErrorsError(edits_path(status.period))
    gathered = gather(status, edits)
    sheet = make_sheet(status, gathered, edits, make_key(root), prepared)
    write_form(root, path, sheet, force=force)
