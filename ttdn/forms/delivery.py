"""What is written of the outcomes: reports and what is remembered of them, marked copies, receipts."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from ttdn.errors import PathLeavesFolderError, PathNotFoundError
from ttdn.forms.issuing import blank_of
from ttdn.forms.layout import fill_blank
from ttdn.forms.marking import CopyNotMadeError, add_receipt, mark_copy
from ttdn.forms.outcomes import Outcome, Result
from ttdn.forms.receipt import receipt_text
from ttdn.forms.state import state_name
from ttdn.forms.workbook import make_form
from ttdn.load import Workspace
from ttdn.vietnamese import nfc
from ttdn.writing import write_whole

#: What Excel writes, and what it may be mistaken for: those are refused by name.
_ENDINGS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".xltx", ".xltm"})
_LEFTOVERS = ("~$", ".")
_MARKED, _RECEIPT, _NEW = ".can-sua", ".bien-nhan", ".mau-moi"
_MARKS = re.compile(r"\.can-sua(?:-[0-9]+)?$")


def find_forms(paths: Sequence[Path], output: Path) -> tuple[list[tuple[str, Path]], int]:
    """The files to be read, each with the name by which it is spoken of, and the number of other files in the folders.

    What is named is read whatever it is; of a folder, the workbooks, but for those that this program put into ``output``.

    Raises:
        PathNotFoundError: A path does not exist.
    """
    found: dict[Path, str] = {}
    others = 0
    for path in paths:
        if not path.exists():
            raise PathNotFoundError(str(path))
        if path.is_file():
            found.setdefault(path, nfc(path.name))
            continue
        for file in _walk(path, output):
            if file.suffix.lower() in _ENDINGS:
                found.setdefault(file, nfc(file.relative_to(path).as_posix()))
            else:
                others += 1
    return [(name, path) for path, name in found.items()], others


def _walk(folder: Path, output: Path) -> Iterator[Path]:
    """The files below a folder in the order of their names; links to folders are not followed."""
    left_out = output.resolve() if folder.resolve() != output.resolve() else None
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_LEFTOVERS) and Path(place, name).resolve() != left_out)
        yield from (Path(place, name) for name in sorted(files, key=nfc) if not name.startswith(_LEFTOVERS))


def deliver(workspace: Workspace, outcomes: Sequence[Outcome], output: Path, *, sheet: bool) -> dict[Path, list[Path]]:
    """Write what is to be written of every outcome.

    Args:
        workspace: The folder.
        outcomes: What was decided of each file.
        output: The folder for what goes back to the units.
        sheet: Whether receipts are made as Excel files, too.

    Returns:
        For each file that came back, what was made for its sender.

    Raises:
        PathLeavesFolderError: A link leads out of the folder; then nothing was written for that file.
        OutputNotWritableError: The system refuses.
    """
    names = _Names(output, {one.path.resolve() for one in outcomes})
    return {one.path: list(_deliver(workspace, one, names, sheet=sheet)) for one in outcomes}


def _deliver(workspace: Workspace, one: Outcome, names: "_Names", *, sheet: bool) -> Iterator[Path]:
    if one.text is not None and one.state is not None and one.unit is not None and one.period is not None:
        _write_inside(workspace.root, one.target, one.text.encode())
        _write_inside(workspace.root, state_name(one.unit.id, one.period), one.state.encode())
    plan = workspace.plans[one.period.year].plan if one.period is not None and one.period.year in workspace.plans else None
    if plan is None or one.unit is None or one.period is None:
        return
    if one.result is Result.RETURNED:
        yield _return(workspace, one, names)
    elif one.result is Result.OLDER:
        yield names.write(one, f"{_NEW}.xlsx", _fill_new(workspace, one))
    elif one.result.is_good and one.report is not None:
        yield names.write(one, f"{_RECEIPT}.txt", receipt_text(one, plan).encode())
        if sheet:
            with suppress(CopyNotMadeError):
                yield names.write(one, f"{_RECEIPT}.xlsx", add_receipt(one.path.read_bytes(), one, plan))


def _return(workspace: Workspace, one: Outcome, names: "_Names") -> Path:
    """The sender's own file with its marks; a new form with its values, where that file is too damaged to be copied."""
    try:
        return names.write(one, f"{_MARKED}.xlsx", mark_copy(one.path.read_bytes(), one))
    except CopyNotMadeError:
        return names.write(one, f"{_NEW}.xlsx", _fill_new(workspace, one))


def _fill_new(workspace: Workspace, one: Outcome) -> bytes:
    """A new form, filled with what came back."""
    if one.unit is None or one.period is None:
        raise CopyNotMadeError
    plan = workspace.plans[one.period.year].plan
    return make_form(fill_blank(blank_of(workspace, plan, one.unit, one.period), one.values))


def _write_inside(root: Path, name: str, content: bytes) -> None:
    """Write a file of the folder; a link must not lead it out."""
    path = root.resolve() / name
    if not path.parent.resolve().is_relative_to(root.resolve()) or path.is_symlink():
        raise PathLeavesFolderError(name, root)
    write_whole(path, content)


class _Names:
    """Names for what goes back: those of what came. Nothing that stands there is written over, what came least of all."""

    def __init__(self, output: Path, inputs: set[Path]) -> None:
        self.output = output
        self._taken = set(inputs)

    def write(self, one: Outcome, ending: str, content: bytes) -> Path:
        """Write under the first name that is free, or under which just this stands already."""
        stem, _, kind = ending.rpartition(".")
        name = _MARKS.sub("", one.path.stem) + stem
        for number in count(1):
            path = self.output / f"{name}{f'-{number}' if number > 1 else ''}.{kind}"
            there = path.resolve()
            if there not in self._taken and (not path.exists() or (path.is_file() and path.read_bytes() == content)):
                self._taken.add(there)
                write_whole(path, content)
                return path
        raise AssertionError  # pragma: no cover - there is always another number
