"""A file's bytes → a source: its data, and the place of every key and value for whoever asks."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from ttdn.diagnostics import Diagnostic, Findings, Location, Related
from ttdn.language import Text
from ttdn.legacy_letters import find_legacy
from ttdn.rules import RULES
from ttdn.safe_text import visible
from ttdn.source import sentences
from ttdn.source.builder import Built, build, read_quickly
from ttdn.source.finding import finding_at, severity_of
from ttdn.source.lookalikes import SIGNS, cure_lookalikes
from ttdn.source.text import (
    LINE_BREAK,
    MAXIMUM_BYTES,
    MAXIMUM_NODES,
    MAXIMUM_SNIPPET,
    KeyPath,
    SourceText,
    Span,
    Value,
    value_at,
)
from ttdn.vietnamese import MEANINGLESS, UNCLEAN, clean, find_stacked_marks, nfc

#: Lines with control characters that are named one by one: beyond that the file is no text at all.
_MAXIMUM_CONTROL_LINES = 20
#: In a file it is never plain whether the end of a line or a blank was meant.
_REFUSED = re.compile(f"{MEANINGLESS.pattern[:-1]}\x0b\x0c\x85\u2028\u2029]")
#: It begins with the sign and looks back from there: so the search leaps from one to the next.
_HASHTAG = re.compile(r"#(?<=\s#)[^\s#]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: What Git LFS keeps in the place of a file.
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
#: How packages, old Office files, PDF files and pictures begin.
_NO_TEXT = (b"PK\3\4", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")
#: ASCII of which nothing is to be feared: half of a Vietnamese text, and so much less to look at.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n\r"


@dataclass
class Source(SourceText):
    """A file that was read: its data, and the place of every key and value in it.

    ``faults`` are the paths of values that were given, but cannot be had: an alias, a tag, a key that is no
    word or that is misspelt. What else would be said of them only repeats the finding. ``sound`` says that
    YAML had nothing to complain of.
    """

    faults: set[KeyPath] = field(default_factory=set)
    sound: bool = True

    @cached_property
    def data(self) -> Value:
        """The data of the file; None where nothing could be read of it."""
        quick = read_quickly(self.text, self.limit)
        return self.built.data if quick is None else quick

    @cached_property
    def built(self) -> Built:
        """The full reading, with the places; it is made when a finding first needs one."""
        return build(self)

    def forget(self) -> None:
        """Let go of all that can be had again from the text."""
        for name in ("data", "lines", "built", "letters"):
            self.__dict__.pop(name, None)

    def get(self, path: KeyPath) -> Value:
        """The value at that path, valid or not; None where nothing was given."""
        return value_at(self.data, path)

    def has(self, path: KeyPath) -> bool:
        """Whether something was given at that path, valid or not; a key without a value gives nothing."""
        return self.get(path) is not None or path in self.faults

    def has_key(self, path: KeyPath) -> bool:
        """Whether the key at the end of that path stands in the file, with a value or without."""
        above = self.get(path[:-1])
        return isinstance(above, dict) and path[-1] in above

    def finding(  # noqa: PLR0913 - the parts of a finding
        self,
        code: str,
        path: KeyPath,
        message: Text | None = None,
        hint: Text | None = None,
        *,
        key: bool = False,
        allowed: Text | None = None,
        replacement: str | None = None,
        related: tuple[Related, ...] = (),
        beside: tuple[KeyPath, Text] | None = None,
        **facts: object,
    ) -> Diagnostic:
        """What is wrong with the value at ``path`` (or with its key), as bad as the manual says.

        Without a ``message`` it is told in the sentences of the manual, in which the ``facts`` stand.
        ``replacement`` is what to type instead of it; where there is no other hint, the finding asks whether
        that was meant. ``beside`` is another place of the file, and what stands there.
        """
        if message is None:
            message, own = RULES[code].say(facts)
            hint = hint or own
        if beside:
            related = (Related(self.locate(beside[0]), beside[1]),)
        place = self.locate(path, key=key)
        fix = None
        if replacement and hint is None:
            hint = Text(f"Có phải là '{replacement}'?", f"Did you mean '{replacement}'?")
        if replacement and place.line and not place.sheet and len(place.snippet) < MAXIMUM_SNIPPET:
            start = place.column - 1
            fix = place.snippet[:start] + replacement + place.snippet[start + place.length :]
        return Diagnostic(code, message, place, severity_of(code), allowed, hint, fix, related)

    def lost_words(self) -> Iterator[Location]:
        """What stands behind a value and begins with "#" and a letter.

        YAML takes it for a comment, which its writer seldom meant.
        """
        if _HASHTAG.search(self.text) is None:
            return
        for span in self.built.values.values():
            line, end = self.lines[span.line], span.column + span.length
            if _HASHTAG.match(line, end + 1) and line[span.column : end].strip():
                yield self.place(Span(span.line, end + 1, len(line.rstrip()) - end - 1))

    def locate(self, path: KeyPath, *, key: bool = False) -> Location:
        """The place of the value at ``path`` (or of its key).

        The nearest place above it where there is none.
        """
        if key and path in self.built.keys:
            return self.place(self.built.keys[path])
        for end in range(len(path), -1, -1):
            span = self.built.values.get(path[:end])
            if span is not None:
                return self.place(span)
        return Location(self.file)


def parse_source(
    file: str, raw: bytes, limit: int = MAXIMUM_NODES, largest: int = MAXIMUM_BYTES
) -> tuple[Source | None, list[Diagnostic]]:
    """Read one YAML document.

    Args:
        file: The name under which findings speak of it.
        raw: The bytes of the file.
        limit: The number of keys, values and entries that it may have.
        largest: The number of bytes.

    Returns:
        The source (None where nothing could be read of it) and what is wrong with it.
    """
    if len(raw) > largest:
        return None, [finding_at("file-too-large", Location(file))]
    text, letters, trouble = _decode(file, raw)
    if text is None:
        return None, trouble
    source = Source(file, text, limit)
    source.letters = letters
    if _REFUSED.search("".join(letters)):
        return None, list(islice(_find_control_characters(source), _MAXIMUM_CONTROL_LINES))
    found: list[Diagnostic] = []
    if not SIGNS.isdisjoint(letters):
        cured, found = cure_lookalikes(file, text, limit)
        if cured is None:
            return None, found
        source.text = cured
    quick = read_quickly(source.text, limit)
    if quick is not None:
        source.data, source.sound = quick, not found
        return source, found
    source.faults.update(source.built.faults)
    found += source.built.diagnostics
    source.sound = not found
    return (source if source.data is not None else None), found


def _decode(file: str, raw: bytes) -> tuple[str | None, frozenset[str], list[Diagnostic]]:
    """The text as it is kept, its letters but for the plain ones of ASCII, and why it cannot be had."""
    if raw.startswith(_LFS_POINTER):
        return None, frozenset(), [finding_at("unreadable-file", Location(file, 1, 1), "pointer")]
    if raw.startswith(_NO_TEXT):
        return None, frozenset(), [finding_at("not-utf-8", Location(file, 1, 1), "other-file")]
    if raw.startswith(_UTF16) or b"\x00" in raw[:64]:
        return None, frozenset(), [sentences.not_utf8(Location(file, 1, 1), "UTF-16")]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before, after = raw[: error.start].decode("utf-8"), raw[error.start :].decode("utf-8", "replace")
        return None, frozenset(), [sentences.not_utf8(_place_between(file, before, after), "")]
    letters = frozenset(raw.translate(None, _PLAIN).decode("utf-8"))
    marks = find_stacked_marks(text, letters)
    if marks is not None:
        place = _place_between(file, text[:marks], text[marks:])
        return None, letters, [finding_at("control-character", place, "stacked")]
    if UNCLEAN.search("".join(letters)):
        text = clean(text)
        return text, frozenset(text), []
    return nfc(text), letters, []


def _place_between(file: str, before: str, after: str) -> Location:
    """The place where the text splits, in text that cannot be brought into NFC as a whole."""
    lines = LINE_BREAK.split(before)
    snippet = visible((lines[-1] + LINE_BREAK.split(after, maxsplit=1)[0])[:MAXIMUM_SNIPPET])
    return Location(file, len(lines), len(lines[-1]) + 1, 1, snippet)


def _find_control_characters(source: SourceText) -> Findings:
    """The first control character of each line that has one."""
    for number, line in enumerate(source.lines):
        match = _REFUSED.search(line)
        if match is not None:
            place = Location(source.file, number + 1, match.start() + 1, 1, visible(line[:MAXIMUM_SNIPPET]))
            yield sentences.control_character(place, match[0], find_legacy(line))
