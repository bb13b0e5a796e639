"""``ttdn validate``: check the plan and the reports, and account for every file."""

import os
from pathlib import Path
from textwrap import fill
from typing import Annotated

import typer

from ttdn.cli.help import both
from ttdn.cli.session import Checked, Session
from ttdn.diagnostics import Diagnostic
from ttdn.errors import PathNotFoundError, PathOutsideWorkspaceError
from ttdn.load import PLAN_FOLDER, UNITS_FOLDER, relative_name
from ttdn.terminal.diagnostics import render_account, render_diagnostic, unit_names
from ttdn.vietnamese import nfc


def command(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help=both("Tệp hoặc thư mục cần xem; mặc định là tất cả.", "Files or folders; all by default.")
        ),
    ] = None,
) -> None:
    """Check everything, show what concerns the paths, exit with 1 where there are errors."""
    session = Session(context)
    selected = [_select(session.root, path) for path in paths or []]
    checked = session.check()
    diagnostics = [found for found in checked.diagnostics if _is_selected(found.location.file, selected)]
    _show(session, checked, diagnostics, selected)
    raise typer.Exit(1 if any(found.location.file in checked.wrong_files for found in diagnostics) else 0)


def _select(root: Path, path: str) -> str:
    """A path of the command line as a name relative to the root; what a link stands for is not asked."""
    found = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow a link that a submission may hold
    if not os.path.lexists(found):
        raise PathNotFoundError(path)
    for base in (root, Path(os.path.abspath(root))):  # noqa: PTH100 - the same
        if found.is_relative_to(base):
            name = relative_name(base, found)
            if name == "." or name.split("/", 1)[0] in {PLAN_FOLDER, UNITS_FOLDER}:
                return nfc(name)
    raise PathOutsideWorkspaceError(path, root)


def _is_selected(file: str, selected: list[str]) -> bool:
    return not selected or any(name in {".", file} or file.startswith(f"{name}/") for name in selected)


def _show(session: Session, checked: Checked, diagnostics: list[Diagnostic], selected: list[str]) -> None:
    workspace = checked.workspace
    names = {unit.id: unit.name for plan in workspace.plans.values() for unit in plan.plan.units}
    for found in diagnostics:
        session.show_whole(render_diagnostic(found, unit_names(names, found.location.file), session.language, session.text_width), "")
    files = [name for name in workspace.files if _is_selected(name, selected)]
    others = [name for name in workspace.others if _is_selected(name, selected)]
    unreadable = {name for name in workspace.unreadable if _is_selected(name, selected)}
    account = session.say(render_account(len(files), diagnostics, unreadable, len(others)))
    session.show_whole(fill(account, session.text_width) if session.text_width else account)
