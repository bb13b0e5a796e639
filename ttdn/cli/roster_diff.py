"""``ttdn roster diff``: the roster of a plan against the official list of communes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ttdn.cli.destination import form_in, text_table_option
from ttdn.cli.files import put_text
from ttdn.cli.named_area import complete_provinces
from ttdn.cli.options import ForceOption, YearOption, option, table_option
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.communes import (
    FIRST_DAY,
    KINDS,
    LOOKED_UP,
    Province,
    day_of_list,
    find_province,
    list_provinces,
)
from ttdn.errors import UnknownAreaError
from ttdn.language import Text, same
from ttdn.load import PlanFile
from ttdn.reporters.roster_diff import FORMATS
from ttdn.roster_diff import RosterDiff, Sort, communes_of, compare
from ttdn.vietnamese import format_date, split_area

#: So many communes that are not on the list are not slips.
_MANY = 5


def command(
    context: typer.Context,
    province: Annotated[
        str | None,
        option(
            "--province",
            "Tỉnh, thành phố (tên hoặc mã); mặc định theo authority.area của kế hoạch.",
            "The province (name or code); by default that of the plan's authority.area.",
            metavar="PROVINCE",
            autocompletion=complete_provinces,
        ),
    ] = None,
    year: YearOption = None,
    form: Annotated[str, table_option(FORMATS)] = "table",
    output: Annotated[Path | None, text_table_option(FORMATS)] = None,
    force: ForceOption = False,
) -> None:
    """Hold the communes of the roster against the official list: missing, other names, codes and kinds."""
    session = Session(context)
    form = form_in(output, form, FORMATS)
    plan_file = session.check(keep_reports=False).choose_plan(year, today())
    day = day_of_list(plan_file.plan.year, today())
    if (reason := _not_comparable(plan_file, province, day)) is not None:
        if form == "table":
            session.tell(reason)
        else:
            session.warn(reason.in_language(session.language))
        return
    provinces = list_provinces(day)
    diff = compare(plan_file, _province(plan_file, province, provinces), day, provinces)
    if form == "table":
        session.tell(*_describe(diff))
    else:
        put_text(session, output, FORMATS[form](diff, session.language), force=force)
    if diff.differences:
        raise typer.Exit(1)


def _not_comparable(plan_file: PlanFile, province: str | None, day: date) -> Text | None:
    """Why a plan has no communes to be compared; None where it has."""
    plan = plan_file.plan
    written = len(communes_of(plan_file, day))
    area, since = plan.authority.area, format_date(FIRST_DAY)
    if day < FIRST_DAY:
        return Text(
            f"Kế hoạch năm {plan.year} có trước danh mục: {written} xã, phường, thị trấn của danh sách "
            f"đơn vị kết thúc ngày {since}, khi bỏ cấp huyện. Danh sách của năm ấy giữ nguyên. "
            "Kế hoạch năm nay: ttdn init THƯ_MỤC --province TỈNH.",
            f"The plan of {plan.year} is older than the list: the {written} communes of its roster ended on "
            f"{FIRST_DAY}, with the districts. The roster of that year stays as it is. For a plan of this "
            "year: ttdn init DIR --province PROVINCE.",
        )
    if province is None and split_area(area)[0] in {kind.name.lower() for kind in KINDS.values()}:
        return Text(
            f"Đây là kế hoạch của cấp xã ({area}): không có xã, phường nào ở dưới để đối chiếu.",
            f"This is a plan of a commune ({area}): there are no communes below it to compare.",
        )
    if not written:
        return Text(
            "Danh sách đơn vị không có xã, phường, đặc khu nào để đối chiếu. Lấy danh sách của một tỉnh: "
            "ttdn init THƯ_MỤC --province TỈNH.",
            "The roster has no communes to compare. Those of a province: ttdn init DIR --province PROVINCE.",
        )
    return None


def _province(plan_file: PlanFile, name: str | None, provinces: tuple[Province, ...]) -> Province:
    """The province that was named, else that of the plan's area."""
    if name is not None:
        return find_province(name, provinces)
    area = plan_file.plan.authority.area
    try:
        return find_province(area, provinces)
    except UnknownAreaError as error:
        vi, en = error.message
        raise UnknownAreaError(
            Text(
                f"authority.area của kế hoạch là '{area}'. {vi} Hoặc thêm --province TỈNH.",
                f"The plan's authority.area is '{area}'. {en} Or add --province PROVINCE.",
            )
        ) from error


def _describe(diff: RosterDiff) -> Iterator[Text]:
    for one in diff.differences:
        place = f"{diff.file}:{one.line}: "
        yield Text(f"{place}{one.message.vi}", f"{place}{one.message.en}")
        if one.fix:
            yield same(f"    {one.fix}")
    listed, name = len(diff.province.communes), diff.province.name
    day = min(diff.day, LOOKED_UP)
    yield Text(
        f"Danh mục của {name} (đến {format_date(day)}): {listed} xã, phường, đặc khu; danh sách đơn vị có "
        f"{diff.written}.",
        f"List of {name} (until {day}): {listed} communes; the roster has {diff.written}.",
    )
    if sum(one.sort is Sort.UNKNOWN for one in diff.differences) >= _MANY:
        since = format_date(FIRST_DAY)
        yield Text(
            f"Xã, phường, thị trấn của trước ngày {since} đã kết thúc ngày ấy. Danh sách mới: "
            f'ttdn init THƯ_MỤC --province "{diff.province.place}".',
            f"Communes of before {FIRST_DAY} ended on that day. For a new roster: ttdn init DIR --province "
            f'"{diff.province.place}".',
        )
    sorts = [one.sort for one in diff.differences]
    counted = [(sort.label, sorts.count(sort)) for sort in Sort if sort in sorts]
    if not counted:
        yield Text("Không có gì khác.", "No differences.")
        return
    yield Text(
        f"Khác: {', '.join(f'{label.vi.lower()} {count}' for label, count in counted)}.",
        f"Differences: {', '.join(f'{label.en.lower()} {count}' for label, count in counted)}.",
    )
