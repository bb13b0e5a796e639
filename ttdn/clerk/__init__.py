"""Any finished .docx against the layout that NĐ 30/2020/NĐ-CP asks for.

Knows nothing of how ttdn writes its own.
"""

from docx.document import Document as WordDocument

from ttdn.clerk.parts import find_parts
from ttdn.clerk.reading import read_paper
from ttdn.clerk.rules import RULES
from ttdn.clerk.verdict import Result, judge_by

__all__ = ["RULES", "judge"]


def judge(word: WordDocument) -> list[Result]:
    """What each rule says of a document, in the order of the rules."""
    paper = read_paper(word)
    parts = find_parts(paper)
    return [judge_by(rule, rule.check(paper, parts)) for rule in RULES]
