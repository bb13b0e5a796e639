"""What every part of the page is made of: where the plan stands, the language, the anchors."""

from dataclasses import dataclass
from functools import cached_property

from ttdn.language import Language
from ttdn.status import Status


@dataclass(frozen=True)
class Frame:
    """A status in a language.

    The anchors are counted, so that they are short, and hold no word that somebody else wrote: ``u3``,
    ``i7``, ``u3-7``.
    """

    status: Status
    language: Language

    def say(self, vi: str, en: str) -> str:
        """Of the same words in both languages those of the page."""
        return self.language.say(vi, en)

    @cached_property
    def _units(self) -> dict[str, int]:
        return {unit: place for place, unit in enumerate(self.status.plan.units_by_id, 1)}

    @cached_property
    def _items(self) -> dict[str, int]:
        return {item: place for place, item in enumerate(self.status.plan.items, 1)}

    def place_of(self, item: str) -> int:
        """The place of an item in the document, from 1; 0: it is not in it."""
        return self._items.get(item, 0)

    def unit(self, unit: str) -> str:
        """Where a unit's answers stand."""
        return f"u{self._units[unit]}"

    def item(self, item: str) -> str:
        """Where an item stands."""
        return f"i{self._items[item]}"

    def answer(self, unit: str, item: str) -> str:
        """Where what a unit wrote on an item stands."""
        return f"u{self._units[unit]}-{self._items[item]}"

    def answers(self, unit: str) -> bool:
        """Whether a unit has written anything."""
        return bool(self.status.received.get(unit))
