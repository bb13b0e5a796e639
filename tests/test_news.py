"""What is new in the last days: what came, what was finished, what passed its day."""

from collections.abc import Callable

import pytest

from ttdn.language import Language
from ttdn.news import find_news, news_words
from ttdn.status import Status

Stand = Callable[..., Status]
Run = Callable[..., tuple[int, str, str]]


def words(status: Status, language: Language = Language.VIETNAMESE) -> str:
    """The sentence."""
    return language.say(*news_words(find_news(status)))


def report(unit: str, received: str, *results: dict[str, object]) -> dict[str, object]:
    """A report of a unit."""
    return {"unit": unit, "received": received, "results": list(results)}


def test_nothing_new_is_no_sentence(stand: Stand) -> None:
    """Long before and long after anything happened there is no line."""
    assert words(stand("2020-06-01")) == ""
    assert find_news(stand("2020-06-01")).is_empty


@pytest.mark.parametrize(("as_of", "times"), [("2020-12-01", 1), ("2020-12-07", 1), ("2020-12-08", 0)])
def test_reports_of_seven_days(stand: Stand, as_of: str, times: int) -> None:
    """The day itself counts: a report is new on the day on which it came, and on six more."""
    told = words(stand(as_of, report("phuong-loc-tho", "2020-12-01")))
    assert told.count("1 báo cáo (P. Lộc Thọ)") == times


def test_late_reports_and_units_that_owe_one(stand: Stand) -> None:
    """Who came too late is counted among the reports; who let the day pass, apart."""
    status = stand(
        "2020-12-12",
        report("phuong-loc-tho", "2020-12-12"),
        reporting={"required": ["phuong-loc-tho", "phuong-vinh-hoa"], "requested": []},
    )
    assert words(status) == (
        "Mới trong 7 ngày (từ 06/12/2020): 1 báo cáo (P. Lộc Thọ; 1 nộp muộn); "
        "1 đơn vị vừa quá hạn nộp báo cáo."
    )
    assert words(status, Language.ENGLISH) == (
        "New in 7 days (since 2020-12-06): 1 report (P. Lộc Thọ; 1 late); "
        "1 unit just past the deadline of a report."
    )


def test_work_that_was_finished_or_passed_its_day(stand: Stand) -> None:
    """An item is told on the day after its deadline, and work on the day of its completion."""
    office = "phong-giao-duc-dao-tao"
    begun = report(office, "2020-05-01", {"item": "II.5.8", "status": "in_progress"})
    assert "1 mục vừa quá hạn (II.5.8; 1 đơn vị)" in words(stand("2020-10-01", begun))
    assert "vừa quá hạn" not in words(stand("2020-09-30", begun))
    assert "vừa quá hạn" not in words(stand("2020-10-08", begun))
    done = report(office, "2020-09-02", {"item": "II.5.8", "status": "done", "completed": "2020-09-01"})
    assert "1 lượt việc hoàn thành (II.5.8)" in words(stand("2020-09-03", done))
    assert "hoàn thành" not in words(stand("2020-09-08", done))


def test_many_reports_are_counted(stand: Stand) -> None:
    """Five are named, the rest is counted; six are all named."""
    units = [
        {"id": f"w{number}", "name": f"Phường {number}", "short": f"P. {number}", "kind": "ward"}
        for number in range(9)
    ]
    clean: dict[str, list[str]] = {"groups": [], "activities": [], "duties": [], "figures": []}
    reporting = {"required": [unit["id"] for unit in units], "requested": []}

    def told(many: int) -> str:
        reports = (report(f"w{number}", "2020-12-01") for number in range(many))
        return words(stand("2020-12-02", *reports, units=units, reporting=reporting, **clean))

    assert "9 báo cáo (P. 0, P. 1, P. 2, P. 3, P. 4 và 4 đơn vị khác)" in told(9)
    assert "6 báo cáo (P. 0, P. 1, P. 2, P. 3, P. 4, P. 5)." in told(6)


def test_news_of_one_unit_and_of_one_item(stand: Stand) -> None:
    """A narrowed page has the news of what it was narrowed to."""
    kept: dict[str, object] = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin"}
    status = stand("2020-12-02", report("phuong-loc-tho", "2020-12-01", kept))
    plan = status.plan
    ward, other = (plan.units_by_id[name] for name in ("phuong-loc-tho", "cong-an"))
    assert "1 báo cáo" in words(status.narrow([ward]))
    assert words(status.narrow([other])) == ""
    assert "1 báo cáo" in words(status.narrow(items=[plan.items["II.5.1"]]))
    assert "báo cáo (" not in words(status.narrow(items=[plan.items["II.5.8"]]))


def test_news_in_other_formats(example: object, run: Run) -> None:
    """The same in JSON, by ids, and in Markdown as a sentence."""
    _, out, _ = run("status", "--as-of", "2020-12-05", "--format", "json", cwd=example)
    assert '"first_day": "2020-11-29"' in out
    assert '"overdue_reports": []' in out
    _, out, _ = run("status", "--as-of", "2020-12-05", "--format", "markdown", cwd=example)
    assert "Mới trong 7 ngày (từ 29/11/2020): 4 báo cáo" in out
