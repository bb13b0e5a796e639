"""What every document says: the names that all templates share, and what stands around a document's text.

A name is a field of a frozen dataclass. Its annotation says in
Vietnamese and in English what it is, and the reference page of the templates is made of these annotations.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from ttdn.model.clauses import REPORTED_IN
from ttdn.model.issuing import Letterhead
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Evidence
from ttdn.model.roster import Unit
from ttdn.vietnamese import fold, format_roman, within_sentence

#: How the lines of a basis begin that are paragraphs of their own (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.6).
_GROUND = "Căn cứ "
_IMPLEMENTING = "Thực hiện"
#: Who proposed the plan has not proposed the report.
_PROPOSED = ("Theo đề nghị ", "Xét đề nghị ", "Theo đề xuất ")
#: With these a line of a basis begins that goes on the line before it: "Căn cứ Luật A; Nghị định B".
_KINDS = (
    "hiến pháp", "luật", "bộ luật", "pháp lệnh", "lệnh", "nghị quyết", "nghị định", "quyết định", "thông tư",
    "chỉ thị", "kết luận", "thông báo", "kế hoạch", "chương trình", "công văn", "công điện", "văn bản",
    "đề án", "chiến lược", "hướng dẫn", "quy định", "quy chế", "tờ trình", "phương án", "ý kiến", "biên bản",
)  # fmt: skip
_KIND = re.compile(rf"(?:(?:va|cac|nhung) )*(?:{'|'.join(map(fold, _KINDS))})\b")
#: A day, where a field is called ``date``.
Day = date
T = TypeVar("T")
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Content(Generic[N]):
    """What one document says.

    ``names`` are for its template; the rest stands around the text. ``number`` and ``dated`` are empty until
    the clerk of records has given them. ``citing`` are texts that cite other documents in full, for their
    first mention. An ``internal`` paper is for the office alone; the pages of a ``landscape`` one
    lie across.
    """

    names: N
    issuer: str
    letterhead: Letterhead
    as_of: date
    illustrative: bool
    number: str = ""
    dated: date | None = None
    citing: tuple[str, ...] | None = None
    internal: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The plan as a document."""

    kind: Annotated[str, "Tên loại: Kế hoạch, Chương trình…", "Its kind: Kế hoạch, Chương trình…"]
    number: Annotated[str, "Số, ký hiệu", "Its number and code"]
    date: Annotated[Day, "Ngày ban hành", "Its date"]
    grounds: Annotated[
        tuple[str, ...],
        "Các dòng mở đầu bằng “Căn cứ”, mỗi dòng in thành một đoạn",
        "The lines of its basis that begin with “Căn cứ”, each a paragraph of its own",
    ]
    implementing: Annotated[
        str,
        "Mở đầu câu dẫn: “Thực hiện” các văn bản khác ở phần căn cứ và kế hoạch",
        "The beginning of the first sentence: “Thực hiện” the rest of its basis and the plan itself",
    ]
    subject: Annotated[str, "Lĩnh vực, đặt sau chữ “về”", "What it is about, to stand behind “về”"]
    about: Annotated[
        str,
        "Nội dung khi viện dẫn, có cả chữ “về”: lĩnh vực, địa bàn, năm; kế hoạch nhiều năm: trích yếu",
        "What it is about as it is cited, with “về”: subject, area, year; for several years its title",
    ]
    short: Annotated[
        str,
        "Cách gọi từ lần nhắc thứ hai: tên loại, số, ký hiệu",
        "What it is called from its second mention on: kind, number and code",
    ]
    cited: Annotated[
        str,
        "Cách viện dẫn: tên loại, số, ngày, cơ quan ban hành, các văn bản sửa đổi (trong ngoặc đơn)",
        "How it is cited: kind, number, date, who issued it, what amended it (in brackets)",
    ]
    cited_first: Annotated[
        str,
        "Cách viện dẫn lần đầu: như trên và trích yếu, các văn bản sửa đổi ở cuối",
        "How it is cited at first: the same and what it is about, what amended it at the end",
    ]
    cited_again: Annotated[
        str, "Cách viện dẫn các lần sau: tên loại, số", "How it is cited from then on: kind and number"
    ]


@dataclass(frozen=True, slots=True)
class PlanNames:
    """What a template may say of the plan."""

    document: Annotated[PlanDocument, "Văn bản kế hoạch", "The plan as a document"]
    programmes: Annotated[
        str,
        "Mục của kế hoạch về thẩm định văn bản; trống nếu kế hoạch không có, cũng như ba tên dưới đây",
        "The plan's item on appraisal; empty where it has none, as are the next three",
    ]
    focal_officer: Annotated[str, "Mục về cán bộ phụ trách", "Its item on the officer in charge"]
    training: Annotated[str, "Mục về tập huấn", "Its item on training"]
    funding: Annotated[str, "Mục về kinh phí", "Its clause on money"]


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
    period: Annotated[str, "Kỳ báo cáo: năm 2026, quý II năm 2026", "The period, in words"]
    asked_by: Annotated[
        str,
        "Văn bản yêu cầu báo cáo đột xuất: Công văn số … ngày …; trống nếu không có",
        "The document that asks for an ad-hoc report; empty without one",
    ]
    adhoc: Annotated[
        str,
        "Nội dung của báo cáo đột xuất, đặt sau “về”; trống nếu là báo cáo định kỳ",
        "What an ad-hoc report is about, to stand behind “về”; empty for other periods",
    ]


def common_names(plan: Plan, period: Period) -> dict[str, Any]:
    """The names that every template has, for the templates' own dataclasses."""
    return {
        "plan": _plan_names(plan),
        "year": plan.year,
        "authority": taken(Authority, plan.authority),
        "period": period.label.vi,
        "asked_by": plan.asked_by(period),
        "adhoc": plan.known(period).about if period.is_adhoc else "",
    }


def issuing_unit(plan: Plan, letterhead: Letterhead | None) -> Unit | None:
    """The unit whose head a document carries; None where it is that of the authority."""
    agency = fold(" ".join(letterhead.agency)) if letterhead else ""
    return next((unit for unit in plan.units if agency in map(fold, plan.names_of(unit))), None)


def sender(plan: Plan, letterhead: Letterhead | None) -> str:
    """Who speaks in a document, as a sentence calls it: whoever issues it."""
    unit = issuing_unit(plan, letterhead)
    return plan.called(unit) if unit else plan.authority.short


def issuer_of(plan: Plan, letterhead: Letterhead) -> str:
    """The full name of whoever issues a document."""
    unit = issuing_unit(plan, letterhead)
    return plan.full_name(unit) if unit else plan.authority.name


def next_words(period: Period) -> str:
    """The period that follows, in words; none follows an ad-hoc report."""
    return "thời gian tới" if period.is_adhoc else period.next.label.vi


def cited_in(plan: Plan) -> tuple[str, ...]:
    """The plan's texts, which cite other documents in full."""
    return (*plan.document.basis, *(clause.text for clause in plan.clauses_by_id.values()))


def _plan_names(plan: Plan) -> PlanNames:
    asking = {part: plan.item_reported_in(part) for part in REPORTED_IN}
    return PlanNames(
        document=_document_names(plan),
        funding=plan.funding.number if plan.funding else "",
        **{part: item.number if item else "" for part, item in asking.items()},
    )


def _document_names(plan: Plan) -> PlanDocument:
    document, amended = plan.document, f" ({plan.amended})" if plan.amended else ""
    issued = f"{document.called} của {plan.authority.short}"
    basis = _with_verbs(document.basis)
    grounds = [line for line in basis if line.startswith(_GROUND)]
    others = [line for line in basis if not line.startswith((_GROUND, *_PROPOSED))]
    return PlanDocument(
        kind=document.kind.capitalize(),
        number=document.number,
        date=document.date,
        grounds=tuple(f"{line}{';' if line is not grounds[-1] else '.'}" for line in grounds),
        implementing=_implementing(others, f"{issued}{amended}"),
        subject=document.subject,
        about=plan.about,
        short=f"{document.kind.capitalize()} số {document.number}",
        cited=f"{issued}{amended}",
        cited_first=f"{issued} {document.about}{amended}",
        cited_again=f"{document.kind.capitalize()} số {document.number}",
    )


def _with_verbs(basis: Iterable[str]) -> list[str]:
    """The lines of a basis without their last signs; a document without a verb goes on the line above."""
    lines: list[str] = []
    for line in (line.rstrip(" ,;.") for line in basis):
        if not _KIND.match(fold(line)):
            lines.append(line)
        elif lines:
            lines[-1] += f"; {line}"
        else:
            lines.append(f"{_IMPLEMENTING} {line}")
    return lines


def _implementing(others: Sequence[str], cited: str) -> str:
    """``Thực hiện Nghị quyết A; Kế hoạch B``, in one sentence."""
    if not others:
        return f"{_IMPLEMENTING} {cited}"
    words = "; ".join((others[0], *map(within_sentence, others[1:])))
    again = "" if fold(others[-1]).startswith(fold(_IMPLEMENTING)) else f"{_IMPLEMENTING.lower()} "
    return f"{words}; {again}{cited}"


def working_paper(names: N, plan: Plan, as_of: date, *, illustrative: bool) -> Content[N]:
    """What a paper for the office alone says: addressed to nobody, and not signed."""
    return Content(
        names,
        plan.authority.name,
        plan.documents.summary.model_copy(update={"addressees": ()}),
        as_of,
        illustrative,
        internal=True,
    )


def label_annexes(filled: Mapping[str, object]) -> dict[str, str]:
    """By name each annex as it is cited: a single one has no number; empty where it has no content."""
    present = [name for name, content in filled.items() if content]
    return dict.fromkeys(filled, "") | {
        name: f"Phụ lục {format_roman(number)}" if len(present) > 1 else "Phụ lục"
        for number, name in enumerate(present, start=1)
    }


def taken(names: type[T], source: object, **others: object) -> T:
    """An object of names, each the field of the same name of a model, but for the ``others``."""
    own = {name: getattr(source, name) for name in names.__annotations__ if name not in others}
    return names(**own, **others)


@dataclass(frozen=True, slots=True)
class EvidenceNames:
    """What proves a result."""

    title: Annotated[str, "Tên minh chứng", "Its title"]
    number: Annotated[
        str, "Số, ký hiệu; trống nếu đã có trong tên", "Its number; empty where the title holds it"
    ]
    link: Annotated[str, "Địa chỉ web; trống nếu không có", "Its web address; empty without one"]


def evidence_names(evidence: Evidence) -> EvidenceNames:
    """The name of a computer's file is left out: nobody who reads the document has the folder."""
    title, number = evidence.title.rstrip(" .;"), evidence.number or ""
    return EvidenceNames(title, "" if number in title else number, evidence.link or "")
