"""Invented plans in Word become exactly the drafts beside them; each reads back, and holds every sentence.

After a change that is meant, write the drafts anew and look at what differs:
``python tests/test_imported_plans.py FOLDER``.
"""

import sys
from pathlib import Path

import pytest
from imported_plans import PLANS

from ttdn.checking import check_workspace
from ttdn.diagnostics import Severity
from ttdn.importing.proof import missing
from ttdn.importing.whole import Imported, import_plan
from ttdn.importing.word import read_word
from ttdn.places import plan_path

DRAFTS = Path(__file__).with_name("imported")


def word_of(name: str, folder: Path) -> Path:
    """A plan as Word wrote it."""
    return PLANS[name]().save(folder / f"{name}.docx")


def read(name: str, folder: Path) -> Imported:
    """What a plan in Word becomes."""
    return import_plan(word_of(name, folder))


@pytest.mark.parametrize("name", PLANS)
def test_draft(name: str, tmp_path: Path) -> None:
    """The draft is the one that somebody has looked at; the checks find no error in it."""
    made = read(name, tmp_path)
    assert made.written.text == (DRAFTS / f"{name}.yaml").read_text(encoding="utf-8")
    place = tmp_path / "folder" / plan_path(made.draft.year)
    place.parent.mkdir(parents=True)
    place.write_text(made.written.text, encoding="utf-8")
    found = check_workspace(tmp_path / "folder").diagnostics
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert "to-look-at" in {one.code for one in found}


@pytest.mark.parametrize("name", PLANS)
def test_no_sentence_is_lost(name: str, tmp_path: Path) -> None:
    """Every paragraph of the document is in the draft; of a draft without one of its clauses it is not."""
    blocks, draft = read_word(word_of(name, tmp_path)).blocks, read(name, tmp_path).draft
    notes = [words.vi for texts in draft.notes.values() for words in texts]
    assert missing(blocks, draft.data, notes) == ()
    part = next(part for part in ("tasks", "activities", "duties") if part in draft.data)
    assert missing(blocks, {**draft.data, part: draft.data[part][1:]}, notes)


if __name__ == "__main__":
    for plan in PLANS:
        drafted = read(plan, Path(sys.argv[1])).written.text
        (DRAFTS / f"{plan}.yaml").write_text(drafted, encoding="utf-8")
