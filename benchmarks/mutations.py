"""Changes that once passed the whole suite unseen: (file, what stands there once, what is put there)."""

NAMED: tuple[tuple[str, str, str], ...] = (
    ("ttdn/documents/content/items.py", "rate=completion_rate(assignments)", "rate=Rate(0, 0)"),
    ("ttdn/terminal/chase.py", "frozenset({State.OVERDUE, State.DUE_SOON})", "frozenset({State.OVERDUE})"),
    ("ttdn/checking.py", "dated = any(", "dated = all("),
    ("ttdn/layout_check/rules/body.py", "_SPACE = 6.0", "_SPACE = 5.0"),
    ("ttdn/layout_check/rules/page.py", '"bottom": (20, 25)', '"bottom": (20, 26)'),
    ("ttdn/forms/issuing.py", "months[1]) < (period", "months[1]) <= (period"),
    ("ttdn/status.py", "fold(programme.title)", "programme.title"),
    ("ttdn/status.py", "return start <= last and first <= end", "return start < last and first <= end"),
    ("ttdn/status.py", "return start <= last and first <= end", "return start <= last and first < end"),
    ("ttdn/forms/cells.py", "range(36_526, 73_051)", "range(36_526, 73_050)"),
    ("ttdn/forms/cells.py", "range(36_526, 73_051)", "range(36_526, 73_052)"),
    ("ttdn/terminal/status.py", 'Text("Đúng hạn", "On time")', 'Text("Muộn", "On time")'),
    (
        "ttdn/terminal/status.py",
        "str(counts[SubmissionState.ON_TIME]),\n            str(counts[SubmissionState.LATE]),",
        "str(counts[SubmissionState.LATE]),\n            str(counts[SubmissionState.ON_TIME]),",
    ),
    (
        "ttdn/terminal/items.py",
        '_DONE = (Text("Xong", "Done"), DONE_STATES',
        '_DONE = (Text("Đang làm", "Running"), DONE_STATES',
    ),
)
