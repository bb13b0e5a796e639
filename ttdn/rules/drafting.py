"""What the author of a plan left unfinished, or took over from another plan."""

from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "placeholder-left",
        Text("Chỗ chưa điền", "Place not filled in"),
        Text(
            "Kế hoạch còn chỗ để điền: chữ trong ngoặc vuông ([TÊN], [SỐ]), dấu chấm lửng thay cho số, ngày "
            "(Số …/KH-UBND), hàng dấu chấm hoặc gạch dưới. Báo cáo còn chỗ như thế ở số văn "
            "bản, họ tên, chức vụ cũng vậy.",
            "The plan still has places to fill in: words in square brackets ([TÊN], [SỐ]), dots in place of "
            "a number or a day (Số …/KH-UBND), rows of dots or underscores. So may the number, a name or a "
            "post in a report.",
        ),
        Text(
            "Những chỗ này được in ra nguyên như thế trong báo cáo, công văn và biểu mẫu gửi các đơn vị.",
            "They are printed as they stand in reports, letters and the forms that units receive.",
        ),
        bad="area: tỉnh [TÊN]",
        good="area: tỉnh A",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "to-look-at",
        Text("Chỗ cần xem", "Places to look at"),
        Text(
            "Kế hoạch còn chú thích '# cần xem: …': chỗ mà lệnh nhập từ Word hoặc lập kế hoạch năm sau đã "
            "đoán, hoặc để nguyên vì không chắc.",
            "The plan still has comments '# cần xem: …': what was guessed when it was read from Word or "
            "taken over from the year before, or left as it was because it was not sure.",
        ),
        Text(
            "Người lập kế hoạch phải xem từng chỗ trước khi gửi biểu mẫu: đoán sai thì đơn vị bị đòi "
            "nhầm việc.",
            "Somebody must look at each before forms go out: a wrong guess asks a unit for what it does "
            "not owe.",
        ),
        bad="subject: công tác dân số   # cần xem: lấy từ trích yếu",
        good="subject: công tác dân số",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "other-authority",
        Text("Tên cơ quan không khớp nhau", "Authorities that do not agree"),
        Text(
            "Một chỗ của kế hoạch mang tên cơ quan hoặc địa bàn khác với 'authority': dòng tên cơ quan, cơ "
            "quan chủ quản, chữ ký, địa danh của văn bản in ra, trích yếu, nơi nhận báo cáo. Chữ hoa, chữ "
            "thường, dấu, UBND và TP không kể là khác; đơn vị trong danh sách tự ban hành văn bản thì được.",
            "A part of the plan bears the name of an agency or area other than 'authority': agency lines, "
            "superior, signature and place of the printed documents, title, recipient of reports. Capitals, "
            "accents, UBND and TP make no difference; a unit of the roster may issue documents itself.",
        ),
        Text(
            "Kế hoạch thường được chép từ kế hoạch của nơi khác: tên cũ còn sót sẽ đứng đầu mọi văn "
            "bản in ra.",
            "Plans are often copied from elsewhere: a name left behind would head every printed document.",
        ),
        bad="agency: [ỦY BAN NHÂN DÂN, TỈNH B]",
        good="agency: [ỦY BAN NHÂN DÂN, TỈNH A]",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "empty-reading",
        Text("'read' là danh sách trống", "Empty reading"),
        Text(
            "'read' của cơ quan chủ trì hoặc phối hợp được ghi ra nhưng không có đơn vị nào.",
            "'read' of the owners or the coordinating bodies is written out, and names nobody.",
        ),
        Text(
            "Việc ấy không tính là giao cho ai; thường là chưa điền xong.",
            "The item counts as owed by nobody; usually it was not filled in yet.",
        ),
        bad="owners: {read: []}",
        good="owners: {read: [xa-hai]}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "owner-outside-roster",
        Text("Cơ quan chủ trì ngoài danh sách đơn vị", "Owner outside the roster"),
        Text(
            "Cơ quan chủ trì của một mục chỉ có lời văn, không có 'read'.",
            "The owners of an item have words only and no 'read'.",
        ),
        Text(
            "Mục ấy không tính là giao cho đơn vị nào và không ai bị đôn đốc. Đúng khi cơ quan chủ trì không "
            "thuộc danh sách; nếu không thì việc bị bỏ sót.",
            "The item counts as owed by no unit and nobody is reminded of it. That is right where the owner "
            "is not on the roster; otherwise the item is forgotten.",
        ),
        bad="text: UBND xã Hai",
        good="text: UBND xã Hai\nread: [xa-hai]",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "schedule-without-reading",
        Text("Thời gian thực hiện không có cách hiểu", "Schedule without a reading"),
        Text(
            "Thời gian thực hiện của một mục chỉ có lời văn, không có 'read'.",
            "The schedule of an item has words only and no 'read'.",
        ),
        Text(
            "Mục ấy không có hạn và không bao giờ quá hạn. Đúng khi lời văn không cho biết ngày; nếu không "
            "thì việc chậm không ai thấy.",
            "The item has no deadline and is never overdue. That is right where the words give no day; "
            "otherwise nobody sees that it is late.",
        ),
        bad="schedule:\n  text: Quý IV",
        good="schedule:\n  text: Quý IV\n  read: {quarters: [4]}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "misread-schedule",
        Text("Cách hiểu thời gian khác lời văn", "Schedule read otherwise than it is written"),
        Text(
            "'read' của thời gian thực hiện cho những ngày khác với lời văn ở 'text', hoặc lời văn ghi năm "
            "khác năm của kế hoạch. Chỉ so lời văn có một cách hiểu duy nhất; 'ttdn show --read' cho biết "
            "cách hiểu ấy.",
            "'read' of a schedule gives other days than the words in 'text', or the words name another year "
            "than the plan's. Only words that can mean one thing are compared; 'ttdn show --read' says what.",
        ),
        Text(
            "Hạn, báo cáo và công văn đôn đốc theo 'read', người đọc văn bản theo lời văn: hai bên nói hai "
            "hạn khác nhau.",
            "Deadlines, reports and reminders follow 'read', readers of the document follow the words: there "
            "would be two deadlines.",
        ),
        bad="schedule:\n  text: Quý II và quý III\n  read: {quarters: [2]}",
        good="schedule:\n  text: Quý II và quý III\n  read: {quarters: [2, 3]}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "owner-not-reporting",
        Text("Đơn vị được giao việc nhưng không phải báo cáo", "Owner in no reporting list"),
        Text(
            "Một đơn vị là cơ quan chủ trì nhưng không ở trong 'required' hay 'requested' của 'reporting', "
            "cả qua nhóm.",
            "A unit owes an item and is in neither 'required' nor 'requested' of 'reporting', nor is a group "
            "of it.",
        ),
        Text(
            "Việc của đơn vị được đếm là chưa báo cáo nhưng không ai nhắc đơn vị báo cáo.",
            "Its items are counted as not reported, and nobody asks it for a report.",
        ),
        bad="required: [so-ban-nganh]",
        good="required: [so-ban-nganh, ubnd-cap-xa]",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "item-without-section",
        Text("Mục không thuộc đề mục nào", "Item below no heading"),
        Text(
            "Một mục có cơ quan chủ trì nhưng không có đề mục nào mà số của mục bắt đầu bằng số của nó.",
            "An item has owners, but no heading's number begins its own.",
        ),
        Text(
            "Các bảng và báo cáo xếp theo đề mục: mục này đứng riêng, không có tên phần.",
            "Tables and reports follow the headings: this item would stand apart, in a section "
            "without a name.",
        ),
        bad="duties:\n  - id: VI.1\n    text: Bảo đảm an ninh.\n    owners: {read: [xa-hai]}",
        good="duties:\n  - id: IV.3\n    text: Bảo đảm an ninh.\n    owners: {read: [xa-hai]}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "empty-heading",
        Text("Đề mục không có nội dung", "Heading without a clause"),
        Text(
            "Không có mục nào mang số của đề mục, hoặc bắt đầu bằng số của đề mục. Đề mục về chế độ báo "
            "cáo thì được: lời văn của nó là 'reporting.text'; đề mục dẫn đến phụ lục ('chi tiết tại Phụ lục "
            "đính kèm') cũng vậy.",
            "No clause bears the number of the heading or one that begins with it. A heading on reporting "
            "may stand alone: its words are 'reporting.text'; so may one that refers to an annex.",
        ),
        Text(
            "Thường là chép thiếu một phần của văn bản, hoặc số của các mục ghi sai.",
            "Usually a part of the document was left out, or the numbers of its clauses are wrong.",
        ),
        bad="IV.1: Các xã, phường\nV: GIẢI PHÁP",
        good="IV.1: Các xã, phường",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "subject-with-place-or-year",
        Text("'subject' có cả địa bàn hoặc năm", "Subject with the place or the year"),
        Text(
            "'subject' của văn bản kết thúc bằng địa bàn hoặc năm của kế hoạch.",
            "The subject of the document ends with the area or the year of the plan.",
        ),
        Text(
            "Tên báo cáo, công văn, biểu mẫu đã thêm địa bàn và năm vào sau 'subject': ghi ở đó nữa là in "
            "hai lần.",
            "The titles of reports, letters and forms add the area and the year behind it; they would be "
            "printed twice.",
        ),
        bad="subject: công tác học tập suốt đời trên địa bàn tỉnh năm 2026",
        good="subject: công tác học tập suốt đời",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "misread-owners",
        Text("Cách hiểu trái với tên cơ quan đã ghi", "Reading that contradicts the bodies named"),
        Text(
            "'text' của cơ quan chủ trì, phối hợp nêu rõ những cơ quan có trong danh sách, còn 'read' không "
            "có cơ quan nào trong số ấy. Lệnh 'ttdn validate' xem điều này.",
            "The text of who leads or helps names bodies of the roster, and none of them is in 'read'. It is "
            "'ttdn validate' that looks at this.",
        ),
        Text(
            "Báo cáo, công văn và đôn đốc đi theo 'read': việc của cơ quan này bị đòi ở cơ quan khác.",
            "Reports, letters and reminders go by 'read': another body is asked for this one's work.",
        ),
        bad="owners: {text: Sở Khoa học và Công nghệ, read: [so-y-te]}",
        good="owners: {text: Sở Khoa học và Công nghệ, read: [so-khoa-hoc-va-cong-nghe]}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "misread-deadline",
        Text("Hạn báo cáo trái với lời văn", "Deadline that contradicts the words"),
        Text(
            "Câu về chế độ báo cáo nêu đúng một ngày, còn 'periods' không có kỳ nào hạn vào ngày ấy, và "
            "không có văn bản nào ở 'amendments'. Lệnh 'ttdn validate' xem điều này.",
            "The sentence on reports names one day, no period is due on it, and 'amendments' has no document "
            "that moved it. It is 'ttdn validate' that looks at this.",
        ),
        Text(
            "Công văn, biểu mẫu và đôn đốc in hạn ở 'periods': các đơn vị nhận một hạn khác với kế hoạch.",
            "Letters, forms and reminders print the deadline of 'periods': units are told another one than "
            "the plan's.",
        ),
        bad="text: Các sở báo cáo trước ngày 15/11/2026. … deadline: {before: 2026-12-15}",
        good="text: Các sở báo cáo trước ngày 15/11/2026. … deadline: {before: 2026-11-15}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "missing-letterhead",
        Text("Loại đơn vị chưa có thể thức", "Kind of unit without a letterhead"),
        Text(
            "Kế hoạch có 'documents.unit_report' nhưng một loại đơn vị phải báo cáo không có 'letterhead', "
            "và không phải đơn vị nào của loại ấy cũng có thể thức riêng.",
            "The plan has 'documents.unit_report', but a kind of unit that reports has no 'letterhead', and "
            "not each of its units has one of its own.",
        ),
        Text(
            "Báo cáo của đơn vị sẽ in tên đơn vị làm tên cơ quan và 'THỦ TRƯỞNG ĐƠN VỊ' làm chức vụ "
            "người ký.",
            "Its units' reports would name the unit as the agency and 'THỦ TRƯỞNG ĐƠN VỊ' as the "
            "signer's post.",
        ),
        bad="unit_kinds:\n  - {id: ward, name: Phường}\n"
        "  - {id: commune, name: Xã, letterhead: {authority: [CHỦ TỊCH]}}",
        good="unit_kinds:\n  - {id: ward, name: Phường, letterhead: {authority: [CHỦ TỊCH]}}\n"
        "  - {id: commune, name: Xã, letterhead: {authority: [CHỦ TỊCH]}}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "recipient-without-addressee",
        Text("Nơi nhận “Như trên” mà không có Kính gửi", "“Như trên” without Kính gửi"),
        Text(
            "Nơi nhận của báo cáo tổng hợp có dòng “Như trên”, “Như kính gửi” mà 'documents.summary' không "
            "có 'addressees'. Mẫu riêng của cơ quan tự ghi nơi kính gửi thì đổi mức của quy tắc này thành "
            "off.",
            "Of the recipients of the summary report one is “Như trên” or “Như kính gửi”, and "
            "'documents.summary' has no 'addressees'. Where the office's own template says to whom it goes, "
            "switch this rule off.",
        ),
        Text(
            "“Như trên” là nơi ghi ở Kính gửi; báo cáo không gửi đích danh ai thì dòng ấy không được in.",
            "“Như trên” are those after Kính gửi; in a report that is addressed to nobody it is not printed.",
        ),
        bad='recipients: [Như trên, "Lưu: VT"]',
        good='recipients: [Như trên, "Lưu: VT"]\naddressees: [Ủy ban nhân dân tỉnh A]',
        warning=True,
        adjustable=True,
    ),
    Rule(
        "reminder-with-addressees",
        Text("Kính gửi của công văn đôn đốc không được in", "Addressees of the reminder are not printed"),
        Text(
            "'documents.reminder' có 'addressees' (Kính gửi).",
            "'documents.reminder' has 'addressees' (Kính gửi).",
        ),
        Text(
            "Công văn đôn đốc luôn gửi đúng các đơn vị còn nợ, theo tên trong danh sách; nơi ghi ở đây không "
            "được in.",
            "A reminder always goes to the units that owe something, under the names of the roster; whoever "
            "is written here is not printed.",
        ),
        bad="reminder:\n  agency: [ỦY BAN NHÂN DÂN, TỈNH A]\n  symbol: UBND-VX\n  place: A\n"
        '  addressees: ["Các sở, ban, ngành"]\n'
        "  signature: {authority: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]}\n"
        '  recipients: [Như trên, "Lưu: VT"]',
        good="reminder:\n  agency: [ỦY BAN NHÂN DÂN, TỈNH A]\n  symbol: UBND-VX\n  place: A\n"
        "  signature: {authority: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH]}\n"
        '  recipients: [Như trên, "Lưu: VT"]',
        warning=True,
        adjustable=True,
    ),
    Rule(
        "percentage-figure",
        Text("Số liệu tính bằng phần trăm", "Figure in percent"),
        Text(
            "Một số liệu có đơn vị tính là % hoặc phần trăm mà lại cộng ('total' là sum).",
            "The unit of measure of a figure is % or 'phần trăm', and it is added up ('total' is sum).",
        ),
        Text(
            "Tỷ lệ của nhiều đơn vị, nhiều kỳ không cộng lại được: 90% và 80% không phải là 170%.",
            "Percentages of several units or periods make no sum: 90% and 80% are not 170%.",
        ),
        bad='- {id: schools, label: Trường tổ chức hội thi, unit: "%", items: [II.3]}',
        good="- {id: schools, label: Trường tổ chức hội thi, unit: trường, items: [II.3]}",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "unfit-target",
        Text("Chỉ tiêu không dùng được", "Target that cannot be used"),
        Text(
            "Chỉ tiêu ('target') phải có đúng một trong 'at_least' và 'exactly', là số mà số liệu có thể "
            "đạt: không quá 100%, không nhiều chữ số thập phân hơn 'decimals'. Số liệu có chỉ tiêu chỉ "
            "thuộc một mục; chỉ tiêu chung (per: plan) cần số chung, nên không dùng với total: none.",
            "A target must have exactly one of 'at_least' and 'exactly', a number that the figure can be: at "
            "most 100%, with no more places than 'decimals'. Its figure belongs to one item only; a target "
            "of all units together (per: plan) needs their total and does not go with total: none.",
        ),
        Text(
            "Không số liệu nào so được với chỉ tiêu ấy: mọi văn bản sẽ ghi là chưa đạt.",
            "No amount could be held against it: every document would call it missed.",
        ),
        bad="- {id: schools, label: Trường tổ chức hội thi, unit: trường, items: [II.3], "
        "target: {at_least: 2.5, per: plan}}",
        good="- {id: schools, label: Trường tổ chức hội thi, unit: trường, items: [II.3], "
        "target: {at_least: 3, per: plan}}",
        message=Text("Chỉ tiêu chưa rõ.", "The target is not clear."),
        messages={
            "none": Text(
                "Chỉ tiêu chưa có số: cần 'at_least' hoặc 'exactly'.",
                "The target has no number: 'at_least' or 'exactly' is needed.",
            ),
            "both": Text(
                "Chỉ tiêu ghi cả 'at_least' và 'exactly'; giữ một.",
                "The target has both 'at_least' and 'exactly'; keep one.",
            ),
        },
    ),
)
