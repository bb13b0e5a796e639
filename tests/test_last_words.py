"""Cells that say "như kỳ trước": the words of the last report in the folder are taken, and named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import cell_at, change
from openpyxl import load_workbook

from ttdn.model.period import parse_period
from ttdn.model.repeated import only_repeats, repeats

Write = Callable[[str, str | bytes], Path]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]

UNIT = "phuong-loc-tho"
STATUS, SUMMARY, REASON = (cell_at("results", "II.5.1", key) for key in ("status", "summary", "reason"))
#: Longer than a form shows.
WORDS = "Đăng 12 tin, bài bằng tiếng Anh; " * 20 + "trả lời 3 câu hỏi của báo chí."
RECEIPT = "out/tra-lai/phuong-loc-tho/Báo cáo của phường.bien-nhan.txt"


@pytest.fixture
def last(write: Write) -> Callable[..., Path]:
    """A report of an earlier period."""

    def make(period: str, entry: str, unit: str = UNIT) -> Path:
        text = f"unit: {unit}\nperiod: {period}\nreceived: {period[:4]}-07-10\nresults:\n  - {{{entry}}}\n"
        return write(f"units/{unit}/{period}.yaml", text)

    return make


def summary_of(root: Path, period: str) -> str:
    """The words that the report of the unit has now."""
    return (root / f"units/{UNIT}/{period}.yaml").read_text(encoding="utf-8")


def words_of(path: Path) -> tuple[str, list[str]]:
    """All words of a form, and what is said when its cells for results are clicked."""
    book = load_workbook(path)
    rules = [rule for page in book for rule in page.data_validations.dataValidation]
    cells = (str(cell.value) for page in book for row in page.iter_rows() for cell in row)
    return " ".join(cells), [str(rule.prompt) for rule in rules if rule.promptTitle == "Kết quả"]


def test_form_offers_it(last: Callable[..., Path], send: Send) -> None:
    """Where it shows words of the last period: in its guide, above the table and at each cell."""
    last("2020-Q2", "item: II.5.1, status: in_progress, summary: Đăng tin hằng tuần.")
    words, said = words_of(send(period="2020-Q3"))
    assert words.count("thì gõ: như kỳ trước") == 2
    assert sorted(prompt.endswith("thì gõ: như kỳ trước.") for prompt in said) == [False, True]


@pytest.mark.parametrize("entry", ["item: II.5.1, status: in_progress", ""])
def test_form_does_not_offer_what_it_has_not(last: Callable[..., Path], send: Send, entry: str) -> None:
    """Without any words there is nothing to repeat."""
    if entry:
        last("2020-Q2", entry)
    words, said = words_of(send(period="2020-Q3"))
    assert "như kỳ trước" not in f"{words} {said}"


@pytest.mark.parametrize(
    "typed",
    ["như kỳ trước", "Như Kỳ Trước.", "NHU KY TRUOC", "như quý trước", "Như báo cáo kỳ trước", "như cũ"],
)
def test_words_of_the_last_period(
    root: Path, last: Callable[..., Path], send: Send, collect: Collect, typed: str
) -> None:
    """They are in the report, whole, and named on the terminal and on the receipt."""
    last("2020-Q2", f"item: II.5.1, status: in_progress, summary: '{WORDS}'")
    send({STATUS: "Đang thực hiện", SUMMARY: typed}, period="2020-Q3")
    code, out = collect()
    assert code == 0, out
    assert "trả lời 3 câu hỏi của báo chí." in " ".join(summary_of(root, "2020-Q3").split())
    assert ("words-repeated" in out, "LỖI" in out) == (True, False)
    told = (root / RECEIPT).read_text(encoding="utf-8")
    assert "Mục II.5.1, kết quả: lấy lại câu của báo cáo quý II năm 2020: 'Đăng 12 tin" in told


def test_reason_of_the_last_period(
    root: Path, last: Callable[..., Path], send: Send, collect: Collect
) -> None:
    """A reason that is still the same need not be typed again either."""
    last("2020-Q2", "item: II.5.1, status: postponed, reason: Chưa có kinh phí.")
    send({STATUS: "Tạm hoãn", REASON: "như kỳ trước"}, period="2020-Q3")
    assert collect()[0] == 0
    assert "reason: Chưa có kinh phí." in summary_of(root, "2020-Q3")


def test_folder_and_not_the_form_has_the_words(
    root: Path, last: Callable[..., Path], send: Send, collect: Collect
) -> None:
    """Where the cell that shows them was cleared, or written over, the report is what it was."""
    last("2020-Q2", "item: II.5.1, status: in_progress, summary: Đăng tin hằng tuần.")
    path = send({STATUS: "Đang thực hiện", SUMMARY: "như kỳ trước"}, period="2020-Q3")

    def write_over(words: str | None) -> None:
        def edit(book: Any) -> None:  # noqa: ANN401 - the library's types are loose
            for cell in (cell for page in book for row in page.iter_rows() for cell in row):
                if str(cell.value).endswith(("Đăng tin hằng tuần.", "Được tặng thưởng.")):
                    cell.value = words

        change(path, edit)

    write_over("Quý II năm 2020: Đang thực hiện. Được tặng thưởng.")
    assert collect()[0] == 1
    write_over(None)
    code, out = collect()
    assert code == 0, out
    assert "summary: Đăng tin hằng tuần." in summary_of(root, "2020-Q3")


def test_second_form_is_no_conflict(
    root: Path, last: Callable[..., Path], send: Send, collect: Collect
) -> None:
    """The words that were taken are what the form said: the next version of it may say something else."""
    last("2020-Q2", "item: II.5.1, status: in_progress, summary: Đăng tin hằng tuần.")
    send({STATUS: "Đang thực hiện", SUMMARY: "như kỳ trước"}, period="2020-Q3")
    assert collect()[0] == 0
    assert "Không có gì mới" in collect()[1]
    send({STATUS: "Đang thực hiện", SUMMARY: "Đăng tin hằng ngày."}, period="2020-Q3")
    assert collect()[0] == 0
    assert "summary: Đăng tin hằng ngày." in summary_of(root, "2020-Q3")


@pytest.mark.parametrize(
    ("entry", "typed"),
    [
        ("item: II.5.1, status: in_progress", "như kỳ trước"),
        ("item: II.5.1, status: in_progress, summary: Như kỳ trước", "như kỳ trước"),
        ("item: III.1, status: in_progress, summary: Đăng tin.", "như kỳ trước"),
        ("item: II.5.1, status: in_progress, summary: Đăng tin.", "như tháng trước"),
        ("item: II.5.1, status: in_progress, summary: Đăng tin.", "như trên"),
    ],
)
def test_nothing_to_take(
    root: Path, last: Callable[..., Path], send: Send, collect: Collect, entry: str, typed: str
) -> None:
    """Without words, with those of another period or row, the cell is asked back in a clear sentence."""
    last("2020-Q2", entry)
    send({STATUS: "Đang thực hiện", SUMMARY: typed}, period="2020-Q3")
    code, out = collect()
    assert (code, (root / f"units/{UNIT}/2020-Q3.yaml").exists()) == (1, False)
    assert f"Mục II.5.1: chỉ ghi '{typed}', chưa nêu nội dung." in out
    assert "Không lấy lại được câu nào của kỳ trước cho ô này: ghi nội dung vào ô." in out


def test_first_report(root: Path, send: Send, collect: Collect) -> None:
    """Where nothing was ever reported there is nothing to take."""
    send({STATUS: "Đang thực hiện", SUMMARY: "như kỳ trước"})
    code, out = collect()
    assert (code, "LỖI [same-as-before]" in out) == (1, True)


def test_words_with_something_new_stay(
    root: Path, last: Callable[..., Path], send: Send, collect: Collect
) -> None:
    """A sentence that says more than that is a sentence."""
    last("2020-Q2", "item: II.5.1, status: in_progress, summary: Đăng tin.")
    send({STATUS: "Đang thực hiện", SUMMARY: "Như kỳ trước, thêm 12 tin."}, period="2020-Q3")
    assert collect()[0] == 0
    assert "Như kỳ trước, thêm 12 tin." in summary_of(root, "2020-Q3")


@pytest.mark.parametrize(
    ("text", "last", "period", "is_meant"),
    [
        ("như kỳ trước", "2020-Q1", "2020-Q3", True),
        ("như quý trước", "2020-Q2", "2020-Q3", True),
        ("như quý trước", "2020-Q1", "2020-Q3", False),
        ("như quý trước", "2020-H1", "2020", False),
        ("như 6 tháng đầu năm", "2020-H1", "2020", True),
        ("như tháng trước", "2020-12", "2021-01", True),
        ("như năm trước", "2019", "2020", True),
        ("như năm trước", "2018", "2020", False),
        ("như trên", "2020-Q2", "2020-Q3", False),
        ("-nt-", "2020-Q2", "2020-Q3", False),
    ],
)
def test_which_report_is_meant(text: str, last: str, period: str, *, is_meant: bool) -> None:
    """A period that is named is that period; "như trên" may mean any row."""
    before, now = parse_period(last), parse_period(period)
    assert before
    assert now
    assert only_repeats(text)
    assert repeats(text, before, now) is is_meant


@pytest.mark.parametrize(
    "text", ["Đăng tin như kỳ trước.", "Không thay đổi so với kỳ trước", "như đầu năm", "trước", "Như sau:"]
)
def test_other_words(text: str) -> None:
    """They say something, or nothing of an earlier report."""
    assert not only_repeats(text)
