"""``ttdn check-document``.

It holds any finished Word document, rule by rule, against the layout of NĐ 30/2020/NĐ-CP.
"""

from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.destination import text_option
from ttdn.cli.files import put_text
from ttdn.cli.given import need_ending
from ttdn.cli.options import ForceOption, argument, format_option, option
from ttdn.cli.session import Session
from ttdn.errors import OptionsDoNotFitError
from ttdn.language import Text
from ttdn.worker import shared_numbers

_FORMATS = ("table", "json")
_READING = Text("Đang đọc văn bản", "Reading the document")
_ONE = Text("Cho một tệp .docx, hoặc --rules.", "Name a .docx file, or use --rules.")


def command(
    context: typer.Context,
    file: Annotated[Path | None, argument("[FILE.docx]", "Tệp Word cần kiểm tra.", "The Word file.")] = None,
    form: Annotated[str, format_option("mặc định là table", "table by default", _FORMATS)] = "table",
    rules: Annotated[
        bool, option("--rules", "In danh sách các quy tắc.", "Print the list of rules.")
    ] = False,
    output: Annotated[Path | None, text_option((".json", ".md"))] = None,
    force: ForceOption = False,
) -> None:
    """List each rule with pass, fail or not applicable; exit code 1 where one fails; advice fails nothing."""
    session = Session(context)
    if rules == (file is not None):
        raise OptionsDoNotFitError("check-document", _ONE)
    if output is not None:
        need_ending(output, (".md",) if rules else (".json",))
        form = "json"
    from ttdn.layout_check import ADVICE, RULES  # noqa: PLC0415 - python-docx is loaded by what needs it
    from ttdn.layout_check.opening import assess_file  # noqa: PLC0415 - the same
    from ttdn.layout_check.verdict import Verdict  # noqa: PLC0415 - the same
    from ttdn.reporters.layout_check import rules_as_markdown, verdicts_as_json  # noqa: PLC0415 - the same

    if file is None:
        put_text(session, output, rules_as_markdown(RULES, ADVICE, session.language), force=force)
        return
    reached = shared_numbers(2)
    with session.watch(reached, _READING):
        assessments = assess_file(file, reached)
    if form == "json":
        put_text(session, output, verdicts_as_json(str(file), assessments, session.language), force=force)
    else:
        from ttdn.terminal.layout_check import render_verdicts  # noqa: PLC0415 - only this form needs it

        session.show(*render_verdicts(str(file), assessments, session.language))
    if any(assessment.verdict is Verdict.FAIL for assessment in assessments):
        raise typer.Exit(1)
