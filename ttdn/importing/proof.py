"""The proof that a plan file holds every sentence of its document: as often, and letter by letter.

Each text of the plan is a supply of words that can be taken once. A paragraph takes its words whole, in one
piece where it can; a paragraph that the plan has in pieces, or joined with another (a page break cuts
sentences in two), takes them piece by piece, and a piece begins and ends where a text, a line, a sentence or
another paragraph's words begin and end. What finds no words is missing.

Left aside are what stands in the plan in another form: labels of clauses (the numbers of the plan), words
before a colon that say whose or when (the keys of the plan), rulers, the national title, column heads.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

from ttdn.importing.blocks import Block, Blocks, Paragraph, Row, Table
from ttdn.importing.fields import Field, field_of, labelled, labelled_parts
from ttdn.importing.foot import is_signed, recipients_and_signature
from ttdn.importing.head import LONGEST_HEAD, decides, is_form, side_by_side
from ttdn.importing.labels import annex, readings
from ttdn.importing.table_heads import find_head
from ttdn.importing.table_lines import lines_of
from ttdn.model.plan import ITEM_LISTS
from ttdn.source import KeyPath, texts, value_at
from ttdn.vietnamese import clean, fold

#: Labels as they are typed, with the mark behind them; the words stand before a number.
_WORDS = (
    "phần|chương|mục|điều|phụ lục|phụ biểu|biểu|nhiệm vụ|hoạt động|nội dung|giải pháp|chỉ tiêu|nhóm|dự án|"
    "tiểu dự án|hợp phần|lĩnh vực"
)
_NUMBER = r"(?:[IVXLC]{1,7}|[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[A-Za-zđĐ])"
_LABEL = re.compile(
    # Not the month of "01/2027", the thousands of "12.500".
    rf"\(?{_NUMBER}(?:[.)/:]+(?![0-9])|\s?[-–](?=\s))\s*|(?:{_WORDS})\s+(?:số\s+)?{_NUMBER}(?:[.):]+\s*|\s+|$)"
    r"|[^\w\s\"“‘'(\[]{1,2}\s*",
    re.IGNORECASE,
)
#: Two numbers and no mark: a label where the clause bears that number, else perhaps an amount.
_BARE_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){1,5})\s+")
#: A cell that is nothing but a label: the number of a row, of a column.
_ROW_NUMBER = re.compile(rf"\(?{_NUMBER}[.)/]*", re.IGNORECASE)
#: Where a plan has the words of the head and the foot; and what it has of a task beside its text.
_OF_DOCUMENT: tuple[KeyPath, ...] = (
    *(("document", key) for key in ("number", "place", "kind", "title", "basis", "opening", "recipients")),
    ("document", "signature"),
)
_ASIDE: tuple[KeyPath, ...] = (
    *((key, "text") for key in ("owners", "coordinating", "schedule")),
    ("product",),
    ("note",),
)
#: What stands in every document of the state, and over every list of recipients (folded).
_EVERYWHERE = frozenset(
    {
        "cong hoa xa hoi chu nghia viet nam",
        "dang cong san viet nam",
        "doc lap - tu do - hanh phuc",
        "doc lap-tu do-hanh phuc",
        "noi nhan",
    }
)
_NATIONAL_TITLE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_SHORT = 60
#: A line of a letterhead in two columns.
_LONGEST_LINE = 160
_DAY = re.compile(
    r"(?P<place>.{0,80}?),?ngày(?P<day>[0-9]{0,2})(?:tháng|/)(?P<month>[0-9]{0,2})(?:năm|/)(?P<year>[0-9]{0,4})"
)
#: The marks between the names of columns in a comment.
_LISTED = re.compile(r"[;.](?=\s|$)")
_STOP = " .;"
_ENDS = frozenset('.;:,!?…)/”"')
#: Places that are tried in all: hostile texts could ask for more, and what is left then counts as missing.
_MAXIMUM_TRIED = 3_000_000
#: Beginnings are found by so many of their words.
_LENGTHS = (8, 4, 2, 1)
_HEADER_CELLS = 2

Words = tuple[str, ...]


class Kept(NamedTuple):
    """A text of the plan.

    Attributes:
        lines: Its words, line by line.
        path: Its place in the plan.
        is_aside: Whether it only says whose or when.
        number: The number of its clause.
    """

    lines: tuple[Words, ...]
    path: KeyPath = ()
    is_aside: bool = False
    number: str = ""

    @property
    def words(self) -> Words:
        """All its words."""
        return tuple(word for line in self.lines for word in line)


class Account(NamedTuple):
    """What does not agree: paragraphs that the plan does not have, texts of the plan that nothing took."""

    missing: tuple[Paragraph, ...]
    left: tuple[Kept, ...]


class _Bare(NamedTuple):
    """Words without the number in front of them that may be a label, or an amount; and that number."""

    words: Words
    number: str


class Want(NamedTuple):
    """A paragraph that must be found.

    Attributes:
        paragraph: The paragraph.
        variants: Its words in full, and without what is left aside at its beginning.
        bare: Its words without a number that may be an amount.
        may_be_aside: Whether it may say whose or when: it stands in a cell or behind such a label.
        spare: How many more times it may stand in the plan (a cell beside several rows).
        is_head: Whether it stands over the rows of a table.
    """

    paragraph: Paragraph
    variants: tuple[Words, ...]
    bare: _Bare | None
    may_be_aside: bool
    spare: int = 0
    is_head: bool = False


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
    said = (want for want in _wants(blocks) if not _is_said_otherwise(want.paragraph.text, data))
    # "Quý I" may be a time, and the name of a column: that stands in a comment as well.
    wants = [*_each_head_once(sorted(said, key=lambda want: want.is_head))]
    listed = (Kept(_lines(_LISTED.sub(r" \g<0>", text)), is_aside=True) for text in beside)
    supply = _Supply([*kept_texts(data), *listed])
    left = [want for want in wants if not supply.take_whole(want)]
    supply.take_spare(wants)
    left = _Supply(Kept(_lines(text)) for text in _formulas(data)).leave(left)
    head = _Supply(Kept(_lines(text.casefold())) for text in _head_texts(data))
    capitals = {want.paragraph: want for want in left if want.paragraph.text.isupper()}
    found = capitals.keys() - {
        want.paragraph for want in head.leave([_in_small_letters(want) for want in capitals.values()])
    }
    left = supply.leave([want for want in left if want.paragraph not in found])
    lost = [want.paragraph for want in left if not _says_who_decides(want.paragraph)]
    lost.sort(key=lambda paragraph: paragraph.place)
    return Account(tuple(lost), tuple(one for one in supply.untaken() if one.path))


def _each_head_once(wants: Iterable[Want]) -> Iterator[Want]:
    """A table that goes on in the next one repeats the names of its columns; the comment has them once."""
    seen: set[str] = set()
    for want in wants:
        if not (want.is_head and want.paragraph.text in seen):
            yield want
        seen |= {want.paragraph.text} if want.is_head else set()


def _says_who_decides(paragraph: Paragraph) -> bool:
    return paragraph.place <= LONGEST_HEAD and decides(paragraph.text)


def kept_texts(data: Mapping[str, Any]) -> Iterator[Kept]:
    """The texts of a plan that are the document's own words; what was made of them is not among them.

    What was added later is not the document's.
    """
    for path in _OF_DOCUMENT:
        yield from _kept(data, path)
    for number in data.get("headings") or ():
        yield from _kept(data, ("headings", number), number=number)
    yield from _of_clause(data, ("funding",))
    for part in ("clauses", "goals", "requirements", *ITEM_LISTS):
        for position, clause in enumerate(data.get(part) or ()):
            if not clause.get("added_by"):
                yield from _of_clause(data, (part, position))
    yield from _kept(data, ("reporting", "text"))


def _of_clause(data: Mapping[str, Any], path: KeyPath) -> Iterator[Kept]:
    clause = value_at(dict(data), path)
    if isinstance(clause, dict):
        yield from _kept(data, (*path, "text"), number=str(clause.get("cited_as") or clause.get("id") or ""))
        for key in _ASIDE:
            yield from _kept(data, (*path, *key), is_aside=True)


def _kept(
    data: Mapping[str, Any], path: KeyPath, *, is_aside: bool = False, number: str = ""
) -> Iterator[Kept]:
    for inner, text in texts(value_at(dict(data), path), path):
        yield Kept(_lines(text), inner, is_aside, number)


def _lines(text: str) -> tuple[Words, ...]:
    return tuple(tuple(line.split()) for line in clean(text).split("\n"))


def _head_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """What a document writes in capitals at its head, and the plan perhaps does not."""
    for letterhead in (data.get("documents") or {}).values():
        lines = [letterhead.get("superior"), *(letterhead.get("agency") or ())]
        yield "\n".join(str(line) for line in lines if line)
    document, authority = data.get("document") or {}, data.get("authority") or {}
    yield from (str(authority[key]) for key in ("name", "short") if authority.get(key))
    yield from (str(document[key]) for key in ("kind", "title", "place") if document.get(key))


def _wants(blocks: Blocks) -> Iterator[Want]:
    """The paragraphs that must be found.

    A line belongs to the one above it that says whose or when, where that has no words behind its label, or
    where it goes on in small letters.
    """
    is_said = is_empty = False
    for block in _one_column(blocks):
        if isinstance(block, Table):
            yield from _wants_of_table(block)
            continue
        said = labelled_parts(block.text)
        is_said = bool(said) or is_empty or (is_said and block.text[0].islower())
        is_empty = bool(said) and not said[-1].value
        if _is_needed(block) and not is_empty:
            yield _want(block, may_be_aside=is_said)


def _one_column(blocks: Blocks) -> Iterator[Block]:
    """The blocks, with lines of a head or a foot that tabs set in two columns taken apart."""
    for block in blocks:
        if isinstance(block, Table) or len(block.text) > _LONGEST_LINE:
            yield block
        else:
            pieces = _columns_of(block.text)
            yield from (replace(block, text=piece) for piece in pieces) if pieces[1:] else (block,)


def _columns_of(text: str) -> list[str]:
    return [one for piece in side_by_side(text) for one in recipients_and_signature(piece)]


def _wants_of_table(table: Table) -> Iterator[Want]:
    lines = lines_of(table)
    head = find_head(lines)
    over = [cell for line in lines[: head.body if head else 0] for cell in line.new]
    for row in table.rows:
        is_head = _is_head(row)
        for cell in row.cells:
            for one in cell.paragraphs:
                is_label = _ROW_NUMBER.fullmatch(one.text) or (
                    is_head and field_of(one.text) not in {None, Field.OTHER}
                )
                if _is_needed(one) and not is_label:
                    want = _want(one, may_be_aside=True, spare=cell.rows - 1)
                    yield want._replace(is_head=cell in over)


def _is_head(row: Row) -> bool:
    return sum(field_of(cell.text) is not None for cell in row.cells) >= _HEADER_CELLS


def _is_needed(paragraph: Paragraph) -> bool:
    """Whether it says anything: no ruler, no label without words, not what stands in every document."""
    text = paragraph.text
    if not any(map(str.isalnum, text)):
        return False
    labels = (annex(paragraph), *readings(paragraph))
    return len(text) > _SHORT or not (
        is_form(text)
        or is_signed(text)
        or fold(text).strip(" .:*-") in _EVERYWHERE
        or any(label and not label.rest for label in labels)
    )


def _want(paragraph: Paragraph, *, may_be_aside: bool, spare: int = 0) -> Want:
    text = clean(paragraph.text)
    label = _LABEL.match(text)
    shorter = [text, text[label.end() :]] if label else [text]
    if not shorter[-1][:1].isalpha() or not label:
        shorter += _without_label(paragraph)
    appended = annex(paragraph)
    shorter += [appended.rest] if appended and appended.rest else []
    for one in tuple(shorter):
        said = labelled(one)
        if said and said.value:
            shorter.append(said.value)
        shorter.append(" ".join(part.value.rstrip(_STOP) for part in labelled_parts(one)))
    # What says whose or when stands in the plan without the sign at its end.
    shorter += [one.rstrip(_STOP) for one in shorter] if may_be_aside else []
    variants = dict.fromkeys(tuple(one.split()) for one in shorter)
    number = _BARE_NUMBER.match(text)
    bare = _Bare(tuple(text[number.end() :].split()), number[1]) if number else None
    return Want(paragraph, tuple(filter(None, variants)), bare, may_be_aside, spare)


def _without_label(paragraph: Paragraph) -> Iterator[str]:
    """Its words without a label that ends in a sign: "Bước 1:", "b1)", "I-"."""
    return (one.rest for one in readings(paragraph) if not one.written[-1].isalnum())


def _is_said_otherwise(text: str, data: Mapping[str, Any]) -> bool:
    """Whether a paragraph is the number or the day of the document, which the plan has in its own way."""
    document = data.get("document") or {}
    plain = re.sub(r"\s+", "", clean(text)).casefold()
    number = re.sub(r"\s+|\[.*?\]", "", str(document.get("number") or "")).casefold()
    if number and plain.removeprefix("số").lstrip(":") == number:
        return True
    day = _DAY.fullmatch(plain)
    if day is None:
        return False
    place = re.sub(r"\s+", "", str(document.get("place") or "")).casefold()
    parts = str(document.get("date") or "").split("-")
    written = (day["year"], day["month"], day["day"])
    return day["place"] == place and all(
        not said or (len(parts) == len(written) and int(said) == int(part))
        for said, part in zip(written, parts, strict=False)
    )


def _formulas(data: Mapping[str, Any]) -> Iterator[str]:
    """What stands at the head of a document and in no plan, in the forms in which it is written."""
    yield from _NATIONAL_TITLE
    document = data.get("document") or {}
    parts = str(document.get("date") or "").split("-")
    if len(parts) == len(("year", "month", "day")):
        year, month, day = (part.lstrip("0") for part in parts)
        for form in ("{:>02}", "{}"):
            written = f"ngày {form.format(day)} tháng {form.format(month)} năm {year}"
            yield f"{document.get('place') or ''}, {written}"


def _in_small_letters(want: Want) -> Want:
    lowered = tuple(tuple(word.casefold() for word in words) for words in want.variants)
    return want._replace(variants=lowered, bare=None)


class _Place(NamedTuple):
    """Words of a text: which text, from which word to which.

    ``is_open``: they break off where nothing ends; so another paragraph must go on there.
    """

    text: int
    start: int
    end: int
    is_open: bool = False

    @property
    def rank(self) -> tuple[int, bool]:
        """The better the place, the higher."""
        return self.end - self.start, not self.is_open


class _Supply:
    """The words of the plan that are not taken yet."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._kept = [one for one in kept if one.words]
        self._words = [one.words for one in self._kept]
        self._lines = [_line_starts(one) for one in self._kept]
        self._free = [bytearray(b"\1" * len(words)) for words in self._words]
        self._whole: dict[Words, list[int]] = defaultdict(list)
        for text in reversed(range(len(self._words))):
            self._whole[self._words[text]].append(text)
        self._open: list[tuple[Want, list[_Place]]] = []
        #: Where pieces may begin: by their first words, and by all they have, where that is less.
        self._beginnings: dict[Words, list[tuple[int, int]]] = defaultdict(list)
        self._tried = 0

    def take_whole(self, want: Want) -> bool:
        """Take a text that is just the paragraph."""
        if any(self._take_text(words, want) for words in want.variants):
            return True
        return want.bare is not None and self._take_text(want.bare.words, want, want.bare.number)

    def _take_text(self, words: Words, want: Want, number: str = "") -> bool:
        texts = self._whole.get(words, [])
        # A cell is rather what a task says of somebody than a title of the same words.
        wanted = (True, False) if want.may_be_aside else (False,)
        places = ((aside, place) for aside in wanted for place in reversed(range(len(texts))))
        for aside, position in places:
            kept = self._kept[texts[position]]
            fits = not number or kept.number == number or kept.number.endswith(f".{number}")
            if fits and kept.is_aside is aside:
                self._free[texts.pop(position)][:] = bytes(len(words))
                return True
        return False

    def take_spare(self, wants: Iterable[Want]) -> None:
        """Take what stands in the plan once for each row that a cell stands beside."""
        for want in wants:
            for _ in range(want.spare):
                if not self.take_whole(want):
                    break

    def leave(self, wants: Iterable[Want]) -> list[Want]:
        """Take the paragraphs out of longer texts, or of several; those are left that are not found."""
        self._note_beginnings()
        left = [want for want in wants if not self._take_pieces(want)]
        # What broke off, and no other paragraph went on there, was not found after all.
        broken = [(want, taken) for want, taken in self._open if self._free[taken[-1].text][taken[-1].end]]
        for _, taken in broken:
            self._release(taken)
        return [*left, *(want for want, _ in broken)]

    def untaken(self) -> Iterator[Kept]:
        """The texts of which words are left."""
        for kept, words, free in zip(self._kept, self._words, self._free, strict=True):
            if any(left and any(map(str.isalnum, word)) for left, word in zip(free, words, strict=True)):
                yield kept

    def _note_beginnings(self) -> None:
        for text, words in enumerate(self._words):
            if self._free[text][0]:
                for position in range(len(words)):
                    before = words[position - 1]
                    if position in self._lines[text] or _parts(before, before):
                        self._note(text, position)

    def _note(self, text: int, position: int) -> None:
        words = self._words[text]
        for length in _LENGTHS:
            if position + length <= len(words):
                self._beginnings[words[position : position + length]].append((text, position))
        if len(words) - position < _LENGTHS[0]:
            self._beginnings[(*words[position:], "")].append((text, position))

    def _take_pieces(self, want: Want) -> bool:
        for words in want.variants:
            taken = self._take_tiles(words, want)
            if taken and taken[-1].is_open:
                self._open.append((want, taken))
            if taken:
                return True
        return False

    def _take(self, place: _Place) -> None:
        self._free[place.text][place.start : place.end] = bytes(place.end - place.start)
        if not self._is_end(place.text, place.end):
            self._note(place.text, place.end)

    def _release(self, taken: Iterable[_Place]) -> None:
        for place in taken:
            self._free[place.text][place.start : place.end] = b"\1" * (place.end - place.start)
            self._note(place.text, place.start)

    def _take_tiles(self, words: Words, want: Want) -> list[_Place]:
        """The places of the pieces, one behind the other; none where a piece is not found."""
        taken: list[_Place] = []
        start = 0
        while start < len(words):
            piece = self._longest(words[start:], want)
            if piece is None and (behind := _behind_label(words, start)) < len(words):
                start = behind
                piece = self._longest(words[start:], want)
            if piece is None:
                self._release(taken)
                return []
            self._take(piece)
            taken.append(piece)
            start += piece.end - piece.start
        return taken

    def _longest(self, words: Words, want: Want) -> _Place | None:
        """The longest free piece that the words begin with, up to their end or to its own."""
        best: _Place | None = None
        for key in _keys(words):
            places = self._beginnings.get(key, [])
            places[:] = [(text, position) for text, position in places if self._free[text][position]]
            for text, position in places:
                place = self._fitting(words, text, position)
                is_allowed = want.may_be_aside or not self._kept[text].is_aside
                if place and is_allowed and (best is None or place.rank > best.rank):
                    best = place
                if self._tried > _MAXIMUM_TRIED:
                    return None
            if best is not None:
                return best
        return None

    def _fitting(self, words: Words, text: int, position: int) -> _Place | None:
        self._tried += 1
        taken = self._free[text].find(0, position)
        end = min(position + len(words), taken if taken >= 0 else len(self._words[text]))
        if words[: end - position] != self._words[text][position:end]:
            return None
        return _Place(text, position, end, is_open=not self._is_end(text, end) and not self._ends(text, end))

    def _is_end(self, text: int, end: int) -> bool:
        return end == len(self._words[text]) or not self._free[text][end]

    def _ends(self, text: int, end: int) -> bool:
        """Whether a line or a sentence ends there."""
        words = self._words[text]
        return end in self._lines[text] or _parts(words[end - 1], words[end])


def _line_starts(kept: Kept) -> set[int]:
    return set(accumulate((len(line) for line in kept.lines[:-1]), initial=0))


def _parts(before: str, mark: str) -> bool:
    """Whether a word ends with a mark, or what stands there is nothing but marks."""
    return before[-1] in _ENDS or not any(map(str.isalnum, mark))


def _keys(words: Words) -> Iterator[Words]:
    """Under what the beginnings are found that go on as the words do: the longest first."""
    yield next(words[:length] for length in _LENGTHS if length <= len(words))
    yield from ((*words[:length], "") for length in range(min(len(words), _LENGTHS[0] - 1), 0, -1))


def _behind_label(words: Words, start: int) -> int:
    """The word behind a label that stands within a paragraph: of "… 01. b) Địa điểm" it is "Địa"."""
    return start + 1 if _LABEL.fullmatch(words[start]) else len(words)
