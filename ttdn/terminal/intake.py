"""The register on the terminal: a line for each arrival, and the account."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text as RichText

from ttdn.intake.steps import Intake, Party, Row, sum_up
from ttdn.language import Say, Text
from ttdn.model.register import Decision
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, indent, listing
from ttdn.vietnamese import date_text, within_sentence

_HEADS = (
    Text("Số", "No."),
    Text("Ngày đến", "Came on"),
    Text("Đơn vị, kỳ", "Unit, period"),
    Text("Đã gửi", "What came"),
    Text("Kết quả, bước tiếp theo", "Result, next"),
)
#: From this width on the columns stand beside each other.
_BESIDE_WIDTH = 80
_STYLES = {Party.UNIT: "yellow", Party.OFFICE: "bold yellow"}


def render_intake(intake: Intake, say: Say, width: int) -> Parts:
    """The arrivals in the order of their numbers; where there are none, how the register fills."""
    if not intake.whole:
        yield plain(
            say(
                f"Sổ nhận năm {intake.plan.year} chưa có gì. 'ttdn collect' ghi vào sổ biểu mẫu gửi về, "
                "'ttdn receive' ghi bản giấy, PDF.",
                f"Nothing is booked for {intake.plan.year}. 'ttdn collect' books the forms that come back, "
                "'ttdn receive' papers and PDF files.",
            )
        )
        return
    if intake.rows:
        yield _beside(intake, say) if width >= _BESIDE_WIDTH else _below(intake, say)
        yield ""
    yield plain(say(*sum_up(intake)))


def _beside(intake: Intake, say: Say) -> RenderableType:
    """The arrivals in columns."""
    table = listing(say, *_HEADS)
    for row in intake.rows:
        table.add_row(*_head(intake, row, say), _whose(intake, row, say), _what(row, say), _step(row, say))
    return table


def _below(intake: Intake, say: Say) -> RenderableType:
    """Each arrival below the other: columns would break the commands that come next."""
    parts = list[RenderableType]()
    for row in intake.rows:
        number, day = _head(intake, row, say)
        whose = _whose(intake, row, say).split(allow_blank=True)
        parts.append(RichText.assemble(number, "  ", day, "  ", RichText(", ").join(whose)))
        parts += [indent(_what(row, say)), indent(_step(row, say))]
    return Group(*parts)


def _head(intake: Intake, row: Row, say: Say) -> tuple[RichText, RichText]:
    return plain(intake.number(row)), plain(say(*date_text(row.arrival.arrived)))


def _whose(intake: Intake, row: Row, say: Say) -> RichText:
    """The unit and the period; of whom something is waited for, also whom to ask."""
    one = row.arrival
    known = intake.plan.known_unit(one.unit) if row.waits_for is Party.UNIT else None
    lines = [intake.called(row) or say("chưa biết của ai", "nobody knows whose")]
    lines += [str(one.period)] if one.period else []
    lines += [known.ways] if known and known.ways else []
    return plain("\n".join(lines))


def _what(row: Row, say: Say) -> RichText:
    """How it came, as which file, in what, in place of what; and what the office noted.

    A file with which something is left to do is called as it is kept.
    """
    one = row.arrival
    lines = [say(*one.way.label)]
    name = one.kept.rpartition("/")[2] if row.waits_for and one.kept else one.file
    lines += [name] if name else []
    lines += [say(f"trong {one.within}", f"in {one.within}")] if one.within else []
    if one.replaces and one.result is not Decision.REFUSED:
        numbers = ", ".join(map(str, one.replaces))
        lines.append(say(f"thay cho số {numbers}", f"in place of no. {numbers}"))
    lines += [one.note] if one.note else []
    return plain("\n".join(lines))


def _step(row: Row, say: Say) -> RichText:
    words = plain(f"{say(*row.label)}\n{say(*row.next)}")
    if row.waits_for:
        words.stylize(_STYLES[row.waits_for])
    return words


def arrivals_words(rows: Sequence[Row], say: Say) -> str:
    """What has come of a unit, period by period, a line for each."""
    periods = dict.fromkeys(row.arrival.period for row in rows)
    return "\n".join(
        f"{period}: " + "; ".join(_brief(row, say) for row in rows if row.arrival.period == period)
        for period in periods
    )


def _brief(row: Row, say: Say) -> str:
    one = row.arrival
    day = say(*date_text(one.arrived))
    words = say(f"số {one.number} ngày {day}", f"no. {one.number} on {day}")
    return f"{words} ({say(*one.way.label)}, {within_sentence(say(*row.label))})"
