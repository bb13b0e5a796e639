"""Wrong usage is answered with the nearest right line, which works as it stands and writes nothing."""

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.cli import main
from ttdn.cli.advice import advise, command_line
from ttdn.cli.advice.everyday import COMMANDS as EVERYDAY
from ttdn.cli.advice.everyday import OPTIONS
from ttdn.cli.advice.pasted import unpaste
from ttdn.cli.app import COMMANDS, find_fault, run_app
from ttdn.cli.globals import GlobalOptions, take_global_options
from ttdn.errors import TtdnError

Run = Callable[..., tuple[int, str, str]]

UNIT = "phuong-loc-tho"
TYPE, EXAMPLE, HELP, NAMES = "Gõ lại", "Ví dụ", "Xem cách dùng", "Xem các mục, đơn vị, nhóm"


@pytest.fixture
def place(folder: Path) -> Path:
    """The folder, with a Word document, a form and an archive of forms beside it."""
    for name in ("văn bản.docx", "bieu-mau.xlsx", "gui-ve.zip", "thu.eml"):
        (folder / name).write_bytes(b"PK")
    shutil.copy(folder / "plan" / "2020.yaml", folder / "ban-sao.yaml")
    return folder


#: What is typed behind "ttdn", and the line that is meant.
MEANT = {
    # A name that is nearly one.
    "stauts": "status",
    "STATUS": "status",
    "Validate --STRICT": "validate --strict",
    "ttdn status": "status",
    "TTDN STATUS": "status",
    "plan": "plan log",
    "plan lgo": "plan log",
    "plan --as-of 2020-06-30": "plan log --as-of 2020-06-30",
    "roster": "roster diff",
    "check document ban-sao.yaml": "check-document ban-sao.yaml",
    "status --yaer 2020": "status --year 2020",
    "status --as_of 2020-12-10": "status --as-of 2020-12-10",
    "report --mardown": "report --markdown",
    "validate --unti phuong-loc-tho": "validate --unit phuong-loc-tho",
    "schema reprt": "schema report",
    "explain unknow-item": "explain unknown-item",
    "explain [unknow-item]": "explain unknown-item",
    # Everyday words, with accents or without, joined or not.
    "units": "show",
    "list": "show",
    "check": "validate",
    "kiểm tra": "validate",
    "kiem-tra units": "validate units",
    "bao-cao": "report",
    "báo cáo 2020-Q1": "report --period 2020-Q1",
    "tình hình --unit phuong-loc-tho": "status --unit phuong-loc-tho",
    "TÌNH_HÌNH": "status",
    "don-doc": "remind",
    "ai chưa làm II.5.1": "who II.5.1 --not-done",
    "tim kinh phi": "find kinh phi",
    "status --don-vi phuong-loc-tho": "status --unit phuong-loc-tho",
    "who II.5.1 --chua-lam": "who II.5.1 --not-done",
    "who II.5.1 late": "who II.5.1 --late",
    "report --opinion": "report --opinions",
    "status --csv": "status --format csv",
    "export --format excel": "export --format xlsx",
    "status --format jsn": "status --format json",
    # A value without its option, or behind the wrong one.
    "status II.5.1": "status --item II.5.1",
    'status "phường Lộc Thọ"': 'status --unit "phường Lộc Thọ"',
    "status phuong loc tho": 'status --unit "phuong loc tho"',
    "status --unit phường Lộc Thọ": 'status --unit "phường Lộc Thọ"',
    "show phường Lộc Thọ": 'show "phường Lộc Thọ"',
    "status ubnd-xa-phuong": "status --unit ubnd-xa-phuong",
    "status 2020-Q1": "status --period 2020-Q1",
    "status 2020": "status --period 2020",
    "show II.5.1 2020": "show II.5.1 --year 2020",
    "status 10/12/2020": "status --as-of 10/12/2020",
    "status --unit II.5.1": "status --item II.5.1",
    "status --item phuong-loc-tho": "status --unit phuong-loc-tho",
    "receive cong-an --note gửi qua bưu điện": 'receive cong-an --note "gửi qua bưu điện"',
    "II.5.1": "show II.5.1",
    "phuong-loc-tho": "show phuong-loc-tho",
    "2020-Q1": "status --period 2020-Q1",
    # The option is called like the argument.
    "new --unit cong-an": "new cong-an",
    "form --don-vi cong-an --period 2020": "form cong-an --period 2020",
    "show --item=II.5.1": "show II.5.1",
    "receive cong-an 2020 5/12/2020": "receive cong-an --period 2020 --date 5/12/2020",
    "status --unit= phuong-loc-tho": "status --unit phuong-loc-tho",
    "collect . --dry": "collect . --dry-run",
    "ai chưa nộp": "status",
    "khó khăn": "answers kho-khan",
    # What would be refused when it runs, and what only looks alike.
    "amend II.5.1": None,
    "check document": None,
    "check-document --jsn": None,
    "compare 2020 2020 --csv": None,
    "grep abc": None,
    "new cong-an --force": None,
    "quit": None,
    "remind --zalo": None,
    "roster diff x.docx": None,
    "-o x status": None,
    "-o x.csv status": "status -o x.csv",
    "status --xlsx": None,
    "report --edits --xslx": "report --edits --xlsx",
    "ai không biết": None,
    # Periods and days as people write them.
    "status --period Q1/2020": "status --period 2020-Q1",
    'status --period "quý II năm 2020"': "status --period 2020-Q2",
    "status --period 2020-q5": None,
    'report --period "6 tháng đầu năm 2020"': "report --period 2020-H1",
    'report --period "6 tháng cuối năm"': "report --period 2020-H2",
    "report --period H1": "report --period 2020-H1",
    "report --period 9T": "report --period 2020-9M",
    "report --period 5/2020": "report --period 2020-05",
    "report --period năm 2020": "report --period 2020",
    "report --quy 1": "report --period 2020-Q1",
    "compare Q1 Q2": "compare 2020-Q1 2020-Q2",
    "status --as-of 31/2/2020": "status --as-of 29/02/2020",
    "status --as-of 2020.12.10": "status --as-of 2020-12-10",
    "status --as-of 12/25/2020": "status --as-of 25/12/2020",
    "status --as-of 10/12/20": "status --as-of 10/12/2020",
    "status --as-of 45/13/2020": None,
    "changes --since 31/2/2020": "changes --since 29/02/2020",
    "status --year 2019": "status --year 2020",
    "report --period 2019-Q1": "report --period 2020-Q1",
    # Names that are nearly those of the plan or of a file.
    "show phuong-loc-thoo": "show phuong-loc-tho",
    "status --item II.5.11": "status --item II.5.1",
    "validate unit": "validate units",
    "validate units/phuong-loc-to": "validate units/phuong-loc-tho",
    r"validate 'units\phuong-loc-tho'": "validate units/phuong-loc-tho",
    # Files.
    "report units/phuong-loc-tho/2020.yaml": "report --unit phuong-loc-tho --period 2020",
    r"status 'units\phuong-loc-tho\2020.yaml'": "status --unit phuong-loc-tho --period 2020",
    "show units/phuong-loc-tho/2020.yaml": "show phuong-loc-tho",
    "status plan/2020.yaml": "status --year 2020",
    "report bao-cao.docx": "report -o bao-cao.docx",
    'validate "văn bản.docx"': 'check-document "văn bản.docx"',
    "validate bieu-mau.xlsx": "collect bieu-mau.xlsx --dry-run",
    "validate gui-ve.zip": "collect gui-ve.zip --dry-run",
    "status thu.eml": "collect thu.eml --dry-run",
    "import ban-sao.yaml": "validate ban-sao.yaml",
    'status "văn bản.docx"': 'check-document "văn bản.docx"',
    "bieu-mau.xlsx": "collect bieu-mau.xlsx --dry-run",
    # Pasted from Word or a chat; as on other systems.
    "status –unit phuong-loc-tho": "status --unit phuong-loc-tho",
    "status —unit phuong-loc-tho": "status --unit phuong-loc-tho",
    "status -unit phuong-loc-tho": "status --unit phuong-loc-tho",
    "status -–unit=phuong-loc-tho": "status --unit phuong-loc-tho",
    "status --unit “phường Lộc Thọ”": 'status --unit "phường Lộc Thọ"',
    "status --unit=“phường Lộc Thọ”": 'status --unit "phường Lộc Thọ"',
    "show ‘phuong-loc-tho’": "show phuong-loc-tho",
    "status /unit phuong-loc-tho": "status --unit phuong-loc-tho",
    "report –o bao-cao.docx": "report -o bao-cao.docx",
    # The option before the command.
    "--unit phuong-loc-tho status": "status --unit phuong-loc-tho",
    "--as-of 2020-12-10 status --all": "status --as-of 2020-12-10 --all",
    "--lang fr status": "status",
    # An option of another command.
    "page --unit phuong-loc-tho": "status --unit phuong-loc-tho",
    "intake --item II.5.1": None,
    # Options that are refused beside others.
    "who II.5.1 --late --silent": "who II.5.1 --late",
    "status --format csv --sections": "status --format csv",
    "find tin -o x.csv --format json": "find tin -o x.csv",
    "schema plan --year 2020": "schema plan",
    # Help in other ways.
    "/?": "-h",
    "help": "-h",
    "help status": "status -h",
    "status help": "status -h",
    "trợ-giúp tình hình": "status -h",
    "version": "--version",
}
MEANT_LINES = [(typed, meant) for typed, meant in MEANT.items() if meant is not None]
#: Where nothing is near enough: no line is made up.
UNKNOWN = {
    "bogus": f"{HELP}: ttdn -h",
    "xyzzy --unit x": f"{HELP}: ttdn -h",
    "--": f"{HELP}: ttdn -h",
    "status --xyzzy": f"{HELP}: ttdn status -h",
    "status -x": f"{HELP}: ttdn status -h",
    "status xyzzy": f"{HELP}: ttdn status -h",
    "status --period 2020-q5": f"{HELP}: ttdn status -h",
    "status --as-of 45/13/2020": f"{HELP}: ttdn status -h",
    "show xyzzy": f"{NAMES}: ttdn show",
    "status --unit phường": f"{NAMES}: ttdn show",
    "status --format qqqqqq": f"{HELP}: ttdn status -h",
    "report --docx=1 xyzzy": f"{HELP}: ttdn report -h",
    "who I.1.1": f"{NAMES}: ttdn show",
}
#: What is missing is shown by an example of the plan at hand; of what writes, by the page of help.
MISSING = {
    "who": f"{EXAMPLE}: ttdn who II.5.1",
    "who --late": f"{EXAMPLE}: ttdn who II.5.1 --late",
    "who phuong-loc-tho": f"{EXAMPLE}: ttdn who II.5.1 --unit phuong-loc-tho",
    "answers": f"{EXAMPLE}: ttdn answers II.5.1",
    "find": f"{EXAMPLE}: ttdn find kinh phi",
    "schema": f"{EXAMPLE}: ttdn schema report",
    "status --unit": f"{EXAMPLE}: ttdn status --unit {UNIT}",
    "status --as-of": f"{EXAMPLE}: ttdn status --as-of 2020-06-30",
    "report --period --docx": f"{EXAMPLE}: ttdn report --period 2020 --docx",
    "new": f"{HELP}: ttdn new -h",
    "import": f"{HELP}: ttdn import -h",
    "collect": f"{HELP}: ttdn collect -h",
    "form": f"{HELP}: ttdn form -h",
    "archive": f"{HELP}: ttdn archive -h",
    "check-document": f"{HELP}: ttdn check-document -h",
    "remind --docx --early": f"{HELP}: ttdn remind -h",
}
#: Of what writes, a guess is a rehearsal or a page of help; what was asked for itself is told whole.
WRITING = {
    "docx": f"{HELP}: ttdn report -h",
    "word": f"{HELP}: ttdn report -h",
    "gui": f"{HELP}: ttdn form -h",
    "gửi biểu mẫu": f"{HELP}: ttdn form -h",
    "nhan": f"{HELP}: ttdn collect -h",
    "phat": f"{HELP}: ttdn form -h",
    "neww phuong-loc-tho": f"{HELP}: ttdn new -h",
    "colect gui-ve": f"{TYPE}: ttdn collect gui-ve.zip --dry-run",
    "colect thu.eml --dry-run": f"{TYPE}: ttdn collect thu.eml --dry-run",
    "new phuong-loc-thoo": f"{TYPE}: ttdn new phuong-loc-tho",
    "new units/phuong-loc-tho/2020-Q1.yaml": f"{TYPE}: ttdn new phuong-loc-tho --period 2020-Q1",
    "collect thu.eml --recieved 2020-12-05": f"{TYPE}: ttdn collect thu.eml --received 2020-12-05",
}


def last_line(run: Run, line: str, cwd: Path) -> str:
    """The last line of what is said of a line that is refused."""
    before = {path: path.read_bytes() for path in cwd.rglob("*") if path.is_file()}
    code, out, complaint = run(*shlex.split(line), cwd=cwd)
    assert (code, out) == (2, "")
    sentence, *answer = complaint.splitlines()
    assert sentence.startswith("Lỗi: ")
    assert len(answer) <= 1
    assert {path: path.read_bytes() for path in cwd.rglob("*") if path.is_file()} == before
    return answer[0] if answer else ""


@pytest.mark.parametrize(("line", "meant"), MEANT_LINES, ids=[line for line, _ in MEANT_LINES])
def test_the_line_that_was_meant(place: Path, run: Run, line: str, meant: str) -> None:
    """It is told whole, and is understood as it stands."""
    answer = last_line(run, line, place)
    assert answer in {f"{TYPE}: ttdn {meant}", f"{HELP}: ttdn {meant}"}
    options, rest = take_global_options(shlex.split(answer.partition(": ttdn ")[2]))
    if rest[-1] not in {"-h", "--version"}:
        many = 2 if rest[0] in {"plan", "roster"} else 1
        assert find_fault(tuple(rest[:many]), rest[many:], options) is None


@pytest.mark.parametrize(
    "line",
    [
        "units",
        "status II.5.1",
        "status phuong loc tho",
        "report --quy 1",
        "report units/phuong-loc-tho/2020.yaml",
        "status --as-of 31/2/2020",
        "status –unit phuong-loc-tho",
        "page --unit phuong-loc-tho",
        "who",
        "status --unit",
        "answers",
        "ai chưa làm II.5.1",
        "bieu-mau.xlsx",
        "xyzzy",
        "show xyzzy",
    ],
)
def test_the_line_works_as_it_stands(place: Path, run: Run, line: str) -> None:
    """Typed as it is told, it is answered."""
    answer = last_line(run, line, place)
    code, out, complaint = run(*shlex.split(answer.partition(": ttdn ")[2]))
    assert code in {0, 1}
    assert out
    assert "Lỗi: " not in complaint


@pytest.mark.parametrize(
    ("line", "answer"),
    [*UNKNOWN.items(), *MISSING.items(), *WRITING.items()],
    ids=[*UNKNOWN, *MISSING, *WRITING],
)
def test_what_cannot_be_known(place: Path, run: Run, line: str, answer: str) -> None:
    """Nothing is made up: an example, the names there are or the page of help is shown."""
    assert last_line(run, line, place) == answer


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("who", "Thiếu tham số MỤC. Xem các mục, đơn vị, nhóm: ttdn show."),
        ("kiểm tra", "Không có lệnh 'kiểm tra'."),
        ("status –unit x", "Gạch ngang dán từ Word không dùng được trong dòng lệnh; gõ '-' trên bàn phím."),
        (
            "show “phuong-loc-tho”",
            "Ngoặc kép dán từ Word không dùng được trong dòng lệnh; gõ '\"' trên bàn phím.",
        ),
        (
            'status --unit "\'phuong" "loc tho\'"',
            "Dấu nháy đơn không phải là ngoặc trong Command Prompt; gõ '\"'.",
        ),
        ("stauts\u200b", "Không có lệnh 'stauts\u200b'."),
        ("status -unit x", "Tên dài của tùy chọn viết sau hai gạch."),
        (
            "page --item II.5.1",
            "Lệnh page không có --item; lệnh có: status, find, changes, compare, calendar.",
        ),
        (
            "validate bieu-mau.xlsx",
            "Lệnh validate không nhận tệp 'bieu-mau.xlsx'. Biểu mẫu, thư gửi về được nhận bằng collect.",
        ),
        ("--root khong/co status", "Không tìm thấy 'khong/co'. Kiểm tra tên, và thư mục đang đứng."),
    ],
)
def test_the_sentence_says_what_is_wrong(place: Path, run: Run, line: str, sentence: str) -> None:
    """Where more is known than the parser knew, that is said."""
    assert run(*shlex.split(line), cwd=place)[2].splitlines()[0] == f"Lỗi: {sentence}"


def test_no_line_where_none_helps(place: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is not there, a language that is set for all lines: the sentence says what to do."""
    assert last_line(run, "--root khong/co status", place) == ""
    assert last_line(run, "validate khong/co/gi", place) == ""
    monkeypatch.setenv("TTDN_LANG", "fr")
    assert last_line(run, "stauts", place) == ""


def test_in_english(place: Path, run: Run) -> None:
    """The line keeps the language and the folder that were asked for."""
    for line, answer in {
        "report 2020-Q1": "Type: ttdn --lang en report --period 2020-Q1",
        "who": "Example: ttdn --lang en who II.5.1",
        "bogus": "See how it is used: ttdn --lang en -h",
        "show bogus": "See the items, units and groups: ttdn --lang en show",
    }.items():
        assert run("--lang", "en", *line.split(), cwd=place)[2].splitlines()[-1] == answer
    away = place.parent
    line = shlex.join(["--root", place.name, "status", "II.5.1"])
    assert last_line(run, line, away) == f'{TYPE}: ttdn --root "{place.name}" status --item II.5.1'


def test_without_a_plan(tmp_path: Path, run: Run) -> None:
    """The command is known all the same; examples are those of any plan."""
    assert last_line(run, "stauts --unti x", tmp_path) == f"{TYPE}: ttdn status --unit x"
    assert last_line(run, "who", tmp_path) == f"{EXAMPLE}: ttdn who II.1"
    assert last_line(run, "status II.5.1", tmp_path) == f"{HELP}: ttdn status -h"
    begun = last_line(run, "init a --province Khánh Hòa --commune Nha Trang", tmp_path)
    assert begun == f'{TYPE}: ttdn init a --province "Khánh Hòa" --commune "Nha Trang"'


def test_several_files(tmp_path: Path, run: Run) -> None:
    """Two names are not one: the first of them is shown, but where the command writes."""
    for name in ("a.docx", "b.docx", "c d.docx"):
        (tmp_path / name).touch()
    one = "Lỗi: Lệnh check-document nhận mỗi lần một tệp.\nVí dụ: ttdn check-document a.docx\n"
    assert run("check-document", "a.docx", "b.docx", cwd=tmp_path)[2] == one
    for command, second in (("check-document", "khong-co.docx"), ("import", "b.docx")):
        said = f"Lỗi: Thừa tham số: {second}.\nXem cách dùng: ttdn {command} -h\n"
        assert run(command, "a.docx", second)[2] == said
    assert run("check-document", "c", "d.docx")[2].endswith('Gõ lại: ttdn check-document "c d.docx"\n')


def test_all_names_there_are(folder: Path, run: Run) -> None:
    """``show`` alone lists what it can show: each item, unit and group as it is typed."""
    _, vietnamese, _ = run("show", cwd=folder)
    english = run("--lang", "en", "show")[1]
    for page, labels in ((vietnamese, ("Mục", "Đơn vị", "Nhóm")), (english, ("Items", "Units", "Groups"))):
        parts = [page.index(f"\n{label}\n") for label in labels]
        assert parts == sorted(parts)
        for name in ("II.5.1", "phuong-loc-tho", "ubnd-xa-phuong"):
            assert f"\n  {name}  " in page
    listed = [line.split()[0] for line in vietnamese.splitlines() if line.startswith("  ") and line[2] != " "]
    assert all(run("show", name)[0] == 0 for name in listed)


@pytest.mark.parametrize("word", EVERYDAY)
def test_everyday_words_lead_somewhere(place: Path, run: Run, word: str) -> None:
    """Each is answered with a line of its own that can be read, and is no command already."""
    assert word.replace(" ", "-") not in COMMANDS
    answer = last_line(run, word, place)
    assert answer.startswith((f"{TYPE}: ttdn ", f"{HELP}: ttdn ", f"{EXAMPLE}: ttdn "))
    assert set(EVERYDAY[word].split()) <= set(shlex.split(answer.partition(": ttdn ")[2]))


def test_everyday_options_are_options() -> None:
    """Each is one of some command."""
    from ttdn.cli.advice.lines import spec_of  # noqa: PLC0415 - what is looked at here alone
    from ttdn.cli.app import command_at  # noqa: PLC0415 - the same

    specs = [spec_of(command_at((name,))) for name in COMMANDS if not COMMANDS[name].commands]
    assert all(any(spec.option(name) for spec in specs) for name in OPTIONS.values())


@pytest.mark.parametrize(
    ("words", "posix", "windows"),
    [
        (["status", "--item", "II.5.1"], "ttdn status --item II.5.1", "ttdn status --item II.5.1"),
        (["show", "phường Lộc Thọ"], 'ttdn show "phường Lộc Thọ"', 'ttdn show "phường Lộc Thọ"'),
        (["find", "a$b"], "ttdn find 'a$b'", None),
        (["find", 'a"b'], "ttdn find 'a\"b'", None),
        (["find", "100%"], 'ttdn find "100%"', None),
        (["validate", "C:\\So lieu"], "ttdn validate 'C:\\So lieu'", 'ttdn validate "C:\\So lieu"'),
        (["validate", "C:\\x"], "ttdn validate 'C:\\x'", "ttdn validate C:\\x"),
        (["find", "a;b"], 'ttdn find "a;b"', 'ttdn find "a;b"'),
        # PowerShell takes curly quotes for straight ones.
        (["find", "“a” b"], 'ttdn find "“a” b"', None),
        (["find", ""], 'ttdn find ""', 'ttdn find ""'),
        (["find", "\x1b[31m"], None, None),
        (["find", "\udcff"], None, None),
        (["find", "a\nb"], None, None),
    ],
)
def test_quoted_for_the_shell_at_hand(words: list[str], posix: str | None, windows: str | None) -> None:
    """What one shell cannot quote, or nobody can see, is not proposed there."""
    assert command_line(words, windows=False) == posix
    assert command_line(words, windows=True) == windows
    if posix is not None:
        assert shlex.split(posix) == ["ttdn", *words]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["–-unit", "a"], ["--unit", "a"]),
        (["−o", "x"], ["-o", "x"]),
        (["-5"], ["-5"]),
        (["“a", "b”", "c"], ["a b", "c"]),
        (["”a", "b”"], ["a b"]),
        (["“a”"], ["a"]),
        (["“"], [""]),
        (["“a", "b"], ["a", "b"]),
        (["a\u00a0b"], ["a", "b"]),
        (["a\u200bb"], ["ab"]),
        (["", "a"], ["", "a"]),
        (["it’s"], ["it’s"]),
        (["'a", "b'", "c"], ["a b", "c"]),
        (["'a", "b"], ["'a", "b"]),
        (["--unit='a", "b'"], ["--unit=a b"]),
    ],
)
def test_what_was_pasted(words: list[str], meant: list[str]) -> None:
    """Dashes and quotes of Word are those of the keyboard; what stands within words stays."""
    assert unpaste(words) == meant


HOSTILE = [
    "[/x]",
    "\x1b[31mx",
    "{{ 7*7 }}",
    "",
    "😀",
    "a" * 5000,
    "../../etc/passwd",
    "\udcff",
    "-",
    "\n",
    "“",
    "–",
    "=",
    "-=",
    "/",
]


@pytest.mark.parametrize("word", HOSTILE)
def test_nothing_typed_breaks_the_advice(place: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """The advice itself is asked, without the net below it; nothing is run but a reading of the line."""
    monkeypatch.chdir(place)
    for line in (
        [word],
        [word, word],
        ["status", word],
        ["status", "--unit", word, word],
        ["show", f"--{word}"],
        ["status", "--as-of", word],
        ["status", "--period", word],
        ["status", "--year", word],
        ["explain", word],
        ["validate", word],
        ["plan", word],
        ["--root", word, "status"],
    ):
        error = TtdnError.__new__(TtdnError)
        try:
            options, rest = take_global_options(line)
            run_app(options, rest)
        except TtdnError as found:
            error = found
            sentence, answer = advise(error, line, GlobalOptions())
            assert sentence.vi
            assert answer is None or ": ttdn " in answer.vi


def test_nothing_is_loaded_without_a_fault(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is understood asks for no advice; one whose advice fails still says what is wrong."""
    monkeypatch.setattr("ttdn.cli.advice.advise", lambda *_: 1 / 0)
    assert run("status", cwd=folder)[0] == 0
    assert run("stauts")[2] == "Lỗi: Không có lệnh 'stauts'.\n"
    assert main(["validate"]) == 0
