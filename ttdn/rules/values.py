"""What a key may hold."""

from ttdn.examples import ITEM, UNIT, UNIT_NAME
from ttdn.language import Text
from ttdn.rules.rule import CHOOSE, Rule

_DAY_IN_CELL = Text("Viết ngày/tháng/năm, ví dụ 09/12/2026.", "Write day/month/year, such as 09/12/2026.")
DATE_FORMS = Text(
    "Viết năm-tháng-ngày (2026-12-09) hoặc ngày/tháng/năm (09/12/2026).",
    "Write year-month-day (2026-12-09) or day/month/year (09/12/2026).",
)

RULES = (
    Rule(
        "unknown-key",
        Text("Khóa không có trong mẫu", "Unknown key"),
        Text(
            "Tên khóa không thuộc chỗ này: gõ sai, viết bằng tiếng Việt, hoặc thụt lề nhầm cấp.",
            "The key does not belong here: it is mistyped, written in Vietnamese, or indented to the "
            "wrong level.",
        ),
        Text(
            "Nội dung dưới một khóa lạ sẽ không ai đọc đến: số liệu đã ghi mà không được cộng.",
            "Content under an unknown key would never be read: a figure would be written down but never "
            "added up.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  summry: Đăng 120 tin, bài.",
        good=f"- item: {ITEM}\n  status: in_progress\n  summary: Đăng 120 tin, bài.",
    ),
    Rule(
        "missing-key",
        Text("Thiếu khóa bắt buộc", "Required key missing"),
        Text(
            "Thiếu một khóa bắt buộc. Báo cáo phải có 'unit', 'period', 'received'; mỗi mục phải có "
            "'item', 'status'; mỗi minh chứng phải có 'title'.",
            "A required key is missing. A report must have 'unit', 'period' and 'received'; each item "
            "must have 'item' and 'status'; each piece of evidence must have a 'title'.",
        ),
        Text(
            "Thiếu khóa này thì không biết tính cho đơn vị nào, kỳ nào, mục nào.",
            "Without it nobody can tell which unit, period or item to count it for.",
        ),
        bad="results:\n  - status: in_progress",
        good=f"results:\n  - item: {ITEM}\n    status: in_progress",
        in_cell=Text(
            "Điền ô này, hoặc xóa trắng các ô đi cùng.",
            "Fill in this cell, or clear the cells that go with it.",
        ),
    ),
    Rule(
        "missing-value",
        Text("Chỗ để trống", "No value given"),
        Text(
            "Khóa bắt buộc, một danh sách hoặc một ý của danh sách không có nội dung; ngoặc kép rỗng "
            "cũng vậy. Câu hoặc ngày không bắt buộc ('summary:', 'date:') để trống hẳn thì được.",
            "A required key, a list or an entry of a list has no content; empty quotes count as no "
            "content. An optional sentence or date ('summary:', 'date:') may be left blank.",
        ),
        Text(
            "Không biết là không có gì để báo cáo hay quên điền.",
            "It is unclear whether there is nothing to report or somebody forgot to fill it in.",
        ),
        bad="difficulties:\n  - Thiếu người\n  -",
        good="difficulties:\n  - Thiếu người",
        message=Text("Ở đây còn để trống.", "There is nothing here."),
        hint=Text(
            "Điền nội dung, hoặc xóa dòng này nếu không bắt buộc.",
            "Fill it in, or delete the line if it is optional.",
        ),
        in_cell=Text("Điền nội dung vào ô, hoặc xóa trắng ô.", "Fill in the cell, or clear it."),
    ),
    Rule(
        "not-text",
        Text("Chỗ này phải là một câu chữ", "Not text"),
        Text(
            "Chỗ cần một câu, một số hay một ngày lại là danh sách hoặc nhóm khóa; thường do câu mở đầu "
            "bằng ngoặc vuông, ngoặc nhọn mà không đặt trong ngoặc kép.",
            "Where a sentence, a number or a date is expected there is a list or a group of keys; "
            "usually because the sentence begins with a bracket and is not in double quotes.",
        ),
        Text(
            "YAML đã cắt câu thành nhiều phần, in ra sẽ không còn như đã viết.",
            "YAML has split the sentence up; when printed it would not be what was written.",
        ),
        bad=f"- item: {ITEM}\n  status: in_progress\n  summary: [Đăng tin, bài]",
        good=f'- item: {ITEM}\n  status: in_progress\n  summary: "[Đăng tin, bài]"',
        message=Text("Ở đây phải là một câu chữ.", "Text is expected here."),
        hint=Text(
            "Nếu câu có dấu hai chấm, ngoặc vuông hoặc ngoặc nhọn, đặt cả câu trong ngoặc kép.",
            "If the sentence has a colon or brackets, put it in double quotes.",
        ),
    ),
    Rule(
        "not-a-list",
        Text("Chỗ này phải là danh sách", "Not a list"),
        Text(
            "Các phần như 'results', 'evidence', 'difficulties' phải là danh sách: mỗi ý một dòng bắt "
            "đầu bằng '- ', dù chỉ có một ý.",
            "Parts such as 'results', 'evidence' and 'difficulties' must be lists: each entry is a line "
            "beginning with '- ', even if there is only one.",
        ),
        Text(
            "Không biết có mấy ý để đưa từng ý vào phụ lục.",
            "The number of entries is unknown, and each of them goes into the annex separately.",
        ),
        bad="difficulties: Thiếu người",
        good="difficulties:\n  - Thiếu người",
    ),
    Rule(
        "not-a-mapping",
        Text("Chỗ này phải gồm các dòng 'khóa: nội dung'", "Not lines of 'key: content'"),
        Text(
            "Chỗ cần các dòng 'khóa: nội dung' chỉ có một câu hoặc một danh sách.",
            "Where lines of the form 'key: content' are expected there is only a sentence or a list.",
        ),
        Text(
            "Không biết câu đó là họ tên, chức vụ hay nội dung gì khác.",
            "Nobody can tell whether it is the name, the position or something else.",
        ),
        bad="signer: Nguyễn Văn A",
        good="signer:\n  name: Nguyễn Văn A\n  position: Chủ tịch",
    ),
    Rule(
        "too-long",
        Text("Nội dung quá dài", "Text too long"),
        Text(
            "Câu một dòng (tên, tiêu đề, số văn bản) dài quá 500 ký tự, hoặc đoạn văn dài quá 10.000 ký tự.",
            "A one-line text (a name, a title, a document number) is longer than 500 characters, or a "
            "paragraph is longer than 10,000.",
        ),
        Text(
            "Nội dung này được in vào bảng của báo cáo tổng hợp; phần chi tiết để trong tệp minh chứng.",
            "This text is printed in the tables of the summary report; details belong in an evidence file.",
        ),
        bad="- title: (toàn văn báo cáo, 3.000 ký tự)\n  number: 45/BC-UBND",
        good="- title: Báo cáo kết quả\n  number: 45/BC-UBND",
        message=Text(
            "Nội dung dài {length} ký tự, vượt giới hạn {limit}.",
            "The text has {length} characters; the limit is {limit}.",
        ),
        hint=Text(
            "Rút gọn; phần chi tiết để trong tệp minh chứng.",
            "Shorten it; details belong in an evidence file.",
        ),
        in_cell=Text(
            "Rút gọn; phần chi tiết gửi bằng tệp kèm theo.", "Shorten it; send details as an attached file."
        ),
    ),
    Rule(
        "wrong-value",
        Text("Giá trị không được dùng ở đây", "Value not allowed"),
        Text(
            "Giá trị của kế hoạch nằm ngoài những gì được dùng: năm phải từ 1900 đến 9999, 'cutoffs' là "
            "calendar hoặc nd-09-2019, 'periods' có ít nhất một kỳ, 'agency' và 'authority' của một văn bản "
            "có ít nhất một dòng; của một kỳ: 'every' là month, quarter hoặc half, ngày từ 1 đến 31, 'month' "
            "là last; của số liệu: 'decimals' từ 0 đến 2, 'total' là sum, mean, last hoặc none, 'per' là "
            "unit hoặc plan, 'each' là year hoặc period.",
            "A value in the plan is not among those allowed: the year must be from 1900 to 9999, 'cutoffs' "
            "is calendar or nd-09-2019, 'periods' has at least one period, and 'agency' and 'authority' of a "
            "document have at least one line; of a period, 'every' is month, quarter or half, a day 1 to "
            "31, 'month' last; of a figure, 'decimals' is 0 to 2, 'total' sum, mean, last or none, 'per' "
            "unit or plan, 'each' year or period.",
        ),
        Text(
            "Mọi ngày, hạn và kỳ báo cáo đều tính từ đây.",
            "All dates, deadlines and reporting periods are computed from these values.",
        ),
        bad="cutoffs: theo lịch",
        good="cutoffs: calendar",
    ),
    Rule(
        "not-an-identifier",
        Text("Mã không đúng dạng", "Not a valid identifier"),
        Text(
            "Mã đơn vị, mã số liệu chỉ gồm chữ thường không dấu, chữ số, gạch nối hoặc gạch dưới (tối đa "
            "64 ký tự); số của mục viết như trong kế hoạch, không thêm chữ.",
            "The id of a unit or figure consists of lower-case letters without accents, digits, hyphens "
            "or underscores (at most 64 characters); the number of an item is written as in the plan, "
            "without any other words.",
        ),
        Text(
            "Máy đối chiếu theo mã; viết bằng tên thì mỗi nơi một kiểu, không ghép được với kế hoạch.",
            "Reports are matched by id; names are spelled differently everywhere and cannot be matched "
            "with the plan.",
        ),
        bad=f"unit: {UNIT_NAME}",
        good=f"unit: {UNIT}",
        in_cell=CHOOSE,
        allowed_in_cell=Text("Chỉ các mục có trong danh sách.", "Only the items in the list."),
        message_in_cell=Text("Đây không phải là một mục của kế hoạch.", "This is not an item of the plan."),
    ),
    Rule(
        "unknown-status",
        Text("Trạng thái không có trong danh mục", "Unknown status"),
        Text(
            "'status' chỉ nhận: done (Hoàn thành), in_progress (Đang thực hiện), not_started (Chưa thực "
            "hiện), not_arisen (Không phát sinh), postponed (Tạm hoãn), cancelled (Không thực hiện). "
            "Viết nhãn tiếng Việt cũng được, có dấu hay không.",
            "'status' must be done, in_progress, not_started, not_arisen, postponed or cancelled. The "
            "Vietnamese labels are accepted too, with or without accents.",
        ),
        Text(
            "Mỗi mục được đếm vào đúng một tình trạng; chữ khác thì không biết đếm vào đâu.",
            "Each item is counted under exactly one status; with any other word nobody knows where to "
            "count it.",
        ),
        bad=f"- item: {ITEM}\n  status: xong một phần",
        good=f"- item: {ITEM}\n  status: in_progress",
        in_cell=CHOOSE,
    ),
    Rule(
        "unknown-use",
        Text("Chữ chọn câu không có trong danh mục", "Unknown choice"),
        Text(
            "'use' của một câu trong tệp biên tập chỉ nhận: yes (Có), no (Không), joined (Gộp). Viết nhãn "
            "tiếng Việt cũng được, có dấu hay không.",
            "'use' of a sentence in the editor's part must be yes, no or joined. The Vietnamese labels are "
            "accepted too, with or without accents.",
        ),
        Text(
            "Chữ khác thì không biết câu ấy có được in hay không.",
            "With any other word nobody knows whether the sentence is to be printed.",
        ),
        bad="use: chắc là có",
        good="use: có",
        message=Text("{value} không phải là một cách chọn câu.", "{value} is not a choice."),
        allowed=Text("Có (yes); Không (no); Gộp (joined).", "yes; no; joined."),
    ),
    Rule(
        "not-a-number",
        Text("Không phải là số", "Not a number"),
        Text(
            "Chỗ ghi số có chữ: viết bằng lời hoặc kèm đơn vị tính. Chỉ viết chữ số.",
            "There are words where a number is expected: it is spelled out, or has a unit of measure. "
            "Write digits only.",
        ),
        Text(
            "Có chữ thì không cộng được; đơn vị tính đã có trong danh mục số liệu của kế hoạch.",
            "Words cannot be added up; the unit of measure is already in the plan's catalogue of figures.",
        ),
        bad="figures:\n  news_items: 120 tin, bài",
        good="figures:\n  news_items: 120",
        message=Text("{value} không phải là số.", "{value} is not a number."),
        messages={
            "nothing": Text(
                "{value} không phải là số; không có thì ghi 0.", "{value} is not a number; for none write 0."
            )
        },
        allowed=Text(
            "Chỉ viết chữ số, ví dụ 12; đơn vị tính đã có trong danh mục.",
            "Digits only, such as 12; the unit of measure is in the catalogue.",
        ),
    ),
    Rule(
        "ambiguous-number",
        Text("Số có thể đọc theo nhiều cách", "Ambiguous number"),
        Text(
            "Số có dấu chấm, dấu phẩy, dấu cách hoặc gạch dưới chia từng nhóm ba chữ số, hoặc có số 0 "
            "đứng đầu.",
            "The number has dots, commas, spaces or underscores between groups of three digits, or a "
            "leading zero.",
        ),
        Text(
            "'1.200' là một nghìn hai trăm hay một phẩy hai? Đoán nhầm là sai một nghìn lần.",
            "Is '1.200' one thousand two hundred or one point two? A wrong guess is off by a factor of a "
            "thousand.",
        ),
        bad="figures:\n  participants: 1.200",
        good="figures:\n  participants: 1200",
        message=Text(
            "Số {value} có thể đọc theo nhiều cách.", "The number {value} can be read in several ways."
        ),
        allowed=Text(
            "Chỉ viết chữ số, không dấu chấm, dấu phẩy, khoảng trắng hay số 0 đứng đầu.",
            "Digits only: no dot, comma, space or leading zero.",
        ),
    ),
    Rule(
        "fractional-number",
        Text("Số có phần thập phân", "Number with a fraction"),
        Text(
            "Số có phần thập phân ('1,5', '2.75'). Số liệu là số nguyên, hoặc có nhiều nhất số chữ số thập "
            "phân mà kế hoạch cho ('decimals'); tiền viết bằng đồng.",
            "The number has a fraction ('1,5', '2.75'). Figures are whole numbers, or have no more places "
            "than the plan allows ('decimals'); money is in đồng.",
        ),
        Text(
            "Thường là tiền ghi bằng triệu đồng: cộng với đơn vị ghi bằng đồng thì tổng sai một triệu lần.",
            "Usually it is an amount in millions: added to amounts in đồng, the total is off by a factor "
            "of a million.",
        ),
        bad="funding: {allocated: 25000000, spent: 21.5}",
        good="funding: {allocated: 25000000, spent: 21500000}",
        message=Text("Số {value} có phần thập phân.", "The number {value} has a fraction."),
        allowed=Text(
            "Viết số nguyên; tiền viết bằng đồng (1,5 triệu đồng là 1500000).",
            "Whole numbers only; money in đồng (1.5 million đồng is 1500000).",
        ),
    ),
    Rule(
        "negative-number",
        Text("Số nhỏ hơn 0", "Negative number"),
        Text(
            "Số bắt đầu bằng dấu trừ. Số lượng và số tiền từ 0 trở lên.",
            "The number begins with a minus sign. Counts and amounts are 0 or more.",
        ),
        Text(
            "Số âm làm giảm số tổng hợp; thường là gõ nhầm gạch đầu dòng.",
            "A negative number would lower the overall total; usually a dash was typed by mistake.",
        ),
        bad="figures:\n  sessions: -3",
        good="figures:\n  sessions: 3",
        message=Text("Số {value} nhỏ hơn 0.", "The number {value} is below zero."),
        allowed=Text("Số lượng và số tiền từ 0 trở lên.", "Counts and amounts are 0 or more."),
    ),
    Rule(
        "number-too-large",
        Text("Số quá lớn", "Number too large"),
        Text("Số lớn hơn một triệu tỷ (1 và 15 số 0).", "The number is greater than 1 followed by 15 zeros."),
        Text(
            "Không có số lượng hay kinh phí nào lớn như vậy: thường là thừa số 0 hoặc hai số viết liền.",
            "No count or budget is that large: usually there are too many zeros, or two numbers have run "
            "together.",
        ),
        bad="funding: {allocated: 25000000, spent: 2150000021500000}",
        good="funding: {allocated: 25000000, spent: 21500000}",
        message=Text("Số {value} quá lớn.", "The number {value} is too large."),
        allowed=Text(
            "Tối đa một triệu tỷ; tiền tính bằng đồng.", "At most 10 to the power of 15; money is in đồng."
        ),
    ),
    Rule(
        "not-a-date",
        Text("Không phải là ngày", "Not a date"),
        Text(
            "Ngày phải đủ ngày, tháng, năm: 2026-12-09 hoặc 09/12/2026 (ngày trước, tháng sau).",
            "A date needs a day, month and year: 2026-12-09 or 09/12/2026 (day first).",
        ),
        Text(
            "Chỉ có tháng thì không biết đúng hạn hay quá hạn.",
            "With only a month nobody can tell whether something was on time or late.",
        ),
        bad="training:\n  - title: Lớp tập huấn\n    date: tháng 9/2026",
        good="training:\n  - title: Lớp tập huấn\n    date: 24/9/2026",
        message=Text("{value} không phải là ngày.", "{value} is not a date."),
        messages={
            "nothing": Text(
                "{value} không phải là ngày; chưa có thì để trống.",
                "{value} is not a date; leave it blank where there is none.",
            ),
            "month": Text("{value} chưa có ngày trong tháng.", "{value} lacks the day of the month."),
            "year": Text("{value} chưa có năm.", "{value} lacks the year."),
        },
        allowed=DATE_FORMS,
        allowed_in_cell=_DAY_IN_CELL,
    ),
    Rule(
        "impossible-date",
        Text("Ngày không có trong lịch", "No such date"),
        Text(
            "Đúng dạng ngày nhưng lịch không có ngày ấy, hoặc năm trước 1900. Ngày/tháng/năm: không viết "
            "tháng trước.",
            "The form is right, but the calendar has no such day, or the year is before 1900. Dates are "
            "day/month/year, never month first.",
        ),
        Text(
            "Không suy được ngày đúng, mà ngày quyết định đúng hạn hay quá hạn.",
            "The right date cannot be guessed, and it decides whether something is on time or late.",
        ),
        bad="training:\n  - title: Lớp tập huấn\n    date: 31/9/2026",
        good="training:\n  - title: Lớp tập huấn\n    date: 30/9/2026",
        message=Text("Không có ngày {value}.", "There is no date {value}."),
        messages={
            "days": Text(
                "Không có ngày {value}: tháng {month} có {days} ngày.",
                "There is no date {value}: its month has {days} days.",
            ),
            "year": Text("{value}: không đọc năm trước 1900.", "{value}: years before 1900 are not read."),
        },
        allowed=DATE_FORMS,
        allowed_in_cell=_DAY_IN_CELL,
    ),
    Rule(
        "not-a-period",
        Text("Không phải là kỳ báo cáo", "Not a reporting period"),
        Text(
            "Kỳ viết là 2026 (năm), 2026-H1 (6 tháng), 2026-9M (9 tháng), 2026-Q2 (quý) hoặc 2026-05 "
            "(tháng); báo cáo đột xuất viết năm và mã ghi ở 'reporting.adhoc': 2026-bao-so-5.",
            "A period is 2026 (year), 2026-H1 (half), 2026-9M (nine months), 2026-Q2 (quarter) or 2026-05 "
            "(month); an ad-hoc report is the year and the id in 'reporting.adhoc': 2026-bao-so-5.",
        ),
        Text(
            "Kỳ quyết định báo cáo được tính vào đâu và đặt tên tệp là gì.",
            "The period decides where the report is counted and what its file is called.",
        ),
        bad="period: quý II năm 2026",
        good="period: 2026-Q2",
        message=Text("{value} không phải là kỳ báo cáo.", "{value} is not a reporting period."),
        allowed=Text(
            "Viết 2026 (năm), 2026-H1 (6 tháng), 2026-9M (9 tháng), 2026-Q2 (quý), 2026-05 (tháng).",
            "Write 2026 (year), 2026-H1 (half), 2026-9M (nine months), 2026-Q2 (quarter), 2026-05 (month).",
        ),
    ),
    Rule(
        "not-true-or-false",
        Text("Phải là true hoặc false", "Neither true nor false"),
        Text(
            "Khóa chỉ có hai khả năng, như 'illustrative', phải viết true (có) hoặc false (không), chữ "
            "thường.",
            "A key with only two possible values, such as 'illustrative', must be true or false, in "
            "lower case.",
        ),
        Text(
            "Đọc nhầm 'illustrative' thì số liệu minh họa lẫn vào số liệu thật.",
            "If 'illustrative' were misread, example figures would be mixed with real ones.",
        ),
        bad="illustrative: có",
        good="illustrative: true",
        message=Text("{value} không phải là true hoặc false.", "{value} is neither true nor false."),
        allowed=Text("Chỉ viết true (có) hoặc false (không).", "Write true or false."),
    ),
    Rule(
        "not-a-web-address",
        Text("Không phải là địa chỉ web", "Not a web address"),
        Text(
            "'link' phải bắt đầu bằng https:// hoặc http://, có tên miền và không có dấu cách.",
            "A 'link' must begin with https:// or http://, have a domain name and contain no spaces.",
        ),
        Text(
            "Người kiểm tra phải mở được minh chứng; tên tệp ghi vào 'file', số văn bản ghi vào 'number'.",
            "The person checking must be able to open the evidence; a file name goes in 'file', a "
            "document number in 'number'.",
        ),
        bad="- title: Tin hội nghị\n  link: xahai.gov.vn/tin/15",
        good="- title: Tin hội nghị\n  link: https://xahai.gov.vn/tin/15",
        message=Text("{value} không phải là địa chỉ web.", "{value} is not a web address."),
        allowed=Text(
            "Địa chỉ bắt đầu bằng https:// hoặc http://.", "An address begins with https:// or http://."
        ),
    ),
    Rule(
        "not-an-email",
        Text("Không phải là địa chỉ thư điện tử", "Not an e-mail address"),
        Text(
            "'email' của một đơn vị phải là đúng một địa chỉ thư điện tử, dạng tên@tên-miền.",
            "A unit's 'email' must be exactly one address, in the form name@domain.",
        ),
        Text(
            "Công văn và tin nhắn in địa chỉ này ra làm nơi gửi báo cáo: gõ sai thì báo cáo đi lạc.",
            "Letters and messages print it as the place to send reports to; a slip sends them astray.",
        ),
        bad="- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, email: xahai.gov.vn}",
        good="- {id: xa-hai, name: Xã Hai, short: X. Hai, kind: commune, email: vanthu@xahai.gov.vn}",
        message=Text("{value} không phải là địa chỉ thư điện tử.", "{value} is not an e-mail address."),
        allowed=Text("Một địa chỉ, dạng tên@tên-miền.", "One address, in the form name@domain."),
    ),
    Rule(
        "not-a-digest",
        Text("Dấu nội dung không đúng dạng", "Not a digest"),
        Text(
            "'digest' trong sổ nhận phải là SHA-256 của tệp: 64 chữ số 0-9, a-f, do ttdn ghi.",
            "'digest' in the register must be the SHA-256 of the file: 64 digits 0-9, a-f, as ttdn writes "
            "it.",
        ),
        Text(
            "Tệp đã vào sổ được nhận ra theo dấu này; sai thì tệp gửi lại thành một lần nhận mới.",
            "A file that was booked is known by it; if it is wrong, the file is booked again when it comes "
            "again.",
        ),
        bad=f"arrivals:\n  - {{number: 1, unit: {UNIT}, arrived: 2026-06-28, way: email, result: refused, "
        "digest: 3f2a}",
        good=f"arrivals:\n  - {{number: 1, unit: {UNIT}, arrived: 2026-06-28, way: email, result: refused}}",
        message=Text("{value} không phải là dấu SHA-256.", "{value} is no SHA-256 digest."),
        hint=Text(
            "Xóa dòng này; ttdn ghi lại khi tệp đến.", "Delete the line; ttdn writes it when the file comes."
        ),
    ),
)
