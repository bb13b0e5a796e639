"""The pictures of the guides show what the program makes today, with every Vietnamese letter whole.

``make pictures`` takes them anew. Nothing here needs what takes a photograph; the letters are read by
Chromium and poppler, where they are installed.
"""

import importlib.util
import io
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pictures import letters, record, terminal, window, year
from pictures.programs import PictureError, require
from pictures.recipes import RECIPES, Recipe, Terminal, Year, compressed
from pictures.stage import Stage, replace
from PIL import Image

from ttdn.cli.app import COMMANDS
from ttdn.language import Language

ROOT = record.PICTURES.parents[1]
TERMINALS = [recipe for recipe in RECIPES if isinstance(recipe, Terminal)]
NO_TERMINAL = importlib.util.find_spec("pty") is None or sys.platform == "win32"
BROWSER = all(map(shutil.which, ("chromium", "pdftotext", "pdffonts", "fc-match")))
NEEDED = bool(os.environ.get("TTDN_NEEDS_BROWSER"))
needs_browser = pytest.mark.skipif(not BROWSER and not NEEDED, reason="Chromium or poppler is not installed")
named = pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The scenes of the pictures."""
    return Stage(tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="module")
def entries() -> dict[str, record.Entry]:
    """What is kept of the pictures."""
    return record.read()


# They are true.


@named
def test_picture_shows_what_the_program_makes(
    recipe: Recipe, stage: Stage, entries: dict[str, record.Entry]
) -> None:
    """Where what a picture shows is made otherwise today, it is to be taken anew; nothing else counts."""
    if isinstance(recipe, Terminal) and NO_TERMINAL:
        pytest.skip("no terminal of this kind on Windows")
    changed = record.first_change(entries[recipe.name].shows, recipe.made(stage))
    assert not changed, f'docs/hinh/{recipe.name} shows "{changed}": make pictures ONLY={recipe.name}'


@named
def test_picture_is_the_one_that_was_kept(recipe: Recipe, entries: dict[str, record.Entry]) -> None:
    """No picture is changed by hand; each is small, and says nothing of who took it, when and where."""
    content = (record.PICTURES / recipe.name).read_bytes()
    if isinstance(recipe, Year):
        assert content.decode().splitlines() == year.draw(recipe.language).splitlines(), "make pictures"
        return
    assert record.sum_of(content) == entries[recipe.name].sum, "make pictures"
    assert len(content) <= record.LARGEST
    assert set(chunks(content)) <= {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}


def chunks(png: bytes) -> Iterator[str]:
    """The names of the parts of a PNG."""
    place = 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4])
        yield png[place + 4 : place + 8].decode("ascii")
        place += 12 + length


@named
def test_picture_tells_nothing_of_this_machine(recipe: Recipe, entries: dict[str, record.Entry]) -> None:
    """No path, no name of a user, no day but those of the example."""
    words = "\n".join(words for run in entries[recipe.name].shows for words in run)
    assert not re.search(r"/tmp|/home|/root|/work|[A-Z]:\\", words)  # noqa: S108 - where pictures are made
    assert set(re.findall(r"\b20\d\d\b", words)) <= {"2019", "2020"}


def test_only_these_pictures(entries: dict[str, record.Entry]) -> None:
    """No picture without a recipe, none that is kept without being there."""
    names = {recipe.name for recipe in RECIPES}
    assert {path.name for path in record.PICTURES.iterdir()} == names | {record.RECORD.name}
    assert set(entries) == names
    assert all(entry.shows for name, entry in entries.items() if name.endswith(".png"))


MADE = ["một", "hai", "ba", "bốn", "năm", "sáu"]


@pytest.mark.parametrize(
    ("shown", "made", "changed"),
    [
        ([["một", "hai"], ["bốn"]], MADE, ""),
        ([["một", "hai"], ["bốn"]], ["không", *MADE, "bảy"], ""),
        ([["một", "hai"], ["năm"]], ["một", "hai", "ba", "bảy", "năm"], ""),
        ([["một", "hai"]], ["một", "hai mươi", "ba"], "hai"),
        ([["một", "hai"]], ["một", "rưỡi", "hai"], "một … hai"),
        ([["bốn"], ["một"]], MADE, "một"),
        ([["một"]], [], "một"),
    ],
)
def test_first_change(shown: list[list[str]], made: list[str], changed: str) -> None:
    """What stands beside a picture's words may change; they themselves, and what is between them, may not."""
    assert record.first_change(shown, made) == changed


def test_change_of_a_status_is_seen(stage: Stage, entries: dict[str, record.Entry], tmp_path: Path) -> None:
    """A report that is gone changes the picture of a page; a word far below does not."""
    recipe = next(recipe for recipe in RECIPES if recipe.name == "trang.png")
    made = recipe.made(stage)
    shows = entries[recipe.name].shows
    assert not record.first_change(shows, [*made[:-1], "chữ khác"])
    (share,) = {words for words in shows[0] if words.endswith("%")} & {"38,64%"}
    assert record.first_change(shows, ["36,36%" if words == share else words for words in made]) == share


# The pages that show them.

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
#: Of a picture on a page its words and its file.
_MARKDOWN = re.compile(r"!\[([^]]*)\]\(([^)]*)\)")
_HTML = re.compile(r"<img\b[^>]*>")


def pictures_of(page: str) -> Iterator[tuple[str, str]]:
    """The pictures of a page: what is said of each, and its file."""
    yield from _MARKDOWN.findall(page)
    for tag in _HTML.findall(page):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        yield found.get("alt", ""), found["src"]


def is_vietnamese(words: str) -> bool:
    """Whether a tenth of the letters are such as only Vietnamese has; an English page may name a place."""
    found = [letter for letter in unicodedata.normalize("NFC", words) if letter.isalpha()]
    return 10 * sum(letter in letters.ALPHABET for letter in found) > len(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pictures_of_a_page(page: Path) -> None:
    """Each is there, and is told to whoever does not see it, in the language in which the page begins."""
    text = page.read_text("utf-8")
    beginning = is_vietnamese(re.split(r"^(?:## |```)", text, maxsplit=1, flags=re.MULTILINE)[0])
    for said, file in pictures_of(text):
        assert (page.parent / file).resolve().parent == record.PICTURES, file
        assert (page.parent / file).is_file(), file
        assert len(said) > 10, file
        assert is_vietnamese(said) == beginning, said


def test_every_picture_is_shown() -> None:
    """No picture is made for nothing."""
    shown = {Path(file).name for page in PAGES for _, file in pictures_of(page.read_text("utf-8"))}
    assert {recipe.name for recipe in RECIPES} <= shown


def test_pictures_of_both_kinds_are_found() -> None:
    """In Markdown and in HTML; Vietnamese words are told from English ones."""
    page = '![Một năm](hinh/a.svg) <img src="hinh/b.png" width="24%" alt="A year"> <img src="c.png">'
    assert list(pictures_of(page)) == [("Một năm", "hinh/a.svg"), ("A year", "hinh/b.png"), ("", "c.png")]
    assert is_vietnamese("ttdn status trong cửa sổ lệnh")
    assert not is_vietnamese("ttdn status in a terminal, for the ward of Lộc Thọ")


# What a window shows.


def test_words_of_a_window(stage: Stage) -> None:
    """The tabs, the words and grounds of the cells in sight, the list that is open."""
    found = stage.cell(stage.form, "results", "II.5.2", "status")
    words = window.words_of(stage.filled, window.View(found.sheet, found.cell, "E12"))
    assert words[0].split(" | ")[1:3] == ["Thông tin chung", "Kết quả"]
    assert any("D: Đang thực hiện  E: như kỳ trước" in line for line in words)
    assert words[-6:] == [
        "Hoàn thành",
        "Đang thực hiện",
        "Chưa thực hiện",
        "Không phát sinh",
        "Tạm hoãn",
        "Không thực hiện",
    ]
    red = window.words_of(stage.marked, window.View(found.sheet, found.cell, "E12", noted="D12"))
    assert "'đã xong' không phải là trạng thái" in red[-1]
    assert set(red) & set(words) < set(words)


# Every letter is whole.


@pytest.mark.skipif(NO_TERMINAL, reason="no terminal of this kind on Windows")
@needs_browser
def test_letters_of_the_terminal(stage: Stage, tmp_path: Path) -> None:
    """Each line that a command printed is read again from the picture's page, drawn with one font alone.

    So is every letter of the alphabet, thin, bold and slanted.
    """
    assert BROWSER, "TTDN_NEEDS_BROWSER is set, but Chromium or poppler is not installed"
    half = len(letters.ALPHABET) // 2
    lines = "\n".join((letters.ALPHABET[:half], letters.ALPHABET[half:]))
    every = "\n".join(f"{style}{lines}\x1b[0m" for style in ("", "\x1b[1m", "\x1b[3m", "\x1b[1;3m"))
    screens = [*(recipe.screen(stage) for recipe in TERMINALS), ("ttdn", every)]
    page = tmp_path / "trang.html"
    page.write_text(terminal.page_of(screens), "utf-8")
    read = terminal.screens_of(page, tmp_path / "trang.pdf")
    assert read == [terminal.whole(*screen) for screen in screens]
    assert unicodedata.is_normalized("NFC", str(read))


@needs_browser
def test_a_letter_of_another_font_is_noticed(tmp_path: Path) -> None:
    """Where the font lacks a letter, another draws it, or its parts: that is no picture."""
    assert BROWSER, "TTDN_NEEDS_BROWSER is set, but Chromium or poppler is not installed"
    page = tmp_path / "trang.html"
    broken = terminal.page_of([("ttdn", "Hỗ trợ, kể cả chữ ✓")])
    page.write_text(broken.replace(terminal.FONT, "DejaVu Sans Mono"), "utf-8")
    with pytest.raises(PictureError, match="wanted: Liberation Mono alone"):
        terminal.screens_of(page, tmp_path / "trang.pdf")


def test_alphabet() -> None:
    """Twelve vowels under six tones and đ, small and capital, less what English has."""
    assert len(letters.ALPHABET) == len(set(letters.ALPHABET)) == 134
    assert set("ăâđêôơưẵệỡựỹ") | set("ĂÂĐÊÔƠƯẴỆỠỰỸ") < set(letters.ALPHABET)
    assert unicodedata.is_normalized("NFC", letters.ALPHABET)


@needs_browser
def test_fonts_have_every_letter(entries: dict[str, record.Entry]) -> None:
    """Glyph by glyph: the alphabet in each form of each font, all that a terminal shows in its own."""
    assert BROWSER, "TTDN_NEEDS_BROWSER is set, but fontconfig is not installed"
    letters.require_letters()
    shown = {letter for one in TERMINALS for run in entries[one.name].shows for letter in "".join(run)}
    for form in ("regular", "bold"):
        assert letters.missing(letters.file_of(terminal.FONT, form), sorted(shown)) == ""


def test_missing_letters_are_named(tmp_path: Path) -> None:
    """A font that has no glyph for a letter, or an empty one, as DejaVu Sans Mono for many."""
    font = tmp_path / "thiếu.ttf"
    pen = TTGlyphPen(None)
    empty = pen.glyph()
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    drawn = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "a", "void"])
    builder.setupCharacterMap({ord("ạ"): "a", ord(" "): "void", ord("ộ"): "void"})
    builder.setupGlyf({".notdef": drawn, "a": drawn, "void": empty})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "a", "void"), (600, 0)))
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    builder.save(font)
    assert letters.missing(font, "ạ ỗộ") == "ỗộ"


def test_font_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font that another would stand in for is to be installed."""
    letters.file_of.cache_clear()
    monkeypatch.setattr(letters, "output_of", lambda *_: "DejaVu Sans\t/fonts/DejaVuSans.ttf")
    with pytest.raises(PictureError, match="apt-get install fonts-liberation2"):
        letters.require_letters()


def test_program_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence says what to install, each package once."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(PictureError, match="apt-get install poppler-utils xdotool fonts-liberation2"):
        require(["pdffonts", "pdftotext", "xdotool"])


# The terminal.


def test_colours_stay(stage: Stage) -> None:
    """What is printed in colour is shown in colour, what was typed above it; a lesser-than stays one."""
    page = terminal.page_of([("ttdn <lệnh>", "\x1b[1;31mLỖI\x1b[0m <b>chữ</b>\n")])
    assert "$ ttdn &lt;lệnh&gt;" in page
    assert re.search(r"<span style=\"[^\"]*font-weight: bold[^\"]*\">LỖI</span> &lt;b&gt;chữ&lt;/b&gt;", page)


def test_lines_down_to_one() -> None:
    """A long output is shown down to a line; one that is no longer there is an error."""
    output = "\x1b[1mĐầu\x1b[0m\n  II.1  một\n  II.2  hai\n"
    assert terminal.lines_of(terminal.upto(output, "II.1")) == ["Đầu", "  II.1  một"]
    assert terminal.lines_of(terminal.upto(output, "")) == ["Đầu", "  II.1  một", "  II.2  hai"]
    with pytest.raises(ValueError, match=r"'II\.3'"):
        terminal.upto(output, "II.3")


def test_scene_needs_its_words(tmp_path: Path) -> None:
    """A slip can only be made where the words stand."""
    file = tmp_path / "a.yaml"
    file.write_text("a: b\n", "utf-8")
    replace(file, "b", "c")
    assert file.read_text("utf-8") == "a: c\n"
    with pytest.raises(ValueError, match=r"a\.yaml has no 'b'"):
        replace(file, "b", "c")


def test_colours_of_most_dots_stay() -> None:
    """Of a picture with many colours the grounds and a small mark stay what they are, the rest comes near."""
    picture = Image.new("RGB", (64, 64), "#ffffff")
    picture.paste("#f2f2f2", (0, 0, 64, 32))
    picture.paste("#ff0000", (60, 60, 64, 64))
    for number in range(60):
        picture.putpixel((number, 40), (number * 4, 255 - number * 4, number))
    picture.putpixel((0, 50), (250, 250, 250))
    with Image.open(io.BytesIO(compressed(picture))) as small:
        assert small.size == picture.size
        seen = small.convert("RGB")
    assert [seen.getpixel(place) for place in ((0, 0), (0, 63), (62, 62), (0, 50))] == [
        (242, 242, 242),
        (255, 255, 255),
        (255, 0, 0),
        (255, 255, 255),
    ]
    assert len(seen.getcolors() or []) <= 128


# The year.


@pytest.mark.parametrize("language", Language)
def test_year_is_text(language: Language) -> None:
    """Each step with its number, its words and its commands, as text; nothing is fetched, nothing runs."""
    drawing = year.draw(language)
    root = ET.fromstring(drawing)  # noqa: S314 - our own
    words = [found.text for found in root.iter("{http://www.w3.org/2000/svg}text")]
    for number, step in enumerate(year.YEAR):
        assert f"{number + 1}. {step.title.in_language(language)}" in words
        assert {*(line.in_language(language) for line in step.lines), *step.commands} <= set(words)
    assert not re.search(r"<script|<image|<foreignObject|@import|href|url\((?!#)", drawing)
    assert unicodedata.is_normalized("NFC", drawing)


def test_year_has_every_command_of_it() -> None:
    """Each command of the drawing is one of the program."""
    commands = [command.split()[1] for step in year.YEAR for command in step.commands]
    assert set(commands) <= set(COMMANDS)
    assert {"import", "init", "form", "collect", "validate", "remind", "report", "page", "archive"} <= {
        *commands
    }


def test_year_runs_in_a_circle() -> None:
    """The second row runs back, and ends below the first step."""
    places = [year.place_of(number) for number in range(len(year.YEAR))]
    assert len(set(places)) == len(places) == 2 * year.COLUMNS
    assert places[0][0] == places[-1][0]
    assert all(x + year.BOX_WIDTH <= year.WIDTH - year.MARGIN for x, _ in places)
    assert all(y + year.BOX_HEIGHT <= year.HEIGHT - year.MARGIN for _, y in places)


@pytest.mark.parametrize("colours", [year.LIGHT, year.DARK], ids=["light", "dark"])
def test_year_is_legible(colours: year.Colours) -> None:
    """Words stand out from their ground by 4.5 to 1 at least, lines and arrows by 3 to 1."""
    for words, ground in (
        (colours.title, colours.ground),
        (colours.title, colours.frame),
        (colours.title, colours.box),
        (colours.words, colours.box),
        (colours.words, colours.frame),
        (colours.command, colours.box),
    ):
        assert contrast(words, ground) >= 4.5
    for line, ground in ((colours.arrow, colours.frame), (colours.arrow, colours.ground)):
        assert contrast(line, ground) >= 3


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other, as WCAG counts it."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@needs_browser
@pytest.mark.parametrize("language", Language)
def test_words_of_the_year_fit(language: Language) -> None:
    """No line comes near the edge of its box, not even in a font that is a tenth wider."""
    assert BROWSER, "TTDN_NEEDS_BROWSER is set, but fontconfig is not installed"
    kinds = {"title": ("Liberation Sans", "bold"), "words": ("Liberation Sans", "regular")}
    kinds["command"] = ("Liberation Mono", "regular")
    sizes = {"title": year.TITLE_SIZE, "words": year.WORDS_SIZE, "command": year.COMMAND_SIZE}
    for number, step in enumerate(year.YEAR):
        for kind, words in (
            ("title", f"{number + 1}. {step.title.in_language(language)}"),
            *(("words", line.in_language(language)) for line in step.lines),
            *(("command", command) for command in step.commands),
        ):
            wide = width(letters.file_of(*kinds[kind]), words) * sizes[kind]
            assert 1.1 * wide <= year.BOX_WIDTH - year.INSET, (words, wide)


def width(font: Path, words: str) -> float:
    """How wide words are, in sizes of the font."""
    with TTFont(font) as opened:
        names, metrics = opened.getBestCmap(), opened["hmtx"]
        units: int = sum(metrics[names[ord(letter)]][0] for letter in words)
        return units / float(opened["head"].unitsPerEm)
