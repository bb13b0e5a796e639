"""The account of a folder in words, one line each, and for programs; and what was renewed."""

from collections.abc import Iterator, Sequence
from typing import Any

from ttdn import __version__
from ttdn.language import NOTHING, Language, Text, join, same
from ttdn.safe_text import printable_json, visible
from ttdn.upgrading.account import Account
from ttdn.upgrading.folder import Advice
from ttdn.upgrading.renewing import Renewal


def account_in_words(account: Account) -> Iterator[Text]:
    """Which version made the folder, what to do, and what is fine."""
    yield _made_by(account)
    yield NOTHING
    command = "ttdn upgrade-check --apply"
    for title, behind, is_applied in (
        (Text("LÀM BẰNG MỘT LỆNH", "TO BE DONE BY ONE COMMAND"), f": {command}", True),
        (Text("TỰ TAY LÀM", "TO BE DONE BY HAND"), "", False),
    ):
        own = [one for one in account.to_do if one.is_applied is is_applied]
        if own:
            yield Text(f"{title.vi} ({len(own)}){behind}", f"{title.en} ({len(own)}){behind}")
            yield from (*map(_line, own), NOTHING)
    if not account.to_do:
        yield from (Text("Không có gì phải làm.", "Nothing to do."), NOTHING)
    yield Text("ỔN", "FINE")
    yield from map(_line, account.fine)


def _made_by(account: Account) -> Text:
    making = account.making
    if making is None:
        return Text(
            f"Thư mục không ghi do bản nào lập; chương trình là ttdn {__version__}.",
            f"The folder does not say which version made it; this program is ttdn {__version__}.",
        )
    if making.is_recorded:
        return Text(
            f"Thư mục theo bản ttdn {making.version}; chương trình là ttdn {__version__}.",
            f"The folder is as of ttdn {making.version}; this program is ttdn {__version__}.",
        )
    return Text(
        f"Thư mục do ttdn {making.version} lập (nhận ra theo các tệp); chương trình là ttdn {__version__}.",
        f"The folder was made by ttdn {making.version} (known by its files); this program is ttdn "
        f"{__version__}.",
    )


def _line(one: Advice) -> Text:
    place = visible(one.file)
    place = f"{place}:{one.line}" if place and one.line else place
    start = f"  {place}: " if place else "  "
    # Of what is done by the command it stands above.
    told = [one.said, *([one.cure] if one.cure and not one.is_applied else [])]
    return join("", [same(start), join(" → ", told)])


def renewed_in_words(written: Sequence[Renewal]) -> Iterator[Text]:
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


def account_as_json(account: Account, written: Sequence[Renewal], language: Language) -> str:
    """The same for programs; sentences in one language."""
    making = account.making
    return printable_json(
        {
            "version": 1,
            "program": __version__,
            "made_by": making.version if making else None,
            "recorded": bool(making and making.is_recorded),
            "written": [
                {"file": one.name, "kept": one.copy if one.old is not None else None} for one in written
            ],
            "to_do": [_as_json(one, language) for one in account.to_do],
            "fine": [_as_json(one, language) for one in account.fine],
        }
    )


def _as_json(one: Advice, language: Language) -> dict[str, Any]:
    return {
        "code": one.code,
        "file": one.file or None,
        "line": one.line,
        "message": language.say(*one.said),
        "do": language.say(*one.cure) if one.cure else None,
        "applied": one.is_applied,
    }
