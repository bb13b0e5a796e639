"""The form that is sent out: what it asks for, what it locks, how it prints.

And that it is the same for the same data.
"""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from pydantic import BaseModel

from ttdn.checks import dates
from ttdn.forms.blank import make_blank
from ttdn.forms.columns import FIGURES, GUIDE, OPINIONS, RESULTS, SHEETS, CellKind, Field, Part, layouts_of
from ttdn.forms.identity import HIDDEN_SHEET, PROPERTY
from ttdn.forms.making.styles import INPUT_FILL, LOCKED_FILL
from ttdn.forms.making.validation import MAXIMUM_MESSAGE, MAXIMUM_TITLE
from ttdn.forms.making.workbook import make_form, pages_of
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.report import STATUS_LABELS, Evidence, Funding, Person, Programme, Report, Result, Training
from ttdn.model.scalars import MAXIMUM_LINE, MAXIMUM_NUMBER, MAXIMUM_TEXT

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str | bytes], Path]

UNIT = "phuong-loc-tho"
NAMES = [
    "Hướng dẫn",
    "Thông tin chung",
    "Kết quả",
    "Văn bản – tập huấn",
    "Khó khăn – kiến nghị",
]


@pytest.fixture(scope="module")
def book(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - the library's types are loose
    """The form of a ward that has reported, read back."""
    path = tmp_path_factory.mktemp("form") / "a.xlsx"
    path.write_bytes(form_of(example_workspace))
    return load_workbook(path)


def rows_of(book: Any, part: Part) -> dict[str, dict[str, Any]]:  # noqa: ANN401
    """The rows of a part by the words in their first column, each with its cells by their columns."""
    name = next(sheet.name for sheet in SHEETS if part in sheet.parts)
    rows = list(book[name].iter_rows(values_only=True))
    layouts = [(layout, [column.key for column in layout.columns]) for layout in layouts_of(part.name)]
    keys = next(keys for layout, keys in layouts if tuple(layout.titles) in {row[1:] for row in rows})
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if str(row[0]).startswith(f"{part.name}|"):
            found.setdefault(row[1], dict(zip(keys, row[1:], strict=True)))
    return found


def form_of(workspace: Workspace, unit: str = UNIT) -> bytes:
    """The form of a unit of the example for its year."""
    plan = workspace.plans[2020].plan
    data = next(
        (
            file.source.data
            for file in workspace.reports
            if (file.head.unit, str(file.head.period)) == (unit, "2020")
        ),
        None,
    )
    return make_form(make_blank(plan, plan.units_by_id[unit], Period.of_year(2020), data, None))


@pytest.mark.real_worker
def test_many_forms_are_made_side_by_side(
    root: Path, write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In several processes each form is what it is in one; a report that no cell may hold costs its own."""
    (root / "plan/2020.yaml").write_bytes((Path(__file__).parent.parent / "plan" / "2020.yaml").read_bytes())
    write(f"units/{UNIT}/2020.yaml", f"unit: {UNIT}\nperiod: '2020'\ndifficulties: [{'a' * 10_001}]\n")
    made: dict[int, dict[str, bytes]] = {}
    for processors in (1, 3):
        monkeypatch.setattr("ttdn.worker.processors", lambda number=processors: number)
        code, out, err = run("form", "--all", "--period", "2020", "-o", f"out/{processors}", cwd=root)
        assert (code, f"units/{UNIT}/2020.yaml" in err) == (2, True)
        made[processors] = {path.name: path.read_bytes() for path in (root / f"out/{processors}").iterdir()}
        assert f"{len(made[processors])} biểu mẫu" in out
    assert len(made[1]) > 20
    assert made[1] == made[3]


def test_same_data_same_bytes(example_workspace: Workspace) -> None:
    """A form does not depend on the day or the machine."""
    assert form_of(example_workspace) == form_of(example_workspace)


def test_sheets(book: Any) -> None:  # noqa: ANN401
    """The sheets in Vietnamese, and one that nobody sees; the first one opens."""
    assert book.sheetnames == [*NAMES, HIDDEN_SHEET]
    assert [GUIDE, *(sheet.name for sheet in SHEETS)] == NAMES
    assert book[HIDDEN_SHEET].sheet_state == "veryHidden"
    assert book.active.title == GUIDE


def test_identity_travels_twice(book: Any) -> None:  # noqa: ANN401
    """In a property of the document and in the hidden sheet, in the same words."""
    assert book.custom_doc_props[PROPERTY].value == book[HIDDEN_SHEET]["B1"].value
    assert "|phuong-loc-tho|2020|" in book[HIDDEN_SHEET]["B1"].value


def test_no_formulas(example_workspace: Workspace, book: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """A formula without a cached value would read as nothing."""
    (tmp_path / "a.xlsx").write_bytes(form_of(example_workspace))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_must_not_change_is_locked(book: Any) -> None:  # noqa: ANN401
    """A cell is either tinted and open, or locked; sorting, filtering, heights and widths stay free."""
    for sheet in book:
        assert sheet.protection.sheet, sheet.title
        if sheet.title == HIDDEN_SHEET:
            continue
        free = (
            sheet.protection.sort,
            sheet.protection.autoFilter,
            sheet.protection.formatRows,
            sheet.protection.formatColumns,
        )
        assert free == (False, False, False, False), "in the file 'protected: false'"
        assert sheet.protection.insertRows
        assert sheet.protection.deleteColumns
        for row in sheet.iter_rows():
            for cell in row:
                colour = str(cell.fill.start_color.rgb)[2:] if cell.fill.fill_type else ""
                assert cell.protection.locked == (colour != INPUT_FILL), f"{sheet.title}!{cell.coordinate}"
    assert LOCKED_FILL in str(book["Kết quả"]["C5"].fill.start_color.rgb)


@pytest.mark.parametrize(
    ("share", "pages"), [(0.5, 0), (1.0, 1), (1.15, 1), (1.3, 0), (2.3, 2), (2.6, 0), (3.5, 3), (3.7, 0)]
)
def test_pages_of_a_table(share: float, pages: int) -> None:
    """A print smaller by a sixth at most saves a page; more than that nobody could read."""
    assert pages_of(share * 505, 27.9 / (7 / 96 * 2.54)) == pages


def test_page(book: Any) -> None:  # noqa: ANN401
    """A4, the widest table across, as wide as the page, with the head repeated on every page of a table."""
    for name in NAMES:
        page = book[name]
        orientation = "landscape" if name == "Kết quả" else "portrait"
        assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == (orientation, 9)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.sheet_view.showGridLines is False
        # As many pages as it takes; where a little smaller print saves one, so many.
        tall = 3 if name == "Kết quả" else 0
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, tall)
    assert book["Kết quả"].print_title_rows == "$4:$4"
    assert book["Văn bản – tập huấn"].print_title_rows == "$1:$3"
    left, top, right, _ = range_boundaries(book["Kết quả"].auto_filter.ref)
    assert (left, top, right) == (1, 4, 1 + len(RESULTS.without("dates", "last").columns)), (
        "the hidden column and all others"
    )
    assert book["Kết quả"].column_dimensions["A"].hidden


def test_sheets_of_words_are_printed_in_letters_of_one_size(book: Any) -> None:  # noqa: ANN401
    """Each sheet is made to fit the width of its paper: those that are as wide are made as small."""
    widths = {
        sum(int(one.width) * (one.max - one.min + 1) for one in book[name].column_dimensions.values())
        for name in ("Thông tin chung", "Khó khăn – kiến nghị")
    }
    assert len(widths) == 1


def test_file_says_what_it_is(book: Any) -> None:  # noqa: ANN401
    """Its title, who issued it, and the day of the plan: by that of the run no two files would be equal."""
    told = book.properties
    assert (told.creator, told.created) == ("Ủy ban nhân dân thành phố Nha Trang", datetime(2020, 2, 10))  # noqa: DTZ001
    assert told.title.startswith("Biểu mẫu báo cáo năm 2020 – ")


def test_rows_are_free_to_grow(example_workspace: Workspace, tmp_path: Path) -> None:
    """No height is fixed, or what is typed later would not be seen."""
    (tmp_path / "a.xlsx").write_bytes(form_of(example_workspace))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        assert b"customHeight" not in package.read("xl/worksheets/sheet3.xml")
        assert b'ht="' in package.read("xl/worksheets/sheet3.xml")


def test_a_row_for_each_item(book: Any, example_workspace: Workspace) -> None:  # noqa: ANN401
    """The items that are owed with the plan's text and deadline, then those open to all.

    With what was reported.
    """
    plan = example_workspace.plans[2020].plan
    rows = rows_of(book, RESULTS)
    owed = [item.id for item in plan.owed_by(plan.units_by_id[UNIT])]
    assert list(rows)[: len(owed)] == owed
    said = [row["owed"] for row in rows.values()]
    assert said[: len(owed) + 1] == ["Phải báo cáo"] * len(owed) + ["Không bắt buộc"]
    assert rows["II.5.1"]["text"] == plan.items["II.5.1"].text
    done = rows["II.5.4"]
    assert "last" not in done, "what stands in the cells to fill in is not said twice"
    assert done["summary"].startswith("Đã bàn giao")
    assert (done["status"], done["completed"].date()) == ("Hoàn thành", date(2020, 10, 28))


def test_deadlines_are_shown(example_workspace: Workspace, tmp_path: Path) -> None:
    """An item with a deadline says its last day on time."""
    (tmp_path / "a.xlsx").write_bytes(form_of(example_workspace, "phong-giao-duc-dao-tao"))
    rows = rows_of(load_workbook(tmp_path / "a.xlsx"), RESULTS)
    assert rows["II.5.8"]["time"] == "Quý II và quý III. Hạn cuối: 30/9/2020"


# The rules of the cells


def rules_of(book: Any, sheet: str) -> list[Any]:  # noqa: ANN401
    """The rules of a sheet's cells."""
    return list(book[sheet].data_validations.dataValidation)


def test_every_open_cell_has_a_rule_with_its_words(book: Any) -> None:  # noqa: ANN401
    """A hint before, an error after, both within Excel's limits and without the words of YAML."""
    for name in NAMES[1:]:
        covered = [area for rule in rules_of(book, name) for area in rule.sqref.ranges]
        assert rules_of(book, name), name
        for row in book[name].iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert any((cell.row, cell.column) in set(area.cells) for area in covered), (
                        f"{name}!{cell.coordinate}"
                    )
        for rule in rules_of(book, name):
            assert rule.prompt
            assert rule.error
            assert max(len(rule.promptTitle), len(rule.errorTitle)) <= MAXIMUM_TITLE
            assert max(len(rule.prompt), len(rule.error)) <= MAXIMUM_MESSAGE
            assert not any(
                word in f"{rule.prompt} {rule.error}"
                for word in ("status", "done (", "[", "'link'", "cutoffs")
            )


def test_rules_are_those_of_the_model(book: Any) -> None:  # noqa: ANN401
    """The same lists, days, numbers and lengths that ``validate`` goes by."""
    by_title = {(name, rule.promptTitle): rule for name in NAMES[1:] for rule in rules_of(book, name)}
    status = by_title["Kết quả", "Trạng thái"]
    assert (status.type, status.formula1) == ("list", "ds_trang_thai")
    sheet, _, area = book.defined_names["ds_trang_thai"].attr_text.partition("!")
    cells = book[sheet.strip("'")][area.replace("$", "")]
    assert [cell[0].value for cell in cells] == [label.vi for label in STATUS_LABELS.values()]
    number = by_title["Kết quả", "Tin, bài đăng trên cổng, trang …"]
    assert (number.type, number.operator, int(number.formula1), int(number.formula2)) == (
        "whole",
        None,
        0,
        MAXIMUM_NUMBER,
    )
    assert int(by_title["Kết quả", "Kết quả"].formula1) == MAXIMUM_TEXT
    assert int(by_title["Thông tin chung", "Số, ký hiệu văn bản"].formula1) == MAXIMUM_LINE
    day = by_title["Kết quả", "Ngày hoàn thành"]
    assert (day.type, int(day.formula1), int(day.formula2)) == ("date", 43831, 44196)
    assert "31/12/2020" in day.error
    kind = by_title["Văn bản – tập huấn", "Loại"]
    assert (kind.type, kind.errorStyle, status.errorStyle, kind.allowBlank) == (
        "list",
        "information",
        None,
        True,
    )
    assert by_title["Văn bản – tập huấn", "Ngày gửi thẩm định"].operator == "greaterThanOrEqual"


@pytest.mark.parametrize(
    ("level", "kind"),
    [("off", ("greaterThanOrEqual", None)), ("warning", (None, "warning")), ("error", (None, None))],
)
def test_a_plan_may_loosen_a_rule(
    make_plan: Callable[..., Any], tmp_path: Path, level: str, kind: tuple[str | None, str | None]
) -> None:
    """Where the plan makes a warning of a rule, or nothing, so does the form."""
    plan = make_plan(levels={"date-outside-period": level})
    (tmp_path / "a.xlsx").write_bytes(
        make_form(make_blank(plan, plan.units_by_id[UNIT], Period.of_year(2020), None, None))
    )
    rules = rules_of(load_workbook(tmp_path / "a.xlsx"), "Kết quả")
    day = next(rule for rule in rules if rule.promptTitle == "Ngày hoàn thành")
    assert (day.operator, day.errorStyle) == kind


def test_days_in_the_period_are_those_of_the_check() -> None:
    """The form asks of the same days as ``check_dates_in_period`` that they lie in the period."""
    in_period = {
        field.key for sheet in SHEETS for part in sheet.parts for field in fields_of(part) if field.in_period
    }
    source = Path(dates.__file__).read_text(encoding="utf-8")
    body = source[source.index("def _days(") : source.index("def _days_outside")]
    assert set(re.findall(r'"(\w+)"', body)) == in_period


def test_form_asks_for_everything_that_a_report_may_say() -> None:
    """Every field of the model has its cell, but for those that the office fills in or that a form is for."""
    asked = {(one.model, one.key) for sheet in SHEETS for part in sheet.parts for one in fields_of(part)}
    for model in (Result, Evidence, Programme, Training, Funding, Person):
        nested = {name for name, one in model.model_fields.items() if _holds_models(one.annotation)}
        assert {(model.__name__, name) for name in set(model.model_fields) - nested} <= asked
    lists = {part.name for part in OPINIONS}
    assert set(Report.model_fields) - lists - {"number", "date"} == {
        "unit", "period", "illustrative", "received", "signer", "focal_officer", "results", "programmes",
        "training", "funding", "reissued", "not_asked", "accepted",
    }  # fmt: skip


def _holds_models(annotation: Any) -> bool:  # noqa: ANN401
    return any(isinstance(part, type) and issubclass(part, BaseModel) for part in get_args(annotation))


def fields_of(part: Part) -> list[Field]:
    """The fields of a part."""
    return [*(column.field for column in part.columns if column.field), *part.lines.values()]


def test_kinds() -> None:
    """Numbers are numbers; what is filled in of a result is what the report has of it."""
    assert [kind for kind in CellKind if kind.is_number] == [CellKind.COUNT, CellKind.MONEY, CellKind.AMOUNT]
    nested = {"figures", "evidence"}
    assert {field.key for field in fields_of(RESULTS)} == set(RESULTS.inputs)
    assert set(RESULTS.inputs) == set(Result.model_fields) - {"item"} - nested


# ttdn form


def test_form_command(root: Path, run: Run) -> None:
    """A form for each unit that is named, for the period that is due."""
    code, out, err = run(
        "form",
        "UBND phường Lộc Thọ",
        "xa-vinh-luong",
        "phuong-loc-tho",
        "-o",
        "bm",
        "--as-of",
        "2020-11-01",
        cwd=root,
    )
    assert (code, err) == (0, "")
    assert "2 biểu mẫu, năm 2020." in out
    assert sorted(path.name for path in (root / "bm").iterdir()) == [
        "phuong-loc-tho-2020.xlsx",
        "xa-vinh-luong-2020.xlsx",
    ]


def test_all_units(root: Path, run: Run) -> None:
    """All that must or are asked to report; any period of the year."""
    code, out, _ = run("--lang", "en", "form", "--all", "--period", "2020-Q2", cwd=root)
    assert (code, "8 forms for quarter 2 of 2020." in out) == (0, True)
    assert (root / "out/bieu-mau/hoi-nong-dan-2020-Q2.xlsx").exists()
    code, out, _ = run("--lang", "en", "form", "cong-an", "--period", "2020-Q2", cwd=root)
    assert (code, "\n1 form for quarter 2 of 2020." in out) == (0, True)


@pytest.mark.parametrize("arguments", [(), ("--all", "cong-an")])
def test_units_or_all(root: Path, run: Run, arguments: tuple[str, ...]) -> None:
    """One of both."""
    assert run("form", *arguments, cwd=root)[0] == 2


def test_filled_in_form_is_not_replaced(root: Path, run: Run) -> None:
    """A form that somebody saved may be work; one that was not touched is made anew."""
    path = root / "bm" / "cong-an-2020.xlsx"
    form = ("form", "cong-an", "--period", "2020", "-o", "bm")
    assert [run(*form, cwd=root)[0] for _ in range(2)] == [0, 0]
    load_workbook(path).save(path)
    before = path.read_bytes()
    code, _, err = run(*form, cwd=root)
    assert (code, "ttdn collect" in err, path.read_bytes() == before) == (2, True, True)
    assert run(*form, "--force", cwd=root)[0] == 0
    assert path.read_bytes() != before


def test_one_form_that_cannot_be_made_does_not_stop_the_others(root: Path, write: Write, run: Run) -> None:
    """One was filled in, of one the report cannot be read.

    Both are named, all others are made, and the run ends with 2.
    """
    form = ("form", "--all", "--period", "2020", "-o", "bm")
    path = root / "bm" / "cong-an-2020.xlsx"
    assert run(*form, cwd=root)[0] == 0
    count = len(list(path.parent.iterdir()))
    load_workbook(path).save(path)
    before = path.read_bytes()
    for one in path.parent.iterdir():
        if one != path:
            one.unlink()
    write("units/hoi-nong-dan/2020.yaml", "unit: [\n")
    code, out, err = run(*form, cwd=root)
    assert (code, f"{count - 2} biểu mẫu" in out) == (2, True)
    assert "cong-an-2020.xlsx đã được điền" in err
    assert "ttdn validate units/hoi-nong-dan/2020.yaml" in err
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == count - 1


def test_broken_report_makes_no_form(root: Path, write: Write, run: Run) -> None:
    """A form made of a report that cannot be read would lack what it says."""
    write("units/cong-an/2020.yaml", "unit: [\n")
    code, _, err = run("form", "cong-an", "--period", "2020", cwd=root)
    assert (code, "ttdn validate units/cong-an/2020.yaml" in err) == (2, True)


def test_form_knows_the_last_report(root: Path, write: Write, run: Run) -> None:
    """The figures of the period before stand beside the blank cells; the names are filled in."""
    write(
        "units/phuong-loc-tho/2020-Q1.yaml",
        "unit: phuong-loc-tho\nperiod: 2020-Q1\nreceived: 2020-04-02\nfocal_officer: {name: "
        "Lê Thị B}\nresults:\n"
        "  - {item: II.5.1, status: đang thực hiện, summary: Đăng tin, figures: {news_items: 1200}}\n",
    )
    assert run("form", UNIT, "--period", "2020-Q2", "-o", "bm", cwd=root)[0] == 0
    book = load_workbook(root / "bm" / "phuong-loc-tho-2020-Q2.xlsx")
    row = rows_of(book, RESULTS)["II.5.1"]
    assert row["last"] == "Quý I năm 2020: Đang thực hiện. Đăng tin"
    assert {row[key] for key in RESULTS.needed} == {None}
    row = rows_of(book, FIGURES)["II.5.1"]
    assert (row["last"], row["figures"]) == ("1.200", None)
    assert "Lê Thị B" in [row[2] for row in book["Thông tin chung"].iter_rows(values_only=True)]


def test_examples_are_marked(example_workspace: Workspace, book: Any) -> None:  # noqa: ANN401
    """A form made of an example says so."""
    assert any("SỐ LIỆU MINH HỌA" in str(row[0]) for row in book[GUIDE].iter_rows(values_only=True))


def test_many_files_are_told_in_one_line(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes below them stays on the screen."""
    arguments = ("form", "--all", "--period", "2020", "-o", "bm")
    told = run(*arguments, cwd=root)[1].splitlines()
    *files, count = told
    assert all(line.startswith("Đã lập bm/") for line in files)
    monkeypatch.setattr("ttdn.cli.files._MOST_NAMED", len(files) - 1)
    first, last = (line.removeprefix("Đã lập bm/") for line in (files[0], files[-1]))
    again = run(*arguments, "--force", cwd=root)[1].splitlines()
    assert again == [f"Đã lập {len(files)} tệp trong bm: từ {first} đến {last}", count]
