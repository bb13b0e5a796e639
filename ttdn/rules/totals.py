"""The numbers of periods that contain each other."""

from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "totals-disagree",
        Text("Số của kỳ dài không khớp các kỳ ngắn", "Totals of periods disagree"),
        Text(
            "Một số liệu hoặc khoản tiền của kỳ dài (năm) khác tổng các kỳ ngắn trong đó (quý, tháng). "
            "Còn thiếu kỳ ngắn, hoặc kỳ ngắn có lỗi, thì chỉ báo khi số của kỳ dài nhỏ hơn tổng.",
            "A figure or amount of a longer period (the year) differs from the sum of the shorter ones "
            "within it (quarters, months). If some of those are missing or have errors, it is reported "
            "only when the number is smaller than the sum.",
        ),
        Text(
            "Một trong hai số sai, thường do cộng dồn. Tổng hợp năm dùng số của báo cáo năm.",
            "One of the numbers is wrong, usually because it is cumulative. The annual summary uses the "
            "annual report.",
        ),
        bad="news_items: 39  # báo cáo năm; quý I: 20, quý II: 20",
        good="news_items: 40  # báo cáo năm; quý I: 20, quý II: 20",
        in_cell=Text("Sửa một trong hai ô cho đúng.", "Correct whichever of the two cells is wrong."),
        warning=True,
        adjustable=True,
    ),
    Rule(
        "missing-total",
        Text("Kỳ dài thiếu số mà kỳ ngắn có", "A longer period lacks a number that shorter ones have"),
        Text(
            "Báo cáo của kỳ dài (năm) không ghi một số liệu hoặc kinh phí mà các kỳ ngắn trong đó (quý, "
            "tháng) đã báo cáo, khác 0.",
            "The report of a longer period (the year) lacks a figure or funding for which the shorter "
            "ones within it (quarters, months) report something other than 0.",
        ),
        Text(
            "Không rõ đơn vị quên hay rút số. Tổng hợp không bỏ mất số đó mà cộng các kỳ ngắn, nhưng có "
            "thể chưa đủ cả kỳ.",
            "It is unclear whether the unit forgot the number or withdrew it. The summary adds up the "
            "shorter periods instead, which may not cover the whole period.",
        ),
        bad="figures: {participants: 200}  # báo cáo năm; quý I: news_items 20, quý II: news_items 20",
        good="figures: {participants: 200, news_items: 40}",
        warning=True,
        adjustable=True,
    ),
)
