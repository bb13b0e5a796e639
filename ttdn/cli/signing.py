"""Number and day of a signed paper, put into the unit's report (``ttdn receive --number --signed``)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.roster import Unit
from ttdn.vietnamese import date_text

if TYPE_CHECKING:  # what changes a report is loaded when it is asked for
    from ttdn.checking import Checked


class Signed(NamedTuple):
    """What the line says of the signed paper."""

    number: str | None
    day: date | None

    @property
    def is_said(self) -> bool:
        """Whether it says anything."""
        return self.number is not None or self.day is not None


def read_signed(session: Session, number: str | None, day: str | None) -> Signed:
    """Number and day of the signed paper.

    Raises:
        InvalidOptionError: The day is no date.
        OptionsDoNotFitError: It lies ahead, or there is no number.
    """
    signed = session.find_day(day, "--signed")
    if signed and signed > today():
        now = date_text(today())
        advice = Text(f"Ngày ký không sau hôm nay ({now.vi}).", f"Nothing was signed after today ({now.en}).")
        raise OptionsDoNotFitError("--signed", advice)
    if number is not None and not number.strip():
        advice = Text("Ghi số, ký hiệu của văn bản, như 12/BC-UBND.", "Give it as in 12/BC-UBND.")
        raise OptionsDoNotFitError("--number", advice)
    return Signed(number, signed)


def put_signed(
    session: Session,
    checked: "Checked",
    unit: Unit,
    period: Period,
    signed: Signed,
    arrived: date,
    *,
    dry: bool,
) -> None:
    """Put them into the report, and say what was written; what would be an error is shown instead.

    Raises:
        ReportNotFoundError: There is no report without errors.
        typer.Exit: It would have errors.
    """
    from ttdn.editing.signing import Signing, sign_report, write_signed  # noqa: PLC0415 - see above
    from ttdn.terminal.diagnostics import render_diagnostic  # noqa: PLC0415 - see above

    report = sign_report(checked, unit, period, Signing(signed.number, signed.day, arrived))
    for found in report.findings:
        session.show(render_diagnostic(found, "", session.language, session.text_width))
    if not report.is_good:
        session.tell(
            Text(
                "Chưa ghi gì: sửa số, ngày trên dòng lệnh rồi chạy lại.",
                "Nothing was written: correct the number or the day on the command line, then run again.",
            )
        )
        raise typer.Exit(1)
    if report.is_changed and not dry:
        write_signed(checked, report)
    before = report.before.decode().splitlines()
    lines = ", ".join(f"'{line}'" for line in report.text.splitlines() if line not in before)
    told = Text(f"Ghi vào {report.file}: {lines}.", f"Written into {report.file}: {lines}.")
    if not lines:
        told = Text(
            f"{report.file} đã có số, ngày này; không đổi gì.",
            f"{report.file} already says so; unchanged.",
        )
    session.tell(told)
