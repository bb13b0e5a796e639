"""A page of Word as it is printed, and the words of a document in the order of its text."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn

from pictures.programs import PictureError, fonts_of, output_of

#: The font of official documents, as it is where there is no Windows: of the same widths.
FONT = "LiberationSerif"
#: Dots per inch; a page of A4 is then about 1,160 dots wide.
DENSITY = 140


def words_of(document: Path) -> list[str]:
    """The paragraphs of a document that have words, those of tables in their place."""
    return [words for words in _paragraphs(document) if words]


def _paragraphs(document: Path) -> Iterator[str]:
    for paragraph in docx.Document(str(document)).element.body.iter(qn("w:p")):
        words = "".join(found.text or "" for found in paragraph.iter(qn("w:t")))
        yield unicodedata.normalize("NFC", " ".join(words.split()))


def printed(document: Path, place: Path) -> Path:
    """A document as a PDF, whose every letter is of the one font.

    Raises:
        PictureError: Some letter is of another.
    """
    profile = f"-env:UserInstallation={(place / 'office').as_uri()}"
    output_of("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(document))
    pdf = place / f"{document.stem}.pdf"
    if fonts_of(pdf) != {FONT}:
        raise PictureError(f"{document.name} is printed with {fonts_of(pdf)}; wanted: {FONT}")
    return pdf


def first_page(pdf: Path, place: Path) -> Path:
    """The first page of a PDF as a picture."""
    target = place / pdf.stem
    output_of("pdftoppm", "-png", "-singlefile", "-r", str(DENSITY), "-l", "1", str(pdf), str(target))
    return target.with_suffix(".png")


def words_on_first_page(document: Path, pdf: Path) -> list[str]:
    """Of the paragraphs of a document those that stand whole on the first page of its PDF."""
    page = _letters(output_of("pdftotext", "-l", "1", "-enc", "UTF-8", str(pdf), "-"))
    found = []
    for words in words_of(document):
        if _letters(words) not in page:
            break
        found.append(words)
    return found


def _letters(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).split())
