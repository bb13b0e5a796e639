"""What is found in a report, as its plan would say it: its own examples, no number that it makes doubtful."""

import re
from dataclasses import replace

from ttdn.diagnostics import Diagnostic
from ttdn.examples import ITEM, UNIT, in_year
from ttdn.language import Text
from ttdn.model.plan import Plan

#: Findings whose cure shows a unit, an item or a day as an example; what others say of a day is meant.
_WITH_EXAMPLES = frozenset(
    {"impossible-date", "missing-key", "missing-value", "not-a-date", "not-a-period", "not-an-identifier"}
)


def with_examples_of(plan: Plan, found: Diagnostic) -> Diagnostic:
    """A finding whose cure names a unit, an item and days of the plan at hand; what was typed stays."""
    if found.code not in _WITH_EXAMPLES:
        return found
    return replace(
        found,
        allowed=found.allowed and _of_the_plan(plan, found.allowed),
        hint=found.hint and _of_the_plan(plan, found.hint),
    )


def without_guess(plan: Plan, found: Diagnostic) -> Diagnostic:
    """A finding without the number to type where its figure may have decimals, or is a percentage.

    Of "1.200" leaflets a thousand and two hundred are meant; of 1.200 km or percent nobody knows.
    """
    if found.code != "ambiguous-number" or found.fix is None:
        return found
    doubtful = (figure.id for figure in plan.figures if figure.decimals or figure.is_percentage)
    if any(re.search(rf"(?<![\w-]){re.escape(name)}['\"]?\s*:", found.fix) for name in doubtful):
        return replace(found, fix=None, hint=None)
    return found


def _of_the_plan(plan: Plan, text: Text) -> Text:
    names = {UNIT: plan.units[0].id, ITEM: next(iter(plan.items), ITEM)}
    known = re.compile("|".join(rf"(?<![\w.]){re.escape(name)}(?![\w.-]*\w)" for name in names))
    vi, en = (in_year(known.sub(lambda match: names[match[0]], words), plan.year) for words in text)
    return Text(vi, en)
