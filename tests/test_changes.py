"""What changed between two days: what is told of it, and that nothing is told where nothing changed."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from worlds import FRAME, World, worlds_that_grow

from ttdn.changes.difference import Basis, Changes, Event, changes_by_receipt, compare_snapshots, find_changes
from ttdn.changes.keeping import decode_snapshot, encode_snapshot
from ttdn.changes.snapshot import Snapshot, take_snapshot
from ttdn.changes.telling import headline, tell
from ttdn.counting import compute_status
from ttdn.language import Text
from ttdn.looking_back.pages import MANY, changes_since_last_page, keep_snapshot, last_page
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.register import Arrival
from ttdn.model.report import Report
from ttdn.status import Status

WARD, COMMUNE, OFFICE = "phuong-loc-tho", "xa-vinh-luong", "phong-giao-duc-dao-tao"
Entry = dict[str, Any]

#: A report of a ward with an answer, and with a figure.
NEWS: Entry = {
    "item": "II.5.1",
    "status": "in_progress",
    "summary": "Đăng tin hằng tuần",
    "figures": {"news_items": "12"},
}
SHOW: Entry = {
    "item": "II.5.8",
    "status": "done",
    "summary": "Đã tổ chức",
    "completed": "2020-09-20",
    "evidence": [{"title": "Báo cáo", "number": "5/BC"}],
}
SHOWN: Entry = {"unit": OFFICE, "results": [SHOW]}

Stand = Callable[..., Status]


def difference(before: Status, after: Status) -> Changes:
    """What differs between two days of which all is known."""
    return find_changes(take_snapshot(before), take_snapshot(after), Basis.PAGE)


def told(changes: Changes, event: Event) -> list[str]:
    """What is said of one event, each line with what stands below it."""
    return [" | ".join(words) for words in lines_of(changes, event)]


def lines_of(changes: Changes, event: Event) -> list[list[str]]:
    """The same, part by part."""
    return [
        [line.words.vi, *(one.vi for one in line.details)]
        for group in tell(changes)
        if group.event is event
        for line in group.lines
    ]


def events(changes: Changes) -> set[Event]:
    """What happened at all."""
    return {one.event for one in changes.changes}


def test_a_report_that_came_brings_what_was_done_by_item(stand: Stand) -> None:
    """The report is told once, and what it says by the items, not by the lines of the report."""
    other = {"unit": COMMUNE, "results": [NEWS]}
    before = stand("2020-12-04", {"results": [NEWS]})
    after = stand(
        "2020-12-06",
        {"results": [NEWS]},
        {**other, "received": "2020-12-05"},
        {**SHOWN, "received": "2020-12-05"},
    )
    changes = difference(before, after)
    assert headline(changes).vi == (
        "Từ ngày 04/12 đến ngày 06/12/2020 (so với trang ngày 04/12/2020): 2 báo cáo mới, 1 việc hoàn thành, "
        "1 việc thường xuyên có kết quả."
    )
    assert told(changes, Event.ARRIVED) == [
        "Báo cáo năm 2020, nhận ngày 05/12/2020: 2 đơn vị: UBND xã Vĩnh Lương, Phòng Giáo dục và Đào tạo"
    ]
    assert told(changes, Event.DONE) == ["II.5.8 Tổ chức Triển lãm số: Phòng Giáo dục và Đào tạo"]
    assert told(changes, Event.CARRIED_OUT) == ["II.5.1 Duy trì trang TTĐT: UBND xã Vĩnh Lương"]
    # An item without a short name is called by its words, which end as a sentence does.
    sentence = replace(changes, items={"II.5.8": "Tổ chức Triển lãm số."})
    assert told(sentence, Event.DONE) == told(changes, Event.DONE)


def test_many_units_are_told_by_item_with_their_number(stand: Stand) -> None:
    """Of many units the first are named where there is little room."""
    units = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
    reports = [{"unit": unit, "results": [NEWS]} for unit in units]
    changes = difference(stand("2020-11-30"), stand("2020-12-02", *reports))
    assert told(changes, Event.CARRIED_OUT) == [
        "II.5.1 Duy trì trang TTĐT: 3 đơn vị: UBND phường Lộc Thọ, UBND phường Vĩnh Hòa, UBND xã Vĩnh Lương"
    ]
    [group] = [one for one in tell(changes, 1) if one.event is Event.CARRIED_OUT]
    assert group.lines[0].words == Text(
        "II.5.1 Duy trì trang TTĐT: 3 đơn vị: UBND phường Lộc Thọ và 2 đơn vị khác",
        "II.5.1 Duy trì trang TTĐT: 3 units: UBND phường Lộc Thọ and 2 others",
    )


def test_nothing_changed_is_one_sentence(stand: Stand) -> None:
    """A day on which nothing happened has a line that says so, and nothing below it."""
    changes = difference(stand("2020-12-02", {"results": [NEWS]}), stand("2020-12-03", {"results": [NEWS]}))
    assert headline(changes) == Text(
        "Từ ngày 02/12 đến ngày 03/12/2020 (so với trang ngày 02/12/2020): không có gì thay đổi.",
        "From 2020-12-02 to 2020-12-03 (against the page of 2020-12-02): nothing changed.",
    )
    assert tell(changes) == ()


def test_a_correction_is_told_field_by_field(stand: Stand) -> None:
    """Every field that differs, and no other."""
    done = {
        **NEWS,
        "status": "done",
        "completed": "2020-11-20",
        "dates": ["2020-03-01", "2020-04-01"],
        "summary": "Đăng tin hằng ngày",
        "figures": {"news_items": "10"},
        "evidence": [{"title": "Trang tin", "link": "https://a.vn/1"}, {"title": "Sổ", "file": "so.pdf"}],
    }
    changes = difference(
        stand("2020-12-02", {"results": [NEWS]}),
        stand("2020-12-03", {"results": [done], "reissued": "2020-12-03"}),
    )
    assert lines_of(changes, Event.CORRECTED) == [
        [
            "UBND phường Lộc Thọ, báo cáo năm 2020, bản gửi ngày 03/12/2020",
            "II.5.1 Trạng thái: Đang thực hiện → Hoàn thành",
            "II.5.1 Ngày hoàn thành: 20/11/2020",
            "II.5.1 Các ngày đã làm: 01/3/2020, 01/4/2020",
            "II.5.1 Kết quả: “Đăng tin hằng tuần” → “Đăng tin hằng ngày”",
            "II.5.1 Tin, bài đăng: 12 → 10 tin, bài",
            "II.5.1 Minh chứng: “Trang tin (https://a.vn/1) Sổ (so.pdf)”",
        ]
    ]
    assert headline(changes).vi.endswith(": 1 đơn vị sửa báo cáo, 2 số liệu giảm.")


def test_only_what_differs_is_told(stand: Stand) -> None:
    """A report in which one word is another."""
    other = {**NEWS, "summary": "Đăng tin hằng ngày"}
    [one] = difference(
        stand("2020-12-02", {"results": [NEWS]}), stand("2020-12-03", {"results": [other]})
    ).changes
    assert (one.event, one.what.en, one.before, one.after) == (
        Event.CORRECTED,
        "Result",
        "Đăng tin hằng tuần",
        "Đăng tin hằng ngày",
    )


def test_long_words_are_told_by_where_they_differ(stand: Stand) -> None:
    """What both begin with is left out."""
    words = "Tuyên truyền trên hệ thống truyền thanh của phường. " * 8
    before, after = ({**NEWS, "summary": f"{words}{end}"} for end in ("Đạt 5 buổi.", "Đạt 6 buổi."))
    changes = difference(
        stand("2020-12-02", {"results": [before]}), stand("2020-12-03", {"results": [after]})
    )
    [line] = told(changes, Event.CORRECTED)
    assert line.endswith(
        "II.5.1 Kết quả: “… truyền thanh của phường. Đạt 5 buổi.” → “… truyền thanh của phường. Đạt 6 buổi.”"
    )


def test_what_a_report_no_longer_says_is_told(stand: Stand) -> None:
    """An answer that was added, one that is gone, words that are gone; a reason."""
    postponed = {"item": "II.5.2", "status": "postponed", "reason": "Chờ kinh phí"}
    changes = difference(
        stand("2020-12-02", {"results": [NEWS, postponed]}),
        stand("2020-12-03", {"results": [{**NEWS, "summary": None}, {**SHOW, "item": "III.1"}]}),
    )
    assert lines_of(changes, Event.CORRECTED) == [
        [
            "UBND phường Lộc Thọ, báo cáo năm 2020",
            "II.5.1 Kết quả: “Đăng tin hằng tuần” → (không còn)",
            "III.1 Trạng thái: Hoàn thành",
        ]
    ]
    assert told(changes, Event.WITHDRAWN) == ["UBND phường Lộc Thọ, báo cáo năm 2020 | II.5.2 (tạm hoãn)"]


def test_the_rest_of_a_report_is_told_too(stand: Stand) -> None:
    """Money with its amounts; of other parts only that they are others."""
    changes = difference(
        stand("2020-12-02", {"funding": {"allocated": "5000000", "spent": "10"}, "proposals": ["A"]}),
        stand(
            "2020-12-03",
            {
                "funding": {"allocated": "5000000", "spent": "4000000"},
                "proposals": ["B"],
                "causes": ["C"],
            },
        ),
    )
    assert lines_of(changes, Event.CORRECTED) == [
        [
            "UBND phường Lộc Thọ, báo cáo năm 2020",
            "Đã chi (đồng): 10 → 4.000.000",
            "Nguyên nhân: đã sửa",
            "Kiến nghị, đề xuất: đã sửa",
        ]
    ]


def test_money_that_is_gone_is_told(stand: Stand) -> None:
    """A part that a report no longer has."""
    funding = {"funding": {"allocated": "50", "spent": "10"}}
    gone = difference(stand("2020-12-02", funding), stand("2020-12-03", {}))
    assert lines_of(gone, Event.CORRECTED) == [
        [
            "UBND phường Lộc Thọ, báo cáo năm 2020",
            "Kinh phí được giao (đồng): 50 → (không còn)",
            "Đã chi (đồng): 10 → (không còn)",
        ]
    ]


def test_a_report_that_is_gone_and_one_with_errors(stand: Stand) -> None:
    """Both count no longer; the second is still there."""
    before = take_snapshot(stand("2020-12-02", SHOWN))
    after = stand("2020-12-03")
    gone = find_changes(before, take_snapshot(after), Basis.GIT, revision="0123456789abcdef")
    assert told(gone, Event.WITHDRAWN) == ["Phòng Giáo dục và Đào tạo, báo cáo năm 2020"]
    assert told(gone, Event.REOPENED) == [
        "II.5.8 Tổ chức Triển lãm số (chưa đến kỳ báo cáo): Phòng Giáo dục và Đào tạo"
    ]
    assert "(theo git, bản ghi 0123456789)" in headline(gone).vi
    faulty = find_changes(before, take_snapshot(after, {(OFFICE, Period.of_year(2020))}), Basis.GIT)
    assert told(faulty, Event.WITHDRAWN) == [
        "Phòng Giáo dục và Đào tạo, báo cáo năm 2020 | báo cáo có lỗi, chưa được tính"
    ]


def test_mere_passing_of_the_day_makes_work_late(stand: Stand) -> None:
    """Work under way on its last day is late on the next, and so are reports that are not in."""
    result = {key: value for key, value in SHOW.items() if key != "completed"}
    running = {
        "unit": OFFICE,
        "received": "2020-09-01",
        "results": [{**result, "status": "in_progress"}],
    }
    late = difference(stand("2020-09-30", running), stand("2020-10-01", running))
    assert told(late, Event.LATE) == [
        "II.5.8 Tổ chức Triển lãm số (hạn 30/9/2020): Phòng Giáo dục và Đào tạo"
    ]
    assert headline(late).vi.endswith(": 1 việc mới quá hạn.")
    assert difference(stand("2020-09-29", running), stand("2020-09-30", running)).changes == ()
    reports = difference(stand("2020-12-09", running), stand("2020-12-10", running))
    [line] = told(reports, Event.LATE)
    assert line.startswith("Báo cáo năm 2020 chưa nộp khi hết hạn: 6 đơn vị: UBND phường Lộc Thọ, ")
    assert headline(reports).vi.endswith(": 6 báo cáo quá hạn nộp.")
    assert difference(stand("2020-12-10", running), stand("2020-12-11", running)).changes == ()


@pytest.mark.parametrize(
    ("was", "now", "event"),
    [
        ("in_progress", "postponed", Event.STOPPED),
        ("postponed", "cancelled", Event.STOPPED),
        ("done", "in_progress", Event.REOPENED),
        ("done", "postponed", Event.STOPPED),
        ("in_progress", "done", Event.DONE),
        ("postponed", "in_progress", None),
        ("in_progress", "not_started", None),
    ],
)
def test_work_that_moved(stand: Stand, was: str, now: str, event: Event | None) -> None:
    """What a change of state is called."""

    def report(status: str) -> Entry:
        days = {"completed": "2020-08-01"} if status == "done" else {}
        result = {"item": "II.5.8", "status": status, "reason": "Lý do", **days}
        return {"unit": OFFICE, "received": "2020-07-01", "results": [result]}

    changes = difference(stand("2020-08-02", report(was)), stand("2020-08-03", report(now)))
    assert events(changes) - {Event.CORRECTED} == ({event} if event else set())


def test_figures_that_fell_of_a_unit_and_of_the_whole(stand: Stand) -> None:
    """An amount that grows is no news of this sort."""
    less = {**NEWS, "figures": {"news_items": "7"}}
    other = {"unit": COMMUNE, "results": [NEWS]}
    fell = difference(
        stand("2020-12-02", {"results": [NEWS]}, other), stand("2020-12-03", {"results": [less]}, other)
    )
    assert lines_of(fell, Event.FELL) == [
        [
            "II.5.1 Duy trì trang TTĐT",
            "Tin, bài đăng, toàn kế hoạch: 24 → 19 tin, bài",
            "Tin, bài đăng, UBND phường Lộc Thọ: 12 → 7 tin, bài",
        ]
    ]
    rose = difference(
        stand("2020-12-02", {"results": [less]}, other), stand("2020-12-03", {"results": [NEWS]}, other)
    )
    assert Event.FELL not in events(rose)


# What the plan says.


def test_an_amended_plan_a_merged_unit_and_what_was_decided(stand: Stand) -> None:
    """What documents say is told from the day on which they are known and in force."""
    items, units = deepcopy(FRAME["activities"]), deepcopy(FRAME["units"])
    units[0] |= {"until": "2020-06-30", "successor": "phuong-vinh-hoa"}
    document = {"number": "9/KH-UBND", "date": "2020-07-01"}
    letter = {"number": "77/UBND", "date": "2020-07-01"}
    items[0] |= {"ended_by": "9/KH-UBND"}
    items[2] |= {"ended_by": "9/KH-UBND"}
    new = {"id": "II.5.9", "text": "Việc thêm", "added_by": "9/KH-UBND"}
    other = {**FRAME["activities"][0], "added_by": "9/KH-UBND", "text": "Cổng mới"}
    parts: Entry = {
        "activities": [*items, other, new],
        "units": units,
        "amendments": [document],
        "figures": [],
        "reporting": {
            "extensions": [
                {
                    "units": ["cong-an"],
                    "periods": ["2020"],
                    "document": letter,
                    "deadline": {"by": "2020-12-20"},
                }
            ],
            "excused": [{"units": [COMMUNE], "periods": ["2020"], "document": letter}],
        },
    }
    changes = difference(stand("2020-06-30", **parts), stand("2020-07-02", **parts))
    assert told(changes, Event.UNIT) == [
        "UBND phường Lộc Thọ | Kết thúc ngày: 30/6/2020 | Đơn vị kế thừa: UBND phường Vĩnh Hòa",
        "UBND xã Vĩnh Lương | Báo cáo năm 2020, được miễn theo: Văn bản số 77/UBND ngày 01/7/2020",
        "Công an thành phố Nha Trang | Báo cáo năm 2020, được gia hạn đến ngày: 20/12/2020",
    ]
    assert told(changes, Event.ITEM) == [
        "Mới có Kế hoạch số 9/KH-UBND ngày 01/7/2020",
        "II.5.1 Duy trì trang TTĐT | Nội dung: Duy trì trang thông tin điện tử các xã, phường → Cổng mới",
        "II.5.9 Việc thêm | Mới có",
        "II.5.8 Tổ chức Triển lãm số | Không còn",
    ]
    assert difference(stand("2020-07-02", **parts), stand("2020-07-03", **parts)).changes == ()
    back = difference(stand("2020-07-02", **parts), stand("2020-07-03"))
    excused = "UBND xã Vĩnh Lương | Báo cáo năm 2020, được miễn theo: Văn bản số 77/UBND ngày 01/7/2020"
    assert f"{excused} → (không còn)" in told(back, Event.UNIT)


def test_targets_and_days_of_reports_that_changed(stand: Stand) -> None:
    """The plan was edited without a document; a new item with many words is told by its first."""
    figures, periods = deepcopy(FRAME["figures"]), deepcopy(FRAME["reporting"]["periods"])
    figures[0]["target"] = {"at_least": "20", "per": "unit", "each": "year"}
    periods[0]["deadline"] = {"before": "2020-12-20"}
    long = {"id": "II.9", "short": "Việc thêm", "text": "Tổ chức tuyên truyền " * 20}
    parts = {
        "figures": figures,
        "reporting": {"periods": periods},
        "activities": [*FRAME["activities"], long],
    }
    changes = difference(stand("2020-05-01"), stand("2020-05-02", **parts))
    assert told(changes, Event.ITEM) == [
        "Số liệu Tin, bài đăng – Chỉ tiêu: mỗi đơn vị ít nhất 20 tin, bài trong năm",
        "Báo cáo năm 2020 – Thời hạn: trước ngày 10/12/2020 → trước ngày 20/12/2020",
        f"II.9 Việc thêm | Mới có: {'Tổ chức tuyên truyền ' * 7}Tổ chức …",
    ]
    assert headline(changes).vi.endswith(": 3 nội dung kế hoạch thay đổi.")


def test_a_unit_that_is_new_or_gone(stand: Stand) -> None:
    """The roster was edited without a document."""
    fewer = {
        "units": [one for one in FRAME["units"] if one["id"] != "hoi-nong-dan"],
        "reporting": {"requested": []},
    }
    assert told(difference(stand("2020-05-01", **fewer), stand("2020-05-02")), Event.UNIT) == [
        "Hội Nông dân thành phố Nha Trang | Mới có"
    ]
    assert told(difference(stand("2020-05-01"), stand("2020-05-02", **fewer)), Event.UNIT) == [
        "Hội Nông dân thành phố Nha Trang | Không còn"
    ]


# Days of receipt, and the register.


def arrival(number: int, arrived: str, result: str, **more: object) -> Arrival:
    """Something that came, by the register."""
    entry = {"number": str(number), "unit": WARD, "period": "2020", "arrived": arrived, "way": "email"}
    return Arrival.model_validate({**entry, "result": result, **more})


def status_of(
    plan: Plan, day: str, reports: list[Report], *arrivals: Arrival, period: Period | None = None
) -> Status:
    """Where a plan stands on a day, with what the register knows."""
    return compute_status(plan, reports, date.fromisoformat(day), period, arrivals)


def test_days_of_receipt_tell_what_came_and_say_what_they_do_not_know(stand: Stand) -> None:
    """What came again has other words, nobody knows which."""
    status = stand(
        "2020-12-06",
        {"received": "2020-12-02", "results": [NEWS]},
        {"unit": COMMUNE, "received": "2020-12-05", "results": [NEWS]},
        {"unit": "phuong-vinh-hoa", "received": "2020-12-01", "reissued": "2020-12-05", "results": [NEWS]},
        {"unit": "cong-an", "received": "2020-12-01", "accepted": "2020-12-04", "results": []},
    )
    changes = changes_by_receipt(status, date(2020, 12, 3))
    assert told(changes, Event.ARRIVED) == [
        "Báo cáo năm 2020, nhận ngày 04/12/2020: Công an thành phố Nha Trang",
        "Báo cáo năm 2020, nhận ngày 05/12/2020: UBND xã Vĩnh Lương",
    ]
    assert told(changes, Event.CORRECTED) == [
        "UBND phường Vĩnh Hòa, báo cáo năm 2020, bản gửi ngày 05/12/2020 | Gửi bản thay thế, bổ sung"
    ]
    assert "(theo ngày nhận)" in headline(changes).vi
    assert "không biết trước đó đã viết gì" in changes.notes[0].vi


def test_the_register_tells_what_was_sent_back_and_replaced(
    make_plan: Callable[..., Plan], make_report: Callable[..., Report]
) -> None:
    """From the day on which it was decided."""
    plan = make_plan()
    back = status_of(plan, "2020-12-06", [], arrival(1, "2020-12-02", "asked_back", decided="2020-12-05"))
    changes = changes_by_receipt(back, date(2020, 12, 3))
    assert told(changes, Event.SENT_BACK) == [
        "UBND phường Lộc Thọ, báo cáo năm 2020: trả lại để sửa, ngày 05/12/2020"
    ]
    assert changes_by_receipt(back, date(2020, 12, 5)).changes == ()
    report = make_report(received="2020-12-01", results=[NEWS])
    taken = (
        arrival(1, "2020-12-01", "taken"),
        arrival(2, "2020-12-05", "taken", replaces=["1"]),
    )
    replaced = changes_by_receipt(status_of(plan, "2020-12-06", [report], *taken), date(2020, 12, 3))
    assert told(replaced, Event.CORRECTED) == [
        "UBND phường Lộc Thọ, báo cáo năm 2020, bản gửi ngày 05/12/2020 | Gửi bản thay thế, bổ sung"
    ]
    refused = (taken[0], arrival(2, "2020-12-05", "refused"))
    changes = changes_by_receipt(status_of(plan, "2020-12-06", [report], *refused), date(2020, 12, 3))
    assert events(changes) == {Event.SENT_BACK}


def test_a_report_that_is_only_counted_now_is_told_so(stand: Stand) -> None:
    """It came before the earlier day, but was typed in or put right later."""
    report = {"received": "2020-12-01", "results": [NEWS]}
    changes = difference(stand("2020-12-02"), stand("2020-12-03", report))
    assert told(changes, Event.ARRIVED) == [
        "Báo cáo năm 2020, nhận ngày 01/12/2020 (nay mới được tính): UBND phường Lộc Thọ"
    ]


# What is kept.


@settings(max_examples=60, deadline=None)
@given(worlds_that_grow())
def test_a_snapshot_differs_in_nothing_from_itself_and_comes_back_whole(pair: tuple[World, World]) -> None:
    """On plans at random; of any two every change is told in some line."""
    before, after = (snapshot_of(world) for world in pair)
    for one in (before, after):
        assert compare_snapshots(one, one) == ()
        assert decode_snapshot(encode_snapshot(one)) == one
        assert encode_snapshot(one) == encode_snapshot(decode_snapshot(encode_snapshot(one)) or one)
    later = replace(after, as_of=after.as_of + timedelta(days=1))
    for changes in (find_changes(before, later, Basis.PAGE), find_changes(later, before, Basis.GIT)):
        assert {one.event for one in changes.changes} == {group.event for group in tell(changes)}
        assert all(group.many for group in tell(changes))
        assert headline(changes).vi
        for group in tell(changes):
            assert all(line.words.vi and line.words.en for line in group.lines)


def snapshot_of(world: World) -> Snapshot:
    """What there was to be said of a plan at random."""
    plan = Plan.model_validate(world.plan)
    period = parse_period(world.period) if world.period else None
    return take_snapshot(
        compute_status(
            plan,
            [Report.model_validate(one) for one in world.reports],
            world.today,
            period,
            [Arrival.model_validate(one) for one in world.arrivals],
        )
    )


@pytest.fixture(scope="module")
def kept(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Snapshot:
    """A snapshot in which there is something of everything."""
    report = make_report(
        results=[{**NEWS, "figures": {"news_items": "12.5"}}, SHOW],
        funding={"allocated": "5", "spent": "2"},
        proposals=["A"],
    )
    return take_snapshot(
        status_of(make_plan(), "2020-12-02", [report], arrival(1, "2020-12-01", "taken")),
        {(COMMUNE, None)},
    )


def test_what_was_kept_is_read_as_it_was(kept: Snapshot) -> None:
    """With decimals, money, the register and reports with errors."""
    assert decode_snapshot(encode_snapshot(kept)) == kept


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "other"},
        {"version": 2},
        {"as_of": "hôm nay"},
        {"as_of": None},
        {"within": ["2020-99"]},
        {"within": []},
        {"illustrative": 1},
        {"units": ["a"]},
        {"units": {"a": 5}},
        {"units": {"a": "\ud800"}},
        {"states": [["II.1", "a", "happy"]]},
        {"states": [["II.1", "a"]]},
        {"totals": [["II.1", "a", "NaN"]]},
        {"totals": [["II.1", "a", "1e999999"]]},
        {"totals": [["II.1", "a", True]]},
        {"amounts": [["II.1", "a", "b", 10**40]]},
        {"reports": [["a", ["2020"], [1]]]},
        {"booked": [["1", "a"]]},
        {"missing": 5},
    ],
)
def test_what_is_not_as_it_was_written_is_no_snapshot(kept: Snapshot, change: Entry) -> None:
    """One part of it is something else."""
    data = json.loads(encode_snapshot(kept)) | change
    assert decode_snapshot(json.dumps(data).encode()) is None


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b"{}", b"[" * 100_000, b'{"kind": NaN}', b'{"kind": 1.5}', b"9" * 5000]
)
def test_damaged_bytes_are_no_snapshot(content: bytes) -> None:
    """Whatever stands in the file."""
    assert decode_snapshot(content) is None


# Pages.


def test_the_last_page_is_that_of_an_earlier_day(tmp_path: Path, stand: Stand) -> None:
    """So a page that is made twice on one day says the same."""
    first, second = stand("2020-12-02"), stand("2020-12-04", {"results": [NEWS]})
    assert changes_since_last_page(tmp_path, take_snapshot(first)) is None
    assert keep_snapshot(tmp_path, take_snapshot(first)) is None
    assert changes_since_last_page(tmp_path, take_snapshot(first)) is None
    once = changes_since_last_page(tmp_path, take_snapshot(second))
    assert once
    assert (once.basis, once.since, once.until) == (Basis.PAGE, date(2020, 12, 2), date(2020, 12, 4))
    assert keep_snapshot(tmp_path, take_snapshot(second)) is None
    assert changes_since_last_page(tmp_path, take_snapshot(second)) == once
    assert changes_since_last_page(tmp_path, take_snapshot(stand("2020-12-03"))) is not None


def test_a_page_of_another_part_of_the_year_is_no_page(tmp_path: Path, stand: Stand) -> None:
    """The half has pages of its own."""
    keep_snapshot(tmp_path, take_snapshot(stand("2020-12-02")))
    half = Period(2020, 1, "half")
    assert last_page(tmp_path, half, date(2020, 12, 4)).snapshot is None


def test_the_last_pages_are_kept_and_no_more(tmp_path: Path, stand: Stand) -> None:
    """Of what is not ours nothing is deleted."""
    snapshot = take_snapshot(stand("2020-12-02"))
    folder = tmp_path / ".ttdn" / "pages" / "2020"
    folder.mkdir(parents=True)
    (folder / "ghi-chú.txt").write_text("của tôi", encoding="utf-8")
    (folder / "2020-99-99.json").write_text("", encoding="utf-8")
    for number in range(MANY + 3):
        keep_snapshot(tmp_path, replace(snapshot, as_of=date(2020, 1, 1) + timedelta(days=number)))
    names = sorted(path.name for path in folder.iterdir())
    assert names[:2] == ["2020-01-04.json", "2020-01-05.json"]
    assert len(names) == MANY + 2


def test_a_damaged_page_is_said_and_the_one_before_is_taken(tmp_path: Path, stand: Stand) -> None:
    """A page that says it is of another day is one."""
    keep_snapshot(tmp_path, take_snapshot(stand("2020-12-01")))
    keep_snapshot(tmp_path, take_snapshot(stand("2020-12-02")))
    keep_snapshot(tmp_path, take_snapshot(stand("2020-12-03")))
    folder = tmp_path / ".ttdn" / "pages" / "2020"
    (folder / "2020-12-03.json").write_bytes(b"{")
    (folder / "2020-12-02.json").write_bytes((folder / "2020-12-01.json").read_bytes())
    changes = changes_since_last_page(tmp_path, take_snapshot(stand("2020-12-04")))
    assert changes
    assert changes.since == date(2020, 12, 1)
    assert [note.en.partition(" is ")[0] for note in changes.notes] == [
        "The kept page .ttdn/pages/2020/2020-12-03.json",
        "The kept page .ttdn/pages/2020/2020-12-02.json",
    ]


def test_no_link_leads_what_is_kept_out_of_the_folder(tmp_path: Path, stand: Stand) -> None:
    """Neither for writing nor for reading."""
    root, outside = tmp_path / "a", tmp_path / "b"
    outside.mkdir()
    (root / ".ttdn").mkdir(parents=True)
    (root / ".ttdn" / "pages").symlink_to(outside)
    said = keep_snapshot(root, take_snapshot(stand("2020-12-01")))
    assert said
    assert not list(outside.iterdir())
    keep_snapshot(tmp_path / "c", take_snapshot(stand("2020-12-01")))
    (outside / "2020").mkdir()
    page = tmp_path / "c" / ".ttdn" / "pages" / "2020" / "2020-12-01.json"
    (outside / "2020" / page.name).write_bytes(page.read_bytes())
    assert changes_since_last_page(root, take_snapshot(stand("2020-12-04"))) is None
    page.rename(tmp_path / "x.json")
    page.symlink_to(tmp_path / "x.json")
    assert changes_since_last_page(tmp_path / "c", take_snapshot(stand("2020-12-04"))) is None


def test_nothing_is_kept_in_a_frozen_year(tmp_path: Path, stand: Stand) -> None:
    """Its page can be made all the same."""
    (tmp_path / "LUU-TRU.yaml").write_text("", encoding="utf-8")
    assert keep_snapshot(tmp_path, take_snapshot(stand("2020-12-01"))) is None
    assert not (tmp_path / ".ttdn").exists()
