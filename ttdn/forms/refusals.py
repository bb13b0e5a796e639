"""Why a file that came back is not read at all.

Each reason has one sentence, and says what the sender is to do.
"""

from collections.abc import Mapping

from ttdn.errors import TtdnError
from ttdn.forms.file_types import FileType
from ttdn.forms.values import Values
from ttdn.language import Text, count_of
from ttdn.package import MAXIMUM_ROWS, Reason
from ttdn.safe_text import quote

_SEND_NEW = Text("Gửi lại biểu mẫu mới (ttdn form).", "Send a new form (ttdn form).")


class FormRefusedError(TtdnError):
    """A file that is not a form, or one that cannot be trusted; ``advice`` says how to go on.

    ``unit`` and ``period`` say whose form it seems to be (an id, or the name as it can be seen; empty where
    nothing tells), ``values`` what could be read of it all the same: a new form can be filled with them.
    ``torn`` is the sheet, if any, whose answers cannot be told whose they are.
    """

    def __init__(self, message: Text, advice: Text = _SEND_NEW, *, is_doubtful: bool = False) -> None:
        """Keep both sentences, and whether it may be another unit's: then no form is made for that one."""
        super().__init__(message)
        self.advice, self.is_doubtful = advice, is_doubtful
        self.unit = self.period = self.torn = ""
        self.values: Values = {}


_SAVE_AS = Text(
    "Đề nghị đơn vị lưu lại dạng Excel Workbook (.xlsx).",
    "Ask for it to be saved as an Excel Workbook (.xlsx).",
)


_OF_PACKAGE: Mapping[Reason, tuple[Text, Text]] = {
    Reason.LOCKED: (
        Text(
            "Tệp có mật khẩu nên không đọc được.", "The file is protected by a password and cannot be read."
        ),
        Text("Đề nghị đơn vị bỏ mật khẩu rồi gửi lại.", "Ask for it without the password."),
    ),
    Reason.OLD: (
        FileType.OLD_EXCEL.message,
        _SAVE_AS,
    ),
    Reason.LARGE: (
        Text(
            "Tệp quá lớn so với một biểu mẫu nên không được mở.",
            "The file is far too large for a form; it was not opened.",
        ),
        _SEND_NEW,
    ),
    Reason.ROWS: (
        Text(
            f"Một trang có hơn {MAXIMUM_ROWS} dòng 'đang dùng'; biểu mẫu không có nhiều dòng như vậy.",
            f"A sheet has more than {MAXIMUM_ROWS} rows in use; no form has that many.",
        ),
        Text(
            "Đề nghị đơn vị xóa các dòng thừa phía dưới rồi gửi lại.", "Ask for the rows below to be deleted."
        ),
    ),
    Reason.MACROS: (
        Text("Tệp chứa macro nên không được mở.", "The file contains macros; it was not opened."),
        _SAVE_AS,
    ),
    Reason.LINKS: (
        Text("Tệp liên kết lấy dữ liệu từ tệp khác.", "The file takes its data from other files."),
        Text(
            "Đề nghị đơn vị bỏ liên kết (Data > Edit Links > Break Link) rồi gửi lại.",
            "Ask for the links to be broken (Data > Edit Links).",
        ),
    ),
    Reason.DECLARATIONS: (
        Text(
            "Tệp có khai báo XML bất thường nên không được mở.",
            "The file contains unusual XML declarations; it was not opened.",
        ),
        _SEND_NEW,
    ),
}
_NOT_EXCEL = (
    Text("Tệp không phải Excel hoặc đã hỏng.", "Not an Excel file, or a damaged one."),
    Text(
        "Đề nghị đơn vị mở tệp kiểm tra, lưu lại rồi gửi lại.",
        "Ask for it to be opened, saved and sent again.",
    ),
)


def of_package(reason: Reason) -> FormRefusedError:
    """A file that is not even looked into, by the reason of the guard."""
    return FormRefusedError(*_OF_PACKAGE.get(reason, _NOT_EXCEL))


def not_excel() -> FormRefusedError:
    """Not an Excel file, or a damaged one."""
    return FormRefusedError(*_NOT_EXCEL)


def no_identity() -> FormRefusedError:
    """A workbook that is not a form, or whose hidden sheet is gone."""
    return FormRefusedError(
        Text(
            "Không phải biểu mẫu do ttdn phát (thiếu phần nhận dạng ẩn).",
            "Not a form made by ttdn (its hidden identity is missing).",
        ),
        Text(
            "Nếu đơn vị đã chép sang tệp khác, đề nghị điền vào biểu mẫu gốc.",
            "If it was copied into another file, ask for the original.",
        ),
    )


def identity_disagrees() -> FormRefusedError:
    """The two places of the identity, or what is visible of it, do not agree."""
    return FormRefusedError(
        Text(
            "Phần nhận dạng của biểu mẫu không khớp: dữ liệu của đơn vị khác có thể đã được dán vào.",
            "The form's identity does not agree with itself: another unit's data may have "
            "been pasted into it.",
        ),
        is_doubtful=True,
    )


def not_that_unit(shown: str, unit: str) -> FormRefusedError:
    """The name that can be seen is not that of the unit whose form it says to be."""
    return FormRefusedError(
        Text(
            f"Biểu mẫu ghi {quote(shown)} nhưng phần nhận dạng là của {quote(unit)}.",
            f"The form names {quote(shown)}, but its identity is that of {quote(unit)}.",
        ),
        Text(
            "Hỏi lại đơn vị gửi; gửi lại biểu mẫu mới của đúng đơn vị, đúng kỳ (ttdn form).",
            "Ask the sender; send a new form for the right unit and period (ttdn form).",
        ),
        is_doubtful=True,
    )


def broken_seal(unit: str) -> FormRefusedError:
    """The identity was rewritten: the keyed digest does not fit it."""
    return FormRefusedError(
        Text(
            f"Phần nhận dạng của biểu mẫu (ghi là của {quote(unit)}) đã bị sửa sau khi phát.",
            f"The form's identity (it names {quote(unit)}) was changed after it was issued.",
        ),
        Text(
            f"Hỏi lại người gửi tệp; gửi {quote(unit)} biểu mẫu mới (ttdn form).",
            f"Ask whoever sent the file; send {quote(unit)} a new form (ttdn form).",
        ),
        is_doubtful=True,
    )


def another_plan(number: str) -> FormRefusedError:
    """The form was made for a plan that is not in the folder."""
    return FormRefusedError(
        Text(
            f"Biểu mẫu của kế hoạch khác, không phải kế hoạch số {number}.",
            f"A form for another plan, not for {number}.",
        ),
        is_doubtful=True,
    )


def unknown_unit(unit: str) -> FormRefusedError:
    """The roster does not have the unit any more."""
    return FormRefusedError(
        Text(f"Danh sách đơn vị của kế hoạch không có '{unit}'.", f"The plan's roster has no '{unit}'."),
        Text("Kiểm tra danh sách đơn vị trong kế hoạch.", "Check the roster of the plan."),
    )


def newer_version() -> FormRefusedError:
    """The form was made by a later ttdn."""
    return FormRefusedError(
        Text("Biểu mẫu do bản ttdn mới hơn phát.", "The form was made by a newer ttdn."),
        Text("Cập nhật ttdn.", "Update ttdn."),
    )


def missing_sheet(sheet: str) -> FormRefusedError:
    """A sheet of the form is gone."""
    return FormRefusedError(
        Text(f"Thiếu trang '{sheet}' của biểu mẫu.", f"The form's sheet '{sheet}' is missing.")
    )


def missing_row(sheet: str, count: int) -> FormRefusedError:
    """Rows of the form are gone."""
    return FormRefusedError(
        Text(
            f"Trang '{sheet}' bị xóa {count} dòng đã khóa.",
            f"The sheet '{sheet}' lacks {count_of(count, 'locked row')}.",
        )
    )


def moved_columns(sheet: str) -> FormRefusedError:
    """Columns of the form are gone, added or renamed."""
    return FormRefusedError(
        Text(
            f"Trang '{sheet}' bị xóa, chèn hoặc đổi tên cột đã khóa.",
            f"Locked columns of the sheet '{sheet}' were deleted, added or renamed.",
        )
    )


def changed_lock(sheet: str, row: str, *, is_torn: bool) -> FormRefusedError:
    """What is locked in a row is not what was written there; where ``is_torn``, answers may be another's."""
    refused = FormRefusedError(
        Text(
            f"Trang '{sheet}', dòng {row}: phần đã khóa không còn như khi phát (bị sửa, dán đè "
            "hoặc sắp xếp lệch).",
            f"Sheet '{sheet}', row {row}: locked cells have been changed (edited, pasted "
            "over or sorted separately).",
        )
    )
    refused.torn = sheet if is_torn else ""
    return refused


def not_a_text(sheet: str) -> FormRefusedError:
    """Letters with more marks than any language has."""
    return FormRefusedError(
        Text(
            f"Trang '{sheet}' có chữ chồng quá nhiều dấu.",
            f"The sheet '{sheet}' has letters with too many marks stacked on them.",
        )
    )


def number_without_report() -> tuple[Text, Text]:
    """The number of a report that is not in the folder: what is said, and what to do."""
    return (
        Text("Chưa có báo cáo để ghi số, ngày.", "There is no report to be numbered."),
        Text(
            "Nhận biểu mẫu báo cáo của đơn vị trước, rồi chạy lại.",
            "Take in the unit's report first, then run again.",
        ),
    )


def nothing_filled_in() -> FormRefusedError:
    """A form as it was sent out: to take it would make a report that says nothing."""
    return FormRefusedError(
        Text("Biểu mẫu chưa điền gì.", "Nothing was filled in."),
        Text(
            "Đề nghị đơn vị điền rồi gửi lại đúng tệp đã điền.",
            "Ask the unit to fill it in and send back the file that was filled in.",
        ),
    )
