"""Mails and archives as they arrive, for the tests."""

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

SENDER = "Trần Quốc Hưng <locTho@nhatrang.example.vn>"
DAY = "Fri, 04 Dec 2020 08:00:00 +0700"


def mail(
    files: Mapping[str, bytes],
    sender: str = SENDER,
    day: str | None = DAY,
    subject: str = "Báo cáo",
    html: str = "",
) -> EmailMessage:
    """A mail with some files attached."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "phong@nhatrang.example.vn", subject
    if day is not None:
        message["Date"] = day
    message.set_content("Kính gửi Phòng.")
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in files.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def packed(members: Mapping[str, bytes]) -> bytes:
    """An archive with such members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def named(raw: bytes, name: bytes = b"phuong.xlsx") -> bytes:
    """An archive with one member whose name is written in just these bytes, not said to be UTF-8."""
    stand_in = b"x" * len(name)
    written = packed({stand_in.decode(): raw})
    assert written.count(stand_in) == 2
    return written.replace(stand_in, name)


def mailbox(*messages: EmailMessage) -> bytes:
    """The mails in one file, as mail programs export them."""
    return b"".join(
        b"From - Fri Dec  4 08:00:00 2020\n" + message.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n"
        for message in messages
    )
