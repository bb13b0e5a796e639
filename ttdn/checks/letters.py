"""Text in the letters of old fonts, or read with the wrong table.

The city's report would print "ThiÕu kinh phÝ".
"""

from collections.abc import Iterator
from pathlib import Path

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.language import Text
from ttdn.legacy_letters import find_legacy, may_be_legacy
from ttdn.load import PlanFile, ReportFile
from ttdn.model.plan import Plan
from ttdn.model_errors import replace_in_line
from ttdn.safe_text import visible
from ttdn.source import KeyPath, Source, Value

_KINDS = {
    "TCVN3": Text(
        "Chữ theo bảng mã TCVN3 (ABC), không phải Unicode.",
        "The letters are those of TCVN3 (ABC), not Unicode.",
    ),
    "VNI": Text("Chữ theo bảng mã VNI, không phải Unicode.", "The letters are those of VNI, not Unicode."),
    "Windows-1258": Text(
        "Chữ theo bảng mã Windows-1258 bị đọc sai.", "Letters of Windows-1258 were read with the wrong table."
    ),
    "UTF-8": Text("Chữ Unicode bị đọc sai bảng mã.", "Unicode was read with the wrong table of letters."),
}
_MAXIMUM_WORDS = 200


def check_letters(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A text of a report in the letters of an old font."""
    return find_legacy_letters(file.source)


def check_plan_letters(file: PlanFile) -> Iterator[Diagnostic]:
    """A text of a plan in the letters of an old font."""
    return find_legacy_letters(file.source)


def find_legacy_letters(source: Source) -> Iterator[Diagnostic]:
    """Every text of a file that is in the letters of an old font or was read with the wrong table.

    With what it probably was.
    """
    if not may_be_legacy(source.letters, source.text):
        return
    for path, words in _texts(source.data, ()):
        found = find_legacy(words)
        if found is None:
            continue
        place = source.locate(path)
        probable = visible(found.probable_text)
        shown = probable if len(probable) <= _MAXIMUM_WORDS else f"{probable[:_MAXIMUM_WORDS]}…"
        is_plain = place.snippet[place.column - 1 : place.column - 1 + place.length] == words
        yield Diagnostic(
            "legacy-letters",
            _KINDS[found.kind],
            place,
            severity=Severity.WARNING,
            hint=Text(f"Có lẽ là: '{shown}'.", f"Probably: '{shown}'."),
            fix=replace_in_line(place, found.probable_text) if is_plain else None,
        )


def _texts(value: Value, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*path, position))
