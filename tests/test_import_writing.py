"""The draft as a file: it says what was read, whatever words stand in it, and is easy to look through."""

import sys
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ttdn.importing.draft import Draft, Place, UnknownBody
from ttdn.importing.writing import write_draft
from ttdn.language import Text, same
from ttdn.source import Value, parse_source
from ttdn.source.tree import WIDTH
from ttdn.vietnamese import clean

DATA: dict[str, Any] = {
    "year": "2027",
    "document": {
        "number": "15/KH-UBND",
        "date": "2027-01-12",
        "kind": "KẾ HOẠCH",
        "title": "Cây xanh năm 2027",
        "basis": ["Căn cứ Luật A ngày 01/01/2020;", "Theo đề nghị của Phòng B."],
        "signature": {"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Lê Thị Bình"},
    },
    "headings": {"I": "MỤC TIÊU", "1.1": "Cây: giống"},
    "tasks": [
        {"id": "II.1", "text": "Trồng " + "cây xanh, " * 20 + "hết.", "owners": {"read": ["xa-a"]}},
        {
            "id": "II.2",
            "text": "Đoạn một.\nĐoạn hai: #hai\nĐoạn ba.",
            "owners": {"text": "Xã A", "read": ["xa-a"]},
            "schedule": {"text": "2027", "read": {"all_year": "true"}},
        },
    ],
    "reporting": {"text": "Báo cáo.", "periods": [{"period": "2027", "deadline": {"before": "2027-12-15"}}]},
    "units": [{"id": "xa-a", "name": "Xã A", "short": "X. A", "kind": "commune", "code": "00123"}],
}


def read(text: str) -> Value:
    """The data of a file in which nothing is wrong."""
    source, found = parse_source("plan/2027.yaml", text.encode(), sys.maxsize, sys.maxsize)
    assert source is not None, found
    assert not found
    return source.data


def line(text: str, number: int) -> str:
    """A line of a text."""
    return text.split("\n")[number - 1]


def test_it_reads_back_in_the_style_of_a_plan() -> None:
    """Long texts are folded, short mappings stand in braces, digits of a text in quotes."""
    text = write_draft(Draft(2027, DATA)).text
    assert read(text) == DATA
    assert "\n\nreporting:" not in text  # a part begins behind its comment
    assert "\n\n# Các nhiệm vụ, nguyên văn.\ntasks:\n  - id: II.1\n    text: >-\n      Trồng" in text
    assert "    owners: {read: [xa-a]}\n" in text
    assert "    text: |-\n      Đoạn một.\n      Đoạn hai: #hai\n" in text
    assert '      text: "2027"\n      read: {all_year: true}\n' in text
    assert '    - {period: "2027", deadline: {before: 2027-12-15}}\n' in text
    assert '  - {id: xa-a, name: Xã A, short: X. A, kind: commune, code: "00123"}\n' in text
    assert '  "1.1": "Cây: giống"\n' in text
    assert max(map(len, text.split("\n"))) <= WIDTH


def test_the_parts_stand_in_the_order_of_the_plan() -> None:
    """Whatever the order of the draft is."""
    text = write_draft(Draft(2027, dict(reversed(DATA.items())))).text
    assert text == write_draft(Draft(2027, DATA)).text


def test_it_says_what_it_is_and_where_to_look() -> None:
    """The head names the schema, the document, and the words to search for."""
    head = write_draft(Draft(2027, DATA)).text.split("\n\n")[0]
    assert head.startswith(
        "# yaml-language-server: $schema=../schema/plan.schema.json\n# 15/KH-UBND KẾ HOẠCH."
    )
    assert "cần xem" in head
    assert "ttdn validate" in head


def test_what_is_to_be_looked_at_stands_above_its_place() -> None:
    """So do the document's own line, and notes."""
    place = ("tasks", 1, "owners")
    written = write_draft(
        Draft(
            2027,
            DATA,
            remarks={place: (Text("tên gần giống 'Xã A'", "x"),)},
            said={place: ("Cơ quan chủ trì: Xã A.",)},
            notes={("tasks",): (same("Các cột: TT, Nội dung"),)},
        )
    )
    assert "    # cần xem: tên gần giống 'Xã A'\n    # Cơ quan chủ trì: Xã A.\n    owners:\n" in written.text
    assert "\n# Các cột: TT, Nội dung\ntasks:\n" in written.text
    assert line(written.text, written.lines[place]) == "    owners:"
    assert line(written.text, written.lines["tasks", 0]) == "  - id: II.1"
    assert read(written.text) == DATA


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (("tasks", 0, "schedule"), "  - id: II.1"),  # there is none: at its item
        (("tasks", 0, "id"), "  - id: II.1"),
        (("units", 0, "code"), '  - {id: xa-a, name: Xã A, short: X. A, kind: commune, code: "00123"}'),
        (("figures",), "year: 2027"),
        ((), "year: 2027"),
    ],
)
def test_a_place_without_a_line_of_its_own_is_looked_at_where_it_would_be(place: Place, shown: str) -> None:
    """A remark never gets lost."""
    written = write_draft(Draft(2027, DATA, remarks={place: (same("xem"),)}))
    number = written.lines[place]
    assert line(written.text, number) == shown
    assert line(written.text, number - 1).strip() == "# cần xem: xem"
    assert read(written.text) == DATA


def test_unknown_bodies_are_listed_at_the_roster_with_the_line_to_write() -> None:
    """Each with the items that name it, under an id that is free."""
    unknown = (
        UnknownBody("Xã B", ("II.1", "II.2", "II.1")),
        UnknownBody("Hội: C", ()),
        UnknownBody("Xã A", ()),
    )
    text = write_draft(Draft(2027, DATA, unknown=unknown)).text
    block = text[text.index("# Mọi đơn vị có thể báo cáo.") : text.index("\nunits:")]
    assert "# cần xem: 3 cơ quan" in block
    assert "# Xã B (II.1, II.2):\n#   - {id: xa-b, name: Xã B, short: Xã B, kind: commune}\n" in block
    assert '# Hội: C:\n#   - {id: hoi-c, name: "Hội: C", short: "Hội: C", kind: "[LOẠI]"}\n' in block
    assert "{id: xa-a-2, name: Xã A" in block  # the id is taken
    assert read(text) == DATA


def test_a_word_for_many_bodies_has_no_line_to_write() -> None:
    """Doanh nghiệp, đơn vị: they are listed, but are no unit that could be entered; "Xã A" is one."""
    unknown = (UnknownBody("Doanh nghiệp", ("II.1",)), UnknownBody("đơn vị", ()), UnknownBody("Xã Z", ()))
    text = write_draft(Draft(2027, DATA, unknown=unknown)).text
    assert "# Doanh nghiệp (II.1):\n# đơn vị:\n# Xã Z:\n" in text
    assert "name: Doanh nghiệp" not in text
    assert "name: Xã Z" in text


def test_the_kinds_of_the_roster_are_listed_for_a_body_that_is_not_in_it() -> None:
    """Somebody who fills in a line need not search the file; they are listed for nobody else."""
    kinds = {"unit_kinds": [{"id": "office", "name": "Sở"}, {"id": "commune", "name": "Xã"}]}
    text = write_draft(Draft(2027, DATA | kinds, unknown=(UnknownBody("Hội C", ()),))).text
    assert "(unit_kinds) của tệp này: office (Sở); commune (Xã)." in text
    assert "Thay [LOẠI]" not in write_draft(Draft(2027, DATA | kinds)).text


def test_a_remark_is_one_line() -> None:
    """Somebody who deletes it leaves nothing behind."""
    long = "xem lại " * 30
    text = write_draft(Draft(2027, DATA, remarks={("tasks", 0): (same(long),)})).text
    assert f"  # cần xem: {long.strip()}\n  - id: II.1\n" in text


def test_what_is_marked_in_lines_of_another_file_is_counted() -> None:
    """It is to be looked at like the rest."""
    parts = {"units": ["units:", "  # cần xem: tên", *write_draft(Draft(2027, DATA)).text.split("\n")[-1:]]}
    written = write_draft(Draft(2027, DATA, remarks={("year",): (same("năm"),)}), parts)
    assert [line(written.text, number).strip() for _, number in written.looks] == [
        "# cần xem: năm",
        "# cần xem: tên",
    ]
    assert written.looks[1][0] == ("units",)


ODD = [
    "- gạch: đầu dòng",
    "# chú thích",
    "lời #thẻ và # dấu",
    "'nháy' \"kép\"",
    "[ngoặc], {khác}: *sao &neo !thẻ %",
    "| gấp\n> khối\n\n  thụt",
    "…\n---\n...",
    "trang\u00a0không ngắt\u2009hẹp\u3000rộng",
    "dòng\u2028khác\u0085nữa\u000bvà\u000cthế\ttab",
    "\x1b[31m đỏ \x07",
    "2020",
    "010",
    "2020-02-10",
    "12:30",
    "true",
    "~",
    "",
    " đầu và cuối ",
    "2013 – 2020 " * 30,
    "a：b，c “d” • e " * 20,
    "dài" * 200,
    "🙂 \U0010ffff",
]


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.sampled_from(ODD), st.text(max_size=300).map(clean)),
    st.text("ab -#:'\"\n|>–“,", max_size=200),
)
@example("a: b", "x #y\n# z")
def test_any_words_are_read_back_as_they_are(words: str, more: str) -> None:
    """Words that look like YAML stay words, and none leaves its comment."""
    data = {
        "year": "2027",
        "headings": {"I": words, "I.1": more},
        "goals": [{"id": "I.1", "text": more}, {"id": "I.2", "text": f"{words} {more}", "cited_as": words}],
        "units": [{"id": "a", "name": words, "short": more, "kind": "x"}],
        "reporting": {"text": words, "required": [words, more], "to": f"{more}{words}"},
    }
    comments = (same(words), same(more))
    draft = Draft(
        2027,
        data,
        remarks={("goals", 1): comments},
        said={("goals", 0, "text"): (words, more)},
        notes={("units", 0): comments},
        unknown=(UnknownBody(words, (more,)),),
    )
    source, _ = parse_source("plan/2027.yaml", write_draft(draft).text.encode(), sys.maxsize, sys.maxsize)
    assert source is not None
    assert source.data == data
