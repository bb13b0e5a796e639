"""Which names a template uses that it is not given, found without filling it.

Filling shows only what the data of the day lead to; here every branch is looked at.
"""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from ttdn.documents.document.kinds import Kind
from ttdn.documents.document.reference import has_names, names_of
from ttdn.documents.document.template import parse_template
from ttdn.status import Rate
from ttdn.vietnamese import suggest

#: What nothing is known of: it may have any name.
_ANYTHING: Any = None
#: What a filter makes of a list that is one of the same things.
_SAME = frozenset({"list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"})
_ONE_OF = frozenset({"first", "last", "max", "min", "random"})
_GIVEN = frozenset({*DEFAULT_NAMESPACE, "caller", "loop", "self", "varargs", "kwargs"})


class Misnamed(NamedTuple):
    """A place of a template that does not print what it is to print.

    ``name`` is what it asks for; where there is such a name, it stands for more than words and ``near`` is
    empty.
    """

    line: int
    name: str
    is_known: bool = False
    near: str = ""


def find_misnamed(kind: Kind[Any], text: str) -> list[Misnamed]:
    """The names in a template that are not given to it, and those that are lists where words are printed.

    Args:
        kind: Of the document.
        text: What stands in the template's file.

    Raises:
        TemplateError: It is not a template that can be read.
    """
    reader = _Reader()
    for piece in parse_template(f"templates/{kind.template}", text):
        reader.read(piece, {name: hint for name, (hint, _) in names_of(kind.names).items()})
    return sorted(set(reader.found))


def names_in(kind: Kind[Any], text: str) -> frozenset[str]:
    """Every word that a template asks for, as a name or behind a dot.

    Raises:
        TemplateError: It is not a template that can be read.
    """
    return frozenset(
        name
        for piece in parse_template(f"templates/{kind.template}", text)
        for node in piece.find_all((nodes.Name, nodes.Getattr, nodes.Const))
        for name in (getattr(node, "name", None), getattr(node, "attr", None), getattr(node, "value", None))
        if isinstance(name, str)
    )


class _Reader:
    """A walk through a template that knows what each name stands for, where that can be known."""

    def __init__(self) -> None:
        self.found: list[Misnamed] = []

    def read(self, node: nodes.Node, names: dict[str, Any]) -> Any:  # noqa: ANN401 - the type that a part stands for
        """The type of what a part of a template stands for; what it does not find is noted."""
        known = _WAYS.get(type(node))
        return known(self, node, names) if known else self.read_all(node.iter_child_nodes(), names)

    def read_all(self, parts: Iterable[nodes.Node], names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """Parts one after the other, of whose whole nothing is known."""
        for part in parts:
            self.read(part, names)
        return _ANYTHING

    def name(self, node: nodes.Name, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """A name that is given, set or built in."""
        if node.name not in names and node.name not in _GIVEN:
            self._note(node, node.name, names)
        return names.get(node.name)

    def part(self, node: nodes.Getattr | nodes.Getitem, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``a.b``, ``a['b']``, ``a[0]``."""
        whole = _without_none(self.read(node.node, names))
        if isinstance(node, nodes.Getattr):
            wanted: object = node.attr
        else:
            self.read(node.arg, names)
            wanted = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return self._part_of(whole, wanted, node)

    def _part_of(self, whole: Any, wanted: object, node: nodes.Node) -> Any:  # noqa: ANN401 - as above
        if isinstance(wanted, str) and has_names(whole):
            inner = names_of(whole)
            if wanted in inner:
                return inner[wanted][0]
            if not hasattr(whole, wanted) or hasattr(tuple, wanted):
                self._note(node, wanted, inner)
            return _ANYTHING
        if get_origin(whole) is dict:
            return get_args(whole)[1] if not hasattr(dict, str(wanted)) else _ANYTHING
        return _element(whole) if isinstance(wanted, int) else _ANYTHING

    def filtered(self, node: nodes.Filter, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``a|list``, ``a|rejectattr('b')``."""
        whole = self.read(node.node, names) if node.node else _ANYTHING
        self.read_all((*node.args, *node.kwargs), names)
        if node.name in {"selectattr", "rejectattr"} and node.args and isinstance(node.args[0], nodes.Const):
            part = _element(whole)
            for wanted in str(node.args[0].value).split("."):
                part = self._part_of(_without_none(part), wanted, node)
        if node.name in _SAME:
            return _without_none(whole)
        return _element(whole) if node.name in _ONE_OF else _ANYTHING

    def tested(self, node: nodes.Test, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``a is defined``: what is asked for so need not be there."""
        if node.name not in {"defined", "undefined"}:
            self.read_all(node.iter_child_nodes(), names)
        return bool

    def chosen(self, node: nodes.CondExpr, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``a if b else c``."""
        self.read(node.test, names)
        one, other = (self.read(part, names) if part else _ANYTHING for part in (node.expr1, node.expr2))
        return one if one == other else _ANYTHING

    def loop(self, node: nodes.For, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """A loop: its name stands for one of the list."""
        inner = names | _bound(node.target, _element(self.read(node.iter, names)))
        if node.test:
            self.read(node.test, inner)
        self.read_all(node.body, inner)
        return self.read_all(node.else_, names)

    def setting(self, node: nodes.Assign, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``{% set a = b %}``."""
        names |= _bound(node.target, self.read(node.node, names))
        return _ANYTHING

    def block(self, node: nodes.AssignBlock, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``{% set a %}…{% endset %}``."""
        self.read_all(node.body, names)
        names |= _bound(node.target, str)
        return _ANYTHING

    def macro(self, node: nodes.Macro | nodes.CallBlock, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """A macro: nothing is known of what it is called with."""
        if isinstance(node, nodes.Macro):
            names[node.name] = _ANYTHING
        else:
            self.read(node.call, names)
        self.read_all(node.defaults, names)
        inner = names | {argument.name: _ANYTHING for argument in node.args}
        return self.read_all(node.body, inner)

    def scope(self, node: nodes.With, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """``{% with a = b %}``."""
        inner = dict(names)
        for target, value in zip(node.targets, node.values, strict=True):
            inner |= _bound(target, self.read(value, names))
        return self.read_all(node.body, inner)

    def printed(self, node: nodes.Output, names: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
        """What is printed: words, numbers, days; no list, and nothing with names of its own."""
        for part in node.nodes:
            whole = _without_none(self.read(part, names))
            if (
                get_origin(whole) in {tuple, dict}
                or whole is Rate
                or (whole is not None and has_names(whole))
            ):
                self.found.append(Misnamed(part.lineno, _spoken(part), is_known=True))
        return _ANYTHING

    def _note(self, node: nodes.Node, name: str, known: Mapping[str, object]) -> None:
        near = "".join(suggest(name, dict.fromkeys(known), limit=1))
        self.found.append(Misnamed(node.lineno, name, near=near))


_WAYS: Mapping[type[nodes.Node], Any] = {
    nodes.Name: _Reader.name,
    nodes.Getattr: _Reader.part,
    nodes.Getitem: _Reader.part,
    nodes.Filter: _Reader.filtered,
    nodes.Test: _Reader.tested,
    nodes.CondExpr: _Reader.chosen,
    nodes.For: _Reader.loop,
    nodes.Assign: _Reader.setting,
    nodes.AssignBlock: _Reader.block,
    nodes.Macro: _Reader.macro,
    nodes.CallBlock: _Reader.macro,
    nodes.With: _Reader.scope,
    nodes.Output: _Reader.printed,
}


def _bound(target: nodes.Node, hint: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """What the names of a target stand for: several share what is not known."""
    if isinstance(target, nodes.Name):
        return {target.name: hint}
    return {node.name: _ANYTHING for node in target.find_all(nodes.Name)}


def _element(hint: Any) -> Any:  # noqa: ANN401 - as above
    """What a list is of."""
    whole = _without_none(hint)
    return get_args(whole)[0] if get_origin(whole) is tuple else _ANYTHING


def _without_none(hint: Any) -> Any:  # noqa: ANN401 - as above
    if isinstance(hint, UnionType):
        kinds = [one for one in get_args(hint) if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else _ANYTHING
    return hint


def _spoken(node: nodes.Node) -> str:
    """A name as a template has it."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=whole, attr=attr):
            return f"{_spoken(whole)}.{attr}"
        case nodes.Getitem(node=whole):
            return f"{_spoken(whole)}[…]"
        case nodes.Filter(node=nodes.Node() as whole):
            return _spoken(whole)
    return "…"
