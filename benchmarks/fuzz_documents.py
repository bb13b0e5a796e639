"""Broken variants of Word documents, for ``fuzz.py``: guard, both readings, rules, what is printed."""

import contextlib
import random
from datetime import date
from pathlib import Path

import docx
from fuzz_packages import Parts, unpack, vary
from fuzzing import Subject, Verdict, expect

from ttdn.documents.document.markdown import parse_markdown
from ttdn.documents.document.model import Document
from ttdn.documents.layout.output import pack
from ttdn.documents.layout.word.render import render_word
from ttdn.errors import WordNotReadableError
from ttdn.importing.word import read_document
from ttdn.language import Language
from ttdn.layout_check import OtherPaperError, assess
from ttdn.layout_check.opening import UnfitWordError, open_word
from ttdn.model.issuing import Letterhead
from ttdn.reporters.layout_check import verdicts_as_json
from ttdn.safe_text import CONTROL

#: What is printed of any document.
LONGEST = 50_000_000
TABLE = "| TT | Đơn vị | Số |\n|:-:|------|--:|\n| 1 | Phường A | 12 |\n"
REPORT = (
    "*Căn cứ Kế hoạch số 1/KH-UBND.*\n\nĐã làm, số liệu tại Phụ lục.\n\n# Kết quả\n\n- "
    f"một;\n- hai.\n\n# Phụ lục (ngang): DANH SÁCH\n\n{TABLE}"
)
LETTER = "Đề nghị các đơn vị gửi báo cáo.\n\nTrân trọng."


class Documents(Subject):
    """``ttdn check-document``, and the reading of a plan to be imported, in this process."""

    name, ending = "documents", "docx"

    def __init__(self, folder: Path) -> None:
        """Make the documents that are varied."""
        self.path = folder / "a.docx"
        self.seeds = [
            _smaller(unpack(pack(render_word(one))))
            for one in (_document(REPORT, "BÁO CÁO"), _document(LETTER, ""))
        ]

    def make(self, chance: random.Random) -> bytes:
        """A variant."""
        return vary(self.seeds, chance)

    def judge(self, data: bytes) -> Verdict:
        """The verdicts, or the refusal."""
        self.path.write_bytes(data)
        try:
            word = open_word(self.path)
        except WordNotReadableError as error:
            return Verdict("refused", error.message)
        with contextlib.suppress(UnfitWordError):
            read_document(word)
        # Not judge_file: it would make a sentence of every fault of ours.
        try:
            assessments = assess(word)
        except OtherPaperError as error:
            return Verdict("other paper", error.nature)
        shown = verdicts_as_json("a.docx", assessments, Language.VIETNAMESE)
        expect(CONTROL.search(shown) is None and "##[" not in shown, "It prints what a terminal obeys.")
        expect(len(shown) < LONGEST, "It prints without end.")
        return Verdict("judged", assessments)


def _document(body: str, title: str) -> Document:
    letterhead = Letterhead.model_validate(
        {
            "superior": "UBND THÀNH PHỐ",
            "agency": ["PHÒNG VĂN HÓA"],
            "symbol": "VH",
            "place": "Nha Trang",
            "addressees": ["Phòng Y tế", "Công an"],
            "signature": {"authority": ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"], "name": "Nguyễn Văn An"},
            "recipients": ["Như trên", "Lưu: VT"],
        }
    )
    blocks, annexes = parse_markdown(body)
    return Document(title, "kết quả", "UBND", letterhead, date(2020, 12, 10), blocks, annexes)


def _smaller(parts: Parts) -> Parts:
    """Without the list of styles that Word knows, which is most of a small document."""
    root = docx.oxml.parse_xml(parts["word/styles.xml"])
    for latent in root.findall(docx.oxml.ns.qn("w:latentStyles")):
        root.remove(latent)
    for style in root.findall(docx.oxml.ns.qn("w:style"))[12:]:
        root.remove(style)
    return {**parts, "word/styles.xml": docx.oxml.xmlchemy.serialize_for_reading(root).encode()}
