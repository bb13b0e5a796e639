"""What units wrote on the terminal: side by side where there is room, else one unit below the other."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ttdn.asking.answers import Subject, Written
from ttdn.language import Language, Text, count_of
from ttdn.status import Status
from ttdn.tables import Column, Kind, Table
from ttdn.terminal.parts import Parts, Say, heading, indented, name_heading
from ttdn.terminal.tables import render_table

_COLUMNS = (
    Column("unit", Text("Đơn vị", "Unit"), width=16),
    Column("period", Text("Kỳ", "Period"), width=10),
    Column("state", Text("Tình trạng", "State"), width=12),
    Column("words", Text("Lời của đơn vị", "The unit's words"), width=40),
    Column("figures", Text("Số liệu", "Figures"), width=24),
    Column("evidence", Text("Minh chứng", "Evidence"), width=24),
    Column("reason", Text("Lý do", "Reason"), width=16),
    Column("choice", Text("Chọn", "Chosen"), Kind.TEXT, 10),
    Column("printed", Text("Câu in thay", "Printed instead"), width=24),
)


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
            yield from render_table(_side_by_side(own, say), language, width)


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


def _side_by_side(own: Sequence[Written], say: Say) -> Table:
    rows = [
        (
            one.unit.short,
            one.period.short_label,
            say(*one.state),
            one.words,
            one.figure_words,
            one.evidence_words,
            one.reason,
            ", ".join(say(*label) for label in _choice(one)),
            one.printed,
        )
        for one in own
    ]
    return Table("answers", Text("", ""), _COLUMNS, tuple(rows)).without_empty()


def _choice(one: Written) -> Iterator[Text]:
    if one.choice:
        yield one.choice.label
    if one.entry and one.entry.mark:
        yield one.entry.mark.label
