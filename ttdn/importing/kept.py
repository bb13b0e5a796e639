"""The texts of a plan that are its document's own words, and what stands at the head of every document."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ttdn.model.plan import ITEM_LISTS
from ttdn.source import KeyPath, texts, value_at
from ttdn.vietnamese import clean

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
_NATIONAL_TITLE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
#: Signs with which a line ends and its value need not.
STOP = " .;"
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

    @classmethod
    def of(cls, text: str, path: KeyPath = (), *, is_aside: bool = False, number: str = "") -> "Kept":
        """A text in its words."""
        return cls(tuple(tuple(line.split()) for line in clean(text).split("\n")), path, is_aside, number)

    @property
    def words(self) -> Words:
        """All its words."""
        return tuple(word for line in self.lines for word in line)


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
        # What says whose or when is the same with and without the sign at its end.
        said = (text.rstrip(STOP) or text) if is_aside else text
        yield Kept.of(said, inner, is_aside=is_aside, number=number)


def head_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """What a document writes in capitals at its head, and the plan perhaps does not."""
    for letterhead in (data.get("documents") or {}).values():
        lines = [letterhead.get("superior"), *(letterhead.get("agency") or ())]
        yield "\n".join(str(line) for line in lines if line)
    document, authority = data.get("document") or {}, data.get("authority") or {}
    yield from (str(authority[key]) for key in ("name", "short") if authority.get(key))
    yield from (str(document[key]) for key in ("kind", "title", "place") if document.get(key))


def formulas(data: Mapping[str, Any]) -> Iterator[str]:
    """What stands at the head of a document and in no plan, in the forms in which it is written."""
    yield from _NATIONAL_TITLE
    document = data.get("document") or {}
    parts = date_parts(document)
    if len(parts) == len(("year", "month", "day")):
        year, month, day = (part.lstrip("0") for part in parts)
        for form in ("{:>02}", "{}"):
            written = f"ngày {form.format(day)} tháng {form.format(month)} năm {year}"
            yield f"{document.get('place') or ''}, {written}"


def date_parts(document: Mapping[str, Any]) -> list[str]:
    """Year, month and day of a document; fewer where its date is not known."""
    return str(document.get("date") or "").split("-")
