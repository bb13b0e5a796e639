"""The help pages in both languages: usage, what a command does, its options, examples, exit codes."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperGroup, TyperOption

from ttdn.cli.globals import PROGRAM, GlobalOptions
from ttdn.cli.help import Foreign, in_language
from ttdn.cli.page_words import BEGIN, PURPOSES, READ_ON, codes_of
from ttdn.cli.plan_at_hand import examples_at_hand
from ttdn.language import Language, Text
from ttdn.metavars import metavar

#: A row of a table: what is typed, and what it means.
Row = tuple[str, str]

_INDENT = "  "
#: The first column is no wider; what is longer has a line to itself.
_WIDEST = 30
_LEAST = 10
_OPTIONS, _HARD_BLANK = "[--…]", "\xa0"
_EXAMPLES = Text("Ví dụ", "Examples")
_ARGUMENTS, _CHOICES, _COMMANDS = (
    Text("Tham số", "Arguments"),
    Text("Tùy chọn", "Options"),
    Text("Lệnh", "Commands"),
)
_CODES, _MORE = Text("Mã thoát", "Exit codes"), Text("Đọc tiếp (trong mã nguồn)", "Read on (in the source)")


def write_page(command: Foreign, context: Foreign, formatter: Foreign) -> None:
    """Write the help page of a command, or the first page of all.

    Args:
        command: The command, as Typer built it.
        context: Typer's context of it.
        formatter: What Typer prints; it knows the width of the window.
    """
    options: GlobalOptions = context.find_root().obj
    for line in _Page(command, context, options, formatter.width).lines():
        formatter.write(f"{line}\n")


class _Page:
    """One page in one language."""

    def __init__(self, command: Foreign, context: Foreign, options: GlobalOptions, width: int) -> None:
        self._command, self._context, self._width = command, context, width
        self._language: Language = options.language
        self._examples = examples_at_hand(options.root)
        #: ``plan log``; empty for the program.
        self._name: str = context.command_path.removeprefix(PROGRAM).strip()

    def lines(self) -> Iterator[str]:
        """The lines of the page, none longer than the window but an example."""
        usage = self._say(Text("Cách dùng: ", "Usage: "))
        yield from self._wrap(" ".join(self._usage()), usage, " " * len(usage))
        yield ""
        yield from self._paragraph(self._command.help or "")
        if not self._name:
            yield ""
            yield from self._paragraph(self._say(BEGIN))
        yield from self._sections()
        yield from ("", f"{self._say(_EXAMPLES)}:")
        # A command stays one line, to be copied; the window breaks it, where it has to.
        yield from (f"{_INDENT}{self._fill(line)}" for line in (self._command.epilog or "").splitlines())
        codes = [(str(code), self._say(meaning)) for code, meaning in codes_of(self._name).items()]
        yield from self._section(_CODES, codes)
        if not self._name:
            more = [(self._say(name), self._say(about)) for name, about in READ_ON]
            yield from self._section(_MORE, more)

    def _usage(self) -> Iterator[str]:
        """``ttdn who MỤC [--…]``: what must be said before what may be."""
        yield self._context.command_path
        if isinstance(self._command, TyperGroup):
            yield from (_OPTIONS, f"{self._say(metavar('COMMAND'))} …")
        else:
            yield from (self._say(metavar(one.metavar)) for one in self._params(options=False))
            yield _OPTIONS

    def _sections(self) -> Iterator[str]:
        """The commands, arguments and options, each with its help; what there is none of is left out."""
        arguments = [
            (self._say(metavar(one.metavar)), self._fill(one.help)) for one in self._params(options=False)
        ]
        options = [(self._names_of(one), self._fill(one.help)) for one in self._params(options=True)]
        if isinstance(self._command, TyperGroup):
            # Those of the program by purpose, those behind a command as they are listed.
            names = self._command.list_commands(self._context)
            for label, own in ((_COMMANDS, names),) if self._name else PURPOSES:
                yield from self._section(label, self._rows(own), max(map(len, names)))
        if arguments:
            yield from self._section(_ARGUMENTS, arguments)
        yield from self._section(_CHOICES, options)

    def _rows(self, names: Iterable[str]) -> list[Row]:
        return [
            (name, self._fill(self._command.get_command(self._context, name).short_help)) for name in names
        ]

    def _params(self, *, options: bool) -> list[Any]:
        params = self._command.get_params(self._context)
        return [one for one in params if isinstance(one, TyperOption) is options]

    def _names_of(self, option: TyperOption) -> str:
        # What is done by default need not be asked for: of such a pair the other name is shown.
        shown = option.secondary_opts if option.default is True and option.secondary_opts else option.opts
        names = ", ".join(sorted(shown, key=len))  # -h and --help come in any order
        return names if option.is_flag else f"{names} {self._say(metavar(str(option.metavar)))}"

    def _say(self, text: Text) -> str:
        return text.in_language(self._language)

    def _fill(self, words: str | None) -> str:
        """A text made by ``both``, with names of the plan at hand."""
        return self._examples.fill(in_language(words or "", self._language))

    def _paragraph(self, words: str) -> list[str]:
        return self._wrap(self._fill(words), _INDENT, _INDENT)

    def _section(self, label: Text, rows: list[Row], column: int = 0) -> Iterator[str]:
        """Rows of two columns under a heading; ``column``: how wide the first is, where that is said."""
        yield from ("", f"{self._say(label)}:")
        column = column or min(max((len(name) for name, _ in rows), default=0), _WIDEST)
        gap = " " * (column + 2 * len(_INDENT))
        for name, words in rows:
            first = f"{_INDENT}{name:<{column}}{_INDENT}"
            if len(name) > column:
                yield f"{_INDENT}{name}"
                first = gap
            yield from self._wrap(words, first, gap)

    def _wrap(self, words: str, first: str, rest: str) -> list[str]:
        """Words in lines; a path or an option stays whole, and so do words with a hard blank between them."""
        lines = textwrap.wrap(
            words,
            max(self._width, len(rest) + _LEAST),
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )
        return [line.replace(_HARD_BLANK, " ") for line in lines]
