"""What the tables of an export have in common: whose plan it is, units, items, periods, and their columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ttdn.language import Text, same
from ttdn.model.figure import Figure
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model.roster import Unit
from ttdn.status import Status
from ttdn.tables import Coded, Column, Kind, Table, Value
from ttdn.vietnamese import without_end

K = TypeVar("K", bound=str)

Cells = tuple[Value, ...]
#: The cells of a row, and whether it is of a report that is an example.
Row = tuple[Cells, bool]

#: What parts several things in one cell.
BETWEEN = "; "

PERIOD_KINDS = {
    "year": Text("năm", "year"),
    "half": Text("6 tháng", "half-year"),
    "nine": Text("9 tháng", "nine months"),
    "quarter": Text("quý", "quarter"),
    "month": Text("tháng", "month"),
    "adhoc": Text("đột xuất", "ad hoc"),
}


def coded(code: K, labels: Mapping[K, Text]) -> Coded:
    """One of the words of the program that a column may hold, as a value."""
    return Coded(str(code), labels[code])


def listed(words: Iterable[str]) -> str | None:
    """Several things in one cell; nothing where there are none."""
    return BETWEEN.join(words) or None


def name(name: str, title: Text, about: Text, width: int = 14) -> Column:
    """A column of names: ids, numbers of documents."""
    return Column(name, title, Kind.NAME, width, about)


def words(name: str, title: Text, about: Text, width: int = 30) -> Column:
    """A column of text."""
    return Column(name, title, Kind.TEXT, width, about)


def day(name: str, title: Text, about: Text) -> Column:
    """A column of days."""
    return Column(name, title, Kind.DAY, 12, about)


def count(name: str, title: Text, about: Text, decimals: int = 0) -> Column:
    """A column of numbers."""
    return Column(name, title, Kind.NUMBER, 11, about, decimals)


def money(name: str, title: Text, about: Text) -> Column:
    """A column of amounts in đồng."""
    return Column(name, title, Kind.MONEY, 16, about)


def yes_no(name: str, title: Text, about: Text) -> Column:
    """A column of yes and no."""
    return Column(name, title, Kind.YES_NO, 9, about)


def choice(name: str, title: Text, about: Text, labels: Mapping[K, Text], width: int = 18) -> Column:
    """A column of words of the program."""
    codes = tuple(coded(code, labels) for code in labels)
    return Column(name, title, Kind.NAME, width, about, codes=codes)


#: Whose plan a row is of: with these, tables of many places can stand below each other.
_WHOSE = (
    Column(
        "plan_year",
        Text("Năm kế hoạch", "Year of the plan"),
        Kind.YEAR,
        9,
        Text("Năm của kế hoạch.", "The year of the plan."),
    ),
    name(
        "plan_number",
        Text("Số kế hoạch", "Number of the plan"),
        Text("Số, ký hiệu của văn bản kế hoạch.", "The number of the plan as a document."),
        18,
    ),
    words(
        "authority",
        Text("Cơ quan ban hành", "Authority"),
        Text(
            "Cơ quan ban hành kế hoạch; cùng plan_year là khóa để ghép bảng của nhiều nơi.",
            "Who issued the plan; with plan_year it tells the plans of many places apart.",
        ),
        26,
    ),
    day(
        "as_of",
        Text("Tính đến ngày", "As of"),
        Text("Ngày mà các số liệu được tính đến.", "The day on which the data stood so."),
    ),
    yes_no(
        "illustrative",
        Text("Minh họa", "Illustrative"),
        Text(
            "Có: dòng này lấy từ kế hoạch hoặc báo cáo ví dụ, không phải số liệu thật.",
            "True: the row is of an example of a plan or report, and no real data.",
        ),
    ),
)

ITEM = (
    name(
        "item",
        Text("Mục", "Item"),
        Text("Số của mục trong kế hoạch.", "The number of the item in the plan."),
        10,
    ),
    words(
        "item_title",
        Text("Nội dung mục", "Content of the item"),
        Text("Tên ngắn của mục; không có thì nguyên văn.", "Its short name, else its text."),
        34,
    ),
    name(
        "section",
        Text("Đề mục", "Section"),
        Text("Số của đề mục chứa mục ấy.", "The number of the heading that it stands below."),
        9,
    ),
    words(
        "section_title",
        Text("Tên đề mục", "Title of the section"),
        Text("Tên của đề mục.", "The title of the heading."),
        26,
    ),
)

PERIOD = (
    name(
        "period",
        Text("Mã kỳ", "Period"),
        Text(
            "Kỳ của báo cáo: 2026, 2026-H1, 2026-9M, 2026-Q2, 2026-05 hoặc mã của báo cáo đột xuất.",
            "The period of the report: 2026, 2026-H1, 2026-9M, 2026-Q2, 2026-05, or that of an ad-hoc one.",
        ),
        10,
    ),
    words(
        "period_label",
        Text("Kỳ báo cáo", "Name of the period"),
        Text("Tên gọi của kỳ.", "What the period is called."),
        20,
    ),
)

COUNTS = yes_no(
    "counts",
    Text("Có tính", "Counts"),
    Text(
        "Có: được tính vào thời gian đang xem; không: báo cáo dài hơn đã nói thay, hoặc ngoài thời gian ấy. "
        "Chỉ cộng các dòng có.",
        "True: it counts for the time that is looked at; false: a longer report speaks instead, or it lies "
        "outside. Add up only what is true.",
    ),
)


def figure_columns() -> tuple[Column, ...]:
    """What is said of a figure, wherever it stands."""
    return (
        name(
            "figure",
            Text("Mã số liệu", "Figure"),
            Text("Mã trong danh mục số liệu của kế hoạch.", "Its id in the catalogue of the plan."),
            16,
        ),
        words(
            "figure_label",
            Text("Số liệu", "Name of the figure"),
            Text("Tên của số liệu.", "What the figure is called."),
            28,
        ),
        name(
            "unit_of_measure",
            Text("Đơn vị tính", "Unit of measure"),
            Text("Chỉ cộng các số cùng đơn vị tính.", "Only equal units of measure may be added up."),
            12,
        ),
    )


@dataclass(frozen=True)
class Data:
    """A plan and where it stands, and how units, items and periods are told of in every table.

    ``excluded`` are the files that were left out because of errors.
    """

    status: Status
    excluded: tuple[str, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan, as it was on the day."""
        return self.status.plan

    @cached_property
    def kinds(self) -> dict[str, Text]:
        """The kinds of units and their titles."""
        return {kind.id: same(kind.title) for kind in self.plan.origin.unit_kinds}

    @cached_property
    def unit(self) -> tuple[Column, ...]:
        """The columns of a unit."""
        return (
            name(
                "unit",
                Text("Mã đơn vị", "Unit"),
                Text("Mã của đơn vị trong kế hoạch.", "The id of the unit in the plan."),
                20,
            ),
            words(
                "unit_name",
                Text("Đơn vị", "Name of the unit"),
                Text("Tên của đơn vị.", "What the unit is called."),
                28,
            ),
            choice(
                "unit_kind",
                Text("Loại đơn vị", "Kind of unit"),
                Text("Loại đơn vị trong kế hoạch.", "Its kind in the plan."),
                self.kinds,
                16,
            ),
        )

    @cached_property
    def reports(self) -> list[tuple[str, Period, Report]]:
        """Every report that is known, unit by unit."""
        return [(unit, period, one) for unit, own in self.status.known.items() for period, one in own.items()]

    def unit_cells(self, unit: Unit | str) -> Cells:
        """A unit: its id, what it is called, its kind."""
        found = self.plan.known_unit(unit) if isinstance(unit, str) else unit
        if found is None:
            return str(unit), None, None
        kind = Coded(found.kind, self.kinds[found.kind]) if found.kind in self.kinds else None
        return found.id, self.plan.called(found), kind

    def item_cells(self, number: str) -> Cells:
        """An item, also where it no longer stands in the plan: its number, its title, its heading."""
        plan, heading = self.plan, self.plan.heading_of(number)
        item = plan.items.get(number) or plan.origin.items.get(number)
        title = without_end(plan.headings[heading]) if heading else None
        return number, item.title if item else None, heading or None, title

    def find_figure(self, figure: str) -> Figure:
        """A figure of the plan, also where it no longer stands in it."""
        return self.plan.figures_by_id.get(figure) or self.plan.origin.figures_by_id[figure]

    def figure_cells(self, figure: str) -> Cells:
        """A figure: its id, its name, its unit of measure."""
        found = self.find_figure(figure)
        return figure, found.label, found.unit

    def head_cells(self, unit: Unit | str, period: Period) -> Cells:
        """A unit and a period: how that is written, and what it is called."""
        return *self.unit_cells(unit), str(period), period.label

    @cached_property
    def counted(self) -> frozenset[tuple[str, Period, str]]:
        """What counts for the time that is looked at: unit, period and item of what was reported."""
        return frozenset((unit.id, period, one.item) for unit, period, one in self.status.dated_results())

    def table(
        self, name: str, title: Text, about: Text, columns: Iterable[Column], rows: Iterable[Row]
    ) -> Table:
        """A table, each of whose rows says whose plan it is of, on which day, and if it is an example."""
        plan = self.plan
        whose = (plan.year, plan.document.number, plan.authority.name, self.status.as_of)
        return Table(
            name,
            title,
            (*columns, *_WHOSE),
            tuple((*cells, *whose, plan.illustrative or illustrative) for cells, illustrative in rows),
            about,
        )


def real(rows: Iterable[Cells]) -> Iterable[Row]:
    """Rows that are of no report."""
    return ((row, False) for row in rows)
