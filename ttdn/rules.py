"""The manual of the findings: one entry for each code, in both languages.

Reporters, editor schema and reference page read it.
"""

from dataclasses import dataclass

from ttdn.language import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: what it is, why it matters, a snippet that has it and the same snippet put right.

    ``bad`` and ``good`` are YAML, or a file's path or a sentence where YAML cannot show it. ``adjustable``
    rules are matters of the office's own strictness: a plan may raise, lower or switch them off; the others
    keep the numbers right.
    """

    code: str
    title: Text
    what: Text
    why: Text
    bad: str
    good: str
    warning: bool = False
    adjustable: bool = False


_READING = (
    Rule(
        "link-outside-folder",
        Text("Tệp là liên kết trỏ ra ngoài thư mục", "A link that leaves the folder"),
        what=Text(
            "Tệp trong 'plan' hoặc 'units' là liên kết (symlink) trỏ ra ngoài chính thư mục "
            "đó, hoặc chính thư mục đó là liên kết; "
            "những gì ở sau liên kết không được đọc. Liên kết đến tệp khác trong cùng thư mục thì được.",
            "A file in 'plan' or 'units' is a link that leaves that very folder, or that "
            "folder is itself a link; "
            "what lies behind it is not read. A link to another file within the folder is allowed.",
        ),
        why=Text(
            "Bài nộp đến từ nhiều nơi: liên kết như vậy có thể đưa tệp riêng trên máy của "
            "người kiểm tra vào báo cáo.",
            "Submissions come from outside: such a link could bring private files of the "
            "checking machine into a report.",
        ),
        bad="units/phuong-loc-tho/2020.yaml -> D:/Tai lieu/bao-cao.yaml",
        good="units/phuong-loc-tho/2020.yaml",
    ),
    Rule(
        "not-a-file",
        Text("Không phải là tệp thường", "Not an ordinary file"),
        what=Text(
            "Tên có đuôi .yaml hoặc .yml nhưng không phải là tệp thường, hoặc là liên kết đến một thư mục.",
            "A name that ends in .yaml or .yml is no ordinary file, or a link leads to a folder.",
        ),
        why=Text(
            "Báo cáo tưởng đã nộp nhưng không đọc được nên không được tính.",
            "The report seems to be there, but cannot be read and is not counted.",
        ),
        bad="units/phuong-loc-tho/2020.yaml/bao-cao.docx",
        good="units/phuong-loc-tho/2020.yaml",
    ),
    Rule(
        "unreadable-file",
        Text("Không mở được tệp hoặc thư mục", "A file or folder that cannot be opened"),
        what=Text(
            "Hệ điều hành không cho đọc: không có quyền, liên kết hỏng, tệp đang bị khóa.",
            "The system refuses to read it: no permission, a broken link, a locked file.",
        ),
        why=Text(
            "Nội dung không được kiểm tra và không được tính; bỏ qua mà không nói thì đơn vị "
            "bị ghi nhầm là chưa nộp.",
            "What it holds is neither checked nor counted; passed over in silence, the unit "
            "would seem not to have reported.",
        ),
        bad="units/cong-an/2020.yaml (không có quyền đọc)",
        good="units/cong-an/2020.yaml (đọc được)",
    ),
    Rule(
        "file-too-large",
        Text("Tệp quá lớn", "File too large"),
        what=Text(
            "Tệp lớn hơn 1 MB, hoặc có hơn 10.000 khóa và ý (kế hoạch: 30.000).",
            "The file is larger than 1 MB, or has more than 10,000 keys and entries (a plan: 30,000).",
        ),
        why=Text(
            "Báo cáo thật chỉ vài chục KB: thường là dán nhầm. Một tệp quá lớn làm chậm việc "
            "kiểm tra của mọi đơn vị.",
            "A real report has some ten KB: mostly something was pasted by mistake. One huge "
            "file slows the check for all.",
        ),
        bad="units/phuong-loc-tho/2020.yaml (5 MB)",
        good="units/phuong-loc-tho/2020.yaml (12 KB), units/phuong-loc-tho/phu-luc.pdf (5 MB)",
    ),
    Rule(
        "too-many-findings",
        Text("Quá nhiều phát hiện trong một tệp", "Too many findings in one file"),
        what=Text(
            "Tệp có hơn 500 phát hiện: 500 phát hiện đầu được nêu, số còn lại thì không.",
            "The file has more than 500 findings: the first 500 are shown, the others are not.",
        ),
        why=Text(
            "Không ai đọc hàng nghìn dòng; một tệp hỏng không được làm chậm và che lấp kết "
            "quả của các đơn vị khác.",
            "Nobody reads thousands of lines; one broken file must not slow the check and "
            "hide what is said of other units.",
        ),
        bad="units/phuong-loc-tho/2020.yaml (9.900 dòng '-' để trống)",
        good="units/phuong-loc-tho/2020.yaml (không còn dòng '-' để trống)",
    ),
    Rule(
        "not-utf-8",
        Text("Tệp không ở bảng mã UTF-8", "File not in UTF-8"),
        what=Text(
            "Tệp lưu ở bảng mã khác UTF-8, như UTF-16 hoặc bảng mã cũ của Windows. UTF-8 có BOM thì được.",
            "The file is saved in another encoding than UTF-8, such as UTF-16 or an old "
            "Windows code page. UTF-8 with BOM is allowed.",
        ),
        why=Text(
            "Đọc sai bảng mã thì chữ có dấu thành chữ lạ trong báo cáo của thành phố, nên "
            "chương trình không đoán.",
            "Read in the wrong encoding, accented letters become nonsense in the city's "
            "report, so nothing is guessed.",
        ),
        bad="Notepad: Save As, Encoding = UTF-16 LE",
        good="Notepad: Save As, Encoding = UTF-8",
    ),
    Rule(
        "control-character",
        Text("Ký tự điều khiển hoặc dấu chồng lên nhau", "Control character or stacked marks"),
        what=Text(
            "Có ký tự điều khiển, kể cả viết bằng mã như '\\x1b' trong ngoặc kép, hoặc hơn 30 "
            "dấu chồng trên một chữ. "
            "Không tính: phím Tab, và chữ không nhìn thấy như U+200B, U+202A (được bỏ qua khi đọc).",
            "There is a control character, also as an escape such as '\\x1b' in double "
            "quotes, or more than 30 marks on one letter. "
            "Not meant are tabs, and letters that nobody sees such as U+200B and U+202A (they "
            "are left out when a file is read).",
        ),
        why=Text(
            "Ký tự này không nhìn thấy được nhưng có thể che câu chữ trên màn hình và làm "
            "hỏng tệp Word; thường đến khi chép từ Word hoặc PDF.",
            "It cannot be seen, but can hide words on the screen and spoil the Word file; it "
            "mostly comes from Word or PDF.",
        ),
        bad='summary: "Đã đăng 120 tin\\x1b, bài"',
        good='summary: "Đã đăng 120 tin, bài"',
    ),
    Rule(
        "empty-file",
        Text("Tệp trống", "Empty file"),
        what=Text(
            "Tệp không có nội dung nào, hoặc chỉ có dòng ghi chú bắt đầu bằng '#'.",
            "The file has no content, or nothing but comments.",
        ),
        why=Text(
            "Tệp trống dễ tưởng là đã nộp, nhưng không có gì để tính.",
            "An empty file looks like a report, but there is nothing to count.",
        ),
        bad="# Báo cáo năm 2020, sẽ điền sau",
        good='unit: phuong-loc-tho\nperiod: "2020"\nreceived: 2020-12-07',
    ),
    Rule(
        "yaml-syntax",
        Text("Sai cú pháp YAML", "YAML syntax error"),
        what=Text(
            "Tệp không đọc được theo quy tắc YAML: câu có dấu hai chấm mà không đặt trong "
            "ngoặc kép, thiếu dấu cách sau dấu hai chấm, "
            "dòng không thẳng hàng, ngoặc không đóng. Tên khóa không phải là từ đơn cũng là lỗi này.",
            "The file breaks the rules of YAML: a colon inside an unquoted sentence, no space "
            "after a colon, lines that do not line up, "
            "a bracket left open. A key that is no plain word counts too.",
        ),
        why=Text(
            "Từ chỗ sai trở đi không biết nội dung thuộc về đâu, nên cả báo cáo không được tính.",
            "From there on it is unclear what belongs where, so the whole report is not counted.",
        ),
        bad="summary: Kết quả: đăng 120 tin, bài",
        good='summary: "Kết quả: đăng 120 tin, bài"',
    ),
    Rule(
        "tab-indentation",
        Text("Thụt lề bằng phím Tab", "Indented with a tab"),
        what=Text(
            "Khoảng thụt đầu dòng có phím Tab khiến YAML không đọc được. Thụt lề chỉ dùng dấu "
            "cách, 2 dấu cách một cấp.",
            "A tab in the indent keeps YAML from reading the line. Indents are spaces only, 2 "
            "for each level.",
        ),
        why=Text(
            "Độ rộng của Tab mỗi máy một khác nên không biết dòng thuộc cấp nào; cả báo cáo không được tính.",
            "A tab has another width on each machine, so the level of the line is unknown; "
            "the whole report is not counted.",
        ),
        bad="results:\n\t- item: II.5.1\n\t  status: in_progress",
        good="results:\n  - item: II.5.1\n    status: in_progress",
    ),
    Rule(
        "lookalike-sign",
        Text("Dấu trông giống dấu của YAML", "A sign that looks like one of YAML"),
        what=Text(
            "Ở chỗ thụt lề, quanh tên khóa hay sau dấu hai chấm có dấu cách không ngắt "
            "(U+00A0) hoặc dấu cách lạ khác, dấu hai chấm hay dấu phẩy "
            "toàn khổ (：，), ngoặc cong (“ ”), gạch ngang (–) thay cho '-'. Trong câu chữ thì "
            "các dấu này được dùng bình thường.",
            "In an indent, around a key or behind a colon there is a no-break space (U+00A0) "
            "or another odd one, a full-width colon or comma "
            "(：，), a curly quotation mark (“ ”), or a dash (–) for '-'. Within a text they are all fine.",
        ),
        why=Text(
            "Mắt không phân biệt được nhưng máy đọc thành chữ thường, nên cả phần sau bị hiểu "
            "sai; thường đến khi chép từ Word hoặc trang web.",
            "Nobody sees the difference, but they are read as letters and all that follows is "
            "misread; they come from Word or the web.",
        ),
        bad="results:\n  - item: II.5.1\n    status：in_progress",
        good="results:\n  - item: II.5.1\n    status: in_progress",
    ),
    Rule(
        "duplicate-key",
        Text("Một khóa viết hai lần", "Key given twice"),
        what=Text(
            "Cùng một khóa đứng hai lần trong một nhóm. Ở hai mục khác nhau thì cùng khóa là bình thường.",
            "The same key stands twice in one group. In two different entries it is as it should be.",
        ),
        why=Text(
            "Không thể biết dòng nào đúng; lấy nhầm thì số liệu sai mà không ai hay.",
            "Nobody can tell which line is right; the wrong one would give a wrong number unnoticed.",
        ),
        bad="figures:\n  news_items: 120\n  news_items: 210",
        good="figures:\n  news_items: 210",
    ),
    Rule(
        "legacy-letters",
        Text(
            "Chữ không phải Unicode (TCVN3, VNI, lỗi bảng mã)",
            "Letters that are not Unicode (TCVN3, VNI, misread)",
        ),
        what=Text(
            "Câu chữ gõ bằng phông cũ (TCVN3 tức ABC, như .VnTime; VNI, như VNI-Times) hoặc "
            "bị đọc sai bảng mã ('Tiáº¿ng Viá»‡t').",
            "A text typed in an old font (TCVN3, also called ABC, such as .VnTime; VNI, such "
            "as VNI-Times), or read with the wrong table.",
        ),
        why=Text(
            "Trong báo cáo tổng hợp câu này thành chữ không ai đọc được, và tìm kiếm không thấy.",
            "In the city's report nobody could read it, and no search finds it.",
        ),
        bad="summary: ThiÕu kinh phÝ ho¹t ®éng",
        good="summary: Thiếu kinh phí hoạt động",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "text-after-hash",
        Text("Chữ sau dấu '#' bị bỏ", "Words behind '#' are lost"),
        what=Text(
            "Sau một giá trị có dấu cách rồi '#' dính liền chữ. YAML coi từ đó đến hết dòng "
            "là chú thích; chú thích thật có dấu cách sau '#'.",
            "Behind a value stand a blank and a '#' with a word. YAML takes the rest of the "
            "line for a comment; a comment has a blank behind '#'.",
        ),
        why=Text(
            "Câu có hashtag bị cắt mà không ai hay: báo cáo của thành phố chỉ còn nửa câu.",
            "A sentence with a hashtag is cut unnoticed: half of it is missing in the city's report.",
        ),
        bad="summary: Chiến dịch #NhaTrang2020 thu hút 5000 lượt",
        good='summary: "Chiến dịch #NhaTrang2020 thu hút 5000 lượt"',
    ),
    Rule(
        "several-documents",
        Text("Một tệp chứa nhiều tài liệu", "Several documents in one file"),
        what=Text(
            "Giữa tệp có dòng '---', là chỗ YAML bắt đầu tài liệu thứ hai. Dòng '---' ở đầu tệp thì được.",
            "A line '---' in the middle of the file, where YAML begins a second document. At "
            "the head of the file it is allowed.",
        ),
        why=Text(
            "Chỉ phần đầu được đọc: mọi nội dung sau dòng đó sẽ bị bỏ sót.",
            "Only the first part is read: all that follows would be missed.",
        ),
        bad="difficulties:\n  - Thiếu người\n---\nproposals:\n  - Tập huấn thêm",
        good="difficulties:\n  - Thiếu người\nproposals:\n  - Tập huấn thêm",
    ),
    Rule(
        "anchor-or-alias",
        Text("Dấu & hoặc * ở đầu (neo, tham chiếu YAML)", "The sign & or * in front (YAML anchor or alias)"),
        what=Text(
            "Nội dung bắt đầu bằng '&' hoặc '*' không nằm trong ngoặc kép: YAML hiểu là đặt "
            "tên và chép lại nội dung. "
            "Dấu này ở giữa câu thì được.",
            "A value begins with '&' or '*' outside quotes: YAML takes it as naming and "
            "copying content. Inside a sentence the signs are allowed.",
        ),
        why=Text(
            "Người đọc không thấy nội dung thật tại chỗ, và vài dòng có thể phình thành một tệp khổng lồ.",
            "The reader does not see the real content in its place, and a few lines can swell "
            "into a huge file.",
        ),
        bad="summary: *ket-qua",
        good="summary: Đăng 120 tin, bài.",
    ),
    Rule(
        "explicit-tag",
        Text("Dấu ! ở đầu (thẻ YAML)", "The sign ! in front (YAML tag)"),
        what=Text(
            "Nội dung bắt đầu bằng '!' không nằm trong ngoặc kép: YAML hiểu là chỉ định kiểu dữ liệu.",
            "A value begins with '!' outside quotes: YAML takes it as naming a type of data.",
        ),
        why=Text(
            "Thẻ làm đổi nghĩa nội dung; kiểu của từng khóa đã do chương trình định.",
            "A tag changes what the content means; the type of each key is already fixed.",
        ),
        bad="summary: !Quan trọng",
        good='summary: "!Quan trọng"',
    ),
    Rule(
        "nested-too-deep",
        Text("Nội dung lồng nhau quá sâu", "Nested too deep"),
        what=Text("Nội dung lồng nhau quá 20 cấp.", "The content is nested more than 20 levels deep."),
        why=Text(
            "Báo cáo chỉ cần năm cấp: sâu hơn là gõ nhầm ngoặc, hoặc tệp cố ý làm treo máy.",
            "A report needs five levels: more is a slip with brackets, or a file made to hang the machine.",
        ),
        bad="difficulties: [[[[[[[[[[[[[[[[[[[[[Thiếu người]]]]]]]]]]]]]]]]]]]]]",
        good="difficulties: [Thiếu người]",
    ),
)

_VALUES = (
    Rule(
        "unknown-key",
        Text("Khóa không có trong mẫu", "Unknown key"),
        what=Text(
            "Tên khóa không thuộc chỗ này: gõ sai, viết bằng tiếng Việt, hoặc thụt lề nhầm cấp.",
            "The key does not belong here: mistyped, in Vietnamese, or on the wrong level.",
        ),
        why=Text(
            "Nội dung dưới một khóa lạ sẽ không ai đọc đến: số liệu đã ghi mà không được cộng.",
            "Nobody would ever read what stands under a strange key: a figure that is "
            "written, but not added up.",
        ),
        bad="- item: II.5.1\n  status: in_progress\n  summry: Đăng 120 tin, bài.",
        good="- item: II.5.1\n  status: in_progress\n  summary: Đăng 120 tin, bài.",
    ),
    Rule(
        "missing-key",
        Text("Thiếu khóa bắt buộc", "Required key missing"),
        what=Text(
            "Thiếu một khóa bắt buộc. Báo cáo phải có 'unit', 'period', 'received'; mỗi mục "
            "phải có 'item', 'status'; "
            "mỗi minh chứng phải có 'title'.",
            "A required key is missing. A report needs 'unit', 'period' and 'received'; each "
            "entry 'item' and 'status'; "
            "each piece of evidence a 'title'.",
        ),
        why=Text(
            "Thiếu khóa này thì không biết tính cho đơn vị nào, kỳ nào, mục nào.",
            "Without it nobody knows for which unit, period or item to count.",
        ),
        bad="results:\n  - status: in_progress",
        good="results:\n  - item: II.5.1\n    status: in_progress",
    ),
    Rule(
        "missing-value",
        Text("Chỗ để trống", "Nothing given"),
        what=Text(
            "Khóa bắt buộc, một danh sách hoặc một ý của danh sách không có nội dung; ngoặc "
            "kép rỗng cũng vậy. "
            "Câu hoặc ngày không bắt buộc ('summary:', 'date:') để trống hẳn thì được.",
            "A required key, a list or an entry of a list has no content; so have empty quotes. "
            "A sentence or date that is optional ('summary:', 'date:') may be left blank.",
        ),
        why=Text(
            "Không biết là không có gì để báo cáo hay quên điền.",
            "It is unclear whether there is nothing to report or it was forgotten.",
        ),
        bad="difficulties:\n  - Thiếu người\n  -",
        good="difficulties:\n  - Thiếu người",
    ),
    Rule(
        "not-text",
        Text("Chỗ này phải là một câu chữ", "Not a text"),
        what=Text(
            "Chỗ cần một câu, một số hay một ngày lại là danh sách hoặc nhóm khóa; "
            "thường do câu mở đầu bằng ngoặc vuông, ngoặc nhọn mà không đặt trong ngoặc kép.",
            "Where one sentence, number or date is expected stands a list or a group of keys; "
            "mostly because the sentence begins with a bracket and is not in double quotes.",
        ),
        why=Text(
            "YAML đã cắt câu thành nhiều phần, in ra sẽ không còn như đã viết.",
            "YAML has cut the sentence up; printed, it would not be what was written.",
        ),
        bad="- item: II.5.1\n  status: in_progress\n  summary: [Đăng tin, bài]",
        good='- item: II.5.1\n  status: in_progress\n  summary: "[Đăng tin, bài]"',
    ),
    Rule(
        "not-a-list",
        Text("Chỗ này phải là danh sách", "Not a list"),
        what=Text(
            "Các phần như 'results', 'evidence', 'difficulties' phải là danh sách: mỗi ý một "
            "dòng bắt đầu bằng '- ', dù chỉ có một ý.",
            "Parts such as 'results', 'evidence' and 'difficulties' are lists: each entry "
            "begins with '- ', even a single one.",
        ),
        why=Text(
            "Không biết có mấy ý để đưa từng ý vào phụ lục.",
            "The number of entries is unknown, and each of them goes into the annex by itself.",
        ),
        bad="difficulties: Thiếu người",
        good="difficulties:\n  - Thiếu người",
    ),
    Rule(
        "not-a-mapping",
        Text("Chỗ này phải gồm các dòng 'khóa: nội dung'", "Not lines of 'key: content'"),
        what=Text(
            "Chỗ cần các dòng 'khóa: nội dung' chỉ có một câu hoặc một danh sách.",
            "Where lines 'key: content' are expected stands a mere sentence or list.",
        ),
        why=Text(
            "Không biết câu đó là họ tên, chức vụ hay nội dung gì khác.",
            "Nobody can tell whether it is the name, the post or something else.",
        ),
        bad="signer: Nguyễn Văn A",
        good="signer:\n  name: Nguyễn Văn A\n  position: Chủ tịch",
    ),
    Rule(
        "too-long",
        Text("Nội dung quá dài", "Text too long"),
        what=Text(
            "Câu một dòng (tên, tiêu đề, số văn bản) dài quá 500 ký tự, hoặc đoạn văn dài quá 10.000 ký tự.",
            "A line (a name, a title, a document number) is longer than 500 characters, or a "
            "text longer than 10,000.",
        ),
        why=Text(
            "Nội dung này được in vào bảng của báo cáo tổng hợp; phần chi tiết để trong tệp minh chứng.",
            "It is printed in the tables of the summary; details belong into an evidence file.",
        ),
        bad="- title: (toàn văn báo cáo, 3.000 ký tự)\n  number: 45/BC-UBND",
        good="- title: Báo cáo kết quả tuyên truyền\n  number: 45/BC-UBND",
    ),
    Rule(
        "wrong-value",
        Text("Giá trị không được dùng ở đây", "Value not allowed"),
        what=Text(
            "Giá trị của kế hoạch nằm ngoài những gì được dùng: năm phải từ 1900 đến 9999, "
            "'cutoffs' là calendar hoặc nd-09-2019, "
            "'periods' có ít nhất một kỳ.",
            "A value of the plan is not among those allowed: a year from 1900 to 9999, "
            "'cutoffs' calendar or nd-09-2019, "
            "at least one period in 'periods'.",
        ),
        why=Text(
            "Mọi ngày, hạn và kỳ báo cáo đều tính từ đây.",
            "All dates, deadlines and periods are computed from it.",
        ),
        bad="cutoffs: theo lịch",
        good="cutoffs: calendar",
    ),
    Rule(
        "not-an-identifier",
        Text("Mã không đúng dạng", "Not an identifier"),
        what=Text(
            "Mã đơn vị, mã số liệu chỉ gồm chữ thường không dấu, chữ số, gạch nối hoặc gạch "
            "dưới (tối đa 64 ký tự); "
            "số của mục viết như trong kế hoạch, không thêm chữ.",
            "The id of a unit or figure has only lower-case letters without accents, digits, "
            "hyphens or underscores (64 at most); "
            "an item has the plan's number and no other word.",
        ),
        why=Text(
            "Máy đối chiếu theo mã; viết bằng tên thì mỗi nơi một kiểu, không ghép được với kế hoạch.",
            "Reports are matched by id; names are written differently everywhere and cannot "
            "be matched with the plan.",
        ),
        bad="unit: Phường Lộc Thọ",
        good="unit: phuong-loc-tho",
    ),
    Rule(
        "unknown-status",
        Text("Trạng thái không có trong danh mục", "Unknown status"),
        what=Text(
            "'status' chỉ nhận: done (Hoàn thành), in_progress (Đang thực hiện), not_started "
            "(Chưa thực hiện), not_arisen (Không phát sinh), "
            "postponed (Tạm hoãn), cancelled (Không thực hiện). Viết nhãn tiếng Việt cũng "
            "được, có dấu hay không.",
            "'status' is done, in_progress, not_started, not_arisen, postponed or cancelled. "
            "The Vietnamese labels are accepted too, "
            "with or without accents.",
        ),
        why=Text(
            "Mỗi mục được đếm vào đúng một tình trạng; chữ khác thì không biết đếm vào đâu.",
            "Each item is counted in exactly one state; with another word nobody knows in which.",
        ),
        bad="- item: II.5.1\n  status: xong một phần",
        good="- item: II.5.1\n  status: in_progress",
    ),
    Rule(
        "not-a-number",
        Text("Không phải là số", "Not a number"),
        what=Text(
            "Chỗ ghi số có chữ: viết bằng lời hoặc kèm đơn vị tính. Chỉ viết chữ số.",
            "Words stand where a number is expected: spelled out, or with a unit of measure. Digits only.",
        ),
        why=Text(
            "Có chữ thì không cộng được; đơn vị tính đã có trong danh mục số liệu của kế hoạch.",
            "Words cannot be added up; the unit of measure is in the plan's catalogue of figures.",
        ),
        bad="figures:\n  news_items: 120 tin, bài",
        good="figures:\n  news_items: 120",
    ),
    Rule(
        "ambiguous-number",
        Text("Số có thể đọc theo nhiều cách", "Ambiguous number"),
        what=Text(
            "Số có dấu chấm, dấu phẩy, dấu cách hoặc gạch dưới chia từng nhóm ba chữ số, hoặc "
            "có số 0 đứng đầu.",
            "The number has dots, commas, spaces or underscores between groups of three "
            "digits, or a leading zero.",
        ),
        why=Text(
            "'1.200' là một nghìn hai trăm hay một phẩy hai? Đoán nhầm là sai một nghìn lần.",
            "Is '1.200' one thousand two hundred, or one point two? A wrong guess is wrong by "
            "a factor of one thousand.",
        ),
        bad="figures:\n  page_views: 1.200",
        good="figures:\n  page_views: 1200",
    ),
    Rule(
        "fractional-number",
        Text("Số có phần thập phân", "Number with a fraction"),
        what=Text(
            "Số có phần thập phân ('1,5', '2.75'). Số liệu là số nguyên; tiền viết bằng đồng.",
            "The number has a fraction ('1,5', '2.75'). Figures are whole numbers; money is in đồng.",
        ),
        why=Text(
            "Thường là tiền ghi bằng triệu đồng: cộng với đơn vị ghi bằng đồng thì tổng sai một triệu lần.",
            "Mostly it is money in millions: added to amounts in đồng, the total is wrong by "
            "a factor of one million.",
        ),
        bad="funding: {allocated: 25000000, spent: 21.5}",
        good="funding: {allocated: 25000000, spent: 21500000}",
    ),
    Rule(
        "negative-number",
        Text("Số nhỏ hơn 0", "Negative number"),
        what=Text(
            "Số bắt đầu bằng dấu trừ. Số lượng và số tiền từ 0 trở lên.",
            "The number begins with a minus sign. Counts and amounts are 0 or more.",
        ),
        why=Text(
            "Số âm làm giảm tổng của thành phố; thường là gõ nhầm gạch đầu dòng.",
            "It would lower the city's total; mostly a dash was typed by mistake.",
        ),
        bad="figures:\n  sessions: -3",
        good="figures:\n  sessions: 3",
    ),
    Rule(
        "number-too-large",
        Text("Số quá lớn", "Number too large"),
        what=Text(
            "Số lớn hơn một triệu tỷ (1 và 15 số 0).", "The number is larger than 1 followed by 15 zeros."
        ),
        why=Text(
            "Không có số lượng hay kinh phí nào lớn như vậy: thường là thừa số 0 hoặc hai số viết liền.",
            "No count or budget is that large: mostly zeros too many, or two numbers run together.",
        ),
        bad="funding: {allocated: 25000000, spent: 2150000021500000}",
        good="funding: {allocated: 25000000, spent: 21500000}",
    ),
    Rule(
        "not-a-date",
        Text("Không phải là ngày", "Not a date"),
        what=Text(
            "Ngày phải đủ ngày, tháng, năm: 2020-12-09 hoặc 09/12/2020 (ngày trước, tháng sau).",
            "A date has day, month and year: 2020-12-09 or 09/12/2020 (day first).",
        ),
        why=Text(
            "Chỉ có tháng thì không biết đúng hạn hay quá hạn.",
            "With a month alone nobody can tell whether it was in time.",
        ),
        bad="training:\n  - title: Lớp tập huấn\n    date: tháng 9/2020",
        good="training:\n  - title: Lớp tập huấn\n    date: 24/9/2020",
    ),
    Rule(
        "impossible-date",
        Text("Ngày không có trong lịch", "No such day"),
        what=Text(
            "Đúng dạng ngày nhưng lịch không có ngày ấy, hoặc năm trước 1900. Ngày/tháng/năm: "
            "không viết tháng trước.",
            "The form is right, but the calendar has no such day, or the year is before 1900. "
            "It is day/month/year, never month first.",
        ),
        why=Text(
            "Không suy được ngày đúng, mà ngày quyết định đúng hạn hay quá hạn.",
            "The right day cannot be guessed, and it decides between in time and late.",
        ),
        bad="training:\n  - title: Lớp tập huấn\n    date: 31/9/2020",
        good="training:\n  - title: Lớp tập huấn\n    date: 30/9/2020",
    ),
    Rule(
        "not-a-period",
        Text("Không phải là kỳ báo cáo", "Not a period"),
        what=Text(
            "Kỳ viết là 2020 (năm), 2020-H1 (6 tháng), 2020-Q2 (quý) hoặc 2020-05 (tháng).",
            "A period is 2020 (year), 2020-H1 (half), 2020-Q2 (quarter) or 2020-05 (month).",
        ),
        why=Text(
            "Kỳ quyết định báo cáo được tính vào đâu và đặt tên tệp là gì.",
            "The period decides where the report is counted and how its file is named.",
        ),
        bad="period: quý II năm 2020",
        good="period: 2020-Q2",
    ),
    Rule(
        "not-true-or-false",
        Text("Phải là true hoặc false", "Neither true nor false"),
        what=Text(
            "Khóa chỉ có hai khả năng, như 'illustrative', phải viết true (có) hoặc false "
            "(không), chữ thường.",
            "A key with two possibilities, such as 'illustrative', is true or false, in lower case.",
        ),
        why=Text(
            "Đọc nhầm 'illustrative' thì số liệu minh họa lẫn vào số liệu thật.",
            "Misread, 'illustrative' would mix example figures with real ones.",
        ),
        bad="illustrative: có",
        good="illustrative: true",
    ),
    Rule(
        "not-a-web-address",
        Text("Không phải là địa chỉ web", "Not a web address"),
        what=Text(
            "'link' phải bắt đầu bằng https:// hoặc http://, có tên miền và không có dấu cách.",
            "A 'link' begins with https:// or http://, names a host and has no spaces.",
        ),
        why=Text(
            "Người kiểm tra phải mở được minh chứng; tên tệp ghi vào 'file', số văn bản ghi vào 'number'.",
            "Whoever checks must be able to open the evidence; a file goes into 'file', a "
            "document number into 'number'.",
        ),
        bad="- title: Tin hội nghị\n  link: vinhluong.gov.vn/tin/15",
        good="- title: Tin hội nghị\n  link: https://vinhluong.gov.vn/tin/15",
    ),
)

_PLAN = (
    Rule(
        "duplicate-plan",
        Text("Hai kế hoạch cho một năm", "Two plans for one year"),
        what=Text(
            "Hai tệp trong thư mục 'plan' ghi cùng 'year'. Tệp mang tên của năm "
            "(plan/2020.yaml) được dùng, tệp kia bị báo lỗi.",
            "Two files in 'plan' have the same 'year'. The one named after the year "
            "(plan/2020.yaml) is used, the other is reported.",
        ),
        why=Text(
            "Hai danh sách giao việc khác nhau thì mỗi người tổng hợp ra một con số.",
            "With two lists of who owes what, everyone would get another number.",
        ),
        bad="plan/2020.yaml, plan/2020-sua.yaml (cùng ghi year: 2020)",
        good="plan/2020.yaml",
    ),
    Rule(
        "duplicate-id",
        Text("Một mã dùng hai lần trong kế hoạch", "Id used twice in the plan"),
        what=Text(
            "Hai mục, hai đơn vị hoặc nhóm, hai loại đơn vị, hoặc hai số liệu mang cùng mã. "
            "Đơn vị và nhóm cũng không được trùng mã nhau.",
            "Two clauses, two units or groups, two kinds of unit, or two figures have one id. "
            "A unit and a group may not share one either.",
        ),
        why=Text(
            "Báo cáo dẫn theo mã: trùng mã thì việc của mục này tính sang mục khác.",
            "Reports cite by id: with one id for two, the work on one clause is counted for another.",
        ),
        bad="unit_kinds:\n  - {id: ward, name: Phường}\n  - {id: ward, name: Xã}",
        good="unit_kinds:\n  - {id: ward, name: Phường}\n  - {id: commune, name: Xã}",
    ),
    Rule(
        "unknown-name",
        Text("Kế hoạch nhắc đến tên chưa khai báo", "Name unknown to the plan"),
        what=Text(
            "Cơ quan chủ trì, đơn vị phải báo cáo, thành viên của nhóm, loại đơn vị, mục của "
            "số liệu hoặc 'reported_in' dùng một mã "
            "mà kế hoạch không có. Thành viên của nhóm và 'through' phải là đơn vị, không phải là nhóm.",
            "An owner, a unit that must report, a member of a group, a kind of unit, the item "
            "of a figure or 'reported_in' has an id "
            "that the plan does not know. Members of a group and 'through' are units, not groups.",
        ),
        why=Text(
            "Mục đó sẽ không giao cho ai, hoặc số liệu đó không đơn vị nào báo cáo được.",
            "The item would be owed by nobody, or nobody could ever report the figure.",
        ),
        bad="owners: {read: [phong-giao-duc]}",
        good="owners: {read: [phong-giao-duc-dao-tao]}",
    ),
    Rule(
        "unreadable-schedule",
        Text("Thời gian thực hiện chưa rõ", "Unclear schedule"),
        what=Text(
            "'read' phải chọn đúng một cách: all_year: true; các quý liền nhau; các tháng "
            "liền nhau; hoặc cả 'from' và 'to', "
            "'to' không trước 'from'.",
            "'read' is exactly one of: all_year: true; quarters that follow each other; "
            "months that follow each other; "
            "or both 'from' and 'to', 'to' not before 'from'.",
        ),
        why=Text(
            "Hạn của mục tính từ đây; 'Thường xuyên trong năm' không có hạn, 'Quý II và quý "
            "III' hạn đến 30/9.",
            "The item's deadline comes from it; 'Thường xuyên trong năm' has none, 'Quý II và "
            "quý III' ends on 30/9.",
        ),
        bad="schedule:\n  text: Quý II và quý III\n  read: {quarters: [2, 3], all_year: true}",
        good="schedule:\n  text: Quý II và quý III\n  read: {quarters: [2, 3]}",
    ),
    Rule(
        "unreadable-deadline",
        Text("Thời hạn báo cáo chưa rõ", "Unclear deadline"),
        what=Text(
            "Thời hạn phải có đúng một trong hai: 'before' (trước ngày, không tính ngày đó) "
            "hoặc 'by' (chậm nhất ngày, tính cả ngày đó).",
            "A deadline has exactly one of 'before' (its day does not count) and 'by' (its day counts).",
        ),
        why=Text(
            "'Trước ngày 10/12/2020' thì ngày cuối còn đúng hạn là 09/12; lẫn hai cách là sai "
            "một ngày nộp muộn.",
            "'Trước ngày 10/12/2020' makes 9 December the last good day; mixing the two is wrong by a day.",
        ),
        bad='periods:\n  - {period: "2020", deadline: {before: 2020-12-10, by: 2020-12-10}}',
        good='periods:\n  - {period: "2020", deadline: {before: 2020-12-10}}',
    ),
    Rule(
        "date-outside-plan-year",
        Text("Thời gian nằm ngoài năm của kế hoạch", "Time outside the plan's year"),
        what=Text(
            "Thời gian thực hiện của một mục, hoặc một kỳ phải báo cáo, không nằm trọn trong "
            "năm của kế hoạch. Hạn nộp báo cáo thì không xét ở đây.",
            "The schedule of an item, or a required period, does not lie within the plan's "
            "year. Deadlines of reports are not looked at here.",
        ),
        why=Text(
            "Hạn của mục sẽ rơi vào năm khác; việc của năm sau thuộc kế hoạch năm sau.",
            "The deadline would fall into another year; next year's work belongs into next year's plan.",
        ),
        bad="schedule:\n  text: Quý IV\n  read: {from: 2020-10-01, to: 2021-12-31}",
        good="schedule:\n  text: Quý IV\n  read: {from: 2020-10-01, to: 2020-12-31}",
    ),
    Rule(
        "deadline-before-period",
        Text("Hạn nộp trước khi kỳ báo cáo bắt đầu", "Deadline before the period begins"),
        what=Text(
            "Ngày cuối cùng còn đúng hạn đứng trước ngày đầu của kỳ báo cáo. Hạn nằm trong kỳ "
            "thì được (năm 2020: trước ngày 10/12/2020).",
            "The last good day lies before the first day of the period. A deadline within the "
            "period is allowed (2020: before 10 December).",
        ),
        why=Text(
            "Không đơn vị nào nộp đúng hạn được: tất cả sẽ bị tính nộp muộn.",
            "Nobody could report in time: every unit would be counted as late.",
        ),
        bad='periods:\n  - {period: "2020", deadline: {before: 2019-12-10}}',
        good='periods:\n  - {period: "2020", deadline: {before: 2020-12-10}}',
    ),
)

_WHO_REPORTS = (
    Rule(
        "unknown-unit",
        Text("Đơn vị không có trong danh sách", "Unit not on the roster"),
        what=Text(
            "Mã ở 'unit' không có trong danh sách đơn vị của kế hoạch năm đó.",
            "The id in 'unit' is not on the roster of that year's plan.",
        ),
        why=Text(
            "Báo cáo không tính được cho ai, còn đơn vị thật vẫn bị ghi là chưa nộp.",
            "The report would be counted for nobody, and the real unit still as not having reported.",
        ),
        bad="unit: phuong-loctho",
        good="unit: phuong-loc-tho",
    ),
    Rule(
        "wrong-folder",
        Text("Báo cáo không nằm trong thư mục của đơn vị", "Report in the wrong folder"),
        what=Text(
            "Báo cáo của một đơn vị phải nằm ngay trong units/<mã đơn vị>, không ở thư mục "
            "khác hay thư mục con.",
            "A unit's report stands in units/<unit> itself, not in another folder or a folder below.",
        ),
        why=Text(
            "Để nhầm chỗ thì người sau không tìm thấy và dễ nộp thêm một bản nữa.",
            "In the wrong place it is not found, and soon there is a second one.",
        ),
        bad="units/cong-an/2020.yaml (ghi unit: phuong-loc-tho)",
        good="units/phuong-loc-tho/2020.yaml (ghi unit: phuong-loc-tho)",
    ),
    Rule(
        "wrong-file-name",
        Text("Tên tệp không khớp với kỳ hoặc năm", "File name does not match"),
        what=Text(
            "Tệp báo cáo phải mang tên của kỳ (2020.yaml, 2020-Q2.yaml); tệp kế hoạch phải là "
            "plan/<năm>.yaml. Đuôi phải là .yaml, không phải .yml.",
            "A report's file bears its period (2020.yaml, 2020-Q2.yaml); a plan's file is "
            "plan/<year>.yaml. The ending is .yaml, not .yml.",
        ),
        why=Text(
            "Tên và nội dung khác nhau thì không biết bên nào đúng, và hai tệp có thể cùng tính cho một kỳ.",
            "Where name and content differ nobody knows which is right, and two files may "
            "count for one period.",
        ),
        bad="units/phuong-loc-tho/bao-cao.yaml (ghi period: 2020-Q2)",
        good="units/phuong-loc-tho/2020-Q2.yaml (ghi period: 2020-Q2)",
        adjustable=True,
    ),
    Rule(
        "duplicate-report",
        Text("Hai báo cáo của một đơn vị cho một kỳ", "Two reports for one unit and period"),
        what=Text(
            "Hai tệp cùng ghi một 'unit' và một 'period'. Tệp đứng đúng chỗ (units/<đơn "
            "vị>/<kỳ>.yaml) được giữ, tệp kia bị báo lỗi.",
            "Two files have the same 'unit' and 'period'. The one in its place "
            "(units/<unit>/<period>.yaml) is kept, the other is reported.",
        ),
        why=Text(
            "Tính cả hai thì số liệu nhân đôi; tính một thì phải biết bản nào là bản cuối.",
            "To count both would double the figures; to count one, somebody must say which is final.",
        ),
        bad="units/phuong-loc-tho/2020.yaml, units/phuong-loc-tho/2020-ban-cuoi.yaml",
        good="units/phuong-loc-tho/2020.yaml",
    ),
    Rule(
        "no-plan-for-year",
        Text("Chưa có kế hoạch của năm này", "No plan for this year"),
        what=Text(
            "Năm của 'period' không có kế hoạch nào trong thư mục 'plan'. Khi có tệp kế hoạch "
            "không đọc được thì sửa tệp đó trước.",
            "There is no plan in 'plan' for the year of 'period'. Where a plan's file cannot "
            "be read, that comes first and this is not reported.",
        ),
        why=Text(
            "Không có kế hoạch thì không biết đơn vị được giao mục nào, hạn bao giờ.",
            "Without a plan nobody knows what the unit owes and by when.",
        ),
        bad='period: "2002"',
        good='period: "2020"',
    ),
    Rule(
        "other-units-file",
        Text("Đụng đến tệp của đơn vị khác", "Another unit's file is touched"),
        what=Text(
            "Lần gửi của một đơn vị thêm, sửa hoặc xóa tệp ngoài thư mục của mình: tệp của "
            "đơn vị khác, của kế hoạch. "
            "Không biết đơn vị nào gửi thì chỉ lưu ý khi lần gửi có tệp của nhiều đơn vị.",
            "A submission of one unit adds, changes or deletes files outside its own folder: "
            "another unit's, the plan's. "
            "Where the sender is not known, files of several units in one submission are a warning.",
        ),
        why=Text(
            "Mỗi đơn vị chịu trách nhiệm về số liệu của mình; sửa hộ hoặc sửa nhầm thì báo "
            "cáo đã ký không còn đúng với tệp.",
            "Each unit answers for its own figures; changed by others, the file no longer "
            "agrees with the signed report.",
        ),
        bad="Lần gửi của phuong-loc-tho sửa tệp units/cong-an/2020.yaml",
        good="Lần gửi của phuong-loc-tho sửa tệp units/phuong-loc-tho/2020.yaml",
    ),
    Rule(
        "deleted-report",
        Text("Lần gửi xóa báo cáo", "A report is deleted"),
        what=Text(
            "Lần gửi (--changed-from) làm mất một báo cáo đã có trong kho.",
            "A submission (--changed-from) takes away a report that the repository had.",
        ),
        why=Text(
            "Báo cáo mất đi thì đơn vị lại bị tính là chưa nộp; xóa nhầm phải thấy trước khi hợp nhất.",
            "Without it the unit counts as not having reported; a slip must be seen before it is merged.",
        ),
        bad="git rm units/phuong-loc-tho/2020.yaml",
        good="Sửa units/phuong-loc-tho/2020.yaml",
        warning=True,
        adjustable=True,
    ),
)

_ITEMS = (
    Rule(
        "unknown-item",
        Text("Mục không có trong kế hoạch", "Item not in the plan"),
        what=Text(
            "Số ở 'item' không phải là nhiệm vụ, hoạt động (II), hình thức (III) hay phần "
            "việc được giao (V) của kế hoạch. "
            "Mục tiêu, yêu cầu (I), kinh phí (IV) và đề mục (II.5, V.1) không phải là nội dung để báo cáo.",
            "The number in 'item' is no task or activity (II), form of work (III) or duty (V) of the plan. "
            "Goals and requirements (I), funding (IV) and headings (II.5, V.1) are not reported on.",
        ),
        why=Text(
            "Kết quả ghi ở đây không tính được vào mục nào, còn mục thật vẫn bị ghi là chưa có báo cáo.",
            "The result would count for no item, and the real one would still have no report.",
        ),
        bad="- item: II.5\n  status: in_progress",
        good="- item: II.5.1\n  status: in_progress",
    ),
    Rule(
        "item-reported-elsewhere",
        Text("Mục này có phần báo cáo riêng", "Item with a part of its own"),
        what=Text(
            "II.1, II.2, II.3 không ghi trong 'results' mà ghi ở phần riêng: 'programmes' "
            "(thẩm định), 'focal_officer' (cán bộ phụ trách), "
            "'training' (tập huấn).",
            "II.1, II.2 and II.3 do not stand in 'results', but in parts of their own: "
            "'programmes' (appraisal), 'focal_officer', 'training'.",
        ),
        why=Text(
            "Các phần riêng có ngày thẩm định, họ tên, số người; ghi ở 'results' thì phụ lục "
            "thiếu những nội dung đó.",
            "Those parts hold the dates of appraisal, names and numbers of people; without "
            "them the annexes would be incomplete.",
        ),
        bad="results:\n  - item: II.2\n    status: in_progress",
        good="focal_officer:\n  name: Lê Thị Bích Ngân\n  position: Công chức Văn hóa - Xã hội",
    ),
    Rule(
        "unowed-item",
        Text("Mục không giao cho đơn vị này", "Item of other units"),
        what=Text(
            "Kế hoạch giao mục này cho cơ quan khác chủ trì. Mục không ghi cơ quan chủ trì "
            "(II.4, III) thì đơn vị nào cũng báo cáo được.",
            "The plan names other owners for the item. Items without owners (II.4, III) are "
            "open to every unit.",
        ),
        why=Text(
            "Kết quả sẽ cộng vào số liệu của một mục mà đơn vị không phụ trách; thường là ghi nhầm số mục.",
            "The result would be added to an item that is not the unit's; mostly the number is a slip.",
        ),
        bad="unit: phuong-loc-tho\nresults:\n  - item: II.5.8\n    status: in_progress",
        good="unit: phuong-loc-tho\nresults:\n  - item: III.6\n    status: in_progress",
    ),
    Rule(
        "duplicate-item",
        Text("Một mục báo cáo hai lần", "Item reported twice"),
        what=Text(
            "Cùng một 'item' đứng hai lần trong 'results' của một báo cáo.",
            "The same 'item' stands twice in the 'results' of one report.",
        ),
        why=Text(
            "Số liệu của mục bị cộng hai lần, còn tình trạng thì không biết lấy ở đâu.",
            "The figures would be added twice, and the state could be either.",
        ),
        bad=(
            "- item: II.5.1\n  status: in_progress\n  figures: {news_items: 70}\n"
            "- item: II.5.1\n  status: in_progress\n  figures: {page_views: 900}"
        ),
        good="- item: II.5.1\n  status: in_progress\n  figures: {news_items: 70, page_views: 900}",
    ),
    Rule(
        "missing-item",
        Text("Chưa báo cáo đủ các mục được giao", "Items owed are not reported"),
        what=Text(
            "Báo cáo của kỳ bắt buộc (năm 2020: cả năm) không nhắc đến một số mục giao cho đơn vị. "
            "Mục ghi 'not_arisen' (Không phát sinh) là đã báo cáo.",
            "A report for a required period (2020: the year) says nothing of some items that the unit owes. "
            "An item with 'not_arisen' is reported.",
        ),
        why=Text(
            "Mục không nhắc đến bị tính là chưa có báo cáo khi quá hạn, và đơn vị bị đôn đốc.",
            "An item left out counts as not reported once the deadline has passed, and the "
            "unit is chased for it.",
        ),
        bad="results:\n  - item: II.5.1\n    status: in_progress",
        good="results:\n  - item: II.5.1\n    status: in_progress\n  - item: II.5.2\n    status: not_arisen",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "missing-reason",
        Text("Hoãn hoặc không thực hiện mà thiếu lý do", "Postponed or cancelled without a reason"),
        what=Text(
            "Mục ghi 'postponed' (Tạm hoãn) hoặc 'cancelled' (Không thực hiện) phải có "
            "'reason'. Các trạng thái khác không bắt buộc.",
            "An item that is 'postponed' or 'cancelled' needs a 'reason'. The other statuses do not.",
        ),
        why=Text(
            "UBND thành phố phải nói được vì sao một việc trong kế hoạch không làm khi báo cáo UBND tỉnh.",
            "The city must be able to tell the province why something in the plan was not done.",
        ),
        bad="- item: II.5.6\n  status: postponed",
        good="- item: II.5.6\n  status: postponed\n  reason: Dừng tập trung đông người do dịch Covid-19.",
        adjustable=True,
    ),
)

_DATES = (
    Rule(
        "missing-completion-date",
        Text("Hoàn thành nhưng thiếu ngày hoàn thành", "Done without a completion date"),
        what=Text(
            "Mục ghi 'done' (Hoàn thành) phải có 'completed'.", "An item that is 'done' needs 'completed'."
        ),
        why=Text(
            "Không có ngày thì mục có hạn không xếp được là hoàn thành đúng hạn hay quá hạn.",
            "Without the day nobody can tell whether an item with a deadline was done in time or late.",
        ),
        bad="- item: II.5.9\n  status: done\n  evidence: [{title: Báo cáo kết quả, number: 287/BC-UBND}]",
        good="- item: II.5.9\n  status: done\n  completed: 2020-11-18\n  evidence: [{title: "
        "Báo cáo kết quả, number: 287/BC-UBND}]",
    ),
    Rule(
        "completed-but-not-done",
        Text("Có ngày hoàn thành nhưng chưa hoàn thành", "Completion date, but not done"),
        what=Text(
            "Mục có 'completed' nhưng 'status' không phải là 'done'.",
            "The item has 'completed', but its 'status' is not 'done'.",
        ),
        why=Text(
            "Hai dòng nói ngược nhau: tỷ lệ hoàn thành của thành phố thiếu hoặc thừa một mục.",
            "The two lines contradict each other: the completion rate has one item too few or too many.",
        ),
        bad="- item: II.5.9\n  status: in_progress\n  completed: 2020-11-18",
        good="- item: II.5.9\n  status: in_progress",
        adjustable=True,
    ),
    Rule(
        "completed-after-report",
        Text("Hoàn thành sau ngày báo cáo", "Completed after the report"),
        what=Text(
            "'completed' muộn hơn ngày báo cáo, tức là ngày sớm hơn trong hai ngày 'date' "
            "(ngày văn bản) và 'received' (ngày nhận); "
            "cùng ngày thì được.",
            "'completed' is later than the report, that is the earlier of 'date' (of the "
            "document) and 'received'; the same day is allowed.",
        ),
        why=Text(
            "Báo cáo không thể kể việc chưa xảy ra: ngày gõ sai, hoặc việc chưa xong mà đã tính hoàn thành.",
            "A report cannot tell of what has not happened: the date is a slip, or unfinished "
            "work is counted as done.",
        ),
        bad=(
            "date: 2020-12-04\nreceived: 2020-12-07\nresults:\n  - item: II.5.9\n    status: "
            "done\n    completed: 2020-12-05\n"
            "    evidence: [{title: Báo cáo kết quả, number: 287/BC-UBND}]"
        ),
        good=(
            "date: 2020-12-04\nreceived: 2020-12-07\nresults:\n  - item: II.5.9\n    status: "
            "done\n    completed: 2020-12-03\n"
            "    evidence: [{title: Báo cáo kết quả, number: 287/BC-UBND}]"
        ),
    ),
    Rule(
        "received-before-date",
        Text("Ngày nhận trước ngày văn bản", "Received before the document's date"),
        what=Text(
            "'received' (ngày nhận) sớm hơn 'date' (ngày của văn bản báo cáo); cùng ngày thì được.",
            "'received' is earlier than 'date', the date of the document; the same day is allowed.",
        ),
        why=Text(
            "Nộp đúng hạn hay muộn tính theo ngày nhận; một trong hai ngày đã gõ sai.",
            "Whether a report is late is told by the day it was received; one of the two dates is wrong.",
        ),
        bad="date: 2020-12-04\nreceived: 2020-12-02",
        good="date: 2020-12-04\nreceived: 2020-12-07",
    ),
    Rule(
        "received-before-period",
        Text("Ngày nhận trước khi kỳ báo cáo bắt đầu", "Received before the period began"),
        what=Text(
            "'received' sớm hơn ngày đầu của kỳ báo cáo. Nhận khi kỳ chưa hết thì được: năm "
            "2020 hạn nộp là trước ngày 10/12.",
            "'received' is earlier than the first day of the period. Before its end is "
            "allowed: reports on 2020 are due before 10 December.",
        ),
        why=Text(
            "Báo cáo không thể nói về kỳ chưa đến: thường là gõ nhầm năm, và sẽ tính là nộp đúng hạn.",
            "A report cannot be about a time to come: mostly the year is a slip, and it would "
            "count as in time.",
        ),
        bad='period: "2020"\nreceived: 2019-12-07',
        good='period: "2020"\nreceived: 2020-12-07',
    ),
    Rule(
        "received-before-commit",
        Text("Ngày nhận sớm hơn ngày tệp vào git", "Received before the first commit"),
        what=Text(
            "'received' sớm hơn ngày tệp được đưa vào git lần đầu (giờ Việt Nam). "
            "Không xét báo cáo minh họa, thư mục không dùng git hoặc chỉ tải một phần lịch sử.",
            "'received' is earlier than the day of the file's first commit in git (time of Vietnam). "
            "Examples, folders without git and clones with only a part of the history are not looked at.",
        ),
        why=Text(
            "Báo cáo tính từ ngày nhận: ghi lùi ngày thì báo cáo nộp muộn thành đúng hạn.",
            "A report counts from the day it was received: set back, a late report would be in time.",
        ),
        bad="received: 2020-12-08  # tệp vào git lần đầu ngày 21/12/2020",
        good="received: 2020-12-21  # tệp vào git lần đầu ngày 21/12/2020",
        adjustable=True,
        warning=True,
    ),
    Rule(
        "date-outside-period",
        Text("Ngày nằm ngoài kỳ báo cáo", "Date outside the period"),
        what=Text(
            "Ngày hoàn thành, ngày tập huấn hoặc ngày phê duyệt không nằm trong kỳ (tính theo "
            "'cutoffs' của kế hoạch, năm 2020: theo lịch). "
            "Ngày văn bản không được trước kỳ; ngày gửi và ngày thẩm định không cách kỳ quá "
            "một năm, ngày nhận không sau kỳ quá mười năm.",
            "A completion, a training or an approval lies outside the period (by the plan's "
            "'cutoffs'; 2020: the calendar). "
            "A document is not dated before its period; nothing is sent or appraised more "
            "than a year away from it, or received ten years after.",
        ),
        why=Text(
            "Báo cáo chỉ nói về kỳ của mình, không cộng dồn: việc của kỳ khác bị đếm hai lần "
            "hoặc đếm sai năm.",
            "A report speaks of its own period and never adds up earlier ones: work of "
            "another is counted twice, or in the wrong year.",
        ),
        bad="period: 2020-Q2\nreceived: 2020-07-10\ntraining:\n  - {title: Lớp tập huấn, date: 2020-07-02}",
        good="period: 2020-Q2\nreceived: 2020-07-10\ntraining:\n  - {title: Lớp tập huấn, date: 2020-06-24}",
        adjustable=True,
    ),
    Rule(
        "approved-before-appraisal",
        Text("Phê duyệt khi chưa thẩm định", "Approved before appraisal"),
        what=Text(
            "Chương trình, đề án, dự án, kế hoạch có ngày phê duyệt ('approved') nhưng không "
            "có ngày thẩm định ('appraised'), "
            "hoặc phê duyệt trước ngày thẩm định; cùng ngày thì được.",
            "A programme, scheme, project or plan was 'approved' without being 'appraised', "
            "or before it; the same day is allowed.",
        ),
        why=Text(
            "Mục II.1 của kế hoạch: phải lấy ý kiến thẩm định của Phòng Văn hóa và Thông tin "
            "trước khi phê duyệt.",
            "II.1 of the plan: the culture office must be asked for its appraisal before approval.",
        ),
        bad="programmes:\n  - title: Đề án quảng bá\n    appraised: 2020-09-08\n    approved: 2020-08-19",
        good="programmes:\n  - title: Đề án quảng bá\n    appraised: 2020-08-19\n    approved: 2020-09-08",
        adjustable=True,
    ),
)

_FIGURES = (
    Rule(
        "unknown-figure",
        Text("Số liệu không có trong danh mục", "Figure not in the catalogue"),
        what=Text(
            "Mã ở 'figures' không có trong danh mục số liệu của kế hoạch.",
            "The id in 'figures' is not in the plan's catalogue of figures.",
        ),
        why=Text(
            "Số này không có tên, không có đơn vị tính nên không cộng được với đơn vị khác.",
            "It has no name and no unit of measure, so it cannot be added to those of other units.",
        ),
        bad="- item: II.5.1\n  status: in_progress\n  figures: {news_item: 120}",
        good="- item: II.5.1\n  status: in_progress\n  figures: {news_items: 120}",
    ),
    Rule(
        "figure-of-other-item",
        Text("Số liệu của mục khác", "Figure of another item"),
        what=Text(
            "Danh mục có số liệu này, nhưng thuộc mục khác của kế hoạch.",
            "The catalogue has the figure, but under another item of the plan.",
        ),
        why=Text(
            "Ghi ở đây thì tổng của mục kia thiếu, còn mục này có số không ai cộng.",
            "Here it would be missing from the total of that item, and nobody adds it up under this one.",
        ),
        bad="- item: II.5.1\n  status: in_progress\n  figures: {foreign_reporters: 3}",
        good="- item: II.5.2\n  status: in_progress\n  figures: {foreign_reporters: 3}",
    ),
    Rule(
        "spent-above-allocated",
        Text("Chi nhiều hơn kinh phí được giao", "More spent than allocated"),
        what=Text(
            "'spent' (đã chi) lớn hơn 'allocated' (được giao), tính bằng đồng; bằng nhau thì được.",
            "'spent' is more than 'allocated', in đồng; equal is allowed.",
        ),
        why=Text(
            "Mục IV của kế hoạch: đơn vị dùng dự toán được bố trí đầu năm. Chi vượt thường là "
            "một số ghi bằng nghìn hoặc triệu đồng.",
            "IV of the plan: a unit uses the budget it was given. Overspending is mostly one "
            "of the two in thousands or millions.",
        ),
        bad="funding: {allocated: 25000, spent: 21500000}",
        good="funding: {allocated: 25000000, spent: 21500000}",
        adjustable=True,
    ),
)

_EVIDENCE = (
    Rule(
        "missing-evidence",
        Text("Hoàn thành nhưng thiếu minh chứng", "Done without evidence"),
        what=Text(
            "Mục ghi 'done' (Hoàn thành) phải có ít nhất một minh chứng. Các trạng thái khác không bắt buộc.",
            "An item that is 'done' needs at least one piece of evidence. The other statuses do not.",
        ),
        why=Text(
            "Tỷ lệ hoàn thành trình UBND tỉnh phải kiểm chứng được.",
            "The completion rate that goes to the province must be open to proof.",
        ),
        bad="- item: II.5.9\n  status: done\n  completed: 2020-11-18",
        good=(
            "- item: II.5.9\n  status: done\n  completed: 2020-11-18\n"
            "  evidence:\n    - {title: Báo cáo kết quả tuyên truyền, number: 287/BC-UBND}"
        ),
        adjustable=True,
    ),
    Rule(
        "evidence-without-source",
        Text("Minh chứng chưa có nguồn", "Evidence without a source"),
        what=Text(
            "Minh chứng chỉ có 'title'. Cần thêm 'link' (địa chỉ web), 'number' (số văn bản) "
            "hoặc 'file' (tệp).",
            "The evidence has a 'title' only. It needs a 'link', a document 'number' or a 'file'.",
        ),
        why=Text(
            "Chỉ có tên thì không ai tìm lại được để kiểm tra.",
            "By its title alone nobody can find it again.",
        ),
        bad="evidence:\n  - title: Báo cáo kết quả tuyên truyền",
        good="evidence:\n  - title: Báo cáo kết quả tuyên truyền\n    number: 287/BC-UBND",
        adjustable=True,
    ),
    Rule(
        "evidence-outside-folder",
        Text("Tệp minh chứng nằm ngoài thư mục của đơn vị", "Evidence file outside the folder"),
        what=Text(
            "'file' trỏ ra ngoài thư mục chứa báo cáo: có ổ đĩa (D:), bắt đầu bằng '/', có "
            "'..', hoặc qua một liên kết. "
            "Thư mục con của đơn vị thì được.",
            "'file' leaves the folder of the report: by a drive (D:), a leading '/', by '..', "
            "or through a link. "
            "Folders below it are allowed.",
        ),
        why=Text(
            "Tệp trên máy riêng không đi theo báo cáo, người khác không mở được; đường dẫn "
            "như vậy còn có thể lộ tệp không liên quan.",
            "A file on one's own machine does not travel with the report; and such a path may "
            "expose files that are no part of it.",
        ),
        bad="- title: Ảnh hội nghị\n  file: D:\\Anh\\hoi-nghi.jpg",
        good="- title: Ảnh hội nghị\n  file: hoi-nghi.jpg",
    ),
    Rule(
        "missing-evidence-file",
        Text("Không có tệp minh chứng", "Evidence file missing"),
        what=Text(
            "Trong thư mục của đơn vị không có tệp mang tên ghi ở 'file', kể cả phần mở rộng.",
            "The unit's folder has no file of the name given in 'file', its ending included.",
        ),
        why=Text(
            "Minh chứng được nêu mà không có: thường là quên chép tệp hoặc sai phần mở rộng.",
            "The evidence is named, but not there: mostly it was not copied, or the ending is wrong.",
        ),
        bad="- title: Ảnh hội nghị\n  file: hoi-nghi  # trong thư mục là hoi-nghi.jpg",
        good="- title: Ảnh hội nghị\n  file: hoi-nghi.jpg",
        adjustable=True,
    ),
)

_TOTALS = (
    Rule(
        "totals-disagree",
        Text("Số của kỳ dài không khớp các kỳ ngắn", "Totals of the periods disagree"),
        what=Text(
            "Một số liệu hoặc khoản tiền của kỳ dài (năm) khác tổng các kỳ ngắn trong đó (quý, tháng). "
            "Còn thiếu kỳ ngắn, hoặc kỳ ngắn có lỗi, thì chỉ báo khi số của kỳ dài nhỏ hơn tổng.",
            "A figure or amount of a longer period (the year) differs from the sum of the "
            "shorter ones within it (quarters, months). "
            "Where some of these are missing or have errors, only a number below the sum is reported.",
        ),
        why=Text(
            "Một trong hai số sai, thường do cộng dồn. Tổng hợp năm dùng số của báo cáo năm.",
            "One of the numbers is wrong, mostly because it is cumulative. The summary of the "
            "year takes the annual report.",
        ),
        bad="news_items: 39  # báo cáo năm; quý I: 20, quý II: 20",
        good="news_items: 40  # báo cáo năm; quý I: 20, quý II: 20",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "missing-total",
        Text("Kỳ dài thiếu số mà kỳ ngắn có", "A longer period lacks a number that shorter ones have"),
        what=Text(
            "Báo cáo của kỳ dài (năm) không ghi một số liệu hoặc kinh phí mà các kỳ ngắn "
            "trong đó (quý, tháng) đã báo cáo, khác 0.",
            "The report of a longer period (the year) gives no figure or funding where the "
            "shorter ones within it (quarters, months) do.",
        ),
        why=Text(
            "Không rõ đơn vị quên hay rút số. Tổng hợp không bỏ mất số đó mà cộng các kỳ "
            "ngắn, nhưng có thể chưa đủ cả kỳ.",
            "Nobody knows whether it was forgotten or withdrawn. The summary adds up the "
            "shorter periods, which may not be all of it.",
        ),
        bad="figures: {page_views: 200}  # báo cáo năm; quý I: news_items 20, quý II: news_items 20",
        good="figures: {page_views: 200, news_items: 40}",
        warning=True,
        adjustable=True,
    ),
)

_SAFETY = (
    Rule(
        "secrecy-marking",
        Text("Báo cáo mang dấu độ mật", "Report bears a secrecy marking"),
        what=Text(
            "Trong tệp báo cáo có dấu độ mật: chữ in hoa MẬT, TỐI MẬT, TUYỆT MẬT; hoặc 'độ "
            "mật: …', '(mật)', '[mật]' viết hoa hay thường. "
            "Không phải là lỗi: 'bảo vệ bí mật Nhà nước', 'BÍ MẬT', 'MẬT ONG'.",
            "The report's file marks itself secret: MẬT, TỐI MẬT, TUYỆT MẬT in capitals; or "
            "'độ mật: …', '(mật)', '[mật]' in any case. "
            "Not meant are 'bảo vệ bí mật Nhà nước', 'BÍ MẬT', 'MẬT ONG'.",
        ),
        why=Text(
            "Thư mục này không được chứa bí mật nhà nước (kế hoạch V.3, V.4; Luật Bảo vệ bí "
            "mật nhà nước 2018, khoản 5 Điều 5). "
            "Đưa tệp ra khỏi thư mục và khỏi git ngay, không gửi tiếp cho ai, báo người phụ "
            "trách bảo mật của đơn vị; chỉ xóa chữ là chưa đủ.",
            "State secrets have no place in this folder (plan V.3, V.4; law on state secrets "
            "of 2018, Điều 5 khoản 5). Take the file out of "
            "the folder and of git at once, do not send it on, tell the unit's secrecy "
            "officer; deleting the words is not enough.",
        ),
        bad='summary: "TỐI MẬT. Kết quả phối hợp với …"',
        good="Tệp không còn trong thư mục và trong git.",
    ),
    Rule(
        "personal-number",
        Text("Có số định danh cá nhân", "Personal identity number"),
        what=Text(
            "Trong tệp báo cáo có dãy 12 chữ số viết liền đúng dạng số định danh cá nhân (số "
            "căn cước công dân): "
            "mã tỉnh 001–096, rồi một chữ số từ 0 đến 3. Xóa số này, chỉ giữ họ tên và chức vụ.",
            "The report's file has 12 digits in a row in the form of a citizen's identity number: "
            "the province, 001–096, then a digit from 0 to 3. Delete them and keep name and position.",
        ),
        why=Text(
            "Tổng hợp không cần số này; để trong tệp thì nhiều người đọc được và git còn giữ "
            "mãi, dễ bị lợi dụng.",
            "The summary has no use for it; in the file many can read it, and git keeps it for good.",
        ),
        bad="summary: Cử ông Nguyễn Văn A (CCCD 001234567890) dự tập huấn.",
        good="summary: Cử ông Nguyễn Văn A dự tập huấn.",
        warning=True,
        adjustable=True,
    ),
)

_FORMS = (
    Rule(
        "unreadable-cell",
        Text("Ô của biểu mẫu không có giá trị", "A form's cell without a value"),
        what=Text(
            "Ô có công thức chưa được tính, hoặc báo lỗi như #REF!. Gõ thẳng con số hoặc câu chữ vào ô.",
            "The cell holds a formula that was not calculated, or an error such as #REF!. "
            "Type the number or the words themselves.",
        ),
        why=Text(
            "Đọc ô như vậy sẽ thành ô trống, và số liệu mất mà không ai biết.",
            "Read as it is, the cell would be empty, and the figure would be lost without anybody noticing.",
        ),
        bad="Số liệu!H7: =C7+D7 (chưa tính)",
        good="Số liệu!H7: 42",
    ),
    Rule(
        "unread-cell",
        Text("Nội dung ngoài biểu mẫu", "Something outside the form"),
        what=Text(
            "Ô, dòng, trang hoặc hộp chữ không thuộc biểu mẫu nên chưa được đọc. Chuyển vào ô "
            "nền vàng đúng chỗ, hoặc xóa đi.",
            "A cell, row, sheet or text box is no part of the form and was not read. Move it "
            "into the yellow cells, or clear it.",
        ),
        why=Text(
            "Bỏ qua thì điều đơn vị đã viết sẽ mất mà không ai biết.",
            "Passed over, what the unit wrote would be lost without a word.",
        ),
        bad="Kết quả!L4: Đã đăng 12 tin",
        good="Kết quả!I4: Đã đăng 12 tin",
    ),
    Rule(
        "locked-cell-changed",
        Text("Ô đã khóa bị sửa", "A locked cell was changed"),
        what=Text(
            "Ô nền xám không còn như khi phát. Nội dung báo cáo ghi ở đó không được đọc: "
            "chuyển vào ô nền vàng rồi xóa trắng ô. Bị xóa trắng thì chỉ là lưu ý.",
            "A grey cell is not as it was. What was written there is not read: move it into a "
            "yellow cell and clear this one. A cleared cell is only a notice.",
        ),
        why=Text(
            "Ô xám nói mục nào, hạn nào; viết đè lên thì không còn chắc dòng đó nói về việc gì.",
            "Grey cells say which item a row is about.",
        ),
        bad="Kết quả!F4: đã làm xong",
        good="Kết quả!I4: đã làm xong",
    ),
    Rule(
        "merged-cells",
        Text("Các ô bị gộp", "Merged cells"),
        what=Text(
            "Các ô cần điền bị gộp làm một nên chỉ ô đầu được đọc. Bỏ gộp (Unmerge) rồi điền từng ô.",
            "Cells to be filled in were merged, so that only the first is read. Unmerge them "
            "and fill in each.",
        ),
        why=Text(
            "Không biết nội dung là của một mục hay của tất cả các mục.",
            "Nobody can tell whether the words are meant for one item or for all.",
        ),
        bad="Kết quả!G4:G6 (gộp): Hoàn thành",
        good="Kết quả!G4, G5, G6: Hoàn thành",
    ),
    Rule(
        "doubtful-number",
        Text("Excel đã đổi con số", "Excel changed the number"),
        what=Text(
            "Ô lưu số khác với số hiện ra: '1.000' thành 1, '1.250' thành 1,25, hoặc số trong "
            "ô dạng ngày. Gõ lại chỉ bằng chữ số.",
            "The cell holds another number than it shows: '1.000' became 1, '1.250' 1.25, or "
            "a number has the format of a date. Type digits only.",
        ),
        why=Text(
            "Máy cài theo kiểu Mỹ hiểu dấu chấm là dấu thập phân, số liệu nhỏ đi một nghìn lần.",
            "With the settings of other countries a figure shrinks a thousandfold.",
        ),
        bad="Số liệu!H4: 1,25",
        good="Số liệu!H4: 1250",
    ),
    Rule(
        "doubtful-amount",
        Text("Số tiền quá nhỏ", "A very small amount"),
        what=Text(
            "Số tiền nhỏ hơn mức có thể là đồng; có thể đã ghi theo triệu hoặc nghìn đồng. Ghi đủ số đồng.",
            "The amount is too small to be in đồng; it may be in millions or thousands. Write it in đồng.",
        ),
        why=Text(
            "25 triệu ghi thành 25 thì tổng kinh phí sai.",
            "Where 25 stands for 25 million, the totals are wrong.",
        ),
        bad="Kinh phí!C4: 25",
        good="Kinh phí!C4: 25000000",
        warning=True,
    ),
    Rule(
        "day-and-month",
        Text("Ngày và tháng có thể bị đảo", "Day and month may be swapped"),
        what=Text(
            "Biểu mẫu vừa có ngày thật vừa có ngày dạng chữ, hoặc ngày nằm ngoài kỳ mà đảo "
            "lại thì trong kỳ. Xem lại ngày này.",
            "The form has real days beside texts, or the day lies outside the period and its "
            "swap within. Look at the day again.",
        ),
        why=Text(
            "Máy cài theo kiểu Mỹ đọc 05/11 là ngày 11 tháng 5.",
            "With American settings 05/11 is read as the 11th of May.",
        ),
        bad="Kết quả!H4: 11/5/2020",
        good="Kết quả!H4: 05/11/2020",
        warning=True,
    ),
    Rule(
        "row-added",
        Text("Dòng thêm vào bảng", "A row added to a table"),
        what=Text(
            "Dòng ghi dưới hoặc chèn giữa bảng được đọc là một dòng của bảng đó. Không cần làm gì.",
            "A row below a table or put into it is read as one of its rows. Nothing is to be done.",
        ),
        why=Text(
            "Để đơn vị biết dòng đó đã được nhận.",
            "So that the unit knows that it was taken.",
        ),
        bad="Văn bản – tập huấn!C37 (dưới bảng)",
        good="Văn bản – tập huấn!C36 (trong bảng)",
        warning=True,
    ),
    Rule(
        "row-missing",
        Text("Dòng của biểu mẫu đã bị xóa", "A row of the form is gone"),
        what=Text(
            "Dòng có sẵn đã bị xóa; điều đã báo cáo ở đó được giữ nguyên. Muốn báo cáo ở dòng "
            "đó thì xin lại biểu mẫu.",
            "A row of the form was deleted; what was reported there stays. To report on it, "
            "ask for a new form.",
        ),
        why=Text(
            "Xóa nhầm một dòng không được làm mất báo cáo đã có.",
            "A row deleted by mistake must not take a report away.",
        ),
        bad="Kết quả: thiếu dòng II.5.1",
        good="Kết quả: đủ các dòng",
        warning=True,
    ),
    Rule(
        "own-note",
        Text("Ghi chú của cán bộ", "A note of the officer's"),
        what=Text(
            "Ô có ghi chú (comment) của cán bộ; ghi chú được nêu lại, không vào báo cáo.",
            "The cell has a note of the officer's; it is shown and does not enter the report.",
        ),
        why=Text(
            "Ghi chú thường là câu hỏi cần trả lời.",
            "A note is often a question that wants an answer.",
        ),
        bad="Kết quả!G4 (ghi chú): chọn gì ở đây?",
        good="Kết quả!G4: Hoàn thành",
        warning=True,
    ),
    Rule(
        "hidden-link",
        Text("Địa chỉ ẩn sau chữ", "An address behind words"),
        what=Text(
            "Sau chữ của ô có liên kết nhưng không lấy được địa chỉ web từ đó. Gõ thẳng địa "
            "chỉ vào ô 'Địa chỉ web'.",
            "There is a link behind the words of the cell, of which no web address was taken. "
            "Type the address itself.",
        ),
        why=Text(
            "Báo cáo in ra chỉ còn chữ, không ai mở được minh chứng.",
            "In print only the words are left, and nobody finds the evidence.",
        ),
        bad="Văn bản – tập huấn!F7: Xem tại đây",
        good="Văn bản – tập huấn!F7: https://nhatrang.khanhhoa.gov.vn/tin",
    ),
    Rule(
        "unproven-form",
        Text("Biểu mẫu không mang dấu của thư mục này", "A form without the seal of this folder"),
        what=Text(
            "Biểu mẫu được lập ở máy khác, hoặc phần nhận dạng đã bị sửa. Vẫn được nhận; đối "
            "chiếu người gửi với đơn vị.",
            "The form was made elsewhere, or its identity was changed. It is taken; see "
            "whether the sender is that unit.",
        ),
        why=Text(
            "Không có khóa thì không chắc biểu mẫu là của đơn vị ghi trong đó.",
            "Without the key nobody can be sure whose form it is.",
        ),
        bad="Thông tin chung!C4 (lập ở máy khác)",
        good="Thông tin chung!C4 (lập ở máy này)",
        warning=True,
    ),
)

_RULES = (
    *_READING,
    *_VALUES,
    *_PLAN,
    *_WHO_REPORTS,
    *_ITEMS,
    *_DATES,
    *_FIGURES,
    *_EVIDENCE,
    *_TOTALS,
    *_SAFETY,
    *_FORMS,
)

#: Every rule by its code, grouped by subject.
RULES: dict[str, Rule] = {rule.code: rule for rule in _RULES}
