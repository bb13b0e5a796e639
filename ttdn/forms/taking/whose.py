"""Whose form it is: its unit, period and plan, as far as they are known; and what may be nobody's."""

from dataclasses import replace

from ttdn.checks.safety import find_markings
from ttdn.forms import refusals
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.columns import FORM_VERSION
from ttdn.forms.reading.form import Form, OpenForm
from ttdn.forms.values import Values
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Decision
from ttdn.model.roster import Unit
from ttdn.safe_text import quote
from ttdn.source import SourceText
from ttdn.timeline import everything
from ttdn.vietnamese import fold


def is_secret(values: Values) -> bool:
    """Whether the values of a form bear a secrecy marking."""
    return any(find_markings(SourceText("", "\n".join(values.values()))))


def refuse_secret(collected: Collected) -> Collected:
    """A form that bears a secrecy marking: nothing of it is kept."""
    return collected.held(
        Outcome.REFUSED,
        Text("Biểu mẫu mang dấu độ mật nên không nhận.", "The form bears a secrecy marking."),
        Text("Không gửi tiếp; báo người phụ trách bảo mật.", "Do not pass it on; tell the secrecy officer."),
    )


def ask_whose(collected: Collected, form: Form) -> Collected:
    """A form whose officer says that it is not the unit's."""
    if is_secret(form.values):
        return refuse_secret(collected)
    name, said = collected.called, quote(form.confirmation or "")
    asked = collected.held(
        Outcome.ASKED,
        Text(
            f"Biểu mẫu của {name}, nhưng ô xác nhận đúng đơn vị ghi {said}.",
            f"The form is that of {name}, but its officer answers {said} to whether it is the right unit's.",
        ),
        Text(
            "Hỏi người gửi là đơn vị nào, gửi biểu mẫu của đơn vị ấy (ttdn form), rồi bỏ tệp này; nếu "
            f"đúng là của {name}: chạy lại, thêm --accept {form.carried.identity.unit}",
            "Ask the sender which unit it is and send that unit's own form (ttdn form), then remove this "
            f"file; if it is that of {name}, run again with --accept {form.carried.identity.unit}",
        ),
    )
    # Nothing of that unit has come: nobody knows whose it is.
    return replace(asked, unit=None, decision=Decision.REFUSED)


def find_named(workspace: Workspace, unit: str, period_words: str) -> tuple[Unit | None, Period | None, str]:
    """Whose form it says to be, by id or name, where the folder knows them, and what its unit is called."""
    period = parse_period(period_words)
    plan, wanted = workspace.plan_on(period), fold(unit)
    if plan is None:
        return None, period, ""
    named = (known for known in plan.units if wanted and wanted in map(fold, plan.names_of(known)))
    found = plan.units_by_id.get(unit) or next(named, None)
    return found, period, plan.called(found) if found else ""


def find_whose(workspace: Workspace, opened: OpenForm) -> tuple[Plan, Unit, Period]:
    """The unit and the period of a form, and all that ever stood in their plan.

    Raises:
        FormRefusedError: Its plan or its unit is none of the folder's, or it is of a newer version of forms.
    """
    identity = opened.carried.identity
    period = parse_period(identity.period)
    known = workspace.plan_on(period)
    if identity.version > FORM_VERSION:
        raise refusals.newer_version()
    if period is None or known is None:
        numbers = (file.plan.document.number for file in workspace.plans.values())
        raise refusals.another_plan(", ".join(numbers))
    plan = everything(known)
    unit = plan.units_by_id.get(identity.unit)
    if unit is None and not opened.mentions(plan.document.number):
        raise refusals.another_plan(plan.document.number)
    if unit is None:
        raise refusals.unknown_unit(identity.unit)
    return plan, unit, plan.known(period)
