"""Which reports have come and which are still to come, from whom and since when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

from ttdn.arrivals import Sending
from ttdn.model.period import Period
from ttdn.model.report import Report
from ttdn.model.reporting import OnTimeBy, RequiredPeriod
from ttdn.model.roster import Unit
from ttdn.status.looked_at import LookedAt
from ttdn.status.states import LACKING_STATES, Submission, SubmissionState
from ttdn.timeline import view

#: What becomes of the states of a report that was only asked for: nobody is praised or blamed for its day.
_ASKED_FOR = {
    SubmissionState.ON_TIME: SubmissionState.SENT,
    SubmissionState.LATE: SubmissionState.SENT,
    SubmissionState.MISSING: SubmissionState.NOT_SENT,
}


@dataclass(frozen=True)
class Awaited(LookedAt):
    """Which reports have come and which are still to come, from whom and since when."""

    @cached_property
    def submissions(self) -> tuple[Submission, ...]:
        """The report that is looked at, of each unit that must send it."""
        return self._asked_now(requested=False)

    @cached_property
    def requested(self) -> tuple[Submission, ...]:
        """The same of the units that are asked to send it."""
        return self._asked_now(requested=True)

    @cached_property
    def excused(self) -> tuple[Submission, ...]:
        """The units that were let off it, of those that must or may send it."""
        required = self.required
        every = (self.handed_in(required, requested=may) for may in (False, True) if required)
        return tuple(one for own in every for one in own if one.excuse)

    def _asked_now(self, *, requested: bool) -> tuple[Submission, ...]:
        return tuple(self.not_excused(self.required, requested=requested) if self.required else ())

    def submission_of(self, unit: Unit) -> Submission | None:
        """The submission of a unit; None where the plan asks nothing of it."""
        asked = (*self.submissions, *self.requested, *self.excused)
        return next((one for one in asked if one.unit.id == unit.id), None)

    def handed_in(self, required: RequiredPeriod, *, requested: bool = False) -> Iterator[Submission]:
        """What has become of a report, by unit that must send it, or is asked to; the excused are among them.

        All that is said of reports that came, are late or missing is counted from this. Units that have ended
        since owe what they owed on the last day of its data; an ad-hoc report is asked for by the plan of its
        days.
        """
        period = required.period
        if period.is_adhoc and period != self.within:
            own = replace(self, plan=view(self.plan.origin, self.as_of, period), within=period)
            yield from own.handed_in(required, requested=requested)
            return
        asked = self.plan.requested_units_on if requested else self.plan.required_units_on
        for unit in asked(min(required.ends, self.as_of)):
            if self._looks_at_unit(unit):
                one = self._submission(unit, required)
                state = _ASKED_FOR.get(one.state, one.state) if requested else one.state
                yield replace(one, state=state, days_late=0) if requested else one

    def not_excused(self, required: RequiredPeriod, *, requested: bool = False) -> Iterator[Submission]:
        """The same without those that were let off it."""
        return (one for one in self.handed_in(required, requested=requested) if not one.excuse)

    def still_open(self, required: RequiredPeriod) -> tuple[int, int]:
        """How many units still owe a report, of how many that must send it."""
        asked = list(self.not_excused(required))
        return sum(one.is_open for one in asked), len(asked)

    def _submission(self, unit: Unit, required: RequiredPeriod) -> Submission:
        period, plan = required.period, self.plan
        report = self.known.get(unit.id, {}).get(period)
        if excuse := plan.excuse_of(unit, period):
            return Submission(unit, SubmissionState.EXCUSED, report, excuse=excuse)
        extension, last_day = plan.extension_of(unit, period), plan.required_of(unit, required).last_day
        sending = self.sending_of(unit, period)
        if report is None and self.has_reported(unit, period):
            return Submission(unit, SubmissionState.TOLD)
        day = self._day_it_came(report, sending)
        days_late = max((day - last_day).days, 0) if last_day else 0
        if sending is not None:
            waits = SubmissionState.TO_ENTER if sending.waits_for_typing else SubmissionState.IN_CORRECTION
            return Submission(unit, waits, None, days_late, extension=extension, sending=sending)
        if last_day is None:
            return Submission(unit, SubmissionState.SENT if report else SubmissionState.NOT_SENT, report)
        on_time, late = (
            (SubmissionState.ON_TIME, SubmissionState.LATE)
            if report
            else (SubmissionState.NOT_DUE, SubmissionState.MISSING)
        )
        return Submission(unit, late if days_late else on_time, report, days_late, extension=extension)

    def _day_it_came(self, report: Report | None, sending: Sending | None) -> date:
        """The day by which a report is on time or late; today where nothing has come that tells one."""
        if self.plan.reporting.on_time_by is OnTimeBy.ACCEPTED:
            return report.counts_from if report else self.as_of
        if report is not None:
            return report.received
        return (sending.first_day if sending else None) or self.as_of

    @cached_property
    def due_before(self) -> tuple[RequiredPeriod, ...]:
        """The reports of the time looked at that came before the one that is looked at, by their days.

        That of the year may be due before that of its last quarter.
        """
        earlier = (
            one
            for one in self.plan.required_within(self.within)
            if self.required and one != self.required and one.comes < self.as_of
        )
        return tuple(sorted(earlier, key=attrgetter("comes")))

    @cached_property
    def missed(self) -> tuple[tuple[Period, tuple[Unit, ...]], ...]:
        """The required periods for which units are past their last days, with these units."""
        units = self.plan.units_by_id
        owing: dict[Period, list[Unit]] = {
            required.period: [] for required in self.plan.required_within(self.within)
        }
        for unit, reports in self.arrears.items():
            for own in reports:
                owing[own.period].append(units[unit])
        return tuple((period, tuple(missing)) for period, missing in owing.items() if missing)

    @cached_property
    def arrears(self) -> dict[str, tuple[RequiredPeriod, ...]]:
        """The reports past their last days, by the units that owe them, in the order of time."""
        owed: dict[str, tuple[RequiredPeriod, ...]] = {}
        for required in self.plan.required_within(self.within):
            for unit, own in self.without_report(required):
                if own.last_day and self.as_of > own.last_day:
                    owed[unit.id] = (*owed.get(unit.id, ()), own)
        return owed

    def days_since(self, required: RequiredPeriod) -> int:
        """The days since the last day on time; 0 or less: there is still time, or no day is set."""
        return (self.as_of - required.last_day).days if required.last_day else 0

    def without_report(
        self, required: RequiredPeriod, *, requested: bool = False
    ) -> Iterator[tuple[Unit, RequiredPeriod]]:
        """Who has sent nothing, with its own last day; of those that must report, or that are asked to."""
        every = self.handed_in(required, requested=requested)
        lacking = (one.unit for one in every if one.state in LACKING_STATES)
        return ((unit, self.plan.required_of(unit, required)) for unit in lacking)

    def sent_back(
        self, required: RequiredPeriod, *, requested: bool = False
    ) -> Iterator[tuple[Unit, RequiredPeriod, Sending]]:
        """Who has sent something that is no report yet, each with its own last day and what has come."""
        for one in self.handed_in(required, requested=requested):
            if one.sending:
                yield one.unit, self.plan.required_of(one.unit, required), one.sending

    def _looks_at_unit(self, unit: Unit) -> bool:
        """Whether a unit is looked at; where some items are, those that owe one of them."""
        if self.only_items is not None:
            return unit.id in self.by_unit
        return self.only_units is None or unit.id in self.only_units

    def sending_of(self, unit: Unit, period: Period) -> Sending | None:
        """What has come of a unit for a period, by the register, while no report on it counts."""
        if self.has_reported(unit, period):
            return None
        return self.sent.get(unit.id, {}).get(period)

    def has_reported(self, unit: Unit, period: Period) -> bool:
        """Whether a unit's report on a period is in, or one on a longer time, which speaks for it."""
        return any(reported.contains(period) for reported in self.known.get(unit.id, ()))
