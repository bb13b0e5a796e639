"""From a Word file to the text of a plan: every sentence of the one is in the other, or nothing is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from ttdn.errors import ImportLosesWordsError, ImportTooLargeError, NoPlanInWordError
from ttdn.importing.blocks import Blocks, Paragraph, all_paragraphs
from ttdn.importing.build import Given, build
from ttdn.importing.comparing import Difference, compare
from ttdn.importing.draft import Draft, Place
from ttdn.importing.given import FileGiven, area_of, is_other_area
from ttdn.importing.outline import read_outline
from ttdn.importing.proof import missing
from ttdn.importing.word import Remark, read_word
from ttdn.importing.writing import WrittenDraft, write_draft
from ttdn.language import Text
from ttdn.model.plan.written import ITEM_LISTS
from ttdn.source import MAXIMUM_PLAN_NODES, parse_source
from ttdn.vietnamese import fold

_NO_PLACE = Text(
    "đoạn này chưa rõ thuộc phần nào của kế hoạch; chuyển về đúng chỗ",
    "it is not clear where this paragraph belongs; move it there",
)
_NUMBERS_OF_ANOTHER = Text(
    "số liệu lấy từ tệp có sẵn; đối chiếu 'items' với số mục của kế hoạch này",
    "these figures come from the file that was there; compare 'items' with the numbers of this plan",
)
_NO_UNITS = Text(
    "văn bản không giao việc cho cơ quan nào được nêu tên; ghi danh sách đơn vị vào đây, hoặc chạy lại với "
    "--roster",
    "the document names no body to which it gives a task; write the units here, or run this with --roster",
)
_ROUNDS = 5
_TOO_LARGE = "file-too-large"
_CITED = "đoạn không đánh số"
#: Papers that give nobody a task for the year (NĐ 30/2020/NĐ-CP, Điều 7), folded.
_NO_PLANS = frozenset(
    {
        "bao cao",
        "bien ban",
        "to trinh",
        "giay moi",
        "giay gioi thieu",
        "giay uy quyen",
        "hop dong",
        "phieu gui",
    }
)
_WORDS_OF_A_PARAGRAPH = 8


class Imported(NamedTuple):
    """A plan that was read, the text of its file, and how many paragraphs its document has.

    ``about_roster``: that the units known are those of another authority.
    """

    draft: Draft
    written: WrittenDraft
    paragraphs: int
    about_roster: Text | None = None


def import_plan(
    path: Path, choose: Callable[[int], FileGiven | None] = lambda _: None, year: int | None = None
) -> Imported:
    """Read a Word plan into the text of a plan file.

    Args:
        path: The document.
        choose: What an office has already for the plan of a year: roster, figures, settings of documents.
        year: The year of the plan; by default that of which the document speaks.

    Raises:
        WordNotReadableError: The file is no Word document that can be read.
        NoPlanInWordError: It is a report or the like.
        YearNotKnownError: No year was given, and the document does not tell it.
        ImportTooLargeError: The plan is larger than a plan file may be.
        ImportLosesWordsError: A sentence of the document would not stand in the file.
    """
    reading = read_word(path)
    outline = read_outline(reading.blocks)
    if fold(outline.head.kind) in _NO_PLANS:
        raise NoPlanInWordError(str(path), outline.head.kind)
    draft = build(outline, None, year)
    file = choose(draft.year)
    about_roster = _of_another(file, draft) if file else None
    if file and about_roster and not file.is_named:
        file = None
    if file:
        own = {key: draft.data[key] for key in ("documents",) if key in draft.data}
        given = file.given._replace(data={**own, **file.given.data})
        draft = _with_fitting_figures(build(outline, given, year))
    draft = _with_roster(_whole(draft, reading.blocks), about_roster)
    draft = _with_remarks(draft, reading.blocks, reading.remarks)
    written = write_draft(draft, _kept_parts(file, draft) if file else {})
    _prove(path, reading.blocks, draft, written)
    return Imported(draft, written, len(all_paragraphs(reading.blocks)), about_roster)


def _prove(path: Path, blocks: Blocks, draft: Draft, written: WrittenDraft) -> None:
    """Hold what is to be written against the document: all of it is there, and reads back as it was meant."""
    source, found = parse_source(path.name, written.text.encode(), MAXIMUM_PLAN_NODES)
    if found and found[0].code == _TOO_LARGE:
        raise ImportTooLargeError(str(path), found[0].message)
    data = source.data if source and isinstance(source.data, dict) else {}
    lost = missing(blocks, data, _comments(draft))
    if lost or found or data != draft.data:
        raise ImportLosesWordsError(str(path), list(map(_first_words, lost)))


def _kept_parts(file: FileGiven, draft: Draft) -> dict[str, Sequence[str]]:
    """The lines of the parts that the draft has as the file has them."""
    return {
        key: lines for key, lines in file.parts.items() if draft.data.get(key) == file.given.data.get(key)
    }


def _of_another(file: FileGiven, draft: Draft) -> Text | None:
    """What to say of a roster that is that of another authority."""
    own = area_of(draft.data)
    if not is_other_area(file.area, own):
        return None
    if file.is_named:
        return Text(
            f"danh sách đơn vị (--roster) là của {file.area}, văn bản là của {own}: xem có đúng tệp không",
            f"the roster (--roster) is that of {file.area}, the document that of {own}: is it the right one?",
        )
    return Text(
        f"danh sách đơn vị trong thư mục là của {file.area}, văn bản là của {own}: không dùng; muốn dùng "
        "thì thêm --roster",
        f"the roster in the folder is that of {file.area}, the document that of {own}: it is not used; to "
        "use it, name it with --roster",
    )


def read_year(path: Path) -> int:
    """The year of which a document speaks; raises as ``import_plan``."""
    return build(read_outline(read_word(path).blocks)).year


class Checked(NamedTuple):
    """What differs between a plan and its document, which has so many paragraphs."""

    differences: tuple[Difference, ...]
    paragraphs: int


def check_plan(plan: Mapping[str, Any], path: Path, given: Given | None) -> Checked:
    """Hold a plan against its Word document, clause by clause.

    Args:
        plan: What the plan file says.
        path: The document.
        given: The roster of the plan, by which bodies are told from other words.

    Raises:
        WordNotReadableError: The file is no Word document that can be read.
    """
    blocks = read_word(path).blocks
    draft = build(read_outline(blocks), given, int(plan["year"]))
    return Checked(tuple(compare(plan, blocks, draft.data, _comments(draft))), len(all_paragraphs(blocks)))


def _with_roster(draft: Draft, about: Text | None) -> Draft:
    """The draft with what is to be said of its roster, and a unit to fill in where nobody knows of any."""
    if about:
        remarks = {**draft.remarks, ("units",): (about, *draft.remarks.get(("units",), ()))}
        draft = replace(draft, remarks=remarks)
    if draft.data.get("units"):
        return draft
    unit = {"id": "don-vi", "name": "[TÊN ĐƠN VỊ]", "short": "[TÊN ĐƠN VỊ]", "kind": "office"}
    roster = {"unit_kinds": [{"id": "office", "name": "[LOẠI ĐƠN VỊ]"}], "units": [unit]}
    remarks = {**draft.remarks, ("units",): (*draft.remarks.get(("units",), ()), _NO_UNITS)}
    return replace(draft, data={**draft.data, **roster}, remarks=remarks)


def _with_fitting_figures(draft: Draft) -> Draft:
    """The draft with those figures only that belong to items which it has."""
    items = {one["id"] for part in ITEM_LISTS for one in draft.data.get(part) or ()}
    figures = draft.data.get("figures")
    if not figures:
        return draft
    fitting = [
        {**figure, "items": kept}
        for figure in figures
        if (kept := [id_ for id_ in figure["items"] if id_ in items])
    ]
    remarks = dict(draft.remarks)
    data = {key: value for key, value in draft.data.items() if key != "figures"}
    if fitting:
        remarks["figures",] = (*remarks.get(("figures",), ()), _NUMBERS_OF_ANOTHER)
        data = {key: fitting if key == "figures" else value for key, value in draft.data.items()}
    return replace(draft, data=data, remarks=remarks)


def _whole(draft: Draft, blocks: Blocks) -> Draft:
    """The draft with the paragraphs, as clauses, that it did not have.

    A paragraph that is found in a new clause leaves its former words to others: all are to be found anew.
    """
    for _ in range(_ROUNDS):
        lost = missing(blocks, draft.data, _comments(draft))
        if not lost:
            break
        draft = _with_clauses(draft, lost)
    return draft


def _with_clauses(draft: Draft, lost: Sequence[Paragraph]) -> Draft:
    clauses = list(draft.data.get("clauses") or ())
    taken = {one.get("id") for value in draft.data.values() if isinstance(value, list) for one in value}
    numbers = (number for number in map("KS{}".format, count(1)) if number not in taken)
    remarks = dict(draft.remarks)
    for paragraph, number in zip(lost, numbers, strict=False):
        remarks["clauses", len(clauses)] = (_NO_PLACE,)
        clauses.append({"id": number, "cited_as": _CITED, "text": paragraph.written})
    return replace(draft, data={**draft.data, "clauses": clauses}, remarks=remarks)


def _with_remarks(draft: Draft, blocks: Blocks, remarks: Sequence[Remark]) -> Draft:
    """The draft with what was not read of the file, at its head: it stands in no place of the plan."""
    paragraphs = {one.place: one for one in all_paragraphs(blocks)}
    texts = [
        Text(f"{where(paragraphs[place]).vi}: {text.vi}", f"{where(paragraphs[place]).en}: {text.en}")
        if place in paragraphs
        else text
        for place, text in remarks
    ]
    top: Place = ()
    return replace(draft, remarks={**draft.remarks, top: tuple(texts)}) if texts else draft


def where(paragraph: Paragraph) -> Text:
    """Where a paragraph stands in Word, for somebody who looks for it there."""
    words = _first_words(paragraph)
    return Text(
        f'đoạn {paragraph.place} của Word "{words}"', f'paragraph {paragraph.place} in Word "{words}"'
    )


def _first_words(paragraph: Paragraph) -> str:
    words = paragraph.written.split(" ")
    return " ".join(words[:_WORDS_OF_A_PARAGRAPH]) + (" …" if len(words) > _WORDS_OF_A_PARAGRAPH else "")


def _comments(draft: Draft) -> list[str]:
    return [text.vi for texts in draft.notes.values() for text in texts]
