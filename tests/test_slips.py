"""Slips that would reach a signature are asked about; what people write rightly is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.diagnostics import Diagnostic, Severity

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]

HEAD = "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\n"
RESULT = "results:\n  - item: II.5.1\n    status: in_progress\n"
SLIPS = {
    *("number-with-words", "name-with-title", "name-in-capitals", "post-abbreviated", "typed-bullet"),
    *("unfinished-sentence", "date-in-text", "doubtful-amount", "placeholder-left"),
}


@pytest.fixture
def slips(write: Write, check: Check) -> Callable[[str], list[Diagnostic]]:
    """The slips in a report of a ward."""

    def find(text: str) -> list[Diagnostic]:
        write("units/phuong-loc-tho/2020.yaml", HEAD + text)
        return [found for found in check() if found.code in SLIPS and found.location.file.startswith("units")]

    return find


Find = Callable[[str], list[Diagnostic]]


def told(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    """What was asked about, and what to type instead."""
    assert all(one.severity is Severity.WARNING for one in found)
    return [(one.code, one.fix and one.fix.strip()) for one in found]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("'Số: 12/BC-UBND'", "12/BC-UBND"),
        ("'Số: Số: 12/BC-UBND'", "12/BC-UBND"),
        ("So 12/BC-UBND", "12/BC-UBND"),
        ("12/BC-UBND ngày 01/12/2020", "12/BC-UBND"),
        ("'Số 12/BC-UBND, ngày 01 tháng 12 năm 2020'", "12/BC-UBND"),
        ("Số12/BC-UBND", "12/BC-UBND"),
        ("Quyết định số 12/QĐ-UBND", "12/QĐ-UBND"),
        ("12/BC-UBND (05/3/2020)", "12/BC-UBND"),
    ],
)
def test_number_with_words(slips: Find, number: str, right: str) -> None:
    """The word and the day go, the number and its code stay."""
    ((code, fix),) = told(slips(f"number: {number}\n"))
    assert code == "number-with-words"
    assert fix is not None
    assert fix.removeprefix("number: ").strip("'") == right


def test_several_numbers_in_one_place(slips: Find) -> None:
    """Nobody is told what to type."""
    found = slips("number: 45/BC-UBND ngày 01/12/2020, 46/BC-UBND ngày 02/12/2020\n")
    assert told(found) == [("number-with-words", None)]


@pytest.mark.parametrize(
    "number", ["12/BC-UBND", "05/BC-SNV", "312/SVHTTDL-VP", "01/BC-SoYTe", "12-BC/ĐU", "Sở/12"]
)
def test_number_alone(slips: Find, number: str) -> None:
    """Whatever an office's code is."""
    assert slips(f"number: {number}\n") == []


@pytest.mark.parametrize("number", ["…/BC-UBND", "'....../BC-UBND'", "Số …/BC-UBND", "___/BC-UBND"])
def test_number_that_was_not_filled_in(slips: Find, number: str) -> None:
    """Dots in the place of the number are told once."""
    assert told(slips(f"number: {number}\n")) == [("placeholder-left", None)]


def test_name_and_post_that_were_not_filled_in(slips: Find) -> None:
    """They are no name in capitals, and no post."""
    found = slips('signer: {name: "[HỌ VÀ TÊN]", position: "......"}\n')
    assert [one.code for one in found] == ["placeholder-left"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "number: '-'",
        "number: …",
        "signer: {name: '-'}",
        "signer: {name: Nguyễn Văn An, position: Không}",
        "focal_officer: {name: Chưa bố trí}",
        "focal_officer: {name: x}",
        "focal_officer: {name: Nguyễn Văn An, phone: không có}",
        "training:\n  - {title: '...', date: 2020-03-15, participants: 5}",
        "training:\n  - {title: Lớp tập huấn, date: 2020-03-15, organiser: '-'}",
        "programmes:\n  - {title: Đề án A, number: '-'}",
        f"{RESULT}    evidence:\n      - {{title: '-', number: 5/BB-UBND}}",
        f"{RESULT}    evidence:\n      - {{title: Biên bản, number: Chưa có}}",
        f"{RESULT}    summary: '\"'",
        f"{RESULT}    summary: .",
        f"{RESULT}    reason: '-'",
    ],
)
def test_line_that_says_nothing(write: Write, check: Check, line: str) -> None:
    """It would be printed, and counted as an officer or a proof."""
    write("units/phuong-loc-tho/2020.yaml", f"{HEAD}{line}\n")
    (found,) = [one for one in check() if one.code == "line-left-blank"]
    assert found.severity is Severity.ERROR
    assert found.message.vi.endswith("tức là còn để trống.")


@pytest.mark.parametrize(
    "line",
    [
        "focal_officer: {name: Khổng Văn An, position: Công chức}",
        "signer: {name: H'Ê Niê, phone: (0258) 3 000 113}",
        f"{RESULT}    summary: Không",
        f"{RESULT}    evidence:\n      - {{title: Không gian văn hóa đọc, number: 5}}",
    ],
)
def test_line_that_says_something(write: Write, check: Check, line: str) -> None:
    """Names and titles that begin like a "no", and a "no" that answers."""
    write("units/phuong-loc-tho/2020.yaml", f"{HEAD}{line}\n")
    assert not [one for one in check() if one.code == "line-left-blank"]


def test_numbers_of_evidence_and_programmes(slips: Find) -> None:
    """They are printed behind the word "số" too."""
    found = slips(
        RESULT + "    evidence:\n      - {title: Kế hoạch, number: 'Số 21/KH-UBND'}\n"
        "programmes:\n  - {title: Đề án, number: 'Số: 3/ĐA-UBND'}\n"
    )
    assert [one.location.line for one in found] == [8, 10]
    assert {one.code for one in found} == {"number-with-words"}


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Ông Nguyễn Văn A", "Nguyễn Văn A"),
        ("Bà Trần Thị Bích Ngọc", "Trần Thị Bích Ngọc"),
        ("Đ/c Lê Văn C", "Lê Văn C"),
        ("Đồng chí Lê Văn C", "Lê Văn C"),
        ("Nguyễn Văn A - Chủ tịch", "Nguyễn Văn A"),
        ("Nguyễn Văn A, Phó Chủ tịch UBND phường", "Nguyễn Văn A"),
        ("Nguyễn Văn A (Trưởng phòng)", "Nguyễn Văn A"),
        ("CT. Nguyễn Văn A", "Nguyễn Văn A"),
        ("Chủ tịch Nguyễn Văn A", "Nguyễn Văn A"),
        ("ThS. Nguyễn Văn A", "Nguyễn Văn A"),
        ("PGS.TS. Nguyễn Văn A", "Nguyễn Văn A"),
        ("TS Nguyễn Văn A", "Nguyễn Văn A"),
        ("Tiến sĩ Nguyễn Văn A", "Nguyễn Văn A"),
        ("Nguyễn Văn A 0905 123 456", "Nguyễn Văn A"),
        ("BS.CKII Nguyễn Văn A", "Nguyễn Văn A"),
        ("BSCKI. Nguyễn Văn A", "Nguyễn Văn A"),
        ("Ths. Nguyễn Văn A", "Nguyễn Văn A"),
        ("P.CT Nguyễn Văn A", "Nguyễn Văn A"),
        ("'Giám đốc: Nguyễn Văn A'", "Nguyễn Văn A"),
        ("KT. CHỦ TỊCH Nguyễn Văn A", "Nguyễn Văn A"),
        ("Chuyên viên Nguyễn Văn A", "Nguyễn Văn A"),
        ("Chị Nguyễn Thị Hoa", "Nguyễn Thị Hoa"),
        ("Ông/Bà Nguyễn Văn A", "Nguyễn Văn A"),
        ("Nguyễn Văn A-Phó Giám đốc", "Nguyễn Văn A"),
        ("Nguyễn Văn A.", "Nguyễn Văn A"),
    ],
)
def test_name_with_its_post_or_title(slips: Find, name: str, right: str) -> None:
    """The name alone is offered."""
    ((code, fix),) = told(slips(f"signer:\n  name: {name}\n"))
    assert (code, fix and fix.replace("'", "")) == ("name-with-title", f"name: {right}")


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn A",
        "Ông Ích Khiêm",
        "Ông Thị Thanh Hà",
        "Y Moan Ênuôl",
        "H'Hen Niê",
        "Tôn Nữ Thị Ninh",
        "Thượng tá Nguyễn Văn B",
        "Lê A-Sin",
        "Chu Văn An",
        "Công Tằng Tôn Nữ Mỹ Liên",
        "Từ Thức",
        "Nguyễn Văn Trưởng",
        "Phó Đức Phương",
        "Cô Văn Anh",
        "Anh Tuấn",
        "H'Ê Niê",
        "Y Ê",
    ],
)
def test_names_that_are_names(slips: Find, name: str) -> None:
    """Old and rare family names, names of other peoples, and ranks, which some offices print."""
    assert slips(f'signer:\n  name: "{name}"\n') == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("nguyễn thị bích đào", "Nguyễn Thị Bích Đào"),
        ("Nguyễn VĂN A", "Nguyễn Văn A"),
    ],
)
def test_name_in_capitals(slips: Find, name: str, right: str) -> None:
    """Below a signature it has capital first letters."""
    assert told(slips(f"signer:\n  name: {name}\n")) == [("name-in-capitals", f"name: {right}")]


@pytest.mark.parametrize(
    ("post", "right"),
    [
        ("PCT", "Phó Chủ tịch"),
        ("CT UBND", "Chủ tịch UBND"),
        ("P.CT UBND phường", "Phó Chủ tịch UBND phường"),
        ("P. Chủ tịch", "Phó Chủ tịch"),
        ("Phó CT", "Phó Chủ tịch"),
        ("pct", "Phó Chủ tịch"),
        ("GĐ", "Giám đốc"),
        ("PGĐ Sở", "Phó Giám đốc Sở"),
        ("TP. Nội vụ", "Trưởng phòng Nội vụ"),
        ("PTP", "Phó Trưởng phòng"),
        ("P. Trưởng phòng", "Phó Trưởng phòng"),
        ("PHT", "Phó Hiệu trưởng"),
        ("Q. Trưởng phòng", "Quyền Trưởng phòng"),
        ("Q. CT", "Quyền Chủ tịch"),
        ("KTT", "Kế toán trưởng"),
        ("PCT-UBND", "Phó Chủ tịch UBND"),
        ("PVP", None),
        ("P.Văn hóa", None),
        ("NV VHXH", None),
        ("KT GIÁM ĐỐC", None),
        ("KT. CHỦ TỊCH", None),
        ("TM. UBND", None),
    ],
)
def test_abbreviated_post(slips: Find, post: str, right: str | None) -> None:
    """It is written out; of the words over a signature nobody knows the post."""
    found = told(slips(f"signer: {{name: Nguyễn Văn A, position: {post}}}\n"))
    fix = f"signer: {{name: Nguyễn Văn A, position: {right}}}" if right else None
    assert found == [("post-abbreviated", fix)]


@pytest.mark.parametrize(
    "post",
    [
        "Chủ tịch",
        "Phó Chủ tịch UBND phường",
        "Phó Trưởng phòng",
        "Trưởng phòng VHTT",
        "Chánh Văn phòng HĐND và UBND",
        "Quyền Trưởng phòng",
        "Phụ trách phòng",
        "Thủ trưởng",
        "Chuyên viên",
        "Cán bộ VHXH",
    ],
)
def test_post_in_full(slips: Find, post: str) -> None:
    """The agency's own abbreviation behind it is usual."""
    assert slips(f"signer: {{name: Nguyễn Văn A, position: {post}}}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "- Thiếu người",
            "• Thiếu người",
            "1. Thiếu người",
            "a) Thiếu người",
            "-Thiếu người",
        ),
        *("1.Thiếu người", "1/ Thiếu người", "1.2. Thiếu người", "(1) Thiếu người", "a. Thiếu người"),
        *("II. Thiếu người", "o Thiếu người", "− Thiếu người", "\uf0b7 Thiếu người", "=> Thiếu người"),
    ],
)
def test_bullet_typed_by_hand(slips: Find, text: str) -> None:
    """The documents make one."""
    assert told(slips(f'difficulties:\n  - "{text}"\n')) == [("typed-bullet", "- Thiếu người")]
    assert told(slips(f'{RESULT}    summary: "{text}"\n')) == [("typed-bullet", "summary: Thiếu người")]


def test_several_bullets_in_one_entry(slips: Find) -> None:
    """Of a list, each point has an entry of its own; a result may have its points in lines."""
    assert told(slips('difficulties:\n  - "- Một việc\\n- Hai việc"\n')) == [("typed-bullet", None)]
    assert slips(f'{RESULT}    summary: "- Một việc\\n- Hai việc"\n') == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "+ 5 lớp so với năm trước",
            "Nhóm A - B",
            "12 buổi",
            "3.500 lượt",
            "a còng",
            "-5 độ",
            "2020. Năm khó",
        ),
        *(
            "1.5 triệu đồng",
            "12.06 đã họp",
            "V.I. Lênin",
            "TP. Hồ Chí Minh",
            "(1) mở lớp; (2) kiểm tra",
            "*Chưa kể lớp trực tuyến",
        ),
    ],
)
def test_what_only_looks_like_a_bullet(slips: Find, text: str) -> None:
    """Numbers and signs that belong to the sentence."""
    assert slips(f'difficulties:\n  - "{text}"\n') == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Đã phối hợp với các",
            "Đăng tin, bài,",
            "Kết quả:",
            "Tổ chức lớp (có",
            "Thiếu người và",
            "Đã họp -",
        ),
        *("Kết quả cụ thể như sau", "Phối hợp với các.", "Gồm:.", "Đã làm: a) họp; b) mở lớp (có"),
    ],
)
def test_sentence_that_breaks_off(slips: Find, text: str) -> None:
    """Something was to follow."""
    assert told(slips(f'{RESULT}    summary: "{text}"\n')) == [("unfinished-sentence", None)]
    assert told(slips(f'causes:\n  - "{text}"\n')) == [("unfinished-sentence", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Đang chuẩn bị",
        "Đang chuẩn bị.",
        "Tập huấn, tuyên truyền, v.v…",
        "Treo khẩu hiệu 'Độc lập, tự do'",
        "Huy động sức người, sức của",
        "Chưa có ở Phường Một",
        "Khách trở về",
        "Đã gửi (kèm theo)",
        "Kinh phí hiện tại;",
        "Vì sao?",
        "Rác chưa được thu gom triệt để",
        "Đã làm: a) họp (3 lần); b) mở lớp.",
        "Các lớp, các buổi, ...",
    ],
)
def test_sentence_without_a_full_stop(slips: Find, text: str) -> None:
    """The documents set it; other ends are as good."""
    assert slips(f'{RESULT}    summary: "{text}"\n') == []


def test_day_in_words(slips: Find) -> None:
    """Another day than the field's is asked about; so is the same day where it would be printed twice."""
    done = RESULT.replace("in_progress", "done") + "    completed: 2020-06-12\n"
    other = slips(done + "    summary: Đã hoàn thành vào ngày 15/6/2020.\n")
    assert told(other) == [("date-in-text", None)]
    assert "12/6/2020" in other[0].message.vi
    assert slips(done + "    summary: Đã hoàn thành ngày 12/6/2020, họp ngày 15/6/2020.\n") == []
    assert slips(done + "    summary: Hoàn thành ngày 45/6/2020.\n") == []
    assert told(slips(done + "    summary: Hoàn thành ngày 15 tháng 6 năm 2020.\n")) == [
        ("date-in-text", None)
    ]
    assert slips(done + "    summary: Hoàn thành ngày 12 tháng 6 năm 2020.\n") == []


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Tập huấn ngày 12 tháng 6 năm 2020", True),
        ("Tập huấn (ngày 15/6/2020)", True),
        ("Tập huấn theo Kế hoạch số 12/KH-UBND ngày 05/3/2020", False),
        ("Tập huấn theo Công văn số 45 ngày 05/3/2020", False),
        ("Tập huấn 12 tháng của năm 2020", False),
    ],
)
def test_day_in_the_title_of_a_course(slips: Find, title: str, *, asked: bool) -> None:
    """The day of the course has a field of its own; that of a document is no day of the course."""
    found = slips(f"training:\n  - {{title: {title}, date: 2020-06-12, participants: 5}}\n")
    assert [one.code for one in found] == ["date-in-text"] * asked


def test_slips_of_a_plan(root: Path, check: Check) -> None:
    """Its number, its signatures and those of its units are looked at; an unfilled place is told once."""
    path = root / "plan" / "2020.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new, codes in (
        ("number: 802/", "number: Số 802/", ["number-with-words"]),
        ("number: 802/", "number: Số …/", ["placeholder-left"]),
        ("name: Phường}", "name: Phường, letterhead: {authority: [CT]}}", ["post-abbreviated"]),
        ("CHỦ TỊCH], name: Nguyễn Văn A", "KT. CT, PCT], name: Ông Nguyễn Văn A", [*_SIGNED] * 2),
    ):
        path.write_text(text.replace(old, new), encoding="utf-8")
        found = [one for one in check() if one.code in SLIPS]
        assert sorted(one.code for one in found) == sorted(codes)


_SIGNED = ("post-abbreviated", "post-abbreviated", "name-with-title")


@pytest.mark.parametrize(
    ("amount", "meant"), [(20, "20000000"), (999, "999000000"), (1_000, "1000000"), (999_999, "999999000")]
)
def test_money_of_a_few_dong(slips: Find, amount: int, meant: str) -> None:
    """It was written in millions or thousands; the amount in đồng is named."""
    (found,) = slips(f"funding: {{allocated: {amount}, spent: 0}}\n")
    assert (found.code, meant in (found.hint.vi if found.hint else "")) == ("doubtful-amount", True)


@pytest.mark.parametrize("amount", [0, 1_000_000, 48_000_000])
def test_money_that_can_be_money(slips: Find, amount: int) -> None:
    """Nothing, or from a million on."""
    assert slips(f"funding: {{allocated: {amount}, spent: 0}}\n") == []


@pytest.mark.parametrize(
    ("unit", "amount", "asked"), [("đồng", 20, 1), ("đồng", 1_000, 0), ("triệu đồng", 20, 0)]
)
def test_figure_in_dong(root: Path, slips: Find, unit: str, amount: int, asked: int) -> None:
    """Of a figure that is money too, but for one in millions."""
    path = root / "plan" / "2020.yaml"
    text = path.read_text(encoding="utf-8").replace('unit: "tin, bài"', f'unit: "{unit}"')
    path.write_text(text, encoding="utf-8")
    found = slips(f"{RESULT}    figures: {{news_items: {amount}}}\n")
    assert [one.code for one in found] == ["doubtful-amount"] * asked


def test_collect_asks_about_a_slip(
    send: Callable[..., Path], collect: Callable[..., tuple[int, str]]
) -> None:
    """The form is taken, and the cell is named with what is odd about it."""
    done = {("results", "II.5.1", "status"): "Đang thực hiện", ("results", "II.5.1", "summary"): "Đăng tin"}
    send({**done, ("signer", "name"): "Nguyễn Văn A", ("signer", "position"): "PCT"})
    code, out = collect()
    assert code == 0, out
    assert "post-abbreviated" in out
    assert "Phó Chủ tịch" in out
