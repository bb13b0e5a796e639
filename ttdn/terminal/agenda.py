"""The deadlines on the terminal, in the order of time."""

from collections.abc import Sequence

from ttdn.agenda import Due
from ttdn.agenda_words import brief_agenda
from ttdn.language import Language, Text
from ttdn.status import Status
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, render_banner
from ttdn.terminal.tables import render_table
from ttdn.vietnamese import date_text


def render_agenda(
    status: Status, dues: Sequence[Due], nothing: Text, language: Language, width: int
) -> Parts:
    """What is due.

    Args:
        status: Where the plan stands, for its day and name.
        dues: The deadlines.
        nothing: What is said where there are none.
        language: The language of headings and labels.
        width: Columns of the terminal.
    """
    say = language.say
    yield from render_banner(say, illustrative=status.illustrative)
    yield plain(status.plan.cited, "bold")
    year, day = status.plan.year, date_text(status.as_of)
    yield plain(say(f"Hạn của năm {year}, tính đến ngày {day.vi}.", f"Deadlines of {year}, as of {day.en}."))
    yield ""
    if not dues:
        yield plain(say(*nothing))
    yield from render_table(brief_agenda(dues, status.as_of), language, width)
