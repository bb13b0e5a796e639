"""The reminder (công văn đôn đốc) as a letter to one unit or to several.

And as a few lines for e-mail or Zalo.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ttdn.documents.letterhead import addressed_as
from ttdn.documents.markdown import parse_markdown
from ttdn.documents.model import Document
from ttdn.documents.summary import NOTICE
from ttdn.documents.template import fill_template, find_template
from ttdn.errors import DocumentSettingsMissingError
from ttdn.model.plan import Plan
from ttdn.places import plan_path
from ttdn.reminders import Reminder
from ttdn.status import Status

TEMPLATE = "cong-van-don-doc.md"
MESSAGE_TEMPLATE = "tin-nhan-don-doc.txt"
#: More addressees than these stand in the annex, not below "Kính gửi".
_MANY_ADDRESSEES = 12


def build_letter(status: Status, reminders: Sequence[Reminder], root: Path) -> Document:
    """One letter to one unit or to several.

    Raises:
        DocumentSettingsMissingError: The plan has no ``documents.reminder``.
        TemplateError: The template cannot be read or filled.
    """
    plan = status.plan
    if plan.documents.reminder is None:
        raise DocumentSettingsMissingError(plan_path(plan.year), "reminder")
    many = len(reminders) > _MANY_ADDRESSEES
    rendered = fill_template(find_template(TEMPLATE, root), reminder_context(status, reminders))
    blocks, annexes = parse_markdown(rendered.body)
    names = (rendered.addressees,) if many else tuple(addressed_as(plan, one.unit) for one in reminders)
    return Document(
        title="",
        subject=rendered.subject,
        issuer=plan.authority.name,
        letterhead=plan.documents.reminder.model_copy(update={"addressees": names}),
        as_of=status.as_of,
        blocks=blocks,
        annexes=annexes,
        notice=NOTICE if status.illustrative else "",
    )


def write_message(status: Status, reminder: Reminder, root: Path) -> str:
    """The few lines for e-mail or Zalo, as plain text; the first line is what an e-mail has for its subject.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    rendered = fill_template(
        find_template(MESSAGE_TEMPLATE, root), reminder_context(status, [reminder]), plain=True
    )
    return f"{rendered.subject}\n\n{rendered.body.strip()}\n"


def reminder_context(status: Status, reminders: Sequence[Reminder]) -> dict[str, Any]:
    """The names that the templates may use; ``one`` is the only unit of a letter to one."""
    plan = status.plan
    through = plan.units_by_id.get(plan.reporting.through or "")
    views = [_view(plan, number, one) for number, one in enumerate(reminders, start=1)]
    return {
        "plan": plan,
        "year": plan.year,
        "period": status.period.label.vi,
        "as_of": status.as_of,
        "authority": plan.authority,
        "through": through.name if through else plan.reporting.to,
        "units": views,
        "one": views[0] if len(views) == 1 else None,
        "waiting": sum(bool(view["reports"]) for view in views),
        "late": any(report.days_late > 0 for one in reminders for report in one.reports),
        "overdue": sum(len(view["items"]) for view in views),
    }


def _view(plan: Plan, number: int, reminder: Reminder) -> dict[str, Any]:
    return {
        "number": number,
        "name": reminder.unit.name,
        "addressed_as": addressed_as(plan, reminder.unit),
        "reports": [
            {"period": one.period.label.vi, "last_day": one.last_day, "days_late": one.days_late}
            for one in reminder.reports
        ],
        "items": [
            {"id": one.item.id, "title": one.item.title, "deadline": one.deadline} for one in reminder.items
        ],
    }
