"""The register: what arrived is booked once.

Nobody who has sent something is told to have sent nothing.
"""

import email
import email.policy
import json
import shutil
from collections.abc import Callable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from ttdn.arrivals import first_day_of, sent_by
from ttdn.booking import book, change_register
from ttdn.errors import RegisterHasErrorsError, RegisterNotChangedError
from ttdn.model.period import Period, parse_period
from ttdn.model.register import DECISION_LABELS, WAY_LABELS, Arrival, Decision, Way

Run = Callable[..., tuple[int, str, str]]

PROVINCE = Path(__file__).parent / "plans" / "province"
DIGEST = "ab" * 32


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of a province whose communes owe the report of 2027 by 10 December."""
    return Path(shutil.copytree(PROVINCE, tmp_path / "office"))


def year() -> Period:
    """The period that is asked for."""
    period = parse_period("2027")
    assert period
    return period


def arrival(unit: str = "phuong-3", arrived: str = "2027-12-08", **parts: object) -> Arrival:
    """A form that went back to be corrected, unless something else is said."""
    fields = {"number": "1", "unit": unit, "period": "2027", "arrived": arrived, "way": "email"}
    return Arrival.model_validate({**fields, "result": "asked_back", **parts})


def put(office: Path, *arrivals: Arrival) -> None:
    """Book what arrived."""
    change_register(office, 2027, lambda register: reduce(book, arrivals, register))


def report(office: Path, unit: str, days: str) -> None:
    """A report in the folder."""
    path = office / "units" / unit / "2027.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"unit: {unit}\nperiod: '2027'\n{days}results:\n"
        "  - {item: III.A.2, status: in_progress, summary: Đã làm}\n"
        if unit.startswith("so-")
        else f"unit: {unit}\nperiod: '2027'\n{days}results:\n"
        "  - {item: III.B.2, status: in_progress, summary: Đã làm}\n",
        encoding="utf-8",
    )


def submission(office: Path, run: Run, unit: str, day: str) -> dict[str, object]:
    """What is said of the report of a unit."""
    code, out, _ = run("status", "--as-of", day, "--format", "json", cwd=office)
    assert code == 0
    [found] = [one for one in json.loads(out)["units"] if one["id"] == unit]
    said: dict[str, object] = found["submission"]
    return said


def test_what_is_booked_is_read_again(office: Path, run: Run) -> None:
    """The file is plain YAML that the checks accept, with the words of the office above it."""
    put(office, arrival(file="Báo cáo P3: lần 1.xlsx", digest=DIGEST, sender="vanthu@p3.gov.vn"))
    text = (office / "register" / "2027.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/register.schema.json\n# Sổ nhận")
    assert "  - number: 1\n" in text
    assert 'file: "Báo cáo P3: lần 1.xlsx"' in text
    assert run("validate", "register/2027.yaml", cwd=office)[0] == 0


def test_each_content_is_booked_once(office: Path) -> None:
    """A file that comes again keeps its number, its first day and its note; its result is the new one."""
    put(office, arrival(digest=DIGEST, file="a.xlsx", note="Gọi lại chị Hoa"), arrival(unit="phuong-tan-hoa"))
    again = arrival(arrived="2027-12-15", digest=DIGEST, file="b.xlsx", result="taken", decided="2027-12-16")
    register = change_register(office, 2027, lambda register: book(register, again))
    first, second = register.arrivals
    assert (first.number, first.arrived, first.file) == (1, date(2027, 12, 8), "a.xlsx")
    assert (first.result, first.decided, first.note) == (
        Decision.TAKEN,
        date(2027, 12, 16),
        "Gọi lại chị Hoa",
    )
    assert (second.number, second.unit) == (2, "phuong-tan-hoa")


def test_booking_again_what_is_known_changes_no_byte(office: Path) -> None:
    """What the office has written there stays, comments and the way of writing included."""
    path = office / "register" / "2027.yaml"
    path.parent.mkdir()
    text = (
        "arrivals:\n  # chị Hoa đã gọi\n"
        f"  - {{number: 1, unit: phuong-3, period: '2027', arrived: 08/12/2027, way: email, "
        f"result: asked_back, digest: {DIGEST}, decided: 2027-12-08}}\n"
    )
    path.write_text(text, encoding="utf-8")
    put(office, arrival(digest=DIGEST))
    assert path.read_text(encoding="utf-8") == text
    put(office, arrival(unit="phuong-tan-hoa"))
    assert path.read_text(encoding="utf-8").startswith(text)


def test_register_with_errors_is_left_as_it_is(office: Path, run: Run) -> None:
    """Nothing is booked over it, and no command says who has sent nothing while nobody knows."""
    path = office / "register" / "2027.yaml"
    path.parent.mkdir()
    path.write_text("arrivals:\n  - {number: 1, way: bưu điện}\n", encoding="utf-8")
    with pytest.raises(RegisterHasErrorsError):
        put(office, arrival())
    code, _, err = run("status", "--as-of", "2027-12-12", cwd=office)
    assert code == 2
    assert "register/2027.yaml (sổ nhận) có lỗi" in err
    assert "bưu điện" in path.read_text(encoding="utf-8")


def test_register_written_on_one_line_is_left_as_it_is(office: Path) -> None:
    """What cannot be changed safely is not; the sentence says how to write it."""
    path = office / "register" / "2027.yaml"
    path.parent.mkdir()
    path.write_text("{arrivals: []}\n", encoding="utf-8")
    with pytest.raises(RegisterNotChangedError):
        put(office, arrival())
    assert path.read_text(encoding="utf-8") == "{arrivals: []}\n"


def test_first_day_is_that_of_what_was_not_refused() -> None:
    """A file that could not be read makes nobody punctual; one that went back does."""
    came = [
        arrival(arrived="2027-11-01", result="refused"),
        arrival(arrived="2027-12-08"),
        arrival(arrived="2027-12-09", result="taken"),
        arrival(unit="phuong-tan-hoa", arrived="2027-11-20"),
    ]
    assert first_day_of(came, "phuong-3", year()) == date(2027, 12, 8)
    assert first_day_of(came, "xa-binh-minh", year()) is None
    assert sent_by(came, date(2027, 12, 8))["phuong-3"][year()].last.arrived == date(2027, 12, 8)
    assert "phuong-3" not in sent_by(came, date(2027, 10, 1))


def test_who_has_sent_something_is_not_told_to_have_sent_nothing(office: Path, run: Run) -> None:
    """Past the deadline: one form went back, one paper waits to be typed in; the others are overdue."""
    put(office, arrival(), arrival("xa-binh-minh", "2027-12-09", way="paper", result="waiting"))
    day = "2027-12-20"
    assert submission(office, run, "phuong-3", day)["state"] == "in_correction"
    assert submission(office, run, "phuong-3", day)["arrived"] == "2027-12-08"
    assert submission(office, run, "phuong-3", day)["days_late"] == 0
    assert submission(office, run, "xa-binh-minh", day)["state"] == "to_enter"
    assert submission(office, run, "phuong-tan-hoa", day)["state"] == "missing"
    code, out, _ = run("status", "--as-of", day, cwd=office, columns=200)
    assert code == 0
    assert "đã gửi và đang sửa 1, đã gửi bản giấy còn chờ nhập 1, quá hạn chưa nộp 5" in out
    assert "Đã gửi, đang sửa (1): P. 3 (năm 2027, 08/12/2027)." in out
    assert "Bản giấy, chờ nhập (1): X. Bình Minh (năm 2027, 09/12/2027)." in out
    overdue = out.partition("CẦN ĐÔN ĐỐC")[2].partition("Đã gửi, đang sửa")[0]
    assert "P. Tân Hòa" in overdue
    assert "P. 3" not in overdue
    assert "X. Bình Minh" not in overdue
    head, *kinds = out.partition("THEO LOẠI ĐƠN VỊ\n")[2].splitlines()
    assert head.split()[:8] == ["Loại", "Đã", "nộp", "Muộn", "Đang", "chờ", "Chưa", "nộp"]
    communes = next(line for line in kinds if line.startswith("  Xã, phường"))
    assert communes.split()[2:6] == ["0/3", "0", "2", "1"]
    out = run("status", "--as-of", day, "--format", "markdown", cwd=office)[1]
    silent = next(line for line in out.splitlines() if line.startswith("Chưa nộp báo cáo: "))
    assert ("Tân Hòa" in silent, "Phường 3" in silent, "Bình Minh" in silent) == (True, False, False)
    assert "Đã gửi, đang sửa: UBND Phường 3." in out
    assert "Bản giấy, chờ nhập: UBND xã Bình Minh." in out


def test_what_came_late_is_late_and_not_what_is_done_with_it(office: Path, run: Run) -> None:
    """The days are those from the deadline to the day on which it came, told beside that day."""
    put(office, arrival(arrived="2027-12-13"), arrival("xa-binh-minh", "2027-12-09", result="waiting"))
    asked = ("--as-of", "2027-12-30", "--unit")
    out = run("status", *asked, "phuong-3", cwd=office)[1]
    assert "Đã gửi, đang sửa, đến ngày 13/12/2027, muộn 3 ngày." in out
    out = run("--lang", "en", "status", *asked, "phuong-3", cwd=office)[1]
    assert "Sent, being corrected, came on 2027-12-13, 3 days late." in out
    out = run("status", *asked, "xa-binh-minh", cwd=office)[1]
    assert ", chờ nhập, đến ngày 09/12/2027." in out
    assert "Quá hạn chưa nộp 20 ngày." in run("status", *asked, "phuong-tan-hoa", cwd=office)[1]


@pytest.mark.parametrize(
    ("results", "told", "awaited"),
    [
        (["conflict", "conflict"], "Đã gửi nhưng còn xung đột", "còn xung đột, chờ đơn vị làm rõ"),
        (["refused", "waiting"], "Đã gửi nhưng không được nhận", "không được nhận, đang chờ bản khác"),
        (["conflict", "refused"], "Đã gửi nhưng còn xung đột", "còn xung đột, chờ đơn vị làm rõ"),
        (["asked_back", "refused"], "Đã gửi, đang sửa", "đang chờ bản sửa"),
    ],
)
def test_what_became_of_it_is_told(
    office: Path, run: Run, results: list[str], told: str, awaited: str
) -> None:
    """What is in conflict or was refused, nobody is correcting; a file refused later does not change that."""
    days = ("2027-12-08", "2027-12-09")
    put(office, *(arrival(arrived=day, result=one) for day, one in zip(days, results, strict=True)))
    options = ("--as-of", "2027-12-20")
    out = run("status", *options, cwd=office, columns=200)[1]
    assert f"{told} (1): P. 3 (năm 2027, 09/12/2027)." in out
    counted = told.lower().replace(", ", " và ")
    assert f"{counted} 1, quá hạn chưa nộp 6" in out
    assert f"{told}: UBND Phường 3." in run("status", *options, "--format", "markdown", cwd=office)[1]
    for command in (["status", "--unit", "phuong-3"], ["show", "phuong-3"]):
        assert told in run(*command, *options, cwd=office, columns=200)[1]
    who = run("who", "III.B.2", *options, cwd=office, columns=200)[1]
    assert told[0].lower() + told[1:] in who
    assert f"đã gửi ngày 09/12/2027, {awaited}" in run("remind", *options, cwd=office, columns=200)[1]
    assert run("page", "-o", "p.html", "--yes", *options, cwd=office)[0] == 0
    page = (office / "p.html").read_text(encoding="utf-8").lower()
    assert f"báo cáo năm 2027 {told.lower()}" in page
    assert submission(office, run, "phuong-3", "2027-12-20")["state"] == "in_correction"


def test_before_it_came_nobody_knows_of_it(office: Path, run: Run) -> None:
    """As of a day before the arrival the unit had sent nothing."""
    put(office, arrival(arrived="2027-12-15"))
    assert submission(office, run, "phuong-3", "2027-12-14")["state"] == "missing"
    assert submission(office, run, "phuong-3", "2027-12-15")["state"] == "in_correction"
    assert submission(office, run, "phuong-3", "2027-12-20")["days_late"] == 5


@pytest.mark.parametrize(("by", "state", "late"), [("arrived", "on_time", 0), ("accepted", "late", 4)])
def test_on_time_by(office: Path, run: Run, by: str, state: str, late: int) -> None:
    """A form that came in time and was right four days late is on time, unless the plan says otherwise."""
    plan = office / "plan" / "2027.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("  periods:\n", f"  on_time_by: {by}\n  periods:\n", 1), encoding="utf-8")
    put(office, arrival(), arrival(arrived="2027-12-14", result="taken", replaces=["1"]))
    report(office, "phuong-3", "received: 2027-12-08\naccepted: 2027-12-14\n")
    assert submission(office, run, "phuong-3", "2027-12-20")["state"] == state
    assert submission(office, run, "phuong-3", "2027-12-20")["days_late"] == late


def test_content_counts_from_the_day_on_which_it_was_right(office: Path, run: Run) -> None:
    """Between arrival and correction the report is sent and says nothing yet."""
    put(office, arrival())
    report(office, "phuong-3", "received: 2027-12-08\naccepted: 2027-12-14\n")
    before = run("status", "--as-of", "2027-12-13", "--item", "III.B.2", "--format", "csv", cwd=office)[1]
    after = run("status", "--as-of", "2027-12-14", "--item", "III.B.2", "--format", "csv", cwd=office)[1]
    assert "carried_out" not in before
    assert "carried_out" in after
    assert submission(office, run, "phuong-3", "2027-12-13")["state"] == "in_correction"
    assert submission(office, run, "phuong-3", "2027-12-14")["state"] == "on_time"


def test_reminders(office: Path, run: Run, tmp_path: Path) -> None:
    """Who has to correct is reminded of that, whose paper waits for the office of nothing."""
    put(office, arrival(), arrival("xa-binh-minh", "2027-12-09", way="paper", result="waiting"))
    letters = tmp_path / "letters"
    code, out, _ = run("remind", "--as-of", "2027-12-20", "--docx", str(letters), cwd=office)
    assert code == 0
    assert "báo cáo năm 2027: đã gửi ngày 08/12/2027, đang chờ bản sửa" in out
    assert "Xã Bình Minh" not in out
    assert "1 đơn vị đã gửi, cần nhắc gửi bản sửa." in out
    assert {path.name.split("-phuong-3-")[0] for path in letters.glob("*phuong-3*.docx")} == {"nhac"}
    [message] = [path.read_text(encoding="utf-8") for path in letters.glob("*phuong-3*.txt")]
    assert "gửi ngày 08/12/2027 còn chỗ phải sửa, làm rõ; chưa nhận được bản sửa" in message
    assert "chưa nhận được;" not in message
    [silent] = [path.read_text(encoding="utf-8") for path in letters.glob("*tan-hoa*.txt")]
    assert "Báo cáo năm 2027 chưa nhận được" in silent


class Became(NamedTuple):
    """What became of what was sent, and how it is said: counted alone (both languages), beside late items.

    Then in the letter, in messages to the unit and to all, and what is said nowhere.
    """

    result: str
    counted: tuple[str, str]
    owing: str
    letter: str
    message: str
    group: str
    never: tuple[str, ...]


BECAME = [
    Became(
        "asked_back",
        ("1 đơn vị đã gửi, cần nhắc gửi bản sửa.", "1 unit to remind to send a corrected version."),
        "1 chưa gửi bản sửa",
        "còn nội dung phải sửa, làm rõ; đề nghị sửa theo các điểm đã nêu khi trả lại và gửi lại.",
        "Đề nghị sửa theo các điểm đã nêu khi trả lại và gửi về",
        "- Đề nghị sửa, gửi lại biểu mẫu năm 2027",
        ("xung đột", "không được nhận"),
    ),
    Became(
        "conflict",
        ("1 đơn vị đã gửi nhưng còn xung đột, cần hỏi lại.", "1 unit to ask: sent but in conflict."),
        "1 có báo cáo còn xung đột",
        "còn xung đột (có nội dung ghi khác nhau), chưa ghi nhận được; đề nghị xác nhận nội dung đúng khi",
        "Đề nghị trả lời về",
        "- Biểu mẫu năm 2027 còn xung đột, xin cho biết nội dung nào đúng",
        ("bản sửa", "phải sửa", "trả lại", "hoàn thiện và gửi", "không được nhận"),
    ),
    Became(
        "refused",
        (
            "1 đơn vị đã gửi nhưng không được nhận, cần nhắc gửi bản khác.",
            "1 unit to remind to send another: refused.",
        ),
        "1 có báo cáo không được nhận",
        "không được nhận; đề nghị gửi bản khác.",
        "Kính nhắc quý cơ quan, đơn vị gửi về",
        "- Biểu mẫu năm 2027 không được nhận, đề nghị gửi bản khác",
        ("bản sửa", "phải sửa", "trả lại", "xung đột"),
    ),
]


def words_of(folder: Path, pattern: str) -> str:
    """The words of the letter of that name, with those of its tables."""
    [path] = folder.glob(pattern)
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("became", BECAME, ids=[one.result for one in BECAME])
def test_reminders_ask_for_what_is_to_come(office: Path, run: Run, became: Became) -> None:
    """A corrected version only of what went back: what is in conflict is not sent again."""
    put(office, arrival(result=became.result))
    options = ("--unit", "phuong-3", "--as-of", "2027-12-20")
    run("form", "--all", "--period", "2027", cwd=office)
    out = run("remind", *options, "--docx", "letters", "--drafts", "mails", cwd=office, columns=200)[1]
    assert became.counted[0] in out
    assert became.counted[1] in run("--lang", "en", "remind", *options, cwd=office, columns=200)[1]
    told = words_of(office / "letters", "nhac-phuong-3-*.docx")
    assert f"Báo cáo năm 2027 đã gửi ngày 08/12/2027 {became.letter}" in told
    [path] = (office / "letters").glob("tin-nhan-phuong-3-*.txt")
    text = path.read_text(encoding="utf-8")
    assert became.message in text
    zalo = (office / "mails/zalo.txt").read_text(encoding="utf-8")
    assert became.group in zalo
    assert [words for words in became.never if words in out + told + text + zalo] == []
    # Only who has to send another is told of the form to fill in.
    assert ("Biểu mẫu: tệp" in text) is (became.result == "refused")


@pytest.mark.parametrize("became", BECAME, ids=[one.result for one in BECAME])
def test_reminders_of_what_came_beside_others(office: Path, run: Run, became: Became) -> None:
    """Of a unit that is chased for another report, and of one that was only asked for its own."""
    path = office / "plan/2027.yaml"
    text = path.read_text(encoding="utf-8")
    year = '    - {period: "2027", '
    half = "    - {period: 2027-H1, deadline: {by: 2027-06-15}}\n"
    path.write_text(text.replace(year, half + year), encoding="utf-8")
    put(office, arrival(result=became.result))
    options = ("--unit", "phuong-3", "--as-of", "2027-12-20")
    out = run("remind", *options, "--docx", "letters", cwd=office, columns=200)[1]
    assert f"1 đơn vị cần đôn đốc: 1 chưa gửi báo cáo, {became.owing}." in out
    told = words_of(office / "letters", "don-doc-phuong-3-*.docx")
    assert f"Báo cáo năm 2027 đã gửi ngày 08/12/2027 {became.letter.partition('; ')[0]}; đề nghị" in told
    assert [words for words in became.never if words in out + told] == []
    only = text.replace(
        "required: [so-ban-nganh, ubnd-cap-xa]", "required: [so-ban-nganh]\n  requested: [ubnd-cap-xa]"
    )
    path.write_text(only, encoding="utf-8")
    out = run("remind", *options, "--docx", "asked", cwd=office, columns=200)[1]
    assert became.counted[0] in out
    assert "được đề nghị báo cáo, chưa gửi" not in out
    asked = words_of(office / "asked", "de-nghi-phuong-3-*.docx")
    assert f"Báo cáo năm 2027 đã gửi ngày 08/12/2027 {became.letter}" in asked
    assert (" gửi báo cáo kết quả năm 2027 về " in asked) is (became.result != "conflict")
    [note] = (office / "asked").glob("tin-nhan-phuong-3-*.txt")
    assert "- Báo cáo năm 2027 gửi ngày 08/12/2027" in note.read_text(encoding="utf-8")


def test_one_letter_tells_apart_what_was_sent(office: Path, run: Run) -> None:
    """In the letter to several each is counted for itself, and the list says which unit's it is."""
    results = {"phuong-3": "conflict", "xa-binh-minh": "refused", "phuong-tan-hoa": "asked_back"}
    put(office, *(arrival(unit, result=result) for unit, result in results.items()))
    options = ("--as-of", "2027-12-08", "--early")
    assert run("remind", *options, "--together", "--docx", "letters", cwd=office)[0] == 0
    told = words_of(office / "letters", "nhac-chung-*.docx")
    for words in ("còn xung đột", "không được nhận; đề nghị", "còn nội dung phải sửa"):
        assert f"Báo cáo năm 2027 đã gửi của 01 đơn vị {words}" in told
    for words in (
        "còn xung đột, chờ đơn vị làm rõ",
        "không được nhận, đang chờ bản khác",
        "đang chờ bản sửa",
    ):
        assert f"(đã gửi ngày 08/12/2027, {words})" in told


def test_reminder_of_a_correction_and_an_item(office: Path, run: Run, tmp_path: Path) -> None:
    """What is to be corrected is not missing, and no blank form goes with the mail: only the item is late."""
    path = office / "plan/2027.yaml"
    plan = path.read_text(encoding="utf-8").replace("{id: phuong-3, ", "{id: phuong-3, email: p3@ab.vn, ")
    year = '    - {period: "2027", '
    half = "    - {period: 2027-H1, deadline: {by: 2027-06-15}}\n"
    path.write_text(plan.replace(year, half + year), encoding="utf-8")
    first = office / "units/phuong-3/2027-H1.yaml"
    first.parent.mkdir(parents=True)
    first.write_text(
        "unit: phuong-3\nperiod: 2027-H1\nreceived: 2027-06-10\nresults:\n"
        "  - {item: III.B.1, status: in_progress}\n  - {item: III.B.2, status: in_progress}\n",
        encoding="utf-8",
    )
    put(office, arrival())
    run("form", "--all", "--period", "2027", cwd=office)
    drafts = ("--drafts", str(tmp_path / "mails"))
    out = run("remind", "--unit", "phuong-3", "--as-of", "2027-12-20", *drafts, cwd=office, columns=200)[1]
    assert "1 đơn vị cần đôn đốc: 1 chưa gửi bản sửa, 1 có mục quá hạn." in out
    [mail] = (tmp_path / "mails").glob("*.eml")
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert [part.get_filename() for part in message.iter_attachments()] == [
        "don-doc-phuong-3-2027-12-20.docx"
    ]
    body = message.get_body()
    words = body.get_content() if body else ""
    assert "Đề nghị sửa báo cáo theo các điểm đã nêu khi trả lại, nêu rõ nguyên nhân" in words
    assert "Biểu mẫu: tệp" not in words


def test_ways_and_decisions_have_words(run: Run) -> None:
    """Every word that may stand in the file has one of the office, which the editor shows beside it."""
    assert (set(WAY_LABELS), set(DECISION_LABELS)) == (set(Way), set(Decision))
    code, out, _ = run("schema", "register")
    assert code == 0
    fields = json.loads(out)["$defs"]["Arrival"]["properties"]
    for key, labels in (("way", WAY_LABELS), ("result", DECISION_LABELS)):
        assert fields[key]["enum"] == [word.value for word in labels]
        assert fields[key]["enumDescriptions"] == [label.vi for label in labels.values()]
