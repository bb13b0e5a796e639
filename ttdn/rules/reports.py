"""What the specialist chooses for a summary, the register, and who reports in which file."""

from ttdn.examples import UNIT
from ttdn.language import Text
from ttdn.rules.rule import Rule

_SENTENCE = f"  - {{units: [{UNIT}], said: Tổ chức 5 buổi"
_ARRIVAL = (
    f"arrivals:\n  - {{{{number: 1, unit: {UNIT}, period: 2026-H1, arrived: 2026-06-28, way: paper, "
    "result: {more}}}"
)

RULES = (
    Rule(
        "unknown-lead",
        Text("Câu dẫn của đề mục không có trong kế hoạch", "Lead sentence of an unknown section"),
        Text(
            "Khóa ở 'leads' không phải số của một đề mục có nội dung thực hiện, cũng không phải phần mà "
            "kế hoạch yêu cầu báo cáo (programmes, focal_officer, training, funding).",
            "The key in 'leads' is neither the number of a section that has items nor a part that the plan "
            "asks for (programmes, focal_officer, training, funding).",
        ),
        Text(
            "Câu dẫn ấy không được in ở đâu cả, mà người viết tưởng đã có.",
            "The sentence would be printed nowhere, while its writer believes it to be there.",
        ),
        bad='leads:\n  trainning: "Công tác tập huấn được quan tâm"',
        good='leads:\n  training: "Công tác tập huấn được quan tâm"',
    ),
    Rule(
        "duplicate-sentence",
        Text("Một câu có hai lần trong tệp biên tập", "Sentence used twice"),
        Text(
            "Một mục có hai câu của cùng một đơn vị trong cùng một kỳ, hoặc một ý kiến được ghi hai lần.",
            "An item has two sentences of one unit and period, or an opinion stands there twice.",
        ),
        Text(
            "Báo cáo sẽ nói một việc hai lần; sửa một câu thì câu kia vẫn in như cũ.",
            "The summary would say one thing twice; what is changed in one would stay in the other.",
        ),
        bad=f"sentences:\n{_SENTENCE}}}\n{_SENTENCE}, use: có}}",
        good=f"sentences:\n{_SENTENCE}, use: có}}",
    ),
    Rule(
        "joined-to-nothing",
        Text("Câu gộp không có câu để gộp vào", "Joined to no sentence"),
        Text(
            "Câu ghi 'use: gộp' (joined) nhưng phía trên, trong cùng mục, không có câu nào được chọn.",
            "The sentence is 'joined', but no chosen sentence stands above it in the same item.",
        ),
        Text(
            "Không biết nội dung của câu nằm trong câu nào, nên đơn vị có việc mà báo cáo không nêu.",
            "Nobody knows which sentence has its content, so the summary would pass over the unit.",
        ),
        bad=f"sentences:\n{_SENTENCE}, use: gộp}}",
        good=f"sentences:\n{_SENTENCE}, use: có}}",
    ),
    Rule(
        "text-not-printed",
        Text("Lời đã viết mà không in", "Text that is not printed"),
        Text(
            "Câu có 'text' nhưng 'use' là no (Không) hoặc joined (Gộp), nên lời ấy không được in.",
            "The sentence has 'text', but 'use' is no or joined, so these words are not printed.",
        ),
        Text(
            "Người viết tưởng lời của mình có trong báo cáo.",
            "Its writer believes the words to be in the summary.",
        ),
        bad="use: không\ntext: Tổ chức 5 buổi tuyên truyền",
        good="use: có\ntext: Tổ chức 5 buổi tuyên truyền",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "unfit-arrival",
        Text("Lần nhận không khớp với sổ", "Arrival that does not fit the register"),
        Text(
            "Trong sổ nhận, một số đến hoặc một tệp (dấu nội dung) ghi hai lần; 'replaces' nêu số đến không "
            "có ở trên; ngày có kết quả đứng trước ngày đến; hoặc kỳ báo cáo thuộc năm khác tên tệp của sổ.",
            "In the register a number or a file (digest) stands twice, 'replaces' names a number that does "
            "not stand above, the day of the result lies before the day of arrival, or the period is of "
            "another year than the file's name.",
        ),
        Text(
            "Sổ là căn cứ để biết ai đã gửi, đúng hạn hay muộn; một dòng sai thì đơn vị bị nhắc nhầm.",
            "The register says who has sent what, and whether in time; a wrong line has the wrong unit "
            "chased.",
        ),
        bad=_ARRIVAL.format(more="waiting, replaces: [7]"),
        good=_ARRIVAL.format(more="waiting"),
    ),
    Rule(
        "received-unlike-register",
        Text("Ngày nhận khác sổ nhận", "Day of receipt unlike the register"),
        Text(
            "Sổ nhận có một bản của đơn vị và kỳ này đến trước ngày ở 'received'; hoặc báo cáo ghi "
            "'accepted' (bản đúng đến sau) mà sổ không có bản nào đến vào ngày ở 'received'.",
            "The register has something of this unit and period that came before 'received'; or the report "
            "has 'accepted' (the right version came later), and the register has nothing that came on the "
            "day in 'received'.",
        ),
        Text(
            "Đúng hạn hay muộn tính theo ngày đến đầu tiên: báo cáo gửi đúng hạn có thể bị coi là muộn, hoặc "
            "ngược lại.",
            "The first arrival tells whether a report is on time: one that was may count as late, or the "
            "other way round.",
        ),
        bad="received: 2026-12-15\naccepted: 2026-12-20",
        good="received: 2026-12-15",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "lost-file",
        Text("Tệp đã có mà không còn", "File that was there and is gone"),
        Text(
            "Sổ nhận ghi đã nhận (taken, partly) một báo cáo mà thư mục 'units' không có tệp của đơn vị và "
            "kỳ ấy; hoặc đã nhận biểu mẫu mà không có sổ nhận của năm.",
            "The register says that a report was taken (taken, partly), and 'units' has no file of that unit "
            "and period; or forms were taken, and there is no register of the year.",
        ),
        Text(
            "Tệp bị xóa hay đổi tên nhầm thì số liệu của cả cơ quan giảm đi mà không ai biết.",
            "A file that was deleted or renamed by mistake lowers all figures, and nobody sees it.",
        ),
        bad=_ARRIVAL.format(more="taken"),
        good=_ARRIVAL.format(more="refused"),
        warning=True,
    ),
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
