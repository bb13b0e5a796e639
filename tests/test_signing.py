"""Number and day of a report that was signed, written into its file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from test_collect import EXISTING, REPORT, UNIT

from ttdn.checking import Checked, check_workspace
from ttdn.editing.signing import SignedReport, Signing, sign_report, write_signed
from ttdn.errors import (
    ChangedMeanwhileError,
    OutputNotWritableError,
    ReportNotChangedError,
    ReportNotFoundError,
)
from ttdn.language import Language
from ttdn.model.period import Period

Write = Callable[[str, str | bytes], Path]

PERIOD, TOLD = Period.of_year(2020), date(2020, 12, 9)
#: A report whose content came before it was signed.
UNSIGNED = EXISTING.replace("number: 12/BC-UBND\n", "")


def sign(
    root: Path, number: str | None, signed: date | None, unit: str = UNIT, arrived: date = TOLD
) -> tuple[Checked, SignedReport]:
    """The report of a unit with its number and day."""
    checked = check_workspace(root)
    plan = checked.workspace.plans[2020].plan
    signing = Signing(number, signed, arrived)
    return checked, sign_report(checked, plan.units_by_id[unit], PERIOD, signing)


def test_only_number_and_day_are_written(root: Path, write: Write) -> None:
    """Comments and order stay; the file is as it was but for two lines."""
    path = write(REPORT, UNSIGNED)
    checked, report = sign(root, " 45/BC-UBND ", date(2020, 11, 30))
    assert (report.file, report.is_good, report.is_changed, report.findings) == (REPORT, True, True, ())
    write_signed(checked, report)
    text = path.read_text(encoding="utf-8")
    assert set(text.splitlines()) - set(UNSIGNED.splitlines()) == {"number: 45/BC-UBND", "date: 2020-11-30"}
    assert set(UNSIGNED.splitlines()) <= set(text.splitlines())
    # Told once more, there is nothing to write.
    assert sign(root, "45/BC-UBND", date(2020, 11, 30))[1].is_changed is False


def test_one_without_the_other(root: Path, write: Write) -> None:
    """What is not told stays."""
    write(REPORT, EXISTING)
    _, report = sign(root, None, date(2020, 12, 1))
    assert ("number: 12/BC-UBND" in report.text, "date: 2020-12-01" in report.text) == (True, True)
    assert "number: 7/BC-UBND" in sign(root, "7/BC-UBND", None)[1].text


def test_signed_after_it_came(root: Path, write: Write) -> None:
    """It has come again on the day on which that is told, and its first day stays."""
    write(REPORT, UNSIGNED)
    _, report = sign(root, "45/BC-UBND", date(2020, 12, 7))
    assert (report.is_good, "reissued: 2020-12-09" in report.text) == (True, True)
    assert "received: 2020-12-01  # nhận bản giấy" in report.text
    # Once more, nothing moves.
    write(REPORT, report.text)
    assert sign(root, "45/BC-UBND", date(2020, 12, 7), arrived=date(2020, 12, 20))[1].is_changed is False


@pytest.mark.parametrize(
    ("number", "signed", "code", "good"),
    [
        ("Số: 45/BC-UBND", date(2020, 12, 1), "number-with-words", True),
        ("45/BC-UBND", date(2020, 12, 10), "received-before-date", False),
        ("45/BC-UBND", date(2019, 12, 10), "date-outside-period", False),
        ("9" * 600, date(2020, 12, 1), "too-long", False),
    ],
)
def test_what_is_wrong_is_found(
    root: Path, write: Write, number: str, signed: date, code: str, *, good: bool
) -> None:
    """The usual findings, and none that were there before."""
    write(REPORT, UNSIGNED.replace("status: in_progress", "status: in_progress\n    reason: do Đức."))
    _, report = sign(root, number, signed)
    assert ([found.code for found in report.findings], report.is_good) == ([code], good)


def test_no_report(root: Path, write: Write) -> None:
    """Nothing is written where none is, or where it has errors; which there are is said."""
    write("units/phuong-loc-tho/2020-Q1.yaml", EXISTING.replace('"2020"', "2020-Q1"))
    with pytest.raises(ReportNotFoundError) as told:
        sign(root, "45/BC-UBND", None)
    assert "2020-Q1" in told.value.message.in_language(Language("vi"))
    write(REPORT, EXISTING.replace("status: in_progress", "status: xong hết"))
    with pytest.raises(ReportNotFoundError) as told:
        sign(root, "45/BC-UBND", None)
    assert REPORT in told.value.message.in_language(Language("vi"))


def test_one_that_cannot_be_edited(root: Path, write: Write) -> None:
    """What is to be written by hand is said."""
    write(
        REPORT,
        '{unit: phuong-loc-tho, period: "2020", received: 2020-12-01, results: [{item: II.5.1, '
        "status: in_progress}]}\n",
    )
    with pytest.raises(ReportNotChangedError) as told:
        sign(root, "45/BC-UBND", date(2020, 12, 1))
    assert "'number: 45/BC-UBND', 'date: 2020-12-01'" in told.value.message.in_language(Language("vi"))


def test_saved_meanwhile(root: Path, write: Write) -> None:
    """What somebody wrote in between is not written over."""
    path = write(REPORT, UNSIGNED)
    checked, report = sign(root, "45/BC-UBND", None)
    path.write_text(EXISTING, encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        write_signed(checked, report)
    assert path.read_text(encoding="utf-8") == EXISTING


def test_gone_meanwhile(root: Path, write: Write) -> None:
    """A file that is being saved, or was taken away, since the folder was read: that is said."""
    path = write(REPORT, UNSIGNED)
    checked = check_workspace(root)
    unit = checked.workspace.plans[2020].plan.units_by_id[UNIT]
    path.write_text("unit: [\n", encoding="utf-8")
    with pytest.raises(ReportNotFoundError):
        sign_report(checked, unit, PERIOD, Signing("45/BC-UBND", None, TOLD))
    path.unlink()
    with pytest.raises(OutputNotWritableError):
        sign_report(checked, unit, PERIOD, Signing("45/BC-UBND", None, TOLD))
