"""Plans and reports that an older version took, and what it left behind in use.

What this version asks to be written in another way; traces of forms, forms that are out, years without a
register.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from ttdn.checking import Checked
from ttdn.diagnostics import Severity
from ttdn.forms.columns import FORM_VERSION, OLDEST_FORM_VERSION
from ttdn.load import list_plans, load_file
from ttdn.places import STATE_FOLDER, is_plain_file, is_plain_folder, is_plan, register_path
from ttdn.safe_text import visible
from ttdn.source import Source
from ttdn.source.tree import write_scalar
from ttdn.upgrading.folder import Advice, advise, counted

#: What follows the subject in a plan's title.
_AFTER_SUBJECT = re.compile(r"\s+(?:trên địa bàn|của|tại|ở|năm|giai đoạn|đến năm)\b.*", re.DOTALL)
_SHOWN = 60
#: How the trace of a form begins that 0.1.0 wrote: it knew the last form only.
_OLD_TRACE = b'{\n "form"'
_MANY = 10_000


def examine_plans(root: Path, checked: Checked) -> Iterator[Advice]:
    """What is to be done about plans, reports and what belongs to them, and what is fine."""
    errors = Counter(found.location.file for found in checked.diagnostics if found.severity is Severity.ERROR)
    old = list(_old_plans(root))
    yield from old
    explained = Counter(advice.file for advice in old)
    for name in sorted(errors):
        left = errors[name] - explained[name]
        if is_plan(name) and left > 0:
            yield advise("plan-errors", name, count=counted(left, "error"), name=visible(name))
    others = [name for name in errors if not is_plan(name)]
    if others:
        many = sum(errors[name] for name in others)
        yield advise("errors", count=counted(many, "error"), files=counted(len(others), "file"))
    if not errors:
        files = len(checked.workspace.files)
        yield advise("data-fine", count=counted(files, "plan or report"))


def _old_plans(root: Path) -> Iterator[Advice]:
    """What is written in another way in the plans that cannot be read."""
    for path in list_plans(root):
        loaded = load_file(root, path)
        if loaded.plan is None and loaded.source is not None and isinstance(loaded.source.data, dict):
            yield from _old_keys(loaded.source, loaded.source.data)


def _old_keys(source: Source, plan: Mapping[Any, Any]) -> Iterator[Advice]:
    """What plans of 0.1.0 have in another way."""
    if "activity_columns" in plan:
        yield advise("plan-columns", source.file, source.locate(("activity_columns",), key=True).line)
    document = plan.get("document")
    if not isinstance(document, dict):
        return
    title = document.get("title")
    if "subject" not in document and isinstance(title, str):
        line = f"subject: {write_scalar(_subject_of(title))}"
        place = source.locate(("document", "title"), key=True)
        yield advise("plan-subject", source.file, place.line, typed=visible(line))
    basis = document.get("basis")
    if isinstance(basis, str):
        words = " ".join(basis.split())
        shown = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
        place = source.locate(("document", "basis"), key=True)
        yield advise("plan-basis", source.file, place.line, words=visible(shown))


def _subject_of(title: str) -> str:
    """What a plan is about, as it stands behind "về": the title to its place or year, in small letters."""
    words = _AFTER_SUBJECT.sub("", " ".join(title.split())) or title
    return words[:1].lower() + words[1:]


def examine_leavings(root: Path, checked: Checked) -> Iterator[Advice]:
    """What goes on working, said so that nobody has to ask."""
    earlier = ", ".join(map(str, range(OLDEST_FORM_VERSION, FORM_VERSION)))
    yield advise("forms-fine", earlier=earlier, now=FORM_VERSION)
    traces = root / STATE_FOLDER
    found = islice(sorted(traces.glob("*/*.json")), _MANY) if is_plain_folder(traces) else ()
    old = sum(map(_is_old_trace, found))
    if old:
        yield advise("traces-old", STATE_FOLDER, count=counted(old, "trace"))
    # Of years that have reports and no register nothing is missing but the memory of when they came.
    registers = {file.year for file in checked.workspace.registers}
    reported = Counter(file.head.period.year for file in checked.workspace.reports)
    for year in sorted(reported.keys() - registers):
        yield advise("register-none", register_path(year), count=counted(reported[year], "report"), year=year)


def _is_old_trace(path: Path) -> bool:
    if not is_plain_file(path):
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_OLD_TRACE)) == _OLD_TRACE
    except OSError:
        return False
