"""What is wrong with a command line, in both languages, in place of Typer's English complaints."""

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from ttdn.errors import TtdnError
from ttdn.language import Text, same
from ttdn.metavars import metavar

#: The path in Typer's complaint that nobody may read it.
_CLOSED = re.compile(r"""(['"]).*\1(?= is not readable)""", re.DOTALL)


class UsageError(TtdnError):
    """The command line cannot be understood."""


class MissingArgumentError(UsageError):
    """A command stands without an argument that it needs."""

    def __init__(self, words: str) -> None:
        """Name it by its metavar."""
        self.metavar = words.strip("[]…")
        name = metavar(self.metavar)
        super().__init__(Text(f"Thiếu tham số {name.vi}.", f"Missing argument: {name.en}."))


def unknown_command(name: str) -> UsageError:
    """There is no such command; what is meant is said by the line that is proposed."""
    return UsageError(Text(f"Không có lệnh '{name}'.", f"There is no command '{name}'."))


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
    if closed := _CLOSED.search(error.message):
        return UsageError(
            Text(
                f"Không được phép đọc {closed[0]}. Kiểm tra quyền đọc, ổ mạng, rồi chạy lại.",
                f"{closed[0]} may not be read. Check the rights and the network drive, then run again.",
            )
        )
    is_argument = param.param_type_name == "argument"
    if not error.message:  # there is nothing to say of a value where none was typed
        return MissingArgumentError(param.metavar)
    name = metavar(param.metavar.strip("[]…")) if is_argument else same("/".join(param.opts))
    return UsageError(Text(f"Giá trị của {name.vi} không hợp lệ.", f"The value of {name.en} is not valid."))


def _explain_option(name: str, options: dict[str, Any]) -> Text:
    if name not in options:
        return Text(f"Không có tùy chọn '{name}'.", f"No such option: {name}.")
    if options[name].is_flag:
        return Text(f"Tùy chọn '{name}' không nhận giá trị.", f"Option '{name}' does not take a value.")
    return Text(f"Tùy chọn '{name}' cần một giá trị đi sau.", f"Option '{name}' needs a value.")
