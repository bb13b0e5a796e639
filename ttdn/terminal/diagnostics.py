"""Findings as blocks that a clerk can act on by phone."""

from collections.abc import Iterator
from textwrap import wrap

from rich.cells import cell_len
from rich.text import Text as RichText

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.language import Language, Text
from ttdn.safe_text import visible

_SEVERITY = {Severity.ERROR: Text("LỖI", "ERROR"), Severity.WARNING: Text("LƯU Ý", "WARNING")}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
#: Columns that a source line may take; longer lines are shown around the place at fault.
_EXCERPT = 76


def render_diagnostic(diagnostic: Diagnostic, unit: str, language: Language, width: int | None) -> RichText:
    """One finding: place, severity, code, unit; the source line with carets.

    It then says what is wrong, what is allowed and what to do.

    Args:
        diagnostic: The finding.
        unit: The name of the unit whose folder the file is in; empty for the plan.
        language: The language of the sentences.
        width: Columns at which sentences are wrapped; None leaves them whole.
    """
    say, style = language.say, _STYLE[diagnostic.severity]
    block = RichText.assemble(
        (visible(diagnostic.place), "bold"),
        (f"  {say(*_SEVERITY[diagnostic.severity])}", style),
        (f" [{diagnostic.code}]", "dim"),
        f"  {visible(unit)}" if unit else "",
    )
    for line in _source_lines(diagnostic.location, style):
        block.append("\n").append_text(line)
    block.append("\n" + _wrapped("", say(*diagnostic.message), width), style="bold")
    for label, words in (
        (say("Được dùng", "Allowed"), diagnostic.allowed and say(*diagnostic.allowed)),
        (say("Cách sửa", "Help"), diagnostic.hint and say(*diagnostic.hint)),
        (say("Gõ lại", "Type"), diagnostic.fix),
    ):
        if words:
            block.append("\n" + _wrapped(f"{label}: ", words.strip(), width))
    for related in diagnostic.related:
        words = f"{render_place(related.location)} ({say(*related.message)})"
        block.append("\n" + _wrapped(f"{say('Xem', 'See')}: ", words, width))
    return block


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


def _source_lines(location: Location, style: str) -> Iterator[RichText]:
    if not location.line:
        return
    if location.sheet:
        if location.snippet:
            words = visible(_excerpt(location.snippet, 0, 1)[0])
            yield RichText.assemble((f"{location.cell:>5} │ ", "dim"), (words, style))
        return
    text, start, length = _excerpt(location.snippet, location.column - 1, location.length)
    # What is made visible, and an emoji, takes more columns than
    # letters: the carets are measured on what is shown.
    before, marked = visible(text[:start]), visible(text[start : start + length])
    gutter = f"{location.line:>5} │ "
    # Shown as a whole: what is harmless in parts may be a command of a log when they stand together.
    yield RichText.assemble((gutter, "dim"), visible(text))
    carets = "^" * max(cell_len(marked), 1)
    yield RichText.assemble((" " * (len(gutter) - 2) + "│ ", "dim"), " " * cell_len(before), (carets, style))


def _excerpt(text: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a long line around the place at fault; start and length of the place within it."""
    if len(text) <= _EXCERPT:
        return text, start, max(min(length, len(text) - start), 1)
    first = max(0, min(start - _EXCERPT // 3, len(text) - _EXCERPT))
    part = text[first : first + _EXCERPT]
    if first:
        part = "…" + part[1:]
    return part, start - first, max(min(length, _EXCERPT - (start - first)), 1)
