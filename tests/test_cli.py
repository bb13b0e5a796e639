"""The command line: exit codes, languages, folders, selections, and no traceback on anything."""

import csv
import errno
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NoReturn

import pytest

from ttdn import __version__
from ttdn.cli import main
from ttdn.cli.app import COMMANDS
from ttdn.cli.session import Session
from ttdn.reporters.status import FORMATS

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]

AS_OF = ("--as-of", "2020-12-10")
GOOD = """unit: phuong-loc-tho
period: "2020"
received: 2020-12-01
results:
  - {item: II.5.1, status: in_progress, figures: {news_items: 12}}
"""
WRONG = GOOD.replace("in_progress", "xong rồi")
WARD = "units/phuong-loc-tho/2020.yaml"
OTHER = "units/xa-vinh-luong/2020.yaml"
#: Letters that no English word has.
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u00e0-\u00ff\u1ea0-\u1ef9]")


# Exit codes


@pytest.mark.parametrize(
    "command",
    [
        ("validate",),
        ("status", *AS_OF),
        ("show", "II.5.1", *AS_OF),
        ("report", *AS_OF),
        ("report", "--markdown", *AS_OF),
        ("--help",),
        ("--version",),
        (),
    ],
    ids=" ".join,
)
def test_clean_run(folder: Path, run: Run, command: tuple[str, ...]) -> None:
    """A run without findings ends with 0 and complains of nothing."""
    code, out, err = run(*command, cwd=folder)
    assert (code, err) == (0, "")
    assert out


def test_findings(folder: Path, write: Write, run: Run) -> None:
    """Errors make ``validate`` end with 1, warnings do not."""
    write(WARD, GOOD.replace("  - {item: II.5.1", "  - {item: III.1"))
    code, out, _ = run("validate", cwd=folder)
    assert (code, "LƯU Ý [missing-item]" in out) == (0, True)
    write(WARD, WRONG)
    code, out, _ = run("validate")
    assert (code, "LỖI [unknown-status]" in out) == (1, True)


@pytest.mark.parametrize(
    "command", [("validate",), ("status",), ("show", "II.5.1"), ("report",)], ids=" ".join
)
def test_no_folder(tmp_path: Path, run: Run, command: tuple[str, ...]) -> None:
    """Outside a folder with a plan every command ends with 2 and says what to do."""
    code, out, err = run(*command, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: Không tìm thấy thư mục 'plan'")
    assert "--root" in err


HOSTILE = ["[/x]", "\x1b[31mx", "{{ 7*7 }}", "", "😀", "a" * 5000, "../../etc/passwd", "\udcff", "-", "\n"]


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize(
    "command",
    [
        ("{}",),
        ("validate", "{}"),
        ("show", "{}"),
        ("explain", "{}"),
        ("status", "--unit={}"),
        ("status", "--item={}"),
        ("status", "--format={}"),
        ("status", "--as-of={}"),
        ("status", "--year={}"),
        ("status", "--{}"),
        ("report", "--docx={}"),
        ("--root={}", "validate"),
        ("--lang={}", "validate"),
    ],
    ids=" ".join,
)
def test_hostile_words(folder: Path, run: Run, command: tuple[str, ...], word: str) -> None:
    """Whatever is typed, there is a sentence without control characters and a code, never a traceback.

    A line that could be typed instead may follow, of which the same holds.
    """
    code, _, err = run(*(part.replace("{}", word) for part in command), cwd=folder)
    assert code in {0, 2}
    assert (code == 2) == err.startswith("Lỗi: ")
    assert "\x1b" not in err
    assert err.count("\n") in ({1, 2} if code == 2 else {0})


def test_hostile_target(folder: Path, tmp_path: Path, run: Run) -> None:
    """A target that no system takes is a sentence, too."""
    (tmp_path / "b.docx").mkdir()
    for target in ("a" * 300, str(tmp_path / "b"), "/dev/full/x" if os.name == "posix" else "nul/x"):
        code, _, err = run("report", "--docx", "-o", f"{target}.docx", *AS_OF, cwd=folder)
        assert (code, err.startswith("Lỗi: Không ghi được")) == (2, True)


@pytest.mark.parametrize("name", ["gửi về", "chị Hà's"])
def test_folder_that_may_not_be_read(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It is named, and what helps is said; it is no word that is not understood."""
    (folder / name).mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    code, _, err = run("collect", name, cwd=folder, columns=300)
    assert (code, f"Không được phép đọc {name!r}. Kiểm tra quyền đọc" in err) == (2, True), err


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("bogus",), "Không có lệnh 'bogus'.\nXem cách dùng: ttdn -h\n"),
        (("a'b",), "Không có lệnh 'a'b'."),
        (("--",), "Thiếu lệnh.\nXem cách dùng: ttdn -h\n"),
        (("plan",), "Thiếu lệnh. Các lệnh: log.\nGõ lại: ttdn plan log\n"),
        (("status", "--bogus"), "Không có tùy chọn '--bogus'."),
        (("--as-of", "2020-12-10", "status"), "Không có tùy chọn '--as-of'."),
        (("who",), "Thiếu tham số MỤC."),
        (("show", "a", "b"), "Thừa tham số: b."),
        (("show", "a", "b (c)"), "Thừa tham số: b (c)."),
        (("status", "--as-of"), "Tùy chọn '--as-of' cần một giá trị đi sau."),
        (("remind", "--docx", "--early"), "Tùy chọn '--docx' cần một giá trị đi sau."),
        (("remind", "--docx", "--as-of=2020-12-10"), "Tùy chọn '--docx' cần một giá trị đi sau."),
        (("remind", "--docx", "--erly"), "Tùy chọn '--docx' cần một giá trị đi sau."),
        (("remind", "--docx", "-h"), "Tùy chọn '--docx' cần một giá trị đi sau."),
        (("remind", "--docx", "--"), "Tùy chọn '--docx' cần một giá trị đi sau."),
        (("status", "--unit", "--item", "II.5.1"), "Tùy chọn '--unit' cần một giá trị đi sau."),
        (("report", "--docx=1"), "Tùy chọn '--docx' không nhận giá trị."),
        (("status", "--year", "abc"), "Giá trị của --year không hợp lệ."),
        (
            ("status", "--format", "xml"),
            f"--format: không đọc được 'xml'. Được dùng: {', '.join(['table', *FORMATS])}.",
        ),
        (("status", "--as-of", "31/2/2020"), "--as-of: không đọc được '31/2/2020'. Viết năm-tháng-ngày"),
        (("report", "--docx", "--markdown"), "--markdown: "),
        (("report", "--markdown", "-o", "x.docx"), "-o: Cùng --markdown, tên tệp phải kết thúc bằng .md."),
        (
            ("report", "-o", "x.odt"),
            "-o: không đọc được 'x.odt'. Tên tệp phải kết thúc bằng .docx, .pdf hoặc .md.",
        ),
        (("report", "--docx", "-o", "x"), "-o: không đọc được 'x'. Tên tệp phải kết thúc bằng"),
        (("report", "--all"), "--all: Chỉ dùng cùng --docx."),
        (("report", "--unit", "--all"), "--all: Chỉ dùng cùng --docx."),
        (("report", "--unit", "cong-an", "--all"), "--all: Chọn một trong hai: --unit hoặc --all."),
        (
            ("report", "--all", "-o", "x.pdf"),
            "-o: không đọc được 'x.pdf'. Với nhiều đơn vị, -o là một thư mục.",
        ),
        (("report", "--all", "--edits"), "--edits: "),
        *(
            ((*words, name), f"{words[-1]}: không đọc được '{name}'. Đây là tên một thư mục, ví dụ so-lieu.")
            for words, name in (
                (("export", "-o"), "so-lieu.xlsx"),
                (("form", "--all", "-o"), "so-lieu.ZIP"),
                (("remind", "--docx"), "so-lieu.docx"),
                (("remind", "--drafts"), "so-lieu.eml"),
            )
        ),
        (("--lang", "fr", "status"), "--lang: không đọc được 'fr'. Được dùng: vi"),
        (("--lang",), "--lang: không đọc được ''. Cần một giá trị đi sau."),
        (("--root=", "status"), "--root: không đọc được ''. Cần một giá trị đi sau."),
        (("--root", "khong/co", "status"), "Không tìm thấy 'khong/co'."),
        (("status", "--unit", "II.5.1"), "'II.5.1' không phải là một đơn vị."),
        (
            ("status", "--item", "phuong-loc-tho"),
            "'phuong-loc-tho' không phải là một mục có việc để báo cáo.",
        ),
        (("status", "--item", "I.1.1"), "'I.1.1' không phải là một mục có việc để báo cáo."),
        (("show", "phuong loc thoo"), "Kế hoạch không có 'phuong loc thoo'. Có phải: "),
        (("status", "--year", "2019"), "Không có kế hoạch năm 2019. Các năm hiện có: 2020."),
        (("status", "--year", "0"), "Không có kế hoạch năm 0."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_slips_are_explained_in_vietnamese(
    folder: Path, run: Run, command: tuple[str, ...], sentence: str
) -> None:
    """A command that cannot be understood ends with 2 and one sentence that names the word at fault."""
    code, out, err = run(*command, cwd=folder)
    assert (code, out) == (2, "")
    assert err.startswith(f"Lỗi: {sentence}")
    assert "Usage" not in err
    assert not list(folder.glob("--*"))


def test_an_option_after_a_value_is_an_option(folder: Path, run: Run) -> None:
    """A value may follow, then the next option; a word behind "--" is no option."""
    code, out, err = run("status", "--unit", "phuong-loc-tho", "--item", "II.5.1", *AS_OF, cwd=folder)
    assert (code, err, "II.5.1" in out) == (0, "", True)
    assert run("show", "--", "--unit", cwd=folder)[2].startswith("Lỗi: Kế hoạch không có '--unit'.")


# Language


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("bogus",), "There is no command 'bogus'."),
        (("--",), "A command is missing."),
        (("status", "--bogus"), "No such option: --bogus"),
        (("who",), "Missing argument"),
        (("show", "a", "b"), "Got unexpected extra argument"),
        (("status", "--year", "abc"), "The value of --year is not valid."),
        (("report", "--docx=1"), "Option '--docx' does not take a value."),
        (("status", "--format", "xml"), "--format: cannot read 'xml'."),
        (("validate", "nope"), "'nope' does not exist."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_slips_are_explained_in_english(
    folder: Path, run: Run, command: tuple[str, ...], sentence: str
) -> None:
    """With ``--lang en``, wherever on the line it stands, complaints are English."""
    for line in (("--lang", "en", *command), ("--lang=EN", *command)):
        code, _, err = run(*line, cwd=folder)
        assert code == 2
        assert err.startswith(f"Error: {sentence}")


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_speaks_one_language(folder: Path, run: Run, name: str) -> None:
    """Every help page is Vietnamese by default, English with ``--lang en``.

    And lists the command's options.
    """
    command = [name] if name else []
    vietnamese, english = run(*command, "--help", cwd=folder)[1], run("--lang", "en", *command, "--help")[1]
    assert vietnamese.startswith(f"Cách dùng: ttdn {name}".rstrip())
    assert english.startswith(f"Usage: ttdn {name}".rstrip())
    assert VIETNAMESE.search(vietnamese)
    assert not VIETNAMESE.search(english)
    assert "--help" in vietnamese
    assert re.findall(r"^  (--[\w-]+)", vietnamese, re.MULTILINE) == re.findall(
        r"^  (--[\w-]+)", english, re.MULTILINE
    )


def test_help_lists_every_command(folder: Path, run: Run) -> None:
    """The first page names each command with what it does."""
    _, out, _ = run("--help", cwd=folder)
    assert [line for line in out.splitlines() if re.match(r"  [a-z]+ ", line)] != []
    assert all(re.search(rf"^  {name} +\S", out, re.MULTILINE) for name in COMMANDS)


def test_language_of_the_environment(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """TTDN_LANG chooses the language, the option beats it, and the system's locale is not asked."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert run("bogus", cwd=folder)[2].startswith("Lỗi: ")
    for value in ("en", " EN "):
        monkeypatch.setenv("TTDN_LANG", value)
        assert run("bogus")[2].startswith("Error: ")
        assert run("--lang", "vi", "bogus")[2].startswith("Lỗi: ")
    monkeypatch.setenv("TTDN_LANG", "fr")
    assert run("bogus")[2].startswith("Lỗi: TTDN_LANG: không đọc được 'fr'.")


def test_pages_in_english(folder: Path, run: Run) -> None:
    """The program's words on every page are English; those of the plan stay."""
    assert "To do" in run("--lang", "en", "status", *AS_OF, cwd=folder, columns=120)[1]
    assert "UNITS" in run("--lang", "en", "status", *AS_OF)[1].upper()
    _, item, _ = run("--lang", "en", "show", "II.5.1", *AS_OF)
    for words in (
        "Read as:",
        "Schedule:",
        "Figures reported",
        "(2 units)",
        "Duy trì trang thông tin điện tử",
    ):
        assert words in item
    assert "đơn vị" not in item.partition("Figures")[2]
    assert "2 files: 2 passed" in run("--lang", "en", "validate", "units")[1]


def test_version(folder: Path, run: Run) -> None:
    """The version is printed alone."""
    assert run("--version", cwd=folder)[1] == f"ttdn {__version__}\n"


# Folders and selections


def test_root(folder: Path, tmp_path: Path, run: Run) -> None:
    """``--root`` may stand before or behind the command, and may be a folder below."""
    for line in (("--root", str(folder), "validate"), ("validate", f"--root={folder / 'units'}")):
        code, out, _ = run(*line, cwd=tmp_path)
        assert (code, "3 tệp: 3 đạt" in out) == (0, True)


def test_words_behind_two_dashes_are_no_options(folder: Path, run: Run) -> None:
    """Behind ``--`` a word is what it is."""
    assert run("show", "--", "--root", cwd=folder)[2].startswith("Lỗi: Kế hoạch không có '--root'.")


@pytest.mark.parametrize("below", ["plan", "units", "units/phuong-loc-tho"])
def test_works_from_a_folder_below(folder: Path, run: Run, below: str) -> None:
    """The folder of the plan is found upwards."""
    code, out, _ = run("status", *AS_OF, cwd=folder / below)
    assert (code, "2/7 đơn vị" in out) == (0, True)


@pytest.mark.parametrize(
    ("paths", "files", "code"),
    [
        ((), 3, 1),
        ((".",), 3, 1),
        (("plan",), 1, 0),
        (("units",), 2, 1),
        ((WARD,), 1, 1),
        ((OTHER,), 1, 0),
        (("units/phuong-loc-tho",), 1, 1),
        (("./units/../units/xa-vinh-luong/",), 1, 0),
        ((OTHER, "plan/2020.yaml"), 2, 0),
        ((OTHER, WARD), 2, 1),
    ],
)
def test_selection(folder: Path, run: Run, paths: tuple[str, ...], files: int, code: int) -> None:
    """Files and folders choose what is shown, counted and judged.

    Absolute paths and those of another folder, too.
    """
    (folder / WARD).write_text(WRONG, encoding="utf-8")
    for names in (paths, tuple(str(folder / path) for path in paths)):
        found, out, _ = run("validate", *names, cwd=folder)
        assert found == code
        assert f"\n{out}".splitlines()[-1].startswith(
            f"{files} tệp: {files - code} đạt, {code} có lỗi, 0 không đọc được."
        )


def test_selection_from_a_folder_below(folder: Path, run: Run) -> None:
    """A path is read from where the user stands."""
    code, out, _ = run("validate", "2020.yaml", cwd=folder / "units" / "phuong-loc-tho")
    assert (code, out.startswith("1 tệp: 1 đạt")) == (0, True)


def test_selection_through_a_link(folder: Path, tmp_path: Path, run: Run) -> None:
    """Where the way to the folder is typed with a link in it, the file is still found."""
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    code, out, _ = run("--root", str(link), "validate", str(link / WARD), cwd=tmp_path)
    assert (code, out.startswith("1 tệp: 1 đạt")) == (0, True)


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nope.yaml", "Không tìm thấy 'nope.yaml'."),
        ("units/nope", "Không tìm thấy 'units/nope'."),
        ("..", "'..' không nằm trong 'plan', 'register' hoặc 'units' của"),
        ("khác", "'khác' không nằm trong"),
        ("units/../khác", "'units/../khác' không nằm trong"),
    ],
)
def test_selection_that_is_none(folder: Path, run: Run, path: str, sentence: str) -> None:
    """A path that does not exist or is not part of the folder ends with 2."""
    (folder / "khác").mkdir()
    code, out, err = run("validate", path, cwd=folder)
    assert (code, out) == (2, "")
    assert err.startswith(f"Lỗi: {sentence}")


def test_link_in_a_submission_is_not_followed(folder: Path, tmp_path: Path, run: Run) -> None:
    """What lies behind a link that a unit sent is not part of the folder."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2020.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "units" / "link").symlink_to(outside, target_is_directory=True)
    code, _, err = run("validate", str(outside / "2020.yaml"), cwd=folder)
    assert (code, "không nằm trong" in err) == (2, True)
    assert run("validate", "units/link")[1].startswith("units/link")


def test_every_file_is_accounted_for(folder: Path, write: Write, run: Run) -> None:
    """The last line counts what passed, has warnings, has errors, cannot be read.

    And what else lies there.
    """
    write(WARD, GOOD.replace("  - {item: II.5.1", "  - {item: III.1"))
    write("units/cong-an/2020.yaml", WRONG)
    write("units/trung-tam-van-hoa/2020.yaml", "a: [")
    write("units/cong-an/anh.jpg", "")
    _, out, _ = run("validate", cwd=folder)
    assert out.splitlines()[-1].startswith("5 tệp: 3 đạt (1 có lưu ý), 1 có lỗi, 1 không đọc được. Tổng: ")
    assert out.splitlines()[-1].endswith("Ngoài ra có 1 tệp khác (minh chứng).")


def test_validate_writes_nothing(folder: Path, write: Write, run: Run) -> None:
    """No byte and no time of any file changes, whatever is looked at and whatever is found."""
    write("units/cong-an/2020.yaml", WRONG)
    write("units/cong-an/rác.yaml", "\ufeffa: [\r\n")

    def state() -> dict[Path, tuple[bytes, int]]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = state()
    for command in (
        ("validate",),
        ("validate", "units/cong-an"),
        ("status", *AS_OF),
        ("show", "II.5.1", *AS_OF),
        ("report", *AS_OF),
    ):
        assert run(*command, cwd=folder)[0] == (1 if command[0] == "validate" else 0)
    assert state() == before


# The forms of validate, and what it looks at


@pytest.mark.parametrize(
    ("environment", "begin"),
    [
        ({}, f"{WARD}:5:28  LỖI [unknown-status]"),
        ({"GITHUB_ACTIONS": "true"}, f"::error file={WARD},line=5"),
        ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}, f"{WARD}:5:28  LỖI [unknown-status]"),
    ],
    ids=["shell", "github", "gitea"],
)
def test_form_of_the_platform(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], begin: str
) -> None:
    """On GitHub findings are annotations.

    Gitea, which calls itself GitHub but shows none, gets the plain log.
    """
    (folder / WARD).write_text(WRONG, encoding="utf-8")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    code, out, _ = run("validate", cwd=folder)
    assert (code, out.startswith(begin)) == (1, True)
    assert run("validate", "--format", "concise")[1].startswith(f"{WARD}:5:28: error[unknown-status] ")


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("ra/a.sarif", '{\n  "$schema": "https://docs.oasis-open.org/sarif'),
        ("a.xml", "<?xml"),
        ("a.md", "### ttdn: "),
        ("a.json", '{\n  "version": 1,'),
        ("a.txt", f"{WARD}:5:28  LỖI [unknown-status]"),
    ],
)
def test_output_file(folder: Path, write: Write, run: Run, name: str, begin: str) -> None:
    """The ending of the file chooses its form; the log is printed all the same, and nothing of it is lost."""
    write(WARD, WRONG)
    code, out, _ = run("validate", "--output-file", name, cwd=folder)
    assert (code, "LỖI [unknown-status]" in out) == (1, True)
    assert (folder / name).read_text(encoding="utf-8").startswith(begin)


def test_output_file_of_gitlab(folder: Path, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On GitLab a JSON file is its code quality report, unless another form is asked for."""
    write(WARD, WRONG)
    monkeypatch.setenv("GITLAB_CI", "true")
    run("validate", "--output-file", "a.json", cwd=folder)
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))[0]["check_name"] == "unknown-status"
    run("validate", "--output-file", "a.json", "--format", "json")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["errors"] == 1


@pytest.mark.parametrize(
    "arguments",
    [("--format", "xyz"), ("--output-file", "plan"), ("--unit", "khong co"), ("--unit", "II.5.1")],
    ids=" ".join,
)
def test_validate_that_cannot_run(folder: Path, run: Run, arguments: tuple[str, ...]) -> None:
    """A form, a file or a unit that is none ends with 2."""
    code, out, err = run("validate", *arguments, cwd=folder)
    assert (code, out, err.startswith("Lỗi: ")) == (2, "", True)


def test_validate_of_a_unit(folder: Path, write: Write, run: Run) -> None:
    """A unit by its name is judged by its own files."""
    write(WARD, WRONG)
    assert run("validate", "--unit", "xa vinh luong", cwd=folder)[:2][0] == 0
    code, out, _ = run("validate", "--unit", "Phường Lộc Thọ")
    assert (code, out.splitlines()[-1].startswith("1 tệp: 0 đạt, 1 có lỗi")) == (1, True)


def test_strict_counts_warnings(folder: Path, write: Write, run: Run) -> None:
    """With ``--strict`` a warning is enough for 1."""
    assert run("validate", "--strict", cwd=folder)[0] == 0
    write(WARD, GOOD.replace("  - {item: II.5.1", "  - {item: III.1"))
    assert (run("validate")[0], run("validate", "--strict")[0]) == (0, 1)


def test_explain(folder: Path, run: Run) -> None:
    """One code, with or without its brackets, or all of them.

    A slip gets a suggestion, and one of both is needed.
    """
    for word in ("unknown-key", "[Unknown-Key]"):
        code, out, _ = run("explain", word, cwd=folder)
        assert (code, out.startswith("## unknown-key")) == (0, True)
    assert "## yaml-syntax" in run("explain", "--all")[1]
    code, _, err = run("explain", "unknown-kee")
    assert (code, "unknown-key" in err) == (2, True)
    assert (run("explain")[0], run("explain", "--all", "unknown-key")[0]) == (2, 2)


def git(folder: Path, *arguments: str) -> None:
    """A git command that knows nothing of this machine's settings."""
    settings = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.vn",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
    ]
    variables = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *settings, *arguments], cwd=folder, env=variables, check=True, capture_output=True)  # noqa: S603, S607


needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@needs_git
def test_changes_of_a_submission(folder: Path, write: Write, run: Run) -> None:
    """Only what a branch touches is judged, new files included; a change of the plan concerns everybody."""
    write(WARD, WRONG)
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "a")
    assert run("validate", "--changed-from", "main", cwd=folder)[:2] == (
        0,
        "0 tệp: 0 đạt, 0 có lỗi, 0 không đọc được. Tổng: 0 lỗi, 0 lưu ý.\n",
    )
    git(folder, "checkout", "-b", "b")
    write("units/cong-an/2020.yaml", WRONG.replace("phuong-loc-tho", "cong-an"))
    code, out, _ = run("validate", "--changed-from", "main")
    assert (code, "units/cong-an/2020.yaml:" in out, WARD in out) == (1, True, False)
    write("plan/2020.yaml", (folder / "plan" / "2020.yaml").read_text(encoding="utf-8") + "# ghi chú\n")
    assert WARD in run("validate", "--changed-from", "main")[1]


@needs_git
def test_submission_sees_the_whole_repository(folder: Path, write: Write, run: Run) -> None:
    """A unit that changes what is beside the folder, as the checks of its submissions, is not let through."""
    above = folder.parent
    (above / ".gitlab-ci.yml").write_text("a: 1\n", encoding="utf-8")
    git(above, "init")
    git(above, "add", ".")
    git(above, "commit", "-m", "a")
    git(above, "checkout", "-b", "b")
    write("units/phuong-loc-tho/anh.txt", "x")
    assert run("validate", "--changed-from", "main", "--unit", "phuong-loc-tho", cwd=folder)[0] == 0
    (above / ".gitlab-ci.yml").write_text("a: 2\n", encoding="utf-8")
    (above / "new.txt").write_text("x", encoding="utf-8")
    code, out, _ = run(
        "validate", "--changed-from", "main", "--unit", "phuong-loc-tho", "--format", "concise"
    )
    assert (code, out.count("error[other-units-file]")) == (1, 2)
    assert "../.gitlab-ci.yml: error[other-units-file]" in out


@pytest.mark.parametrize("place", ["units/phuong-loc-tho/2020.yaml", "plan/2020.yaml", "units/x/../moi.txt"])
def test_result_is_not_written_over_what_is_checked(folder: Path, write: Write, run: Run, place: str) -> None:
    """A slip in --output-file replaces no report and no plan."""
    path = write("units/phuong-loc-tho/2020.yaml", "unit: phuong-loc-tho\n")
    before = [path.read_bytes(), (folder / "plan" / "2020.yaml").read_bytes()]
    code, _, err = run("validate", "--output-file", place, cwd=folder)
    assert (code, "--output-file" in err) == (2, True)
    assert [path.read_bytes(), (folder / "plan" / "2020.yaml").read_bytes()] == before
    assert not (folder / "units" / "moi.txt").exists()


@needs_git
def test_revision_that_is_none(folder: Path, run: Run) -> None:
    """Without a repository, or with a name unknown to git or like an option, there is a sentence."""
    for repository in (False, True):
        if repository:
            git(folder, "init")
        for revision in ("khong-co", "--output=x", ""):
            code, out, err = run("validate", "--changed-from", revision, cwd=folder)
            assert (code, out) == (2, "")
            assert err.startswith(f"Lỗi: Không so sánh được với '{revision}'")
    assert not (folder / "x").exists()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2020-12-09T16:59:59+00:00", "09/12/2020"),
        ("2020-12-09T17:00:00+00:00", "10/12/2020"),
        ("2020-12-09T23:30:00-12:00", "10/12/2020"),
    ],
)
def test_today_is_the_day_in_vietnam(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, moment: str, day: str
) -> None:
    """Wherever the machine stands: a server in UTC is seven hours behind."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls.fromisoformat(moment).astimezone(tz)

    monkeypatch.setattr("ttdn.cli.plan_at_hand.datetime", Clock)
    assert f"Tính đến ngày {day}." in run("status", cwd=folder)[1]


@needs_git
def test_report_that_claims_to_be_older_than_it_is(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that git first saw after the day on which it says it was received is pointed out."""
    git(folder, "init")
    git(folder, "add", ".")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2020-12-02T00:30:00+07:00")
    git(folder, "commit", "-m", "a")
    assert "received-before-commit" in run("validate", cwd=folder)[1]
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2020-12-01T23:30:00+07:00")
    git(folder, "commit", "--amend", "--no-edit")
    assert "received-before-commit" not in run("validate")[1]


# show and status


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "II.5.8",
            [
                "II.5.8",
                "Tổ chức Triển lãm số",
                "Thời gian:",
                "Quý II và quý III",
                "01/4/2020 – 30/9/2020, hạn 30/9/2020",
            ],
        ),
        (
            "ii.5.1",
            [
                "Duy trì trang TTĐT",
                "= 3 đơn vị",
                "không có hạn",
                "và 1 đơn vị chưa báo cáo mục này.",
                "24 tin, bài",
                "(2 đơn vị)",
            ],
        ),
        ("II.1", ["Báo cáo tại:", "programmes", "Kế hoạch năm 2020"]),
        ("III.1", ["không nêu; mọi đơn vị có thể báo cáo", "P. Lộc Thọ", "Đang thực hiện"]),
        ("I.1.1", ["Mở rộng hợp tác quốc tế."]),
        (
            "phường lộc thọ",
            [
                "UBND phường Lộc Thọ",
                "Mã thống kê:",
                "22363",
                "UBND các xã, phường",
                "Nộp đúng hạn, nhận ngày 01/12/2020.",
            ],
        ),
        ("PHUONG LOC THO", ["phuong-loc-tho"]),
        ("P. Loc Tho", ["phuong-loc-tho"]),
        ("cong-an", ["Công an thành phố Nha Trang", "Quá hạn chưa nộp 1 ngày."]),
        (
            "các cơ quan trên địa bàn thành phố",
            ["nhóm mở", "Chủ trì:", "II.5.2", "Công an thành phố Nha Trang", "Quá hạn chưa nộp 1 ngày."],
        ),
        ("ubnd-xa-phuong", ["II.5.1", "UBND xã Vĩnh Lương", "Nộp đúng hạn"]),
        ("II", ["NỘI DUNG", "II.5.8", "Tổ chức Triển lãm số"]),
    ],
)
def test_show(folder: Path, write: Write, run: Run, name: str, words: list[str]) -> None:
    """An item, task, unit or group by id or name, any case, no accents; a heading with what is below it."""
    more = "  - {item: III.1, status: in_progress}\nprogrammes:\n  - {title: Kế hoạch năm 2020}\n"
    write(WARD, GOOD + more)
    code, out, _ = run("show", name, *AS_OF, cwd=folder)
    assert code == 0
    shown = " ".join(out.split())
    assert [one for one in words if one not in shown] == []


def test_show_says_how_a_unit_is_reached(root: Path, run: Run) -> None:
    """Address, e-mail, telephone and contact, where the roster has them."""
    plan = root / "plan" / "2020.yaml"
    known = "short: Công an TP, address: số 1, email: ca@nhatrang.gov.vn, phone: 0258, contact: ông A"
    text = plan.read_text(encoding="utf-8").replace("short: Công an TP", known)
    plan.write_text(text, encoding="utf-8")
    printed = run("show", "cong-an", cwd=root)[1]
    assert [
        " ".join(line.split())
        for line in printed.splitlines()
        if line.startswith(("Địa chỉ", "Thư", "Điện", "Đầu"))
    ] == ["Địa chỉ: số 1", "Thư điện tử: ca@nhatrang.gov.vn", "Điện thoại: 0258", "Đầu mối: ông A"]


def test_show_by_a_part_of_the_name(folder: Path, run: Run) -> None:
    """A part of a name is enough where nothing else bears it; else the candidates are named."""
    assert "phuong-loc-tho" in run("show", "loc tho", *AS_OF, cwd=folder)[1]
    code, _, complaint = run("show", "phuong", *AS_OF)
    assert code == 2
    assert "Phường Lộc Thọ" in complaint


def test_report_in_a_narrow_window(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table with more columns than the window has room for is shown row by row.

    And no word of it is broken.
    """
    monkeypatch.setenv("COLUMNS", "50")
    out = " ".join(run("report", *AS_OF, cwd=folder)[1].split())
    assert "Đã thực hiện: 2; Chưa báo cáo: 1;" in out


def test_show_of_a_unit_of_which_nothing_is_asked(folder: Path, run: Run) -> None:
    """A unit that need not report has no line on its report."""
    assert "Chưa gửi." in run("show", "hoi-nong-dan", *AS_OF, cwd=folder)[1]
    plan = folder / "plan" / "2020.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("  requested: [hoi-nong-dan]\n", ""), encoding="utf-8"
    )
    assert "gửi" not in run("show", "hoi-nong-dan", *AS_OF)[1]


def test_show_of_an_open_item_nobody_reported_on(folder: Path, run: Run) -> None:
    """It says so."""
    assert "Chưa có đơn vị nào báo cáo." in run("show", "III.1", *AS_OF, cwd=folder)[1]


def test_show_of_officers_and_courses(example: Path, run: Run) -> None:
    """The parts for II.2 and II.3 are shown with the units that wrote them.

    A doubt of the plan is shown as a note.
    """
    assert (
        "Các Đồn Biên phòng      Châu Minh Triết, Đội trưởng" in run("show", "II.2", *AS_OF, cwd=example)[1]
    )
    assert "Lớp tập huấn nâng cao kiến thức" in run("show", "II.3", *AS_OF)[1]
    assert "Ghi chú:" in run("show", "II.5.7", *AS_OF)[1]
    assert "Chỉ đạo:" in run("show", "II.5.8", *AS_OF)[1]


def test_status_of_a_unit_or_an_item(folder: Path, run: Run) -> None:
    """Either page has what concerns it and nothing else; both options give one line."""
    unit = run("status", "--unit", "phường lộc thọ", *AS_OF, cwd=folder)[1]
    item = run("status", "--item", "ii.5.1", *AS_OF)[1]
    both = run("status", "--unit", "trung-tam-van-hoa", "--item", "II.5.1", *AS_OF)[1]
    assert "II.5.1" in unit
    assert "II.5.8" not in unit
    assert all(name in item for name in ("P. Lộc Thọ", "P. Vĩnh Hòa", "X. Vĩnh Lương"))
    assert "Công an" not in item
    assert "\nTrung tâm Văn hóa\n" in both
    assert "II.5" not in both


def test_formats_are_narrowed_too(folder: Path, run: Run) -> None:
    """JSON, CSV and Markdown of one unit or item have only that."""
    code, out, _ = run("status", "--format", "json", "--unit", "cong-an", *AS_OF, cwd=folder)
    assert (code, [unit["id"] for unit in json.loads(out)["units"]]) == (0, ["cong-an"])
    _, out, _ = run("status", "--format", "csv", "--item", "II.5.1", *AS_OF)
    assert {row["item"] for row in csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))} == {"II.5.1"}
    _, out, _ = run("status", "--format", "markdown", "--item", "II.5.8", *AS_OF)
    assert ("| II.5.8 |" in out, "| II.5.1 |" in out) == (True, False)


def test_csv_has_its_line_ends_on_every_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system writes two characters for a line end, a row still ends with one carriage return."""
    windows = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\r\n")
    monkeypatch.setattr("sys.stdout", windows)
    assert main(["--root", str(folder), "status", "--format", "csv", *AS_OF]) == 0
    written = windows.buffer.getvalue()
    assert b"\r\r" not in written
    assert written.count(b"\r\n") == written.count(b"\n") > 1
    assert "UBND phường Lộc Thọ".encode() in written


def test_today_is_the_machines_day(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--as-of`` the clock of the machine is read."""

    class Clock(datetime):
        """A clock that stands still."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            """Noon of the last day on time."""
            return cls(2020, 12, 9, 12, tzinfo=tz)

    monkeypatch.setattr("ttdn.cli.plan_at_hand.datetime", Clock)
    assert "Tính đến ngày 09/12/2020." in run("status", cwd=folder)[1]
    assert "Tính đến ngày 10/12/2020." in run("status", "--as-of", "10/12/2020")[1]


# Plans and reports with errors

STATES = [("status",), ("show", "II.5.1"), ("report",), ("status", "--format", "json")]


@pytest.mark.parametrize("command", STATES, ids=" ".join)
@pytest.mark.parametrize(
    ("old", "new"),
    [("year: 2020", "year: năm nay"), ("read: [ubnd-xa-phuong]", "read: [khong-co]"), ("goals:", "\tgoals:")],
)
def test_plan_with_errors(folder: Path, run: Run, command: tuple[str, ...], old: str, new: str) -> None:
    """Nothing is counted by a plan that does not pass the checks; the sentence says where to look."""
    plan = folder / "plan" / "2020.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    code, out, err = run(*command, *AS_OF, cwd=folder)
    assert (code, out) == (2, "")
    assert re.match(
        r"Lỗi: plan/2020\.yaml có \d+ lỗi nên chưa thể tổng hợp\. Chạy 'ttdn validate plan/2020\.yaml'", err
    )


def test_folder_without_a_plan(folder: Path, run: Run) -> None:
    """An empty folder ``plan`` is said to be empty."""
    (folder / "plan" / "2020.yaml").unlink()
    code, _, err = run("status", *AS_OF, cwd=folder)
    assert (code, err.startswith("Lỗi: Thư mục 'plan' không có kế hoạch nào đọc được.")) == (2, True)


def test_plan_of_the_year(folder: Path, run: Run) -> None:
    """The plan of the year of the as-of day is taken, else the newest; ``--year`` chooses another."""
    old = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    (folder / "plan" / "2021.yaml").write_text(
        old.replace("2020", "2021").replace("802/KH", "903/KH"), encoding="utf-8"
    )
    assert "802/KH" in run("status", "--as-of", "2020-05-01", cwd=folder)[1]
    assert "903/KH" in run("status", "--as-of", "2021-05-01")[1]
    assert "903/KH" in run("status", "--as-of", "2025-05-01")[1]
    assert "802/KH" in run("status", "--as-of", "2021-05-01", "--year", "2020")[1]
    assert "2/7 đơn vị" in run("status", "--as-of", "2021-05-01", "--year", "2020")[1]
    assert "0/7 đơn vị" in run("status", "--as-of", "2021-05-01")[1]


def test_older_plan_does_not_stand_in_for_a_broken_one(folder: Path, run: Run) -> None:
    """When this year's plan cannot be read, last year's is not counted in its place.

    Unless it is asked for.
    """
    (folder / "plan" / "2021.yaml").write_text("year: [2021\n", encoding="utf-8")
    code, out, err = run("status", "--as-of", "2021-05-01", cwd=folder)
    assert (code, out, err.startswith("Lỗi: plan/2021.yaml có 1 lỗi")) == (2, "", True)
    assert run("status", "--as-of", "2021-05-01", "--year", "2020")[0] == 0
    assert run("status", "--as-of", "2020-05-01")[0] == 0


@pytest.mark.parametrize(
    "command", [*STATES, ("status", "--format", "csv"), ("report", "--markdown")], ids=" ".join
)
def test_reports_with_errors_are_left_out_and_named(
    folder: Path, write: Write, run: Run, command: tuple[str, ...]
) -> None:
    """A report that does not pass is in no number.

    And every output says so, aside where the output is for a program.
    """
    assert run(*command, *AS_OF, cwd=folder)[2] == ""
    write(WARD, WRONG)
    code, out, err = run(*command, *AS_OF)
    assert code == 0
    assert "KHÔNG TÍNH 1 báo cáo có lỗi" in (err if "--format" in command or "--markdown" in command else out)
    assert WARD in out + err
    left = json.loads(run("status", "--format", "json", *AS_OF)[1])
    assert left["excluded"] == [WARD]
    assert left["reports"]["required"]["in"] == 1


def test_wrong_report_of_another_year_is_not_named(folder: Path, write: Write, run: Run) -> None:
    """What is wrong in last year's report does not concern this year's numbers."""
    write("units/cong-an/2019.yaml", WRONG.replace("2020", "2019").replace("phuong-loc-tho", "cong-an"))
    assert "KHÔNG TÍNH" not in run("status", *AS_OF, cwd=folder)[1]
    assert run("validate")[0] == 1


def test_unreadable_report_is_named(folder: Path, write: Write, run: Run) -> None:
    """A file of which nothing could be read is left out as well."""
    write("units/cong-an/2020.yaml", "a: [")
    assert "units/cong-an/2020.yaml" in run("status", *AS_OF, cwd=folder)[1]


# What the system does


def spawn(
    folder: Path, *arguments: str, environment: dict[str, str] | None = None, **streams: object
) -> "subprocess.Popen[bytes]":
    """The program as a process of its own."""
    variables = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **(environment or {})}
    command = [sys.executable, "-m", "ttdn", "--root", str(folder), *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.Popen(command, env=variables, **pipes)  # type: ignore[call-overload,no-any-return] # noqa: S603


def test_output_is_utf8(folder: Path) -> None:
    """On a system with another code page, output and complaints are still UTF-8."""
    for arguments, words, code in (
        (("status", *AS_OF), "Tính đến ngày 10/12/2020", 0),
        (("bogus",), "Không có lệnh", 2),
    ):
        process = spawn(folder, *arguments, environment={"PYTHONIOENCODING": "cp1252"})
        out, err = process.communicate()
        assert process.returncode == code
        assert words in (out + err).decode("utf-8")


def test_closed_pipe_is_no_failure(folder: Path) -> None:
    """When the reader (head, less) has seen enough, the process ends with 0 and without a word.

    Even at its very end.
    """
    process = spawn(folder, "validate")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), complaint) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [("status", *AS_OF), ("status", "--format", "json", *AS_OF), ("validate",), ("--help",)],
    ids=" ".join,
)
def test_closed_pipe_of_every_sort(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """Tables, text for programs and help alike: a pipe that nobody reads is not the code of findings."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as closed:
        monkeypatch.setattr("sys.stdout", closed)
        assert main(["--root", str(folder), *arguments]) == 0


@pytest.mark.parametrize(("windows", "code"), [(True, 0), (False, 2)])
def test_closed_pipe_on_windows(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    *,
    windows: bool,
) -> None:
    """There the system says "Invalid argument" when ``more`` or ``Select-Object -First`` is done."""

    class Closed(io.StringIO):
        def write(self, _: str, /) -> NoReturn:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("ttdn.cli._ON_WINDOWS", windows)
    monkeypatch.setattr("ttdn.cli._discard_output", lambda: None)
    monkeypatch.setattr("sys.stdout", Closed())
    assert main(["--root", str(folder), "status", *AS_OF]) == code
    assert bool(capsys.readouterr().err) == bool(code)


NO_DEVICE = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no device that is always full"
)


@NO_DEVICE
@pytest.mark.parametrize(
    "arguments", [("status", *AS_OF), ("status", "--format", "json", *AS_OF), ("validate",)], ids=" ".join
)
def test_full_disk_is_said(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    """Output that the system does not take is a sentence and 2."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert main(["--root", str(folder), *arguments]) == 2
    assert capsys.readouterr().err.startswith("Lỗi: Hệ thống không cho đọc hoặc ghi (")


@NO_DEVICE
def test_full_disk_is_said_once(folder: Path) -> None:
    """The interpreter adds nothing at its end."""
    with Path("/dev/full").open("wb") as full:
        process = spawn(folder, "validate", stdout=full)
        _, err = process.communicate()
    assert (process.returncode, err.count(b"\n")) == (2, 1)


def test_program_without_a_console(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started without any output, as from a scheduler on Windows, the program does its work."""
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    try:
        assert main(["--root", str(folder), "validate"]) == 0
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.close()


def test_interruption(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C ends with 130 and a word, not with a traceback."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "check", interrupt)
    assert run("validate", cwd=folder) == (130, "", "Lỗi: Đã dừng theo yêu cầu.\n")


def test_program_takes_its_own_arguments(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installed program ends the process with the code of the run."""
    from ttdn.cli import run as program  # noqa: PLC0415 - the name of the fixture is run

    monkeypatch.setattr("sys.argv", ["ttdn", "--root", str(folder), "bogus"])
    with pytest.raises(SystemExit) as end:
        program()
    assert end.value.code == 2


# Groups and headings are named like units and items


def test_status_of_a_group(folder: Path, run: Run) -> None:
    """A group shows its units, under its name without accents, too."""
    for name in ("ubnd-xa-phuong", "ubnd cac xa, phuong"):
        code, out, _ = run("status", "--unit", name, "--format", "csv", *AS_OF, cwd=folder)
        assert code == 0
        assert {row["unit"] for row in csv.DictReader(io.StringIO(out.lstrip("\ufeff")))} == {
            "phuong-loc-tho",
            "phuong-vinh-hoa",
            "xa-vinh-luong",
        }
    out = run("status", "--unit", "ubnd-xa-phuong", *AS_OF, columns=100)[1]
    assert "2/3 đơn vị" in out
    assert "Cơ quan" not in out


def test_status_of_a_heading(folder: Path, run: Run) -> None:
    """A heading shows the items below it, and the units that owe one of them."""
    code, out, _ = run("status", "--item", "II", "--format", "csv", *AS_OF, cwd=folder)
    assert code == 0
    assert {row["item"] for row in csv.DictReader(io.StringIO(out.lstrip("\ufeff")))} == {
        "II.5.1",
        "II.5.2",
        "II.5.8",
    }
    out = run("status", "--item", "II", *AS_OF, columns=100)[1]
    assert any(line.startswith("II  ") for line in out.splitlines())  # the section is named
    assert "Xem thêm: ttdn changes." in run("status", "--unit", "ubnd-xa-phuong", *AS_OF, columns=100)[1]
    assert "II.5.8" in out
    assert "V.1.1" not in out


def test_checks_of_a_group(folder: Path, write: Write, run: Run) -> None:
    """What is wrong in the files of the group's units, and of no other."""
    write("units/cong-an/2020.yaml", "unit: [")
    write("units/phuong-vinh-hoa/2020.yaml", "unit: [")
    out = run("validate", "--unit", "ubnd-xa-phuong", cwd=folder)[1]
    assert "units/phuong-vinh-hoa/2020.yaml" in out
    assert "cong-an" not in out


def test_reminders_of_a_group(folder: Path, run: Run) -> None:
    """Reminders of a group go to its units alone."""
    out = run("remind", "--unit", "ubnd-xa-phuong", "--as-of", "2020-12-20", cwd=folder)[1]
    assert "UBND phường Vĩnh Hòa" in out
    assert "Công an" not in out


def test_forms_of_a_group(folder: Path, run: Run) -> None:
    """A form for each unit of the group."""
    assert run("form", "ubnd-xa-phuong", "phuong loc tho", "-o", "bm", cwd=folder)[0] == 0
    assert len(list((folder / "bm").iterdir())) == 3
