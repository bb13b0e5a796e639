"""What the terminal shows.

It fits the window, reads without colour, and takes nothing in a submission for markup.
"""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from rich.console import Console

from ttdn.checking import Checked
from ttdn.cli import main
from ttdn.cli.session import Session
from ttdn.diagnostics import Diagnostic, Location, Related, Severity
from ttdn.language import Language, Text, same
from ttdn.load import Workspace
from ttdn.status import Status
from ttdn.terminal.console import PIPE_WIDTH, make_console, plain
from ttdn.terminal.diagnostics import render_diagnostic, render_place
from ttdn.terminal.progress import track_files
from ttdn.terminal.status import render_item_status, render_status, render_unit_status

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[str, str], Path]
Stand = Callable[..., Status]

AS_OF = ("--as-of", "2020-12-10")
PAGES = [
    ("status", *AS_OF),
    ("status", "--as-of", "2020-06-01"),
    ("status", "--unit", "cong-an", *AS_OF),
    ("status", "--item", "II.5.8", *AS_OF),
    ("status", "--item", "II.4.1", *AS_OF),
    ("show", "II.5.2", *AS_OF),
    ("show", "II.1", *AS_OF),
    ("show", "phuong-loc-tho", *AS_OF),
    ("show", "co-quan-don-vi-tren-dia-ban", *AS_OF),
    ("show", "V.1", *AS_OF),
    ("report", *AS_OF),
    ("validate",),
]


@pytest.fixture(scope="module")
def checked(example_workspace: Workspace) -> Checked:
    """The example folder, read once for all its pages."""
    return Checked(example_workspace, [])


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch, checked: Checked) -> None:
    """Do not read the example again for every page."""
    monkeypatch.setattr(Session, "check", lambda _: checked)


class Window(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def render(
    status: Status, width: int, language: Language = Language.VIETNAMESE, excluded: tuple[str, ...] = ()
) -> str:
    """The status page as plain text."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    for part in render_status(status, excluded, language, width):
        console.print(part)
    return stream.getvalue()


def squeeze(text: str) -> str:
    """The words of a text without its line breaks."""
    return " ".join(text.split())


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize(
    ("page", "columns", "language"),
    [
        *(
            (page, columns, language)
            for page in PAGES[:-1]
            for columns, language in ((80, "vi"), (120, "en"))
        ),
        (PAGES[0], 80, "en"),
    ],
)
def test_page_fits_the_window(
    page: tuple[str, ...], columns: int, language: str, example: Path, run: Run
) -> None:
    """In a pipe no line is longer than COLUMNS, none ends in blanks, and there are no colours."""
    code, out, err = run("--lang", language, *page, cwd=example, columns=columns)
    assert (code, err) == (0, "")
    assert len(out) > 200
    assert "\x1b" not in out
    assert [line for line in out.split("\n") if cell_len(line) > columns or line != line.rstrip()] == []


@pytest.mark.parametrize("page", [PAGES[0], PAGES[5], PAGES[-1]], ids=" ".join)
def test_pipe_has_a_width_of_its_own(page: tuple[str, ...], example: Path, run: Run) -> None:
    """Without COLUMNS a pipe has 100 columns; only sentences about files are left whole, to be searched."""
    _, out, _ = run(*page, cwd=example)
    widest = max(cell_len(line) for line in out.split("\n"))
    assert (widest > PIPE_WIDTH) == (page == ("validate",))
    assert "\x1b" not in out


@pytest.mark.usefixtures("quickly")
@pytest.mark.parametrize("columns", ["0", "1", "4", "7", "20", "-5", "abc", "", "100000"])
def test_no_width_is_too_odd(columns: str, example: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever COLUMNS says, the page is printed."""
    monkeypatch.setenv("COLUMNS", columns)
    code, out, _ = run("status", *AS_OF, cwd=example)
    assert code == 0
    assert out.strip()


@pytest.mark.parametrize("columns", [30, 60, 80, 100, 120])
def test_names_to_be_chased_are_never_broken(
    example_workspace: Workspace, stand: Stand, columns: int
) -> None:
    """Each unit that has not reported is on one line, whole, in Vietnamese order within its kind."""
    units = example_workspace.plans[2020].plan.units
    roster = [{"id": unit.id, "name": unit.name, "short": unit.short, "kind": "ward"} for unit in units]
    everybody = {"required": [unit.id for unit in units], "requested": []}
    clean: dict[str, list[str]] = {"groups": [], "activities": [], "duties": [], "figures": []}
    page = render(stand("2020-12-10", reporting=everybody, units=roster, **clean), columns)
    lines = page.partition("CẦN ĐÔN ĐỐC")[2].split("\n")
    missing = [unit.short for unit in units if not any(unit.short in line for line in lines)]
    assert missing == []
    assert all(len(line) <= columns for line in lines)
    words = squeeze(" ".join(lines))
    assert words.index("P. Vạn Thạnh") < words.index("P. Vạn Thắng") < words.index("P. Vĩnh Hải")


def test_nobody_to_be_chased(stand: Stand) -> None:
    """When every report is in, the list says so."""
    page = render(
        stand("2020-12-10", {"received": "2020-12-01"}, reporting={"required": ["phuong-loc-tho"]}), 80
    )
    assert "Không có." in page
    assert "Không còn" not in render(stand("2020-12-10"), 80)


def test_file_with_errors_is_no_silence(stand: Stand) -> None:
    """A unit whose file was left out because of errors is marked.

    Bodies that were only asked have a line of their own.
    """
    page = squeeze(render(stand("2020-12-10"), 120, excluded=("units/phuong-loc-tho/2020.yaml",)))
    assert "P. Lộc Thọ (tệp có lỗi)" in page
    assert "Được đề nghị, chưa gửi: Hội ND TP." in page
    assert "tệp có lỗi" not in render(stand("2020-12-10"), 120)


def test_who_has_not_sent_is_not_below_those_who_have(root: Path, write: Write, run: Run) -> None:
    """Bodies that were only asked, and have sent nothing, stand before what was sent and does not count."""
    write(
        "register/2020.yaml",
        "arrivals:\n  - {number: 1, unit: phuong-loc-tho, period: '2020', arrived: 2020-12-05, way: email, "
        "file: a.xlsx, result: asked_back}\n",
    )
    out = run("status", "--as-of", "2020-12-20", cwd=root)[1]
    chased, _, sent = out.partition("ĐÃ GỬI, CHƯA ĐƯỢC TÍNH")
    assert "Được đề nghị, chưa gửi: Hội ND TP." in chased
    assert sent.split("\n")[1].strip() == "Đã gửi, đang sửa (1): P. Lộc Thọ (năm 2020, 05/12/2020)."
    assert "Hội ND TP" not in sent


def test_waiting_is_not_chasing(stand: Stand) -> None:
    """Before the deadline nobody is chased for the report; who has not sent it yet is listed apart."""
    page = squeeze(render(stand("2020-05-01"), 80))
    assert "CẦN ĐÔN ĐỐC Không có." in page
    assert "CHƯA NỘP (CÒN 222 NGÀY)" in page


def test_overdue_items_are_named(stand: Stand) -> None:
    """An item past its deadline is chased with its unit, though its report is in."""
    report = {"unit": "phong-giao-duc-dao-tao", "results": [{"item": "II.5.8", "status": "in_progress"}]}
    assert "Phòng GDĐT: II.5.8 Tổ chức Triển lãm số, quá hạn chưa hoàn thành." in render(
        stand("2020-12-10", report), 100
    )
    assert "Phòng GDĐT: II.5.8" not in render(stand("2020-12-10", {**report, "results": []}), 100)


def bar_of(page: str, item: str) -> str:
    """The bar in an item's line."""
    line = next(line for line in page.split("\n") if line.strip().startswith(f"{item} "))
    return "".join(letter for letter in line if letter in "█■▓!▒·x" or letter == "-").strip()


def test_bars_read_without_colour(stand: Stand) -> None:
    """Each kind of state has a glyph of its own, explained below the table.

    What exists is seen, however small.
    """
    wards = [
        {"id": f"w{number}", "name": f"Phường {number}", "short": f"P. {number}", "kind": "ward"}
        for number in range(100)
    ]
    reports = [
        {"unit": "w0", "results": [{"item": "II.5.1", "status": "done", "completed": "2020-05-05"}]},
        {"unit": "w1", "results": [{"item": "II.5.1", "status": "in_progress"}]},
        {"unit": "w2", "results": [{"item": "II.5.1", "status": "not_started"}]},
    ]
    roster = {"units": wards, "duties": [], "reporting": {"required": ["ubnd-xa-phuong"], "requested": []}}
    text = "Duy trì hoạt động của trang thông tin điện tử"
    owners = {"id": "II.5.1", "text": text, "owners": {"read": ["ubnd-xa-phuong"]}}
    groups = [{"id": "ubnd-xa-phuong", "name": "UBND", "kinds": ["ward"]}]
    status = stand("2020-12-10", *reports, activities=[owners], groups=groups, figures=[], **roster)
    assert bar_of(render(status, 80), "II.5.1") == "■▓▒·······"
    assert bar_of(render(status, 120), "II.5.1") == "■▓▒·············"
    assert "█ Xong   ■ Đã làm   ▓ Đang làm   ! Quá hạn   ▒ Khác   · Chưa báo cáo" in render(status, 80)
    assert "▒ Chưa làm   - Không phát sinh   x Hoãn, bỏ" in render(status, 120)


def test_bars_fill_their_width(stand: Stand) -> None:
    """Whole, halves and thirds are as wide as every other bar."""
    names = ["phuong-loc-tho", "phuong-vinh-hoa", "xa-vinh-luong"]
    entry = {"results": [{"item": "II.5.1", "status": "done", "completed": "2020-05-05"}]}
    bars = [
        bar_of(
            render(stand("2020-12-10", *({"unit": name, **entry} for name in names[:count])), 80), "II.5.1"
        )
        for count in range(4)
    ]
    assert bars == ["·" * 10, "■■■·······", "■■■■■■■···", "■" * 10]


@pytest.mark.parametrize("width", [80, 120])
def test_columns_of_an_item_add_up(example: Path, run: Run, width: int) -> None:
    """Across a line the numbers always make the number that was given out."""
    _, out, _ = run("status", *AS_OF, cwd=example, columns=width)
    table = out[: out.index("█ Xong")].split("\n")
    rows = [line.split() for line in table if line.startswith(("  II.5.", "  V."))]
    numbers = [[int(word) for word in row if word.isdecimal()] for row in rows]
    columns = 6 if width < 110 else 8
    assert len(rows) == 25 + 7
    assert all(row[-columns] == sum(row[1 - columns :]) for row in numbers)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2020-12-01", "còn 8 ngày"),
        ("2020-12-09", "hôm nay là ngày cuối"),
        ("2020-12-11", "đã quá hạn 2 ngày"),
    ],
)
def test_header_counts_the_days(stand: Stand, as_of: str, words: str) -> None:
    """The line below the title says how far the deadline is, with the last day on time."""
    assert f"hạn cuối 09/12/2020, {words}." in squeeze(render(stand(as_of), 100))


@pytest.mark.parametrize(
    ("language", "words", "blame"),
    [
        (Language.VIETNAMESE, ["được đề nghị gửi, chậm nhất 09/12/2020.", "Chưa gửi."], "hạn"),
        (Language.ENGLISH, ["asked for by 2020-12-09.", "Not sent."], "past|due|late"),
    ],
)
def test_page_of_a_body_that_was_only_asked(
    stand: Stand, language: Language, words: list[str], blame: str
) -> None:
    """Its page says what it was asked for and whether it is sent; nothing of a deadline that has passed."""
    status = stand("2020-12-20")
    farmers = status.plan.units_by_id["hoi-nong-dan"]
    stream = io.StringIO()
    console = Console(file=stream, width=100, highlight=False, markup=False, emoji=False)
    for part in render_unit_status(status.narrow([farmers]), farmers, (), language, 100):
        console.print(part)
    page = squeeze(stream.getvalue())
    assert all(said in page for said in words)
    assert not re.search(blame, page.partition(farmers.name)[0])


@pytest.mark.parametrize("language", list(Language))
def test_banner_marks_examples(stand: Stand, language: Language) -> None:
    """The first line warns where anything is an example, and only there."""
    banner = {"vi": "SỐ LIỆU MINH HỌA", "en": "ILLUSTRATIVE DATA"}[language]
    assert render(stand("2020-12-10", {"illustrative": "true"}), 80, language).startswith(banner)
    assert banner not in render(stand("2020-12-10", {}), 80, language)


def test_excluded_reports_are_named(stand: Stand) -> None:
    """The page says how many reports were left out and which; with none it says nothing of it."""
    page = render(stand("2020-12-10"), 80, excluded=("units/a/2020.yaml", "units/[red]b/2020.yaml"))
    assert "KHÔNG TÍNH 2 báo cáo có lỗi" in page
    assert "units/[red]b/2020.yaml" in page
    assert "KHÔNG TÍNH" not in render(stand("2020-12-10"), 80)


def test_unit_and_item_pages(stand: Stand) -> None:
    """A unit's page has its submission and items, an item's page its units and what they say."""
    report = {
        "received": "2020-12-12",
        "results": [{"item": "II.5.1", "status": "done", "completed": "2020-06-01", "summary": "[/x] Đủ"}],
    }
    status = stand("2020-12-10", {**report, "received": "2020-12-01"})
    late = stand("2020-12-20", report)
    stream = io.StringIO()
    console = Console(file=stream, width=100, highlight=False, markup=False, emoji=False)
    ward, farmers = (status.plan.units_by_id[name] for name in ("phuong-loc-tho", "hoi-nong-dan"))
    for part in (
        *render_unit_status(late, ward, (), Language.VIETNAMESE, 100),
        *render_unit_status(
            stand("2020-12-20", reporting={"requested": []}), farmers, (), Language.VIETNAMESE, 100
        ),
        *render_item_status(status, status.plan.items["II.5.1"], (), Language.ENGLISH, 100),
        *render_item_status(status, status.plan.items["III.1"], (), Language.ENGLISH, 100),
    ):
        console.print(part)
    words = squeeze(stream.getvalue())
    assert "Nộp muộn 3 ngày, nhận ngày 12/12/2020." in words
    assert "Hoàn thành (không có hạn), 01/6/2020" in words
    assert "P. Lộc Thọ Done (no deadline), 2020-06-01 [/x] Đủ" in words
    assert "The plan assigns this item to no unit." in words


def test_colours_are_for_windows(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colours, a pipe does not."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    window, pipe = Window(), io.StringIO()
    for stream in (window, pipe):
        console = make_console(stream)
        for part in render_status(stand("2020-12-10"), (), Language.VIETNAMESE, 100):
            console.print(part)
    assert "\x1b[" in window.getvalue()
    assert "\x1b" not in pipe.getvalue()


def test_console_leaves_a_closed_pipe_to_the_command_line() -> None:
    """The library would end the program with 1, the code for findings.

    Here the pipe's own error comes through.
    """
    reader, writer = os.pipe()
    os.close(reader)
    with pytest.raises(BrokenPipeError), os.fdopen(writer, "w", encoding="utf-8") as closed:
        make_console(closed).print("a")


def test_command_prints_in_colour_on_a_window(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command on a terminal paints the page, its width filled as the window has it."""
    window = Window()
    monkeypatch.setattr("sys.stdout", window)
    for name, value in (("COLUMNS", "90"), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["--root", str(example), "show", "V.2", *AS_OF]) == 0
    assert "\x1b[1;33mSỐ LIỆU MINH HỌA" in window.getvalue()


def test_window_wraps_sentences(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the sentences of a finding are wrapped at its width.

    And paths and source lines stay whole.
    """
    folder = root / "units" / "phuong-loc-tho"
    folder.mkdir(parents=True)
    (folder / "2020.yaml").write_text(
        "unit: phuong-loc-tho\nresults:\n  - {item: II.5.1, status: xong hết rồi}\n", encoding="utf-8"
    )
    window = Window()
    monkeypatch.setattr("sys.stdout", window)
    for name, value in (("COLUMNS", "60"), ("TERM", "xterm")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert main(["--root", str(root), "validate"]) == 1
    assert "\x1b[" in window.getvalue()
    lines = re.sub(r"\x1b\[[0-9;]*m", "", window.getvalue()).split("\n")
    assert "units/phuong-loc-tho/2020.yaml:3:28  LỖI [unknown-status]  UBND phường Lộc Thọ" in lines
    sentences = [line for line in lines if line.startswith("  ") and "│" not in line]
    assert sentences
    assert max(map(len, sentences)) <= 60


@pytest.mark.parametrize("words", ["[red]x[/red]", "[/x]", "[link=http://x.vn]y[/link]", ":smile:", "\\[b]"])
def test_markup_is_printed_as_it_is(words: str, write: Write, root: Path, run: Run) -> None:
    """What looks like the terminal library's markup in a report is shown letter for letter.

    And breaks nothing.
    """
    write(
        "units/phuong-loc-tho/2020.yaml",
        f"unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nfocal_officer: {{name: '{words}'}}\n"
        f"results:\n  - {{item: II.5.1, status: in_progress, summary: '{words}'}}\n  - {{item: "
        f"'{words}', status: done}}\n",
    )
    code, out, _ = run("validate", cwd=root)
    assert code == 1
    assert f"item: '{words}'" in out
    write(
        "units/phuong-loc-tho/2020.yaml",
        f"unit: phuong-loc-tho\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n  - {{item: "
        f"II.5.1, status: in_progress, summary: '{words}'}}\n",
    )
    code, out, _ = run("show", "II.5.1", *AS_OF)
    assert code == 0
    assert words in out


def test_telephone_of_who_signed(folder: Path, run: Run) -> None:
    """It stands among what is known of the unit; who signs without one does not."""
    report = folder / "units" / "phuong-loc-tho" / "2020.yaml"
    before = report.read_text(encoding="utf-8")
    for more, is_shown in ((", phone: 0905 000 111", True), ("", False)):
        signer = f"signer: {{name: Lê Văn C, position: Chủ tịch{more}}}\n"
        report.write_text(before + signer, encoding="utf-8")
        code, out, _ = run("show", "phuong-loc-tho", *AS_OF, cwd=folder)
        assert (code, "Lê Văn C, Chủ tịch, 0905 000 111" in out, "Người ký" in out) == (0, is_shown, is_shown)


def block(location: Location, **more: Text) -> list[str]:
    """The lines of a finding at a place."""
    found = Diagnostic("some-code", Text("Sai.", "Wrong."), location, **more)  # type: ignore[arg-type]
    return render_diagnostic(found, "Phường Lộc Thọ", Language.VIETNAMESE, None).plain.split("\n")


def marked(lines: list[str]) -> str:
    """The columns of the source line under which the carets stand, as they are on a terminal."""
    source, carets = lines[1], lines[2]
    start = cell_len(carets[: carets.index("^")])
    width = carets.count("^")
    seen = ""
    column = 0
    for letter in source:
        if start <= column < start + width:
            seen += letter
        column += cell_len(letter)
    return seen


@pytest.mark.parametrize(
    ("line", "column", "length", "seen"),
    [
        ("status: xong", 9, 4, "xong"),
        ("  summary: Đường phố “Trần Phú” sạch", 21, 10, " “Trần Phú"),
        ("summary: 😀😀 sai", 13, 3, "sai"),
        ("summary: 中文 sai", 13, 3, "sai"),
        ("a\x1b[31m sai", 8, 3, "sai"),
        ("a: \x1b[31m", 4, 1, "\\x1b"),
        ("\tkey: sai", 7, 3, "sai"),
        ("key:", 5, 1, ""),
        ("", 1, 0, ""),
    ],
)
def test_carets_stand_under_the_fault(line: str, column: int, length: int, seen: str) -> None:
    """The carets are below just the letters at fault, also behind wide letters and what is made visible."""
    lines = block(Location("units/x/2020.yaml", 3, column, length, line))
    assert lines[0] == f"units/x/2020.yaml:3:{column}  LỖI [some-code]  Phường Lộc Thọ"
    assert marked(lines) == seen
    assert "^" in lines[2]


@pytest.mark.parametrize("start", [1, 40, 500, 990, 1001])
def test_long_line_is_shown_around_the_fault(start: int) -> None:
    """Of a line of a thousand letters the part around the place is shown, with the carets still under it."""
    text = "a" * (start - 1) + "SAI" + "a" * (1003 - start)
    lines = block(Location("units/x/2020.yaml", 3, start, 3, text))
    assert len(lines[1]) < 90
    assert marked(lines) == "SAI"
    assert ("…" in lines[1]) == (start > 26)


def test_fault_longer_than_the_excerpt() -> None:
    """The carets of a long fault end with what is shown."""
    lines = block(Location("units/x/2020.yaml", 3, 5, 900, "k: " + "a" * 1000))
    assert len(lines[2]) <= len(lines[1]) < 90


def test_control_characters_are_made_visible() -> None:
    """Neither the source line nor the message nor the file's name can act on the terminal."""
    bad = "\x1b]0;x\x07\u202e\r"
    found = Diagnostic(
        "some-code", same(f"Sai {bad}"), Location(f"units/{bad}", 1, 1, 1, bad), fix=bad, hint=same(bad)
    )
    text = render_diagnostic(found, bad, Language.VIETNAMESE, 60).plain
    assert not set(text) & set("\x1b\x07\u202e\r")
    assert "\\x1b]0;x\\x07" in text
    assert "\\x1b" in plain(bad).plain


def test_block_of_a_finding() -> None:
    """Place, severity, code and unit; what is wrong, allowed and to be done; the line to type.

    The second place.
    """
    found = Diagnostic(
        "some-code",
        Text("Sai.", "Wrong."),
        Location("units/x/2020.yaml", 2, 3, 1, "  a: 1"),
        Severity.WARNING,
        allowed=Text("b, c", "b, c"),
        hint=Text("Sửa đi.", "Mend it."),
        fix="  b: 1",
        related=(Related(Location("plan/2020.yaml", 7, 1), Text("ở đây", "here")),),
    )
    assert render_diagnostic(found, "", Language.VIETNAMESE, None).plain.split("\n") == [
        "units/x/2020.yaml:2:3  LƯU Ý [some-code]",
        "    2 │   a: 1",
        "      │   ^",
        "  Sai.",
        "  Được dùng: b, c",
        "  Cách sửa: Sửa đi.",
        "  Gõ lại: b: 1",
        "  Xem: plan/2020.yaml:7:1 (ở đây)",
    ]
    english = render_diagnostic(found, "", Language.ENGLISH, None).plain
    assert [
        word in english
        for word in ("WARNING", "Wrong.", "Allowed: b, c", "Help: Mend it.", "Type: b: 1", "See: plan")
    ] == [True] * 6


def test_finding_about_a_whole_file() -> None:
    """Without a line there is no place to mark."""
    assert render_place(Location("plan/2020.yaml")) == "plan/2020.yaml"
    assert block(Location("plan/2020.yaml")) == ["plan/2020.yaml  LỖI [some-code]  Phường Lộc Thọ", "  Sai."]


def test_progress_appears_on_a_slow_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is passed on in order; the bar comes after a second, and never in a pipe."""
    seconds = iter(range(1000))
    monkeypatch.setattr(
        "ttdn.terminal.progress.time", SimpleNamespace(monotonic=lambda: float(next(seconds)))
    )
    files = [Path(str(number)) for number in range(5)]
    window, pipe = Window(), io.StringIO()
    for stream in (window, pipe):
        assert (
            list(
                track_files(
                    files,
                    len(files),
                    Console(file=stream, width=80, force_terminal=stream is window),
                    "Đang đọc",
                )
            )
            == files
        )
    assert "Đang đọc" in window.getvalue()
    assert pipe.getvalue() == ""
