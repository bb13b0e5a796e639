"""One sentence for one gap: findings that say the same of several cells become one that names them all."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ttdn.diagnostics import Diagnostic
from ttdn.forms.values import CellAddress
from ttdn.language import Text
from ttdn.legacy_letters import is_syllable
from ttdn.model.clauses import Item, cite
from ttdn.vietnamese import capitalized, within_sentence

#: The sheet and the name of a cell.
_Cell = tuple[str, str]
#: Stands for the number of the item that a sentence is about.
_ITEM = "\0"


def gather(
    findings: Iterable[Diagnostic], addresses: Mapping[_Cell, CellAddress], items: Mapping[str, Item]
) -> list[Diagnostic]:
    """Findings in their order, those that say the same in several cells of a column together.

    Args:
        findings: What is found in a form, in the words of its officer.
        addresses: What the cells of the form are for.
        items: The items that it asks about.
    """
    rows = {place: items[cell.item] for place, cell in addresses.items() if cell.item in items}
    groups: dict[object, list[Diagnostic]] = {}
    for found in findings:
        groups.setdefault(_kind(found, rows.get(found.location.spot)) or id(found), []).append(found)
    return [_together(group, [rows.get(one.location.spot) for one in group]) for group in groups.values()]


def _kind(found: Diagnostic, item: Item | None) -> object:
    """What findings have in common that say the same; None of what is no cell, or several already."""
    place = found.location
    if not place.sheet or found.gathered or found.related:
        return None
    message = _without(item, found.message.vi)
    return found.code, found.severity, place.sheet, place.column, message, found.allowed, found.hint


def _without(item: Item | None, words: str) -> str:
    """Words without the number of their own item, however the document cites it."""
    if item is None:
        return words
    number = "|".join(map(re.escape, {item.number, cite(item.id)}))
    return re.sub(rf"\b([Mm]ục) (?:{number})(?![\w.]*\w)", rf"\1 {_ITEM}", words)


def _together(group: list[Diagnostic], items: list[Item | None]) -> Diagnostic:
    """One finding for all of them; it stands where the first one does."""
    first = group[0]
    if len(group) == 1:
        return _with_item(first, items[0])
    named = [item.number for item in items if item]
    kind, listed = ("mục", named) if len(named) == len(group) else ("ô", [one.location.cell for one in group])
    words, others = ", ".join(dict.fromkeys(listed)), ", ".join(dict.fromkeys(listed[1:]))
    message = Text(
        _of_many(_without(items[0], first.message.vi), f"các {kind} {words}"),
        f"{first.message.en} The same goes for {others}.",
    )
    return replace(first, message=message, gathered=tuple(group))


def _with_item(found: Diagnostic, item: Item | None) -> Diagnostic:
    """A finding that says whose row its cell stands in: a list of cells' names alone tells nobody."""
    if item is None or found.gathered or _ITEM in _without(item, found.message.vi):
        return found
    message = Text(_of_many(found.message.vi, f"mục {item.number}"), f"{item.number}: {found.message.en}")
    return replace(found, message=message)


def _of_many(sentence: str, subject: str) -> str:
    """A sentence about several items or cells; Vietnamese words stay as they are whatever their number."""
    if _ITEM in sentence:
        return capitalized(re.sub(rf"mục {_ITEM}", subject, sentence, flags=re.IGNORECASE))
    is_word = is_syllable(re.split(r"\W", sentence, maxsplit=1)[0])
    return capitalized(f"{subject}: {within_sentence(sentence) if is_word else sentence}")
