"""The outcomes of collecting forms: what is wrong with each, and the table at the end."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from ttdn.forms.arrivals import shown
from ttdn.forms.outcomes import Outcome, Result
from ttdn.forms.values import field_of
from ttdn.language import Language, Text, count_of, join
from ttdn.terminal.console import plain
from ttdn.terminal.diagnostics import render_diagnostic
from ttdn.vietnamese import quote, visible

_HEADS = (
    Text("Tệp", "File"),
    Text("Đơn vị", "Unit"),
    Text("Kỳ", "Period"),
    Text("Kết quả", "Result"),
    Text("Bước tiếp theo", "Next"),
)
_STYLES = {
    Result.RETURNED: "bold red",
    Result.REFUSED: "bold red",
    Result.CONFLICT: "bold yellow",
    Result.BLOCKED: "bold yellow",
}


def render_outcomes(
    outcomes: Sequence[Outcome], language: Language, width: int | None, *, written: bool
) -> Iterator[RenderableType]:
    """First the findings of each file, then a table with a line for each, then the account.

    Args:
        outcomes: What became of the files.
        language: The language of the program's own words.
        width: Columns at which sentences are wrapped; None leaves them whole.
        written: Whether anything was to be written.
    """
    for one in outcomes:
        yield from _details(one, language, width)
    if outcomes:
        yield _table(outcomes, language)
    yield _account(outcomes, written=written).in_language(language)


def _details(one: Outcome, language: Language, width: int | None) -> Iterator[RenderableType]:
    unit = one.unit.name if one.unit else ""
    for found in one.findings:
        yield render_diagnostic(found, unit, language, width)
        yield ""
    for conflict in one.conflicts:
        label = " / ".join([*conflict.path[:-1], field_of(conflict.path).label])
        words = Text(
            f"Xung đột ở {label}: biểu mẫu ghi {quote(conflict.theirs)}, {one.target} đã được "
            f"sửa thành {quote(conflict.ours)}.",
            f"Conflict at {label}: the form says {quote(conflict.theirs)}, {one.target} was "
            f"changed to {quote(conflict.ours)}.",
        )
        yield RichText(f"{visible(one.file)}: {words.in_language(language)}", style="yellow")


def _table(outcomes: Sequence[Outcome], language: Language) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in _HEADS:
        table.add_column(head.in_language(language), overflow="fold")
    for one in outcomes:
        table.add_row(
            plain(one.file),
            plain(one.unit.short if one.unit else "–"),
            plain(str(one.period) if one.period else "–"),
            plain(
                _result(one).in_language(language),
                "" if one.is_good else _STYLES.get(one.result, "bold yellow"),
            ),
            plain(_next(one).in_language(language)),
        )
    return table


def _result(one: Outcome) -> Text:
    words = one.result.value
    match one.result:
        case Result.CHANGED:
            return Text(f"{words.vi} {one.changes} ô", f"{words.en}: {one.changes}")
        case Result.RETURNED:
            count = len(one.errors)
            return Text(f"{words.vi}: {count} lỗi", f"{words.en}: {count_of(count, 'error')}")
        case Result.EVIDENCE if one.message is not None:
            return one.message
        case Result.CONFLICT if one.conflicts:
            return Text(f"{words.vi}: {len(one.conflicts)} ô", f"{words.en}: {len(one.conflicts)} cells")
        case _:
            return (
                Text(f"{words.vi}. {one.message.vi}", f"{words.en}. {one.message.en}")
                if one.message
                else words
            )


def _next(one: Outcome) -> Text:
    paths = ", ".join(shown(str(path)) for path in one.made)
    if one.trouble is not None:
        return join(" ", [one.trouble, Text("Chạy lại lệnh này.", "Then run this again.")])
    match one.result:
        case Result.RETURNED:
            return Text(
                f"Gửi lại đơn vị {paths or 'bản đánh dấu'}", f"Send {paths or 'the marked copy'} back"
            )
        case Result.OLDER:
            return Text(f"Gửi đơn vị biểu mẫu mới {paths}".strip(), f"Send the new form {paths}".strip())
        case Result.REFUSED if paths:
            return Text(
                f"Gửi đơn vị biểu mẫu mới, đã điền sẵn phần đọc được: {paths}",
                f"Send the new form, filled with what could be read: {paths}",
            )
        case Result.CONFLICT if one.advice is None:
            return Text(
                f"Hỏi đơn vị, sửa {one.target} cho khớp rồi chạy lại",
                f"Ask the unit, correct {one.target}, run again",
            )
        case _ if one.advice is not None:
            return one.advice
        case _:
            return Text(
                f"Biên nhận: {paths}" if paths else "Không cần làm gì",
                f"Receipt: {paths}" if paths else "Nothing",
            )


def _account(outcomes: Sequence[Outcome], *, written: bool) -> Text:
    """How many files became what; the numbers add up to that of the files."""
    counts = Counter(one.result for one in outcomes)
    whole = counts.total()
    parts = [
        (counts[Result.NEW] + counts[Result.CHANGED], Text("nhận", "taken")),
        (counts[Result.UNCHANGED], Text("không có gì mới", "with nothing new")),
        (counts[Result.RETURNED], Text("trả lại", "returned")),
    ]
    extra = [
        (counts[Result.UNREAD] + counts[Result.FAILED], Text("chưa đọc", "not read")),
        (counts[Result.EVIDENCE], Text("minh chứng", "evidence")),
        (counts[Result.PASSED], Text("bỏ qua", "passed over")),
    ]
    rest = whole - sum(count for count, _ in [*parts, *extra])
    shares = [
        *parts,
        (rest, Text("chưa nhận", "not taken")),
        *((count, words) for count, words in extra if count),
    ]
    vi = f"{whole} tệp: {', '.join(f'{count} {words.vi}' for count, words in shares)}."
    en = f"{count_of(whole, 'file')}: {', '.join(f'{count} {words.en}' for count, words in shares)}."
    if not any(one.result.is_taken for one in outcomes):
        vi, en = f"{vi} Không có báo cáo nào được nhận.", f"{en} No report was taken."
    if not written:
        vi, en = f"{vi} Chưa ghi gì (--dry-run).", f"{en} Nothing was written (--dry-run)."
    return Text(vi, en)
