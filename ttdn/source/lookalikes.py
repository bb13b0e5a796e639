"""Signs that look like those of YAML and are none.

They are a space that does not break, a full-width colon, a dash for a hyphen, curly quotes.

Nobody sees them, and the parser stumbles at some later line, or takes a part for something else. Whether such
a sign is at fault is tried out: where the text is read further with the right one in its place, it was. So
dashes and spaces inside of texts are left alone.
"""

import re
from itertools import islice
from typing import NamedTuple

from ttdn.diagnostics import Diagnostic, Location
from ttdn.language import Text
from ttdn.patterns import pattern
from ttdn.source.builder import build, find_error
from ttdn.source.finding import finding_at
from ttdn.source.text import LINE_BREAK, MAXIMUM_SNIPPET, SourceText, texts

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DASHES = "‐‑‒–—―−•－"
_QUOTES = "“”„‟‘’‚‛"
_COLON, _COMMA = "：", "，"
#: A file without any of them need not be searched.
SIGNS = frozenset(
    "\u00a0\u1680\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + _DASHES
    + _QUOTES
    + _COLON
    + _COMMA
)
_KEY = rf"[\"'{_QUOTES}]?[A-Za-z_][\w.-]*[\"'{_QUOTES}]?"
_HEAD = pattern(
    rf"([ {_SPACES}]*)((?:[-{_DASHES}](?:[ {_SPACES}]+|$))*)(?:({_KEY}[ "
    rf"{_SPACES}]*(?:{_COLON}|:(?=[ {_SPACES}]|$))[{_SPACES} ]*))?"
)
_IN_BRACES = pattern(rf"[{{,{_COMMA}][ {_SPACES}]*{_KEY}[ {_SPACES}]*[:{_COLON}][ {_SPACES}]*")
#: A whole value that is a key and its value, but for the sign between them.
_LIKE_A_PAIR = pattern(rf"[a-z_]+[ {_SPACES}]*(?:{_COLON}|:[{_SPACES}])")
_ODD = pattern(rf"[{_SPACES}{_DASHES}{_QUOTES}{_COLON}{_COMMA}]")
_ODD_INDENT = pattern(f" *[{_SPACES}]")
_ODD_SPACE = pattern(f"[{_SPACES}]")
#: So many letters are read again and again until the signs at fault are known; in a longer text only the
#: nearest are looked at.
_MAXIMUM_LETTERS = 400_000
_LONG_TEXT = 200_000
_MAXIMUM_TRIES = 40
_MAXIMUM_CANDIDATES = 2_000

_SPACE_CURE = Text("gõ lại bằng dấu cách thường", "type an ordinary space")
_DASH_CURE = Text("gõ lại bằng dấu gạch nối '-' của bàn phím", "type the hyphen '-' from the keyboard")
#: Signs with what they are called and how they are put right; the first that has a sign speaks of it.
_WORDS = (
    ("\u00a0", Text("dấu cách không ngắt", "a no-break space"), _SPACE_CURE),
    ("\u202f", Text("dấu cách hẹp không ngắt", "a narrow no-break space"), _SPACE_CURE),
    ("\u3000", Text("dấu cách toàn khổ", "a full-width space"), _SPACE_CURE),
    (
        _COLON,
        Text("dấu hai chấm toàn khổ", "a full-width colon"),
        Text("gõ lại bằng dấu hai chấm thường và một dấu cách", "type an ordinary colon and a space"),
    ),
    (
        _COMMA,
        Text("dấu phẩy toàn khổ", "a full-width comma"),
        Text("gõ lại bằng dấu phẩy thường", "type an ordinary comma"),
    ),
    ("•", Text("dấu đầu dòng", "a bullet"), _DASH_CURE),
    (
        _QUOTES,
        Text("dấu ngoặc cong", "a curly quotation mark"),
        Text("bỏ đi, hoặc gõ lại bằng ngoặc kép thẳng", "delete it, or type a straight one"),
    ),
    (_DASHES, Text("dấu gạch ngang", "a dash"), _DASH_CURE),
)
_UNUSUAL_SPACE = (Text("dấu cách lạ", "an unusual space"), _SPACE_CURE)


#: Line and column (from 0) where the parser stumbles.
_Fault = tuple[int, int]


class _Candidate(NamedTuple):
    """A line with signs that may be meant as those of YAML.

    It has the column of the first (from 0), and the line as it may have been meant.

    ``cured`` has the right signs in their places, ``dropped`` has no odd spaces in its indent.
    """

    column: int
    cured: str
    dropped: str


def cure_lookalikes(file: str, text: str, limit: int) -> tuple[str | None, list[Diagnostic]]:
    """The text with the right signs where others stood for them, and a finding for each line that had one.

    Args:
        file: The name under which findings speak of it.
        text: A text that holds some of ``SIGNS``.
        limit: The number of keys, values and entries that it may have.

    Returns:
        The text (None where nobody can say what was meant) and the findings.
    """
    lines = LINE_BREAK.split(text)
    looked_at = ((number, candidate) for number, line in enumerate(lines) if (candidate := _look_at(line)))
    candidates = dict(islice(looked_at, _MAXIMUM_CANDIDATES))
    if not candidates:
        return text, []
    patient = _Patient(text, lines, candidates, limit)
    patient.cure()
    fixes = patient.cured | dict.fromkeys(patient.lost)
    found = [
        _finding(file, number, lines[number], candidates[number], fixes[number]) for number in sorted(fixes)
    ]
    return None if patient.lost else patient.text, found


class _Patient:
    """A text whose lines are cured one by one, as long as it gets better.

    ``lost`` are the lines for which there is no cure.
    """

    def __init__(self, text: str, lines: list[str], candidates: dict[int, _Candidate], limit: int) -> None:
        self.text = text
        self.cured: dict[int, str] = {}
        self.lost: set[int] = set()
        self._lines = lines
        self._ends = [*LINE_BREAK.findall(text), ""]
        self._candidates = candidates
        self._limit = limit
        self._is_long = len(text) > _LONG_TEXT
        self._tries = 0 if self._is_long else max(3, min(_MAXIMUM_TRIES, _MAXIMUM_LETTERS // len(text)))

    def cure(self) -> None:
        error = self._cure_errors()
        if error:
            self.lost = self._guilty_lines(error)
        while not error and self._tries > 0 and (odd := self._odd_lines()):
            error = self._cure_together(odd)
            if error:
                self.lost = odd

    def _guilty_lines(self, error: _Fault) -> set[int]:
        """The lines beside the first error whose odd indent is at fault, whatever it was meant to be.

        Without them the text is read on.
        """
        beside = (error[0], error[0] - 1, error[0] + 1)
        cured = [number for number in beside if number in self.cured]
        if cured:
            return {error[0]} & set(cured[:1])
        odd = [
            number
            for number in beside
            if number in self._candidates and _ODD_INDENT.match(self._lines[number])
        ]
        if self._is_long:
            odd = odd[:1]
        return {number for number in odd if (now := self._find_error_without(number)) is None or now > error}

    def _find_error_without(self, number: int) -> _Fault | None:
        lines = self.text.splitlines(keepends=True)
        return find_error("".join(line if place != number else "\n" for place, line in enumerate(lines)))

    def _cure_together(self, odd: set[int]) -> _Fault | None:
        for drop in (False, True):
            before = self.text, self.cured
            self._apply(odd, drop=drop)
            error = self._cure_errors()
            if error is None:
                return None
            self.text, self.cured = before
        return error

    def _cure_errors(self) -> _Fault | None:
        """Cure what the parser stumbles at, the nearest line first.

        Returns:
            The error that is left.
        """
        error, tried = find_error(self.text), set[int]()
        while error and self._tries > 0:
            # It stumbles at the line or below it, hardly ever above.
            near = [
                number
                for number in self._candidates
                if number <= error[0] + 1 and number not in self.cured and number not in tried
            ]
            if not near:
                break
            tried.add(near[-1])
            now = self._try(near[-1], error)
            if now != error:
                error, tried = now, set()
        return error

    def _try(self, number: int, error: _Fault) -> _Fault | None:
        """Cure a line, and keep that where the first error is gone or comes later."""
        for drop in (False, True) if _ODD_INDENT.match(self._lines[number]) else (False,):
            before = self.text, self.cured
            self._apply({number}, drop=drop)
            now = find_error(self.text)
            if now is None or now > error:
                return now
            self.text, self.cured = before
        return error

    def _apply(self, numbers: set[int], *, drop: bool) -> None:
        self._tries -= 1
        candidates = self._candidates
        self.cured = self.cured | {
            number: candidates[number].dropped if drop else candidates[number].cured for number in numbers
        }
        lines = (self.cured.get(number, line) for number, line in enumerate(self._lines))
        self.text = "".join(line + end for line, end in zip(lines, self._ends, strict=True))

    def _odd_lines(self) -> set[int]:
        """The lines of keys with such a sign, and of words that are a key and its value but for that sign."""
        built = build(SourceText("", self.text, self._limit))
        keys = {span.line for path, span in built.keys.items() if _ODD.search(str(path[-1]))}
        words = {
            built.values[path].line
            for path, text in texts(built.data)
            if _LIKE_A_PAIR.match(text) and path in built.values and (not path or isinstance(path[-1], int))
        }
        return ((keys | words) & set(self._candidates)) - set(self.cured)


def _look_at(line: str) -> _Candidate | None:
    """The signs of a line that stand where YAML has its own."""
    if SIGNS.isdisjoint(line):
        return None
    head = _HEAD.match(line)
    end = head.end() if head else 0
    indent = len(head[1]) if head else 0
    rest = line[end:]
    if "{" in line:
        # The brace may belong to the head's key: {item: …} behind "- ".
        rest = _IN_BRACES.sub(lambda match: _with_right_signs(match[0]), rest)
    wide = re.sub("[\u2001\u2003\u3000]", "  ", line[:indent])
    cured = _with_right_signs(wide) + _with_right_signs(line[indent:end]) + rest
    if cured == line:
        return None
    column = next((place for place, (old, new) in enumerate(zip(line, cured, strict=False)) if old != new), 0)
    return _Candidate(column, cured, _ODD_SPACE.sub("", line[:indent]) + cured.lstrip(" "))


def _with_right_signs(words: str) -> str:
    words = re.sub(rf"{_COLON}(?=[^ {_SPACES}]|$)", ": ", words).replace(_COLON, ":").replace(_COMMA, ",")
    words = _ODD_SPACE.sub(" ", words)
    return re.sub(f"[{_QUOTES}]", '"', re.sub(rf"[{_DASHES}](?= |$)", "-", words))


def _finding(file: str, number: int, line: str, candidate: _Candidate, fix: str | None) -> Diagnostic:
    sign = line[candidate.column]
    name, cure = _words_of(sign)
    place = Location(file, number + 1, candidate.column + 1, 1, line[:MAXIMUM_SNIPPET])
    fix = fix if len(line) < MAXIMUM_SNIPPET else None
    return finding_at("lookalike-sign", place, fix=fix, name=name, sign=f"U+{ord(sign):04X}", cure=cure)


def _words_of(sign: str) -> tuple[Text, Text]:
    """What a sign is called, and how it is put right."""
    return next(((name, cure) for signs, name, cure in _WORDS if sign in signs), _UNUSUAL_SPACE)


def find_dash(words: str) -> Text | None:
    """The cure where words that should be a list begin with a dash that is no hyphen."""
    if words[:1] not in _DASHES or not words[1:2].isspace():
        return None
    name, cure = _words_of(words[0])
    return Text(
        f"Đầu dòng là {name.vi} (U+{ord(words[0]):04X}), {cure.vi}, sau đó một dấu cách.",
        f"The line begins with {name.en} (U+{ord(words[0]):04X}): {cure.en} and a space.",
    )
