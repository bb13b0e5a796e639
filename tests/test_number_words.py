"""Numbers in words, as papers about money have them beside the figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn.model.scalars import MAXIMUM_NUMBER
from ttdn.number_words import spell_money, spell_number

_ONES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
_ONES |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_025, "một nghìn không trăm hai mươi lăm"),
        (1_500, "một nghìn năm trăm"),
        (10_010, "mười nghìn không trăm mười"),
        (505_515, "năm trăm linh năm nghìn năm trăm mười lăm"),
        (1_000_001, "một triệu không nghìn không trăm linh một"),
        (5_025_110, "năm triệu không trăm hai mươi lăm nghìn một trăm mười"),
        (12_500_000, "mười hai triệu năm trăm nghìn"),
        (85_000_120, "tám mươi lăm triệu không nghìn một trăm hai mươi"),
        (178_320_005, "một trăm bảy mươi tám triệu ba trăm hai mươi nghìn không trăm linh năm"),
        (1_000_000_000, "một tỷ"),
        (1_505_555_005, "một tỷ năm trăm linh năm triệu năm trăm năm mươi lăm nghìn không trăm linh năm"),
        (2_000_005_000, "hai tỷ không triệu không trăm linh năm nghìn"),
        (21_000_000_000, "hai mươi mốt tỷ"),
        (1_234_000_000_000, "một nghìn hai trăm ba mươi tư tỷ"),
        (MAXIMUM_NUMBER, "một triệu tỷ"),
    ],
)
def test_numbers_as_schools_teach_them(number: int, words: str) -> None:
    """Linh, mốt, tư, lăm, mươi and "không trăm" where they belong, and nowhere else."""
    assert spell_number(number) == words


def test_money() -> None:
    """Money ends with its unit."""
    assert spell_money(123_000_000) == "một trăm hai mươi ba triệu đồng"
    assert spell_money(0) == "không đồng"


@given(st.integers(0, MAXIMUM_NUMBER))
def test_words_say_their_number(number: int) -> None:
    """Whoever reads the words aloud gets the figures back."""
    assert _read(spell_number(number)) == number


def _read(words: str) -> int:
    """The number that words say."""
    if " tỷ" in words:
        billions, _, rest = words.rpartition(" tỷ")
        return _read(billions) * 10**9 + (_read(rest) if rest.strip() else 0)
    total = 0
    for group, size in re.findall(r"(.+?)\s*(triệu|nghìn|$)", words):
        total += _read_group(group.split()) * {"triệu": 10**6, "nghìn": 10**3, "": 1}[size]
    return total


def _read_group(words: list[str]) -> int:
    number = 0
    for word, before in zip(words, [None, *words], strict=False):
        if word == "trăm":
            number *= 100
        elif word == "mươi":
            number += 9 * _ONES[str(before)]
        elif word == "mười":
            number += 10
        elif word != "linh":
            number += _ONES[word]
    return number
