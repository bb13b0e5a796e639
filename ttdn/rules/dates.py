"""What happened when."""

from ttdn.examples import ITEM, RECURRING_ITEM
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "missing-completion-date",
        Text("Hoàn thành nhưng thiếu ngày hoàn thành", "Done without a completion date"),
        Text(
            "Mục ghi 'done' (Hoàn thành) phải có 'completed'; mục có nhiều đợt thì 'dates' cũng được.",
            "An item that is 'done' must have 'completed'; where work comes back, 'dates' will do, too.",
        ),
        Text(
            "Không có ngày thì mục có hạn không xếp được là hoàn thành đúng hạn hay quá hạn.",
            "Without the date nobody can tell whether an item with a deadline was done on time or late.",
        ),
        bad=f"- item: {ITEM}\n  status: done\n  evidence: [{{title: Báo cáo, number: 287/BC-UBND}}]",
        good=(
            f"- item: {ITEM}\n  status: done\n  completed: 2026-11-18\n"
            "  evidence: [{title: Báo cáo, number: 287/BC-UBND}]"
        ),
        in_cell=Text("Điền ô 'Ngày hoàn thành' cùng dòng.", "Fill in 'Ngày hoàn thành' in this row."),
    ),
    Rule(
        "completed-but-not-done",
        Text("Có ngày hoàn thành nhưng chưa hoàn thành", "Completion date but not done"),
        Text(
            "Mục có 'completed' nhưng 'status' không phải là 'done'.",
            "The item has 'completed', but its 'status' is not 'done'.",
        ),
        Text(
            "Hai dòng nói ngược nhau: tỷ lệ hoàn thành thiếu hoặc thừa một mục.",
            "The two lines contradict each other: the completion rate would count one item too few or "
            "too many.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  completed: 2026-11-18",
        good=f"- item: {ITEM}\n  status: in_progress",
        in_cell=Text(
            "Chọn trạng thái 'Hoàn thành', hoặc xóa trắng ô ngày hoàn thành.",
            "Choose the status 'Hoàn thành', or clear the completion date.",
        ),
        adjustable=True,
    ),
    Rule(
        "completed-after-report",
        Text("Hoàn thành sau ngày báo cáo", "Completed after the report date"),
        Text(
            "'completed' muộn hơn ngày báo cáo, tức là ngày sớm hơn trong hai ngày 'date' (ngày văn bản) "
            "và 'received' (ngày nhận); cùng ngày thì được.",
            "'completed' is later than the report date, which is the earlier of 'date' (of the document) "
            "and 'received' (the day of receipt); the same day is allowed.",
        ),
        Text(
            "Báo cáo không thể kể việc chưa xảy ra: ngày gõ sai, hoặc việc chưa xong mà đã tính hoàn thành.",
            "A report cannot describe what has not happened yet: the date is mistyped, or unfinished "
            "work is counted as done.",
        ),
        bad=(
            f"date: 2026-12-04\nreceived: 2026-12-07\nresults:\n  - item: {ITEM}\n    status: done\n"
            "    completed: 2026-12-05\n    evidence: [{title: Báo cáo kết quả, number: 287/BC-UBND}]"
        ),
        good=(
            f"date: 2026-12-04\nreceived: 2026-12-07\nresults:\n  - item: {ITEM}\n    status: done\n"
            "    completed: 2026-12-03\n    evidence: [{title: Báo cáo kết quả, number: 287/BC-UBND}]"
        ),
        in_cell=Text(
            "Sửa ngày; việc chưa xong thì chọn 'Đang thực hiện'.",
            "Correct the date; if the work is not finished, choose 'Đang thực hiện'.",
        ),
    ),
    Rule(
        "received-before-date",
        Text("Ngày nhận trước ngày văn bản", "Received before the document's date"),
        Text(
            "'received' (ngày nhận) sớm hơn 'date' (ngày của văn bản báo cáo); cùng ngày thì được. Báo cáo "
            "phát hành lại, hoặc ký sau khi nội dung đã gửi, thì 'received' vẫn là ngày nhận lần đầu, thêm "
            "'reissued': ngày nhận bản thay thế, bản ký.",
            "'received' is earlier than 'date' (the date of the document); the same day is allowed. For a "
            "report that was issued again, or signed after its content was sent, 'received' remains the day "
            "of its first arrival, and 'reissued' is the day on which the new version, or the signed one, "
            "came.",
        ),
        Text(
            "Nộp đúng hạn hay muộn tính theo ngày nhận; một trong hai ngày đã gõ sai.",
            "Whether a report is on time or late is decided by the day of receipt; one of the two dates "
            "is wrong.",
        ),
        bad="date: 2026-12-04\nreceived: 2026-12-02",
        good="date: 2026-12-04\nreceived: 2026-12-07",
        in_cell=Text(
            "Sửa ngày của văn bản; ngày này không thể sau ngày nộp.",
            "Correct the date of the document; it cannot be later than the day of receipt.",
        ),
    ),
    Rule(
        "reissued-before-received",
        Text("Ngày nhận bản thay thế trước ngày nhận lần đầu", "New version received before the first one"),
        Text(
            "'reissued' (ngày nhận văn bản phát hành lại) sớm hơn 'received' (ngày nhận lần đầu); cùng ngày "
            "thì được.",
            "'reissued' (the day on which a report that was issued again came) is earlier than 'received' "
            "(the day of its first arrival); the same day is allowed.",
        ),
        Text(
            "Nộp đúng hạn hay muộn tính theo lần nhận đầu; đảo hai ngày thì báo cáo đúng hạn thành nộp muộn.",
            "The first arrival decides whether a report is on time; if the days are swapped, a report that "
            "was on time looks late.",
        ),
        bad="received: 2026-12-12\nreissued: 2026-12-05",
        good="received: 2026-12-05\nreissued: 2026-12-12",
        in_cell=Text(
            "Báo cơ quan nhận báo cáo: ngày nhận trong sổ bị đảo.",
            "Tell the office that collects the reports: its days of receipt are swapped.",
        ),
    ),
    Rule(
        "received-before-period",
        Text("Ngày nhận trước khi kỳ báo cáo bắt đầu", "Received before the period begins"),
        Text(
            "'received' sớm hơn ngày đầu của kỳ báo cáo. Nhận khi kỳ chưa hết thì được.",
            "'received' is earlier than the first day of the reporting period. Receipt before the period "
            "ends is allowed.",
        ),
        Text(
            "Báo cáo không thể nói về kỳ chưa đến: thường là gõ nhầm năm, và sẽ tính là nộp đúng hạn.",
            "A report cannot be about a period that has not begun: usually the year is mistyped, and the "
            "report would be counted as on time.",
        ),
        bad='period: "2026"\nreceived: 2025-12-07',
        good='period: "2026"\nreceived: 2026-12-07',
        in_cell=Text(
            "Biểu mẫu này dành cho kỳ chưa bắt đầu.", "This form is for a period that has not begun."
        ),
    ),
    Rule(
        "received-before-commit",
        Text("Ngày nhận sớm hơn ngày tệp vào git", "Received before the first commit"),
        Text(
            "'received' sớm hơn ngày tệp được đưa vào git lần đầu (giờ Việt Nam). Không xét báo cáo mà sổ "
            "nhận ghi đến ngày ấy, báo cáo minh họa, thư mục không dùng git hoặc chỉ tải một phần lịch sử.",
            "'received' is earlier than the day on which the file was first committed to git (Vietnam "
            "time). Reports that came on that day by the register, example reports, folders without git and "
            "shallow clones are not checked.",
        ),
        Text(
            "Báo cáo tính từ ngày nhận: ghi lùi ngày thì báo cáo nộp muộn thành đúng hạn.",
            "A report counts from its day of receipt: backdating would make a late report look on time.",
        ),
        bad="received: 2026-12-08  # tệp vào git lần đầu ngày 21/12/2026",
        good="received: 2026-12-21  # tệp vào git lần đầu ngày 21/12/2026",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "date-outside-period",
        Text("Ngày nằm ngoài kỳ báo cáo", "Date outside the period"),
        Text(
            "Ngày hoàn thành, ngày đã làm, ngày tập huấn hoặc ngày phê duyệt không nằm trong kỳ (tính theo "
            "'cutoffs' của kế hoạch). Ngày văn bản không được trước kỳ; ngày gửi và ngày thẩm định không "
            "cách kỳ quá một năm, ngày nhận không sau kỳ quá mười năm.",
            "A date of completion, of work done, of training or approval lies outside the reporting period "
            "(according to the plan's 'cutoffs'). The document must not be dated before the period; sending "
            "and appraisal must be within a year of the period, and receipt no more than ten years after it.",
        ),
        Text(
            "Báo cáo chỉ nói về kỳ của mình, không cộng dồn: việc của kỳ khác bị đếm hai lần hoặc đếm "
            "sai năm.",
            "A report covers only its own period and is never cumulative: work from another period would "
            "be counted twice or in the wrong year.",
        ),
        bad="period: 2026-Q2\nreceived: 2026-07-10\ntraining:\n  - {title: Lớp tập huấn, date: 2026-07-02}",
        good="period: 2026-Q2\nreceived: 2026-07-10\ntraining:\n  - {title: Lớp tập huấn, date: 2026-06-24}",
        adjustable=True,
    ),
    Rule(
        "wrong-period",
        Text("Báo cáo của kỳ khác", "Report for another period"),
        Text(
            "Các ngày ghi trong báo cáo thuộc kỳ đang đến hạn khi nhận, không thuộc kỳ của báo cáo: số liệu "
            "của kỳ này đã được điền vào biểu mẫu, tệp của kỳ khác.",
            "The dates in the report belong to the period that was due when it came, and not to its own: the "
            "data of one period were entered into the form or file of another.",
        ),
        Text(
            "Báo cáo chỉ được tính cho kỳ của mình: kỳ đang cần vẫn thiếu, còn kỳ kia nhận số liệu không "
            "phải của nó.",
            "A report counts for its own period only: the one that is due would still be missing, and the "
            "other would hold data that are not its own.",
        ),
        bad=(
            "period: 2026-Q3\nreceived: 2026-12-05\ntraining:\n"
            "  - {title: Lớp tập huấn, date: 2026-10-20}\n  - {title: Hội nghị, date: 2026-11-12}"
        ),
        good=(
            'period: "2026"\nreceived: 2026-12-05\ntraining:\n'
            "  - {title: Lớp tập huấn, date: 2026-10-20}\n  - {title: Hội nghị, date: 2026-11-12}"
        ),
        adjustable=True,
    ),
    Rule(
        "approved-before-appraisal",
        Text("Phê duyệt khi chưa thẩm định", "Approved before appraisal"),
        Text(
            "Chương trình, đề án, dự án, kế hoạch có ngày phê duyệt ('approved') nhưng không có ngày "
            "thẩm định ('appraised'), hoặc phê duyệt trước ngày thẩm định; cùng ngày thì được.",
            "A programme, scheme, project or plan has an approval date ('approved') but no appraisal "
            "date ('appraised'), or was approved before it was appraised; the same day is allowed.",
        ),
        Text(
            "Phải lấy ý kiến thẩm định trước khi phê duyệt.", "An appraisal must be obtained before approval."
        ),
        bad="programmes:\n  - title: Đề án A\n    appraised: 2026-09-08\n    approved: 2026-08-19",
        good="programmes:\n  - title: Đề án A\n    appraised: 2026-08-19\n    approved: 2026-09-08",
        in_cell=Text(
            "Sửa ngày thẩm định hoặc ngày phê duyệt.", "Correct the appraisal date or the approval date."
        ),
        adjustable=True,
    ),
    Rule(
        "unexpected-dates",
        Text("Có ngày đã làm ở mục không cần", "Days of work where none belong"),
        Text(
            "'dates' (các ngày đã làm) chỉ ghi ở mục có nhiều hạn trong năm (hằng tháng, hằng quý …) "
            "và đã có việc làm.",
            "'dates' belongs only to items with several due days in the year (each month, each quarter, "
            "several times) on which something was done.",
        ),
        Text(
            "Ngày ghi ở đó không được tính: mục một hạn tính theo 'completed'.",
            "Such days do not count: an item with one due day goes by 'completed'.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  dates: [2026-03-30]",
        good=f"- item: {ITEM}\n  status: in_progress",
        in_cell=Text(
            "Xóa trắng ô 'Các ngày đã làm' của dòng này; việc đã xong thì ghi 'Ngày hoàn thành'.",
            "Clear 'Các ngày đã làm' in this row; for finished work, fill in 'Ngày hoàn thành'.",
        ),
    ),
    Rule(
        "repeated-date",
        Text("Một ngày đã làm ghi hai lần", "A day of work written twice"),
        Text("Một ngày đứng hai lần trong 'dates'.", "A day stands twice in 'dates'."),
        Text(
            "Thường là ngày của đợt khác gõ nhầm: đợt ấy sẽ bị tính là chưa làm.",
            "Usually the day of another time is mistyped, and that time would count as not done.",
        ),
        bad=f"- item: {RECURRING_ITEM}\n  status: in_progress\n  dates: [2026-03-30, 2026-03-30]",
        good=f"- item: {RECURRING_ITEM}\n  status: in_progress\n  dates: [2026-03-30, 2026-06-28]",
        in_cell=Text("Sửa ngày ghi hai lần trong ô.", "Correct the day that stands twice in the cell."),
    ),
    Rule(
        "time-without-date",
        Text("Hoàn thành nhưng thiếu ngày của một đợt", "Done, but a time has no day"),
        Text(
            "Mục ghi 'done' (Hoàn thành) và có 'dates', nhưng một đợt kết thúc trong kỳ không có ngày nào.",
            "The item is 'done' and has 'dates', but one of its times that ends in the period has no day.",
        ),
        Text(
            "Đợt ấy được tính là chưa làm, quá hạn khi hết hạn.",
            "That time counts as not done, and as overdue once it has passed.",
        ),
        bad=f"- item: {RECURRING_ITEM}\n  status: done\n  dates: [2026-03-30, 2026-09-20, 2026-11-28]",
        good=(
            f"- item: {RECURRING_ITEM}\n  status: done\n"
            "  dates: [2026-03-30, 2026-06-28, 2026-09-20, 2026-11-28]"
        ),
        in_cell=Text(
            "Thêm ngày còn thiếu vào ô; đợt chưa làm thì chọn 'Đang thực hiện'.",
            "Add the missing day to the cell; if that time was not done, choose 'Đang thực hiện'.",
        ),
        warning=True,
        adjustable=True,
    ),
)
