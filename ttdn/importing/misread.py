"""Readings of a plan that contradict its own words: ``read: [so-y-te]`` under "Sở Khoa học và Công nghệ".

Words are read as import reads them, and only what they surely mean is held against the reading.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ttdn.checks import at_its_level
from ttdn.diagnostics import Diagnostic, Findings
from ttdn.language import Text
from ttdn.load import PlanFile
from ttdn.model.clauses import Coordinating, Owners
from ttdn.model.plan import Plan
from ttdn.model.schedule import Deadline
from ttdn.safe_text import quote
from ttdn.vietnamese import fold, format_date

if TYPE_CHECKING:
    from ttdn.importing.known import Roster
    from ttdn.importing.owners import BodiesRead

_Read = Callable[[str], "BodiesRead"]
#: A day and a month, as the sentence on reports names them.
_DAY = re.compile(r"(?<![\d/.-])\d{1,2} ?(?:[/.-]|thang) ?\d{1,2}(?!\d)")


def misread(files: Iterable[PlanFile]) -> Findings:
    """What is read in plans and cannot be meant, at the levels of each plan."""
    for file in files:
        for found in (*_misread_bodies(file), *_misread_deadline(file)):
            yield from at_its_level(found, file.plan)


def _misread_bodies(file: PlanFile) -> Iterator[Diagnostic]:
    plan = file.plan
    read = cache(_reader(plan))
    for path, item in plan.listed_items():
        for key, bodies in (("owners", item.owners), ("coordinating", item.coordinating)):
            if bodies and bodies.text and (meant := _otherwise(plan, bodies, bodies.text, read)):
                listed, right = ", ".join(map(plan.name_of, bodies.read)), f"[{', '.join(meant)}]"
                yield file.source.finding(
                    "misread-owners",
                    (*path, key, "read"),
                    Text(
                        f"Mục {item.number}: lời văn ghi {quote(bodies.text)}, còn 'read' là {listed}.",
                        f"{item.number}: the words say {quote(bodies.text)}, but 'read' is {listed}.",
                    ),
                    Text(
                        f"Sửa 'read' theo lời văn: {right}; nếu lời văn chép sai thì sửa 'text'.",
                        f"Correct 'read' by the words: {right}; if the words are wrong, correct 'text'.",
                    ),
                )


def _reader(plan: Plan) -> _Read:
    """How words are read in a plan. Loading what reads them takes longer than all else: few plans need it."""

    def read(text: str) -> "BodiesRead":
        from ttdn.importing.owners import read_bodies  # noqa: PLC0415 - see above

        return read_bodies(text, roster())

    @cache
    def roster() -> "Roster":
        from ttdn.importing.known import Roster  # noqa: PLC0415 - see above

        return Roster.of(plan)

    return read


def _is_named(plan: Plan, names: Iterable[str], text: str) -> bool:
    """Whether the words have the name of what is read as it is called: nothing more is asked of these."""
    plain, groups = fold(text), plan.groups_by_id
    called = (
        (groups[name].name,) if name in groups else plan.names_of(plan.units_by_id[name])[:-1]
        for name in names
        if name in groups or name in plan.units_by_id
    )
    return any(fold(one) in plain for every in called for one in every)


def _otherwise(plan: Plan, bodies: Owners | Coordinating, text: str, read: _Read) -> tuple[str, ...]:
    """Whom the words surely mean, where none of them is in the reading; nothing where one is."""
    listed = _units(plan, bodies.read)
    if not listed or _is_named(plan, bodies.read, text):
        return ()
    meant = read(text)
    units = frozenset() if meant.unknown or meant.remarks else _units(plan, meant.read)
    return meant.read if units and not units & listed else ()


def _units(plan: Plan, names: tuple[str, ...]) -> frozenset[str]:
    """The units of ids and groups; one that has ended is the unit that came after it."""
    return frozenset(plan.stands_for(unit.id) for unit in plan.meant(names))


def _said_day(text: str, year: int) -> date | None:
    """The last day in time by the rule on reports; None where it has several or none."""
    from ttdn.importing.reporting import find_reporting  # noqa: PLC0415 - few plans need it

    rule = find_reporting([(None, text)], year)
    given = rule.periods[0].get("deadline") if rule and len(rule.periods) == 1 else None
    return Deadline.model_validate(given).last_day if given else None


def _misread_deadline(file: PlanFile) -> Iterator[Diagnostic]:
    """The one day of the sentence on reports, where the periods have another and no document moved it."""
    plan, text = file.plan, file.plan.reporting.text
    lines = [(place, one.deadline) for place, one in enumerate(plan.reporting.periods) if one.deadline]
    if plan.amendments or not lines or len(_DAY.findall(fold(text))) != 1:
        return
    named = tuple(int(number) for number in re.findall(r"\d+", _DAY.findall(fold(text))[0]))
    if named in {(day.day, day.month) for _, one in lines if (day := one.before or one.by)}:
        return
    said = _said_day(text, plan.year)
    if said is None or any(abs((one.last_day - said).days) <= 1 for _, one in lines):
        return
    place, last = lines[0][0], format_date(lines[0][1].last_day)
    yield file.source.finding(
        "misread-deadline",
        ("reporting", "periods", place, "deadline"),
        Text(
            f"Chế độ báo cáo ghi {quote(text)}, còn hạn ở đây là ngày {last}.",
            f"The rule on reports says {quote(text)}, but the last day here is {last}.",
        ),
        Text(
            f"Theo lời văn, ngày cuối cùng đúng hạn là {format_date(said)}: sửa 'deadline'; nếu hạn đã được "
            "dời bằng văn bản thì ghi văn bản ấy ở 'amendments'.",
            f"By the words the last day in time is {format_date(said)}: correct 'deadline'; if a document "
            "has moved it, enter that in 'amendments'.",
        ),
    )
