"""What the program trusts: nothing that a unit sends.

Its text stays text everywhere, its paths stay inside, it cannot stop a check.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ttdn.checks import check_plan, check_report
from ttdn.checks.safety import find_markings
from ttdn.diagnostics import Diagnostic
from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Heading, ListItem, Paragraph, Table, words_of
from ttdn.history import first_commits
from ttdn.load import PlanFile, load_file
from ttdn.model.plan import Plan
from ttdn.reporters.forms import FORMATS
from ttdn.safe_text import CONTROL, cell, markdown
from ttdn.source import SourceText, parse_source
from ttdn.vietnamese import nfc

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]

ROOT = Path(__file__).resolve().parent.parent
AS_OF = ("--as-of", "2020-12-10")
WARD_FILE = "units/phuong-loc-tho/2020.yaml"
PLAN_TEXT = (ROOT / "plan" / "2020.yaml").read_text(encoding="utf-8")
HEAD = 'unit: phuong-loc-tho\nperiod: "2020"\nreceived: 2020-12-02\n'
GOOD = f"{HEAD}illustrative: true\nresults:\n  - {{item: II.5.1, status: in_progress}}\n"
ALL_FORMS = ["text", *FORMATS]

HOSTILE = [
    "[red]x[/red] [/x] [link=http://x.vn]y[/link]",
    "::error file=a,line=1::x",
    "##[error]x ##[add-mask]y ##vso[task.setvariable variable=a]b ##teamcity[message text='a']",
    "a%0A::error::x%0D%25,b:c",
    "::stop-commands::x",
    "<script>alert(1)</script> <w:p/> ]]> &amp; <!-- --> <![CDATA[x]]>",
    "[x](javascript:alert(1)) ![y](data:text/html,z) <javascript:alert(1)> [z]: javascript:alert(1)",
    "<a href='javascript:alert(1)' onclick=x>y</a> <https://x.vn>",
    "| a | **b** | `c` | # d | - e | 1. f | $g$ | ~~h~~ | \\",
    "=HYPERLINK(1) +1 -1 @SUM(A1)",
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} %s %n {0}",
    "😀 \u202f𠀀 \u0301",
]


def quoted(words: str) -> str:
    """Words as a YAML scalar that means just them."""
    return json.dumps(words, ensure_ascii=False)


#: A report that has the words wherever a value, a key or a comment can be, and in a line that is no YAML.
WRONG_REPORTS = [
    HEAD + "difficulties:\n  - {}\nunknown: {}\n",
    HEAD + "{}: 1\n{}: 2\n",
    HEAD + "results:\n  - {{item: {}, status: {}, figures: {{{}: {}}}, {}: 1}}\n",
    HEAD + "results:\n  - {{item: II.5.1, status: done, completed: {}, evidence: [{{title: {}, "
    "file: {}, link: {}}}]}}\n",
    HEAD + "results:\n  - {{item: II.5.1, status: done, completed: 2020-11-11, evidence: [{{title: "
    "{}}}, {{title: a, file: {}}}]}}\n",
    HEAD + "programmes:\n  - {{title: {}, approved: 2020-11-11}}\ntraining:\n  - {{title: a, date: "
    "{}}}\nfunding: {{allocated: {}, spent: 1}}\n",
    "unit: {}\nperiod: {}\nreceived: {}\nillustrative: {}\n",
]


def wrong_files(words: str) -> dict[str, str]:
    """Files that are wrong, so that the words are quoted: as values and keys, bare, and in a comment."""
    files = {
        f"units/phuong-loc-tho/{number}.yaml": text.replace("{}", "\0").format().replace("\0", quoted(words))
        for number, text in enumerate(WRONG_REPORTS)
    }
    return files | {
        "units/cong-an/2020.yaml": f"{HEAD}{words}\n  {words}: [\n",
        "units/cong-an/2021.yaml": f"{HEAD}# {words}\nsummary: {words}: a: b\n\t{words}\n",
    }


@pytest.fixture(params=HOSTILE, ids=lambda words: words[:12])
def words(request: pytest.FixtureRequest, root: Path, write: Write) -> str:
    """Hostile words in every place of some wrong reports, and in the names of files."""
    text: str = request.param
    for name, content in wrong_files(text).items():
        write(name, content)
    odd = re.sub(r'[/\\:*?"<>|]', "-", text) if os.name == "nt" else text.replace("/", "-")
    write(f"units/phuong-vinh-hoa/{odd[:60]}.yaml", GOOD)
    write("units/phuong-vinh-hoa/2020.yaml", GOOD)
    return text


# The terminal and the logs of CI platforms


def test_words_are_printed_as_they_are(words: str, root: Path, run: Run) -> None:
    """What is quoted is no markup of the terminal: a source line stands in the output letter by letter."""
    code, out, err = run("validate", cwd=root)
    assert (code, err) == (1, "")
    assert ("##\\x5berror]x" if "##" in words else f"    4 │ {words[:60]}") in out
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)


@pytest.mark.parametrize("form", ALL_FORMS)
def test_no_form_commands_a_platform(words: str, root: Path, run: Run, form: str) -> None:
    """Azure, TeamCity and old GitHub commands count anywhere on a line, ``::`` at its beginning.

    Only our annotations are left.
    """
    code, out, _ = run("validate", "--format", form, cwd=root)
    assert code == 1
    assert not re.search(r"##\w*\[", out)
    commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
    files = {path.relative_to(root).as_posix() for path in root.rglob("*.yaml")}
    for line in commands:
        match = re.fullmatch(
            r"::(?:error|warning) file=([^,:]+)(?:,line=\d+,col=\d+,endColumn=\d+)?,title=[a-z0-9-]+::.+",
            line,
        )
        assert match, line
        file = match[1].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
        assert re.sub(r"\\x5b", "[", file) in files
    assert bool(commands) == (form == "github")


def test_line_ends_in_a_value_end_no_line(root: Path, write: Write, run: Run) -> None:
    """A line end that a value smuggles in as an escape begins no line of the log."""
    for escape in ("\\n", "\\r", "\\x0b", "\\u2028", "\\x85", "\\x1b[2K", "\\L"):
        write(
            WARD_FILE,
            f'{HEAD}"a{escape}::error::x": 1\nresults:\n  - {{item: "II{escape}::error::x", '
            f'status: "a{escape}::error::x"}}\n',
        )
        for form in ("text", "concise", "github"):
            lines = run("validate", "--format", form, cwd=root)[1].splitlines()
            begun = [line for line in lines if line.lstrip().startswith("::")]
            assert bool(begun) == (form == "github")
            assert all(line.startswith(("::error file=units/", "::warning file=units/")) for line in begun)
            assert not any("\x1b" in line for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_of_files_begin_no_line(root: Path, write: Write, run: Run) -> None:
    """A file or folder whose name holds a line end or an escape sequence is shown on one line."""
    for name in (
        "units/a\n::error::x/2020.yaml",
        "units/cong-an/\x1b[31m\n##[error]x.yaml",
        "units/\u202egpj/\x9b31m.yaml",
    ):
        write(name, "a: [")
    for form in ALL_FORMS:
        _, out, _ = run("validate", "--format", form, cwd=root)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
        assert not any(
            line.lstrip().startswith("::") for line in out.splitlines() if " file=units/" not in line
        )
        assert "##[" not in out
    assert "units/cong-an/\\x1b[31m⏎##\\x5berror]x.yaml" in run("validate", "--format", "concise")[1]


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "--unit", "phuong-loc-tho"),
        ("show", "II.5.1"),
        ("show", "phuong-loc-tho"),
        ("report",),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("text", [text for text in HOSTILE if "\\" not in text], ids=lambda text: text[:12])
def test_pages_show_words_as_they_are(root: Path, run: Run, text: str, command: tuple[str, ...]) -> None:
    """In the status, on an item's page and in the report the words of a unit are words."""
    put_into_report(root, text)
    code, out, _ = run(*command, *AS_OF, cwd=root, columns=400)
    assert code == 0
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
    # In the report's own document the words stand as they were written; everywhere else they are defused.
    commands = command == ("report",) and bool(re.search(r"##\w*\[", text))
    assert bool(re.search(r"##\w*\[", out)) == commands
    if command in {("show", "II.5.1"), ("report",)} and "##" not in text:
        assert " ".join(text.split()) in " ".join(out.split())


def put_into_report(folder: Path, text: str) -> None:
    """The words as the summary of II.5.1, and as what a unit says of itself.

    In a report that passes the checks.
    """
    content = f"""\
unit: phuong-loc-tho
period: "2020"
illustrative: true
received: 2020-12-07
signer: {{name: {quoted(text)}, position: {quoted(text)}}}
focal_officer: {{name: {quoted(text)}, position: {quoted(text)}}}
results:
  - {{item: II.5.1, status: done, completed: 2020-11-11, summary: {quoted(text)},
     evidence: [{{title: {quoted(text)}, number: {quoted(text)}}}]}}
  - {{item: III.1, status: postponed, reason: {quoted(text)}}}
programmes:
  - {{title: {quoted(text)}, kind: {quoted(text)}, appraised: 2020-03-01}}
training:
  - {{title: {quoted(text)}, date: 2020-05-05, organiser: {quoted(text)}}}
"""
    for part in ("difficulties", "causes", "proposals", "next_year"):
        content += f"{part}:\n  - {quoted(text)}\n"
    (folder / WARD_FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / WARD_FILE).write_text(content, encoding="utf-8")


# XML, Markdown, spreadsheets, templates


def test_junit_stays_well_formed(words: str, root: Path, run: Run) -> None:
    """The test report is XML whatever is quoted, with letters that XML allows.

    And has the cases it should have.
    """
    _, out, _ = run("validate", "--format", "junit", cwd=root)
    tree = ET.fromstring(out)  # noqa: S314 - our own output
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", out)
    assert {element.tag for element in tree.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
    }
    assert len(tree.findall(".//testcase")) == len(list(root.rglob("*.yaml")))


def tokens_of(text: str) -> Iterator[Token]:
    """Every part that a reader of Markdown sees, where HTML is allowed."""
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        yield token
        yield from token.children or ()


def assert_no_foreign_parts(text: str) -> None:
    """Neither HTML nor links, pictures, code or lists of the unit's making."""
    kinds = {token.type for token in tokens_of(text)}
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "s_open",
        "fence",
        "code_block",
        "blockquote_open",
    }


def test_findings_in_markdown_have_no_foreign_parts(words: str, root: Path, run: Run) -> None:
    """A comment in a merge request has the table that it should have.

    And nothing that can be clicked or executed.
    """
    _, out, _ = run("validate", "--format", "markdown", cwd=root)
    assert_no_foreign_parts(out)
    codes = {token.content for token in tokens_of(out) if token.type == "code_inline"}
    assert codes
    assert all(re.fullmatch(r"[a-z0-9-]+", code) for code in codes)
    data = json.loads(run("validate", "--format", "json")[1])
    rows = [token for token in tokens_of(out) if token.type == "tr_open"]
    assert len(rows) == len(data["diagnostics"]) + len({one["file"] for one in data["diagnostics"]})
    assert not {token.type for token in tokens_of(out)} & {"bullet_list_open", "ordered_list_open", "hr"}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_summary_in_markdown_has_no_foreign_parts(root: Path, run: Run, text: str) -> None:
    """In the city's report the words of a unit are words, unchanged.

    And the rest of it is as with any other words.
    """
    put_into_report(root, "bình thường")
    usual = [
        token.type
        for token in tokens_of(run("report", "--markdown", *AS_OF, cwd=root)[1])
        if token.type not in {"text", "text_special"}
    ]
    put_into_report(root, text)
    _, out, _ = run("report", "--markdown", *AS_OF)
    assert_no_foreign_parts(out)
    found = list(tokens_of(out))
    assert [token.type for token in found if token.type not in {"text", "text_special"}] == usual
    shown = [
        "".join(child.content for child in token.children or ()) for token in found if token.type == "inline"
    ]
    assert sum(" ".join(text.split()) in line for line in shown) >= 4


def test_status_in_markdown_has_no_foreign_parts(words: str, root: Path, run: Run) -> None:
    """The names of files that were left out stand in the status as words."""
    _, out, _ = run("status", "--format", "markdown", *AS_OF, cwd=root)
    assert "Không tính (có lỗi): " in out
    assert_no_foreign_parts(out)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "\\t=1",
        "\\u200b=1",
        "\\u00a0=1",
    ],
)
def test_spreadsheet_calculates_nothing(root: Path, write: Write, run: Run, text: str) -> None:
    """A cell that came from a unit never begins as a formula does."""
    write(WARD_FILE, GOOD.replace("in_progress", f'in_progress, summary: "{text}"'))
    _, out, _ = run("status", "--format", "csv", "--unit", "phuong-loc-tho", *AS_OF, cwd=root)
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    (summary,) = [row["summary"] for row in rows if row["item"] == "II.5.1"]
    assert summary
    assert not re.match(r"\s*[=+\-@\t\r]", summary)


def test_jinja_in_a_report_is_not_executed(root: Path, run: Run) -> None:
    """What looks like a template is printed as it was written."""
    put_into_report(root, "{{ 7*7777 }} {% for x in range(9) %}x{% endfor %} {{ plan }}")
    for form in ((), ("--markdown",)):
        code, out, _ = run("report", *form, *AS_OF, cwd=root, columns=400)
        plain = out.replace("\\", "")
        assert code == 0
        assert "{{ 7*7777 }} {% for x in range(9) %}x{% endfor %} {{ plan }}" in plain
        assert "54439" not in plain


@pytest.mark.parametrize(
    "code",
    [
        "{{ khong_co }}",
        "{{ plan.khong_co }}",
        "{{ plan['khong_co'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ plan.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ plan.units.append(1) }}",
        "{% for x in range(10 ** 9) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ 1 / 0 }}",
    ],
)
def test_template_runs_in_a_sandbox(root: Path, write: Write, run: Run, code: str) -> None:
    """A template reaches neither Python nor files, and a name that there is not is an error with its line."""
    text = (ROOT / "templates" / "bao-cao-tong-hop.md").read_text(encoding="utf-8")
    write("templates/bao-cao-tong-hop.md", f"{text}\n{code}\n")
    status, out, err = run("report", "--markdown", *AS_OF, cwd=root)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"Lỗi: templates/bao-cao-tong-hop.md:{text.count(chr(10)) + 2}: ")


# Paths


@pytest.mark.parametrize(
    "file",
    [
        "/etc/passwd",
        "../phuong-vinh-hoa/2020.yaml",
        "D:\\a.jpg",
        "D:a.jpg",
        "\\\\may\\a.jpg",
        "a/../../x",
        "..",
        "C:/a",
        "lien-ket/a.jpg",
        "lien-ket",
    ],
)
def test_evidence_stays_in_the_folder(root: Path, write: Write, run: Run, file: str) -> None:
    """No evidence is looked for outside the unit's folder.

    Neither by its name nor through a link, whether it exists there or not.
    """
    write("units/phuong-vinh-hoa/a.jpg", b"x")
    write(
        WARD_FILE,
        f"{HEAD}illustrative: true\nresults:\n  - {{item: II.5.1, status: done, completed: "
        f"2020-11-11, evidence: [{{title: a, file: '{file}'}}]}}\n",
    )
    (root / "units" / "phuong-loc-tho" / "lien-ket").symlink_to(
        root / "units" / "phuong-vinh-hoa", target_is_directory=True
    )
    found = json.loads(run("validate", "--format", "json", cwd=root)[1])["diagnostics"]
    codes = [one["code"] for one in found if one["file"] == WARD_FILE]
    about = {"evidence-outside-folder", "missing-evidence-file"}
    assert [code for code in codes if code in about] == ["evidence-outside-folder"]


def test_links_do_not_bring_files_in(root: Path, write: Write, run: Run, tmp_path: Path) -> None:
    """A report that is a link out of ``units`` is refused unread; a folder that is a link is not entered."""
    outside = tmp_path / "ngoài"
    outside.mkdir()
    (outside / "2020.yaml").write_text("khoa_bi_mat: 1\n", encoding="utf-8")
    for folder in ("cong-an", "phuong-vinh-hoa"):
        (root / "units" / folder).mkdir(parents=True)
    (root / "units" / "cong-an" / "2020.yaml").symlink_to(outside / "2020.yaml")
    (root / "units" / "phuong-vinh-hoa" / "2020.yaml").symlink_to(root / "plan" / "2020.yaml")
    (root / "units" / "xa-vinh-luong").symlink_to(outside, target_is_directory=True)
    for form in ALL_FORMS:
        code, out, _ = run("validate", "--format", form, cwd=root)
        assert (code, "khoa_bi_mat" in out) == (1, False)
    data = json.loads(run("validate", "--format", "json")[1])
    assert {(one["file"], one["code"]) for one in data["diagnostics"]} == {
        ("units/cong-an/2020.yaml", "link-outside-folder"),
        ("units/phuong-vinh-hoa/2020.yaml", "link-outside-folder"),
        ("units/xa-vinh-luong", "link-outside-folder"),
    }
    assert data["files"]["unreadable"] == sorted(one["file"] for one in data["diagnostics"])


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
def test_refused_folder_is_not_taken_for_silence(folder: Path, run: Run, tmp_path: Path) -> None:
    """Where the reports were not read, nobody is counted or reminded as if nothing had been sent.

    Neither all units nor one of them.
    """
    late = ("remind", "--as-of", "2020-12-20")
    assert all(word in run(*late, cwd=folder)[1] for word in ("UBND phường Vĩnh Hòa", "Công an"))
    unit = folder / "units" / "phuong-vinh-hoa"
    (tmp_path / "riêng").mkdir()
    unit.symlink_to(tmp_path / "riêng")
    code, out, _ = run(*late)
    assert (code, "UBND phường Vĩnh Hòa" in out, "Công an" in out, "units/phuong-vinh-hoa" in out) == (
        0,
        False,
        True,
        True,
    )
    unit.unlink()
    shutil.move(folder / "units", tmp_path / "ngoài")
    (folder / "units").symlink_to(tmp_path / "ngoài")
    for command in (late, ("status",), ("report",), ("show", "phuong-vinh-hoa")):
        code, out, err = run(*command)
        assert (code, out, err.startswith("Lỗi: Không đọc được thư mục 'units'")) == (2, "", True)


@pytest.mark.skipif(os.name == "nt" or shutil.which("git") is None, reason="needs git and a shell")
def test_program_in_a_submission_is_not_run(
    root: Path, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file named git in the folder where one stands is not taken for git.

    Even where the system would look there first.
    """
    write(WARD_FILE, GOOD.replace("illustrative: true\n", ""))
    fake = write("units/phuong-loc-tho/git", "#!/bin/sh\ntouch $(dirname $0)/run\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert run("validate", cwd=fake.parent)[0] == 0
    run("validate", "--changed-from", "HEAD")
    assert not (fake.parent / "run").exists()


STARTS = """
import multiprocessing, os, sys
from ttdn import checking, cli

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    checking.ENOUGH_FILES, os.cpu_count, sys.argv = 0, lambda: 2, ["ttdn", "validate"]
    if {whole}:
        cli.run()
    sys.exit(cli.main())
"""


@pytest.mark.parametrize("whole", [True, False])
def test_module_in_a_submission_is_not_run(root: Path, write: Write, tmp_path: Path, *, whole: bool) -> None:
    """Processes for many reports take their modules from Python, not from the folder one stands in.

    Without the program's own start they would.
    """
    write(WARD_FILE, GOOD)
    folder = write(
        "units/phuong-loc-tho/multiprocessing.py",
        f"open({str(tmp_path / 'run')!r}, 'w', encoding='utf-8').close()\n",
    ).parent
    script = tmp_path / "start.py"
    script.write_text(STARTS.format(whole=whole), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    environment.pop("PYTHONSAFEPATH", None)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, str(script)],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (tmp_path / "run").exists() is not whole
    assert (done.returncode == 0) is whole


# Secrecy markings

PLOT = "Chiến dịch Hoa Sen"


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("summary: MẬT", "MẬT"),
        ("# TỐI MẬT", "TỐI MẬT"),
        ("summary: TUYỆT   MẬT.", "TUYỆT MẬT"),
        ("number: 12/BC-UBND (Mật)", "(Mật)"),
        ("number: 12/BC-UBND [tối mật]", "[tối mật]"),
        ("# Độ mật: Tuyệt mật", "Độ mật: Tuyệt mật"),
        ("# độ  mật : 'mật'", "độ mật : 'mật"),
        ('summary: "T\\u1ed0I M\\u1eacT"', "TỐI MẬT"),
        ('summary: "M\\u1EACT"', "MẬT"),
        (f"summary: MẬT. {PLOT}", "MẬT"),
        (f"summary: MẬT: {PLOT}", "MẬT"),
        (f"summry: MẬT - {PLOT}", "MẬT"),
        (f"{PLOT} TỐI MẬT", "TỐI MẬT"),
        (f"summary: [{PLOT}, MẬT", "MẬT"),
        ("summary: M" + "A\u0323\u0302T", "MẬT"),
        ("summary: M\u200bẬ\u00adT", "MẬT"),
        ("summary: M\u034fẬ\u202e\ufe0f\U000e0101T", "MẬT"),
        ("summary: M Ậ T", "MẬT"),
        ("summary: T Ố I  M Ậ T", "TỐI MẬT"),
        ("summary: ＭẬＴ", "MẬT"),
        ("summary: Ｍ\uff21\u0302\u0323Ｔ", "MẬT"),
        ("summary: \u041cẬ\u0422", "MẬT"),
        ("# ÐỘ MẬT: Mật", "ĐỘ MẬT: Mật"),
        ('summary: "M\\xC2\\u0323T"', "MẬT"),
        ('summary: "M\\U00001EACT"', "MẬT"),
    ],
)
@pytest.mark.parametrize("year", [2020, 2031])
def test_secret_report_is_refused_unseen(
    root: Path, write: Write, run: Run, line: str, marking: str, year: int
) -> None:
    """Whatever else is wrong with its file.

    And even without a plan for it, the marking is named and no line of it is shown.
    """
    write(
        f"units/phuong-loc-tho/{year}.yaml",
        f"{GOOD.replace('2020', str(year))}    {line}\n"
        if line.startswith("sum")
        else f"{GOOD.replace('2020', str(year))}{line}\n",
    )
    found = json.loads(run("validate", "--format", "json", cwd=root)[1])["diagnostics"]
    assert [(one["code"], one["severity"], one["line"]) for one in found] == [("secrecy-marking", "error", 7)]
    assert f"'{marking}'" in found[0]["message"]
    for form in ALL_FORMS:
        code, out, _ = run("validate", "--format", form)
        assert (code, PLOT in out) == (1, False)
    assert (WARD_FILE in run("status", "--format", "json", *AS_OF)[2]) == (year == 2020)


@pytest.mark.parametrize(
    "sentence",
    [
        "bảo vệ bí mật Nhà nước",
        "Bí mật nhà nước",
        "BÍ MẬT",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "sản phẩm MẬT ONG",
        "mật độ dân cư",
        "bảo mật thông tin",
        "MẬTX",
        "tối mật khẩu",
        "độ mật của văn bản",
        "Đường mật (mía)",
    ],
)
def test_sentences_are_no_markings(sentence: str) -> None:
    """The words of everyday language are not taken for a marking."""
    assert list(find_markings(SourceText("a", f"summary: {sentence}"))) == []


def test_many_markings_are_not_a_flood(root: Path, write: Write, run: Run) -> None:
    """A megabyte of markings, on one line or on many, is refused with a few lines."""
    for text in ("MẬT. " * 100_000, "MẬT.\n# " * 100_000):
        write(WARD_FILE, f"{GOOD}# {text}"[:700_000])
        _, out, _ = run("validate", cwd=root)
        assert 0 < out.count("[secrecy-marking]") <= 20
        assert len(out) < 20_000


# What would take long


def hints(root: Path, run: Run) -> list[bool]:
    """For each finding on a name that is not known, whether it says what may have been meant."""
    found = json.loads(run("validate", "--format", "json", cwd=root)[1])["diagnostics"]
    return [
        one["hint"] is not None
        for one in found
        if one["code"] in {"unknown-item", "unknown-figure", "unknown-name"}
    ]


def test_guessing_has_an_end(root: Path, write: Write, run: Run) -> None:
    """Of a file with thousands of mistakes the first 500 are named.

    What may have been meant is guessed for fewer still, where there is much to compare with.
    """
    figures = "".join(
        f"  - {{id: news_items_{n}, label: Tin {n}, unit: tin, items: [II.5.1]}}\n" for n in range(900)
    )
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace("figures:\n", f"figures:\n{figures}"))
    write(
        WARD_FILE,
        f"{HEAD}results:\n  - item: II.5.1\n    status: in_progress\n    figures:\n"
        + "".join(f"      news_items{n}: 1\n" for n in range(100, 3400)),
    )
    guessed = hints(root, run)
    assert (len(guessed), guessed[0], guessed[-1]) == (500, True, False)


def test_guessing_has_an_end_in_a_plan(root: Path, write: Write, run: Run) -> None:
    """A plan with thousands of unknown names among hundreds of units would else be compared for minutes."""
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    units = "".join(
        f"  - {{id: phuong-so-{n}, name: Phường {n}, short: P{n}, kind: ward}}\n" for n in range(900)
    )
    members = ", ".join(f"phuong-so-x{n}" for n in range(4000))
    write(
        "plan/2020.yaml",
        plan.replace("units:\n", f"units:\n{units}").replace("[cong-an, trung-tam-van-hoa]", f"[{members}]"),
    )
    guessed = hints(root, run)
    assert (len(guessed), guessed[0], guessed[-1]) == (4000, True, False)


# Personal numbers


@pytest.mark.parametrize("form", ALL_FORMS)
def test_citizens_numbers_are_masked(root: Path, write: Write, run: Run, form: str) -> None:
    """The number is a warning and is not repeated.

    Not in its line, not beside another, not by the findings of other rules.
    """
    write(
        WARD_FILE,
        HEAD + "illustrative: true\nsigner: {name: ông A 056090123456 và bà B 001190123457, "
        "position: a}\nfocal_officer: {nme: 056090123458}\n"
        "results:\n  - {item: 056090123459, status: in_progress}\n  - {item: II.5.1, status: 056090123450}\n",
    )
    code, out, _ = run("validate", "--format", form, cwd=root)
    assert code == 1
    assert "0560901234" not in out
    assert "0011901234" not in out
    found = json.loads(run("validate", "--format", "json")[1])["diagnostics"]
    numbers = [one for one in found if one["code"] == "personal-number"]
    assert [(one["line"], one["severity"]) for one in numbers] == [(line, "warning") for line in (5, 6, 8, 9)]
    lines = (root / WARD_FILE).read_text(encoding="utf-8").splitlines()
    assert [one["column"] for one in numbers] == [
        1 + re.search(r"\d{12}", lines[line - 1]).start()  # type: ignore[union-attr]
        for line in (5, 6, 8, 9)
    ]
    assert {"unknown-item", "unknown-status", "unknown-key"} <= {one["code"] for one in found}


@pytest.mark.parametrize(
    "number",
    [
        "056\u200b090123456",
        "０５６０９０１２３４５６",
        "056\u00a0090\u00a0123\u00a0456",
        "0560\u206190123456",
    ],
)
def test_citizens_numbers_are_seen_through_a_disguise(
    root: Path, write: Write, run: Run, number: str
) -> None:
    """Digits of another keyboard, odd blanks and letters that nobody sees hide no number.

    And it is masked all the same.
    """
    write(
        WARD_FILE,
        f"{HEAD}signer: {{name: ông A {number}}}\nresults:\n  - {{item: II.5.1, status: xong "
        f"rồi {number}}}\n",
    )
    found = json.loads(run("validate", "--format", "json", cwd=root)[1])["diagnostics"]
    assert sum(one["code"] == "personal-number" for one in found) == 2
    out = run("validate")[1]
    assert not any(words in out for words in ("123456", "123\u00a0456", "１２３４５６"))


@pytest.mark.parametrize(
    "number",
    [
        "097090123456",
        "000090123456",
        "056490123456",
        "05609012345",
        "0560901234567",
        "a056090123456",
        "1.056090123456",
    ],
)
def test_other_numbers_are_left_alone(root: Path, write: Write, run: Run, number: str) -> None:
    """A province that there is not, a century to come, more or fewer digits: no citizen's number."""
    write(WARD_FILE, GOOD + f"# {number}\n")
    assert run("validate", "--strict", cwd=root)[0] == 0


# The ends of the calendar


@pytest.mark.parametrize("year", ["9999", "1900"])
def test_last_year_of_the_calendar(root: Path, write: Write, run: Run, year: str) -> None:
    """Days around a period are looked at, also where there are none any more."""
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    (root / "plan" / "2020.yaml").unlink()
    write(f"plan/{year}.yaml", plan.replace("2020", year))
    write(
        f"units/phuong-loc-tho/{year}.yaml",
        GOOD.replace("2020", year) + f"programmes:\n  - {{title: A, sent: {year}-02-03}}\n",
    )
    code, out, err = run("validate", "--format", "concise", cwd=root)
    assert (code, "error" in out, err) == (0, False, "")


# Size of what is said


@pytest.mark.parametrize(
    "text",
    [
        "causes:\n" + "  -\n" * 9_900,
        "results:\n" + "  - {item: II.5.1, status: xong}\n" * 2_400,
        "results:\n" + "  - {item: II.99}\n" * 2_400,
    ],
    ids=["blank", "statuses", "items"],
)
def test_findings_of_one_file_have_an_end(root: Path, write: Write, run: Run, text: str) -> None:
    """A small file full of mistakes is told with the first of them, and hides nothing of another file."""
    write(WARD_FILE, f"unit: phuong-loc-tho\nperiod: 2020\nreceived: 2020-12-02\n{text}")
    write("units/phuong-vinh-hoa/2020.yaml", "")
    code, out, _ = run("validate", "--format", "json", cwd=root)
    found = json.loads(out)["diagnostics"]
    here = [one["code"] for one in found if one["file"] == WARD_FILE]
    assert (code, len(here), here.count("too-many-findings")) == (1, 501, 1)
    assert [one["code"] for one in found if one["file"] != WARD_FILE] == ["empty-file"]


def test_marking_is_found_among_any_number(root: Path, write: Write, run: Run) -> None:
    """A report that is secret is refused as such, however many mistakes it has before the marking."""
    write(
        WARD_FILE,
        "unit: phuong-loc-tho\nperiod: 2020\nreceived: 2020-12-02\ncauses:\n" + "  -\n" * 900 + "# TỐI MẬT\n",
    )
    assert [
        one["code"] for one in json.loads(run("validate", "--format", "json", cwd=root)[1])["diagnostics"]
    ] == ["secrecy-marking"]


# Dates that git contradicts


@pytest.fixture
def git(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """A repository in the folder; ``on`` is the time of the commit."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    for name, value in (
        ("GIT_CONFIG_GLOBAL", os.devnull),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CEILING_DIRECTORIES", str(tmp_path)),
    ):
        monkeypatch.setenv(name, value)

    def run_git(*arguments: str, on: str = "2020-12-10T09:00:00+0700", folder: Path = root) -> str:
        people = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", "A"), ("EMAIL", "a@x.vn"), ("DATE", on))
        }
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(  # noqa: S603 - our own words
            command,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, **people},
        ).stdout

    run_git("init", "--quiet", "--initial-branch=main")
    return run_git


REAL = GOOD.replace("illustrative: true\n", "")
LATE = ["received-before-commit"]


@pytest.mark.parametrize(
    ("text", "on", "entry_days", "codes"),
    [
        (REAL, "2020-12-10T09:00:00+0700", 0, LATE),
        (REAL, "2020-12-03T00:10:00+0700", 0, LATE),
        (REAL, "2020-12-02T23:50:00+0700", 0, []),
        (REAL, "2020-12-02T20:00:00+0000", 0, LATE),
        (REAL, "2020-12-01T20:00:00+0000", 0, []),
        (REAL, "2020-11-30T09:00:00+0700", 0, []),
        (REAL, "2020-12-10T09:00:00+0700", 8, []),
        (REAL, "2020-12-10T09:00:00+0700", 7, LATE),
        (GOOD, "2020-12-10T09:00:00+0700", 0, []),
        (REAL, "@9999999999999 +0000", 0, []),
    ],
)
def test_back_dated_report(
    root: Path,
    write: Write,
    run: Run,
    git: Callable[..., str],
    text: str,
    on: str,
    entry_days: int,
    codes: list[str],
) -> None:
    """The first commit counts, by the calendar of Vietnam and with the days that the plan allows.

    No forged time stops the check.
    """
    plan = root / "plan" / "2020.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("  periods:\n", f"  entry_days: {entry_days}\n  periods:\n"),
        encoding="utf-8",
    )
    write(WARD_FILE, text)
    write(
        "units/phuong-vinh-hoa/2020.yaml",
        REAL.replace("phuong-loc-tho", "phuong-vinh-hoa").replace("2020-12-02", "2021-03-01"),
    )
    git("add", ".", on=on)
    git("commit", "--quiet", "--message=1", on=on)
    git("rm", "--quiet", WARD_FILE)
    git("commit", "--quiet", "--message=2", on="2021-02-01T00:00:00+0700")
    write(WARD_FILE, text)
    git("add", ".")
    git("commit", "--quiet", "--message=3", on="2021-03-01T00:00:00+0700")
    code, out, _ = run("validate", "--format", "json", cwd=root)
    assert code == 0
    assert [(one["code"], one["severity"], one["line"]) for one in json.loads(out)["diagnostics"]] == [
        (code, "warning", 3) for code in codes
    ]


def test_nothing_is_said_of_dates_without_history(
    root: Path, write: Write, run: Run, git: Callable[..., str], tmp_path: Path
) -> None:
    """A file that is in no commit, a folder without git.

    And a clone that has only the last commits contradict no date.
    """
    write("README.md", "a")
    git("add", ".")
    git("commit", "--quiet", "--message=1")
    write(WARD_FILE, REAL)
    assert run("validate", "--strict", cwd=root)[0] == 0
    git("add", ".")
    git("commit", "--quiet", "--message=2")
    assert run("validate", "--strict")[0] == 1
    shallow, plain = tmp_path / "nông", tmp_path / "không git"
    git("clone", "--quiet", "--depth=1", root.as_uri(), str(shallow), folder=tmp_path)
    shutil.copytree(root, plain, ignore=shutil.ignore_patterns(".git"))
    for folder in (shallow, plain):
        assert run("validate", "--strict", cwd=folder)[0] == 0
    full = tmp_path / "đủ"
    git("clone", "--quiet", root.as_uri(), str(full), folder=tmp_path)
    assert run("validate", "--strict", cwd=full)[0] == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_cannot_forge_history(root: Path, write: Write, git: Callable[..., str]) -> None:
    """A name that looks like git's own output gives neither a date nor a failure."""
    write("units/a\n\x011/2020.yaml", REAL)
    write(WARD_FILE, REAL)
    git("add", ".")
    git("commit", "--quiet", "--message=1")
    assert first_commits(root, "units") == {
        "units/a⏎\\x011/2020.yaml": date(2020, 12, 10),
        WARD_FILE: date(2020, 12, 10),
    }


# Whatever is in a file: no failure, the same findings twice, places inside the file

STEADY = settings(derandomize=True, deadline=None, max_examples=150, database=None)
YAML = st.text(
    alphabet=st.sampled_from("ab:-#&*!|>'\"{}[],?%@` \n\t\r\\0129.~=<") | st.characters(codec="utf-8"),
    max_size=120,
)
PIECES = st.sampled_from(
    [
        *(
            "",
            "\n",
            ": ",
            "- ",
            "  ",
            "\t",
            "#",
            "|",
            ">",
            "&a ",
            "*a",
            "!a ",
            "---\n",
            '"',
            "'",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\\",
            "\r",
            "~",
        ),
        *(
            "null",
            "no",
            "010",
            "1.200",
            "-1",
            "9" * 40,
            "31/2/2020",
            "2020-Q5",
            "0000-00-00",
            "9999-12-31",
            "done",
            "II.5",
            "V.1.1",
            "I.1.1",
        ),
        *(
            "\x1b",
            "\x85",
            "\ufeff",
            "\u202e",
            "\u0301" * 40,
            "MẬT",
            "001099012345",
            "##[error]",
            '"\\x1b"',
            '"\\ud83d"',
            "../a",
            "😀",
        ),
    ]
)


def fingerprint(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    """What is compared of two runs."""
    return [
        (one.code, one.severity, one.location, one.message, one.allowed, one.hint, one.fix, one.related)
        for one in found
    ]


def assert_inside(found: list[Diagnostic], raw: bytes) -> None:
    """Every place is a line of the file and a column of that line, or the one behind it."""
    text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    unread = {one.code for one in found} & {"not-utf-8", "control-character"}
    lines = re.split("\r\n|\n|\r", text if unread else nfc(text))
    for one in found:
        for place in (one.location, *(related.location for related in one.related)):
            if place.line:
                assert place.line <= len(lines), one
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1, one


@STEADY
@given(
    st.binary(max_size=200)
    | YAML.map(lambda text: text.encode())
    | YAML.map(lambda text: text.encode("utf-16"))
)
def test_any_bytes_can_be_read(raw: bytes) -> None:
    """Reading never raises, says the same twice, gives data or a reason, and points into the file."""
    source, found = parse_source("a.yaml", raw)
    again, found_again = parse_source("a.yaml", raw)
    assert fingerprint(found) == fingerprint(found_again)
    assert (source and source.data) == (again and again.data)
    if source is None:
        assert found
    assert_inside(found, raw)


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """A text with some of its lines changed, doubled, moved or gone."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line, piece = lines[at], draw(PIECES)
        where = draw(st.integers(0, len(line)))
        match draw(st.integers(0, 5)):
            case 0:
                lines[at] = line[:where] + piece + line[where:]
            case 1:
                lines[at] = line.partition(":")[0] + ": " + piece
            case 2:
                lines.insert(draw(st.integers(0, len(lines))), line)
            case 3:
                lines[at] = "  " * draw(st.integers(0, 4)) + line.lstrip()
            case 4:
                lines[at] = line[:where]
            case _:
                del lines[at : at + draw(st.integers(1, 3))]
                lines = lines or [""]
    return "\n".join(lines)


SMALL_PLAN_TEXT = (ROOT / "tests" / "cases" / "plan.yaml").read_text(encoding="utf-8")
REPORT_TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "units").glob("*/*.yaml"))]
WITH_PLAN, _ = parse_source("plan/2020.yaml", PLAN_TEXT.encode())


def check_text(name: str, text: str) -> list[Diagnostic]:
    """What is found in a folder where that file has that text, a report held against the plan of 2020."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode())
        loaded = load_file(Path(folder), path)
        found = list(loaded.diagnostics)
        if loaded.plan and loaded.source:
            found += check_plan(PlanFile(loaded.source, loaded.plan))
        if loaded.report and WITH_PLAN:
            found += check_report(loaded.report, Plan.model_validate(WITH_PLAN.data), Path(folder))
        return sorted(found, key=lambda one: one.sort_key)


@STEADY
@given(st.sampled_from(REPORT_TEXTS).flatmap(broken))
def test_broken_reports_are_checked_to_the_end(text: str) -> None:
    """A report with slips of every kind is read and checked, twice with the same findings.

    Each inside the file.
    """
    found = check_text(WARD_FILE, text)
    assert fingerprint(found) == fingerprint(check_text(WARD_FILE, text))
    assert_inside(found, text.encode())


@settings(STEADY, max_examples=60)
@given(st.sampled_from([PLAN_TEXT, SMALL_PLAN_TEXT, SMALL_PLAN_TEXT, SMALL_PLAN_TEXT]).flatmap(broken))
def test_broken_plans_are_checked_to_the_end(text: str) -> None:
    """The same for a plan; and a plan without findings can be used."""
    found = check_text("plan/2020.yaml", text)
    assert fingerprint(found) == fingerprint(check_text("plan/2020.yaml", text))
    assert_inside(found, text.encode())


# Text that is escaped comes back unchanged

MARKUP = st.text(
    alphabet=st.sampled_from("ab 1.)-+*_#>|`~[]()<>!&;\\=:$\n\t") | st.characters(codec="utf-8"), max_size=40
)


def plain(text: str) -> str:
    """The words on one line, without what nobody can see."""
    return " ".join(CONTROL.sub("", " ".join(text.split())).split())


def shown(document: str) -> list[str]:
    """The words of a document, block by block and cell by cell."""
    blocks, annexes = parse_markdown(document)
    assert not annexes
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph | ListItem):
            found.append(words_of(block.runs))
        else:
            assert isinstance(block, Table)
            found += [words_of(one) for row in (block.head, *block.rows) for one in row]
    return found


@settings(STEADY, max_examples=400)
@example(text="\ufeff - a", place=("{}", "{}"))
@example(text="a \ufeff b", place=("{}", "{}"))
@given(
    MARKUP,
    st.sampled_from(
        [
            ("{}", "{}"),
            ("- {}", "{}"),
            ("x {} y", "x {} y"),
            ("|a|b|\n|---|---|\n|{}|c|", "a\nb\n{}\nc"),
            ("**{}**", "{}"),
        ]
    ),
)
def test_escaped_words_come_back(text: str, place: tuple[str, str]) -> None:
    """Any text, put anywhere into Markdown, is read as these words and as nothing else."""
    words = plain(text)
    document = place[0].replace("{}", markdown(text))
    if words and (place[0] != "**{}**" or words[0].isalnum()):
        assert shown(document) == place[1].replace("{}", words).split("\n")


@settings(STEADY, max_examples=300)
@given(MARKUP | st.text(max_size=20))
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever is written into a spreadsheet begins with none of the signs of a formula.

    And keeps its letters.
    """
    written = cell(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert written.removeprefix("'") == CONTROL.sub("", text).removeprefix("'")
