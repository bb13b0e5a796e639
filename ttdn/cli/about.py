"""What a report of a fault needs to say: ``ttdn --version --verbose``.

The program, the machine, the folder at hand: no names of units and nothing of what they wrote.
"""

import json
import locale
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ttdn import __version__
from ttdn.cli.globals import LANGUAGE_VARIABLE, GlobalOptions
from ttdn.cli.plan_at_hand import read_years
from ttdn.errors import TtdnError
from ttdn.language import NOTHING, Text, count_of, same
from ttdn.places import (
    REGISTER_FOLDER,
    UNITS_FOLDER,
    YAML_ENDINGS,
    is_archive,
    lies_in,
)
from ttdn.safe_text import visible

_GIT_SECONDS = 10
_COMMIT_LENGTH = 12
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG", "PYTHONUTF8", "PYTHONIOENCODING", LANGUAGE_VARIABLE)
_UNKNOWN = Text("không rõ", "unknown")
_NONE = Text("không có", "none")
_PRIVATE = Text(
    "Ở trên không có tên đơn vị nào và không có gì của nội dung báo cáo, kế hoạch. Đường dẫn có thể mang tên "
    "riêng: xem lại trước khi gửi.",
    "There is no name of a unit above, and nothing of what reports and plans say. Paths may hold names: look "
    "at them before you send this.",
)


def describe(options: GlobalOptions) -> str:
    """The lines to be pasted into a report of a fault, in the language of the run."""
    lines = [f"ttdn {__version__}"]
    lines += [
        f"{label.in_language(options.language)}: {visible(value.in_language(options.language))}"
        for label, value in _facts(options)
    ]
    return "\n".join([*lines, _PRIVATE.in_language(options.language), ""])


def _facts(options: GlobalOptions) -> Iterator[tuple[Text, Text]]:
    """What is said, each with its label."""
    yield Text("Cài đặt", "Installed"), _installation()
    bits = "64 bit" if sys.maxsize > 2**32 else "32 bit"
    python = f"{platform.python_version()} ({platform.python_implementation()}, {bits})"
    yield same("Python"), _join(same(python), _short(Path(sys.executable)))
    yield Text("Hệ điều hành", "System"), _system()
    yield Text("Ngôn ngữ, bảng mã", "Locale, encodings"), _encodings()
    yield Text("Cửa sổ", "Window"), _window()
    yield Text("Thư viện", "Libraries"), _libraries()
    start = options.root or Path.cwd()
    root = _find_root(start)
    apart_from = root or Path.cwd()
    yield same("LibreOffice"), _libreoffice(apart_from)
    yield same("git"), _git(apart_from)
    yield Text("Thư mục", "Folder"), _folder(start, root)
    if root is not None:
        yield Text("Trong đó", "In it"), _contents(root)
    yield Text("Dạng tệp", "Formats"), _formats()


def _installation() -> Text:
    """How the program came here and where it lies."""
    if getattr(sys, "frozen", False):  # where it is unpacked says nothing
        return Text("tệp chạy đơn lẻ", "single file")
    found, place = _distribution(), _short(Path(__file__).resolve().parent.parent)
    if found is None:
        return _join(Text("chạy từ thư mục mã nguồn", "run from its source"), place)
    by = (found.read_text("INSTALLER") or "").strip()
    # Where an installation was broken off, the package and what is said of it are of two versions.
    noted = found.version
    other = Text(f"nhưng được ghi là {noted}", f"but noted as {noted}") if noted != __version__ else NOTHING
    return _join(_source(found.read_text("direct_url.json")), same(by), other, place)


def _source(direct_url: str | None) -> Text:
    """What the installer was given; of an address no more than the commit, since it may hold a password."""
    try:
        given = json.loads(direct_url or "")
    except ValueError:
        return Text("từ kho gói, thư mục gói", "from an index or a folder of wheels")
    commit = given.get("vcs_info", {}).get("commit_id", "")
    if commit:
        return Text(f"từ git, bản {commit[:_COMMIT_LENGTH]}", f"from git, commit {commit[:_COMMIT_LENGTH]}")
    if "archive_info" in given:
        return same(unquote(urlsplit(given.get("url", "")).path).rpartition("/")[2])
    if given.get("dir_info", {}).get("editable"):
        return Text("từ thư mục mã nguồn, sửa được (-e)", "from a source folder, editable (-e)")
    return Text("từ thư mục mã nguồn", "from a source folder")


def _distribution(name: str = "ttdn") -> metadata.Distribution | None:
    """What the installer noted of the program or a library; None where it was not installed."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _system() -> Text:
    try:
        name = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:  # no Linux
        name = ""
    return _join(same(name), same(platform.platform()))


def _encodings() -> Text:
    said = [f"{name}={os.environ[name]}" for name in _VARIABLES if os.environ.get(name)]
    known = {
        "locale": ".".join(filter(None, locale.getlocale())) or "C",
        "system": locale.getencoding(),
        "files": sys.getfilesystemencoding(),
        "stdin": getattr(sys.stdin, "encoding", None),
        "console": _code_page(),
    }
    return same(", ".join([*(f"{name} {value}" for name, value in known.items() if value), *said]))


def _code_page() -> str:
    """The code page of the window on Windows; empty elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes  # noqa: PLC0415 - there only

    return f"cp{ctypes.windll.kernel32.GetConsoleOutputCP()}"


def _window() -> Text:
    size = shutil.get_terminal_size()
    if not sys.stdout.isatty():
        return Text(
            f"không (kết quả đi vào tệp, chương trình khác); {size.columns} cột",
            f"none (output goes into a file or a program); {size.columns} columns",
        )
    name = os.environ.get("TERM", "")
    return _join(Text(f"{size.columns} cột", f"{size.columns} columns"), same(name))


def _libraries() -> Text:
    """The version of each library that the program asks for, and of those that it can do without."""
    found = _distribution()
    if found is None:
        return _UNKNOWN
    wanted = [line for line in found.requires or () if "extra ==" not in line or "'data'" in line]
    names = [match[0] for match in map(_NAME.match, wanted) if match]
    return _join(*(same(f"{name} {one.version}") for name in names if (one := _distribution(name))))


def _libreoffice(apart_from: Path) -> Text:
    from ttdn.documents.layout.pdf import find_libreoffice  # noqa: PLC0415 - no other command of this module needs it

    program = find_libreoffice(apart_from)
    return _short(Path(program)) if program else _NONE


def _git(apart_from: Path) -> Text:
    from ttdn.history import find_git  # noqa: PLC0415 - the same

    program = find_git(apart_from)
    if program is None:
        return _NONE
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a program of the machine
            [program, "--version"],
            cwd=Path(program).parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_GIT_SECONDS,
            check=False,
        )
        version = same(done.stdout.strip().removeprefix("git version "))
    except (OSError, subprocess.TimeoutExpired):
        version = _UNKNOWN
    return _join(version, _short(Path(program)))


def _find_root(start: Path) -> Path | None:
    from ttdn.load import find_root  # noqa: PLC0415 - the same

    try:
        return find_root(start) if os.path.isdir(start) else None  # noqa: PTH112 - Path.is_dir() raises where the name is too long
    except (TtdnError, OSError):
        return None


def _folder(start: Path, root: Path | None) -> Text:
    if root is None:
        where = _short(start).vi
        return Text(f"không có thư mục plan/ từ {where} trở lên", f"no folder plan/ from {where} upwards")
    frozen = Text("bản lưu", "an archive") if is_archive(root) else NOTHING
    return _join(_short(root), frozen)


def _contents(root: Path) -> Text:
    """How much of what there is; the files are counted by their names and not opened."""
    from ttdn.load import list_files, relative_name  # noqa: PLC0415 - the same

    years = ", ".join(read_years(root))
    try:
        names = [relative_name(root, path) for path in list_files(root) if path.suffix in YAML_ENDINGS]
    except OSError:
        return _UNKNOWN
    reports, books = (
        sum(lies_in(name, folder) for name in names) for folder in (UNITS_FOLDER, REGISTER_FOLDER)
    )
    return Text(
        f"kế hoạch năm {years or _NONE.vi}; {reports} báo cáo; {books} sổ nhận",
        f"plans of {years or _NONE.en}; {count_of(reports, 'report')}; {count_of(books, 'register')}",
    )


def _formats() -> Text:
    """The numbers of the formats that this version writes; of forms also those that it reads."""
    from ttdn.changes.keeping import VERSION as PAGE_VERSION  # noqa: PLC0415 - the same
    from ttdn.editing.columns import VERSION as EDITS_VERSION  # noqa: PLC0415 - the same
    from ttdn.forms.columns import FORM_VERSION, OLDEST_FORM_VERSION  # noqa: PLC0415 - the same

    form, edits, page = f"{FORM_VERSION} ({OLDEST_FORM_VERSION}–{FORM_VERSION})", EDITS_VERSION, PAGE_VERSION
    return Text(
        f"biểu mẫu {form}, bảng biên tập {edits}, trang đã giữ {page}",
        f"form {form}, editing sheet {edits}, kept page {page}",
    )


def _short(path: Path) -> Text:
    """A path in which the folder of the user is ``~``."""
    try:
        home = Path.home()
    except RuntimeError:  # the machine knows of none
        return same(str(path))
    inside = path.is_relative_to(home) and home != Path(home.anchor)
    return same(str(Path("~") / path.relative_to(home) if inside else path))


def _join(*parts: Text) -> Text:
    """What there is to say of these, with commas."""
    return Text(*(", ".join(filter(None, words)) for words in zip(*parts, strict=True)))
