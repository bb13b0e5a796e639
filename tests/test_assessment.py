"""The sentences from which the specialist writes the situation and the assessment."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ttdn.comparison import compare
from ttdn.counting import compute_status
from ttdn.documents.content.assessment import assess
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Paragraph, words_of
from ttdn.model.edits import Edits
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]

WARDS = ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong")
DRAFT = "Dự thảo từ số liệu, sửa hoặc bỏ trước khi trình ký:"
DOTS = "…" * 10


def result(item: str, status: str = "in_progress", **more: object) -> dict[str, object]:
    """One entry of a report, with words."""
    return {"item": item, "status": status, "summary": "Đã làm", **more}


def news(amount: int, label: str = "news_items") -> dict[str, object]:
    """An entry with a figure."""
    return result("II.5.1", figures={label: str(amount)})


@pytest.fixture
def year(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Callable[..., Status]:
    """Where the small plan of a year stands after it, by the entries of each ward."""

    def compute(
        number: int,
        entries: Mapping[str, Sequence[Mapping[str, object]]],
        *,
        day: str = "",
        **plan: Any,  # noqa: ANN401 - whatever make_plan takes
    ) -> Status:
        made = make_plan(year=str(number), **plan)
        reports = [
            make_report(unit=unit, period=str(number), received=f"{number}-12-01", results=list(results))
            for unit, results in entries.items()
        ]
        as_of = date.fromisoformat(day) if day else date(number + 1, 1, 15)
        return compute_status(made, reports, as_of, made.period)

    return compute


def test_situation_says_how_wide_the_work_is(year: Callable[..., Status]) -> None:
    """Items on which somebody has reported and items on which nobody has add up to those that are owed."""
    (words,) = assess(year(2020, {WARDS[0]: [news(3)]})).situation
    assert words == (
        "Đến ngày 15/01/2021, 1/4 nội dung mà Kế hoạch giao đã có đơn vị báo cáo, "
        "03 nội dung chưa có đơn vị nào báo cáo."
    )
    every = {
        WARDS[0]: [news(3)],
        "cong-an": [result("II.5.2")],
        "phong-giao-duc-dao-tao": [result("II.5.8")],
        "phong-van-hoa-thong-tin": [result("V.1.1")],
    }
    (words,) = assess(year(2020, every)).situation
    assert words.endswith(", cả 04 nội dung mà Kế hoạch giao đã có đơn vị báo cáo.")
    alone = {"duties": [], "activities": [{"id": "II.5.1", "text": "Việc", "owners": {"read": [WARDS[0]]}}]}
    figures = [{"id": "news_items", "label": "Tin", "unit": "tin", "items": ["II.5.1"]}]
    (words,) = assess(year(2020, {WARDS[0]: [news(3)]}, figures=figures, **alone)).situation
    assert words.endswith("1/1 nội dung mà Kế hoạch giao đã có đơn vị báo cáo.")


def test_situation_counts_what_rose_and_fell(year: Callable[..., Status]) -> None:
    """All figures that are compared are in one of the three parts; parts of nothing are left out."""
    reporters = {"foreign_reporters": "4"}
    now = year(2020, {WARDS[0]: [news(30), result("II.5.2", figures=reporters)]})
    before = year(2019, {WARDS[0]: [news(20), result("II.5.2", figures=reporters)]})
    (words,) = assess(now, [compare(now, before)]).situation
    assert words.endswith("So với năm 2019, có 01 số liệu tăng và 01 số liệu không đổi.")


def test_parts_of_what_is_compared_add_up(year: Callable[..., Status]) -> None:
    """However many rose, fell and stayed: together they are those that are compared."""
    label = {"unit": "tin", "items": ["II.5.1"]}
    figures = [{"id": f"f{n}", "label": f"Tin {n}", **label} for n in range(12)]
    for rise in range(0, 13, 4):
        amounts = [
            {f"f{n}": str(10 + (n < rise) - 2 * (n % 3 == 2)) for n in range(12)},
            {f"f{n}": "10" for n in range(12)},
        ]
        now, before = (
            year(number, {WARDS[0]: [result("II.5.1", figures=own)]}, figures=figures)
            for number, own in zip((2020, 2019), amounts, strict=True)
        )
        (words,) = assess(now, [compare(now, before)]).situation
        counts = re.findall(r"(\d+) số liệu", words.partition("So với")[2])
        assert sum(map(int, counts)) == 12
        assert "00 số liệu" not in words


def test_what_stands_out_is_prepared(year: Callable[..., Status]) -> None:
    """A rise of a tenth is a strength, a fall a shortcoming; less is neither."""
    before = year(2019, {WARDS[0]: [news(100)]})
    for amount, strong, weak in ((110, 1, 0), (109, 0, 0), (91, 0, 0), (90, 0, 1)):
        now = year(2020, {WARDS[0]: [news(amount)]})
        found = assess(now, [compare(now, before)])
        told = [
            [one for one in part if "so với năm 2019" in one]
            for part in (found.strengths, found.shortcomings)
        ]
        assert [len(part) for part in told] == [strong, weak]
    assert told[1] == ["90 tin, bài đăng, giảm 10 tin, bài (10,00%) so với năm 2019."]


def test_missing_reports_are_no_fall(year: Callable[..., Status]) -> None:
    """Where one unit of three has reported, only its own amount is held against what it was."""
    before = year(2019, {unit: [news(100)] for unit in WARDS})
    now = year(2020, {WARDS[0]: [news(105)]})
    found = assess(now, [compare(now, before)])
    assert not [one for one in (*found.strengths, *found.shortcomings) if "so với" in one]


AIM = {"id": "news_items", "label": "Tin, bài đăng", "unit": "tin", "items": ["II.5.1"]}


def aimed(**target: object) -> dict[str, object]:
    """The plan's only figure with a target."""
    return {"figures": [{**AIM, "target": target}]}


def test_targets_reached_and_missed(year: Callable[..., Status]) -> None:
    """Reached is a strength, missed a shortcoming."""
    aim = aimed(at_least="10", per="plan")
    (words,) = assess(year(2020, {WARDS[0]: [news(12)]}, **aim)).strengths
    assert words == (
        "Chỉ tiêu tin, bài đăng (mục II.5.1), ít nhất 10 tin trong năm, tính chung các đơn vị: "
        "12/10, bằng 120,00%, đạt chỉ tiêu."
    )
    missed = assess(year(2020, {WARDS[0]: [news(8)]}, **aim))
    assert missed.strengths == ()
    assert missed.shortcomings[0].endswith("8/10, bằng 80,00%, không đạt chỉ tiêu.")


def test_target_of_each_period_is_reached_in_all(
    year: Callable[..., Status], make_report: Callable[..., Report]
) -> None:
    """One quarter that missed it is a shortcoming, however much the year has; none is a strength.

    What a quarter has that still runs says nothing: its report is still to come.
    """
    periods = [
        *({"period": f"2020-Q{one}", "deadline": {"by": f"2020-{3 * one + 1:02d}-10"}} for one in (1, 2)),
        {"period": "2020"},
    ]
    aim = aimed(at_least="10", per="plan", each="period")
    plan = year(2020, {}, **aim, reporting={"periods": periods}).plan

    def told(*amounts: int, day: date = date(2020, 7, 20)) -> tuple[bool, bool]:
        quarters = [
            make_report(period=f"2020-Q{number}", received="2020-05-01", results=[news(amount)])
            for number, amount in enumerate(amounts, start=1)
        ]
        found = assess(compute_status(plan, quarters, day, plan.period))
        strong, weak = (["Chỉ tiêu" in " ".join(part)] for part in (found.strengths, found.shortcomings))
        return strong[0], weak[0]

    assert told(12, 10) == (True, False)
    assert told(9, 30) == (False, True)
    assert told(30, 9) == (False, True)
    assert told(12, day=date(2020, 6, 20)) == (True, False)
    assert told(9, day=date(2020, 6, 20)) == (False, True)


@pytest.mark.parametrize(("amount", "far"), [(6, False), (4, True)])
def test_target_is_far_by_the_time_that_has_passed(
    year: Callable[..., Status], make_report: Callable[..., Report], amount: int, *, far: bool
) -> None:
    """At half-time half of it is enough."""
    plan = year(2020, {}, **aimed(at_least="10", per="plan")).plan
    half = make_report(period="2020-H1", received="2020-06-30", results=[news(amount)])
    found = assess(compute_status(plan, [half], date(2020, 7, 1), plan.period))
    assert any("Chỉ tiêu" in words for words in found.shortcomings) is far


def test_who_is_furthest_from_a_target_is_named(year: Callable[..., Status]) -> None:
    """Those that have reached it, and those that have reported nothing, are not."""
    amounts = {WARDS[0]: [news(3)], WARDS[1]: [news(7)], WARDS[2]: [news(12)]}
    (words, *_) = assess(year(2020, amounts, **aimed(at_least="10", per="unit"))).shortcomings
    assert words.endswith(
        "1/3 đơn vị đạt, bằng 33,33%; xa chỉ tiêu nhất: UBND phường Lộc Thọ (03 tin), "
        "UBND phường Vĩnh Hòa (07 tin)."
    )
    nothing = assess(
        year(2020, {WARDS[0]: [news(0)], WARDS[1]: [news(7)]}, **aimed(at_least="10", per="unit"))
    )
    assert "xa chỉ tiêu nhất: UBND phường Lộc Thọ (0 tin), UBND phường Vĩnh Hòa" in nothing.shortcomings[0]
    silent = assess(year(2020, {WARDS[2]: [news(12)]}, **aimed(at_least="10", per="unit")))
    assert not [one for one in silent.shortcomings if "xa chỉ tiêu" in one]


def test_items_that_are_behind(year: Callable[..., Status]) -> None:
    """Overdue items, and those that fewer than half have carried out; half is not behind."""
    reports = {
        WARDS[0]: [news(3)],
        "phong-giao-duc-dao-tao": [result("II.5.8", "not_started")],
        "cong-an": [result("II.5.2")],
        "phong-van-hoa-thong-tin": [result("V.1.1")],
    }
    found = assess(year(2020, reports)).shortcomings
    assert found == (
        "Tổ chức Triển lãm số (mục II.5.8): quá hạn chưa hoàn thành.",
        "Duy trì trang TTĐT (mục II.5.1): mới có 1/3 đơn vị báo cáo đã thực hiện (33,33%).",
        "Còn 3/7 đơn vị phải báo cáo quá hạn chưa nộp báo cáo năm 2020 (42,86%).",
    )


def test_one_that_is_silent_is_not_all(year: Callable[..., Status]) -> None:
    """Where nothing arose for the others, it is not said that nobody reports."""
    none = {ward: [result("II.5.1", "not_arisen")] for ward in WARDS[:2]}
    found = assess(year(2020, none)).shortcomings
    assert "Duy trì trang TTĐT (mục II.5.1): còn 1/3 đơn vị chưa báo cáo (33,33%)." in found


def test_what_was_put_off_was_reported(year: Callable[..., Status]) -> None:
    """Nobody says of it that no report has come; where one is missing, that is said."""
    stopped = {ward: [result("II.5.1", "postponed", reason="Dịch")] for ward in WARDS}
    silent = dict(list(stopped.items())[:1])
    for reports, words in ((stopped, "chưa thực hiện được."), (silent, "chưa có đơn vị nào trong")):
        (line,) = (one for one in assess(year(2020, reports)).shortcomings if "(mục II.5.1)" in one)
        assert f"(mục II.5.1): {words}" in line


def test_bodies_that_were_asked_are_not_behind(year: Callable[..., Status]) -> None:
    """An item of bodies that may report or not is no shortcoming of theirs."""
    for owner, behind in (("hoi-nong-dan", False), ("cong-an", True)):
        duty = {"id": "V.6", "text": "Vận động.", "owners": {"read": [owner]}}
        found = assess(year(2020, {WARDS[0]: [news(3)]}, duties=[duty])).shortcomings
        assert any("mục V.6" in words for words in found) is behind


def test_nothing_is_behind_before_its_time(
    year: Callable[..., Status], make_report: Callable[..., Report]
) -> None:
    """While reports may still come, what is not reported is not counted against anybody."""
    plan = year(2020, {}).plan
    early = make_report(period="2020-H1", received="2020-06-30", results=[news(3)])
    assert assess(compute_status(plan, [early], date(2020, 7, 1), plan.period)).shortcomings == ()


@pytest.mark.parametrize(("by", "behind"), [("2020-12-28", False), ("2020-11-20", True)])
def test_work_whose_day_lies_ahead_is_not_behind(
    year: Callable[..., Status], by: str, *, behind: bool
) -> None:
    """It is no shortcoming that nobody has done it yet: all have time."""
    task = {
        "id": "II.5.1",
        "text": "Việc",
        "owners": {"read": [*WARDS]},
        "schedule": {"text": by, "read": {"by": by}},
    }
    reports = {WARDS[0]: [result("II.5.1", "postponed", reason="Dịch")], WARDS[1]: [result("II.5.1")]}
    status = year(2020, reports, day="2020-12-20", duties=[], activities=[task], figures=[])
    found = assess(status).shortcomings
    assert any("(mục II.5.1)" in words for words in found) is behind


def test_without_reports_nothing_is_prepared(year: Callable[..., Status]) -> None:
    """Nothing is said of nothing."""
    found = assess(year(2020, {}))
    assert (found.situation, found.strengths, found.shortcomings) == ((), (), ())


def paragraphs(status: Status, root: Path, **edits: object) -> list[str]:
    """The body of the summary, a paragraph a line."""
    written = Edits.model_validate({"period": "2020", **edits}) if edits else None
    document = make_document(SUMMARY, summary_content(status, edits=written), root)
    return [
        words_of(block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) or hasattr(block, "runs")
    ]


def test_draft_is_called_one_until_it_is_written(year: Callable[..., Status], root: Path) -> None:
    """Prepared sentences stand with the dotted line for a person's own, and go where something is written."""
    status = year(2020, {WARDS[0]: [news(3)]}, headings={"V.1": "Phòng Văn hóa và Thông tin"})
    body = paragraphs(status, root)
    (prepared, *_) = assess(status).shortcomings
    place = body.index(DRAFT)
    assert prepared in body[place + 1]
    assert body[place:][len(assess(status).shortcomings) + 1].startswith(DOTS)
    assert any(words.startswith("Đến ngày 15/01/2021, 1/4 nội dung") for words in body)

    own = paragraphs(status, root, situation=["Năm qua thuận lợi."], shortcomings=["Còn chậm."])
    assert DRAFT not in own
    assert prepared not in "\n".join(own)
    assert body.index("Tình hình chung") + 1 == own.index("Năm qua thuận lợi.")
    assert not own[own.index("Năm qua thuận lợi.") + 1].startswith(DOTS)


def test_editors_file_offers_the_draft(folder: Path, run: Run) -> None:
    """A new file has the sentences as comments, whole and ready to be copied; a renewed one keeps them."""
    assert run("report", "--edits", "--as-of", "2021-01-15", cwd=folder)[0] == 0
    file = folder / "plan" / "bien-tap" / "2020.yaml"
    text = file.read_text(encoding="utf-8")
    assert "nội dung chưa có đơn vị nào báo cáo.\n" in text
    draft = '  - "Tổ chức Triển lãm số (mục II.5.8): chưa có báo cáo kết quả."\n'
    assert text.count(f"#{draft}") == 1
    file.write_text(text.replace("shortcomings: []", f"shortcomings:\n{draft}"), encoding="utf-8")
    assert run("report", "--edits", "--as-of", "2021-01-15")[0] == 0
    assert file.read_text(encoding="utf-8").count(draft) == 2
    _, out, _ = run("report", "--markdown", "--as-of", "2021-01-15")
    assert out.count("Tổ chức Triển lãm số (mục II.5.8): chưa có") == 1
