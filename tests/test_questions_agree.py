"""The questions of every day are answered from one status: whatever moves, no answer contradicts another.

Plans, rosters, reports and days move at random; ``recount`` says that the status itself is right.
"""

from collections import Counter
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from test_recount import status_of
from worlds import World, worlds

from ttdn.agenda import What, find_dues
from ttdn.asking.answers import find_subjects, gather_written
from ttdn.asking.who import Part, ask_who
from ttdn.changes.difference import COUNTED_NOW, Event, changes_by_receipt, compare_snapshots
from ttdn.changes.keeping import decode_snapshot, encode_snapshot
from ttdn.changes.snapshot import take_snapshot
from ttdn.news import find_news
from ttdn.overview import make_overview
from ttdn.reminders import find_reminders
from ttdn.status.states import CARRIED_OUT_STATES, DONE_STATES, SubmissionState, measure_work

WORLDS = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
MET = DONE_STATES | CARRIED_OUT_STATES


@WORLDS
@given(worlds())
def test_who_counts_as_the_measures_do(world: World) -> None:
    """All who owe an item are in one state; done and not done make up the whole of its measures."""
    status = status_of(world)
    answers = ask_who(status, status.plan.items.values())
    for answer in answers:
        owing = status.by_item.get(answer.item.id, [])
        assert [one.assignment for one in answer.owing] == owing
        assert Counter({state: len(units) for state, units in answer.by_state()}) == Counter(
            one.state for one in owing
        )
        measures = measure_work(owing)
        rates = [rate for rate in (measures.completion, measures.standing) if rate]
        assert answer.whole == sum(rate.whole for rate in rates)
        assert len(answer.of(Part.DONE)) == sum(rate.part for rate in rates)
        assert len(answer.of(Part.NOT_DONE)) == answer.whole - len(answer.of(Part.DONE))
        silent, open_ = ({one.unit.id for one in answer.of(part)} for part in (Part.SILENT, Part.NOT_DONE))
        assert silent <= open_


@WORLDS
@given(worlds())
def test_answers_leave_out_nothing_that_was_written(world: World) -> None:
    """Each result of each report that counts is there once, with its words."""
    status = status_of(world)
    written = [
        one for one in gather_written(status, find_subjects(status.plan, None)) if one.status is not None
    ]
    told = Counter((one.subject.item and one.subject.item.id, one.unit.id, one.period) for one in written)
    wanted = Counter(
        (result.item, unit, report.period)
        for unit, reports in status.received.items()
        for report in reports.values()
        for result in report.results
        if result.item in status.plan.items
    )
    assert told == wanted


@WORLDS
@given(worlds())
def test_what_is_new_is_what_the_states_say(world: World) -> None:
    """Between two days each item of each unit that has come to be done is told, and nothing else as done."""
    after = status_of(world)
    before = status_of(world._replace(today=world.today - timedelta(days=40)))
    first, last = take_snapshot(before), take_snapshot(after)
    assert compare_snapshots(last, last) == ()
    kept = decode_snapshot(encode_snapshot(first))
    assert kept == first
    done = {
        (change.item, change.unit)
        for change in compare_snapshots(first, last)
        if change.event in {Event.DONE, Event.CARRIED_OUT}
    }
    was = {(one.item.id, one.unit.id): one.state for one in before.assignments}
    now = {
        key
        for one in after.assignments
        if one.state in MET and was.get(key := (one.item.id, one.unit.id)) not in MET
    }
    assert done == now


@WORLDS
@given(worlds())
def test_news_of_the_last_days_are_changes(world: World) -> None:
    """What came by the days of receipt is new on the page of the status, too."""
    status = status_of(world)
    news = find_news(status, 40)
    changes = changes_by_receipt(status, news.first_day - timedelta(days=1)).changes
    came = {
        (one.unit, one.period) for one in changes if one.event is Event.ARRIVED and one.what != COUNTED_NOW
    }
    assert came <= {(one.unit.id, one.report.period) for one in news.arrived}


@WORLDS
@given(worlds())
def test_deadlines_of_reports_are_those_of_the_submissions(world: World) -> None:
    """Each unit that must send a report by a day finds this day in the calendar.

    The calendar knows of changes ahead, the status of a day does not: so nothing changes here.
    """
    status = status_of(world)
    days = {one.day for one in find_dues(status) if one.what is What.REPORT}
    if status.required and not status.plan.origin.changes_over_time:
        asked = (status.plan.required_of(one.unit, status.required) for one in status.submissions)
        assert {own.last_day for own in asked if own.last_day} <= days


@WORLDS
@given(worlds())
def test_reports_of_a_period_are_counted_by_one_rule(world: World) -> None:
    """The page of the year, that of a period and the reminders know the same late reports of it."""
    year = status_of(world._replace(period=None))
    reminded = [
        ((report.former or one.unit).id, report.period)
        for one in find_reminders(year, own=None)
        for report in one.reports
        if report.days_late > 0
    ]
    for required in year.plan.required_within(year.within):
        own = status_of(world._replace(period=str(required.period)))
        states = {one.unit.id: one.state for one in own.submissions}
        assert states == {one.unit.id: one.state for one in year.handed_in(required) if not one.excuse}
        late = {unit for unit, state in states.items() if state is SubmissionState.MISSING}
        assert late == {
            unit.id for period, units in year.missed for unit in units if period == required.period
        }
        asked = {unit for unit in late if year.plan.heir(year.plan.units_by_id[unit])}
        assert sorted(asked) == sorted(unit for unit, period in reminded if period == required.period)


@WORLDS
@given(worlds())
def test_page_says_what_the_status_says(world: World) -> None:
    """The measures of the page are those of the status; who is late on it owes something."""
    status = status_of(world)
    overview = make_overview(status, None, (), ())
    assert overview.measures == measure_work(status.assignments)
    assert {one.unit.id for one in overview.late}.isdisjoint(status.plan.only_asked)
    owing = {one.unit.id for one in status.assignments} | set(status.arrears)
    heirs = {heir.id for unit in status.plan.units if unit.id in owing and (heir := status.plan.heir(unit))}
    assert {one.unit.id for one in overview.late} <= owing | heirs
