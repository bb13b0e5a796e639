"""A unit's own report as the document its head signs: everything in the YAML is in it, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document.kinds import UNIT_REPORT
from ttdn.documents.document.make import NOTICE, make_document
from ttdn.documents.document.model import Document, Table, words_of
from ttdn.load import Workspace
from ttdn.model.plan import Plan
from ttdn.model.report import Report

MakePlan = Callable[..., Plan]
MakeReport = Callable[..., Report]
Run = Callable[..., tuple[int, str, str]]

FULL = {
    "number": "5/BC-UBND",
    "date": "2020-12-01",
    "signer": {"name": "Trần Quốc Hưng", "position": "Phó Chủ tịch"},
    "focal_officer": {"name": "Lê Thị Bích Ngân", "position": "Công chức", "phone": "0258 3000 113"},
    "results": [
        {
            "item": "II.5.1",
            "status": "done",
            "completed": "2020-10-28",
            "summary": "Đăng **tin** | hằng tuần.",
            "figures": {"news_items": "1286"},
            "evidence": [
                {"title": "Trang TTĐT", "link": "https://loctho.vn/a_b"},
                {"title": "Kế hoạch", "number": "21/KH-UBND"},
            ],
        },
        {"item": "II.5.2", "status": "postponed", "reason": "Dịch Covid-19."},
    ],
    "programmes": [{"title": "Đề án A", "number": "7/ĐA", "sent": "2020-02-24", "appraised": "2020-03-02"}],
    "training": [{"title": "Lớp B", "date": "2020-07-16", "organiser": "Phòng VHTT", "participants": "12"}],
    "funding": {"allocated": "12500000", "spent": "6250000"},
    "difficulties": ["Thiếu máy ảnh."],
    "causes": ["Kinh phí ít"],
    "proposals": ["Cấp máy ảnh"],
    "next_year": ["Mở lớp"],
}


#: The parts of a report for which a plan may ask.
ASKED = {
    "tasks": [
        {"id": f"II.{number}", "reported_in": part, "text": "Báo cáo."}
        for number, part in enumerate(("programmes", "focal_officer", "training"), start=1)
    ],
    "funding": {"id": "IV", "text": "Ngân sách."},
}


def words_in(document: Document) -> str:
    """All words of the body and the annexes."""
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    return "\n".join(
        words_of(runs) for runs in (*(block.runs for block in blocks if not isinstance(block, Table)), *cells)
    )


def test_everything_is_in_it(make_plan: MakePlan, make_report: MakeReport, tmp_path: Path) -> None:
    """Each value of the report, as offices write it."""
    plan = make_plan(**ASKED)
    document = make_document(UNIT_REPORT, unit_report_content(plan, make_report(**FULL)), tmp_path)
    text = words_in(document)
    for words in (
        "Lê Thị Bích Ngân, Công chức, điện thoại 0258 3000 113.",
        "Đề án A, số 7/ĐA, gửi thẩm định ngày 24/02/2020, thẩm định ngày 02/3/2020.",
        "Lớp B, ngày 16/7/2020, do Phòng VHTT tổ chức, 12 người tham gia.",
        "Hoàn thành, ngày 28/10/2020. Đăng **tin** | hằng tuần. Số liệu: 1.286 tin, bài đăng.",
        "Minh chứng: Trang TTĐT (https://loctho.vn/a_b);",
        "Minh chứng: Kế hoạch (số 21/KH-UBND).",
        "Tạm hoãn, lý do: dịch Covid-19.",
        "Được giao 12.500.000 đồng, đã chi 6.250.000 đồng (50,00%).",
        "Thiếu máy ảnh.",
        "Kinh phí ít.",
        "Cấp máy ảnh.",
        "Mở lớp.",
    ):
        assert words in text
    assert "……" not in text
    (table,) = document.annexes[0].blocks
    assert isinstance(table, Table)
    assert [[words_of(cell) for cell in row] for row in table.rows] == [
        ["II.5.1", "Tin, bài đăng", "tin, bài", "1.286"]
    ]
    assert (document.number, str(document.dated), document.notice) == ("5/BC-UBND", "2020-12-01", "")
    assert document.letterhead.signature.name == "Trần Quốc Hưng"


def test_nothing_is_made_up(make_plan: MakePlan, make_report: MakeReport, tmp_path: Path) -> None:
    """What the report does not say is a dotted line, not a sentence; without figures there is no annex."""
    document = make_document(UNIT_REPORT, unit_report_content(make_plan(**ASKED), make_report()), tmp_path)
    dotted = [words_of(block.runs) for block in document.blocks if not isinstance(block, Table)]
    assert sum(words.startswith("…") for words in dotted) == 8
    assert document.annexes == ()
    assert (document.number, document.dated) == ("", None)


def test_parts_that_the_plan_does_not_have(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path
) -> None:
    """Nothing is said of them, and there is no line to fill in; what the plan has is cited by its number."""
    bare = make_plan(tasks=[], funding=None)
    text = words_in(make_document(UNIT_REPORT, unit_report_content(bare, make_report()), tmp_path))
    for words in ("phụ trách", "tập huấn", "kinh phí", "mục II"):
        assert words not in text.lower()
    asked = make_plan(**ASKED)
    text = words_in(make_document(UNIT_REPORT, unit_report_content(asked, make_report(**FULL)), tmp_path))
    for words in ("phụ trách (mục II.2 Kế", "nghiệp vụ (mục II.3 Kế", "Kinh phí thực hiện (mục IV Kế"):
        assert words in text


def test_results_stand_under_their_sections(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path
) -> None:
    """In the order of the document; where the unit only helps, the report says so."""
    duty = {
        "id": "V.1.1",
        "text": "Theo dõi.",
        "owners": {"read": ["cong-an"]},
        "coordinating": {"read": ["phuong-loc-tho"]},
    }
    results = [{"item": item, "status": "in_progress"} for item in ("V.1.1", "II.5.1")]
    content = unit_report_content(make_plan(duties=[duty]), make_report(results=results))
    text = words_in(make_document(UNIT_REPORT, content, tmp_path))
    places = [
        text.index(words)
        for words in (
            "Nội dung (mục II Kế hoạch)",
            "Duy trì trang TTĐT (mục II.5.1)",
            "Tổ chức thực hiện (mục V Kế hoạch)",
            "Theo dõi (mục V.1.1, phối hợp)",
        )
    ]
    assert places == sorted(places)


def test_examples_say_so(make_plan: MakePlan, make_report: MakeReport, tmp_path: Path) -> None:
    """An example report is marked at its head."""
    assert (
        make_document(
            UNIT_REPORT, unit_report_content(make_plan(), make_report(illustrative="true")), tmp_path
        ).notice
        == NOTICE
    )


def test_every_example_report_can_be_printed(example: Path, example_workspace: Workspace) -> None:
    """Every result of every report of the folder stands under its number."""
    plan = example_workspace.plans[2020].plan
    assert any(file.report.results for file in example_workspace.reports)
    for file in example_workspace.reports:
        text = words_in(make_document(UNIT_REPORT, unit_report_content(plan, file.report), example))
        assert all(f"(mục {result.item})" in text for result in file.report.results)


# The command.


def test_command(run: Run, folder: Path) -> None:
    """By name or id; on the terminal, as Markdown, as a Word file named for unit and period."""
    for name in ("phuong-loc-tho", "lộc thọ"):
        code, printed, _ = run("report", "--unit", name, "--markdown", cwd=folder)
        assert code == 0
        assert "Ủy ban nhân dân phường Lộc Thọ báo cáo kết quả năm 2020 như sau" in printed
    assert "BÁO CÁO" in run("report", "--unit", "phuong-loc-tho", cwd=folder)[1]
    code, printed, _ = run("report", "--unit", "phuong-loc-tho", "--docx", cwd=folder)
    assert code == 0
    made = folder / "out" / "bao-cao-phuong-loc-tho-2020.docx"
    assert made.is_file()
    assert made.name in printed


def test_only_report_of_another_period(run: Run, folder: Path) -> None:
    """Where the unit has sent one report only, that one is meant.

    Of several, the year's, or the one asked for.
    """
    own = folder / "units" / "phuong-loc-tho"
    text = (own / "2020.yaml").read_text(encoding="utf-8")
    (own / "2020.yaml").unlink()
    for period, received in (("2020-Q1", "2020-04-02"), ("2020-Q2", "2020-07-02")):
        (own / f"{period}.yaml").write_text(
            text.replace("'2020'", period).replace("2020-12-01", received), encoding="utf-8"
        )
        code, printed, complaint = run("report", "--unit", "phuong-loc-tho", "--markdown", cwd=folder)
        assert code == (0 if period == "2020-Q1" else 2)
    assert printed == ""
    assert (
        complaint == "Lỗi: UBND phường Lộc Thọ chưa có báo cáo năm 2020. Đã có: 2020-Q1, 2020-Q2 "
        "(chọn bằng --period).\n"
    )
    assert (
        "quý II năm 2020"
        in run("report", "--unit", "phuong-loc-tho", "--period", "2020-q2", "--markdown", cwd=folder)[1]
    )


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (False, "Lỗi: UBND phường Vĩnh Hòa chưa có báo cáo năm 2020.\n"),
        (
            True,
            (
                "Lỗi: UBND phường Vĩnh Hòa chưa có báo cáo năm 2020. Tệp có lỗi: "
                "units/phuong-vinh-hoa/2020.yaml; chạy 'ttdn validate' để xem và sửa.\n"
            ),
        ),
    ],
)
def test_no_report(run: Run, folder: Path, complaint: str, *, broken: bool) -> None:
    """A unit without a report, or with one that has errors, is told apart."""
    if broken:
        wrong = folder / "units" / "phuong-vinh-hoa" / "2020.yaml"
        wrong.parent.mkdir()
        wrong.write_text(
            "unit: phuong-vinh-hoa\nperiod: '2020'\nreceived: 2020-12-01\nfunding: "
            "{allocated: x, spent: '1'}\n",
            encoding="utf-8",
        )
    assert run("report", "--unit", "phuong-vinh-hoa", cwd=folder) == (2, "", complaint)
