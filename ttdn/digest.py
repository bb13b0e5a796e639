"""What units wrote on the results, and which of it the summary says (tổng hợp kết quả bằng lời).

It is pure: no files, no clock, no rendering. Where nothing is chosen yet, a first draft goes by ``rank``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ttdn.model.edits import Edits, Mark, Sentence, Use
from ttdn.model.period import Period
from ttdn.model.report import Result
from ttdn.model.report import Status as Reported
from ttdn.status import WORKED_ON, Status
from ttdn.vietnamese import nfc

#: So many sentences of an item a first draft says; the rest stands in the annex.
DRAFTED = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """What one unit wrote in one report on one item that it has done or is working on."""

    unit: str
    period: Period
    words: str
    result: Result


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence with what the specialist made of it.

    ``statement`` is None where the reports that count have the sentence no longer; ``words`` are those of the
    unit, ``before`` those that it had when it was looked at last.
    """

    units: tuple[str, ...]
    period: Period
    words: str
    statement: Statement | None = None
    use: Use | None = None
    text: str | None = None
    mark: Mark | None = None
    before: str | None = None

    @property
    def printed(self) -> str:
        """The words that the summary says."""
        return self.text or self.words

    @property
    def is_touched(self) -> bool:
        """Whether something was chosen or written."""
        return self.use is not None or self.text is not None


class Passage(NamedTuple):
    """Words that the summary says, and the units from whose words they were made."""

    words: str
    units: tuple[str, ...]


class Choice(NamedTuple):
    """Of an item's sentences what the summary says, and what is left for its annex."""

    said: tuple[Passage, ...]
    rest: tuple[Passage, ...]


def statements(status: Status) -> dict[str, tuple[Statement, ...]]:
    """By item, what units wrote on what they have done or are working on, in the order of the roster."""
    written: dict[str, list[Statement]] = defaultdict(list)
    for unit, period, result in status.dated_results():
        if result.summary and result.status in WORKED_ON:
            written[result.item].append(Statement(unit.id, period, result.summary.strip(), result))
    return {item: tuple(of_item) for item, of_item in written.items()}


def merge(found: Iterable[Statement], known: Sequence[Sentence], within: Period) -> tuple[Entry, ...]:
    """What the specialist's file has of an item, brought up to date: in its order, what is new behind it.

    Args:
        found: What the reports say now.
        known: What the file says; empty where it was never made, and then nothing is new.
        within: The period of the summary, that of sentences without a period of their own.
    """
    now = {(one.unit, one.period): one for one in found}
    entries = [_renew(sentence, now, within) for sentence in known]
    new = Mark.NEW if known else None
    entries += (Entry((one.unit,), one.period, one.words, one, mark=new) for one in now.values())
    return tuple(entries)


def _renew(sentence: Sentence, now: dict[tuple[str, Period], Statement], within: Period) -> Entry:
    """One sentence of the file; what stands in the reports is taken from ``now``."""
    period = sentence.period or within
    entry = Entry(
        sentence.units,
        period,
        sentence.said,
        use=sentence.use,
        text=sentence.text,
        mark=sentence.mark,
        before=sentence.before,
    )
    statement = now.pop((sentence.units[0], period), None) if sentence.units else None
    if statement is None:
        return replace(entry, mark=Mark.GONE)
    entry = replace(entry, words=statement.words, statement=statement)
    if not _same(statement.words, sentence.said):
        return replace(entry, mark=Mark.CHANGED, before=sentence.said)
    # Until somebody has looked, what was chosen of other words may say something wrong.
    seen = entry.mark is not Mark.CHANGED or not entry.is_touched
    return replace(entry, mark=None, before=None) if seen else entry


def _same(words: str, others: str) -> bool:
    """Whether words are the same but for blanks and ends of lines."""
    return nfc(words).split() == nfc(others).split()


def choose(entries: Sequence[Entry], most: int = DRAFTED) -> Choice:
    """What the summary says of an item: what was chosen; where nothing was, a draft by ``rank``.

    A sentence whose report is gone is not said: nothing stands behind it any more. What was left out (``no``)
    is said nowhere.
    """
    standing = [entry for entry in entries if entry.statement is not None]
    if any(entry.use is Use.YES for entry in standing):
        said, used = _chosen(standing)
    else:
        free = [entry for entry in standing if entry.use is None]
        # Another unit speaks before the same one speaks again.
        ranked = sorted(free, key=lambda entry: rank(entry.statement))
        again = [
            entry.units in [other.units for other in ranked[:place]] for place, entry in enumerate(ranked)
        ]
        used = [ranked[place] for place in sorted(range(len(ranked)), key=again.__getitem__)][:most]
        said = [Passage(entry.printed, entry.units) for entry in used]
    rest = (entry for entry in standing if entry.use is None and entry not in used)
    return Choice(tuple(said), tuple(Passage(entry.printed, entry.units) for entry in rest))


def _chosen(entries: Iterable[Entry]) -> tuple[list[Passage], list[Entry]]:
    said: list[Passage] = []
    used = []
    for entry in entries:
        if entry.use is Use.YES:
            said.append(Passage(entry.printed, entry.units))
        elif entry.use is Use.JOINED and said:
            said[-1] = Passage(said[-1].words, (*said[-1].units, *entry.units))
        else:
            continue
        used.append(entry)
    return said, used


def rank(statement: Statement | None) -> tuple[bool, bool, bool]:
    """Its place in a first draft: done and dated first, then with figures, then with evidence."""
    if statement is None:
        return True, True, True
    result = statement.result
    done = result.status is Reported.DONE and result.completed is not None
    return not done, not result.figures, not result.evidence


def digest(status: Status, edits: Edits | None) -> Mapping[str, tuple[Entry, ...]]:
    """By item of the plan, in its order, the sentences of its units with what the specialist made of them."""
    found = statements(status)
    known = {one.item: one.sentences for one in edits.results} if edits else {}
    return {
        item: merge(found.get(item, ()), known.get(item, ()), status.within)
        for item in _in_order(status, (*found, *known))
    }


def _in_order(status: Status, items: Iterable[str]) -> Iterator[str]:
    wanted = set(items)
    yield from (item for item in status.plan.items if item in wanted)
