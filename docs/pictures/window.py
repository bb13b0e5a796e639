"""A file in a window of LibreOffice: opened on a screen of its own, brought to a cell, photographed."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageGrab

from pictures.programs import PictureError, output_of

DISPLAY, WIDTH, HEIGHT, SCALE = ":97", 1040, 720, 2
#: Every window fills the screen; its title stays, with the name of the file.
WINDOWS = """\
<openbox_config xmlns="http://openbox.org/3.4/rc"><theme><name>Clearlooks</name><titleLayout>L</titleLayout>
<font place="ActiveWindow"><name>Liberation Sans</name><size>9</size></font></theme>
<applications><application class="*" type="normal"><maximized>yes</maximized></application></applications>
</openbox_config>
"""
STATES = (
    "org.openoffice.Office.UI.{}WindowState/UIElements/States/"
    "org.openoffice.Office.UI.WindowState:WindowStateType"
)
#: The letters of menus and hints: as wide as those for which the hints' frames are drawn.
LETTERS = "[Settings]\ngtk-font-name = Liberation Sans 10\ngtk-xft-hinting = 0\n"
#: Settings of LibreOffice: its words, and none of its greetings.
SETTINGS = {
    ("org.openoffice.Office.Linguistic/General", "UILocale"): "vi",
    ("org.openoffice.Setup/L10N", "ooSetupSystemLocale"): "vi-VN",
    ("org.openoffice.Setup/Product", "ooSetupLastVersion"): "99.9",
    ("org.openoffice.Office.Common/Misc", "FirstRun"): "false",
    ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay"): "false",
    **{
        (f"{STATES.format(program)}['private:resource/toolbar/{bar}']", "Visible"): "false"
        for program in ("Calc", "Writer")
        for bar in ("standardbar", "formatobjectbar", "textobjectbar", "tableobjectbar")
    },
}
#: So many choices of a list are in sight.
LONGEST_LIST = 12
#: How long a window may take to open, and to do what a key says, in seconds.
_OPENING, _KEY = 60, 1.5


@dataclass(frozen=True, slots=True)
class View:
    """What of a file is in the window.

    Attributes:
        sheet: The sheet; none of a document.
        cell: The cell that is chosen.
        last: The last cell in sight, lower right.
        keys: What is pressed then.
        mouse: Where the mouse is held, in pixels.
        noted: The cell whose note is shown there.
    """

    sheet: str = ""
    cell: str = ""
    last: str = ""
    keys: tuple[str, ...] = ()
    mouse: tuple[int, int] | None = None
    noted: str = ""


def words_of(workbook: Path, view: View) -> list[str]:
    """What the window shows of a workbook: its tabs, the cells in sight, the list of the chosen cell."""
    book = load_workbook(workbook)
    sheet: Worksheet = book[view.sheet]
    return [
        " | ".join(_tabs_of(book)),
        *filter(None, (_row_of(row, sheet) for row in sheet[f"A1:{view.last}"])),
        *_list_of(book, sheet, view.cell),
        *(sheet[cell].comment.text for cell in (view.noted,) if cell),
    ]


def _tabs_of(book: Workbook) -> list[str]:
    """The names of the sheets that have a tab."""
    return [sheet.title for sheet in book if sheet.sheet_state == "visible"]


def _row_of(row: Sequence[Cell], sheet: Worksheet) -> str:
    """The words of a row and the colours of its ground, without the columns that are hidden."""
    shown = [cell for cell in row if not sheet.column_dimensions[cell.column_letter].hidden]
    told = [f"{cell.column_letter}: {cell.value}" for cell in shown if str(cell.value or "").strip()]
    grounds = dict.fromkeys(cell.fill.fgColor.rgb for cell in shown if cell.fill.fill_type == "solid")
    ends = [f"({', '.join(map(str, grounds))})"] if grounds else []
    return "  ".join((str(row[0].row), *told, *ends)) if told else ""


def _list_of(book: Workbook, sheet: Worksheet, cell: str) -> Iterator[str]:
    """What a cell says when it is chosen, and what it offers."""
    for rule in sheet.data_validations.dataValidation:
        if cell and cell in rule.sqref:
            yield " ".join(f"{cell}: {rule.promptTitle or ''} {rule.prompt or ''}".split())
            yield from _choices_of(book, rule.formula1.removeprefix("="))[:LONGEST_LIST]


def _choices_of(book: Workbook, formula: str) -> list[str]:
    """The choices of a list: those of a name of the workbook, or those that stand in quotes."""
    if formula not in book.defined_names:
        return formula.strip('"').split(",")
    ((title, area),) = book.defined_names[formula].destinations
    return [str(cell.value) for row in book[title][area] for cell in row]


@contextmanager
def screen(place: Path) -> Iterator[None]:
    """A screen on which every window is as large as it, and the settings of the office."""
    os.environ |= {
        "DISPLAY": DISPLAY,
        "SAL_USE_VCLPLUGIN": "gtk3",
        "GDK_SCALE": str(SCALE),
        "XDG_CONFIG_HOME": str(place),
    }
    (place / "gtk-3.0").mkdir()
    (place / "gtk-3.0" / "settings.ini").write_text(LETTERS, "utf-8")
    (place / "rc.xml").write_text(WINDOWS, "utf-8")
    size = f"{WIDTH * SCALE}x{HEIGHT * SCALE}x24"
    with (
        _running("Xvfb", DISPLAY, "-screen", "0", size, "-dpi", str(96 * SCALE), "-nolisten", "tcp"),
        _running("openbox", "--config-file", str(place / "rc.xml")),
    ):
        yield


def photograph(file: Path, view: View, place: Path) -> Image.Image:
    """Open a file in a window, go to the cell, photograph the screen."""
    profile = place / f"profile-{file.stem}-{time.monotonic_ns()}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
    # A copy of its own: a program that is stopped leaves its file locked.
    opened = shutil.copy(file, profile)
    with _running(
        "soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", str(opened)
    ):
        _wait_for(file.stem)
        time.sleep(5)
        _press("ctrl+F5")
        if view.cell:
            _press(*["ctrl+Next"] * _tabs_of(load_workbook(file)).index(view.sheet), "ctrl+shift+t")
            output_of("xdotool", "type", view.cell)
            _press("Return")
        _press(*view.keys)
        if view.mouse:
            output_of("xdotool", "mousemove", *(str(SCALE * distance) for distance in view.mouse))
            time.sleep(2)
        return ImageGrab.grab(xdisplay=DISPLAY)


def _settings() -> str:
    """The settings as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in SETTINGS.items()
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


@contextmanager
def _running(*words: str) -> Iterator[None]:
    """A program that runs as long as it is needed."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own words
        time.sleep(1)
        try:
            yield
        finally:
            process.terminate()


def _wait_for(title: str) -> None:
    """Until there is a window of that name; a search fails as well when a window closes under it."""
    for _ in range(_OPENING):
        time.sleep(1)
        search = ["xdotool", "search", "--onlyvisible", "--name", title]
        if subprocess.run(search, capture_output=True, check=False).returncode == 0:  # noqa: S603 - our own words
            return
    raise PictureError(f"LibreOffice shows no window '{title}'")


def _press(*keys: str) -> None:
    """Keys one after another, with the time to see what each does."""
    for key in keys:
        output_of("xdotool", "key", key)
        time.sleep(_KEY)
