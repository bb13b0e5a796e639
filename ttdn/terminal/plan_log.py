"""The changes of a plan on the terminal, by the documents that made them."""

from collections.abc import Sequence
from datetime import date

from rich.text import Text as RichText

from ttdn.language import Say
from ttdn.model.plan import Plan
from ttdn.plan_log import KIND_LABELS, Change, Event, Step, step_title
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, grid, indent, indented
from ttdn.vietnamese import date_text

SIGNS = {Event.ADDED: "+", Event.CHANGED: "~", Event.ENDED: "−"}
_COLOURS = {Event.ADDED: "green", Event.CHANGED: "yellow", Event.ENDED: "red"}


def render_log(plan: Plan, steps: Sequence[Step], say: Say) -> Parts:
    """Each document with what it changed, the first one first."""
    yield plain(plan.document.called, "bold")
    yield plain(plan.document.title)
    if not steps:
        yield ""
        yield plain(say("Kế hoạch chưa có sửa đổi, bổ sung nào.", "The plan has not been amended."))
    for step in steps:
        yield ""
        yield plain(say(*step_title(step)), "bold cyan")
        if step.document and step.document.title:
            yield plain(step.document.title)
        yield from render_changes(step.changes, step.day, say)
    if steps:
        yield ""
        words = (f"{sign} {say(*event.label).lower()}" for event, sign in SIGNS.items())
        yield plain(", ".join(words), "dim")


def render_changes(changes: Sequence[Change], since: date, say: Say) -> Parts:
    """What became of each entry, with its sign, what it says now and said before; and its day if another."""
    if changes:
        yield indent(grid((_row(change, since, say) for change in changes), columns=3))
    else:
        yield indented(say("Không ghi thay đổi nào.", "No change is recorded."), "dim")


def _row(change: Change, since: date, say: Say) -> Parts:
    yield RichText(SIGNS[change.event], style=_COLOURS[change.event])
    yield plain(f"{say(*KIND_LABELS[change.kind])} {say(*change.name)}")
    lines = [change.title] if change.title else []
    lines += [say(*one.words) for one in change.differences]
    day = date_text(change.first)
    if change.first != since:
        lines.append(say(f"Từ ngày {day.vi}", f"From {day.en}"))
    yield plain("\n".join(lines))
