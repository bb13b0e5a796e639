"""The outcomes of collecting forms: what is wrong with each, and the table at the end."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text as RichText

from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.file_names import shown
from ttdn.forms.returned import Paper
from ttdn.forms.taking.versions import TOLD, tell_more
from ttdn.language import Language, Say, Text, count_of, join
from ttdn.model.clauses import cite
from ttdn.places import ASKED_BACK_FOLDER, TAKEN_FOLDER, lies_in
from ttdn.safe_text import quote, visible
from ttdn.terminal.console import plain
from ttdn.terminal.diagnostics import render_diagnostic
from ttdn.terminal.parts import Parts, listing

_HEADS = (
    Text("Tệp", "File"),
    Text("Đơn vị", "Unit"),
    Text("Kỳ", "Period"),
    Text("Kết quả", "Result"),
    Text("Bước tiếp theo", "Next"),
)
#: Where the unit has to do something.
_TO_ASK = frozenset({Outcome.RETURNED, Outcome.OLDER, Outcome.ASKED, Outcome.CONFLICT})


def render_outcomes(
    outcomes: Sequence[Collected], language: Language, width: int | None, *, written: bool
) -> Parts:
    """First the findings of each file, then a table with a line for each, then the account.

    Args:
        outcomes: What became of the files.
        language: The language of the program's own words.
        width: Columns at which sentences are wrapped; None leaves them whole.
        written: Whether anything was to be written.
    """
    for sent in outcomes:
        yield from _details(sent, language, width)
    if outcomes:
        yield _table(outcomes, language.say)
    yield language.say(*_account(outcomes, written=written))
    yield from (language.say(*line) for line in _filed(outcomes))


def _details(sent: Collected, language: Language, width: int | None) -> Parts:
    for found in sent.findings:
        yield render_diagnostic(found, sent.called, language, width)
        yield ""
    for conflict in sent.conflicts[:TOLD]:
        place, theirs, ours = visible(conflict.place), quote(conflict.theirs), quote(conflict.ours)
        words = Text(
            f"Xung đột ở {place}: biểu mẫu ghi {theirs}, {sent.target} đã được sửa thành {ours}.",
            f"Conflict at {place}: the form says {theirs}, {sent.target} was changed to {ours}.",
        )
        yield _aside(sent, words, language.say)
    for words in (*tell_more(len(sent.conflicts)), *sent.told):
        yield _aside(sent, words, language.say)


def _aside(sent: Collected, words: Text, say: Say) -> RichText:
    return RichText(f"{visible(sent.file)}: {visible(say(*words))}", style="yellow")


def _table(outcomes: Sequence[Collected], say: Say) -> Table:
    table = listing(say, *_HEADS)
    for sent in outcomes:
        table.add_row(
            plain(sent.file),
            plain(_whom(sent)),
            plain(str(sent.period or "–")),
            plain(say(*_result(sent)), _style(sent)),
            plain(say(*_next(sent))),
        )
    return table


def _whom(sent: Collected) -> str:
    """The unit; of one that has to be written to or asked, also who is there."""
    if sent.unit is None:
        return "–"
    ways = sent.unit.ways if sent.outcome in _TO_ASK or sent.is_partial else ""
    return "\n".join(filter(None, (sent.unit.short, ways)))


def _style(sent: Collected) -> str:
    if sent.is_good:
        return ""
    return "bold red" if sent.outcome in {Outcome.RETURNED, Outcome.REFUSED} else "bold yellow"


def _result(sent: Collected) -> Text:
    words = sent.outcome.value
    if sent.is_partial:
        count = len(sent.errors)
        return Text(
            f"{words.vi}; trả lại {count} chỗ để sửa",
            f"{words.en}; {count_of(count, 'error')} asked back",
        )
    match sent.outcome:
        case Outcome.CHANGED:
            return Text(f"{words.vi} {sent.cells} ô", f"{words.en}: {sent.cells}")
        case Outcome.RETURNED:
            count = len(sent.errors)
            return Text(f"{words.vi}: {count} lỗi", f"{words.en}: {count_of(count, 'error')}")
        case Outcome.EVIDENCE if sent.message is not None:
            return sent.message
        case Outcome.CONFLICT if sent.conflicts:
            return Text(
                f"{words.vi}: {len(sent.conflicts)} ô", f"{words.en}: {count_of(len(sent.conflicts), 'cell')}"
            )
        case _:
            return join(". ", [words, sent.message]) if sent.message else words


def _next(sent: Collected) -> Text:
    paths = ", ".join(shown(str(path)) for path in sent.made)
    if sent.trouble is not None:
        return join(" ", [sent.trouble, Text("Chạy lại lệnh này.", "Then run this again.")])
    match sent.outcome:
        case _ if sent.is_partial and not sent.made:
            return Text("Gửi đơn vị bản đánh dấu, biên nhận", "Send the marked copy and the receipt")
        case Outcome.RETURNED:
            return Text(
                f"Gửi lại đơn vị {paths or 'bản đánh dấu'}", f"Send {paths or 'the marked copy'} back"
            )
        case Outcome.OLDER:
            return Text(f"Gửi đơn vị biểu mẫu mới {paths}".strip(), f"Send the new form {paths}".strip())
        case Outcome.REFUSED if paths:
            return Text(
                f"Gửi đơn vị biểu mẫu mới, đã điền sẵn phần đọc được: {paths}",
                f"Send the new form, prefilled with what could be read: {paths}",
            )
        case Outcome.CONFLICT if sent.advice is None:
            return Text(
                f"Hỏi đơn vị, sửa {sent.target} cho khớp rồi chạy lại",
                f"Ask the unit, correct {sent.target} to match, then run again",
            )
        case _ if sent.advice is not None:
            return sent.advice
        case _:
            return join("; ", [_to_send(sent.made), *_still_to_ask(sent)])


def _to_send(made: Sequence[Path]) -> Text:
    """The papers that were made; of several the name that they share, which fits into a column."""
    if not made:
        return Text("Không cần làm gì", "Nothing")
    first = shown(str(made[0]))
    if len(made) == 1:
        return Text(f"Biên nhận: {first}", f"Receipt: {first}")
    papers = [paper for paper in Paper if any(paper.is_of(path.name) for path in made)]
    stem = next(first.rpartition(paper.mark)[0] for paper in papers if paper.is_of(first))
    told = join(", ", [paper.label for paper in papers])
    return Text(f"Gửi đơn vị {stem}.*: {told.vi}", f"Send {stem}.*: {told.en}")


def _still_to_ask(sent: Collected) -> Iterator[Text]:
    """What came into the plan after the form was made, and how to ask about it."""
    if sent.report and sent.report.not_asked and sent.unit:
        items = ", ".join(map(cite, sent.report.not_asked))
        command = f"ttdn form --added {sent.unit.id} --period {sent.period}"
        yield Text(f"chưa hỏi {items}: {command}", f"not asked yet {items}: {command}")


def _account(outcomes: Sequence[Collected], *, written: bool) -> Text:
    """How many files became what; the numbers add up to that of the files."""
    counts = Counter(sent.outcome for sent in outcomes)
    whole = counts.total()
    parts = [
        (counts[Outcome.NEW] + counts[Outcome.CHANGED], Text("nhận", "taken")),
        (counts[Outcome.UNCHANGED], Text("không có gì mới", "with nothing new")),
        (counts[Outcome.RETURNED], Text("trả lại", "returned")),
    ]
    extra = [
        (counts[Outcome.UNREAD] + counts[Outcome.FAILED], Text("chưa đọc", "not read")),
        (counts[Outcome.EVIDENCE], Text("minh chứng", "evidence")),
        (counts[Outcome.OPENED], Text("thư, tệp nén đã mở", "opened")),
        (counts[Outcome.PASSED], Text("bỏ qua", "passed over")),
    ]
    rest = whole - sum(count for count, _ in [*parts, *extra])
    shares = [
        *parts,
        (rest, Text("chưa nhận", "not taken")),
        *((count, words) for count, words in extra if count),
    ]
    told = join(", ", [Text(f"{count} {words.vi}", f"{count} {words.en}") for count, words in shares])
    said = [Text(f"{whole} tệp: {told.vi}.", f"{count_of(whole, 'file')}: {told.en}.")]
    if not outcomes:
        folders = f"{TAKEN_FOLDER}/, {ASKED_BACK_FOLDER}/"
        told = Text(
            f"Ở đó không có tệp nào. Tệp đã thu được chuyển vào {folders}: xem 'ttdn intake'.",
            f"There is no file. Files that were collected are moved to {folders}: see 'ttdn intake'.",
        )
        said.append(told)
    elif not any(sent.outcome.is_taken for sent in outcomes):
        said.append(Text("Không có báo cáo nào được nhận.", "No report was taken."))
    if not written:
        said.append(Text("Chưa ghi gì (--dry-run).", "Nothing was written (--dry-run)."))
    return join(" ", said)


def _filed(outcomes: Sequence[Collected]) -> Iterator[Text]:
    """Where the files lie now, and why some are where they were."""
    # What is taken up from these folders may lie in its place already.
    paths = ((sent.kept, f"/{sent.path.as_posix()}") for sent in outcomes if sent.kept)
    moved = [place for place, path in paths if not path.endswith(f"/{place}")]
    counts = Counter(place.partition("/")[0] for place in moved)
    if counts:
        vi = ", ".join(f"{folder}/ {count} tệp" for folder, count in sorted(counts.items()))
        en = ", ".join(f"{folder}/ {count_of(count, 'file')}" for folder, count in sorted(counts.items()))
        yield Text(f"Đã cất: {vi}.", f"Put away: {en}.")
    again = next((place for place in moved if lies_in(place, ASKED_BACK_FOLDER)), None)
    if again is not None:
        # Of the name of a file that somebody sent a shell might make a command.
        command = f"ttdn collect {again.rpartition('/')[0]}"
        yield Text(
            f"Không phải đơn vị sửa, mà bên mình sửa (kế hoạch, báo cáo) thì nhận lại tệp ấy: {command}",
            f"If the mistake was ours and not the unit's, take up that file again: {command}",
        )
    for sent in outcomes:
        if sent.left is not None:
            name = visible(sent.file)
            yield Text(f"{name}: {sent.left.vi}", f"{name}: {sent.left.en}")
