"""What came back, taken up: each form is read, brought together with the folder, checked, and its outcome decided. Nothing is written here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ttdn.checks import WORKSPACE_CHECKS, at_its_level, check_report
from ttdn.checks.safety import conceal
from ttdn.diagnostics import Diagnostic
from ttdn.forms import refusals
from ttdn.forms.fields import FORM_VERSION, OLDEST_FORM_VERSION, SHEETS
from ttdn.forms.identity import Identity, plan_fingerprint
from ttdn.forms.key import read_key
from ttdn.forms.merge import merge_report
from ttdn.forms.outcomes import Outcome, Receipt, Result
from ttdn.forms.reading import Form, OpenForm, open_form
from ttdn.forms.refusals import FormRefusedError
from ttdn.forms.source import FormSource
from ttdn.forms.state import State, read_state, state_name
from ttdn.forms.values import form_items, values_of
from ttdn.forms.words import in_office_words
from ttdn.language import Text
from ttdn.load import UNITS_FOLDER, PlanFile, ReportFile, Workspace, load_file, report_file
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan, Unit
from ttdn.model.report import Report
from ttdn.model_errors import field_names
from ttdn.source import Source, Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Tree, as_data, write_file

#: Keys whose digits are a text: other readers of YAML would make a number of them.
_QUOTED = ("unit", "period")
#: What a form may be filled with before anybody touched it: the names of an earlier report.
_PERSONS = ("signer", "focal_officer")


def collect_forms(workspace: Workspace, files: Iterable[tuple[str, Path]], receipt: Receipt) -> list[Outcome]:
    """Decide what becomes of each file; two forms of one unit and period that differ are left to a person.

    Args:
        workspace: The folder as it was read.
        files: The name and the path of each file.
        receipt: The day of receipt.
    """
    return _find_rivals([collect_form(workspace, name, path, receipt) for name, path in files])


def collect_form(workspace: Workspace, name: str, path: Path, receipt: Receipt) -> Outcome:
    """Decide what becomes of one file."""
    try:
        opened = open_form(name, _read(path))
    except FormRefusedError as error:
        return Outcome(name, path, Result.REFUSED, message=error.message, advice=error.advice)
    try:
        return _Collector(workspace, path, receipt, opened).collect()
    except FormRefusedError as error:
        unit, period = _named(workspace, opened.carried.identity)
        return Outcome(name, path, Result.REFUSED, unit=unit, period=period, message=error.message, advice=error.advice)


def _named(workspace: Workspace, identity: Identity) -> tuple[Unit | None, Period | None]:
    """Whose form it says to be, where the folder knows them."""
    period = parse_period(identity.period)
    plan_file = workspace.plans.get(period.year) if period is not None else None
    return (plan_file.plan.units_by_id.get(identity.unit) if plan_file is not None else None), period


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FormRefusedError(
            Text(f"Không mở được tệp ({reason}).", f"The file cannot be opened ({reason})."),
            Text("Kiểm tra quyền đọc, đóng tệp trong Excel.", "Check the permission, close it in Excel."),
        ) from error


def _find_rivals(outcomes: Sequence[Outcome]) -> list[Outcome]:
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        if one.identity is not None:
            groups.setdefault((one.identity.unit, one.identity.period), []).append(one)
    rivals = {id(one) for group in groups.values() if any(one.values != group[0].values for one in group) for one in group}
    twins = {id(one) for group in groups.values() for one in group[1:]}
    return [_as_rival(one, groups) if id(one) in rivals else _as_twin(one) if id(one) in twins else one for one in outcomes]


def _as_rival(one: Outcome, groups: dict[tuple[str, str], list[Outcome]]) -> Outcome:
    if one.identity is None:
        return one
    others = ", ".join(other.file for other in groups[one.identity.unit, one.identity.period] if other is not one)
    return replace(
        one,
        result=Result.CONFLICT,
        text=None,
        findings=(),
        message=Text(f"Cùng đơn vị, cùng kỳ nhưng khác nội dung: {others}.", f"Same unit and period, other content: {others}."),
        advice=Text("Giữ một tệp đúng rồi chạy lại.", "Keep the right one and run again."),
    )


def _as_twin(one: Outcome) -> Outcome:
    return replace(one, result=Result.UNCHANGED, text=None) if one.result in {Result.NEW, Result.CHANGED} else one


@dataclass
class _Collector:
    """Takes up one form."""

    workspace: Workspace
    path: Path
    receipt: Receipt
    opened: OpenForm

    def collect(self) -> Outcome:
        identity = self.opened.carried.identity
        plan_file, unit, period = self._whose(identity)
        plan = plan_file.plan
        items = form_items(plan, unit)
        form = self.opened.read(plan, items, read_key(self.workspace.root))
        target = f"{UNITS_FOLDER}/{unit.id}/{period}.yaml"
        outcome = Outcome(form.file, self.path, Result.UNCHANGED, identity, unit, period, target=target, values=form.values)
        if identity.version < OLDEST_FORM_VERSION:
            return replace(outcome, result=Result.OLDER)
        path = self.workspace.root / target
        beneath, blocked = _beneath(self.workspace, path, target, unit, period)
        if blocked is not None:
            return replace(outcome, result=Result.BLOCKED, message=blocked[0], advice=blocked[1])
        if beneath is None and not any(part not in _PERSONS for part, *_ in form.values):
            raise refusals.nothing_filled_in()
        data = beneath.data if beneath is not None and isinstance(beneath.data, dict) else {}
        state = read_state(self.workspace.root / state_name(unit.id, period)) if beneath is not None else None
        base = state.values if state is not None and state.form == form.carried.digest else form.carried.base
        merged = merge_report(base if beneath is not None else {}, form.values, data, items, plan)
        tree = self._with_receipt(merged.tree, unit, period, data)
        source = FormSource(target, "", form=form, tree=tree, beneath=beneath)
        report, found = report_file(source)
        found += self._check(report, plan, target) if report is not None else []
        findings = form.with_findings(in_office_words(one, plan) for one in conceal(found))
        outcome = replace(
            outcome,
            findings=tuple(sorted(set(findings), key=_in_form_order)),
            conflicts=tuple(merged.conflicts),
            report=report.report if report is not None else None,
        )
        return self._decide(outcome, _Draft(form, tree, data, beneath, plan_file.plan))

    def _whose(self, identity: Identity) -> tuple[PlanFile, Unit, Period]:
        period = parse_period(identity.period)
        plan_file = self.workspace.plans.get(period.year) if period is not None else None
        if identity.version > FORM_VERSION:
            raise refusals.newer_version()
        if period is None or plan_file is None or identity.plan != plan_fingerprint(plan_file.plan):
            raise refusals.another_plan(", ".join(one.plan.document.number for one in self.workspace.plans.values()))
        unit = plan_file.plan.units_by_id.get(identity.unit)
        if unit is None:
            raise refusals.unknown_unit(identity.unit)
        return plan_file, unit, period

    def _with_receipt(self, tree: dict[str, Tree], unit: Unit, period: Period, data: dict[str, Value]) -> dict[str, Tree]:
        """The report with whose it is and when it came; a later correction does not move the day, unless one is named."""
        received = data.get("received")
        day = self.receipt.day.isoformat() if self.receipt.given or not received else received
        head: dict[str, Tree] = {"unit": unit.id, "period": str(period), "received": day if isinstance(day, str) else None}
        kept = {key: value for key, value in tree.items() if key in {"unit", "period"} and value}
        return {**head, **{key: value for key, value in tree.items() if key != "received"}, **kept}

    def _check(self, report: ReportFile, plan: Plan, target: str) -> list[Diagnostic]:
        """The rules of ``ttdn validate``, in the folder as it would be with this report in it."""
        found = list(check_report(report, plan, self.workspace.root))
        others = [one for one in self.workspace.reports if one.head.unit == report.head.unit and one.source.file != target]
        between = Workspace(self.workspace.root, self.workspace.plans, [*others, report])
        for check in WORKSPACE_CHECKS:
            for one in check(between):
                if one.location.sheet:
                    found += at_its_level(one, plan)
        return found

    def _decide(self, outcome: Outcome, draft: "_Draft") -> Outcome:
        if any(one.code == "secrecy-marking" for one in outcome.findings):
            return replace(
                outcome,
                result=Result.REFUSED,
                message=Text("Biểu mẫu mang dấu độ mật nên không nhận.", "The form bears a secrecy marking."),
                advice=Text("Không gửi tiếp; báo người phụ trách bảo mật.", "Do not send it on; tell the secrecy officer."),
            )
        if any(one.location.sheet for one in outcome.errors):
            return replace(outcome, result=Result.RETURNED)
        if outcome.conflicts:
            return replace(outcome, result=Result.CONFLICT)
        if outcome.errors:
            return replace(
                outcome,
                result=Result.BLOCKED,
                message=Text(f"Tệp {outcome.target} đang có lỗi.", f"{outcome.target} has errors."),
                advice=Text(f"Sửa {outcome.target} (ttdn validate) rồi chạy lại.", f"Correct {outcome.target} and run again."),
            )
        if draft.is_the_same:
            return outcome
        try:
            text = self._write(draft, outcome)
        except (EditFailedError, UnicodeDecodeError):
            return replace(
                outcome,
                result=Result.BLOCKED,
                message=Text(f"Không sửa được {outcome.target} mà giữ nguyên cách viết.", f"{outcome.target} cannot be changed safely."),
                advice=Text("Viết lại tệp theo mẫu của ttdn new rồi chạy lại.", "Write it in the form of ttdn new and run again."),
            )
        result = Result.NEW if draft.beneath is None else Result.CHANGED
        state = State(draft.form.carried.digest, draft.form.values)
        return replace(outcome, result=result, text=text, state=state, changes=draft.count_changes())

    def _write(self, draft: "_Draft", outcome: Outcome) -> str:
        """The text of the report; it reads as exactly these data."""
        if draft.beneath is not None:
            old = (self.workspace.root / outcome.target).read_bytes().decode("utf-8")
            return edit_text(old, draft.tree, lambda path: field_names(Report, path))
        name = outcome.unit.name if outcome.unit else ""
        label = outcome.period.label.vi if outcome.period else ""
        head = [
            "yaml-language-server: $schema=../../schema/report.schema.json",
            f"Báo cáo kết quả hoạt động thông tin đối ngoại {label} - {name}",
            f"Theo Kế hoạch số {draft.plan.document.number}; nhập từ biểu mẫu Excel",
        ]
        text = write_file(draft.tree, tuple(Report.model_fields), head, _QUOTED)
        source, found = parse_source(outcome.target, text.encode())
        if source is None or found or _given(source.data) != _given(as_data(draft.tree)):
            raise EditFailedError
        return text


def _in_form_order(found: Diagnostic) -> tuple[int, tuple[str, str, int, int, int, str, str]]:
    """The sheets as they follow each other in the form, then the cells."""
    names = [sheet.name for sheet in SHEETS]
    return names.index(found.location.sheet) if found.location.sheet in names else len(names), found.sort_key


@dataclass(frozen=True)
class _Draft:
    """A report as a form would make it, and as it stands: the form, the new data, the old, their source (None: there is no file)."""

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
        before, after = values_of(self.data, items, self.plan), values_of(as_data(self.tree), items, self.plan)
        return sum(before.get(path) != after.get(path) for path in {*before, *after})


def _given(data: Value) -> Value:
    """Data without what is blank, however that is written."""
    if isinstance(data, dict):
        return {key: _given(value) for key, value in data.items() if value not in (None, {}, [])}
    return [_given(value) for value in data] if isinstance(data, list) else data


def _beneath(workspace: Workspace, path: Path, target: str, unit: Unit, period: Period) -> tuple[Source | None, tuple[Text, Text] | None]:
    """The report as it stands in the folder, and why a form cannot be brought together with it."""
    elsewhere = [
        one.source.file
        for one in workspace.reports
        if (one.head.unit, one.head.period) == (unit.id, period) and one.source.file != target and not one.assumed & {"unit", "period"}
    ]
    if elsewhere:
        return None, (
            Text(f"Báo cáo này đang ở tệp khác: {elsewhere[0]}.", f"This report stands in another file: {elsewhere[0]}."),
            Text(f"Chuyển tệp đó đến {target} rồi chạy lại.", f"Move it to {target} and run again."),
        )
    if not path.exists() and not path.is_symlink():
        return None, None
    loaded = load_file(workspace.root, path)
    if loaded.source is None or not loaded.source.sound or (loaded.source.faults and loaded.report is None):
        return None, (
            Text(f"Không đọc được {target}.", f"{target} cannot be read."),
            Text(f"Chạy 'ttdn validate {target}' để xem và sửa.", f"Run 'ttdn validate {target}' to see why."),
        )
    return loaded.source, None
