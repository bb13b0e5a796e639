"""How the words of a schedule are read."""

from collections.abc import Iterator

from ttdn.language import Say, Text
from ttdn.model.schedule import ScheduleReading
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Fact, Parts, labelled
from ttdn.terminal.show import due_words, window_words
from ttdn.wording import Wording, line_of, read_wording

_NOTHING_INVENTED = Text(
    "Không đặt ra ngày nào thay cho văn bản: chỉ ghi 'text', không ghi 'read', thì mục ấy không có hạn.",
    "No day is invented: with 'text' alone, without 'read', the item has no deadline.",
)


def render_wording(text: str, year: int, say: Say) -> Parts:
    """The line for the plan of a year with the times and due days that it gives; else why there is none."""
    wording = read_wording(text, year)
    yield plain(text.strip(), "bold cyan")
    yield labelled([(Text("Kế hoạch năm", "Plan of"), str(year)), *_facts(wording, year, say)], say)
    if wording.reading is None:
        yield plain(say(*_NOTHING_INVENTED))


def _facts(wording: Wording, year: int, say: Say) -> Iterator[Fact]:
    write = Text("Ghi là", "Write")
    if wording.reading is None:
        yield Text("Không đọc được", "Not read"), say(*wording.reason(year))
        write = Text("Nếu đúng là thế, ghi", "If so, write")
    meant = wording.reading or wording.offered
    if meant:
        yield write, line_of(meant)
        yield Text("Thời gian", "Time"), _times(meant, year, say)


def _times(reading: ScheduleReading, year: int, say: Say) -> str:
    windows = reading.windows(year)
    goes_on = windows[-1].last.year > year
    if reading.is_open or goes_on:
        none = say("không có hạn", "no deadline") + say(" trong năm", " in the year") * goes_on
        return f"{window_words(windows[0], say)}, {none}"
    return due_words(windows, say)
