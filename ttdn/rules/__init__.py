"""The manual of the findings: one entry for each code, in both languages, one file per subject.

``ttdn explain``, the reference pages, SARIF, the editors' schemas and the cells of a form take their words
from here.
"""

from ttdn.rules import (
    amendments,
    dates,
    drafting,
    edits,
    evidence,
    figures,
    forms,
    items,
    plan,
    reading,
    register,
    reports,
    roster,
    safety,
    slips,
    totals,
    values,
)
from ttdn.rules.rule import CHOOSE, Rule

__all__ = ["CHOOSE", "RULES", "Rule"]

_SUBJECTS = (
    reading,
    values,
    plan,
    roster,
    amendments,
    drafting,
    edits,
    register,
    reports,
    items,
    dates,
    figures,
    evidence,
    totals,
    slips,
    safety,
    forms,
)

#: Every rule by its code, grouped by subject.
RULES: dict[str, Rule] = {rule.code: rule for subject in _SUBJECTS for rule in subject.RULES}
