"""What came back in a form."""

from ttdn.examples import ITEM
from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "unreadable-cell",
        Text("Ô của biểu mẫu không có giá trị", "Form cell without a value"),
        Text(
            "Ô có công thức chưa được tính, hoặc báo lỗi như #REF!. Gõ thẳng con số hoặc câu chữ vào ô.",
            "The cell holds a formula that has not been calculated, or an error such as #REF!. Type the "
            "number or the text directly.",
        ),
        Text(
            "Đọc ô như vậy sẽ thành ô trống, và số liệu mất mà không ai biết.",
            "Read as it is, the cell would be empty, and the figure would be lost without anybody noticing.",
        ),
        bad="Kết quả!D7: =C7+D7 (chưa tính)",
        good="Kết quả!D7: 42",
    ),
    Rule(
        "unread-cell",
        Text("Nội dung ngoài biểu mẫu", "Content outside the form"),
        Text(
            "Ô, dòng, trang hoặc hộp chữ không thuộc biểu mẫu nên chưa được đọc. Chuyển vào ô nền vàng "
            "đúng chỗ, hoặc xóa đi.",
            "A cell, row, sheet or text box is not part of the form and was not read. Move its content "
            "to the right yellow cell, or clear it.",
        ),
        Text(
            "Bỏ qua thì điều đơn vị đã viết sẽ mất mà không ai biết.",
            "If it were ignored, what the unit wrote would be lost without anybody noticing.",
        ),
        bad="Kết quả!L4: Đã đăng 12 tin",
        good="Kết quả!I4: Đã đăng 12 tin",
    ),
    Rule(
        "locked-cell-changed",
        Text("Ô đã khóa bị sửa", "A locked cell was changed"),
        Text(
            "Ô nền xám không còn như khi phát. Nội dung báo cáo ghi ở đó không được đọc: chuyển vào ô "
            "nền vàng rồi xóa trắng ô. Bị xóa trắng thì chỉ là lưu ý.",
            "A grey cell is no longer as it was issued. Report content written there is not read: move "
            "it to a yellow cell and clear this one. A cell that was merely cleared is only a warning.",
        ),
        Text(
            "Ô xám nói mục nào, hạn nào; viết đè lên thì không còn chắc dòng đó nói về việc gì.",
            "Grey cells say which item and deadline a row is about; if they are overwritten, it is no "
            "longer certain what the row refers to.",
        ),
        bad="Kết quả!F4: đã làm xong",
        good="Kết quả!I4: đã làm xong",
    ),
    Rule(
        "merged-cells",
        Text("Các ô bị gộp", "Merged cells"),
        Text(
            "Các ô cần điền bị gộp làm một nên chỉ ô đầu được đọc. Bỏ gộp (Unmerge) rồi điền từng ô.",
            "Cells to be filled in have been merged, so only the first is read. Unmerge them and fill in "
            "each one.",
        ),
        Text(
            "Không biết nội dung là của một mục hay của tất cả các mục.",
            "Nobody can tell whether the content is meant for one item or for all of them.",
        ),
        bad="Kết quả!G4:G6 (gộp): Hoàn thành",
        good="Kết quả!G4, G5, G6: Hoàn thành",
    ),
    Rule(
        "doubtful-number",
        Text("Excel đã đổi con số", "Excel changed the number"),
        Text(
            "Ô lưu số khác với số hiện ra: '1.000' thành 1, '1.250' thành 1,25, hoặc số trong ô dạng "
            "ngày. Gõ lại chỉ bằng chữ số.",
            "The cell stores a different number from the one shown: '1.000' became 1, '1.250' became "
            "1.25, or the number is in a cell with a date format. Retype it with digits only.",
        ),
        Text(
            "Máy cài theo kiểu Mỹ hiểu dấu chấm là dấu thập phân, số liệu nhỏ đi một nghìn lần.",
            "With US settings the dot is read as a decimal point, and the figure shrinks a thousandfold.",
        ),
        bad="Kết quả!D6: 1,25",
        good="Kết quả!D6: 1250",
    ),
    Rule(
        "day-and-month",
        Text("Ngày và tháng có thể bị đảo", "Day and month may be swapped"),
        Text(
            "Biểu mẫu vừa có ngày thật vừa có ngày dạng chữ, hoặc ngày nằm ngoài kỳ mà đảo lại thì trong "
            "kỳ. Xem lại ngày này.",
            "The form has both real dates and dates stored as text, or a date lies outside the period "
            "but would lie inside it with day and month swapped. Check this date.",
        ),
        Text(
            "Máy cài theo kiểu Mỹ đọc 05/11 là ngày 11 tháng 5.", "With US settings 05/11 is read as 11 May."
        ),
        bad="Kết quả!H4: 11/5/2026",
        good="Kết quả!H4: 05/11/2026",
        warning=True,
    ),
    Rule(
        "row-added",
        Text("Dòng thêm vào bảng", "A row added to a table"),
        Text(
            "Dòng ghi dưới hoặc chèn giữa bảng được đọc là một dòng của bảng đó. Không cần làm gì.",
            "A row below a table or inserted into it is read as one of its rows. No action is needed.",
        ),
        Text("Để đơn vị biết dòng đó đã được nhận.", "So that the unit knows the row was received."),
        bad="Văn bản – tập huấn!C37 (dưới bảng)",
        good="Văn bản – tập huấn!C36 (trong bảng)",
        warning=True,
    ),
    Rule(
        "words-repeated",
        Text("Lấy lại câu của kỳ trước", "The last period's words were taken"),
        Text(
            "Ô kết quả hoặc lý do ghi 'như kỳ trước': câu của báo cáo kỳ trước trong thư mục được chép vào "
            "báo cáo và nêu lại ở đây. Có gì khác thì ghi lại ô đó.",
            "A result or reason says 'như kỳ trước': the words of the last report in the folder were copied "
            "into the report and are named here. Where something is different, write it into the cell.",
        ),
        Text(
            "Để đơn vị thấy báo cáo của mình ghi gì; biểu mẫu chỉ nêu phần đầu của câu.",
            "So that the unit sees what its report says; the form shows only how the words begin.",
        ),
        bad="Kết quả!I4: như kỳ trước",
        good="Kết quả!I4: Đăng 12 tin, bài.",
        warning=True,
    ),
    Rule(
        "row-missing",
        Text("Dòng của biểu mẫu đã bị xóa", "A row of the form was deleted"),
        Text(
            "Dòng có sẵn đã bị xóa; điều đã báo cáo ở đó được giữ nguyên. Muốn báo cáo ở dòng đó thì xin "
            "lại biểu mẫu.",
            "A row of the form was deleted; what was reported there is kept. To report on it, ask for a "
            "new form.",
        ),
        Text(
            "Xóa nhầm một dòng không được làm mất báo cáo đã có.",
            "Deleting a row by mistake must not remove a report that already exists.",
        ),
        bad=f"Kết quả: thiếu dòng {ITEM}",
        good="Kết quả: đủ các dòng",
        warning=True,
    ),
    Rule(
        "own-note",
        Text("Ghi chú của cán bộ", "A note by the officer"),
        Text(
            "Ô có ghi chú (comment) của cán bộ; ghi chú được nêu lại, không vào báo cáo.",
            "The cell has a note (comment) by the officer; it is shown but does not go into the report.",
        ),
        Text("Ghi chú thường là câu hỏi cần trả lời.", "A note is often a question that needs an answer."),
        bad="Kết quả!G4 (ghi chú): chọn gì ở đây?",
        good="Kết quả!G4: Hoàn thành",
        warning=True,
    ),
    Rule(
        "struck-words",
        Text("Chữ bị gạch ngang", "Words that are struck out"),
        Text(
            "Ô có chữ bị gạch ngang (strikethrough); chữ ấy vẫn được đọc như mọi chữ khác.",
            "The cell has words with a line through them; they are read as all others.",
        ),
        Text(
            "Cán bộ gạch đi nghĩa là bỏ: không xóa thì câu đã bỏ vào báo cáo.",
            "Who strikes words out takes them back: unless deleted, they get into the report.",
        ),
        bad="Kết quả!E5: (gạch ngang) Đã tổ chức 12 hội nghị; Đã tổ chức 2 hội nghị",
        good="Kết quả!E5: Đã tổ chức 2 hội nghị",
        warning=True,
    ),
    Rule(
        "hidden-link",
        Text("Địa chỉ ẩn sau chữ", "Web address hidden behind text"),
        Text(
            "Sau chữ của ô có liên kết nhưng không lấy được địa chỉ web từ đó. Gõ thẳng địa chỉ vào ô "
            "'Địa chỉ web'.",
            "The text of the cell has a link from which no web address could be read. Type the address "
            "in the cell 'Địa chỉ web'.",
        ),
        Text(
            "Báo cáo in ra chỉ còn chữ, không ai mở được minh chứng.",
            "When printed only the text remains, and nobody can open the evidence.",
        ),
        bad="Văn bản – tập huấn!F7: Xem tại đây",
        good="Văn bản – tập huấn!F7: https://phuongmot.gov.vn/tin",
    ),
    Rule(
        "unproven-form",
        Text("Biểu mẫu không mang dấu của thư mục này", "Form without this folder's seal"),
        Text(
            "Biểu mẫu được lập ở máy khác, hoặc phần nhận dạng đã bị sửa. Vẫn được nhận; đối chiếu người "
            "gửi với đơn vị.",
            "The form was made on another machine, or its identity was changed. It is still accepted; "
            "check that the sender is that unit.",
        ),
        Text(
            "Không có khóa thì không chắc biểu mẫu là của đơn vị ghi trong đó.",
            "Without the key nobody can be sure that the form belongs to the unit named in it.",
        ),
        bad="Thông tin chung!C4 (lập ở máy khác)",
        good="Thông tin chung!C4 (lập ở máy này)",
        warning=True,
    ),
    Rule(
        "left-by-the-plan",
        Text("Mục của biểu mẫu không còn trong kế hoạch", "Item of a form that the plan no longer has"),
        Text(
            "Biểu mẫu phát ra trước khi kế hoạch thay đổi vẫn được nhận. Điều đơn vị viết ở mục, số liệu mà "
            "tệp kế hoạch nay không còn (kể cả mục không còn giao cho đơn vị) được nêu nguyên văn, chưa ghi "
            "vào báo cáo. Mục thôi thực hiện giữa năm thì đừng xóa khỏi tệp kế hoạch, ghi 'until'.",
            "A form that was sent out before the plan changed is still taken. What a unit wrote about an "
            "item or figure that the plan's file no longer has (or no longer gives to the unit) is named "
            "word for word and not entered in the report. An item that ended during the year should not be "
            "deleted from the plan's file: give it an 'until'.",
        ),
        Text(
            "Kế hoạch sửa đổi giữa năm thì biểu mẫu đã phát không phải điền lại, mà không điều nào đơn vị đã "
            "viết bị mất.",
            "When a plan is amended during the year, the forms that are out need not be filled in again, and "
            "nothing that a unit wrote is lost.",
        ),
        bad="Kết quả!I9 (mục đã xóa khỏi kế hoạch): Đã tổ chức 02 buổi",
        good=f"Kết quả!I4 (mục {ITEM}): Đã tổ chức 02 buổi",
        warning=True,
    ),
)
