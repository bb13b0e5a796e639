"""What units write for themselves: all of it in a working paper, in the summary only what was chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from ttdn.documents.content.attribution import as_sentences
from ttdn.documents.content.names import CommonNames, Content, cited_in, common_names
from ttdn.documents.content.words import name_units
from ttdn.model.edits import Mark, Opinions, Sentence, Use
from ttdn.status import Status

#: The parts of a report in which a unit speaks for itself, with their titles.
PARTS = {
    "difficulties": "Khó khăn, hạn chế",
    "causes": "Nguyên nhân",
    "next_year": "Nhiệm vụ kỳ sau",
    "proposals": "Kiến nghị, đề xuất",
}


class Opinion(NamedTuple):
    """A sentence that units wrote."""

    words: Annotated[str, "Câu", "The sentence"]
    units: Annotated[str, "Các đơn vị đã viết", "The units that wrote it"]


class OpinionPart(NamedTuple):
    """A part of the reports in which units speak for themselves."""

    title: Annotated[str, "Tên phần", "Its title"]
    rows: Annotated[tuple[Opinion, ...], "Các câu", "Its sentences"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsNames(CommonNames):
    """The names of the template of the working paper."""

    as_of: Annotated[date, "Ngày tính số liệu", "The day of the data"]
    opinions: Annotated[tuple[OpinionPart, ...], "Bốn phần, có tên phần", "The four parts, with their titles"]


def opinions_content(status: Status) -> Content[OpinionsNames]:
    """The working paper of what units write for themselves."""
    gathered = gather_opinions(status)
    return Content(
        names=OpinionsNames(
            **common_names(status.plan, status.period),
            as_of=status.as_of,
            opinions=tuple(OpinionPart(title, gathered[part]) for part, title in PARTS.items()),
        ),
        issuer=status.plan.authority.name,
        letterhead=status.plan.documents.summary.model_copy(update={"addressees": (), "recipients": ()}),
        as_of=status.as_of,
        illustrative=status.illustrative,
        citing=cited_in(status.plan),
    )


def gather_opinions(status: Status) -> dict[str, tuple[Opinion, ...]]:
    """What units wrote in each part in which they speak for themselves."""
    return {part: _gather(status, part) for part in PARTS}


def _gather(status: Status, part: str) -> tuple[Opinion, ...]:
    """Each sentence of a part once, with the units that wrote it."""
    sentences: dict[str, tuple[str, list[str]]] = {}
    for report in status.reports_that(lambda report: bool(getattr(report, part))):
        unit = status.plan.name_of(report.unit)
        for words in getattr(report, part):
            sentence = words.rstrip(" .;")
            if sentence:
                # Accents count: without them "bàn" and "bán" would be one, and a sentence would be lost.
                key = " ".join(sentence.lower().split())
                sentences.setdefault(key, (sentence, []))[1].append(unit)
    return tuple(Opinion(sentence, name_units(units)) for sentence, units in sentences.values())


def chosen_opinions(opinions: Opinions, part: str) -> Iterator[str]:
    """What the specialist chose of a part, as sentences; what the reports no longer say is not said."""
    return _chosen(getattr(opinions, part))


def _chosen(sentences: Iterable[Sentence]) -> Iterator[str]:
    """The chosen sentences; one that was joined is in the words of the one above, which it has no need of."""
    for one in sentences:
        if one.use is Use.YES and one.mark is not Mark.GONE:
            yield as_sentences(one.text or one.said)
