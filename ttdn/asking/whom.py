"""Which units are meant by an option: a unit, a kind of unit, a group; in any case, without accents."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ttdn.errors import InvalidOptionError
from ttdn.language import NOTHING, Text, ask_which
from ttdn.metavars import metavar
from ttdn.model.clauses import Clause, Item, Items
from ttdn.model.plan import Plan
from ttdn.model.roster import Group, Unit, UnitKind
from ttdn.vietnamese import fold, suggest

_NO_ITEM = Text(
    "Đây là đơn vị hoặc nhóm: viết số của mục, rồi thêm --unit hoặc --group.",
    "That is a unit or a group: write an item's number, then add --unit or --group.",
)
_NOTHING_TO_DO = Text(
    "Đoạn này của kế hoạch không có việc để báo cáo.", "Nothing is to be reported on this clause of the plan."
)
#: So many names are listed where none is near.
_LISTED = 12

T = TypeVar("T", UnitKind, Group)


class Whom(NamedTuple):
    """The units that are asked about: None where all are. ``kind`` is theirs where one was named."""

    units: tuple[Unit, ...] | None = None
    kind: UnitKind | None = None

    def called(self, plan: Plan) -> str:
        """The name of the one unit that is asked about, else that of the authority."""
        one, *more = self.units or (None,)
        return plan.authority.short if one is None or more else plan.called(one)


def find_whom(plan: Plan, unit: str | None = None, kind: str | None = None, group: str | None = None) -> Whom:
    """The units that all given options mean together, those that have ended included.

    Raises:
        UnknownNameError: Nothing bears the unit's name.
        NotAUnitError: It is an item or a heading.
        InvalidOptionError: There is no such kind or group.
    """
    if unit is None and kind is None and group is None:
        return Whom()
    meant = list(plan.find_units(unit, ended=True) if unit is not None else plan.units)
    of_kind = find_kind(plan, kind) if kind is not None else None
    if of_kind:
        meant = [one for one in meant if one.kind == of_kind.id]
    if group is not None:
        names = (find_group(plan, group).id,)
        meant = [one for one in meant if plan.means(names, one)]
    return Whom(tuple(meant), of_kind)


def find_chosen(plan: Plan, name: str | None) -> Items | None:
    """The items that ``--item`` means: one, or those below a heading; None where all are.

    Raises:
        UnknownNameError: Nothing bears that name.
        NotAnItemError: What bears it is no item and holds none.
    """
    return None if name is None else plan.find_items(name)


def ids_of(chosen: Iterable[Unit | Item] | None) -> frozenset[str] | None:
    """The ids of what is asked about; None where all of it is."""
    return None if chosen is None else frozenset(one.id for one in chosen)


def find_asked(plan: Plan, name: str) -> Items:
    """The item, or the items below the heading, that a word on the command line means.

    Raises:
        UnknownNameError: Nothing bears that name.
        InvalidOptionError: It is a unit or a group, or nothing is to be done under it.
    """
    found = plan.find(name)
    if isinstance(found, Unit | Group):
        raise InvalidOptionError(metavar("ITEM"), name, _NO_ITEM)
    if isinstance(found, Clause) and not isinstance(found, Item) and found.id not in plan.headings:
        raise InvalidOptionError(metavar("ITEM"), name, _NOTHING_TO_DO)
    return plan.find_items(name)


def find_kind(plan: Plan, words: str) -> UnitKind:
    """The kind of unit that some words mean: its id, its name or the label of tables.

    Raises:
        InvalidOptionError: No kind is meant, or several are.
    """
    return _meant(
        "--kind",
        words,
        {kind.id: kind for kind in plan.unit_kinds},
        lambda one: (one.id, one.name, one.title),
    )


def find_group(plan: Plan, words: str) -> Group:
    """The group of units that some words mean: its id or its name.

    Raises:
        InvalidOptionError: No group is meant, or several are.
    """
    return _meant("--group", words, plan.groups_by_id, lambda one: (one.id, one.name))


def _meant(option: str, words: str, known: Mapping[str, T], names_of: Callable[[T], tuple[str, ...]]) -> T:
    """The one whose name the words are, else the one whose name holds them."""
    wanted = plain(words)
    exactly = [one for one in known.values() if wanted in map(plain, names_of(one))]
    partly = [
        one for one in known.values() if wanted and any(wanted in plain(name) for name in names_of(one))
    ]
    for found in (exactly, partly):
        if len(found) == 1 or (found and found is exactly):
            return found[0]
    if partly:
        raise InvalidOptionError(option, words, _which(map(names_of, partly)))
    raise InvalidOptionError(option, words, _allowed([names_of(one) for one in known.values()], words))


def _allowed(names: Sequence[Sequence[str]], words: str) -> Text:
    """What may have been meant; where nothing is near, what there is."""
    if not names:
        return Text("Kế hoạch không có nhóm nào.", "The plan has none.")
    by_name = {name: own for own in names for name in own}
    near = {by_name[name][0]: by_name[name] for name in suggest(words, by_name)}
    if near:
        return _which(near.values())
    labels = [_label(own) for own in names]
    listed, more = labels[:_LISTED], len(labels) > _LISTED
    known = ", ".join(listed) + ", …" * more
    return Text(f"Được dùng: {known}.", f"Allowed: {known}.")


def _which(names: Iterable[Sequence[str]]) -> Text:
    which = ask_which([_label(own) for own in names]) or NOTHING
    return Text(which.vi.strip(), which.en.strip())


def _label(names: Sequence[str]) -> str:
    return f"{names[0]} ({names[1]})"


def plain(words: str) -> str:
    """Words as they are compared: without accents and case, the signs of an id as blanks."""
    return fold(words).replace("-", " ").replace("_", " ")
