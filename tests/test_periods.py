"""Periods of every kind: without a deadline, received by others, ad hoc, never asked for; arrears by unit."""

import json
import os
import re
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest
from conftest import Check, Run, Write
from excel import cell_at

import ttdn
from ttdn.cli import plan_at_hand
from ttdn.counting import compute_status
from ttdn.documents.content.letters import form_letter_content
from ttdn.documents.content.reminder import letter_content
from ttdn.documents.document.kinds import FORM_LETTER, LETTER
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.errors import PeriodNotAnnouncedError
from ttdn.forms.blank import Blank, rows_of_part
from ttdn.forms.columns import HEAD, VALUE
from ttdn.forms.making.guide import guide_lines
from ttdn.model.period import Period, find_period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.reminders import Manner, find_reminders
from ttdn.status import Status
from ttdn.status.states import State, SubmissionState
from ttdn.timeline import view

MakePlan = Callable[..., Plan]
MakeReport = Callable[..., Report]
Stand = Callable[..., Status]

WARD, OTHER = "phuong-loc-tho", "xa-vinh-luong"
QUARTERS = {"every": "quarter", "before_day": "15"}
STORM: dict[str, Any] = {
    "id": "bao-so-5",
    "title": "Báo cáo về tình hình thiệt hại do bão số 5",
    "covers": {"from": "2020-10-28", "to": "2020-11-02"},
    "deadline": {"by": "2020-11-05"},
}
STORM_PERIOD = Period.of_adhoc(2020, "bao-so-5")
LETTERHEAD = {
    "agency": ["UBND THÀNH PHỐ"],
    "symbol": "UBND-VX",
    "place": "Nha Trang",
    "signature": {"authority": ["CHỦ TỊCH"]},
    "recipients": ["Lưu: VT"],
}


@pytest.fixture
def letters(make_plan: MakePlan) -> dict[str, Any]:
    """The settings of documents, with those of letters."""
    summary = make_plan().documents.summary.model_dump(exclude_none=True)
    return {"summary": summary, "reminder": LETTERHEAD}


def words_in(document: Document) -> str:
    """All words of a letter, those of its annex included."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    rest = (block.runs for block in blocks if not isinstance(block, Table))
    return "\n".join([document.subject, *map(words_of, (*rest, *cells))])


def page_of(root: Path, run: Run, *options: str, columns: int = 100) -> str:
    """What a command shows, on one line."""
    code, out, err = run(*options, cwd=root, columns=columns)
    assert code == 0, err
    return " ".join(f"{out} {err}".split())


def change_plan(root: Path, *changes: tuple[str, str]) -> None:
    """Other words in the folder's plan."""
    path = root / "plan/2020.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def with_lines(root: Path, *lines: str) -> None:
    """Other lines of periods, and what stands below them, in the folder's plan."""
    change_plan(root, ('    - {period: "2020", deadline: {before: 2020-12-10}}', "\n".join(lines)))


# No day is set.


def test_nobody_is_late_where_no_day_is_set(stand: Stand) -> None:
    """A report without a deadline is sent or not; who has not sent it is asked, and never chased."""
    reporting = {"periods": [{"period": "2020-9M"}]}
    status = stand(
        "2021-03-01", {"unit": WARD, "period": "2020-9M", "received": "2021-02-01"}, reporting=reporting
    )
    found = {one.unit.id: (one.state, one.days_late) for one in status.submissions}
    assert found[WARD] == (SubmissionState.SENT, 0)
    assert found[OTHER] == (SubmissionState.NOT_SENT, 0)
    assert (status.missed, status.last_day, status.days_left) == ((), None, None)
    manners = {one.unit.id: one.manner for one in find_reminders(status)}
    assert WARD not in manners
    assert manners[OTHER] is Manner.NOTICE
    assert {one.manner for one in find_reminders(status)} == {Manner.NOTICE, Manner.REQUEST}
    before = stand("2020-09-10", reporting=reporting)
    assert find_reminders(before) == []
    assert find_reminders(before, early=True) != []


def test_items_without_a_report_and_without_a_day(stand: Stand) -> None:
    """Until its data are over a report is not looked for; then there is none."""
    reporting = {"periods": [{"period": "2020"}]}
    for day, state in (("2020-12-31", State.NOT_DUE), ("2021-01-01", State.NO_REPORT)):
        assert {one.state for one in stand(day, reporting=reporting).assignments} == {state}


def test_what_is_said_where_no_day_is_set(root: Path, run: Run, tmp_path: Path, write: Write) -> None:
    """Nothing speaks of a deadline: not status, nor reminder, nor the file to fill in."""
    with_lines(root, '    - {period: "2020"}')
    page = page_of(root, run, "status", "--as-of", "2021-02-01")
    assert "Báo cáo năm 2020: không ấn định hạn." in page
    assert "CHƯA GỬI, KHÔNG ẤN ĐỊNH HẠN Báo cáo năm 2020:" in page
    assert "quá hạn" not in page.partition("NHIỆM VỤ")[0]
    page = page_of(root, run, "remind", "--as-of", "2021-02-01")
    assert "báo cáo năm 2020: chưa gửi, không ấn định hạn" in page
    assert "chưa gửi báo cáo, không ấn định hạn." in page
    page_of(root, run, "new", WARD, "--received", "2020-12-20")
    assert (
        "Hạn cuối" not in (root / f"units/{WARD}/2020.yaml").read_text(encoding="utf-8").split("results:")[0]
    )
    data = json.loads(run("status", "--format", "json", "--as-of", "2021-02-01", cwd=root)[1])
    assert (data["last_day"], data["days_left"], data["arrears"], data["asked"]) == (None, None, [], True)


def test_letters_where_no_day_is_set(stand: Stand, letters: dict[str, Any], tmp_path: Path) -> None:
    """The letter names the report and no day; beside an overdue one it is asked for along with it."""
    alone = stand("2020-12-20", documents=letters, reporting={"periods": [{"period": "2020-9M"}]})
    notices = [one for one in find_reminders(alone) if one.manner is Manner.NOTICE]
    words = words_in(make_document(LETTER, letter_content(alone, notices[:1]), tmp_path))
    assert "nhắc báo cáo kết quả" in words
    assert "hoàn thiện và gửi báo cáo." in words
    assert not re.search(r"hạn|chậm nhất|trước ngày", words)
    both = stand("2020-12-20", documents=letters, reporting={"periods": [{"period": "2020-9M"}, QUARTERS]})
    [one] = [one for one in find_reminders(both) if one.unit.id == WARD]
    words = words_in(make_document(LETTER, letter_content(both, [one]), tmp_path))
    assert "Báo cáo 9 tháng đầu năm 2020 chưa gửi, đề nghị gửi cùng." in words
    form_letter = form_letter_content(
        both.plan, both.plan.units[:1], Period(2020, 1, "nine"), both.as_of, everyone=False
    )
    assert "; gửi" not in words_in(make_document(FORM_LETTER, form_letter, tmp_path)).partition("Cách gửi")[0]


# Arrears.


def test_each_unit_is_named_once_with_every_overdue_report(root: Path, run: Run, write: Write) -> None:
    """Those that owe the same stand together, whoever owes what nobody else does by itself."""
    with_lines(
        root, "    - {every: quarter, before_day: 15}", '    - {period: "2020", deadline: {by: 2020-12-25}}'
    )
    write(f"units/{WARD}/2020-Q1.yaml", f"unit: {WARD}\nperiod: 2020-Q1\nreceived: 2020-04-10\nresults: []\n")
    for columns in (80, 120):
        page = page_of(root, run, "status", "--as-of", "2020-07-19", columns=columns).partition(
            "CẦN ĐÔN ĐỐC"
        )[2]
        assert "Quý I (chậm 96 ngày), quý II (chậm 5 ngày): " in page
        assert "P. Lộc Thọ: quý II (chậm 5 ngày)." in page
        owing = page.partition("CHƯA NỘP")[0]
        assert [owing.count(name) for name in ("P. Lộc Thọ", "P. Vĩnh Hòa", "Công an TP")] == [1, 1, 1]
    for unit, words in (
        (WARD, "quý II (chậm 5 ngày)"),
        (OTHER, "quý I (chậm 96 ngày), quý II (chậm 5 ngày)"),
    ):
        page = page_of(root, run, "status", "--unit", unit, "--as-of", "2020-07-19")
        assert f"Còn nợ báo cáo: {words}." in page
    data = json.loads(run("status", "--format", "json", "--as-of", "2020-07-19", cwd=root)[1])
    owed = {
        one["unit"]: [(own["period"], own["days_late"]) for own in one["reports"]] for one in data["arrears"]
    }
    assert owed[WARD] == [("2020-Q2", 5)]
    assert owed["phuong-vinh-hoa"] == [("2020-Q1", 96), ("2020-Q2", 5)]


def test_reminder_names_what_is_overdue_and_not_what_comes_next(root: Path, run: Run) -> None:
    """At its head every overdue report, with how many owe it."""
    with_lines(root, "    - {every: quarter, before_day: 15}")
    page = page_of(root, run, "remind", "--as-of", "2020-07-19")
    assert "Báo cáo quá hạn (số đơn vị): quý I (7), quý II (7)." in page
    assert "quý III" not in page
    page = page_of(root, run, "remind", "--as-of", "2020-02-01")
    assert "Báo cáo quý I năm 2020: hạn cuối 14/4/2020" in page


def test_a_longer_report_speaks_for_the_period_that_is_looked_at(root: Path, run: Run, write: Write) -> None:
    """Who has reported on the half year is not chased for its quarters, by whichever command."""
    with_lines(root, "    - {every: quarter, before_day: 15}")
    write(f"units/{WARD}/2020-H1.yaml", f"unit: {WARD}\nperiod: 2020-H1\nreceived: 2020-07-02\nresults: []\n")
    for command in (("remind",), ("remind", "--period", "2020-Q2"), ("remind", "--period", "2020-H1")):
        page = page_of(root, run, *command, "--as-of", "2020-07-19")
        assert "UBND phường Lộc Thọ" not in page
        assert "UBND phường Vĩnh Hòa báo cáo quý" in page
    page = page_of(root, run, "status", "--period", "2020-Q2", "--as-of", "2020-07-10").partition("CHƯA NỘP")[
        2
    ]
    assert "P. Vĩnh Hòa" in page
    assert "P. Lộc Thọ" not in page


# Received by others.


def test_other_receivers_of_a_period(make_plan: MakePlan, letters: dict[str, Any], tmp_path: Path) -> None:
    """Form, letters and the unit's own report name who receives that period; other periods have the usual."""
    periods = [QUARTERS, {"period": "2020-9M", "to": "Sở Nội vụ", "through": "cong-an"}]
    plan = make_plan(documents=letters, reporting={"periods": periods})
    unit, usual = plan.units_by_id[WARD], "UBND thành phố Nha Trang (qua Phòng Văn hóa và Thông tin"
    for period, whom in (
        (Period(2020, 1, "nine"), "Sở Nội vụ (qua Công an"),
        (Period(2020, 1, "quarter"), usual),
    ):
        seen = view(plan, date(2020, 10, 1), period)
        blank = Blank(seen, unit, period)
        assert any(whom in words for _, words in guide_lines(blank))
        rows = {row.name: row.texts for row in rows_of_part(HEAD, blank)}
        due = "Không ấn định" if period.kind == "nine" else "14/4/2020"
        assert due in [texts.get(VALUE) for texts in rows.values()]
        letter = form_letter_content(seen, [unit], period, date(2020, 10, 1), everyone=False)
        assert whom in words_in(make_document(FORM_LETTER, letter, tmp_path))
        status = compute_status(plan, [], date(2020, 12, 1), period)
        reminders = [one for one in find_reminders(status) if one.unit.id == WARD]
        assert whom in words_in(make_document(LETTER, letter_content(status, reminders), tmp_path))
    status = compute_status(plan, [], date(2020, 12, 1))
    reminders = [one for one in find_reminders(status) if one.unit.id == WARD]
    words = words_in(make_document(LETTER, letter_content(status, reminders), tmp_path))
    assert f"khẩn trương gửi báo cáo về {usual}" in words
    assert "Báo cáo 9 tháng đầu năm 2020 chưa gửi, đề nghị gửi cùng về Sở Nội vụ (qua Công an" in words


# Ad hoc.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2020-bao-so-5", "bao-so-5"),
        ("2020-dich-ta-lon", "dich-ta-lon"),
        *(
            (text, None)
            for text in ("2020-h1", "2020-q5", "2020-5", "2020-13", "2020-5-bao", "2020-Bão", "2020-bao-")
        ),
    ],
)
def test_name_of_an_adhoc_report(text: str, name: str | None) -> None:
    """A slug that begins with two letters; a slip in another period is none."""
    period = parse_period(text)
    assert (period.name if period else None) == name
    assert period is None or str(period) == text


def test_period_in_any_case() -> None:
    """As somebody types it."""
    assert [str(find_period(text)) for text in ("2020-q2", "2020-9m", "2020-BAO-SO-5")] == [
        "2020-Q2",
        "2020-9M",
        "2020-bao-so-5",
    ]


def test_adhoc_report_is_part_of_nothing(make_plan: MakePlan) -> None:
    """It contains itself alone; the plan knows its title and its days."""
    year = Period.of_year(2020)
    assert STORM_PERIOD.contains(STORM_PERIOD)
    assert not year.contains(STORM_PERIOD)
    assert not STORM_PERIOD.contains(year)
    assert (STORM_PERIOD.parts(), list(STORM_PERIOD.within())) == ((), [STORM_PERIOD])
    known = make_plan(reporting={"adhoc": [STORM]}).known(STORM_PERIOD)
    assert known == STORM_PERIOD
    assert known.label.vi == "đột xuất về tình hình thiệt hại do bão số 5"
    assert known.months == (10, 11)
    with pytest.raises(PeriodNotAnnouncedError, match="bao-so-6"):
        make_plan(reporting={"adhoc": [STORM]}).named(Period.of_adhoc(2020, "bao-so-6"))


def test_figures_of_an_adhoc_report_are_no_part_of_the_year(
    make_plan: MakePlan, make_report: MakeReport
) -> None:
    """Nor its results, nor does it count as sent for anything else."""
    plan = make_plan(reporting={"adhoc": [STORM]})
    told = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin", "figures": {"news_items": "3"}}
    reports = [
        make_report(results=[{**told, "figures": {"news_items": "40"}}]),
        make_report(period="2020-bao-so-5", received="2020-11-04", results=[told]),
        make_report(unit=OTHER, period="2020-bao-so-5", received="2020-11-07", results=[told]),
    ]
    year, storm = (
        compute_status(plan, reports, date(2020, 12, 20), one) for one in (plan.period, STORM_PERIOD)
    )
    assert [total.total for total in year.figures] == [40]
    assert [total.total for total in storm.figures] == [6]
    assert {one.unit.id: one.state for one in year.submissions}[OTHER] is SubmissionState.MISSING
    found = {one.unit.id: (one.state, one.days_late) for one in storm.submissions}
    assert found[WARD] == (SubmissionState.ON_TIME, 0)
    assert found[OTHER] == (SubmissionState.LATE, 2)
    assert found["cong-an"] == (SubmissionState.MISSING, 45)


def test_targets_are_no_part_of_an_adhoc_report(make_plan: MakePlan, make_report: MakeReport) -> None:
    """They are those of the year: neither shown nor held against its figures."""
    figure = {"id": "news_items", "label": "Tin", "unit": "tin", "items": ["II.5.1"]}
    aim = {**figure, "target": {"at_least": "20", "per": "unit"}}
    plan = make_plan(figures=[aim], reporting={"adhoc": [STORM]})
    year, storm = (compute_status(plan, [], date(2020, 11, 10), one) for one in (plan.period, STORM_PERIOD))
    assert [bool(total.reach) for total in year.figures] == [True]
    assert storm.figures == []


def test_what_an_adhoc_report_asks_and_of_whom(make_plan: MakePlan) -> None:
    """Named items and units; else what is worked on during its days, of the usual units."""
    usual = compute_status(make_plan(reporting={"adhoc": [STORM]}), [], date(2020, 11, 4), STORM_PERIOD)
    # Quarters II and III are over, standing work is not.
    assert {"II.5.1", "II.5.2", "V.1.1"} <= set(usual.by_item)
    assert "II.5.8" not in usual.by_item
    assert usual.requested != ()
    asked = {**STORM, "items": ["II.5.8", "II.5.2"], "required": ["cong-an", "phong-giao-duc-dao-tao"]}
    narrow = compute_status(make_plan(reporting={"adhoc": [asked]}), [], date(2020, 11, 4), STORM_PERIOD)
    owed = {item: [one.unit.id for one in assignments] for item, assignments in narrow.by_item.items()}
    assert owed == {"II.5.2": ["cong-an"], "II.5.8": ["phong-giao-duc-dao-tao"]}
    assert [one.unit.id for one in narrow.submissions] == ["phong-giao-duc-dao-tao", "cong-an"]
    assert narrow.requested == ()


def announce(root: Path) -> None:
    """Enter the ad-hoc report into the folder's plan, for one item."""
    covers = "{from: 2020-10-28, to: 2020-11-02}, deadline: {by: 2020-11-05}"
    storm = f"{{id: bao-so-5, title: tình hình thiệt hại do bão số 5, covers: {covers}, items: [II.5.1]}}"
    collector = "  through: phong-van-hoa-thong-tin\n"
    change_plan(root, (collector, f"{collector}  adhoc:\n    - {storm}\n"))


def test_adhoc_report_from_form_to_reminder(root: Path, run: Run, write: Write, check: Check) -> None:
    """Every command with ``--period`` takes it and calls it by its title."""
    announce(root)
    period, title = ("--period", "2020-bao-so-5"), "báo cáo đột xuất về tình hình thiệt hại do bão số 5"
    assert "1 biểu mẫu, đột xuất về" in page_of(root, run, "form", WARD, *period, "-o", str(root / "forms"))
    page_of(root, run, "new", WARD, *period, "--received", "2020-11-04")
    text = (root / f"units/{WARD}/2020-bao-so-5.yaml").read_text(encoding="utf-8")
    assert ("II.5.1" in text, "II.5.2" in text) == (True, False)
    assert check() == []
    page = page_of(root, run, "status", *period, "--as-of", "2020-11-08")
    assert f"{title.capitalize()}: hạn cuối 05/11/2020, đã quá hạn 3 ngày." in page
    assert "đúng hạn 1" in page
    page = page_of(root, run, "remind", *period, "--as-of", "2020-11-08")
    assert f"{title}: quá hạn 3 ngày (hạn cuối 05/11/2020)" in page
    assert "P. Lộc Thọ" not in page
    page = page_of(root, run, "report", "--unit", WARD, *period)
    assert title in page
    assert "Phương hướng, nhiệm vụ năm" not in page
    assert title in page_of(root, run, "report", *period, "--as-of", "2020-11-08")
    # The year says where it is looked at, and nothing else.
    apart = f"Tính riêng: {title}, hạn cuối 05/11/2020; 6/7 đơn vị chưa gửi (--period 2020-bao-so-5)."
    for command in (("status",), ("remind", "--early")):
        page = page_of(root, run, *command, "--as-of", "2020-11-08")
        assert apart in page
        assert "bão số 5" not in page.replace(apart, "")
    assert "bão số 5" not in page_of(root, run, "status", "--as-of", "2020-05-08")
    code, _, err = run("status", "--period", "2020-bao-so-6", cwd=root)
    assert (code, "2020-bao-so-5 (tình hình thiệt hại do bão số 5)" in err) == (2, True)


def test_form_of_an_adhoc_report_comes_back(
    root: Path, run: Run, send: Callable[..., Path], collect: Callable[..., tuple[int, str]], check: Check
) -> None:
    """It asks for the items of the report alone, and is taken under its name."""
    announce(root)
    values = {
        ("number",): "45/BC-UBND",
        ("date",): datetime(2020, 11, 4),  # noqa: DTZ001 - Excel's days have no zone
        ("signer", "name"): "Nguyễn Thị Hoa",
        cell_at("results", "II.5.1", "status"): "Đang thực hiện",
        cell_at("results", "II.5.1", "summary"): "Đã khắc phục xong",
        cell_at("results", "II.5.1", "figures", "news_items"): 3,
    }
    send(values, period="2020-bao-so-5")
    code, out = collect()
    assert code == 0, out
    assert "2020-bao-so-5" in out
    assert check() == []
    text = (root / f"units/{WARD}/2020-bao-so-5.yaml").read_text(encoding="utf-8")
    assert "news_items: 3" in text
    assert "II.5.2" not in text


def test_documents_cite_what_asks_for_an_adhoc_report(
    make_plan: MakePlan, letters: dict[str, Any], tmp_path: Path
) -> None:
    """Beside the plan; other reports cite the plan alone."""
    document = {"kind": "Công văn", "number": "77/UBND-VX", "date": "2020-11-03"}
    plan = make_plan(documents=letters, reporting={"adhoc": [{**STORM, "document": document}]})
    for period, cited in ((STORM_PERIOD, True), (plan.period, False)):
        status = compute_status(plan, [], date(2020, 12, 20), period)
        reminders = [one for one in find_reminders(status) if one.unit.id == WARD]
        words = words_in(make_document(LETTER, letter_content(status, reminders), tmp_path))
        assert ("và Công văn số 77/UBND-VX ngày 03/11/2020; qua theo dõi" in words) is cited


def test_summary_of_an_adhoc_report(root: Path, write: Write, check: Check) -> None:
    """The specialist's file bears its name; one that nobody announced would never be printed."""
    announce(root)
    for name, codes in (("bao-so-5", []), ("bao-so-6", ["not-a-period"])):
        file = write(f"plan/bien-tap/2020-{name}.yaml", f"period: 2020-{name}\nresults: []\n")
        assert [found.code for found in check()] == codes
        file.unlink()


def test_announced_later_it_is_not_known_yet(make_plan: MakePlan) -> None:
    """As of a day before the document that asks for it, nobody owes it."""
    document = {"number": "77/UBND-VX", "date": "2020-11-03"}
    plan = make_plan(reporting={"adhoc": [{**STORM, "document": document}]})
    for day, asked in ((2, False), (3, True)):
        assert bool(compute_status(plan, [], date(2020, 11, day), STORM_PERIOD).submissions) is asked


# Asked for by nobody.


@pytest.mark.parametrize(
    "command", [("status",), ("status", "--unit", WARD), ("status", "--item", "II.5.1"), ("remind",)]
)
def test_a_period_that_nobody_asked_for(root: Path, run: Run, write: Write, command: tuple[str, ...]) -> None:
    """It is said, with what is asked for and the reports there are; no table of zeros."""
    with_lines(root, "    - {every: quarter, before_day: 15}", '    - {period: "2020"}')
    page = page_of(root, run, *command, "--period", "2020-05", "--as-of", "2020-07-19")
    sentence = "không yêu cầu báo cáo tháng 5 năm 2020; các kỳ phải báo cáo: 2020-Q1 … 2020-Q4, 2020."
    assert sentence in page
    assert "Chưa có báo cáo nào về kỳ này." in page
    assert not re.search("NHIỆM VỤ ĐƯỢC GIAO|THEO LOẠI|quá hạn", page)
    write(f"units/{WARD}/2020-05.yaml", f"unit: {WARD}\nperiod: 2020-05\nreceived: 2020-06-03\nresults: []\n")
    page = page_of(root, run, *command, "--period", "2020-05", "--as-of", "2020-07-19")
    assert "BÁO CÁO ĐÃ CÓ Tháng 5 năm 2020: UBND phường Lộc Thọ, nhận ngày 03/6/2020" in page


def test_what_lies_within_a_period_that_nobody_asked_for(root: Path, run: Run, write: Write) -> None:
    """Reports on its parts are there too; where a part is asked for, the period is looked at as ever."""
    write(f"units/{WARD}/2020-Q2.yaml", f"unit: {WARD}\nperiod: 2020-Q2\nreceived: 2020-07-03\nresults: []\n")
    page = page_of(root, run, "status", "--period", "2020-H1", "--as-of", "2020-07-19")
    assert "BÁO CÁO ĐÃ CÓ Quý II năm 2020: UBND phường Lộc Thọ" in page
    with_lines(root, "    - {every: quarter, before_day: 15}")
    page = page_of(root, run, "status", "--period", "2020-H1", "--as-of", "2020-07-19")
    assert "NHIỆM VỤ ĐƯỢC GIAO" in page
    assert "không yêu cầu" not in page


def test_forms_of_a_period_that_nobody_asked_for(root: Path, run: Run) -> None:
    """They are made, and it is said."""
    options = ("form", WARD, "--period", "2020-05", "-o", str(root / "forms"))
    assert "Lưu ý: Kế hoạch không yêu cầu báo cáo tháng 5 năm 2020" in page_of(root, run, *options)
    assert (root / f"forms/{WARD}-2020-05.xlsx").exists()


# Today.


class Instant(datetime):
    """A clock that stands still at half past five in the afternoon in London: in Vietnam it is tomorrow."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        """The instant in a zone; without one, in that of the machine."""
        return datetime(2026, 11, 27, 17, 30, tzinfo=UTC).astimezone(tz)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set on Windows")
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Ho_Chi_Minh", "Pacific/Auckland"])
def test_today_is_the_day_in_vietnam(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the machine stands."""
    monkeypatch.setattr(plan_at_hand, "datetime", Instant)
    try:
        with monkeypatch.context() as patch:
            patch.setitem(os.environ, "TZ", zone)
            time.tzset()
            assert plan_at_hand.today() == date(2026, 11, 28)
    finally:
        time.tzset()


def test_one_place_asks_the_clock() -> None:
    """Nothing else knows a day of the machine's own: no file's time, no local time."""
    clock = re.compile(
        r"\.(?:now|today|utcnow|localtime|gmtime|ctime)\(|fromtimestamp\((?!.*UTC)|st_[mc]time"
    )
    folder = Path(ttdn.__path__[0])
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        for line in path.read_text(encoding="utf-8").split("\n")
        if clock.search(line)
    }
    # How old a leftover is, is a stretch of time and no day; a copy keeps the times of its file, and by them
    # is seen whether it has changed.
    assert found == {"cli/plan_at_hand.py", "cli/watching.py", "writing/whole.py", "writing/moving.py"}
