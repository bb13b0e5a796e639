"""The whole circle: YAML → form → collect → the same YAML, for any report.

And through LibreOffice, filled in and saved there.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from excel import cell_at, fill, read_form
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ttdn.checking import check_workspace
from ttdn.forms.blank import make_blank
from ttdn.forms.collected import Collected, Outcome, Receipt
from ttdn.forms.incoming import IncomingFile
from ttdn.forms.making.workbook import make_form
from ttdn.forms.taking.batch import settle
from ttdn.forms.taking.collecting import collect_form
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.report import Report
from ttdn.model.spoken import says_nothing
from ttdn.source import parse_source
from ttdn.source.tree import Entry, write_file
from ttdn.vietnamese import clean

Run = Callable[..., tuple[int, str, str]]
Convert = Callable[..., None]

TODAY = Receipt(date(2020, 12, 5), given=False)
UNIT = "phuong-loc-tho"
REPORT = f"units/{UNIT}/2020.yaml"

SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co", "Cf", "Mn", "Me", "Mc"))
TRICKY = [
    "no",
    "=1+1",
    "+84 258",
    "-1",
    "@x",
    "'a",
    "1.200",
    "_x0041_",
    "_x000D_",
    "a_x0009_b",
    "50 %",
    "a: b",
    "a #b",
    "TRUE",
    "31/10/2020",
    "#REF!",
    "{a}",
    "<b>&amp;",
]
LINE = (
    (st.text(SIGNS, min_size=1, max_size=40) | st.sampled_from(TRICKY))
    .map(lambda text: " ".join(clean(text).split()))
    .filter(lambda text: not says_nothing(text))
)
WORDS = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
DAY = st.integers(0, 335).map(lambda number: (date(2020, 1, 1) + timedelta(days=number)).isoformat())
COUNT = st.integers(0, 10**15).map(str)
SOURCE = st.fixed_dictionaries({"title": LINE, "number": LINE}, optional={"link": st.just("https://a.vn/b")})


def result(item: str, figure: str) -> st.SearchStrategy[dict[str, Any]]:
    """What may be reported on an item."""
    figures = st.fixed_dictionaries({figure: COUNT})
    done = st.fixed_dictionaries(
        {
            "item": st.just(item),
            "status": st.just("done"),
            "completed": DAY,
            "evidence": st.lists(SOURCE, min_size=1, max_size=3),
        },
        optional={"summary": WORDS, "figures": figures},
    )
    other = st.fixed_dictionaries(
        {"item": st.just(item), "status": st.sampled_from(["in_progress", "not_started", "not_arisen"])},
        optional={"summary": WORDS, "figures": figures, "evidence": st.lists(SOURCE, min_size=1, max_size=2)},
    )
    put_off = st.fixed_dictionaries(
        {"item": st.just(item), "status": st.sampled_from(["postponed", "cancelled"]), "reason": WORDS}
    )
    return done | other | put_off


PROGRAMME = st.fixed_dictionaries({"title": LINE}, optional={"kind": LINE, "number": LINE, "sent": DAY})
COURSE = st.fixed_dictionaries(
    {"title": LINE, "date": DAY}, optional={"organiser": LINE, "participants": COUNT}
)
#: No person is called "x", or "Chưa có".
NAME = LINE.filter(lambda name: not re.match(r"(?:chưa|không|ko|x)\b", name, re.IGNORECASE))
PERSON = st.fixed_dictionaries({"name": NAME}, optional={"position": LINE})
POINTS = st.lists(WORDS, min_size=1, max_size=8)
REPORTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "unit": st.just(UNIT),
        "period": st.just("2020"),
        "received": st.just("2020-12-05"),
        "results": st.tuples(result("II.5.1", "news_items"), result("III.1", "news_items")).map(list),
    },
    optional={
        "number": LINE,
        "date": st.just("2020-12-03"),
        "signer": PERSON,
        "focal_officer": PERSON,
        "programmes": st.lists(PROGRAMME, min_size=1, max_size=3),
        "training": st.lists(COURSE, min_size=1, max_size=9),
        "funding": st.just({"allocated": "1000000", "spent": "900000"}),
        "difficulties": POINTS,
        "causes": POINTS,
        "proposals": POINTS,
        "next_year": POINTS,
    },
)


def as_text(data: dict[str, Any]) -> str:
    """A report as YAML."""

    def tree(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, list):
            return [Entry(None, tree(one)) for one in value]
        return {key: tree(one) for key, one in value.items()} if isinstance(value, dict) else value

    return write_file(tree(data), tuple(Report.model_fields), ["Báo cáo"], ("unit", "period"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small plan."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "plan").mkdir()
    shutil.copy(Path(__file__).parent / "cases" / "plan.yaml", folder / "plan" / "2020.yaml")
    return folder


@cache
def empty_workspace(home: Path) -> Workspace:
    """The folder with its plan alone."""
    shutil.rmtree(home / "units", ignore_errors=True)
    return check_workspace(home).workspace


def send_form(home: Path, data: Any) -> Path:  # noqa: ANN401
    """The form made of a report, as a file that comes back."""
    plan = empty_workspace(home).plans[2020].plan
    path = home / "a.xlsx"
    path.write_bytes(make_form(make_blank(plan, plan.units_by_id[UNIT], Period.of_year(2020), data, None)))
    return path


def collect_all(workspace: Workspace, files: Iterable[tuple[str, Path]]) -> list[Collected]:
    """Decide what becomes of each file, in this process, and look at them together."""
    arrivals = (IncomingFile(name, path, named=True) for name, path in files)
    return settle(workspace, [collect_form(workspace, arrival, TODAY) for arrival in arrivals])


def collect(home: Path, path: Path) -> Collected:
    """What becomes of it."""
    return collect_all(empty_workspace(home), [(path.name, path)])[0]


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_report_to_form_to_report(home: Path, data: dict[str, Any]) -> None:
    """A form that comes back as it was sent gives the report of which it was made.

    As data where there is no report, and no change where there is.
    """
    text = as_text(data)
    read = parse_source("a", text.encode())[0]
    assert read is not None
    path = send_form(home, read.data)
    (home / REPORT).unlink(missing_ok=True)
    outcome = collect(home, path)
    # Any text may happen to be a number of a person, or to spell a mark of secrecy.
    assume(all(found.code != "secrecy-marking" for found in outcome.errors))
    assert [found for found in outcome.errors if found.code != "personal-number"] == []
    assert outcome.outcome is Outcome.NEW
    written = parse_source("b", (outcome.text or "").encode())[0]
    assert written is not None
    assert written.data == read.data
    (home / REPORT).parent.mkdir(parents=True, exist_ok=True)
    (home / REPORT).write_text(text, encoding="utf-8")
    again = collect(home, path)
    assert (again.outcome, again.text) == (Outcome.UNCHANGED, None)
    (home / REPORT).unlink()


@settings(max_examples=40, deadline=None)
@given(REPORTS, REPORTS)
def test_any_report_becomes_any_other_by_a_form(home: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
    """A form made of one report and filled in as another makes the other of it, whatever stood where."""
    plan = empty_workspace(home).plans[2020].plan
    before, after = as_text(old), parse_source("a", as_text(new).encode())[0]
    assert after is not None
    first = parse_source("a", before.encode())[0]
    assert first is not None
    blank = make_blank(plan, plan.units_by_id[UNIT], Period.of_year(2020), first.data, None)
    other = make_blank(plan, plan.units_by_id[UNIT], Period.of_year(2020), after.data, None)
    path = home / "b.xlsx"
    shown = {**dict.fromkeys(blank.shown, ""), **other.shown}  # a row that is cleared is there all the same
    path.write_bytes(make_form(type(blank)(**{**vars(blank), "shown": shown})))
    (home / REPORT).parent.mkdir(parents=True, exist_ok=True)
    (home / REPORT).write_text(before, encoding="utf-8")
    outcome = collect(home, path)
    (home / REPORT).unlink()
    # What reads as a formula is asked about where it is new.
    assume(all(one.code != "unreadable-cell" for one in outcome.errors))
    assert outcome.conflicts == ()
    assert outcome.errors == ()
    if outcome.text is not None:
        written = parse_source("b", outcome.text.encode())[0]
        assert written is not None
        assert written.data == after.data
    else:
        assert first.data == after.data


def test_example_reports(example: Path, example_workspace: Workspace, tmp_path: Path) -> None:
    """The form of every example, sent back as it is, changes nothing."""
    plan = example_workspace.plans[2020].plan
    reports = [file for file in example_workspace.reports if str(file.head.period) == "2020"]
    files = []
    for file in reports:
        path = tmp_path / f"{file.head.unit}.xlsx"
        path.write_bytes(
            make_form(
                make_blank(
                    plan, plan.units_by_id[file.head.unit], Period.of_year(2020), file.source.data, None
                )
            )
        )
        files.append((path.name, path))
    outcomes = collect_all(example_workspace, files)
    assert [(one.file, one.outcome) for one in outcomes if one.outcome is not Outcome.UNCHANGED] == []
    assert len(outcomes) > 10
    assert example.is_dir()


OFFICE = shutil.which("soffice") and shutil.which("localc")


@pytest.mark.skipif(
    not OFFICE and not os.environ.get("TTDN_NEEDS_PICTURES"), reason="LibreOffice Calc is not installed"
)
def test_through_libreoffice(root: Path, tmp_path: Path, run: Run, convert: Convert) -> None:
    """Sent out, filled in, found wrong, corrected, taken, then nothing new; saved by LibreOffice twice."""
    assert OFFICE, "TTDN_NEEDS_PICTURES is set, but LibreOffice Calc is not installed"

    def save_in_libreoffice(path: Path) -> Path:
        convert("xlsx:Calc MS Excel 2007 XML", tmp_path / "lưu", path)
        return tmp_path / "lưu" / path.name

    assert run("form", UNIT, "--period", "2020", "-o", "bm", cwd=root)[0] == 0
    status, news = ("results", "II.5.1", "status"), ("results", "II.5.1", "figures", "news_items")
    words = {
        status: "Hoàn thành",
        ("results", "II.5.1", "completed"): date(2020, 10, 31),
        ("results", "II.5.1", "summary"): "Đăng tin.\nCó phản hồi.",
        news: "rất nhiều",
        ("evidence", "+1", "item"): "II.5.1",
        ("evidence", "+1", "title"): "Sổ theo dõi",
        ("evidence", "+1", "number"): "03/BB",
        ("difficulties", "+1"): "Thiếu người",
    }
    sent = fill(root, root / "bm" / f"{UNIT}-2020.xlsx", words, root / "gui" / "báo cáo.xlsx")
    saved = save_in_libreoffice(sent)
    page = load_workbook(saved)["Kết quả"]
    assert (bool(page.auto_filter.ref), page.protection.sheet) == (True, True)
    assert not page.protection.autoFilter, "in the file 'protected: false'"
    code, out, _ = run("collect", str(saved), "--received", "2020-12-05", cwd=root, columns=300)
    assert (code, "1 trả lại" in out) == (1, True)
    marked = root / "out/tra-lai/phuong-loc-tho/báo cáo.can-sua.xlsx"
    corrected = save_in_libreoffice(fill(root, marked, {news: 1200}, root / "sua" / "báo cáo.xlsx"))
    assert run("collect", str(corrected), "--received", "2020-12-05", "--keep", cwd=root)[0] == 0
    text = (root / REPORT).read_text(encoding="utf-8")
    assert "    completed: 2020-10-31\n    figures:\n      news_items: 1200\n" in text
    assert "      Đăng tin.\n      Có phản hồi.\n" in text
    assert "- {title: Sổ theo dõi, number: 03/BB}" in text
    code, out, _ = run("collect", str(corrected), "--keep", cwd=root, columns=300)
    assert (code, "Không có gì mới" in out) == (0, True)
    assert read_form(root, corrected).values[cell_at(*status)] == "done"


PRINTER = OFFICE and shutil.which("pdftotext")


@pytest.mark.skipif(
    not PRINTER and not os.environ.get("TTDN_NEEDS_PICTURES"),
    reason="LibreOffice Calc or poppler is not installed",
)
def test_printed_pages(example_workspace: Workspace, tmp_path: Path, convert: Convert) -> None:
    """As printed by LibreOffice: on at most 7 pages of A4, each with the head of its table and whose it is.

    The forms of a ward and of the collecting office that have reported, a blank one for each kind of unit.
    """
    assert PRINTER, "TTDN_NEEDS_PICTURES is set, but LibreOffice Calc or pdftotext is not installed"
    plan = example_workspace.plans[2020].plan
    longest = str(plan.reporting.through)
    data = {file.head.unit: file.source.data for file in example_workspace.reports}
    kinds = {unit.kind: (unit.id, None) for unit in reversed(plan.asked_units)}
    forms = {**dict(kinds.values()), UNIT: data[UNIT], longest: data[longest]}
    for unit, given_data in forms.items():
        blank = make_blank(plan, plan.units_by_id[unit], Period.of_year(2020), given_data, None)
        (tmp_path / f"{unit}.xlsx").write_bytes(make_form(blank))
    convert("pdf", tmp_path, *tmp_path.glob("*.xlsx"))
    assert len(forms) > 5
    for unit in forms:
        name = f"{unit}.pdf"
        sizes = re.findall(
            rb"Page +[0-9]+ size: +([0-9]+)\.[0-9]+ x ([0-9]+)\.[0-9]+ pts",
            printed_by("pdfinfo", "-l", "99", name, folder=tmp_path),
        )
        assert {frozenset(size) for size in sizes} == {frozenset({b"841", b"595"})}
        pages = printed_by("pdftotext", "-layout", name, "-", folder=tmp_path).decode().split("\f")[:-1]
        assert len(sizes) == len(pages) <= 7, unit
        assert all(plan.called(plan.units_by_id[unit]) in page.rstrip().splitlines()[-1] for page in pages)
        results = [page for page in pages if page.rstrip().splitlines()[-1].startswith("Kết quả")]
        assert len(results) >= 2
        assert all("Trạng thái" in page for page in results)
        assert "ttdn" not in "".join(pages)


def printed_by(*command: str, folder: Path) -> bytes:
    """What a program prints that is run in a folder."""
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)  # noqa: S603 - a file of our own
    return done.stdout


@pytest.mark.parametrize("title", ["Hỏi:?", "Hỏi: gì?", "Gì?", "a:,b", "{a}", "https://a.vn/b?c=d"])
def test_title_with_signs_is_read_as_it_was_written(title: str) -> None:
    """Within braces a reader of YAML takes ":?" for signs of its own."""
    entry = {"item": "II.5.1", "status": "done", "evidence": [{"title": title, "number": "5/CV"}]}
    source, _ = parse_source("a", as_text({"unit": UNIT, "period": "2020", "results": [entry]}).encode())
    assert source is not None
    assert isinstance(source.data, dict)
    assert source.data["results"] == [entry]
