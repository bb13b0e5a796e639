"""What a report says otherwise than the version before it, in words for the unit that sent both."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from ttdn.forms.columns import EVIDENCE, FUNDING, LISTS, PERSONS
from ttdn.forms.values import CellAddress, Values, outer_and_inner, rows_of
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.plan import Plan

_COLUMN_OF_EVIDENCE = "item"


class Change(NamedTuple):
    """Something that was changed: the item as the document cites it (empty: of none), what of it, from what.

    ``old`` and ``new`` are empty where nothing stood, or stands any more.
    """

    item: str
    label: str
    old: str
    new: str


def find_changes(old: Values, new: Values, plan: Plan) -> tuple[Change, ...]:
    """What the values of a report say otherwise than those before; entries of lists by what they say.

    What is of no item comes first, the rest in the order of the plan.
    """
    order = {item.number: place for place, item in enumerate(plan.items.values())}
    changes = (*_cells(old, new, plan), *_entries(old, new, plan))
    return tuple(sorted(changes, key=lambda change: order.get(change.item, -1)))


def _cells(old: Values, new: Values, plan: Plan) -> Iterator[Change]:
    for cell in dict.fromkeys((*old, *new)):
        if cell.part in {EVIDENCE.name, *LISTS} or old.get(cell) == new.get(cell):
            continue
        yield Change(*_place(cell, plan), *(shown(cell, values.get(cell, "")) for values in (old, new)))


def place_words(cell: CellAddress, plan: Plan) -> str:
    """Which cell of a form it is: the item as the document cites it, and what of it."""
    return " – ".join(filter(None, _place(cell, plan)))


def shown(cell: CellAddress, text: str) -> str:
    """The value of a cell as offices write it; what cannot be read as it is."""
    return cell.field.kind.in_words(text)


def _place(cell: CellAddress, plan: Plan) -> tuple[str, str]:
    """The item of a cell (empty: of none), and what of it."""
    figure, outer = cell.figure_of(plan), outer_and_inner(cell.row)[0]
    item = cell.item or (outer if outer in plan.items else "")
    return _number(plan, item), figure.label if figure else _label(cell)


def _label(cell: CellAddress) -> str:
    label, outer = cell.field.label, outer_and_inner(cell.row)[0]
    about = FIELD_WORDS["Report", outer][0] if cell.part == FUNDING.name else PERSONS.get(outer)
    return f"{about}: {label.lower()}" if about else label


def _entries(old: Values, new: Values, plan: Plan) -> Iterator[Change]:
    """Entries that are there no longer beside those that are new, list by list, of evidence item by item."""
    for part in (EVIDENCE.name, *LISTS):
        before, after = (_told(values, part) for values in (old, new))
        label = FIELD_WORDS["Result" if part == EVIDENCE.name else "Report", part][0]
        for item in dict.fromkeys((*before, *after)):
            gone = [words for words in before.get(item, []) if words not in after.get(item, [])]
            come = [words for words in after.get(item, []) if words not in before.get(item, [])]
            for was, now in zip_longest(gone, come, fillvalue=""):
                yield Change(_number(plan, item), label, was, now)


def _told(values: Values, part: str) -> dict[str, list[str]]:
    """The entries of a list in words, by their items; those of no item under an empty name."""
    told: dict[str, list[str]] = {}
    for row, cells in rows_of(values, part).items():
        item = cells.get(_COLUMN_OF_EVIDENCE, "") if part == EVIDENCE.name else ""
        words = (
            shown(CellAddress(part, row, key), text)
            for key, text in cells.items()
            if (part, key) != (EVIDENCE.name, _COLUMN_OF_EVIDENCE)
        )
        told.setdefault(item, []).append(", ".join(words))
    return told


def _number(plan: Plan, item: str) -> str:
    return plan.items[item].number if item in plan.items else item
