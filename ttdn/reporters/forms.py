"""The forms in which findings are written, each by its name."""

from collections.abc import Callable

from ttdn.language import Language
from ttdn.reporters import FORM_NAMES
from ttdn.reporters.findings import Findings
from ttdn.reporters.machine import findings_as_gitlab, findings_as_json, findings_as_sarif
from ttdn.reporters.people import (
    findings_as_concise,
    findings_as_github,
    findings_as_junit,
    findings_as_markdown,
)

#: One more is a function and a line here, in the order of the names.
FORMATS: dict[str, Callable[[Findings, Language], str]] = dict(
    zip(
        FORM_NAMES,
        (
            findings_as_concise,
            findings_as_json,
            findings_as_github,
            findings_as_gitlab,
            findings_as_junit,
            findings_as_sarif,
            findings_as_markdown,
        ),
        strict=True,
    )
)
