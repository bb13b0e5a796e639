"""What the shell offers behind the Tab key, asked for as each shell's script asks."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shellingham

from ttdn.cli import main
from ttdn.cli.completion import join_cut_words
from ttdn.reporters.status import FORMATS

Run = Callable[..., tuple[int, str, str]]
#: Shell, words of the line before the place, the word that is being typed: what the shell is given.
Ask = Callable[[str, list[str], str], str]

SHELLS = ["bash", "zsh", "fish", "powershell"]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> Ask:
    """Ask as the shell's script does, in a folder with a plan; nothing may be said on standard error."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("TTDN_LANG", raising=False)

    def answer(shell: str, words: list[str], typed: str) -> str:
        line = " ".join(["ttdn", *words, typed])
        variables = {
            "_TTDN_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": "\n".join(["ttdn", *words, typed]),
            "COMP_CWORD": str(len(words) + 1),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed,
        }
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert main([]) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.rstrip("\n")

    return answer


def offered(answer: str) -> list[str]:
    """The words that bash would show."""
    return answer.split("\n") if answer else []


@pytest.mark.parametrize(
    ("shell", "answer"),
    [
        ("bash", "II.5.8"),
        ("zsh", """_arguments '*: :(("II.5.8":"Tổ chức Triển lãm số"))'"""),
        ("fish", "II.5.8\tTổ chức Triển lãm số"),
        ("powershell", "II.5.8:::Tổ chức Triển lãm số"),
    ],
)
def test_item_with_its_title(ask: Ask, shell: str, answer: str) -> None:
    """In each shell an item is offered in the shell's own form, with its title where the shell shows one."""
    assert ask(shell, ["show"], "II.5.8") == answer
    assert ask(shell, ["status", "--item"], "II.5.8") == answer


@pytest.mark.parametrize("shell", SHELLS)
def test_unit_with_its_name(ask: Ask, shell: str) -> None:
    """A unit is offered wherever one is asked for."""
    for words in (["status", "--unit"], ["validate", "--unit"], ["report", "--unit"], ["remind", "--unit"]):
        answer = ask(shell, words, "phuong-l")
        assert ("phuong-loc-tho" in answer, "Phường Lộc Thọ" in answer) == (True, shell != "bash")
    for words in (["new"], ["form"], ["collect", "x", "--accept"], ["receive"], ["intake", "--unit"]):
        assert "phuong-loc-tho" in ask(shell, words, "phuong-l")


@pytest.mark.parametrize(
    ("words", "typed", "found"),
    [
        ([], "s", ["status", "show", "schema"]),
        (["show"], "ubnd", ["ubnd-xa-phuong"]),
        (["show"], "I.", ["I.1.1"]),
        (["status", "--year"], "", ["2020"]),
        (["new", "x", "--period"], "2020-H", ["2020-H1", "2020-H2"]),
        (["status", "--period"], "2020-1", ["2020-10", "2020-11", "2020-12"]),
        (["status", "--format"], "", ["table", *FORMATS]),
        (["validate", "--format"], "s", ["sarif"]),
        (["check-document", "--format"], "", ["table", "json"]),
        (["receive", "x", "--period"], "2020-H", ["2020-H1", "2020-H2"]),
        (["receive", "x", "--way"], "", ["email", "zalo", "paper", "other"]),
        (["receive", "x", "--result"], "", ["waiting", "taken", "asked_back", "refused"]),
        (["intake", "--period"], "2020-H", ["2020-H1", "2020-H2"]),
        (["intake", "--result"], "c", ["conflict"]),
        (["intake", "--format"], "", ["table", "json", "csv"]),
        (["schema"], "", ["plan", "report", "edits", "register"]),
        (["explain"], "unknown-it", ["unknown-item"]),
        (["--lang"], "", ["vi", "en"]),
        (["status", "--lang"], "", ["vi", "en"]),
        (["report"], "--mar", ["--markdown"]),
        ([], "--install", ["--install-completion"]),
        (["bogus"], "x", []),
    ],
)
def test_what_is_offered(ask: Ask, words: list[str], typed: str, found: list[str]) -> None:
    """Commands, options, headings and groups, years, periods, formats, kinds and codes."""
    assert offered(ask("bash", words, typed)) == found


@pytest.mark.parametrize(
    "words", [["--root", "{}", "show"], ["show", "--root", "{}"], ["--root", "=", "{}", "show"]], ids=" ".join
)
def test_root_is_respected(
    ask: Ask, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """The plan is that of ``--root``, wherever it stands on the line."""
    other = tmp_path / "khác"
    shutil.copytree(folder / "plan", other / "plan")
    shutil.rmtree(folder / "plan")
    monkeypatch.chdir(folder)
    there = [word.replace("{}", other.as_posix()) for word in words]
    assert offered(ask("bash", there, "II.5.8")) == ["II.5.8"]


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_root_with_a_backslash(
    ask: Ask, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    """In PowerShell paths are written so."""
    shutil.copytree(folder / "plan", tmp_path / "khác" / "plan")
    monkeypatch.chdir(tmp_path)
    assert ask(shell, ["--root", r".\khác", "show"], "II.5.8").startswith("II.5.8:::")


def test_year_chooses_the_plan(ask: Ask, folder: Path) -> None:
    """With ``--year`` the names are those of that year's plan."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    (folder / "plan" / "2021.yaml").write_text(
        plan.replace("2020", "2021").replace("II.5.8", "VII.1"), encoding="utf-8"
    )
    assert offered(ask("bash", ["status", "--year", "2021", "--item"], "VII")) == ["VII.1"]
    assert offered(ask("bash", ["status", "--year", "2020", "--item"], "VII")) == []
    assert offered(ask("bash", ["status", "--year", "2019", "--item"], "")) == []


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("content", [None, "year: [", "units: 3\n", "\x00", "- a"])
def test_silence_without_a_plan(ask: Ask, folder: Path, shell: str, content: str | None) -> None:
    """Where there is no plan, or one that cannot be read, nothing is offered and nothing is said."""
    if content is None:
        shutil.rmtree(folder / "plan")
    else:
        (folder / "plan" / "2020.yaml").write_text(content, encoding="utf-8")
    for words in (["show"], ["status", "--unit"], ["status", "--period"], ["new"]):
        assert ask(shell, words, "") == ("_files" if shell == "zsh" else "")
    assert "unknown-item" in ask(shell, ["explain"], "unknown-i")


def test_silence_on_a_wrong_language(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A complaint would land in the middle of the line that is being typed."""
    monkeypatch.setenv("TTDN_LANG", "fr")
    assert offered(ask("bash", [], "sta")) == ["status"]


def test_help_of_options_speaks_the_language(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of commands, options and periods is in one language, that of TTDN_LANG."""
    assert ask("fish", ["status"], "--it") == "--item\tChỉ một mục, một đề mục."
    assert "\tXem tình hình" in ask("fish", [], "stat")
    monkeypatch.setenv("TTDN_LANG", "en")
    assert ask("fish", ["status"], "--it") == "--item\tOnly one item or section."
    assert "\tSee where the work stands" in ask("fish", [], "stat")
    assert ask("fish", ["status", "--period"], "2020-H1") == "2020-H1\thalf 1 of 2020"
    assert "\x1f" not in ask("fish", [], "--")


HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    '\\" <(touch pwned)',
    "\\$(touch pwned)",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "[/x] [red]",
    ":::x",
    "%(touch pwned)",
]


#: Of a title: letters, digits, plain punctuation.
TITLE = r"[\w .,/-]*"
FORMS = {
    "bash": "phuong-loc-tho",
    "zsh": rf"""_arguments '\*: :\(\("phuong-loc-tho":"{TITLE}"\)\)'""",
    "fish": rf"phuong-loc-tho\t{TITLE}",
    "powershell": f"phuong-loc-tho:::{TITLE}",
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", HOSTILE)
def test_plan_cannot_become_code(ask: Ask, folder: Path, shell: str, words: str) -> None:
    """Of a title nothing reaches the shell, which reads its answer as code, but plain letters."""
    path = folder / "plan" / "2020.yaml"
    plan = path.read_text(encoding="utf-8")
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    path.write_text(plan.replace("name: Phường Lộc Thọ", f'name: "{quoted}"'), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != plan
    assert re.fullmatch(FORMS[shell], ask(shell, ["new"], "phuong-loc"))


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_runs_nothing_of_a_plan(folder: Path, tmp_path: Path) -> None:
    """The real shell with the real script: the names come, and a hostile title starts nothing."""
    path = folder / "plan" / "2020.yaml"
    plan = path.read_text(encoding="utf-8")
    path.write_text(
        plan.replace("name: Phường Lộc Thọ", 'name: "$(touch pwned) `touch pwned`"'), encoding="utf-8"
    )
    program = tmp_path / "ttdn"
    program.write_text('#!/bin/sh\nexec "$PYTHON" -m ttdn "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(ttdn --show-completion)"\n'
        "COMP_WORDS=(ttdn status --unit = phuong-l) COMP_CWORD=4\n"
        "_ttdn_completion ttdn\n"
        'printf "<%s>" "${COMPREPLY[@]}"\n'
    )
    variables = {
        **os.environ,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    command = ["bash", "--norc", "-c", script]
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, check=False)  # noqa: S603
    assert (done.stdout, done.stderr) == (b"<phuong-loc-tho>", b"")
    assert not (folder / "pwned").exists()


@pytest.mark.parametrize(
    ("words", "place", "left", "found"),
    [
        ("ttdn status --unit = x", "4", "ttdn status --unit x", "3"),
        ("ttdn --root = /a show x", "5", "ttdn --root /a show x", "4"),
        ("ttdn status --unit =", "3", "ttdn status --unit =", "3"),
        ("ttdn show a = b", "4", "ttdn show a = b", "4"),
    ],
)
def test_words_that_bash_cuts(words: str, place: str, left: str, found: str) -> None:
    """An option and its value count as two words, with the sign between them or without it."""
    variables = {"COMP_WORDS": words.replace(" ", "\n"), "COMP_CWORD": place}
    join_cut_words(variables)
    assert variables == {"COMP_WORDS": left.replace(" ", "\n"), "COMP_CWORD": found}


@pytest.mark.parametrize("shell", SHELLS)
def test_script_of_the_shell(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str) -> None:
    """``--show-completion`` prints the script of the shell that runs the program, without a plan at hand."""
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, shell))
    code, out, err = run("--show-completion", cwd=tmp_path)
    assert (code, f"complete_{shell}" in out, "_TTDN_COMPLETE" in out, err) == (0, True, True, "")


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", ".bash_completions/ttdn.sh"),
        ("zsh", ".zfunc/_ttdn"),
        ("fish", ".config/fish/completions/ttdn.fish"),
    ],
)
def test_installing(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: str, place: str
) -> None:
    """``--install-completion`` writes the script where the shell looks; both languages say what is next."""
    monkeypatch.setattr(shellingham, "detect_shell", lambda: (shell, shell))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    code, out, _ = run("--install-completion", cwd=tmp_path)
    assert (code, out) == (0, f"Đã ghi {tmp_path / place}. Mở cửa sổ dòng lệnh mới để dùng.\n")
    assert "_TTDN_COMPLETE" in (tmp_path / place).read_text(encoding="utf-8")
    assert run("--lang", "en", "--install-completion")[1].startswith("Wrote ")


def test_installing_where_it_is_not_done(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In PowerShell the user adds one line, as Typer would let every script run; other shells have none."""

    def fail() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("pwsh", "pwsh"))
    code, _, err = run("--install-completion", cwd=tmp_path)
    assert (code, "--show-completion | Add-Content $PROFILE" in err) == (2, True)
    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("cmd", "cmd"))
    assert "'cmd'" in run("--install-completion")[2]
    monkeypatch.setattr(shellingham, "detect_shell", fail)
    assert run("--show-completion")[0] == 2
