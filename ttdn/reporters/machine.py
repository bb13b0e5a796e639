"""Findings for programs: JSON, GitLab's code quality report, SARIF 2.1.0."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from ttdn import __version__
from ttdn.diagnostics import Diagnostic, Location, Severity
from ttdn.language import Language, Say
from ttdn.reporters.findings import Findings, level, sentence, with_fingerprints
from ttdn.rules import RULES
from ttdn.safe_text import printable_json, visible

Json = dict[str, Any]

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_GITLAB_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


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
