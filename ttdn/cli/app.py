"""The program and its commands.

A command's module is imported when the command is called, so that a check starts fast.
"""

import functools
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, ClassVar, NamedTuple

import typer
from typer.completion import completion_init, shell_complete  # type: ignore[attr-defined] # Typer calls the first for its own options only
from typer.core import TyperCommand, TyperGroup

from ttdn import __version__
from ttdn.cli.completion import (
    complete_from,
    install_completion,
    join_cut_words,
    show_completion,
)
from ttdn.cli.globals import COMPLETION_VARIABLE, PROGRAM, GlobalOptions, take_global_options
from ttdn.cli.help import Command, Foreign, InBothLanguages, both
from ttdn.cli.options import option
from ttdn.cli.usage import UsageError, unknown_command
from ttdn.errors import TtdnError
from ttdn.language import Text


class Entry(NamedTuple):
    """What the help says of a command: one line in each language, and commands to be typed as they stand.

    ``commands`` are those that follow it, such as ``log`` behind ``plan``.
    """

    vi: str
    en: str
    examples: str
    commands: "Mapping[str, Entry]" = MappingProxyType({})


#: Each command; its module has the same name (with _ for - and between two words), or the one in ``MODULES``,
#: and holds a function ``command``.
COMMANDS = {
    "validate": Entry(
        "Kiểm tra kế hoạch và báo cáo của các đơn vị.",
        "Check the plan and the units' reports.",
        "ttdn validate\nttdn validate --unit {unit}",
    ),
    "status": Entry(
        "Xem tình hình thực hiện và danh sách cần đôn đốc.",
        "See where the work stands and whom to remind.",
        "ttdn status\nttdn status --sections\nttdn status --item {item} --format csv",
    ),
    "page": Entry(
        "Lập một trang cho lãnh đạo: trang web, Word, tin nhắn.",
        "Make one page for a leader: HTML, Word, a short text.",
        "ttdn page\nttdn page --docx\nttdn page --text",
    ),
    "show": Entry(
        "Xem một mục, đơn vị, nhóm; thời gian ghi bằng lời hiểu thế nào.",
        "Show an item, a unit, a group; how words of time are read.",
        'ttdn show {item}\nttdn show {unit}\nttdn show\nttdn show --read "01/3 - 30/9/{year}"',
    ),
    "who": Entry(
        "Xem ai đã làm một mục, ai chưa: n/N và tên từng đơn vị.",
        "See who has done an item, who has not: n/N and the names.",
        "ttdn who {item}\nttdn who {item} --not-done --format names\nttdn who {item} --late -o cham.xlsx",
    ),
    "answers": Entry(
        "Xem nguyên văn các đơn vị viết về một mục, mọi kỳ.",
        "See all that units wrote on an item, in all periods.",
        "ttdn answers {item}\nttdn answers kien-nghi --format csv\nttdn answers {item} --docx",
    ),
    "find": Entry(
        "Tìm từ trong báo cáo, kế hoạch, sổ nhận; có dấu hay không.",
        "Search reports, plan and register; accents optional.",
        'ttdn find kinh phi\nttdn find "bao cao" --in plan\nttdn find tuyen* --unit {unit} --format csv',
    ),
    "evidence": Entry(
        "Xem minh chứng: tệp còn thiếu, đưa hai lần; đường dẫn.",
        "See what was given as proof: files missing or twice, links.",
        "ttdn evidence\nttdn evidence {item} --missing\nttdn evidence --links",
    ),
    "explain": Entry(
        "Giải thích một mã lỗi.",
        "Explain the code of a finding.",
        "ttdn explain unknown-item\nttdn explain --all",
    ),
    "report": Entry(
        "Lập báo cáo tổng hợp, báo cáo của một đơn vị.",
        "Make the summary, or one unit's report.",
        "ttdn report\nttdn report --docx -o bao-cao.docx\nttdn report --opinions",
    ),
    "compare": Entry(
        "So sánh hai kỳ: quý với quý, năm nay với năm trước.",
        "Compare two periods: quarters, this year and last.",
        "ttdn compare {year}-H2 {year}-H1\nttdn compare {year}-Q2 {year}-Q1 --by item --format csv",
    ),
    "check-document": Entry(
        "Kiểm tra thể thức một văn bản Word theo Nghị định 30.",
        "Check the layout of a Word document against Decree 30.",
        "ttdn check-document bao-cao.docx\nttdn check-document bao-cao.docx --format json",
    ),
    "remind": Entry(
        "Lập công văn, tin nhắn đôn đốc.",
        "Write reminders to those who are late.",
        "ttdn remind\nttdn remind --unit {unit} --docx don-doc",
    ),
    "calendar": Entry(
        "Xem lịch hạn; ghi tệp .ics cho Outlook, Google, điện thoại.",
        "See what is due when; write an .ics file for calendars.",
        "ttdn calendar\nttdn calendar --unit {unit} -o han.ics",
    ),
    "new": Entry(
        "Lập tệp báo cáo để một đơn vị điền.",
        "Make a report for a unit to fill in.",
        "ttdn new {unit}\nttdn new {unit} --period {year}-H1",
    ),
    "form": Entry(
        "Lập biểu mẫu Excel để các đơn vị điền.",
        "Make Excel forms for the units to fill in.",
        "ttdn form --all -o bieu-mau\nttdn form {unit} --letter",
    ),
    "collect": Entry(
        "Nhận biểu mẫu Excel các đơn vị gửi về.",
        "Take in the Excel forms that have come back.",
        "ttdn collect bieu-mau --dry-run\nttdn collect bieu-mau --keep",
    ),
    "receive": Entry(
        "Ghi sổ nhận một bản giấy, PDF, ảnh; sửa lần nhận đã ghi.",
        "Register a paper, PDF or picture; correct the register.",
        "ttdn receive {unit} --period {year}-H1 --date 28/6/{year}\n"
        "ttdn receive {unit} --way zalo --file bao-cao.pdf --dry-run\n"
        "ttdn receive {unit} --entry 1 --result asked_back",
    ),
    "intake": Entry(
        "Xem sổ nhận: đã đến những gì, còn việc gì.",
        "See the register: what has arrived, and what is left to do.",
        "ttdn intake\nttdn intake --open\nttdn intake --unit {unit} --format csv",
    ),
    "plan": Entry(
        "Xem kế hoạch thay đổi thế nào trong năm.",
        "See how the plan changed during the year.",
        "ttdn plan log",
        {
            "log": Entry(
                "Liệt kê các thay đổi của kế hoạch theo văn bản sửa đổi, bổ sung.",
                "List the changes of the plan by the documents that amended it.",
                "ttdn plan log\nttdn plan log --format csv",
            ),
        },
    ),
    "changes": Entry(
        "Xem có gì mới: ai gửi, ai sửa gì, việc nào xong, quá hạn.",
        "See what is new: who sent or corrected what, what is done.",
        "ttdn changes\n"
        "ttdn changes --since 1/12/{year} --as-of 20/12/{year}\n"
        "ttdn changes --since last --unit {unit}",
    ),
    "roster": Entry(
        "Đối chiếu danh sách đơn vị với danh mục xã, phường.",
        "Compare the roster with the official list of communes.",
        "ttdn roster diff",
        {
            "diff": Entry(
                "Xã, phường, đặc khu còn thiếu, khác tên, mã, loại so với danh mục.",
                "Communes that are missing, or have other names, codes or kinds than on the list.",
                'ttdn roster diff\nttdn roster diff --province "can tho" --format csv',
            ),
        },
    ),
    "amend": Entry(
        "Ghi một văn bản sửa đổi, bổ sung vào kế hoạch.",
        "Write a document that amended the plan into it.",
        "ttdn amend ban-sao.yaml --number 188/KH-UBND --date {year}-12-31 --dry-run\n"
        "ttdn amend --number 188/KH-UBND --date {year}-12-31 --end {item} --dry-run",
    ),
    "archive": Entry(
        "Lưu trữ một năm: kế hoạch, báo cáo, sổ nhận, minh chứng.",
        "Freeze a year: plan, reports, register, evidence.",
        "ttdn archive {year}\nttdn archive --verify out/luu-tru-{year}.zip",
    ),
    "export": Entry(
        "Xuất toàn bộ số liệu ra Excel, CSV, Parquet.",
        "Write all data to Excel, CSV or Parquet.",
        "ttdn export -o so-lieu\nttdn export -o so-lieu --format csv --separator ';'",
    ),
    "schema": Entry(
        "In JSON Schema cho trình soạn thảo.",
        "Print the JSON Schema for editors.",
        "ttdn schema report\nttdn schema plan",
    ),
    "import": Entry(
        "Nhập kế hoạch từ văn bản Word.",
        "Read a plan from a Word document.",
        "ttdn import ke-hoach-da-ky.docx\n"
        "ttdn import ke-hoach-da-ky.docx -o nhap.yaml --roster plan/{year}.yaml\n"
        "ttdn import ke-hoach-da-ky.docx --check",
    ),
    "upgrade-check": Entry(
        "Xem thư mục lập bằng bản cũ cần làm gì với bản này.",
        "See what a folder of an older version needs.",
        "ttdn upgrade-check\nttdn upgrade-check --diff templates/tinh-hinh.md\nttdn upgrade-check --apply",
    ),
    "init": Entry(
        "Tạo thư mục làm việc mới, hoặc kế hoạch của năm sau.",
        "Make a new folder to work in, or the plan of the next year.",
        'ttdn init ke-hoach-{year}\nttdn init can-tho --province "can tho"\n'
        'ttdn init phuong-ninh-kieu --commune "phuong ninh kieu"\nttdn init --from plan/{year}.yaml',
    ),
}

#: Where the name of a command is a word of Python.
MODULES = {"import": "import_plan"}

_VERBOSE_ALONE = Text(
    "--verbose chỉ dùng cùng --version: ttdn --version --verbose.",
    "--verbose goes with --version only: ttdn --version --verbose.",
)


class LazyGroup(InBothLanguages, TyperGroup):
    """The program, or a command with commands of its own: it imports the module that the line names."""

    #: Its commands, and the words on the line that lead to it.
    entries: ClassVar[Mapping[str, Entry]] = COMMANDS
    path: ClassVar[tuple[str, ...]] = ()

    def list_commands(self, ctx: Foreign) -> list[str]:  # noqa: ARG002 - Typer's signature
        """The commands in the order in which they are used."""
        return list(self.entries)

    def get_command(self, ctx: Foreign, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002 - the same
        """What the first page and a completion say of a command; None where there is none."""
        entry = self.entries.get(cmd_name)
        return TyperCommand(cmd_name, short_help=both(entry.vi, entry.en)) if entry else None

    def resolve_command(
        self, ctx: Foreign, args: list[str]
    ) -> tuple[str | None, TyperCommand | TyperGroup | None, list[str]]:
        """The command that the line names, and the words behind it.

        Raises:
            UsageError: There is none of that name.
        """
        name, *rest = args
        if name in self.entries:
            return name, _build_command(self.entries[name], (*self.path, name)), rest
        if ctx.resilient_parsing:
            return None, None, rest
        raise unknown_command(name)


def entry_at(path: tuple[str, ...]) -> Entry:
    """What the help says of the command to which words lead."""
    first, *rest = path
    entry = COMMANDS[first]
    for name in rest:
        entry = entry.commands[name]
    return entry


def command_at(path: tuple[str, ...]) -> Foreign:
    """The command to which words lead, as Typer built it."""
    return _build_command(entry_at(path), path)


def find_fault(path: tuple[str, ...], words: Sequence[str], options: GlobalOptions) -> TtdnError | None:
    """Why a command would not be read with these words behind it; None where it would. Nothing is run."""
    try:
        parent = _build_program().make_context(PROGRAM, [*path], obj=options)
        command_at(path).make_context(path[-1], list(words), parent=parent)
    except TtdnError as error:
        return error
    return None


def _build_command(entry: Entry, path: tuple[str, ...]) -> Foreign:
    if path not in _built:
        _built[path] = _build_group(entry, path) if entry.commands else _build_one(entry, path)
    return _built[path]


_built: dict[tuple[str, ...], Foreign] = {}


def _build_one(entry: Entry, path: tuple[str, ...]) -> Foreign:
    application, name = _application(), "_".join(path).replace("-", "_")
    module = importlib.import_module(f"ttdn.cli.{MODULES.get(name, name)}")
    application.command(path[-1], cls=Command, help=both(entry.vi, entry.en), epilog=entry.examples)(
        module.command
    )
    return typer.main.get_command(application)


def _application() -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None)


def _build_group(entry: Entry, path: tuple[str, ...]) -> Foreign:
    application = _application()
    application.callback(
        cls=type("Group", (LazyGroup,), {"entries": entry.commands, "path": path}),
        invoke_without_command=True,  # to be asked about a line that names none
        help=both(entry.vi, entry.en),
        epilog=entry.examples,
    )(_refuse_none)
    return typer.main.get_command(application)


def _refuse_none(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        known = ", ".join(context.command.list_commands(context))  # type: ignore[attr-defined] # it is a group
        raise UsageError(Text(f"Thiếu lệnh. Các lệnh: {known}.", f"A command is missing. Commands: {known}."))


@functools.cache
def _build_program() -> Foreign:
    application = _application()
    application.callback(
        cls=LazyGroup,
        invoke_without_command=True,  # to be asked about a line that names none
        context_settings={"help_option_names": ["-h", "--help"]},
        help=both(
            "Kế hoạch công tác năm: kiểm tra báo cáo, theo dõi tiến độ, in báo cáo tổng hợp.",
            "A year's plan of work: check reports, follow the work, print the summary.",
        ),
        epilog="ttdn validate\nttdn status\nttdn report",
    )(_callback)
    return typer.main.get_command(application)


def _callback(
    context: typer.Context,
    version: Annotated[
        bool,
        option("--version", "In số phiên bản.", "Print the version."),
    ] = False,
    verbose: Annotated[
        bool,
        option(
            "--verbose",
            "Cùng --version: cả máy, thư viện, thư mục, để gửi kèm khi báo lỗi.",
            "With --version: also the machine, the libraries, the folder, for a report of a fault.",
        ),
    ] = False,
    lang: Annotated[
        str,
        option(
            "--lang",
            "Ngôn ngữ (hoặc biến TTDN_LANG).",
            "The language (or the variable TTDN_LANG).",
            metavar="vi|en",
            autocompletion=complete_from(("vi", "en")),
        ),
    ] = "",
    root: Annotated[
        str,
        option(
            "--root",
            "Thư mục làm việc (chứa plan/), hoặc bản lưu .zip.",
            "The folder that holds plan/, or an archive (.zip).",
            metavar="DIR",
        ),
    ] = "",
    install: Annotated[
        bool,
        option(
            "--install-completion",
            "Bật gợi ý bằng phím Tab.",
            "Switch on completion with the Tab key.",
            callback=install_completion,
            is_eager=True,
        ),
    ] = False,
    show: Annotated[
        bool,
        option(
            "--show-completion",
            "In tập lệnh gợi ý của shell.",
            "Print the shell's completion script.",
            callback=show_completion,
            is_eager=True,
        ),
    ] = False,
) -> None:
    if version:
        words = f"ttdn {__version__}\n"
        if verbose:
            from ttdn.cli.about import describe  # noqa: PLC0415 - the number alone is asked for by other programs, often

            words = describe(context.obj)
        sys.stdout.write(words)
        raise typer.Exit
    if verbose:
        raise UsageError(_VERBOSE_ALONE)
    if context.invoked_subcommand is None:
        raise UsageError(Text("Thiếu lệnh.", "A command is missing."))
    # --lang and --root are taken before Typer sees the line; they stand here for the help page.
    del lang, root, install, show


# Plugins of other packages in the environment have no part in a
# check, and looking for them takes time at every start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def run_app(options: GlobalOptions, arguments: list[str]) -> int:
    """Run the command that the arguments name.

    Returns:
        The exit code of the command.

    Raises:
        TtdnError: The arguments cannot be understood, or the command cannot go on.
    """
    command = _build_program()
    try:
        # Not command.main(), which would end a broken pipe with 1, the code for findings, and an interruption
        # without a word.
        with command.make_context(PROGRAM, arguments or ["--help"], obj=options) as context:
            command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    return 0


def run_completion(instruction: str) -> int:
    """Answer the shell, which asks what may stand at a place of the line.

    Args:
        instruction: The value of the variable by which it asks, such as ``complete_bash``.

    Returns:
        The exit code that the shell's script expects.
    """
    try:
        options, _ = take_global_options([])
    except TtdnError:  # a wrong TTDN_LANG; this is not the place to complain of it
        options = GlobalOptions()
    join_cut_words(os.environ)
    completion_init()
    return shell_complete(_build_program(), {"obj": options}, PROGRAM, COMPLETION_VARIABLE, instruction)
