"""A file that came back, taken up: read, brought together with the folder, checked, its outcome decided.

Nothing is written here.
"""

from dataclasses import replace

from ttdn.forms import refusals
from ttdn.forms.blank import role_of
from ttdn.forms.collected import Collected, Outcome, Receipt
from ttdn.forms.columns import OLDEST_FORM_VERSION, RESULTS
from ttdn.forms.file_types import FileType, file_type_of, is_package
from ttdn.forms.incoming import ContainerRefusedError, FileNotOpenedError, IncomingFile, read_incoming
from ttdn.forms.key import read_key
from ttdn.forms.reading.form import Form, OpenForm, open_form
from ttdn.forms.refusals import FormRefusedError
from ttdn.forms.taken import decode_state, fingerprint, read_state_bytes, state_name
from ttdn.forms.taking.again import as_taken, find_known, find_newer, settle_again
from ttdn.forms.taking.current_report import read_current
from ttdn.forms.taking.draft import Draft
from ttdn.forms.taking.last_words import take_last_words
from ttdn.forms.taking.versions import credible_time, filled_topics
from ttdn.forms.taking.whose import ask_whose, find_named, find_whose, is_secret, refuse_secret
from ttdn.load import Workspace
from ttdn.model.register import Decision
from ttdn.package import Reason
from ttdn.places import report_path
from ttdn.source import Source


def collect_form(
    workspace: Workspace, arrival: IncomingFile, receipt: Receipt, accepted: frozenset[str] = frozenset()
) -> Collected:
    """Decide what becomes of one file, whatever it is.

    Args:
        workspace: The folder as it was read.
        arrival: The file.
        receipt: The day of receipt.
        accepted: The ids of units whose forms are taken for what they are.
    """
    year = min(workspace.plans, default=receipt.day.year)
    origin = arrival.origin.credible(receipt.latest, year)
    blank = Collected(arrival.file, arrival.path, Outcome.REFUSED, origin=origin)
    unread = arrival.closed if isinstance(arrival.closed, ContainerRefusedError) else None
    try:
        if arrival.closed is not None and unread is None:
            raise arrival.closed
        size, raw = read_incoming(arrival.path, follow=arrival.named)
    except FileNotOpenedError as error:
        return blank.held(Outcome.FAILED, error.message, error.advice)
    arrived = receipt.of(origin, year).day
    blank = replace(blank, digest=fingerprint(raw), contents=arrival.contents, arrived=arrived)
    if unread is not None:
        return blank.held(Outcome.UNREAD, unread.message, unread.advice)
    if arrival.opened is not None:
        return blank.held(Outcome.OPENED, arrival.opened)
    kind = file_type_of(arrival.path.name, size, raw)
    if kind is not FileType.FORM:
        outcome = Outcome.UNREAD if kind.may_be_report else Outcome.PASSED
        waiting = Decision.WAITING if kind.is_paper else None
        return replace(blank, decision=waiting).held(outcome, kind.message, kind.advice)
    opened = None
    try:
        if size > len(raw) and is_package(raw):
            raise refusals.of_package(Reason.LARGE)
        opened = open_form(arrival.file, raw)
        return _take_up(workspace, blank, opened, replace(receipt, first=arrival.first), accepted)
    except FormRefusedError as error:
        if opened is not None:
            identity = opened.carried.identity
            error.unit, error.period = identity.unit, identity.period
        return _refuse(workspace, blank, error)


def _refuse(workspace: Workspace, blank: Collected, error: FormRefusedError) -> Collected:
    """A refusal, with whose form it is or seems to be, and whatever could be read of it."""
    unit, period, called = find_named(workspace, error.unit, error.period)
    refused = replace(
        blank, unit=unit, called=called, period=period, message=error.message, advice=error.advice
    )
    if is_secret(error.values):
        return refuse_secret(refused)
    return refused if error.is_doubtful else replace(refused, values=error.values)


def _take_up(
    workspace: Workspace, blank: Collected, opened: OpenForm, receipt: Receipt, accepted: frozenset[str]
) -> Collected:
    """Read a form, and see what the folder has of its unit and period."""
    identity = opened.carried.identity
    plan, unit, period = find_whose(workspace, opened)
    receipt = receipt.of(blank.origin, period.year)
    form = opened.read(plan, unit, period, read_key(workspace.root))
    take_last_words(form, workspace, plan, unit, period)
    target = report_path(unit.id, period)
    collected = replace(
        blank,
        outcome=Outcome.UNCHANGED,
        identity=identity,
        unit=unit,
        called=plan.called(unit),
        period=period,
        target=target,
        values=form.values,
        is_short=form.is_short,
        arrived=receipt.day,
        saved=credible_time(opened.facts.saved, receipt.latest),
        filled=filled_topics(form.values, opened.carried.base),
        is_number=form.is_for_number,
        is_unconfirmed=form.confirmation == "",
    )
    if identity.version < OLDEST_FORM_VERSION:
        return replace(collected, outcome=Outcome.OLDER)
    current = read_current(workspace, target, unit, period)
    if current.blocked is not None:
        return collected.held(Outcome.BLOCKED, *current.blocked)
    beneath, is_accepted = current.source, unit.id in accepted
    if form.is_denied and not is_accepted:
        return ask_whose(collected, form)
    if _is_empty(form, beneath):
        raise refusals.nothing_filled_in()
    if beneath is None and form.is_for_number:
        return collected.held(Outcome.BLOCKED, *refusals.number_without_report())
    kept = read_state_bytes(workspace.root / state_name(unit.id, period))
    state = decode_state(kept).settled(current.raw)
    draft = as_taken(Draft(workspace, receipt, form, plan, unit, period, beneath, state), collected.digest)
    known = find_known(draft, collected.digest)
    collected = replace(collected, before=current.raw, state_before=kept, known=known)
    if beneath is None or is_accepted:
        return draft.settle(collected)
    if known is not None:
        return settle_again(draft, collected, known)
    return find_newer(draft, collected) or draft.settle(collected)


def _is_empty(form: Form, beneath: Source | None) -> bool:
    """Whether nobody has filled it in; the names of an earlier report stand in a form from the start.

    Of a unit without any item that it is the right unit's is all there is to say.
    """
    is_said = form.confirmation and not any(place.part == RESULTS.name for place in form.places)
    is_untouched = beneath is None and all(map(role_of, form.values)) and not is_said
    return is_untouched or (form.is_short and not form.is_for_number and not form.values)
