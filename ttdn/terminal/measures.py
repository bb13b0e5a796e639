"""How far the work is: what has a deadline and what is standing work, each by its own measure."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from ttdn.language import Say, Text
from ttdn.model.clauses import cite
from ttdn.status import Status
from ttdn.status.states import Measures, Rate, SectionStatus, State, measure_work
from ttdn.terminal.console import plain
from ttdn.terminal.parts import NARROW, Parts, add_number_column, headed_table, heading, indent, indented
from ttdn.vietnamese import format_percent

#: The measures by their fields: the head of a column, what it counts, and how a line of its own begins.
_MEASURES = {
    "completion": (
        Text("Hoàn thành", "Done"),
        Text("Hoàn thành: việc có thời hạn.", "Done: work with a deadline."),
        Text("Có thời hạn: hoàn thành", "With a deadline: done"),
    ),
    "standing": (
        Text("Đã thực hiện", "Carried out"),
        Text(
            "Đã thực hiện: việc thường xuyên (không có hạn), báo cáo của kỳ có nêu kết quả.",
            "Carried out: standing work (no deadline) of which a report of the period gives a result.",
        ),
        Text(
            "Thường xuyên (không có hạn): đã thực hiện trong kỳ", "Standing work: carried out in the period"
        ),
    ),
}


#: What stands at the head of the columns of the measures.
MEASURE_HEADS = {name: head for name, (head, *_) in _MEASURES.items()}


def section_title(section: SectionStatus, say: Say) -> str:
    """The title of a section at the head of its lines."""
    return section.title or say("Các mục khác", "Other items")


def render_measures(status: Status, say: Say, width: int) -> Parts:
    """The measures of each section and of all, and what they count; nothing where nothing arose."""
    names = measured(measure_work(status.assignments))
    if not names:
        return
    yield heading(say("Mức độ thực hiện", "How far the work is"))
    table = headed_table(gap=2)
    table.add_column(say("Mục", "Item"), no_wrap=True)
    table.add_column(say("Nội dung", "Content"), overflow="fold")
    add_measure_columns(table, names, say, stacked=width < NARROW)
    sections = status.owed_sections
    rows = [
        (cite(section.number), plain(section_title(section, say), "bold"), section.assignments)
        for section in sections
    ]
    if len(sections) > 1:
        rows.append(("", plain(say("Cộng", "Total"), "bold"), status.assignments))
    for number, title, assignments in rows:
        cells = measure_cells(measure_work(assignments), names, percent=width >= NARROW)
        table.add_row(plain(number, "bold"), title, *cells)
    yield indent(table)
    yield render_measure_notes(status, say)


def render_measure_notes(status: Status, say: Say) -> RenderableType:
    """What the measures count."""
    names = measured(measure_work(status.assignments))
    notes = [say(*_MEASURES[name][1]) for name in names]
    asked = all(assignment.state is not State.NOT_ASKED for assignment in status.assignments)
    notes.append(
        say("Mẫu số không kể việc không phát sinh.", "What did not arise is left out.")
        if asked
        else say(
            "Mẫu số không kể việc không phát sinh, việc bổ sung mà chưa hỏi đơn vị.",
            "What did not arise, or was added and not asked yet, is left out.",
        )
    )
    return indented(" ".join(notes), "dim")


def render_measure_lines(measures: Measures, base: Text, say: Say) -> Parts:
    """A line for each measure: done 27/44 units."""
    for name in measured(measures):
        yield indented(f"{say(*_MEASURES[name][2])} {say_rate(getattr(measures, name), say(*base))}.")


def measured(measures: Measures) -> list[str]:
    """The fields of the measures that have something to say."""
    return [name for name in _MEASURES if getattr(measures, name)]


def add_measure_columns(table: Table, names: Sequence[str], say: Say, *, stacked: bool = False) -> None:
    """A column for each measure; ``stacked``: each word of a head on a line of its own."""
    for name in names:
        add_number_column(table, say(*MEASURE_HEADS[name]), stacked=stacked)


def measure_cells(measures: Measures, names: Sequence[str], *, percent: bool = True) -> list[str]:
    """What stands in the columns of the measures: 27/44 (61,36%); a dash where there is no such work."""
    rates: list[Rate | None] = [getattr(measures, name) for name in names]
    return [say_rate(rate, percent=percent) if rate else "–" for rate in rates]


def say_rate(rate: Rate, base: str = "", *, percent: bool = True) -> str:
    """A part of a whole with its base, and in a hundred: 27/44 units (61,36%)."""
    words = f"{rate.part}/{rate.whole} {base}".rstrip()
    return f"{words} ({format_percent(rate.part, rate.whole)})" if percent else words
