"""What came back, taken up.

Each form is read, brought together with the folder, checked, and its outcome decided. Nothing is written
here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ttdn.checks import WORKSPACE_CHECKS, at_its_level, check_report
from ttdn.checks.safety import conceal, find_markings
from ttdn.diagnostics import Diagnostic
from ttdn.forms import refusals
from ttdn.forms.arrivals import Arrival, ArrivalError, read_arrival
from ttdn.forms.beneath import read_beneath
from ttdn.forms.beside import MISSING, as_read, evidence_names, find_beside, with_nearest
from ttdn.forms.fields import FORM_VERSION, OLDEST_FORM_VERSION, SHEETS
from ttdn.forms.identity import Identity, plan_fingerprint
from ttdn.forms.key import read_key
from ttdn.forms.merge import merge_report
from ttdn.forms.mixups import ask_about_mixups
from ttdn.forms.outcomes import AS_SENT_OUT, Outcome, Receipt, Result
from ttdn.forms.reading import Form, OpenForm, open_form
from ttdn.forms.refusals import FormRefusedError
from ttdn.forms.sorts import HEAD, Sort, is_package, sort_of
from ttdn.forms.source import FormSource
from ttdn.forms.state import (
    Pending,
    State,
    Taken,
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
from ttdn.places import report_path
from ttdn.source import Source, SourceText, Value, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Tree, as_data, write_file
from ttdn.vietnamese import fold

#: Keys whose digits are a text: other readers of YAML would make a number of them.
_QUOTED = ("unit", "period")
#: What a form may be filled with before anybody touched it: the names of an earlier report.
_PERSONS = ("signer", "focal_officer")


def collect_forms(workspace: Workspace, files: Iterable[tuple[str, Path]], receipt: Receipt) -> list[Outcome]:
    """Decide what becomes of each file (its name and path), in this process, and look at them together."""
    return settle(
        workspace, [collect_form(workspace, Arrival(name, path, named=True), receipt) for name, path in files]
    )


def settle(
    workspace: Workspace, outcomes: Sequence[Outcome], accepted: frozenset[str] = frozenset()
) -> list[Outcome]:
    """Look at the files of a run together.

    Evidence of forms beside it, forms of one unit that differ, reports that may be another unit's.

    Args:
        workspace: The folder as it was read.
        outcomes: What was decided of each file by itself.
        accepted: The ids of units whose forms are taken for what they are.
    """
    # What is hidden and no report was put there by a program.
    sent = [one for one in outcomes if one.result is not Result.PASSED or not one.path.name.startswith(".")]
    return ask_about_mixups(workspace, _find_rivals(_find_evidence(sent)), accepted)


def collect_form(
    workspace: Workspace, arrival: Arrival, receipt: Receipt, accepted: frozenset[str] = frozenset()
) -> Outcome:
    """Decide what becomes of one file, whatever it is.

    Args:
        workspace: The folder as it was read.
        arrival: The file.
        receipt: The day of receipt.
        accepted: The ids of units whose forms are taken for what they are.
    """
    name, path = arrival.file, arrival.path
    blank = Outcome(name, path, Result.REFUSED)
    try:
        size, raw = read_arrival(path, HEAD, is_whole=is_package, follow=arrival.named)
    except ArrivalError as error:
        return replace(blank, result=Result.FAILED, message=error.message, advice=error.advice)
    blank = replace(blank, digest=fingerprint(raw))
    sort = sort_of(path.name, size, raw)
    if sort is not Sort.FORM:
        return replace(
            blank,
            result=Result.UNREAD if sort.may_be_report else Result.PASSED,
            message=sort.message,
            advice=sort.advice,
        )
    if size > len(raw):
        return _refuse(workspace, blank, refusals.too_large())
    try:
        opened = open_form(name, raw)
    except FormRefusedError as error:
        return _refuse(workspace, blank, error)
    try:
        return replace(_Collector(workspace, path, receipt, opened, accepted).collect(), digest=blank.digest)
    except FormRefusedError as error:
        return _refuse(workspace, blank, error, opened.carried.identity)


def failed(name: str, path: Path, message: Text) -> Outcome:
    """The outcome of a file whose reading came to no end, or to an end that nobody foresaw."""
    advice = Text(
        "Đề nghị đơn vị điền vào biểu mẫu mới (ttdn form); báo người phụ trách ttdn.",
        "Ask for a new form (ttdn form); tell whoever keeps ttdn.",
    )
    return Outcome(name, path, Result.FAILED, message=message, advice=advice)


def _refuse(
    workspace: Workspace, blank: Outcome, error: FormRefusedError, identity: Identity | None = None
) -> Outcome:
    """A refusal, with whose form it is or seems to be, and whatever could be read of it."""
    unit_id, period_words = (
        error.unit or (identity.unit if identity else ""),
        error.period or (identity.period if identity else ""),
    )
    unit, period = _named(workspace, unit_id, period_words)
    outcome = replace(blank, unit=unit, period=period, message=error.message, advice=error.advice)
    if any(find_markings(SourceText("", "\n".join(error.values.values())))):
        return _refuse_secret(outcome)
    return outcome if error.is_doubtful else replace(outcome, values=dict(error.values))


def _refuse_secret(outcome: Outcome) -> Outcome:
    return replace(
        outcome,
        result=Result.REFUSED,
        message=Text("Biểu mẫu mang dấu độ mật nên không nhận.", "The form bears a secrecy marking."),
        advice=Text(
            "Không gửi tiếp; báo người phụ trách bảo mật.", "Do not send it on; tell the secrecy officer."
        ),
    )


def _named(workspace: Workspace, unit: str, period_words: str) -> tuple[Unit | None, Period | None]:
    """Whose form it says to be, by its id or its name, where the folder knows them."""
    period = parse_period(period_words)
    plan_file = workspace.plans.get(period.year) if period is not None else None
    if plan_file is None:
        return None, period
    named = (one for one in plan_file.plan.units if unit and fold(unit) in {one.id, fold(one.name)})
    return plan_file.plan.units_by_id.get(unit) or next(named, None), period


def _find_evidence(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Files that are no forms, and that a form beside them names as its evidence."""
    claims: dict[str, list[Outcome]] = {}
    for one in outcomes:
        for name in evidence_names(one.values):
            claims.setdefault(as_read(str(one.path.parent / name)), []).append(one)
    return [
        _as_evidence(one, claims.get(as_read(str(one.path)), [])) if one.identity is None else one
        for one in outcomes
    ]


def _as_evidence(one: Outcome, forms: Sequence[Outcome]) -> Outcome:
    if not forms or one.result is Result.FAILED or not one.digest or one.message == Sort.EMPTY.message:
        return one
    whose = ", ".join(dict.fromkeys(form.unit.short if form.unit else form.file for form in forms))
    taken = any(form.result.is_taken for form in forms)
    return replace(
        one,
        result=Result.EVIDENCE,
        unit=forms[0].unit,
        period=forms[0].period,
        message=Text(f"Minh chứng của {whose}.", f"Evidence of {whose}."),
        advice=None
        if taken
        else Text(f"Giữ lại, chờ biểu mẫu {forms[0].file}", f"Keep it until {forms[0].file} is taken"),
    )


def _find_rivals(outcomes: Sequence[Outcome]) -> list[Outcome]:
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        if one.identity is not None:
            groups.setdefault((one.identity.unit, one.identity.period), []).append(one)
    old = {id(one) for group in groups.values() for one in _overtaken(group)}
    left = [[one for one in group if id(one) not in old] for group in groups.values()]
    rivals = {
        id(one): group
        for group in left
        if any(one.values != group[0].values for one in group)
        for one in group
    }
    # One that goes back speaks for itself: another that says the same and is right is taken.
    twins = {id(one) for group in left for one in [one for one in group if one.result.is_taken][1:]}
    return [
        _as_old(one)
        if id(one) in old
        else _as_rival(one, rivals[id(one)])
        if id(one) in rivals
        else _as_twin(one)
        if id(one) in twins
        else one
        for one in outcomes
    ]


def _overtaken(group: Sequence[Outcome]) -> list[Outcome]:
    """Of the forms of one unit and period, those that were taken before others of them."""
    last = max((one.known for one in group if one.known is not None), default=-1)
    is_newer_there = any(one.known is None for one in group)
    return [one for one in group if one.known is not None and (is_newer_there or one.known < last)]


def _as_old(one: Outcome) -> Outcome:
    """A form that was taken before another one was: it changes nothing any more."""
    if one.result is Result.UNCHANGED:
        return one
    words = Text(
        "Bản cũ hơn; bản mới hơn cũng có trong các tệp này.",
        "An older one; a newer one is among these files.",
    )
    return replace(
        one,
        result=Result.UNCHANGED,
        text=None,
        state=None,
        report=None,
        findings=(),
        conflicts=(),
        message=words,
        advice=None,
    )


def _as_rival(one: Outcome, group: Sequence[Outcome]) -> Outcome:
    others = ", ".join(other.file for other in group if other is not one)
    return replace(
        one,
        result=Result.CONFLICT,
        text=None,
        state=None,
        findings=(),
        message=Text(
            f"Cùng đơn vị, cùng kỳ nhưng khác nội dung: {others}.",
            f"Same unit and period, other content: {others}.",
        ),
        advice=Text("Giữ một tệp đúng rồi chạy lại.", "Keep the right one and run again."),
    )


def _as_twin(one: Outcome) -> Outcome:
    return replace(one, result=Result.UNCHANGED, text=None, state=None)


@dataclass
class _Collector:
    """Takes up one form."""

    workspace: Workspace
    path: Path
    receipt: Receipt
    opened: OpenForm
    accepted: frozenset[str]

    def collect(self) -> Outcome:
        identity = self.opened.carried.identity
        plan_file, unit, period = self._whose(identity)
        plan = plan_file.plan
        items = form_items(plan, unit)
        form = self.opened.read(plan, items, read_key(self.workspace.root))
        target = report_path(unit.id, period)
        outcome = Outcome(
            form.file, self.path, Result.UNCHANGED, identity, unit, period, target=target, values=form.values
        )
        if identity.version < OLDEST_FORM_VERSION:
            return replace(outcome, result=Result.OLDER)
        path = self.workspace.root / target
        beneath = read_beneath(self.workspace, path, target, unit, period)
        if beneath.blocked is not None:
            return replace(
                outcome, result=Result.BLOCKED, message=beneath.blocked[0], advice=beneath.blocked[1]
            )
        if beneath.source is None and not any(part not in _PERSONS for part, *_ in form.values):
            raise refusals.nothing_filled_in()
        kept = read_state_bytes(self.workspace.root / state_name(unit.id, period))
        state = decode_state(kept).settled(beneath.raw)
        known = state.find(form.carried.digest, form.values)
        if known is None and form.values == form.carried.base and beneath.source is not None:
            known = AS_SENT_OUT
        outcome = replace(outcome, before=beneath.raw, state_before=kept, known=known)
        old = (
            self._find_old(outcome, state)
            if beneath.source is not None and unit.id not in self.accepted
            else None
        )
        return old or self._bring_together(outcome, form, beneath.source, state)

    def _find_old(self, outcome: Outcome, state: State) -> Outcome | None:
        """A form that was overtaken: taken before another one was, or just as it was sent out."""
        last = len(state.taken) - 1
        if outcome.known is None or outcome.known == last:
            return None
        if outcome.known == AS_SENT_OUT:
            words = Text(
                "Biểu mẫu như khi phát; bản đã điền đã được nhận.",
                "A form as it was sent out; one that was filled in was taken.",
            )
        else:
            day, newer = day_words(state.taken[outcome.known]), state.taken[last].file
            vi, en = (f" ngày {day}", f" on {day}") if day else (" trước đây", " before")
            after = Text(f"; sau đó đã nhận {newer}", f"; {newer} came after it") if newer else Text("", "")
            words = Text(f"Đã nhận{vi}{after.vi}.", f"Taken{en}{after.en}.")
        unit = outcome.unit.id if outcome.unit else ""
        cure = Text(
            f"Không cần làm gì (muốn quay lại bản này: --accept {unit})",
            f"Nothing (to go back to this one: --accept {unit})",
        )
        return replace(outcome, message=words, advice=cure)

    def _bring_together(self, outcome: Outcome, form: Form, beneath: Source | None, state: State) -> Outcome:
        unit, period, target = outcome.unit, outcome.period, outcome.target
        if unit is None or period is None:  # pragma: no cover - whose form it is was found out
            return outcome
        plan = self.workspace.plans[period.year].plan
        items = form_items(plan, unit)
        data = beneath.data if beneath is not None and isinstance(beneath.data, dict) else {}
        base = state.base_of(form.carried.digest)
        merged = merge_report(
            (form.carried.base if base is None else base) if beneath is not None else {},
            form.values,
            data,
            items,
            plan,
        )
        tree = self._with_receipt(merged.tree, unit, period, data)
        source = FormSource(target, "", form=form, tree=tree, beneath=beneath)
        report, found = report_file(source)
        found += self._check(report, plan, target) if report is not None else []
        goal = self.workspace.root / target
        beside = find_beside(report, self.path, goal) if report is not None else {}
        found = [one for one in found if one.code != MISSING or one.location not in beside]
        findings = form.with_findings(
            with_nearest(in_office_words(one, plan), self.path, goal) for one in conceal(found)
        )
        outcome = replace(
            outcome,
            findings=tuple(sorted(set(findings), key=_in_form_order)),
            conflicts=tuple(merged.conflicts),
            report=report.report if report is not None else None,
            evidence=tuple(beside.values()),
        )
        decided = self._decide(outcome, _Draft(form, tree, data, beneath, plan), state)
        return self._again(decided, state) if beneath is not None else decided

    def _again(self, outcome: Outcome, state: State) -> Outcome:
        """The form that was taken last, sent once more: whatever was done by hand since then stays."""
        if (
            outcome.known is None
            or outcome.known == AS_SENT_OUT
            or outcome.unit is None
            or outcome.unit.id in self.accepted
        ):
            return outcome
        day = day_words(state.taken[outcome.known])
        words = Text(
            f"Đã nhận ngày {day}." if day else "Đã nhận trước đây.",
            f"Taken on {day}." if day else "Taken before.",
        )
        if outcome.result is Result.UNCHANGED:
            return replace(outcome, message=words)
        return replace(
            outcome,
            result=Result.UNCHANGED,
            text=None,
            state=None,
            report=None,
            findings=(),
            conflicts=(),
            message=words,
            advice=None,
        )

    def _whose(self, identity: Identity) -> tuple[PlanFile, Unit, Period]:
        period = parse_period(identity.period)
        plan_file = self.workspace.plans.get(period.year) if period is not None else None
        if identity.version > FORM_VERSION:
            raise refusals.newer_version()
        if period is None or plan_file is None or identity.plan != plan_fingerprint(plan_file.plan):
            raise refusals.another_plan(
                ", ".join(one.plan.document.number for one in self.workspace.plans.values())
            )
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
            one
            for one in self.workspace.reports
            if one.head.unit == report.head.unit and one.source.file != target
        ]
        between = Workspace(self.workspace.root, self.workspace.plans, [*others, report])
        for check in WORKSPACE_CHECKS:
            for one in check(between):
                if one.location.sheet:
                    found += at_its_level(one, plan)
        return found

    def _decide(self, outcome: Outcome, draft: "_Draft", state: State) -> Outcome:
        if any(one.code == "secrecy-marking" for one in outcome.findings):
            return _refuse_secret(outcome)
        if any(one.location.sheet for one in outcome.errors):
            return replace(outcome, result=Result.RETURNED)
        if outcome.conflicts:
            return replace(outcome, result=Result.CONFLICT)
        if outcome.errors:
            return replace(
                outcome,
                result=Result.BLOCKED,
                message=Text(f"Tệp {outcome.target} đang có lỗi.", f"{outcome.target} has errors."),
                advice=Text(
                    f"Sửa {outcome.target} (ttdn validate) rồi chạy lại.",
                    f"Correct {outcome.target} and run again.",
                ),
            )
        taken = Taken(
            draft.form.carried.digest, draft.form.values, outcome.file, self.receipt.day.isoformat()
        )
        if draft.is_the_same:
            # A form that agrees with the report is remembered, too: a run that was killed may not have come
            # to it.
            after = state if outcome.known is not None else state.with_taken(taken, None)
            return replace(outcome, state=after if after != decode_state(outcome.state_before) else None)
        try:
            text = self._write(draft, outcome)
        except (EditFailedError, UnicodeDecodeError):
            return replace(
                outcome,
                result=Result.BLOCKED,
                message=Text(
                    f"Không sửa được {outcome.target} mà giữ nguyên cách viết.",
                    f"{outcome.target} cannot be changed safely.",
                ),
                advice=Text(
                    "Viết lại tệp theo mẫu của ttdn new rồi chạy lại.",
                    "Write it in the form of ttdn new and run again.",
                ),
            )
        result = Result.NEW if draft.beneath is None else Result.CHANGED
        pending = Pending(fingerprint(outcome.before), fingerprint(text.encode()))
        return replace(
            outcome,
            result=result,
            text=text,
            state=state.with_taken(taken, pending),
            changes=draft.count_changes(),
        )

    def _write(self, draft: "_Draft", outcome: Outcome) -> str:
        """The text of the report; it reads as exactly these data."""
        if draft.beneath is not None:
            return edit_text(
                (outcome.before or b"").decode("utf-8"), draft.tree, lambda path: field_names(Report, path)
            )
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
    """A report as a form would make it, and as it stands.

    The form, the new data, the old, their source (None: there is no file).
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
        before, after = (
            values_of(self.data, items, self.plan),
            values_of(as_data(self.tree), items, self.plan),
        )
        return sum(before.get(path) != after.get(path) for path in {*before, *after})


def _given(data: Value) -> Value:
    """Data without what is blank, however that is written."""
    if isinstance(data, dict):
        return {key: _given(value) for key, value in data.items() if value not in (None, {}, [])}
    return [_given(value) for value in data] if isinstance(data, list) else data
