"""Writing files: whole or not at all, never through a planted link or over what was saved meanwhile."""

from ttdn.writing.lock import LOCK_NAME, hold_folder
from ttdn.writing.moving import holds, move_inside, put_inside, same_content
from ttdn.writing.reasons import refusal
from ttdn.writing.seal import MAXIMUM_OWN, NotOursError, find_replaceable, is_sealed, seal
from ttdn.writing.whole import (
    ANYTHING,
    Replacing,
    find_place,
    is_temporary,
    make_folder,
    sweep,
    sweep_below,
    temporary_name,
    write_inside,
    write_output,
    write_whole,
)

__all__ = [
    "ANYTHING",
    "LOCK_NAME",
    "MAXIMUM_OWN",
    "NotOursError",
    "Replacing",
    "find_place",
    "find_replaceable",
    "hold_folder",
    "holds",
    "is_sealed",
    "is_temporary",
    "make_folder",
    "move_inside",
    "put_inside",
    "refusal",
    "same_content",
    "seal",
    "sweep",
    "sweep_below",
    "temporary_name",
    "write_inside",
    "write_output",
    "write_whole",
]
