"""A report as a form would make it, as a source.

It has the data, and for every value the cell in which it was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ttdn.diagnostics import Location
from ttdn.forms.columns import EVIDENCE, RESULTS
from ttdn.forms.reading.form import Form
from ttdn.forms.values import CellAddress, item_of
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
        _, origin = self._follow(path)
        if self.beneath is not None and len(origin) == len(path) and self.beneath.has(origin):
            return self.beneath.locate(origin, key=key)
        for end in range(len(path), 1, -1):
            above = self._place(path[:end]) or self.form.gone.get(self._cell(path[:end])[:2])
            if above is not None:
                return above
        return self.beneath.locate(origin, key=key) if self.beneath is not None else Location(self.file)

    def mark(self, line: int, column: int, length: int, snippet: str) -> Location:
        """The cell whose words are that line."""
        place = self.form.places[self._cells[line - 1][0]]
        del column
        return replace(place, length=length, snippet=snippet.strip()[:MAXIMUM_SNIPPET])

    def _place(self, path: KeyPath) -> Location | None:
        cell = self._cell(path)
        if self.form.fitting.is_gone(cell):
            return None  # what the file says of it is not what the form says
        return self.form.places.get(cell) or self.form.anchors.get(path)

    def _cell(self, path: KeyPath) -> CellAddress:
        names, _ = self._follow(path)
        match names:
            case [RESULTS.name, _, EVIDENCE.name, row, *column]:
                return CellAddress(EVIDENCE.name, row, column[0] if column else "title")
            case [RESULTS.name, item] | [RESULTS.name, item, "item"]:
                return CellAddress(RESULTS.name, item, "status")
            case _:
                return CellAddress.of(names)

    def _follow(self, path: KeyPath) -> tuple[list[str], KeyPath]:
        """The path with the form's names of rows for positions, and the path in the file as it stands."""
        tree: Tree = dict(self.tree)
        names: list[str] = []
        origin: list[str | int | None] = []
        for part in path:
            if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
                entry = tree[part]
                names.append(entry.row or item_of(as_data(entry.value)))
                origin.append(entry.origin)
                tree = entry.value
            else:
                names.append(str(part))
                origin.append(part if isinstance(tree, dict) else None)
                tree = tree.get(str(part)) if isinstance(tree, dict) else None
        known = origin.index(None) if None in origin else len(origin)
        return names, tuple(part for part in origin[:known] if part is not None)
