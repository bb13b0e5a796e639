"""What a test is about: of the findings in a folder, those that it states, and no other rule's."""

from collections.abc import Collection, Iterable

from ttdn.diagnostics import Diagnostic

#: What a file or a value that cannot be read must not be blamed for besides: a mistake is told once.
FOLLOWING = frozenset(
    {
        *("yaml-syntax", "not-a-mapping", "not-a-list", "not-text", "unknown-key", "duplicate-key"),
        *("missing-key", "missing-value", "missing-item", "missing-completion-date", "missing-evidence"),
        *(
            "missing-reason",
            "missing-total",
            "totals-disagree",
            "evidence-without-source",
            "no-plan-for-year",
        ),
        *("completed-but-not-done", "completed-after-report", "approved-before-appraisal", "unknown-item"),
        *(
            "unknown-unit",
            "unknown-figure",
            "unknown-status",
            "date-outside-period",
            "received-before-period",
        ),
        *("received-before-date", "duplicate-report", "wrong-folder", "wrong-file-name", "wrong-value"),
        *("not-an-identifier", "not-a-number", "not-a-date", "not-a-period", "unreadable-schedule"),
    }
)


def findings_about(codes: Collection[str], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of these codes: a new rule has tests of its own, and fails none of other rules."""
    return [diagnostic for diagnostic in found if diagnostic.code in codes]
