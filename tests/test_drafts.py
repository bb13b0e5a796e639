"""Drafts of e-mails (--drafts): what a mail program reads of them, who gets one, what stays as it is."""

import email
import email.policy
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path

import pytest
from excel import cell_at
from mails import mail
from openpyxl import load_workbook

from ttdn.diagnostics import Diagnostic, Location
from ttdn.documents.content.mails import form_mail_names, reply_group_names, reply_names
from ttdn.documents.document.kinds import FORM_MAIL, REPLY
from ttdn.documents.document.make import make_mail
from ttdn.documents.layout.mail import Attachment, Mail, render_mail
from ttdn.documents.layout.output import pack_mail
from ttdn.forms.collected import Collected, Outcome
from ttdn.language import Text
from ttdn.model.plan import Plan
from ttdn.model.report import Report

Run = Callable[..., tuple[int, str, str]]
Send = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]

LATE = "2020-12-12"
ADDRESS = "vanthu@loctho.gov.vn"
BAD = {
    cell_at("results", "II.5.1", "status"): "Hoàn thành",
    cell_at("results", "II.5.1", "completed"): "hôm kia",
}
GOOD = {
    cell_at("results", "II.5.1", "status"): "Đang thực hiện",
    cell_at("results", "II.5.1", "summary"): "Đăng tin hằng tuần.",
    cell_at("results", "III.1", "status"): "Không phát sinh",
}


@pytest.fixture(autouse=True)
def addresses(root: Path) -> None:
    """Addresses, people and telephones for some units of the small plan."""
    path = root / "plan" / "2020.yaml"
    plan = path.read_text(encoding="utf-8")
    for unit, more in (
        ("xa-vinh-luong", "email: ubnd@vinhluong.gov.vn"),
        ("phuong-loc-tho", f"email: {ADDRESS}, contact: bà Trần Thị B"),
        ("phuong-vinh-hoa", "phone: 0258 333, contact: ông Lê Văn D"),
        ("hoi-nong-dan", "email: hnd@nhatrang.gov.vn"),
        ("phong-van-hoa-thong-tin", "email: vhtt@nhatrang.gov.vn, phone: 0258 111, contact: ông A"),
    ):
        plan = plan.replace(f"  - {{id: {unit}, ", f"  - {{id: {unit}, {more}, ")
    path.write_text(plan, encoding="utf-8")


def read(path: Path) -> EmailMessage:
    """A draft as Python's library reads it; it finds no fault with it."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def text_of(message: EmailMessage) -> str:
    """The words of a draft."""
    body = message.get_body()
    assert body is not None
    content: str = body.get_content()
    return content.replace("\r\n", "\n")


def attached(message: EmailMessage) -> dict[str | None, bytes]:
    """What goes with a draft, by its name."""
    return {part.get_filename(): part.get_payload(decode=True) for part in message.iter_attachments()}  # type: ignore[misc]


def drafts_in(folder: Path) -> set[str]:
    """The names of the drafts of a folder."""
    return {path.name for path in folder.glob("*.eml")}


NAMES = ("Báo cáo của phường Lộc Thọ, quý II (bản cuối).can-sua.xlsx", "bieu-mau 2.xlsx", 'Đ"ẹp\\/..\n.docx')


def test_mail_is_a_draft_that_all_programs_read() -> None:
    """ASCII lines of a fit length that end in CR LF; no sender, no day; names of files whole in both ways."""
    name = "Ủy ban nhân dân phường Lộc Thọ, thành phố Nha Trang, tỉnh Khánh Hòa"
    subject = "Đôn đốc báo cáo kết quả hoạt động thông tin đối ngoại năm 2020 - " + name
    body = "Kính gửi,\n\n" + "Một đoạn dài. " * 200 + "\n.\nFrom here\n--\n"
    files = tuple(Attachment(name, name.encode()) for name in NAMES)
    raw = render_mail(Mail(name, ADDRESS, subject, body, files))
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    assert max(map(len, raw.split(b"\r\n"))) <= 300
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert (message["X-Unsent"], message["Subject"]) == ("1", subject)
    header = dict(email.message_from_bytes(raw).items())["To"]
    assert str(make_header(decode_header(header))) == f"{name} <{ADDRESS}>"
    for word in re.findall(rb"=\?.*?\?=", raw):
        assert len(word) <= 75
        decode_header(word.decode())[0][0].decode()  # no letter is cut in two
    assert text_of(message) == body
    assert attached(message) == {
        NAMES[0]: NAMES[0].encode(),
        NAMES[1]: NAMES[1].encode(),
        "Đ_ẹp__.. .docx": NAMES[2].encode(),
    }
    older = [str(make_header(decode_header(part.get_param("name")))) for part in message.iter_attachments()]  # type: ignore[arg-type]
    assert older == [NAMES[0], NAMES[1], "Đ_ẹp__.. .docx"]
    assert render_mail(Mail(name, ADDRESS, subject, body, files)) == raw


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\u2028", "\x85", "\0"])
def test_no_text_becomes_a_header(sign: str) -> None:
    """Nor a part, nor an end of the mail: in a name, a subject, a text, the name of a file."""
    evil = f"x{sign}Bcc: a@evil.vn{sign}{sign}--=_0{sign}Content-Type: text/html"
    raw = render_mail(Mail(evil, ADDRESS, evil, evil, (Attachment(f"{evil}.xlsx", b"1"),)))
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert [address.addr_spec for address in message["To"].addresses] == [ADDRESS]
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "text/plain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]


def test_forms_go_out_with_a_mail_each(root: Path, run: Run) -> None:
    """With the form; who has no address is named, with the telephone, and told in the group."""
    arguments = ("form", "--all", "--drafts", "nhap", "--as-of", "2020-11-15")
    code, out, err = run(*arguments, cwd=root)
    assert (code, err) == (0, "")
    folder = root / "nhap"
    assert drafts_in(folder) == {
        "thu-bieu-mau-phuong-loc-tho-2020.eml",
        "thu-bieu-mau-hoi-nong-dan-2020.eml",
        "thu-bieu-mau-xa-vinh-luong-2020.eml",
    }
    message = read(folder / "thu-bieu-mau-phuong-loc-tho-2020.eml")
    assert message["To"] == f"UBND phường Lộc Thọ <{ADDRESS}>"
    subject = "Biểu mẫu báo cáo kết quả hoạt động thông tin đối ngoại năm 2020 - UBND phường Lộc Thọ"
    assert message["Subject"] == subject
    words = text_of(message)
    assert words.startswith("Kính gửi Ủy ban nhân dân phường Lộc Thọ (bà Trần Thị B),\n\nThực hiện Kế hoạch")
    assert "các tệp minh chứng trước ngày 10/12/2020 về UBND thành phố Nha Trang (qua Phòng" in words
    assert "Vướng mắc xin liên hệ ông A, điện thoại 0258 111." in words
    form = root / "out/bieu-mau/phuong-loc-tho-2020.xlsx"
    assert attached(message) == {"phuong-loc-tho-2020.xlsx": form.read_bytes()}
    guide = "\n".join(str(row[0]) for row in load_workbook(form).worksheets[0].iter_rows(values_only=True))
    assert "Gửi tệp này về: Phòng Văn hóa và Thông tin: ông A, 0258 111, vhtt@nhatrang.gov.vn" in guide
    assert "\n  UBND phường Vĩnh Hòa: ông Lê Văn D, 0258 333\n" in out
    # Who cannot even be called is not worth a line each.
    assert "\n  Chưa biết gọi ai: Phòng Giáo dục và Đào tạo, " in out
    told = (folder / "zalo.txt").read_text(encoding="utf-8")
    assert "đã gửi qua thư điện tử cho 3 đơn vị: P. Lộc Thọ, X. Vĩnh Lương, Hội ND TP." in told
    assert "chưa có địa chỉ thư điện tử: " in told
    assert "P. Vĩnh Hòa" in told
    # The office that collects them writes to the others, not to itself.
    assert "Phòng VHTT," not in told
    assert "ttdn không gửi thư nào" in out
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert run(*arguments, cwd=root)[0] == 0
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_letter_goes_with_the_form(root: Path, run: Run, write: Write) -> None:
    """Where it is made; the text speaks of it then, and only then."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    head = "agency: [UBND], symbol: UBND, place: Nha Trang, recipients: [Lưu]"
    head = f"  reminder: {{{head}, signature: {{authority: [CHỦ TỊCH], name: A}}}}\n"
    write("plan/2020.yaml", plan.replace("documents:\n", f"documents:\n{head}"))
    arguments = ("form", "phuong-loc-tho", "--drafts", "nhap", "--as-of", "2020-11-15")
    for more, files in (
        ((), ["phuong-loc-tho-2020.xlsx"]),
        (("--letter",), ["phuong-loc-tho-2020.xlsx", "cong-van-bieu-mau-2020.docx"]),
    ):
        code, _, err = run(*arguments, *more, cwd=root)
        assert (code, err) == (0, "")
        message = read(root / "nhap/thu-bieu-mau-phuong-loc-tho-2020.eml")
        assert list(attached(message)) == files
        assert ("kèm công văn" in text_of(message)) is bool(more)
    code, _, err = run("remind", "--drafts", "nhap", "--as-of", LATE, cwd=root)
    assert (code, err) == (0, "")
    message = read(root / "nhap/thu-don-doc-phuong-loc-tho.eml")
    assert list(attached(message)) == ["don-doc-phuong-loc-tho-2020-12-12.docx", "phuong-loc-tho-2020.xlsx"]
    assert list(attached(read(root / "nhap/thu-don-doc-hoi-nong-dan.eml"))) == [
        "de-nghi-hoi-nong-dan-2020-12-12.docx"
    ]
    run("remind", "--drafts", "nhap", "--together", "--by", "2020-12-20", "--as-of", LATE, cwd=root)
    message = read(root / "nhap/thu-don-doc-phuong-loc-tho.eml")
    assert next(iter(attached(message))) == "don-doc-chung-2020-12-12.docx"
    assert "chậm nhất ngày 20/12/2020" in text_of(message)


def test_reminders_to_those_who_have_not_sent(root: Path, run: Run, write: Write) -> None:
    """The message is the text; the group is told by deadline; who was only asked is asked."""
    code, out, err = run("remind", "--drafts", "nhap", "--as-of", LATE, cwd=root)
    assert (code, err) == (0, "")
    folder = root / "nhap"
    assert drafts_in(folder) == {
        f"thu-don-doc-{unit}.eml" for unit in ("phuong-loc-tho", "xa-vinh-luong", "hoi-nong-dan")
    }
    message = read(folder / "thu-don-doc-phuong-loc-tho.eml")
    assert message["Subject"].startswith("Đôn đốc")
    assert "Báo cáo năm 2020 chưa nhận được; hạn cuối 09/12/2020" in text_of(message)
    assert attached(message) == {}  # no form was made, and the plan has no letterhead
    assert "trân trọng đề nghị" in text_of(read(folder / "thu-don-doc-hoi-nong-dan.eml"))
    told = (folder / "zalo.txt").read_text(encoding="utf-8")
    assert re.search(r"- Chưa nhận được báo cáo năm 2020 \(trước ngày 10/12/2020, đã quá 3 ngày\) của", told)
    assert "P. Lộc Thọ, P. Vĩnh Hòa, X. Vĩnh Lương" in told
    assert "- Trân trọng đề nghị gửi báo cáo năm 2020 (trước ngày 10/12/2020): Hội ND TP.\n" in told
    assert "  UBND phường Vĩnh Hòa: ông Lê Văn D, 0258 333\n" in out
    # Who has sent it gets none, and the draft of the day before is not to be sent by mistake.
    write("units/phuong-loc-tho/2020.yaml", "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-12\n")
    narrowed = run("remind", "--unit", "hoi-nong-dan", "--drafts", "nhap", "--as-of", LATE, cwd=root)
    assert "không còn phải gửi" not in narrowed[2]
    code, _, err = run("remind", "--drafts", "nhap", "--as-of", LATE, cwd=root)
    assert "nay không còn phải gửi: thu-don-doc-phuong-loc-tho.eml." in err
    assert "P. Lộc Thọ" not in (folder / "zalo.txt").read_text(encoding="utf-8")


def test_what_went_back_is_not_called_missing(root: Path, run: Run, write: Write) -> None:
    """The group is told who has to send a corrected form apart from who has sent nothing."""
    write(
        "register/2020.yaml",
        f"arrivals:\n  - {{number: 1, file: a.xlsx, digest: {'0' * 64}, unit: phuong-loc-tho, "
        "period: '2020', arrived: 2020-12-05, way: email, result: asked_back}\n",
    )
    code, _, err = run("remind", "--drafts", "nhap", "--as-of", LATE, cwd=root)
    assert (code, err) == (0, "")
    told = (root / "nhap/zalo.txt").read_text(encoding="utf-8").splitlines()
    missing = next(line for line in told if "Chưa nhận được" in line)
    assert "P. Lộc Thọ" not in missing
    assert next(line for line in told if "sửa, gửi lại" in line).endswith("1 đơn vị: P. Lộc Thọ.")
    words = text_of(read(root / "nhap/thu-don-doc-phuong-loc-tho.eml"))
    assert "gửi ngày 05/12/2020 còn chỗ phải sửa" in words
    # Where the unit is waited for, the list of what came says whom to ask.
    assert "bà Trần Thị B" in run("intake", "--as-of", LATE, cwd=root)[1]


def test_nothing_is_asked_again_by_a_day_that_has_passed(
    root: Path, make_plan: Callable[..., Plan], run: Run, write: Write
) -> None:
    """While there is time the deadline stands beside what has to come again; then it does not."""
    plan, name = make_plan(), "phuong-loc-tho"
    form = Collected(
        "a.xlsx", root / "a.xlsx", Outcome.RETURNED, unit=plan.units_by_id[name], period=plan.period
    )
    write(
        "register/2020.yaml",
        f"arrivals:\n  - {{number: 1, file: a.xlsx, digest: {'0' * 64}, unit: {name}, "
        "period: '2020', arrived: 2020-12-05, way: email, result: asked_back}\n",
    )
    for day, words in (("2020-12-09", "trước ngày 10/12/2020"), ("2020-12-10", "")):
        (told,) = reply_group_names({2020: plan}, [form], plan.period, date.fromisoformat(day)).returned
        assert told.deadline == words
        assert run("remind", "--drafts", f"nhap-{day}", "--as-of", day, cwd=root)[0] == 0
        text = (root / f"nhap-{day}/zalo.txt").read_text(encoding="utf-8")
        line = next(line for line in text.splitlines() if "sửa, gửi lại" in line)
        assert ("trước ngày" in line) is bool(words)


def test_answers_to_forms(root: Path, run: Run, send: Send) -> None:
    """A receipt for what was taken; else the marked copy, and in words what is to be put right."""
    send(BAD, name="gui ve/Báo cáo quý.xlsx")
    send(GOOD, unit="xa-vinh-luong", name="gui ve/vl.xlsx")
    # Last by the name of its file, first in the roster.
    send(GOOD, unit="phuong-vinh-hoa", name="gui ve/xong.xlsx")
    arguments = ("collect", "gui ve", "--received", "2020-12-05", "--drafts", "nhap")
    code, out, err = run(*arguments, "--dry-run", cwd=root)
    assert not (root / "nhap").exists()
    code, out, err = run(*arguments, cwd=root)
    assert (code, err) == (1, "")
    assert "bà Trần Thị B" in out  # beside the form that goes back
    folder = root / "nhap"
    assert drafts_in(folder) == {
        "thu-tra-loi-phuong-loc-tho-2020.eml",
        "thu-tra-loi-xa-vinh-luong-2020.eml",
    }
    message = read(folder / "thu-tra-loi-phuong-loc-tho-2020.eml")
    assert message["Subject"].startswith("Đề nghị chỉnh sửa báo cáo kết quả hoạt động thông tin đối ngoại")
    words = text_of(message)
    assert re.search(
        r"Tệp Báo cáo quý.xlsx: chưa ghi nhận được, còn \d chỗ phải sửa\.\n.+:\n1\. Trang ", words
    )
    assert "'hôm kia'" in words
    marked = root / "out/tra-lai/phuong-loc-tho/Báo cáo quý.can-sua.xlsx"
    assert attached(message) == {"Báo cáo quý.can-sua.xlsx": marked.read_bytes()}
    message = read(folder / "thu-tra-loi-xa-vinh-luong-2020.eml")
    assert message["Subject"].startswith("Đã nhận báo cáo")
    assert "vl.bien-nhan.txt" in attached(message)
    assert "đối chiếu với biên nhận" in text_of(message)
    assert "sửa" not in text_of(message)
    assert "  UBND phường Vĩnh Hòa: ông Lê Văn D, 0258 333\n" in out
    told = (folder / "zalo.txt").read_text(encoding="utf-8")
    assert "- Đã nhận báo cáo năm 2020 của 2 đơn vị: P. Vĩnh Hòa, X. Vĩnh Lương.\n" in told
    assert re.search(r"gửi lại biểu mẫu năm 2020 \(trước ngày 10/12/2020\), .+: P. Lộc Thọ\.\n", told)
    # A corrected form is answered anew, in place of the first answer.
    send(GOOD, name="gui ve/Báo cáo quý.xlsx")
    code, _, err = run(*arguments, cwd=root)
    assert (code, err) == (0, "")
    message = read(folder / "thu-tra-loi-phuong-loc-tho-2020.eml")
    assert message["Subject"].startswith("Đã nhận báo cáo")
    assert "gửi lại biểu mẫu" not in (folder / "zalo.txt").read_text(encoding="utf-8")


def test_what_a_form_says_stays_text(root: Path, run: Run, send: Send) -> None:
    """Signs that control a terminal or a line never reach the mail."""
    send({**BAD, cell_at("results", "II.5.1", "completed"): "x\u202ey\nBcc: a@evil.vn"}, name="gui ve/x.xlsx")
    run("collect", "gui ve", "--received", "2020-12-05", "--drafts", "nhap", cwd=root)
    message = read(root / "nhap/thu-tra-loi-phuong-loc-tho-2020.eml")
    assert message.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert "\u202e" not in text_of(message)
    assert not re.search("^Bcc", text_of(message), re.MULTILINE)


def test_answers_go_to_the_roster(root: Path, run: Run, send: Send, write: Write) -> None:
    """Not to whoever sent the mail, who is named; nobody else's address gets what a unit has reported."""
    for unit in ("phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"):
        content = send(GOOD, unit=unit, name=f"di/{unit}.xlsx").read_bytes()
        sender = "UBND@VINHLUONG.gov.vn" if unit == "xa-vinh-luong" else "Ai đó <ai.do@example.vn>"
        write(f"gui ve/{unit}.eml", mail({"a.xlsx": content}, sender).as_bytes())
    code, out, err = run("collect", "gui ve", "--received", "2020-12-05", "--drafts", "nhap", cwd=root)
    assert (code, err) == (0, "")
    assert read(root / "nhap/thu-tra-loi-phuong-loc-tho-2020.eml")["To"].addresses[0].addr_spec == ADDRESS
    assert f"UBND phường Lộc Thọ: thư đến từ ai.do@example.vn, trả lời về {ADDRESS}" in out
    assert "  UBND phường Vĩnh Hòa: ông Lê Văn D, 0258 333; thư đến từ ai.do@example.vn\n" in out
    assert "xã Vĩnh Lương: thư đến" not in out
    assert b"ai.do" not in b"".join(path.read_bytes() for path in (root / "nhap").iterdir())


def test_what_was_taken_in_part(
    make_plan: Callable[..., Plan], make_report: Callable[..., Report], root: Path
) -> None:
    """It says both: what was taken, with the report to be signed, and what has to be put right."""
    plan, unit = make_plan(), "phuong-loc-tho"
    place = Location("a.xlsx", 7, 4, 1, "hôm kia", "Kết quả")
    form = Collected(
        "a.xlsx",
        root / "a.xlsx",
        Outcome.NEW,
        unit=plan.units_by_id[unit],
        period=plan.period,
        report=make_report(),
        made=tuple(
            map(
                root.joinpath, ("a.bien-nhan.docx", "a.bao-cao-2.docx", "a.so-ky-hieu.xlsx", "a.can-sua.xlsx")
            )
        ),
    )
    wrong = Diagnostic("not-a-date", Text("'hôm kia' không phải là ngày.", "-"), place)
    for findings, again in (((), False), ((wrong,), True)):
        sent = replace(form, findings=findings)
        names = reply_names(plan, [sent], plan.units_by_id[unit], plan.period, date(2020, 12, 5))
        subject, words = make_mail(REPLY, names, root)
        assert subject.startswith("Đề nghị chỉnh sửa" if again else "Đã nhận")
        assert "lập sẵn từ biểu mẫu: tệp a.bao-cao-2.docx." in words
        assert "vào tệp a.so-ky-hieu.xlsx" in words
        assert ("1. Trang Kết quả, ô D7: 'hôm kia' không phải là ngày." in words) is again
        assert ("ngay trong tệp a.can-sua.xlsx" in words) is again
        told = reply_group_names({2020: plan}, [sent], plan.period, date(2020, 12, 5))
        assert (bool(told.taken), bool(told.returned)) == (not again, again)


def test_conflict_beside_what_has_to_be_put_right(make_plan: Callable[..., Plan], root: Path) -> None:
    """Only where nothing has to come again is the unit just asked which text is right."""
    plan = make_plan()
    unit = plan.units_by_id["phuong-loc-tho"]
    taken = Collected("a.xlsx", root / "a.xlsx", Outcome.NEW, unit=unit, period=plan.period)
    asked, again = replace(taken, outcome=Outcome.CONFLICT), replace(taken, outcome=Outcome.RETURNED)
    for forms, begins in (
        ([taken], "Đã nhận báo cáo"),
        ([taken, asked], "Đề nghị xác nhận nội dung báo cáo"),
        ([asked, again], "Đề nghị chỉnh sửa báo cáo"),
    ):
        names = reply_names(plan, forms, unit, plan.period, date(2020, 12, 5))
        subject, _ = make_mail(REPLY, names, root)
        assert subject.startswith(begins)
        assert names.returned is (len(forms) > 1 or forms[0] is not taken)


def test_rest_of_a_form(root: Path, run: Run, send: Send) -> None:
    """Its answer says that it was taken but for one cell, and has all that goes with either."""
    send({**GOOD, cell_at("results", "II.5.1", "completed"): "hôm kia"}, name="gui ve/a.xlsx")
    run("collect", "gui ve", "--received", "2020-12-05", "--accept-rest", "--drafts", "nhap", cwd=root)
    message = read(root / "nhap/thu-tra-loi-phuong-loc-tho-2020.eml")
    words = text_of(message)
    assert "nội dung đã được ghi nhận, trừ các chỗ phải sửa dưới đây" in words
    assert "1. Trang " in words
    assert {"a.bien-nhan.txt", "a.can-sua.xlsx"} <= attached(message).keys()
    assert "gửi lại biểu mẫu năm 2020" in (root / "nhap/zalo.txt").read_text(encoding="utf-8")


def test_conflict_is_asked_about(root: Path, run: Run, send: Send, write: Write) -> None:
    """What the form says, and what the report says by now: the unit is asked which is right."""
    send(GOOD, name="gui ve/a.xlsx")
    run("collect", "gui ve", "--received", "2020-12-05", cwd=root)
    path = root / "units/phuong-loc-tho/2020.yaml"
    other = cell_at("results", "II.5.1", "summary")
    send({**GOOD, other: "Đăng tin hằng ngày."}, name="gui ve/a.xlsx")
    write(str(path.relative_to(root)), path.read_text(encoding="utf-8").replace("hằng tuần", "hằng tháng"))
    run("collect", "gui ve", "--received", "2020-12-06", "--drafts", "nhap", cwd=root)
    told = (root / "nhap/zalo.txt").read_text(encoding="utf-8")
    assert (
        "- Biểu mẫu năm 2020 còn xung đột, xin cho biết nội dung nào đúng (chi tiết ở thư gửi riêng)" in told
    )
    assert "gửi lại" not in told
    message = read(root / "nhap/thu-tra-loi-phuong-loc-tho-2020.eml")
    assert str(message["Subject"]).startswith("Đề nghị xác nhận nội dung báo cáo kết quả ")
    words = text_of(message)
    assert "xin cho biết nội dung nào đúng" in words
    assert "Xin trả lời thư này, hoặc báo " in words
    assert "Gửi lại" not in words
    assert (
        "II.5.1 – Kết quả: biểu mẫu ghi “Đăng tin hằng ngày.”, báo cáo đang lưu ghi “Đăng tin hằng tháng.”."
        in words
    )


def test_what_was_changed_stays(root: Path, run: Run) -> None:
    """A draft, or the text for the group, that somebody has edited; --force replaces both."""
    arguments = ("remind", "--drafts", "nhap", "--as-of", LATE)
    assert run(*arguments, cwd=root)[0] == 0
    mail, text = root / "nhap/thu-don-doc-phuong-loc-tho.eml", root / "nhap/zalo.txt"
    made = {path: path.read_bytes() for path in (mail, text)}
    # As they were made they are replaced by those of another day.
    later = ("remind", "--drafts", "nhap", "--as-of", "2020-12-13")
    assert run(*later, cwd=root)[2] == ""
    assert all(path.read_bytes() != content for path, content in made.items())
    for path in made:
        path.write_bytes(b"X" + path.read_bytes())
    mine = {path: path.read_bytes() for path in made}
    code, out, err = run(*arguments, cwd=root)
    assert code == 0
    assert "Giữ nguyên vì đã được sửa: thu-don-doc-phuong-loc-tho.eml, zalo.txt." in err
    assert "Đã soạn 2 thư nháp" in out
    assert {path: path.read_bytes() for path in made} == mine
    assert run(*arguments, "--force", cwd=root)[2] == ""
    assert {path: path.read_bytes() for path in made} == made


def test_examples_say_so(root: Path, run: Run, write: Write) -> None:
    """A mail that is made of examples begins with the notice."""
    plan = (root / "plan/2020.yaml").read_text(encoding="utf-8")
    for notice in (False, True):
        write("plan/2020.yaml", f"{'illustrative: true' * notice}\n{plan}")
        run("remind", "--drafts", "nhap", "--as-of", LATE, cwd=root)
        words = text_of(read(root / "nhap/thu-don-doc-phuong-loc-tho.eml"))
        assert words.startswith("SỐ LIỆU MINH HỌA") is notice


def test_mark_of_a_mail_is_behind_its_end() -> None:
    """Where no reader shows it, and where a changed letter is noticed."""
    mail = render_mail(Mail("A", ADDRESS, "B", "C"))
    assert pack_mail(mail).startswith(mail)
    message = email.message_from_bytes(pack_mail(mail))
    assert str(message.epilogue).startswith("ttdn ")
    assert [part.get_content_type() for part in message.walk()] == ["multipart/mixed", "text/plain"]


def test_drafts_are_not_what_came(root: Path, run: Run) -> None:
    """Where they lie among the files to be taken up they are passed over, with the forms in them."""
    run("form", "phuong-loc-tho", "--drafts", "gui ve", "--as-of", "2020-11-15", cwd=root)
    _, out, err = run("collect", "gui ve", "--received", "2020-12-05", cwd=root, columns=400)
    assert err == ""
    assert re.search(r"thu-bieu-mau-\S+\.eml .+ Bỏ qua\. Thư nháp do ttdn soạn, chưa gửi\.", out)
    assert not (root / "units").exists()


def test_office_edits_the_words(root: Path, run: Run, write: Write) -> None:
    """A template of the folder's own is used; a slip in it is told with its line, and no draft is written."""
    head = "---\nkind: tin-nhan\nsubject: 'Gửi {{ one.name }}'\n---\n"
    write("templates/thu-bieu-mau.txt", f"{head}Chào {{{{ one.contact }}}}, hạn {{{{ until }}}}.\n")
    arguments = ("form", "phuong-loc-tho", "--drafts", "nhap", "--as-of", "2020-11-15")
    assert run(*arguments, cwd=root)[0] == 0
    path = root / "nhap/thu-bieu-mau-phuong-loc-tho-2020.eml"
    message = read(path)
    assert message["Subject"] == "Gửi UBND phường Lộc Thọ"
    assert text_of(message) == "Chào bà Trần Thị B, hạn trước ngày 10/12/2020.\n"
    path.unlink()
    write("templates/thu-bieu-mau.txt", f"{head}Chào {{{{ one.contac }}}}.\n")
    code, _, err = run(*arguments, cwd=root)
    assert (code, path.exists()) == (2, False)
    assert err.startswith("Lỗi: templates/thu-bieu-mau.txt:5: Không có tên 'contac'")


def test_short_form_has_no_day_of_its_own(root: Path, make_plan: Callable[..., Plan]) -> None:
    """It asks about what was added; the report that is in stays as it is."""
    plan, unit = make_plan(), "phuong-loc-tho"
    for added in (False, True):
        names = form_mail_names(plan, plan.units_by_id[unit], plan.period, ["a.xlsx"], added=added)
        subject, words = make_mail(FORM_MAIL, names, root)
        assert subject.startswith("Biểu mẫu báo cáo bổ sung") is added
        assert ("báo cáo đã gửi được giữ nguyên" in words) is added
        assert ("trước ngày 10/12/2020" in words) is not added
