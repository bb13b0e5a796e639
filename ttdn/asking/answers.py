"""All that units wrote on an item, or in a part of their reports, side by side: every word of all periods."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ttdn.asking.who import Role
from ttdn.asking.whom import find_asked, ids_of, plain
from ttdn.digest import Entry, digest, opinion_key, opinions
from ttdn.language import NOTHING, Text, join, same
from ttdn.model.clauses import Item
from ttdn.model.edits import Edits, Opinions, Use
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import PART_LABELS, Evidence, Report, Result
from ttdn.model.report import Status as Reported
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.occurrences import list_days
from ttdn.status import Status
from ttdn.tables import Coded, Word
from ttdn.vietnamese import date_text, format_money, measured

UNCHOSEN = Coded("open", Text("Chưa chọn", "Not chosen yet"))


class FigureHead(NamedTuple):
    """What an amount is: its id, its label and its unit of measure; ``money``: in đồng."""

    name: str
    label: str
    unit: str
    money: bool = False

    def words(self, amount: Amount) -> str:
        """``Tin, bài đăng: 12 tin, bài``."""
        return f"{self.label}: {format_money(int(amount)) if self.money else measured(amount, self.unit)}"


_ALLOCATED = FigureHead("allocated", "Được giao", "đồng", money=True)
_SPENT = FigureHead("spent", "Đã chi", "đồng", money=True)
_PARTICIPANTS = FigureHead("participants", "Số người tham gia", "người")


class Subject(NamedTuple):
    """What was written on: an item, or a part of the reports; its number (empty for a part) and title."""

    number: str
    title: Text
    item: Item | None = None
    part: str = ""


class Written(NamedTuple):
    """What one unit wrote in one report on one subject, word for word.

    ``entry`` is what the specialist made of it, where it can be chosen for the summary.
    """

    subject: Subject
    unit: Unit
    period: Period
    received: date
    words: str
    role: Role | None = None
    status: Reported | None = None
    completed: date | None = None
    dates: tuple[date, ...] = ()
    figures: tuple[tuple[FigureHead, Amount], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    entry: Entry | None = None

    @property
    def choice(self) -> Word | None:
        """Whether the specialist wants it printed; None where there is nothing to choose."""
        if self.entry is None:
            return None
        use = Use.YES if self.entry.is_chosen else self.entry.use
        return use or UNCHOSEN

    @property
    def printed(self) -> str:
        """The words that the specialist prints instead of the unit's; empty where those are printed."""
        return (self.entry.text or "") if self.entry else ""

    @property
    def state(self) -> Text:
        """The status with the days on which it was done: ``Hoàn thành, 05/12/2020``."""
        if self.status is None:
            return NOTHING
        days = [date_text(self.completed)] if self.completed else []
        done = [same(list_days(self.dates))] if self.dates else []
        return join(", ", [self.status.label, *days, *done])

    @property
    def figure_words(self) -> str:
        """The figures, each on a line of its own."""
        return "\n".join(head.words(amount) for head, amount in self.figures)

    @property
    def evidence_words(self) -> str:
        """The evidence, each on a line of its own: title, number, link, file."""
        return "\n".join(
            ", ".join(filter(None, (one.title, one.number, one.link, one.file))) for one in self.evidence
        )


def find_subjects(plan: Plan, name: str | None) -> tuple[Subject, ...]:
    """What a word on the command line means: a part of the reports, an item, or those below a heading.

    Without a word everything that a report can say: the items in the order of the plan, then its other parts.

    Raises:
        UnknownNameError: Nothing bears that name.
        InvalidOptionError: It is a unit or a group, or nothing is to be done under it.
    """
    if name is None:
        items = [_of_item(item) for item in plan.items.values() if not item.reported_apart]
        return (*items, *map(_of_part, PART_LABELS))
    part = find_part(name)
    if part is None and plan.funding and plan.find(name) == plan.funding:
        part = "funding"
    if part:
        return (_of_part(part),)
    return tuple(map(_of_item, find_asked(plan, name)))


def find_part(name: str) -> str | None:
    """The part of the reports that some words mean: ``kho-khan``, ``difficulties``, ``đề xuất``."""
    wanted = plain(name)
    for part, label in PART_LABELS.items():
        called = list(map(plain, (part, label.vi, label.en, *label.vi.split(", "))))
        if wanted in called or (" " in wanted and any(one.startswith(f"{wanted} ") for one in called)):
            return part
    return None


def _of_item(item: Item) -> Subject:
    part = item.reported_in if item.reported_apart else None
    return Subject(item.number, Text(item.title, item.title), item, part or "")


def _of_part(part: str) -> Subject:
    return Subject("", PART_LABELS[part], None, part)


def gather_written(
    status: Status,
    subjects: Iterable[Subject],
    units: Collection[Unit] | None = None,
    edits: Edits | None = None,
    *,
    with_figures: bool = False,
) -> tuple[Written, ...]:
    """All that was written, subject by subject, in the order of the roster and of time.

    Args:
        status: What counts.
        subjects: What it was written on.
        units: Whose words are wanted; None: everybody's.
        edits: The specialist's part of the summary, which says what was chosen.
        with_figures: Only what has figures.
    """
    named = ids_of(units)
    chosen = _choices(status, edits) if edits else {}
    found = (
        one
        for subject in subjects
        for unit in status.plan.units
        if named is None or unit.id in named
        for report in sorted(status.received[unit.id].values(), key=_in_time)
        for one in _written(status.plan, subject, unit, report, chosen)
    )
    return tuple(one for one in found if one.figures or not with_figures)


def _in_time(report: Report) -> tuple[int, int]:
    first, last = report.period.months
    return last, -first


_Choices = Mapping[tuple[object, ...], Entry]


def _choices(status: Status, edits: Edits) -> _Choices:
    """What the specialist made of each sentence: by item, unit and period; of opinions by part and words."""
    chosen: dict[tuple[object, ...], Entry] = {}
    for item, entries in digest(status, edits).items():
        chosen |= {(item, entry.units[0], entry.period): entry for entry in entries if entry.units}
    for part, entries in opinions(status, edits).items():
        chosen |= {(part, opinion_key(entry.words)): entry for entry in entries}
    return chosen


def _written(plan: Plan, subject: Subject, unit: Unit, report: Report, chosen: _Choices) -> Iterator[Written]:
    whole = Written(subject, unit, report.period, report.received, "")
    if subject.part in Opinions.model_fields:
        for words in getattr(report, subject.part):
            yield whole._replace(words=words, entry=chosen.get((subject.part, opinion_key(words))))
    elif subject.part:
        for words, figures in _APART[subject.part](report):
            yield whole._replace(words=words, figures=figures)
    elif subject.item:
        number = subject.item.id
        entry = chosen.get((number, unit.id, report.period))
        for result in report.results:
            if result.item == number:
                yield _of_result(plan, whole, result)._replace(entry=entry)


def _of_result(plan: Plan, whole: Written, result: Result) -> Written:
    """What was written, with what the result says besides its words."""
    heads = plan.figures_by_id
    return whole._replace(
        words=result.summary or "",
        role=_role(plan, result.item, whole.unit),
        status=result.status,
        completed=result.completed,
        dates=result.dates,
        figures=tuple(
            (FigureHead(name, heads[name].label, heads[name].unit), amount)
            for name, amount in result.figures.items()
            if name in heads
        ),
        evidence=result.evidence,
        reason=result.reason or "",
    )


def _role(plan: Plan, number: str, unit: Unit) -> Role:
    if plan.is_given(plan.items[number], unit):
        return Role.OWNER
    helps = unit in plan.helpers.get(number, ()) or unit.id in plan.helping.get(number, ())
    return Role.COORDINATING if helps else Role.OTHER


_Apart = Iterator[tuple[str, tuple[tuple[FigureHead, Amount], ...]]]


def _programmes(report: Report) -> _Apart:
    for one in report.programmes:
        days = (("gửi", one.sent), ("thẩm định", one.appraised), ("phê duyệt", one.approved))
        told = [f"{what} ngày {date_text(day).vi}" for what, day in days if day]
        yield "; ".join(filter(None, (one.title, one.kind, one.number, *told))), ()


def _focal_officer(report: Report) -> _Apart:
    if one := report.focal_officer:
        yield "; ".join(filter(None, (one.name, one.position, one.phone))), ()


def _training(report: Report) -> _Apart:
    for one in report.training:
        words = "; ".join(filter(None, (one.title, f"ngày {date_text(one.date).vi}", one.organiser)))
        yield words, ((_PARTICIPANTS, one.participants),) if one.participants is not None else ()


def _funding(report: Report) -> _Apart:
    if one := report.funding:
        yield "", ((_ALLOCATED, one.allocated), (_SPENT, one.spent))


_APART: dict[str, Callable[[Report], _Apart]] = {
    "programmes": _programmes,
    "focal_officer": _focal_officer,
    "training": _training,
    "funding": _funding,
}
