"""Names of files as every system can hold and print them."""

import re
from collections.abc import Callable
from itertools import count
from pathlib import PurePath

from ttdn.safe_text import visible
from ttdn.vietnamese import nfc

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]')
#: Names have at most 255 bytes on most systems; what is added to one needs some.
_LONGEST, _LONGEST_ENDING = 180, 20
#: What Windows takes for a device, whatever ending it has.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def shown(name: str) -> str:
    """A name of a file as text: NFC, on one line; bytes that are no text are written out."""
    text = "".join(f"\\x{ord(sign) - 0xDC00:02x}" if "\udc80" <= sign <= "\udcff" else sign for sign in name)
    return visible(nfc(text.encode("utf-8", "backslashreplace").decode()))


def fit_stem(stem: str) -> str:
    """A name without its ending, as any system can hold it; empty where nothing is left of it."""
    plain = _UNFIT.sub("_", shown(stem))
    return plain.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")


def fit_name(name: str, otherwise: str = "tep") -> str:
    """A name as any system can hold it; ``otherwise`` where nothing is left of it."""
    path = PurePath(_UNFIT.sub("_", shown(name)).strip(" .") or otherwise)
    ending = path.suffix if len(path.suffix.encode()) <= _LONGEST_ENDING else ""
    stem = fit_stem(path.name.removesuffix(ending)) or otherwise
    return f"{'_' * is_device(stem)}{stem}{ending}"


def is_device(name: str) -> bool:
    """Whether Windows would open a device under this name."""
    return _DEVICES.match(name.strip()) is not None


def first_name(name: str, fits: Callable[[str], bool]) -> str:
    """The first that fits of a name and those that are tried after it."""
    return next(filter(fits, (numbered(name, number) for number in count(1))))


def numbered(name: str, number: int) -> str:
    """A name, and the names that are tried after it: a.pdf, a-2.pdf, a-3.pdf."""
    if number == 1:
        return name
    path = PurePath(name)
    return path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
