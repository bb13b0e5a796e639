"""The account of a year's evidence: how much was given, what is missing, given twice, named by nobody."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ttdn.checking import Checked
from ttdn.evidence.addresses import Remark, find_remarks, same_page
from ttdn.evidence.files import (
    File,
    FileState,
    Place,
    Proof,
    Shelf,
    Track,
    find_proofs,
    find_same,
    find_unproven,
)
from ttdn.grouping import grouped
from ttdn.language import Labelled, Text, count_of
from ttdn.load import ReportFile
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.plan.written import Level
from ttdn.places import UNITS_FOLDER, lies_in, unit_of
from ttdn.timeline import everything, view
from ttdn.vietnamese import format_integer


class Lack(Labelled):
    """What is missing where something was given, or should have been, as proof."""

    NO_EVIDENCE = "no_evidence", "hoàn thành, chưa có minh chứng", "done without evidence"
    NO_FILE = "missing_file", "không có tệp", "file missing"
    EMPTY_FILE = "empty_file", "tệp rỗng", "empty file"
    OUTSIDE = "outside_folder", "tệp ngoài thư mục của đơn vị", "file outside the folder"
    LINK = "link", "tệp là liên kết, không mở theo", "a link to a file, not followed"
    NO_SOURCE = "no_source", "chỉ có tên minh chứng", "only a title"


_LACKS = {
    FileState.MISSING: Lack.NO_FILE,
    FileState.EMPTY: Lack.EMPTY_FILE,
    FileState.OUTSIDE: Lack.OUTSIDE,
    FileState.LINK: Lack.LINK,
}


class Twice(Labelled):
    """In which way something was given twice."""

    SAME_FILE = "same_file", "cùng một tệp", "the same file"
    SAME_CONTENT = "same_content", "các tệp giống hệt nhau", "files with the same content"
    SAME_LINK = "same_link", "cùng một đường dẫn", "the same link"


class Missing(NamedTuple):
    """Something that is missing: at its place, of a proof; None: there is no proof."""

    lack: Lack
    place: Place
    proof: Proof | None = None


class Repeated(NamedTuple):
    """What was given more than once; ``names`` are files, or the link."""

    how: Twice
    names: tuple[str, ...]
    proofs: tuple[Proof, ...]


class Link(NamedTuple):
    """A link as it was first given, and all the proofs that give it."""

    address: str
    proofs: tuple[Proof, ...]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a person is to know before opening it."""
        return (*([Remark.TWICE] if len(self.proofs) > 1 else []), *find_remarks(self.address))


class Wanted(NamedTuple):
    """Which evidence is asked for: that of units, of items (by their ids), of a period; None: of all."""

    units: frozenset[str] | None = None
    items: frozenset[str] | None = None
    period: Period | None = None

    @property
    def is_of_units(self) -> bool:
        """Whether whole folders of units are asked for, and not only what some reports say."""
        return self.items is None and self.period is None

    @property
    def is_of_everybody(self) -> bool:
        """Whether all units and items are asked for."""
        return self.units is None and self.items is None

    def includes(self, place: Place) -> bool:
        """Whether what is reported at a place is asked for."""
        return (
            self.has_unit(place.unit)
            and (self.items is None or place.item in self.items)
            and (self.period is None or self.period.contains(place.period))
        )

    def has_unit(self, unit: str | None) -> bool:
        """Whether a unit is asked for."""
        return self.units is None or unit in self.units


@dataclass(frozen=True)
class Account:
    """All evidence of a plan's year, of which some is asked for.

    Attributes:
        plan: The plan of the year, with all that ever stood in it.
        wanted: What is asked for.
        every: Each proof of the year, in the order of plan and roster.
        unproven: Where something is called done without any.
        same: The files that hold the same.
        others: The files in units' folders that no report names.
        unread: The reports of which something could not be read, so that evidence may be missing here.
        illustrative: Whether any of it is an example.
        not_links: Where something stands as a link that is none, and what is said of it.
    """

    plan: Plan
    wanted: Wanted
    every: tuple[Proof, ...] = field(repr=False)
    unproven: tuple[Place, ...] = field(repr=False)
    same: tuple[tuple[File, ...], ...] = ()
    others: tuple[File, ...] = ()
    unread: tuple[str, ...] = ()
    not_links: tuple[tuple[str, Text], ...] = ()
    illustrative: bool = False

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """The proofs that are asked for."""
        return tuple(proof for proof in self.every if self.wanted.includes(proof.place))

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing of what is asked for, in the order of plan and roster."""
        found = [Missing(Lack.NO_EVIDENCE, one) for one in self.unproven if self.wanted.includes(one)]
        lacks = ((_lack_of(proof), proof) for proof in self.proofs)
        found += (Missing(lack, proof.place, proof) for lack, proof in lacks if lack)
        order = _order(self.plan)
        return tuple(sorted(found, key=lambda one: order(one.place)))

    @cached_property
    def repeated(self) -> tuple[Repeated, ...]:
        """What was given more than once, where one of the times is asked for."""
        found = [
            Repeated(
                Twice.SAME_FILE,
                tuple(dict.fromkeys(proof.found.name for proof in proofs if proof.found)),
                tuple(proofs),
            )
            for proofs in self._by_file.values()
            if len(proofs) > 1
        ]
        for files in self.same:
            proofs = [proof for file in files for proof in self._by_file.get(file.key, ())]
            found.append(Repeated(Twice.SAME_CONTENT, tuple(file.name for file in files), tuple(proofs)))
        found += (
            Repeated(Twice.SAME_LINK, (link.address,), link.proofs)
            for link in self._pages.values()
            if len(link.proofs) > 1
        )
        return tuple(one for one in found if any(self.wanted.includes(proof.place) for proof in one.proofs))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that are asked for, each once, with all that give it."""
        wanted = {same_page(proof.evidence.link) for proof in self.proofs if proof.evidence.link}
        return tuple(link for page, link in self._pages.items() if page in wanted)

    @cached_property
    def unnamed(self) -> tuple[File, ...]:
        """The files that no report names; none where only some reports or items are asked for."""
        if not self.wanted.is_of_units:
            return ()
        return tuple(file for file in self.others if self.wanted.has_unit(unit_of(file.name)))

    @cached_property
    def _pages(self) -> dict[str, Link]:
        pages = grouped((same_page(link), proof) for proof in self.every if (link := proof.evidence.link))
        return {page: Link(own[0].evidence.link or "", tuple(own)) for page, own in pages.items()}

    @cached_property
    def _by_file(self) -> dict[object, list[Proof]]:
        """The proofs of each file that is there."""
        return grouped((proof.found.key, proof) for proof in self.every if proof.found and proof.found.key)


def _lack_of(proof: Proof) -> Lack | None:
    if proof.found is not None:
        return _LACKS.get(proof.found.state)
    return None if proof.has_source else Lack.NO_SOURCE


def make_account(
    checked: Checked, plan: Plan, day: date, wanted: Wanted, track: Track = lambda pieces, _: pieces
) -> Account:
    """The account of the evidence of a plan's year on a day.

    Args:
        checked: The folder as it was read.
        plan: The plan.
        day: What came later is not counted.
        wanted: Which evidence is asked for.
        track: Passes on the pieces of files that are compared.

    Raises:
        ReportsNotReadError: The folder of the reports was refused.
    """
    _, wrong = checked.accepted_reports(plan, day)
    reports = [file for file in checked.workspace.reports if _counts(file, plan, day)]
    shelf, whole = Shelf(checked.workspace.root), everything(plan, day)
    order = _order(whole)
    proofs = sorted(map(shelf.look_up, find_proofs(reports)), key=lambda proof: order(proof.place))
    given_at_all = map(shelf.look_up, find_proofs(checked.workspace.reports))
    others = shelf.others(file for proof in given_at_all if (file := proof.found))
    named = [file for proof in proofs if (file := proof.found)]
    return Account(
        # By a day that has passed it is cited as it was amended then.
        whole.on(None, None, whole.roster, amendments=view(plan, day).amendments),
        wanted,
        tuple(proofs),
        () if plan.levels.get("missing-evidence") is Level.OFF else tuple(find_unproven(reports)),
        tuple(_given_again(named, others, track)),
        tuple(others),
        tuple(_unread(wrong, reports, wanted)),
        tuple(_not_links(checked, wrong, wanted)),
        plan.illustrative or any(file.head.illustrative for file in reports),
    )


def _given_again(named: Collection[File], others: Iterable[File], track: Track) -> Iterator[tuple[File, ...]]:
    """The files that hold the same, of which one at least was given as proof."""
    sizes, keys = {file.size for file in named}, {file.key for file in named}
    alike = find_same([*named, *(file for file in others if file.size in sizes)], track)
    return (group for group in alike if any(file.key in keys for file in group))


def _counts(file: ReportFile, plan: Plan, day: date) -> bool:
    """Whether a report is of the year and had come by the day; of one without a day nobody knows better."""
    came = "received" in file.assumed or file.head.counts_from <= day
    return file.head.period.year == plan.year and came


def _unread(wrong: Iterable[str], reports: Iterable[ReportFile], wanted: Wanted) -> Iterator[str]:
    """The files with errors that were read in part or not at all."""
    whole = {file.source.file for file in reports if file.complete}
    return (name for name in wrong if name not in whole and wanted.has_unit(unit_of(name)))


def _not_links(checked: Checked, wrong: Iterable[str], wanted: Wanted) -> Iterator[tuple[str, Text]]:
    names = {name for name in wrong if lies_in(name, UNITS_FOLDER) and wanted.has_unit(unit_of(name))}
    return (
        (found.location.text, found.message)
        for found in checked.diagnostics
        if found.code == "not-a-web-address" and found.location.file in names
    )


def _order(plan: Plan) -> Callable[[Place], tuple[object, ...]]:
    """What places are sorted by: the order of the plan's items, of its roster, of time."""
    items = {item: place for place, item in enumerate(plan.items)}
    units = {unit.id: place for place, unit in enumerate(plan.units)}

    def key(place: Place) -> tuple[object, ...]:
        return (
            *(items.get(place.item, len(items)), place.item),
            *(units.get(place.unit, len(units)), place.unit),
            *(place.period.months[1], place.period.months[0], str(place.period), place.report),
        )

    return key


def count_sources(proofs: Collection[Proof]) -> tuple[int, int, int]:
    """How many name a file, a link, the number of a document."""
    return (
        sum(proof.found is not None for proof in proofs),
        sum(proof.evidence.link is not None for proof in proofs),
        sum(proof.evidence.number is not None for proof in proofs),
    )


def sum_up(account: Account) -> Text:
    """How much was given by how many units, of which kinds, and what is missing, in two sentences."""
    proofs = account.proofs
    units = len({proof.place.unit for proof in proofs})
    files, links, numbers = count_sources(proofs)
    lacks = [one.lack for one in account.missing]
    counted = [(lack.label, lacks.count(lack)) for lack in Lack if lack in lacks]
    counts = map(format_integer, (len(proofs), units, files, links, numbers))
    vi = "{} minh chứng của {} đơn vị: {} tệp, {} đường dẫn, {} số văn bản.".format(*counts)
    en = (
        f"{count_of(len(proofs), 'piece')} of evidence from {count_of(units, 'unit')}: "
        f"{count_of(files, 'file')}, {count_of(links, 'link')}, {count_of(numbers, 'document number')}."
    )
    if not proofs and not counted:
        return Text("Chưa đơn vị nào nêu minh chứng.", "No unit has given any evidence.")
    if not counted:
        return Text(f"{vi} Không thiếu gì.", f"{en} Nothing is missing.")
    vi_missing = ", ".join(f"{label.vi} {format_integer(count)}" for label, count in counted)
    en_missing = ", ".join(f"{label.en} {count}" for label, count in counted)
    return Text(f"{vi} Còn thiếu: {vi_missing}.", f"{en} Missing: {en_missing}.")
