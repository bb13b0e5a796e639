"""Help pages: one language on each, metavars too; the first page has every command once, by purpose."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ttdn.cli.app import COMMANDS, Entry
from ttdn.cli.page_words import PURPOSES, READ_ON
from ttdn.metavars import WORDS, metavar

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[1]
WIDTHS = (60, 80, 120)
#: The window is no wider for words; an example may be.
EXAMPLE = "  ttdn "


def names(entries: Mapping[str, Entry], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that lead to each page."""
    yield path
    for name, entry in entries.items():
        yield from names(entry.commands, (*path, name))


PAGES = [*names(COMMANDS)]
ENGLISH = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS)})(?![\w-])")
#: Words of one letter or of common use are told apart by where they stand: behind an option or in the usage.
VIETNAMESE = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS.values())})(?![\w-])")


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_metavars_speak_the_language(folder: Path, run: Run, path: tuple[str, ...]) -> None:
    """On a Vietnamese page stands no English metavar, on an English one no Vietnamese."""
    vietnamese, english = run(*path, "-h", cwd=folder)[1], run("--lang", "en", *path, "-h")[1]
    assert ENGLISH.findall(vietnamese) == []
    assert VIETNAMESE.findall(english) == []
    named = [ENGLISH.findall(english), VIETNAMESE.findall(vietnamese)]
    assert len(named[0]) == len(named[1])


def test_metavars_are_translated_word_by_word() -> None:
    """Brackets, bars, endings and words in small letters stay; any other is a mistake."""
    assert metavar("[FILE.docx]") == ("[TỆP.docx]", "[FILE.docx]")
    assert metavar("DATE|COMMIT|last") == ("NGÀY|BẢN_GHI|last", "DATE|COMMIT|last")
    assert metavar("vi|en") == ("vi|en", "vi|en")
    with pytest.raises(KeyError):
        metavar("BOGUS")


@pytest.mark.parametrize(
    ("line", "vietnamese", "english"),
    [
        (("who",), "Thiếu tham số MỤC.", "Missing argument: ITEM."),
        (("new",), "Thiếu tham số ĐƠN_VỊ.", "Missing argument: UNIT."),
        (("archive",), "NĂM: Cần năm", "YEAR: The year"),
        (("form",), "ĐƠN_VỊ: Ghi tên", "UNIT: Name units"),
        (("find", "…"), "TỪ: không đọc được '…'.", "WORDS: cannot read '…'."),
        (("who", "phuong-loc-tho"), "MỤC: không đọc được", "ITEM: cannot read"),
        (("compare", "x"), "KỲ: không đọc được 'x'.", "PERIOD: cannot read 'x'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_complaints_name_arguments_in_the_language(
    folder: Path, run: Run, line: tuple[str, ...], vietnamese: str, english: str
) -> None:
    """What is missing or cannot be read is called as on the help page."""
    assert run(*line, cwd=folder)[2].startswith(f"Lỗi: {vietnamese}")
    assert run("--lang", "en", *line)[2].startswith(f"Error: {english}")


@pytest.mark.parametrize("path", PAGES, ids=" ".join)
@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_fit_the_window(
    folder: Path, run: Run, path: tuple[str, ...], columns: int, language: str
) -> None:
    """No line is wider than the window or 80 columns; an option or a path is never broken at a hyphen."""
    _, page, _ = run("--lang", language, *path, "-h", cwd=folder, columns=columns)
    lines = [line for line in page.splitlines() if not line.startswith(EXAMPLE)]
    assert max(map(len, lines)) <= min(columns, 80)
    assert [line for line in lines if re.search(r"\w-$", line)] == []
    assert not any(line != line.rstrip() for line in lines)


def test_usage_is_as_people_know_it(folder: Path, run: Run) -> None:
    """What must be said stands first, without braces; what may be said stands in brackets."""
    usages = {path: run(*path, "-h", cwd=folder)[1].splitlines()[0] for path in PAGES}
    assert usages[()] == "Cách dùng: ttdn [--…] LỆNH …"
    assert usages["who",] == "Cách dùng: ttdn who MỤC [--…]"
    assert usages["validate",] == "Cách dùng: ttdn validate [TỆP|THƯ_MỤC]… [--…]"
    assert usages["import",] == "Cách dùng: ttdn import KẾ_HOẠCH.docx [--…]"
    assert usages["plan",] == "Cách dùng: ttdn plan [--…] LỆNH …"
    assert usages["plan", "log"] == "Cách dùng: ttdn plan log [--…]"
    assert not any(sign in usage for usage in usages.values() for sign in ("{", "}", "..."))


def test_every_command_serves_one_purpose(folder: Path, run: Run) -> None:
    """The first page names each command once, under its purpose, and those to begin with before all."""
    listed = [name for purpose in PURPOSES for name in purpose.commands]
    assert sorted(listed) == sorted(COMMANDS)
    page = run("-h", cwd=folder, columns=80)[1]
    assert [word for word in re.findall(r"^  ([a-z-]+)  ", page, re.MULTILINE) if word in COMMANDS] == listed
    begin = page.partition("\n\n")[2]
    assert all(
        name in begin.partition("Hỏi hằng ngày:")[0] for name in ("validate", "status", "report", "init")
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_where_to_read_on_exists(folder: Path, run: Run, language: str) -> None:
    """The pages that the first page names are there, in its language."""
    page = run("--lang", language, "-h", cwd=folder)[1]
    for name, _ in READ_ON:
        path = name.vi if language == "vi" else name.en
        assert path in page
        assert (ROOT / path).is_file()
