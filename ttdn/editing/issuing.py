"""The sheet of Excel written to the disk; one in which somebody has written stays."""

from pathlib import Path

from ttdn.digest import gather
from ttdn.editing.file import read_edits
from ttdn.editing.sheet import make_sheet
from ttdn.errors import EditsHaveErrorsError
from ttdn.forms.issuing import write_form
from ttdn.forms.key import make_key
from ttdn.places import edits_path
from ttdn.status import Status


def make_edits_sheet(root: Path, status: Status, path: Path, *, force: bool) -> None:
    """The sheet of Excel that says what the specialist's file says.

    Args:
        root: The folder of work.
        status: What is reported.
        path: Where the sheet belongs.
        force: Replace one in which somebody has written, too.

    Raises:
        FormFilledInError: Somebody has written in the one that stands there, and ``force`` is not given.
        OutputNotWritableError: The system refuses.
    """
    _, _, edits = read_edits(root, edits_path(status.period))
    if edits is None:  # pragma: no cover - it was made just now
        raise EditsHaveErrorsError(edits_path(status.period))
    gathered = gather(status, edits)
    write_form(
        root, path, make_sheet(status.plan, status.period, gathered, edits, make_key(root)), force=force
    )
