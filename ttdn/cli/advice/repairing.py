"""The nearest right line to one that was refused; each that is proposed was read as a run would read it."""

import os
import shlex
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import PurePosixPath
from typing import NamedTuple

from ttdn.cli.advice.everyday import ARGUMENT, BESIDE, CHOICES, FILES, HELP, NEEDS, SHOWING, WRITING
from ttdn.cli.advice.finding import Found, find_command
from ttdn.cli.advice.lines import (
    Given,
    Parts,
    Spec,
    SurplusError,
    find_exactly,
    place,
    read_line,
    spec_of,
    typed,
)
from ttdn.cli.advice.meaning import Folder, mend_path
from ttdn.cli.advice.pasted import explain_pasted, unpaste
from ttdn.cli.app import COMMANDS, command_at, entry_at, find_fault
from ttdn.cli.globals import PROGRAM, GlobalOptions
from ttdn.cli.page_words import PURPOSES
from ttdn.cli.usage import MissingArgumentError, unknown_command
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError, PlanNotFoundError, TtdnError
from ttdn.language import Language, Text
from ttdn.vietnamese import fold, nfc, suggest

_HELP, _DRY = "-h", "--dry-run"
_GLOBAL = frozenset({"--lang", "--root"})
#: So many values that are none of some words are replaced by the nearest of them.
_MOST_CHOICES = 5
#: Alike enough to be taken for one of few words.
_ALIKE = 0.5
#: So many commands are named that have an option.
_TOLD = 6

Path = tuple[str, ...]


class Sort(Enum):
    """What a line that is proposed is to whoever typed another."""

    MEANT = Text("Gõ lại", "Type")
    EXAMPLE = Text("Ví dụ", "Example")
    HELP = Text("Xem cách dùng", "See how it is used")
    NAMES = Text("Xem các mục, đơn vị, nhóm", "See the items, units and groups")


class Proposal(NamedTuple):
    """A line to be typed instead: its words behind the program's name."""

    sort: Sort
    words: tuple[str, ...]
    #: What is said in place of the complaint, where more is known by now.
    message: Text | None = None
    #: The program's own options, with which the words begin.
    front: tuple[str, ...] = ()


def propose(words: Sequence[str], error: TtdnError, options: GlobalOptions) -> Proposal:
    """The line that was meant; where that cannot be known, the page of help to read.

    Args:
        words: What was typed behind the program's name.
        error: Why it was refused.
        options: The language and the folder of the run.
    """
    cleaned = unpaste(words)
    front, rest = _split(cleaned)
    proposal = _Repair(rest, error, options, is_as_typed=[*front, *rest] == list(words)).run()
    if proposal.sort is Sort.MEANT and cleaned != [*map(nfc, words)]:
        proposal = proposal._replace(message=proposal.message or explain_pasted(words))
    return proposal._replace(words=(*front, *proposal.words), front=tuple(front))


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The program's own options, and the rest; the program's name is not typed twice."""
    front, rest = list[str](), list[str]()
    left = words[1:] if words and words[0].lower() == PROGRAM else list(words)
    while left:
        word = left.pop(0)
        name, has_value, value = word.partition("=")
        if name.lower() not in _GLOBAL:
            rest.append(word)
        elif has_value or left:
            front += _global(name.lower(), value if has_value else left.pop(0))
    return front, rest


def _global(name: str, value: str) -> list[str]:
    """One of the program's own options as it can be typed; what it cannot mean is left out."""
    if name == "--lang":
        return [name, value] if value.strip().lower() in [*Language] else []
    return [name, mend_path(value) or value]


def _help(path: Path, message: Text | None = None) -> Proposal:
    return Proposal(Sort.HELP, (*path, _HELP), message)


class _Repair:
    """The way from one line to the nearest right one."""

    def __init__(
        self, words: list[str], error: TtdnError, options: GlobalOptions, *, is_as_typed: bool
    ) -> None:
        self._words, self._error, self._options = words, error, options
        self._is_as_typed = is_as_typed
        self._folder = Folder(options.root, lacks_year=isinstance(error, PlanNotFoundError))

    def run(self) -> Proposal:
        """The proposal, without the program's own options."""
        # "help status", "status help", "/?": the page that is wanted.
        wants_help = any(map(_is_help, (*self._words[:1], *self._words[-1:])))
        words = [word for word in self._words if not (wants_help and _is_help(word))]
        found = find_command(words, COMMANDS, self._folder)
        if wants_help:
            return Proposal(Sort.MEANT, (*(found.path if found else ()), _HELP))
        if found is None:
            return _help(())
        proposal = self._of(found)
        if " " not in found.name or proposal.message:
            return proposal
        return proposal._replace(message=unknown_command(found.name).message)

    def _of(self, found: Found) -> Proposal:
        if not found.path:
            return Proposal(Sort.MEANT, tuple(found.rest))
        if not {_HELP, "--help"}.isdisjoint(found.rest):
            return _help(found.path)
        return self._mend(found) or self._by_ending(found) or _help(found.path)

    def _mend(self, found: Found, *, elsewhere: bool = True) -> Proposal | None:
        """The line with each word where it belongs; None where one belongs nowhere, or nothing is to mend."""
        spec, error = spec_of(command_at(found.path)), self._error
        needless = error.needless if isinstance(error, OptionsDoNotFitError) else None
        parts, unknown = read_line(found.rest, spec, lambda name: any(_owners(name, found.path)))
        if unknown:
            return self._elsewhere(found, unknown[0]) if elsewhere else None
        # An option that stands there only to be refused beside the others is left out.
        wanted = [part for part in parts if isinstance(part, str) or needless not in part.option.names]
        try:
            placed = place(wanted, spec, self._folder)
        except SurplusError:
            return self._one_at_a_time(found, wanted, spec)
        filled = self._fill(placed, spec, found.path)
        if filled is None:
            return None
        words = self._checked(found.path, [*typed(filled)])
        if words is None or not _can_run(found.path, filled) or self._is_what_was_typed(found, words):
            return None
        sort = Sort.MEANT if filled == placed else Sort.EXAMPLE
        return _harmless(Proposal(sort, (*found.path, *words)), found, spec)

    def _one_at_a_time(self, found: Found, parts: Parts, spec: Spec) -> Proposal | None:
        """The line with the first of several files, where a command takes one."""
        files = [part for part in parts if isinstance(part, str)]
        if not files or not all(map(os.path.isfile, files)):
            return None
        words = self._checked(found.path, [*typed(part for part in parts if part not in files[1:])])
        if words is None:
            return None
        own = " ".join(found.path)
        message = Text(f"Lệnh {own} nhận mỗi lần một tệp.", f"{own} takes one file at a time.")
        return _harmless(Proposal(Sort.EXAMPLE, (*found.path, *words), message), found, spec)

    def _is_what_was_typed(self, found: Found, words: list[str]) -> bool:
        begins = tuple(self._words[: len(found.path)]) == found.path
        return (
            begins and self._is_as_typed and sorted(_split_values(words)) == sorted(_split_values(found.rest))
        )

    def _fill(self, parts: Parts, spec: Spec, path: Path) -> Parts | None:
        """The line with an example for each value that is missing; None where there is none to show."""
        filled, error = [self._with_example(part) for part in parts], self._error
        if any(isinstance(part, Given) and part.is_open for part in filled):
            return None
        missed = error.metavar if isinstance(error, MissingArgumentError) else None
        wanted = [slot.metavar for slot in spec.slots if slot.is_required or slot.metavar == missed]
        examples = [
            self._folder.example(kind) for kind in wanted[sum(isinstance(part, str) for part in parts) :]
        ]
        if None not in examples:
            return [*filled, *filter(None, examples)]
        line = self._folder.examples.fill(entry_at(path).examples.splitlines()[0])
        return read_line(shlex.split(line)[1 + len(path) :], spec, lambda _: False)[0]

    def _with_example(self, part: Given | str) -> Given | str:
        """An option that stands without its value with an example, where there is one."""
        if isinstance(part, str) or not part.is_open:
            return part
        return part._replace(value=self._folder.example(part.option.metavar))

    def _checked(self, path: Path, words: list[str]) -> list[str] | None:
        """The words once a run would read them; a value that is none of some words is the nearest."""
        for _ in range(_MOST_CHOICES):
            fault = find_fault(path, words, self._options)
            if fault is None:
                return words
            if not isinstance(fault, InvalidOptionError) or fault.value not in words:
                return None
            # Of the words that may stand there the one that was meant.
            everyday = CHOICES.get(fold(fault.value), "")
            found = (
                [everyday] if everyday in fault.choices else suggest(fault.value, fault.choices, 1, _ALIKE)
            )
            if not found:
                return None
            place = len(words) - 1 - words[::-1].index(fault.value)
            words = [*words[:place], found[0], *words[place + 1 :]]
        return None

    def _elsewhere(self, found: Found, name: str) -> Proposal | None:
        """The command that has the option which was typed behind another: that which takes the whole line."""
        owners = [*_owners(name, found.path)]
        if not owners:
            return None
        own, known = " ".join(found.path), ", ".join(" ".join(path) for path in owners[:_TOLD])
        known += ", …" if len(owners) > _TOLD else ""
        message = Text(
            f"Lệnh {own} không có {name}; lệnh có: {known}.",
            f"{own} has no {name}; these commands have: {known}.",
        )
        # Who wants a report made or taken in is not served by what only shows.
        for path in () if found.path[0] in WRITING - SHOWING else owners:
            proposal = self._mend(Found(path, found.rest, is_guess=True), elsewhere=False)
            if proposal and proposal.sort is Sort.MEANT and path[0] not in WRITING:
                return proposal._replace(message=message)
        return _help(found.path, message)

    def _by_ending(self, found: Found) -> Proposal | None:
        """The command that takes a file of that ending, where another was named that does not."""
        for word in found.rest:
            taker = FILES.get(PurePosixPath(word).suffix.lower())
            if taker and found.path[0] not in taker.commands and os.path.isfile(word):  # noqa: PTH113 - Path.is_file() raises where the name is too long
                own = " ".join(found.path)
                message = Text(
                    f"Lệnh {own} không nhận tệp '{word}'. {taker.advice.vi}",
                    f"{own} does not take '{word}'. {taker.advice.en}",
                )
                return Proposal(Sort.MEANT, (taker.commands[0], word, *taker.behind), message)
        return None


def _harmless(proposal: Proposal, found: Found, spec: Spec) -> Proposal:
    """Of a command that writes: as a rehearsal where it was not asked for so, or its page of help."""
    is_asked = not found.is_guess and proposal.sort is Sort.MEANT
    if found.path[0] not in WRITING or is_asked:
        return proposal
    if spec.option(_DRY) and proposal.sort is Sort.MEANT:
        words = proposal.words
        return proposal._replace(words=words if _DRY in words else (*words, _DRY))
    return _help(found.path)


def _can_run(path: Path, parts: Parts) -> bool:
    """Whether a line has nothing of which its command complains only when it runs."""
    given = [part for part in parts if isinstance(part, Given)]
    words = [part for part in parts if isinstance(part, str)]
    there = {ARGUMENT for _ in words}.union(*(part.option.names for part in given))
    needs = NEEDS.get(path[0], there)
    is_lonely = any(name in there and other not in there for name, other in BESIDE.items())
    is_twice = len(words) > len(set(words))
    lacks = needs and needs.isdisjoint(there)
    return not (lacks or is_lonely or is_twice) and all(map(_has_ending, given))


def _has_ending(given: Given) -> bool:
    """Whether a file that is written has one of the endings that the help names."""
    endings = given.option.endings if "--output" in given.option.names else frozenset[str]()
    return not endings or PurePosixPath(given.value or "").suffix.lower() in endings


def _split_values(words: Sequence[str]) -> Iterator[str]:
    """``--year=2020`` as ``--year 2020``."""
    for word in words:
        name, has_value, value = word.partition("=")
        yield from (name, value) if has_value and word.startswith("--") else (word,)


def _is_help(word: str) -> bool:
    return fold(word).replace("-", " ").strip() in HELP


def _owners(name: str, path: Path) -> Iterator[Path]:
    """The other commands that have an option of that name, those of the same purpose first."""
    for purpose in sorted(PURPOSES, key=lambda purpose: path[0] not in purpose.commands):
        for command in purpose.commands:
            below = COMMANDS[command].commands
            others: list[Path] = [(command, one) for one in below]
            for other in others or [(command,)]:
                if other != path and find_exactly(name, spec_of(command_at(other))):
                    yield other
