"""What changed, on the terminal: one line with numbers, then what happened, event by event."""

from ttdn.changes.difference import Changes, Event
from ttdn.changes.telling import headline, tell
from ttdn.language import Say
from ttdn.terminal.console import plain
from ttdn.terminal.parts import INDENT, Parts, hanging, heading, indent, indented, render_banner

#: More names are not read in a line; a table has them all.
_MANY_NAMES = 40
_COLOURS = {
    Event.DONE: "green",
    Event.CARRIED_OUT: "green",
    Event.SENT_BACK: "yellow",
    Event.STOPPED: "yellow",
    Event.WITHDRAWN: "red",
    Event.REOPENED: "red",
    Event.LATE: "red",
    Event.FELL: "red",
}


def render_changes(changes: Changes, say: Say, width: int) -> Parts:
    """What changed; that it is illustrative, and what is not known, are said too."""
    yield from render_banner(say, illustrative=changes.illustrative)
    yield plain(say(*headline(changes)), "bold")
    for told in tell(changes, _MANY_NAMES):
        yield heading(f"{say(*told.event.label)} ({told.many})")
        for line in told.lines:
            yield indented(hanging(say(*line.words), width), _COLOURS.get(told.event, ""))
            for detail in line.details:
                yield indent(indented(hanging(say(*detail), width - INDENT)))
    if changes.notes:
        yield ""
    yield from render_notes(changes, say)


def render_notes(changes: Changes, say: Say) -> Parts:
    """What else is to be said of where the earlier state comes from."""
    return (plain(say(*note), "dim") for note in changes.notes)
