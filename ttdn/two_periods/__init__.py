"""Two periods held against each other: reports, items, figures, targets and money, in tables and in words.

It is pure: no files, no clock, no rendering.
"""
