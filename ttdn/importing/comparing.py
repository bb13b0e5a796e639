"""A plan against its document: the proof that nothing is lost, and what differs clause by clause."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple

from ttdn.grouping import group_by, grouped
from ttdn.importing.blocks import Blocks, Paragraph, all_paragraphs
from ttdn.importing.head import LONGEST_HEAD
from ttdn.importing.kept import STOP, Kept, head_texts, kept_texts
from ttdn.importing.proof import account
from ttdn.language import NOTHING, Text
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.source import KeyPath, value_at

#: Words that are shown beside those that differ.
_CONTEXT = 4
#: From so many common words on, two texts are one that was changed.
_ALIKE = 0.6
#: So many texts are held against each other; in a document that is another one, more would take long.
_MAXIMUM_PAIRS = 20_000
_LISTS = ("clauses", "goals", "requirements", *ITEM_LISTS)
#: So many paragraphs behind a clause are searched for what is said of it.
_BEHIND = 200
#: What is said of a task beside its text.
_VALUES = ("owners", "coordinating", "schedule", "product")
#: What stands in the lines of number and day.
_OF_THE_DAY = ("number", "place", "date")


class Kind(StrEnum):
    """What differs."""

    WORDS = "words"
    NUMBER = "number"
    MISSING = "missing"
    EXTRA = "extra"


LABELS = {
    Kind.WORDS: Text("khác lời văn", "other words"),
    Kind.NUMBER: Text("khác số", "another number"),
    Kind.MISSING: Text("kế hoạch thiếu", "not in the plan"),
    Kind.EXTRA: Text("văn bản không có", "not in the document"),
}
_AGENCY = Text("cơ quan ban hành", "issuing body")
#: What a text says, by the last of its keys that is here.
_FIELDS = {
    "number": Text("số, ký hiệu", "number"),
    "place": Text("địa danh", "place"),
    "date": Text("ngày", "date"),
    "kind": Text("tên loại", "kind"),
    "title": Text("trích yếu", "title"),
    "basis": Text("căn cứ", "basis"),
    "opening": Text("câu mở đầu", "opening"),
    "recipients": Text("nơi nhận", "recipients"),
    "signature": Text("chữ ký", "signature"),
    "headings": Text("đề mục", "heading"),
    "owners": Text("cơ quan chủ trì", "owners"),
    "coordinating": Text("cơ quan phối hợp", "coordinating"),
    "schedule": Text("thời gian", "time"),
    "product": Text("sản phẩm", "product"),
    "reporting": Text("chế độ báo cáo", "reporting"),
}


class Difference(NamedTuple):
    """What differs.

    Attributes:
        kind: In which way.
        path: The place in the plan; of what the plan lacks, the place nearest to it.
        number: The number of the clause; empty where it has none.
        field: What it says of the clause or of the document; empty for the text of a clause.
        plan: The words of the plan; of a number, that of the plan.
        document: The words of the document.
        paragraph: Where they stand in the document, if they do.
    """

    kind: Kind
    path: KeyPath
    number: str
    field: Text
    plan: str
    document: str
    paragraph: Paragraph | None


class _Said(NamedTuple):
    """A text of the plan or of the draft: its place, the number of its clause, what it says of that."""

    path: KeyPath
    number: str
    field: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What both sides have in common."""
        return self.number, self.field

    @property
    def words(self) -> tuple[str, ...]:
        """Its words for comparing; whether a title stands in capitals does not matter."""
        text = self.text.rstrip(STOP) if self.field in _VALUES else self.text
        return tuple((text.casefold() if self.field in {"title", "kind"} else text).split())


def compare(
    plan: Mapping[str, Any], blocks: Blocks, draft: Mapping[str, Any], beside: Iterable[str] = ()
) -> list[Difference]:
    """What differs between a plan and its document, in the order of the plan.

    How clauses are cut or joined is no difference, as long as all words are there.

    Args:
        plan: What the plan file says.
        blocks: The document.
        draft: What import reads of the document.
        beside: What it writes in comments: the names of columns are nowhere else.
    """
    found = account(blocks, _with_day_of(draft, plan), beside)
    sides = _Sides(list(_said(plan)), list(_said(draft)))
    lost, left = {one.place for one in found.missing}, {kept.path for kept in found.left}
    finder = _Finder(blocks, {one.number: one.text for one in _said(draft) if not one.field})
    differences = list(sides.take(finder, lost, left))
    told = {place for one in differences for place in finder.places(one.document)}
    of_agency = list(_of_agency(found.missing, plan, draft))
    differences += of_agency
    told |= {one.paragraph.place for one in of_agency if one.paragraph}
    differences += _missing(sides.draft, found.missing, finder, told)
    differences += (
        _difference(Kind.EXTRA, one, None, None)
        for one in sides.plan
        if one.field != "note" and not (one.field in _FIELDS and finder.holds(one.text))
    )
    order = {one.path: position for position, one in enumerate(_said(plan))}
    return sorted(differences, key=lambda one: order.get(one.path, len(order)))


def _of_agency(
    lost: Iterable[Paragraph], plan: Mapping[str, Any], draft: Mapping[str, Any]
) -> Iterator[Difference]:
    """The lines of the issuing body at the head: where the plan names it otherwise."""
    known = " ".join(head_texts({**draft, "document": {}})).casefold().split()
    path: KeyPath = ("authority", "name") if plan.get("authority") else ()
    name = str((plan.get("authority") or {}).get("name") or "")
    for one in lost:
        words = one.text.casefold().split()
        if one.place <= LONGEST_HEAD and one.text.isupper() and _holds(known, words):
            yield Difference(Kind.MISSING, path, "", _AGENCY, name, one.written, one)


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    return f" {' '.join(part)}" in f" {' '.join(words)}"


def _missing(
    draft: Iterable["_Said"], lost: Iterable[Paragraph], finder: "_Finder", told: set[int]
) -> Iterator[Difference]:
    """What the plan lacks, text by text of the draft and then what is in no text; each paragraph once."""
    for one in draft:
        places = finder.places(one.text)
        if not told & places:
            told |= places
            yield _difference(Kind.MISSING, None, one, finder.first_of(one))
    for paragraph in lost:
        if paragraph.place not in told:
            yield Difference(Kind.MISSING, (), "", NOTHING, "", paragraph.written, paragraph)


def _with_day_of(draft: Mapping[str, Any], plan: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with number and day of the draft: where these differ, their lines are not lost as well."""
    head = {key: value for key, value in (draft.get("document") or {}).items() if key in _OF_THE_DAY}
    return {**plan, "document": {**(plan.get("document") or {}), **head}}


def _said(data: Mapping[str, Any]) -> Iterator[_Said]:
    """The texts of a plan with the numbers of their clauses."""
    date = value_at(dict(data), ("document", "date"))
    if isinstance(date, str):
        yield _Said(("document", "date"), "", "date", "/".join(reversed(date.split("-"))))
    for kept in kept_texts(data):
        text = value_at(dict(data), kept.path)
        yield _Said(kept.path, _number(data, kept), _field(kept.path), str(text))


def _field(path: KeyPath) -> str:
    """What a text says of its clause, or of the document; empty for the text of a clause."""
    known = path[:1] if path[0] == "headings" else path
    return next((str(part) for part in known if part in _FIELDS or part == "note"), "")


def _number(data: Mapping[str, Any], kept: Kept) -> str:
    if kept.path[0] in _LISTS:
        return str(value_at(dict(data), (*kept.path[:2], "id")) or "")
    return kept.number


class _Sides:
    """What is left of both sides while what agrees is taken away."""

    def __init__(self, plan: list[_Said], draft: list[_Said]) -> None:
        """Take away what is the same under the same number."""
        same = {(one.key, one.words) for one in plan} & {(one.key, one.words) for one in draft}
        self.plan = [one for one in plan if (one.key, one.words) not in same]
        self.draft = [one for one in draft if (one.key, one.words) not in same]
        self.numbers = {one.number for one in draft}

    def take(self, finder: "_Finder", lost: set[int], left: set[KeyPath]) -> Iterator[Difference]:
        """What stands on both sides and differs: in its number, in its value, in its words.

        Left are what only the plan has (``left``, by its places) and what only the document has (``lost``, by
        its paragraphs).
        """
        yield from self.take_numbers(finder)
        changed = self.changed_values(finder)
        self.plan = [
            one for one in self.plan if one.path in left or one.field in _OF_THE_DAY or one in changed
        ]
        yield from self.take_changed(finder)
        self.draft = [one for one in self.draft if lost & finder.places(one.text)]
        yield from self.take_alike(finder)

    def take_numbers(self, finder: "_Finder") -> Iterator[Difference]:
        """The same words under another number."""
        there = group_by(self.draft, lambda one: (one.field, one.words))
        left, moved = [], set()
        for one in self.plan:
            same = there[one.field, one.words]
            if not same:
                left.append(one)
                continue
            other = same.pop(0)
            moved.add(other)
            if one.field in {"", "headings"} and one.number != other.number:
                yield _difference(Kind.NUMBER, one, other, finder.first_of(other))
        self.plan = left
        self.draft = [one for one in self.draft if one not in moved]

    def changed_values(self, finder: "_Finder") -> set[_Said]:
        """What the plan says of a clause in words that its line of the document does not have.

        The document says it once for several clauses: so nothing is lost where one of them says it otherwise.
        """
        there = {one.key: finder.first_of(one) for one in self.draft if one.field in _VALUES}
        lines = ((one, there.get(one.key)) for one in self.plan)
        return {
            one
            for one, line in lines
            if line and not _holds(line.text.split(), one.text.rstrip(STOP).split())
        }

    def take_changed(self, finder: "_Finder") -> Iterator[Difference]:
        """Other words under the same number."""
        there = group_by(self.draft, lambda one: one.key)
        pairs = [(one, there[one.key]) for one in self.plan if there[one.key]]
        for one, others in pairs:
            other = _likest(one, others)
            if other and (len(others) == 1 or _likeness(one, other) >= _ALIKE):
                others.remove(other)
                yield self._changed(one, other, finder)

    def take_alike(self, finder: "_Finder") -> Iterator[Difference]:
        """Nearly the same words, wherever they stand."""
        if len(self.plan) * len(self.draft) > _MAXIMUM_PAIRS:
            return
        for one in list(self.plan):
            other = _likest(one, (other for other in self.draft if other.field == one.field))
            if other and _likeness(one, other) >= _ALIKE:
                yield self._changed(one, other, finder)

    def _changed(self, one: _Said, other: _Said, finder: "_Finder") -> Difference:
        self.plan.remove(one)
        self.draft.remove(other)
        return _difference(Kind.WORDS, one, other, finder.first_of(other))


def _likest(one: _Said, others: Iterable[_Said]) -> _Said | None:
    return max(others, key=lambda other: _likeness(one, other), default=None)


def _likeness(one: _Said, other: _Said) -> float:
    matcher = difflib.SequenceMatcher(None, one.words, other.words, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _difference(
    kind: Kind, plan: _Said | None, draft: _Said | None, paragraph: Paragraph | None
) -> Difference:
    shown = next(one for one in (plan, draft) if one)
    words = (plan.text if plan else "", draft.text if draft else "")
    if kind is Kind.NUMBER and plan and draft:
        words = (plan.number, draft.number)
    field = _FIELDS.get(shown.field, NOTHING)
    return Difference(kind, plan.path if plan else (), shown.number, field, *words, paragraph)


class _Finder:
    """Finds where words stand in the document.

    Of the words of a text, the one that stands in the fewest paragraphs leads to those that may hold it.
    """

    def __init__(self, blocks: Blocks, clauses: Mapping[str, str]) -> None:
        self._clauses = clauses
        self._paragraphs = [(one, f" {' '.join(one.text.split())} ") for one in all_paragraphs(blocks)]
        texts = [its for _, its in self._paragraphs]
        self._with = grouped((word, place) for place, its in enumerate(texts) for word in set(its.split()))
        self._by_rarest = grouped((self._rarest(its), place) for place, its in enumerate(texts))
        self._known: dict[str, tuple[Paragraph, ...]] = {}

    def _rarest(self, words: str) -> str:
        return min(words.split(), key=lambda word: len(self._with[word]), default="")

    def parts(self, text: str) -> tuple[Paragraph, ...]:
        """The paragraphs that hold these words, or that these words hold."""
        if text not in self._known:
            words = f" {' '.join(text.split())} "
            holding = self._with[self._rarest(words)]
            held = (place for word in set(words.split()) for place in self._by_rarest[word])
            found = {place for place in holding if words in self._paragraphs[place][1]}
            found |= {
                place
                for place in held
                if (its := self._paragraphs[place][1]).count(" ") > _CONTEXT and its in words
            }
            self._known[text] = tuple(self._paragraphs[place][0] for place in sorted(found))
        return self._known[text]

    def places(self, text: str) -> set[int]:
        """Where these paragraphs stand."""
        return {one.place for one in self.parts(text)}

    def first(self, text: str) -> Paragraph | None:
        """The first of them."""
        return next(iter(self.parts(text)), None)

    def first_of(self, one: _Said) -> Paragraph | None:
        """The first of them; of what is said of a clause, the first from that clause on."""
        clause = self.first(self._clauses.get(one.number, "")) if one.field in _VALUES else None
        if clause is None:
            return self.first(one.text)
        said = f" {' '.join(one.text.rstrip(STOP).split())}"
        behind = islice((part for part in self._paragraphs if part[0].place >= clause.place), _BEHIND)
        return next((part for part, its in behind if said in its), self.first(one.text))

    def holds(self, text: str) -> bool:
        """Whether the words stand somewhere, whatever sign follows them."""
        words = " ".join(text.split()).strip(" .;,")
        return any(words in its for _, its in self._paragraphs)


def marked(plan: str, document: str) -> str:
    """The words that differ with those beside them: ``Cơ quan [-chuyên-] {+chuyên môn+}``."""
    old, new = plan.split(), document.split()
    shown: list[str] = []
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for position, (step, old_from, old_to, new_from, new_to) in enumerate(steps):
        if step == "equal":
            shown += _context(old[old_from:old_to], position == 0, position == len(steps) - 1)
            continue
        if old_from < old_to:
            shown.append(f"[-{' '.join(old[old_from:old_to])}-]")
        if new_from < new_to:
            shown.append(f"{{+{' '.join(new[new_from:new_to])}+}}")
    return " ".join(shown)


def _context(words: Sequence[str], is_first: bool, is_last: bool) -> Iterable[str]:  # noqa: FBT001 - within the module
    """The words beside a difference, and a sign for those between."""
    before = [] if is_first else words[:_CONTEXT]
    after = [] if is_last else words[max(len(words) - _CONTEXT, len(before)) :]
    return [*before, *(["…"] if len(before) + len(after) < len(words) else []), *after]
