"""The editor's part of a summary (phần biên tập).

It is what only a person can write, kept beside the plan and never rewritten.
"""

from pydantic import Field

from ttdn.model.scalars import Model, PeriodField, Words


class Correction(Model, title="Sửa câu chữ"):
    """A wording of the summary and what is printed instead."""

    before: Words = Field(title="Câu chữ cũ", description="Đúng như trong văn bản ttdn in ra.")
    after: Words = Field(title="Câu chữ mới", description="Câu chữ in thay vào.")


class Edits(Model, title="Phần biên tập của báo cáo tổng hợp"):
    """What the specialist writes for the summary of one period.

    Each list is one paragraph or dash after the other.
    """

    period: PeriodField = Field(
        title="Kỳ báo cáo",
        description="Kỳ của báo cáo tổng hợp, cũng là tên tệp: plan/bien-tap/2020.yaml.",
        examples=["2020"],
    )
    strengths: tuple[Words, ...] = Field((), title="Ưu điểm", description="Mỗi ý một dòng gạch đầu dòng.")
    shortcomings: tuple[Words, ...] = Field(
        (), title="Tồn tại, hạn chế", description="Mỗi ý một dòng gạch đầu dòng."
    )
    causes: tuple[Words, ...] = Field((), title="Nguyên nhân", description="Mỗi ý một dòng gạch đầu dòng.")
    directions: tuple[Words, ...] = Field(
        (), title="Phương hướng, nhiệm vụ", description="Mỗi nhiệm vụ của kỳ sau một ý."
    )
    proposals: tuple[Words, ...] = Field((), title="Kiến nghị, đề xuất", description="Mỗi kiến nghị một ý.")
    corrections: tuple[Correction, ...] = Field(
        (),
        title="Sửa câu chữ",
        description="Câu chữ của báo cáo cần in khác đi: before là câu ttdn in ra, after là câu thay thế.",
    )
