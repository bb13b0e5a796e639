"""Forms that were sent out by earlier versions are still read: figures on a sheet of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from earlier import write_earlier
from excel import cell_at, change, fill, read_form, read_opened

from ttdn.forms.identity import HIDDEN_SHEET
from ttdn.forms.key import make_key
from ttdn.forms.reading.form import open_form
from ttdn.forms.refusals import FormRefusedError

Run = Callable[..., tuple[int, str, str]]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
FILLED = {
    STATUS: "Đang thực hiện",
    cell_at("results", "II.5.1", "summary"): "Đăng tin",
    NEWS: 1200,
    cell_at("funding", "allocated"): 6_000_000,
    cell_at("funding", "spent"): 5_000_000,
    cell_at("difficulties", "+2"): "Ít người",
}


@pytest.fixture(params=[1, 2])
def form(request: pytest.FixtureRequest, root: Path) -> Path:
    """A form of each version, filled in."""
    path = write_earlier(root / "về" / "a.xlsx", request.param, make_key(root))

    def write(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
        for cell, value in FILLED.items():
            place = read_form(root, path).places[cell]
            book[place.sheet][place.cell] = value

    return change(path, write)


def test_it_is_taken_without_a_word(root: Path, form: Path, run: Run) -> None:
    """All that it says gets into the report, and nothing is said of what it does not ask."""
    assert read_form(root, form).findings == []
    code, out, _ = run("collect", "về", "--received", "2020-12-05", cwd=root, columns=300)
    assert (code, "unproven" in out) == (0, False), out
    written = (root / REPORT).read_text(encoding="utf-8")
    said = ("status: in_progress", "summary: Đăng tin", "news_items: 1200", "spent: 5000000", "Ít người")
    assert [words for words in said if words not in written] == []
    receipt = (root / "out/tra-lai/phuong-loc-tho/a.bien-nhan.txt").read_text(encoding="utf-8")
    assert "Đúng tên đơn vị" not in receipt


def test_its_columns_are_known_by_their_own_heads(root: Path, form: Path) -> None:
    """Columns that were put in are no loss in a form of its time, either."""
    change(form, lambda book: [book[sheet].insert_cols(3) for sheet in ("Kết quả", "Số liệu")])
    assert {cell: read_form(root, form).values[cell] for cell in (STATUS, NEWS)} == {
        STATUS: "in_progress",
        NEWS: "1200",
    }


@pytest.mark.parametrize(("sheet", "cell"), [("Kết quả", "D4"), ("Số liệu", "D4"), ("Thông tin chung", "C6")])
def test_a_locked_cell_written_over_is_the_only_one_named(
    root: Path, form: Path, sheet: str, cell: str
) -> None:
    """What its rows said when it was made is known still."""
    change(form, lambda book: book[sheet].__setitem__(cell, "chữ khác"))
    found = read_form(root, form).findings
    assert [(one.code, one.location.sheet, one.location.cell) for one in found] == [
        ("locked-cell-changed", sheet, cell)
    ]


def test_words_beside_its_tables_are_named(root: Path, form: Path) -> None:
    """What somebody wrote below a table of its time is not passed over."""
    change(form, lambda book: book["Số liệu"].__setitem__("B40", "Còn 300 tờ gấp"))
    assert [one.code for one in read_form(root, form).findings] == ["unread-cell"]


def test_what_it_says_is_recovered(root: Path, form: Path) -> None:
    """Without its hidden sheet it is no form any more; a new one is filled with what it says."""
    change(form, lambda book: book.__delitem__(HIDDEN_SHEET))
    with pytest.raises(FormRefusedError) as caught:
        read_opened(root, open_form("a", form.read_bytes()))
    known = caught.value.values
    assert (known[STATUS], known[NEWS], known[cell_at("difficulties", "+2")]) == (
        "in_progress",
        "1200",
        "Ít người",
    )


def test_a_marked_copy_of_it_comes_back(root: Path, form: Path, run: Run) -> None:
    """What was wrong is marked in the officer's own file, put right there, and taken."""
    change(form, lambda book: book["Kết quả"].__setitem__("G4", "xong hết"))
    assert run("collect", "về", "--received", "2020-12-05", cwd=root)[0] == 1
    copy = root / "out/tra-lai/phuong-loc-tho/a.can-sua.xlsx"
    fill(root, copy, {STATUS: "Không phát sinh"})
    assert run("collect", str(copy), "--received", "2020-12-05", cwd=root)[0] == 0
    assert "status: not_arisen" in (root / REPORT).read_text(encoding="utf-8")
