"""What the templates see of a plan's items and of the units' reports.

Counts, words, dates as they are printed.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ttdn.model.plan import Figure, Item, Plan
from ttdn.model.report import Status as Reported
from ttdn.status import (
    DONE_STATES,
    RUNNING_STATES,
    SUBMISSION_LABELS,
    Assignment,
    Rate,
    State,
    Status,
    Submission,
    completion_rate,
    count_states,
    count_submissions,
)
from ttdn.vietnamese import collation_key, enumerate_words, format_date, format_integer

#: More than these are counted, not named.
_MANY_UNITS = 40
_FAULTY = "Báo cáo có lỗi, cần nộp lại"
#: What is a result: an item that did not arise, or that was postponed or cancelled, is none.
_WORKED_ON = frozenset({Reported.DONE, Reported.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Tally:
    """The assignments of an item (or of all) by state; the parts add up to ``owed``."""

    owed: int
    done: int
    done_on_time: int
    done_late: int
    running: int
    overdue: int
    not_started: int
    not_arisen: int
    stopped: int
    silent: int
    rate: Rate


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as the template sees it.

    ``results`` are (unit's name, what it reported) where work was done or is going on; ``figures`` are those
    under this item, ``overall`` the same figures added up over all items of the plan.
    """

    number: int
    id: str
    title: str
    text: str
    owners: str
    schedule: str
    tally: Tally
    figures: str
    overall: str
    results: tuple[tuple[str, str], ...]
    units: str


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """A unit's submission as the template sees it; dates as they are printed."""

    number: int
    unit: str
    state: str
    received: str
    document: str
    days_late: int


def tally(assignments: list[Assignment]) -> Tally:
    """The assignments by what a report says of them."""
    counts = count_states(assignments)
    return Tally(
        owed=len(assignments),
        done=sum(counts[state] for state in DONE_STATES),
        done_on_time=counts[State.DONE_ON_TIME],
        done_late=counts[State.DONE_LATE],
        running=sum(counts[state] for state in RUNNING_STATES),
        overdue=counts[State.OVERDUE],
        not_started=counts[State.NOT_STARTED],
        not_arisen=counts[State.NOT_ARISEN],
        stopped=counts[State.POSTPONED] + counts[State.CANCELLED],
        silent=counts[State.NO_REPORT] + counts[State.NOT_DUE],
        rate=completion_rate(assignments),
    )


def view_items(status: Status, items: Iterable[Item]) -> list[ItemView]:
    """A list of the plan's items, numbered from 1."""
    worked_on: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for unit, result in status.results():
        if result.status in _WORKED_ON:
            worked_on[result.item].append((unit.name, result.summary or ""))
    return [
        _view_item(status, number, item, worked_on[item.id]) for number, item in enumerate(items, start=1)
    ]


def _view_item(status: Status, number: int, item: Item, results: list[tuple[str, str]]) -> ItemView:
    figures = [total for total in status.figures if total.item.id == item.id]
    names = {total.figure.id for total in figures}
    return ItemView(
        number=number,
        id=item.id,
        title=item.title,
        text=item.text,
        owners=owner_words(status.plan, item),
        schedule=item.schedule.text if item.schedule else "",
        tally=tally(status.by_item.get(item.id, [])),
        figures=figure_words([(total.figure, total.total) for total in figures]),
        overall=figure_words(
            [(figure, total) for figure, total in _overall(status).items() if figure.id in names]
        ),
        results=tuple(results),
        units=name_units(unit for unit, _ in results),
    )


def name_units(names: Iterable[str]) -> str:
    """Each unit once; of many only the first, and how many more there are.

    No row of a table may outgrow its page.
    """
    units = list(dict.fromkeys(names))
    if len(units) <= _MANY_UNITS:
        return enumerate_words(units)
    return f"{', '.join(units[:_MANY_UNITS])} và {format_integer(len(units) - _MANY_UNITS)} đơn vị khác"


def owner_words(plan: Plan, item: Item) -> str:
    """The owners in the plan's own words.

    Where it has none for the item, the names of the groups and units that it is read as.
    """
    if item.owners is None:
        return ""
    names = {unit.id: unit.name for unit in plan.units} | {group.id: group.name for group in plan.groups}
    return item.owners.text or "; ".join(names[owner] for owner in item.owners.read)


def _overall(status: Status) -> dict[Figure, int]:
    """Each figure added up over all items."""
    totals: dict[str, int] = Counter()
    for total in status.figures:
        totals[total.figure.id] += total.total
    return {figure: totals[figure.id] for figure in status.plan.figures if figure.id in totals}


def figure_words(totals: list[tuple[Figure, int]]) -> str:
    """``người tham dự: 1.200 lượt người; 86 tin, bài phản bác; …``.

    A label that begins with the unit of measure is read as one.
    """
    return "; ".join(
        _figure_phrase(within_sentence(figure.label), format_integer(total), figure.unit)
        for figure, total in totals
    )


def _figure_phrase(label: str, amount: str, unit: str) -> str:
    return f"{amount} {label}" if label.startswith(unit) else f"{label}: {amount} {unit}"


def within_sentence(label: str) -> str:
    """A label without the capital with which it begins; abbreviations keep theirs."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def submission_context(
    submissions: tuple[Submission, ...], faulty: Collection[str] = ()
) -> Mapping[str, Any]:
    """The submissions as counts that add up, rows in the order of the roster.

    And the names of those that wait.

    ``faulty`` are the names of units whose reports are not counted, since they have errors: they have sent
    one.
    """
    counts = count_submissions(submissions)
    received = sum(one.is_in for one in submissions)
    return {
        "units": len(submissions),
        "received": received,
        "rate": Rate(received, len(submissions)),
        "waiting": len(submissions) - received,
        **{state.value: count for state, count in counts.items()},
        "rows": [_submission_view(number, one, faulty) for number, one in enumerate(submissions, start=1)],
        "waiting_names": [
            f"{name} (báo cáo có lỗi)" if name in faulty else name
            for name in sorted((one.unit.name for one in submissions if not one.is_in), key=collation_key)
        ],
    }


def _submission_view(number: int, one: Submission, faulty: Collection[str]) -> SubmissionView:
    report = one.report
    return SubmissionView(
        number=number,
        unit=one.unit.name,
        state=_FAULTY if report is None and one.unit.name in faulty else SUBMISSION_LABELS[one.state].vi,
        received=format_date(report.received) if report else "",
        document=(report.number or "") if report else "",
        days_late=one.days_late,
    )
