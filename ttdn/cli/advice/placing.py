"""Words where they belong: names cut at their blanks put together, values set behind the option for them."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from ttdn.cli.advice.everyday import OPTIONS
from ttdn.cli.advice.meaning import Folder, Value, mend_path
from ttdn.cli.advice.reading import Given, Option, Slot, Spec
from ttdn.vietnamese import fold, suggest

#: What takes any words.
_FREE = frozenset({"WORDS"})
#: What takes a file or a folder that is there already.
_FILES = frozenset({"FILE", "FILE|DIR", "FILE.docx", "PLAN.docx", "ARCHIVE", "PLAN", "COPY"})
_ANY_NAME = "ITEM|UNIT|GROUP"

#: The options and words of a line in their order.
Parts = Sequence[Given | str]


class SurplusError(Exception):
    """There is a word of which nothing can be made."""


def place(parts: Parts, spec: Spec, folder: Folder) -> list[Given | str]:
    """The parts of a line, each where it fits: as it was typed, else as the nearest that is right.

    Raises:
        SurplusError: A word fits nowhere.
    """
    many = sum(isinstance(part, str) for part in parts)
    is_crowded = spec.most is not None and many > spec.most
    whole = list(_joined(parts, folder)) if is_crowded else list(parts)
    given = [_mend(part, spec, folder) for part in whole if isinstance(part, Given)]
    words = [part for part in whole if isinstance(part, str)]
    return _Places(spec, folder, given).fill(words)


def _joined(parts: Parts, folder: Folder) -> Iterator[Given | str]:
    """``--unit phường Lộc Thọ``, ``show Lộc Thọ``, ``--note gửi qua bưu điện`` as the names they are."""
    place = 0
    while place < len(parts):
        part, behind = parts[place], _run(parts[place + 1 :])
        many = next((many for many in range(len(behind), 0, -1) if _is_one(part, behind[:many], folder)), 0)
        place += 1 + many
        if isinstance(part, str):
            yield " ".join((part, *behind[:many]))
        else:
            yield part._replace(value=" ".join((part.value or "", *behind[:many])).strip()) if many else part


def _run(parts: Parts) -> list[str]:
    """The words up to the next option."""
    words: list[str] = []
    for part in parts:
        if not isinstance(part, str):
            break
        words.append(part)
    return words


def _is_one(part: Given | str, behind: Sequence[str], folder: Folder) -> bool:
    """Whether words are one value together."""
    first = part if isinstance(part, str) else part.value
    if first is None:
        return False
    words = " ".join((first, *behind))
    if isinstance(part, Given):
        kind = part.option.metavar
        return kind in _FREE or (os.path.exists(words) if _is_file(kind) else folder.reads(kind, words))  # noqa: PTH110 - as in mend_path
    return folder.reads(_ANY_NAME, words) or folder.reads("PERIOD", words) or os.path.exists(words)  # noqa: PTH110 - the same


def _is_file(kind: str) -> bool:
    return kind in _FILES or kind == "DIR"


def _mend(given: Given, spec: Spec, folder: Folder) -> Given:
    """An option with the value that was meant; a value of another kind behind the option for that."""
    kind, value = given.option.metavar, given.value
    if value is None or not kind or kind in _FREE or _is_file(kind):
        return given
    mended = folder.mend(kind, value)
    if mended is not None:
        return given._replace(value=mended)
    for first, *_ in folder.values(value):
        other = spec.of_kind(first.kind)
        if other and not _is_file(first.kind):
            return Given(other, other.names[0], first.word)
    return given


class _Places:
    """The places of a command that are still free."""

    def __init__(self, spec: Spec, folder: Folder, given: Sequence[Given]) -> None:
        self._spec, self._folder, self._given = spec, folder, list(given)
        self._free, self._taken = list(spec.slots), [one.option for one in given]

    def fill(self, words: Sequence[str]) -> list[Given | str]:
        """The words as arguments and options, in front of the options that were typed.

        Raises:
            SurplusError: One of them fits nowhere.
        """
        placed: list[Given | str] = []
        for word in words:
            placed += self._place(word)
        return [*placed, *self._given]

    def _place(self, word: str) -> list[Given | str]:
        if self._take(lambda slot: self._fits(slot, word)):
            return [word]
        if moved := self._as_values(self._folder.values(word)) or self._as_switch(word):
            return moved
        path = mend_path(word) if any(slot.metavar in _FILES for slot in self._free) else None
        if path is not None and self._take(lambda slot: slot.metavar in _FILES):
            return [path]
        near = self._folder.mend(_ANY_NAME, word)
        if near and (moved := self._as_values(self._folder.values(near))):
            return moved
        slot = self._take(lambda _: True)
        if slot is None:
            raise SurplusError(word)
        return [self._mended(slot, word)]

    def _take(self, fits: Callable[[Slot], bool]) -> Slot | None:
        slot = next(filter(fits, self._free), None)
        if slot is not None and not slot.many:
            self._free.remove(slot)
        return slot

    def _fits(self, slot: Slot, word: str) -> bool:
        if slot.metavar in _FREE:
            return True
        if slot.metavar in _FILES:
            return os.path.exists(word)  # noqa: PTH110 - as in mend_path
        return self._folder.knows(slot.metavar, word) or word in slot.metavar.split("|")

    def _mended(self, slot: Slot, word: str) -> str:
        if slot.metavar.islower():
            return next(iter(suggest(word, slot.metavar.split("|"), 1)), word)
        if slot.metavar == "ITEM" and not slot.is_required and self._folder.is_part(word):
            return word
        mended = self._folder.mend(slot.metavar, word)
        if mended is None:
            raise SurplusError(word)
        return mended

    def _as_values(self, meanings: Sequence[Sequence[Value]]) -> list[Given | str]:
        """A word as values of options or arguments, all that can be placed: a path says unit and period."""
        for values in meanings:
            placed = [one for value in values if (one := self._as_value(value)) is not None]
            if placed:
                return placed
        return []

    def _as_value(self, value: Value) -> Given | str | None:
        if self._take(lambda slot: value.kind in slot.metavar.split("|") and slot.metavar not in _FILES):
            return value.word
        option = self._spec.of_kind(value.kind)
        if option is None or option in self._taken:
            return None
        if value.kind == "FILE" and not self._is_output(option, value.word):
            return None
        self._taken.append(option)
        return Given(option, option.names[0], value.word)

    def _is_output(self, option: Option, word: str) -> bool:
        """Whether a file is one to be written: not there yet, of an ending for it, and not one to be read."""
        is_read = any(slot.metavar in _FILES for slot in self._free)
        fits = PurePosixPath(word).suffix.lower() in option.endings
        return "--output" in option.names and fits and not is_read and not os.path.lexists(word)

    def _as_switch(self, word: str) -> list[Given | str]:
        """A word that is the name of a switch: ``report docx``, ``who II.1 late``."""
        plain = fold(word).replace(" ", "-")
        for name in (f"--{plain}", OPTIONS.get(plain.replace("-", " "), "")):
            option = self._spec.option(name)
            if option and not option.metavar:
                return [Given(option, name)]
        return []
