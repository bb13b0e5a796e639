"""``ttdn explain``: what a code means, why it matters, and how to put it right."""

from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.destination import text_option
from ttdn.cli.files import put_text
from ttdn.cli.given import need_ending
from ttdn.cli.options import CodeArgument, ForceOption, option
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError, UnknownCodeError
from ttdn.language import Text
from ttdn.reporters.manual import manual_as_markdown, rule_as_markdown
from ttdn.rules import RULES
from ttdn.vietnamese import suggest

_ENDINGS = (".md",)
_ONE = Text("Cho một mã, hoặc --all.", "Name one code, or use --all.")


def command(
    context: typer.Context,
    code: CodeArgument = None,
    everything: Annotated[bool, option("--all", "Tất cả các mã.", "Every code.")] = False,
    output: Annotated[Path | None, text_option(_ENDINGS)] = None,
    force: ForceOption = False,
) -> None:
    """Print one entry of the manual, or all of it."""
    session = Session(context)
    if everything == (code is not None):
        raise OptionsDoNotFitError("explain", _ONE)
    need_ending(output, _ENDINGS)
    if code is None:
        put_text(session, output, manual_as_markdown(session.language), force=force)
        return
    name = code.strip("[] ").lower()
    if name not in RULES:
        raise UnknownCodeError(code, suggest(name, RULES))
    put_text(session, output, rule_as_markdown(RULES[name], session.language), force=force)
