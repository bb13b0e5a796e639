"""What units write for themselves: all of it in a working paper, in the summary only what was chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ttdn.asking.answers import UNCHOSEN, Written
from ttdn.attribution import as_sentences, named_units
from ttdn.digest import choose, opinions, spoken
from ttdn.documents.content.names import CommonNames, Content, cited_in, common_names, working_paper
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


@dataclass(frozen=True, slots=True)
class Opinion:
    """A sentence that units wrote; the templates that offices have take it apart into these two."""

    words: str
    units: str

    def __iter__(self) -> Iterator[str]:
        """The two."""
        return iter((self.words, self.units))


@dataclass(frozen=True, slots=True)
class OpinionPart:
    """A part of the reports in which units speak for themselves."""

    title: str
    rows: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsNames(CommonNames):
    """The names of the template of the working paper."""

    as_of: date
    opinions: tuple[OpinionPart, ...]


def opinions_content(status: Status) -> Content[OpinionsNames]:
    """The working paper of what units write for themselves."""
    plan = status.plan
    names = OpinionsNames(
        **common_names(plan, status.period),
        as_of=status.as_of,
        opinions=tuple(OpinionPart(title, _gathered(status, part)) for part, title in PARTS.items()),
    )
    paper = working_paper(names, plan, status.as_of, illustrative=status.illustrative)
    return replace(paper, citing=cited_in(plan))


def _gathered(status: Status, part: str) -> tuple[Opinion, ...]:
    """Each sentence of a part once, with the units that wrote it."""
    return tuple(
        Opinion(as_sentences(one.words).removesuffix("."), name_units(named_units(status.plan, one.units)))
        for one in spoken(status, part)
    )


def chosen_opinions(status: Status, edits: Edits) -> dict[str, tuple[str, ...]]:
    """By part what the specialist chose of it, as sentences."""
    return {
        part: tuple(as_sentences(one.words) for one in choose(entries, 0).said)
        for part, entries in opinions(status, edits).items()
    }


@dataclass(frozen=True, slots=True)
class AnswerProof:
    """What was given as proof."""

    title: str
    number: str
    link: str
    file: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What one unit wrote in one report."""

    number: int
    unit: str
    period: str
    state: str
    lines: tuple[str, ...]
    figures: tuple[str, ...]
    evidence: tuple[AnswerProof, ...]
    reason: tuple[str, ...]
    choice: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerSubject:
    """An item, or a part of the reports, with what was written on it."""

    number: str
    title: str
    units: int
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersNames(CommonNames):
    """The names of the template of the working paper."""

    as_of: date
    subjects: tuple[AnswerSubject, ...]
    excluded: tuple[str, ...]


def answers_content(
    status: Status, written: Sequence[Written], excluded: Sequence[str]
) -> Content[AnswersNames]:
    """The working paper; ``excluded`` are the units whose reports were left out."""
    subjects = tuple(
        AnswerSubject(subject.number, subject.title.vi, len({row.unit for row in rows}), rows)
        for subject, own in groupby(written, lambda one: one.subject)
        if (rows := tuple(_row(status, number, one) for number, one in enumerate(own, start=1)))
    )
    names = AnswersNames(
        **common_names(status.plan, status.within),
        as_of=status.as_of,
        subjects=subjects,
        excluded=tuple(excluded),
    )
    paper = working_paper(names, status.plan, status.as_of, illustrative=status.illustrative)
    return replace(paper, landscape=True)


def _row(status: Status, number: int, one: Written) -> AnswerRow:
    return AnswerRow(
        number,
        status.plan.called(one.unit),
        one.period.short_label.vi,
        one.state.vi,
        _lines(one.words),
        tuple(head.words(amount) for head, amount in one.figures),
        tuple(
            AnswerProof(proof.title, proof.number or "", proof.link or "", proof.file or "")
            for proof in one.evidence
        ),
        _lines(one.reason),
        one.choice.label.vi if one.choice and one.choice != UNCHOSEN else "",
        _lines(one.printed),
    )


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line for line in words.split("\n") if line.strip())
