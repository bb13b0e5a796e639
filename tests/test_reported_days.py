"""A unit that ends within a period owes no report on it: who reports its days, and that nobody does twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from merger import asking_for, report, write

Run = Callable[..., tuple[int, str, str]]

_STORM = """  adhoc:
    - {id: bao-so-5, title: Bão số 5, covers: {from: 2027-06-15, to: 2027-07-05}, deadline: {by: 2027-07-10}}
"""
_EXCUSED = """  excused:
    - {units: [phuong-4], periods: [2027-H1], document: {number: 3/UBND, date: 2027-06-20}}
"""
_OLD = "UBND Phường 3 và UBND Phường 4"


@pytest.mark.parametrize(
    ("plan", "unit", "period", "sent", "words"),
    [
        (
            asking_for("2027"),
            "phuong-dong-ha",
            "2027",
            [],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/4/2027 của UBND Phường 5, trước ngày "
                f"01/7/2027 của {_OLD}."
            ),
        ),
        # What was sent, though nobody had to, is asked for no more; that of Phường 3 holds Phường 5.
        (
            asking_for("2027"),
            "phuong-dong-ha",
            "2027",
            [("phuong-3", "2027-H1")],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/7/2027 của UBND Phường 4; số liệu khác "
                "trước ngày 01/7/2027 theo báo cáo của UBND Phường 3."
            ),
        ),
        # So is what is still owed: the first quarter by all, and nothing by who is let off it.
        (
            asking_for("2027-Q1", "2027"),
            "phuong-dong-ha",
            "2027",
            [],
            (
                f"Số liệu từ ngày 01/4/2027, kể cả số liệu từ ngày 01/4/2027 đến hết ngày 30/6/2027 của "
                f"{_OLD}; số liệu khác trước ngày 01/7/2027 theo báo cáo của UBND Phường 5, {_OLD}."
            ),
        ),
        (
            asking_for("2027-H1", "2027").replace("  periods:\n", f"{_EXCUSED}  periods:\n"),
            "phuong-dong-ha",
            "2027",
            [],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/7/2027 của UBND Phường 4; số liệu khác "
                "trước ngày 01/7/2027 theo báo cáo của UBND Phường 3."
            ),
        ),
        (
            asking_for("2027-H1", "2027"),
            "phuong-dong-ha",
            "2027",
            [],
            f"Số liệu từ ngày 01/7/2027; số liệu trước đó theo báo cáo của {_OLD}.",
        ),
        # A merger within a quarter: the report on that holds the old wards, and so does that on the year.
        (
            asking_for("2027-Q2", "2027", ends="2027-05-14"),
            "phuong-dong-ha",
            "2027-Q2",
            [("phuong-4", "2027-04")],
            (
                "Số liệu cả quý II năm 2027, kể cả số liệu trước ngày 15/5/2027 của UBND Phường 3, từ ngày "
                "01/5/2027 đến hết ngày 14/5/2027 của UBND Phường 4; số liệu khác trước ngày 15/5/2027 theo "
                "báo cáo của UBND Phường 4."
            ),
        ),
        (
            asking_for("2027-Q1", "2027-Q2", "2027", ends="2027-05-14"),
            "phuong-dong-ha",
            "2027",
            [("phuong-dong-ha", "2027-Q2")],
            (
                f"Số liệu từ ngày 01/4/2027, kể cả số liệu từ ngày 01/4/2027 đến hết ngày 14/5/2027 của "
                f"{_OLD}; số liệu khác trước ngày 15/5/2027 theo báo cáo của UBND Phường 5, {_OLD}."
            ),
        ),
        # Into a ward that was there before; Phường 5, which came to Phường 3 first, goes with it.
        (
            asking_for("2027", merged="phuong-tan-hoa"),
            "phuong-tan-hoa",
            "2027",
            [],
            (
                "Số liệu cả năm 2027, kể cả số liệu trước ngày 01/4/2027 của UBND Phường 5, trước ngày "
                f"01/7/2027 của {_OLD}."
            ),
        ),
        (
            asking_for("2027-H1", "2027", merged="phuong-tan-hoa"),
            "phuong-tan-hoa",
            "2027-H1",
            [],
            f"Không gồm số liệu trước khi sáp nhập của {_OLD}.",
        ),
        (
            asking_for("2027").replace("  periods:\n", f"{_STORM}  periods:\n"),
            "phuong-dong-ha",
            "2027-bao-so-5",
            [],
            (
                "Số liệu từ ngày 15/6/2027 đến hết ngày 05/7/2027, kể cả số liệu trước ngày 01/7/2027 của "
                f"{_OLD}."
            ),
        ),
        (asking_for("2027"), "xa-an-hai", "2027", [], "Số liệu từ ngày 01/7/2027."),
        (asking_for("2027"), "xa-hoa-loc", "2027", [], ""),
    ],
)
def test_whose_days_a_unit_reports(
    tmp_path: Path, run: Run, plan: str, unit: str, period: str, sent: list[tuple[str, str]], words: str
) -> None:
    """The days of a unit that is no more stand in its own reports, or are asked of its successor."""
    write(tmp_path, plan, *(report(name, known, "2027-08-01", 3) for name, known in sent))
    code, _, complaint = run("new", unit, "--period", period, "--received", "2027-12-31", cwd=tmp_path)
    assert (code, complaint) == (0, "")
    text = (tmp_path / "units" / unit / f"{period}.yaml").read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines() if "không dùng phím Tab" in one)
    assert line.partition("không cộng dồn.")[2].strip() == words
