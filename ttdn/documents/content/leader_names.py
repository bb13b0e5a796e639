"""The names of the templates of the leader's page and of the short text."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ttdn.documents.content.items import Tally
from ttdn.documents.content.names import CommonNames, Day


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line with what it is about."""

    label: Annotated[str, "Về điều gì", "What it is about"]
    words: Annotated[str, "Lời", "What is said of it"]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item, and what is said of it."""

    id: Annotated[str, "Mục của kế hoạch", "Its number"]
    title: Annotated[str, "Tên gọi ngắn", "Its short title"]
    words: Annotated[str, "Lời", "What is said of it"]


@dataclass(frozen=True, slots=True)
class OwingUnits:
    """Units that owe the same."""

    words: Annotated[str, "Nợ gì, quá hạn bao nhiêu ngày", "What they owe, and by how many days"]
    units: Annotated[
        str,
        "Tên các đơn vị; nhiều thì vài tên đầu và số còn lại",
        "Their names; of many the first and how many more",
    ]
    few: Annotated[str, "Như trên, ít tên hơn", "The same with fewer names"]


@dataclass(frozen=True, slots=True)
class LateUnit:
    """A unit that is late."""

    number: Annotated[int, "Số thứ tự", "Its place in the list"]
    unit: Annotated[str, "Tên đơn vị", "Its name"]
    owed: Annotated[str, "Quá hạn gì", "What it is late with"]
    days: Annotated[int, "Số ngày quá hạn nhiều nhất", "By how many days at most"]
    call: Annotated[
        str,
        "Người đầu mối, điện thoại; trống nếu không biết",
        "Whom to call; empty where nobody is known",
    ]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due next."""

    day: Annotated[Day, "Ngày đến hạn", "The day"]
    words: Annotated[str, "Việc gì, còn bao nhiêu đơn vị", "What it is, and how many units owe it"]


@dataclass(frozen=True, slots=True)
class PageItem:
    """An item of the plan, for the annex."""

    id: Annotated[str, "Mục của kế hoạch", "Its number"]
    title: Annotated[str, "Tên gọi ngắn", "Its short title"]
    state: Annotated[
        str,
        "Bao nhiêu đơn vị đã làm, chưa làm, thành câu; trống nếu không giao đơn vị nào",
        "How many units have done it, and have not, in words; empty where nobody owes it",
    ]
    results: Annotated[str, "Kết quả, thành câu", "What was achieved, in sentences"]


@dataclass(frozen=True, slots=True)
class PageUnit:
    """A unit and what became of its items, for the annex; a unit has one row for each of these words."""

    unit: Annotated[str, "Tên đơn vị", "Its name"]
    report: Annotated[str, "Tình trạng báo cáo", "Whether its report is in"]
    done: Annotated[str, "Các mục đã xong, đã thực hiện", "The items that are done or carried out"]
    running: Annotated[str, "Các mục đang thực hiện", "The items in progress"]
    overdue: Annotated[str, "Các mục quá hạn", "The items past their days"]
    other: Annotated[str, "Các mục khác, kèm tình trạng", "The other items, each state with its items"]
    silent: Annotated[str, "Các mục chưa có báo cáo", "The items on which nothing is reported"]


@dataclass(frozen=True, slots=True)
class PageAnnexes:
    """The annexes as they are cited; empty where there is none."""

    late: Annotated[str, "Đơn vị quá hạn", "Who is late"]
    items: Annotated[str, "Kết quả từng nội dung", "The items"]
    units: Annotated[str, "Tình trạng từng đơn vị", "The units"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNames(CommonNames):
    """The names of the templates of the leader's page and of the short text."""

    as_of: Annotated[date, "Ngày tính số liệu", "The day of the data"]
    scope: Annotated[str, "Kỳ xem xét, kỳ báo cáo và hạn", "The time looked at, the reports and their day"]
    illustrative: Annotated[bool, "Là số liệu minh họa", "Whether anything is an example"]
    not_asked: Annotated[
        str,
        "Kế hoạch không yêu cầu báo cáo kỳ này; trống nếu có",
        "That nobody asked for reports; else empty",
    ]
    excluded: Annotated[
        str,
        "Báo cáo lỗi của đơn vị nào không tính; trống nếu không có",
        "Whose reports are left out; else empty",
    ]
    measures: Annotated[
        tuple[LabelledLine, ...], "Hai tỷ lệ, kèm mẫu số", "The two measures, each with its base"
    ]
    year_measures: Annotated[
        tuple[LabelledLine, ...],
        "Như trên của cả năm, khi chỉ xem một kỳ",
        "The same of the whole year, where only a part is looked at",
    ]
    reported: Annotated[
        str,
        "Kỳ của các báo cáo được đếm; trống nếu chính là kỳ xem xét",
        "The period whose reports are counted; empty where it is the time looked at",
    ]
    reports: Annotated[
        str,
        "Bao nhiêu đơn vị đã nộp; trống nếu không ai phải nộp",
        "How many reports are in; empty where none is due",
    ]
    reports_by_state: Annotated[str, "Trong đó đúng hạn, muộn …", "Of them in time, late …"]
    requested: Annotated[
        str, "Như trên của đơn vị được đề nghị; trống nếu không có", "The same of those that were only asked"
    ]
    best: Annotated[tuple[ItemLine, ...], "Các mục khá nhất", "The best items"]
    worst: Annotated[tuple[ItemLine, ...], "Các mục chậm nhất", "The worst items"]
    highlights: Annotated[
        tuple[ItemLine, ...],
        "Kết quả nổi bật, vừa một trang",
        "What was achieved, as much as has room on a page",
    ]
    drafted: Annotated[
        bool,
        "Chưa câu nào do người biên tập chọn",
        "None of them was chosen by the specialist",
    ]
    targets: Annotated[tuple[LabelledLine, ...], "Các chỉ tiêu đầu tiên", "The first targets"]
    more_targets: Annotated[int, "Số chỉ tiêu khác", "How many more there are"]
    targets_reached: Annotated[
        str, "Bao nhiêu chỉ tiêu đã đạt; trống nếu không có chỉ tiêu", "How many are reached; empty without"
    ]
    funding: Annotated[
        str, "Kinh phí, thành câu; trống nếu không hỏi", "Money in words; empty where not asked"
    ]
    late_words: Annotated[str, "Bao nhiêu đơn vị quá hạn, thành câu", "How many units are late, in words"]
    late_summary: Annotated[
        str,
        "Như trên, kèm lâu nhất mấy ngày và vài tên đầu; trống nếu không ai quá hạn",
        "The same with the longest time and the first names; empty where nobody is late",
    ]
    late: Annotated[
        tuple[OwingUnits, ...], "Quá hạn, theo nhóm giống nhau", "Who is late, those alike together"
    ]
    late_rows: Annotated[tuple[LateUnit, ...], "Từng đơn vị quá hạn", "Each unit that is late"]
    waiting: Annotated[
        tuple[OwingUnits, ...],
        "Còn hạn, đang sửa hoặc chỉ được đề nghị",
        "Whose time is not over, or who was only asked",
    ]
    coming: Annotated[tuple[Due, ...], "Các hạn sắp tới", "What is due next"]
    since: Annotated[
        str,
        "Những thay đổi tính từ khi nào; trống nếu chưa có trang trước",
        "Since when the changes are; else empty",
    ]
    news: Annotated[str, "Bao nhiêu thay đổi mỗi loại, thành câu", "How much has changed, in words"]
    changes: Annotated[
        tuple[LabelledLine, ...],
        "Những thay đổi đáng chú ý: mới xong, hoãn, quá hạn, số liệu giảm",
        "The changes to be noticed: what was finished, put off, became late, figures that fell",
    ]
    compared: Annotated[
        tuple[LabelledLine, ...],
        "Hai tỷ lệ, số báo cáo so với kỳ trước, cùng kỳ năm trước",
        "The measures and the reports beside those of the period before and of last year",
    ]
    compared_period: Annotated[str, "Kỳ được so sánh", "The period that is compared"]
    figures: Annotated[
        tuple[LabelledLine, ...], "Số liệu tăng, giảm nhiều nhất", "The figures that have changed most"
    ]
    difficulties: Annotated[tuple[str, ...], "Khó khăn các đơn vị nêu", "What units find difficult"]
    proposals: Annotated[tuple[str, ...], "Kiến nghị của các đơn vị", "What units propose"]
    total: Annotated[Tally, "Cộng mọi nhiệm vụ", "All assignments together"]
    items: Annotated[tuple[PageItem, ...], "Từng mục được giao", "Each item that is owed"]
    units: Annotated[tuple[PageUnit, ...], "Từng đơn vị", "Each unit"]
    annexes: Annotated[PageAnnexes, "Các phụ lục có nội dung", "The annexes that are not empty"]
