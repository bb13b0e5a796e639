"""Two periods side by side: what is one work in two plans, like for like, in words and tables."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ttdn.counting import compute_status
from ttdn.language import Text
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.status import Status
from ttdn.status.states import Rate
from ttdn.two_periods.brief import brief_table
from ttdn.two_periods.compared import Why
from ttdn.two_periods.comparing import TwoPeriods, compare_periods
from ttdn.two_periods.items import Match, pair_items
from ttdn.two_periods.tables import TABLES
from ttdn.two_periods.words import comparison_words, doubts

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Stand = Callable[..., Status]

WARDS = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
QUARTERS = [{"every": "quarter", "by_day": "10"}, {"period": "2020", "deadline": {"by": "2020-12-20"}}]


def period(text: str) -> Period:
    """A period that must be readable."""
    found = parse_period(text)
    assert found is not None
    return found


def item(number: str, text: str, **more: object) -> dict[str, object]:
    """An item that the communes owe."""
    return {"id": number, "text": text, "owners": {"read": ["ubnd-xa-phuong"]}, **more}


def result(number: str = "II.5.1", **more: object) -> dict[str, object]:
    """What a unit says of an item: carried out, with words."""
    return {"item": number, "status": "in_progress", "summary": "Đã làm.", **more}


def each(units: Sequence[str], told: Mapping[str, object]) -> dict[str, list[Mapping[str, object]]]:
    """The same result of several units."""
    return {unit: [told] for unit in units}


@pytest.fixture
def at(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Stand:
    """Where a plan stands in a period, by the results of some units; early in the year after."""

    def compute(
        within: str,
        reports: Mapping[str, Sequence[Mapping[str, object]]],
        money: Mapping[str, tuple[int, int]] | None = None,
        as_of: str = "",
        **parts: Any,  # noqa: ANN401 - whatever make_plan takes
    ) -> Status:
        wanted = period(within)
        parts.setdefault(
            "reporting", {"periods": [{"period": within, "deadline": {"by": f"{wanted.year}-12-20"}}]}
        )
        told = [
            make_report(
                unit=unit,
                period=within,
                received=f"{wanted.year}-12-01",
                results=results,
                **(
                    {"funding": dict(zip(("allocated", "spent"), map(str, (money or {})[unit]), strict=True))}
                    if unit in (money or {})
                    else {}
                ),
            )
            for unit, results in reports.items()
        ]
        plan = make_plan(year=str(wanted.year), **parts)
        day = date.fromisoformat(as_of) if as_of else date(wanted.year + 2, 2, 1)
        return compute_status(plan, told, day, wanted)

    return compute


def said(two: TwoPeriods) -> str:
    """All sentences in Vietnamese."""
    return "\n".join(one.vi for one in comparison_words(two))


# Which item of one plan is which of another.


def pairs(make_plan: Callable[..., Plan], now: Sequence[object], before: Sequence[object]) -> dict[str, str]:
    """The pairs of two plans with some activities, as ``number in 2020 (number in 2019): how``."""
    plans = [
        make_plan(year=year, activities=list(items), forms=[], duties=[], tasks=[])
        for year, items in (("2020", now), ("2019", before))
    ]
    return {
        f"{one.now.id if one.now else '-'} {one.before.id if one.before else '-'}": str(one.match)
        for one in pair_items(*plans)
    }


def test_same_number_and_words_are_one_item(make_plan: Callable[..., Plan]) -> None:
    """The year in the words is that of the plan, and makes no difference."""
    now = [item("II.5.1", "Tuyên truyền về ASEAN năm 2020 trên cổng thông tin")]
    before = [item("II.5.1", "Tuyên truyền về ASEAN năm 2019 trên cổng thông tin")]
    assert pairs(make_plan, now, before) == {"II.5.1 II.5.1": "same"}


def test_item_under_another_number_is_found_by_its_words(make_plan: Callable[..., Plan]) -> None:
    """Other work under the old number is not taken for it."""
    now = [
        item("II.5.1", "Tổ chức hội thi văn nghệ quần chúng"),
        item("II.5.2", "Duy trì trang thông tin điện tử"),
    ]
    before = [item("II.5.1", "Duy trì trang thông tin điện tử"), item("II.5.3", "Trồng cây xanh đầu xuân")]
    assert pairs(make_plan, now, before) == {
        "II.5.1 -": "only_now",
        "II.5.2 II.5.1": "renumbered",
        "- II.5.3": "only_before",
    }


def test_work_that_begins_alike_is_not_one(make_plan: Callable[..., Plan]) -> None:
    """What all items say tells none from another; what one alone says does."""
    begun = "Tuyên truyền trên hệ thống loa truyền thanh cơ sở về"
    now = [item("II.5.1", f"{begun} biển đảo"), item("II.5.2", f"{begun} phòng cháy")]
    before = [item("II.5.1", f"{begun} bầu cử"), item("II.5.2", f"{begun} phòng cháy")]
    assert pairs(make_plan, now, before) == {
        "II.5.1 -": "only_now",
        "II.5.2 II.5.2": "same",
        "- II.5.1": "only_before",
    }


def test_documents_that_differ_in_their_numbers_differ(make_plan: Callable[..., Plan]) -> None:
    """Of two tasks that only the number of a document tells apart each finds its own."""
    words = "Thực hiện các nhiệm vụ theo Kế hoạch số {} của tỉnh"
    now = [item("II.5.1", words.format(3602)), item("II.5.2", words.format(475))]
    before = [item("II.5.1", words.format(475)), item("II.5.2", words.format(3602))]
    assert pairs(make_plan, now, before) == {"II.5.1 II.5.2": "renumbered", "II.5.2 II.5.1": "renumbered"}


def test_changed_words_under_one_number_are_told(make_plan: Callable[..., Plan]) -> None:
    """Also where nothing but the short name is the same, since the text is still to be filled in."""
    text = "Cập nhật, duy trì hoạt động của trang thông tin điện tử các xã, phường"
    now = [
        item("II.5.1", f"{text}, mỗi tuần 05 tin"),
        item("II.5.2", "[Nguyên văn mục II.5.2.]", short="Hội thi văn nghệ"),
    ]
    before = [item("II.5.1", text), item("II.5.2", "Tổ chức hội thi", short="Hội thi văn nghệ")]
    assert pairs(make_plan, now, before) == {"II.5.1 II.5.1": "reworded", "II.5.2 II.5.2": "reworded"}


def test_of_several_alike_none_is_guessed(make_plan: Callable[..., Plan]) -> None:
    """Words that stand twice, and no number to tell them apart."""
    now = [item("II.5.1", "Phối hợp thực hiện nhiệm vụ")]
    before = [item("II.5.7", "Phối hợp thực hiện nhiệm vụ"), item("II.5.8", "Phối hợp thực hiện nhiệm vụ")]
    assert set(pairs(make_plan, now, before)) == {"II.5.1 -", "- II.5.7", "- II.5.8"}
    assert "II.5.1 II.5.1" in pairs(make_plan, now, [item("II.5.1", "Phối hợp thực hiện nhiệm vụ"), *before])


def test_items_of_two_quarters_of_one_plan_are_themselves(at: Stand) -> None:
    """Within a year nothing is matched by words."""
    two = compare_periods(at("2020-Q2", {}), at("2020-Q1", {}))
    assert {pair.match for pair in two.pairs} == {Match.SAME}


# Reports and work.


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (
            3,
            1,
            (
                "So với quý I năm 2020, số đơn vị đã nộp báo cáo tăng từ 1/7 lên 3/7 đơn vị "
                "(tăng 28,57 điểm phần trăm)."
            ),
        ),
        (
            1,
            3,
            (
                "So với quý I năm 2020, số đơn vị đã nộp báo cáo giảm từ 3/7 xuống 1/7 đơn vị "
                "(giảm 28,57 điểm phần trăm)."
            ),
        ),
        (2, 2, "So với quý I năm 2020, số đơn vị đã nộp báo cáo giữ nguyên: 2/7 đơn vị (28,57%)."),
    ],
)
def test_reports_in(at: Stand, now: int, before: int, words: str) -> None:
    """More, fewer or as many; the change is told in percentage points."""
    two = compare_periods(
        at("2020-Q2", each(WARDS[:now], result())),
        at("2020-Q1", each(WARDS[:before], result())),
    )
    assert comparison_words(two)[0].vi == words


def test_where_the_whole_is_another_the_shares_are_told(at: Stand) -> None:
    """More reports of more units may be a smaller share."""
    reporting = {"required": list(WARDS[:2]), "periods": [{"period": "2019"}], "requested": []}
    two = compare_periods(
        at("2020", each(WARDS[:2], result())),
        at("2019", {WARDS[0]: [result()]}, reporting=reporting),
    )
    assert comparison_words(two)[0] == Text(
        "So với năm 2019, tỷ lệ đơn vị đã nộp báo cáo giảm từ 1/2 đơn vị (50,00%) xuống 2/7 đơn vị (28,57%), "
        "tức giảm 21,43 điểm phần trăm.",
        "Against 2019, the share of units that sent their report fell from 1/2 units (50,00%) to 2/7 units "
        "(28,57%), down 21,43 percentage points.",
    )
    half = compare_periods(
        at(
            "2020",
            each(WARDS[:2], result()),
            reporting={
                **reporting,
                "required": [*WARDS[:2], "cong-an", "trung-tam-van-hoa"],
                "periods": [{"period": "2020"}],
            },
        ),
        at("2019", {WARDS[0]: [result()]}, reporting=reporting),
    )
    assert "không đổi: 2/4 đơn vị (50,00%), kỳ trước 1/2 đơn vị (50,00%)" in said(half)


def test_work_by_its_two_measures(at: Stand) -> None:
    """Work with a deadline and standing work are never one number."""
    school = "phong-giao-duc-dao-tao"
    done = {"item": "II.5.8", "status": "done", "completed": "2020-09-01", "summary": "Xong."}
    two = compare_periods(
        at("2020", {school: [done], WARDS[0]: [result()]}),
        at(
            "2019",
            {school: [], WARDS[0]: []},
        ),
    )
    words = said(two)
    assert (
        "Số nhiệm vụ có thời hạn đã hoàn thành tăng từ 0/1 lên 1/1 nhiệm vụ (tăng 100 điểm phần trăm)."
        in words
    )
    assert "nhiệm vụ thường xuyên đã thực hiện tăng" in words
    assert "tăng nhiều nhất: mục II.5.8 (Tổ chức Triển lãm số) 100 điểm phần trăm" in words


def test_reports_on_parts_of_the_period(at: Stand) -> None:
    """Where the plan asks for quarters only, those of the half are counted, and called reports."""
    reporting = {"periods": [{"every": "quarter", "by_day": "10"}]}
    two = compare_periods(at("2020-H1", {}, reporting=reporting), at("2019-H1", {}, reporting=reporting))
    assert [one.sent and one.sent.whole for one in two.reports] == [14, 14]
    assert "báo cáo đã nộp" in said(two)


def test_what_nobody_was_asked_has_no_share(at: Stand) -> None:
    """Reports that came all the same are counted, and why there is no more is said."""
    reporting = {"periods": [{"period": "2020"}]}
    two = compare_periods(
        at("2020-Q2", {WARDS[0]: [result()]}, reporting=reporting), at("2020-Q1", {}, reporting=reporting)
    )
    assert (
        said(two)
        == "So với quý I năm 2020, có 01 đơn vị báo cáo quý II năm 2020, 0 đơn vị báo cáo quý I năm 2020."
    )
    told = "\n".join(one.vi for one in doubts(two))
    assert "không yêu cầu báo cáo quý II năm 2020" in told
    assert "chưa có báo cáo hợp lệ nào về quý I năm 2020." in told


def test_period_that_is_not_over_is_told(at: Stand) -> None:
    """Until the last day on which reports may come, or of the period, its numbers are not complete."""
    before = at("2019", {WARDS[0]: [result()]}, as_of="2020-12-20")
    quarter = {"period": "2020-Q4", "deadline": {"by": "2021-01-10"}}
    year = {"period": "2020", "deadline": {"before": "2020-12-10"}}
    for as_of, periods, why in (
        ("2020-12-01", [year], "Báo cáo năm 2020 còn nộp đến ngày 09/12/2020"),
        ("2020-12-20", [year], "Năm 2020 đến ngày 31/12/2020 mới hết"),
        ("2020-12-20", [quarter, year], "Báo cáo quý IV năm 2020 còn nộp đến ngày 10/01/2021"),
    ):
        early = at("2020", {WARDS[0]: [result()]}, as_of=as_of, reporting={"periods": periods})
        told = [one.vi for one in doubts(compare_periods(early, before))]
        assert told == [f"{why}: số của năm 2020 chưa đầy đủ."]
    late = at("2020", {WARDS[0]: [result()]}, as_of="2021-01-01")
    assert doubts(compare_periods(late, before)) == []


def test_times_of_other_length_have_no_change(at: Stand) -> None:
    """Both are told, and that they differ."""
    figures = {"news_items": "12"}
    two = compare_periods(
        at("2020-H1", {WARDS[0]: [result(figures=figures)]}, {WARDS[0]: (10, 5)}),
        at("2019-Q4", {WARDS[0]: [result(figures={"news_items": "5"})]}, {WARDS[0]: (8, 4)}),
    )
    words = said(two)
    assert words.startswith("6 tháng đầu năm 2020 và quý IV năm 2019 dài ngắn khác nhau")
    assert "tăng" not in words.partition("\n")[2]
    assert "6 tháng đầu năm 2020 là 1/7 đơn vị (14,29%); quý IV năm 2019 là 1/7 đơn vị (14,29%)" in words
    assert [line.why for line in two.figures] == [Why.OTHER_LENGTH]
    row = dict(
        zip(
            [one.name for one in TABLES["overall"]([two]).columns],
            TABLES["overall"]([two]).rows[0],
            strict=True,
        )
    )
    assert row["points"] is None


def test_report_is_not_held_against_itself(
    make_plan: Callable[..., Plan], make_report: Callable[..., Report]
) -> None:
    """Of a year and its first half no unit has "given both" because its only report stands in both."""
    plan, day = make_plan(year="2020"), date(2021, 2, 1)
    reports = [
        make_report(
            unit=unit, period=of, received=f"{of[:4]}-08-01", results=[result(figures={"news_items": "5"})]
        )
        for unit, of in ((WARDS[0], "2020-H1"), (WARDS[1], "2020-H1"), (WARDS[1], "2020"))
    ]
    year, half = (compute_status(plan, reports, day, period(of)) for of in ("2020", "2020-H1"))
    (line,) = compare_periods(year, half).figures
    assert (line.why, line.compared) == (Why.OTHER_LENGTH, None)
    (line,) = compare_periods(half, half).figures
    assert line.compared is not None


# Figures and money.


def test_figures_like_for_like(at: Stand) -> None:
    """Of the units that gave both; where others did, who is compared is said."""
    before = at("2019", each(WARDS, result(figures={"news_items": "10"})))
    now = at("2020", {WARDS[0]: [result(figures={"news_items": "12"})]})
    two = compare_periods(now, before)
    assert "12 tin, bài, riêng 1/3 đơn vị có số liệu cả hai kỳ tăng 02 tin, bài (20,00%)" in said(two)
    (line,) = two.figures
    assert line.why is Why.SAME_UNITS
    table = TABLES["figure"]([two])
    row = dict(zip(table.headings(None), table.rows[0], strict=True))
    assert (row["now"], row["before"], row["compared_now"], row["compared_before"]) == (12, 30, 12, 10)


def test_figure_of_one_period_only_is_listed(at: Stand) -> None:
    """What was not reported then is no rise from nothing."""
    two = compare_periods(
        at("2020", {WARDS[0]: [result(figures={"news_items": "12"})]}), at("2019", {WARDS[0]: [result()]})
    )
    assert [line.why for line in two.figures] == [Why.ONLY_NOW]
    other = compare_periods(
        at("2020", {WARDS[0]: [result()]}), at("2019", {WARDS[0]: [result(figures={"news_items": "12"})]})
    )
    assert [line.why for line in other.figures] == [Why.ONLY_BEFORE]
    apart = compare_periods(
        at("2020", {WARDS[0]: [result(figures={"news_items": "12"})]}),
        at("2019", {WARDS[1]: [result(figures={"news_items": "12"})]}),
    )
    assert [line.why for line in apart.figures] == [Why.NO_COMMON]
    for two_periods in (two, other, apart):
        assert "tin, bài (" not in said(two_periods)
        assert brief_table(two_periods, "figure").rows


def test_year_of_some_quarters_is_not_held_against_a_whole_one(
    at: Stand, make_report: Callable[..., Report]
) -> None:
    """It is listed, and why it is not compared is said."""
    before = at("2019", {WARDS[0]: [result(figures={"news_items": "40"})]})
    report = make_report(
        period="2020-Q1", received="2020-04-01", results=[result(figures={"news_items": "10"})]
    )
    plan = at("2020", {}).plan
    now = compute_status(plan, [report], date(2021, 2, 1), plan.period)
    two = compare_periods(now, before)
    assert [line.why for line in two.figures] == [Why.PARTIAL]
    assert "Chưa so sánh được vì báo cáo chưa đến hết kỳ: Tin, bài đăng" in said(two)


def test_money(at: Stand) -> None:
    """Allocated and spent, of the same units."""
    now = at("2020", {WARDS[0]: [result()]}, {WARDS[0]: (12_000_000, 6_000_000)})
    then = at("2019", {WARDS[0]: [result()]}, {WARDS[0]: (10_000_000, 6_000_000)})
    assert comparison_words(compare_periods(now, then))[-1].vi == (
        "Kinh phí được giao 12.000.000 đồng, tăng 2.000.000 đồng (20,00%) so với năm 2019; "
        "kinh phí đã sử dụng 6.000.000 đồng, bằng năm 2019."
    )
    other = at("2019", each(WARDS, result()), dict.fromkeys(WARDS, (10_000_000, 7_000_000)))
    assert "riêng 1/3 đơn vị báo cáo cả hai kỳ tăng 2.000.000 đồng" in said(compare_periods(now, other))
    apart = at("2019", {WARDS[1]: [result()]}, {WARDS[1]: (10_000_000, 7_000_000)})
    assert "Kinh phí được giao 12.000.000 đồng, năm 2019 10.000.000 đồng" in said(compare_periods(now, apart))
    assert compare_periods(at("2020", {}), at("2019", {})).money is None


def test_targets_stand_side_by_side(at: Stand) -> None:
    """What is to be reached under an item, and how far it was in either period."""
    figure = {
        "id": "news",
        "label": "Tin bài",
        "unit": "tin",
        "items": ["II.5.1"],
        "target": {"at_least": "20", "per": "plan", "each": "year"},
    }
    given = [result(figures={"news": "25"})], [result(figures={"news": "15"})]
    two = compare_periods(
        at("2020", {WARDS[0]: given[0]}, figures=[figure]), at("2019", {WARDS[0]: given[1]}, figures=[figure])
    )
    table = TABLES["target"]([two])
    (row,) = table.rows
    told = dict(zip(table.headings(None), row, strict=True))
    assert told["reach"] == Text("25/20, bằng 125,00%, đạt chỉ tiêu", "25/20 (125,00%), reached")
    assert told["reach_before"] == Text("15/20, bằng 75,00%, không đạt chỉ tiêu", "15/20 (75,00%), missed")
    assert len(brief_table(two, "target").rows) == 1


def test_targets_in_words(at: Stand) -> None:
    """How many of those of both periods were reached."""
    figure = {
        "id": "news",
        "label": "Tin bài",
        "unit": "tin",
        "items": ["II.5.1"],
        "target": {"at_least": "20", "per": "plan", "each": "year"},
    }
    now, before = (
        at(year, {WARDS[0]: [result(figures={"news": amount})]}, figures=[figure])
        for year, amount in (("2020", "25"), ("2019", "15"))
    )
    words = comparison_words(compare_periods(now, before))
    assert (
        Text(
            "Chỉ tiêu có ở cả hai kỳ: đạt 1/1, năm 2019 đạt 0/1.",
            "Targets of both periods: 1/1 reached, in 2019 0/1.",
        )
        in words
    )


@pytest.mark.parametrize(
    ("figure", "now", "before", "cell", "words"),
    [
        ({}, 33, 21, "+12 (+57,14%)", "33 tin, tăng 12 tin (57,14%)"),
        ({}, 21, 33, "−12 (−36,36%)", "21 tin, giảm 12 tin (36,36%)"),
        ({}, 21, 21, "0", "21 tin, không đổi"),
        ({}, 21, 0, "+21", "21 tin, tăng 21 tin"),
        ({}, 35, 10, "+25 (+250,00%)", "35 tin, tăng 25 tin, gấp 3,5 lần"),
        ({"unit": "%", "total": "mean"}, 90, 80, "+10 điểm %", "90%, tăng 10 điểm phần trăm"),
    ],
)
def test_percent_and_points_are_kept_apart(
    at: Stand, figure: Mapping[str, str], now: int, before: int, cell: str, words: str
) -> None:
    """An amount changes by percent, a percentage by points, in cells and in sentences."""
    catalogue = [{"id": "news", "label": "Tin bài", "unit": "tin", "items": ["II.5.1"], **figure}]
    later, earlier = (
        at(year, {WARDS[0]: [result(figures={"news": str(amount)})]}, figures=catalogue)
        for year, amount in (("2020", now), ("2019", before))
    )
    two = compare_periods(later, earlier)
    _, amount, _, change = brief_table(two, "figure").rows[0]
    assert isinstance(amount, Text)
    assert amount.en.endswith(" (1 unit)")
    assert isinstance(change, Text)
    assert change.vi == cell
    assert f"tin bài {words}" in said(two)
    table = TABLES["figure"]([two])
    percent = dict(zip(table.headings(None), table.rows[0], strict=True))["percent"]
    assert (percent is None) is (figure != {} or not before)


def test_money_in_the_table(at: Stand) -> None:
    """The amounts of all, the change of the same units; nothing where nobody gave both."""
    now = at("2020", {WARDS[0]: [result()]}, {WARDS[0]: (12, 6)})
    then = at("2019", {WARDS[0]: [result()]}, {WARDS[0]: (10, 6)})
    rows = brief_table(compare_periods(now, then), "overall").rows[-2:]
    assert [row[1:] for row in rows] == [("12", "10", "+2 (+20,00%)"), ("6", "6", "0")]
    apart = at("2019", {WARDS[1]: [result()]}, {WARDS[1]: (10, 7)})
    rows = brief_table(compare_periods(now, apart), "overall").rows[-2:]
    assert [row[1:] for row in rows] == [("12", "10", None), ("6", "7", None)]
    little = at("2019", {WARDS[0]: [result()]}, {WARDS[0]: (120_000, 0)})
    more = at("2020", {WARDS[0]: [result()]}, {WARDS[0]: (120_001, 6)})
    rows = brief_table(compare_periods(more, little), "overall").rows[-2:]
    assert [row[1:] for row in rows] == [("120.001", "120.000", "+1"), ("6", "0", "+6")]


# Units that came together, sections, what is looked at.


@pytest.fixture
def merged(make_plan: Callable[..., Plan]) -> dict[str, Any]:
    """The units of a plan in which two wards have become a new one at the end of June."""
    units = [one.model_dump(by_alias=True, exclude_none=True) for one in make_plan().units]
    for one in units:
        if one["id"] in WARDS[:2]:
            one |= {"until": "2020-06-30", "successor": "phuong-moi"}
    new = {
        "id": "phuong-moi",
        "name": "Phường Mới",
        "short": "P. Mới",
        "kind": units[0]["kind"],
        "from": "2020-07-01",
    }
    return {"units": [*units, new]}


def test_merged_units_are_one_line(at: Stand, merged: dict[str, Any]) -> None:
    """The new ward is held against what it came of, and both are named."""
    two = compare_periods(
        at("2020-Q4", {"phuong-moi": [result(figures={"news_items": "30"})]}, **merged),
        at("2019-Q4", each(WARDS[:2], result(figures={"news_items": "10"}))),
    )
    line = next(one for one in two.units if one.unit.id == "phuong-moi")
    assert (line.called, line.former) == ("UBND phường Mới", ("UBND phường Lộc Thọ", "UBND phường Vĩnh Hòa"))
    assert line.reports == (Rate(1, 1), Rate(2, 2))
    assert "tăng 10 tin, bài (50,00%)" in said(two)
    narrow = compare_periods(two.now, two.before, units={"phuong-moi"})
    assert set(narrow.before.by_unit) == set(WARDS[:2])
    assert set(narrow.now.by_unit) == {"phuong-moi"}


def test_sections_by_title_or_by_their_items(at: Stand) -> None:
    """A section that got another number is found; one that is new stands alone."""
    words = "Duy trì hoạt động trang thông tin điện tử các xã, phường"
    one = at(
        "2020",
        {},
        activities=[item("II.5.1", words)],
        duties=[item("V.1", "Trồng cây ven đường phố")],
        headings={"II": "NỘI DUNG", "V": "TỔ CHỨC"},
    )
    other = at(
        "2019",
        {},
        activities=[item("III.1", words)],
        duties=[item("VI.1", "Quét dọn kênh mương nội đồng")],
        forms=[],
        headings={"III": "HOẠT ĐỘNG", "VI": "PHÂN CÔNG"},
    )
    two = compare_periods(one, other)
    assert [(s.now and s.now.number, s.before and s.before.number) for s in two.sections] == [
        ("II", "III"),
        ("V", None),
        (None, "VI"),
    ]
    assert str(brief_table(two, "section").rows[0][0]).startswith("Text(vi='II (2019: III) NỘI DUNG")
    assert "Chỉ có trong kế hoạch năm 2020: mục V.1." in said(two)
    assert "Chỉ có trong kế hoạch năm 2019: mục VI.1." in said(two)
    assert "Đối chiếu theo lời văn, vì số mục đã đổi: mục II.5.1 (năm 2019: III.1)." in said(two)


def test_items_are_narrowed_in_both_plans(at: Stand) -> None:
    """The item of the earlier plan is the one that says the same."""
    one = at("2020", {}, activities=[item("II.5.1", "Mở hội thi văn nghệ"), item("II.5.2", "Trồng cây xanh")])
    other = at("2019", {}, activities=[item("II.5.1", "Trồng cây xanh"), item("II.5.2", "Mở lớp dạy bơi")])
    two = compare_periods(one, other, items={"II.5.2"})
    assert (set(two.now.by_item), set(two.before.by_item)) == ({"II.5.2"}, {"II.5.1"})
    whole = compare_periods(one, other)
    assert whole.clashes == ("II.5.1", "II.5.2")
    assert "Cùng số nhưng là việc khác nên không so sánh với nhau: mục II.5.1 và II.5.2." in said(whole)


# The command.


@pytest.fixture
def two_years(folder: Path, write: Write) -> Path:
    """The small plan with two reports, and the same of last year with one."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write(
        "plan/2019.yaml",
        plan.replace("2020", "2019")
        .replace("II.5.1\n", "II.5.9\n")
        .replace("II.5.1,", "II.5.9,")
        .replace("[II.5.1", "[II.5.9"),
    )
    report = (folder / "units/phuong-loc-tho/2020.yaml").read_text(encoding="utf-8")
    write("units/phuong-loc-tho/2019.yaml", report.replace("2020", "2019").replace("II.5.1", "II.5.9"))
    return folder


def test_this_year_against_last(two_years: Path, run: Run) -> None:
    """One period alone: against the one before; of a year that is last year."""
    code, out, err = run("compare", "2020", cwd=two_years)
    assert (code, err) == (0, "")
    for words in (
        "Năm 2020 so với năm 2019",
        "số đơn vị đã nộp báo cáo tăng từ 1/7 lên 2/7 đơn vị",
        "mục II.5.1 (năm 2019: II.5.9)",
        "TỔNG HỢP",
        "THEO ĐỀ MỤC",
        "THEO SỐ LIỆU",
    ):
        assert words in " ".join(out.split()), words
    assert run("compare", cwd=two_years)[1] == run("compare", "--year", "2020")[1] == out
    assert run("compare", "2019", "2020")[1] == run("compare", "2020", "2019")[1] == out


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("by", [None, *TABLES])
def test_every_table_fits_the_window(
    two_years: Path, run: Run, columns: int, language: str, by: str | None
) -> None:
    """No line is longer than the window, in either language."""
    line = ("--lang", language, "compare", "2020", *(("--by", by) if by else ()))
    code, out, err = run(*line, cwd=two_years, columns=columns)
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= columns


def test_text_to_paste(two_years: Path, run: Run) -> None:
    """The sentences alone, each on a line of its own, however long."""
    out = run("compare", "2020", "--format", "text", cwd=two_years, columns=60)[1]
    assert out.splitlines()[0] == "Năm 2020 so với năm 2019"
    assert "số đơn vị đã nộp báo cáo tăng từ 1/7 lên 2/7 đơn vị (tăng 14,28 điểm phần trăm)." in out
    english = run("--lang", "en", "compare", "2020", "--format", "text")[1]
    assert "Against 2019, the units that sent their report rose from 1/7 to 2/7 (up 14,28" in english


def test_tables_for_programs(two_years: Path, run: Run) -> None:
    """Each table as CSV, JSON and Markdown, its rows with both periods."""
    (row, *_) = csv.DictReader(
        io.StringIO(run("compare", "2020", "--format", "csv", cwd=two_years)[1].lstrip("\ufeff"))
    )
    assert (row["period"], row["against"], row["what"], row["now"], row["before"]) == (
        "2020",
        "2019",
        "reports",
        "2",
        "1",
    )
    items = json.loads(run("compare", "2020", "--by", "item", "--format", "json")[1])["rows"]
    renumbered = next(one for one in items if one["item"] == "II.5.1")
    assert (renumbered["item_before"], renumbered["match"]) == ("II.5.9", "renumbered")
    assert run("compare", "2020", "--by", "unit", "--format", "markdown")[1].startswith("# Theo đơn vị")


def test_file(two_years: Path, run: Run) -> None:
    """All tables in a workbook, the sentences first; one in a CSV file."""
    code, out, _ = run("compare", "2020", "-o", "so-sanh.xlsx", cwd=two_years)
    assert (code, out) == (0, "Đã ghi so-sanh.xlsx\n")
    book = load_workbook(two_years / "so-sanh.xlsx")
    assert book.sheetnames == [
        "Nhận xét",
        "Tổng hợp",
        "Theo đề mục",
        "Theo mục",
        "Theo số liệu",
        "Theo đơn vị",
    ]
    assert run("compare", "2020", "--by", "item", "-o", "muc.csv")[0] == 0
    assert "II.5.9" in (two_years / "muc.csv").read_text(encoding="utf-8-sig")
    code, _, err = run("compare", "2020", "-o", "so-sanh.docx")
    assert (code, "phải kết thúc bằng" in err) == (2, True)
    code, _, err = run("compare", "2020", "-o", "so-sanh.csv", "--format", "json")
    assert (code, "bỏ --format" in err) == (2, True)


def test_one_period_of_a_year(two_years: Path, run: Run) -> None:
    """A quarter is held against the one before and the same of last year; both stand in one table."""
    rows = json.loads(run("compare", "2020-Q2", "--by", "item", "--format", "json", cwd=two_years)[1])["rows"]
    assert {(one["period"], one["against"]) for one in rows} == {
        ("2020-Q2", "2020-Q1"),
        ("2020-Q2", "2019-Q2"),
    }


def test_plan_with_errors_takes_away_its_own_year_only(two_years: Path, write: Write, run: Run) -> None:
    """A quarter is still held against the one before; where nothing else is left, the plan is named."""
    plan = (two_years / "plan/2019.yaml").read_text(encoding="utf-8")
    write("plan/2019.yaml", plan.replace("read: {quarters: [2, 3]}", "read: {quarters: [7]}"))
    line = ("compare", "2020-Q2", "--by", "item", "--format", "json")
    rows = json.loads(run(*line, cwd=two_years)[1])["rows"]
    assert {one["against"] for one in rows} == {"2020-Q1"}
    assert "plan/2019.yaml" in run("compare", "2020-Q2")[1]
    assert "plan/2019.yaml" not in run("compare", "2020-Q2", "2020-Q1")[1]
    code, out, err = run("compare", "2020")
    assert (code, out, "plan/2019.yaml có 1 lỗi" in err) == (2, "", True)


def test_words_of_a_plan_are_no_commands(folder: Path, write: Write, run: Run) -> None:
    """What would reverse a line is shown as what it is, and a cell is no formula."""
    plan = (folder / "plan/2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace("short: Duy trì trang TTĐT", 'short: "=1+1 [bold]Duy trì[/]"'))
    out = run("compare", "2020-Q2", "2020-Q1", "--by", "item", cwd=folder)[1]
    assert "[bold]Duy trì[/]" in " ".join(out.split())
    assert "'=1+1" in run("compare", "2020-Q2", "2020-Q1", "--by", "item", "--format", "csv")[1]


def test_only_some_units_and_items(two_years: Path, run: Run) -> None:
    """One unit, one kind of unit, one item."""
    rows = json.loads(
        run("compare", "2020", "--unit", "loc tho", "--by", "unit", "--format", "json", cwd=two_years)[1]
    )["rows"]
    assert [one["unit"] for one in rows] == ["phuong-loc-tho"]
    rows = json.loads(run("compare", "2020", "--kind", "phuong", "--by", "unit", "--format", "json")[1])[
        "rows"
    ]
    assert {one["unit"] for one in rows} == {"phuong-loc-tho", "phuong-vinh-hoa"}
    rows = json.loads(
        run("compare", "2020", "--kind", "phuong", "--unit", "loc tho", "--by", "unit", "--format", "json")[1]
    )["rows"]
    assert {one["unit"] for one in rows} == {"phuong-loc-tho"}
    rows = json.loads(run("compare", "2020", "--item", "II.5.1", "--by", "item", "--format", "json")[1])[
        "rows"
    ]
    assert [(one["item"], one["item_before"]) for one in rows] == [("II.5.1", "II.5.9")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("2020", "2019", "2020-Q1"), "So sánh được hai kỳ, không hơn."),
        (("2020", "2020"), "Hai kỳ phải khác nhau."),
        (("2020-Q7",), "Viết 2020, 2020-H1, 2020-Q2 hoặc 2020-05."),
        (("2020", "2018"), "Không có kế hoạch năm 2018."),
        (("2019",), "Chưa có kỳ trước để so với năm 2019: không có kế hoạch năm 2018. Ghi hai kỳ"),
        (("2021",), "Không có kế hoạch năm 2021."),
        (("2020-bao-so-5",), "Báo cáo đột xuất không có kỳ trước"),
        (("2020", "2020-bao-so-5"), "cũng không phải là báo cáo đột xuất nào"),
        (("2020", "--kind", "zzz"), "--kind"),
        (("2020", "--year", "2020"), "Kỳ đã có năm; bỏ --year."),
        (("2020", "--unit", "khong co"), "Kế hoạch không có"),
        (("2020", "--by", "x"), "Được dùng: overall, section, item"),
    ],
)
def test_what_cannot_be_compared(two_years: Path, run: Run, line: Sequence[str], words: str) -> None:
    """A sentence that says what to do, and nothing else."""
    code, out, err = run("compare", *line, cwd=two_years)
    assert (code, out) == (2, "")
    assert words in err


def test_reports_with_errors_are_named(two_years: Path, write: Write, run: Run) -> None:
    """They are not counted; a file of a period that is not looked at is not named."""
    write("units/xa-vinh-luong/2019.yaml", "unit: xa-vinh-luong\nperiod: '2019'\nreceived: sai\n")
    write("units/xa-vinh-luong/2020-Q1.yaml", "unit: xa-vinh-luong\nperiod: '2020-Q1'\nreceived: sai\n")
    out = run("compare", "2020", cwd=two_years)[1]
    assert "KHÔNG TÍNH 2 báo cáo có lỗi" in out
    out = run("compare", "2020-Q3", "2020-Q4")[1]
    assert "KHÔNG TÍNH" not in out
    _, out, err = run("compare", "2020-Q1", "2020-Q2", "--format", "csv")
    assert "units/xa-vinh-luong/2020-Q1.yaml" in err
    assert "xa-vinh-luong" not in out


def test_nothing_to_compare(folder: Path, run: Run) -> None:
    """Figures that nobody has are no empty table."""
    code, out, _ = run("compare", "2020-Q1", "2020-Q2", "--by", "figure", cwd=folder)
    assert (code, "Không có gì để so sánh." in out) == (0, True)


def test_illustrative_data_are_called_so(two_years: Path, write: Write, run: Run) -> None:
    """Also where only those of the earlier period are examples."""
    path = two_years / "units/phuong-loc-tho/2019.yaml"
    write("units/phuong-loc-tho/2019.yaml", "illustrative: true\n" + path.read_text(encoding="utf-8"))
    assert run("compare", "2020", cwd=two_years)[1].startswith("SỐ LIỆU MINH HỌA")
    assert run("compare", "2020", "--format", "text")[1].startswith("SỐ LIỆU MINH HỌA")
