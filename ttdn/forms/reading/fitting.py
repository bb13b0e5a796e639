"""A form beside its plan, which may have been amended since the form was sent out.

A form is read by its unit, its period and the items that it carries: what the plan knows of them, in whatever
version, is the report's; what it knows no more is named. Only a form of quite another plan is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms.blank import FIGURE_WORDS
from ttdn.forms.columns import EVIDENCE, FIGURES, RESULTS
from ttdn.forms.identity import Carried, Seal, plan_fingerprint
from ttdn.forms.reading.locked_cells import informing_cell
from ttdn.forms.reading.parts import FoundPart, columns_under
from ttdn.forms.values import CellAddress, Places, Values, form_items, outer_and_inner
from ttdn.language import Text
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.safe_text import mask_personal_numbers, quote, visible
from ttdn.vietnamese import fold, format_date

#: Words are alike that have half of them in common.
_ALIKE = 0.5


def are_alike(one: str, other: str) -> bool:
    """Whether two texts have most words in common."""
    first, second = _folded_words(one), _folded_words(other)
    return len(first & second) >= _ALIKE * len(first | second)


@lru_cache(maxsize=2_000)
def _folded_words(text: str) -> frozenset[str]:
    """The words of a text; those of a plan are looked at for every form."""
    return frozenset(fold(text).split())


@dataclass(frozen=True)
class Fitting:
    """What a form carries beside what its plan has: ``plan`` is all that ever stood in it."""

    carried: Carried
    parts: Sequence[FoundPart]
    plan: Plan
    unit: Unit

    @cached_property
    def said(self) -> Mapping[str, Item]:
        """The items that the form has rows for, as they stand there; without words where the row is gone."""
        results = next((part for part in self.parts if part.name == RESULTS.name), None)
        return dict(_said_in(results)) if results else {}

    @cached_property
    def gone(self) -> Mapping[str, Item]:
        """Those that the plan does not have (any more) for this unit, or has under another number."""
        known = form_items(self.plan, self.unit)
        return {
            number: item for number, item in self.said.items() if number not in known or self._is_moved(item)
        }

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """All items that the form has rows for: as the plan has them, else as the form says them."""
        known = form_items(self.plan, self.unit)
        still = {number: item for number, item in known.items() if number in self.said.keys() - self.gone}
        return {**still, **self.gone}

    @cached_property
    def _versions(self) -> Mapping[str, list[str]]:
        """All that the plan has ever said of each item."""
        words: dict[str, list[str]] = {}
        for _, item in self.plan.origin.listed_items():
            words.setdefault(item.id, []).extend((item.text, item.title))
        return words

    def _fits(self, item: Item) -> bool:
        return any(are_alike(item.text, words) for words in self._versions.get(item.id, ()))

    def _is_moved(self, item: Item) -> bool:
        """Whether its words are by now those of another number: nobody can tell which one is meant."""
        others = (words for number, words in self._versions.items() if number != item.id)
        return not self._fits(item) and any(fold(item.text) in map(fold, words) for words in others)

    def is_of_plan(self, seal: Seal) -> bool:
        """Whether it is a form of this plan, of whatever day.

        Another authority's plan may have the same numbers and units: then its own number and date, to whom
        its reports go, the words of its items and the seal tell.
        """
        if self.carried.identity.plan in map(plan_fingerprint, (self.plan.origin, self.plan)):
            return True
        document = self.plan.document
        fitting = sum(map(self._fits, self.said.values()))
        named = [self._shows("plan", words) for words in (document.number, format_date(document.date))]
        if all(named) or seal is Seal.WHOLE:
            return fitting > 0 or not self.said
        receivers = (self.plan.reporting.to, *(one.to for one in self.plan.required_periods))
        is_likely = any(named) or any(self._shows("to", words) for words in receivers)
        return is_likely and 2 * fitting >= len(self.said)

    def _shows(self, key: str, words: str) -> bool:
        """Whether the form says these words of itself."""
        cell = informing_cell(self.parts, key)
        return cell is not None and f" {fold(words)} " in f" {fold(cell.text)} "

    def is_gone(self, cell: CellAddress) -> bool:
        """Whether a cell is about an item that the plan does not have any more."""
        return cell.item in self.gone

    def left_out(self, values: Values) -> Values:
        """What a form says of items and figures that the plan does not know any more."""
        return {cell: text for cell, text in values.items() if self._is_left(cell, values)}

    def _is_left(self, cell: CellAddress, values: Values) -> bool:
        if self.is_gone(cell):
            return True
        match cell.part:
            case FIGURES.name:
                item, figure = outer_and_inner(cell.row)
                return figure not in {one.id for one in self.plan.figures_of(item)}
            case EVIDENCE.name:
                return values.get(CellAddress(EVIDENCE.name, cell.row, "item"), "") in self.gone
            case _:
                return False

    def find_left(self, left: Values, base: Values, places: Places) -> Iterator[Diagnostic]:
        """Each cell that is not taken into the report, with all its words, so that somebody can place it.

        What stood there when the form was made is in the report, or was taken out of it by hand.
        """
        for cell, text in left.items():
            if base.get(cell) != text and (cell.part, cell.column) != (EVIDENCE.name, "item"):
                yield self._not_placed(cell, left, places.get(cell, Location("")))

    def _not_placed(self, cell: CellAddress, left: Values, place: Location) -> Diagnostic:
        row, figure = outer_and_inner(cell.row)
        row = left.get(CellAddress(EVIDENCE.name, cell.row, "item"), row)
        number, title = self.items[row].number, quote(self.items[row].title)
        if cell.part == FIGURES.name and row not in self.gone:
            why = Text(
                f"Mục {number} nay không còn số liệu này", f"{number} does not have this figure any more"
            )
        else:
            why = Text(
                f"Kế hoạch nay không giao mục {number} {title} cho đơn vị (hoặc đã đổi số mục)",
                f"The plan no longer gives {number} {title} to the unit (or has another number for it)",
            )
        label, words = cell.field.label, mask_personal_numbers(visible(left[cell]))
        if cell.part == FIGURES.name:
            label = self._said_of_figure(cell.row) or figure
        return Diagnostic(
            "left-by-the-plan",
            Text(
                f"{why.vi}; chưa ghi vào báo cáo. {label}: {words}",
                f"{why.en}; not entered in the report. {label}: {words}",
            ),
            replace(place, snippet=mask_personal_numbers(place.snippet)),
            Severity.WARNING,
            hint=Text(
                "Xem nội dung này thuộc mục nào của kế hoạch hiện nay rồi ghi vào báo cáo của đơn vị.",
                "See to which item of the plan it belongs now, and enter it in the unit's report.",
            ),
        )

    def _said_of_figure(self, row: str) -> str:
        """What the form calls a figure."""
        part = next(part for part in self.parts if part.name == FIGURES.name)
        columns = _columns(part)
        column, line = next(iter(columns.get("said") or columns.get("figure", [])), 0), part.rows.get(row)
        words = part.page.at(line, column).text.partition("\n")[0] if line and column else ""
        return quote(words.removeprefix(FIGURE_WORDS)) if words else ""


def _columns(part: FoundPart) -> dict[str, list[int]]:
    """Where the columns of a part stand, those that only inform included."""
    return columns_under(part.known, part.page.rows.get(part.head, [])) if part.known else {}


def _said_in(part: FoundPart) -> Iterator[tuple[str, Item]]:
    """The items of the rows of a part as the form itself says them."""
    columns = _columns(part)
    number, text = (next(iter(columns.get(key, ())), 0) for key in ("item", "text"))
    for row in part.carried.locks:
        line = part.rows.get(row)
        said, words = (part.page.at(line, column).text if line else "" for column in (number, text))
        words = words.partition("\nSản phẩm: ")[0]
        cited = said if said and said != row else None
        yield row, Item.model_construct(id=row, cited_as=cited, text=words or row)


def names_ever(plan: Plan, unit: Unit) -> list[str]:
    """All that a unit was ever called in the plan, its id among them; what it is called now comes first."""
    versions = [version for version in plan.origin.units if version.id == unit.id]
    plans = (plan.on(None, units=(version,)) for version in reversed(versions))
    return [name for one in plans for name in one.names_of(one.units[0])]
