"""Figures and money."""

from ttdn.examples import ITEM, NEXT_ITEM
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "unknown-figure",
        Text("Số liệu không có trong danh mục", "Figure not in the catalogue"),
        Text(
            "Mã ở 'figures' không có trong danh mục số liệu của kế hoạch.",
            "The id in 'figures' is not in the plan's catalogue of figures.",
        ),
        Text(
            "Số này không có tên, không có đơn vị tính nên không cộng được với đơn vị khác.",
            "It has no name and no unit of measure, so it cannot be added to the figures of other units.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  figures: {{news_item: 120}}",
        good=f"- item: {ITEM}\n  status: in_progress\n  figures: {{news_items: 120}}",
    ),
    Rule(
        "figure-of-other-item",
        Text("Số liệu của mục khác", "Figure of another item"),
        Text(
            "Danh mục có số liệu này, nhưng thuộc mục khác của kế hoạch.",
            "The figure is in the catalogue, but it belongs to another item of the plan.",
        ),
        Text(
            "Ghi ở đây thì tổng của mục kia thiếu, còn mục này có số không ai cộng.",
            "Reported here, it would be missing from that item's total, and nobody adds it up under this "
            "one.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  figures: {{classes: 3}}",
        good=f"- item: {NEXT_ITEM}\n  status: in_progress\n  figures: {{classes: 3}}",
    ),
    Rule(
        "spent-above-allocated",
        Text("Chi nhiều hơn kinh phí được giao", "More spent than allocated"),
        Text(
            "'spent' (đã chi) lớn hơn 'allocated' (được giao), tính bằng đồng; bằng nhau thì được.",
            "'spent' is greater than 'allocated', in đồng; equal amounts are allowed.",
        ),
        Text(
            "Đơn vị chỉ dùng dự toán được giao. Chi vượt thường là một số ghi bằng nghìn hoặc triệu đồng.",
            "A unit may only use the budget it was given. Overspending usually means that one of the "
            "amounts is in thousands or millions.",
        ),
        bad="funding: {allocated: 2500000, spent: 21500000}",
        good="funding: {allocated: 25000000, spent: 21500000}",
        adjustable=True,
    ),
    Rule(
        "doubtful-amount",
        Text("Số tiền quá nhỏ", "Amount too small"),
        Text(
            "Số tiền nhỏ hơn mức có thể là đồng; có thể đã ghi theo triệu hoặc nghìn đồng. Ghi đủ số đồng.",
            "The amount is too small to be in đồng; it may be in millions or thousands. Write the full "
            "amount in đồng.",
        ),
        Text(
            "25 triệu ghi thành 25 thì tổng kinh phí sai.",
            "If 25 million is written as 25, the funding totals are wrong.",
        ),
        bad="funding: {allocated: 25, spent: 0}",
        good="funding: {allocated: 25000000, spent: 0}",
        warning=True,
        adjustable=True,
    ),
)
