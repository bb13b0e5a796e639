"""A report of another unit in a unit's form is asked about before it replaces anything.

Honest corrections are not.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at
from mails import mail

Write = Callable[[str, str | bytes], Path]
Send = Callable[..., Path]
Collect = Callable[..., tuple[int, str]]

WARD, OTHER = "phuong-loc-tho", "phuong-vinh-hoa"
REPORT, OTHERS = f"units/{WARD}/2020.yaml", f"units/{OTHER}/2020.yaml"
STATUS = cell_at("results", "II.5.1", "status")
SUMMARY = cell_at("results", "II.5.1", "summary")
MORE = cell_at("results", "III.1", "summary")
NUMBER = cell_at("number")
SIGNER = cell_at("signer", "name")
POSITION = cell_at("signer", "position")
ON_THE_PAGE = "Đăng 45 tin về lễ hội cầu ngư trên trang thông tin của phường trong ba tháng."
IN_THE_HALL = "Tổ chức hai buổi chiếu phim cho khách nước ngoài tại nhà văn hóa ven biển."
OF_OTHERS = "Phối hợp với ban quản lý chợ phát tờ gấp tiếng Anh, tiếng Nga cho tiểu thương."
TWO_MORE = "Lắp ba bảng chỉ dẫn song ngữ ở công viên, mở lớp tiếng Anh cho đội xe xích lô."

OWN: dict[CellPath, Any] = {
    NUMBER: "12/BC-UBND",
    SIGNER: "Trần Văn An",
    POSITION: "Chủ tịch",
    STATUS: "Đang thực hiện",
    SUMMARY: ON_THE_PAGE,
    ("results", "III.1", "status"): "Đang thực hiện",
    MORE: IN_THE_HALL,
}
ANOTHER: dict[CellPath, Any] = {
    **OWN,
    NUMBER: "8/BC-UBND",
    SIGNER: "Lê Thị Bình",
    SUMMARY: OF_OTHERS,
    MORE: TWO_MORE,
}


@pytest.fixture
def taken(send: Send, collect: Collect) -> Path:
    """The ward's own report is in the folder; its form."""
    path = send(OWN, name="dau/a.xlsx")
    assert collect("dau")[0] == 0
    return path


def is_asked(out: str) -> bool:
    """Whether a file was held back to be asked about."""
    return "Cần hỏi lại" in out


@pytest.mark.usefixtures("taken")
def test_another_report_in_the_form(root: Path, send: Send, collect: Collect) -> None:
    """Other number, other signer, all texts others: asked, nothing written.

    A person who has asked has it taken.
    """
    before = (root / REPORT).read_bytes()
    send(ANOTHER)
    code, out = collect()
    assert (code, is_asked(out), f"--accept {WARD}" in out, "1 chưa nhận" in out) == (1, True, True, True)
    assert (root / REPORT).read_bytes() == before
    code, out = collect("gui ve", "--accept", WARD)
    assert (code, is_asked(out)) == (0, False)
    assert "8/BC-UBND" in (root / REPORT).read_text(encoding="utf-8")


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    "change",
    [
        {NUMBER: "13/BC-UBND"},
        {NUMBER: "13/BC-UBND", SIGNER: "Phạm Thị Cúc", POSITION: "Phó Chủ tịch"},
        {SUMMARY: OF_OTHERS, MORE: TWO_MORE},
        {NUMBER: "13/BC-UBND", SUMMARY: OF_OTHERS, MORE: TWO_MORE},
        {NUMBER: "13/BC-UBND", SIGNER: "Phạm Thị Cúc", SUMMARY: OF_OTHERS},
        {
            NUMBER: "13/BC-UBND",
            SIGNER: "Phạm Thị Cúc",
            SUMMARY: ON_THE_PAGE + " Có 12 phản hồi.",
            MORE: IN_THE_HALL.replace("hai", "ba"),
        },
    ],
)
def test_honest_corrections(send: Send, collect: Collect, change: dict[CellPath, Any]) -> None:
    """A new number, a deputy who signs, texts that are written anew.

    Each alone, or some together, is a correction.
    """
    send({**OWN, **change})
    code, out = collect()
    assert (code, is_asked(out), "1 nhận" in out) == (0, False, True)


@pytest.mark.parametrize(("kept", "asked"), [(1, True), (2, False)])
def test_how_much_is_left_of_a_report(send: Send, collect: Collect, kept: int, *, asked: bool) -> None:
    """With another number and signer it is another's where four of five texts are others, not where three."""
    places = (SUMMARY, MORE, ("causes", "+1"), ("causes", "+2"), ("proposals", "+1"))
    texts = [ON_THE_PAGE, IN_THE_HALL, OF_OTHERS, TWO_MORE, "Đón đoàn nhà văn trẻ đến đọc thơ ở thư viện."]
    others = [
        "Sửa lại mái che bến đò ngang.",
        "Thi vẽ tranh tường cho học sinh lớp bốn.",
        "Mua mười bộ bàn ghế cho phòng đọc.",
        "Hội chợ hoa xuân kéo dài bảy ngày.",
        "Cấp giấy phép cho chín gánh hát rong.",
    ]
    mixed = dict(zip(places, texts[:kept] + others[kept:], strict=True))
    # Both are filled in forms that hold nothing yet.
    send({**OWN, **dict(zip(places, texts, strict=True))}, name="dau/a.xlsx")
    send({**OWN, **mixed, NUMBER: "8/BC-UBND", SIGNER: "Lê Thị Bình"})
    assert collect("dau")[0] == 0
    assert is_asked(collect()[1]) == asked


@pytest.mark.usefixtures("taken")
def test_report_of_the_next_period(send: Send, collect: Collect) -> None:
    """Everything may differ in another period, or be said once more."""
    send(ANOTHER, period="2020-Q3", name="gui ve/q3.xlsx")
    assert collect()[0] == 0
    send({**OWN, NUMBER: "15/BC-UBND"}, period="2020-Q4", name="moi/q4.xlsx")
    assert collect("moi")[0] == 0


@pytest.mark.usefixtures("taken")
def test_report_of_another_unit_at_hand(root: Path, send: Send, collect: Collect) -> None:
    """A new report that says just what another unit's in the folder says."""
    send({**OWN, NUMBER: "99/BC-UBND"}, unit=OTHER)
    code, out = collect()
    assert (code, is_asked(out), (root / OTHERS).exists()) == (1, True, False)
    assert "UBND phường Vĩnh Hòa" in out
    assert "UBND phường Lộc Thọ" in out
    assert collect("gui ve", "--accept", "phường Vĩnh Hòa")[0] == 0
    assert (root / OTHERS).exists()


@pytest.mark.usefixtures("taken")
def test_short_texts_are_everybodys(send: Send, collect: Collect) -> None:
    """Two units that both say that there was nothing are two units."""
    send({**OWN, SUMMARY: "Không có.", MORE: "Thiếu kinh phí.", NUMBER: "5/BC"}, unit=OTHER)
    assert collect()[0] == 0


@pytest.mark.parametrize(
    ("texts", "others", "asked"),
    [
        # Two short texts that are not quite everybody's; a single one that nobody else writes by chance.
        (["Đã đăng hai mươi tin", "Đã mở hai lớp học hè"], [], True),
        (["Đã đăng hai mươi tin", "Đã mở 12 lớp học hè"], [], False),
        (["Đăng 5 tin về lễ hội cầu ngư trên trang thông tin của phường"], [], True),
        (["Đăng 45 tin về lễ hội cầu ngư trên trang thông tin của làng"], [], False),
        # Four of five are nearly all of them, three are not.
        ([ON_THE_PAGE, IN_THE_HALL, OF_OTHERS, TWO_MORE], ["Một việc khác hẳn, chưa ai kể."], True),
        (
            [ON_THE_PAGE, IN_THE_HALL, OF_OTHERS],
            ["Việc khác, chưa ai kể đến.", "Việc nữa, chưa ai kể."],
            False,
        ),
    ],
)
def test_how_much_says_that_a_report_is_anothers(
    send: Send, collect: Collect, texts: list[str], others: list[str], *, asked: bool
) -> None:
    """Of equal texts so many, so long, and so large a part of the report."""
    places = (SUMMARY, MORE, ("causes", "+1"), ("causes", "+2"), ("proposals", "+1"))
    status = ("results", "III.1", "status")
    first: dict[CellPath, Any] = {
        STATUS: OWN[STATUS],
        status: OWN[status],
        **dict(zip(places, texts, strict=False)),
    }
    send(first, name="dau/a.xlsx")
    assert collect("dau")[0] == 0
    send({**first, **dict(zip(places, [*texts, *others], strict=False))}, unit=OTHER)
    assert is_asked(collect()[1]) == asked


@pytest.mark.parametrize(("others", "asked"), [(2, True), (3, False)])
def test_half_of_the_texts_name_another_unit(
    send: Send, collect: Collect, others: int, *, asked: bool
) -> None:
    """Where most speak of something else, the other ward is one they worked with."""
    texts: dict[CellPath, Any] = {
        SUMMARY: "UBND phường Vĩnh Hòa đã đăng 12 tin.",
        MORE: "Phường Vĩnh Hòa tổ chức hai buổi.",
        **{("causes", f"+{number}"): f"Thiếu người, lần {number}." for number in range(1, others + 1)},
    }
    send({**OWN, **texts})
    assert is_asked(collect()[1]) == asked


@pytest.mark.usefixtures("taken")
def test_number_and_signer_of_another_unit(send: Send, collect: Collect) -> None:
    """The same number under the same name, and a text in common: one report in two forms."""
    send({**OWN, MORE: OF_OTHERS}, unit=OTHER)
    assert is_asked(collect()[1])


def test_one_report_in_two_forms(root: Path, send: Send, collect: Collect) -> None:
    """In one run: nobody can tell whose it is, unless one of the two is known to be signed so."""
    send(OWN, name="gui ve/a.xlsx")
    send(OWN, unit=OTHER, name="gui ve/b.xlsx")
    code, out = collect()
    assert (code, out.count("Cần hỏi lại"), (root / "units").exists()) == (1, 2, False)


def test_who_signs_is_known(root: Path, send: Send, collect: Collect) -> None:
    """The unit whose earlier report bears the same signer is not asked; the other is."""
    send({**OWN, SUMMARY: TWO_MORE, MORE: OF_OTHERS}, period="2020-Q3", name="truoc/q3.xlsx")
    assert collect("truoc")[0] == 0
    send(OWN, name="gui ve/a.xlsx")
    send(OWN, unit=OTHER, name="gui ve/b.xlsx")
    code, out = collect()
    assert (code, out.count("Cần hỏi lại")) == (1, 1)
    assert (root / REPORT).exists()
    assert not (root / OTHERS).exists()


def test_pattern_that_many_were_given(send: Send, collect: Collect) -> None:
    """What three units say in the same words is a pattern, not a mistake."""
    for number, unit in enumerate((WARD, OTHER, "xa-vinh-luong")):
        send(
            {**OWN, NUMBER: f"{number}/BC", SIGNER: f"Người {number}"}, unit=unit, name=f"gui ve/{unit}.xlsx"
        )
    code, out = collect()
    assert (code, is_asked(out), "3 nhận" in out) == (0, False, True)


@pytest.mark.parametrize(
    "change",
    [
        {POSITION: "Chủ tịch UBND phường Vĩnh Hòa"},
        {POSITION: "CHỦ TỊCH UBND PHUONG VINH HOA"},
        {SUMMARY: "UBND phường Vĩnh Hòa đã đăng 12 tin.", MORE: "Phường Vĩnh Hòa tổ chức hai buổi."},
        {SUMMARY: "UBND xã Vĩnh Lương đã đăng 12 tin.", MORE: "Xã Vĩnh Lương tổ chức hai buổi."},
    ],
)
def test_words_that_name_another_unit(
    root: Path, send: Send, collect: Collect, change: dict[CellPath, Any]
) -> None:
    """A signer of another ward, or texts in which another ward speaks: asked, both named."""
    send({**OWN, **change})
    code, out = collect()
    assert (code, is_asked(out), (root / REPORT).exists()) == (1, True, False)
    assert re.search(
        "Biểu mẫu của UBND phường Lộc Thọ nhưng nội dung nói về (UBND phường Vĩnh Hòa|UBND xã Vĩnh Lương)",
        out,
    )


@pytest.mark.parametrize(
    "change",
    [
        {POSITION: "Phó Chủ tịch UBND phường Lộc Thọ"},
        {POSITION: "Công chức Văn hóa – Xã hội"},
        {SUMMARY: "Phối hợp với phường Vĩnh Hòa đăng 12 tin."},
        {
            SUMMARY: "Phường Lộc Thọ cùng phường Vĩnh Hòa đăng 12 tin.",
            MORE: "Cùng phường Vĩnh Hòa tổ chức hai buổi.",
        },
        {SUMMARY: "Phối hợp với Công an thành phố.", MORE: "Công an thành phố tập huấn hai buổi."},
    ],
)
def test_words_that_mention_another_unit(send: Send, collect: Collect, change: dict[CellPath, Any]) -> None:
    """Working together is no mix-up."""
    send({**OWN, **change})
    code, out = collect()
    assert (code, is_asked(out)) == (0, False)


def test_form_from_the_address_of_another_unit(
    root: Path, write: Write, send: Send, collect: Collect
) -> None:
    """A person is asked; nobody is about addresses that nobody knows, the unit's own, the collector's."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    for unit, address in (("22363", "lt@a.vn"), ("22327", "VH@a.vn")):
        plan = plan.replace(f'code: "{unit}"', f'code: "{unit}", email: {address}')
    plan = plan.replace("short: Phòng VHTT,", "short: Phòng VHTT, email: vhtt@a.vn,")
    write("plan/2020.yaml", plan)
    form = send(OWN, name="dau/a.xlsx").read_bytes()
    for name in ("lt", "vhtt", "la"):
        write(f"{name}/a.eml", mail({"a.xlsx": form}, f"Lộc Thọ <{name}@a.vn>").as_bytes())
        assert collect(name, "--dry-run")[0] == 0
    write("vh/a.eml", mail({"a.xlsx": form}, '"lt@a.vn" <vh@a.vn>').as_bytes())
    code, out = collect("vh")
    assert (code, is_asked(out), "địa chỉ của UBND phường Vĩnh Hòa (VH@a.vn)" in out) == (1, True, True)
    assert not (root / REPORT).exists()
    assert collect("vh", "--accept", WARD)[0] == 0
    assert (root / REPORT).exists()
