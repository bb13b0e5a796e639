"""Figures of a plan: decimals, how amounts are put together, targets and how far they are reached."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from excel import CellPath, cell_at, change, fill, read_form
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic_core import PydanticCustomError
from rich.console import Console

from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.layout.markdown import render_markdown
from ttdn.figures import FigureTotal, amount_of, put_together, reach_words, target_words
from ttdn.language import Language
from ttdn.model.figure import Figure, Target
from ttdn.model.period import Period, parse_period
from ttdn.model.scalars import Amount, read_amount
from ttdn.reporters.status import figures_as_csv
from ttdn.reporters.status_data import status_data
from ttdn.status import Status
from ttdn.terminal.status import render_status
from ttdn.vietnamese import format_amount

Stand = Callable[..., Status]
PLANS = Path(__file__).resolve().parent / "plans"
WARD, OTHER_WARD, COMMUNE = "phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"
OFFICE = "phong-giao-duc-dao-tao"
ITEM, OF_ONE = "II.5.1", "II.5.8"  # owed by three units, and by one
QUARTERS = [
    {"period": "2020-Q1", "deadline": {"by": "2020-04-10"}},
    {"period": "2020-Q2", "deadline": {"by": "2020-07-10"}},
    {"period": "2020", "deadline": {"by": "2020-12-20"}},
]


def figure(total: str = "sum", unit: str = "buổi", item: str = ITEM, **more: object) -> dict[str, Any]:
    """A figure as a plan has it."""
    return {"id": "amount", "label": "Số", "unit": unit, "items": [item], "total": total, **more}


def report(amount: str | None, unit: str = WARD, period: str = "2020", item: str = ITEM) -> dict[str, object]:
    """A report with one amount, or with none."""
    figures = {} if amount is None else {"amount": amount}
    result = {"item": item, "status": "in_progress", "figures": figures}
    received = {"2020-Q1": "2020-04-01", "2020-Q2": "2020-07-01"}.get(period, "2020-12-01")
    return {"unit": unit, "period": period, "received": received, "results": [result]}


def total_of(status: Status) -> FigureTotal:
    """The only figure."""
    (total,) = status.figures
    return total


def period_of(text: str) -> Period:
    """A period as it is written."""
    period = parse_period(text)
    assert period
    return period


# Numbers


@pytest.mark.parametrize(
    ("text", "amount", "printed"),
    [
        ("12", 12, "12"),
        ("0", 0, "0"),
        ("12,5", Decimal("12.5"), "12,5"),
        ("12.5", Decimal("12.5"), "12,5"),
        ("0,05", Decimal("0.05"), "0,05"),
        ("1234.50", Decimal("1234.50"), "1.234,5"),
        ("999999999999999.25", Decimal("999999999999999.25"), "999.999.999.999.999,25"),
    ],
)
def test_amount(text: str, amount: Amount, printed: str) -> None:
    """A decimal is exactly what was written, and is printed as offices write it."""
    assert read_amount(text) == amount
    assert format_amount(read_amount(text)) == printed


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.200", "ambiguous-number"),
        ("1,200", "ambiguous-number"),
        ("1.234,5", "ambiguous-number"),
        ("01,5", "ambiguous-number"),
        ("0,125", "ambiguous-number"),
        ("1234,5678901234567", "fractional-number"),
        ("-1,5", "negative-number"),
        ("1,5 km", "not-a-number"),
        ("1,", "not-a-number"),
        ("1e3", "not-a-number"),
        ("1000000000000000,5", "number-too-large"),
    ],
)
def test_no_amount(text: str, code: str) -> None:
    """What may be a thousand and a bit is taken neither for three places nor for the thousand."""
    with pytest.raises(PydanticCustomError) as refused:
        read_amount(text)
    assert refused.value.type == code


# How amounts are put together


@pytest.mark.parametrize(
    ("total", "unit", "own", "all_units"),
    [
        ("sum", "buổi", Decimal("3.5"), Decimal("13.5")),
        ("mean", "%", Decimal("1.75"), Decimal("5.88")),
        ("last", "hội", 2, 12),
        ("last", "%", 2, 6),
        ("none", "km", None, None),
    ],
)
def test_put_together(
    stand: Stand, total: str, unit: str, own: Amount | None, all_units: Amount | None
) -> None:
    """Over the quarters of one unit, and then over two units; percentages are never added."""
    reports = [report("1,5", period="2020-Q1"), report("2", period="2020-Q2"), report("10", OTHER_WARD)]
    catalogue = [figure(total, unit, decimals="1")]
    assert total_of(stand("2020-12-31", *reports[:2], figures=catalogue)).total == own
    both = total_of(stand("2020-12-31", *reports, figures=catalogue))
    assert (both.total, both.units) == (all_units, 2)
    assert both.by_kind == ({} if all_units is None else {"ward": all_units})


def test_longer_periods_weigh_more() -> None:
    """In a mean a half year counts as much as two quarters; the report of the whole year counts alone."""
    mean = Figure.model_validate(figure("mean"))
    assert amount_of(mean, [(period_of("2020-H1"), 9), (period_of("2020-Q3"), 6)]) == 8
    assert amount_of(mean, [(period_of("2020"), 5)]) == 5


def test_own_amounts_stay_where_nothing_is_put_together(stand: Stand) -> None:
    """A figure without a total still has what each unit reported."""
    total = total_of(stand("2020-12-31", report("3"), report("4", COMMUNE), figures=[figure("none")]))
    assert {unit: [amount for _, amount in own] for unit, own in total.given.items()} == {
        WARD: [3],
        COMMUNE: [4],
    }


AMOUNTS = st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=8)


@given(AMOUNTS)
def test_sums_are_exact_and_means_lie_between(amounts: list[Decimal]) -> None:
    """No amount is ever a float: a sum is exact, a mean lies between the least and the most."""
    year = Period.of_year(2020)
    own = [[(year, amount)] for amount in amounts]
    assert put_together(Figure.model_validate(figure()), own) == sum(map(Fraction, amounts))
    mean = put_together(Figure.model_validate(figure("mean")), own)
    assert mean is not None
    assert min(amounts) <= mean <= max(amounts)


# Targets


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"at_least": "20", "per": "unit"}, "mỗi đơn vị ít nhất 20 buổi trong năm"),
        ({"exactly": "1,5", "per": "plan"}, "đúng 1,5 buổi trong năm, tính chung các đơn vị"),
        (
            {"at_least": "2", "per": "unit", "each": "period"},
            "mỗi đơn vị ít nhất 2 buổi trong mỗi kỳ báo cáo",
        ),
    ],
)
def test_target_words(target: dict[str, str], words: str) -> None:
    """A target is one phrase."""
    assert target_words("buổi", Target.model_validate(target)).vi == words


@pytest.mark.parametrize(
    ("as_of", "amount", "words"),
    [
        ("2020-12-31", "12", "đến nay đạt 12/20, bằng 60,00%"),
        ("2020-12-31", "25", "đến nay đạt 25/20, bằng 125,00%"),
        ("2021-01-01", "12", "12/20, bằng 60,00%, không đạt chỉ tiêu"),
        ("2021-01-01", "20", "20/20, bằng 100,00%, đạt chỉ tiêu"),
        ("2020-06-01", "12", "chưa có số liệu"),
    ],
)
def test_target_of_all(stand: Stand, as_of: str, amount: str, words: str) -> None:
    """Before the year is over a target is neither reached nor missed."""
    target = {"at_least": "20", "per": "plan"}
    total = total_of(stand(as_of, report(amount), figures=[figure(target=target)]))
    assert reach_words(total).vi == words


def test_a_late_deadline_keeps_a_target_open(stand: Stand) -> None:
    """While reports may still come in on time nobody has missed anything."""
    late = [{"period": "2020", "deadline": {"by": "2021-01-15"}}]
    target = {"at_least": "20", "per": "plan"}
    for day, over in (("2021-01-15", False), ("2021-01-16", True)):
        total = total_of(stand(day, figures=[figure(target=target)], reporting={"periods": late}))
        assert [one.is_over for one in total.reach] == [over]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"at_least": "5", "per": "unit"}, "2/3 đơn vị đạt, bằng 66,67%"),
        ({"exactly": "5", "per": "unit"}, "1/3 đơn vị đạt, bằng 33,33%"),
    ],
)
def test_target_of_each_unit(stand: Stand, target: dict[str, str], words: str) -> None:
    """Of the units in charge; one that has reported nothing has not reached it."""
    total = total_of(
        stand("2021-02-01", report("5"), report("7", OTHER_WARD), figures=[figure(target=target)])
    )
    assert reach_words(total).vi == words


def test_target_of_one_unit_is_its_amount(stand: Stand) -> None:
    """Where one unit alone is asked, its amount says more than a count of one."""
    target = {"at_least": "5", "per": "unit"}
    given_amount = report("4", OFFICE, item=OF_ONE)
    total = total_of(stand("2021-02-01", given_amount, figures=[figure(item=OF_ONE, target=target)]))
    assert reach_words(total).vi == "4/5, bằng 80,00%, không đạt chỉ tiêu"
    status = stand("2021-02-01", report("7"), report("1", COMMUNE), figures=[figure(target=target)])
    ward = status.narrow(units=[status.plan.units_by_id[WARD]])
    assert reach_words(total_of(ward)).vi == "7/5, bằng 140,00%, đạt chỉ tiêu"


def test_common_target_is_not_told_of_some_units(stand: Stand) -> None:
    """What some units have done says nothing of what all are to do."""
    status = stand("2021-02-01", report("7"), figures=[figure(target={"at_least": "5", "per": "plan"})])
    assert total_of(status.narrow(units=[status.plan.units_by_id[WARD]])).reach == ()


def test_target_of_work_that_was_due_before_is_that_of_all_its_units(stand: Stand) -> None:
    """In a quarter in which nobody owes the work any more the same units have to reach its target."""
    target = {"at_least": "5", "per": "unit"}
    owners = {"text": "Các phường", "read": [WARD, OTHER_WARD, COMMUNE]}
    due = {"text": "Tháng 3", "read": {"months": ["3"]}}
    work = {"id": ITEM, "text": "Việc", "owners": owners, "schedule": due}
    parts = {"figures": [figure(target=target)], "reporting": {"periods": QUARTERS}, "activities": [work]}
    year = stand("2020-07-15", report("7", period="2020-Q1"), report("6", period="2020-Q2"), **parts)
    known = [one for own in year.known.values() for one in own.values()]
    quarter = compute_status(year.plan, known, year.as_of, period_of("2020-Q2"))
    assert ITEM not in quarter.by_item
    for status in (year, quarter):
        assert reach_words(total_of(status)).vi == "đến nay 1/3 đơn vị đạt, bằng 33,33%"


def test_target_in_each_period(stand: Stand) -> None:
    """Each required period that has begun is told apart; those that are over have been reached or missed."""
    target = {"at_least": "10", "per": "plan", "each": "period"}
    reports = [report("12", period="2020-Q1"), report("4", period="2020-Q2")]
    status = stand("2020-07-05", *reports, figures=[figure(target=target)], reporting={"periods": QUARTERS})
    assert reach_words(total_of(status)).vi == (
        "quý I năm 2020: 12/10, bằng 120,00%, đạt chỉ tiêu; quý II năm 2020: đến nay đạt 4/10, bằng 40,00%; "
        "năm 2020: đến nay đạt 16/10, bằng 160,00%"
    )


def test_a_year_is_not_over_in_a_quarter(make_plan: Any, make_report: Any) -> None:  # noqa: ANN401 - fixtures
    """In the report of a quarter the target of the year counts what there was until its end, and is open."""
    plan = make_plan(
        figures=[figure(target={"at_least": "20", "per": "plan"})], reporting={"periods": QUARTERS}
    )
    reports = [make_report(**report(*one)) for one in (("3", WARD, "2020-Q1"), ("4", WARD, "2020-Q2"))]
    quarter = compute_status(plan, reports, date(2021, 2, 1), period_of("2020-Q1"))
    assert reach_words(total_of(quarter)).vi == "đến nay đạt 3/20, bằng 15,00%"
    second = compute_status(plan, reports, date(2021, 2, 1), period_of("2020-Q2"))
    assert (total_of(second).total, reach_words(total_of(second)).vi) == (4, "đến nay đạt 7/20, bằng 35,00%")


def test_percentages_have_no_share_of_a_target(stand: Stand) -> None:
    """97 % of 98 % is a number that nobody asks for."""
    target = {"at_least": "98", "per": "plan"}
    total = total_of(stand("2021-02-01", report("97"), figures=[figure("mean", "%", target=target)]))
    assert reach_words(total).vi == "97%, không đạt chỉ tiêu"


FIGURES = st.fixed_dictionaries(
    {
        "total": st.sampled_from(["sum", "mean", "last", "none"]),
        "unit": st.sampled_from(["%", "buổi"]),
        "decimals": st.just("2"),
        "target": st.none()
        | st.fixed_dictionaries(
            {
                "at_least": st.sampled_from(["1", "50,5"]),
                "per": st.sampled_from(["unit", "plan"]),
                "each": st.sampled_from(["year", "period"]),
            }
        ),
    }
)
REPORTS = st.lists(
    st.tuples(
        st.decimals(1, 99, places=2).map(str),
        st.sampled_from([WARD, OTHER_WARD, COMMUNE]),
        st.sampled_from(["2020-Q1", "2020-Q2", "2020"]),
    ),
    max_size=6,
    unique_by=lambda one: one[1:],
)


def spoken(status: Status) -> str:
    """The status page and the summary, as they are read."""
    stream = io.StringIO()
    console = Console(file=stream, width=300, highlight=False, markup=False, emoji=False)
    for part in render_status(status, (), Language.VIETNAMESE, 300):
        console.print(part)
    document = make_document(SUMMARY, summary_content(status), PLANS)
    return stream.getvalue() + render_markdown(document)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(more=FIGURES, reports=REPORTS, day=st.sampled_from(["2020-05-01", "2020-12-31", "2021-01-01"]))
def test_all_say_the_same_of_figures(
    more: dict[str, Any], reports: list[tuple[str, str, str]], day: str, stand: Stand
) -> None:
    """JSON, CSV and documents have one total, which follows from the amounts; no target is judged early."""
    catalogue, periods = [figure(**more)], {"periods": QUARTERS}
    status = stand(day, *(report(*one) for one in reports), figures=catalogue, reporting=periods)
    table = figures_as_csv(status, (), Language.VIETNAMESE).removeprefix("\ufeff")
    own: dict[str, list[tuple[str, Decimal]]] = {}
    for row in csv.DictReader(io.StringIO(table)):
        own.setdefault(row["unit"], []).append((row["period"], Decimal(row["amount"])))
    known = status_data(status, ())["figures"]
    words = spoken(status)
    assert "None" not in words
    if more["target"] and more["target"]["each"] == "year":
        assert ("đạt chỉ tiêu" in words) <= (day > "2020-12-31")
    if not own:
        assert [one["total"] for one in known] == ([None] if more["target"] else [])
        return
    amounts = [expected(more["total"], given_amounts) for given_amounts in own.values()]
    averaged = more["total"] == "mean" or (more["total"], more["unit"]) == ("last", "%")
    total = None if more["total"] == "none" else sum(amounts) / (len(amounts) if averaged else 1)
    assert known[0]["total"] == (None if total is None else pytest.approx(float(total), abs=0.005001))
    if total is not None:
        assert f"**{format_amount(Decimal(str(known[0]['total'])))}**" in words


def expected(total: str, amounts: list[tuple[str, Decimal]]) -> Fraction:
    """What one unit's amounts make, quarters being equally long."""
    values = [Fraction(amount) for _, amount in sorted(amounts)]
    return (
        values[-1] if total == "last" else sum(values, Fraction()) / (len(values) if total == "mean" else 1)
    )


# What is said of them: the province's plan has a figure of every sort


@pytest.fixture
def province(tmp_path: Path, run: Run) -> Path:
    """The province's plan, with the report of one ward."""
    folder = tmp_path / "tỉnh"
    shutil.copytree(PLANS / "province", folder)
    path = folder / "units" / "phuong-3" / "2027.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "unit: phuong-3\nperiod: 2027\nreceived: 2027-12-01\nresults:\n"
        "  - {item: III.B.1, status: in_progress, figures: {procedures: 6}}\n"
        '  - {item: III.B.2, status: in_progress, figures: {on_time: 97.25, staff: 7, distance: "12,5"}}\n',
        encoding="utf-8",
    )
    assert run("validate", "--strict", cwd=folder)[0] == 0
    return folder


def test_status_shows_targets(province: Path, run: Run) -> None:
    """Of the plan, of an item, of a unit; on the screen and as Markdown."""
    as_of = ("--as-of", "2027-12-20")
    wanted = "mỗi đơn vị ít nhất 5 thủ tục trong năm"
    for form in ((), ("--item", "III.B.1"), ("--unit", "phuong-3"), ("--format", "markdown")):
        out = " ".join(run("status", *as_of, *form, cwd=province, columns=200)[1].split())
        assert wanted in out
        assert ("đến nay đạt 6/5, bằng 120,00%" if "--unit" in form else "đến nay 1/7 đơn vị đạt") in out


def test_item_shows_its_figures(province: Path, run: Run) -> None:
    """A mean says of how many units it is, of one it is none; the rest is shown unit by unit."""
    shown = ("show", "III.B.2", "--as-of", "2027-12-20")
    out = run(*shown, cwd=province, columns=200)[1]
    assert "97,25%" in out
    assert "(1 đơn vị)" in out
    assert "bình quân" not in out
    assert "12,5 km" in out
    assert "(P. 3, 2027)" in out
    assert "trong mỗi kỳ báo cáo đến nay 0/4 đơn vị đạt, bằng 0,00%" in " ".join(out.split())
    first = province / "units/phuong-3/2027.yaml"
    other = first.parents[1] / "xa-binh-minh/2027.yaml"
    other.parent.mkdir()
    text = first.read_text(encoding="utf-8").replace("phuong-3", "xa-binh-minh").replace("97.25", "98.25")
    other.write_text(text, encoding="utf-8")
    out = run(*shown, cwd=province, columns=200)[1]
    assert re.search(r"97,75% .*\(bình quân 2 đơn vị\)", out)
    out = run("report", "--markdown", "--as-of", "2028-02-01", cwd=province)[1]
    assert "là 97,75% (bình quân của 02 đơn vị; chỉ tiêu" in out


def test_machines_get_numbers(province: Path, run: Run) -> None:
    """JSON has numbers and the target with how far it is reached, CSV each amount that counts."""
    out = run("status", "--as-of", "2027-12-20", "--format", "json", cwd=province)[1]
    figures = {one["figure"]: one for one in json.loads(out)["figures"]}
    assert figures["on_time"]["total"] == 97.25
    assert figures["distance"]["total"] is None
    assert figures["distance"]["by_unit"] == {"phuong-3": {"2027": 12.5}}
    assert figures["procedures"]["target"]["reach"] == [
        {"period": "2027", "part": 1, "whole": 7, "of": "units", "is_reached": None}
    ]
    table = run("status", "--as-of", "2027-12-20", "--format", "figures", cwd=province)[1]
    rows = {row["figure"]: row for row in csv.DictReader(io.StringIO(table.removeprefix("\ufeff")))}
    assert (rows["distance"]["amount"], rows["procedures"]["at_least"]) == ("12.5", "5")


def test_summary_says_how_far(province: Path, run: Run) -> None:
    """In sentences and in the annex; a figure without a total has a table of its own."""
    out = run("report", "--markdown", "--as-of", "2028-02-01", cwd=province)[1]
    assert "là 97,25% (01 đơn vị báo cáo; chỉ tiêu mỗi đơn vị ít nhất 98% trong mỗi kỳ báo cáo;" in out
    assert "**97,25** (bình quân)" in out
    assert "| III.B.2 | Quãng đường xa nhất đến Trung tâm | km | UBND Phường 3 | năm 2027 | 12,5 |" in out
    assert "Thủ tục được cắt giảm thời gian (mục III.B.1), mỗi đơn vị ít nhất 05 thủ tục trong năm (" in out
    assert "quãng đường xa nhất đến Trung tâm là 12,5 km (01 đơn vị báo cáo)" in out
    own = run("report", "--unit", "phuong-3", "--markdown", cwd=province)[1]
    assert "| 12,5 |" in own
    assert "mỗi đơn vị ít nhất 5 thủ tục trong năm; đạt 6/5, bằng 120,00%" in own


def test_new_report_says_what_is_wanted(province: Path, run: Run) -> None:
    """The author of a report sees places and target beside the figure."""
    assert run("new", "xa-binh-minh", "--period", "2027", cwd=province)[0] == 0
    text = (province / "units" / "xa-binh-minh" / "2027.yaml").read_text(encoding="utf-8")
    assert (
        "procedures:  # Thủ tục được cắt giảm thời gian (thủ tục); chỉ tiêu: mỗi đơn vị ít nhất 5 thủ tục"
        in text
    )
    assert (
        "distance:  # Quãng đường xa nhất đến Trung tâm (km; được có 1 chữ số thập phân, ví dụ 12.5)" in text
    )


# Forms


def cell_of(name: str, item: str = "III.B.2") -> CellPath:
    """The cell of a figure."""
    return ("results", item, "figures", name)


@pytest.fixture
def form(province: Path, run: Run) -> Path:
    """The form of a commune."""
    assert run("form", "xa-binh-minh", "--period", "2027", "-o", "bm", cwd=province)[0] == 0
    return province / "bm" / "xa-binh-minh-2027.xlsx"


def test_cells_fit_their_figures(province: Path, form: Path) -> None:
    """Format and rule of a cell are those of its figure; the target stands beside it."""
    place = read_form(province, form).places[cell_at(*cell_of("distance"))]
    page = load_workbook(form)[place.sheet]
    assert page[place.cell].number_format == "#,##0.0"
    (rule,) = [rule for rule in page.data_validations.dataValidation if place.cell in rule.sqref]
    assert f"ROUND({place.cell},1)={place.cell}" in rule.formula1
    assert "Nhiều nhất 1 chữ số sau dấu phẩy" in rule.prompt
    words = [str(cell.value) for row in page.iter_rows() for cell in row]
    assert any("Chỉ tiêu: mỗi đơn vị ít nhất 5 thủ tục trong năm" in one for one in words)


@pytest.mark.parametrize(
    ("typed", "kept"), [(12.5, "12.5"), ("12,5", "12.5"), ("1.234,5", "1234.5"), (7, "7")]
)
def test_decimal_in_a_form(province: Path, run: Run, form: Path, typed: object, kept: str) -> None:
    """A decimal is taken as Excel keeps it or as offices write it, and comes back in the next form."""
    status = ("results", "III.B.2", "status")
    fill(province, form, {cell_of("distance"): typed, status: "Đang thực hiện"}, province / "về" / "a.xlsx")
    code, out, _ = run("collect", "về", "--received", "2027-12-05", cwd=province)
    assert code == 0, out
    report_text = (province / "units" / "xa-binh-minh" / "2027.yaml").read_text(encoding="utf-8")
    assert f"distance: {kept}" in report_text.replace('"', "")
    assert run("form", "xa-binh-minh", "--period", "2027", "-o", "bm2", cwd=province)[0] == 0
    again = run("collect", "bm2", "--received", "2027-12-06", cwd=province)[1]
    assert "1 không có gì mới" in again


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("distance", 12.25, "số 12,25 có quá nhiều chữ số thập phân."),
        ("distance", "1234,567", "số '1234,567' có quá nhiều chữ số thập phân."),
        ("distance", "12,25", "số '12,25' có quá nhiều chữ số thập phân."),
        ("distance", "1,250", "số '1,250' có thể đọc theo nhiều cách."),
        ("staff", "7,5", "số '7,5' có phần thập phân."),
        ("staff", 1.2, "Excel lưu ô này là 1,2; có phải là 1.200?"),
        ("on_time", 0.5, "có phải là 50%?"),
        ("on_time", 0.97, "Excel lưu ô này là 0,97, tức 0,97%; có phải là 97%?"),
    ],
)
def test_cell_is_asked_back(
    province: Path, run: Run, form: Path, name: str, typed: object, said: str
) -> None:
    """A number that the figure cannot have is named in its cell, with what to do."""
    status = ("results", "III.B.2", "status")
    fill(province, form, {cell_of(name): typed, status: "Đang thực hiện"}, province / "về" / "a.xlsx")
    assert said in run("collect", "về", "--received", "2027-12-05", cwd=province, columns=200)[1]


@pytest.mark.parametrize(("held", "asked"), [(50, "ô này hiện 5000%; có phải là 50%?"), (0.5, ""), (1.2, "")])
def test_cell_that_was_made_one_for_percentages(
    province: Path, run: Run, form: Path, held: float, asked: str
) -> None:
    """It shows a hundred times what was meant; a fifth more than planned is nothing odd."""
    place = read_form(province, form).places[cell_at(*cell_of("on_time"))]
    fill(province, form, {cell_of("on_time"): held, ("results", "III.B.2", "status"): "Đang thực hiện"})
    change(form, lambda book: setattr(book[place.sheet][place.cell], "number_format", "0%"))
    out = run("collect", "bm", "--received", "2027-12-05", cwd=province, columns=200)[1]
    assert (asked in out, "doubtful-number" in out) == (True, bool(asked))


def test_template_of_an_office_prints_no_total(province: Path, run: Run) -> None:
    """A template that was written when every figure had a total leaves the place empty."""
    own = province / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    shown = "{{ row.total|number }}"
    own.write_text(
        f"---\nkind: bao-cao\ntitle: BÁO CÁO\nsubject: Số liệu\n---\n{{% for row in figures %}}\n"
        f"- {{{{ row.label }}}}: ({shown})\n{{% endfor %}}\n",
        encoding="utf-8",
    )
    code, out, err = run("report", "--markdown", "--as-of", "2028-02-01", cwd=province)
    assert (code, err) == (0, "")
    assert "Quãng đường xa nhất đến Trung tâm: ()" in out
    assert "Tỷ lệ hồ sơ giải quyết đúng hạn: (97,25)" in out


# Coordinating units


HELP = [
    {
        "id": OF_ONE,
        "text": "Triển lãm bản đồ",
        "owners": {"text": "Phòng Giáo dục", "read": [OFFICE]},
        "coordinating": {"text": "UBND phường", "read": [WARD, OTHER_WARD]},
    }
]


def helped(stand: Stand, *reports: dict[str, object], **more: Any) -> Status:  # noqa: ANN401 - of a figure
    """An item of one office, on which two wards help."""
    parts = {"units": more.pop("units")} if "units" in more else {}
    figures = [figure(item=OF_ONE, **more)]
    return stand(
        "2021-01-31", *reports, activities=HELP, headings={"II.5": "Hoạt động"}, figures=figures, **parts
    )


def test_what_helpers_report_is_told_apart(stand: Stand) -> None:
    """The office and a ward that helped it may report the same exhibition: nothing counts it twice."""
    target = {"at_least": "10", "per": "plan"}
    reports = (report("6", unit=OFFICE, item=OF_ONE), report("4", item=OF_ONE))
    status = helped(stand, *reports, target=target)
    (known,) = status_data(status, ())["figures"]
    assert (known["total"], known["by_kind"], known["units"]) == (6, {"office": 6}, 1)
    assert known["coordinating"] == {"total": 4, "units": 1}
    assert known["target"]["reach"][0]["part"] == 6
    words = spoken(status)
    assert "số là 06 buổi (riêng đơn vị phối hợp: 04 buổi; chỉ tiêu ít nhất 10 buổi" in words
    assert "| II.5.8 | Số (riêng đơn vị phối hợp: 04 buổi) | buổi | 6 | **6** | 1 |" in words
    rows = csv.DictReader(io.StringIO(figures_as_csv(status, (), Language.VIETNAMESE).removeprefix("\ufeff")))
    assert {row["unit"]: row["coordinating"] for row in rows} == {OFFICE: "", WARD: "true"}


def test_helper_is_told_what_it_reported(stand: Stand) -> None:
    """Asked about itself alone, a ward sees its own amount; without helpers nothing is said of them."""
    status = helped(stand, report("6", unit=OFFICE, item=OF_ONE), report("4", item=OF_ONE))
    assert total_of(status.narrow(units=[status.plan.units_by_id[WARD]])).total == 4
    alone = helped(stand, report("6", unit=OFFICE, item=OF_ONE))
    assert "phối hợp:" not in spoken(alone)
    assert "coordinating" not in status_data(alone, ())["figures"][0]


def test_helper_that_has_ended_is_told_apart_still(stand: Stand) -> None:
    """What a ward reported of its part before it ended does not become the office's."""
    units = yaml.safe_load((Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8"))[
        "units"
    ]
    ended = [{**one, "until": "2020-12-15"} if one["id"] == WARD else one for one in units]
    status = helped(stand, report("6", unit=OFFICE, item=OF_ONE), report("4", item=OF_ONE), units=ended)
    assert (total_of(status).total, total_of(status).help_total) == (6, 4)


def test_helpers_alone_make_no_total(stand: Stand) -> None:
    """As long as the office has reported nothing, there is no sum, and what is known is said."""
    status = helped(stand, report("4", item=OF_ONE), report("3", unit=OTHER_WARD, item=OF_ONE))
    assert (total_of(status).total, total_of(status).help_total) == (None, 7)
    assert "số là 07 buổi của đơn vị phối hợp" in spoken(status)
    apart = helped(stand, report("4", item=OF_ONE), total="none")
    assert "| II.5.8 | Số | buổi | UBND phường Lộc Thọ | năm 2020 | 4 |" in spoken(apart)


# Numbers that can be read in two ways


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("{procedures: 1.200}", "1200"),
        ("{on_time: 1.200}", None),
        ("{distance: 12.345}", None),
    ],
)
def test_number_to_type_is_said_only_where_it_must_be_meant(
    province: Path, run: Run, line: str, fix: str | None
) -> None:
    """Of whole things 1.200 is 1200; of kilometres and percentages nobody knows what was meant."""
    path = province / "units" / "phuong-3" / "2027.yaml"
    item = "III.B.1" if "procedures" in line else "III.B.2"
    path.write_text(
        "unit: phuong-3\nperiod: 2027\nreceived: 2027-12-01\nresults:\n"
        f"  - {{item: {item}, status: in_progress, figures: {line}}}\n",
        encoding="utf-8",
    )
    out = run("validate", cwd=province)[1]
    assert "[ambiguous-number]" in out
    assert ("Gõ lại" in out, "Cách sửa: Viết" in out) == (fix is not None, fix is not None)
    assert ("Cách sửa: Nếu là" in out) is (fix is None)
    assert fix is None or f"procedures: {fix}" in out
