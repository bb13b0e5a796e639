"""Where words stand: in reports, the plan, the specialist's file and the register, each with its place."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from ttdn.asking.words import Piece, Query, Span, excerpt
from ttdn.diagnostics import Location
from ttdn.language import Labelled, Text
from ttdn.model.edits import Edits
from ttdn.model.period import find_period
from ttdn.model.plan import Plan
from ttdn.model.register import Register
from ttdn.model.report import Report
from ttdn.model.scalars import Model
from ttdn.places import split_report_path
from ttdn.safe_text import mask_personal_numbers
from ttdn.source import KeyPath, Source, Value, texts, value_at
from ttdn.tables import Row, Table, described


class Where(Labelled):
    """What words are looked for in."""

    REPORTS = "reports", "Báo cáo", "Reports"
    PLAN = "plan", "Kế hoạch", "The plan"
    EDITS = "edits", "Tệp biên tập", "The specialist's file"
    REGISTER = "register", "Sổ nhận", "The register"


_MODELS: dict[Where, type[Model]] = {
    Where.REPORTS: Report,
    Where.PLAN: Plan,
    Where.EDITS: Edits,
    Where.REGISTER: Register,
}
#: Keys whose values are codes, days or paths, no words; and what the specialist's file repeats of reports.
_CODES = frozenset(
    {
        *("unit", "units", "period", "status", "item", "items", "id", "kind", "kinds", "read", "members"),
        *("received", "reissued", "accepted", "completed", "dates", "date", "sent", "appraised", "approved"),
        *("illustrative", "not_asked", "use", "mark", "said", "before", "digest", "way", "result", "kept"),
        *("replaces", "decided", "arrived", "year", "from", "until", "added_by", "ended_by", "reported_in"),
    }
)
#: Lines below the beginning of a value in which its words are looked for: as many as it may take.
_LETTERS_OF_A_LINE = 20


@dataclass(frozen=True, eq=False)
class Searched:
    """A file that is looked through: what it is, its plan (None: nobody knows), whether it has errors."""

    where: Where
    source: Source
    plan: Plan | None = None
    faulty: bool = False

    @property
    def file(self) -> str:
        """Its name."""
        return self.source.file

    @cached_property
    def unit(self) -> str:
        """The unit whose folder a report is in; empty for any other file."""
        place = split_report_path(self.file)
        return place.unit if place else ""

    @cached_property
    def period(self) -> str:
        """The period that its name says, or a report itself."""
        stem = PurePosixPath(self.file).stem
        own = self.source.get(("period",)) if self.where is Where.REPORTS else None
        return own if isinstance(own, str) and find_period(own) else stem


@dataclass(frozen=True, eq=False)
class Hit:
    """A text that has all the words: where it stands, and where in it they do.

    ``units`` and ``item`` are what it speaks of, by their ids; empty where it speaks of none.
    """

    searched: Searched
    path: KeyPath
    text: str
    spans: tuple[Span, ...]

    @cached_property
    def _around(self) -> list[Mapping[str, Value]]:
        """The entries in which it stands, the nearest first."""
        data = self.searched.source.data
        found = [value_at(data, self.path[:end]) for end in range(len(self.path), -1, -1)]
        return [value for value in found if isinstance(value, dict)]

    def _said(self, key: str) -> str:
        values = (entry.get(key) for entry in self._around)
        return next((value for value in values if isinstance(value, str) and value), "")

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units whose words they are, or of which they speak."""
        if self.searched.where is Where.REPORTS:
            return (self.searched.unit,) if self.searched.unit else ()
        if self.searched.where is Where.PLAN:
            return (self._said("id"),) if self.path[0] == "units" else ()
        listed = next((entry["units"] for entry in self._around if "units" in entry), None)
        several = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
        return tuple(several) or tuple(filter(None, (self._said("unit"),)))

    @cached_property
    def item(self) -> str:
        """The item of the plan of which they speak, or the clause in which they stand."""
        if self.searched.where is Where.PLAN:
            known = self.searched.plan.clauses_by_id if self.searched.plan else {}
            number = self._said("id")
            return number if number in known else ""
        return self._said("item")

    @cached_property
    def period(self) -> str:
        """The period of the words."""
        own = self._said("period") if self.searched.where is not Where.PLAN else ""
        return own if find_period(own) else self.searched.period

    @cached_property
    def label(self) -> Text:
        """What the office calls the field; in English its key."""
        names = [part for part in self.path if isinstance(part, str)]
        return Text(_title(_MODELS[self.searched.where], self.path) or names[-1], names[-1].replace("_", " "))

    @property
    def shown(self) -> tuple[Piece, ...]:
        """The sentences in which the words stand; numbers of citizens are not shown."""
        return excerpt(mask_personal_numbers(self.text), self.spans)

    @cached_property
    def location(self) -> Location:
        """Where the first of the words stands: in a text of several lines on its own line."""
        source = self.searched.source
        start = source.locate(self.path)
        if not start.line:
            return start
        begin, end = self.spans[0]
        word = self.text[begin:end].split()[0]
        pattern = re.compile(rf"(?<!\w){re.escape(word)}")
        before = sum(1 for _ in pattern.finditer(self.text, 0, begin))
        many = self.text.count("\n") + len(self.text) // _LETTERS_OF_A_LINE + 2
        for number in range(start.line - 1, min(start.line + many, len(source.lines))):
            line = source.lines[number]
            for match in pattern.finditer(line, start.column - 1 if number == start.line - 1 else 0):
                if not before:
                    return Location(source.file, number + 1, match.start() + 1, end - begin)
                before -= 1
        return start


def find_words(files: Iterable[Searched], query: Query) -> Iterator[Hit]:
    """Every text of the files that has all the words, in the order of the files."""
    for searched in files:
        if not query.may_be_in(searched.source.text):
            continue
        for path, text in texts(searched.source.data):
            names = [part for part in path if isinstance(part, str)]
            if (names and names[-1] in _CODES) or not path:
                continue
            if spans := query.find(text):
                yield Hit(searched, path, text, spans)
        searched.source.forget()


class Wanted(NamedTuple):
    """Of all that was found, what is wanted; None: all. Units and items by their ids."""

    units: frozenset[str] | None = None
    items: frozenset[str] | None = None
    period: str | None = None

    def has(self, hit: Hit) -> bool:
        """Whether something that was found is wanted."""
        return (
            (self.units is None or not self.units.isdisjoint(hit.units))
            and (self.items is None or hit.item in self.items)
            and (self.period is None or hit.period == self.period)
        )


def _title(model: Any, path: Sequence[str | int]) -> str:  # noqa: ANN401 - a model, or what one holds
    """What a model calls the field at a path; empty where it has none."""
    title = ""
    for part in path:
        own = _model_in(model)
        if isinstance(part, int) or own is None:
            continue
        known = next((one for name, one in own.model_fields.items() if part in {name, one.alias}), None)
        if known is None:
            return title
        title, model = known.title or title, known.annotation
    return title


def _model_in(annotation: Any) -> type[Model] | None:  # noqa: ANN401 - any annotation
    """The model that a field holds, be it in a list, or where it may be absent."""
    if isinstance(annotation, type) and not get_origin(annotation):
        return annotation if issubclass(annotation, Model) else None
    inner = get_args(annotation) if get_origin(annotation) in {tuple, Union, UnionType} else ()
    return next((found for one in inner if (found := _model_in(one))), None)


def units_called(hit: Hit) -> str:
    """The names of its units, as the plan of its year calls them; an unknown one by its id."""
    plan = hit.searched.plan
    return ", ".join(plan.name_of(unit) if plan else unit for unit in hit.units)


def item_called(hit: Hit) -> str:
    """The number of its item as the document cites it."""
    clauses = hit.searched.plan.clauses_by_id if hit.searched.plan else {}
    return clauses[hit.item].number if hit.item in clauses else hit.item


class Tally(NamedTuple):
    """How much was found: so many places, in so many files, of so many units."""

    places: int
    files: int
    units: int


def tally(hits: Collection[Hit]) -> dict[Where, Tally]:
    """The same by what was looked through; only where something was found."""
    counted = {}
    for where in Where:
        own = [hit for hit in hits if hit.searched.where is where]
        if own:
            files, units = {hit.searched.file for hit in own}, {unit for hit in own for unit in hit.units}
            counted[where] = Tally(len(own), len(files), len(units))
    return counted


def hits_table(hits: Iterable[Hit], track: Callable[[Iterable[Hit]], Iterable[Hit]] = iter) -> Table:
    """A row for each place; ``track`` passes them on one by one, since to find the place takes its time."""
    return described("hits").filled(_rows(track(hits)))


def _rows(hits: Iterable[Hit]) -> Iterator[Row]:
    file: Searched | None = None
    for hit in hits:
        if file is not None and file is not hit.searched:
            file.source.forget()  # the data and the places of thousands of files would take a gigabyte
        file = hit.searched
        place = hit.location
        yield {
            "file": place.file,
            "line": place.line or None,
            "column": place.column or None,
            "where": hit.searched.where,
            "unit": ", ".join(hit.units) or None,
            "unit_name": units_called(hit) or None,
            "item": item_called(hit) or None,
            "period": hit.period or None,
            "field": hit.label,
            "text": "".join(piece.words for piece in hit.shown),
            "faulty": hit.searched.faulty,
        }
