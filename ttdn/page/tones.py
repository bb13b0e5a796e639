"""The states as the page shows them: a tone of colour for neighbours, a short word for each in a cell."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ttdn.language import Language, Text
from ttdn.status.states import Assignment, State, count_states


class Tone(StrEnum):
    """A colour with its pattern; the letter is its class in the style sheet. In the order of the strips."""

    DONE = "d"
    CARRIED_OUT = "c"
    RUNNING = "r"
    OVERDUE = "o"
    OPEN = "w"
    STOPPED = "s"
    NOT_ARISEN = "n"
    NO_REPORT = "q"
    AHEAD = "a"


#: By state its tone, and what stands in a cell, where there is no room for the whole label.
_SHOWN = {
    State.DONE_ON_TIME: (Tone.DONE, Text("Xong", "Done")),
    State.DONE_LATE: (Tone.DONE, Text("Xong muộn", "Done late")),
    State.DONE: (Tone.CARRIED_OUT, Text("Xong", "Done")),
    State.CARRIED_OUT: (Tone.CARRIED_OUT, Text("Đã làm", "Carried out")),
    State.IN_PROGRESS: (Tone.RUNNING, Text("Đang làm", "In hand")),
    State.DUE_SOON: (Tone.RUNNING, Text("Sắp hạn", "Due soon")),
    State.ONGOING: (Tone.RUNNING, Text("Đang làm", "Ongoing")),
    State.OVERDUE: (Tone.OVERDUE, Text("Quá hạn", "Overdue")),
    State.NO_RESULT: (Tone.OPEN, Text("Chưa rõ", "No result")),
    State.NOT_STARTED: (Tone.OPEN, Text("Chưa làm", "Not begun")),
    State.POSTPONED: (Tone.STOPPED, Text("Hoãn", "Put off")),
    State.CANCELLED: (Tone.STOPPED, Text("Không làm", "Cancelled")),
    State.NOT_ARISEN: (Tone.NOT_ARISEN, Text("Không có", "None")),
    State.NO_REPORT: (Tone.NO_REPORT, Text("Chưa báo", "No report")),
    State.NOT_DUE: (Tone.AHEAD, Text("Chưa kỳ", "Not due")),
    State.NOT_ASKED: (Tone.AHEAD, Text("Chưa hỏi", "Not asked")),
}
TONES = {state: tone for state, (tone, _) in _SHOWN.items()}
SHORT_LABELS = {state: label for state, (_, label) in _SHOWN.items()}

#: So much of a strip a number needs to stand in its segment.
_ROOM_FOR_A_NUMBER = 7


class Segment(NamedTuple):
    """A part of a strip, in hundredths of its length; ``number`` is empty where it has no room."""

    tone: str
    start: str
    width: str
    middle: str
    number: str


class Meaning(NamedTuple):
    """What a cell's word means, for the legend: its tone, the short word and the whole label."""

    tone: str
    short: str
    label: str


def draw_strip(assignments: Iterable[Assignment]) -> tuple[Segment, ...]:
    """The strip of an item: a segment for each tone, as long as its part of the units."""
    counts = dict.fromkeys(Tone, 0)
    for state, number in count_states(assignments).items():
        counts[TONES[state]] += number
    return draw_parts([(tone, number) for tone, number in counts.items()])


def draw_parts(parts: Iterable[tuple[str, int]]) -> tuple[Segment, ...]:
    """A strip of any parts, each with its tone; what is 0 takes no room."""
    known = [(tone, number) for tone, number in parts if number > 0]
    whole = sum(number for _, number in known)
    segments, passed = [], 0
    for tone, number in known:
        start, width = 100 * passed / whole, 100 * number / whole
        shown = str(number) if width >= _ROOM_FOR_A_NUMBER else ""
        segments.append(Segment(tone, _percent(start), _percent(width), _percent(start + width / 2), shown))
        passed += number
    return tuple(segments)


def _percent(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".") + "%"


def count_words(assignments: Iterable[Assignment], language: Language) -> str:
    """The states of an item in short words, each with its number: ``Đã làm 14 · Chưa báo 29``."""
    counts = Counter[str]()
    for state, number in sorted(count_states(assignments).items(), key=lambda one: _place(one[0])):
        if number:
            counts[SHORT_LABELS[state].in_language(language)] += number
    return " · ".join(f"{word} {number}" for word, number in counts.items())


def explain_words(assignments: Iterable[Assignment], language: Language) -> list[Meaning]:
    """The legend of the cells: each state that there is, with its whole label."""
    present = {one.state for one in assignments}
    return [
        Meaning(TONES[state], SHORT_LABELS[state].in_language(language), state.label.in_language(language))
        for state in sorted(State, key=_place)
        if state in present
    ]


def _place(state: State) -> int:
    return list(Tone).index(TONES[state])
