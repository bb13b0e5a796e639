"""What units wrote on the terminal: side by side where there is room, else one unit below the other."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ttdn.asking.answers import Subject, Written
from ttdn.language import Language, Say, Text, count_of
from ttdn.status import Status
from ttdn.tables import Row, described
from ttdn.terminal.parts import Parts, heading, indented, name_heading
from ttdn.terminal.tables import render_table


def render_answers(
    status: Status,
    written: Sequence[Written],
    subjects: Sequence[Subject],
    language: Language,
    width: int,
) -> Parts:
    """All that was written, below each subject; how many wrote and who of those that owe it did not.

    The status is that of the units that are asked about.
    """
    say = language.say
    by_subject = {subject: list(own) for subject, own in groupby(written, key=lambda one: one.subject)}
    if not written:
        yield ""
        yield indented(say("Chưa có đơn vị nào viết về nội dung này.", "No unit has written on it."))
    for subject in subjects:
        own = by_subject.get(subject, [])
        if own or (len(subjects) == 1 and written):
            title = say(*subject.title)
            yield name_heading(f"{subject.number}  {title}") if subject.number else heading(title)
            yield indented(say(*_account(status, subject, own)), "dim")
            yield ""
            side_by_side = described("answers_shown").filled(_row(one, say) for one in own)
            yield from render_table(side_by_side.without_empty(), language, width)


def _account(status: Status, subject: Subject, own: Sequence[Written]) -> Text:
    """``11 đơn vị đã viết, trong 12 báo cáo; 31 đơn vị được giao chưa viết.``."""
    units = {one.unit.id for one in own}
    reports = len({(one.unit.id, one.period) for one in own})
    vi = f"{len(units)} đơn vị đã viết, trong {reports} báo cáo"
    en = f"{count_of(len(units), 'unit')} wrote on it, in {count_of(reports, 'report')}"
    owing = status.by_item.get(subject.item.id, ()) if subject.item else ()
    silent = sum(one.unit.id not in units and one.result is None for one in owing)
    if silent:
        vi += f"; {silent} đơn vị được giao chưa viết"
        en += f"; {count_of(silent, 'unit')} that {'owes' if silent == 1 else 'owe'} it did not"
    return Text(f"{vi}.", f"{en}.")


def _row(one: Written, say: Say) -> Row:
    return {
        "unit": one.unit.short,
        "period": one.period.short_label,
        "state": one.state,
        "words": one.words,
        "figures": one.figure_words,
        "evidence": one.evidence_words,
        "reason": one.reason,
        "choice": ", ".join(say(*label) for label in _choice(one)),
        "printed": one.printed,
    }


def _choice(one: Written) -> Iterator[Text]:
    if one.choice:
        yield one.choice.label
    if one.entry and one.entry.mark:
        yield one.entry.mark.label
