"""Who reports and for when.

The unit is on the roster, the report was asked for, the file stands where it belongs, nothing is reported
twice.
"""

from pathlib import Path, PurePosixPath

from ttdn.checks.dates import find_meant_period
from ttdn.checks.registry import AGAINST_PLAN, EDITS_CHECKS, IN_FOLDER, WORKSPACE_CHECKS
from ttdn.diagnostics import Findings, Related
from ttdn.language import NOTHING, Text, ask
from ttdn.load import EditsFile, ReportFile, Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.places import is_plan, report_path, unit_folder
from ttdn.rules import RULES
from ttdn.safe_text import quote
from ttdn.source import Source
from ttdn.vietnamese import Suggestions, date_text, fold, mistyped, suggest


@AGAINST_PLAN
def check_unit(file: ReportFile, plan: Plan) -> Findings:
    """A unit that is not on the plan's roster: its report would be counted for nobody."""
    unit = file.report.unit
    if unit in plan.units_by_id or "unit" in file.assumed:
        return
    folder = PurePosixPath(file.source.file).parent.name
    words = {fold(known.name).replace(" ", "-"): known.id for known in plan.units}
    words |= {known: known for known in plan.units_by_id}
    own = [folder] if folder in plan.units_by_id else []
    near = list(dict.fromkeys([*own, *(words[name] for name in suggest(unit, words))]))
    meant = mistyped(unit, own or words, names=True)
    yield file.source.finding(
        "unknown-unit",
        ("unit",),
        Text(f"Danh sách đơn vị không có {quote(unit)}.", f"The roster has no unit {quote(unit)}."),
        ask(near),
        replacement=words[meant] if meant else None,
    )


@IN_FOLDER
def check_place(file: ReportFile, plan: Plan, root: Path) -> Findings:
    """A report that does not stand at ``units/<unit>/<period>.yaml``.

    The next person would not find it, or count it twice.
    """
    report, name = file.report, PurePosixPath(file.source.file)
    known = report.unit in plan.units_by_id and "unit" not in file.assumed
    if known and str(name.parent) != unit_folder(report.unit):
        # The folder's own unit first, since a file copied from another unit must not replace its report.
        units = plan.units_by_id.values()
        owner = next((unit for unit in units if str(name.parent) == unit_folder(unit.id)), None)
        whose = plan.called(owner) if owner else ""
        yield file.source.finding(
            "wrong-folder",
            ("unit",),
            Text(
                f"Báo cáo của '{report.unit}' không nằm trong thư mục {unit_folder(report.unit)}.",
                f"A report of '{report.unit}' must be in {unit_folder(report.unit)}.",
            ),
            Text(
                f"Nếu là báo cáo của {whose}, sửa 'unit'; nếu không, chuyển tệp khỏi thư mục này.",
                f"If it is the report of {whose}, correct 'unit'; if not, move it out of this folder.",
            )
            if owner
            else _target_hint(file, root),
        )
    # The data of another period under its name are one mistake, and a finding of their own.
    is_named_right = name.name in {f"{report.period}.yaml", f"{find_meant_period(file, plan)}.yaml"}
    if "period" not in file.assumed and not is_named_right:
        yield file.source.finding(
            "wrong-file-name",
            ("period",),
            Text(
                f"Báo cáo kỳ {report.period} phải là tệp {report.period}.yaml.",
                f"A report for {report.period} must be named {report.period}.yaml.",
            ),
            _name_hint(file, root),
        )


def _target_hint(file: ReportFile, root: Path) -> Text:
    """Where the file belongs."""
    report = file.report
    target = report_path(report.unit, report.period)
    if (root / target).exists():
        return Text(
            f"Đã có {target}: so sánh hai tệp, giữ một, đừng ghi đè.",
            f"{target} already exists: compare the two and keep one; do not overwrite it.",
        )
    return Text(
        f"Chuyển tệp đến {target}, hoặc sửa 'unit'.", f"Move the file to {target}, or correct 'unit'."
    )


def _name_hint(file: ReportFile, root: Path) -> Text:
    target = f"{PurePosixPath(file.source.file).parent}/{file.report.period}.yaml"
    if (root / target).exists():
        return Text(
            f"Đã có {target}: so sánh hai tệp, giữ một, đừng ghi đè; hoặc sửa 'period'.",
            f"{target} already exists: compare the two and keep one; do not overwrite it; "
            "or correct 'period'.",
        )
    return Text("Đổi tên tệp hoặc sửa 'period'.", "Rename the file or correct 'period'.")


@AGAINST_PLAN
def check_period(file: ReportFile, plan: Plan) -> Findings:
    """A report received before its period began cannot be about that period."""
    report = file.report
    start = plan.data_days(report.period)[0]
    if report.received < start and "period" not in file.assumed and not find_meant_period(file, plan):
        day = date_text(start)
        yield file.source.finding("received-before-period", ("received",), day=day)


@WORKSPACE_CHECKS
def check_duplicate_reports(workspace: Workspace) -> Findings:
    """Two files for one unit and period."""
    first: dict[tuple[str, Period], ReportFile] = {}
    for file in sorted(workspace.reports, key=_in_place_first):
        if not file.says_whose:
            continue
        unit, period = file.head.unit, file.head.period
        other = first.setdefault((unit, period), file)
        if other is not file:
            yield file.source.finding(
                "duplicate-report",
                ("unit",),
                Text(
                    f"'{unit}' đã có báo cáo kỳ {period} ở tệp {other.source.file}.",
                    f"'{unit}' already reports on {period} in {other.source.file}.",
                ),
                Text(
                    "Giữ một tệp đúng, chuyển tệp kia ra ngoài thư mục units.",
                    "Keep the right one and move the other out of units.",
                ),
                related=(Related(other.source.locate(("unit",)), Text("báo cáo kia", "the other report")),),
            )


def _in_place_first(file: ReportFile) -> tuple[bool, str]:
    return file.source.file != report_path(file.head.unit, file.head.period), file.source.file


@WORKSPACE_CHECKS
def check_years(workspace: Workspace) -> Findings:
    """A file for a year that has no plan."""
    readable = {plan.source.file for plan in workspace.plans.values()}
    if any(is_plan(name) and name not in readable for name in workspace.files):
        return  # it may be the plan of that year
    years = ", ".join(map(str, sorted(workspace.plans)))
    periods = [(file.source, file.head.period) for file in workspace.reports if "period" not in file.assumed]
    periods += [(file.source, file.edits.period) for file in workspace.edits]
    for source, period in periods:
        year = period.year
        if year not in workspace.plans:
            yield source.finding(
                "no-plan-for-year",
                ("period",),
                allowed=Text(f"Các năm có kế hoạch: {years}.", f"Years with a plan: {years}.")
                if years
                else None,
                year=year,
            )


@AGAINST_PLAN
def check_announced_report(file: ReportFile, plan: Plan) -> Findings:
    """A report that nobody asked for under this name: it would count nowhere."""
    if "period" not in file.assumed:
        yield from _not_announced(file.source, file.report.period, plan)


@EDITS_CHECKS
def check_announced_edits(file: EditsFile, plan: Plan) -> Findings:
    """The same of the editor's part of a summary: it would never be printed."""
    yield from _not_announced(file.source, file.edits.period, plan)


def _not_announced(source: Source, period: Period, plan: Plan) -> Findings:
    if not period.is_adhoc or plan.required_for(period):
        return
    suggestions, known = Suggestions(), [str(one.period) for one in plan.adhoc_reports]
    listed = Text(f" Báo cáo đột xuất: {', '.join(known)}.", f" Ad-hoc reports: {', '.join(known)}.")
    allowed = RULES["not-a-period"].allowed or NOTHING
    name = str(period)
    yield source.finding(
        "not-a-period",
        ("period",),
        Text(
            f"{quote(name)} không phải là kỳ báo cáo, cũng không phải là báo cáo đột xuất của kế hoạch.",
            f"{quote(name)} is neither a period nor an ad-hoc report of the plan.",
        ),
        ask(suggestions.suggest(name, known, limit=1)),
        allowed=Text(allowed.vi + listed.vi * bool(known), allowed.en + listed.en * bool(known)),
        replacement=suggestions.mistyped(name, known),
    )
