"""The province or commune that ``ttdn init`` is told of, and what its folder begins with."""

from collections.abc import Mapping

from ttdn.cli.plan_at_hand import today
from ttdn.errors import OptionsDoNotFitError, UnknownAreaError
from ttdn.language import Text
from ttdn.vietnamese import fold

_TOO_EARLY = Text(
    "danh mục có từ ngày 01/7/2025; kế hoạch của năm trước đó thì bỏ tùy chọn này, tự ghi danh sách đơn vị.",
    "the list begins on 2025-07-01; leave this out for a plan of an earlier year and write its roster.",
)
_OF_A_COMMUNE = Text("--commune là của cấp xã; bỏ --level.", "--commune is of that level; leave --level out.")


def complete_provinces(incomplete: str) -> list[str]:
    """The provinces whose names begin so, with accents or without."""
    from ttdn.communes import list_provinces  # noqa: PLC0415 - the list is read when it is asked for

    names = (one.place for one in list_provinces(today()))
    return [name for name in names if fold(name).startswith(fold(incomplete))]


def begin_named(
    known: Mapping[str, Mapping[str, str]],
    year: int,
    level: str | None,
    province: str | None,
    commune: str | None,
) -> Mapping[str, str]:
    """What the plan begins with: the texts of a level, with the names and the roster of who was named.

    Raises:
        OptionsDoNotFitError: The year has no list, or the level is not that of who was named.
        UnknownAreaError: Nobody of that name is on the list, or several are.
    """
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
        try:
            provinces = (find_province(province, provinces),)
        except UnknownAreaError as error:
            (vi, en), wanted = error.message, f"--level {level or 'province'}"
            advice = Text(
                f"{vi} Nơi không có trong danh mục: bỏ --province, ghi '{wanted}', rồi ghi danh sách đơn vị "
                "vào kế hoạch, hoặc nhập từ Word: 'ttdn import'.",
                f"{en} For a place that is not on the list, leave out --province and write '{wanted}'; then "
                "list the units in the plan, or import it from Word: 'ttdn import'.",
            )
            raise UnknownAreaError(advice) from error
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
        is_other = Text(
            f"{own.name} là '{right}'; bỏ --level.", f"{own.name} is a '{right}'; leave --level out."
        )
        options = f"--province, --level {level}"
        raise OptionsDoNotFitError(options, is_other)
    return rosters.province_roster(known[right], own)
