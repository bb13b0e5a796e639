"""What a plan says of itself."""

from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "duplicate-plan",
        Text("Hai kế hoạch cho một năm", "Two plans for one year"),
        Text(
            "Hai tệp trong thư mục 'plan' ghi cùng 'year'. Tệp mang tên của năm (plan/2026.yaml) được "
            "dùng, tệp kia bị báo lỗi.",
            "Two files in 'plan' have the same 'year'. The one named after the year (plan/2026.yaml) is "
            "used; the other is reported.",
        ),
        Text(
            "Hai danh sách giao việc khác nhau thì mỗi người tổng hợp ra một con số.",
            "With two different assignments of work, everyone compiling the report would get a different "
            "result.",
        ),
        bad="plan/2026.yaml, plan/2026-sua.yaml (cùng ghi year: 2026)",
        good="plan/2026.yaml",
    ),
    Rule(
        "duplicate-id",
        Text("Một mã dùng hai lần trong kế hoạch", "Id used twice in the plan"),
        Text(
            "Hai mục, hai đơn vị hoặc nhóm, hai loại đơn vị, hoặc hai số liệu mang cùng mã trong cùng một "
            "thời gian. Đơn vị và nhóm cũng không được trùng mã nhau. Một mục được sửa đổi, một đơn vị đổi "
            "tên thì ghi hai lần, lần trước có 'until', lần sau có 'from'. Văn bản dùng một số hai lần thì "
            "một mục mang id khác và ghi số của văn bản ở 'cited_as'.",
            "Two items, two units or groups, two kinds of unit, or two figures share an id at one time. A "
            "unit and a group may not share one either. A changed item or a renamed unit stands twice, first "
            "with 'until', then with 'from'. Where the document uses one number twice, one clause has "
            "another id and the document's number in 'cited_as'.",
        ),
        Text(
            "Báo cáo dẫn theo mã: trùng mã thì việc của mục này tính sang mục khác.",
            "Reports refer to ids: if two share one, work on one item is counted for another.",
        ),
        bad="unit_kinds:\n  - {id: ward, name: Phường}\n  - {id: ward, name: Xã}",
        good="unit_kinds:\n  - {id: ward, name: Phường}\n  - {id: commune, name: Xã}",
    ),
    Rule(
        "unfit-life",
        Text("Thời gian có hiệu lực không hợp lý", "Impossible time in force"),
        Text(
            "Một mục, đơn vị, số liệu hoặc kỳ báo cáo có 'until' trước 'from', hoặc được bãi bỏ trước khi "
            "văn bản bổ sung nó có hiệu lực.",
            "An item, unit, figure or period has an 'until' that lies before its 'from', or was ended before "
            "the document that added it took effect.",
        ),
        Text(
            "Không ngày nào có mục ấy nên không ai thực hiện, không báo cáo nào được tính.",
            "It would be in force on no day, so nobody would owe it and no report would count.",
        ),
        bad="- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, from: 2026-07-01, until: 2026-06-30}",
        good="- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, from: 2026-07-01}",
        message=Text("Ngày 'until' đứng trước ngày 'from'.", "The day 'until' is before the day 'from'."),
    ),
    Rule(
        "unknown-name",
        Text("Kế hoạch nhắc đến tên chưa khai báo", "Name not defined in the plan"),
        Text(
            "Cơ quan chủ trì, đơn vị phải báo cáo, thành viên của nhóm, loại đơn vị, mục của số liệu hoặc "
            "'reported_in' dùng một mã mà kế hoạch không có; 'added_by', 'ended_by' dùng số của văn bản "
            "không có trong 'amendments'. Thành viên của nhóm và 'through' phải là đơn vị, không phải là "
            "nhóm.",
            "An owner, a unit that must report, a member of a group, a kind of unit, the item of a figure or "
            "'reported_in' has an id that the plan does not define; 'added_by' or 'ended_by' has a number "
            "that 'amendments' does not list. Members of a group and 'through' must be units, not groups.",
        ),
        Text(
            "Mục đó sẽ không giao cho ai, hoặc số liệu đó không đơn vị nào báo cáo được.",
            "The item would be assigned to nobody, or no unit could report the figure.",
        ),
        bad="owners: {read: [xa-ha]}",
        good="owners: {read: [xa-hai]}",
    ),
    Rule(
        "unreadable-schedule",
        Text("Thời gian thực hiện chưa rõ", "Unclear schedule"),
        Text(
            "'read' phải chọn đúng một cách: all_year: true; quarters hoặc months (theo thứ tự, mỗi số một "
            "lần); cả 'from' và 'to', 'to' không trước 'from'; by; before; every; hoặc on_event: true.",
            "'read' must be exactly one of: all_year: true; quarters or months (in order, each once); both "
            "'from' and 'to', with 'to' not before 'from'; by; before; every; or on_event: true.",
        ),
        Text(
            "Hạn của mục tính từ đây; 'Thường xuyên trong năm' không có hạn, 'Quý II và quý III' hạn đến "
            "30/9.",
            "The deadline of the item follows from it; 'Thường xuyên trong năm' has none, 'Quý II và quý "
            "III' means 30/9.",
        ),
        bad="schedule:\n  text: Quý II và quý III\n  read: {quarters: [2, 3], all_year: true}",
        good="schedule:\n  text: Quý II và quý III\n  read: {quarters: [2, 3]}",
        message=Text("Thời gian thực hiện chưa rõ.", "The schedule is not clear."),
        messages={
            "none": Text(
                "'read' chưa chọn cách nào: cần một trong all_year: true, quarters, months, from và to, by, "
                "before, every, on_event: true.",
                "'read' chooses nothing: one of all_year: true, quarters, months, from and to, by, before, "
                "every, on_event: true is needed.",
            ),
            "several": Text(
                "'read' chọn hai cách cùng lúc: '{first}' và '{second}'; giữ một.",
                "'read' chooses two at once, '{first}' and '{second}'; keep one.",
            ),
            "half": Text(
                "Có '{there}' mà thiếu '{missing}'.", "There is '{there}', but '{missing}' is missing."
            ),
            "reversed": Text("Ngày 'to' đứng trước ngày 'from'.", "The day 'to' is before the day 'from'."),
            "quarters": Text(
                "Không có quý {number}: quý từ 1 đến 4.", "There is no quarter {number}: they are 1 to 4."
            ),
            "months": Text(
                "Không có tháng {number}: tháng từ 1 đến 12.", "There is no month {number}: they are 1 to 12."
            ),
            "order": Text(
                "'{key}' không theo thứ tự: sau {before} là {after}. Ghi là: [{good}].",
                "'{key}' are not in order: {after} follows {before}. Write [{good}].",
            ),
            "twice": Text(
                "'{key}' ghi {after} hai lần. Ghi là: [{good}].", "'{key}' has {after} twice. Write [{good}]."
            ),
        },
        allowed=Text(
            "Chọn đúng một cách: all_year: true; quarters: [2, 3]; months: [4, 9]; from và to (ngày); by "
            "hoặc before (ngày); every: month, quarter hoặc half; on_event: true.",
            "Exactly one of: all_year: true; quarters: [2, 3]; months: [4, 9]; from and to (dates); by or "
            "before (a date); every: month, quarter or half; on_event: true.",
        ),
    ),
    Rule(
        "unreadable-deadline",
        Text("Thời hạn báo cáo chưa rõ", "Unclear deadline"),
        Text(
            "Thời hạn phải có đúng một trong hai: 'before' (trước ngày, không tính ngày đó) hoặc 'by' "
            "(chậm nhất ngày, tính cả ngày đó).",
            "A deadline must have exactly one of 'before' (that day is not included) and 'by' (that day "
            "is included).",
        ),
        Text(
            "'Trước ngày 10/12/2026' thì ngày cuối còn đúng hạn là 09/12; lẫn hai cách là sai một ngày "
            "nộp muộn.",
            "'Trước ngày 10/12/2026' makes 9 December the last day on time; mixing up the two is wrong "
            "by a day.",
        ),
        bad='periods:\n  - {period: "2026", deadline: {before: 2026-12-10, by: 2026-12-10}}',
        good='periods:\n  - {period: "2026", deadline: {before: 2026-12-10}}',
        message=Text("Thời hạn chưa rõ.", "The deadline is not clear."),
        messages={
            "none": Text(
                "Thời hạn trống: cần 'before' hoặc 'by'.",
                "The deadline is empty: 'before' or 'by' is needed.",
            ),
            "both": Text(
                "Thời hạn ghi cả 'before' và 'by'; giữ một.",
                "The deadline has both 'before' and 'by'; keep one.",
            ),
        },
        allowed=Text(
            "Chọn đúng một: before (trước ngày, không tính ngày đó) hoặc by (chậm nhất ngày).",
            "Exactly one of before (that day is not included) and by (that day is included).",
        ),
    ),
    Rule(
        "unreadable-required-period",
        Text("Kỳ phải báo cáo chưa rõ", "Unclear required period"),
        Text(
            "Mỗi dòng của 'reporting.periods' ghi một kỳ ('period', với 'deadline' nếu có hạn), hoặc mỗi "
            "tháng, quý, 6 tháng ('every', với 'before_day' hoặc 'by_day' nếu có hạn).",
            "A line of 'reporting.periods' has one period ('period', with 'deadline' where there is one), or "
            "every month, quarter or half ('every', with 'before_day' or 'by_day' where there is one).",
        ),
        Text(
            "Từ đây biết phải nộp báo cáo nào, lúc nào là muộn; không rõ thì không nhắc ai được.",
            "It says which reports are due and when; where it is unclear nobody can be reminded.",
        ),
        bad="periods:\n  - {every: quarter, deadline: {before: 2026-04-15}}",
        good="periods:\n  - {every: quarter, before_day: 15}",
        message=Text("Kỳ phải báo cáo chưa rõ.", "The required period is not clear."),
        messages={
            "none": Text("Thiếu kỳ: cần 'period' hoặc 'every'.", "No period: 'period' or 'every' is needed."),
            "both": Text(
                "Ghi cả 'period' và 'every'; giữ một.", "There are both 'period' and 'every'; keep one."
            ),
            "with-period": Text(
                "'{key}' chỉ đi với 'every'; kỳ ghi bằng 'period' thì hạn ghi ở 'deadline'.",
                "'{key}' goes with 'every' only; the deadline of a 'period' is in 'deadline'.",
            ),
            "with-every": Text(
                "'{key}' chỉ đi với 'period'; với 'every' thì ghi 'before_day' hoặc 'by_day'.",
                "'{key}' goes with 'period' only; with 'every' write 'before_day' or 'by_day'.",
            ),
            "both-days": Text(
                "Ghi cả 'before_day' và 'by_day'; giữ một.",
                "There are both 'before_day' and 'by_day'; keep one.",
            ),
            "name": Text(
                "Mã của báo cáo đột xuất phải mở đầu bằng hai chữ cái, chỉ gồm chữ thường, số, gạch nối.",
                "The id of an ad-hoc report begins with two letters and has only lower-case letters, digits "
                "and hyphens.",
            ),
            "reversed": Text("Ngày 'to' đứng trước ngày 'from'.", "The day 'to' is before the day 'from'."),
            "month-alone": Text(
                "'month' phải đi với 'before_day' hoặc 'by_day'.",
                "'month' needs 'before_day' or 'by_day' beside it.",
            ),
        },
        allowed=Text(
            'period: "2026-Q1" với deadline (nếu có hạn); hoặc every: month, quarter, half với before_day '
            "hay by_day (nếu có hạn); của báo cáo đột xuất: id: bao-so-5, covers: {from, to}.",
            'period: "2026-Q1" with deadline (if any); or every: month, quarter, half with before_day or '
            "by_day (if any); of an ad-hoc report: id: bao-so-5, covers: {from, to}.",
        ),
    ),
    Rule(
        "date-outside-plan-year",
        Text("Thời gian nằm ngoài năm của kế hoạch", "Time outside the plan's year"),
        Text(
            "Thời gian thực hiện của một mục không có ngày nào trong năm của kế hoạch, một mục, đơn vị, số "
            "liệu không có hiệu lực ngày nào trong năm ấy, hoặc một kỳ phải báo cáo không thuộc năm ấy. Việc "
            "làm trong nhiều năm thì được; hạn nộp báo cáo không xét ở đây.",
            "No day of an item's schedule lies in the plan's year, an item, unit or figure is in force on no "
            "day of it, or a required period is not of that year. "
            "Work of several years is allowed; report deadlines are not considered here.",
        ),
        Text(
            "Không đơn vị nào báo cáo được trong năm; việc của năm sau thuộc kế hoạch năm sau.",
            "No unit could report on it in the year; next year's work belongs in next year's plan.",
        ),
        bad="schedule:\n  text: Quý IV/2027\n  read: {from: 2027-10-01, to: 2027-12-31}",
        good="schedule:\n  text: Quý IV\n  read: {from: 2026-10-01, to: 2026-12-31}",
    ),
    Rule(
        "due-before-added",
        Text("Hạn trước ngày có trong kế hoạch", "Due before it came into the plan"),
        Text(
            "Một mục, một kỳ báo cáo được bổ sung ('from', 'added_by') sau khi hạn đã qua. Đợt đã qua của "
            "việc lặp lại thì không tính.",
            "An item or a period was added ('from', 'added_by') after it was due. Of work that comes back, "
            "the times that were over then do not count.",
        ),
        Text("Mục vừa có đã quá hạn với mọi đơn vị.", "It would be overdue for everyone from its first day."),
        bad="schedule:\n  text: Quý II\n  read: {quarters: [2]}\nfrom: 2026-08-15",
        good="schedule:\n  text: Quý IV\n  read: {quarters: [4]}\nfrom: 2026-08-15",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "deadline-before-period",
        Text("Hạn nộp trước khi kỳ báo cáo bắt đầu", "Deadline before the period begins"),
        Text(
            "Ngày cuối cùng còn đúng hạn đứng trước ngày đầu của kỳ báo cáo. Hạn nằm trong kỳ thì được.",
            "The last day on time is before the first day of the reporting period. A deadline within the "
            "period is allowed.",
        ),
        Text(
            "Không đơn vị nào nộp đúng hạn được: tất cả sẽ bị tính nộp muộn.",
            "No unit could report on time: every one would be counted as late.",
        ),
        bad='periods:\n  - {period: "2026", deadline: {before: 2025-12-10}}',
        good='periods:\n  - {period: "2026", deadline: {before: 2026-12-10}}',
    ),
)
