"""A finding at a place, in the sentences of its entry in the manual and as bad as that says."""

from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.rules import RULES


def severity_of(code: str) -> Severity:
    """How bad the findings of a code are."""
    return Severity.WARNING if RULES[code].warning else Severity.ERROR


def finding_at(
    code: str, place: Location, broken: str = "", *, fix: str | None = None, **facts: object
) -> Diagnostic:
    """What is wrong at a place.

    Args:
        code: The code of its entry.
        place: Where it is.
        broken: What of the rule, where the entry tells several cases apart.
        fix: The line to type instead.
        facts: What stands in its sentences.
    """
    message, hint = RULES[code].say(facts, broken)
    return Diagnostic(code, message, place, severity_of(code), hint=hint, fix=fix)
