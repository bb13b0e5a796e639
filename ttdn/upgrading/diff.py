"""Where a file that an office has changed differs from the program's."""

from difflib import unified_diff

from ttdn import __version__
from ttdn.language import Language
from ttdn.upgrading.account import Account
from ttdn.upgrading.origins import renewed_text


def differences(account: Account, name: str, language: Language) -> str:
    """The lines that differ, in the form of ``diff -u``; empty where none does.

    Args:
        account: The folder.
        name: The file.
        language: Of the two names above the lines.
    """
    old = account.folder.texts[name].replace("\r\n", "\n")
    new = renewed_text(name, account.program[name], old)
    ours = language.say("của cơ quan", "your office's")
    theirs = language.say(f"của ttdn {__version__}", f"of ttdn {__version__}")
    lines = unified_diff(
        old.splitlines(), new.splitlines(), f"{name}  ({ours})", f"{name}  ({theirs})", lineterm=""
    )
    return "".join(f"{line}\n" for line in lines)
