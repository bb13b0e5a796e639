"""What the letter that goes with the forms says: what is asked, for which period, until when, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ttdn.documents.content.letters import MANY_ADDRESSEES, LetterNames, address_letter, letter_names
from ttdn.documents.content.names import Content, cited_in, common_names
from ttdn.errors import DocumentSettingsMissingError
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import ASKED_PARTS
from ttdn.model.roster import Group, Unit
from ttdn.places import form_name, plan_path
from ttdn.timeline import view
from ttdn.vietnamese import capitalized


@dataclass(frozen=True, slots=True)
class FormNames:
    """A unit and its form."""

    number: Annotated[int, "Số thứ tự", "Its place in the list"]
    name: Annotated[str, "Tên đơn vị", "The unit's name"]
    file: Annotated[str, "Tên tệp biểu mẫu", "The file of its form"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLetterNames(LetterNames):
    """The names of the template of the letter that goes with the forms."""

    forms: Annotated[tuple[FormNames, ...], "Các đơn vị và biểu mẫu", "The units and their forms"]
    listed: Annotated[
        bool, "Cần phụ lục liệt kê các đơn vị", "Whether a list has to say which units are addressed"
    ]
    first_day: Annotated[date, "Ngày đầu của kỳ số liệu", "The first day of the period's data"]
    last_day: Annotated[date, "Ngày cuối của kỳ số liệu", "The last day of the period's data"]
    until: Annotated[
        str,
        "Hạn như kế hoạch viết: trước ngày…; trống nếu kỳ này kế hoạch không có hạn",
        "The deadline as the plan has it: trước ngày…; empty where it has none for the period",
    ]
    still_running: Annotated[
        bool, "Hạn đến trước khi hết kỳ", "Whether the deadline comes before the period is over"
    ]
    figures: Annotated[bool, "Biểu mẫu có phần số liệu", "Whether the forms ask for figures"]
    parts: Annotated[
        tuple[str, ...],
        "Các phần khác kế hoạch yêu cầu: focal_officer, programmes, training, funding",
        "What else the plan asks for: focal_officer, programmes, training, funding",
    ]


def form_letter_content(
    plan: Plan, units: Sequence[Unit], period: Period, as_of: date, *, everyone: bool
) -> Content[FormLetterNames]:
    """One letter to all who get a form.

    Args:
        plan: The plan of the period's year.
        units: Who gets a form.
        period: What is to be reported on.
        as_of: The day on which the letter is made.
        everyone: They are all that report; the letter may address them by the names of their groups.

    Raises:
        DocumentSettingsMissingError: The plan has neither ``documents.form_letter`` nor
            ``documents.reminder``.
    """
    settings = plan.documents.form_letter or plan.documents.reminder
    if settings is None:
        raise DocumentSettingsMissingError(plan_path(plan.year), "form_letter")
    addressees = _groups(plan) if everyone else [plan.full_name(unit) for unit in units]
    required = plan.required_for(period)
    if required and len(units) == 1:
        required = plan.required_of(units[0], required)
    first_day, last_day = plan.data_days(period)
    names = FormLetterNames(
        **letter_names(plan, period, settings) | common_names(view(plan, as_of, period), period),
        forms=tuple(
            FormNames(number, plan.called(unit), form_name(unit.id, period))
            for number, unit in enumerate(units, start=1)
        ),
        listed=len(addressees) > MANY_ADDRESSEES,
        first_day=first_day,
        last_day=last_day,
        until=required.deadline.words if required and required.deadline else "",
        still_running=bool(required and required.last_day and required.last_day < last_day),
        figures=plan.asks_for("figures"),
        parts=tuple(part for part in ASKED_PARTS if plan.asks_for(part)),
    )
    return Content(
        names=names,
        issuer=plan.authority.name,
        letterhead=address_letter(plan, settings, addressees),
        as_of=as_of,
        illustrative=plan.illustrative,
        citing=cited_in(plan),
    )


def _groups(plan: Plan) -> list[str]:
    """Who reports, as the plan names them: groups by their names, units by their own."""
    named = (plan.groups_by_id.get(name) or plan.units_by_id.get(name) for name in _reporters(plan))
    words = (one.name if isinstance(one, Group) else plan.full_name(one) for one in named if one)
    return [capitalized(name) for name in dict.fromkeys(words)]


def _reporters(plan: Plan) -> tuple[str, ...]:
    return (*plan.reporting.required, *plan.reporting.requested)
