"""What was found, on the terminal: below each unit its places, the sentence with the words marked."""

from collections.abc import Iterator, Mapping, Sequence

from rich.padding import Padding
from rich.text import Text as RichText

from ttdn.asking.find import Hit, Tally, Where, item_called, units_called
from ttdn.language import Say, Text, count_of, join
from ttdn.model.period import find_period
from ttdn.safe_text import visible
from ttdn.terminal.console import plain
from ttdn.terminal.diagnostics import render_place

_FOUND = "bold yellow"


def summary(found: Mapping[Where, Tally], typed: Sequence[str], files: int) -> Text:
    """``Tìm thấy “hội thảo”: 12 chỗ trong 9 báo cáo của 8 đơn vị, 2 chỗ trong kế hoạch.``."""
    quoted = ", ".join(f"“{visible(word)}”" for word in typed)
    if not found:
        return Text(
            f"Không tìm thấy {quoted} trong {files} tệp. Thử ít từ hơn, hoặc phần đầu của từ và dấu sao.",
            f"{quoted} is not in {count_of(files, 'file')}. Try fewer words, or a beginning and a star.",
        )
    parts = join(", ", [_part(where, one) for where, one in found.items()])
    return Text(f"Tìm thấy {quoted}: {parts.vi}.", f"{quoted} was found in {parts.en}.")


def _part(where: Where, one: Tally) -> Text:
    places = count_of(one.places, "place")
    if where is Where.REPORTS:
        return Text(
            f"{one.places} chỗ trong {one.files} báo cáo của {one.units} đơn vị",
            f"{places} of {count_of(one.files, 'report')} of {count_of(one.units, 'unit')}",
        )
    label = where.label
    return Text(f"{one.places} chỗ trong {label.vi.lower()}", f"{places} of {label.en.lower()}")


def render_hits(hits: Sequence[Hit], say: Say, *, whole: bool) -> Iterator[RichText | Padding]:
    """The places, unit by unit.

    Args:
        hits: What is shown.
        say: Says words in the language of the run.
        whole: A sentence stays one line, for a pipe; else it is indented, to be wrapped by the window.
    """
    group = ""
    for hit in hits:
        if _group(hit, say) != group:
            group = _group(hit, say)
            yield plain(f"\n{group}", "bold cyan")
        yield _head(hit, say)
        sentence = RichText.assemble(
            *((visible(piece.words), _FOUND if piece.found else "") for piece in hit.shown)
        )
        yield RichText("    ").append_text(sentence) if whole else Padding(sentence, (0, 0, 0, 4))


def _group(hit: Hit, say: Say) -> str:
    where = hit.searched.where
    if where is Where.REPORTS:
        return units_called(hit) or hit.searched.file
    return say(*where.label)


def _head(hit: Hit, say: Say) -> RichText:
    """Place, item, field, period: the place first and never broken, so that it can be clicked."""
    period = find_period(hit.period)
    shown = hit.searched.plan.known(period) if period and hit.searched.plan else period
    told = [
        item_called(hit),
        say(hit.label.vi, hit.label.en),
        say(*shown.short_label) if shown else "",
        units_called(hit) if hit.searched.where is not Where.REPORTS else "",
        say("báo cáo có lỗi, chưa tính", "the file has errors") if hit.searched.faulty else "",
    ]
    about = ", ".join(visible(words) for words in told if words)
    return RichText.assemble("  ", (render_place(hit.location), "bold"), (f"  {about}", "dim"))
