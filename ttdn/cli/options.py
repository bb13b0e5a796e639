"""The options of the commands: how one is declared, and those that several commands share."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from ttdn.cli.completion import (
    complete_codes,
    complete_from,
    complete_groups,
    complete_items,
    complete_kinds,
    complete_names,
    complete_periods,
    complete_units,
    complete_years,
)
from ttdn.cli.help import both
from ttdn.errors import InvalidOptionError
from ttdn.language import Text

#: What is said of an option that a Word file alone knows.
NEEDS_DOCX = Text("Chỉ dùng cùng --docx.", "Only together with --docx.")
#: Of a name that ends so a file is expected.
_FILE_ENDINGS = frozenset(
    {
        ".csv",
        ".docx",
        ".duckdb",
        ".eml",
        ".html",
        ".json",
        ".md",
        ".parquet",
        ".pdf",
        ".xlsx",
        ".yaml",
        ".zip",
    }
)


def option(name: str, vi: str, en: str, **more: Any) -> Any:  # noqa: ANN401 - what Typer's own declarations take and return
    """An option with its help in both languages; ``more`` is for Typer."""
    return typer.Option(name, help=both(vi, en), **more)


def argument(metavar: str, vi: str, en: str, **more: Any) -> Any:  # noqa: ANN401 - the same
    """An argument with its help in both languages; ``more`` is for Typer."""
    return typer.Argument(metavar=metavar, help=both(vi, en), **more)


def unit_option(vi: str, en: str) -> Any:  # noqa: ANN401 - the same
    """``--unit``, where a command does something of its own with it."""
    return option("--unit", vi, en, metavar="UNIT", autocompletion=complete_units)


def period_option(vi: str, en: str) -> Any:  # noqa: ANN401 - the same
    """``--period``, with the period that a command takes by itself."""
    return option(
        "--period",
        f"Kỳ báo cáo: {{year}}, {{year}}-H1, {{year}}-Q2; mặc định {vi}.",
        f"The period: {{year}}, {{year}}-H1, {{year}}-Q2; {en} by default.",
        metavar="PERIOD",
        autocompletion=complete_periods,
    )


YearPeriodOption = Annotated[str | None, period_option("cả năm", "the whole year")]
AnyPeriodOption = Annotated[str | None, period_option("mọi kỳ", "all")]
AnyPeriodOfYearOption = Annotated[str | None, period_option("mọi kỳ của năm", "all of the year")]
DuePeriodOption = Annotated[str | None, period_option("kỳ đến hạn", "the one due next")]


def received_option(vi: str, en: str) -> Any:  # noqa: ANN401 - the same
    """``--received``, with the day that a command takes by itself."""
    return option(
        "--received",
        f"Ngày nhận; mặc định {vi}.",
        f"The day of receipt; {en} by default.",
        metavar="DATE",
    )


def choice_option(name: str, vi: str, en: str, names: Iterable[str], metavar: str) -> Any:  # noqa: ANN401 - the same
    """An option that takes one of some words; its help names them."""
    words = tuple(names)
    known = ", ".join(words)

    def check(value: str | None) -> str | None:
        if value is not None and value not in words:
            raise InvalidOptionError(name, value, Text(f"Được dùng: {known}.", f"Allowed: {known}."), words)
        return value

    return option(
        name,
        vi.format(known),
        en.format(known),
        metavar=metavar,
        callback=check,
        autocompletion=complete_from(words),
    )


def format_option(vi: str, en: str, formats: Iterable[str]) -> Any:  # noqa: ANN401 - the same
    """``--format``: one of the formats, with that which a command takes by itself."""
    return choice_option(
        "--format",
        f"Dạng xuất: {{}}; {vi}.",
        f"The output format: {{}}; {en}.",
        formats,
        "FORMAT",
    )


def table_option(formats: Iterable[str]) -> Any:  # noqa: ANN401 - the same
    """``--format`` of a command that shows a table by itself."""
    return format_option("mặc định là table", "table by default", ("table", *formats))


def output_option(vi: str, en: str, metavar: str = "DIR") -> Any:  # noqa: ANN401 - the same
    """``-o``, ``--output``: where the files go that a command makes."""
    callback = need_folder if metavar == "DIR" else None
    return typer.Option("-o", "--output", help=both(vi, en), metavar=metavar, callback=callback)


def need_folder(param: typer.CallbackParam, value: Path | None) -> Path | None:
    """A folder to be made is not called as a file is.

    Raises:
        InvalidOptionError: It is: whoever typed that would look for the file.
    """
    if value and value.suffix.lower() in _FILE_ENDINGS and not value.is_dir():
        name = value.with_suffix("")
        advice = Text(f"Đây là tên một thư mục, ví dụ {name}.", f"It names a folder, such as {name}.")
        raise InvalidOptionError(param.opts[0], str(value), advice)
    return value


def as_of_option(vi: str, en: str) -> Any:  # noqa: ANN401 - the same
    """``--as-of``: the day that a command takes for today."""
    return option("--as-of", vi, en, metavar="DATE")


UnitOption = Annotated[
    str | None, unit_option("Chỉ một đơn vị, một nhóm đơn vị.", "Only one unit or group of units.")
]
KindOption = Annotated[
    str | None,
    option(
        "--kind",
        "Chỉ một loại đơn vị: mã hoặc tên loại.",
        "Only one kind of unit: its id or name.",
        metavar="KIND",
        autocompletion=complete_kinds,
    ),
]
GroupOption = Annotated[
    str | None,
    option(
        "--group",
        "Chỉ một nhóm đơn vị: mã hoặc tên nhóm.",
        "Only one group of units: its id or name.",
        metavar="GROUP",
        autocompletion=complete_groups,
    ),
]
ItemOption = Annotated[
    str | None,
    option(
        "--item",
        "Chỉ một mục, một đề mục.",
        "Only one item or section.",
        metavar="ITEM",
        autocompletion=complete_items,
    ),
]
DryRunOption = Annotated[bool, option("--dry-run", "Chỉ xem, không ghi gì.", "Only look; write nothing.")]
YearOption = Annotated[
    int | None,
    option(
        "--year",
        "Năm của kế hoạch; mặc định là năm nay hoặc mới nhất.",
        "The year of the plan; this year's or the newest by default.",
        metavar="YEAR",
        autocompletion=complete_years,
    ),
]
AsOfOption = Annotated[
    str | None, as_of_option("Tính đến ngày; mặc định là hôm nay.", "The day to report on; today by default.")
]
ForceOption = Annotated[
    bool, option("--force", "Thay cả tệp đã được sửa tay.", "Also replace files edited by hand.")
]
DraftsOption = Annotated[
    Path | None,
    option(
        "--drafts",
        "Soạn sẵn thư điện tử (.eml) và tin nhóm Zalo vào thư mục; không gửi đi.",
        "Prepare draft e-mails (.eml) and a chat message in a folder; nothing is sent.",
        metavar="DIR",
        callback=need_folder,
    ),
]
YesOption = Annotated[bool, option("--yes", "Lập mà không hỏi lại.", "Make it without asking.")]
WayOption = Annotated[
    str,
    choice_option(
        "--way",
        "Các tệp để rời đến bằng cách nào: {}; tệp trong thư là email.",
        "How loose files came: {}; what is in a mail came by e-mail.",
        ("email", "zalo", "paper", "other"),  # the model is loaded only where it is asked for
        "WAY",
    ),
]
UnitArgument = Annotated[
    str,
    argument(
        "UNIT",
        "Mã hoặc tên đơn vị, có dấu hay không.",
        "A unit's id or name.",
        autocompletion=complete_units,
    ),
]
UnitsArgument = Annotated[
    list[str] | None,
    argument(
        "[UNIT]…",
        "Mã hoặc tên đơn vị, có dấu hay không.",
        "Ids or names of units.",
        autocompletion=complete_units,
    ),
]
NameArgument = Annotated[
    str | None,
    argument(
        "[ITEM|UNIT|GROUP]",
        "Số của mục (như {item}), mã hoặc tên đơn vị, nhóm; để trống: xem tất cả các tên.",
        "An item's number (such as {item}), a unit or a group; without one: all the names.",
        autocompletion=complete_names,
    ),
]
CodeArgument = Annotated[
    str | None,
    argument(
        "[CODE]",
        "Mã trong ngoặc vuông của thông báo.",
        "The code in brackets in a finding.",
        autocompletion=complete_codes,
    ),
]
