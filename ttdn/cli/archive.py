"""``ttdn archive``: a year of the folder, frozen; and whether an archive is still what it was."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ttdn import __version__
from ttdn.archiving.choosing import ARCHIVE_NAME, choose_files
from ttdn.archiving.packing import pack_archive
from ttdn.archiving.sealing import Head, digest_of, find_damage, read_head
from ttdn.cli.completion import complete_years
from ttdn.cli.options import argument, as_of_option, option, output_option
from ttdn.cli.session import Session
from ttdn.diagnostics import count_errors
from ttdn.errors import (
    ArchiveExistsError,
    ArchiveReadOnlyError,
    InvalidOptionError,
    OptionsDoNotFitError,
    PathNotFoundError,
    PlanHasErrorsError,
    PlanNotFoundError,
)
from ttdn.language import Text, count_of
from ttdn.metavars import metavar
from ttdn.places import MANIFEST_FILE, is_archive, lies_in_work, plan_path
from ttdn.safe_text import as_argument, visible
from ttdn.vietnamese import date_text
from ttdn.writing import find_place

_NEEDS_YEAR = Text(
    "Cần năm để lưu, ví dụ: ttdn archive 2026; hoặc --verify BẢN_LƯU.",
    "The year to freeze is needed, such as: ttdn archive 2026; or --verify ARCHIVE.",
)
_PACKING = Text("Đang lưu", "Packing")
_COMPARING = Text("Đang đối chiếu", "Comparing")
_ALONE = Text("Không dùng cùng năm, -o, --as-of.", "Not together with a year, -o or --as-of.")
_ELSEWHERE = Text(
    "Bản lưu không đặt trong các thư mục đang làm việc; chọn nơi khác, ví dụ out/.",
    "Not in the folders that are worked in; choose another place, such as out/.",
)


def command(
    context: typer.Context,
    year: Annotated[
        int | None,
        argument("[YEAR]", "Năm cần lưu.", "The year to freeze.", autocompletion=complete_years),
    ] = None,
    output: Annotated[
        Path | None,
        output_option(
            "Thư mục mới, hoặc tệp .zip; mặc định là out/luu-tru-{year}.zip.",
            "A new folder or a .zip file; out/luu-tru-{year}.zip by default.",
            "DIR|FILE.zip",
        ),
    ] = None,
    verify: Annotated[
        Path | None,
        option(
            "--verify",
            "Kiểm tra một bản lưu: còn nguyên như khi lưu không.",
            "Check an archive against its checksums.",
            metavar="ARCHIVE",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        as_of_option(
            "Ngày lưu, cũng là 'hôm nay' khi đọc bản lưu; mặc định là hôm nay.",
            "The day of the freeze, which is 'today' in the archive; today by default.",
        ),
    ] = None,
) -> None:
    """Freeze a year: plan, reports, register, evidence, templates, with their digests."""
    session = Session(context)
    if verify is not None:
        if year is not None or output is not None or as_of is not None:
            raise OptionsDoNotFitError("--verify", _ALONE)
        raise typer.Exit(_verify(session, session.open_root(verify)))
    if year is None:
        raise OptionsDoNotFitError(metavar("YEAR"), _NEEDS_YEAR)
    _freeze(session, year, output, as_of)


def _freeze(session: Session, year: int, output: Path | None, as_of: str | None) -> None:
    root = session.root
    if is_archive(root):
        raise ArchiveReadOnlyError
    path = output or session.out_folder / f"{ARCHIVE_NAME}-{year}.zip"
    _refuse_place(root, path)
    checked = session.check()
    name = plan_path(year)
    if name in checked.wrong_files and year not in checked.workspace.plans:
        found = [one for one in checked.diagnostics if one.location.file == name]
        raise PlanHasErrorsError(name, count_errors(found))
    if year not in checked.workspace.plans:
        raise PlanNotFoundError(year, sorted(checked.workspace.plans))
    head = Head(year, session.read_day(as_of), __version__)
    packing = partial(session.track, label=_PACKING)
    digest, count = pack_archive(path, choose_files(checked.workspace, year), head, packing)
    day, shown = date_text(head.frozen), as_argument(str(path))
    session.tell(
        Text(
            f"Đã lưu năm {year} vào {path}: {count} tệp, ngày lưu {day.vi}.",
            f"Froze {year} in {path}: {count_of(count, 'file')}, on {day.en}.",
        ),
        _digest_words(digest),
        Text(
            f"Xem, in lại: ttdn --root {shown} status; kiểm tra: ttdn archive --verify {shown}",
            f"To read and print: ttdn --root {shown} status; to verify: ttdn archive --verify {shown}",
        ),
    )
    errors = count_errors(checked.diagnostics)
    if errors:
        session.tell(
            Text(
                f"Thư mục có {errors} lỗi, được lưu nguyên như thế. Xem bằng 'ttdn validate'.",
                f"The folder has errors ({errors}); they were frozen as they are. See 'ttdn validate'.",
            )
        )


def _refuse_place(root: Path, path: Path) -> None:
    """Keep an archive out of the folders that are worked in, and from being led elsewhere by a link in them.

    Raises:
        ArchiveExistsError: It is the folder itself.
        InvalidOptionError: It would lie in one of the folders that are read.
        PathLeavesFolderError: A link leads out of the folder.
    """
    typed, base = Path(os.path.abspath(path)), Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow the link
    if typed == base:
        raise ArchiveExistsError(path)
    if not typed.is_relative_to(base):
        return
    if lies_in_work(root, path):
        raise InvalidOptionError("-o", str(path), _ELSEWHERE)
    find_place(root, typed.relative_to(base).as_posix())


def _digest_words(digest: str) -> Text:
    return Text(
        f"Mã của bản lưu (SHA-256 của {MANIFEST_FILE}; ghi vào sổ để đối chiếu): {digest}",
        f"Digest of the archive (SHA-256 of {MANIFEST_FILE}; write it down to compare): {digest}",
    )


def _verify(session: Session, root: Path) -> int:
    """Say whether an archive is what it was.

    Returns:
        0 where it is, else 1.
    """
    if not is_archive(root):
        raise PathNotFoundError(str(root / MANIFEST_FILE))
    with session.busy(_COMPARING):
        head, damage = read_head(root), find_damage(root)
    day = date_text(head.frozen)
    session.tell(
        *(Text(f"{visible(name)}: {vi}.", f"{visible(name)}: {en}.") for name, (vi, en) in damage.lines())
    )
    if damage.many:
        session.tell(
            Text(
                f"Bản lưu năm {head.year} không còn nguyên: {damage.many} tệp. Lấy lại từ nơi cất giữ khác.",
                f"The archive of {head.year} is damaged: {count_of(damage.many, 'file')}. Take it from "
                "another place.",
            )
        )
        return 1
    session.tell(
        Text(
            f"Bản lưu năm {head.year} còn nguyên như ngày lưu {day.vi}.",
            f"The archive of {head.year} is as it was frozen on {day.en}.",
        ),
        _digest_words(digest_of(root / MANIFEST_FILE)),
    )
    return 0
