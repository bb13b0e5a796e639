"""What the leader's page says, whichever form it has: the ten questions of a leader, in both languages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from worlds import FRAME

from ttdn.comparison import compare
from ttdn.counting import compute_status
from ttdn.model.edits import Edits
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.overview import LONGEST, ItemLevel, Overview, days_late, make_overview, shortened
from ttdn.overview_words import (
    beside_rows,
    coming_words,
    excluded_words,
    figure_lines,
    funding_words,
    item_words,
    late_counts,
    late_groups,
    measure_lines,
    scope_words,
    target_line,
    voice_words,
    waiting_groups,
)
from ttdn.reminders import whom_to_call
from ttdn.status import Status

Stand = Callable[..., Status]

WARDS = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
QUARTERS = {"periods": [{"every": "quarter", "before_day": "15"}, {"period": "2020"}]}


def told(item: str, words: str, **more: object) -> dict[str, Any]:
    """A result with a summary."""
    return {"item": item, "status": "in_progress", "summary": words, **more}


def view(status: Status, edits: Edits | None = None, **more: Any) -> Overview:  # noqa: ANN401 - whatever make_overview takes
    """The page of a status alone."""
    return make_overview(status, edits, (), (), **more)


def test_measures_have_their_base(stand: Stand) -> None:
    """Of dated and of standing work what is done, of how much: never mixed."""
    done = {"item": "II.5.8", "status": "done", "completed": "2020-09-01"}
    page = view(
        stand(
            "2020-12-20",
            {"results": [told("II.5.1", "Đăng tin")]},
            {"unit": "phong-giao-duc-dao-tao", "results": [done]},
        )
    )
    words = {line.label.vi: line.words.vi for line in measure_lines(page.measures)}
    assert words == {
        "việc có thời hạn đã hoàn thành": "1/1 nhiệm vụ (100,00%)",
        "việc thường xuyên đã thực hiện": "1/6 nhiệm vụ (16,67%)",
    }
    assert measure_lines(page.measures)[0].words.en == "1/1 tasks (100,00%)"


def test_scope_says_which_time_and_which_day(stand: Stand, make_plan: Callable[..., Plan]) -> None:
    """The time that is looked at, the reports due next and their day; or that none is set or asked."""
    assert scope_words(view(stand("2020-12-01"))).vi == "Năm 2020; hạn báo cáo 09/12/2020, còn 8 ngày"
    assert "hôm nay là ngày cuối" in scope_words(view(stand("2020-12-09"))).vi
    late = scope_words(view(stand("2020-12-20")))
    assert late.vi.endswith("đã quá hạn 11 ngày")
    assert late.en == "2020; reports due by 2020-12-09, 11 days past"
    parts = scope_words(view(stand("2020-05-01", reporting=QUARTERS)))
    assert parts.vi.startswith("Năm 2020; kỳ báo cáo quý II năm 2020, hạn báo cáo ")
    undated = view(stand("2020-05-01", reporting={"periods": [{"period": "2020"}]}))
    assert scope_words(undated).vi == "Năm 2020; không ấn định hạn báo cáo"
    unasked = view(_at(make_plan(), [], "2020-Q2"))
    assert scope_words(unasked).vi == "Quý II năm 2020; kế hoạch không yêu cầu báo cáo"


def test_who_is_late_with_what_and_by_how_many_days(stand: Stand) -> None:
    """Units that owe the same stand together, the longest late first; who was only asked is never late."""
    page = view(stand("2020-12-20"))
    groups = late_groups(page)
    assert [one.words.vi for one in groups] == ["báo cáo năm 2020 quá hạn 11 ngày"]
    assert [unit.id for unit in groups[0].units][:2] == ["phuong-loc-tho", "phuong-vinh-hoa"]
    # The office that collects the reports is asked by the leader, too.
    assert "phong-van-hoa-thong-tin" in [unit.id for unit in groups[0].units]
    assert late_counts(page).vi == "7 đơn vị quá hạn báo cáo"
    assert days_late(page.late[0], page.status.as_of) == 11
    asked = waiting_groups(page)
    assert [(one.words.vi, [unit.id for unit in one.units]) for one in asked] == [
        ("được đề nghị báo cáo năm 2020, chưa gửi", ["hoi-nong-dan"])
    ]


def test_several_late_reports_are_told_together(stand: Stand) -> None:
    """Who owes many reports owes so many, each with its days; who was only asked is told once."""
    reporting = {**FRAME["reporting"], **QUARTERS}
    page = view(
        stand("2020-12-20", {"unit": "phuong-vinh-hoa", "period": "2020-Q1"}, reporting=reporting),
    )
    told_of = {unit.id: one.words for one in late_groups(page) for unit in one.units}
    assert told_of["phuong-loc-tho"].vi.startswith("3 báo cáo quá hạn: quý I (")
    assert told_of["phuong-loc-tho"].en.startswith("3 reports late: quarter 1 (")
    assert told_of["phuong-vinh-hoa"].vi.startswith("2 báo cáo quá hạn: quý II (")
    (asked,) = waiting_groups(page)
    assert asked.words.vi.startswith("được đề nghị báo cáo quý I, quý II, quý III")


def test_what_was_done_late_is_not_the_best(stand: Stand) -> None:
    """An item that was done after its day is done, but no example to others."""
    for day, best, words in (
        ("2020-09-29", True, "đã thực hiện"),
        ("2020-10-20", False, "hoàn thành sau hạn"),
    ):
        done = {"item": "II.5.8", "status": "done", "completed": day, "summary": "Triển lãm"}
        status = stand("2020-12-09", {"unit": "phong-giao-duc-dao-tao", "results": [done]})
        page = view(status)
        assert ("II.5.8" in [one.item.id for one in page.best]) is best
        own = status.by_item["II.5.8"]
        level = ItemLevel(own[0].item, 1, 1, 0, 0, 1, late=0 if best else 1)
        assert item_words(level).vi == words


def test_nobody_is_late_before_the_day(stand: Stand) -> None:
    """Until the last day, whose report is not in is only waited for."""
    page = view(stand("2020-12-05"))
    assert page.late == ()
    assert late_counts(page).vi == "không có đơn vị nào quá hạn"
    assert waiting_groups(page)[0].words.vi == "chưa gửi báo cáo năm 2020 (hạn 09/12/2020)"


def test_an_overdue_item_is_named(stand: Stand) -> None:
    """What is past its day is said with its number, its title and the days."""
    late = {"item": "II.5.8", "status": "in_progress", "summary": "Đang chuẩn bị"}
    status = stand("2020-12-09", {"unit": "phong-giao-duc-dao-tao", "results": [late]})
    page = view(status)
    (group,) = late_groups(page)
    assert group.words.vi == "mục II.5.8 Tổ chức Triển lãm số quá hạn 70 ngày"
    assert group.words.en == "item II.5.8 Tổ chức Triển lãm số: 70 days late"
    assert late_counts(page).vi == "1 đơn vị có mục quá hạn"
    assert days_late(page.late[0], status.as_of) == 70
    assert [one.item.id for one in page.worst] == ["II.5.8"]
    assert item_words(page.worst[0]).vi == "quá hạn"


def test_whom_to_call(stand: Stand) -> None:
    """The contact of the roster with its telephone; else the officer whom the last report names."""
    units = [dict(unit) for unit in FRAME["units"]]
    units[0] |= {"contact": "bà Trần Thị B", "phone": "0258 3123 456"}
    officer = {"name": "Lê Văn C", "phone": "0905 000 111"}
    quarter = {"unit": "phuong-vinh-hoa", "period": "2020-Q1", "focal_officer": officer}
    status = stand("2020-12-20", quarter, units=units)
    page = view(status)
    assert page.contacts["phuong-loc-tho"] == "bà Trần Thị B, 0258\N{NO-BREAK SPACE}3123\N{NO-BREAK SPACE}456"
    assert page.contacts["phuong-vinh-hoa"] == "Lê Văn C, 0905\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}111"
    assert "cong-an" not in page.contacts
    # The telephone of another person is not given for hers.
    units[1] |= {"contact": "ông Phạm D"}
    other = stand("2020-12-20", quarter, units=units)
    assert whom_to_call(other, other.plan.units_by_id["phuong-vinh-hoa"]) == "ông Phạm D"


def test_who_signed_is_called_where_nobody_else_is_known(stand: Stand) -> None:
    """With the telephone that the report gives; whom the roster has goes before, and so does its number."""
    signer = {"name": "Lê Văn C", "position": "Chủ tịch UBND phường", "phone": "0905 000 111"}
    quarter = {"unit": "phuong-vinh-hoa", "period": "2020-Q1", "signer": signer}
    for known, expected in (
        ({}, "Lê Văn C, 0905 000 111"),
        ({"contact": "bà Trần Thị B"}, "bà Trần Thị B"),
        ({"contact": "ông Lê Văn C"}, "ông Lê Văn C, 0905 000 111"),
        ({"phone": "0258 3123 456"}, "0258 3123 456"),
    ):
        units = [dict(unit) | (known if unit["id"] == "phuong-vinh-hoa" else {}) for unit in FRAME["units"]]
        status = stand("2020-12-20", quarter, units=units)
        assert whom_to_call(status, status.plan.units_by_id["phuong-vinh-hoa"]) == expected
    silent = stand("2020-12-20", {**quarter, "signer": {"name": "Lê Văn C"}})
    assert whom_to_call(silent, silent.plan.units_by_id["phuong-vinh-hoa"]) == ""


def test_best_and_worst_items(stand: Stand) -> None:
    """The items of which most and least was done, of those that could be; nothing is both."""
    page = view(
        stand(
            "2020-12-20",
            *({"unit": unit, "results": [told("II.5.1", f"Đăng tin {unit}")]} for unit in WARDS),
            {"unit": "cong-an", "results": [told("II.5.2", "Hỗ trợ một đoàn")]},
        )
    )
    assert (page.best[0].item.id, page.best[0].done, page.best[0].whole) == ("II.5.1", 3, 3)
    assert item_words(page.best[0]).vi == "3/3 đơn vị đã thực hiện"
    worst = {one.item.id for one in page.worst}
    assert worst
    assert worst.isdisjoint(one.item.id for one in page.best)
    assert view(stand("2020-03-01")).worst == ()


@pytest.mark.parametrize(("day", "behind"), [("2020-09-30", False), ("2020-10-01", True)])
def test_item_whose_day_lies_ahead_is_not_behind(stand: Stand, day: str, behind: bool) -> None:  # noqa: FBT001
    """Work that has time until its day is what comes next, not what is late."""
    results = [{"item": "II.5.8", "status": "not_started", "reason": "Chưa có mặt bằng"}]
    not_yet = {"unit": "phong-giao-duc-dao-tao", "received": "2020-07-01", "results": results}
    done = {"item": "II.5.2", "status": "done", "summary": "Hỗ trợ một đoàn."}
    page = view(stand(day, not_yet, {"unit": "cong-an", "received": "2020-07-01", "results": [done]}))
    assert ("II.5.8" in {one.item.id for one in page.worst}) is behind


def test_no_item_is_the_worst_of_equals(stand: Stand) -> None:
    """Where nobody has sent a report nothing is known that would make one item worse than the others."""
    page = view(stand("2020-12-20"))
    assert len({one.item.id for one in page.status.assignments}) > 1
    assert page.worst == ()
    one_reported = {"unit": "cong-an", "results": [told("II.5.2", "Hỗ trợ một đoàn")]}
    assert view(stand("2020-12-20", one_reported)).worst


def test_chosen_sentences_go_before_drafts(stand: Stand) -> None:
    """What the specialist chose is said in the chosen words; the rest of the item is not."""
    status = stand(
        "2020-12-20",
        {"results": [told("II.5.1", "Tổ chức 05 buổi tuyên truyền")]},
        {"unit": "phuong-vinh-hoa", "results": [told("II.5.1", "Phát thanh hằng tuần")]},
    )
    sentence = {"units": ["phuong-vinh-hoa"], "said": "Phát thanh hằng tuần", "use": "yes"}
    edits = Edits.model_validate({"period": "2020", "results": [{"item": "II.5.1", "sentences": [sentence]}]})
    chosen, drafted = view(status, edits), view(status)
    assert [one.words for one in chosen.highlights] == ["UBND phường Vĩnh Hòa phát thanh hằng tuần."]
    assert not chosen.highlights[0].drafted
    assert len(drafted.highlights) == 2
    assert all(one.drafted for one in drafted.highlights)


def test_drafts_quote_different_units(stand: Stand) -> None:
    """Of two items the draft quotes two units, where it can."""
    both = [told("II.5.1", "Đăng tin hằng ngày"), told("III.1", "In 500 tờ gấp")]
    other = {"unit": "phuong-vinh-hoa", "results": [told("III.1", "Treo 20 băng rôn")]}
    first = view(stand("2020-12-20", {"results": both}, other)).highlights[:2]
    assert {"UBND phường Lộc Thọ" in one.words for one in first} == {True, False}


def test_sentences_have_room_on_a_page(stand: Stand) -> None:
    """Long words are cut where a sentence or a part of it ends, and many are not all said."""
    long = f"{'Tổ chức hội nghị tuyên truyền, ' * 20}xong"
    results = [told(item, f"{long} {item}") for item in ("II.5.1", "II.5.2", "II.5.8", "III.1", "V.1.1")]
    page = view(stand("2020-12-20", *({"unit": unit, "results": results} for unit in WARDS)))
    assert 0 < len(page.highlights) < 5
    assert all(len(one.words) <= LONGEST for one in page.highlights)


@pytest.mark.parametrize(
    ("words", "longest", "cut"),
    [
        ("Ngắn thôi.", 20, "Ngắn thôi."),
        ("Xong việc một. Xong việc hai.", 20, "Xong việc một."),
        ("Xong việc một; xong việc hai.", 20, "Xong việc một…"),
        ("Xong việc một xong việc hai.", 20, "Xong việc một xong…"),
        ("x" * 30, 20, f"{'x' * 20}…"),
    ],
)
def test_shortened(words: str, longest: int, cut: str) -> None:
    """A cut shows, unless a sentence ends there."""
    assert shortened(words, longest) == cut


def test_money(stand: Stand) -> None:
    """Spent, of what was allocated, by how many units; nothing where nobody asks for it."""
    money = {"funding": {"allocated": "200000000", "spent": "120500000"}}
    words = funding_words(stand("2020-12-20", money))
    assert words
    assert words.vi == "đã chi 120,5/200 triệu đồng được giao (60,25%), 1 đơn vị báo cáo"
    money = {"funding": {"allocated": "2500000500", "spent": "2393604183"}}
    words = funding_words(stand("2020-12-20", money))
    assert words
    assert words.vi == "đã chi 2.393,604/2.500,001 triệu đồng được giao (95,74%), 1 đơn vị báo cáo"
    none = funding_words(stand("2020-12-20"))
    assert none
    assert none.vi == "chưa có đơn vị báo cáo kinh phí"
    assert funding_words(stand("2020-12-20", funding=None)) is None


def test_targets(stand: Stand) -> None:
    """What is to be reached, and how far it is."""
    figures = [dict(one) for one in FRAME["figures"]]
    figures[0] |= {"target": {"at_least": "20", "per": "plan"}}
    result = told("II.5.1", "Đăng", figures={"news_items": "12"})
    page = view(stand("2020-12-01", {"results": [result]}, figures=figures))
    lines = [target_line(one) for one in page.targets]
    assert "Tin, bài đăng, ít nhất 20 tin, bài trong năm, tính chung các đơn vị" in [
        one.label.vi for one in lines
    ]
    assert lines[0].words.vi == "đến nay đạt 12/20, bằng 60,00%"


def test_targets_that_are_missed_come_first(stand: Stand) -> None:
    """What is reached needs nobody's attention."""
    figures = [dict(one) for one in FRAME["figures"]]
    figures[0] |= {"target": {"at_least": "2", "per": "plan"}}
    other = {
        **figures[0],
        "id": "other_items",
        "label": "Tin khác",
        "target": {"at_least": "90", "per": "plan"},
    }
    result = told("II.5.1", "Đăng", figures={"news_items": "12", "other_items": "1"})
    page = view(stand("2020-12-01", {"results": [result]}, figures=[*figures, other]))
    assert [one.figure.id for one in page.targets][-1] == "news_items"


def test_one_that_is_silent_is_not_all(stand: Stand) -> None:
    """Where nothing arose for the others, the one that has not reported is one of several, and is said so."""
    none = [{"unit": unit, "results": [{"item": "II.5.1", "status": "not_arisen"}]} for unit in WARDS[:2]]
    done = {"item": "II.5.8", "status": "done", "completed": "2020-09-29"}
    page = view(stand("2021-01-10", *none, {"unit": "phong-giao-duc-dao-tao", "results": [done]}))
    (level,) = (one for one in page.worst if one.item.id == "II.5.1")
    assert (level.whole, level.owed) == (1, 3)
    assert item_words(level).vi == "0/1 đơn vị đã thực hiện, 1 chưa báo cáo"


def test_target_of_each_period_that_one_missed(stand: Stand) -> None:
    """What the year has in all is no target of a quarter: one that was missed is not reached."""
    figures = [dict(one) for one in FRAME["figures"]]
    figures[0] |= {"target": {"at_least": "10", "per": "plan", "each": "period"}}
    quarters = [{"period": f"2020-Q{one}"} for one in (1, 2)]
    for amounts, reached in ((("12", "3"), False), (("12", "10"), True)):
        reports = [
            {
                "period": f"2020-Q{one}",
                "received": "2020-07-01",
                "results": [told("II.5.1", "Đăng", figures={"news_items": amount})],
            }
            for one, amount in enumerate(amounts, start=1)
        ]
        status = stand(
            "2020-08-01", *reports, figures=figures, reporting={"periods": [*quarters, {"period": "2020"}]}
        )
        assert [one.is_reached for one in view(status).targets if one.item.id == "II.5.1"] == [reached]


def test_what_is_due_next(stand: Stand) -> None:
    """Reports and items ahead, by their days, with how many owe them; what is done is not due."""
    status = stand("2020-05-01")
    page = view(status)
    assert [(one.day.isoformat(), coming_words(one).vi) for one in page.coming] == [
        ("2020-09-30", "mục II.5.8 Tổ chức Triển lãm số: Phòng Giáo dục và Đào tạo"),
        ("2020-12-09", "báo cáo năm 2020: 7/7 đơn vị chưa nộp"),
    ]
    done = {"item": "II.5.8", "status": "done", "completed": "2020-04-20"}
    other = stand("2020-05-01", {
        "unit": "phong-giao-duc-dao-tao", "period": "2020-Q1", "received": "2020-04-25", "results": [done],
    })  # fmt: skip
    assert [one.period for one in view(other).coming] == [other.period]


def test_what_is_due_next_is_that_of_the_year(stand: Stand) -> None:
    """Of a half-year that is looked at it is the same: whose next time nobody has reported is not done."""
    activities = [dict(one) for one in FRAME["activities"]]
    activities[0] |= {"schedule": {"text": "Hằng quý", "read": {"every": "quarter"}}}
    told = {"item": "II.5.1", "status": "in_progress", "dates": ["2020-02-10", "2020-05-10"]}
    report = {"period": "2020-H1", "received": "2020-07-02", "results": [told]}
    year = stand("2020-07-15", report, activities=activities)
    known = [one for own in year.known.values() for one in own.values()]
    half = compute_status(year.plan, known, year.as_of, parse_period("2020-H1"))
    page = make_overview(half, None, (), (), year=year)
    assert page.coming == view(year).coming
    assert coming_words(page.coming[0]).vi.endswith("3/3 đơn vị chưa hoàn thành")


def test_an_item_of_several_units_that_is_due(stand: Stand) -> None:
    """Of several owners how many have not done it."""
    activities = [dict(one) for one in FRAME["activities"]]
    activities[0] |= {"schedule": {"text": "Trước 01/10", "read": {"before": "2020-10-01"}}}
    status = stand("2020-05-01", activities=activities)
    words = [coming_words(one) for one in view(status).coming]
    assert words[0].vi.endswith("3/3 đơn vị chưa hoàn thành")
    assert words[0].en.endswith("3/3 units not done")


def test_who_is_let_off_owes_nothing_that_is_due_next(stand: Stand) -> None:
    """A unit that is excused from every report of the year does not count among those that owe the item."""
    activities = [dict(one) for one in FRAME["activities"]]
    activities[0] |= {"schedule": {"text": "Trước 01/10", "read": {"before": "2020-10-01"}}}
    excuse = {
        "units": ["phuong-vinh-hoa"],
        "document": {"number": "3/UBND", "date": "2020-03-01", "kind": "CV"},
    }
    for periods, words in ((["2020"], "2/2 đơn vị chưa hoàn thành"), ([], "3/3 đơn vị chưa hoàn thành")):
        reporting = {"excused": [{**excuse, "periods": periods}]} if periods else {}
        status = stand("2020-05-01", activities=activities, reporting=reporting)
        assert coming_words(view(status).coming[0]).vi.endswith(words)


def test_voices_are_those_most_units_share(stand: Stand) -> None:
    """What two units say goes before what one does; what the specialist chose before both."""
    status = stand(
        "2020-12-20",
        {"proposals": ["Cấp thêm máy tính", "Mở lớp tập huấn"]},
        {"unit": "phuong-vinh-hoa", "proposals": ["Mở lớp tập huấn."]},
    )
    page = view(status)
    first = voice_words(status.plan, page.proposals[0])
    assert first == "Mở lớp tập huấn (UBND phường Lộc Thọ và UBND phường Vĩnh Hòa)."
    assert not page.proposals[0].chosen
    said = {"units": ["phuong-loc-tho"], "said": "Cấp thêm máy tính", "use": "yes"}
    edits = Edits.model_validate({"period": "2020", "opinions": {"proposals": [said]}})
    assert [(one.words, one.chosen) for one in view(status, edits).proposals] == [
        ("Cấp thêm máy tính.", True)
    ]


def test_what_is_not_counted_is_said(stand: Stand) -> None:
    """Units whose reports have errors are named, and are not late with them."""
    status = stand("2020-12-20")
    page = view(status, excluded_units=["Phường Lộc Thọ"], faulty={("phuong-loc-tho", status.period)})
    words = excluded_words(page)
    assert words
    assert words.vi == "Không tính báo cáo có lỗi của 1 đơn vị: Phường Lộc Thọ."
    assert "phuong-loc-tho" not in [one.unit.id for one in page.late]
    assert excluded_words(view(status)) is None


def _at(plan: Plan, reports: list[Report], period: str) -> Status:
    return compute_status(plan, reports, date(2020, 8, 1), parse_period(period))


def test_beside_the_period_before(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> None:
    """The measures, the reports and the figures of a quarter beside those of the quarter before."""
    plan = make_plan(reporting=QUARTERS)
    reports = [
        make_report(
            unit=unit, period=period, received="2020-07-10",
            results=[told("II.5.1", "Đăng tin", figures={"news_items": amount})],
        )
        for unit, period, amount in (
            ("phuong-loc-tho", "2020-Q1", "10"),
            ("phuong-loc-tho", "2020-Q2", "15"),
            ("xa-vinh-luong", "2020-Q2", "5"),
        )
    ]  # fmt: skip
    now, before = (_at(plan, reports, period) for period in ("2020-Q2", "2020-Q1"))
    page = make_overview(now, None, [before], [compare(now, before)], year=_at(plan, reports, "2020"))
    rows = {row.label.vi: (row.now.vi, [one.vi for one in row.before if one]) for row in beside_rows(page)}
    assert rows["đơn vị đã nộp báo cáo"] == ("2/7 (28,57%)", ["1/7 (14,29%)"])
    (line,) = figure_lines(page)
    assert line.label.vi == "Tin, bài đăng: 20 tin, bài"
    assert line.words.vi == (
        "riêng 1/2 đơn vị có số liệu cả hai kỳ tăng 05 tin, bài (50,00%) so với quý I năm 2020"
    )
    assert line.words.en.startswith("of 1 unit with both periods: up 5 tin, bài (50,00%)")
    assert page.year
    assert str(page.year.period) == "2020"
    assert beside_rows(view(now)) == []
    assert not page.illustrative
    assert page._replace(before=tuple(one._replace(illustrative=True) for one in page.before)).illustrative


def test_many_owners_of_overdue_work(stand: Stand) -> None:
    """Of several owners how many are late; items beyond a few are counted."""
    activities = [
        {"id": f"II.5.{number}", "text": f"Việc {number}", "owners": {"read": ["ubnd-xa-phuong"]},
         "schedule": {"text": "Trước 01/3", "read": {"before": "2020-03-01"}}}
        for number in range(1, 6)
    ]  # fmt: skip
    late = [
        {"item": f"II.5.{number}", "status": "in_progress", "summary": "Đang làm"} for number in range(1, 6)
    ]
    page = view(
        stand(
            "2020-12-05",
            *({"unit": unit, "results": late} for unit in WARDS[:2]),
            activities=activities,
            figures=[],
        )
    )
    assert item_words(page.worst[0]).vi == "0/2 đơn vị đã thực hiện, 2 quá hạn"
    assert late_groups(page)[0].words.vi.endswith("; và 2 mục khác")
    assert late_groups(page)[0].words.en.endswith("; and 2 more items")


def test_one_that_is_behind_is_not_all(stand: Stand) -> None:
    """Of work that comes back those that are up to date are counted: where more units are late is worse."""
    owned = {"text": "Việc", "owners": {"read": ["ubnd-xa-phuong"]}}
    activities = [
        owned | {"id": "II.5.1", "schedule": {"text": "Hằng quý", "read": {"every": "quarter"}}},
        owned | {"id": "II.5.2", "schedule": {"text": "Trước 01/3", "read": {"before": "2020-03-01"}}},
    ]
    days = ["2020-02-01", "2020-05-01", "2020-08-01"]
    reports = (
        {
            "unit": unit,
            "results": [
                {"item": "II.5.1", "status": "in_progress", "summary": "Đã đi", "dates": made},
                {"item": "II.5.2", "status": state, "summary": "Đang làm"}
                | ({"completed": "2020-02-01"} if state == "done" else {}),
            ],
        }
        for unit, made, state in zip(WARDS, (days[:1], days, days), ("in_progress", "in_progress", "done"),
                                     strict=True)
    )  # fmt: skip
    page = view(stand("2020-12-05", *reports, activities=activities, figures=[]))
    assert [(one.item.id, item_words(one).vi) for one in page.worst] == [
        ("II.5.2", "1/3 đơn vị đã thực hiện, 2 quá hạn"),
        ("II.5.1", "0/3 đơn vị làm đủ các đợt, 1 quá hạn"),
    ]
