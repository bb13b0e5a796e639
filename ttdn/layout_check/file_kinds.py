"""What a file is that is not a Word document, so that whoever sent it is told the next step.

What is to be done next depends on what the file was wanted for: ``Steps``.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from ttdn.language import Text, same


class Steps(NamedTuple):
    """What to do with a file that cannot be used, in the words of what it was wanted for.

    Attributes:
        act: What is done with a file, within a sentence: "kiểm tra", "check that".
        heavy: One that is too long or too complex.
        printed: One in which the text is fixed on its pages.
        pictured: One that is only a picture.
        other: One that was made from the document, such as slides.
    """

    act: Text
    heavy: Text
    printed: Text
    pictured: Text
    other: Text

    def told(self, sentence: Text) -> Text:
        """A sentence with the steps in it that it names, such as ``{act}``."""
        return sentence.filled(self._asdict())


_ORIGINAL = Text("Kiểm tra tệp Word gốc của văn bản.", "Check the Word file that it was made from.")
CHECKING = Steps(
    act=Text("kiểm tra", "check that"),
    heavy=Text(
        "Tách thành nhiều tệp rồi kiểm tra từng tệp.", "Split it into several files and check each one."
    ),
    printed=_ORIGINAL,
    pictured=_ORIGINAL,
    other=_ORIGINAL,
)

_OTHER = Text(
    "đây không phải là văn bản Word (.docx). Mở bằng phần mềm đã tạo ra tệp và lưu lại thành .docx.",
    "it is not a Word document (.docx). Open it in the program that made it and save it as .docx.",
)


_SAVE = Text(
    "Mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) và kiểu .docx rồi {act} lại.",
    "Open it in Word or LibreOffice, save it as .docx and {act}.",
)
_PRINTED, _PICTURED, _FROM_IT = map(same, ("{printed}", "{pictured}", "{other}"))
_INSIDE = Text("Lấy tệp .docx bên trong ra rồi {act}.", "Take the .docx file out of it and {act}.")

#: How a file of each kind begins.
_BEGINNINGS = (
    (rb"%PDF-", same("PDF"), _PRINTED),
    (rb"\{\\rtf", Text("RTF (.rtf)", "RTF"), _SAVE),
    (
        rb"(?i:(\xef\xbb\xbf)?\s*<(!doctype\s+html|html|head|meta|body)\b)",
        Text("trang web (HTML)", "a web page (HTML)"),
        _SAVE,
    ),
    (
        rb"(?i:MIME-Version:|From:|Return-Path:|Received:|Content-Type:\s*multipart)",
        Text(
            "thư điện tử hoặc trang web lưu trọn (.eml, .mht)", "an e-mail or a saved web page (.eml, .mht)"
        ),
        _SAVE,
    ),
    (
        rb"(\xef\xbb\xbf)?\s*<\?xml(?s:.{0,2000})(progid=\"Word\.Document|/word/2003/wordml|/2006/xmlPackage)",
        Text("Word kiểu XML (.xml)", "Word XML (.xml)"),
        _SAVE,
    ),
    (rb"(\xef\xbb\xbf)?\s*<\?xml(?s:.{0,2000})<office:document\b", same("OpenDocument (.fodt)"), _SAVE),
    (rb"\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\0|MM\0\*", Text("ảnh", "a picture"), _PICTURED),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", Text("tệp nén", "an archive"), _INSIDE),
)
#: What a zip file of each kind holds: words of the member ``mimetype``, or the beginning of a member's name.
_DOCUMENTS = (
    ("opendocument.text", same("OpenDocument (.odt)"), _SAVE),
    (
        "opendocument.spreadsheet",
        Text("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
        _FROM_IT,
    ),
    ("epub", Text("sách điện tử (.epub)", "an e-book (.epub)"), _FROM_IT),
)
_FOLDERS = (
    ("xl/", Text("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"), _FROM_IT),
    ("ppt/", Text("trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"), _FROM_IT),
    (
        "Index/",
        Text("Pages của Apple (.pages)", "Apple Pages (.pages)"),
        Text("Trong Pages, chọn Xuất ra (Export To) Word.", "In Pages, export it to Word."),
    ),
)
_ZIP = Text("tệp nén (.zip)", "an archive (.zip)")


def kind_of(raw: bytes, steps: Steps = CHECKING) -> Text:
    """The sentence about a file that is not a Word document."""
    if raw.startswith(b"PK"):
        found = _kinds_of_archive(raw)
    else:
        found = ((kind, step) for start, kind, step in _BEGINNINGS if re.match(start, raw))
    for kind, step in found:
        return steps.told(
            Text(
                f"đây là {kind.vi}, không phải văn bản Word (.docx). {step.vi}",
                f"it is {kind.en}, not a Word document (.docx). {step.en}",
            )
        )
    return _OTHER


def _kinds_of_archive(raw: bytes) -> Iterator[tuple[Text, Text]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            said = ""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    said = stream.read(200).decode("latin-1")
    except Exception:  # noqa: BLE001 - whatever a broken archive makes the unpacker raise
        return
    yield from ((kind, step) for sign, kind, step in _DOCUMENTS if sign in said)
    yield from ((kind, step) for sign, kind, step in _FOLDERS if any(name.startswith(sign) for name in names))
    if "[Content_Types].xml" not in names:
        yield _ZIP, _INSIDE
