"""What an office writes to units beside its letters: mails with forms, answers to forms, one text for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.documents.content.letters import LetterNames, letter_names
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.returned import Paper
from ttdn.grouping import grouped
from ttdn.model.clauses import cite
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Decision
from ttdn.model.roster import Unit
from ttdn.reminders import Manner, OwedReport, Reminder
from ttdn.safe_text import visible
from ttdn.status import Status
from ttdn.timeline import view

#: Where a form's answer is a new one, with what could be read of it.
_RENEWED = frozenset({Outcome.OLDER, Outcome.REFUSED})


@dataclass(frozen=True, slots=True)
class MailedUnit:
    """The unit that a mail is to."""

    name: str
    addressed_as: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMailNames(LetterNames):
    """The names of the template of the mail that a form goes out with."""

    one: MailedUnit
    file: str
    letter: str
    added: bool
    until: str


@dataclass(frozen=True, slots=True)
class CorrectionNames:
    """A cell that has to be put right."""

    sheet: str
    cell: str
    problem: str
    cure: str


@dataclass(frozen=True, slots=True)
class DoubtNames:
    """A cell in which the form and the report at hand say different things."""

    place: str
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class AnswerNames:
    """A form that came, and what became of it."""

    file: str
    taken: bool
    renewed: bool
    corrections: tuple[CorrectionNames, ...]
    doubts: tuple[DoubtNames, ...]
    notes: tuple[str, ...]
    not_asked: str
    to_correct: str
    to_sign: str
    number_form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyNames(LetterNames):
    """The names of the template of the answer to the forms of a unit."""

    one: MailedUnit
    answers: tuple[AnswerNames, ...]
    returned: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class ToldUnits:
    """Units that a message to a group speaks of together: same period, same deadline."""

    period: str
    deadline: str
    days_late: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNames(LetterNames):
    """The names of the template of the one message to a group of all units."""

    as_of: date
    sent: tuple[ToldUnits, ...] = ()
    unsent: tuple[ToldUnits, ...] = ()
    owing: tuple[ToldUnits, ...] = ()
    asked: tuple[ToldUnits, ...] = ()
    overdue: tuple[str, ...] = ()
    taken: tuple[ToldUnits, ...] = ()
    returned: tuple[ToldUnits, ...] = ()
    conflict: tuple[ToldUnits, ...] = ()
    refused: tuple[ToldUnits, ...] = ()


def form_mail_names(
    plan: Plan, unit: Unit, period: Period, files: Sequence[str], *, added: bool
) -> FormMailNames:
    """What the mail says with which a form goes out.

    Args:
        plan: The plan as of the day.
        unit: To whom.
        period: What is asked for.
        files: What goes with it: the form, then the letter where there is one.
        added: The form asks only about what was added.
    """
    return FormMailNames(
        **letter_names(plan, period, None),
        one=_mailed(plan, unit),
        file=files[0],
        letter="".join(files[1:]),
        added=added,
        until=_deadline(plan, unit, period),
    )


def reply_names(
    plan: Plan, forms: Sequence[Collected], unit: Unit, period: Period, as_of: date
) -> ReplyNames:
    """What the answer to the forms of a unit for a period says.

    Args:
        plan: The plan of the period's year.
        forms: What became of them; only such as :func:`is_answered`.
        unit: Whose they are.
        period: What they are about.
        as_of: The day.
    """
    plan = view(plan, as_of, period)
    again = [form for form in forms if _comes_again(form)]
    return ReplyNames(
        **letter_names(plan, period, None),
        one=_mailed(plan, unit),
        answers=tuple(map(_answer, forms)),
        returned=bool(again),
        conflict=bool(again) and all(form.outcome is Outcome.CONFLICT and not form.errors for form in again),
    )


def _comes_again(form: Collected) -> bool:
    return not form.outcome.is_taken or bool(form.errors)


def is_answered(form: Collected) -> bool:
    """Whether a unit is written to about a form: something was made for it, or it is asked what is right."""
    if form.unit is None or form.period is None:
        return False
    return bool(form.made or (form.outcome is Outcome.CONFLICT and form.conflicts))


def form_group_names(
    plan: Plan, period: Period, units: Sequence[Unit], as_of: date, *, added: bool
) -> GroupNames:
    """What the group is told when forms went out; short ones have no day of their own."""
    told = [
        (period.label.vi, "" if added else _deadline(plan, unit, period), 0, unit.short) for unit in units
    ]
    mailed = [one for one, unit in zip(told, units, strict=True) if unit.email]
    return GroupNames(
        **letter_names(plan, period, None),
        as_of=as_of,
        sent=_told(mailed),
        unsent=_told(one for one in told if one not in mailed),
    )


def reminder_group_names(status: Status, reminders: Sequence[Reminder]) -> GroupNames:
    """What the group is told of who has not sent what, and who has work past its deadline."""

    def owing(unit: Unit, report: OwedReport) -> str:
        return f"{unit.short} (cho {report.former.short} cũ)" if report.former else unit.short

    def told(manners: Iterable[Manner], outcome: Decision | None = None) -> tuple[ToldUnits, ...]:
        return _told(
            (
                report.period.label.vi,
                # By a day that has passed nothing can come again.
                "" if outcome and status.days_since(report.required) > 0 else report.deadline,
                report.days_late,
                owing(reminder.unit, report),
            )
            for reminder in reminders
            if reminder.manner in manners
            for report in reminder.reports
            if report.outcome is outcome
        )

    return GroupNames(
        **letter_names(status.plan, status.period, None),
        as_of=status.as_of,
        owing=told({Manner.CHASE, Manner.NOTICE}),
        asked=told({Manner.REQUEST}),
        returned=told(Manner, Decision.ASKED_BACK),
        conflict=told(Manner, Decision.CONFLICT),
        refused=told(Manner, Decision.REFUSED),
        overdue=tuple(reminder.unit.short for reminder in reminders if reminder.items),
    )


def reply_group_names(
    plans: dict[int, Plan], forms: Sequence[Collected], period: Period, as_of: date
) -> GroupNames:
    """What the group is told of forms that came: whose were taken, are in conflict, have to come again.

    Units stand in the order of the roster, whatever their files are called.
    """
    plan = view(plans[period.year], as_of, period)
    places = {unit.id: place for place, unit in enumerate(plan.units)}
    in_order = sorted(forms, key=lambda one: places.get(one.unit.id if one.unit else "", len(places)))

    def told(what: str) -> tuple[ToldUnits, ...]:
        return _told(
            (
                form.period.label.vi,
                _deadline(view(plans[form.period.year], as_of, form.period), form.unit, form.period, as_of),
                0,
                form.unit.short,
            )
            for form in in_order
            if form.unit and form.period and _became(form) == what
        )

    return GroupNames(
        **letter_names(plan, period, None),
        as_of=as_of,
        taken=told("taken"),
        conflict=told("conflict"),
        returned=told("returned"),
    )


def _became(form: Collected) -> str:
    """Which list of the group's message a form is in: of one in conflict it is asked what is right."""
    if form.outcome is Outcome.CONFLICT:
        return "conflict"
    return "returned" if _comes_again(form) else "taken"


def _told(entries: Iterable[tuple[str, str, int, str]]) -> tuple[ToldUnits, ...]:
    """Units by what is said of them, in the order in which that comes first; each once."""
    groups = grouped(((period, deadline, days_late), unit) for period, deadline, days_late, unit in entries)
    return tuple(ToldUnits(*about, tuple(dict.fromkeys(units))) for about, units in groups.items())


def _mailed(plan: Plan, unit: Unit) -> MailedUnit:
    return MailedUnit(plan.called(unit), plan.full_name(unit), unit.contact or "")


def _deadline(plan: Plan, unit: Unit, period: Period, today: date = date.min) -> str:
    """The words of a unit's deadline; empty where there is none, or it has passed."""
    required = plan.required_for(period)
    own = plan.required_of(unit, required) if required else None
    return own.deadline.words if own and own.deadline and own.comes >= today else ""


def _answer(form: Collected) -> AnswerNames:
    made = tuple(path.name for path in form.made)
    return AnswerNames(
        file=visible(PurePath(form.file).name),
        taken=form.outcome.is_taken,
        renewed=form.outcome in _RENEWED,
        corrections=tuple(_correction(found) for found in form.errors if form.outcome not in _RENEWED),
        doubts=tuple(
            DoubtNames(*map(visible, (conflict.place, conflict.theirs, conflict.ours)))
            for conflict in form.conflicts
        ),
        notes=tuple(_note(found) for found in form.findings if found.severity is Severity.WARNING),
        not_asked=", ".join(map(cite, form.report.not_asked)) if form.report else "",
        to_correct=_find(made, Paper.MARKED) or _find(made, Paper.NEW),
        to_sign=_find(made, Paper.REPORT),
        number_form=_find(made, Paper.NUMBER),
    )


def _find(made: Iterable[str], paper: Paper) -> str:
    """The one of these files that is such a paper."""
    return next(filter(paper.is_of, made), "")


def _correction(found: Diagnostic) -> CorrectionNames:
    place = found.location
    cure = " ".join(visible(text.vi) for text in (found.allowed, found.hint) if text)
    return CorrectionNames(visible(place.sheet), place.cell, visible(found.message.vi), cure)


def _note(found: Diagnostic) -> str:
    place = f"Trang {found.location.sheet}, ô {found.location.cell}: " if found.location.sheet else ""
    return visible(f"{place}{found.message.vi}{f' {found.hint.vi}' if found.hint else ''}")
