"""The leader's page as one HTML file: what it says, what it is made of, how a real browser shows it.

The browser is Chromium, driven by tests/browser/look.cjs; it is started once for all pages.
"""

import base64
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from worlds import FRAME

from ttdn.changes.difference import Basis, Change, Changes, Event
from ttdn.checking import check_workspace
from ttdn.comparison import compare
from ttdn.language import Language, same
from ttdn.model.report import Evidence
from ttdn.overview import TELEPHONE, make_overview
from ttdn.page import answers, frame, leader, matrix, room, tones
from ttdn.page.html import render_page
from ttdn.standing import find_standing
from ttdn.status import Status
from ttdn.status.states import State

HERE = Path(__file__).resolve().parent
LOOK = HERE / "browser" / "look.cjs"
NODE, CHROMIUM, PDFTOTEXT = map(shutil.which, ("node", "chromium", "pdftotext"))
#: For the pages of all tests together; one takes some seconds, with axe half a minute.
PATIENCE = 300
HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}\'"&'
LONG = "Tuyên truyền, phổ biến, hướng dẫn thực hiện và kiểm tra, đôn đốc, tổng hợp tình hình " * 3

Stand = Callable[..., Status]


def page_of(root: Path, as_of: str, language: Language = Language.VIETNAMESE) -> str:
    """The page of a folder on a day."""
    found = find_standing(check_workspace(root), None, date.fromisoformat(as_of))
    overview = make_overview(
        found.status, found.edits, found.earlier, found.comparisons, None, found.excluded_units, found.faulty
    )
    return render_page(overview, language)


def page_from(
    status: Status, changes: Changes | None = None, language: Language = Language.VIETNAMESE
) -> str:
    """The page of a status."""
    return render_page(make_overview(status, None, (), (), changes), language)


def words_of(page: str) -> str:
    """What a reader sees of a page, on one line."""
    body = re.sub(r"<(style|script)>.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.fixture(scope="module")
def sample(example: Path) -> str:
    """The page of the example folder on the day after the deadline."""
    return page_of(example, "2020-12-10")


def hostile_status(stand: Stand) -> Status:
    """A plan and a report in which every field of words is hostile."""
    person = {"name": HOSTILE, "position": HOSTILE, "phone": HOSTILE}
    units = [
        unit | {"name": f"{HOSTILE} {unit['id']}", "short": f"{HOSTILE} {unit['id']}", "contact": HOSTILE}
        for unit in FRAME["units"]
    ]
    activities = [one | {"short": f"{HOSTILE} {one['id']}"} for one in FRAME["activities"]]
    result = {
        "item": "II.5.1",
        "status": "in_progress",
        "summary": HOSTILE,
        "reason": HOSTILE,
        "evidence": [
            {"title": HOSTILE, "number": HOSTILE, "file": "a.pdf"},
            {"title": "Trang", "link": "https://example.vn/?a=1&b=%22onclick=%22"},
        ],
    }
    return stand(
        "2020-12-10",
        {
            "results": [result],
            "difficulties": [HOSTILE],
            "proposals": [HOSTILE],
            "focal_officer": person,
            "training": [{"title": HOSTILE, "date": "2020-05-05"}],
            "programmes": [{"title": HOSTILE}],
            "funding": {"allocated": "5", "spent": "3"},
        },
        units=units,
        activities=activities,
    )


# What it is made of.


def test_the_same_data_make_the_same_bytes(example: Path, sample: str) -> None:
    """A page of the same data on the same day is the same, letter for letter."""
    assert page_of(example, "2020-12-10") == sample


def test_what_may_run_is_named_by_its_hash(sample: str) -> None:
    """The browser is told to run the page's own script and style, and nothing else."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', sample)
    assert policy
    rules = html.unescape(policy[1])
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", sample, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in rules
    for rule in ("default-src 'none'", "base-uri 'none'", "form-action 'none'", "img-src data:"):
        assert rule in rules
    assert "unsafe" not in rules
    assert " style=" not in sample
    assert not re.search(r"\son\w+=", sample)


def test_nothing_is_loaded_from_elsewhere(sample: str) -> None:
    """What a page could load is in it; web addresses stand only where a reader may follow them."""
    assert not re.search(r"<(link|img|iframe|object|embed|base|video|audio)\b", sample)
    assert "@import" not in sample
    assert not re.search(r"url\((?!#)", sample)
    addresses = re.findall(r"[^ ]*https?://[^ >]*[^>]*>", sample)
    assert addresses
    assert all(one.startswith('href="') and 'rel="noreferrer noopener"' in one for one in addresses)


def test_text_of_others_stays_text(stand: Stand) -> None:
    """No word of a plan or a report becomes markup, and none of it is reckoned."""
    page = page_from(hostile_status(stand))
    assert "<img" not in page
    assert page.count("<script") == 1
    assert page.count(html.escape(HOSTILE[:40], quote=False).replace('"', "&#34;")) > 10
    assert "{{ 7*7 }}" in page


def test_only_web_addresses_can_be_opened() -> None:
    """A link of another scheme is shown as words; so is one to somebody's own network, or with a password."""
    bad = Evidence.model_construct(title="Ảnh", link="javascript:alert(1)", number=None, file=None)
    good = Evidence.model_construct(title="Trang", link="HTTPS://example.vn/a", number="5/BC", file=None)
    shown = list(answers._proofs([bad, good]))  # noqa: SLF001 - the model lets no such link through
    assert shown == [("Ảnh, javascript:alert(1)", ""), ("Trang, 5/BC", "HTTPS://example.vn/a")]
    for link in (
        "http://localhost/",
        "http://0x7f.1/",
        "https://vneid.gov.vn@example.vn/",
        "http://10.0.0.1/",
    ):
        own = Evidence(title="Cổng", link=link)
        assert list(answers._proofs([own])) == [(f"Cổng, {link}", "")]  # noqa: SLF001 - as above


def test_it_is_small(example: Path, sample: str) -> None:
    """Fifty units that answer sixteen items with two hundred letters each make no more than 400 KB."""
    assert len(sample.encode()) < 230_000
    found = find_standing(check_workspace(example), None, date(2020, 12, 10))
    plan = found.status.plan
    words = ("Đã tuyên truyền về biển, đảo tại các tổ dân phố, phát thanh hai buổi mỗi tuần; " * 3)[:200]
    report = next(iter(found.status.received["phuong-loc-tho"].values()))
    result = report.results[0].model_copy(update={"summary": words, "evidence": (), "figures": {}})
    others = ("difficulties", "causes", "proposals", "next_year", "training", "programmes")
    received = {}
    for unit in plan.units:
        items = list(plan.items)[:16]
        own = tuple(result.model_copy(update={"item": item}) for item in items)
        changed = {"unit": unit.id, "results": own} | dict.fromkeys(others, ())
        received[unit.id] = {report.period: report.model_copy(update=changed)}
    size = len(page_from(replace(found.status, received=received)).encode())
    assert 250_000 < size <= 400_000


# What it says.


def test_it_says_what_a_leader_asks(sample: str) -> None:
    """The measures with their base, the reports, who is late, the state of each item in words."""
    words = words_of(sample)
    for told in (
        "SỐ LIỆU MINH HỌA",
        "Tính đến ngày 10/12/2020.",
        "29,67% 146/492 nhiệm vụ được giao",
        "34,09% 15/44 đơn vị phải báo cáo",
        "Nộp đúng hạn 14, nộp muộn 1, quá hạn chưa nộp 29",
        "Đã làm 7 · Chưa báo 21",
        "Báo cáo năm 2020 quá hạn 1 ngày 29 đơn vị:",
        "Đã làm Đã thực hiện trong kỳ",
    ):
        assert told in words, told


def test_an_item_that_was_left_out_is_not_called_unsent(stand: Stand) -> None:
    """Of a report that is in and says nothing of an item, as of one that is not, that is not reported."""
    words = words_of(page_from(stand("2020-12-20", {"results": []})))
    assert "Nộp đúng hạn 1" in words
    assert "Chưa báo 3" in words
    assert "Chưa gửi" not in words


def test_it_speaks_english(example: Path) -> None:
    """The program's words are English; those of plan and reports stay as they are."""
    page = page_of(example, "2020-12-10", Language.ENGLISH)
    assert '<html lang="en">' in page
    words = words_of(page)
    assert "Standing work: carried out 29,67% 146/492 tasks of units" in words
    assert "Carried out 7 · No report 21" in words
    for vietnamese in ("Chưa báo", "Tình hình từng việc", "Xem đủ", "Mở từng"):
        assert vietnamese not in words


def test_a_plan_of_nothing_but_items_says_no_more(stand: Stand) -> None:
    """Where there are no figures, no money, no reports, nothing is said of them."""
    words = words_of(page_from(stand("2020-01-05", figures=[], funding=None)))
    assert "Kinh phí" not in words
    assert "Chỉ tiêu" not in words
    assert "Số liệu chung" not in words
    assert "Chưa có đơn vị nào báo cáo kết quả." in words
    assert "Không có đơn vị nào quá hạn." in words


def test_changes_since_the_last_page(stand: Stand) -> None:
    """What has changed is told with the day since when; without a last page nothing is said."""
    status = stand("2020-12-10", {"results": [{"item": "II.5.1", "status": "in_progress", "summary": "A"}]})
    change = Change(Event.ARRIVED, unit="phuong-loc-tho", period=status.period, day=date(2020, 12, 5))
    changes = Changes(
        date(2020, 12, 1), date(2020, 12, 10), Basis.PAGE, (change,), {"phuong-loc-tho": "P. Lộc Thọ"}, {}
    )
    words = words_of(page_from(status, changes))
    assert (
        "Có gì mới So với trang lập ngày 01/12/2020: 1 báo cáo mới Báo cáo mới đến (1) Báo cáo năm 2020, "
        in words
    )
    assert "nhận ngày 05/12/2020: P. Lộc Thọ" in words
    assert "Có gì mới" not in words_of(page_from(status))


def test_answers_stand_once_and_are_led_to(stand: Stand) -> None:
    """The words of a unit stand under it; the table and the item lead there, also from what nobody owes."""
    own = [
        {"item": "II.5.1", "status": "in_progress", "summary": "Đăng 12 tin bài về lễ hội mùa hè"},
        {"item": "III.1", "status": "done", "completed": "2020-05-01", "summary": "Việc không được giao"},
    ]
    status = stand("2020-12-10", {"results": own})
    page = page_from(status)
    under = page[page.index('class="units"') :]
    assert under.count("Đăng 12 tin bài về lễ hội mùa hè") == 1
    marks = re.findall(r"<li id=([\w-]+)>", under)
    assert marks
    assert all(page.count(f"<a href=#{mark}>") >= 1 for mark in marks)
    ids = re.findall(r'\bid="?([\w-]+)', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="?#([\w-]+)', page)) <= set(ids)


def test_reports_of_other_periods_are_no_report_of_the_year(sample: str) -> None:
    """A unit that owes the year's report, and has sent others, is said to have sent those."""
    assert "Quá hạn chưa nộp; đã có báo cáo quý" in words_of(sample)


def test_the_money_of_quarters_is_added_up(stand: Stand) -> None:
    """Under a unit stands what it was given in all its quarters, as it is counted in the sum of all."""
    quarters = [
        {"period": f"2020-Q{n}", "funding": {"allocated": "1000000", "spent": "250000"}} for n in (1, 2)
    ]
    words = words_of(page_from(stand("2020-12-10", *quarters)))
    assert "Kinh phí được giao 2.000.000 đồng, đã chi 500.000 đồng" in words
    assert "Đã chi 0,5/2 triệu đồng được giao" in words


def test_very_many_answers_are_cut(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many answers that a browser would be slow stand with their beginnings, which the page says."""
    result = {"item": "II.5.1", "status": "in_progress", "summary": "Một hai ba bốn năm " * 9, "reason": "Do"}
    status = stand("2020-12-10", {"results": [result], "difficulties": ["Thiếu người"]})
    assert frame.measure_extent(status) == (True, 0)
    monkeypatch.setattr(frame, "_MANY_LETTERS", 50)
    assert frame.measure_extent(status) == (False, 0)
    assert "Thiếu người" in words_of(page_from(status))
    monkeypatch.setattr(frame, "_MOST_ANSWERS", 0)
    monkeypatch.setattr(frame, "_MOST_LETTERS", 60)
    page = words_of(page_from(status)).partition("Mở từng đơn vị")[2]
    assert "Một hai ba bốn năm " * 2 in page
    assert "Một hai ba bốn năm " * 4 not in page
    assert "Thiếu người" not in page
    assert "ttdn answers" in page


def test_long_rosters_have_several_tables(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of very many units has tables of some lines each, called by their first and last unit."""
    monkeypatch.setattr(matrix, "LONGEST_TABLE", 1)
    grids = matrix.make_grids(frame.Frame(stand("2020-12-10"), Language.VIETNAMESE))
    assert len(grids) == len({one.title for one in grids}) > 2
    assert all(len(one.rows) == 1 for one in grids)


def test_wide_tables_are_parted(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """More items than can be read on paper stand in several tables, called by their first and last item."""
    monkeypatch.setattr(matrix, "WIDEST_TABLE", 1)
    status = stand("2020-12-10")
    grids = matrix.make_grids(frame.Frame(status, Language.VIETNAMESE))
    assert all(len(one.columns) == 1 for one in grids)
    assert any(": " in one.title for one in grids)
    cells = sum(cell.word != "" for one in grids for row in one.rows for cell in row.cells)
    assert cells == len(status.assignments)


def test_many_items_are_shown_by_sections(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """More items than a page has room for are shown by the sections of the plan."""
    assert "Tình hình từng việc" in words_of(page_from(stand("2020-12-10")))
    monkeypatch.setattr("ttdn.page.leader.MOST_ITEMS", 0)
    assert "Tình hình từng phần" in words_of(page_from(stand("2020-12-10")))


def test_what_has_no_room_on_the_first_page_stands_behind_it(stand: Stand) -> None:
    """Of very many units that are late the first are named; behind the page all are, with whom to call."""
    wards = [
        {
            "id": f"phuong-so-{n}",
            "name": f"Phường Số {n}",
            "short": f"P. Số {n}",
            "kind": "ward",
            "phone": f"0258 3123 {n}",
        }
        for n in range(300, 400)
    ]
    page = page_from(stand("2020-12-10", units=[*FRAME["units"], *wards]))
    first, _, behind = page.partition('class="behind"')
    assert "P. Số 305" in first
    assert "P. Số 399" not in first.partition('class="side"')[2]
    assert 'P. Số 399 <a href="tel:02583123399">0258\N{NO-BREAK SPACE}3123\N{NO-BREAK SPACE}399</a>' in behind


def test_first_page_names_the_ends_and_whom_to_call(stand: Stand) -> None:
    """Which item is furthest behind and ahead, whom to call with a link to dial, who says what is quoted."""
    units = [
        {**one, "phone": "0258 3123 456"} if one["id"] == "phuong-vinh-hoa" else one for one in FRAME["units"]
    ]
    report = {
        "results": [{"item": "II.5.1", "status": "in_progress", "summary": "A"}],
        "difficulties": [f"Thiếu máy tính, {LONG * 4}"],
    }
    first, _, _ = page_from(stand("2020-12-10", report, units=units)).partition('id="matrix"')
    assert "Chậm nhất:" in first
    assert '<a href="tel:02583123456">0258\N{NO-BREAK SPACE}3123\N{NO-BREAK SPACE}456</a>' in first
    assert '… <span class="who">(P. Lộc Thọ)</span>' in first


def test_a_long_head_takes_lines_from_the_lists(stand: Stand) -> None:
    """A long title, and units that were let off, leave less room for what stands below them."""
    document = FRAME["document"] | {"subject": LONG, "title": LONG}
    letter = {"kind": "Công văn", "number": "5/UBND", "date": "2020-11-01"}
    excused = [{"units": ["cong-an"], "periods": ["2020"], "document": letter}]
    status = stand("2020-12-10", document=document, reporting={"excused": excused})
    overview = make_overview(status, None, (), (), None, ("P. An",))
    page = leader.make_leader_page(overview, frame.Frame(status, Language.VIETNAMESE))
    assert leader._lines_of_head(overview, page.shares) >= 7  # noqa: SLF001 - what is counted
    assert any(note.startswith("Được miễn (Công văn số 5/UBND") for note in page.shares[2].notes)
    words = words_of(render_page(overview, Language.VIETNAMESE))
    assert "Không tính báo cáo có lỗi của 1 đơn vị: P. An." in words


def test_so_many_items_that_not_all_have_room(stand: Stand) -> None:
    """The first of very many sections stand on the first page, the others are led to."""
    status = stand("2020-12-10")
    strips, _ = leader._strips(frame.Frame(status, Language.VIETNAMESE))  # noqa: SLF001 - the lines themselves
    assert leader._fitting_strips(strips, 50) == tuple(strips)  # noqa: SLF001 - the same
    assert leader._fitting_strips(strips, 10) == tuple(strips[:1])  # noqa: SLF001 - the same
    assert len(strips[0].title) < 90


def test_beside_earlier_periods(stand: Stand) -> None:
    """The measures and the figures stand beside what they were, targets with how far they are reached."""
    figure = {"id": "news_items", "label": "Tin, bài", "unit": "tin, bài", "items": ["II.5.1"]}
    figures = [figure | {"target": {"at_least": "40", "per": "plan"}}]

    def status_of(amount: str) -> Status:
        result = {
            "item": "II.5.1",
            "status": "in_progress",
            "summary": "A",
            "figures": {"news_items": amount},
        }
        return stand("2020-12-10", {"results": [result]}, figures=figures)

    now, before = status_of("30"), status_of("10")
    overview = make_overview(now, None, (before,), (compare(now, before),), year=now)
    words = words_of(render_page(overview, Language.VIETNAMESE))
    assert "Chỉ tiêu Tin, bài, ít nhất 40 tin, bài" in words
    assert "đến nay đạt 30/40, bằng 75,00%" in words
    assert "Việc thường xuyên đã thực hiện 1/6 (16,67%); năm 2020 1/6 (16,67%)" in words
    assert "Tin, bài: 30 tin, bài tăng 20 tin, bài, gấp 3 lần" in words
    assert "Cả năm: 0/1 (0,00%)" in words


def test_standing_work_alone(stand: Stand) -> None:
    """A measure of work that there is not has no number."""
    status = stand("2020-12-10")
    status = status.narrow(items=status.plan.find_items("II.5.1"))
    assert "Việc có thời hạn đã hoàn thành – không có việc nào" in words_of(page_from(status))


# The parts.


def test_every_state_has_a_tone_and_a_word() -> None:
    """No state is shown by nothing; two states of one word mean the same to a reader."""
    assert set(tones.TONES) == set(tones.SHORT_LABELS) == set(State)


def test_a_strip_is_whole() -> None:
    """The segments fill the strip, the small ones without a number, what is 0 without a segment."""
    segments = tones.draw_parts([("d", 90), ("c", 0), ("o", 6), ("q", 4)])
    assert [(one.tone, one.start, one.width, one.number) for one in segments] == [
        ("d", "0%", "90%", "90"),
        ("o", "90%", "6%", ""),
        ("q", "96%", "4%", ""),
    ]
    assert tones.draw_parts([]) == ()


def test_lists_share_the_room() -> None:
    """A short list gets all it wants, long ones share the rest; nothing gets less than nothing."""
    assert room.share_lines([2, 30, 30], 20) == [2, 9, 9]
    assert room.share_lines([2, 3], 20) == [2, 3]
    assert room.share_lines([5, 5], -3) == [0, 0]
    assert (
        room.cut_to("P. An, P. Bình, P. Châu, P. Dung, P. Giang", 36) == "P. An, P. Bình, P. Châu, P. Dung…"
    )
    assert (
        room.cut_to("Một câu dài không có dấu phẩy nào ở trong", 36) == "Một câu dài không có dấu phẩy nào…"
    )
    assert room.cut_to("P. An, P. Bình, P. Châu", 8) == ""
    assert room.cut_to("P. An", 8) == "P. An"
    assert room.choose_turns([("a", 3), ("b", 4), ("c", 2)], 5) == ["a", "c"]


def test_whom_to_call_can_be_called() -> None:
    """A telephone number in what is known of a contact is dialled from a phone."""
    found = TELEPHONE.search("bà Trần Thị B, (0258) 3.123 456")
    assert found
    assert found[0] == "0258) 3.123 456"
    assert not TELEPHONE.search("ông A, phòng 12")
    assert same("A") == ("A", "A")


# In the browser.


def _pages(example: Path, stand: Stand, sample: str) -> Iterator[tuple[str, str]]:
    yield "sample", sample
    yield "hostile", page_from(hostile_status(stand))
    plans = HERE / "plans"
    yield "province", page_of(plans / "province", "2027-05-10")
    yield "programme", page_of(plans / "programme", "2026-11-10", Language.ENGLISH)
    yield "early", page_of(example, "2020-01-05")
    wards = [
        {"id": f"phuong-so-{n}", "name": f"Phường Số {n}", "short": f"P. Số {n}", "kind": "ward"}
        for n in range(110)
    ]
    long = [
        one | {"name": f"{one['name']} {LONG}", "short": f"{one['short']} {LONG[:60]}"}
        for one in FRAME["units"]
    ]
    titled = [one | {"short": f"{one['id']} {LONG}"} for one in FRAME["activities"]]
    many = [
        {"unit": one["id"], "results": [{"item": "II.5.1", "status": "in_progress", "summary": LONG}]}
        for one in long[:3]
    ]
    yield "long", page_from(stand("2020-12-10", *many, units=long, activities=titled))
    yield "many", page_from(stand("2020-12-10", units=[*FRAME["units"], *wards]))


def _unlimited() -> list[str] | None:
    """What gives a process all addresses; None: it gets no more than it has.

    Chromium reserves a thousand times what it uses.
    """
    prlimit = shutil.which("prlimit")
    if prlimit is None:
        return []
    lifted = [prlimit, "--as=unlimited"]
    tried = subprocess.run([*lifted, "true"], capture_output=True, check=False)  # noqa: S603 - our own words
    return lifted if tried.returncode == 0 else None


def _without_browser() -> str | None:
    """Why there is no browser here; None: there is one."""
    if None in {NODE, CHROMIUM, PDFTOTEXT} or not (LOOK.parent / "node_modules" / "playwright-core").exists():
        return "no Chromium, pdftotext or driver; 'make tests' installs the driver where node and npm are"
    return "Chromium does not start where 'ulimit -v' is set" if _unlimited() is None else None


@pytest.fixture(scope="module")
def seen(
    example: Path, stand: Stand, sample: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the browser saw of each page; ``pages`` are the words of each page of its PDF."""
    if message := _without_browser():
        if os.environ.get("TTDN_NEEDS_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("trang")
    orders: dict[str, dict[str, Any]] = {}
    for name, page in _pages(example, stand, sample):
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        orders[name] = {"file": str(folder / f"{name}.html"), "pdf": str(folder / f"{name}.pdf")}
    orders["sample"] |= {
        "axe": True,
        "anchor": "u13-18",
        "tries": {
            "words": [["words", "LOC THO"]],
            "answer": [["words", "cho dem va am thuc"]],
            "kind": [["kind", "1"]],
            "state": [["state", "Hoãn"]],
            "item": [["item", "II.5.8 Triển lãm Hoàng Sa, Trường Sa"]],
            "both": [["kind", "0"], ["state", "Hoãn"]],
            "none": [["words", "khong co gi nhu vay"]],
            "name": [["order", "name"]],
            "done": [["order", "dc"]],
        },
    }
    ran = subprocess.run(  # noqa: S603 - our own words
        [*(_unlimited() or ()), str(NODE), str(LOOK)],
        input=json.dumps({"chromium": CHROMIUM, "pages": orders}),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    for name, order in orders.items():
        text = subprocess.run(  # noqa: S603 - the same
            [str(PDFTOTEXT), "-layout", order["pdf"], "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        found[name]["pages"] = text.removesuffix("\f").split("\f")
        found[name]["html"] = Path(order["file"]).read_text(encoding="utf-8")
    return found


def test_a_page_does_nothing_but_show_itself(seen: dict[str, Any]) -> None:
    """Nothing is asked for, nothing runs that is not the page's, the console has nothing to say."""
    assert {name: one["told"] for name, one in seen.items()} == {name: [] for name in seen}


def test_hostile_words_are_read_as_words(seen: dict[str, Any]) -> None:
    """They are seen as they were written, and no element is made of them."""
    assert HOSTILE[:40] in seen["hostile"]["text"]
    assert "img" not in seen["hostile"]["elements"]


def test_everybody_can_read_it(seen: dict[str, Any]) -> None:
    """axe-core finds nothing wrong: light, dark and printed, on a phone and a laptop, with all opened."""
    judged = seen["sample"]["axe"]
    assert len(judged) == 6
    assert {name: one["violations"] for name, one in judged.items()} == {name: [] for name in judged}
    assert all(one["passes"] > 20 for one in judged.values())


def test_no_page_is_wider_than_a_small_phone(seen: dict[str, Any]) -> None:
    """At 360 pixels, with all opened, only the tables scroll sideways."""
    assert {name: one["wider"] for name, one in seen.items()} == dict.fromkeys(seen, 0)


def test_the_first_page_is_one_page(seen: dict[str, Any]) -> None:
    """What a leader reads is printed on the first page of A4; the second begins with something else."""
    for name, one in seen.items():
        leader = one["html"].partition('<section class="leader"')[2].partition('class="behind"')[0]
        leader = leader.partition('<section class="matrix"')[0]
        first, *others = one["pages"]
        flat = "".join(first.split())
        for title in re.findall(r"<h2[^>]*>(.*?)</h2>", leader):
            assert "".join(html.unescape(title).split()) in flat, (name, title)
        begins = " ".join("".join(others[:1]).split())
        expected = (
            "Từng đơn vị, từng việc",
            "Each unit, each item",
            "Kết quả từng việc",
            "đầy đủ",
            "in full",
        )
        assert not others or any(title in begins[:80] for title in expected), (name, begins[:80])


def test_tables_are_printed_with_their_heads(seen: dict[str, Any]) -> None:
    """Behind the first page every page of a table has the numbers of the items above it."""
    tables = [page for page in seen["many"]["pages"][1:] if page.count("Chưa báo") > 10]
    assert len(tables) > 1
    assert all("Đơn vị" in page and "II.5.1" in page and "Duy trì" in page for page in tables)


def test_it_is_read_without_a_script(seen: dict[str, Any]) -> None:
    """Without a script there are no controls, and all the rest."""
    assert not any(one["without"]["controls"] for one in seen.values())
    assert seen["sample"]["without"]["main"] > 10_000
    assert seen["sample"]["tries"]["visible"]


def test_a_cell_opens_its_answer(seen: dict[str, Any]) -> None:
    """A link of the table opens the unit whose answer it leads to."""
    assert seen["sample"]["anchor"]


def test_rows_are_filtered_and_sorted(seen: dict[str, Any]) -> None:
    """By name and words of a report without accents, by kind, item, state; in the order of names or deeds."""
    tries = seen["sample"]["tries"]
    assert len(tries["all"]) > 49
    assert tries["words"]["rows"] == ["P. Lộc Thọ"]
    assert tries["words"]["counted"] == "1 đơn vị"
    assert tries["answer"]["rows"] == ["P. Lộc Thọ"]
    assert ["P. Lộc Thọ", True] in tries["answer"]["units"]
    assert len(tries["kind"]["rows"]) == 8
    assert all(row.startswith("X. ") for row in tries["kind"]["rows"])
    assert set(tries["state"]["rows"]) == {"P. Vạn Thạnh", "X. Vĩnh Lương"}
    assert tries["both"]["rows"] == ["P. Vạn Thạnh"]
    assert tries["item"]["rows"] == ["Phòng GDĐT"]
    assert tries["none"]["rows"] == tries["none"]["units"] == []
    assert tries["name"]["rows"][:3] == ["P. Lộc Thọ", "P. Ngọc Hiệp", "P. Phước Hải"]
    assert tries["done"]["rows"][0] != tries["all"][0]
    assert sorted(tries["done"]["rows"]) == sorted(tries["all"])


def test_what_has_changed_stands_before_what_has_not(stand: Stand) -> None:
    """Beside earlier periods a leader looks for what is better or worse."""
    done = {"item": "II.5.8", "status": "done", "completed": "2020-09-20", "summary": "A"}
    school = {"unit": "phong-giao-duc-dao-tao", "results": [done]}
    words = {"item": "II.5.1", "status": "in_progress", "summary": "B"}
    ward = {"results": [words]}
    before = stand("2020-12-10", school)
    page = words_of(
        render_page(
            make_overview(stand("2020-12-10", school, ward), None, (before,), ()), Language.VIETNAMESE
        )
    )
    compared = page.partition("So với kỳ trước, năm trước")[2]
    assert compared.index("Việc thường xuyên") < compared.index("Việc có thời hạn")
