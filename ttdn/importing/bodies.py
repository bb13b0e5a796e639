"""Words about bodies: the words, the signs between them, and with what the name of a body begins.

Names have commas and "và" of their own ("Sở Văn hóa, Thể thao và Du lịch"), so a sign parts two names only
where another one begins behind it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from ttdn.legacy_letters import is_syllable
from ttdn.vietnamese import fold, nfc

#: More than this names no owner of anything.
LONGEST = 4_000

_WORD = re.compile(r"[^\W_]+")
_BRACKET = re.compile(r"\(([^()]*)\)?|\[[^\[\]]*\]?")
_TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
_TONELESS_Y = re.compile("([^aeiouyâêôăơư]*)y")
#: The longest abbreviation: UBMTTQVN has eight letters, of a long name it may be twelve.
_LONGEST_SHORT = 12


class Gap(IntEnum):
    """What stands between two words."""

    NONE = 0
    #: A dash belongs to a name, or joins a part to its whole ("Chi cục A - Sở B").
    DASH = 1
    #: A comma, "và", a slash, a new line: within a name or between two.
    SOFT = 2
    #: As in "Các sở: A, B".
    COLON = 3
    #: Between two names only.
    HARD = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a wording about bodies.

    Attributes:
        plain: Without accents and case, of two ways of spelling always one; the two words for a level of area
            are one (``thanh-pho``, also for "TP").
        exact: The same with its accents, the tone behind the letters ("hoá" and "hóa" are one).
        start: Where it begins in the text, with the "các" before it.
        end: Where it ends.
        gap: What stands before it.
        is_many: Whether "các" or "những" stands before it.
        is_short: Whether it may stand for several words by their first letters.
        is_capital: Whether it is written with a capital, or is a number.
        is_and: Whether "và" stands before it.
        note: What stands in brackets behind it.
    """

    plain: str
    exact: str
    start: int
    end: int
    gap: Gap = Gap.NONE
    is_many: bool = False
    is_short: bool = False
    is_capital: bool = False
    is_and: bool = False
    note: str = ""


Words = tuple[Word, ...]

#: Words that only join others or make them many.
_AND = frozenset({"va", "cung"})
_MANY = frozenset({"cac", "nhung"})
_PAIRS = {
    ("thanh", "pho"): "thanh-pho",
    ("thi", "tran"): "thi-tran",
    ("thi", "xa"): "thi-xa",
    ("dac", "khu"): "dac-khu",
}
_SHORT_LEVELS = {"tp": "thanh-pho", "tx": "thi-xa"}
#: The levels of area, as ``Word.plain`` has them.
LEVELS = frozenset({"tinh", "huyen", "quan", "xa", "phuong", *_PAIRS.values()})


@lru_cache(maxsize=8192)
def _spelled(token: str) -> tuple[str, str]:
    """A word without accents, and with them, the same for all ways of spelling it."""
    marks = unicodedata.normalize("NFD", token.lower())
    tone = "".join(mark for mark in marks if mark in _TONES)
    letters = nfc("".join(mark for mark in marks if mark not in _TONES))
    if _TONELESS_Y.fullmatch(letters) or letters == "qui":
        letters = letters[:-1] + ("y" if letters == "qui" else "i")
    return fold(letters), letters + tone


def plain_words(phrase: str) -> tuple[str, ...]:
    """The plain words of a phrase, without those that only join."""
    return tuple(word.plain for word in words_of(phrase))


#: Phrases by their first word, the longer before the shorter.
Phrases = dict[str, tuple[tuple[str, ...], ...]]


def phrases(listed: str) -> Phrases:
    """Phrases that are listed with strokes between them, as plain words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in map(plain_words, listed.split("|")):
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


def phrase_end(listed: Phrases, words: Words, place: int) -> int:
    """Where the longest of the phrases ends that stands at a place; the place itself where none does."""
    if place < len(words):
        for phrase in listed.get(words[place].plain, ()):
            if is_phrase(phrase, words, place):
                return place + len(phrase)
    return place


def is_phrase(phrase: tuple[str, ...], words: Words, place: int) -> bool:
    """Whether these words stand at a place."""
    return tuple(word.plain for word in words[place : place + len(phrase)]) == phrase


def exact_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase with their accents, without those that only join."""
    return tuple(word.exact for word in words_of(phrase))


def words_of(text: str) -> Words:
    """The words of a text with what stands between them."""
    text = nfc(text[:LONGEST])
    brackets = [(match.start(), match.end(), (match[1] or "").strip()) for match in _BRACKET.finditer(text)]
    words: list[Word] = []
    gap, many, is_and, end, shouts = Gap.NONE, None, False, 0, text.isupper()
    for match in _WORD.finditer(text):
        while brackets and brackets[0][1] <= match.start():
            if words and not words[-1].note:
                words[-1] = replace(words[-1], note=brackets[0][2])
            end = max(end, brackets[0][1])
            brackets.pop(0)
        if brackets and brackets[0][0] <= match.start():
            continue
        between = text[end : match.start()]
        gap = max(gap, _gap_of(between, words[-1] if words else None))
        plain, exact = _spelled(match[0])
        end = match.end()
        if plain in _AND:
            gap, is_and = max(gap, Gap.SOFT), True
        elif plain in _MANY:
            many = match.start() if many is None else many
        else:
            start = match.start() if many is None else many
            is_short = _is_short(match[0], plain, shouts=shouts)
            is_capital = not (match[0][0].islower() and text[start].islower())
            words.append(Word(plain, exact, start, end, gap, many is not None, is_short, is_capital, is_and))
            gap, many, is_and = Gap.NONE, None, False
    if words and brackets and not words[-1].note:
        words[-1] = replace(words[-1], note=brackets[0][2])
    return _joined(words)


def _gap_of(between: str, before: Word | None) -> Gap:
    if before is None:
        return Gap.NONE
    if ";" in between or "•" in between or re.search(r"\n\s*[-+*–]", between):
        return Gap.HARD
    if ":" in between:
        return Gap.COLON
    if any(sign in between for sign in ",/\n+&…") or (". " in between and len(before.plain) > 1):
        return Gap.SOFT
    return Gap.DASH if any(sign in between for sign in "-–—") else Gap.NONE


def _is_short(token: str, plain: str, *, shouts: bool) -> bool:
    """Whether a word may be an abbreviation: "KHCN", "P"; of a text in capitals only what is no syllable."""
    letters = token.lower().replace("đ", "d")
    if not letters.isascii() or not letters.isalpha() or len(plain) > _LONGEST_SHORT:
        return False
    return (token.isupper() and not shouts) or not is_syllable(token)


def _joined(words: list[Word]) -> Words:
    """The words with the two of a level of area as one."""
    joined: list[Word] = []
    for word in words:
        pair = _PAIRS.get((joined[-1].plain, word.plain)) if joined and word.gap is Gap.NONE else None
        if pair:
            first = joined.pop()
            joined.append(replace(first, plain=pair, exact=f"{first.exact}-{word.exact}", end=word.end,
                                  note=word.note, is_short=False))  # fmt: skip
        elif word.plain in _SHORT_LEVELS:
            joined.append(replace(word, plain=_SHORT_LEVELS[word.plain], exact="", is_short=False))
        else:
            joined.append(word)
    return tuple(joined)


def written(text: str, words: Words) -> str:
    """The words as they stand in the text, brackets behind the last one included."""
    if not words:
        return ""
    end = words[-1].end
    if words[-1].note:
        closing = text.find(")", end)
        end = closing + 1 if closing >= 0 else len(text)
    return " ".join(text[words[0].start : end].split()).strip(" .,;:-–")


#: With what the name of a body begins, and what must not follow: "Sở hữu trí tuệ", "Ban hành", "Phòng, chống"
#: name none.
_HEADS = (
    ("sở", "hữu"),
    ("phòng", "chống ngừa cháy ngự tránh bệnh dịch trừ"),
    ("ban", "hành bố phát"),
    ("bộ", "máy phận sung đề tài lọc tiêu câu môn mặt"),
    ("chính phủ", ""),
    ("công an", ""),
    ("ủy ban", ""),
    ("hội", "nghị thảo nhập thi họp chợ viên trường tụ diễn"),
    ("liên đoàn", ""),
    ("liên hiệp", ""),
    ("liên minh", ""),
    ("hiệp hội", ""),
    ("đoàn", "viên kết công khảo kiểm giám"),
    ("tỉnh đoàn", ""),
    ("thành đoàn", ""),
    ("huyện đoàn", ""),
    ("xã đoàn", ""),
    ("đoàn thể", ""),
    ("mặt trận", ""),
    ("trung tâm", ""),
    ("trường", "hợp"),
    ("học viện", ""),
    ("đại học", ""),
    ("văn phòng", "phẩm"),
    ("thanh tra", "kiểm việc"),
    ("chi cục", ""),
    ("cục", "bộ diện"),
    ("tổng cục", ""),
    ("chi nhánh", ""),
    ("kho bạc", ""),
    ("ngân hàng", ""),
    ("bảo hiểm xã hội", ""),
    ("thuế", "thu giá suất tài môi"),
    ("hải quan", ""),
    ("thi hành án", ""),
    ("đài", "phun tưởng"),
    ("báo", "cáo động giá chí hiệu"),
    ("cơ quan", ""),
    ("đơn vị", ""),
    ("địa phương", ""),
    ("tổ chức chính trị", ""),
    ("tổ chức xã hội", "hóa"),
    ("tổ chức tín dụng", ""),
    ("tổ chức đoàn thể", ""),
    ("tổ chức kinh tế", ""),
    ("doanh nghiệp", ""),
    ("viện", "trợ dẫn phí"),
    ("bệnh viện", ""),
    ("trạm", ""),
    ("tòa án", ""),
    ("tỉnh ủy", ""),
    ("thành ủy", ""),
    ("huyện ủy", ""),
    ("đảng ủy", ""),
    ("đảng bộ", ""),
    ("hội đồng nhân dân", ""),
    ("xã", "hội"),
    ("phường", "hội"),
    ("đặc khu", ""),
    ("thị trấn", ""),
    ("thị xã", ""),
    ("thành phố", ""),
    ("huyện", ""),
    ("quận", ""),
    ("tỉnh", ""),
    ("cấp xã", ""),
    ("cấp huyện", ""),
    ("ngành", "nghề"),
    ("công ty", ""),
    ("tổng công ty", ""),
    ("tập đoàn", ""),
    ("hợp tác xã", ""),
    ("quỹ", "đất"),
    ("đồn biên phòng", ""),
    ("bộ đội", ""),
    ("lực lượng", ""),
    ("bảo tàng", ""),
    ("thư viện", ""),
    ("nhà hát", ""),
    ("vườn quốc gia", ""),
    ("hạt kiểm lâm", ""),
    ("đội", "ngũ hình"),
    ("tổ công nghệ", ""),
    ("tổ giúp việc", ""),
    ("chủ đầu tư", ""),
    ("cấp ủy", ""),
    ("khối", "lượng"),
)
#: The same by their first letters.
_SHORT_HEADS = phrases(
    "ubnd|hdnd|mttq|ubmttq|ubmttqvn|bch|bchqs|bql|vp|vpubnd|ttksbt|ttyt|bhxh|bdbp|lhpn|ldld|ccb|cdc|nhnn"
    "|nhcsxh|kbnn|tand|vksnd|ca|ub|tncs"
)
#: Who acts for a body: "Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND cấp xã".
_TITLES = (
    "thủ trưởng", "tổng giám đốc", "giám đốc", "chủ tịch", "chánh", "lãnh đạo", "người đứng đầu",
    "hiệu trưởng", "chỉ huy trưởng", "trưởng", "đồng chí",
)  # fmt: skip
#: What asks a body, and what orders it.
_REQUESTS = ("trân trọng đề nghị", "kính đề nghị", "đề nghị")
_ORDERS = ("giao cho", "giao", "yêu cầu", "phân công")
#: What stands before it in a title.
_OF = ("đối với", "trách nhiệm của", "nhiệm vụ của")

_Phrases = dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


def _by_first(phrases: Iterable[tuple[str, str]]) -> _Phrases:
    """Phrases with what must not follow them by their first word, the longer before the shorter."""
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for phrase, never in phrases:
        words = exact_words(phrase)
        found.setdefault(words[0], []).append((words, frozenset(exact_words(never))))
    return {first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in found.items()}


_HEAD_PHRASES = _by_first(_HEADS)
_TITLE_PHRASES = _by_first((title, "") for title in _TITLES)
_REQUEST_PHRASES = _by_first((words, "") for words in _REQUESTS)
_OF_PHRASES = _by_first((words, "") for words in _OF)
_ORDER_PHRASES = _by_first((words, "") for words in _ORDERS)


def head_at(words: Words, place: int) -> int:
    """How many words at this place are those with which the name of a body begins; 0: none."""
    if place < len(words) and words[place].is_short and words[place].plain in _SHORT_HEADS:
        return 1
    return _phrase_at(_HEAD_PHRASES, words, place)


def title_at(words: Words, place: int) -> int:
    """How many words at this place are the post of who acts for the body behind them."""
    end = place
    while length := _phrase_at(_TITLE_PHRASES, words, end):
        end += length
    return end - place if head_at(words, end) else 0


def request_at(words: Words, place: int) -> int:
    """How many words at this place ask somebody."""
    return _phrase_at(_REQUEST_PHRASES, words, place)


def order_at(words: Words, place: int) -> int:
    """How many words at this place order somebody."""
    return _phrase_at(_ORDER_PHRASES, words, place)


def of_at(words: Words, place: int) -> int:
    """How many words at this place stand before the body in a title: "Trách nhiệm của …"."""
    return _phrase_at(_OF_PHRASES, words, place)


def _phrase_at(phrases: _Phrases, words: Words, place: int) -> int:
    if place >= len(words):
        return 0
    for phrase, never in phrases.get(words[place].exact, ()):
        end = place + len(phrase)
        same = tuple(word.exact for word in words[place:end]) == phrase
        if same and all(word.gap <= Gap.DASH for word in words[place + 1 : end]):
            return 0 if end < len(words) and words[end].exact in never else len(phrase)
    return 0


#: Whose names nobody knows: "các cơ quan, đơn vị, địa phương", with what may tell which are meant.
_ANYBODY = phrases(
    "cơ quan|đơn vị|địa phương|tổ chức|cá nhân|sở|ban|ngành|phòng|hội|đoàn thể|xã|phường|đặc khu|doanh nghiệp"
    "|lực lượng|bộ|huyện|thị xã|thành phố|quận|cấp ủy|tổ chức chính trị - xã hội|tổ chức xã hội"
    "|tổ chức chính trị xã hội - nghề nghiệp"
)
_WHICH = phrases(
    "liên quan|có liên quan|khác|tỉnh|thành phố|trực thuộc|cấp tỉnh|cấp xã|chức năng|chuyên môn|nêu trên"
    "|trên địa bàn|địa bàn|thuộc|của tỉnh|của thành phố|ủy ban nhân dân|UBND"
)
#: Alone and without "các" these are something else: "Tổ chức hội nghị".
_NO_SET = frozenset({"to", "ca"})


def anybody_end(words: Words, place: int) -> int:
    """Where a set of unnamed bodies ends that begins at a place; the place itself where none does."""
    end, count = place, 0
    while end < len(words) and (end == place or (words[end].gap is Gap.SOFT and not words[end].is_many)):
        after = phrase_end(_ANYBODY, words, end)
        if after == end:
            break
        end, count = after, count + 1
        while end < len(words) and words[end].gap is Gap.NONE and phrase_end(_WHICH, words, end) > end:
            end = phrase_end(_WHICH, words, end)
    is_named = end < len(words) and words[end].gap is Gap.NONE and words[end].is_capital
    is_set = count > 1 or (count == 1 and (words[place].is_many or words[place].plain not in _NO_SET))
    return end if is_set and not is_named else place
