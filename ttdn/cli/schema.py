"""``ttdn schema``: the JSON Schema of a plan or of the reports under a plan, for editors."""

from typing import Annotated

import typer

from ttdn.cli.completion import complete_from
from ttdn.cli.options import YearOption, argument
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.language import Text

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
) -> None:
    """Print the schema; that of a report has the units, items and figures of the plan."""
    from ttdn.schema import PLAIN_SCHEMAS, report_schema, schema_as_text  # noqa: PLC0415 - loaded when it is asked for

    session = Session(context)
    if kind not in KINDS:
        raise InvalidOptionError("schema", kind, _KINDS, KINDS)
    if kind != "report":
        if year is not None:
            raise OptionsDoNotFitError("--year", _NEEDS_REPORT, needless=True)
        session.write(schema_as_text(PLAIN_SCHEMAS[kind]()))
        return
    session.write(schema_as_text(report_schema(session.check().choose_plan(year, today()).plan)))
