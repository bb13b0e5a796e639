"""The outcomes of collecting forms: what is wrong with each, and the table at the end."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from ttdn.forms.outcomes import Outcome, Result
from ttdn.forms.values import field_of
from ttdn.language import Language, Text
from ttdn.terminal.console import plain
from ttdn.terminal.diagnostics import render_diagnostic
from ttdn.vietnamese import quote, visible

_HEADS = (Text("Tệp", "File"), Text("Đơn vị", "Unit"), Text("Kỳ", "Period"), Text("Kết quả", "Result"), Text("Bước tiếp theo", "Next"))
_STYLES = {Result.RETURNED: "bold red", Result.REFUSED: "bold red", Result.CONFLICT: "bold yellow", Result.BLOCKED: "bold yellow"}


@dataclass(frozen=True)
class Collected:
    """A run of ``ttdn collect``: what became of the files, what was made for the sender of each, and how many other files there were.

    ``made`` is None where nothing was to be written.
    """

    outcomes: Sequence[Outcome]
    made: Mapping[Path, Sequence[Path]] | None
    others: int


def render_outcomes(collected: Collected, language: Language, width: int | None) -> Iterator[RenderableType]:
    """First the findings of each file, then a table with a line for each, then the account.

    Args:
        collected: What became of the files.
        language: The language of the program's own words.
        width: Columns at which sentences are wrapped; None leaves them whole.
    """
    for one in collected.outcomes:
        yield from _details(one, language, width)
    if collected.outcomes:
        yield _table(collected.outcomes, collected.made or {}, language)
    yield _account(collected).in_language(language)


def _details(one: Outcome, language: Language, width: int | None) -> Iterator[RenderableType]:
    unit = one.unit.name if one.unit else ""
    for found in one.findings:
        yield render_diagnostic(found, unit, language, width)
        yield ""
    for conflict in one.conflicts:
        label = " / ".join([*conflict.path[:-1], field_of(conflict.path).label])
        words = Text(
            f"Xung đột ở {label}: biểu mẫu ghi {quote(conflict.theirs)}, {one.target} đã được sửa thành {quote(conflict.ours)}.",
            f"Conflict at {label}: the form says {quote(conflict.theirs)}, {one.target} was changed to {quote(conflict.ours)}.",
        )
        yield RichText(f"{visible(one.file)}: {words.in_language(language)}", style="yellow")


def _table(outcomes: Sequence[Outcome], made: Mapping[Path, Sequence[Path]], language: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in _HEADS:
        table.add_column(head.in_language(language), overflow="fold")
    for one in outcomes:
        table.add_row(
            plain(one.file),
            plain(one.unit.short if one.unit else "–"),
            plain(str(one.period) if one.period else "–"),
            plain(_result(one).in_language(language), _STYLES.get(one.result, "")),
            plain(_next(one, made.get(one.path, ())).in_language(language)),
        )
    return table


def _result(one: Outcome) -> Text:
    words = one.result.value
    match one.result:
        case Result.CHANGED:
            return Text(f"{words.vi} {one.changes} ô", f"{words.en}: {one.changes}")
        case Result.RETURNED:
            count = len(one.errors)
            return Text(f"{words.vi}: {count} lỗi", f"{words.en}: {count} errors")
        case Result.CONFLICT if one.conflicts:
            return Text(f"{words.vi}: {len(one.conflicts)} ô", f"{words.en}: {len(one.conflicts)} cells")
        case _:
            return Text(f"{words.vi}. {one.message.vi}", f"{words.en}. {one.message.en}") if one.message else words


def _next(one: Outcome, made: Sequence[Path]) -> Text:
    paths = ", ".join(map(str, made))
    match one.result:
        case Result.RETURNED:
            return Text(f"Gửi lại đơn vị {paths or 'bản đánh dấu'}", f"Send {paths or 'the marked copy'} back")
        case Result.OLDER:
            return Text(f"Gửi đơn vị biểu mẫu mới {paths}".strip(), f"Send the new form {paths}".strip())
        case Result.CONFLICT if one.advice is None:
            return Text(f"Hỏi đơn vị, sửa {one.target} cho khớp rồi chạy lại", f"Ask the unit, correct {one.target}, run again")
        case _ if one.advice is not None:
            return one.advice
        case _:
            return Text(f"Biên nhận: {paths}" if paths else "Không cần làm gì", f"Receipt: {paths}" if paths else "Nothing")


def _account(collected: Collected) -> Text:
    counts = Counter(one.result for one in collected.outcomes)
    taken, whole = counts[Result.NEW] + counts[Result.CHANGED], counts.total()
    same, returned = counts[Result.UNCHANGED], counts[Result.RETURNED]
    rest = whole - taken - same - returned
    vi = f"{whole} tệp: {taken} nhận, {same} không có gì mới, {returned} trả lại, {rest} chưa nhận."
    en = f"{whole} files: {taken} taken, {same} with nothing new, {returned} returned, {rest} not taken."
    if collected.others:
        vi += f" Ngoài ra có {collected.others} tệp khác (không phải Excel)."
        en += f" Besides, {collected.others} other files (not Excel)."
    if collected.made is None:
        vi, en = f"{vi} Chưa ghi gì (--dry-run).", f"{en} Nothing was written (--dry-run)."
    return Text(vi, en)
