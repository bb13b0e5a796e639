"""``ttdn new``: a report to be filled in, which passes the checks as it stands."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.diagnostics import Diagnostic
from ttdn.errors import OutputNotWritableError, PeriodNotBegunError
from ttdn.load import Workspace
from ttdn.model.period import Period, parse_period
from ttdn.model.plan import Plan
from ttdn.model.report import Evidence, Funding, Person, Programme, Report, Result, Training
from ttdn.scaffold import default_period, report_files, write_new
from ttdn.source import parse_source

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]
Run = Callable[..., tuple[int, str, str]]
MakePlan = Callable[..., Plan]

DAY = date(2020, 12, 7)
NAME = "units/phuong-loc-tho/2020.yaml"
#: A key in a comment, or a dash that waits for its sentence.
OFFERED = re.compile(r"( *)# ((?: {2})*(?:- )?[a-z0-9_-]+:.*| *-)")


def skeleton(plan: Plan, unit: str, period: str = "2020", received: date = DAY) -> str:
    """The text of a unit's new report."""
    wanted = parse_period(period)
    assert wanted
    (text,) = report_files(plan, plan.units_by_id[unit], wanted, received, {}).values()
    return text


def uncomment(text: str) -> str:
    """The report after somebody has opened every key that it offers."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(OFFERED.sub(r"\1\2", line) for line in rest)])


def contents(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def city(example_workspace: Workspace) -> Plan:
    """The plan of 2020."""
    return example_workspace.plans[2020].plan


def test_every_unit_of_the_city_gets_a_clean_report(city: Plan, example: Path, tmp_path: Path) -> None:
    """For each unit of the plan of 2020 the new report has no finding.

    And holds exactly the items that the unit owes.
    """
    (tmp_path / "plan").mkdir()
    shutil.copy(example / "plan" / "2020.yaml", tmp_path / "plan")
    for unit in city.units:
        write_new(tmp_path, report_files(city, unit, city.period, DAY, {}))
    checked = check_workspace(tmp_path)
    assert checked.diagnostics == []
    assert len(checked.workspace.reports) == len(city.units)
    for file in checked.workspace.reports:
        owed = city.owed_by(city.units_by_id[file.report.unit])
        assert [result.item for result in file.report.results] == [item.id for item in owed]


def test_comments_say_title_deadline_and_figures(city: Plan) -> None:
    """Each entry is headed by the item's short title and deadline.

    Its figures stand there with label and unit of measure.
    """
    text = skeleton(city, "phong-giao-duc-dao-tao")
    assert text.startswith("# yaml-language-server: $schema=../../schema/report.schema.json\n")
    assert (
        "  # II.5.8 - Triển lãm Hoàng Sa, Trường Sa (Quý II và quý III; hạn cuối 30/9/2020)\n  "
        "- item: II.5.8\n" in text
    )
    assert "    #   exhibition_schools:  # Trường tổ chức triển lãm (trường)\n" in text
    assert "Hạn cuối nộp báo cáo: 09/12/2020\n" in text
    assert "# II.1 - Chỉ đạo, điều hành; thẩm định\n# programmes:\n" in text
    assert "#   II.4.14 - Biên giới; quyền con người\n" in text


def test_every_key_of_a_report_is_offered(city: Plan) -> None:
    """With all comments opened the file has every key of a report that is new, at its place, and no other."""
    source, trouble = parse_source(NAME, uncomment(skeleton(city, "phuong-loc-tho")).encode())
    assert source
    assert trouble == []
    parts = {
        ("signer",): set(Person.model_fields) - {"phone"},
        ("focal_officer",): set(Person.model_fields),
        ("results", 0): set(Result.model_fields) - {"dates"},
        ("results", 0, "figures"): {"news_items", "foreign_language_items", "page_views"},
        ("results", 0, "evidence", 0): set(Evidence.model_fields),
        ("programmes", 0): set(Programme.model_fields),
        ("training", 0): set(Training.model_fields),
        ("funding",): set(Funding.model_fields),
        (): set(Report.model_fields) - {"illustrative", "reissued", "accepted", "not_asked"},
    }
    for path, keys in parts.items():
        given = source.get(path)
        assert isinstance(given, dict)
        assert set(given) == keys
    assert [source.get((part,)) for part in ("difficulties", "causes", "proposals", "next_year")] == [
        [None]
    ] * 4


def test_a_long_text_without_a_short_title_stays_on_one_line(make_plan: MakePlan) -> None:
    """A clause that has no short title is cut to one line: it never runs out of its comment."""
    words = "Tổ chức\ncác hoạt động: " + "tuyên truyền " * 30
    activity = {"id": "II.5.1", "text": words, "owners": {"read": ["cong-an"]}}
    lines = skeleton(make_plan(activities=[activity]), "cong-an").split("\n")
    (line,) = [line for line in lines if line.startswith("  # II.5.1")]
    assert line.startswith("  # II.5.1 - Tổ chức các hoạt động: tuyên truyền")
    assert line.endswith("… (không có hạn)")
    assert len(line) < 140


def test_ids_that_other_readers_would_misread_are_quoted(make_plan: MakePlan) -> None:
    """An id made of digits, or a word such as "no", is written in quotes; the others are written plainly."""
    units = [
        {"id": name, "name": "Công an", "short": "CA", "kind": "other"} for name in ("113", "no", "cong-an")
    ]
    plan = make_plan(
        units=units,
        groups=[],
        activities=[{"id": "5.1", "text": "A", "owners": {"read": ["no"]}}],
        tasks=[],
        duties=[],
    )
    assert 'unit: "113"\nperiod: "2020"\n' in skeleton(plan, "113")
    assert 'unit: "no"\n' in skeleton(plan, "no")
    assert '- item: "5.1"\n' in skeleton(plan, "no")
    assert "unit: cong-an\n" in skeleton(plan, "cong-an")


def test_a_unit_that_owes_nothing(make_plan: MakePlan, write: Write, check: Check) -> None:
    """A unit without items gets a report with an empty list, which is clean."""
    text = skeleton(make_plan(), "hoi-nong-dan")
    write("units/hoi-nong-dan/2020.yaml", text)
    assert "results: []\n" in text
    assert check() == []


def test_parts_stand_under_the_clause_that_asks_for_them(make_plan: MakePlan) -> None:
    """A part of the report is offered under its clause, and only where the plan has one that asks for it."""
    text = skeleton(make_plan(), "hoi-nong-dan")
    assert "# II.2 - Bố trí cán bộ phụ trách.\n# focal_officer:\n" in text
    assert "# IV - Kinh phí từ ngân sách.\n" in text
    bare = skeleton(make_plan(tasks=[], funding=None), "hoi-nong-dan")
    for part in ("programmes", "focal_officer", "training", "funding"):
        assert part in text
        assert part not in bare


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2020, 1, 1), "2020-Q1"),
        (date(2020, 4, 9), "2020-Q1"),
        (date(2020, 4, 10), "2020-Q2"),
        (date(2020, 12, 9), "2020"),
        (date(2026, 1, 1), "2020"),
    ],
)
def test_default_period(make_plan: MakePlan, today: date, expected: str) -> None:
    """Of several required periods the one whose deadline comes next; the last one where all have passed."""
    periods = [
        {"period": "2020", "deadline": {"before": "2020-12-10"}},
        {"period": "2020-Q2", "deadline": {"by": "2020-07-10"}},
        {"period": "2020-Q1", "deadline": {"before": "2020-04-10"}},
    ]
    assert str(default_period(make_plan(reporting={"periods": periods}), today)) == expected


def test_period_that_has_not_begun(make_plan: MakePlan) -> None:
    """A report received before its period would be an error: it is not made."""
    assert "period" in skeleton(make_plan(), "cong-an", "2020-Q3", date(2020, 7, 1))
    with pytest.raises(PeriodNotBegunError):
        skeleton(make_plan(), "cong-an", "2020-Q3", date(2020, 6, 30))


@pytest.mark.parametrize("name", ["phuong-loc-tho", "phuong loc tho", "PHƯỜNG LỘC THỌ", "P. Lộc Thọ"])
def test_command_writes_the_report(root: Path, run: Run, check: Check, name: str) -> None:
    """The unit is found by its id or by its name, with or without accents.

    The file is written, and it is clean.
    """
    code, printed, _ = run("--root", str(root), "new", name, "--received", "07/12/2020")
    assert code == 0
    assert f"Đã lập {NAME}: UBND phường Lộc Thọ, năm 2020, 1 mục được giao.\n" in printed
    assert "Được tính là đã nộp ngày 07/12/2020." in printed
    assert "received: 2020-12-07 " in (root / NAME).read_text(encoding="utf-8")
    assert check() == []


def test_command_takes_a_period(root: Path, run: Run, check: Check) -> None:
    """Any period of the plan's year may be reported on; the sentence also comes in English."""
    code, printed, _ = run(
        "--root",
        str(root),
        "--lang",
        "en",
        "new",
        "cong-an",
        "--period",
        "2020-q3",
        "--received",
        "2020-10-01",
    )
    assert code == 0
    assert (
        "Made units/cong-an/2020-Q3.yaml: Công an thành phố Nha Trang, quarter 3 of 2020, 1 item." in printed
    )
    assert "The plan asks for no report on quarter 3 of 2020; it asks for: 2020." in printed
    assert (root / "units/cong-an/2020-Q3.yaml").exists()
    assert check() == []


def test_report_without_its_day_is_not_counted(root: Path, run: Run, check: Check) -> None:
    """Without --received the day is left blank.

    What nobody has submitted yet is not counted, and the check says where to fill it in.
    """
    code, printed, _ = run("--root", str(root), "new", "cong-an")
    assert code == 0
    assert "Báo cáo chưa được tính" in printed
    lines = (root / "units/cong-an/2020.yaml").read_text(encoding="utf-8").splitlines()
    (found,) = check()
    assert (found.code, lines[found.location.line - 1].startswith("received:")) == ("missing-value", True)


def test_a_report_that_is_there_is_not_touched(root: Path, run: Run, write: Write) -> None:
    """Whatever stands at the report's place stays as it is, even where it is no report."""
    write(NAME, b"\xff\x00 no yaml")
    before = contents(root)
    code, printed, complaint = run("--root", str(root), "new", "phuong-loc-tho", "--received", "2020-12-07")
    assert (code, printed) == (2, "")
    assert complaint.startswith(f"Lỗi: Đã có tệp {NAME} ")
    assert contents(root) == before


def test_a_report_under_another_name_is_found(root: Path, run: Run, write: Write) -> None:
    """A second report of the unit for the period would be an error, wherever the first one stands."""
    write(
        "units/phuong-loc-tho/bao-cao-nam.yaml",
        'unit: phuong-loc-tho\nperiod: "2020"\nreceived: 2020-12-01\nresults: []\n',
    )
    before = contents(root)
    code, _, complaint = run("--root", str(root), "new", "phuong-loc-tho", "--received", "2020-12-07")
    assert code == 2
    assert "units/phuong-loc-tho/bao-cao-nam.yaml" in complaint
    assert contents(root) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["phuong-loc-to"], "Kế hoạch không có 'phuong-loc-to'. Có phải: phuong-loc-tho"),
        (["ubnd xa, phuong"], "Kế hoạch không có 'ubnd xa, phuong'"),
        (
            ["ubnd-xa-phuong"],
            (
                "'ubnd-xa-phuong' không phải là một đơn vị. Chọn một đơn vị, ví dụ: "
                "phuong-loc-tho, phuong-vinh-hoa, xa-vinh-luong."
            ),
        ),
        (["II.5.8"], "'II.5.8' không phải là một đơn vị. Chọn một đơn vị, ví dụ: phong-giao-duc-dao-tao."),
        (["V"], "'V' không phải là một đơn vị.\n"),
        (
            ["cong-an", "--period", "quý 2"],
            "--period: không đọc được 'quý 2'. Viết 2020, 2020-H1, 2020-Q2 hoặc 2020-05.",
        ),
        (
            ["cong-an", "--period", "2021-Q1", "--year", "2020"],
            "--period: không đọc được '2021-Q1'. Kỳ báo cáo phải thuộc năm 2020.",
        ),
        (["cong-an", "--period", "2021"], "Không có kế hoạch năm 2021."),
        (["cong-an", "--year", "2021"], "Không có kế hoạch năm 2021."),
        (["cong-an", "--received", "hôm qua"], "--received: không đọc được 'hôm qua'. Viết năm-tháng-ngày"),
        (
            ["cong-an", "--received", "2019-12-31"],
            "Kỳ báo cáo năm 2020 bắt đầu từ 01/01/2020, sau ngày nhận.",
        ),
        ([], "Thiếu tham số ĐƠN_VỊ."),
    ],
)
def test_what_cannot_be_made_is_explained(root: Path, run: Run, arguments: list[str], sentence: str) -> None:
    """A wrong word on the command line is answered with a sentence and exit code 2.

    And nothing is written.
    """
    before = contents(root)
    code, printed, complaint = run("--root", str(root), "new", *arguments)
    assert (code, printed) == (2, "")
    assert complaint.startswith(f"Lỗi: {sentence}")
    assert contents(root) == before


def test_nothing_is_written_through_a_link_out_of_the_folder(root: Path, run: Run, tmp_path: Path) -> None:
    """A unit's folder that is a link to elsewhere is refused.

    And so is a report that is a link to nowhere.
    """
    (tmp_path / "elsewhere").mkdir()
    (root / "units").mkdir()
    (root / "units" / "cong-an").symlink_to(tmp_path / "elsewhere")
    code, _, complaint = run("--root", str(root), "new", "cong-an", "--received", "2020-12-07")
    assert code == 2
    assert "liên kết trỏ ra ngoài" in complaint
    assert not list((tmp_path / "elsewhere").iterdir())
    (root / NAME).parent.mkdir()
    (root / NAME).symlink_to(tmp_path / "elsewhere" / "2020.yaml")
    assert run("--root", str(root), "new", "phuong-loc-tho", "--received", "2020-12-07")[0] == 2
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_where_a_folder_is_needed(tmp_path: Path) -> None:
    """Where the system refuses, the sentence names the file and the reason."""
    (tmp_path / "units").write_bytes(b"")
    with pytest.raises(OutputNotWritableError, match=r"units.cong-an.2020\.yaml"):
        write_new(tmp_path, {"units/cong-an/2020.yaml": "a"})


def test_an_unfinished_file_is_taken_away(tmp_path: Path) -> None:
    """A file that could not be written whole is not left behind."""
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path, {"a.yaml": "\ud800"})
    assert not list(tmp_path.iterdir())


def test_periods_of_the_report_are_the_plans(make_plan: MakePlan) -> None:
    """The deadline of the report is named only for a period that the plan requires."""
    assert "Hạn cuối nộp báo cáo: 09/12/2020" in skeleton(make_plan(), "cong-an", str(Period.of_year(2020)))
    assert "Hạn cuối nộp báo cáo" not in skeleton(make_plan(), "cong-an", "2020-Q1")
