"""What changed between two days: who sent and corrected what, what was finished, put off, became late.

It is pure. What there was to be said of a day is a snapshot, two of them make the changes, which are told in
words here, too. Where the earlier one comes from (the last page, git, the days of receipt) is decided by
``looking_back``.
"""
