"""The first page in words: what a leader reads, in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from ttdn.language import Language, Text, count_of
from ttdn.model.clauses import cite
from ttdn.overview import Overview
from ttdn.page.frame import Frame
from ttdn.page.lists import Block, make_lists
from ttdn.page.room import (
    HEADING,
    LINES,
    MAIN_LETTERS,
    SIDE_LETTERS,
    Fitting,
    choose_turns,
    fit,
    lines_of,
    share_lines,
)
from ttdn.page.tones import Segment, Tone, count_words, draw_parts, draw_strip
from ttdn.status import (
    COUNTED_LABELS,
    Assignment,
    Rate,
    Status,
    Submission,
    SubmissionState,
    count_submissions,
    excuses,
    submission_rate,
)
from ttdn.vietnamese import capitalized, date_text, format_percent, within_sentence

#: More items than these are shown by the sections of the plan on the first page.
MOST_ITEMS = 26
#: A line of the items, in lines of text.
_STRIP_LINES = 1.15
_SUBMISSION_TONES = {
    SubmissionState.ON_TIME: Tone.DONE,
    SubmissionState.SENT: Tone.DONE,
    SubmissionState.LATE: Tone.OPEN,
    SubmissionState.IN_CORRECTION: Tone.RUNNING,
    SubmissionState.TO_ENTER: Tone.RUNNING,
    SubmissionState.MISSING: Tone.OVERDUE,
    SubmissionState.NOT_DUE: Tone.AHEAD,
    SubmissionState.NOT_SENT: Tone.NO_REPORT,
}


class Share(NamedTuple):
    """A measure: its label, in a hundred, its parts with their base, a strip, and what else is said."""

    label: str
    percent: str
    base: str
    strip: tuple[Segment, ...]
    notes: tuple[str, ...]


class Strip(NamedTuple):
    """A line of the items: number and title, where it leads, its states."""

    number: str
    title: str
    target: str
    segments: tuple[Segment, ...]
    words: str


class Sentence(NamedTuple):
    """What was achieved of an item, and who wrote it; ``drafted``: nobody has chosen it."""

    number: str
    title: str
    target: str
    words: str
    units: str
    drafted: bool


class Side(NamedTuple):
    """A list at the side of the first page, and how much of it has room there."""

    block: Block
    fitting: Fitting


@dataclass(frozen=True, slots=True)
class LeaderPage:
    """What stands on the first page; ``unsaid`` are the sentences that have no room on it."""

    deadline: str
    shares: tuple[Share, ...]
    strips: tuple[Strip, ...]
    by_section: bool
    said: tuple[Sentence, ...]
    unsaid: tuple[Sentence, ...]
    sides: tuple[Side, ...]

    @property
    def has_more(self) -> bool:
        """Whether a list at the side goes on behind the page."""
        return any(side.fitting.left for side in self.sides)


def make_leader_page(overview: Overview, frame: Frame) -> LeaderPage:
    """The first page, with as much as has room on it."""
    language = frame.language
    strips, by_section = _strips(frame)
    told = _sentences(overview, frame)
    turns = [one for turn in zip_longest(*told) for one in turn if one]
    room = LINES - 2 * HEADING - round(len(strips) * _STRIP_LINES)
    said = choose_turns(((one, _lines_of(one)) for one in turns), room)
    chosen = {id(one) for one in said}
    in_order = [one for of_item in told for one in of_item]
    lists = make_lists(overview, language)
    wanted = [sum(lines_of(one.length, SIDE_LETTERS) for one in block.entries) for block in lists]
    given = share_lines(wanted, LINES - HEADING * len(lists))
    return LeaderPage(
        _deadline(overview.status, language),
        tuple(_shares(overview, language)),
        tuple(strips),
        by_section,
        tuple(one for one in in_order if id(one) in chosen),
        tuple(one for one in in_order if id(one) not in chosen),
        tuple(
            Side(block, fit((one.length for one in block.entries), SIDE_LETTERS, lines))
            for block, lines in zip(lists, given, strict=True)
        ),
    )


def _deadline(status: Status, language: Language) -> str:
    """By when the reports are due that are looked at: a sentence, or nothing where none are."""
    say, required = language.say, status.required
    if required is None:
        return ""
    label = required.period.label
    if status.last_day is None or status.days_left is None:
        return say(f"Báo cáo {label.vi} không ấn định hạn.", f"Reports for {label.en} are due on no set day.")
    last, left = date_text(status.last_day), status.days_left
    when = say(f"còn {left} ngày", f"{count_of(left, 'day')} left")
    if left < 0:
        when = say(f"đã quá {-left} ngày", f"{count_of(-left, 'day')} ago")
    return say(
        f"Báo cáo {label.vi}: hạn cuối {last.vi}, {when}.",
        f"Reports for {label.en} were due by {last.en}, {when}."
        if left < 0
        else f"Reports for {label.en} are due by {last.en}, {when}.",
    )


def _shares(overview: Overview, language: Language) -> Iterator[Share]:
    """The two measures, and the reports that are in."""
    say, measures = language.say, overview.measures
    yield _measure(
        measures.completion,
        say("Việc có thời hạn: hoàn thành", "Work with a deadline: done"),
        Text("việc giao đơn vị", "tasks assigned"),
        Tone.DONE,
        language,
    )
    yield _measure(
        measures.standing,
        say("Việc thường xuyên: đã thực hiện", "Standing work: carried out"),
        Text("việc giao đơn vị", "tasks assigned"),
        Tone.CARRIED_OUT,
        language,
    )
    yield _reports(overview, language)


def _measure(rate: Rate | None, label: str, base: Text, tone: Tone, language: Language) -> Share:
    if rate is None:
        return Share(label, "–", language.say("không có việc nào", "there is none"), (), ())
    return Share(
        label,
        format_percent(rate.part, rate.whole),
        f"{rate.part}/{rate.whole} {base.in_language(language)}",
        draw_parts([(tone, rate.part), (Tone.AHEAD, rate.whole - rate.part)]),
        (),
    )


def _reports(overview: Overview, language: Language) -> Share:
    """The reports that must be in, then those that were asked for, the units that were let off."""
    say, status, rate = language.say, overview.status, overview.reports
    notes = []
    if status.submissions:
        notes.append(_states_of(status.submissions, language))
    if status.requested:
        asked = submission_rate(status.requested)
        notes.append(
            say(
                f"Được đề nghị: {asked.part}/{asked.whole} đã gửi",
                f"Only asked: {asked.part}/{asked.whole} sent",
            )
        )
    for document, units in excuses(status):
        names = ", ".join(unit.short for unit in units)
        notes.append(say(f"Được miễn ({document}): {names}", f"Excused ({document}): {names}"))
    counts = count_submissions(status.submissions)
    return Share(
        say("Báo cáo đã nộp", "Reports in"),
        format_percent(rate.part, rate.whole) if rate.whole else "–",
        say(f"{rate.part}/{rate.whole} đơn vị", f"{rate.part}/{rate.whole} units")
        if rate.whole
        else say("không đơn vị nào phải báo cáo", "no unit has to report"),
        draw_parts([(_SUBMISSION_TONES[state], number) for state, number in counts.items()]),
        tuple(notes),
    )


def _states_of(submissions: Sequence[Submission], language: Language) -> str:
    counts = count_submissions(submissions)
    told = (
        f"{within_sentence(COUNTED_LABELS[state].in_language(language))} {number}"
        for state, number in counts.items()
        if number
    )
    return capitalized(", ".join(told))


def _strips(frame: Frame) -> tuple[list[Strip], bool]:
    """The items that are owed; where there are too many for a page, the sections of the plan."""
    status, language = frame.status, frame.language
    items = [item for section in status.owed_sections for item in section.items]
    if len(items) <= MOST_ITEMS:
        return [
            _strip(item.number, item.title, frame.item(item.id), status.by_item[item.id], language)
            for item in items
        ], False
    others = language.say("Các mục khác", "Other items")
    return [
        _strip(
            cite(section.number),
            section.title or others,
            frame.item(section.items[0].id),
            section.assignments,
            language,
        )
        for section in status.owed_sections
    ], True


def _strip(
    number: str, title: str, target: str, assignments: Sequence[Assignment], language: Language
) -> Strip:
    return Strip(number, title, target, draw_strip(assignments), count_words(assignments, language))


def _sentences(overview: Overview, frame: Frame) -> list[list[Sentence]]:
    """Item by item what was achieved."""
    return [
        [
            Sentence(
                achievement.item.number,
                achievement.item.title,
                frame.item(achievement.item.id),
                passage.words,
                _who(overview.status, passage.units, frame.language),
                achievement.drafted,
            )
            for passage in achievement.passages
        ]
        for achievement in overview.achievements
    ]


def _who(status: Status, units: Sequence[str], language: Language) -> str:
    """Who wrote it: one or two by name, of many the first and how many others."""
    names = [status.plan.units_by_id[unit].short for unit in units if unit in status.plan.units_by_id]
    if len(names) <= 2:  # noqa: PLR2004 - more names are no help to a reader
        return ", ".join(names)
    others = len(names) - 1
    return language.say(
        f"{names[0]} và {others} đơn vị khác", f"{names[0]} and {count_of(others, 'other unit')}"
    )


def _lines_of(one: Sentence) -> int:
    return lines_of(f"{one.number} {one.title}. {one.words} ({one.units})", MAIN_LETTERS)
