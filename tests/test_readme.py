"""Both READMEs are true: their output is what the program prints, and they say the same."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ttdn.cli import main
from ttdn.cli.app import COMMANDS
from ttdn.cli.page_words import PURPOSES

ROOT = Path(__file__).resolve().parent.parent
READMES = {
    language: (ROOT / name).read_text(encoding="utf-8")
    for language, name in (("vi", "README.md"), ("en", "README.en.md"))
}


class Example(NamedTuple):
    """A command of a README, in the language of that README, and the output that stands below it."""

    language: str
    command: str
    expected: str


EXAMPLES = [
    Example(language, *found)
    for language, text in READMES.items()
    for found in re.findall(r"```console\n\$ ttdn (.*?)\n(.*?)```", text, re.DOTALL)
]

#: What the README says was done to the example folder before the command was run.
BROKEN = {
    "validate units/phuong-loc-tho/2020.yaml": (
        "units/phuong-loc-tho/2020.yaml",
        "status: done",
        "status: xong roi",
    )
}


def stretches(expected: str) -> Iterator[str]:
    """The lines between the marks "…", each stretch to be found whole and in order."""
    return (part.strip("\n") for part in re.split(r"^…$", expected, flags=re.MULTILINE) if part.strip())


def assert_printed(expected: str, printed: str) -> None:
    """Each stretch stands in what was printed, one behind the other."""
    place = 0
    assert list(stretches(expected))
    for stretch in stretches(expected):
        assert stretch in printed[place:]
        place = printed.index(stretch, place) + len(stretch)


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.language} {one.command}" for one in EXAMPLES])
def test_output_is_what_the_program_prints(
    example: Example,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each example of a README, run again on the example folder in 80 columns, prints what stands there."""
    for folder in ("plan", "units", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    if example.command in BROKEN:
        name, old, new = BROKEN[example.command]
        file = tmp_path / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TTDN_LANG", example.language)
    main(example.command.split())
    assert_printed(example.expected, capsys.readouterr().out)


@pytest.mark.parametrize("language", READMES)
def test_there_are_examples(language: str) -> None:
    """Each shows a check of the example; the commands of a year: test_readme_year.py."""
    assert "validate" in {one.command.split()[0] for one in EXAMPLES if one.language == language}


@pytest.mark.parametrize("language", READMES)
def test_every_command_is_in_the_readme(language: str) -> None:
    """Under the purposes of the help, in its order and its words: one row for each command."""
    rows = [
        row
        for purpose in PURPOSES
        for row in (
            f"| **{getattr(purpose.label, language)}** | |",
            *(f"| `ttdn {name}` | {getattr(COMMANDS[name], language)} |" for name in purpose.commands),
        )
    ]
    assert "\n" + "\n".join(rows) + "\n\n" in READMES[language]


@pytest.mark.parametrize("language", READMES)
def test_every_make_target_exists(language: str) -> None:
    """A make command of a README is a target of the Makefile, with a line that says what it does."""
    targets = re.findall(r"(?:^|`)make (\w+)", READMES[language], re.MULTILINE)
    assert set(targets) >= {"report", "test", "check", "wheel"}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in targets:
        assert re.search(rf"^# .+\n{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("language", READMES)
def test_it_is_short(language: str) -> None:
    """A stranger decides in five minutes."""
    assert len(READMES[language].splitlines()) <= 200


def test_both_say_the_same() -> None:
    """As many headings, rows and points in the same order, and the same commands to be typed."""
    vi, en = (
        [re.match(r"#+ |\||- |```\w*|<\w+|!\[", line) for line in text.splitlines()]
        for text in READMES.values()
    )
    assert [found[0] for found in vi if found] == [found[0] for found in en if found]
    commands = [re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for text in READMES.values()]
    assert commands[0] == commands[1]
