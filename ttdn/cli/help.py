"""Help pages and complaints of the command line in both languages, in place of Typer's English ones."""

import re
from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ttdn.language import Language, Text, same

_SEPARATOR = "\x1f"

_USAGE = Text("Cách dùng: ", "Usage: ")
_ARGUMENTS, _OPTIONS, _COMMANDS = (
    Text("Tham số", "Arguments"),
    Text("Tùy chọn", "Options"),
    Text("Lệnh", "Commands"),
)
_PIECES = {"[OPTIONS]": Text("[--…]", "[--…]"), "COMMAND [ARGS]...": Text("LỆNH …", "COMMAND …")}
_HELP_OPTION = Text("Xem trợ giúp này.", "Show this help.")


def both(vi: str, en: str) -> str:
    """A help text in both languages, as one string that Typer carries to the help page."""
    return f"{vi}{_SEPARATOR}{en}"


def in_language(words: str, language: Language) -> str:
    """One language of a text made by ``both``."""
    vi, _, en = words.partition(_SEPARATOR)
    return en if language is Language.ENGLISH and en else vi


def language_of(context: Any) -> Language:  # noqa: ANN401 - Typer's context class is private
    """The language of the run; Vietnamese where nothing says otherwise."""
    return getattr(context.find_root().obj, "language", Language.VIETNAMESE)


def write_help(command: Any, context: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's classes are private
    """The help page of a command: usage, text, arguments, options, commands."""
    language = language_of(context)
    pieces = " ".join(
        _PIECES.get(piece, same(piece)).in_language(language)
        for piece in command.collect_usage_pieces(context)
    )
    formatter.write_usage(context.command_path, pieces, prefix=_USAGE.in_language(language))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(in_language(command.help or "", language))
    arguments = [
        _record(param, context, language)
        for param in command.get_params(context)
        if param.param_type_name == "argument"
    ]
    options = [
        _record(param, context, language)
        for param in command.get_params(context)
        if param.param_type_name == "option"
    ]
    commands = [
        (name, in_language(found.help or "", language).split("\n")[0])
        for name in getattr(command, "list_commands", lambda _: [])(context)
        if (found := command.get_command(context, name))
    ]
    for label, rows in ((_COMMANDS, commands), (_ARGUMENTS, arguments), (_OPTIONS, options)):
        if rows:
            with formatter.section(label.in_language(language)):
                formatter.write_dl(rows)


def _record(param: Any, context: Any, language: Language) -> tuple[str, str]:  # noqa: ANN401 - Typer's classes are private
    if param.name == "help":
        return ", ".join(param.opts), _HELP_OPTION.in_language(language)
    if param.param_type_name == "argument":
        return param.make_metavar(context), in_language(param.help or "", language)
    names = ", ".join(param.opts)
    metavar = "" if param.is_flag else f" {param.metavar or param.make_metavar(context)}"
    return names + metavar, in_language(param.help or "", language)


class Command(TyperCommand):
    """A command whose help speaks the language of the run."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's classes are private
        """Write the help page."""
        write_help(self, ctx, formatter)


class Group(TyperGroup):
    """The program: its help page speaks the language of the run.

    And a command is imported when it is called.
    """

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's classes are private
        """Write the help page."""
        write_help(self, ctx, formatter)


def explain_usage_error(error: typer.TyperException, commands: Iterable[str]) -> Text:
    """What is wrong with the command line, as a sentence in both languages."""
    english = error.format_message().strip()
    known = ", ".join(commands)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        option = getattr(error, "option_name", "")
        return Text(f"Không có tùy chọn '{option}'. Chạy lệnh với --help để xem các tùy chọn.", english)
    if kind == "MissingParameter":
        name = _parameter_name(error)
        return Text(f"Thiếu tham số {name}. Chạy lệnh với --help để xem cách dùng.", english)
    if kind == "BadOptionUsage":
        need = "không nhận giá trị" if "does not take" in english else "cần một giá trị đi sau"
        return Text(f"Tùy chọn '{getattr(error, 'option_name', '')}' {need}.", english)
    if english.startswith("No such command"):
        name = english.removeprefix("No such command ").rstrip(".")[1:-1]
        return Text(
            f"Không có lệnh '{name}'. Các lệnh: {known}.", f"There is no command '{name}'. Commands: {known}."
        )
    if english.startswith("Missing command"):
        return Text(f"Thiếu lệnh. Các lệnh: {known}.", f"A command is missing. Commands: {known}.")
    extra = re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", english, re.DOTALL)
    if extra:
        return Text(f"Thừa tham số: {extra[1]}.", english)
    if kind == "BadParameter":
        return Text(f"Giá trị của {_parameter_name(error)} không hợp lệ.", english)
    return Text(english, english)


def _parameter_name(error: typer.TyperException) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    return str(param.metavar if param.param_type_name == "argument" else "/".join(param.opts))
