"""The report as it stands in the folder, beneath a form: its bytes and what they say belong together."""

import os
from dataclasses import dataclass
from pathlib import Path

from ttdn.language import Text
from ttdn.load import Workspace, load_file
from ttdn.model.period import Period
from ttdn.model.roster import Unit
from ttdn.places import is_absent
from ttdn.source import MAXIMUM_BYTES, Source


@dataclass(frozen=True)
class CurrentReport:
    """A report's bytes and source, or why a form cannot be brought together with it, and what to do.

    Both are None where there is no file.
    """

    raw: bytes | None = None
    source: Source | None = None
    blocked: tuple[Text, Text] | None = None


_KEEP_ONE = Text(
    "So sánh hai tệp, giữ một đúng, chuyển tệp kia ra ngoài thư mục units, rồi chạy lại.",
    "Compare the two, keep the right one, move the other out of units, then run again.",
)


def read_current(workspace: Workspace, target: str, unit: Unit, period: Period) -> CurrentReport:
    """Read the report that a form is for."""
    path = workspace.root / target
    files = (one.source.file for one in workspace.reports_on(unit.id, period))
    if elsewhere := next((file for file in files if file != target), ""):
        move = Text(f"Chuyển tệp đó đến {target} rồi chạy lại.", f"Move it to {target} and run again.")
        where = Text(
            f"Báo cáo này đang ở tệp khác: {elsewhere}.", f"This report is in another file: {elsewhere}."
        )
        return CurrentReport(blocked=(where, _KEEP_ONE if os.path.lexists(path) else move))
    if is_absent(path):
        return CurrentReport()
    loaded = load_file(workspace.root, path)
    if loaded.source is None or not loaded.source.sound or (loaded.source.faults and loaded.report is None):
        return CurrentReport(
            blocked=(
                Text(f"Không đọc được {target}.", f"{target} cannot be read."),
                Text(
                    f"Chạy 'ttdn validate {target}' để xem và sửa.",
                    f"Run 'ttdn validate {target}' to see why.",
                ),
            )
        )
    # The bytes of which the source was made: somebody may be saving the file at this very moment.
    raw = _read(path)
    again = load_file(workspace.root, path).source
    if raw is None or again is None or again.text != loaded.source.text:
        return CurrentReport(blocked=changed_meanwhile(target))
    return CurrentReport(raw, loaded.source)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as stream:
            return stream.read(MAXIMUM_BYTES + 1)
    except OSError:
        return None


def changed_meanwhile(target: str) -> tuple[Text, Text]:
    """What is said where somebody saved the file while it was being brought together with a form."""
    return (
        Text(
            f"{target} đã được sửa trong lúc thu nên không ghi đè.",
            f"{target} was changed in the meantime; it was not overwritten.",
        ),
        Text("Chạy lại lệnh này.", "Run this again."),
    )
