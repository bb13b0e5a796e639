"""The first page in words: what a leader reads, in the order in which it is read."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from ttdn.language import Language, Text
from ttdn.model.clauses import Item, cite
from ttdn.overview import LONGEST, Overview
from ttdn.overview_words import excluded_words, reported_words, scope_words, submission_words
from ttdn.page.frame import Frame
from ttdn.page.lists import Block, Entry, make_lists
from ttdn.page.room import (
    CITED_LETTERS,
    HEAD_LETTERS,
    HEAD_LINE,
    HEADING,
    LINES,
    LONGEST_ENTRY,
    LONGEST_TITLE,
    MAIN_LETTERS,
    NOTE_LETTERS,
    NOTES,
    SIDE_LETTERS,
    TITLE_LETTERS,
    WORDS_LETTERS,
    choose_turns,
    cut_to,
    lines_of,
    share_lines,
)
from ttdn.page.tones import Segment, Tone, count_words, draw_parts, draw_strip
from ttdn.status.states import Assignment, Rate, SubmissionState, count_submissions, excuses
from ttdn.vietnamese import capitalized, format_percent

#: More items than these are shown by the sections of the plan on the first page.
MOST_ITEMS = 26
#: A line of a strip, which is set smaller, and what stands around it, in lines.
_STRIP_LINE, _AROUND = 0.88, 0.28
_LONGEST_NOTE = 200
#: So many lines are kept for the first entry of a list, while those that go before it are given theirs.
_LONGEST_FIRST = 4
#: So many lines are left for what was achieved, however many items there are.
_LEAST_SAID = 8
#: By so many letters a sentence is known again that was shortened.
_BEGINNING = 60
_SUBMISSION_TONES = {
    SubmissionState.ON_TIME: Tone.DONE,
    SubmissionState.SENT: Tone.DONE,
    SubmissionState.LATE: Tone.OPEN,
    SubmissionState.TOLD: Tone.CARRIED_OUT,
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
    words: str
    drafted: bool

    @property
    def title(self) -> str:
        """Its number and its title, shortened where it is long."""
        return f"{self.item.number} {cut_to(self.item.title, LONGEST_TITLE)}"


class Side(NamedTuple):
    """A list at the side of the first page: the entries that have room there, and whether these are all."""

    block: Block
    shown: tuple[Entry, ...]
    whole: bool


class LeaderPage(NamedTuple):
    """What stands on the first page.

    ``left`` says that there are more sentences than have room: then ``chosen`` are all that were chosen, for
    the pages behind it; drafts stand under their units.
    """

    scope: str
    shares: tuple[Share, ...]
    strips: tuple[Strip, ...]
    more_strips: bool
    by_section: bool
    said: tuple[Sentence, ...]
    left: bool
    chosen: tuple[Sentence, ...]
    sides: tuple[Side, ...]

    @property
    def has_more(self) -> bool:
        """Whether a list at the side goes on behind the page."""
        return not all(side.whole for side in self.sides)


def make_leader_page(overview: Overview, frame: Frame) -> LeaderPage:
    """The first page, with as much as has room on it."""
    language = frame.language
    shares = tuple(_shares(overview, language))
    lines = LINES - _lines_of_head(overview, shares)
    every_strip, by_section = _strips(frame)
    strips = _fitting_strips(every_strip, lines - 2 * HEADING)
    room = lines - 2 * HEADING - ceil(sum(map(_lines_of_strip, strips)))
    said = _said(overview, frame, room)
    every = [
        Sentence(one.item, words, one.drafted) for one in overview.achievements for words in one.sentences
    ]
    return LeaderPage(
        scope_words(overview).in_language(language),
        shares,
        strips,
        len(strips) < len(every_strip),
        by_section,
        tuple(said),
        len(every) > len(said),
        tuple(one for one in every if not one.drafted) if len(every) > len(said) else (),
        tuple(_sides(make_lists(overview, language), lines)),
    )


def _lines_of_head(overview: Overview, shares: Sequence[Share]) -> int:
    """The lines that the head takes beyond the usual: a long title, amendments, who was let off."""
    plan, excluded = overview.status.plan, excluded_words(overview)
    titles = lines_of(plan.document.title, HEAD_LETTERS) - 1
    cited = lines_of(plan.cited, CITED_LETTERS) - 1
    notes = max(sum(lines_of(note, NOTE_LETTERS) for note in one.notes) for one in shares)
    warning = lines_of(excluded.vi, CITED_LETTERS) + 1 if excluded else 0
    return ceil(titles * HEAD_LINE) + cited + max(notes - NOTES, 0) + warning


def _fitting_strips(strips: Sequence[Strip], lines: int) -> tuple[Strip, ...]:
    """The first of the strips, as many as leave some lines for what was achieved."""
    left, fitting = float(lines - _LEAST_SAID), list[Strip]()
    for one in strips:
        left -= _lines_of_strip(one)
        if left < 0:
            break
        fitting.append(one)
    return tuple(fitting)


def _sides(lists: Sequence[Block], room: int) -> Iterator[Side]:
    """The lists with as much of each as has room: by their claims, and of each its first entry at least."""
    given, left = dict[str, int](), room - sum(HEADING for block in lists if not block.optional)
    for claim in sorted({block.claim for block in lists}):
        blocks = [block for block in lists if block.claim == claim]
        kept = sum(_least_of(block) for block in lists if block.claim > claim)
        for block, share in zip(blocks, _shared(blocks, left - kept), strict=True):
            given[block.id] = share - HEADING if block.optional else share
            left -= share
    return (_side(block, given[block.id]) for block in lists)


def _shared(blocks: Sequence[Block], lines: int) -> list[int]:
    """Lines for lists of the same claim: for the first entry of each, then what more it wants."""
    first = share_lines(list(map(_least_of, blocks)), lines)
    wanted = [
        max(sum(min(entry.lines, LONGEST_ENTRY) for entry in block.entries) + block.heading - share, 0)
        for block, share in zip(blocks, first, strict=True)
    ]
    more = share_lines(wanted, lines - sum(first))
    return [one + other for one, other in zip(first, more, strict=True)]


def _least_of(block: Block) -> int:
    """The lines of the first entries of a list; of one that may be left out none."""
    first = () if block.optional else block.entries[: block.least]
    return sum(min(entry.lines, _LONGEST_FIRST) for entry in first)


def _side(block: Block, lines: int) -> Side:
    """A list in so many lines; where not all has room, its heading leads to the rest."""
    longest = max((entry.lines for entry in block.entries), default=0)
    if sum(entry.lines for entry in block.entries) <= lines and longest <= LONGEST_ENTRY:
        return Side(block, block.entries, whole=True)
    shown, left = list[Entry](), lines
    for entry in block.entries:
        given = min(left, LONGEST_ENTRY)
        words = cut_to(entry.words, given * SIDE_LETTERS - len(entry.about) - len(entry.source) - 2)
        if not words:
            break
        shown.append(entry if words == entry.words else entry._replace(words=words, units=()))
        left -= min(entry.lines, given)
    return Side(block, tuple(shown), whole=False)


def _said(overview: Overview, frame: Frame, room: int) -> list[Sentence]:
    """The highlights; where there is room for more, further sentences, one of each item before a second."""
    first = [Sentence(one.item, one.words, one.drafted) for one in overview.highlights]
    begun = {(one.item.id, one.words[:_BEGINNING]) for one in first}
    turns = [
        [
            Sentence(one.item, words, one.drafted)
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
        share = of_year.words().in_language(language)
        notes = (say(f"Cả năm: {share}", f"Whole year: {share}"),)
    if rate is None:
        return Share(label.in_language(language), "–", say("không có việc nào", "there is none"), (), notes)
    return Share(
        label.in_language(language),
        format_percent(rate.part, rate.whole),
        say(f"{rate.share} nhiệm vụ được giao", f"{rate.share} tasks of units"),
        draw_parts([(tone, rate.part), (Tone.AHEAD, rate.whole - rate.part)]),
        notes,
    )


def _reports(overview: Overview, language: Language) -> Share:
    """The reports that must be in, then those that were asked for, the units that were let off."""
    say, status, rate = language.say, overview.status, overview.reports
    notes = []
    if status.submissions:
        notes.append(capitalized(submission_words(status).in_language(language)))
    if overview.requested.whole:
        share = overview.requested.share
        notes.append(say(f"Được đề nghị báo cáo: {share} đã gửi", f"Only asked to report: {share} sent"))
    for document, units in excuses(status.excused):
        names = ", ".join(unit.short for unit in units)
        words = say(f"Được miễn ({document}): {names}", f"Excused ({document}): {names}")
        notes.append(cut_to(words, _LONGEST_NOTE))
    if overview.not_asked:
        notes.append(overview.not_asked.in_language(language))
    counts = count_submissions(status.submissions)
    own = reported_words(status)
    vi, en = own.vi and f" {own.vi}", own.en and f" on {own.en}"
    return Share(
        say("Báo cáo đã nộp", "Reports in"),
        format_percent(rate.part, rate.whole),
        say(f"{rate.share} đơn vị phải báo cáo{vi}", f"{rate.share} units that must report{en}")
        if rate.whole
        else say("không đơn vị nào phải báo cáo", "no unit has to report"),
        draw_parts([(_SUBMISSION_TONES[state], number) for state, number in counts.items()]),
        tuple(notes),
    )


def _strips(frame: Frame) -> tuple[list[Strip], bool]:
    """The items that are owed; where there are too many for a page, the sections of the plan."""
    status, language = frame.status, frame.language
    others = language.say("Các mục khác", "Other items")
    items = [item for section in status.owed_sections for item in section.items]
    rows: list[tuple[str, str, Item, Sequence[Assignment]]] = [
        (item.number, item.title, item, status.by_item[item.id]) for item in items
    ]
    by_section = len(items) > MOST_ITEMS
    if by_section:
        rows = [
            (cite(one.number), one.title or others, one.items[0], one.assignments)
            for one in status.owed_sections
        ]
    strips = [
        Strip(
            number,
            cut_to(title, LONGEST_TITLE),
            frame.item(first.id),
            draw_strip(assignments),
            count_words(assignments, language),
        )
        for number, title, first, assignments in rows
    ]
    return strips, by_section


def _lines_of_strip(one: Strip) -> float:
    title, words = f"{one.number} {one.title}", one.words
    return max(lines_of(title, TITLE_LETTERS), lines_of(words, WORDS_LETTERS)) * _STRIP_LINE + _AROUND


def _lines_of(one: Sentence) -> int:
    return lines_of(f"{one.title}. {one.words}", MAIN_LETTERS)
