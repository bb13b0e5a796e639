"""What goes back to a unit whose form was taken: the receipt, and its own report, to be signed and stamped.

All of it is made of the report as it was taken, and of nothing that only the sender's file says.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from ttdn.checks.asked import only_asked
from ttdn.documents.content.receipt import receipt_content
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document.kinds import RECEIPT, UNIT_REPORT
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.text import render_text
from ttdn.forms.collected import Collected
from ttdn.forms.issuing import number_blank_of
from ttdn.forms.marked_copy import CopyNotMadeError
from ttdn.forms.sandbox import Sandbox, receive
from ttdn.forms.workbook import make_form
from ttdn.load import Workspace
from ttdn.timeline import everything

#: What is added to the name of the file that came.
_RECEIPT, _REPORT, _NUMBER = ".bien-nhan", ".bao-cao.docx", ".so-ky-hieu.xlsx"


@dataclass(frozen=True)
class Papers:
    """Which papers are wanted.

    The receipt is always made as text; ``sheet`` makes it the first sheet of a copy of the form, too,
    ``word`` a page of Word. ``report`` is the unit's report in Word, and where that has no number yet a form
    of a few cells in which number and day come back.
    """

    workspace: Workspace
    sheet: bool = False
    word: bool = False
    report: bool = True

    def make(self, sent: Collected, reader: Sandbox) -> Iterator[tuple[str, bytes]]:
        """What goes back, each by what is added to the name of the file that came.

        Raises:
            TemplateError: The office's own template cannot be filled.
        """
        plan = self.workspace.plans[sent.period.year].plan if sent.period else None
        content = receipt_content(sent, plan) if plan else None
        if content is None:
            return
        receipt = make_document(RECEIPT, content, self.workspace.root)
        lines = tuple(render_text(receipt))
        yield f"{_RECEIPT}.txt", "".join(f"{line}\n" for line in lines).encode()
        if self.sheet:
            with suppress(CopyNotMadeError):
                yield f"{_RECEIPT}.xlsx", reader.copy(partial(receive, lines=lines), sent)
        if self.word:
            yield f"{_RECEIPT}.docx", _in_word(receipt)
        if self.report and not sent.is_number:
            yield from self._to_sign(sent)

    def _to_sign(self, sent: Collected) -> Iterator[tuple[str, bytes]]:
        if sent.report is None or sent.period is None or sent.unit is None:
            return
        plan = self.workspace.plans[sent.period.year].plan
        report = only_asked(sent.report, everything(plan))
        document = make_document(UNIT_REPORT, unit_report_content(plan, report), self.workspace.root)
        yield _REPORT, _in_word(document)
        if not (report.number and report.date):
            blank = number_blank_of(self.workspace, plan, sent.unit, report)
            yield _NUMBER, make_form(blank)


def _in_word(document: Document) -> bytes:
    from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - Word is loaded when it is asked for

    return pack(render_word(document))
