"""What stands around plans and reports: for git, for approvals, for the editor, for checks on a server."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ttdn import __version__
from ttdn.folder_record import CI_FILES, UNITS_README, is_newer
from ttdn.language import Text
from ttdn.places import ASKED_BACK_FOLDER, PLAN_FOLDER, REGISTER_FOLDER, TAKEN_FOLDER
from ttdn.safe_text import visible
from ttdn.upgrading.advice import Advice, renewed
from ttdn.upgrading.folder import OWNERS_FILES, PRE_COMMIT_FILE, WORKFLOW_FOLDERS, Folder
from ttdn.upgrading.origins import Origin, making_of, origin_of, version_of
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
_SCHEMA = re.compile(r'"\./(schema/[^"]+)":\s*"[^"]+"')


def examine_settings(folder: Folder, program: Mapping[str, str]) -> Iterator[Advice]:
    """What is to be done about these files, and what is fine.

    Args:
        folder: The folder.
        program: The files that the program would write, by their names.
    """
    for name in (_IGNORE_FILE, _ATTRIBUTES_FILE):
        yield from _for_git(folder, name, program[name])
    yield from _for_editor(folder, program[_EDITOR_FILE])
    for name in _OTHERS:
        yield from _for_people(folder, name, program[name])
    yield from _owners(folder)
    pins = list(_pins(folder))
    pinned = {one.file for one in pins}
    for name in CI_FILES:
        yield from (
            one for one in _for_checks(folder, name, program[name]) if one.cure or one.file not in pinned
        )
    yield from pins


def _for_people(folder: Folder, name: str, current: str) -> Iterator[Advice]:
    """What is read or clicked by people: whoever has deleted or changed it did so on purpose."""
    match origin_of(folder, name, current):
        case Origin.OLD:
            yield renewed("other-old", name, _old(folder, name))
        case Origin.NEW if making_of(folder):
            yield renewed("other-missing", name, Text("mới có từ bản này", "new in this version"))


def _for_git(folder: Folder, name: str, current: str) -> Iterator[Advice]:
    match origin_of(folder, name, current):
        case Origin.SAME:
            yield Advice("git-same", name, _SAME)
        case Origin.OLD:
            yield renewed("git-old", name, _old(folder, name))
        case Origin.NEW | Origin.GONE:
            if folder.is_in_git:
                yield renewed(
                    "git-missing", name, Text("không có, mà thư mục dùng git", "missing, with git in use")
                )
        case Origin.UNFIT:
            yield _unfit(name)
        case Origin.OWN | Origin.OWN_OF_OLD:
            yield from _missing_lines(folder, name, current)


def _missing_lines(folder: Folder, name: str, current: str) -> Iterator[Advice]:
    """The lines that an office's own file lacks."""
    there = [line.strip() for line in folder.texts[name].splitlines()]
    hidden = next((number for number, line in enumerate(there, start=1) if line in _HIDES_TRACES), None)
    lacking = [
        line for line in current.splitlines() if line and not line.startswith("#") and line not in there
    ]
    if name == _IGNORE_FILE and hidden is not None:
        lacking = [line for line in lacking if not line.startswith(".ttdn/")]
        yield Advice(
            "git-hides-traces",
            name,
            Text(
                "bỏ qua cả .ttdn/: máy khác không nhận ra biểu mẫu đã thu, bản của thư mục",
                "ignores all of .ttdn/: other machines do not know the forms that were taken",
            ),
            Text(
                f"thay dòng này bằng ba dòng: {_KEY}  .ttdn/pages/  .ttdn/lock",
                f"replace this line with three: {_KEY}  .ttdn/pages/  .ttdn/lock",
            ),
            hidden,
        )
    for line in lacking:
        yield _line_to_add("git-line", name, line, _tracked_key(folder, line))
    if not lacking and hidden is None:
        yield Advice(
            "git-own", name, Text("cơ quan đã sửa, đủ các dòng: giữ", "your own, with all lines: kept")
        )


def _tracked_key(folder: Folder, line: str) -> Text:
    """What else is to be done where the key of the forms may be in git already."""
    if line != _KEY or not (folder.root / _KEY).exists():
        return Text("", "")
    return Text(
        f"; khóa đã vào git thì: git rm --cached {_KEY}",
        f"; if the key is in git already: git rm --cached {_KEY}",
    )


def _line_to_add(code: str, name: str, line: str, also: Text) -> Advice:
    return Advice(
        code,
        name,
        Text(f"thiếu dòng '{line}'", f"the line '{line}' is missing"),
        Text(f"thêm ở cuối tệp: {line}{also.vi}", f"add at the end: {line}{also.en}"),
    )


def _for_editor(folder: Folder, current: str) -> Iterator[Advice]:
    match origin_of(folder, _EDITOR_FILE, current):
        case Origin.SAME:
            yield Advice("editor-same", _EDITOR_FILE, _SAME)
        case Origin.OLD:
            yield renewed("editor-old", _EDITOR_FILE, _old(folder, _EDITOR_FILE))
        case Origin.UNFIT:
            yield _unfit(_EDITOR_FILE)
        case Origin.OWN | Origin.OWN_OF_OLD:
            text = folder.texts[_EDITOR_FILE]
            lacking = [line[0] for line in _SCHEMA.finditer(current) if line[1] not in text]
            for line in lacking:
                said = Text(f"'yaml.schemas' thiếu {line}", f"'yaml.schemas' lacks {line}")
                cure = Text(f"thêm vào 'yaml.schemas': {line},", f"add to 'yaml.schemas': {line},")
                yield Advice("editor-line", _EDITOR_FILE, said, cure)
            if not lacking:
                yield Advice(
                    "editor-own", _EDITOR_FILE, Text("cơ quan đã sửa, đủ schema: giữ", "your own: kept")
                )


def _owners(folder: Folder) -> Iterator[Advice]:
    """Who approves changes of the register and of what arrived: whoever approves changes of the plan."""
    for name in OWNERS_FILES:
        lines = list(enumerate(folder.texts.get(name, "").splitlines(), start=1))
        rules = [
            (number, line) for number, line in lines if line.strip() and not line.lstrip().startswith("#")
        ]
        plan = next(((number, line) for number, line in rules if f"{PLAN_FOLDER}/" in line.split()[0]), None)
        if plan is None:
            continue
        number, pattern = plan
        lacking = [
            one for one in _OFFICE_FOLDERS if not any(f"{one}/" in line.split()[0] for _, line in rules)
        ]
        for one in lacking:
            line = visible(" ".join(pattern.replace(f"{PLAN_FOLDER}/", f"{one}/", 1).split()))
            yield Advice(
                "owners-line",
                name,
                Text(f"chưa nói ai duyệt {one}/", f"does not say who approves {one}/"),
                Text(f"thêm ngay dưới dòng này: {line}", f"add right below this line: {line}"),
                number,
            )
        if not lacking:
            yield Advice(
                "owners-fine",
                name,
                Text("có đủ dòng cho sổ nhận, tệp đã nhận", "has the lines for the register"),
            )


def _for_checks(folder: Folder, name: str, current: str) -> Iterator[Advice]:
    match origin_of(folder, name, current):
        case Origin.SAME:
            yield Advice("ci-same", name, _SAME)
        case Origin.OLD:
            version = version_of(folder, name)
            yield renewed(
                "ci-old",
                name,
                Text(
                    f"của {version}, chưa ai sửa; TTDN_PACKAGE được giữ",
                    f"of {version}, unchanged; TTDN_PACKAGE is kept",
                ),
            )
        case Origin.OWN:
            yield Advice("ci-own", name, Text("cơ quan đã sửa: giữ", "your own: kept"))
        case Origin.OWN_OF_OLD:
            yield look_at("ci-changed", name)
        case Origin.UNFIT:
            yield _unfit(name)


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
                yield _pin(name, number, *pinned)
            above = line if _NAMES_PROGRAM.match(line) else above if _PIN_BELOW.match(line) else ""


def _pin_of(line: str, above: str) -> tuple[str, str] | None:
    """The version that a line asks for, and the line as it would ask for this one."""
    found = _PINNED.search(line) or (_PIN_BELOW.match(line) if above else None)
    if found is None:
        return None
    group = "wheel" if found.groupdict().get("wheel") else "tag"
    return found[group], f"{line[: found.start(group)]}{__version__}{line[found.end(group) :]}".strip()


def _pin(name: str, number: int, version: str, line: str) -> Advice:
    typed = visible(line)
    wheel = ".whl" in line
    also = (
        Text(
            f" (kèm tệp ttdn-{__version__}-py3-none-any.whl vào chỗ ấy)",
            f" (with the file ttdn-{__version__}-py3-none-any.whl in its place)",
        )
        if wheel
        else Text("", "")
    )
    return Advice(
        "ci-pin",
        name,
        Text(f"máy kiểm tra dùng bản {version}", f"the server checks with {version}"),
        Text(f"sửa dòng này thành: {typed}{also.vi}", f"make this line: {typed}{also.en}"),
        number,
    )


_SAME = Text("đúng như của bản này", "as this version makes it")


def _old(folder: Folder, name: str) -> Text:
    version = version_of(folder, name)
    return Text(f"của {version}, chưa ai sửa", f"of {version}, unchanged")


def _unfit(name: str) -> Advice:
    return Advice(
        "unfit",
        name,
        Text(
            "không phải là tệp chữ của thư mục này nên không xem",
            "no text file of this folder: not looked at",
        ),
    )
