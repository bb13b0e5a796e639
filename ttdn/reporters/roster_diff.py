"""A roster against the official list, for other programs: JSON and CSV."""

from collections.abc import Callable

from ttdn.language import Language
from ttdn.reporters.rows import as_csv
from ttdn.roster_diff import RosterDiff
from ttdn.safe_text import printable_json

COLUMNS = ("difference", "file", "line", "unit", "written", "listed", "message", "fix")


def diff_as_json(diff: RosterDiff, language: Language) -> str:
    """Everything that was compared, as one JSON object."""
    return printable_json(
        {
            "province": {"code": diff.province.code, "name": diff.province.name},
            "as_of": diff.day.isoformat(),
            "file": diff.file,
            "communes": {"written": diff.written, "listed": len(diff.province.communes)},
            "differences": [
                {
                    "difference": one.sort,
                    "line": one.line,
                    "unit": one.unit or None,
                    "written": one.written or None,
                    "listed": one.listed or None,
                    "message": language.say(*one.message),
                    "fix": one.fix or None,
                }
                for one in diff.differences
            ],
        }
    )


def diff_as_csv(diff: RosterDiff, language: Language) -> str:
    """A row for each difference."""
    return as_csv(
        COLUMNS,
        (
            (
                one.sort,
                diff.file,
                one.line,
                one.unit,
                one.written,
                one.listed,
                language.say(*one.message),
                one.fix,
            )
            for one in diff.differences
        ),
    )


#: The forms in which the comparison can be written for other programs.
FORMATS: dict[str, Callable[[RosterDiff, Language], str]] = {"json": diff_as_json, "csv": diff_as_csv}
