"""``ttdn validate``: check the plan and the reports, and account for every file."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from ttdn.checking import Checked
from ttdn.checks.submission import check_submission, unit_folders
from ttdn.cli.options import UnitOption, argument, format_option, option
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
from ttdn.language import Text
from ttdn.load import relative_name
from ttdn.places import PLAN_FOLDER, READ_FOLDERS, UNITS_FOLDER, is_archive, lies_in, unit_folder
from ttdn.reporters import FORM_NAMES
from ttdn.reporters.findings import Findings
from ttdn.terminal.diagnostics import plain_diagnostic, render_diagnostic
from ttdn.vietnamese import nfc

TEXT = "text"
_BY_ENDING = {".sarif": "sarif", ".xml": "junit", ".md": "markdown", ".json": "json"}


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        argument(
            "[FILE|DIR]…",
            "Tệp hoặc thư mục cần xem; mặc định là tất cả.",
            "Files or folders; all by default.",
        ),
    ] = None,
    unit: UnitOption = None,
    changed_from: Annotated[
        str | None,
        option(
            "--changed-from",
            "Chỉ xem những gì thay đổi so với một bản ghi git đụng đến.",
            "Check only what has changed since a commit of git.",
            metavar="COMMIT",
        ),
    ] = None,
    form: Annotated[
        str | None, format_option("tự chọn trong CI", "chosen in CI", (TEXT, *FORM_NAMES))
    ] = None,
    output: Annotated[
        Path | None,
        option("--output-file", "Ghi dạng đó vào tệp.", "Write that format to a file.", metavar="FILE"),
    ] = None,
    strict: Annotated[bool, option("--strict", "Lưu ý cũng là lỗi.", "Fail on warnings, too.")] = False,
) -> None:
    """Check everything, show what concerns the selection, exit with 1 where there are errors."""
    session = Session(context)
    chosen = _choose_format(form, output, os.environ)
    if output is not None:
        _refuse_place(session.root, output)
    names = [_select(session.root, path) for path in paths or []]
    changed: Sequence[str] | None = None
    if changed_from is not None:
        from ttdn.history import changed_files  # noqa: PLC0415 - few runs ask git

        changed = changed_files(session.root, changed_from)
    checked = session.check(keep_reports=False)
    checked.diagnostics.extend(_misread(checked, [*names, *(changed or ())]))
    units = _unit_ids(checked, unit) if unit is not None else None
    sender = units[0] if units is not None and len(units) == 1 else None
    sent = [*check_submission(changed, sender, session.root)] if changed is not None else []
    if is_archive(session.root):
        from ttdn.archiving.sealing import damage_findings  # noqa: PLC0415 - few folders are archives

        sent += damage_findings(session.root)
    folder = ""
    if chosen != TEXT:
        from ttdn.history import folder_in_repository  # noqa: PLC0415 - the same

        folder = folder_in_repository(session.root)
    findings = _select_findings(checked, _selection(names, units, changed), sent, folder)
    _deliver(session, findings, chosen, output)
    raise typer.Exit(1 if findings.errors or (strict and findings.warnings) else 0)


def _misread(checked: Checked, names: Sequence[str]) -> Iterator[Diagnostic]:
    """Where a plan is read otherwise than its words; not for one report, which need not wait for that."""
    if all(lies_in(name, UNITS_FOLDER) for name in names) and names:
        return
    from ttdn.importing.misread import misread  # noqa: PLC0415 - only validate asks for it

    yield from misread(checked.workspace.plans.values())


def _choose_format(form: str | None, output: Path | None, environment: Mapping[str, str]) -> str:
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


def _refuse_place(root: Path, output: Path) -> None:
    """Keep what is checked from being written over.

    A slip of the fingers would replace a report by what is said of it.

    Raises:
        InvalidOptionError: The file would lie in one of the folders that are read.
    """
    place = Path(os.path.realpath(output))  # resolve() raises where links lead in a circle
    if any(place.is_relative_to(os.path.realpath(root / folder)) for folder in READ_FOLDERS):
        *others, last = (f"{folder}/" for folder in READ_FOLDERS)
        allowed = Text(
            f"Kết quả không ghi vào {', '.join(others)} và {last}.", f"Not in {', '.join(others)} and {last}."
        )
        raise InvalidOptionError("--output-file", str(output), allowed)


def _selection(
    names: Sequence[str], units: Sequence[str] | None, changed: Sequence[str] | None
) -> Callable[[str], bool]:
    """Whether the command line selects a file: it must be in one of the places of every list.

    No list means everything. Whatever changes in the plan concerns every report.
    """
    lists = [names] if names else []
    if units is not None:
        lists.append([unit_folder(unit) for unit in units])
    if changed is not None and not any(lies_in(file, PLAN_FOLDER) for file in changed):
        lists.append([*map(unit_folder, unit_folders(changed)), *changed])
    return lambda file: all(any(name == "." or lies_in(file, name) for name in listed) for listed in lists)


def _select_findings(
    checked: Checked, includes: Callable[[str], bool], sent: Iterable[Diagnostic], folder: str
) -> Findings:
    """The findings and files of a selection.

    A finding is part of it where it is in a selected file, or is explained by a place in one. What is wrong
    with the submission itself is always part of it. ``folder`` is where the files' names begin.
    """

    def concerns(found: Diagnostic) -> bool:
        places = (found.location, *(related.location for related in found.related))
        return any(includes(place.file) for place in places)

    workspace = checked.workspace
    shown = [*filter(concerns, checked.diagnostics), *sent]
    named = {found.location.file for found in shown}
    return Findings(
        diagnostics=tuple(sorted(shown, key=lambda found: found.sort_key)),
        files=tuple(filter(includes, workspace.files)),
        unreadable=frozenset(filter(includes, workspace.unreadable)),
        others=sum(includes(name) and name not in named for name in workspace.others),
        units={
            unit.id: plan.plan.called(unit) for plan in workspace.plans.values() for unit in plan.plan.units
        },
        folder=folder,
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
            if name == "." or any(lies_in(name, folder) for folder in READ_FOLDERS):
                return nfc(name)
    raise PathOutsideWorkspaceError(path, root)


def _unit_ids(checked: Checked, name: str) -> list[str]:
    """The ids of the unit, or of the group's units, by the newest plan whose roster has them."""
    failed: TtdnError = UnknownNameError(name, [])
    for _, file in sorted(checked.workspace.plans.items(), reverse=True):
        try:
            return [unit.id for unit in file.plan.find_units(name)]
        except (UnknownNameError, NotAUnitError) as error:
            failed = error
    raise failed


def _deliver(session: Session, findings: Findings, form: str, output: Path | None) -> None:
    """Print the findings; with an output file, their form goes there.

    A log that hides nothing is printed as well.
    """
    if output is not None:
        _write(session.root, output, _in_form(session, findings, form))
        form = TEXT
    # Where there are no colours, rich would take ten times as long over thousands of findings.
    if form != TEXT or not findings.diagnostics or session.is_plain:
        session.write(_in_form(session, findings, form))
        return
    for found in findings.diagnostics:
        unit = findings.unit_of(found.location.file)
        session.show_whole(render_diagnostic(found, unit, session.language, session.text_width), "")
    account = session.say(*findings.account)
    session.show_whole(fill(account, session.text_width) if session.text_width else account)


def _in_form(session: Session, findings: Findings, form: str) -> str:
    if form != TEXT:
        from ttdn.reporters.forms import FORMATS  # noqa: PLC0415 - a log does without

        return FORMATS[form](findings, session.language)
    blocks = [
        plain_diagnostic(found, findings.unit_of(found.location.file), session.language)
        for found in findings.diagnostics
    ]
    return "\n\n".join([*blocks, session.say(*findings.account)]) + "\n"


def _write(root: Path, path: Path, text: str) -> None:
    """Write a file whole; what is no file (a pipe, a terminal) is written to as it stands."""
    from ttdn.writing import refusal, write_output  # noqa: PLC0415 - few runs write a file

    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_text(text, encoding="utf-8", newline="\n")
            return
    except OSError as error:
        raise refusal(path, error) from error
    write_output(root, path, text.encode())
