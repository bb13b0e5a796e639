"""What a template may say of the plan's items: their words, their counts, their figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from ttdn.documents.content.words import figure_words, name_units
from ttdn.model.plan import Item, Plan
from ttdn.model.report import Status as Reported
from ttdn.status import (
    DONE_STATES,
    RUNNING_STATES,
    Assignment,
    FigureTotal,
    Rate,
    State,
    Status,
    completion_rate,
    count_states,
)

#: What is a result; an item that did not arise, or that was postponed or cancelled, has none.
_WORKED_ON = frozenset({Reported.DONE, Reported.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Tally:
    """The assignments of an item, or of several, by state; the parts add up to ``owed``."""

    owed: Annotated[int, "Số lượt giao", "Assignments"]
    done: Annotated[int, "Hoàn thành", "Done"]
    done_late: Annotated[int, "Hoàn thành nhưng muộn", "Done, but late"]
    running: Annotated[int, "Đang thực hiện, chưa quá hạn", "In progress and not overdue"]
    overdue: Annotated[int, "Quá hạn chưa hoàn thành", "Overdue"]
    not_started: Annotated[int, "Chưa thực hiện", "Not started"]
    not_arisen: Annotated[int, "Không phát sinh", "Not arisen"]
    stopped: Annotated[int, "Tạm hoãn hoặc không thực hiện", "Postponed or cancelled"]
    silent: Annotated[int, "Chưa có báo cáo", "Not reported"]
    rate: Annotated[Rate, "Hoàn thành, trên số lượt giao trừ không phát sinh", "Done, of those that arose"]


@dataclass(frozen=True, slots=True)
class ItemNames:
    """An item of the plan."""

    number: Annotated[int, "Số thứ tự trong danh sách", "Its place in the list"]
    id: Annotated[str, "Mục của kế hoạch", "Its number in the plan"]
    title: Annotated[str, "Tên gọi ngắn", "Its short title"]
    text: Annotated[str, "Nguyên văn", "Its full text"]
    owners: Annotated[str, "Cơ quan chủ trì", "Who is in charge of it"]
    schedule: Annotated[str, "Thời gian thực hiện", "When it is to be done"]
    tally: Annotated[Tally, "Các lượt giao", "Its assignments by state"]
    figures: Annotated[str, "Số liệu của mục, thành câu", "Its figures, in words"]
    overall: Annotated[str, "Các số liệu ấy tính chung mọi mục", "The same figures added up over all items"]
    units: Annotated[
        str, "Các đơn vị đã hoặc đang thực hiện", "The units that have done it or are working on it"
    ]


def tally(assignments: Iterable[Assignment]) -> Tally:
    """The assignments by what a report says of them."""
    assignments = list(assignments)
    counts = count_states(assignments)
    return Tally(
        owed=len(assignments),
        done=sum(counts[state] for state in DONE_STATES),
        done_late=counts[State.DONE_LATE],
        running=sum(counts[state] for state in RUNNING_STATES),
        overdue=counts[State.OVERDUE],
        not_started=counts[State.NOT_STARTED],
        not_arisen=counts[State.NOT_ARISEN],
        stopped=counts[State.POSTPONED] + counts[State.CANCELLED],
        silent=counts[State.NO_REPORT] + counts[State.NOT_DUE],
        rate=completion_rate(assignments),
    )


def tally_items(status: Status, items: Iterable[Item]) -> Tally:
    """The assignments of some items together."""
    return tally(assignment for item in items for assignment in status.by_item.get(item.id, ()))


def item_names(status: Status, items: Iterable[Item]) -> tuple[ItemNames, ...]:
    """Those of some items of the plan that belong to the status, numbered from 1."""
    workers: Mapping[str, list[str]] = defaultdict(list)
    for unit, result in status.results():
        if result.status in _WORKED_ON:
            workers[result.item].append(unit.name)
    return tuple(
        _item_names(status, number, item, workers[item.id])
        for number, item in enumerate(filter(status.covers, items), start=1)
    )


def _item_names(status: Status, number: int, item: Item, workers: Sequence[str]) -> ItemNames:
    totals = [total for total in status.figures if total.item.id == item.id]
    return ItemNames(
        number=number,
        id=item.id,
        title=item.title,
        text=item.text,
        owners=_owner_words(status.plan, item),
        schedule=item.schedule.text if item.schedule else "",
        tally=tally_items(status, [item]),
        figures=figure_words((total.figure, total.total) for total in totals),
        overall=_overall(status, totals),
        units=name_units(workers),
    )


def _owner_words(plan: Plan, item: Item) -> str:
    """The owners in the plan's own words; where it has none, the names of groups and units that it names."""
    if item.owners is None:
        return ""
    names = {unit.id: unit.name for unit in plan.units} | {group.id: group.name for group in plan.groups}
    return item.owners.text or "; ".join(names[owner] for owner in item.owners.read)


def _overall(status: Status, own: Iterable[FigureTotal]) -> str:
    """The figures of an item, each added up over all items."""
    names = {total.figure.id for total in own}
    sums: Counter[str] = Counter()
    for total in status.figures:
        sums[total.figure.id] += total.total
    return figure_words((figure, sums[figure.id]) for figure in status.plan.figures if figure.id in names)
