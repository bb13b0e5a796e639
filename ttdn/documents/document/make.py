"""A document of any kind, made of its template and of what it says."""

from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from ttdn.documents.content.names import CommonNames, Content
from ttdn.documents.document.corrections import write_out
from ttdn.documents.document.kinds import Kind
from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Document
from ttdn.documents.document.template import Rendered, fill_template, find_template

#: Printed at the head of whatever is made of examples.
NOTICE = "SỐ LIỆU MINH HỌA - KHÔNG PHẢI VĂN BẢN CHÍNH THỨC"

N = TypeVar("N", bound=CommonNames)


def make_document(kind: Kind[N], content: Content[N], root: Path) -> Document:
    """The document of a kind that says the content.

    Args:
        kind: Its template.
        content: What it says.
        root: The folder whose ``templates/`` may hold its own wording.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    filled = _fill(kind, content.names, root)
    blocks, annexes = parse_markdown(filled.body)
    letterhead = content.letterhead
    if filled.addressees and not letterhead.addressees:
        letterhead = letterhead.model_copy(update={"addressees": (filled.addressees,)})
    document = Document(
        title=filled.title,
        subject=filled.subject,
        issuer=content.issuer,
        letterhead=letterhead,
        as_of=content.as_of,
        blocks=blocks,
        annexes=annexes,
        notice=NOTICE if content.illustrative else "",
        number=content.number,
        dated=content.dated,
        internal=content.internal,
        landscape=content.landscape,
    )
    return document if content.citing is None else write_out(document, content.citing)


def make_message(kind: Kind[N], names: N, root: Path) -> str:
    """A few lines of plain text for e-mail or Zalo; the first is the subject of the e-mail.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    return "{}\n\n{}".format(*make_mail(kind, names, root))


def make_mail(kind: Kind[N], names: N, root: Path, *, illustrative: bool = False) -> tuple[str, str]:
    """Subject and text of an e-mail; at the head of one that is made of examples the notice says so.

    Raises:
        TemplateError: The template cannot be read or filled.
    """
    filled = _fill(kind, names, root, plain=True)
    notice = f"{NOTICE}\n\n" if illustrative else ""
    return filled.subject, f"{notice}{filled.body.strip()}\n"


def _fill(kind: Kind[N], names: N, root: Path, *, plain: bool = False) -> Rendered:
    return fill_template(find_template(kind.template, root), as_context(names), plain=plain)


def as_context(names: CommonNames) -> dict[str, Any]:
    """The names at the top of a template, with their values."""
    return {field.name: getattr(names, field.name) for field in fields(names)}
