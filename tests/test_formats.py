"""``ttdn validate`` as other programs take it.

Each form against its published rules, the selection, the files, the code of the run.
"""

import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import jsonschema
import pytest
from junitparser import JUnitXml, TestCase, TestSuite
from markdown_it import MarkdownIt

from ttdn.reporters.forms import FORMATS
from ttdn.rules import RULES

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Json = dict[str, Any]
Git = Callable[..., str]

ROOT = Path(__file__).resolve().parent.parent
HEAD = 'unit: {}\nperiod: "2020"\nillustrative: true\nreceived: 2020-12-02\n'
WARD, OTHER, COMMUNE = "phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"
WARD_FILE, OTHER_FILE, COMMUNE_FILE = (f"units/{unit}/2020.yaml" for unit in (WARD, OTHER, COMMUNE))
#: A name with all that URIs, annotations and tables give a meaning.
ODD_FILE = f"units/trung-tam-van-hoa/báo cáo, quý 2{':' if os.name != 'nt' else ''} 50%2C (mới) #1.yaml"
BROKEN_FILE = "units/cong-an/2020.yaml"
#: A finding on the whole of a file has no line.
EMPTY_FILE = "units/hoi-nong-dan/2020.yaml"

WRONG = (
    "  - {item: II.5.1, status: xong rồi}\n  - {item: II.59, status: in_progress, summry: "
    "'a | *b* <c>'}\n  - {item: II.59, status: done}\n"
)


def report(unit: str, results: str = "  - {item: II.5.1, status: in_progress}\n") -> str:
    """An annual report of a unit that came in on time."""
    return f"{HEAD.format(unit)}results:\n{results}"


@pytest.fixture
def folder(root: Path, write: Write) -> Path:
    """A folder with what there is.

    A good report, wrong ones, one with a warning only, one that cannot be read, and evidence.
    """
    write(OTHER_FILE, report(OTHER))
    write(WARD_FILE, report(WARD, WRONG))
    write(COMMUNE_FILE, HEAD.format(COMMUNE))
    write(ODD_FILE, HEAD.format("trung-tam-van-hoa"))
    write(BROKEN_FILE, "unit: cong-an\nsummary: một: hai\n")
    write(EMPTY_FILE, "")
    write("units/phuong-loc-tho/ảnh.jpg", b"\xff\xd8")
    return root


@pytest.fixture
def as_form(folder: Path, run: Run) -> Callable[..., str]:
    """Run the check in a form; the folder has findings, so it ends with 1."""

    def write_form(form: str, *options: str, code: int = 1) -> str:
        found, out, err = run(*options, "validate", "--format", form, cwd=folder)
        assert (found, err) == (code, "")
        return out

    return write_form


@pytest.fixture
def as_json(as_form: Callable[..., str]) -> Callable[..., Json]:
    """Run the check; all that it knows."""
    return lambda *options: json.loads(as_form("json", *options))


def all_words(found: Json) -> str:
    """A finding's sentences as they stand one after the other in the other forms."""
    return " ".join(found[part] for part in ("message", "allowed", "hint") if found[part])


# SARIF: the schema of OASIS, and what GitHub asks beyond it


@cache
def sarif_validator() -> jsonschema.Draft7Validator:
    """The schema as OASIS published it (sarif-schema-2.1.0.json, from sarif-pydantic 0.6.2 on PyPI)."""
    text = (Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft7Validator(
        json.loads(text), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_sarif_has_the_published_form(as_form: Callable[..., str], language: str) -> None:
    """The document follows the schema of SARIF 2.1.0 in both languages."""
    document = json.loads(as_form("sarif", "--lang", language))
    assert [f"{error.json_path}: {error.message}" for error in sarif_validator().iter_errors(document)] == []
    assert document["runs"][0]["tool"]["driver"]["language"] == language


def test_sarif_of_a_clean_folder(root: Path, run: Run) -> None:
    """Without findings it is still a run, which tells GitHub that what was found before is mended."""
    code, out, _ = run("validate", "--format", "sarif", cwd=root)
    document = json.loads(out)
    assert code == 0
    assert list(sarif_validator().iter_errors(document)) == []
    assert document["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "2.0.0"),
        (("runs", 0, "tool", "driver", "name"), 1),
        (("runs", 0, "tool", "driver", "rules", 0, "id"), None),
        (("runs", 0, "results", 0, "level"), "fatal"),
        (("runs", 0, "results", 0, "message"), "text"),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region", "startLine"), 0),
        (("runs", 0, "results", 0, "partialFingerprints", "x"), 1),
        (("runs", 0, "results", 0, "row"), 1),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_sarif_schema_refuses_other_forms(
    as_form: Callable[..., str], path: tuple[str | int, ...], value: object
) -> None:
    """The schema sees it when a part is missing, mistyped or not its own: what it accepts means something."""
    document = json.loads(as_form("sarif"))
    place = document
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    assert not sarif_validator().is_valid(document)


def test_sarif_is_shown_by_github(
    folder: Path, as_form: Callable[..., str], as_json: Callable[..., Json]
) -> None:
    """Every result has its rule, a line, its own fingerprint and a relative address of the file."""
    (sarif,) = json.loads(as_form("sarif"))["runs"]
    rules = [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    assert rules == sorted({result["ruleId"] for result in sarif["results"]})
    assert set(rules) <= set(RULES)
    found = as_json()["diagnostics"]
    assert len(sarif["results"]) == len(found) > 5
    for result, one in zip(sarif["results"], found, strict=True):
        place = result["locations"][0]["physicalLocation"]
        uri, region = place["artifactLocation"]["uri"], place["region"]
        assert rules[result["ruleIndex"]] == result["ruleId"] == one["code"]
        assert (result["level"], region["startLine"]) == (one["severity"], one["line"] or 1)
        assert result["message"]["text"] == all_words(one)
        assert uri.isascii()
        assert not urlsplit(uri).scheme
        assert not uri.startswith("/")
        assert not urlsplit(uri).query + urlsplit(uri).fragment
        assert unquote(uri) == one["file"]
        assert (folder / unquote(uri)).is_file()
    marks = [result["partialFingerprints"]["ttdn/v1"] for result in sarif["results"]]
    assert len(set(marks)) == len(marks)


def test_sarif_columns_enclose_what_is_meant(folder: Path, as_form: Callable[..., str]) -> None:
    """Columns count letters as the run declares, so that the marked part is the value at fault."""
    (sarif,) = json.loads(as_form("sarif"))["runs"]
    assert sarif["columnKind"] == "unicodeCodePoints"
    lines = (folder / WARD_FILE).read_text(encoding="utf-8").splitlines()
    marked = set()
    for result in sarif["results"]:
        place = result["locations"][0]["physicalLocation"]
        if place["artifactLocation"]["uri"] == WARD_FILE and "startColumn" in place["region"]:
            region = place["region"]
            marked.add(lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1])
    assert {"xong rồi", "II.59", "summry"} <= marked


def test_sarif_keeps_the_second_place(folder: Path, write: Write, as_form: Callable[..., str]) -> None:
    """A finding that two places explain names both."""
    write(WARD_FILE, report(WARD, "  - {item: II.5.1, status: in_progress}\n" * 2))
    (sarif,) = json.loads(as_form("sarif"))["runs"]
    (twice,) = [result for result in sarif["results"] if result["ruleId"] == "duplicate-item"]
    (first,) = twice["relatedLocations"]
    assert first["physicalLocation"]["region"]["startLine"] == 6
    assert first["message"]["text"] == "báo cáo lần đầu ở đây"


# GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format


def test_gitlab_report_has_the_asked_form(
    folder: Path, as_form: Callable[..., str], as_json: Callable[..., Json]
) -> None:
    """An array of findings with GitLab's keys and severities, and no fingerprint twice.

    Since GitLab drops those.
    """
    entries, found = json.loads(as_form("gitlab")), as_json()["diagnostics"]
    assert [entry["check_name"] for entry in entries] == [one["code"] for one in found]
    for entry, one in zip(entries, found, strict=True):
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] == {"error": "major", "warning": "minor"}[one["severity"]]
        assert entry["description"] == all_words(one)
        assert (folder / entry["location"]["path"]).is_file()
        assert entry["location"]["lines"] == {"begin": one["line"] or 1}
    marks = [entry["fingerprint"] for entry in entries]
    assert len(set(marks)) == len(marks)


def test_gitlab_report_of_a_clean_folder(root: Path, run: Run) -> None:
    """It is an empty array."""
    assert json.loads(run("validate", "--format", "gitlab", cwd=root)[1]) == []


def test_fingerprints_stay_when_lines_move(folder: Path, write: Write, as_form: Callable[..., str]) -> None:
    """Lines inserted above, or a mistake mended, leave the marks of the other findings as they are.

    GitLab shows what is new.
    """

    def marks() -> list[tuple[str, str]]:
        return [
            (one["check_name"], one["fingerprint"])
            for one in json.loads(as_form("gitlab"))
            if one["location"]["path"] == WARD_FILE
        ]

    before = marks()
    assert Counter(code for code, _ in before)["unknown-item"] == 2
    write(WARD_FILE, "# Ghi chú\n\n" + report(WARD, WRONG))
    assert marks() == before
    write(WARD_FILE, report(WARD, WRONG.replace("xong rồi", "in_progress")))
    after = marks()
    assert set(after) < set(before)
    assert "unknown-status" not in dict(after)


# JUnit


def suites_of(text: str) -> Iterator[TestSuite]:
    """The suites of a JUnit document as a reader of such documents finds them."""
    return iter(JUnitXml.fromstring(text.encode()))


def test_junit_counts_agree(as_form: Callable[..., str], as_json: Callable[..., Json]) -> None:
    """A case for each file, a failure for each that has errors.

    The totals are those of the cases and of the JSON.
    """
    text, data = as_form("junit"), as_json()
    document = JUnitXml.fromstring(text.encode())
    (suite,) = suites_of(text)
    cases: list[TestCase] = list(suite)
    wrong = [case.name for case in cases if case.is_failure]
    assert sorted(wrong) == sorted(data["files"]["with_errors"] + data["files"]["unreadable"])
    assert (document.tests, document.failures, document.errors, document.skipped) == (
        len(cases),
        len(wrong),
        0,
        0,
    )
    assert (suite.tests, suite.failures) == (len(cases), len(wrong))
    assert len({case.name for case in cases}) == len(cases) == data["files"]["checked"] == 7


def test_junit_says_what_is_wrong(as_form: Callable[..., str], as_json: Callable[..., Json]) -> None:
    """A failure has all errors of its file, the first as its message.

    Warnings alone are no failure and are not lost.
    """
    cases = {case.name: case for suite in suites_of(as_form("junit")) for case in suite}
    errors = [
        one for one in as_json()["diagnostics"] if one["file"] == WARD_FILE and one["severity"] == "error"
    ]
    (failure,) = cases[WARD_FILE].result
    assert (failure.type, failure.message) == (errors[0]["code"], errors[0]["message"])
    assert [line.split("error[")[1].split("]")[0] for line in str(failure.text).splitlines()] == [
        one["code"] for one in errors
    ]
    assert cases[WARD_FILE].classname == "UBND phường Lộc Thọ"
    assert cases[COMMUNE_FILE].is_passed
    assert "warning[missing-item]" in str(cases[COMMUNE_FILE].system_out)
    assert cases[OTHER_FILE].system_out is None


# GitHub annotations: https://docs.github.com/actions/reference/workflow-commands-for-github-actions

ANNOTATION = re.compile(r"::(error|warning) (file=[^,:\r\n]+(?:,[a-zA-Z]+=[^,:\r\n]*)*)::([^\r\n]+)")


def unescape(text: str) -> str:
    """What the runner makes of a value."""
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def annotations(text: str) -> list[tuple[str, Json, str]]:
    """The annotations of a log as GitHub's runner reads them: level, properties, message."""
    read = []
    for line in text.splitlines():
        if line.lstrip().startswith("::"):
            match = ANNOTATION.fullmatch(line)
            assert match, line
            properties = {
                key: unescape(value)
                for key, _, value in (part.partition("=") for part in match[2].split(","))
            }
            read.append((match[1], properties, unescape(match[3])))
    return read


def test_github_annotations_are_read_by_the_runner(
    folder: Path, as_form: Callable[..., str], as_json: Callable[..., Json]
) -> None:
    """Each finding is one annotation at its place, whatever signs the file's name has; errors come first."""
    shown, found = annotations(as_form("github")), as_json()["diagnostics"]
    assert [(level, place["file"], place["title"], words) for level, place, words in shown] == [
        (
            one["severity"],
            one["file"],
            one["code"],
            all_words(one) + (f"\n{one['fix'].strip()}" if one["fix"] else ""),
        )
        for one in sorted(found, key=lambda one: one["severity"] != "error")
    ]
    assert {ODD_FILE, WARD_FILE} <= {place["file"] for _, place, _ in shown if "line" in place}
    for _, place, _ in shown:
        lines = (folder / place["file"]).read_text(encoding="utf-8").splitlines()
        assert ("line" in place) == ("col" in place) == ("endColumn" in place)
        if "line" in place:
            end = len(lines[int(place["line"]) - 1]) + 2
            assert 1 <= int(place["col"]) < int(place["endColumn"]) <= end


def test_github_says_how_many_it_hides(folder: Path, write: Write, as_form: Callable[..., str]) -> None:
    """GitHub shows ten errors and ten warnings: the log says how many more there are, and has them all."""
    entries = (
        f"  - {{item: II.{n}.9, status: in_progress, summary: ông A số 0560901234{n}}}\n"
        for n in range(20, 32)
    )
    shutil.rmtree(folder / "units")
    write(WARD_FILE, report(WARD, "".join(entries)))
    text = as_form("github")
    assert Counter(level for level, _, _ in annotations(text)) == {"error": 12, "warning": 13}
    (line,) = [line for line in text.splitlines() if line.startswith("GitHub chỉ hiện 10 lỗi và 10 lưu ý; ")]
    assert " 5 phát hiện còn lại" in line
    assert text.partition(f"{line}\n")[2] == as_form("concise")


def test_github_hides_nothing_of_a_few(as_form: Callable[..., str]) -> None:
    """With few findings no line speaks of hidden ones; the whole log still follows."""
    text = as_form("github")
    assert "GitHub" not in text
    assert text.endswith(as_form("concise"))


# The forms agree with each other

ACCOUNT = re.compile(
    r"(\d+) tệp: (\d+) đạt(?: \((\d+) có lưu ý\))?, (\d+) có lỗi, (\d+) không đọc được\. Tổng: "
    r"(\d+) lỗi, (\d+) lưu ý\."
    r"(?: Ngoài ra có (\d+) tệp khác \(minh chứng\)\.)?"
)


def read_account(text: str) -> list[int]:
    """The numbers of the last line.

    Files, good, of these with warnings, wrong, unreadable, errors, warnings, other files.
    """
    match = ACCOUNT.fullmatch(text.splitlines()[-1])
    assert match, text
    return [int(number or 0) for number in match.groups()]


def assert_account_adds_up(text: str, data: Json) -> None:
    """The line and the JSON say the same, and every file is counted once."""
    files, good, warned, wrong, unreadable, errors, warnings, others = read_account(text)
    assert files == good + wrong + unreadable == data["files"]["checked"]
    assert 0 <= warned <= good
    assert (wrong, unreadable, others) == (
        len(data["files"]["with_errors"]),
        len(data["files"]["unreadable"]),
        data["files"]["others"],
    )
    severities = Counter(one["severity"] for one in data["diagnostics"])
    assert (
        (errors, warnings)
        == (data["errors"], data["warnings"])
        == (severities["error"], severities["warning"])
    )


def test_json_agrees_with_the_account(as_form: Callable[..., str], as_json: Callable[..., Json]) -> None:
    """The totals of the JSON, of its findings and of the line that accounts for every file are the same."""
    data = as_json()
    assert_account_adds_up(as_form("concise"), data)
    assert read_account(as_form("text"))[:5] == [7, 3, 1, 2, 2]
    assert data["files"]["unreadable"] == [BROKEN_FILE, EMPTY_FILE]


def test_concise_has_a_line_for_each_finding(
    as_form: Callable[..., str], as_json: Callable[..., Json]
) -> None:
    """File, place, severity, code and sentence stand on one line, in the order of the JSON."""
    places = [
        one["file"]
        + (f":{one['line']}:{one['column']}" if one["line"] else "")
        + f": {one['severity']}[{one['code']}] {one['message']}"
        for one in as_json()["diagnostics"]
    ]
    assert as_form("concise").splitlines()[:-1] == places


def test_markdown_is_the_expected_table(as_form: Callable[..., str], as_json: Callable[..., Json]) -> None:
    """A reader of Markdown finds a table for each file, with the words of each finding unchanged."""
    found = as_json()["diagnostics"]
    text = as_form("markdown")
    rows: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append("".join(child.content for child in tokens[number + 1].children or ()))
    assert [row for row in rows if row[0] != "Dòng"] == [
        [
            str(one["line"] or ""),
            {"error": "Lỗi", "warning": "Lưu ý"}[one["severity"]],
            f"{all_words(one)} ({one['code']})",
            " ".join((one["fix"] or "").split()),
        ]
        for one in found
    ]
    files = [line for line in tokens if line.type == "paragraph_open"]
    assert len(files) == len({one["file"] for one in found}) == sum(row[0] == "Dòng" for row in rows)
    assert "a | *b* <c>" in " ".join(row[3] for row in rows)


def test_text_names_every_place(as_form: Callable[..., str], as_json: Callable[..., Json]) -> None:
    """Each finding is a block with its place, code and sentences."""
    blocks = as_form("text").split("\n\n")
    for block, one in zip(blocks, as_json()["diagnostics"], strict=False):
        assert block.startswith(one["file"] + (f":{one['line']}:{one['column']}  " if one["line"] else "  "))
        assert f"[{one['code']}]" in block
        assert all(one[part] in block for part in ("message", "allowed", "hint") if one[part])
    assert len(blocks) == len(as_json()["diagnostics"]) + 1


# Where it is written, and in which form


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_output_file(folder: Path, run: Run, as_form: Callable[..., str], tmp_path: Path, form: str) -> None:
    """The file holds the form, in a new folder if need be.

    What is printed is the plain log, which hides nothing.
    """
    target = tmp_path / "kết quả" / "out"
    code, out, err = run("validate", "--format", form, "--output-file", str(target), cwd=folder)
    assert (code, err) == (1, "")
    assert target.read_bytes().decode() == as_form(form)
    assert out == as_form("text")
    assert [path.name for path in target.parent.iterdir()] == ["out"]


def test_output_file_is_replaced_whole(
    folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that cannot finish its file leaves the old one, and nothing beside it."""
    target = tmp_path / "out" / "findings.json"
    target.parent.mkdir()
    target.write_text("cũ", encoding="utf-8")

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        assert run("validate", "--output-file", str(target), cwd=folder)[0] == 2
    assert target.read_text(encoding="utf-8") == "cũ"
    assert [path.name for path in target.parent.iterdir()] == ["findings.json"]
    assert run("validate", "--output-file", str(target), cwd=folder)[0] == 1
    assert json.loads(target.read_text(encoding="utf-8"))["errors"] > 0


@pytest.mark.parametrize("name", ["", "ket-qua", "README.md/out.json", "a" * 300])
def test_output_file_that_cannot_be_written(folder: Path, run: Run, name: str) -> None:
    """It is a sentence and 2, not the code of findings."""
    (folder / "ket-qua").mkdir()
    (folder / "README.md").write_text("a", encoding="utf-8")
    code, _, err = run("validate", "--output-file", name, cwd=folder)
    assert (code, err.startswith("Lỗi: Không ghi được ")) == (2, True)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no such device")
def test_output_to_a_device(folder: Path, run: Run) -> None:
    """What is no file is written to and stays what it is."""
    assert run("validate", "--output-file", os.devnull, cwd=folder)[0] == 1
    assert not Path(os.devnull).is_file()


def kind_of(text: str) -> str:
    """The form of an output, by its looks."""
    if text.startswith("{"):
        return "sarif" if "$schema" in json.loads(text) else "json"
    for beginning, form in (
        ("[", "gitlab"),
        ("<?xml", "junit"),
        ("### ttdn", "markdown"),
        ("::error ", "github"),
    ):
        if text.startswith(beginning):
            return form
    return "concise" if ": error[" in text else "text"


@pytest.mark.parametrize(
    ("environment", "options", "printed"),
    [
        ({}, (), "text"),
        ({"GITHUB_ACTIONS": "true"}, (), "github"),
        ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}, (), "text"),
        ({"GITHUB_ACTIONS": ""}, (), "text"),
        ({"GITLAB_CI": "true"}, (), "text"),
        ({"GITHUB_ACTIONS": "true"}, ("--format", "concise"), "concise"),
        ({"GITHUB_ACTIONS": "true"}, ("--format", "text"), "text"),
    ],
)
def test_form_of_the_platform(
    folder: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: Mapping[str, str],
    options: tuple[str, ...],
    printed: str,
) -> None:
    """GitHub gets annotations by itself; Gitea, which calls itself GitHub and shows none, the plain log.

    An option beats both.
    """
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert kind_of(run("validate", *options, cwd=folder)[1]) == printed


@pytest.mark.parametrize(
    ("name", "environment", "form"),
    [
        ("out.sarif", {}, "sarif"),
        ("out.xml", {}, "junit"),
        ("out.md", {}, "markdown"),
        ("out.json", {}, "json"),
        ("OUT.JSON", {}, "json"),
        ("out.json", {"GITLAB_CI": "true"}, "gitlab"),
        ("out.sarif", {"GITLAB_CI": "true"}, "sarif"),
        ("out.sarif", {"GITHUB_ACTIONS": "true"}, "sarif"),
        ("out.txt", {}, "text"),
        ("out", {"GITHUB_ACTIONS": "true"}, "text"),
    ],
)
def test_form_of_the_file(
    folder: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    environment: Mapping[str, str],
    form: str,
) -> None:
    """The ending of the file chooses the form; in GitLab a JSON file is what GitLab asks for."""
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    _, out, _ = run("validate", "--output-file", str(tmp_path / name), cwd=folder)
    assert kind_of((tmp_path / name).read_text(encoding="utf-8")) == form
    assert kind_of(out) == "text"


def test_unknown_form(folder: Path, run: Run) -> None:
    """The forms that there are are listed."""
    code, _, err = run("validate", "--format", "xml", cwd=folder)
    assert code == 2
    assert all(form in err for form in ("text", *FORMATS))


# The code of the run


def test_strict_makes_warnings_fail(root: Path, write: Write, run: Run) -> None:
    """A warning alone passes; with ``--strict`` it does not, and it is still called a warning."""
    write(COMMUNE_FILE, HEAD.format(COMMUNE))
    assert run("validate", cwd=root)[0] == 0
    code, out, _ = run("validate", "--strict", "--format", "concise")
    assert (code, "warning[missing-item]" in out) == (1, True)
    write(COMMUNE_FILE, report(COMMUNE))
    assert run("validate", "--strict")[0] == 0


def set_levels(root: Path, levels: str) -> None:
    """Give the plan levels of its own."""
    plan = root / "plan" / "2020.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + f"levels: {levels}\n", encoding="utf-8")


def test_levels_of_the_plan(root: Path, write: Write, run: Run) -> None:
    """The plan makes a warning an error, an error a warning, and switches a rule off.

    The others stay as they are.
    """
    write(COMMUNE_FILE, HEAD.format(COMMUNE) + "funding: {allocated: 1000000, spent: 2000000}\n")
    figures = "  - {{item: II.5.1, status: in_progress, figures: {{news_items: {}}}}}\n"
    write(WARD_FILE, report(WARD, figures.format(3)))
    write(
        f"units/{WARD}/2020-Q1.yaml",
        report(WARD, figures.format(4)).replace('"2020"', "2020-Q1").replace("12-02", "04-02"),
    )

    def codes() -> set[tuple[str, str]]:
        return {
            (one["code"], one["severity"])
            for one in json.loads(run("validate", "--format", "json", cwd=root)[1])["diagnostics"]
        }

    assert codes() == {
        ("missing-item", "warning"),
        ("spent-above-allocated", "error"),
        ("totals-disagree", "warning"),
    }
    set_levels(root, "{missing-item: error, spent-above-allocated: warning, totals-disagree: off}")
    assert codes() == {("missing-item", "error"), ("spent-above-allocated", "warning")}


def test_levels_apply_to_the_plan_itself(root: Path, run: Run) -> None:
    """A rule about the plan's own file follows the plan's level as well."""
    (root / "plan" / "2020.yaml").rename(root / "plan" / "ke-hoach.yaml")
    assert run("validate", cwd=root)[0] == 1
    plan = root / "plan" / "ke-hoach.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "levels: {wrong-file-name: off}\n", encoding="utf-8")
    assert run("validate", cwd=root)[0] == 0


@pytest.mark.parametrize("code", ["unknown-item", "secrecy-marking", "other-units-file", "no-such-rule"])
def test_rules_that_no_plan_may_change(root: Path, run: Run, code: str) -> None:
    """What keeps the numbers right.

    Or the folder safe from a submission that also touches the plan, cannot be switched off.
    """
    set_levels(root, f"{{{code}: off}}")
    found, out, _ = run("validate", "--format", "concise", cwd=root)
    assert (found, "error[unknown-name]" in out) == (1, True)


# A selection: one unit


@pytest.mark.parametrize("name", [WARD, "Phường Lộc Thọ", "phuong loc tho", "P. Lộc Thọ"])
def test_one_unit(folder: Path, run: Run, name: str) -> None:
    """Only what is in the unit's folder is shown, counted and judged, by whatever name the unit is called."""
    code, out, _ = run("validate", "--unit", name, "--format", "json", cwd=folder)
    data = json.loads(out)
    assert code == 1
    assert {one["file"] for one in data["diagnostics"]} == {WARD_FILE}
    assert data["files"] == {"checked": 1, "with_errors": [WARD_FILE], "unreadable": [], "others": 1}
    assert run("validate", "--unit", OTHER)[0] == 0


def test_unknown_unit(folder: Path, run: Run) -> None:
    """A unit that no plan has is a sentence and 2."""
    for name in ("phuong-khong-co", ""):
        code, out, err = run("validate", "--unit", name, cwd=folder)
        assert (code, out, err.startswith("Lỗi: Kế hoạch không có ")) == (2, "", True)


# A selection: what has changed in git


@pytest.fixture
def git(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The folder as a repository whose branch ``main`` has all of it.

    The settings of whoever runs the tests have no part in it.
    """
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Nguyễn Văn A")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.vn")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2020-12-02T12:00:00+0700")

    def run_git(*arguments: str) -> str:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout  # noqa: S603 - our own words

    run_git("init", "--quiet", "--initial-branch=main")
    run_git("add", ".")
    run_git("commit", "--quiet", "--message=1")
    run_git("checkout", "--quiet", "-b", "bai-nop")
    return run_git


@pytest.fixture
def changed(folder: Path, run: Run) -> Callable[..., Json]:
    """Check what has changed since ``main``; all that is known of it. The account must add up."""

    def check(*options: str) -> Json:
        data: Json = json.loads(
            run("validate", "--changed-from", "main", "--format", "json", *options, cwd=folder)[1]
        )
        assert_account_adds_up(
            run("validate", "--changed-from", "main", "--format", "concise", *options)[1], data
        )
        return data

    return check


def codes_of(data: Json) -> set[tuple[str, str]]:
    """File and code of each finding."""
    return {(one["file"], one["code"]) for one in data["diagnostics"]}


@pytest.mark.parametrize("stage", ["untracked", "uncommitted", "committed"])
def test_changed_files(
    folder: Path, write: Write, git: Git, changed: Callable[..., Json], stage: str
) -> None:
    """New, edited and committed files count alike: their unit is looked at, and no other."""
    if stage == "untracked":
        name = f"units/{OTHER}/2020-Q1.yaml"
        write(name, report(OTHER, WRONG).replace('"2020"', "2020-Q1"))
    else:
        name = OTHER_FILE
        write(name, report(OTHER, WRONG))
    if stage == "committed":
        git("commit", "--quiet", "--all", "--message=2")
    data = changed()
    assert (name, "unknown-status") in codes_of(data)
    assert {one["file"] for one in data["diagnostics"]} == {name}
    assert data["files"]["with_errors"] == [name]


def test_nothing_changed(git: Git, folder: Path, run: Run, changed: Callable[..., Json]) -> None:
    """What was wrong before is not held against a submission that does not touch it."""
    assert codes_of(changed()) == set()
    code, out, _ = run("validate", "--changed-from", "main", cwd=folder)
    assert (code, read_account(out)[0]) == (0, 0)


def test_change_on_main_is_not_the_submissions(
    folder: Path, write: Write, git: Git, changed: Callable[..., Json]
) -> None:
    """What others have merged in the meantime is not looked at: the point where the work began counts."""
    git("checkout", "--quiet", "main")
    write(OTHER_FILE, report(OTHER, WRONG))
    git("commit", "--quiet", "--all", "--message=2")
    git("checkout", "--quiet", "bai-nop")
    assert codes_of(changed()) == set()


def test_deleted_evidence(folder: Path, write: Write, git: Git, changed: Callable[..., Json]) -> None:
    """To delete the proof is a change of the unit, although no report was touched."""
    done = (
        "  - {item: II.5.1, status: done, completed: 2020-11-11, evidence: [{title: Ảnh, file: ảnh.jpg}]}\n"
    )
    write(WARD_FILE, report(WARD, done))
    git("checkout", "--quiet", "main")
    git("commit", "--quiet", "--all", "--message=2")
    git("checkout", "--quiet", "-B", "bai-nop")
    assert codes_of(changed()) == set()
    (folder / "units" / WARD / "ảnh.jpg").unlink()
    assert codes_of(changed()) == {(WARD_FILE, "missing-evidence-file")}


def test_changed_plan_concerns_everybody(folder: Path, git: Git, changed: Callable[..., Json]) -> None:
    """Whoever changes the plan sees what it does to every report."""
    plan = folder / "plan" / "2020.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    data = changed()
    assert {WARD_FILE, COMMUNE_FILE, ODD_FILE, BROKEN_FILE} <= {one["file"] for one in data["diagnostics"]}
    assert data["files"]["checked"] == 7


def test_duplicate_elsewhere_is_shown(
    folder: Path, write: Write, git: Git, changed: Callable[..., Json]
) -> None:
    """A report that makes another the second of its kind is not passed, though nobody submits the other."""
    git("checkout", "--quiet", "main")
    (folder / WARD_FILE).unlink()
    write(COMMUNE_FILE, report(WARD))
    git("commit", "--quiet", "--all", "--message=2")
    git("checkout", "--quiet", "-B", "bai-nop")
    write(WARD_FILE, report(WARD))
    data = changed()
    assert (COMMUNE_FILE, "duplicate-report") in codes_of(data)
    assert (COMMUNE_FILE, "wrong-folder") not in codes_of(data)
    assert changed("--unit", WARD)["errors"] == 1


def test_files_of_several_units(write: Write, git: Git, changed: Callable[..., Json]) -> None:
    """Where the sender is not known, files of several units are pointed out; of one unit they are not."""
    write(f"units/{OTHER}/ghi-chú.txt", "a")
    assert codes_of(changed()) == set()
    write(f"units/{COMMUNE}/ghi-chú.txt", "a")
    data = changed()
    found = [one for one in data["diagnostics"] if one["code"] == "other-units-file"]
    assert [(one["severity"], one["file"]) for one in found] == [("warning", f"units/{OTHER}/ghi-chú.txt")]
    assert all(unit in found[0]["message"] for unit in (OTHER, COMMUNE))
    assert (data["files"]["checked"], data["files"]["others"]) == (3, 1)


def test_files_of_another_unit(folder: Path, write: Write, git: Git, changed: Callable[..., Json]) -> None:
    """A unit's submission that touches the plan, another unit or anything else fails.

    And every such file is named.
    """
    write(OTHER_FILE, report(OTHER) + "# tự sửa\n")
    assert codes_of(changed("--unit", OTHER)) == set()
    write(f"units/{COMMUNE}/ghi-chú.txt", "a")
    write("README.md", "a")
    (folder / ODD_FILE).unlink()
    found = changed("--unit", OTHER)
    assert codes_of(found) == {
        (name, "other-units-file") for name in (f"units/{COMMUNE}/ghi-chú.txt", "README.md", ODD_FILE)
    }
    assert (found["errors"], found["files"]["checked"]) == (3, 4)
    plan = folder / "plan" / "2020.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# sửa\n", encoding="utf-8")
    assert ("plan/2020.yaml", "other-units-file") in codes_of(changed("--unit", OTHER))


def test_folder_within_a_repository(folder: Path, write: Write, git: Git, run: Run) -> None:
    """Where the folder is a part of a larger repository, names are those of the folder.

    And a file beside it is no unit's.
    """
    for name in ("plan", "units"):
        (folder / "du-lieu").mkdir(exist_ok=True)
        (folder / name).rename(folder / "du-lieu" / name)
    git("add", ".")
    git("commit", "--quiet", "--message=2")
    write("README.md", "a")
    write(f"du-lieu/{OTHER_FILE}", report(OTHER, WRONG))
    _, out, _ = run(
        "validate",
        "--changed-from",
        "HEAD",
        "--unit",
        OTHER,
        "--format",
        "json",
        cwd=folder / "du-lieu" / "units",
    )
    assert {one["file"] for one in json.loads(out)["diagnostics"]} == {OTHER_FILE, "../README.md"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_control_characters_in_a_changed_name(write: Write, git: Git, changed: Callable[..., Json]) -> None:
    """A name that hides something is the same name in what has changed and in what was read."""
    write("units/x\x1b[31m\n::error::y/2020.yaml", report(WARD))
    found = [one["file"] for one in changed()["diagnostics"]]
    assert found
    assert set(found) == {"units/x\\x1b[31m⏎::error::y/2020.yaml"}


@pytest.mark.parametrize(
    "revision",
    ["khong-co", "", "-x", "--octopus", "--output=x", "HEAD:units", "a b", "\n", "a" * 3000, "main..bai-nop"],
)
def test_unknown_revision(folder: Path, git: Git, run: Run, revision: str) -> None:
    """A revision that there is not, or that looks like an option of git, is one sentence and 2."""
    for line, beginning in (
        ((), "Lỗi: Không so sánh được với "),
        (("--lang", "en"), "Error: Cannot compare with "),
    ):
        code, out, err = run(*line, "validate", f"--changed-from={revision}", cwd=folder)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(beginning)
    assert "no such revision" in err
    assert not (folder / "x").exists()


def test_no_repository(folder: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, or without git, what has changed cannot be known, and it is said why."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    code, _, err = run("validate", "--changed-from", "main", cwd=folder)
    assert (code, "không phải kho git" in err) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    code, _, err = run("--lang", "en", "validate", "--changed-from", "main")
    assert (code, "git is not installed" in err) == (2, True)
    assert run("validate")[0] == 1


# On every core


def test_same_findings_on_every_core(
    root: Path, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is read by several processes has the findings of one that is read by this alone."""
    figures = "  - {{item: II.5.1, status: in_progress, figures: {{news_items: {}}}}}\n"
    for quarter in range(1, 5):
        text = (
            report(WARD, figures.format(quarter))
            .replace('"2020"', f"2020-Q{quarter}")
            .replace("2020-12-02", f"2020-{quarter * 3:02}-28")
        )
        write(f"units/{WARD}/2020-Q{quarter}.yaml", text)
    write(WARD_FILE, report(WARD, figures.format(11)))
    write(OTHER_FILE, report(OTHER, WRONG))
    write(COMMUNE_FILE, report(OTHER))
    write(BROKEN_FILE, "unit: [\n")
    write("units/trung-tam-van-hoa/2020.yaml", HEAD.format("trung-tam-van-hoa") + "# TỐI MẬT\n")
    write(
        "units/trung-tam-van-hoa/2019.yaml",
        HEAD.format("trung-tam-van-hoa").replace("2020", "2019") + "# MẬT\n",
    )
    alone = run("validate", "--format", "json", cwd=root)
    started = []

    class Pool(concurrent.futures.ProcessPoolExecutor):
        """Processes that are heard of."""

        def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - whatever it takes
            """Note down that there are processes."""
            started.append(arguments)
            super().__init__(*arguments, **options)

    monkeypatch.setattr("ttdn.checking.ENOUGH_FILES", 2)
    monkeypatch.setattr("ttdn.checking._CHUNK", 3)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    together = run("validate", "--format", "json")
    assert len(started) == 1
    assert together == alone
    codes = {one["code"] for one in json.loads(together[1])["diagnostics"]}
    assert codes >= {
        "totals-disagree",
        "duplicate-report",
        "unknown-status",
        "yaml-syntax",
        "secrecy-marking",
    }


def test_machine_with_many_processors(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows cannot wait for more than 61 processes."""

    class Pool(concurrent.futures.ProcessPoolExecutor):
        """What it is there."""

        def __init__(self, many: int, **options: Any) -> None:  # noqa: ANN401 - whatever it takes
            """Refuse what Windows refuses."""
            if many > 61:
                message = "max_workers must be <= 61"
                raise ValueError(message)
            super().__init__(2, **options)

    alone = run("validate", "--format", "json", cwd=folder)
    monkeypatch.setattr("ttdn.checking.ENOUGH_FILES", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 128)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    assert run("validate", "--format", "json") == alone


def test_same_words_in_every_process(folder: Path) -> None:
    """What is found, and its order, does not depend on the order in which a process happens to keep words."""
    command = [sys.executable, "-m", "ttdn", "--root", str(folder), "validate", "--format", "json"]
    outputs = {
        subprocess.run(  # noqa: S603 - our own program
            command,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())["errors"] > 5


# A folder that is a part of a repository


def make_repository(folder: Path) -> None:
    """What makes a folder a repository, made without git."""
    for name in ("objects", "refs"):
        (folder / ".git" / name).mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")


@pytest.mark.parametrize("inside", [False, True])
def test_platforms_find_the_file_in_the_repository(
    folder: Path, as_form: Callable[..., str], *, inside: bool
) -> None:
    """Annotations name a file as the repository knows it, wherever in it the folder lies.

    Logs as the folder knows it.
    """
    make_repository(folder.parent if inside else folder)
    name = f"{folder.name}/{WARD_FILE}" if inside else WARD_FILE
    assert f"::error file={name},line=" in as_form("github")
    assert f"\n{WARD_FILE}:" in as_form("github")
    assert name in {found["location"]["path"] for found in json.loads(as_form("gitlab"))}
    (sarif,) = json.loads(as_form("sarif"))["runs"]
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in sarif["results"]
    }
    assert quote(name) in places
    assert f'file="{name}"' in as_form("junit")
    assert WARD_FILE in {found["file"] for found in json.loads(as_form("json"))["diagnostics"]}


def test_fingerprints_do_not_depend_on_the_place_of_the_folder(
    folder: Path, as_form: Callable[..., str]
) -> None:
    """A folder that moves within its repository keeps what was said of it."""
    before = [found["fingerprint"] for found in json.loads(as_form("gitlab"))]
    make_repository(folder.parent)
    assert [found["fingerprint"] for found in json.loads(as_form("gitlab"))] == before
