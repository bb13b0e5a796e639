"""What a template may say of the plan's sections and items: their words, their counts, their figures."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ttdn.attribution import as_sentences
from ttdn.digest import Entry, digest
from ttdn.documents.content.results import Told, Worker, as_asked, is_reported, latest_results, tell
from ttdn.model.clauses import Coordinating, Item, Owners, cite
from ttdn.model.edits import Edits
from ttdn.model.plan import Plan
from ttdn.phrases import section_title, share_out, total_words
from ttdn.status import Status
from ttdn.status.states import (
    CARRIED_OUT_STATES,
    DONE_STATES,
    RUNNING_STATES,
    SILENT_STATES,
    STOPPED_STATES,
    Assignment,
    Measures,
    Rate,
    SectionStatus,
    State,
    count_states,
    measure_work,
)
from ttdn.vietnamese import format_count, format_integer, format_percent, without_end

#: What a table says of the items beside their texts, where any of them has it.
_COLUMNS = {
    "owners": "Cơ quan chủ trì",
    "coordinating": "Cơ quan phối hợp",
    "product": "Sản phẩm",
    "schedule": "Thời gian",
}
#: What is counted: the tasks of the units, the units of an item, the items of a section.
TASKS, _UNITS, _ITEMS = "nhiệm vụ", "đơn vị", "nội dung"
#: The parts of a tally: their states, their words in a sentence and at the head of a column.
_PARTS: Mapping[str, tuple[Collection[State], str, str]] = {
    "done": (DONE_STATES, "đã hoàn thành", "Hoàn thành"),
    "carried_out": (CARRIED_OUT_STATES, "đã thực hiện", "Đã thực hiện"),
    "running": (RUNNING_STATES, "đang thực hiện", "Đang thực hiện"),
    "overdue": ((State.OVERDUE,), "quá hạn chưa hoàn thành", "Quá hạn"),
    "no_result": ((State.NO_RESULT,), "chưa nêu kết quả", "Chưa nêu kết quả"),
    "not_started": ((State.NOT_STARTED,), "chưa thực hiện", "Chưa thực hiện"),
    "not_arisen": ((State.NOT_ARISEN,), "không phát sinh", "Không phát sinh"),
    "stopped": (STOPPED_STATES, "", "Hoãn, không thực hiện"),
    "not_asked": ((State.NOT_ASKED,), "chưa được yêu cầu báo cáo", "Chưa yêu cầu"),
    "silent": (SILENT_STATES, "chưa có báo cáo", "Chưa báo cáo"),
}
#: The two of which the last but one is made up.
_STOPPED = {State.POSTPONED: "tạm hoãn", State.CANCELLED: "không thực hiện"}


@dataclass(frozen=True, slots=True)
class Tally:
    """The assignments of an item, or of several, by state; the parts add up to ``owed``."""

    owed: int
    done: int
    done_late: int
    carried_out: int
    running: int
    overdue: int
    no_result: int
    not_started: int
    not_arisen: int
    stopped: int
    not_asked: int
    silent: int
    completion: Rate | None
    standing: Rate | None
    measures: str
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of items that is not empty."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class ItemNames:
    """An item of the plan."""

    id: str
    title: str
    text: str
    owners: str
    coordinating: str
    product: str
    schedule: str
    tally: Tally
    figures: str
    told: Told
    reported: bool
    tabled: bool


@dataclass(frozen=True, slots=True)
class SectionNames:
    """A section of the plan with its items that have owners or results."""

    number: str
    title: str
    lead: str
    items: tuple[ItemNames, ...]
    reported: bool
    tally: Tally
    progress: str
    silent: str


def tally(assignments: Iterable[Assignment], noun: str = TASKS) -> Tally:
    """The assignments by what a report says of them; ``noun`` is what they are called in its words."""
    assignments = list(assignments)
    counts, measures = count_states(assignments), measure_work(assignments)
    parts = {part: sum(counts[state] for state in states) for part, (states, *_) in _PARTS.items()}
    return Tally(
        owed=len(assignments),
        done_late=counts[State.DONE_LATE],
        completion=measures.completion,
        standing=measures.standing,
        measures=_measure_words(measures) if parts["silent"] + parts["not_asked"] < len(assignments) else "",
        words=_tally_words(parts, counts, noun),
        **parts,
    )


def _measure_words(measures: Measures) -> str:
    """``tỷ lệ hoàn thành nhiệm vụ có thời hạn đạt 75,00% (3/4)``, and the same of standing work."""
    kinds = (
        ("thực hiện nhiệm vụ thường xuyên", measures.standing),
        ("hoàn thành nhiệm vụ có thời hạn", measures.completion),
    )
    return ", ".join(
        f"tỷ lệ {what} đạt {format_percent(rate.part, rate.whole)} "
        f"({format_integer(rate.part)}/{format_integer(rate.whole)})"
        for what, rate in kinds
        if rate
    )


def _tally_words(parts: Mapping[str, int], counts: Mapping[State, int], noun: str) -> str:
    """``3/24 đơn vị đã hoàn thành (trong đó 01 đơn vị chậm), 21 đơn vị chưa có báo cáo``."""
    late = counts[State.DONE_LATE]
    late_words = " nhưng chậm" if late == parts["done"] else f" (trong đó {format_count(late)} {noun} chậm)"
    late_words = late_words if late else ""
    told = {part: (parts[part], words) for part, (_, words, _) in _PARTS.items()}
    done = (parts["done"], f"{told.pop('done')[1]}{late_words}")
    # The larger part of what was done comes first.
    first = sorted((done, told.pop("carried_out")), key=lambda one: -one[0])
    stopped = [(counts[state], words) for state, words in _STOPPED.items()]
    more = [one for part in told for one in (stopped if part == "stopped" else [told[part]])]
    return share_out(sum(parts.values()), [*first, *more], noun)


def state_columns(total: Tally) -> tuple[Column, ...]:
    """The parts of a tally that are not zero, as the columns of a table."""
    return tuple(Column(part, label) for part, (*_, label) in _PARTS.items() if getattr(total, part))


def word_columns(sections: Iterable[SectionNames]) -> tuple[Column, ...]:
    """What any item has beside its text, as the columns of a table."""
    items = [item for section in sections for item in section.items if item.tabled]
    return tuple(
        Column(name, label) for name, label in _COLUMNS.items() if any(getattr(item, name) for item in items)
    )


def section_names(status: Status, edits: Edits | None = None) -> tuple[SectionNames, ...]:
    """The sections of the plan, with their items that have owners or results."""
    material = _Material(digest(status, edits), latest_results(status), edits.leads if edits else {})
    sections = (_section_names(status, section, material) for section in status.sections)
    return tuple(section for section in sections if section.items)


class _Material(NamedTuple):
    """What is said of the items, before it is put into words."""

    entries: Mapping[str, Sequence[Entry]]
    workers: Mapping[str, Sequence[Worker]]
    leads: Mapping[str, str | None]


def _section_names(status: Status, section: SectionStatus, material: _Material) -> SectionNames:
    named = (_item_names(status, item, material) for item in section.items)
    items = tuple(item for item in named if item.tabled or item.reported)
    owed = [item for item in items if item.tally.owed]
    silent = [item for item in owed if not item.reported]
    parts = ((len(owed) - len(silent), "đã có báo cáo"), (len(silent), "chưa có báo cáo"))
    return SectionNames(
        number=cite(section.number),
        title=_of_results(section_title(status.plan, section.title)),
        lead=as_sentences(material.leads.get(section.number) or "").removeprefix("."),
        items=items,
        reported=any(item.reported for item in items),
        tally=tally(as_asked(status.plan, section.assignments)),
        progress=share_out(len(owed), parts, _ITEMS if owed == list(items) else f"{_ITEMS} được giao"),
        silent="; ".join(f"{item.title} (mục {item.id})" for item in silent),
    )


def _of_results(title: str) -> str:
    """``Hội Nông dân`` for ``Đề nghị Hội Nông dân``: what is told are results, and nothing is asked for."""
    asked = title.removeprefix("Đề nghị ")
    return asked if asked[:1].isupper() else title


def _item_names(status: Status, item: Item, material: _Material) -> ItemNames:
    plan = status.plan
    own = tally(as_asked(plan, status.by_item.get(item.id, ())), _UNITS)
    totals = [total for total in status.figures if total.item.id == item.id]
    workers = material.workers.get(item.id, ())
    told = tell(status, item, material.entries.get(item.id, ()), workers, totals, own.words)
    return ItemNames(
        id=item.number,
        title=without_end(item.title),
        text=item.text,
        owners=_whom(plan, item.owners),
        coordinating=_whom(plan, item.coordinating),
        product=item.product or "",
        schedule=item.schedule.text if item.schedule else "",
        tally=own,
        figures=total_words(totals),
        told=told,
        tabled=(bool(totals) or item.owners is not None) and not status.is_outside(item),
        reported=is_reported(status, item, workers),
    )


def _whom(plan: Plan, named: Owners | Coordinating | None) -> str:
    """Owners or helpers in the plan's own words; where it has none, the names of groups and units."""
    if named is None:
        return ""
    return named.text or "; ".join(map(plan.name_of, named.read))
