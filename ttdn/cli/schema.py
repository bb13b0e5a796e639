"""``ttdn schema``: the JSON Schema of a plan or of the reports under a plan, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.completion import complete_from
from ttdn.cli.destination import text_option
from ttdn.cli.files import root_or_here, tell_written
from ttdn.cli.given import need_ending, read_file
from ttdn.cli.options import ForceOption, YearOption, argument
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.language import Text

_ENDINGS = (".json",)
#: In every schema that the program makes.
_MARK = b'"urn:ttdn:'
KINDS = ("plan", "report", "edits", "register")
_KINDS = Text(
    "Được dùng: plan (kế hoạch), report (báo cáo của đơn vị), edits (phần biên tập), register (sổ nhận).",
    "Allowed: plan, report (a unit's report), edits (the editor's part), register (what arrived).",
)
_NEEDS_REPORT = Text("Chỉ dùng cùng report.", "Only together with report.")


def command(
    context: typer.Context,
    kind: Annotated[
        str,
        argument(
            "|".join(KINDS),
            "Schema của tệp nào.",
            "The file whose schema to print.",
            autocompletion=complete_from(KINDS),
        ),
    ],
    year: YearOption = None,
    output: Annotated[Path | None, text_option(_ENDINGS)] = None,
    force: ForceOption = False,
) -> None:
    """Print the schema; that of a report has the units, items and figures of the plan."""
    from ttdn.schema import PLAIN_SCHEMAS, report_schema, schema_as_text  # noqa: PLC0415 - loaded when it is asked for

    session = Session(context)
    if kind not in KINDS:
        raise InvalidOptionError("schema", kind, _KINDS, KINDS)
    if kind != "report" and year is not None:
        raise OptionsDoNotFitError("--year", _NEEDS_REPORT, needless=True)
    need_ending(output, _ENDINGS)
    if kind == "report":
        schema = report_schema(session.check().choose_plan(year, today()).plan)
    else:
        schema = PLAIN_SCHEMAS[kind]()
    if output is None:
        session.write(schema_as_text(schema))
    else:
        _write(session, output, schema_as_text(schema), force=force)


def _write(session: Session, path: Path, text: str, *, force: bool) -> None:
    """Write a schema in the place of an earlier one, also of one that ``>`` of PowerShell wrote (UTF-16)."""
    from ttdn.documents.layout.output import DocumentEditedError  # noqa: PLC0415 - loaded when it is asked for
    from ttdn.writing import ANYTHING, write_output  # noqa: PLC0415 - the same

    there = read_file(path) if path.exists() else None
    if not force and there is not None and _MARK not in there.replace(b"\0", b""):
        raise DocumentEditedError(path)
    write_output(root_or_here(session), path, text.encode(), replacing=ANYTHING if force else there)
    tell_written(session, path)
