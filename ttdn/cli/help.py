"""Help pages in both languages, in place of Typer's English ones."""

from typing import TYPE_CHECKING, Any, TypeAlias

import typer
from typer.core import TyperCommand, TyperOption

from ttdn.cli.globals import GlobalOptions
from ttdn.cli.plan_at_hand import neutral_examples
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
        from ttdn.cli.pages import write_page  # noqa: PLC0415 - few runs ask for help

        write_page(self, ctx, formatter)

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
