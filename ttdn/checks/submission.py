"""A submission (a merge request): it touches the files of the unit that sends it, and of no other."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ttdn.diagnostics import Diagnostic, Findings, Location, Severity
from ttdn.language import Text
from ttdn.model.period import parse_period
from ttdn.places import YAML_ENDINGS, split_report_path, unit_of
from ttdn.source import finding_at


def unit_folders(files: Sequence[str]) -> dict[str, str]:
    """The unit folders that some files are in, each with the first of the files."""
    folders: dict[str, str] = {}
    for file in files:
        unit = unit_of(file)
        if unit is not None:
            folders.setdefault(unit, file)
    return folders


def check_submission(changed: Sequence[str], unit: str | None, root: Path) -> Findings:
    """A submission of one unit that touches another unit's files, or the plan.

    A submission that deletes a report is found, too.

    Args:
        changed: The files of the submission, those that it deletes among them.
        root: The folder as the submission leaves it.
        unit: The unit that sends it; None where that is not known: then files of several units are only
            pointed out, since the collecting office may send them together.
    """
    yield from _find_deleted(changed, root)
    if unit is None:
        folders = unit_folders(changed)
        if len(folders) > 1:
            listed = ", ".join(folders)
            yield Diagnostic(
                "other-units-file",
                Text(
                    f"Lần gửi này đụng đến tệp của {len(folders)} đơn vị: {listed}.",
                    f"This submission changes files of {len(folders)} units: {listed}.",
                ),
                Location(next(iter(folders.values()))),
                severity=Severity.WARNING,
                hint=Text(
                    "Mỗi đơn vị một lần gửi, trừ khi chuyên viên tổng hợp gửi.",
                    "Make one submission for each unit, unless the collecting office sends it.",
                ),
            )
        return
    for file in changed:
        if unit_of(file) != unit:
            yield Diagnostic(
                "other-units-file",
                Text(
                    f"Lần gửi của '{unit}' không được đụng đến tệp này.",
                    f"A submission by '{unit}' must not change this file.",
                ),
                Location(file),
                hint=Text(
                    f"Chỉ gửi tệp trong units/{unit}; bỏ thay đổi ở tệp này.",
                    f"Change only files in units/{unit}; undo the change to this one.",
                ),
            )


def _find_deleted(changed: Sequence[str], root: Path) -> Findings:
    """Reports that are no longer there; one that has only got its right ending is."""
    for file in changed:
        path, place = PurePosixPath(file), split_report_path(file)
        is_report = path.suffix in YAML_ENDINGS and place is not None and parse_period(place.stem) is not None
        if is_report and not _is_there(root / path) and not _is_there(root / path.with_suffix(".yaml")):
            yield finding_at("deleted-report", Location(file))


def _is_there(path: Path) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - Path.exists() raises where the name is too long or nobody may look
