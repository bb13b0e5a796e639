"""What becomes of each entry of a plan by an amendment, from what a changed copy of the plan says."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, cast

from ttdn.errors import TtdnError
from ttdn.language import Text
from ttdn.load import PlanFile
from ttdn.model.life import DAY, Amendment
from ttdn.model.plan import Plan
from ttdn.model.plan.written import LASTING_LISTS
from ttdn.model.reporting import Reporting
from ttdn.source import KeyPath, Value
from ttdn.timeline import Version, versions_of
from ttdn.vietnamese import date_text

Data = dict[str, Value]
ListPath = tuple[str, ...]
LIFE_KEYS = ("from", "until", "added_by", "ended_by")
_LIFE_FIELDS = frozenset({"start", "end", "added_by", "ended_by"})
#: What an office keeps of its own beside what the document says: it has no versions.
_NO_VERSION: Mapping[str, frozenset[str]] = {
    "item": frozenset({"note"}),
    "unit": frozenset({"address", "email", "phone", "contact", "letterhead", "successor"}),
}
#: Parts of the plan in which what is added has no effect on what was before.
_HARMLESS = frozenset({
    "headings", "clauses", "goals", "requirements", "unit_kinds", "groups", "adhoc", "extensions", "excused",
})  # fmt: skip


class AmendmentRefusedError(TtdnError):
    """The amendment cannot be written into the plan as it is asked for; nothing was written."""


class New(NamedTuple):
    """A version that is to stand behind another entry of its list (None: before all), as in the copy."""

    list: ListPath
    after: int | None
    copied: int
    data: Data


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a plan.

    ``changed`` are the data of entries that stay, by their places; ``dropped`` the places of those that go;
    ``tops`` the parts without versions that are otherwise in the copy, of which ``reaching_back`` hold for
    the days before, too; ``put_right`` names entries that were changed without a version.
    """

    changed: dict[KeyPath, Data] = field(default_factory=dict)
    dropped: set[KeyPath] = field(default_factory=set)
    new: list[New] = field(default_factory=list)
    tops: dict[KeyPath, Value] = field(default_factory=dict)
    reaching_back: list[str] = field(default_factory=list)
    put_right: list[str] = field(default_factory=list)

    @property
    def without_versions(self) -> list[str]:
        """What is otherwise than before without a version that says since when."""
        return [*self.put_right, *(".".join(map(str, path)) for path in self.tops)]

    @property
    def is_ordered(self) -> bool:
        """Whether it does more than put slips right: then the document is entered, too."""
        return bool(self.dropped or self.new or self.tops or len(self.changed) > len(self.put_right))

    @property
    def is_empty(self) -> bool:
        """Whether the plan says all of it already."""
        return not (self.changed or self.dropped or self.new or self.tops)


def decide(
    current: PlanFile,
    copy: PlanFile,
    amendment: Amendment,
    ends: Collection[str] = (),
    corrections: Collection[str] = (),
) -> Decision:
    """What an amendment makes of a plan.

    Args:
        current: The plan as it is written, the amendment included where it was written in before.
        copy: The copy in which the changes were made; the plan itself where there is none.
        amendment: The document.
        ends: Items that it ends, beside those that the copy has no more.
        corrections: Ids of what differs from the copy as a slip does: put right, without a version.

    Raises:
        AmendmentRefusedError: The copy is of another plan or an older state of it, or what it says cannot be.
    """
    _check_copy(current, copy, amendment.number)
    return _Deciding(current, copy, amendment, frozenset(ends), frozenset(corrections)).decide()


def _check_copy(current: PlanFile, copy: PlanFile, number: str) -> None:
    """Refuse a copy of another plan, or one that was made before another amendment was written in."""
    place = copy.source.file
    for path, own, other in (
        (("year",), current.plan.year, copy.plan.year),
        (("document", "number"), current.plan.document.number, copy.plan.document.number),
    ):
        if own != other:
            where = copy.source.locate(path).text
            raise AmendmentRefusedError(
                Text(
                    f"{where}: bản sao ghi {other}, kế hoạch là {own}. Giữ nguyên năm, số của "
                    "kế hoạch trong bản sao; số của văn bản sửa đổi ghi ở --number.",
                    f"{where}: the copy says {other}, the plan {own}. Leave the plan's own "
                    "year and number as they are in the copy; the number of the amendment goes to --number.",
                )
            )
    known, copied = (set(file.plan.amendments_by_number) - {number} for file in (current, copy))
    if missing := sorted(known - copied):
        raise AmendmentRefusedError(
            Text(
                f"{place}: bản sao có trước khi {missing[0]} được ghi vào kế hoạch. Chép lại "
                f"{current.source.file} hiện nay rồi sửa trong bản ấy.",
                f"{place}: the copy was made before {missing[0]} was written into the plan. Copy "
                f"{current.source.file} as it is now, and make the changes there.",
            )
        )
    if surplus := sorted(copied - known):
        raise AmendmentRefusedError(
            Text(
                f"{place}: bản sao ghi thêm văn bản {surplus[0]} ở 'amendments'. Mỗi lần chạy ghi một văn "
                f"bản; chạy trước với --number {surplus[0]}.",
                f"{place}: the copy adds the document {surplus[0]} to 'amendments'. Each run writes one; run "
                f"first with --number {surplus[0]}.",
            )
        )


@dataclass
class _Deciding:
    current: PlanFile
    copy: PlanFile
    amendment: Amendment
    ends: frozenset[str]
    corrections: frozenset[str]

    def __post_init__(self) -> None:
        self.number, self.first = self.amendment.number, self.amendment.first_day
        self.made = Decision()
        self.old, self.wanted = versions_of(self.current.plan), versions_of(self.copy.plan)
        #: A copy that knows of the amendment takes back what it leaves out; another one only lacks it.
        self.may_undo = self.copy is self.current or self.number in self.copy.plan.amendments_by_number

    def decide(self) -> Decision:
        for key in dict.fromkeys((*self.old, *self.wanted)):
            self._entry(*key)
        self.made.new.sort(key=lambda one: (one.list, one.copied))
        self._parts()
        return self.made

    def _entry(self, kind: str, name: str) -> None:
        versions, wanted = self.old.get((kind, name), []), self._wanted(kind, name)
        self._check_history(kind, name, versions)
        own = versions[-1] if versions and versions[-1].entry.added_by == self.number else None
        others = versions[:-1] if own else versions
        base = others[-1] if others and self._stands(others[-1], ended=True) else None
        if wanted is None:
            self._end(own, base, name)
        elif base and _same(kind, wanted, base):
            self._keep(own, base, wanted)
        elif own and (_same(kind, wanted, own) or own.list == wanted.list):
            self._put_right(kind, own, wanted)
        elif base and name in self.corrections and base.list == wanted.list:
            self._put_right(kind, base, wanted)
        else:
            self._add(kind, name, base, wanted)

    def _check_history(self, kind: str, name: str, versions: list[Version]) -> None:
        """Refuse a change of what is not the last version: it would be passed over without a word."""
        for placed in self.wanted.get((kind, name), [])[:-1]:
            if versions and not any(_same(kind, placed, one) for one in versions):
                where = self.copy.source.locate(placed.path).text
                raise AmendmentRefusedError(
                    Text(
                        f"{where}: {name} còn phiên bản sau; chỉ sửa phiên bản cuối. Sửa sai "
                        "sót của phiên bản cũ thì sửa thẳng trong tệp kế hoạch.",
                        f"{where}: {name} has a later version; change the last one only. A "
                        "slip in an older one is put right in the plan's file itself.",
                    )
                )

    def _wanted(self, kind: str, name: str) -> Version | None:
        """The version that the copy has in force when the amendment is."""
        versions = self.wanted.get((kind, name), [])
        if kind == "item" and name in self.ends:
            return None
        return versions[-1] if versions and self._stands(versions[-1]) else None

    def _stands(self, placed: Version, *, ended: bool = False) -> bool:
        """Whether an entry is in force when the amendment comes; ``ended``: also where that ended it."""
        by_this = placed.entry.ended_by == self.number
        return ended if by_this else placed.life.last >= self.first

    def _end(self, own: Version | None, base: Version | None, name: str) -> None:
        if own:
            if name not in self.ends:
                self._check_undoing(own)
            self.made.dropped.add(own.path)
        if base:
            versions = self.wanted.get(base.key)
            data, copied = self._data(base), versions[-1] if versions else None
            if base.entry.ended_by != self.number:
                last = copied.entry.end if copied else None
                data = self._ended(base, last if last != base.entry.end else None)
            # Its last day is over when the document comes: who takes its place is said here, or nowhere.
            self._becomes(base, data, copied)

    def _keep(self, own: Version | None, base: Version, wanted: Version) -> None:
        """The entry goes on as it was: what this document did to it before is taken back."""
        data = self._data(base)
        if own:
            self._check_undoing(own)
            self.made.dropped.add(own.path)
        if wanted.entry.end not in {None, base.entry.end}:
            data = self._ended(base, wanted.entry.end)
        elif base.entry.ended_by == self.number and wanted.entry.end is None:
            self._check_undoing(base)
            data = _without(data, ("until", "ended_by"))
        self._becomes(base, data, wanted)

    def _becomes(self, base: Version, data: Data, copied: Version | None) -> None:
        """An entry has these data, and of what the office keeps of its own that of the copy."""
        if copied:
            data = _with_own_parts(base.key[0], data, self._copied(copied))
        if data != self._data(base):
            self.made.changed[base.path] = data
            if base.entry.ended_by == data.get("ended_by"):
                self.made.put_right.append(base.key[1])

    def _put_right(self, kind: str, place: Version, wanted: Version) -> None:
        """An entry says what the copy says; its days stay."""
        known = self._data(place)
        data = _without(self._copied(wanted), LIFE_KEYS) | {
            key: known[key] for key in LIFE_KEYS if key in known
        }
        if not _same(kind, place, wanted) or _with_own_parts(kind, known, self._copied(wanted)) != known:
            self.made.changed[place.path] = data
            self.made.put_right.append(place.key[1])

    def _add(self, kind: str, name: str, base: Version | None, wanted: Version) -> None:
        """A version from the amendment's first day on, beside the one that it ends, if there was one."""
        # A day that the copy has from the version before is not that of the new one.
        start = None if base and wanted.entry.start == base.entry.start else wanted.entry.start
        first = start or self.first
        if base and base.life.first >= first:
            self._refuse_earlier(kind, name, base, first)
        data = _without(self._copied(wanted), ("added_by",) if start else ("from", "added_by"))
        after = base.position if base and base.list == wanted.list else self._before(wanted)
        self.made.new.append(New(wanted.list, after, wanted.position, data | {"added_by": self.number}))
        if base and base.entry.ended_by != self.number:
            self.made.changed[base.path] = self._ended(base, first - DAY if first != self.first else None)

    def _refuse_earlier(self, kind: str, name: str, base: Version, first: date) -> None:
        where, day, begin = self.current.source.locate(base.path).text, date_text(first), base.life.first
        if begin == date.min:  # pragma: no cover - what begins with the plan begins before any amendment
            return
        since = date_text(begin)
        raise AmendmentRefusedError(
            Text(
                f"{where}: phiên bản hiện nay của {name} có hiệu lực từ ngày {since.vi}, không trước ngày "
                f"{day.vi}. Sửa ngày hiệu lực; nếu chỉ là sửa sai sót thì thêm --correct {name}.",
                f"{where}: the present version of {name} ({kind}) is in force from {since.en}, not before "
                f"{day.en}. Correct the day; if this puts a slip right, add --correct {name}.",
            )
        )

    def _ended(self, base: Version, last: date | None) -> Data:
        """The data of an entry that the amendment ends, on a day of its own where one is given."""
        data = _without(self._data(base), ("until", "ended_by"))
        return data | ({"until": last.isoformat()} if last else {}) | {"ended_by": self.number}

    def _check_undoing(self, placed: Version) -> None:
        """A copy that was made before the amendment was written in lacks what that said: nothing is lost."""
        if self.may_undo:
            return
        where = self.current.source.locate(placed.path).text
        raise AmendmentRefusedError(
            Text(
                f"{where}: {self.number} đã được ghi vào kế hoạch, bản sao không có thay đổi này. Chép lại "
                f"{self.current.source.file} hiện nay rồi sửa trong bản ấy.",
                f"{where}: {self.number} is written into the plan already, and the copy does not have this "
                f"change. Copy {self.current.source.file} as it is now, and make the changes there.",
            )
        )

    def _before(self, wanted: Version) -> int | None:
        """The place of the entry that stands before it in the copy, in the same list of the plan."""
        beside = {
            one.position: key
            for key, found in self.wanted.items()
            for one in found
            if one.list == wanted.list
        }
        for position in range(wanted.position - 1, -1, -1):
            places = [one.position for one in self.old.get(beside[position], []) if one.list == wanted.list]
            if places:
                return self._behind_what_goes(wanted.list, max(places))
        return None

    def _behind_what_goes(self, path: ListPath, position: int) -> int:
        """The place of the last of the entries behind one that the copy does not have any more."""
        gone = {
            one.position
            for key, found in self.old.items()
            for one in found
            if one.list == path and key not in self.wanted
        }
        while position + 1 in gone:
            position += 1
        return position

    def _data(self, place: Version) -> Data:
        return cast("Data", self.current.source.get(place.path))

    def _copied(self, place: Version) -> Data:
        return cast("Data", self.copy.source.get(place.path))

    def _parts(self) -> None:
        """The parts of the plan that have no versions, where the copy says otherwise."""
        lists = {path for _, path in LASTING_LISTS}
        for path in _parts_of(self.current.plan, self.copy.plan):
            if path in lists or path == ("amendments",):
                continue
            old, new = self.current.source.get(path), self.copy.source.get(path)
            self.made.tops[path] = new
            if path[-1] not in _HARMLESS or not _adds_only(old, new):
                self.made.reaching_back.append(".".join(map(str, path)))


def _same(kind: str, one: Version, other: Version) -> bool:
    """Whether two versions say the same of what has versions, in the same list."""
    names = type(one.entry).model_fields.keys() - _LIFE_FIELDS - _NO_VERSION.get(kind, frozenset())
    return one.list == other.list and all(
        getattr(one.entry, name) == getattr(other.entry, name) for name in names
    )


def _with_own_parts(kind: str, data: Data, wanted: Data) -> Data:
    """The data with what the office keeps of its own as the copy has it."""
    own = _NO_VERSION.get(kind, frozenset())
    kept = {
        key: wanted[key] if key in own else value
        for key, value in data.items()
        if key not in own or key in wanted
    }
    return kept | {key: value for key, value in wanted.items() if key in own and key not in data}


def _without(data: Data, keys: Collection[str]) -> Data:
    return {key: value for key, value in data.items() if key not in keys}


def _parts_of(current: Plan, copy: Plan) -> Iterator[KeyPath]:
    """The parts of the plan that differ, those of ``reporting`` one by one."""
    # Not what iterating gives: that has what was worked out of them as well.
    for name in Plan.model_fields:
        if name != "reporting" and getattr(current, name) != getattr(copy, name):
            yield (name,)
    for name in Reporting.model_fields:
        if getattr(current.reporting, name) != getattr(copy.reporting, name):
            yield ("reporting", name)


def _adds_only(old: Value, new: Value) -> bool:
    """Whether all that was there is there still."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(new.get(key) == value for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return all(value in new for value in old)
    return old is None
