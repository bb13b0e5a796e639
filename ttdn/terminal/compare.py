"""Two periods on the terminal: sentences to be pasted, then the tables."""

from ttdn.language import Language, Text
from ttdn.terminal.console import plain
from ttdn.terminal.notes import render_note
from ttdn.terminal.parts import Parts, heading, indented, render_banner
from ttdn.terminal.tables import render_table
from ttdn.two_periods.brief import brief_table
from ttdn.two_periods.comparing import TwoPeriods
from ttdn.two_periods.words import comparison_words, doubts, title_of
from ttdn.vietnamese import date_text

#: What is shown where no table is asked for.
_USUAL = ("overall", "section", "figure", "target")


def render_comparison(two: TwoPeriods, by: str | None, language: Language, width: int) -> Parts:
    """The comparison of two periods.

    Args:
        two: The two periods.
        by: The one table that is asked for; None: the sentences and the usual tables.
        language: The language of headings and sentences.
        width: Columns of the terminal.
    """
    say = language.say
    yield from render_banner(say, illustrative=two.illustrative)
    yield plain(say(*title_of(two)), "bold")
    yield from map(plain, dict.fromkeys(status.plan.cited for status in two.statuses))
    day = date_text(two.now.as_of)
    yield plain(say(f"Tính đến ngày {day.vi}.", f"As of {day.en}."))
    yield from (render_note(words, say) for words in doubts(two))
    if by is None:
        yield heading(say("Nhận xét", "In words"))
        for words in comparison_words(two):
            yield indented(say(*words))
    for name in _USUAL if by is None else (by,):
        table = brief_table(two, name)
        if table.rows:
            yield heading(say(*table.title))
            yield from render_table(table, language, width)
        elif by is not None:
            yield ""
            yield plain(say("Không có gì để so sánh.", "There is nothing to compare."))


def render_words(two: TwoPeriods, language: Language) -> Parts:
    """The sentences alone, a line each, to be pasted; examples are called so."""
    lines = [title_of(two), *doubts(two), *comparison_words(two)]
    if two.illustrative:
        lines.insert(0, Text("SỐ LIỆU MINH HỌA.", "ILLUSTRATIVE DATA."))
    return (plain(line.in_language(language)) for line in lines)
