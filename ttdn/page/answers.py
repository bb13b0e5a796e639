"""What the units wrote, unit by unit; the items of the plan lead to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn.evidence.addresses import Target, read_target
from ttdn.grouping import grouped
from ttdn.language import Language
from ttdn.model.clauses import Item
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import OPINION_LABELS, Evidence, Report, Result
from ttdn.model.roster import Unit
from ttdn.page.frame import Extent, Frame
from ttdn.page.tones import SHORT_LABELS, TONES, Tone
from ttdn.status import Status
from ttdn.status.states import Assignment, State, Submission
from ttdn.vietnamese import capitalized, date_text, format_money, measured

#: All that was written.
WHOLE = Extent()


class Proof(NamedTuple):
    """Something given as proof; ``link`` is empty where it is no address that may be opened from the page."""

    title: str
    link: str


class Answer(NamedTuple):
    """What a unit wrote on an item in one report; ``mark`` is empty but for its first on the item."""

    mark: str
    number: str
    title: str
    tone: str
    state: str
    words: str
    reason: str
    facts: str
    proofs: tuple[Proof, ...]


class Part(NamedTuple):
    """Another part of a unit's reports, under its label."""

    label: str
    lines: tuple[str, ...]


class UnitAnswers(NamedTuple):
    """All that a unit wrote; ``kind`` is the place of its kind."""

    mark: str
    kind: int
    name: str
    called: str
    tone: str
    handed: str
    ways: str
    answers: tuple[Answer, ...]
    parts: tuple[Part, ...]


def make_answers(frame: Frame, extent: Extent = WHOLE) -> list[UnitAnswers]:
    """The units that have reported, in the order of the roster.

    Args:
        frame: Where the plan stands, in a language.
        extent: How much of them stands in the file.
    """
    status, language = frame.status, frame.language
    results = grouped((unit.id, (period, result)) for unit, period, result in status.dated_results())
    kinds = {kind.id: place for place, kind in enumerate(status.plan.unit_kinds)}
    handed = {one.unit.id: one for one in (*status.excused, *status.requested, *status.submissions)}
    money = {unit: (part,) for unit, part in _funding(status, language).items()}
    found = []
    for unit in status.plan.units_by_id.values():
        reports = tuple(status.received.get(unit.id, {}).values())
        if not reports:
            continue
        tone, words = _handed(handed.get(unit.id), reports, language)
        found.append(
            UnitAnswers(
                frame.unit(unit.id),
                kinds.get(unit.kind, len(kinds)),
                unit.short,
                status.plan.called(unit),
                tone,
                words,
                unit.ways,
                tuple(_answers(frame, unit, results[unit.id], extent)),
                () if extent.letters else (*_parts(reports, language), *money.get(unit.id, ())),
            )
        )
    return found


def _handed(submission: Submission | None, reports: Sequence[Report], language: Language) -> tuple[str, str]:
    """Whether the report is in, and when the last of what counts was received."""
    day = date_text(max(report.received for report in reports)).in_language(language)
    received = language.say(f"nhận ngày {day}", f"received {day}")
    if submission is None:
        return Tone.DONE, capitalized(received)
    label = submission.label.in_language(language)
    if not submission.is_in:
        periods = [report.period.short_label for report in reports]
        others = language.say(
            f"đã có báo cáo {', '.join(one.vi for one in periods)}",
            f"there is a report for {', '.join(one.en for one in periods)}",
        )
        return Tone.OPEN, f"{label}; {others}"
    return Tone.OPEN if submission.days_late else Tone.DONE, f"{label}, {received}"


def _answers(
    frame: Frame, unit: Unit, results: Sequence[tuple[Period, Result]], extent: Extent
) -> Iterator[Answer]:
    """In the order of the plan; over a stretch of time each report on an item has its own."""
    plan, language, told = frame.status.plan, frame.language, set[str]()
    owed = {one.item.id: one for one in frame.status.by_unit.get(unit.id, ())}
    letters = extent.letters
    several = len({period for period, _ in results}) > 1
    for period, result in sorted(results, key=lambda one: frame.place_of(one[1].item)):
        item = plan.items.get(result.item)
        if item is None:
            continue
        tone, state = _state(owed.get(item.id), result, language)
        yield Answer(
            "" if item.id in told else frame.answer(unit.id, item.id),
            item.number,
            item.title if extent.named else "",
            tone,
            f"{state}, {period.short_label.in_language(language)}" if several else state,
            cut(result.summary or "", letters),
            cut(result.reason or "", letters),
            "" if letters else _facts(plan, item, result, language),
            () if letters else tuple(_proofs(result.evidence)),
        )
        told.add(item.id)


def _state(owed: Assignment | None, result: Result, language: Language) -> tuple[str, str]:
    """The state of what is owed; of anything else what the unit says of it."""
    if owed is None or owed.state is State.NOT_ASKED:
        return Tone.NOT_ARISEN, result.status.label.in_language(language)
    return TONES[owed.state], SHORT_LABELS[owed.state].in_language(language)


def _facts(plan: Plan, item: Item, result: Result, language: Language) -> str:
    """Its day and its figures: ``05/12/2020; Số tin, bài: 12 tin, bài``."""
    told = []
    if result.completed:
        told.append(date_text(result.completed).in_language(language))
    figures = {figure.id: figure for figure in plan.figures_of(item.id)}
    told += (
        f"{figures[name].label}: {measured(amount, figures[name].unit)}"
        for name, amount in result.figures.items()
        if name in figures
    )
    return "; ".join(told)


def _proofs(evidence: Sequence[Evidence]) -> Iterator[Proof]:
    for one in evidence:
        # An address that hides where it leads, or lies in somebody's own network, stands there in words.
        link = one.link if one.link and isinstance(read_target(one.link), Target) else ""
        beside = [part for part in (one.number, one.file, one.link if not link else None) if part]
        named = [part for part in beside if part not in one.title]
        yield Proof(", ".join([one.title, *named]), link or "")


def _parts(reports: Sequence[Report], language: Language) -> Iterator[Part]:
    """What stands in the other parts of the reports, each sentence once."""
    for name, label in OPINION_LABELS.items():
        lines = dict.fromkeys(words for report in reports for words in getattr(report, name))
        if lines:
            yield Part(label.in_language(language), tuple(lines))
    yield from _asked_parts(reports, language)


def _asked_parts(reports: Sequence[Report], language: Language) -> Iterator[Part]:
    """The programmes that were sent for appraisal and the training courses, each once."""
    programmes = dict.fromkeys(one.called for report in reports for one in report.programmes)
    if programmes:
        yield Part(
            language.say("Chương trình, đề án gửi thẩm định", "Programmes for appraisal"), tuple(programmes)
        )
    courses = dict.fromkeys((one.date, one.title) for report in reports for one in report.training)
    if courses:
        told = (f"{title} ({date_text(day).in_language(language)})" for day, title in courses)
        yield Part(language.say("Tập huấn, bồi dưỡng", "Training"), tuple(told))


def _funding(status: Status, language: Language) -> dict[str, Part]:
    """The money of each unit that reports any, added up as that of all units is."""
    given, spent = Counter[str](), Counter[str]()
    for report in status.reports_that(lambda report: report.funding is not None):
        if report.funding:
            given[report.unit] += report.funding.allocated
            spent[report.unit] += report.funding.spent
    label = language.say("Kinh phí", "Money")
    parts = {}
    for unit, amount in given.items():
        allocated, used = format_money(amount), format_money(spent[unit])
        words = language.say(f"được giao {allocated}, đã chi {used}", f"{allocated} allocated, {used} spent")
        parts[unit] = Part(label, (words,))
    return parts


def cut(words: str, letters: int) -> str:
    """Words after so many letters; 0: all of them."""
    words = words.strip()
    return f"{words[:letters].rstrip()}…" if letters and len(words) > letters + 1 else words
