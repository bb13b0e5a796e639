"""``ttdn init --from``: the plan of the next year has what lives on, and says what is to be looked at."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import merger
import pytest
import yaml
from hypothesis import assume, given, settings
from worlds import World, worlds

from ttdn.amending.amend import read_text
from ttdn.checks import check_plan
from ttdn.diagnostics import Severity
from ttdn.model.plan import Plan
from ttdn.next_year.lives import Later
from ttdn.next_year.words import lasts_into, what_to_look_at
from ttdn.next_year.writing import NewPlan, write_next_year
from ttdn.source.edit import cut_parts

Run = Callable[..., tuple[int, str, str]]

PLANS = Path(__file__).parent / "plans"
FROM = ("--from", "plan/2027.yaml")
NHA_TRANG = Path(__file__).parents[1] / "plan" / "2020.yaml"


def read(text: str, name: str = "plan/2027.yaml") -> Plan:
    """A plan from its text."""
    found, wrong = read_text(name, text.encode())
    assert found, wrong
    return found.file.plan


def begin(text: str, *, with_texts: bool = True, year: int | None = None) -> NewPlan:
    """The plan of the next year."""
    plan = read(text)
    return write_next_year(text, Later(plan, year or plan.year + 1), with_texts=with_texts)


def remark_above(text: str, line: str) -> str:
    """The remark above a line of the file, on one line."""
    before = text[: re.search(rf"^ *{re.escape(line)}", text, re.MULTILINE).start()].splitlines()  # type: ignore[union-attr] # it is there
    found = ""
    while before and (words := before.pop().strip()).startswith("#"):
        found = f"{words.removeprefix('#   ')} {found}".rstrip()
    return found if found.startswith("# cần xem: ") else ""


# Who and what lives on


def test_ended_units_go_and_their_successors_stand_for_them() -> None:
    """Of a merger the new ward stays, as one that is there all year; versions become one."""
    plan = begin(merger.MERGED).plan
    assert [unit.id for unit in plan.units] == [
        *("so-noi-vu", "so-tu-phap", "so-khoa-hoc-cong-nghe", "phuong-tan-hoa", "phuong-dong-ha"),
        *("xa-hoa-loc", "xa-an-hai", "xa-binh-minh", "dac-khu-hon-yen"),
    ]
    assert plan.units_by_id["xa-hoa-loc"].name == "Phường Hòa Lộc"
    assert not any(unit.is_lasting or unit.successor for unit in plan.units)


def test_lists_name_the_successor_once() -> None:
    """Where two wards of a list became one, it stands there once; where its group is named, not at all."""
    text = merger.MERGED.replace(
        "owners: {text: Sở Tư pháp, read: [so-tu-phap]}",
        "owners: {text: Hai phường, read: [phuong-3, phuong-4]}",
    ).replace(
        "owners: {text: Sở Nội vụ, read: [so-noi-vu]}",
        "owners: {text: Các xã và Phường 5, read: [ubnd-cap-xa, phuong-5]}",
    )
    new = begin(text)
    read_as = {item.id: item.owners.read for item in new.plan.activities if item.owners}
    assert read_as["III.A.1"] == ("phuong-dong-ha",)
    assert read_as["III.C.1"] == ("ubnd-cap-xa",)
    remark = remark_above(new.text, "owners: {text: Hai phường")
    assert "Phường 3 (đến 30/6/2027; nay là Phường Đông Hà)" in remark


def test_owner_without_successor_stays_in_words() -> None:
    """An item whose only owner is gone is not open to everybody; what lies in the new year is kept."""
    text = merger.MERGED.replace(
        "owners: {text: Sở Tư pháp, read: [so-tu-phap]}", "owners: {read: [xa-hai-dao]}"
    ).replace(
        "kind: commune, short: X. An Hải, from: 2027-07-01", "kind: commune, short: X. AH, until: 2028-03-31"
    )
    for with_texts in (True, False):
        plan = begin(text, with_texts=with_texts).plan
        owners = plan.items["III.A.1"].owners
        assert owners
        assert (owners.text, owners.read) == ("Xã Hải Đảo", ())
        assert str(plan.units_by_id["xa-an-hai"].end) == "2028-03-31"


def test_what_an_amendment_changed_is_the_plan_now() -> None:
    """Of versions the last stays, without its amendment; what was ended during the year is gone."""
    plan = begin(merger.LATER).plan
    assert not plan.amendments
    assert not plan.changes_over_time
    assert "IV.3" in plan.items
    assert [str(one.period) for one in plan.reporting.periods if one.period] == ["2028-H1", "2028"]
    assert [str(one.deadline.by) for one in plan.reporting.periods if one.deadline] == [
        "2028-07-10",
        "2028-12-20",
    ]
    assert "staff" not in plan.figures_by_id
    assert plan.figures_by_id["more"].items == ("IV.3",)


def test_figure_of_an_ended_item_goes_with_it() -> None:
    """A figure that belongs to nothing any more is left out, one that has another item is not."""
    text = (
        merger.PLAN.replace("  - id: III.B.1\n", "  - id: III.B.1\n    until: 2027-09-30\n")
        .replace("unit: hồ sơ, items: [III.C.1]", "unit: hồ sơ, items: [III.B.1, III.C.1]")
        .replace(", target: {at_least: 50000, per: plan}", "")
    )
    plan = begin(text).plan
    assert "procedures" not in plan.figures_by_id
    assert plan.figures_by_id["dossiers"].items == ("III.C.1",)


@settings(deadline=None, max_examples=25)
@given(worlds())
def test_rosters_at_random(world: World) -> None:
    """Whatever came, went and was amended: who lives on is there, as called that day; no error is new."""
    text = yaml.safe_dump(world.plan, allow_unicode=True, sort_keys=False)
    current, _ = read_text("plan/2027.yaml", text.encode())
    assert current
    later = Later(current.file.plan, current.file.plan.year + 1)
    living = [unit for unit in later.plan.units if later.stays(unit)]
    assume(living)
    for with_texts in (True, False):
        new = write_next_year(text, later, with_texts=with_texts)
        written, _ = read_text("plan/2028.yaml", new.text.encode())
        assert written
        assert {unit.id for unit in new.plan.units} == {unit.id for unit in living}
        called = {unit.id: unit.name for unit in living if later.life_of(unit).includes(later.first)}
        assert {unit.id: unit.name for unit in new.plan.units if unit.lives_on(later.first)} == called
        wrong, before = (
            {found.code for found in check_plan(file) if found.severity is Severity.ERROR}
            for file in (written.file, current.file)
        )
        assert wrong <= before


def test_group_without_members_stays_as_it_is() -> None:
    """A list of members that was empty stays; one that becomes empty goes."""
    text = merger.MERGED.replace("kinds: [office]}", "kinds: [office], members: []}").replace(
        "kinds: [commune, zone]}", "kinds: [commune, zone], members: [xa-hai-dao]}"
    )
    assert [group.members for group in begin(text).plan.groups] == [(), ()]
    assert "members: []" in begin(text).text


# What is changed, and what is not


def test_only_structured_values_move() -> None:
    """Periods and days that are read move by a year, each with a remark; words stay as they are."""
    new = begin(merger.PLAN)
    schedule = new.plan.items["III.C.1"].schedule
    assert schedule
    assert schedule.read
    assert (str(schedule.read.start), str(schedule.read.end)) == ("2028-03-01", "2028-09-30")
    assert schedule.text == "Từ ngày 01/3/2027 đến ngày 30/9/2027"
    assert "ngày trong 'read', chuyển từ năm 2027" in remark_above(
        new.text, "schedule: {text: Từ ngày 01/3/2027"
    )
    assert '- {period: "2028", deadline: {by: 2028-12-10}}' in new.text
    assert remark_above(new.text, "- {period:") == "# cần xem: kỳ và hạn, chuyển từ năm 2027"
    assert new.plan.reporting.text == read(merger.PLAN).reporting.text
    assert remark_above(new.text, "text: Các cơ quan, địa phương báo cáo") == "# cần xem: ngày 10/12/2027"


@pytest.mark.parametrize(
    "name", ["province/plan/2027.yaml", "commune/plan/2027.yaml", "programme/plan/2026.yaml"]
)
def test_no_text_is_changed(name: str) -> None:
    """With the texts, every clause and item says what it said."""
    text = (PLANS / name).read_text(encoding="utf-8")
    old, new = read(text), begin(text).plan
    for clause in old.clauses_by_id.values():
        assert new.clauses_by_id[clause.id].text == clause.text
    assert new.headings == old.headings
    assert (new.unit_kinds, new.groups, new.documents) == (old.unit_kinds, old.groups, old.documents)
    assert new.levels == old.levels


def test_task_of_several_years_is_not_moved() -> None:
    """A time that reaches into the new year by itself stays as it is, which is said."""
    text = merger.PLAN.replace(
        "30/9/2027, read: {from: 2027-03-01, to: 2027-09-30}",
        "30/9/2029, read: {from: 2027-03-01, to: 2029-09-30}",
    )
    new = begin(text)
    schedule = new.plan.items["III.C.1"].schedule
    assert schedule
    assert schedule.read
    assert (str(schedule.read.start), str(schedule.read.end)) == ("2027-03-01", "2029-09-30")
    assert "kéo dài sang năm 2028, giữ nguyên" in remark_above(new.text, "schedule: {text: Từ ngày 01/3/2027")


@pytest.mark.parametrize(
    "style", [{}, {"width": 1000}, {"default_style": '"'}, {"default_flow_style": True}, {"sort_keys": True}]
)
@pytest.mark.parametrize("with_texts", [True, False])
def test_way_of_writing_does_not_matter(style: dict[str, Any], with_texts: bool) -> None:  # noqa: FBT001 - a case
    """However the old plan is written, the new one says the same."""
    old: dict[str, Any] = yaml.load(merger.LATER, Loader=yaml.BaseLoader)  # noqa: S506 - text of our own
    options: dict[str, Any] = {"allow_unicode": True, "sort_keys": False} | style
    parts = (str(yaml.safe_dump({key: value}, **options)) for key, value in old.items())
    text = "".join(re.sub(r"^\{(.*)\}\n$", r"\1\n", part, flags=re.DOTALL) for part in parts)
    assert begin(text, with_texts=with_texts).plan == begin(merger.LATER, with_texts=with_texts).plan


def test_head_of_the_document_is_to_be_filled_in() -> None:
    """Its number and the year of its title are places to fill in; a quoted title in it is not changed."""
    text = merger.PLAN.replace(
        "title: Cải cách hành chính trên địa bàn tỉnh An Bình năm 2027",
        "title: Thực hiện “Đề án năm 2027” trên địa bàn tỉnh An Bình năm 2027",
    )
    document = begin(text).plan.document
    assert document.number == "[SỐ]/KH-UBND"
    assert document.title == "Thực hiện “Đề án năm 2027” trên địa bàn tỉnh An Bình [NĂM 2028]"
    assert str(document.date) == "2028-01-20"


def test_day_that_the_new_year_has_not() -> None:
    """29 February becomes the 28th."""
    text = merger.PLAN.replace("2027", "2028").replace("by: 2028-12-10", "by: 2028-02-29")
    plan = read(text, "plan/2028.yaml")
    new = write_next_year(text, Later(plan, 2029), with_texts=True).plan
    deadline = new.reporting.periods[0].deadline
    assert deadline
    assert str(deadline.by) == "2029-02-28"


def test_without_texts_the_skeleton_stays() -> None:
    """Items keep number, short name and owners, clauses go; the texts are places to fill in."""
    plan = begin(merger.PLAN, with_texts=False).plan
    old = read(merger.PLAN)
    assert list(plan.items) == list(old.items)
    assert not plan.goals
    assert plan.items["III.A.1"].text == "[Nguyên văn mục III.A.1.]"
    assert plan.items["III.A.1"].short == "Rà soát văn bản quy phạm"
    ministry = plan.items["III.C.2"].owners
    assert ministry
    assert ministry.text == "Bộ Nội vụ"
    assert {unit: list(owed) for unit, owed in plan.owed.items()} == {
        unit: list(owed) for unit, owed in old.owed.items()
    }
    assert plan.figures == old.figures


def test_what_a_text_said_is_known_where_it_is_to_be_filled_in() -> None:
    """Without a short name, a comment says how the old text began; a short name says enough."""
    text = merger.PLAN.replace("    short: Rà soát văn bản quy phạm\n", "")
    assert text != merger.PLAN
    old = read(text).items["III.A.1"].text
    new = begin(text, with_texts=False)
    above = new.text.splitlines()[new.text.splitlines().index('    text: "[Nguyên văn mục III.A.1.]"') - 1]
    assert above.startswith(f"    # năm 2027: {' '.join(old.split())[:40]}")
    assert "# năm 2027:" not in begin(text).text
    assert begin(merger.PLAN, with_texts=False).text.count("# năm 2027:") < new.text.count("# năm 2027:")


# One document for several years

STAGE = merger.PLAN.replace(
    "Cải cách hành chính trên địa bàn tỉnh An Bình năm 2027",
    "Cải cách hành chính trên địa bàn tỉnh An Bình giai đoạn 2026 - 2030",
)


@pytest.mark.parametrize(
    ("title", "lasts"),
    [
        ("Cải cách hành chính giai đoạn 2026 - 2030 trên địa bàn tỉnh", True),
        ("CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2026- 2030", True),
        ("Đổi mới công nghệ đến năm 2035 trên địa bàn tỉnh", True),
        ("Phòng, chống thiên tai (2027–2028)", True),
        ("Đào tạo từ năm 2027 đến hết năm 2028", True),
        ("Bảo vệ an toàn năm 2027 và năm 2028", True),
        ("Cao điểm đến hết ngày 31/3/2028", True),
        ("Phát triển du lịch đến năm 2030, tầm nhìn đến năm 2050", True),
        ("Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2027 giai đoạn 2027 - 2030", True),
        ("Cải cách hành chính năm 2027", False),
        ("Cải cách hành chính", False),
        ("Thực hiện Chương trình số hóa giai đoạn 2026 - 2030 năm 2027", False),
        ("Thực hiện “Đề án số hóa giai đoạn 2026 - 2030” trên địa bàn tỉnh", False),
        ("Cải cách hành chính giai đoạn 2023 - 2027", False),
        ("Cải cách hành chính giai đoạn 2023 - 2027, định hướng đến năm 2030", False),
        ("Chuẩn bị giai đoạn 2029 - 2035", False),
        ("Thực hiện Quyết định số 2026/QĐ-UBND", False),
    ],
)
def test_document_of_several_years_is_known_by_its_title(title: str, lasts: bool) -> None:  # noqa: FBT001 - a case
    """A stage that holds the new year; what is quoted, a vision and a title of the old year are none."""
    assert lasts_into(title, 2027, 2028) is lasts


@pytest.mark.parametrize("with_texts", [True, False])
def test_same_document_goes_on(with_texts: bool) -> None:  # noqa: FBT001 - a case
    """Of a document of several years the head and all texts stay; periods and days move."""
    old, new = read(STAGE), begin(STAGE, with_texts=with_texts)
    assert new.plan.document == old.document
    assert {name: one.text for name, one in new.plan.clauses_by_id.items()} == {
        name: one.text for name, one in old.clauses_by_id.items()
    }
    assert new.plan.reporting.text == old.reporting.text
    assert remark_above(new.text, "- {period:") == "# cần xem: kỳ và hạn, chuyển từ năm 2027"
    assert "[" not in new.plan.document.number
    assert not remark_above(new.text, "text: Các cơ quan, địa phương báo cáo")
    assert not remark_above(new.text, "date:")


def test_work_that_was_done_once_is_marked() -> None:
    """An item of which the words name a day of the old year is marked, one without a year is not."""
    new = begin(STAGE)
    assert "việc có hạn trong năm 2027: làm một lần" in remark_above(new.text, "- id: III.C.1")
    text = STAGE.replace("Từ ngày 01/3/2027 đến ngày 30/9/2027", "Từ ngày 01/3 đến ngày 30/9")
    assert "làm một lần" not in begin(text).text
    assert "ngày trong 'read', chuyển từ năm 2027" in begin(text).text
    assert "làm một lần" not in begin(merger.PLAN).text


def test_same_document_is_told(folder: Path, run: Run) -> None:
    """The terminal says that the document stays; of a plan of one year it does not."""
    (folder / "plan/2027.yaml").write_text(STAGE, encoding="utf-8")
    code, out, _ = run("init", *FROM)
    assert code == 0
    assert "là kế hoạch của cả năm 2028: số, ngày, chữ ký và lời văn giữ nguyên" in out
    assert "chép ở cuối tệp" not in out
    (folder / "plan/2028.yaml").unlink()
    (folder / "plan/2027.yaml").write_text(merger.PLAN, encoding="utf-8")
    assert "kế hoạch của cả năm" not in run("init", *FROM)[1]


def test_comments_stay_where_what_they_say_stays() -> None:
    """Comments of the roster stay with their units, those of ended units and of the old document go."""
    text = merger.MERGED.replace("  - {id: phuong-4,", "  # Hỏi chị Hoa.\n  - {id: phuong-4,").replace(
        "  - {id: phuong-tan-hoa", "  # Hỏi anh Tân.\n  - {id: phuong-tan-hoa"
    )
    new = begin(text).text
    assert "  # Hỏi anh Tân.\n  - {id: phuong-tan-hoa, name: Phường Tân Hòa" in new
    assert "chị Hoa" not in new
    assert "# The Ministry of III.C.2 is meant.\n" in new
    assert "An invented province of 2027" not in new
    assert 'code: "90004"' in new


def test_windows_line_ends_stay(folder: Path, run: Run) -> None:
    """A file of Windows makes a file of Windows."""
    path = folder / "plan" / "2027.yaml"
    path.write_bytes(merger.PLAN.replace("\n", "\r\n").encode())
    assert run("init", *FROM, "--as-of", "2027-12-31")[0] == 0
    text = (folder / "plan" / "2028.yaml").read_bytes()
    assert b"#  - id: III.A.1.2027\r\n" in text
    assert text.count(b"\n") == text.count(b"\r\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Trong năm 2026, 2027 và 2026.", ["năm 2026, 2027"]),
        ("Kế hoạch số 378/KH-UBND ngày 13/01/2020", ["văn bản 378/KH-UBND", "ngày 13/01/2020"]),
        ("Thông tư số 22/2016/TT-BTTTT", ["văn bản 22/2016/TT-BTTTT"]),
        ("Kết luận số 16-KL/TW ngày 14 tháng 2 năm 2012", ["văn bản 16-KL/TW", "ngày 14 tháng 2 năm 2012"]),
        ("Nghị quyết số 06/NQ/TW", ["văn bản 06/NQ/TW"]),
        ("Theo Kế hoạch 475 của tỉnh", ["văn bản Kế hoạch 475"]),
        ("trước ngày 15/12 hằng năm", ["ngày 15/12"]),
        (
            "“Chiến lược giai đoạn 2011-2020”",
            ["trong tên đặt giữa ngoặc kép (giữ nguyên tên): năm 2011, 2020"],
        ),
        ("UBND Phường 3 làm", ["đơn vị không còn: Phường 3 (nay là Phường Đông Hà)"]),
        ("UBND Phường 30 làm 1/2 việc, 98% của 2.000 hồ sơ, 24/7", []),
        ("Thường xuyên", []),
    ],
)
def test_what_is_to_be_looked_at(text: str, said: list[str]) -> None:
    """Years, days, numbers of documents, ended units; in a quoted title apart; and nothing else."""
    assert what_to_look_at(text, {"Phường 3": "Phường 3 (nay là Phường Đông Hà)"}) == said


def test_long_text_is_looked_through_in_no_time() -> None:
    """A hostile text takes no longer than another."""
    for piece in ("1/", "“", "ngày 1 tháng ", "9-A", "Kế hoạch "):
        what_to_look_at(piece * (1_000_000 // len(piece)))


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a year's plan and reports: one item overdue, one put off, one not reported."""
    reports = (
        (
            "units/so-tu-phap/2027.yaml",
            (
                'unit: so-tu-phap\nperiod: "2027"\nreceived: 2027-12-09\nresults:\n'
                "  - {item: III.A.1, status: in_progress, summary: Đang rà soát văn bản của các sở.}\n"
                "  - {item: III.B.1, status: postponed, reason: Chờ hướng dẫn của Bộ.}\n"
            ),
        ),
        merger.report("phuong-tan-hoa", "2027", "2027-12-09", 4),
    )
    merger.write(tmp_path, merger.PLAN, *reports)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_new_plan_in_the_same_folder(folder: Path, run: Run) -> None:
    """It stands beside the old one, validates, and the commands work in it; nothing else changed."""
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    code, out, _ = run("init", *FROM, "--year", "2028", "--with-texts", "--as-of", "2027-12-31")
    assert (code, out.splitlines()[1]) == (0, "  plan/2028.yaml")
    assert {path: path.read_bytes() for path in before} == before
    code, out, _ = run("validate", "plan/2028.yaml")
    assert code == 0
    assert set(re.findall(r"\[([a-z-]+)\]", out)) == {"placeholder-left", "misread-schedule", "to-look-at"}
    assert run("status", "--year", "2028", "--as-of", "2028-02-01")[0] == 0
    assert run("form", "so-noi-vu", "--year", "2028", "--period", "2028", "-o", "bieu-mau")[0] == 0


def test_open_items_are_offered(folder: Path, run: Run) -> None:
    """What is overdue, put off or not reported is told, with lines to copy that read as items."""
    code, out, _ = run("init", "--from", "plan/2027.yaml", "--with-texts", "--as-of", "2027-12-31")
    assert code == 0
    assert "  III.A.1 Rà soát văn bản quy phạm: 1 đơn vị quá hạn chưa hoàn thành (Sở Tư pháp)\n" in out
    assert "1 đơn vị tạm hoãn" in out
    assert "III.A.2" not in out
    path = folder / "plan" / "2028.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("#  - id: III.A.1.2027")
    lines = [line[1:] for line in text[start:].splitlines()]
    copied = "\n".join(
        [
            lines[0],
            *(
                line
                for line in lines[
                    1 : next(
                        place for place, line in enumerate(lines) if place and not line.startswith("   ")
                    )
                ]
            ),
        ]
    )
    text = text.replace("\nduties:\n", f"\n{copied}\n\nduties:\n")
    path.write_text(text, encoding="utf-8")
    (item,) = [one for one in yaml.safe_load(text)["activities"] if one["id"] == "III.A.1.2027"]
    assert item["owners"] == {"read": ["so-tu-phap"]}
    assert run("validate", "plan/2028.yaml")[0] == 0


def test_merged_units_are_told_and_the_new_one_offered(folder: Path, run: Run) -> None:
    """Who is left out is told with its successor, many in short; work left is that of who is there."""
    many = "".join(
        f"  - {{id: xa-{number}, name: Xã {number}, short: X. {number}, kind: commune, until: 2027-06-30, "
        "successor: phuong-dong-ha}\n"
        for number in range(30)
    )
    (folder / "plan" / "2027.yaml").write_text(
        merger.MERGED.replace("units:\n", f"units:\n{many}", 1), encoding="utf-8"
    )
    code, out, _ = run("--lang", "en", "init", *FROM, "--as-of", "2027-12-31")
    assert code == 0
    assert "  Left out: Xã 0, Phường Đông Hà in its place.\n" in out
    assert "  … and 14 units more.\n" in out
    (line,) = [line for line in out.splitlines() if line.startswith("  III.B.1 ")]
    assert "postponed: 1 unit, no report: 39 units (X. 0, X. 1, " in line
    assert line.endswith(" and 36 more)")
    text = (folder / "plan" / "2028.yaml").read_text(encoding="utf-8")
    assert "phuong-dong-ha" in text[text.index("#  - id: III.B.1.2027") :]
    assert "xa-0" not in text


def test_reports_that_cannot_be_read_stop_nothing(folder: Path, run: Run) -> None:
    """Where the register is broken, the plan is made, and why nothing is offered is said."""
    (folder / "register").mkdir()
    (folder / "register" / "2027.yaml").write_text("arrivals: nothing\n", encoding="utf-8")
    code, out, _ = run("init", *FROM)
    assert (code, "Chưa liệt kê được việc năm 2027 chưa xong: register/2027.yaml" in out) == (0, True)
    assert (folder / "plan" / "2028.yaml").is_file()


def test_who_takes_the_reports_in_has_a_successor(folder: Path, run: Run) -> None:
    """The office through which reports go, of all and of one period, is the one that came after it."""
    text = merger.PLAN.replace(
        "  - {id: so-noi-vu, name: Sở Nội vụ, short: Sở Nội vụ, kind: office}\n",
        "  - {id: so-noi-vu, name: Sở Nội vụ, short: Sở Nội vụ, kind: office, until: 2027-12-31, "
        "successor: so-moi}\n"
        "  - {id: so-moi, name: Sở Mới, short: Sở Mới, kind: office, from: 2028-01-01}\n",
    ).replace('{period: "2027", deadline', '{period: "2027", through: so-noi-vu, deadline')
    text = text.replace("kinds: [commune, zone]}", "kinds: [commune, zone], members: [so-noi-vu]}")
    new = begin(text)
    assert (new.plan.reporting.through, new.plan.reporting.periods[0].through) == ("so-moi", "so-moi")
    assert new.plan.groups[1].members == ("so-moi",)
    assert "nay là Sở Mới" in remark_above(new.text, "through: so-moi")
    assert not new.plan.units_by_id["so-moi"].is_lasting


def test_what_begins_later_keeps_its_day() -> None:
    """What was decided for the new year already keeps its days, in the skeleton as well."""
    text = merger.PLAN.replace(
        "  - id: III.C.1\n", "  - id: III.C.1\n    from: 2028-03-01\n    until: 2028-06-30\n"
    )
    for with_texts in (True, False):
        item = begin(text, with_texts=with_texts).plan.items["III.C.1"]
        assert (str(item.start), str(item.end)) == ("2028-03-01", "2028-06-30")


def test_without_reports_nothing_is_offered(folder: Path, run: Run) -> None:
    """Where nobody has reported, nobody knows what is not done: that is said."""
    shutil.rmtree(folder / "units")
    code, out, _ = run("init", "--from", "plan/2027.yaml")
    assert code == 0
    assert "Chưa có báo cáo nào của năm 2027" in out
    assert "#  - id:" not in (folder / "plan" / "2028.yaml").read_text(encoding="utf-8")


def test_new_folder_has_the_templates_of_the_old_one(folder: Path, run: Run) -> None:
    """A new folder gets plan, schemas and checks, and the templates as the office made them."""
    (folder / "templates").mkdir()
    own = folder / "templates" / "bao-cao-tong-hop.md"
    shutil.copy(Path(__file__).parents[1] / "templates" / own.name, own)
    own.write_text(own.read_text(encoding="utf-8") + "\nLời riêng của sở.\n", encoding="utf-8")
    code, _, _ = run("init", "moi", "--from", "plan/2027.yaml", "--year", "2028")
    assert code == 0
    new = folder / "moi"
    assert (new / "templates" / own.name).read_bytes() == own.read_bytes()
    assert {path.name for path in new.iterdir()} >= {
        "plan",
        "units",
        "schema",
        ".gitlab-ci.yml",
        "CODEOWNERS",
    }
    assert not (folder / "plan" / "2028.yaml").exists()
    assert run("--root", str(new), "validate")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "plan/2027.yaml", "--year", "2028"), "plan/2028.yaml đã có"),
        (("--from", "plan/2027.yaml", "--year", "2027"), "Viết một năm sau 2027."),
        (("--from", "plan/2030.yaml"), "Không tìm thấy 'plan/2030.yaml'"),
        (("--from", "ke-hoach.yaml"), "thư mục 'plan'"),
        (("--with-texts", "moi"), "Chỉ dùng cùng --from."),
        ((), "Cần tên thư mục mới"),
        ((".", "--from", "plan/2027.yaml"), "đã có thư mục 'plan'"),
    ],
)
def test_nothing_is_overwritten(folder: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    """A plan that is there stays; what cannot be done is said with what to do."""
    (folder / "plan" / "2028.yaml").write_text("year: 2028\n", encoding="utf-8")
    code, _, err = run("init", *words)
    assert (code, said in " ".join(err.split())) == (2, True), err
    assert (folder / "plan" / "2028.yaml").read_text(encoding="utf-8") == "year: 2028\n"


def test_nha_trang_has_a_next_year(tmp_path: Path, run: Run) -> None:
    """The city's own plan of 2021: all units, and only what is to be filled in and looked at is found."""
    shutil.copytree(NHA_TRANG.parent, tmp_path / "plan")
    code, _, _ = run("init", "--from", str(tmp_path / "plan" / "2020.yaml"), "--with-texts", cwd=tmp_path)
    assert code == 0
    text = (tmp_path / "plan" / "2021.yaml").read_text(encoding="utf-8")
    old, new = read(NHA_TRANG.read_text(encoding="utf-8"), "plan/2020.yaml"), read(text, "plan/2021.yaml")
    assert new.units == old.units
    assert new.figures == old.figures
    found = {
        name for name, clause in new.clauses_by_id.items() if clause.text != old.clauses_by_id[name].text
    }
    assert not found
    code, out, _ = run("validate", "plan/2021.yaml", cwd=tmp_path)
    assert (code, set(re.findall(r"\[([a-z-]+)\]", out))) == (0, {"placeholder-left", "to-look-at"})


def test_plan_that_cannot_be_taken_over(folder: Path, run: Run) -> None:
    """A plan with errors is shown with them; one that is a single pair of brackets is refused."""
    path = folder / "plan" / "2027.yaml"
    path.write_text(merger.PLAN.replace("year: 2027", "year: hai"), encoding="utf-8")
    code, _, err = run("init", "--from", "plan/2027.yaml")
    assert (code, "có 1 lỗi" in " ".join(err.split())) == (2, True)
    whole = yaml.load(merger.PLAN, Loader=yaml.BaseLoader)  # noqa: S506 - text of our own
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    code, _, err = run("init", "--from", "plan/2027.yaml")
    assert (code, "Viết mỗi phần, mỗi mục, mỗi đơn vị" in " ".join(err.split())) == (2, True), err
    assert not (folder / "plan" / "2028.yaml").exists()


def test_parts_are_cut_with_their_comments() -> None:
    """A key or an entry goes with the comments above it and the blank line behind; brackets are left."""
    text = "# đầu\na: 1\n\n# của b\nb:\n  # một\n  - x\n  - y   # hai\n  - z\n\nc: [p, q]\nd: 2\n"
    cut: Any = cut_parts(text, [("a",), ("nowhere",)], {("b",): (0, 2), ("c",): (0,)})
    assert cut == "# của b\nb:\n  - y   # hai\n\nc: [p, q]\nd: 2\n"
