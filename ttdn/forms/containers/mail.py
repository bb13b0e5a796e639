"""What a mail holds: who sent it and when, and its attachments. Its text is never opened.

Mails are read as they are, not as they should be: whatever the library makes of a header that nobody wrote by
the rules is made one plain line, or nothing.
"""

import email
import email.header
import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import PurePath
from typing import IO, NamedTuple

from ttdn.forms.containers.content import Content, Room, damaged_member, too_many
from ttdn.forms.file_names import shown
from ttdn.forms.file_types import FileType
from ttdn.forms.incoming import ContainerRefusedError, Origin
from ttdn.language import Text
from ttdn.model.register import Way
from ttdn.vietnamese import OFFICE_TIME

_PARTS, _LEVELS, _LONGEST_LINE = 2_000, 30, 200
_ADDRESS = re.compile(r"[^\s<>@,;:\"()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}")
#: What belongs to the letter and not to its business: signatures, invitations, receipts, cards.
_ASIDE = frozenset(
    {
        "application/pgp-keys",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "message/delivery-status",
        "message/disposition-notification",
        "text/calendar",
        "text/rfc822-headers",
        "text/vcard",
        "text/x-vcard",
    }
)
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "application/zip": ".zip"}
#: Any of which a mail has.
_HEADERS = frozenset({"from", "date", "subject", "content-type", "received"})
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_LOOSE_NAME = re.compile(r"(?:\bfile|\b)name[ \t]*=[ \t]*([^\s\";][^\r\n\";]*[ ?][^\r\n\";]*)", re.IGNORECASE)
_CHUNK, _LONGEST_ENVELOPE = 1 << 20, 500
_ENVELOPE = re.compile(rb"\nFrom [^\n]{1,300}\n(?=[!-9;-~]{1,80}:)")


class Mail(NamedTuple):
    """A mail: where it came from, its subject, what is attached, and the mails that are."""

    origin: Origin
    subject: str
    attached: tuple[Content, ...]
    mails: tuple["Mail", ...]


def read_mail(raw: bytes, room: Room, outer: Origin) -> Mail:
    """A mail with all that is attached to it.

    Args:
        raw: Its bytes.
        room: For what comes out of it.
        outer: Where the mail itself came from.

    Raises:
        ContainerRefusedError: It is no mail, is encrypted, or holds too much.
    """
    head, _, rest = raw.removeprefix(b"\xef\xbb\xbf").partition(b"\n")
    # Apple's own files begin with the length of the mail.
    raw = rest if head.strip().isdigit() else raw.removeprefix(b"\xef\xbb\xbf")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if _HEADERS.isdisjoint(name.lower() for name, _ in message.raw_items()):
        raise ContainerRefusedError(
            Text("Không phải thư điện tử, hoặc thư đã hỏng.", "Not an e-mail, or a damaged one."),
            Text(
                "Lưu lại thư từ hòm thư (.eml) rồi chạy lại.",
                "Save it again from the mailbox (.eml), then run again.",
            ),
        )
    room.claim(0, len(raw))
    return _read(message, room, replace(outer, way=Way.EMAIL), 0)


def _read(message: EmailMessage, room: Room, outer: Origin, level: int) -> Mail:
    if level > _LEVELS:
        raise too_many()
    origin, files = _origin(message, outer), _files(message)
    mails = [part for part in files if part.get_content_type() == "message/rfc822"]
    room.claim(len(files) - len(mails), 0)
    return Mail(
        origin,
        _line(message, "subject"),
        tuple(_content(part, number) for number, part in enumerate(files, start=1) if part not in mails),
        tuple(_read(inner, room, origin, level + 1) for part in mails for inner in _inner(part)),
    )


def _files(message: EmailMessage) -> list[EmailMessage]:
    """What is attached to a mail, without the pictures that its text shows."""
    leaves = list(_leaves(message, 0))
    if len(leaves) > _PARTS:
        raise too_many()
    pages = [part for part in leaves if part.get_content_type() == "text/html" and not _file_name(part)]
    text = b"".join(_payload(page) or b"" for page in pages)
    # What the text shows in its midst it names by its id.
    ids = {found.decode("latin-1") for found in re.findall(rb"cid:([^\"'\s>)]{1,300})", text, re.IGNORECASE)}
    attached = [part for part in leaves if _is_attached(part)]
    pictures = [part for part in attached if _line(part, "content-id").strip("<> ") in ids]
    # A report that was pasted as a picture is all that such a mail holds; beside a file, it is an emblem.
    return [part for part in attached if part not in pictures] or pictures


def _leaves(part: EmailMessage, level: int) -> Iterator[EmailMessage]:
    """The parts that hold something; a mail that is attached is one of them."""
    if part.get_content_type() in _ENCRYPTED:
        raise ContainerRefusedError(
            Text("Thư đã mã hóa.", "The mail is encrypted."),
            Text(
                "Mở thư trong hòm thư, lưu tệp đính kèm vào thư mục này rồi chạy lại.",
                "Open it in the mailbox, save its attachments into this folder, then run again.",
            ),
        )
    if level > _LEVELS:
        raise too_many()
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.iter_parts():
            yield from _leaves(inner, level + 1)  # type: ignore[arg-type]
    else:
        yield part


def _inner(part: EmailMessage) -> Iterator[EmailMessage]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (inner for inner in payload[:1] if isinstance(inner, EmailMessage))


def _is_attached(part: EmailMessage) -> bool:
    """Whether a part is a file, and not the text of the mail or something that programs add to it."""
    kind = part.get_content_type()
    if kind in _ASIDE:
        return False
    if part.get_content_maintype() == "text" and kind in {"text/plain", "text/html", "text/enriched"}:
        return bool(_file_name(part))
    return part.get_content_maintype() != "multipart"


def _content(part: EmailMessage, number: int) -> Content:
    kind = part.get_content_type()
    name = _file_name(part) or f"dinh-kem-{number}{_ENDINGS.get(kind, '')}"
    if kind in _TNEF:
        return Content(name, trouble=(FileType.TNEF.message, FileType.TNEF.advice))
    raw = _payload(part)
    return damaged_member(name) if raw is None else Content(name, raw)


def _payload(part: EmailMessage) -> bytes | None:
    """The bytes of a part; None where they are not what was sent."""
    with suppress(Exception):  # what a damaged part makes of the library
        raw = part.get_payload(decode=True)
        return raw if isinstance(raw, bytes) else None
    return None


def _file_name(part: EmailMessage) -> str:
    """The name of an attached file, however it was written; folders are no part of it."""
    name: object = _loose_name(part)
    with suppress(Exception):
        name = name or part.get_filename() or part.get_param("name")
    return PurePath(_decoded(str(name or "")).replace("\\", "/")).name


def _loose_name(part: EmailMessage) -> str:
    """A name that stands without quotes, as some programs write it: with spaces, or still encoded."""
    for header, value in part.raw_items():
        if header.lower() in {"content-disposition", "content-type"}:
            found = _LOOSE_NAME.search(str(value))
            if found:
                return found[1].strip()
    return ""


def _decoded(text: str) -> str:
    """Words that are still encoded, or were read in the wrong letters, as they were meant."""
    if "=?" in text and "?=" in text:
        with suppress(Exception):
            text = str(email.header.make_header(email.header.decode_header(text)))
    with suppress(UnicodeError):
        text = text.encode("ascii", "surrogateescape").decode("utf-8")
    return text


def _line(message: EmailMessage, name: str) -> str:
    """A header as one plain line, as it was written where it cannot be read."""
    text = next((value for header, value in message.raw_items() if header.lower() == name), "")
    with suppress(Exception):
        text = message.get(name, "")
    return shown(" ".join(_decoded(str(text)).split())[:_LONGEST_LINE])


def _origin(message: EmailMessage, outer: Origin) -> Origin:
    """Who sent a mail and when; one that was forwarded as a file was not sent after the one that holds it."""
    text = _line(message, "from")
    found = _ADDRESS.match(_address_of(message))
    sent = _day_of(message)
    if outer.sent is not None and (sent is None or sent > outer.sent):
        sent = outer.sent
    origin = replace(outer, sent=sent)
    return replace(origin, address=found[0].lower(), sender=text) if found else origin


def _address_of(message: EmailMessage) -> str:
    """The first address itself: a name may look like another one."""
    with suppress(Exception):
        return str(message["from"].addresses[0].addr_spec)
    return _line(message, "from").rpartition("<")[2]


def _day_of(message: EmailMessage) -> date | None:
    """The day of sending in Vietnam."""
    with suppress(Exception):
        moment = getattr(message.get("date"), "datetime", None)
        if isinstance(moment, datetime):
            # A time without a zone is that of Greenwich: so the library reads "-0000".
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(OFFICE_TIME).date()
    return None


def find_mails(stream: IO[bytes]) -> list[tuple[int, int]]:
    """Where the mails of a mailbox begin and end: after a line with ``From``, before the next."""
    starts: set[tuple[int, int]] = set()
    before, at = b"\n", -1
    while chunk := stream.read(_CHUNK):
        text = before + chunk
        starts |= {(at + found.start(), at + found.end()) for found in _ENVELOPE.finditer(text)}
        kept = min(len(text), _LONGEST_ENVELOPE)
        before, at = text[-kept:], at + len(text) - kept
    ordered = sorted(starts)
    ends = [*(start for start, _ in ordered[1:]), at + len(before)]
    return [(begin, end) for (_, begin), end in zip(ordered, ends, strict=False)]
