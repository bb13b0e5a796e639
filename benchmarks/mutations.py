"""Changes that once passed the whole suite unseen: (file, what stands there once, what is put there)."""

NAMED: tuple[tuple[str, str, str], ...] = (
    ("ttdn/documents/content/items.py", "standing=measures.standing,", "standing=measures.completion,"),
    (
        "ttdn/terminal/chase.py",
        "one if one.state is State.DUE_SOON else pressing(status, one)",
        "pressing(status, one)",
    ),
    ("ttdn/checking.py", "dated = any(", "dated = all("),
    ("ttdn/layout_check/rules/body.py", "_SPACE = 6.0", "_SPACE = 5.0"),
    ("ttdn/layout_check/rules/page.py", '"bottom": (20, 25)', '"bottom": (20, 26)'),
    ("ttdn/forms/issuing.py", "months[1]) < (period", "months[1]) <= (period"),
    ("ttdn/effective.py", "fold(programme.title)", "programme.title"),
    ("ttdn/model/plan/times.py", "<= last and first <= one.last", "< last and first <= one.last"),
    ("ttdn/model/plan/times.py", "<= last and first <= one.last", "<= last and first < one.last"),
    ("ttdn/forms/reading/cells.py", "range(36_526, 73_051)", "range(36_526, 73_050)"),
    ("ttdn/forms/reading/cells.py", "range(36_526, 73_051)", "range(36_526, 73_052)"),
    ("ttdn/terminal/status.py", 'Text("Muộn", "Late")', 'Text("Chưa nộp", "Late")'),
    (
        "ttdn/terminal/status.py",
        '(Text("Muộn", "Late"), {SubmissionState.LATE}, True)',
        '(Text("Muộn", "Late"), SENT_STATES, True)',
    ),
    (
        "ttdn/terminal/items.py",
        '_DONE = (Text("Xong", "Done"), DONE_STATES',
        '_DONE = (Text("Đang làm", "Running"), DONE_STATES',
    ),
)
