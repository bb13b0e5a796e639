"""The register as JSON and CSV."""

from collections.abc import Callable
from typing import Any

from ttdn.intake.steps import Intake, Party, Row
from ttdn.language import Language
from ttdn.reporters.rows import as_csv
from ttdn.safe_text import printable_json

COLUMNS = (
    "register",
    "number",
    "arrived",
    "unit",
    "period",
    "way",
    "sender",
    "file",
    "within",
    "result",
    "decided",
    "replaces",
    "replaced_by",
    "waits_for",
    "next",
    "kept",
    "note",
)
_PARTIES = {Party.UNIT: "unit", Party.OFFICE: "office"}


def _values(row: Row, language: Language) -> dict[str, Any]:
    one = row.arrival
    values = (
        row.booked.year,
        one.number,
        one.arrived.isoformat(),
        one.unit,
        str(one.period) if one.period else None,
        one.way.value,
        one.sender,
        one.file,
        one.within,
        row.result.value if row.result else None,
        one.settled.isoformat() if row.result else None,
        list(one.replaces),
        row.replaced_by,
        _PARTIES[row.waits_for] if row.waits_for else None,
        language.say(*row.next),
        one.kept,
        one.note,
    )
    return dict(zip(COLUMNS, values, strict=True))


def intake_as_json(intake: Intake, language: Language) -> str:
    """Everything that is shown of the register, as one JSON object."""
    return printable_json(
        {
            "year": intake.plan.year,
            "as_of": intake.as_of.isoformat(),
            "booked": intake.whole,
            "arrivals": [_values(row, language) for row in intake.rows],
        }
    )


def intake_as_csv(intake: Intake, language: Language) -> str:
    """A row for each arrival."""
    rows = (_values(row, language) for row in intake.rows)
    return as_csv(
        COLUMNS, ((row | {"replaces": " ".join(map(str, row["replaces"]))}).values() for row in rows)
    )


#: The forms in which the register can be written for other programs.
FORMATS: dict[str, Callable[[Intake, Language], str]] = {"json": intake_as_json, "csv": intake_as_csv}
