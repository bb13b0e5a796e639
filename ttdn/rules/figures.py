"""Figures, money and evidence, and the numbers of periods that contain each other."""

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
    Rule(
        "missing-evidence",
        Text("Hoàn thành nhưng thiếu minh chứng", "Done without evidence"),
        Text(
            "Mục ghi 'done' (Hoàn thành) phải có ít nhất một minh chứng. Các trạng thái khác không bắt buộc.",
            "An item that is 'done' must have at least one piece of evidence. Other statuses need none.",
        ),
        Text(
            "Tỷ lệ hoàn thành trình cấp trên phải kiểm chứng được.",
            "The completion rate reported to superiors must be verifiable.",
        ),
        bad=f"- item: {ITEM}\n  status: done\n  completed: 2026-11-18",
        good=(
            f"- item: {ITEM}\n  status: done\n  completed: 2026-11-18\n  evidence:\n"
            "    - {title: Báo cáo kết quả, number: 287/BC-UBND}"
        ),
        in_cell=Text(
            "Thêm một dòng ở bảng 'Minh chứng': chọn mục này, ghi tên và số văn bản (hoặc địa chỉ web, tệp).",
            "Add a row to the table 'Minh chứng': choose this item and give a title and a "
            "document number (or a web address or file).",
        ),
        adjustable=True,
    ),
    Rule(
        "evidence-without-source",
        Text("Minh chứng chưa có nguồn", "Evidence without a source"),
        Text(
            "Minh chứng chỉ có 'title'. Cần thêm 'link' (địa chỉ web), 'number' (số văn bản) hoặc 'file' "
            "(tệp).",
            "The evidence has only a 'title'. It also needs a 'link' (web address), a 'number' (of a "
            "document) or a 'file'.",
        ),
        Text(
            "Chỉ có tên thì không ai tìm lại được để kiểm tra.",
            "With only a title nobody can find it again to check it.",
        ),
        bad="evidence:\n  - title: Báo cáo kết quả",
        good="evidence:\n  - title: Báo cáo kết quả\n    number: 287/BC-UBND",
        in_cell=Text(
            "Điền số văn bản, địa chỉ web hoặc tên tệp ở cùng dòng.",
            "Fill in a document number, web address or file name in the same row.",
        ),
        adjustable=True,
    ),
    Rule(
        "evidence-outside-folder",
        Text("Tệp minh chứng nằm ngoài thư mục của đơn vị", "Evidence file outside the unit's folder"),
        Text(
            "'file' trỏ ra ngoài thư mục chứa báo cáo: có ổ đĩa (D:), bắt đầu bằng '/', có '..', hoặc "
            "qua một liên kết. Thư mục con của đơn vị thì được.",
            "'file' points outside the folder of the report: it has a drive (D:), a leading '/' or '..', "
            "or goes through a link. Subfolders of the unit's folder are allowed.",
        ),
        Text(
            "Tệp trên máy riêng không đi theo báo cáo, người khác không mở được; đường dẫn như vậy còn "
            "có thể lộ tệp không liên quan.",
            "A file on somebody's own machine does not travel with the report, so others cannot open it; "
            "such a path could also expose unrelated files.",
        ),
        bad="- title: Ảnh hội nghị\n  file: D:\\Anh\\hoi-nghi.jpg",
        good="- title: Ảnh hội nghị\n  file: hoi-nghi.jpg",
        message_in_cell=Text(
            "Ô này ghi đường dẫn trên máy, không phải tên tệp.", "This is a path, not the name of a file."
        ),
        in_cell=Text(
            "Chỉ ghi tên tệp, không ghi đường dẫn; gửi kèm tệp.",
            "Write only the file name, not a path, and send the file along.",
        ),
    ),
    Rule(
        "missing-evidence-file",
        Text("Không có tệp minh chứng", "Evidence file missing"),
        Text(
            "Trong thư mục của đơn vị không có tệp mang tên ghi ở 'file', kể cả phần mở rộng.",
            "The unit's folder has no file with the name given in 'file', extension included.",
        ),
        Text(
            "Minh chứng được nêu mà không có: thường là quên chép tệp hoặc sai phần mở rộng.",
            "Evidence is cited but not there: usually the file was not copied, or the extension is wrong.",
        ),
        bad="- title: Ảnh hội nghị\n  file: hoi-nghi  # trong thư mục là hoi-nghi.jpg",
        good="- title: Ảnh hội nghị\n  file: hoi-nghi.jpg",
        in_cell=Text(
            "Gửi kèm tệp này cùng biểu mẫu, hoặc sửa tên tệp cho đúng (kể cả phần mở rộng).",
            "Send the file along with the form, or correct its name (extension included).",
        ),
        adjustable=True,
    ),
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
