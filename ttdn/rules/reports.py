"""Who reports, for which period, in which file."""

from ttdn.examples import UNIT
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "unknown-unit",
        Text("Đơn vị không có trong danh sách", "Unit not on the roster"),
        Text(
            "Mã ở 'unit' không có trong danh sách đơn vị của kế hoạch năm đó.",
            "The id in 'unit' is not on the roster of that year's plan.",
        ),
        Text(
            "Báo cáo không tính được cho ai, còn đơn vị thật vẫn bị ghi là chưa nộp.",
            "The report would be counted for nobody, while the real unit would still be listed as not "
            "having reported.",
        ),
        bad="unit: phuong-mo",
        good=f"unit: {UNIT}",
    ),
    Rule(
        "wrong-folder",
        Text("Báo cáo không nằm trong thư mục của đơn vị", "Report in the wrong folder"),
        Text(
            "Báo cáo của một đơn vị phải nằm ngay trong units/<mã đơn vị>, không ở thư mục khác hay thư "
            "mục con.",
            "A unit's report must be directly in units/<unit id>, not in another folder or a subfolder.",
        ),
        Text(
            "Để nhầm chỗ thì người sau không tìm thấy và dễ nộp thêm một bản nữa.",
            "In the wrong place nobody will find it, and a second copy is likely to be submitted.",
        ),
        bad=f"units/xa-hai/2026.yaml (ghi unit: {UNIT})",
        good=f"units/{UNIT}/2026.yaml (ghi unit: {UNIT})",
    ),
    Rule(
        "wrong-file-name",
        Text("Tên tệp không khớp với kỳ hoặc năm", "File name does not match the period or year"),
        Text(
            "Tệp báo cáo phải mang tên của kỳ (2026.yaml, 2026-Q2.yaml); tệp kế hoạch phải là "
            "plan/<năm>.yaml. Đuôi phải là .yaml, không phải .yml.",
            "A report's file must be named after its period (2026.yaml, 2026-Q2.yaml); a plan's file "
            "must be plan/<year>.yaml. The extension is .yaml, not .yml.",
        ),
        Text(
            "Tên và nội dung khác nhau thì không biết bên nào đúng, và hai tệp có thể cùng tính cho một kỳ.",
            "If name and content differ, nobody knows which is right, and two files may be counted for "
            "one period.",
        ),
        bad=f"units/{UNIT}/bao-cao.yaml (ghi period: 2026-Q2)",
        good=f"units/{UNIT}/2026-Q2.yaml (ghi period: 2026-Q2)",
        adjustable=True,
    ),
    Rule(
        "duplicate-report",
        Text("Hai báo cáo của một đơn vị cho một kỳ", "Two reports for one unit and period"),
        Text(
            "Hai tệp cùng ghi một 'unit' và một 'period'. Tệp đứng đúng chỗ (units/<đơn vị>/<kỳ>.yaml) "
            "được giữ, tệp kia bị báo lỗi.",
            "Two files have the same 'unit' and 'period'. The one in the right place "
            "(units/<unit>/<period>.yaml) is kept; the other is reported.",
        ),
        Text(
            "Tính cả hai thì số liệu nhân đôi; tính một thì phải biết bản nào là bản cuối.",
            "Counting both would double the figures; to count one, somebody must decide which is final.",
        ),
        bad=f"units/{UNIT}/2026.yaml, units/{UNIT}/2026-ban-cuoi.yaml",
        good=f"units/{UNIT}/2026.yaml",
    ),
    Rule(
        "no-plan-for-year",
        Text("Chưa có kế hoạch của năm này", "No plan for this year"),
        Text(
            "Năm của 'period' không có kế hoạch nào trong thư mục 'plan'. Khi có tệp kế hoạch không đọc "
            "được thì sửa tệp đó trước.",
            "The folder 'plan' has no plan for the year of 'period'. If a plan file cannot be read, fix "
            "that file first.",
        ),
        Text(
            "Không có kế hoạch thì không biết đơn vị được giao mục nào, hạn bao giờ.",
            "Without a plan nobody knows what the unit is assigned or by when.",
        ),
        bad='period: "2062"',
        good='period: "2026"',
    ),
    Rule(
        "part-not-asked",
        Text("Phần mà kế hoạch không yêu cầu", "Part that the plan does not ask for"),
        Text(
            "Báo cáo có một phần mà kế hoạch không yêu cầu: 'programmes', 'focal_officer', 'training' khi "
            "không mục nào ghi 'reported_in', 'funding' khi kế hoạch không có mục kinh phí, 'figures' khi kế "
            "hoạch không có danh mục số liệu. Phần ấy không bị kiểm tra và không được tính.",
            "The report has a part that the plan does not ask for: 'programmes', 'focal_officer' or "
            "'training' where no item is 'reported_in' it, 'funding' where the plan has no clause on it, "
            "'figures' where the plan has no catalogue. That part is neither checked nor counted.",
        ),
        Text(
            "Đơn vị tưởng nội dung đã được tổng hợp, trong khi không văn bản nào dùng đến.",
            "The unit would believe that it was taken into account, while no document uses it.",
        ),
        bad="Kế hoạch không có 'funding'; báo cáo ghi funding: {allocated: 15000000, spent: 12000000}",
        good="Báo cáo không ghi 'funding'",
        hint=Text("Bỏ phần này khỏi báo cáo.", "Leave it out."),
        in_cell=Text(
            "Có thể xóa; điều cần nói thì ghi vào ô 'Kết quả' của mục liên quan.",
            "It can be cleared; what matters belongs in 'Kết quả' of the item concerned.",
        ),
        warning=True,
        adjustable=True,
    ),
    Rule(
        "other-units-file",
        Text("Đụng đến tệp của đơn vị khác", "Another unit's file is changed"),
        Text(
            "Lần gửi của một đơn vị thêm, sửa hoặc xóa tệp ngoài thư mục của mình: tệp của đơn vị khác, "
            "của kế hoạch. Không biết đơn vị nào gửi thì chỉ lưu ý khi lần gửi có tệp của nhiều đơn vị.",
            "A submission from one unit adds, changes or deletes files outside its own folder: another "
            "unit's files or the plan. If the sender is unknown, there is only a warning when a "
            "submission contains files of several units.",
        ),
        Text(
            "Mỗi đơn vị chịu trách nhiệm về số liệu của mình; sửa hộ hoặc sửa nhầm thì báo cáo đã ký "
            "không còn đúng với tệp.",
            "Each unit answers for its own figures; if others change them, the file no longer matches "
            "the signed report.",
        ),
        bad=f"Lần gửi của {UNIT} sửa tệp units/xa-hai/2026.yaml",
        good=f"Lần gửi của {UNIT} sửa tệp units/{UNIT}/2026.yaml",
    ),
    Rule(
        "deleted-report",
        Text("Lần gửi xóa báo cáo", "A submission deletes a report"),
        Text(
            "Lần gửi (--changed-from) làm mất một báo cáo đã có trong kho.",
            "The submission (--changed-from) removes a report that was in the repository.",
        ),
        Text(
            "Báo cáo mất đi thì đơn vị lại bị tính là chưa nộp; xóa nhầm phải thấy trước khi hợp nhất.",
            "Without it the unit is counted as not having reported; a slip must be noticed before it is "
            "merged.",
        ),
        bad=f"git rm units/{UNIT}/2026.yaml",
        good=f"Sửa units/{UNIT}/2026.yaml",
        warning=True,
        adjustable=True,
    ),
)
