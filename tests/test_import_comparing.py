"""A plan against its document: nothing may be lost or changed without being seen."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from ttdn.importing.blocks import Block, Blocks, Cell, Paragraph, Row, Table
from ttdn.importing.comparing import Difference, Kind, compare, marked
from ttdn.importing.proof import missing
from ttdn.importing.supply import Supply

HEAD = ("TT", "Nội dung", "Cơ quan chủ trì", "Thời gian")


class Maker:
    """Makes blocks with their paragraphs numbered."""

    def __init__(self) -> None:
        """Begin with the first paragraph."""
        self.place = 0

    def paragraph(self, text: str, label: str = "") -> Paragraph:
        """The next paragraph."""
        self.place += 1
        return Paragraph(text, self.place, label)

    def table(self, *rows: tuple[str, ...], spans: int = 1) -> Table:
        """A table; the last cell of its second row spans rows."""
        return Table(
            tuple(
                Row(
                    tuple(
                        Cell(
                            tuple(self.paragraph(line) for line in text.split("\n") if line),
                            column,
                            rows=spans if (number, column) == (1, len(cells) - 1) else 1,
                        )
                        for column, text in enumerate(cells)
                    )
                )
                for number, cells in enumerate(rows)
            ),
            self.place,
        )


def document() -> Blocks:
    """An invented plan: a sentence cut by a page break, tables, labelled lines, two clauses in one."""
    make = Maker()
    lines: list[Block] = [
        make.table(
            (
                "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n-------",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            ),
            ("Số: 15 /KH-UBND", "An Bình, ngày 05 tháng 01 năm 2027"),
        )
    ]
    lines += [
        make.paragraph(text)
        for text in (
            "KẾ HOẠCH",
            "TRỒNG CÂY XANH",
            "TRÊN ĐỊA BÀN XÃ AN BÌNH NĂM 2027",
            "Căn cứ Luật Cây ngày 01 tháng 6 năm 2026;",
            "UBND xã ban hành Kế hoạch như sau:",
            "I. MỤC TIÊU",
            "- Trồng cây quanh các trường học của xã và",
            "quanh chợ, không để cây chết.",
            "II. NHIỆM VỤ",
            "1. Ươm cây",
            "Ươm đủ giống cây bản địa.",
            "Cơ quan chủ trì: Phòng Kinh tế.",
            "Thời gian: Quý I.",
            "a) Đào hố trước mùa mưa; b) Bón lót phân chuồng",
            "Hoạt động 1: Phát động Tết trồng cây",
        )
    ]
    lines += [
        make.table(
            HEAD,
            ("1", "Trồng 1.000 cây", "Phòng Kinh tế", "Tháng 2"),
            ("2", "Tưới cây mới trồng", "Các thôn", ""),
            spans=2,
        ),
        make.table(("3", "Kiểm tra cây sống,", "Các thôn", "Quý IV"), ("", "trồng dặm cây chết", "", "")),
        make.paragraph("III. TỔ CHỨC THỰC HIỆN"),
        make.paragraph("Các thôn báo cáo trước ngày 10/12/2027."),
        make.table(("Nơi nhận:\n- Các thôn;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Bình")),
    ]
    return tuple(lines)


DATA: dict[str, Any] = {
    "year": "2027",
    "authority": {"name": "Ủy ban nhân dân xã An Bình", "short": "UBND xã An Bình", "area": "xã An Bình"},
    "document": {
        "number": "15/KH-UBND",
        "place": "An Bình",
        "date": "2027-01-05",
        "kind": "KẾ HOẠCH",
        "title": "Trồng cây xanh trên địa bàn xã An Bình năm 2027",
        "basis": ["Căn cứ Luật Cây ngày 01 tháng 6 năm 2026;"],
        "opening": "UBND xã ban hành Kế hoạch như sau:",
        "recipients": ["Các thôn;", "Lưu: VT."],
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Lê Thị Bình"},
    },
    "headings": {"I": "MỤC TIÊU", "II": "NHIỆM VỤ", "II.1": "Ươm cây", "III": "TỔ CHỨC THỰC HIỆN"},
    "goals": [
        {"id": "I.1", "text": "Trồng cây quanh các trường học của xã và quanh chợ, không để cây chết."}
    ],
    "tasks": [
        {
            "id": "II.1",
            "text": "Ươm đủ giống cây bản địa.",
            "owners": {"text": "Phòng Kinh tế.", "read": ["phong-kinh-te"]},
            "schedule": {"text": "Quý I."},
        },
        {"id": "II.1.a", "text": "Đào hố trước mùa mưa;"},
        {"id": "II.1.b", "text": "Bón lót phân chuồng"},
        {"id": "II.1.c", "text": "Phát động Tết trồng cây"},
    ],
    "activities": [
        {
            "id": "II.2",
            "text": "Trồng 1.000 cây",
            "owners": {"text": "Phòng Kinh tế"},
            "schedule": {"text": "Tháng 2"},
        },
        {
            "id": "II.3",
            "text": "Tưới cây mới trồng",
            "owners": {"text": "Các thôn"},
            "schedule": {"text": "Tháng 2"},
        },
        {
            "id": "II.4",
            "text": "Kiểm tra cây sống, trồng dặm cây chết",
            "owners": {"text": "Các thôn"},
            "schedule": {"text": "Quý IV"},
        },
    ],
    "reporting": {"text": "Các thôn báo cáo trước ngày 10/12/2027.", "required": ["thon"]},
    "units": [{"id": "phong-kinh-te", "name": "Phòng Kinh tế", "short": "Phòng Kinh tế", "kind": "office"}],
}
#: What is no sentence of the document, or stands in it in another form.
NOT_ITS_WORDS = {"year", "id", "read", "required", "date", "units", "authority", "short"}


def texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:  # noqa: ANN401 - what a file holds
    """The words of the plan that are the document's own, each with its place."""
    if isinstance(data, str):
        yield path, data
    else:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            if key not in NOT_ITS_WORDS:
                yield from texts(value, (*path, key))


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The plan with another word at a place."""
    data: Any = copy.deepcopy(DATA)
    at = data
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = value
    return dict(data)


def lost(data: dict[str, Any], blocks: Blocks | None = None) -> list[str]:
    """The words of the paragraphs that the plan does not have."""
    return [paragraph.text for paragraph in missing(blocks or document(), data)]


def test_a_whole_plan_lacks_nothing() -> None:
    """Sentences may be joined and split; labels, column heads and the national title need not be there."""
    assert lost(DATA) == []


#: A cell beside two rows stands once in the document.
ONCE = [(path, text) for path, text in texts(DATA) if text != "Tháng 2"]


@pytest.mark.parametrize("path", [path for path, _ in ONCE], ids=str)
def test_whatever_is_left_out_is_missed(path: tuple[str | int, ...]) -> None:
    """Each text of the plan is needed."""
    assert lost(changed(path, "")) != []


@pytest.mark.parametrize(("path", "text"), ONCE, ids=str)
def test_one_letter_that_differs_is_seen(path: tuple[str | int, ...], text: str) -> None:
    """At the beginning, in the middle, at the end; accents count."""
    for position in {0, len(text) // 2, len(text) - 1}:
        letter = "x" if text[position] != "x" else "y"
        if text[position] != " ":
            assert lost(changed(path, text[:position] + letter + text[position + 1 :])) != [], text


def test_it_says_which_paragraph_is_missing() -> None:
    """With its words as they are on paper."""
    assert lost(changed(("tasks", 0, "text"), "Ươm đủ giống cây.")) == ["Ươm đủ giống cây bản địa."]
    halves = ["- Trồng cây quanh các trường học của xã và", "quanh chợ, không để cây chết."]
    assert lost(changed(("goals", 0, "text"), "Trồng cây quanh các trường học của xã và quanh chợ")) == halves
    assert lost(changed(("goals", 0, "text"), "Trồng cây quanh các trường học của xã và")) == halves[1:]


def test_a_sentence_that_stands_twice_must_stand_twice() -> None:
    """Once is not enough, and a second time in a longer text is."""
    make = Maker()
    twice = (make.paragraph("- Báo cáo hằng quý."), make.paragraph("1. Báo cáo hằng quý."))
    once = {"tasks": [{"id": "1", "text": "Báo cáo hằng quý."}]}
    assert lost(once, twice) == ["1. Báo cáo hằng quý."]
    assert lost({"tasks": [{"id": "1", "text": "Báo cáo hằng quý. Báo cáo hằng quý."}]}, twice) == []
    assert lost(once | {"reporting": {"text": "Báo cáo hằng quý."}}, twice) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế",  # a heading is not found in what says who does another item
        "Tháng 2",
        "1.000 cây",  # in the middle of another sentence
        "Trồng 1.000",
        "1.5 tỷ đồng từ ngân sách",
    ],
)
def test_words_of_another_place_are_no_proof(text: str) -> None:
    """Nor are those of another sentence, or of the roster."""
    blocks = (*document(), Paragraph(text, 999))
    assert lost(DATA, blocks) == [text]


POINTS = "STT | Xã | Số điểm | Kinh phí\n1 | An Hải | 15 | 500\n2 | An Lạc | A | 1.250"


@pytest.mark.parametrize(
    ("old", "new"), [("15", "16"), ("500", "900"), ("A |", "B |"), ("1.250", "1.251"), ("15 ", "")]
)
def test_short_numbers_in_tables_are_words(old: str, new: str) -> None:
    """Points, budgets, marks A and B: only below "STT", or in the first column, is a number a label."""
    make = Maker()
    table = make.table(
        ("STT", "Xã", "Số điểm", "Kinh phí"), ("1", "An Hải", "15", "500"), ("2", "An Lạc", "A", "1.250")
    )
    assert lost({"clauses": [{"id": "I.1", "text": POINTS}]}, (table,)) == []
    assert lost({"clauses": [{"id": "I.1", "text": POINTS.replace(old, new)}]}, (table,)) == [old.strip("| ")]


def test_labels_of_rows_and_columns_are_none() -> None:
    """They stand in no task: numbers in the first column or below "TT", columns that are counted, marks."""
    make = Maker()
    tables = (
        make.table(HEAD, ("(1)", "(2)", "(3)", "(4)"), ("1.2", "Tưới cây", "Các thôn", "Quý I")),
        make.table(("Nội dung", "TT", "Cơ quan chủ trì"), ("Bón phân", "7", "Các thôn")),
        make.table(("8", "Tỉa cành", "x")),
    )
    texts = ("Tưới cây", "Bón phân", "Tỉa cành")
    bodies = {"owners": {"text": "Các thôn"}, "schedule": {"text": "Quý I"}}
    tasks = [{"id": str(number), "text": text, **bodies} for number, text in enumerate(texts)]
    assert lost({"tasks": tasks}, tables) == []
    assert lost({"tasks": tasks}, (*tables, make.table(("9", "12", "x")))) == ["12"]


def test_letters_and_spaces_of_the_head_count() -> None:
    """Capitals may be small letters in the plan, in words; a place keeps its spaces."""
    assert lost(changed(("document", "kind"), "Kế hoạch")) == []
    assert lost(changed(("document", "kind"), "kẾ hOẠCH")) == ["KẾ HOẠCH"]
    assert lost(changed(("document", "place"), "AnBình")) == ["An Bình, ngày 05 tháng 01 năm 2027"]


def test_the_mark_behind_a_recipient_is_no_word() -> None:
    """It parts the list; a recipient that is gone is missed."""
    assert lost(changed(("document", "recipients"), ["Các thôn", "Lưu: VT"])) == []
    assert lost(changed(("document", "recipients"), ["Lưu: VT"])) == ["- Các thôn;"]


def test_a_number_without_a_mark_is_a_label_where_the_clause_bears_it() -> None:
    """Else it is an amount."""
    blocks = (Paragraph("1.5 Tỷ lệ sống", 1),)
    assert lost({"tasks": [{"id": "II.1.5", "text": "Tỷ lệ sống"}]}, blocks) == []
    assert lost({"tasks": [{"id": "II.1", "text": "Tỷ lệ sống"}]}, blocks) == ["1.5 Tỷ lệ sống"]
    assert lost({"tasks": [{"id": "II.1", "text": "1.5 Tỷ lệ sống"}]}, blocks) == []


def test_unusual_spaces_and_letters_are_the_same() -> None:
    """What nobody sees is no difference."""
    blocks = (Paragraph("Trồng\u00a0cây  xanh", 1),)
    assert lost({"goals": [{"id": "1", "text": "Tro\u0302\u0300ng cây\nxanh"}]}, blocks) == []


def test_names_of_columns_are_found_in_the_comments() -> None:
    """A column that says something else than who and when must be named somewhere."""
    make = Maker()
    table = make.table(("TT", "Nội dung", "Kinh phí (triệu đồng)"), ("1", "Trồng cây", "5"))
    data = {"activities": [{"id": "1", "text": "Trồng cây", "note": "5"}]}
    assert [one.text for one in missing((table,), data)] == ["Kinh phí (triệu đồng)"]
    assert missing((table,), data, ["Các cột: TT; Nội dung; Kinh phí (triệu đồng)."]) == ()


def test_a_time_that_is_the_name_of_a_column_is_taken_once() -> None:
    """The row has its own words; the name of the column is found in the comment."""
    make = Maker()
    heads = make.table(("TT", "Nội dung", "Chủ trì", "Quý I"), ("1", "Thi", "Sở A", "x"))
    rows = make.table(("TT", "Nội dung", "Thời gian"), ("1", "Họp", "Quý I"))
    items = [
        {"id": "1", "text": "Thi", "owners": {"text": "Sở A"}},
        {"id": "2", "text": "Họp", "schedule": {"text": "Quý I"}},
    ]
    assert missing((heads, rows), {"tasks": items}, ["Các cột của bảng: Quý I"]) == ()
    assert [one.text for one in missing((heads, rows), {"tasks": items})] == ["Quý I"]


def test_the_month_before_a_year_is_no_label() -> None:
    """So '01/2027' does not take the place of '2027'."""
    make = Maker()
    table = make.table(("TT", "Nội dung", "Bắt đầu"), ("1", "Thi", "01/2027"), ("2", "Họp", "2027"))
    items = [
        {"id": "1", "text": "Thi", "schedule": {"text": "Bắt đầu: 01/2027"}},
        {"id": "2", "text": "Họp", "schedule": {"text": "2027"}},
    ]
    assert missing((table,), {"tasks": items}) == ()


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The places of the plan at which a paragraph was tried, one after the other."""
    places: list[int] = []
    fitting = Supply.fitting

    def counting(self: Supply, words: tuple[str, ...], text: int, position: int) -> object:
        places.append(position)
        return fitting(self, words, text, position)

    monkeypatch.setattr(Supply, "fitting", counting)
    return places


def test_twice_the_pages_take_twice_the_work(tried: list[int]) -> None:
    """Whole, joined, and where much is missing or alike."""
    works = []
    for size in (300, 600):
        tried.clear()
        make = Maker()
        sentences = [
            f"Mục {number % 7} là câu thứ {number} trong số " + "các câu " * 15 + "này"
            for number in range(size)
        ]
        blocks = tuple(make.paragraph(f"- {text}") for text in sentences)
        joined = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        assert missing(blocks, {"tasks": [{"id": "1", "text": text} for text in sentences]}) == ()
        assert missing(blocks, {"tasks": [{"id": "1", "text": text} for text in joined]}) == ()
        assert len(missing(blocks, {"tasks": [{"id": "1", "text": text} for text in joined[:-5]]})) > 10
        works.append(len(tried))
    assert 0 < works[1] <= 2.1 * works[0]


def test_a_hostile_document_takes_no_more(tried: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that all are alike: the search ends, and what was not found counts as missing."""
    monkeypatch.setattr("ttdn.importing.supply.MAXIMUM_TRIED", 1_000)
    make = Maker()
    for size in (100, 200):
        tried.clear()
        blocks = tuple(make.paragraph("a " * (number % 50 + 2) + "b") for number in range(size))
        assert missing(blocks, {"tasks": [{"id": "1", "text": "a " * 500}] * 20})
        assert 1_000 <= len(tried) <= 1_000 + 10 * size


def test_a_text_of_one_word_is_compared_once(tried: list[int]) -> None:
    """Where it is cut in two: a place that cannot hold more than the best is not looked at."""
    for size in (100, 1_000):
        tried.clear()
        make = Maker()
        halves = (make.paragraph("Sở , " * size + "Sở"), make.paragraph(", Sở " * size + "."))
        words = " ".join(half.text for half in halves)
        assert lost({"tasks": [{"id": "1", "text": words}]}, halves) == []
        assert len(tried) < 10
        assert lost({"tasks": [{"id": "1", "text": words.replace("Sở .", "Sơ .")}]}, halves) != []


def test_words_that_are_compared_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text that fits everywhere, and ends nowhere, is work: there is an end to that."""
    make = Maker()
    blocks = (make.paragraph("b a. " * 400 + "b"), make.paragraph("a. " + "b a. " * 400))
    data = {"tasks": [{"id": "1", "text": "b a. " * 801 + "b"}]}
    monkeypatch.setattr("ttdn.importing.supply.MAXIMUM_TRIED", 20_000)
    assert len(lost(data, blocks)) < len(blocks)
    monkeypatch.setattr("ttdn.importing.supply.MAXIMUM_TRIED", 1_000)
    assert len(lost(data, blocks)) == len(blocks)


def test_the_forms_of_head_and_foot_are_no_sentences() -> None:
    """Columns that tabs parted, stamps, who decides, that somebody signed: a plan has none of them."""
    make = Maker()
    lines = (
        "UBND TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "DỰ THẢO",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Số: /KH-UBND An Bình, ngày 05/01/2027",
        "Bước 1: Khảo sát.",
        "II- Lắp đặt.",
        "Nơi nhận: KT. CHỦ TỊCH",
        "(Đã ký)",
    )
    data = {
        "document": {
            "number": "[SỐ]/KH-UBND",
            "place": "An Bình",
            "date": "2027-01-05",
            "signature": {"authority": ["KT. CHỦ TỊCH"]},
        },
        "authority": {"name": "UBND tỉnh An Bình"},
        "tasks": [{"id": "1", "text": "Khảo sát."}, {"id": "II", "text": "Lắp đặt."}],
    }
    blocks = tuple(make.paragraph(line) for line in lines)
    assert missing(blocks, data) == ()
    assert [one.text for one in missing((*blocks, make.paragraph("Đã ký kết hợp đồng.")), data)] == [
        "Đã ký kết hợp đồng."
    ]


def differences(plan: dict[str, Any]) -> list[Difference]:
    """What differs between a plan and the invented document."""
    return compare(plan, document(), DATA)


def test_a_plan_that_agrees_has_no_differences() -> None:
    """Nor has one that is cut otherwise."""
    assert differences(DATA) == []
    cut: dict[str, Any] = copy.deepcopy(DATA)
    cut["goals"] = [
        {"id": "I.1", "text": "Trồng cây quanh các trường học của xã và"},
        {"id": "I.2", "text": "quanh chợ, không để cây chết."},
    ]
    cut["tasks"][1:3] = [{"id": "II.1.a", "text": "Đào hố trước mùa mưa; b) Bón lót phân chuồng"}]
    assert differences(cut) == []


@pytest.mark.parametrize(("path", "text"), ONCE, ids=str)
def test_other_words_are_shown_where_they_stand(path: tuple[str | int, ...], text: str) -> None:
    """One difference, at its place, with what the document says."""
    found = differences(changed(path, f"x{text}"))
    assert [one.path for one in found if one.kind is not Kind.MISSING] == [path]
    assert found[0].kind in {Kind.WORDS, Kind.EXTRA}
    if found[0].kind is Kind.WORDS:
        assert (found[0].plan, found[0].document) == (f"x{text}", text)


def test_another_day_and_number_are_shown() -> None:
    """As an office writes them."""
    (day,) = differences(changed(("document", "date"), "2027-01-06"))
    assert (day.kind, day.field.vi, day.plan, day.document) == (
        Kind.WORDS,
        "ngày",
        "06/01/2027",
        "05/01/2027",
    )
    (number,) = differences(changed(("document", "number"), "16/KH-UBND"))
    assert (number.kind, number.plan, number.document) == (Kind.WORDS, "16/KH-UBND", "15/KH-UBND")


def test_a_clause_under_another_number_is_named() -> None:
    """With both numbers and where it stands in Word."""
    (found,) = differences(changed(("activities", 1, "id"), "II.5"))
    assert (found.kind, found.plan, found.document) == (Kind.NUMBER, "II.5", "II.3")
    assert found.path == ("activities", 1, "text")
    assert found.paragraph is not None
    assert found.paragraph.text == "Tưới cây mới trồng"


def test_what_only_one_of_both_has_is_named() -> None:
    """A clause that was left out, and one that the document does not have."""
    plan: dict[str, Any] = copy.deepcopy(DATA)
    del plan["activities"][2]
    found = differences(plan)
    assert {one.kind for one in found} == {Kind.MISSING}
    assert found[0].document == "Kiểm tra cây sống, trồng dặm cây chết"
    plan = copy.deepcopy(DATA)
    plan["forms"] = [{"id": "IV.1", "text": "Phát tờ rơi về cây xanh."}]
    (extra,) = differences(plan)
    assert (extra.kind, extra.path, extra.plan) == (
        Kind.EXTRA,
        ("forms", 0, "text"),
        "Phát tờ rơi về cây xanh.",
    )


def test_what_is_the_offices_own_is_no_difference() -> None:
    """Short names, notes, what was read, and what a later document added."""
    plan: dict[str, Any] = copy.deepcopy(DATA)
    plan["tasks"][0] |= {"short": "Ươm", "note": "Hỏi lại anh Ba.", "reported_in": "training"}
    plan["tasks"].append({"id": "II.9", "text": "Việc mới.", "added_by": "20/KH-UBND"})
    plan["goals"][0]["cited_as"] = "I"
    assert differences(plan) == []


@pytest.mark.parametrize(
    ("plan", "document", "shown"),
    [
        ("Cơ quan chuyên", "Cơ quan chuyên môn", "Cơ quan chuyên {+môn+}"),
        ("a b c d e f g h i x k", "a b c d e f g h i y k", "… f g h i [-x-] {+y+} k"),
        ("x " + "a " * 20 + "y", "z " + "a " * 20 + "y", "[-x-] {+z+} a a a a …"),
        ("", "a", "{+a+}"),
    ],
)
def test_words_that_differ_are_marked(plan: str, document: str, shown: str) -> None:
    """With a few words beside them, so that it can be read on the phone."""
    assert marked(plan, document) == shown


def test_labels_of_the_party_and_values_without_a_stop() -> None:
    """A number and a dash; a value without the full stop of its line; a cell leaves a title its words."""
    make = Maker()
    blocks = (
        make.paragraph("I- MỤC TIÊU"),
        make.paragraph("1.1- Trồng cây."),
        make.paragraph("Chủ trì: Sở A. Thời gian: Quý I."),
        make.table(("Nội dung", "Chủ trì"), ("Tưới cây", "Sở B")),
        make.paragraph("1. Sở B"),
    )
    tree = {"id": "I.1.1", "text": "Trồng cây.", "owners": {"text": "Sở A"}, "schedule": {"text": "Quý I"}}
    water = {"id": "I.1", "text": "Tưới cây", "owners": {"text": "Sở B"}}
    plan = {"headings": {"I": "MỤC TIÊU", "II": "Sở B"}, "tasks": [tree, water]}
    assert missing(blocks, plan) == ()
    assert missing(blocks, {**plan, "headings": {"I": "MỤC TIÊU"}}) == (blocks[-1],)


def found(data: dict[str, Any], blocks: Blocks | None = None) -> list[tuple[Kind, str, str, str]]:
    """What differs."""
    return [
        (one.kind, one.number, one.plan, one.document) for one in compare(data, blocks or document(), DATA)
    ]


def test_the_sign_behind_a_value_is_no_difference() -> None:
    """With it or without it, whatever the document does; another word is one, and its own line is named."""
    assert found(changed(("tasks", 0, "owners", "text"), "Phòng Kinh tế")) == []
    assert found(changed(("activities", 0, "owners", "text"), "Phòng Kinh tế.")) == []
    one = compare(changed(("tasks", 0, "owners", "text"), "Phòng Văn hóa."), document(), DATA)[0]
    assert (one.kind, one.plan, one.document) == (Kind.WORDS, "Phòng Văn hóa.", "Phòng Kinh tế.")
    assert one.paragraph is not None
    assert one.paragraph.text == "Cơ quan chủ trì: Phòng Kinh tế."


def test_what_is_said_once_for_several_clauses_must_not_be_altered_in_one() -> None:
    """Though no word of the document is lost then."""
    data = changed(("activities", 0, "schedule", "text"), "Tháng 3")
    assert [one[:3] for one in found(data)] == [(Kind.WORDS, "II.2", "Tháng 3")]


def test_the_issuing_body_is_named_by_its_key() -> None:
    """A line of the head that the plan does not have says where to write it; there it is right."""
    data = changed(("authority", "name"), "Ủy ban nhân dân xã Bình An")
    data["authority"]["short"] = "UBND xã Bình An"
    one = next(one for one in compare(data, document(), DATA) if one.document == "XÃ AN BÌNH")
    assert (one.path, one.field.vi) == (("authority", "name"), "cơ quan ban hành")
    assert found(DATA) == []
