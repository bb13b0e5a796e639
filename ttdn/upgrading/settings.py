"""What stands around plans and reports: for git, for approvals, for the editor, for checks on a server.

The schemas by which an editor helps are made of the plan and of the program's own rules.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ttdn import __version__
from ttdn.checking import Checked
from ttdn.folder_record import CI_FILES, UNITS_README, is_newer
from ttdn.language import NOTHING, Text
from ttdn.places import ASKED_BACK_FOLDER, PLAN_FOLDER, REGISTER_FOLDER, TAKEN_FOLDER
from ttdn.safe_text import visible
from ttdn.schema import report_schema, schema_as_text
from ttdn.upgrading.folder import (
    OWNERS_FILES,
    PRE_COMMIT_FILE,
    WORKFLOW_FOLDERS,
    Advice,
    Folder,
    Origin,
    advise,
    making_of,
    origin_of,
    renewed,
    version_of,
)
from ttdn.upgrading.templates import look_at

_IGNORE_FILE, _ATTRIBUTES_FILE = ".gitignore", ".gitattributes"
_EDITOR_FILE = ".vscode/settings.json"
_OTHERS = (UNITS_README, "ttdn.bat")
_KEY = ".ttdn/key"
#: What hides the traces of forms, too, without which a form that comes twice is not known again.
_HIDES_TRACES = frozenset({".ttdn", ".ttdn/", ".ttdn/*", ".ttdn/**", "/.ttdn", "/.ttdn/", "/.ttdn/*"})
#: Where the collecting office alone approves, since there are registers.
_OFFICE_FOLDERS = (REGISTER_FOLDER, TAKEN_FOLDER, ASKED_BACK_FOLDER)
#: A wheel or a tag of the program, on a line that is no remark.
_PINNED = re.compile(
    r"(?P<before>\bttdn-)(?P<wheel>[0-9]+(?:\.[0-9]+)+)(?=-py3-none-any\.whl)"
    r"|(?P<at>\bttdn(?:\.git)?@v?)(?P<tag>[0-9]+(?:\.[0-9]+)+)"
)
#: GitLab and pre-commit name the tag on a line below the one that names the program.
_PIN_BELOW = re.compile(r"^(?P<head>\s*-?\s*(?:ref|rev):\s*[\"']?v?)(?P<tag>[0-9]+(?:\.[0-9]+)+)")
_NAMES_PROGRAM = re.compile(r"^\s*-?\s*(?:project|repo):\s*\S*\bttdn(?:\.git)?[\"']?\s*(?:#.*)?$")
_OWN = frozenset({Origin.OWN, Origin.OWN_OF_OLD})
#: On the first lines of a schema that the program made.
_MADE = re.compile(r'\A\s*\{\s*"\$schema":[^\n]*\n\s*"\$id":\s*"urn:ttdn:(?:report:([0-9]{4})|[a-z]+)"')
_REPORT = re.compile(r"schema/report[^/]*\.schema\.json")
_SCHEMA = re.compile(r'"\./(schema/[^"]+)":\s*"[^"]+"')


def examine_settings(folder: Folder, program: Mapping[str, str]) -> Iterator[Advice]:
    """What is to be done about these files, and what is fine.

    Args:
        folder: The folder.
        program: The files that the program would write, by their names.
    """
    for name in (_IGNORE_FILE, _ATTRIBUTES_FILE):
        origin = origin_of(folder, name, program[name])
        yield from _usual("git", folder, name, origin)
        if origin in {Origin.NEW, Origin.GONE} and folder.is_in_git:
            yield renewed("git-missing", name)
        if origin in _OWN:
            yield from _missing_lines(folder, name, program[name])
    origin = origin_of(folder, _EDITOR_FILE, program[_EDITOR_FILE])
    yield from _usual("editor", folder, _EDITOR_FILE, origin)
    if origin in _OWN:
        yield from _missing_schemas(folder, program[_EDITOR_FILE])
    # What is read or clicked by people: whoever has deleted or changed it did so on purpose.
    for name in _OTHERS:
        origin = origin_of(folder, name, program[name])
        if origin is Origin.OLD:
            yield from _usual("other", folder, name, origin)
        if origin is Origin.NEW and making_of(folder):
            yield renewed("other-missing", name)
    yield from _owners(folder)
    pins = list(_pins(folder))
    pinned = {one.file for one in pins}
    for name in CI_FILES:
        checks = _for_checks(folder, name, origin_of(folder, name, program[name]))
        yield from (one for one in checks if one.cure or one.file not in pinned)
    yield from pins


def _usual(kind: str, folder: Folder, name: str, origin: Origin) -> Iterator[Advice]:
    """What is said alike of each of these files: the program's own, as this version or an earlier made it."""
    if origin is Origin.SAME:
        yield advise(f"{kind}-same", name)
    if origin is Origin.OLD:
        yield renewed(f"{kind}-old", name, version=version_of(folder, name))
    if origin is Origin.UNFIT:
        yield advise("unfit", name)


def _for_checks(folder: Folder, name: str, origin: Origin) -> Iterator[Advice]:
    yield from _usual("ci", folder, name, origin)
    if origin is Origin.OWN:
        yield advise("ci-own", name)
    if origin is Origin.OWN_OF_OLD:
        yield look_at("ci-changed", name)


def _missing_lines(folder: Folder, name: str, current: str) -> Iterator[Advice]:
    """The lines that an office's own file lacks."""
    there = [line.strip() for line in folder.texts[name].splitlines()]
    hidden = next((number for number, line in enumerate(there, start=1) if line in _HIDES_TRACES), None)
    lacking = [
        line for line in current.splitlines() if line and not line.startswith("#") and line not in there
    ]
    if name == _IGNORE_FILE and hidden is not None:
        lacking = [line for line in lacking if not line.startswith(".ttdn/")]
        yield advise("git-hides-traces", name, hidden)
    for line in lacking:
        yield advise("git-line", name, missing=line, also=_tracked_key(folder, line))
    if not lacking and hidden is None:
        yield advise("git-own", name)


def _tracked_key(folder: Folder, line: str) -> Text:
    """What else is to be done where the key of the forms may be in git already."""
    if line != _KEY or not (folder.root / _KEY).exists():
        return NOTHING
    return Text(
        f"; khóa đã vào git thì: git rm --cached {_KEY}",
        f"; if the key is in git already: git rm --cached {_KEY}",
    )


def _missing_schemas(folder: Folder, current: str) -> Iterator[Advice]:
    """The schemas that an office's own settings of the editor lack."""
    text = folder.texts[_EDITOR_FILE]
    lacking = [line[0] for line in _SCHEMA.finditer(current) if line[1] not in text]
    for line in lacking:
        yield advise("editor-line", _EDITOR_FILE, missing=line)
    if not lacking:
        yield advise("editor-own", _EDITOR_FILE)


def _owners(folder: Folder) -> Iterator[Advice]:
    """Who approves changes of the register and of what arrived: whoever approves changes of the plan."""
    for name in OWNERS_FILES:
        lines = enumerate(folder.texts.get(name, "").splitlines(), start=1)
        rules = [(number, line, line.split()[0]) for number, line in lines if line.split()]
        rules = [rule for rule in rules if not rule[2].startswith("#")]
        plan = next((rule for rule in rules if f"{PLAN_FOLDER}/" in rule[2]), None)
        if plan is None:
            continue
        number, pattern, _ = plan
        lacking = [one for one in _OFFICE_FOLDERS if not any(f"{one}/" in place for *_, place in rules)]
        for one in lacking:
            line = visible(" ".join(pattern.replace(f"{PLAN_FOLDER}/", f"{one}/", 1).split()))
            yield advise("owners-line", name, number, folder=one, typed=line)
        if not lacking:
            yield advise("owners-fine", name)


def _pins(folder: Folder) -> Iterator[Advice]:
    """Where checks on a server take an older version of the program."""
    for name, text in folder.texts.items():
        if (
            name not in {*CI_FILES, PRE_COMMIT_FILE}
            and str(PurePosixPath(name).parent) not in WORKFLOW_FOLDERS
        ):
            continue
        above = ""
        for number, line in enumerate(text.splitlines(), start=1):
            pinned = None if line.lstrip().startswith("#") else _pin_of(line, above)
            if pinned and is_newer(__version__, pinned[0]):
                version, typed = pinned[0], visible(pinned[1])
                wheel = f"ttdn-{__version__}-py3-none-any.whl"
                also = Text(f" (kèm tệp {wheel} vào chỗ ấy)", f" (with the file {wheel} in its place)")
                also = also if ".whl" in typed else NOTHING
                yield advise("ci-pin", name, number, version=version, typed=typed, also=also)
            above = line if _NAMES_PROGRAM.match(line) else above if _PIN_BELOW.match(line) else ""


def _pin_of(line: str, above: str) -> tuple[str, str] | None:
    """The version that a line asks for, and the line as it would ask for this one."""
    found = _PINNED.search(line) or (_PIN_BELOW.match(line) if above else None)
    if found is None:
        return None
    group = "wheel" if found.groupdict().get("wheel") else "tag"
    return found[group], f"{line[: found.start(group)]}{__version__}{line[found.end(group) :]}".strip()


def schemas_for(folder: Folder, program: Mapping[str, str], checked: Checked) -> dict[str, str | None]:
    """The schemas that a folder should have, each as it should be; None where its plan cannot be read.

    Args:
        folder: The folder.
        program: The files that the program would write, by their names.
        checked: The folder's plans and reports.
    """
    if not folder.has_schemas:
        return {}
    wanted: dict[str, str | None] = {
        name: text for name, text in program.items() if name.startswith("schema/")
    }
    for name, text in folder.texts.items():
        if _REPORT.fullmatch(name) and (made := _MADE.match(text)) and made[1]:
            file = checked.workspace.plans.get(int(made[1]))
            wanted[name] = schema_as_text(report_schema(file.plan)) if file else None
    return wanted


def examine_schemas(folder: Folder, wanted: Mapping[str, str | None]) -> Iterator[Advice]:
    """What is to be done about the schemas, and what is fine."""
    same = 0
    for name, current in wanted.items():
        text = folder.texts.get(name)
        if current is None:
            yield _without_plan(folder, name)
        elif text is None:
            if name not in folder.unfit:
                yield renewed("schema-missing", name)
        elif text.replace("\r\n", "\n") == current:
            same += 1
        elif _MADE.match(text):  # nobody writes such a head by hand
            yield renewed("schema-old", name)
        else:
            yield advise("schema-own", name)
    if same:
        yield advise("schemas-same", count=same)


def _without_plan(folder: Folder, name: str) -> Advice:
    """A schema whose plan cannot be read yet, or is not in the folder."""
    made = _MADE.match(folder.texts.get(name, ""))
    year = made[1] if made else None
    if not year or (folder.root / "plan" / f"{year}.yaml").exists():
        return advise("schema-waits", name)
    command = f"ttdn schema report -o {name} --force"
    return advise("schema-no-plan", name, year=year, command=command)
