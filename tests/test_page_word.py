"""The page for a leader in Word: what stands on its first page, what behind it, for plans of every kind."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from worlds import FRAME

from ttdn.checking import check_workspace
from ttdn.documents.content import leader
from ttdn.documents.content.leader import page_content, page_names
from ttdn.documents.document.kinds import PAGE
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.documents.layout.markdown import render_markdown
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.render import render_word
from ttdn.overview import make_overview
from ttdn.standing import find_standing
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]
Stand = Callable[..., Status]
#: What a page holds in the smallest letters of its table.
LINES = 50


def document(status: Status, root: Path) -> Document:
    """The page of a status."""
    return make_document(PAGE, page_content(make_overview(status, None, (), ())), root)


def first_page(page: Document) -> list[tuple[str, str]]:
    """The rows of its first page."""
    (table,) = page.blocks
    assert isinstance(table, Table)
    return [(words_of(label), words_of(words)) for label, words in table.rows]


def annex_rows(page: Document, title: str) -> list[list[str]]:
    """The rows of one of its annexes."""
    (annex,) = (one for one in page.annexes if title in one.title)
    (table,) = annex.blocks
    assert isinstance(table, Table)
    return [list(map(words_of, row)) for row in table.rows]


@pytest.fixture(scope="module")
def page(example: Path) -> Document:
    """The page of the example folder after the deadline."""
    found = find_standing(check_workspace(example), None, date(2020, 12, 20))
    return document(found.status, example)


def test_first_page_answers_a_leader(page: Document) -> None:
    """Plan and day, both measures, reports, who is late, worst and best, results, money, what units say."""
    rows = first_page(page)
    told = dict(reversed(rows))
    assert told["Kế hoạch, kỳ"].startswith("Kế hoạch số 802/KH-UBND-VHTT ngày 10/02/2020")
    assert "Việc thường xuyên đã thực hiện: 163/490 nhiệm vụ (33,27%)" in " ".join(dict(rows).values())
    assert "17/44 đơn vị (38,64%)" in told["Báo cáo của đơn vị"]
    assert told["Quá hạn"] == "27 đơn vị quá hạn báo cáo (danh sách, điện thoại: Phụ lục I)."
    assert "LĐLĐ TP" in told["Còn chờ"]
    assert {
        "Mục chậm nhất",
        "Mục khá nhất",
        "Kinh phí",
        "Khó khăn đơn vị nêu",
        "Đơn vị kiến nghị",
    } <= told.keys()
    assert told["Kết quả nổi bật (máy chọn, chưa biên tập)"].endswith(" (mục II.5.3).")
    assert page.notice
    assert page.internal


def test_behind_it_stand_late_units_items_and_units(page: Document) -> None:
    """Each unit that is late with whom to call, each item with its words, each unit with its items."""
    late = annex_rows(page, "QUÁ HẠN")
    assert len(late) == 27
    assert late[2][1:] == [
        "UBND phường Vĩnh Phước",
        "Báo cáo năm 2020 quá hạn 11 ngày",
        "11",
        "Trương Thị Hồng Loan",
    ]
    items = annex_rows(page, "TỪNG NỘI DUNG")
    portal = next(row for row in items if row[0].startswith("II.5.1 "))
    assert portal[1] == "8/28 đơn vị đã thực hiện, 20 đơn vị chưa có báo cáo"
    assert "(UBND phường Vạn Thạnh)" in portal[2]
    units = annex_rows(page, "TỪNG ĐƠN VỊ")
    silent = next(row for row in units if row[0] == "P. Vĩnh Hòa")
    assert silent[1] == "Quá hạn chưa nộp"
    assert "Cả 12 mục" in silent
    assert any("Không phát sinh: " in words for row in units for words in row)


def test_same_data_same_bytes_without_a_letterhead(page: Document) -> None:
    """An internal paper: no heading of the state, nobody signs; its annexes cite no number."""
    made = pack(render_word(page))
    assert pack(render_word(page)) == made
    text = render_markdown(page)
    assert text.startswith("**SỐ LIỆU MINH HỌA")
    assert "Nơi nhận" not in text
    assert "Kèm theo" not in text
    assert "# Phụ lục III" in text


def test_file_has_the_usual_name(folder: Path, run: Run) -> None:
    """In out, or where it is wanted; the check of layouts says that it is no official document."""
    code, out, _ = run("page", "--docx", "--as-of", "2020-12-20", cwd=folder)
    assert (code, "tinh-hinh-2020.docx" in out) == (0, True)
    assert (folder / "out" / "tinh-hinh-2020.docx").read_bytes()[:2] == b"PK"
    code, _, complaint = run("check-document", "out/tinh-hinh-2020.docx", cwd=folder)
    assert (code, "không giống văn bản hành chính" in complaint) == (2, True)


def test_plan_without_figures_money_and_days(stand: Stand, tmp_path: Path) -> None:
    """Parts that a plan does not have are nowhere; nobody is late where no day is set."""
    status = stand(
        "2020-12-20",
        {"results": [{"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin"}]},
        figures=[],
        funding=None,
        reporting={"periods": [{"period": "2020"}]},
    )
    page = document(status, tmp_path)
    labels = {label for label, _ in first_page(page)}
    assert not labels & {"Kinh phí", "Hạn sắp tới"}
    assert not any(label.startswith("Chỉ tiêu") for label in labels)
    assert dict(first_page(page))["Quá hạn"] == "Không có đơn vị nào quá hạn."


def test_nothing_is_late(stand: Stand, tmp_path: Path) -> None:
    """Before anything is due the page says so, and has no list of the late."""
    page = document(stand("2020-03-01"), tmp_path)
    assert dict(first_page(page))["Quá hạn"] == "Không có đơn vị nào quá hạn."
    assert not any("QUÁ HẠN" in annex.title for annex in page.annexes)


@pytest.mark.parametrize("many", [3, 300])
def test_first_page_stays_one_page(stand: Stand, tmp_path: Path, many: int) -> None:
    """However many units there are, and whatever they write, so many lines at most stand on it."""
    long = "Tổ chức hội nghị tuyên truyền, phổ biến cho cán bộ và nhân dân; " * 6
    units = [
        *FRAME["units"],
        *({"id": f"phuong-{number}", "name": f"Phường số {number}", "short": f"P. {number}", "kind": "ward"}
          for number in range(many)),
    ]  # fmt: skip
    reports: list[dict[str, Any]] = [
        {
            "unit": f"phuong-{number}",
            "results": [{"item": item, "status": "in_progress", "summary": f"{long}{number}"}
                        for item in ("II.5.1", "III.1")],
            "difficulties": [f"{long} {number}"],
            "proposals": [f"{long} {number}"],
        }
        for number in range(many // 2)
    ]  # fmt: skip
    status = stand("2020-12-20", *reports, units=units)
    page = document(status, tmp_path)
    lines = sum(1 + len(words) // 78 for _, words in first_page(page))
    assert lines <= LINES
    assert len(annex_rows(page, "TỪNG ĐƠN VỊ")) == many + 8
    assert page_names(make_overview(status, None, (), ())).highlights


def test_few_that_are_late_are_counted_in_words(stand: Stand, tmp_path: Path) -> None:
    """A number of one digit stands apart from what is counted."""
    told = [
        words for label, words in first_page(document(stand("2020-12-20"), tmp_path)) if label == "Quá hạn"
    ]
    assert told[0].startswith("7 đơn vị quá hạn báo cáo")


def test_who_is_late_is_told_however_little_room(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists give way to what was achieved; of those that are late one line stays, with the longest time."""
    reporting = {
        **FRAME["reporting"],
        "periods": [{"every": "quarter", "before_day": "15"}, {"period": "2020"}],
    }
    sent = [
        {"unit": "phuong-vinh-hoa", "period": "2020-Q1"},
        {"unit": "phuong-loc-tho", "period": "2020-Q2"},
        {"unit": "cong-an", "period": "2020-Q3"},
    ]
    overview = make_overview(stand("2020-12-25", *sent, reporting=reporting), None, (), ())
    whole = leader.page_names(overview)
    monkeypatch.setattr(leader, "_LINES", 3)
    names = leader.page_names(overview)
    assert len(whole.late) > 1
    (late,) = names.late
    assert late.words.startswith("Lâu nhất ")
    assert "Lộc Thọ" in late.units
    assert whole.late_summary.startswith(names.late_words)


def test_hostile_words_stay_words(stand: Stand, tmp_path: Path) -> None:
    """What units write breaks no table and is no markup."""
    hostile = "| **đậm** <b>x</b> {{ 7*7 }} \n# Phụ lục: GIẢ"
    status = stand(
        "2020-12-20",
        {
            "results": [{"item": "II.5.1", "status": "in_progress", "summary": hostile}],
            "proposals": [hostile],
        },
    )
    page = document(status, tmp_path)
    assert "GIẢ" not in {annex.title for annex in page.annexes}
    told = " ".join(words for _, words in first_page(page))
    assert "**đậm** <b>x</b> {{ 7*7 }}" in told
