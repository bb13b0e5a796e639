"""The encoded plan held against its source, word for word and in both directions.

Then its roster, owners and deadlines.
"""

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ttdn.checking import check_workspace
from ttdn.counting import compute_status
from ttdn.errors import NotAUnitError, UnknownNameError
from ttdn.forms.blank import make_blank
from ttdn.model.clauses import cite
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.scaffold import report_files
from ttdn.vietnamese import fold

PLAN_FILE = Path(__file__).parents[1] / "plan" / "2020.yaml"
SOURCE_FILE = Path(__file__).parent / "data" / "source-plan.md"

#: Slips of the scan, each of which the head of the plan's file names: what the source has, and what it must
#: mean.
CORRECTIONS = {
    "âm thực": "ẩm thực",
    "Công thông tin điện tử thành phố": "Cổng thông tin điện tử thành phố",
    "802 /KH-UBND-VHTT": "802/KH-UBND-VHTT",
    "Thường trực HĐND thành phố ;": "Thường trực HĐND thành phố;",
}
#: What the page breaks and the italics of the scan left between words.
LAYOUT = {
    "tuyên truyền xây dựng và phát\n\ntriển huyện Trường Sa": (
        "tuyên truyền xây dựng và phát triển huyện Trường Sa"
    ),
    "2018-2020 ( <i>ban hành": "2018-2020 (ban hành",
    "13/11/2017</i> )": "13/11/2017)",
}

_SECTION = re.compile(r"(I|II|III|IV|V)\. (.+)")
_PART = re.compile(r"([1-7])\. (.+)")

Passage = tuple[str, str]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The plan of 2020, read alone."""
    root = tmp_path_factory.mktemp("root")
    (root / "plan").mkdir()
    shutil.copy(PLAN_FILE, root / "plan")
    checked = check_workspace(root)
    assert checked.diagnostics == []
    return checked.workspace.plans[2020].plan


def source_lines() -> list[str]:
    """The lines of the source that have words, without marks of Markdown, corrected and in NFC.

    Tabs part the cells of its table.
    """
    text = unicodedata.normalize("NFC", SOURCE_FILE.read_text(encoding="utf-8"))
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    for wrong, right in (LAYOUT | CORRECTIONS).items():
        assert text.count(wrong) == 1, wrong
        text = text.replace(wrong, right)
    lines = [re.sub(r"^#+ |\*+", "", line) for line in text.splitlines()]
    return [line for line in lines if line.strip()]


def source_passages() -> Iterator[Passage]:
    """Each passage of the source under the number by which the document cites it, in order.

    No line is passed over.
    """
    lines = source_lines()
    for key in ("number", "place", "kind"):
        yield key, fold_spaces(lines.pop(0))
    yield "title", fold_spaces(f"{lines.pop(0)} {lines.pop(0)}")
    yield "basis", fold_spaces(lines.pop(0))
    yield "opening", fold_spaces(lines.pop(0))
    end = lines.index("Nơi nhận:")
    yield from number_passages(lines[:end])
    recipients = [line for line in lines[end + 1 :] if line.startswith("- ")]
    yield from (("recipient", fold_spaces(line[2:])) for line in recipients)
    yield from (("signature", fold_spaces(line)) for line in lines[end + 1 + len(recipients) :])


def number_passages(lines: list[str]) -> Iterator[Passage]:
    """Headings, clauses and table rows.

    Dashes are numbered in their order, a paragraph has its heading's own number.
    """
    section = here = ""
    dashes: Counter[str] = Counter()
    for line in join_rows(lines):
        if match := _SECTION.fullmatch(line):
            section = here = match[1]
            yield f"heading {here}", fold_spaces(match[2])
        elif match := _PART.fullmatch(line):
            here = f"{section}.{match[1]}"
            yield f"heading {here}", fold_spaces(match[2])
        elif line.startswith("TT\t"):
            yield from (("column", fold_spaces(cell)) for cell in line.split("\t"))
        elif "\t" in line:
            number, text, owners, schedule = line.split("\t")
            yield f"{here}.{number}", fold_spaces(text)
            yield f"owners {here}.{number}", fold_spaces(owners)
            yield f"schedule {here}.{number}", fold_spaces(schedule)
        elif line.startswith("- "):
            dashes[here] += 1
            yield f"{here}.{dashes[here]}", fold_spaces(line[2:])
        else:
            yield ("reporting" if here == "V.7" else here), fold_spaces(line)


def join_rows(lines: list[str]) -> Iterator[str]:
    """The lines, with a table row that a page break split put together again.

    Its second half has no number.
    """
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("\t"):
            continue
        if following.startswith("\t"):
            yield "\t".join(
                f"{first} {second}".strip()
                for first, second in zip(line.split("\t"), following.split("\t"), strict=True)
            )
        else:
            yield line


#: The heads of the table, which nothing prints; a comment of the plan keeps them.
COLUMNS = ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian")


def plan_passages(plan: Plan) -> Iterator[Passage]:
    """The same passages as the encoded plan has them."""
    document = plan.document
    day = document.date
    yield "number", f"Số: {document.number}"
    yield "place", f"{document.place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    yield "kind", document.kind
    yield "title", document.title
    yield from (("basis", line) for line in document.basis)
    yield "opening", document.opening
    for number, heading in plan.headings.items():
        yield f"heading {number}", heading
        if number == "II.5":
            yield from (("column", column) for column in COLUMNS)
        for clause in plan.clauses_by_id.values():
            if clause.id == number or (
                clause.id.rpartition(".")[0] == number and clause.id not in plan.headings
            ):
                yield clause.id, clause.text
                yield from table_cells(plan, clause.id)
    yield "reporting", plan.reporting.text
    yield from (("recipient", recipient) for recipient in document.recipients)
    yield from (
        ("signature", line) for line in (*document.signature.authority, document.signature.name or "")
    )


def table_cells(plan: Plan, number: str) -> Iterator[Passage]:
    """The words of a table row beside the activity: owners and time."""
    if number in {activity.id for activity in plan.activities}:
        item = plan.items[number]
        assert item.owners
        assert item.schedule
        yield f"owners {number}", item.owners.text or ""
        yield f"schedule {number}", item.schedule.text


def fold_spaces(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def test_plan_and_source_are_the_same_text(plan: Plan) -> None:
    """Each passage of the source stands in the plan, word for word, under its number and in its order.

    And nothing besides.
    """
    encoded = [(number, fold_spaces(text)) for number, text in plan_passages(plan)]
    assert encoded == list(source_passages())


def test_every_clause_is_compared(plan: Plan) -> None:
    """The comparison above leaves no clause and no heading of the plan out."""
    compared = Counter(number for number, _ in plan_passages(plan))
    assert {number for number in compared if number in plan.clauses_by_id} == set(plan.clauses_by_id)
    assert {number.removeprefix("heading ") for number in compared if number.startswith("heading ")} == set(
        plan.headings
    )
    assert {number: count for number, count in compared.items() if count > 1} == {
        "column": 4,
        "recipient": 8,
        "signature": 4,
    }


def test_no_word_of_the_source_is_passed_over() -> None:
    """All the words of the source.

    But the numbers of headings and rows and the words "Nơi nhận", are compared.
    """
    words = Counter(" ".join(source_lines()).split())
    compared = Counter(" ".join(text for _, text in source_passages()).split())
    assert set(compared - words) == set()
    left_over = words - compared
    marks = {
        "-",
        "Nơi",
        "nhận:",
        *(f"{number}." for number in ("I", "II", "III", "IV", "V", *range(1, 8))),
        *map(str, range(1, 11)),
    }
    assert set(left_over) <= marks
    assert left_over["-"] == sum(line.startswith("- ") for line in source_lines())


@pytest.mark.parametrize("wrong", CORRECTIONS)
def test_corrections_are_named_in_the_plan(wrong: str) -> None:
    """Whoever compares the files finds each correction in the comment at the head."""
    head = PLAN_FILE.read_text(encoding="utf-8").partition("\nyear:")[0]
    assert f'"{wrong}" ->' in " ".join(head.replace("#", " ").split())


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("goals", [f"I.1.{n}" for n in range(1, 5)]),
        ("requirements", [f"I.2.{n}" for n in range(1, 4)]),
        ("tasks", ["II.1", "II.2", "II.3", *(f"II.4.{n}" for n in range(1, 15))]),
        ("activities", [f"II.5.{n}" for n in range(1, 11)]),
        ("forms", [f"III.{n}" for n in range(1, 10)]),
        (
            "duties",
            [
                *(f"V.1.{n}" for n in range(1, 6)),
                "V.2",
                "V.3",
                "V.4.1",
                "V.4.2",
                "V.5.1",
                "V.5.2",
                "V.6",
                "V.7.1",
                "V.7.2",
                "V.7.3",
            ],
        ),
    ],
)
def test_numbers(plan: Plan, part: str, numbers: list[str]) -> None:
    """The ids are the numbers by which the document cites its clauses."""
    assert [clause.id for clause in getattr(plan, part)] == numbers
    assert plan.funding
    assert plan.funding.id == "IV"


def test_communes(plan: Plan) -> None:
    """There are 19 phường and 8 xã.

    In the order of their statistics codes, every third number from 22327 to 22405.
    """
    communes = [unit for unit in plan.units if unit.kind in {"ward", "commune"}]
    assert [unit.code for unit in communes] == [str(code) for code in range(22327, 22406, 3)]
    assert [unit.name.split()[0] for unit in communes] == ["Phường"] * 19 + ["Xã"] * 8
    assert [unit.id for unit in communes] == [fold(unit.name).replace(" ", "-") for unit in communes]


def test_roster(plan: Plan) -> None:
    """The roster has fifty units: 27 communes and 23 other bodies, which have no code."""
    kinds = Counter(unit.kind for unit in plan.units)
    assert kinds == {"ward": 19, "commune": 8, "office": 12, "city_body": 2, "armed_force": 3, "front": 6}
    assert len(plan.units_by_id) == 50
    assert sum(unit.code is None for unit in plan.units) == 23
    assert len({unit.name for unit in plan.units}) == len({unit.short for unit in plan.units}) == 50


def test_who_reports(plan: Plan) -> None:
    """Forty-four units must report; the Front and the five organisations are asked to, and counted apart."""
    assert len(plan.required_units) == 44
    assert [unit.kind for unit in plan.requested_units] == ["front"] * 6
    assert {*plan.required_units, *plan.requested_units} == set(plan.units)


COMMUNES = {"ward": 19, "commune": 8}
EVERYBODY_NAMED = COMMUNES | {"office": 12, "city_body": 1, "armed_force": 3}


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        ("II.5.1", COMMUNES | {"city_body": 1}),
        *((f"II.5.{n}", EVERYBODY_NAMED) for n in (2, 3, 4, 5, 6, 7, 9, 10)),
        ("II.5.8", {"office": 1}),
        *((f"V.1.{n}", {"office": 1}) for n in range(1, 6)),
        ("V.2", {"office": 1}),
        ("V.3", {"armed_force": 2}),
        *((f"V.4.{n}", {"armed_force": 1}) for n in (1, 2)),
        *((f"V.5.{n}", {"city_body": 1}) for n in (1, 2)),
        ("V.6", {"front": 6}),
        *((f"V.7.{n}", COMMUNES | {"office": 12}) for n in (1, 2, 3)),
    ],
)
def test_owners_by_kind(plan: Plan, number: str, kinds: dict[str, int]) -> None:
    """The owners of an item are the units that its words mean."""
    assert Counter(unit.kind for unit in plan.owners[number]) == kinds


@pytest.mark.parametrize(
    ("number", "owners"),
    [
        ("II.5.8", ["phong-giao-duc-dao-tao"]),
        ("V.1.1", ["phong-van-hoa-thong-tin"]),
        ("V.2", ["phong-tai-chinh-ke-hoach"]),
        ("V.3", ["ban-chi-huy-quan-su", "don-bien-phong"]),
        ("V.4.1", ["cong-an"]),
        ("V.5.1", ["trung-tam-vh-tt-tt"]),
        (
            "V.6",
            [
                "ubmttq",
                "lien-doan-lao-dong",
                "thanh-doan",
                "hoi-lien-hiep-phu-nu",
                "hoi-nong-dan",
                "hoi-cuu-chien-binh",
            ],
        ),
    ],
)
def test_owners_by_name(plan: Plan, number: str, owners: list[str]) -> None:
    """The bodies that section V and row 8 name are the owners there."""
    assert [unit.id for unit in plan.owners[number]] == owners


def test_what_nobody_owes(plan: Plan) -> None:
    """The source names no owner for II.1–II.4 and III, so none is made up."""
    owed_by_nobody = {number for number in plan.items if number not in plan.owners}
    assert owed_by_nobody == {item.id for item in (*plan.tasks, *plan.forms)}


def test_owners_are_read_from_the_words(plan: Plan) -> None:
    """Each set or body that a table row is read as stands in its words.

    And nothing of the words is left over.
    """
    for activity in plan.activities:
        assert activity.owners
        words = activity.owners.text or ""
        for name in activity.owners.read:
            owner = plan.groups_by_id[name].name if name in plan.groups_by_id else plan.units_by_id[name].name
            assert owner in words, activity.id
            words = words.replace(owner, "", 1)
        assert words.strip(" ;,") in {"", "thành phố thực hiện theo chỉ đạo của Sở Giáo dục và Đào tạo"}, (
            activity.id
        )


def test_open_set(plan: Plan) -> None:
    """Only "các cơ quan, đơn vị trên địa bàn thành phố" is a set that nobody can list."""
    assert [group.name for group in plan.groups if group.open] == [
        "các cơ quan, đơn vị trên địa bàn thành phố"
    ]


def test_row_7_keeps_its_doubt(plan: Plan) -> None:
    """Row 7 says Campuchia and cites a plan about Lào: the words stay, and a note says so."""
    row = plan.items["II.5.7"]
    assert "Campuchia" in row.text
    assert row.text.endswith("với Lào")
    assert row.note
    assert "giữ nguyên văn" in row.note
    assert [item.id for item in plan.items.values() if item.note] == ["II.5.7"]


def test_row_8_is_directed_by_the_province(plan: Plan) -> None:
    """Row 8 is owed by the city's office; the province's directs it and owes nothing here."""
    owners = plan.items["II.5.8"].owners
    assert owners
    assert owners.directed_by == "Sở Giáo dục và Đào tạo"
    assert owners.directed_by in (owners.text or "")


def test_deadlines_of_items(plan: Plan) -> None:
    """Only the exhibition has a deadline: "Quý II và quý III" ends on 30/9."""
    assert {number: day for number, item in plan.items.items() if (day := plan.deadline(item))} == {
        "II.5.8": date(2020, 9, 30)
    }
    assert plan.window(plan.items["II.5.8"]) == (date(2020, 4, 1), date(2020, 9, 30))
    assert (
        plan.window(plan.items["II.5.1"])
        == plan.window(plan.items["V.2"])
        == (date(2020, 1, 1), date(2020, 12, 31))
    )


def test_deadline_of_the_reports(plan: Plan) -> None:
    """The plan asks for one report, of the year, by 09/12/2020 at the latest, through the culture office."""
    [required] = plan.required_periods
    assert (str(required.period), required.last_day) == ("2020", date(2020, 12, 9))
    assert plan.reporting.through == "phong-van-hoa-thong-tin"
    assert plan.reporting.cutoffs == "calendar"


def test_tasks_with_a_part_of_their_own(plan: Plan) -> None:
    """What concerns II.1–II.3 has its own place in a report."""
    parts = {item.id: item.reported_in for item in plan.items.values() if item.reported_in}
    assert parts == {"II.1": "programmes", "II.2": "focal_officer", "II.3": "training"}


def test_figures(plan: Plan) -> None:
    """Every activity can be reported with a figure."""
    for activity in plan.activities:
        assert list(plan.figures_of(activity.id)), activity.id


def test_what_a_unit_owes(plan: Plan) -> None:
    """A ward owes nine of the ten rows and V.7; an item without owners is owed by nobody.

    The order is the document's.
    """
    owed = [item.id for item in plan.owed_by(plan.units_by_id["phuong-loc-tho"])]
    assert owed == [*(f"II.5.{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9, 10)), "V.7.1", "V.7.2", "V.7.3"]
    assert [item.id for item in plan.owed_by(plan.units_by_id["hoi-nong-dan"])] == ["V.6"]


def test_titles(plan: Plan) -> None:
    """A table shows the short name where there is one, else the words themselves."""
    assert plan.items["II.5.1"].title == plan.items["II.5.1"].short
    assert plan.items["II.5.1"].model_copy(update={"short": None}).title == plan.items["II.5.1"].text
    assert [kind.title for kind in plan.unit_kinds][:3] == ["Phường", "Xã", "Cơ quan chuyên môn"]


def test_resolving_names_each_unit_once(plan: Plan) -> None:
    """A unit that is meant twice is one owner, in the order of the roster."""
    units = plan.resolve(("cong-an", "ubnd-xa-phuong", "phuong-loc-tho", "luc-luong-vu-trang"))
    assert len(units) == 30
    assert list(units) == [unit for unit in plan.units if unit in units]


# What the plan answers about itself


def test_names_of_units(make_plan: Callable[..., Plan]) -> None:
    """A unit by its id, its name without accents, a part of it; a group means its units."""
    plan = make_plan()
    for name in ("phuong-loc-tho", "Phường Lộc Thọ", "phuong loc tho", "P. LOC THO", "Lộc Thọ"):
        assert [unit.id for unit in plan.find_units(name)] == ["phuong-loc-tho"]
        assert plan.find_unit(name).id == "phuong-loc-tho"
    wards = ["phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"]
    for name in ("ubnd-xa-phuong", "ubnd cac xa, phuong"):
        assert [unit.id for unit in plan.find_units(name)] == wards
        with pytest.raises(NotAUnitError, match="phuong-loc-tho, phuong-vinh-hoa, xa-vinh-luong"):
            plan.find_unit(name)
    for name in ("II.5.1", "II"):
        with pytest.raises(NotAUnitError):
            plan.find_units(name)
    with pytest.raises(UnknownNameError):
        plan.find_units("quan 1")


def test_names_of_items(make_plan: Callable[..., Plan]) -> None:
    """An item by its number or a part of its title; a heading means the items below it."""
    plan = make_plan(headings={"I": "MỤC TIÊU", "II": "NỘI DUNG", "II.5": "Các hoạt động"})
    assert [item.id for item in plan.find_items("ii.5.8")] == ["II.5.8"]
    assert [item.id for item in plan.find_items("trien lam")] == ["II.5.8"]
    assert [item.id for item in plan.find_items("II.5")] == ["II.5.1", "II.5.2", "II.5.8"]
    assert [item.id for item in plan.find_items("các hoạt động")] == ["II.5.1", "II.5.2", "II.5.8"]
    below = ["II.1", "II.2", "II.3", "II.5.1", "II.5.2", "II.5.8"]
    assert [item.id for item in plan.find_items("II")] == below
    for name in ("I", "I.1.1", "phuong-loc-tho", "không có"):
        with pytest.raises(UnknownNameError):
            plan.find_items(name)


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        # Items right below II, behind its parts 1 and 2 and before its part 4.
        (["II.1.a", "II.2.1", "II.3", "II.5", "II.4.1"], ["II.1.a", "II.2.1", "II.3", "II.5", "II.4.1"]),
        (["II.3", "II.10", "II.1.a", "III.1"], ["II.1.a", "II.3", "II.10", "III.1"]),
        # What stands there without a number, or with a lower one, stands before them.
        (["II.g1", "II.1.a", "II.2.1"], ["II.g1", "II.1.a", "II.2.1"]),
        (["II.0", "II.1.a", "II.2.1", "V.1"], ["II.0", "II.1.a", "II.2.1", "V.1"]),
        # Behind a part of a part: what is left of that part, then what is left of the section.
        (["II.5", "II.4.3", "II.4.2.a"], ["II.4.2.a", "II.4.3", "II.5"]),
    ],
)
def test_items_stand_in_the_order_of_the_document(
    make_plan: Callable[..., Plan], numbers: list[str], order: list[str]
) -> None:
    """Whatever of them stands in parts of a section and what right below its heading."""
    parts = {"II.1": "Một", "II.2": "Hai", "II.4": "Bốn", "II.4.2": "Bốn hai"}
    headings = {"II": "NHIỆM VỤ", **parts, "III": "VIỆC KHÁC"}
    tasks = [{"id": number, "text": "Việc."} for number in numbers]
    bare: dict[str, object] = {"activities": [], "forms": [], "duties": [], "figures": []}
    plan = make_plan(headings=headings, tasks=tasks, **bare)
    assert [*plan.items] == order
    assert [section.number for section in plan.sections] == [*dict.fromkeys(map(plan.heading_of, order))]


def test_what_a_unit_may_report_on(make_plan: Callable[..., Plan]) -> None:
    """What it owes and what is open to all, but for what is reported in a part of its own."""
    plan = make_plan()
    reportable = plan.reportable(plan.units_by_id["phuong-loc-tho"])
    assert [item.id for item in reportable] == ["II.5.1", "III.1"]
    assert [item.id for item in plan.open_items] == ["III.1"]
    programmes = plan.item_reported_in("programmes")
    assert programmes is not None
    assert programmes.id == "II.1"
    assert make_plan(tasks=[]).item_reported_in("training") is None


def test_what_is_owed_and_has_a_part_of_its_own_stands_among_the_results(
    make_plan: Callable[..., Plan], make_report: Callable[..., Report]
) -> None:
    """In the form, the new report, the schema and the check for what is missing alike: it is one answer."""
    item = {"id": "II.2", "text": "Cử cán bộ.", "reported_in": "focal_officer"}
    for owners, owed in (({"read": ["cong-an"]}, True), (None, False)):
        plan = make_plan(tasks=[item | {"owners": owners}])
        unit = plan.units_by_id["cong-an"]
        assert plan.asks_for("focal_officer")
        assert ("II.2" in {one.id for one in plan.reportable(unit)}) is owed
        assert ("II.2" in make_blank(plan, unit, plan.period, None, None).items) is owed
        (text,) = report_files(plan, unit, plan.period, None, {}).values()
        assert ('item: "II.2"' in text or "item: II.2" in text) is owed
        status = compute_status(plan, [make_report(unit="cong-an")], date(2020, 12, 31))
        assert ("II.2" in {one.item.id for one in status.by_unit["cong-an"]}) is owed


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("PL.I.3", "I.3 Phụ lục"),
        ("PL2.4.đ", "4.đ Phụ lục 2"),
        ("PLII.1", "1 Phụ lục II"),
        ("PLII", "Phụ lục II"),
        ("P.1", "P.1"),
        ("II.PL.1", "II.PL.1"),
    ],
)
def test_number_in_an_annex(number: str, cited: str, make_plan: Callable[..., Plan]) -> None:
    """It is cited by its annex, and found as it is cited."""
    plan = make_plan(tasks=[{"id": number, "text": "Rà soát."}])
    assert plan.items[number].number == cited == cite(number)
    assert plan.find(fold(cited)) is plan.find(number) is plan.items[number]


def test_schedule_without_a_reading(make_plan: Callable[..., Plan]) -> None:
    """It is worked on all year and has no deadline."""
    plan = make_plan(tasks=[{"id": "II.2", "text": "Việc", "schedule": {"text": "Theo hướng dẫn"}}])
    assert plan.deadline(plan.items["II.2"]) is None
    assert plan.window(plan.items["II.2"]) == (date(2020, 1, 1), date(2020, 12, 31))


def test_work_beyond_the_year(make_plan: Callable[..., Plan]) -> None:
    """What is due after the year is standing work in it; what is due on its last day is not."""
    for end, due in (("2020-12-31", date(2020, 12, 31)), ("2025-12-31", None)):
        read = {"from": "2019-01-01", "to": end}
        work = {"id": "II.2", "text": "Việc", "schedule": {"text": "Giai đoạn", "read": read}}
        plan = make_plan(tasks=[work | {"owners": {"read": ["cong-an"]}}])
        item = plan.items["II.2"]
        assert (plan.deadline(item), plan.ends_later(item)) == (due, due is None)
        (text,) = report_files(plan, plan.units_by_id["cong-an"], plan.period, None, {}).values()
        assert ("không có hạn trong năm" in text) is (due is None)


def test_required_period(make_plan: Callable[..., Plan]) -> None:
    """The next one due, its last good day included; the last where all are over; that of the given period."""
    periods = [
        {"period": "2020", "deadline": {"by": "2020-12-09"}},
        {"period": "2020-H1", "deadline": {"by": "2020-06-15"}},
    ]
    plan = make_plan(reporting={"periods": periods})

    def due(day: str, within: Period | None = None) -> str:
        required = plan.required_period(date.fromisoformat(day), within)
        return str(required.period) if required else ""

    assert due("2020-06-15") == "2020-H1"
    assert due("2020-06-16") == "2020"
    assert due("2021-01-01") == "2020"
    assert due("2020-12-01", Period(2020, 1, "half")) == "2020-H1"
    assert due("2020-03-01", plan.period) == "2020"
    assert due("2020-03-01", Period(2020, 2, "half")) == ""


@pytest.mark.parametrize(
    ("line", "cutoffs", "days"),
    [
        ({"every": "quarter", "before_day": "15"}, "calendar", "14/04 14/07 14/10 14/01"),
        ({"every": "quarter", "by_day": "15"}, "calendar", "15/04 15/07 15/10 15/01"),
        # The first such day after the data: with a cut-off on the 14th it lies in the same month.
        ({"every": "quarter", "by_day": "15"}, "nd-09-2019", "15/03 15/06 15/09 15/12"),
        ({"every": "quarter", "by_day": "14"}, "nd-09-2019", "14/04 14/07 14/10 14/01"),
        ({"every": "half", "before_day": "1"}, "calendar", "30/06 31/12"),
        # A month without that day ends earlier.
        ({"every": "quarter", "by_day": "31"}, "calendar", "30/04 31/07 31/10 31/01"),
        ({"every": "quarter", "before_day": "20", "month": "last"}, "calendar", "19/03 19/06 19/09 19/12"),
        ({"every": "half", "by_day": "31", "month": "last"}, "calendar", "30/06 31/12"),
        ({"every": "half"}, "calendar", "- -"),
    ],
)
def test_days_of_a_line_for_many(
    line: dict[str, str], cutoffs: str, days: str, make_plan: Callable[..., Plan]
) -> None:
    """A line for every month, quarter or half has a day in each, or none."""
    required = make_plan(reporting={"periods": [line], "cutoffs": cutoffs}).required_periods
    assert [f"{one.last_day:%d/%m}" if one.last_day else "-" for one in required] == days.split()


def test_lines_of_one_period_go_before_those_of_many(make_plan: Callable[..., Plan]) -> None:
    """Months, quarters, nine months and the year stand side by side, in the order of time."""
    lines = [
        {"every": "quarter", "before_day": "15"},
        {"period": "2020-Q4", "deadline": {"by": "2020-12-20"}, "to": "Sở Nội vụ"},
        {"period": "2020-9M"},
        {"period": "2020", "deadline": {"by": "2020-12-15"}, "through": "cong-an"},
    ]
    plan = make_plan(reporting={"periods": lines})
    told = [(str(one.period), str(one.last_day), one.to, one.through) for one in plan.required_periods]
    to, through = plan.reporting.to, plan.reporting.through
    assert told == [
        ("2020-Q1", "2020-04-14", to, through),
        ("2020-Q2", "2020-07-14", to, through),
        ("2020-Q3", "2020-10-14", to, through),
        ("2020-9M", "None", to, through),
        ("2020-Q4", "2020-12-20", "Sở Nội vụ", through),
        ("2020", "2020-12-15", to, "cong-an"),
    ]


def test_months_of_a_year(make_plan: Callable[..., Plan]) -> None:
    """Twelve lines in one; what comes next is that of the day, without a deadline by the end of its data."""
    plan = make_plan(reporting={"periods": [{"every": "month", "by_day": "5"}]})
    assert [one.period.months[0] for one in plan.required_periods] == list(range(1, 13))
    assert str(getattr(plan.required_period(date(2020, 3, 5)), "period", "")) == "2020-02"
    without = make_plan(reporting={"periods": [{"every": "month"}]})
    assert str(getattr(without.required_period(date(2020, 3, 5)), "period", "")) == "2020-03"


def test_points_d_and_d_with_a_stroke_are_two(plan: Plan) -> None:
    """A name is compared without accents, the number of a clause is not where both points are there."""
    first = plan.tasks[0]
    points = tuple(first.model_copy(update={"id": number}) for number in ("II.1.d", "II.1.đ"))
    both = Plan.model_construct(**{**dict(plan), "tasks": (*plan.tasks, *points)})
    assert [both.find(number) for number in ("II.1.d", "II.1.đ")] == list(points)
