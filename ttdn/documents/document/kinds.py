"""The kinds of document: for each its template, the names that it may use, and what its files are called.

The page is the same for all of them: the decree's.
"""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ttdn.documents.content.leader_names import PageNames
from ttdn.documents.content.letters import FormLetterNames
from ttdn.documents.content.mails import FormMailNames, GroupNames, ReplyNames
from ttdn.documents.content.receipt import ReceiptNames
from ttdn.documents.content.reminder import ReminderNames
from ttdn.documents.content.summary import SummaryNames
from ttdn.documents.content.unit_report import UnitReportNames
from ttdn.documents.content.working_papers import AnswersNames, OpinionsNames
from ttdn.forms.returned import Paper
from ttdn.language import Text

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Kind(Generic[N]):
    """A kind of document, made by a ``command``; its ``file`` has fields in braces."""

    title: Text
    command: str
    template: str
    names: type[N]
    file: str


SUMMARY = Kind(
    Text("Báo cáo tổng hợp", "The summary report"),
    "ttdn report",
    "bao-cao-tong-hop.md",
    SummaryNames,
    "bao-cao-tong-hop-{period}.docx",
)
UNIT_REPORT = Kind(
    Text("Báo cáo của đơn vị", "A unit's own report"),
    "ttdn report --unit U",
    "bao-cao-don-vi.md",
    UnitReportNames,
    "bao-cao-{unit}-{period}.docx",
)
OPINIONS = Kind(
    Text("Ý kiến của các đơn vị (tài liệu làm việc)", "What units ask and say (a working paper)"),
    "ttdn report --opinions",
    "y-kien-don-vi.md",
    OpinionsNames,
    "y-kien-don-vi-{period}.docx",
)
PAGE = Kind(
    Text("Một trang cho lãnh đạo", "The page for a leader"),
    "ttdn page --docx",
    "tinh-hinh.md",
    PageNames,
    "tinh-hinh-{period}.docx",
)
PAGE_MESSAGE = Kind(
    Text("Tin nhắn về tình hình", "The same as a short text"),
    "ttdn page --text",
    "tin-nhan-tinh-hinh.txt",
    PageNames,
    "tinh-hinh-{period}.txt",
)
ANSWERS = Kind(
    Text(
        "Nội dung các đơn vị viết về một mục (tài liệu làm việc)",
        "What units wrote on an item (a working paper)",
    ),
    "ttdn answers --docx",
    "noi-dung-don-vi.md",
    AnswersNames,
    "noi-dung-don-vi-{about}-{period}.docx",
)
LETTER = Kind(
    Text("Công văn đôn đốc", "The reminder as a letter"),
    "ttdn remind",
    "cong-van-don-doc.md",
    ReminderNames,
    "{manner}-{to}-{day}.docx",
)
MESSAGE = Kind(
    Text("Tin nhắn đôn đốc", "The reminder as a message"),
    "ttdn remind",
    "tin-nhan-don-doc.txt",
    ReminderNames,
    "tin-nhan-{to}-{day}.txt",
)
FORM_LETTER = Kind(
    Text("Công văn gửi biểu mẫu", "The letter that goes with the forms"),
    "ttdn form --letter",
    "cong-van-bieu-mau.md",
    FormLetterNames,
    "cong-van-bieu-mau-{period}.docx",
)
RECEIPT = Kind(
    Text("Biên nhận báo cáo", "The receipt of a report"),
    "ttdn collect",
    "bien-nhan.md",
    ReceiptNames,
    f"{{stem}}{Paper.RECEIPT.mark}.docx",
)
#: The file of an e-mail that says what the message says, to one unit: the newest is the one to be sent.
REMINDER_MAIL = "thu-don-doc-{to}.eml"
FORM_MAIL = Kind(
    Text("Thư gửi biểu mẫu", "The mail that a form goes out with"),
    "ttdn form --drafts",
    "thu-bieu-mau.txt",
    FormMailNames,
    "thu-bieu-mau-{form}.eml",
)
REPLY = Kind(
    Text("Thư trả lời đơn vị", "The answer to a form"),
    "ttdn collect --drafts",
    "thu-tra-loi.txt",
    ReplyNames,
    "thu-tra-loi-{unit}-{period}.eml",
)
GROUP_MESSAGE = Kind(
    Text("Tin nhắn chung cho nhóm", "The message to the group of all units"),
    "ttdn form|remind|collect --drafts",
    "tin-nhan-nhom.txt",
    GroupNames,
    "zalo.txt",
)

KINDS: tuple[Kind[Any], ...] = (
    SUMMARY,
    UNIT_REPORT,
    OPINIONS,
    PAGE,
    PAGE_MESSAGE,
    ANSWERS,
    LETTER,
    MESSAGE,
    FORM_LETTER,
    FORM_MAIL,
    REPLY,
    GROUP_MESSAGE,
    RECEIPT,
)
