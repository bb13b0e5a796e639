"""The rows of a task table under numbers of their own: groups, sub-groups, rows that count anew in each."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ttdn.importing.tables import TaskRow


class NumberedRow(NamedTuple):
    """A row and its whole number: ``II.5.7``, ``PL.I.2``."""

    number: str
    row: TaskRow


class _Group(NamedTuple):
    """A group of rows: the kind of its label, the label, its whole number."""

    kind: str
    label: str
    number: str


#: A longer word in the column of numbers is no number.
_LONGEST = 8
_KINDS = (
    ("roman", re.compile(r"[IVXLC]+")),
    ("capital", re.compile(r"[A-ZĐ]")),
    ("number", re.compile(r"\d+")),
    ("letter", re.compile(r"[a-zđ]\d?")),
    ("nested", re.compile(r"\d+(\.\d+)+")),
)


def number_rows(base: str, rows: Iterable[TaskRow]) -> Iterator[NumberedRow]:
    """The rows with their numbers below that of the clause in which their table stands."""
    groups: list[_Group] = []
    last = base
    used: dict[str, int] = {}
    for row in rows:
        label = _clean(row.number)
        kind = next((name for name, form in _KINDS if form.fullmatch(label)), "")
        if row.is_group:
            groups = _around(groups, kind, label)
        above = _number_above(groups, base)
        if not label and row.number.strip():
            # A dash below a numbered row.
            above = last
        number = f"{above}.{_own(label, groups) or _next(used, above)}"
        used[above] = max(used.get(above, 0), int(label) if label.isdecimal() else 0)
        if row.is_group:
            groups = [*groups, _Group(kind, label, number)]
        elif label or not row.number.strip():
            last = number
        yield NumberedRow(number, row)


def _clean(label: str) -> str:
    """``1.1`` of "1.1.", ``a`` of "a)"; empty where it is a dash or nothing."""
    parts = re.findall(r"[A-Za-zĐđ0-9]+", label)
    text = ".".join(parts).replace("Đ", "đ")
    return text if len(text) <= _LONGEST else ""


def _around(groups: list[_Group], kind: str, label: str) -> list[_Group]:
    """The groups in which a new one stands: those before the first of its kind."""
    if kind == "nested":
        return [group for group in groups if group.kind != "nested" or label.startswith(f"{group.label}.")]
    kinds = [group.kind for group in groups]
    return groups[: kinds.index(kind)] if kind in kinds else groups


def _number_above(groups: list[_Group], base: str) -> str:
    return groups[-1].number if groups else base


def _own(label: str, groups: list[_Group]) -> str:
    """The label without that of its group: ``1.2`` in the group 1 is ``2``."""
    within = f"{groups[-1].label}." if groups and groups[-1].label else ""
    return label.removeprefix(within) if within and label != groups[-1].label else label


def _next(used: dict[str, int], above: str) -> str:
    used[above] = used.get(above, 0) + 1
    return str(used[above])
