"""The guides of installing: what they name is there, both say the same, none sends a user to ``>``."""

import re
from pathlib import Path

import pytest

from ttdn import __version__

ROOT = Path(__file__).resolve().parent.parent
GUIDES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("cai-dat.md", "install.md")}
#: Where the batch files look for the program and put it.
PLACES = (r"%LOCALAPPDATA%\Programs\ttdn", r"%USERPROFILE%\.local\bin")


def commands(text: str) -> list[str]:
    """The lines of the blocks of a guide."""
    blocks = re.findall(r"^ *```\w+\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines()]


def test_both_guides_have_the_same_commands() -> None:
    """What is typed does not depend on the language; the tables have as many rows."""
    vietnamese, english = GUIDES.values()
    assert commands(vietnamese) == commands(english)
    assert len(commands(english)) > 10
    assert [len(re.findall(pattern, vietnamese, re.MULTILINE)) for pattern in (r"^\|", r"^#")] == [
        len(re.findall(pattern, english, re.MULTILINE)) for pattern in (r"^\|", r"^#")
    ]


@pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES.keys())
def test_guide_names_this_version(text: str) -> None:
    """The wheel and the tag are those of the version that the guide stands beside."""
    assert set(re.findall(r"ttdn-(\d[\w.]*)-py3-none-any\.whl", text)) == {__version__}
    assert set(re.findall(r"`v([\d.]+)`", text)) == {__version__}


@pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES.keys())
def test_guide_names_what_there_is(text: str) -> None:
    """Files of the project are there, and the places are those of the batch files."""
    for name in set(re.findall(r"packaging/[\w.-]+\w", text)):
        assert (ROOT / name).is_file(), name
    prompt = (ROOT / "ttdn" / "skeletons" / "ttdn.bat").read_text(encoding="utf-8")
    installer = (ROOT / "packaging" / "cai-dat.bat").read_text(encoding="utf-8")
    for place in PLACES:
        assert place in text
        assert place in prompt
    assert PLACES[0] in installer


@pytest.mark.parametrize("text", GUIDES.values(), ids=GUIDES.keys())
def test_bare_name_is_never_a_command(text: str) -> None:
    """On public indexes the name is not ours: every line that installs names a file."""
    for line in commands(text):
        if re.search(r"\binstall\b", line) and "-r " not in line:
            assert ".whl" in line, line


def test_redirected_answers_are_of_no_guide() -> None:
    """PowerShell spoils them; -o does the same on every system."""
    for path in (ROOT / "docs").glob("*.md"):
        found = re.findall(r"ttdn [a-z][^`\n|]* > \S+\.(?:json|csv|md|txt)", path.read_text(encoding="utf-8"))
        assert not found, path
