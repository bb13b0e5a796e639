"""What people type who do not know the names yet: everyday words for commands, options and help."""

from types import MappingProxyType
from typing import NamedTuple

from ttdn.language import Text

#: Everyday words, Vietnamese without accents or English, and the words of the line that is meant. None of
#: these writes anything: of a command that would, it is the page of its help.
COMMANDS = MappingProxyType(
    {
        "ai": "who",
        "ai cham": "who --late",
        "ai chua": "who --not-done",
        "ai chua bao cao": "status",
        "ai chua gui": "status",
        "ai chua lam": "who --not-done",
        "ai chua nop": "status",
        "backup": "archive -h",
        "bang": "status",
        "bao cao": "report",
        "bao cao don vi": "report",
        "bao cao tong hop": "report",
        "bieu mau": "form -h",
        "cap nhat": "upgrade-check",
        "cau hoi": "-h",
        "cau tra loi": "answers",
        "check": "validate",
        "co gi moi": "changes",
        "csv": "export -h",
        "dashboard": "status",
        "danh muc": "roster diff",
        "danh sach": "show",
        "deadlines": "calendar",
        "diff": "changes",
        "doi chieu": "roster diff",
        "don doc": "remind",
        "don vi": "show",
        "docx": "report -h",
        "edit": "report -h",
        "excel": "form -h",
        "fill": "form -h",
        "forms": "form -h",
        "giai thich": "explain",
        "giao dien": "page -h",
        "groups": "show",
        "gui": "form -h",
        "gui bieu mau": "form -h",
        "han": "calendar",
        "han nop": "calendar",
        "help": "-h",
        "html": "page -h",
        "huong dan": "-h",
        "in": "report",
        "in bao cao": "report",
        "items": "show",
        "ke hoach": "show",
        "khoi tao": "init -h",
        "kho khan": "answers kho-khan",
        "kiem tra": "validate",
        "kiem tra the thuc": "check-document",
        "kiem tra van ban": "check-document",
        "kien nghi": "answers kien-nghi",
        "lanh dao": "page -h",
        "lap bao cao": "report",
        "lich": "calendar",
        "lint": "validate",
        "list": "show",
        "liet ke": "show",
        "loi": "explain",
        "log": "changes",
        "ls": "show",
        "luu": "archive -h",
        "luu tru": "archive -h",
        "ma loi": "explain",
        "menu": "-h",
        "minh chung": "evidence",
        "moi": "changes",
        "muc": "show",
        "nam sau": "init -h",
        "nang cap": "upgrade-check",
        "news": "changes",
        "nhac": "remind",
        "nhac viec": "remind",
        "nhan": "collect -h",
        "nhan bao cao": "collect -h",
        "nhan bieu mau": "collect -h",
        "nhap": "import -h",
        "nhap ke hoach": "import -h",
        "nhom": "show",
        "overdue": "remind",
        "pdf": "report -h",
        "phat": "form -h",
        "phat bieu mau": "form -h",
        "print": "report",
        "proof": "evidence",
        "qua han": "remind",
        "register": "intake",
        "reminder": "remind",
        "reminders": "remind",
        "search": "find",
        "send": "form -h",
        "setup": "init -h",
        "so nhan": "intake",
        "so lieu": "export -h",
        "so sanh": "compare",
        "start": "init -h",
        "sua doi": "amend -h",
        "summary": "report",
        "tao": "init -h",
        "test": "validate",
        "the thuc": "check-document",
        "thay doi": "changes",
        "thu": "collect -h",
        "tien do": "status",
        "tim": "find",
        "tim kiem": "find",
        "tinh hinh": "status",
        "tong hop": "report",
        "trang": "page -h",
        "tra loi": "answers",
        "tro giup": "-h",
        "units": "show",
        "update": "upgrade-check",
        "upgrade": "upgrade-check",
        "verify": "validate",
        "version": "--version",
        "phien ban": "--version",
        "word": "report -h",
        "xem": "show",
        "xuat": "export -h",
        "zalo": "page -h",
    }
)

#: The same of options, without their dashes.
OPTIONS = MappingProxyType(
    {
        "at": "--as-of",
        "cham": "--late",
        "chua bao cao": "--silent",
        "chua lam": "--not-done",
        "chua xong": "--not-done",
        "con thieu": "--missing",
        "dang": "--format",
        "date": "--as-of",
        "dinh dang": "--format",
        "don vi": "--unit",
        "excel": "--xlsx",
        "ky": "--period",
        "ky bao cao": "--period",
        "loai": "--kind",
        "late": "--late",
        "muc": "--item",
        "nam": "--year",
        "ngay": "--as-of",
        "nhom": "--group",
        "out": "--output",
        "qua han": "--late",
        "quarter": "--period",
        "quy": "--period",
        "thang": "--period",
        "tat ca": "--all",
        "tep": "--output",
        "thieu": "--missing",
        "tu ngay": "--since",
        "word": "--docx",
    }
)

#: What stands before the value of such an option: "--quy 1" is quarter 1.
BEFORE_VALUES = MappingProxyType({"quarter": "quy", "quy": "quy", "thang": "thang"})

#: An argument of a command, among its options.
ARGUMENT = ""

#: What people type to be helped.
HELP = frozenset({"/?", "?", "/h", "/help", "help", "man", "tro giup", "huong dan"})

#: What people call the formats.
CHOICES = MappingProxyType(
    {"excel": "xlsx", "md": "markdown", "bang": "table", "tieng viet": "vi", "tieng anh": "en"}
)


class Taker(NamedTuple):
    """The commands that take a kind of file, the usual one first; what stands behind it; what each is for."""

    commands: tuple[str, ...]
    behind: tuple[str, ...]
    advice: Text


_WORD = Taker(
    ("check-document", "import", "collect"),
    (),
    Text(
        "Văn bản Word: kiểm tra thể thức bằng check-document, nhập kế hoạch bằng import.",
        "Of a Word document check-document checks the layout, and import reads a plan.",
    ),
)
_FORM = Taker(
    ("collect",),
    ("--dry-run",),
    Text("Biểu mẫu, thư gửi về được nhận bằng collect.", "What came back is taken in by collect."),
)
_YAML = Taker(
    ("validate", "amend", "init"),
    (),
    Text("Tệp kế hoạch, báo cáo được kiểm tra bằng validate.", "Plans and reports are checked by validate."),
)
#: Who takes a file of an ending.
FILES = MappingProxyType(
    {
        ".docx": _WORD,
        ".eml": _FORM,
        ".mbox": _FORM,
        ".xls": _FORM,
        ".xlsx": _FORM,
        ".yaml": _YAML,
        ".yml": _YAML,
        ".zip": _FORM,
    }
)

#: What a command does not do without, beyond what its line must hold: an argument, or one of the options.
NEEDS = MappingProxyType(
    {
        "amend": frozenset({"--number"}),
        "answers": frozenset({ARGUMENT, "--unit"}),
        "archive": frozenset({ARGUMENT, "--verify"}),
        "check-document": frozenset({ARGUMENT, "--rules"}),
        "explain": frozenset({ARGUMENT, "--all"}),
        "form": frozenset({ARGUMENT, "--all"}),
        "init": frozenset({ARGUMENT, "--from"}),
    }
)
#: Options that stand only beside another.
BESIDE = MappingProxyType({"--timeout": "--check", "--with-texts": "--from", "--xlsx": "--edits"})

#: The commands that write without an option that says so: what was not asked for is not proposed of them.
WRITING = frozenset(
    {"amend", "archive", "collect", "export", "form", "import", "init", "new", "page", "receive"}
)
#: Of these, what writes only in order to show.
SHOWING = frozenset({"export", "page"})
