"""The guide for who keeps the folder: what it tells to type is typed.

What is lost comes back as it says.
"""

import errno
import json
import os
import re
import shlex
import shutil
import zipfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from excel import cell_at, fill, read_form

from ttdn.cli import main

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"vi": ROOT / "docs" / "van-hanh.md", "en": ROOT / "docs" / "operations.md"}
WORDS = {language: page.read_text(encoding="utf-8") for language, page in PAGES.items()}
#: The ward of which the guide speaks, and where its things are.
WARD = "phuong-vinh-hai"
REPORT, TAKEN, REGISTER = f"units/{WARD}/2020.yaml", f"da-nhan/{WARD}", "register/2020.yaml"
#: What a guide tells by what the program says of it, and what is only said of the world outside.
NOTHING_TO_TYPE = {9, 18, 19}


class Row(NamedTuple):
    """A line of the table: what happened, what the program says, what is typed."""

    number: int
    said: str
    typed: list[str]


def rows(language: str) -> Iterator[Row]:
    """The table of what is lost."""
    for line in WORDS[language].splitlines():
        if found := re.fullmatch(r"\| (\d+) \| (.*?) \|(.*?)\| (.*) \|", line):
            yield Row(int(found[1]), found[3], re.findall(r"`ttdn (.*?)`", found[4]))


TABLE = {row.number: row for row in rows("vi")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of which the guide speaks: forms of two wards were taken, two papers were booked."""
    root = tmp_path_factory.mktemp("made") / "ke-hoach"
    for folder in ("plan", "units", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    before = Path.cwd()
    os.chdir(root)
    try:
        assert main(["form", WARD, "phuong-vinh-hoa", "--period", "2020", "-o", "../bm"]) == 0
        for unit in ("phuong-vinh-hoa", WARD):
            fill_in(root, root.parent / "bm" / f"{unit}-2020.xlsx", root / "gui-ve" / f"{unit}.xlsx")
            assert main(["collect", "gui-ve", "--received", "25/11/2020"]) == 0
        for day in (26, 27):
            paper = ["receive", "phuong-vinh-tho", "--period", "2020", "--date", f"{day}/11/2020"]
            assert main(paper) == 0
    finally:
        os.chdir(before)
    return root


def fill_in(root: Path, form: Path, target: Path) -> None:
    """A form as an officer fills it in."""
    values: dict[Any, Any] = {
        cell: {"status": "Đang thực hiện", "summary": "Tuyên truyền tại 12 tổ"}[cell.column]
        for cell in read_form(root, form).places
        if cell.part == "results" and cell.column in {"status", "summary"}
    }
    fill(root, form, values, target)


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Path:
    """A copy of it with the reports of four units, and its backup of yesterday beside it."""
    shutil.copytree(made, tmp_path / "sao-luu", ignore=_others)
    return Path(shutil.copytree(made, tmp_path / "ke-hoach", ignore=_others))


@pytest.fixture
def whole_office(made: Path, tmp_path: Path) -> Path:
    """The same with all reports."""
    shutil.copytree(made, tmp_path / "sao-luu")
    return Path(shutil.copytree(made, tmp_path / "ke-hoach"))


def _others(folder: str, names: list[str]) -> set[str]:
    """The units of which nothing is told here: they are the example, and take time."""
    kept = {WARD, "phuong-vinh-hoa", "phuong-loc-tho", "xa-vinh-luong"}
    return set(names) - kept if Path(folder).name == "units" else set()


def files(root: Path, *folders: str) -> dict[str, bytes]:
    """What stands in some folders."""
    found = (path for folder in folders for path in sorted((root / folder).rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def correct(office: Path, *, name: str = "b.xlsx") -> Path:
    """A newer form of the ward, which came after the backup, in a folder of its own."""
    summary = cell_at("results", "II.5.1", "summary")
    return fill(office, office / TAKEN / f"{WARD}.xlsx", {summary: "15 tổ"}, office / "moi" / name)


# What is lost


@pytest.fixture
def typed(office: Path, run: Run) -> Callable[..., str]:
    """Type what a line of the table tells, or some of it; what was printed."""

    def type_all(number: int, *, only: str = "") -> str:
        printed = []
        for command in (one for one in TABLE[number].typed if only in one):
            code, out, err = run(*shlex.split(command), cwd=office, columns=400)
            assert (code, err) == (0, ""), command
            printed.append(out)
        assert printed
        return "\n".join(printed)

    return type_all


@pytest.fixture
def says(office: Path, run: Run) -> Callable[..., None]:
    """See that a command says what a line of the table says of it (in cursive letters)."""

    def look(number: int, *command: str, language: str = "vi") -> None:
        _, out, err = run("--lang", language, *command, cwd=office, columns=400)
        (said,) = (row.said for row in rows(language) if row.number == number)
        told = re.findall(r"\*([^*]+)\*", said)
        assert any(re.search(re.escape(words).replace(r"\ n\ ", " .* "), out + err) for words in told), (
            told,
            out,
        )

    return look


def test_both_languages_tell_the_same() -> None:
    """The same happenings in the same order, and the same is typed."""
    assert [(row.number, row.typed) for row in rows("vi")] == [(row.number, row.typed) for row in rows("en")]
    assert list(TABLE) == list(range(1, len(TABLE) + 1))
    blocks = [re.findall(r"\n\n```\n(.*?)```", WORDS[language], re.DOTALL) for language in PAGES]
    assert [[line[:52] for line in one.splitlines()] for one in blocks[0]] == [
        [line[:52] for line in one.splitlines()] for one in blocks[1]
    ]


def test_every_line_is_tried() -> None:
    """A line that no test below tries would be a promise."""
    source = Path(__file__).read_text(encoding="utf-8")
    tried = {int(number) for number in re.findall(r"def test_(?:line|lines)_(\d+)", source)}
    assert tried | NOTHING_TO_TYPE >= set(TABLE)


def test_line_1_report_deleted(office: Path, typed: Callable[..., str], says: Callable[..., None]) -> None:
    """It comes back as it was, and so does the register."""
    before = files(office, "units", "register")
    (office / REPORT).unlink()
    for language in PAGES:
        says(1, "validate", language=language)
    for language in PAGES:
        says(1, "intake", language=language)
    typed(1)
    assert files(office, "units", "register") == before


def test_line_2_all_reports_deleted(office: Path, typed: Callable[..., str]) -> None:
    """Those that came as forms come back, and no other."""
    shutil.rmtree(office / "units")
    typed(2)
    assert list(files(office, "units")) == [REPORT, "units/phuong-vinh-hoa/2020.yaml"]
    assert files(office, f"units/{WARD}") == files(office.parent / "sao-luu", f"units/{WARD}")


def test_line_3_older_report_put_back(
    office: Path, run: Run, typed: Callable[..., str], says: Callable[..., None]
) -> None:
    """What came since is taken once more."""
    correct(office)
    assert run("collect", "moi", "--received", "28/11/2020", cwd=office)[0] == 0
    newer = (office / REPORT).read_bytes()
    shutil.copy(office.parent / "sao-luu" / REPORT, office / REPORT)
    for language in PAGES:
        says(3, "collect", f"{TAKEN}/b.xlsx", language=language)
    (office / REPORT).unlink()
    typed(3)
    assert (office / REPORT).read_bytes() == newer


def test_line_4_wrong_version_taken(
    office: Path, typed: Callable[..., str], says: Callable[..., None]
) -> None:
    """The one before stands again."""
    before = files(office, "units")
    correct(office)
    says(4, "collect", "moi", "--received", "28/11/2020")
    assert files(office, "units") != before
    typed(4)
    assert files(office, "units") == before


def test_line_5_form_of_somebody_else(office: Path, run: Run, typed: Callable[..., str]) -> None:
    """The ward has sent nothing that was taken."""
    (office / REPORT).unlink()
    typed(5)
    assert "lost-file" not in run("validate", cwd=office)[1]
    assert "Không nhận" in run("intake", "--unit", WARD, cwd=office)[1]


def test_line_6_paper_booked_by_mistake(office: Path, run: Run, typed: Callable[..., str]) -> None:
    """It is gone, and no other."""
    assert "Bỏ số 4 khỏi sổ nhận" in typed(6)
    assert "3 lần nhận" in run("intake", cwd=office)[1]


def test_line_7_register_deleted(office: Path, typed: Callable[..., str], says: Callable[..., None]) -> None:
    """The forms are booked again with their days; the papers are not there."""
    before = (office / REGISTER).read_text(encoding="utf-8")
    (office / REGISTER).unlink()
    for language in PAGES:
        says(7, "validate", language=language)
    typed(7, only="collect")
    after = (office / REGISTER).read_text(encoding="utf-8")
    assert sorted(re.findall("digest: .*|arrived: .*25$", after)) == sorted(
        re.findall("digest: .*|arrived: .*25$", before)
    )
    assert ("paper" in before, "paper" in after) == (True, False)


def test_line_8_register_broken(office: Path, run: Run, says: Callable[..., None]) -> None:
    """The commands that need it stop, and the line is shown."""
    text = (office / REGISTER).read_text(encoding="utf-8")
    (office / REGISTER).write_text(text.replace("way: other", "way: xe ôm", 1), encoding="utf-8")
    for command, language in product(("status", "intake", "collect da-nhan"), PAGES):
        says(8, *command.split(), language=language)
    (command,) = TABLE[8].typed
    code, out, _ = run(*command.split(), cwd=office)
    assert (code, "way: xe ôm" in out) == (1, True)


def test_line_9_plan_overwritten(office: Path, says: Callable[..., None]) -> None:
    """Nothing is counted by another plan."""
    (office / "plan" / "2020.yaml").write_text("", encoding="utf-8")
    for command, language in product(("status", "report", "collect da-nhan --keep"), PAGES):
        says(9, *command.split(), language=language)


def test_line_10_plan_amended(office: Path, run: Run, typed: Callable[..., str]) -> None:
    """The form that was sent out before is taken after; the new item is asked for."""
    copy = office / "ban-sao.yaml"
    text = (office / "plan" / "2020.yaml").read_text(encoding="utf-8")
    found = re.search(r"( *)- id: II\.5\.10\n(?:\1  .*\n|\1 +.*\n)+", text)
    assert found
    added = found[0].replace("II.5.10", "II.5.11")
    copy.write_text(text.replace(found[0], found[0] + added), encoding="utf-8")
    amend = ("amend", "ban-sao.yaml", "--number", "9/KH-UBND", "--date", "1/12/2020")
    assert run(*amend, cwd=office)[0] == 0
    correct(office)
    assert "1 nhận" in run("collect", "moi", cwd=office)[1]
    typed(10)


def test_line_11_memory_deleted(office: Path, typed: Callable[..., str]) -> None:
    """It is remembered again."""
    before = files(office, ".ttdn/collected")
    shutil.rmtree(office / ".ttdn")
    typed(11)
    after = files(office, ".ttdn/collected")
    assert after.keys() == before.keys()
    values = [[json.loads(text)["taken"][-1]["values"] for text in kept.values()] for kept in (before, after)]
    assert values[0] == values[1]


def test_line_12_documents_deleted(office: Path, typed: Callable[..., str]) -> None:
    """All are made again, and the receipt is the same."""
    receipt = f"out/tra-lai/{WARD}/{WARD}.bien-nhan.txt"
    before = (office / receipt).read_bytes()
    shutil.rmtree(office / "out")
    typed(12)
    assert (office / receipt).read_bytes() == before
    assert (office / "out" / "bao-cao-tong-hop-2020.docx").exists()


def test_line_13_kept_files_deleted(office: Path, run: Run) -> None:
    """The figures stand in the reports."""
    before = run("status", "--format", "json", cwd=office)
    shutil.rmtree(office / "da-nhan")
    assert run("status", "--format", "json", cwd=office) == before
    assert f"{WARD}.xlsx" in run("intake", cwd=office)[1]


def test_line_14_template_broken(office: Path, run: Run, typed: Callable[..., str]) -> None:
    """The line is named; without the template the program has its own."""
    path = office / "templates" / "bao-cao-tong-hop.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n{% for x in %}\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    code, _, err = run("report", "--docx", cwd=office)
    assert (code, f"templates/bao-cao-tong-hop.md:{line}" in err) == (2, True)
    path.unlink()
    typed(14)


def test_line_15_editors_part_deleted(office: Path, typed: Callable[..., str]) -> None:
    """It is made anew."""
    typed(15)
    assert (office / "plan/bien-tap/2020.yaml").exists()


def test_line_16_run_again(office: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ended before the register was written, again."""
    correct(office)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ttdn.collecting.run.register_files", stop)
        assert run("collect", "moi", "--received", "28/11/2020", cwd=office)[0] == 130
    assert run("collect", "moi", "--received", "28/11/2020", cwd=office)[0] == 0
    assert "b.xlsx" in (office / REGISTER).read_text(encoding="utf-8")


def test_line_17_sent_again(office: Path, run: Run, typed: Callable[..., str]) -> None:
    """What was taken and comes again changes nothing."""
    before = files(office, "units", "register")
    assert f"{WARD}.xlsx" in typed(17)
    shutil.copytree(office / TAKEN, office / "moi")
    assert "1 không có gì mới" in run("collect", "moi", cwd=office)[1]
    assert files(office, "units", "register") == before


def test_line_18_two_files(office: Path, says: Callable[..., None]) -> None:
    """The copy is an error, and is not counted."""
    shutil.copy(office / REPORT, office / f"units/{WARD}/2020 (1).yaml")
    for language in PAGES:
        says(18, "validate", language=language)


def test_line_19_key_deleted(office: Path, run: Run) -> None:
    """Forms that are out are taken; a key is made with the next form."""
    (office / ".ttdn" / "key").unlink()
    correct(office)
    assert run("collect", "moi", cwd=office)[0] == 0
    assert run("form", WARD, cwd=office)[0] == 0
    assert (office / ".ttdn" / "key").exists()


# Backup and restore


def test_as_of_yesterday(office: Path, run: Run) -> None:
    """The backup of yesterday, with what has come today taken again from the folder that was spoiled."""
    correct(office)
    assert run("collect", "moi", "--received", "27/11/2020", cwd=office)[0] == 0
    today = files(office, "units", "register")
    office.rename(office.parent / "hong")
    (office.parent / "sao-luu").rename(office)
    command = "collect ../hom-nay --received 27/11/2020"
    assert all(f"`ttdn {command}`" in words for words in WORDS.values())
    for _ in range(2):  # the second time nothing is new
        shutil.copytree(office.parent / "hong" / "da-nhan", office.parent / "hom-nay", dirs_exist_ok=True)
        code, out, _ = run(*command.split(), cwd=office)
    assert code == 0
    assert "3 không có gì mới" in out
    assert files(office, "units") == {
        name: content for name, content in today.items() if name.startswith("units")
    }
    assert (office / TAKEN / "b.xlsx").exists()


def test_whole_folder_elsewhere(office: Path, run: Run) -> None:
    """No path of the old machine is in it."""
    before = run("status", "--format", "json", cwd=office)
    shutil.rmtree(office)
    other = (office.parent / "sao-luu").rename(office.parent / "Ổ khác")
    assert run("status", "--format", "json", cwd=other) == before
    assert str(office).encode() not in b"".join(files(other, "plan", "units", "register", ".ttdn").values())


def test_out_of_an_archive(office: Path, run: Run) -> None:
    """Its folders, without what says that it is frozen, are a folder of work."""
    before = run("status", "--as-of", "2020-12-10", cwd=office)
    assert run("archive", "2020", cwd=office)[0] == 0
    zipfile.ZipFile(office / "out" / "luu-tru-2020.zip").extractall(office.parent / "ra")
    new = office.parent / "moi"
    for folder in ("plan", "units", "register", "da-nhan", "templates"):
        shutil.copytree(office.parent / "ra" / "luu-tru-2020" / folder, new / folder)
    assert run("status", "--as-of", "2020-12-10", cwd=new) == before
    assert run("receive", "cong-an", "--period", "2020", cwd=new)[0] == 0


# What is shown


def console(language: str) -> list[tuple[str, str]]:
    """The commands of a page with what they print."""
    blocks = re.findall(r"```console\n(.*?)```", WORDS[language], re.DOTALL)
    pieces = [piece for block in blocks for piece in re.split(r"^\$ ttdn ", block, flags=re.MULTILINE)[1:]]
    return [(piece.partition("\n")[0], piece.partition("\n")[2]) for piece in pieces]


def make_read_only(_: Path, patch: pytest.MonkeyPatch) -> None:
    """A folder in which nobody may write."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "")

    patch.setattr("ttdn.writing.whole._write_new", refuse)


def copy_register(office: Path, _: pytest.MonkeyPatch) -> None:
    """What a sync program leaves."""
    shutil.copy(office / REGISTER, office / "register" / "2020 (1).yaml")


def freeze(_: Path, __: pytest.MonkeyPatch) -> None:
    """The archive of the year."""
    assert main(["archive", "2020"]) == 0


BEFORE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "receive phuong-vinh-tho --date 28/11/2020": make_read_only,
    "status": copy_register,
    "archive --verify out/luu-tru-2020.zip": freeze,
    "--root out/luu-tru-2020.zip status": freeze,
}


@pytest.mark.parametrize(
    ("language", "command", "expected"),
    [(language, *one) for language in PAGES for one in console(language)],
)
def test_output_is_what_the_program_prints(
    whole_office: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    command: str,
    expected: str,
) -> None:
    """Each example, in its state."""
    monkeypatch.chdir(whole_office)
    if command in BEFORE:
        BEFORE[command](whole_office, monkeypatch)
    _, out, err = run("--lang", language, *shlex.split(command), cwd=whole_office)
    whole = ".*".join(re.escape(part) for part in re.split(r"…", expected.strip()))
    assert re.search(whole, out + err, re.DOTALL), out + err
