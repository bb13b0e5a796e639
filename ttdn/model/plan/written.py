"""What a plan says as it is written: its document, its sections, its clauses, and what of it changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple, Self

from pydantic import PrivateAttr

from ttdn.grouping import group_by
from ttdn.model.clauses import Clause, Item, Items
from ttdn.model.figure import Figure
from ttdn.model.issuing import Authority, Documents, PlanDocument
from ttdn.model.life import Amendment, Lasting
from ttdn.model.period import MAXIMUM_YEAR, MINIMUM_YEAR, Period
from ttdn.model.reporting import Reporting
from ttdn.model.roster import Group, UnitKind, Units, Versions
from ttdn.model.scalars import ClauseId, Count, Flag, Line, Model, Slug, optional, said, several
from ttdn.vietnamese import enumerate_words

#: The lists of the plan whose clauses are items.
ITEM_LISTS = ("tasks", "activities", "forms", "duties")

#: The lists whose entries may have a life, by the kind of what they hold.
LASTING_LISTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *(("item", (part,)) for part in ITEM_LISTS),
    ("figure", ("figures",)),
    ("unit", ("units",)),
    ("period", ("reporting", "periods")),
)


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


class WrittenPlan(Model):
    """A plan as it is written, or a view of it."""

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
    _origin: Self | None = PrivateAttr(default=None)
    #: The views that were made of it, by day and period.
    _views: dict[Any, Self] = PrivateAttr(default_factory=dict)
    #: The day on which a view is taken, and all that is known of the roster on it; None: this is no view.
    _today: date | None = PrivateAttr(default=None)
    _roster: Mapping[str, Versions] | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Self:
        """The plan as it is written; of a view, that of which it is one."""
        return self._origin or self

    @property
    def views(self) -> dict[Any, Self]:
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
    def sections(self) -> tuple[Section, ...]:
        """The sections that have items, in the order of the document; items of no section come last.

        Items right below a heading come behind its sections with lower numbers: II.3 behind those of II.1.
        """
        listed = {item.id: item for _, item in self.listed_items()}
        within: dict[str, list[Item]] = {number: [] for number in (*self.headings, "")}
        for item in listed.values():
            within[self.heading_of(item.id)].append(item)
        places = {number: place for place, number in enumerate(within)}

        def place(number: str) -> tuple[int, int]:
            first = _number_below(number, within[number][0].id)
            before = [places[one] for one in self.headings if 0 <= _number_below(number, one) < first]
            # Of headings with one place each is below the next: the longer its number, the deeper it is.
            return max(before, default=places[number]), -len(number)

        numbers = sorted(filter(within.__getitem__, within), key=place)
        return tuple(
            Section(number, self.headings.get(number, ""), tuple(within[number])) for number in numbers
        )

    @cached_property
    def versions(self) -> dict[str, Items]:
        """All that is listed of each item, by its number."""
        found = group_by((item for _, item in self.listed_items()), lambda item: item.id)
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
    def open_items(self) -> Items:
        """The items on which every unit may report: they have neither owners nor a part of their own."""
        return tuple(item for item in self.items.values() if not item.owners and not item.reported_in)

    @cached_property
    def figures_by_id(self) -> dict[str, Figure]:
        """Every figure by its id."""
        return {figure.id: figure for figure in self.figures}

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


def _number_below(heading: str, number: str) -> int:
    """What the number of a clause adds to that of a heading, as 3 for II.3 below II; -1 for no number."""
    added = number.removeprefix(f"{heading}.").partition(".")[0] if number.startswith(f"{heading}.") else ""
    return int(added) if added.isdecimal() else -1
