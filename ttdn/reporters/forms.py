"""The forms in which findings are written, each by its name.

For people who read a log, a merge request or a test report: concise lines, GitHub annotations, Markdown,
JUnit. For programs: JSON, GitLab's code quality report, SARIF 2.1.0.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from ttdn import __version__
from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.grouping import group_by
from ttdn.language import Language, Say, Text
from ttdn.reporters import FORM_NAMES
from ttdn.reporters.findings import Findings, level, sentence, with_fingerprints
from ttdn.rules import RULES
from ttdn.safe_text import markdown, printable_json, visible, workflow_data, workflow_property

Json = dict[str, Any]

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_GITLAB_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}
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
    return group_by(diagnostics, lambda found: found.location.file)


def findings_as_json(findings: Findings, language: Language) -> str:
    """Everything that is known of each finding; sentences in one language."""
    data = {
        "version": 1,
        "files": {
            "checked": len(findings.accounted),
            "with_errors": sorted(findings.wrong_files),
            "unreadable": sorted(findings.unreadable),
            "others": findings.others,
        },
        "errors": findings.errors,
        "warnings": findings.warnings,
        "diagnostics": [_as_json(found, findings, language.say) for found in findings.diagnostics],
    }
    return printable_json(data)


def _as_json(found: Diagnostic, findings: Findings, say: Say) -> Json:
    return {
        "code": found.code,
        "severity": level(found),
        **_place(found.location),
        "unit": findings.unit_of(found.location.file) or None,
        "message": say(*found.message),
        "allowed": found.allowed and say(*found.allowed),
        "hint": found.hint and say(*found.hint),
        "fix": found.fix,
        "related": [{**_place(one.location), "message": say(*one.message)} for one in found.related],
    }


def _place(location: Location) -> Json:
    """A finding about a file as a whole has no line."""
    end = location.column + location.length if location.line else None
    return {
        "file": location.file,
        "line": location.line or None,
        "column": location.column or None,
        "end_column": end,
    }


def findings_as_gitlab(findings: Findings, language: Language) -> str:
    """GitLab's code quality report: an array.

    A finding whose fingerprint repeats would be dropped by GitLab.
    """
    return printable_json(
        [
            {
                "description": visible(sentence(found, language)),
                "check_name": found.code,
                "fingerprint": mark,
                "severity": _GITLAB_SEVERITY[found.severity],
                "location": {
                    "path": findings.folder + found.location.file,
                    "lines": {"begin": max(found.location.line, 1)},
                },
            }
            for found, mark in with_fingerprints(findings)
        ]
    )


def findings_as_sarif(findings: Findings, language: Language) -> str:
    """SARIF 2.1.0: the rules that fired with their manual entries, and one result for each finding."""
    codes = sorted({found.code for found in findings.diagnostics})
    index = {code: number for number, code in enumerate(codes)}
    results = [
        _sarif_result(found, mark, index, findings.folder, language)
        for found, mark in with_fingerprints(findings)
    ]
    driver = {
        "name": "ttdn",
        "version": __version__,
        "language": language.value,
        "rules": [_sarif_rule(code, language) for code in codes],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return printable_json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str, language: Language) -> Json:
    rule, say = RULES[code], language.say
    return {
        "id": code,
        "shortDescription": {"text": say(*rule.title)},
        "fullDescription": {"text": f"{say(*rule.what)} {say(*rule.why)}"},
        "help": {"text": f"{rule.bad}\n→\n{rule.good}"},
        "defaultConfiguration": {"level": "warning" if rule.warning else "error"},
    }


def _sarif_result(
    found: Diagnostic, mark: str, index: Mapping[str, int], folder: str, language: Language
) -> Json:
    result: Json = {
        "ruleId": found.code,
        "ruleIndex": index[found.code],
        "level": level(found),
        "message": {"text": visible(sentence(found, language))},
        "locations": [{"physicalLocation": _sarif_place(found.location, folder)}],
        "partialFingerprints": {"ttdn/v1": mark},
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _sarif_place(one.location, folder),
                "message": {"text": one.message.in_language(language)},
            }
            for number, one in enumerate(found.related, start=1)
        ]
    return result


def _sarif_place(location: Location, folder: str) -> Json:
    # GitHub shows a result only where it has a line; a finding about a whole file stands at its first.
    region: Json = {"startLine": max(location.line, 1)}
    if location.line:
        region |= {"startColumn": location.column, "endColumn": location.column + location.length}
    return {
        "artifactLocation": {"uri": quote(folder + location.file), "uriBaseId": "%SRCROOT%"},
        "region": region,
    }


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
