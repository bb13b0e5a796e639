"""Findings as blocks that a clerk can act on by phone."""

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.language import Language, Text
from ttdn.safe_text import visible

if TYPE_CHECKING:  # a log is plain: its findings are shown without loading rich
    from rich.text import Text as RichText

#: Words and how they look.
_Part = tuple[str, str]

_SEVERITY = {Severity.ERROR: Text("LỖI", "ERROR"), Severity.WARNING: Text("LƯU Ý", "WARNING")}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
#: Columns that a source line may take; longer lines are shown around the place at fault.
_EXCERPT = 76


def plain_diagnostic(diagnostic: Diagnostic, unit: str, language: Language) -> str:
    """One finding for a pipe or a file: as ``render_diagnostic`` has it, no colours and no line wrapped."""
    return "".join(words for words, _ in _parts(diagnostic, unit, language, None))


def render_diagnostic(diagnostic: Diagnostic, unit: str, language: Language, width: int | None) -> "RichText":
    """One finding: place, severity, code, unit; the source line with carets.

    It then says what is wrong, what is allowed and what to do.

    Args:
        diagnostic: The finding.
        unit: The name of the unit whose folder the file is in; empty for the plan.
        language: The language of the sentences.
        width: Columns at which sentences are wrapped; None leaves them whole.
    """
    from rich.text import Text as RichText  # noqa: PLC0415 - see above

    return RichText.assemble(*_parts(diagnostic, unit, language, width))


def _parts(diagnostic: Diagnostic, unit: str, language: Language, width: int | None) -> Iterator[_Part]:
    say, style = language.say, _STYLE[diagnostic.severity]
    yield visible(diagnostic.place), "bold"
    yield f"  {say(*_SEVERITY[diagnostic.severity])}", style
    yield f" [{diagnostic.code}]", "dim"
    if unit:
        yield f"  {visible(unit)}", ""
    yield from _source_lines(diagnostic.location, style)
    yield "\n" + _wrapped("", say(*diagnostic.message), width), "bold"
    for label, words in (
        (say("Được dùng", "Allowed"), diagnostic.allowed and say(*diagnostic.allowed)),
        (say("Cách sửa", "Help"), diagnostic.hint and say(*diagnostic.hint)),
        (say("Gõ lại", "Type"), diagnostic.fix),
    ):
        if words:
            yield "\n" + _wrapped(f"{label}: ", words.strip(), width), ""
    for related in diagnostic.related:
        words = f"{render_place(related.location)} ({say(*related.message)})"
        yield "\n" + _wrapped(f"{say('Xem', 'See')}: ", words, width), ""


def _wrapped(label: str, words: str, width: int | None) -> str:
    """A sentence in as many lines as it needs, indented by two."""
    text = f"{label}{visible(words)}"
    return (
        "\n".join(wrap(text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))
        if width
        else f"  {text}"
    )


def render_place(location: Location) -> str:
    """``units/x/2020.yaml:14:5``, as editors and terminals recognise it; ``bieu.xlsx:Kết quả!D7``."""
    return visible(location.text)


def _source_lines(location: Location, style: str) -> Iterator[_Part]:
    if not location.line:
        return
    if location.sheet:
        if location.snippet:
            words = visible(_excerpt(location.snippet, 0, 1)[0])
            yield f"\n{location.cell:>5} │ ", "dim"
            yield words, style
        return
    text, start, length = _excerpt(location.snippet, location.column - 1, location.length)
    # What is made visible, and an emoji, takes more columns than
    # letters: the carets are measured on what is shown.
    before, marked = visible(text[:start]), visible(text[start : start + length])
    gutter = f"{location.line:>5} │ "
    # Shown as a whole: what is harmless in parts may be a command of a log when they stand together.
    yield f"\n{gutter}", "dim"
    yield visible(text), ""
    carets = "^" * max(cell_len(marked), 1)
    yield f"\n{' ' * (len(gutter) - 2)}│ ", "dim"
    yield " " * cell_len(before), ""
    yield carets, style


def _excerpt(text: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a long line around the place at fault; start and length of the place within it."""
    if len(text) <= _EXCERPT:
        return text, start, max(min(length, len(text) - start), 1)
    first = max(0, min(start - _EXCERPT // 3, len(text) - _EXCERPT))
    part = text[first : first + _EXCERPT]
    if first:
        part = "…" + part[1:]
    return part, start - first, max(min(length, _EXCERPT - (start - first)), 1)
