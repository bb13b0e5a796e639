"""What the help pages say beside the commands' own words: purposes, where to read on, exit codes.

Scripts and CI go by the exit codes.
"""

from typing import NamedTuple

from ttdn.language import Text, read_texts


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


def codes_of(command: str) -> dict[int, Text]:
    """The exit codes of a command and what each means, in the order of the numbers.

    Args:
        command: Its name, of one behind another both (``plan log``); empty for the program.
    """
    known = read_texts(__file__, "exit_codes")
    own = known["every"] | known.get(command or "program", {})
    return {code: own[str(code)] for code in sorted(map(int, own))}
