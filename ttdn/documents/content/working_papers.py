"""What units write for themselves: all of it in a working paper, in the summary only what was chosen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Annotated

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

    words: Annotated[str, "Câu", "The sentence"]
    units: Annotated[str, "Các đơn vị đã viết", "The units that wrote it"]

    def __iter__(self) -> Iterator[str]:
        """The two."""
        return iter((self.words, self.units))


@dataclass(frozen=True, slots=True)
class OpinionPart:
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

    title: Annotated[str, "Tên minh chứng", "Its title"]
    number: Annotated[str, "Số, ký hiệu; có thể trống", "Its number; may be empty"]
    link: Annotated[str, "Địa chỉ web; có thể trống", "The address of a web page; may be empty"]
    file: Annotated[str, "Tên tệp; có thể trống", "The name of a file; may be empty"]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What one unit wrote in one report."""

    number: Annotated[int, "Số thứ tự", "Its number in the table"]
    unit: Annotated[str, "Đơn vị", "The unit"]
    period: Annotated[str, "Kỳ báo cáo", "The period"]
    state: Annotated[str, "Trạng thái, các ngày đã làm", "The status and the days on which it was done"]
    lines: Annotated[
        tuple[str, ...], "Lời của đơn vị, nguyên văn, từng dòng", "The unit's words as they are, line by line"
    ]
    figures: Annotated[tuple[str, ...], "Các số liệu, mỗi số liệu một ý", "The figures, one by one"]
    evidence: Annotated[tuple[AnswerProof, ...], "Minh chứng", "The evidence"]
    reason: Annotated[tuple[str, ...], "Lý do, từng dòng", "The reason, line by line"]
    choice: Annotated[
        str, "Chuyên viên chọn; trống nếu chưa chọn", "What the specialist chose; empty where nothing was"
    ]
    printed: Annotated[tuple[str, ...], "Câu in thay, từng dòng", "The words printed instead, line by line"]


@dataclass(frozen=True, slots=True)
class AnswerSubject:
    """An item, or a part of the reports, with what was written on it."""

    number: Annotated[
        str, "Số của mục; trống nếu là một phần của báo cáo", "The item's number; empty for a part"
    ]
    title: Annotated[str, "Tên mục hoặc tên phần", "The title of the item or part"]
    units: Annotated[int, "Số đơn vị đã viết", "How many units wrote on it"]
    rows: Annotated[tuple[AnswerRow, ...], "Lời của các đơn vị", "What they wrote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersNames(CommonNames):
    """The names of the template of the working paper."""

    as_of: Annotated[date, "Ngày tính số liệu", "The day of the data"]
    subjects: Annotated[tuple[AnswerSubject, ...], "Các mục, các phần", "The items and parts"]
    excluded: Annotated[
        tuple[str, ...],
        "Các đơn vị có báo cáo lỗi, không tính",
        "The units whose reports have errors and are left out",
    ]


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
