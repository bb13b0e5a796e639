"""Forms that were out while their plan was amended: every one is taken, and nothing that it says is lost."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, fill, read_form
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.forms.columns import GUIDE
from ttdn.forms.identity import HIDDEN_SHEET
from ttdn.forms.reading.fitting import are_alike
from ttdn.forms.reading.form import open_form

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]
Write = Callable[[str, str | bytes], Path]
Amend = Callable[..., None]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
STATUS, SUMMARY = cell_at("results", "II.5.1", "status"), cell_at("results", "II.5.1", "summary")
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
OPEN_STATUS, OPEN_SUMMARY = cell_at("results", "III.1", "status"), cell_at("results", "III.1", "summary")
FILLED: dict[CellPath, Any] = {
    ("number",): "45/BC-UBND",
    STATUS: "Đang thực hiện",
    SUMMARY: "Đăng tin hằng tuần",
    NEWS: 12,
    OPEN_STATUS: "Đang thực hiện",
    OPEN_SUMMARY: "In 500 tờ gấp",
}

AMENDMENT = ("headings:", "amendments:\n  - {number: 1520/KH-UBND, date: 2020-06-20}\n\nheadings:")
ITEM = (
    "  - {id: II.5.11, text: Tuyên truyền về ASEAN, owners: {read: [ubnd-xa-phuong]}, added_by: 1520/KH-UBND}"
)
ADDED = ("\nforms:\n", f"{ITEM}\n\nforms:\n")
TALKS = "figures:\n  - {id: talks, label: Buổi nói chuyện, unit: buổi, items: [%s]}\n"
ADDED_FIGURE = ("figures:\n", TALKS % "II.5.11")
ENDED = ("- {id: III.1,", "- {id: III.1, ended_by: 1520/KH-UBND,")
OLD = "    text: Duy trì trang thông tin điện tử các xã, phường\n"
NEW = """    ended_by: 1520/KH-UBND
    owners: {read: [ubnd-xa-phuong]}
  - id: II.5.1
    added_by: 1520/KH-UBND
    text: Đăng tin đối ngoại bằng hai thứ tiếng trên mạng xã hội
"""
CHANGED = (OLD, OLD + NEW)
GONE = ("forms:\n  - {id: III.1, text: Tuyên truyền trên các ấn phẩm.}\n", "")
NO_OPEN_FIGURE = ("[II.5.1, III.1]", "[II.5.1]")
NO_FIGURE = ("items: [II.5.1, III.1]", "items: [III.1]")


@pytest.fixture
def amend(root: Path) -> Amend:
    """Change the plan while forms are out."""

    def change(*changes: tuple[str, str]) -> None:
        path = root / "plan/2020.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    return change


def report(root: Path) -> str:
    """The report of the unit as it stands."""
    return (root / REPORT).read_text(encoding="utf-8")


def receipt(root: Path) -> str:
    """What the unit is told when its form was taken."""
    (path,) = (root / "out/tra-lai/phuong-loc-tho").glob("*.bien-nhan.txt")
    return path.read_text(encoding="utf-8")


# Forms of an older day


@pytest.mark.parametrize(
    "changes",
    [
        [AMENDMENT, ADDED],
        [AMENDMENT, ENDED],
        [AMENDMENT, CHANGED],
        [("802/KH-UBND-VHTT", "803/KH-UBND-VHTT")],
        [("date: 2020-02-10", "date: 2020-02-12")],
        [('label: "Tin, bài đăng"', "label: Tin và bài")],
        [("figures:\n", TALKS % "II.5.1")],
        [("owners: {read: [phong-giao-duc-dao-tao]}", "owners: {read: [cong-an]}")],
        [("name: Phường Lộc Thọ", "name: Phường Lộc Thọ Mới")],
        [
            ("kind: ward, code", "kind: ward, until: 2020-06-30, successor: phuong-vinh-hoa, code"),
        ],
    ],
    ids=["added", "ended", "changed", "number", "date", "label", "figure", "owner", "renamed", "merged"],
)
def test_form_outlives_a_change(
    root: Path, send: Send, collect: Collect, amend: Amend, changes: list[tuple[str, str]]
) -> None:
    """It is taken as it is, and all that it says is in the report."""
    send(FILLED)
    amend(*changes)
    code, out = collect()
    assert (code, "Đã nhận, báo cáo mới" in out) == (0, True), out
    text = report(root)
    for words in ("45/BC-UBND", "Đăng tin hằng tuần", "news_items: 12", "In 500 tờ gấp"):
        assert words in text
    assert [found.code for found in check_workspace(root).diagnostics] == []


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ([GONE, NO_OPEN_FIGURE, ("III: HÌNH THỨC, ", "")], ["In 500 tờ gấp"]),
        ([NO_FIGURE], ["12"]),
        ([("- {id: III.1,", "- {id: III.2,"), ("III.1]", "III.2]")], ["In 500 tờ gấp"]),
        ([("- {id: III.1,", "- {id: III.1, owners: {read: [cong-an]},")], ["In 500 tờ gấp"]),
    ],
    ids=["deleted", "figure", "renumbered", "given-to-others"],
)
def test_what_the_plan_no_longer_has_is_named(
    root: Path, send: Send, collect: Collect, amend: Amend, changes: list[tuple[str, str]], left: list[str]
) -> None:
    """The rest of the form is taken; words without a place are printed and stand on the receipt."""
    send(FILLED)
    amend(*changes)
    code, out = collect()
    assert (code, "left-by-the-plan" in out, "Đã nhận, báo cáo mới" in out) == (0, True, True), out
    text, told = report(root), receipt(root)
    assert ("nay không còn số liệu này" in out) == (left == ["12"])
    for words in left:
        assert f": {words}" not in text
        assert re.search(rf"chưa ghi vào báo cáo\. .+: {words}", out)
        assert f": {words}" in told
    assert "Đăng tin hằng tuần" in text
    assert [found.code for found in check_workspace(root).diagnostics if found.code != "missing-item"] == []


def test_only_what_is_new_is_named_at_its_cell(root: Path, run: Run, write: Write, amend: Amend) -> None:
    """What stood in the report when the form was made is not lost by it."""
    write(
        REPORT,
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
        "  - {item: III.1, status: in_progress, summary: In 500 tờ gấp}\n",
    )
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    form = root / "bm" / f"{UNIT}-2020.xlsx"
    place = read_form(root, form).places[OPEN_SUMMARY]
    changed = fill(root, form, {OPEN_SUMMARY: "In 900 tờ gấp"}, root / "bm/b.xlsx")
    amend(("- {id: III.1,", "- {id: III.7,"), ("III.1]", "III.7]"))
    assert read_form(root, form).findings == []
    (found,) = read_form(root, changed).findings
    assert (found.code, found.location.spot) == ("left-by-the-plan", place.spot)
    assert (found.location.snippet, found.message.vi.endswith("Kết quả: In 900 tờ gấp")) == (
        "In 900 tờ gấp",
        True,
    )


def test_what_is_named_shows_no_citizen_s_number(
    root: Path, send: Send, collect: Collect, amend: Amend
) -> None:
    """Masked in the output, in the line of the cell, and on the receipt."""
    send(FILLED | {OPEN_SUMMARY: "Liên hệ 056090001234"})
    amend(("- {id: III.1,", "- {id: III.7,"), ("III.1]", "III.7]"))
    out = collect()[1]
    assert "chưa ghi vào báo cáo. Kết quả: Liên hệ" in out
    assert "056090001234" not in out + receipt(root)


def test_evidence_of_a_deleted_item_is_named(root: Path, send: Send, collect: Collect, amend: Amend) -> None:
    """Its title, number and link, cell by cell; that of the others is in the report."""
    proof: dict[CellPath, Any] = {
        ("evidence", "+1", "item"): "III.1",
        ("evidence", "+1", "title"): "Tờ gấp",
        ("evidence", "+1", "link"): "https://example.vn/a",
        ("evidence", "+2", "item"): "II.5.1",
        ("evidence", "+2", "title"): "Sổ tin",
        ("evidence", "+2", "number"): "3/BB",
    }
    send(FILLED | proof)
    amend(("- {id: III.1,", "- {id: III.7,"), ("III.1]", "III.7]"))
    code, out = collect()
    assert code == 0
    assert all(f": {words}" in out for words in ("Tờ gấp", "https://example.vn/a"))
    assert "Sổ tin" in report(root)
    assert "Tờ gấp" not in report(root)


def test_number_that_another_item_bears_by_now(
    root: Path, send: Send, collect: Collect, amend: Amend
) -> None:
    """What was written about one item is never filed under another that took over its number."""
    send(FILLED)
    moved = (
        "- {id: III.1, text: Mời báo chí nước ngoài.}\n  - {id: III.2, text: Tuyên truyền trên các ấn phẩm.}"
    )
    amend(("- {id: III.1, text: Tuyên truyền trên các ấn phẩm.}", moved))
    code, out = collect()
    assert (code, "In 500 tờ gấp" in out, "In 500 tờ gấp" in report(root)) == (0, True, False)


def test_form_of_a_folder_without_its_key(root: Path, send: Send, collect: Collect, amend: Amend) -> None:
    """Forms of 0.1.0 have no seal: number, date and words tell whose they are."""
    send(FILLED)
    (root / ".ttdn/key").unlink()
    amend(AMENDMENT, ADDED, ("802/KH-UBND-VHTT", "803/KH-UBND-VHTT"))
    assert collect()[0] == 0


NUMBER = ("802/KH-UBND-VHTT", "803/KH-UBND-VHTT")
OTHER_WORDS = ("Tuyên truyền trên các ấn phẩm", "Mời phóng viên quốc tế")
RECEIVER = ("  to: UBND thành phố Nha Trang", "  to: UBND tỉnh")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [NUMBER, OTHER_WORDS]),
        ([], [NUMBER, RECEIVER]),
        ([], [NUMBER, ("date: 2020-02-10", "date: 2020-02-12")]),
        ([AMENDMENT, ADDED], [RECEIVER, OTHER_WORDS, ("Tuyên truyền về ASEAN", "Dịch tài liệu"), NO_FIGURE]),
    ],
    ids=["half of the words", "other receiver", "other day", "a third of the words"],
)
def test_form_without_a_seal_that_is_likely_of_the_plan(
    root: Path,
    send: Send,
    collect: Collect,
    amend: Amend,
    before: list[tuple[str, str]],
    after: list[tuple[str, str]],
) -> None:
    """Its number, its day or its receiver, and half of its items; its number and its day, and any item."""
    amend(*before)
    send(FILLED)
    amend(*after)
    (root / ".ttdn/key").unlink()
    code, out = collect()
    assert (code, "Đã nhận, báo cáo mới" in out) == (0, True), out


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Đăng tin bài", "đăng TIN ảnh", True),
        ("Đăng tin hằng tuần", "Đăng tin ở phường", False),
        ("In 500 tờ gấp", "Mời báo chí", False),
    ],
)
def test_texts_that_are_alike(one: str, other: str, *, alike: bool) -> None:
    """Of all their words half are in both."""
    assert are_alike(one, other) is alike


# What was added since


def test_added_item_comes_back_as_not_asked(
    root: Path, send: Send, collect: Collect, run: Run, amend: Amend
) -> None:
    """The report says so, and the receipt and the table; it is neither missing nor in any rate."""
    send(FILLED)
    amend(AMENDMENT, ADDED)
    code, out = collect()
    assert code == 0
    assert "not_asked: [II.5.11]\n" in report(root)
    assert f"chưa hỏi II.5.11: ttdn form --added {UNIT} --period 2020" in out
    assert (
        "Chưa hỏi (bổ sung sau khi phát biểu mẫu, sẽ có biểu mẫu riêng): II.5.11 (Tuyên truyền về ASEAN)"
        in receipt(root)
    )
    assert check_workspace(root).diagnostics == []
    owing = run("status", "--item", "II.5.11", "--as-of", "2020-12-20", cwd=root)[1]
    assert "Chưa hỏi (1): P. Lộc Thọ." in owing
    assert re.search(r"Chưa có báo cáo \(2\): P\. Vĩnh Hòa, ", owing)
    shown = run("status", "--unit", UNIT, "--as-of", "2020-12-20", cwd=root)[1]
    assert re.search(r"II\.5\.11 .*Chưa hỏi", shown)
    assert "đã thực hiện trong kỳ 1/1 mục" in shown
    whole = run("status", "--as-of", "2020-12-20", cwd=root)[1]
    assert "CHƯA HỎI\n  II.5.11 Tuyên truyền về ASEAN: P. Lộc Thọ.\n  Biểu mẫu bổ sung: ttdn form" in whole
    assert "ttdn form --added --all --period 2020" in whole
    assert "việc bổ sung mà chưa hỏi đơn vị" in " ".join(whole.split())


def test_report_that_came_before_the_amendment(root: Path, write: Write, run: Run, amend: Amend) -> None:
    """It owes nothing of what was added, and was not asked about it."""
    write(
        REPORT,
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-06-19\nresults:\n"
        "  - {item: II.5.1, status: in_progress, summary: Đăng tin.}\n",
    )
    amend(AMENDMENT, ADDED)
    assert check_workspace(root).diagnostics == []
    shown = run("status", "--unit", UNIT, "--as-of", "2020-12-20", cwd=root)[1]
    assert re.search(r"II\.5\.11 .*Chưa hỏi", shown)
    before = run("status", "--unit", UNIT, "--as-of", "2020-06-19", cwd=root)[1]
    assert "II.5.11" not in before


# The short form


@pytest.fixture
def asked_again(root: Path, send: Send, collect: Collect, run: Run, amend: Amend) -> Path:
    """The short form of a unit whose form was out when an item with a figure was added."""
    send(FILLED | {("difficulties", "+1"): "Thiếu người"})
    amend(AMENDMENT, ADDED, ADDED_FIGURE)
    assert collect()[0] == 0
    code, out, _ = run("form", "--added", "--all", "--period", "2020", "-o", "bm", cwd=root)
    assert code == 0
    assert "1 biểu mẫu bổ sung, năm 2020; 7 đơn vị chưa nộp báo cáo hoặc không còn mục nào chưa hỏi." in out
    return root / "bm" / f"{UNIT}-2020-bo-sung.xlsx"


ANSWER: dict[CellPath, Any] = {
    cell_at("results", "II.5.11", "status"): "Hoàn thành",
    cell_at("results", "II.5.11", "completed"): "11/12/2020",
    cell_at("results", "II.5.11", "summary"): "Nói chuyện về ASEAN",
    cell_at("results", "II.5.11", "figures", "talks"): 3,
    ("evidence", "+1", "item"): "II.5.11",
    ("evidence", "+1", "title"): "Kế hoạch",
    ("evidence", "+1", "number"): "8/KH",
}


def test_short_form_asks_about_what_was_added(asked_again: Path) -> None:
    """Its items, their figures and evidence, and nothing else; it says what it is."""
    book = load_workbook(asked_again)
    assert book.sheetnames == [GUIDE, "Thông tin chung", "Kết quả", "Minh chứng", HIDDEN_SHEET]
    carried = open_form(asked_again.name, asked_again.read_bytes()).carried
    assert [*carried.parts["results"].locks] == ["II.5.11"]
    assert [*carried.parts["figures"].locks] == ["II.5.11/talks"]
    words = [row[0] for row in book[GUIDE].iter_rows(values_only=True)]
    assert words[0] == "UBND phường Lộc Thọ"
    assert words[1] == "BIỂU MẪU BÁO CÁO BỔ SUNG HOẠT ĐỘNG THÔNG TIN ĐỐI NGOẠI NĂM 2020"
    assert any("chỉ hỏi các mục mới bổ sung" in str(line) for line in words)
    assert not any("Hạn cuối nộp" in str(line) for line in words)


def test_short_form_asks_whether_it_is_the_right_units(root: Path, run: Run, asked_again: Path) -> None:
    """Whoever says no is asked, and the report stays as it is."""
    before = report(root)
    fill(root, asked_again, {**ANSWER, cell_at("confirmed"): "Không"}, root / "bs" / "a.xlsx")
    code, out, _ = run("collect", "bs", "--received", "2020-12-12", cwd=root, columns=300)
    assert (code, "ô xác nhận đúng đơn vị ghi 'Không'" in out, report(root) == before) == (1, True, True)


def test_answer_is_put_into_the_report(root: Path, run: Run, asked_again: Path) -> None:
    """Nothing else of it changes but the day on which more came; the answered item is asked no more."""
    before = report(root)
    fill(root, asked_again, ANSWER, root / "bs" / "a.xlsx")
    code, out, _ = run("collect", "bs", "--received", "2020-12-12", "--keep", cwd=root, columns=300)
    assert code == 0, out
    after = report(root)
    assert "received: 2020-12-05\nreissued: 2020-12-12\n" in after
    assert "not_asked" not in after
    assert "talks: 3" in after
    kept = [line for line in before.splitlines() if not line.startswith("not_asked")]
    lines = iter(after.splitlines())
    assert all(line in lines for line in kept)
    assert after.index("II.5.1") < after.index("II.5.11") < after.index("III.1")
    assert check_workspace(root).diagnostics == []
    assert run("collect", "bs", "--received", "2020-12-12", cwd=root)[0] == 0
    assert report(root) == after
    again = run("form", "--added", UNIT, "--period", "2020", "-o", "bm2", cwd=root)
    assert (again[0], "0 biểu mẫu bổ sung" in again[1]) == (0, True)


def test_short_form_as_it_was_sent_out(root: Path, run: Run, asked_again: Path) -> None:
    """It says nothing, and changes nothing."""
    before = report(root)
    (root / "bs").mkdir()
    shutil.copy(asked_again, root / "bs")
    code, out, _ = run("collect", "bs", cwd=root, columns=300)
    assert (code, "chưa điền gì" in out, report(root) == before) == (1, True, True)


def test_short_and_full_form_in_one_folder(root: Path, run: Run, send: Send, asked_again: Path) -> None:
    """They do not contradict each other: both are in the report after the second run at the latest."""
    fill(root, asked_again, ANSWER, root / "bs" / "a.xlsx")
    send({("number",): "46/BC-UBND"}, name="bs/b.xlsx")
    for _ in range(2):
        out = run("collect", "bs", "--received", "2020-12-12", cwd=root, columns=300)[1]
        assert "Xung đột" not in out
    assert "46/BC-UBND" in report(root)
    assert "talks: 3" in report(root)


def test_letter_goes_with_full_forms(root: Path, run: Run) -> None:
    """It speaks of other forms."""
    code, _, err = run("form", "--added", "--all", "--letter", cwd=root)
    assert (code, "--letter" in err) == (2, True)


def test_new_form_asks_about_the_plan_as_it_is_by_then(root: Path, run: Run, amend: Amend) -> None:
    """What was added is asked about, what has ended is not."""
    amend(AMENDMENT, ADDED, ENDED)
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    form = read_form(root, root / "bm" / f"{UNIT}-2020.xlsx")
    assert "II.5.11" in form.carried.parts["results"].locks
    assert "III.1" not in form.carried.parts["results"].locks


def test_report_that_speaks_of_a_deleted_item(
    root: Path, send: Send, collect: Collect, write: Write, amend: Amend
) -> None:
    """What is wrong is the file in the folder, and not the unit's form: it does not go back to the unit."""
    before = "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
    write(REPORT, before + "  - {item: III.1, status: in_progress, summary: In tờ gấp.}\n")
    send({STATUS: "Đang thực hiện"})
    amend(("- {id: III.1,", "- {id: III.7,"), ("III.1]", "III.7]"))
    code, out = collect()
    assert (code, "Chưa ghi được. Tệp units/phuong-loc-tho/2020.yaml đang có lỗi." in out) == (1, True)
    assert "Trả lại để sửa" not in out


def test_form_of_a_unit_that_ended_within_the_period(root: Path, run: Run, amend: Amend) -> None:
    """It is asked about what it owed until its last day, and not about what came later."""
    amend(
        AMENDMENT,
        ADDED,
        ("kind: ward, code", "kind: ward, until: 2020-06-10, successor: phuong-vinh-hoa, code"),
    )
    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    path = root / "bm" / f"{UNIT}-2020.xlsx"
    assert {"II.5.1", "II.5.11"} & {*read_form(root, path).carried.parts["results"].locks} == {"II.5.1"}
    words = [cell for row in load_workbook(path)["Kết quả"].iter_rows(values_only=True) for cell in row]
    assert "Phải báo cáo" in words


def test_report_that_is_silent_on_what_was_added(root: Path, write: Write, run: Run, amend: Amend) -> None:
    """Whether it was asked nobody knows: it is told how to say so, and a short form is made all the same."""
    write(
        REPORT,
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-05\nresults:\n"
        "  - {item: II.5.1, status: in_progress, summary: Đăng tin.}\n",
    )
    amend(AMENDMENT, ADDED)
    (found,) = check_workspace(root).diagnostics
    assert found.hint is not None
    assert "ghi 'not_asked: [II.5.11]', rồi hỏi bằng 'ttdn form --added'." in found.hint.vi
    assert run("form", "--added", UNIT, "--period", "2020", "-o", "bm", cwd=root)[1].startswith("Đã lập bm")
    write(REPORT, f"{report(root)}not_asked: [II.5.11]\n")
    assert check_workspace(root).diagnostics == []
