"""A longer period against the shorter ones within it: what the parts add up to cannot differ from the whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ttdn.diagnostics import Diagnostic, Related, Severity
from ttdn.language import Text
from ttdn.load import ReportFile, Workspace
from ttdn.model.period import Period
from ttdn.vietnamese import format_integer


def check_totals(workspace: Workspace) -> Iterator[Diagnostic]:
    """The annual figure of a unit differs from the sum of its quarters (or is below it while quarters are missing)."""
    by_unit: dict[str, dict[Period, ReportFile]] = defaultdict(dict)
    for file in workspace.reports:
        if file.assumed & {"unit", "period"}:
            continue
        by_unit[file.head.unit].setdefault(file.head.period, file)
    for files in by_unit.values():
        for period, file in files.items() if len(files) > 1 else ():
            parts, complete = _finer_reports(period, files)
            if parts:
                yield from _compare(file, parts, complete=complete)


def _finer_reports(period: Period, files: Mapping[Period, ReportFile]) -> tuple[list[ReportFile], bool]:
    """The reports that add up to a period (its own left aside), and whether they cover all of it and have no errors."""
    found: list[ReportFile] = []
    complete = bool(period.parts())
    for part in period.parts():
        if part in files:
            found.append(files[part])
            complete = complete and files[part].complete
        else:
            finer, whole = _finer_reports(part, files)
            found += finer
            complete = complete and whole
    return found, complete


def _compare(file: ReportFile, parts: list[ReportFile], *, complete: bool) -> Iterator[Diagnostic]:
    whole = file.amounts
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for part in parts:
        for key, (_, amount) in part.amounts.items():
            sums[key] += amount
    for key, total in sums.items():
        if key not in whole:
            continue
        (path, amount), (item, name) = whole[key], key
        if amount == total or (amount > total and not complete):
            continue
        yield Diagnostic(
            "totals-disagree",
            Text(
                f"Kỳ {file.head.period}: {item} '{name}' là {format_integer(amount)}, nhưng cộng các kỳ nhỏ hơn được {format_integer(total)}.",
                f"{file.head.period}: {item} '{name}' is {amount}, but the shorter periods add up to {total}.",
            ),
            file.source.locate(path),
            severity=Severity.WARNING,
            hint=Text(
                "Số của mỗi kỳ chỉ tính trong kỳ, không cộng dồn; sửa số sai. Tổng hợp năm dùng số của báo cáo năm.",
                "Figures are those of their period, never cumulative; correct the wrong one. The annual report counts.",
            ),
            related=tuple(
                Related(part.source.locate(part.amounts[key][0]), Text("kỳ nhỏ hơn", "shorter period"))
                for part in parts
                if key in part.amounts
            ),
        )
