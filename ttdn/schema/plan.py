"""The schemas that are the same for every plan: of a plan, an editor's part and a register.

The ids that a plan gives itself are for ``ttdn validate``: no schema compares one place with another.
"""

from itertools import chain

from ttdn.model.clauses import REPORTED_IN
from ttdn.model.edits import MARK_LABELS, USE_LABELS, Edits, Use
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.figure import Each, Per, Total
from ttdn.model.period import ADHOC_NAME, MAXIMUM_YEAR, MINIMUM_YEAR, Cutoffs
from ttdn.model.plan import Plan
from ttdn.model.plan.written import Level
from ttdn.model.register import DECISION_LABELS, WAY_LABELS, Register
from ttdn.model.reporting import DueMonth, OnTimeBy
from ttdn.model.scalars import MAXIMUM_DECIMALS
from ttdn.model.schedule import READINGS, Every
from ttdn.rules import RULES
from ttdn.schema.models import (
    build_schema,
    choice,
    demand,
    given,
    having,
    hidden,
    nullable,
    refuse,
    spelt_choice,
)
from ttdn.schema.scalars import (
    REGULAR_PART,
    YEAR,
    Schema,
    impossible,
    matching,
    period,
    rule_sentence,
    whole_number,
)

_CUTOFFS = {
    Cutoffs.CALENDAR: "Theo lịch: từ ngày đầu đến ngày cuối của kỳ.",
    Cutoffs.ND_09_2019: "Từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP, Điều 12).",
}
_ON_TIME_BY = {
    OnTimeBy.ARRIVED: "Ngày bản đầu tiên đến, kể cả bản phải trả lại để sửa.",
    OnTimeBy.ACCEPTED: "Ngày nhận được bản đúng.",
}
_LEVELS = {
    Level.OFF: "Tắt: không kiểm tra.",
    Level.WARNING: "Lưu ý: nêu ra, báo cáo vẫn được tính.",
    Level.ERROR: "Lỗi: báo cáo không được tính cho đến khi sửa.",
}
_TOTALS = {
    Total.SUM: "Cộng số của các kỳ, các đơn vị.",
    Total.MEAN: "Bình quân của các kỳ, các đơn vị.",
    Total.LAST: "Số của kỳ cuối; các đơn vị thì cộng (tỷ lệ phần trăm thì bình quân).",
    Total.NONE: "Không gộp: chỉ có số riêng của từng đơn vị.",
}
_PER = {Per.UNIT: "Số của từng đơn vị.", Per.PLAN: "Số chung của tất cả các đơn vị."}
_EACH = {Each.YEAR: "Số của cả năm.", Each.PERIOD: "Số của mỗi kỳ phải báo cáo."}
_EVERY = {
    Every.MONTH: "Hằng tháng: hạn là ngày cuối của mỗi tháng.",
    Every.QUARTER: "Hằng quý: hạn là ngày cuối của mỗi quý.",
    Every.HALF: "6 tháng một lần: hạn 30/6 và 31/12.",
}
_EVERY_PERIOD = {
    Every.MONTH: "Hằng tháng: mười hai kỳ.",
    Every.QUARTER: "Hằng quý: bốn kỳ.",
    Every.HALF: "6 tháng một lần: hai kỳ.",
}
_DUE_MONTH = {DueMonth.LAST: "Tháng cuối của kỳ."}
_DAYS = "(?:[1-9]|[12][0-9]|3[01])"
_TARGET = rule_sentence("unfit-target")
_SCHEDULE = rule_sentence("unreadable-schedule")


def plan_schema() -> Schema:
    """What a plan may hold."""
    parts = {part: "{}: {}".format(*FIELD_WORDS["Report", part]) for part in REPORTED_IN}
    fields = {
        ("Plan", "year"): whole_number(YEAR, MINIMUM_YEAR, MAXIMUM_YEAR),
        ("Plan", "levels"): _levels(),
        ("Item", "reported_in"): nullable(choice(parts, "unknown-name")),
        ("PeriodLine", "period"): nullable(period(REGULAR_PART)),
        ("AdhocReport", "id"): matching(ADHOC_NAME, "unreadable-required-period"),
        ("PeriodLine", "every"): nullable(choice(_EVERY_PERIOD)),
        ("PeriodLine", "month"): nullable(choice(_DUE_MONTH)),
        ("PeriodLine", "before_day"): nullable(whole_number(_DAYS, 1, 31)),
        ("PeriodLine", "by_day"): nullable(whole_number(_DAYS, 1, 31)),
        ("Reporting", "cutoffs"): choice(_CUTOFFS),
        ("Reporting", "on_time_by"): choice(_ON_TIME_BY),
        ("Figure", "decimals"): whole_number(f"[0-{MAXIMUM_DECIMALS}]", 0, MAXIMUM_DECIMALS),
        ("Figure", "total"): choice(_TOTALS),
        ("Target", "per"): choice(_PER),
        ("Target", "each"): choice(_EACH),
        ("ScheduleReading", "quarters"): _numbers("[1-4]", 4),
        ("ScheduleReading", "months"): _numbers("(?:[1-9]|1[0-2])", 12),
        ("ScheduleReading", "every"): nullable(choice(_EVERY)),
    }
    rules = {
        "ScheduleReading": _schedule_rules(),
        "Deadline": [_one_of("before", "by", rule_sentence("unreadable-deadline"))],
        "PeriodLine": _line_rules(),
        "Figure": _figure_rules(),
        "Target": [_one_of("at_least", "exactly", _TARGET)],
    }
    return build_schema(Plan, "plan", fields, rules, {})


def _levels() -> Schema:
    """Each rule whose level a plan may set, with its entry in the manual."""
    level = choice(_LEVELS)
    rules = [rule for rule in RULES.values() if rule.adjustable]
    return {
        "type": "object",
        "properties": {
            rule.code: {"title": rule.title.vi, "description": rule.what.vi, **level} for rule in rules
        },
        "additionalProperties": False,
        "errorMessage": "[unknown-name] Chỉ đổi được mức của các quy tắc: "
        f"{', '.join(rule.code for rule in rules)}.",
    }


def _numbers(pattern: str, largest: int) -> Schema:
    return {
        "type": "array",
        "items": whole_number(pattern, 1, largest, _SCHEDULE),
        "errorMessage": rule_sentence("not-a-list"),
    }


def _schedule_rules() -> list[Schema]:
    """Exactly one way of reading a schedule. The order of quarters and of days is for ``ttdn validate``."""
    ways = {key: given(key) for key in READINGS}
    ways |= {key: having(key, {"enum": [True, "true"]}) for key in ("all_year", "on_event")}
    ways |= {key: having(key, {"type": ["array"], "minItems": 1}) for key in ("quarters", "months")}
    ways["from"] = {"anyOf": [given("from"), given("to")]}
    keys = {key: ["from", "to"] if key == "from" else [key] for key in ways}
    return [
        *(
            {"if": way, "then": refuse(list(chain(*list(keys.values())[place:])), _SCHEDULE)}
            for place, way in enumerate(ways.values(), 1)
            if place < len(ways)
        ),
        {"if": given("from"), "then": demand("to", _SCHEDULE)},
        {"if": given("to"), "then": demand("from", _SCHEDULE)},
        {"if": {"anyOf": list(ways.values())}, "else": impossible(_SCHEDULE)},
    ]


def _line_rules() -> list[Schema]:
    """A line of one period with its deadline, or of many with a day; whether the day fits is not said."""
    sentence = rule_sentence("unreadable-required-period")
    days = {"anyOf": [given("before_day"), given("by_day")]}
    return [
        _one_of("period", "every", sentence),
        {"if": given("period"), "then": refuse(["before_day", "by_day", "month"], sentence)},
        {"if": given("every"), "then": refuse(["deadline"], sentence)},
        {"if": given("before_day"), "then": refuse(["by_day"], sentence)},
        {"if": days, "else": refuse(["month"], sentence)},
    ]


def _figure_rules() -> list[Schema]:
    """A common target needs a total, a target one item. Whether it is possible is for ``ttdn validate``."""
    alone = having("total", {"enum": [Total.NONE]})
    of_units = {"properties": {"per": {"enum": [Per.UNIT], **hidden(_TARGET)}}}
    one_item = {"if": {"maxItems": 1}, "else": impossible(_TARGET), "doNotSuggest": True}
    return [
        {"if": alone, "then": {"properties": {"target": of_units}}},
        {"if": given("target"), "then": {"properties": {"items": one_item}}},
    ]


def _one_of(first: str, second: str, sentence: str) -> Schema:
    return {"if": given(first), "then": refuse([second], sentence), "else": demand(second, sentence)}


_MEANINGS = {
    Use.YES: "Có: in vào báo cáo",
    Use.NO: "Không: không in ở đâu",
    Use.JOINED: "Gộp: đã gộp vào câu được chọn ngay trên",
}


def edits_schema() -> Schema:
    """What the editor's part may hold."""
    use = spelt_choice(USE_LABELS, _MEANINGS, FIELD_WORDS["Sentence", "use"][0], "unknown-use")
    mark = choice({mark: label.vi for mark, label in MARK_LABELS.items()})
    fields = {("Sentence", "use"): nullable(use), ("Sentence", "mark"): nullable(mark)}
    return build_schema(Edits, "edits", fields, {}, {})


def register_schema() -> Schema:
    """What a register may hold."""
    fields = {
        ("Arrival", "number"): whole_number("[1-9][0-9]*", 1, 10**9, rule_sentence("unfit-arrival")),
        ("Arrival", "way"): choice({way: label.vi for way, label in WAY_LABELS.items()}),
        ("Arrival", "result"): choice({one: label.vi for one, label in DECISION_LABELS.items()}),
    }
    return build_schema(Register, "register", fields, {}, {})
