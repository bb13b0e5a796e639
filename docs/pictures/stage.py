"""The folders that the pictures show: the example as it is, and what becomes of it in the hands of people.

Each scene is made once, in a folder of its own, when the first picture asks for it.
"""

import io
import shutil
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cached_property
from pathlib import Path
from typing import Any

from excel import fill, read_form

from ttdn.cli import main
from ttdn.diagnostics import Location
from ttdn.forms.values import CellAddress

ROOT = Path(__file__).resolve().parents[2]
UNIT, PERIOD, DAY = "phuong-loc-tho", "2020", "2020-11-25"
FORM = f"{UNIT}-{PERIOD}"
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
#: What somebody mistypes in a report: a name, and a status.
MISTYPED = (("news_items: 286", "new_items: 286"), ("status: done", "status: xong roi"))


class Stage:
    """The scenes, below one folder."""

    def __init__(self, place: Path) -> None:
        """A stage on which nothing stands yet."""
        self.place = place

    @cached_property
    def example(self) -> Path:
        """The example folder as it is."""
        return self._copied("example")

    @cached_property
    def mistyped(self) -> Path:
        """The example folder with two slips in the report of a ward."""
        root = self._copied("mistyped")
        for old, new in MISTYPED:
            replace(root / "units" / UNIT / f"{PERIOD}.yaml", old, new)
        return root

    @cached_property
    def _asked(self) -> Path:
        """A folder in which a ward has been sent the form of the year."""
        root = self._copied("asked")
        replace(root / "plan" / f"{PERIOD}.yaml", ROSTER[0], "".join(ROSTER))
        (root / "units" / UNIT / f"{PERIOD}.yaml").unlink()
        (root / "units" / UNIT / "2020-H1.yaml").write_text(EARLIER, "utf-8")
        ttdn(root, "form", UNIT, "--as-of", DAY, "-o", str(root / "out"))
        return root

    @property
    def form(self) -> Path:
        """The form as the ward gets it."""
        return self._asked / "out" / f"{FORM}.xlsx"

    @cached_property
    def filled(self) -> Path:
        """The form with the first of its cells filled in."""
        return fill(self._asked, self.form, RIGHT, self.place / "filled" / f"{FORM}.xlsx")

    @cached_property
    def to_sign(self) -> Path:
        """The ward's report in Word, made of the form that came back."""
        return self._answered("right", RIGHT) / f"{FORM}.bao-cao.docx"

    @cached_property
    def marked(self) -> Path:
        """The form that came back with mistakes, as it is sent back once more."""
        return self._answered("wrong", WRONG) / f"{FORM}.can-sua.xlsx"

    @cached_property
    def summary(self) -> Path:
        """The report of the whole plan in Word."""
        return self._made("bao-cao.docx", "report", "--docx", "--yes", "--as-of", "2020-12-20")

    @cached_property
    def page(self) -> Path:
        """The page for a leader."""
        return self._made("trang.html", "page", "--as-of", "2020-12-20")

    @cached_property
    def page_en(self) -> Path:
        """The same in English."""
        return self._made("page.html", "--lang", "en", "page", "--as-of", "2020-12-20")

    def cell(self, form: Path, *path: str) -> Location:
        """Where a form has the cell of something that a report names."""
        return read_form(self._asked, form).places[CellAddress.of(path)]

    def _copied(self, name: str) -> Path:
        root = self.place / name
        for folder in ("plan", "units", "templates"):
            shutil.copytree(ROOT / folder, root / folder)
        return root

    def _answered(self, name: str, values: Mapping[tuple[str, ...], Any]) -> Path:
        """Collect the form with those values in a copy of the folder; what is sent back to the ward."""
        root = shutil.copytree(self._asked, self.place / name)
        form = fill(root, root / "out" / f"{FORM}.xlsx", values, root / "gui-ve" / f"{FORM}.xlsx")
        ttdn(root, "collect", "--received", DAY, "-o", str(root / "tra-lai"), str(form))
        return root / "tra-lai" / UNIT

    def _made(self, name: str, *words: str) -> Path:
        ttdn(self.example, *words, "-o", str(self.place / name))
        return self.place / name


def ttdn(root: Path, *words: str) -> None:
    """A command of the program, which says nothing here."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        main(["--root", str(root), *words])


def replace(file: Path, old: str, new: str) -> None:
    """Other words in a file, in one place.

    Raises:
        ValueError: The words are not there.
    """
    text = file.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{file.name} has no '{old}'")
    file.write_text(text.replace(old, new, 1), "utf-8")
