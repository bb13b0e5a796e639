"""The plan of a year (kế hoạch).

Its clauses under the document's own numbers, owners, roster, reporting rules, figures.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from ttdn.errors import NotAUnitError, UnknownNameError
from ttdn.model.period import MINIMUM_YEAR, Cutoffs, Period
from ttdn.model.scalars import ClauseId, Count, Day, Flag, Line, Model, PeriodField, Slug, Words
from ttdn.model.schedule import Deadline, Schedule
from ttdn.vietnamese import fold, suggest

#: The part of a unit's report in which a task is reported instead of under ``results``.
REPORTED_IN = ("programmes", "focal_officer", "training")


class Clause(Model):
    """One clause of the document, word for word."""

    id: ClauseId
    text: Words


class Owners(Model):
    """Who owes an item (cơ quan chủ trì).

    Units and groups, beside the wording where the document has one of its own.
    """

    text: Words | None = None
    read: tuple[Slug, ...]
    directed_by: Line | None = None


class Item(Clause):
    """A clause that can be reported on: a task, an activity, a form of work or a duty.

    An item without owners is open to every unit and owed by none.
    """

    short: Line | None = None
    owners: Owners | None = None
    schedule: Schedule | None = None
    reported_in: Line | None = None
    note: Words | None = None

    @property
    def title(self) -> str:
        """The short name for tables; the clause itself where it has none."""
        return self.short or self.text


class Signature(Model):
    """A signature block: the lines of authority and post (quyền hạn, chức vụ), and the name."""

    authority: tuple[Line, ...]
    name: Line | None = None


class PlanDocument(Model):
    """The plan as a document: number, place and date, title, legal basis, recipients, signature."""

    number: Line
    place: Line
    date: Day
    kind: Line
    title: Line
    basis: Words
    opening: Words
    recipients: tuple[Line, ...]
    signature: Signature


class Authority(Model):
    """The names by which documents speak of the issuing body and of its area."""

    name: Line
    short: Line
    area: Line


class UnitLetterhead(Model):
    """How units issue their own reports and are addressed.

    Every part may be given for all units, for a kind, and for one unit.

    ``{name}`` stands for the unit's name, ``{place}`` for the name without its kind ("Phường Lộc Thọ": Lộc
    Thọ). ``authority`` ends with the post of the head; who signs for the head is read from the report.
    """

    superior: Line | None = None
    agency: tuple[Line, ...] = ()
    symbol: Line | None = None
    place: Line | None = None
    addressees: tuple[Line, ...] = ()
    authority: tuple[Line, ...] = ()
    recipients: tuple[Line, ...] = ()
    addressed_as: Line | None = None


class UnitKind(Model):
    """A kind of unit: phường, xã, cơ quan chuyên môn and so on."""

    id: Slug
    name: Line
    short: Line | None = None
    letterhead: UnitLetterhead | None = None

    @property
    def title(self) -> str:
        """The short name for tables."""
        return self.short or self.name


class Unit(Model):
    """A unit of the roster (đơn vị)."""

    id: Slug
    name: Line
    short: Line
    kind: Slug
    code: Line | None = None
    letterhead: UnitLetterhead | None = None


class Group(Model):
    """An owner that is a set, under the plan's own name: all units of some kinds, and named members.

    ``open`` marks a set that the plan does not list in full, such as "các cơ quan, đơn vị trên địa bàn thành
    phố".
    """

    id: Slug
    name: Line
    open: Flag = False
    kinds: tuple[Slug, ...] = ()
    members: tuple[Slug, ...] = ()


class Figure(Model):
    """A quantity that may be reported: label, unit of measure, the items it belongs to.

    A target where the plan sets one.
    """

    id: Slug
    label: Line
    unit: Line
    items: tuple[ClauseId, ...]
    target: Count | None = None


class RequiredPeriod(Model):
    """A period that must be reported, and by when."""

    period: PeriodField
    deadline: Deadline


class Reporting(Model):
    """Who must report, who is asked to, to whom, through whom, in which periods and by when."""

    text: Words
    required: tuple[Slug, ...]
    requested: tuple[Slug, ...] = ()
    to: Line
    through: Slug | None = None
    periods: tuple[RequiredPeriod, ...] = Field(min_length=1)
    cutoffs: Cutoffs = Cutoffs.CALENDAR
    due_soon_days: Count = 7
    entry_days: Count = 0


class Letterhead(Model):
    """What one kind of issued document needs from the office.

    Agency lines, number code, addressees, signature, recipients.
    """

    superior: Line | None = None
    agency: tuple[Line, ...]
    symbol: Line
    place: Line
    addressees: tuple[Line, ...] = ()
    signature: Signature
    recipients: tuple[Line, ...]


class Documents(Model):
    """The settings of each kind of document.

    The summary report, the reminder (công văn đôn đốc), the reports of units.
    """

    summary: Letterhead
    reminder: Letterhead | None = None
    unit_report: UnitLetterhead | None = None


class Level(StrEnum):
    """How strictly a rule is applied."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


class Plan(Model):
    """The plan of one year."""

    year: Count = Field(ge=MINIMUM_YEAR, le=9999)
    illustrative: Flag = False
    authority: Authority
    document: PlanDocument
    headings: dict[ClauseId, Line]
    goals: tuple[Clause, ...]
    requirements: tuple[Clause, ...] = ()
    tasks: tuple[Item, ...] = ()
    activity_columns: tuple[Line, ...] = ()
    activities: tuple[Item, ...]
    forms: tuple[Item, ...] = ()
    funding: Clause | None = None
    duties: tuple[Item, ...] = ()
    reporting: Reporting
    unit_kinds: tuple[UnitKind, ...]
    units: tuple[Unit, ...]
    groups: tuple[Group, ...] = ()
    figures: tuple[Figure, ...] = ()
    documents: Documents
    levels: dict[Slug, Level] = Field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The plan's own year as a period."""
        return Period.of_year(self.year)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its number, in the order of the document."""
        return {item.id: item for item in (*self.tasks, *self.activities, *self.forms, *self.duties)}

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by its number, items included."""
        funding = (self.funding,) if self.funding else ()
        return {
            clause.id: clause for clause in (*self.goals, *self.requirements, *self.items.values(), *funding)
        }

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """Every unit by its id, in the order of the roster."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def groups_by_id(self) -> dict[str, Group]:
        """Every group by its id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def figures_by_id(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {figure.id: figure for figure in self.figures}

    def members(self, group: Group) -> tuple[Unit, ...]:
        """The units of a group, in the order of the roster."""
        return tuple(unit for unit in self.units if unit.kind in group.kinds or unit.id in group.members)

    def resolve(self, names: tuple[str, ...]) -> tuple[Unit, ...]:
        """The units that a list of unit and group ids stands for, each once, in the order of the roster."""
        wanted = set(names)
        for name in names:
            if name in self.groups_by_id:
                wanted.update(unit.id for unit in self.members(self.groups_by_id[name]))
        return tuple(unit for unit in self.units if unit.id in wanted)

    @cached_property
    def owners(self) -> dict[str, tuple[Unit, ...]]:
        """For each item that is owed, the units that owe it."""
        return {item.id: self.resolve(item.owners.read) for item in self.items.values() if item.owners}

    @cached_property
    def owed(self) -> dict[str, dict[str, Item]]:
        """For each unit, by its id, the items it owes, in the order of the document."""
        owed: dict[str, dict[str, Item]] = {unit.id: {} for unit in self.units}
        for number, owners in self.owners.items():
            for unit in owners:
                owed[unit.id][number] = self.items[number]
        return owed

    def owed_by(self, unit: Unit) -> tuple[Item, ...]:
        """The items a unit owes, in the order of the document."""
        return tuple(self.owed[unit.id].values())

    @cached_property
    def required_units(self) -> tuple[Unit, ...]:
        """The units that must report."""
        return self.resolve(self.reporting.required)

    @cached_property
    def requested_units(self) -> tuple[Unit, ...]:
        """The units that are asked to report ("Đề nghị") and are counted apart."""
        required = {unit.id for unit in self.required_units}
        return tuple(unit for unit in self.resolve(self.reporting.requested) if unit.id not in required)

    def deadline(self, item: Item) -> date | None:
        """The last good day for an item; None where it goes on all year."""
        return item.schedule.read.deadline(self.year) if item.schedule else None

    def window(self, item: Item) -> tuple[date, date]:
        """The days on which an item is worked on."""
        if item.schedule:
            return item.schedule.read.window(self.year)
        return self.period.dates(Cutoffs.CALENDAR)

    def figures_of(self, item: str) -> Iterator[Figure]:
        """The figures that may be reported under an item."""
        return (figure for figure in self.figures if item in figure.items)

    def item_reported_in(self, part: str) -> Item | None:
        """The item that is reported in a part of its own (``reported_in``), such as ``training``."""
        return next((item for item in self.items.values() if item.reported_in == part), None)

    def required_period(self, today: date, within: Period | None = None) -> RequiredPeriod | None:
        """The required report to look at on a day.

        That of the period that was asked for, else the next one due within it, else the last.
        """
        periods = sorted(self.reporting.periods, key=lambda required: required.deadline.last_day)
        own = [required for required in periods if required.period == within]
        inside = [required for required in periods if within is None or within.contains(required.period)]
        coming = [required for required in inside if required.deadline.last_day >= today]
        return next(iter(own or coming or inside[-1:]), None)

    def find(self, name: str) -> "Named":
        """The clause, unit or group that a word means; a heading is returned as its number.

        Units and groups are also found by their names, in any case, without accents and hyphens; so is
        anything by a part of its name that nothing else bears.

        Raises:
            UnknownNameError: Nothing bears that name, or several things do.
        """
        wanted = _plain(name)
        if wanted in self._by_name:
            return self._by_name[wanted]
        found = [(words, named) for words, named in self._titles if wanted and wanted in _plain(words)]
        units = [(words, named) for words, named in found if isinstance(named, Unit)]
        for candidates in (found, units):
            if len(candidates) == 1:
                return candidates[0][1]
        if found:
            raise UnknownNameError(name, list(dict.fromkeys(words for words, _ in found))[:_MANY])
        ids = (*self.units_by_id, *self.groups_by_id)
        names = (*(unit.name for unit in self.units), *(group.name for group in self.groups))
        raise UnknownNameError(name, suggest(name, [*self.clauses, *self.headings, *ids, *names]))

    @cached_property
    def _by_name(self) -> dict[str, "Named"]:
        """Everything under its number, id and names as they are compared; the first of a name bears it."""
        named: dict[str, Named] = {_plain(number): number for number in self.headings}
        named |= {_plain(number): clause for number, clause in self.clauses.items()}
        for group in reversed(self.groups):
            named |= dict.fromkeys((_plain(group.id), _plain(group.name)), group)
        for unit in reversed(self.units):
            named |= dict.fromkeys((_plain(unit.id), _plain(unit.name), _plain(unit.short)), unit)
        return named

    @property
    def _titles(self) -> list[tuple[str, "Named"]]:
        return [
            *((item.title, item) for item in self.items.values()),
            *((unit.name, unit) for unit in self.units),
            *((group.name, group) for group in self.groups),
            *((words, number) for number, words in self.headings.items()),
        ]

    def find_units(self, name: str) -> tuple[Unit, ...]:
        """The unit, or the units of the group, that a word means.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAUnitError: It is an item or a heading.
        """
        match self.find(name):
            case Unit() as unit:
                return (unit,)
            case Group() as group:
                return self.members(group)
            case Clause(id=number) | number:
                raise NotAUnitError(name, [owner.id for owner in self.owners.get(number, ())[:_EXAMPLES]])

    def find_unit(self, name: str) -> Unit:
        """The one unit that a word means.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAUnitError: It is an item, a heading or a group.
        """
        found = self.find_units(name)
        if isinstance(self.find(name), Group):
            raise NotAUnitError(name, [member.id for member in found[:_EXAMPLES]])
        return found[0]

    def find_items(self, name: str) -> tuple[Item, ...]:
        """The item, or the items below the heading, that a word means.

        Raises:
            UnknownNameError: Nothing bears that name, or no item does.
        """
        found = self.find(name)
        if isinstance(found, Item):
            return (found,)
        items = self.items_below(found) if isinstance(found, str) else ()
        if not items:
            raise UnknownNameError(name, [])
        return items

    def items_below(self, heading: str) -> tuple[Item, ...]:
        """The items whose numbers lie below that of a heading."""
        return tuple(item for number, item in self.items.items() if number.startswith(f"{heading}."))

    def reportable(self, unit: Unit) -> tuple[Item, ...]:
        """The items on which a unit may report under ``results``, in the order of the document.

        Those it owes and those open to every unit, but for what has a part of its own.
        """
        return tuple(
            item
            for item in self.items.values()
            if not item.reported_in and (not item.owners or item.id in self.owed[unit.id])
        )


#: What a word of the user can mean; a heading is known by its number.
Named = Clause | Unit | Group | str

#: Candidates that a sentence can name.
_MANY = 5
_EXAMPLES = 3
_BETWEEN_WORDS = str.maketrans("-_", "  ")


def _plain(words: str) -> str:
    """Words as they are compared: no accents, case or hyphens."""
    return " ".join(fold(words).translate(_BETWEEN_WORDS).split())
