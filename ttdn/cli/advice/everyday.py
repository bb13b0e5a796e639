"""What people type who do not know the names yet: everyday words for commands, options and help."""

from types import MappingProxyType
from typing import NamedTuple

from ttdn.data_files import read_data
from ttdn.language import Text

_WORDS = read_data(__file__, "everyday")


def _meant(sort: str) -> MappingProxyType[str, str]:
    """By the everyday words what is meant by them."""
    return MappingProxyType({word: name for name, words in _WORDS[sort].items() for word in words})


#: Of commands the words of the line, of options the name, of values the right one.
COMMANDS, OPTIONS, CHOICES = map(_meant, ("commands", "options", "choices"))

#: What stands before the value of such an option: "--quy 1" is quarter 1.
BEFORE_VALUES = MappingProxyType({"quarter": "quy", "quy": "quy", "thang": "thang"})

#: An argument of a command, among its options.
ARGUMENT = ""

#: What people type to be helped.
HELP = frozenset({"/?", "?", "/h", "/help", "help", "man", "tro giup", "huong dan"})


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
