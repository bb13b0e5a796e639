"""The plan of a year (kế hoạch).

It has its clauses under the document's own numbers, owners, roster, reporting rules and figures. Each room
beside this one adds a subject to those before it: the plan as it is written, its units, their names, the
reports, the times, the work. Here is found what a user means by a word.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from ttdn.errors import NotAnItemError, NotAUnitError, UnknownNameError
from ttdn.model.clauses import Clause, Item, Items
from ttdn.model.plan.work import PlanWork
from ttdn.model.roster import Group, Unit, Units, Versions
from ttdn.vietnamese import fold, nfc, suggest

#: What a word of the user can mean; a heading is known by its number.
Named = Clause | Unit | Group | str

#: Candidates that a sentence can name.
_MANY = 5
_EXAMPLES = 3

_BETWEEN_WORDS = str.maketrans("-_", "  ")


class Plan(PlanWork, title="Kế hoạch của một năm"):
    """The plan of one year."""

    def on(
        self,
        day: date | None,
        today: date | None = None,
        roster: Mapping[str, Versions] | None = None,
        **parts: Any,  # noqa: ANN401 - any of its fields
    ) -> "Plan":
        """The same plan with other parts, as it was on a day; the parts are values of the model.

        ``roster`` is what was known of the units on the day of the view, ``today``, which may be a later one.
        """
        other = Plan.model_construct(**dict(self) | parts)
        other._day, other._origin = day, self.origin  # noqa: SLF001 - one of its own
        other._today, other._roster = today, roster  # noqa: SLF001 - the same
        return other

    def find(self, name: str) -> Named:
        """The clause, unit or group that a word means; a heading is returned as its number.

        Units and groups are also found by their names, in any case, without accents and hyphens; so is
        anything by a part of its name that nothing else bears.

        Raises:
            UnknownNameError: Nothing bears that name, or several things do.
        """
        # A point d) and a point đ) differ in nothing but the accent.
        number = " ".join(nfc(name).split()).casefold().rstrip(".")
        exactly = self._by_number.get(number) or self.known_unit(name)
        if exactly is not None:
            return exactly
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
        raise self._unknown(name, number)

    def _unknown(self, name: str, number: str) -> UnknownNameError:
        if any(number == one.casefold() for one in self.origin.versions):
            return UnknownNameError(name, [], on_other_days=True)
        ids = (*self.units_by_id, *self.groups_by_id)
        names = (*(unit.name for unit in self.units), *(group.name for group in self.groups))
        return UnknownNameError(name, suggest(name, [*self.clauses_by_id, *self.headings, *ids, *names]))

    @cached_property
    def _by_number(self) -> dict[str, Named]:
        """Clauses and headings under their numbers; one that is cited as another's number, under its id."""
        cited = reversed([clause for clause in self.clauses_by_id.values() if clause.number != clause.id])
        named: dict[str, Named] = {clause.number.casefold(): clause for clause in cited}
        named |= {number.casefold(): number for number in self.headings}
        return named | {number.casefold(): clause for number, clause in self.clauses_by_id.items()}

    @cached_property
    def _by_name(self) -> dict[str, Named]:
        """Everything under its number, id and names as they are compared; the first of a name bears it.

        A new ward often has the name of one that became part of it: who lives on bears a name before one that
        has ended, and who is called so before one that was.
        """
        named: dict[str, Named] = {_plain(number): meant for number, meant in self._by_number.items()}
        for group in reversed(self.groups):
            named |= dict.fromkeys((_plain(group.id), _plain(group.name)), group)
        units = sorted(self._everybody, key=lambda unit: unit.end or date.max, reverse=True)
        borne: dict[str, Named] = {}
        for names in (self._present_names, self.names_of):
            for unit in units:
                for name in names(unit):
                    borne.setdefault(_plain(name), unit)
        return named | borne

    @property
    def _titles(self) -> list[tuple[str, Named]]:
        return [
            *((item.title, item) for item in self.items.values()),
            *((unit.name, unit) for unit in self._everybody),
            *((group.name, group) for group in self.groups),
            *((words, number) for number, words in self.headings.items()),
        ]

    def find_units(self, name: str, *, ended: bool = False) -> Units:
        """The unit, or the units of the group, that a word means; with ``ended`` also those that are no more.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAUnitError: It is an item or a heading.
        """
        match self.find(name):
            case Unit() as unit:
                return (unit,)
            case Group() as group:
                return tuple(self.meant((group.id,))) if ended else self.members(group)
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

    def find_items(self, name: str) -> Items:
        """The item, or the items below the heading, that a word means.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAnItemError: What bears it is no item and holds none.
        """
        found = self.find(name)
        if isinstance(found, Item):
            return (found,)
        items = tuple(
            item for item in self.items.values() if isinstance(found, str) and item.id.startswith(f"{found}.")
        )
        if not items:
            raise NotAnItemError(name, [item.number for item in islice(self.items.values(), _EXAMPLES)])
        return items


def _plain(words: str) -> str:
    """Words as they are compared: no accents, case or hyphens."""
    return " ".join(fold(words).translate(_BETWEEN_WORDS).split())
