"""The account of a folder in words, one line each, and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from ttdn import __version__
from ttdn.language import Language, Text, same
from ttdn.safe_text import printable_json, visible
from ttdn.upgrading.account import Account
from ttdn.upgrading.advice import Advice
from ttdn.upgrading.renewing import Renewal


def account_in_words(account: Account) -> Iterator[Text]:
    """Which version made the folder, what to do, and what is fine."""
    yield _made_by(account)
    yield same("")
    applied = [one for one in account.to_do if one.is_applied]
    by_hand = [one for one in account.to_do if not one.is_applied]
    if applied:
        many, command = len(applied), "ttdn upgrade-check --apply"
        yield Text(f"LÀM BẰNG MỘT LỆNH ({many}): {command}", f"DONE BY ONE COMMAND ({many}): {command}")
        yield from map(_line, applied)
        yield same("")
    if by_hand:
        yield Text(f"TỰ TAY LÀM ({len(by_hand)})", f"TO BE DONE BY HAND ({len(by_hand)})")
        yield from map(_line, by_hand)
        yield same("")
    if not account.to_do:
        yield Text("Không có gì phải làm.", "Nothing to do.")
        yield same("")
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
    if one.cure is None or one.is_applied:  # for these the command stands above
        return Text(f"{start}{one.said.vi}", f"{start}{one.said.en}")
    return Text(f"{start}{one.said.vi} → {one.cure.vi}", f"{start}{one.said.en} → {one.cure.en}")


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
