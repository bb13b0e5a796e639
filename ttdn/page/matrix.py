"""Units by items: a table for each kind of unit, with the items that are owed in it; then each item."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple, TypeVar

from ttdn.grouping import group_by, grouped
from ttdn.language import Language, count_of
from ttdn.model.clauses import Item
from ttdn.model.report import Status as Reported
from ttdn.model.roster import Unit
from ttdn.page.frame import Frame
from ttdn.page.tones import SHORT_LABELS, TONES, Tone, count_words
from ttdn.status import Status
from ttdn.status.states import Assignment, State
from ttdn.vietnamese import date_text

#: A table has so many lines and columns at most, as many as can be read on paper; a kind of more units, or of
#: more items, has several.
LONGEST_TABLE, WIDEST_TABLE = 150, 18
#: Up to so many units all tables are open at once.
OPEN_TABLES = 120
#: Of units without an answer so many are named under an item.
_MOST_NAMED = 60


Some = TypeVar("Some")


class Cell(NamedTuple):
    """What stands where a unit and an item meet; all empty where the unit does not owe it."""

    tone: str
    word: str
    link: str


class Row(NamedTuple):
    """A unit; ``link`` is empty where it wrote nothing."""

    name: str
    link: str
    cells: tuple[Cell, ...]


class Column(NamedTuple):
    """An item at the head of a column."""

    number: str
    title: str
    link: str


class Grid(NamedTuple):
    """The units of a kind, or so many of them as a table has."""

    kind: int
    title: str
    counted: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Named(NamedTuple):
    """A unit under an item, and where its answer stands."""

    name: str
    link: str


class Standing(NamedTuple):
    """The units under an item that are in one state; of many without an answer nobody is named."""

    tone: str
    label: str
    number: int
    units: tuple[Named, ...]


class ItemView(NamedTuple):
    """An item to open: what it says, who owes it by when, how its units stand."""

    mark: str
    number: str
    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    words: str
    standings: tuple[Standing, ...]


_NOT_OWED = Cell("", "", "")


def make_grids(frame: Frame) -> list[Grid]:
    """The tables, kind by kind."""
    status, language = frame.status, frame.language
    owing = (unit for unit in status.plan.units_by_id.values() if unit.id in status.by_unit)
    by_kind = group_by(owing, lambda unit: unit.kind)
    words = {state: label.in_language(language) for state, label in SHORT_LABELS.items()}
    grids = []
    for place, kind in enumerate(status.plan.unit_kinds):
        units = by_kind[kind.id]
        owed = {one.item.id for unit in units for one in status.by_unit[unit.id]}
        items = [item for item in status.plan.items.values() if item.id in owed]
        for some in _parts_of(items, WIDEST_TABLE):
            title = _title(kind.title, [item.number for item in some], len(items))
            columns = tuple(Column(item.number, item.title, frame.item(item.id)) for item in some)
            for part in _parts_of(units, LONGEST_TABLE):
                whole = _title(title, [unit.short for unit in part], len(units))
                rows = tuple(_row(frame, unit, some, words) for unit in part)
                grids.append(Grid(place, whole, _counted(len(part), language), columns, rows))
    return grids


def _parts_of(entries: Sequence[Some], most: int) -> Iterator[Sequence[Some]]:
    """The entries in as few parts as there are with no more than so many in each, all of about one length."""
    if entries:
        length = ceil(len(entries) / ceil(len(entries) / most))
        yield from (entries[first : first + length] for first in range(0, len(entries), length))


def _title(title: str, part: Sequence[str], whole: int) -> str:
    return title if len(part) == whole else f"{title}: {part[0]} – {part[-1]}"


def _counted(number: int, language: Language) -> str:
    return language.say(f"{number} đơn vị", count_of(number, "unit"))


def _row(frame: Frame, unit: Unit, items: Sequence[Item], words: dict[State, str]) -> Row:
    owed = {one.item.id: one for one in frame.status.by_unit[unit.id]}
    cells, answered = [], frame.answers(unit.id)
    for item in items:
        one = owed.get(item.id)
        if one is None:
            cells.append(_NOT_OWED)
            continue
        link = frame.answer(unit.id, item.id) if one.result and answered else ""
        cells.append(Cell(TONES[one.state], words[one.state], link))
    return Row(unit.short, frame.unit(unit.id) if answered else "", tuple(cells))


def make_items(frame: Frame, *, named: bool) -> list[ItemView]:
    """The items that are owed, or on which somebody wrote; ``named`` says that their units are named."""
    status, language = frame.status, frame.language
    written: dict[str, dict[str, tuple[Unit, Reported]]] = defaultdict(dict)
    for unit, result in status.results():
        written[result.item][unit.id] = unit, result.status
    return [
        ItemView(
            frame.item(item.id),
            item.number,
            item.title,
            item.text if item.text != item.title else "",
            tuple(_facts(status, item, language)),
            count_words(owed, language) if owed else _counted(len(written[item.id]), language),
            (
                *_standings(frame, owed, named=named),
                *_others(frame, item, written[item.id], {one.teller.id for one in owed}, named=named),
            ),
        )
        for item in status.plan.items.values()
        if (owed := status.by_item.get(item.id, [])) or item.id in written
    ]


def _others(
    frame: Frame,
    item: Item,
    written: Mapping[str, tuple[Unit, Reported]],
    owing: Collection[str],
    *,
    named: bool,
) -> Iterator[Standing]:
    """Units that wrote on an item which they do not owe, by what they say of it."""
    by_status = grouped((status, unit) for name, (unit, status) in written.items() if name not in owing)
    for status in Reported:
        if own := by_status[status]:
            units = [Named(unit.short, frame.answer(unit.id, item.id)) for unit in own if named]
            yield Standing(Tone.NOT_ARISEN, status.label.in_language(frame.language), len(own), tuple(units))


def _facts(status: Status, item: Item, language: Language) -> Iterator[tuple[str, str]]:
    say = language.say
    if item.owners and item.owners.text:
        yield say("Chủ trì", "Owners"), item.owners.text
    if item.schedule:
        yield say("Thời gian", "When"), item.schedule.text
    deadline = status.plan.deadline(item)
    if deadline:
        yield say("Hạn", "Due"), date_text(deadline).in_language(language)
    if item.product:
        yield say("Sản phẩm", "Product"), item.product


def _standings(frame: Frame, assignments: Sequence[Assignment], *, named: bool) -> Iterator[Standing]:
    by_state = group_by(assignments, lambda one: one.state)
    for state in State:
        own = by_state.get(state)
        if not own:
            continue
        answered = any(one.result for one in own)
        shown = own if named and (answered or len(own) <= _MOST_NAMED) else []
        units = (
            Named(one.unit.short, frame.answer(one.teller.id, one.item.id) if one.result else "")
            for one in shown
        )
        yield Standing(TONES[state], state.label.in_language(frame.language), len(own), tuple(units))
