"""What is wrong with a file as YAML, in sentences an officer can act on."""

from dataclasses import replace

import yaml

from ttdn.diagnostics import Diagnostic, Location, Related
from ttdn.language import NOTHING, Text
from ttdn.legacy_letters import Legacy
from ttdn.patterns import pattern
from ttdn.safe_text import quote
from ttdn.source.brackets import explain_brackets
from ttdn.source.finding import finding_at
from ttdn.source.text import MAXIMUM_DEPTH, MAXIMUM_SNIPPET, SourceText, Span


def not_utf8(place: Location, encoding: str) -> Diagnostic:
    """A file in another encoding."""
    # What PowerShell's ">" writes was read in another code page before: saving it as UTF-8 does not mend it.
    cause = (
        Text(
            " Tệp do dấu > của PowerShell ghi ra thì chữ có dấu thường đã hỏng: chạy lại lệnh với -o "
            "TÊN_TỆP thay cho dấu >.",
            " What PowerShell's > wrote has mostly lost its accented letters: run the command again with -o "
            "FILE in place of >.",
        )
        if encoding
        else NOTHING
    )
    return finding_at("not-utf-8", place, encoding=f" ({encoding})" if encoding else "", cause=cause)


def control_character(place: Location, letter: str, legacy: Legacy | None) -> Diagnostic:
    """A control character, which nobody can see.

    In text that was read with the wrong table it is a part of a letter.
    """
    hint = Text(
        "Xóa cả dòng và gõ lại; ký tự này thường đến khi sao chép từ Word hoặc PDF.",
        "Delete the line and type it again; such a character usually comes with text "
        "copied from Word or a PDF.",
    )
    if letter in "\x0b\x0c\x85\u2028\u2029":
        hint = Text(
            "Đây là dấu ngắt dòng của Word hoặc trang web: xóa đi rồi gõ một dấu cách, hoặc nhấn Enter.",
            "It is a line break from Word or the web: delete it and type a space, or press Enter.",
        )
    if legacy:
        words = quote(legacy.probable_text.strip())
        hint = Text(
            f"Chữ bị đọc sai bảng mã; có lẽ là: {words}.",
            f"The text was read in the wrong encoding; probably: {words}.",
        )
    return Diagnostic(
        "control-character",
        Text(
            f"Dòng này có ký tự điều khiển U+{ord(letter):04X}, không nhìn thấy được.",
            f"This line contains the invisible control character U+{ord(letter):04X}.",
        ),
        place,
        hint=hint,
    )


#: In braces a comma ends a value: of {spent: 44,650,000} the digits behind it are taken for keys.
CUT_NUMBER = Text(
    "Có phải là phần sau của một số viết có dấu phẩy? Trong ngoặc { } dấu phẩy ngăn hai khóa: "
    "viết số liền, chỉ chữ số (44650000).",
    "Part of a number with commas? Between braces a comma separates two keys: "
    "write the number without commas (44650000).",
)


def duplicate_key(place: Location, key: str, first: Location, *, begins_entry: bool) -> Diagnostic:
    """A key that was given before in the same mapping.

    One that ``begins_entry`` may be the first of a new entry.
    """
    hint = Text("Giữ một dòng, xóa dòng còn lại.", "Keep one of the lines and delete the other.")
    if key.isdecimal():
        hint = CUT_NUMBER
    elif begins_entry:
        hint = Text(
            f"Nếu là ý mới: thêm '- ' trước {quote(key)}, thẳng hàng với dấu '- ' của ý trên; "
            "nếu viết thừa: xóa một dòng.",
            f"For a new entry, write '- ' before {quote(key)}, in line with the '- ' above; "
            "if it was repeated by mistake, delete one.",
        )
    return Diagnostic(
        "duplicate-key",
        Text(f"Khóa {quote(key)} viết hai lần.", f"The key {quote(key)} is given twice."),
        place,
        hint=hint,
        related=(Related(first, Text("viết lần đầu ở đây", "first given here")),),
    )


def syntax_error(source: SourceText, error: yaml.MarkedYAMLError) -> Diagnostic:
    """The parser's complaint as a finding."""
    if conflict := _conflict(source):
        return conflict
    here, opening = _mark(source, error.problem_mark), _mark(source, error.context_mark)
    problem = error.problem or ""
    # Newer builds of libyaml count for themselves, and count before the events are out.
    if "nesting depth" in problem:
        return finding_at("nested-too-deep", here, limit=MAXIMUM_DEPTH)
    if "tab" in problem or _has_tab_indent(here):
        return _tab(source, here)
    if "mapping values" in problem or "expected ':'" in problem or "document start" in problem:
        glued = _missing_space(source, opening.line if error.context_mark else here.line - 1)
        if glued:
            return glued
    if "mapping values" in problem and not _KEY_ONLY.fullmatch(here.snippet[: here.column - 1]):
        return _colon_in_sentence(here)
    if brackets := explain_brackets(problem, here, opening):
        return brackets
    return _explain(problem, here, opening)


def _conflict(source: SourceText) -> Diagnostic | None:
    """The line with which git begins or ends two versions that it could not merge."""
    line = next((number for number, words in enumerate(source.lines) if _CONFLICT.match(words)), None)
    if line is None:
        return None
    return finding_at("yaml-syntax", source.place(Span(line, 0, len(source.lines[line]))), "conflict")


def _explain(problem: str, here: Location, opening: Location) -> Diagnostic:
    for sign, at_opening, message, hint in _EXPLANATIONS:
        if sign in problem:
            return Diagnostic("yaml-syntax", message, opening if at_opening else here, hint=hint)
    return finding_at("yaml-syntax", here, problem=problem)


def _mark(source: SourceText, mark: yaml.Mark | None) -> Location:
    """The parser's mark; where it stands in the empty lines at the end of the file, the end of the text."""
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if not "".join(source.lines[line:]).strip():
        line = max(
            number for number, text in enumerate(source.lines[:line] or [""]) if text.strip() or number == 0
        )
        column = len(source.lines[line])
    return source.place(Span(line, min(column, len(source.lines[line])), 1))


def _has_tab_indent(place: Location) -> bool:
    """Whether a tab stands before the text of the line, or where the parser stumbled."""
    indent = place.snippet[: len(place.snippet) - len(place.snippet.lstrip())]
    return "\t" in indent or place.snippet[place.column - 1 : place.column] == "\t"


def _is_whole(place: Location) -> bool:
    """Whether the snippet is the whole line, so that a corrected line can be offered."""
    return len(place.snippet) < MAXIMUM_SNIPPET


def _tab(source: SourceText, place: Location) -> Diagnostic:
    column = place.snippet.find("\t") + 1 or place.column
    line = place.snippet.lstrip()
    fix = _align(_above(source, place.line - 1), line) if _is_whole(place) else None
    return finding_at("tab-indentation", replace(place, column=column), fix=fix)


def _above(source: SourceText, number: int) -> str:
    """The line of that number (from 1), or the first above it that is not empty."""
    return next((line for line in reversed(source.lines[:number]) if line.strip()), "")


def _align(above: str, text: str) -> str:
    """The text with the indent that it has as a neighbour of the line above.

    Where that line opens a part, the indent is that of its content.
    """
    indent = len(above) - len(above.lstrip() if text.startswith("-") else above.lstrip(" -"))
    return " " * (indent + 2 if above.rstrip().endswith(":") else indent) + text


def _missing_space(source: SourceText, number: int) -> Diagnostic | None:
    """A key whose colon no space follows, on that line or the first above it that is not empty."""
    while number > 0 and not source.lines[number - 1].strip():
        number -= 1
    glued = _GLUED_COLON.match(source.lines[number - 1]) if number > 0 else None
    if glued is None:
        return None
    place = source.place(Span(number - 1, glued.end() - 1, 1))
    fix = f"{glued[0]} {place.snippet[glued.end() :]}" if _is_whole(place) else None
    return finding_at("yaml-syntax", place, "glued", fix=fix)


def _colon_in_sentence(place: Location) -> Diagnostic:
    sentence = _SENTENCE.fullmatch(place.snippet) if _is_whole(place) else None
    return Diagnostic(
        "yaml-syntax",
        Text("Trong câu có dấu hai chấm nên YAML hiểu nhầm.", "A colon inside the sentence confuses YAML."),
        place,
        hint=_QUOTE_IT,
        fix=f'{sentence[1]}"{sentence[2]}"' if sentence else None,
    )


#: How git parts two versions that it could not merge.
_CONFLICT = pattern(r"(?:<{7}|>{7})(?: |$)")
#: ``unit:phuong-a``: a key and its colon with no space behind.
_GLUED_COLON = pattern(r"\s*(?:- )?[a-z_]+:(?=[^\s/])")
_KEY_ONLY = pattern(r"\s*(?:- +)*[\w.-]+\s*")
#: A key and a sentence that can be put in double quotes as it stands; curly ones, from Word, are taken off.
_SENTENCE = pattern(r"(\s*(?:- )?[a-z_]+: +)“?([^\s\"'“”\\{\[|>&*!%@`#][^\"“”\\#]*)”?\s*")

_QUOTE_IT = Text(
    'Đặt cả câu trong ngoặc kép thẳng: "…".', 'Put the whole sentence in straight double quotes: "…".'
)
_ESCAPE = Text(
    "Trong ngoặc kép, dấu '\\' là ký hiệu riêng của YAML.",
    "Inside double quotes the character '\\' has a special meaning in YAML.",
)
_ESCAPE_HINT = Text(
    "Viết dấu '/' thay cho '\\', hoặc dùng ngoặc đơn '…'.",
    "Write '/' instead of '\\', or use single quotes '…'.",
)
_OUT_OF_PLACE = Text(
    "Dòng này thụt lề sai, hoặc dòng trên không đúng dạng 'khóa: nội dung'.",
    "This line is indented wrongly, or the line above is not of the form 'key: content'.",
)
_LINE_UP = Text("Các khóa cùng cấp phải thẳng hàng.", "Keys of one level must line up.")
_FORBIDDEN_START = Text(
    "Câu không được bắt đầu bằng dấu này.", "A sentence cannot begin with this character."
)
_NOT_ALIGNED = Text(
    "Dòng này thụt lề không thẳng với các dòng cùng cấp, hoặc có chữ thừa sau dấu ngoặc đóng.",
    "This line is not indented like the lines beside it, or words follow a closing quotation mark.",
)
#: Words of the parser's complaint; whether the fault is where the unfinished part began; the sentence and the
#: hint for an officer.
_EXPLANATIONS: tuple[tuple[str, bool, Text, Text | None], ...] = (
    ("mapping values", False, _OUT_OF_PLACE, _LINE_UP),
    ("document start", False, _OUT_OF_PLACE, _LINE_UP),
    ("alphabetic or numeric", True, _FORBIDDEN_START, _QUOTE_IT),
    ("cannot start any token", False, _FORBIDDEN_START, _QUOTE_IT),
    ("comment or line break", True, _FORBIDDEN_START, _QUOTE_IT),
    ("expected whitespace or line break", True, _FORBIDDEN_START, _QUOTE_IT),
    (
        "expected node content",
        False,
        Text(
            "Ở đây thiếu nội dung, hoặc thừa dấu ngoặc.",
            "Content is missing here, or there is one bracket too many.",
        ),
        _QUOTE_IT,
    ),
    ("escape character", False, _ESCAPE, _ESCAPE_HINT),
    ("hexdecimal number", False, _ESCAPE, _ESCAPE_HINT),
    (
        "could not find expected ':'",
        True,
        Text("Dòng này không đúng dạng 'khóa: nội dung'.", "This line is not of the form 'key: content'."),
        Text(
            "Câu dài nhiều dòng thì các dòng sau phải thụt vào.",
            "The continuation lines of a long sentence must be indented.",
        ),
    ),
    (
        "did not find expected key",
        False,
        _NOT_ALIGNED,
        Text(
            "Các khóa cùng cấp phải thẳng hàng; câu có dấu nháy thì đặt cả câu trong ngoặc kép thẳng.",
            "Keys of one level must line up; put a sentence that contains quotation marks "
            "in straight double quotes.",
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
            "Begin a new line before '- '; if it is part of a sentence, put the sentence in "
            "straight double quotes.",
        ),
    ),
)
