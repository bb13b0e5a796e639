"""What the help pages say beside the commands' own words: purposes, where to read on, exit codes.

Scripts and CI go by the exit codes.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ttdn.language import Text


class Purpose(NamedTuple):
    """Commands that serve one purpose, those that are used most before the others."""

    label: Text
    commands: tuple[str, ...]


PURPOSES = (
    Purpose(
        Text("Hỏi hằng ngày", "Questions of every day"),
        (
            "status",
            "page",
            "who",
            "answers",
            "find",
            "changes",
            "compare",
            "show",
            "evidence",
            "calendar",
            "export",
        ),
    ),
    Purpose(
        Text("Phát, nhận, kiểm tra báo cáo", "Sending out, taking in and checking reports"),
        ("form", "collect", "receive", "intake", "new", "validate", "explain"),
    ),
    Purpose(Text("Lập văn bản", "Making documents"), ("report", "remind", "check-document")),
    Purpose(
        Text("Kế hoạch, thư mục làm việc", "The plan and the folder"),
        ("init", "import", "roster", "amend", "plan", "schema", "archive", "upgrade-check"),
    ),
)

BEGIN = Text(
    "Bắt đầu bằng ba lệnh: validate (kiểm tra), status (việc đến đâu), report (lập báo cáo). Chưa có thư mục "
    "làm việc: init. Trang của một lệnh: ttdn\xa0LỆNH\xa0-h.",
    "Begin with three commands: validate (check), status (where the work stands), report (the summary). No "
    "folder yet: init. The page of a command: ttdn\xa0COMMAND\xa0-h.",
)

#: Pages that come with the program's source, and what each is about.
READ_ON = (
    (
        Text("docs/hoi-hang-ngay.md", "docs/questions.md"),
        Text("câu hỏi hằng ngày, có kết quả thật", "questions of every day, with real answers"),
    ),
    (
        Text("docs/huong-dan.md", "docs/plan.md"),
        Text("hướng dẫn từng bước cho mỗi người", "how a plan is written"),
    ),
    (
        Text("docs/cai-dat.md", "docs/install.md"),
        Text("cài đặt, nâng cấp, máy không có mạng", "install, upgrade, machines without internet"),
    ),
    (
        Text("docs/van-hanh.md", "docs/operations.md"),
        Text("thư mục dùng chung, sao lưu, khôi phục", "a shared folder, backup, restore"),
    ),
)

#: Of every command that does not say something of its own.
_DONE = Text("Làm xong.", "Done.")
_CANNOT = Text(
    "Không chạy được: gõ sai, thiếu tệp, tệp có lỗi; câu báo lỗi nói cách làm tiếp.",
    "Could not run: a slip on the line, a file that is missing or wrong; the message says what to do.",
)
_STOPPED = Text("Bị dừng giữa chừng (Ctrl+C).", "Stopped on the way (Ctrl+C).")

_OWN: Mapping[str, Mapping[int, Text]] = MappingProxyType(
    {
        "": {
            1: Text(
                "Chạy xong, có điều cần xem; trang của lệnh nói là điều gì.",
                "Done, and something is to be looked at; the page of the command says what.",
            ),
            130: _STOPPED,
        },
        "answers": {
            0: Text("Đã trả lời, kể cả khi chưa đơn vị nào viết.", "Answered, also if no unit wrote."),
        },
        "archive": {
            0: Text(
                "Đã lưu; với --verify: còn nguyên như khi lưu.", "Frozen; with --verify: it is as it was."
            ),
            1: Text("Với --verify: bản lưu không còn nguyên.", "With --verify: the archive is damaged."),
        },
        "calendar": {
            0: Text(
                "Đã xem hoặc ghi lịch; trên màn hình, kể cả khi không còn hạn nào.",
                "Shown or written; on the screen also if nothing is due any more.",
            ),
        },
        "check-document": {
            0: Text("Không quy tắc nào bị vi phạm.", "No rule is broken."),
            1: Text("Có quy tắc không đạt.", "A rule is broken."),
        },
        "collect": {
            0: Text("Mọi tệp đã nhận, không còn gì phải làm.", "All was taken; nothing is left to do."),
            1: Text(
                "Có tệp trả lại, hỏi lại, không nhận, chưa cất được; hoặc không có tệp nào để nhận.",
                "Something was sent back, asked about, refused or not put away; or nothing came.",
            ),
        },
        "evidence": {
            0: Text(
                "Đã xem; không có gì thiếu, hỏng để báo.", "Shown; nothing to report as missing or dead."
            ),
            1: Text(
                "Với --missing: còn thiếu; với --check: có đường dẫn hỏng.",
                "With --missing: something is missing; with --check: a link is dead.",
            ),
        },
        "find": {
            0: Text("Tìm thấy.", "Something was found."),
            1: Text("Không tìm thấy ở đâu.", "Nothing was found."),
        },
        "form": {
            0: Text("Đã lập mọi biểu mẫu.", "All forms were made."),
            2: Text(
                "Không chạy được, hoặc có biểu mẫu không lập được (đã điền, đang mở trong Excel); các biểu "
                "mẫu khác vẫn được lập.",
                "Could not run, or a form was not made (it is filled in, or open in Excel); the others were.",
            ),
        },
        "import": {
            0: Text(
                "Đã nhập; với --check: tệp kế hoạch khớp với văn bản.",
                "Read in; with --check: plan and document agree.",
            ),
            1: Text("Với --check: có chỗ khác với văn bản.", "With --check: they differ."),
        },
        "intake": {
            0: Text("Đã xem, kể cả khi còn việc phải làm.", "Shown, also if something is left to do."),
        },
        "receive": {
            0: Text("Đã ghi; với --dry-run: ghi được.", "Booked; with --dry-run: it can be."),
            1: Text(
                "Số, ngày của bản đã ký làm báo cáo có lỗi; chưa ghi gì.",
                "Number or day of the signed paper would be an error in the report; nothing was written.",
            ),
        },
        "remind": {
            0: Text(
                "Đã xem hoặc lập, kể cả khi không phải nhắc ai.",
                "Shown or made, also if there is nobody to remind.",
            ),
        },
        "roster diff": {
            0: Text(
                "Không có gì khác, hoặc không có gì để đối chiếu.", "No differences, or nothing to compare."
            ),
            1: Text("Có chỗ khác với danh mục.", "There are differences."),
        },
        "status": {
            0: Text("Đã xem, kể cả khi có việc quá hạn.", "Shown, also if work is overdue."),
        },
        "upgrade-check": {
            0: Text("Không có gì phải làm.", "Nothing to do."),
            1: Text("Còn việc phải làm; mỗi việc một dòng.", "There is something to do; each is a line."),
        },
        "validate": {
            0: Text("Đạt; có thể có lưu ý.", "Passed, perhaps with warnings."),
            1: Text(
                "Có lỗi; với --strict thì lưu ý cũng là lỗi.",
                "There are errors; with --strict warnings count, too.",
            ),
        },
        "who": {
            0: Text("Đã trả lời, kể cả khi có đơn vị chưa làm.", "Answered, also if some have not done it."),
        },
    }
)


def codes_of(command: str) -> dict[int, Text]:
    """The exit codes of a command and what each means, in the order of the numbers.

    Args:
        command: Its name, of one behind another both (``plan log``); empty for the program.
    """
    return dict(sorted({0: _DONE, 2: _CANNOT, **_OWN.get(command, {})}.items()))
