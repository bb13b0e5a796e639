"""The Vietnamese words for the keys of the files: what an editor shows, what a form is labelled with.

A key's title is what the office calls it; its description says what to write there. Both are complete: a test
asks for every field.
"""

from ttdn.rules import RULES

#: What one entry of each kind is called.
MODEL_TITLES: dict[str, str] = {
    "Report": "Báo cáo của đơn vị",
    "Result": "Kết quả của một mục",
    "Evidence": "Minh chứng",
    "Person": "Người",
    "Programme": "Chương trình, đề án, kế hoạch",
    "Training": "Lớp tập huấn, bồi dưỡng",
    "Funding": "Kinh phí",
    "Plan": "Kế hoạch thông tin đối ngoại của một năm",
    "Authority": "Cơ quan ban hành",
    "PlanDocument": "Văn bản kế hoạch",
    "Signature": "Chữ ký",
    "Clause": "Một mục của văn bản",
    "Item": "Một mục phải thực hiện",
    "Owners": "Cơ quan chủ trì",
    "Schedule": "Thời gian thực hiện",
    "ScheduleReading": "Cách hiểu thời gian",
    "Reporting": "Chế độ báo cáo",
    "RequiredPeriod": "Kỳ phải báo cáo",
    "Deadline": "Thời hạn",
    "UnitKind": "Loại đơn vị",
    "Unit": "Đơn vị",
    "Group": "Nhóm đơn vị",
    "Figure": "Số liệu",
    "Documents": "Văn bản in ra",
    "Letterhead": "Thể thức của một văn bản",
    "UnitLetterhead": "Thể thức báo cáo của đơn vị",
    "Edits": "Phần biên tập của báo cáo tổng hợp",
    "Correction": "Sửa câu chữ",
}

#: Title and description of each key, by the model and the key as it stands in the file.
FIELD_WORDS: dict[tuple[str, str], tuple[str, str]] = {
    # A unit's report.
    ("Report", "unit"): (
        "Đơn vị",
        "Mã của đơn vị báo cáo, trùng với tên thư mục chứa tệp: units/phuong-loc-tho.",
    ),
    ("Report", "period"): (
        "Kỳ báo cáo",
        (
            "2020 (năm), 2020-H1 (6 tháng đầu năm), 2020-Q2 (quý II) hoặc 2020-05 (tháng 5). Số "
            "liệu là của riêng kỳ này, không cộng dồn."
        ),
    ),
    ("Report", "illustrative"): (
        "Số liệu minh họa",
        "true nếu đây là báo cáo ví dụ, không phải số liệu thật. Báo cáo thật không ghi dòng này.",
    ),
    ("Report", "number"): ("Số, ký hiệu văn bản", "Số và ký hiệu của văn bản báo cáo, ví dụ 312/BC-UBND."),
    ("Report", "date"): ("Ngày văn bản", "Ngày ký văn bản báo cáo."),
    ("Report", "received"): (
        "Ngày nhận",
        "Ngày Phòng Văn hóa và Thông tin nhận báo cáo; nộp đúng hạn hay muộn tính theo ngày này.",
    ),
    ("Report", "signer"): ("Người ký", "Người ký báo cáo."),
    ("Report", "focal_officer"): (
        "Cán bộ phụ trách",
        "Cán bộ phụ trách công tác thông tin đối ngoại của đơn vị (mục II.2 của kế hoạch).",
    ),
    ("Report", "results"): (
        "Kết quả thực hiện",
        "Mỗi mục của kế hoạch một ý: số của mục, trạng thái, kết quả, số liệu, minh chứng.",
    ),
    ("Report", "programmes"): (
        "Chương trình, đề án gửi thẩm định",
        (
            "Chương trình, đề án, dự án, kế hoạch lấy ý kiến thẩm định của Phòng Văn hóa và Thông "
            "tin (mục II.1 của kế hoạch)."
        ),
    ),
    ("Report", "training"): (
        "Tập huấn, bồi dưỡng",
        "Các lớp đã tổ chức hoặc cử người tham gia trong kỳ (mục II.3 của kế hoạch).",
    ),
    ("Report", "funding"): (
        "Kinh phí",
        "Kinh phí thông tin đối ngoại trong kỳ, tính bằng đồng (mục IV của kế hoạch).",
    ),
    ("Report", "difficulties"): ("Khó khăn, vướng mắc", "Mỗi khó khăn một ý."),
    ("Report", "causes"): ("Nguyên nhân", "Mỗi nguyên nhân một ý."),
    ("Report", "proposals"): ("Kiến nghị, đề xuất", "Mỗi kiến nghị một ý, nêu rõ kiến nghị với cơ quan nào."),
    ("Report", "next_year"): ("Phương hướng năm sau", "Mỗi nhiệm vụ dự kiến của năm sau một ý."),
    ("Result", "item"): ("Mục của kế hoạch", "Số của mục như trong kế hoạch, ví dụ II.5.1."),
    ("Result", "status"): ("Trạng thái", "Tình hình thực hiện của mục đến ngày báo cáo."),
    ("Result", "summary"): ("Kết quả", "Đã làm gì, kết quả ra sao; viết ngắn gọn, một vài câu."),
    ("Result", "completed"): (
        "Ngày hoàn thành",
        "Ngày hoàn thành: bắt buộc khi trạng thái là done (Hoàn thành), trạng thái khác thì bỏ dòng này.",
    ),
    ("Result", "figures"): (
        "Số liệu",
        "Các số liệu của mục này trong kỳ, theo danh mục của kế hoạch; chỉ viết chữ số.",
    ),
    ("Result", "evidence"): (
        "Minh chứng",
        "Văn bản, địa chỉ web hoặc tệp chứng minh kết quả; bắt buộc khi trạng thái là done (Hoàn thành).",
    ),
    ("Result", "reason"): (
        "Lý do",
        (
            "Lý do hoãn hoặc không thực hiện: bắt buộc khi trạng thái là postponed (Tạm hoãn) "
            "hoặc cancelled (Không thực hiện)."
        ),
    ),
    ("Evidence", "title"): ("Tên minh chứng", "Tên của văn bản, bài viết hoặc tệp."),
    ("Evidence", "link"): ("Địa chỉ web", "Địa chỉ đầy đủ, bắt đầu bằng https:// hoặc http://."),
    ("Evidence", "number"): (
        "Số, ký hiệu văn bản",
        "Số và ký hiệu của văn bản minh chứng, ví dụ 45/BC-UBND.",
    ),
    ("Evidence", "file"): (
        "Tệp",
        "Tên của tệp đặt trong thư mục của đơn vị, kể cả phần mở rộng, ví dụ bien-ban.pdf.",
    ),
    ("Person", "name"): ("Họ và tên", "Họ, chữ đệm và tên."),
    ("Person", "position"): ("Chức vụ", "Chức vụ hoặc chức danh tại đơn vị."),
    ("Person", "phone"): ("Điện thoại", "Số điện thoại cơ quan hoặc di động để liên hệ."),
    ("Programme", "title"): ("Tên", "Tên của chương trình, đề án, dự án hoặc kế hoạch."),
    ("Programme", "kind"): ("Loại", "Chương trình, đề án, dự án hoặc kế hoạch."),
    ("Programme", "number"): ("Số, ký hiệu văn bản", "Số và ký hiệu của văn bản đã ban hành, nếu có."),
    ("Programme", "sent"): (
        "Ngày gửi thẩm định",
        "Ngày gửi Phòng Văn hóa và Thông tin lấy ý kiến thẩm định.",
    ),
    ("Programme", "appraised"): (
        "Ngày thẩm định",
        "Ngày có ý kiến thẩm định; phải trước hoặc trùng ngày phê duyệt.",
    ),
    ("Programme", "approved"): ("Ngày phê duyệt", "Ngày cấp có thẩm quyền phê duyệt, nếu đã phê duyệt."),
    ("Training", "title"): ("Tên lớp", "Tên lớp hoặc hội nghị tập huấn, bồi dưỡng."),
    ("Training", "date"): ("Ngày", "Ngày khai mạc hoặc ngày tổ chức."),
    ("Training", "organiser"): ("Cơ quan tổ chức", "Cơ quan, đơn vị tổ chức lớp."),
    ("Training", "participants"): (
        "Số người",
        "Số người của đơn vị tham gia; nếu đơn vị tổ chức thì là số người dự.",
    ),
    ("Funding", "allocated"): ("Được giao", "Kinh phí được giao trong kỳ, tính bằng đồng, chỉ viết chữ số."),
    ("Funding", "spent"): ("Đã chi", "Kinh phí đã chi trong kỳ, tính bằng đồng, chỉ viết chữ số."),
    # The plan.
    ("Plan", "year"): ("Năm", "Năm của kế hoạch, cũng là tên tệp: plan/2020.yaml."),
    ("Plan", "illustrative"): (
        "Kế hoạch minh họa",
        "true nếu đây là kế hoạch ví dụ, không phải kế hoạch thật.",
    ),
    ("Plan", "authority"): (
        "Cơ quan ban hành",
        "Tên dùng trong các văn bản để nói về cơ quan ban hành và địa bàn.",
    ),
    ("Plan", "document"): ("Văn bản", "Số, ngày, tên gọi, căn cứ, nơi nhận và chữ ký của văn bản kế hoạch."),
    ("Plan", "headings"): ("Đề mục", "Các đề mục của văn bản, theo số của chúng, ví dụ I.1: Mục tiêu."),
    ("Plan", "goals"): ("Mục tiêu", "Các mục tiêu, nguyên văn; không phải nội dung để báo cáo."),
    ("Plan", "requirements"): ("Yêu cầu", "Các yêu cầu, nguyên văn; không phải nội dung để báo cáo."),
    ("Plan", "tasks"): ("Nhiệm vụ", "Các nhiệm vụ, nguyên văn (kế hoạch năm 2020: II.1–II.4)."),
    ("Plan", "activity_columns"): ("Tên các cột của bảng hoạt động", "Tiêu đề các cột như trong văn bản."),
    ("Plan", "activities"): (
        "Hoạt động",
        "Các dòng của bảng hoạt động: nội dung, cơ quan chủ trì, thời gian (kế hoạch năm 2020: II.5).",
    ),
    ("Plan", "forms"): (
        "Hình thức thực hiện",
        "Các hình thức thực hiện, nguyên văn (kế hoạch năm 2020: III).",
    ),
    ("Plan", "funding"): ("Kinh phí thực hiện", "Đoạn về kinh phí, nguyên văn (kế hoạch năm 2020: IV)."),
    ("Plan", "duties"): (
        "Tổ chức thực hiện",
        "Phần việc giao cho từng cơ quan, nguyên văn (kế hoạch năm 2020: V).",
    ),
    ("Plan", "reporting"): ("Chế độ báo cáo", "Ai phải báo cáo, báo cáo với ai, kỳ nào, hạn nào."),
    ("Plan", "unit_kinds"): (
        "Các loại đơn vị",
        "Phường, xã, cơ quan chuyên môn …; các bảng xếp theo thứ tự này.",
    ),
    ("Plan", "units"): ("Danh sách đơn vị", "Mọi đơn vị có thể báo cáo."),
    ("Plan", "groups"): (
        "Các nhóm đơn vị",
        "Các tập hợp mà kế hoạch gọi bằng một tên, ví dụ UBND các xã, phường.",
    ),
    ("Plan", "figures"): ("Danh mục số liệu", "Các số liệu có thể báo cáo và mục mà chúng thuộc về."),
    ("Plan", "documents"): ("Văn bản in ra", "Thể thức của các văn bản thành phố ban hành."),
    ("Plan", "levels"): (
        "Mức của các quy tắc",
        "Quy tắc nào chặt hơn (error), chỉ lưu ý (warning) hoặc tắt (off), theo mã của quy tắc.",
    ),
    ("Authority", "name"): (
        "Tên đầy đủ",
        "Tên đầy đủ của cơ quan ban hành, ví dụ Ủy ban nhân dân thành phố Nha Trang.",
    ),
    ("Authority", "short"): ("Tên viết tắt", "Tên ngắn dùng trong câu, ví dụ UBND thành phố Nha Trang."),
    ("Authority", "area"): ("Địa bàn", "Tên địa bàn, ví dụ thành phố Nha Trang."),
    ("PlanDocument", "number"): ("Số, ký hiệu", "Số và ký hiệu của kế hoạch, ví dụ 802/KH-UBND-VHTT."),
    ("PlanDocument", "place"): ("Địa danh", "Địa danh ghi trước ngày của văn bản."),
    ("PlanDocument", "date"): ("Ngày văn bản", "Ngày ban hành kế hoạch."),
    ("PlanDocument", "kind"): ("Tên loại văn bản", "Ví dụ KẾ HOẠCH."),
    ("PlanDocument", "title"): ("Trích yếu", "Trích yếu nội dung của kế hoạch."),
    ("PlanDocument", "basis"): ("Căn cứ", "Đoạn căn cứ ở đầu văn bản, nguyên văn."),
    ("PlanDocument", "opening"): ("Câu mở đầu", "Câu dẫn vào nội dung, nguyên văn."),
    ("PlanDocument", "recipients"): ("Nơi nhận", "Mỗi nơi nhận một ý, nguyên văn."),
    ("PlanDocument", "signature"): ("Chữ ký", "Quyền hạn, chức vụ và họ tên người ký kế hoạch."),
    ("Signature", "authority"): (
        "Quyền hạn, chức vụ",
        "Các dòng trên chữ ký, ví dụ TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.",
    ),
    ("Signature", "name"): ("Người ký", "Họ và tên người ký; để trống nếu chưa biết."),
    ("Clause", "id"): ("Số của mục", "Số mà văn bản dùng để viện dẫn, ví dụ I.1.1."),
    ("Clause", "text"): ("Nguyên văn", "Lời văn của mục, nguyên văn."),
    ("Item", "id"): ("Số của mục", "Số mà văn bản dùng để viện dẫn, ví dụ II.5.8."),
    ("Item", "text"): ("Nguyên văn", "Lời văn của mục, nguyên văn."),
    ("Item", "short"): ("Tên ngắn", "Tên ngắn để in trong bảng; không có thì bảng dùng nguyên văn."),
    ("Item", "owners"): (
        "Cơ quan chủ trì",
        (
            "Ai phải thực hiện. Không ghi thì đơn vị nào cũng báo cáo được và không đơn vị nào bị "
            "tính là còn nợ."
        ),
    ),
    ("Item", "schedule"): (
        "Thời gian thực hiện",
        "Thời gian như trong văn bản và cách hiểu; không ghi thì không có hạn.",
    ),
    ("Item", "reported_in"): (
        "Phần báo cáo riêng",
        "Phần của báo cáo đơn vị dành cho mục này, thay cho 'results'.",
    ),
    ("Item", "note"): ("Ghi chú", "Điều cần biết khi đọc mục này, ví dụ chỗ văn bản gốc chưa rõ."),
    ("Owners", "text"): ("Lời văn", "Cơ quan chủ trì như văn bản viết."),
    ("Owners", "read"): ("Cách hiểu", "Mã của các đơn vị và nhóm mà lời văn muốn nói."),
    ("Owners", "directed_by"): ("Chỉ đạo", "Cơ quan cấp trên chỉ đạo thực hiện, nếu văn bản có nêu."),
    ("Schedule", "text"): ("Lời văn", "Thời gian như văn bản viết, ví dụ Quý II và quý III."),
    ("Schedule", "read"): (
        "Cách hiểu",
        "Chọn đúng một cách: cả năm, các quý liền nhau, các tháng liền nhau, hoặc từ ngày đến ngày.",
    ),
    ("ScheduleReading", "all_year"): ("Thường xuyên trong năm", "true nếu làm cả năm và không có hạn."),
    ("ScheduleReading", "quarters"): (
        "Quý",
        "Các quý liền nhau, ví dụ [2, 3]; hạn là ngày cuối của quý sau cùng.",
    ),
    ("ScheduleReading", "months"): (
        "Tháng",
        "Các tháng liền nhau, ví dụ [4, 5]; hạn là ngày cuối của tháng sau cùng.",
    ),
    ("ScheduleReading", "from"): ("Từ ngày", "Ngày đầu tiên; phải có cả 'to'."),
    ("ScheduleReading", "to"): ("Đến ngày", "Ngày cuối cùng, cũng là hạn; phải có cả 'from'."),
    ("Reporting", "text"): ("Lời văn", "Đoạn về chế độ báo cáo, nguyên văn."),
    ("Reporting", "required"): ("Phải báo cáo", "Mã của các đơn vị và nhóm phải báo cáo."),
    ("Reporting", "requested"): (
        "Được đề nghị báo cáo",
        "Mã của các đơn vị và nhóm được đề nghị báo cáo; đếm riêng.",
    ),
    ("Reporting", "to"): ("Báo cáo với", "Cơ quan nhận báo cáo."),
    ("Reporting", "through"): ("Thông qua", "Mã của đơn vị làm đầu mối nhận báo cáo."),
    ("Reporting", "periods"): (
        "Các kỳ phải báo cáo",
        "Mỗi kỳ một ý, kèm thời hạn; kỳ khác nộp thêm vẫn được.",
    ),
    ("Reporting", "cutoffs"): (
        "Mốc chốt số liệu",
        "Kỳ tính theo lịch, hoặc từ ngày 15 đến ngày 14 theo Nghị định 09/2019/NĐ-CP.",
    ),
    ("Reporting", "due_soon_days"): (
        "Báo sắp đến hạn trước",
        "Số ngày trước hạn mà một việc được coi là sắp đến hạn.",
    ),
    ("Reporting", "entry_days"): (
        "Thời gian nhập liệu",
        "Số ngày văn phòng được có để nhập vào thư mục một báo cáo đã nhận trên giấy.",
    ),
    ("RequiredPeriod", "period"): (
        "Kỳ",
        "2020 (năm), 2020-H1 (6 tháng), 2020-Q2 (quý) hoặc 2020-05 (tháng).",
    ),
    ("RequiredPeriod", "deadline"): ("Thời hạn", "Hạn nộp báo cáo của kỳ này."),
    ("Deadline", "before"): ("Trước ngày", "Không tính ngày này: trước ngày 10/12 thì hạn cuối là 09/12."),
    ("Deadline", "by"): ("Chậm nhất ngày", "Tính cả ngày này."),
    ("UnitKind", "id"): ("Mã loại", "Mã ngắn: chữ thường không dấu, ví dụ ward."),
    ("UnitKind", "name"): ("Tên loại", "Tên đầy đủ, ví dụ Phường."),
    ("UnitKind", "short"): ("Tên ngắn", "Tên ngắn để in trong bảng."),
    ("Unit", "id"): (
        "Mã đơn vị",
        "Chữ thường không dấu nối bằng gạch, cũng là tên thư mục của đơn vị: phuong-loc-tho.",
    ),
    ("Unit", "name"): ("Tên đơn vị", "Tên đầy đủ."),
    ("Unit", "short"): ("Tên ngắn", "Tên ngắn để in trong bảng, ví dụ P. Lộc Thọ."),
    ("Unit", "kind"): ("Loại đơn vị", "Mã của loại, trong 'unit_kinds'."),
    ("UnitKind", "letterhead"): (
        "Thể thức báo cáo",
        "Thể thức báo cáo của các đơn vị thuộc loại này, phần khác với 'documents.unit_report'.",
    ),
    ("Unit", "code"): ("Mã hành chính", "Mã của Tổng cục Thống kê, nếu là phường, xã; đặt trong ngoặc kép."),
    ("Unit", "letterhead"): ("Thể thức báo cáo", "Thể thức báo cáo của riêng đơn vị này."),
    ("Group", "id"): ("Mã nhóm", "Chữ thường không dấu nối bằng gạch, không trùng mã của đơn vị nào."),
    ("Group", "name"): ("Tên nhóm", "Tên như kế hoạch gọi, ví dụ UBND các xã, phường."),
    ("Group", "open"): ("Nhóm mở", "true nếu kế hoạch không kể hết được các thành viên."),
    ("Group", "kinds"): ("Loại đơn vị", "Mã các loại: mọi đơn vị thuộc các loại này ở trong nhóm."),
    ("Group", "members"): ("Thành viên khác", "Mã các đơn vị ở trong nhóm, ngoài những đơn vị theo loại."),
    ("Figure", "id"): ("Mã số liệu", "Chữ thường không dấu nối bằng gạch dưới, ví dụ news_items."),
    ("Figure", "label"): ("Tên số liệu", "Tên in trong bảng và trong biểu mẫu."),
    ("Figure", "unit"): ("Đơn vị tính", "Ví dụ tin, bài; lượt người. Chỉ cộng các số cùng đơn vị tính."),
    ("Figure", "items"): ("Thuộc các mục", "Số của các mục mà số liệu này được báo cáo."),
    ("Figure", "target"): ("Chỉ tiêu", "Chỉ tiêu của năm, nếu kế hoạch có đặt ra."),
    ("Documents", "summary"): ("Báo cáo tổng hợp", "Thể thức của báo cáo tổng hợp (lệnh ttdn report)."),
    ("Documents", "reminder"): ("Công văn đôn đốc", "Thể thức của công văn đôn đốc (lệnh ttdn remind)."),
    ("Documents", "unit_report"): (
        "Báo cáo của đơn vị",
        (
            "Thể thức chung cho báo cáo của các đơn vị (lệnh ttdn report --unit); loại đơn vị và "
            "đơn vị có thể ghi khác đi."
        ),
    ),
    ("UnitLetterhead", "superior"): ("Cơ quan chủ quản", "Dòng trên tên cơ quan, nếu có."),
    ("UnitLetterhead", "agency"): (
        "Cơ quan ban hành",
        "Tên cơ quan, mỗi dòng một ý; {name} là tên đơn vị, {place} là tên riêng của địa bàn.",
    ),
    ("UnitLetterhead", "symbol"): (
        "Ký hiệu",
        "Phần sau số của văn bản, ví dụ BC-UBND; mặc định lấy theo số văn bản trong báo cáo.",
    ),
    ("UnitLetterhead", "place"): (
        "Địa danh",
        "Địa danh ghi trước ngày của văn bản; {place} là tên riêng của phường, xã.",
    ),
    ("UnitLetterhead", "addressees"): (
        "Kính gửi",
        "Mỗi nơi một ý; mặc định là nơi nhận báo cáo của kế hoạch.",
    ),
    ("UnitLetterhead", "authority"): (
        "Quyền hạn, chức vụ",
        "Mỗi dòng một ý, dòng cuối là chức vụ người đứng đầu; người ký thay lấy theo báo cáo.",
    ),
    ("UnitLetterhead", "recipients"): ("Nơi nhận", "Mỗi nơi nhận một ý."),
    ("UnitLetterhead", "addressed_as"): (
        "Tên khi được gửi",
        "Tên ghi sau Kính gửi của công văn, ví dụ Ủy ban nhân dân {name}.",
    ),
    # The editor's part of a summary.
    ("Edits", "period"): ("Kỳ báo cáo", "Kỳ của báo cáo tổng hợp, cũng là tên tệp: plan/bien-tap/2020.yaml."),
    ("Edits", "strengths"): ("Ưu điểm", "Mỗi ý một dòng gạch đầu dòng."),
    ("Edits", "shortcomings"): ("Tồn tại, hạn chế", "Mỗi ý một dòng gạch đầu dòng."),
    ("Edits", "causes"): ("Nguyên nhân", "Mỗi ý một dòng gạch đầu dòng."),
    ("Edits", "directions"): ("Phương hướng, nhiệm vụ", "Mỗi nhiệm vụ của kỳ sau một ý."),
    ("Edits", "proposals"): ("Kiến nghị, đề xuất", "Mỗi kiến nghị một ý."),
    ("Edits", "corrections"): (
        "Sửa câu chữ",
        "Câu chữ của báo cáo cần in khác đi: before là câu ttdn in ra, after là câu thay thế.",
    ),
    ("Correction", "before"): ("Câu chữ cũ", "Đúng như trong văn bản ttdn in ra."),
    ("Correction", "after"): ("Câu chữ mới", "Câu chữ in thay vào."),
    ("Letterhead", "superior"): ("Cơ quan chủ quản", "Dòng trên tên cơ quan, nếu có."),
    ("Letterhead", "agency"): ("Cơ quan ban hành", "Tên cơ quan ban hành, mỗi dòng một ý."),
    ("Letterhead", "symbol"): ("Ký hiệu", "Phần sau số của văn bản, ví dụ BC-UBND."),
    ("Letterhead", "place"): ("Địa danh", "Địa danh ghi trước ngày của văn bản."),
    ("Letterhead", "addressees"): ("Kính gửi", "Mỗi nơi một ý."),
    ("Letterhead", "signature"): ("Chữ ký", "Quyền hạn, chức vụ và họ tên người ký."),
    ("Letterhead", "recipients"): ("Nơi nhận", "Mỗi nơi nhận một ý."),
}


def rule_sentence(*codes: str) -> str:
    """What an editor says where rules are broken.

    Their codes, for ``ttdn explain``, and the words of the manual.
    """
    return " ".join(f"[{code}] {RULES[code].title.vi}. {RULES[code].what.vi}" for code in codes)
