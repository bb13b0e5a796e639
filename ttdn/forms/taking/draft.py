"""A report as a form that came back would make it: brought together with the folder, checked, written."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ttdn.arrivals import Sending
from ttdn.checks import at_its_level, check_report
from ttdn.checks.at_hand import as_figures_have_it, with_examples_of
from ttdn.checks.registry import WORKSPACE_CHECKS
from ttdn.checks.safety import conceal
from ttdn.diagnostics import Diagnostic, Location
from ttdn.forms.changes import find_changes, place_words, shown
from ttdn.forms.collected import AS_ISSUED, Collected, Outcome, Receipt
from ttdn.forms.columns import RESULTS, SHEETS
from ttdn.forms.merge import Conflict, merge_report
from ttdn.forms.reading.form import Form
from ttdn.forms.taken import Pending, Taken, TakenForms, decode_state, fingerprint
from ttdn.forms.taking.evidence_files import MISSING, Nearby, find_evidence, rename_evidence, with_nearest
from ttdn.forms.taking.form_source import FormSource
from ttdn.forms.taking.gathering import gather
from ttdn.forms.taking.rest import Rest
from ttdn.forms.taking.versions import times_of
from ttdn.forms.taking.whose import refuse_secret
from ttdn.forms.values import CellAddress, Values, form_items, item_of, values_of
from ttdn.forms.words import in_office_words
from ttdn.language import Text
from ttdn.load import ReportFile, Workspace, report_file
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.model_errors import field_names
from ttdn.places import ASKED_BACK_FOLDER, TAKEN_FOLDER, is_inside
from ttdn.source import Source, Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Brackets, Entry, Tree, as_data, as_tree, write_file
from ttdn.timeline import came_later, view
from ttdn.unasked import form_of_another_period

#: Keys whose digits are a text: other readers of YAML would make a number of them.
_QUOTED = ("unit", "period")
_NOT_ASKED = "not_asked"
_UNLIKE_REGISTER = "received-unlike-register"


@dataclass(frozen=True)
class Draft:
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

    def settle(self, collected: Collected) -> Collected:
        """Bring both together, check the result, and decide what becomes of the form.

        Where the rest is wanted of one that would go back, it is taken without what cannot be read.
        """
        decided = self.settle_whole(collected)
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
        draft = self
        rest, decided = Rest(self.form, self.base), whole
        while decided.outcome is Outcome.RETURNED:
            if not rest.leave_out(decided.errors):
                return None
            draft = replace(self, form=rest.form)
            decided = draft.settle_whole(collected)
        if not decided.outcome.is_taken or decided.report is None or not decided.report.results:
            return None
        # What is only said because of what was left out is nobody's fault.
        return replace(decided, findings=whole.findings)

    def settle_whole(self, collected: Collected) -> Collected:
        """Bring both together, check the result, and decide, of the form with all that it says."""
        base = self.base
        root = self.workspace.root
        kept = (root / folder / self.unit.id for folder in (ASKED_BACK_FOLDER, TAKEN_FOLDER))
        inside = tuple(folder for folder in kept if is_inside(folder, root))
        nearby = Nearby(collected.path, collected.origin.folder, inside)
        values, renamed = rename_evidence(self.form.values, nearby, (root / collected.target).parent)
        merged = merge_report(self.placed(base), self.placed(values), self.data, self.items, self.plan)
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

    def placed(self, values: Values) -> Values:
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
                taken_on=first.on if first else None,
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
        return refuse_secret(collected)
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
