"""``ttdn intake``: everything that arrived, what became of it, what is left to do; ``show`` and ``new``."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]
Run = Callable[..., tuple[int, str, str]]

DIGEST = "0123456789abcdef" * 4
#: A register with an arrival of each kind; those of the last two are in one conflict.
REGISTER = f"""\
arrivals:
  - {{number: 1, unit: phuong-loc-tho, period: "2020", arrived: 2020-11-20, way: email, sender: a@b.vn,
     file: Báo cáo.xlsx, within: Thư.eml, result: asked_back, digest: {DIGEST}}}
  - {{number: 2, unit: phuong-loc-tho, period: "2020", arrived: 2020-11-25, way: email, file: Báo cáo 2.xlsx,
     result: taken, replaces: [1]}}
  - {{number: 3, unit: phuong-vinh-hoa, period: "2020", arrived: 2020-12-01, decided: 2020-12-03, way: zalo,
     file: bc.xlsx, kept: tra-lai/phuong-vinh-hoa/bc-2.xlsx, result: asked_back, note: Đã gọi điện}}
  - {{number: 4, unit: cong-an, period: "2020", arrived: 2020-12-02, decided: 2020-12-07, way: paper,
     result: waiting}}
  - {{number: 5, arrived: 2020-12-03, way: email, file: scan.pdf, result: waiting}}
  - {{number: 6, unit: xa-vinh-luong, period: "2020", arrived: 2020-12-04, way: other, file: x.xlsx,
     result: refused}}
  - {{number: 7, unit: phong-van-hoa-thong-tin, period: "2020", arrived: 2020-12-05, way: email, file: a.xlsx,
     kept: tra-lai/phong-van-hoa-thong-tin/a.xlsx, result: conflict}}
  - {{number: 8, unit: phong-van-hoa-thong-tin, period: "2020", arrived: 2020-12-05, way: email, file: b.xlsx,
     result: conflict}}
"""
NEXT = {
    1: "xong: số 2 thay",
    2: "xong",
    3: "chờ đơn vị sửa, trả lại ngày 03/12/2020 (7 ngày)",
    4: "nhập: ttdn new cong-an --period 2020",
    5: "cho biết của ai: ttdn receive ĐƠN_VỊ --period KỲ --entry 5/2020 --file TỆP",
    6: "chờ đơn vị gửi lại bản khác",
    7: "hỏi đơn vị: chọn số 7 hay 8, rồi ttdn collect tệp ấy ở tra-lai/phong-van-hoa-thong-tin",
    8: "hỏi đơn vị: chọn số 7 hay 8, rồi ttdn collect tệp ấy",
}
TABLE = """\
Số  Ngày đến    Đơn vị, kỳ         Đã gửi           Kết quả, bước tiếp theo
1   20/11/2020  P. Lộc Thọ         Thư điện tử      Trả lại để sửa
                2020               Báo cáo.xlsx     xong: số 2 thay
                                   trong Thư.eml
2   25/11/2020  P. Lộc Thọ         Thư điện tử      Đã nhận
                2020               Báo cáo 2.xlsx   xong
                                   thay cho số 1
"""


@pytest.fixture
def shown(root: Path, run: Run) -> Callable[..., dict[str, Any]]:
    """What the register shows as of 10 December, as data."""

    def show(*options: str, as_of: str = "2020-12-10") -> dict[str, Any]:
        code, out, err = run("intake", "--as-of", as_of, "--format", "json", *options, cwd=root)
        assert (code, err) == (0, "")
        data: dict[str, Any] = json.loads(out)
        return data

    return show


@pytest.fixture
def booked(write: Write) -> None:
    """The register with an arrival of each kind, and the report that was taken."""
    write("register/2020.yaml", REGISTER)
    write("units/phuong-loc-tho/2020.yaml", _report("phuong-loc-tho", "received: 2020-11-20"))


def _report(unit: str, *days: str) -> str:
    items = "[{item: V.1.1, status: done, completed: 2020-11-01}]" if unit.startswith("phong") else "[]"
    return "\n".join((f'unit: {unit}\nperiod: "2020"', *days, f"results: {items}\n"))


@pytest.mark.usefixtures("booked")
def test_every_arrival_has_its_next_step(shown: Callable[..., dict[str, Any]]) -> None:
    """Each in the order of its number, with what became of it and whom the next step waits for."""
    rows = shown()["arrivals"]
    assert {row["number"]: row["next"] for row in rows} == NEXT
    waits = {row["number"]: row["waits_for"] for row in rows}
    assert waits == {
        1: None,
        2: None,
        3: "unit",
        4: "office",
        5: "office",
        6: "unit",
        7: "office",
        8: "office",
    }
    assert [row["replaced_by"] for row in rows[:2]] == [2, None]
    assert rows[0] | {"next": ""} == {
        "register": 2020,
        "number": 1,
        "arrived": "2020-11-20",
        "unit": "phuong-loc-tho",
        "period": "2020",
        "way": "email",
        "sender": "a@b.vn",
        "file": "Báo cáo.xlsx",
        "within": "Thư.eml",
        "result": "asked_back",
        "decided": "2020-11-20",
        "replaces": [],
        "replaced_by": 2,
        "waits_for": None,
        "next": "",
        "kept": None,
        "note": None,
    }


@pytest.mark.usefixtures("booked")
def test_table(root: Path, run: Run) -> None:
    """A row for each, with what it took the place of; the account names whom the rest waits for."""
    code, out, err = run("intake", "--as-of", "2020-12-10", cwd=root)
    assert (code, err) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[: len(TABLE.splitlines())] == [" ".join(line.split()) for line in TABLE.splitlines()]
    account = " ".join(" ".join(out.splitlines()[-2:]).split())
    assert account == (
        "8 lần nhận của 5 đơn vị: 2 trả lại để sửa, 2 chờ nhập, 2 xung đột, 1 đã nhận, 1 không nhận. "
        "Còn 6 việc: 2 chờ đơn vị, 4 chờ cơ quan tổng hợp."
    )
    assert "Đã gọi điện" in out
    assert ("bc-2.xlsx" in out, "bc.xlsx" in out) == (True, False)  # as it is kept, to be found there


@pytest.mark.usefixtures("booked")
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    ("language", "words"), [("vi", ("Bước", "bước tiếp theo")), ("en", ("waiting for the unit", "no. 2"))]
)
def test_table_fits_the_window(
    root: Path, run: Run, columns: int, language: str, words: tuple[str, ...]
) -> None:
    """No line is wider than the window, in both languages; no date is broken."""
    out = run("--lang", language, "intake", "--as-of", "2020-12-10", cwd=root, columns=columns)[1]
    assert max(map(len, out.splitlines())) <= columns
    assert any(word in " ".join(out.split()) for word in words)
    assert ("20/11/2020" if language == "vi" else "2020-11-20") in out


@pytest.mark.usefixtures("booked")
def test_narrow_window_breaks_no_command(root: Path, run: Run) -> None:
    """Below each other the arrivals have room for what is to be typed next; in a wide window heads."""
    narrow, wide = (
        run("intake", "--as-of", "2020-12-10", cwd=root, columns=columns)[1] for columns in (60, 120)
    )
    assert any(line.strip().startswith("nhập: ttdn new ") for line in narrow.splitlines())
    assert ("Ngày đến" in narrow, "Ngày đến" in wide) == (False, True)
    assert narrow.splitlines()[0].startswith("1  ")
    assert max(map(len, narrow.splitlines())) <= 60


@pytest.mark.parametrize("options", [(), ("--open",), ("--unit", "cong-an")])
def test_an_empty_register_says_how_it_fills(root: Path, run: Run, options: tuple[str, ...]) -> None:
    """Nothing has come: the commands are named by which it is booked."""
    code, out, err = run("intake", *options, cwd=root)
    words = " ".join(out.split())
    assert (code, err) == (0, "")
    assert words.startswith("Sổ nhận năm 2020 chưa có gì. 'ttdn collect'")
    assert "'ttdn receive'" in words


@pytest.mark.usefixtures("booked")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (("--unit", "Phường Lộc Thọ"), [1, 2]),
        (("--unit", "ubnd-xa-phuong"), [1, 2, 3, 6]),
        (("--period", "2020"), [1, 2, 3, 4, 6, 7, 8]),
        (("--period", "2020-H1"), []),
        (("--open",), [3, 4, 5, 6, 7, 8]),
        (("--way", "paper"), [4]),
        (("--result", "asked_back"), [1, 3]),
        (("--result", "asked_back", "--open"), [3]),
        (("--since", "03/12/2020"), [5, 6, 7, 8]),
    ],
)
def test_filters(shown: Callable[..., dict[str, Any]], options: tuple[str, ...], numbers: list[int]) -> None:
    """Only the rows that are asked for, and of how many."""
    data = shown(*options)
    assert [row["number"] for row in data["arrivals"]] == numbers
    assert data["booked"] == 8


@pytest.mark.usefixtures("booked")
def test_account_of_a_part(root: Path, run: Run) -> None:
    """It says of how many; also where nothing is left of them."""
    out = run("intake", "--unit", "phuong-loc-tho", "--as-of", "2020-12-10", cwd=root)[1]
    assert "2 trong 8 lần nhận của 1 đơn vị: 1 trả lại để sửa, 1 đã nhận. Không còn việc gì." in out
    assert run("intake", "--period", "2020-H1", cwd=root)[1].strip() == "0 trong 8 lần nhận."


@pytest.mark.parametrize(
    "options",
    [("--way", "bưu điện"), ("--result", "lost"), ("--since", "hôm qua"), ("--unit", "phường không có")],
)
def test_filters_that_are_none(root: Path, run: Run, options: tuple[str, ...]) -> None:
    """What cannot be asked for is told, with what can."""
    code, out, err = run("intake", *options, cwd=root)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: ")


@pytest.mark.usefixtures("booked")
def test_as_of_a_day(shown: Callable[..., dict[str, Any]]) -> None:
    """What came later is not there, and what was decided later is not decided."""
    rows = shown(as_of="2020-12-02")["arrivals"]
    assert [row["number"] for row in rows] == [1, 2, 3, 4]
    assert (rows[2]["result"], rows[2]["decided"], rows[2]["waits_for"]) == (None, None, "office")
    assert (rows[3]["result"], rows[3]["waits_for"]) == ("waiting", "office")  # nothing was decided of it


@pytest.mark.parametrize(
    ("unit", "number", "days", "expected"),
    [
        # A paper is typed in where the report was brought up to date since.
        ("cong-an", 4, ["received: 2020-12-02"], None),
        ("cong-an", 4, ["received: 2020-12-01", "accepted: 2020-12-02"], None),
        ("cong-an", 4, ["received: 2020-12-01", "reissued: 2020-12-04"], None),
        ("cong-an", 4, ["received: 2020-12-01"], "đối chiếu với units/cong-an/2020.yaml"),
        ("cong-an", 4, ["received:"], "điền, sửa units/cong-an/2020.yaml"),
        # What was asked back is done with where something better came by another way.
        ("phuong-vinh-hoa", 3, ["received: 2020-12-04"], None),
        ("phuong-vinh-hoa", 3, ["received: 2020-12-01"], "chờ đơn vị sửa"),
        ("xa-vinh-luong", 6, ["received: 2020-12-08"], None),
    ],
)
@pytest.mark.usefixtures("booked")
def test_reports_of_the_folder_settle_what_came(
    shown: Callable[..., dict[str, Any]],
    write: Write,
    unit: str,
    number: int,
    days: list[str],
    expected: str | None,
) -> None:
    """A report that is in ends what waits for it, but not one that is older, or has errors."""
    write(f"units/{unit}/2020.yaml", _report(unit, *days))
    (row,) = (row for row in shown()["arrivals"] if row["number"] == number)
    if expected is None:
        assert row["waits_for"] is None
        assert row["next"].startswith("xong")
    else:
        assert row["waits_for"] is not None
        assert row["next"].startswith(expected)


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ("", "lấy lại từ bản sao lưu"),
        (", kept: da-nhan/cong-an/a.xlsx", "nhận lại: ttdn collect da-nhan/cong-an/a.xlsx"),
        (", kept: da-nhan/cong-an/a b.xlsx", 'nhận lại: ttdn collect "da-nhan/cong-an/a b.xlsx"'),
    ],
)
def test_report_that_was_taken_and_is_gone(
    shown: Callable[..., dict[str, Any]], write: Write, kept: str, expected: str
) -> None:
    """It is not done with: its file was deleted, or cannot be read; how it is got back stands there."""
    entry = 'number: 1, unit: cong-an, period: "2020", arrived: 2020-12-01, way: email, result: taken'
    write("register/2020.yaml", f"arrivals: [{{{entry}{kept}}}]\n")
    (row,) = shown()["arrivals"]
    assert (row["waits_for"], row["next"]) == (
        "office",
        f"units/cong-an/2020.yaml không còn hoặc hỏng; {expected}",
    )


@pytest.mark.parametrize(
    ("last", "steps"),
    [
        # A newer version of what was asked back stands for both, whatever became of it.
        ("result: asked_back", [None, "unit"]),
        ("result: taken", [None, None]),
        ("result: conflict", [None, "office"]),
        # A paper and a refusal do not.
        ("result: waiting", ["unit", "office"]),
        ("result: refused", ["unit", None]),
    ],
)
def test_what_comes_after_what_was_asked_back(
    shown: Callable[..., dict[str, Any]], write: Write, last: str, steps: list[str | None]
) -> None:
    """Nobody is waited for twice because of one report."""
    entry = '  - {{number: {}, unit: cong-an, period: "2020", arrived: 2020-12-0{}, way: email, {}}}\n'
    text = f"arrivals:\n{entry.format(1, 1, 'file: a.xlsx, result: asked_back')}{entry.format(2, 2, last)}"
    write("register/2020.yaml", text)
    if "taken" in last:
        write("units/cong-an/2020.yaml", _report("cong-an", "received: 2020-12-01"))
    assert [row["waits_for"] for row in shown()["arrivals"]] == steps


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("number: 3, result: taken, arrived: 2020-12-05", "xong: đã nhận số 3"),
        ("number: 3, result: taken, arrived: 2020-12-05, replaces: [2]", "xong: số 3 thay"),
        ("number: 1, result: taken, arrived: 2020-12-01", "hỏi đơn vị, sửa units/cong-an/2020.yaml cho khớp"),
        (
            "number: 1, result: taken, arrived: 2020-12-01, decided: 2020-12-06",
            "xong: đã nhận số 1",
        ),
    ],
)
def test_conflict_is_over(
    shown: Callable[..., dict[str, Any]], write: Write, last: str, expected: str
) -> None:
    """A file that was taken since ends it; one that was taken before is what it is in conflict with."""
    rows = [
        'unit: cong-an, period: "2020", way: email, number: 2, result: conflict, arrived: 2020-12-05',
        f'unit: cong-an, period: "2020", way: email, {last}',
    ]
    write("register/2020.yaml", "arrivals:\n" + "".join(f"  - {{{row}}}\n" for row in rows))
    (row,) = (row for row in shown()["arrivals"] if row["number"] == 2)
    assert row["next"].startswith(expected)


@pytest.mark.parametrize(
    ("second", "expected"),
    [("refused", "units/cong-an/2020.yaml không còn hoặc hỏng"), ("taken", "xong: số 2 thay")],
)
def test_what_was_refused_after_all_took_no_place(
    shown: Callable[..., dict[str, Any]], write: Write, second: str, expected: str
) -> None:
    """A report that is gone is asked for, though one that was refused in the end was to replace it."""
    rows = [
        "number: 1, result: taken, arrived: 2020-12-01",
        f"number: 2, result: {second}, arrived: 2020-12-02, replaces: [1]",
    ]
    text = "".join(f'  - {{unit: cong-an, period: "2020", way: email, {row}}}\n' for row in rows)
    write("register/2020.yaml", f"arrivals:\n{text}")
    assert shown()["arrivals"][0]["next"].startswith(expected)


def test_what_nobody_knows_stands_beside(root: Path, run: Run, write: Write) -> None:
    """A file of January that nobody knows the period of is booked in the new year, and seen all the same."""
    write("register/2020.yaml", REGISTER)
    write(
        "register/2021.yaml", "arrivals:\n  - {number: 5, arrived: 2021-01-04, way: email, result: waiting}\n"
    )
    out = run("intake", "--open", cwd=root)[1]
    assert "5/2021" in out
    assert "--entry 5/2021" in " ".join(out.split())
    assert "5/2021" not in run("intake", "--open", "--as-of", "2021-01-03", cwd=root)[1]


def test_hostile_names_are_inert(root: Path, run: Run, write: Write) -> None:
    """Names and notes neither colour the terminal nor become formulas or columns."""
    write(
        "register/2020.yaml",
        "arrivals:\n  - {number: 1, arrived: 2020-12-01, way: email, result: waiting, "
        'file: "=cmd|calc.pdf", within: "[red]x[/red]##[error]", note: "@SUM(1),\\"2\\n- 3"}\n',
    )
    table = run("intake", cwd=root)[1]
    assert "[red]x[/red]" in table
    assert "##[error]" not in table
    text = run("intake", "--format", "csv", cwd=root)[1].removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["file"] == "'=cmd|calc.pdf"
    assert row["note"].startswith("'@SUM(1)")
    assert len(row) == 17
    assert "##[error]" not in run("intake", "--format", "json", cwd=root)[1]


def test_register_with_errors(root: Path, run: Run, write: Write) -> None:
    """It is not shown in part: the check that says what is wrong is named."""
    write("register/2020.yaml", REGISTER + "  - {number: x}\n")
    code, out, err = run("intake", cwd=root)
    assert (code, out) == (2, "")
    assert "ttdn validate register/2020.yaml" in err


@pytest.mark.usefixtures("booked")
def test_show_says_what_has_come(root: Path, run: Run, write: Write) -> None:
    """The page of a unit lists its arrivals with what became of each; that of another has no such line."""
    page = run("show", "phuong-loc-tho", "--as-of", "2020-12-10", cwd=root, columns=200)[1]
    assert (
        "Sổ nhận: 2020: số 1 ngày 20/11/2020 (Thư điện tử, trả lại để sửa); "
        "số 2 ngày 25/11/2020 (Thư điện tử, đã nhận)"
    ) in " ".join(page.split())
    assert "Sổ nhận" not in run("show", "trung-tam-van-hoa", "--as-of", "2020-12-10", cwd=root)[1]
    page = run("show", "cong-an", "--as-of", "2020-12-10", cwd=root, columns=200)[1]
    assert "2020: số 4 ngày 02/12/2020 (Bản giấy, chờ nhập)" in page
    write("units/cong-an/2020.yaml", _report("cong-an", "received: 2020-12-02"))
    page = run("show", "cong-an", "--as-of", "2020-12-10", cwd=root, columns=200)[1]
    assert "2020: số 4 ngày 02/12/2020 (Bản giấy, đã nhập)" in page


@pytest.mark.usefixtures("booked")
def test_new_takes_the_first_day_of_the_register(root: Path, run: Run) -> None:
    """The report that is typed in was received when it first came; it counts when the items are filled in."""
    file = root / "units" / "phuong-vinh-hoa" / "2020.yaml"
    code, out, _ = run("new", "phuong-vinh-hoa", cwd=root)
    assert code == 0
    assert "gửi lần đầu ngày 01/12/2020" in out
    text = file.read_text(encoding="utf-8")
    assert "received: 2020-12-01" in text
    assert "accepted" not in text
    code, out, _ = run("validate", "--unit", "phuong-vinh-hoa", cwd=root)
    assert (code, "missing-value" in out) == (1, True)
    assert "Đã gửi, đang sửa" in run("show", "phuong-vinh-hoa", "--as-of", "2020-12-10", cwd=root)[1]
    file.write_text(text.replace("status:\n", "status: not_arisen\n"), encoding="utf-8")
    assert run("validate", "--unit", "phuong-vinh-hoa", cwd=root)[0] == 0
    assert "Nộp đúng hạn" in run("show", "phuong-vinh-hoa", "--as-of", "2020-12-10", cwd=root)[1]


@pytest.mark.usefixtures("booked")
@pytest.mark.parametrize(
    ("unit", "options", "received"),
    [
        ("phuong-vinh-hoa", ("--received", "2020-12-09"), "received: 2020-12-09"),
        ("trung-tam-van-hoa", (), "received:   #"),
        ("xa-vinh-luong", (), "received:   #"),  # what came of it was refused
    ],
)
def test_new_without_the_register(
    root: Path, run: Run, unit: str, options: tuple[str, ...], received: str
) -> None:
    """A day that is named goes before the register; without either it is blank."""
    assert run("new", unit, *options, cwd=root)[0] == 0
    text = (root / "units" / unit / "2020.yaml").read_text(encoding="utf-8")
    assert received in text
    assert "status:\n" not in text
