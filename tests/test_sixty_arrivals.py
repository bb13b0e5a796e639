"""A mailbox of sixty odd arrivals, all of the kinds that an office sees, taken up in one run and once more.

Each file ends in one state, the register tells what became of it, and a second run changes nothing.
"""

import io
import json
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from excel import CellPath, cell_at, fill
from mails import mail, mailbox, packed

from ttdn.checking import check_workspace
from ttdn.model.register import Decision, Way

Run = Callable[..., tuple[int, str, str]]

PROVINCE = Path(__file__).parent / "plans" / "province"
PDF = b"%PDF-1.4 "
#: The office looks into its mailbox on the day after the deadline.
TODAY = date(2027, 12, 11)
IN_TIME, LATE = "Wed, 08 Dec 2027 09:00:00 +0700", "Sat, 11 Dec 2027 07:00:00 +0700"
STATUS = cell_at("results", "III.B.2", "status")
SUMMARY = cell_at("results", "III.B.2", "summary")
SHARE = cell_at("results", "III.B.2", "figures", "on_time")
GOOD: dict[CellPath, Any] = {STATUS: "Đang thực hiện", SUMMARY: "Duy trì hằng ngày", SHARE: 99}
BAD: dict[CellPath, Any] = {**GOOD, SHARE: "chín mươi chín"}


class Expected(NamedTuple):
    """What is to stand in the register of one arrival."""

    unit: str | None
    result: Decision
    arrived: date
    way: Way = Way.OTHER


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A province with forty communes more, each with an address for mails."""
    root = Path(shutil.copytree(PROVINCE, tmp_path / "office"))
    plan = root / "plan" / "2027.yaml"
    more = "".join(
        f"  - {{id: xa-{number}, name: Xã Số {number}, short: X. {number}, kind: commune, "
        f"email: xa{number}@anbinh.example.vn}}\n"
        for number in range(1, 41)
    )
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\ngroups:\n", f"{more}\ngroups:\n", 1), encoding="utf-8")
    return root


class Post:
    """Lays what arrives into the mailbox, and remembers what is to become of it."""

    def __init__(self, root: Path, forms: Path) -> None:
        """Begin with an empty mailbox."""
        self.root, self.box, self.forms = root, root / "hop-thu", forms
        self.box.mkdir()
        self.expected: list[Expected] = []
        self.reports: set[str] = set()

    def form(self, number: int, values: Mapping[CellPath, Any] = GOOD) -> bytes:
        """The form of a commune, filled in."""
        path = self.forms / f"xa-{number}-2027.xlsx"
        if not values:
            return path.read_bytes()
        return fill(self.root, path, values, self.forms / "tam.xlsx").read_bytes()

    def put(self, name: str, content: bytes) -> None:
        """A file in the mailbox."""
        path = self.box / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def expect(
        self, number: int | None, result: Decision, arrived: date = TODAY, way: Way = Way.OTHER
    ) -> None:
        """What is to be booked."""
        unit = f"xa-{number}" if number else None
        self.expected.append(Expected(unit, result, arrived, way))
        if result is Decision.TAKEN and unit:
            self.reports.add(unit)

    def sent(self, number: int, message: EmailMessage) -> None:
        """A mail with a good form, in time."""
        self.put(f"thu/{number}.eml", message.as_bytes())
        self.expect(number, Decision.TAKEN, date(2027, 12, 8), Way.EMAIL)


def sender(number: int) -> str:
    """Who writes for a commune."""
    return f"Văn thư xã <xa{number}@anbinh.example.vn>"


def fill_mailbox(post: Post) -> None:
    """Sixty odd arrivals."""
    _put_loose_forms(post)
    _put_mails(post)
    _put_archives(post)
    _put_versions(post)
    _put_what_is_no_form(post)


def _put_loose_forms(post: Post) -> None:
    for number in range(1, 9):
        name = ("Báo cáo xã.xlsx", "BAO CAO.XLSX", "bc (1).xlsx", "Copy of form.xlsx")[number % 4]
        post.put(f"roi/{number}/{name}", post.form(number))
        post.expect(number, Decision.TAKEN)
    # The same content under another name is the same arrival.
    post.put("roi/1/Báo cáo xã - bản sao.xlsx", post.form(1))
    for number in (9, 10, 11):
        post.put(f"roi/{number}.xlsx", post.form(number, BAD))
        post.expect(number, Decision.ASKED_BACK)
    post.put("roi/chua-dien.xlsx", post.form(12, {}))
    post.expect(12, Decision.REFUSED)
    # A download that was cut short cannot say whose it is.
    post.put("roi/tai-do.xlsx", post.form(13)[:3000])


def _put_mails(post: Post) -> None:
    logo = b"\x89PNG\r\n\x1a\n logo"
    for number in (14, 15, 16):
        post.sent(number, mail({"Biểu mẫu của xã.xlsx": post.form(number)}, sender(number), IN_TIME))
    evidence = {
        **GOOD,
        ("evidence", "+1", "item"): "III.B.2",
        ("evidence", "+1", "title"): "Sổ theo dõi",
        ("evidence", "+1", "file"): "So theo doi.pdf",
    }
    post.sent(
        17, mail({"bc.xlsx": post.form(17, evidence), "So theo doi.pdf": PDF + b"17"}, sender(17), IN_TIME)
    )
    signed = mail(
        {"bc.xlsx": post.form(18)}, sender(18), IN_TIME, html='<p>Kính gửi</p><img src="cid:dau@xa">'
    )
    signed.add_attachment(
        logo, maintype="image", subtype="png", filename="image001.png", disposition="inline", cid="<dau@xa>"
    )
    post.sent(18, signed)
    inner = mail({"bc.xlsx": post.form(19)}, sender(19), IN_TIME)
    outer = mail({}, "Chị Hoa <hoa@anbinh.example.vn>", LATE, subject="Fwd: Báo cáo")
    outer.add_attachment(inner)
    post.sent(19, outer)
    # A scan of the signed report instead of the form, from an address that the roster knows.
    post.put("thu/ban-quet.eml", mail({"Báo cáo ký.pdf": PDF + b"20"}, sender(20), IN_TIME).as_bytes())
    post.expect(20, Decision.WAITING, date(2027, 12, 8), Way.EMAIL)
    post.put("thu/loi-chao.eml", mail({}, sender(21), IN_TIME).as_bytes())
    messages = [mail({"bc.xlsx": post.form(number)}, sender(number), IN_TIME) for number in (22, 23, 24)]
    messages.append(mail({"bc.xlsx": post.form(25, BAD)}, sender(25), IN_TIME))
    post.put("thu/hop-thu.mbox", mailbox(*messages))
    for number in (22, 23, 24):
        post.expect(number, Decision.TAKEN, date(2027, 12, 8), Way.EMAIL)
    post.expect(25, Decision.ASKED_BACK, date(2027, 12, 8), Way.EMAIL)


def _put_archives(post: Post) -> None:
    post.put("nen/hai-xa.zip", packed({"a/bc.xlsx": post.form(26), "b/bc.xlsx": post.form(27)}))
    post.expect(26, Decision.TAKEN)
    post.expect(27, Decision.TAKEN)
    post.put("nen/leo.zip", packed({"../../leo.xlsx": post.form(28)}))
    post.put("nen/bom.zip", packed({"bom.xlsx": b"\0" * 80_000_000}))
    locked = io.BytesIO(packed({"bc.xlsx": post.form(29)}))
    raw = bytearray(locked.getvalue())
    for start in (raw.find(b"PK\x03\x04") + 6, raw.find(b"PK\x01\x02") + 8):
        raw[start] |= 1  # said to be encrypted
    post.put("nen/khoa.zip", bytes(raw))


def _put_versions(post: Post) -> None:
    # Asked back on one day, corrected on the next: on time by its first arrival.
    for number, day in ((30, "07"), (31, "06")):
        first = mail(
            {"bc.xlsx": post.form(number, BAD)}, sender(number), f"Tue, {day} Dec 2027 09:00:00 +0700"
        )
        again = mail({"bc-sua.xlsx": post.form(number)}, sender(number), IN_TIME)
        post.put(f"sua/{number}-1.eml", first.as_bytes())
        post.put(f"sua/{number}-2.eml", again.as_bytes())
        post.expect(number, Decision.ASKED_BACK, date(2027, 12, int(day)), Way.EMAIL)
        post.expect(number, Decision.TAKEN, date(2027, 12, 8), Way.EMAIL)


def _put_what_is_no_form(post: Post) -> None:
    post.put("khac/Bao cao giay.pdf", PDF + b"khong ro")
    for _ in ("pdf", "jpg", "csv", "doc", "docx", "ods"):
        post.expect(None, Decision.WAITING)
    post.put("khac/bao cao.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 9)
    word = io.BytesIO()
    with zipfile.ZipFile(word, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", "<w:document/>")
    post.put("khac/bao cao.docx", word.getvalue())
    post.put("khac/bang.csv", "Mục,Kết quả\n".encode())
    table = io.BytesIO()
    with zipfile.ZipFile(table, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    post.put("khac/bang.ods", table.getvalue())
    post.put(
        "khac/thu.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le")
    )
    post.put("khac/rong.xlsx", b"")
    post.put("khac/trang.xlsx", b"<!doctype html><title>Login</title>")
    post.put("khac/anh.jpg", b"\xff\xd8\xff\xe0 anh")
    post.put("khac/tro.lnk", b"L\0\0\0\x01\x14\x02\0")
    post.put("khac/chay.exe", b"MZ chay")
    post.put("khac/bao cao.yaml", b"unit: xa-1\n")
    post.put("khac/~$bc.xlsx", b"khoa cua Excel")
    post.put("khac/Thumbs.db", b"anh nho")
    post.put("khac/ghi chu.xyz", b"?")
    post.put("khac/bien-nhan.txt", "BIÊN NHẬN BÁO CÁO\n".encode())


def tree(root: Path) -> dict[str, bytes]:
    """Every file of the folder with its content."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def post(office: Path, tmp_path: Path, run: Run) -> Post:
    """The mailbox as it lies there on the day after the deadline."""
    forms = tmp_path / "forms"
    code, _, err = run(
        "form", "--all", "--period", "2027", "-o", str(forms), "--as-of", "2027-11-20", cwd=office
    )
    assert (code, err) == (0, "")
    post = Post(office, forms)
    fill_mailbox(post)
    return post


def named(post: Post) -> Iterator[str]:
    """The files of the mailbox by the names under which the account speaks of them, leftovers left out."""
    for path in post.box.rglob("*"):
        name = path.relative_to(post.box).as_posix()
        if path.is_file() and not path.name.startswith("~$") and path.name != "Thumbs.db":
            yield name


def registered(root: Path) -> list[Expected]:
    """What the register has booked."""
    return sorted(
        (
            Expected(one.unit, one.result, one.arrived, one.way)
            for one in check_workspace(root).arrivals_of(2027)
        ),
        key=str,
    )


def test_sixty_arrivals(post: Post, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """See the head of this file."""
    monkeypatch.setattr("ttdn.cli.session.today", lambda: TODAY)
    root, came, listed = post.root, tree(post.box), list(named(post))
    assert len(came) > 45
    code, out, err = run("collect", "hop-thu", "--without-report", cwd=root, columns=300)
    assert (code, err) == (1, "")
    # Every file is accounted for in one line.
    rows = [line.partition("  ")[0] for line in out.splitlines()]
    assert [name for name in listed if rows.count(name) != 1] == []
    # The register is true, and so are the reports.
    assert registered(root) == sorted(post.expected, key=str)
    units = {path.parent.name for path in root.glob("units/*/2027.yaml")}
    assert units == post.reports
    checked = check_workspace(root)
    assert not checked.wrong_files
    # Nothing that came is lost: it lies where it came, or where it was put.
    there = Counter(tree(root).values())
    assert not Counter(content for name, content in came.items() if not name.startswith("sua/")) - there
    # Kept files are where the register says.
    kept = [one.kept for one in checked.arrivals_of(2027) if one.kept]
    assert len(set(kept)) == len(kept) > 25
    assert all((root / name).is_file() for name in kept)
    _once_more(post, run, monkeypatch)
    _who_has_sent(post, run)


def _once_more(post: Post, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run on the mailbox changes nothing, nor does one on a later day."""
    before = tree(post.root)
    for day in (TODAY, date(2027, 12, 14)):
        monkeypatch.setattr("ttdn.cli.session.today", lambda day=day: day)
        assert run("collect", "hop-thu", "--without-report", cwd=post.root)[0] == 1
        after = tree(post.root)
        assert sorted(name for name in {*before, *after} if before.get(name) != after.get(name)) == []


def _who_has_sent(post: Post, run: Run) -> None:
    """Nobody who has sent something is told to have sent nothing."""
    code, out, _ = run("status", "--format", "json", "--as-of", "2027-12-14", cwd=post.root)
    assert code == 0
    states = {one["id"]: one["submission"] for one in json.loads(out)["units"]}
    assert {states[f"xa-{number}"]["state"] for number in (9, 10, 11, 25)} == {"in_correction"}
    assert states["xa-20"]["state"] == "to_enter"
    assert {states[f"xa-{number}"]["state"] for number in (14, 17, 22, 30, 31)} == {"on_time"}
    assert states["xa-31"]["received"] == "2027-12-06"
    assert {states[f"xa-{number}"]["days_late"] for number in (1, 26)} == {1}
    assert states["xa-40"]["state"] == "missing"
