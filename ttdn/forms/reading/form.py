"""A form that came back → what its cells say, each with its place; whose form it is.

It also says what cannot be trusted in it, or is not read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.forms import refusals
from ttdn.forms.asked import SHORT_PARTS
from ttdn.forms.blank import Blank, choice_of
from ttdn.forms.columns import CONFIRMATION, EVIDENCE, HEAD, RESULTS, CellKind, Field
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY, Carried, Seal, read_carried
from ttdn.forms.inert import Facts
from ttdn.forms.reading.annotations import (
    address_behind,
    find_links,
    find_merged,
    find_notes,
    find_struck,
    tell_further,
)
from ttdn.forms.reading.cells import day_in_year, in_year, read_cell
from ttdn.forms.reading.fitting import Fitting, names_ever
from ttdn.forms.reading.grid import Grid, GridCell, read_grids, same
from ttdn.forms.reading.locked_cells import (
    check_locks,
    check_names,
    check_titles,
    find_gone,
    head_of,
    informing_cell,
)
from ttdn.forms.reading.parts import FoundPart, find_parts
from ttdn.forms.reading.plausibility import (
    find_scaled_percentage,
    find_swapped_days,
    find_wrong_number,
    formula_in_words,
    unreadable,
)
from ttdn.forms.reading.recovery import find_cited, recover_values, seen_period, seen_unit
from ttdn.forms.reading.unread_cells import find_unread
from ttdn.forms.values import CellAddress, Places, Values, form_items, rows_of
from ttdn.forms.words import CHOOSE
from ttdn.language import Text, ask, join
from ttdn.model.clauses import Item
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.model.scalars import flag_of
from ttdn.package import PackageRefusedError
from ttdn.safe_text import quote
from ttdn.source import MAXIMUM_SNIPPET, KeyPath
from ttdn.vietnamese import find_stacked_marks, fold

_ERROR = "e"
_OR_CLEAR = Text("Không cần thì xóa trắng dòng.", "Or clear the row.")
_ONE_ITEM = Text(
    "Mỗi dòng một mục: mục thứ hai ghi ở dòng khác, cùng minh chứng.",
    "One item in each row: write the second into another row, with the same evidence.",
)
_BETWEEN_ITEMS = re.compile(r"[\s,;+&]+")
_ADDRESS = re.compile(r"https?://[^\s\"]+")


@dataclass
class Form:
    """A form that was read: what it carries along, what it says, and where.

    ``places`` has every cell that can be filled in, also those that are blank;
    ``anchors`` are the cells that stand for what no cell is filled in for: the unit, the period, the results
    as a whole; ``gone`` are those that stand for rows that were deleted. ``fitting`` says what of it the plan
    knows. ``confirmation`` is what its officer says to whether it is the right unit's (None: the form does
    not ask).
    """

    file: str
    carried: Carried
    fitting: Fitting
    values: Values = field(default_factory=dict)
    places: dict[CellAddress, Location] = field(default_factory=dict)
    anchors: dict[KeyPath, Location] = field(default_factory=dict)
    gone: dict[tuple[str, str], Location] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    confirmation: str | None = None
    unread: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_denied(self) -> bool:
        """Whether its officer says anything but that it is the right unit's."""
        return flag_of(self.confirmation or "true") != "true"

    @property
    def is_short(self) -> bool:
        """Whether it asks about some items only, and nothing else of the report."""
        return SHORT_PARTS.issuperset(self.carried.parts)

    @property
    def addresses(self) -> dict[tuple[str, str], CellAddress]:
        """What each of its cells is for, by sheet and name."""
        return {place.spot: cell for cell, place in self.places.items()}

    @property
    def is_for_number(self) -> bool:
        """Whether it asks for number, day and signer of the report alone."""
        return self.carried.parts.keys() == {HEAD.name}

    def with_findings(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """What is wrong with the form and with the report that it makes.

        What only follows from a cell without a value is left out.
        """
        return [*self.findings, *(finding for finding in found if finding.location.spot not in self.unread)]


def open_form(file: str, raw: bytes) -> "OpenForm":
    """Open what came back and see whose form it is.

    Args:
        file: The name under which findings speak of it.
        raw: Its bytes.

    Raises:
        FormRefusedError: It is no form, or one that cannot be trusted.
    """
    try:
        pages, facts, epoch = read_grids(file, raw)
    except PackageRefusedError as error:
        raise refusals.of_package(error.reason) from error
    lost = {same(name) for name in facts.others}
    if same(HIDDEN_SHEET) in lost:
        raise refusals.not_excel()
    try:
        carried = _carried(pages, facts.properties.get(PROPERTY, ""))
    except refusals.FormRefusedError as error:
        error.unit, error.period, error.values = seen_unit(pages), seen_period(pages), recover_values(pages)
        raise
    if any(same(part.sheet) in lost for part in carried.parts.values()):
        raise refusals.not_excel()
    return OpenForm(file, pages, facts, epoch, carried)


def _carried(pages: Sequence[Grid], stored: str) -> Carried:
    """What the form carries along, of the one sheet that has it."""
    found = [cells for page in pages if len(cells := _hidden_cells(page)) > 1]
    if not found:
        raise refusals.no_identity()
    carried = read_carried(min(found, key=lambda cells: stored != cells[0]))
    if carried is None or stored not in {"", carried.property}:
        raise refusals.identity_disagrees()
    return carried


def _hidden_cells(page: Grid) -> list[str]:
    """The identity, then the pieces of what the form carries along; none in any other sheet."""
    if page.at(1, 1).text != PROPERTY and same(page.name) != same(HIDDEN_SHEET):
        return []
    return [str(cell.value) for (_, column), cell in sorted(page.cells.items()) if column == 2]  # noqa: PLR2004 - its second column


@dataclass
class OpenForm:
    """A form whose identity was read, and whose cells were not yet."""

    file: str
    pages: Sequence[Grid]
    facts: Facts
    epoch: datetime
    carried: Carried

    def mentions(self, words: str) -> bool:
        """Whether it shows these words in any cell."""
        return any(fold(words) in fold(cell.text) for page in self.pages for cell in page.cells.values())

    def read(self, plan: Plan, unit: Unit, period: Period, key: bytes | None = None) -> Form:
        """What the form says.

        Args:
            plan: All that ever stood in the plan of its period.
            unit: Whose it is by its identity.
            period: On what it is.
            key: The key of the folder, where it has one.

        Raises:
            FormRefusedError: It is of another plan, or what is locked in it is not as it was, so that nobody
                can tell what it says or whose it is. It says whose form it is, and what could be read of it.
        """
        try:
            return self._read(plan, unit, period, key)
        except (
            refusals.FormRefusedError,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            OverflowError,
            RecursionError,
        ) as error:
            # A file made to do harm may carry along whatever it likes.
            refused = error if isinstance(error, refusals.FormRefusedError) else refusals.not_excel()
            refused.unit, refused.period = unit.id, str(period)
            pages = [page for page in self.pages if page.name != refused.torn]
            refused.values = recover_values(pages, form_items(plan, unit))
            raise refused from error

    def _read(self, plan: Plan, unit: Unit, period: Period, key: bytes | None) -> Form:
        base, seal = self.carried.base, self.carried.check_seal(key)
        blank = Blank(plan, unit, period)
        if seal is Seal.BROKEN:
            raise refusals.broken_seal(plan.called(unit))
        parts = find_parts(self.carried, self.pages)
        fitting = Fitting(self.carried, parts, plan, unit)
        if not fitting.is_of_plan(seal):
            raise refusals.another_plan(plan.document.number)
        names, items = names_ever(plan, unit), fitting.items
        check_names(parts, names, period, trusted=seal is Seal.WHOLE)
        check_titles(parts, unit, plan)
        reader = _Reader(self, plan, fitting)
        form, values, places = reader.form, reader.form.values, reader.form.places
        for part in parts:
            form.findings += [
                *check_locks(part, blank, _answers_beside(part, parts)),
                *find_gone(part, base, blank),
            ]
            form.gone |= {(part.name, row): head_of(part) for row in part.missing}
            reader.read_part(part)
        # What was reported in rows that are gone stays.
        here = {part.name for part in parts}
        gone = (cell for cell in base if cell not in places and cell.part in here)
        values |= {cell: base[cell] for cell in gone}
        form.findings += [
            *find_swapped_days(reader.days, base, plan, period),
            *find_merged(self.facts, places, values, base),
            *find_unread(self.pages, parts, self.carried, names),
            *find_notes(self.facts, self.file),
            *find_links(self.facts, places, values),
            *find_struck(self.facts, places),
            *(finding for part in parts for finding in tell_further(part, places, values)),
            *_misplaced_evidence(values, places, items),
        ]
        form.findings += fitting.find_left(fitting.left_out(values), base, places)
        form.anchors |= _anchors(parts, places)
        if seal is Seal.UNKNOWN and self.carried.identity.version > 1 and key is not None:
            form.findings.append(
                _unproven(form.anchors.get(("unit",), Location(self.file)), plan.called(unit))
            )
        return form


def _answers_beside(part: FoundPart, parts: Sequence[FoundPart]) -> set[str]:
    """What stands in the cells of the part's sheet that are filled in."""
    return {same(cell.text) for other in parts if other.page is part.page for cell in other.answers()}


def _anchors(parts: Sequence[FoundPart], places: Places) -> dict[KeyPath, Location]:
    """The cells of the unit, of the period, of the results as a whole, and of the day of receipt."""
    cells = {key: informing_cell(parts, key) for key in ("unit", "period")}
    for part in parts:
        if part.name == RESULTS.name and "status" in part.columns:
            cells[part.name] = part.page.at(part.head, part.columns["status"])
    anchors: dict[KeyPath, Location] = {
        (key,): cell.place() for key, cell in cells.items() if cell is not None
    }
    date = CellAddress.of(("date",))
    return anchors | (dict.fromkeys([("received",), ("reissued",)], places[date]) if date in places else {})


class _Reader:
    """Reads the cells that can be filled in, part by part."""

    def __init__(self, opened: OpenForm, plan: Plan, fitting: Fitting) -> None:
        self.opened, self.plan, self.items = opened, plan, fitting.items
        self.choices = {choice_of(item): number for number, item in fitting.items.items()}
        self.form = Form(opened.file, opened.carried, fitting)
        self.days: dict[CellAddress, tuple[GridCell, Location]] = {}

    def read_part(self, part: FoundPart) -> None:
        """Every cell of a part; what this ttdn does not know is passed over."""
        known = part.known
        if known is None:
            return
        if part.name == CONFIRMATION.name:
            self.form.confirmation = ""
        for row, number in {**part.rows, **part.further}.items():
            for key, column in part.columns.items():
                address, cell = CellAddress(part.name, row, key), part.page.at(number, column)
                if known.field_of(row, key) is None:
                    continue
                if cell.value is None and not cell.formula:
                    self.form.places[address] = cell.place("")
                else:
                    self._read_cell(address, cell)

    def _read_cell(self, address: CellAddress, cell: GridCell) -> None:
        form, kind = self.form, address.field.kind
        if find_stacked_marks(str(cell.value)) is not None:
            raise refusals.not_a_text(cell.sheet)
        figure = address.figure_of(self.plan)
        text = self._text(cell, address.field, figure)
        is_typed = isinstance(cell.value, str)
        place = form.places[address] = cell.place((cell.text if is_typed else text)[:MAXIMUM_SNIPPET])
        if kind is CellKind.AMOUNT:
            text = kind.canonical(text)
        is_known = bool(text) and form.carried.base.get(address) == text
        behind = self._behind(cell, kind, text)
        is_as_made = is_known and is_typed and not cell.formula
        wrong = None if is_as_made else _wrong(cell, kind, place, figure)
        wrong = wrong or _hidden_link(place, text, behind)
        if wrong is not None:
            form.findings.append(wrong)
            form.unread.add(place.spot)
        elif address.part == CONFIRMATION.name:
            form.confirmation = text
        elif text:
            self._take(address, behind or text, cell, place)
            scaled = None if is_known else find_scaled_percentage(cell, figure, place)
            form.findings += [scaled] if scaled else []

    def _take(self, address: CellAddress, text: str, cell: GridCell, place: Location) -> None:
        self.form.values[address] = text
        if address.field.kind is CellKind.DAY:
            self.days[address] = (cell, place)

    def _text(self, cell: GridCell, field: Field, figure: Figure | None) -> str:
        """What a cell says; of an item its id, which may be chosen from a list or typed."""
        kind = field.kind
        measure, decimals = (figure.unit, figure.decimals) if figure else ("", 0)
        text = read_cell(cell.value, cell.number_format, kind, measure, self.opened.epoch, decimals)
        if kind is CellKind.DAYS or (kind is CellKind.DAY and field.in_period):
            year = self.opened.carried.identity.period[:4]
            return in_year(text, year) if kind is CellKind.DAYS else day_in_year(text, year)
        if kind is not CellKind.ITEM:
            return text
        said = " ".join(str(cell.value).split())
        return self.choices.get(said) or find_cited(text, self.items)

    def _behind(self, cell: GridCell, kind: CellKind, text: str) -> str:
        """The address behind the words of a cell, where the words are none themselves."""
        if kind is not CellKind.LINK or not text or _ADDRESS.fullmatch(text):
            return ""
        return address_behind(self.opened.facts, (cell.sheet, cell.row, cell.column))


def _wrong(cell: GridCell, kind: CellKind, place: Location, figure: Figure | None) -> Diagnostic | None:
    if cell.kind == _ERROR or (cell.formula and not cell.text):
        return unreadable(place, cell.formula or str(cell.value))
    if isinstance(cell.value, str) and formula_in_words(cell.text):
        return unreadable(place, cell.text)
    return find_wrong_number(cell, kind, place, figure)


def _hidden_link(place: Location, text: str, behind: str) -> Diagnostic | None:
    if not behind or _ADDRESS.fullmatch(behind):
        return None
    return Diagnostic(
        "hidden-link",
        Text(
            f"Sau chữ {quote(text)} có liên kết {quote(behind)}, không phải địa chỉ web.",
            f"The link behind {quote(text)} is not a web address: {quote(behind)}.",
        ),
        place,
        hint=Text(
            "Gõ thẳng địa chỉ (https://…) vào ô.", "Type the address itself (https://…) into the cell."
        ),
    )


def _unproven(place: Location, unit: str) -> Diagnostic:
    return Diagnostic(
        "unproven-form",
        Text(
            f"Biểu mẫu của {quote(unit)} không mang dấu của thư mục này (lập ở máy khác, hoặc "
            "phần nhận dạng đã bị sửa).",
            f"The form of {quote(unit)} does not bear the seal of this folder (it was made "
            "elsewhere, or its identity was changed).",
        ),
        place,
        Severity.WARNING,
        hint=Text(
            "Đối chiếu người gửi với đơn vị ghi trong biểu mẫu.",
            "Check that the sender is the unit named in the form.",
        ),
    )


def _misplaced_evidence(values: Values, places: Places, items: Mapping[str, Item]) -> Iterator[Diagnostic]:
    """Evidence of no item; it is taken out, since it belongs nowhere."""
    for row, entry in rows_of(values, EVIDENCE.name).items():
        item = entry.get("item")
        if item in items:
            continue
        for key in entry:
            del values[CellAddress(EVIDENCE.name, row, key)]
        place = places.get(CellAddress(EVIDENCE.name, row, "item"), Location(""))
        if item is None:
            unnamed = Text("Chưa chọn mục mà văn bản này chứng minh.", "No item is chosen for this evidence.")
            yield Diagnostic("missing-key", unnamed, place, hint=join(" ", [CHOOSE, _OR_CLEAR]))
        else:
            unknown = Text(f"Biểu mẫu không có mục {quote(item)}.", f"The form has no item {quote(item)}.")
            asked = ask([one for one in items if _letters(one) == _letters(str(item))])
            named = items.keys() & set(_BETWEEN_ITEMS.split(str(item)))
            how = _ONE_ITEM if len(named) > 1 else CHOOSE
            yield Diagnostic("unknown-item", unknown, place, hint=join(" ", [*filter(None, [asked]), how]))


def _letters(number: str) -> str:
    """The number of an item without its points: ``V4``."""
    return "".join(filter(str.isalnum, number.upper()))
