"""What is wrong with a command line, in both languages, in place of Typer's English complaints."""

import itertools
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import typer

from ttdn.errors import TtdnError
from ttdn.language import Text, ask_which, same
from ttdn.metavars import metavar
from ttdn.vietnamese import suggest


class UsageError(TtdnError):
    """The command line cannot be understood."""


def unknown_command(name: str, commands: Collection[str]) -> UsageError:
    """There is no such command: what was typed and the command that may be meant, else all of them."""
    near, known = did_you_mean(name, commands), ", ".join(commands)
    return UsageError(
        Text(
            f"Không có lệnh '{name}'.{near.vi or f' Các lệnh: {known}.'}",
            f"There is no command '{name}'.{near.en or f' Commands: {known}.'}",
        )
    )


def did_you_mean(word: str, choices: Iterable[str]) -> Text:
    """The sentence that names what may be meant, with a space before it; empty where nothing is near."""
    return ask_which(suggest(word, choices)) or same("")


def drop_before_all(words: Sequence[str], params: Iterable[Any]) -> list[str]:
    """``--unit --all`` means ``--all``: of every unit."""
    flags = {name for name, option in _options(params).items() if option.is_flag}
    return [
        word
        for word, after in itertools.pairwise([*words, ""])
        if (word, after) != ("--unit", "--all") or "--all" not in flags
    ]


def give_optional_values(words: Sequence[str], params: Iterable[Any]) -> list[str]:
    """An option whose metavar stands in brackets may stand without its value: ``--watch`` is ``--watch=``.

    Only a number behind it is its value.
    """
    optional = {name for name, one in _options(params).items() if (one.metavar or "").startswith("[")}
    return [
        f"{word}=" if word in optional and not after[:1].isdecimal() else word
        for word, after in itertools.pairwise([*words, ""])
    ]


def refuse_swallowed(words: Sequence[str], params: Iterable[Any]) -> None:
    """An option is no value of the option before it: ``--docx --early`` would write into a folder "--early".

    Nor is a misspelt one; what really begins so is given as ``--docx=--early``.

    Raises:
        UsageError: An option that needs a value is followed by another option.
    """
    options = _options(params)
    for name, after in itertools.pairwise(words):
        if name == "--":
            return
        option, has_value, _ = after.partition("=")
        is_option = option in options or (option.startswith("--") and not has_value)
        if is_option and name in options and not options[name].is_flag:
            raise UsageError(_explain_option(name, options))


def _options(params: Iterable[Any]) -> dict[str, Any]:
    return {typed: one for one in params for typed in one.opts if one.param_type_name == "option"}


def explain(error: typer.TyperException, params: Iterable[Any]) -> UsageError:
    """Typer's complaint of a command with these parameters, as a sentence in both languages.

    Of the classes of its errors Typer offers ``BadParameter`` alone; the others are known by the facts that
    they carry, ``option_name`` or ``param``. A test of each of these complaints fails when that changes.
    """
    name, param = getattr(error, "option_name", None), getattr(error, "param", None)
    if name is not None:
        return UsageError(_explain_option(name, _options(params)))
    if param is None:
        return UsageError(same(error.format_message()))
    is_argument = param.param_type_name == "argument"
    name = metavar(param.metavar.strip("[]…")) if is_argument else same("/".join(param.opts))
    if not error.message:  # there is nothing to say of a value where none was typed
        return missing_argument(name)
    return UsageError(Text(f"Giá trị của {name.vi} không hợp lệ.", f"The value of {name.en} is not valid."))


def missing_argument(name: Text) -> UsageError:
    """The complaint of a command without an argument that it needs."""
    return UsageError(Text(f"Thiếu tham số {name.vi}.", f"Missing argument: {name.en}."))


def _explain_option(name: str, options: dict[str, Any]) -> Text:
    if name not in options:
        near = did_you_mean(name, options)
        return Text(
            f"Không có tùy chọn '{name}'.{near.vi} Chạy lệnh với --help để xem các tùy chọn.",
            f"No such option: {name}.{near.en} Run the command with --help to see the options.",
        )
    if options[name].is_flag:
        return Text(f"Tùy chọn '{name}' không nhận giá trị.", f"Option '{name}' does not take a value.")
    return Text(f"Tùy chọn '{name}' cần một giá trị đi sau.", f"Option '{name}' needs a value.")
