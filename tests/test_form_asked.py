"""A form, a new report and what comes of them ask for just what the plan asks for.

The plan here is another authority's: a ward's, with coordinating units, points đ), a number used twice, an
owner outside the roster, and neither figures nor clauses on appraisal, officers, training or funding.
"""

import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, fill
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.diagnostics import Diagnostic
from ttdn.documents.content.reminder import reminder_names
from ttdn.documents.content.unit_report import unit_letterhead
from ttdn.forms.blank import make_blank
from ttdn.forms.identity import plan_fingerprint
from ttdn.forms.making.guide import guide_lines
from ttdn.forms.making.workbook import make_form
from ttdn.forms.reading.recovery import find_number
from ttdn.forms.values import form_items
from ttdn.load import Workspace
from ttdn.model.fields import FIELD_WORDS
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.scaffold import report_files
from ttdn.schema import report_schema, schema_as_text

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]
MakePlan = Callable[..., Plan]

PLAN = """
year: 2027
authority: {name: Ủy ban nhân dân phường Bình Minh, short: UBND phường Bình Minh, area: phường Bình Minh}
document:
  number: 15/CTr-UBND
  place: Bình Minh
  date: 2027-01-18
  kind: CHƯƠNG TRÌNH
  title: Cải cách hành chính trên địa bàn phường Bình Minh năm 2027
  subject: công tác cải cách hành chính
  basis: ["Căn cứ Kế hoạch số 20/KH-UBND của UBND tỉnh;"]
  opening: "UBND phường ban hành Chương trình như sau:"
  recipients: ["Lưu: VT."]
  signature: {authority: [CHỦ TỊCH], name: Trần Văn B}
headings: {II: NHIỆM VỤ, II.1: Cải cách thủ tục, II.2: Dịch vụ công, III: TỔ CHỨC THỰC HIỆN}
clauses: [{id: III.1, text: "Các đơn vị thực hiện Chương trình này."}]
tasks:
  - id: II.1.a
    text: Công khai thủ tục
    owners: {text: Trung tâm Phục vụ hành chính công, read: [trung-tam]}
    coordinating: {text: Các phòng chuyên môn, read: [phong-chuyen-mon]}
    product: Danh mục đã niêm yết
    schedule: {text: Thường xuyên, read: {all_year: true}}
  - {id: II.1.d, text: Khảo sát mức hài lòng, owners: {read: [van-phong]}}
  - id: II.1.đ
    text: Đối thoại với người dân
    owners: {read: [phong-chuyen-mon]}
    coordinating: {read: [cong-an]}
    product: Biên bản đối thoại
  - {id: II.2.a, text: Nâng cấp đường truyền, owners: {text: Viễn thông tỉnh}}
  - {id: II.2.a2, cited_as: II.2.a, text: Kiểm tra an toàn, owners: {read: [phong-kinh-te]}}
  - {id: II.2.đ, text: Vận động nộp hồ sơ trực tuyến}
  - {id: II.2.e, text: Trực đường dây nóng, coordinating: {read: [phong-kinh-te]}}
reporting:
  text: Báo cáo trước ngày 05/12/2027.
  required: [van-phong, phong-chuyen-mon, trung-tam, cong-an]
  to: UBND phường Bình Minh
  through: van-phong
  periods: [{period: "2027", deadline: {before: 2027-12-05}}]
unit_kinds: [{id: office, name: Cơ quan chuyên môn}]
units:
  - {id: van-phong, name: Văn phòng HĐND và UBND phường, short: Văn phòng, kind: office}
  - {id: phong-kinh-te, name: Phòng Kinh tế, short: Phòng KT, kind: office}
  - {id: trung-tam, name: Trung tâm Phục vụ hành chính công, short: TT PVHCC, kind: office}
  - {id: cong-an, name: Công an phường, short: Công an, kind: office}
groups: [{id: phong-chuyen-mon, name: Các phòng chuyên môn, members: [phong-kinh-te]}]
documents:
  summary:
    agency: [ỦY BAN NHÂN DÂN, PHƯỜNG BÌNH MINH]
    symbol: BC-UBND
    place: Bình Minh
    signature: {authority: [CHỦ TỊCH], name: Trần Văn B}
    recipients: ["Lưu: VT"]
levels: {owner-outside-roster: off}
"""
#: Words of parts that the ward's plan does not ask for, of another plan, of another authority.
FOREIGN = re.compile(
    "kinh phí|được giao trong kỳ|tập huấn|thẩm định|cán bộ phụ trách|số liệu|"
    "đối ngoại|nha trang|thành phố|2020",
    re.IGNORECASE,
)
RESULTS, UNIT = "Kết quả", "phong-kinh-te"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    """The folder of the ward, without reports."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2027.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def plan(ward: Path) -> Plan:
    """The ward's plan, which has no finding."""
    checked = check_workspace(ward)
    assert checked.diagnostics == []
    return checked.workspace.plans[2027].plan


@pytest.fixture
def form(ward: Path, run: Run) -> Path:
    """The form of an office that owes two items and helps with two."""
    assert run("form", UNIT, "--period", "2027", "-o", "bm", cwd=ward)[0] == 0
    return ward / "bm" / f"{UNIT}-2027.xlsx"


def write_report(root: Path, unit: str, *lines: str) -> list[Diagnostic]:
    """What is found in a report of those results."""
    path = root / "units" / unit / "2027.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = (f"unit: {unit}", "period: '2027'", "received: 2027-12-01")
    path.write_text("\n".join((*head, *lines)) + "\n", encoding="utf-8")
    return check_workspace(root).diagnostics


def rows(path: Path, sheet: str = RESULTS) -> list[tuple[Any, ...]]:
    """What the rows of a sheet say, from its head on, without the hidden column."""
    page = load_workbook(path)[sheet]
    return [row[1:] for row in page.iter_rows(min_row=4, values_only=True)]


# Coordinating units


def test_form_of_a_helping_unit(form: Path) -> None:
    """What a unit owes comes first, then what it helps with, then what is open to all."""
    assert [(row[0], row[-1], row[1]) for row in rows(form)[1:]] == [
        ("II.1.đ", "Phải báo cáo", "Đối thoại với người dân\nSản phẩm: Biên bản đối thoại"),
        ("II.2.a", "Phải báo cáo", "Kiểm tra an toàn"),
        ("II.1.a", "Phối hợp", "Công khai thủ tục\nSản phẩm: Danh mục đã niêm yết"),
        ("II.2.e", "Phối hợp", "Trực đường dây nóng"),
        ("II.2.đ", "Không bắt buộc", "Vận động nộp hồ sơ trực tuyến"),
    ]


def test_long_sentence_of_the_guide_has_the_rows_it_needs(form: Path) -> None:
    """What does not fit on one line of the first sheet is not cut off at its edge."""
    page = load_workbook(form)["Hướng dẫn"]
    (line,) = (row[0] for row in page.iter_rows() if "'Phối hợp'" in str(row[0].value))
    assert len(str(line.value)) > page.column_dimensions["A"].width * 1.1
    height = page.row_dimensions[line.row or 0].height
    assert height is not None
    assert height > 2 * 15


def test_help_is_taken_from_a_form(ward: Path, form: Path, run: Run) -> None:
    """A form with results of every kind becomes the report, without a finding, and once more nothing new."""
    done = {"status": "Hoàn thành", "completed": "20/6/2027"}
    values: dict[CellPath, Any] = {("results", "II.1.đ", key): words for key, words in done.items()}
    values |= {
        ("results", "II.2.a2", "status"): "Đang thực hiện",
        ("results", "II.1.a", "status"): "Đang thực hiện",
        ("results", "II.1.a", "summary"): "Đã gửi danh mục.",
        ("evidence", "+1", "item"): "II.1.đ – Đối thoại với người dân",
        ("evidence", "+1", "title"): "Biên bản",
        ("evidence", "+1", "number"): "5/BB",
        ("evidence", "+2", "item"): "II.2.a – Kiểm tra an toàn",
        ("evidence", "+2", "title"): "Báo cáo",
        ("evidence", "+2", "number"): "6/BC",
    }
    fill(ward, form, values, ward / "ve" / "a.xlsx")
    code, printed, _ = run("collect", "ve", "--received", "2027-12-01", "-o", "tra", cwd=ward)
    assert (code, "báo cáo mới" in printed) == (0, True)
    text = (ward / "units" / UNIT / "2027.yaml").read_text(encoding="utf-8")
    assert text.partition("results:\n")[2] == (
        "  - item: II.1.đ\n    status: done\n    completed: 2027-06-20\n    evidence:\n"
        "      - {title: Biên bản, number: 5/BB}\n"
        "  - item: II.2.a2\n    status: in_progress\n    evidence:\n      - {title: Báo cáo, number: 6/BC}\n"
        "  - item: II.1.a\n    status: in_progress\n    summary: Đã gửi danh mục.\n"
    )
    assert check_workspace(ward).diagnostics == []
    assert "(2/2 mục được giao, 1 mục phối hợp)" in next((ward / "tra").glob("*/a.bien-nhan.txt")).read_text(
        "utf-8"
    )
    assert "không có gì mới" in run("collect", "ve", "-o", "tra", cwd=ward)[1]
    assert (ward / "units" / UNIT / "2027.yaml").read_text(encoding="utf-8") == text


def test_helping_units_owe_nothing(ward: Path) -> None:
    """A helping unit that is silent misses nothing; one that is not asked to help is refused."""
    silent = write_report(ward, "cong-an", "results: []")
    assert silent == []
    helping = write_report(ward, "cong-an", "results: [{item: II.1.đ, status: in_progress}]")
    assert helping == []
    (refused,) = write_report(ward, "cong-an", "results: [{item: II.1.a, status: in_progress}]")
    assert refused.code == "unowed-item"
    assert refused.allowed
    assert refused.allowed.vi.startswith("Các mục phối hợp: II.1.đ;")


def test_new_report_of_a_helping_unit(plan: Plan) -> None:
    """What is owed stands as an entry; what the unit helps with is offered before what is open to all."""
    (text,) = report_files(plan, plan.units_by_id[UNIT], plan.period, date(2027, 12, 1), {}).values()
    assert re.findall("^  - item: (.*)$", text, re.MULTILINE) == ["II.1.đ", "II.2.a2"]
    assert "  # II.2.a - Kiểm tra an toàn (không có hạn)\n  - item: II.2.a2\n" in text
    owed, helped, opened = (text.index(words) for words in ("MỤC ĐƯỢC GIAO", "# PHỐI HỢP", "để mở cho mọi"))
    assert owed < helped < opened
    assert helped < text.index("II.1.a - Công khai thủ tục") < text.index("II.2.e - Trực") < opened
    assert "Sản phẩm: Danh mục đã niêm yết" in text


def test_show_names_the_helping_units(ward: Path, run: Run) -> None:
    """They stand with the item, with what they said of it, and the item with the unit."""
    write_report(ward, "cong-an", "results: [{item: II.1.đ, status: in_progress, summary: Giữ trật tự.}]")
    shown = run("show", "II.1.đ", "--as-of", "2027-12-10", cwd=ward)[1]
    assert re.search(r"Đơn vị phối hợp\n +Công an +Đang thực hiện\. Giữ trật tự\.", shown)
    shown = run("show", "cong-an", "--as-of", "2027-12-10", cwd=ward)[1]
    assert re.search(r"Phối hợp\n +II\.1\.đ +Đối thoại với người dân: đang thực hiện", shown)
    assert "Báo cáo thêm" not in shown
    assert re.search(r"Không báo cáo +Phòng KT", run("show", "II.1.a", cwd=ward)[1])


def test_forms_outlive_a_change_of_headings(plan: Plan) -> None:
    """Headings, coordinating units, products and numbers to cite may change while forms are out."""
    plain = {"coordinating": None, "product": "Khác", "cited_as": None}
    tasks = tuple(task.model_copy(update=plain) for task in plan.tasks)
    headings = {"II.2": "Dịch vụ công", "II.1": "Cải cách thủ tục"}
    changed = Plan.model_construct(**{**dict(plan), "headings": headings, "tasks": tasks})
    assert [*changed.items] != [*plan.items]
    assert plan_fingerprint(changed) == plan_fingerprint(plan)


# Parts that a plan does not have


def test_nothing_of_what_is_not_asked_for(plan: Plan, ward: Path, form: Path, run: Run) -> None:
    """No sheet, table, label, hint, guide, skeleton, schema or receipt speaks of it, or of another plan."""
    with zipfile.ZipFile(form) as archive:
        members = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]
    words = "\n".join(re.sub("<[^>]+>", "\n", member) for member in members)
    assert FOREIGN.search(words) is None
    assert load_workbook(form).sheetnames[:-1] == [
        "Hướng dẫn",
        "Thông tin chung",
        RESULTS,
        "Minh chứng",
        "Khó khăn – kiến nghị",
    ]
    guide = [row[0] for row in load_workbook(form)["Hướng dẫn"].iter_rows(values_only=True)]
    assert guide[0] == "Phòng Kinh tế"
    assert guide[1] == "BIỂU MẪU BÁO CÁO CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2027"
    assert guide[2] == (
        "Theo Chương trình số 15/CTr-UBND ngày 18/01/2027. Gửi: UBND phường Bình Minh (qua Văn phòng HĐND "
        "và UBND phường Bình Minh)."
    )
    (text,) = report_files(plan, plan.units_by_id[UNIT], plan.period, None, {}).values()
    assert FOREIGN.search(text) is None
    schema = json.loads(schema_as_text(report_schema(plan)))
    assert not {"Training", "Funding", "Programme"} & schema["$defs"].keys()
    for part in ("programmes", "focal_officer", "training", "funding"):
        assert schema["properties"][part]["doNotSuggest"]
        assert part not in schema["errorMessage"]
    fill(ward, form, {("results", "II.2.a2", "status"): "Đang thực hiện"}, ward / "ve" / "a.xlsx")
    run("collect", "ve", "--received", "2027-12-01", "-o", "tra", cwd=ward)
    receipt = next((ward / "tra").glob("*/a.bien-nhan.txt")).read_text(encoding="utf-8")
    assert receipt.startswith(
        "BIÊN NHẬN BÁO CÁO\nBáo cáo công tác cải cách hành chính năm 2027 của Phòng Kinh tế\n"
        "Theo Chương trình số 15/CTr-UBND ngày 18/01/2027 của UBND phường Bình Minh.\n"
    )
    assert FOREIGN.search(receipt) is None


def test_parts_that_are_asked_for_cite_their_clause(example_workspace: Workspace, tmp_path: Path) -> None:
    """Where a plan has them, the tables stand under the number of the clause that asks for them."""
    plan = example_workspace.plans[2020].plan
    path = tmp_path / "a.xlsx"
    blank = make_blank(plan, plan.units_by_id["phuong-loc-tho"], Period.of_year(2020), None, None)
    path.write_bytes(make_form(blank))
    cells = {
        cell for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for cell in row
    }
    assert cells >= {
        "Kinh phí (mục IV của Kế hoạch)",
        "Tập huấn, bồi dưỡng (mục II.3 của Kế hoạch)",
        "Chương trình, đề án gửi thẩm định (mục II.1 của Kế hoạch)",
        "Theo mục II.2 của Kế hoạch. Họ, chữ đệm và tên.",
    }


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"training"}, "Minh chứng – tập huấn"),
        ({"programmes"}, "Văn bản, minh chứng"),
        ({"training", "programmes"}, "Văn bản – tập huấn"),
        (set(), "Minh chứng"),
    ],
)
def test_sheet_of_the_evidence(make_plan: MakePlan, parts: set[str], name: str, tmp_path: Path) -> None:
    """It is called by the tables that it has, and the guide calls it so."""
    tasks = [
        {"id": f"II.{number}", "text": "Việc", "reported_in": part} for number, part in enumerate(parts, 1)
    ]
    plan = make_plan(tasks=tasks)
    path = tmp_path / "a.xlsx"
    path.write_bytes(make_form(make_blank(plan, plan.units[0], plan.period, None, None)))
    book = load_workbook(path)
    assert name in book.sheetnames
    guide = "\n".join(str(row[0]) for row in book["Hướng dẫn"].iter_rows(values_only=True))
    assert f"minh chứng ở trang '{name}': tên, và một trong ba: số văn bản, địa chỉ web, tên" in guide


def test_form_with_a_part_that_the_plan_gave_up(root: Path, run: Run, write: Write) -> None:
    """A form that went out with a part which the plan has no more is taken; that part is not counted."""
    assert run("form", "phuong-loc-tho", "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    values: dict[CellPath, Any] = {("funding", "allocated"): 1000, ("funding", "spent"): 2000}
    values |= {("results", "II.5.1", "status"): "Đang thực hiện"}
    fill(root, root / "bm" / "phuong-loc-tho-2020.xlsx", values, root / "ve" / "a.xlsx")
    text = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", re.sub("^funding: .*\n", "", text, flags=re.MULTILINE))
    assert run("collect", "ve", "--received", "2020-12-01", "-o", "tra", cwd=root)[0] == 0
    checked = check_workspace(root)
    assert [found.code for found in checked.diagnostics if "units" in found.location.file] == [
        "part-not-asked"
    ]
    (found,) = (found for found in checked.diagnostics if found.code == "part-not-asked")
    assert f"'funding' ({FIELD_WORDS['Report', 'funding'][0]})" in found.message.vi
    (report,), _ = checked.accepted_reports(checked.workspace.plans[2020].plan)
    assert report.funding is None


def test_values_of_a_part_without_a_table_stay(ward: Path, run: Run) -> None:
    """What a report says besides stays in it when a form is taken in that has no table for it."""
    lines = ("training: [{title: Lớp tập huấn, date: 2027-05-05}]", "focal_officer: {name: Lê B}")
    assert {found.code for found in write_report(ward, "cong-an", *lines)} == {"part-not-asked"}
    assert run("form", "cong-an", "--period", "2027", "-o", "bm", cwd=ward)[0] == 0
    fill(
        ward,
        ward / "bm" / "cong-an-2027.xlsx",
        {("results", "II.1.đ", "status"): "Đang thực hiện"},
        ward / "ve" / "a.xlsx",
    )
    assert run("collect", "ve", "-o", "tra", cwd=ward)[0] == 0
    text = (ward / "units" / "cong-an" / "2027.yaml").read_text(encoding="utf-8")
    for words in ("Lớp tập huấn", "Lê B", "II.1.đ"):
        assert words in text


def test_shorter_periods_are_not_held_against_what_is_not_asked_for(ward: Path) -> None:
    """Money that the plan does not ask for may differ between a quarter and the year."""
    write_report(ward, "cong-an", "funding: {allocated: 5, spent: 5}")
    quarter = ward / "units" / "cong-an" / "2027-Q1.yaml"
    quarter.write_text(
        "unit: cong-an\nperiod: 2027-Q1\nreceived: 2027-12-01\nfunding: {allocated: 9, spent: 9}\n",
        encoding="utf-8",
    )
    assert {found.code for found in check_workspace(ward).diagnostics} == {"part-not-asked"}


# Numbers


def test_points_d_and_dd_are_two(ward: Path, run: Run) -> None:
    """``đ`` is a point like any other; typed without its stroke it is found where that is no other point."""
    for typed, text in {
        "II.1.đ": "Đối thoại",
        "II.1.d": "Khảo sát",
        "ii.1.d": "Khảo sát",
        "II.1.d.": "Khảo sát",
        "ii.1.Đ": "Đối thoại",
        "ii.2.d": "Vận động",
    }.items():
        assert f"\n{text} " in run("show", typed, cwd=ward)[1]


@pytest.mark.parametrize(
    ("typed", "asked", "retyped"),
    [
        ("II.2.d", "Có phải là: II.2.đ (Vận động nộp hồ sơ trực tuyến)?", None),
        ("ii.2.đ", "Có phải là: II.2.đ (Vận động nộp hồ sơ trực tuyến)?", "II.2.đ"),
        ("II.2.g", None, None),
    ],
)
def test_unknown_number(ward: Path, typed: str, asked: str | None, retyped: str | None) -> None:
    """A line to retype is offered only where it must be right, and a number that is merely near never."""
    (found,) = write_report(ward, "cong-an", f"results: [{{item: {typed}, status: in_progress}}]")
    assert found.code == "unknown-item"
    assert (found.hint and found.hint.vi) == asked
    assert (found.fix is not None and f"item: {retyped}" in found.fix) == (retyped is not None)
    assert (found.allowed is not None) == (asked is None)


def test_item_cited_under_the_number_of_another(ward: Path, run: Run) -> None:
    """People see the document's own number, the key finds the item; a number finds the item that it keys."""
    assert "II.2.a  Dịch vụ công\nKiểm tra an toàn" in run("show", "II.2.a2", cwd=ward)[1]
    assert "Nâng cấp đường truyền" in run("show", "II.2.a", cwd=ward)[1]
    found = write_report(ward, UNIT, "results: [{item: II.1.đ, status: in_progress}]")
    assert [(one.code, one.message.vi) for one in found] == [
        ("missing-item", "Chưa báo cáo 1 mục được giao: II.2.a2 (II.2.a).")
    ]


def test_show_of_what_the_document_leaves_open(ward: Path, run: Run) -> None:
    """A clause with the number of its heading, work of several years, a time that is not read, a part."""
    path = ward / "plan" / "2027.yaml"
    tasks = """
  - {id: PL.1, text: Số hóa, schedule: {text: 2026 - 2030, read: {from: 2026-01-01, to: 2030-12-31}}}
  - {id: PL.2, text: Khảo sát, owners: {read: [van-phong]}, reported_in: training,
     schedule: {text: Khi có yêu cầu}}
"""
    text = path.read_text(encoding="utf-8").replace("tasks:\n", f"tasks:{tasks}")
    path.write_text(
        text.replace("clauses:", "funding: {id: III, text: Ngân sách phường.}\nclauses:"), "utf-8"
    )
    assert run("show", "III", cwd=ward)[1].split("\n")[1:3] == [
        "Ngân sách phường.",
        "III.1  Các đơn vị thực hiện Chương trình này.",
    ]
    assert "01/01/2026 – 31/12/2030, không có hạn trong năm" in run("show", "pl.1", cwd=ward)[1]
    shown = " ".join(run("show", "2 phụ lục", cwd=ward)[1].split())
    assert "Khi có yêu cầu Đọc là: không có hạn" in shown
    assert "Báo cáo tại: training" in shown


def test_reports_that_are_sent_to_the_unit_that_collects_them(make_plan: MakePlan) -> None:
    """It is not named twice, and its own report goes to the authority."""
    office = "phong-van-hoa-thong-tin"
    for to, expected in (("Phòng Văn hóa và Thông tin", ""), ("UBND thành phố", " (qua Phòng Văn hóa")):
        plan = make_plan(reporting={"to": to, "through": office})
        assert plan.by_way_of.startswith(expected)
        lines = guide_lines(make_blank(plan, plan.units_by_id["phuong-loc-tho"], plan.period, None, None))
        assert f"Gửi: {to}{expected or '.'}" in "\n".join(words for _, words in lines)
        reminders = reminder_names(compute_status(plan, [], date(2021, 1, 5)), [])
        assert (reminders.to, bool(reminders.through)) == (to, True)
    plan = make_plan(reporting={"to": "Phòng Văn hóa và Thông tin", "through": office})
    whom = {
        unit: unit_letterhead(plan, plan.units_by_id[unit]).addressees for unit in (office, "phuong-loc-tho")
    }
    assert whom == {office: (plan.authority.name,), "phuong-loc-tho": ("Phòng Văn hóa và Thông tin",)}


def test_numbers_in_a_damaged_form(plan: Plan) -> None:
    """A number that people see is that of its item; where two bear it, the name of the row decides."""
    items = form_items(plan, plan.units_by_id[UNIT])
    assert find_number("II.2.a", items) == "II.2.a2"
    assert find_number("II.1.đ", items) == "II.1.đ"
    assert find_number("II.9", items) == "II.9"
    every = plan.items
    assert find_number("II.2.a", every, "II.2.a2") == "II.2.a2"
    assert find_number("II.2.a", every, "II.1.d") == "II.2.a"


@pytest.mark.parametrize(
    "typed", ["I.1 Phụ lục", "I.1 Phụ lục - Rà soát", "PL.I.1", "I.1  Phụ  lục – Rà soát"]
)
def test_number_of_an_annex_is_typed(typed: str, ward: Path, run: Run) -> None:
    """An item of an annex is known by its whole number: I.1 is another item."""
    path = ward / "plan" / "2027.yaml"
    tasks = "\n".join(
        f"  - {{id: {number}, text: Rà soát, owners: {{read: [{UNIT}]}}}}" for number in ("I.1", "PL.I.1")
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("tasks:\n", f"tasks:\n{tasks}\n"), encoding="utf-8")
    assert run("form", UNIT, "--period", "2027", "-o", "bm", cwd=ward)[0] == 0
    made = ward / "bm" / f"{UNIT}-2027.xlsx"
    assert "I.1 Phụ lục" in [row[1].value for row in load_workbook(made)["Kết quả"].iter_rows(min_row=5)]
    values: dict[CellPath, Any] = {("results", "PL.I.1", "status"): "Đang thực hiện"}
    values |= {("evidence", "+1", "item"): typed, ("evidence", "+1", "title"): "Công văn"}
    values |= {("evidence", "+1", "number"): "5/CV"}
    fill(ward, made, values, ward / "ve" / "a.xlsx")
    assert run("collect", "ve", "--received", "2027-12-01", "-o", "tra", cwd=ward)[0] == 0
    (report,), _ = check_workspace(ward).accepted_reports(check_workspace(ward).workspace.plans[2027].plan)
    assert [(one.item, len(one.evidence)) for one in report.results] == [("PL.I.1", 1)]


def test_lost_identity_gives_back_what_was_written(ward: Path, form: Path, run: Run) -> None:
    """A form without its hidden sheet is answered with a new one that holds what the old one said."""
    fill(ward, form, {("results", "II.1.đ", "summary"): "Đã đối thoại."}, ward / "ve" / "a.xlsx")
    book = load_workbook(ward / "ve" / "a.xlsx")
    del book["_ttdn"]
    book.save(ward / "ve" / "a.xlsx")
    assert run("collect", "ve", "-o", "tra", cwd=ward)[0] == 1
    assert "Đã đối thoại." in {row[3] for row in rows(next((ward / "tra").glob("*/a.mau-moi.xlsx")))[1:]}


def test_owners_outside_the_roster(ward: Path, run: Run) -> None:
    """Nobody of the roster owes their item or reports on it; their words are shown."""
    (found,) = write_report(ward, "cong-an", "results: [{item: II.2.a, status: in_progress}]")
    assert (found.code, "cơ quan chủ trì: Viễn thông tỉnh." in found.message.vi) == ("unowed-item", True)
    assert "Viễn thông tỉnh" in run("show", "II.2.a", cwd=ward)[1]


def test_examples_are_of_the_plan_at_hand(ward: Path) -> None:
    """A cure names a unit of the plan and days of its year; what was typed stays as it is."""
    found = {
        one.code: one
        for one in write_report(
            ward,
            "cong-an",
            "date: 5/12",
            "results: [{item: II.1.đ, status: in_progress, summary: '', figures: {}}]",
            "training: [{title: Lớp, date: 31/9/2020}]",
        )
    }
    day, impossible = found["not-a-date"], found["impossible-date"]
    assert day.hint or day.allowed
    words = " ".join(text.vi for text in (day.hint, day.allowed) if text)
    assert "2027-12-09" in words
    assert "2020" not in words
    assert "31/9/2020" in impossible.message.vi
    path = ward / "units" / "cong-an" / "2027.yaml"
    path.write_text("unit:\nperiod: '2027'\nreceived:\n", encoding="utf-8")
    hints = " ".join(one.hint.vi for one in check_workspace(ward).diagnostics if one.hint)
    assert "unit: van-phong" in hints
    assert "received: 2027-12-02" in hints
