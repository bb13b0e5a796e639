"""A text template and a context → Markdown.

Jinja runs in its sandbox; every value is escaped, so that text of a report stays text.

A template may come from anybody who sends a change. It reads values, and calls what this program, Jinja,
texts and dates offer; nothing else.
"""

import functools
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from traceback import walk_tb
from typing import Any, NamedTuple

import jinja2.exceptions
from jinja2.sandbox import SandboxedEnvironment

from ttdn.documents.document.markdown import LINE_END
from ttdn.errors import MemoryLimitError, TemplateError, TimeLimitError, WorkerDiedError
from ttdn.language import Text
from ttdn.number_words import spell_money
from ttdn.places import is_absent
from ttdn.safe_text import markdown, quote
from ttdn.source import parse_source
from ttdn.vietnamese import (
    capitalized,
    format_amount,
    format_count,
    format_date,
    format_millions,
    format_money,
    format_percent,
    nfc,
    suggest,
)  # fmt: skip
from ttdn.worker import Worker

#: What a template's head says besides its kind.
_PRINTED = ("title", "subject", "addressees")
#: A letter (công văn) and a message have no name of their kind.
_UNTITLED = frozenset({"cong-van", "tin-nhan"})
_HEAD = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_BLOCKS = frozenset({"if", "for", "macro", "call", "filter", "with"})
_LAST_QUOTED = re.compile(r".*'([^']+)'", re.DOTALL)
#: A template of an office has some thousand letters; a filled one, of the reports of a thousand units, a
#: hundred thousand.
_MAXIMUM_TEMPLATE = 1 << 20
_MAXIMUM_TEXT = 500_000
#: Of an error's words: Jinja puts whole values into them.
_MAXIMUM_REASON = 200
#: Whose functions a template may call. pydantic gives every model a method that reads any file, and one that
#: unpickles.
_CALLABLE = ("ttdn.", "jinja2.")
_PLAIN = frozenset({None, "builtins", "datetime"})
_SECONDS, _MEGABYTES = 5.0, 512
_NO_FILE = Text(
    "Mẫu phải là một tệp nằm trong thư mục này, không phải thư mục, đường ống hay liên kết trỏ ra ngoài.",
    "A template must be a file in this folder: not a folder, a pipe or a link that leads out of it.",
)
_NOT_READ = Text("Không đọc được mẫu văn bản.", "The template cannot be read.")
_NOT_UTF8 = Text(
    "Mẫu văn bản không ở bảng mã UTF-8. Mở bằng Notepad, chọn Lưu thành (Save As), mục Mã hóa (Encoding) "
    "chọn UTF-8; tệp do dấu > của PowerShell ghi ra thì chép lại từ mẫu gốc.",
    "The template is not in UTF-8. Open it in Notepad, choose Save As and the encoding UTF-8; what "
    "PowerShell's > wrote is to be copied anew.",
)
_TOO_LONG = Text("Mẫu dài quá 1 MB. Rút ngắn mẫu.", "The template is longer than 1 MB. Shorten it.")
_ENDLESS = Text(
    "Mẫu chạy mãi không xong. Xem lại các vòng lặp {% for %}, {% macro %} và phép tính trong mẫu.",
    "The template never ends. Check its loops {% for %}, its {% macro %} and its arithmetic.",
)
_TOO_MUCH = Text(
    "Mẫu cho ra văn bản quá lớn. Xem lại các vòng lặp {% for %} và phép tính trong mẫu.",
    "The template produces too much text. Check its loops {% for %} and its arithmetic.",
)
_FORBIDDEN = Text(
    "Mẫu gọi một hàm mà mẫu không được phép gọi. Chỉ điền các tên có sẵn.",
    "The template calls a function that templates may not call. Use only the names that are provided.",
)
_CURLY = Text(
    "Trong {{ }} và {% %} chỉ dùng ngoặc thẳng '…', không dùng ngoặc cong.",
    "Use straight quotes inside {{ }} and {% %}.",
)
_CURLY_QUOTES = re.compile(r"\{[{%][^}]*[“”‘’][^}]*[%}]\}")


class Rendered(NamedTuple):
    """A filled template: the head (plain text) and the body (Markdown, or plain text).

    ``addressees`` is what stands after "Kính gửi" where there are too many to be named; not every kind has
    it.
    """

    title: str
    subject: str
    body: str
    addressees: str = ""


def find_template(name: str, root: Path) -> Path:
    """The folder's own template where it has one, else the one that came with the program.

    Raises:
        TemplateError: What stands in its place is not a file of the folder.
    """
    own = root / "templates" / name
    if is_absent(own):
        return packaged_templates() / name
    try:
        plain = own.is_file() and own.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        plain = False
    if not plain:
        raise TemplateError(f"templates/{name}", 1, _NO_FILE)
    return own


def packaged_templates() -> Path:
    """The program's own templates: in a wheel inside the package, in a checkout beside it."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def fill_template(path: Path, context: Mapping[str, Any], *, plain: bool = False) -> Rendered:
    """Read a template and fill it.

    Args:
        path: The template: a head between two lines ``---`` (kind, title, subject), then Markdown with Jinja.
        context: The names it may use.
        plain: The body is plain text: values are put in as they are.

    Returns:
        Its title, subject and body.

    Raises:
        TemplateError: It cannot be read, its head lacks a key, or its Jinja is wrong; the error names the
            line.
    """
    text = _read(path)
    name = f"templates/{path.name}"
    # The program's own templates need no watching.
    packaged = packaged_templates() / path.name
    if packaged.is_file() and text == _read(packaged):
        return _fill(name, text, context, plain=plain, limit=sys.maxsize)
    try:
        return _worker().call(_fill, name, text, dict(context), plain=plain, limit=_MAXIMUM_TEXT)
    except TimeLimitError as error:
        raise TemplateError(name, 1, _ENDLESS) from error
    except (MemoryLimitError, WorkerDiedError) as error:
        raise TemplateError(name, 1, _TOO_MUCH) from error


@functools.cache
def _worker() -> Worker:
    """The child process in which the templates of an office are filled.

    Who writes one may write a loop without an end.
    """
    return Worker(seconds=_SECONDS, megabytes=_MEGABYTES)


def parse_template(name: str, text: str) -> Iterator[jinja2.nodes.Template]:
    """What a template says, as Jinja reads it: its title, subject and addressees, then the body.

    Lines are those of the file.

    Args:
        name: The template, as it is named to people.
        text: What stands in its file.

    Raises:
        TemplateError: It lacks a head, or its Jinja is wrong; the error names the line.
    """
    head, body = _take_apart(name, text)
    environment = _environment(escape=False)
    for piece in (*head.values(), body):
        try:
            yield environment.parse(piece)
            environment.compile(piece)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(name, *_explain(error, piece)) from error


def _take_apart(name: str, text: str) -> tuple[dict[str, str], str]:
    """The head and the body, each behind the empty lines that keep its lines where they are in the file."""
    match = _HEAD.match(text)
    head = _read_head(name, match[1] if match else "")
    quoted = _CURLY_QUOTES.search(text)
    if quoted:
        raise TemplateError(name, text.count("\n", 0, quoted.start()) + 1, _CURLY)
    end = match.end() if match else 0
    return head, "\n" * text.count("\n", 0, end) + text[end:]


def _fill(name: str, text: str, context: Mapping[str, Any], *, plain: bool, limit: int) -> Rendered:
    head, body = _take_apart(name, text)
    return Rendered(
        **{
            key: _render(name, words, context, escape=False, limit=limit).lstrip("\n")
            for key, words in head.items()
        },
        body=_render(name, body, context, escape=not plain, limit=limit),
    )


def _read(path: Path) -> str:
    name = f"templates/{path.name}"
    try:
        with path.open("rb") as file:
            raw = file.read(_MAXIMUM_TEMPLATE + 1)
        if len(raw) > _MAXIMUM_TEMPLATE:
            raise TemplateError(name, 1, _TOO_LONG)
        return nfc(raw.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise TemplateError(name, 1, _NOT_UTF8) from error
    except OSError as error:
        raise TemplateError(name, 1, _NOT_READ) from error


def _read_head(name: str, text: str) -> dict[str, str]:
    """Title, subject and addressees, each behind the empty lines that put it on its line of the file."""
    source, found = parse_source(name, text.encode())
    if found and text:
        raise TemplateError(name, found[0].location.line + 1, found[0].message)
    data = source.data if source and isinstance(source.data, dict) else {}
    head = {key: value for key, value in data.items() if isinstance(value, str)}
    if head.get("kind") in _UNTITLED:
        head["title"] = ""
    for key in ("kind", "title", "subject"):
        if key not in head:
            raise TemplateError(
                name,
                1,
                Text(
                    f"Phần đầu giữa hai dòng '---' thiếu '{key}: …'.",
                    f"The head between the two lines '---' lacks '{key}: …'.",
                ),
            )
    lines = {key: source.locate((key,)).line for key in _PRINTED} if source else {}
    return {key: "\n" * line + head.get(key, "") for key, line in lines.items()}


def _render(name: str, text: str, context: Mapping[str, Any], *, escape: bool, limit: int) -> str:
    try:
        return _gather(name, limit, _compile(text, escape=escape).generate(context))
    except (TemplateError, MemoryError):
        raise
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(name, *_explain(error, text)) from error
    # Whatever a template does with a value is the template's fault.
    except Exception as error:
        raise TemplateError(name, _line_of(error), _reason(error, context)) from error


def _reason(error: Exception, context: Mapping[str, Any]) -> Text:
    if isinstance(error, jinja2.UndefinedError):
        return _unknown_name(error, context)
    if isinstance(error, jinja2.exceptions.SecurityError):
        return _FORBIDDEN
    return _ENDLESS if isinstance(error, RecursionError) else _not_filled(str(error)[:_MAXIMUM_REASON])


def _not_filled(reason: str) -> Text:
    return Text(f"Không điền được mẫu: {reason}.", f"The template cannot be filled in: {reason}.")


@functools.lru_cache(maxsize=64)
def _compile(text: str, *, escape: bool) -> jinja2.Template:
    """Letters to fifty units are fifty fillings of one template."""
    return _environment(escape=escape).from_string(text)


def _gather(name: str, limit: int, pieces: Iterator[str]) -> str:
    """The pieces of a filled template, as long as it does not outgrow what can be printed."""
    gathered = []
    for piece in pieces:
        gathered.append(piece)
        limit -= len(piece)
        if limit < 0:
            raise TemplateError(name, 1, _TOO_MUCH)
    return "".join(gathered)


def _explain(error: jinja2.TemplateSyntaxError, text: str) -> tuple[int, Text]:
    """The line of a syntax error, and what is wrong there.

    For a block that is never closed, that is the line on which it begins.
    """
    message = error.message or ""
    opened = _open_blocks(text) if "end of template" in message else []
    if opened:
        line, word = opened[-1]
        return line, Text(
            f"Khối '{{% {word} … %}}' mở ở dòng này mà không có '{{% end{word} %}}'.",
            f"The block '{{% {word} … %}}' that begins here has no matching '{{% end{word} %}}'.",
        )
    reason = message.rstrip(".")[:_MAXIMUM_REASON]
    return error.lineno, Text(f"Sai cú pháp mẫu (Jinja: {reason}).", f"Template syntax error: {reason}.")


def _unknown_name(error: jinja2.UndefinedError, context: Mapping[str, Any]) -> Text:
    """A name that is not provided, or that a value does not have, and the name that may have been meant."""
    reason = (error.message or "")[-_MAXIMUM_REASON:]
    found = _LAST_QUOTED.search(reason)
    if found is None:
        return _not_filled(reason)
    near = "".join(suggest(found[1], dict.fromkeys(_names_in(context)), limit=1))
    return Text(
        f"Không có tên {quote(found[1])} để điền vào mẫu." + (f" Có phải là '{near}'?" if near else ""),
        f"There is no name {quote(found[1])} to fill in." + (f" Did you mean '{near}'?" if near else ""),
    )


def _names_in(value: object) -> Iterator[str]:
    """The names that a template may use of a value, and of the values in it."""
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield name
            yield from _names_in(inner)
    elif isinstance(value, tuple):
        yield from (name for inner in value for name in _names_in(inner))


def _open_blocks(text: str) -> list[tuple[int, str]]:
    """The lines and the names of the blocks that are opened and not closed."""
    opened: list[tuple[int, str]] = []
    tokens = [token for token in _environment(escape=False).lex(text) if token[1] != "whitespace"]
    for (line, kind, _), (_, _, word) in pairwise(tokens):
        if kind == "block_begin" and word in _BLOCKS:
            opened.append((line, word))
        elif kind == "block_begin" and word.removeprefix("end") in _BLOCKS and opened:
            opened.pop()
    return opened


def _line_of(error: Exception) -> int:
    """The template's line at which an error arose.

    The last frame of the traceback that Jinja made of the template.
    """
    frames = walk_tb(error.__traceback__)
    lines = [line for frame, line in frames if frame.f_code.co_filename == "<template>"]
    return lines[-1] if lines else 1


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, in which what libraries give to our models cannot be called either."""

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - whatever the template calls
        """Whether a template may call a thing."""
        module = getattr(obj, "__module__", None)
        known = module in _PLAIN or (isinstance(module, str) and module.startswith(_CALLABLE))
        return known and super().is_safe_callable(obj)


def _environment(*, escape: bool) -> SandboxedEnvironment:
    # Escaping is done by finalize, for Markdown: Jinja's own autoescape is for HTML.
    environment = _Sandbox(
        undefined=jinja2.StrictUndefined,
        finalize=_escaped if escape else None,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=lambda amount: "" if amount is None else format_amount(amount),
        padded=format_count,
        money=format_money,
        millions=format_millions,
        spelled=spell_money,
        day=format_date,
        cite=lambda number: number if number.startswith("Phụ") else f"mục {number}",
        percent=lambda rate: format_percent(rate.part, rate.whole),
        lines=functools.partial(_lines, escape=escape),
        capitalized=capitalized,
    )
    return environment


class _Ready(str):
    """Markdown that a filter made of values that it has escaped itself."""

    __slots__ = ()


def _escaped(value: object) -> str:
    """A value as Markdown; a blank at its ends (``', '``) still parts it from what stands beside it."""
    if isinstance(value, _Ready):
        return value
    words = str(value)
    ends = " " * (len(words) > 1 and words.endswith(" "))
    return f"{' ' * words.startswith(' ')}{markdown(words)}{ends}"


def _lines(words: Iterable[object], *, escape: bool) -> str:
    """Words line by line; in a cell of a table, too, where Markdown has nothing that ends a line."""
    if not escape:
        return "\n".join(map(str, words))
    return _Ready(LINE_END.join(markdown(str(line)) for line in words))
