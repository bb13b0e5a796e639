"""What a plan asks to be reported (chế độ báo cáo): by whom, for which periods, until when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property

from ttdn.errors import PeriodNotAnnouncedError
from ttdn.model.period import Period
from ttdn.model.plan.names import PlanNames
from ttdn.model.reporting import D, Excuse, Extension, RequiredPeriod
from ttdn.model.roster import Unit, Units
from ttdn.vietnamese import fold


class PlanReports(PlanNames):
    """A plan that asks for reports."""

    def data_days(self, period: Period) -> tuple[date, date]:
        """The first and the last day of what is reported for a period."""
        return period.dates(self.reporting.cutoffs)

    def has_passed(self, due: date, period: Period, today: date, *, recurs: bool = False) -> bool:
        """Whether what is due on a day is late in the view of a period.

        In the view of a period, work is overdue only if its due day lies in the period or before it, and is
        over; what is due behind the period is in time there, on whatever day one looks. A time of work that
        comes back (``recurs``) is that also where it is due behind the data of the period: no report on it
        can tell of that time. The whole year has all its days.
        """
        is_cut = recurs and period != self.period
        return due < today and due <= (self.data_days(period) if is_cut else period.calendar_days)[1]

    @cached_property
    def required_units(self) -> Units:
        """The units that must report."""
        return self.required_units_on()

    @cached_property
    def requested_units(self) -> Units:
        """The units that are asked to report ("Đề nghị") and are counted apart."""
        return self.requested_units_on()

    @cached_property
    def asked_units(self) -> Units:
        """The units that must report, and those that are asked to."""
        return (*self.required_units, *self.requested_units)

    def required_units_on(self, day: date | None = None) -> Units:
        """The units that must report, of those that live on a day; by default that of the view."""
        return self.resolve(self.reporting.required, day)

    def requested_units_on(self, day: date | None = None) -> Units:
        """The units that are asked to report, of those that live on a day."""
        required = {unit.id for unit in self.required_units_on(day)}
        return tuple(unit for unit in self.resolve(self.reporting.requested, day) if unit.id not in required)

    @cached_property
    def only_asked(self) -> frozenset[str]:
        """The units that need not report ("Đề nghị"), by their ids, whenever they live."""
        required, requested = (
            {unit.id for unit in self.meant(names)}
            for names in (self.reporting.required, self.reporting.requested)
        )
        return frozenset(requested - required)

    def reporters(self, period: Period) -> Units:
        """Who is asked for a report, and not let off it: those on the roster on the last day of its data.

        Before that day they are those of the day of the view.
        """
        required = self.required_for(period)
        day = min(required.ends, self._day) if required and self._day else self._day
        asked = (*self.required_units_on(day), *self.requested_units_on(day))
        return tuple(unit for unit in asked if not self.excuse_of(unit, period))

    @property
    def collector(self) -> str:
        """Through whom reports are sent, as it is called; empty where the plan names nobody."""
        return self.name_of(self.reporting.through) if self.reporting.through else ""

    @property
    def by_way_of(self) -> str:
        """`` (qua Sở Nội vụ)``, behind whom reports are sent to; empty where that is the same body."""
        return "" if self.is_sent_to(self.reporting.through) else f" (qua {self.collector})"

    def is_sent_to(self, unit: str | None) -> bool:
        """Whether reports are sent to this unit itself, or to nobody on the way."""
        own = self.known_unit(unit)
        return own is None or fold(self.reporting.to) in map(fold, self.names_of(own))

    @cached_property
    def required_periods(self) -> tuple[RequiredPeriod, ...]:
        """What must be reported and by when, in the order of time."""
        return self.reporting.expand(self.reporting.periods, self.year)

    @cached_property
    def adhoc_reports(self) -> tuple[RequiredPeriod, ...]:
        """The ad-hoc reports (báo cáo đột xuất), in the order of the plan: they are parts of nothing else."""
        own = self.reporting
        return tuple(
            RequiredPeriod(
                one.period(self.year),
                one.deadline,
                one.covers.start,
                one.covers.end,
                one.to or own.to,
                one.through or own.through,
            )
            for one in own.adhoc
        )

    def asked_by(self, period: Period) -> str:
        """The document that asks for an ad-hoc report, as it is cited; empty where none is entered."""
        one = next((one for one in self.reporting.adhoc if one.period(self.year) == period), None)
        return one.document.called if one and one.document else ""

    def known(self, period: Period) -> Period:
        """A period as the plan knows it: an ad-hoc report with what it is about and the days it covers."""
        return next((one.period for one in self.adhoc_reports if one.period == period), period)

    def named(self, period: Period) -> Period:
        """The same of one that somebody asks for.

        Raises:
            PeriodNotAnnouncedError: It is an ad-hoc report that nobody announced.
        """
        known = self.known(period)
        if known.is_adhoc and self.required_for(known) is None:
            announced = [(str(one.period), one.period.title) for one in self.adhoc_reports]
            raise PeriodNotAnnouncedError(str(period), announced)
        return known

    def required_for(self, period: Period) -> RequiredPeriod | None:
        """What the plan asks for a period; None where it asks for no report on it."""
        return next(
            (required for required in self.required_within(period) if required.period == period), None
        )

    def required_within(self, period: Period) -> tuple[RequiredPeriod, ...]:
        """What the plan asks for a period and its parts, in the order of time."""
        known = self.adhoc_reports if period.is_adhoc else self.required_periods
        return tuple(required for required in known if period.contains(required.period))

    def required_period(self, today: date, within: Period | None = None) -> RequiredPeriod | None:
        """The required report to look at on a day.

        It is that of the period that was asked for, else the next one due within it, else the last.
        """
        own = self.required_for(within) if within else None
        inside = sorted(self.required_within(within or self.period), key=lambda required: required.comes)
        coming = [required for required in inside if required.comes >= today]
        return own or next(iter(coming or inside[-1:]), None)

    def required_of(self, unit: Unit, required: RequiredPeriod) -> RequiredPeriod:
        """A required report as one unit owes it: with a last day of its own where it was given one."""
        extension = self.extension_of(unit, required.period)
        return replace(required, deadline=extension.deadline) if extension else required

    def extension_of(self, unit: Unit, period: Period) -> Extension | None:
        """What gives a unit another last day for a report; None where nothing does."""
        return self._extensions.get((unit.id, period))

    def excuse_of(self, unit: Unit, period: Period) -> Excuse | None:
        """What lets a unit off a report; None where nothing does."""
        return self._excuses.get((unit.id, period))

    @cached_property
    def _extensions(self) -> dict[tuple[str, Period], Extension]:
        return self._decided(self.reporting.extensions)

    @cached_property
    def _excuses(self) -> dict[tuple[str, Period], Excuse]:
        return self._decided(self.reporting.excused)

    def _decided(self, decisions: Iterable[D]) -> dict[tuple[str, Period], D]:
        """For each unit and period what was decided last."""
        return {
            (unit.id, period): decision
            for decision in sorted(decisions, key=lambda one: one.document.date)
            for period in decision.periods
            for unit in self.meant(decision.units)
        }
