"""What a report says although its plan does not ask for it: it is named, and neither checked nor counted.

Which parts a plan asks for is the plan's to say (``Plan.asks_for``).
"""

from dataclasses import replace
from typing import Any

from ttdn.diagnostics import Findings
from ttdn.language import Text
from ttdn.load import ReportFile
from ttdn.model.plan import Plan
from ttdn.model.report import ASKED_PARTS, Report, Result
from ttdn.source import KeyPath

#: A part that is left out, as a report without it has it.
_NOTHING: dict[str, Any] = {"focal_officer": None, "programmes": (), "training": (), "funding": None}


def only_asked(report: Report, plan: Plan) -> Report:
    """The report without the parts that its plan does not ask for; the same one where it has none of them.

    The plan knows which days an ad-hoc report covers.
    """
    left_out = {part: _NOTHING[part] for part in _not_asked(report, plan)}
    if not plan.asks_for("figures") and any(result.figures for result in report.results):
        results = (result.model_copy(update={"figures": {}}) for result in report.results)
        left_out["results"] = tuple(results)
    if report.period.is_adhoc:
        left_out["period"] = plan.known(report.period)
    return report.model_copy(update=left_out) if left_out else report


def file_as_asked(file: ReportFile, plan: Plan) -> ReportFile:
    """A report's file as the rules look at it: without what the plan does not ask for."""
    asked = only_asked(file.report, plan)
    if asked is file.report:
        return file
    narrowed = replace(file)
    narrowed.report = asked
    return narrowed


def find_not_asked(file: ReportFile, plan: Plan) -> Findings:
    """A part of the report that the plan does not ask for: nobody counts it."""
    places: list[tuple[KeyPath, str]] = [((part,), part) for part in _not_asked(file.report, plan)]
    if not plan.asks_for("figures"):
        places += [((*path, "figures"), "figures") for path, result in file.results() if result.figures]
    for place, part in places:
        title = (Result if part == "figures" else Report).model_fields[part].title
        yield file.source.finding(
            "part-not-asked",
            place,
            Text(
                f"{plan.document.called} không yêu cầu báo cáo phần '{part}' ({title}); phần này không "
                "được tính.",
                f"The plan does not ask for '{part}' ({title}); it is not counted.",
            ),
            Text(
                "Có thể bỏ phần này; điều cần nói thì ghi vào kết quả ('summary') của mục liên quan.",
                "It can be left out; what matters belongs in the 'summary' of the item concerned.",
            ),
            key=True,
        )


def _not_asked(report: Report, plan: Plan) -> list[str]:
    return [part for part in ASKED_PARTS if getattr(report, part) and not plan.asks_for(part)]
