"""Findings for people who read a log, a merge request or a test report.

They are concise lines, GitHub annotations, Markdown or JUnit.
"""

from collections import defaultdict
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from ttdn.diagnostics import Diagnostic, Severity
from ttdn.language import Language, Text
from ttdn.reporters.findings import Findings, level, sentence
from ttdn.safe_text import markdown, visible, workflow_data, workflow_property

#: Annotations of one level that GitHub shows for one step.
GITHUB_SHOWS = 10
_LEVELS = {Severity.ERROR: Text("Lỗi", "Error"), Severity.WARNING: Text("Lưu ý", "Warning")}


def findings_as_concise(findings: Findings, language: Language) -> str:
    """``units/x/2020.yaml:14:5: error[unknown-item] …``, a line for each finding, then the account."""
    lines = [concise_line(found, language) for found in findings.diagnostics]
    return "\n".join([*lines, findings.account.in_language(language)]) + "\n"


def concise_line(found: Diagnostic, language: Language) -> str:
    """One finding on one line."""
    return visible(
        f"{found.location.text}: {level(found)}[{found.code}] {found.message.in_language(language)}"
    )


def findings_as_github(findings: Findings, language: Language) -> str:
    """Workflow commands, the worst first since GitHub shows ten of each level.

    Then the whole log, which hides nothing.
    """
    worst_first = sorted(findings.diagnostics, key=lambda found: (found.severity, found.sort_key))
    lines = [_annotation(found, findings.folder, language) for found in worst_first]
    hidden = sum(max(count - GITHUB_SHOWS, 0) for count in (findings.errors, findings.warnings))
    if hidden:
        lines.append(
            language.say(
                f"GitHub chỉ hiện {GITHUB_SHOWS} lỗi và {GITHUB_SHOWS} lưu ý; {hidden} phát "
                "hiện còn lại có trong danh sách dưới đây.",
                f"GitHub shows {GITHUB_SHOWS} errors and {GITHUB_SHOWS} warnings; the other "
                f"{hidden} findings are in the list below.",
            )
        )
    return "\n".join(lines) + "\n" * bool(lines) + findings_as_concise(findings, language)


def _annotation(found: Diagnostic, folder: str, language: Language) -> str:
    place = found.location
    properties = {"file": folder + place.file}
    if place.line:
        properties |= {
            "line": str(place.line),
            "col": str(place.column),
            "endColumn": str(place.column + place.length),
        }
    properties["title"] = found.code
    words = ",".join(f"{key}={workflow_property(value)}" for key, value in properties.items())
    fix = f"\n{found.fix.strip()}" if found.fix else ""
    return f"::{level(found)} {words}::{workflow_data(sentence(found, language) + fix)}"


def findings_as_markdown(findings: Findings, language: Language) -> str:
    """A comment for a merge request: the account, then a table for each file."""
    lines = [f"### ttdn: {markdown(findings.account.in_language(language))}", ""]
    for file, found_here in _by_file(findings.diagnostics).items():
        unit = findings.unit_of(file)
        lines += [f"**{markdown(file)}**" + (f" ({markdown(unit)})" if unit else ""), ""]
        head = language.say("| Dòng | Mức | Nội dung | Gõ lại |", "| Line | Level | Finding | Type |")
        lines += [head, "| ---: | --- | --- | --- |"]
        for found in found_here:
            line = str(found.location.line or "")
            fix = markdown(visible(found.fix.strip())) if found.fix else ""
            words = markdown(visible(sentence(found, language)))
            lines.append(
                f"| {line} | {_LEVELS[found.severity].in_language(language)} | {words} "
                f"(`{found.code}`) | {fix} |"
            )
        lines.append("")
    return "\n".join(lines)


def findings_as_junit(findings: Findings, language: Language) -> str:
    """JUnit XML: a test case for each file, a failure for each that has errors.

    Warnings go to its standard output.
    """
    files = findings.accounted
    errors_in = _by_file(found for found in findings.diagnostics if found.severity is Severity.ERROR)
    warnings_in = _by_file(found for found in findings.diagnostics if found.severity is Severity.WARNING)
    totals = {
        "name": "ttdn",
        "tests": str(len(files)),
        "failures": str(len(errors_in)),
        "errors": "0",
        "skipped": "0",
    }
    suites = ET.Element("testsuites", totals)
    suite = ET.SubElement(suites, "testsuite", totals)
    for file in files:
        words = {"name": file, "classname": findings.unit_of(file) or "ttdn", "file": findings.folder + file}
        case = ET.SubElement(suite, "testcase", {name: visible(word) for name, word in words.items()})
        errors, warnings = errors_in.get(file), warnings_in.get(file)
        if errors:
            message = visible(errors[0].message.in_language(language))
            failure = ET.SubElement(case, "failure", {"type": errors[0].code, "message": message})
            failure.text = "\n".join(concise_line(one, language) for one in errors)
        if warnings:
            ET.SubElement(case, "system-out").text = "\n".join(
                concise_line(one, language) for one in warnings
            )
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    files: dict[str, list[Diagnostic]] = defaultdict(list)
    for found in diagnostics:
        files[found.location.file].append(found)
    return files
