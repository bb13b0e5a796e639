"""The summary: its numbers are those of the status, its words those of the template and the reports."""

import io
import json
import re
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest

from ttdn.cli import main
from ttdn.counting import compute_status
from ttdn.documents.content.summary import summary_content
from ttdn.documents.document.kinds import SUMMARY
from ttdn.documents.document.make import NOTICE, make_document
from ttdn.documents.document.model import Annex, Block, Document, Runs, Table, words_of
from ttdn.documents.layout.word.lines import HELD
from ttdn.documents.layout.word.render import render_word
from ttdn.errors import TemplateError
from ttdn.load import Workspace
from ttdn.model.period import parse_period
from ttdn.status import Status
from ttdn.status.states import State

Stand = Callable[..., Status]
Run = Callable[..., tuple[int, str, str]]

HEAD = "---\nkind: bao-cao\ntitle: BÁO CÁO\nsubject: Kết quả\n---\n"
#: The template names a duty's owner by its heading.
HEADINGS = {"V.1": "Phòng Văn hóa và Thông tin"}
HOSTILE = [
    "# x",
    "| a |",
    "**b**",
    "<w:p/>",
    "{{ 7*7 }}",
    "&amp; x",
    "😀 𠀀",
    "a" * 400,
    "[x](http://x.vn)",
    "1. một",
    "---",
    "\\",
]


def build(
    stand: Stand, root: Path, *reports: Mapping[str, object], as_of: str = "2020-12-31", **plan: object
) -> Document:
    """The report on the small plan."""
    return make_document(
        SUMMARY, summary_content(stand(as_of, *reports, **{"headings": HEADINGS, **plan})), root
    )


def test_what_did_not_arise_is_no_result(stand: Stand, root: Path) -> None:
    """An item that did not arise is not told to the province; one that was put off, with its reason."""
    for status, told in (
        ("in_progress", "{}: UBND phường Lộc Thọ đã thực hiện."),
        ("postponed", "{}: UBND phường Lộc Thọ tạm hoãn. Lý do: Dịch Covid-19."),
        ("not_arisen", ""),
    ):
        result = {"item": "III.1", "status": status, "reason": "Dịch Covid-19"}
        title = stand("2020-12-31").plan.items["III.1"].title.rstrip(".")
        lines = words_in(build(stand, root, {"results": [result]})).split("\n")
        assert [line for line in lines if line.startswith(f"{title}: ")] == (
            [told.format(title)] if told else []
        )


def test_reports_left_out_are_named(stand: Stand, root: Path) -> None:
    """Units whose reports have errors are named in the document, which does not count them."""
    status = stand("2020-12-31", headings=HEADINGS)
    assert "Không tính 01 báo cáo chưa hợp lệ, cần nộp lại: UBND phường Lộc Thọ." in words_in(
        make_document(SUMMARY, summary_content(status, ["UBND phường Lộc Thọ"]), root)
    )
    assert "chưa hợp lệ" not in words_in(make_document(SUMMARY, summary_content(status), root))


def test_period_of_the_reports_is_named(stand: Stand, root: Path) -> None:
    """Where the plan asks for quarters, the lists of a year or a half are those of one of them."""
    quarters = [{"period": f"2020-Q{n}", "deadline": {"by": f"2020-{3 * n:02d}-30"}} for n in (1, 2)]
    for periods, words in ((quarters, "quý II năm 2020"), (quarters[:1], "quý I năm 2020")):
        printed = words_in(build(stand, root, as_of="2020-06-15", reporting={"periods": periods}))
        assert f"Trong các đơn vị phải báo cáo {words}, " in printed
    assert "Trong các đơn vị phải báo cáo năm 2020, " in words_in(build(stand, root))


def test_who_reports_unasked_is_one_or_several(make_plan: Any, make_report: Any) -> None:  # noqa: ANN401 - functions
    """The sentence on them is in their number."""
    units, quarter = ("phuong-loc-tho", "xa-vinh-luong"), parse_period("2020-Q1")
    for count, words in ((1, "; đơn vị nói trên chủ"), (2, "; các đơn vị nói trên chủ")):
        reports = [make_report(unit=unit, period="2020-Q1", results=[]) for unit in units[:count]]
        status = compute_status(make_plan(headings=HEADINGS), reports, date(2020, 12, 31), quarter)
        assert words in words_in(make_document(SUMMARY, summary_content(status), Path("không có")))


def runs_of(blocks: tuple[Block, ...]) -> list[Runs]:
    """Everything that has words."""
    found: list[Runs] = []
    for block in blocks:
        found += (
            [cell for row in (block.head, *block.rows) for cell in row]
            if isinstance(block, Table)
            else [block.runs]
        )
    return found


def words_in(document: Document) -> str:
    """All words of the body and the annexes, a part a line."""
    parts = [document.blocks, *(annex.blocks for annex in document.annexes)]
    return "\n".join(words_of(runs) for blocks in parts for runs in runs_of(blocks))


def table_of(annex: Annex) -> list[list[str]]:
    """The rows of an annex's table."""
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    return [[words_of(cell) for cell in row] for row in table.rows]


def whole(words: str) -> int:
    """A number as it is printed."""
    return int(words.replace(".", "")) if words else 0


def plain(words: str) -> str:
    """Words without the spaces at which no line ends."""
    return words.replace(HELD, " ")


class Printed(NamedTuple):
    """The Word file of a day, and what ``ttdn status --format json`` says of the same day."""

    text: str
    tables: list[list[list[str]]]
    known: dict[str, Any]


@pytest.fixture(scope="module", params=["2020-07-10", "2020-12-10", "2021-01-31"])
def printed(request: pytest.FixtureRequest, example: Path, example_workspace: Workspace) -> Printed:
    """The paragraphs and tables of the example's Word file, and its numbers."""
    plan = example_workspace.plans[2020].plan
    status = compute_status(
        plan, [file.report for file in example_workspace.reports], date.fromisoformat(request.param)
    )
    word = docx.Document(io.BytesIO(render_word(make_document(SUMMARY, summary_content(status), example))))
    tables = [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in word.tables]
    with redirect_stdout(io.StringIO()) as out:
        assert main(["--root", str(example), "status", "--format", "json", "--as-of", request.param]) == 0
    return Printed(
        "\n".join(plain(paragraph.text) for paragraph in word.paragraphs), tables, json.loads(out.getvalue())
    )


#: The states in each column of Annex II.
COLUMNS = {
    "Hoàn thành": (State.DONE_ON_TIME, State.DONE_LATE),
    "Đã thực hiện": (State.DONE, State.CARRIED_OUT),
    "Đang thực hiện": (State.IN_PROGRESS, State.DUE_SOON, State.ONGOING),
    "Quá hạn": (State.OVERDUE,),
    "Chưa nêu kết quả": (State.NO_RESULT,),
    "Chưa thực hiện": (State.NOT_STARTED,),
    "Không phát sinh": (State.NOT_ARISEN,),
    "Hoãn, không thực hiện": (State.POSTPONED, State.CANCELLED),
    "Chưa báo cáo": (State.NO_REPORT, State.NOT_DUE),
}
#: The same in a sentence.
WORDS = {
    "Hoàn thành": "đã hoàn thành",
    "Quá hạn": "quá hạn chưa hoàn thành",
    "Chưa báo cáo": "chưa có báo cáo",
}


def counts(data: dict[str, Any]) -> dict[str, int]:
    """What Annex II must have for a section, an item or a total of the JSON: "Giao" and the columns."""
    states = {label: sum(data["states"][state] for state in states) for label, states in COLUMNS.items()}
    return {"Giao": data["assignments"], **{label: number for label, number in states.items() if number}}


def counted(table: list[list[str]]) -> list[tuple[str, dict[str, int]]]:
    """The lines of Annex II in which something is owed: the number, and what stands below which label.

    A title stands in each cell over which it reaches.
    """
    head, *rows = table
    lines = [
        (row[0], dict(zip(head, ["" if cell == row[1] else cell for cell in row], strict=True)))
        for row in rows
    ]
    return [
        (number, {label: whole(cells[label]) for label in ("Giao", *COLUMNS) if whole(cells.get(label, ""))})
        for number, cells in lines
        if cells["Giao"]
    ]


def test_annex_of_items_agrees_with_the_status(printed: Printed) -> None:
    """Each section, each item in it and the sum have in Annex II the numbers of the status."""
    known = printed.known
    items = {item["id"]: item for item in known["items"]}
    expected: list[tuple[str, dict[str, int]]] = []
    for section in known["sections"]:
        expected.append((section["number"], counts(section)))
        expected += [(item, counts(items[item])) for item in section["items"]]
    assert counted(printed.tables[3]) == [*expected, ("", counts(known["totals"]))]
    assert all(row["Giao"] * 2 == sum(row.values()) for _, row in expected)


def test_annex_of_items_has_no_empty_column(printed: Printed) -> None:
    """A state in which nothing is has no column, and nobody helps with an item of this plan."""
    head, *rows = printed.tables[3]
    assert all(any(row[place] not in {"", "0"} for row in rows) for place, _ in enumerate(head))
    assert "Cơ quan phối hợp" not in head
    assert "Sản phẩm" not in head


def test_annex_of_submissions_agrees_with_the_status(printed: Printed) -> None:
    """Annex III has every unit once, and as many in each state as the status counts."""
    rows = [row for row in printed.tables[4][1:] if row[0]]
    units = {unit["name"]: unit["submission"] for unit in printed.known["units"]}
    assert [row[1] for row in rows] == [name for name, submission in units.items() if submission]
    labels = {
        "on_time": "Nộp đúng hạn",
        "late": "Nộp muộn",
        "not_due": "Chưa đến hạn nộp",
        "missing": "Quá hạn chưa nộp",
        "sent": "Đã gửi",
        "not_sent": "Chưa gửi",
    }
    lines = [dict(zip(printed.tables[4][0], row, strict=True)) for row in rows]
    late = [units[row[1]]["days_late"] if units[row[1]]["received"] else 0 for row in rows]
    assert [(line["Tình trạng"], whole(line.get("Số ngày muộn", ""))) for line in lines] == list(
        zip((labels[units[row[1]]["state"]] for row in rows), late, strict=True)
    )
    assert ("Số ngày muộn" in printed.tables[4][0]) is any(late)


def test_annex_of_figures_agrees_with_the_status(printed: Printed) -> None:
    """Annex IV has every figure of the status, and its columns add up to the total."""
    lines = [row for row in printed.tables[5][1:] if not row[1].startswith("Kinh phí")]
    rows = [(row[0], row[1], row[2], whole(row[-2]), whole(row[-1])) for row in lines]
    assert rows == [
        (one["item"], one["label"], one["unit_of_measure"], one["total"], one["units"])
        for one in printed.known["figures"]
    ]
    assert rows
    assert all(sum(map(whole, row[3:-2])) == whole(row[-2]) for row in lines)
    assert [row[0] for row in printed.tables[5][1:] if row not in lines] == ["IV", "IV"]


def shared(counts: dict[str, int], noun: str, words: Mapping[str, str]) -> str:
    """``14/44 đơn vị nộp đúng hạn, 02 đơn vị nộp muộn``: what is not zero of some parts."""
    told = [f"{count:02d} {noun} {words[name]}" for name, count in counts.items() if count]
    first = next(count for count in counts.values() if count)
    return ", ".join([f"{first}/{sum(counts.values())} {told[0].split(' ', 1)[1]}", *told[1:]])


def test_sentences_agree_with_the_status(printed: Printed) -> None:
    """Reports in, rates, money, officers, programmes and courses in the text are those of the status."""
    text, known = printed.text, printed.known
    required, requested, money = known["reports"]["required"], known["reports"]["requested"], known["funding"]
    labels = {
        "on_time": "nộp đúng hạn",
        "late": "nộp muộn",
        "not_due": "chưa đến hạn nộp",
        "missing": "quá hạn chưa nộp",
    }
    parts = shared({state: required[state] for state in labels}, "đơn vị", labels)
    assert f"Trong các đơn vị phải báo cáo năm 2020, {parts}." in text
    words = {"not_due": "chưa đến hạn nộp", "sent": "đã gửi", "not_sent": "chưa gửi"}
    asked = shared({state: requested[state] for state in words}, "cơ quan, tổ chức", words)
    assert f"Trong các cơ quan, tổ chức được đề nghị báo cáo, {asked}." in text
    amounts = re.search(
        r"(\d+) đơn vị báo cáo kinh phí: tổng kinh phí được giao là ([\d.]+) đồng; đã chi ([\d.]+) đồng, "
        r"đạt ([\d,]+)%; còn ([\d.]+) đồng chưa chi\.",
        text,
    )
    assert amounts
    assert [whole(amounts[group]) for group in (1, 2, 3)] == [
        money["units"],
        money["allocated"],
        money["spent"],
    ]
    assert whole(amounts[3]) + whole(amounts[5]) == whole(amounts[2])
    assert float(amounts[4].replace(",", ".")) == pytest.approx(
        money["spent"] * 100 / money["allocated"], abs=0.005
    )
    officers = known["focal_officers"]
    named = {"named": officers["part"], "others": officers["whole"] - officers["part"]}
    told = {"named": "phải báo cáo đã bố trí cán bộ phụ trách", "others": "chưa báo cáo việc bố trí"}
    assert f"{shared(named, 'đơn vị', told)}." in text
    assert f"báo cáo {known['programmes']:02d} chương trình, đề án" in text
    courses = (
        f"tham dự {known['training']:02d} lớp, hội nghị tập huấn"
        if known["training"]
        else "Chưa có đơn vị báo cáo lớp tập huấn."
    )
    assert courses in text


def in_words(numbers: dict[str, int], states: Mapping[str, int], noun: str) -> str:
    """The parts of a line of Annex II as a sentence has them: the larger part of what was done first.

    What was put off and what was dropped are two.
    """
    late = states["done_late"]
    stopped = {"tạm hoãn": states["postponed"], "không thực hiện": states["cancelled"]}
    parts = {
        name: number
        for label in numbers
        for name, number in (stopped if label.startswith("Hoãn") else {label: numbers[label]}).items()
    }
    numbers = parts
    told = {label: WORDS.get(label, label.lower()) for label in numbers if label != "Giao"}
    if late:
        every = late == numbers["Hoàn thành"]
        told["Hoàn thành"] += " nhưng chậm" if every else f" (trong đó {late:02d} {noun} chậm)"
    done = sorted(("Hoàn thành", "Đã thực hiện"), key=lambda label: -numbers.get(label, 0))
    order = [label for label in (*done, *told) if label in numbers]
    return shared({label: numbers[label] for label in order if label != "Giao"}, noun, told)


def rates(data: dict[str, Any]) -> str:
    """The measures of a section or a total of the JSON, as the text has them."""
    words = {"standing": "thực hiện nhiệm vụ thường xuyên", "completion": "hoàn thành nhiệm vụ có thời hạn"}
    known = {words[name]: data[name] for name in words if data[name]}
    told = (
        f"tỷ lệ {said} đạt {rate['part'] * 100 / rate['whole']:.2f}% ({rate['part']}/{rate['whole']})"
        for said, rate in known.items()
    )
    return ", ".join(told).replace(".", ",")


def test_paragraph_on_all_agrees_with_the_annex(printed: Printed) -> None:
    """It has the sums of Annex II, no part of them zero, and the two rates with their bases."""
    known = printed.known
    total, states = counts(known["totals"]), known["totals"]["states"]
    units = [unit for unit in known["units"] if unit["assignments"]]
    assert (
        f"Kế hoạch số 802/KH-UBND-VHTT giao {len(known['items'])} nội dung cho {len(units)} đơn vị, tính "
        f"theo từng đơn vị là {total['Giao']} nhiệm vụ; trong đó {in_words(total, states, 'nhiệm vụ')}. "
        f"Tính trên số nhiệm vụ có phát sinh, {rates(known['totals'])}. Chi tiết tại Phụ lục II."
    ) in printed.text


def test_sections_say_how_many_items_are_reported_on(printed: Printed) -> None:
    """Of those that are owed; a section in which nothing is reported says that in words."""
    items = {item["id"]: counts(item) for item in printed.known["items"]}
    for section in printed.known["sections"]:
        silent = [item for item in section["items"] if items[item]["Giao"] == items[item].get("Chưa báo cáo")]
        if len(silent) == len(section["items"]):
            (line,) = (
                line for line in printed.text.split("\n") if line.startswith("Chưa có báo cáo kết quả về")
            )
            assert f" (mục {section['number']})" in line
            continue
        assert f"(mục {section['number']})\n" in printed.text
        if len(section["items"]) > 1:
            parts = {"told": len(section["items"]) - len(silent), "silent": len(silent)}
            words = {"told": "đã có báo cáo", "silent": "chưa có báo cáo"}
            assert f"Có {shared(parts, 'nội dung', words)}{':' if silent else '.'}" in printed.text


def test_line_of_each_item_agrees_with_the_status(printed: Printed) -> None:
    """What the text says of an item with several owners are the numbers of the status."""
    items = [item for item in printed.known["items"] if item["assignments"] > 1]
    for item in items:
        numbers = counts(item)
        if numbers["Giao"] > numbers.get("Chưa báo cáo", 0):
            said = f"Có {in_words(numbers, item['states'], 'đơn vị')}."
            # A document that the title names is cited in full.
            title = re.split(r" \d", item["title"])[0]
            assert any(line.startswith(f"- {title}") and said in line for line in printed.text.split("\n")), (
                item["id"]
            )


def test_plan_without_headings_of_its_duties(stand: Stand, tmp_path: Path) -> None:
    """A plan that passes the checks can be printed."""
    assert build(stand, tmp_path, headings={}).annexes


def test_nothing_reported_yet(stand: Stand, tmp_path: Path) -> None:
    """On the first day of the year the document is whole and says of each part that nothing was reported."""
    asked = [
        {"id": f"II.{number}", "reported_in": part, "text": "Báo cáo."}
        for number, part in enumerate(("programmes", "focal_officer", "training"), start=1)
    ]
    funding = {"id": "IV", "text": "Ngân sách."}
    document = build(stand, tmp_path, as_of="2020-01-01", tasks=asked, funding=funding)
    text = words_in(document)
    for words in (
        "Chưa có đơn vị báo cáo chương trình",
        "Chưa có đơn vị báo cáo cán bộ phụ trách.",
        "Chưa có đơn vị báo cáo lớp tập huấn.",
        "Chưa có đơn vị báo cáo kinh phí.",
        "Trong các đơn vị phải báo cáo năm 2020, 7/7 đơn vị chưa đến hạn nộp.",
    ):
        assert words in text
    assert document.notice == ""
    assert [annex.title for annex in document.annexes] == [
        "TÓM TẮT KẾT QUẢ THỰC HIỆN",
        "KẾT QUẢ THỰC HIỆN TỪNG NỘI DUNG",
        "TỔNG HỢP TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ",
    ]


def test_parts_that_the_plan_does_not_have(stand: Stand, tmp_path: Path) -> None:
    """Neither headings nor sentences nor rows speak of them, and annex numbers follow what is printed."""
    results = [{"item": "II.5.1", "status": "in_progress", "summary": f"Việc {unit}"} for unit in range(4)]
    units = ("phuong-loc-tho", "xa-vinh-luong", "cong-an", "trung-tam-van-hoa")
    reports = [{"unit": unit, "results": [one]} for unit, one in zip(units, results, strict=True)]
    document = build(stand, tmp_path, *reports, tasks=[], figures=[], funding=None)
    text = words_in(document)
    for words in ("thẩm định", "cán bộ phụ trách", "tập huấn", "kinh phí", "số liệu tổng hợp"):
        assert words not in text.lower()
    assert [document.annex_label(annex) for annex in document.annexes][-1] == "Phụ lục IV"
    assert "Kết quả cụ thể khác của các đơn vị tại Phụ lục IV." in text


def test_money_that_was_not_given_or_spent(stand: Stand, tmp_path: Path) -> None:
    """Nobody was given 0 đồng, and nobody has spent it."""
    plan: dict[str, Any] = {"funding": {"id": "C", "text": "Ngân sách."}}
    for allocated, spent, said in (
        ("0", "0", "không được giao kinh phí; chưa chi."),
        ("5000", "0", "tổng kinh phí được giao là 5.000 đồng; chưa chi."),
        ("5000", "4000", "là 5.000 đồng; đã chi 4.000 đồng, đạt 80,00%; còn 1.000 đồng chưa chi."),
    ):
        report = {"funding": {"allocated": allocated, "spent": spent}, "results": []}
        assert said in words_in(build(stand, tmp_path, report, **plan))


def test_parts_cite_the_item_of_the_plan(stand: Stand, tmp_path: Path) -> None:
    """Whatever number the plan gives to them."""
    parts: dict[str, Any] = {
        "tasks": [
            {"id": "B.7", "text": "Gửi thẩm định.", "reported_in": "programmes"},
            {"id": "B.8", "cited_as": "8a", "text": "Cử cán bộ.", "reported_in": "focal_officer"},
            {"id": "B.9", "text": "Tập huấn.", "reported_in": "training"},
        ],
        "funding": {"id": "C", "text": "Ngân sách."},
    }
    text = words_in(build(stand, tmp_path, **parts))
    for words in (
        "văn bản (mục B.7)",
        "phụ trách (mục 8a)",
        "nghiệp vụ (mục B.9)",
        "Kinh phí (mục C)",
    ):
        assert words in text


def test_columns_of_helpers_and_products(stand: Stand, tmp_path: Path) -> None:
    """Columns stand where some item has them; owners outside the roster keep their words."""
    duty = {
        "id": "V.1.1",
        "text": "Theo dõi.",
        "owners": {"read": ["cong-an"]},
        "coordinating": {"text": "Sở Nội vụ", "read": ["trung-tam-van-hoa"]},
        "product": "Báo cáo quý",
    }
    outside = {"id": "V.1.2", "text": "Cấp kinh phí.", "owners": {"text": "Sở Tài chính"}}
    report = {"unit": "trung-tam-van-hoa", "results": [{"item": "V.1.1", "status": "done"}]}
    outsiders = {"results": [{"item": "V.1.2", "status": "in_progress"}]}
    document = build(stand, tmp_path, report, outsiders, duties=[duty, outside])
    (table,) = (block for block in document.annexes[1].blocks if isinstance(block, Table))
    assert [words_of(cell) for cell in table.head][2:6] == [
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Sản phẩm",
        "Thời gian",
    ]
    rows = {words_of(row[0]): [words_of(cell) for cell in row[1:7]] for row in table.rows}
    assert rows["V.1.1"] == ["Theo dõi", "Công an thành phố Nha Trang", "Sở Nội vụ", "Báo cáo quý", "", "1"]
    assert rows["V.1.2"] == ["Cấp kinh phí", "Sở Tài chính", "", "", "", ""]
    assert "Cấp kinh phí: UBND phường Lộc Thọ đã thực hiện." in words_in(document)


def test_grounds_are_paragraphs_in_italics(stand: Stand, tmp_path: Path) -> None:
    """Lines that begin with "Căn cứ" stand alone; what is carried out begins the first sentence."""
    document = {
        **plan_document(stand),
        "basis": ["Căn cứ Luật A", "Thực hiện Kế hoạch B,", "Căn cứ Nghị định C;"],
    }
    blocks = build(stand, tmp_path, document=document).blocks
    first, second, third = (block.runs for block in blocks[:3] if not isinstance(block, Table))
    assert [(words_of(runs), runs[0].italic) for runs in (first, second)] == [
        ("Căn cứ Luật A;", True),
        ("Căn cứ Nghị định C.", True),
    ]
    assert words_of(third).startswith("Thực hiện Kế hoạch B; Kế hoạch số 802/KH-UBND-VHTT ngày")


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ([], "Thực hiện Kế hoạch số 802"),
        (["Theo Kết luận của Sở A;"], "Theo Kết luận của Sở A; thực hiện Kế hoạch số 802"),
        # That office has proposed the plan, not the report.
        (["Theo đề nghị của Sở A;"], "Thực hiện Kế hoạch số 802"),
        (["Thực hiện Luật A,", "Thực hiện Luật B,"], "Thực hiện Luật A; thực hiện Luật B; Kế hoạch số 802"),
        # One sentence of several documents, split into lines: one verb, and their capitals stay.
        (
            ["Thực hiện Nghị quyết số 1;", "Kế hoạch số 2;", "Thông báo số 3."],
            "Thực hiện Nghị quyết số 1; Kế hoạch số 2; Thông báo số 3; Kế hoạch số 802",
        ),
        (
            ["Nghị quyết số 1;", "và Kết luận số 2"],
            "Thực hiện Nghị quyết số 1; và Kết luận số 2; Kế hoạch số 802",
        ),
        (["Theo đề nghị của Sở A;", "Tờ trình số 2 của Sở B."], "Thực hiện Kế hoạch số 802"),
    ],
)
def test_first_sentence_carries_out_the_basis(
    stand: Stand, tmp_path: Path, basis: list[str], words: str
) -> None:
    """However the plan writes it, the sentence is one."""
    text = words_in(build(stand, tmp_path, document={**plan_document(stand), "basis": basis}))
    assert text.startswith(words)


def test_documents_of_one_ground_stay_one(stand: Stand, tmp_path: Path) -> None:
    """A line that begins with a document goes on the one above; one with a verb of its own does not."""
    basis = ["Căn cứ Luật A;", "Nghị định B;", "Kế hoạch C;", "Căn cứ Kết luận D;", "Thực hiện Chỉ thị E."]
    blocks = build(stand, tmp_path, document={**plan_document(stand), "basis": basis}).blocks
    words = [words_of(block.runs) for block in blocks[:3] if not isinstance(block, Table)]
    assert words[:2] == ["Căn cứ Luật A; Nghị định B; Kế hoạch C;", "Căn cứ Kết luận D."]
    assert words[2].startswith("Thực hiện Chỉ thị E; Kế hoạch số 802")


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Đổi mới công nghệ năm 2020", "về hoạt động A trên địa bàn thành phố Nha Trang năm 2020"),
        ("Đổi mới công nghệ trong năm 2020", "về hoạt động A trên địa bàn thành phố Nha Trang năm 2020"),
        ("Đổi mới công nghệ đến năm 2035", "về đổi mới công nghệ đến năm 2035"),
        ("Đổi mới công nghệ đến hết năm 2020", "về đổi mới công nghệ đến hết năm 2020"),
        ("Đổi mới công nghệ giai đoạn 2020 - 2025", "về đổi mới công nghệ giai đoạn 2020 - 2025"),
        ("Đổi mới công nghệ 2018-2020", "về đổi mới công nghệ 2018-2020"),
        (
            "Về đổi mới công nghệ năm 2020, tầm nhìn đến 2030",
            "về đổi mới công nghệ năm 2020, tầm nhìn đến 2030",
        ),
        ("Dạy và học năm học 2020 - 2021", "về dạy và học năm học 2020 - 2021"),
        ("Đổi mới công nghệ", "về đổi mới công nghệ"),
    ],
)
def test_plan_of_several_years_is_cited_as_it_is(
    stand: Stand, tmp_path: Path, title: str, about: str
) -> None:
    """Its file is that of a year, its document is not; the report is on the year all the same."""
    document = {**plan_document(stand), "title": title, "subject": "hoạt động A", "basis": []}
    text = words_in(build(stand, tmp_path, document=document))
    assert re.match(rf"Thực hiện Kế hoạch số 802/\S+ ngày \S+ của \D+ {about}, UBND \D+ báo cáo", text)
    assert "báo cáo kết quả thực hiện năm 2020, số liệu" in text


def plan_document(stand: Stand) -> dict[str, object]:
    """The small plan as a document, as it is written in the file."""
    data = stand("2020-12-31").plan.document.model_dump(mode="json")
    return {name: value for name, value in data.items() if value is not None}


def test_titles_of_sections_are_not_shouted(stand: Stand, tmp_path: Path) -> None:
    """Capitals of a heading are those of a sentence; names and abbreviations keep theirs."""
    headings = {"II": "NHIỆM VỤ CỦA UBND THÀNH PHỐ NHA TRANG VÀ CÔNG AN THÀNH PHỐ", "V": "Tổ chức:"}
    done = {"results": [{"item": item, "status": "in_progress"} for item in ("II.5.1", "V.1.1")]}
    text = words_in(build(stand, tmp_path, done, headings=headings))
    assert "Nhiệm vụ của UBND thành phố Nha Trang và Công an thành phố (mục II)" in text
    assert "Tổ chức (mục V)" in text


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Đề nghị Hội Nông dân thành phố", "Hội Nông dân thành phố"),
        ("Đề nghị các hội, đoàn thể", "Đề nghị các hội, đoàn thể"),
    ],
)
def test_section_of_a_body_that_was_asked(stand: Stand, tmp_path: Path, heading: str, title: str) -> None:
    """Its heading names the body, and asks for nothing: what follows are results."""
    done = {"results": [{"item": "II.5.1", "status": "in_progress"}]}
    text = words_in(build(stand, tmp_path, done, headings={"II": heading}))
    assert f"\n{title} (mục II)\n" in text


def test_items_below_no_heading(stand: Stand, tmp_path: Path) -> None:
    """They come last, under a title that does not pretend to be the plan's."""
    done = {"results": [{"item": item, "status": "in_progress"} for item in ("II.5.1", "V.1.1")]}
    text = words_in(build(stand, tmp_path, done, headings={"II": "Nội dung"}))
    assert text.index("Nội dung (mục II)") < text.index("Các nội dung khác\n")


def test_example_data_are_marked(stand: Stand, tmp_path: Path) -> None:
    """One example report is enough for the notice at the head."""
    assert build(stand, tmp_path, {"illustrative": "true"}).notice == NOTICE
    assert build(stand, tmp_path, {}).notice == ""


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_report_stay_words(stand: Stand, tmp_path: Path, words: str) -> None:
    """Wherever a report speaks in the document, exactly its words are there.

    And the document has the same parts as ever.
    """
    harmless = "hiền lành"

    def with_words(value: str) -> Document:
        report = {
            "number": value,
            "programmes": [{"title": f"A {value}"}],
            "training": [{"title": f"B {value}", "date": "2020-05-05"}],
            "results": [
                {"item": "II.5.1", "status": "in_progress", "summary": f"C {value}"},
                {"item": "II.5.8", "status": "postponed", "summary": f"D {value}", "reason": f"E {value}"},
            ],
        }
        return build(stand, tmp_path, report)

    document, usual = with_words(words), with_words(harmless)
    assert words_in(document) == words_in(usual).replace(harmless, words)
    assert [type(block) for block in document.blocks] == [type(block) for block in usual.blocks]


def test_labels_within_a_sentence(stand: Stand, tmp_path: Path) -> None:
    """A label loses the capital with which it begins, not those of an abbreviation.

    One that begins with the unit is read as one.
    """
    labels = {"a": "Buổi tuyên truyền về ASEAN", "b": "FTA đã giới thiệu"}
    figures = [
        {"id": name, "label": label, "unit": "buổi", "items": ["II.5.1"]} for name, label in labels.items()
    ]
    report = {"results": [{"item": "II.5.1", "status": "in_progress", "figures": {"a": "1200", "b": "3"}}]}
    text = words_in(build(stand, tmp_path, report, figures=figures))
    assert "Kết quả có 1.200 buổi tuyên truyền về ASEAN; số FTA đã giới thiệu là 03 buổi." in text


def test_folder_has_its_own_wording(stand: Stand, tmp_path: Path) -> None:
    """A template in the folder replaces the program's; a fault in it is said with its line."""
    own = tmp_path / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    own.write_text(HEAD + "Đã nộp {{ required.received }}.\n", encoding="utf-8")
    document = build(stand, tmp_path, {})
    assert (document.subject, document.annexes, words_in(document)) == ("Kết quả", (), "Đã nộp 1.")
    own.write_text(HEAD + "một\n\nĐã nộp {{ required.recieved }}.\n", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"templates/bao-cao-tong-hop\.md:8: .*'received'") as raised:
        build(stand, tmp_path, {})
    assert raised.value.message.vi.endswith("Không có tên 'recieved' để điền vào mẫu. Có phải là 'received'?")


@pytest.mark.parametrize(
    ("body", "closed"),
    [
        ("", "./."),
        ("# Phụ lục: A\n\nchữ\n", "./."),
        ("![](a.png)\n", "./."),
        ("# Chỉ có mục\n", "./."),
        ("| a |\n|---|\n", "Không có./."),
    ],
)
def test_template_without_a_closing_paragraph(stand: Stand, tmp_path: Path, body: str, closed: str) -> None:
    """Even a body that ends otherwise, or is empty, is closed with "./." and makes a Word file."""
    own = tmp_path / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    own.write_text(HEAD + body, encoding="utf-8")
    word = docx.Document(io.BytesIO(render_word(build(stand, tmp_path))))
    assert [paragraph.text for paragraph in word.paragraphs if paragraph.text.endswith("./.")] == [closed]


@pytest.mark.parametrize("end", ["chữ.", "chữ", "chữ./.", "chữ;", "- chữ;"])
def test_closing_mark_replaces_other_ends(stand: Stand, tmp_path: Path, end: str) -> None:
    """The last words end with "./." once, whatever sign they ended with."""
    own = tmp_path / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    own.write_text(HEAD + end, encoding="utf-8")
    word = docx.Document(io.BytesIO(render_word(build(stand, tmp_path))))
    assert [
        text for paragraph in word.paragraphs if (text := paragraph.text.removeprefix("- ")).startswith("chữ")
    ] == ["chữ./."]


def test_report_on_the_terminal(run: Run, example: Path) -> None:
    """The same words are printed on the terminal, with the notice, the numbered headings and the annexes."""
    _, out, _ = run("report", "--as-of", "2020-12-10", cwd=example, columns=200)
    lines = [line.strip() for line in out.split("\n")]
    for words in (
        NOTICE,
        "BÁO CÁO",
        "Kính gửi: Ủy ban nhân dân tỉnh Khánh Hòa",
        "III. KẾT QUẢ THỰC HIỆN",
        "11. Kinh phí (mục IV)",
        "Phụ lục IV",
    ):
        assert words in lines
    assert any(line.startswith("- Duy trì Cổng, trang thông tin: ") for line in lines)
    assert re.search(r"Có \d/28 đơn vị đã thực hiện, \d+ đơn vị chưa có báo cáo\.", " ".join(lines))


def test_points_on_the_terminal(folder: Path, run: Run) -> None:
    """Faces, lists in levels and points of an office's own template come through."""
    own = folder / "templates" / "bao-cao-tong-hop.md"
    own.parent.mkdir()
    own.write_text(
        HEAD + "# Mục\n\n### Điểm\n\n- một\n  - *hai*\n\nba **[red]bốn[/red]**\n", encoding="utf-8"
    )
    _, out, _ = run("report", "--as-of", "2019-12-31", cwd=folder)
    assert out.rstrip().endswith("I. MỤC\na) Điểm\n  - một\n    - hai\n  ba [red]bốn[/red]")
    assert NOTICE not in out


def test_report_with_errors_is_not_said_to_be_missing(stand: Stand, tmp_path: Path) -> None:
    """The unit has sent one: the lists say that it has errors, the counts leave it out."""
    plan = stand("2020-12-12").plan
    name = plan.name_of("phuong-loc-tho")
    required = summary_content(stand("2020-12-12"), [name]).names.required
    assert required.received == 0
    assert {row.state for row in required.rows if row.unit == name} == {"Báo cáo có lỗi, cần nộp lại"}
