"""The proof that a plan file holds every sentence of its document: as often, and letter by letter.

Each text of the plan is a supply of words that can be taken once. A paragraph takes its words whole, in one
piece where it can; a paragraph that the plan has in pieces, or joined with another (a page break cuts
sentences in two), takes them piece by piece, and a piece begins and ends where a text, a line, a sentence or
another paragraph's words begin and end. What finds no words is missing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ttdn.importing.blocks import Blocks, Paragraph
from ttdn.importing.head import LONGEST_HEAD, decides
from ttdn.importing.kept import (
    Kept,
    Want,
    date_parts,
    formulas,
    head_texts,
    in_small_letters,
    kept_texts,
    wants_of,
)
from ttdn.importing.supply import Supply
from ttdn.vietnamese import clean

_DAY = re.compile(
    r".{0,80}?ngày(?P<day>[0-9]{0,2})(?:tháng|/)(?P<month>[0-9]{0,2})(?:năm|/)(?P<year>[0-9]{0,4})"
)
_DAY_WORD = re.compile(r"\bngày\b")
#: The marks between the names of columns in a comment.
_LISTED = re.compile(r"[;.](?=\s|$)")


class Account(NamedTuple):
    """What does not agree: paragraphs that the plan does not have, texts of the plan that nothing took."""

    missing: tuple[Paragraph, ...]
    left: tuple[Kept, ...]


def missing(blocks: Blocks, data: Mapping[str, Any], beside: Iterable[str] = ()) -> tuple[Paragraph, ...]:
    """The paragraphs of a document whose words do not stand in the plan, as often as they stand there.

    Args:
        blocks: The document.
        data: What the plan file says.
        beside: What its comments say: the names of columns may stand there.
    """
    return account(blocks, data, beside).missing


def account(blocks: Blocks, data: Mapping[str, Any], beside: Iterable[str] = ()) -> Account:
    """What of a document is not in a plan, and what of the plan is not in the document."""
    said = (want for want in wants_of(blocks) if not _is_said_otherwise(want.paragraph.text, data))
    # "Quý I" may be a time, and the name of a column: that stands in a comment as well.
    wants = [*_each_head_once(sorted(said, key=lambda want: want.is_head))]
    listed = (Kept.of(_LISTED.sub(r" \g<0>", text), is_aside=True) for text in beside)
    supply = Supply([*kept_texts(data), *listed])
    left = [want for want in wants if not supply.take_whole(want)]
    supply.take_spare(wants)
    left = supply.leave(_without_head(left, data))
    paragraphs = (want.paragraph for want in left)
    lost = (one for one in paragraphs if one.place > LONGEST_HEAD or not decides(one.text))
    untaken = tuple(one for one in supply.untaken() if one.path)
    return Account(tuple(sorted(lost, key=lambda paragraph: paragraph.place)), untaken)


def _without_head(wants: Sequence[Want], data: Mapping[str, Any]) -> list[Want]:
    """Those that are not what every head says, nor in capitals what the plan has in small letters."""
    left = Supply(map(Kept.of, formulas(data))).leave(wants)
    names = Supply(Kept.of(text.casefold()) for text in head_texts(data) if _is_in_usual_letters(text))
    capitals = [want for want in left if want.paragraph.text.isupper()]
    unknown = {want.paragraph for want in names.leave(map(in_small_letters, capitals))}
    return [want for want in left if not want.paragraph.text.isupper() or want.paragraph in unknown]


def _is_in_usual_letters(text: str) -> bool:
    """Whether no capital stands behind a small letter: "Kế hoạch", "KẾ HOẠCH" and not "kẾ hOẠCH"."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(word in {word.lower(), word.upper(), word.capitalize()} for word in words)


def _each_head_once(wants: Iterable[Want]) -> Iterator[Want]:
    """A table that goes on in the next one repeats the names of its columns; the comment has them once."""
    seen: set[str] = set()
    for want in wants:
        if not (want.is_head and want.paragraph.text in seen):
            yield want
        seen |= {want.paragraph.text} if want.is_head else set()


def _is_said_otherwise(text: str, data: Mapping[str, Any]) -> bool:
    """Whether a paragraph is the number or the day of the document, which the plan has in its own way."""
    document = data.get("document") or {}
    plain = _plain(clean(text))
    number = _plain(re.sub(r"\[.*?\]", "", str(document.get("number") or "")))
    if number and plain.removeprefix("số").lstrip(":") == number:
        return True
    day = _DAY.fullmatch(plain)
    if day is None:
        return False
    place = clean(str(document.get("place") or "")).casefold()
    parts = date_parts(document)
    written = (day["year"], day["month"], day["day"])
    return _DAY_WORD.split(clean(text).casefold(), maxsplit=1)[0].rstrip(" ,") == place and all(
        not said or (len(parts) == len(written) and int(said) == int(part))
        for said, part in zip(written, parts, strict=False)
    )


def _plain(text: object) -> str:
    return re.sub(r"\s+", "", str(text or "")).casefold()
