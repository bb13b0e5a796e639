"""The examples of the manual, in what is found in a report, as its plan would write them."""

import re
from dataclasses import replace

from ttdn.diagnostics import Diagnostic
from ttdn.examples import ITEM, UNIT, in_year
from ttdn.language import Text
from ttdn.model.plan import Plan

#: Findings whose cure names a unit or an item as an example.
_NAMING = frozenset({"missing-key", "missing-value", "not-an-identifier"})


def with_examples_of(plan: Plan, found: Diagnostic) -> Diagnostic:
    """A finding whose cure names a unit, an item and days of the plan at hand; what was typed stays."""
    return replace(
        found,
        allowed=found.allowed and _of_the_plan(plan, found.code, found.allowed),
        hint=found.hint and _of_the_plan(plan, found.code, found.hint),
    )


def _of_the_plan(plan: Plan, code: str, text: Text) -> Text:
    names = {UNIT: plan.units[0].id, ITEM: next(iter(plan.items), ITEM)} if code in _NAMING else {}
    known = re.compile("|".join(rf"(?<![\w.]){re.escape(name)}(?![\w.-]*\w)" for name in names) or r"(?!)")
    vi, en = (in_year(known.sub(lambda match: names[match[0]], words), plan.year) for words in text)
    return Text(vi, en)
