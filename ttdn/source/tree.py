"""Data as they are to stand in a file, and how they are written there in the style of the house.

A tree is what a source holds, but for the entries of lists: each knows which entry of the old list it was.
"""

import json
import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ttdn.patterns import pattern
from ttdn.source.text import KeyPath, Value

#: Columns of a line; a longer text is folded. The same as in the example reports.
WIDTH = 118
_NARROWEST = 40
_PLAIN = pattern(r"(?:https?://)?[^\W_](?:[^:#\n]|:(?=[^\s,\[\]{}])|(?<=\S)#)*")
#: What other readers of YAML take for a number, a date or a truth value: text of that form is put in quotes,
#: numbers and days are not.
_NUMBER_OR_DAY = pattern(r"[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_A_NUMBER = pattern(r"[-+.]?[0-9][-+0-9_.,:eE]*|0[xXoO][0-9a-fA-F]+|\.(?:inf|nan)", re.IGNORECASE)
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"})
#: Readers take it for the colon behind a key where it may be one.
_WIDE_COLON = "\uff1a"
_FLOW_SIGNS = pattern(r"[,\[\]{}]|:\?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its position in the list as it stood, None where it is new.

    ``row`` is the form's name for it. Where it is new, ``above`` and ``beside`` are the comments that it is
    written with: lines of their own, and the end of its first line; ``lines`` is how it stands in another
    file, comments included, from the column of its dash.
    """

    origin: int | None
    value: "Tree"
    row: str = ""
    above: tuple[str, ...] = ()
    beside: str = ""
    lines: tuple[str, ...] = ()


class Brackets(list[Entry]):
    """A list of short words that stand on one line where there is room."""


class Braces(dict[str, "Tree"]):
    """A mapping of short words that stands on one line where there is room."""


class Quoted(str):
    """A text: what looks like a number or a day stands in quotes, and an empty one is written, too."""

    __slots__ = ()


class Bare(str):
    """A word that means more than text to other readers, too: a flag. It stands as it is."""

    __slots__ = ()


Tree = str | None | list[Entry] | dict[str, "Tree"]


def as_data(tree: Tree) -> Value:
    """The tree as plain data, as a source would give them."""
    if isinstance(tree, dict):
        return {key: as_data(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_data(entry.value) for entry in tree]
    return tree


def as_tree(data: Value) -> Tree:
    """Data of a source as a tree in which nothing has changed."""
    if isinstance(data, dict):
        return {key: as_tree(value) for key, value in data.items()}
    if isinstance(data, list):
        return [Entry(position, as_tree(value)) for position, value in enumerate(data)]
    return data


def tree_at(tree: Tree, path: KeyPath) -> Tree:
    """What stands at a key path; None where nothing does."""
    for part in path:
        if isinstance(tree, list) and isinstance(part, int):
            tree = tree[part].value
        else:
            tree = tree.get(str(part)) if isinstance(tree, dict) else None
    return tree


def as_mapping(tree: Tree) -> dict[str, Tree]:
    """A mapping; an empty one in place of anything else."""
    return tree if isinstance(tree, dict) else {}


def as_entries(tree: Tree) -> list[Entry]:
    """The entries of a list; none in place of anything else."""
    return tree if isinstance(tree, list) else []


def write_key(key: str, tree: Tree, indent: int, *, quoted: bool = False) -> list[str]:
    """A key with its content as lines of block style.

    Args:
        key: The key.
        tree: What belongs to it.
        indent: The spaces before it.
        quoted: Whether digits stand in quotes, since they are a text.
    """
    name = f"{' ' * indent}{write_scalar(key, flow=True)}:"
    if isinstance(tree, Braces) and (line := _one_line(name, tree)):
        return [line]
    if isinstance(tree, dict):
        return [name, *write_mapping(tree, indent + 2)] if tree else [f"{name} {{}}"]
    if isinstance(tree, list):
        line = f"{name} {write_flow(tree)}"
        if not tree or (isinstance(tree, Brackets) and len(line) <= WIDTH):
            return [line]
        return [name, *(line for entry in tree for line in write_new_entry(entry, indent + 2))]
    return _write_text(name, "" if tree is None else tree, indent + 2, quoted=quoted)


def _one_line(name: str, tree: Braces) -> str | None:
    """A mapping in braces behind its key or dash, where there is room for it."""
    line = f"{name} {write_flow(tree)}"
    return line if len(line) <= WIDTH else None


def write_mapping(tree: Mapping[str, Tree], indent: int) -> list[str]:
    """The lines of a mapping in block style."""
    return [line for key, value in tree.items() for line in write_key(key, value, indent)]


def write_new_entry(entry: Entry, indent: int) -> list[str]:
    """An entry with its comments."""
    if entry.lines:
        return [f"{' ' * indent}{line}" if line else "" for line in entry.lines]
    first, *lines = write_entry(entry.value, indent)
    beside = f" # {entry.beside}" if entry.beside else ""
    return [*(f"{' ' * indent}# {line}" for line in entry.above), f"{first}{beside}", *lines]


def write_entry(tree: Tree, indent: int) -> list[str]:
    """An entry of a list: a mapping of a few short words on one line, one of more on several.

    A text is folded where it is long.
    """
    dash = f"{' ' * indent}-"
    if isinstance(tree, Braces) and (line := _one_line(dash, tree)):
        return [line]
    if isinstance(tree, dict):
        if not any(isinstance(value, dict | list) for value in tree.values()) and "title" in tree:
            line = f"{dash} {write_flow(tree)}"
            if len(line) <= WIDTH and not _is_dated(tree):
                return [line]
        lines = write_mapping(tree, indent + 2)
        return [f"{dash} {lines[0].lstrip()}", *lines[1:]]
    return _write_text(dash, tree if isinstance(tree, str) else "", indent + 2)


def _is_dated(tree: Mapping[str, Tree]) -> bool:
    """Whether a mapping is more than a name and its source: what is dated is written on lines of its own."""
    return (
        any(isinstance(value, str) and _NUMBER_OR_DAY.fullmatch(value) for value in tree.values())
        or "kind" in tree
    )


def write_flow(tree: Tree, quoted: Collection[str] = ()) -> str:
    """Data on one line; ``quoted`` are keys whose digits are a text."""
    if isinstance(tree, dict):
        pairs = (
            f"{write_scalar(key, flow=True)}: "
            + (
                write_scalar(value, flow=True, quoted=key in quoted)
                if isinstance(value, str)
                else write_flow(value, quoted)
            )
            for key, value in tree.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(write_flow(entry.value, quoted) for entry in tree) + "]"
    return write_scalar("" if tree is None else tree, flow=True)


def write_scalar(text: str, *, flow: bool = False, quoted: bool = False) -> str:
    """A text on one line: plain where every reader of YAML takes it for the same, else in double quotes."""
    if isinstance(text, Bare):
        return str(text)
    quoted = quoted or isinstance(text, Quoted)
    if _NUMBER_OR_DAY.fullmatch(text) and not quoted and (text == "0" or text[0] != "0"):
        return text
    plain = _is_plain(text) and not (flow and _FLOW_SIGNS.search(text))
    return text if plain else "".join(map(_escape, json.dumps(text, ensure_ascii=False)))


def _is_plain(text: str) -> bool:
    """Whether every reader of YAML takes a text without quotes for the same."""
    return (
        _PLAIN.fullmatch(text) is not None
        and not text.endswith(":")
        and text == text.strip()
        and text.isprintable()
        and "  " not in text
        and _WIDE_COLON not in text
        and text.lower() not in _WORDS
        and _LIKE_A_NUMBER.fullmatch(text) is None
    )


def _escape(letter: str) -> str:
    return letter if letter.isprintable() and letter != _WIDE_COLON else f"\\U{ord(letter):08x}"


def _write_text(name: str, text: str, indent: int, *, quoted: bool = False) -> list[str]:
    """A key or a dash with its text: beside it, folded below it, or line by line below it."""
    if not text and not isinstance(text, Quoted):
        return [name]
    beside, lines = f"{name} {write_scalar(text, quoted=quoted)}", text.split("\n")
    block = text == text.strip() and all(
        line == " ".join(line.split()) and line.isprintable() for line in lines
    )
    if not block or (len(lines) == 1 and (len(beside) <= WIDTH or " " not in text)):
        return [beside]
    sign = "|-"
    if len(lines) == 1:
        sign, width = ">-", max(WIDTH - indent, _NARROWEST)
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [f"{name} {sign}", *(f"{' ' * indent}{line}" if line else "" for line in lines)]


def write_file(
    tree: Mapping[str, Tree], order: Sequence[str], head: Sequence[str], quoted: Collection[str]
) -> str:
    """The text of a new file.

    It has comment lines at its head, its keys in order, and a blank line before each larger part.

    Args:
        tree: The data.
        order: The keys in the order in which they are to stand.
        head: The words of the comment at its head, a line each.
        quoted: Keys whose digits are a text.
    """
    lines = [f"# {line}" for line in head]
    was_part = False
    for key in order:
        value = tree.get(key)
        if value is None:
            continue
        is_part = isinstance(value, list) or (isinstance(value, dict) and was_part)
        lines += [""] * (is_part or was_part) + write_key(key, value, 0, quoted=key in quoted)
        was_part = is_part
    return "\n".join(lines) + "\n"
