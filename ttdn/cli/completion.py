"""What the shell offers behind the Tab key: names and titles of the plan at hand, periods, codes, formats.

The protocol is Typer's, for bash, zsh, fish and PowerShell. What is offered here is plain words: a shell
reads the answer as code, and the plan may be anybody's.
"""

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import shellingham
import typer

# Typer offers these two by its own options alone, whose answers are English.
from typer.completion import get_completion_script, install  # type: ignore[attr-defined]

from ttdn.cli.globals import COMPLETION_VARIABLE, PROGRAM, GlobalOptions
from ttdn.cli.plan_at_hand import read_plan, read_years
from ttdn.cli.usage import UsageError
from ttdn.language import Text
from ttdn.vietnamese import nfc

if TYPE_CHECKING:  # a complaint about the command line needs no plan
    from ttdn.model.plan import Plan

#: Words to offer, each with its title.
Offer = list[tuple[str, str]]
Completer = Callable[[typer.Context], Offer]

_WORD = re.compile(r"\w[\w.-]*")
_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_POWERSHELL = frozenset({"powershell", "pwsh"})


def install_completion(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    """Write the shell's script where the shell looks for it.

    Raises:
        UsageError: There is none for this shell, or Typer would loosen what PowerShell may run.
    """
    if not wanted or context.resilient_parsing:
        return
    shell = _find_shell()
    if shell in _POWERSHELL:
        raise UsageError(
            Text(
                "Trong PowerShell hãy tự thêm vào tệp cấu hình: "
                "ttdn --show-completion | Add-Content $PROFILE",
                "In PowerShell, add it to your profile yourself: "
                "ttdn --show-completion | Add-Content $PROFILE",
            )
        )
    _, path = install(shell=shell)
    words = Text(
        f"Đã ghi {path}. Mở cửa sổ dòng lệnh mới để dùng.", f"Wrote {path}. Open a new terminal to use it."
    )
    typer.echo(words.in_language(_options(context).language))
    raise typer.Exit


def show_completion(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001 - the same
    """Print the shell's script.

    Raises:
        UsageError: There is none for this shell.
    """
    if wanted and not context.resilient_parsing:
        shell = _find_shell()
        typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETION_VARIABLE, shell=shell))
        raise typer.Exit


def _find_shell() -> str:
    try:
        name, _ = shellingham.detect_shell()
    except shellingham.ShellDetectionFailure:
        name = "?"
    if name not in _SHELLS:
        raise UsageError(
            Text(
                f"Không gợi ý được trong '{name}'; dùng được bash, zsh, fish và PowerShell.",
                f"There is no completion for '{name}', only for bash, zsh, fish and PowerShell.",
            )
        )
    return str(name)


#: Where the script of PowerShell puts what was typed.
_LINE = "_TYPER_COMPLETE_ARGS"


def join_cut_words(variables: MutableMapping[str, str]) -> None:
    """Take out the "=" at which bash cuts ``--unit=x`` into three words: Typer expects two.

    Nor does it know that a backslash of PowerShell's stands for itself.
    """
    if variables.get(COMPLETION_VARIABLE, "").endswith(("powershell", "pwsh")):
        variables[_LINE] = variables.get(_LINE, "").replace("\\", "/")
    words = variables.get("COMP_WORDS", "").split("\n")
    place = variables.get("COMP_CWORD", "")
    if place.isdecimal():
        before, rest = words[: int(place)], words[int(place) :]
        kept = [word for last, word in pairwise(["", *before]) if word != "=" or not last.startswith("--")]
        variables.update({"COMP_WORDS": "\n".join([*kept, *rest]), "COMP_CWORD": str(len(kept))})


def _of_plan(name: "Callable[[Plan], Iterable[tuple[str, str]]]") -> Completer:
    """A completer that offers what bears a name in the plan at hand."""

    def complete(context: typer.Context) -> Offer:
        plan = _plan(context)
        return _offer(name(plan)) if plan else []

    return complete


def _units(plan: "Plan") -> Iterator[tuple[str, str]]:
    return ((unit.id, unit.name) for unit in plan.units_by_id.values())


def _names(plan: "Plan") -> Iterator[tuple[str, str]]:
    """Whatever can be shown: clauses and headings, units, groups."""
    yield from plan.headings.items()
    yield from ((clause.id, getattr(clause, "title", clause.text)) for clause in plan.clauses_by_id.values())
    yield from _units(plan)
    yield from ((group.id, group.name) for group in plan.groups)


complete_units = _of_plan(_units)
complete_items = _of_plan(lambda plan: ((item.id, item.title) for item in plan.items.values()))
complete_names = _of_plan(_names)
complete_kinds = _of_plan(lambda plan: ((kind.id, kind.name) for kind in plan.unit_kinds))
complete_groups = _of_plan(lambda plan: ((group.id, group.name) for group in plan.groups))


def complete_periods(context: typer.Context) -> Offer:
    """The periods of its year: those that it asks a report on, then the others."""
    plan = _plan(context)
    if plan is None:
        return []
    required = (required.period for required in (*plan.required_periods, *plan.adhoc_reports))
    language = _options(context).language
    return _offer(
        (str(period), period.label.in_language(language))
        for period in dict.fromkeys((*required, *plan.period.within()))
    )


def complete_years(context: typer.Context) -> Offer:
    """The years that there are plans of."""
    return _offer((year, "") for year in read_years(_options(context).root))


def complete_codes(context: typer.Context) -> Offer:
    """The codes of the findings."""
    from ttdn.rules import RULES  # noqa: PLC0415 - the manual is long

    language = _options(context).language
    return _offer((code, rule.title.in_language(language)) for code, rule in RULES.items())


def complete_from(words: Iterable[str]) -> Completer:
    """A completer that offers always the same words."""
    offer = _offer((word, "") for word in words)

    def complete(_: typer.Context) -> Offer:
        return offer

    return complete


def _plan(context: typer.Context) -> "Plan | None":
    return read_plan(_options(context).root, context.params.get("year"))


def _options(context: typer.Context) -> GlobalOptions:
    """The language and the folder; while a line is completed, ``--root`` is still in it."""
    options: GlobalOptions = context.find_root().obj
    root = context.params.get("root") or context.find_root().params.get("root")
    return GlobalOptions(options.language, Path(root) if root else options.root)


def _offer(words: Iterable[tuple[str, str]]) -> Offer:
    """Words and titles without anything that a shell takes for more than a letter."""
    return [(word, _plain(title)) for word, title in words if _WORD.fullmatch(word)]


def _plain(title: str) -> str:
    kept = (letter if letter.isalnum() or letter in ".,-/" else " " for letter in nfc(title))
    return " ".join("".join(kept).split())
