"""Words that YAML takes for a comment although they are meant.

A hashtag behind a blank ends the value, and nobody is told.
"""

from collections.abc import Iterator
from pathlib import Path

from ttdn.diagnostics import Diagnostic
from ttdn.language import Text
from ttdn.load import ReportFile
from ttdn.model.plan import Plan
from ttdn.safe_text import quote


def check_comments(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A value with a word behind it that begins with "#": a comment has a blank behind that sign."""
    for place in file.source.lost_words():
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
                "Put the whole sentence in straight quotes \"…\"; for a comment write a blank behind '#'.",
            ),
        )
