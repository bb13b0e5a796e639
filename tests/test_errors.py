"""errors: the tree that the module shows is that of the classes."""

import importlib
import pkgutil

import ttdn
from ttdn import errors
from ttdn.errors import TtdnError


def _branches(kind: type[TtdnError]) -> set[tuple[str, str]]:
    """Each class below one, with the class that it builds on."""
    own = [child for child in kind.__subclasses__() if child.__module__.startswith("ttdn.")]
    return {(kind.__name__, child.__name__) for child in own}.union(*map(_branches, own))


def _drawn() -> set[tuple[str, str]]:
    """The same, as the docstring of ``ttdn.errors`` draws it."""
    parents: dict[int, str] = {}
    found = set()
    for row in (errors.__doc__ or "").splitlines():
        name = next((word for word in row.replace("──", " ").split() if word.endswith("Error")), "")
        if name and not row.startswith("What"):
            depth = row.index(name) // 4
            parents[depth] = name
            if depth:
                found.add((parents[depth - 1], name))
    return found


def test_tree_of_errors_is_true() -> None:
    """Every class of the program stands in it, below the one it builds on, and no other."""
    for module in pkgutil.walk_packages(ttdn.__path__, "ttdn."):
        if module.name != "ttdn.__main__":
            importlib.import_module(module.name)
    assert _drawn() == _branches(TtdnError)
