"""The answers as tables: a row for each unit that owes an item, and for each thing that was written."""

from collections.abc import Iterator, Sequence

from ttdn.asking.answers import FigureHead, Written
from ttdn.asking.find import ITEM, PERIOD, UNIT, UNIT_NAME
from ttdn.asking.who import Answer, Part, Role
from ttdn.language import Text
from ttdn.model.roster import Unit
from ttdn.model.scalars import Amount
from ttdn.occurrences import list_days
from ttdn.status import Status
from ttdn.status.states import MET_STATES
from ttdn.tables import Column, Kind, Table, Value

_WHO_COLUMNS = (
    ITEM,
    Column("title", Text("Nội dung", "Content"), width=24),
    UNIT,
    Column("unit_name", Text("Đơn vị", "Unit's name"), width=24),
    Column("kind", Text("Loại", "Kind"), width=14),
    Column("role", Text("Vai trò", "Role"), width=12),
    Column("state", Text("Tình trạng", "State"), width=20),
    Column(
        "counted",
        Text("Tính vào mẫu số", "Counted"),
        Kind.YES_NO,
        about=Text(
            "Có trong số N của n/N: đơn vị được giao, trừ không phát sinh và chưa hỏi.",
            "Part of the N of n/N: who owes it, but not arisen and not asked.",
        ),
    ),
    Column("done", Text("Đã xong", "Done"), Kind.YES_NO),
    Column("deadline", Text("Hạn", "Due"), Kind.DAY, 10),
    Column("done_on", Text("Ngày làm xong", "Done on"), Kind.DAY, 10),
    Column("days_late", Text("Số ngày chậm", "Days late"), Kind.NUMBER, 6),
    Column("times", Text("Các đợt", "Times"), width=20),
    Column("note", Text("Lưu ý", "Note"), width=20),
)


def who_table(status: Status, answers: Sequence[Answer], part: Part | None = None) -> Table:
    """A row for each item and each unit that has to do with it; with a part, for those of the part only."""
    rows = [row for answer in answers for row in _who_rows(status, answer, part)]
    return Table("who", Text("Ai đã làm, ai chưa", "Who has done it, who has not"), _WHO_COLUMNS, tuple(rows))


def _who_rows(status: Status, answer: Answer, part: Part | None) -> Iterator[tuple[Value, ...]]:
    kinds = {kind.id: kind.title for kind in status.plan.unit_kinds}

    def head(unit: Unit, role: Role) -> tuple[Value, ...]:
        called = status.plan.called(unit)
        return (
            answer.item.number,
            answer.item.title,
            unit.id,
            called,
            kinds.get(unit.kind, unit.kind),
            role,
        )

    for one in answer.owing if part is None else answer.of(part):
        yield (
            *head(one.unit, Role.OWNER),
            one.state,
            one.is_counted,
            one.state in MET_STATES,
            one.assignment.deadline,
            one.done,
            one.days_late or None,
            one.times if one.times.vi else None,
            one.note if one.note.vi else None,
        )
    for other in () if part else (*answer.helping, *answer.speaking):
        told = other.result.status if other.result else None
        yield (*head(other.unit, other.role), told, False, None, None, None, None, None, other.said)


_HEAD = (
    ITEM,
    Column("title", Text("Nội dung", "Content"), width=20),
    UNIT,
    UNIT_NAME,
    Column("role", Text("Vai trò", "Role"), width=10),
    PERIOD,
    Column("received", Text("Ngày nhận", "Received"), Kind.DAY, 10),
    Column("status", Text("Trạng thái", "Status"), width=12),
    Column("summary", Text("Lời của đơn vị", "The unit's words"), width=40),
    Column("completed", Text("Ngày hoàn thành", "Completed"), Kind.DAY, 10),
    Column("dates", Text("Các ngày đã làm", "Days"), width=14),
)
_TAIL = (
    Column("evidence", Text("Minh chứng", "Evidence"), width=24),
    Column("reason", Text("Lý do", "Reason"), width=20),
    Column(
        "choice",
        Text("Chuyên viên chọn", "Chosen"),
        width=10,
        about=Text(
            "Câu có in vào báo cáo tổng hợp không, theo tệp biên tập.",
            "Whether the summary prints it, by the specialist's file.",
        ),
    ),
    Column("mark", Text("Từ lần chọn", "Since it was chosen"), width=10),
    Column("printed", Text("Câu in thay", "Printed instead"), width=30),
)
_FIGURES = Column("figures", Text("Số liệu", "Figures"), width=24)


def answers_table(status: Status, written: Sequence[Written]) -> Table:
    """A row for each thing written; on one subject each figure has a column of its own."""
    one_subject = len({(one.subject.number, one.subject.part) for one in written}) <= 1
    heads = list(dict.fromkeys(head for one in written for head, _ in one.figures)) if one_subject else []
    columns = tuple(map(_figure_column, heads)) if one_subject else (_FIGURES,)
    rows = []
    for one in written:
        amounts: dict[FigureHead, Amount] = dict(one.figures)
        figures = tuple(amounts.get(head) for head in heads) if one_subject else (one.figure_words or None,)
        rows.append((*_row_head(status, one), *figures, *_row_tail(one)))
    title = Text("Các đơn vị viết gì", "What units wrote")
    return Table("answers", title, (*_HEAD, *columns, *_TAIL), tuple(rows))


def _figure_column(head: FigureHead) -> Column:
    label = head.label if head.money else f"{head.label} ({head.unit})"
    kind = Kind.MONEY if head.money else Kind.NUMBER
    return Column(f"figure_{head.name}", Text(label, label), kind, 8)


def _row_head(status: Status, one: Written) -> tuple[Value, ...]:
    return (
        one.subject.number or None,
        one.subject.title,
        one.unit.id,
        status.plan.called(one.unit),
        one.role,
        str(one.period),
        one.received,
        one.status,
        one.words or None,
        one.completed,
        list_days(one.dates) if one.dates else None,
    )


def _row_tail(one: Written) -> tuple[Value, ...]:
    return (
        one.evidence_words or None,
        one.reason or None,
        one.choice,
        one.entry.mark if one.entry else None,
        one.printed or None,
    )
