"""Ô 7 and 9b: the recipients and who signs, in a table, beside each other by tabs, or one below the other."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from ttdn.layout_check.document import Paragraph, Paragraphs
from ttdn.layout_check.vocabulary import FILED, RECIPIENTS, has_dash, is_post, signs

#: So much room (points) above a name is where the signature goes.
_ROOM = 24.0
#: No name and no post is longer.
_LONGEST_NAME = 60
#: So many lines above the recipients a signature may have.
_NEAR = 15
#: What stands where the signature goes until it is signed.
_UNSIGNED = (
    "(",
    "[",
    "<",
    "#",
    "{",
    "da ky",
    "ky ten",
    "ky boi",
    "nguoi ky",
    "ngay ky",
    "thoi gian ky",
    "co quan:",
    "email:",
)


class Foot(NamedTuple):
    """The parts of the foot that were found, and the place where they begin; that is None without any."""

    start: int | None = None
    recipients_title: Paragraph | None = None
    recipients: Paragraphs = ()
    #: Of each who signs: the lines above the name.
    authorities: tuple[Paragraphs, ...] = ()
    signers: Paragraphs = ()


def find_foot(paragraphs: Paragraphs, start: int) -> Foot:
    """Find its parts behind a place."""
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
    return _foot_in_table(paragraphs, start, title, title.cell.table)


def _foot_in_table(paragraphs: Paragraphs, start: int, title: Paragraph, number: int) -> Foot:
    """The recipients in a table, with who signs beside them; where nobody does, above or below it."""
    table = [line for line in paragraphs if _stands_in(line, number)]
    recipients = _list(line for line in table if _below(line, title) and line.words)
    beginning = next(place for place, line in enumerate(paragraphs) if line is table[0])
    others = [line for line in table if _column(line) != _column(title)]
    if any(line.words for line in others):
        return _foot(beginning, title, recipients, _columns(others))
    above = _beginning(paragraphs, beginning, start)
    behind = [line for line in paragraphs[beginning:] if not _stands_in(line, number)]
    columns = _columns(_signing(paragraphs[above:beginning] or behind))
    return _foot(above, title, recipients, columns)


def _stands_in(line: Paragraph, table: int) -> bool:
    return line.cell is not None and line.cell.table == table


def _columns(lines: Paragraphs) -> list[Paragraphs]:
    """Lines by the column in which they stand."""
    return [list(column) for _, column in groupby(sorted(lines, key=_column), key=_column)]


def _column(line: Paragraph) -> tuple[int, int]:
    return (line.cell.table, line.cell.column) if line.cell else (-1, 0)


def _below(line: Paragraph, title: Paragraph) -> bool:
    return (
        line is not title
        and line.cell is not None
        and title.cell is not None
        and line.cell.column == title.cell.column
        and line.cell.row >= title.cell.row
    )


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
        if signs(line):
            begins = number
    return begins


def _may_sign(line: Paragraph) -> bool:
    """Whether it may be a line of a signature: short, and not set as text is."""
    return len(line.words) < _LONGEST_NAME and not line.words.endswith((".", ";", ":")) and not has_dash(line)


def _signing(lines: Paragraphs) -> Paragraphs:
    """The lines of a signature that stand for themselves, up to what is none."""
    return list(takewhile(lambda line: not line.words or _may_sign(line), lines))


def _signature_alone(paragraphs: Paragraphs, start: int) -> Foot:
    """A document without recipients ends with who signs."""
    for place in range(len(paragraphs) - 1, start - 1, -1):
        line = paragraphs[place]
        if signs(line) and line.bold and line.words.isupper() and line.align != "both":
            if line.cell is None:
                begins = _beginning(paragraphs, place + 1, start)
                return _foot(begins, None, (), [_signing(paragraphs[begins:])])
            table = [other for other in paragraphs if other.cell and other.cell.table == line.cell.table]
            begins = next(place for place, other in enumerate(paragraphs) if other is table[0])
            return _foot(begins, None, (), _columns(table))
    return Foot()


def _foot(start: int, title: Paragraph | None, recipients: Paragraphs, columns: Iterable[Paragraphs]) -> Foot:
    read = [signature for column in columns if (signature := _signature(column))[0]]
    return Foot(
        start,
        title,
        recipients,
        tuple(authority for authority, _ in read),
        [signer for _, signer in read if signer],
    )


def _signature(lines: Paragraphs) -> tuple[Paragraphs, Paragraph | None]:
    """The last line is the signer's name where room is left above it, or where it is not in capitals."""
    named = list(_named(lines))
    authority = [line for _, line in named]
    for (before, above), (last, line) in pairwise(named[-2:]):
        apart = last - before > 1 or line.before >= _ROOM or above.cell != line.cell
        if (apart or not line.words.isupper()) and not is_post(line):
            return authority[:-1], line
    return authority, None


def _named(lines: Paragraphs) -> Iterator[tuple[int, Paragraph]]:
    for number, line in enumerate(lines):
        if line.has_words and not line.beginning.startswith(_UNSIGNED):
            yield number, line
