"""A workbook that came back, made inert: its cells, their looks and their rules.

Of all else only what somebody may have written there. Nothing of a sender's is handed on as it came. Parts
and elements that are not named do not exist any more: formulas become what they last gave (or their text),
links, notes, pictures and merged ranges become facts beside the workbook.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ttdn.forms.inert.facts import Facts, Merged, Note
from ttdn.forms.inert.markup import plain, related, serialize
from ttdn.forms.inert.packing import STYLES, pack
from ttdn.forms.inert.sheets import OpenSheet, bare, inert_xml, open_sheets, parts_of, read_escapes
from ttdn.forms.inert.styles import read_styles
from ttdn.forms.inert.values import WINDOWS_EPOCH, CellReader
from ttdn.package import Package, PackageRefusedError, Reason

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = [
    "WINDOWS_EPOCH",
    "CellReader",
    "Facts",
    "InertWorkbook",
    "Merged",
    "Note",
    "OpenSheet",
    "make_inert",
    "making_sense",
    "open_sheets",
    "parts_of",
]

#: How much is read: of the looks only how numbers are shown, of the sheets only the cells.
_WAYS_TO_READ = ((False, False), (False, True), (True, False), (True, True))


class InertWorkbook(NamedTuple):
    """A workbook that can be read, marked and given on: its package, and what was taken out of it.

    ``plain_styles`` are looks that the library can read in any case.
    """

    package: Package
    facts: Facts
    plain_styles: bytes

    def open(self) -> "Workbook":
        """The workbook in full, as the library reads it; every call reads it anew.

        Looks that it cannot read hide no cell.

        Raises:
            PackageRefusedError: The library cannot make sense of it.
        """
        from openpyxl import load_workbook  # noqa: PLC0415 - only what goes back is opened by it

        for only_numbers, only_cells in _WAYS_TO_READ:
            # What odd widths, views, rules and looks make of the library cannot be told beforehand.
            with suppress(Exception), warnings.catch_warnings():
                # What it says of parts that it does not know is nobody's concern.
                warnings.simplefilter("ignore")
                parts = {**self.package.parts, **({STYLES: self.plain_styles} if only_numbers else {})}
                if only_cells:
                    parts |= {name: bare(content) for name, content in parts.items() if "worksheets/" in name}
                return load_workbook(io.BytesIO(self.package._replace(parts=parts).rewritten()))
        raise PackageRefusedError(Reason.DAMAGED)


def make_inert(package: Package) -> InertWorkbook:
    """Take out of a workbook all that lives.

    Raises:
        PackageRefusedError: Its main parts make no sense.
    """
    facts = Facts()
    with making_sense():
        facts.read_properties(package)
        looks, styles, plain_styles = read_styles(package)
        sheets = [(sheet, inert_xml(sheet, facts, looks)) for sheet in open_sheets(package, facts)]
        if not sheets:
            raise PackageRefusedError(Reason.DAMAGED)
        made = pack(sheets, styles, _shared_strings(package), package.parts[package.main])
    return InertWorkbook(made, facts, plain_styles)


@contextmanager
def making_sense() -> Iterator[None]:
    """What makes no sense in a workbook's parts is damage."""
    try:
        yield
    except (etree.XMLSyntaxError, ValueError, LookupError, OverflowError) as error:
        raise PackageRefusedError(Reason.DAMAGED) from error


def _shared_strings(package: Package) -> bytes | None:
    root = next(related(package, package.main, "sharedStrings"), None)
    return None if root is None else serialize(read_escapes(plain(root)))
