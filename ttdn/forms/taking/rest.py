"""A form without what cannot be read in it, and without what hangs on that.

Of a figure, an evidence, a line about the document, it is that alone; of an item's result, the whole of it:
work that is "done" on a day that nobody can read would say what its unit did not. What has no cell to fill in
(the unit, the period, what is locked) cannot be left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ttdn.diagnostics import Diagnostic
from ttdn.forms.columns import EVIDENCE, FIGURES, LISTS, RESULTS
from ttdn.forms.reading.form import Form
from ttdn.forms.values import CellAddress, Values


@dataclass
class Rest:
    """What is left of a form; ``base`` is what stands for the cells that are left out."""

    whole: Form
    base: Values
    out: set[CellAddress] = field(default_factory=set)

    @property
    def form(self) -> Form:
        """The form without them: there it says what it said before.

        What is wrong because they are left out is found.
        """
        left = {place for place, cell in self.whole.addresses.items() if cell in self.out}
        values = {cell: text for cell, text in self.whole.values.items() if cell not in self.out}
        values |= {cell: text for cell, text in self.base.items() if cell in self.out}
        findings = [found for found in self.whole.findings if found.location.spot not in left]
        return replace(self.whole, values=values, findings=findings, unread=self.whole.unread - left)

    def leave_out(self, errors: Iterable[Diagnostic]) -> bool:
        """Leave out what errors are about, too; False where that cannot be, or would change nothing."""
        cells = self.whole.addresses
        more: set[CellAddress] = set()
        for found in (one for error in errors for one in error.each):
            cell = cells.get(found.location.spot)
            if cell is None:
                return False
            wider = self._with_what_hangs_on(cell) - self.out
            if not wider:
                return False
            more |= wider
        self.out |= more
        return bool(more)

    def _with_what_hangs_on(self, cell: CellAddress) -> set[CellAddress]:
        """A cell with those that say nothing without it; of one that is left out already, its whole item."""
        is_out = cell in self.out
        if cell.part in LISTS:
            return self._row(cell)
        if cell.part == EVIDENCE.name:
            item = self.whole.values.get(CellAddress(EVIDENCE.name, cell.row, "item"), "")
            return self._item(item) if is_out and item else self._row(cell)
        if cell.part == RESULTS.name or (cell.part == FIGURES.name and is_out):
            return self._item(cell.item)
        return {cell}

    def _row(self, cell: CellAddress) -> set[CellAddress]:
        return {other for other in self.whole.places if (other.part, other.row) == (cell.part, cell.row)}

    def _item(self, item: str) -> set[CellAddress]:
        own = {cell for cell in self.whole.places if cell.item == item}
        about = (cell for cell, text in self.whole.values.items() if text == item and cell.column == "item")
        return own.union(*(self._row(cell) for cell in about if cell.part == EVIDENCE.name))
