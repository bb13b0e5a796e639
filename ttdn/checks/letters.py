"""Text in the letters of old fonts, or read with the wrong table.

The summary would print "ThiÕu kinh phÝ".
"""

from ttdn.checks.registry import SOURCE_CHECKS
from ttdn.diagnostics import Findings
from ttdn.language import Text
from ttdn.legacy_letters import find_legacy, may_be_legacy
from ttdn.safe_text import visible
from ttdn.source import Source, texts

_KINDS = {
    "TCVN3": Text(
        "Chữ theo bảng mã TCVN3 (ABC), không phải Unicode.", "This text is in TCVN3 (ABC), not Unicode."
    ),
    "VNI": Text("Chữ theo bảng mã VNI, không phải Unicode.", "This text is in VNI, not Unicode."),
    "Windows-1258": Text(
        "Chữ theo bảng mã Windows-1258 bị đọc sai.", "Windows-1258 text was read in the wrong encoding."
    ),
    "UTF-8": Text("Chữ Unicode bị đọc sai bảng mã.", "Unicode text was read in the wrong encoding."),
}
_MAXIMUM_WORDS = 200


@SOURCE_CHECKS
def find_legacy_letters(source: Source) -> Findings:
    """Every text of a file that is in the letters of an old font or was read with the wrong table.

    Each comes with what it probably was.
    """
    if not may_be_legacy(source.letters, source.text):
        return
    for path, words in texts(source.data):
        found = find_legacy(words)
        if found is None:
            continue
        place = source.locate(path)
        probable = visible(found.probable_text)
        shown = probable if len(probable) <= _MAXIMUM_WORDS else f"{probable[:_MAXIMUM_WORDS]}…"
        is_plain = place.snippet[place.column - 1 : place.column - 1 + place.length] == words
        yield source.finding(
            "legacy-letters",
            path,
            _KINDS[found.kind],
            Text(f"Có lẽ là: '{shown}'.", f"Probably: '{shown}'."),
            replacement=found.probable_text if is_plain else None,
        )
