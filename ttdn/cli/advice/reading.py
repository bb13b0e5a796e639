"""A command line read generously: each word where it may have been meant to stand."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ttdn.cli.advice.everyday import BEFORE_VALUES, OPTIONS
from ttdn.vietnamese import fold, suggest

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

    @property
    def most(self) -> int | None:
        """So many arguments it takes; None: any number."""
        return None if any(slot.many for slot in self.slots) else len(self.slots)


class Given(NamedTuple):
    """An option that was typed: the option, by which of its names, and its value; None where it has none."""

    option: Option
    name: str
    value: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a value is still to follow."""
        return bool(self.option.metavar) and self.value is None and not self.option.is_alone


class Line(NamedTuple):
    """What stands behind a command: options and words in the order in which they were typed."""

    parts: list[Given | str]
    #: What was typed for options that the command does not have.
    unknown: list[str]


def _never(_: str) -> bool:
    return False


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
            slots += _slots(one)
    return Spec(tuple(options), tuple(slots))


def _slots(argument: Any) -> Iterator[Slot]:  # noqa: ANN401 - as above
    words = str(argument.metavar).replace("[", "").replace("]", "")
    names = words.rstrip("…").split()
    for name in names:
        # Two periods stand beside each other on the help page.
        yield Slot(name, argument.required, words.endswith("…"))


def read_line(words: Sequence[str], spec: Spec, is_elsewhere: Callable[[str], bool] = _never) -> Line:
    """Read the words behind a command as its options and arguments, slips of the fingers put right.

    Args:
        words: The words.
        spec: What the command takes.
        is_elsewhere: Whether another command has an option of that name; it is then no slip for one of this.
    """
    line, rest = Line([], []), list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            line.parts.extend(rest)
            break
        if not is_option(word, spec):
            line.parts.append(word)
            continue
        name, has_value, value = word.partition("=")
        meant = find_exactly(name, spec) or _find_near(name, spec, _MUCH_ALIKE)
        if meant is None and _names_slot(name, spec):
            line.parts.extend([value] if has_value else [])
            continue
        if meant is None and not is_elsewhere(name):
            meant = _find_near(name, spec, _ALIKE)
        if meant is None:
            line.unknown.append(name)
        else:
            line.parts.append(_with_value(meant, word, rest, spec))
    return line


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
    near = [f"--{one}" for one in found]
    option = spec.option(near[0]) if near else None
    return Given(option, near[0]) if option else None


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
