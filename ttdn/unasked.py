"""A period that nobody asked to report on: what is asked for instead. Nothing of it is owed or late."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from ttdn.language import Text
from ttdn.model.period import Period
from ttdn.model.plan import Plan

#: So many periods of a kind are named one by one.
_FEW = 2


def not_asked(plan: Plan, period: Period) -> Text | None:
    """That the plan asks for no report on a period or a part of it, and for which; None where it does."""
    if plan.required_within(period):
        return None
    label, periods = period.label, ", ".join(_asked(plan))
    kind = plan.document.kind.capitalize()
    return Text(
        f"{kind} không yêu cầu báo cáo {label.vi}; các kỳ phải báo cáo: {periods}.",
        f"The plan asks for no report on {label.en}; it asks for: {periods}.",
    )


def no_report_on(period: Period) -> Text:
    """That there is no valid report on a period, within a sentence."""
    label = period.label
    vi = f"báo cáo {label.vi} nào hợp lệ" if period.is_adhoc else f"báo cáo hợp lệ nào về {label.vi}"
    return Text(f"chưa có {vi}", f"there is no valid report on {label.en}")


def form_of_another_period(plan: Plan, period: Period, day: date) -> Text | None:
    """That a form is for a period on which nobody asked to report, and what is due on the day it came."""
    wanted = plan.required_period(day)
    if wanted is None or plan.required_within(period):
        return None
    own, other = period.label, wanted.period.label
    return Text(
        f"Đây là biểu mẫu {own.vi}; đang cần báo cáo {other.vi}.",
        f"This is the form for {own.en}; what is due is the report for {other.en}.",
    )


def _asked(plan: Plan) -> Iterator[str]:
    """What is asked for, the first and the last of many of a kind: 2027-Q1 … 2027-Q4, 2027, 2027-bao-so-5."""
    by_kind = sorted(
        (one.period for one in plan.required_periods), key=lambda one: one.months[1] - one.months[0]
    )
    for _, group in groupby(by_kind, key=lambda one: one.kind):
        periods = list(map(str, group))
        yield from periods if len(periods) <= _FEW else [f"{periods[0]} … {periods[-1]}"]
    yield from (str(one.period) for one in plan.adhoc_reports)
