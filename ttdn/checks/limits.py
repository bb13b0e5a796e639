"""An end to the findings of one file.

Nobody reads thousands, and a small submission must not make the log of all large.
"""

from collections.abc import Sequence

from ttdn.diagnostics import Diagnostic, Location
from ttdn.language import Text
from ttdn.vietnamese import format_integer

MAXIMUM_FINDINGS = 500


def limit_findings(file: str, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings of a file, or the first of them with a finding that says so.

    What makes a file a secret is always among them.
    """
    if len(found) <= MAXIMUM_FINDINGS:
        return list(found)
    ordered = sorted(found, key=lambda one: (one.code != "secrecy-marking", one.sort_key))
    number = format_integer(MAXIMUM_FINDINGS)
    more = Diagnostic(
        "too-many-findings",
        Text(
            f"Tệp có hơn {number} phát hiện; chỉ nêu {number} phát hiện đầu.",
            f"More than {number} findings; only the first are shown.",
        ),
        Location(file),
        hint=Text(
            "Sửa những chỗ đầu tiên rồi chạy lại: thường một chỗ sai kéo theo nhiều phát hiện.",
            "Correct the first ones and run again: one slip often causes many findings.",
        ),
    )
    return [*ordered[:MAXIMUM_FINDINGS], more]
