"""The first page in words: what a leader reads, in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from ttdn.language import Language, Text
from ttdn.model.clauses import Item, cite
from ttdn.overview import LONGEST, Overview
from ttdn.overview_words import rate_words, scope_words, submission_words
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
from ttdn.status import Assignment, Rate, SubmissionState, count_submissions, excuses
from ttdn.vietnamese import capitalized, format_integer, format_percent

#: More items than these are shown by the sections of the plan on the first page.
MOST_ITEMS = 26
#: A line of the items, in lines of text.
_STRIP_LINES = 1.15
#: By so many letters a sentence is known again that was shortened.
_BEGINNING = 60
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
    """What was achieved of an item, with who wrote it; ``drafted``: nobody has chosen it."""

    item: Item
    target: str
    words: str
    drafted: bool


class Side(NamedTuple):
    """A list at the side of the first page, and how much of it has room there."""

    block: Block
    fitting: Fitting


@dataclass(frozen=True, slots=True)
class LeaderPage:
    """What stands on the first page; ``every`` are all sentences, where not all have room."""

    scope: str
    shares: tuple[Share, ...]
    strips: tuple[Strip, ...]
    by_section: bool
    said: tuple[Sentence, ...]
    every: tuple[Sentence, ...]
    sides: tuple[Side, ...]

    @property
    def has_more(self) -> bool:
        """Whether a list at the side goes on behind the page."""
        return any(side.fitting.left for side in self.sides)


def make_leader_page(overview: Overview, frame: Frame) -> LeaderPage:
    """The first page, with as much as has room on it."""
    language = frame.language
    strips, by_section = _strips(frame)
    room = LINES - 2 * HEADING - round(len(strips) * _STRIP_LINES)
    said = _said(overview, frame, room)
    every = [
        Sentence(one.item, frame.item(one.item.id), words, one.drafted)
        for one in overview.achievements
        for words in one.sentences
    ]
    lists = make_lists(overview, language)
    wanted = [sum(lines_of(one.length, SIDE_LETTERS) for one in block.entries) for block in lists]
    given = share_lines(wanted, LINES - HEADING * len(lists))
    return LeaderPage(
        scope_words(overview).in_language(language),
        tuple(_shares(overview, language)),
        tuple(strips),
        by_section,
        tuple(said),
        tuple(every) if len(every) > len(said) else (),
        tuple(
            Side(block, fit((one.length for one in block.entries), SIDE_LETTERS, lines))
            for block, lines in zip(lists, given, strict=True)
        ),
    )


def _said(overview: Overview, frame: Frame, room: int) -> list[Sentence]:
    """The highlights; where there is room for more, further sentences, one of each item before a second."""
    first = [
        Sentence(one.item, frame.item(one.item.id), one.words, one.drafted) for one in overview.highlights
    ]
    begun = {(one.item.id, one.words[:_BEGINNING]) for one in first}
    turns = [
        [
            Sentence(one.item, frame.item(one.item.id), words, one.drafted)
            for words in one.sentences
            if (one.item.id, words[:_BEGINNING]) not in begun
        ]
        for one in overview.achievements
    ]
    others = [one for turn in zip_longest(*turns) for one in turn if one and len(one.words) <= LONGEST]
    chosen = choose_turns(((one, _lines_of(one)) for one in (*first, *others)), room)
    return sorted(chosen, key=lambda one: frame.place_of(one.item.id))


def _shares(overview: Overview, language: Language) -> Iterator[Share]:
    """The two measures, and the reports that are in."""
    completion = Text("Việc có thời hạn đã hoàn thành", "Work with a deadline: done")
    standing = Text("Việc thường xuyên đã thực hiện", "Standing work: carried out")
    yield _measure(overview, "completion", completion, Tone.DONE, language)
    yield _measure(overview, "standing", standing, Tone.CARRIED_OUT, language)
    yield _reports(overview, language)


def _measure(overview: Overview, name: str, label: Text, tone: Tone, language: Language) -> Share:
    """A measure; beside it that of the whole year, where only a part of it is looked at."""
    say = language.say
    rate: Rate | None = getattr(overview.measures, name)
    of_year: Rate | None = getattr(overview.year.measures, name) if overview.year else None
    notes: tuple[str, ...] = ()
    if of_year:
        share = rate_words(of_year).in_language(language)
        notes = (say(f"Cả năm: {share}", f"Whole year: {share}"),)
    if rate is None:
        return Share(label.in_language(language), "–", say("không có việc nào", "there is none"), (), notes)
    return Share(
        label.in_language(language),
        format_percent(rate.part, rate.whole),
        say(f"{_share(rate)} lượt việc giao đơn vị", f"{_share(rate)} tasks of units"),
        draw_parts([(tone, rate.part), (Tone.AHEAD, rate.whole - rate.part)]),
        notes,
    )


def _reports(overview: Overview, language: Language) -> Share:
    """The reports that must be in, then those that were asked for, the units that were let off."""
    say, status, rate = language.say, overview.status, overview.reports
    notes = []
    if status.submissions:
        notes.append(capitalized(submission_words(status.submissions).in_language(language)))
    if overview.requested.whole:
        share = _share(overview.requested)
        notes.append(say(f"Được đề nghị báo cáo: {share} đã gửi", f"Only asked to report: {share} sent"))
    for document, units in excuses(status):
        names = ", ".join(unit.short for unit in units)
        notes.append(say(f"Được miễn ({document}): {names}", f"Excused ({document}): {names}"))
    if overview.not_asked:
        notes.append(overview.not_asked.in_language(language))
    counts = count_submissions(status.submissions)
    return Share(
        say("Báo cáo đã nộp", "Reports in"),
        format_percent(rate.part, rate.whole),
        say(f"{_share(rate)} đơn vị phải báo cáo", f"{_share(rate)} units that must report")
        if rate.whole
        else say("không đơn vị nào phải báo cáo", "no unit has to report"),
        draw_parts([(_SUBMISSION_TONES[state], number) for state, number in counts.items()]),
        tuple(notes),
    )


def _share(rate: Rate) -> str:
    return f"{format_integer(rate.part)}/{format_integer(rate.whole)}"


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


def _lines_of(one: Sentence) -> int:
    return lines_of(f"{one.item.number} {one.item.title}. {one.words}", MAIN_LETTERS)
