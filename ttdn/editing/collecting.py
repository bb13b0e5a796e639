"""Sheets of the specialist among the files that came back: read in a child process, taken or named."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ttdn.checking import Checked
from ttdn.editing.reading import Sheet, read_sheet
from ttdn.editing.renew import read_edits
from ttdn.editing.taking import apply_sheet
from ttdn.errors import TtdnError
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.incoming import read_incoming
from ttdn.forms.key import read_key
from ttdn.forms.sandbox import MEGABYTES, SECONDS
from ttdn.language import Text, count_of
from ttdn.places import EDITS_FOLDER, edits_path
from ttdn.source.edit import EditFailedError
from ttdn.worker import Worker
from ttdn.writing import sweep, write_inside

_CELLS = Text("Sửa các ô nêu trên rồi chạy lại", "Correct these cells, then run again")
_AGAIN = Text("Sửa xong thì chạy lại", "Put it right, then run again")


class TakenSheet(NamedTuple):
    """What becomes of a sheet: the outcome as of any file, and how it differs from the specialist's file."""

    outcome: Collected
    differences: Sequence[Text] = ()


def find_sheets(checked: Checked, batch: Sequence[Collected]) -> dict[int, TakenSheet]:
    """The specialist's sheets among files that are no forms, by their places; nothing is written."""
    key = read_key(checked.workspace.root)
    doubtful = [
        number
        for number, sent in enumerate(batch)
        if sent.outcome is Outcome.REFUSED and sent.identity is None and sent.digest
    ]
    if key is None or not doubtful:
        return {}
    with Worker(seconds=SECONDS, megabytes=MEGABYTES) as reader:
        read = {number: _read(reader, batch[number], key) for number in doubtful}
    return {
        number: _take(checked, replace(batch[number], values={}), sheet)
        for number, sheet in read.items()
        if sheet is not None
    }


def _read(reader: Worker, sent: Collected, key: bytes) -> Sheet | None:
    try:
        return reader.call(read_sheet, sent.file, read_incoming(sent.path)[1], key)
    except Exception:  # noqa: BLE001 - a file that nobody foresaw must not stop the others
        return None  # what was said of it as a form is said of it


def _take(checked: Checked, sent: Collected, sheet: Sheet) -> TakenSheet:
    """What becomes of a sheet beside the specialist's file as it stands."""
    period = sheet.carried.of_period
    plan_file = checked.workspace.plans.get(period.year) if period else None
    target = edits_path(period)
    sent = replace(sent, period=period, target=target, message=None, advice=None)
    try:
        raw, text, _ = read_edits(checked.workspace.root, target)
        if plan_file is None or raw is None or text is None or target in checked.wrong_files:
            return TakenSheet(_blocked(sent))
        applied = apply_sheet(sheet, target, text, plan_file.plan)
    except EditFailedError:
        return TakenSheet(_unkept(sent))
    except TtdnError as error:
        return TakenSheet(sent.held(Outcome.BLOCKED, error.message, _AGAIN))
    sent = replace(sent, findings=tuple(applied.findings), before=raw)
    if any(found.code == "secrecy-marking" for found in applied.findings):
        return TakenSheet(_secret(sent))
    if count := len(sent.errors):
        words = Text(f"{count} lỗi, chưa ghi gì.", f"{count_of(count, 'error')}; nothing was written.")
        return TakenSheet(sent.held(Outcome.BLOCKED, words, _CELLS))
    if applied.differences:
        return TakenSheet(_disagreeing(sent, len(applied.differences)), applied.differences)
    if not applied.changes:
        return TakenSheet(replace(sent, outcome=Outcome.UNCHANGED))
    taken = replace(sent, outcome=Outcome.CHANGED, text=applied.text, cells=applied.changes)
    command = f"ttdn report --docx --period {period}"
    again = Text(f"In lại báo cáo: {command}", f"Print the summary anew: {command}")
    return TakenSheet(replace(taken, advice=again))


def _blocked(sent: Collected) -> Collected:
    return sent.held(
        Outcome.BLOCKED,
        Text(f"{sent.target} chưa có hoặc đang có lỗi.", f"{sent.target} is missing or has errors."),
        Text(
            f"Chạy 'ttdn validate', hoặc 'ttdn report --edits --period {sent.period}' để lập lại, "
            "rồi chạy lại",
            f"Run 'ttdn validate', or 'ttdn report --edits --period {sent.period}', then run again",
        ),
    )


def _unkept(sent: Collected) -> Collected:
    return sent.held(
        Outcome.BLOCKED,
        Text(
            f"Không sửa được {sent.target} mà giữ nguyên cách viết.",
            f"{sent.target} cannot be changed while keeping the way it is written.",
        ),
        Text(
            "Viết mỗi khóa, mỗi ý một dòng rồi chạy lại",
            "Write each key and entry on its own line, then run again",
        ),
    )


def _secret(sent: Collected) -> Collected:
    held = sent.held(
        Outcome.REFUSED,
        Text("Bảng mang dấu độ mật nên không nhận.", "The sheet bears a secrecy marking."),
        Text("Không gửi tiếp; báo người phụ trách bảo mật.", "Do not pass it on; tell the secrecy officer."),
    )
    return replace(held, findings=())


def _disagreeing(sent: Collected, count: int) -> Collected:
    return sent.held(
        Outcome.CONFLICT,
        Text(
            f"{count} chỗ tệp biên tập đã được sửa khác đi từ khi lập bảng.",
            f"In {count_of(count, 'place')} the file was changed otherwise since the sheet was made.",
        ),
        Text(
            f"Sửa {sent.target} hoặc bảng cho khớp rồi chạy lại, hoặc lập bảng mới",
            f"Make {sent.target} and the sheet agree, then run again; or make a new sheet",
        ),
    )


def write_sheet(checked: Checked, taken: TakenSheet) -> Collected:
    """Write what was taken; only what was decided upon is replaced."""
    sent, root = taken.outcome, checked.workspace.root
    # A run that was killed may have written all but left a copy beside it.
    sweep(root / EDITS_FOLDER)
    if sent.text is None:
        return sent
    try:
        write_inside(root, sent.target, sent.text.encode(), replacing=sent.before)
    except TtdnError as error:
        return sent.held(Outcome.BLOCKED, error.message, _AGAIN)
    return sent
