"""What a template may say of the plan's sections and items: their words, their counts, their figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from ttdn.documents.content.words import name_units, section_title, total_words
from ttdn.model.plan import Coordinating, Item, Owners, Plan, cite
from ttdn.status import (
    CARRIED_OUT_STATES,
    DONE_STATES,
    RUNNING_STATES,
    SILENT_STATES,
    STOPPED_STATES,
    WORKED_ON,
    Assignment,
    Measures,
    Rate,
    SectionStatus,
    State,
    Status,
    count_states,
    measure_work,
)
from ttdn.vietnamese import enumerate_words, format_integer, format_percent

#: What a table says of the items beside their texts, where any of them has it.
_COLUMNS = {
    "owners": "Cơ quan chủ trì",
    "coordinating": "Cơ quan phối hợp",
    "product": "Sản phẩm",
    "schedule": "Thời gian",
}
#: The parts of a tally in a sentence, and at the head of a column.
_PARTS = {
    "done": ("hoàn thành", "Hoàn thành"),
    "carried_out": ("đã thực hiện trong kỳ", "Đã thực hiện"),
    "running": ("đang thực hiện", "Đang thực hiện"),
    "overdue": ("quá hạn chưa hoàn thành", "Quá hạn"),
    "no_result": ("chưa nêu kết quả", "Chưa nêu kết quả"),
    "not_started": ("chưa thực hiện", "Chưa thực hiện"),
    "not_arisen": ("không phát sinh", "Không phát sinh"),
    "stopped": ("tạm hoãn hoặc không thực hiện", "Hoãn, không thực hiện"),
    "silent": ("chưa có báo cáo", "Chưa báo cáo"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """The assignments of an item, or of several, by state; the parts add up to ``owed``."""

    owed: Annotated[int, "Số lượt giao", "Assignments"]
    done: Annotated[int, "Hoàn thành việc có thời hạn", "Done, of work with a deadline"]
    done_late: Annotated[int, "Hoàn thành nhưng muộn", "Done, but late"]
    carried_out: Annotated[
        int,
        "Việc thường xuyên (không có hạn) đã thực hiện trong kỳ",
        "Standing work (no deadline) that was carried out in the period",
    ]
    running: Annotated[int, "Đang thực hiện, chưa quá hạn", "In progress and not overdue"]
    overdue: Annotated[int, "Quá hạn chưa hoàn thành", "Overdue"]
    no_result: Annotated[
        int,
        "Kỳ đã hết mà báo cáo chỉ ghi đang thực hiện, không nêu kết quả",
        "Only said to be in progress, without a result, once the period is over",
    ]
    not_started: Annotated[int, "Chưa thực hiện", "Not started"]
    not_arisen: Annotated[int, "Không phát sinh", "Not arisen"]
    stopped: Annotated[int, "Tạm hoãn hoặc không thực hiện", "Postponed or cancelled"]
    silent: Annotated[int, "Chưa có báo cáo", "Not reported"]
    completion: Annotated[
        Rate | None,
        "Việc có thời hạn: hoàn thành, trên số lượt giao trừ không phát sinh",
        "Work with a deadline: done, of what arose",
    ]
    standing: Annotated[
        Rate | None,
        "Việc thường xuyên: đã thực hiện trong kỳ, trên số lượt giao trừ không phát sinh",
        "Standing work: carried out in the period, of what arose",
    ]
    measures: Annotated[
        str,
        "Hai tỷ lệ trên, thành câu; trống khi chưa có báo cáo nào",
        "These two rates, in words; empty while nothing is reported",
    ]
    words: Annotated[
        str, "Mọi phần khác 0, thành câu; cộng lại bằng owed", "All parts but the zeros, in words"
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of items that is not empty."""

    name: Annotated[
        str, "Tên của điều mà cột nói, ví dụ product, done", "The name of what it says: product, done"
    ]
    label: Annotated[str, "Đầu cột", "The head of the column"]


@dataclass(frozen=True, slots=True)
class ItemNames:
    """An item of the plan."""

    id: Annotated[str, "Mục của kế hoạch, như văn bản viện dẫn", "Its number, as the document cites it"]
    title: Annotated[str, "Tên gọi ngắn", "Its short title"]
    text: Annotated[str, "Nguyên văn", "Its full text"]
    owners: Annotated[str, "Cơ quan chủ trì", "Who is in charge of it"]
    coordinating: Annotated[str, "Cơ quan phối hợp", "Who helps with it"]
    product: Annotated[str, "Sản phẩm", "What it is to yield"]
    schedule: Annotated[str, "Thời gian thực hiện", "When it is to be done"]
    tally: Annotated[Tally, "Các lượt giao", "Its assignments by state"]
    figures: Annotated[str, "Số liệu của mục, thành câu", "Its figures, in words"]
    units: Annotated[
        str, "Các đơn vị đã hoặc đang thực hiện", "The units that have done it or are working on it"
    ]
    helped: Annotated[str, "Các đơn vị phối hợp đã báo cáo", "The units that helped with it"]
    reported: Annotated[bool, "Đã có báo cáo về mục", "Whether anything is reported on it"]
    tabled: Annotated[
        bool,
        "Có cơ quan chủ trì hoặc số liệu, nên có trong bảng",
        "Whether it has owners or figures to table",
    ]


@dataclass(frozen=True, slots=True)
class SectionNames:
    """A section of the plan with its items that have owners or results."""

    number: Annotated[str, "Số của đề mục; trống nếu không có", "Its number; empty without a heading"]
    title: Annotated[str, "Tên đề mục", "Its title"]
    items: Annotated[tuple[ItemNames, ...], "Các mục, theo thứ tự văn bản", "Its items, in order"]
    tally: Annotated[Tally, "Các lượt giao của đề mục", "Its assignments by state"]
    silent: Annotated[
        str, "Các mục chưa có báo cáo, thành câu", "Its items on which nothing is reported, in words"
    ]


def tally(assignments: Iterable[Assignment]) -> Tally:
    """The assignments by what a report says of them."""
    assignments = list(assignments)
    counts, measures = count_states(assignments), measure_work(assignments)
    parts = {
        "done": sum(counts[state] for state in DONE_STATES),
        "carried_out": sum(counts[state] for state in CARRIED_OUT_STATES),
        "running": sum(counts[state] for state in RUNNING_STATES),
        "overdue": counts[State.OVERDUE],
        "no_result": counts[State.NO_RESULT],
        "not_started": counts[State.NOT_STARTED],
        "not_arisen": counts[State.NOT_ARISEN],
        "stopped": sum(counts[state] for state in STOPPED_STATES),
        "silent": sum(counts[state] for state in SILENT_STATES),
    }
    return Tally(
        owed=len(assignments),
        done_late=counts[State.DONE_LATE],
        completion=measures.completion,
        standing=measures.standing,
        measures=_measure_words(measures) if parts["silent"] < len(assignments) else "",
        words=_tally_words(parts, counts[State.DONE_LATE]),
        **parts,
    )


def _measure_words(measures: Measures) -> str:
    """``hoàn thành 3/4 lượt giao có thời hạn (75,00%)``, and what was carried out of standing work."""
    kinds = (
        ("hoàn thành", measures.completion, "có thời hạn"),
        ("đã thực hiện trong kỳ", measures.standing, "thường xuyên, không có hạn"),
    )
    return "; ".join(
        f"{verb} {format_integer(rate.part)}/{format_integer(rate.whole)} lượt giao {kind} "
        f"({format_percent(rate.part, rate.whole)})"
        for verb, rate, kind in kinds
        if rate
    )


def _tally_words(parts: Mapping[str, int], late: int) -> str:
    """``hoàn thành 3 (trong đó muộn 1), chưa có báo cáo 20``: what is zero is left out."""
    late_words = f" (trong đó muộn {format_integer(late)})" if late else ""
    return ", ".join(
        f"{words} {format_integer(parts[part])}{late_words if part == 'done' else ''}"
        for part, (words, _) in _PARTS.items()
        if parts[part]
    )


def state_columns(total: Tally) -> tuple[Column, ...]:
    """The parts of a tally that are not zero, as the columns of a table."""
    return tuple(Column(part, label) for part, (_, label) in _PARTS.items() if getattr(total, part))


def word_columns(sections: Iterable[SectionNames]) -> tuple[Column, ...]:
    """What any item has beside its text, as the columns of a table."""
    items = [item for section in sections for item in section.items if item.tabled]
    return tuple(
        Column(name, label) for name, label in _COLUMNS.items() if any(getattr(item, name) for item in items)
    )


def section_names(status: Status) -> tuple[SectionNames, ...]:
    """The sections of the plan, with their items that have owners or results."""
    workers: Mapping[str, list[str]] = defaultdict(list)
    for unit, result in status.results():
        if result.status in WORKED_ON:
            workers[result.item].append(status.plan.called(unit))
    sections = (_section_names(status, section, workers) for section in status.sections)
    return tuple(section for section in sections if section.items)


def _section_names(
    status: Status, section: SectionStatus, workers: Mapping[str, Sequence[str]]
) -> SectionNames:
    named = (_item_names(status, item, workers.get(item.id, ())) for item in section.items)
    items = tuple(item for item in named if item.tabled or item.reported)
    return SectionNames(
        number=cite(section.number),
        title=section_title(status.plan, section.title),
        items=items,
        tally=tally(section.assignments),
        silent=_cite([item.id for item in items if item.tally.owed and not item.reported]),
    )


def _cite(numbers: Sequence[str]) -> str:
    return f"{'các ' if len(numbers) > 1 else ''}mục {enumerate_words(numbers)}" if numbers else ""


def _item_names(status: Status, item: Item, workers: Collection[str]) -> ItemNames:
    plan, own = status.plan, tally(status.by_item.get(item.id, ()))
    totals = [total for total in status.figures if total.item.id == item.id]
    helpers = set(map(plan.called, plan.helpers.get(item.id, ())))
    return ItemNames(
        id=item.number,
        title=item.title.rstrip(" .;:"),
        text=item.text,
        owners=_whom(plan, item.owners),
        coordinating=_whom(plan, item.coordinating),
        product=item.product or "",
        schedule=item.schedule.text if item.schedule else "",
        tally=own,
        figures=total_words(totals),
        units=name_units(name for name in workers if name not in helpers),
        helped=name_units(name for name in workers if name in helpers),
        tabled=bool(totals) or item.owners is not None,
        reported=own.silent < own.owed
        or bool(workers)
        or any(total.given or total.helped for total in totals),
    )


def _whom(plan: Plan, named: Owners | Coordinating | None) -> str:
    """Owners or helpers in the plan's own words; where it has none, the names of groups and units."""
    if named is None:
        return ""
    return named.text or "; ".join(map(plan.name_of, named.read))
