"""The manual of the findings: one entry for each code, in both languages, one file per subject.

``ttdn explain``, the reference pages, SARIF, the editors' schemas and the cells of a form take their words
from here.
"""

from ttdn.rules import (
    dates,
    drafting,
    figures,
    forms,
    items,
    plan,
    reading,
    reports,
    roster,
    slips,
    values,
)
from ttdn.rules.rule import CHOOSE, Rule

__all__ = ["CHOOSE", "RULES", "Rule"]

_SUBJECTS = (
    reading,
    values,
    plan,
    roster,
    drafting,
    reports,
    items,
    dates,
    figures,
    slips,
    forms,
)

#: Every rule by its code, grouped by subject.
RULES: dict[str, Rule] = {rule.code: rule for subject in _SUBJECTS for rule in subject.RULES}
