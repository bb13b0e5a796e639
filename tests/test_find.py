"""``ttdn find``: every text that has the words, and the place where they stand."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn.asking.words import excerpt, parse_query
from ttdn.errors import InvalidOptionError
from ttdn.vietnamese import fold, nfc

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]


def found(text: str, *words: str) -> list[str]:
    """What of a text some words are found in."""
    return [text[begin:end] for begin, end in parse_query(words).find(text)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Hội thảo quốc tế", ("hoi", "thao"), ["Hội", "thảo"]),
        ("Hội thảo quốc tế", ("HỘI THẢO",), ["Hội thảo"]),
        ("Hội\n      thảo", ("hoi thao",), ["Hội\n      thảo"]),
        ("thảo luận tại hội nghị", ("hoi thao",), []),
        ("Đường Đầm, đầm", ("dam",), ["Đầm", "đầm"]),
        ("buôn bán", ("an",), []),
        ("tuyên truyền", ("tuy*",), ["tuyên"]),
        ("Báo cáo 45/BC–UBND", ("45/bc-ubnd",), ["45/BC–UBND"]),
        ("hòa hoà HÒA", ("hòa",), ["hòa", "hoà", "HÒA"]),
        ("một hai", ("mot", "ba"), []),
        ("a.b (c) [d]", ("(c)",), ["(c)"]),
        ("Hội thảo; thảo luận tại hội nghị", ("“hoi", "thao”"), ["Hội thảo"]),
        ("Hội thảo; thảo luận tại hội nghị", ("'hoi", "thao'", "nghi"), ["Hội thảo", "nghị"]),
        ("Thảo luận tại hội nghị", ("'hoi", "thao'"), []),
        ("Thảo luận tại hội nghị", ('"hoi', "thao"), ["Thảo", "hội"]),
        ("Hội nghị", ("'hoi'", "«nghi*»"), ["Hội", "nghị"]),
        ("đi O'Brien", ("o'brien",), ["O'Brien"]),
        ("xa xã", ("xa", "xã"), ["xa", "xã"]),
    ],
)
def test_words_without_accents_and_case(text: str, words: tuple[str, ...], hits: list[str]) -> None:
    """Whole words, all of them, a phrase across the ends of lines, a beginning with a star."""
    assert found(text, *words) == hits


@given(st.text(st.sampled_from("aàảãáạăằâầbcdđeéêệiíoòôơờuưừyýABCĐÊƠỪ  .,-"), max_size=40), st.data())
def test_every_word_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    """However it is typed: with accents, without, in capitals."""
    words = [word for word in re.findall(r"\w+", nfc(text)) if fold(word)]
    if words:
        word = data.draw(st.sampled_from(words))
        for typed in (word, fold(word), word.upper()):
            assert word in found(nfc(text), typed)


@pytest.mark.parametrize("words", [("",), ("…",), ("*",), ("a",) * 13, ("a" * 201,)])
def test_no_words_or_too_many(words: tuple[str, ...]) -> None:
    """What cannot be looked for is refused with a sentence."""
    with pytest.raises(InvalidOptionError):
        parse_query(words)


def test_excerpt_is_the_sentence() -> None:
    """What stands before and behind it is left out; an abbreviation ends no sentence; a long one is cut."""
    text = "Câu đầu tiên. Tại P. Lộc Thọ có hội thảo lớn. Câu giữa thôi. Hội thảo hai.\nDòng cuối"
    spans = parse_query(("hoi thao",)).find(text)
    pieces = excerpt(text, spans)
    shown = "".join(piece.words for piece in pieces)
    assert shown == "… Tại P. Lộc Thọ có hội thảo lớn. … Hội thảo hai. …"
    assert [piece.words for piece in pieces if piece.found] == ["hội thảo", "Hội thảo"]
    long = "một " * 200 + "đích " + "hai " * 200
    shown = "".join(piece.words for piece in excerpt(long, parse_query(("dich",)).find(long)))
    assert len(shown) < 300
    assert shown.startswith("… một ")
    assert shown.endswith(" …")


# The command.


@pytest.fixture
def searched(folder: Path, write: Write) -> Path:
    """Reports, one with errors and one that cannot be read; the specialist's file and the register."""
    write(
        "units/phuong-loc-tho/2020.yaml",
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n  - item: II.5.1\n"
        "    status: in_progress\n    summary: |-\n      Dòng đầu.\n      Có một Hội thảo ở phường.\n"
        "    evidence:\n      - {title: Ảnh hội thảo, number: 5/BC-UBND}\n"
        'difficulties: ["H\\u1ed9i th\\u1ea3o nhỏ"]\n',
    )
    write(
        "units/phuong-vinh-hoa/2020.yaml",
        "unit: phuong-vinh-hoa\nperiod: '2020'\nreceived: sai\n"
        'proposals: ["Mở hội thảo \\e[31m thiếu ::error::"]\n',
    )
    write("units/cong-an/2020.yaml", "unit: [cong-an\n hội thảo")
    write(
        "plan/bien-tap/2020.yaml",
        "period: '2020'\nsituation: [Năm có hội thảo]\nresults:\n  - item: II.5.1\n    sentences:\n"
        "      - {units: [phuong-loc-tho], said: Lời hội thảo, use: yes, text: Câu hội thảo in ra}\n",
    )
    write(
        "register/2020.yaml",
        "arrivals:\n  - {number: 1, unit: xa-vinh-luong, period: '2020', arrived: 2020-12-01, way: zalo, "
        "file: hoi thao.pdf, result: waiting, note: Gửi hội thảo}\n",
    )
    return folder


def test_places_by_unit(searched: Path, run: Run) -> None:
    """Counted as a whole, below each unit with file and line, item, field and period."""
    code, out, err = run("find", "hoi thao", cwd=searched, columns=60)
    assert (code, err) == (0, "")
    assert out.startswith(
        "Tìm thấy “hoi thao”: 4 chỗ trong 2 báo cáo của 2 đơn vị, 2 chỗ trong tệp biên tập, "
        "2 chỗ trong sổ nhận.\n"
    )
    assert (
        "UBND phường Lộc Thọ\n  units/phuong-loc-tho/2020.yaml:9:14  II.5.1, Kết quả, năm 2020\n"
        "    … Có một Hội thảo ở phường.\n"
    ) in out
    assert "units/phuong-loc-tho/2020.yaml:11:21  II.5.1, Tên minh chứng, năm 2020\n" in out
    assert "Kiến nghị, đề xuất, năm 2020, báo cáo có lỗi, chưa tính" in out
    assert (
        "Không tìm trong 1 tệp không đọc được (chạy 'ttdn validate' để xem): units/cong-an/2020.yaml" in out
    )


def test_hostile_words_are_harmless(searched: Path, run: Run) -> None:
    """No control character of a submission reaches the terminal, a log or a file."""
    out = run("find", "thieu", cwd=searched)[1]
    assert "\x1b" not in out
    assert "units/phuong-vinh-hoa/2020.yaml:4:33  Kiến nghị" in out
    for form in ("json", "csv", "markdown"):
        assert "\x1b" not in run("find", "thieu", "--format", form)[1]


def test_what_the_specialist_wrote_is_found_not_what_is_copied(searched: Path, run: Run) -> None:
    """The units' words in the specialist's file are those of their reports."""
    out = run("find", "hội thảo", "--in", "edits", cwd=searched)[1]
    assert "plan/bien-tap/2020.yaml:2:20  Tình hình chung, năm 2020" in out
    assert "II.5.1, Câu in ra, năm 2020, UBND phường Lộc Thọ\n    Câu hội thảo in ra" in out
    assert "Lời hội thảo" not in out


def test_plan_and_register(searched: Path, run: Run) -> None:
    """Clauses by their numbers, units of the roster; arrivals with their unit."""
    out = run("find", "trang thong tin", "--in", "plan", cwd=searched)[1]
    assert "II.5.1, Nguyên văn, năm 2020" in out
    assert "UBND phường Lộc Thọ" in run("find", "lộc thọ", "--in", "plan")[1]
    out = run("find", "gui", "--in", "register")[1]
    assert "Ghi chú, năm 2020, UBND xã Vĩnh Lương\n    Gửi hội thảo" in out


def test_narrowed(searched: Path, run: Run) -> None:
    """By unit, kind, item, period and year."""

    def count(*line: str) -> int:
        return len(json.loads(run("find", "hội thảo", *line, "--format", "json", cwd=searched)[1])["rows"])

    assert count() == 8
    assert count("--unit", "phường lộc thọ") == 4
    assert count("--kind", "xa") == 2
    assert count("--group", "cac xa") == 7
    assert count("--item", "II") == 3
    assert count("--period", "2020-Q1") == 0
    assert count("--in", "reports", "--year", "2020") == 4
    assert count("--in", "reports", "--limit", "3") == 3


def test_limit_and_nothing(searched: Path, run: Run) -> None:
    """The rest is counted; where nothing is found the exit code is that of grep."""
    code, out, _ = run("find", "hội thảo", "--limit", "1", cwd=searched)
    assert (code, "… còn 7 chỗ nữa: thêm --limit 0" in out) == (0, True)
    assert "chỗ nữa" not in run("find", "hội thảo", "--limit", "0")[1]
    code, out, err = run("find", "không có ở đâu")
    assert (code, err) == (1, "")
    assert "Không tìm thấy “không có ở đâu” trong 6 tệp." in out
    assert "is not in 6 files" in run("--lang", "en", "find", "không có ở đâu")[1]
    assert run("find", "không có ở đâu", "--format", "csv")[0] == 1


def test_marked_secret_is_not_shown(searched: Path, run: Run, write: Write) -> None:
    """Nothing of a file with a secrecy marking is to be spread; numbers of citizens are hidden."""
    write(
        "units/xa-vinh-luong/2020.yaml",
        "unit: xa-vinh-luong\nperiod: '2020'\nreceived: 2020-12-01\n"
        "difficulties: ['Độ mật: MẬT, hội thảo kín']\n",
    )
    assert "kín" not in run("find", "hội thảo", cwd=searched)[1]
    write(
        "units/xa-vinh-luong/2020.yaml",
        "unit: xa-vinh-luong\nperiod: '2020'\nreceived: 2020-12-01\n"
        "difficulties: [Ông A 001203004567 hội thảo]\n",
    )
    out = run("find", "hội thảo", "--unit", "xa vinh luong", "--in", "reports")[1]
    assert "Ông A ************ hội thảo" in out


def test_a_broken_plan_does_not_stop_it(searched: Path, run: Run) -> None:
    """The reports are looked through without it; who narrows by its units is told what is wrong."""
    (searched / "plan" / "2020.yaml").write_text("year: [", encoding="utf-8")
    code, out, _ = run("find", "hội thảo", cwd=searched)
    assert code == 0
    assert "\nphuong-loc-tho\n" in out
    code, _, err = run("find", "hội thảo", "--unit", "phuong-loc-tho")
    assert (code, "ttdn validate" in err) == (2, True)


def test_files_and_english(searched: Path, run: Run) -> None:
    """CSV and Excel with every place; the second language."""
    rows = list(
        csv.DictReader(
            io.StringIO(run("find", "hội", "thảo", "--format", "csv", cwd=searched)[1].removeprefix("\ufeff"))
        )
    )
    assert (rows[0]["file"], rows[0]["line"], rows[0]["unit"]) == (
        "units/phuong-loc-tho/2020.yaml",
        "9",
        "phuong-loc-tho",
    )
    code, out, _ = run("find", "hội thảo", "-o", "tim.xlsx")
    assert (code, out) == (0, "Đã ghi tim.xlsx\n")
    sheet = openpyxl.load_workbook(searched / "tim.xlsx").worksheets[0]
    assert sheet.max_row >= 9
    out = run("--lang", "en", "find", "hội thảo")[1]
    assert "“hội thảo” was found in 4 places of 2 reports of 2 units" in out
    assert "II.5.1, summary, 2020" in out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ((), "TỪ"),
        (("…",), "Viết ít nhất một từ"),
        (("a", "--limit", "-1"), "0 là tất cả"),
        (("a", "--in", "x"), "reports, plan"),
        (("a", "-o", "x.csv", "--format", "csv"), "Không dùng cùng -o"),
        (("a", "--unit", "zzz"), "Kế hoạch không có 'zzz'"),
    ],
)
def test_what_is_not_understood(folder: Path, run: Run, line: tuple[str, ...], words: str) -> None:
    """Each slip ends in a sentence to act on."""
    code, out, err = run("find", *line, cwd=folder)
    assert (code, out, words in err) == (2, "", True)


def test_a_phrase_over_two_lines(searched: Path, run: Run, write: Write) -> None:
    """It is found, at the line on which it begins; so is the second of two like words."""
    write(
        "units/xa-vinh-luong/2020.yaml",
        "unit: xa-vinh-luong\nperiod: '2020'\nreceived: 2020-12-01\ndifficulties:\n  - |-\n    Thiếu sân\n"
        "    Thiếu bãi\n    giữ xe\n",
    )
    out = run("find", "thieu bai giu xe", cwd=searched)[1]
    assert "units/xa-vinh-luong/2020.yaml:7:5  Khó khăn" in out
    assert "… Thiếu bãi giữ xe" in out


def test_units_of_other_years(folder: Path, write: Write, run: Run) -> None:
    """A unit that the newest plan no longer has is known by the plan of its year, and counts in its kind."""
    plan = (folder / "plan" / "2020.yaml").read_text(encoding="utf-8")
    newer = plan.replace("2020", "2021").replace("phuong-loc-tho", "phuong-moi").replace("Lộc Thọ", "Mới")
    write("plan/2021.yaml", newer)
    for whom in (("--unit", "phuong-loc-tho"), ("--unit", "loc tho"), ("--kind", "phuong")):
        code, out, err = run("find", "hằng tuần", *whom, cwd=folder)
        assert (code, err) == (0, "")
        assert "units/phuong-loc-tho/2020.yaml" in out
        assert "units/xa-vinh-luong/2020.yaml" not in out
    code, _, err = run("find", "hằng tuần", "--unit", "loc tho", "--year", "2021", cwd=folder)
    assert code == 2
    assert "Kế hoạch không có 'loc tho'." in err


@pytest.mark.parametrize("option", ["--unit", "--kind", "--group"])
def test_an_empty_name_means_nobody(folder: Path, run: Run, option: str) -> None:
    """Not everybody."""
    code, out, err = run("find", "tin", option, "", cwd=folder)
    assert (code, out) == (2, "")
    assert "''" in err


def test_a_year_that_has_nothing(folder: Path, run: Run) -> None:
    """It is said which years there are; a year that has something in other places only has no find."""
    code, _, err = run("find", "tin", "--year", "2019", cwd=folder)
    sentence = "Lỗi: Không có kế hoạch năm 2019. Các năm hiện có: 2020.\n"
    assert (code, err) == (2, f"{sentence}Gõ lại: ttdn find tin --year 2020\n")
    assert run("find", "tin", "--year", "2020", "--in", "register", cwd=folder)[0] == 1
