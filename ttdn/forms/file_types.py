"""What a file that came is, by what it holds and only then by its name.

It also says what to do with a file that is not a form.
"""

import io
import zipfile
import zlib
from enum import Enum
from functools import partial
from pathlib import PurePath

from ttdn.forms.identity import HIDDEN_SHEET
from ttdn.language import Text
from ttdn.writing import is_sealed

#: What is looked at of a file that may be anything.
HEAD = 4096
#: What is given to a unit's folder as evidence, where it came beside the form: nothing that a program would
#: obey.
_KEPT = (
    ".pdf .jpg .jpeg .png .gif .tif .tiff .webp .heic .bmp .docx .doc .odt .rtf .xlsx "
    ".xls .ods .pptx .ppt .odp .txt .csv .mp3 .m4a .wav .mp4 .mov .avi .wmv .zip .rar .7z"
)
EVIDENCE_ENDINGS = frozenset(_KEPT.split())
#: iCloud leaves ``.name.xlsx.icloud`` for what is not on this computer.
_PARTIAL = frozenset(
    {".crdownload", ".part", ".partial", ".download", ".opdownload", ".filepart", ".!ut", ".icloud"}
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FORM_ADVICE = Text(
    "Đề nghị đơn vị điền vào biểu mẫu đã phát (.xlsx) rồi gửi lại.",
    "Ask the unit to fill in the form that was sent out (.xlsx).",
)
_SAVE_AS = Text(
    "Đề nghị đơn vị mở bằng Excel, lưu lại dạng Excel Workbook (.xlsx) rồi gửi lại.",
    "Ask for it to be saved as an Excel Workbook (.xlsx).",
)
_DOWNLOAD = Text(
    "Tải lại tệp (OneDrive, Zalo, thư điện tử) rồi chạy lại.", "Download it again, then run again."
)
_ATTACHMENTS = Text(
    "Mở thư, lưu tệp đính kèm vào thư mục này rồi chạy lại.",
    "Save its attachments into this folder, then run again.",
)
_BY_HAND = Text(
    "Nếu là báo cáo: ghi sổ bằng ttdn receive ĐƠN_VỊ --file TỆP, nhập bằng ttdn new; nếu là minh chứng: "
    "chép vào units/<đơn vị>.",
    "If it is a report, book it (ttdn receive UNIT --file FILE) and type it in (ttdn new); if it is "
    "evidence, copy it into units/<unit>.",
)


_NOTHING = Text("Không cần làm gì", "Nothing")


class FileType(Enum):
    """What a file is: what is said of it, what to do; the endings of its name, and how it begins.

    A form is opened; of it nothing is said here.
    """

    FORM = ("", "", Text("", ""), ".xlsx .xls .xlsm .xlsb .xltx .xltm")
    EMPTY = (
        "Tệp rỗng (0 byte): chưa tải về xong (OneDrive, Zalo).",
        "The file is empty (0 bytes): the download did not finish (OneDrive, Zalo).",
        _DOWNLOAD,
    )
    HOLLOW = (
        "Tệp chỉ chứa byte 0: chưa tải về xong hoặc ổ đĩa lỗi.",
        "The file contains nothing but zero bytes: a broken download or disk.",
        _DOWNLOAD,
    )
    CUT = ("Tệp bị cắt cụt: tải về dở dang.", "The file is cut short: a broken download.", _DOWNLOAD)
    PARTIAL = (
        "Tệp đang tải dở.",
        "An unfinished download.",
        _DOWNLOAD,
        "",
        b"version https://git-lfs.github.com/spec/",
    )
    PAGE = (
        "Tệp là một trang web (thường là trang đăng nhập), không phải tệp đã gửi.",
        "The file is a web page (often a login page).",
        Text("Đăng nhập rồi tải lại đúng tệp.", "Log in, download the file itself, then run again."),
        ".html .htm",
    )
    OLD_EXCEL = (
        "Tệp dạng Excel cũ (.xls), không phải .xlsx.",
        "An old Excel file (.xls), not .xlsx.",
        _SAVE_AS,
    )
    BINARY_EXCEL = ("Tệp Excel dạng nhị phân (.xlsb).", "A binary Excel file (.xlsb).", _SAVE_AS)
    XML_EXCEL = ("Bảng tính dạng XML 2003.", "An Excel 2003 XML spreadsheet.", _SAVE_AS)
    WEB_EXCEL = ("Bảng tính lưu dạng trang web.", "A spreadsheet saved as a web page.", _SAVE_AS)
    OPEN_DOCUMENT = (
        "Bảng tính OpenDocument (.ods).",
        "An OpenDocument spreadsheet (.ods).",
        _SAVE_AS,
        ".ods .fods .et",
    )
    NUMBERS = (
        "Tệp của Apple Numbers.",
        "An Apple Numbers file.",
        Text(
            "Đề nghị đơn vị xuất ra Excel (.xlsx) rồi gửi lại.", "Ask for it to be exported to Excel (.xlsx)."
        ),
        ".numbers",
    )
    TEXT_TABLE = ("Bảng dạng văn bản (.csv).", "A text table (.csv).", _FORM_ADVICE, ".csv .tsv")
    ARCHIVE = (
        "Tệp nén.",
        "An archive.",
        Text("Giải nén vào thư mục này rồi chạy lại.", "Unpack it into this folder, then run again."),
        ".zip .rar .7z .gz .tgz .tar .bz2 .xz .zst .001 .z01",
        b"Rar!",
        b"7z\xbc\xaf'\x1c",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ",
        b"(\xb5/\xfd",
    )
    MAIL = (
        "Thư điện tử.",
        "An e-mail.",
        _ATTACHMENTS,
        ".eml .mht .mhtml .emlx",
        b"Received:",
        b"Return-Path:",
        b"Delivered-To:",
        b"MIME-Version:",
        b"Message-ID:",
        b"X-Mozilla-",
    )
    MAILBOX = ("Hộp thư (.mbox).", "A mailbox (.mbox).", _ATTACHMENTS, ".mbox .mbx", b"From ")
    OUTLOOK = (
        "Thư của Outlook (.msg).",
        "An Outlook message (.msg).",
        Text(
            "Lưu thành .eml (Outlook mới, Outlook trên web: Tải xuống), hoặc lưu tệp đính kèm vào thư mục "
            "này, rồi chạy lại.",
            "Save it as .eml (new Outlook, Outlook on the web: Download), or save its attachments here, "
            "then run again.",
        ),
        ".msg .pst .ost .oft",
    )
    TNEF = (
        "Tệp winmail.dat: Outlook đã gói các tệp đính kèm vào trong.",
        "A winmail.dat: Outlook has wrapped the attachments in it.",
        Text(
            "Mở thư bằng Outlook, lưu tệp đính kèm vào thư mục này; hoặc đề nghị đơn vị gửi lại thư dạng "
            "HTML.",
            "Open the mail in Outlook and save its attachments here, or ask for it again as HTML.",
        ),
        "",
        b'x\x9f>"',
    )
    PDF = ("Tệp PDF.", "A PDF file.", _BY_HAND, ".pdf .xps .oxps", b"%PDF")
    PICTURE = (
        "Ảnh.",
        "A picture.",
        _BY_HAND,
        ".jpg .jpeg .jpe .png .gif .tif .tiff .webp .heic .heif .bmp .jfif",
        b"\xff\xd8\xff",
        b"\x89PNG",
        b"GIF8",
        b"II*\0",
        b"MM\0*",
    )
    WORD = (
        "Văn bản Word hoặc tương tự.",
        "A text document.",
        _BY_HAND,
        ".docx .doc .docm .dotx .dot .odt .rtf .pages .wps .wpd .txt .md",
        b"{\\rtf",
    )
    HOLDS_FORM = (
        "Biểu mẫu nhúng bên trong một văn bản, không phải tệp .xlsx.",
        "A form embedded in a document, not a .xlsx file.",
        Text(
            "Mở văn bản, bấm chuột phải vào bảng tính nhúng, chọn Worksheet Object > Open; trong Excel chọn "
            "File > Save a Copy (Lưu bản sao), lưu .xlsx vào thư mục này, chuyển văn bản đi rồi chạy lại.",
            "Open it, right-click the embedded sheet, choose Worksheet Object > Open; in Excel choose File > "
            "Save a Copy, save a .xlsx into this folder, move the document away, then run again.",
        ),
    )
    SLIDES = ("Bản trình chiếu.", "A presentation.", _BY_HAND, ".pptx .ppt .odp .key .pps .ppsx")
    YAML = (
        "Tệp YAML.",
        "A YAML file.",
        Text(
            "Nếu là báo cáo: chép vào units/<đơn vị>/<kỳ>.yaml rồi chạy ttdn validate.",
            "If it is a report, copy it into units/<unit>.",
        ),
        ".yaml .yml",
    )
    SHORTCUT = (
        "Lối tắt đến một tệp, không phải tệp.",
        "A shortcut to a file, not the file.",
        Text("Đề nghị đơn vị gửi chính tệp.", "Ask for the file itself."),
        ".lnk .url .webloc .desktop .gsheet .gdoc .gslides",
        b"L\0\0\0\x01\x14\x02\0",
        b"[InternetShortcut]",
    )
    PROGRAM = (
        "Chương trình hoặc tệp lệnh, không phải báo cáo.",
        "A program or script, not a report.",
        Text("Không mở; hỏi người gửi.", "Do not open it; ask its sender."),
        ".exe .scr .com .bat .cmd .ps1 .vbs .js .jse .wsf .hta .msi .jar .sh .py .dll .reg .apk .iso .img",
        b"MZ",
        b"\x7fELF",
        b"#!",
    )
    RECEIPT = (
        "Biên nhận do ttdn lập.",
        "A receipt made by ttdn.",
        _NOTHING,
        "",
        "BIÊN NHẬN ".encode(),
    )
    PAPER = ("Văn bản do ttdn lập.", "A document made by ttdn.", _NOTHING, "")
    DRAFT = (
        "Thư nháp do ttdn soạn, chưa gửi.",
        "A draft made by ttdn, not sent.",
        _NOTHING,
        "",
        b"X-Unsent: 1\r\n",  # what was sent and came has other lines before it
    )
    OTHER = (
        "Tệp loại khác.",
        "Another type of file.",
        Text("Xem, rồi bỏ qua.", "Look at it, then ignore it."),
    )

    def __init__(self, vi: str, en: str, advice: Text, endings: str = "", *starts: bytes) -> None:
        """Keep what it is, what to do, and by what it is known."""
        self.message, self.advice = Text(vi, en), advice
        self.endings, self.starts = endings.split(), starts

    @property
    def may_be_report(self) -> bool:
        """Whether a person must look at it before the run is done."""
        return self not in {FileType.RECEIPT, FileType.PAPER, FileType.DRAFT, FileType.OTHER}

    @property
    def is_paper(self) -> bool:
        """Whether it may be a report that somebody has to type in."""
        return self in {
            FileType.PDF,
            FileType.PICTURE,
            FileType.WORD,
            FileType.HOLDS_FORM,
            FileType.OLD_EXCEL,
            FileType.BINARY_EXCEL,
            FileType.XML_EXCEL,
            FileType.WEB_EXCEL,
            FileType.OPEN_DOCUMENT,
            FileType.NUMBERS,
            FileType.TEXT_TABLE,
        }


_PAGES = (b"<!doctype html", b"<html", b"<head", b"<script", b"<body")
_ENDINGS = {ending: sort for sort in FileType for ending in sort.endings}
_COMPOUND_ENTRIES = {
    "EncryptedPackage": FileType.FORM,  # what reads forms says that it has a password
    "__properties_version1.0": FileType.OUTLOOK,
    "WordDocument": FileType.WORD,
    "PowerPoint Document": FileType.SLIDES,
    "Workbook": FileType.OLD_EXCEL,
    "Book": FileType.OLD_EXCEL,
}
#: Members of packages, and the folders of such: the first that is there decides.
_MEMBERS = {
    "word/": FileType.WORD,
    "ppt/": FileType.SLIDES,
    "xl/workbook.bin": FileType.BINARY_EXCEL,
    "index/": FileType.NUMBERS,
    "index.zip": FileType.NUMBERS,
    "xl/": FileType.FORM,
    "[content_types].xml": FileType.FORM,
}
#: Where the packages of documents keep what is embedded in them, how many members are looked at, and how
#: large what is read of them.
_EMBEDDED, _MOST_MEMBERS, _LARGEST = "/embeddings/", 1_000, 1 << 24
#: What a damaged zip file makes of the library.
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError)


def is_package(head: bytes) -> bool:
    """Whether a file must be read whole to be told from others."""
    return head.startswith((b"PK", _COMPOUND)) or not head.strip(b"\0")


def file_type_of(name: str, size: int, content: bytes) -> FileType:
    """What a file is.

    Args:
        name: Its name.
        size: Its size in bytes.
        content: Its bytes; the first of them, where it is larger than any form.
    """
    ending = PurePath(name.lower()).suffix
    if size == 0:
        return FileType.EMPTY
    if not content.strip(b"\0"):
        return FileType.HOLLOW
    if content.startswith(b"PK"):
        return _sort_of_zip(ending, size, content)
    if content.startswith(_COMPOUND):
        return _sort_of_compound(ending, content)
    if ending in _PARTIAL:
        return FileType.PARTIAL
    return _sort_of_other(ending, content[:HEAD])


def _sort_of_other(ending: str, head: bytes) -> FileType:
    for sort in FileType:
        if head.startswith(sort.starts):
            return sort
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(_PAGES):
        return FileType.WEB_EXCEL if b"schemas-microsoft-com:office:excel" in text else FileType.PAGE
    if b"schemas-microsoft-com:office:spreadsheet" in text:
        return FileType.XML_EXCEL
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"avif"}:
        return FileType.PICTURE
    return _ENDINGS.get(ending, FileType.OTHER)


def _sort_of_compound(ending: str, content: bytes) -> FileType:
    for name, sort in _COMPOUND_ENTRIES.items():
        if name.encode("utf-16-le") in content:
            return sort
    sort = _ENDINGS.get(ending, FileType.OTHER)
    return FileType.OLD_EXCEL if sort is FileType.FORM else sort


def _sort_of_zip(ending: str, size: int, content: bytes) -> FileType:
    head = content[:200]
    if b"application/vnd.oasis.opendocument.spreadsheet" in head:
        return FileType.OPEN_DOCUMENT
    if b"application/vnd.oasis.opendocument" in head:
        return FileType.SLIDES if b"presentation" in head else FileType.WORD
    if size > len(content):
        return _ENDINGS.get(ending, FileType.ARCHIVE)
    if is_sealed(content, "word/document.xml"):
        return FileType.PAPER  # as it was sent out, beside the receipt: nobody has written anything into it
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = [name.replace("\\", "/").lower() for name in package.namelist()]
            if any(map(partial(_is_embedded_form, package), package.infolist()[:_MOST_MEMBERS])):
                return FileType.HOLDS_FORM
    except DAMAGED:
        return FileType.PARTIAL if ending in _PARTIAL else FileType.CUT
    held = {*names, *(name[: name.find("/") + 1] for name in names)}
    other = FileType.FORM if _ENDINGS.get(ending) is FileType.FORM else FileType.ARCHIVE
    return next((sort for member, sort in _MEMBERS.items() if member in held), other)


def _is_embedded_form(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Whether a member is a workbook of ours that somebody has put into a document."""
    if _EMBEDDED not in member.filename or member.file_size > _LARGEST:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(package.read(member))) as book:
            sheets = book.getinfo("xl/workbook.xml")
            return sheets.file_size <= _LARGEST and f'"{HIDDEN_SHEET}"'.encode() in book.read(sheets)
    except (*DAMAGED, KeyError):
        return False
