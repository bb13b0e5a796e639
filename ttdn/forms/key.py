"""The key with which a folder seals its forms: made when the first form is, kept out of git, never sent."""

import secrets
from pathlib import Path

from ttdn.errors import FileNotReadError
from ttdn.writing import write_inside

#: Beside what is remembered of the forms.
KEY_NAME = ".ttdn/key"
_LENGTH = 32


def read_key(root: Path) -> bytes | None:
    """The key of a folder; None where it has none, as in a copy of it.

    Raises:
        FileNotReadError: It is there and cannot be read: no other one would know its forms again.
    """
    try:
        with (root / KEY_NAME).open("rb") as file:
            key = file.read(_LENGTH + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise FileNotReadError(root / KEY_NAME, error) from error
    return key if len(key) == _LENGTH else None


def make_key(root: Path) -> bytes:
    """The key of a folder, made where there is none.

    Raises:
        FileNotReadError: It cannot be read.
        PathLeavesFolderError: A link leads out of the folder.
        OutputNotWritableError: The system does not let it be written.
    """
    known = read_key(root)
    if known is not None:
        return known
    key = secrets.token_bytes(_LENGTH)
    write_inside(root, KEY_NAME, key).chmod(0o600)
    return key
