"""The options that several commands share, each declared once: name, help in both languages, form of the value."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from ttdn.cli.completion import (
    complete_codes,
    complete_from,
    complete_items,
    complete_names,
    complete_periods,
    complete_units,
    complete_years,
)
from ttdn.cli.help import both
from ttdn.errors import InvalidOptionError
from ttdn.language import Text


def unit_option(help_text: str) -> Any:  # noqa: ANN401 - what Typer's own declarations return
    """``--unit``, where a command does something of its own with it."""
    return typer.Option("--unit", metavar="U", help=help_text, autocompletion=complete_units)


def period_option(vi: str, en: str) -> Any:  # noqa: ANN401 - the same
    """``--period``, with the period that a command takes by itself."""
    return typer.Option(
        "--period",
        metavar="P",
        autocompletion=complete_periods,
        help=both(
            f"Kỳ báo cáo: {{year}}, {{year}}-H1, {{year}}-Q2; mặc định {vi}.",
            f"The period: {{year}}, {{year}}-H1, {{year}}-Q2; {en} by default.",
        ),
    )


def received_option(vi: str, en: str) -> Any:  # noqa: ANN401 - the same
    """``--received``, with the day that a command takes by itself."""
    return typer.Option(
        "--received",
        metavar="DATE",
        help=both(f"Ngày nhận; mặc định {vi}.", f"The day of receipt; {en} by default."),
    )


def format_option(default: str | None, formats: Iterable[str]) -> Any:  # noqa: ANN401 - the same
    """``--format``: one of the formats; without a default, chosen by the platform that runs the command."""
    names = tuple(formats)
    known = ", ".join(names)
    vi, en = (
        (f"mặc định là {default}", f"{default} by default")
        if default
        else ("tự chọn trong CI", "chosen in CI")
    )
    return typer.Option(
        "--format",
        metavar="F",
        callback=_one_of("--format", names),
        autocompletion=complete_from(names),
        help=both(f"Dạng xuất: {known}; {vi}.", f"The output format: {known}; {en}."),
    )


def output_option(what_vi: str, what_en: str, metavar: str = "DIR") -> Any:  # noqa: ANN401 - the same
    """``-o``, ``--output``: where the files go that a command makes."""
    return typer.Option("-o", "--output", metavar=metavar, help=both(what_vi, what_en))


def _one_of(option: str, names: tuple[str, ...]) -> Callable[[str | None], str | None]:
    """A check of an option's value.

    Raises:
        InvalidOptionError: From the check, where the value is none of the names.
    """
    known = ", ".join(names)

    def check(value: str | None) -> str | None:
        if value is not None and value not in names:
            raise InvalidOptionError(option, value, Text(f"Được dùng: {known}.", f"Allowed: {known}."))
        return value

    return check


UnitOption = Annotated[
    str | None, unit_option(both("Chỉ một đơn vị, một nhóm đơn vị.", "Only one unit or group of units."))
]
ItemOption = Annotated[
    str | None,
    typer.Option(
        "--item",
        metavar="ID",
        help=both("Chỉ một mục, một đề mục.", "Only one item or section."),
        autocompletion=complete_items,
    ),
]
YearOption = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="N",
        autocompletion=complete_years,
        help=both(
            "Năm của kế hoạch; mặc định là năm nay hoặc mới nhất.",
            "The year of the plan; this year's or the newest by default.",
        ),
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=both("Tính đến ngày; mặc định là hôm nay.", "The day to report on; today by default."),
    ),
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help=both("Thay cả tệp đã được sửa tay.", "Also replace files edited by hand.")),
]
UnitArgument = Annotated[
    str,
    typer.Argument(
        metavar="UNIT",
        help=both("Mã hoặc tên đơn vị, có dấu hay không.", "A unit's id or name."),
        autocompletion=complete_units,
    ),
]
UnitsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[UNIT]...",
        help=both("Mã hoặc tên đơn vị, có dấu hay không.", "Ids or names of units."),
        autocompletion=complete_units,
    ),
]
NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=both(
            "Số của mục (như {item}), mã hoặc tên đơn vị, nhóm.",
            "An item's number (such as {item}), a unit or a group.",
        ),
        autocompletion=complete_names,
    ),
]
CodeArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[CODE]",
        help=both("Mã trong ngoặc vuông của thông báo.", "The code in the brackets of a finding."),
        autocompletion=complete_codes,
    ),
]
