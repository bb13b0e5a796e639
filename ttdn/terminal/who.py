"""Who has done an item, who has not: the shares and the names on the terminal."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.columns import Columns
from rich.console import RenderableType

from ttdn.asking.naming import count_words, share, summary, titled, untold_words
from ttdn.asking.who import UNCOUNTED_STATES, Answer, Owing, Part, Role, Speaker
from ttdn.grouping import grouped
from ttdn.language import Language, Say, Text, count_of, join
from ttdn.occurrences import outside_words, tally_times, tally_words
from ttdn.status import Status
from ttdn.tables import Row, Table, described
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, indent, indented, name_heading
from ttdn.terminal.states import STATE_STYLES
from ttdn.terminal.tables import render_table
from ttdn.vietnamese import capitalized, date_text, within_sentence

#: So many names of each state are shown where all states are; a part that is asked for is shown as a whole.
_MOST_NAMES = 100


class Manner(NamedTuple):
    """How it is told: what is counted, the language of the labels, the columns of the window."""

    noun: Text
    language: Language
    width: int


def render_who(status: Status, answers: Sequence[Answer], part: Part | None, manner: Manner) -> Parts:
    """What was asked: one item with the names of all states, or of one part; several items line by line."""
    (noun, language, width), say = manner, manner.language.say
    if len(answers) > 1 and part is None:
        yield ""
        yield from render_table(_shares(answers, noun), language, width)
        yield ""
        words = say(
            "Tên từng đơn vị: hỏi một mục, hoặc thêm --not-done, --done, --late, --silent.",
            "For the names ask about one item, or add --not-done, --done, --late or --silent.",
        )
        yield indented(words, "dim")
        return
    for answer in answers:
        yield name_heading(f"{answer.item.number}  {answer.item.title}")
        if part is None:
            yield from _whole(status, answer, noun, say)
        else:
            yield from _part(status, answer, part, manner)


def _shares(answers: Sequence[Answer], noun: Text) -> Table:
    rows = list[Row]()
    for answer, words in titled(answers, noun):
        done = f"{len(answer.of(Part.DONE))}/{answer.whole}" if answer.owing else "–"
        parts = [
            Text(*(f"{within_sentence(label)} {len(units)}" for label in state.label))
            for state, units in answer.by_state()
        ]
        rows.append(
            {
                "item": answer.item.number,
                "title": answer.item.title,
                "share": done,
                "told": join(", ", parts) if parts else words,
            }
        )
    return described("shares").filled(rows)


def _deadline(status: Status, answer: Answer, say: Say) -> str:
    due = status.plan.due_days(answer.item)
    if not due:
        return say("Việc thường xuyên, không có hạn.", "Standing work, without a deadline.")
    if len(due) > 1:
        return say(f"Việc {len(due)} đợt trong năm.", f"Due {len(due)} times in the year.")
    return say(f"Hạn: {date_text(due[0]).vi}.", f"Due on {date_text(due[0]).en}.")


def _whole(status: Status, answer: Answer, noun: Text, say: Say) -> Parts:
    if answer.owing:
        yield indented(_deadline(status, answer, say), "dim")
        yield indented(capitalized(say(*summary(answer, noun))) + ".", "bold")
        yield from _times(status, answer, say)
    else:
        yield _nobody(answer, say)
    for state, units in answer.by_state():
        apart = say(", không tính vào mẫu số", ", not counted") if state in UNCOUNTED_STATES else ""
        label = f"{say(*state.label)} ({count_words(answer, units)}{apart})"
        yield from _names(label, STATE_STYLES.get(state, ""), [_name(one, say) for one in units], say)
    yield from _speakers(answer.helping, say)
    yield from _others(status, answer, say)
    if answer.lacking:
        label = say("Phải báo cáo, chưa nêu", "Must report and have not given it")
        names = [unit.short for unit in answer.lacking]
        yield from _names(f"{label} ({len(names)})", "", names, say)


def _nobody(answer: Answer, say: Say) -> RenderableType:
    return indented(f"{capitalized(say(*answer.nobody))}.")


def _times(status: Status, answer: Answer, say: Say) -> Parts:
    """How many have met each time of recurring work that has begun."""
    times = (time for one in answer.owing for time in one.assignment.occurrences)
    for tally in tally_times(time for time in times if time.window.first <= status.as_of):
        yield indented(f"- {say(*tally_words(answer.item, tally))}")


def _name(one: Owing, say: Say) -> str:
    told = one.lateness if one.days_late else one.note
    return one.unit.short + (f" ({say(*told)})" if told.vi else "")


def _names(label: str, style: str, names: Sequence[str], say: Say) -> Parts:
    """A label, and below it the names."""
    yield ""
    yield indented(f"{label}:", f"bold {style}".strip())
    more = len(names) - _MOST_NAMES
    yield from _all_names(names[:_MOST_NAMES])
    if more > 0:
        words = say(
            f"… và {more} đơn vị khác; thêm --done, --not-done, --late hoặc --silent để xem hết.",
            f"… and {count_of(more, 'unit')} more; add --done, --not-done, --late or --silent to see all.",
        )
        yield indent(indented(words, "dim"))


def _said(units: Iterable[Speaker], say: Say) -> list[str]:
    return [f"{one.unit.short} ({say(*one.said)})" for one in units if one.said]


def _speakers(helping: Sequence[Speaker], say: Say) -> Parts:
    """The coordinating units, apart from those that owe the item."""
    told, silent = _said(helping, say), [one.unit.short for one in helping if not one.said]
    whole = len(helping)
    if told:
        label = say("Đơn vị phối hợp đã báo cáo", "Coordinating units that reported")
        yield from _names(f"{label} ({len(told)}/{whole})", "", told, say)
    if silent:
        label = say(
            "Đơn vị phối hợp không báo cáo, không bắt buộc",
            "Coordinating units without a report, none is due",
        )
        yield from _names(f"{label} ({len(silent)}/{whole})", "dim", silent, say)


def _others(status: Status, answer: Answer, say: Say) -> Parts:
    """Whoever else reported on it: first its owners, where they do not owe it in this period."""
    item, why = answer.item, Text("không phải báo cáo kỳ này", "not asked to report on this period")
    if status.is_outside(item):
        why = outside_words(status.plan.windows(item), status.within)
    labels = {
        Role.ASSIGNED: say(
            f"Đơn vị được giao, {why.vi}, có báo cáo", f"Units that it is given to, {why.en}, that reported"
        ),
        Role.OTHER: say("Đơn vị không được giao, có báo cáo", "Units that reported and do not owe it"),
    }
    for role, label in labels.items():
        if told := _said((one for one in answer.speaking if one.role is role), say):
            yield from _names(f"{label} ({len(told)})", "", told, say)


def _part(status: Status, answer: Answer, part: Part, manner: Manner) -> Parts:
    noun, language, width = manner
    say, found = language.say, answer.of(part)
    if not answer.owing:
        yield _nobody(answer, say)
        return
    counted = say(*share(len(found), answer.whole, noun))
    yield indented(_deadline(status, answer, say), "dim")
    yield indented(f"{counted} {say(*answer.label(part))}{':' if found else '.'}", "bold")
    if found and part is Part.LATE:
        yield from render_table(_late(found), language, width)
    else:
        yield from _by_state(found, answer, say)
    if part is Part.LATE and answer.untold:
        words = untold_words(answer)
        yield indented(say(f"{words.vi} Xem --silent.", f"{words.en} See --silent."), "dim")


def _by_state(found: Sequence[Owing], answer: Answer, say: Say) -> Parts:
    """The names of a part, below the state where the part has several."""
    states = grouped((one.state, _name(one, say)) for one in found)
    for state, _ in answer.by_state():
        names = states.get(state, [])
        if names and len(states) > 1:
            yield ""
            label = f"{say(*state.label)} ({len(names)}):"
            yield indented(label, f"bold {STATE_STYLES.get(state, '')}".strip())
        yield from _all_names(names)


def _all_names(names: Sequence[str]) -> Parts:
    """Names side by side; those with a remark behind them, each on a line of its own."""
    alone = [plain(name) for name in names if " (" not in name]
    if alone:
        yield indent(indent(Columns(alone, padding=(0, 2))))
    yield from (indent(indented(name)) for name in names if " (" in name)


def _late(found: Sequence[Owing]) -> Table:
    rows = (
        {
            "unit": one.unit.short,
            "deadline": one.assignment.deadline,
            "state": one.state,
            "done": one.done,
            "days": one.days_late,
            "times": one.lateness if one.assignment.occurrences else None,
        }
        for one in sorted(found, key=lambda one: -one.days_late)
    )
    return described("late").filled(rows).without_empty()
