"""Plans and reports that an older version took: what this one asks to be written in another way."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ttdn.checking import Checked
from ttdn.diagnostics import Severity
from ttdn.language import Text, count_of
from ttdn.load import list_plans, load_file
from ttdn.places import is_plan
from ttdn.safe_text import visible
from ttdn.source import Source
from ttdn.source.tree import write_scalar
from ttdn.upgrading.advice import Advice

#: What follows the subject in a plan's title.
_AFTER_SUBJECT = re.compile(r"\s+(?:trên địa bàn|của|tại|ở|năm|giai đoạn|đến năm)\b.*", re.DOTALL)
_SHOWN = 60


def examine_plans(root: Path, checked: Checked) -> Iterator[Advice]:
    """What is to be done about plans, reports and what belongs to them, and what is fine."""
    errors = Counter(found.location.file for found in checked.diagnostics if found.severity is Severity.ERROR)
    explained: Counter[str] = Counter()
    for advice in _old_plans(root):
        explained[advice.file] += 1
        yield advice
    for name in sorted(errors):
        left = errors[name] - explained[name]
        if is_plan(name) and left > 0:
            yield Advice(
                "plan-errors",
                name,
                Text(f"{left} lỗi theo bản này", f"{count_of(left, 'error')} by this version"),
                Text(
                    f"xem từng chỗ: ttdn validate {visible(name)}", f"see each: ttdn validate {visible(name)}"
                ),
            )
    others = [name for name in errors if not is_plan(name)]
    if others:
        count = sum(errors[name] for name in others)
        yield Advice(
            "errors",
            "",
            Text(
                f"{count} lỗi trong {len(others)} tệp báo cáo, biên tập, sổ nhận theo bản này",
                f"{count_of(count, 'error')} in {count_of(len(others), 'report')} or other data file",
            ),
            Text("xem từng chỗ: ttdn validate", "see each: ttdn validate"),
        )
    if not errors:
        files = len(checked.workspace.files)
        yield Advice(
            "data-fine",
            "",
            Text(
                f"{files} tệp kế hoạch, báo cáo đọc được, không có lỗi theo bản này.",
                f"{count_of(files, 'plan or report')} read, without errors by this version.",
            ),
        )


def _old_plans(root: Path) -> Iterator[Advice]:
    for path in list_plans(root):
        loaded = load_file(root, path)
        if loaded.plan is None and loaded.source is not None and isinstance(loaded.source.data, dict):
            yield from _old_keys(loaded.source, loaded.source.data)


def _old_keys(source: Source, plan: Mapping[Any, Any]) -> Iterator[Advice]:
    """What plans of 0.1.0 have in another way."""
    if "activity_columns" in plan:
        yield Advice(
            "plan-columns",
            source.file,
            Text("không còn khóa 'activity_columns'", "the key 'activity_columns' is gone"),
            Text("xóa khóa này", "delete this key"),
            source.locate(("activity_columns",), key=True).line,
        )
    document = plan.get("document")
    if not isinstance(document, dict):
        return
    title = document.get("title")
    if "subject" not in document and isinstance(title, str):
        line = f"subject: {write_scalar(_subject_of(title))}"
        yield Advice(
            "plan-subject",
            source.file,
            Text(
                "'document' thiếu 'subject', văn bản in ra cần",
                "'document' lacks 'subject', which documents print",
            ),
            Text(
                f"thêm ngay trên dòng này, thụt vào như nó: {visible(line)}",
                f"add right above this line, indented as it is: {visible(line)}",
            ),
            source.locate(("document", "title"), key=True).line,
        )
    basis = document.get("basis")
    if isinstance(basis, str):
        words = " ".join(basis.split())
        shown = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
        yield Advice(
            "plan-basis",
            source.file,
            Text(
                "'basis' nay là danh sách, mỗi căn cứ một ý",
                "'basis' is a list now, an entry for each ground",
            ),
            Text(
                f"viết 'basis:', dòng dưới thụt vào: - \"{visible(shown)}\"",
                f"write 'basis:', and below it, indented: - \"{visible(shown)}\"",
            ),
            source.locate(("document", "basis"), key=True).line,
        )


def _subject_of(title: str) -> str:
    """What a plan is about, as it stands behind "về": the title to its place or year, in small letters."""
    words = _AFTER_SUBJECT.sub("", " ".join(title.split())) or title
    return words[:1].lower() + words[1:]
