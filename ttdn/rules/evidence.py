"""What proves that an item is done."""

from ttdn.examples import ITEM
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
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
)
