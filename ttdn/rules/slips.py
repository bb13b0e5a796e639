"""Slips that would be printed as they stand, and what may not stand in a file at all."""

from ttdn.examples import ITEM
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "number-with-words",
        Text("Số văn bản kèm chữ khác", "Number with words"),
        Text(
            "Ô số, ký hiệu có cả chữ 'Số' hoặc ngày của văn bản: 'Số: 12/BC-UBND', '12/BC-UBND ngày "
            "01/12/2026'.",
            "The number of a document has the word 'Số' or a date in it: 'Số: 12/BC-UBND', '12/BC-UBND ngày "
            "01/12/2026'.",
        ),
        Text(
            "Văn bản in ra tự thêm chữ ấy: 'Số: Số: 12/BC-UBND' sẽ nằm trên bản trình ký.",
            "The documents add it themselves: 'Số: Số: 12/BC-UBND' would be put before whoever signs.",
        ),
        bad='number: "Số: 12/BC-UBND"',
        good="number: 12/BC-UBND",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "name-with-title",
        Text("Họ tên kèm chức vụ, danh xưng", "Name with a post or a title"),
        Text(
            "Ô họ và tên có thêm chức vụ, học hàm, học vị, 'ông', 'bà', số điện thoại. Quân hàm thì được.",
            "A name has a post, an academic title, 'ông', 'bà' or a telephone number beside it. Military "
            "ranks may stand there.",
        ),
        Text(
            "Tên in dưới chữ ký chỉ gồm họ, chữ đệm và tên; trước tên không ghi học hàm, học vị (Nghị định "
            "30/2020/NĐ-CP, Phụ lục I).",
            "Below a signature the name stands alone, without academic titles (Decree 30/2020/NĐ-CP, "
            "annex I).",
        ),
        bad="signer: {name: Nguyễn Văn A - Chủ tịch}",
        good="signer: {name: Nguyễn Văn A, position: Chủ tịch}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "name-in-capitals",
        Text("Họ tên viết toàn chữ hoa hoặc chữ thường", "Name in capitals, or without any"),
        Text(
            "Họ tên của người ký, cán bộ phụ trách viết toàn chữ hoa hoặc toàn chữ thường.",
            "The name of the signer or the officer in charge is all in capitals, or has none.",
        ),
        Text(
            "Tên người ký in chữ thường, hoa chữ cái đầu (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            "It is printed with capital first letters (Decree 30/2020/NĐ-CP, annex I).",
        ),
        bad="signer: {name: NGUYỄN VĂN A}",
        good="signer: {name: Nguyễn Văn A}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "post-abbreviated",
        Text("Chức vụ viết tắt", "Abbreviated post"),
        Text(
            "Chức vụ viết tắt (PCT, CT UBND, GĐ, P. Trưởng phòng) hoặc ghi như trên chữ ký (KT. CHỦ TỊCH).",
            "A post is abbreviated (PCT, CT UBND, GĐ, P. Trưởng phòng), or is how a signature begins (KT. "
            "CHỦ TỊCH).",
        ),
        Text(
            "Chức vụ in nguyên trên chữ ký; 'KT.' của cấp phó ttdn thêm khi đọc được 'Phó …'.",
            "It is printed above the signature as it stands; ttdn adds 'KT.' where it can read 'Phó …'.",
        ),
        bad="signer: {name: Nguyễn Văn A, position: PCT}",
        good="signer: {name: Nguyễn Văn A, position: Phó Chủ tịch}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "typed-bullet",
        Text("Gạch đầu dòng gõ tay", "Bullet typed by hand"),
        Text(
            "Một ý mở đầu bằng gạch đầu dòng, dấu chấm tròn hoặc số thứ tự gõ tay.",
            "A sentence begins with a dash, a bullet or a number typed by hand.",
        ),
        Text(
            "Văn bản in ra tự thêm gạch đầu dòng: '- - Thiếu người' sẽ nằm trên bản trình ký.",
            "The documents add dashes themselves: '- - Thiếu người' would be printed.",
        ),
        bad='difficulties:\n  - "- Thiếu người"',
        good="difficulties:\n  - Thiếu người",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "nothing-said",
        Text("Ý chỉ ghi 'Không có'", "A point that says only 'none'"),
        Text(
            "Một dòng khó khăn, nguyên nhân, kiến nghị, phương hướng chỉ ghi 'Không', 'Không có khó khăn' "
            "hoặc '-'.",
            "A difficulty, a cause, a proposal or a plan says only 'Không', 'Không có khó khăn' or '-'.",
        ),
        Text(
            "Báo cáo tổng hợp kê mỗi dòng là một ý của đơn vị: '- Không (UBND xã …)'.",
            "The summary report lists each line as a point of the unit's: '- Không (UBND xã …)'.",
        ),
        bad="difficulties:\n  - Không có",
        good="difficulties: []",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "line-left-blank",
        Text("Chỗ chỉ ghi '-', 'Chưa có'", "Only '-' or 'none' in a place"),
        Text(
            "Họ tên, chức vụ, điện thoại, số văn bản, tên minh chứng, tên lớp chỉ ghi '-', '…', 'Không', "
            "'Chưa có', 'Chưa bố trí'; kết quả, lý do chỉ có dấu, không có chữ.",
            "A name, a post, a telephone, a document number, the title of evidence or of a course says only "
            "'-', '…', 'Không', 'Chưa có' or 'Chưa bố trí'; a result or a reason has signs only.",
        ),
        Text(
            "'-' sẽ được đếm là một cán bộ phụ trách, một minh chứng, và được in ra.",
            "'-' would be counted as an officer in charge or as proof, and be printed.",
        ),
        bad="focal_officer:\n  name: Chưa có",
        good="focal_officer:\n  name: Nguyễn Văn A",
        in_cell=Text("Điền nội dung vào ô, hoặc xóa trắng ô.", "Fill in the cell, or clear it."),
    ),
    Rule(
        "unfinished-sentence",
        Text("Câu dừng giữa chừng", "Sentence that breaks off"),
        Text(
            "Kết quả, lý do, khó khăn, kiến nghị kết thúc bằng dấu phẩy, dấu hai chấm, gạch nối, chữ nối "
            "(và, hoặc, các, gồm) hoặc ngoặc chưa đóng. Không có dấu chấm cuối thì được.",
            "A result, a reason or another sentence ends with a comma, a colon, a dash, a joining word or an "
            "open bracket. The full stop itself may be missing.",
        ),
        Text(
            "Câu chép thiếu phần sau: người ký không biết còn gì chưa nói.",
            "What follows was not copied: whoever signs cannot know what is missing.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  summary: Đã phối hợp với các",
        good=f"- item: {ITEM}\n  status: in_progress\n  summary: Đã phối hợp với các trường học",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "same-as-before",
        Text("Chỉ ghi 'như kỳ trước'", "Only 'as before'"),
        Text(
            "Kết quả, lý do, khó khăn, kiến nghị chỉ ghi 'như kỳ trước', 'như trên'. Ở ô kết quả, lý do của "
            "biểu mẫu Excel, 'như kỳ trước' được thay bằng câu của báo cáo kỳ trước trong thư mục, nếu có.",
            "A result, a reason or another sentence says only 'như kỳ trước' or 'như trên'. In results and "
            "reasons of an Excel form, the words of the last report in the folder are taken for it, where "
            "there are any.",
        ),
        Text(
            "Báo cáo in ra không kèm báo cáo kỳ trước: người đọc không biết đơn vị đã làm gì.",
            "Nobody reads it beside the last report, so nobody would know what was done.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  summary: Như kỳ trước",
        good=f"- item: {ITEM}\n  status: in_progress\n  summary: Đăng 12 tin, bài.",
        in_cell=Text(
            "Không lấy lại được câu nào của kỳ trước cho ô này: ghi nội dung vào ô.",
            "No words of the last report could be taken for this cell: write into it what is to be said.",
        ),
        adjustable=True,
    ),
    Rule(
        "kind-abbreviated",
        Text("Loại văn bản viết tắt", "Abbreviated kind"),
        Text(
            "Loại của chương trình, đề án, dự án, kế hoạch viết tắt (CTr, ĐA, DA, KH) hoặc gõ nhầm.",
            "The kind of a programme, scheme, project or plan is abbreviated (CTr, ĐA, DA, KH) or mistyped.",
        ),
        Text(
            "Loại in nguyên trong phụ lục của báo cáo tổng hợp.",
            "It is printed as it stands in the annex of the summary.",
        ),
        bad="programmes:\n  - {title: Đề án quảng bá, kind: ĐA}",
        good="programmes:\n  - {title: Đề án quảng bá, kind: Đề án}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "date-in-text",
        Text("Ngày trong câu chữ và ở ô ngày", "Day in the words and in its field"),
        Text(
            "Câu chữ ghi ngày hoàn thành khác với 'completed', hoặc tên lớp tập huấn ghi cả ngày "
            "đã có ở 'date'.",
            "The words give another day of completion than 'completed', or the title of a course has the day "
            "that stands in 'date'.",
        ),
        Text(
            "Văn bản in ra có hai ngày khác nhau, hoặc một ngày hai lần.",
            "The documents would show two different days, or one day twice.",
        ),
        bad="training:\n  - {title: Lớp tập huấn ngày 24/9/2026, date: 2026-09-24}",
        good="training:\n  - {title: Lớp tập huấn, date: 2026-09-24}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "secrecy-marking",
        Text("Báo cáo mang dấu độ mật", "Report bears a secrecy marking"),
        Text(
            "Trong tệp báo cáo có dấu độ mật: chữ in hoa MẬT, TỐI MẬT, TUYỆT MẬT; hoặc 'độ mật: …', '(mật)', "
            "'[mật]' viết hoa hay thường. Không phải là lỗi: 'bảo vệ bí mật Nhà nước', 'BÍ MẬT', 'MẬT ONG'.",
            "The report's file carries a secrecy marking: MẬT, TỐI MẬT or TUYỆT MẬT in capitals; or 'độ "
            "mật: …', '(mật)' or '[mật]' in any case. Expressions such as 'bảo vệ bí mật Nhà nước', 'BÍ "
            "MẬT' and 'MẬT ONG' are not errors.",
        ),
        Text(
            "Thư mục này không được chứa bí mật nhà nước (Luật Bảo vệ bí mật nhà nước 2018, khoản 5 Điều "
            "5). Đưa tệp ra khỏi thư mục và khỏi git ngay, không gửi tiếp cho ai, báo người phụ trách "
            "bảo mật của đơn vị; chỉ xóa chữ là chưa đủ.",
            "State secrets must not be kept in this folder (2018 Law on Protection of State Secrets, "
            "Article 5, clause 5). Take the file out of the folder and out of git at once, do not pass "
            "it on, and tell the unit's secrecy officer; deleting the words is not enough.",
        ),
        bad='summary: "TỐI MẬT. Kết quả phối hợp với …"',
        good="Tệp không còn trong thư mục và trong git.",
        in_cell=Text(
            "Không gửi tiếp tệp này; báo người phụ trách bảo mật của đơn vị.",
            "Do not pass this file on; tell the unit's secrecy officer.",
        ),
    ),
    Rule(
        "personal-number",
        Text("Có số định danh cá nhân", "Personal identity number"),
        Text(
            "Trong tệp báo cáo có dãy 12 chữ số viết liền đúng dạng số định danh cá nhân (số căn cước công "
            "dân): mã tỉnh 001–096, rồi một chữ số từ 0 đến 3. Xóa số này, chỉ giữ họ tên và chức vụ.",
            "The report's file contains 12 consecutive digits in the form of a citizen's identity "
            "number: the province code, 001–096, then a digit from 0 to 3. Delete the number and keep "
            "only the name and position.",
        ),
        Text(
            "Tổng hợp không cần số này; để trong tệp thì nhiều người đọc được và git còn giữ mãi, dễ bị "
            "lợi dụng.",
            "The summary does not need this number; in the file many people can read it, git keeps it "
            "for good, and it is easily misused.",
        ),
        bad="summary: Cử ông Nguyễn Văn A (CCCD 001234567890) dự tập huấn.",
        good="summary: Cử ông Nguyễn Văn A dự tập huấn.",
        in_cell=Text(
            "Xóa số này: báo cáo chỉ cần họ tên và chức vụ.",
            "Delete this number: the report needs only the name and position.",
        ),
        warning=True,
        adjustable=True,
    ),
)
