"""The register against its plan, and the reports against the register."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from ttdn.arrivals import Sending, Sent, sent_by
from ttdn.checks.registry import REGISTER_CHECKS, WORKSPACE_CHECKS
from ttdn.diagnostics import Diagnostic, Findings, Location, Severity
from ttdn.language import Text, ask
from ttdn.load import RegisterFile, ReportFile, Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.places import ASKED_BACK_FOLDER, STATE_FOLDER, TAKEN_FOLDER, register_path, report_path
from ttdn.safe_text import as_argument, quote
from ttdn.source import KeyPath
from ttdn.vietnamese import Suggestions, date_text

T = TypeVar("T", int, str)


def check_register_place(file: RegisterFile) -> Findings:
    """A register whose name says no year: nobody would look for it there."""
    if file.year is None:
        yield file.source.finding(
            "wrong-file-name",
            (),
            Text(
                "Sổ nhận phải có tên là năm của kế hoạch: register/<năm>.yaml.",
                "A register must be named after the year of its plan: register/<year>.yaml.",
            ),
            Text(
                "Đổi tên tệp. Hai sổ của một năm (bản sao do chương trình đồng bộ lập): chép những lần nhận "
                "còn thiếu vào sổ mang tên năm, rồi chuyển tệp này ra ngoài thư mục 'register'.",
                "Rename it. Two of one year (the copy of a sync program): carry the missing arrivals "
                "into the one named after the year, then move this file out of 'register'.",
            ),
        )


@REGISTER_CHECKS
def check_arrivals(file: RegisterFile, _plan: Plan) -> Findings:
    """Each arrival by itself and beside those above it."""
    numbers: dict[int, KeyPath] = {}
    digests: dict[str, KeyPath] = {}
    for position, arrival in enumerate(file.register.arrivals):
        path: KeyPath = ("arrivals", position)
        yield from _check_twice(file, (*path, "number"), numbers, arrival.number)
        if arrival.digest:
            yield from _check_twice(file, (*path, "digest"), digests, arrival.digest)
        yield from _check_replaced(file, path, arrival, numbers)
        if arrival.settled < arrival.arrived:
            day = date_text(arrival.arrived)
            yield _unfit(
                file,
                (*path, "decided"),
                Text(f"Có kết quả trước ngày đến ({day.vi}).", f"Decided before it came ({day.en})."),
                Text("Sửa 'decided' hoặc 'arrived'.", "Correct 'decided' or 'arrived'."),
            )
        if arrival.period and file.year and arrival.period.year != file.year:
            yield _unfit(
                file,
                (*path, "period"),
                Text(f"Đây là sổ của năm {file.year}.", f"This is the register of {file.year}."),
                Text(
                    f"Sửa kỳ, hoặc chuyển lần nhận này sang register/{arrival.period.year}.yaml.",
                    f"Correct it, or move this entry to register/{arrival.period.year}.yaml.",
                ),
            )


def _check_twice(file: RegisterFile, path: KeyPath, first: dict[T, KeyPath], value: T) -> Findings:
    if (before := first.setdefault(value, path)) != path:
        yield _unfit(
            file,
            path,
            Text("Đã có ở một lần nhận trước trong sổ.", "It stands at an earlier arrival, too."),
            Text("Mỗi lần nhận một số, mỗi tệp một lần nhận.", "One number each, one arrival for each file."),
            beside=(before, Text("lần đầu ở đây", "first here")),
        )


def _check_replaced(
    file: RegisterFile, path: KeyPath, arrival: Arrival, known: dict[int, KeyPath]
) -> Iterator[Diagnostic]:
    for place, number in enumerate(arrival.replaces):
        if number not in known or number == arrival.number:
            yield _unfit(
                file,
                (*path, "replaces", place),
                Text(f"Không có số đến {number} ở trên.", f"There is no arrival {number} above."),
                Text("Ghi số đến của một bản trước.", "Give the number of an earlier arrival."),
            )


def _unfit(
    file: RegisterFile, path: KeyPath, message: Text, hint: Text, beside: tuple[KeyPath, Text] | None = None
) -> Diagnostic:
    return file.source.finding("unfit-arrival", path, message, hint, beside=beside)


@REGISTER_CHECKS
def check_registered_units(file: RegisterFile, plan: Plan) -> Findings:
    """A unit that is not on the roster: it would be asked for what it has sent."""
    suggestions = Suggestions()
    for position, arrival in enumerate(file.register.arrivals):
        unit = arrival.unit
        if unit is not None and unit not in plan.units_by_id:
            yield file.source.finding(
                "unknown-unit",
                ("arrivals", position, "unit"),
                Text(f"Danh sách đơn vị không có {quote(unit)}.", f"The roster has no unit {quote(unit)}."),
                ask(suggestions.suggest(unit, plan.units_by_id)),
                replacement=suggestions.mistyped(unit, plan.units_by_id, names=True),
            )


def sendings_of(workspace: Workspace) -> Callable[[ReportFile], Sending | None]:
    """What the register has of a report; None where it has nothing."""
    sent: dict[int | None, Sent] = {
        file.year: sent_by(file.register.arrivals) for file in workspace.registers
    }
    return lambda file: sent.get(file.head.period.year, {}).get(file.head.unit, {}).get(file.head.period)


@WORKSPACE_CHECKS
def check_first_days(workspace: Workspace) -> Findings:
    """A report that was received on another day than the register says."""
    sending_of = sendings_of(workspace)
    for file in workspace.reports:
        if not file.says_whose or "received" in file.assumed:
            continue
        sending = sending_of(file)
        if sending and sending.first_day and sending.first_day < file.head.received:
            day = date_text(sending.first_day)
            yield _unlike_register(
                file,
                Text(
                    f"Theo sổ nhận, bản đầu tiên đến ngày {day.vi}.",
                    f"By the register the first version came on {day.en}.",
                ),
                Text(f"Viết received: {sending.first_day}.", f"Write received: {sending.first_day}."),
            )
        elif file.head.counts_from != file.head.received and not (
            sending and any(one.arrived == file.head.received for one in sending.arrivals)
        ):
            yield _unlike_register(
                file,
                Text(
                    "Sổ nhận không có bản nào của đơn vị và kỳ này đến ngày ấy.",
                    "The register has nothing of this unit and period that came on that day.",
                ),
                Text(
                    "Ghi lần nhận ấy vào sổ (ttdn receive), hoặc bỏ 'accepted' và sửa 'received'.",
                    "Book it (ttdn receive), or take 'accepted' out and correct 'received'.",
                ),
            )


@WORKSPACE_CHECKS
def check_lost_reports(workspace: Workspace) -> Findings:
    """A report that was taken, and of which the folder has no file any more."""
    there = {(file.head.unit, file.head.period) for file in workspace.reports if file.says_whose}
    names = {name.rpartition(".")[0] for name in workspace.files}
    for file in workspace.registers:
        seen: set[tuple[str, Period]] = set()
        for position, one in enumerate(file.register.arrivals):
            if not (one.result.is_taken and one.unit and one.period):
                continue
            whose, name = (one.unit, one.period), report_path(one.unit, one.period)
            if whose not in there | seen and name.rpartition(".")[0] not in names:
                seen.add(whose)
                yield file.source.finding(
                    "lost-file",
                    ("arrivals", position, "unit"),
                    Text(
                        f"Sổ ghi đã nhận báo cáo này, nhưng không có tệp {name}.",
                        f"The register says that this report was taken, but there is no {name}.",
                    ),
                    _get_back(one),
                )


@WORKSPACE_CHECKS
def check_lost_registers(workspace: Workspace) -> Findings:
    """A register that is not there, though forms of its year were taken."""
    for year in sorted(workspace.plans) if workspace.files else ():
        name = register_path(year)
        if name not in workspace.files and any((workspace.root / STATE_FOLDER).glob(f"*/{year}*.json")):
            yield Diagnostic(
                "lost-file",
                Text(
                    f"Đã nhận biểu mẫu của năm {year} mà không có sổ nhận {name}.",
                    f"Forms of {year} were taken, but there is no register {name}.",
                ),
                Location(name),
                severity=Severity.WARNING,
                hint=Text(
                    f"Lấy lại từ bản sao lưu. Không có thì 'ttdn collect {TAKEN_FOLDER}' ghi lại các biểu "
                    "mẫu đã nhận; bản giấy thì ghi lại bằng ttdn receive, biểu mẫu bị trả lại bằng ttdn "
                    f"collect {ASKED_BACK_FOLDER} --received NGÀY.",
                    f"Take it back from a backup. Without one, 'ttdn collect {TAKEN_FOLDER}' books the forms "
                    "that were taken; papers are booked with ttdn receive, forms that were asked back with "
                    f"ttdn collect {ASKED_BACK_FOLDER} --received DATE.",
                ),
            )


def _get_back(one: Arrival) -> Text:
    refuse = f"ttdn receive {one.unit} --period {one.period} --entry {one.number} --result refused"
    vi, en = "lấy lại từ bản sao lưu", "take it back from a backup"
    if one.kept:
        again = f"ttdn collect {as_argument(one.kept.rpartition('/')[0])}"
        vi, en = f"nhận lại tệp đã cất: {again}; hoặc {vi}", f"take the kept file again: {again}; or {en}"
    return Text(
        f"Bị xóa, bị đổi tên thì {vi}. Đơn vị rút báo cáo thì: {refuse}",
        f"If it was deleted or renamed, {en}. If the unit has withdrawn it: {refuse}",
    )


def _unlike_register(file: ReportFile, message: Text, hint: Text) -> Diagnostic:
    return file.source.finding("received-unlike-register", ("received",), message, hint)
