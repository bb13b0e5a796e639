"""A Word document as PDF, made by LibreOffice where the machine has it."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from ttdn.errors import TtdnError
from ttdn.language import Text
from ttdn.places import find_program

_NAMES = ("soffice.exe",) if os.name == "nt" else ("soffice", "libreoffice")
#: Where it is installed without being named in the path.
_USUAL_FOLDERS = (
    # Of 64 bit, of 32 bit.
    Path(os.environ.get("PROGRAMFILES", ""), "LibreOffice", "program"),
    Path(os.environ.get("PROGRAMFILES(X86)", ""), "LibreOffice", "program"),
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
)
_OPTIONS = ("--headless", "--norestore", "--convert-to", "pdf:writer_pdf_Export")
_SECONDS = 120
_NO_PROGRAM = Text(
    "Chưa lập được PDF: máy này không có LibreOffice. Cài LibreOffice, hoặc lập tệp Word (-o TÊN.docx) rồi "
    "lưu thành PDF trong Word.",
    "Cannot make a PDF: there is no LibreOffice on this machine. Install it, or make a Word file "
    "(-o NAME.docx) and save that as PDF in Word.",
)
_NOT_MADE = Text(
    "LibreOffice không chuyển được văn bản sang PDF. Lập tệp Word (-o TÊN.docx) rồi lưu thành PDF trong "
    "Word.",
    "LibreOffice could not turn the document into PDF. Make a Word file (-o NAME.docx) and save that as PDF "
    "in Word.",
)


class PdfNotMadeError(TtdnError):
    """There is no LibreOffice, or it does not do what it is asked for."""


def find_libreoffice(root: Path) -> str | None:
    """The program of LibreOffice; None where the machine has none outside the folder of work."""
    return find_program(_NAMES, root, _USUAL_FOLDERS)


def make_pdf(docx: bytes, root: Path) -> bytes:
    """The PDF of a Word document.

    Args:
        docx: The document.
        root: The folder of work: no program that lies in it is run.

    Raises:
        PdfNotMadeError: It cannot be made; the message says what to do.
    """
    program = find_libreoffice(root)
    if program is None:
        raise PdfNotMadeError(_NO_PROGRAM)
    with tempfile.TemporaryDirectory(prefix="ttdn-pdf-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "a.docx").write_bytes(docx)
        # A profile of its own: a LibreOffice that is open would take the work over, and do it or not.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run([program, profile, *_OPTIONS, "a.docx"], folder)
        try:
            return (folder / "a.pdf").read_bytes()
        except OSError as error:
            raise PdfNotMadeError(_NOT_MADE) from error


def _run(command: list[str], folder: Path) -> None:
    """Run a command to its end; what does not end in time is stopped, with all that it has started."""
    try:
        with subprocess.Popen(  # noqa: S603 - no shell; a program of the machine, a file of our own
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(_SECONDS)
            finally:
                if process.poll() is None:
                    _stop(process)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PdfNotMadeError(_NOT_MADE) from error


def _stop(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
