"""Units that come and go, and what is decided for some of them."""

from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "unfit-successor",
        Text("Đơn vị kế thừa không hợp lý", "Impossible successor"),
        Text(
            "'successor' là chính đơn vị ấy, là đơn vị không còn hoạt động sau đó, các đơn vị kế thừa vòng "
            "quanh, hoặc đơn vị có 'successor' mà không kết thúc.",
            "'successor' is the unit itself or one that does not live on, units succeed each other in a "
            "circle, or a unit has a successor and does not end.",
        ),
        Text(
            "Báo cáo mà đơn vị cũ còn nợ được hỏi ở đơn vị kế thừa, số liệu kỳ trước cũng tìm qua đó: không "
            "đúng thì không hỏi được ai.",
            "What an ended unit still owes is asked of its successor, and its figures are found there: "
            "otherwise nobody could be asked.",
        ),
        bad=(
            "- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, until: 2026-06-30, successor: xa-hai}"
        ),
        good=(
            "- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, "
            "until: 2026-06-30, successor: phuong-mot}"
        ),
    ),
    Rule(
        "ended-without-successor",
        Text("Đơn vị kết thúc mà không có đơn vị kế thừa", "Unit that ends without a successor"),
        Text(
            "Một đơn vị phải báo cáo hoặc được giao việc có ngày kết thúc trong năm nhưng không ghi "
            "'successor'.",
            "A unit that reports or owes items ends within the year and has no 'successor'.",
        ),
        Text(
            "Báo cáo đơn vị ấy còn nợ không hỏi được ai, số liệu đã báo cáo không ai tiếp nối.",
            "Nobody can be asked for what it still owes, and nobody carries its figures on.",
        ),
        bad=("- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, until: 2026-06-30}"),
        good=(
            "- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, "
            "until: 2026-06-30, successor: phuong-mot}"
        ),
        warning=True,
        adjustable=True,
    ),
    Rule(
        "unfit-dispensation",
        Text("Gia hạn, miễn báo cáo không có tác dụng", "Extension or excuse without effect"),
        Text(
            "Một ý ở 'extensions' hoặc 'excused' nói đến kỳ kế hoạch không yêu cầu, đơn vị không phải báo "
            "cáo, hoặc gia hạn đến ngày không sau hạn chung.",
            "An entry of 'extensions' or 'excused' is about a period that the plan does not ask for or a "
            "unit that it does not ask, or extends to a day that is not after that of all.",
        ),
        Text(
            "Đơn vị tưởng được gia hạn, được miễn vẫn bị tính quá hạn.",
            "A unit that was to have more time, or to be let off, would still be counted as overdue.",
        ),
        bad=(
            'excused:\n  - {units: [xa-hai], periods: ["2026-Q1"], '
            "document: {number: 12/UBND-NC, date: 2026-06-10}}"
        ),
        good=(
            'excused:\n  - {units: [xa-hai], periods: ["2026"], '
            "document: {number: 12/UBND-NC, date: 2026-06-10}}"
        ),
    ),
    Rule(
        "report-outside-life",
        Text(
            "Kỳ báo cáo ngoài thời gian hoạt động của đơn vị", "Report on a time when the unit did not exist"
        ),
        Text(
            "Kỳ của báo cáo không có ngày nào mà đơn vị hoạt động ('from', 'until' của đơn vị trong kế "
            "hoạch). Báo cáo gửi sau khi đơn vị đã sáp nhập, về thời gian trước đó, thì được.",
            "On no day of the report's period did the unit exist ('from' and 'until' in the plan). A report "
            "on the time before a merger is right, however late it comes.",
        ),
        Text(
            "Phần việc của kỳ ấy do đơn vị kế thừa báo cáo: tính cả hai là tính hai lần.",
            "The successor reports on that time: to count both would be to count twice.",
        ),
        bad="units/xa-hai/2026-Q3.yaml (xa-hai có until: 2026-06-30)",
        good="units/xa-hai/2026-Q2.yaml (xa-hai có until: 2026-06-30)",
    ),
)
