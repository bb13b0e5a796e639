"""The working paper of what units wrote: every word of it, subject by subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, NamedTuple

from ttdn.asking.answers import UNCHOSEN, Written
from ttdn.documents.content.names import CommonNames, Content, common_names
from ttdn.status import Status


class AnswerProof(NamedTuple):
    """What was given as proof."""

    title: Annotated[str, "Tên minh chứng", "Its title"]
    number: Annotated[str, "Số, ký hiệu; có thể trống", "Its number; may be empty"]
    link: Annotated[str, "Địa chỉ web; có thể trống", "The address of a web page; may be empty"]
    file: Annotated[str, "Tên tệp; có thể trống", "The name of a file; may be empty"]


class AnswerRow(NamedTuple):
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


class AnswerSubject(NamedTuple):
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
        AnswerSubject(
            subject.number,
            subject.title.vi,
            len({one.unit.id for one in own}),
            tuple(_row(status, number, one) for number, one in enumerate(own, start=1)),
        )
        for subject, own in (
            (subject, list(own)) for subject, own in groupby(written, lambda one: one.subject)
        )
    )
    return Content(
        names=AnswersNames(
            **common_names(status.plan, status.within),
            as_of=status.as_of,
            subjects=subjects,
            excluded=tuple(excluded),
        ),
        issuer=status.plan.authority.name,
        letterhead=status.plan.documents.summary.model_copy(update={"addressees": ()}),
        as_of=status.as_of,
        illustrative=status.illustrative,
        internal=True,
        landscape=True,
    )


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
