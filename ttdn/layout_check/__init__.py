"""Any finished .docx against the layout that NĐ 30/2020/NĐ-CP asks for.

It knows nothing of how ttdn writes its own.
"""

from collections.abc import Callable, Iterable, Iterator

from docx.document import Document as WordDocument

from ttdn.layout_check.document import Paragraph
from ttdn.layout_check.parts import find_parts
from ttdn.layout_check.reading import read_document
from ttdn.layout_check.rules import ADVICE, RULES
from ttdn.layout_check.verdict import Assessment, assess_by

__all__ = ["ADVICE", "RULES", "assess"]


#: Passes the paragraphs on as they are read, being told how many there are.
Watch = Callable[[Iterator[Paragraph], int], Iterable[Paragraph]]


def assess(word: WordDocument, watch: Watch = lambda paragraphs, _: paragraphs) -> list[Assessment]:
    """What each rule says of a document, in the order of the rules; what is advised comes last."""
    parts = find_parts(read_document(word, watch))
    return [assess_by(rule, check(parts)) for rule, check in (RULES | ADVICE).items()]
