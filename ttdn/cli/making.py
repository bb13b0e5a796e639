"""A document in the form that was asked for: on the terminal, as Markdown, in Word or as PDF."""

from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from ttdn.cli.files import put_text
from ttdn.cli.session import Session
from ttdn.documents.document.model import Document
from ttdn.errors import InvalidOptionError, OptionsDoNotFitError
from ttdn.language import Text

_ONE_FORM = Text("Chọn một trong hai: --docx hoặc --markdown.", "Choose one of --docx and --markdown.")
_NOT_MARKDOWN = Text(
    "Cùng --markdown, tên tệp phải kết thúc bằng .md.", "With --markdown, the file's name must end in .md."
)
_ENDINGS = Text(
    "Tên tệp phải kết thúc bằng .docx, .pdf hoặc .md.", "The file's name must end in .docx, .pdf or .md."
)
#: What is said of a working paper that was made.
NOT_SENT = Text(". Tài liệu dùng trong nội bộ, không gửi.", ". It is for the office alone.")
#: What is said meanwhile.
MAKING = Text("Đang lập văn bản", "Making documents")
WRITING = Text("Đang ghi tệp", "Writing files")
_WORD, _PDF, _MARKDOWN = ".docx", ".pdf", ".md"


class Form(NamedTuple):
    """In which form a document is wanted: in a file, as Markdown, else on the terminal."""

    docx: bool
    markdown: bool
    output: Path | None
    force: bool

    @property
    def is_file(self) -> bool:
        """Whether a file is wanted; where it goes is enough to say so."""
        return self.docx or self.output is not None

    @property
    def is_text(self) -> bool:
        """Whether Markdown is wanted in a file."""
        return self.output is not None and self.output.suffix.lower() == _MARKDOWN

    def check(self) -> None:
        """Refuse what does not fit together.

        Raises:
            OptionsDoNotFitError: Two forms are asked for.
        """
        if self.docx and (self.markdown or self.is_text):
            raise OptionsDoNotFitError("--markdown" if self.markdown else "-o", _ONE_FORM, needless=True)
        if self.output is not None and self.markdown and not self.is_text:
            raise OptionsDoNotFitError("-o", _NOT_MARKDOWN, needless=True)

    def file(self, usual: Path) -> Path:
        """The file that is asked for, or the usual one.

        Raises:
            InvalidOptionError: Its ending is neither that of Word nor that of PDF.
        """
        if self.output is None:
            return usual
        if self.output.suffix.lower() not in {_WORD, _PDF}:
            raise InvalidOptionError("-o", str(self.output), _ENDINGS)
        return self.output


def show_document(session: Session, document: Document, usual: Path, form: Form, note: Text) -> None:
    """The document in its form; ``usual`` is the Word file where none is named."""
    if form.markdown or form.is_text:
        from ttdn.documents.layout.markdown import render_markdown  # noqa: PLC0415 - only this form needs it

        put_text(session, form.output, render_markdown(document), force=form.force)
    elif form.is_file:
        path = form.file(usual)
        write_documents(session, {path: document}, force=form.force)
        session.tell(Text(f"Đã lập {path}{note.vi}", f"Wrote {path}{note.en}"))
    else:
        from ttdn.documents.layout.terminal import render_terminal  # noqa: PLC0415 - only this form needs it

        session.show(*render_terminal(document, session.out.width))


def write_documents(session: Session, documents: Mapping[Path, Document], *, force: bool) -> None:
    """Write documents in Word, or as PDF where a file's ending says so: all of them or none."""
    from ttdn.documents.layout.output import pack, pack_pdf, write_all  # noqa: PLC0415 - Word is loaded when it is asked for
    from ttdn.documents.layout.pdf import make_pdf  # noqa: PLC0415 - the same
    from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - the same

    contents = {}
    # A single one may be long: of how much is not known before.
    with session.busy(MAKING) if len(documents) == 1 else nullcontext():
        for path, document in session.track(documents.items(), len(documents), MAKING):
            docx = pack(render_word(document))
            contents[path] = pack_pdf(make_pdf(docx, session.root)) if path.suffix.lower() == _PDF else docx
    with session.busy(WRITING):
        write_all(session.root, contents, force=force)
