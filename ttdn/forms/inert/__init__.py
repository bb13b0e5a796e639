"""A workbook that came back, made inert: its cells, their looks and their rules.

Of all else only what somebody may have written there. Nothing of a sender's is handed on as it came. Parts
and elements that are not named do not exist any more: formulas become what they last gave (or their text),
links, notes, pictures and merged ranges become facts beside the workbook.
"""

import functools
import io
import warnings
import zipfile
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from ttdn.forms.inert.facts import Facts, Merged, Note
from ttdn.forms.inert.markup import MAIN, parse, plain
from ttdn.forms.inert.packing import pack, zip_members
from ttdn.forms.inert.sheets import InertSheet, bare, read_escapes, read_sheets
from ttdn.forms.inert.styles import full_styles, plain_styles
from ttdn.package import Package, PackageRefusedError, Reason

__all__ = ["Facts", "InertWorkbook", "Merged", "Note", "make_inert"]


@dataclass(frozen=True, slots=True)
class InertWorkbook:
    """A workbook that can be read, marked and given on: its package, and what was taken out of it."""

    raw: bytes
    facts: Facts

    def open(self) -> Workbook:
        """The workbook in full, as the library reads it; every call reads it anew.

        Looks that it cannot read hide no cell.

        Raises:
            PackageRefusedError: The library cannot make sense of it.
        """
        # What odd widths, views and rules make of the library cannot be told beforehand.
        with suppress(Exception):
            return _load(self.raw)
        try:
            return _load(_cells_only(self.raw))
        except Exception as error:  # the same of odd cells
            raise PackageRefusedError(Reason.DAMAGED) from error


def make_inert(package: Package) -> InertWorkbook:
    """Take out of a workbook all that lives.

    Raises:
        PackageRefusedError: Its main parts make no sense.
    """
    facts = Facts()
    try:
        facts.read_properties(package)
        sheets = list(read_sheets(package, facts))
        if not sheets:
            raise PackageRefusedError(Reason.DAMAGED)
        styles = full_styles(package)
        if not _is_readable(styles):
            styles = plain_styles(package)
        raw = pack(sheets, styles, _shared_strings(package), package.parts[package.main])
    except (etree.XMLSyntaxError, ValueError, KeyError, OverflowError) as error:
        raise PackageRefusedError(Reason.DAMAGED) from error
    return InertWorkbook(raw, facts)


def _load(raw: bytes) -> Workbook:
    with warnings.catch_warnings():
        # What the library says of parts that it does not know is nobody's concern.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(raw))


def _cells_only(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zip_members(
        (name, bare(content) if "worksheets/" in name else content) for name, content in members.items()
    )


@functools.lru_cache(maxsize=16)
def _is_readable(styles: bytes) -> bool:
    """Whether the library can read these looks: tried on an empty workbook.

    Forms of one office, saved by one program, have the same.
    """
    empty = InertSheet("A", "visible", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode())
    try:
        _load(pack([empty], styles, None, f'<workbook xmlns="{MAIN}"/>'.encode()))
    except Exception:  # noqa: BLE001 - whatever strange looks make of the library
        return False
    return True


def _shared_strings(package: Package) -> bytes | None:
    found = package.related(package.main, "sharedStrings")
    if not found:
        return None
    return bytes(etree.tostring(read_escapes(plain(parse(package.parts[found[0].target]))), encoding="UTF-8"))
