"""The events of PyYAML's C parser → data, and the place of each node.

Events are read rather than ``compose()``: only they show anchors, aliases and the start of a second document,
and reading them needs no recursion of the parser's own, so that deep nesting cannot harm it.

Most files are right, and of a right file nobody asks for places. So a file is first read quickly, for its
data alone; whatever is out of the ordinary stops that reading, and the file is read again with all that a
finding needs.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from ttdn.diagnostics import Diagnostic, Location
from ttdn.language import Text
from ttdn.safe_text import quote
from ttdn.source import sentences
from ttdn.source.finding import finding_at
from ttdn.source.text import MAXIMUM_DEPTH, MAXIMUM_NODES, KeyPath, SourceText, Span, Value
from ttdn.vietnamese import clean, find_stacked_marks, format_integer

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: An anchor, an alias or a tag stands at the start of a word; so may an honest word, which is then only read
#: more slowly.
_MAY_BE_ANCHOR_OR_TAG = re.compile(r"(?<![^\s\[\]{},:?-])(?:[&*]\S|!)")
_SIGNS = "&*!"
NULLS = frozenset({"", "~", "null"})
#: Stands in a key path for a value that is read but not kept: the second of two equal keys, a key that is no
#: word.
_IGNORED = -1


@dataclass(slots=True)
class Built:
    """What was read of a text; ``data`` is None where nothing was.

    ``faults`` are paths of values that YAML could not give.
    """

    data: Value = None
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    values: dict[KeyPath, Span] = field(default_factory=dict)
    faults: set[KeyPath] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_quickly(text: str, limit: int = MAXIMUM_NODES) -> Value:
    """The data of a text in which nothing is out of the ordinary.

    It is None for any other text, or one with more keys and entries.
    """
    try:
        return _QuickReader(text, limit).read()
    except (_UnusualError, yaml.YAMLError):
        return None


def build(text: SourceText) -> Built:
    """The data of a text with the place of every key and value, and what is wrong with it."""
    builder = _Builder(text)
    built = builder.built
    try:
        built.data = builder.build(yaml.parse(text.text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        built.diagnostics.append(sentences.syntax_error(text, error))
    except _LimitError as error:
        built.diagnostics[:] = [error.diagnostic]
    else:
        if built.data is None:
            built.diagnostics.append(finding_at("empty-file", Location(text.file)))
    return built


def find_error(text: str) -> tuple[int, int] | None:
    """Line and column (from 0) where the parser stumbles.

    It is None where the parser reads to the end, or to what is refused anyway.
    """
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAXIMUM_DEPTH:
                return None
    except yaml.MarkedYAMLError as error:
        return (error.problem_mark.line, error.problem_mark.column) if error.problem_mark else (0, 0)
    return None


def _word_of(event: yaml.ScalarEvent) -> str:
    """The word of a scalar; escapes in double quotes can bring back letters that were cleaned away."""
    word: str = clean(event.value) if event.style == '"' else event.value
    return word


class _UnusualError(Exception):
    """Something that the quick reading does not understand."""


class _QuickReader:
    """Reads the data of a right file; it looks at as little as it may.

    Aliases, anchors and tags are seen in the text, before it is read: so no event need be asked for them.
    """

    def __init__(self, text: str, limit: int) -> None:
        # Most texts have none of the signs, and to see that takes a tenth of the time of the search.
        if any(sign in text for sign in _SIGNS) and _MAY_BE_ANCHOR_OR_TAG.search(text) is not None:
            raise _UnusualError
        self._next: Callable[[], yaml.Event] = LOADER(text).get_event
        self._nodes = 1  # the document itself
        self._limit = limit

    def read(self) -> Value:
        self._expect(yaml.StreamStartEvent)
        self._expect(yaml.DocumentStartEvent)
        data = self._value(self._next(), 0)
        self._expect(yaml.DocumentEndEvent)
        self._expect(yaml.StreamEndEvent)
        return data

    def _expect(self, kind: type) -> None:
        if type(self._next()) is not kind:
            raise _UnusualError

    def _value(self, event: yaml.Event, depth: int) -> Value:
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        if depth == MAXIMUM_DEPTH or type(event) is yaml.AliasEvent:
            raise _UnusualError
        data = (
            self._mapping(depth + 1) if type(event) is yaml.MappingStartEvent else self._sequence(depth + 1)
        )
        self._nodes += len(data)
        if self._nodes > self._limit:
            raise _UnusualError
        return data

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        value: str = event.value
        if not event.style:
            return None if value in NULLS else value
        if event.style != '"':
            return value
        if find_stacked_marks(value) is not None:
            raise _UnusualError
        return clean(value)

    def _mapping(self, depth: int) -> dict[str, Value]:
        data: dict[str, Value] = {}
        take, scalar = self._next, yaml.ScalarEvent
        while type(event := take()) is scalar:
            key = event.value
            if event.style or key in data or len(data) == self._limit:
                raise _UnusualError
            event = take()
            # Nearly every value is a plain word, so this is not left to _value().
            if type(event) is scalar and not event.style:
                data[key] = None if event.value in NULLS else event.value
            else:
                data[key] = self._value(event, depth)
        if type(event) is not yaml.MappingEndEvent:
            raise _UnusualError
        return data

    def _sequence(self, depth: int) -> list[Value]:
        data: list[Value] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            if len(data) == self._limit:
                raise _UnusualError
            data.append(self._value(event, depth))
        return data


class _LimitError(Exception):
    """The content is larger than any report can be: reading stops here."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


class _Builder:
    """Turns the events of one document into data, noting the place of each node and all that is wrong."""

    def __init__(self, text: SourceText) -> None:
        self.text = text
        self.built = Built()
        self._report = self.built.diagnostics.append
        self.nodes = 0

    def build(self, events: Iterator[yaml.Event]) -> Value:
        data: Value = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and () in self.built.values:
                self._report(finding_at("several-documents", self._place(event)))
                break
            if isinstance(event, yaml.NodeEvent):
                data = self._value(event, events, ())
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        span = self._span(event)
        self.built.values[path] = span
        self.nodes += 1
        if len(path) > MAXIMUM_DEPTH:
            raise _LimitError(finding_at("nested-too-deep", self.text.place(span), limit=MAXIMUM_DEPTH))
        if self.nodes > self.text.limit:
            limit = Text(format_integer(self.text.limit), str(self.text.limit))
            raise _LimitError(finding_at("file-too-large", self.text.place(span), "entries", limit=limit))
        self._refuse_anchor_and_tag(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_stacked_marks(event)
            # The C parser says '' for a plain scalar, the Python parser None.
            given = _word_of(event) or event.tag or ""
            return None if not event.style and given in NULLS else given
        return f"*{getattr(event, 'anchor', '')}"

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        data: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._report(finding_at("yaml-syntax", self._place(event), "key"))
                self.built.faults.add(path)
                self._value(event, events, (*path, _IGNORED))
                self._value(next(events), events, (*path, _IGNORED))
                continue
            self._refuse_stacked_marks(event)
            key = _word_of(event)
            here = (*path, key)
            if key in data:
                first = self.text.place(self.built.keys[here])
                begins = isinstance(path[-1] if path else None, int) and key == next(iter(data))
                self._report(sentences.duplicate_key(self._place(event), key, first, begins_entry=begins))
                self._value(next(events), events, (*path, _IGNORED))
                continue
            self._refuse_anchor_and_tag(event, here)
            self.built.keys[here] = self._span(event)
            data[key] = self._value(next(events), events, here)
            if data[key] is None:
                self.built.values[here] = self.built.keys[here]
        return data

    def _sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        data: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            data.append(self._value(event, events, (*path, len(data))))
        return data

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:  # both parsers mark every event; the type allows none
            return Span(0, 0, 1)
        lines = self.text.lines
        line = lines[start.line] if start.line < len(lines) else ""
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Span(start.line, start.column, max(stop - start.column, 1))

    def _place(self, event: yaml.Event) -> Location:
        return self.text.place(self._span(event))

    def _refuse_anchor_and_tag(self, event: yaml.Event, path: KeyPath) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._report(finding_at("anchor-or-alias", self._place(event), written=quote(f"{sign}{anchor}")))
            self.built.faults.add(path)
        if tag is not None:
            written = quote(tag.replace("tag:yaml.org,2002:", "!!"))
            self._report(finding_at("explicit-tag", self._place(event), written=written))
            self.built.faults.add(path)

    def _refuse_stacked_marks(self, event: yaml.ScalarEvent) -> None:
        """Escapes in double quotes can bring what the text of the file does not show."""
        if event.style == '"' and find_stacked_marks(event.value) is not None:
            raise _LimitError(finding_at("control-character", self._place(event), "stacked"))
