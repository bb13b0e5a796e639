"""The sheets of one unit's form: of all that a form can ask for, what its plan asks for."""

from collections.abc import Collection, Iterable

from ttdn.forms.columns import (
    CONFIRMATION,
    EVIDENCE,
    FIGURES,
    FUNDING,
    HEAD,
    PART_TITLES,
    PARTS,
    PROGRAMMES,
    RESULTS,
    RESULTS_ALONE,
    SHEETS,
    TRAINING,
    FormSheet,
)
from ttdn.forms.values import CellAddress, outer_and_inner
from ttdn.model.plan import Plan
from ttdn.model.report import ASKED_PARTS

#: The tables of a short form.
SHORT_PARTS = frozenset(part.name for part in (HEAD, CONFIRMATION, RESULTS, FIGURES, EVIDENCE))
#: What comes back once a report is signed, and the sheet on which it stands.
NUMBER_LINES = frozenset({"number", "date", "signer/name", "signer/position"})
NUMBER_SHEET = FormSheet(
    "Số, ngày văn bản", "SỐ, NGÀY CỦA BÁO CÁO ĐÃ KÝ", "số, ngày văn bản; người ký.", (HEAD,)
)
_ABOUT_FIGURES = (
    "; số liệu ghi ở các dòng ngay dưới mục, là số của riêng kỳ này, không cộng dồn, không có thì để trống."
)
#: The sheet of the evidence by its tables, where it has not all of them.
_PAPERS = {
    (EVIDENCE.name, PROGRAMMES.name): (
        "Văn bản, minh chứng",
        "VĂN BẢN, MINH CHỨNG",
        "văn bản, địa chỉ web hoặc tệp chứng minh kết quả; chương trình, đề án gửi thẩm định.",
    ),
    (EVIDENCE.name, TRAINING.name): (
        "Minh chứng – tập huấn",
        "MINH CHỨNG VÀ TẬP HUẤN",
        "văn bản, địa chỉ web hoặc tệp chứng minh kết quả; các lớp tập huấn.",
    ),
    (EVIDENCE.name,): ("Minh chứng", "MINH CHỨNG", "văn bản, địa chỉ web hoặc tệp chứng minh kết quả."),
}


def sheets_of(
    plan: Plan, items: Iterable[str], without: Collection[str] = (), *, short: bool = False
) -> list[FormSheet]:
    """The sheets of a form with rows for these items; a table that would be empty has none.

    Its results are without some columns. A short one has the tables of its items only.
    """
    asked = {part for part in ASKED_PARTS if plan.asks_for(part)}
    asked.update(FIGURES.name for item in items for _ in plan.figures_of(item))
    names = PARTS.keys() - {*ASKED_PARTS, FIGURES.name} | asked
    sheets = (_asked_sheet(sheet, plan, without, names & SHORT_PARTS if short else names) for sheet in SHEETS)
    return [sheet for sheet in sheets if sheet is not None]


def evidence_sheet(sheets: Iterable[FormSheet]) -> str:
    """The name of the sheet on which a unit writes what proves its results."""
    return next(sheet.name for sheet in sheets if EVIDENCE in sheet.parts)


def is_asked(cell: CellAddress, plan: Plan) -> bool:
    """Whether the plan asks for what a cell holds."""
    part = outer_and_inner(cell.row)[0] if cell.part == HEAD.name else cell.part
    return part not in ASKED_PARTS or plan.asks_for(part)


def citing(title: str, plan: Plan, part: str) -> str:
    """A title with the clause that asks for the part under it, where one does."""
    clause = plan.clause_asking_for(part)
    return f"{title} (mục {clause.number} của {plan.document.kind.capitalize()})" if clause else title


def part_title(plan: Plan, part: str) -> tuple[str, str]:
    """The title of a part that shares its sheet with others, and what stands below it."""
    title, hint = PART_TITLES[part]
    return citing(title, plan, part), hint


def _asked_sheet(
    sheet: FormSheet, plan: Plan, without: Collection[str], names: Collection[str]
) -> FormSheet | None:
    """A sheet with the tables that are asked for, under words that speak of no other."""
    parts = tuple(part for part in sheet.parts if part.name in names)
    if EVIDENCE in parts and parts != sheet.parts:
        papers = _PAPERS[tuple(part.name for part in parts)]
        return FormSheet(*papers, parts, upright=sheet.upright)
    if HEAD in parts:
        return sheet._replace(about=_about_head(plan, names), parts=parts)
    if RESULTS in parts:
        kind, has_figures = plan.document.kind, FIGURES in parts
        results = RESULTS if has_figures else RESULTS_ALONE
        parts = tuple(part.without(*without) for part in (results, *parts[1:]))
        about = sheet.about.replace("kế hoạch", kind.lower()) + (_ABOUT_FIGURES if has_figures else ".")
        return sheet._replace(
            title=f"KẾT QUẢ THỰC HIỆN TỪNG MỤC CỦA {kind.upper()}", about=about, parts=parts
        )
    return sheet._replace(parts=parts) if parts else None


def _about_head(plan: Plan, names: Collection[str]) -> str:
    """What is filled in on the first sheet."""
    if SHORT_PARTS.issuperset(names):
        return "xác nhận đúng đơn vị; không phải điền gì khác."
    officer = "; cán bộ phụ trách" if plan.asks_for("focal_officer") else ""
    money = "; kinh phí được giao và đã chi trong kỳ, tính bằng đồng" if FUNDING.name in names else ""
    return f"xác nhận đúng đơn vị; số, ngày văn bản; người ký{officer}{money}."
