"""The letter that goes with the forms: what is asked, for which period, until when, to whom and how."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from ttdn.documents.content.letters import form_letter_content
from ttdn.documents.document.kinds import FORM_LETTER
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.errors import DocumentSettingsMissingError
from ttdn.model.period import parse_period
from ttdn.model.plan import Plan
from ttdn.timeline import view

MakePlan = Callable[..., Plan]
Run = Callable[..., tuple[int, str, str]]

DAY = date(2020, 11, 15)


def letter(plan: Plan, root: Path, period: str = "2020", *names: str) -> Document:
    """The letter to all who report, or to some."""
    term = parse_period(period)
    assert term
    units = [plan.units_by_id[name] for name in names] or [*plan.required_units, *plan.requested_units]
    return make_document(FORM_LETTER, form_letter_content(plan, units, term, DAY, everyone=not names), root)


def words_in(document: Document) -> str:
    """All words of the body."""
    return "\n".join(words_of(block.runs) for block in document.blocks if not isinstance(block, Table))


def test_letter_to_all(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """It addresses the groups as the plan names them, and fits what is asked into a few points."""
    plan = make_plan(documents=settings)
    made = letter(plan, tmp_path)
    assert (made.title, made.annexes) == ("", ())
    assert made.subject == "báo cáo kết quả hoạt động thông tin đối ngoại năm 2020"
    assert made.letterhead.addressees[0] == "UBND các xã, phường"
    assert "Hội Nông dân thành phố Nha Trang" in made.letterhead.addressees
    # Who is told to follow it up is one of those addressed, unless the letter goes to others only.
    assert made.letterhead.recipients == ("Như trên", "Lưu: VT")
    others = letter(plan, tmp_path, "2020", "phuong-loc-tho").letterhead.recipients
    assert others == ("Như trên", "Phòng Văn hóa và Thông tin", "Lưu: VT")
    words = words_in(made)
    assert "Thực hiện Kế hoạch số 802/KH-UBND-VHTT" in words
    assert "mỗi đơn vị một tệp, ví dụ phuong-loc-tho-2020.xlsx" in words
    assert "cán bộ phụ trách; văn bản gửi thẩm định; tập huấn, bồi dưỡng; kinh phí; khó khăn" in words
    assert "từ ngày 01/01/2020 đến ngày 31/12/2020 (chưa hết kỳ thì tính đến ngày lập báo cáo)" in words
    assert "gửi trước ngày 10/12/2020." in words
    assert "gửi về UBND thành phố Nha Trang (qua Phòng Văn hóa và Thông tin)." in words
    assert "Giao Phòng Văn hóa và Thông tin hướng dẫn" in words
    assert "quá hạn" not in words


def test_period_without_a_deadline(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """No day is invented; the period's own last day is named."""
    words = words_in(letter(make_plan(documents=settings), tmp_path, "2020-Q2"))
    assert "từ ngày 01/4/2020 đến ngày 30/6/2020, không cộng dồn kỳ trước." in words
    assert "gửi trước" not in words


def test_letter_to_some(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """One unit's form is named; a few are addressed by name, very many are listed."""
    plan = make_plan(documents=settings)
    one = letter(plan, tmp_path, "2020", "cong-an")
    assert one.letterhead.addressees == ("Công an thành phố Nha Trang",)
    assert "(tệp cong-an-2020.xlsx)" in words_in(one)
    units = [
        {"id": f"phuong-{n}", "name": f"Phường {n}", "short": f"P. {n}", "kind": "ward"} for n in range(1, 14)
    ]
    reporting = {"required": [unit["id"] for unit in units], "requested": [], "through": None}
    parts = {"units": units, "groups": [], "activities": [], "duties": [], "documents": settings}
    many = letter(make_plan(reporting=reporting, **parts), tmp_path)
    assert many.letterhead.addressees == ("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo",)
    (table,) = (block for block in many.annexes[0].blocks if isinstance(block, Table))
    assert len(table.rows) == 13


def test_settings_of_its_own(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """The letter may be signed by another; without any settings the sentence says what is missing."""
    own = {**settings["reminder"], "symbol": "VHTT-TTĐN", "agency": ["PHÒNG VĂN HÓA", "VÀ THÔNG TIN"]}
    made = letter(make_plan(documents={**settings, "form_letter": own}), tmp_path)
    assert made.letterhead.symbol == "VHTT-TTĐN"
    assert "Giao Phòng" not in words_in(made)
    assert "Phòng Văn hóa và Thông tin đề nghị các cơ quan, đơn vị báo cáo kết quả" in words_in(made)
    authority = words_in(letter(make_plan(documents=settings), tmp_path))
    assert "UBND thành phố Nha Trang đề nghị các cơ quan, đơn vị báo cáo kết quả" in authority
    with pytest.raises(DocumentSettingsMissingError, match="form_letter"):
        letter(make_plan(), tmp_path)


def test_addressees_of_its_own(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """A letter to all goes to whom its settings name, however many; one to some goes to these."""
    many = [f"Khối thi đua số {n}" for n in range(1, 15)]
    own = {**settings["reminder"], "addressees": many}
    plan = make_plan(documents={**settings, "form_letter": own})
    made = letter(plan, tmp_path)
    assert (made.letterhead.addressees, made.annexes) == (tuple(many), ())
    some = letter(plan, tmp_path, "2020", "cong-an")
    assert some.letterhead.addressees == ("Công an thành phố Nha Trang",)
    # Those of the reminder are not taken for it: it has other letters to write.
    borrowed = letter(make_plan(documents={**settings, "reminder": own}), tmp_path)
    assert borrowed.letterhead.addressees[0] == "UBND các xã, phường"


def test_addressees_of_an_adhoc_report(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """A report that is asked of others than usual goes to these, not to whom all forms go."""
    own = {**settings["reminder"], "addressees": ["Các khối thi đua"]}
    adhoc = {"title": "thiệt hại do bão", "covers": {"from": "2020-11-01", "to": "2020-11-10"}}
    asked = [{**adhoc, "id": "bao-5"}, {**adhoc, "id": "bao-6", "required": ["cong-an"]}]
    plan = make_plan(reporting={"adhoc": asked}, documents={**settings, "form_letter": own})
    for name, expected in (("bao-5", "Các khối thi đua"), ("bao-6", "Công an thành phố Nha Trang")):
        term = parse_period(f"2020-{name}")
        assert term
        seen = view(plan, DAY, plan.known(term))
        content = form_letter_content(
            seen, list(seen.reporters(plan.known(term))), plan.known(term), DAY, everyone=True
        )
        assert content.letterhead.addressees == (expected,)


def test_whom_to_ask(make_plan: MakePlan, settings: dict[str, Any], tmp_path: Path) -> None:
    """Address, mail and telephone of the collecting office, as far as the roster has them."""
    units = [unit.model_dump(exclude_none=True) for unit in make_plan().units]
    units[3] |= {"address": "số 42 Lê Thánh Tôn", "email": "vhtt@nhatrang.gov.vn", "phone": "0258 3822 000"}
    words = words_in(letter(make_plan(units=units, documents=settings), tmp_path))
    assert "Thông tin), địa chỉ số 42 Lê Thánh Tôn; thư điện tử vhtt@nhatrang.gov.vn." in words
    assert "Giao Phòng Văn hóa và Thông tin (điện thoại 0258 3822 000) hướng dẫn" in words


def test_command_writes_it_beside_the_forms(run: Run, example: Path, tmp_path: Path) -> None:
    """The same again is no change; one that was edited is kept."""
    root, out = tmp_path / "goc", tmp_path / "out"
    shutil.copytree(example / "plan", root / "plan")
    shutil.copytree(example / "templates", root / "templates")
    arguments = ("--root", str(root), "form", "phong-y-te", "--letter", "--as-of", "2020-11-15")
    code, printed, _ = run(*arguments, "-o", str(out))
    assert code == 0
    path = out / "cong-van-bieu-mau-2020.docx"
    assert path.name in printed
    assert {one.name for one in out.iterdir()} == {path.name, "phong-y-te-2020.xlsx"}
    before = path.read_bytes()
    assert run(*arguments, "-o", str(out))[0] == 0
    assert path.read_bytes() == before
    edited = docx.Document(str(path))
    edited.paragraphs[-1].add_run(" của tôi")
    edited.save(str(path))
    code, _, complaint = run(*arguments, "-o", str(out))
    assert (code, "đã được sửa" in complaint) == (2, True)


def test_plan_without_settings_makes_no_form(run: Run, folder: Path) -> None:
    """What the letter lacks is told before a form is written."""
    code, _, complaint = run("form", "--all", "--letter", "-o", "bm", cwd=folder)
    assert (code, "documents: form_letter: …" in complaint) == (2, True)
    assert not (folder / "bm").exists()
