"""Words that YAML takes for a comment although they are meant: a hashtag behind a blank ends the value, and nobody is told."""

import re
from collections.abc import Iterator
from pathlib import Path

from ttdn.diagnostics import Diagnostic
from ttdn.language import Text
from ttdn.load import ReportFile
from ttdn.model.plan import Plan
from ttdn.source import Span
from ttdn.vietnamese import quote

_HASHTAG = re.compile(r"\s#[^\s#]")


def check_comments(file: ReportFile, _plan: Plan, _root: Path) -> Iterator[Diagnostic]:
    """A value with a word behind it that begins with "#": a comment has a blank behind that sign."""
    if _HASHTAG.search(file.source.text) is None:
        return
    for span in file.source.built.values.values():
        line = file.source.lines[span.line]
        end = span.column + span.length
        match = _HASHTAG.match(line, end)
        if match is None or span.column >= end or not line[span.column : end].strip():
            continue
        lost = line[end:].strip()
        yield Diagnostic(
            "text-after-hash",
            Text(f"Phần {quote(lost)} bị bỏ: sau dấu cách, dấu '#' mở đầu chú thích.", f"{quote(lost)} is lost: '#' begins a comment."),
            file.source.place(Span(span.line, end + 1, len(line.rstrip()) - end - 1)),
            hint=Text(
                "Đặt cả câu trong ngoặc kép thẳng \"…\"; nếu là ghi chú thì thêm dấu cách sau '#'.",
                "Put the whole sentence in straight quotes \"…\"; for a comment write a blank behind '#'.",
            ),
        )
