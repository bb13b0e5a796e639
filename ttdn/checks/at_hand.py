"""What is found in a report, as its plan would say it: its own examples, no number that it makes doubtful.

Of one file so much that somebody reads it: a small submission must not make the log of all large.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ttdn.diagnostics import Diagnostic, Location
from ttdn.examples import ITEM, UNIT, in_year
from ttdn.language import Text
from ttdn.model.figure import Figure
from ttdn.model.plan import Plan
from ttdn.source import finding_at
from ttdn.vietnamese import fold, format_integer

#: Findings whose cure shows a unit, an item or a day as an example; what others say of a day is meant.
_WITH_EXAMPLES = frozenset(
    {"impossible-date", "missing-key", "missing-value", "not-a-date", "not-a-period", "not-an-identifier"}
)

_COUNTS_IN_THOUSANDS = re.compile(r"\b(?:nghin|ngan|trieu|tr|ty|ti)\b")
#: One group of three digits behind a mark: a thousand, or decimals.
_ONE_GROUP = re.compile(r"'([1-9][0-9]{0,2})[.,]([0-9]{3})'")


def with_examples_of(plan: Plan, found: Diagnostic) -> Diagnostic:
    """A finding whose cure names a unit, an item and days of the plan at hand; what was typed stays."""
    if found.code not in _WITH_EXAMPLES:
        return found
    return replace(
        found,
        allowed=found.allowed and _of_the_plan(plan, found.allowed),
        hint=found.hint and _of_the_plan(plan, found.hint),
    )


def as_figures_have_it(figures: Iterable[Figure], found: Diagnostic) -> Diagnostic:
    """A finding of a number without a guess that one of these figures makes doubtful.

    Of "1.200" leaflets a thousand and two hundred are meant; of 1.200 km or percent nobody knows. Nor of
    "5 triệu" where millions are what is counted.
    """
    known = [*figures]
    if found.code == "not-a-number" and any(_COUNTS_IN_THOUSANDS.search(fold(one.unit)) for one in known):
        return replace(found, fix=None, hint=None)
    both = _ONE_GROUP.search(found.message.vi) if found.code == "ambiguous-number" else None
    if both is None or not any(one.decimals or one.is_percentage for one in known):
        return found
    whole, part = f"{both[1]}{both[2]}", f"{both[1]},{both[2].rstrip('0') or '0'}"
    return replace(
        found,
        fix=None,
        hint=Text(
            f"Nếu là {whole} thì viết {whole}; nếu là {part} thì viết {part}.",
            f"For {whole} write {whole}; for {part} write {part}.",
        ),
    )


def figures_on_line(plan: Plan, found: Diagnostic) -> list[Figure]:
    """The figures that the line of a finding names."""
    line = found.location.snippet
    return [one for one in plan.figures if re.search(rf"(?<![\w-]){re.escape(one.id)}['\"]?\s*:", line)]


def _of_the_plan(plan: Plan, text: Text) -> Text:
    names = {UNIT: plan.units[0].id, ITEM: next(iter(plan.items), ITEM)}
    known = re.compile("|".join(rf"(?<![\w.]){re.escape(name)}(?![\w.-]*\w)" for name in names))
    vi, en = (in_year(known.sub(lambda match: names[match[0]], words), plan.year) for words in text)
    return Text(vi, en)


MAXIMUM_FINDINGS = 500


def limit_findings(file: str, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file, or the first of them with a finding that says so.

    What makes a file a secret is always among them.
    """
    if len(found) <= MAXIMUM_FINDINGS:
        return list(found)
    ordered = sorted(found, key=lambda one: (one.code != "secrecy-marking", one.sort_key))
    number = format_integer(MAXIMUM_FINDINGS)
    more = finding_at("too-many-findings", Location(file), number=number)
    return [*ordered[:MAXIMUM_FINDINGS], more]
