"""A document as PDF: made by LibreOffice where the machine has it, else refused with what to do."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ttdn.documents.layout import pdf
from ttdn.documents.layout.output import DocumentEditedError, pack_pdf, write_all

Run = Callable[..., tuple[int, str, str]]

COMMAND = ("report", "--as-of", "2020-12-10", "-o")
#: A program that does what LibreOffice is asked for, so far as it is seen from outside.
OFFICE = '#!/bin/sh\nfor last; do :; done\n[ "$last" = a.docx ] && printf "%%PDF-1.6 made" > a.pdf\n'
only_posix = pytest.mark.skipif(os.name == "nt", reason="a script as a program")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Path], Path]:
    """Put a program of LibreOffice's name into a folder, the only one that is looked into."""

    def put(script: str, folder: Path = tmp_path / "programs") -> Path:
        folder.mkdir(exist_ok=True)
        program = folder / "soffice"
        program.write_text(script, encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(folder))
        return program

    monkeypatch.setattr(pdf, "_USUAL_FOLDERS", ())
    return put


@only_posix
def test_pdf_is_made_and_made_again(folder: Path, run: Run, office: Callable[..., Path]) -> None:
    """With its own ending and nothing of Word in it; the program knows its own file again."""
    office(OFFICE)
    for _ in range(2):
        code, printed, complaint = run(*COMMAND, "a.pdf", cwd=folder)
        assert (code, complaint) == (0, "")
        assert printed.startswith("Đã lập a.pdf từ ")
    assert (folder / "a.pdf").read_bytes().startswith(b"%PDF-1.6 made")


@only_posix
@pytest.mark.parametrize("variable", ["PROGRAMFILES", "PROGRAMFILES(X86)"])
def test_where_windows_installs_it(tmp_path: Path, variable: str) -> None:
    """Beside the other programs, of whichever kind it is."""
    program = tmp_path / "LibreOffice" / "program" / "soffice"
    program.parent.mkdir(parents=True)
    program.write_text(OFFICE, encoding="utf-8")
    program.chmod(0o755)
    find = "import pathlib; from ttdn.documents.layout.pdf import find_libreoffice as find; "
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", f"{find}print(find(pathlib.Path('units')))"],
        env={
            **os.environ,
            "PATH": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(sys.path),
            variable: str(tmp_path),
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{program}\n"


@only_posix
def test_without_libreoffice(folder: Path, run: Run, office: Callable[..., Path]) -> None:
    """A sentence says what to do, and no file is left."""
    office(OFFICE).unlink()
    code, _, complaint = run(*COMMAND, "a.pdf", cwd=folder)
    assert code == 2
    assert complaint.startswith("Lỗi: Chưa lập được PDF: máy này không có LibreOffice. Cài LibreOffice, hoặc")
    assert not (folder / "a.pdf").exists()


@only_posix
def test_program_of_a_submission_is_not_run(folder: Path, run: Run, office: Callable[..., Path]) -> None:
    """What lies in the folder of work may be anybody's, also where the path leads there."""
    office("#!/bin/sh\n: > run\n", folder / "units")
    code, _, complaint = run(*COMMAND, "a.pdf", cwd=folder)
    assert (code, "không có LibreOffice" in complaint) == (2, True)
    assert not list(folder.rglob("run"))


@only_posix
@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nwhile :; do :; done\n", "no program"])
def test_libreoffice_that_does_not_do_it(
    folder: Path, run: Run, office: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """It fails, hangs or is none: a sentence, soon."""
    monkeypatch.setattr(pdf, "_SECONDS", 0.5)
    office(script)
    code, _, complaint = run(*COMMAND, "a.pdf", cwd=folder)
    assert (code, complaint.startswith("Lỗi: LibreOffice không chuyển được văn bản sang PDF.")) == (2, True)


def test_pdf_of_a_person_is_kept(tmp_path: Path) -> None:
    """A signed copy of the same name, or one with notes in it, is not written over."""
    path, made = tmp_path / "a.pdf", pack_pdf(b"%PDF-1.6 made")
    write_all(tmp_path, {path: made})
    write_all(tmp_path, {path: pack_pdf(b"%PDF-1.6 other")})
    for work in (made + b" signed", made.replace(b"made", b"note"), b"%PDF-1.6"):
        path.write_bytes(work)
        with pytest.raises(DocumentEditedError):
            write_all(tmp_path, {path: made})
        assert path.read_bytes() == work
    write_all(tmp_path, {path: made}, force=True)
    assert path.read_bytes() == made
