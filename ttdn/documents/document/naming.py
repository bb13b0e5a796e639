"""Which names a template uses that it is not given, found without filling it.

Filling shows only what the data of the day lead to; here every branch is looked at.
"""

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, NamedTuple, get_args, get_origin

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.visitor import NodeVisitor

from ttdn.documents.document.kinds import Kind
from ttdn.documents.document.reference import has_names, names_of
from ttdn.documents.document.template import parse_template
from ttdn.status.states import Rate
from ttdn.vietnamese import suggest

#: What nothing is known of: it may have any name.
_ANYTHING: Any = None
#: What a filter makes of a list that is one of the same things.
_SAME = frozenset({"list", "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "unique"})
_ONE_OF = frozenset({"first", "last", "max", "min", "random"})
#: What is given to a template, each name with its type.
Names = dict[str, Any]
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
        reader.visit(piece, {name: hint for name, (hint, _) in names_of(kind.names).items()})
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


class _Reader(NodeVisitor):
    """A walk through a template that knows what each name stands for, where that can be known.

    A visit gives the type of what a part of a template stands for, and notes what it does not find.
    """

    def __init__(self) -> None:
        self.found: list[Misnamed] = []

    def get_visitor(self, node: nodes.Node) -> Any:  # noqa: ANN401 - as Jinja has it
        """The way to read a kind of node; of the whole of any other nothing is known."""
        return getattr(self, f"of_{type(node).__name__.lower()}", None)

    def visit_all(self, parts: Iterable[nodes.Node], names: Names) -> None:
        """Parts one after the other."""
        for part in parts:
            self.visit(part, names)

    def of_name(self, node: nodes.Name, names: Names) -> Any:  # noqa: ANN401 - the type that a part stands for
        """A name that is given, set or built in."""
        if node.name not in names and node.name not in _GIVEN:
            self._note(node, node.name, names)
        return names.get(node.name)

    def of_getattr(self, node: nodes.Getattr, names: Names) -> Any:  # noqa: ANN401 - as above
        """``a.b``."""
        return self._part_of(_without_none(self.visit(node.node, names)), node.attr, node)

    def of_getitem(self, node: nodes.Getitem, names: Names) -> Any:  # noqa: ANN401 - as above
        """``a['b']``, ``a[0]``."""
        whole = _without_none(self.visit(node.node, names))
        self.visit(node.arg, names)
        return self._part_of(whole, getattr(node.arg, "value", None), node)

    def _part_of(self, whole: Any, wanted: object, node: nodes.Node) -> Any:  # noqa: ANN401 - as above
        if isinstance(wanted, str) and has_names(whole):
            inner = names_of(whole)
            if wanted in inner:
                return inner[wanted][0]
            if not hasattr(whole, wanted) or hasattr(tuple, wanted):
                self._note(node, wanted, inner)
            return _ANYTHING
        return _element(whole) if isinstance(wanted, int) else _ANYTHING

    def of_filter(self, node: nodes.Filter, names: Names) -> Any:  # noqa: ANN401 - as above
        """``a|list``, ``a|rejectattr('b')``."""
        whole = self.visit(node.node, names) if node.node else _ANYTHING
        self.visit_all((*node.args, *node.kwargs), names)
        if node.name in {"selectattr", "rejectattr"} and node.args and isinstance(node.args[0], nodes.Const):
            part = _element(whole)
            for wanted in str(node.args[0].value).split("."):
                part = self._part_of(_without_none(part), wanted, node)
        if node.name in _SAME:
            return _without_none(whole)
        return _element(whole) if node.name in _ONE_OF else _ANYTHING

    def of_test(self, node: nodes.Test, names: Names) -> Any:  # noqa: ANN401 - as above
        """``a is defined``: what is asked for so need not be there."""
        if node.name not in {"defined", "undefined"}:
            self.generic_visit(node, names)
        return bool

    def of_condexpr(self, node: nodes.CondExpr, names: Names) -> Any:  # noqa: ANN401 - as above
        """``a if b else c``."""
        self.visit(node.test, names)
        one, other = (self.visit(part, names) if part else _ANYTHING for part in (node.expr1, node.expr2))
        return one if one == other else _ANYTHING

    def of_for(self, node: nodes.For, names: Names) -> None:
        """A loop: its name stands for one of the list."""
        inner = names | _bound(node.target, _element(self.visit(node.iter, names)))
        if node.test:
            self.visit(node.test, inner)
        self.visit_all(node.body, inner)
        self.visit_all(node.else_, names)

    def of_assign(self, node: nodes.Assign, names: Names) -> None:
        """``{% set a = b %}``."""
        names |= _bound(node.target, self.visit(node.node, names))

    def of_assignblock(self, node: nodes.AssignBlock, names: Names) -> None:
        """``{% set a %}…{% endset %}``."""
        self.visit_all(node.body, names)
        names |= _bound(node.target, str)

    def of_macro(self, node: nodes.Macro | nodes.CallBlock, names: Names) -> None:
        """A macro: nothing is known of what it is called with."""
        if isinstance(node, nodes.Macro):
            names[node.name] = _ANYTHING
        else:
            self.visit(node.call, names)
        self.visit_all(node.defaults, names)
        self.visit_all(node.body, names | dict.fromkeys(argument.name for argument in node.args))

    of_callblock = of_macro

    def of_with(self, node: nodes.With, names: Names) -> None:
        """``{% with a = b %}``."""
        inner = dict(names)
        for target, value in zip(node.targets, node.values, strict=True):
            inner |= _bound(target, self.visit(value, names))
        self.visit_all(node.body, inner)

    def of_output(self, node: nodes.Output, names: Names) -> None:
        """What is printed: words, numbers, days; no list, and nothing with names of its own."""
        for part in node.nodes:
            whole = _without_none(self.visit(part, names))
            if get_origin(whole) is tuple or whole is Rate or (whole is not None and has_names(whole)):
                self.found.append(Misnamed(part.lineno, _spoken(part), is_known=True))

    def _note(self, node: nodes.Node, name: str, known: Mapping[str, object]) -> None:
        near = "".join(suggest(name, dict.fromkeys(known), limit=1))
        self.found.append(Misnamed(node.lineno, name, near=near))


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
