"""The lists of the page: figures, targets, money, who is late, what has changed, what comes next."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, zip_longest
from typing import Final, Literal, NamedTuple

from ttdn.attribution import name_few
from ttdn.language import NOTHING, Language, Text, join, same
from ttdn.model.roster import Unit
from ttdn.overview import TELEPHONE, Overview, Voice
from ttdn.overview_words import (
    Line,
    Owing,
    beside_rows,
    change_lines,
    coming_words,
    figure_lines,
    funding_words,
    item_words,
    late_groups,
    level_label,
    news_words,
    since_words,
    target_line,
    waiting_groups,
)
from ttdn.page.room import HEADING, SIDE_LETTERS, lines_of
from ttdn.vietnamese import capitalized, date_text, measured, without_end

Claim = Literal[0, 1, 2, 3]

#: All of a list, where the words know how many are few.
_ALL = 1_000
_NOBODY_LATE = Text("Không có đơn vị nào quá hạn.", "No unit is late.")
#: The claim of a list that may be left out.
_OPTIONAL: Claim = 3
#: Which lists find room on the first page before the others, and which after them.
_CLAIMS: dict[str, Claim] = {"late": 0, "difficulties": 2, "proposals": 2, "figures": _OPTIONAL}
_RANKED: Final = "ranked"
#: So many items are named at either end.
_MOST_RANKED = 2
#: What of a telephone number is dialled.
_DIALLED = frozenset("+0123456789")


class Contact(NamedTuple):
    """A unit, whom to call there, and the number as a telephone takes it; empty where nothing is known."""

    name: str
    whom: str
    number: str


class Entry(NamedTuple):
    """A line of a list: what it is about, what is said of it, the units that it names, and who says it."""

    about: str
    words: str
    units: tuple[Contact, ...] = ()
    source: str = ""

    @property
    def lines(self) -> int:
        """How many lines it takes at the side of the first page."""
        return lines_of(f"{self.about} {self.words} {self.source}", SIDE_LETTERS)


class Block(NamedTuple):
    """A list with a heading; ``empty`` is what is said where it has no entries.

    ``claim`` says which lists find room on the first page before which; one that is ``optional`` stands there
    only where room is left.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    empty: str = ""
    claim: Claim = 1

    @property
    def least(self) -> int:
        """How many of its entries belong on the first page: of items the last and the first of all."""
        return 2 if self.id == _RANKED else 1

    @property
    def optional(self) -> bool:
        """Whether it may be left to the pages behind the first one."""
        return self.claim == _OPTIONAL

    @property
    def heading(self) -> int:
        """The lines of its heading, where these are not given to it in any case."""
        return HEADING if self.optional else 0


def make_lists(overview: Overview, language: Language) -> list[Block]:
    """The lists that have something to say, in the order in which they are read."""
    titles = {
        "targets": (Text("Chỉ tiêu", "Targets"), _lines(map(target_line, overview.targets))),
        "money": (Text("Kinh phí", "Money"), _money(overview)),
        _RANKED: (Text("Chậm nhất, khá nhất", "Furthest behind, furthest ahead"), _ranked(overview)),
        "late": (
            Text("Ai chậm, chậm việc gì", "Who is late, and with what"),
            _owing(overview, late_groups(overview)),
        ),
        "waiting": (Text("Cần nhắc", "To be reminded"), _owing(overview, waiting_groups(overview))),
        "changes": (Text("Có gì mới", "What is new"), _changes(overview)),
        "compared": (Text("So với kỳ trước, năm trước", "Beside earlier periods"), _compared(overview)),
        "next": (Text("Sắp đến hạn", "Due next"), _coming(overview)),
        "figures": (Text("Số liệu chung", "Figures"), _figures(overview)),
        "difficulties": (
            Text("Khó khăn, vướng mắc", "Difficulties"),
            _voices(overview, overview.difficulties),
        ),
        "proposals": (Text("Kiến nghị, đề xuất", "Proposals"), _voices(overview, overview.proposals)),
    }
    blocks = []
    for name, (title, lines) in titles.items():
        entries = tuple(_entry(line, language) for line in lines)
        empty = _NOBODY_LATE.in_language(language) if name == "late" and overview.status.assignments else ""
        if entries or empty:
            blocks.append(Block(name, title.in_language(language), entries, empty, _CLAIMS.get(name, 1)))
    return blocks


def _entry(line: "_Line", language: Language) -> Entry:
    about, words, source = (one.in_language(language) for one in (line.about, line.words, line.source))
    return Entry(about, words, line.units, source)


class _Line(NamedTuple):
    """An entry in both languages."""

    about: Text
    words: Text
    units: tuple[Contact, ...] = ()
    source: Text = NOTHING


def _figures(overview: Overview) -> Iterator[_Line]:
    for total in overview.figures:
        if total.total is not None and total.units:
            amount = measured(total.total, total.figure.unit)
            words = Text(f"{amount} ({total.units} đơn vị)", f"{amount} (units: {total.units})")
            yield _Line(same(total.figure.label), words)


def _lines(lines: Iterable[Line]) -> Iterator[_Line]:
    return (_Line(one.label, one.words) for one in lines)


def _money(overview: Overview) -> Iterator[_Line]:
    if words := funding_words(overview.status):
        yield _Line(NOTHING, _sentence(words))


def _ranked(overview: Overview) -> Iterator[_Line]:
    """The item that is furthest behind, that which is furthest ahead, then the next of both."""
    labels = Text("Chậm nhất:", "Behind:"), Text("Khá nhất:", "Ahead:")
    for pair in islice(zip_longest(overview.worst, overview.best), _MOST_RANKED):
        for label, level in zip(labels, pair, strict=True):
            if level:
                title, words = f"{level.item.number} {without_end(level.item.title)}", item_words(level)
                yield _Line(label, Text(f"{title}, {words.vi}", f"{title}, {words.en}"))


def _owing(overview: Overview, groups: Sequence[Owing]) -> Iterator[_Line]:
    """Who owes the same together, with whom to call."""
    for group in groups:
        units = tuple(_contact(overview, unit) for unit in group.units)
        names = ", ".join(f"{one.name} ({one.whom})" if one.whom else one.name for one in units)
        several = Text(f"{len(units)} đơn vị: ", f"{len(units)} units: ") if len(units) > 1 else NOTHING
        words = Text(f"{several.vi}{names}", f"{several.en}{names}")
        yield _Line(_sentence(group.words), words, units)


def _contact(overview: Overview, unit: Unit) -> Contact:
    whom = overview.contacts.get(unit.id, "")
    found = TELEPHONE.search(whom)
    return Contact(unit.short, whom, "".join(filter(_DIALLED.__contains__, found[0])) if found else "")


def _changes(overview: Overview) -> Iterator[_Line]:
    if overview.changes is None:
        return
    since, news = _sentence(since_words(overview.changes)), news_words(overview.changes)
    yield _Line(Text(f"{since.vi}:", f"{since.en}:"), news)
    yield from _lines(change_lines(overview.changes, _ALL))


def _compared(overview: Overview) -> Iterator[_Line]:
    """The two measures and the reports beside what they were, the changed first, then each changed figure."""
    labels = [level_label(overview, level) for level in overview.before]
    for row in sorted(beside_rows(overview), key=lambda row: all(one == row.now for one in row.before)):
        then = [
            Text(f"{label.vi} {words.vi}", f"{label.en} {words.en}")
            for label, words in zip(labels, row.before, strict=True)
            if words
        ]
        yield _Line(_sentence(row.label), join("; ", [row.now, *then]))
    yield from _lines(figure_lines(overview, _ALL))


def _coming(overview: Overview) -> Iterator[_Line]:
    """What falls due, day by day."""
    for day, group in groupby(overview.coming, key=lambda one: one.day):
        told = [coming_words(one) for one in group]
        yield _Line(date_text(day), join("; ", told))


def _voices(overview: Overview, voices: Sequence[Voice]) -> Iterator[_Line]:
    units = overview.status.plan.units_by_id
    for voice in voices:
        source = same(f"({name_few([units[unit].short for unit in voice.units])})")
        yield _Line(NOTHING, same(voice.words.removesuffix(".")), source=source)


def _sentence(words: Text) -> Text:
    return Text(capitalized(words.vi), capitalized(words.en))
