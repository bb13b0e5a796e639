"""The pictures: what is shown of which stage, and how."""

import io
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PIL import Image

from pictures import paper, terminal, web, window, year
from pictures.programs import PictureError, browse, fonts_of, print_page
from pictures.stage import Stage
from ttdn.language import Language

#: Colours of a picture: of letters in few colours nothing is lost.
COLOURS = 128
#: Red, green and blue.
Colour = tuple[int, int, int]
#: Colours that differ by less, in all three parts together, are one where there are many.
APART = 20
#: Dots for each pixel of a page: pictures are sharp on the screens of today, and in print.
DENSITY = 2


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture: its file, and the words that it shows, in runs."""

    content: bytes
    shows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Recipe(ABC):
    """One picture of the guides.

    Attributes:
        name: Its file's name.
    """

    name: str

    #: The programs that take it.
    NEEDS: ClassVar[tuple[str, ...]] = ("chromium", "pdffonts", "pdftotext")

    @abstractmethod
    def made(self, stage: Stage) -> list[str]:
        """All words of what is shown, as the program makes it today; quick, without any of those programs."""

    @abstractmethod
    def take(self, stage: Stage) -> Taken:
        """Take the picture."""


@dataclass(frozen=True, slots=True)
class Terminal(Recipe):
    """A command at a terminal, and what it prints.

    Attributes:
        words: The command line after ``ttdn``.
        folder: Where it is run.
        last: With what the last line begins that is shown; empty: all lines are.
    """

    words: tuple[str, ...]
    folder: Callable[[Stage], Path]
    last: str = ""

    @property
    def command(self) -> str:
        """The command as it is typed."""
        return " ".join(("ttdn", *self.words))

    def screen(self, stage: Stage) -> tuple[str, str]:
        """The command, and the lines that are shown of what it prints, with colours."""
        return self.command, terminal.upto(terminal.printed(self.words, self.folder(stage)), self.last)

    def made(self, stage: Stage) -> list[str]:
        """The lines that the command prints."""
        return terminal.lines_of(self.screen(stage)[1])

    def take(self, stage: Stage) -> Taken:
        """The lines as a page of HTML, photographed; its letters are looked at one by one in a PDF of it."""
        screen = self.screen(stage)
        page = stage.place / f"{self.name}.html"
        page.write_text(terminal.page_of([screen]), "utf-8")
        (lines,) = terminal.screens_of(page, page.with_suffix(".pdf"))
        wanted = terminal.whole(*screen)
        if lines != wanted:
            raise PictureError(f"{self.name}: the letters in the picture are not those that were printed")
        size = (terminal.WIDTH, terminal.height_of(screen[1]))
        return Taken(compressed(photographed(page, *size)), [terminal.lines_of(screen[1])])


@dataclass(frozen=True, slots=True)
class Page(Recipe):
    """The first screen of a page of HTML.

    Attributes:
        file: The page.
        height: So much of it is shown, in pixels.
    """

    file: Callable[[Stage], Path]
    height: int

    WIDTH: ClassVar[int] = 1120
    FONT: ClassVar[str] = "LiberationSans"

    def made(self, stage: Stage) -> list[str]:
        """The words of the whole page."""
        return web.words_of(self.file(stage))

    def take(self, stage: Stage) -> Taken:
        """The page, photographed; its letters are all of one font."""
        page = self.file(stage)
        fonts = fonts_of(print_page(page, page.with_suffix(".pdf")))
        if fonts != {self.FONT}:
            raise PictureError(f"{self.name} is drawn with {fonts}; wanted: {self.FONT}")
        shows = web.words_in_sight(page, self.WIDTH, self.height, page.with_suffix(".words.html"))
        return Taken(compressed(photographed(page, self.WIDTH, self.height)), shows)


@dataclass(frozen=True, slots=True)
class Paper(Recipe):
    """The first page of a document of Word, as it is printed."""

    file: Callable[[Stage], Path]

    NEEDS: ClassVar[tuple[str, ...]] = ("soffice", "pdffonts", "pdftoppm", "pdftotext")

    def made(self, stage: Stage) -> list[str]:
        """The paragraphs of the document."""
        return paper.words_of(self.file(stage))

    def take(self, stage: Stage) -> Taken:
        """The page with a thin line around it."""
        document = self.file(stage)
        pdf = paper.printed(document, stage.place)
        with Image.open(paper.first_page(pdf, stage.place)) as picture:
            framed = Image.new("RGB", (picture.width + 4, picture.height + 4), "#8c959f")
            framed.paste(picture, (2, 2))
        return Taken(compressed(framed), [paper.words_on_first_page(document, pdf)])


@dataclass(frozen=True, slots=True)
class Window(Recipe):
    """A workbook in a window, with its tabs, at one of its cells.

    Attributes:
        file: The workbook.
        view: What is in sight; the cell is that of ``at``.
        at: The chosen cell, as reports name it.
    """

    file: Callable[[Stage], Path]
    view: window.View
    at: tuple[str, ...] = ()

    NEEDS: ClassVar[tuple[str, ...]] = ("Xvfb", "openbox", "soffice", "xdotool")

    def seen(self, stage: Stage) -> window.View:
        """What is in sight, with the cell."""
        if not self.at:
            return self.view
        found = stage.cell(stage.form, *self.at)
        return replace(self.view, sheet=found.sheet, cell=found.cell)

    def made(self, stage: Stage) -> list[str]:
        """The tabs, the cells in sight, the list that is open."""
        return window.words_of(self.file(stage), self.seen(stage))

    def take(self, stage: Stage) -> Taken:
        """The window, photographed."""
        picture = window.photograph(self.file(stage), self.seen(stage), stage.place)
        return Taken(compressed(picture), [self.made(stage)])


@dataclass(frozen=True, slots=True)
class DocumentWindow(Recipe):
    """A document of Word in a window, from its beginning.

    Attributes:
        file: The document.
        last: With what the last paragraph begins that is in sight.
    """

    file: Callable[[Stage], Path]
    last: str

    NEEDS: ClassVar[tuple[str, ...]] = Window.NEEDS

    def made(self, stage: Stage) -> list[str]:
        """The paragraphs of the document."""
        return paper.words_of(self.file(stage))

    def take(self, stage: Stage) -> Taken:
        """The window, photographed."""
        picture = window.photograph(self.file(stage), window.View(), stage.place)
        return Taken(compressed(picture), [terminal.upto("\n".join(self.made(stage)), self.last).split("\n")])


@dataclass(frozen=True, slots=True)
class Year(Recipe):
    """The drawing of the year's cycle."""

    language: Language

    NEEDS: ClassVar[tuple[str, ...]] = ()

    def made(self, stage: Stage) -> list[str]:  # noqa: ARG002 - it stands on no stage
        """The lines of the drawing."""
        return year.draw(self.language).splitlines()

    def take(self, stage: Stage) -> Taken:  # noqa: ARG002 - it stands on no stage
        """The drawing: made, not photographed; a test compares it as a whole."""
        return Taken(year.draw(self.language).encode(), [])


def photographed(page: Path, width: int, height: int) -> Image.Image:
    """The first screen of a page of HTML."""
    target = page.with_suffix(".png")
    # The window is larger than what is wanted of it: a part of it may be taken by the browser itself.
    browse(
        f"--screenshot={target}",
        f"--window-size={width},{height + 200}",
        f"--force-device-scale-factor={DENSITY}",
        page.as_uri(),
    )
    with Image.open(target) as picture:
        return picture.crop((0, 0, width * DENSITY, height * DENSITY))


def compressed(picture: Image.Image) -> bytes:
    """A picture as PNG of few colours, without a word about who made it, where or when.

    A colour of many dots stays exactly what it is: a ground, a small red mark. Those between them, at the
    edges of letters, take the nearest one.
    """
    whole = picture.convert("RGB")
    dots = whole.tobytes()
    colours = list(zip(dots[::3], dots[1::3], dots[2::3], strict=True))
    chosen = _chosen(Counter(colours))
    place = {
        colour: min(range(len(chosen)), key=partial(_distance, chosen, colour)) for colour in set(colours)
    }
    few = Image.frombytes("P", whole.size, bytes(place[colour] for colour in colours))
    few.putpalette([part for colour in chosen for part in colour])
    stream = io.BytesIO()
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _chosen(counts: Counter[Colour]) -> list[Colour]:
    """The colours of most dots, of those that are hardly to be told apart the first."""
    chosen: list[Colour] = []
    for colour, _ in sorted(counts.items(), key=lambda counted: (-counted[1], counted[0])):
        if all(_distance(chosen, colour, place) >= APART for place in range(len(chosen))):
            chosen.append(colour)
        if len(chosen) == COLOURS:
            break
    return chosen


def _distance(chosen: Sequence[Colour], colour: Colour, place: int) -> int:
    return sum(abs(one - other) for one, other in zip(chosen[place], colour, strict=True))


OPEN = ("alt+Down",)
RECIPES: tuple[Recipe, ...] = (
    Year("mot-nam.svg", Language.VIETNAMESE),
    Year("one-year.svg", Language.ENGLISH),
    Terminal("status.png", ("status", "--as-of", "2020-12-10"), lambda stage: stage.example, "II.5.10"),
    Terminal(
        "status.en.png",
        ("--lang", "en", "status", "--as-of", "2020-12-10"),
        lambda stage: stage.example,
        "II.5.10",
    ),
    Terminal("validate.png", ("validate", "units/phuong-loc-tho"), lambda stage: stage.mistyped),
    Page("trang.png", lambda stage: stage.page, 854),
    Page("page.en.png", lambda stage: stage.page_en, 838),
    Paper("bao-cao.png", lambda stage: stage.summary),
    Window(
        "xac-nhan.png",
        lambda stage: stage.form,
        window.View(last="D16", keys=("Escape", "ctrl+F5", "ctrl+F5", *OPEN)),
        ("confirmed",),
    ),
    Window(
        "bieu-mau.png",
        lambda stage: stage.filled,
        window.View(last="E12", keys=OPEN),
        ("results", "II.5.2", "status"),
    ),
    Window(
        "minh-chung.png",
        lambda stage: stage.filled,
        window.View(last="G23", keys=OPEN),
        ("evidence", "+1", "item"),
    ),
    Window("can-sua.png", lambda stage: stage.marked, window.View("Cần sửa", last="D13")),
    Window(
        "o-to-do.png",
        lambda stage: stage.marked,
        window.View(last="E12", keys=("Escape",), mouse=(490, 620), noted="D12"),
        ("results", "II.5.2", "status"),
    ),
    DocumentWindow("bao-cao-ky.png", lambda stage: stage.to_sign, "1. Các hoạt động"),
)
