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
from ttdn.language import Text, count_of
from ttdn.load import list_plans, load_file
from ttdn.places import STATE_FOLDER, is_plain_file, is_plain_folder, is_plan, register_path
from ttdn.safe_text import visible
from ttdn.source import Source
from ttdn.source.tree import write_scalar
from ttdn.upgrading.folder import Advice

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
            said = Text(f"{left} lỗi theo bản này", f"{count_of(left, 'error')} by this version")
            yield Advice("plan-errors", name, said, _see_each(f" {visible(name)}"))
    others = [name for name in errors if not is_plan(name)]
    if others:
        count = sum(errors[name] for name in others)
        yield Advice(
            "errors",
            "",
            Text(
                f"{count} lỗi trong {len(others)} tệp báo cáo, biên tập, sổ nhận theo bản này",
                f"{count_of(count, 'error')} in {count_of(len(others), 'file')} (reports, edits, register)",
            ),
            _see_each(),
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


def _see_each(name: str = "") -> Text:
    return Text(f"xem từng chỗ: ttdn validate{name}", f"see each: ttdn validate{name}")


def _old_plans(root: Path) -> Iterator[Advice]:
    """What is written in another way in the plans that cannot be read."""
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


def examine_leavings(root: Path, checked: Checked) -> Iterator[Advice]:
    """What goes on working, said so that nobody has to ask."""
    earlier = ", ".join(map(str, range(OLDEST_FORM_VERSION, FORM_VERSION)))
    yield Advice(
        "forms-fine",
        "",
        Text(
            f"Biểu mẫu Excel đã phát từ bản trước (đời {earlier}) vẫn nhận được; lập mới là đời "
            f"{FORM_VERSION}.",
            f"Excel forms that earlier versions sent out (kinds {earlier}) are still taken in; new ones are "
            f"of kind {FORM_VERSION}.",
        ),
    )
    traces = root / STATE_FOLDER
    found = islice(sorted(traces.glob("*/*.json")), _MANY) if is_plain_folder(traces) else ()
    old = sum(map(_is_old_trace, found))
    if old:
        yield Advice(
            "traces-old",
            STATE_FOLDER,
            Text(
                f"{old} dấu vết biểu mẫu đời trước: vẫn đọc được, lần nhận sau tự ghi lại",
                f"{count_of(old, 'trace')} of forms as 0.1.0 wrote them: still read, renewed with the "
                "next form",
            ),
        )
    # Of years that have reports and no register nothing is missing but the memory of when they came.
    registers = {file.year for file in checked.workspace.registers}
    reported = Counter(file.head.period.year for file in checked.workspace.reports)
    for year in sorted(reported.keys() - registers):
        many = reported[year]
        yield Advice(
            "register-none",
            register_path(year),
            Text(
                f"chưa có sổ nhận: {many} báo cáo năm {year} vẫn được tính; sổ bắt đầu từ lần nhận tới",
                f"no register yet: the {count_of(many, 'report')} of {year} count; it begins with the "
                "next arrival",
            ),
        )


def _is_old_trace(path: Path) -> bool:
    if not is_plain_file(path):
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_OLD_TRACE)) == _OLD_TRACE
    except OSError:
        return False
