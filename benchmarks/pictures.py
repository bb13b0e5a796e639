"""The pictures of the guides, ``docs/hinh``, taken anew: ``.venv/bin/python benchmarks/pictures.py [NAME…]``.

A ward's form of the example plan is sent out, filled in and collected in a temporary folder; each file is
opened in a real window of LibreOffice on a screen of its own, and the screen is photographed.
Needed from Debian, by nothing else here: ``apt-get install xvfb openbox xdotool imagemagick fonts-liberation2
libreoffice-calc libreoffice-writer libreoffice-gtk3 libreoffice-l10n-vi``. Look at every picture before it is
kept; where the form has changed, the place of the mouse (``o-to-do``) may have to move.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from excel import fill, read_form  # noqa: E402 - one way to fill in a form, and to find its cells

from ttdn.cli import main  # noqa: E402
from ttdn.forms.addresses import CellAddress  # noqa: E402

PICTURES = HERE.parent / "docs" / "hinh"
UNIT, PERIOD, DAY = "phuong-loc-tho", "2020", "2020-11-25"
FORM = f"{UNIT}-{PERIOD}.xlsx"
DISPLAY, SIZE = ":97", "960x700x24"
LARGEST = 200_000
#: Who takes the forms back; the example plan names nobody. Invented, as all its reports are.
ROSTER = (
    "id: phong-van-hoa-thong-tin, name: Phòng Văn hóa và Thông tin,",
    ' contact: "ông Lê Minh Khoa", phone: "0258 3000 101", email: vhtt@example.vn,',
)
#: What the ward sent in the middle of the year.
EARLIER = """\
unit: phuong-loc-tho
period: 2020-H1
illustrative: true
number: 158/BC-UBND
date: 2020-06-26
received: 2020-06-29
results:
  - item: II.5.1
    status: in_progress
    summary: Trang thông tin điện tử của phường cập nhật tin, bài hằng tuần.
    figures: {news_items: 131, page_views: 24150}
  - item: II.5.2
    status: in_progress
    summary: Hỗ trợ một đoàn truyền hình Hàn Quốc ghi hình đón Tết tại Tháp Trầm Hương.
    figures: {foreign_press_groups: 1}
  - item: II.5.3
    status: in_progress
    summary: Đăng 16 tin, bài giới thiệu bãi biển, chợ đêm và ẩm thực địa phương.
    figures: {promotion_items: 16}
"""
#: How the officer fills in the form.
RIGHT: Mapping[tuple[str, ...], Any] = {
    ("confirmed",): "Đúng",
    ("focal_officer", "name"): "Lê Thị Bích Ngân",
    ("focal_officer", "phone"): "0258 3000 113",
    ("funding", "allocated"): 48_000_000,
    ("funding", "spent"): 44_650_000,
    ("results", "II.5.1", "status"): "Đang thực hiện",
    ("results", "II.5.1", "summary"): "như kỳ trước",
    ("results", "II.5.1", "figures", "news_items"): 155,
    ("results", "II.5.1", "figures", "page_views"): 34_190,
}
#: And where something is not as it should be.
WRONG: Mapping[tuple[str, ...], Any] = {
    **RIGHT,
    ("results", "II.5.1", "figures", "news_items"): "khoảng 150",
    ("results", "II.5.2", "status"): "Hoàn thành",
    ("results", "II.5.2", "completed"): "tháng 11/2020",
    ("results", "II.5.2", "summary"): "Hỗ trợ một đoàn làm phim Nhật Bản.",
    ("results", "II.5.3", "status"): "đã xong",
}
#: Every window fills the screen, without a frame.
WINDOWS = """\
<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*" type="normal">
<decor>no</decor><maximized>yes</maximized></application></applications></openbox_config>
"""
STATES = (
    "org.openoffice.Office.UI.{}WindowState/UIElements/States/"
    "org.openoffice.Office.UI.WindowState:WindowStateType"
)
#: The letters of menus and hints: as wide as those for which the hints' frames are drawn.
LETTERS = "[Settings]\ngtk-font-name = Liberation Sans 10\n"
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A window to be photographed: a file, the cell at which it stands, and what is done there."""

    name: str
    file: Path
    sheet: str = ""
    cell: str = ""
    keys: tuple[str, ...] = ()
    mouse: tuple[str, ...] = ()


def run() -> None:
    """Make the files, photograph those windows that were asked for."""
    wanted = set(sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="ttdn-pictures-") as name, screen(Path(name)):
        for picture in prepare(Path(name) / "so"):
            if not wanted or picture.name in wanted:
                take(picture, Path(name))


def prepare(root: Path) -> Iterator[Picture]:
    """A folder in which one ward has been asked, and has answered rightly and wrongly."""
    for folder in ("plan", "units", "templates"):
        shutil.copytree(HERE.parent / folder, root / folder)
    plan = root / "plan" / f"{PERIOD}.yaml"
    plan.write_text(plan.read_text("utf-8").replace(ROSTER[0], "".join(ROSTER), 1), "utf-8")
    (root / "units" / UNIT / f"{PERIOD}.yaml").unlink()
    (root / "units" / UNIT / "2020-H1.yaml").write_text(EARLIER, "utf-8")
    out = root / "out"
    ttdn(root, "form", UNIT, "--as-of", DAY, "-o", str(out))
    form, places = out / FORM, read_form(root, out / FORM).places

    def at(*path: str) -> dict[str, str]:
        found = places[CellAddress.of(path)]
        return {"sheet": found.sheet, "cell": found.cell}

    opened = ("alt+Down",)
    yield Picture("xac-nhan", form, **at("confirmed"), keys=("Escape", "ctrl+F5", "ctrl+F5", *opened))
    filled = fill(root, form, RIGHT, root / "gui-ve" / FORM)
    yield Picture("bieu-mau", filled, **at("results", "II.5.2", "status"), keys=opened)
    yield Picture("minh-chung", filled, **at("evidence", "+1", "item"), keys=opened)
    answers = out / "tra-lai" / UNIT
    collect = ("collect", "--received", DAY, "-o", str(answers.parent))
    ttdn(root, *collect, str(filled))
    yield Picture("bao-cao-ky", answers / FORM.replace(".xlsx", ".bao-cao.docx"))
    (root / "units" / UNIT / f"{PERIOD}.yaml").unlink()
    shutil.rmtree(root / ".ttdn")
    ttdn(root, *collect, str(fill(root, form, WRONG, root / "gui-ve" / FORM)))
    marked = answers / FORM.replace(".xlsx", ".can-sua.xlsx")
    yield Picture("can-sua", marked)
    yield Picture(
        "o-to-do", marked, **at("results", "II.5.2", "status"), keys=("Escape",), mouse=("490", "600")
    )


def ttdn(root: Path, *words: str) -> None:
    """A command of the program."""
    main(["--root", str(root), *words])


@contextmanager
def screen(place: Path) -> Iterator[None]:
    """A screen on which every window is as large as it, and the settings of the office."""
    os.environ |= {"DISPLAY": DISPLAY, "SAL_USE_VCLPLUGIN": "gtk3", "XDG_CONFIG_HOME": str(place)}
    (place / "gtk-3.0").mkdir()
    (place / "gtk-3.0" / "settings.ini").write_text(LETTERS, "utf-8")
    (place / "rc.xml").write_text(WINDOWS, "utf-8")
    with (
        running("Xvfb", DISPLAY, "-screen", "0", SIZE, "-dpi", "96", "-nolisten", "tcp"),
        running("openbox", "--config-file", str(place / "rc.xml")),
    ):
        yield


def settings() -> str:
    """The settings as LibreOffice keeps them."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in SETTINGS.items()
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


@contextmanager
def running(*words: str) -> Iterator[None]:
    """A program that runs as long as it is needed."""
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own words
        time.sleep(1)
        try:
            yield
        finally:
            process.terminate()


def take(picture: Picture, place: Path) -> None:
    """Open a file in a window, go to the cell, photograph the screen."""
    target = PICTURES / f"{picture.name}.png"
    profile = place / picture.name
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(settings(), "utf-8")
    # A copy of its own: a program that is stopped leaves its file locked.
    opened = shutil.copy(picture.file, profile)
    with running(
        "soffice", f"-env:UserInstallation=file://{profile}", "--norestore", "--nologo", str(opened)
    ):
        wait_for(picture.file.stem)
        time.sleep(5)
        press("ctrl+F5")
        if picture.cell:
            press("ctrl+shift+t")
            shell("xdotool", "type", f"$'{picture.sheet}'.{picture.cell}")
            press("Return")
        press(*picture.keys)
        if picture.mouse:
            shell("xdotool", "mousemove", *picture.mouse)
            time.sleep(2)
        shell("import", "-window", "root", "-strip", "+dither", "-colors", "128", f"PNG8:{target}")
    if target.stat().st_size > LARGEST:
        sys.exit(f"{target} is larger than {LARGEST} bytes")


def wait_for(title: str) -> None:
    """Until there is a window of that name; a search fails as well when a window closes under it."""
    for _ in range(60):
        time.sleep(1)
        search = ["xdotool", "search", "--onlyvisible", "--name", title]
        if subprocess.run(search, capture_output=True, check=False).returncode == 0:  # noqa: S603 - our own words
            return
    sys.exit(f"LibreOffice shows no window '{title}'")


def press(*keys: str) -> None:
    """Keys one after another, with the time to see what each does."""
    for key in keys:
        shell("xdotool", "key", key)
        time.sleep(1.5)


def shell(*words: str) -> None:
    """A program that must succeed."""
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words


if __name__ == "__main__":
    run()
