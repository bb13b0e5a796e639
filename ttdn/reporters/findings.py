"""What a run of the checks found, as every format shows it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ttdn.diagnostics import Diagnostic, Severity, count_errors
from ttdn.language import Language, Text, count_of
from ttdn.places import unit_of


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings in the order of their places, and an account of every file that was looked at.

    ``files`` are the YAML files, ``unreadable`` those that gave no data, ``others`` the number of files
    beside them (evidence), ``units`` the names of the units by their folders. ``folder`` is where the files'
    names begin in the repository ("data/" or nothing): platforms place a finding by the name that a file has
    there.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...]
    unreadable: frozenset[str] = frozenset()
    others: int = 0
    units: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""

    @property
    def errors(self) -> int:
        """The number of errors."""
        return count_errors(self.diagnostics)

    @property
    def warnings(self) -> int:
        """The number of warnings."""
        return len(self.diagnostics) - self.errors

    @property
    def accounted(self) -> tuple[str, ...]:
        """The files that were looked at, then the others with findings (another unit's, one that is gone)."""
        return tuple(dict.fromkeys([*self.files, *(found.location.file for found in self.diagnostics)]))

    @property
    def wrong_files(self) -> frozenset[str]:
        """The files with errors that could be read."""
        return (
            frozenset(found.location.file for found in self.diagnostics if found.severity is Severity.ERROR)
            - self.unreadable
        )

    def unit_of(self, file: str) -> str:
        """The name of the unit whose folder a file is in; empty for anything else."""
        return self.units.get(unit_of(file) or "", "")

    @property
    def account(self) -> Text:
        """The line that accounts for every file: "54 tệp: 52 đạt, 1 có lỗi, 1 không đọc được"."""
        wrong, unreadable = len(self.wrong_files), len(self.unreadable)
        warned = len({found.location.file for found in self.diagnostics} - self.wrong_files - self.unreadable)
        count = len(self.accounted)
        good = count - wrong - unreadable
        vi = (
            f"{count} tệp: {good} đạt{f' ({warned} có lưu ý)' if warned else ''}, {wrong} có "
            f"lỗi, {unreadable} không đọc được. Tổng: {self.errors} lỗi, {self.warnings} lưu ý."
        )
        en = (
            f"{count_of(count, 'file')}: {good} passed{f' ({warned} with warnings)' if warned else ''}, "
            f"{wrong} with errors, {unreadable} unreadable. "
            f"In all: {count_of(self.errors, 'error')}, {count_of(self.warnings, 'warning')}."
        )
        if self.others:
            vi += f" Ngoài ra có {self.others} tệp khác (minh chứng)."
            en += f" Besides, {count_of(self.others, 'other file')} (evidence)."
        return Text(vi, en)


def sentence(found: Diagnostic, language: Language) -> str:
    """A finding on one line: what is wrong, what is allowed, what to do."""
    parts = [found.message, found.allowed, found.hint]
    return " ".join(part.in_language(language) for part in parts if part)


def level(found: Diagnostic) -> str:
    """``error`` or ``warning``, as platforms call it."""
    return found.severity.name.lower()


def with_fingerprints(findings: Findings) -> Iterator[tuple[Diagnostic, str]]:
    """The findings, each with a mark: unique, and the same when lines above it are added or removed."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for found in findings.diagnostics:
        key = (found.location.file, found.code, found.message.vi)
        seen[key] += 1
        yield found, hashlib.sha256("\0".join([*key, str(seen[key])]).encode()).hexdigest()[:40]
