"""Small changes of the program that its tests must notice: ``make mutate``.

Each change is made in a copy of the folder, and only the tests run that come by the changed line, those that
come by the fewest files first. A change that all of them pass survives: it is printed as a diff. Which tests
come by which line is known from one run of all tests with coverage, which is kept for the next time beside
the temporary files. ``--named`` tries the changes that once passed unseen.
"""

import argparse
import ast
import difflib
import hashlib
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from coverage import CoverageData
from mutations import NAMED

HERE = Path(__file__).resolve().parent.parent
ROOMS = (
    "ttdn/status",
    "ttdn/counting.py",
    "ttdn/timeline.py",
    "ttdn/checks",
    "ttdn/forms",
    "ttdn/documents",
    "ttdn/schema",
)
#: A change that makes a loop endless is noticed, too.
SECONDS = 900
PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "-q",
    "-x",
    "-p",
    "no:cacheprovider",
    "--no-header",
    "--hypothesis-profile=any-example",
)

COMPARISONS = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
OPERATORS = {ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "//"), ast.FloorDiv: ("//", "*")}
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}
#: Where a string is a key rather than words.
KEYED = {"get", "pop", "setdefault", "startswith", "endswith", "getattr"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """Some text of a file, from one place to another, and what stands there instead."""

    file: str
    start: int
    end: int
    new: str
    line: int

    def apply(self, text: str) -> str:
        """The file's text with the change."""
        return text[: self.start] + self.new + text[self.end :]


class Finder(ast.NodeVisitor):
    """Finds every change that can be made to a file."""

    def __init__(self, file: str, text: str) -> None:
        """Begin with the text of a file."""
        self.file, self.text = file, text
        self._starts = list(
            itertools.accumulate((len(line) for line in text.splitlines(keepends=True)), initial=0)
        )
        self._lines = text.splitlines()
        self.found: list[Mutation] = []

    def _offset(self, line: int, column: int) -> int:
        """Columns of the syntax tree count bytes."""
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line, end_column = node.end_lineno or 0, node.end_col_offset or 0
        return self._offset(node.lineno, node.col_offset), self._offset(end_line, end_column)

    def _add(self, start: int, end: int, new: str) -> None:
        line = self.text.count("\n", 0, start) + 1
        if "pragma: no cover" not in self._lines[line - 1]:
            self.found.append(Mutation(self.file, start, end, new, line))

    def _replace(self, node: ast.expr | ast.stmt, new: str) -> None:
        self._add(*self._span(node), new)

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> None:
        """Replace the operator that stands between two operands."""
        start, end = self._span(left)[1], self._span(right)[0]
        place = self.text.find(old, start, end)
        if place >= 0:
            self._add(place, place + len(old), new)

    def visit_Compare(self, node: ast.Compare) -> None:
        """Borders of comparisons."""
        for left, operator, right in zip(
            [node.left, *node.comparators], node.ops, node.comparators, strict=False
        ):
            self._between(left, right, *COMPARISONS[type(operator)])
        for operand in (node.left, *node.comparators):
            self._key(operand)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """And, or."""
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in itertools.pairwise(node.values):
            self._between(left, right, f"{old} ", f"{new} ")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Plus, minus, times."""
        if type(node.op) in OPERATORS:
            self._between(node.left, node.right, *OPERATORS[type(node.op)])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        """Not, minus."""
        start, _ = self._span(node)
        self._add(start, self._span(node.operand)[0], "")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Numbers one up and down, true and false."""
        if isinstance(node.value, bool):
            self._replace(node, str(not node.value))
        elif isinstance(node.value, int):
            self._replace(node, str(node.value + 1))
            self._replace(node, str(node.value - 1))

    def visit_Call(self, node: ast.Call) -> None:
        """Any and all, least and greatest; arguments in another order; keys."""
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if isinstance(node.func, ast.Name) and name in CALLS:
            self._replace(node.func, CALLS[name])
        plain = not any(isinstance(argument, ast.Starred) for argument in node.args)
        if plain and name not in {*CALLS, "Text"}:
            for left, right in itertools.pairwise(node.args):
                (start, middle), (next_start, end) = self._span(left), self._span(right)
                swapped = self.text[next_start:end] + self.text[middle:next_start] + self.text[start:middle]
                if self.text[start:end] != swapped:
                    self._add(start, end, swapped)
        if name in KEYED:
            for argument in node.args:
                self._key(argument)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Keys."""
        self._key(node.slice)
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        """Keys."""
        for key in node.keys:
            if key is not None:
                self._key(key)
        self.generic_visit(node)

    def _key(self, node: ast.expr) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            self._replace(node, repr(f"{node.value}~"))

    def visit_If(self, node: ast.If) -> None:
        """The other branch; what only types need is left."""
        if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            start, end = self._span(node.test)
            self._add(start, end, f"not ({self.text[start:end]})")
            self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        """A statement that is not made; words that only describe are left."""
        if not isinstance(node.value, ast.Constant):
            self._replace(
                node, "pass" if not isinstance(node.value, ast.Yield | ast.YieldFrom) else "yield from ()"
            )
            self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        """A statement that is not made."""
        self._replace(node, "pass")
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """An error that is not raised."""
        self._replace(node, "pass")

    def visit_Continue(self, node: ast.Continue) -> None:
        """A loop that goes on."""
        self._replace(node, "pass")

    def visit_Break(self, node: ast.Break) -> None:
        """A loop that does not end."""
        self._replace(node, "pass")

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """No types."""
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Defaults and what is done, no types."""
        for part in (
            *node.decorator_list,
            *node.args.defaults,
            *filter(None, node.args.kw_defaults),
            *node.body,
        ):
            self.visit(part)


def find_mutations(file: str, text: str) -> list[Mutation]:
    """Every change of a file that leaves a program of Python behind."""
    finder = Finder(file, text)
    finder.visit(ast.parse(text))
    return [mutation for mutation in dict.fromkeys(finder.found) if _compiles(mutation.apply(text))]


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutated", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def copy_tree(target: Path) -> None:
    """The folder's files as git knows them, with what is new; nothing that was made from them."""
    names = subprocess.run(  # noqa: S603 - our own words
        ["git", "-C", str(HERE), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        check=True,
        capture_output=True,
    ).stdout
    for name in filter(None, names.decode().split("\0")):
        if (HERE / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / name, target / name)
    server = HERE / "tests" / "editor" / "node_modules"
    if server.exists() and not (target / "tests" / "editor" / "node_modules").exists():
        (target / "tests" / "editor" / "node_modules").symlink_to(server.resolve())


def run_tests(tree: Path, arguments: Sequence[str], seconds: float | None = None) -> int | None:
    """Run tests in a copy; what pytest returned, None where time was up."""
    variables = {**os.environ, "PYTHONPATH": str(tree)}
    # What the first run compiles, the others need not.
    for name in ("PYTHONSAFEPATH", "PYTHONDONTWRITEBYTECODE"):
        variables.pop(name, None)
    with subprocess.Popen(  # noqa: S603 - our own words
        [*PYTEST, *arguments],
        cwd=tree,
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            return None


class Guide:
    """Which tests come by a line, in the order in which they are to be run."""

    def __init__(self, data: CoverageData) -> None:
        """Read what a run of all tests has left."""
        self._lines: dict[str, Mapping[int, list[str]]] = {}
        self._files: defaultdict[str, set[str]] = defaultdict(set)
        for path in data.measured_files():
            lines = data.contexts_by_lineno(path)
            name = (
                path[path.rindex("ttdn/") :]
                if "/ttdn/" not in path
                else "ttdn/" + path.rpartition("/ttdn/")[2]
            )
            self._lines[name] = {
                line: [context.partition("|")[0] for context in contexts if context]
                for line, contexts in lines.items()
            }
            for tests in self._lines[name].values():
                for test in tests:
                    self._files[test].add(name)

    def tests(self, mutation: Mutation) -> list[str]:
        """The tests that come by; of a line that is run when it is loaded, those that come by its file.

        Of a file that is only loaded, those that come by its room.
        """
        lines = self._lines.get(mutation.file, {})
        found = set(lines.get(mutation.line, ())) or {test for tests in lines.values() for test in tests}
        room = mutation.file.rpartition("/")[0]
        found = found or {test for test, files in self._files.items() if any(room in file for file in files)}
        return sorted(found, key=lambda test: (len(self._files[test]), test))


def make_guide(kept: Path | None, only: Sequence[str]) -> Guide:
    """From a run of all tests, which is made where none is kept."""
    if kept is None:
        print(kept := Path(tempfile.gettempdir()) / f"ttdn-contexts-{_state()}")
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder) / "ttdn"
            copy_tree(tree)
            run_tests(
                tree,
                ["-n", "auto", "--cov", "--cov-context=test", "--cov-report=", "--cov-fail-under=0", *only],
            )
            shutil.move(tree / ".coverage", kept)
    data = CoverageData(str(kept))
    data.read()
    return Guide(data)


def _state() -> str:
    """A name for the program and the tests as they are."""
    files = sorted(
        path
        for room in ("ttdn", "tests")
        for path in (HERE / room).rglob("*.py")
        if "node_modules" not in path.parts
    )
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:12]


def choose(rooms: Sequence[str], seed: int, count: int) -> list[Mutation]:
    """So many changes by chance."""
    paths = [
        path
        for room in rooms
        for path in ([HERE / room] if room.endswith(".py") else sorted((HERE / room).rglob("*.py")))
    ]
    found = [
        mutation
        for path in paths
        for mutation in find_mutations(path.relative_to(HERE).as_posix(), path.read_text(encoding="utf-8"))
    ]
    print(f"{len(found)} changes can be made")
    return random.Random(seed).sample(found, min(count, len(found)))  # noqa: S311 - nothing secret


def named() -> Iterator[Mutation]:
    """The changes that once passed unseen."""
    for file, old, new in NAMED:
        text = (HERE / file).read_text(encoding="utf-8")
        if text.count(old) != 1:
            print(
                f"NOT FOUND {file}: {old!r} stands there {text.count(old)} times: "
                "mend benchmarks/mutations.py"
            )
            continue
        start = text.index(old)
        yield Mutation(file, start, start + len(old), new, text.count("\n", 0, start) + 1)


def show(mutation: Mutation) -> str:
    """The change as a diff of its lines."""
    text = (HERE / mutation.file).read_text(encoding="utf-8")
    lines = difflib.unified_diff(text.splitlines(), mutation.apply(text).splitlines(), n=0, lineterm="")
    return f"{mutation.file}:{mutation.line}\n" + "\n".join(list(lines)[3:])


def is_killed(tree: Path, mutation: Mutation, tests: Sequence[str]) -> bool:
    """Whether a test fails."""
    path = tree / mutation.file
    text = path.read_text(encoding="utf-8")
    path.write_text(mutation.apply(text), encoding="utf-8")
    (tree / "chosen-tests").write_text("\n".join(tests), encoding="utf-8")
    try:
        return run_tests(tree, ["@chosen-tests"], SECONDS) != 0
    finally:
        path.write_text(text, encoding="utf-8")


def try_out(mutation: Mutation, tests: Sequence[str], trees: SimpleQueue[Path]) -> bool:
    """Make a change in a copy that nobody uses just then and say what came of it; whether a test fails."""
    began, tree = time.monotonic(), trees.get()
    try:
        killed = bool(tests) and is_killed(tree, mutation, tests)
    finally:
        trees.put(tree)
    if not killed:
        print(f"SURVIVES {len(tests)} tests: {show(mutation)}", flush=True)
    print(f"{mutation.file}:{mutation.line} {time.monotonic() - began:.1f} s", flush=True)
    return killed


def main() -> int:
    """Try the changes; 1 where more than one of twenty survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS, help="files and folders")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1, help="how many are tried at once")
    parser.add_argument("--named", action="store_true", help="the changes that once passed unseen")
    parser.add_argument("--list", action="store_true", help="show the changes only")
    parser.add_argument("--contexts", type=Path, help="a .coverage that pytest --cov-context=test left")
    parser.add_argument("--tests", nargs="*", default=(), help="only these, for the run with coverage")
    options = parser.parse_args()
    mutations = list(named()) if options.named else choose(options.rooms, options.seed, options.count)
    if options.list:
        print(*(show(mutation) for mutation in mutations), sep="\n")
        return 0
    guide = make_guide(options.contexts, options.tests)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(options.jobs):
            copy_tree(tree := Path(folder) / str(number) / "ttdn")
            trees.put(tree)
        killed = sum(pool.map(lambda mutation: try_out(mutation, guide.tests(mutation), trees), mutations))
    print(f"{killed} of {len(mutations)} killed")
    return int((len(mutations) - killed) * 20 > len(mutations))


if __name__ == "__main__":
    sys.exit(main())
