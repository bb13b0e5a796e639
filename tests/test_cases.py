"""Every folder ``cases/<code>/<case>/`` is a small workspace that states the codes it is about.

They are the code of its folder, those of the findings that stand as comments on their lines, and those that a
comment ``# free of: code, code`` names; of these it holds all findings and no other. What other rules say
of it is for their own cases.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from about import FOLLOWING
from emitted import emitted_codes

from ttdn.checking import check_workspace
from ttdn.diagnostics import Diagnostic
from ttdn.rules import RULES, read_rules

TESTS = Path(__file__).parent
CASES = TESTS / "cases"
FOLDERS = sorted(folder for code in CASES.iterdir() if code.is_dir() for folder in code.iterdir())
FAILING = [folder for folder in FOLDERS if not folder.name.startswith("ok-")]

#: Codes about bytes, sizes, links and history, which no folder in git can hold, about forms and about the
#: specialist's file, and the file that tests them.
TESTED_ELSEWHERE = {
    "repeated-date": "test_recurring.py",
    "time-without-date": "test_recurring.py",
    "misread-owners": "test_misread.py",
    "misread-deadline": "test_misread.py",
    "file-too-large": "test_source.py",
    "not-utf-8": "test_source.py",
    "link-outside-folder": "test_load.py",
    "archive-changed": "test_archive.py",
    "not-a-file": "test_load.py",
    "unreadable-file": "test_load.py",
    "other-units-file": "test_submission.py",
    "received-before-commit": "test_submission.py",
    "unreadable-cell": "test_collect.py",
    "unread-cell": "test_unread_cells.py",
    "locked-cell-changed": "test_unread_cells.py",
    "merged-cells": "test_unread_cells.py",
    "doubtful-number": "test_plausibility.py",
    "day-and-month": "test_plausibility.py",
    "left-by-the-plan": "test_forms_in_time.py",
    "words-repeated": "test_last_words.py",
    "row-added": "test_unread_cells.py",
    "row-missing": "test_unread_cells.py",
    "own-note": "test_unread_cells.py",
    "struck-words": "test_unread_cells.py",
    "hidden-link": "test_plausibility.py",
    "unproven-form": "test_form_identity.py",
    "too-many-findings": "test_hostile.py",
    "duplicate-sentence": "test_digest.py",
    "joined-to-nothing": "test_digest.py",
    "text-not-printed": "test_digest.py",
    "unknown-lead": "test_digest.py",
    "unknown-use": "test_digest.py",
    "deleted-report": "test_submission.py",
}

_COMMENT = re.compile(r"# ((?:error|warning): [a-z0-9-]+(?:, (?:error|warning): [a-z0-9-]+)*)\s*$")
_FREE_OF = re.compile(r"^# free of: ([a-z0-9-]+(?:, [a-z0-9-]+)*)$", re.MULTILINE)
_EXPECTED = re.compile(r"(\S+):([0-9]+) (error|warning) ([a-z0-9-]+)")

#: The codes of files and values that cannot be read.
UNREADABLE = read_rules("reading").keys() | read_rules("values").keys()

Findings = Callable[[Path], list[Diagnostic]]


class Finding(NamedTuple):
    """What is compared: where, how bad, which rule."""

    file: str
    line: int
    severity: str
    code: str


def expect(folder: Path) -> Iterator[Finding]:
    """What a case announces: comments in its files, and the lines of its ``expected.txt``."""
    for path in folder.rglob("*.yaml"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if comment := _COMMENT.search(line):
                for finding in comment[1].split(", "):
                    severity, code = finding.split(": ")
                    yield Finding(path.relative_to(folder).as_posix(), number, severity, code)
    listed = folder / "expected.txt"
    for line in listed.read_text(encoding="utf-8").splitlines() if listed.exists() else ():
        match = _EXPECTED.fullmatch(line)
        assert match, line
        yield Finding(match[1], int(match[2]), match[3], match[4])


def stated_codes(folder: Path) -> set[str]:
    """The codes that a case is about."""
    codes = {folder.parent.name, *(finding.code for finding in expect(folder))}
    for path in folder.rglob("*.yaml"):
        for codes_of_line in _FREE_OF.findall(path.read_text(encoding="utf-8")):
            codes.update(codes_of_line.split(", "))
    return codes | FOLLOWING if folder.parent.name in UNREADABLE else codes


def check_copy(folder: Path | None, root: Path) -> list[Diagnostic]:
    """All findings in a copy of a case (None: in the shared plan alone)."""
    if folder is not None:
        shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
    if not (root / "plan").exists():
        (root / "plan").mkdir(parents=True)
        shutil.copy(CASES / "plan.yaml", root / "plan" / "2020.yaml")
    return check_workspace(root).diagnostics


def name_case(folder: Path) -> str:
    """A case as it is called in the results."""
    return folder.relative_to(CASES).as_posix()


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """The findings in a case, each case checked once."""
    return cache(lambda folder: check_copy(folder, tmp_path_factory.mktemp("case")))


@pytest.mark.parametrize("folder", FOLDERS, ids=name_case)
def test_case(folder: Path, findings: Findings) -> None:
    """Of the codes that a case is about, its findings are exactly those that it announces."""
    stated = stated_codes(folder)
    found = [
        Finding(
            diagnostic.location.file,
            diagnostic.location.line,
            diagnostic.severity.name.lower(),
            diagnostic.code,
        )
        for diagnostic in findings(folder)
        if diagnostic.code in stated
    ]
    assert sorted(found) == sorted(expect(folder))


@pytest.mark.parametrize("folder", FOLDERS, ids=name_case)
def test_case_is_about_its_code(folder: Path) -> None:
    """A failing case announces the code of its folder; a case named ``ok-`` announces nothing."""
    codes = {finding.code for finding in expect(folder)}
    assert not codes if folder.name.startswith("ok-") else folder.parent.name in codes


@pytest.mark.parametrize("folder", FOLDERS, ids=name_case)
def test_stated_codes_are_known(folder: Path) -> None:
    """A case states codes that the program has: a slip in a comment would assert nothing."""
    assert stated_codes(folder) <= set(RULES)


@pytest.mark.parametrize("folder", FAILING, ids=name_case)
def test_findings_are_well_formed(folder: Path, findings: Findings) -> None:
    """A finding speaks both languages, in sentences of one line, and points into the line that it shows."""
    for diagnostic in findings(folder):
        for text in filter(
            None,
            (
                diagnostic.message,
                diagnostic.allowed,
                diagnostic.hint,
                *(place.message for place in diagnostic.related),
            ),
        ):
            assert text.vi.isprintable()
            assert text.en.isprintable()
            assert "None" not in text.vi
        assert diagnostic.message.vi.endswith((".", "?"))
        assert diagnostic.message.en.endswith((".", "?"))
        for place in (diagnostic.location, *(place.location for place in diagnostic.related)):
            assert place.line == 0 or 1 <= place.column <= len(place.snippet) + 1


@pytest.mark.parametrize("folder", FAILING, ids=name_case)
def test_offered_line_cures(folder: Path, findings: Findings, tmp_path: Path) -> None:
    """A line that a finding offers to type instead makes that finding go away, and the file is still read."""
    fixable = [diagnostic for diagnostic in findings(folder) if diagnostic.fix is not None]
    for number, diagnostic in enumerate(fixable):
        root, place = tmp_path / str(number), diagnostic.location
        check_copy(folder, root)
        lines = (root / place.file).read_text(encoding="utf-8").splitlines()
        lines[place.line - 1] = str(diagnostic.fix)
        (root / place.file).write_text("\n".join([*lines, ""]), encoding="utf-8")
        left = {(found.location.file, found.location.line, found.code) for found in check_copy(None, root)}
        assert (place.file, place.line, diagnostic.code) not in left, diagnostic.fix
        assert (place.file, place.line, "yaml-syntax") not in left, diagnostic.fix


def test_shared_plan_is_clean(tmp_path: Path) -> None:
    """The plan that the cases share has no findings of its own."""
    assert check_copy(None, tmp_path) == []


def test_codes_are_found_in_the_source() -> None:
    """The codes are read from the package, so that a new one is asked for its cases."""
    assert {"yaml-syntax", "unknown-key", "missing-item", "duplicate-plan"} <= emitted_codes()
    assert len(emitted_codes()) > 60


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_code_has_cases(code: str) -> None:
    """Each code that the program can emit has a case that fails and a case that passes."""
    if code in TESTED_ELSEWHERE:
        assert f'"{code}"' in (TESTS / TESTED_ELSEWHERE[code]).read_text(encoding="utf-8")
        return
    passing = [folder.name.startswith("ok-") for folder in FOLDERS if folder.parent.name == code]
    assert any(passing), f"no case ok-… for {code}"
    assert not all(passing), f"no failing case for {code}"


@pytest.mark.parametrize("code", sorted({folder.parent.name for folder in FOLDERS} | set(TESTED_ELSEWHERE)))
def test_no_case_is_left_over(code: str) -> None:
    """A folder of cases stands for a code that the program still emits."""
    assert code in emitted_codes()
