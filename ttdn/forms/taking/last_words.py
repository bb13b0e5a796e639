"""Cells that say "như kỳ trước": the words of the last report in the folder stand for them.

What the form shows of it may be cut short, and may have been written over.
"""

from collections.abc import Iterable

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.forms.columns import RESULTS, CellKind
from ttdn.forms.issuing import previous_reports
from ttdn.forms.reading.form import Form
from ttdn.forms.values import CellAddress, Values, values_of
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.repeated import only_repeats, repeats
from ttdn.model.roster import Unit
from ttdn.safe_text import quote


def take_last_words(form: Form, workspace: Workspace, plan: Plan, unit: Unit, period: Period) -> None:
    """Put the words of the last report into the cells of a form that only repeat them, and say so.

    Where it has none, or those of several units that have become one, the cell stays as it is.
    """
    typed = {
        cell: text
        for cell, text in form.values.items()
        if cell.part == RESULTS.name and cell.field.kind is CellKind.WORDS and only_repeats(text)
    }
    previous = previous_reports(workspace, plan, unit, period) if typed else None
    if previous is None:
        return
    last, reports = previous
    items = {cell.row: plan.items[cell.row] for cell in typed if cell.row in plan.items}
    told = [values_of(data, items, plan) for _, data in reports]
    for cell, text in typed.items():
        words = _words_in(cell, told)
        if words is not None and repeats(text, last, period):
            form.values[cell] = words
            form.findings.append(_repeated(form, cell, items[cell.row], last, words))


def _words_in(cell: CellAddress, told: Iterable[Values]) -> str | None:
    """What one of the reports says in a cell; None where none has words of its own there, or several do."""
    words = [values[cell] for values in told if cell in values and not only_repeats(values[cell])]
    return words[0] if len(words) == 1 else None


def _repeated(form: Form, cell: CellAddress, item: Item, last: Period, words: str) -> Diagnostic:
    place = form.places[cell]
    return Diagnostic(
        "words-repeated",
        Text(
            f"Mục {item.number}, {cell.field.label.lower()}: lấy lại câu của báo cáo {last.label.vi}: "
            f"{quote(words)}.",
            f"{item.number}: the words of the report on {last.label.en} were taken: {quote(words)}.",
        ),
        place,
        Severity.WARNING,
        hint=Text(
            "Kỳ này có gì khác thì ghi lại ô này rồi gửi lại.",
            "Where something is different now, write it into the cell and send the form again.",
        ),
    )
