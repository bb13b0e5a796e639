"""``--drafts``: e-mails laid out to be looked over and sent by a person, and one text for the units' group.

Nothing is ever sent from here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ttdn.cli.files import list_folder
from ttdn.cli.session import Session
from ttdn.documents.content.mails import (
    GroupNames,
    form_group_names,
    form_mail_names,
    is_answered,
    reminder_group_names,
    reply_group_names,
    reply_names,
)
from ttdn.documents.content.reminder import forms_of, reminder_names
from ttdn.documents.document.kinds import FORM_MAIL, GROUP_MESSAGE, MESSAGE, REMINDER_MAIL, REPLY
from ttdn.documents.document.make import make_mail, make_message
from ttdn.documents.layout.mail import Attachment, Mail, render_mail
from ttdn.documents.layout.output import is_own, pack_mail, write_drafts
from ttdn.forms.collected import Collected
from ttdn.language import NOTHING, Text, count_of, join, same
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.places import FORMS_FOLDER, is_plain_file, plan_path
from ttdn.reminders import Reminder, takes_in_reports
from ttdn.safe_text import visible
from ttdn.status import Status
from ttdn.timeline import everything
from ttdn.writing import MAXIMUM_OWN


class _Draft(NamedTuple):
    """An e-mail to a unit: its file, subject and text, and what goes with it."""

    unit: Unit
    file: str
    mail: tuple[str, str]
    attachments: Sequence[Attachment]
    #: The addresses that wrote to us, where they are not the unit's own.
    senders: str = ""


def draft_forms(
    session: Session,
    plan: Plan,
    period: Period,
    forms: Sequence[tuple[Unit, Path]],
    letters: dict[Path, bytes],
    folder: Path,
    as_of: date,
    *,
    added: bool,
    force: bool,
) -> None:
    """A mail for each form that was made, with the letter if there is one, but to who collects them."""
    forms = [one for one in forms if not takes_in_reports(plan, one[0])]
    besides = [Attachment(path.name, content) for path, content in letters.items()]
    drafts = [
        _Draft(
            unit,
            FORM_MAIL.file.format(form=path.stem),
            make_mail(
                FORM_MAIL,
                form_mail_names(plan, unit, period, [path.name, *(one.name for one in besides)], added=added),
                session.root,
                illustrative=plan.illustrative,
            ),
            [*_attachments([path]), *besides],
        )
        for unit, path in forms
    ]
    group = form_group_names(plan, period, [unit for unit, _ in forms], as_of, added=added)
    _lay(session, plan, folder, drafts, group, force=force)


def draft_reminders(
    session: Session,
    status: Status,
    reminders: Sequence[Reminder],
    letters: dict[str, Attachment],
    folder: Path,
    until: date | None,
    *,
    force: bool,
    narrowed: bool,
) -> None:
    """A mail for each unit that is reminded, with its letter and the forms that were made for it.

    Where all units are looked at (not ``narrowed``), drafts of earlier runs that nobody needs any more are
    named.
    """
    made = {path.name: path for path in list_folder(session.root / FORMS_FOLDER)}
    drafts = []
    for reminder in reminders:
        unit = reminder.unit
        names = reminder_names(status, [reminder], until, made)
        besides = [letters[unit.id]] if unit.id in letters else []
        drafts.append(
            _Draft(
                unit,
                REMINDER_MAIL.format(to=unit.id),
                make_mail(MESSAGE, names, session.root, illustrative=status.illustrative),
                [*besides, *_attachments(made[name] for name in forms_of(reminder) if name in made)],
            )
        )
    if drafts:
        group = reminder_group_names(status, reminders)
        _lay(session, status.plan, folder, drafts, group, force=force)
    if not narrowed:
        _tell_of_old(session, folder, {draft.file for draft in drafts if draft.unit.email})


def draft_replies(
    session: Session, workspace: Workspace, outcomes: Sequence[Collected], folder: Path, as_of: date
) -> None:
    """A mail for each unit and period of which forms came: what was taken, what has to be put right."""
    plans = {year: one.plan for year, one in workspace.plans.items()}
    groups = defaultdict[tuple[str, Period], list[Collected]](list)
    for form in filter(is_answered, outcomes):
        if form.unit and form.period:
            groups[form.unit.id, form.period].append(form)
    drafts = []
    for (name, period), forms in groups.items():
        plan = everything(plans[period.year])
        unit = plan.units_by_id[name]
        drafts.append(
            _Draft(
                unit,
                REPLY.file.format(unit=name, period=period),
                make_mail(
                    REPLY,
                    reply_names(plan, forms, unit, period, as_of),
                    session.root,
                    illustrative=any(form.report and form.report.illustrative for form in forms),
                ),
                _attachments(path for form in forms for path in form.made),
                _other_senders(unit, forms),
            )
        )
    if drafts:
        (_, period), *_ = groups
        answered = [form for forms in groups.values() for form in forms]
        group = reply_group_names(plans, answered, period, as_of)
        _lay(session, plans[period.year], folder, drafts, group)


def _other_senders(unit: Unit, forms: Iterable[Collected]) -> str:
    """The roster's address is written to, not that of a mail, which anybody can claim; it is named."""
    senders = dict.fromkeys(form.origin.address for form in forms)
    own = (unit.email or "").lower()
    return ", ".join(visible(address) for address in senders if address and address.lower() != own)


def _attachments(paths: Iterable[Path]) -> list[Attachment]:
    small = (path for path in paths if is_plain_file(path) and path.stat().st_size <= MAXIMUM_OWN)
    return [Attachment(path.name, path.read_bytes()) for path in small]


def _lay(
    session: Session,
    plan: Plan,
    folder: Path,
    drafts: Sequence[_Draft],
    group: GroupNames,
    *,
    force: bool = False,
) -> None:
    """Write the drafts and the text for the group; say who has no address, and what was left as it is."""
    mails = {
        folder / draft.file: pack_mail(
            render_mail(
                Mail(plan.called(draft.unit), draft.unit.email, *draft.mail, tuple(draft.attachments))
            )
        )
        for draft in drafts
        if draft.unit.email
    }
    text = {folder / GROUP_MESSAGE.file: make_message(GROUP_MESSAGE, group, session.root)}
    kept = write_drafts(session.root, mails, text, force=force)
    written = len(mails.keys() - set(kept))
    session.tell(
        Text(
            f"Đã soạn {written} thư nháp và tin nhóm {GROUP_MESSAGE.file} trong {folder}. Mở từng thư, xem "
            "lại rồi gửi: ttdn không gửi thư nào.",
            f"{written} drafts and the message {GROUP_MESSAGE.file} are in {folder}. Open each, look it "
            "over and send it: ttdn sends nothing.",
        )
    )
    if kept:
        names = ", ".join(path.name for path in kept)
        session.warn(
            session.say(
                f"Giữ nguyên vì đã được sửa: {names}. Gửi hoặc đổi tên tệp đó, rồi chạy lại nếu cần bản mới.",
                f"Edited, so left as they are: {names}. Send or rename them, then run again for new ones.",
            )
        )
    session.tell(*_without_address(plan, [draft for draft in drafts if not draft.unit.email]))
    # Whose forms came from another address than the answer goes to.
    for draft in drafts:
        name, own, other = plan.called(draft.unit), draft.unit.email, draft.senders
        if own and other:
            session.tell(
                Text(
                    f"{name}: thư đến từ {other}, trả lời về {own} theo kế hoạch. Xem lại khi gửi.",
                    f"{name}: wrote from {other}; the answer goes to {own}, as the plan says. Check it.",
                )
            )


def _without_address(plan: Plan, drafts: Sequence[_Draft]) -> Iterator[Text]:
    """Who has no address, and how they can be reached."""
    if drafts:
        file = plan_path(plan.year)
        yield Text(
            f"Chưa có địa chỉ thư (thêm 'email' của đơn vị vào {file}): {len(drafts)} đơn vị.",
            f"No e-mail address (add the unit's 'email' to {file}): {count_of(len(drafts), 'unit')}.",
        )
    unknown: list[str] = []
    for draft in drafts:
        from_whom = draft.senders
        came = Text(f"thư đến từ {from_whom}", f"wrote from {from_whom}") if from_whom else NOTHING
        ways = join("; ", [words for words in (same(draft.unit.ways), came) if words.vi])
        if ways.vi:
            yield join(": ", [same(f"  {plan.called(draft.unit)}"), ways])
        else:
            unknown.append(plan.called(draft.unit))
    if unknown:
        names = ", ".join(unknown)
        yield Text(f"  Chưa biết gọi ai: {names}.", f"  Nobody known to call: {names}.")


def _tell_of_old(session: Session, folder: Path, new: set[str]) -> None:
    """Drafts of earlier runs that are as they were made, to units that need no reminder any more."""
    pattern = REMINDER_MAIL.format(to="*")
    old = [path.name for path in list_folder(folder) if path.match(pattern) and path.name not in new]
    left = ", ".join(name for name in old if is_own(folder / name))
    if left:
        session.warn(
            session.say(
                f"Thư nháp lần trước, nay không còn phải gửi: {left}. Xóa đi để khỏi gửi nhầm.",
                f"Drafts from an earlier run, no longer needed: {left}. Delete them.",
            )
        )
