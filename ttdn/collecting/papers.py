"""What goes back to a unit whose form was taken: the receipt, and its own report, to be signed and stamped.

It is made in the children that read the forms, side by side: a page of Word takes as long as reading a form.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from ttdn.checks.asked import only_asked
from ttdn.documents.content.receipt import receipt_content
from ttdn.documents.content.unit_report import unit_report_content
from ttdn.documents.document.kinds import RECEIPT, UNIT_REPORT
from ttdn.documents.document.make import make_document
from ttdn.documents.document.model import Document
from ttdn.documents.layout.markdown import render_text
from ttdn.documents.layout.output import pack
from ttdn.forms.collected import Collected
from ttdn.forms.delivery import Made
from ttdn.forms.issuing import number_blank_of
from ttdn.forms.making.workbook import make_form
from ttdn.forms.marks import CopyNotMadeError
from ttdn.forms.returned import Paper
from ttdn.forms.sandbox import receive, workspace_at_hand
from ttdn.timeline import everything


@dataclass(frozen=True)
class Papers:
    """Which papers are wanted.

    The receipt is always made as text; ``sheet`` makes it the first sheet of a copy of the form, too,
    ``word`` a page of Word. ``report`` is the unit's report in Word, and where that has no number yet a form
    of a few cells in which number and day come back.
    """

    sheet: bool = False
    word: bool = False
    report: bool = True

    def __post_init__(self) -> None:
        """Load what writes Word before the children are forked off, and not in each of them."""
        if self.word or self.report:
            import ttdn.documents.layout.word.render  # noqa: F401, PLC0415 - see above

    def make(self, sent: Collected) -> Made:
        """What goes back, each with its mark and its ending.

        Raises:
            TemplateError: The office's own template cannot be filled.
        """
        return tuple(self._make(sent))

    def _make(self, sent: Collected) -> Iterator[tuple[Paper, str, bytes]]:
        if sent.report is None or sent.unit is None or sent.period is None:
            return
        workspace = workspace_at_hand()
        plan = workspace.plans[sent.period.year].plan
        receipt = make_document(RECEIPT, receipt_content(sent, sent.report, sent.unit, plan), workspace.root)
        lines = tuple(render_text(receipt))
        yield Paper.RECEIPT, "txt", "".join(f"{line}\n" for line in lines).encode()
        if self.sheet:
            with suppress(CopyNotMadeError):
                yield Paper.RECEIPT, "xlsx", receive(sent, lines)
        if self.word:
            yield Paper.RECEIPT, "docx", _in_word(receipt)
        # What is still to be corrected is not to be signed.
        if self.report and not sent.is_number and not sent.errors:
            report = only_asked(sent.report, everything(plan))
            document = make_document(UNIT_REPORT, unit_report_content(plan, report), workspace.root)
            yield Paper.REPORT, "docx", _in_word(document)
            if not (report.number and report.date):
                yield Paper.NUMBER, "xlsx", make_form(number_blank_of(workspace, plan, sent.unit, report))


def _in_word(document: Document) -> bytes:
    from ttdn.documents.layout.word.render import render_word  # noqa: PLC0415 - it is loaded only where asked for

    return pack(render_word(document))
