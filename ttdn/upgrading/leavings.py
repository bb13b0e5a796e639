"""What an older version left behind in use: traces of forms, forms that are out, years without a register."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ttdn.checking import Checked
from ttdn.forms.columns import FORM_VERSION, OLDEST_FORM_VERSION
from ttdn.language import Text, count_of
from ttdn.places import STATE_FOLDER, is_plain_file, is_plain_folder, register_path
from ttdn.upgrading.advice import Advice

#: How the trace of a form begins that 0.1.0 wrote: it knew the last form only.
_OLD_TRACE = b'{\n "form"'
_MANY = 10_000


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
    old = sum(_is_old_trace(path) for path in _traces(root))
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
    yield from _without_register(checked)


def _traces(root: Path) -> Iterator[Path]:
    folder = root / STATE_FOLDER
    if is_plain_folder(folder):
        yield from islice(sorted(folder.glob("*/*.json")), _MANY)


def _is_old_trace(path: Path) -> bool:
    if not is_plain_file(path):
        return False
    try:
        with path.open("rb") as file:
            return file.read(len(_OLD_TRACE)) == _OLD_TRACE
    except OSError:
        return False


def _without_register(checked: Checked) -> Iterator[Advice]:
    """Years that have reports and no register: nothing is missing but the memory of when they came."""
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
