"""What a sheet says, brought into the specialist's file: what only the sheet has changed is taken.

Where both were changed in different ways, it is said how they differ, and nothing is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from ttdn.checks import check_edits
from ttdn.diagnostics import Diagnostic, Location
from ttdn.editing.columns import (
    MARK,
    OPINIONS,
    ORDER,
    PASSAGES,
    TEXT,
    USE,
    Key,
    Known,
    opinion_key,
    words_digest,
)
from ttdn.editing.reading import Sheet
from ttdn.editing.renew import mapping_at, read_edits_text
from ttdn.language import Text
from ttdn.load import EditsFile
from ttdn.model.edits import MARK_LABELS, USE_LABELS, Edits, Sentence
from ttdn.model.plan import Plan
from ttdn.model_errors import field_names
from ttdn.safe_text import quote
from ttdn.source import MAXIMUM_PLAN_NODES, KeyPath, Source
from ttdn.source.edit import edit_text, move_entries
from ttdn.source.tree import Entry, Tree, as_mapping, tree_at

_LABELS = {USE: "Chọn", TEXT: "Câu in ra", ORDER: "Thứ tự", MARK: "Lưu ý"}


class Applied(NamedTuple):
    """What became of it: the text of the file, how many cells changed it, how the two differ, findings."""

    text: str
    changes: int
    differences: list[Text]
    findings: list[Diagnostic]


def apply_sheet(sheet: Sheet, name: str, text: str, plan: Plan) -> Applied:
    """The specialist's file with what a sheet says.

    Args:
        sheet: What came back.
        name: The file's name.
        text: Its text, which has no finding.
        plan: The plan of its year.

    Raises:
        EditFailedError: It is written in a way in which it cannot be changed safely.
    """
    taker = _Taker(sheet, plan, *read_edits_text(name, text.encode()))
    taker.take()
    findings = list(sheet.findings)
    if taker.changes and not taker.differences:
        text = edit_text(text, taker.tree, lambda path: field_names(Edits, path))
        text = move_entries(text, taker.moved) if taker.moved else text
        findings += _check(sheet, name, text, plan)
    return Applied(text, taker.changes, taker.differences, findings)


class _Taker:
    """Compares, cell by cell, the sheet as it was made, as it came back, and the file."""

    def __init__(self, sheet: Sheet, plan: Plan, source: Source, edits: Edits) -> None:
        self.sheet, self.plan, self.edits = sheet, plan, edits
        self.tree = mapping_at(source, ())
        self.changes = 0
        self.differences: list[Text] = []
        self.there = {key: (path, sentence) for key, path, sentence in _sentences(edits)}
        self.moved: dict[KeyPath, list[int]] = {}

    def take(self) -> None:
        """Bring all of it into ``tree``, and into ``moved`` the lists that are to be in another order."""
        lists: dict[KeyPath, list[tuple[Key, str]]] = {}
        for name, known in self.sheet.carried.rows.items():
            if name not in self.sheet.values:
                continue
            if known.key in self.there:
                path, there = self.there[known.key]
                self._sentence(name, known, as_mapping(tree_at(self.tree, path)), there)
                lists.setdefault(path[:-1], []).append((known.key, name))
            elif known.key[0] in {"results", "opinions"}:
                self._lost(name, known)
            elif known.key[0] == "leads":
                self._lead(name, known)
        for path, rows in lists.items():
            self._order(path, rows)
        for part in PASSAGES:
            self._passages(part)

    def _sentence(self, name: str, known: Known, entry: dict[str, Tree], there: Sentence) -> None:
        use = self._decide(name, known, USE, USE_LABELS[there.use].vi if there.use else "")
        if use is not None:
            entry[USE] = use.lower() or None
        text = self._decide(name, known, TEXT, there.text or "")
        if text:
            entry[TEXT] = text
        elif text is not None:
            del entry[TEXT]
        mark = MARK_LABELS[there.mark].vi if there.mark else ""
        was_seen = MARK in self.sheet.columns[name] and not self.sheet.values[name].get(MARK) and mark
        if was_seen and words_digest(mark) == known.values.get(MARK):
            self.changes += 1
            entry.pop("mark", None)
            entry.pop("before", None)

    def _lost(self, name: str, known: Known) -> None:
        """A sentence that the file has no longer: what was changed of it in the sheet is named."""
        for key in self.sheet.columns[name] & {USE, TEXT}:
            theirs = self.sheet.values[name].get(key, "")
            if words_digest(theirs) != known.values.get(key, words_digest("")):
                place = self._called(known, key)
                words = Text(
                    f"{place}: bảng ghi {quote(theirs)}, tệp biên tập không còn câu này.",
                    f"{place}: the sheet says {quote(theirs)}, the file has this sentence no longer.",
                )
                self.differences.append(words)

    def _decide(self, name: str, known: Known, key: str, ours: str) -> str | None:
        """What a cell is to be in the file; None where it stays as it is."""
        if key not in self.sheet.columns[name]:
            return None
        theirs = self.sheet.values[name].get(key, "")
        base = known.values.get(key, words_digest(""))
        if words_digest(theirs) in {base, words_digest(ours)}:
            return None
        if words_digest(ours) != base:
            self._differ(self._called(known, key), theirs, ours)
            return None
        self.changes += 1
        return theirs

    def _differ(self, place: str, theirs: str, ours: str) -> None:
        self.differences.append(
            Text(
                f"{place}: bảng ghi {quote(theirs)}, tệp biên tập đang ghi {quote(ours)}.",
                f"{place}: the sheet says {quote(theirs)}, the file {quote(ours)}.",
            )
        )

    def _called(self, known: Known, key: str) -> str:
        match known.key:
            case ("results", item, unit, _):
                number = self.plan.items[item].number if item in self.plan.items else item
                return f"{number}, {self.plan.name_of(unit)}, {_LABELS[key]}"
            case ("opinions", part, *_):
                return f"{OPINIONS.get(part, part)}, {_LABELS[key]}"
            case (_, name, *_):
                return f"Câu dẫn {name}"
        return _LABELS[key]

    def _lead(self, name: str, known: Known) -> None:
        section = known.key[1]
        new = self._decide(name, known, TEXT, self.edits.leads.get(section) or "")
        if new is not None:
            leads = self.tree.setdefault("leads", {})
            if isinstance(leads, dict):
                leads[section] = new or None

    def _passages(self, part: str) -> None:
        """A list in which the specialist writes: it is taken as a whole."""
        rows = {name: known for name, known in self.sheet.carried.rows.items() if known.key[0] == part}
        if not rows or any(TEXT not in self.sheet.columns.get(name, ()) for name in rows):
            return  # rows or their column are gone: nobody can tell what was to go with them
        theirs = list(filter(None, (self.sheet.values[name].get(TEXT, "") for name in rows)))
        base = list(filter(None, (known.values.get(TEXT) for known in rows.values())))
        ours: Sequence[str] = getattr(self.edits, part)
        said, here = [words_digest(text) for text in theirs], [words_digest(text) for text in ours]
        if said in (base, here):
            return
        if here != base:
            self._differ(PASSAGES[part], "; ".join(theirs), "; ".join(ours))
            return
        self.changes += sum(one not in base for one in said) or 1
        origins = _origins(said, here)
        self.tree[part] = [Entry(origin, text) for origin, text in zip(origins, theirs, strict=True)]

    def _order(self, path: KeyPath, rows: Sequence[tuple[Key, str]]) -> None:
        """The order that the numbers of a list ask for: those with one first, the others as they stand."""
        numbers = {
            key: Decimal(number) for key, name in rows if (number := self.sheet.values[name].get(ORDER))
        }
        if not numbers:
            return
        here = [key for key, (place, _) in self.there.items() if place[:-1] == path]
        wanted = sorted(here, key=lambda key: (key not in numbers, numbers.get(key, Decimal(0))))
        made = [key for key, _ in rows]
        if wanted == here:
            return
        if [key for key in here if key in made] != made:
            label = self._called(self.sheet.carried.rows[rows[0][1]], ORDER)
            words = Text(
                f"{label}: thứ tự các câu trong tệp biên tập đã đổi từ khi lập bảng.",
                f"{label}: the order of the sentences in the file has changed since the sheet was made.",
            )
            self.differences.append(words)
            return
        self.changes += len(numbers)
        self.moved[path] = [here.index(key) for key in wanted]


def _origins(said: Sequence[str], here: Sequence[str]) -> list[int | None]:
    """Which entry of the file each passage is: one that is unchanged keeps its place and its writing."""
    places = {words: place for place, words in enumerate(here)}
    origins = [places.get(words) for words in said]
    kept = [origin for origin in origins if origin is not None]
    return origins if kept == sorted(set(kept)) else [None] * len(origins)


@dataclass
class _SheetSource(Source):
    """The file as it would be, whose places are the cells of the sheet that make it so."""

    sheet: Sheet | None = None
    rows: Mapping[KeyPath, str] = field(default_factory=dict)

    def locate(self, path: KeyPath, *, key: bool = False) -> Location:
        """The cell of a sentence; the place in the file of anything else."""
        for end in range(len(path), 0, -1):
            row = self.rows.get(path[:end])
            if row is not None and self.sheet is not None and row in self.sheet.places:
                return self.sheet.place_of(row, str(path[end]) if end < len(path) else USE)
        return super().locate(path, key=key)


def _check(sheet: Sheet, name: str, text: str, plan: Plan) -> Iterator[Diagnostic]:
    """What is wrong with the file as it would be."""
    _, edits = read_edits_text(name, text.encode())
    rows = {known.key: row for row, known in sheet.carried.rows.items()}
    paths = {path: rows[key] for key, path, _ in _sentences(edits) if key in rows}
    source = _SheetSource(name, text, MAXIMUM_PLAN_NODES, sheet=sheet, rows=paths)
    return check_edits(EditsFile(source, edits), plan)


def _sentences(edits: Edits) -> Iterator[tuple[Key, KeyPath, Sentence]]:
    """The sentences of the file with the keys of their rows and where they stand."""
    for position, one in enumerate(edits.results):
        for place, sentence in enumerate(one.sentences):
            unit = sentence.units[0] if sentence.units else ""
            key = ("results", one.item, unit, str(sentence.period or edits.period))
            yield key, ("results", position, "sentences", place), sentence
    for part in OPINIONS:
        for place, sentence in enumerate(getattr(edits.opinions, part)):
            yield opinion_key(part, sentence.said), ("opinions", part, place), sentence
