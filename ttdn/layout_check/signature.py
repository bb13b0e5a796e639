"""Ô 7 and 9b: the recipients and who signs, in a table, beside each other by tabs, or one below the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ttdn.grouping import group_by
from ttdn.layout_check.document import CellPosition, Paragraph, Paragraphs
from ttdn.layout_check.vocabulary import FILED, RECIPIENTS, SIGNED_BY_MACHINE, has_dash, is_post, signs

#: So much room (points) above a name is where the signature goes.
_ROOM = 24.0
#: No name and no post is longer.
_LONGEST_NAME = 60
#: So many lines above the recipients a signature may have.
_NEAR = 15
#: What stands where the signature goes until it is signed.
_UNSIGNED = (*"([<#{", "da ky", "ky ten", *SIGNED_BY_MACHINE)


@dataclass
class Foot:
    """The parts of the foot that were found; who signs last is the signer."""

    recipients_title: Paragraph | None = None
    recipients: Paragraphs = ()
    #: The lines above the names of all who sign.
    authority: Paragraphs = ()
    signer: Paragraph | None = None


#: The place where a foot begins, and its parts.
_Found = tuple[int, Foot]


def find_foot(paragraphs: Paragraphs, start: int) -> _Found | None:
    """Find its parts behind a place, and where they begin; None without any."""
    places = range(start, len(paragraphs))
    place = next((place for place in places if RECIPIENTS.fullmatch(paragraphs[place].beginning)), None)
    if place is None:
        return _signature_alone(paragraphs, start)
    title = paragraphs[place]
    if title.cell is None:
        recipients = _list(line for line in paragraphs[place + 1 :] if line.words)
        beginning = _beginning(paragraphs, place, start)
        lines = paragraphs[beginning:place] or paragraphs[place + 1 + len(recipients) :]
        return _foot(beginning, title, recipients, _columns(_signing(lines)))
    return _foot_in_table(paragraphs, start, title, title.cell)


def _foot_in_table(paragraphs: Paragraphs, start: int, title: Paragraph, cell: CellPosition) -> _Found:
    """The recipients in a table, with who signs beside them; where nobody does, above or below it."""
    beginning, table = _table_of(paragraphs, title)
    recipients = _list(line for line in _below(table, title, cell) if line.words)
    others = [line for line in table if line.column != title.column]
    if any(line.words for line in others):
        return _foot(beginning, title, recipients, _columns(others))
    above = _beginning(paragraphs, beginning, start)
    behind = [line for line in paragraphs[beginning:] if line.table != cell.table]
    columns = _columns(_signing(paragraphs[above:beginning] or behind))
    return _foot(above, title, recipients, columns)


def _below(table: Paragraphs, title: Paragraph, cell: CellPosition) -> Iterator[Paragraph]:
    """What stands in the column of the title, beside the title itself: in its cell and below."""
    for line in table:
        if line is not title and line.cell and line.column == title.column and line.cell.row >= cell.row:
            yield line


def _table_of(paragraphs: Paragraphs, line: Paragraph) -> tuple[int, Paragraphs]:
    """Where the table begins in which a line stands, and all its lines."""
    table = [other for other in paragraphs if other.table == line.table]
    return next(place for place, other in enumerate(paragraphs) if other is table[0]), table


def _columns(lines: Paragraphs) -> list[Paragraphs]:
    """Lines by the column in which they stand."""
    in_order = sorted(lines, key=lambda line: line.column or (-1, 0))
    return [*group_by(in_order, lambda line: line.column).values()]


def _list(lines: Iterable[Paragraph]) -> Paragraphs:
    """The recipients, up to the copy that is filed, which may go on in another line."""
    found: list[Paragraph] = []
    for line in lines:
        if not has_dash(line):
            named = line.cell is not None or line.words.endswith(";") or FILED.fullmatch(line.beginning)
            filed = found and FILED.fullmatch(found[-1].beginning) and found[-1].words.endswith(".")
            if filed or not named:
                break
            if RECIPIENTS.fullmatch(line.beginning) or (signs(line) and line.words.isupper()):
                continue
        found.append(line)
    return found


def _beginning(paragraphs: Paragraphs, place: int, start: int) -> int:
    """Where a signature begins that stands above the recipients; their own place where none does."""
    begins = place
    for number in range(place - 1, max(start, place - _NEAR) - 1, -1):
        line = paragraphs[number]
        if line.words and not _may_sign(line):
            break
        # A post that is not known stands there as the others do.
        if signs(line) or (line.bold and line.words.isupper()):
            begins = number
    return begins


def _may_sign(line: Paragraph) -> bool:
    """Whether it may be a line of a signature: short, and not set as text is."""
    return len(line.words) < _LONGEST_NAME and not line.words.endswith((".", ";", ":")) and not has_dash(line)


def _signing(lines: Paragraphs) -> Paragraphs:
    """The lines of a signature that stand for themselves, up to what is none."""
    return list(takewhile(lambda line: not line.words or _may_sign(line), lines))


def _signature_alone(paragraphs: Paragraphs, start: int) -> _Found | None:
    """A document without recipients ends with who signs."""
    for place in range(len(paragraphs) - 1, start - 1, -1):
        line = paragraphs[place]
        if signs(line) and line.bold and line.words.isupper() and line.align != "both":
            if line.cell is None:
                begins = _beginning(paragraphs, place + 1, start)
                return _foot(begins, None, (), [_signing(paragraphs[begins:])])
            begins, table = _table_of(paragraphs, line)
            return _foot(begins, None, (), _columns(table))
    return None


def _foot(
    start: int, title: Paragraph | None, recipients: Paragraphs, columns: Iterable[Paragraphs]
) -> _Found:
    foot = Foot(title, recipients)
    for authority, signer in map(_signature, columns):
        if authority:
            foot.authority = [*foot.authority, *authority]
            foot.signer = signer or foot.signer
    return start, foot


def _signature(lines: Paragraphs) -> tuple[Paragraphs, Paragraph | None]:
    """The last line is the signer's name where room is left above it, or where it is not in capitals."""
    named = [
        (number, line)
        for number, line in enumerate(lines)
        if line.has_words and not line.beginning.startswith(_UNSIGNED)
    ]
    authority = [line for _, line in named]
    for (before, above), (last, line) in pairwise(named[-2:]):
        apart = last - before > 1 or line.before >= _ROOM or above.cell != line.cell
        if (apart or not line.words.isupper()) and not is_post(line):
            return authority[:-1], line
    return authority, None
