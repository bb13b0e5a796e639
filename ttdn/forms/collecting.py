"""A file that came back, taken up: read, brought together with the folder, checked, its outcome decided.

Nothing is written here.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from ttdn.checks import at_its_level, check_report
from ttdn.checks.registry import WORKSPACE_CHECKS
from ttdn.checks.safety import conceal, find_markings
from ttdn.diagnostics import Diagnostic
from ttdn.forms import refusals
from ttdn.forms.blank import role_of
from ttdn.forms.collected import AS_ISSUED, Collected, Outcome, Receipt
from ttdn.forms.columns import FORM_VERSION, OLDEST_FORM_VERSION, SHEETS
from ttdn.forms.current_report import read_current
from ttdn.forms.evidence_files import MISSING, find_evidence, with_nearest
from ttdn.forms.file_types import HEAD, FileType, file_type_of, is_package
from ttdn.forms.form_source import FormSource
from ttdn.forms.identity import Identity, plan_fingerprint
from ttdn.forms.incoming import FileNotOpenedError, IncomingFile, read_incoming
from ttdn.forms.key import read_key
from ttdn.forms.merge import merge_report
from ttdn.forms.reading import Form, OpenForm, open_form
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
from ttdn.forms.values import form_items, values_of
from ttdn.forms.words import in_office_words
from ttdn.language import Text
from ttdn.load import PlanFile, ReportFile, Workspace, report_file
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan, Unit
from ttdn.model.report import Report
from ttdn.model_errors import field_names
from ttdn.package import Reason
from ttdn.places import report_path
from ttdn.source import Source, SourceText, Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Tree, as_data, write_file
from ttdn.vietnamese import fold

#: Keys whose digits are a text: other readers of YAML would make a number of them.
_QUOTED = ("unit", "period")


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
    name, path = arrival.file, arrival.path
    blank = Collected(name, path, Outcome.REFUSED)
    try:
        size, raw = read_incoming(path, HEAD, is_whole=is_package, follow=arrival.named)
    except FileNotOpenedError as error:
        return blank.held(Outcome.FAILED, error.message, error.advice)
    blank = replace(blank, digest=fingerprint(raw))
    kind = file_type_of(path.name, size, raw)
    if kind is not FileType.FORM:
        outcome = Outcome.UNREAD if kind.may_be_report else Outcome.PASSED
        return blank.held(outcome, kind.message, kind.advice)
    if size > len(raw):
        return _refuse(workspace, blank, refusals.of_package(Reason.LARGE))
    try:
        opened = open_form(name, raw)
    except FormRefusedError as error:
        return _refuse(workspace, blank, error)
    try:
        return replace(_Collector(workspace, path, receipt, opened, accepted).collect(), digest=blank.digest)
    except FormRefusedError as error:
        return _refuse(workspace, blank, error, opened.carried.identity)


def failed(name: str, path: Path, message: Text) -> Collected:
    """The outcome of a file whose reading came to no end, or to an end that nobody foresaw."""
    advice = Text(
        "Đề nghị đơn vị điền vào biểu mẫu mới (ttdn form); báo người phụ trách ttdn.",
        "Ask the unit to fill in a new form (ttdn form); tell whoever maintains ttdn.",
    )
    return Collected(name, path, Outcome.FAILED, message=message, advice=advice)


def _refuse(
    workspace: Workspace, blank: Collected, error: FormRefusedError, identity: Identity | None = None
) -> Collected:
    """A refusal, with whose form it is or seems to be, and whatever could be read of it."""
    whose = (identity.unit, identity.period) if identity else ("", "")
    unit, period = _named(workspace, error.unit or whose[0], error.period or whose[1])
    refused = replace(blank, unit=unit, period=period, message=error.message, advice=error.advice)
    if any(find_markings(SourceText("", "\n".join(error.values.values())))):
        return _refuse_secret(refused)
    return refused if error.is_doubtful else replace(refused, values=dict(error.values))


def _refuse_secret(collected: Collected) -> Collected:
    return collected.held(
        Outcome.REFUSED,
        Text("Biểu mẫu mang dấu độ mật nên không nhận.", "The form bears a secrecy marking."),
        Text("Không gửi tiếp; báo người phụ trách bảo mật.", "Do not pass it on; tell the secrecy officer."),
    )


def _named(workspace: Workspace, unit: str, period_words: str) -> tuple[Unit | None, Period | None]:
    """Whose form it says to be, by its id or its name, where the folder knows them."""
    period = parse_period(period_words)
    plan_file = workspace.plans.get(period.year) if period is not None else None
    if plan_file is None:
        return None, period
    named = (known for known in plan_file.plan.units if unit and fold(unit) in {known.id, fold(known.name)})
    return plan_file.plan.units_by_id.get(unit) or next(named, None), period


@dataclass
class _Collector:
    """Takes up one form."""

    workspace: Workspace
    path: Path
    receipt: Receipt
    opened: OpenForm
    accepted: frozenset[str]

    def collect(self) -> Collected:
        identity = self.opened.carried.identity
        plan_file, unit, period = self._whose(identity)
        plan = plan_file.plan
        items = form_items(plan, unit)
        form = self.opened.read(plan, items, read_key(self.workspace.root))
        target = report_path(unit.id, period)
        collected = Collected(
            form.file, self.path, Outcome.UNCHANGED, identity, unit, period, target=target, values=form.values
        )
        if identity.version < OLDEST_FORM_VERSION:
            return replace(collected, outcome=Outcome.OLDER)
        path = self.workspace.root / target
        beneath = read_current(self.workspace, path, target, unit, period)
        if beneath.blocked is not None:
            return collected.held(Outcome.BLOCKED, *beneath.blocked)
        if beneath.source is None and all(map(role_of, form.values)):
            # The names of an earlier report stand in a form before anybody touches it.
            raise refusals.nothing_filled_in()
        kept = read_state_bytes(self.workspace.root / state_name(unit.id, period))
        state = decode_state(kept).settled(beneath.raw)
        known = state.find(form.carried.digest, form.values)
        if known is None and form.values == form.carried.base and beneath.source is not None:
            known = AS_ISSUED
        collected = replace(collected, before=beneath.raw, state_before=kept, known=known)
        may_be_old = beneath.source is not None and unit.id not in self.accepted
        old = self._find_old(collected, state) if may_be_old else None
        return old or self._bring_together(collected, form, beneath.source, state)

    def _find_old(self, collected: Collected, state: TakenForms) -> Collected | None:
        """A form that was overtaken: taken before another one was, or just as it was sent out."""
        last = len(state.taken) - 1
        if collected.known is None or collected.known == last:
            return None
        if collected.known == AS_ISSUED:
            words = Text(
                "Biểu mẫu như khi phát; bản đã điền đã được nhận.",
                "A form as it was sent out; a filled-in one has been taken.",
            )
        else:
            day, newer = day_words(state.taken[collected.known]), state.taken[last].file
            vi, en = (f" ngày {day}", f" on {day}") if day else (" trước đây", " before")
            after = Text(f"; sau đó đã nhận {newer}", f"; {newer} came after it") if newer else Text("", "")
            words = Text(f"Đã nhận{vi}{after.vi}.", f"Taken{en}{after.en}.")
        unit = collected.unit.id if collected.unit else ""
        cure = Text(
            f"Không cần làm gì (muốn quay lại bản này: --accept {unit})",
            f"Nothing (to go back to this one: --accept {unit})",
        )
        return replace(collected, message=words, advice=cure)

    def _bring_together(
        self, collected: Collected, form: Form, beneath: Source | None, state: TakenForms
    ) -> Collected:
        unit, period, target = collected.unit, collected.period, collected.target
        if unit is None or period is None:  # pragma: no cover - whose form it is was found out
            return collected
        plan = self.workspace.plans[period.year].plan
        items = form_items(plan, unit)
        data = beneath.data if beneath is not None and isinstance(beneath.data, dict) else {}
        base = state.base_of(form.carried.digest)
        before = form.carried.base if base is None else base
        merged = merge_report(before if beneath is not None else {}, form.values, data, items, plan)
        tree = self._with_receipt(merged.tree, unit, period, data)
        source = FormSource(target, "", form=form, tree=tree, beneath=beneath)
        report, found = report_file(source)
        found += self._check(report, plan, target) if report is not None else []
        goal = self.workspace.root / target
        beside = find_evidence(report, self.path, goal) if report is not None else {}
        found = [finding for finding in found if finding.code != MISSING or finding.location not in beside]
        findings = form.with_findings(
            with_nearest(in_office_words(finding, plan), self.path, goal) for finding in conceal(found)
        )
        collected = replace(
            collected,
            findings=tuple(sorted(set(findings), key=_in_form_order)),
            conflicts=tuple(merged.conflicts),
            report=report.report if report is not None else None,
            evidence=tuple(beside.values()),
        )
        decided = self._decide(collected, _Draft(form, tree, data, beneath, plan), state)
        return self._again(decided, state) if beneath is not None else decided

    def _again(self, collected: Collected, state: TakenForms) -> Collected:
        """The form that was taken last, sent once more: whatever was done by hand since then stays."""
        unit, known = collected.unit, collected.known
        if known is None or known == AS_ISSUED or unit is None or unit.id in self.accepted:
            return collected
        day = day_words(state.taken[known])
        words = Text(
            f"Đã nhận ngày {day}." if day else "Đã nhận trước đây.",
            f"Taken on {day}." if day else "Taken before.",
        )
        is_same = collected.outcome is Outcome.UNCHANGED
        return replace(collected, message=words) if is_same else collected.overtaken(words)

    def _whose(self, identity: Identity) -> tuple[PlanFile, Unit, Period]:
        period = parse_period(identity.period)
        plan_file = self.workspace.plans.get(period.year) if period is not None else None
        if identity.version > FORM_VERSION:
            raise refusals.newer_version()
        if period is None or plan_file is None or identity.plan != plan_fingerprint(plan_file.plan):
            numbers = (file.plan.document.number for file in self.workspace.plans.values())
            raise refusals.another_plan(", ".join(numbers))
        unit = plan_file.plan.units_by_id.get(identity.unit)
        if unit is None:
            raise refusals.unknown_unit(identity.unit)
        return plan_file, unit, period

    def _with_receipt(
        self, tree: dict[str, Tree], unit: Unit, period: Period, data: dict[str, Value]
    ) -> dict[str, Tree]:
        """The report with whose it is and when it came.

        A later correction does not move the day, unless one is named.
        """
        received = data.get("received")
        day = self.receipt.day.isoformat() if self.receipt.given or not received else received
        head: dict[str, Tree] = {
            "unit": unit.id,
            "period": str(period),
            "received": day if isinstance(day, str) else None,
        }
        kept = {key: value for key, value in tree.items() if key in {"unit", "period"} and value}
        return {**head, **{key: value for key, value in tree.items() if key != "received"}, **kept}

    def _check(self, report: ReportFile, plan: Plan, target: str) -> list[Diagnostic]:
        """The rules of ``ttdn validate``, in the folder as it would be with this report in it."""
        found = list(check_report(report, plan, self.workspace.root))
        others = [
            other
            for other in self.workspace.reports
            if other.head.unit == report.head.unit and other.source.file != target
        ]
        between = Workspace(self.workspace.root, self.workspace.plans, [*others, report])
        for finding in WORKSPACE_CHECKS.run(between):
            if finding.location.sheet:
                found += at_its_level(finding, plan)
        return found

    def _decide(self, collected: Collected, draft: "_Draft", state: TakenForms) -> Collected:
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
        taken = Taken(
            draft.form.carried.digest, draft.form.values, collected.file, self.receipt.day.isoformat()
        )
        if draft.is_the_same:
            # A form that agrees with the report is remembered, too: a run
            # that was killed may not have come to it.
            after = state if collected.known is not None else state.with_taken(taken, None)
            return replace(collected, state=after if after != decode_state(collected.state_before) else None)
        try:
            text = self._write(draft, collected)
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
        result = Outcome.NEW if draft.beneath is None else Outcome.CHANGED
        pending = Pending(fingerprint(collected.before), fingerprint(text.encode()))
        return replace(
            collected,
            outcome=result,
            text=text,
            state=state.with_taken(taken, pending),
            changes=draft.count_changes(),
        )

    def _write(self, draft: "_Draft", collected: Collected) -> str:
        """The text of the report; it reads as exactly these data."""
        if draft.beneath is not None:
            return edit_text(
                (collected.before or b"").decode("utf-8"), draft.tree, lambda path: field_names(Report, path)
            )
        name = collected.unit.name if collected.unit else ""
        label = collected.period.label.vi if collected.period else ""
        head = [
            "yaml-language-server: $schema=../../schema/report.schema.json",
            f"Báo cáo kết quả hoạt động thông tin đối ngoại {label} - {name}",
            f"Theo Kế hoạch số {draft.plan.document.number}; nhập từ biểu mẫu Excel",
        ]
        text = write_file(draft.tree, tuple(Report.model_fields), head, _QUOTED)
        source, found = parse_source(collected.target, text.encode())
        if source is None or found or _given(source.data) != _given(as_data(draft.tree)):
            raise EditFailedError
        return text


def _in_form_order(found: Diagnostic) -> tuple[int, tuple[str, str, int, int, int, str, str]]:
    """The sheets as they follow each other in the form, then the cells."""
    names = [sheet.name for sheet in SHEETS]
    return names.index(found.location.sheet) if found.location.sheet in names else len(names), found.sort_key


@dataclass(frozen=True)
class _Draft:
    """A report as a form would make it, and as it stands.

    It holds the form, the new data, the old data and their source (None where there is no file).
    """

    form: Form
    tree: dict[str, Tree]
    data: dict[str, Value]
    beneath: Source | None
    plan: Plan

    @property
    def is_the_same(self) -> bool:
        """Whether there is a file that says all this already."""
        return self.beneath is not None and _given(as_data(self.tree)) == _given(self.data)

    def count_changes(self) -> int:
        """The cells whose values differ."""
        items = form_items(self.plan, self.plan.units_by_id[self.form.carried.identity.unit])
        before, after = (values_of(data, items, self.plan) for data in (self.data, as_data(self.tree)))
        return sum(before.get(path) != after.get(path) for path in {*before, *after})


def _given(data: Value) -> Value:
    """Data without what is blank, however that is written."""
    if isinstance(data, dict):
        return {key: _given(value) for key, value in data.items() if value not in (None, {}, [])}
    return [_given(value) for value in data] if isinstance(data, list) else data
