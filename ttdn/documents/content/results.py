"""What the summary says of one item: what was done, by whom, with which figures, and what was not done."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from ttdn.attribution import as_object, as_sentences, at_time, bare_reason, name_few, named_units, told_by
from ttdn.digest import Entry, Passage, choose, times_of
from ttdn.documents.content.names import EvidenceNames, evidence_names
from ttdn.documents.content.recurring import by_due_day, done_by_one, late_times, past_times
from ttdn.figures import FigureTotal
from ttdn.grouping import group_by, grouped
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Result
from ttdn.model.report import Status as Reported
from ttdn.model.roster import Unit
from ttdn.occurrences import outside_words
from ttdn.phrases import name_units, pad_counts, plainly, says_figure, total_words
from ttdn.status import Status
from ttdn.status.states import SILENT_STATES, UNDOING_NOTHING, UNREPORTED_STATES, WORKED_ON, Assignment, State
from ttdn.vietnamese import capitalized, format_count, format_date, within_sentence, without_end

#: What becomes of an item that a body was merely asked for: it is never late.
_AS_ASKED = {State.DONE_LATE: State.DONE_ON_TIME, State.OVERDUE: State.IN_PROGRESS}
_STOPPED = {Reported.POSTPONED: "tạm hoãn", Reported.CANCELLED: "không thực hiện"}
#: What a report speaks of; what has not begun or did not arise is only counted.
SPOKEN_OF = WORKED_ON | _STOPPED.keys()
#: What is said of the one unit in charge that wrote nothing; of the other states there is a sentence.
_ALONE = {
    State.DONE_ON_TIME: "đã hoàn thành đúng thời hạn",
    State.DONE: "đã hoàn thành",
    State.CARRIED_OUT: "đã thực hiện",
    State.IN_PROGRESS: "đang thực hiện",
    State.DUE_SOON: "đang thực hiện",
    State.ONGOING: "đang thực hiện",
    State.NO_RESULT: "đang thực hiện, chưa nêu kết quả",
    State.NOT_STARTED: "chưa thực hiện",
    State.NOT_ARISEN: "báo cáo không phát sinh việc",
}
#: So many units an annex quotes on one item: nobody reads more.
MOST_DETAILS = 200
_CAUSES = ("Do ", "Vì ", "Bởi ")


@dataclass(frozen=True, slots=True)
class Detail:
    """What units wrote on an item and the body does not say."""

    words: str
    units: str
    evidence: tuple[EvidenceNames, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an item, in sentences; empty where there is nothing to say."""

    said: str
    results: str
    progress: str
    unfinished: str
    details: tuple[Detail, ...]
    further: int


class Worker(NamedTuple):
    """What one unit reported last on an item."""

    unit: Unit
    period: Period
    result: Result


def latest_results(status: Status) -> dict[str, list[Worker]]:
    """By item what each unit reported last, in the order of the roster."""
    latest: dict[tuple[str, str], Worker] = {}
    for unit, period, result in status.dated_results():
        known = latest.get((result.item, unit.id))
        if known is None or period.months[1] >= known.period.months[1]:
            latest[result.item, unit.id] = Worker(unit, period, result)
    return group_by(latest.values(), lambda worker: worker.result.item)


def is_reported(status: Status, item: Item, workers: Iterable[Worker]) -> bool:
    """Whether anything is reported on an item, by a unit that owes it, helps with it, or by any other.

    On an item that is given to nobody, what has not begun or did not arise is nothing to tell.
    """
    owed = status.by_item.get(item.id, ())
    if owed or status.is_outside(item):
        return item.id in status.spoken_of or any(one.state not in UNREPORTED_STATES for one in owed)
    return any(one.result.status in SPOKEN_OF for one in workers) or any(
        total.item.id == item.id and (total.given or total.helped) for total in status.figures
    )


def as_asked(plan: Plan, assignments: Iterable[Assignment]) -> list[Assignment]:
    """The assignments, those of bodies that were merely asked without blame."""
    asked = plan.only_asked
    return [
        replace(one, state=_AS_ASKED.get(one.state, one.state), occurrences=())
        if one.unit.id in asked
        else one
        for one in assignments
    ]


def tell(  # noqa: PLR0913, PLR0917 - all that there is to say of an item
    status: Status,
    item: Item,
    entries: Sequence[Entry],
    workers: Sequence[Worker],
    totals: Sequence[FigureTotal],
    shared: str,
) -> Told:
    """What the summary says of an item.

    Args:
        status: Where the plan stands.
        item: The item.
        entries: What units wrote on it, with what the specialist made of it.
        workers: What each unit reported last.
        totals: Its figures.
        shared: How many of several owners have done it.
    """
    plan, own = status.plan, as_asked(status.plan, status.by_item.get(item.id, ()))
    said, rest = choose(entries, first={one.unit.id for one in own})
    measures = {figure.unit for figure in plan.figures_of(item.id)}
    speaking = {unit for one in said for unit in one.units}
    quoted = {one.unit.id for one in own if _explains(one)} - speaking
    silent = [one for one in workers if one.unit.id not in speaking]
    details = _details(status, rest, quoted, entries, measures)
    late = (*_late(plan, own, quoted, said), *_late_times(plan, own))
    undone = (*late, *_overdue(status, own), *_stopped(plan, workers))
    progress = _progress(plan, own, silent, speaking, f"{shared}. {by_due_day(status, item)}")
    return Told(
        said=" ".join(_voiced(status, said, entries, measures)),
        results=_result_sentence(totals, said),
        progress=" ".join(_outside(status, item, silent, workers)) if status.is_outside(item) else progress,
        unfinished=" ".join(undone),
        details=tuple(islice(details, MOST_DETAILS)),
        further=sum(1 for _ in details),
    )


def _voiced(
    status: Status, said: Iterable[Passage], entries: Sequence[Entry], measures: Collection[str]
) -> Iterator[str]:
    """What units wrote, the same words once; what the specialist has rewritten stays as it is."""
    times, rewritten = times_of(entries, status.within), {one.text for one in entries}
    voices: dict[tuple[str, Period | None], list[str]] = {}
    for one in said:
        voices.setdefault((one.words, times.get(one)), []).extend(one.units)
    for (words, when), units in voices.items():
        yield at_time(told_by(status.plan, words, units, measures, rewritten=words in rewritten), when)


def _details(
    status: Status,
    rest: Iterable[Passage],
    quoted: Collection[str],
    entries: Sequence[Entry],
    measures: Collection[str],
) -> Iterator[Detail]:
    """What the body does not say, once for each unit; of those that are ``quoted`` it says the words."""
    plan, times, evidence = status.plan, times_of(entries, status.within), _evidence_by_passage(entries)
    unsaid = (one for one in rest if not set(quoted).intersection(one.units))
    for units, written in group_by(unsaid, lambda one: one.units).items():
        cited = dict.fromkeys(proof for one in written for proof in evidence.get(one, ()))
        told = " ".join(
            at_time(as_sentences(plainly(plan, one.words, measures)), times.get(one)) for one in written
        )
        yield Detail(told, name_units(named_units(plan, units)), tuple(cited))


def _is_late(assignment: Assignment) -> bool:
    return assignment.state is State.DONE_LATE and not assignment.occurrences


def _explains(assignment: Assignment) -> bool:
    """Whether what a unit wrote has to say why it was late, since it gives no reason."""
    result = assignment.result
    return _is_late(assignment) and result is not None and result.reason is None and bool(result.summary)


def _is_said(total: FigureTotal, said: Iterable[Passage]) -> bool:
    """Whether a sentence of the one unit that reported a figure says it; a target is told in any case."""
    amount, by = total.total, set(total.given)
    return (
        amount is not None
        and len(by) == 1
        and not (total.figure.target or total.helped or total.figure.is_averaged)
        and any(by.issubset(one.units) and says_figure(one.words, total.figure, amount) for one in said)
    )


def _result_sentence(totals: Iterable[FigureTotal], said: Sequence[Passage]) -> str:
    """``Tổng cộng có 33 buổi tuyên truyền với 3.438 lượt người tham dự; 161 chương trình phát thanh``.

    It lacks what is ``said`` already.
    """
    there = [total for total in totals if (total.given or total.helped) and total.total != 0]
    told = [total for total in there if not _is_said(total, said)]
    words = total_words(told)
    if not words:
        return ""
    begun = "Tổng cộng" if any(total.units > 1 for total in told) else "Kết quả"
    return f"{begun} có {words}." if words[:1].isdigit() else f"Kết quả: {words}."


def _progress(
    plan: Plan, own: Sequence[Assignment], others: Sequence[Worker], speaking: Collection[str], shared: str
) -> str:
    """Of several owners how many have done it; of one what became of it; whoever else has worked on it."""
    owing = {one.teller.id for one in own}
    working = [one.unit for one in others if one.result.status in WORKED_ON and one.unit.id not in owing]
    how = "phối hợp thực hiện" if own else "cùng thực hiện" if speaking else "đã thực hiện"
    if len(own) > 1:
        done = f"Có {shared}".rstrip()
    else:
        done = "".join(_of_one(plan, one, told=one.unit.id in speaking) for one in own)
    told = [done, *_by_others(plan, working, how)]
    # The one unit in charge is silent, where others speak; of several owners this is counted.
    if (others or speaking) and len(own) == 1 and own[0].state in SILENT_STATES:
        told += _as_reported(plan, (one for one in others if one.result.status in UNDOING_NOTHING))
        told.append(f"{plan.called(own[0].unit)} chưa báo cáo kết quả.")
    return " ".join(filter(None, told))


def _outside(
    status: Status, item: Item, silent: Iterable[Worker], workers: Iterable[Worker]
) -> Iterator[str]:
    """Why nobody owes an item in the period, and what is reported of it all the same.

    Beside those of whom no word is printed stand the others that have said the same.
    """
    why = capitalized(outside_words(status.plan.windows(item), status.within).vi)
    yield f"{why} ({within_sentence(without_end(item.schedule.text))})." if item.schedule else f"{why}."
    said = {one.result.status for one in silent} - _STOPPED.keys()
    yield from _as_reported(status.plan, (one for one in workers if one.result.status in said))


def _as_reported(plan: Plan, workers: Iterable[Worker]) -> Iterator[str]:
    """``UBND xã A, UBND xã B báo cáo chưa thực hiện.``: of units that say nothing more."""
    for said, alike in group_by(workers, lambda one: one.result.status).items():
        names = [plan.called(one.unit) for one in alike]
        yield f"{name_few(names)} báo cáo {within_sentence(said.label.vi)}."


def _by_others(plan: Plan, units: Sequence[Unit], how: str) -> Iterator[str]:
    """Who else has worked on it; of those that have ended, until when."""
    if more := [plan.called(unit) for unit in units if not unit.end]:
        yield f"{name_few(more)} {how}."
    for end in sorted({unit.end for unit in units if unit.end}):
        ended = name_few([plan.called(unit) for unit in units if unit.end == end])
        yield f"{ended} thực hiện đến hết ngày {format_date(end)}."


def _of_one(plan: Plan, assignment: Assignment, *, told: bool) -> str:
    """What became of an item in the charge of one unit; its own words, where it is ``told``, come first."""
    result, deadline = assignment.result, assignment.deadline
    if done := done_by_one(assignment):
        return f"{capitalized(done) if told else f'{plan.called(assignment.unit)} {done}'}."
    if assignment.state is State.DONE_ON_TIME and result and result.completed and deadline:
        whom = "Hoàn thành" if told else f"{plan.called(assignment.unit)} hoàn thành"
        on_time = result.completed <= deadline
        return f"{whom} ngày {format_date(result.completed)}{', đúng thời hạn' if on_time else ''}."
    words = _ALONE.get(assignment.state)
    return f"{plan.called(assignment.unit)} {words}." if words and not told else ""


def _late(
    plan: Plan, own: Iterable[Assignment], quoted: Collection[str], said: Sequence[Passage]
) -> Iterator[str]:
    """Who was late: when it was done, when it was due, by how much and why."""
    plain: list[str] = []
    deadline = ""
    for one in own:
        if not _is_late(one) or one.result is None or one.deadline is None:
            continue
        name, result, due = plan.called(one.unit), one.result, format_date(one.deadline)
        when = "chưa nêu ngày hoàn thành"
        if result.completed:
            done, days = format_date(result.completed), format_count((result.completed - one.deadline).days)
            if any(one.unit.id in told.units and f"chậm {days} ngày" in told.words for told in said):
                yield f"Thời hạn là {due}, {name} hoàn thành ngày {done}."
                continue
            when = f"hoàn thành ngày {done}, chậm {days} ngày"
        if result.reason or one.unit.id in quoted:
            why = _because(result.reason) if result.reason else _as_told(result.summary or "")
            yield f"{name} {when} so với thời hạn {due}{why}"
        else:
            plain.append(f"{name} {when}")
            deadline = deadline or due
    if plain:
        yield f"{'; '.join(plain)} so với thời hạn {deadline}."


def _late_times(plan: Plan, own: Iterable[Assignment]) -> Iterator[str]:
    """Which times of recurring work were late; with a reason each unit in a sentence of its own."""
    plain = []
    for one in own:
        if when := late_times(one):
            words = f"{plan.called(one.unit)} {when}"
            if one.result and one.result.reason and one.state is not State.OVERDUE:
                yield f"{words}{_because(one.result.reason)}"
            else:
                plain.append(words)
    if plain:
        yield f"{'; '.join(plain)}."


def _as_told(summary: str) -> str:
    """What a unit wrote where it gives no reason: only words that begin with a cause are taken for one."""
    words = _because(summary)
    return words.replace(". Lý do: ", ". Đơn vị nêu: ", 1) if words.startswith(". Lý do: ") else words


def _because(reason: str) -> str:
    """``, do dịch bệnh.``, or the words as they are behind ``Lý do:``; a full stop alone without them."""
    words = as_sentences(pad_counts(bare_reason(reason), ()))
    if words == ".":
        return "."
    return f", {words[:1].lower()}{words[1:]}" if words.startswith(_CAUSES) else f". Lý do: {words}"


def _overdue(status: Status, own: Iterable[Assignment]) -> Iterator[str]:
    """Who has not finished, since when, and why."""
    plan, reasoned, others = status.plan, list[tuple[str, str]](), list[tuple[str, str]]()
    for one in own:
        if one.state is State.OVERDUE and one.deadline:
            reason = one.result.reason if one.result else None
            told = (plan.called(one.unit), _past(status, one) + (_because(reason) if reason else "."))
            (reasoned if reason else others).append(told)
    yield from (*_of_all(reasoned), *_of_all(others))


def _of_all(told: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What is said of units, in the words that each has; the units that share them stand together."""
    units = grouped((words, name) for name, words in told)
    yield from (f"{name_units(names)} {words}" for words, names in units.items())


def _past(status: Status, one: Assignment) -> str:
    if one.occurrences:
        return past_times(one.item, one.occurrences, status.as_of)
    due = one.deadline or status.as_of
    days = format_count((status.as_of - due).days)
    return f"chưa hoàn thành, quá hạn {days} ngày (thời hạn {format_date(due)})"


def _stopped(plan: Plan, workers: Iterable[Worker]) -> Iterator[str]:
    """Who has put it off or dropped it, what it was, and why."""
    told = []
    for unit, _, result in workers:
        if verb := _STOPPED.get(result.status):
            what = as_object(plainly(plan, result.summary, ())) if result.summary else "."
            why = _because(result.reason).removeprefix(".") if result.reason else ""
            what = what.rstrip(".") if why.startswith(",") else what
            told.append((plan.called(unit), f"{verb}{what}{why}"))
    yield from _of_all(told)


def _evidence_by_passage(entries: Iterable[Entry]) -> Mapping[Passage, list[EvidenceNames]]:
    """The evidence behind the words of a unit; who wrote the same has evidence of their own."""
    found: dict[Passage, list[EvidenceNames]] = {}
    for entry in entries:
        if entry.statement:
            passage = Passage(entry.printed, entry.units)
            found.setdefault(passage, []).extend(map(evidence_names, entry.statement.result.evidence))
    return found
