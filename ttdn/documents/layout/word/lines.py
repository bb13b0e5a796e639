"""Where the lines of a title, a name or the head of a table end: between words, not within them.

A Vietnamese word has mostly two syllables, each written by itself, and no dictionary is needed to see where
it ends: what stands between joining words, signs and numbers is words of two syllables, but for one where
their number is odd. Where a line would end within a word, a date or a name, the space there becomes one that
does not break; elsewhere the text stays as it is typed, so that whoever searches it finds it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from ttdn.measure import fill, text_width
from ttdn.vietnamese import CAPITAL

#: A space at which no line ends.
HELD = "\u00a0"
#: Names of persons and places, in capitals.
Names = frozenset[str]

#: What it costs to end a line: within a name or a date, within a word, within the name of a body, behind a
#: word that leads to the next, between two words, before a word that joins.
_NEVER, _WORD, _BODY, _LEADING, _PLAIN, _GOOD = 60.0, 20.0, 9.0, 9.0, 3.0, 0.0
#: What lines of unequal length cost.
_UNEVEN = 10.0
#: A longer text is no title.
_LONGEST = 1000

#: Before these a line may well end, and never behind them.
_JOINING = frozenset(
    "và của cho với về trên tại trong ở từ đến tới do bởi vì để theo bằng qua giữa hoặc hay là mà nhưng "  # noqa: SIM905 - read as words
    "thuộc như nhằm gồm cùng".split()
)
#: What bodies are called, and where the name of a place follows.
_BODIES = re.compile(
    r"\b(?:(?i:ủy ban nhân dân|hội đồng nhân dân|tòa án nhân dân|viện kiểm sát nhân dân"
    r"|ủy ban mặt trận tổ quốc)"
    rf"|(?i:thành phố|tỉnh|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu) {CAPITAL}\w*)"
)
#: Joining words that belong to the word before them.
_JOINED = re.compile(
    r"\b(?:đối với|so với|cùng với|kèm theo|tiếp theo|liên quan đến|bao gồm)\b", re.IGNORECASE
)
#: Words of one syllable that lead to the next word.
_LEADERS = frozenset("các những mọi mỗi từng đã đang sẽ chưa được phải cần".split())  # noqa: SIM905 - the same
#: Syllables that are words themselves where they cannot be the half of one.
_SINGLE = frozenset(
    "số không ban phòng sở bộ cục vụ hội đoàn đội trường trạm tỉnh huyện xã phường ngày tháng năm quý kỳ "  # noqa: SIM905 - the same
    "mức tên loại người nước lần lượt buổi lớp việc mục cấp khu khối tổ đợt hạn tiền chống thu chi đồn "
    "tòa trưởng phó nhắc".split()
)
_DATE = r"ngày\s+\S*\s*tháng\s+\S*\s*năm\s+\d+"
_HELD_TOGETHER = re.compile(
    rf"\b{_DATE}|\b(?:năm|tháng|ngày|quý|số|mục|điều|khoản|điểm|phụ lục|quyển|tập|lần thứ|khóa|kỳ)\s+"
    rf"(?:[IVXLC\d]\S*|/\S+)|\b\d[\d.,/]*\s+\w+",
    re.IGNORECASE,
)
#: Two or more words with capitals: a person, a place. In a text of capitals such a name is known by another.
_PROPER = re.compile(rf"\b{CAPITAL}\w*(?:\s+{CAPITAL}\w*)+")
#: What bodies and posts begin with, before a word of two syllables: "Phòng Quản lý", "Chánh Văn phòng".
_BODY_BEGUN = re.compile(
    rf"(?:Phòng|Sở|Bộ|Ban|Cục|Vụ|Viện|Hội|Trạm|Đài|Đoàn|Đội|Tòa|Chánh) {CAPITAL}\w* (?!{CAPITAL})[^\W\d_]"
)
_WORDS = re.compile(r"\S+")


class Word(NamedTuple):
    """A word of a text, from ``start`` to ``end``, and what it ``costs`` to end a line before it."""

    start: int
    end: int
    costs: float


class Room(NamedTuple):
    """What a text is set in.

    Attributes:
        size: Of its letters, in points.
        width: Of its lines, in cm.
        bold: Whether it is bold.
        first: By how much (cm) its first line is shorter.
    """

    size: float
    width: float
    bold: bool = False
    first: float = 0

    def of(self, number: int) -> float:
        """The width of a line, counted from 0."""
        return self.width if number else self.width - self.first

    def width_of(self, text: str) -> float:
        """The width of a text on one line."""
        return text_width(text, self.size, bold=self.bold)


def proper_names(texts: Iterable[str]) -> Names:
    """The names of persons and places in texts, in capitals: by them a title in capitals is read."""
    return frozenset(
        " ".join(match[0].split()).upper()
        for text in texts
        if not text.isupper()
        for match in _PROPER.finditer(text)
        if not (match[0].isupper() or _is_begun(match))
    )


def _is_begun(match: re.Match[str]) -> bool:
    """Whether what looks like a name is the beginning of a body's: "Phòng Quản" of "Phòng Quản lý"."""
    begun = _BODY_BEGUN.match(match.string, match.start())
    return begun is not None and match.end() < begun.end()


def groups(text: str, names: Names = frozenset()) -> list[str]:
    """The parts of a text within which no line ends."""
    made: list[str] = []
    for start, end, costs in _breaks(text, names):
        if made and costs >= _WORD:
            made[-1] += f" {text[start:end]}"
        else:
            made.append(text[start:end])
    return made


def balanced(text: str, room: Room, names: Names = frozenset()) -> list[str]:
    """The lines of a centred text: of about the same length, as few as there is room for."""
    return _best(text, room, names, even=True)


def held(text: str, room: Room, names: Names = frozenset()) -> str:
    """A text with spaces that do not break where else a line would end within a word."""
    return hold(_best(text, room, names, even=False), room)


def hold(lines: Sequence[str], room: Room) -> str:
    """Lines as one text that is broken into just these."""
    made = lines[0]
    for number, (before, line) in enumerate(pairwise(lines)):
        left = room.of(number) - room.width_of(f"{before} ")
        words = line.split(" ")
        together = enumerate(accumulate(words, "{} {}".format))
        last = next((place for place, part in together if room.width_of(part) > left), len(words) - 1)
        made += " ".join(["", HELD.join(words[: last + 1]), *words[last + 1 :]])
    return made


def _best(text: str, room: Room, names: Names, *, even: bool) -> list[str]:
    """The lines at whose ends the least is broken; one or two more than needed where a word would be."""
    simple = fill(text, room.size, room.width, bold=room.bold)
    words = list(_breaks(text, names)) if len(text) <= _LONGEST else []
    if not words or room.width_of(text) <= room.of(0):
        return [text] if words else simple
    counts = range(len(simple), min(len(simple) + 2, len(words)) + 1)
    ways = [_way(text, words, room, count, even=even) for count in counts]
    cost, ends = next((way for way in ways if way[0] < _WORD), min(ways, default=(inf, ())))
    if cost == inf:
        return simple
    edges = [0, *ends, len(words)]
    return [text[words[start].start : words[end - 1].end] for start, end in pairwise(edges)]


def _way(
    text: str, words: Sequence[Word], room: Room, count: int, *, even: bool
) -> tuple[float, tuple[int, ...]]:
    """The best way to break a text into a ``count`` of lines, which are to be of equal length where ``even``.

    What it costs, and the words before which its lines end.
    """
    whole = room.width_of(text)

    @cache
    def length_of(start: int, end: int) -> float:
        return room.width_of(text[words[start].start : words[end - 1].end])

    def cost_of(start: int, end: int, number: int) -> float:
        """What a line costs."""
        length = length_of(start, end)
        if length > room.of(number) and end - start > 1:
            return inf
        if end == len(words) and not even:
            return 0
        wanted = whole / count if even else room.of(number)
        costs = words[end].costs if end < len(words) else 0
        return ((wanted - length) / wanted) ** 2 * _UNEVEN + costs

    @cache
    def find(start: int, number: int) -> tuple[float, tuple[int, ...]]:
        """The best way for the words from ``start`` on, the first of which begins a line."""
        if number == count - 1:
            return cost_of(start, len(words), number), ()
        ways = []
        for end in range(start + 1, len(words)):
            own = cost_of(start, end, number)
            if own == inf:
                break
            cost, ends = find(end, number + 1)
            ways.append((own + cost, (end, *ends)))
        return min(ways, default=(inf, ()))

    return find(0, 0)


def _breaks(text: str, names: Names) -> Iterator[Word]:
    """The words of a text, and what it costs to break it before each."""
    words, spans = list(_WORDS.finditer(text)), list(_spans(text, names))
    apart = [
        any(start <= match.start() < end and costs == _NEVER for start, end, costs in spans)
        for match in words
    ]
    halves = set(_halves([match[0] for match in words], apart))
    for number, match in enumerate(words):
        within = max((costs for start, end, costs in spans if start < match.start() < end), default=0)
        own = _WORD if number in halves else _cost(words[number - 1][0], match[0]) if number else 0
        yield Word(match.start(), match.end(), max(within, own))


def _spans(text: str, names: Names) -> Iterator[tuple[int, int, float]]:
    """What is held together in a text: from where to where, and what it costs to break it there."""
    if text.isupper():
        proper = (match for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text))
    else:
        proper = (match for match in _PROPER.finditer(text) if not match[0].isupper())
    held = (
        (_HELD_TOGETHER.finditer(text), _NEVER),
        (_JOINED.finditer(text), _WORD),
        (_BODIES.finditer(text), _BODY),
        (proper, _NEVER),
    )
    yield from ((*match.span(), costs) for matches, costs in held for match in matches)


def _cost(before: str, word: str) -> float:
    last, after = before.lower(), word.lower()
    if last in _JOINING or last in _LEADERS or word in {"-", "–"}:
        return _LEADING
    if after in _JOINING or before[-1] in ",;:.)" or word[0] == "(":
        return _GOOD
    return _LEADING if last in _SINGLE else _PLAIN


def _halves(words: Sequence[str], apart: Sequence[bool]) -> Iterator[int]:
    """The places of second syllables; words that are held together anyhow stand ``apart``."""
    run: list[int] = []
    for number, (word, alone) in enumerate(zip([*words, "."], [*apart, True], strict=True)):
        plain = word.strip(",;:.()“”\"'").lower()
        joins = alone or plain in _JOINING or plain in _LEADERS or not plain.isalpha()
        if joins or word[0] in '(“"':
            yield from _paired(words, run)
            run = []
        if not joins:
            run.append(number)
            if word[-1] in ',;:.)”"':
                yield from _paired(words, run)
                run = []


def _paired(words: Sequence[str], run: Sequence[int]) -> Iterator[int]:
    """The second syllables of a run of words: of an odd number one stands alone."""
    single = next(
        (place for place in range(0, len(run), 2) if words[run[place]].lower() in _SINGLE), len(run) - 1
    )
    odd = len(run) % 2
    for place, number in enumerate(run):
        shifted = odd and place > single
        if (place - shifted) % 2 and not (odd and place == single):
            yield number
