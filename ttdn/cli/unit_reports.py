"""Units' own reports (``ttdn report --unit``): which one is meant, and all of them in one run."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from ttdn.checks.asked import only_asked
from ttdn.cli.making import MAKING, Form, show_document, write_documents
from ttdn.cli.options import NEEDS_DOCX
from ttdn.cli.session import Session
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document.kinds import UNIT_REPORT
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, ReportNotFoundError
from ttdn.language import Text, count_of, join, same
from ttdn.load import ReportFile
from ttdn.model.period import Period
from ttdn.model.report import Report
from ttdn.model.roster import Group, Unit
from ttdn.timeline import everything, view

_BEFORE_SIGNING = Text(
    ". Kiểm tra số, ký hiệu, ngày và chữ ký trước khi trình ký.",
    ". Check the number, code, date and signature.",
)
_FOLDER = Text("Với nhiều đơn vị, -o là một thư mục.", "For several units, -o is a folder.")
_EVERYBODY = Text("Các đơn vị", "The units")


def make_unit_report(
    session: Session, name: str, form: Form, period: str | None, year: int | None, as_of: str | None
) -> None:
    """The report of one unit; where a group is named, of each of its units.

    Raises:
        ReportNotFoundError: There is none without errors.
    """
    reports = _Reports(session, period, year, as_of)
    if isinstance(reports.plan.find(name), Group):
        _make_all(session, reports, reports.plan.find_units(name), same(reports.plan.name_of(name)), form)
        return
    report = reports.choose(reports.plan.find_unit(name))
    show_document(session, reports.document(report), _path(session.out_folder, report), form, _BEFORE_SIGNING)


def make_all_unit_reports(
    session: Session, form: Form, period: str | None, year: int | None, as_of: str | None
) -> None:
    """The report of each unit that has sent one."""
    reports = _Reports(session, period, year, as_of)
    plan = reports.plan
    asked = {unit.id for unit in plan.reporters(reports.period)}
    units = [unit for unit in plan.units if unit.id in asked or reports.files_of(unit)]
    _make_all(session, reports, units, _EVERYBODY, form)


def _make_all(session: Session, reports: "_Reports", units: Sequence[Unit], whose: Text, form: Form) -> None:
    """The reports of units as Word files in a folder, all or none of them, and who has no report."""
    if not form.is_file:
        raise OptionsDoNotFitError("--all", NEEDS_DOCX)
    folder = form.output or session.out_folder
    if folder.suffix:
        raise InvalidOptionError("-o", str(folder), _FOLDER)
    chosen: dict[str, Report] = {}
    missing = []
    for unit in units:
        try:
            chosen[unit.id] = reports.choose(unit)
        except ReportNotFoundError:
            missing.append(unit)
    if not chosen:
        raise ReportNotFoundError(whose, reports.period.label, [], reports.wrong_files(units))
    made = session.track(map(reports.document, chosen.values()), len(chosen), MAKING)
    documents = {_path(folder, report): one for report, one in zip(chosen.values(), made, strict=True)}
    write_documents(session, documents, force=form.force)
    account = Text(
        f"Đã lập {len(chosen)} báo cáo của đơn vị trong {folder}",
        f"Wrote {count_of(len(chosen), 'unit report')} into {folder}",
    )
    session.tell(join("", [account, _BEFORE_SIGNING]))
    if missing:
        names = ", ".join(map(reports.plan.called, missing))
        period = reports.period.label
        session.tell(
            Text(
                f"{len(missing)} đơn vị chưa có báo cáo {period.vi} đạt kiểm tra: {names}.",
                f"{count_of(len(missing), 'unit')} without a report for {period.en} that passed the checks: "
                f"{names}.",
            )
        )


def _path(folder: Path, report: Report) -> Path:
    return folder / UNIT_REPORT.file.format(unit=report.unit, period=report.period)


class _Reports:
    """The reports of the plan's year, by unit, and which of a unit's is meant."""

    def __init__(self, session: Session, period: str | None, year: int | None, as_of: str | None) -> None:
        """Read and check the folder; the options say of what, and how it stood when."""
        day = session.read_day(as_of)
        checked, plan, self._wanted = session.choose(period, year, day)
        self.plan = view(plan, day, self._wanted)
        self._root, self._wrong = session.root, checked.wrong_files
        self._files: dict[str, dict[Period, ReportFile]] = defaultdict(dict)
        for file in checked.workspace.reports:
            head = file.head
            if head.period.year == self.plan.year and (as_of is None or head.counts_from <= day):
                self._files[head.unit][head.period] = file

    @property
    def period(self) -> Period:
        """The period that is asked for, by default the year."""
        return self._wanted or self.plan.period

    def files_of(self, unit: Unit) -> Mapping[Period, ReportFile]:
        """The reports of a unit, also those with errors."""
        return self._files.get(unit.id, {})

    def wrong_files(self, units: Sequence[Unit]) -> list[str]:
        """The names of the files with errors."""
        files = [file.source.file for unit in units for file in self.files_of(unit).values()]
        return [name for name in files if name in self._wrong]

    def choose(self, unit: Unit) -> Report:
        """The report on the period that was asked for; else that on the year, else the only one.

        Raises:
            ReportNotFoundError: There is none without errors.
        """
        files = self.files_of(unit)
        good = {period: file for period, file in files.items() if file.source.file not in self._wrong}
        file = good.get(self.period)
        regular = [file for period, file in good.items() if not period.is_adhoc]
        if file is None and self._wanted is None and len(regular) == 1:
            (file,) = regular
        if file is None:
            raise ReportNotFoundError(
                same(self.plan.called(unit)),
                self.period.label,
                [str(period) for period in good],
                self.wrong_files([unit]),
            )
        return only_asked(file.report, everything(self.plan))

    def document(self, report: Report) -> Document:
        """A report as the document that the unit signs."""
        return make_document(UNIT_REPORT, unit_report_content(self.plan.origin, report), self._root)
