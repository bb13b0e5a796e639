"""An e-mail as a file (.eml) that a mail program opens as a draft, to be looked over and sent by a person.

``X-Unsent: 1`` makes it one. Outlook knows the header (Microsoft on CCSF_EMBEDDED_MESSAGE,
learn.microsoft.com/archive/blogs/stephen_griffin/did-i-send-that), Thunderbird opens its composer at exactly
this value (comm-central, mail/modules/MailUtils, openEMLFile). A draft has no sender, day or Message-ID: the
program that sends it adds them (as symfony/symfony, pull request 44311, has it), and a sender that is not
the account's own would be sent for "on behalf of".

Names of files are written twice, since no one way is read everywhere (jstedfast/MimeKit, issue 186; Outlook
shows others as "untitled"): as RFC 2231 has it in Content-Disposition, and as encoded words (RFC 2047) in the
``name`` of Content-Type. All text is base64: no line is too long, and nothing that others wrote ends a part.
"""

import base64
import hashlib
from dataclasses import dataclass
from email.header import Header
from pathlib import PurePath
from urllib.parse import quote

from ttdn.safe_text import CONTROL

_LINE = "\r\n"
_LONGEST_WORD = 75
_TEXT = "text/plain; charset=utf-8"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".txt": _TEXT,
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
_UNKNOWN_TYPE = "application/octet-stream"
#: What would end a quoted name, or lead it into another folder where it is saved.
_UNFIT_IN_NAMES = str.maketrans('"\\/', "___")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says: to whom (a name, a checked address), about what, and what goes with it."""

    name: str
    address: str
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()


def render_mail(mail: Mail) -> bytes:
    """The mail as a file; equal mails are equal files."""
    text = _LINE.join(CONTROL.sub("", line) for line in mail.body.split("\n"))
    parts = [_part(_TEXT, text.encode()), *map(_attached, mail.attachments)]
    digest = hashlib.sha256("".join(parts).encode()).hexdigest()
    boundary = f"=_{digest[:32]}"
    head = (
        "X-Unsent: 1",
        f"To: {_encoded('To', mail.name)}{_LINE} <{mail.address}>",
        f"Subject: {_encoded('Subject', mail.subject)}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{boundary}"',
        "",
        "",
    )
    body = "".join(f"--{boundary}{_LINE}{part}" for part in parts)
    return f"{_LINE.join(head)}{body}--{boundary}--{_LINE}".encode("ascii")


def _attached(attachment: Attachment) -> str:
    name = _one_line(attachment.name).translate(_UNFIT_IN_NAMES)
    kind = _TYPES.get(PurePath(name).suffix.lower(), _UNKNOWN_TYPE)
    if name.isascii():
        return _part(f'{kind};{_LINE} name="{name}"', attachment.content, f'filename="{name}"')
    twice = f'{kind};{_LINE} name="{_encoded("name", name)}"', f"filename*=utf-8''{quote(name, safe='')}"
    return _part(twice[0], attachment.content, twice[1])


def _part(kind: str, content: bytes, file: str = "") -> str:
    head = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"]
    if file:
        head.append(f"Content-Disposition: attachment;{_LINE} {file}")
    packed = base64.encodebytes(content).decode("ascii").replace("\n", _LINE)
    return f"{_LINE.join(head)}{_LINE}{_LINE}{packed}"


def _encoded(field: str, words: str) -> str:
    """Words of a header as encoded words, each short enough and of whole letters (RFC 2047, 2 and 5)."""
    return Header(_one_line(words), "utf-8", _LONGEST_WORD, field).encode(linesep=_LINE)


def _one_line(words: str) -> str:
    return " ".join(CONTROL.sub("", " ".join(words.split())).split())
