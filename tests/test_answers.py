"""``ttdn answers``: every word that units wrote, in all their reports, and what was chosen of it."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT

from ttdn.asking.answers import find_part, find_subjects, gather_written
from ttdn.asking.tables import answers_table
from ttdn.documents.content.working_papers import answers_content
from ttdn.documents.document.kinds import ANSWERS
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Paragraph, Table, words_of
from ttdn.model.edits import Edits
from ttdn.status import Status

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]
Stand = Callable[..., Status]

WORDS = "Dòng một: **đậm** | ống & <b>thẻ</b> [x](http://a.b)\nDòng hai: =1+1, `mã` \\ hết.\n- dòng ba"


def on_pages(**result: Any) -> dict[str, object]:  # noqa: ANN401 - of a report
    """What is said of the pages of wards and communes."""
    return {"item": "II.5.1", "status": "in_progress", **result}


@pytest.fixture
def pages(stand: Stand) -> Status:
    """A ward with two reports, a commune with one, and an office that helps nobody."""
    return stand(
        "2020-12-10",
        {"period": "2020-Q2", "received": "2020-07-01", "results": [on_pages(summary="Quý hai")]},
        {
            "results": [
                on_pages(
                    status="done",
                    completed="2020-11-30",
                    summary=WORDS,
                    figures={"news_items": "12"},
                    evidence=[
                        {"title": "Trang", "link": "https://a.vn/x"},
                        {"title": "Báo cáo", "number": "1/BC"},
                    ],
                )
            ],
            "difficulties": ["Thiếu người.", "Thiếu máy."],
            "funding": {"allocated": "5000000", "spent": "4000000"},
            "training": [
                {"title": "Lớp một", "date": "2020-03-01", "participants": "9", "organiser": "Sở A"}
            ],
            "programmes": [{"title": "Đề án một", "number": "1/KH", "sent": "2020-02-01"}],
            "focal_officer": {"name": "Lê Thị A", "position": "Công chức"},
        },
        {
            "unit": "xa-vinh-luong",
            "results": [on_pages(status="postponed", summary="Chưa làm", reason="Bão")],
            "difficulties": ["thiếu người"],
        },
    )


EDITS = Edits.model_validate(
    {
        "period": "2020",
        "results": [
            {
                "item": "II.5.1",
                "sentences": [
                    {"units": ["phuong-loc-tho"], "said": "Lời cũ", "use": "yes", "text": "Câu in"},
                    {"units": ["phuong-loc-tho"], "period": "2020-Q2", "said": "Quý hai"},
                ],
            }
        ],
        "opinions": {"difficulties": [{"units": ["phuong-loc-tho"], "said": "Thiếu người", "use": "joined"}]},
    }
)


def wrote(status: Status, name: str, edits: Edits | None = None) -> list[tuple[str, str, str]]:
    """Unit, period and words of what was written."""
    found = gather_written(status, find_subjects(status.plan, name), None, edits)
    return [(one.unit.id, str(one.period), one.words) for one in found]


def test_all_words_of_all_periods(pages: Status) -> None:
    """In the order of the roster and of time, line for line as they were written."""
    assert wrote(pages, "II.5.1") == [
        ("phuong-loc-tho", "2020-Q2", "Quý hai"),
        ("phuong-loc-tho", "2020", WORDS),
        ("xa-vinh-luong", "2020", "Chưa làm"),
    ]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("kho-khan", "difficulties"),
        ("KHÓ KHĂN", "difficulties"),
        ("nguyen-nhan", "causes"),
        ("kien-nghi", "proposals"),
        ("đề xuất", "proposals"),
        ("next_year", "next_year"),
        ("phuong-huong", "next_year"),
        ("kinh-phi", "funding"),
        ("tap-huan", "training"),
        ("can-bo-phu-trach", "focal_officer"),
        ("II.5.1", None),
    ],
)
def test_parts_by_their_names(name: str, part: str | None) -> None:
    """A part of the reports by its key or its name, accents optional."""
    assert find_part(name) == part


def test_parts_of_their_own(pages: Status) -> None:
    """Items that are reported in a part of their own, and the clause on money."""
    assert wrote(pages, "II.3") == [("phuong-loc-tho", "2020", "Lớp một; ngày 01/3/2020; Sở A")]
    assert wrote(pages, "II.1") == [("phuong-loc-tho", "2020", "Đề án một; 1/KH; gửi ngày 01/02/2020")]
    assert wrote(pages, "II.2") == [("phuong-loc-tho", "2020", "Lê Thị A; Công chức")]
    (money,) = gather_written(pages, find_subjects(pages.plan, "IV"))
    assert money.figure_words == "Được giao: 5.000.000 đồng\nĐã chi: 4.000.000 đồng"
    assert wrote(pages, "kho-khan")[1:] == [
        ("phuong-loc-tho", "2020", "Thiếu máy."),
        ("xa-vinh-luong", "2020", "thiếu người"),
    ]


def test_what_the_specialist_chose(pages: Status) -> None:
    """Chosen, not chosen yet, nothing to choose; an opinion that two units share is one choice."""
    found = gather_written(pages, find_subjects(pages.plan, "II.5.1"), None, EDITS)
    assert [(one.choice and one.choice.code, one.printed) for one in found] == [
        ("open", ""),
        ("yes", "Câu in"),
        (None, ""),
    ]
    opinions = gather_written(pages, find_subjects(pages.plan, "kho-khan"), None, EDITS)
    assert [one.choice and one.choice.code for one in opinions] == ["joined", "open", "joined"]


def test_figures_are_columns_of_one_item(pages: Status) -> None:
    """On one item each figure has a column; on several they stand in one."""
    plan = pages.plan
    table = answers_table(pages, gather_written(pages, find_subjects(plan, "II.5.1"), None, EDITS))
    names = [column.name for column in table.columns]
    assert [row[names.index("figure_news_items")] for row in table.rows] == [None, 12, None]
    assert table.rows[1][names.index("completed")] == date(2020, 11, 30)
    several = (*find_subjects(plan, "II.5.1"), *find_subjects(plan, "kinh-phi"))
    table = answers_table(pages, gather_written(pages, several, with_figures=True))
    names = [column.name for column in table.columns]
    assert [row[names.index("figures")] for row in table.rows] == [
        "Tin, bài đăng: 12 tin, bài",
        "Được giao: 5.000.000 đồng\nĐã chi: 4.000.000 đồng",
    ]


def test_days_of_recurring_work(stand: Stand) -> None:
    """They stand beside the status."""
    status = stand("2020-12-10", {"results": [on_pages(dates=["2020-03-30", "2020-06-28"])]})
    (one,) = gather_written(status, find_subjects(status.plan, "II.5.1"))
    assert one.state.vi == "Đang thực hiện, 30/3, 28/6/2020"


def test_the_paper_has_every_line_as_it_is(pages: Status, tmp_path: Path) -> None:
    """Nothing of a unit's words becomes markup, and no line of it is lost, in a table's cell either."""
    written = gather_written(pages, find_subjects(pages.plan, "II.5.1"), None, EDITS)
    document = make_document(ANSWERS, answers_content(pages, written, ["UBND phường Vĩnh Hòa"]), tmp_path)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [words_of(cell) for cell in table.rows[1]] == [
        "2",
        "UBND phường Lộc Thọ\n(năm 2020)",
        f"Hoàn thành, 30/11/2020\n{WORDS}",
        "Tin, bài đăng: 12 tin, bài",
        "Trang; Báo cáo (số 1/BC)",
        "Có",
        "Câu in",
    ]
    assert words_of(table.rows[2][2]) == "Tạm hoãn\nChưa làm\nLý do: Bão"
    texts = [words_of(block.runs) for block in document.blocks if isinstance(block, Paragraph)]
    assert "Không tính 01 báo cáo có lỗi, cần nộp lại: UBND phường Vĩnh Hòa." in texts[0]
    empty = make_document(ANSWERS, answers_content(pages, (), ()), tmp_path)
    texts = [words_of(block.runs) for block in empty.blocks if isinstance(block, Paragraph)]
    assert "Chưa có đơn vị nào viết" in texts[-1]


# The command.


@pytest.fixture
def written_folder(folder: Path, write: Write) -> Path:
    """A folder with several lines of hostile words, and a report with errors."""
    lines = "\n".join(f"      {line}" for line in WORDS.split("\n"))
    write(
        "units/phuong-loc-tho/2020.yaml",
        "unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n  - item: II.5.1\n"
        f"    status: in_progress\n    summary: |-\n{lines}\n    figures: {{news_items: 12}}\n"
        "proposals: ['=HYPERLINK(\"http://a.b\")']\n",
    )
    write("units/phuong-vinh-hoa/2020.yaml", "unit: phuong-vinh-hoa\nperiod: '2020'\nreceived: x\n")
    return folder


def test_one_item_on_the_screen(written_folder: Path, run: Run) -> None:
    """How many wrote, the words whole, and which report was left out."""
    code, out, err = run("answers", "II.5.1", "--as-of", "2020-12-10", cwd=written_folder, columns=60)
    assert (code, err) == (0, "")
    assert "2 đơn vị đã viết, trong 2 báo cáo; 1 đơn vị được giao" in out
    assert "- dòng ba" in out
    assert "units/phuong-vinh-hoa/2020.yaml" in out
    wide = run("answers", "II.5.1", "--as-of", "2020-12-10", columns=160)[1]
    assert "Đơn vị" in wide
    assert "  - dòng ba" in wide


def test_nothing_and_everything(written_folder: Path, run: Run) -> None:
    """What nobody wrote on says so; a unit alone is told of all that it wrote."""
    out = run("answers", "nguyen-nhan", "--as-of", "2020-12-10", cwd=written_folder)[1]
    assert "Chưa có đơn vị nào viết về nội dung này." in out
    out = run("--lang", "en", "answers", "--unit", "loc tho", "--as-of", "2020-12-10")[1]
    assert "II.5.1  Duy trì trang TTĐT" in out
    assert "PROPOSALS" in out
    assert "1 unit wrote on it, in 1 report" in out


def test_who_has_not_written_is_counted_of_those_asked_about(written_folder: Path, run: Run) -> None:
    """Not of all units."""
    line = ("answers", "II.5.1", "--as-of", "2020-12-10")
    assert "đơn vị được giao chưa viết." in run(*line, cwd=written_folder)[1]
    out = run(*line, "--unit", "phuong-loc-tho", cwd=written_folder)[1]
    assert "1 đơn vị đã viết" in out
    assert "chưa viết" not in out


def test_csv_json_and_excel(written_folder: Path, run: Run) -> None:
    """Whole lines in each of them, and no formula."""
    line = ("answers", "II.5.1", "--as-of", "2020-12-10")
    out = run(*line, "--format", "csv", cwd=written_folder)[1]
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert rows[0]["summary"] == WORDS
    assert rows[0]["figure_news_items"] == "12"
    assert json.loads(run(*line, "--format", "json")[1])["rows"][0]["summary"] == WORDS
    assert run(*line, "-o", "loi.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(written_folder / "loi.xlsx").worksheets[0]
    assert WORDS in [cell.value for row in sheet.iter_rows() for cell in row]
    formula = run("answers", "kien-nghi", "--format", "csv", "--as-of", "2020-12-10")[1]
    assert "'=HYPERLINK" in formula


def test_word_lies_across(written_folder: Path, run: Run) -> None:
    """A4 across, for the office alone, in out unless told otherwise; again the same bytes."""
    line = ("answers", "II.5.1", "--docx", "--as-of", "2020-12-10")
    code, out, err = run(*line, cwd=written_folder)
    assert (code, "không gửi" in out) == (0, True)
    assert "KHÔNG TÍNH 1" in err
    path = written_folder / "out" / "noi-dung-don-vi-II.5.1-2020.docx"
    made = path.read_bytes()
    word = docx.Document(str(path))
    assert [section.orientation for section in word.sections] == [WD_ORIENT.LANDSCAPE]
    assert WORDS in "\n".join(cell.text for row in word.tables[-1].rows for cell in row.cells)
    assert run(*line)[0] == 0
    assert path.read_bytes() == made
    assert run("answers", "--unit", "phuong-loc-tho", "-o", "x.docx", "--as-of", "2020-12-10")[0] == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ((), "Thiếu"),
        (("xyz",), "Kế hoạch không có 'xyz'"),
        (("phuong-loc-tho",), "thêm --unit"),
        (("II.5.1", "--docx", "--format", "csv"), "Chọn một trong hai"),
        (("II.5.1", "--docx", "-o", "x.csv"), ".docx"),
        (("II.5.1", "-o", "x.txt"), ".docx"),
        (("II.5.1", "-o", "x.csv", "--format", "csv"), "Không dùng cùng -o"),
        (("II.5.1", "--group", "zzz"), "ubnd-xa-phuong"),
    ],
)
def test_what_is_not_understood(folder: Path, run: Run, line: tuple[str, ...], words: str) -> None:
    """Each slip ends in a sentence to act on."""
    code, out, err = run("answers", *line, cwd=folder)
    assert (code, out, words in err) == (2, "", True)
