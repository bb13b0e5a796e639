"""The lists of the page: figures, targets, money, who is late, what has changed, what comes next."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ttdn.language import Language, Text, join, same
from ttdn.model.roster import Unit
from ttdn.overview import Overview, Voice
from ttdn.overview_words import (
    Owing,
    beside_rows,
    change_lines,
    coming_words,
    figure_lines,
    funding_words,
    late_groups,
    level_label,
    since_words,
    target_line,
    voice_words,
    waiting_groups,
)
from ttdn.vietnamese import capitalized, date_text, measured

#: All of a list, where the words know how many are few.
_ALL = 1_000


class Entry(NamedTuple):
    """A line of a list: what it is about, and what is said of it."""

    about: str
    words: str

    @property
    def length(self) -> str:
        """The words by which its lines are counted."""
        return f"{self.about} {self.words}"


class Block(NamedTuple):
    """A list with a heading; ``empty`` is what is said where it has no entries."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    empty: str = ""


def make_lists(overview: Overview, language: Language) -> list[Block]:
    """The lists that have something to say, in the order in which they are read."""
    nobody = Text("Không có đơn vị nào quá hạn.", "No unit is late.")
    found = (
        ("targets", Text("Chỉ tiêu", "Targets"), _targets(overview), None),
        ("money", Text("Kinh phí", "Money"), _money(overview), None),
        ("late", Text("Ai chậm, chậm việc gì", "Who is late, and with what"), _late(overview), nobody),
        ("waiting", Text("Cần nhắc", "To be reminded"), _owing(overview, waiting_groups(overview)), None),
        ("changes", Text("Có gì mới", "What is new"), _changes(overview), Text("Không có.", "Nothing.")),
        ("compared", Text("So với kỳ trước, năm trước", "Beside earlier periods"), _compared(overview), None),
        ("next", Text("Sắp đến hạn", "Due next"), _coming(overview), None),
        ("figures", Text("Số liệu chung", "Figures"), _figures(overview), None),
        (
            "difficulties",
            Text("Khó khăn, vướng mắc", "Difficulties"),
            _voices(overview, overview.difficulties),
            None,
        ),
        ("proposals", Text("Kiến nghị, đề xuất", "Proposals"), _voices(overview, overview.proposals), None),
    )
    blocks = []
    for name, title, lines, empty in found:
        entries = tuple(Entry(*(one.in_language(language) for one in line)) for line in lines)
        said = empty.in_language(language) if empty and (name != "changes" or overview.changes) else ""
        if entries or said:
            blocks.append(Block(name, title.in_language(language), entries, said))
    return blocks


#: What a line is about, and what is said of it, in both languages.
_Line = tuple[Text, Text]


def _figures(overview: Overview) -> Iterator[_Line]:
    for total in overview.figures:
        if total.total is not None and total.units:
            amount = measured(total.total, total.figure.unit)
            yield (
                same(total.figure.label),
                Text(f"{amount} ({total.units} đơn vị)", f"{amount} (units: {total.units})"),
            )


def _targets(overview: Overview) -> Iterator[_Line]:
    for total in overview.targets:
        line = target_line(total)
        yield line.label, line.words


def _money(overview: Overview) -> Iterator[_Line]:
    if words := funding_words(overview.status):
        yield same(""), _sentence(words)


def _late(overview: Overview) -> Iterator[_Line]:
    return _owing(overview, late_groups(overview))


def _owing(overview: Overview, groups: Sequence[Owing]) -> Iterator[_Line]:
    """Who owes the same together, with whom to call."""
    for group in groups:
        names = ", ".join(_to_call(overview, unit) for unit in group.units)
        number = len(group.units)
        several = Text(f"{number} đơn vị: ", f"{number} units: ") if number > 1 else same("")
        yield _sentence(group.words), Text(f"{several.vi}{names}", f"{several.en}{names}")


def _to_call(overview: Overview, unit: Unit) -> str:
    contact = overview.contacts.get(unit.id)
    return f"{unit.short} ({contact})" if contact else unit.short


def _changes(overview: Overview) -> Iterator[_Line]:
    if overview.changes is None:
        return
    yield same(""), _sentence(since_words(overview.changes))
    for line in change_lines(overview.changes, _ALL):
        yield line.label, line.words


def _compared(overview: Overview) -> Iterator[_Line]:
    """The two measures and the reports beside what they were, then each figure that has changed."""
    labels = [level_label(overview, level) for level in overview.before]
    for row in beside_rows(overview):
        then = [
            Text(f"{label.vi} {words.vi}", f"{label.en} {words.en}")
            for label, words in zip(labels, row.before, strict=True)
            if words
        ]
        yield _sentence(row.label), join("; ", [row.now, *then])
    for line in figure_lines(overview, _ALL):
        yield line.label, line.words


def _coming(overview: Overview) -> Iterator[_Line]:
    """What falls due, day by day."""
    for day, group in groupby(overview.coming, key=lambda one: one.day):
        told = [coming_words(overview.status.plan, one) for one in group]
        yield date_text(day), join("; ", told)


def _voices(overview: Overview, voices: Sequence[Voice]) -> Iterator[_Line]:
    for voice in voices:
        yield same(""), same(voice_words(overview.status.plan, voice))


def _sentence(words: Text) -> Text:
    return Text(capitalized(words.vi), capitalized(words.en))
