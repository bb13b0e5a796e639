"""Figures and money: the figure is in the catalogue and belongs to the item.

No more is spent than was given.
"""

from collections.abc import Iterator
from pathlib import Path

from ttdn.diagnostics import Diagnostic
from ttdn.language import Text, same
from ttdn.load import ReportFile
from ttdn.model.plan import Figure, Plan
from ttdn.model_errors import replace_in_line
from ttdn.safe_text import quote
from ttdn.source import KeyPath
from ttdn.vietnamese import Suggestions, format_money


def check_figures(file: ReportFile, plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A figure that the catalogue does not have, or that belongs to another item."""
    suggestions = Suggestions()
    for path, result in file.results():
        if not result.figures or result.item not in plan.items:
            continue
        here = list(plan.figures_of(result.item))
        for name in result.figures:
            place = (*path, "figures", name)
            figure = plan.figures_by_id.get(name)
            if figure is None:
                near = suggestions.suggest(name, [figure.id for figure in here], limit=1)
                yield _unknown_figure(file, place, here, near)
            elif figure not in here:
                yield Diagnostic(
                    "figure-of-other-item",
                    Text(
                        f"Số liệu '{name}' ({figure.label}) không thuộc mục {result.item}.",
                        f"The figure '{name}' ({figure.label}) does not belong to {result.item}.",
                    ),
                    file.source.locate(place, key=True),
                    allowed=_listed(here),
                    hint=Text(
                        f"Ghi số này ở mục {', '.join(figure.items)}.",
                        f"Report it under {', '.join(figure.items)}.",
                    ),
                )


def _unknown_figure(file: ReportFile, place: KeyPath, here: list[Figure], near: list[str]) -> Diagnostic:
    location, name = file.source.locate(place, key=True), place[-1]
    return Diagnostic(
        "unknown-figure",
        Text(f"Danh mục số liệu không có {quote(name)}.", f"The catalogue has no figure {quote(name)}."),
        location,
        allowed=_listed(here),
        hint=Text(f"Có phải là '{near[0]}'?", f"Did you mean '{near[0]}'?") if near else None,
        fix=replace_in_line(location, near[0]) if near else None,
    )


def _listed(figures: list[Figure]) -> Text:
    if not figures:
        return Text("Mục này không có số liệu.", "This item has no figures.")
    listed = "; ".join(f"{figure.id} ({figure.label})" for figure in figures)
    return same(f"{listed}.")


def check_funding(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """More spent than allocated, in đồng."""
    funding = file.report.funding
    if funding and funding.spent > funding.allocated:
        yield Diagnostic(
            "spent-above-allocated",
            Text(
                f"Đã chi {format_money(funding.spent)}, nhiều hơn được giao "
                f"{format_money(funding.allocated)}.",
                f"{funding.spent:,} đồng spent of {funding.allocated:,} đồng allocated.",
            ),
            file.source.locate(("funding", "spent")),
            hint=Text("Kiểm tra lại hai số, đơn vị tính là đồng.", "Check both numbers; the unit is đồng."),
        )
