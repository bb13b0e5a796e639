"""What a report says about the items of its plan."""

from ttdn.examples import HEADING, ITEM, ITEM_OF_OTHERS, ITEM_WITH_PART, NEXT_ITEM, OPEN_ITEM, UNIT
from ttdn.language import Text
from ttdn.rules.rule import CHOOSE, Rule

RULES = (
    Rule(
        "unknown-item",
        Text("Mục không có trong kế hoạch", "Item not in the plan"),
        Text(
            "Số ở 'item' không phải là nhiệm vụ, hoạt động, hình thức thực hiện hay phần việc được giao "
            "của kế hoạch. Mục tiêu, yêu cầu, kinh phí và đề mục không phải là nội dung để báo cáo.",
            "The number in 'item' is not a task, activity, form of work or duty of the plan. Goals, "
            "requirements, funding and headings are not reported on.",
        ),
        Text(
            "Kết quả ghi ở đây không tính được vào mục nào, còn mục thật vẫn bị ghi là chưa có báo cáo.",
            "The result would be counted for no item, while the real item would still be listed without "
            "a report.",
        ),
        bad=f"- item: {HEADING}\n  status: in_progress",
        good=f"- item: {ITEM}\n  status: in_progress",
        in_cell=CHOOSE,
    ),
    Rule(
        "item-reported-elsewhere",
        Text("Mục này có phần báo cáo riêng", "Item with its own part of the report"),
        Text(
            "Mục mà kế hoạch dành phần báo cáo riêng thì không ghi trong 'results' mà ghi ở phần đó: "
            "'programmes' (thẩm định), 'focal_officer' (cán bộ phụ trách), 'training' (tập huấn).",
            "An item for which the plan provides a separate part of the report does not go in 'results' "
            "but in that part: 'programmes' (appraisal), 'focal_officer' or 'training'.",
        ),
        Text(
            "Các phần riêng có ngày thẩm định, họ tên, số người; ghi ở 'results' thì phụ lục thiếu những "
            "nội dung đó.",
            "Those parts hold appraisal dates, names and numbers of people; in 'results' the annexes "
            "would lack them.",
        ),
        bad=f"results:\n  - item: {ITEM_WITH_PART}\n    status: in_progress",
        good="focal_officer:\n  name: Nguyễn Văn A\n  position: Công chức Văn hóa - Xã hội",
    ),
    Rule(
        "unowed-item",
        Text("Mục không giao cho đơn vị này", "Item assigned to other units"),
        Text(
            "Kế hoạch giao mục này cho cơ quan khác chủ trì. Mục không ghi cơ quan chủ trì thì đơn vị "
            "nào cũng báo cáo được.",
            "The plan assigns this item to other owners. An item without owners is open to every unit.",
        ),
        Text(
            "Kết quả sẽ cộng vào số liệu của một mục mà đơn vị không phụ trách; thường là ghi nhầm số mục.",
            "The result would be added to an item the unit is not responsible for; usually the item "
            "number is mistyped.",
        ),
        bad=f"unit: {UNIT}\nresults:\n  - item: {ITEM_OF_OTHERS}\n    status: in_progress",
        good=f"unit: {UNIT}\nresults:\n  - item: {OPEN_ITEM}\n    status: in_progress",
    ),
    Rule(
        "duplicate-item",
        Text("Một mục báo cáo hai lần", "Item reported twice"),
        Text(
            "Cùng một 'item' đứng hai lần trong 'results' của một báo cáo.",
            "The same 'item' appears twice in the 'results' of one report.",
        ),
        Text(
            "Số liệu của mục bị cộng hai lần, còn tình trạng thì không biết lấy ở đâu.",
            "The figures would be added twice, and nobody knows which status to use.",
        ),
        bad=(
            f"- item: {ITEM}\n  status: in_progress\n  figures: {{news_items: 70}}\n"
            f"- item: {ITEM}\n  status: in_progress\n  figures: {{participants: 900}}"
        ),
        good=f"- item: {ITEM}\n  status: in_progress\n  figures: {{news_items: 70, participants: 900}}",
        in_cell=Text("Mỗi mục một dòng.", "One row for each item."),
    ),
    Rule(
        "missing-item",
        Text("Chưa báo cáo đủ các mục được giao", "Assigned items are not reported"),
        Text(
            "Báo cáo của kỳ bắt buộc không nhắc đến một số mục giao cho đơn vị. Mục ghi 'not_arisen' "
            "(Không phát sinh) là đã báo cáo.",
            "A report for a required period does not mention some of the items assigned to the unit. An "
            "item marked 'not_arisen' counts as reported.",
        ),
        Text(
            "Mục không nhắc đến bị tính là chưa có báo cáo khi quá hạn, và đơn vị bị đôn đốc.",
            "An item left out counts as not reported once its deadline has passed, and the unit will be "
            "reminded.",
        ),
        bad=f"results:\n  - item: {ITEM}\n    status: in_progress",
        good=f"results:\n  - item: {ITEM}\n    status: in_progress\n"
        f"  - item: {NEXT_ITEM}\n    status: not_arisen",
        in_cell=Text(
            "Chọn trạng thái cho từng mục ở trang 'Kết quả'; không có việc thì chọn 'Không phát sinh'.",
            "Choose a status for each item on the sheet 'Kết quả'; if there was nothing to do, choose "
            "'Không phát sinh'.",
        ),
        warning=True,
        adjustable=True,
    ),
    Rule(
        "unfit-not-asked",
        Text("Mục không thể ghi là chưa hỏi", "Item that cannot have gone unasked"),
        Text(
            "'not_asked' chỉ dành cho mục giao cho đơn vị sau khi kỳ báo cáo đã bắt đầu (mục có 'from', hoặc "
            "'added_by' là văn bản ban hành sau) và chưa được trả lời ở 'results'.",
            "'not_asked' is only for items that were assigned to the unit after the period had begun (with a "
            "'from', or an 'added_by' that names a later document) and are not answered in 'results'.",
        ),
        Text(
            "Mục chưa hỏi không bị tính là thiếu: ghi ở đó một mục đã giao từ đầu là bỏ qua việc phải báo "
            "cáo.",
            "What was not asked does not count as missing: an item that was assigned all along would escape "
            "being reported.",
        ),
        bad=f"results: []\nnot_asked: [{ITEM}]",
        good=f"results:\n  - item: {ITEM}\n    status: not_arisen",
        in_cell=Text("Chọn trạng thái của mục này.", "Choose the status of this item."),
    ),
    Rule(
        "missing-reason",
        Text("Hoãn hoặc không thực hiện mà thiếu lý do", "Postponed or cancelled without a reason"),
        Text(
            "Mục ghi 'postponed' (Tạm hoãn) hoặc 'cancelled' (Không thực hiện) phải có 'reason'. Các "
            "trạng thái khác không bắt buộc.",
            "An item that is 'postponed' or 'cancelled' must have a 'reason'. Other statuses need none.",
        ),
        Text(
            "Cơ quan ban hành kế hoạch phải nói được vì sao một việc không làm khi báo cáo cấp trên.",
            "The issuing authority must be able to tell its superiors why something in the plan was not "
            "done.",
        ),
        bad=f"- item: {ITEM}\n  status: postponed",
        good=f"- item: {ITEM}\n  status: postponed\n  reason: Dừng tập trung đông người do mưa bão.",
        in_cell=Text("Điền ô 'Lý do' cùng dòng.", "Fill in 'Lý do' in this row."),
        adjustable=True,
    ),
)
