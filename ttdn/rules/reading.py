"""What a file must be before anything in it can be read."""

from ttdn.examples import ITEM, UNIT
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "archive-changed",
        Text("Bản lưu không còn nguyên", "An archive that is no longer as it was frozen"),
        Text(
            "Trong bản lưu do 'ttdn archive' lập có tệp đã bị sửa, bị mất hoặc thêm vào sau khi lưu: mã "
            "SHA-256 không khớp với SHA256SUMS.",
            "In an archive made by 'ttdn archive', a file was changed, is gone or was added since: its "
            "SHA-256 is not that of SHA256SUMS.",
        ),
        Text(
            "Bản lưu là căn cứ để đối chiếu về sau: in lại từ bản đã bị sửa thì không còn giống bản đã ký.",
            "An archive is what is compared with later: printed from a changed one, a document is not what "
            "was signed.",
        ),
        bad=f"units/{UNIT}/2026.yaml ≠ SHA256SUMS",
        good=f"units/{UNIT}/2026.yaml = SHA256SUMS",
    ),
    Rule(
        "link-outside-folder",
        Text("Tệp là liên kết trỏ ra ngoài thư mục", "A link that leaves the folder"),
        Text(
            "Tệp trong 'plan' hoặc 'units' là liên kết (symlink) trỏ ra ngoài chính thư mục đó, hoặc "
            "chính thư mục đó là liên kết; những gì ở sau liên kết không được đọc. Liên kết đến tệp khác "
            "trong cùng thư mục thì được.",
            "A file in 'plan' or 'units' is a link that points outside that folder, or the folder is itself "
            "a link; what lies behind it is not read. A link to another file in the same folder is allowed.",
        ),
        Text(
            "Bài nộp đến từ nhiều nơi: liên kết như vậy có thể đưa tệp riêng trên máy của người kiểm tra "
            "vào báo cáo.",
            "Submissions come from many places: such a link could bring private files from the checking "
            "machine into a report.",
        ),
        bad=f"units/{UNIT}/2026.yaml -> D:/Tai lieu/bao-cao.yaml",
        good=f"units/{UNIT}/2026.yaml",
    ),
    Rule(
        "not-a-file",
        Text("Không phải là tệp thường", "Not an ordinary file"),
        Text(
            "Tên có đuôi .yaml hoặc .yml nhưng không phải là tệp thường, hoặc là liên kết đến một thư mục.",
            "A name ending in .yaml or .yml is not an ordinary file, or is a link to a folder.",
        ),
        Text(
            "Báo cáo tưởng đã nộp nhưng không đọc được nên không được tính.",
            "It looks as if a report has been submitted, but it cannot be read and is not counted.",
        ),
        bad=f"units/{UNIT}/2026.yaml/bao-cao.docx",
        good=f"units/{UNIT}/2026.yaml",
    ),
    Rule(
        "unreadable-file",
        Text("Không mở được tệp hoặc thư mục", "A file or folder that cannot be opened"),
        Text(
            "Hệ điều hành không cho đọc: không có quyền, liên kết hỏng, tệp đang bị khóa.",
            "The system refuses to read it: no permission, a broken link or a locked file.",
        ),
        Text(
            "Nội dung không được kiểm tra và không được tính; bỏ qua mà không nói thì đơn vị bị ghi nhầm "
            "là chưa nộp.",
            "Its content is neither checked nor counted; if it were passed over silently, the unit would "
            "be listed as not having reported.",
        ),
        bad="units/xa-hai/2026.yaml (không có quyền đọc)",
        good="units/xa-hai/2026.yaml (đọc được)",
    ),
    Rule(
        "file-too-large",
        Text("Tệp quá lớn", "File too large"),
        Text(
            "Tệp lớn hơn 1 MB, hoặc có hơn 10.000 khóa và ý (kế hoạch: 30.000; sổ nhận: 8 MB, 300.000).",
            "The file is larger than 1 MB, or has more than 10,000 keys and entries (a plan: 30,000; a "
            "register: 8 MB, 300,000).",
        ),
        Text(
            "Báo cáo thật chỉ vài chục KB: thường là dán nhầm. Một tệp quá lớn làm chậm việc kiểm tra "
            "của mọi đơn vị.",
            "A real report is a few dozen KB, so something has probably been pasted by mistake. One huge "
            "file slows the check for every unit.",
        ),
        bad=f"units/{UNIT}/2026.yaml (5 MB)",
        good=f"units/{UNIT}/2026.yaml (12 KB), units/{UNIT}/phu-luc.pdf (5 MB)",
    ),
    Rule(
        "too-many-findings",
        Text("Quá nhiều phát hiện trong một tệp", "Too many findings in one file"),
        Text(
            "Tệp có hơn 500 phát hiện: 500 phát hiện đầu được nêu, số còn lại thì không.",
            "The file has more than 500 findings: the first 500 are shown, the rest are not.",
        ),
        Text(
            "Không ai đọc hàng nghìn dòng; một tệp hỏng không được làm chậm và che lấp kết quả của các "
            "đơn vị khác.",
            "Nobody reads thousands of lines; one broken file must not slow the check or hide the "
            "findings of other units.",
        ),
        bad=f"units/{UNIT}/2026.yaml (9.900 dòng '-' để trống)",
        good=f"units/{UNIT}/2026.yaml (không còn dòng '-' để trống)",
    ),
    Rule(
        "not-utf-8",
        Text("Tệp không ở bảng mã UTF-8", "File not in UTF-8"),
        Text(
            "Tệp lưu ở bảng mã khác UTF-8, như UTF-16 (dấu > của PowerShell ghi như thế) hoặc bảng mã cũ của "
            "Windows. UTF-8 có BOM thì được.",
            "The file is saved in an encoding other than UTF-8, such as UTF-16 (which PowerShell's > writes) "
            "or an old Windows code page. UTF-8 with a BOM is allowed.",
        ),
        Text(
            "Đọc sai bảng mã thì chữ có dấu thành chữ lạ trong báo cáo tổng hợp, nên chương trình không "
            "đoán.",
            "Read in the wrong encoding, accented letters turn into nonsense in the summary report, so "
            "nothing is guessed.",
        ),
        bad="Notepad: Save As, Encoding = UTF-16 LE",
        good="Notepad: Save As, Encoding = UTF-8",
    ),
    Rule(
        "control-character",
        Text("Ký tự điều khiển hoặc dấu chồng lên nhau", "Control character or stacked marks"),
        Text(
            "Có ký tự điều khiển, kể cả viết bằng mã như '\\x1b' trong ngoặc kép, hoặc hơn 30 dấu chồng trên "
            "một chữ. Không tính: phím Tab, và chữ không nhìn thấy như U+200B, U+202A (được bỏ qua khi đọc).",
            "The file contains a control character, possibly written as an escape such as '\\x1b' in "
            "double quotes, or more than 30 marks stacked on one letter. Tabs and invisible characters "
            "such as U+200B and U+202A (which are skipped when a file is read) are not affected.",
        ),
        Text(
            "Ký tự này không nhìn thấy được nhưng có thể che câu chữ trên màn hình và làm hỏng tệp Word; "
            "thường đến khi chép từ Word hoặc PDF.",
            "It is invisible, but it can hide words on the screen and corrupt the Word file; it usually "
            "comes with text copied from Word or a PDF.",
        ),
        bad='summary: "Đã đăng 120 tin\\x1b, bài"',
        good='summary: "Đã đăng 120 tin, bài"',
        message=Text(
            "Câu này chứa ký tự điều khiển {codepoint}.",
            "This text contains the control character {codepoint}.",
        ),
        hint=Text(
            "Xóa dấu '\\' cùng mã đi theo, hoặc gõ lại cả câu.",
            "Delete the '\\' and the code after it, or type the text again.",
        ),
        in_cell=Text(
            "Xóa trắng ô rồi gõ lại, không dán từ PDF.",
            "Clear the cell and retype the text; do not paste from a PDF.",
        ),
    ),
    Rule(
        "empty-file",
        Text("Tệp trống", "Empty file"),
        Text(
            "Tệp không có nội dung nào, hoặc chỉ có dòng ghi chú bắt đầu bằng '#'.",
            "The file has no content, or only comment lines beginning with '#'.",
        ),
        Text(
            "Tệp trống dễ tưởng là đã nộp, nhưng không có gì để tính.",
            "An empty file looks like a submitted report, but there is nothing to count.",
        ),
        bad="# Báo cáo năm 2026, sẽ điền sau",
        good=f'unit: {UNIT}\nperiod: "2026"\nreceived: 2026-12-07',
    ),
    Rule(
        "yaml-syntax",
        Text("Sai cú pháp YAML", "YAML syntax error"),
        Text(
            "Tệp không đọc được theo quy tắc YAML: câu có dấu hai chấm mà không đặt trong ngoặc kép, "
            "thiếu dấu cách sau dấu hai chấm, dòng không thẳng hàng, ngoặc không đóng. Tên khóa không "
            "phải là từ đơn cũng là lỗi này.",
            "The file breaks the rules of YAML: an unquoted sentence contains a colon, the space after a "
            "colon is missing, lines are not aligned, or a bracket is left open. A key that is not a "
            "plain word counts too.",
        ),
        Text(
            "Từ chỗ sai trở đi không biết nội dung thuộc về đâu, nên cả báo cáo không được tính.",
            "From that point on it is unclear what belongs where, so the whole report is not counted.",
        ),
        bad="summary: Kết quả: đăng 120 tin, bài",
        good='summary: "Kết quả: đăng 120 tin, bài"',
    ),
    Rule(
        "tab-indentation",
        Text("Thụt lề bằng phím Tab", "Tab used for indentation"),
        Text(
            "Khoảng thụt đầu dòng có phím Tab khiến YAML không đọc được. Thụt lề chỉ dùng dấu cách, 2 "
            "dấu cách một cấp.",
            "A tab in the indentation prevents YAML from reading the line. Indent with spaces only, 2 "
            "for each level.",
        ),
        Text(
            "Độ rộng của Tab mỗi máy một khác nên không biết dòng thuộc cấp nào; cả báo cáo không được tính.",
            "The width of a tab differs from machine to machine, so the level of the line is unknown; "
            "the whole report is not counted.",
        ),
        bad=f"results:\n\t- item: {ITEM}\n\t  status: in_progress",
        good=f"results:\n  - item: {ITEM}\n    status: in_progress",
    ),
    Rule(
        "lookalike-sign",
        Text("Dấu trông giống dấu của YAML", "Character that resembles YAML punctuation"),
        Text(
            "Ở chỗ thụt lề, quanh tên khóa hay sau dấu hai chấm có dấu cách không ngắt (U+00A0) hoặc dấu "
            "cách lạ khác, dấu hai chấm hay dấu phẩy toàn khổ (：，), ngoặc cong (“ ”), gạch ngang (–) "
            "thay cho '-'. Trong câu chữ thì các dấu này được dùng bình thường.",
            "In the indentation, around a key or after a colon there is a no-break space (U+00A0) or "
            "another unusual space, a full-width colon or comma (：，), a curly quotation mark (“ ”), or a "
            "dash (–) in place of '-'. Inside a text they are all allowed.",
        ),
        Text(
            "Mắt không phân biệt được nhưng máy đọc thành chữ thường, nên cả phần sau bị hiểu sai; "
            "thường đến khi chép từ Word hoặc trang web.",
            "They look the same to the eye but are read as ordinary letters, so everything that follows "
            "is misread; they usually come from Word or a web page.",
        ),
        bad=f"results:\n  - item: {ITEM}\n    status：in_progress",
        good=f"results:\n  - item: {ITEM}\n    status: in_progress",
    ),
    Rule(
        "duplicate-key",
        Text("Một khóa viết hai lần", "Key given twice"),
        Text(
            "Cùng một khóa đứng hai lần trong một nhóm. Ở hai mục khác nhau thì cùng khóa là bình thường.",
            "The same key appears twice in one group. The same key in two different entries is normal.",
        ),
        Text(
            "Không thể biết dòng nào đúng; lấy nhầm thì số liệu sai mà không ai hay.",
            "Nobody can tell which line is right; picking the wrong one gives a wrong number that nobody "
            "notices.",
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
        Text(
            "Câu chữ gõ bằng phông cũ (TCVN3 tức ABC, như .VnTime; VNI, như VNI-Times) hoặc bị đọc sai "
            "bảng mã ('Tiáº¿ng Viá»‡t'), hoặc đã mất chữ có dấu ('t? ch?c bu?i h?p').",
            "The text was typed in an old font (TCVN3, also called ABC, such as .VnTime; VNI, such as "
            "VNI-Times), read in the wrong encoding ('Tiáº¿ng Viá»‡t') or has lost "
            "letters ('t? ch?c bu?i h?p').",
        ),
        Text(
            "Trong báo cáo tổng hợp câu này thành chữ không ai đọc được, và tìm kiếm không thấy.",
            "Nobody can read this text in the summary report, and no search will find it.",
        ),
        bad="summary: ThiÕu kinh phÝ ho¹t ®éng",
        good="summary: Thiếu kinh phí hoạt động",
        warning=True,
        adjustable=True,
    ),
    Rule(
        "text-after-hash",
        Text("Chữ sau dấu '#' bị bỏ", "Text after '#' is lost"),
        Text(
            "Sau một giá trị có dấu cách rồi '#' dính liền chữ. YAML coi từ đó đến hết dòng là chú "
            "thích; chú thích thật có dấu cách sau '#'.",
            "A value is followed by a space and a '#' with a word attached. YAML treats the rest of the "
            "line as a comment; a real comment has a space after the '#'.",
        ),
        Text(
            "Câu có hashtag bị cắt mà không ai hay: báo cáo tổng hợp chỉ còn nửa câu.",
            "A sentence with a hashtag is cut off unnoticed: half of it is missing from the summary report.",
        ),
        bad="summary: Chiến dịch #PhuongMot thu hút 5000 lượt",
        good='summary: "Chiến dịch #PhuongMot thu hút 5000 lượt"',
    ),
    Rule(
        "several-documents",
        Text("Một tệp chứa nhiều tài liệu", "Several documents in one file"),
        Text(
            "Giữa tệp có dòng '---', là chỗ YAML bắt đầu tài liệu thứ hai. Dòng '---' ở đầu tệp thì được.",
            "There is a line '---' in the middle of the file, where YAML starts a second document. At "
            "the top of the file it is allowed.",
        ),
        Text(
            "Chỉ phần đầu được đọc: mọi nội dung sau dòng đó sẽ bị bỏ sót.",
            "Only the first part is read: everything after that line would be missed.",
        ),
        bad="difficulties:\n  - Thiếu người\n---\nproposals:\n  - Tập huấn thêm",
        good="difficulties:\n  - Thiếu người\nproposals:\n  - Tập huấn thêm",
    ),
    Rule(
        "anchor-or-alias",
        Text("Dấu & hoặc * ở đầu (neo, tham chiếu YAML)", "'&' or '*' at the start (YAML anchor or alias)"),
        Text(
            "Nội dung bắt đầu bằng '&' hoặc '*' không nằm trong ngoặc kép: YAML hiểu là đặt tên và chép "
            "lại nội dung. Dấu này ở giữa câu thì được.",
            "A value begins with '&' or '*' outside quotes: YAML takes this as naming or copying "
            "content. Inside a sentence these signs are allowed.",
        ),
        Text(
            "Người đọc không thấy nội dung thật tại chỗ, và vài dòng có thể phình thành một tệp khổng lồ.",
            "The reader does not see the actual content where it belongs, and a few lines can expand "
            "into a huge file.",
        ),
        bad="summary: *ket-qua",
        good="summary: Đăng 120 tin, bài.",
    ),
    Rule(
        "explicit-tag",
        Text("Dấu ! ở đầu (thẻ YAML)", "'!' at the start (YAML tag)"),
        Text(
            "Nội dung bắt đầu bằng '!' không nằm trong ngoặc kép: YAML hiểu là chỉ định kiểu dữ liệu.",
            "A value begins with '!' outside quotes: YAML takes this as naming a data type.",
        ),
        Text(
            "Thẻ làm đổi nghĩa nội dung; kiểu của từng khóa đã do chương trình định.",
            "A tag changes the meaning of the content; the type of each key is already fixed by the program.",
        ),
        bad="summary: !Quan trọng",
        good='summary: "!Quan trọng"',
    ),
    Rule(
        "nested-too-deep",
        Text("Nội dung lồng nhau quá sâu", "Nested too deeply"),
        Text("Nội dung lồng nhau quá 20 cấp.", "The content is nested more than 20 levels deep."),
        Text(
            "Báo cáo chỉ cần năm cấp: sâu hơn là gõ nhầm ngoặc, hoặc tệp cố ý làm treo máy.",
            "A report needs only five levels: anything deeper is a mistyped bracket, or a file meant to "
            "hang the machine.",
        ),
        bad="difficulties: [[[[[[[[[[[[[[[[[[[[[Thiếu người]]]]]]]]]]]]]]]]]]]]]",
        good="difficulties: [Thiếu người]",
    ),
)
