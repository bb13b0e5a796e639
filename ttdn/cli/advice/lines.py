"""A command line read generously: options known by what is like them, each word where it belongs.

Names cut at their blanks are put together, values set behind the option for them.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ttdn.cli.advice.everyday import BEFORE_VALUES, OPTIONS
from ttdn.cli.advice.meaning import ANY_NAME, Folder, Value, mend_path
from ttdn.vietnamese import fold, suggest

#: What takes any words: a text, a name of places that no plan knows yet.
_FREE = frozenset({"WORDS", "PROVINCE", "COMMUNE"})
#: What takes a file or a folder that is there already.
_FILES = frozenset({"FILE", "FILE|DIR", "FILE.docx", "PLAN.docx", "ARCHIVE", "PLAN", "COPY"})

_NUMBER = re.compile(r"-\d+(?:[.,]\d+)?")
_ENDING = re.compile(r"(?<!\w)\.[a-z]{2,5}\b")
#: By these names a word is an item, a unit, a day or what else an option is for; others do something with it.
_NAMING = frozenset(
    {"--as-of", "--date", "--group", "--item", "--output", "--period", "--since", "--unit", "--year"}
)
#: How alike the name of an option must be to one that is not known: for nothing else to be meant, and at all.
_MUCH_ALIKE, _ALIKE = 0.82, 0.7
#: So many letters of a longer name say which is meant.
_LONG_ENOUGH = 3
#: What "--csv" is short for.
_FORMATS = frozenset({"csv", "json", "html", "xlsx", "markdown", "md", "names", "parquet", "figures", "text"})


class Option(NamedTuple):
    """An option: its names, the metavar of its value (empty: a switch), whether it may stand alone."""

    names: tuple[str, ...]
    metavar: str
    is_alone: bool = False
    #: Of a file that is written: the endings that its help names.
    endings: frozenset[str] = frozenset()


class Slot(NamedTuple):
    """An argument of a command: its metavar, whether it must be given, and how often it may be."""

    metavar: str
    is_required: bool
    many: bool


class Spec(NamedTuple):
    """What a command takes."""

    options: tuple[Option, ...]
    slots: tuple[Slot, ...]

    def option(self, name: str) -> Option | None:
        """The option of a name."""
        return next((one for one in self.options if name in one.names), None)

    def of_kind(self, kind: str) -> Option | None:
        """The option whose value is of a kind; of several days that of today."""
        wanted = {kind, "UNIT"} if kind == "GROUP" else {kind}  # --unit takes a group, too
        fit = [one for one in self.options if one.metavar in wanted and not _NAMING.isdisjoint(one.names)]
        return next((one for one in fit if "--as-of" in one.names), next(iter(fit), None))


class Given(NamedTuple):
    """An option that was typed: the option, by which of its names, and its value; None where it has none."""

    option: Option
    name: str
    value: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a value is still to follow."""
        return bool(self.option.metavar) and self.value is None and not self.option.is_alone


#: The options and words of a line in their order.
Parts = Sequence[Given | str]


class SurplusError(Exception):
    """There is a word of which nothing can be made."""


def spec_of(command: Any) -> Spec:  # noqa: ANN401 - Typer's class is private
    """What a command takes, by Typer's own parameters."""
    options, slots = list[Option](), list[Slot]()
    for one in command.params:
        if one.param_type_name == "option":
            names = (*one.opts, *one.secondary_opts)
            metavar = "" if one.is_flag else str(one.metavar)
            endings = frozenset(_ENDING.findall(str(one.help)))
            options.append(Option(names, metavar.strip("[]"), metavar.startswith("["), endings))
        else:
            words = str(one.metavar).replace("[", "").replace("]", "")
            # Two periods stand beside each other on the help page.
            kinds = words.rstrip("…").split()
            slots += [Slot(kind, one.required, words.endswith("…")) for kind in kinds]
    return Spec(tuple(options), tuple(slots))


def read_line(
    words: Sequence[str], spec: Spec, is_elsewhere: Callable[[str], bool]
) -> tuple[list[Given | str], list[str]]:
    """Read the words behind a command as its options and arguments, slips of the fingers put right.

    Args:
        words: The words.
        spec: What the command takes.
        is_elsewhere: Whether another command has an option of that name; it is then no slip for one of this.

    Returns:
        Options and words as they were typed, and what was typed for options that the command does not have.
    """
    parts, unknown, rest = list[Given | str](), list[str](), list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            parts.extend(rest)
            break
        if not is_option(word, spec):
            parts.append(word)
            continue
        name, has_value, value = word.partition("=")
        meant = find_exactly(name, spec) or _find_near(name, spec, _MUCH_ALIKE)
        if meant is None and _names_slot(name, spec):
            parts += [value] * bool(has_value)
            continue
        if meant is None and not is_elsewhere(name):
            meant = _find_near(name, spec, _ALIKE)
        if meant is None:
            unknown.append(name)
        else:
            parts.append(_with_value(meant, word, rest, spec))
    return parts, unknown


def _with_value(meant: Given, word: str, rest: list[str], spec: Spec) -> Given:
    """An option with the value behind it, which is taken from the rest of the line."""
    if not meant.option.metavar or meant.value is not None:
        return meant
    name, has_value, value = word.partition("=")
    follows = rest and not is_option(rest[0], spec) and not meant.option.is_alone
    given = value if has_value else rest.pop(0) if follows else None
    before = BEFORE_VALUES.get(_plain(name))
    return meant._replace(value=f"{before} {given}" if before and given else given)


def is_option(word: str, spec: Spec) -> bool:
    """Whether a word was meant for an option: ``/unit`` as on Windows only where the command has it."""
    if word.startswith("/"):
        return spec.option(f"--{word[1:].lower()}") is not None
    return word.startswith("-") and len(word) > 1 and not _NUMBER.fullmatch(word)


def find_exactly(name: str, spec: Spec) -> Given | None:
    """The option of a name, whatever its dashes and case are; None where the command has none."""
    plain = _plain(name)
    for typed_name in (name, f"-{plain}" if len(plain) == 1 else "", f"--{plain}"):
        if option := spec.option(typed_name):
            return Given(option, typed_name)
    return None


def _names_slot(name: str, spec: Spec) -> bool:
    """Whether an option names what the command takes as an argument: ``new --unit``, ``archive --year``."""
    plain = _plain(name)
    plain = OPTIONS.get(fold(plain).replace("-", " "), plain).lstrip("-")
    return any(plain.upper() in slot.metavar.split("|") for slot in spec.slots)


def _plain(name: str) -> str:
    return name.lstrip("-/").lower().replace("_", "-")


def _find_near(name: str, spec: Spec, alike: float) -> Given | None:
    """The option that was meant, with the value that its name says (``--csv``); None where none is near."""
    plain = _plain(name)
    if plain in _FORMATS and (option := spec.option("--format")):
        return Given(option, "--format", {"md": "markdown"}.get(plain, plain))
    everyday = OPTIONS.get(fold(plain).replace("-", " "), "")
    if option := spec.option(everyday):
        return Given(option, everyday)
    # Without their dashes, which make all alike.
    known = [one[2:] for option in spec.options for one in option.names if one.startswith("--")]
    begun = [one for one in known if one.startswith(plain)] if len(plain) >= _LONG_ENOUGH else []
    found = begun if len(begun) == 1 else suggest(plain, known, 1, alike) if len(plain) > 1 else []
    return find_exactly(f"--{found[0]}", spec) if found else None


def typed(parts: Iterable[Given | str]) -> Iterator[str]:
    """The words that say options and arguments, the arguments first."""
    listed = list(parts)
    yield from (part for part in listed if isinstance(part, str))
    for part in listed:
        if isinstance(part, Given):
            value = part.value
            if value is None:
                yield part.name
            elif value.startswith("-") or not value:
                yield f"{part.option.names[-1]}={value}"
            else:
                yield from (part.name, value)


def place(parts: Parts, spec: Spec, folder: Folder) -> list[Given | str]:
    """The parts of a line, each where it fits: as it was typed, else as the nearest that is right.

    Raises:
        SurplusError: A word fits nowhere.
    """
    many = sum(isinstance(part, str) for part in parts)
    is_crowded = many > len(spec.slots) and not any(slot.many for slot in spec.slots)
    whole = list(_joined(parts, spec, folder)) if is_crowded else parts
    given = [_mend(part, spec, folder) for part in whole if isinstance(part, Given)]
    places = _Places(spec, folder, given)
    placed = [places.find(part) for part in whole if isinstance(part, str)]
    return [*(part for found in placed for part in found), *given]


def _joined(parts: Parts, spec: Spec, folder: Folder) -> Iterator[Given | str]:
    """``--unit phường Lộc Thọ``, ``show Lộc Thọ``, ``--note gửi qua bưu điện`` as the names they are."""
    # Without a plan whatever is typed may be a name; files are none.
    kinds = () if any(slot.metavar in _FILES for slot in spec.slots) else (ANY_NAME, "PERIOD")
    place = 0
    while place < len(parts):
        part, behind = parts[place], _run(parts[place + 1 :])
        lengths = range(len(behind), 0, -1)
        many = next((many for many in lengths if _is_one(part, behind[:many], kinds, folder)), 0)
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


def _is_one(part: Given | str, behind: Sequence[str], kinds: Sequence[str], folder: Folder) -> bool:
    """Whether words are one value together, those of no option a file or a name of some kinds."""
    first = part if isinstance(part, str) else part.value
    if first is None:
        return False
    words = " ".join((first, *behind))
    if isinstance(part, Given):
        kind = part.option.metavar
        return kind in _FREE or (os.path.exists(words) if _is_file(kind) else folder.reads(kind, words))  # noqa: PTH110 - as in mend_path
    return any(folder.reads(kind, words) for kind in kinds) or os.path.exists(words)  # noqa: PTH110 - the same


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
        self._spec, self._folder = spec, folder
        self._free, self._taken = list(spec.slots), [one.option for one in given]

    def find(self, word: str) -> Parts:
        """A word as an argument or an option, or as several.

        Raises:
            SurplusError: It fits nowhere.
        """
        if self._take(lambda slot: self._fits(slot, word)):
            return [word]
        if moved := self._as_values(self._folder.values(word)) or self._as_switch(word):
            return moved
        path = mend_path(word) if any(slot.metavar in _FILES for slot in self._free) else None
        if path is not None and self._take(lambda slot: slot.metavar in _FILES):
            return [path]
        near = self._folder.mend(ANY_NAME, word)
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
        if slot.metavar == "ITEM" and not slot.is_required:
            from ttdn.asking.answers import find_part  # noqa: PLC0415 - few lines are of those

            if find_part(word):
                return word
        mended = self._folder.mend(slot.metavar, word)
        if mended is None:
            raise SurplusError(word)
        return mended

    def _as_values(self, meanings: Sequence[Sequence[Value]]) -> Parts:
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

    def _as_switch(self, word: str) -> Parts:
        """A word that is the name of a switch: ``report docx``, ``who II.1 late``."""
        plain = fold(word).replace(" ", "-")
        for name in (f"--{plain}", OPTIONS.get(plain.replace("-", " "), "")):
            option = self._spec.option(name)
            if option and not option.metavar:
                return [Given(option, name)]
        return []
