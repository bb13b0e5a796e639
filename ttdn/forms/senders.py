"""Whose the papers are that came beside forms: a PDF, a Word file, a table that is no form."""

from collections.abc import Sequence
from dataclasses import replace

from ttdn.forms.collected import Collected
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.register import Decision
from ttdn.timeline import view


def find_senders(workspace: Workspace, batch: Sequence[Collected]) -> list[Collected]:
    """The files of a run, those that are to be typed in with their unit and period, where these are known.

    They are those of the form in the same mail, archive or folder, else those of who sent the mail.
    """
    return [
        _to_type_in(_beside(file, batch) or _by_address(workspace, file) or file)
        if file.booked is Decision.WAITING and file.unit is None
        else file
        for file in batch
    ]


def _to_type_in(file: Collected) -> Collected:
    """A paper with what to do about it, where it is known whose it is."""
    if file.unit is None or file.period is None:
        return file
    command = f"ttdn new {file.unit.id} --period {file.period}"
    return replace(
        file,
        advice=Text(
            f"Chờ nhập: {command} (là bản sao của biểu mẫu thì bỏ qua)",
            f"To be typed in: {command} (unless it is a copy of the form)",
        ),
    )


def _beside(file: Collected, batch: Sequence[Collected]) -> Collected | None:
    """The file as that of the forms with which it came, if all are of one unit for one period.

    What lies loose in the folder that somebody named came with nothing.
    """
    if file.origin.holder is None and "/" not in file.file:
        return None
    forms = {
        (form.unit.id, form.period): form
        for form in batch
        if form.identity and form.unit and _place(form) == _place(file)
    }
    if len(forms) != 1:
        return None
    (form,) = forms.values()
    return replace(file, unit=form.unit, called=form.called, period=form.period)


def _place(file: Collected) -> tuple[object, ...]:
    return file.origin.holder, file.origin.folder or file.path.parent


def _by_address(workspace: Workspace, file: Collected) -> Collected | None:
    """The file as that of the sender's unit, for the period that was asked about on the day of arrival."""
    day, address = file.arrived, file.origin.address.casefold()
    plan_file = workspace.plans.get(day.year) if day else None
    if plan_file is None or day is None or not address:
        return None
    plan = view(plan_file.plan, day)
    units = [unit for unit in plan.units if unit.email and unit.email.casefold() == address]
    if len(units) != 1:
        return None
    required = plan.required_period(day)
    period = required.period if required else None
    return replace(file, unit=units[0], called=plan.called(units[0]), period=period)
