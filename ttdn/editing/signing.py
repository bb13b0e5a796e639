"""Number and day of a unit's report, written into its file once the unit has signed it; all else stays."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ttdn.checking import Checked
from ttdn.checks import check_report
from ttdn.checks.safety import conceal
from ttdn.diagnostics import Diagnostic, count_errors
from ttdn.editing.renew import mapping_at
from ttdn.errors import ReportNotChangedError, ReportNotFoundError
from ttdn.language import same
from ttdn.load import report_file
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.model_errors import field_names
from ttdn.source import Source, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.timeline import everything
from ttdn.writing import find_place, refusal, write_inside


class Signing(NamedTuple):
    """What is told of a report that was signed; what is None stays as it is.

    ``arrived`` is the day on which it was told, or on which the paper came.
    """

    number: str | None
    signed: date | None
    arrived: date


class SignedReport(NamedTuple):
    """The file of a report as it stood (``before``) and as it is to be, and what is wrong with that.

    With an error among the findings it is not to be written.
    """

    file: str
    before: bytes
    text: str
    findings: tuple[Diagnostic, ...]

    @property
    def is_good(self) -> bool:
        """Whether it may be written."""
        return not count_errors(self.findings)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text.encode() != self.before


def sign_report(checked: Checked, unit: Unit, period: Period, signing: Signing) -> SignedReport:
    """The file of a report with the number and the day under which it was signed.

    A report whose content came before it was signed has come once more: the day of that is ``reissued``, and
    whether it is on time is still told by its first arrival.

    Raises:
        ReportNotFoundError: There is none without errors.
        ReportNotChangedError: It is written in a way in which it cannot be changed safely.
        OutputNotWritableError: The system does not let it be read.
    """
    plan = everything(checked.workspace.plans[period.year].plan)
    name = _find(checked, plan, unit, period)
    path = find_place(checked.workspace.root, name)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    source = parse_source(name, raw)[0]
    file = report_file(source)[0] if source else None
    if source is None or file is None:  # somebody is saving it in this very moment
        raise ReportNotFoundError(same(plan.called(unit)), period.label, [], [name])
    given = _given(file.report, signing)
    try:
        text = _edit(source, raw.decode(), given)
    except (EditFailedError, UnicodeDecodeError) as error:
        raise ReportNotChangedError(name, given) from error
    known = {(found.code, found.message) for found in check_report(file, plan, checked.workspace.root)}
    found = _check(checked, plan, name, text)
    return SignedReport(name, raw, text, tuple(one for one in found if (one.code, one.message) not in known))


def write_signed(checked: Checked, report: SignedReport) -> None:
    """Write it; only what was decided upon is replaced.

    Raises:
        ChangedMeanwhileError: Somebody saved it meanwhile; it is left as it is.
        OutputNotWritableError: The system refuses.
    """
    write_inside(checked.workspace.root, report.file, report.text.encode(), replacing=report.before)


def _find(checked: Checked, plan: Plan, unit: Unit, period: Period) -> str:
    """The name of the report's file."""
    file, there, wrong = checked.find_report(unit, period), [], []
    if file is None:
        others = (one for one in checked.workspace.reports if one.says_whose and one.head.unit == unit.id)
        there = [str(one.head.period) for one in others]
    elif file.source.file in checked.wrong_files:
        wrong = [file.source.file]
    else:
        return file.source.file
    raise ReportNotFoundError(same(plan.called(unit)), period.label, there, wrong)


def _given(report: Report, signing: Signing) -> dict[str, str]:
    """The keys that are written, with what they are to say."""
    given = {}
    if signing.number:
        given["number"] = " ".join(signing.number.split())
    if signing.signed:
        given["date"] = signing.signed.isoformat()
        if report.last_received < signing.signed <= signing.arrived:
            given["reissued"] = signing.arrived.isoformat()
    return given


def _edit(source: Source, text: str, given: Mapping[str, str]) -> str:
    whole = {**mapping_at(source, ()), **given}
    order = [key for key in dict.fromkeys((*Report.model_fields, *whole)) if key in whole]
    return edit_text(text, {key: whole[key] for key in order}, lambda path: field_names(Report, path))


def _check(checked: Checked, plan: Plan, name: str, text: str) -> Iterator[Diagnostic]:
    """What is wrong with a report by itself, and beside the plan."""
    source, found = parse_source(name, text.encode())
    file, more = report_file(source) if source else (None, [])
    rest = check_report(file, plan, checked.workspace.root) if file else ()
    yield from conceal([*found, *more, *rest])
