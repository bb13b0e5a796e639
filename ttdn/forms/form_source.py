"""A report as a form would make it, as a source.

It has the data, and for every value the cell in which it was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ttdn.diagnostics import Location
from ttdn.forms.addresses import CellAddress, inner_row
from ttdn.forms.columns import EVIDENCE, FIGURES, RESULTS
from ttdn.forms.reading import Form
from ttdn.source import MAXIMUM_SNIPPET, KeyPath, Source
from ttdn.source.tree import Tree, as_data


@dataclass
class FormSource(Source):
    """The source of a report that a form and the file in the folder make together.

    ``file`` is the file in the folder that it is to become. What the form has a cell for is located there;
    anything else in the file as it stands (``beneath``).
    """

    form: Form = field(kw_only=True)
    tree: Mapping[str, Tree] = field(kw_only=True)
    beneath: Source | None = field(kw_only=True)

    def __post_init__(self) -> None:
        """Lay out the data; the lines of its text are the cells that say something, each a line."""
        self.data = as_data(dict(self.tree))
        self._cells = [(path, text.replace("\n", " ")) for path, text in self.form.values.items()]
        self.lines = [text for _, text in self._cells]
        self.text = "\n".join(self.lines)

    def lost_words(self) -> Iterator[Location]:
        """None: a cell has no comments in its words."""
        return iter(())

    def locate(self, path: KeyPath, *, key: bool = False) -> Location:
        """The cell of a value; the place in the file where no cell is for it."""
        exact = self._place(path)
        if exact is not None:
            return exact
        origin = self._origin(path)
        if self.beneath is not None and len(origin) == len(path) and self.beneath.has(origin):
            return self.beneath.locate(origin, key=key)
        for end in range(len(path) - 1, 1, -1):
            above = self._place(path[:end])
            if above is not None:
                return above
        return self.beneath.locate(origin, key=key) if self.beneath is not None else Location(self.file)

    def _place(self, path: KeyPath) -> Location | None:
        cell = self._cell(path)
        return (self.form.places.get(cell) if cell else None) or self.form.anchors.get(path)

    def mark(self, line: int, column: int, length: int, snippet: str) -> Location:
        """The cell whose words are that line."""
        place = self.form.places[self._cells[line - 1][0]]
        del column
        return replace(place, length=length, snippet=snippet.strip()[:MAXIMUM_SNIPPET])

    def _cell(self, path: KeyPath) -> CellAddress | None:
        """The form's name of a value."""
        match path:
            case (RESULTS.name, int(position), *rest):
                return self._result_cell(position, rest)
            case (str(part), int(position), *rest):
                row = self._row(self.tree.get(part), position)
                return CellAddress(part, row, str(rest[0]) if rest else part) if row else None
            case _:
                return CellAddress.of([str(key) for key in path])

    def _result_cell(self, position: int, rest: list[str | int]) -> CellAddress | None:
        results = self.tree.get(RESULTS.name)
        entry = results[position].value if isinstance(results, list) and position < len(results) else None
        if not isinstance(entry, dict):
            return None
        item = str(entry.get("item"))
        match rest:
            case [EVIDENCE.name, int(number), *deeper]:
                row = self._row(entry.get(EVIDENCE.name), number)
                return CellAddress(EVIDENCE.name, row, str(deeper[0]) if deeper else "title") if row else None
            case [FIGURES.name, figure]:
                return CellAddress(FIGURES.name, inner_row(item, str(figure)), FIGURES.name)
            case ["item"] | []:
                return CellAddress(RESULTS.name, item, "status")
            case _:
                return CellAddress(RESULTS.name, item, str(rest[0])) if len(rest) == 1 else None

    @staticmethod
    def _row(entries: Tree, position: int) -> str:
        return entries[position].row if isinstance(entries, list) and position < len(entries) else ""

    def _origin(self, path: KeyPath) -> KeyPath:
        """The path in the file as it stands: entries counted as they stand there."""
        tree: Tree = dict(self.tree)
        origin: list[str | int] = []
        for part in path:
            if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
                entry = tree[part]
                if entry.origin is None:
                    break
                origin.append(entry.origin)
                tree = entry.value
            elif isinstance(tree, dict) and isinstance(part, str):
                origin.append(part)
                tree = tree.get(part)
            else:
                break
        return tuple(origin)
