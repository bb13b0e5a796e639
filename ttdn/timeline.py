"""A plan as it was on a day: what stood in it, who was on its roster, by what was known then.

So a summary that is printed again as of a day is the same, whatever was added to the plan and its roster
since, and an old report is judged by the plan of its period. It is pure: no files, no clock.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from ttdn.errors import UnitNotInPeriodError
from ttdn.grouping import group_by
from ttdn.language import Text
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.life import DAY, Amendment, Lasting
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.plan.written import ITEM_LISTS, Listed
from ttdn.model.reporting import AdhocReport, PeriodLine, Reporting
from ttdn.model.roster import Unit, UnitKind, Units, Versions
from ttdn.vietnamese import date_text, fold

L = TypeVar("L", bound=Lasting)
R = TypeVar("R", PeriodLine, AdhocReport)


class Life(NamedTuple):
    """The first and the last day on which something stands in a plan."""

    first: date
    last: date

    def includes(self, day: date) -> bool:
        """Whether it stands in the plan on a day."""
        return self.first <= day <= self.last

    def overlaps(self, other: "Life") -> bool:
        """Whether both stand in the plan on one day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Both days as a file has them: None where it begins, or goes on, without one."""
        first, last = self
        return first if first > date.min else None, last if last < date.max else None

    @property
    def words(self) -> Text:
        """``từ ngày 01/7/2027 đến hết ngày 30/9/2027``; what has no days of its own: ``suốt năm``."""
        begin, end = (date_text(day) if day else None for day in self.days)
        if not begin and not end:
            return Text("suốt năm", "all year")
        vi = (begin and f"từ ngày {begin.vi}", end and f"đến hết ngày {end.vi}")
        en = (begin and f"from {begin.en}", end and f"until {end.en}")
        return Text(" ".join(filter(None, vi)), " ".join(filter(None, en)))


#: Views of one plan that are kept; a folder has reports of many days.
_MANY = 500


def life(amendments: Mapping[str, Amendment], entry: Lasting, as_of: date = date.max) -> Life | None:
    """When an entry stands in the plan, by what was known on a day; None: nothing was known of it.

    An end that lies ahead, or was ordered by a later document, was not known: it simply went on.
    """
    added, ended = (amendments.get(number or "") for number in (entry.added_by, entry.ended_by))
    first = entry.start or (added.first_day if added else date.min)
    last = entry.end or (ended.first_day - DAY if ended else date.max)
    if first > as_of or (added and added.date > as_of):
        return None
    if last >= as_of or (ended and ended.date > as_of):
        last = date.max
    return Life(first, last)


@dataclass(frozen=True, slots=True)
class Version(Listed):
    """A listed entry with the days on which it is in force."""

    life: Life


def versions_of(plan: Plan) -> dict[tuple[str, str], list[Version]]:
    """Everything that may have a life by its kind and id, the versions of each in the order of time."""
    found = defaultdict[tuple[str, str], list[Version]](list)
    for one in plan.listed():
        own = life(plan.amendments_by_number, one.entry) or Life(date.min, date.max)
        found[one.key].append(Version(one.list, one.position, one.key, one.entry, own))
    return {key: sorted(versions, key=lambda one: one.life) for key, versions in found.items()}


def view(plan: Plan, as_of: date, period: Period | None = None) -> Plan:
    """The plan as it was on ``as_of``, for what is looked at of its year.

    Items and figures are those in force on the view's day: ``as_of``, or the last day of the period where
    that has passed. Units are all that lived within the period until then, each under its name of that day;
    who has ended by then owes nothing any more (``Plan.resolve``).
    """
    plan = plan.origin
    within = plan.known(period or plan.period)
    if not plan.changes_over_time and not _asks_otherwise(plan, within):
        return plan
    views = plan.views
    if (as_of, within) not in views:
        if len(views) > _MANY:
            views.clear()
        views[as_of, within] = _view(plan, as_of, within)
    return views[as_of, within]


def known_by(plan: Plan, as_of: date) -> Plan:
    """The plan without what was decided by documents of later days, as it lay ahead then.

    Days that stand in the file without a document are known: so views of later days are what was to come.
    """
    plan = plan.origin
    later = {one.number for one in plan.amendments if one.date > as_of}
    own = plan.reporting
    decided = {
        name: tuple(one for one in getattr(own, name) if not one.document or one.document.date <= as_of)
        for name in ("adhoc", "extensions", "excused")
    }
    if not later and all(len(some) == len(getattr(own, name)) for name, some in decided.items()):
        return plan
    reporting = own.model_copy(update={"periods": tuple(_known_entries(own.periods, later)), **decided})
    lists = (*ITEM_LISTS, "figures", "units")
    parts: dict[str, Any] = {part: tuple(_known_entries(getattr(plan, part), later)) for part in lists}
    parts["amendments"] = tuple(one for one in plan.amendments if one.number not in later)
    return Plan.model_construct(**dict(plan) | parts | {"reporting": reporting})


def _known_entries(entries: Iterable[L], later: Container[str]) -> Iterator[L]:
    """Entries without those that later documents add; those that they end go on."""
    for entry in entries:
        if entry.added_by not in later:
            goes_on = entry.ended_by in later
            yield entry.model_copy(update={"end": None, "ended_by": None}) if goes_on else entry


def _asks_otherwise(plan: Plan, within: Period) -> bool:
    """Whether a period is reported to others than the rest, or is an ad-hoc report."""
    required, own = plan.required_for(within), plan.reporting
    return within.is_adhoc or bool(required and required.receivers != (own.to, own.through))


def _view(plan: Plan, as_of: date, within: Period) -> Plan:
    start, end = within.calendar_days
    day, roster = min(as_of, end), _roster(plan, as_of)
    items = {part: tuple(_in_force(plan, getattr(plan, part), as_of, day)) for part in ITEM_LISTS}
    ids = {item.id for listed in items.values() for item in listed}
    parts = items | {
        "figures": tuple(_under(ids, _in_force(plan, plan.figures, as_of, day))),
        "reporting": _reporting(plan, roster, as_of),
        "units": tuple(_within(roster, Life(start, day))),
        "unit_kinds": tuple(_kinds(plan, roster)),
        "amendments": tuple(one for one in plan.amendments if one.date <= as_of and one.first_day <= day),
    }
    seen = plan.on(day, as_of, roster, **parts)
    return seen.on(day, as_of, roster, **_asked(seen, within)) if _asks_otherwise(seen, within) else seen


def _in_force(plan: Plan, entries: Iterable[L], as_of: date, day: date) -> Iterator[L]:
    """What stands in the plan on a day, by what was known as of another."""
    for entry in entries:
        if _stands(plan, entry, as_of, day):
            yield entry


def _stands(plan: Plan, entry: Lasting, as_of: date, day: date) -> bool:
    known = life(plan.amendments_by_number, entry, as_of)
    return known is not None and known.includes(day)


def _under(items: Container[str], figures: Iterable[Figure], **changes: object) -> Iterator[Figure]:
    """The figures that belong to some items, and to no others."""
    for figure in figures:
        own = tuple(item for item in figure.items if item in items)
        if own:
            yield figure.model_copy(update={"items": own, **changes})


def _reporting(plan: Plan, roster: Mapping[str, Versions], as_of: date) -> Reporting:
    """Who reports when and to whom, by what was known on a day."""
    own = plan.reporting
    adhoc = (one for one in own.adhoc if not one.document or one.document.date <= as_of)
    return own.model_copy(
        update={
            "through": _taker(roster, own.through, as_of),
            "periods": tuple(_received(_lines(plan, as_of), roster, as_of)),
            "adhoc": tuple(_received(adhoc, roster, as_of)),
            "extensions": tuple(one for one in own.extensions if one.document.date <= as_of),
            "excused": tuple(one for one in own.excused if one.document.date <= as_of),
        }
    )


def _lines(plan: Plan, as_of: date) -> Iterator[PeriodLine]:
    """What must be reported by what is known on a day.

    Of a period that is named, the version of that day; of one for every month or quarter all that are known,
    each with its days: what was due before another came is due as it was.
    """
    for line in plan.reporting.periods:
        known = life(plan.amendments_by_number, line, as_of)
        if known and line.every and line.is_lasting:
            yield line.model_copy(update=dict(zip(("start", "end"), known.days, strict=True)))
        elif known and known.includes(as_of):
            yield line


def _received(lines: Iterable[R], roster: Mapping[str, Versions], as_of: date) -> Iterator[R]:
    """Lines of periods with whoever takes their reports in on a day."""
    for line in lines:
        taker = _taker(roster, line.through, as_of)
        yield line if taker == line.through else line.model_copy(update={"through": taker})


def _taker(roster: Mapping[str, Versions], name: str | None, as_of: date) -> str | None:
    """Who takes in the reports on a day: a unit, or the first of its successors that exists."""
    passed, now = set[str](), name or ""
    while now in roster and now not in passed and not any(one.lives_on(as_of) for one in roster[now].all):
        passed.add(now)
        now = roster[now].now.successor or ""
    return now if now in roster else name


def _asked(plan: Plan, within: Period) -> dict[str, Any]:
    """What is asked for a period, and who receives it, where that differs from the rest of the year."""
    own, required = plan.reporting, plan.required_for(within)
    changes: dict[str, Any] = {"to": required.to, "through": required.through} if required else {}
    for part in ("periods", "adhoc"):
        # What the others have in common is theirs, and not that of this one.
        changes[part] = tuple(
            one.model_copy(update={"to": one.to or own.to, "through": one.through or own.through})
            for one in getattr(own, part)
        )
    announced = next((one for one in own.adhoc if within.is_adhoc and one.id == within.name), None)
    if announced and announced.required:
        changes |= {"required": announced.required, "requested": ()}
    asked = _asked_items(plan, announced, within) if announced else {}
    return {**asked, "reporting": own.model_copy(update=changes)}


def _asked_items(plan: Plan, announced: AdhocReport, within: Period) -> dict[str, Any]:
    """The items, figures and money that an ad-hoc report asks for."""
    worked_on = (one.id for one in plan.items.values() if plan.touching(one, within))
    asked = set(announced.items or worked_on)
    items = {
        part: tuple(_owed_by(plan, item, announced) for item in getattr(plan, part) if item.id in asked)
        for part in ITEM_LISTS
    }
    return {
        **items,
        # A target is that of the year or of the regular periods.
        "figures": tuple(_under(asked, plan.figures, target=None)),
        "funding": None if announced.items else plan.funding,
    }


def _owed_by(plan: Plan, item: Item, announced: AdhocReport) -> Item:
    """An item as an ad-hoc report asks for it: of its owners those that must report."""
    if not announced.required or item.owners is None:
        return item
    asked, owners = (
        {unit.id for unit in plan.origin.resolve(names)} for names in (announced.required, item.owners.read)
    )
    read = tuple(unit.id for unit in plan.units if unit.id in asked & owners)
    return item.model_copy(update={"owners": item.owners.model_copy(update={"read": read})})


def _roster(plan: Plan, as_of: date) -> dict[str, Versions]:
    """The units that are known on a day, with what is known of their lives.

    Of thousands of units few come or go: the others are the same in each view.
    """
    roster = {}
    for name, versions in plan.roster.items():
        is_steady = len(versions.all) == 1 and not (versions.now.is_lasting or versions.now.successor)
        known = versions.all if is_steady else _known(plan, versions.all, as_of)
        if known:
            roster[name] = versions if is_steady else Versions(_whole(known[-1], known), known)
    return roster


def _known(plan: Plan, versions: Units, as_of: date) -> Units:
    """The versions of a unit that are known on a day, in the order of time, with the days that are known."""
    known = []
    for unit in versions:
        if days := life(plan.amendments_by_number, unit, as_of):
            start, end = days.days
            # Who is not known to end has no successor yet.
            changes = {"start": start, "end": end, "successor": unit.successor if end else None}
            known.append(unit.model_copy(update=changes))
    return tuple(sorted(known, key=lambda one: one.start or date.min))


def _kinds(plan: Plan, roster: Mapping[str, Versions]) -> Iterator[UnitKind]:
    """The kinds of unit but those of which only units are that nobody knew yet."""
    known = {unit.kind for versions in roster.values() for unit in versions.all}
    later = {unit.kind for unit in plan.units} - known
    return (kind for kind in plan.unit_kinds if kind.id not in later)


def _whole(unit: Unit, versions: Units) -> Unit:
    """A version of a unit with the days of all its versions."""
    if len(versions) == 1:
        return unit
    return unit.model_copy(update={"start": versions[0].start, "end": versions[-1].end})


def _within(roster: Mapping[str, Versions], stretch: Life) -> Iterator[Unit]:
    """The units that lived within a stretch of time, as they were called on its last day that they saw."""
    for versions in roster.values():
        seen = [
            one for one in versions.all if stretch.overlaps(Life(one.start or date.min, one.end or date.max))
        ]
        if seen:
            yield _whole(seen[-1], versions.all)


def days_within(plan: Plan, unit: Unit, period: Period) -> Life:
    """The days of a period on which a unit reports: those on which it exists."""
    first, last = plan.data_days(period)
    return Life(max(first, unit.start or first), min(last, unit.end or last))


def find_reporter(plan: Plan, name: str, period: Period) -> Unit:
    """The unit that a word means, whenever it exists.

    Raises:
        UnknownNameError: Nothing bears that name.
        NotAUnitError: It is an item, a heading or a group.
        UnitNotInPeriodError: It does not exist on any day of the period.
    """
    plan = everything(plan)
    unit = plan.find_unit(name)
    if not is_outside_life(plan, unit, period):
        return unit
    days, other, called = life_words(unit), reporter_instead(plan, unit, period), plan.called(unit)
    # What came of a unit often bears its name.
    if other and fold(name) in map(fold, plan.names_of(other)):
        return other
    instead = plan.called(other) if other else ""
    instead += f" ({other.id})" if other and instead == called else ""
    raise UnitNotInPeriodError(called, days, period.label, instead)


def known_since(plan: Plan, unit: Unit) -> date:
    """The day since which a unit is known: it exists, and the document that founds it is issued."""
    first = everything(plan).roster[unit.id].all[0]
    added = plan.origin.amendments_by_number.get(first.added_by or "")
    return max(first.start or date.min, added.date if added else date.min)


def is_outside_life(plan: Plan, unit: Unit, period: Period) -> bool:
    """Whether a unit does not exist on any day of a period."""
    days = days_within(plan, unit, period)
    return days.last < days.first


def life_words(unit: Unit) -> Text:
    """When a unit exists, that has ended or begins later: ``hoạt động đến hết ngày 30/6/2027``."""
    if unit.end:
        day = date_text(unit.end)
        return Text(f"hoạt động đến hết ngày {day.vi}", f"existed until {day.en}")
    day = date_text(unit.start or date.min)
    return Text(f"hoạt động từ ngày {day.vi}", f"has existed since {day.en}")


def reporter_instead(plan: Plan, unit: Unit, period: Period) -> Unit | None:
    """Who reports on a period on which a unit does not exist: a successor, or what it came of."""
    others = (*plan.successors(unit), *plan.forebears(unit))
    last = plan.data_days(period)[1]
    return next((one for one in others if one.id != unit.id and plan.lives(one, last)), None)


def is_given_to(plan: Plan, item: str, unit: Unit, as_of: date, period: Period) -> bool:
    """Whether a unit is among the owners of an item in a view, without making that of all its units."""
    plan = plan.origin
    day = min(as_of, plan.known(period).calendar_days[1])
    return any(
        _stands(plan, version, as_of, day) and version.owners and plan.means(version.owners.read, unit)
        for version in plan.versions[item]
    )


def came_later(plan: Plan, item: str, unit: str, day: date) -> bool:
    """Whether a unit owes an item, and was given it only after a day, or by a document of a later day."""
    whole = everything(plan)
    versions = (version for _, version in plan.origin.listed_items() if version.id == item)
    known = (version for version in versions if life(plan.origin.amendments_by_number, version, day))
    own = whole.units_by_id.get(unit)
    return own is not None and item in whole.owed[unit] and not any(whole.is_given(one, own) for one in known)


def everything(plan: Plan, on: date = date.max) -> Plan:
    """All that ever stood in the plan, each id once: by this a report may speak of an item, or a unit report.

    Who owed or helped with an item in any version is among its owners or helpers. Units are called as they
    were on a day, by default as they are called last.
    """
    plan = plan.origin
    if not plan.changes_over_time:
        return plan
    if on not in plan.views:
        plan.views[on] = _everything(plan, on)
    return plan.views[on]


def everything_told(plan: Plan, on: date, within: Period) -> Plan:
    """The same for a report on a period: items and figures as they stood in it.

    Args:
        plan: The plan.
        on: The day of the report.
        within: Its period.
    """
    whole, seen = everything(plan, on), view(plan, on, within)
    if not plan.origin.changes_over_time or within.is_adhoc:
        return whole
    parts = {
        part: tuple(seen.items.get(item.id, item) for item in getattr(whole, part)) for part in ITEM_LISTS
    }
    figures = tuple(seen.figures_by_id.get(figure.id, figure) for figure in whole.figures)
    return whole.on(None, None, whole.roster, **parts, figures=figures)


def _everything(plan: Plan, on: date) -> Plan:
    parts = {part: tuple(_joined(plan, part)) for part in ITEM_LISTS}
    figures: dict[str, Any] = {}
    for figure in plan.figures:
        known = figures.get(figure.id)
        items = dict.fromkeys((*(known.items if known else ()), *figure.items))
        figures[figure.id] = figure.model_copy(update={"items": tuple(items)})
    roster = _roster(plan, date.max)
    named = {unit.id: unit for unit in _within(roster, Life(date.min, on))}
    units = tuple(named.get(name, versions.now) for name, versions in roster.items())
    return plan.on(None, None, roster, **parts, figures=tuple(figures.values()), units=units)


def _joined(plan: Plan, part: str) -> Iterator[Item]:
    versions: dict[str, list[Item]] = group_by(getattr(plan, part), lambda item: item.id)
    for items in versions.values():
        whom = {
            role: given[-1].model_copy(
                update={"read": tuple(dict.fromkeys(name for one in given for name in one.read))}
            )
            for role in ("owners", "coordinating")
            if (given := [one for item in items if (one := getattr(item, role))])
        }
        yield items[-1].model_copy(update=whom)
