"""The draft of a plan out of the outline of its document, a roster, and what its words mean."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

from ttdn.errors import YearNotKnownError
from ttdn.importing.blocks import Paragraph, all_paragraphs
from ttdn.importing.draft import Draft, Place, UnknownBody
from ttdn.importing.entries import ACTIVITIES, CLOSING, LEFTOVER, TIME_BY_TITLE, Clauses, Entry
from ttdn.importing.entry_leads import GIVES_TASKS, further_owners, is_own, leads_further_on, leads_of
from ttdn.importing.fields import Field
from ttdn.importing.front import Front, cased, read_front
from ttdn.importing.known import Member, Roster
from ttdn.importing.leads import find_helpers, is_request, may_lead
from ttdn.importing.lengths import keep_lengths
from ttdn.importing.outline_model import Node, Outline, Part
from ttdn.importing.owners import NOT_LISTED, OF_EARLIER, OPEN_SET, BodiesRead, read_bodies
from ttdn.importing.reporting import ReportingRead, find_reporting
from ttdn.importing.roster_draft import draft_roster
from ttdn.importing.short_names import short_name
from ttdn.importing.shortened import find_shorts
from ttdn.importing.table_heads import OF_BODIES
from ttdn.importing.times import TimeRead, plan_year, read_day, read_time, times_in
from ttdn.language import Text
from ttdn.safe_text import quote
from ttdn.vietnamese import fold, nfc

_ITEMS = frozenset({"tasks", ACTIVITIES, "forms", "duties"})
_OF_ROSTER = ("unit_kinds", "units", "groups", "figures", "documents", "levels")

_SHORT = Text(
    "tên ngắn (short) lấy từ đầu câu, để bảng, biểu mẫu gọn; sửa cho đúng ý",
    "short names (short) are how the sentences begin, for tables and forms; correct them where needed",
)
_NO_REPORTING = Text(
    "không tìm thấy câu nào quy định chế độ báo cáo; chép vào đây, hoặc ghi ai báo cáo theo văn bản khác",
    "no sentence on reporting was found; copy it here, or say by which document reports are due",
)
_NO_TEXT = "[Nguyên văn câu yêu cầu báo cáo.]"
_WHO_DOES_IT = Text(
    "câu có lẽ mở đầu bằng tên cơ quan, không rõ tên ấy hết ở đâu; nếu là cơ quan chủ trì thì thêm 'owners'",
    "the sentence may begin with a body, where its name ends is not sure; if it leads, add 'owners'",
)
_BLANK_CELL = Text(
    "ô cơ quan chủ trì để trống: nếu là của cơ quan ở hàng trên, ở hàng khác cũng vậy, thì thêm 'owners'",
    "the cell of who leads is blank: where it is that of the row above, in other rows too, add 'owners'",
)
_NO_COLUMN = Text(
    "bảng không nêu cơ quan chủ trì: mục nào của ai thì thêm 'owners'; không có thì không đơn vị nào báo cáo",
    "the table does not say who leads: add 'owners' to items; without it nobody reports on them",
)
_OWN_BODY = Text(
    "chính là cơ quan ban hành kế hoạch: không phải báo cáo với chính mình; không theo dõi thì bỏ dòng này",
    "this is the authority itself, to which it owes no report; if nothing of it is to be counted, delete it",
)
_NO_RECEIVER = Text(
    "câu về báo cáo không nêu rõ nơi nhận; tạm ghi cơ quan ban hành kế hoạch: xem lại 'to'",
    "the sentence does not clearly say who receives the reports; for now the authority: look at 'to'",
)
_SOME_MAY_HELP = Text(
    "ô ghi chung cơ quan chủ trì, phối hợp, không nói ai chủ trì: tạm ghi tất cả là chủ trì; ai chỉ phối hợp "
    "thì chuyển sang 'coordinating', ở mọi hàng như vậy của bảng",
    "the cell names who leads and who helps in one, and does not say who leads: all were read as owners; "
    "move those who only help to 'coordinating', in all such rows of the table",
)
_ALL_OWNERS = Text(
    "không rõ ai phải báo cáo; tạm ghi mọi đơn vị được giao việc",
    "who must report is not clear; for now all that were given tasks",
)


#: Where what each part of a task says stands in the plan.
_KEYS = {
    "owners": Field.OWNERS,
    "coordinating": Field.COORDINATING,
    "product": Field.PRODUCT,
    "schedule": Field.SCHEDULE,
}


class Given(NamedTuple):
    """What is known beside the document: a roster as it is read, and as its file has it.

    Attributes:
        roster: The roster.
        data: What its file says of it.
        readings: The units and groups that words about bodies were read as there, by ``words_key``.
        shorts: The short names of items, by ``words_key`` of their texts.
    """

    roster: Roster
    data: Mapping[str, Any]
    readings: Mapping[str, Sequence[str]] = MappingProxyType({})
    shorts: Mapping[str, str] = MappingProxyType({})


def words_key(text: str) -> str:
    """A text as it is held against that of another plan: case and white space aside.

    Accents count: names that are alike without them are names of others.
    """
    return " ".join(nfc(text).casefold().split())


def build(outline: Outline, given: Given | None = None, year: int | None = None) -> Draft:
    """The draft of a plan.

    Args:
        outline: The document.
        given: The roster; where there is none, one is made of the bodies that the document names.
        year: The year of the plan; by default that of which the document speaks.

    Raises:
        YearNotKnownError: No year was given, and the document does not tell it.
    """
    known = replace(given.roster if given else Roster(), shorts=find_shorts(_all_texts(outline)))
    clauses = Clauses(outline, known)
    texts = [text for entry in clauses.entries for text in entry.texts]
    day = read_day(outline.head.day)
    read = plan_year(outline.head.title, day, texts)
    chosen = year or read.year
    if chosen is None:
        raise YearNotKnownError
    front = read_front(outline, chosen, day, [outline.opening, *outline.basis, *texts])
    _name_as_known(front, given)
    rule = find_reporting(_paragraphs(outline), chosen)
    maker = _Maker(chosen, clauses, given, front.data["authority"], rule)
    data = maker.lists()
    # A document without any section has its title for one.
    data["headings"] = data["headings"] or {LEFTOVER: front.data["document"]["title"]}
    data |= front.data | {"year": str(chosen), "reporting": maker.reporting(front.data["authority"]["short"])}
    data |= {key: maker.roster_data[key] for key in _OF_ROSTER if key in maker.roster_data}
    remarks = maker.remarks | front.remarks
    if year is None and read.remarks:
        remarks["year",] = read.remarks
    filled = {key: value for key, value in data.items() if value}
    return keep_lengths(Draft(chosen, filled, remarks, maker.said, maker.notes, maker.unknown()))


def _name_as_known(front: Front, given: Given | None) -> None:
    """Name the authority as its own roster does, which has its names in their letters."""
    known = given.data.get("authority") if given else None
    if isinstance(known, dict) and fold(str(known.get("name"))) == fold(front.data["authority"]["name"]):
        front.data["authority"] = known
        front.remarks.pop(("authority", "name"), None)


def _paragraphs(outline: Outline) -> Iterator[tuple[int, str]]:
    """The paragraphs below the opening by their places, with their labels."""
    for node in outline.walk():
        yield node.place, f"{node.label} {node.text}".strip()
        for one in node.content:
            if isinstance(one, Paragraph):
                yield one.place, one.written
    for paragraph in (*outline.closing, *outline.leftover):
        if isinstance(paragraph, Paragraph):
            yield paragraph.place, paragraph.written


def _all_texts(outline: Outline) -> Iterator[str]:
    """All paragraphs of the document from its opening on, those of tables as well."""
    yield from (outline.opening, *outline.basis)
    for node in outline.walk():
        yield node.text
        for block in node.content:
            if not isinstance(block, Node):
                yield from (one.text for one in all_paragraphs((block,)))
    yield from (one.text for one in all_paragraphs((*outline.closing, *outline.leftover)))


def _not_in_roster(names: Iterable[str]) -> Text:
    listed = "; ".join(names)
    return Text(f"không có trong danh sách đơn vị: {listed}", f"not in the roster: {listed}")


def _once(remarks: Mapping[Place, tuple[Text, ...]]) -> dict[Place, tuple[Text, ...]]:
    """Of what is said of several entries of a list, all of it once, above the list."""
    told = Counter((place[:1], words) for place, texts in remarks.items() for words in texts)
    found: dict[Place, tuple[Text, ...]] = {}
    for place, texts in remarks.items():
        for words in texts:
            at = place if told[place[:1], words] == 1 else place[:1]
            found[at] = tuple(dict.fromkeys((*found.get(at, ()), words)))
    return found


class _Maker:
    """The lists of the plan as they are made, with what is to be looked at."""

    def __init__(
        self,
        year: int,
        clauses: Clauses,
        given: Given | None,
        authority: Mapping[str, str],
        rule: ReportingRead | None,
    ) -> None:
        self._year, self._clauses, self._rule = year, clauses, rule
        self.said: dict[Place, tuple[str, ...]] = {}
        self.notes: dict[Place, tuple[Text, ...]] = {}
        self.remarks: dict[Place, tuple[Text, ...]] = {}
        self._unknown: dict[str, list[str]] = {}
        self._remarked: set[str] = set()
        self._of_table: set[tuple[int, Text]] = set()
        self._owning: list[str] = []
        self._asked: list[str] = []
        known = clauses.roster
        self._readings = given.readings if given else {}
        self._shorts = given.shorts if given else {}
        own = Roster((Member("own", "", (authority["name"],)),), (), authority["area"], known.shorts)
        self._leads = {
            id(entry): leads for entry in clauses.entries if (leads := leads_of(entry, known, own))
        }
        self._beside = {
            id(entry): list(further_owners(entry, known))
            for entry in clauses.entries
            if id(entry) in self._leads
        }
        self._helpers = {
            id(entry): helpers
            for entry in clauses.entries
            if entry.bodies and (helpers := find_helpers(entry.texts[0], known))
        }
        if given:
            self._roster, self.roster_data, self._own = known, given.data, frozenset[str]()
            return
        made = draft_roster(self._bodies(), authority["area"], known.shorts)
        self.roster_data = {
            "unit_kinds": list(made.unit_kinds),
            "units": list(made.units),
            "groups": list(made.groups),
        }
        self._roster, self.remarks = made.roster, _once(made.remarks)
        issuing = {place: one["id"] for place, one in enumerate(made.units) if is_own(one["name"], own)}
        self._own = frozenset(issuing.values())
        self.remarks |= {("units", place): (_OWN_BODY,) for place in issuing}

    def _bodies(self) -> Iterable[str]:
        """All words of the document that name owners and those who help, what is in capitals as elsewhere."""
        texts = [text for entry in self._clauses.entries for text in entry.texts]
        for entry in self._clauses.entries:
            leads = self._leads.get(id(entry))
            words = (
                entry.meant(Field.OWNERS),
                entry.meant(Field.COORDINATING),
                entry.above.get(Field.BODIES),
                entry.bodies,
                leads and leads.owners,
                leads and leads.coordinating,
                self._helpers.get(id(entry)),
                *self._beside.get(id(entry), ()),
            )
            yield from (cased(one, texts)[0] for one in words if one)
        if self._rule:
            yield from filter(None, (self._rule.who, self._rule.requested, self._rule.through))

    def lists(self) -> dict[str, Any]:
        """Headings and lists of clauses."""
        data: dict[str, Any] = {"headings": dict(self._clauses.headings)}
        self.remarks |= {
            ("headings", number): tuple(words) for number, words in self._clauses.remarks.items() if words
        }
        for entry in self._clauses.entries:
            if self._is_rule(entry):
                continue
            part = self._list_of(entry, data)
            is_one = part == Part.FUNDING
            place: Place = (part,) if is_one else (part, len(data.setdefault(part, [])))
            own = list(entry.remarks)
            made = self._made(entry, place, own)
            if "short" in made:
                self.remarks.setdefault((part,), (_SHORT,))
            if is_one:
                data[part] = made
            else:
                data[part].append(made)
            if own:
                self.remarks[place] = tuple(own)
        columns = dict.fromkeys(self._clauses.columns)
        if ACTIVITIES in data and columns:
            heads = "; ".join(dict.fromkeys(head for one in columns for head in one))
            self.notes[ACTIVITIES,] = (Text(f"Các cột của bảng: {heads}", f"The table's columns: {heads}"),)
        return data

    def _made(self, entry: Entry, place: Place, remarks: list[Text]) -> dict[str, Any]:
        """An entry as its list has it."""
        made: dict[str, Any] = {"id": entry.number}
        if entry.cited_as:
            made["cited_as"] = entry.cited_as
        is_item = place[0] in _ITEMS
        if is_item and (short := self._shorts.get(words_key(entry.text)) or short_name(entry.text)):
            made["short"] = short
        made["text"] = entry.text
        if is_item:
            made |= self._item(entry, place, remarks)
        if Field.TEXT in entry.lines:
            self.said[(*place, "text")] = (entry.lines[Field.TEXT],)
        return made

    def _list_of(self, entry: Entry, data: Mapping[str, Any]) -> str:
        """The list in which an entry stands; the plan has one clause on funding."""
        is_given = bool(entry.values or id(entry) in self._leads)
        if entry.part == Part.FUNDING:
            return Part.DUTIES if is_given else Part.CLAUSES if "funding" in data else Part.FUNDING
        if entry.part == Part.REPORTING:
            return Part.DUTIES if is_given else Part.CLAUSES
        is_task = entry.part in {Part.CLAUSES, Part.GOALS, Part.REQUIREMENTS} and is_given
        return Part.TASKS if is_task else entry.part

    def _item(self, entry: Entry, place: Place, remarks: list[Text]) -> dict[str, Any]:
        """Whose an item is, who helps, what comes of it and when."""
        made = self._who(entry, place)
        if Field.PRODUCT in entry.values:
            made["product"] = entry.values[Field.PRODUCT]
        if Field.SCHEDULE in entry.values:
            time = self._time(entry)
            made["schedule"] = dict(time.schedule)
            remarks += time.remarks
        if Field.SCHEDULE not in entry.values or TIME_BY_TITLE in entry.remarks:
            title = self._clauses.headings.get(entry.number.rpartition(".")[0], "")
            remarks += times_in(entry.text, self._year) or times_in(title, self._year)
        if entry.notes:
            made["note"] = "\n".join(entry.notes)
        for key, kind in _KEYS.items():
            if key in made and kind in entry.lines:
                self.said[(*place, key)] = (entry.lines[kind],)
        return made

    def _time(self, entry: Entry) -> TimeRead:
        """When it is to be done: what "nt" says is read of the row above it, and stays as it is written."""
        words = entry.values[Field.SCHEDULE]
        time = read_time(
            entry.meant(Field.SCHEDULE) or words, self._year, entry.heads.get(Field.SCHEDULE, "")
        )
        return time._replace(schedule={**time.schedule, "text": words}) if entry.above else time

    def _who(self, entry: Entry, place: Place) -> dict[str, Any]:
        """Whose an item is and who helps: by its columns and lines, its sentence, or the heading above."""
        made: dict[str, Any] = {}
        owners, coordinating = self._named(entry)
        if owners:
            made["owners"] = self._read("owners", owners, entry, place)
        elif entry.bodies:
            made["owners"] = self._inherited(entry, place)
        if coordinating:
            made["coordinating"] = self._read("coordinating", coordinating, entry, place)
        elif entry.says_both and len(made.get("owners", {}).get("read", ())) > 1:
            self._remark_table(entry, (*place, "owners"), _SOME_MAY_HELP)
        self._look_beside(entry, made, place)
        if "owners" not in made and entry.part in GIVES_TASKS:
            self._look_who(entry, place)
        line, leads = entry.lines.get(Field.BODIES), self._leads.get(id(entry))
        if line and leads and leads.coordinating:
            # Who leads and who helps stands in one sentence, which is kept whole.
            made["text"] = f"{entry.text}\n{line}"
        elif line:
            self.said[(*place, "owners")] = (line,)
        return made

    def _named(self, entry: Entry) -> tuple[str | None, str | None]:
        """The words about who leads and who helps, of an item's columns and lines or of its sentence."""
        leads = self._leads.get(id(entry))
        as_above = entry.values.get(Field.BODIES) if Field.BODIES in entry.above else None
        owners = entry.values.get(Field.OWNERS) or as_above or (leads.owners if leads else None)
        helpers = leads.coordinating if leads else self._helpers.get(id(entry))
        return owners, entry.values.get(Field.COORDINATING) or helpers

    def _look_who(self, entry: Entry, place: Place) -> None:
        """Note where the sentences of an item without owner may name one after all."""
        if not OF_BODIES.isdisjoint(entry.heads):
            if not self._has_rows(entry):
                self._remark_table(entry, (*place, "text"), _BLANK_CELL)
            return
        begins = may_lead(entry.texts[0], self._roster)
        remarks = (_WHO_DOES_IT,) if begins else tuple(leads_further_on(entry.text, self._roster))
        self.remarks |= {(*place, "text"): remarks} if remarks else {}
        self._remark_table(entry, (*place, "text"), _NO_COLUMN)

    def _has_rows(self, entry: Entry) -> bool:
        """Whether a row has others below it, which may say whose they are."""
        return any(one.number.startswith(f"{entry.number}.") for one in self._clauses.entries)

    def _remark_table(self, entry: Entry, own: Place, words: Text) -> None:
        """Note something of a table, once: all its rows have the same heads."""
        if entry.part == ACTIVITIES and (id(entry.heads), words) not in self._of_table:
            self._of_table.add((id(entry.heads), words))
            self.remarks[own] = (*self.remarks.get(own, ()), words)

    def _look_beside(self, entry: Entry, made: Mapping[str, Any], place: Place) -> None:
        """Note who else is given something in the sentences behind the first: "A trực; B tuần tra"."""
        known = {one for words in made.values() for one in words.get("read", ())}
        others = [
            name for name in self._beside.get(id(entry), ()) if not known.issuperset(self._read_ids(name))
        ]
        if others:
            whom = ", ".join(map(quote, others))
            vi = f"câu sau giao việc cho cơ quan khác: {whom}; cùng phải làm mục này thì thêm vào 'owners'"
            en = f"a later sentence gives work to others: {whom}; if the item is theirs, add them to 'owners'"
            self.remarks[*place, "text"] = (Text(vi, en),)

    def _read_ids(self, name: str) -> tuple[str, ...]:
        return read_bodies(name, self._roster).read

    def _read(self, key: str, words: str, entry: Entry, place: Place) -> dict[str, Any]:
        """Bodies as the document names them, and as the roster knows them."""
        meant = entry.above.get(_KEYS[key]) or entry.above.get(Field.BODIES)
        found = read_bodies(meant or words, self._roster)
        read = None if meant else self._readings.get(words_key(words))
        if read is None:
            self._remark(found, entry, (*place, key))
            read = self._ids(found, entry)
        # Who leads and who helps may stand in one cell: the words stay whole.
        is_cell = key == "owners" and not entry.lines and Field.OWNERS not in entry.values
        cell = entry.values.get(Field.BODIES, "") if is_cell else ""
        made: dict[str, Any] = {"text": cell or words}
        if read:
            made["read"] = list(read)
            self._give(read if key == "owners" else (), is_asked=is_request(entry.texts[0]))
        if key == "owners" and found.directed_by:
            made["directed_by"] = found.directed_by
        return made

    def _ids(self, found: BodiesRead, entry: Entry) -> tuple[str, ...]:
        """The units and groups that are meant; "các địa phương này" below a title are those of the title."""
        if found.read or not entry.bodies or OF_EARLIER not in found.remarks:
            return found.read
        return read_bodies(entry.bodies, self._roster).read

    def _inherited(self, entry: Entry, place: Place) -> dict[str, Any]:
        """The owners that the heading names: without words of their own where the roster knows them all."""
        found = read_bodies(entry.bodies or "", self._roster)
        self._remark(found, entry, (*place, "owners"))
        self._give(found.read, is_asked=is_request(entry.bodies or ""))
        if found.read and not found.unknown:
            return {"read": list(found.read)}
        return {"text": entry.bodies} | ({"read": list(found.read)} if found.read else {})

    def _give(self, owners: Iterable[str], *, is_asked: bool) -> None:
        """Note who has something to do, and who is only asked to."""
        (self._asked if is_asked else self._owning).extend(owners)

    def _remark(self, found: BodiesRead, entry: Entry, place: Place) -> None:
        """Note what is to be looked at in bodies: of the same words once."""
        # Bodies that nobody can count, or that were named before, are none to be listed.
        passed = {OPEN_SET, OF_EARLIER}
        unlisted = [
            name for name in found.unknown if passed.isdisjoint(read_bodies(name, self._roster).remarks)
        ]
        for name in unlisted:
            same = next((one for one in self._unknown if one.casefold() == name.casefold()), name)
            self._unknown.setdefault(same, []).append(entry.number)
        # That a set which nobody can count helps asks for nothing.
        passed = {NOT_LISTED, OPEN_SET} if place[-1] == "coordinating" else {NOT_LISTED}
        remarks = [_not_in_roster(unlisted)] if unlisted else []
        remarks += [one for one in found.remarks if one not in passed]
        if remarks and found.text not in self._remarked:
            self._remarked.add(found.text)
            self.remarks[place] = tuple(remarks)

    def unknown(self) -> tuple[UnknownBody, ...]:
        """The bodies that are not in the roster."""
        return tuple(UnknownBody(name, tuple(dict.fromkeys(items))) for name, items in self._unknown.items())

    def _is_rule(self, entry: Entry) -> bool:
        """Whether an entry says no more than the rule on reports, and has no number of its own."""
        rule = self._rule
        if rule is None or entry.place not in rule.keys or entry.text != rule.text:
            return False
        return entry.part == Part.REPORTING or entry.number.startswith(CLOSING)

    def reporting(self, authority: str) -> dict[str, Any]:
        """Who reports to whom and when; where the document does not say, what is nearest to it."""
        nothing = ReportingRead((), _NO_TEXT, ({"period": str(self._year)},), remarks=(_NO_REPORTING,))
        rule = self._rule or nothing
        remarks = [*rule.remarks]
        required = self._required(rule.who, remarks)
        made: dict[str, Any] = {"text": rule.text, "required": self._roster.without_members(required)}
        asked = (one for one in self._asked if one not in self._owning)
        requested = (*read_bodies(rule.requested, self._roster).read, *asked)
        if only := [name for name in dict.fromkeys(requested) if name not in required]:
            made["requested"] = only
        made["to"] = rule.to or authority
        remarks += [] if rule.to or not self._rule else [_NO_RECEIVER]
        if through := self._through(rule.through, remarks):
            made["through"] = through
        made["periods"] = [dict(line) for line in rule.periods]
        if remarks:
            self.remarks["reporting",] = tuple(dict.fromkeys(remarks))
        return made

    def _required(self, words: str, remarks: list[Text]) -> list[str]:
        """Who must report; where that is not clear, all to whom something was given, and not only asked."""
        who = read_bodies(words, self._roster)
        if who.unknown:
            remarks.append(_not_in_roster(who.unknown))
        if not who.read:
            remarks.append(_ALL_OWNERS)
        owning = list(dict.fromkeys(self._owning))
        return list(who.read) or [one for one in owning if one not in self._own] or owning

    def _through(self, words: str, remarks: list[Text]) -> str | None:
        """The unit through which reports go; None where the roster does not know it."""
        found = read_bodies(words, self._roster)
        if len(found.read) == 1 and self._roster.units_only(found.read):
            return found.read[0]
        if words:
            remarks.append(_not_in_roster(found.unknown or (words,)))
        return None
