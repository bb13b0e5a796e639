"""New files for a person to fill in: the report of a unit, the folder of an office.

Texts are made here and nothing is replaced.
"""

import contextlib
import os
import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from ttdn import __version__
from ttdn.counting import own_due_days, own_windows
from ttdn.documents.document.template import find_template, packaged_templates
from ttdn.errors import ChangedMeanwhileError, PeriodNotBegunError
from ttdn.figures import target_words
from ttdn.folder_record import RECORD_FILE, FolderRecord, record_of
from ttdn.model.clauses import Item
from ttdn.model.edits import lead_places
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import ASKED_PARTS, STATUS_LABELS
from ttdn.model.roster import Unit
from ttdn.occurrences import list_days, outside_words
from ttdn.places import (
    TEMPLATES_FOLDER,
    UNITS_FOLDER,
    is_inside,
    is_plain_file,
    is_plain_folder,
    plan_path,
    report_path,
    unit_folder,
)
from ttdn.reported_days import TakenOver, Told, asked_of, due_instead, parted_words, reported_days
from ttdn.source import parse_source
from ttdn.source.tree import write_scalar
from ttdn.timeline import view
from ttdn.vietnamese import date_text, format_date
from ttdn.writing import find_place, sweep, write_inside

_PACKAGE = Path(__file__).resolve().parent
_TITLE_WIDTH = 100
#: Where a skeleton names the wheel of the program that makes the folder.
_VERSION_MARK = "@VERSION@"
_PLAIN_FILES = {
    ".github/workflows/ttdn.yml": "github-workflow.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".vscode/settings.json": "vscode-settings.json",
    "ttdn.bat": "ttdn.bat",
}


class Made(NamedTuple):
    """What became of new files: those made, and those that were there before and are as they were."""

    made: list[str]
    kept: list[str]


def default_period(plan: Plan, today: date) -> Period:
    """The required period whose report comes next; the last one where all have passed."""
    required = view(plan, today).required_period(today)
    return required.period if required else plan.period


def report_files(  # noqa: PLR0913 - what a report is made of
    plan: Plan, unit: Unit, period: Period, received: date | None, told: Told, *, arrived: bool = False
) -> dict[str, str]:
    """The report of a unit, to be filled in: it says of every item that nothing was begun.

    Without a day of receipt it does not pass the checks and is not counted, until somebody fills the day in;
    with one, it passes. Where it has arrived and is typed in, nothing is said of any item, so that it does
    not count before it says what has arrived.

    Args:
        plan: The plan of the period's year.
        unit: A unit of its roster.
        period: The period to report on.
        received: The day written as the day of receipt; None leaves it blank.
        told: On which periods the units that it came of have reported.
        arrived: Whether something has arrived that is typed in.

    Returns:
        The name of the file, relative to the folder of the plan, and its text.

    Raises:
        PeriodNotBegunError: The period begins after ``received``.
    """
    start, required = plan.data_days(period)[0], plan.required_for(period)
    if received is not None and received < start:
        raise PeriodNotBegunError(period.label, date_text(start))
    days = reported_days(plan, unit, period, told)
    owed, helped = (
        [item for item in items if not item.reported_apart]
        for items in (asked_of(plan, unit, days), plan.helped_by(unit))
    )
    own = {item.id for item in (*owed, *helped)}
    text = _fill(
        "report.yaml.jinja",
        plan=plan,
        unit=unit,
        period=period,
        target_words=target_words,
        received=received,
        arrived=arrived,
        deadline=plan.required_of(unit, required).last_day if required else None,
        parted=parted_words(plan, period, days),
        owed=owed,
        helped=helped,
        about={item.id: _about(plan, unit, item, period, days.taken) for item in (*owed, *helped)},
        open_items=[item for item in plan.open_items if item.id not in own],
        sections=_asked_parts(plan),
        statuses=textwrap.wrap(
            ", ".join(f"{status.value} ({label.vi})" for status, label in STATUS_LABELS.items()), _TITLE_WIDTH
        ),
    )
    return {report_path(unit.id, period): text}


def _about(plan: Plan, unit: Unit, item: Item, period: Period, taken: Sequence[TakenOver]) -> list[str]:
    """What is said of an item above its entry: number, title, time, product; whether it may be left out."""
    days, words = own_due_days(plan, item, unit, taken), [item.schedule.text] if item.schedule else []
    none = f"không có hạn{' trong năm' * plan.ends_later(item)}"
    words.append(f"hạn {'' if days[1:] else 'cuối '}{list_days(days)}" if days else none)
    if not (plan.asks_of(unit, item, period) or due_instead(plan, item, taken)):
        own = own_windows(plan, item, unit)
        words.append(f"{outside_words(own, plan.known(period)).vi}, không bắt buộc")
    time = "; ".join(words)
    lines = [f"{item.number} - {one_line(item.title)} ({one_line(time)})"]
    return [*lines, f"Sản phẩm: {one_line(item.product)}"] if item.product else lines


def _asked_parts(plan: Plan) -> dict[str, str]:
    """The parts of a report that the plan asks for, each with the clause that does."""
    return {
        part: f"{clause.number} - {one_line(clause.title if isinstance(clause, Item) else clause.text)}"
        for part in ASKED_PARTS
        if (clause := plan.clause_asking_for(part))
    }


def edits_skeleton(plan: Plan, period: Period, prepared: Mapping[str, Sequence[str]] | None = None) -> str:
    """The editor's part of the summary of a period, without what units wrote.

    ``prepared`` are sentences for some of its parts that the editor may take over.
    """
    return _fill("edits.yaml.jinja", period=period, leads=edits_parts(plan), prepared=prepared or {})


def edits_parts(plan: Plan) -> dict[str, str]:
    """What may have a lead sentence in a summary: the sections, and the parts that the plan asks for."""
    titles = {number: one_line(f"{number}. {title}") for number, title in plan.headings.items()}
    titles |= _asked_parts(plan)
    return {place: titles[place] for place in lead_places(plan)}


def levels() -> dict[str, dict[str, str]]:
    """What a new folder begins with, by the level of the authority, such as ``province``."""
    source, _ = parse_source("levels.yaml", _read("levels.yaml").encode())
    found: Any = source.data if source else {}
    return {level: _begun_like(found, own) for level, own in found.items()}


def _begun_like(found: Mapping[str, dict[str, str]], own: dict[str, str]) -> dict[str, str]:
    """A level of its own, or another one (``like``) in which some words stand for others."""
    if "like" not in own:
        return own
    words = re.compile("|".join(own.keys() - {"like"}))
    return {name: words.sub(lambda word: own[word[0]], text) for name, text in found[own["like"]].items()}


def new_plan(year: int, level: str, own: Mapping[str, str] | None = None) -> tuple[str, Plan]:
    """The plan of a new folder, to be filled in: its text, and as it reads.

    It begins with what its level does, or with ``own``, the same of a province or commune (``rosters``).
    """
    begun = {"place": "[ĐỊA DANH]", "ask_lead": ""} | dict(levels()[level] if own is None else own)
    text = _fill("plan.yaml.jinja", year=year, own=begun)
    source, _ = parse_source(plan_path(year), text.encode())
    return text, Plan.model_validate(source.data if source else None)


def workspace_files(
    year: int, level: str = "province", own: Mapping[str, str] | None = None
) -> dict[str, str]:
    """A new folder for an office.

    It has a plan to be filled in, templates, checks for GitHub and GitLab, and schemas for the editor.

    Args:
        year: The year of the plan.
        level: Which authority's, of ``levels()``.
        own: What the plan begins with, where it is not just what that level does.

    Returns:
        The text of each file by its name, relative to the folder. The plan is the last: where it stands, all
        stands.
    """
    text, plan = new_plan(year, level, own)
    return folder_files(plan, text)


def folder_files(
    plan: Plan, text: str, own: Collection[str] = (), earlier: FolderRecord | None = None
) -> dict[str, str]:
    """A new folder around a plan.

    Args:
        plan: The plan.
        text: The text of its file.
        own: Names at which files of another folder are to stand instead, and not the program's own.
        earlier: The record of that folder.
    """
    from ttdn.schema import report_schema, schema_as_text  # noqa: PLC0415 - a new report does not need it

    files = shared_files(plan.year)
    return {
        f"{UNITS_FOLDER}/.gitkeep": "",
        **files,
        "schema/report.schema.json": schema_as_text(report_schema(plan)),
        RECORD_FILE: record_of(files, own, earlier).encode(),
        "CODEOWNERS": codeowners(plan),
        plan_path(plan.year): text,
    }


def shared_files(year: int) -> dict[str, str]:
    """The files of a new folder that are the program's own words, whatever its plan: texts by names.

    Args:
        year: The year that examples speak of.
    """
    files = {f"{UNITS_FOLDER}/README.md": _fill("units-readme.md.jinja", year=year)}
    for path, skeleton in _PLAIN_FILES.items():
        files[path] = _read(skeleton).replace(_VERSION_MARK, __version__)
    for template in sorted(packaged_templates().glob("*.*")):
        files[f"{TEMPLATES_FOLDER}/{template.name}"] = template.read_text(encoding="utf-8")
    return files | _plain_schemas()


@cache
def _plain_schemas() -> dict[str, str]:
    from ttdn.schema import PLAIN_SCHEMAS, schema_as_text  # noqa: PLC0415 - as above

    return {f"schema/{kind}.schema.json": schema_as_text(make()) for kind, make in PLAIN_SCHEMAS.items()}


def codeowners(plan: Plan) -> str:
    """Who approves changes where: each unit its own reports, the collecting office the rest.

    The names are to be replaced.
    """
    return _fill(
        "codeowners.jinja",
        units=tuple(plan.units_by_id.values()),
        collector=plan.reporting.through or "co-quan-tong-hop",
        collector_name=plan.collector or "Cơ quan tổng hợp",
        width=max((len(f"/{unit_folder(unit.id)}/") for unit in plan.units), default=0),
    )


def own_files(root: Path) -> dict[str, bytes]:
    """The templates and the files for checks that a folder has as its office made them, byte for byte.

    Raises:
        TemplateError: What stands in the place of a template is not a file of the folder.
    """
    found = {}
    for name in _PLAIN_FILES:
        if is_plain_file(root / name) and is_inside(root / name, root):
            found[name] = (root / name).read_bytes()
    folder = root / "templates"
    if is_plain_folder(folder):
        for path in sorted(folder.glob("*.*")):
            found[f"templates/{path.name}"] = find_template(path.name, root).read_bytes()
    return found


def write_new(folder: Path, files: Mapping[str, str | bytes]) -> Made:
    """Make files that are not there yet.

    What is there stays as it is, and nothing is made outside the folder.

    Args:
        folder: Where they belong; it is made where it is missing.
        files: The text or the bytes of each by its name, relative to the folder.

    Returns:
        Which were made and which were there.

    Raises:
        PathLeavesFolderError: A link leads out of the folder; then nothing was made.
        OutputNotWritableError: The system refuses.
    """
    for name in files:
        if not os.path.lexists(folder / name):
            find_place(folder, name)
    result = Made([], [])
    for name, content in files.items():
        sweep((folder / name).parent)
        # What is there is not touched, nor is a link.
        names = result.kept
        if not os.path.lexists(folder / name):
            with contextlib.suppress(ChangedMeanwhileError):
                write_inside(folder, name, bytes_of(name, content), replacing=None)
                names = result.made
        names.append(name)
    return result


def bytes_of(name: str, content: str | bytes) -> bytes:
    """A text as it is written: cmd.exe needs its own line ends to find its way in a file."""
    if isinstance(content, bytes):
        return content
    return (content.replace("\n", "\r\n") if name.endswith(".bat") else content).encode()


def _read(name: str) -> str:
    return (_PACKAGE / "skeletons" / name).read_text(encoding="utf-8")


def _fill(name: str, **context: Any) -> str:  # noqa: ANN401 - whatever the skeleton names
    return _skeleton(name).render(context)


@cache
def _skeleton(name: str) -> jinja2.Template:
    environment = SandboxedEnvironment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters.update(day=format_date, one_line=one_line, scalar=partial(write_scalar, quoted=True))
    return environment.from_string(_read(name))


def one_line(words: str) -> str:
    """Words for a comment: one line, not too long."""
    return textwrap.shorten(words, _TITLE_WIDTH, placeholder="…")
