"""Plans made by chance in the ways in which offices number: each clause is found under its own number."""

import random
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from plans_in_lines import FOOT, HEAD, document, numbers

from ttdn.importing.outline import read_outline

ROMAN = ("I", "II", "III", "IV", "V", "VI")
#: Ways of numbering, from the sections downwards: how a label is written, and what it adds to a number.
WAYS = (
    "R. 1. a) - +",
    "A. R. 1. a) -",
    "R. A. 1. -",
    "R. 1. 1.1. a) - +",
    "R. 1. 1.1. 1.1.1. -",
    "1. 1.1. 1.1.1. -",
    "1. a) - +",
    "R/ 1/ a/ -",
    "R- 1- 1.1- -",
    "R. - +",
    "R. 1. (1) -",
    "R. 1. i) -",
    "R. 1. a. - *",
    "R. - 1. +",
    "R. 1) a) -",
    "R. H: - +",
)
TITLES = (
    "MỤC ĐÍCH, YÊU CẦU",
    "NỘI DUNG",
    "NHIỆM VỤ",
    "TỔ CHỨC THỰC HIỆN",
    "KINH PHÍ",
    "CÔNG TÁC TUYÊN TRUYỀN",
)
SENTENCES = ("Mở lớp tập huấn cho cán bộ.", "Phủ sóng các thôn;", "Tổ chức hội nghị.")


class Clause(NamedTuple):
    """A line of a plan, and the number under which it must be found; none where it has no label."""

    line: str
    number: str | None = None


def label(way: str, place: int, path: tuple[str, ...]) -> tuple[str, str]:
    """How a label is written, and what it adds to the number of the clause above."""
    number, sign = str(place + 1), way[-1]
    if way.startswith("R"):
        return f"{ROMAN[place]}{sign}", ROMAN[place]
    if way.startswith(("A", "a")):
        letter = "abcdđe"[place]
        return (f"{letter.upper()}{sign}", letter.upper()) if way[0] == "A" else (f"{letter}{sign}", letter)
    if way.startswith("1.1"):
        steps = [one for one in path if one.isdigit()][-way.count("1") + 1 :]
        return f"{'.'.join((*steps, number))}{sign}", number
    if way == "i)":
        return f"{ROMAN[place].lower()})", ROMAN[place].lower()
    if way == "H:":
        return f"Hoạt động {number}:", number
    return way.replace("1", number), number


def clauses(
    chance: random.Random, ways: list[str], level: int = 0, path: tuple[str, ...] = ()
) -> Iterator[Clause]:
    """The lines below a clause, some of them with lines of their own."""
    for place in range(chance.randint(2, 4)):
        written, adds = label(ways[level], place, path)
        here = (*path, adds)
        has_more = level < len(ways) - 1 and (level == 0 or chance.random() < 0.5)
        is_sign = ways[level] in {"-", "+", "*"}
        text = chance.choice(TITLES) if level == 0 else chance.choice(SENTENCES)
        if has_more and level:
            text = f"Về {chance.choice(('tuyên truyền', 'tập huấn'))}{':' if is_sign else ''}"
        bold = "**" if has_more and level < 2 and chance.random() < 0.8 else ""
        yield Clause(f"{bold}{written} {text}", ".".join(here))
        if has_more:
            if not is_sign and chance.random() < 0.3:
                yield Clause("Một đoạn không đánh số.")
            yield from clauses(chance, ways, level + 1, here)
        elif level == 0 or chance.random() < 0.1:
            yield Clause("Một câu." if level == 0 else "Cơ quan chủ trì: Sở A.")


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("way", WAYS)
def test_each_clause_is_found_under_its_number(way: str, seed: int) -> None:
    """Titles and sentences, dashes with more below, paragraphs without a label between them."""
    made = list(clauses(random.Random(f"{way}{seed}"), way.split()))  # noqa: S311 - the same plans each time
    opening = "UBND tỉnh ban hành Kế hoạch như sau:"
    outline = read_outline(document(*HEAD, opening, *(one.line for one in made), FOOT))
    assert numbers(outline) == [one.number for one in made if one.number]
    assert outline.opening == opening
