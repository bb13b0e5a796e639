"""The guides as a stranger meets them.

Each page leads to its twin, each link somewhere, each command exists.
"""

import itertools
import re
import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ttdn.cli.app import COMMANDS, Entry, _build_command, _build_program
from ttdn.layout_check.rules import ADVICE, RULES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
#: Each page in Vietnamese and in English; what fills in a Vietnamese form is read in Vietnamese.
TWINS = {
    "bieu-mau-can-bo.md": "forms.md",
    "bieu-mau-chuyen-vien.md": "forms.md",
    "cai-dat.md": "install.md",
    "ci.md": "ci.en.md",
    "hoi-hang-ngay.md": "questions.md",
    "huong-dan.md": "guide.md",
    "ke-hoach.md": "plan.md",
    "lenh.md": "commands.md",
    "ma-loi.md": "findings.md",
    "mau-van-ban.md": "document-templates.md",
    "nhieu-don-vi.md": "many-cities.md",
    "the-thuc.md": "layout.md",
    "van-hanh.md": "operations.md",
}
INDEX = "README.md"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
LINKED = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md")))
#: Where the commands are mapped, and what a page calls an argument of anybody's.
MAPS = ("lenh.md", "commands.md")


@cache
def read(page: str) -> str:
    """A page, by its name below the root."""
    return (ROOT / page).read_text(encoding="utf-8")


def without_code(text: str) -> str:
    """A page without what is shown word for word: there a bracket is no link."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


@cache
def anchors(page: str) -> frozenset[str]:
    """Where a link can lead within a page, as GitHub, GitLab and Gitea name headings."""
    found: dict[str, int] = {}
    for heading in re.findall(r"^#{1,6} +(.*?) *$", without_code(read(page)), re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").replace("*", "").lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found[slug] = found.get(slug, -1) + 1
        if found[slug]:
            found[f"{slug}-{found[slug]}"] = 0
    return frozenset({*found, *re.findall(r'<a (?:id|name)="([^"]+)"', read(page))})


# Pages and links


def test_every_page_has_its_twin() -> None:
    """A page that nobody translated would be one that half of its readers cannot use."""
    assert {*TWINS, *TWINS.values(), INDEX} == set(PAGES)


@pytest.mark.parametrize(("one", "other"), list(TWINS.items()))
def test_first_lines_lead_to_the_twin(one: str, other: str) -> None:
    """Whoever has opened the page of the wrong language sees it at once."""
    for page, twin, word in ((one, other, "English"), (other, TWINS_OF[other], "Tiếng Việt")):
        head = read(f"docs/{page}").splitlines()[:6]
        assert any(word in line and f"({twin})" in line for line in head), page


TWINS_OF = {en: vi for vi, en in TWINS.items()}


@pytest.mark.parametrize("page", LINKED)
def test_links_lead_somewhere(page: str) -> None:
    """Every link to a file, a picture or a heading of ours; every picture has words for who cannot see it."""
    text = without_code(read(page))
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = ((ROOT / page).parent / name).resolve() if name else ROOT / page
        assert path.exists(), target
        if anchor and path.suffix == ".md":
            assert anchor in anchors(path.relative_to(ROOT).as_posix()), target
    assert not re.search(r"!\[\]\(", text)


def test_every_page_is_in_the_index() -> None:
    """Whoever opens the folder finds his page by what he does."""
    index = read(f"docs/{INDEX}")
    assert all(f"({page})" in index for page in PAGES if page != INDEX)


def test_both_readmes_lead_to_the_index() -> None:
    """And through it to every page."""
    assert "docs/README.md" in read("README.md")
    assert "docs/README.md" in read("README.en.md")


@pytest.mark.parametrize("page", PAGES)
def test_no_registry_and_no_machine_is_named(page: str) -> None:
    """Addresses in guides are examples."""
    hosts = re.findall(r"https?://([\w.-]+)", read(f"docs/{page}"))
    assert not [host for host in hosts if "localhost" in host]


# Commands


def lines(page: str) -> list[str]:
    """Every command that a page tells to type, as it stands there."""
    text = read(f"docs/{page}")
    inline = re.findall(r"`(ttdn [^`\n]+)`", text)
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    found = (re.findall(r"^(?:\$ )?(ttdn [^#\n]+?)(?:  +.*| *#.*)?$", one, re.MULTILINE) for one in blocks)
    return [*inline, *itertools.chain.from_iterable(found)]


def every(entries: Mapping[str, Entry], *path: str) -> Iterator[tuple[str, ...]]:
    """The names of all commands, those behind others included."""
    for name, entry in entries.items():
        yield from every(entry.commands, *path, name) if entry.commands else [(*path, name)]


ALL = list(every(COMMANDS))


@cache
def options(path: tuple[str, ...]) -> frozenset[str]:
    """The options of a command; of the program itself for no name."""
    if not path:
        command: Any = _build_program()
    else:
        entry = COMMANDS[path[0]]
        for name in path[1:]:
            entry = entry.commands[name]
        command = _build_command(entry, path)
    return frozenset(name for one in command.params for name in one.opts) | {"-h", "--help"}


def named(line: str) -> tuple[tuple[str, ...], set[str]]:
    """The command of a line, and the options that it names."""
    words = [word.strip("[]…|,:") for word in line.replace("|", " ").split()][1:]
    while words and words[0].startswith("--"):
        words = words[2:] if words[0] in {"--root", "--lang"} else words[1:]
    found = next((path for path in ALL if words[: len(path)] == list(path)), ())
    return found, {word.partition("=")[0] for word in words if re.fullmatch(r"--?[a-z][a-z-]*(=.*)?", word)}


@pytest.mark.parametrize("page", [page for page in PAGES if page != INDEX])
def test_commands_and_options_exist(page: str) -> None:
    """A guide that names what the program does not know would be believed."""
    for line in lines(page):
        first = line.split()[1].strip("…")
        path, given = named(line)
        assert path or first.startswith(("-", "LỆNH", "COMMAND")) or first in COMMANDS or not first, line
        assert given <= options(path) | options(()), line


@pytest.mark.parametrize("page", MAPS)
def test_map_has_each_command_once(page: str) -> None:
    """With its main line and where it is explained."""
    rows = re.findall(r"^\| `(ttdn [^`]+)` \| (.+?) \| (.+) \|$", read(f"docs/{page}"), re.MULTILINE)
    assert sorted(named(line)[0] for line, _, _ in rows) == sorted(ALL)
    assert all("](" in link for _, _, link in rows)


def test_both_maps_tell_the_same() -> None:
    """The same lines in the same order."""
    found = [re.findall(r"^\| `(ttdn [^`]+)` \|", read(f"docs/{page}"), re.MULTILINE) for page in MAPS]
    assert found[0] == found[1]


@pytest.mark.parametrize("page", MAPS)
def test_year_names_commands_that_exist(page: str) -> None:
    """And every command has its moment, but for those that are for any."""
    table = read(f"docs/{page}").split("\n## ")[1]
    names = {tuple(name.split()) for name in re.findall(r"`([a-z -]+)`", table)}
    assert names <= set(ALL)
    assert {path for path in ALL if path not in names} <= {
        ("explain",),
        ("new",),
        ("schema",),
    }


@pytest.mark.parametrize(
    ("one", "other"), [("huong-dan.md", "guide.md"), ("bieu-mau-chuyen-vien.md", "forms.md")]
)
def test_twins_tell_the_same(one: str, other: str) -> None:
    """The same headings, the same commands, the same pictures, the same data."""
    vi, en = read(f"docs/{one}"), read(f"docs/{other}")
    levels = [re.findall(r"^(#+) ", without_code(text), re.MULTILINE) for text in (vi, en)]
    assert levels[0] == levels[1]
    typed = [
        {(path, *sorted(given)) for path, given in map(named, lines(page)) if path} for page in (one, other)
    ]
    assert typed[0] == typed[1]
    pictures = [
        [
            name.replace(".en.", ".").replace("one-year", "mot-nam")
            for name in re.findall(r"\(hinh/(.*?)\)", text)
        ]
        for text in (vi, en)
    ]
    assert pictures[0] == pictures[1]
    data = [re.findall(r"```yaml\n.*?```", text, re.DOTALL) for text in (vi, en)]
    assert data[0] == data[1]


@pytest.mark.parametrize("page", ["huong-dan.md", "guide.md"])
def test_numbers_of_the_guide(page: str) -> None:
    """How many rules of layout there are."""
    section = read(f"docs/{page}").split("### 3.5")[1].split("\n## ")[0]
    assert {str(len(RULES)), str(len(ADVICE))} <= set(re.findall(r"\d+", section))


@pytest.mark.parametrize("page", ["lenh.md", "commands.md"])
def test_lines_of_the_map_can_be_typed(page: str) -> None:
    """As a shell reads them: quotes are closed."""
    for line in lines(page):
        shlex.split(line)
