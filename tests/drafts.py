"""Drafts of plans in Word, and what tests of importing look up in them."""

from pathlib import Path
from typing import Any

from word_plans import PlanInWord, read_blocks

from ttdn.importing.build import build
from ttdn.importing.draft import Draft
from ttdn.importing.outline import read_outline


def draft_in(word: PlanInWord, path: Path, year: int | None = None) -> Draft:
    """The draft of a document that is saved at a path; ``year``: the one that is given."""
    return build(read_outline(read_blocks(word.save(path))), year=year)


def item(draft: Draft, number: str) -> dict[str, Any]:
    """An entry of any list by its number."""
    lists = (value for value in draft.data.values() if isinstance(value, list))
    [found] = [one for listed in lists for one in listed if isinstance(one, dict) and one.get("id") == number]
    return found


def told(draft: Draft) -> str:
    """All that is to be looked at."""
    return "\n".join(words.vi for texts in draft.remarks.values() for words in texts)
