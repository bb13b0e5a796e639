"""The editor's part of a summary (phần biên tập).

It is what only a person can write, kept beside the plan and never rewritten.
"""

from ttdn.model.scalars import Model, Passages, PeriodField, Words, said, several


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
    strengths: Passages = several("Ưu điểm", "Mỗi ý một dòng gạch đầu dòng.")
    shortcomings: Passages = several("Tồn tại, hạn chế", "Mỗi ý một dòng gạch đầu dòng.")
    causes: Passages = several("Nguyên nhân", "Mỗi ý một dòng gạch đầu dòng.")
    directions: Passages = several("Phương hướng, nhiệm vụ", "Mỗi nhiệm vụ của kỳ sau một ý.")
    proposals: Passages = several("Kiến nghị, đề xuất", "Mỗi kiến nghị một ý.")
    corrections: tuple[Correction, ...] = several(
        "Sửa câu chữ", "Câu chữ của báo cáo cần in khác đi: before là câu ttdn in ra, after là câu thay thế."
    )
