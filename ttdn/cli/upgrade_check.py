"""``ttdn upgrade-check``: what a folder needs that an older version of the program made."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Annotated

import typer

from ttdn import __version__
from ttdn.cli.options import format_option, option
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.folder_record import RECORD_FILE
from ttdn.language import NOTHING, Text
from ttdn.places import is_archive, is_example, is_plain_file
from ttdn.safe_text import visible, visible_lines
from ttdn.scaffold import bytes_of
from ttdn.upgrading.account import (
    Account,
    Renewal,
    account_as_json,
    account_in_words,
    beside,
    differences,
    examine,
    record_after,
    refuse_newer,
    renewals,
)
from ttdn.writing import hold_folder, write_inside

_FORMS = ("text", "json")
_ALONE = Text("Không dùng cùng --apply, --keep, --format.", "Not together with --apply, --keep or --format.")
_ARCHIVE = Text(
    "Đây là bản lưu: giữ nguyên như khi lưu, không nâng cấp. Bản này vẫn đọc, in lại được.",
    "This is an archive: it stays as it was frozen and is not brought up to date. This version reads it.",
)
_EXAMPLE = Text(
    "Đây là thư mục ví dụ, đi theo chương trình: không có gì để nâng cấp ở đây. Chạy lệnh trong thư mục của "
    "cơ quan.",
    "This is the example, which comes with the program: nothing is brought up to date here. Run this in a "
    "folder of your own.",
)


def command(
    context: typer.Context,
    apply: Annotated[
        bool,
        option(
            "--apply",
            "Thay những tệp chưa ai sửa, thêm tệp còn thiếu; tệp cũ được giữ lại.",
            "Renew the files that nobody has changed and add what is missing; old files are kept.",
        ),
    ] = False,
    diff: Annotated[
        str | None,
        option(
            "--diff",
            "Xem một tệp cơ quan đã sửa khác tệp của bản này ở đâu.",
            "Show where a file that your office has changed differs from that of this version.",
            metavar="FILE",
        ),
    ] = None,
    keep: Annotated[
        list[str] | None,
        option(
            "--keep",
            "Đã xem, giữ tệp của cơ quan: không nhắc lại; ghi được nhiều lần.",
            "Keep a file of your own, having looked: it is not asked about again; may be repeated.",
            metavar="FILE",
        ),
    ] = None,
    form: Annotated[str, format_option("mặc định là text", "text by default", _FORMS)] = "text",
) -> None:
    """Hold the folder against this version: what to do, with the command or the line, and what is fine."""
    session = Session(context)
    if diff is not None and (apply or keep or form != "text"):
        raise OptionsDoNotFitError("--diff", _ALONE)
    root = session.root
    refuse_newer(root)
    if exempt := _exempt(root):
        session.tell(exempt)
        return
    account = examine(session.check())
    if diff is not None:
        name = _known("--diff", diff, account)
        session.write(visible_lines(differences(account, name, session.language)))
        return
    names = tuple(_known("--keep", name, account) for name in keep or ())
    written: Sequence[Renewal] = ()
    if apply or names:
        written = _write(account, names, is_renewed=apply)
        account = examine(session.check())
    if form == "json":
        session.write(account_as_json(account, written, session.language))
    else:
        session.tell(*_told(written), *account_in_words(account))
    if account.to_do:
        raise typer.Exit(1)


def _exempt(root: Path) -> Text | None:
    """Why a folder is not brought up to date; None where it is."""
    if is_archive(root):
        return _ARCHIVE
    return _EXAMPLE if is_example(root) else None


def _known(option_name: str, typed: str, account: Account) -> str:
    """A file that both the folder and the program have, as it was typed.

    Raises:
        InvalidOptionError: It is none.
    """
    name = PurePath(typed.replace("\\", "/")).as_posix()
    if name not in account.program or name not in account.folder.texts:
        changed = ", ".join(one.file for one in account.advice if one.code in _CHANGED)
        there = Text(
            f"Các tệp cơ quan đã sửa: {changed}.", f"The files that your office has changed: {changed}."
        )
        raise InvalidOptionError(option_name, typed, there if changed else _NONE_CHANGED)
    return name


#: What is said of files that an office has changed.
_CHANGED = frozenset({"template-own", "template-changed", "ci-own", "ci-changed"})
_NONE_CHANGED = Text(
    "Thư mục không có mẫu văn bản, tệp CI nào cơ quan đã sửa.",
    "There is no template or CI file in this folder that your office has changed.",
)


def _write(account: Account, kept: tuple[str, ...], *, is_renewed: bool) -> Sequence[Renewal]:
    """Write what may be written; first the copies, last of all what the folder says of itself.

    Returns:
        The files that were written.

    Raises:
        TtdnError: A file was changed meanwhile, or cannot be written.
    """
    root = account.folder.root
    found = [_with_place(root, one) for one in renewals(account)] if is_renewed else []
    record = record_after(account, kept, is_renewed=is_renewed)
    with hold_folder(root):
        for one in found:
            if one.old is not None:
                write_inside(root, one.copy, one.old.encode())
        for name, text in beside(account) if is_renewed else ():
            write_inside(root, name, bytes_of(name, text))
        for one in found:
            write_inside(
                root,
                one.name,
                bytes_of(one.name, one.text),
                replacing=one.old.encode() if one.old is not None else None,
            )
        write_inside(root, RECORD_FILE, record.encode().encode())
    return found


def _with_place(root: Path, one: Renewal) -> Renewal:
    """What is to be written, with a place for the old file at which no other was kept before."""
    if one.old is None:
        return one
    places = (one.copy, *(f"{one.copy}.{number}" for number in range(2, 1000)))
    return one._replace(copy=next((place for place in places if _is_free(root / place, one.old)), one.copy))


def _is_free(place: Path, text: str) -> bool:
    """Whether nothing stands there, or what is to be kept."""
    if not is_plain_file(place):
        return True  # what else stands there is refused when it is written
    try:
        return place.read_bytes() == text.encode()
    except OSError:
        return False


def _told(written: Sequence[Renewal]) -> Iterator[Text]:
    """What became of each file that was written; nothing where none was."""
    if not written:
        return
    many = len(written)
    yield Text(f"Đã ghi {many} tệp theo bản {__version__}:", f"Written as of {__version__}:")
    for one in written:
        name, copy = visible(one.name), visible(one.copy)
        if one.old is None:
            yield Text(f"  {name}: thêm mới", f"  {name}: added")
        else:
            yield Text(f"  {name}: thay; tệp cũ ở {copy}", f"  {name}: renewed; the old file is {copy}")
    yield NOTHING
