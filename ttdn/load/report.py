"""A report and the file it came from: the whole of it, or the parts that are valid."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pydantic import ValidationError

from ttdn.diagnostics import Diagnostic
from ttdn.model.period import MINIMUM_YEAR, Period, parse_period
from ttdn.model.report import Programme, Report, Result, Status, Training
from ttdn.model.scalars import Amount, is_slug
from ttdn.model_errors import error_path, read_model
from ttdn.places import split_report_path
from ttdn.source import KeyPath, Source, Value, value_at

Amounts = dict[tuple[str, str], tuple[KeyPath, Amount]]


class Head(NamedTuple):
    """What is asked of every report, whatever else becomes of it."""

    unit: str
    period: Period
    received: date
    counts_from: date
    last_received: date
    illustrative: bool


@dataclass
class ReportFile:
    """A report and the file it came from.

    Where the file has errors, ``report`` holds the parts that are valid, so that the checks can look at them
    too; ``kept`` names the entries that were, by their position in the file, and ``assumed`` the fields that
    the file does not give and its place had to. ``doubtful`` are the statuses that cannot be read;
    ``complete`` says that nothing was left out. ``amounts`` is every number that can be added up over
    periods, with its key path.
    """

    source: Source
    head: Head
    amounts: Amounts
    kept: dict[str, list[int]] = field(default_factory=dict)
    assumed: frozenset[str] = frozenset()
    doubtful: frozenset[KeyPath] = frozenset()
    complete: bool = True

    @cached_property
    def report(self) -> Report:
        """The report; it is read again where it was forgotten."""
        again = report_file(self.source)[0]
        if again is None:  # pragma: no cover - what was read once can be read again
            raise ValueError(self.source.file)
        return again.report

    def path(self, part: str, position: int) -> KeyPath:
        """The key path, in the file, of an entry of ``results``, ``programmes`` or ``training``."""
        return (part, self.kept[part][position] if part in self.kept else position)

    def results(self) -> Iterator[tuple[KeyPath, Result]]:
        """Each result with its key path in the file."""
        return (
            (self.path("results", position), result) for position, result in enumerate(self.report.results)
        )

    def programmes(self) -> Iterator[tuple[KeyPath, Programme]]:
        """Each programme with its key path in the file."""
        return ((self.path("programmes", place), one) for place, one in enumerate(self.report.programmes))

    def courses(self) -> Iterator[tuple[KeyPath, Training]]:
        """Each course of training with its key path in the file."""
        return ((self.path("training", place), one) for place, one in enumerate(self.report.training))

    @property
    def says_whose(self) -> bool:
        """Whether the file itself names its unit and its period."""
        return not self.assumed & {"unit", "period"}

    def forget(self) -> None:
        """Keep what the rules between reports ask for, and let go of the rest.

        Many thousand reports must fit into memory.
        """
        self.__dict__.pop("report", None)
        self.source.forget()


def report_file(source: Source) -> tuple[ReportFile | None, list[Diagnostic]]:
    """The report that a source holds (its valid parts, where it has errors).

    What is wrong with it by itself comes along.
    """
    whole, diagnostics = read_model(source, Report)
    parts = ValidParts(whole) if whole else salvage(source)
    if parts is None:
        return None, diagnostics
    report = parts.report
    days = report.received, report.counts_from, report.last_received
    head = Head(report.unit, report.period, *days, report.illustrative)
    complete = whole is not None and source.sound
    file = ReportFile(source, head, {}, parts.kept, parts.assumed, parts.doubtful, complete)
    file.report = report
    file.amounts.update(_amounts(file))
    return file, diagnostics


def _amounts(file: ReportFile) -> Iterator[tuple[tuple[str, str], tuple[KeyPath, Amount]]]:
    for path, result in file.results():
        for name, amount in result.figures.items():
            yield (result.item, name), ((*path, "figures", name), amount)
    if file.report.funding:
        for name in ("allocated", "spent"):
            yield ("funding", name), (("funding", name), getattr(file.report.funding, name))


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
