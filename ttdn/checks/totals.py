"""A longer period against the shorter ones within it.

What the parts add up to cannot differ from the whole, nor be left out of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ttdn.checks.registry import WORKSPACE_CHECKS
from ttdn.diagnostics import Diagnostic, Findings, Related
from ttdn.language import Text, same
from ttdn.load import ReportFile, Workspace
from ttdn.model.figure import Total
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.scalars import Amount
from ttdn.source import KeyPath
from ttdn.vietnamese import format_amount

_Files = Mapping[Period, ReportFile]
#: The item (or "funding") and the figure (or the column of the funding).
_Key = tuple[str, str]
#: Keys of which the key itself is pointed at, and not what belongs to it.
_LISTS = frozenset({"figures", "results", "funding"})


@WORKSPACE_CHECKS
def check_totals(workspace: Workspace) -> Findings:
    """The annual figure of a unit differs from the sum of its quarters, or is missing.

    While quarters are missing it must not be below their sum.
    """
    by_unit: dict[str, dict[Period, ReportFile]] = defaultdict(dict)
    for file in workspace.reports:
        if file.says_whose:
            by_unit[file.head.unit].setdefault(file.head.period, file)
    for files in by_unit.values():
        for period, file in files.items() if len(files) > 1 else ():
            plan = workspace.plans.get(period.year)
            yield from _compare(
                file,
                {other: one for other, one in files.items() if other != period and period.contains(other)},
                plan.plan if plan else None,
            )


def _compare(file: ReportFile, finer: _Files, plan: Plan | None) -> Findings:
    """A report against those of the shorter periods within its own, in what its plan asks for."""
    missing: dict[str, dict[str, list[ReportFile]]] = defaultdict(dict)
    given = dict.fromkeys(key for part in finer.values() for key in part.amounts)
    for key in _asked(given, plan):
        parts, complete = _stating(file.head.period, finer, key)
        total = sum(part.amounts[key][1] for part in parts)
        if key not in file.amounts:
            if total and file.complete:
                missing[key[0]][key[1]] = parts
        elif _adds_up(key, plan) and (total > (own := file.amounts[key][1]) or (complete and own > total)):
            yield _disagreement(file, key, parts, total)
    for item, figures in missing.items():
        yield _missing(file, item, figures, plan)


def _asked(keys: Iterable[_Key], plan: Plan | None) -> list[_Key]:
    return [key for key in keys if plan is None or plan.asks_for(_part(key))]


def _adds_up(key: _Key, plan: Plan | None) -> bool:
    """Whether the shorter periods of an amount make up the longer one: means and stocks do not."""
    figure = plan.figures_by_id.get(key[1]) if plan and _part(key) == "figures" else None
    return figure is None or figure.total is Total.SUM


def _part(key: _Key) -> str:
    return "funding" if key[0] == "funding" else "figures"


def _stating(period: Period, files: _Files, key: _Key) -> tuple[list[ReportFile], bool]:
    """The reports that state an amount for the parts of a period.

    It also says whether these cover it and have no errors.

    Of a part the longest period that states the amount speaks; what it lacks is taken from the shorter ones.
    """
    found: list[ReportFile] = []
    complete = bool(period.parts())
    stated = {part for part, file in files.items() if key in file.amounts}
    for part in period.parts(stated):
        file = files.get(part)
        if file is not None and key in file.amounts:
            found.append(file)
            complete = complete and file.complete
            continue
        shorter, whole = _stating(part, files, key)
        found += shorter
        # A report without the amount says that there was none, unless shorter ones know better.
        complete = complete and (whole or (file is not None and file.complete and not shorter))
    return found, complete


def _disagreement(file: ReportFile, key: _Key, parts: list[ReportFile], total: Amount) -> Diagnostic:
    (path, amount), (item, name) = file.amounts[key], key
    return file.source.finding(
        "totals-disagree",
        path,
        Text(
            f"Kỳ {file.head.period}: {item} '{name}' là {format_amount(amount)}, nhưng cộng "
            f"các kỳ nhỏ hơn được {format_amount(total)}.",
            f"{file.head.period}: {item} '{name}' is {amount}, but the shorter periods add up to {total}.",
        ),
        Text(
            "Số của mỗi kỳ chỉ tính trong kỳ, không cộng dồn; sửa số sai. Tổng hợp năm dùng "
            "số của báo cáo năm.",
            "A figure covers only its own period and is never cumulative; correct the "
            "wrong one. The annual report counts.",
        ),
        related=_shorter(parts, key),
    )


def _missing(
    file: ReportFile, item: str, figures: Mapping[str, list[ReportFile]], plan: Plan | None
) -> Diagnostic:
    """What a report leaves out of one item, or of its funding, although shorter periods have it."""
    sums = {
        name: sum(part.amounts[item, name][1] for part in parts)
        for name, parts in figures.items()
        if _adds_up((item, name), plan)
    }
    listed = ", ".join(
        f"'{name}' ({format_amount(sums[name])})" if name in sums else f"'{name}'" for name in figures
    )
    lines = ", ".join(f"'{name}': {total}" for name, total in sums.items())
    such = Text(f" (cộng các kỳ nhỏ hơn: {lines})", f" (the shorter ones add up to {lines})")
    such = such if sums else same("")
    place = _place(file, item)
    return file.source.finding(
        "missing-total",
        place,
        Text(
            f"Kỳ {file.head.period}: {item} không ghi {listed}, nhưng các kỳ nhỏ hơn có.",
            f"{file.head.period}: {item} lacks {listed}, which shorter periods report.",
        ),
        Text(
            f"Ghi số của cả kỳ{such.vi}; nếu thật sự không có thì ghi 0. "
            f"Trong khi chờ, tổng hợp {'cộng' if sums else 'dùng'} các kỳ nhỏ hơn.",
            f"Enter the number for the whole period{such.en}, or 0. Until then the shorter ones are counted.",
        ),
        key=place[-1] in _LISTS,
        related=tuple(place for name, parts in figures.items() for place in _shorter(parts, (item, name))),
    )


def _place(file: ReportFile, item: str) -> KeyPath:
    """Where the amount would stand: at the item, at the list of results, at the funding.

    Failing these, it is the head of the file.
    """
    path = next((path for path, result in file.results() if result.item == item), None)
    if path is not None:
        figures = (*path, "figures")
        return figures if file.source.has_key(figures) else (*path, "item")
    part = ("funding" if item == "funding" else "results",)
    return part if file.source.has_key(part) else ("period",)


def _shorter(parts: list[ReportFile], key: _Key) -> tuple[Related, ...]:
    return tuple(
        Related(part.source.locate(part.amounts[key][0]), Text("kỳ nhỏ hơn", "shorter period"))
        for part in parts
    )
