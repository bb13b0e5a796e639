"""What every document says: the names that all templates share, and what stands around a document's text.

A name is a field of a frozen dataclass. Its annotation says in
Vietnamese and in English what it is, and the reference page of the templates is made of these annotations.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from ttdn.model.period import Period
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

    kind: Annotated[str, "Tên loại: Kế hoạch, Chương trình…", "Its kind: Kế hoạch, Chương trình…"]
    number: Annotated[str, "Số, ký hiệu", "Its number and code"]
    date: Annotated[Day, "Ngày ban hành", "Its date"]
    basis: Annotated[str, "Căn cứ ban hành", "Its legal basis"]
    subject: Annotated[str, "Lĩnh vực, đặt sau chữ “về”", "What it is about, to stand behind “về”"]
    cited: Annotated[
        str,
        "Cách viện dẫn: tên loại, số, ngày, cơ quan ban hành",
        "How it is cited: kind, number, date, who issued it",
    ]


@dataclass(frozen=True, slots=True)
class PlanNames:
    """What a template may say of the plan."""

    document: Annotated[PlanDocument, "Văn bản kế hoạch", "The plan as a document"]


@dataclass(frozen=True, slots=True)
class Authority:
    """The body that issued the plan."""

    name: Annotated[str, "Tên đầy đủ", "Its full name"]
    short: Annotated[str, "Tên gọi trong câu", "Its name within a sentence"]
    area: Annotated[str, "Địa bàn", "Its area"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonNames:
    """The names that every template has."""

    plan: Annotated[PlanNames, "Kế hoạch", "The plan"]
    year: Annotated[int, "Năm của kế hoạch", "The plan's year"]
    authority: Annotated[Authority, "Cơ quan ban hành kế hoạch", "The body that issued the plan"]
    period: Annotated[str, "Kỳ báo cáo: năm 2020, quý II năm 2020", "The period, in words"]


def common_names(plan: Plan, period: Period) -> dict[str, Any]:
    """The names that every template has, for the templates' own dataclasses."""
    return {
        "plan": PlanNames(_document_names(plan)),
        "year": plan.year,
        "authority": taken(Authority, plan.authority),
        "period": period.label.vi,
    }


def _document_names(plan: Plan) -> PlanDocument:
    document = plan.document
    return PlanDocument(
        kind=document.kind.capitalize(),
        number=document.number,
        date=document.date,
        basis=" ".join(document.basis),
        subject=document.subject,
        cited=f"{document.called} của {plan.authority.short}",
    )


def taken(names: type[T], source: object) -> T:
    """An object of names, each the field of the same name of a model."""
    return names(**{name: getattr(source, name) for name in names.__annotations__})
