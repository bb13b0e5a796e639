"""The register of what arrived."""

from ttdn.examples import UNIT
from ttdn.language import Text
from ttdn.rules.rule import Rule

_ARRIVAL = (
    f"arrivals:\n  - {{{{number: 1, unit: {UNIT}, period: 2026-H1, arrived: 2026-06-28, way: paper, "
    "result: {more}}}"
)

RULES = (
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
)
