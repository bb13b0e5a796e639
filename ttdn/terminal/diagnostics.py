"""Findings as blocks that a clerk can act on by phone."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from rich.text import Text as RichText

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.language import Language, Text
from ttdn.vietnamese import visible

_SEVERITY = {Severity.ERROR: Text("LỖI", "ERROR"), Severity.WARNING: Text("LƯU Ý", "WARNING")}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
_ALLOWED, _HINT, _FIX, _SEE = Text("Được dùng", "Allowed"), Text("Cách sửa", "Help"), Text("Gõ lại", "Type"), Text("Xem", "See")
#: Columns that a source line may take; longer lines are shown around the place at fault.
_EXCERPT = 76


def render_diagnostic(diagnostic: Diagnostic, unit: str, language: Language, width: int | None) -> RichText:
    """One finding: place, severity, code, unit; the source line with carets; what is wrong, allowed, and to be done.

    Args:
        diagnostic: The finding.
        unit: The name of the unit whose folder the file is in; empty for the plan.
        language: The language of the sentences.
        width: Columns at which sentences are wrapped; None leaves them whole.
    """
    block = RichText()
    block.append(render_place(diagnostic.location), style="bold")
    block.append(f"  {_SEVERITY[diagnostic.severity].in_language(language)}", style=_STYLE[diagnostic.severity])
    block.append(f" [{diagnostic.code}]", style="dim")
    if unit:
        block.append(f"  {visible(unit)}")
    for line in _source_lines(diagnostic.location, _STYLE[diagnostic.severity]):
        block.append("\n").append_text(line)
    block.append("\n" + _wrapped("", diagnostic.message.in_language(language), width), style="bold")
    for label, words in (
        (_ALLOWED, diagnostic.allowed and diagnostic.allowed.in_language(language)),
        (_HINT, diagnostic.hint and diagnostic.hint.in_language(language)),
        (_FIX, diagnostic.fix),
    ):
        if words:
            block.append("\n" + _wrapped(f"{label.in_language(language)}: ", words.strip(), width))
    for related in diagnostic.related:
        words = f"{render_place(related.location)} ({related.message.in_language(language)})"
        block.append("\n" + _wrapped(f"{_SEE.in_language(language)}: ", words, width))
    return block


def _wrapped(label: str, words: str, width: int | None) -> str:
    """A sentence in as many lines as it needs, indented by two."""
    text = f"{label}{visible(words)}"
    return "\n".join(wrap(text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)) if width else f"  {text}"


def render_place(location: Location) -> str:
    """``units/x/2020.yaml:14:5``, as editors and terminals recognise it."""
    place = f":{location.line}:{location.column}" if location.line else ""
    return f"{visible(location.file)}{place}"


def _source_lines(location: Location, style: str) -> Iterator[RichText]:
    if not location.line:
        return
    text, start, length = _excerpt(visible(location.snippet), location.column - 1, location.length)
    gutter = f"{location.line:>5} │ "
    yield RichText().append(gutter, style="dim").append(text)
    yield RichText().append(" " * (len(gutter) - 2) + "│ ", style="dim").append(" " * start).append("^" * length, style=style)


def _excerpt(text: str, start: int, length: int) -> tuple[str, int, int]:
    """The part of a long line around the place at fault; start and length of the place within it."""
    if len(text) <= _EXCERPT:
        return text, start, max(min(length, len(text) - start), 1)
    first = max(0, min(start - _EXCERPT // 3, len(text) - _EXCERPT))
    part = text[first : first + _EXCERPT]
    if first:
        part = "…" + part[1:]
    return part, start - first, max(min(length, _EXCERPT - (start - first)), 1)


def render_account(files: int, diagnostics: Sequence[Diagnostic], unreadable: set[str], others: int) -> Text:
    """The line that accounts for every file: "54 tệp: 52 đạt, 1 lỗi, 1 không đọc được"."""
    wrong = {found.location.file for found in diagnostics if found.severity is Severity.ERROR} - unreadable
    warned = {found.location.file for found in diagnostics} - wrong - unreadable
    errors = sum(found.severity is Severity.ERROR for found in diagnostics)
    good = files - len(wrong) - len(unreadable)
    vi = [
        f"{files} tệp: {good} đạt" + (f" ({len(warned)} có lưu ý)" if warned else ""),
        f"{len(wrong)} có lỗi",
        f"{len(unreadable)} không đọc được",
    ]
    en = [
        f"{files} files: {good} passed" + (f" ({len(warned)} with warnings)" if warned else ""),
        f"{len(wrong)} with errors",
        f"{len(unreadable)} unreadable",
    ]
    tail_vi = f". Tổng: {errors} lỗi, {len(diagnostics) - errors} lưu ý." + (
        f" Ngoài ra có {others} tệp khác (minh chứng)." if others else ""
    )
    tail_en = f". In all: {errors} errors, {len(diagnostics) - errors} warnings." + (
        f" Besides, {others} other files (evidence)." if others else ""
    )
    return Text(", ".join(vi) + tail_vi, ", ".join(en) + tail_en)


def unit_names(names: Mapping[str, str], file: str) -> str:
    """The unit whose folder a file is in, by its name; empty for anything else."""
    parts = file.split("/")
    return names.get(parts[1], "") if len(parts) > 2 and parts[0] == "units" else ""  # noqa: PLR2004 - units/<unit>/<file>
