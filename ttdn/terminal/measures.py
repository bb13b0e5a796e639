"""How far the work is: what has a deadline and what is standing work, each by its own measure."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Text
from ttdn.model.clauses import cite
from ttdn.status import Measures, Rate, State, Status, measure_work
from ttdn.terminal.console import plain
from ttdn.terminal.items import section_title
from ttdn.terminal.parts import Say, headed_table, heading, indent
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


def render_measures(status: Status, say: Say) -> Iterator[RenderableType]:
    """The measures of each section and of all, and what they count; nothing where nothing arose."""
    names = measured(measure_work(status.assignments))
    if not names:
        return
    yield heading(say("Mức độ thực hiện", "How far the work is"))
    table = headed_table(gap=2)
    table.add_column(say("Mục", "Item"), no_wrap=True)
    table.add_column(say("Nội dung", "Content"), overflow="fold")
    add_measure_columns(table, names, say)
    sections = status.owed_sections
    rows = [(cite(section.number), section_title(section, say), section.assignments) for section in sections]
    if len(sections) > 1:
        rows.append(("", plain(say("Cộng", "Total"), "bold"), status.assignments))
    for number, title, assignments in rows:
        table.add_row(plain(number, "bold"), title, *measure_cells(measure_work(assignments), names))
    yield indent(table)
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
    yield indent(RichText(" ".join(notes), style="dim"))


def render_measure_lines(measures: Measures, base: Text, say: Say) -> Iterator[RenderableType]:
    """A line for each measure: done 27/44 units."""
    for name in measured(measures):
        yield indent(plain(f"{say(*_MEASURES[name][2])} {say_rate(getattr(measures, name), say(*base))}."))


def measured(measures: Measures) -> list[str]:
    """The fields of the measures that have something to say."""
    return [name for name in _MEASURES if getattr(measures, name)]


def add_measure_columns(table: Table, names: list[str], say: Say) -> None:
    """A column for each measure."""
    for name in names:
        table.add_column(say(*_MEASURES[name][0]), justify="right", no_wrap=True)


def measure_cells(measures: Measures, names: list[str], *, percent: bool = True) -> list[str]:
    """What stands in the columns of the measures: 27/44 (61,36%); a dash where there is no such work."""
    rates: list[Rate | None] = [getattr(measures, name) for name in names]
    return [say_rate(rate, percent=percent) if rate else "–" for rate in rates]


def say_rate(rate: Rate, base: str = "", *, percent: bool = True) -> str:
    """A part of a whole with its base, and in a hundred: 27/44 units (61,36%)."""
    words = f"{rate.part}/{rate.whole} {base}".rstrip()
    return f"{words} ({format_percent(rate.part, rate.whole)})" if percent else words
