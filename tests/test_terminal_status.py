"""The status page's own facts: who is to be reminded, which number is in which column, what a label means."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from ttdn.language import Language
from ttdn.status import State, Status
from ttdn.terminal.parts import make_sayer
from ttdn.terminal.states import state_text
from ttdn.terminal.status import render_status

Stand = Callable[..., Status]


def lines_of(status: Status, language: Language = Language.VIETNAMESE, width: int = 120) -> list[str]:
    """The page without colours, line by line."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    for part in render_status(status, (), language, width):
        console.print(part)
    return stream.getvalue().split("\n")


def under(lines: list[str], label: str, row: str) -> str:
    """The cell of a row that ends where the label of its column ends."""
    head = next(line for line in lines if line.strip().startswith("Mục ") and label in line)
    end = cell_len(head[: head.index(label) + len(label)])
    line = next(line for line in lines[lines.index(head) :] if line.strip().startswith(row))
    return line[:end].split()[-1]


def ward(unit: str, received: str, *results: dict[str, object]) -> dict[str, object]:
    """A report of a unit."""
    return {"unit": unit, "received": received, "results": list(results)}


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2020-09-25", "Phòng GDĐT: II.5.8 Tổ chức Triển lãm số, đang thực hiện, sắp đến hạn."),
        ("2020-10-01", "Phòng GDĐT: II.5.8 Tổ chức Triển lãm số, quá hạn chưa hoàn thành."),
    ],
)
def test_items_near_and_past_their_deadline_are_named(stand: Stand, as_of: str, words: str) -> None:
    """Whoever is about to miss a deadline is named as well as whoever has missed it, long before it not."""
    report = ward("phong-giao-duc-dao-tao", "2020-05-01", {"item": "II.5.8", "status": "in_progress"})
    assert f"  {words}" in [line.rstrip() for line in lines_of(stand(as_of, report))]
    assert not [line for line in lines_of(stand("2020-06-01", report)) if "Phòng GDĐT: II.5.8" in line]


@pytest.fixture
def wards(stand: Stand) -> Status:
    """Of three wards two are in, one of them late; the last has sent nothing."""
    three = ["phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"]
    reporting = {"required": three, "requested": []}
    return stand(
        "2020-12-20",
        ward("phuong-loc-tho", "2020-12-01", {"item": "II.5.1", "status": "done", "completed": "2020-06-01"}),
        ward("phuong-vinh-hoa", "2020-12-12", {"item": "II.5.1", "status": "in_progress"}),
        reporting=reporting,
    )


def numbers(line: str) -> list[str]:
    """The numbers at the end of a line."""
    return [word for word in line.split() if word[0].isdecimal()]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        (Language.VIETNAMESE, "Loại Đã nộp Đúng hạn Muộn Chưa nộp Mục hoàn thành"),
        (Language.ENGLISH, "Kind In On time Late Not in Items done"),
    ],
)
def test_columns_of_the_kinds(stand: Stand, language: Language, head: str) -> None:
    """In, on time, late, not in, items done: each number below its own label, all of them different."""
    units = [
        {"id": f"w{number}", "name": f"Phường {number}", "short": f"P. {number}", "kind": "ward"}
        for number in range(9)
    ]
    reports = [ward(f"w{number}", "2020-12-01") for number in range(3)]
    reports += [ward("w3", "2020-12-12"), ward("w4", "2020-12-12")]
    status = stand(
        "2020-12-20",
        *reports,
        units=units,
        duties=[],
        activities=[{"id": "II.5.1", "text": "Duy trì", "owners": {"read": ["ubnd"]}}],
        groups=[{"id": "ubnd", "name": "UBND", "kinds": ["ward"]}],
        figures=[],
        reporting={"required": ["ubnd"], "requested": []},
    )
    lines = lines_of(status, language)
    place = next(number for number, line in enumerate(lines) if " ".join(line.split()) == head)
    assert numbers(lines[place + 1])[:5] == ["5/9", "3", "2", "4", "0/9"]


def test_columns_of_the_items(wards: Status) -> None:
    """Each state is counted below its own label, and a glyph of the bar means what the legend says."""
    lines = lines_of(wards, width=140)
    row = "II.5.1"
    assert [under(lines, label, row) for label in ("Giao", "Xong", "Đang làm", "Quá hạn", "Chưa BC")] == [
        "3",
        "1",
        "1",
        "0",
        "1",
    ]
    legend = next(line for line in lines if "█ " in line and "▓ " in line and "II." not in line)
    assert "   ".join(legend.strip().split("   ")) == (
        "█ Xong   ▓ Đang làm   ! Quá hạn   ▒ Chưa làm   - Không PS   x Hoãn, bỏ   · Chưa BC"
    )


def test_labels_of_the_submissions(wards: Status) -> None:
    """The line of those that must report counts what is on time, late and missing, each by its name."""
    line = next(line for line in lines_of(wards) if "Phải báo cáo" in line)
    assert "2/3 đơn vị" in line
    assert line.rstrip().endswith("nộp đúng hạn 1, nộp muộn 1, quá hạn chưa nộp 1")


def test_parts_stand_under_their_own_heading(stand: Stand) -> None:
    """Activities below their heading, duties below theirs, in both languages."""
    for language, activities, duties in (
        (Language.VIETNAMESE, "HOẠT ĐỘNG", "NHIỆM VỤ"),
        (Language.ENGLISH, "ACTIVITIES", "DUTIES"),
    ):
        lines = [line.strip() for line in lines_of(stand("2020-12-10"), language)]
        between = lines[lines.index(activities) : lines.index(duties)]
        assert [line for line in between if line.startswith("II.5.8")] != []
        assert [line for line in between if line.startswith("V.")] == []


@pytest.mark.parametrize(
    ("as_of", "heading"),
    [
        ("2020-12-08", "CHƯA NỘP (CÒN 1 NGÀY)"),
        ("2020-12-09", "CHƯA NỘP (HÔM NAY LÀ NGÀY CUỐI)"),
        ("2020-12-10", None),
    ],
)
def test_waiting_ends_with_the_last_good_day(stand: Stand, as_of: str, heading: str | None) -> None:
    """Up to the last good day those who have not reported are only listed; then they are reminded."""
    lines = [line.strip().upper() for line in lines_of(stand(as_of))]
    assert [line for line in lines if line.startswith("CHƯA NỘP (")] == ([heading] if heading else [])
    after = lines[lines.index("CẦN ĐÔN ĐỐC") + 1]
    assert (after == "KHÔNG CÓ.") == (heading is not None)


@pytest.mark.parametrize(
    ("state", "colour"),
    [
        (State.DONE_ON_TIME, "green"),
        (State.DONE_LATE, "yellow"),
        (State.OVERDUE, "bold red"),
        (State.DUE_SOON, "yellow"),
        (State.NO_REPORT, "red"),
        (State.NOT_STARTED, ""),
    ],
)
def test_colours_mean_something(stand: Stand, state: State, colour: str) -> None:
    """What is late is yellow, what is overdue red, what was done in time green."""
    assignment = replace(stand("2020-12-10").assignments[0], state=state)
    assert state_text(assignment, make_sayer(Language.VIETNAMESE)).style == colour
