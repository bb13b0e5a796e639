"""The program and its commands.

A command's module is imported when the command is called, so that a check starts fast.
"""

import importlib
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from ttdn import __version__
from ttdn.cli.globals import GlobalOptions
from ttdn.cli.help import Command, Group, both, explain_usage_error
from ttdn.errors import TtdnError

#: Each command with the first line of its help; its module has the same name (with _ for -) and holds a
#: function ``command``.
COMMANDS = {
    "validate": both(
        "Kiểm tra kế hoạch và báo cáo của các đơn vị.", "Check the plan and the reports of the units."
    ),
    "status": both(
        "Xem tình hình thực hiện và danh sách cần đôn đốc.", "See where the work stands and whom to chase."
    ),
    "show": both("Xem một mục, một đơn vị hoặc một nhóm.", "Show an item, a unit or a group."),
    "explain": both("Giải thích một mã lỗi.", "Explain the code of a finding."),
    "report": both(
        "Lập báo cáo tổng hợp của thành phố, báo cáo của một đơn vị.",
        "Make the city's summary, or one unit's report.",
    ),
    "check-document": both(
        "Kiểm tra thể thức một văn bản Word theo Nghị định 30.", "Check a Word document against Decree 30."
    ),
    "remind": both("Lập công văn, tin nhắn đôn đốc.", "Write reminders to those who are late."),
    "new": both("Lập tệp báo cáo để một đơn vị điền.", "Make a report for a unit to fill in."),
    "form": both("Lập biểu mẫu Excel để các đơn vị điền.", "Make Excel forms for the units to fill in."),
    "collect": both("Nhận biểu mẫu Excel các đơn vị gửi về.", "Take up the Excel forms that came back."),
    "schema": both("In JSON Schema cho trình soạn thảo.", "Print the JSON Schema for editors."),
    "init": both("Tạo thư mục làm việc mới.", "Make a new folder to work in."),
}

ABOUT = both(
    "Kế hoạch thông tin đối ngoại: kiểm tra báo cáo, theo dõi tiến độ, in báo cáo tổng hợp.",
    "The plan for external information: check reports, follow the work, print the summary.",
)


class UsageError(TtdnError):
    """The command line cannot be understood."""


class LazyGroup(Group):
    """Imports a command's module when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - Typer's signature; its context class is private
        """The commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - Typer's signature; its classes are private
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        return _build_command(
            cmd_name, importlib.import_module(f"ttdn.cli.{cmd_name.replace('-', '_')}").command
        )


def _build_command(name: str, function: Callable[..., None]) -> Any:  # noqa: ANN401 - Typer's command class is private
    application = typer.Typer(add_completion=False, rich_markup_mode=None)
    application.command(name, cls=Command, help=COMMANDS[name])(function)
    return typer.main.get_command(application)


def _show_version(value: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    if value:
        sys.stdout.write(f"ttdn {__version__}\n")
        raise typer.Exit


def _callback(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help=both("In số phiên bản.", "Print the version."),
            callback=_show_version,
            is_eager=True,
        ),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="vi|en",
            help=both("Ngôn ngữ (hoặc biến TTDN_LANG).", "Language (or TTDN_LANG)."),
        ),
    ] = "",
    root: Annotated[
        str,
        typer.Option(
            "--root",
            metavar="DIR",
            help=both("Thư mục làm việc (chứa plan/).", "The folder that holds plan/."),
        ),
    ] = "",
) -> None:
    # --lang and --root are taken before Typer sees the line; they stand here for the help page.
    del version, lang, root


# Plugins of other packages in the environment have no part in a check, and looking for them takes time at
# every start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def run_app(options: GlobalOptions, arguments: list[str]) -> int:
    """Run the command that the arguments name.

    Returns:
        The exit code of the command.

    Raises:
        TtdnError: The arguments cannot be understood, or the command cannot go on.
    """
    application = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode=None, help=ABOUT)
    application.callback(help=ABOUT)(_callback)
    command = typer.main.get_command(application)
    try:
        # Not command.main(), which would end a broken pipe with 1, the code for findings, and an interruption
        # without a word.
        with command.make_context("ttdn", arguments or ["--help"], obj=options) as context:
            command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:
        raise UsageError(explain_usage_error(error, COMMANDS)) from error
    return 0
