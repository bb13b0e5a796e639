"""What is said of a part of a folder that an older version of the program made."""

from typing import NamedTuple

from ttdn.language import Text

#: What renews everything that nobody has changed.
APPLY = Text("chạy: ttdn upgrade-check --apply", "run: ttdn upgrade-check --apply")


class Advice(NamedTuple):
    """One line of the account.

    It has a name for programs, the file (empty: the folder) and the line where there is one, what is the
    matter, and what to do: None where nothing is. ``is_applied`` says that the command does it itself when
    asked.
    """

    code: str
    file: str
    said: Text
    cure: Text | None = None
    line: int | None = None
    is_applied: bool = False


def renewed(code: str, file: str, said: Text) -> Advice:
    """What the command puts right itself."""
    return Advice(code, file, said, APPLY, is_applied=True)
