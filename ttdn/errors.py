"""What stops a run. Trouble inside the user's files is not here: that is a ``Diagnostic``.

TtdnError
├── WorkspaceNotFoundError        no folder with plan/ here or above
├── PlanNotFoundError             no plan for the year that was asked for
├── NothingBeforeError            a period is to be compared, and no earlier one has a plan
├── PlanHasErrorsError            the plan itself does not pass the checks
├── ReportsNotReadError           the folder of the reports was refused as a whole
├── EditsHaveErrorsError          the editor's part of a summary does not pass the checks
├── EditsNotRenewedError          the editor's part is written in a way that cannot be kept
├── RegisterHasErrorsError        the register of what arrived does not pass the checks
├── RegisterNotChangedError       the register is written in a way that cannot be kept
├── ReportNotChangedError         a unit's report is written in a way that cannot be kept
├── DocumentSettingsMissingError  the plan says nothing about a kind of document
├── ReportNotFoundError           a unit has no report for the period
├── PathNotFoundError             a path given on the command line does not exist
├── UnfitPathError                what stands at a path given on the command line is of another kind
├── PathOutsideWorkspaceError     a path given on the command line is not part of the folder
├── UnknownNameError              an item, unit or group that the plan does not have
│   └── NotAnItemError            a unit, a group or a clause without work where an item is needed
├── UnknownCodeError              no finding has that code
├── UnknownAreaError             a province or commune that is not in the official list, or several
├── InvalidOptionError            the value of an option cannot be read
├── OptionsDoNotFitError          options that cannot stand together
├── NotConfirmedError             what was warned of was not confirmed
├── NothingDueError               a file of deadlines was asked for, and there are none
├── NotAUnitError                 an item or group where a unit is needed
├── PeriodNotBegunError           a report on a period that still lies ahead
├── PeriodNotAnnouncedError       an ad-hoc report that the plan does not announce
├── UnitNotInPeriodError          a unit that does not exist in the period to report on
├── ReportExistsError             a unit already has a report for the period
├── NoPlanInWordError             a Word document that is to be read as a plan is a report or the like
├── YearNotKnownError             a plan is to be read from a document that does not say its year
├── ImportLosesWordsError         a sentence of a document would not stand in the plan that is read from it
├── ImportTooLargeError           a plan that is read from a document is larger than a plan file may be
├── ImportTargetExistsError       a plan that is read from a document has a file already
├── RosterNotReadableError        a file has no list of units that can be read
├── WorkspaceExistsError          a new folder that already holds a plan
├── InExampleError                work of one's own in the example that comes with the program
├── NewerFolderError              a folder that a newer version of the program made
├── PlanExistsError               a new plan whose file is there already
├── PlanNotCarriedError           a plan is written in a way in which no other can be made of it
├── ArchiveReadOnlyError          something would be written into a year that was frozen
├── ArchiveExistsError            something stands where an archive is to be made
├── ArchiveDamagedError           the list of an archive's files cannot be read
├── ArchiveNotOpenedError         a .zip is no archive that can be opened
├── NameNotArchivedError          a file has a name that no archive can have
├── NamesNotArchivedError         two files have names that are one and the same on other machines
├── PathLeavesFolderError         a link leads out of the folder in which files are made
├── TemplateError                 a document template cannot be read or filled
├── FileNotReadError              a file or folder cannot be read without which the rest would be wrong
├── OutputNotWritableError        a file cannot be written
├── ChangedMeanwhileError         a file that was to be replaced is no longer as it was read
├── FolderBusyError               another run is writing in the folder
├── TimeLimitError                something took longer than it may
├── MemoryLimitError              something needed more memory than it may use
├── AmendmentRefusedError         (amending) what is to be written into the plan does not stand
├── WorkerDiedError               the process that read a file ended without an answer
├── WordNotReadableError          a file is not a Word document that can be read
├── NoAdministrativeDocumentError a Word document is a paper of another kind
├── AmendmentRefusedError         (amending) an amendment cannot be written into the plan as it is asked for
├── RevisionNotFoundError         (history) git cannot say what has changed
├── NotComparableError            (looking_back) nothing can be said of the folder as it stood in a commit
├── NotEarlierError               (looking_back) what is to be compared with is not of an earlier day
├── DocumentEditedError           (documents) a document that somebody has edited would be overwritten
├── TooLargeForExcelError         (reporters) a table has more rows than a sheet of Excel
├── ParquetNotInstalledError      (reporters) the library that writes Parquet is not installed
├── PdfNotMadeError               (documents) there is no LibreOffice, or it does not make a PDF
├── PaperNotReadableError         (intake) a file that is to be kept cannot be read
├── AlreadyBookedError            (intake) a file is booked as that of another unit or period
├── EvidenceNotReadableError      (forms) the evidence beside a form cannot be read
├── FormFilledInError             (forms) a form that is filled in would be overwritten
├── FormRefusedError              (forms) a file is not a form that can be read
├── ReportUnreadableError         (forms) the report from which a form is filled cannot be read
└── UsageError                    (cli) the command line is not understood
    └── MissingArgumentError      (cli) a command stands without an argument that it needs
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ttdn.language import NOTHING, Text, ask_which, count_of, same
from ttdn.safe_text import as_argument


def system_words(error: Exception) -> str:
    """What the system says of an error; of one for which it has no words its kind."""
    return getattr(error, "strerror", None) or type(error).__name__


class TtdnError(Exception):
    """The program cannot go on; ``message`` says why and what to do."""

    def __init__(self, message: Text) -> None:
        """Keep the sentence in both languages."""
        super().__init__(message.en)
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        """An error crosses from a child process as it is.

        Each class has a constructor of its own, which is not asked again.
        """
        return Exception.__new__, (type(self), *self.args), self.__dict__


class WorkspaceNotFoundError(TtdnError):
    """No folder with ``plan/`` was found."""

    def __init__(self, start: Path) -> None:
        """Name the folder where the search began."""
        super().__init__(
            Text(
                f"Không tìm thấy thư mục 'plan' tại {start} hoặc các thư mục phía trên. "
                "Hãy chuyển vào thư mục của kế hoạch, hoặc chỉ rõ bằng --root THƯ_MỤC.",
                f"No folder 'plan' in {start} or above it. Change into the plan's folder, or "
                "name it with --root DIR.",
            )
        )


class PlanNotFoundError(TtdnError):
    """There is no plan for the year."""

    def __init__(self, year: int | None, years: list[int]) -> None:
        """Name the year that was asked for (None: any) and those that exist."""
        if year is None or not years:
            message = Text(
                "Thư mục 'plan' không có kế hoạch nào đọc được. Mỗi năm cần một tệp "
                "mang tên của năm: plan/NĂM.yaml. Chạy 'ttdn validate' để xem tệp nào sai.",
                "The folder 'plan' has no plan that can be read. Each year needs a file named after it: "
                "plan/YEAR.yaml. Run 'ttdn validate' to see what is wrong.",
            )
        else:
            known = ", ".join(map(str, years))
            message = Text(
                f"Không có kế hoạch năm {year}. Các năm hiện có: {known}.",
                f"There is no plan for {year}. Available years: {known}.",
            )
        super().__init__(message)


class NothingBeforeError(TtdnError):
    """A period is to be held against an earlier one, and there is no plan for any of those."""

    def __init__(self, now: Text, year: int, years: list[int]) -> None:
        """Name the period, the year whose plan is missing, and the years that have one."""
        known, such = ", ".join(map(str, years)), f"ttdn compare {years[-1]}-Q2 {years[-1]}-Q1"
        super().__init__(
            Text(
                f"Chưa có kỳ trước để so với {now.vi}: không có kế hoạch năm {year}. Ghi hai kỳ của các năm "
                f"hiện có ({known}), ví dụ: {such}.",
                f"There is nothing before {now.en} to compare with: no plan for {year}. Name two periods of "
                f"the years there are ({known}), such as: {such}.",
            )
        )


class PlanHasErrorsError(TtdnError):
    """The plan does not pass the checks, so nothing can be counted by it."""

    def __init__(self, path: str, count: int) -> None:
        """Name the plan's file and the number of its errors."""
        super().__init__(
            Text(
                f"{path} có {count} lỗi nên chưa thể tổng hợp. Chạy 'ttdn validate {as_argument(path)}' để "
                "xem và sửa.",
                f"{path} has {count_of(count, 'error')}, so nothing can be counted. Run 'ttdn "
                f"validate {as_argument(path)}' to see them.",
            )
        )


class ReportsNotReadError(TtdnError):
    """The folder of the reports was refused as a whole.

    To go on counting would be to say that nobody has reported.
    """

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            Text(
                f"Không đọc được thư mục '{folder}' nên chưa thể tổng hợp. Chạy 'ttdn "
                "validate' để xem lý do và sửa.",
                f"The folder '{folder}' was not read, so nothing can be counted. Run 'ttdn "
                "validate' to see why.",
            )
        )


class EditsHaveErrorsError(TtdnError):
    """The editor's part of a summary does not pass the checks.

    The summary would lack what was written in it.
    """

    def __init__(self, path: str) -> None:
        """Name the file."""
        self.path = path
        super().__init__(
            Text(
                f"{path} có lỗi nên chưa in được phần biên tập. Chạy 'ttdn validate {as_argument(path)}' để "
                "xem và sửa.",
                f"{path} has errors, so the editor's part cannot be printed. Run 'ttdn "
                f"validate {as_argument(path)}' to see them.",
            )
        )


class RegisterHasErrorsError(TtdnError):
    """The register does not pass the checks: whoever it speaks of would be told to have sent nothing."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        self.path = path
        super().__init__(
            Text(
                f"{path} (sổ nhận) có lỗi nên chưa biết ai đã gửi. Chạy 'ttdn validate {as_argument(path)}' "
                "để xem và sửa.",
                f"{path} (the register) has errors, so nobody knows who has sent what. Run 'ttdn validate "
                f"{as_argument(path)}' to see them.",
            )
        )


class RegisterNotChangedError(TtdnError):
    """The register is written in a way in which it cannot be changed safely; it is left as it is."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        super().__init__(
            Text(
                f"Không sửa được {path} mà giữ nguyên cách viết. Viết lại 'arrivals' mỗi dòng một khóa, như "
                "ttdn ghi, rồi chạy lại.",
                f"{path} cannot be changed while keeping the way it is written. Write 'arrivals' with one "
                "key on each line, as ttdn does, and run this again.",
            )
        )


class ReportNotChangedError(TtdnError):
    """A unit's report is written in a way in which it cannot be changed safely; it is left as it is."""

    def __init__(self, path: str, given: Mapping[str, str]) -> None:
        """Name the file, and what is to be written into it."""
        lines = ", ".join(f"'{key}: {value}'" for key, value in given.items())
        super().__init__(
            Text(
                f"Không sửa được {path} mà giữ nguyên cách viết. Mở tệp, ghi {lines}.",
                f"{path} cannot be changed while keeping the way it is written. Open it and write {lines}.",
            )
        )


class EditsNotRenewedError(TtdnError):
    """The editor's part of a summary is written in a way in which it cannot be brought up to date."""

    def __init__(self, path: str, beside: str) -> None:
        """Name the file, and the one that was made in its place."""
        super().__init__(
            Text(
                f"Không ghi thêm được vào {path} mà vẫn giữ cách viết và chú thích, nên tệp giữ "
                f"nguyên. Bản đủ nội dung, viết lại theo mẫu, ở {beside}: xem rồi chép sang.",
                f"{path} cannot be renewed while keeping the way it is written, so it is left as it is. The "
                f"same content with what is new is in {beside}: look at it and copy it over.",
            )
        )


class DocumentSettingsMissingError(TtdnError):
    """The plan says nothing about a kind of document that is to be printed."""

    def __init__(self, path: str, key: str) -> None:
        """Name the plan's file and the key that it lacks."""
        super().__init__(
            Text(
                f"{path} chưa có thể thức của văn bản này: thêm 'documents: {key}: …' với "
                "agency, symbol, place, signature, recipients "
                "như của 'summary'.",
                f"{path} lacks the settings for this document: add 'documents: {key}: …' with "
                "the keys of 'summary'.",
            )
        )


class ReportNotFoundError(TtdnError):
    """A unit has no report for a period, or none that passed the checks."""

    def __init__(self, whose: Text, period: Text, there: list[str], wrong: list[str]) -> None:
        """Name the unit and period, the periods that it has reported on, and its files with errors."""
        vi = f"{whose.vi} chưa có báo cáo {period.vi}."
        en = f"{whose.en}: no report for {period.en}."
        if wrong:
            vi += f" Tệp có lỗi: {', '.join(wrong)}; chạy 'ttdn validate' để xem và sửa."
            en += f" Files with errors: {', '.join(wrong)}; run 'ttdn validate' to see them."
        if there:
            vi += f" Đã có: {', '.join(there)} (chọn bằng --period)."
            en += f" There are: {', '.join(there)} (choose with --period)."
        super().__init__(Text(vi, en))


class PathNotFoundError(TtdnError):
    """A path given on the command line does not exist."""

    def __init__(self, path: str) -> None:
        """Name the path as it was typed."""
        super().__init__(
            Text(
                f"Không tìm thấy '{path}'. Kiểm tra tên, và thư mục đang đứng.",
                f"'{path}' does not exist. Check its name, and the folder you are in.",
            )
        )


class UnfitPathError(TtdnError):
    """Something stands at a path given on the command line, but not what is needed there."""

    def __init__(self, path: str, wanted: Text) -> None:
        """Name the path as it was typed, and what should stand there."""
        super().__init__(
            Text(
                f"'{path}' không phải là {wanted.vi}. Kiểm tra đường dẫn rồi chạy lại.",
                f"'{path}' is not {wanted.en}. Check the path, then run again.",
            )
        )


class PathOutsideWorkspaceError(TtdnError):
    """A path given on the command line holds no plan and no report of this folder."""

    def __init__(self, path: str, root: Path) -> None:
        """Name the path as it was typed and the folder at work."""
        super().__init__(
            Text(
                f"'{path}' không nằm trong 'plan', 'register' hoặc 'units' của {root}. Chọn tệp ở đó.",
                f"'{path}' is not inside 'plan', 'register' or 'units' of {root}. Choose something in there.",
            )
        )


class UnknownNameError(TtdnError):
    """The plan has no item, unit or group of that name on the day that is looked at."""

    def __init__(self, name: str, suggestions: list[str], *, on_other_days: bool = False) -> None:
        """Name what was typed and what may have been meant; ``on_other_days``: an item of then."""
        self.name, self.suggestions = name, suggestions
        near = ask_which(suggestions) or NOTHING
        said = Text(f"Kế hoạch không có '{name}'.{near.vi}", f"The plan has no '{name}'.{near.en}")
        if on_other_days:
            said = Text(
                f"Mục {name} không có hiệu lực vào ngày được xem. Có từ ngày nào đến ngày nào: "
                f"ttdn show {name}; xem ngày khác, kỳ khác: thêm --as-of, --period.",
                f"Item {name} is not in force on the day that is looked at. From when and until when it is: "
                f"ttdn show {name}; for another day or period add --as-of or --period.",
            )
        super().__init__(said)


class NotAnItemError(UnknownNameError):
    """A unit, a group or a clause without work stands where an item is needed."""

    def __init__(self, name: str, items: list[str]) -> None:
        """Name what was typed and some items."""
        self.name, self.suggestions = name, []
        such = ", ".join(items)
        TtdnError.__init__(
            self,
            Text(
                f"'{name}' không phải là một mục có việc để báo cáo. Viết số của mục, ví dụ: {such}.",
                f"'{name}' is no item to report on. Write an item's number, such as: {such}.",
            ),
        )


class UnknownCodeError(TtdnError):
    """No finding has that code."""

    def __init__(self, code: str, suggestions: list[str]) -> None:
        """Name what was typed and what may have been meant."""
        near = ask_which(suggestions) or Text(
            " Xem tất cả: ttdn explain --all.", " See all: ttdn explain --all."
        )
        super().__init__(Text(f"Không có mã '{code}'.{near.vi}", f"There is no code '{code}'.{near.en}"))


class UnknownAreaError(TtdnError):
    """No province or commune of the official list is meant, or several are; it names the nearest."""


class InvalidOptionError(TtdnError):
    """The value of an option cannot be read."""

    def __init__(self, option: str | Text, value: str, allowed: Text, choices: Sequence[str] = ()) -> None:
        """Name the option or argument, what was typed and what is allowed: of some words also these."""
        self.option, self.value, self.choices = option, value, choices
        vi, en = same(option) if isinstance(option, str) else option
        super().__init__(
            Text(
                f"{vi}: không đọc được '{value}'. {allowed.vi}",
                f"{en}: cannot read '{value}'. {allowed.en}",
            )
        )


class OptionsDoNotFitError(TtdnError):
    """Options or arguments that cannot stand together, or not without another."""

    def __init__(self, options: str | Text, advice: Text, *, needless: bool = False) -> None:
        """Name the options or arguments and what would be right; ``needless``: the line is, without them."""
        self.needless = options if needless else None
        vi, en = same(options) if isinstance(options, str) else options
        super().__init__(Text(f"{vi}: {advice.vi}", f"{en}: {advice.en}"))


class NotAUnitError(TtdnError):
    """An item, heading or group stands where a unit is needed."""

    def __init__(self, name: str, units: list[str]) -> None:
        """Name what was typed and some units that it stands for."""
        vi, en = f"'{name}' không phải là một đơn vị.", f"'{name}' is not a unit."
        if units:
            vi += f" Chọn một đơn vị, ví dụ: {', '.join(units)}."
            en += f" Choose one, such as: {', '.join(units)}."
        super().__init__(Text(vi, en))


class PeriodNotBegunError(TtdnError):
    """The period to report on begins after the day on which the report is received."""

    def __init__(self, period: Text, start: Text, option: str = "--received") -> None:
        """Name the period, its first day, and the option that gives the day of receipt."""
        super().__init__(
            Text(
                f"Kỳ báo cáo {period.vi} bắt đầu từ {start.vi}, sau ngày nhận. Chọn kỳ khác "
                f"bằng --period, hoặc ngày nhận bằng {option}.",
                f"The period {period.en} begins on {start.en}, after the day of receipt. Use "
                f"--period or {option}.",
            )
        )


class UnitNotInPeriodError(TtdnError):
    """A unit did not exist on any day of the period on which it is to report."""

    def __init__(self, unit: str, days: Text, period: Text, other: str) -> None:
        """Name the unit and the days on which it exists, the period, and who reports on it instead."""
        vi, en = f" Kỳ này do {other} báo cáo.", f" {other} reports on it."
        if not other:
            vi, en = " Chọn kỳ khác, hoặc đơn vị khác.", " Choose another period or unit."
        super().__init__(
            Text(
                f"{unit} {days.vi}, không báo cáo {period.vi}.{vi}",
                f"{unit} {days.en} and does not report on {period.en}.{en}",
            )
        )


class PeriodNotAnnouncedError(TtdnError):
    """An ad-hoc report that the plan does not announce."""

    def __init__(self, period: str, announced: Sequence[tuple[str, str]]) -> None:
        """Name what was asked for, and the ad-hoc reports of the plan, each with what it is about."""
        listed = "; ".join(f"{name} ({title})" for name, title in announced)
        year = period[:4]
        super().__init__(
            Text(
                f"'{period}' không phải là kỳ báo cáo ({year}, {year}-H1, {year}-9M, {year}-Q2, {year}-05), "
                f"cũng không phải là báo cáo đột xuất nào của kế hoạch{f': {listed}' if listed else ''}. "
                "Chọn một kỳ như vậy.",
                f"'{period}' is neither a period ({year}, {year}-H1, {year}-9M, {year}-Q2, {year}-05) nor an "
                f"ad-hoc report of the plan{f': {listed}' if listed else ''}. Choose one of these.",
            )
        )


class ReportExistsError(TtdnError):
    """The file that is to be filled in is there already; it is left as it is."""

    def __init__(self, file: str) -> None:
        """Name the file that is there."""
        super().__init__(
            Text(
                f"Đã có tệp {file} nên không lập lại; tệp giữ nguyên. Mở tệp đó để điền tiếp.",
                f"{file} already exists and is left unchanged. Open it to go on.",
            )
        )


class NoPlanInWordError(TtdnError):
    """A document that is to be read as a plan is another paper: a report, a letter of invitation."""

    def __init__(self, path: str, kind: str) -> None:
        """Name the file and what it is."""
        super().__init__(
            Text(
                f"{path} là {kind}, không phải kế hoạch, nên không nhập. Chọn bản Word của kế hoạch đã ký.",
                f"{path} is not a plan but a {kind}, so it was not read. Choose the signed plan's Word file.",
            )
        )


class YearNotKnownError(TtdnError):
    """A plan is read from a document that does not say of which year it is."""

    def __init__(self) -> None:
        """Say what to add."""
        super().__init__(
            Text(
                "Văn bản không cho biết kế hoạch của năm nào. Chạy lại và thêm --year, ví dụ --year 2027.",
                "The document does not say its year. Run it again with --year, such as --year 2027.",
            )
        )


class ImportLosesWordsError(TtdnError):
    """A plan was read from a document, but not all of the document's words stand in it."""

    def __init__(self, path: str, lost: Sequence[str]) -> None:
        """Name the document and the first words of what is lost."""
        listed = "; ".join(f'"{words}"' for words in lost[:3]) or path
        super().__init__(
            Text(
                f"Không đọc được trọn vẹn {path}, nên không ghi tệp nào. Chưa rõ đặt vào đâu: {listed}. Sửa "
                "các đoạn ấy trong bản sao của văn bản Word (bỏ định dạng, gõ lại) rồi chạy lại.",
                f"{path} was not read as a whole, so nothing was written. Where does this belong: "
                f"{listed}? Type it anew in a copy of the Word document and run this again.",
            )
        )


class ImportTooLargeError(TtdnError):
    """A plan that was read from a document is larger than a plan file may be."""

    def __init__(self, path: str, reason: Text) -> None:
        """Name the document, and say what is too large."""
        super().__init__(
            Text(
                f"{path} dài hơn mức một tệp kế hoạch chứa được, nên không ghi tệp nào. {reason.vi} Bỏ các "
                "phụ lục không giao việc khỏi bản sao của văn bản Word rồi chạy lại.",
                f"{path} is longer than a plan file may be, so nothing was written. {reason.en} Take the "
                "annexes that give no tasks out of a copy of the Word document and run this again.",
            )
        )


class ImportTargetExistsError(TtdnError):
    """A plan that is read from a document has a file already; it is left as it is."""

    def __init__(self, path: str, document: str, other: str) -> None:
        """Name the file, the document, and a name that is free."""
        super().__init__(
            Text(
                f"{path} đã có nên không ghi đè. Ghi ra tệp khác: thêm -o {other}; hoặc chỉ đối chiếu "
                f"tệp đang có với văn bản: ttdn import {as_argument(document)} --check",
                f"{path} is there already and is not overwritten. Write another file with -o {other}, or "
                f"only compare it with the document: ttdn import {as_argument(document)} --check",
            )
        )


class RosterNotReadableError(TtdnError):
    """A file has no list of units that can be read."""

    def __init__(self, path: str, reason: Text) -> None:
        """Name the file and say what is wrong with it."""
        super().__init__(
            Text(
                f"Không lấy được danh sách đơn vị từ {path}: {reason.vi} Tệp phải có unit_kinds, units, như "
                f"trong tệp kế hoạch. Chạy 'ttdn validate {as_argument(path)}' để xem, hoặc thêm --roster "
                "với tệp khác.",
                f"No list of units can be taken from {path}: {reason.en} It must have unit_kinds and units, "
                f"as a plan file has them. See 'ttdn validate {as_argument(path)}', or name another file "
                "with --roster.",
            )
        )


class WorkspaceExistsError(TtdnError):
    """The folder already holds plans: nothing is made in it."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            Text(
                f"{folder} đã có thư mục 'plan' nên không tạo gì. Năm mới: thêm tệp "
                "plan/<năm>.yaml vào đó; hoặc chọn thư mục khác.",
                f"{folder} already holds a folder 'plan', so nothing was made. For a new year "
                "add plan/<year>.yaml, or choose another folder.",
            )
        )


class InExampleError(TtdnError):
    """Somebody's own plan or year is to go into the example that comes with the program."""

    def __init__(self, example: str, command: str) -> None:
        """Name the example's folder, and what to type for a folder of one's own, outside it."""
        super().__init__(
            Text(
                f"{example} là thư mục ví dụ đi kèm chương trình nên không ghi gì vào đó. Kế hoạch của cơ "
                f"quan để trong một thư mục riêng, ở ngoài: {command}",
                f"{example} is the example that comes with the program, so nothing was written there. A plan "
                f"of your own belongs in a folder of its own, outside: {command}",
            )
        )


class NewerFolderError(TtdnError):
    """A folder was made, or brought up to date, by a newer version of the program."""

    def __init__(self, made_by: str, program: str) -> None:
        """Name both versions."""
        super().__init__(
            Text(
                f"Thư mục do ttdn {made_by} lập, mới hơn chương trình đang dùng ({program}): không kiểm tra, "
                f"không thay gì. Cài ttdn {made_by} hoặc mới hơn trên máy này rồi chạy lại.",
                f"This folder was made by ttdn {made_by}, newer than this program ({program}): nothing was "
                f"checked or changed. Install ttdn {made_by} or newer on this machine and run this again.",
            )
        )


class PlanExistsError(TtdnError):
    """There is a file already where a new plan belongs: it is left as it is."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        super().__init__(
            Text(
                f"{path} đã có, giữ nguyên, không ghi gì. Muốn lập lại thì chuyển tệp ấy ra chỗ khác rồi "
                "chạy lại; hoặc chọn --year khác.",
                f"{path} exists already and is left as it is; nothing was written. To make it anew, move "
                "that file elsewhere and run this again; or choose another --year.",
            )
        )


class PlanNotCarriedError(TtdnError):
    """A plan is written in a way in which no other can be made of it safely."""

    def __init__(self, path: str) -> None:
        """Name the file of the old plan."""
        super().__init__(
            Text(
                f"Không lập được kế hoạch năm sau từ {path} vì cách viết của tệp (ví dụ cả tệp nằm trong "
                "một cặp ngoặc). Viết mỗi phần, mỗi mục, mỗi đơn vị từ một dòng riêng rồi chạy lại.",
                f"The plan of the next year cannot be made from {path} because of how it is written (such "
                "as the whole file within brackets). Begin each part, item and unit on a line of its own, "
                "and run this again.",
            )
        )


class ArchiveReadOnlyError(TtdnError):
    """Something would be written into a year that was frozen."""

    def __init__(self) -> None:
        """Say where to work instead."""
        super().__init__(
            Text(
                "Đây là bản lưu, chỉ để đọc: không ghi gì vào đó. Làm việc trong thư mục gốc; văn bản in "
                "lại thì ghi ra chỗ khác bằng -o.",
                "This is an archive and only read: nothing was written. Work in the folder it was made of; "
                "write what is printed again elsewhere, with -o.",
            )
        )


class ArchiveExistsError(TtdnError):
    """Something stands where an archive is to be made: it is left as it is."""

    def __init__(self, path: Path) -> None:
        """Name the place."""
        super().__init__(
            Text(
                f"{path} đã có, giữ nguyên, không lưu đè. Chọn tên khác bằng -o, hoặc chuyển bản cũ đi rồi "
                "chạy lại.",
                f"{path} exists already and is left as it is. Choose another name with -o, or move the old "
                "one away and run this again.",
            )
        )


class ArchiveDamagedError(TtdnError):
    """What says which files an archive has, or what it is, cannot be read."""

    def __init__(self, root: Path, name: str) -> None:
        """Name the archive and the file."""
        super().__init__(
            Text(
                f"Bản lưu {root.name} hỏng: không đọc được {name}. Lấy lại bản lưu từ nơi cất giữ khác.",
                f"The archive {root.name} is damaged: {name} cannot be read. Take it from another place "
                "where it is kept.",
            )
        )


class ArchiveNotOpenedError(TtdnError):
    """A .zip is no archive that can be opened."""

    def __init__(self, path: Path, why: Text) -> None:
        """Name the file, and say why."""
        super().__init__(
            Text(
                f"Không mở {path} như một bản lưu: {why.vi}. Xem lại tên tệp, hoặc lấy lại bản lưu từ nơi "
                "cất giữ.",
                f"{path} was not opened as an archive: {why.en}. Check the name, or take the archive from "
                "where it is kept.",
            )
        )


class NameNotArchivedError(TtdnError):
    """A file has a name that no archive can have."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            Text(
                f"Chưa lưu: tên tệp {name!r} có ký tự không dùng được. Đổi tên tệp rồi chạy lại.",
                f"Nothing was archived: the file's name {name!r} has a character that cannot be used. "
                "Rename it and run this again.",
            )
        )


class NamesNotArchivedError(TtdnError):
    """Two files have names that are one and the same on other machines: unpacked there, one would be lost."""

    def __init__(self, first: str, second: str) -> None:
        """Name both."""
        super().__init__(
            Text(
                f"Chưa lưu: tên hai tệp {first!r} và {second!r} chỉ khác cách gõ dấu hoặc chữ hoa, "
                "chữ thường, trên máy khác là một. Đổi tên một tệp rồi chạy lại.",
                f"Nothing was archived: the names of two files, {first!r} and {second!r}, differ only "
                "in how accents are typed, or in capitals; elsewhere they are one. Rename one and run this "
                "again.",
            )
        )


class PathLeavesFolderError(TtdnError):
    """A link inside the folder leads out of it, or stands in a file's place.

    Nothing is written through it.
    """

    def __init__(self, name: str, folder: Path) -> None:
        """Name the file that was to be made, and the folder."""
        super().__init__(
            Text(
                f"Không ghi '{name}': trên đường dẫn có liên kết trỏ ra ngoài {folder}, hoặc thế chỗ tệp. "
                "Thay liên kết bằng thư mục hoặc tệp thật.",
                f"'{name}' was not written: a link on its path leads out of {folder}, or takes "
                "its place. Replace the link with a real folder or file.",
            )
        )


class TemplateError(TtdnError):
    """A document template cannot be read or filled."""

    def __init__(self, path: str, line: int, problem: Text) -> None:
        """Name the template's file and line, and what is wrong there."""
        super().__init__(Text(f"{path}:{line}: {problem.vi}", f"{path}:{line}: {problem.en}"))
        self.line, self.problem = line, problem


class FileNotReadError(TtdnError):
    """A file or a folder is there and cannot be read; to go on without it would be wrong."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Name the path and what the system says."""
        reason = system_words(error)
        super().__init__(
            Text(
                f"Không đọc được {path} ({reason}). Kiểm tra quyền đọc, ổ mạng, đóng chương trình đang mở "
                "nó, rồi chạy lại.",
                f"{path} cannot be read ({reason}). Check the rights and the network drive, close the "
                "program that has it open, then run again.",
            )
        )


class OutputNotWritableError(TtdnError):
    """A file cannot be written."""

    def __init__(self, path: Path, reason: Text) -> None:
        """Name the file, and say why and what helps."""
        super().__init__(Text(f"Không ghi được {path}: {reason.vi}", f"Cannot write {path}: {reason.en}"))


class ChangedMeanwhileError(TtdnError):
    """A file that was to be made or replaced is no longer as it was when it was read."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            Text(
                f"{path} vừa được lập hoặc sửa trong lúc ttdn đang chạy nên giữ nguyên, không "
                "ghi đè. Chạy lại lệnh.",
                f"{path} was made or changed while ttdn was running; it is left unchanged. Run "
                "the command again.",
            )
        )


class NothingDueError(TtdnError):
    """A file of deadlines was asked for, and there are none."""


class NotConfirmedError(TtdnError):
    """Something is done only after a warning, and nobody has said that it is wanted."""

    def __init__(self, warning: Text | None = None) -> None:
        """Say what was warned of, and how it is confirmed; None where the answer was no."""
        super().__init__(
            Text("Không lập văn bản.", "Nothing was made.")
            if warning is None
            else Text(
                f"{warning.vi} Vẫn muốn lập thì thêm --yes.",
                f"{warning.en} To make it all the same, add --yes.",
            )
        )


class FolderBusyError(TtdnError):
    """Another run is writing in the folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            Text(
                f"Một lệnh ttdn khác đang ghi vào {folder}. Đợi lệnh đó xong rồi chạy lại.",
                f"Another ttdn is writing in {folder}. Wait until it has finished, then run again.",
            )
        )


class WordNotReadableError(TtdnError):
    """A file is not a Word document that can be read."""

    def __init__(self, path: str, reason: Text) -> None:
        """Name the file, and say why and what to do."""
        super().__init__(Text(f"Không đọc được {path}: {reason.vi}", f"Cannot read {path}: {reason.en}"))


class NoAdministrativeDocumentError(TtdnError):
    """A Word file is a paper of another kind than the decree speaks of."""

    def __init__(self, path: str, reason: Text) -> None:
        """Name the file, and say what it is."""
        super().__init__(
            Text(
                f"Không kiểm tra thể thức {path}: {reason.vi}",
                f"The layout of {path} is not checked: {reason.en}",
            )
        )


class TimeLimitError(TtdnError):
    """Something took longer than it may."""

    def __init__(self, seconds: float) -> None:
        """Name the limit."""
        super().__init__(
            Text(
                f"Xử lý quá {seconds:g} giây nên đã dừng.",
                f"It took more than {seconds:g} seconds and was stopped.",
            )
        )


class MemoryLimitError(TtdnError):
    """Something needed more memory than it may use."""

    def __init__(self, megabytes: int | None) -> None:
        """Name the limit; None where the machine's own was reached."""
        limit = f" {megabytes} MB" if megabytes is not None else ""
        super().__init__(
            Text(
                f"Xử lý cần nhiều bộ nhớ hơn mức cho phép{limit} nên đã dừng.",
                f"It needed more memory than it may use{limit} and was stopped.",
            )
        )


class WorkerDiedError(TtdnError):
    """The process that did the work ended without an answer: a library crashed, or the system ended it."""

    def __init__(self, code: int | None) -> None:
        """Name the code with which it ended, for whoever looks into it."""
        super().__init__(
            Text(
                f"Tiến trình xử lý dừng đột ngột (mã {code}).",
                f"The process that did the work ended suddenly (code {code}).",
            )
        )
