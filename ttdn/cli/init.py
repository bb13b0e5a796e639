"""``ttdn init``: a new folder for an office."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn.cli.completion import complete_from
from ttdn.cli.options import argument, option
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, WorkspaceExistsError
from ttdn.language import Text, same
from ttdn.model.period import MINIMUM_YEAR
from ttdn.places import PLAN_FOLDER
from ttdn.safe_text import visible
from ttdn.vietnamese import fold
from ttdn.writing import is_temporary, sweep

if TYPE_CHECKING:
    from ttdn.scaffold import Made

_MAXIMUM_YEAR = 9999
_LEVEL_NAMES = ("province", "city", "commune", "department")
_LEVELS = Text(f"Viết một trong: {', '.join(_LEVEL_NAMES)}.", f"Write one of: {', '.join(_LEVEL_NAMES)}.")
_YEARS = Text(
    f"Viết một năm từ {MINIMUM_YEAR} đến {_MAXIMUM_YEAR}.",
    f"Write a year from {MINIMUM_YEAR} to {_MAXIMUM_YEAR}.",
)

_TOO_EARLY = Text(
    "danh mục có từ ngày 01/7/2025; kế hoạch của năm trước đó thì bỏ tùy chọn này, tự ghi danh sách đơn vị.",
    "the list begins on 2025-07-01; leave this out for a plan of an earlier year and write its roster.",
)
_OF_A_COMMUNE = Text("--commune là của cấp xã; bỏ --level.", "--commune is of that level; leave --level out.")


def _complete_provinces(incomplete: str) -> list[str]:
    from ttdn.communes import list_provinces  # noqa: PLC0415 - the list is read when it is asked for

    names = (one.place for one in list_provinces(today()))
    return [name for name in names if fold(name).startswith(fold(incomplete))]


def command(
    context: typer.Context,
    folder: Annotated[Path, argument("DIR", "Thư mục mới.", "The new folder.")],
    year: Annotated[
        int | None,
        option(
            "--year",
            "Năm của kế hoạch; mặc định là năm nay.",
            "Year of the plan; this year by default.",
            metavar="N",
        ),
    ] = None,
    level: Annotated[
        str | None,
        option(
            "--level",
            "Cấp của cơ quan: province (tỉnh), city (thành phố trực thuộc trung ương), "
            "commune (xã, phường, đặc khu), department (sở).",
            "Level of the authority: province, city, commune or department.",
            metavar="LEVEL",
            autocompletion=complete_from(_LEVEL_NAMES),
        ),
    ] = None,
    province: Annotated[
        str | None,
        option(
            "--province",
            "Tỉnh, thành phố (tên hoặc mã): ghi sẵn các sở, xã, phường, đặc khu.",
            "The province (name or code): its departments and communes are filled in.",
            metavar="NAME",
            autocompletion=_complete_provinces,
        ),
    ] = None,
    commune: Annotated[
        str | None,
        option(
            "--commune",
            "Xã, phường, đặc khu (tên hoặc mã): ghi sẵn các phòng, đơn vị.",
            "The commune (name or code): its offices are filled in.",
            metavar="NAME",
        ),
    ] = None,
) -> None:
    """Make a folder with a plan to be filled in, templates and checks; what is there stays as it is."""
    from ttdn.scaffold import levels, new_plan, workspace_files, write_new  # noqa: PLC0415 - Jinja is loaded when it is asked for

    session = Session(context)
    chosen = today().year if year is None else year
    if not MINIMUM_YEAR <= chosen <= _MAXIMUM_YEAR:
        raise InvalidOptionError("--year", str(chosen), _YEARS)
    if level not in {*_LEVEL_NAMES, None}:
        raise InvalidOptionError("--level", str(level), _LEVELS)
    if _holds_plan(folder / PLAN_FOLDER):
        raise WorkspaceExistsError(folder)
    own = _begin(levels(), chosen, level, province, commune)
    files = workspace_files(chosen, own=own)
    result = write_new(folder, files)
    session.tell(*_describe(folder, chosen, new_plan(chosen, "province", own)[1].units[-1].id, result))


def _begin(
    known: Mapping[str, Mapping[str, str]],
    year: int,
    level: str | None,
    province: str | None,
    commune: str | None,
) -> Mapping[str, str]:
    """What the plan begins with: the texts of a level, with the names and the roster of who was named."""
    if province is None and commune is None:
        return known[level or "province"]
    from ttdn import rosters  # noqa: PLC0415 - the list is read when it is asked for
    from ttdn.communes import FIRST_DAY, day_of_list, find_commune, find_province, list_provinces  # noqa: PLC0415

    named = "--commune" if province is None else "--province"
    day = day_of_list(year, today())
    if day < FIRST_DAY:
        options = f"{named}, --year {year}"
        raise OptionsDoNotFitError(options, _TOO_EARLY)
    provinces = list_provinces(day)
    if province is not None:
        provinces = (find_province(province, provinces),)
    if commune is not None:
        if level not in {None, "commune"}:
            options = f"--commune, --level {level}"
            raise OptionsDoNotFitError(options, _OF_A_COMMUNE)
        found = find_commune(commune, provinces)
        return rosters.commune_roster(known["commune"], found.province, found.commune)
    own = provinces[0]
    if level in {"commune", "department"}:
        return rosters.province_named(known[level], own) | {"place": "[ĐỊA DANH]"}
    right = "city" if own.is_city else "province"
    if level not in {None, right}:
        options = f"--province, --level {level}"
        raise OptionsDoNotFitError(options, _say_level(own.name, right))
    return rosters.province_roster(known[right], own)


def _say_level(name: str, level: str) -> Text:
    return Text(f"{name} là '{level}'; bỏ --level.", f"{name} is a '{level}'; leave --level out.")


def _holds_plan(place: Path) -> bool:
    """Whether something stands where the plans belong.

    An empty folder is what a run leaves that was stopped.
    """
    if os.path.islink(place) or not os.path.isdir(place):  # noqa: PTH112, PTH114 - they answer for a name too long, too
        return os.path.lexists(place)
    sweep(place)
    return any(not is_temporary(name) for name in os.listdir(place))  # noqa: PTH208 - names are enough


def _describe(folder: Path, year: int, unit: str, result: "Made") -> Iterator[Text]:
    place = visible(str(folder))
    yield Text(f"Đã tạo trong {place}:", f"Made in {place}:")
    yield from (same(f"  {name}") for name in result.made)
    if result.kept:
        yield Text("Đã có từ trước, giữ nguyên:", "Already there, left unchanged:")
        yield from (same(f"  {name}") for name in result.kept)
    yield Text("Việc tiếp theo:", "Next:")
    yield Text(
        f"  1. Mở plan/{year}.yaml, thay các chỗ [...] bằng nội dung của văn bản kế hoạch và "
        "danh sách đơn vị.",
        f"  1. Open plan/{year}.yaml and replace each [...] with the plan's text and the roster.",
    )
    yield Text(
        "  2. Trong thư mục đó, chạy 'ttdn validate' sau mỗi lần sửa.",
        "  2. In that folder, run 'ttdn validate' after each change.",
    )
    yield Text(
        f"  3. Lập báo cáo cho từng đơn vị, ví dụ: ttdn new {unit}",
        f"  3. Make a report for each unit, such as: ttdn new {unit}",
    )
    yield Text(
        "  4. Dùng git thì thay các tên @... trong CODEOWNERS và điền TTDN_PACKAGE trong tệp CI.",
        "  4. With git, replace the names @... in CODEOWNERS and fill in TTDN_PACKAGE in the CI file.",
    )
