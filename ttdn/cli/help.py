"""Help pages in both languages, in place of Typer's English ones."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from ttdn.cli.globals import GlobalOptions
from ttdn.cli.plan_at_hand import examples_at_hand, neutral_examples
from ttdn.cli.usage import UsageError, drop_before_all, explain, give_optional_values, refuse_swallowed
from ttdn.language import Language, Text

#: What Typer hands to the methods that a command may replace: its contexts, formatters and the items of a
#: completion. It offers no public name for these classes (``typer.Context`` is a child of the one it uses).
Foreign: TypeAlias = Any

_SEPARATOR = "\x1f"


def both(vi: str, en: str) -> str:
    """A help text in both languages, as one string that Typer carries to the help page."""
    return f"{vi}{_SEPARATOR}{en}"


def in_language(words: str, language: Language) -> str:
    """One language of a text made by ``both``."""
    vi, _, en = words.partition(_SEPARATOR)
    return en if language is Language.ENGLISH and en else vi


if TYPE_CHECKING:
    _Base = TyperCommand
else:  # Typer's two classes, to which the methods are added, have no public ancestor
    _Base = object


class InBothLanguages(_Base):
    """What a command and the program have in common: help and complaints speak the language of the run."""

    def parse_args(self, ctx: Foreign, args: list[str]) -> list[str]:
        """Read the words of the line.

        Raises:
            UsageError: An option is not understood.
        """
        if not ctx.resilient_parsing:
            args = drop_before_all(args, self.get_params(ctx))
            args = give_optional_values(args, self.get_params(ctx))
            refuse_swallowed(args, self.get_params(ctx))
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise explain(error, self.get_params(ctx)) from error

    def format_help(self, ctx: Foreign, formatter: Foreign) -> None:
        """Write the help page."""
        _write_page(self, ctx, formatter)

    def get_help_option(self, ctx: Foreign) -> TyperOption | None:
        """``-h``, ``--help``."""
        option: TyperOption | None = super().get_help_option(ctx)
        if option is not None:
            option.help = both("Xem trợ giúp này.", "Show this help.")
        return option

    def shell_complete(self, ctx: Foreign, incomplete: str) -> Foreign:
        """The commands or options that may stand here, with their help in one language."""
        options: GlobalOptions = ctx.find_root().obj
        examples = neutral_examples()
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = examples.fill(in_language(item.help or "", options.language))
        return items


class Command(InBothLanguages, TyperCommand):
    """A command."""

    #: Words too many are for ``parse_args`` to complain of, in both languages.
    allow_extra_args = True

    def parse_args(self, ctx: Foreign, args: list[str]) -> list[str]:
        """Read the words behind the command.

        Raises:
            UsageError: There are more than it takes, or an option is not understood.
        """
        surplus = super().parse_args(ctx, args)
        if surplus and not ctx.resilient_parsing:
            words = " ".join(surplus)
            raise UsageError(Text(f"Thừa tham số: {words}.", f"Got unexpected extra argument(s): {words}."))
        return surplus

    def get_params(self, ctx: Foreign) -> list[Foreign]:
        """The parameters; a line that is being completed still has its ``--root`` and ``--lang``."""
        params = super().get_params(ctx)
        if not ctx.resilient_parsing:
            return params
        return [
            *params,
            *(param for param in ctx.find_root().command.params if param.name in {"root", "lang"}),
        ]


def _write_page(command: Foreign, context: Foreign, formatter: Foreign) -> None:
    """The help page of a command: usage, text, commands, arguments, options, examples."""
    options: GlobalOptions = context.find_root().obj
    examples = examples_at_hand(options.root)

    def say(words: str) -> str:
        return examples.fill(in_language(words, options.language))

    usage = " ".join(say(piece) for piece in command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, usage, prefix=say(both("Cách dùng: ", "Usage: ")))
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(say(command.help or ""))
    for label, rows in _parts(command, context):
        if rows:
            with formatter.section(say(label)):
                formatter.write_dl([(name, say(words)) for name, words in rows])
    with formatter.section(say(both("Ví dụ", "Examples"))):
        for line in (command.epilog or "").splitlines():
            # A command stays one line, to be copied; the window breaks it, where it has to.
            formatter.write(f"{'':{formatter.current_indent}}{say(line)}\n")


def _parts(command: Foreign, context: Foreign) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The commands, arguments and options, each with its help."""
    names = command.list_commands(context) if isinstance(command, TyperGroup) else ()
    yield (
        both("Lệnh", "Commands"),
        [(name, command.get_command(context, name).get_short_help_str()) for name in names],
    )
    arguments, options = [], []
    for param in command.get_params(context):
        if isinstance(param, TyperOption):
            options.append((_names_of(param, context), param.help or ""))
        else:
            arguments.append((param.make_metavar(context), param.help or ""))
    yield both("Tham số", "Arguments"), arguments
    yield both("Tùy chọn", "Options"), options


def _names_of(option: TyperOption, context: Foreign) -> str:
    # What is done by default need not be asked for: of such a pair the other name is shown.
    shown = option.secondary_opts if option.default is True and option.secondary_opts else option.opts
    names = ", ".join(sorted(shown, key=len))  # -h and --help come in any order
    return names if option.is_flag else f"{names} {option.metavar or option.make_metavar(context)}"
