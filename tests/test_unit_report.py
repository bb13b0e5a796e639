"""A unit's own report as the document its head signs: everything in the YAML is in it, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document.kinds import UNIT_REPORT
from ttdn.documents.document.make import NOTICE, make_document
from ttdn.documents.document.model import Document, Heading, Table, words_of
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
                {"title": "Nhật ký", "file": "nhat-ky.pdf"},
                {"title": "Báo cáo số 45/BC-UBND", "number": "45/BC-UBND"},
            ],
        },
        {"item": "II.5.2", "status": "postponed", "reason": "Do dịch Covid-19."},
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
        "Đơn vị phân công ông (bà) Lê Thị Bích Ngân, Công chức, phụ trách; điện thoại 0258 3000 113.",
        "Đơn vị xây dựng 01 văn bản:",
        "Đề án A (số 7/ĐA), gửi thẩm định ngày 24/02/2020, có ý kiến thẩm định ngày 02/3/2020.",
        "Đơn vị tổ chức hoặc cử người dự 01 lớp, hội nghị:",
        "Lớp B, ngày 16/7/2020, do Phòng VHTT tổ chức, có 12 người tham gia.",
        "Đăng **tin** | hằng tuần. Trong kỳ có 1.286 tin, bài đăng. Đã hoàn thành ngày 28/10/2020.",
        "Minh chứng: Trang TTĐT; Kế hoạch (số 21/KH-UBND); Nhật ký; Báo cáo số 45/BC-UBND.",
        "Việc này tạm hoãn vì dịch Covid-19.",
        "Đơn vị được giao 12.500.000 đồng, đã chi 6.250.000 đồng, đạt 50,00%.",
        "Thiếu máy ảnh.",
        "Kinh phí ít.",
        "Cấp máy ảnh.",
        "Mở lớp.",
    ):
        assert words in text
    for words in ("……", "nhat-ky", "https"):
        assert words not in text
    links = {
        run.text: run.link for block in document.blocks for run in getattr(block, "runs", ()) if run.link
    }
    assert links == {"Trang TTĐT": "https://loctho.vn/a_b"}
    (table,) = document.annexes[0].blocks
    assert isinstance(table, Table)
    assert [[words_of(cell) for cell in row] for row in table.rows] == [
        ["II.5.1", "Tin, bài đăng", "tin, bài", "1.286"]
    ]
    assert (document.number, str(document.dated), document.notice) == ("5/BC-UBND", "2020-12-01", "")
    assert document.letterhead.signature.name == "Trần Quốc Hưng"


def test_lists_in_opinions_are_sentences(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path
) -> None:
    """Points on lines of their own do not stand as dashes within a line."""
    report = make_report(
        difficulties=["Một số khó khăn như sau:\n- Thiếu người;\n- Tổ chức chậm;", "thiếu máy móc - cũ"],
        proposals=["Đề nghị UBND thành phố:\n+ Cấp máy;\n+ Lắp bảng tin."],
    )
    text = words_in(make_document(UNIT_REPORT, unit_report_content(make_plan(), report), tmp_path))
    assert "Một số khó khăn như sau: Thiếu người; tổ chức chậm;" in text
    assert "Thiếu máy móc - cũ." in text
    assert "Đề nghị UBND thành phố: Cấp máy; lắp bảng tin." in text


def test_nothing_is_made_up(make_plan: MakePlan, make_report: MakeReport, tmp_path: Path) -> None:
    """Of what the report does not say nothing is printed, no dotted line either; without figures no annex."""
    document = make_document(UNIT_REPORT, unit_report_content(make_plan(**ASKED), make_report()), tmp_path)
    heads = [block.line for block in document.blocks if isinstance(block, Heading)]
    assert heads == ["I. KẾT QUẢ THỰC HIỆN"]
    assert "…" not in words_in(document)
    assert "chưa có kết quả để báo cáo" in words_in(document)
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


def test_reports_of_all_units(run: Run, folder: Path) -> None:
    """Each its own file in one run; who has none, or one with errors, is named."""
    wrong = folder / "units" / "phuong-vinh-hoa" / "2020.yaml"
    wrong.parent.mkdir()
    wrong.write_text("unit: phuong-vinh-hoa\nperiod: '2020'\nreceived: hôm qua\n", encoding="utf-8")
    code, printed, _ = run("report", "--unit", "--all", "--docx", "-o", "ra", cwd=folder)
    assert code == 0
    made = sorted(path.name for path in (folder / "ra").iterdir())
    assert "bao-cao-phuong-loc-tho-2020.docx" in made
    first, second, _ = printed.split("\n")
    assert first.startswith(f"Đã lập {len(made)} báo cáo của đơn vị trong ra. Kiểm tra số")
    assert "chưa có báo cáo năm 2020 đạt kiểm tra: " in second
    assert "UBND phường Vĩnh Hòa" in second
    assert "Lộc Thọ" not in second
    assert run("report", "--all", "--docx", cwd=folder)[0] == 0
    assert (folder / "out" / made[0]).read_bytes() == (folder / "ra" / made[0]).read_bytes()


def test_reports_of_a_group(run: Run, folder: Path) -> None:
    """A group stands for its units; where none of them has a report, that is said and nothing is made."""
    group = ("report", "--unit", "UBND các xã, phường", "--docx", "-o", "ra")
    code, printed, _ = run(*group, cwd=folder)
    assert (code, len(list((folder / "ra").iterdir()))) == (0, 2)
    assert printed.startswith("Đã lập 2 báo cáo của đơn vị trong ra.")
    code, printed, complaint = run(*group, "--period", "2020-Q1", cwd=folder)
    assert (code, printed) == (2, "")
    assert complaint == "Lỗi: UBND các xã, phường chưa có báo cáo quý I năm 2020.\n"


def test_all_reports_or_none(run: Run, folder: Path) -> None:
    """Where a person has edited one of them, none is written."""
    assert run("report", "--all", "--docx", "-o", "ra", cwd=folder)[0] == 0
    paths = sorted((folder / "ra").iterdir())
    for path in paths[1:]:
        path.unlink()
    paths[0].write_bytes(b"edited")
    code, _, complaint = run("report", "--all", "--docx", "-o", "ra", cwd=folder)
    assert (code, "đã được sửa" in complaint) == (2, True)
    assert sorted((folder / "ra").iterdir()) == paths[:1]


# How documents and bodies are named.


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("Cải cách thể chế năm 2020", "về cải cách thể chế năm 2020"),
        ("Về việc cải cách thể chế", "về việc cải cách thể chế"),
        ("Ban hành Kế hoạch A.", "ban hành Kế hoạch A"),
        ("ASEAN năm 2020", "về ASEAN năm 2020"),
    ],
)
def test_plan_is_cited_in_full_at_first(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path, title: str, cited: str
) -> None:
    """Kind, number, day, issuer and trích yếu; "UBND" is written out, and abbreviated from then on."""
    plan = make_plan()
    plan = plan.model_copy(update={"document": plan.document.model_copy(update={"title": title})})
    results = [{"item": "II.5.1", "status": "in_progress", "summary": "UBND phường họp; UBND phường báo cáo"}]
    content = unit_report_content(plan, make_report(results=results))
    text = words_in(make_document(UNIT_REPORT, content, tmp_path))
    number = plan.document.number
    body = f"ngày 10/02/2020 của Ủy ban nhân dân (UBND) thành phố Nha Trang {cited}, "
    assert text.startswith(f"Thực hiện Kế hoạch số {number} {body}")
    assert "UBND phường họp; UBND phường báo cáo." in text
    assert content.names.plan.document.cited_again == f"Kế hoạch số {number}"


@pytest.mark.parametrize(
    ("status", "more", "sentence"),
    [
        ("not_started", {"reason": "thiếu kinh phí."}, "Đến nay chưa thực hiện vì thiếu kinh phí."),
        ("not_arisen", {"summary": "Không có đoàn."}, "Trong kỳ không phát sinh. Không có đoàn."),
        ("cancelled", {"reason": "Vì mưa bão"}, "Việc này không thực hiện vì mưa bão."),
        ("postponed", {"reason": "Lý do: dịch"}, "Việc này tạm hoãn vì dịch."),
        ("postponed", {"reason": "Lý do: do dịch"}, "Việc này tạm hoãn vì dịch."),
        ("in_progress", {}, "Đơn vị đang tiếp tục thực hiện."),
        ("in_progress", {"summary": "Đăng tin"}, "Đăng tin."),
        (
            "in_progress",
            {"summary": "Đăng tin", "reason": "Do thiếu người"},
            "Đăng tin. Đơn vị đang tiếp tục thực hiện; chưa hoàn thành vì thiếu người.",
        ),
    ],
)
def test_status_is_a_sentence(
    make_plan: MakePlan,
    make_report: MakeReport,
    tmp_path: Path,
    status: str,
    more: dict[str, str],
    sentence: str,
) -> None:
    """With a verb and the reason in it; of standing work with a result nothing is added."""
    report = make_report(results=[{"item": "II.5.1", "status": status, **more}])
    text = words_in(make_document(UNIT_REPORT, unit_report_content(make_plan(), report), tmp_path))
    assert sentence in text.split("\n")


@pytest.mark.parametrize(
    ("period", "days", "reason", "said"),
    [
        (
            "2020",
            ["2020-04-05", "2020-06-20", "2020-09-20", "2020-12-01"],
            "Chờ phần mềm",
            ", trong đó quý I chậm 05 ngày vì chờ phần mềm.",
        ),
        (
            "2020",
            ["2020-04-05", "2020-06-20", "2020-09-20", "2020-12-01"],
            None,
            ", trong đó quý I chậm 05 ngày.",
        ),
        ("2020", ["2020-03-20", "2020-06-20", "2020-09-20", "2020-12-01"], "Chờ", " và 01/12/2020."),
        # What another report says of the first quarter, this one does not know.
        ("2020-Q2", ["2020-04-05", "2020-06-20"], None, "các ngày 05/4/2020 và 20/6/2020."),
    ],
)
def test_late_times_of_recurring_work(
    make_plan: MakePlan,
    make_report: MakeReport,
    tmp_path: Path,
    period: str,
    days: list[str],
    reason: str | None,
    said: str,
) -> None:
    """A head signs which quarter was late, and why, as the summary tells it; what was in time has none."""
    item = {
        "id": "II.5.1",
        "text": "Đánh giá",
        "owners": {"read": ["phuong-loc-tho"]},
        "schedule": {"text": "Hằng quý", "read": {"every": "quarter"}},
    }
    result = {"item": "II.5.1", "status": "done", "dates": days} | ({"reason": reason} if reason else {})
    report = make_report(period=period, received="2020-12-05", results=[result])
    plan = make_plan(activities=[item], figures=[])
    text = words_in(make_document(UNIT_REPORT, unit_report_content(plan, report), tmp_path))
    (line,) = (line for line in text.split("\n") if line.startswith("Đã hoàn thành, thực hiện các ngày "))
    assert line.endswith(said)


def test_new_unit_is_not_late_with_what_was_due_before_it(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path
) -> None:
    """Its two days of the third quarter make up for none of the second, when it was not there yet."""
    item = {
        "id": "II.5.1",
        "text": "Đánh giá",
        "owners": {"read": ["ubnd-xa-phuong"]},
        "schedule": {"text": "Hằng quý", "read": {"every": "quarter"}},
    }
    days = ["2020-07-05", "2020-09-20", "2020-12-01"]
    report = make_report(received="2020-12-05", results=[{"item": "II.5.1", "status": "done", "dates": days}])
    for begun, late in (("2020-07-01", False), ("2020-01-01", True)):
        units = [unit.model_dump(exclude_none=True, by_alias=True) for unit in make_plan().units]
        units = [{**unit, "from": begun} if unit["id"] == report.unit else unit for unit in units]
        plan = make_plan(activities=[item], figures=[], units=units)
        text = words_in(make_document(UNIT_REPORT, unit_report_content(plan, report), tmp_path))
        assert ("quý II chậm 05 ngày" in text) is late


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            {"summary": "- Mở 2 lớp\n- Vẽ cờ ,hoa", "completed": "2020-10-16"},
            "Mở 02 lớp; vẽ cờ, hoa. Đã hoàn thành ngày 16/10/2020, chậm 16 ngày so với thời hạn 30/9/2020.",
        ),
        (
            {"completed": "2020-10-01", "reason": "Do dịch."},
            "Đã hoàn thành ngày 01/10/2020, chậm 01 ngày so với thời hạn 30/9/2020 vì dịch.",
        ),
        ({"completed": "2020-09-30", "reason": "Dịch"}, "Đã hoàn thành ngày 30/9/2020."),
        (
            {"status": "in_progress", "reason": "Thiếu vốn"},
            "Đơn vị đang tiếp tục thực hiện; chưa hoàn thành vì thiếu vốn.",
        ),
        ({"status": "in_progress"}, "Đơn vị đang tiếp tục thực hiện."),
    ],
)
def test_lateness_has_its_reason(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path, result: dict[str, str], said: str
) -> None:
    """What was late says by how much and why; a reason without lateness is not made one."""
    report = make_report(results=[{"item": "II.5.8", "status": "done", **result}])
    document = make_document(UNIT_REPORT, unit_report_content(make_plan(), report), tmp_path)
    assert said in words_in(document).split("\n")


def test_figures_that_the_words_say_are_not_said_again(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path
) -> None:
    """The others are, in a sentence of their own, whether or not it begins with a number."""
    rate = {"id": "rate", "label": "Tỷ lệ đúng hạn", "unit": "%", "items": ["II.5.1"]}
    news = {"id": "news_items", "label": "Tin, bài đăng", "unit": "tin, bài", "items": ["II.5.1"]}
    for figures, summary, said in (
        ({"news_items": "12"}, "Đăng 12 tin, bài", "Đăng 12 tin, bài."),
        ({"news_items": "12"}, "Đăng 9 tin, bài", "Đăng 09 tin, bài. Trong kỳ có 12 tin, bài đăng."),
        ({"rate": "98"}, "Đăng tin", "Đăng tin. Trong kỳ, tỷ lệ đúng hạn là 98%."),
    ):
        result = {"item": "II.5.1", "status": "in_progress", "summary": summary, "figures": figures}
        content = unit_report_content(make_plan(figures=[rate, news]), make_report(results=[result]))
        assert said in words_in(make_document(UNIT_REPORT, content, tmp_path)).split("\n")


def test_programme_has_its_kind(make_plan: MakePlan, make_report: MakeReport, tmp_path: Path) -> None:
    """Before its title, unless that says it."""
    for title, called in (
        ("Đô thị thông minh", "Đề án “Đô thị thông minh”"),
        ("“Đô thị thông minh”", "Đề án “Đô thị thông minh”"),
        ("đề án số", "đề án số"),
    ):
        report = make_report(results=[], programmes=[{"title": title, "kind": "Đề án"}])
        document = make_document(UNIT_REPORT, unit_report_content(make_plan(**ASKED), report), tmp_path)
        assert f"{called}." in words_in(document)


def test_money_that_was_not_spent(make_plan: MakePlan, make_report: MakeReport, tmp_path: Path) -> None:
    """Nobody has spent 0 đồng."""
    for spent, said in (("0", "chưa chi."), ("5000", "đã chi 5.000 đồng, đạt 50,00%.")):
        report = make_report(results=[], funding={"allocated": "10000", "spent": spent})
        document = make_document(UNIT_REPORT, unit_report_content(make_plan(**ASKED), report), tmp_path)
        assert f"Đơn vị được giao 10.000 đồng, {said}" in words_in(document)
    for spent, said in (("0", "chưa chi."), ("5000", "đã chi 5.000 đồng.")):
        report = make_report(results=[], funding={"allocated": "0", "spent": spent})
        document = make_document(UNIT_REPORT, unit_report_content(make_plan(**ASKED), report), tmp_path)
        assert f"Đơn vị không được giao kinh phí, {said}" in words_in(document)


def test_figure_of_nothing_stands_in_the_annex_alone(
    make_plan: MakePlan, make_report: MakeReport, tmp_path: Path
) -> None:
    """No sentence says that there were 0 news items; the annex has the figure."""
    for amount, said in (("0", "Đăng tin."), ("5", "Đăng tin. Trong kỳ có 05 tin, bài đăng.")):
        result = {"item": "II.5.1", "status": "in_progress", "summary": "Đăng tin"}
        report = make_report(results=[{**result, "figures": {"news_items": amount}}])
        document = make_document(UNIT_REPORT, unit_report_content(make_plan(), report), tmp_path)
        assert said in words_in(document).split("\n")
        (table,) = (block for block in document.annexes[0].blocks if isinstance(block, Table))
        assert words_of(table.rows[0][3]) == amount
