"""What is said of values that no model takes: the hint helps, and the line offered is right."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.diagnostics import Diagnostic
from ttdn.model.report import Report
from ttdn.model.reporting import Reporting
from ttdn.model_errors import read_model
from ttdn.source import parse_source

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]

FILE = "units/phuong-loc-tho/2020.yaml"
REPORT = """\
unit: phuong-loc-tho
period: 2020
received: 2020-12-02
results:
  - item: II.5.1
    status: in_progress
"""


@pytest.fixture
def find(write: Write, check: Check) -> Callable[[str], Diagnostic]:
    """The one thing that is wrong with a report."""

    def find_one(report: str) -> Diagnostic:
        write(FILE, report)
        [diagnostic] = check()
        return diagnostic

    return find_one


Find = Callable[[str], Diagnostic]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xong", "done"),
        ("Đã xong", "done"),
        ("Đã hoàn thành", "done"),
        ("hoan thah", "done"),
        ("donne", "done"),
        ("xong rồi", "done"),
        ("in progress", "in_progress"),
        ("đang làm", "in_progress"),
        ("Chưa hoàn thành", "in_progress"),
        ("chưa xong", "in_progress"),
        ("chưa làm", "not_started"),
        ("Không có", "not_arisen"),
        ("không phát sinh gì", "not_arisen"),
        ("Đang triển khai", "in_progress"),
        ("Hoàn tất", "done"),
        ("đã làm rồi", "done"),
        ("làm xong hết.", "done"),
        ("chua lam", "not_started"),
        ("Không có việc", "not_arisen"),
        ("tạm dừng", "postponed"),
        ("hủy", "cancelled"),
        ("canceled", "cancelled"),
    ],
)
def test_status_that_was_meant(typed: str, meant: str, find: Find) -> None:
    """What people type for a status leads to it."""
    diagnostic = find(REPORT.replace("in_progress", typed))
    assert diagnostic.code == "unknown-status"
    assert diagnostic.fix == f"    status: {meant}"
    assert diagnostic.hint
    assert f"'{meant}'" in diagnostic.hint.vi


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("dones", "done"),
        ("đã xong một nửa", "in_progress"),
        ("hoàn thành 80%", "in_progress"),
        ("cơ bản hoàn thành", "in_progress"),
        ("chưa hết", "in_progress"),
        ("hoàn thành tốt", "done"),
        ("đã triển khai", "in_progress"),
        ("đã triển khai", "done"),
        ("hoãn", "postponed"),
        ("hoãn sang năm sau", "postponed"),
        ("không", "not_arisen"),
        ("không", "cancelled"),
        ("không làm được", "cancelled"),
        ("ok", "done"),
        ("x", "done"),
        ("✓", "done"),
        ("100%", "done"),
        ("đạt", "done"),
        ("chưa có kinh phí", "not_started"),
        ("không có kinh phí nên không làm", "not_arisen"),
        ("đang tạm dừng", "in_progress"),
    ],
)
def test_status_that_may_have_been_meant(typed: str, asked: str, find: Find) -> None:
    """Words that only begin like a status are asked about; no line is offered that would change them."""
    diagnostic = find(REPORT.replace("in_progress", typed))
    assert diagnostic.fix is None
    assert diagnostic.hint
    assert f"'{asked}'" in diagnostic.hint.vi


@pytest.mark.parametrize(
    "typed", ["không hoàn thành", "not done", "none", "thực hiện", "bổ sung", "có thể", "đạt thấp"]
)
def test_status_that_cannot_be_guessed(typed: str, find: Find) -> None:
    """No status is suggested that might say the opposite; all are listed."""
    diagnostic = find(REPORT.replace("in_progress", typed))
    assert (diagnostic.hint, diagnostic.fix) == (None, None)
    assert diagnostic.allowed
    assert "done (Hoàn thành)" in diagnostic.allowed.vi


@pytest.mark.parametrize(
    "label",
    [
        "Hoàn thành",
        "HOAN THANH",
        "hoàn  thành ",
        "done",
        "Done",
        "Đang thực hiện",
        "Không phát sinh",
        "chua thuc hien",
    ],
)
def test_labels_are_statuses(label: str, write: Write, check: Check) -> None:
    """A label in any case, with or without accents, is as good as its word."""
    write(FILE, REPORT.replace("in_progress", f"'{label}'"))
    assert "unknown-status" not in {diagnostic.code for diagnostic in check()}


def test_unknown_key_names_the_one_that_was_meant(find: Find) -> None:
    """A misspelt key leads to the right one, and to its line."""
    diagnostic = find(REPORT + "    sumary: Đã đăng\n")
    assert diagnostic.hint == ("Có phải là 'summary'?", "Did you mean 'summary'?")
    assert diagnostic.fix == "    summary: Đã đăng"
    assert diagnostic.allowed
    assert diagnostic.allowed.vi.endswith("summary, completed, dates, figures, evidence, reason.")


def test_unknown_key_does_not_lead_to_one_that_is_given(find: Find) -> None:
    """A second spelling of a key that the entry has is not turned into a duplicate."""
    diagnostic = find(REPORT + "    statuss: done\n")
    assert (diagnostic.code, diagnostic.hint, diagnostic.fix) == ("unknown-key", None, None)


def test_misspelt_keys_are_not_missing_too(write: Write, check: Check) -> None:
    """A required key that is misspelt is one mistake, wherever it stands."""
    write(FILE, REPORT.replace("received", "recieved").replace("item", "itme"))
    assert [(diagnostic.location.line, diagnostic.code) for diagnostic in check()] == [
        (3, "unknown-key"),
        (5, "unknown-key"),
    ]


@pytest.mark.parametrize(
    ("line", "replacement", "fix"),
    [
        ("unit: phuong-loc-tho", "unit: Phường Lộc Thọ", "unit: phuong-loc-tho"),
        ("  - item: II.5.1", "  - item: mục II.5.1", "  - item: II.5.1"),
        ("  - item: II.5.1", "  - item: II.5.1.", "  - item: II.5.1"),
        ("  - item: II.5.1", "  - item: (một)", None),
        ("  - item: II.5.1", "  - item: II.5,1", "  - item: II.5.1"),
        ("  - item: II.5.1", "  - item: II-5-1", "  - item: II.5.1"),
        ("  - item: II.5.1", "  - item: II.5-1", None),
        ("  - item: II.5.1", "  - item: II.5.1-2", None),
        ("  - item: II.5.1", "  - item: II.5.1 điểm a", None),
        ("  - item: II.5.1", "  - item: II.5.1.a)", "  - item: II.5.1.a"),
        ("  - item: II.5.1", "  - item: II.5.1, II.5.2", None),
        ("  - item: II.5.1", "  - item: II.5.1 và II.5.2", None),
        ("unit: phuong-loc-tho", f"unit: {'phuong-' * 20}loc", None),
    ],
)
def test_identifier_that_was_meant(line: str, replacement: str, fix: str | None, find: Find) -> None:
    """A name leads to its id, a citation to the number in it."""
    diagnostic = find(REPORT.replace(line, replacement))
    assert (diagnostic.code, diagnostic.fix) == ("not-an-identifier", fix)


@pytest.mark.parametrize(
    ("written", "code", "fix"),
    [
        ("1.200", "ambiguous-number", "    figures: {news_items: 1200}"),
        ("12.000.000", "ambiguous-number", "    figures: {news_items: 12000000}"),
        ("007", "ambiguous-number", "    figures: {news_items: 7}"),
        ("000", "ambiguous-number", "    figures: {news_items: 0}"),
        ("1 200", "ambiguous-number", "    figures: {news_items: 1200}"),
        ("999.999.999.999.999.999.999", "ambiguous-number", None),
        ("'1,5'", "fractional-number", None),
        ("'- 5'", "negative-number", None),
        ("-5", "negative-number", None),
        ("9" * 5000, "number-too-large", None),
        ("1000000000000001", "number-too-large", None),
        ("1e3", "not-a-number", None),
        ("+5", "not-a-number", None),
        ("②", "not-a-number", None),
        ("٣", "not-a-number", None),
        ("1²", "not-a-number", None),
        ("12 lớp", "not-a-number", "    figures: {news_items: 12}"),
        ("1.200 người", "not-a-number", "    figures: {news_items: 1200}"),
        ("12 lớp 300 người", "not-a-number", None),
        ("5 triệu", "not-a-number", None),
        ("''", "missing-value", None),
        ("{}", "not-text", None),
    ],
)
def test_numbers(written: str, code: str, fix: str | None, find: Find) -> None:
    """Digits count; what could be read in two ways is asked for, with the digits it has."""
    diagnostic = find(REPORT + f"    figures: {{news_items: {written}}}\n")
    assert (diagnostic.code, diagnostic.fix) == (code, fix)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("figures: {news_items: 5 triệu}", "'5 triệu' không phải là số.", "Có phải là 5000000?"),
        ("figures: {news_items: khoảng 120}", "'khoảng 120' không phải là số.", "Có phải là 120?"),
        ("figures: {news_items: hơn 25 nghìn}", "'hơn 25 nghìn' không phải là số.", "Có phải là 25000?"),
        ("figures: {news_items: 5 nghìn lượt}", "'5 nghìn lượt' không phải là số.", "Có phải là 5000?"),
        ("figures: {news_items: 12k}", "'12k' không phải là số.", "Có phải là 12000?"),
        ("figures: {news_items: 3 trăm người}", "'3 trăm người' không phải là số.", "Có phải là 300?"),
        ("figures: {news_items: 12 cụ}", "'12 cụ' không phải là số.", "Viết 12."),
        ("figures: {news_items: 12 trieu}", "'12 trieu' không phải là số.", "Có phải là 12000000?"),
        ("figures: {news_items: 12M}", "'12M' không phải là số.", "Có phải là 12000000?"),
        ("figures: {news_items: 12 m}", "'12 m' không phải là số.", "Viết 12."),
        ("figures: {news_items: 12 ti vi}", "'12 ti vi' không phải là số.", "Viết 12."),
        ("figures: {news_items: 1O}", "'1O' không phải là số.", None),
        ("figures: {news_items: 12 trở lên}", "'12 trở lên' không phải là số.", "Có phải là 12?"),
        ("figures: {news_items: ≥ 12}", "'≥ 12' không phải là số.", "Có phải là 12?"),
        ("figures: {news_items: …}", "'…' không phải là số; không có thì ghi 0.", None),
        (
            "figures: {news_items: '1200.000'}",
            "Số '1200.000' có thể đọc theo nhiều cách.",
            "Có phải là 1200000?",
        ),
        ("figures: {news_items: '0.500'}", "Số '0.500' có thể đọc theo nhiều cách.", None),
        ("figures: {news_items: 'không có'}", "'không có' không phải là số; không có thì ghi 0.", None),
        ("figures: {news_items: '1,200'}", "Số '1,200' có thể đọc theo nhiều cách.", "Có phải là 1200?"),
        ("completed: tháng 6/2020", "'tháng 6/2020' chưa có ngày trong tháng.", None),
        ("completed: quý II", "'quý II' chưa có ngày trong tháng.", None),
        ("completed: 15 tháng ba năm 2020", "'15 tháng ba năm 2020' không phải là ngày.", None),
        ("completed: l5/3/2020", "'l5/3/2020' không phải là ngày.", None),
        ("completed: 30/6", "'30/6' chưa có năm.", None),
        ("completed: chưa", "'chưa' không phải là ngày; chưa có thì để trống.", None),
        ("completed: 30062020", "'30062020' không phải là ngày.", "Có phải là 30/06/2020?"),
        ("completed: 30/6/20", "'30/6/20' không phải là ngày.", "Có phải là 30/06/2020?"),
        (
            "completed: ngày 30 tháng 6 năm 2020",
            "'ngày 30 tháng 6 năm 2020' không phải là ngày.",
            "Có phải là 30/06/2020?",
        ),
        ("completed: Sáng 30/6/2020", "'Sáng 30/6/2020' không phải là ngày.", "Có phải là 30/06/2020?"),
        (
            "completed: 'Hòa An, ngày 01 tháng 12 năm 2020'",
            "'Hòa An, ngày 01 tháng 12 năm 2020' không phải là ngày.",
            "Có phải là 01/12/2020?",
        ),
        ("completed: 1/6/2020 - 30/6/2020", "'1/6/2020 - 30/6/2020' không phải là ngày.", None),
        ("completed: từ 01/6 đến 30/6/2020", "'từ 01/6 đến 30/6/2020' không phải là ngày.", None),
        ("completed: 9/5/2020 (âm lịch)", "'9/5/2020 (âm lịch)' không phải là ngày.", None),
        ("completed: 06/30/2020", "Không có ngày '06/30/2020'.", "Có phải là 30/06/2020?"),
        ("completed: 31/6/2020", "Không có ngày '31/6/2020': tháng 6 năm 2020 có 30 ngày.", None),
        ("completed: 2021-02-29", "Không có ngày '2021-02-29': tháng 2 năm 2021 có 28 ngày.", None),
        ("completed: 32/13/2020", "Không có ngày '32/13/2020'.", None),
        ("completed: 0202-12-02", "'0202-12-02': không đọc năm trước 1900.", None),
        (
            "evidence: [{title: Tin, link: a.gov.vn/tin}]",
            "'a.gov.vn/tin' không phải là địa chỉ web.",
            "Có phải là https://a.gov.vn/tin?",
        ),
        ("evidence: [{title: Tin, link: xem báo}]", "'xem báo' không phải là địa chỉ web.", None),
        ("completed: mùa hè", "'mùa hè' không phải là ngày.", None),
    ],
)
def test_what_is_missing_or_was_meant(line: str, message: str, hint: str | None, find: Find) -> None:
    """Words in place of a number or a day lead to what is to be typed."""
    diagnostic = find(REPORT + f"    {line}\n")
    assert (diagnostic.message.vi, diagnostic.hint and diagnostic.hint.vi) == (message, hint)


@pytest.mark.parametrize(
    ("typed", "flag"), [("có", "true"), ("Đúng", "true"), ("Không", "false"), ("sai", "false"), ("hay", None)]
)
def test_yes_and_no(typed: str, flag: str | None, find: Find) -> None:
    """What people type for a flag leads to its word."""
    diagnostic = find(REPORT + f"illustrative: {typed}\n")
    assert (diagnostic.code, diagnostic.fix) == ("not-true-or-false", flag and f"illustrative: {flag}")


@pytest.mark.parametrize(
    "written",
    [
        "2020-12-9",
        "9/12/2020",
        "09.12.2020",
        "09-12-2020",
        "'2020-12-09 '",
        "2020-12-09\u200b",
        "2020‑12‑09",
        "2020–12–09",
        "09／12／2020",
        "“2020-12-09”",
        "２０２０-12-09",
    ],
)
def test_ways_to_write_a_date(written: str, write: Write, check: Check) -> None:
    """The ways in which offices write a date are read as the same day."""
    write(FILE, REPORT.replace("2020-12-02", written) + "date: 2020-12-10\n")
    [diagnostic] = check()
    assert diagnostic.code == "received-before-date"
    write(FILE, REPORT.replace("2020-12-02", written) + "date: 2020-12-09\n")
    assert check() == []


@pytest.mark.parametrize(
    ("addition", "words"),
    [
        ("number:\n  - a\n", "Ở đây phải là một câu chữ."),
        ("difficulties:\n  -\n", "Ý này của 'difficulties' để trống."),
        ("difficulties: a\n", "'difficulties' phải là một danh sách."),
        ("training:\n  - a\n", "Ý này của 'training' phải gồm các dòng 'khóa: nội dung'."),
        ("signer: a\n", "'signer' phải gồm các dòng 'khóa: nội dung'."),
        ("funding: {allocated: 1, spent: }\n", "'spent' để trống."),
        ("funding: {allocated: 1}\n", "Thiếu 'spent'."),
        ('number: "a\\x1b"\n', "Câu này chứa ký tự điều khiển U+001B."),
        ("illustrative: yes\n", "'yes' không phải là true hoặc false."),
        (f"number: {'a' * 600}\n", "Nội dung dài 600 ký tự, vượt giới hạn 500."),
    ],
)
def test_sentences(addition: str, words: str, find: Find) -> None:
    """A finding names the key, or the entry, that it speaks of."""
    assert find(REPORT + addition).message.vi == words


@pytest.mark.parametrize(
    ("addition", "keys"),
    [
        ("signer: a\n", "name, position, phone."),
        ("training:\n  - a\n", "title, date, organiser, participants."),
        ("difficulties:\n  - {a: b}\n", None),
    ],
)
def test_lines_that_are_wanted_are_named(addition: str, keys: str | None, find: Find) -> None:
    """Where somebody wrote a sentence instead of lines, the keys of these lines are told."""
    allowed = find(REPORT + addition).allowed
    assert (allowed and allowed.vi) == keys


def test_whole_file_is_spoken_of_as_a_file(find: Find) -> None:
    """A file that is one sentence has no key to name."""
    assert find("xin chào\n").message.vi == "Tệp phải gồm các dòng 'khóa: nội dung'."


@pytest.mark.parametrize("key", ['"\\e[31mđỏ"', '"\\n"', '"\\u202e"', "x" * 900])
def test_words_of_the_user_are_harmless(key: str, write: Write, check: Check) -> None:
    """A key is quoted on one line, without what a terminal would act on, and never at length."""
    write(FILE, REPORT + f"    figures: {{{key}: }}\n{key}: 1\n{key}: 2\n")
    found = check()
    assert found
    for diagnostic in found:
        sentences = [
            diagnostic.message.vi,
            diagnostic.message.en,
            str(diagnostic.allowed),
            str(diagnostic.hint),
        ]
        assert all(sentence.isprintable() for sentence in sentences)
        assert len(diagnostic.message.vi) < 200


def test_no_line_is_offered_that_is_not_whole(find: Find) -> None:
    """A line too long to be shown is not offered with its end cut off."""
    entry = f"  - {{summary: {'a' * 500}, item: II.5.1, status: xong}}"
    diagnostic = find(REPORT.replace("  - item: II.5.1\n    status: in_progress", entry))
    assert (diagnostic.code, diagnostic.fix) == ("unknown-status", None)


@pytest.mark.parametrize("key", ["[key]", "0", "", "item"])
def test_odd_keys(key: str, find: Find) -> None:
    """A key that looks like a mark of the program's own is a key like any other."""
    diagnostic = find(REPORT + f"'{key}': 1\n")
    assert (diagnostic.code, diagnostic.location.line, diagnostic.location.column) == ("unknown-key", 7, 1)


def test_thousands_of_unknown_keys() -> None:
    """The first thousand are named, and the first of these are compared with what may have been meant."""
    text = REPORT + "".join(f"difficulties{number}: 1\n" for number in range(3000))
    source, _ = parse_source(FILE, text.encode())
    assert source
    found = read_model(source, Report)[1]
    assert len(found) == 1000
    assert {diagnostic.code for diagnostic in found} == {"unknown-key"}
    assert found[0].hint
    assert found[-1].hint is None


@pytest.mark.parametrize(("key", "may_go"), [("received", False), ("difficulties", True)])
def test_only_optional_lines_may_be_deleted(key: str, *, may_go: bool, find: Find) -> None:
    """Whoever left a value out is told to delete the line only where the report can do without it."""
    lines = [line for line in REPORT.splitlines() if not line.startswith(f"{key}:")]
    found = find("\n".join([f"{key}:", *lines]) + "\n")
    assert found.code == "missing-value"
    assert found.hint is not None
    assert ("xóa dòng" in found.hint.vi, "delete the line" in found.hint.en) == (may_go, may_go)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("    figures: {news_items: 12,345}", "missing-value"),
        ("funding: {allocated: 48000000, spent: 44,650}", "unknown-key"),
    ],
)
def test_number_cut_by_a_comma(lines: str, code: str, find: Find) -> None:
    """In braces the digits behind a comma are a key.

    Nobody is told to delete them, for what is left would be a wrong number.
    """
    found = find(f"{REPORT}{lines}\n")
    assert found.code == code
    assert found.hint is not None
    assert "số viết có dấu phẩy" in found.hint.vi
    assert "xóa" not in found.hint.vi


def test_what_is_allowed_stands_apart_from_the_hint() -> None:
    """A value outside of what is used: the words say what is used, and there is nothing to do beside it."""
    source, _ = parse_source("plan/2020.yaml", b"cutoffs: lunar\nperiods: []\n")
    assert source is not None
    found = {one.location.line: one for one in read_model(source, Reporting)[1] if one.code == "wrong-value"}
    assert [(one.allowed is not None, one.hint) for one in found.values()] == [(True, None), (True, None)]
    assert {one.allowed.en for one in found.values() if one.allowed} == {
        "One of: 'calendar' or 'nd-09-2019'.",
        "At least one entry.",
    }


def test_entry_without_its_dash(find: Find, write: Write, check: Check) -> None:
    """The first key of an entry given again is a forgotten "- ": the second entry is not to be deleted."""
    write(FILE, f"{REPORT}    item: II.5.2\n    status: in_progress\n")
    first, _ = check()
    assert first.code == "duplicate-key"
    assert first.hint is not None
    assert "thêm '- ' trước 'item'" in first.hint.vi
    hint = find(REPORT.replace("period: 2020", "period: 2020\nperiod: 2020")).hint
    assert hint is not None
    assert "'- '" not in hint.vi


def replace_in_plan(root: Path, old: str, new: str) -> None:
    """Write something else into the small plan."""
    text = (Path(__file__).parent / "cases" / "plan.yaml").read_text(encoding="utf-8")
    assert old in text
    (root / "plan" / "2020.yaml").write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("reading", "column", "words"),
    [
        (
            "{}",
            47,
            (
                "'read' chưa chọn cách nào: cần một trong all_year: true, quarters, months, from và to, by, "
                "before, every, on_event: true."
            ),
        ),
        (
            "{quarters: [2], months: [4]}",
            71,
            "'read' chọn hai cách cùng lúc: 'quarters' và 'months'; giữ một.",
        ),
        (
            "{all_year: true, to: 2020-04-01}",
            68,
            "'read' chọn hai cách cùng lúc: 'all_year' và 'to'; giữ một.",
        ),
        ("{from: 2020-04-01}", 54, "Có 'from' mà thiếu 'to'."),
        ("{to: 2020-04-01}", 52, "Có 'to' mà thiếu 'from'."),
        ("{from: 2020-04-02, to: 2020-04-01}", 70, "Ngày 'to' đứng trước ngày 'from'."),
        ("{quarters: [4, 5]}", 62, "Không có quý 5: quý từ 1 đến 4."),
        ("{months: [0]}", 57, "Không có tháng 0: tháng từ 1 đến 12."),
        ("{months: [9, 4]}", 60, "'months' không theo thứ tự: sau 9 là 4. Ghi là: [4, 9]."),
        ("{quarters: [2, 4, 4]}", 65, "'quarters' ghi 4 hai lần. Ghi là: [2, 4]."),
        (
            "{by: 2020-06-30, before: 2020-06-30}",
            72,
            "'read' chọn hai cách cùng lúc: 'by' và 'before'; giữ một.",
        ),
    ],
)
def test_schedule_says_what_is_wrong_and_where(
    reading: str, column: int, words: str, root: Path, check: Check
) -> None:
    """Of the rules of a schedule the broken one is said, at the key or the number that breaks it."""
    replace_in_plan(root, "{quarters: [2, 3]}", reading)
    [found] = [each for each in check() if each.code == "unreadable-schedule"]
    assert (found.location.column, found.message.vi) == (column, words)


@pytest.mark.parametrize(
    ("deadline", "column", "words"),
    [
        ("{}", 34, "Thời hạn trống: cần 'before' hoặc 'by'."),
        ("{before: 2020-12-10, by: 2020-12-09}", 59, "Thời hạn ghi cả 'before' và 'by'; giữ một."),
    ],
)
def test_deadline_says_what_is_wrong_and_where(
    deadline: str, column: int, words: str, root: Path, check: Check
) -> None:
    """An empty deadline and one of both kinds are two mistakes."""
    replace_in_plan(root, "{before: 2020-12-10}", deadline)
    [found] = [each for each in check() if each.code == "unreadable-deadline"]
    assert (found.location.column, found.message.vi) == (column, words)


def test_lost_words_are_named_whole(write: Write, check: Check) -> None:
    """What a "#" behind a blank takes out of a sentence is quoted from its sign to its end."""
    write(
        "units/phuong-loc-tho/2020.yaml",
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
        "  - item: II.5.1\n    status: in_progress\n    summary: Đăng tin trên trang #NhaTrang của phường\n",
    )
    (found,) = [finding for finding in check() if finding.code == "text-after-hash"]
    assert "'#NhaTrang của phường'" in found.message.vi
    assert found.location.line == 7


@pytest.mark.parametrize(
    "line",
    [
        f"    figures: {{news_items: '12{' ' * 200_000}x'}}\n",
        f"    completed: '12{' /' * 100_000}x'\n",
        f"    reason: 'như{' báo cáo' * 1_000} x'\n",
    ],
)
def test_long_words_cost_nothing(line: str, write: Write, check: Check) -> None:
    """Nobody waits for a guess at what is no number, no day and no answer."""
    write(FILE, REPORT + line)
    before = time.process_time()
    check()
    assert time.process_time() - before < 3


def test_long_status_costs_nothing(find: Find) -> None:
    """The same of a status: all are listed."""
    assert find(REPORT.replace("in_progress", f"'xong{' rồi' * 50_000} x'")).hint is None
