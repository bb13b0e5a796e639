"""Changing a YAML file where its data change.

Every other line stays as it is, byte for byte, comments and order included.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import yaml

from ttdn.source.builder import LOADER, NULLS, build, read_quickly
from ttdn.source.text import MAXIMUM_REGISTER_NODES, KeyPath, SourceText, Value, line_end
from ttdn.source.tree import (
    WIDTH,
    Entry,
    Tree,
    as_data,
    write_entry,
    write_flow,
    write_key,
    write_new_entry,
    write_scalar,
)
from ttdn.vietnamese import clean

_BYTE_ORDER_MARK = "\ufeff"
_Keys = tuple[str, ...]
#: For the key path of a mapping, list entries left out: its keys in the order in which they are to stand.
Order = Callable[[_Keys], Sequence[str]]


class EditFailedError(Exception):
    """The file is written in a way in which it cannot be changed safely: nothing was changed."""


def edit_text(text: str, tree: Mapping[str, Tree], order: Order) -> str:
    """The text of a file with the data of ``tree`` in place of its own.

    Only lines whose data differ are touched.

    Args:
        text: The file as it stands, which has no finding of YAML itself.
        tree: The data as they are to be; entries of lists say which they were.
        order: Where new keys belong.

    Raises:
        EditFailedError: The result would not read as exactly these data.
    """
    editor = _Editor(text, order)
    if not isinstance(editor.root, yaml.MappingNode) or editor.root.flow_style:
        raise EditFailedError
    editor.mapping(editor.root, tree, ())
    result = editor.apply()
    read = _read(clean(result.removeprefix(_BYTE_ORDER_MARK)))
    if _without_blanks(read) != _without_blanks(as_data(dict(tree))):
        raise EditFailedError
    return result


def move_entries(text: str, orders: Mapping[KeyPath, Sequence[int]]) -> str:
    """The text of a file with the entries of lists in another order, each with the comments above it.

    Args:
        text: The file as it stands, which has no finding of YAML itself.
        orders: For the key path of a list, the positions of its entries as they are to follow each other.

    Raises:
        EditFailedError: A list is not written line by line.
    """
    editor = _Editor(text)
    for path, order in orders.items():
        editor.move(editor.list_at(path), order)
    return editor.apply()


def cut_entry(text: str, path: KeyPath) -> tuple[str, ...]:
    """An entry of a list as it stands in a file, with the comments above it, from the column of its dash.

    Raises:
        EditFailedError: The list is not written line by line.
    """
    editor, (*above, position) = _Editor(text), path
    return editor.lines_of(editor.list_at(above).value[int(position)])


def cut_parts(text: str, keys: Iterable[KeyPath], entries: Mapping[KeyPath, Collection[int]]) -> str:
    """The text of a file without some keys and entries of lists, each with the comments above it.

    What is not there, and what stands within brackets, is left as it is.

    Args:
        text: The file as it stands, which has no finding of YAML itself.
        keys: The paths of keys that go with all that belongs to them.
        entries: For the key path of a list, the positions of the entries that go.
    """
    editor = _Editor(text)
    for *above, last in keys:
        node = editor.find(above)
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            for key, value in node.value:
                if clean(key.value) == last:
                    editor.cut_whole(key.start_mark.index, value, key)
    for path, positions in entries.items():
        node = editor.find(path)
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            for child in map(node.value.__getitem__, positions):
                editor.cut_whole(editor.dash_of(child), child)
    return editor.apply()


def _read(text: str) -> Value:
    """The data of a text that was read before, under the limits of its own kind."""
    quick = read_quickly(text, MAXIMUM_REGISTER_NODES)
    return build(SourceText("", text, MAXIMUM_REGISTER_NODES)).data if quick is None else quick


def _without_blanks(data: Value) -> Value:
    """Data without keys that have no value: such a key says nothing."""
    if isinstance(data, dict):
        return {key: _without_blanks(value) for key, value in data.items() if value is not None}
    return [_without_blanks(value) for value in data] if isinstance(data, list) else data


class _Name(NamedTuple):
    """What stands before a value: a key or the dash of an entry, its column, and the place behind it."""

    indent: int
    end: int
    is_entry: bool

    def write(self, tree: Tree) -> list[str]:
        """The lines of a value, from behind its name."""
        lines = write_entry(tree, self.indent) if self.is_entry else write_key("x", tree, self.indent)
        return [lines[0][self.indent + (1 if self.is_entry else 2) :], *lines[1:]]


@dataclass
class _Editor:
    """Finds what differs between a file's nodes and a tree, and notes how the text is to change."""

    text: str
    order: Order = lambda _: ()
    #: From where to where the text is replaced, the how manieth that was, and by what.
    splices: list[tuple[int, int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mark = _BYTE_ORDER_MARK if self.text.startswith(_BYTE_ORDER_MARK) else ""
        self.text = self.text.removeprefix(_BYTE_ORDER_MARK)
        self.newline = line_end(self.text)
        self.root = yaml.compose(self.text, Loader=LOADER)

    @cached_property
    def brackets(self) -> list[tuple[int, int]]:
        return _flow_spans(self.root)

    def apply(self) -> str:
        text = self.text
        # From the end, so that the places before stay right; of two at
        # one place, the one noted first comes first.
        for start, end, _, new in sorted(self.splices, reverse=True):
            text = text[:start] + new + text[end:]
        return self.mark + text

    def find(self, path: Iterable[str | int]) -> yaml.Node | None:
        """What stands at a key path; None where nothing does."""
        node = self.root
        for part in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
                continue
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            node = next((value for key, value in pairs if clean(key.value) == part), None)
        return node

    def list_at(self, path: Iterable[str | int]) -> yaml.SequenceNode:
        """The list at a key path, which has to be written line by line."""
        node = self.find(path)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style:
            raise EditFailedError
        return node

    def dash_of(self, child: yaml.Node) -> int:
        """Where the dash of an entry stands."""
        return self.text.rindex("-", 0, child.start_mark.index + 1)

    def _splice(self, start: int, end: int, text: str) -> None:
        self.splices.append((start, end, len(self.splices), text))

    # What is to be done with a node

    def node(self, node: yaml.Node, tree: Tree, path: _Keys, name: "_Name") -> None:
        """A value: left alone where it is the same, changed inside where possible, else written anew."""
        if _data(node) == as_data(tree):
            return
        match node, tree:
            case yaml.MappingNode(), dict() if not node.flow_style or _keys(node) == list(tree):
                self.mapping(node, tree, path)
            case yaml.MappingNode(), dict() if node.value and _keys(node) == list(tree)[: len(node.value)]:
                self._extend(node, tree, path)
            case yaml.SequenceNode(), list() if tree and not node.flow_style:
                self.sequence(node, tree, path)
            case yaml.SequenceNode(), list() if [one.origin for one in tree] == list(range(len(node.value))):
                for child, entry in zip(node.value, tree, strict=True):
                    self.node(child, entry.value, path, _Name(0, child.start_mark.index, is_entry=True))
            case yaml.ScalarNode(), str():
                self._scalar(node, tree, name)
            case _:
                self._anew(node, tree, name)

    def _extend(self, node: yaml.MappingNode, tree: Mapping[str, Tree], path: _Keys) -> None:
        """A mapping in brackets with further keys at its end, on a line of their own where room is short."""
        known = _keys(node)
        self.mapping(node, {key: tree[key] for key in known}, path)
        more = ", ".join(write_flow({key: tree[key]})[1:-1] for key in tree if key not in known)
        last, value = node.value[-1]
        end = self._end(value, last)
        line = self.text[self._line_start_at(end) : self._line_end(end)]
        blank = " "
        if len(line) + len(more) >= WIDTH:
            blank = self.newline + " " * node.value[0][0].start_mark.column
        self._splice(end, end, f",{blank}{more}")

    def mapping(self, node: yaml.MappingNode, tree: Mapping[str, Tree], path: _Keys) -> None:
        keys = _keys(node)
        indent = node.value[0][0].start_mark.column if node.value else 0
        begin = self._cut_first_keys(node, tree)
        for position, (key, value) in enumerate(node.value):
            name = keys[position]
            if name in tree:
                before = _Name(indent, self._after_colon(key), is_entry=False)
                self.node(value, tree[name], (*path, name), before)
            elif position >= begin and not _is_blank(value):
                self._cut(key.start_mark.index, self._end(value, key))
        for name in tree:
            if name not in keys and tree[name] is not None:
                self._insert_key(node, name, tree[name], path, indent)

    def _cut_first_keys(self, node: yaml.MappingNode, tree: Mapping[str, Tree]) -> int:
        """Take out the keys that go before the first that stays, where that one moves up beside a dash.

        Returns how many they are.
        """
        first = node.value[0][0].start_mark.index if node.value else 0
        stays = next((position for position, key in enumerate(_keys(node)) if key in tree), 0)
        if stays == 0 or self._begins_line(first):
            return 0
        self._splice(first, node.value[stays][0].start_mark.index, "")
        return stays

    def _insert_key(self, node: yaml.MappingNode, name: str, tree: Tree, path: _Keys, indent: int) -> None:
        wanted = list(self.order(path))
        earlier = wanted[: wanted.index(name)] if name in wanted else _keys(node)
        before = [self._end(value, key) for key, value in node.value if clean(key.value) in earlier]
        lines = write_key(name, tree, indent)
        if not before:
            first = node.value[0][0].start_mark.index if node.value else 0
            at = self._above(first)
            if not node.value or not self._begins_line(first):
                raise EditFailedError
            self._replace(at, at, [*lines, ""])
            return
        self._insert_lines(max(before), ["", *lines] if not path and isinstance(tree, list) else lines)

    def sequence(self, node: yaml.SequenceNode, tree: Sequence[Entry], path: _Keys) -> None:
        dashes = [*map(self.dash_of, node.value)]
        indent = node.start_mark.column
        kept = [entry.origin for entry in tree if entry.origin is not None]
        if kept != sorted(set(kept)):
            raise EditFailedError
        for position, child in enumerate(node.value):
            if position not in kept:
                self._cut(dashes[position], self._end(child))
        place = None
        for entry in tree:
            if entry.origin is not None:
                child = node.value[entry.origin]
                self.node(child, entry.value, path, _Name(indent, dashes[entry.origin] + 1, is_entry=True))
                place = self._end(child)
                continue
            lines = write_new_entry(entry, indent)
            if place is not None:
                self._insert_lines(place, lines)
            else:
                at = self._above(dashes[0])
                self._replace(at, at, [*lines, ""])

    def lines_of(self, child: yaml.Node) -> tuple[str, ...]:
        """The lines of an entry and of the comments above it, from the column of its dash."""
        dash = self.dash_of(child)
        if not self._begins_line(dash):
            raise EditFailedError
        lines = self.text[self._above(dash) : self._line_end(self._end(child))].split("\n")
        return tuple(line.rstrip("\r")[dash - self._line_start_at(dash) :] for line in lines)

    def cut_whole(self, start: int, value: yaml.Node, key: yaml.Node | None = None) -> None:
        """Take out a key or an entry that begins a line, the comments above it, and blank lines behind it."""
        begin = self._above(start)
        if not self._begins_line(start):
            return
        end = self._next_line(self._end(value, key))
        above = self.text[self._line_start_at(begin - 1) : begin].strip() if begin else ""
        while not above and end < len(self.text) and not self.text[end : self._next_line(end)].strip():
            end = self._next_line(end)
        self._splice(begin, end, "")

    def move(self, node: yaml.SequenceNode, order: Sequence[int]) -> None:
        """The entries of a list in another order, line by line."""
        ends = [self._next_line(self._end(child)) for child in node.value]
        dash = self.dash_of(node.value[0])
        starts = [self._above(dash), *ends[:-1]]
        if not self._begins_line(dash):
            raise EditFailedError
        blocks = [self.text[start:end] for start, end in zip(starts, ends, strict=True)]
        whole = (
            block if block.endswith("\n") else block + self.newline
            for block in map(blocks.__getitem__, order)
        )
        self._splice(starts[0], ends[-1], "".join(whole))

    # How the text changes

    def _scalar(self, node: yaml.ScalarNode, text: str, name: "_Name") -> None:
        blank = _is_blank(node)
        start, end = (name.end, name.end) if blank else (node.start_mark.index, self._end(node))
        lines = name.write(text)
        if self._in_flow(node):
            # Digits in quotes are a text, and stay one for editors.
            lines = [write_scalar(text, flow=True, quoted=bool(node.style))]
        elif len(lines) > 1 and self.text[end : self._line_end(end)].strip():
            # A comment follows and stays on its line.
            lines = [" " * blank + write_scalar(text)]
        elif not blank:
            lines[0] = lines[0].lstrip()
        self._replace(start, end, lines)

    def _anew(self, node: yaml.Node, tree: Tree, name: "_Name") -> None:
        start, end = node.start_mark.index, self._end(node)
        in_brackets = isinstance(node, yaml.CollectionNode) and node.flow_style and node.value
        if in_brackets and isinstance(tree, dict | list):
            line = write_flow(tree, _quoted_keys(node))
            if start - self._line_start_at(start) + len(line) <= WIDTH or self._in_flow(node):
                self._replace(start, end, [line])
                return
        if self._in_flow(node):
            raise EditFailedError
        behind, lines = self.text[end : self._line_end(end)].strip(), name.write(tree)
        if behind.startswith("#") and isinstance(node, yaml.CollectionNode) and not lines[0]:
            # A comment behind brackets in which nothing was: it stays where it is.
            self._splice(name.end, end, "")
            self._insert_lines(end, lines[1:])
        elif behind:
            raise EditFailedError
        else:
            self._replace(name.end, max(end, name.end), lines)

    def _replace(self, start: int, end: int, lines: Sequence[str]) -> None:
        self._splice(start, end, self.newline.join(lines))

    def _in_flow(self, node: yaml.Node) -> bool:
        """Whether a node stands inside brackets."""
        return any(
            start < node.start_mark.index and node.end_mark.index < end for start, end in self.brackets
        )

    def _cut(self, start: int, end: int) -> None:
        """Take out whole lines."""
        self._splice(self._line_start_at(start), self._next_line(end), "")

    def _insert_lines(self, after: int, lines: Sequence[str]) -> None:
        """Lines below the line that holds a place."""
        at, text = self._next_line(after), self.newline.join(lines)
        ends = at > 0 and self.text[at - 1] == "\n"
        self._splice(at, at, text + self.newline if ends else self.newline + text)

    # Where things stand

    def _after_colon(self, key: yaml.Node) -> int:
        return self.text.index(":", key.end_mark.index) + 1

    def _line_start_at(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _begins_line(self, at: int) -> bool:
        """Whether nothing but blanks stands before a place in its line."""
        return not self.text[self._line_start_at(at) : at].strip()

    def _above(self, dash: int) -> int:
        """The beginning of the line of an entry, or of the comments above it in its own column."""
        at = self._line_start_at(dash)
        comment = f"{self.text[at:dash]}#"
        while at and self.text.startswith(comment, above := self._line_start_at(at - 1)):
            at = above
        return at

    def _next_line(self, at: int) -> int:
        """The beginning of the next line; the end of the text where there is none."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def _line_end(self, at: int) -> int:
        """The end of a line, before its break."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - (self.text[end - 1 : end] == "\r")

    def _end(self, node: yaml.Node, key: yaml.Node | None = None) -> int:
        """Where a value ends; where its key ends if it has none.

        Block collections end with their last entry.
        """
        if _is_blank(node):
            return self._after_colon(key) if key is not None else node.start_mark.index
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            key, last = node.value[-1] if isinstance(node, yaml.MappingNode) else (None, node.value[-1])
            return self._end(last, key)
        end = node.end_mark.index
        is_block = getattr(node, "style", None) in {"|", ">"}
        return len(self.text[:end].rstrip()) if is_block else end


def _flow_spans(node: yaml.Node | None) -> list[tuple[int, int]]:
    """Where brackets open and close, the outermost only."""
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return [(node.start_mark.index, node.end_mark.index)]
    children = node.value if isinstance(node, yaml.SequenceNode) else []
    if isinstance(node, yaml.MappingNode):
        children = [child for pair in node.value for child in pair]
    return [span for child in children for span in _flow_spans(child)]


def _quoted_keys(node: yaml.Node) -> set[str]:
    """The keys whose values stand in quotes, digits included."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    inner = [value for _, value in pairs] if pairs else node.value
    children = inner if isinstance(node, yaml.CollectionNode) else ()
    own = {clean(key.value) for key, value in pairs if getattr(value, "style", None) in {"'", '"'}}
    return own.union(*map(_quoted_keys, children))


def _keys(node: yaml.MappingNode) -> list[str]:
    return [clean(key.value) for key, _ in node.value]


def _is_blank(node: yaml.Node) -> bool:
    """A value that was not given."""
    return (
        isinstance(node, yaml.ScalarNode)
        and not node.style
        and node.value in NULLS
        and node.start_mark.index == node.end_mark.index
    )


def _data(node: yaml.Node) -> Value:
    if isinstance(node, yaml.MappingNode):
        return {clean(key.value): _data(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_data(child) for child in node.value]
    return None if not getattr(node, "style", None) and node.value in NULLS else clean(node.value)
