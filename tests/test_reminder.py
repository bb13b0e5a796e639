"""Reminders: nobody who has reported is reminded of it, everybody who has not is.

The letters say who owes what.
"""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from ttdn.counting import compute_status
from ttdn.documents.content.reminder import letter_content, reminder_names
from ttdn.documents.document.kinds import LETTER, MESSAGE
from ttdn.documents.document.make import make_document, make_message
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.errors import DocumentSettingsMissingError
from ttdn.language import Language
from ttdn.model.period import parse_period
from ttdn.reminders import Manner, Reminder, find_reminders
from ttdn.status import Status
from ttdn.status.states import State
from ttdn.terminal.chase import render_chase

Stand = Callable[..., Status]
Run = Callable[..., tuple[int, str, str]]

LATE = "2020-12-12"
OVERDUE = {
    "unit": "phong-giao-duc-dao-tao",
    "results": [{"item": "II.5.8", "status": "in_progress", "summary": "Đang chuẩn bị"}],
}


def names(reminders: list[Reminder]) -> list[str]:
    """The units that are reminded."""
    return [one.unit.id for one in reminders]


def words_in(document: Document) -> str:
    """All words of the body and the annexes."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    return "\n".join(
        words_of(runs) for runs in (*(block.runs for block in blocks if not isinstance(block, Table)), *cells)
    )


def test_who_was_only_asked_is_never_chased(stand: Stand) -> None:
    """Not for an item past its deadline either; once it must report, it is."""
    late = {**OVERDUE, "unit": "hoi-nong-dan"}
    item = {
        "id": "II.5.8",
        "text": "Tổ chức",
        "owners": {"read": ["hoi-nong-dan"]},
        "schedule": {"text": "Quý II", "read": {"quarters": ["2"]}},
    }
    for asked, owed in ((["hoi-nong-dan"], []), ([], [("hoi-nong-dan", Manner.CHASE)])):
        required = ["cong-an"] if asked else ["cong-an", "hoi-nong-dan"]
        reporting = {"required": required, "requested": asked}
        status = stand(LATE, late, {"unit": "cong-an"}, activities=[item], reporting=reporting)
        assert [one.state for one in status.by_item["II.5.8"]] == [State.OVERDUE]
        assert [(one.unit.id, one.manner) for one in find_reminders(status)] == owed
        page = io.StringIO()
        console = Console(file=page, width=120, highlight=False)
        for part in render_chase(status, (), Language.VIETNAMESE.say, 120):
            console.print(part)
        assert ("quá hạn" in page.getvalue()) is bool(owed)


def test_nobody_who_has_reported_is_reminded(stand: Stand) -> None:
    """After the deadline, exactly the units that must report and have not."""
    status = stand(LATE, {"unit": "phuong-loc-tho"}, {"unit": "xa-vinh-luong", "received": "2020-12-11"})
    in_or_collecting = {"phuong-loc-tho", "xa-vinh-luong", "phong-van-hoa-thong-tin"}
    owing = [unit.id for unit in status.plan.required_units if unit.id not in in_or_collecting]
    chased = [one for one in find_reminders(status) if one.manner is Manner.CHASE]
    assert names(chased) == owing
    assert "hoi-nong-dan" not in owing  # asked to report, not obliged
    assert {(one.reports[0].days_late, len(one.reports), one.items) for one in chased} == {(3, 1, ())}


def test_collecting_office_is_not_reminded_by_itself(stand: Stand) -> None:
    """Nor is whoever the reports are sent to, nor the authority itself; what they owe is told apart."""
    office = "phong-van-hoa-thong-tin"
    for reporting in ({"through": office}, {"through": None, "to": "Phòng Văn hóa và Thông tin"}):
        status = stand(LATE, reporting=reporting)
        assert office not in names(find_reminders(status))
        assert names(find_reminders(status, own=True)) == [office]
    status = stand(LATE, reporting={"through": None, "to": "Sở Nội vụ"})
    assert office in names(find_reminders(status))
    units = [unit.model_dump(exclude_none=True) for unit in status.plan.units]
    units[5]["name"] = "UBND thành phố Nha Trang"
    status = stand(LATE, units=units, reporting={"through": None, "to": "UBND tỉnh"})
    assert names(find_reminders(status, own=True)) == ["cong-an"]


def test_everybody_has_reported(stand: Stand) -> None:
    """Then there is nobody to remind."""
    plan = stand(LATE).plan
    units = [unit.id for unit in (*plan.required_units, *plan.requested_units)]
    assert find_reminders(stand(LATE, *({"unit": unit} for unit in units))) == []


def test_item_past_its_deadline(stand: Stand) -> None:
    """A unit that has reported is still reminded of an item that its report leaves open.

    And of nothing else.
    """
    status = stand(LATE, OVERDUE)
    (one,) = (one for one in find_reminders(status) if one.unit.id == "phong-giao-duc-dao-tao")
    assert (one.reports, [item.item.id for item in one.items]) == ((), ["II.5.8"])


@pytest.mark.parametrize(
    ("as_of", "early", "count"),
    [
        ("2020-12-01", False, 0),
        ("2020-12-01", True, 7),
        ("2020-12-02", False, 7),
        ("2020-12-09", False, 7),
        ("2020-12-10", False, 7),
    ],
)
def test_before_the_deadline(stand: Stand, as_of: str, *, early: bool, count: int) -> None:
    """Only in the last days before it, unless it is asked for earlier.

    Seven days are the plan's ``due_soon_days``.
    """
    assert len(find_reminders(stand(as_of), early=early)) == count


def test_each_quarter_that_was_missed(stand: Stand) -> None:
    """Two quarters are two reports that are owed."""
    periods = [
        {"period": f"2020-Q{n}", "deadline": {"by": day}} for n, day in ((1, "2020-04-05"), (2, "2020-07-05"))
    ]
    (one,) = (
        one
        for one in find_reminders(stand("2020-07-10", reporting={"periods": periods}))
        if one.unit.id == "phuong-loc-tho"
    )
    assert [(str(owed.period), owed.days_late) for owed in one.reports] == [("2020-Q1", 96), ("2020-Q2", 5)]


def test_longer_report_speaks_for_its_parts(stand: Stand) -> None:
    """Whoever has reported on the year is not chased for the half of it."""
    periods = [
        {"period": "2020-H1", "deadline": {"by": "2020-07-05"}},
        {"period": "2020", "deadline": {"by": "2020-12-05"}},
    ]
    half = {"unit": "xa-vinh-luong", "period": "2020-H1", "received": "2020-07-01"}
    status = stand(LATE, {"unit": "phuong-loc-tho"}, half, reporting={"periods": periods})
    owed = {one.unit.id: [str(report.period) for report in one.reports] for one in find_reminders(status)}
    assert "phuong-loc-tho" not in owed
    assert (owed["xa-vinh-luong"], owed["cong-an"]) == (["2020"], ["2020-H1", "2020"])
    missed = {str(period): [unit.id for unit in units] for period, units in status.missed}
    assert "phuong-loc-tho" not in missed["2020-H1"]
    assert "cong-an" in missed["2020-H1"]


def test_letter_to_one(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """A công văn: no name of its kind, the unit as addressee, what it owes and since when."""
    status = stand(LATE, documents=settings)
    one = next(one for one in find_reminders(status) if one.unit.id == "phuong-loc-tho")
    letter = make_document(LETTER, letter_content(status, [one]), tmp_path)
    assert (letter.title, letter.annexes) == ("", ())
    assert letter.subject == "đôn đốc báo cáo kết quả hoạt động thông tin đối ngoại năm 2020"
    assert letter.letterhead.addressees == ("Ủy ban nhân dân phường Lộc Thọ",)
    words = words_in(letter)
    assert "chưa gửi báo cáo năm 2020; hạn cuối là ngày 09/12/2020, đã quá hạn 03 ngày." in words
    assert "(qua Phòng Văn hóa và Thông tin) ngay sau khi nhận được Công văn này." in words


def test_letter_says_until_when_where_how_and_who(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """The new day, address and mail of the office, whom to ask, the form's file, who is in charge."""
    known = {
        "phong-van-hoa-thong-tin": {
            "address": "số 42 Lê Thánh Tôn",
            "email": "vhtt@nhatrang.gov.vn",
            "phone": "0258 3822 000",
            "contact": "bà Trần Thị B",
        },
        "phuong-loc-tho": {"contact": "ông Lê Văn C"},
    }
    units = [
        {**unit.model_dump(exclude_none=True), **known.get(unit.id, {})} for unit in stand(LATE).plan.units
    ]
    status = stand(LATE, units=units, documents=settings)
    reminders = [one for one in find_reminders(status) if one.unit.id == "phuong-loc-tho"]
    arguments = (status, reminders, date(2020, 12, 18), {"phuong-loc-tho-2020.xlsx"})
    letter = make_document(LETTER, letter_content(*arguments), tmp_path)
    message = make_message(MESSAGE, reminder_names(*arguments), tmp_path)
    for text in (words_in(letter), message):
        assert "chậm nhất ngày 18/12/2020." in text
        assert "tệp phuong-loc-tho-2020.xlsx" in text
        assert "Văn hóa và Thông tin, địa chỉ số 42 Lê Thánh Tôn; thư điện tử vhtt@nhatrang.gov.vn." in text
        assert "iên hệ" in text
        assert "bà Trần Thị B, điện thoại 0258 3822 000." in text
        assert "ông Lê Văn C" in text
    bare = stand(LATE, documents=settings)
    text = words_in(make_document(LETTER, letter_content(bare, find_reminders(bare)[:1]), tmp_path))
    assert not any(words in text for words in ("địa chỉ", "liên hệ", "biểu mẫu", "Người phụ trách"))


def test_officer_of_the_last_report_is_in_charge(stand: Stand) -> None:
    """Where the roster names nobody, whoever an earlier report named is told."""
    periods = [
        {"period": f"2020-Q{n}", "deadline": {"by": day}} for n, day in ((1, "2020-04-05"), (2, "2020-07-05"))
    ]
    sent = {"period": "2020-Q1", "received": "2020-04-01", "focal_officer": {"name": "Lê Văn C"}}
    status = stand("2020-07-10", sent, reporting={"periods": periods})
    reminders = [one for one in find_reminders(status) if one.unit.id == "phuong-loc-tho"]
    assert [unit.contact for unit in reminder_names(status, reminders).units] == ["Lê Văn C"]


@pytest.mark.parametrize(
    ("recipients", "told"),
    [
        (["Như trên", "Lưu: VT"], ["Như trên", "Phòng Văn hóa và Thông tin", "Lưu: VT"]),
        (["Như trên"], ["Như trên", "Phòng Văn hóa và Thông tin"]),
        (["Như trên", "Phòng VHTT (t/h);", "Lưu: VT"], ["Như trên", "Phòng VHTT (t/h);", "Lưu: VT"]),
    ],
)
def test_letter_goes_to_whom_it_assigns(
    stand: Stand, settings: dict[str, Any], recipients: list[str], told: list[str]
) -> None:
    """Before the copy that is kept; named once. An office that writes itself assigns nothing to itself."""
    letterhead = {**settings["reminder"], "recipients": recipients}
    status = stand(LATE, documents={**settings, "reminder": letterhead})
    content = letter_content(status, find_reminders(status)[:1])
    assert (list(content.letterhead.recipients), content.names.assigned) == (
        told,
        "Phòng Văn hóa và Thông tin",
    )
    own = {**letterhead, "agency": ["PHÒNG VĂN HÓA", "VÀ THÔNG TIN"]}
    status = stand(LATE, documents={**settings, "reminder": own})
    content = letter_content(status, find_reminders(status)[:1])
    assert (list(content.letterhead.recipients), content.names.assigned) == (recipients, "")


@pytest.mark.parametrize(
    ("agency", "sender", "issuer"),
    [
        (
            ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
            "UBND thành phố Nha Trang",
            "Ủy ban nhân dân thành phố Nha Trang",
        ),
        (["PHÒNG VĂN HÓA", "VÀ THÔNG TIN"], "Phòng Văn hóa và Thông tin", "Phòng Văn hóa và Thông tin"),
    ],
)
def test_letter_speaks_for_whoever_issues_it(
    stand: Stand, settings: dict[str, Any], tmp_path: Path, agency: list[str], sender: str, issuer: str
) -> None:
    """An office does not say what the authority thinks, nor is the annex to its letter the authority's."""
    status = stand(
        LATE, OVERDUE, documents={**settings, "reminder": {**settings["reminder"], "agency": agency}}
    )
    chased = [one for one in find_reminders(status) if one.manner is Manner.CHASE]
    letter = make_document(LETTER, letter_content(status, chased), tmp_path)
    assert f"{sender} có ý kiến như sau:" in words_in(letter)
    assert f"{sender} đề nghị các cơ quan, đơn vị khẩn trương" in words_in(letter)
    assert letter.issuer == issuer


def test_letter_before_the_deadline_is_a_notice(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """It has another subject and other verbs, gives the plan's own day, and reproaches nobody."""
    status = stand("2020-12-05", documents=settings)
    reminders = [one for one in find_reminders(status) if one.manner is Manner.NOTICE]
    for chosen in (reminders, reminders[:1]):
        letter = make_document(LETTER, letter_content(status, chosen, date(2020, 12, 20)), tmp_path)
        message = make_message(MESSAGE, reminder_names(status, chosen[:1]), tmp_path)
        assert letter.subject == "nhắc báo cáo kết quả hoạt động thông tin đối ngoại năm 2020"
        assert "trước ngày 10/12/2020." in words_in(letter)
        assert "trước ngày 10/12/2020." in message
        for text in (words_in(letter), message):
            assert not any(words in text for words in ("chưa", "quá hạn", "khẩn trương", "trách nhiệm"))


def test_letter_to_those_only_asked_is_a_request(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """Nothing is late, nobody is pressed; the plan's day is named as long as it lies ahead."""
    for day, until in ((LATE, "(qua Phòng Văn hóa và Thông tin)."), ("2020-12-05", "trước ngày 10/12/2020.")):
        status = stand(day, documents=settings)
        reminders = [one for one in find_reminders(status) if one.manner is Manner.REQUEST]
        letter = make_document(LETTER, letter_content(status, reminders), tmp_path)
        message = make_message(MESSAGE, reminder_names(status, reminders), tmp_path)
        assert letter.subject == "đề nghị báo cáo kết quả hoạt động thông tin đối ngoại năm 2020"
        for text in (words_in(letter), message):
            assert "trân trọng đề nghị Hội Nông dân thành phố Nha Trang gửi báo cáo" in text
            assert until in text
            assert not any(
                words in text for words in ("chưa", "quá hạn", "khẩn trương", "đôn đốc", "09/12/2020")
            )


def test_letter_on_work_alone_is_not_named_after_the_next_report(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """What is late is of the first quarter; the report on the second, which is due next, is a line of it."""
    periods = [{"every": "quarter", "before_day": "15"}]
    activity = {
        "id": "II.5.8",
        "text": "Tổ chức Triển lãm số",
        "owners": {"read": ["phuong-loc-tho"]},
        "schedule": {"text": "Quý I", "read": {"quarters": ["1"]}},
    }
    undone = {"item": "II.5.8", "status": "in_progress", "summary": "Đang chuẩn bị"}
    sent = {"period": "2020-Q1", "received": "2020-04-10", "results": [undone]}
    status = stand(
        "2020-07-08", sent, documents=settings, reporting={"periods": periods}, activities=[activity]
    )
    (one,) = (one for one in find_reminders(status) if one.unit.id == "phuong-loc-tho")
    letter = make_document(LETTER, letter_content(status, [one]), tmp_path)
    assert letter.subject == "đôn đốc thực hiện hoạt động thông tin đối ngoại năm 2020"
    assert "Báo cáo quý II năm 2020 gửi trước ngày 15/7/2020." in words_in(letter)


def test_letter_names_each_period(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """Two that are late, each with its days; one that is not due yet is no part of the reproach."""
    periods = [
        {"period": f"2020-Q{n}", "deadline": {"by": day}}
        for n, day in ((1, "2020-04-05"), (2, "2020-07-05"), (3, "2020-07-12"))
    ]
    sent = {"unit": "xa-vinh-luong", "period": "2020-Q1", "received": "2020-04-01"}
    status = stand("2020-07-10", sent, documents=settings, reporting={"periods": periods})
    reminders = [one for one in find_reminders(status) if one.manner is Manner.CHASE]
    one = next(one for one in reminders if one.unit.id == "phuong-loc-tho")
    letter = make_document(LETTER, letter_content(status, [one]), tmp_path)
    assert letter.subject.endswith("thông tin đối ngoại quý I và quý II năm 2020")
    words = words_in(letter)
    assert "Báo cáo quý I năm 2020: hạn cuối là ngày 05/4/2020, đã quá hạn 96 ngày;" in words
    assert "Báo cáo quý II năm 2020: hạn cuối là ngày 05/7/2020, đã quá hạn 05 ngày." in words
    assert "Báo cáo quý III năm 2020 gửi chậm nhất ngày 12/7/2020." in words
    together = make_document(LETTER, letter_content(status, reminders), tmp_path)
    assert "đã quá hạn 96 ngày, 05 đơn vị chưa gửi;" in words_in(together)
    # All of them owe the second: the sentence above the list has said how many.
    assert "đã quá hạn 05 ngày." in words_in(together)
    (table,) = (block for block in together.annexes[0].blocks if isinstance(block, Table))
    rows = {words_of(row[1]): words_of(row[2]) for row in table.rows}
    late, ahead = "quý II (chậm 5 ngày)", "quý III (hạn chậm nhất ngày 12/7/2020)"
    assert rows["UBND xã Vĩnh Lương"] == f"Q{late[1:]}, {ahead}"
    assert rows["UBND phường Lộc Thọ"] == f"Quý I (chậm 96 ngày), {late}, {ahead}"


def test_late_item_before_the_deadline_of_the_report(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """The unit is chased for the item and not for the report, whose day is named."""
    late = {**OVERDUE, "period": "2020-Q3", "received": "2020-10-05"}
    status = stand("2020-12-05", late, documents=settings)
    (one,) = (one for one in find_reminders(status) if one.manner is Manner.CHASE)
    letter = make_document(LETTER, letter_content(status, [one]), tmp_path)
    assert letter.subject == "đôn đốc thực hiện hoạt động thông tin đối ngoại năm 2020"
    assert "chưa gửi báo cáo" not in words_in(letter)
    assert "Báo cáo năm 2020 gửi trước ngày 10/12/2020." in words_in(letter)


def test_letter_about_an_item(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """Whoever owes only an item is not asked for a report."""
    status = stand(LATE, OVERDUE, documents=settings)
    one = next(one for one in find_reminders(status) if one.items)
    letter = make_document(LETTER, letter_content(status, [one]), tmp_path)
    assert letter.subject == "đôn đốc thực hiện hoạt động thông tin đối ngoại năm 2020"
    words = words_in(letter)
    assert "Mục II.5.8, Tổ chức Triển lãm số: hạn hoàn thành ngày 30/9/2020." in words
    assert "chưa gửi báo cáo" not in words
    # Nor is it of the quarter whose report is the next.
    quarters = {"periods": [{"period": "2020-Q4", "deadline": {"by": "2021-01-10"}}]}
    late = {**OVERDUE, "period": "2020-Q3", "received": "2020-10-05"}
    status = stand("2020-11-05", late, documents=settings, reporting=quarters)
    one = next(one for one in find_reminders(status) if one.items and not one.reports)
    letter = make_document(LETTER, letter_content(status, [one]), tmp_path)
    assert (status.period.label.vi, letter.subject.split()[-2:]) == ("quý IV năm 2020", ["năm", "2020"])
    assert "quý" not in letter.subject


def test_letter_to_several(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """Each addressee by name, and a list that says what each owes."""
    status = stand(LATE, OVERDUE, documents=settings)
    reminders = [one for one in find_reminders(status) if not one.asked]
    letter = make_document(LETTER, letter_content(status, reminders), tmp_path)
    assert list(letter.letterhead.addressees) == [status.plan.full_name(one.unit) for one in reminders]
    (table,) = (block for block in letter.annexes[0].blocks if isinstance(block, Table))
    assert [words_of(row[1]) for row in table.rows] == [status.plan.called(one.unit) for one in reminders]
    rows = {words_of(row[1]): (words_of(row[2]), words_of(row[3])) for row in table.rows}
    assert rows["UBND phường Lộc Thọ"] == ("Năm 2020 (chậm 3 ngày)", "–")
    assert rows["Phòng Giáo dục và Đào tạo"] == ("–", "Mục II.5.8")
    assert "05 cơ quan, đơn vị tại Phụ lục kèm theo chưa gửi báo cáo năm 2020" in words_in(letter)
    assert "01 cơ quan, đơn vị tại Phụ lục kèm theo chưa hoàn thành nhiệm vụ đã quá hạn:" in words_in(letter)
    assert "Mục II.5.8, Tổ chức Triển lãm số: hạn hoàn thành ngày 30/9/2020." in words_in(letter)


def test_list_of_several_items(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """The numbers of the items that a unit is late with stand apart, from whose they were, too."""
    ward = {"kind": "ward", "short": "P. Cũ", "name": "Phường Cũ"}
    units = [*(unit.model_dump(exclude_none=True) for unit in stand(LATE).plan.units)]
    units.append({**ward, "id": "phuong-cu", "until": "2020-06-30", "successor": "phuong-loc-tho"})
    both = ["ubnd-xa-phuong", "phuong-cu"]
    activities = [
        {"id": f"II.5.{number}", "text": f"Việc {number}", "owners": {"read": both},
         "schedule": {"text": "Trước 01/3", "read": {"before": "2020-03-01"}}}
        for number in (1, 2)
    ]  # fmt: skip
    done = [{"item": one["id"], "status": "in_progress", "summary": "Đang làm"} for one in activities]
    status = stand(
        LATE,
        *({"unit": unit, "results": done} for unit in ("phuong-loc-tho", "xa-vinh-luong")),
        {"unit": "phuong-cu", "period": "2020-H1", "received": "2020-06-01", "results": done},
        documents=settings, units=units, activities=activities, figures=[],
    )  # fmt: skip
    letter = make_document(LETTER, letter_content(status, find_reminders(status)), tmp_path)
    (table,) = (block for block in letter.annexes[0].blocks if isinstance(block, Table))
    rows = {words_of(row[1]): words_of(row[-1]) for row in table.rows}
    assert rows["UBND xã Vĩnh Lương"] == "Mục II.5.1, II.5.2"
    assert "II.5.1 của UBND phường Cũ (cũ), II.5.2 của" in rows["UBND phường Lộc Thọ"]


def test_times_of_one_item_are_not_those_of_the_item_before(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """A semicolon parts an item that is late as a whole from one of which some times are."""
    read = ({"before": "2020-03-01"}, {"every": "quarter"})
    activities = [
        {"id": f"II.5.{n}", "text": f"Việc {n}", "owners": {"read": ["ubnd-xa-phuong"]},
         "schedule": {"text": "Hằng quý", "read": when}}
        for n, when in enumerate(read, 1)
    ]  # fmt: skip
    told = [
        {"item": "II.5.1", "status": "in_progress", "summary": "Đang làm"},
        {"item": "II.5.2", "status": "in_progress", "summary": "Đang làm", "dates": ["2020-02-20"]},
    ]
    status = stand(
        LATE,
        {"unit": "xa-vinh-luong", "results": told},
        documents=settings,
        activities=activities,
        figures=[],
    )
    letter = make_document(LETTER, letter_content(status, find_reminders(status)), tmp_path)
    (table,) = (block for block in letter.annexes[0].blocks if isinstance(block, Table))
    rows = {words_of(row[1]): words_of(row[-1]) for row in table.rows}
    assert rows["UBND xã Vĩnh Lương"].startswith("Mục II.5.1; II.5.2: quý II")


@pytest.mark.parametrize(
    ("due", "later", "pressed"),
    [
        ("2020-05-31", None, True),
        ("2020-05-31", {"status": "done", "completed": "2020-05-30", "summary": "Xong"}, False),
        ("2020-08-31", None, False),
    ],
)
def test_part_of_a_year_presses_for_nothing_told_later(
    stand: Stand, due: str, later: dict[str, object] | None, *, pressed: bool
) -> None:
    """What fell due behind the half-year, or is told in a later report, is not asked for by its own."""
    work = {"item": "II.5.8", "status": "in_progress", "summary": "Đang làm"}
    activities = [
        {"id": "II.5.8", "text": "Triển lãm", "owners": {"read": ["cong-an"]},
         "schedule": {"text": due, "read": {"by": due}}}
    ]  # fmt: skip
    periods = [{"every": "half", "by_day": "20"}]
    told = [{"unit": "cong-an", "period": "2020-H1", "received": "2020-07-10", "results": [work]}]
    if later:
        told.append({"unit": "cong-an", "period": "2020-H2", "results": [{**work, **later}]})
    whole = stand(LATE, *told, activities=activities, figures=[], reporting={"periods": periods})
    reports = [report for own in whole.known.values() for report in own.values()]
    half = compute_status(whole.plan, reports, whole.as_of, parse_period("2020-H1"))
    owed = [one.item.id for reminder in find_reminders(half) for one in reminder.items]
    assert ("II.5.8" in owed) is pressed


def test_letter_to_very_many(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """More than a dozen names stand in the annex only."""
    units = [
        {"id": f"phuong-{n}", "name": f"Phường {n}", "short": f"P. {n}", "kind": "ward"} for n in range(1, 14)
    ]
    parts = {"units": units, "groups": [], "activities": [], "duties": [], "documents": settings}
    status = stand(
        LATE,
        reporting={"required": [unit["id"] for unit in units], "requested": [], "through": None},
        **parts,
    )
    letter = make_document(LETTER, letter_content(status, find_reminders(status)), tmp_path)
    assert letter.letterhead.addressees == ("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo",)
    (table,) = (block for block in letter.annexes[0].blocks if isinstance(block, Table))
    assert [words_of(cell) for cell in table.head] == ["TT", "Cơ quan, đơn vị"]
    assert len(table.rows) == 13


def test_nobody_between_the_unit_and_the_authority(
    stand: Stand, settings: dict[str, Any], tmp_path: Path
) -> None:
    """Where the plan names no office that takes in the reports, none is told to."""
    for through, told in (("phong-van-hoa-thong-tin", True), (None, False)):
        status = stand(LATE, documents=settings, reporting={"through": through})
        reminders = find_reminders(status)
        text = words_in(make_document(LETTER, letter_content(status, reminders), tmp_path))
        message = make_message(MESSAGE, reminder_names(status, reminders[:1]), tmp_path)
        assert ("(qua Phòng" in text, "Giao Phòng" in text, "(qua Phòng" in message) == (told, told, told)
        assert "về UBND thành phố Nha Trang" in text


def test_list_has_no_empty_or_constant_column(stand: Stand, settings: dict[str, Any], tmp_path: Path) -> None:
    """What all owe is said once in the letter; where nothing is left to say of each, there is no list."""
    activity = {
        "id": "II.5.8",
        "text": "Triển lãm",
        "owners": {"read": ["phong-giao-duc-dao-tao", "cong-an"]},
        "schedule": {"text": "Quý II", "read": {"quarters": ["2"]}},
    }
    both: dict[str, object] = {"required": ["phong-giao-duc-dao-tao", "cong-an"], "requested": []}
    late: list[dict[str, object]] = [dict(OVERDUE), {**OVERDUE, "unit": "cong-an"}]
    cases: list[tuple[list[dict[str, object]], dict[str, object], list[str]]] = [
        ([], both, []),
        (late, both, []),
        (late[:1], both, ["TT", "Cơ quan, đơn vị", "Báo cáo chưa gửi", "Nhiệm vụ quá hạn"]),
    ]
    for reports, reporting, labels in cases:
        parts = {"documents": settings, "activities": [activity], "figures": []}
        status = stand(LATE, *reports, reporting=reporting, **parts)
        letter = make_document(LETTER, letter_content(status, find_reminders(status)), tmp_path)
        tables = [block for annex in letter.annexes for block in annex.blocks if isinstance(block, Table)]
        assert [[words_of(cell) for cell in table.head] for table in tables] == ([labels] if labels else [])


def test_message(stand: Stand, tmp_path: Path) -> None:
    """A few lines of plain text: no markup, the words of the plan as they are."""
    item = {
        "id": "II.5.8",
        "text": "Triển lãm",
        "short": "Triển lãm *số* & <b>",
        "owners": {"read": ["phong-giao-duc-dao-tao"]},
    }
    schedule = {"text": "Quý II và quý III", "read": {"quarters": ["2", "3"]}}
    status = stand(LATE, OVERDUE, activities=[{**item, "schedule": schedule}])
    one = next(one for one in find_reminders(status) if one.items)
    text = make_message(MESSAGE, reminder_names(status, [one]), tmp_path)
    assert (
        text.splitlines()[0] == "Đôn đốc hoạt động thông tin đối ngoại năm 2020 - Phòng Giáo dục và Đào tạo"
    )
    assert "- Mục II.5.8 (Triển lãm *số* & <b>) đã quá hạn 30/9/2020, chưa hoàn thành." in text


def test_plan_without_settings(stand: Stand, tmp_path: Path) -> None:
    """The sentence says which lines the plan lacks."""
    status = stand(LATE)
    with pytest.raises(DocumentSettingsMissingError, match="reminder") as raised:
        make_document(LETTER, letter_content(status, find_reminders(status)), tmp_path)
    assert raised.value.message.vi.startswith(
        "plan/2020.yaml chưa có thể thức của văn bản này: thêm 'documents: reminder: …'"
    )


# The command.


def test_command_lists(run: Run, folder: Path) -> None:
    """Without --docx nothing is written: who owes what, and how many."""
    code, printed, complaint = run("remind", "--as-of", LATE, cwd=folder)
    assert (code, complaint) == (0, "")
    assert (
        "Công an thành phố Nha Trang\n  báo cáo năm 2020: quá hạn 3 ngày (hạn cuối 09/12/2020)\n" in printed
    )
    assert "UBND phường Lộc Thọ" not in printed
    assert (
        "4 đơn vị cần đôn đốc: 4 chưa gửi báo cáo.\n1 đơn vị được đề nghị báo cáo, chưa gửi.\n\n"
        "Đơn vị đầu mối tự theo dõi, không gửi công văn:\nPhòng Văn hóa và Thông tin\n" in printed
    )
    assert "Hội Nông dân thành phố Nha Trang\n  báo cáo năm 2020: được đề nghị, chưa gửi\n" in printed
    assert "4 units to remind" in run("--lang", "en", "remind", "--as-of", LATE, cwd=folder)[1]


def test_command_says_why_nobody(run: Run, folder: Path) -> None:
    """Long before the deadline nobody is reminded, and the way to do it all the same is named."""
    _, printed, _ = run("remind", "--as-of", "2020-11-01", cwd=folder)
    assert "7 đơn vị chưa gửi báo cáo nhưng còn trên 7 ngày; thêm --early để nhắc sớm." in printed.replace(
        "\n", " "
    )
    _, printed, _ = run("remind", "--as-of", "2020-11-01", "--early", cwd=folder)
    assert "báo cáo năm 2020: hạn cuối 09/12/2020, còn 38 ngày" in printed
    _, printed, _ = run("remind", "--as-of", LATE, "--unit", "loc tho", cwd=folder)
    assert "Không có đơn vị nào phải đôn đốc." in printed


def test_command_writes(run: Run, example: Path, tmp_path: Path) -> None:
    """One letter and one message for a unit; the same again is no change.

    A message that was edited is kept.
    """
    arguments = (
        "--root",
        str(example),
        "remind",
        "--as-of",
        LATE,
        "--unit",
        "phong-y-te",
        "--docx",
        str(tmp_path / "thư"),
    )
    code, printed, _ = run(*arguments)
    assert code == 0
    files = {path.name for path in (tmp_path / "thư").iterdir()}
    assert files == {"don-doc-phong-y-te-2020-12-12.docx", "tin-nhan-phong-y-te-2020-12-12.txt"}
    assert all(name in printed for name in files)
    before = {path: path.read_bytes() for path in (tmp_path / "thư").iterdir()}
    assert run(*arguments)[0] == 0
    assert {path: path.read_bytes() for path in before} == before
    message = tmp_path / "thư" / "tin-nhan-phong-y-te-2020-12-12.txt"
    message.write_text("của tôi", encoding="utf-8")
    code, _, complaint = run(*arguments)
    assert code == 2
    assert "đã được sửa" in complaint
    assert message.read_text(encoding="utf-8") == "của tôi"
    assert run(*arguments, "--force")[0] == 0


def test_command_writes_one_for_all(run: Run, example: Path, tmp_path: Path) -> None:
    """One letter with a list, and a message for each unit."""
    assert (
        run("--root", str(example), "remind", "--as-of", LATE, "--together", "--docx", str(tmp_path))[0] == 0
    )
    assert {path.name for path in tmp_path.glob("*.docx")} == {
        "don-doc-chung-2020-12-12.docx",
        "de-nghi-chung-2020-12-12.docx",
    }
    assert len(list(tmp_path.glob("*.txt"))) == 34


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("--all", "--together", "--docx", "x"),
            "Lỗi: --together: Chọn một trong ba: --unit, --all, --together.\n",
        ),
        (("--together",), "Lỗi: --together: Chỉ dùng cùng --docx hoặc --drafts.\n"),
        (("--by", "2030-01-01"), "Lỗi: --by: Chỉ dùng cùng --docx hoặc --drafts.\n"),
        (
            ("--as-of", LATE, "--by", "2020-12-11", "--docx", "x"),
            "Lỗi: --by: Ngày này đã qua.\n",
        ),
    ],
)
def test_command_refuses(arguments: tuple[str, ...], complaint: str, run: Run, folder: Path) -> None:
    """Options that do not fit together are answered with a sentence."""
    assert run("remind", *arguments, cwd=folder) == (2, "", f"{complaint}Xem cách dùng: ttdn remind -h\n")


def test_whoever_has_sent_a_report_with_errors_is_not_reminded(
    folder: Path, write: Callable[..., Path], run: Run
) -> None:
    """It would be untrue to say that the report has not been sent.

    It has to be corrected, and the output names it.
    """
    before = run("remind", "--as-of", LATE, cwd=folder)[1]
    assert "Phòng Giáo dục và Đào tạo" in before
    write(
        "units/phong-giao-duc-dao-tao/2020.yaml",
        "unit: phong-giao-duc-dao-tao\nperiod: '2020'\nreceived: 2020-12-01\nresults: [{item: "
        "II.5.1, status: xong roi}]\n",
    )
    code, out, _ = run("remind", "--as-of", LATE)
    assert code == 0
    assert "Phòng Giáo dục và Đào tạo" not in out
    assert "units/phong-giao-duc-dao-tao/2020.yaml" in out
    assert before.count("quá hạn 3 ngày (") == out.count("quá hạn 3 ngày (") + 1


def test_report_with_errors_under_another_name(stand: Stand) -> None:
    """A file whose name names no period may be any report.

    One of another period is not the one that is owed.
    """
    status = stand(LATE, OVERDUE)
    assert "phuong-loc-tho" not in names(find_reminders(status, faulty={("phuong-loc-tho", None)}))
    assert "phuong-loc-tho" in names(
        find_reminders(status, faulty={("phuong-loc-tho", parse_period("2020-Q1"))})
    )
    assert "phong-giao-duc-dao-tao" not in names(
        find_reminders(status, faulty={("phong-giao-duc-dao-tao", parse_period("2020"))})
    )


@pytest.mark.parametrize(("days", "day"), [("1000000000000", "2020-11-01"), ("7", "9999-12-31")])
def test_days_ahead_end_with_the_calendar(run: Run, folder: Path, days: str, day: str) -> None:
    """As many days as a plan may name, and the last day of all: no calendar has more."""
    plan = next((folder / "plan").glob("*.yaml"))
    first, rest = (
        plan.read_text(encoding="utf-8").replace("  due_soon_days: 7\n", "").split("reporting:\n", 1)
    )
    plan.write_text(f"{first}reporting:\n  due_soon_days: {days}\n{rest}", encoding="utf-8")
    assert run("remind", "--as-of", day, "--year", "2020", cwd=folder)[0] == 0
