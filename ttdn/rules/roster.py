"""Units that come and go, what is decided for some of them, and what amended the plan."""

from ttdn.language import Text
from ttdn.rules.rule import Rule

_AMENDED = "amendments:\n  - {{number: 188/KH-UBND, date: {date}{more}}}"
_ADDED = "\nactivities:\n  - {id: III.4, text: Tập huấn., added_by: 188/KH-UBND}"

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
    Rule(
        "told-by-successor",
        Text("Đơn vị kế thừa đã báo cáo thay", "Already told by the successor"),
        Text(
            "Một đơn vị đã sáp nhập có báo cáo đến sau báo cáo của đơn vị kế thừa, về những ngày mà biểu mẫu "
            "đã hỏi đơn vị kế thừa vì chưa có báo cáo nào.",
            "A report of a unit that has become part of another came after that one's report, on days on "
            "which the form had asked that one, since there was no report.",
        ),
        Text(
            "Cả hai báo cáo đều được cộng: số liệu của những ngày ấy có thể bị tính hai lần.",
            "Both reports are added up: the figures of these days may be counted twice.",
        ),
        bad="units/xa-moi/2026.yaml (received: 2026-12-10), units/xa-hai/2026-H1.yaml (received: 2027-01-20; "
        "xa-hai có until: 2026-06-30, successor: xa-moi)",
        good="units/xa-hai/2026-H1.yaml (received: 2026-07-05), units/xa-moi/2026.yaml (received: "
        "2026-12-10; số liệu từ ngày 01/7/2026)",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "unused-amendment",
        Text("Văn bản sửa đổi không thay đổi gì", "Amendment that changed nothing"),
        Text(
            "'amendments' có một văn bản mà không mục, đơn vị, số liệu hoặc kỳ báo cáo nào ghi ở 'added_by' "
            "hoặc 'ended_by'. Báo cáo vẫn viện dẫn văn bản ấy; văn bản chỉ sửa mục tiêu, đề mục, nhóm thì "
            "đúng như vậy.",
            "'amendments' lists a document that no item, unit, figure or period names in 'added_by' or "
            "'ended_by'. Documents cite it all the same; if it changed goals, headings or groups only, that "
            "is right.",
        ),
        Text(
            "Thường là điều được sửa đã sửa đè lên, hoặc quên ghi: báo cáo kỳ trước sẽ bị xét theo lời văn "
            "mới.",
            "Usually what it changed was overwritten or forgotten: earlier reports would be judged by the "
            "new wording.",
        ),
        bad=_AMENDED.format(date="2026-06-20", more=""),
        good=_AMENDED.format(date="2026-06-20", more="") + _ADDED,
        warning=True,
        adjustable=True,
    ),
    Rule(
        "amendment-before-plan",
        Text("Văn bản sửa đổi có trước kế hoạch", "Amendment dated before the plan"),
        Text(
            "Ngày của văn bản trong 'amendments' đứng trước ngày của kế hoạch ở 'document'.",
            "The date of a document in 'amendments' is before the plan's own in 'document'.",
        ),
        Text(
            "Không sửa đổi được kế hoạch chưa ban hành: một trong hai ngày gõ nhầm, và kế hoạch của những "
            "ngày giữa chúng sẽ sai.",
            "What was not issued cannot be amended: one of the dates is mistyped, and the plan would be "
            "wrong for the days between them.",
        ),
        bad="# document: {date: 2026-01-15}\n" + _AMENDED.format(date="2025-12-20", more="") + _ADDED,
        good="# document: {date: 2026-01-15}\n" + _AMENDED.format(date="2026-06-20", more="") + _ADDED,
    ),
    Rule(
        "retroactive-amendment",
        Text("Sửa đổi có hiệu lực trở về trước", "Amendment in force before its date"),
        Text(
            "'effective' của một văn bản sửa đổi, hoặc 'from', 'until' của điều nó thay đổi, đứng trước ngày "
            "văn bản. Được dùng nếu chính văn bản quy định như vậy.",
            "The 'effective' day of an amendment, or the 'from' or 'until' of what it changed, is before its "
            "date. This is right if the document itself says so.",
        ),
        Text(
            "Việc của những ngày trước văn bản được tính lại; báo cáo in trước ngày văn bản vẫn giữ như cũ.",
            "What happened before the document is counted anew; what was printed before its date stays as it "
            "was.",
        ),
        bad=_AMENDED.format(date="2026-06-20", more=", effective: 2026-06-01") + _ADDED,
        good=_AMENDED.format(date="2026-06-20", more=", effective: 2026-07-01") + _ADDED,
        warning=True,
        adjustable=True,
    ),
    Rule(
        "gap-between-versions",
        Text("Khoảng trống giữa hai phiên bản", "Gap between two versions"),
        Text(
            "Một mục, đơn vị, số liệu hoặc kỳ báo cáo ghi nhiều lần, mà giữa phiên bản trước và phiên bản "
            "sau có những ngày không có phiên bản nào.",
            "An item, unit, figure or period stands several times, and there are days between one version "
            "and the next on which there is none.",
        ),
        Text(
            "Trong những ngày ấy không ai phải thực hiện; thường là ngày 'until' gõ nhầm.",
            "On those days nobody owes it; usually the day in 'until' is mistyped.",
        ),
        bad="- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, until: 2026-05-31}\n"
        "- {id: xa-hai, name: Phường Hai, short: P. Hai, kind: ward, from: 2026-07-01}",
        good="- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, until: 2026-06-30}\n"
        "- {id: xa-hai, name: Phường Hai, short: P. Hai, kind: ward, from: 2026-07-01}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "figure-without-item",
        Text("Số liệu của mục không cùng thời gian", "Figure and item never in force together"),
        Text(
            "Một số liệu thuộc về một mục không có hiệu lực ngày nào cùng số liệu ấy.",
            "A figure belongs to an item that is in force on no day on which the figure is.",
        ),
        Text(
            "Không đơn vị nào báo cáo được số liệu này ở mục ấy.",
            "No unit could ever report the figure there.",
        ),
        bad="# III.3: from: 2026-07-01\n- {id: schools, label: Trường, unit: trường, items: "
        "[III.3], until: 2026-06-30}",
        good="# III.3: from: 2026-07-01\n- {id: schools, label: Trường, unit: trường, items: "
        "[III.3], from: 2026-07-01}",
    ),
    Rule(
        "owner-not-in-force",
        Text(
            "Đơn vị được giao việc, phải báo cáo không còn hoặc chưa có",
            "Owner or reporter that does not exist",
        ),
        Text(
            "Cơ quan chủ trì của một mục là đơn vị không tồn tại ngày nào trong thời gian mục ấy có hiệu "
            "lực; hoặc đơn vị ở 'required', 'requested' không còn khi phải báo cáo mà đơn vị kế thừa không "
            "ở trong đó.",
            "An item's owner is a unit that exists on no day on which the item is in force; or a unit of "
            "'required' or 'requested' is no more when the reports are due, and its successor is not there.",
        ),
        Text(
            "Phần việc, báo cáo ấy không hỏi ai; thường phải là đơn vị kế thừa.",
            "Nobody would be asked for that work or report; usually the successor is meant.",
        ),
        bad="# III.3: owners: {read: [xa-hai]}, from: 2026-07-01\n"
        "- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, until: 2026-06-30}",
        good="# III.3: owners: {read: [xa-hai]}, from: 2026-07-01\n"
        "- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, until: 2026-08-31}",
        warning=True,
        adjustable=True,
    ),
)
