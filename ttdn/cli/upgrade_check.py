"""``ttdn upgrade-check``: what a folder needs that an older version of the program made."""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Annotated

import typer

from ttdn.cli.options import format_option, option
from ttdn.cli.session import Session
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.language import Text
from ttdn.places import is_archive, is_example
from ttdn.safe_text import visible_lines
from ttdn.upgrading.account import Account, differences, examine, refuse_newer
from ttdn.upgrading.renewing import Renewal, renew
from ttdn.upgrading.telling import account_as_json, account_in_words, renewed_in_words

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
        written = renew(account, names, is_renewed=apply)
        account = examine(session.check())
    if form == "json":
        session.write(account_as_json(account, written, session.language))
    else:
        session.tell(*renewed_in_words(written), *account_in_words(account))
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
