"""Units by items: a table for each kind of unit, with the items that are owed in it; then each item."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn.language import Language, count_of
from ttdn.model.clauses import Item
from ttdn.model.roster import Unit
from ttdn.page.frame import Frame
from ttdn.page.tones import SHORT_LABELS, TONES, Segment, count_words, draw_strip
from ttdn.status import STATE_LABELS, Assignment, State, Status
from ttdn.vietnamese import date_text

#: A table has so many lines at most; a kind of more units has several.
LONGEST_TABLE = 150
#: Up to so many units all tables are open at once.
OPEN_TABLES = 120
#: Of units without an answer so many are named under an item.
_MOST_NAMED = 60


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
    segments: tuple[Segment, ...]
    words: str
    standings: tuple[Standing, ...]


_NOT_OWED = Cell("", "", "")


def make_grids(frame: Frame) -> list[Grid]:
    """The tables, kind by kind."""
    status, language = frame.status, frame.language
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in status.plan.units_by_id.values():
        if unit.id in status.by_unit:
            by_kind[unit.kind].append(unit)
    words = {state: label.in_language(language) for state, label in SHORT_LABELS.items()}
    grids = []
    for place, kind in enumerate(status.plan.unit_kinds):
        units = by_kind.get(kind.id, [])
        owed = {one.item.id for unit in units for one in status.by_unit[unit.id]}
        items = [item for item in status.plan.items.values() if item.id in owed]
        columns = tuple(Column(item.number, item.title, frame.item(item.id)) for item in items)
        for first in range(0, len(units), LONGEST_TABLE):
            part = units[first : first + LONGEST_TABLE]
            rows = tuple(_row(frame, unit, items, words) for unit in part)
            grids.append(
                Grid(place, _title(kind.title, part, len(units)), _counted(part, language), columns, rows)
            )
    return grids


def _title(kind: str, part: Sequence[Unit], whole: int) -> str:
    return kind if len(part) == whole else f"{kind}: {part[0].short} – {part[-1].short}"


def _counted(part: Sequence[Unit], language: Language) -> str:
    return language.say(f"{len(part)} đơn vị", count_of(len(part), "unit"))


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
    """The items that are owed; ``named`` says that their units are named."""
    status, language = frame.status, frame.language
    return [
        ItemView(
            frame.item(item.id),
            item.number,
            item.title,
            item.text if item.text != item.title else "",
            tuple(_facts(status, item, language)),
            draw_strip(status.by_item[item.id]),
            count_words(status.by_item[item.id], language),
            tuple(_standings(frame, status.by_item[item.id], named=named)),
        )
        for section in status.owed_sections
        for item in section.items
    ]


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
    by_state: dict[State, list[Assignment]] = defaultdict(list)
    for one in assignments:
        by_state[one.state].append(one)
    for state, label in STATE_LABELS.items():
        own = by_state.get(state, [])
        if not own:
            continue
        answered = any(one.result for one in own)
        shown = own if named and (answered or len(own) <= _MOST_NAMED) else []
        units = (
            Named(one.unit.short, frame.answer(one.unit.id, one.item.id) if one.result else "")
            for one in shown
        )
        yield Standing(TONES[state], label.in_language(frame.language), len(own), tuple(units))
