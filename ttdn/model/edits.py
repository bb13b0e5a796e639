"""The editor's part of a summary (phần biên tập): what only a person can write and choose.

It is kept beside the plan. Renewing it enters what units have written since; what was chosen or written
stays.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator

from ttdn.examples import ITEM, UNIT
from ttdn.language import Labelled
from ttdn.model.plan import Plan
from ttdn.model.report import ASKED_PARTS
from ttdn.model.scalars import (
    ClauseId,
    Line,
    Model,
    Passages,
    PeriodField,
    Slugs,
    Words,
    optional,
    read_identifier,
    said,
    several,
    unfit,
    words_of,
)
from ttdn.vietnamese import fold


class Use(Labelled):
    """What the specialist makes of a sentence of a unit."""

    YES = "yes", "Có", "Yes"
    NO = "no", "Không", "No"
    JOINED = "joined", "Gộp", "Joined"


USE_LABELS = Use.labels()
USE_WORDS = words_of(USE_LABELS)


#: What is typed besides, without accents, and the label to ask about.
_TYPED_USES = {
    **dict.fromkeys(("in", "giu", "lay", "x", "ok"), USE_LABELS[Use.YES].vi),
    **dict.fromkeys(("bo", "xoa", "khong in", "khong dung", "khong lay"), USE_LABELS[Use.NO].vi),
    **dict.fromkeys(("gop chung", "gop lai", "gop voi cau tren"), USE_LABELS[Use.JOINED].vi),
}


class Mark(Labelled):
    """What became of a sentence since the file was made or renewed."""

    NEW = "new", "Mới", "New"
    CHANGED = "changed", "Đã đổi", "Changed"
    GONE = "gone", "Không còn", "Gone"


MARK_LABELS = Mark.labels()


def lead_places(plan: Plan) -> tuple[str, ...]:
    """What may have a lead sentence: the sections that have results, and the parts that the plan asks for."""
    sections = [
        section.number
        for section in plan.sections
        if section.number and not all(item.reported_apart for item in section.items)
    ]
    return *sections, *(part for part in ASKED_PARTS if plan.asks_for(part))


def read_use(value: Any) -> Use:  # noqa: ANN401 - whatever the file holds
    """A use by its word or its Vietnamese label, in any case, with or without accents."""
    text = read_identifier(value)
    use = USE_WORDS.get(fold(text))
    if use is None:
        raise unfit("unknown-use", value=text, asked=_TYPED_USES.get(fold(text).strip(" .")))
    return use


class Sentence(Model, title="Câu của đơn vị"):
    """What units wrote, and what the summary is to say of it.

    ``units`` and ``period`` say whose words they are; ttdn writes these, ``said``, ``mark`` and ``before``.
    """

    units: Slugs = said("Đơn vị", "Mã của đơn vị đã viết câu này.", examples=[[UNIT]])
    period: PeriodField | None = optional(
        "Kỳ báo cáo", "Kỳ của báo cáo có câu này, nếu khác kỳ của báo cáo tổng hợp."
    )
    said: Words = said("Lời của đơn vị", "Nguyên văn của đơn vị; ttdn ghi, không sửa ở đây.")
    use: Annotated[Use, BeforeValidator(read_use)] | None = optional(
        "Chọn",
        "yes (Có): in vào báo cáo; no (Không): không in ở đâu; joined (Gộp): đã gộp vào câu được chọn ngay "
        "trên. Bỏ trống: để ttdn chọn, khi mục chưa có câu nào được chọn.",
        examples=["yes"],
    )
    text: Words | None = optional(
        "Câu in ra", "Câu in thay cho lời của đơn vị: rút gọn, sửa, hoặc gộp các câu ngay dưới; viết là chọn."
    )
    mark: Mark | None = optional(
        "Lưu ý",
        "ttdn ghi: new là mới, changed là đơn vị đã sửa lời, gone là báo cáo không còn câu này. Xem xong thì "
        "xóa dòng này.",
    )
    before: Words | None = optional("Lời trước đây", "Lời của đơn vị ở lần lập trước; ttdn ghi.")


class ItemSentences(Model, title="Câu về một mục"):
    """What units wrote on one item, in the order in which the summary says it."""

    item: ClauseId = said("Mục của kế hoạch", "Số của mục như trong kế hoạch.", examples=[ITEM])
    sentences: tuple[Sentence, ...] = several("Các câu", "Xếp theo thứ tự muốn in.")


class Opinions(Model, title="Ý kiến của các đơn vị"):
    """What units wrote in the parts in which they speak for themselves; only what is chosen goes up."""

    difficulties: tuple[Sentence, ...] = several(
        "Khó khăn, hạn chế", "Câu được chọn in vào Tồn tại, hạn chế."
    )
    causes: tuple[Sentence, ...] = several("Nguyên nhân", "Câu được chọn in vào Nguyên nhân.")
    next_year: tuple[Sentence, ...] = several(
        "Nhiệm vụ kỳ sau", "Câu được chọn in vào Phương hướng, nhiệm vụ."
    )
    proposals: tuple[Sentence, ...] = several(
        "Kiến nghị, đề xuất", "Câu được chọn in vào Kiến nghị, đề xuất; câu khác không gửi lên cấp trên."
    )


class Correction(Model, title="Sửa câu chữ"):
    """A wording of the summary and what is printed instead."""

    before: Words = said("Câu chữ cũ", "Đúng như trong văn bản ttdn in ra.")
    after: Words = said("Câu chữ mới", "Câu chữ in thay vào.")


class Edits(Model, title="Phần biên tập của báo cáo tổng hợp"):
    """What the specialist writes for the summary of one period.

    Each list is one paragraph or dash after the other.
    """

    period: PeriodField = said(
        "Kỳ báo cáo", "Kỳ của báo cáo tổng hợp, cũng là tên tệp: plan/bien-tap/2026.yaml.", examples=["2026"]
    )
    situation: Passages = several("Tình hình chung", "Mỗi ý một đoạn, in ở đầu báo cáo.")
    leads: dict[Line, Words | None] = said(
        "Câu dẫn",
        "Câu mở đầu của từng đề mục, theo số của đề mục trong kế hoạch; của phần văn bản, cán bộ phụ trách, "
        "tập huấn, kinh phí theo programmes, focal_officer, training, funding.",
        default_factory=dict,
    )
    results: tuple[ItemSentences, ...] = several(
        "Kết quả theo mục", "Lời của các đơn vị về từng mục, do ttdn ghi; người biên tập chọn, xếp, sửa."
    )
    strengths: Passages = several("Ưu điểm", "Mỗi ý một dòng gạch đầu dòng.")
    shortcomings: Passages = several("Tồn tại, hạn chế", "Mỗi ý một dòng gạch đầu dòng.")
    causes: Passages = several("Nguyên nhân", "Mỗi ý một dòng gạch đầu dòng.")
    directions: Passages = several("Phương hướng, nhiệm vụ", "Mỗi nhiệm vụ của kỳ sau một ý.")
    proposals: Passages = several("Kiến nghị, đề xuất", "Mỗi kiến nghị một ý.")
    opinions: Opinions = said(
        "Ý kiến của các đơn vị",
        "Lời của các đơn vị về khó khăn, nguyên nhân, nhiệm vụ, kiến nghị.",
        default=Opinions(),
    )
    corrections: tuple[Correction, ...] = several(
        "Sửa câu chữ", "Câu chữ của báo cáo cần in khác đi: before là câu ttdn in ra, after là câu thay thế."
    )
