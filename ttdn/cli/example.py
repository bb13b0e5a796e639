"""The example that comes with the program: nobody's own plan goes into it."""

import os
from pathlib import Path

from ttdn.errors import InExampleError
from ttdn.language import Text
from ttdn.places import is_example
from ttdn.safe_text import as_argument, visible

#: The folder that is proposed where none was named.
_FOLDER = "ke-hoach"


def note_of(example: Path) -> Text:
    """What is said to who tries something in the example."""
    place = visible(str(example))
    command = f"ttdn init {as_argument(_outside(example, _FOLDER))}"
    return Text(
        f"Đang dùng thư mục ví dụ {place}, số liệu minh họa. Việc thật làm trong thư mục riêng: {command}",
        f"This is the example in {place}, with made-up figures. Real work belongs in a folder of its own: "
        f"{command}",
    )


def refuse_in_example(place: Path, *, name: str = "", options: str = "") -> None:
    """Keep a plan or a year of somebody's own out of the example.

    Args:
        place: Where it was to go: a folder or a file, there or not.
        name: What the new folder was to be called, where that was said.
        options: The options of ``ttdn init`` with which a folder of one's own is made.

    Raises:
        InExampleError: The place lies in the example.
    """
    example = _example_above(place)
    if example is not None:
        command = f"ttdn init {as_argument(_outside(example, name or _FOLDER))} {options}".rstrip()
        raise InExampleError(visible(str(example)), visible(command))


def _example_above(place: Path) -> Path | None:
    place = Path(os.path.realpath(place))
    return next((folder for folder in (place, *place.parents) if is_example(folder)), None)


def _outside(example: Path, name: str) -> str:
    """A name beside the example at which nothing stands, as it is typed here."""
    names = (name, *(f"{name}-{number}" for number in range(2, 100)))
    free = next((one for one in names if not os.path.lexists(example.parent / one)), name)
    try:
        return os.path.relpath(example.parent / free)
    except ValueError:  # another drive
        return str(example.parent / free)
