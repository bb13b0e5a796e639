"""The language: matching without accents, order, numbers and dates as offices write them."""

import unicodedata
from datetime import date

import pytest

from ttdn.vietnamese import (
    INVISIBLE,
    break_lines,
    clean,
    collation_key,
    date_text,
    enumerate_words,
    excel_text,
    find_stacked_marks,
    fold,
    format_count,
    format_date,
    format_integer,
    format_money,
    format_month,
    format_percent,
    mistyped,
    mistyped_number,
    nfc,
    suggest,
    without_end,
)

# The order in which ICU 72 sorts the 27 communes in Vietnamese (standards §6), the wards first.
COMMUNES = [
    *(
        "Lộc Thọ",
        "Ngọc Hiệp",
        "Phước Hải",
        "Phước Hòa",
        "Phước Long",
        "Phước Tân",
        "Phước Tiến",
        "Phương Sài",
        "Phương Sơn",
        "Tân Lập",
    ),
    *(
        "Vạn Thạnh",
        "Vạn Thắng",
        "Vĩnh Hải",
        "Vĩnh Hòa",
        "Vĩnh Nguyên",
        "Vĩnh Phước",
        "Vĩnh Thọ",
        "Vĩnh Trường",
        "Xương Huân",
    ),
]
RURAL_COMMUNES = [
    "Phước Đồng",
    "Vĩnh Hiệp",
    "Vĩnh Lương",
    "Vĩnh Ngọc",
    "Vĩnh Phương",
    "Vĩnh Thái",
    "Vĩnh Thạnh",
    "Vĩnh Trung",
]


def test_nfc_joins_letters_and_marks() -> None:
    """Text from a Mac, with marks of their own, becomes the text that others type."""
    assert nfc(unicodedata.normalize("NFD", "Phường Lộc Thọ")) == "Phường Lộc Thọ"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+84\u202a 905\u202c 123", "+84 905 123"),
        ("Lộc\u200b Thọ\u00ad", "Lộc Thọ"),
        ("M\u034fẬ\ufe0f\u2060\U000e0101T\U000e0041", "MẬT"),
        ("e\u200b\u0302\u0301", "ế"),
        ("ê\u0301", "ế"),
        ("a\u0340 a\u0341", "à á"),
        (unicodedata.normalize("NFD", "Phường"), "Phường"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f", "👨\u200d👩\u200d👧 ❤\ufe0f 1"),
        ("📎\u200dMẬT", "📎MẬT"),
        ("Ðồn ÐƯỜNG ðồng Ɖà Nẵng", "Đồn ĐƯỜNG đồng Đà Nẵng"),
        ("Sigríður Ðorláksdóttir", "Sigríður Ðorláksdóttir"),
        ("t\u00ad v\u00adîng n\u00adíc", "t\u00ad v\u00adîng n\u00adíc"),
        ("abc\u00a0 d", "abc\u00a0 d"),
        ("a\x07\tb", "a\x07\tb"),
        ("", ""),
    ],
)
def test_clean(typed: str, kept: str) -> None:
    """Nothing that nobody sees is kept, but for the joints of an emoji.

    And the soft hyphen that is a letter of an old font.
    """
    assert clean(typed) == kept
    assert clean(kept) == kept


def test_clean_is_never_slow() -> None:
    """Marks that invisible letters keep apart are a stack once these are gone."""
    assert clean("a" + "\u0301\u200b" * 50_000) == nfc("a" + "\u0301" * 30)


def test_invisible_letters_are_those_of_unicode() -> None:
    """Every format character but those that a reader sees or that stand for themselves is one.

    And no letter of Vietnamese is.
    """
    formats = {letter for letter in map(chr, range(0x110000)) if unicodedata.category(letter) == "Cf"}
    shown = {letter for letter in formats if INVISIBLE.match(letter) is None}
    # Signs before Arabic and Syriac numbers, of Kaithi, of Egyptian, and of interlinear notes (a control
    # character here).
    assert {f"{ord(letter) >> 8:x}" for letter in shown} <= {"6", "7", "8", "110", "134", "ff"}
    assert not any(map(INVISIBLE.match, "aăâđêôơư ẬẬ\u0300\u0323\t\n\u00a0…“”–"))


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("dòng một_x000D_\ndòng hai", "dòng một\ndòng hai"),
        ("a_x000D_b_x000A_c_x0009_d", "a\nb\nc\td"),
        ("_x000D__x000A_", "\n"),
        ("a_x0007_b_x001f_c_xFFFE_", "abc"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x005F_x005F_", "_x005F_"),
        ("anh_x2020_y.jpg", "anh_x2020_y.jpg"),
        ("a_x00_b_x000G_", "a_x00_b_x000G_"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("+84\u202a905", "+84905"),
        (unicodedata.normalize("NFD", "Lộc Thọ"), "Lộc Thọ"),
        ("", ""),
    ],
)
def test_excel_text(stored: str, words: str) -> None:
    """The escapes of a spreadsheet's XML are the letters for which they stand, every line break is one.

    File names stay.
    """
    assert excel_text(stored) == words


def test_break_lines() -> None:
    """A line feed stays, and two of them are two."""
    assert break_lines("a\n\nb\r\n\r\nc") == "a\n\nb\n\nc"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Phường Lộc Thọ", "phuong loc tho"),
        ("PHƯỜNG  LỘC\u00a0THỌ ", "phuong loc tho"),
        (unicodedata.normalize("NFD", "Phường Lộc Thọ"), "phuong loc tho"),
        ("Đồn", "don"),
        ("Ðồn", "don"),  # U+00D0, the Icelandic letter
        ("Ɖồn", "don"),  # U+0189, the African letter
        ("ðồn", "don"),
        ("2013 – 2020", "2013 - 2020"),
        ("TC‑KH", "tc-kh"),  # the hyphen of Word that does not break
        ("Lộc\u200b Thọ\u00ad", "loc tho"),
        ("", ""),
    ],
)
def test_fold(typed: str, meant: str) -> None:
    """Accents, case, spaces, dashes and look-alikes of Đ do not count."""
    assert fold(typed) == meant


@pytest.mark.parametrize(
    ("old", "new"), [("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("Khoẻ", "Khỏe"), ("XÃ HOÀ", "xã hòa")]
)
def test_fold_takes_old_and_new_tone_marks_alike(old: str, new: str) -> None:
    """The two ways of placing the tone mark are one word."""
    assert nfc(old) != nfc(new)
    assert fold(old) == fold(new)


def test_fold_takes_both_apostrophes_alike() -> None:
    """Word bends what the keyboard writes straight."""
    assert fold("Cư M’gar") == fold("Cư M'gar") != fold("Cư Mgar")


def test_fold_keeps_different_letters_apart() -> None:
    """Only accents are taken off: other letters still count."""
    assert fold("Vạn Thạnh") != fold("Vạn Thắng")


@pytest.mark.parametrize("names", [COMMUNES, RURAL_COMMUNES], ids=["wards", "communes"])
def test_collation_follows_the_vietnamese_alphabet(names: list[str]) -> None:
    """The communes stand in the order of ICU, whatever order they came in."""
    shuffled = names[::-1]
    assert sorted(shuffled, key=collation_key) == names
    decomposed = [unicodedata.normalize("NFD", name) for name in shuffled]
    assert [nfc(name) for name in sorted(decomposed, key=collation_key)] == names


@pytest.mark.parametrize(
    "words",
    [
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
        ["an", "Dân", "đá", "Em"],
        ["Tổ 2", "Tổ 03", "Tổ 10", "Tổ 12", "Tổ a"],
        ["Khối 2a", "Khối 2b", "Khối 10a"],
        ["Phòng - 1", "Phòng 1", "Phòng A", "Phòng Đ"],
        ["z", "я"],
    ],
    ids=["tones", "letters", "case", "digits", "numbers in words", "signs", "foreign"],
)
def test_collation_order(words: list[str]) -> None:
    """Letters come before tones; signs, digits, Vietnamese letters and other letters in this order."""
    shuffled = words[::-1]
    assert sorted(shuffled, key=collation_key) == words


def test_collation_agrees_with_icu() -> None:
    """Every syllable of two letters and a tone, and 2,000 names of such.

    ICU's own order, syllable by syllable as in a dictionary.

    CLDR alone would weigh tones only behind all letters of a name and put "Thành đoàn" before "Thanh tra".
    """
    icu = pytest.importorskip("icu")
    rank = icu.Collator.createInstance(icu.Locale("vi_VN")).getSortKey
    vowels = "aăâeêioôơuưy"
    syllables = [
        nfc(first + vowel + tone)
        for first in "bdđhnv"
        for vowel in vowels
        for tone in ("", *"\u0300\u0309\u0303\u0301\u0323")
    ]
    assert sorted(syllables, key=collation_key) == sorted(syllables, key=rank)
    names = [
        f"{syllables[n * 7 % len(syllables)]} {syllables[n * 131 % len(syllables)]}" for n in range(2000)
    ]
    assert sorted(names, key=collation_key) == sorted(
        names, key=lambda name: [rank(one) for one in name.split()]
    )


@pytest.mark.parametrize("odd", ["", "\u0301", "m²", "①", "📎", "٣", "ậ́", " "])
def test_collation_takes_any_text(odd: str) -> None:
    """Odd letters sort somewhere; they do not stop the program."""
    assert len(sorted([odd, "Lộc Thọ", "Vĩnh Hòa"], key=collation_key)) == 3


def test_suggest_compares_without_accents() -> None:
    """What was typed without accents finds the word with them."""
    assert suggest("loc tho", ["Lộc Thọ", "Vĩnh Hòa"]) == ["Lộc Thọ"]


def test_suggest_names_the_nearest_first() -> None:
    """Nearest first, no more than asked for, and equal likeness in a fixed order."""
    choices = ["II.5.2", "II.5.1", "II.5.10", "III.9", "V.1.1"]
    assert suggest("II.5.1", choices)[0] == "II.5.1"
    assert suggest("II.5.1", choices, limit=1) == ["II.5.1"]
    assert suggest("II.5.9", choices, limit=2) == ["II.5.1", "II.5.2"]


def test_suggest_is_silent_where_nothing_is_near() -> None:
    """A hint that does not help is not given."""
    assert suggest("xyz", ["Lộc Thọ", "Vĩnh Hòa"]) == []
    assert suggest("", ["Lộc Thọ"]) == []


def test_suggest_asks_for_the_likeness_of_its_floor() -> None:
    """A higher floor leaves out what is only half alike."""
    assert suggest("not done", ["done"]) == ["done"]
    assert suggest("not done", ["done"], floor=0.8) == []


ROSTER = (
    "phuong-loc-tho",
    "xa-vinh-luong",
    "xa-vinh-hung",
    "xa-van-thang",
    "xa-van-thanh",
    "phong-giao-duc-dao-tao",
)
KEYS = ("summary", "status", "figures", "quarters", "unit", "required", "requested", "part_12")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Phường Lộc Thọ", "phuong-loc-tho"),
        ("PHUONG_LOC_THO", "phuong-loc-tho"),
        ("phuong-l\u043ec-tho", "phuong-loc-tho"),
        ("phuong-loc-thoo", "phuong-loc-tho"),
        ("phuogn-loc-tho", "phuong-loc-tho"),
        ("xa-van-hung", None),
        ("xa-vinh-lung", None),
        ("xa-van-thng", None),
        ("phuong-loc-th", None),
        ("phong-giao-duc", None),
        ("phuong-loc-tho-2", None),
        ("", None),
    ],
)
def test_mistyped_names(typed: str, meant: str | None) -> None:
    """A slip leads to the unit that was meant; a name that may be another place's leads nowhere."""
    assert mistyped(typed, ROSTER, names=True) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sumary", "summary"),
        ("stauts", "status"),
        ("quarter", "quarters"),
        ("Figures", "figures"),
        ("units", None),
        ("requied", "required"),
        ("part_1", None),
        ("part_13", None),
        ("summary2", None),
        ("tóm tắt", None),
    ],
)
def test_mistyped_words(typed: str, meant: str | None) -> None:
    """Of a long word one letter may be missing or two may have changed places; digits are never a slip."""
    assert mistyped(typed, KEYS) == meant


def test_two_that_may_be_meant_are_none() -> None:
    """Where two choices are as near, neither is typed for the user."""
    assert mistyped("session", ["sessions", "sessiont"]) is None
    assert mistyped("tho-ha", ["tho_ha", "Thọ Hà"]) is None


@pytest.mark.parametrize("typed", ["ab--cd", "te_x_t"])
def test_only_letters_make_a_word_long(typed: str) -> None:
    """Signs do not: of four letters one more makes another word. Of a letter that is double both count."""
    assert mistyped(typed, ["abcde", "texst", "texts"]) is None
    assert mistyped("summry", ["summary"]) == "summary"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ii.5.1", "II.5.1"),
        ("II,5,1", "II.5.1"),
        ("II-5-1", "II.5.1"),
        ("iv.1.Đ", "IV.1.đ"),
        ("II.5-1", None),
        ("IV.1.e", None),
        ("IV.1", None),
        ("II.51", None),
        ("", None),
    ],
)
def test_mistyped_numbers(written: str, meant: str | None) -> None:
    """Only signs and case are put right in the number of a clause: d and đ are two points."""
    assert mistyped_number(written, ["II.5.1", "IV.1.d", "IV.1.đ"]) == meant


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")]
)
def test_format_integer(number: int, written: str) -> None:
    """Thousands are parted by full stops."""
    assert format_integer(number) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (77, 92, "83,70%"),
        (1, 3, "33,33%"),
        (44, 44, "100,00%"),
        (0, 44, "0,00%"),
        (0, 0, "–"),
        # Five is rounded up, as a spreadsheet does; a float would make 3.12 and 1.00 of these.
        (1, 32, "3,13%"),
        (201, 20_000, "1,01%"),
        (-1, 32, "-3,13%"),
        (98_765, 1000, "9.876,50%"),
    ],
)
def test_format_percent(part: int, whole: int, written: str) -> None:
    """Two decimals behind a comma; a dash where there is nothing to divide by."""
    assert format_percent(part, whole) == written


def test_format_money() -> None:
    """Amounts are in đồng."""
    assert format_money(12500000) == "12.500.000 đồng"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "05/01/2020"),
        (date(2020, 2, 10), "10/02/2020"),
        (date(2019, 9, 25), "25/9/2019"),
        (date(2016, 5, 7), "07/5/2016"),
        (date(2020, 3, 1), "01/3/2020"),
        (date(2020, 10, 10), "10/10/2020"),
        (date(2020, 12, 9), "09/12/2020"),
    ],
)
def test_format_date(day: date, written: str) -> None:
    """The day has two digits; of the months only January and February have a leading zero."""
    assert format_date(day) == written


@pytest.mark.parametrize(
    ("month", "written"), [(1, "01"), (2, "02"), (3, "3"), (9, "9"), (10, "10"), (12, "12")]
)
def test_format_month(month: int, written: str) -> None:
    """January and February have a leading zero."""
    assert format_month(month) == written


@pytest.mark.parametrize(("count", "written"), [(0, "0"), (4, "04"), (9, "09"), (10, "10"), (1200, "1.200")])
def test_format_count(count: int, written: str) -> None:
    """In running text a number below ten has a leading zero."""
    assert format_count(count) == written


def test_date_text_speaks_both_languages() -> None:
    """A date reads as the language writes it."""
    assert date_text(date(2020, 12, 9)) == ("09/12/2020", "2020-12-09")


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_enumerate_words(words: list[str], sentence: str) -> None:
    """The last two words are joined by "và"."""
    assert enumerate_words(words) == sentence


@pytest.mark.parametrize(
    ("text", "place"),
    [("abc", None), ("ấ" * 100, None), ("e" + "\u0301" * 30, None), ("be" + "\u0301" * 40, 32)],
)
def test_find_stacked_marks(text: str, place: int | None) -> None:
    """Thirty marks on a letter are borne, as Unicode asks; more are found."""
    assert find_stacked_marks(text) == place


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Thường xuyên.", "Thường xuyên"),
        ("theo quy định./.", "theo quy định"),
        ("gồm:", "gồm"),
        ("Quý II", "Quý II"),
        ("https://a.vn/", "https://a.vn/"),
    ],
)
def test_signs_at_the_end_are_left_out(words: str, bare: str) -> None:
    """Another sign follows there; what is no end stays."""
    assert without_end(words) == bare
