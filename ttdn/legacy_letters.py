"""Vietnamese in the letters of old fonts (TCVN3, VNI), or read with the wrong table (mojibake).

Such text is found, and shown as it probably was.

Such text is made of ordinary letters and signs of Western Europe, so no single letter gives it away. What
does are words that are no Vietnamese syllable as they stand and become one once the table of an old font is
laid over them. Honest foreign words hardly ever do.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng
eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa
oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong
oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ui um un ung up ut
uê uêch uênh uêu uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn
ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yt ych ynh
"""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
#: A syllable that ends so has one of two tones, sắc or nặng.
_STOPS = ("c", "ch", "p", "t")
_STOPPED_TONES = "\u0301\u0323"
_LONGEST_SYLLABLE = 7

#: What the bytes of an old font are where a program takes them for the letters of Windows (or, where that has
#: none, of Latin-1).
_AS_READ = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}

_TCVN3 = dict(
    zip(
        "µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ ¨©ª«¬\u00ad® ¡¢£¤¥¦§",
        "àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ ăâêôơưđ ĂÂÊÔƠƯĐ",
        strict=True,
    )
)
#: A mark behind its vowel; all in small letters, capitals have the capital of the mark. The last five marks
#: are those of the tones.
_VNI_MARKS = (
    ("aeiouy", "aeiouy", "ùøûõï"),
    ("aeo", "âêô", "âáàåãä"),
    ("a", "ă", "êéèúüë"),
    ("ôö", "ơư", "ùøûõï"),
)
_VNI_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_VNI_SMALL = {
    base + mark: letter + tone
    for bases, letters, marks in _VNI_MARKS
    for base, letter in zip(bases, letters, strict=True)
    for mark, tone in zip(marks, _VNI_TONES[-len(marks) :], strict=True)
} | dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI = {
    unicodedata.normalize("NFC", key): unicodedata.normalize("NFC", letter)
    for key, letter in _VNI_SMALL.items()
}
_VNI |= {key.upper(): letter.upper() for key, letter in _VNI.items()}
_WINDOWS_1258 = {
    letter: bytes([byte]).decode("cp1258", "ignore") or letter for byte, letter in _AS_READ.items()
}
#: Letters that no font of one byte has: a word with one of them is in Unicode.
_HIGH = frozenset(chr(code) for code in (*range(0x100, 0x250), *range(0x1EA0, 0x1EFA))) - set("ŒœŠšŽžŸƒ")

_LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
_HONEST = frozenset(_LETTERS + _LETTERS.upper())
#: Signs that honest text has as well: degrees, squares, and what a line or a price is written with.
_USUAL_SIGNS = frozenset("°±²³–—‘’“”…•€™§©×\u00a0")
_WESTERN = frozenset(_AS_READ.values())
#: Letters of which at least one stands in nearly every text of an old font, and hardly one in an honest text.
SUSPICIOUS = (_WESTERN - _HONEST - _USUAL_SIGNS) | {"\u00ad"}
#: The rest is only suspicious behind certain letters: a capital behind a small one, a vowel with its mark
#: behind one without.
_CAPITALS = frozenset("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_ODD_CAPITAL = re.compile(f"[{''.join(sorted(_CAPITALS))}](?<=[a-z].)")
_ODD_PAIR = re.compile("a[âêéèúùõãáà]|e[âãáàùõ]|o[âùõ]|u[ùõ]|A[ÂÊÕÃÁÀ]|E[ÂÃÁÀ]|O[ÂÙÕ]")

#: A word with the signs that stand for letters in an old font.
_SIGNS_OF_1252 = "".join(sorted(_WESTERN & set("ƒˆ‰Š‹ŒŽ™š›œžŸ")))
_WORD = re.compile(
    f"[A-Za-z\u00a1-\u00ff\u0100-\u024f\u1ea0-\u1ef9\u0300-\u036f{re.escape(_SIGNS_OF_1252)}]+"
)
_ENOUGH_WORDS = 2
#: A word of so many letters is enough by itself.
_LONG_WORD = 4
_MAXIMUM_ROUNDS = 3
#: Longer than any text of a report.
_MAXIMUM_LENGTH = 10_000


class Legacy(NamedTuple):
    """The letters in which a text was written, as their users call them, and the text as it probably was."""

    kind: str
    probable_text: str


def may_be_legacy(letters: Iterable[str], text: str) -> bool:
    """Whether it is worth looking closer; ``letters`` are those of ``text`` that are not ASCII, or more."""
    if not SUSPICIOUS.isdisjoint(letters) or _ODD_PAIR.search(text) is not None:
        return True
    return not _CAPITALS.isdisjoint(letters) and _ODD_CAPITAL.search(text) is not None


def find_legacy(text: str) -> Legacy | None:
    """Whether a text is Vietnamese in the letters of an old font, or was read with the wrong table.

    It is None for honest text.
    """
    if text.isascii() or not may_be_legacy(text, text):
        return None
    return _find_mojibake(text[:_MAXIMUM_LENGTH]) or _find_font(text)


# Mojibake: the bytes of UTF-8 taken one by one for letters.


def _misread(letter: str, codec: str) -> str:
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in letter.encode())


#: What else a text has, and what is left of a byte for which no table has a letter.
_ODD = "–—‘’“”…•₫" + "".join(map(chr, range(0x80, 0xA0)))
_MAY_END_A_WORD = "‘’“”‚„–—…•‹›«»\u00a0\u00ad"
#: The second letter of "à" is a blank that does not break, and blanks are made one.
_SMALL_BESIDE = re.compile("[a-z]Ã[ \u00a0\u00ad]|Ã\u00ad[a-z]")
_BROKEN = re.compile(r"Ã ([^\W\d_]*)")


@cache
def _sequences() -> dict[str, str]:
    """What each letter is read as, with the letter that it was."""
    return {
        _misread(letter, codec): letter
        for codec in ("cp1258", "latin-1", "cp1252", "cp437")
        for letter in (*_WESTERN, *_HONEST, *_ODD)
    }


@cache
def _any_sequence() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_sequences(), key=len, reverse=True))))


def _is_ambiguous(sequence: str) -> bool:
    """Whether it is also two signs that meet in honest text ("XÃ”", a closing quote).

    Such a one counts only beside others.
    """
    return sequence[0] in "ÃÂ" and sequence[1] in _MAY_END_A_WORD


def _find_mojibake(text: str) -> Legacy | None:
    read = _read_again(text)
    for _ in range(_MAXIMUM_ROUNDS - 1):
        again = _read_again(read) if read else None
        read = again or read
    return Legacy("UTF-8", read) if read else None


def _read_again(text: str) -> str | None:
    """The text with every such sequence as the letter that it was.

    It is None where none is beyond doubt.
    """
    if all(map(_is_ambiguous, _any_sequence().findall(text))) and _SMALL_BESIDE.search(text) is None:
        return None
    read = _any_sequence().sub(lambda match: _sequences()[match[0]], text)
    return unicodedata.normalize("NFC", _BROKEN.sub(lambda match: f"à{_join(match[1])}", read))


def _join(following: str) -> str:
    return following if following and not is_syllable(following) else f" {following}"


# Old fonts.


def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable: its letters, its tone and where the tone stands."""
    return len(word) <= _LONGEST_SYLLABLE and _is_syllable(word.lower())


# What most runs never need is made when it is first asked for: making it takes longer than to check a report.


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")


@lru_cache(maxsize=8192)
def _is_syllable(word: str) -> bool:
    marks = unicodedata.normalize("NFD", word)
    tones = [mark for mark in marks if ord(mark) in _TONES]
    plain = unicodedata.normalize("NFC", marks.translate(_TONES))
    if len(tones) > 1 or _syllables().fullmatch(plain) is None:
        return False
    if plain.endswith(_STOPS):
        return bool(tones) and tones[0] in _STOPPED_TONES
    # The tone of two vowels stands on the last only in "hoà", "khoẻ", "thuý", "thuở" and behind "qu", "gi".
    on_last = bool(tones) and marks[-1] == tones[0] and plain[-1:] in _VOWELS and plain[-2:-1] in _VOWELS
    return not on_last or plain[-2:] in _TONE_ON_LAST or plain.startswith(("qu", "gi"))


_VOWELS = frozenset("aăâeêioôơuưy")
_TONE_ON_LAST = frozenset({"oa", "oe", "uy", "uê", "uơ"})


def _read_tcvn3(word: str) -> str:
    read = "".join(_TCVN3.get(letter, letter) for letter in word)
    # The fonts of capitals (.VnTimeH) have them in the places of the small letters.
    plain = [letter for letter in word if letter.isascii()]
    return read.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else read


@cache
def _vni_letters() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def _read_vni(word: str) -> str:
    return _vni_letters().sub(lambda match: _VNI[match[0]], word)


def _read_windows_1258(word: str) -> str:
    return unicodedata.normalize("NFC", "".join(_WINDOWS_1258.get(letter, letter) for letter in word))


class _Font(NamedTuple):
    """How a word of an old font is read, and what at least one such word of a text must have."""

    kind: str
    read: Callable[[str], str]
    sign: str


#: No honest word has a sign within it, a capital behind a small letter, or a small letter between capitals.
_TCVN3_SIGN = (
    r"[µª¡-©«-¯´¶-¹»-¾×÷]|(?<=[a-zß-ÿ])[À-Þ]|(?<=[b-df-hj-np-tvxz])ß|(?<=[A-Z]{2})[ß-þ]|[ß-þ](?=[A-Z])"
)
_FONTS = (
    _Font("TCVN3", _read_tcvn3, _TCVN3_SIGN),
    # "ï" alone is French: Thaï, Loïc.
    _Font("VNI", _read_vni, "|".join(key for key in _VNI if len(key) > 1 and key[-1] not in "ïÏ") + "|öô|ÖÔ"),
    _Font("Windows-1258", _read_windows_1258, "(?i:[a-zâêôãõý][ìòþ])|[ðÐ][a-zâêôãõý]"),
)


def _find_font(text: str) -> Legacy | None:
    text = text[:_MAXIMUM_LENGTH]
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    odd = {word for word in words if not _is_honest(word) and _HIGH.isdisjoint(word)}
    hits = {font: {word for word in odd if _is_read(font, word)} for font in _FONTS}
    font = max(_FONTS, key=lambda font: len(hits[font]))
    foreign = len(odd) - len(hits[font])
    if foreign > len(hits[font]) or not _leave_no_doubt(hits[font], font):
        return None
    mixed = any(not _HIGH.isdisjoint(word) for word in words)
    return Legacy(font.kind, _read_text(text, font, hits[font], mixed=mixed))


def _leave_no_doubt(hits: set[str], font: _Font) -> bool:
    """Whether words that the font makes syllables have its sign, and are several or long."""
    signed = {word for word in hits if re.search(font.sign, word)}
    if font.kind == "TCVN3":
        return len(signed) >= _ENOUGH_WORDS or any(len(word) >= _LONG_WORD for word in signed)
    odd = (word for word in signed if sum(not letter.isascii() for letter in word) > 1)
    return bool(signed) and (len(hits) >= _ENOUGH_WORDS or any(len(word) >= _LONG_WORD for word in odd))


def _is_honest(word: str) -> bool:
    """Whether it is a syllable as it stands; no word has a capital behind a small letter ("phÝ")."""
    return is_syllable(word) and (word[1:].islower() or word.isupper() or len(word) == 1)


def _is_read(font: _Font, word: str) -> bool:
    """Whether a word becomes a syllable (of more than a vowel) in that font."""
    read = font.read(word)
    return read != word and len(read) > 1 and any(map(str.isascii, word)) and is_syllable(read)


def _read_text(text: str, font: _Font, hits: set[str], *, mixed: bool) -> str:
    """The text in that font; beside honest Vietnamese only the words that are none."""
    capitals = text.upper() == text or not re.search("[a-z]", text)

    def read(match: re.Match[str]) -> str:
        word = match[0]
        if word.isascii() or (word not in hits and (mixed or not is_syllable(font.read(word)))):
            return word
        return font.read(word).upper() if capitals and font.kind == "TCVN3" else font.read(word)

    return _WORD.sub(read, text)
