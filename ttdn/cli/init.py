"""``ttdn init``: a new folder for an office."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn.cli.completion import complete_from
from ttdn.cli.example import refuse_in_example
from ttdn.cli.given import check_year
from ttdn.cli.named_area import begin_named, complete_provinces
from ttdn.cli.options import argument, as_of_option, option
from ttdn.cli.plan_at_hand import today
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, PlanHasErrorsError, WorkspaceExistsError
from ttdn.language import Text, same
from ttdn.load import list_plans, load_file
from ttdn.metavars import metavar
from ttdn.model.plan import Plan
from ttdn.places import PLAN_FOLDER
from ttdn.safe_text import as_argument, visible
from ttdn.writing import is_temporary, sweep

if TYPE_CHECKING:
    from ttdn.scaffold import Made

_LEVEL_NAMES = ("province", "city", "commune", "department")
_LEVELS = Text(f"Viết một trong: {', '.join(_LEVEL_NAMES)}.", f"Write one of: {', '.join(_LEVEL_NAMES)}.")
_NEEDS_FROM = Text("Chỉ dùng cùng --from.", "Only together with --from.")
_NEEDS_FOLDER = Text(
    "Cần tên thư mục mới, ví dụ: ttdn init ke-hoach.",
    "The name of the new folder is needed: ttdn init ke-hoach.",
)
_OWN_ROSTER = Text(
    "kế hoạch năm trước đã có danh sách đơn vị; bỏ --province, --commune, --level.",
    "the earlier plan brings its roster; leave out --province, --commune and --level.",
)


def command(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        argument(
            "[DIR]",
            "Thư mục mới; với --from thì không cần: năm mới nằm cùng thư mục.",
            "The new folder; with --from the new year may stand in the same one.",
        ),
    ] = None,
    year: Annotated[
        int | None,
        option(
            "--year",
            "Năm của kế hoạch; mặc định là năm nay, với --from là năm sau của kế hoạch ấy.",
            "Year of the plan; this year by default, with --from the one after that of the plan.",
            metavar="YEAR",
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
            metavar="PROVINCE",
            autocompletion=complete_provinces,
        ),
    ] = None,
    commune: Annotated[
        str | None,
        option(
            "--commune",
            "Xã, phường, đặc khu (tên hoặc mã): ghi sẵn các phòng, đơn vị.",
            "The commune (name or code): its offices are filled in.",
            metavar="COMMUNE",
        ),
    ] = None,
    source: Annotated[
        Path | None,
        option(
            "--from",
            "Lập kế hoạch năm sau từ kế hoạch của năm trước: danh sách đơn vị, nhóm, số liệu, thể thức.",
            "Begin a later year with an earlier plan: its roster, groups, figures, document settings.",
            metavar="PLAN",
        ),
    ] = None,
    with_texts: Annotated[
        bool,
        option(
            "--with-texts",
            "Với --from: giữ cả lời văn các mục, chỗ cần xem có chú thích.",
            "With --from: the texts of clauses, too, with remarks where to look.",
        ),
    ] = False,
    as_of: Annotated[
        str | None,
        as_of_option(
            "Với --from: việc chưa xong tính đến ngày nào; mặc định là hôm nay.",
            "With --from: work that is not done by this day; today by default.",
        ),
    ] = None,
) -> None:
    """Make a folder with a plan to be filled in, templates and checks; what is there stays as it is."""
    session = Session(context)
    options = {
        "--province": province,
        "--commune": commune,
        "--level": level,
        "--from": source,
        "--year": year,
    }
    _refuse_in_example(folder, source if session.archive is None else None, options)
    if source is not None:
        if province or commune or level:
            raise OptionsDoNotFitError("--from", _OWN_ROSTER)
        from ttdn.cli.next_year import begin_next_year  # noqa: PLC0415 - a new folder does without

        begin_next_year(session, source, folder, year, with_texts=with_texts, as_of=as_of)
        return
    if with_texts or as_of:
        raise OptionsDoNotFitError("--with-texts" if with_texts else "--as-of", _NEEDS_FROM)
    if folder is None:
        raise OptionsDoNotFitError(metavar("DIR"), _NEEDS_FOLDER)
    check_year(today().year if year is None else year)
    if level not in {*_LEVEL_NAMES, None}:
        raise InvalidOptionError("--level", str(level), _LEVELS)
    session.tell(*_begin(folder, year, level, province, commune))


def _refuse_in_example(folder: Path | None, source: Path | None, options: Mapping[str, object]) -> None:
    """Make nothing in the example that comes with the program, neither a folder nor a year after ``source``.

    Raises:
        InExampleError: It would be made there; how the same is made elsewhere, with these options.
    """
    place = folder or source
    if place is not None:
        words = (f"{name} {as_argument(str(value))}" for name, value in options.items() if value is not None)
        refuse_in_example(place, name=folder.name if folder else "", options=" ".join(words))


def _begin(
    folder: Path, year: int | None, level: str | None, province: str | None, commune: str | None
) -> Iterator[Text]:
    """Make the folder, or what is missing around a plan; what was made, and what comes next."""
    from ttdn.scaffold import folder_files, levels, workspace_files, write_new  # noqa: PLC0415 - Jinja is loaded when it is asked for

    begun = None if level or province or commune else _begun(folder, year)
    if begun:
        yield from _made(folder, write_new(folder, folder_files(*begun)))
        yield from _next(begun[0].year, begun[0].units[-1].id)
        return
    if holds_plan(folder / PLAN_FOLDER):
        raise WorkspaceExistsError(folder)
    chosen = today().year if year is None else year
    own = begin_named(levels(), chosen, level, province, commune)
    result = write_new(folder, workspace_files(chosen, own=own))
    if province or commune:  # who was found under a name that may be that of several
        above = f" ({own['upper']})" if "[" not in own["upper"] else ""
        yield Text(f"Lập cho {own['name']}{above}.", f"Made for {own['name']}{above}.")
    yield from _made(folder, result)
    yield from _next(chosen)


def holds_plan(place: Path) -> bool:
    """Whether something stands where the plans belong.

    An empty folder is what a run leaves that was stopped.
    """
    if os.path.islink(place) or not os.path.isdir(place):  # noqa: PTH112, PTH114 - they answer for a name too long, too
        return os.path.lexists(place)
    sweep(place)
    return any(not is_temporary(name) for name in os.listdir(place))  # noqa: PTH208 - names are enough


def _begun(folder: Path, year: int | None) -> tuple[Plan, str] | None:
    """The plan around which nothing was made yet (``ttdn import`` came first), and its text.

    What is made last of all is not there: so a run that was stopped is finished by the next.

    Raises:
        PlanHasErrorsError: Nothing can be made around it.
    """
    place = folder / PLAN_FOLDER
    if os.path.lexists(folder / "CODEOWNERS") or os.path.islink(place) or not holds_plan(place):  # noqa: PTH114 - it answers for a name too long, too
        return None
    try:
        plans = [path for path in list_plans(folder) if year is None or path.stem == str(year)]
    except OSError:
        return None
    if not plans:
        return None
    loaded = load_file(folder, plans[0])
    if loaded.plan is None or loaded.source is None:
        raise PlanHasErrorsError(f"{PLAN_FOLDER}/{plans[0].name}", len(loaded.diagnostics))
    return loaded.plan, loaded.source.text


def _made(folder: Path, result: "Made") -> Iterator[Text]:
    place = visible(str(folder))
    yield Text(f"Đã tạo trong {place}:", f"Made in {place}:")
    yield from (same(f"  {name}") for name in result.made)
    if result.kept:
        yield Text("Đã có từ trước, giữ nguyên:", "Already there, left unchanged:")
        yield from (same(f"  {name}") for name in result.kept)


def _next(year: int, unit: str = "") -> Iterator[Text]:
    """What comes next; ``unit``: one of a plan that was there first, as those of a new one are examples."""
    if unit:
        plan = Text(
            f"  1. Mở plan/{year}.yaml, xem các chỗ 'cần xem' và các chỗ [...] nếu có.",
            f"  1. Open plan/{year}.yaml and look at what is marked 'cần xem', and at each [...].",
        )
        reports = Text(
            f"  3. Lập báo cáo cho từng đơn vị, ví dụ: ttdn new {unit}",
            f"  3. Make a report for each unit, such as: ttdn new {unit}",
        )
    else:
        plan = Text(
            "  1. Có bản Word của kế hoạch: trong thư mục đó, chạy 'ttdn import KE-HOACH.docx'. Không có: mở "
            f"plan/{year}.yaml, thay các chỗ [...] bằng nội dung của văn bản kế hoạch và danh sách đơn vị.",
            "  1. With the plan as a Word file: in that folder, run 'ttdn import PLAN.docx'. Without: open "
            f"plan/{year}.yaml and replace each [...] with the plan's text and the roster.",
        )
        reports = Text(
            "  3. Lập báo cáo cho từng đơn vị: ttdn new ĐƠN_VỊ (mã 'id' của đơn vị trong kế hoạch), hoặc "
            "biểu mẫu Excel cho mọi đơn vị: ttdn form --all",
            "  3. Make a report for each unit: ttdn new UNIT (its 'id' in the plan), or Excel forms for all "
            "of them: ttdn form --all",
        )
    yield Text("Việc tiếp theo:", "Next:")
    yield plan
    yield Text(
        "  2. Trong thư mục đó, chạy 'ttdn validate' sau mỗi lần sửa. Trên Windows, bấm đúp ttdn.bat để mở "
        "cửa sổ lệnh ở đó.",
        "  2. In that folder, run 'ttdn validate' after each change. On Windows, a double-click on ttdn.bat "
        "opens a prompt there.",
    )
    yield reports
    yield Text(
        "  4. Dùng git thì thay các tên @... trong CODEOWNERS và điền TTDN_PACKAGE trong tệp CI.",
        "  4. With git, replace the names @... in CODEOWNERS and fill in TTDN_PACKAGE in the CI file.",
    )
