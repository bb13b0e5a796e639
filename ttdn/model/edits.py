"""The editor's part of a summary (phần biên tập).

What only a person can write, kept beside the plan and never rewritten.
"""

from ttdn.model.scalars import Model, PeriodField, Words


class Correction(Model):
    """A wording of the summary and what is printed instead."""

    before: Words
    after: Words


class Edits(Model):
    """What the specialist writes for the summary of one period.

    Each list is one paragraph or dash after the other.
    """

    period: PeriodField
    strengths: tuple[Words, ...] = ()
    shortcomings: tuple[Words, ...] = ()
    causes: tuple[Words, ...] = ()
    directions: tuple[Words, ...] = ()
    proposals: tuple[Words, ...] = ()
    corrections: tuple[Correction, ...] = ()
