"""A file that came back, taken up: read, brought together with the folder, checked, its outcome decided.

Nothing is written here.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ttdn.arrivals import Sending, find_arrival
from ttdn.checks import at_its_level, check_report
from ttdn.checks.at_hand import as_figures_have_it, with_examples_of
from ttdn.checks.registry import WORKSPACE_CHECKS
from ttdn.checks.safety import conceal, find_markings
from ttdn.diagnostics import Diagnostic, Location
from ttdn.forms import refusals
from ttdn.forms.blank import role_of
from ttdn.forms.changes import find_changes, place_words, shown
from ttdn.forms.collected import AS_ISSUED, Collected, Outcome, Receipt
from ttdn.forms.columns import FORM_VERSION, OLDEST_FORM_VERSION, RESULTS, SHEETS
from ttdn.forms.file_types import FileType, file_type_of
from ttdn.forms.incoming import ContainerRefusedError, FileNotOpenedError, IncomingFile, read_incoming
from ttdn.forms.key import read_key
from ttdn.forms.merge import Conflict, merge_report
from ttdn.forms.reading.form import Form, OpenForm, open_form
from ttdn.forms.refusals import FormRefusedError
from ttdn.forms.taken import (
    Pending,
    Taken,
    TakenForms,
    day_words,
    decode_state,
    fingerprint,
    read_state_bytes,
    state_name,
)
from ttdn.forms.taking.current_report import read_current
from ttdn.forms.taking.evidence_files import MISSING, Nearby, find_evidence, rename_evidence, with_nearest
from ttdn.forms.taking.form_source import FormSource
from ttdn.forms.taking.gathering import gather
from ttdn.forms.taking.last_words import take_last_words
from ttdn.forms.taking.rest import Rest
from ttdn.forms.taking.versions import credible_time, filled_topics, is_newer, tell_times, times_of
from ttdn.forms.values import CellAddress, Values, form_items, item_of, values_of
from ttdn.forms.words import in_office_words
from ttdn.language import Text, count_of, join
from ttdn.load import ReportFile, Workspace, report_file
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival, Decision
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.model_errors import field_names
from ttdn.package import Reason
from ttdn.places import ASKED_BACK_FOLDER, TAKEN_FOLDER, is_inside, report_path
from ttdn.safe_text import quote
from ttdn.source import Source, SourceText, Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Brackets, Entry, Tree, as_data, as_tree, write_file
from ttdn.timeline import came_later, everything, view
from ttdn.unasked import form_of_another_period
from ttdn.vietnamese import fold, format_date

#: Keys whose digits are a text: other readers of YAML would make a number of them.
_QUOTED = ("unit", "period")
_NOT_ASKED = "not_asked"
_UNLIKE_REGISTER = "received-unlike-register"


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
        if size > len(raw):
            raise refusals.of_package(Reason.LARGE)
        opened = open_form(arrival.file, raw)
        return _take_up(workspace, blank, opened, replace(receipt, first=arrival.first), accepted)
    except FormRefusedError as error:
        if opened is not None:
            identity = opened.carried.identity
            error.unit, error.period = identity.unit, identity.period
        return _refuse(workspace, blank, error)


def _is_secret(values: Values) -> bool:
    """Whether the values of a form bear a secrecy marking."""
    return any(find_markings(SourceText("", "\n".join(values.values()))))


def _refuse(workspace: Workspace, blank: Collected, error: FormRefusedError) -> Collected:
    """A refusal, with whose form it is or seems to be, and whatever could be read of it."""
    unit, period, called = _named(workspace, error.unit, error.period)
    refused = replace(
        blank, unit=unit, called=called, period=period, message=error.message, advice=error.advice
    )
    if _is_secret(error.values):
        return _refuse_secret(refused)
    return refused if error.is_doubtful else replace(refused, values=error.values)


def _refuse_secret(collected: Collected) -> Collected:
    return collected.held(
        Outcome.REFUSED,
        Text("Biểu mẫu mang dấu độ mật nên không nhận.", "The form bears a secrecy marking."),
        Text("Không gửi tiếp; báo người phụ trách bảo mật.", "Do not pass it on; tell the secrecy officer."),
    )


def _ask_whose(collected: Collected, form: Form) -> Collected:
    """A form whose officer says that it is not the unit's."""
    if _is_secret(form.values):
        return _refuse_secret(collected)
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


def _named(workspace: Workspace, unit: str, period_words: str) -> tuple[Unit | None, Period | None, str]:
    """Whose form it says to be, by id or name, where the folder knows them, and what its unit is called."""
    period = parse_period(period_words)
    plan, wanted = workspace.plan_on(period), fold(unit)
    if plan is None:
        return None, period, ""
    named = (known for known in plan.units if wanted and wanted in map(fold, plan.names_of(known)))
    found = plan.units_by_id.get(unit) or next(named, None)
    return found, period, plan.called(found) if found else ""


def _take_up(
    workspace: Workspace, blank: Collected, opened: OpenForm, receipt: Receipt, accepted: frozenset[str]
) -> Collected:
    """Read a form, and see what the folder has of its unit and period."""
    identity = opened.carried.identity
    plan, unit, period = _whose(workspace, opened)
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
        return _ask_whose(collected, form)
    if _is_empty(form, beneath):
        raise refusals.nothing_filled_in()
    if beneath is None and form.is_for_number:
        return collected.held(Outcome.BLOCKED, *refusals.number_without_report())
    kept = read_state_bytes(workspace.root / state_name(unit.id, period))
    state = decode_state(kept).settled(current.raw)
    draft = _Draft(workspace, receipt, form, plan, unit, period, beneath, state).as_taken(collected.digest)
    known = draft.find_known(collected.digest)
    collected = replace(collected, before=current.raw, state_before=kept, known=known)
    if beneath is None or is_accepted:
        return draft.settle(collected)
    if known is not None:
        return draft.settle_again(collected, known)
    return draft.find_newer(collected) or draft.settle(collected)


def _is_empty(form: Form, beneath: Source | None) -> bool:
    """Whether nobody has filled it in; the names of an earlier report stand in a form from the start.

    Of a unit without any item that it is the right unit's is all there is to say.
    """
    is_said = form.confirmation and not any(place.part == RESULTS.name for place in form.places)
    is_untouched = beneath is None and all(map(role_of, form.values)) and not is_said
    return is_untouched or (form.is_short and not form.is_for_number and not form.values)


def _whose(workspace: Workspace, opened: OpenForm) -> tuple[Plan, Unit, Period]:
    """The unit and the period of a form, and all that ever stood in their plan."""
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


def _overtaken(collected: Collected, state: TakenForms, known: int, unit: str) -> Collected:
    """A form that was taken before another one was, or is just as it was sent out."""
    words = (
        Text(
            "Biểu mẫu như khi phát; bản đã điền đã được nhận.",
            "A form as it was sent out; a filled-in one has been taken.",
        )
        if known == AS_ISSUED
        else _taken_words(state.taken[known], state.taken[-1].file)
    )
    return replace(collected, message=words, advice=_go_back(unit), is_older=True)


def _go_back(unit: str) -> Text:
    return Text(
        f"Không cần làm gì (muốn quay lại bản này: --accept {unit})",
        f"Nothing (to go back to this one: --accept {unit})",
    )


def _taken_words(taken: Taken, newer: str) -> Text:
    """When a form was taken, and the file that came after it, where one did."""
    day = day_words(taken)
    vi, en = (f" ngày {day}", f" on {day}") if day else (" trước đây", " before")
    if newer:
        vi, en = f"{vi}; sau đó đã nhận {newer}", f"{en}; {newer} came after it"
    return Text(f"Đã nhận{vi}.", f"Taken{en}.")


@dataclass(frozen=True)
class _Draft:
    """A report as a form would make it, beside the one in the folder (``beneath``; None: there is none)."""

    workspace: Workspace
    receipt: Receipt
    form: Form
    plan: Plan
    unit: Unit
    period: Period
    beneath: Source | None
    state: TakenForms

    @property
    def items(self) -> dict[str, Item]:
        """All items on which the unit may ever report."""
        return form_items(self.plan, self.unit)

    @property
    def data(self) -> dict[str, Value]:
        """What the report in the folder says."""
        data = self.beneath and self.beneath.data
        return data if isinstance(data, dict) else {}

    @property
    def booked(self) -> Iterator[Arrival]:
        """What the register has of its unit and period."""
        for file in self.workspace.registers:
            if file.year == self.period.year:
                yield from (
                    one
                    for one in file.register.arrivals
                    if one.unit == self.unit.id and one.period == self.period
                )

    def as_taken(self, content: str) -> "_Draft":
        """The same, received on the day on which the report was taken, where just this file was.

        The report has been lost since; what it said has been known from that day.
        """
        taken = [one for one in self.booked if one.result.is_taken]
        if self.beneath or self.receipt.given or not find_arrival(taken, content):
            return self
        return replace(self, receipt=replace(self.receipt, day=min(one.settled for one in taken)))

    def find_known(self, content: str) -> int | None:
        """The place of the form among those that were taken; None where it says something new."""
        form = self.form
        known = self.state.find(form.carried.digest, form.values, content)
        is_as_issued = known is None and self.beneath is not None and form.values == form.carried.base
        return AS_ISSUED if is_as_issued else known

    def settle_again(self, collected: Collected, known: int) -> Collected:
        """What becomes of a form that is known: another one has overtaken it, or it is the last one."""
        taken = self.state.taken
        if known != len(taken) - 1:
            return _overtaken(collected, self.state, known, self.unit.id)
        decided = self.settle(collected)
        if known == AS_ISSUED:
            return decided
        # The form that was taken last, sent once more: whatever was done by hand since then stays.
        words = join(" ", [_taken_words(taken[known], ""), *self._unlike_report()])
        is_same = decided.outcome is Outcome.UNCHANGED
        return replace(decided, message=words) if is_same else decided.overtaken(words)

    def _unlike_report(self) -> Iterator[Text]:
        """That the report has other results than the form: corrected by hand, or an older file put back."""
        there = values_of(self.data, self.items, self.plan)
        said = {cell: text for cell, text in self.form.values.items() if cell.item}
        other = sum(there.get(cell) != text for cell, text in self._placed(said).items())
        if other:
            file = report_path(self.unit.id, self.period)
            yield Text(
                f"Báo cáo nay khác biểu mẫu ở {other} ô: đã sửa tay, hoặc là tệp cũ được lấy lại (khi ấy xóa "
                f"{file} rồi nhận lại).",
                f"The report differs from it in {count_of(other, 'cell')}: corrected by hand, or an older "
                f"file put back (then delete {file} and take the form again).",
            )

    def find_newer(self, collected: Collected) -> Collected | None:
        """What becomes of a form that says something new where the one taken last is newer, or is itself.

        The register knows a file that was taken also where what was remembered of it is lost. None where it
        is to be brought together with the report.
        """
        taken, unit = self.state.taken[-1:], self.unit.id
        booked = find_arrival(self.booked, collected.digest)
        if booked is not None and booked.result.is_taken:
            day = format_date(booked.settled)
            words = Text(f"Đã nhận ngày {day}.", f"Taken on {day}.")
            again = self._remember(collected, booked)
            if again is not None:
                return replace(again, decision=booked.result, message=words)
            left = replace(collected, decision=booked.result, is_older=True).overtaken(words)
            return replace(left, advice=_go_back(unit))
        if not taken or self.form.is_short or taken[0].short:
            return None
        if is_newer(times_of(taken[0]), times_of(collected)) is not True:
            return None
        older = Text("Bản cũ hơn bản đã nhận.", "Older than the one that was taken.")
        words = join(" ", [older, *tell_times([collected, taken[0]])])
        # What it says is no longer held against the report as it stands now.
        wrong = any(one.location.sheet for one in self._settle(collected).errors)
        decision = booked.result if booked else Decision.ASKED_BACK if wrong else Decision.TAKEN
        left = replace(collected, decision=decision, is_older=True).overtaken(words)
        return replace(left, advice=_go_back(unit))

    def _remember(self, collected: Collected, booked: Arrival) -> Collected | None:
        """The form remembered anew, as it was taken then; None where something is, or it is not the last one.

        Where nothing is remembered, only a form that says what the report says can be the last one.
        """
        if self.state.taken:
            return None
        then = replace(self, receipt=replace(self.receipt, day=booked.settled))
        decided = then._settle(collected)  # noqa: SLF001 - the same on another day
        return decided if decided.outcome is Outcome.UNCHANGED else None

    def settle(self, collected: Collected) -> Collected:
        """Bring both together, check the result, and decide what becomes of the form.

        Where the rest is wanted of one that would go back, it is taken without what cannot be read.
        """
        decided = self._settle(collected)
        if not self.receipt.rest or decided.outcome is not Outcome.RETURNED:
            return decided
        return self._settle_rest(collected, decided) or decided

    @property
    def base(self) -> Values:
        """What the form is compared with: what one of its making said the last time, or was made with."""
        carried = self.form.carried
        known = self.state.base_of(carried.digest)
        return {} if self.beneath is None else carried.base if known is None else known

    def _settle_rest(self, collected: Collected, whole: Collected) -> Collected | None:
        """The form without what cannot be read, and without what hangs on that; None where it cannot be."""
        draft: _Draft = self
        rest, decided = Rest(self.form, self.base), whole
        while decided.outcome is Outcome.RETURNED:
            if not rest.leave_out(decided.errors):
                return None
            draft = replace(self, form=rest.form)
            decided = draft._settle(collected)  # noqa: SLF001 - the same with less
        if not decided.outcome.is_taken or decided.report is None or not decided.report.results:
            return None
        # What is only said because of what was left out is nobody's fault.
        return replace(decided, findings=whole.findings)

    def _settle(self, collected: Collected) -> Collected:
        base = self.base
        root = self.workspace.root
        kept = (root / folder / self.unit.id for folder in (ASKED_BACK_FOLDER, TAKEN_FOLDER))
        inside = tuple(folder for folder in kept if is_inside(folder, root))
        nearby = Nearby(collected.path, collected.origin.folder, inside)
        values, renamed = rename_evidence(self.form.values, nearby, (root / collected.target).parent)
        merged = merge_report(self._placed(base), self._placed(values), self.data, self.items, self.plan)
        tree = self._with_not_asked(self._with_receipt(merged.tree))
        source = FormSource(collected.target, "", form=self.form, tree=tree, beneath=self.beneath)
        collected = replace(collected, conflicts=tuple(map(self._in_words, merged.conflicts)))
        checked = self._checked(collected, source, nearby, renamed)
        return _held_back(checked) or self._decide(checked, source)

    def _in_words(self, conflict: Conflict) -> Conflict:
        """A conflict as people are told of it."""
        cell = conflict.cell
        theirs, ours = shown(cell, conflict.theirs), shown(cell, conflict.ours)
        return Conflict(cell, theirs, ours, place_words(cell, self.plan))

    def _checked(
        self, collected: Collected, source: FormSource, nearby: Nearby, renamed: Mapping[str, Path]
    ) -> Collected:
        """The form with all that is found in the report that it makes."""
        report, found = report_file(source)
        addresses = self.form.addresses

        def cell_of(finding: Diagnostic) -> CellAddress | None:
            return addresses.get(finding.location.spot)

        found = [
            as_figures_have_it(self._figures_at(cell_of(finding)), with_examples_of(self.plan, finding))
            for finding in found
        ]
        goal, beside = self.workspace.root / collected.target, {}
        if report is not None:
            beside = find_evidence(report, nearby, goal, renamed)
            found += self._check(report, beside)
        findings = self.form.with_findings(
            with_nearest(in_office_words(finding, self.plan, cell_of(finding)), collected.path, goal)
            for finding in conceal(found)
        )
        return replace(
            collected,
            findings=tuple(
                gather(sorted(_without_echoes(findings), key=_in_form_order), addresses, self.items)
            ),
            report=report.report if report is not None else None,
            evidence=tuple(beside.values()),
        )

    def _figures_at(self, cell: CellAddress | None) -> list[Figure]:
        """The figure that a cell is for, where it is for one."""
        figure = cell and cell.figure_of(self.plan)
        return [figure] if figure else []

    def _with_not_asked(self, tree: Mapping[str, Tree]) -> dict[str, Tree]:
        """The report with the items that it owes and its form did not ask about yet.

        What was answered since is taken out of them; a report that is there already gets no new ones.
        """
        reported = {item_of(as_data(entry.value)) for entry in _entries(tree, RESULTS.name)}
        unasked = _entries(tree, _NOT_ASKED)
        if self.beneath is None:
            unasked = [Entry(None, item) for item in self._not_asked()]
        unasked = [entry for entry in unasked if entry.value not in reported]
        kept = {key: value for key, value in tree.items() if key != _NOT_ASKED}
        return {**kept, _NOT_ASKED: Brackets(unasked)} if unasked else kept

    def _not_asked(self) -> list[str]:
        """What the unit owes by the day of receipt, and was given only after its form was made."""
        then = view(self.plan, self.receipt.day, self.period)
        first = self.plan.data_days(self.period)[0]
        carried = self.form.fitting.said
        return [
            item
            for item in then.owed.get(self.unit.id, ())
            if item not in carried and came_later(self.plan, item, self.unit.id, first)
        ]

    def _placed(self, values: Values) -> Values:
        """Values without those of items and figures that the plan does not know any more."""
        left = self.form.fitting.left_out(values)
        return {cell: text for cell, text in values.items() if cell not in left}

    def _with_receipt(self, tree: Mapping[str, Tree]) -> dict[str, Tree]:
        """The report with whose it is and when it came.

        - A new report was received on the day on which the first thing of its unit and period came that was
          not refused: the form itself, one that was asked back, a paper. Where that is an earlier day,
          ``accepted`` is that of the form itself: what it says is known from then on.
        - One that was issued again (another number, a later date), or more of it, came on a second day, which
          is ``reissued``; the first one stays, and so does ``accepted``.
        - Any other correction of a report that was taken moves no day. What stood there before is not kept,
          so that no day could say from when the corrected figures are known.
        - A day that somebody names is the day of receipt, but none later than the first arrival; a report
          that came on two days keeps both.
        """
        came, received = self.receipt.day, self.data.get("received")
        first = min(filter(None, (came, self.receipt.first, Sending(tuple(self.booked)).first_day)))
        is_more = self.form.is_short and not self.form.is_for_number
        is_later = is_more and isinstance(received, str) and received < came.isoformat()
        came_twice = self.data.get("reissued") or self.data.get("accepted")
        moves = self.receipt.given and not (self.form.is_for_number or came_twice)
        days: dict[str, Tree]
        if is_later or _is_reissued(tree, self.data, came.isoformat()):
            days = {"received": as_tree(received), "reissued": came.isoformat()}
        elif received and not moves:
            days = {"received": received if isinstance(received, str) else None}
        else:
            days = {"received": first.isoformat()}
            if not received and first < came:
                days["accepted"] = came.isoformat()
        return {"unit": self.unit.id, "period": str(self.period), **dict.fromkeys(days), **tree, **days}

    def _check(self, report: ReportFile, beside: Container[Location]) -> list[Diagnostic]:
        """The rules of ``ttdn validate``, in the folder as it would be with this report in it.

        Evidence that lies beside the form is not missing.
        """
        workspace = self.workspace
        found = list(check_report(report, self.plan, workspace.root))
        others = [
            other
            for other in workspace.reports
            if other.head.unit == report.head.unit and other.source.file != report.source.file
        ]
        between = Workspace(workspace.root, workspace.plans, [*others, report])
        for finding in WORKSPACE_CHECKS.run(between):
            # What the register has booked of it is not known here.
            if finding.location.sheet and finding.code != _UNLIKE_REGISTER:
                found += at_its_level(finding, self.plan)
        return [finding for finding in found if finding.code != MISSING or finding.location not in beside]

    def _decide(self, collected: Collected, source: FormSource) -> Collected:
        """What is written of a form that nothing is held against."""
        form, state, data = self.form, self.state, self.data
        old, new = (values_of(values, self.items, self.plan) for values in (data, source.data))
        # A file that was laid out to be filled in is no version before.
        changes = find_changes(old, new, self.plan) if data.get("received") else ()
        taken = Taken(
            form.carried.digest,
            form.values,
            collected.file,
            self.receipt.day.isoformat(),
            collected.digest,
            *times_of(collected),
            form.is_short,
            changes,
        )
        if self.beneath is not None and _given(source.data) == _given(data):
            # A form that agrees with the report is remembered, too: a run
            # that was killed may not have come to it.
            known = collected.known
            after = state if known is not None else state.with_taken(taken, None)
            first = None if known == AS_ISSUED else after.taken[-1 if known is None else known]
            return replace(
                collected,
                state=after if after != decode_state(collected.state_before) else None,
                changes=first.changes if first and known is not None else (),
                taken_on=first and first.on,
            )
        try:
            text = self._write(source, collected.before)
        except (EditFailedError, UnicodeDecodeError):
            return collected.held(
                Outcome.BLOCKED,
                Text(
                    f"Không sửa được {collected.target} mà giữ nguyên cách viết.",
                    f"{collected.target} cannot be changed while keeping the way it is written.",
                ),
                Text(
                    "Viết lại tệp theo mẫu của ttdn new rồi chạy lại.",
                    "Rewrite it the way 'ttdn new' lays it out, then run again.",
                ),
            )
        return replace(
            collected,
            outcome=Outcome.NEW if self.beneath is None else Outcome.CHANGED,
            text=text,
            state=state.with_taken(taken, Pending(fingerprint(collected.before), fingerprint(text.encode()))),
            cells=sum(old.get(cell) != new.get(cell) for cell in {*old, *new}),
            changes=changes,
            taken_on=taken.on,
            message=form_of_another_period(
                view(self.plan, self.receipt.day, self.period), self.period, self.receipt.day
            ),
        )

    def _write(self, source: FormSource, before: bytes | None) -> str:
        """The text of the report; it reads as exactly these data."""
        if before is not None:
            return edit_text(before.decode(), source.tree, lambda path: field_names(Report, path))
        name = self.plan.called(self.unit)
        head = [
            "yaml-language-server: $schema=../../schema/report.schema.json",
            f"Báo cáo {self.period.report_on(f'kết quả {self.plan.document.subject}')} - {name}",
            f"Theo {self.plan.cited}; nhập từ biểu mẫu Excel",
        ]
        text = write_file(source.tree, tuple(Report.model_fields), head, _QUOTED)
        written, found = parse_source(source.file, text.encode())
        if written is None or found or _given(written.data) != _given(source.data):
            raise EditFailedError
        return text


def _without_echoes(findings: Sequence[Diagnostic]) -> set[Diagnostic]:
    """Findings without those that only follow from another: one mistake is told once."""
    is_other_period = any(finding.code == "wrong-period" for finding in findings)
    outside = {finding.location for finding in findings if finding.code == "date-outside-period"}
    return {
        finding
        for finding in findings
        if not (is_other_period and finding.code == "day-and-month")
        and not (finding.location in outside and finding.code == "completed-after-report")
    }


def _held_back(collected: Collected) -> Collected | None:
    """What becomes of a form that something is held against; None where nothing is."""
    if any(finding.code == "secrecy-marking" for finding in collected.findings):
        return _refuse_secret(collected)
    if any(finding.location.sheet for finding in collected.errors):
        return replace(collected, outcome=Outcome.RETURNED)
    if collected.conflicts:
        return replace(collected, outcome=Outcome.CONFLICT)
    if collected.errors:
        return collected.held(
            Outcome.BLOCKED,
            Text(f"Tệp {collected.target} đang có lỗi.", f"{collected.target} has errors."),
            Text(
                f"Sửa {collected.target} (ttdn validate) rồi chạy lại.",
                f"Correct {collected.target} and run again.",
            ),
        )
    return None


def _entries(tree: Mapping[str, Tree], key: str) -> list[Entry]:
    value = tree.get(key)
    return value if isinstance(value, list) else []


def _is_reissued(tree: Mapping[str, Tree], before: Mapping[str, Value], today: str) -> bool:
    """Whether the unit has issued its report again: another number, dated after the first one came."""
    arrived = before.get("reissued") or before.get("accepted") or before.get("received")
    dated = tree.get("date")
    is_later = isinstance(arrived, str) and isinstance(dated, str) and arrived < dated <= today
    return is_later and bool(tree.get("number")) and tree.get("number") != before.get("number")


def _in_form_order(found: Diagnostic) -> tuple[int, tuple[str, str, int, int, int, str, str]]:
    """The sheets as they follow each other in the form, then the cells."""
    places = {sheet.name: place for place, sheet in enumerate(SHEETS)}
    return places.get(found.location.sheet, len(places)), found.sort_key


def _given(data: Value) -> Value:
    """Data without what is blank, however that is written."""
    if isinstance(data, dict):
        return {key: _given(value) for key, value in data.items() if value not in (None, {}, [])}
    return [_given(value) for value in data] if isinstance(data, list) else data
