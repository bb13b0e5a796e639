"""What units wrote on the results, and which of it the summary says (tổng hợp kết quả bằng lời).

It is pure: no files, no clock, no rendering. Where nothing is chosen yet, a first draft goes by ``rank``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, count, zip_longest
from typing import NamedTuple

from ttdn.grouping import grouped
from ttdn.model.edits import Edits, Mark, Opinions, Sentence, Use
from ttdn.model.period import Period
from ttdn.model.report import Result
from ttdn.model.report import Status as Reported
from ttdn.status import Status
from ttdn.status.states import WORKED_ON
from ttdn.vietnamese import nfc

#: So many sentences of an item a first draft says; the rest stands in the annex.
DRAFTED = 3
#: More than these nobody reads through, and the file of the specialist must stay one that can be read.
MOST_SENTENCES, MOST_LETTERS = 1_500, 250_000
#: Of an opinion that many units share the file names so many; each ten of them take the room of a sentence.
MOST_UNITS, _UNITS_OF_A_SENTENCE = 100, 10


class Statement(NamedTuple):
    """What one unit wrote in one report on one item that it has done or is working on."""

    unit: str
    period: Period
    words: str
    result: Result


class Entry(NamedTuple):
    """A sentence with what the specialist made of it.

    ``words`` are those of the unit, ``before`` those that it had when it was looked at last. ``statement`` is
    None where the reports that count have the sentence no longer, and for opinions. ``place`` is its position
    in the specialist's file, None where it is not there; ``fresh`` says that what became of it
    is not said there yet.
    """

    units: tuple[str, ...]
    period: Period
    words: str
    statement: Statement | None = None
    use: Use | None = None
    text: str | None = None
    mark: Mark | None = None
    before: str | None = None
    place: int | None = None
    fresh: bool = False

    @property
    def printed(self) -> str:
        """The words that the summary says."""
        return self.text or self.words

    @property
    def is_standing(self) -> bool:
        """Whether the reports that count still say it."""
        return self.mark is not Mark.GONE

    @property
    def is_chosen(self) -> bool:
        """Whether the specialist wants it said: who writes words for it wants them said."""
        return self.use is Use.YES or (self.use is None and self.text is not None)

    @property
    def is_touched(self) -> bool:
        """Whether something was chosen or written."""
        return self.use is not None or self.text is not None

    @property
    def may_leave(self) -> bool:
        """Whether the file need not keep it: it was said to be gone, and nothing was made of it."""
        return self.mark is Mark.GONE and not self.fresh and not self.is_touched

    @property
    def is_doubtful(self) -> bool:
        """Whether it is said, or was to be, and the words behind it are others now, or gone."""
        return self.is_touched and self.use is not Use.NO and self.mark in {Mark.CHANGED, Mark.GONE}


class Passage(NamedTuple):
    """Words that the summary says, and the units from whose words they were made."""

    words: str
    units: tuple[str, ...]


class Choice(NamedTuple):
    """Of an item's sentences what the summary says, and what is left for its annex."""

    said: tuple[Passage, ...]
    rest: tuple[Passage, ...]


class Opinion(NamedTuple):
    """A sentence in which units speak for themselves, and who wrote it."""

    words: str
    units: tuple[str, ...]


class Gathered(NamedTuple):
    """All that the specialist's file is to hold; ``left_out`` sentences find no room in it."""

    results: Mapping[str, tuple[Entry, ...]]
    opinions: Mapping[str, tuple[Entry, ...]]
    left_out: int

    @property
    def lists(self) -> Mapping[str, tuple[Entry, ...]]:
        """The sentences by item, then by part in which units speak for themselves."""
        return {**self.results, **self.opinions}


def statements(status: Status) -> dict[str, tuple[Statement, ...]]:
    """By item, what units wrote on what they have done or are working on, in the order of the roster."""
    written = grouped(
        (result.item, Statement(unit.id, period, result.summary.strip(), result))
        for unit, period, result in status.dated_results()
        if result.summary and result.status in WORKED_ON
    )
    return {item: tuple(of_item) for item, of_item in written.items()}


def spoken(status: Status, part: str) -> tuple[Opinion, ...]:
    """Each sentence of a part in which units speak for themselves once, with the units that wrote it."""
    sentences: dict[str, tuple[str, dict[str, None]]] = {}
    for report in status.reports_that(lambda report: bool(getattr(report, part))):
        for words in getattr(report, part):
            if sentence := words.rstrip(" .;"):
                sentences.setdefault(opinion_key(sentence), (sentence, {}))[1][report.unit] = None
    return tuple(Opinion(words, tuple(units)) for words, units in sentences.values())


def digest(status: Status, edits: Edits | None) -> Mapping[str, tuple[Entry, ...]]:
    """By item of the plan, in its order, the sentences of its units with what the specialist made of them."""
    found = statements(status)
    known = {one.item: one.sentences for one in edits.results} if edits else {}
    return {
        item: merge(found.get(item, ()), known.get(item, ()), status.within, _mark_of_new(edits))
        for item in _in_order(status, (*found, *known))
    }


def opinions(status: Status, edits: Edits | None) -> Mapping[str, tuple[Entry, ...]]:
    """By part of the reports (``difficulties`` …) what units wrote there, with what was made of it."""
    known = edits.opinions if edits else Opinions()
    return {
        part: merge_opinions(spoken(status, part), getattr(known, part), status.within, _mark_of_new(edits))
        for part in Opinions.model_fields
    }


def gather(status: Status, edits: Edits | None) -> Gathered:
    """Both, as far as there is room for them in the specialist's file."""
    results, parts = digest(status, edits), opinions(status, edits)
    found, left_out = _find_room((*results.values(), *parts.values()))
    return Gathered(
        dict(zip(results, found, strict=False)),
        dict(zip(parts, found[len(results) :], strict=True)),
        left_out,
    )


def _mark_of_new(edits: Edits | None) -> Mark | None:
    """The mark of what the file does not have: none where it was never made with sentences."""
    made = edits and (edits.results or edits.opinions != Opinions())
    return Mark.NEW if made else None


def merge(
    found: Iterable[Statement], known: Sequence[Sentence], within: Period, new: Mark | None = Mark.NEW
) -> tuple[Entry, ...]:
    """What the specialist's file has of an item, brought up to date: in its order, what is new behind it.

    A sentence that was deleted there comes back as new: a slip of the hand loses nothing, and what is not
    wanted says so (``no``).

    Args:
        found: What the reports say now.
        known: What the file says.
        within: The period of the summary, that of sentences without a period of their own.
        new: The mark of what the file does not have.
    """
    now = {(one.unit, one.period): one for one in found}
    entries = [_renew(place, sentence, now, within) for place, sentence in enumerate(known)]
    entries += (Entry((one.unit,), one.period, one.words, one, mark=new, fresh=True) for one in now.values())
    return tuple(entries)


def merge_opinions(
    found: Iterable[Opinion], known: Sequence[Sentence], within: Period, new: Mark | None = Mark.NEW
) -> tuple[Entry, ...]:
    """The same of a part in which units speak for themselves: there the words say which sentence it is."""
    now = {opinion_key(one.words): one for one in found}
    entries = []
    for place, sentence in enumerate(known):
        entry, opinion = _as_known(place, sentence, within), now.pop(opinion_key(sentence.said), None)
        entries.append(entry._replace(units=opinion.units, mark=None) if opinion else _gone(entry))
    entries += (Entry(one.units, within, one.words, mark=new, fresh=True) for one in now.values())
    return tuple(entries)


def _as_known(place: int, sentence: Sentence, within: Period) -> Entry:
    return Entry(
        sentence.units,
        sentence.period or within,
        sentence.said,
        use=sentence.use,
        text=sentence.text,
        mark=sentence.mark,
        before=sentence.before,
        place=place,
    )


def _renew(place: int, sentence: Sentence, now: dict[tuple[str, Period], Statement], within: Period) -> Entry:
    """One sentence of the file; what stands in the reports is taken from ``now``."""
    entry = _as_known(place, sentence, within)
    statement = now.pop((sentence.units[0], entry.period), None) if sentence.units else None
    if statement is None:
        return _gone(entry)
    entry = entry._replace(words=statement.words, statement=statement)
    is_open = entry.mark is Mark.CHANGED and entry.is_touched
    if not _same(statement.words, sentence.said):
        # Several changes are one change, from the words that somebody looked at to those of today.
        looked_at = (entry.before if is_open else None) or sentence.said
        is_back = _same(statement.words, looked_at)
        return entry._replace(
            mark=None if is_back else Mark.CHANGED,
            before=None if is_back else looked_at,
            fresh=True,
        )
    # Until somebody has looked, what was chosen of other words may say something wrong.
    return entry if is_open else entry._replace(mark=None, before=None)


def _gone(entry: Entry) -> Entry:
    return entry._replace(mark=Mark.GONE, fresh=entry.mark is not Mark.GONE)


def _same(words: str, others: str) -> bool:
    """Whether words are the same but for blanks and ends of lines."""
    return nfc(words).split() == nfc(others).split()


def opinion_key(words: str) -> str:
    """What two opinions have in common that are one. Accents count: "bàn" and "bán" are two words."""
    return " ".join(nfc(words).lower().rstrip(" .;").split())


def choose(entries: Sequence[Entry], most: int = DRAFTED, first: AbstractSet[str] = frozenset()) -> Choice:
    """What the summary says of an item: what was chosen; where nothing was, a draft by ``rank``.

    A sentence whose report is gone is not said: nothing stands behind it any more, nor behind what was joined
    to it. What was left out (``no``) is said nowhere, what a unit wrote in several reports once.

    Args:
        entries: The sentences of an item, or of a part in which units speak for themselves.
        most: How many a draft has; 0 where only what was chosen is said.
        first: The units whose sentences come first in a draft: those in charge.
    """
    said, used = _chosen(entries)
    free = [entry for entry in entries if entry.is_standing and entry.use is not Use.NO]
    if not said:
        ranked = sorted(free, key=lambda entry: (first.isdisjoint(entry.units), *rank(entry.statement)))
        used = _best_of_each(list(_once(ranked).values()))[:most]
        said = [Passage(entry.printed, entry.units) for entry in used]
    passed = _once(used)
    return Choice(tuple(said), tuple(passage for passage in _once(free) if passage not in passed))


def _once(entries: Iterable[Entry]) -> dict[Passage, Entry]:
    """What each unit wrote, with the first that says it: reports of every month may repeat it."""
    found: dict[Passage, Entry] = {}
    for entry in entries:
        found.setdefault(Passage(entry.words, entry.units), entry)
    return found


def times_of(entries: Iterable[Entry], within: Period) -> dict[Passage, Period]:
    """The periods of sentences beside which their unit wrote others, in reports on other times than these.

    Without its time each would seem to be said of all of ``within``: 9 files handed in, and 12. What the
    specialist has rewritten stands as it is.
    """
    standing = _once(entry for entry in entries if entry.is_standing and entry.statement and not entry.text)
    several = Counter(passage.units for passage in standing)
    return {
        passage: entry.period
        for passage, entry in standing.items()
        if several[passage.units] > 1 and entry.period != within
    }


def _best_of_each(ranked: Sequence[Entry]) -> list[Entry]:
    """The best of each unit before the second best of any."""
    turns: dict[tuple[str, ...], Iterator[int]] = defaultdict(count)
    return sorted(ranked, key=lambda entry: next(turns[entry.units]))


def _chosen(entries: Iterable[Entry]) -> tuple[list[Passage], list[Entry]]:
    """What was chosen, with the sentences that are in it."""
    said: list[Passage] = []
    used: list[Entry] = []
    head: Entry | None = None
    for entry in entries:
        head = entry if entry.is_chosen else head
        if head is None or not (head.is_standing and entry.is_standing):
            continue
        if entry is head:
            said.append(Passage(entry.printed, entry.units))
        elif entry.use is Use.JOINED:
            units = dict.fromkeys((*said[-1].units, *entry.units))
            said[-1] = Passage(said[-1].words, tuple(units))
        else:
            continue
        used.append(entry)
    return said, used


def rank(statement: Statement | None) -> tuple[bool, bool, bool]:
    """Its place in a first draft: done and dated first, then with figures, then with evidence."""
    if statement is None:
        return True, True, True
    result = statement.result
    done = result.status is Reported.DONE and bool(result.completed or result.dates)
    return not done, not result.figures, not result.evidence


def _find_room(lists: Iterable[Sequence[Entry]]) -> tuple[list[tuple[Entry, ...]], int]:
    """What of the sentences has room in the specialist's file, list by list, and how many have not.

    What stands in it stays; of the others each list gives its best before any gives its second best.
    """
    lists = list(lists)
    known = [entry for entries in lists for entry in entries if entry.place is not None]
    sentences = MOST_SENTENCES - sum(map(_room_of, known))
    letters = MOST_LETTERS - sum(len(one.words) for one in known)
    # Of those that the file does not have the best first.
    ranked = (
        sorted((one for one in entries if one.place is None), key=lambda one: rank(one.statement))
        for entries in lists
    )
    left_out = set[int]()
    for entry in chain.from_iterable(zip_longest(*ranked)):
        if entry is None:
            continue
        sentences, letters = sentences - _room_of(entry), letters - len(entry.words)
        if min(sentences, letters) < 0:
            left_out.add(id(entry))
    kept = [tuple(entry for entry in entries if id(entry) not in left_out) for entries in lists]
    return kept, len(left_out)


def _room_of(entry: Entry) -> int:
    """How many sentences of one unit have room in its place."""
    return 1 + min(len(entry.units), MOST_UNITS) // _UNITS_OF_A_SENTENCE


def _in_order(status: Status, items: Iterable[str]) -> Iterator[str]:
    wanted = set(items)
    yield from (item for item in status.plan.items if item in wanted)
