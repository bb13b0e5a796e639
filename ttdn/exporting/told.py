"""What units reported: their reports, and what stands in them."""

from collections.abc import Iterator
from datetime import date

from ttdn.exporting.columns import (
    COUNTS,
    ITEM,
    PERIOD,
    PERIOD_KINDS,
    Data,
    Row,
    choice,
    coded,
    count,
    day,
    listed,
    name,
    words,
    yes_no,
)
from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.report import OPINION_LABELS, STATUS_LABELS, Report, Result
from ttdn.tables import Table
from ttdn.vietnamese import fold, format_date


def reports(data: Data) -> Table:
    """One row for each valid report."""
    return data.table(
        "reports",
        Text("Báo cáo", "Reports"),
        Text(
            "Mỗi dòng một báo cáo hợp lệ đã nhận trong năm, mọi kỳ.",
            "One row for each valid report of the year, of all periods.",
        ),
        (
            *data.unit,
            *PERIOD,
            choice(
                "period_kind",
                Text("Loại kỳ", "Kind of period"),
                Text("Năm, 6 tháng, 9 tháng, quý, tháng, đột xuất.", "How long the period is."),
                PERIOD_KINDS,
                10,
            ),
            day(
                "period_starts",
                Text("Kỳ từ ngày", "Period starts"),
                Text("Ngày đầu của số liệu.", "Its first day."),
            ),
            day(
                "period_ends",
                Text("Kỳ đến ngày", "Period ends"),
                Text("Ngày cuối của số liệu.", "Its last day."),
            ),
            name(
                "report_number", Text("Số báo cáo", "Number"), Text("Số, ký hiệu văn bản.", "Its number."), 16
            ),
            day(
                "dated",
                Text("Ngày văn bản", "Date"),
                Text("Ngày ký văn bản.", "The day on which it was signed."),
            ),
            day("received", Text("Ngày nhận", "Received"), Text("Ngày nhận lần đầu.", "When it came first.")),
            day(
                "accepted",
                Text("Nhận bản đúng", "Accepted"),
                Text("Ngày nhận bản đã sửa, nếu phải sửa.", "When the right version came, if not at once."),
            ),
            count(
                "items_told",
                Text("Số mục đã báo cáo", "Items told"),
                Text("Số mục có kết quả.", "Its results."),
            ),
            COUNTS,
        ),
        _reports(data),
    )


def _reports(data: Data) -> Iterator[Row]:
    counted = {(one.unit, one.period) for own in data.status.reports.values() for one in own}
    for unit, period, one in data.reports:
        first, last = data.plan.data_days(period)
        yield (
            (
                *data.head_cells(unit, period),
                coded(period.kind, PERIOD_KINDS),
                first,
                last,
                one.number,
                one.date,
                one.received,
                one.accepted,
                len(one.results),
                (unit, period) in counted,
            ),
            one.illustrative,
        )


def results(data: Data) -> Table:
    """One row for each item on which a report says something."""
    return data.table(
        "results",
        Text("Kết quả", "Results"),
        Text(
            "Mỗi dòng một mục trong một báo cáo, mọi kỳ, nguyên lời của đơn vị.",
            "One row for each item in a report, of all periods, in the words of the unit.",
        ),
        (
            *data.unit,
            *PERIOD,
            *ITEM,
            choice(
                "status",
                Text("Trạng thái", "Status"),
                Text("Trạng thái đơn vị báo cáo.", "What the unit says of the item."),
                STATUS_LABELS,
                16,
            ),
            words(
                "summary", Text("Kết quả", "Summary"), Text("Lời của đơn vị.", "The words of the unit."), 60
            ),
            day(
                "completed",
                Text("Ngày hoàn thành", "Completed"),
                Text("Ngày hoàn thành.", "When it was done."),
            ),
            name(
                "days_done",
                Text("Các ngày đã làm", "Days done"),
                Text("Việc nhiều đợt: ngày làm từng đợt.", "Of recurring work: the day of each time."),
                22,
            ),
            words(
                "reason",
                Text("Lý do", "Reason"),
                Text("Vì sao hoãn, không làm.", "Why it was put off or dropped."),
                30,
            ),
            count(
                "evidence_count",
                Text("Số minh chứng", "Evidence"),
                Text("Số minh chứng kèm theo.", "How much."),
            ),
            day(
                "received", Text("Ngày nhận", "Received"), Text("Ngày nhận báo cáo.", "When the report came.")
            ),
            COUNTS,
        ),
        (
            (
                (
                    *data.head_cells(unit, period),
                    *data.item_cells(result.item),
                    result.status,
                    result.summary,
                    result.completed,
                    listed(map(format_date, result.dates)),
                    result.reason,
                    len(result.evidence),
                    report.received,
                    (unit, period, result.item) in data.counted,
                ),
                report.illustrative,
            )
            for unit, period, report, result in all_results(data)
        ),
    )


def all_results(data: Data) -> Iterator[tuple[str, Period, Report, Result]]:
    """Each result with its unit, its period and its report."""
    for unit, period, report in data.reports:
        yield from ((unit, period, report, result) for result in report.results)


def evidence(data: Data) -> Table:
    """One row for each thing that was given as proof."""
    return data.table(
        "evidence",
        Text("Minh chứng", "Evidence"),
        Text("Mỗi dòng một minh chứng của một mục.", "One row for each thing that was given as proof."),
        (
            *data.unit,
            *PERIOD,
            *ITEM,
            words(
                "evidence_title", Text("Tên minh chứng", "Title"), Text("Tên minh chứng.", "Its title."), 40
            ),
            name(
                "document_number",
                Text("Số văn bản", "Number"),
                Text("Số, ký hiệu văn bản.", "Its number."),
                16,
            ),
            words(
                "link", Text("Địa chỉ web", "Link"), Text("Địa chỉ, dạng chữ.", "The address, as text."), 34
            ),
            name(
                "file",
                Text("Tệp", "File"),
                Text("Tệp trong thư mục của đơn vị.", "A file in the unit's folder."),
                22,
            ),
            COUNTS,
        ),
        (
            (
                (
                    *data.head_cells(unit, period),
                    *data.item_cells(result.item),
                    *(proof.title, proof.number, proof.link, proof.file),
                    (unit, period, result.item) in data.counted,
                ),
                report.illustrative,
            )
            for unit, period, report, result in all_results(data)
            for proof in result.evidence
        ),
    )


def programmes(data: Data) -> Table:
    """The programmes sent for appraisal in the time that is looked at, each once."""
    return data.table(
        "programmes",
        Text("Chương trình, đề án", "Programmes"),
        Text(
            "Chương trình, đề án gửi thẩm định trong thời gian đang xem; mỗi đơn vị kể một lần.",
            "Programmes sent for appraisal in the time that is looked at, each once for its unit.",
        ),
        (
            *data.unit,
            words("programme", Text("Tên", "Title"), Text("Tên chương trình, đề án.", "Its title."), 44),
            words(
                "programme_kind", Text("Loại", "Kind"), Text("Chương trình, đề án …", "What kind it is."), 16
            ),
            name(
                "document_number",
                Text("Số văn bản", "Number"),
                Text("Số, ký hiệu văn bản.", "Its number."),
                16,
            ),
            day("sent", Text("Gửi thẩm định", "Sent"), Text("Ngày gửi thẩm định.", "When it was sent.")),
            day(
                "appraised", Text("Thẩm định", "Appraised"), Text("Ngày có ý kiến.", "When it was appraised.")
            ),
            day("approved", Text("Phê duyệt", "Approved"), Text("Ngày phê duyệt.", "When it was approved.")),
        ),
        (
            (
                (
                    *data.unit_cells(unit),
                    *(one.title, one.kind, one.number, one.sent, one.appraised, one.approved),
                ),
                any(report.illustrative for report in data.status.received[unit.id].values()),
            )
            for unit, one in data.status.programmes
        ),
    )


def training(data: Data) -> Table:
    """What units say of training courses."""
    return data.table(
        "training",
        Text("Tập huấn", "Training"),
        Text(
            "Mỗi dòng một lớp trong một báo cáo; nhiều đơn vị có thể cùng kể một lớp.",
            "One row for each course in a report; several units may tell of one.",
        ),
        (
            *data.unit,
            *PERIOD,
            words("course", Text("Tên lớp", "Title"), Text("Tên lớp.", "Its title."), 44),
            day("held", Text("Ngày", "Day"), Text("Ngày tổ chức.", "When it was held.")),
            words("organiser", Text("Cơ quan tổ chức", "Organiser"), Text("Ai tổ chức.", "Who held it."), 28),
            count(
                "participants",
                Text("Số người", "Participants"),
                Text(
                    "Số người của đơn vị tham gia; đơn vị tổ chức: số người dự lớp; không cộng hai số.",
                    "How many of the unit took part; of the organiser all who did: do not add up both.",
                ),
            ),
            yes_no(
                "counts",
                Text("Có tính", "Counts"),
                Text(
                    "Không: đơn vị đã kể lớp này ở báo cáo khác, hoặc ngoài thời gian đang xem.",
                    "False: the unit tells of it in another report, or it lies outside the time looked at.",
                ),
            ),
        ),
        _training(data),
    )


def _training(data: Data) -> Iterator[Row]:
    first: dict[tuple[str, date, str], tuple[Period, int]] = {}
    # The longest report of a unit speaks first, as elsewhere.
    for unit, period, report in sorted(data.reports, key=_longest_first):
        for place, one in enumerate(report.training):
            if period in data.status.received.get(unit, {}):
                first.setdefault((unit, one.date, fold(one.title)), (period, place))
    for unit, period, report in data.reports:
        for place, one in enumerate(report.training):
            cells = (
                *data.head_cells(unit, period),
                one.title,
                one.date,
                one.organiser,
                one.participants,
                first.get((unit, one.date, fold(one.title))) == (period, place),
            )
            yield cells, report.illustrative


def _longest_first(told: tuple[str, Period, Report]) -> tuple[int, int]:
    first, last = told[1].months
    return first - last, told[1].number


def remarks(data: Data) -> Table:
    """Difficulties, causes, proposals, next year's work: one a row."""
    return data.table(
        "remarks",
        Text("Khó khăn, kiến nghị", "Remarks"),
        Text("Mỗi dòng một ý của một báo cáo.", "One row for each remark of a report."),
        (
            *data.unit,
            *PERIOD,
            choice(
                "part",
                Text("Phần", "Part"),
                Text("Phần của báo cáo.", "The part of the report."),
                OPINION_LABELS,
                22,
            ),
            words("remark", Text("Nội dung", "Words"), Text("Lời của đơn vị.", "The words of the unit."), 70),
        ),
        (
            (
                (*data.head_cells(unit, period), coded(part, OPINION_LABELS), passage),
                report.illustrative,
            )
            for unit, period, report in data.reports
            for part in OPINION_LABELS
            for passage in getattr(report, part)
        ),
    )
