"""What a user of Windows makes by ``>``: files in other encodings that come back, and the way without it.

PowerShell 5.1 writes UTF-16 with a mark, PowerShell 7 UTF-8; both have read the program's letters in the code
page of the window before.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def misread(codec: str) -> Callable[[str], str]:
    """What the bytes of UTF-8 are as letters of a code page."""
    return lambda text: text.encode().decode(codec, "replace")


#: As such files come. That of PowerShell 5.1 is UTF-16 of letters that were read wrongly.
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-16 LE with its mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "UTF-16 BE with its mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "PowerShell 5.1": lambda text: b"\xff\xfe" + misread("cp437")(text).encode("utf-16-le"),
}
#: What a command says of a file in one of them, where it reads one: the file and the line.
READ = {
    "report": ("units/phuong-loc-tho/2020.yaml", ("validate", "units")),
    "plan": ("plan/2020.yaml", ("validate",)),
    "edits": ("plan/bien-tap/2020.yaml", ("validate",)),
    "register": ("register/2020.yaml", ("validate",)),
    "amended copy": ("ban-sao.yaml", ("amend", "ban-sao.yaml", "--number", "1/KH", "--date", "2020-12-31")),
    "plan of last year": ("plan/2019.yaml", ("init", "moi", "--from", "plan/2019.yaml")),
}


def put(root: Path, name: str, encode: Callable[[str], bytes]) -> None:
    """A file as such a command leaves it; where there is none, a copy of the plan."""
    path = root / name
    source = path if path.exists() else root / "plan" / "2020.yaml"
    content = encode(source.read_text(encoding="utf-8"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("what", READ)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encoding_is_named_with_cause_and_cure(
    folder: Path, run: Run, what: str, encoding: str
) -> None:
    """Nothing is guessed: the file, why it may be so, and the two ways on are said."""
    name, line = READ[what]
    put(folder, name, ENCODINGS[encoding])
    code, out, err = run(*line, cwd=folder, columns=400)
    assert code in {1, 2}
    for words in (name, "UTF-16", "PowerShell", "-o TÊN_TỆP", "Lưu thành"):
        assert words in out + err


def test_cause_is_named_in_english(folder: Path, run: Run) -> None:
    """The same for the IT person who reads English."""
    name, line = READ["report"]
    put(folder, name, ENCODINGS["PowerShell 5.1"])
    out = run("--lang", "en", *line, cwd=folder, columns=400)[1]
    assert "PowerShell's > wrote" in out
    assert "-o FILE" in out


@pytest.mark.parametrize("what", READ)
def test_old_code_page_is_named(folder: Path, run: Run, what: str) -> None:
    """A file in the code page of Windows is no UTF-8; of PowerShell nothing is said."""
    name, line = READ[what]
    put(folder, name, lambda text: text.replace("ế", "ê").encode("cp1258", "replace"))
    code, out, err = run(*line, cwd=folder, columns=400)
    assert code in {1, 2}
    assert "UTF-8" in out + err
    assert "PowerShell" not in out + err


@pytest.mark.parametrize("what", ["report", "plan"])
def test_mark_of_utf_8_is_no_fault(folder: Path, run: Run, what: str) -> None:
    """Notepad and ``Set-Content -Encoding utf8`` write one."""
    name, line = READ[what]
    put(folder, name, lambda text: b"\xef\xbb\xbf" + text.encode())
    assert run(*line, cwd=folder)[0] == 0


@pytest.mark.parametrize("codec", ["cp437", "cp1252", "cp1258"])
def test_letters_that_powershell_7_misread_are_found(folder: Path, run: Run, codec: str) -> None:
    """The file is UTF-8 then, its letters are nonsense: they are told with what they were."""
    put(folder, "units/phuong-loc-tho/2020.yaml", lambda text: misread(codec)(text).encode())
    out = run("validate", "units/phuong-loc-tho", cwd=folder, columns=400)[1]
    assert "Chữ Unicode bị đọc sai bảng mã." in out
    assert "ăng tin hằng tuần'" in out.partition("Có lẽ là: ")[2]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_template_in_another_encoding(folder: Path, run: Run, encoding: str) -> None:
    """It is refused with its name and the cure; a folder for the next year takes it over as it is."""
    content = ENCODINGS[encoding]("---\nkind: BÁO CÁO\ntitle: Kết quả\n---\nĐã làm.\n")
    path = folder / "templates" / "bao-cao-tong-hop.md"
    path.parent.mkdir()
    path.write_bytes(content)
    code, _, err = run("report", "--markdown", "--as-of", "2020-12-20", cwd=folder)
    assert code == 2
    assert "templates/bao-cao-tong-hop.md:1: Mẫu văn bản không ở bảng mã UTF-8." in err
    code, _, err = run("init", "moi", "--from", "plan/2020.yaml")
    assert (code, err) == (0, "")
    assert (folder / "moi" / "templates" / "bao-cao-tong-hop.md").read_bytes() == content


# The way without ">"

#: Commands that print what is kept, with the file that their answer goes into.
INTO_A_FILE = {
    ("status", "--as-of", "2020-12-20", "--format", "csv"): "x.csv",
    ("status", "--as-of", "2020-12-20", "--format", "figures"): "x.csv",
    ("status", "--as-of", "2020-12-20", "--format", "json"): "x.json",
    ("status", "--as-of", "2020-12-20", "--format", "markdown"): "x.md",
    ("intake", "--as-of", "2020-12-20", "--format", "csv"): "x.csv",
    ("plan", "log", "--format", "markdown"): "x.md",
    ("explain", "unknown-item"): "x.md",
    ("explain", "--all"): "x.md",
    ("check-document", "--rules"): "x.md",
    ("report", "--names"): "x.md",
    ("report", "--markdown", "--yes", "--as-of", "2020-12-20"): "x.md",
    ("schema", "plan"): "x.json",
    ("schema", "report"): "x.json",
}


@pytest.mark.parametrize(("line", "name"), INTO_A_FILE.items(), ids=str)
def test_file_holds_what_is_printed(folder: Path, run: Run, line: tuple[str, ...], name: str) -> None:
    """With -o the same text stands in the file, in UTF-8; again it is replaced; what is not ours is not."""
    printed = run(*line, cwd=folder)[1]
    code, out, _ = run(*line, "-o", name)
    assert (code, out.splitlines()[0]) == (0, f"Đã ghi {name}")
    assert (folder / name).read_bytes().decode() == printed
    assert run(*line, "-o", name)[0] == 0
    (folder / name).write_text("của tôi", encoding="utf-8")
    code, _, err = run(*line, "-o", name)
    assert (code, "--force" in err) == (2, True)
    assert (folder / name).read_text(encoding="utf-8") == "của tôi"
    assert run(*line, "-o", name, "--force")[0] == 0
    assert (folder / name).read_bytes().decode() == printed


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_ending_says_the_form(folder: Path, run: Run, form: str) -> None:
    """Without --format the file's name is enough; another form than it says is refused."""
    ending = {"csv": ".csv", "json": ".json", "markdown": ".md"}[form]
    printed = run("status", "--as-of", "2020-12-20", "--format", form, cwd=folder)[1]
    assert run("status", "--as-of", "2020-12-20", "-o", f"x{ending}")[0] == 0
    assert (folder / f"x{ending}").read_bytes().decode() == printed
    other = "csv" if form != "csv" else "json"
    code, _, err = run("status", "--format", other, "-o", f"y{ending}")
    assert (code, "--format" in err) == (2, True)
    assert not (folder / f"y{ending}").exists()


@pytest.mark.parametrize(
    "line",
    [
        ("status", "-o", "x.txt"),
        ("status", "--format", "figures", "-o", "x.json"),
        ("intake", "-o", "x.md"),
        ("roster", "diff", "-o", "x.md"),
        ("schema", "plan", "-o", "plan/2020.yaml"),
        ("explain", "--all", "-o", "x"),
        ("check-document", "--rules", "-o", "x.json"),
        ("report", "--names", "-o", "x.docx"),
        ("report", "--markdown", "-o", "x.docx"),
        ("report", "--docx", "-o", "x.md"),
    ],
    ids=" ".join,
)
def test_wrong_ending_is_refused(folder: Path, run: Run, line: tuple[str, ...]) -> None:
    """Before anything is done, and nothing is written."""
    before = (folder / "plan" / "2020.yaml").read_bytes()
    code, out, err = run(*line, cwd=folder)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: ")
    assert not list(folder.glob("x*"))
    assert (folder / "plan" / "2020.yaml").read_bytes() == before


def test_schema_replaces_what_powershell_wrote(folder: Path, run: Run) -> None:
    """Whoever made it with ">" before runs the command of the guide, and editors read it again."""
    text = run("schema", "report", cwd=folder)[1]
    path = folder / "schema" / "report.schema.json"
    path.parent.mkdir()
    path.write_bytes(ENCODINGS["PowerShell 5.1"](text))
    assert run("schema", "report", "-o", "schema/report.schema.json")[0] == 0
    assert json.loads(path.read_bytes()) == json.loads(text)


def test_schema_of_a_plan_needs_no_folder(tmp_path: Path, run: Run) -> None:
    """It is the same everywhere, and is written where one stands."""
    assert run("schema", "plan", "-o", "plan.json", cwd=tmp_path)[0] == 0
    assert "urn:ttdn:plan" in (tmp_path / "plan.json").read_text(encoding="utf-8")


def test_verdicts_on_a_document_in_a_file(folder: Path, run: Run) -> None:
    """The exit code is that of the verdicts."""
    assert run("report", "--docx", "-o", "a.docx", "--yes", "--as-of", "2020-12-20", cwd=folder)[0] == 0
    code, out, _ = run("check-document", "a.docx", "-o", "kq.json")
    assert (code, out) == (0, "Đã ghi kq.json\n")
    assert json.loads((folder / "kq.json").read_bytes())


# Pipes in other encodings


@pytest.mark.parametrize(
    ("setting", "line", "code"),
    [
        ({"PYTHONIOENCODING": "cp1252"}, ("status", "--as-of", "2020-12-20"), 0),
        ({"PYTHONIOENCODING": "ascii:strict"}, ("nhầm",), 2),
        ({"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, ("--help",), 0),
    ],
    ids=str,
)
def test_piped_words_are_utf_8(
    folder: Path, setting: dict[str, str], line: tuple[str, ...], code: int
) -> None:
    """Whatever the code page of a pipe is called, Vietnamese comes out as UTF-8, and nothing is raised."""
    plain = {key: value for key, value in os.environ.items() if key not in {"TTDN_LANG", "COLUMNS"}}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "ttdn", *line],
        cwd=folder,
        env={**plain, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), **setting},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code
    words = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in words
    assert any(letter in words for letter in ("ế", "ạ", "ệ"))
