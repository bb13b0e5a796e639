"""The codes that the program's sources write into findings."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ttdn

#: What makes a finding; its first argument is the code.
MAKERS = {"Diagnostic", "finding", "finding_at", "_Finding", "_slip", "unfit", "one_of_two"}
SOURCES = sorted(Path(ttdn.__file__).parent.rglob("*.py"))


@cache
def emitted() -> list[tuple[Path, ast.expr]]:
    """What each source file writes as the codes of findings."""
    return [(path, code) for path in SOURCES for code in emitted_of(path)]


@cache
def emitted_codes() -> set[str]:
    """Those that are written out."""
    return {str(code.value) for _, code in emitted() if isinstance(code, ast.Constant)}


def emitted_of(path: Path) -> Iterator[ast.expr]:
    """What a source file writes as the code of a finding."""
    for _, call in made_of(path):
        yield next((one.value for one in call.keywords if one.arg == "code"), call.args[0])


def made_of(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """The places of a source file at which a finding is made, each behind the name of what makes it."""
    text = path.read_text(encoding="utf-8")
    if not any(maker in text for maker in MAKERS):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            maker = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if maker in MAKERS:
                yield maker, node
