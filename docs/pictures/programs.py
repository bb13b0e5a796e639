"""The programs that photograph, each called in one way; what is missing is said in one sentence."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

#: What each program comes in, on Debian and Ubuntu.
PACKAGES = {
    "Xvfb": "xvfb",
    "chromium": "chromium",
    "fc-match": "fontconfig",
    "openbox": "openbox",
    "pdffonts": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "soffice": "libreoffice-calc libreoffice-writer libreoffice-gtk3 libreoffice-l10n-vi",
    "xdotool": "xdotool",
}
#: Whose letters are all there, and as wide as those that Windows has.
FONTS = "fonts-liberation2"
#: No picture of one's own machine: no profile, no network, no greeting.
_CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=vi",
    "--blink-settings=preferredColorScheme=1",
)
_PATIENCE = 120


class PictureError(Exception):
    """A picture cannot be taken; says what to do."""


def require(names: Sequence[str]) -> None:
    """Make sure that programs are there.

    Raises:
        PictureError: One is missing; with the line that installs it.
    """
    missing = [PACKAGES[name] for name in names if shutil.which(name) is None]
    if missing:
        packages = " ".join(dict.fromkeys(missing))
        raise PictureError(f"Pictures need more programs: apt-get install {packages} {FONTS}")


def output_of(*words: str) -> str:
    """What a program that succeeds prints.

    Raises:
        PictureError: It failed, or did not end.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            words, check=True, capture_output=True, encoding="utf-8", timeout=_PATIENCE
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise PictureError(f"'{words[0]}' failed: {error.stderr or error!r}") from error
    return done.stdout


def browse(*words: str) -> str:
    """Run the browser without a window, in a profile that is thrown away; what it prints."""
    with tempfile.TemporaryDirectory(prefix="ttdn-browser-", ignore_cleanup_errors=True) as profile:
        return output_of(*_CHROMIUM, f"--user-data-dir={profile}", *words)


def print_page(page: Path, pdf: Path) -> Path:
    """A page of HTML printed into a PDF, its text kept as text."""
    browse("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf


def pages_of(pdf: Path, pitch: float = 0) -> list[list[str]]:
    """The lines of each page of a PDF as its text layer has them, without spaces at their ends.

    Args:
        pdf: The file.
        pitch: How wide each letter is, in points, where all are: then the spaces within a line are true, too.
    """
    layout = ("-fixed", str(pitch)) if pitch else ("-layout",)
    text = output_of("pdftotext", *layout, "-enc", "UTF-8", str(pdf), "-")
    return [[line.rstrip() for line in page.split("\n")[:-1]] for page in text.split("\f")[:-1]]


def fonts_of(pdf: Path) -> set[str]:
    """The names of the fonts that a PDF draws with, without the mark of a subset and the weight."""
    rows = output_of("pdffonts", str(pdf)).splitlines()[2:]
    return {row.split()[0].rpartition("+")[2].partition("-")[0] for row in rows}
