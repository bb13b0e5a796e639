"""``ttdn validate``: check the plan and the reports, and account for every file."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from ttdn.checking import Checked
from ttdn.checks.submission import check_submission, unit_folders
from ttdn.cli.help import both
from ttdn.cli.options import UnitOption, format_option
from ttdn.cli.session import Session
from ttdn.diagnostics import Diagnostic
from ttdn.errors import (
    InvalidOptionError,
    NotAUnitError,
    PathNotFoundError,
    PathOutsideWorkspaceError,
    TtdnError,
    UnknownNameError,
)
from ttdn.history import changed_files, folder_in_repository
from ttdn.language import Text
from ttdn.load import relative_name
from ttdn.places import PLAN_FOLDER, UNITS_FOLDER, lies_in, unit_folder
from ttdn.reporters import FORMATS
from ttdn.reporters.findings import Findings
from ttdn.vietnamese import nfc
from ttdn.writing import refusal, write_output

TEXT = "text"
_BY_ENDING = {".sarif": "sarif", ".xml": "junit", ".md": "markdown", ".json": "json"}


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help=both("Tệp hoặc thư mục cần xem; mặc định là tất cả.", "Files or folders; all by default."),
        ),
    ] = None,
    unit: UnitOption = None,
    changed_from: Annotated[
        str | None,
        typer.Option(
            "--changed-from",
            metavar="REV",
            help=both(
                "Chỉ xem những gì thay đổi so với REV (git) đụng đến.",
                "Check only what has changed since REV (git).",
            ),
        ),
    ] = None,
    form: Annotated[str | None, format_option(None, (TEXT, *FORMATS))] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output-file", metavar="FILE", help=both("Ghi dạng đó vào tệp.", "Write that format to a file.")
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help=both("Lưu ý cũng là lỗi.", "Fail on warnings, too."))
    ] = False,
) -> None:
    """Check everything, show what concerns the selection, exit with 1 where there are errors."""
    session = Session(context)
    chosen = choose_format(form, output, os.environ)
    if output is not None:
        refuse_place(session.root, output)
    names = [_select(session.root, path) for path in paths or []]
    changed = changed_files(session.root, changed_from) if changed_from is not None else None
    checked = session.check(keep_reports=False)
    units = _unit_ids(checked, unit) if unit is not None else None
    scope = make_scope(names, units, changed)
    sender = units[0] if units is not None and len(units) == 1 else None
    sent = check_submission(changed, sender, session.root) if changed is not None else ()
    findings = replace(select_findings(checked, scope, sent), folder=folder_in_repository(session.root))
    _deliver(session, findings, chosen, output)
    raise typer.Exit(1 if findings.errors or (strict and findings.warnings) else 0)


def choose_format(form: str | None, output: Path | None, environment: Mapping[str, str]) -> str:
    """The form that was asked for; else that of the platform the run is on, or of the output file's ending.

    Gitea calls itself GitHub but shows no annotations: there the plain log is the right form.
    """
    if form is not None:
        return form
    if output is not None:
        ending = output.suffix.lower()
        if environment.get("GITLAB_CI") and ending == ".json":
            return "gitlab"
        return _BY_ENDING.get(ending, TEXT)
    return "github" if environment.get("GITHUB_ACTIONS") and not environment.get("GITEA_ACTIONS") else TEXT


def refuse_place(root: Path, output: Path) -> None:
    """Keep what is checked from being written over.

    A slip of the fingers would replace a report by what is said of it.

    Raises:
        InvalidOptionError: The file would lie in ``plan/`` or ``units/``.
    """
    place = Path(os.path.realpath(output))  # resolve() raises where links lead in a circle
    if any(place.is_relative_to(os.path.realpath(root / folder)) for folder in (PLAN_FOLDER, UNITS_FOLDER)):
        allowed = Text(
            f"Kết quả không ghi vào {PLAN_FOLDER}/ và {UNITS_FOLDER}/.",
            f"Not in {PLAN_FOLDER}/ and {UNITS_FOLDER}/.",
        )
        raise InvalidOptionError("--output-file", str(output), allowed)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the user wants to see: a file must be in one of the names of every list.

    No list means everything.
    """

    lists: tuple[tuple[str, ...], ...] = ()

    def includes(self, file: str) -> bool:
        """Whether a file is selected."""
        return all(any(name == "." or lies_in(file, name) for name in names) for names in self.lists)

    def concerns(self, found: Diagnostic) -> bool:
        """Whether a finding is in a selected file, or is explained by a place in one."""
        return self.includes(found.location.file) or any(
            self.includes(one.location.file) for one in found.related
        )


def make_scope(names: Sequence[str], units: Sequence[str] | None, changed: Sequence[str] | None) -> Scope:
    """The selection of the command line. Whatever changes in the plan concerns every report."""
    lists: list[tuple[str, ...]] = [tuple(names)] if names else []
    if units is not None:
        lists.append(tuple(unit_folder(unit) for unit in units))
    if changed is not None and not any(lies_in(file, PLAN_FOLDER) for file in changed):
        lists.append((*map(unit_folder, unit_folders(changed)), *changed))
    return Scope(tuple(lists))


def select_findings(checked: Checked, scope: Scope, sent: Iterator[Diagnostic] | tuple[()] = ()) -> Findings:
    """The findings and files of a selection.

    What is wrong with the submission itself is always part of it.
    """
    workspace = checked.workspace
    shown = [*(found for found in checked.diagnostics if scope.concerns(found)), *sent]
    named = {found.location.file for found in shown}
    return Findings(
        diagnostics=tuple(sorted(shown, key=lambda found: found.sort_key)),
        files=tuple(name for name in workspace.files if scope.includes(name)),
        unreadable=frozenset(name for name in workspace.unreadable if scope.includes(name)),
        others=sum(scope.includes(name) and name not in named for name in workspace.others),
        units={unit.id: unit.name for plan in workspace.plans.values() for unit in plan.plan.units},
    )


def _select(root: Path, path: str) -> str:
    """A path of the command line as a name relative to the root; what a link stands for is not asked."""
    typed = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a link that a submission may hold
    if not os.path.lexists(typed):
        raise PathNotFoundError(path)
    # The way to the folder may be typed with links in it; the root is known without them.
    for found in (typed, typed.parent.resolve() / typed.name):
        if found.is_relative_to(root):
            name = relative_name(root, found)
            if name == "." or lies_in(name, PLAN_FOLDER) or lies_in(name, UNITS_FOLDER):
                return nfc(name)
    raise PathOutsideWorkspaceError(path, root)


def _unit_ids(checked: Checked, name: str) -> tuple[str, ...]:
    """The ids of the unit, or of the group's units, by the newest plan whose roster has them."""
    failed: TtdnError = UnknownNameError(name, [])
    for _, file in sorted(checked.workspace.plans.items(), reverse=True):
        try:
            return tuple(unit.id for unit in file.plan.find_units(name))
        except (UnknownNameError, NotAUnitError) as error:
            failed = error
    raise failed


def _deliver(session: Session, findings: Findings, form: str, output: Path | None) -> None:
    """Print the findings; with an output file, its form goes there.

    A log that hides nothing is printed as well.
    """
    if output is not None:
        text = (
            _as_plain_text(session, findings) if form == TEXT else FORMATS[form](findings, session.language)
        )
        _write(session.root, output, text)
        form = TEXT
    if form == TEXT:
        _show(session, findings)
    else:
        session.write(FORMATS[form](findings, session.language))


def _show(session: Session, findings: Findings) -> None:
    account = session.say(*findings.account)
    if not findings.diagnostics:
        session.write(f"{account}\n")
        return
    # Where there are no colours, rich would take ten times as long over thousands of findings.
    if not session.out.is_terminal:
        session.write(_as_plain_text(session, findings))
        return
    from ttdn.terminal.diagnostics import render_diagnostic  # noqa: PLC0415 - loads rich, which a clean run does without

    for found in findings.diagnostics:
        unit = findings.unit_of(found.location.file)
        session.show_whole(render_diagnostic(found, unit, session.language, session.text_width), "")
    session.show_whole(fill(account, session.text_width) if session.text_width else account)


def _as_plain_text(session: Session, findings: Findings) -> str:
    from ttdn.terminal.diagnostics import render_diagnostic  # noqa: PLC0415 - see above

    blocks = [
        render_diagnostic(found, findings.unit_of(found.location.file), session.language, None).plain
        for found in findings.diagnostics
    ]
    return "\n\n".join([*blocks, session.say(*findings.account)]) + "\n"


def _write(root: Path, path: Path, text: str) -> None:
    """Write a file whole; what is no file (a pipe, a terminal) is written to as it stands."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_text(text, encoding="utf-8", newline="\n")
            return
    except OSError as error:
        raise refusal(path, error) from error
    write_output(root, path, text.encode())
