"""The plan of a year (kế hoạch).

It has its clauses under the document's own numbers, owners, roster, reporting rules and figures.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain, islice
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from pydantic import PrivateAttr

from ttdn.errors import NotAnItemError, NotAUnitError, PeriodNotAnnouncedError, UnknownNameError
from ttdn.model.clauses import Clause, Item, Items
from ttdn.model.figure import Figure
from ttdn.model.issuing import Authority, Documents, PlanDocument
from ttdn.model.life import Amendment, Lasting
from ttdn.model.period import MAXIMUM_YEAR, MINIMUM_YEAR, Period
from ttdn.model.reporting import D, Excuse, Extension, Reporting, RequiredPeriod
from ttdn.model.roster import Group, Unit, UnitKind, UnitLetterhead, Units, Versions
from ttdn.model.scalars import ClauseId, Count, Flag, Line, Model, Slug, optional, said, several
from ttdn.model.schedule import Window
from ttdn.vietnamese import (
    area_in_sentence,
    area_without_level,
    enumerate_words,
    fold,
    nfc,
    split_area,
    suggest,
    with_area,
)

#: The lists of the plan whose clauses are items.
ITEM_LISTS = ("tasks", "activities", "forms", "duties")


#: The lists whose entries may have a life, by the kind of what they hold.
LASTING_LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("item", (part,)) for part in ITEM_LISTS),
    ("figure", ("figures",)),
    ("unit", ("units",)),
    ("period", ("reporting", "periods")),
)


_COMMITTEE = re.compile(r"^(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) )*")


class Level(StrEnum):
    """How strictly a rule is applied."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


class Section(NamedTuple):
    """A section of the document with what is to be done in it: number and title of its heading, its items."""

    number: str
    title: str
    items: Items


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that may have a life: where it stands, and the kind and id that its versions share."""

    list: tuple[str, ...]
    position: int
    key: tuple[str, str]
    entry: Lasting

    @property
    def path(self) -> tuple[str | int, ...]:
        """Its place in the file."""
        return (*self.list, self.position)


class Plan(Model, title="Kế hoạch của một năm"):
    """The plan of one year."""

    year: Count = said(
        "Năm", "Năm của kế hoạch, cũng là tên tệp: plan/2026.yaml.", ge=MINIMUM_YEAR, le=MAXIMUM_YEAR
    )
    illustrative: Flag = said(
        "Kế hoạch minh họa", "true nếu đây là kế hoạch ví dụ, không phải kế hoạch thật.", default=False
    )
    authority: Authority = said(
        "Cơ quan ban hành", "Tên dùng trong các văn bản để nói về cơ quan ban hành và địa bàn."
    )
    document: PlanDocument = said(
        "Văn bản", "Số, ngày, tên gọi, căn cứ, nơi nhận và chữ ký của văn bản kế hoạch."
    )
    amendments: tuple[Amendment, ...] = several(
        "Văn bản sửa đổi, bổ sung",
        "Các văn bản đã sửa đổi, bổ sung kế hoạch; mục, số liệu, thời hạn nào thay đổi thì ghi số của "
        "văn bản ở 'added_by', 'ended_by'.",
    )
    headings: dict[ClauseId, Line] = said("Đề mục", "Các đề mục của văn bản, theo số của chúng.")
    clauses: tuple[Clause, ...] = several(
        "Các mục khác", "Các mục không giao việc cho ai (tình hình, phạm vi, đối tượng), nguyên văn."
    )
    goals: tuple[Clause, ...] = several(
        "Mục tiêu", "Các mục tiêu, nguyên văn; không phải nội dung để báo cáo."
    )
    requirements: tuple[Clause, ...] = several(
        "Yêu cầu", "Các yêu cầu, nguyên văn; không phải nội dung để báo cáo."
    )
    tasks: Items = several("Nhiệm vụ", "Các nhiệm vụ, nguyên văn.")
    activities: Items = several(
        "Hoạt động", "Các dòng của bảng hoạt động: nội dung, cơ quan chủ trì, thời gian."
    )
    forms: Items = several("Hình thức thực hiện", "Các hình thức thực hiện, nguyên văn.")
    funding: Clause | None = optional("Kinh phí thực hiện", "Đoạn về kinh phí, nguyên văn.")
    duties: Items = several("Tổ chức thực hiện", "Phần việc giao cho từng cơ quan, nguyên văn.")
    reporting: Reporting = said("Chế độ báo cáo", "Ai phải báo cáo, báo cáo với ai, kỳ nào, hạn nào.")
    unit_kinds: tuple[UnitKind, ...] = said(
        "Các loại đơn vị", "Phường, xã, cơ quan chuyên môn …; các bảng xếp theo thứ tự này."
    )
    units: Units = said("Danh sách đơn vị", "Mọi đơn vị có thể báo cáo.")
    groups: tuple[Group, ...] = several(
        "Các nhóm đơn vị", "Các tập hợp mà kế hoạch gọi bằng một tên, ví dụ UBND các xã, phường."
    )
    figures: tuple[Figure, ...] = several(
        "Danh mục số liệu", "Các số liệu có thể báo cáo và mục mà chúng thuộc về."
    )
    documents: Documents = said("Văn bản in ra", "Thể thức của các văn bản cơ quan ban hành.")
    levels: dict[Slug, Level] = said(
        "Mức của các quy tắc",
        "Quy tắc nào chặt hơn (error), chỉ lưu ý (warning) hoặc tắt (off), theo mã của quy tắc.",
        default_factory=dict,
    )

    #: The day of a view (``timeline``); None: the plan as it is written, with all that ever stood in it.
    _day: date | None = PrivateAttr(default=None)
    #: The plan as it is written, of which this is a view; None: this is it.
    _origin: "Plan | None" = PrivateAttr(default=None)
    #: The views that were made of it, by day and period.
    _views: dict[Any, "Plan"] = PrivateAttr(default_factory=dict)
    #: The day on which a view is taken, and all that is known of the roster on it; None: this is no view.
    _today: date | None = PrivateAttr(default=None)
    _roster: "Mapping[str, Versions] | None" = PrivateAttr(default=None)

    def on(
        self,
        day: date | None,
        today: date | None = None,
        roster: "Mapping[str, Versions] | None" = None,
        **parts: Any,  # noqa: ANN401 - any of its fields
    ) -> "Plan":
        """The same plan with other parts, as it was on a day; the parts are values of the model.

        ``roster`` is what was known of the units on the day of the view, ``today``, which may be a later one.
        """
        other = Plan.model_construct(**dict(self) | parts)
        other._day, other._origin = day, self.origin  # noqa: SLF001 - one of its own
        other._today, other._roster = today, roster  # noqa: SLF001 - the same
        return other

    @property
    def origin(self) -> "Plan":
        """The plan as it is written; of a view, that of which it is one."""
        return self._origin or self

    @property
    def views(self) -> dict[Any, "Plan"]:
        """The views that were made of it."""
        return self._views

    @cached_property
    def changes_over_time(self) -> bool:
        """Whether anything in it has a beginning, an end or a dispensation: else it is one at all times."""
        return bool(self.amendments or self.reporting.extensions or self.reporting.excused) or any(
            one.entry.is_lasting for one in self.listed()
        )

    @cached_property
    def amendments_by_number(self) -> dict[str, Amendment]:
        """The amending documents by their numbers."""
        return {one.number: one for one in self.amendments}

    @property
    def amended(self) -> str:
        """``được sửa đổi, bổ sung bởi Kế hoạch số 188/KH-UBND ngày 20/6/2027``; empty where it was not."""
        documents = sorted(self.amendments, key=lambda one: one.date)
        names = enumerate_words([document.called for document in documents])
        return f"được sửa đổi, bổ sung bởi {names}" if names else ""

    @property
    def cited(self) -> str:
        """The plan as guides and headers name it, with what amended it."""
        return self.document.called + (f" ({self.amended})" if self.amended else "")

    @property
    def about(self) -> str:
        """What is said of its document behind its number: ``về hoạt động … trên địa bàn tỉnh A năm 2027``.

        The document may be of several years, or name none: then it is what its own title says.
        """
        if not self.document.is_of_year(self.year):
            return self.document.about
        return f"về {self.document.subject} trên địa bàn {self.authority.area} năm {self.year}"

    @property
    def period(self) -> Period:
        """The plan's own year as a period."""
        return Period.of_year(self.year)

    @cached_property
    def sections(self) -> tuple["Section", ...]:
        """The sections that have items, in the order of the document; items of no section come last."""
        listed = {item.id: item for _, item in self.listed_items()}
        within: dict[str, list[Item]] = {number: [] for number in (*self.headings, "")}
        for item in listed.values():
            within[self.heading_of(item.id)].append(item)
        return tuple(
            Section(number, self.headings.get(number, ""), tuple(items))
            for number, items in within.items()
            if items
        )

    @cached_property
    def versions(self) -> dict[str, Items]:
        """All that is listed of each item, by its number."""
        found: dict[str, list[Item]] = {}
        for _, item in self.listed_items():
            found.setdefault(item.id, []).append(item)
        return {number: tuple(items) for number, items in found.items()}

    @cached_property
    def changing_items(self) -> frozenset[str]:
        """The items that have not stood in the plan all year as they are, by their numbers."""
        versions = self.origin.versions.items()
        return frozenset(number for number, items in versions if any(one.is_lasting for one in items))

    def listed_items(self) -> Iterator[tuple[tuple[str | int, ...], Item]]:
        """Every item as it is listed, with its place in the file: ``("tasks", 0)``."""
        for part in ITEM_LISTS:
            for position, item in enumerate(getattr(self, part)):
                yield (part, position), item

    def listed(self) -> Iterator[Listed]:
        """Everything that may have a life, as it is listed."""
        for kind, path in LASTING_LISTS:
            for position, entry in enumerate(attrgetter(".".join(path))(self)):
                yield Listed(path, position, (kind, entry.id), entry)

    def heading_of(self, number: str) -> str:
        """The deepest heading with whose number that of a clause begins; empty where there is none."""
        while number and number not in self.headings:
            number = number.rpartition(".")[0]
        return number

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its number, in the order of the document."""
        return {item.id: item for section in self.sections for item in section.items}

    @cached_property
    def clauses_by_id(self) -> dict[str, Clause]:
        """Every clause by its number, items included."""
        funding = (self.funding,) if self.funding else ()
        others = (*self.clauses, *self.goals, *self.requirements)
        return {clause.id: clause for clause in (*others, *self.items.values(), *funding)}

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        """Every unit by its id, in the order of the roster."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def roster(self) -> "Mapping[str, Versions]":
        """All units that are known on the day of the view, those outside it included, by their ids."""
        if self._roster is not None:
            return self._roster
        versions: dict[str, list[Unit]] = {}
        for unit in self.units:
            versions.setdefault(unit.id, []).append(unit)
        return {name: Versions(units[-1], tuple(units)) for name, units in versions.items()}

    def lives(self, unit: Unit, day: date) -> bool:
        """Whether a unit exists on a day, in any of its versions."""
        versions = self.roster[unit.id].all
        return versions[0].lives_on(day) if len(versions) == 1 else any(one.lives_on(day) for one in versions)

    def lives_within(self, unit: Unit, first: date, last: date) -> bool:
        """Whether a unit exists on some day of a time."""
        versions = self.roster[unit.id].all
        return any((one.start or first) <= last and first <= (one.end or last) for one in versions)

    def successors(self, unit: Unit) -> Iterator[Unit]:
        """A unit, then whoever came after it, one after the other, as they were called last."""
        passed, name = set[str](), unit.id
        while name in self.roster and name not in passed:
            passed.add(name)
            yield self.roster[name].now
            name = self.roster[name].now.successor or ""

    def heir(self, unit: Unit) -> Unit | None:
        """Who is asked, on the day of the view, for what a unit owes, under its name of that day.

        It is the unit itself while it lives, then the first of its successors that does; None: nobody is.
        """
        today = self._today
        return next((one for one in self.successors(unit) if today is None or self.lives(one, today)), None)

    def stands_for(self, name: str) -> str:
        """The id of the unit that came last after one that has ended, as far as is known; else its own."""
        unit = self.roster[name].now if name in self.roster else None
        return list(self.successors(unit))[-1].id if unit else name

    def forebears(self, unit: Unit) -> Units:
        """The units that have ended, as far as is known, and of which this one is a successor."""
        return tuple(self._forebears.get(unit.id, ()))

    @cached_property
    def _forebears(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for versions in self.roster.values():
            if versions.now.end:
                for after in islice(self.successors(versions.now), 1, None):
                    found.setdefault(after.id, []).append(versions.now)
        return found

    @cached_property
    def groups_by_id(self) -> dict[str, Group]:
        """Every group by its id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def figures_by_id(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {figure.id: figure for figure in self.figures}

    def letterhead_of(self, unit: Unit) -> UnitLetterhead:
        """How a unit issues and is addressed: its own settings, else its kind's, else those of all units."""
        kinds = [kind.letterhead for kind in self.unit_kinds if kind.id == unit.kind]
        settings: dict[str, Any] = {}
        for layer in (self.documents.unit_report, *kinds, unit.letterhead):
            if layer:
                settings |= {name: value for name, value in layer if value}
        return UnitLetterhead.model_construct(**settings)

    def with_name(self, unit: Unit, line: str) -> str:
        """A line of a unit's letterhead with the unit's name in the places left for it."""
        committee, bare = _of_committee(unit.name)
        name = committee + with_area(area_in_sentence(bare), self.authority.area)
        return line.replace("{name}", name).replace("{place}", area_without_level(bare))

    def full_name(self, unit: Unit) -> str:
        """A unit as a letter addresses it: ``Ủy ban nhân dân phường A``, ``Công an thành phố B``."""
        is_ours = self.units_by_id.get(unit.id) is unit
        return self._full_names[unit.id] if is_ours else self._name_in_full(unit)

    def called(self, unit: Unit) -> str:
        """A unit in sentences, lists and messages: ``UBND phường A``, ``Công an thành phố B``.

        Everything that names a unit asks this, but for tables that have room for ``short`` only.
        """
        committee, bare = _of_committee(self.full_name(unit))
        return f"UBND {bare}" if committee else bare

    def names_of(self, unit: Unit) -> tuple[str, ...]:
        """All that a unit may be called, its id and the names that it had before among them."""
        before = self.roster[unit.id].all if unit.id in self.roster else ()
        names = map(self._present_names, (unit, *reversed(before)))
        return tuple(dict.fromkeys((*chain.from_iterable(names), unit.id)))

    @cached_property
    def units_called(self) -> Mapping[str, frozenset[str]]:
        """The ids of the units by all their names, folded."""
        called: dict[str, set[str]] = {}
        for unit in self.units:
            for name in self.names_of(unit):
                called.setdefault(fold(name), set()).add(unit.id)
        return {name: frozenset(units) for name, units in called.items()}

    def _present_names(self, unit: Unit) -> tuple[str, ...]:
        return self.called(unit), self.full_name(unit), unit.name, unit.short, unit.id

    def name_of(self, name: str) -> str:
        """How the unit or the group of an id is called; an id that nothing bears is its own name."""
        group, unit = self.groups_by_id.get(name), self.known_unit(name)
        return group.name if group else self.called(unit) if unit else name

    def known_unit(self, name: str | None) -> Unit | None:
        """The unit of an id, also where it does not stand in the view; None: nobody knows it."""
        unit, versions = self.units_by_id.get(name or ""), self.roster.get(name or "")
        return unit or (versions.now if versions else None)

    @property
    def collector(self) -> str:
        """Through whom reports are sent, as it is called; empty where the plan names nobody."""
        return self.name_of(self.reporting.through) if self.reporting.through else ""

    @property
    def by_way_of(self) -> str:
        """`` (qua Sở Nội vụ)``, behind whom reports are sent to; empty where that is the same body."""
        return "" if self.is_sent_to(self.reporting.through) else f" (qua {self.collector})"

    def is_sent_to(self, unit: str | None) -> bool:
        """Whether reports are sent to this unit itself, or to nobody on the way."""
        own = self.known_unit(unit)
        return own is None or fold(self.reporting.to) in map(fold, self.names_of(own))

    @cached_property
    def takers(self) -> frozenset[str]:
        """The names, folded, of the authority of the plan and of whom reports are sent to."""
        return frozenset(map(fold, (self.authority.name, self.authority.short, self.reporting.to)))

    @cached_property
    def _full_names(self) -> dict[str, str]:
        return {unit.id: self._name_in_full(unit) for unit in self.units}

    def _name_in_full(self, unit: Unit) -> str:
        """An area acts through its committee (Ủy ban nhân dân), also where no letterhead says so."""
        committee, bare = _of_committee(
            self.with_name(unit, self.letterhead_of(unit).addressed_as or "{name}")
        )
        return f"Ủy ban nhân dân {bare}" if committee or split_area(bare)[0] else bare

    def members(self, group: Group) -> Units:
        """The units of a group that live on the day of the view, in the order of the roster."""
        return self.resolve((group.id,))

    def resolve(self, names: tuple[str, ...], on: date | None = None) -> Units:
        """The units that a list of unit and group ids stands for, each once, in the order of the roster.

        In a view these are the units that live on a day, by default that of the view.
        """
        day = on or self._day
        return tuple(unit for unit in self.meant(names) if day is None or self.lives(unit, day))

    def means(self, names: tuple[str, ...], unit: Unit) -> bool:
        """Whether a list of unit and group ids means a unit, whenever it lives."""
        if names not in self._meanings:
            groups = [self.groups_by_id[name] for name in names if name in self.groups_by_id]
            members, kinds = (
                {one for group in groups for one in getattr(group, key)} for key in ("members", "kinds")
            )
            self._meanings[names] = {*names, *members}, kinds
        wanted, kinds = self._meanings[names]
        return unit.id in wanted or unit.kind in kinds

    @cached_property
    def _meanings(self) -> dict[tuple[str, ...], tuple[set[str], set[str]]]:
        """What lists of ids mean: the units of these ids, and of these kinds."""
        return {}

    def is_given(self, item: Item, unit: Unit) -> bool:
        """Whether a unit is among the owners of an item, whenever it lives."""
        return item.owners is not None and self.means(item.owners.read, unit)

    def meant(self, names: tuple[str, ...]) -> Iterator[Unit]:
        """The units of ids and groups, whenever they live."""
        return (unit for unit in self.units_by_id.values() if self.means(names, unit))

    @cached_property
    def owners(self) -> dict[str, Units]:
        """For each item that is owed, the units that owe it."""
        return {
            item.id: self.resolve(item.owners.read)
            for item in self.items.values()
            if item.owners and item.owners.read
        }

    @cached_property
    def helpers(self) -> dict[str, Units]:
        """For each item with coordinating units (cơ quan phối hợp), those that do not owe it themselves."""
        return {
            item.id: tuple(
                unit
                for unit in self.resolve(item.coordinating.read)
                if unit not in self.owners.get(item.id, ())
            )
            for item in self.items.values()
            if item.coordinating and item.coordinating.read
        }

    @cached_property
    def helping(self) -> dict[str, frozenset[str]]:
        """For each item that others own, the ids of the units that only help with it, whenever they live.

        What they report is told apart from what its owners do, also where either has ended by now.
        """
        return {
            item.id: frozenset(
                unit.id
                for unit in self.meant(item.coordinating.read)
                if not self.means(item.owners.read, unit)
            )
            for item in self.items.values()
            if item.coordinating and item.coordinating.read and item.owners and item.owners.read
        }

    @cached_property
    def owed(self) -> dict[str, dict[str, Item]]:
        """For each unit, by its id, the items it owes, in the order of the document."""
        owed: dict[str, dict[str, Item]] = {unit.id: {} for unit in self.units}
        for number, owners in self.owners.items():
            for unit in owners:
                owed[unit.id][number] = self.items[number]
        return owed

    def owed_by(self, unit: Unit) -> Items:
        """The items a unit owes, in the order of the document, but what was over when it began."""
        if unit.id not in self._owed:
            self._owed[unit.id] = self._find_owed(unit)
        return self._owed[unit.id]

    @cached_property
    def _owed(self) -> dict[str, Items]:
        """What each unit owes that was asked about."""
        return {}

    def _find_owed(self, unit: Unit) -> Items:
        own, began = self.units_by_id[unit.id], self.roster[unit.id].all[0].start
        if self._day and not self.lives(own, self._day):
            return ()
        return tuple(
            item
            for item in self.items.values()
            if item.owners and item.owners.read and self.means(item.owners.read, own)
            if not began or self.window(item).last >= began
        )

    @cached_property
    def required_units(self) -> Units:
        """The units that must report."""
        return self.required_units_on()

    @cached_property
    def requested_units(self) -> Units:
        """The units that are asked to report ("Đề nghị") and are counted apart."""
        return self.requested_units_on()

    def data_days(self, period: Period) -> tuple[date, date]:
        """The first and the last day of what is reported for a period."""
        return period.dates(self.reporting.cutoffs)

    @cached_property
    def asked_units(self) -> Units:
        """The units that must report, and those that are asked to."""
        return (*self.required_units, *self.requested_units)

    def required_units_on(self, day: date | None = None) -> Units:
        """The units that must report, of those that live on a day; by default that of the view."""
        return self.resolve(self.reporting.required, day)

    def requested_units_on(self, day: date | None = None) -> Units:
        """The units that are asked to report, of those that live on a day."""
        required = {unit.id for unit in self.required_units_on(day)}
        return tuple(unit for unit in self.resolve(self.reporting.requested, day) if unit.id not in required)

    def reporters(self, period: Period) -> Units:
        """Who is asked for a report, and not let off it: those on the roster on the last day of its data.

        Before that day they are those of the day of the view.
        """
        required = self.required_for(period)
        day = min(required.ends, self._day) if required and self._day else self._day
        asked = (*self.required_units_on(day), *self.requested_units_on(day))
        return tuple(unit for unit in asked if not self.excuse_of(unit, period))

    @cached_property
    def only_asked(self) -> frozenset[str]:
        """The units that need not report ("Đề nghị"), by their ids, whenever they live."""
        required, requested = (
            {unit.id for unit in self.meant(names)}
            for names in (self.reporting.required, self.reporting.requested)
        )
        return frozenset(requested - required)

    def deadline(self, item: Item) -> date | None:
        """The last day on time for an item; None where it goes on all year, or beyond it."""
        due_days = self.due_days(item)
        return due_days[-1] if due_days else None

    def due_days(self, item: Item) -> tuple[date, ...]:
        """The last day on time of each window of an item; none where it goes on all year, or beyond it."""
        is_ours = self.items.get(item.id) is item
        return self._own_due_days[item.id] if is_ours else self._due_days(item)

    @cached_property
    def _own_due_days(self) -> dict[str, tuple[date, ...]]:
        """The due days of its items, each of which thousands of units may owe."""
        return {number: self._due_days(item) for number, item in self.items.items()}

    def _due_days(self, item: Item) -> tuple[date, ...]:
        read = item.time_read
        if read is None or read.is_open or self.ends_later(item):
            return ()
        return tuple(window.last for window in self.windows(item))

    def is_recurring(self, item: Item) -> bool:
        """Whether an item has several due days."""
        return len(self.due_days(item)) > 1

    def ends_later(self, item: Item) -> bool:
        """Whether an item is due after the year: in the year itself it is standing work."""
        return self.window(item)[1] > self.period.calendar_days[1]

    def windows(self, item: Item) -> tuple[Window, ...]:
        """The times of an item, each due on its last day where the item has a deadline.

        What was over when the item came into the plan was never asked of anybody.
        """
        is_ours = self.items.get(item.id) is item
        return self._own_windows[item.id] if is_ours else self._windows(item)

    def windows_in(self, item: Item, period: Period) -> tuple[Window, ...]:
        """The times of an item that touch a period, by the calendar; all where an ad-hoc report asks."""
        return self.touching(item, period) or (self.windows(item) if period.is_adhoc else ())

    def asks_in(self, item: Item, period: Period) -> bool:
        """Whether a report on a period has to speak of an item: else what is said of it is told, not owed."""
        return bool(self.windows_in(item, self.known(period)))

    def asks_of(self, unit: Unit, item: Item, period: Period) -> bool:
        """The same of a unit, of which nothing is asked that was over when it began."""
        began = self.roster[unit.id].all[0].start or date.min
        return any(one.last >= began for one in self.windows_in(item, self.known(period)))

    def touching(self, item: Item, period: Period) -> tuple[Window, ...]:
        """The times of an item that touch a period, by the calendar."""
        first, last = period.calendar_days
        return tuple(one for one in self.windows(item) if one.first <= last and first <= one.last)

    @cached_property
    def _own_windows(self) -> dict[str, tuple[Window, ...]]:
        """The times of its items."""
        return {number: self._windows(item) for number, item in self.items.items()}

    def _windows(self, item: Item) -> tuple[Window, ...]:
        """The times of an item; of work that comes back each is by the version of its day."""
        windows, begun = self._read_windows(item), self.first_day(item)
        if len(windows) > 1 and len(self._known_versions.get(item.id, ())) > 1:
            windows = tuple(self._of_versions(item)) or windows
        return tuple(Window(max(first, begun), last) for first, last in windows if last >= begun) or windows

    def _read_windows(self, item: Item) -> tuple[Window, ...]:
        read = item.time_read
        return read.windows(self.year) if read else (Window(*self.period.calendar_days),)

    def _of_versions(self, item: Item) -> Iterator[Window]:
        """The times of recurring work that were due in the time of each version, until the one meant."""
        known = self._known_versions[item.id]
        own = (first for first, one in known if (one.start, one.added_by) == (item.start, item.added_by))
        last = next(own, known[-1][0])
        until = [first for first, _ in known if first <= last]
        for (first, version), after in zip(known, (*until[1:], date.max), strict=False):
            times = self._read_windows(version)
            if len(times) > 1:
                yield from (one for one in times if first <= one.last < after)

    def version_on(self, item: Item, day: date) -> Item:
        """The version of an item that had come into the plan by a day; before all of them the item itself."""
        begun = [one for first, one in self._known_versions.get(item.id, ()) if first <= day]
        return begun[-1] if begun else item

    def first_day(self, item: Item) -> date:
        """The day on which the first version of an item came into the plan, by what is known."""
        return next((first for first, _ in self._known_versions.get(item.id, ())), date.min)

    @cached_property
    def _known_versions(self) -> dict[str, list[tuple[date, Item]]]:
        """By its number, the versions of an item that are known, each with its first day, in their order."""
        known: dict[str, list[tuple[date, Item]]] = {}
        for number, versions in self.origin.versions.items():
            for item in versions:
                added = self.origin.amendments_by_number.get(item.added_by or "")
                first = item.start or (added.first_day if added else date.min)
                if self._today is None or max(first, added.date if added else first) <= self._today:
                    known.setdefault(number, []).append((first, item))
        return {number: sorted(listed, key=itemgetter(0)) for number, listed in known.items()}

    def window(self, item: Item) -> Window:
        """The days on which an item is worked on, from the first to the last."""
        windows = self.windows(item)
        return Window(windows[0].first, windows[-1].last)

    def figures_of(self, item: str) -> Iterator[Figure]:
        """The figures that may be reported under an item."""
        return (figure for figure in self.figures if item in figure.items)

    def item_reported_in(self, part: str) -> Item | None:
        """The item that is reported in a part of its own (``reported_in``), such as ``training``."""
        return next((item for item in self.items.values() if item.reported_in == part), None)

    def clause_asking_for(self, part: str) -> Clause | None:
        """The clause that asks for a part of the report, such as ``funding``; None where none does."""
        return self.funding if part == "funding" else self.item_reported_in(part)

    def asks_for(self, part: str) -> bool:
        """Whether reports have that part at all; that of the figures is asked for by their catalogue."""
        return bool(self.figures) if part == "figures" else self.clause_asking_for(part) is not None

    @cached_property
    def required_periods(self) -> tuple[RequiredPeriod, ...]:
        """What must be reported and by when, in the order of time."""
        return self.reporting.expand(self.reporting.periods, self.year)

    def named(self, period: Period) -> Period:
        """The same of one that somebody asks for.

        Raises:
            PeriodNotAnnouncedError: It is an ad-hoc report that nobody announced.
        """
        known = self.known(period)
        if known.is_adhoc and self.required_for(known) is None:
            announced = [(str(one.period), one.period.title) for one in self.adhoc_reports]
            raise PeriodNotAnnouncedError(str(period), announced)
        return known

    @cached_property
    def adhoc_reports(self) -> tuple[RequiredPeriod, ...]:
        """The ad-hoc reports (báo cáo đột xuất), in the order of the plan: they are parts of nothing else."""
        own = self.reporting
        return tuple(
            RequiredPeriod(
                one.period(self.year),
                one.deadline,
                one.covers.start,
                one.covers.end,
                one.to or own.to,
                one.through or own.through,
            )
            for one in own.adhoc
        )

    def required_for(self, period: Period) -> RequiredPeriod | None:
        """What the plan asks for a period; None where it asks for no report on it."""
        return next(
            (required for required in self.required_within(period) if required.period == period), None
        )

    def required_within(self, period: Period) -> tuple[RequiredPeriod, ...]:
        """What the plan asks for a period and its parts, in the order of time."""
        known = self.adhoc_reports if period.is_adhoc else self.required_periods
        return tuple(required for required in known if period.contains(required.period))

    def asked_by(self, period: Period) -> str:
        """The document that asks for an ad-hoc report, as it is cited; empty where none is entered."""
        one = next((one for one in self.reporting.adhoc if one.period(self.year) == period), None)
        return one.document.called if one and one.document else ""

    def known(self, period: Period) -> Period:
        """A period as the plan knows it: an ad-hoc report with what it is about and the days it covers."""
        return next((one.period for one in self.adhoc_reports if one.period == period), period)

    def required_of(self, unit: Unit, required: RequiredPeriod) -> RequiredPeriod:
        """A required report as one unit owes it: with a last day of its own where it was given one."""
        extension = self.extension_of(unit, required.period)
        return replace(required, deadline=extension.deadline) if extension else required

    def extension_of(self, unit: Unit, period: Period) -> Extension | None:
        """What gives a unit another last day for a report; None where nothing does."""
        return self._extensions.get((unit.id, period))

    def excuse_of(self, unit: Unit, period: Period) -> Excuse | None:
        """What lets a unit off a report; None where nothing does."""
        return self._excuses.get((unit.id, period))

    @cached_property
    def _extensions(self) -> dict[tuple[str, Period], Extension]:
        return self._decided(self.reporting.extensions)

    @cached_property
    def _excuses(self) -> dict[tuple[str, Period], Excuse]:
        return self._decided(self.reporting.excused)

    def _decided(self, decisions: Iterable[D]) -> dict[tuple[str, Period], D]:
        """For each unit and period what was decided last."""
        return {
            (unit.id, period): decision
            for decision in sorted(decisions, key=lambda one: one.document.date)
            for period in decision.periods
            for unit in self.meant(decision.units)
        }

    def required_period(self, today: date, within: Period | None = None) -> RequiredPeriod | None:
        """The required report to look at on a day.

        It is that of the period that was asked for, else the next one due within it, else the last.
        """
        own = self.required_for(within) if within else None
        inside = sorted(self.required_within(within or self.period), key=lambda required: required.comes)
        coming = [required for required in inside if required.comes >= today]
        return own or next(iter(coming or inside[-1:]), None)

    def find(self, name: str) -> "Named":
        """The clause, unit or group that a word means; a heading is returned as its number.

        Units and groups are also found by their names, in any case, without accents and hyphens; so is
        anything by a part of its name that nothing else bears.

        Raises:
            UnknownNameError: Nothing bears that name, or several things do.
        """
        # A point d) and a point đ) differ in nothing but the accent.
        exactly = self._by_number.get(" ".join(nfc(name).split()).casefold()) or self.known_unit(name)
        if exactly is not None:
            return exactly
        wanted = _plain(name)
        if wanted in self._by_name:
            return self._by_name[wanted]
        found = [(words, named) for words, named in self._titles if wanted and wanted in _plain(words)]
        units = [(words, named) for words, named in found if isinstance(named, Unit)]
        for candidates in (found, units):
            if len(candidates) == 1:
                return candidates[0][1]
        if found:
            raise UnknownNameError(name, list(dict.fromkeys(words for words, _ in found))[:_MANY])
        ids = (*self.units_by_id, *self.groups_by_id)
        names = (*(unit.name for unit in self.units), *(group.name for group in self.groups))
        raise UnknownNameError(name, suggest(name, [*self.clauses_by_id, *self.headings, *ids, *names]))

    @cached_property
    def _by_number(self) -> dict[str, "Named"]:
        """Clauses and headings under their numbers; one that is cited as another's number, under its id."""
        cited = reversed([clause for clause in self.clauses_by_id.values() if clause.number != clause.id])
        named: dict[str, Named] = {clause.number.casefold(): clause for clause in cited}
        named |= {number.casefold(): number for number in self.headings}
        return named | {number.casefold(): clause for number, clause in self.clauses_by_id.items()}

    @cached_property
    def _by_name(self) -> dict[str, "Named"]:
        """Everything under its number, id and names as they are compared; the first of a name bears it.

        A new ward often has the name of one that became part of it: who lives on bears a name before one that
        has ended, and who is called so before one that was.
        """
        named: dict[str, Named] = {_plain(number): meant for number, meant in self._by_number.items()}
        for group in reversed(self.groups):
            named |= dict.fromkeys((_plain(group.id), _plain(group.name)), group)
        units = sorted(self._everybody, key=lambda unit: unit.end or date.max, reverse=True)
        borne: dict[str, Named] = {}
        for names in (self._present_names, self.names_of):
            for unit in units:
                for name in names(unit):
                    borne.setdefault(_plain(name), unit)
        return named | borne

    @property
    def _everybody(self) -> Units:
        """The units that are known, those of the view as they are called in it."""
        return tuple(self.units_by_id.get(name, versions.now) for name, versions in self.roster.items())

    @property
    def _titles(self) -> list[tuple[str, "Named"]]:
        return [
            *((item.title, item) for item in self.items.values()),
            *((unit.name, unit) for unit in self._everybody),
            *((group.name, group) for group in self.groups),
            *((words, number) for number, words in self.headings.items()),
        ]

    def find_units(self, name: str, *, ended: bool = False) -> Units:
        """The unit, or the units of the group, that a word means; with ``ended`` also those that are no more.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAUnitError: It is an item or a heading.
        """
        match self.find(name):
            case Unit() as unit:
                return (unit,)
            case Group() as group:
                return tuple(self.meant((group.id,))) if ended else self.members(group)
            case Clause(id=number) | number:
                raise NotAUnitError(name, [owner.id for owner in self.owners.get(number, ())[:_EXAMPLES]])

    def find_unit(self, name: str) -> Unit:
        """The one unit that a word means.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAUnitError: It is an item, a heading or a group.
        """
        found = self.find_units(name)
        if isinstance(self.find(name), Group):
            raise NotAUnitError(name, [member.id for member in found[:_EXAMPLES]])
        return found[0]

    def find_items(self, name: str) -> Items:
        """The item, or the items below the heading, that a word means.

        Raises:
            UnknownNameError: Nothing bears that name.
            NotAnItemError: What bears it is no item and holds none.
        """
        found = self.find(name)
        if isinstance(found, Item):
            return (found,)
        items = tuple(
            item for item in self.items.values() if isinstance(found, str) and item.id.startswith(f"{found}.")
        )
        if not items:
            raise NotAnItemError(name, [item.number for item in islice(self.items.values(), _EXAMPLES)])
        return items

    @cached_property
    def open_items(self) -> Items:
        """The items on which every unit may report: they have neither owners nor a part of their own."""
        return tuple(item for item in self.items.values() if not item.owners and not item.reported_in)

    def reportable(self, unit: Unit) -> Items:
        """The items of a unit's ``results``.

        Those it owes, those it helps with, then those open to every unit.
        """
        own = (*self.owed_by(unit), *self.helped_by(unit))
        listed = {item.id: item for item in own if not item.reported_apart}
        return tuple((listed | {item.id: item for item in self.open_items if item.id not in listed}).values())

    def helped_by(self, unit: Unit) -> Items:
        """The items on which a unit helps (phối hợp) and owes nothing, in the order of the document."""
        own = self.units_by_id[unit.id]
        if self._day and not self.lives(own, self._day):
            return ()
        return tuple(
            item
            for item in self.items.values()
            if item.coordinating and self.means(item.coordinating.read, own) and not self.is_given(item, own)
        )


def _of_committee(name: str) -> tuple[str, str]:
    """A name without the words for a committee, however often and how short they stand before it."""
    found = _COMMITTEE.match(name)
    end = found.end() if found else 0
    return name[:end], name[end:]


#: What a word of the user can mean; a heading is known by its number.
Named = Clause | Unit | Group | str


#: Candidates that a sentence can name.
_MANY = 5


_EXAMPLES = 3


_BETWEEN_WORDS = str.maketrans("-_", "  ")


def _plain(words: str) -> str:
    """Words as they are compared: no accents, case or hyphens."""
    return " ".join(fold(words).translate(_BETWEEN_WORDS).split())
