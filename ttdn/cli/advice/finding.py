"""Which command was meant by the first words of a line."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from ttdn.cli.advice.everyday import COMMANDS as EVERYDAY
from ttdn.cli.advice.everyday import FILES
from ttdn.cli.advice.meaning import Folder
from ttdn.vietnamese import fold, suggest

if TYPE_CHECKING:
    from ttdn.cli.app import Entry

#: So many words an everyday name for a command has at most.
_LONGEST = 4
#: Shorter names are like too much.
_LONG_ENOUGH = 5
#: How alike an everyday name must be: "quit" is not "units".
_ALIKE = 0.7
#: By what kind of thing a line may begin that names no command: what shows it.
_SHOWN_BY = {
    "UNIT": "show",
    "GROUP": "show",
    "ITEM": "show",
    "PERIOD": "status",
    "YEAR": "status",
    "DATE": "status",
}


class Found(NamedTuple):
    """A command by the words that lead to it, what stands behind it, and whether it was typed or guessed."""

    path: tuple[str, ...]
    rest: list[str]
    is_guess: bool
    #: What was typed for it, where that are several words.
    name: str = ""


def find_command(words: Sequence[str], commands: "Mapping[str, Entry]", folder: Folder) -> Found | None:
    """The command that was meant; None where nothing is near.

    Args:
        words: The line without the program and its own options.
        commands: Those of the program.
        folder: Tells what a word is that is no command: an item, a file.
    """
    found = next(_ways(list(words), commands, folder), None)
    return _below(found, commands) if found and found.path else found


def _ways(words: list[str], commands: "Mapping[str, Entry]", folder: Folder) -> Iterator[Found]:
    if not words:
        return
    for place, word in enumerate(words):
        if word.lower() in commands and (place == 0 or words[0].startswith("-")):
            yield Found((word.lower(),), words[:place] + words[place + 1 :], is_guess=False)
            return
    known = {name.replace("-", " "): name for name in commands} | EVERYDAY
    # The longest everyday name with which the line begins.
    for many in range(min(_LONGEST, len(words)), 0, -1):
        typed = " ".join(words[:many])
        name = fold(typed).replace("-", " ").replace("_", " ")
        if name in known:
            yield _from_line(known[name], words[many:], typed)
    everyday = [name for name in EVERYDAY if " " not in name and len(name) >= _LONG_ENOUGH]
    if not words[0].startswith("-"):
        for name in suggest(words[0], commands, 1) or suggest(words[0], everyday, 1, _ALIKE):
            yield _from_line(EVERYDAY.get(name, name), words[1:])
    yield from _by_kind(words, folder)


def _from_line(line: str, rest: list[str], name: str = "") -> Found:
    """``answers kho-khan`` and what follows it; a page of help is followed by nothing."""
    path, *own = line.split()
    if path.startswith("-"):
        return Found((), [path], is_guess=True, name=name)
    return Found((path,), own if "-h" in own else [*own, *rest], is_guess=True, name=name)


def _by_kind(words: list[str], folder: Folder) -> Iterator[Found]:
    """By what the first word is: ``ttdn II.1``, ``ttdn bao-cao.docx``."""
    file = FILES.get(PurePosixPath(words[0]).suffix.lower())
    if file:
        yield Found(file.commands[:1], [words[0], *file.behind, *words[1:]], is_guess=True)
        return
    for value, *_ in folder.values(words[0]):
        if value.kind in _SHOWN_BY:
            yield Found((_SHOWN_BY[value.kind],), words, is_guess=True)


def _below(found: Found, commands: "Mapping[str, Entry]") -> Found:
    """The command behind ``plan`` or ``roster``: the one that is named, the nearest, or the only one."""
    entry = commands[found.path[0]]
    if not entry.commands:
        return found
    first, *others = found.rest or [""]
    near = suggest(first, entry.commands, 1)
    if first.lower() in entry.commands:
        near = [first.lower()]
    if not near:
        near, others = list(entry.commands), found.rest
    return found._replace(path=(*found.path, near[0]), rest=others) if len(near) == 1 else found
