"""``ttdn init --from``: the plan of a later year, begun with an earlier one."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ttdn.amending.amend import read_text
from ttdn.checking import Track, check_workspace
from ttdn.cli.given import read_file
from ttdn.cli.session import Session
from ttdn.diagnostics import count_errors
from ttdn.errors import (
    ChangedMeanwhileError,
    InvalidOptionError,
    PlanExistsError,
    PlanHasErrorsError,
    TtdnError,
    WorkspaceExistsError,
)
from ttdn.folder_record import read_record
from ttdn.language import NOTHING, Text, count_of, list_few, same
from ttdn.model.period import MAXIMUM_YEAR
from ttdn.model.plan import Plan
from ttdn.next_year.leftover import Leftover, find_leftovers
from ttdn.next_year.lives import Later
from ttdn.next_year.writing import NewPlan, write_next_year
from ttdn.places import PLAN_FOLDER, plan_path
from ttdn.safe_text import visible
from ttdn.vietnamese import date_text
from ttdn.writing import write_inside

_IN_PLAN = Text(
    f"Tệp kế hoạch phải ở trong thư mục '{PLAN_FOLDER}' của một thư mục làm việc.",
    f"The plan must lie in the folder '{PLAN_FOLDER}' of a folder of work.",
)


def begin_next_year(
    session: Session,
    source: Path,
    folder: Path | None,
    year: int | None,
    *,
    with_texts: bool,
    as_of: str | None,
) -> None:
    """Make the plan of a later year in the same folder, or in a new one; out of an archive, where one stands.

    Raises:
        TtdnError: The plan cannot be read or taken over, or the new one is there already.
    """
    archive = session.archive
    if archive is not None:
        source = archive / source
    text, old = _read(session, source)
    root = Path(os.path.abspath(source)).parent.parent  # noqa: PTH100 - resolve() would follow a link out of it
    home = root if archive is None else Path.cwd()
    later = Later(old, _year(old, year))
    name = plan_path(later.year)
    _refuse_existing(home, folder, name)
    day = session.read_day(as_of)
    leftovers, trouble = _leftovers(root, old, day, session.track)
    new = write_next_year(text, later, with_texts=with_texts, leftovers=leftovers, as_of=date_text(day).vi)
    made = _write(root, home, folder, new, name)
    if folder is None and archive is None:
        made = [str(source.with_name(f"{later.year}.yaml"))]
    session.tell(*_describe(later, new, made), *_successions(later), *_open(later, leftovers, day))
    if trouble:
        session.tell(trouble)
    session.tell(*_next(later, folder, with_texts=with_texts))


def _read(session: Session, source: Path) -> tuple[str, Plan]:
    if source.absolute().parent.name != PLAN_FOLDER:
        raise InvalidOptionError("--from", str(source), _IN_PLAN)
    text, found = read_text(str(source), read_file(source))
    if text is None:
        session.warn_of(found)
        raise PlanHasErrorsError(str(source), count_errors(found))
    return text.text, text.file.plan


def _year(old: Plan, year: int | None) -> int:
    chosen = old.year + 1 if year is None else year
    if not old.year < chosen <= MAXIMUM_YEAR:
        raise InvalidOptionError(
            "--year",
            str(chosen),
            Text(f"Viết một năm sau {old.year}.", f"Write a year after {old.year}."),
        )
    return chosen


def _refuse_existing(root: Path, folder: Path | None, name: str) -> None:
    from ttdn.cli.init import holds_plan  # noqa: PLC0415 - it loads this module

    if folder is not None and holds_plan(folder / PLAN_FOLDER):
        raise WorkspaceExistsError(folder)
    if folder is None and os.path.lexists(root / name):
        raise PlanExistsError(name)


def _leftovers(root: Path, old: Plan, day: date, track: Track) -> tuple[tuple[Leftover, ...], Text | None]:
    """What is not done of the old plan, or why that cannot be said."""
    from ttdn.standing import find_standing  # noqa: PLC0415 - as in Session.stand

    try:
        standing = find_standing(check_workspace(root, track=track), old.year, day)
    except TtdnError as error:
        vi, en = error.message
        return (), Text(
            f"Chưa liệt kê được việc năm {old.year} chưa xong: {vi}",
            f"What is not done of {old.year} cannot be listed: {en}",
        )
    if not any(standing.status.known.values()):
        return (), Text(
            f"Chưa có báo cáo nào của năm {old.year} nên không biết việc nào chưa xong.",
            f"There is no report of {old.year} yet, so nobody knows what is not done.",
        )
    return find_leftovers(standing.status), None


def _write(root: Path, home: Path, folder: Path | None, new: NewPlan, name: str) -> Sequence[str]:
    """Write the plan at home, or a new folder around it with what the old one has of its own.

    Returns:
        The names of what was made.
    """
    if folder is None:
        try:
            write_inside(home, name, new.text.encode(), replacing=None)
        except ChangedMeanwhileError as error:
            raise PlanExistsError(name) from error
        return [name]
    from ttdn.scaffold import folder_files, own_files, write_new  # noqa: PLC0415 - Jinja is loaded when it is asked for

    own = own_files(root)
    usual = folder_files(new.plan, new.text, own, read_record(root))
    # The plan stays the last: where it stands, all stands.
    files = own | {name: text for name, text in usual.items() if name not in own}
    return [f"{folder}/{name}" for name in write_new(folder, files).made]


def _describe(later: Later, new: NewPlan, made: Sequence[str]) -> Iterator[Text]:
    plan = new.plan
    yield Text(
        f"Đã lập kế hoạch năm {later.year} từ kế hoạch năm {later.plan.year}:",
        f"The plan of {later.year} was begun with that of {later.plan.year}:",
    )
    yield from (same(f"  {visible(name)}") for name in made)
    if later.is_same_document:
        yield Text(
            f"Theo tên gọi, {plan.document.called} là kế hoạch của cả năm {later.year}: số, ngày, chữ ký và "
            "lời văn giữ nguyên; chỉ kỳ và hạn chuyển sang năm mới.",
            f"By its title {plan.document.called} is the plan of {later.year}, too: number, date, signature "
            "and texts stay; only periods and deadlines move.",
        )
    items, figures = len(plan.items), len(plan.figures)
    yield Text(
        f"Giữ {len(plan.units)} đơn vị, {len(plan.groups)} nhóm, {items} mục, {figures} số liệu; "
        f"{new.remarks} chỗ cần xem.",
        f"Kept: units {len(plan.units)}, groups {len(plan.groups)}, items {items}, figures {figures}; "
        f"to be looked at: {new.remarks}.",
    )


def _successions(later: Later) -> Iterator[Text]:
    gone = list(later.successions())
    for unit, heir in gone[:_MOST]:
        vi, en = (
            (f"thay bằng {heir.name}", f"{heir.name} in its place")
            if heir
            else ("không có đơn vị kế thừa", "no successor")
        )
        yield Text(f"  Bỏ {unit.name}: {vi}.", f"  Left out: {unit.name}, {en}.")
    if len(gone) > _MOST:
        more = len(gone) - _MOST
        yield Text(f"  … và {more} đơn vị khác.", f"  … and {count_of(more, 'unit')} more.")


def _open(later: Later, leftovers: Sequence[Leftover], day: date) -> Iterator[Text]:
    if not leftovers:
        return
    old, on = later.plan.year, date_text(day)
    copies = Text(" (các dòng để chép ở cuối tệp)", " (lines to copy stand at the end of the file)")
    where = NOTHING if later.is_same_document else copies
    yield Text(
        f"Việc năm {old} chưa xong, tính đến {on.vi}{where.vi}:",
        f"Work of {old} that is not done, on {on.en}{where.en}:",
    )
    for one in leftovers:
        units = list_few([same(unit.short) for unit in one.units], _MANY, Text("đơn vị khác", "more"))
        title = f"{one.item.number} {one.item.short or ''}".rstrip()
        yield Text(f"  {title}: {one.words.vi} ({units.vi})", f"  {title}: {one.words.en} ({units.en})")


#: Units that are named of each item, and of those that are left out.
_MANY, _MOST = 4, 20


def _next(later: Later, folder: Path | None, *, with_texts: bool) -> Iterator[Text]:
    name = plan_path(later.year)
    place = f"{folder}/{name}" if folder else name
    yield Text("Việc tiếp theo:", "Next:")
    if later.is_same_document:
        yield Text(
            f"  1. Mở {place}, xem các chỗ có chú thích 'cần xem': kỳ, hạn đã chuyển năm; việc làm một "
            "lần đã xong thì xóa mục. Xong thì xóa chú thích. Có văn bản mới thay thế thì xóa tệp, chạy "
            "'ttdn import KE-HOACH.docx'.",
            f"  1. Open {place}, look at each remark 'cần xem': periods and deadlines that moved; "
            "delete items that were done once and for all, then the remarks. If a new document takes its "
            "place, delete the file and run 'ttdn import PLAN.docx'.",
        )
    elif with_texts:
        yield Text(
            f"  1. Mở {place}, xem các chỗ có chú thích 'cần xem', sửa theo văn bản mới rồi xóa chú thích; "
            "thay các chỗ [...].",
            f"  1. Open {place}, look at each remark 'cần xem', correct the place and delete the remark; "
            "replace each [...].",
        )
    else:
        yield Text(
            "  1. Có bản Word của kế hoạch mới thì chạy 'ttdn import KE-HOACH.docx': lời văn được đọc vào "
            f"{name}. Không có thì mở tệp ấy, thay các chỗ [...], xóa mục mà văn bản mới không có; muốn "
            "giữ lời văn cũ thì xóa tệp rồi chạy lại với --with-texts.",
            "  1. With the new plan as a Word file, run 'ttdn import PLAN.docx': its words are read into "
            f"{name}. Else open that file, replace each [...] and delete what the new document has not; to "
            "keep the old texts, delete the file and run this again with --with-texts.",
        )
    yield Text(
        f"  2. Chạy 'ttdn validate {name}' sau mỗi lần sửa: lệnh chỉ ra những chỗ còn phải làm.",
        f"  2. Run 'ttdn validate {name}' after each change: it shows what is left to do.",
    )
