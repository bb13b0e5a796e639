"""A report and the file it came from: the whole of it, or the parts that are valid."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ttdn.diagnostics import Diagnostic
from ttdn.load.salvage import ValidParts, salvage
from ttdn.model.period import Period
from ttdn.model.report import Report, Result
from ttdn.model.scalars import Amount
from ttdn.model_errors import read_model
from ttdn.source import KeyPath, Source

Amounts = dict[tuple[str, str], tuple[KeyPath, Amount]]


class Head(NamedTuple):
    """What is asked of every report, whatever else becomes of it."""

    unit: str
    period: Period
    received: date
    counts_from: date
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
    head = Head(report.unit, report.period, report.received, report.counts_from, report.illustrative)
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
