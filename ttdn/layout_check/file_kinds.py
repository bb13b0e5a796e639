"""What a file is that is not a Word document, so that whoever sent it is told the next step."""

import io
import re
import zipfile
from collections.abc import Iterator

from ttdn.language import Text, same

_SAVE = Text(
    "Mở bằng Word, chọn Lưu thành (Save As) và kiểu .docx rồi kiểm tra lại.",
    "Open it in Word, save it as .docx and check that.",
)
_ORIGINAL = Text("Kiểm tra tệp Word gốc của văn bản.", "Check the Word file that it was made from.")
_INSIDE = Text("Lấy tệp .docx bên trong ra rồi kiểm tra.", "Take the .docx file out of it and check that.")
_OTHER = Text(
    "đây không phải là văn bản Word (.docx). Mở bằng phần mềm đã tạo ra tệp và lưu lại thành .docx.",
    "it is not a Word document (.docx). Open it in the program that made it and save it as .docx.",
)

#: How a file of each kind begins.
_BEGINNINGS = (
    (rb"%PDF-", same("PDF"), _ORIGINAL),
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
    (
        rb"(\xef\xbb\xbf)?\s*<\?xml(?s:.{0,2000})<office:document\b",
        same("OpenDocument (.fodt)"),
        _SAVE,
    ),
    (rb"\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\0|MM\0\*", Text("ảnh", "a picture"), _ORIGINAL),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", Text("tệp nén", "an archive"), _INSIDE),
)
#: What a zip file of each kind holds: words of the member ``mimetype``, or the beginning of a member's name.
_DOCUMENTS = (
    ("opendocument.text", same("OpenDocument (.odt)"), _SAVE),
    (
        "opendocument.spreadsheet",
        Text("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
        _ORIGINAL,
    ),
    ("epub", Text("sách điện tử (.epub)", "an e-book (.epub)"), _ORIGINAL),
)
_FOLDERS = (
    ("xl/", Text("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"), _ORIGINAL),
    ("ppt/", Text("trình chiếu PowerPoint (.pptx)", "a PowerPoint presentation (.pptx)"), _ORIGINAL),
    (
        "Index/",
        Text("Pages của Apple (.pages)", "Apple Pages (.pages)"),
        Text("Trong Pages, chọn Xuất ra (Export To) Word.", "In Pages, export it to Word."),
    ),
)
_ZIP = Text("tệp nén (.zip)", "an archive (.zip)")


def kind_of(raw: bytes) -> Text:
    """The sentence about a file that is not a Word document."""
    if raw.startswith(b"PK"):
        found = _kinds_of_archive(raw)
    else:
        found = ((kind, step) for start, kind, step in _BEGINNINGS if re.match(start, raw))
    for kind, step in found:
        return Text(
            f"đây là {kind.vi}, không phải văn bản Word (.docx). {step.vi}",
            f"it is {kind.en}, not a Word document (.docx). {step.en}",
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
