"""The account of the evidence as tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ttdn.evidence.account import Account, Link, Repeated, Twice, count_sources
from ttdn.evidence.addresses import Answer, host_of
from ttdn.evidence.files import Place, Proof
from ttdn.language import Text, join
from ttdn.model.plan import Plan
from ttdn.places import unit_of
from ttdn.tables import Coded, Column, Kind, Table, Value

_ITEM = Column("item", Text("Mục", "Item"), Kind.NAME, 8)
_ITEM_TITLE = Column("item_title", Text("Nội dung", "About"), width=30)
_UNIT = Column("unit", Text("Mã đơn vị", "Unit id"), Kind.NAME, 18)
_UNIT_NAME = Column("unit_name", Text("Đơn vị", "Unit"), width=24)
_PERIOD = Column("period", Text("Kỳ", "Period"), Kind.NAME, 9)
_PLACE = (_ITEM, _ITEM_TITLE, _UNIT, _UNIT_NAME, _PERIOD)
_REPORT = Column("report", Text("Báo cáo", "Report"), Kind.NAME, 30, Text("Tệp báo cáo", "The report's file"))
_TITLE = Column("title", Text("Minh chứng", "Evidence"), width=36)
_NUMBER = Column("number", Text("Số văn bản", "Document number"), width=16)
_FILE = Column("file", Text("Tệp", "File"), width=30)
_FILE_STATE = Column("file_state", Text("Tình trạng tệp", "State of the file"), width=14)
_SIZE = Column("bytes", Text("Dung lượng (byte)", "Size (bytes)"), Kind.NUMBER, 12)
_LINK = Column("link", Text("Đường dẫn", "Link"), width=40)


def proof_table(account: Account) -> Table:
    """Everything that was given as proof, by item and unit."""
    return Table(
        "evidence",
        Text("Minh chứng", "Evidence"),
        (*_PLACE, _TITLE, _NUMBER, _FILE, _FILE_STATE, _SIZE, _LINK, _REPORT),
        tuple(
            (*_place(account.plan, proof.place), *_proof(proof), proof.evidence.link, proof.place.report)
            for proof in account.proofs
        ),
    )


def count_table(account: Account) -> Table:
    """How much was given for each item, by how many units, and how much is missing."""
    proofs: dict[Value, list[Proof]] = defaultdict(list)
    for proof in account.proofs:
        proofs[number_of(account.plan, proof.place)].append(proof)
    missing = Counter[Value](number_of(account.plan, one.place) for one in account.missing)
    titles = {item.number: item.title for item in account.plan.items.values()}
    counts = (
        ("units", Text("Đơn vị", "Units")),
        ("proofs", Text("Minh chứng", "Evidence")),
        ("files", Text("Tệp", "Files")),
        ("links", Text("Đường dẫn", "Links")),
        ("numbers", Text("Số văn bản", "Numbers")),
        ("missing", Text("Thiếu", "Missing")),
    )
    return Table(
        "evidence_by_item",
        Text("Minh chứng theo mục", "Evidence by item"),
        (_ITEM, _ITEM_TITLE, *(Column(name, title, Kind.NUMBER, 6) for name, title in counts)),
        tuple(
            (
                number,
                titles.get(str(number)),
                len({proof.place.unit for proof in proofs[number]}),
                len(proofs[number]),
                *count_sources(proofs[number]),
                missing[number],
            )
            for number in dict.fromkeys((*proofs, *missing))
        ),
    )


def missing_table(account: Account) -> Table:
    """What is missing."""
    return Table(
        "missing_evidence",
        Text("Minh chứng còn thiếu", "Missing evidence"),
        (Column("missing", Text("Thiếu", "Missing"), width=26), *_PLACE, _TITLE, _FILE, _REPORT),
        tuple(
            (
                one.lack,
                *_place(account.plan, one.place),
                one.proof.evidence.title if one.proof else None,
                one.proof.evidence.file if one.proof else None,
                one.place.report,
            )
            for one in account.missing
        ),
    )


def repeated_table(account: Account) -> Table:
    """What was given twice: a row for each time, numbered by what it is."""
    group = Column("group", Text("Nhóm", "Group"), Kind.NUMBER, 6)
    how = Column("how", Text("Trùng thế nào", "In which way"), width=20)
    what = Column("what", Text("Tệp, đường dẫn", "File or link"), width=40)
    return Table(
        "given_twice",
        Text("Minh chứng đưa nhiều lần", "Evidence given more than once"),
        (group, how, what, *_PLACE, _TITLE, _REPORT),
        tuple(
            (place, one.how, *row)
            for place, one in enumerate(account.repeated, start=1)
            for row in _times(account.plan, one)
        ),
    )


def unnamed_table(account: Account) -> Table:
    """The files in units' folders that no report names."""
    return Table(
        "unnamed_files",
        Text("Tệp không báo cáo nào nêu", "Files that no report names"),
        (_UNIT, _UNIT_NAME, _FILE, _SIZE),
        tuple(
            (unit := unit_of(file.name) or "", account.plan.name_of(unit), file.name, file.size)
            for file in account.unnamed
        ),
    )


def link_table(account: Account, answers: Mapping[str, Answer]) -> Table:
    """The links for a person to open, each once; with what came of them where they were tried."""
    columns = (
        _LINK,
        Column("host", Text("Máy chủ", "Server"), width=24),
        Column("remarks", Text("Lưu ý", "Remarks"), width=24),
        Column("result", Text("Kết quả thử", "Result"), width=24),
        Column("status", Text("Mã trả lời", "Status"), Kind.YEAR, 8),
        Column("leads_to", Text("Chuyển đến", "Leads to"), width=30),
        Column("items", Text("Mục", "Items"), width=14),
        Column("units", Text("Đơn vị", "Units"), width=30),
        _TITLE,
    )
    rows = tuple(_link(account.plan, link, answers.get(link.address)) for link in account.links)
    tried = {"result", "status", "leads_to"}
    whole = Table("evidence_links", Text("Đường dẫn minh chứng", "Links given as evidence"), columns, rows)
    return whole if answers else whole.only(column.name for column in columns if column.name not in tried)


def tables_of(account: Account) -> list[Table]:
    """All tables of the account."""
    return [
        proof_table(account),
        missing_table(account),
        repeated_table(account),
        unnamed_table(account),
        link_table(account, {}),
    ]


def _place(plan: Plan, place: Place) -> tuple[Value, ...]:
    item = plan.items.get(place.item)
    return (
        number_of(plan, place),
        item.title if item else None,
        place.unit,
        plan.name_of(place.unit),
        str(place.period),
    )


def _proof(proof: Proof) -> tuple[Value, ...]:
    evidence, file = proof.evidence, proof.found
    named = (file.name, file.state, file.size if file.key else None) if file else (None, None, None)
    return evidence.title, evidence.number, *named


def _times(plan: Plan, repeated: Repeated) -> Iterable[tuple[Value, ...]]:
    for proof in repeated.proofs:
        link = proof.evidence.link if repeated.how is Twice.SAME_LINK else None
        what = link or (proof.found.name if proof.found else None)
        yield what, *_place(plan, proof.place), proof.evidence.title, proof.place.report


def _link(plan: Plan, link: Link, answer: Answer | None) -> tuple[Value, ...]:
    places = [proof.place for proof in link.proofs]
    elsewhere = answer is not None and host_of(answer.final) not in {"", host_of(link.address)}
    return (
        link.address,
        host_of(link.address),
        remarks_of(link),
        answer.outcome if answer else None,
        answer.status if answer else None,
        answer.final if answer and elsewhere else None,
        ", ".join(dict.fromkeys(number_of(plan, place) for place in places)),
        ", ".join(dict.fromkeys(plan.name_of(place.unit) for place in places)),
        link.proofs[0].evidence.title,
    )


def remarks_of(link: Link) -> Coded | None:
    """What is to be known of a link, in one line; None: nothing."""
    if not link.remarks:
        return None
    return Coded(" ".join(link.remarks), join("; ", [remark.label for remark in link.remarks]))


def number_of(plan: Plan, place: Place) -> str:
    """The number of an item, as the plan cites it."""
    item = plan.items.get(place.item)
    return item.number if item else place.item
