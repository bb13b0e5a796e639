"""Abbreviations, written out where a document uses them first (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.6)."""

import re
from dataclasses import replace

from ttdn.documents.document.model import Blocks, Heading, Run, Table

#: What every office abbreviates. In the code of a document (``12/KH-UBND``) it is no word.
_WRITTEN_OUT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}


def write_out(blocks: Blocks) -> Blocks:
    """The text of a body with ``Ủy ban nhân dân (UBND)`` in place of the first ``UBND``.

    Headings and tables are left as they are.
    """
    for short, full in _WRITTEN_OUT.items():
        word = re.compile(rf"(?<![\w/-]){short}(?![\w/-])")
        texts = (run.text for block in blocks if not isinstance(block, Table) for run in block.runs)
        again = sum(len(word.findall(text)) for text in texts) > 1
        blocks = _replace_first(blocks, word, f"{full} ({short})" if again else full)
    return blocks


def _replace_first(blocks: Blocks, word: re.Pattern[str], words: str) -> Blocks:
    for number, block in enumerate(blocks):
        if isinstance(block, Table | Heading):
            continue
        for place, run in enumerate(block.runs):
            if word.search(run.text):
                written: Run = replace(run, text=word.sub(words, run.text, count=1))
                runs = (*block.runs[:place], written, *block.runs[place + 1 :])
                return (*blocks[:number], replace(block, runs=runs), *blocks[number + 1 :])
    return blocks
