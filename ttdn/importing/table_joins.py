"""Rows of a table of tasks that belong together: cut by a page, sharing a cell, one below the other."""

from collections.abc import Sequence
from itertools import pairwise

from ttdn.importing.body_words import is_body
from ttdn.importing.fields import Field
from ttdn.importing.table_heads import BODIES, OF_BODIES, TOLD
from ttdn.importing.table_rows import (
    DASHES,
    LONGEST_TITLE,
    SENTENCE_ENDS,
    TYPED,
    TaskRow,
    goes_on_in,
    level_of,
)
from ttdn.language import Text

_FIRST_NUMBERS = frozenset(("1", "a", "I", "A", "1.1"))
_CUT = Text(
    "hàng bị ngắt giữa hai trang (hoặc hai bảng) trong văn bản, đã nối lại: xem chỗ nối",
    "the row is cut in two in the document and was joined: look at the joint",
)
_COMMON = Text(
    "ô nội dung gộp nhiều hàng: lời văn chung được chép lại cho từng hàng",
    "a cell over several rows: its words are repeated for each of them",
)
_ABOVE_OWNS = Text(
    "hàng không ghi cơ quan; hàng bao trùm phía trên có ghi: xem có phải áp dụng chung",
    "the row names no body, the one over it does: see whether it holds for both",
)
_MORE_VALUES = Text(
    "hàng sau không có số và nội dung, được ghép vào hàng này: xem cơ quan, thời gian",
    "the next row has no number and no words of its own and was added to this one: look at bodies and time",
)
_MORE_TEXT = Text(
    "hàng sau không có số, cơ quan, thời gian, được ghép vào hàng này: xem có phải nhiệm vụ riêng",
    "the next row has no number, bodies or time and was added to this one: is it a task of its own?",
)
_UNTITLED = Text(
    "hàng không có số và cơ quan, được hiểu là tên nhóm: xem lại",
    "a row without number and bodies, taken for a title: look at it",
)


def take_in(last: TaskRow, task: TaskRow, *, is_first: bool) -> bool:
    """Join a row to the one before it, where it belongs to it; whether it does.

    Args:
        last: The row before it.
        task: The row.
        is_first: Whether it is the first of a table in which another one goes on.
    """
    if last.is_group or last.is_full or task.is_group or last.is_shifted or task.is_shifted:
        return False
    if task.shares_text:
        return _shares(last, task)
    if task.is_dash:
        return _is_part(last, task)
    if task.number:
        return _brings_number(last, task)
    if not task.texts:
        return _brings_values(last, task, is_first=is_first)
    return _brings_text(last, task, is_first=is_first)


def _shares(last: TaskRow, task: TaskRow) -> bool:
    """A row below a cell of words that spans it: with bodies or a time of its own it is one, too."""
    if task.new & {Field.OWNERS, Field.BODIES, Field.SCHEDULE, Field.TEXT, Field.NUMBER}:
        task.remark(_COMMON)
        return False
    return _join(last, task, None)


def _is_part(last: TaskRow, task: TaskRow) -> bool:
    """A dash without bodies or time of its own belongs to the text above it, not so one among others."""
    if task.new & set(TOLD) or last.is_dash:
        return False
    task.texts[:1] = [f"{task.number} {task.texts[0] if task.texts else ''}".strip()]
    return _join(last, task, None)


def _brings_number(last: TaskRow, task: TaskRow) -> bool:
    """The second half of a row that was cut may be the one with the number."""
    if last.number or not task.texts or not last.texts or not goes_on_in(last.end, task.texts[0]):
        return False
    last.number = task.number
    last.texts[-1] = f"{last.end} {task.texts.pop(0)}"
    return _join(last, task, _CUT)


def _brings_values(last: TaskRow, task: TaskRow, *, is_first: bool) -> bool:
    """Bodies and time without words: what goes on from the page before, or more of the same task."""
    if not is_first and _is_whole(last, task):
        task.number, task.texts = last.number, list(last.texts)
        task.remark(_COMMON)
        return False
    return _join(last, task, _CUT if is_first else _MORE_VALUES)


def _brings_text(last: TaskRow, task: TaskRow, *, is_first: bool) -> bool:
    """Words without a number: the rest of a row, or something of their own."""
    if _is_whole(last, task) or not _is_rest(last, task, is_first=is_first):
        return False
    last.texts[-1:] = [f"{last.end} {task.texts.pop(0)}".strip()]
    return _join(last, task, _CUT)


def _is_rest(last: TaskRow, task: TaskRow, *, is_first: bool) -> bool:
    """Whether a row without a number is the rest of the one before it, by its words or its bodies."""
    bodies = [(last.values.get(told, ""), task.values[told]) for told in BODIES & set(task.values) & task.new]
    if any(goes_on_in(*one) for one in ((last.end, task.texts[0]), *bodies)):
        return True
    if any(before.endswith((";", ",")) for before, _ in bodies):
        return True
    is_name = any(not is_body(value) for _, value in bodies)
    if last.end.endswith(SENTENCE_ENDS):
        return _is_next_of_list(last.end, task.texts[0]) and (is_name or not bodies)
    return (is_first or is_name) and bool(last.number) and not _stands_alone(last, task)


def _is_next_of_list(before: str, text: str) -> bool:
    """Whether words are the next of a list within a sentence: "lập kế hoạch;", then "mở lớp tập huấn"."""
    return before.endswith(";") and text[0].islower() and not TYPED.match(text)


def _stands_alone(last: TaskRow, task: TaskRow) -> bool:
    """Whether a row has a time of its own, or is a title by its letters."""
    is_title = task.is_open and (task.text.isupper() or task.is_bold > last.is_bold)
    return Field.SCHEDULE in task.new or is_title


def _is_whole(last: TaskRow, task: TaskRow) -> bool:
    """Whether the row names bodies and time as the one before it does, each from its beginning."""
    bodies = OF_BODIES & task.new
    if not bodies or Field.SCHEDULE not in task.new or Field.SCHEDULE not in last.values:
        return False
    said = [task.values.get(one, "") for one in (*OF_BODIES, Field.SCHEDULE)]
    return not any(text[:1].islower() for text in said)


def _join(last: TaskRow, task: TaskRow, remark: Text | None) -> bool:
    """The row put behind the one before it."""
    last.texts.extend(task.texts)
    for told, value in task.values.items():
        if told in task.new or (told is Field.BODIES and Field.OWNERS in task.new):
            before = last.values.get(told, "")
            last.values[told] = _put_behind(before, value, is_cut=remark is _CUT) if before else value
    # Both, as the row may be joined to another in its turn.
    last.others.extend(task.new_others)
    last.new_others.extend(task.new_others)
    last.is_open = last.is_open and not last.values
    for one in (*task.remarks, *([remark] if remark else [])):
        last.remark(one)
    return True


def _put_behind(first: str, second: str, *, is_cut: bool) -> str:
    """More of a cell: in the same line, unless each line of the cell is one of a list."""
    goes_on = second[0].islower() or first.endswith((",", "-"))
    is_list = not is_cut or "\n" in first or second[0] in DASHES
    return f"{first}\n{second}" if is_list and not goes_on else f"{first} {second}"


def settle_open(tasks: Sequence[TaskRow]) -> list[TaskRow]:
    """What words without number, bodies and time are: a title, or more of the row above."""
    is_numbered = any(task.number and not task.is_dash for task in tasks)
    settled: list[TaskRow] = []
    for task, following in zip(tasks, [*tasks[1:], None], strict=True):
        if task.is_open and following and not following.is_open:
            _settle_title(task, following)
        if task.is_open and not task.is_group and is_numbered and settled and not settled[-1].is_group:
            _join(settled[-1], task, _MORE_TEXT)
        else:
            settled.append(task)
    return settled


def _settle_title(task: TaskRow, following: TaskRow) -> None:
    """Words over a row are a title by their letters, or where the rows count anew below them."""
    task.is_group = task.is_bold or task.text.isupper()
    if not task.is_group and following.number.lstrip("0") in _FIRST_NUMBERS:
        task.is_group = True
        task.remark(_UNTITLED)


def find_subgroups(tasks: Sequence[TaskRow]) -> None:
    """A row that names neither bodies nor time is a title where deeper ones follow that do."""
    for task, following in reversed(list(pairwise(tasks))):
        deeper = level_of(following.number) > level_of(task.number)
        if _may_be_title(task) and (deeper if following.number else task.is_bold):
            task.is_group = bool(following.values) or following.is_group
    parents: list[TaskRow] = []
    for task in tasks:
        while parents and level_of(parents[-1].number) >= level_of(task.number):
            parents.pop()
        if not (task.is_group or _names_owner(task)) and any(map(_names_owner, parents)):
            task.remark(_ABOVE_OWNS)
        parents.append(task)


def _may_be_title(task: TaskRow) -> bool:
    is_short = len(task.texts) <= 1 and len(task.end) <= LONGEST_TITLE
    return bool(task.number) and is_short and not (task.values or task.is_group)


def _names_owner(task: TaskRow) -> bool:
    return not OF_BODIES.isdisjoint(task.values)
