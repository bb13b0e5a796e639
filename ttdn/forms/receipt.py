"""What a unit is told when its form was taken: what was received, when, and the totals as they were read."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ttdn.diagnostics import Severity
from ttdn.figures import target_words
from ttdn.forms.collected import Collected
from ttdn.forms.columns import CONFIRMATION, OPINIONS
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.figure import Total
from ttdn.model.plan import Plan
from ttdn.model.report import STATUS_LABELS, Report
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.timeline import everything, view
from ttdn.vietnamese import format_date, format_money, measured

_OPINIONS = tuple(part.name for part in OPINIONS)


def receipt_text(outcome: Collected, plan: Plan) -> str:
    """The receipt as a text file."""
    return "\n".join(receipt_lines(outcome, plan)) + "\n"


def receipt_lines(outcome: Collected, plan: Plan) -> Iterator[str]:
    """The receipt line by line; the title first."""
    report, plan = outcome.report, everything(plan)
    if report is None or outcome.unit is None or outcome.period is None:
        return
    yield f"BIÊN NHẬN BÁO CÁO {plan.document.subject.upper()}"
    seen = view(plan, report.received, outcome.period)
    yield f"Theo {seen.cited}"
    yield f"Đơn vị: {outcome.called}"
    yield f"Kỳ báo cáo: {outcome.period.label.vi}"
    number = f"số {report.number}" if report.number else "chưa có số"
    yield f"Văn bản: {number}" + (f" ngày {format_date(report.date)}" if report.date else "")
    yield f"Nơi nhận: {seen.collector or seen.reporting.to}"
    yield f"Ngày nhận: {format_date(report.received)}"
    yield f"Tệp: {outcome.file}"
    if outcome.is_unconfirmed:
        yield f"Ô '{CONFIRMATION.lines['confirmed'].label}' để trống: xem lại tên đơn vị ở trên cho đúng."
    if report.illustrative:
        yield "SỐ LIỆU MINH HỌA"
    yield from _results(report, seen, outcome.unit)
    if report.not_asked:
        listed = ", ".join(_named(plan, item) for item in report.not_asked)
        yield f"Chưa hỏi (bổ sung sau khi phát biểu mẫu, sẽ có biểu mẫu riêng): {listed}"
    yield from _figures(report, plan)
    yield from _parts(report, plan)
    for found in outcome.findings:
        label = "Lưu ý" if found.severity is Severity.WARNING else "Chưa nhận, đề nghị sửa rồi gửi lại"
        hint = f" {found.hint.vi}" if found.hint else ""
        yield f"{label}: {found.message.vi}{hint}"


def _parts(report: Report, plan: Plan) -> Iterator[str]:
    parts = {"programmes": "Chương trình, đề án gửi thẩm định", "training": "Tập huấn"}
    given = [f"{title}: {len(getattr(report, part))}" for part, title in parts.items() if plan.asks_for(part)]
    if given:
        yield "; ".join(given)
    yield "; ".join(f"{FIELD_WORDS['Report', name][0]}: {len(getattr(report, name))}" for name in _OPINIONS)
    if report.funding and plan.asks_for("funding"):
        yield (
            f"Kinh phí: được giao {format_money(report.funding.allocated)}, đã chi "
            f"{format_money(report.funding.spent)}."
        )


def _results(report: Report, plan: Plan, unit: Unit) -> Iterator[str]:
    counts = Counter(result.status for result in report.results)
    listed = "; ".join(
        f"{label.vi}: {counts[status]}" for status, label in STATUS_LABELS.items() if counts[status]
    )
    yield f"Kết quả: {len(report.results)} mục{_share(report, plan, unit)}. {listed}".strip()
    yield f"Minh chứng: {sum(len(result.evidence) for result in report.results)}"
    days = [
        f"{_number(plan, result.item)} ({format_date(result.completed)})"
        for result in report.results
        if result.completed
    ]
    if days:
        yield f"Ngày hoàn thành: {', '.join(days)}"
    times = [
        f"{_number(plan, result.item)} ({', '.join(map(format_date, result.dates))})"
        for result in report.results
        if result.dates
    ]
    if times:
        yield f"{FIELD_WORDS['Result', 'dates'][0]}: {', '.join(times)}"


def _share(report: Report, plan: Plan, unit: Unit) -> str:
    """How many of the items that a unit owes in the period, or helps with, it reports on."""
    period = plan.known(report.period)
    owed = [
        item.id
        for item in plan.owed.get(unit.id, {}).values()
        if not item.reported_apart and plan.windows_in(item, period)
    ]
    helped = {item for item, helpers in plan.helpers.items() if unit.id in {one.id for one in helpers}}
    given = sum(result.item in owed for result in report.results)
    shares = [f"{given}/{len(owed)} mục được giao"] if owed else []
    if help_given := sum(result.item in helped for result in report.results):
        shares.append(f"{help_given} mục phối hợp")
    return f" ({', '.join(shares)})" if shares else ""


def _number(plan: Plan, item: str) -> str:
    return plan.items[item].number if item in plan.items else item


def _named(plan: Plan, item: str) -> str:
    return (
        f"{plan.items[item].number} ({plan.items[item].title.rstrip(' .;:')})" if item in plan.items else item
    )


def _figures(report: Report, plan: Plan) -> Iterator[str]:
    given: dict[str, list[Amount]] = defaultdict(list)
    for result in report.results:
        for name, amount in result.figures.items():
            given[name].append(amount)
    for figure in plan.figures:
        amounts = given.get(figure.id, [])
        target = f" (chỉ tiêu {target_words(figure.unit, figure.target).vi})" if figure.target else ""
        for amount in [sum(amounts)] if amounts and figure.total is Total.SUM else amounts:
            yield f"{figure.label}: {measured(amount, figure.unit)}{target}"
