"""The schema of a unit's report under one plan.

It knows its units, items and figures by their ids, and what a status owes.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from ttdn.examples import in_year
from ttdn.figures import target_words
from ttdn.grouping import grouped
from ttdn.model.clauses import Item
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.figure import Figure
from ttdn.model.plan import Plan
from ttdn.model.plan.written import Level
from ttdn.model.report import ASKED_PARTS, NEEDS_REASON, NOTHING_DONE, STATUS_LABELS, Report, Status
from ttdn.rules import RULES
from ttdn.schema.models import (
    build_schema,
    demand,
    given,
    having,
    hidden,
    nullable,
    reference,
    refuse,
    spelling,
    spelt_choice,
)
from ttdn.schema.scalars import REGULAR_PART, SCALARS, Schema, amount, rule_sentence
from ttdn.timeline import everything

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_OWED_BY_STATUS = {
    Status.DONE: "cần 'completed' (ngày hoàn thành) và 'evidence' (minh chứng)",
    Status.POSTPONED: "cần 'reason' (lý do)",
    Status.CANCELLED: "cần 'reason' (lý do)",
}
#: An absolute path, a drive, or a step upwards, on any system.
_OUTSIDE = r"\s*(?:[/\\]|[A-Za-z]:)|(?:[^\n]*[/\\])?\s*\.\.\s*(?:[/\\]|$)"


def report_schema(plan: Plan) -> Schema:
    """What a unit may report under the plan, as it ever was in its year."""
    plan = everything(plan)
    outside = {
        "pattern": rf"^(?!{_OUTSIDE})",
        "patternErrorMessage": rule_sentence("evidence-outside-folder"),
    }
    fields = {
        ("Report", "unit"): _unit(plan),
        ("Report", "period"): _period(plan),
        ("Report", "results"): _results(plan),
        ("Result", "item"): _item(plan),
        ("Result", "status"): _status(),
        ("Result", "figures"): {"type": "object", "errorMessage": rule_sentence("not-a-mapping")},
        ("Evidence", "file"): nullable({"allOf": [reference("Line"), outside]}),
    }
    rules = {
        model: [make(rule_sentence(code)) for code, make in owed.items() if _is_error(plan, code)]
        for model, owed in _owed().items()
    }
    rules["Result"] += _figure_rules(plan) if plan.asks_for("figures") else ()
    rules["Result"].append(_days_of_recurring_work(plan))
    rules["Report"] = list(_unit_rules(plan))
    figures = {f"figure-{figure.id}": _figure(figure) for figure in plan.figures}
    fields |= {("Report", part): _not_asked() for part in ASKED_PARTS if not plan.asks_for(part)}
    if not plan.asks_for("figures"):
        fields["Result", "figures"] = _not_asked()
    schema = build_schema(Report, f"report:{plan.year}", fields, rules, figures)
    for name in SCALARS.keys() & schema["$defs"].keys():
        schema["$defs"][name] = _in_year(schema["$defs"][name], plan.year)
    _add_numbers(schema, plan)
    return schema


def _in_year(scalar: Schema, year: int) -> Schema:
    """A scalar whose sentences have their examples in the year of the plan."""
    said = {key: in_year(words, year) for key, words in scalar.items() if key.endswith("rrorMessage")}
    return {key: said.get(key, value) for key, value in scalar.items()}


def _owed() -> dict[str, dict[str, Callable[[str], Schema]]]:
    """What the keys of an entry owe each other, by its model and the finding, whose sentence is given."""
    done = _is_status(Status.DONE)
    not_done = _is_status(*(status for status in Status if status is not Status.DONE))
    nothing_done = _is_status(*sorted(NOTHING_DONE))
    put_off = _is_status(*sorted(NEEDS_REASON))
    sources = {"anyOf": [given(key) for key in ("link", "number", "file")]}
    return {
        "Result": {
            "missing-completion-date": lambda words: {
                "if": done,
                "then": {"if": given("dates"), "else": demand("completed", words)},
            },
            "missing-evidence": lambda words: {
                "if": done,
                "then": having("evidence", {"contains": {}, **hidden(words)}) | {"errorMessage": words},
            },
            "missing-reason": lambda words: {"if": put_off, "then": demand("reason", words)},
            "unexpected-dates": lambda words: {"if": nothing_done, "then": _no_days(words)},
            "completed-but-not-done": lambda words: {"if": not_done, "then": refuse(["completed"], words)},
        },
        "Evidence": {"evidence-without-source": lambda words: {"if": sources, "else": demand("link", words)}},
        "Programme": {
            "approved-before-appraisal": lambda words: {
                "if": given("approved"),
                "then": demand("appraised", words),
            }
        },
    }


def _not_asked() -> Schema:
    """What the plan does not ask for: anything may stand there, nothing is offered."""
    rule = RULES["part-not-asked"]
    return {"description": rule.what.vi, "deprecationMessage": rule.sentence, "doNotSuggest": True}


def _add_numbers(schema: Schema, plan: Plan) -> None:
    """Where the plan speaks of a part, and the number of an item as it writes them."""
    for part in ASKED_PARTS:
        clause = plan.clause_asking_for(part)
        if clause:
            schema["properties"][part]["description"] += f" Mục {clause.number} của kế hoạch."
    for item in _reportable(plan)[:1]:
        schema["$defs"]["Result"]["properties"]["item"]["description"] += f" Ví dụ: {item.id}."


def _is_error(plan: Plan, code: str) -> bool:
    """Whether the rule makes a report invalid: a warning is for ``ttdn validate`` to give."""
    level = plan.levels.get(code) if RULES[code].adjustable else None
    return level is Level.ERROR if level else not RULES[code].warning


def _reportable(plan: Plan) -> list[Item]:
    return [item for item in plan.items.values() if not item.reported_apart]


def _elsewhere(plan: Plan) -> list[str]:
    """The items that have a part of the report to themselves."""
    return [item.id for item in plan.items.values() if item.reported_apart]


def _matching(ids: Iterable[str]) -> str:
    """A pattern for exactly these ids."""
    return rf"^\s*(?:{'|'.join(map(re.escape, ids))})\s*$"


def _numbers(ids: Iterable[str]) -> list[int | float]:
    """The ids that an editor takes for numbers: a statistics code, an item 2.1."""
    return [float(one) if "." in one else int(one) for one in ids if _NUMBER.fullmatch(one)]


def _text_type(ids: Iterable[str]) -> str | list[str]:
    return ["string", "number"] if _numbers(ids) else "string"


def _unit(plan: Plan) -> Schema:
    names = {unit.id: unit.name for unit in plan.units}
    numbers = {number: names[name] for name in names for number in _numbers([name])}
    return {
        "type": _text_type(names),
        "enum": [*names, *numbers],
        "enumDescriptions": [*names.values(), *numbers.values()],
        "errorMessage": rule_sentence("unknown-unit"),
    }


def _period(plan: Plan) -> Schema:
    year, adhoc = plan.year, {f"-{one.period.name}": one.period.title for one in plan.adhoc_reports}
    sentence = f"{in_year(rule_sentence('not-a-period'), year)} Kế hoạch này là của năm {year}."
    shortcuts = {
        "": "Cả năm",
        "-H1": "6 tháng đầu năm",
        "-H2": "6 tháng cuối năm",
        "-9M": "9 tháng đầu năm",
    } | {f"-Q{number}": f"Quý {roman}" for number, roman in enumerate(("I", "II", "III", "IV"), start=1)}
    names = "".join(f"|{name[1:]}" for name in adhoc)
    return {
        "type": ["string", "integer"],
        "pattern": rf"^\s*{year}(?:-(?:{REGULAR_PART}{names}))?\s*$",
        "errorMessage": sentence,
        "if": {"type": "integer"},
        "then": {"const": year, "errorMessage": sentence},
        "defaultSnippets": [
            {"label": f"{year}{part}", "body": f"{year}{part}", "description": words}
            for part, words in (shortcuts | adhoc).items()
        ],
    }


def _item(plan: Plan) -> Schema:
    """Any item that can be reported on.

    Each is described by its own text, which an editor shows of the one that was written.
    """
    elsewhere = _elsewhere(plan)
    described = [
        {"const": item.id, "title": f"Mục {item.number}", "description": _about(item)}
        for item in _reportable(plan)
    ]
    return {
        "type": _text_type(plan.items),
        **(_reported_elsewhere(elsewhere) if elsewhere else {}),
        "errorMessage": rule_sentence("unknown-item"),
        # The last one lets every other value pass: which items a unit
        # reports on is said by _unit_rules, in one sentence.
        "anyOf": [*described, {"title": FIELD_WORDS["Result", "item"][0]}],
    }


def _reported_elsewhere(ids: Iterable[str]) -> Schema:
    return {
        "pattern": rf"^(?!{_matching(ids)[1:]})",
        "patternErrorMessage": rule_sentence("item-reported-elsewhere"),
    }


def _about(item: Item) -> str:
    """What an editor shows of an item: its words, and what must come of it."""
    product = f"Sản phẩm: {item.product}" if item.product else None
    return "\n\n".join(filter(None, (item.short, item.text, product)))


def _status() -> Schema:
    words = {
        status: "; ".join(filter(None, (label.vi, _OWED_BY_STATUS.get(status))))
        for status, label in STATUS_LABELS.items()
    }
    return spelt_choice(STATUS_LABELS, words, FIELD_WORDS["Result", "status"][0], "unknown-status")


def _is_status(*statuses: Status) -> Schema:
    spelled = "|".join(spelling(status, STATUS_LABELS[status].vi) for status in statuses)
    pattern = rf"^\s*(?:{spelled})\s*$"
    return having("status", {"type": "string", "pattern": pattern})


def _unit_rules(plan: Plan) -> Iterator[Schema]:
    """The items each unit reports on: those it owes, those it helps with, those that are open to all."""
    elsewhere = _elsewhere(plan)
    opened = [item.id for item in plan.open_items]
    units: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for unit in plan.units_by_id.values():
        owed, helped = (
            tuple(item.id for item in items if not item.reported_apart)
            for items in ((*plan.owed_by(unit), *plan.inherited_by(unit)), plan.helped_by(unit))
        )
        units.setdefault((owed, helped), []).append(unit.id)
    for (owed, helped), members in units.items():
        sentence = (
            "[unknown-item] [unowed-item] Không phải là mục mà đơn vị này báo cáo. "
            f"Được giao: {_listed(owed)}. {f'Phối hợp: {_listed(helped)}. ' if helped else ''}"
            f"Để mở cho mọi đơn vị: {_listed(opened)}."
        )
        yield {"if": _is_unit(members), "then": _items([*owed, *helped, *opened, *elsewhere], sentence)}
    known = [*(item.id for item in _reportable(plan)), *elsewhere]
    yield {"if": _is_unit(plan.units_by_id), "else": _items(known, rule_sentence("unknown-item"))}


def _is_unit(ids: Iterable[str]) -> Schema:
    ids = list(ids)
    return having("unit", {"enum": [*ids, *_numbers(ids)]})


def _items(ids: Iterable[str], sentence: str) -> Schema:
    item = {"pattern": _matching(ids), "patternErrorMessage": sentence, "doNotSuggest": True}
    return {"properties": {"results": {"items": {"properties": {"item": item}}, "doNotSuggest": True}}}


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(ids) or "không có"


def _results(plan: Plan) -> Schema:
    """The list of results, no item twice."""
    return {
        "type": "array",
        "items": reference("Result"),
        "errorMessage": rule_sentence("not-a-list"),
        "allOf": [
            {
                "contains": _is_item([item.id]),
                "minContains": 0,
                "maxContains": 1,
                "errorMessage": f"[duplicate-item] {RULES['duplicate-item'].title.vi}: {item.id}. Gộp "
                "hai phần thành một.",
            }
            for item in _reportable(plan)
        ],
    }


def _is_item(ids: Iterable[str]) -> Schema:
    return {"type": "object", **having("item", {"type": "string", "pattern": _matching(ids)})}


def _figure(figure: Figure) -> Schema:
    description = f"{figure.label}, tính bằng {figure.unit}; thuộc mục {', '.join(figure.items)}."
    if figure.target:
        description += f" Chỉ tiêu: {target_words(figure.unit, figure.target).vi}."
    number = amount(figure.decimals) if figure.decimals else reference("Count")
    return {"title": figure.label, "description": description, **number}


def _figure_rules(plan: Plan) -> Iterator[Schema]:
    """The figures of each item; exactly one of the rules speaks of an entry."""
    items = grouped(
        (tuple(figure.id for figure in plan.figures_of(item.id)), item.id) for item in _reportable(plan)
    )
    for names, ids in items.items():
        figures = [plan.figures_by_id[name] for name in names]
        listed = "; ".join(f"{figure.id} ({figure.label})" for figure in figures)
        yield {
            "if": _is_item(ids),
            "then": _figures(
                figures, f"Số liệu của mục này: {listed}." if listed else "Mục này không có số liệu."
            ),
        }
    known = list(chain.from_iterable(items.values()))
    yield {"if": _is_item(known), "else": _figures(plan.figures, RULES["unknown-figure"].what.vi)}


def _days_of_recurring_work(plan: Plan) -> Schema:
    """Days of work only where an item has several due days."""
    recurring = [item.id for item in _reportable(plan) if plan.is_recurring(item)]
    refused = _no_days(rule_sentence("unexpected-dates"))
    return {"if": _is_item(recurring), "else": refused} if recurring else refused


def _no_days(sentence: str) -> Schema:
    return {"properties": {"dates": {"enum": [[], None], **hidden(sentence)}}}


def _figures(figures: Iterable[Figure], sentence: str) -> Schema:
    return {
        "properties": {
            "figures": {
                "properties": {figure.id: reference(f"figure-{figure.id}") for figure in figures},
                "additionalProperties": False,
                **hidden(f"[unknown-figure] [figure-of-other-item] {sentence}"),
            }
        }
    }
