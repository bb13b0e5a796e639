"""A table as CSV, JSON and Markdown."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from ttdn.language import Language
from ttdn.reporters.rows import as_table, csv_text
from ttdn.safe_text import cell, markdown, printable_json
from ttdn.tables import Table, Value, Word, plain_value, shown, shown_rows


def table_as_csv(table: Table, language: Language | None = None, separator: str = ",") -> str:
    """The table as CSV that spreadsheets open with its letters right, and in which no cell is a formula.

    Dates are in ISO form and numbers without marks between thousands. Without a language headings are the
    stable names, and words of the program their codes. A spreadsheet whose numbers have a decimal comma parts
    cells by semicolons, and the reverse: with these, numbers have the comma.
    """
    rows = ((_csv_cell(value, language, separator) for value in row) for row in table.rows)
    return csv_text(table.headings(language), rows, separator)


def _csv_cell(value: Value, language: Language | None, separator: str) -> str:
    plain = plain_value(value, language)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return str(plain).lower() if language is None else shown(plain, language)
    if isinstance(plain, Decimal):
        return f"{plain:f}".replace(".", "," if separator == ";" else ".")
    # Only words come from a submission; a number below 0 is no formula.
    return cell(plain) if isinstance(plain, str) else str(plain)


def table_as_json(table: Table, language: Language | None = None) -> str:
    """A list of objects by the stable names of the columns; dates in ISO form, a code beside its label."""
    say = language or Language.VIETNAMESE
    rows = []
    for row in table.rows:
        entry: dict[str, object] = {}
        for column, value in zip(table.columns, row, strict=True):
            entry[column.name] = _json_value(plain_value(value, None))
            if isinstance(value, Word):
                entry[f"{column.name}_label"] = value.label.in_language(say)
        rows.append(entry)
    return printable_json({"table": table.name, "title": table.title.in_language(say), "rows": rows})


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def table_as_markdown(table: Table, language: Language | None = None) -> str:
    """The table under its title."""
    say = language or Language.VIETNAMESE
    rows = [[markdown(words) for words in row] for row in shown_rows(table, say)]
    head = f"# {markdown(table.title.in_language(say))}"
    return "\n".join([head, "", *as_table([markdown(one) for one in table.headings(say)], rows)])


#: The forms in which a table can be written for other programs.
FORMATS: dict[str, Callable[[Table, Language], str]] = {
    "json": table_as_json,
    "csv": lambda table, _: table_as_csv(table),
    "markdown": table_as_markdown,
}
