"""Whose the papers are that came beside forms: a PDF, a Word file, a table that is no form."""

from collections.abc import Sequence
from dataclasses import replace

from ttdn.arrivals import find_arrival
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.registering import whole_digest
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.register import Arrival, Decision
from ttdn.places import ASKED_BACK_FOLDER
from ttdn.timeline import everything, view


def find_senders(workspace: Workspace, batch: Sequence[Collected]) -> list[Collected]:
    """The files of a run, those that are to be typed in with their unit and period, where these are known.

    They are what the office has said of them (``ttdn receive``), else those of the form in the same mail,
    archive or folder, else those of who sent the mail.
    """
    booked = [one for file in workspace.registers for one in file.register.arrivals if one.unit]
    return [
        _to_type_in(
            workspace,
            _by_register(workspace, booked, file)
            or _beside(file, batch)
            or _by_address(workspace, file)
            or file,
            booked,
        )
        if file.booked is Decision.WAITING and file.unit is None
        else file
        for file in batch
    ]


def _to_type_in(workspace: Workspace, file: Collected, booked: Sequence[Arrival]) -> Collected:
    """A paper with what to do about it, where it is known whose it is."""
    if file.unit is None or file.period is None:
        return file
    whose, command = (file.unit.id, file.period), f"ttdn new {file.unit.id} --period {file.period}"
    reports = workspace.reports_on(*whose)
    is_typed_in = file.arrived and any(one.report.last_received >= file.arrived for one in reports)
    if file.booked is not Decision.WAITING or is_typed_in:
        advice = Text("Không cần làm gì: đã nhận, đã nhập.", "Nothing: it is typed in.")
    elif reports:
        name = reports[0].source.file
        advice = Text(
            f"Đối chiếu với {name}; xem ttdn intake --open.",
            f"Compare it with {name}; see ttdn intake --open.",
        )
    elif any((one.unit, one.period, one.result) == (*whose, Decision.ASKED_BACK) for one in booked):
        place = f"{ASKED_BACK_FOLDER}/{file.unit.id}"
        advice = Text(
            f"Minh chứng còn thiếu của biểu mẫu đã trả lại: ttdn collect {place}. Là báo cáo: {command}",
            f"Evidence that the form asked back lacks: ttdn collect {place}. A report: {command}",
        )
    else:
        advice = Text(
            f"Chờ nhập: {command} (là bản sao của biểu mẫu thì bỏ qua)",
            f"To be typed in: {command} (unless it is a copy of the form)",
        )
    return replace(file, advice=advice)


def _by_register(workspace: Workspace, booked: Sequence[Arrival], file: Collected) -> Collected | None:
    """The file as that of the unit and period under which it is booked."""
    known = find_arrival(booked, whole_digest(file)) if booked else None
    plan = workspace.plan_on(known.period) if known else None
    unit = everything(plan).units_by_id.get(known.unit or "") if known and plan else None
    if known is None or plan is None or unit is None:
        return None
    own = replace(
        file, unit=unit, called=everything(plan).called(unit), period=known.period, arrived=known.arrived
    )
    return replace(own, decision=Decision.TAKEN) if known.result is Decision.TAKEN else own


def _beside(file: Collected, batch: Sequence[Collected]) -> Collected | None:
    """The file as that of the forms with which it came, if all are of one unit for one period.

    A form of which it is not clear whose it is tells nothing. What lies loose in the folder that somebody
    named came with nothing.
    """
    if file.origin.holder is None and "/" not in file.file:
        return None
    forms = {
        (form.unit.id, form.period): form
        for form in batch
        if form.identity and form.unit and form.outcome is not Outcome.ASKED and _place(form) == _place(file)
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
