"""The verdicts on a document's layout, in a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichText

from ttdn.language import Language, Text, join
from ttdn.layout_check.verdict import Assessment, Verdict
from ttdn.safe_text import visible

_STYLES = {
    Verdict.PASS: "green",
    Verdict.FAIL: "bold red",
    Verdict.ADVICE: "yellow",
    Verdict.NOT_APPLICABLE: "dim",
}
#: What is wrong in more places than these is counted.
_SHOWN = 5
_HEADS = (
    Text("Quy tắc", "Rule"),
    Text("Kết quả", "Verdict"),
    Text("Tìm thấy", "Found"),
    Text("Căn cứ", "Article"),
)

_DECREE = Text(
    "Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I.",
    "Articles: Decree 30/2020/NĐ-CP, Phụ lục I, part I.",
)
#: "không áp dụng", "not applicable" and "Mục III.1.a, b" are not broken; the others share what is left.
_WIDTHS = (None, 14, None, 14)


def render_verdicts(
    name: str, assessments: Sequence[Assessment], language: Language
) -> Iterator[RenderableType]:
    """A row for each rule, and how many passed."""

    def say(text: Text) -> str:
        return visible(text.in_language(language))

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", expand=True, pad_edge=False)
    for head, width in zip(_HEADS, _WIDTHS, strict=True):
        table.add_column(say(head), width=width, ratio=None if width else 1, overflow="fold")
    for assessment in assessments:
        verdict = assessment.verdict
        found = "\n".join(map(say, _found(assessment)))
        table.add_row(
            RichText(say(assessment.rule.title)),
            RichText(say(verdict.value), style=_STYLES[verdict]),
            RichText(found),
            RichText(assessment.rule.article),
        )
    yield table
    yield RichText(say(_DECREE))
    counts = Counter(assessment.verdict for assessment in assessments)
    good, bad, advised, other = (counts[verdict] for verdict in Verdict)
    yield RichText(
        say(
            Text(
                f"{name}: {len(assessments)} quy tắc, {good} đạt, {bad} không đạt, {advised} nên sửa, "
                f"{other} không áp dụng.",
                f"{name}: {len(assessments)} rules, {good} passed, {bad} failed, {advised} with advice, "
                f"{other} not applicable.",
            )
        ),
        style="bold",
    )


def _found(assessment: Assessment) -> Iterator[Text]:
    """What is wrong and where; where nothing is, what was seen first and how often."""
    if assessment.bad:
        for observation in assessment.bad[:_SHOWN]:
            yield join(": ", [observation.place, observation.found])
        if (more := len(assessment.bad) + assessment.more_bad - _SHOWN) > 0:
            yield Text(f"và {more} chỗ khác", f"and {more} more")
    elif assessment.observations:
        yield assessment.observations[0].found
