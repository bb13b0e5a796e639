"""The schema of a plan. The ids that a plan gives itself are for ``ttdn validate``.

No schema compares one place with another.
"""

from ttdn.model.fields import FIELD_WORDS
from ttdn.model.period import MINIMUM_YEAR, Cutoffs
from ttdn.model.plan import REPORTED_IN, Level, Plan
from ttdn.rules import RULES
from ttdn.schema.models import build_schema, choice, demand, given, having, nullable, refuse
from ttdn.schema.scalars import YEAR, Schema, impossible, rule_sentence, whole_number

_CUTOFFS: dict[str, str] = {
    Cutoffs.CALENDAR: "Theo lịch: từ ngày đầu đến ngày cuối của kỳ.",
    Cutoffs.ND_09_2019: "Từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP, Điều 12).",
}
_LEVELS: dict[str, str] = {
    Level.OFF: "Tắt: không kiểm tra.",
    Level.WARNING: "Lưu ý: nêu ra, báo cáo vẫn được tính.",
    Level.ERROR: "Lỗi: báo cáo không được tính cho đến khi sửa.",
}
_SCHEDULE, _DEADLINE = rule_sentence("unreadable-schedule"), rule_sentence("unreadable-deadline")


def plan_schema() -> Schema:
    """What a plan may hold."""
    parts = {part: "{}: {}".format(*FIELD_WORDS["Report", part]) for part in REPORTED_IN}
    fields = {
        ("Plan", "year"): whole_number(YEAR, MINIMUM_YEAR, 9999, rule_sentence("wrong-value")),
        ("Plan", "levels"): _levels(),
        ("Item", "reported_in"): nullable(choice(parts, "unknown-name")),
        ("Reporting", "cutoffs"): choice(_CUTOFFS, "wrong-value"),
        ("ScheduleReading", "quarters"): _numbers("[1-4]", 4),
        ("ScheduleReading", "months"): _numbers("(?:[1-9]|1[0-2])", 12),
    }
    rules = {"ScheduleReading": _schedule_rules(), "Deadline": [_deadline_rule()]}
    return build_schema(Plan, "plan", fields, rules, {})


def _levels() -> Schema:
    """Each rule whose level a plan may set, with its entry in the manual."""
    level = choice(_LEVELS, "wrong-value")
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
    """Exactly one way of reading a schedule. That quarters follow each other is for ``ttdn validate``."""
    all_year = having("all_year", {"enum": [True, "true"]})
    quarters, months = (having(key, {"minItems": 1}) for key in ("quarters", "months"))
    start, end = given("from"), given("to")
    return [
        {"if": all_year, "then": refuse(["quarters", "months", "from", "to"], _SCHEDULE)},
        {"if": quarters, "then": refuse(["months", "from", "to"], _SCHEDULE)},
        {"if": months, "then": refuse(["from", "to"], _SCHEDULE)},
        {"if": start, "then": demand("to", _SCHEDULE)},
        {"if": end, "then": demand("from", _SCHEDULE)},
        {"if": {"anyOf": [all_year, quarters, months, start, end]}, "else": impossible(_SCHEDULE)},
    ]


def _deadline_rule() -> Schema:
    return {"if": given("before"), "then": refuse(["by"], _DEADLINE), "else": demand("by", _DEADLINE)}
