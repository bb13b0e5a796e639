"""The clauses of an outline as entries of the plan's lists: what each says, whose it is, until when.

Words only: what they mean by the roster and the calendar is read afterwards, when all bodies are known.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import NamedTuple

from ttdn.importing.blocks import Paragraph, Table
from ttdn.importing.fields import Field, Labelled, labelled, labelled_parts, labels_within
from ttdn.importing.known import Roster
from ttdn.importing.leads import find_leads, heading_bodies, may_be_body
from ttdn.importing.outline_model import Node, Outline, Part
from ttdn.importing.sections import own_part
from ttdn.importing.table_heads import BODIES, OF_BODIES, TIME
from ttdn.importing.table_rows import TaskRow, is_ditto
from ttdn.importing.tables import TaskTable, is_note, number_rows, read_tables
from ttdn.language import Text
from ttdn.model.scalars import MAXIMUM_CLAUSE_ID, MAXIMUM_LINE, MAXIMUM_TEXT
from ttdn.vietnamese import fold

#: The list of the rows of tables.
ACTIVITIES = "activities"
#: What stands behind the last clause, above an attached plan, and nowhere has no number: how each is
#: numbered and cited.
CLOSING, _CITED_CLOSING = "KT", "đoạn kết"
_ATTACHED, _CITED_ATTACHED = "VK", "phần đầu văn bản kèm theo"
LEFTOVER, _CITED_LEFTOVER = "KS", "đoạn không đánh số"
#: What a line tells of the task above it.
_OF_A_TASK = BODIES | {Field.SCHEDULE, Field.PRODUCT}
#: What a line says besides, where others beside it tell of a task: "Kinh phí: …".
_ALSO = frozenset({Field.TEXT, Field.OTHER})
_TIMED = frozenset({Part.TASKS, Part.FORMS, ACTIVITIES})
#: In these lists a title that names bodies says whose is what stands below it; words without a body may lead
#: in a table of tasks, and are no task themselves.
_OF_TASKS = frozenset({Part.TASKS, Part.FORMS, Part.DUTIES})
_DASHES = frozenset({"", "-", "–", "—", "+", "*", "•"})
#: Points of a dash: they stand in its text, and are not cited.
_POINTS = frozenset({"+", "*", "•", "o", "·", "▪", "◦"})
_SHORT_LABEL = re.compile(r"([A-ZĐÀ-Ỹ][^:.;]{2,24}): ?(\S.*)", re.DOTALL)
#: "Các nhiệm vụ cụ thể tại Phụ lục kèm theo."
_POINTS_ELSEWHERE = re.compile(
    r"(?:cac )?(?:noi dung|nhiem vu|chi tiet|danh muc)\b[^.;:]{0,60}\b(?:tai|theo|trong) (?:cac )?"
    r"(?:phu luc|bang|bieu)\b[^.;:]{0,40}\.?"
)
#: A full stop that belongs to the word before it.
_SHORT_END = re.compile(r"(?:\.\.|\b(?:v\.v|TP|St)\.)$")
_BY_TITLE = Text(
    "cơ quan chủ trì theo tên nhóm của bảng",
    "whose it is was taken from the title over the rows of the table",
)
TIME_BY_TITLE = Text(
    "thời gian theo tên nhóm, đề mục ở trên",
    "when it is due was taken from the title above",
)
_AS_ABOVE = Text(
    "dòng ghi 'như trên': thay bằng lời của mục trên",
    "a line says 'as above': write the words of the item above",
)
_NOT_BY_COLUMNS = Text(
    "bảng có các cột của nhiệm vụ nhưng nhiều ô gộp không khớp với cột: được giữ thành lời, chưa tính cho "
    "ai; việc phải làm thì chép thành các mục của 'activities'",
    "the table has the columns of tasks, but many of its cells do not stand below them: it is kept as words, "
    "and nobody's; copy what is to be done into 'activities'",
)
_SHARED = Text(
    "văn bản ghi một lần sau các gạch đầu dòng liền nhau; hiểu là chung cho các gạch ấy",
    "the document says it once, behind several dashes; read as said of all of them",
)


_LEAD_AND_HELP = frozenset((Field.OWNERS, Field.COORDINATING))


@dataclass
class Entry:
    """An entry of one of the plan's lists, as it is collected.

    Attributes:
        part: The list.
        number: Its id.
        place: The paragraph in which it begins; of a row the place of its table.
        texts: Its paragraphs.
        cited_as: The number by which the document cites it, where that is another.
        values: The document's words on owners, coordinating bodies, schedule and product.
        lines: The lines in prose that say so.
        heads: The words above them: the heads of their columns, or what stands before the colon.
        above: For a cell that says "as above" the words that are meant.
        notes: What else a table says of it.
        bodies: Whose it is by the heading above, as that is written.
        named: Who stands before its colon, among duties that all begin so.
        remarks: What somebody must look at.
    """

    part: str
    number: str
    place: int
    texts: list[str]
    cited_as: str | None = None
    values: dict[Field, str] = field(default_factory=dict)
    lines: dict[Field, str] = field(default_factory=dict)
    heads: dict[Field, str] = field(default_factory=dict)
    above: dict[Field, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    bodies: str | None = None
    named: str | None = None
    remarks: list[Text] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, paragraph by paragraph."""
        return "\n".join(self.texts)

    def meant(self, field_: Field) -> str | None:
        """The words about it; of "nt" those that it stands for."""
        return self.above.get(field_, self.values.get(field_))

    @property
    def says_both(self) -> bool:
        """Whether a cell names who leads and who helps in one: by its head, or as it spans both columns."""
        head = fold(self.heads.get(Field.BODIES, ""))
        is_both = ("chu tri" in head and "phoi hop" in head) or self.heads.keys() >= _LEAD_AND_HELP
        return Field.BODIES in self.values and is_both


class Fact(NamedTuple):
    """A line that says something of the task above it: all its words, its label, and what it says.

    ``others`` is what it says besides: "Cơ quan thực hiện: Sở A. Thời gian: Quý II".
    """

    line: str
    field: Field
    said: str
    value: str
    others: tuple[Labelled, ...] = ()


class _RowTitle(NamedTuple):
    """What a title over rows says of them where no column does: whose they are, and when; or the heading."""

    bodies: str | None = None
    when: str = ""
    heading: str | None = None

    def tell(self, entry: Entry) -> None:
        """Give it to a row below the title."""
        entry.bodies = self.bodies or self.heading
        if self.when:
            entry.values[Field.SCHEDULE] = self.when
            entry.remarks.append(TIME_BY_TITLE)
        if self.bodies:
            entry.remarks.append(_BY_TITLE)


_Piece = Fact | Paragraph | Node | list[Table]


class Clauses:
    """The clauses of a document as they are read one after the other.

    Attributes:
        headings: The titles by their numbers.
        entries: The entries of all lists, in the order of the document.
        columns: The heads of the columns of its task tables.
        remarks: What is to be looked at in a heading, by its number.
    """

    def __init__(self, outline: Outline, roster: Roster | None = None) -> None:
        """Read an outline; the roster tells which titles name bodies."""
        self._roster = roster or Roster()
        self.headings: dict[str, str] = {}
        self.entries: list[Entry] = []
        self.columns: list[tuple[str, ...]] = []
        self.remarks: dict[str, list[Text]] = {}
        self._reserved = {node.number for node in outline.walk()}
        self._taken: set[str] = set()
        self._among_bodies: set[str] = set()
        self._said_of: dict[str, str] = {}
        if outline.attached:
            self._read_decision(outline)
        else:
            self._read_all(outline.sections)
        for paragraph in outline.closing:
            self._add(Part.CLAUSES, CLOSING, paragraph.place, [paragraph.written], _CITED_CLOSING)
        for one in outline.leftover:
            self._read_leftover(one, is_all=not outline.sections)
        self._read_within()
        self._look_above()
        self._time_by_headings()

    def _read_within(self) -> None:
        """Give entries what the labels at the end of their own sentence say of them."""
        for entry in self.entries:
            is_open = entry.part in _OF_TASKS and not entry.values
            parts = labels_within(entry.texts[-1]) if is_open else ()
            if self._tell_of_one(parts) and not find_leads(entry.texts[0], self._roster):
                entry.values = {part.field: _without_stop(part.value.rstrip(",")) for part in parts}
                entry.heads = {part.field: part.said for part in parts}

    def _tell_of_one(self, parts: Sequence[Labelled]) -> bool:
        """Whether labels speak of one task, and say who does it."""
        fields = {part.field for part in parts}
        bodies = [part.value for part in parts if part.field in BODIES]
        return (
            len(fields) == len(parts)
            and fields <= _OF_A_TASK
            and not fields.isdisjoint(OF_BODIES)
            and all(heading_bodies(value, self._roster) for value in bodies)
        )

    def _look_above(self) -> None:
        """Of lines that say "như trên" note what those of the task above say; rows of tables have theirs."""
        meant: dict[Field, str] = {}
        for entry in self.entries:
            if entry.lines:
                dittos = {key for key, value in entry.values.items() if is_ditto(value) and key in meant}
                entry.above |= {key: meant[key] for key in dittos}
                entry.remarks += [_AS_ABOVE] * bool(dittos)
                meant = {**entry.values, **entry.above}

    def _time_by_headings(self) -> None:
        """Give the tasks below a heading that only says when its time: "1. Tháng 02 - 3"."""
        times = {number: words for number, words in self.headings.items() if TIME.fullmatch(fold(words))}
        for entry in self.entries if times else ():
            above = entry.number.rpartition(".")[0]
            when = times.get(above) or times.get(above.rpartition(".")[0])
            if when and entry.part in _TIMED and Field.SCHEDULE not in entry.values:
                entry.values[Field.SCHEDULE] = when
                entry.remarks.append(TIME_BY_TITLE)

    def _read_decision(self, outline: Outline) -> None:
        """The articles of a decision, then the head of the plan that it issues and the plan's sections."""
        articles = [one for one in outline.sections if fold(one.label).startswith("dieu")]
        self._read_all(articles)
        self._add(Part.CLAUSES, _ATTACHED, 0, list(outline.attached), _CITED_ATTACHED)
        self._read_all(one for one in outline.sections if one not in articles)

    def _read_all(self, sections: Iterable[Node]) -> None:
        for section in sections:
            self._read(section, None)

    def _read_leftover(self, one: Paragraph | Table, *, is_all: bool) -> None:
        """What stands below no section; where there is none (``is_all``) its sentences give the tasks."""
        if isinstance(one, Table):
            texts = [" | ".join(cell.text for cell in row.cells) for row in one.rows]
        else:
            texts = [one.written]
        gives = is_all and find_leads(texts[0], self._roster)
        self._add(Part.TASKS if gives else Part.CLAUSES, LEFTOVER, one.place, texts, _CITED_LEFTOVER)

    def _read(self, node: Node, bodies: str | None) -> list[Entry]:
        """Take a clause and all below it; returned are its entries of which a line may still speak."""
        pieces = list(_pieces(node))
        bodies = self._bodies_below(node) or bodies
        is_task = any(map(_tells, pieces[:1]))
        group = [] if self._is_title(node) and not is_task else [self._clause(node, bodies)]
        told = False
        for before, piece in zip([node, *pieces], pieces, strict=False):
            if _leads_in(before, piece):
                self._make_clause(group[-1:])
            if isinstance(piece, Fact) and piece.field is not Field.TEXT:
                group = group or [self._clause(node, bodies)]
                _tell(group, piece)
                told = True
                continue
            if isinstance(piece, list):
                self._tables(node, piece, bodies)
            else:
                group = self._read_words(node, piece, bodies, [] if told else group)
            told = False
        return [] if node.is_heading and not is_task else group

    def _read_words(
        self, node: Node, piece: Node | Paragraph | Fact, bodies: str | None, group: list[Entry]
    ) -> list[Entry]:
        """Take words below a clause; returned are the entries of which the next line may speak.

        ``group`` are those of which no line has spoken yet.
        """
        if isinstance(piece, Node):
            below = self._read(piece, bodies)
            if any(entry.lines for entry in below):
                if not _has_points_that_tell(piece):
                    _share(group, below[-1], node)
                below = []
            return [*(group if node.is_heading else []), *below] or group
        goes_on = group and group[-1].number == node.number and not is_note(group[-1].texts[0])
        if isinstance(piece, Paragraph) and goes_on and not is_note(piece.text):
            group[-1].texts.append(piece.written)
            return group
        return [self._said_below(node, piece, bodies)]

    @property
    def roster(self) -> Roster:
        """What is known of bodies."""
        return self._roster

    def _make_clause(self, entries: Iterable[Entry]) -> None:
        """Make clauses of entries that only lead in a table; who names a body gives it something to do."""
        for entry in entries:
            names_body = entry.bodies or entry.values or find_leads(entry.text, self._roster)
            if entry.part in _OF_TASKS and len(entry.texts) == 1 and not names_body:
                entry.part = Part.CLAUSES

    def _bodies_below(self, node: Node) -> str | None:
        """Whose the tasks of a clause and below it are: by its title, of duties by its sentence too."""
        if node.part is Part.DUTIES:
            self._note_bodies(node)
        if node.part not in _OF_TASKS:
            return None
        bodies = heading_bodies(node.text, self._roster) if node.is_heading else None
        if not bodies and node.number in self._among_bodies and may_be_body(node.text):
            bodies = node.text.strip(" .:;")
        has_duties = node.part is Part.DUTIES and node.content and not bodies
        leads = find_leads(node.text, self._roster) if has_duties else None
        return leads.owners if leads else bodies

    def _note_bodies(self, node: Node) -> None:
        """Note the titles below a clause where most of them name bodies: the others name bodies as well.

        The same is true of its sentences ("Hiệu trưởng: chỉ đạo chung").
        """
        duties = [one for one in node.children if one.part is Part.DUTIES]
        self._note_titles([one for one in duties if one.is_heading])
        self._note_sentences([one for one in duties if not one.is_heading])

    def _note_titles(self, titles: Sequence[Node]) -> None:
        named = sum(heading_bodies(one.text, self._roster) is not None for one in titles)
        if named and 3 * named >= len(titles):
            self._among_bodies |= {one.number for one in titles if own_part(one.text) is None}

    def _note_sentences(self, sentences: Sequence[Node]) -> None:
        said = {one.number: whom for one in sentences if (whom := _said_of_whom(one.text))}
        led = sum(find_leads(one.text, self._roster) is not None for one in sentences)
        if 2 * (led + len(said)) >= len(sentences) > 1:
            self._said_of |= said

    def _is_title(self, node: Node) -> bool:
        """Whether a clause is a title; it is entered as one."""
        if not node.is_heading or len(node.text) > MAXIMUM_LINE:
            return False
        self.headings[node.number] = node.text
        self.remarks[node.number] = list(node.remarks)
        return True

    def _clause(self, node: Node, bodies: str | None) -> Entry:
        """A clause that is an item or a sentence of its own."""
        if self.headings.get(node.number) == node.text:
            del self.headings[node.number]
        points = [f"{point.label} {point.text}" for point in node.children if _is_point(point)]
        told = labelled(node.text) if node.part is Part.TASKS else None
        # "b) Thời gian: …" that speaks of no task is none.
        part = Part.CLAUSES if told and told.field in _OF_A_TASK else node.part
        entry = self._add(part, node.number, node.place, [node.text, *points], node.cited_as)
        entry.bodies, entry.named = bodies, self._said_of.get(node.number)
        entry.remarks += node.remarks
        return entry

    def _said_below(self, node: Node, piece: Paragraph | Fact, bodies: str | None) -> Entry:
        """A paragraph without a number below a title: it has the number of the title."""
        text = piece.value if isinstance(piece, Fact) else piece.written
        place = piece.place if isinstance(piece, Paragraph) else node.place
        # "(Ban hành kèm theo …)", "(chi tiết tại phụ lục)", "Ghi chú: …" give nobody anything to do.
        is_aside = text.startswith("(") and text.rstrip(".").endswith(")")
        is_aside |= _POINTS_ELSEWHERE.fullmatch(fold(text)) is not None or is_note(text)
        part = Part.CLAUSES if is_aside else node.part
        entry = self._add(part, node.number, place, text.split("\n"), node.cited_as or node.number)
        entry.bodies = bodies
        if isinstance(piece, Fact):
            entry.lines[Field.TEXT] = f"{piece.said}: …"
        return entry

    def _tables(self, node: Node, tables: list[Table], bodies: str | None) -> None:
        """The tables of a clause: tasks row by row, any other as text."""
        for table in read_tables(tables):
            if isinstance(table, TaskTable):
                self._tasks(node, table, tables[0].place, bodies)
            else:
                part = node.part if node.part is Part.GOALS else Part.CLAUSES
                entry = self._add(part, node.number, tables[0].place, list(table.rows), node.number)
                entry.remarks += [_NOT_BY_COLUMNS] * table.has_heads_of_tasks

    def _tasks(self, node: Node, table: TaskTable, place: int, bodies: str | None) -> None:
        """The rows of a table, below its titles; ``bodies``: whose they are by the heading of the table."""
        self.columns.append(tuple(head for _, head in table.columns))
        for caption in table.above:
            self._add(Part.CLAUSES, node.number, place, [caption], node.number)
        heads = dict(reversed(table.columns))
        beside: list[tuple[str, int, str]] = []
        meant: dict[Field, str] = {}
        above = _RowTitle() if table.names_bodies else _RowTitle(heading=bodies)
        titles, title = self._titles(table, above), above
        for number, row in number_rows(node.number, table.rows):
            if row.is_group and number not in self.headings:
                own = self._free(number)
                self.headings[own], self.remarks[own] = row.text, list(row.remarks)
                beside += [(own, row.place, note) for note in _notes(row)]
                title = titles[row.text]
                continue
            entry = self._add(ACTIVITIES, number, row.place, row.text.split("\n"), number)
            entry.values, entry.heads, entry.notes = dict(row.values), heads, _notes(row)
            title.tell(entry)
            if {Field.OWNERS, Field.BODIES} <= row.values.keys():
                # Who leads is told apart; of the others the note speaks.
                entry.notes += (f"{heads[Field.BODIES]}: {entry.values.pop(Field.BODIES)}",)
            entry.above = {
                key: meant[key] for key, value in row.values.items() if is_ditto(value) and key in meant
            }
            meant |= {**row.values, **entry.above}
            entry.remarks += row.remarks
        # What stands beside a title, such as its funds, and totals leave the numbers to the rows.
        beside += [(node.number, place, caption) for caption in table.below]
        for own, at, text in beside:
            self._add(Part.CLAUSES, own, at, [text], own)

    def _titles(self, table: TaskTable, above: _RowTitle) -> dict[str, _RowTitle]:
        """What the titles over the rows say of them, title by title."""
        bodies = self._bodies_of_titles(table)
        titles = [row.text for row in table.rows if row.is_group]
        has_time = any(told is Field.SCHEDULE for told, _ in table.columns)
        of_time = [] if has_time else [title for title in titles if TIME.fullmatch(fold(title))]
        return {
            title: above._replace(bodies=bodies.get(title), when=title if title in of_time else "")
            for title in titles
        }

    def _bodies_of_titles(self, table: TaskTable) -> dict[str, str]:
        """Whose the tasks are by the titles over them, in a table that says so nowhere else."""
        titles = [row.text for row in table.rows if row.is_group]
        named = {title: heading_bodies(title, self._roster) for title in titles}
        # One title may look like a body ("Văn phòng điện tử"); a table by bodies has several.
        if table.names_bodies or len(named) == 1:
            return {}
        return {title: bodies for title, bodies in named.items() if bodies} if all(named.values()) else {}

    def _add(self, part: str, number: str, place: int, texts: list[str], cited_as: str | None) -> Entry:
        """A new entry; where it is too long for one, what is left of it follows in others."""
        first, *others = _portions(texts)
        own = self._free(number)
        entry = Entry(part, own, place, first, cited_as if cited_as != own else None)
        self.entries.append(entry)
        for portion in others:
            self._add(part, number, place, portion, cited_as or number)
        return entry

    def _free(self, number: str) -> str:
        """A number that no other entry has: it, or the next below it."""
        while len(number) > MAXIMUM_CLAUSE_ID - 4:
            number = number.rpartition(".")[0] or number[: MAXIMUM_CLAUSE_ID - 4]
        candidates = (f"{number}.{suffix}" for suffix in count(1))
        free = number
        while free in self._taken or (free != number and free in self._reserved):
            free = next(candidates)
        self._taken.add(free)
        return free


def _notes(row: TaskRow) -> tuple[str, ...]:
    """What a row says in columns that have no place of their own in the plan."""
    return tuple(f"{head}: {value}" for head, value in row.others)


def _pieces(node: Node) -> Iterator[_Piece]:
    """What stands below a clause, with the lines that tell of tasks read as such, tables side by side."""
    facts = _facts(node)
    told = sum(map(_tells, facts.values()))
    for is_table, run in groupby(node.content, key=lambda one: isinstance(one, Table)):
        if is_table:
            yield [one for one in run if isinstance(one, Table)]
            continue
        for one in run:
            if isinstance(one, Table) or (_is_point(one) and not node.is_heading):
                continue
            yield facts.get(id(one), one) if _may_tell(one, told) else one


def _facts(node: Node) -> dict[int, Fact]:
    """The lines below a clause that say something of a task, by the pieces that they are."""
    # Below "Thời gian, địa điểm" the lines tell of no task.
    if node.is_heading and own_part(node.text) is Part.CLAUSES:
        return {}
    facts = {id(one): fact for one in node.content if (fact := _fact(one))}
    tells = [at for at, one in enumerate(node.content) if _tells(facts.get(id(one)))]
    # Whatever stands between two of them is said of the same task: "Lực lượng: 50 người".
    between = node.content[tells[0] : tells[-1]] if tells else ()
    beside = {id(one): fact for one in between if id(one) not in facts and (fact := _said_beside(one))}
    return facts | beside


def _said_beside(one: Paragraph | Table | Node) -> Fact | None:
    """A line with words of any kind before its colon."""
    if isinstance(one, Table) or _points_of(one) != []:
        return None
    label = _SHORT_LABEL.match(one.text)
    return Fact(one.text, Field.OTHER, label[1], label[2]) if label else None


def _may_tell(one: Paragraph | Node, told: int) -> bool:
    """Whether it may be a line about a task, where so many tell of one.

    A numbered clause "b) Thời gian: …" among others is a clause; several of them describe a task.
    """
    return told > 1 or (told > 0 and (isinstance(one, Paragraph) or one.label in _DASHES))


def _leads_in(piece: _Piece, after: _Piece) -> bool:
    """Whether words only lead in the table of tasks behind them: "Các nhiệm vụ cụ thể như sau:"."""
    is_open = isinstance(piece, Node | Paragraph) and piece.text.rstrip().endswith(":")
    return (
        is_open and isinstance(after, list) and any(isinstance(one, TaskTable) for one in read_tables(after))
    )


def _tells(piece: _Piece | None) -> bool:
    """Whether it is a line that says whose a task is, or when."""
    return isinstance(piece, Fact) and piece.field in _OF_A_TASK


def _said_of_whom(text: str) -> str | None:
    """Who may stand before the colon of a duty: "Hiệu trưởng: chỉ đạo chung"."""
    whom, colon, said = text.partition(": ")
    may_be = said and whom[:1].isupper() and own_part(whom) is None and may_be_body(whom)
    return whom if colon and may_be and not labelled_parts(text) else None


def _has_points_that_tell(node: Node) -> bool:
    """Whether what tells whose it is, and when, stands in dashes below a clause: it is of that one alone."""
    return any(isinstance(one, Node) and _tells(_fact(one)) for one in node.content)


def _is_point(one: Paragraph | Node) -> bool:
    """Whether it is a point of a dash with nothing below it."""
    return isinstance(one, Node) and one.label in _POINTS and not one.content and labelled(one.text) is None


def _fact(one: Paragraph | Table | Node) -> Fact | None:
    """A line such as ``- Cơ quan chủ trì: Sở A``, or with its bodies below it in points."""
    if isinstance(one, Table):
        return None
    whole = labelled(one.text)
    found, *others = (whole,) if whole else labelled_parts(one.text) or (None,)
    known = _OF_A_TASK if others else _OF_A_TASK | _ALSO
    more = _points_of(one)
    if found is None or more is None or not (found.value or more):
        return None
    if not known.issuperset(part.field for part in (found, *others)):
        return None
    value = "\n".join(filter(None, [found.value, *more]))
    return Fact("\n".join([one.text, *more]), found.field, found.said, value, tuple(others))


def _points_of(one: Paragraph | Node) -> list[str] | None:
    """What stands below a line, point by point; None where that is more than points."""
    points: list[str] = []
    for part in one.content if isinstance(one, Node) else ():
        if isinstance(part, Table) or (isinstance(part, Node) and part.content):
            return None
        points.append(part.written if isinstance(part, Paragraph) else f"{part.label} {part.text}")
    return points


def _tell(group: Sequence[Entry], fact: Fact) -> None:
    """Give a line to the tasks of which it speaks."""
    for entry in group:
        if fact.field is Field.OTHER:
            entry.notes += (fact.line,)
            continue
        for field_, said, told in ((fact.field, fact.said, fact.value), *fact.others):
            value, line, own = entry.values.get(field_), entry.lines.get(field_), _without_stop(told)
            entry.values[field_] = f"{value}\n{own}" if value else own
            entry.lines[field_] = f"{line}\n{fact.line}" if line else fact.line
            entry.heads.setdefault(field_, said)
        if group[1:] and _SHARED not in entry.remarks:
            entry.remarks.append(_SHARED)


def _without_stop(value: str) -> str:
    """What a line says, without the sign at its end: it stands in tables and in other sentences."""
    is_sentence = value.endswith((".", ";")) and ". " not in value and not _SHORT_END.search(value)
    return value[:-1].rstrip() if is_sentence else value


def _share(group: Iterable[Entry], told: Entry, node: Node) -> None:
    """Give the lines of a dash to those before it that have none of their own."""
    siblings = [entry for entry in group if not entry.lines and entry.number != node.number]
    for entry in siblings:
        entry.values, entry.lines, entry.heads = dict(told.values), dict(told.lines), dict(told.heads)
        entry.remarks.append(_SHARED)
    if siblings:
        told.remarks.append(_SHARED)


def _portions(texts: list[str]) -> list[list[str]]:
    """Paragraphs in portions that fit into one text of the plan."""
    portions: list[list[str]] = [[]]
    room = MAXIMUM_TEXT
    for text in (piece for paragraph in texts for piece in _pieces_of(paragraph)):
        if len(text) + 1 > room and portions[-1]:
            portions.append([])
            room = MAXIMUM_TEXT
        portions[-1].append(text)
        room -= len(text) + 1
    return portions


def _pieces_of(paragraph: str) -> list[str]:
    """A paragraph; a very long one cut between words."""
    if len(paragraph) < MAXIMUM_TEXT:
        return [paragraph]
    return textwrap.wrap(paragraph, MAXIMUM_TEXT - 1, break_on_hyphens=False)
