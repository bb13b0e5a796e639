"""A unit's report (báo cáo của đơn vị).

Who reports, then one entry for each plan item, then the parts that the plan has reported on their own, and funding.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ttdn.language import Text
from ttdn.model.scalars import (
    ClauseId,
    Count,
    Day,
    Flag,
    Line,
    Link,
    Model,
    Money,
    PeriodField,
    Slug,
    Words,
    read_identifier,
)
from ttdn.vietnamese import fold


class Status(StrEnum):
    """What a unit says of an item."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_ARISEN = "not_arisen"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


STATUS_LABELS = {
    Status.DONE: Text("Hoàn thành", "Done"),
    Status.IN_PROGRESS: Text("Đang thực hiện", "In progress"),
    Status.NOT_STARTED: Text("Chưa thực hiện", "Not started"),
    Status.NOT_ARISEN: Text("Không phát sinh", "Not arisen"),
    Status.POSTPONED: Text("Tạm hoãn", "Postponed"),
    Status.CANCELLED: Text("Không thực hiện", "Cancelled"),
}

#: Words that mean a status, without accents and case: the status itself and its Vietnamese label.
_STATUS_WORDS = {
    fold(words): status for status, label in STATUS_LABELS.items() for words in (status.value, label.vi)
}

#: Statuses that owe a reason (standards: "reported with a reason").
NEEDS_REASON = frozenset({Status.POSTPONED, Status.CANCELLED})


def read_status(value: Any) -> Status:  # noqa: ANN401 - whatever the file holds
    """A status by its word or its Vietnamese label, in any case, with or without accents."""
    text = read_identifier(value)
    status = _STATUS_WORDS.get(text) or _STATUS_WORDS.get(fold(text))
    if status is None:
        raise PydanticCustomError("unknown-status", "no status", {"value": text})
    return status


class Person(Model):
    """A person of the unit: the signer, or the officer in charge."""

    name: Line
    position: Line | None = None
    phone: Line | None = None


class Evidence(Model):
    """What proves a result: a title, with a link, a document number or a file in the unit's folder."""

    title: Line
    link: Link | None = None
    number: Line | None = None
    file: Line | None = None


class Result(Model):
    """What the unit reports on one plan item."""

    item: ClauseId
    status: Annotated[Status, BeforeValidator(read_status)]
    summary: Words | None = None
    completed: Day | None = None
    figures: dict[Slug, Count] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    reason: Words | None = None


class Programme(Model):
    """A programme, scheme, project or plan sent to the culture office for appraisal."""

    title: Line
    kind: Line | None = None
    number: Line | None = None
    sent: Day | None = None
    appraised: Day | None = None
    approved: Day | None = None


class Training(Model):
    """A training course held or attended."""

    title: Line
    date: Day
    organiser: Line | None = None
    participants: Count | None = None


class Funding(Model):
    """Money of the period, in đồng."""

    allocated: Money
    spent: Money


class Report(Model):
    """One report of one unit for one period; its figures are those of the period, never cumulative."""

    unit: Slug
    period: PeriodField
    illustrative: Flag = False
    number: Line | None = None
    date: Day | None = None
    received: Day
    signer: Person | None = None
    focal_officer: Person | None = None
    results: tuple[Result, ...] = ()
    programmes: tuple[Programme, ...] = ()
    training: tuple[Training, ...] = ()
    funding: Funding | None = None
    difficulties: tuple[Words, ...] = ()
    causes: tuple[Words, ...] = ()
    proposals: tuple[Words, ...] = ()
    next_year: tuple[Words, ...] = ()
