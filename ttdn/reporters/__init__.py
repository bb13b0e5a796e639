"""What other programs read: CI platforms, test readers, spreadsheets. Takes values and returns text."""

from collections.abc import Callable

from ttdn.language import Language
from ttdn.reporters.findings import Findings
from ttdn.reporters.machine import findings_as_gitlab, findings_as_json, findings_as_sarif
from ttdn.reporters.people import (
    findings_as_concise,
    findings_as_github,
    findings_as_junit,
    findings_as_markdown,
)

#: The forms in which findings can be written for other programs; one more is a function and a line here.
FORMATS: dict[str, Callable[[Findings, Language], str]] = {
    "concise": findings_as_concise,
    "json": findings_as_json,
    "github": findings_as_github,
    "gitlab": findings_as_gitlab,
    "junit": findings_as_junit,
    "sarif": findings_as_sarif,
    "markdown": findings_as_markdown,
}
