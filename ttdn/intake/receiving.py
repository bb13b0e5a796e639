"""What came and is no form: a paper, a PDF, a picture. It is kept, and booked until somebody types it in.

First the file is kept, then the register is written: a run that is killed in between is run again.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ttdn.arrivals import find_arrival
from ttdn.booking import book, change_register, correct, drop
from ttdn.errors import PathNotFoundError, TtdnError
from ttdn.forms.collected import Receipt
from ttdn.forms.file_names import first_name, fit_name, shown
from ttdn.forms.file_types import HEAD, FileType, file_type_of
from ttdn.forms.incoming import LARGEST_FORM, FileNotOpenedError, IncomingFile, open_ordinary
from ttdn.forms.sandbox import Sandboxes
from ttdn.forms.taking.evidence_files import LARGEST_EVIDENCE
from ttdn.intake.steps import Booked, ReportInFolder, Row, Whose, read_intake
from ttdn.language import Text, join
from ttdn.load import Workspace
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival, Decision, Register
from ttdn.places import TAKEN_FOLDER, is_plain_file, lies_in
from ttdn.safe_text import quote
from ttdn.writing import find_place, hold_folder, holds, write_inside

#: What is no paper, and nothing that could be kept as one.
_UNFIT = {FileType.EMPTY, FileType.HOLLOW, FileType.CUT, FileType.PARTIAL, FileType.PAGE, FileType.PROGRAM}


class PaperNotReadableError(TtdnError):
    """A file cannot be kept: it cannot be read, is too large, or is not what was sent."""

    def __init__(self, name: str, reason: Text | None = None) -> None:
        """Name the file, and say why and what to do."""
        why = reason or Text(
            f"không đọc được, hoặc lớn hơn {LARGEST_EVIDENCE >> 20} MB. Ghi sổ không kèm tệp: bỏ --file.",
            f"it is unreadable, or larger than {LARGEST_EVIDENCE >> 20} MB. Book it without --file.",
        )
        super().__init__(
            Text(f"Không lưu được {quote(name)}: {why.vi}", f"{quote(name)} cannot be kept: {why.en}")
        )


class AlreadyBookedError(TtdnError):
    """A file is booked as that of another unit or period."""

    def __init__(self, known: Booked) -> None:
        """Say where, of whom, and how that is put right."""
        entry, one = f"{known.arrival.number}/{known.year}", known.arrival
        super().__init__(
            Text(
                f"Tệp này đã có trong sổ nhận: số {entry}, {one.unit}, kỳ {one.period}. Nếu trước đây ghi "
                f"nhầm thì chạy lại với --entry {entry}.",
                f"This file is booked already: no. {entry}, {one.unit}, {one.period}. If that was a mistake, "
                f"run this again with --entry {entry}.",
            )
        )


def read_paper(path: Path) -> bytes:
    """What a file holds that is to be kept.

    Raises:
        PathNotFoundError: There is none.
        PaperNotReadableError: It cannot be read, is far too large, or was not downloaded whole.
    """
    if not os.path.lexists(path):
        raise PathNotFoundError(shown(str(path)))
    name = shown(path.name or str(path))
    try:
        with open_ordinary(path, follow=True) as (stream, _):
            content = stream.read(LARGEST_EVIDENCE + 1)
    except FileNotOpenedError as error:
        raise PaperNotReadableError(name, join(" ", [error.message, error.advice])) from error
    except (OSError, ValueError) as error:
        raise PaperNotReadableError(name) from error
    if len(content) > LARGEST_EVIDENCE:
        raise PaperNotReadableError(name)
    kind = _type_of(path, content)
    if kind in _UNFIT:
        raise PaperNotReadableError(name, join(" ", [kind.message, kind.advice]))
    return content


def _type_of(path: Path, content: bytes) -> FileType:
    is_small = len(content) <= LARGEST_FORM
    return file_type_of(path.name, len(content), content if is_small else content[:HEAD])


def is_form(workspace: Workspace, path: Path, content: bytes, day: date) -> bool:
    """Whether a file is a form of the folder: such a one is not booked by hand."""
    if _type_of(path, content) is not FileType.FORM:
        return False
    sent = IncomingFile(shown(path.name), path, named=True)
    with Sandboxes(workspace, Receipt(day, given=False), frozenset(), 1) as reader:
        return any(one.unit or one.identity or one.values for one in reader.collect([sent]))


def keep_paper(root: Path, path: Path, content: bytes, unit: str) -> str:
    """Keep a file among those that were taken of a unit; where it lies there already, it stays.

    Returns:
        Its place, relative to the folder.

    Raises:
        PathLeavesFolderError: A link leads out of the folder.
        ChangedMeanwhileError: Another run took the name.
        OutputNotWritableError: The system refuses.
    """
    folder = f"{TAKEN_FOLDER}/{unit}"
    real, base = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if real.is_relative_to(base) and lies_in(here := real.relative_to(base).as_posix(), folder):
        return here

    def is_for_it(name: str) -> bool:
        there = find_place(root, f"{folder}/{name}")
        return not os.path.lexists(there) or holds(there, content)

    place = f"{folder}/{first_name(fit_name(path.name), is_for_it)}"
    if not holds(find_place(root, place), content):
        write_inside(root, place, content, replacing=None)
    return place


def write_down(root: Path, booking: "Booking", path: Path | None, content: bytes) -> "Booking":
    """Keep the file of a paper, then write the register.

    What is kept of it already is kept among the files of the unit whose it is now.

    Args:
        root: The folder of work.
        booking: What is to stand there.
        path: The file that came; None: none is given.
        content: What it holds.

    Returns:
        The same with the place where the file is kept.

    Raises:
        TtdnError: As ``read_paper``, ``keep_paper`` and ``change_register``.
    """
    known, kept = booking.known, None
    old = _kept_file(root, known.arrival) if known else None
    if known and old and booking.paper.digest in {None, known.arrival.digest}:
        kept = keep_paper(root, old, read_paper(old), booking.unit)
    elif path is not None:
        kept = keep_paper(root, path, content, booking.unit)
    booking = booking.keeping(kept) if kept else booking
    booking.write(root)
    return booking


def _kept_file(root: Path, entry: Arrival) -> Path | None:
    """The file of an entry, where it is kept among those that were taken."""
    if entry.kept is None or not lies_in(entry.kept, TAKEN_FOLDER):
        return None
    path = find_place(root, entry.kept)
    return path if is_plain_file(path) else None


@dataclass(frozen=True)
class Booking:
    """What is to stand in the register of a year: a paper, or what is known of it better than before.

    ``known`` is its entry where it has one, and ``fields`` are those that are changed there.
    """

    year: int
    paper: Arrival
    known: Booked | None
    fields: frozenset[str]
    today: date

    @property
    def unit(self) -> str:
        """Whose it is."""
        return self.paper.unit or ""

    @property
    def is_taken(self) -> bool:
        """Whether somebody says that it was taken."""
        return self.paper.result is Decision.TAKEN and "result" in self.fields

    def keeping(self, place: str) -> "Booking":
        """The same with the place where its file is kept."""
        paper = self.paper.model_copy(update={"kept": place})
        return replace(self, paper=paper, fields=self.fields | {"kept"})

    def enter(self, register: Register) -> Register:
        """The register with it; where its entry stands in another year's, it gets a number here."""
        if self.known is None:
            return book(register, self.paper)
        if self.known.year == self.year:
            return correct(register, self.known.arrival.number, self.paper, self.fields, self.today)
        there = Register(arrivals=(self.known.arrival,))
        (moved,) = correct(there, self.known.arrival.number, self.paper, self.fields, self.today).arrivals
        return book(register, moved)

    def entry(self, register: Register) -> Arrival:
        """Its entry in a register that has it."""
        number = self.known.arrival.number if self.known and self.known.year == self.year else None
        own = (one for one in register.arrivals if one.number == number)
        return (
            next(own, None)
            or find_arrival(register.arrivals, self.paper.digest or "")
            or register.arrivals[-1]
        )

    def foresee(self, booked: Iterable[Booked]) -> list[Booked]:
        """What the registers will have; the entry itself comes last."""
        others = [one for one in booked if one != self.known]
        register = Register(arrivals=tuple(one.arrival for one in booked if one.year == self.year))
        entry = self.entry(self.enter(register))
        return [*(one for one in others if one != (self.year, entry)), Booked(self.year, entry)]

    def write(self, root: Path) -> None:
        """Write the register; what stood in another year's is taken out there, last.

        Raises:
            TtdnError: As ``change_register``.
        """
        with hold_folder(root):
            change_register(root, self.year, self.enter)
            if self.known and self.known.year != self.year:
                number = self.known.arrival.number
                change_register(root, self.known.year, lambda register: drop(register, number))
        self._tidy(root)

    def _tidy(self, root: Path) -> None:
        """Take the file out of the folder of the unit whose it is not; the other one has it by now."""
        place = self.paper.kept
        if self.known is None or place is None or self.known.arrival.kept in {None, place}:
            return
        old = _kept_file(root, self.known.arrival)
        if old and holds(old, (root / place).read_bytes()):
            with suppress(OSError):
                old.unlink()


def decide(
    booked: Iterable[Booked], paper: Arrival, said: frozenset[str], entry: Booked | None, today: date
) -> Booking:
    """What becomes of a paper in the register of its period's year.

    A file is known by its content, a paper by whose it is, its day and its way: booked again it keeps its
    number and its first day, and waits anew unless it was taken.

    Args:
        booked: What the registers have.
        paper: What came, with whose it is.
        said: The fields that a person gave.
        entry: The entry that is to be put right; None: none was named.
        today: The day of a new result.

    Raises:
        AlreadyBookedError: The file is booked as that of another unit or period.
    """
    year = paper.period.year if paper.period else today.year
    if entry is not None:
        return Booking(year, paper, entry, said, today)
    known = _find(list(booked), paper)
    if known is None:
        return Booking(year, paper, None, said, today)
    there = known.arrival
    if known.whose is not None and known.whose != (paper.unit, paper.period):
        raise AlreadyBookedError(known)
    first = {"file", "digest"} if there.file else set()
    fields = said - first - {"arrived"} if there.arrived <= paper.arrived else said - first | {"arrived"}
    if not there.result.is_taken and there.result is not paper.result:
        fields |= {"result"}
    return Booking(year, paper, known, fields, today)


def find_row(
    plan: Plan,
    booking: Booking,
    booked: Iterable[Booked],
    reports: Mapping[Whose, ReportInFolder],
    today: date,
) -> Row:
    """What the book will show of a paper, with its next step.

    Args:
        plan: The plan of its year.
        booking: What is to stand in the register.
        booked: What the registers have.
        reports: The reports in the folder.
        today: The day on which it is looked at.
    """
    foreseen = booking.foresee(booked)
    rows = read_intake(plan, foreseen, reports, max(today, booking.paper.arrived)).rows
    return next(row for row in rows if row.booked == foreseen[-1])


def _find(booked: Sequence[Booked], paper: Arrival) -> Booked | None:
    return next(
        (one for one in booked if paper.digest and one.arrival.digest == paper.digest),
        next((one for one in booked if _is_same_paper(one.arrival, paper)), None),
    )


def _is_same_paper(known: Arrival, paper: Arrival) -> bool:
    return (
        known.digest is None
        and known.result is not Decision.REFUSED
        and (known.unit, known.period, known.arrived, known.way)
        == (paper.unit, paper.period, paper.arrived, paper.way)
    )
