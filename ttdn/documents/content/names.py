"""What every document says: the names that all templates share, and what stands around a document's text.

A name is a field of a frozen dataclass. What it is, is written in ``document/reference.toml``, of which the
reference page of the templates is made.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

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

    kind: str
    number: str
    date: Day
    grounds: tuple[str, ...]
    implementing: str
    subject: str
    about: str
    short: str
    cited: str
    cited_first: str
    cited_again: str


@dataclass(frozen=True, slots=True)
class PlanNames:
    """What a template may say of the plan."""

    document: PlanDocument
    programmes: str
    focal_officer: str
    training: str
    funding: str


@dataclass(frozen=True, slots=True)
class Authority:
    """The body that issued the plan."""

    name: str
    short: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonNames:
    """The names that every template has."""

    plan: PlanNames
    year: int
    authority: Authority
    period: str
    asked_by: str
    adhoc: str


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


def issued(names: N, plan: Plan, letterhead: Letterhead, as_of: date, *, illustrative: bool) -> Content[N]:
    """What a document says that the office issues; the plan's texts in it cite other documents in full."""
    unit = issuing_unit(plan, letterhead)
    issuer = plan.full_name(unit) if unit else plan.authority.name
    return Content(names, issuer, letterhead, as_of, illustrative, citing=cited_in(plan))


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

    title: str
    number: str
    link: str


def evidence_names(evidence: Evidence) -> EvidenceNames:
    """The name of a computer's file is left out: nobody who reads the document has the folder."""
    title, number = evidence.title.rstrip(" .;"), evidence.number or ""
    return EvidenceNames(title, "" if number in title else number, evidence.link or "")
