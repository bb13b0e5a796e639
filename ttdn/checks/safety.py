"""What has no place in the folder: documents marked secret, personal numbers; and dates that git contradicts."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.language import Text
from ttdn.load import ReportFile, Workspace
from ttdn.model.plan import Plan
from ttdn.source import Span
from ttdn.vietnamese import date_text

# The markings of Luật Bảo vệ bí mật nhà nước 2018, as a document marks itself: in capitals, or as its "độ mật". A word of a
# sentence is none ("bảo vệ bí mật Nhà nước"), nor is "BÍ MẬT" or "MẬT" before another word in capitals ("MẬT ONG").
_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_MARKING = re.compile(
    r"(?<!\w)(?:TUYỆT\s+MẬT|TỐI\s+MẬT|(?<!BÍ )(?<!Bí )(?<!bí )MẬT(?!\s+[" + _CAPITALS + r"]{2}))(?!\w)"
    r"|(?i:độ\s+mật\s*:\s*[\"']?(?:tuyệt\s+mật|tối\s+mật|mật))(?!\w)"
    r"|(?i:[(\[](?:tuyệt\s+mật|tối\s+mật|mật)[)\]])"
)
# A citizen id: province 001-096, then century and sex 0-3, then eight digits (NĐ 137/2015/NĐ-CP, Điều 13).
# It begins with its own first letter and looks back from there: so the search leaps from one 0 to the next.
_CITIZEN_ID = re.compile(r"0(?<![\w.]0)(?:0[1-9]|[1-8][0-9]|9[0-6])[0-3][0-9]{8}(?![\w.])")


#: What a text must hold for the search to be worth its time.
_WORDS = ("MẬT", "Mật", "mật")


def check_secrecy(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A report that bears a secrecy marking is refused: state secrets have no place in this folder (V.3, V.4)."""
    if not any(word in file.source.text for word in _WORDS):
        return
    for number, line in enumerate(file.source.lines):
        for match in _MARKING.finditer(line):
            marking = match[0]
            # The line itself is not shown: it may be what must not be spread.
            place = Location(file.source.file, number + 1, match.start() + 1, len(marking), " " * match.start() + marking)
            yield Diagnostic(
                "secrecy-marking",
                Text(f"Báo cáo mang dấu độ mật '{marking}'.", f"The report bears the secrecy marking '{marking}'."),
                place,
                hint=Text(
                    "Đưa tệp này ra khỏi thư mục và khỏi git ngay, không gửi tiếp; báo người phụ trách bảo mật của đơn vị.",
                    "Take the file out of the folder and of git at once, do not send it on, and tell the unit's secrecy officer.",
                ),
            )


def check_personal_numbers(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A citizen's number (số định danh cá nhân) that nobody needs for this report."""
    if _CITIZEN_ID.search(file.source.text) is None:
        return
    for number, line in enumerate(file.source.lines):
        for match in _CITIZEN_ID.finditer(line):
            place = file.source.place(Span(number, match.start(), len(match[0])))
            masked = place.snippet.replace(match[0], "*" * len(match[0]))
            yield Diagnostic(
                "personal-number",
                Text("Dòng này có số định danh cá nhân (12 chữ số).", "This line holds a citizen's number (12 digits)."),
                Location(place.file, place.line, place.column, place.length, masked),
                severity=Severity.WARNING,
                hint=Text("Xóa số này: báo cáo chỉ cần họ tên và chức vụ.", "Delete it: a report needs name and position only."),
            )


def check_back_dating(workspace: Workspace, first_commits: Mapping[str, date]) -> Iterator[Diagnostic]:
    """A received date earlier than the first commit of the file: where git knows the folder's history, dates cannot be moved back.

    The plan may give the office some days to enter a report that came on paper (``entry_days``). Examples are left aside. Where git
    says nothing of a file, so does this rule.
    """
    for file in workspace.reports:
        committed = first_commits.get(file.source.file)
        plan = workspace.plans.get(file.head.period.year)
        if committed is None or plan is None or file.head.illustrative or "received" in file.assumed:
            continue
        if (committed - file.head.received).days <= plan.plan.reporting.entry_days:
            continue
        day = date_text(committed)
        yield Diagnostic(
            "received-before-commit",
            Text(f"Ngày nhận sớm hơn ngày tệp được đưa vào kho ({day.vi}).", f"Received before the file was first committed ({day.en})."),
            file.source.locate(("received",)),
            severity=Severity.WARNING,
            hint=Text(
                "Ghi ngày thực nhận; nếu nhận bản giấy trước, chuyên viên xác nhận khi hợp nhất.",
                "Give the true day; if a paper copy came earlier, the specialist confirms it on merging.",
            ),
        )
