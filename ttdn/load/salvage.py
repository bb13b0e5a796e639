"""The valid parts of a report that has errors, so that the checks can look at them too."""

import copy
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError

from ttdn.model.period import MINIMUM_YEAR, parse_period
from ttdn.model.report import Report, Status
from ttdn.model.scalars import is_slug
from ttdn.model_errors import error_path
from ttdn.places import split_report_path
from ttdn.source import KeyPath, Source, Value, value_at

_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class ValidParts:
    """What is valid of a report: all of it, or what is left when the rest is taken out.

    See ``ReportFile``.
    """

    report: Report
    kept: dict[str, list[int]] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    doubtful: frozenset[KeyPath] = frozenset()


def salvage(source: Source) -> ValidParts | None:
    """The valid parts of a report that has errors.

    Each invalid field, or the entry that needs it, is left out.
    """
    if not isinstance(source.data, dict):
        return None
    data = copy.deepcopy(source.data)
    assumed: set[str] = set()
    doubtful: set[KeyPath] = set()
    for _ in range(_ATTEMPTS):
        kept = {
            part: [i for i, entry in enumerate(value) if entry is not None]
            for part, value in data.items()
            if isinstance(value, list)
        }
        whole = {
            part: [value[i] for i in kept[part]] if isinstance(value, list) else value
            for part, value in data.items()
        }
        try:
            return ValidParts(Report.model_validate(whole), kept, frozenset(assumed), frozenset(doubtful))
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                path = _in_file(error_path(detail), kept)
                if _assume_status(data, path):
                    doubtful.add(path)
                else:
                    _leave_out(data, path[:-1] if detail["type"] == "missing" else path)
            assumed |= _fill_in_identity(data, source.file)
    return None


def _in_file(path: KeyPath, kept: dict[str, list[int]]) -> KeyPath:
    """A path in the reduced data as a path in the file: entries left out before are counted again."""
    part, *rest = path or ("",)
    if rest and isinstance(part, str) and part in kept and isinstance(rest[0], int):
        return (part, kept[part][rest[0]], *rest[1:])
    return path


def _assume_status(data: dict[str, Value], path: KeyPath) -> bool:
    """Give an entry whose status cannot be read one that asks for nothing.

    The rest of the entry can then be checked.
    """
    match path:
        case ("results", int(), "status"):
            entry = value_at(data, path[:-1])
            if isinstance(entry, dict):
                entry["status"] = Status.IN_PROGRESS.value
                return True
    return False


def _leave_out(data: dict[str, Value], path: KeyPath) -> None:
    """Take out what is at fault.

    This may be one figure, one field of an entry, an entry of a list, or a part of the report.
    """
    if len(path) > 1 and not isinstance(path[1], int):
        path = path[:1]
    if not path:
        return
    *above, last = path[: 4 if path[2:3] == ("figures",) else 3]
    container = value_at(data, above)
    if isinstance(container, dict):
        container.pop(str(last), None)
    elif isinstance(container, list) and isinstance(last, int):
        container[last] = None


def _fill_in_identity(data: dict[str, Value], file: str) -> set[str]:
    """Take unit and period from the file's place where the file itself does not say them.

    Its parts can then be checked.
    """
    unit, period = split_report_path(file) or ("", "")
    place = {
        "unit": unit if is_slug(unit) else "unknown",
        "period": period if parse_period(period) else str(MINIMUM_YEAR),
        "received": date.max.isoformat(),
    }
    missing = {key for key in place if data.get(key) is None}
    data.update((key, place[key]) for key in missing)
    return missing
