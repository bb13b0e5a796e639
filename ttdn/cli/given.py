"""What stands on the command line, refused before a command does its work."""

import os
from collections.abc import Collection
from pathlib import Path

from ttdn.errors import InvalidOptionError, PathNotFoundError, TtdnError, UnfitPathError
from ttdn.language import Text
from ttdn.model.period import MAXIMUM_YEAR, MINIMUM_YEAR

_FILE = Text("tệp thường mà là thư mục, thiết bị hoặc đường ống", "a file but a folder, a device or a pipe")
_FOLDER = Text("thư mục, cũng không phải là bản lưu .zip", "a folder, nor an archive in a .zip")


def check_year(year: int) -> None:
    """Whether a plan may be of a year.

    Raises:
        InvalidOptionError: It may not.
    """
    first, last = MINIMUM_YEAR, MAXIMUM_YEAR
    if not first <= year <= last:
        years = Text(f"Viết một năm từ {first} đến {last}.", f"Write a year from {first} to {last}.")
        raise InvalidOptionError("--year", str(year), years)


def need_ending(path: Path | None, endings: Collection[str]) -> None:
    """Refuse a file whose name ends in something else.

    Raises:
        InvalidOptionError: It does.
    """
    if path is not None and path.suffix.lower() not in endings:
        known = ", ".join(endings)
        allowed = Text(f"Tên tệp phải kết thúc bằng {known}.", f"The file's name must end in {known}.")
        raise InvalidOptionError("-o", str(path), allowed)


def need_file(path: Path, name: str = "") -> None:
    """Refuse a path given on the command line at which no ordinary file stands: reading might never end.

    Args:
        path: The path.
        name: As it is shown, where that is something else.

    Raises:
        PathNotFoundError: Nothing stands there.
        UnfitPathError: A folder, a device or a pipe does.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file() raises where the name is too long
        raise _unfit(path, name or str(path), _FILE)


def need_folder(path: Path) -> None:
    """Refuse a path given on the command line at which no folder stands.

    Raises:
        PathNotFoundError: Nothing stands there.
        UnfitPathError: Something else does.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - as above
        raise _unfit(path, str(path), _FOLDER)


def _unfit(path: Path, name: str, wanted: Text) -> TtdnError:
    found = os.path.exists(path)  # noqa: PTH110 - as above
    return UnfitPathError(name, wanted) if found else PathNotFoundError(name)


def read_file(path: Path) -> bytes:
    """What a file holds that was named on the command line.

    Raises:
        PathNotFoundError: There is none.
        UnfitPathError: It is no ordinary file.
        TtdnError: The system refuses.
    """
    need_file(path)
    try:
        return path.read_bytes()
    except OSError as error:
        from ttdn.writing import refusal  # noqa: PLC0415 - few runs fail

        raise refusal(path, error) from error
