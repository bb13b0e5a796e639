"""Figures over the whole plan, and beside those of the period before and of the same period of last year."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ttdn.checking import check_workspace
from ttdn.comparison import Comparison, compare, overall, periods_before
from ttdn.comparison_words import compared_words
from ttdn.counting import compute_status
from ttdn.documents.content.assessment import ComparedCell, comparison_table, overall_figures
from ttdn.documents.content.summary import summary_content
from ttdn.load import Workspace
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.standing import Standing, find_standing
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Figure = Mapping[str, object]

NEWS: Figure = {"id": "news", "label": "Buổi tuyên truyền", "unit": "buổi", "items": ["II.5.1", "III.1"]}
SHARE: Figure = {
    "id": "share",
    "label": "Tỷ lệ hài lòng",
    "unit": "%",
    "items": ["II.5.1"],
    "decimals": "1",
    "total": "mean",
}
WARDS = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")


def period(text: str) -> Period:
    """A period that must be readable."""
    parsed = parse_period(text)
    assert parsed is not None
    return parsed


@pytest.fixture
def given(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Callable[..., Status]:
    """Where the plan of a period's year stands in it, by what units reported under the item II.5.1."""

    def compute(within: str, amounts: Mapping[str, object], figure: Figure = NEWS) -> Status:
        wanted = period(within)
        reports = [
            make_report(
                unit=unit,
                period=within,
                received=f"{wanted.year}-12-01",
                results=[
                    {
                        "item": "II.5.1",
                        "status": "in_progress",
                        "summary": "Đã làm",
                        "figures": {figure["id"]: str(amount)},
                    }
                ],
            )
            for unit, amount in amounts.items()
        ]
        plan = make_plan(year=str(wanted.year), figures=[figure])
        return compute_status(plan, reports, date(wanted.year + 1, 2, 1), wanted)

    return compute


def said(now: Status, before: Status) -> str:
    """What is said of the only figure of two statuses; empty where it is not compared."""
    comparison = compare(now, before)
    return "".join(compared_words(one, comparison.period, now.within).vi for one in comparison.figures)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("2020-Q2", ["2020-Q1", "2019-Q2"]),
        ("2020-Q1", ["2019-Q4", "2019-Q1"]),
        ("2020-H2", ["2020-H1", "2019-H2"]),
        ("2020-H1", ["2019-H2", "2019-H1"]),
        ("2020-01", ["2019-12", "2019-01"]),
        ("2020-9M", ["2019-9M"]),
        ("2020", ["2019"]),
    ],
)
def test_periods_to_compare_with(now: str, before: Sequence[str]) -> None:
    """The one before and the same of last year, which are one for a year."""
    assert [str(one) for one in periods_before(period(now))] == before


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (33, 21, "tăng 12 buổi (57,14%) so với quý I năm 2020"),
        (21, 33, "giảm 12 buổi (36,36%) so với quý I năm 2020"),
        (21, 21, "bằng quý I năm 2020"),
        (21, 0, "tăng 21 buổi so với quý I năm 2020"),
        (0, 21, "giảm 21 buổi (100,00%) so với quý I năm 2020"),
        (35, 10, "tăng 25 buổi, gấp 3,5 lần quý I năm 2020"),
        (29, 10, "tăng 19 buổi (190,00%) so với quý I năm 2020"),
        (1_000_001, 1_000_000, "tăng 01 buổi so với quý I năm 2020"),
        (12_345, 10_000, "tăng 2.345 buổi (23,45%) so với quý I năm 2020"),
    ],
)
def test_change_in_words(given: Callable[..., Status], now: int, before: int, words: str) -> None:
    """More, less or the same, by how much and by what share; many times as much is told as such."""
    unit = WARDS[0]
    assert said(given("2020-Q2", {unit: now}), given("2020-Q1", {unit: before})) == words


def test_percentages_change_by_points(given: Callable[..., Status]) -> None:
    """A percentage of a percentage says nothing; the mean is compared, and no sum."""
    now = given("2020-Q2", {WARDS[0]: 90, WARDS[1]: 91}, SHARE)
    assert said(now, given("2020-Q1", {WARDS[0]: 80, WARDS[1]: 82}, SHARE)) == (
        "tăng 9,5 điểm phần trăm so với quý I năm 2020"
    )
    count = {**SHARE, "unit": "người", "label": "Người mỗi buổi"}
    assert (
        said(given("2020-Q2", {WARDS[0]: 90}, count), given("2020-Q1", {WARDS[0]: 80}, count))
        == "tăng 10 người (12,50%) so với quý I năm 2020"
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("2019", "so với năm 2019"),
        ("2019-9M", "so với cùng kỳ năm 2019"),
        ("2019-Q2", "so với cùng kỳ năm 2019"),
        ("2019-Q1", "so với quý I năm 2019"),
    ],
)
def test_other_period_is_called_as_offices_call_it(
    given: Callable[..., Status], before: str, words: str
) -> None:
    """The same period of last year is "cùng kỳ", but for whole years."""
    kind = before.removeprefix("2019").replace("Q1", "Q2")
    now = given(f"2020{kind}", {WARDS[0]: 3})
    assert said(now, given(before, {WARDS[0]: 2})) == f"tăng 01 buổi (50,00%) {words}"


def test_fewer_reports_are_no_fall(given: Callable[..., Status]) -> None:
    """Where other units have reported, the same ones are compared, and who reported is said."""
    before = given("2019", dict.fromkeys(WARDS, 10))
    assert said(given("2020", {WARDS[0]: 12}), before) == (
        "riêng 01 đơn vị có số liệu cả hai kỳ tăng 02 buổi (20,00%) so với năm 2019 "
        "(khi đó 03 đơn vị báo cáo)"
    )
    assert said(given("2020", dict.fromkeys(WARDS, 12)), before) == "tăng 06 buổi (20,00%) so với năm 2019"


def test_without_a_common_unit_nothing_is_more_or_less(given: Callable[..., Status]) -> None:
    """What others reported then is told, and no change."""
    assert said(given("2020", {WARDS[0]: 12}), given("2019", {WARDS[1]: 5})) == (
        "năm 2019 có 01 đơn vị báo cáo 5 buổi"
    )


def test_nearly_all_units_are_all(make_plan: Callable[..., Plan]) -> None:
    """One of ten more or less does not hide the sum; that it is one more is said."""
    kinds = [{"id": "ward", "name": "Phường"}]
    units = [
        {"id": f"phuong-{n}", "name": f"Phường {n}", "short": f"P. {n}", "kind": "ward"} for n in range(10)
    ]

    def status(year: int, count: int) -> Status:
        made = make_plan(
            year=str(year),
            figures=[NEWS],
            unit_kinds=kinds,
            units=units,
            groups=[{"id": "ubnd-xa-phuong", "name": "UBND các xã, phường", "kinds": ["ward"]}],
            activities=[{"id": "II.5.1", "text": "Việc", "owners": {"read": ["ubnd-xa-phuong"]}}],
            duties=[],
            reporting={"required": ["ubnd-xa-phuong"], "requested": [], "through": None},
        )
        reports = [
            Report.model_validate(
                {
                    "unit": f"phuong-{n}",
                    "period": str(year),
                    "received": f"{year}-12-01",
                    "results": [{"item": "II.5.1", "status": "in_progress", "figures": {"news": "5"}}],
                }
            )
            for n in range(count)
        ]
        return compute_status(made, reports, date(2021, 2, 1), made.period)

    assert said(status(2020, 10), status(2019, 9)) == (
        "tăng 05 buổi (11,11%) so với năm 2019 (khi đó 09 đơn vị báo cáo, kỳ này 10)"
    )
    assert said(status(2020, 10), status(2019, 8)).startswith(
        "riêng 8/10 đơn vị có số liệu cả hai kỳ bằng năm 2019"
    )


@pytest.mark.parametrize(
    ("changed", "compared"),
    [
        ({}, True),
        ({"label": "Cuộc tuyên truyền"}, True),
        ({"id": "meetings"}, True),
        ({"id": "meetings", "label": "BUỔI TUYÊN TRUYỀN"}, True),
        ({"unit": "cuộc"}, False),
        ({"id": "meetings", "label": "Hội nghị"}, False),
        ({"total": "last"}, False),
    ],
)
def test_figures_match_by_id_or_label_and_unit(
    given: Callable[..., Status],
    changed: Figure,
    compared: bool,  # noqa: FBT001 - a case
) -> None:
    """Last year's plan may call a figure otherwise; another unit of measure is another figure."""
    before = given("2019", {WARDS[0]: 2}, {**NEWS, **changed})
    assert bool(said(given("2020", {WARDS[0]: 3}), before)) is compared


def test_what_is_not_put_together_is_not_compared(given: Callable[..., Status]) -> None:
    """A figure of each unit alone has no amount for all."""
    alone = {**NEWS, "total": "none"}
    assert not said(given("2020", {WARDS[0]: 3}, alone), given("2019", {WARDS[0]: 2}, alone))
    last = {**NEWS, "total": "last", "items": ["II.5.1"]}
    assert said(given("2020", {WARDS[0]: 3}, last), given("2019", {WARDS[0]: 2}, last))


def test_part_of_a_year_is_not_held_against_a_whole_one(
    given: Callable[..., Status], make_report: Callable[..., Report]
) -> None:
    """In July only the first half is in; at the end of the year the last quarter is."""
    before, year = given("2019", {WARDS[0]: 40}), given("2020", {})

    def of(quarter: str) -> Report:
        result = {"item": "II.5.1", "status": "in_progress", "figures": {"news": "10"}}
        return make_report(period=quarter, received="2020-12-30", results=[result])

    def in_quarters(*quarters: str) -> str:
        reports = [of(quarter) for quarter in quarters]
        return said(compute_status(year.plan, reports, date(2021, 1, 15), year.plan.period), before)

    assert not in_quarters("2020-Q1", "2020-Q2")
    assert in_quarters("2020-Q1", "2020-Q2", "2020-Q3", "2020-Q4") == "bằng năm 2019"


def test_missing_quarter_of_a_unit_is_no_fall(
    given: Callable[..., Status], make_report: Callable[..., Report]
) -> None:
    """A unit is compared with itself only where it has reported on as many months."""

    def half(year: int, reports: Mapping[str, Sequence[str]]) -> Status:
        result = {"item": "II.5.1", "status": "in_progress", "figures": {"news": "10"}}
        made = [
            make_report(unit=unit, period=f"{year}-{part}", received=f"{year}-07-10", results=[result])
            for unit, parts in reports.items()
            for part in parts
        ]
        return compute_status(given(str(year), {}).plan, made, date(2021, 1, 15), period(f"{year}-H1"))

    before = half(2019, dict.fromkeys(WARDS[:2], ("Q1", "Q2")))
    assert said(half(2020, {WARDS[0]: ("Q1", "Q2"), WARDS[1]: ("Q2",)}), before) == (
        "riêng 1/2 đơn vị có số liệu cả hai kỳ bằng cùng kỳ năm 2019 (khi đó 02 đơn vị báo cáo)"
    )
    assert said(half(2020, dict.fromkeys(WARDS[:2], ("Q1", "Q2"))), before) == "bằng cùng kỳ năm 2019"


@pytest.fixture
def mixed(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Callable[..., Status]:
    """The small plan with one figure under two items, and the results of one ward."""

    def compute(figure: Figure, *amounts: tuple[str, int], **plan: Any) -> Status:  # noqa: ANN401 - whatever make_plan takes
        results = [
            {"item": item, "status": "in_progress", "figures": {figure["id"]: str(amount)}}
            for item, amount in amounts
        ]
        made = make_plan(figures=[figure], **plan)
        return compute_status(made, [make_report(results=results)], date(2020, 12, 31), made.period)

    return compute


def test_sums_go_over_all_items(mixed: Callable[..., Status]) -> None:
    """Work under another item is other work: it is added up, and told once."""
    status = mixed(NEWS, ("II.5.1", 20), ("III.1", 3))
    assert [total.total for total in overall(status)] == [23]
    names = overall_figures(status)
    assert [one.words for one in names.figures] == ["23 buổi tuyên truyền"]
    assert (names.units, names.compared) == (1, False)


def test_sums_of_the_example_are_those_of_its_items(example_workspace: Workspace) -> None:
    """Nothing is counted twice or lost between the items and the whole plan."""
    reports = [file.report for file in example_workspace.reports]
    status = compute_status(example_workspace.plans[2020].plan, reports, date(2020, 12, 31))
    sums: dict[str, int | Decimal] = {}
    for total in status.figures:
        if total.total is not None:
            sums[total.figure.id] = sums.get(total.figure.id, 0) + total.total
    found = overall(status)
    assert {total.figure.id: total.total for total in found if total.given} == sums
    assert [total.figure.id for total in found] == [
        figure.id for figure in status.plan.figures if figure.id in {total.figure.id for total in found}
    ]


def test_what_is_no_sum_is_not_added_over_items(mixed: Callable[..., Status]) -> None:
    """A mean of two kinds of work is no figure; under one item alone it is one, but no total."""
    two = {**SHARE, "items": ["II.5.1", "III.1"]}
    assert overall(mixed(two, ("II.5.1", 20), ("III.1", 30))) == ()
    alone = mixed(SHARE, ("II.5.1", 20))
    assert [total.total for total in overall(alone)] == [20]
    assert overall_figures(alone).figures == ()


def test_part_of_coordinating_units_stays_apart(mixed: Callable[..., Status]) -> None:
    """What a unit reports that only helps is added to nothing."""
    owned = {
        "id": "III.1",
        "text": "Ấn phẩm.",
        "owners": {"read": ["cong-an"]},
        "coordinating": {"read": ["ubnd-xa-phuong"]},
    }
    (total,) = overall(mixed(NEWS, ("II.5.1", 20), ("III.1", 3), forms=[owned]))
    assert (total.total, total.help_total) == (20, 3)


def test_target_of_one_item_is_told_with_the_whole(mixed: Callable[..., Status]) -> None:
    """Under one item the figure has its target; the sum over several is measured against none."""
    aim = {"target": {"at_least": "40", "per": "plan"}}
    one = overall_figures(mixed({**NEWS, **aim, "items": ["II.5.1"]}, ("II.5.1", 20)))
    assert "chỉ tiêu ít nhất 40 buổi" in one.figures[0].words
    several = overall_figures(mixed({**NEWS, **aim}, ("II.5.1", 20), ("III.1", 3)))
    assert "chỉ tiêu" not in several.figures[0].words


def test_table_has_only_the_periods_and_figures_that_are_compared(given: Callable[..., Status]) -> None:
    """Heads are periods; whether the units differ, and whether that matters, is known."""
    now = given("2020-Q2", {WARDS[0]: 12, WARDS[1]: 3})
    comparisons = [
        compare(now, given("2020-Q1", {WARDS[0]: 10})),
        compare(now, given("2019-Q2", {WARDS[0]: 10, WARDS[1]: 5})),
    ]
    assert overall_figures(now, comparisons).figures[0].compared == (
        "bằng cùng kỳ năm 2019, "
        "riêng 1/2 đơn vị có số liệu cả hai kỳ tăng 02 buổi (20,00%) so với quý I năm 2020"
    )
    table = comparison_table(comparisons, now.within)
    assert (table.period, table.periods) == ("Quý II năm 2020", ("Quý I năm 2020", "Quý II năm 2019"))
    (row,) = table.rows
    assert (row.label, row.unit, row.amount, row.units) == ("Buổi tuyên truyền", "buổi", "15", "2")
    assert row.before == (ComparedCell("10", "1", "+2 (+20,00%)"), ComparedCell("15", "2", "0"))
    assert (table.counted, table.alike) == (True, True)
    share = compare(given("2020", {WARDS[0]: 80.5}, SHARE), given("2019", {WARDS[0]: 82}, SHARE))
    table = comparison_table([share], period("2020"))
    assert table.rows[0].before == (ComparedCell("82", "1", "\N{MINUS SIGN}1,5 điểm %"),)
    assert (table.counted, table.alike) == (False, False)


LAST_YEAR = "units/phuong-loc-tho/2019.yaml"


def report_text(year: int, amount: int, *, illustrative: bool = False) -> str:
    """A good report of a ward."""
    return (
        f"unit: phuong-loc-tho\nperiod: '{year}'\nreceived: {year}-12-01\n"
        f"{'illustrative: true' if illustrative else ''}\nresults:\n"
        f"  - {{item: II.5.1, status: in_progress, summary: Đăng tin, figures: {{news_items: {amount}}}}}\n"
    )


@pytest.fixture
def two_years(root: Path, write: Write) -> Path:
    """The small plan of 2020 and of 2019, each with a report of a ward."""
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    plan = plan.replace("headings: {", "headings: {V.1: Phòng Văn hóa và Thông tin, ")
    write("plan/2020.yaml", plan)
    write("plan/2019.yaml", plan.replace("2020", "2019"))
    write("units/phuong-loc-tho/2020.yaml", report_text(2020, 33))
    write(LAST_YEAR, report_text(2019, 21))
    return root


def standing_of(root: Path, within: str = "2020") -> Standing:
    """Where the plan of the period stands by the files of the folder."""
    return find_standing(check_workspace(root), None, date(2020, 12, 31), period(within))


@pytest.mark.parametrize(("day", "beside"), [("2020-01-20", ""), ("2020-04-11", "2019-Q1")])
def test_page_of_a_new_year_waits_for_its_first_reports(
    two_years: Path, write: Write, day: str, beside: str
) -> None:
    """In January nothing is held against a whole year; later a quarter against the same of last year."""
    for year in (2019, 2020):
        plan = (two_years / "plan" / f"{year}.yaml").read_text(encoding="utf-8")
        quarter = f"    - {{period: {year}-Q1, deadline: {{by: {year}-04-10}}}}\n"
        write(f"plan/{year}.yaml", plan.replace("  periods:\n", f"  periods:\n{quarter}"))
    early = report_text(2019, 5).replace("2019-12-01", "2019-04-02").replace("'2019'", "2019-Q1")
    write("units/phuong-loc-tho/2019-Q1.yaml", early)
    standing = find_standing(check_workspace(two_years), 2020, date.fromisoformat(day))
    assert " ".join(str(one.within) for one in standing.lately.earlier) == beside


def test_plan_of_last_year_stands_beside_this_one(two_years: Path, run: Run) -> None:
    """Its reports are found by its own plan; the summary compares in words and in an annex."""
    (comparison,) = standing_of(two_years).comparisons
    assert isinstance(comparison, Comparison)
    assert [one.whole for one in comparison.figures] == [(33, 21)]
    code, out, err = run("report", "--markdown", "--as-of", "2020-12-31", cwd=two_years)
    assert (code, err) == (0, "")
    assert "33 tin, bài đăng, tăng 12 tin, bài (57,14%) so với năm 2019." in out
    assert "**SO SÁNH SỐ LIỆU**" in out
    assert "| Tin, bài đăng | tin, bài | 33 | 21 | \\+12 (+57,14%) |" in out


def test_nothing_to_compare_with_is_no_word(two_years: Path, run: Run) -> None:
    """Without last year's plan there is no annex, no word and no notice; so it is without its reports."""
    for name in (LAST_YEAR, "plan/2019.yaml"):
        (two_years / name).unlink()
        assert standing_of(two_years).comparisons == ()
        code, out, err = run("report", "--markdown", "--as-of", "2020-12-31", cwd=two_years)
        assert (code, err) == (0, "")
        assert "so với" not in out
        assert "SO SÁNH" not in out
        assert "33 tin, bài đăng." in out


@pytest.mark.parametrize(
    ("name", "text"),
    [("plan/2019.yaml", "year: 2019\n"), ("plan/2019.yaml", "a: [\n"), (LAST_YEAR, "unit: phuong-loc-tho\n")],
)
def test_errors_of_last_year_are_a_notice(
    two_years: Path, run: Run, write: Write, name: str, text: str
) -> None:
    """Nobody who sums up this year is stopped by a mistake in another; that it is missing is said."""
    write(name, text)
    code, out, err = run("report", "--markdown", "--as-of", "2020-12-31", "--year", "2020", cwd=two_years)
    assert code == 0
    assert "33 tin, bài đăng" in out
    assert "so với" not in out
    assert name in err
    assert "chưa so sánh được đầy đủ" in " ".join(err.split())


def test_errors_of_this_year_are_not_those_of_last_year(two_years: Path, write: Write) -> None:
    """A report of this year that cannot be read is no reason to speak of last year."""
    write("units/xa-vinh-luong/2020.yaml", "a: [\n")
    assert standing_of(two_years).not_compared == ()
    write("units/xa-vinh-luong/2019.yaml", "a: [\n")
    assert standing_of(two_years).not_compared == ("units/xa-vinh-luong/2019.yaml",)


def test_quarters_of_one_plan_are_compared(two_years: Path, write: Write) -> None:
    """The period before lies in the same plan."""
    for quarter, amount in (("Q1", 4), ("Q2", 6)):
        text = report_text(2020, amount).replace("'2020'", f"'2020-{quarter}'")
        write(f"units/phuong-loc-tho/2020-{quarter}.yaml", text)
    (comparison,) = standing_of(two_years, "2020-Q2").comparisons
    assert (str(comparison.period), comparison.figures[0].whole) == ("2020-Q1", (6, 4))


def test_document_with_examples_of_last_year_says_so(two_years: Path, write: Write) -> None:
    """Whatever is built on an example bears the banner, also where the example is the other side."""
    standing = standing_of(two_years)
    assert not summary_content(standing.status, comparisons=standing.comparisons).illustrative
    write(LAST_YEAR, report_text(2019, 21, illustrative=True))
    standing = standing_of(two_years)
    assert summary_content(standing.status, comparisons=standing.comparisons).illustrative
