"""Words that YAML takes for a comment although they are meant.

A hashtag behind a blank ends the value, and nobody is told.
"""

from ttdn.checks.registry import SOURCE_CHECKS
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text
from ttdn.safe_text import quote
from ttdn.source import Source


@SOURCE_CHECKS
def check_comments(source: Source) -> Findings:
    """A value with a word behind it that begins with "#": a comment has a blank behind that sign."""
    for place in source.lost_words():
        lost = quote(place.snippet[place.column - 1 : place.column - 1 + place.length])
        yield Diagnostic(
            "text-after-hash",
            Text(
                f"Phần {lost} bị bỏ: sau dấu cách, dấu '#' mở đầu chú thích.",
                f"{lost} is lost: '#' begins a comment.",
            ),
            place,
            hint=Text(
                "Đặt cả câu trong ngoặc kép thẳng \"…\"; nếu là ghi chú thì thêm dấu cách sau '#'.",
                'Put the whole sentence in straight double quotes: "…"; in a comment, put a '
                "space after '#'.",
            ),
        )
