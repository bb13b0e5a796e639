"""What units write for themselves: all of it in a working paper, in the summary only what was chosen."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, NamedTuple

from ttdn.attribution import as_sentences
from ttdn.digest import choose, opinions, spoken
from ttdn.documents.content.names import CommonNames, Content, cited_in, common_names
from ttdn.model.edits import Edits
from ttdn.phrases import name_units
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
    return Content(
        names=OpinionsNames(
            **common_names(status.plan, status.period),
            as_of=status.as_of,
            opinions=tuple(OpinionPart(title, _gathered(status, part)) for part, title in PARTS.items()),
        ),
        issuer=status.plan.authority.name,
        letterhead=status.plan.documents.summary.model_copy(update={"addressees": ()}),
        as_of=status.as_of,
        illustrative=status.illustrative,
        citing=cited_in(status.plan),
        internal=True,
    )


def _gathered(status: Status, part: str) -> tuple[Opinion, ...]:
    """Each sentence of a part once, with the units that wrote it."""
    plan = status.plan
    return tuple(
        Opinion(one.words, name_units(plan.called(plan.units_by_id[unit]) for unit in one.units))
        for one in spoken(status, part)
    )


def chosen_opinions(status: Status, edits: Edits) -> dict[str, tuple[str, ...]]:
    """By part what the specialist chose of it, as sentences."""
    return {
        part: tuple(as_sentences(one.words) for one in choose(entries, 0).said)
        for part, entries in opinions(status, edits).items()
    }
