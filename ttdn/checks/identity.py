"""Who reports and for when.

The unit is on the roster, the file stands where it belongs, nothing is reported twice.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ttdn.diagnostics import Diagnostic, Related
from ttdn.language import Text
from ttdn.load import ReportFile, Workspace
from ttdn.model.plan import Plan, Unit
from ttdn.model_errors import replace_in_line
from ttdn.places import is_plan, report_path, unit_folder, unit_of
from ttdn.safe_text import quote
from ttdn.vietnamese import date_text, fold, suggest


def check_unit(file: ReportFile, plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A unit that is not on the plan's roster: its report would be counted for nobody."""
    unit = file.report.unit
    if unit in plan.units_by_id or "unit" in file.assumed:
        return
    location = file.source.locate(("unit",))
    folder = PurePosixPath(file.source.file).parent.name
    near = [folder] if folder in plan.units_by_id else _nearest_units(plan, unit)
    yield Diagnostic(
        "unknown-unit",
        Text(f"Danh sách đơn vị không có {quote(unit)}.", f"The roster has no unit {quote(unit)}."),
        location,
        hint=Text(f"Có phải là: {', '.join(near)}?", f"Did you mean: {', '.join(near)}?") if near else None,
        fix=replace_in_line(location, near[0]) if near else None,
    )


def _nearest_units(plan: Plan, name: str) -> list[str]:
    """Unit ids near to a word, also where the unit's name was written instead of its id."""
    words = {fold(unit.name).replace(" ", "-"): unit.id for unit in plan.units} | {
        unit.id: unit.id for unit in plan.units
    }
    return list(dict.fromkeys(words[near] for near in suggest(name, words)))


def check_place(file: ReportFile, plan: Plan, root: Path) -> Iterator[Diagnostic]:
    """A report that does not stand at ``units/<unit>/<period>.yaml``.

    The next person would not find it, or count it twice.
    """
    report, name = file.report, PurePosixPath(file.source.file)
    known = report.unit in plan.units_by_id and "unit" not in file.assumed
    if known and str(name.parent) != unit_folder(report.unit):
        owner = _unit_of_folder(file, plan)
        yield Diagnostic(
            "wrong-folder",
            Text(
                f"Báo cáo của '{report.unit}' không nằm trong thư mục {unit_folder(report.unit)}.",
                f"A report of '{report.unit}' must stand in {unit_folder(report.unit)}.",
            ),
            file.source.locate(("unit",)),
            hint=_place_hint(file, owner, root),
            fix=replace_in_line(file.source.locate(("unit",)), owner.id if owner else None),
        )
    if "period" not in file.assumed and name.name != f"{report.period}.yaml":
        yield Diagnostic(
            "wrong-file-name",
            Text(
                f"Báo cáo kỳ {report.period} phải là tệp {report.period}.yaml.",
                f"A report for {report.period} must be the file {report.period}.yaml.",
            ),
            file.source.locate(("period",)),
            hint=_name_hint(file, root),
        )


def _unit_of_folder(file: ReportFile, plan: Plan) -> Unit | None:
    """The unit of the roster in whose folder the file stands, and not in a folder within."""
    unit = plan.units_by_id.get(unit_of(file.source.file) or "")
    return unit if unit and str(PurePosixPath(file.source.file).parent) == unit_folder(unit.id) else None


def _place_hint(file: ReportFile, owner: Unit | None, root: Path) -> Text:
    """Where the file belongs.

    The folder's own unit first, since a file copied from another unit must not replace that unit's report.
    """
    if owner is not None:
        return Text(
            f"Nếu là báo cáo của {owner.name}, sửa 'unit'; nếu không, chuyển tệp khỏi thư mục này.",
            f"If it is the report of {owner.name}, correct 'unit'; if not, move it out of this folder.",
        )
    report = file.report
    target = report_path(report.unit, report.period)
    if (root / target).exists():
        return Text(
            f"Đã có {target}: so sánh hai tệp, giữ một, đừng ghi đè.",
            f"There is {target} already: compare, keep one, do not overwrite.",
        )
    return Text(
        f"Chuyển tệp đến {target}, hoặc sửa 'unit'.", f"Move the file to {target}, or correct 'unit'."
    )


def _name_hint(file: ReportFile, root: Path) -> Text:
    target = f"{PurePosixPath(file.source.file).parent}/{file.report.period}.yaml"
    if (root / target).exists():
        return Text(
            f"Đã có {target}: so sánh hai tệp, giữ một, đừng ghi đè; hoặc sửa 'period'.",
            f"There is {target} already: compare, keep one, do not overwrite; or correct 'period'.",
        )
    return Text("Đổi tên tệp hoặc sửa 'period'.", "Rename the file or correct 'period'.")


def check_period(file: ReportFile, plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A report received before its period began cannot be about that period."""
    report = file.report
    start = report.period.dates(plan.reporting.cutoffs)[0]
    if report.received < start and "period" not in file.assumed:
        day = date_text(start)
        yield Diagnostic(
            "received-before-period",
            Text(
                f"Ngày nhận trước khi kỳ báo cáo bắt đầu ({day.vi}).",
                f"Received before the period began ({day.en}).",
            ),
            file.source.locate(("received",)),
            hint=Text("Sửa 'received' hoặc 'period'.", "Correct 'received' or 'period'."),
        )


def check_duplicate_reports(workspace: Workspace) -> Iterator[Diagnostic]:
    """Two files for one unit and period, or a file for a year that has no plan."""
    first: dict[tuple[str, str], ReportFile] = {}
    in_place = sorted(workspace.reports, key=lambda file: (not _stands_in_place(file), file.source.file))
    for file in in_place:
        key = (file.head.unit, str(file.head.period))
        if file.assumed & {"unit", "period"}:
            continue
        if key in first:
            yield Diagnostic(
                "duplicate-report",
                Text(
                    f"'{key[0]}' đã có báo cáo kỳ {key[1]} ở tệp {first[key].source.file}.",
                    f"'{key[0]}' already reports on {key[1]} in {first[key].source.file}.",
                ),
                file.source.locate(("unit",)),
                hint=Text(
                    "Giữ một tệp đúng, chuyển tệp kia ra ngoài thư mục units.",
                    "Keep the right one and move the other out of units.",
                ),
                related=(
                    Related(first[key].source.locate(("unit",)), Text("báo cáo kia", "the other report")),
                ),
            )
        first.setdefault(key, file)
    yield from _find_years_without_plan(workspace)


def _stands_in_place(file: ReportFile) -> bool:
    return file.source.file == report_path(file.head.unit, file.head.period)


def _find_years_without_plan(workspace: Workspace) -> Iterator[Diagnostic]:
    readable = {plan.source.file for plan in workspace.plans.values()}
    plan_is_broken = any(is_plan(name) and name not in readable for name in workspace.files)
    years = ", ".join(map(str, sorted(workspace.plans)))
    for file in workspace.reports:
        if file.head.period.year in workspace.plans or plan_is_broken or "period" in file.assumed:
            continue
        yield Diagnostic(
            "no-plan-for-year",
            Text(
                f"Chưa có kế hoạch năm {file.head.period.year}.",
                f"There is no plan for {file.head.period.year}.",
            ),
            file.source.locate(("period",)),
            allowed=Text(f"Các năm có kế hoạch: {years}.", f"Years with a plan: {years}.") if years else None,
        )
