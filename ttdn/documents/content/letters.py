"""What the letters about reports share: where a report goes, who answers questions, who is told besides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ttdn.documents.content.names import (
    CommonNames,
    Content,
    common_names,
    issued,
    issuing_unit,
    sender,
)
from ttdn.errors import DocumentSettingsMissingError
from ttdn.model.issuing import Letterhead
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import ASKED_PARTS
from ttdn.model.roster import Group, Unit
from ttdn.places import form_name, plan_path
from ttdn.timeline import view
from ttdn.vietnamese import capitalized, enumerate_words, fold

#: More addressees than these stand in the annex, not below "Kính gửi".
MANY_ADDRESSEES = 12
#: The copy that is kept stands last among the recipients.
_KEPT = "luu"


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """The office that takes in the reports, as far as the roster knows it."""

    address: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterNames(CommonNames):
    """The names that the templates of all letters about reports have."""

    sender: str
    to: str
    through: str
    sent_to: str
    office: OfficeNames
    assigned: str


def letter_names(plan: Plan, period: Period, letterhead: Letterhead | None) -> dict[str, Any]:
    """The names that all letters have, for their own dataclasses."""
    return {
        **common_names(plan, period),
        "sender": sender(plan, letterhead),
        "to": plan.reporting.to,
        "through": plan.collector,
        "sent_to": sent_to(plan),
        "office": _office(plan),
        "assigned": assigned_office(plan, letterhead),
    }


def sent_to(plan: Plan) -> str:
    """To whom reports are sent, and through whom."""
    return plan.reporting.to + (plan.by_way_of if plan.collector else "")


def assigned_office(plan: Plan, letterhead: Letterhead | None) -> str:
    """Who is told to follow a letter up; empty where the plan names nobody, or the office writes itself."""
    office = plan.known_unit(plan.reporting.through)
    issuing = issuing_unit(plan, letterhead)
    return "" if office is None or (issuing and issuing.id == office.id) else plan.called(office)


def address_letter(plan: Plan, letterhead: Letterhead, addressees: Sequence[str]) -> Letterhead:
    """The letterhead with its addressees, and with whoever it assigns among its recipients.

    Without addressees the template says how they are addressed.
    """
    recipients = list(letterhead.recipients)
    office = plan.known_unit(plan.reporting.through)
    named = (*recipients, *addressees)
    if office and assigned_office(plan, letterhead) and not _is_named(plan, office, named):
        kept = [place for place, words in enumerate(recipients) if fold(words).startswith(_KEPT)]
        recipients.insert(kept[0] if kept else len(recipients), plan.called(office))
    return letterhead.model_copy(update={"addressees": tuple(addressees), "recipients": tuple(recipients)})


def _is_named(plan: Plan, office: Unit, recipients: Sequence[str]) -> bool:
    names = {fold(name) for name in (plan.called(office), office.name, office.short)}
    return any(fold(words).rstrip(" ;.").partition(" (")[0] in names for words in recipients)


def period_words(periods: Sequence[Period]) -> str:
    """``quý I và quý II năm 2026``: the year once, where all are parts of it."""
    labels, end = [period.label.vi for period in periods], f" năm {periods[0].year}" if periods else ""
    if len(labels) > 1 and all(label.endswith(end) for label in labels):
        return enumerate_words([label.removesuffix(end) for label in labels]) + end
    return enumerate_words(labels)


def _office(plan: Plan) -> OfficeNames:
    own = (unit for unit in plan.units if plan.is_sent_to(unit.id))
    office = plan.known_unit(plan.reporting.through) or next(own, None)
    if office is None:
        return OfficeNames("", "")
    ways = (office.address and f"địa chỉ {office.address}", office.email and f"thư điện tử {office.email}")
    whom = (office.contact, office.phone and f"điện thoại {office.phone}")
    return OfficeNames("; ".join(filter(None, ways)), ", ".join(filter(None, whom)))


@dataclass(frozen=True, slots=True)
class FormNames:
    """A unit and its form."""

    number: int
    name: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLetterNames(LetterNames):
    """The names of the template of the letter that goes with the forms."""

    forms: tuple[FormNames, ...]
    listed: bool
    first_day: date
    last_day: date
    until: str
    still_running: bool
    figures: bool
    parts: tuple[str, ...]


def form_letter_content(
    plan: Plan, units: Sequence[Unit], period: Period, as_of: date, *, everyone: bool
) -> Content[FormLetterNames]:
    """One letter to all who get a form.

    Args:
        plan: The plan of the period's year.
        units: Who gets a form.
        period: What is to be reported on.
        as_of: The day on which the letter is made.
        everyone: They are all that report; the letter may address them as its settings do, or by the names
            of their groups.

    Raises:
        DocumentSettingsMissingError: The plan has neither ``documents.form_letter`` nor
            ``documents.reminder``.
    """
    settings = plan.documents.form_letter or plan.documents.reminder
    if settings is None:
        raise DocumentSettingsMissingError(plan_path(plan.year), "form_letter")
    written = _written(plan) if everyone else ()
    addressees = written or (_groups(plan) if everyone else [plan.full_name(unit) for unit in units])
    listed = not written and len(addressees) > MANY_ADDRESSEES
    first_day, last_day = plan.data_days(period)
    names = FormLetterNames(
        **letter_names(plan, period, settings) | common_names(view(plan, as_of, period), period),
        forms=tuple(
            FormNames(number, plan.called(unit), form_name(unit.id, period))
            for number, unit in enumerate(units, start=1)
        ),
        listed=listed,
        first_day=first_day,
        last_day=last_day,
        **_deadline(plan, units, period),
        figures=plan.asks_for("figures"),
        parts=tuple(part for part in ASKED_PARTS if plan.asks_for(part)),
    )
    addressed = address_letter(plan, settings, () if listed else addressees)
    return issued(names, plan, addressed, as_of, illustrative=plan.illustrative)


def _deadline(plan: Plan, units: Sequence[Unit], period: Period) -> dict[str, Any]:
    """By when the forms have to come back, and whether that is before the period is over; one unit's own."""
    required = plan.required_for(period)
    if required and len(units) == 1:
        required = plan.required_of(units[0], required)
    deadline = required.deadline if required else None
    if deadline is None:
        return {"until": "", "still_running": False}
    return {"until": deadline.words, "still_running": deadline.last_day < plan.data_days(period)[1]}


def _written(plan: Plan) -> Sequence[str]:
    """The addressees in the letter's own settings, unless the report is asked of others than usual."""
    own = plan.documents.form_letter
    return own.addressees if own and plan.reporting.required == plan.origin.reporting.required else ()


def _groups(plan: Plan) -> list[str]:
    """Who reports, as the plan names them: groups by their names, units by their own."""
    reporters = (*plan.reporting.required, *plan.reporting.requested)
    named = (plan.groups_by_id.get(name) or plan.units_by_id.get(name) for name in reporters)
    words = (one.name if isinstance(one, Group) else plan.full_name(one) for one in named if one)
    return [capitalized(name) for name in dict.fromkeys(words)]
