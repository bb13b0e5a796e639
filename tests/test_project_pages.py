"""The pages about the project are true: links lead somewhere, what is named exists, twins say the same."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from ttdn import __version__

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for place in ("*.md", "docs/*.md", ".github/**/*.md")
    for path in ROOT.glob(place)
)
CHANGELOGS = ("CHANGELOG.md", "CHANGELOG.en.md")
_LINK = re.compile(r"\]\(([^)\s]+)\)|(?:href|src)=\"([^\"]+)\"")
_FENCE = re.compile(r"^(```+).*?^\1$", re.MULTILINE | re.DOTALL)


@cache
def page(name: str) -> str:
    """The text of a page of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def anchors(name: str) -> set[str]:
    """The places within a page that a link may name, as hosting platforms make them of its headings."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ +(.+?) *$", _FENCE.sub("", page(name)), re.MULTILINE):
        words = re.sub(r"\]\([^)]*\)|[`*\[\]]", "", heading).lower()
        kept = (sign for sign in words if sign in "-_ " or unicodedata.category(sign)[0] in "LNM")
        anchor = "".join(kept).replace(" ", "-")
        same = sum(1 for one in found if re.fullmatch(rf"{re.escape(anchor)}(-\d+)?", one))
        found.add(f"{anchor}-{same}" if anchor in found else anchor)
    return found


def dead_links(name: str) -> list[str]:
    """The links of a page to files, or places in them, that do not exist."""
    dead = []
    for link in (
        one or other for one, other in _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCE.sub("", page(name))))
    ):
        target, _, anchor = unquote(link).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (ROOT / name).parent / target if target else ROOT / name
        inside = file.resolve()
        if not file.exists() or (anchor and anchor not in anchors(inside.relative_to(ROOT).as_posix())):
            dead.append(link)
    return dead


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    """Each link within the repository leads to a file that is there, and to a heading of that file."""
    assert dead_links(name) == []


@pytest.mark.parametrize("name", ["README.md", "README.en.md", "SECURITY.md", "CONTRIBUTING.md"])
def test_files_that_are_named_exist(name: str) -> None:
    """A path in code letters is one of the repository."""
    files = re.findall(r"`((?:ttdn|tests|docs|benchmarks|\.github|\.ci)/[\w./-]*)`", page(name))
    assert [one for one in files if not (ROOT / one).exists()] == []


def halves(name: str, english: str) -> tuple[str, str]:
    """The Vietnamese and the English part of a page that holds both."""
    vietnamese, found, other = page(name).partition(f"\n# {english}\n")
    assert found
    return vietnamese, other


@pytest.mark.parametrize(
    ("name", "english"), [("SECURITY.md", "Security"), ("CONTRIBUTING.md", "Contributing")]
)
def test_both_languages_of_a_page(name: str, english: str) -> None:
    """As many headings, rows, points and steps in the one as in the other, in the same order."""
    # The picture of the house stands once.
    vi, en = (
        re.findall(r"^(#{2,} |\||- |\d\. |\*\*(?=.+:$)|```sh)", half, re.MULTILINE)
        for half in halves(name, english)
    )
    assert vi == en


def test_each_promise_is_held_by_a_test() -> None:
    """Each row names files of tests, and tests within them, that exist; both languages name the same."""
    vi, en = (
        [row.split(" | ") for row in re.findall(r"^\| (.+) \|$", half, re.MULTILINE)[1:]]
        for half in halves("SECURITY.md", "Security")
    )
    assert len(vi) > 10
    assert [re.findall(r"`(test_.+?)`", row[1]) for row in vi] == [
        re.findall(r"`(test_.+?)`", row[1]) for row in en
    ]
    for _, tests in vi:
        named = re.findall(r"`(test_\w+\.py)(?:::(\w+))?`", tests)
        assert named
        for file, test in named:
            assert f"def {test}" in (ROOT / "tests" / file).read_text(encoding="utf-8"), (file, test)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in CHANGELOGS])
def test_versions_that_are_pinned_exist(name: str) -> None:
    """Tags and wheels in lines to be copied are those of this version."""
    pinned = re.findall(r"(?:@|\bre[fv]: )v(\d[\w.]*\d)|\bttdn-(\d[\d.]*\d)-py3-none-any", page(name))
    assert {tag or wheel for tag, wheel in pinned} <= {__version__}


def test_no_address_is_invented() -> None:
    """Weaknesses are reported through the platform; no page names a mailbox that nobody reads."""
    for name in ("SECURITY.md", "CONTRIBUTING.md", "README.md", "README.en.md"):
        assert not re.search(r"[\w.]+@[\w-]+\.\w+", page(name)), name


def contracts() -> list[dict[str, Any]]:
    """What may import what, as ``pyproject.toml`` has it."""
    known: list[dict[str, Any]] = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    return known


def test_picture_of_the_house() -> None:
    """The rooms of the picture are those of the contract, line by line.

    A new room goes into both: ``pyproject.toml`` and the picture of CONTRIBUTING.md.
    """
    (picture,) = re.findall(r"```mermaid\n(.*?)```", page("CONTRIBUTING.md"), re.DOTALL)
    (layers,) = [one["layers"] for one in contracts() if one.get("containers") == ["ttdn"]]
    assert re.findall(r'L\d+\["(.+?)"\]', picture) == layers
    # All are joined, from the door to the words.
    groups = re.findall(r"subgraph (\w+)", picture)
    assert " --> ".join(groups) in picture
    numbers = [int(one) for one in re.findall(r"L(\d+)\[", picture)]
    assert numbers == list(range(1, len(layers) + 1))


def test_every_other_room_is_without_a_terminal() -> None:
    """A room that is not named in the contract could import Rich or Typer."""
    (named,) = [
        one["source_modules"] for one in contracts() if one.get("forbidden_modules") == ["rich", "typer"]
    ]
    (layers,) = [one["layers"] for one in contracts() if one.get("containers") == ["ttdn"]]
    rooms = {f"ttdn.{room}" for layer in layers for room in layer.split(" | ")}
    # Of the documents a part has a contract of its own: one of their layouts is the terminal's.
    assert rooms - set(named) == {"ttdn.__main__", "ttdn.cli", "ttdn.documents", "ttdn.terminal"}


def releases(name: str) -> list[tuple[str, str, list[str]]]:
    """The versions of a changelog, newest first: number, day, and what stands below, without its words."""
    parts = re.split(r"^## (.+?)(?: – (\d{4}-\d\d-\d\d))?$", page(name), flags=re.MULTILINE)[1:]
    return [
        (number, day, re.findall(r"^(?:### |- )", text, re.MULTILINE))
        for number, day, text in zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    ]


def test_changelogs_say_the_same() -> None:
    """The same days, as many headings and entries in each; the newest version is the program's."""
    vi, en = ([one for one in releases(name) if one[1]] for name in CHANGELOGS)
    assert vi == en
    assert all(shape for _, _, shape in vi)
    assert vi[0][0] == __version__
    assert [day for _, day, _ in vi] == sorted((day for _, day, _ in vi), reverse=True)


def test_what_is_not_released_stands_on_top() -> None:
    """In both languages or in neither, and never empty."""
    vi, en = (
        [(at, title == wanted, shape) for at, (title, day, shape) in enumerate(releases(name)) if not day]
        for name, wanted in zip(CHANGELOGS, ("Chưa phát hành", "Unreleased"), strict=True)
    )
    assert vi == en
    assert all(at == 0 and named and shape for at, named, shape in vi)


def test_a_report_of_a_fault_is_asked_for_what_helps() -> None:
    """The version with its machine, no real reports, and weaknesses elsewhere."""
    asked = page(".github/ISSUE_TEMPLATE/bug.md")
    assert "ttdn --version --verbose" in asked
    assert "SECURITY.md" in asked
    assert "no real reports" in asked
