"""Any finished .docx against the layout that NĐ 30/2020/NĐ-CP asks for.

It knows nothing of how ttdn writes its own.
"""

from docx.document import Document as WordDocument

from ttdn.language import Text
from ttdn.layout_check.nature import other_nature
from ttdn.layout_check.parts import find_parts
from ttdn.layout_check.reading import Watch, read_document, unwatched
from ttdn.layout_check.rules import ADVICE, RULES
from ttdn.layout_check.verdict import Assessment, assess_by

__all__ = ["ADVICE", "RULES", "OtherPaperError", "assess"]


class OtherPaperError(Exception):
    """A paper that is no administrative document; ``nature`` says what it is."""

    def __init__(self, nature: Text) -> None:
        """Keep the sentence."""
        super().__init__(nature)
        self.nature = nature


def assess(word: WordDocument, watch: Watch = unwatched) -> list[Assessment]:
    """What each rule says of a document, in the order of the rules; what is advised comes last.

    Raises:
        OtherPaperError: It is no administrative document.
    """
    parts = find_parts(read_document(word, watch))
    if (nature := other_nature(parts)) is not None:
        raise OtherPaperError(nature)
    return [assess_by(rule, check(parts)) for rule, check in (RULES | ADVICE).items()]
