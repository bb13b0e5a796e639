"""What every document says: the names that all templates share, and what stands around a document's text.

A name is a field of a frozen dataclass; its annotation says in both languages what it is, and the reference
page of the templates is made of these annotations.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Generic, TypeVar

from ttdn.language import Text
from ttdn.model.plan import Letterhead, Plan

#: A day, where a field is called ``date``.
Day = date
T = TypeVar("T")
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Content(Generic[N]):
    """What one document says.

    ``names`` are for its template; the rest stands around the text. ``number`` and ``dated`` are empty until
    the clerk of records has given them.
    """

    names: N
    issuer: str
    letterhead: Letterhead
    as_of: date
    illustrative: bool
    number: str = ""
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The plan as a document."""

    kind: Annotated[str, Text("Tên loại: Kế hoạch, Chương trình…", "Its kind: Kế hoạch, Chương trình…")]
    number: Annotated[str, Text("Số, ký hiệu", "Its number and code")]
    date: Annotated[Day, Text("Ngày ban hành", "Its date")]
    basis: Annotated[str, Text("Căn cứ ban hành", "Its legal basis")]


@dataclass(frozen=True, slots=True)
class PlanNames:
    """What a template may say of the plan."""

    document: Annotated[PlanDocument, Text("Văn bản kế hoạch", "The plan as a document")]


@dataclass(frozen=True, slots=True)
class Authority:
    """The body that issued the plan."""

    name: Annotated[str, Text("Tên đầy đủ", "Its full name")]
    short: Annotated[str, Text("Tên gọi trong câu", "Its name within a sentence")]
    area: Annotated[str, Text("Địa bàn", "Its area")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonNames:
    """The names that every template has."""

    plan: Annotated[PlanNames, Text("Kế hoạch", "The plan")]
    year: Annotated[int, Text("Năm của kế hoạch", "The plan's year")]
    authority: Annotated[Authority, Text("Cơ quan ban hành kế hoạch", "The body that issued the plan")]
    period: Annotated[str, Text("Kỳ báo cáo: năm 2020, quý II năm 2020", "The period, in words")]


def plan_names(plan: Plan) -> PlanNames:
    """What a template may say of a plan."""
    return PlanNames(taken(PlanDocument, plan.document))


def taken(names: type[T], source: object) -> T:
    """An object of names, each the field of the same name of a model."""
    return names(**{field.name: getattr(source, field.name) for field in fields(names)})  # type: ignore[arg-type]
