"""What the page for a leader says, in Word and as a short text: one page, and what stands behind it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from math import ceil
from typing import Any

from ttdn.changes.difference import Changes, Event
from ttdn.documents.content.items import tally
from ttdn.documents.content.leader_names import (
    Due,
    ItemLine,
    LabelledLine,
    LateUnit,
    OwingUnits,
    PageAnnexes,
    PageItem,
    PageNames,
    PageUnit,
)
from ttdn.documents.content.names import Content, common_names, label_annexes, working_paper
from ttdn.documents.content.results import as_asked
from ttdn.grouping import group_by
from ttdn.language import Text
from ttdn.model.clauses import Item
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.overview import Highlight, ItemLevel, Overview, Voice, days_late, shortened
from ttdn.overview_words import (
    Line,
    Owing,
    beside_rows,
    change_lines,
    coming_words,
    excluded_words,
    figure_lines,
    funding_words,
    item_words,
    late_counts,
    late_groups,
    late_words,
    level_label,
    measure_lines,
    news_words,
    reported_words,
    scope_words,
    since_words,
    submission_words,
    target_line,
    voice_words,
    waiting_groups,
)
from ttdn.status.states import MET_STATES, RUNNING_STATES, SILENT_STATES, Assignment, Rate, State
from ttdn.vietnamese import capitalized, format_integer, without_end

#: Lines of the first page in Word, and letters in one of them, in the smallest letters of its table.
_LINES, _WIDTH = 42, 78
#: So many of each kind stand on the first page.
_MOST_TARGETS, _MOST_LATE, _MOST_NAMES, _MOST_VOICES, _MOST_CHANGES = 4, 4, 8, 2, 4
_LONGEST_VOICE, _LONGEST_CHANGE, _MOST_NAMED = 150, 200, 2
#: What gives way, in this order, until the most telling sentences have their lines: a list, and its length.
_GIVING_WAY = (
    ("figures", 2), ("changes", 2), ("worst", 2), ("best", 1), ("figures", 1), ("targets", 2), ("waiting", 1),
    ("coming", 3), ("changes", 1), ("figures", 0), ("difficulties", 1), ("proposals", 1), ("changes", 0),
    ("worst", 1), ("late", 1), ("coming", 1), ("waiting", 0), ("targets", 1),
)  # fmt: skip
_LINES_SAID, _MOST_SAID = 8, 6
#: The events that are told one by one.
_TOLD = frozenset({Event.DONE, Event.STOPPED, Event.REOPENED, Event.LATE, Event.FELL, Event.WITHDRAWN})
_UNITS = Text("đơn vị", "units")
#: The short text: its letters, and what of each kind has room in it.
MESSAGE_LETTERS, MESSAGE_SENTENCES = 1_200, 3
_MESSAGE_SENTENCE, _MESSAGE_NAMES = 150, 5
#: The columns of a unit's items; what is in none of them is told with its state.
_COLUMNS = {
    "done": MET_STATES,
    "running": RUNNING_STATES,
    "overdue": frozenset({State.OVERDUE}),
    "silent": SILENT_STATES,
}
_IN_COLUMNS = frozenset().union(*_COLUMNS.values())
#: More items than these are counted where they are all.
_FEW_ITEMS = 3


def page_content(overview: Overview) -> Content[PageNames]:
    """The page in Word: a paper of the office, which nobody signs."""
    status = overview.status
    return working_paper(page_names(overview), status.plan, status.as_of, illustrative=overview.illustrative)


def page_names(overview: Overview) -> PageNames:
    """What the template of the page may say, as much of it as a page holds."""
    names = _giving_way(overview, _names(overview))
    left, said = _LINES - _lines_of(names), list[ItemLine]()
    for one in names.highlights[:_MOST_SAID]:
        left -= _height_said(one)
        if left >= 0 or not said:
            said.append(replace(one, words=one.words.removesuffix(".")))
    return replace(names, highlights=tuple(said))


def _giving_way(overview: Overview, names: PageNames) -> PageNames:
    """The lists, shortened until there is room for what was achieved."""
    wanted = min(sum(map(_height_said, names.highlights)), _LINES_SAID)
    for name, most in _GIVING_WAY:
        if _lines_of(names) + wanted <= _LINES:
            break
        cut = len(getattr(names, name)) - most
        if cut > 0 and name == "late":
            # Nobody who is late goes untold: all groups become one.
            days, units = _longest(overview), [one.unit for one in overview.late]
            names = replace(names, late=(_group(f"Lâu nhất {days} ngày", units),))
        elif cut > 0:
            fewer: dict[str, Any] = {name: getattr(names, name)[:most]}
            if name == "targets":
                fewer["more_targets"] = names.more_targets + cut
            names = replace(names, **fewer)
    return names


def message_names(overview: Overview, sentences: int = MESSAGE_SENTENCES) -> PageNames:
    """What the template of the short text may say, with so many sentences, each shortened."""
    first = sorted(overview.highlights, key=lambda one: one.drafted)[:sentences]
    said = (one._replace(words=_brief(overview.status.plan, one.words)) for one in first)
    return replace(_names(overview), highlights=tuple(map(_highlight, said)))


def _brief(plan: Plan, words: str) -> str:
    """Sentences as a message has them: units by their short names where else they would have no room."""
    if len(words) > _MESSAGE_SENTENCE:
        for unit in plan.units:
            words = words.replace(plan.called(unit), unit.short)
    return shortened(words, _MESSAGE_SENTENCE)


def _names(overview: Overview) -> PageNames:
    status, plan = overview.status, overview.status.plan
    own = as_asked(plan, status.assignments)
    total = tally(own)
    return PageNames(
        **common_names(plan, status.within),
        as_of=status.as_of,
        scope=scope_words(overview).vi,
        illustrative=overview.illustrative,
        not_asked=_vi(overview.not_asked),
        excluded=_vi(excluded_words(overview)),
        measures=_lines(measure_lines(overview.measures)),
        year_measures=_lines(measure_lines(overview.year.measures)) if overview.year else (),
        reported=reported_words(status).vi,
        reports=_rate(overview.reports),
        reports_by_state=submission_words(status).vi,
        requested=_rate(overview.requested),
        best=tuple(map(_item_line, overview.best)),
        worst=tuple(map(_item_line, overview.worst)),
        highlights=tuple(map(_highlight, overview.highlights)),
        drafted=all(one.drafted for one in overview.highlights),
        **_targets(overview),
        funding=_vi(funding_words(status)),
        late_words=late_counts(overview).vi,
        late_summary=_late_summary(overview),
        late=tuple(_owing(late_groups(overview))),
        late_rows=tuple(_late_rows(overview)),
        waiting=tuple(_owing(waiting_groups(overview))),
        coming=tuple(Due(one.day, coming_words(one).vi) for one in overview.coming),
        **_looking_back(overview),
        difficulties=tuple(_voices(plan, overview.difficulties)),
        proposals=tuple(_voices(plan, overview.proposals)),
        total=total,
        items=tuple(_items(overview, own)),
        units=tuple(_units(overview, own)),
        annexes=_annexes(overview),
    )


def _rate(rate: Rate) -> str:
    return rate.words(_UNITS).vi if rate.whole else ""


def _targets(overview: Overview) -> dict[str, Any]:
    targets = overview.targets
    reached = sum(one.is_reached for one in targets)
    return {
        "targets": _lines(target_line(one) for one in targets[:_MOST_TARGETS]),
        "more_targets": max(len(targets) - _MOST_TARGETS, 0),
        "targets_reached": f"{reached}/{len(targets)}" if targets else "",
    }


def _looking_back(overview: Overview) -> dict[str, Any]:
    """What has changed since the last page, and what is compared with other periods."""
    changes, periods = overview.changes, [level_label(overview, one) for one in overview.before]
    compared = []
    for row in beside_rows(overview):
        before = zip(periods, row.before, strict=True)
        told = (f"{label.vi}: {words.vi}" for label, words in before if words)
        compared.append(LabelledLine(row.label.vi, "; ".join((row.now.vi, *told))))
    return {
        "since": since_words(changes).vi if changes else "",
        "news": news_words(changes).vi if changes else "",
        "changes": tuple(_changes(changes)) if changes else (),
        "compared": tuple(compared),
        "compared_period": overview.level.period.label.vi,
        "figures": _lines(figure_lines(overview)),
    }


def _changes(changes: Changes) -> Iterator[LabelledLine]:
    """The changes that a leader asks about one by one; what has arrived and goes on is only counted."""
    shown = replace(changes, changes=tuple(one for one in changes.changes if one.event in _TOLD))
    for line in islice(change_lines(shown, _MOST_NAMED), _MOST_CHANGES):
        yield LabelledLine(line.label.vi, shortened(line.words.vi, _LONGEST_CHANGE))


def _lines(lines: Iterable[Line]) -> tuple[LabelledLine, ...]:
    return tuple(LabelledLine(one.label.vi, one.words.vi) for one in lines)


def _vi(words: Text | None) -> str:
    return words.vi if words else ""


def _title(item: Item) -> str:
    return without_end(item.title)


def _item_line(level: ItemLevel) -> ItemLine:
    return ItemLine(level.item.number, _title(level.item), item_words(level).vi)


def _highlight(one: Highlight) -> ItemLine:
    return ItemLine(one.item.number, _title(one.item), one.words)


def _voices(plan: Plan, voices: Iterable[Voice]) -> Iterator[str]:
    for one in islice(voices, _MOST_VOICES):
        yield voice_words(plan, one._replace(words=shortened(one.words, _LONGEST_VOICE)))


def _late_summary(overview: Overview) -> str:
    if not overview.late:
        return ""
    names = _few([one.unit.short for one in overview.late], _MESSAGE_NAMES)
    return f"{late_counts(overview).vi}, lâu nhất {_longest(overview)} ngày: {names}"


def _longest(overview: Overview) -> str:
    """By how many days whoever is late the longest is late."""
    return format_integer(days_late(overview.late[0], overview.status.as_of))


def _owing(groups: Sequence[Owing]) -> Iterator[OwingUnits]:
    """The largest groups by their words; the rest of them in one."""
    shown = groups if len(groups) <= _MOST_LATE else groups[: _MOST_LATE - 1]
    for one in shown:
        yield _group(capitalized(one.words.vi), one.units)
    if rest := [unit for one in groups[len(shown) :] for unit in one.units]:
        yield _group("Các đơn vị khác", rest)


def _group(words: str, units: Sequence[Unit]) -> OwingUnits:
    names = [unit.short for unit in units]
    return OwingUnits(words, _few(names, _MOST_NAMES), _few(names, _MESSAGE_NAMES))


def _few(names: Sequence[str], most: int) -> str:
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} và {format_integer(len(names) - most)} đơn vị khác"


def _late_rows(overview: Overview) -> Iterator[LateUnit]:
    for number, one in enumerate(overview.late, start=1):
        yield LateUnit(
            number=number,
            unit=overview.status.plan.called(one.unit),
            owed=capitalized(late_words(overview, one).vi),
            days=days_late(one, overview.status.as_of),
            call=overview.contacts.get(one.unit.id, ""),
        )


def _items(overview: Overview, own: Iterable[Assignment]) -> Iterator[PageItem]:
    """The items that are owed, and those of which something was achieved, in the order of the plan."""
    told = {one.item.id: " ".join(one.sentences) for one in overview.achievements}
    of_item = group_by(own, lambda one: one.item.id)
    for item in overview.status.plan.items.values():
        if item.id in of_item or item.id in told:
            counted = tally(of_item.get(item.id, ()), _UNITS.vi)
            yield PageItem(item.number, _title(item), capitalized(counted.words), told.get(item.id, ""))


def _units(overview: Overview, own: Iterable[Assignment]) -> Iterator[PageUnit]:
    status = overview.status
    of_unit = group_by(own, lambda one: one.unit.id)
    asked = (*status.submissions, *status.requested, *status.excused)
    reports = {one.unit.id: one.label.vi for one in asked}
    for unit in status.plan.units:
        if unit.id in of_unit or unit.id in reports:
            columns = _by_column(of_unit.get(unit.id, ()))
            yield PageUnit(unit=unit.short, report=reports.get(unit.id, ""), **columns)


def _by_column(assignments: Sequence[Assignment]) -> dict[str, str]:
    """The items of a unit by what became of them; of all in one state only how many they are."""
    columns = {}
    for name, states in _COLUMNS.items():
        numbers, whole = _numbers(assignments, states), len(assignments)
        columns[name] = f"Cả {whole} mục" if len(numbers) == whole > _FEW_ITEMS else ", ".join(numbers)
    others = ((state, _numbers(assignments, {state})) for state in State if state not in _IN_COLUMNS)
    told = (f"{state.label.vi}: {', '.join(numbers)}" for state, numbers in others if numbers)
    return {**columns, "other": "; ".join(told)}


def _numbers(assignments: Iterable[Assignment], states: Collection[State]) -> list[str]:
    return [one.item.number for one in assignments if one.state in states]


def _annexes(overview: Overview) -> PageAnnexes:
    owed = overview.status.assignments
    filled = {"late": overview.late, "items": owed or overview.achievements, "units": owed}
    return PageAnnexes(**label_annexes(filled))


def _lines_of(names: PageNames) -> int:
    """About how many lines the page takes without what was achieved."""
    labelled = (
        *names.measures,
        *names.year_measures,
        *names.targets,
        *names.changes,
        *names.compared,
        *names.figures,
    )
    told = [
        names.scope, names.not_asked, names.excluded, names.reports + names.reports_by_state, names.requested,
        names.plan.document.cited, names.funding, names.late_words, names.since + names.news,
        *names.difficulties, *names.proposals, *(f"{one.label}: {one.words}" for one in labelled),
        *(f"{one.title} ({one.id}): {one.words}" for one in (*names.best, *names.worst)),
        *(f"{one.words}: {one.units}" for one in (*names.late, *names.waiting)),
        *(one.words for one in names.coming),
    ]  # fmt: skip
    return sum(_height(words) for words in told if words)


def _height_said(one: ItemLine) -> int:
    return _height(f"{one.words} (mục {one.id})")


def _height(words: str) -> int:
    return ceil(len(words) / _WIDTH)
