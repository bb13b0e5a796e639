"""YAML text → plain data and a table from key path to place. The only file that imports the YAML library.

PyYAML's C parser is read event by event rather than through ``compose()``: only the events show anchors, aliases and the start of
a second document, and reading them needs no recursion of the parser's own, so that deep nesting cannot harm it.

Scalars stay text until a model gives them a type: ``no``, ``010``, ``12:30`` and ``1.200`` mean what was typed. An empty value,
``~`` and ``null`` are None: nothing was given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from ttdn.diagnostics import Diagnostic, Location, Related
from ttdn.language import Text
from ttdn.vietnamese import CONTROL, nfc, visible

KeyPath = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]

#: Larger than any honest report by a factor of fifty; a check must not become slow.
MAXIMUM_BYTES = 1024 * 1024
#: A plan needs five levels.
MAXIMUM_DEPTH = 20
#: What a terminal line can show of a source line.
MAXIMUM_SNIPPET = 400

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})
_LINE_BREAK = re.compile("\r\n|\n|\r")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key or a value stands: line and column from 0, length in characters on that line."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class Source:
    """A file that was read: its data, and the place of every key and value in it."""

    file: str
    lines: list[str]
    data: Value = None
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    values: dict[KeyPath, Span] = field(default_factory=dict)

    def has(self, path: KeyPath) -> bool:
        """Whether something stands at that path, valid or not."""
        return path in self.values

    def locate(self, path: KeyPath, *, key: bool = False) -> Location:
        """The place of the value at ``path`` (or of its key); the nearest place above it where there is none."""
        if key and path in self.keys:
            return self.place(self.keys[path])
        for end in range(len(path), -1, -1):
            span = self.values.get(path[:end])
            if span is not None:
                return self.place(span)
        return Location(self.file)

    def place(self, span: Span) -> Location:
        """A span as a location with its source line."""
        text = self.lines[span.line] if span.line < len(self.lines) else ""
        return Location(self.file, span.line + 1, span.column + 1, max(span.length, 1), text[:MAXIMUM_SNIPPET])

    def line_of(self, path: KeyPath) -> str:
        """The source line on which the value at ``path`` begins."""
        return self.locate(path).snippet


def parse_source(file: str, raw: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Read one YAML document.

    Args:
        file: The name under which findings speak of it.
        raw: The bytes of the file.

    Returns:
        The source (None where nothing could be read of it) and what is wrong with it.
    """
    if len(raw) > MAXIMUM_BYTES:
        return None, [_too_large(file, len(raw))]
    text, trouble = _decode(file, raw)
    if text is None:
        return None, trouble
    source = Source(file, _LINE_BREAK.split(text))
    trouble = list(_find_control_characters(source))
    if trouble:
        return None, trouble
    builder = _Builder(source)
    try:
        source.data = builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        builder.diagnostics.append(_syntax_error(source, error))
        return None, builder.diagnostics
    except _NestedTooDeepError as error:
        builder.diagnostics.append(_too_deep(source, error.span))
        return None, builder.diagnostics
    if source.data is None:
        return None, [*builder.diagnostics, _empty(file)]
    return source, builder.diagnostics


def _decode(file: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    if raw.startswith(_UTF16) or b"\x00" in raw[:64]:
        return None, [_not_utf8(Location(file, 1, 1), "UTF-16")]
    try:
        return nfc(raw.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        lines = _LINE_BREAK.split(before)
        rest = _LINE_BREAK.split(raw[error.start :].decode("utf-8", "replace"), maxsplit=1)[0]
        place = Location(file, len(lines), len(lines[-1]) + 1, 1, visible(lines[-1] + rest)[:MAXIMUM_SNIPPET])
        return None, [_not_utf8(place, "")]


def _find_control_characters(source: Source) -> Iterator[Diagnostic]:
    for number, line in enumerate(source.lines):
        for match in CONTROL.finditer(line):
            place = Location(source.file, number + 1, match.start() + 1, 1, visible(line)[:MAXIMUM_SNIPPET])
            yield Diagnostic(
                "control-character",
                Text(
                    f"Dòng này có ký tự điều khiển U+{ord(match[0]):04X}, không nhìn thấy được.",
                    f"This line has the control character U+{ord(match[0]):04X}, which cannot be seen.",
                ),
                place,
                hint=Text(
                    "Xóa cả dòng và gõ lại; ký tự này thường đến khi sao chép từ Word hoặc PDF.",
                    "Delete the line and type it again; such a character usually comes with text copied from Word or PDF.",
                ),
            )


class _NestedTooDeepError(Exception):
    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


class _Builder:
    """Turns the events of one document into data, noting the place of each node."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []

    def build(self, events: Iterator[yaml.Event]) -> Value:
        data: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report_second_document(event)
                    break
            elif isinstance(event, yaml.NodeEvent):
                data = self._value(event, events, ())
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        span = self._span(event)
        self.source.values[path] = span
        if len(path) > MAXIMUM_DEPTH:
            raise _NestedTooDeepError(span)
        self._refuse_anchor_and_tag(event, span)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.style is None and event.value in _NULLS else event.value
        return None

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        data: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._report_key_that_is_no_word(event)
                self._value(event, events, (*path, ""))
                self._value(next(events), events, (*path, ""))
                continue
            self._refuse_anchor_and_tag(event, self._span(event))
            here = (*path, event.value)
            if event.value in data:
                self._report_duplicate_key(event, self.source.keys[here])
                kept = self.source.values[here]
                self._value(next(events), events, here)
                self.source.values[here] = kept
                continue
            self.source.keys[here] = self._span(event)
            data[event.value] = self._value(next(events), events, here)
            if data[event.value] is None:
                self.source.values[here] = self.source.keys[here]
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
        line = self.source.lines[start.line] if start.line < len(self.source.lines) else ""
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Span(start.line, start.column, max(stop - start.column, 1))

    def _refuse_anchor_and_tag(self, event: yaml.Event, span: Span) -> None:
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.diagnostics.append(_anchor(self.source.place(span), f"{sign}{anchor}"))
        if getattr(event, "tag", None) is not None:
            self.diagnostics.append(_tag(self.source.place(span), visible(event.tag)))

    def _report_duplicate_key(self, event: yaml.ScalarEvent, first: Span) -> None:
        self.diagnostics.append(
            Diagnostic(
                "duplicate-key",
                Text(f"Khóa '{visible(event.value)}' viết hai lần.", f"The key '{visible(event.value)}' is given twice."),
                self.source.place(self._span(event)),
                hint=Text("Giữ một dòng, xóa dòng còn lại.", "Keep one of the lines and delete the other."),
                related=(Related(self.source.place(first), Text("viết lần đầu ở đây", "first given here")),),
            )
        )

    def _report_second_document(self, event: yaml.Event) -> None:
        self.diagnostics.append(
            Diagnostic(
                "several-documents",
                Text("Tệp chứa nhiều tài liệu (có dòng '---' ở giữa).", "The file holds several documents (a line '---' in the middle)."),
                self.source.place(self._span(event)),
                hint=Text(
                    "Mỗi báo cáo một tệp: xóa dòng '---' hoặc tách thành tệp khác.",
                    "One report, one file: delete the line '---' or split the file.",
                ),
            )
        )

    def _report_key_that_is_no_word(self, event: yaml.Event) -> None:
        self.diagnostics.append(
            Diagnostic(
                "yaml-syntax",
                Text("Tên khóa phải là một từ đơn.", "A key must be a plain word."),
                self.source.place(self._span(event)),
            )
        )


def _too_large(file: str, size: int) -> Diagnostic:
    return Diagnostic(
        "file-too-large",
        Text(
            f"Tệp {size / 1024 / 1024:.1f} MB, vượt giới hạn 1 MB.".replace(".", ",", 1),
            f"The file has {size / 1024 / 1024:.1f} MB; the limit is 1 MB.",
        ),
        Location(file),
        hint=Text(
            "Một báo cáo chỉ vài chục KB: kiểm tra xem có dán nhầm nội dung không; tài liệu kèm theo để thành tệp minh chứng riêng.",
            "A report has some ten KB: look for content pasted by mistake; attachments are evidence files of their own.",
        ),
    )


def _not_utf8(place: Location, encoding: str) -> Diagnostic:
    found = f" ({encoding})" if encoding else ""
    return Diagnostic(
        "not-utf-8",
        Text(f"Tệp không ở bảng mã UTF-8{found}.", f"The file is not UTF-8{found}."),
        place,
        hint=Text(
            "Mở tệp bằng Notepad, chọn Lưu thành (Save As), mục Mã hóa (Encoding) chọn UTF-8 rồi lưu lại. "
            "Nếu chữ gõ bằng TCVN3 hoặc VNI, hãy chuyển sang Unicode trước.",
            "Open the file in Notepad, choose Save As and the encoding UTF-8. Text typed in TCVN3 or VNI must be turned into Unicode first.",
        ),
    )


def _empty(file: str) -> Diagnostic:
    return Diagnostic(
        "empty-file",
        Text("Tệp trống, chưa có nội dung nào.", "The file is empty: it has no content."),
        Location(file),
        hint=Text("Điền nội dung, hoặc xóa tệp nếu chưa báo cáo.", "Fill it in, or delete the file if there is nothing to report yet."),
    )


def _too_deep(source: Source, span: Span) -> Diagnostic:
    return Diagnostic(
        "nested-too-deep",
        Text(f"Nội dung lồng nhau quá {MAXIMUM_DEPTH} cấp.", f"The content is nested more than {MAXIMUM_DEPTH} levels deep."),
        source.place(span),
    )


def _anchor(place: Location, written: str) -> Diagnostic:
    return Diagnostic(
        "anchor-or-alias",
        Text(f"Không được dùng neo hoặc tham chiếu YAML ('{written}').", f"YAML anchors and aliases are not allowed ('{written}')."),
        place,
        hint=Text(
            "Viết lại nội dung đầy đủ; nếu dấu & hoặc * là một phần của câu chữ thì đặt cả câu trong ngoặc kép.",
            "Write the content out; if & or * is part of a sentence, put the sentence in double quotes.",
        ),
    )


def _tag(place: Location, tag: str) -> Diagnostic:
    return Diagnostic(
        "explicit-tag",
        Text(f"Không được dùng thẻ YAML ('{tag}').", f"YAML tags are not allowed ('{tag}')."),
        place,
        hint=Text(
            "Nếu dấu ! là một phần của câu chữ thì đặt cả câu trong ngoặc kép.",
            "If ! is part of a sentence, put the sentence in double quotes.",
        ),
    )


def _syntax_error(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(source.lines) - 1)
    text = source.lines[line]
    place = source.place(Span(line, min(column, len(text)), 1))
    problem = (error.problem or "").lower()
    if "\t" in text[: column + 1] or "tab" in problem:
        tab = text.find("\t")
        return _tab(source.place(Span(line, max(tab, 0), 1)))
    return Diagnostic("yaml-syntax", *_explain(problem, text, place))


def _tab(place: Location) -> Diagnostic:
    return Diagnostic(
        "tab-indentation",
        Text("Dòng này thụt lề bằng phím Tab.", "This line is indented with a tab."),
        place,
        hint=Text(
            "Xóa khoảng thụt và gõ lại bằng dấu cách (2 dấu cách một cấp).", "Delete the indent and type it with spaces (2 for each level)."
        ),
        fix=place.snippet.replace("\t", "  "),
    )


def _explain(problem: str, text: str, place: Location) -> tuple[Text, Location]:
    """The parser's complaint as a sentence an officer can act on."""
    if "mapping values are not allowed" in problem:
        return Text(
            "Trong câu có dấu hai chấm nên YAML hiểu nhầm, hoặc dòng thụt lề sai; đặt cả câu trong ngoặc kép.",
            "A colon inside the sentence confuses YAML, or the line is indented wrongly; put the sentence in double quotes.",
        ), place
    if "end of stream" in problem and "quoted" in problem:
        return Text("Thiếu dấu ngoặc kép đóng câu bắt đầu ở đây.", "The quotation that starts here is never closed."), place
    if "cannot start any token" in problem:
        sign = text[place.column - 1 : place.column]
        return Text(
            f"Câu không được bắt đầu bằng '{visible(sign)}'; đặt cả câu trong ngoặc kép.",
            f"A sentence cannot begin with '{visible(sign)}'; put it in double quotes.",
        ), place
    if "could not find expected ':'" in problem or "block mapping" in problem:
        return Text(
            "Dòng này không đúng dạng 'khóa: nội dung', hoặc thụt lề không thẳng với các dòng cùng cấp.",
            "This line is not of the form 'key: content', or its indent differs from the lines beside it.",
        ), place
    if "'-' indicator" in problem:
        return Text(
            "Các ý trong một danh sách phải cùng bắt đầu bằng '- ' và thẳng hàng.",
            "The entries of a list must all begin with '- ' and line up.",
        ), place
    return Text(f"Sai cú pháp YAML ({problem}).", f"YAML syntax error ({problem})."), place
