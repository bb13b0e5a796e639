"""The text of the new plan's file, made out of that of the old one: comments, order and style stay."""

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ttdn.amending.amend import read_text
from ttdn.errors import PlanNotCarriedError
from ttdn.language import LOOK
from ttdn.model.plan import Plan
from ttdn.model_errors import field_names
from ttdn.next_year.carrying import carry, find_cuts, find_notes
from ttdn.next_year.leftover import Leftover, write_leftovers
from ttdn.next_year.lives import Later
from ttdn.next_year.remarks import Remarks, find_remarks
from ttdn.places import plan_path
from ttdn.source import MAXIMUM_PLAN_NODES, KeyPath, Source, line_end, parse_source
from ttdn.source.edit import EditFailedError, cut_parts, edit_text
from ttdn.source.tree import WIDTH, as_tree


class NewPlan(NamedTuple):
    """The plan of the new year: its text, as it reads, and how many places are to be looked at."""

    text: str
    plan: Plan
    remarks: int


def write_next_year(
    old: str, later: Later, *, with_texts: bool, leftovers: Sequence[Leftover] = (), as_of: str = ""
) -> NewPlan:
    """The plan of a later year.

    Args:
        old: The text of the old plan's file, which reads as ``later.plan``.
        later: The old plan, and the year of the new one.
        with_texts: Whether the texts of clauses and items are taken over.
        leftovers: What is not done of the old plan; where the document is the same, it has all of it anyway.
        as_of: The day on which it is not, as it is written.

    Raises:
        PlanNotCarriedError: The file is written in a way in which it cannot be taken over.
    """
    name = plan_path(later.year)
    with_texts = with_texts or later.is_same_document
    try:
        text = _carried(name, old, later, with_texts=with_texts)
    except EditFailedError as error:
        raise PlanNotCarriedError(plan_path(later.plan.year)) from error
    source = _source(name, text)
    notes = {} if with_texts or not isinstance(source.data, dict) else find_notes(later, source.data)
    annotated = _annotated(source, text, find_remarks(later, source.data), notes)
    offered = "" if later.is_same_document else _offer(later, leftovers, as_of)
    whole = _new_head(annotated, later) + offered.replace("\n", line_end(text))
    written, _ = read_text(name, whole.encode())
    if written is None or _source(name, whole).data != source.data:
        raise PlanNotCarriedError(plan_path(later.plan.year))
    return NewPlan(whole, written.file.plan, annotated.count(f"# {LOOK}: "))


def _carried(name: str, old: str, later: Later, *, with_texts: bool) -> str:
    cuts = find_cuts(later, with_texts=with_texts)
    text = cut_parts(old, cuts.keys, cuts.entries)
    tree = as_tree(_source(name, text).data)
    if not isinstance(tree, dict):  # pragma: no cover - it is a plan
        raise EditFailedError
    carry(later, tree, cuts, with_texts=with_texts)
    return edit_text(text, tree, lambda path: field_names(Plan, path))


def _source(name: str, text: str) -> Source:
    source, _ = parse_source(name, text.encode(), MAXIMUM_PLAN_NODES)
    if source is None:
        raise EditFailedError
    return source


def _annotated(source: Source, text: str, remarks: Remarks, notes: Mapping[KeyPath, str]) -> str:
    """The text with each remark, and each note that asks for nothing, above the line of its place."""
    lines = text.splitlines(keepends=True)
    ends = line_end(text)
    above = defaultdict[int, dict[str, None]](dict)
    for path, words in remarks.items():
        above[_line_of(source, lines, path)] |= dict.fromkeys(words)
    noted = {_line_of(source, lines, path): words for path, words in notes.items()}
    written: list[str] = []
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip())]
        said = [noted[number]] if number in noted else []
        if number in above:
            said.append(f"{LOOK}: {'; '.join(above[number])}")
        for comment in said:
            written += (f"{indent}{words}{ends}" for words in _comment(comment, WIDTH - len(indent), "  "))
        written.append(line)
    return "".join(written)


def _line_of(source: Source, lines: Sequence[str], path: KeyPath) -> int:
    """The line, from 0, that begins with what stands at a path, or with what that stands in."""
    for end in range(len(path), 0, -1):
        place = source.locate(path[:end], key=True)
        line = lines[place.line - 1]
        # An entry begins with its dash, a key may stand behind one; else it is in the midst of a line.
        begins = place.column - 1 == len(line) - len(line.lstrip(" -"))
        if begins and (isinstance(path[end - 1], str) or line.lstrip().startswith("-")):
            return place.line - 1
    return source.locate(path[:1], key=True).line - 1


def _comment(words: str, width: int = WIDTH, deeper: str = "") -> list[str]:
    """The lines of a comment, all but the first set in deeper."""
    return textwrap.wrap(
        f"# {words}", width, subsequent_indent=f"# {deeper}", break_long_words=False, break_on_hyphens=False
    )


def _new_head(text: str, later: Later) -> str:
    """The text with a head of its own: what the old one says is said of the old plan."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    modes = [line for line in lines[:first] if line.startswith("# yaml-language-server")]
    ends = line_end(text)
    document = later.plan.document
    to_fill_in = (
        "Văn bản vẫn là văn bản ấy: số, ngày, lời văn giữ nguyên, chỉ kỳ và hạn chuyển sang năm mới."
        if later.is_same_document
        else "Chỗ trong ngoặc vuông [...] là chỗ để điền theo văn bản mới."
    )
    words = (
        f"Kế hoạch năm {later.year}, lập từ {plan_path(later.plan.year)} ({document.called}). {to_fill_in} "
        "Chỗ có chú thích 'cần xem' thì xem lại, sửa nếu cần, rồi xóa chú thích. Sau mỗi lần sửa, chạy: "
        "ttdn validate"
    )
    head = [f"{line}{ends}" for line in _comment(words)]
    return "".join([*modes, *head, ends, *lines[first:]])


def _offer(later: Later, leftovers: Sequence[Leftover], as_of: str) -> str:
    """What is not done, as comments at the end of the file."""
    if not leftovers:
        return ""
    words = (
        f"Việc của năm {later.plan.year} chưa xong tính đến {as_of}. Việc nào làm tiếp thì chép các dòng "
        "của nó vào 'activities' (hoặc 'tasks', 'duties'), bỏ dấu # ở đầu dòng, sửa số mục và lời văn theo "
        "văn bản mới. Không làm tiếp thì xóa."
    )
    lines = _comment(words)
    lines += [
        f"#{line}" if line.startswith(" ") else f"# {line}" for line in write_leftovers(later, leftovers)
    ]
    return "\n" + "\n".join(lines) + "\n"
