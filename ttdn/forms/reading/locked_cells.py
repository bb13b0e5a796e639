"""What is locked in a form and is not as it was.

It is named cell by cell where the row is still known, and refused where it is not.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms import refusals
from ttdn.forms.blank import Blank, FormRow, rows_of_part
from ttdn.forms.columns import FIGURES, VALUE, Part
from ttdn.forms.identity import lock
from ttdn.forms.reading.grid import GridCell, same
from ttdn.forms.reading.parts import FoundPart
from ttdn.forms.values import Values, informing_row
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.safe_text import quote
from ttdn.vietnamese import fold

#: More changed rows than these on a sheet: something was pasted over it.
_MOST_CHANGED = 30
#: More rows gone than one in so many: the part is none any more.
_MOST_GONE = 3


def check_locks(part: FoundPart, blank: Blank, answers: Collection[str]) -> Iterator[Diagnostic]:
    """Findings at the locked cells of a part that changed.

    ``answers`` is what stands in the cells of its sheet that are filled in.

    Raises:
        FormRefusedError: Rows were sorted apart or pasted over, so that nobody can tell what belongs to what.
    """
    yield from _check_head(part)
    known = part.known
    if part.has_room or known is None:
        yield from _check_numbers(part)
    elif part.whole:
        expected = {row.name: row.locked_in(known) for row in rows_of_part(known, blank)}
        yield from _check_rows(part, expected, answers)


def _check_rows(
    part: FoundPart, expected: Mapping[str, Sequence[str]], answers: Collection[str]
) -> Iterator[Diagnostic]:
    locks = part.carried.locks
    rows = {
        row: [part.page.at(at, column) for column in part.locked_in(row)] for row, at in part.rows.items()
    }
    digests = {row: lock(cell.text for cell in cells) for row, cells in rows.items()}
    changed = [row for row, digest in digests.items() if digest != locks[row]]
    moved = [row for row in changed if digests[row] in locks.values()]
    is_torn = any(_is_torn(part, row, expected, answers) for row in changed)
    if moved or is_torn or len(changed) > _MOST_CHANGED:
        first = next(iter(moved or changed))
        raise refusals.changed_lock(part.page.name, str(part.rows[first]), is_torn=is_torn)
    for row in changed:
        yield from map(_changed, _changed_cells(rows[row], expected.get(row), locks[row]))


def _is_torn(
    part: FoundPart, row: str, expected: Mapping[str, Sequence[str]], answers: Collection[str]
) -> bool:
    """Whether a row still bears its name, and words of it stand in another row or where an answer belongs.

    Only some columns were sorted or pasted over then, and nobody can tell whose answers stand beside it.
    """
    words = [same(text) for text in expected.get(row, ()) if text]
    texts = {name: {same(cell.text) for cell in part.page.rows[at]} for name, at in part.rows.items()}
    gone = {*words} - texts[row]
    moved = (gone & seen - {*map(same, expected.get(name, ()))} for name, seen in texts.items())
    return bool(words) and words[0] in texts[row] and (any(moved) or not gone.isdisjoint(answers))


def _check_head(part: FoundPart) -> Iterator[Diagnostic]:
    """Words in the head of a part that are not as they were, where its columns are all in their places."""
    texts = part.page.texts(part.head, range(2, max(part.width) + 1))
    if part.known is None or not part.whole or lock(texts) == part.carried.head:
        return
    titles = [one.title for one in part.known.columns if not one.at_need or one.key in part.columns]
    if len(titles) == len(part.width):
        for column, title in zip(part.width, titles, strict=True):
            cell = part.page.at(part.head, column)
            if same(cell.shown) not in {same(title), ""}:
                yield _changed(cell)


def _check_numbers(part: FoundPart) -> Iterator[Diagnostic]:
    """In a table with room only the number of the row is locked.

    Words there are somebody's, any number will do.
    """
    for row in (*part.rows.values(), *part.further.values()):
        for column in part.locked:
            cell = part.page.at(row, column)
            if cell.shown and not cell.text.strip(" .)").isdecimal() and not cell.formula:
                yield _changed(cell)


def _changed_cells(cells: Sequence[GridCell], expected: Sequence[str] | None, digest: str) -> list[GridCell]:
    """The cells of a row that are not as they were.

    They are the fewest that, put right, give the digest of the row.
    """
    if expected is None or len(expected) > len(cells):
        return list(cells)
    right = [*expected, *[""] * (len(cells) - len(expected))]
    doubtful = [number for number, cell in enumerate(cells) if lock([cell.text]) != lock([right[number]])]
    # What was reported last is not known here: where it was cleared, all the rest is as it should be.
    unknown = [cell for cell, words in zip(cells, right, strict=True) if not words]
    fewest = next(_put_right(cells, right, doubtful, digest), doubtful)
    return [cells[number] for number in fewest] or unknown or list(cells)


def _put_right(
    cells: Sequence[GridCell], right: Sequence[str], doubtful: Sequence[int], digest: str
) -> Iterator[Sequence[int]]:
    """The cells that, put right together, give the digest of their row; the fewest first."""
    for count in range(1, len(doubtful) + 1):
        for chosen in combinations(doubtful, count):
            texts = (right[number] if number in chosen else cell.text for number, cell in enumerate(cells))
            if lock(texts) == digest:
                yield chosen


def _changed(cell: GridCell) -> Diagnostic:
    place = cell.place()
    if not cell.shown:
        return Diagnostic(
            "locked-cell-changed",
            Text(
                "Ô đã khóa này bị xóa trắng; dòng vẫn được đọc, không cần làm gì.",
                "This locked cell was cleared; the row was still read, and nothing need be done.",
            ),
            place,
            Severity.WARNING,
        )
    return Diagnostic(
        "locked-cell-changed",
        Text(
            f"Ô đã khóa bị sửa thành {quote(cell.shown)}, không được đọc.",
            f"A locked cell was changed to {quote(cell.shown)}; it is not read.",
        ),
        place,
        hint=Text(
            "Nếu là nội dung báo cáo thì chuyển vào ô nền vàng cùng dòng; rồi xóa trắng ô này.",
            "If it belongs in the report, move it to the yellow cells of the row, then clear this cell.",
        ),
    )


def check_names(parts: Sequence[FoundPart], names: Sequence[str], period: Period, *, trusted: bool) -> None:
    """See that the unit and the period that can be seen are those of the identity.

    Args:
        parts: The parts of the form.
        names: All that the unit of the identity was ever called.
        period: The period of the identity.
        trusted: Whether its seal is whole; then a cleared cell is none but a cleared cell, and a name that
            stands as it was issued is the unit's, whatever it is called by now.

    Raises:
        FormRefusedError: They are another's.
    """
    for key, known in {"unit": names, "period": [period.label.vi]}.items():
        cell = informing_cell(parts, key)
        if cell is None or (trusted and (not cell.text or _is_as_issued(parts, key))):
            continue
        if fold(cell.text) not in map(fold, known):
            raise refusals.not_that_unit(cell.text, known[0])


def check_titles(parts: Sequence[FoundPart], unit: Unit, plan: Plan) -> None:
    """See that no other unit's name stands above the tables, where the form shows whose it is.

    Raises:
        FormRefusedError: One does.
    """
    firsts = {id(part.page): part for part in sorted(parts, key=lambda part: -part.head)}.values()
    above = (cell.text for part in firsts for cell in part.page.cells.values() if cell.row < part.head)
    for text in above:
        called = plan.units_called.get(fold(text), frozenset())
        if called and unit.id not in called:
            raise refusals.not_that_unit(text, plan.called(unit))


def _is_as_issued(parts: Sequence[FoundPart], key: str) -> bool:
    row = informing_row(key)
    head = next(part for part in parts if row in part.rows)
    return lock(head.page.texts(head.rows[row], head.locked_in(row))) == head.carried.locks.get(row)


def informing_cell(parts: Sequence[FoundPart], key: str) -> GridCell | None:
    """What the form says of itself, such as its unit."""
    row = informing_row(key)
    head = next((part for part in parts if row in part.rows and VALUE in part.columns), None)
    return head.page.at(head.rows[row], head.columns[VALUE]) if head else None


def head_of(part: FoundPart) -> Location:
    """The first cell of a part that can be seen."""
    return part.page.at(part.head, part.width[0]).place()


def _called(row: FormRow, part: Part) -> str:
    """A row as people find it in a form: a figure by its item and its words."""
    return ", ".join(filter(None, row.locked_in(part)[: 2 if part.name == FIGURES.name else 1]))


def find_gone(part: FoundPart, base: Values, blank: Blank) -> Iterator[Diagnostic]:
    """Rows of the form that are not there any more: what they said before stays.

    Raises:
        FormRefusedError: So many of them that the part is none any more.
    """
    gone = part.missing
    if part.has_room:
        told = {cell.row for cell in base if cell.part == part.name}
        gone = [row for row in gone if row in told]
    elif len(gone) > max(len(part.rows) // _MOST_GONE, 1):
        raise refusals.missing_row(part.page.name, len(gone))
    if gone:
        known = (
            {row.name: _called(row, part.known) for row in rows_of_part(part.known, blank)}
            if part.known
            else {}
        )
        names = ", ".join(quote(known.get(row) or row) for row in gone[:5])
        yield Diagnostic(
            "row-missing",
            Text(
                f"{len(gone)} dòng của biểu mẫu đã bị xóa ({names}): điều đã báo cáo ở đó được giữ nguyên.",
                f"Rows of the form deleted: {len(gone)} ({names}). What was reported there is kept.",
            ),
            head_of(part),
            Severity.WARNING,
            hint=Text(
                "Muốn báo cáo hoặc bỏ nội dung ở các dòng đó: xin lại biểu mẫu.",
                "To report on them, or to withdraw what they said, ask for a new form.",
            ),
        )
