"""YAML text → plain data and a table from key path to place. The only file that imports the YAML library.

PyYAML's C parser is read event by event rather than through ``compose()``: only the events show anchors, aliases and the start of
a second document, and reading them needs no recursion of the parser's own, so that deep nesting cannot harm it.

Scalars stay text until a model gives them a type: ``no``, ``010``, ``12:30`` and ``1.200`` mean what was typed. An empty value,
``~`` and ``null`` are None: nothing was given.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

import yaml

from ttdn.diagnostics import Diagnostic, Location, Related
from ttdn.language import Text
from ttdn.vietnamese import CONTROL, find_stacked_marks, format_integer, nfc, quote, visible

KeyPath = tuple[str | int, ...]
Value = str | None | list["Value"] | dict[str, "Value"]

#: Larger than any honest report by a factor of fifty; a check must not become slow.
MAXIMUM_BYTES = 1024 * 1024
#: A plan needs five levels.
MAXIMUM_DEPTH = 20
#: Keys, values and entries of one file; the plan of 2020 has 1,700. What is found wrong grows with them.
MAXIMUM_NODES = 10_000
#: Lines with control characters that are named one by one: beyond that the file is no text at all.
MAXIMUM_CONTROL_LINES = 20
#: What a terminal line can show of a source line.
MAXIMUM_SNIPPET = 400

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})
_LINE_BREAK = re.compile("\r\n|\n|\r")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: Stands in a key path for a value that is read but not kept: the second of two equal keys, a key that is no word.
_IGNORED = -1


@dataclass(frozen=True, slots=True)
class Span:
    """Where a key or a value stands: line and column from 0, length in characters on that line."""

    line: int
    column: int
    length: int


@dataclass(slots=True)
class Source:
    """A file that was read: its data, and the place of every key and value in it.

    ``faults`` are the paths of values that were given, but cannot be had: an alias, a tag, a key that is no word or that is
    misspelt. What else would be said of them only repeats the finding. ``sound`` says that YAML had nothing to complain of.
    """

    file: str
    lines: list[str]
    data: Value = None
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    values: dict[KeyPath, Span] = field(default_factory=dict)
    faults: set[KeyPath] = field(default_factory=set)
    sound: bool = True

    def get(self, path: KeyPath) -> Value:
        """The value at that path, valid or not; None where nothing was given."""
        value = self.data
        for part in path:
            if isinstance(value, dict) and isinstance(part, str):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
                value = value[part]
            else:
                return None
        return value

    def has(self, path: KeyPath) -> bool:
        """Whether something was given at that path, valid or not; a key without a value gives nothing."""
        return self.get(path) is not None or path in self.faults

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


def parse_source(file: str, raw: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Read one YAML document.

    Args:
        file: The name under which findings speak of it.
        raw: The bytes of the file.

    Returns:
        The source (None where nothing could be read of it) and what is wrong with it.
    """
    if len(raw) > MAXIMUM_BYTES:
        return None, [_too_large(file)]
    text, trouble = _decode(file, raw)
    if text is None:
        return None, trouble
    source = Source(file, _LINE_BREAK.split(text))
    trouble = list(islice(_find_control_characters(source), MAXIMUM_CONTROL_LINES))
    if trouble:
        return None, trouble
    builder = _Builder(source)
    try:
        source.data = builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        return None, [*builder.diagnostics, _syntax_error(source, error)]
    except _LimitError as error:
        return None, [error.diagnostic]
    if source.data is None:
        return None, [*builder.diagnostics, _empty(file)]
    source.sound = not builder.diagnostics
    return source, builder.diagnostics


def _decode(file: str, raw: bytes) -> tuple[str | None, list[Diagnostic]]:
    if raw.startswith(_UTF16) or b"\x00" in raw[:64]:
        return None, [_not_utf8(Location(file, 1, 1), "UTF-16")]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(_place_after(file, raw[: error.start].decode("utf-8"), raw[error.start :].decode("utf-8", "replace")), "")]
    marks = find_stacked_marks(text)
    if marks is not None:
        return None, [_stacked_marks(_place_after(file, text[:marks], text[marks:]))]
    return nfc(text), []


def _place_after(file: str, before: str, after: str) -> Location:
    """The place where the text splits, in text that cannot be brought into NFC as a whole."""
    lines = _LINE_BREAK.split(before)
    snippet = visible((lines[-1] + _LINE_BREAK.split(after, maxsplit=1)[0])[:MAXIMUM_SNIPPET])
    return Location(file, len(lines), len(lines[-1]) + 1, 1, snippet)


def _find_control_characters(source: Source) -> Iterator[Diagnostic]:
    """The first control character of each line that has one."""
    for number, line in enumerate(source.lines):
        match = CONTROL.search(line)
        if match is None:
            continue
        yield Diagnostic(
            "control-character",
            Text(
                f"Dòng này có ký tự điều khiển U+{ord(match[0]):04X}, không nhìn thấy được.",
                f"This line has the control character U+{ord(match[0]):04X}, which cannot be seen.",
            ),
            Location(source.file, number + 1, match.start() + 1, 1, visible(line[:MAXIMUM_SNIPPET])),
            hint=Text(
                "Xóa cả dòng và gõ lại; ký tự này thường đến khi sao chép từ Word hoặc PDF.",
                "Delete the line and type it again; such a character usually comes with text copied from Word or PDF.",
            ),
        )


class _LimitError(Exception):
    """The content is larger than any report can be: reading stops here."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


class _Builder:
    """Turns the events of one document into data, noting the place of each node."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.nodes = 0

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
        self.nodes += 1
        if len(path) > MAXIMUM_DEPTH:
            raise _LimitError(_too_deep(self.source.place(span)))
        if self.nodes > MAXIMUM_NODES:
            raise _LimitError(_too_many_nodes(self.source.place(span)))
        self._refuse_anchor_and_tag(event, span, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_stacked_marks(event, span)
            # The C parser says '' for a plain scalar, the Python parser None.
            given = event.value or event.tag or ""
            return None if not event.style and given in _NULLS else given
        return f"*{getattr(event, 'anchor', '')}"

    def _mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        data: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._report_key_that_is_no_word(event)
                self.source.faults.add(path)
                self._value(event, events, (*path, _IGNORED))
                self._value(next(events), events, (*path, _IGNORED))
                continue
            self._refuse_stacked_marks(event, self._span(event))
            here = (*path, event.value)
            if event.value in data:
                self._report_duplicate_key(event, self.source.keys[here])
                self._value(next(events), events, (*path, _IGNORED))
                continue
            self._refuse_anchor_and_tag(event, self._span(event), here)
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
        if start is None or end is None:  # both parsers mark every event; the type allows none
            return Span(0, 0, 1)
        line = self.source.lines[start.line] if start.line < len(self.source.lines) else ""
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Span(start.line, start.column, max(stop - start.column, 1))

    def _refuse_anchor_and_tag(self, event: yaml.Event, span: Span, path: KeyPath) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.diagnostics.append(_anchor(self.source.place(span), quote(f"{sign}{anchor}")))
            self.source.faults.add(path)
        if tag is not None:
            self.diagnostics.append(_tag(self.source.place(span), quote(tag.replace("tag:yaml.org,2002:", "!!"))))
            self.source.faults.add(path)

    def _refuse_stacked_marks(self, event: yaml.ScalarEvent, span: Span) -> None:
        """Escapes in double quotes can bring what the text of the file does not show."""
        if event.style == '"' and find_stacked_marks(event.value) is not None:
            raise _LimitError(_stacked_marks(self.source.place(span)))

    def _report_duplicate_key(self, event: yaml.ScalarEvent, first: Span) -> None:
        self.diagnostics.append(
            Diagnostic(
                "duplicate-key",
                Text(f"Khóa {quote(event.value)} viết hai lần.", f"The key {quote(event.value)} is given twice."),
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


def _too_large(file: str) -> Diagnostic:
    return Diagnostic(
        "file-too-large",
        Text("Tệp lớn hơn 1 MB.", "The file is larger than 1 MB."),
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


def _stacked_marks(place: Location) -> Diagnostic:
    return Diagnostic(
        "control-character",
        Text("Ở đây có quá nhiều dấu chồng lên một chữ.", "Too many marks are stacked on one letter here."),
        place,
        hint=Text("Xóa chữ này và gõ lại.", "Delete this letter and type it again."),
    )


def _empty(file: str) -> Diagnostic:
    return Diagnostic(
        "empty-file",
        Text("Tệp trống, chưa có nội dung nào.", "The file is empty: it has no content."),
        Location(file),
        hint=Text("Điền nội dung, hoặc xóa tệp nếu chưa báo cáo.", "Fill it in, or delete the file if there is nothing to report yet."),
    )


def _too_deep(place: Location) -> Diagnostic:
    return Diagnostic(
        "nested-too-deep",
        Text(f"Nội dung lồng nhau quá {MAXIMUM_DEPTH} cấp.", f"The content is nested more than {MAXIMUM_DEPTH} levels deep."),
        place,
    )


def _too_many_nodes(place: Location) -> Diagnostic:
    limit = format_integer(MAXIMUM_NODES)
    return Diagnostic(
        "file-too-large",
        Text(f"Tệp có hơn {limit} khóa và ý.", f"The file has more than {MAXIMUM_NODES} keys and entries."),
        place,
        hint=Text(
            "Một báo cáo chỉ vài trăm dòng: kiểm tra nội dung từ đây trở đi.", "A report has some hundred lines: look at what follows here."
        ),
    )


def _anchor(place: Location, written: str) -> Diagnostic:
    return Diagnostic(
        "anchor-or-alias",
        Text(f"Không được dùng neo hoặc tham chiếu YAML ({written}).", f"YAML anchors and aliases are not allowed ({written})."),
        place,
        hint=Text(
            "Viết lại nội dung đầy đủ; nếu dấu & hoặc * là một phần của câu chữ thì đặt cả câu trong ngoặc kép.",
            "Write the content out; if & or * is part of a sentence, put the sentence in double quotes.",
        ),
    )


def _tag(place: Location, tag: str) -> Diagnostic:
    return Diagnostic(
        "explicit-tag",
        Text(f"Không được dùng thẻ YAML ({tag}).", f"YAML tags are not allowed ({tag})."),
        place,
        hint=Text(
            "Nếu dấu ! là một phần của câu chữ thì đặt cả câu trong ngoặc kép.",
            "If ! is part of a sentence, put the sentence in double quotes.",
        ),
    )


def _syntax_error(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    here, opening = _mark(source, error.problem_mark), _mark(source, error.context_mark)
    problem = error.problem or ""
    if "tab" in problem or _has_tab_indent(here):
        return _tab(source, here)
    if "mapping values" in problem or "expected ':'" in problem or "document start" in problem:
        glued = _missing_space(source, opening.line if error.context_mark else here.line - 1)
        if glued:
            return glued
    if "mapping values" in problem and not _KEY_ONLY.fullmatch(here.snippet[: here.column - 1]):
        return _colon_in_sentence(here)
    for sign, at_opening, message, hint in _EXPLANATIONS:
        if sign in problem:
            return Diagnostic("yaml-syntax", message, opening if at_opening else here, hint=hint)
    return Diagnostic("yaml-syntax", Text(f"Sai cú pháp YAML ({problem}).", f"YAML syntax error ({problem})."), here)


def _mark(source: Source, mark: yaml.Mark | None) -> Location:
    """The parser's mark; where it stands in the empty lines at the end of the file, the end of the text."""
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if not "".join(source.lines[line:]).strip():
        line = max(number for number, text in enumerate(source.lines[:line] or [""]) if text.strip() or number == 0)
        column = len(source.lines[line])
    return source.place(Span(line, min(column, len(source.lines[line])), 1))


def _has_tab_indent(place: Location) -> bool:
    """Whether a tab stands before the text of the line, or where the parser stumbled."""
    indent = place.snippet[: len(place.snippet) - len(place.snippet.lstrip())]
    return "\t" in indent or place.snippet[place.column - 1 : place.column] == "\t"


def _is_whole(place: Location) -> bool:
    """Whether the snippet is the whole line, so that a corrected line can be offered."""
    return len(place.snippet) < MAXIMUM_SNIPPET


def _tab(source: Source, place: Location) -> Diagnostic:
    column = place.snippet.find("\t") + 1 or place.column
    return Diagnostic(
        "tab-indentation",
        Text("Dòng này thụt lề bằng phím Tab.", "This line is indented with a tab."),
        replace(place, column=column),
        hint=Text(
            "Xóa khoảng thụt và gõ lại bằng dấu cách (2 dấu cách một cấp).", "Delete the indent and type it with spaces (2 for each level)."
        ),
        fix=_align(_above(source, place.line - 1), place.snippet.lstrip()) if _is_whole(place) else None,
    )


def _above(source: Source, number: int) -> str:
    """The line of that number (from 1), or the first above it that is not empty."""
    return next((line for line in reversed(source.lines[:number]) if line.strip()), "")


def _align(above: str, text: str) -> str:
    """The text with the indent that it has as a neighbour of the line above, or inside it where that line opens a part."""
    indent = len(above) - len(above.lstrip() if text.startswith("-") else above.lstrip(" -"))
    return " " * (indent + 2 if above.rstrip().endswith(":") else indent) + text


def _missing_space(source: Source, number: int) -> Diagnostic | None:
    """A key whose colon no space follows, on the line of that number or the first above it that is not empty."""
    while number > 0 and not source.lines[number - 1].strip():
        number -= 1
    glued = _GLUED_COLON.match(source.lines[number - 1]) if number > 0 else None
    if glued is None:
        return None
    place = source.place(Span(number - 1, glued.end() - 1, 1))
    return Diagnostic(
        "yaml-syntax",
        Text("Thiếu dấu cách sau dấu hai chấm.", "The space after the colon is missing."),
        place,
        fix=f"{glued[0]} {place.snippet[glued.end() :]}" if _is_whole(place) else None,
    )


def _colon_in_sentence(place: Location) -> Diagnostic:
    sentence = _SENTENCE.fullmatch(place.snippet) if _is_whole(place) else None
    return Diagnostic(
        "yaml-syntax",
        Text("Trong câu có dấu hai chấm nên YAML hiểu nhầm.", "A colon inside the sentence confuses YAML."),
        place,
        hint=_QUOTE_IT,
        fix=f'{sentence[1]}"{sentence[2]}"' if sentence else None,
    )


#: ``unit:phuong-loc-tho``: a key and its colon with no space behind.
_GLUED_COLON = re.compile(r"\s*(?:- )?[a-z_]+:(?=[^\s/])")
_KEY_ONLY = re.compile(r"\s*(?:- +)*[\w.-]+\s*")
#: A key and a sentence that can be put in double quotes as it stands; curly ones, from Word, are taken off.
_SENTENCE = re.compile(r"(\s*(?:- )?[a-z_]+: +)“?([^\s\"'“”\\{\[|>&*!%@`#][^\"“”\\#]*)”?\s*")

_QUOTE_IT = Text('Đặt cả câu trong ngoặc kép thẳng: "…".', 'Put the whole sentence in straight double quotes: "…".')
_CLOSE_IT = Text("Dấu ngoặc mở ở đây không được đóng.", "The bracket that opens here is never closed.")
_CLOSE_HINT = Text(
    "Thêm dấu đóng, hoặc dấu phẩy giữa các ý; nếu ngoặc là một phần của câu thì đặt cả câu trong ngoặc kép thẳng.",
    "Close it, or put a comma between the entries; if the bracket is part of a sentence, put the sentence in straight double quotes.",
)
_ESCAPE = Text(
    "Trong ngoặc kép, dấu '\\' là ký hiệu riêng của YAML.",
    "Inside double quotes the sign '\\' has a meaning of its own in YAML.",
)
_ESCAPE_HINT = Text("Viết dấu '/' thay cho '\\', hoặc dùng ngoặc đơn '…'.", "Write '/' instead of '\\', or use single quotes '…'.")
_OUT_OF_PLACE = Text(
    "Dòng này thụt lề sai, hoặc dòng trên không đúng dạng 'khóa: nội dung'.",
    "This line is indented wrongly, or the line above is not of the form 'key: content'.",
)
_LINE_UP = Text("Các khóa cùng cấp phải thẳng hàng.", "Keys of one level must line up.")
_FORBIDDEN_START = Text("Câu không được bắt đầu bằng dấu này.", "A sentence cannot begin with this sign.")
_NOT_ALIGNED = Text(
    "Dòng này thụt lề không thẳng với các dòng cùng cấp, hoặc có chữ thừa sau dấu ngoặc đóng.",
    "The indent of this line differs from the lines beside it, or words follow a closing quotation mark.",
)
#: Words of the parser's complaint; whether the fault is where the unfinished part began; the sentence and the hint for an officer.
_EXPLANATIONS: tuple[tuple[str, bool, Text, Text | None], ...] = (
    (
        "unexpected end of stream",
        True,
        Text("Thiếu dấu ngoặc kép đóng câu bắt đầu ở đây.", "The quotation that starts here is never closed."),
        None,
    ),
    ("mapping values", False, _OUT_OF_PLACE, _LINE_UP),
    ("document start", False, _OUT_OF_PLACE, _LINE_UP),
    ("',' or", True, _CLOSE_IT, _CLOSE_HINT),
    ("alphabetic or numeric", True, _FORBIDDEN_START, _QUOTE_IT),
    ("cannot start any token", False, _FORBIDDEN_START, _QUOTE_IT),
    ("comment or line break", True, _FORBIDDEN_START, _QUOTE_IT),
    (
        "expected node content",
        False,
        Text("Ở đây thiếu nội dung, hoặc thừa dấu ngoặc.", "Content is missing here, or a bracket is too many."),
        _QUOTE_IT,
    ),
    ("escape character", False, _ESCAPE, _ESCAPE_HINT),
    ("hexdecimal number", False, _ESCAPE, _ESCAPE_HINT),
    (
        "could not find expected ':'",
        True,
        Text("Dòng này không đúng dạng 'khóa: nội dung'.", "This line is not of the form 'key: content'."),
        Text("Câu dài nhiều dòng thì các dòng sau phải thụt vào.", "The further lines of a long sentence must be indented."),
    ),
    (
        "did not find expected key",
        False,
        _NOT_ALIGNED,
        Text(
            "Các khóa cùng cấp phải thẳng hàng; câu có dấu nháy thì đặt cả câu trong ngoặc kép thẳng.",
            "Keys of one level must line up; a sentence with quotation marks goes into straight double quotes.",
        ),
    ),
    (
        "'-' indicator",
        False,
        Text(
            "Các ý trong một danh sách phải cùng bắt đầu bằng '- ' và thẳng hàng.",
            "The entries of a list must all begin with '- ' and line up.",
        ),
        None,
    ),
    (
        "sequence entries are not allowed",
        False,
        Text("Danh sách phải bắt đầu ở dòng dưới.", "A list must begin on the next line."),
        Text(
            "Xuống dòng trước '- '; nếu dấu '-' là một phần của câu thì đặt cả câu trong ngoặc kép thẳng.",
            "Begin a new line before '- '; if it is part of a sentence, put the sentence in straight double quotes.",
        ),
    ),
)
