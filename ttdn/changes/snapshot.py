"""What there was to be said of a plan's work on a day, small enough to be kept."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, Field, PlainValidator

from ttdn.figures import amount_of
from ttdn.language import Text, same
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Decision
from ttdn.model.report import Evidence, Report, Result
from ttdn.model.report import Status as Reported
from ttdn.model.roster import Unit
from ttdn.model.scalars import MAXIMUM_NUMBER, Amount, shortest
from ttdn.plan_log import KIND_LABELS, name_of, told_of
from ttdn.status import Status
from ttdn.status.states import State
from ttdn.vietnamese import date_text

#: What a report says beside its results, of which only whether it changed is kept.
PARTS = (
    "number",
    "date",
    "signer",
    "focal_officer",
    "programmes",
    "training",
    "difficulties",
    "causes",
    "proposals",
    "next_year",
)
#: Enough to tell two contents from one another.
_DIGITS = 16


def _read_period(value: Any) -> Period:  # noqa: ANN401 - whatever a file holds
    written, *title = value
    period = parse_period(written)
    if period is None:
        raise ValueError(written)
    return replace(period, title="".join(title))


#: A period, and of an ad-hoc report what it is about, as they are kept; an amount that can be one.
KeptPeriod = Annotated[Period, PlainValidator(_read_period)]
KeptAmount = Annotated[Amount, Field(ge=-(MAXIMUM_NUMBER**2), le=MAXIMUM_NUMBER**2), AfterValidator(shortest)]


class Said(NamedTuple):
    """What a unit's report says of an item.

    ``amounts`` are by figure, ``evidence`` are titles with where each is found.
    """

    status: Reported
    words: str
    completed: date | None
    amounts: Mapping[str, KeptAmount]
    reason: str
    dates: tuple[date, ...]
    evidence: tuple[str, ...]


class Filed(NamedTuple):
    """A report that counts: when it first came, from when it counts, when it came again (None: it did not).

    ``money`` is what was allocated and spent, in đồng; ``parts`` tell by their digests whether anything else
    in it changed; ``said`` is by item.
    """

    received: date
    counts_from: date
    again: date | None
    illustrative: bool
    money: tuple[int, int] | None
    parts: Mapping[str, str]
    said: Mapping[str, Said]


class Booked(NamedTuple):
    """What the register has of something that came: whose it is, when it came, and what became of it when.

    ``result`` is None where it was not known yet; ``replaces`` says that it took the place of another.
    """

    unit: str
    period: KeptPeriod
    arrived: date
    result: Decision | None
    settled: date
    replaces: bool


class Entry(NamedTuple):
    """What stands in the plan: its name, and what it says, each thing behind its label."""

    name: Text
    told: tuple[tuple[Text, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What there was to be said on ``as_of`` of the part ``within`` of a plan's year.

    ``units`` are names by id, ``items`` numbers and titles, ``figures`` labels and units of measure. ``due``
    are the days on which an item is due. ``states`` are by item and unit, ``reports`` by unit and period,
    ``booked`` by number, ``missing`` the reports past their days. ``totals`` are amounts over all units, by
    item and figure, ``amounts`` those of each unit. ``faulty`` are the reports left out because they have
    errors. ``plan`` holds what the plan itself says, by kind and id.
    """

    as_of: date
    within: Period
    illustrative: bool
    units: Mapping[str, str]
    items: Mapping[str, tuple[str, str]]
    figures: Mapping[str, tuple[str, str]]
    due: Mapping[str, tuple[date, ...]]
    states: Mapping[tuple[str, str], State]
    reports: Mapping[tuple[str, Period], Filed]
    booked: Mapping[int, Booked]
    missing: frozenset[tuple[str, Period]]
    totals: Mapping[tuple[str, str], Amount]
    amounts: Mapping[tuple[str, str, str], Amount]
    faulty: frozenset[tuple[str, str]]
    plan: Mapping[tuple[str, str], Entry]


def take_snapshot(status: Status, faulty: Collection[tuple[str, Period | None]] = ()) -> Snapshot:
    """What there is to be said of a status.

    Args:
        status: Of the whole plan, not narrowed to some units or items.
        faulty: The units and periods of the reports that were left out because they have errors.
    """
    plan = status.plan
    return Snapshot(
        as_of=status.as_of,
        within=status.within,
        illustrative=status.illustrative,
        units={name: plan.name_of(name) for name in plan.roster},
        items={item.id: (item.number, item.title) for item in plan.items.values()},
        figures={figure.id: (figure.label, figure.unit) for figure in plan.figures},
        due={item.id: days for item in plan.items.values() if (days := plan.due_days(item))},
        states={(one.item.id, one.unit.id): one.state for one in status.assignments},
        reports={
            (unit, period): _filed(report, status.as_of)
            for unit, reports in status.received.items()
            for period, report in reports.items()
        },
        booked=dict(_booked(status)),
        missing=frozenset((unit, one.period) for unit, own in status.arrears.items() for one in own),
        totals={(one.item.id, one.figure.id): one.total for one in status.figures if one.total is not None},
        amounts=dict(_amounts(status)),
        faulty=frozenset((unit, str(period or "")) for unit, period in faulty),
        plan=dict(_entries(plan, status.within)),
    )


def _filed(report: Report, day: date) -> Filed:
    funding = report.funding
    again = report.reissued if report.reissued and report.reissued <= day else None
    return Filed(
        report.received,
        report.counts_from,
        again,
        report.illustrative,
        (funding.allocated, funding.spent) if funding else None,
        dict(_parts(report)),
        {result.item: _said(result) for result in report.results},
    )


def _parts(report: Report) -> Iterator[tuple[str, str]]:
    given = report.model_dump(mode="json", include=set(PARTS), exclude_defaults=True)
    for name in PARTS:
        if name in given:
            text = json.dumps(given[name], ensure_ascii=False, sort_keys=True)
            yield name, hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGITS]


def _said(result: Result) -> Said:
    return Said(
        result.status,
        result.summary or "",
        result.completed,
        result.figures,
        result.reason or "",
        result.dates,
        tuple(map(_evidence_words, result.evidence)),
    )


def _evidence_words(evidence: Evidence) -> str:
    """``Báo cáo (45/BC-UBND)``."""
    places = ", ".join(filter(None, (evidence.number, evidence.link, evidence.file)))
    return f"{evidence.title} ({places})" if places else evidence.title


def _booked(status: Status) -> Iterator[tuple[int, Booked]]:
    found = (
        (one.number, unit, period, one)
        for unit, periods in status.sent.items()
        for period, sending in periods.items()
        if status.within.contains(period)
        for one in sending.arrivals
    )
    for number, unit, period, one in sorted(found, key=lambda entry: entry[0]):
        known = one.result if one.settled <= status.as_of else None
        yield number, Booked(unit, period, one.arrived, known, one.settled, bool(one.replaces))


def _amounts(status: Status) -> Iterator[tuple[tuple[str, str, str], Amount]]:
    for one in status.figures:
        for unit, given in (*one.given.items(), *one.helped.items()):
            amount = amount_of(one.figure, given)
            if amount is not None:
                yield (one.item.id, one.figure.id, unit), amount


def _entries(plan: Plan, within: Period) -> Iterator[tuple[tuple[str, str], Entry]]:
    """What a plan says: its documents, items, figures and reports, its units, what was decided for them."""
    for document in plan.amendments:
        yield ("document", document.number), Entry(same(document.called))
    for one in plan.listed():
        if not isinstance(one.entry, Unit):
            kind, (called, _) = KIND_LABELS[one.key[0]], name_of(one.entry)
            called = Text(f"{kind.vi} {called.vi}", f"{kind.en} {called.en}")
            yield one.key, Entry(called, tuple(told_of(plan, one.entry).items()))
    for name, versions in plan.roster.items():
        yield ("unit", name), Entry(same(versions.now.name), tuple(_told_of_unit(plan, versions.now)))
    yield from _decided(plan, within)


def _told_of_unit(plan: Plan, unit: Unit) -> Iterator[tuple[Text, Text]]:
    yield from told_of(plan, unit).items()
    if unit.end:
        yield Text("Kết thúc ngày", "Ended on"), date_text(unit.end)
        if unit.successor:
            yield Text("Đơn vị kế thừa", "Successor"), same(plan.name_of(unit.successor))


def _decided(plan: Plan, within: Period) -> Iterator[tuple[tuple[str, str], Entry]]:
    """Who has more time for a report, and who is let off it."""
    if not (plan.reporting.extensions or plan.reporting.excused):
        return
    for required in plan.required_within(within):
        for unit in plan.units:
            told = []
            if extension := plan.extension_of(unit, required.period):
                told.append(
                    (Text("Được gia hạn đến ngày", "More time until"), date_text(extension.deadline.last_day))
                )
            if excuse := plan.excuse_of(unit, required.period):
                told.append((Text("Được miễn theo", "Let off by"), same(excuse.grounds)))
            if told:
                yield ("decided", f"{unit.id} {required.period}"), Entry(required.period.label, tuple(told))
