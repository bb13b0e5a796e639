"""A document as its parts, each saying what it is and not how it looks (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

import re
from dataclasses import dataclass
from datetime import date

from ttdn.model.issuing import Letterhead
from ttdn.vietnamese import POINT_LETTERS, format_month, format_roman

_BLANK_NUMBER, _BLANK_DAY = 9, 5
_SPACED_SIGN = re.compile(r"\s*([-/])\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face; ``link`` is the address of a web page that they lead to."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]
#: The cells of a table's row.
Row = tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is a mục (I.), 2 a khoản (1.), 3 a điểm (a).

    ``number`` counts from 1 within the level above.
    """

    level: int
    number: int
    runs: Runs

    @property
    def label(self) -> str:
        """The number as it is printed: ``I.``, ``1.``, ``a)``."""
        if self.level == 1:
            return f"{format_roman(self.number)}."
        return f"{self.number}." if self.level == 2 else f"{letter(self.number)})"  # noqa: PLR2004 - the second level

    @property
    def line(self) -> str:
        """Number and words as they are printed: those of a mục in capitals (Mục II.6.đ)."""
        words = words_of(self.runs)
        return f"{self.label} {words.upper() if self.level == 1 else words}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ListItem:
    """One dash of a list; ``level`` counts from 0."""

    runs: Runs
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``widths`` are the columns' shares of the whole, ``aligns`` left, center or right."""

    head: Row
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    aligns: tuple[str, ...]


Block = Heading | Paragraph | ListItem | Table
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (phụ lục): on pages of its own, with page numbers of its own.

    Wide tables lie across (``landscape``).
    """

    number: int
    title: str
    landscape: bool
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Document:
    """A document with a name of its kind (văn bản có tên loại) or, without a ``title``, a letter (công văn).

    ``subject`` is the trích yếu, without the "V/v" of a letter. ``notice`` is printed at the head where the
    data are examples. ``number`` is the whole number and code (``312/BC-UBND``); where it and ``dated`` are
    not known they are left to the clerk of records, and only the code of the letterhead and the year of
    ``as_of`` are printed. An ``internal`` paper has no letterhead, and nobody signs it; its pages
    may lie across (``landscape``).
    """

    title: str
    subject: str
    issuer: str
    letterhead: Letterhead
    as_of: date
    blocks: Blocks
    annexes: tuple[Annex, ...] = ()
    notice: str = ""
    number: str = ""
    dated: date | None = None
    internal: bool = False
    landscape: bool = False

    def annex_label(self, annex: Annex) -> str:
        """``Phụ lục I``; a single annex is not numbered (Mục III.1)."""
        return f"Phụ lục {format_roman(annex.number)}" if len(self.annexes) > 1 else "Phụ lục"

    @property
    def kind(self) -> str:
        """What the document is called in a sentence: ``Báo cáo``; a letter is a ``Công văn``."""
        return self.title.capitalize() or "Công văn"

    @property
    def subject_line(self) -> str:
        """The trích yếu as it is printed: after "V/v" in a letter."""
        return self.subject if self.title else f"V/v {self.subject}"

    @property
    def number_line(self) -> str:
        """The number line: ``Số: 05/BC-UBND``, or with the number left free."""
        return f"Số: {self._number}"

    @property
    def date_line(self) -> str:
        """The place and date line.

        ``Hà Nội, ngày 04 tháng 12 năm 2020``, or with day and month left free.
        """
        return f"{self.letterhead.place}, {self._day}"

    @property
    def annex_reference(self) -> str:
        """The line below an annex's title that names the document it belongs to (Mẫu 2.1)."""
        return f"(Kèm theo {self.kind} số {self._number} {self._day} của {self.issuer})"

    @property
    def _number(self) -> str:
        """Number and code: below 10 with a leading zero, no spaces at stroke and hyphens (Mục II.3)."""
        if not self.number:
            return f"{' ' * _BLANK_NUMBER}/{self.letterhead.symbol}"
        number, stroke, code = _SPACED_SIGN.sub(r"\1", self.number.strip()).partition("/")
        return f"{number.zfill(2)}{stroke}{code}"

    @property
    def _day(self) -> str:
        """Day below 10 and months 1 and 2 with a leading zero (Mục II.4.b)."""
        if self.dated is None:
            blank = " " * _BLANK_DAY
            return f"ngày {blank} tháng {blank} năm {self.as_of.year}"
        return f"ngày {self.dated.day:02d} tháng {format_month(self.dated.month)} năm {self.dated.year}"

    @property
    def addressee_lines(self) -> list[str]:
        """Kính gửi: one addressee on the line itself, several each on a line with a dash (Mục V, 9a)."""
        names = self.letterhead.addressees
        if len(names) == 1:
            return [f"Kính gửi: {names[0]}"]
        return ["Kính gửi:", *_listed(names)] if names else []

    @property
    def recipient_lines(self) -> list[str]:
        """Nơi nhận: each on a line with a dash; semicolons, and a full stop at the end (Mục V, 9b)."""
        return _listed(self.letterhead.printed_recipients)


def _listed(names: tuple[str, ...]) -> list[str]:
    lines = [f"- {name.rstrip(' ;.')}" for name in names]
    return [*(f"{line};" for line in lines[:-1]), *(f"{line}." for line in lines[-1:])]


def letter(number: int) -> str:
    """1 → a, 5 → đ; after y the letters are doubled."""
    times, place = divmod(number - 1, len(POINT_LETTERS))
    return POINT_LETTERS[place] * (times + 1)


def words_of(runs: Runs) -> str:
    """The words of some runs without their faces."""
    return "".join(run.text for run in runs)
