"""Any finished .docx against the layout that NĐ 30/2020/NĐ-CP asks for.

It knows nothing of how ttdn writes its own.
"""

from docx.document import Document as WordDocument

from ttdn.layout_check.parts import find_parts
from ttdn.layout_check.reading import read_document
from ttdn.layout_check.rules import ADVICE, RULES
from ttdn.layout_check.verdict import Assessment, assess_by

__all__ = ["ADVICE", "RULES", "assess"]


def assess(word: WordDocument) -> list[Assessment]:
    """What each rule says of a document, in the order of the rules; what is advised comes last."""
    parts = find_parts(read_document(word))
    return [assess_by(rule, check(parts)) for rule, check in (RULES | ADVICE).items()]
