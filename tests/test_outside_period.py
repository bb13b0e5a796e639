"""What is reported on work of another time, or by units that only help: told, counted once, and truly."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from test_comparison import period as read_period
from test_results import build, line_on

from ttdn.counting import compute_status
from ttdn.documents.content.assessment import assess
from ttdn.documents.content.receipt import ReceiptNames, receipt_content
from ttdn.documents.content.summary import summary_content
from ttdn.forms.collected import Collected, Outcome
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
Half = Callable[..., Status]

WARD, VILLAGE, POLICE = "phuong-loc-tho", "xa-vinh-luong", "cong-an"
FAIR, VOTE, ROUND = "Mở hội sách", "Bình xét gia đình văn hóa", "Rà soát thiết chế"
ITEMS = [
    {
        "id": "II.5.1",
        "text": FAIR,
        "owners": {"read": [POLICE]},
        "coordinating": {"read": [WARD]},
        "schedule": {"text": "Quý II", "read": {"quarters": ["2"]}},
    },
    {
        "id": "II.5.2",
        "text": VOTE,
        "owners": {"read": [WARD, VILLAGE]},
        "schedule": {"text": "Tháng 11", "read": {"months": ["11"]}},
    },
    {"id": "II.5.3", "text": ROUND, "owners": {"read": [WARD, VILLAGE]}},
]
FIGURES = [
    {"id": "shelves", "label": "Tủ sách", "unit": "tủ", "items": ["II.5.3"], "total": "last"},
    {"id": "talks", "label": "Buổi tuyên truyền", "unit": "buổi", "items": ["II.5.3"]},
    {"id": "homes", "label": "Tỷ lệ hộ", "unit": "%", "items": ["II.5.2"], "total": "mean"},
]
REPORTING = {
    "periods": [
        {"period": "2020-H1", "deadline": {"before": "2020-06-15"}},
        {"period": "2020", "deadline": {"before": "2020-12-10"}},
    ]
}
PLAN: dict[str, Any] = {"activities": ITEMS, "duties": [], "figures": FIGURES, "reporting": REPORTING}


def said(item: str, status: str, **more: object) -> dict[str, object]:
    """One entry of a report."""
    return {"item": item, "status": status, **more}


@pytest.fixture
def half(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Half:
    """Where the plan stands after the first half of its year, by the entries of each unit."""

    def compute(entries: Mapping[str, Sequence[Mapping[str, object]]], within: str = "2020-H1") -> Status:
        period = read_period(within)
        reports = [
            make_report(unit=unit, period=within, received="2020-06-12", results=list(results))
            for unit, results in entries.items()
        ]
        return compute_status(make_plan(**PLAN), reports, date(2020, 11, 28), period)

    return compute


ONE = "1/2 nội dung mà Kế hoạch giao đã có đơn vị báo cáo, 01 nội dung chưa có đơn vị nào báo cáo."


@pytest.mark.parametrize(
    ("entries", "reported", "words"),
    [
        ({WARD: [said("II.5.1", "in_progress", summary="Góp 200 cuốn sách")]}, ["II.5.1"], ONE),
        ({WARD: [said("II.5.1", "not_started")]}, ["II.5.1"], ONE),
        ({POLICE: [said("II.5.1", "not_started")]}, ["II.5.1"], ONE),
        (
            {WARD: [said("II.5.1", "not_arisen"), said("II.5.3", "not_started")]},
            ["II.5.1", "II.5.3"],
            "cả 02 nội dung mà Kế hoạch giao đã có đơn vị báo cáo.",
        ),
        ({WARD: [said("II.5.2", "not_started")]}, [], "2/2 nội dung chưa có đơn vị nào báo cáo."),
    ],
)
def test_an_item_is_reported_on_by_one_rule(
    half: Half,
    entries: Mapping[str, Sequence[Mapping[str, object]]],
    reported: Sequence[str],
    words: str,
) -> None:
    """Whoever speaks of it: the situation and the sections say the same, work of another time is apart."""
    status = half(entries)
    assert assess(status).situation == (f"Đến ngày 28/11/2020, {words}",)
    sections = summary_content(status).names.sections
    owed = [item for section in sections for item in section.items if item.tally.owed]
    assert len(owed) == 2
    assert [item.id for item in owed if item.reported] == reported


def test_the_silence_of_who_is_in_charge(half: Half) -> None:
    """Where a unit that helps has reported, the one in charge has not; where nobody has, nothing has come."""
    helped = half({WARD: [said("II.5.1", "in_progress", summary="Góp 200 cuốn sách")]})
    assert f"{FAIR} (mục II.5.1): cơ quan chủ trì chưa báo cáo kết quả." in assess(helped).shortcomings
    line = line_on(FAIR, helped)
    assert (
        line == "Góp 200 cuốn sách (UBND phường Lộc Thọ). Công an thành phố Nha Trang chưa báo cáo kết quả."
    )
    idle = half({WARD: [said("II.5.1", "not_started")]})
    line = line_on(FAIR, idle)
    assert line.startswith("UBND phường Lộc Thọ báo cáo chưa thực hiện. ")
    nobody = half({WARD: [said("II.5.3", "not_started")]})
    assert f"{FAIR} (mục II.5.1): chưa có báo cáo kết quả." in assess(nobody).shortcomings
    assert not [line for line in build(nobody) if line.startswith(f"{FAIR}: ")]


def test_work_of_another_time_is_told_and_not_owed(half: Half) -> None:
    """It has a line that says why, is in no number, and the plan's items are all accounted for."""
    status = half({WARD: [said("II.5.2", "not_started"), said("II.5.3", "in_progress", summary="Rà 3 nhà")]})
    assert line_on(VOTE, status) == (
        "Chưa đến hạn trong kỳ (tháng 11). UBND phường Lộc Thọ báo cáo chưa thực hiện."
    )
    names = summary_content(status).names
    assert (names.owed_items, names.outside_items, names.total.owed) == (2, 1, 3)
    text = "\n".join(build(status))
    assert "giao 02 nội dung trong kỳ báo cáo (không kể 01 nội dung ngoài kỳ) cho 03 đơn vị" in text
    assert status.is_outside(status.plan.items["II.5.2"])
    told = half({WARD: [said("II.5.2", "done", summary="Xét 40 hộ", figures={"homes": "92"})]})
    assert line_on(VOTE, told).startswith("UBND phường Lộc Thọ xét 40 hộ. ")
    silent = half({WARD: [said("II.5.3", "not_started")]})
    assert not [line for line in build(silent) if line.startswith(f"{VOTE}: ")]
    later = half({WARD: [said("II.5.1", "not_started")]}, "2020-Q4")
    assert line_on(FAIR, later).startswith("Ngoài kỳ (quý II). ")
    year = half({WARD: [said("II.5.2", "not_started")]}, "2020")
    assert summary_content(year).names.outside_items == 0
    assert "giao 03 nội dung cho 03 đơn vị" in "\n".join(build(year))


def test_who_has_done_work_of_another_time_is_named_whole(half: Half) -> None:
    """Beside one of whom no word is printed stand those whose words are: not it alone has done it."""
    units = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong", "cong-an")
    done = {unit: [said("II.5.2", "done", summary=f"Xét {n} hộ")] for n, unit in enumerate(units, 40)}
    line = line_on(VOTE, half(done))
    words = line.rpartition("). ")[2]
    assert words.endswith(" báo cáo hoàn thành.")
    assert all(name in words for name in ("phường Lộc Thọ", "phường Vĩnh Hòa", "xã Vĩnh Lương", "Công an"))
    few = half(dict(list(done.items())[:2]))
    assert "báo cáo hoàn thành" not in line_on(VOTE, few)


def test_every_figure_of_the_whole_is_told(half: Half) -> None:
    """What is counted at the end of a time is a result as a sum is; averages stand in the annex."""
    status = half(
        {
            WARD: [
                said("II.5.2", "done", figures={"homes": "92"}),
                said("II.5.3", "in_progress", figures={"shelves": "7", "talks": "14"}),
            ],
            VILLAGE: [said("II.5.3", "in_progress", figures={"shelves": "4", "talks": "9"})],
        }
    )
    overall = summary_content(status).names.overall
    assert (overall.units, overall.words) == (2, "11 tủ sách; 23 buổi tuyên truyền")


@pytest.fixture
def quarterly(folder: Path, write: Write) -> Path:
    """A folder whose plan asks for a report on the first quarter, too."""
    text = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    first = "    - {period: 2020-Q1, deadline: {before: 2020-04-10}}\n"
    write("plan/2020.yaml", text.replace("  periods:\n", f"  periods:\n{first}"))
    return folder


def test_words_of_the_questions(quarterly: Path, write: Write, run: Run) -> None:
    """Owners of work of another time are not called strangers to it."""
    write(
        "units/phong-giao-duc-dao-tao/2020-Q1.yaml",
        "unit: phong-giao-duc-dao-tao\nperiod: 2020-Q1\nreceived: 2020-04-01\nresults:\n"
        "  - {item: II.5.8, status: not_started}\n",
    )
    line = ("II.5.8", "--period", "2020-Q1", "--as-of", "2020-12-10")
    out = run("who", *line, cwd=quarterly)[1]
    assert "Đơn vị được giao, chưa đến hạn trong kỳ, có báo cáo (1):" in out
    assert "không được giao" not in out
    table = run("who", *line, "--format", "csv", cwd=quarterly)[1]
    assert ",assigned,not_started,false," in table
    out = run("status", "--item", *line, cwd=quarterly)[1]
    assert "Mục này chưa đến hạn trong kỳ: không có đơn vị nào phải báo cáo.\n" in out
    assert (
        "Kế hoạch không giao" in run("status", "--item", "III.1", "--as-of", "2020-12-10", cwd=quarterly)[1]
    )


def test_a_form_demands_what_is_counted(quarterly: Path, run: Run) -> None:
    """Work of another time may be left out, in the form as in a new file; in the year it may not."""
    for period, words in (("2020-Q1", "Không bắt buộc (chưa đến hạn trong kỳ)"), ("2020", "Phải báo cáo")):
        out = quarterly / period
        assert (
            run("form", "phong-giao-duc-dao-tao", "--period", period, "-o", str(out), cwd=quarterly)[0] == 0
        )
        (form,) = out.glob("*.xlsx")
        rows = load_workbook(form)["Kết quả"].iter_rows(values_only=True)
        (row,) = (row for row in rows if "results|II.5.8" in row)
        assert words in row
    code, out_words, _ = run("new", "phong-giao-duc-dao-tao", "--period", "2020-Q1", cwd=quarterly)
    assert code == 0
    assert ", 1 mục được giao nhưng ngoài kỳ." in out_words
    text = (quarterly / "units" / "phong-giao-duc-dao-tao" / "2020-Q1.yaml").read_text(encoding="utf-8")
    assert "; chưa đến hạn trong kỳ, không bắt buộc)" in text


def receipt(make_plan: Callable[..., Plan], report: Report) -> ReceiptNames:
    """What the receipt of a ward's report says."""
    plan = make_plan(**PLAN)
    sent = Collected("a.xlsx", Path("a.xlsx"), Outcome.NEW)
    return receipt_content(sent, report, plan.units_by_id[WARD], plan).names


def test_the_parts_of_a_receipt_add_up(
    make_plan: Callable[..., Plan], make_report: Callable[..., Report]
) -> None:
    """What is owed in the period, what is not yet, what the unit helps with, and whatever else it tells."""
    given = [said(item, "not_started") for item in ("II.5.3", "II.5.2", "II.5.1", "III.1")]
    half = make_report(period="2020-H1", received="2020-06-12", results=given)
    assert receipt(make_plan, half).shares == (
        "1/1 mục được giao, 1 mục được giao nhưng chưa đến hạn trong kỳ, 1 mục phối hợp, 1 mục khác"
    )
    assert receipt(make_plan, make_report(results=given[:3])).shares == "2/2 mục được giao, 1 mục phối hợp"
    autumn = make_report(period="2020-Q3", received="2020-10-01", results=given[:1])
    assert receipt(make_plan, autumn).shares == "1/1 mục được giao"


def test_a_receipt_adds_up_all_figures_or_none(
    make_plan: Callable[..., Plan], make_report: Callable[..., Report]
) -> None:
    """Where one has a target or several items, the others stand beside it; else each stands at its item."""
    given = make_report(results=[said("II.5.3", "done", figures={"shelves": "7", "talks": "14"})])
    assert receipt(make_plan, given).totals == ()
    wanted = {**FIGURES[0], "target": {"at_least": "1", "per": "unit"}}

    def with_target(**parts: Any) -> Plan:  # noqa: ANN401 - whatever make_plan takes
        return make_plan(**{**parts, "figures": [wanted, *FIGURES[1:]]})

    assert receipt(with_target, given).totals == (
        "Tủ sách: 7 tủ (chỉ tiêu mỗi đơn vị ít nhất 1 tủ trong năm)",
        "Buổi tuyên truyền: 14 buổi",
    )
