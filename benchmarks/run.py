"""Whole processes side by side on the same generated reports; prints a table. ``make bench``.

The floor is ``floor.py``: libyaml and pydantic on the same cores. The other tools are check-jsonschema, with
the schema that ``ttdn schema report`` prints for the same folder, and yamllint, as it comes and with its
lightest settings. Each command runs some times after one run that warms the disk's cache; the table shows the
fastest. Memory is the largest resident size of the process and its children.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generate import write_workspace
from imports import measure_imports, table_of

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REPEATS = 3
FLOOR = ROOT / "benchmarks" / "floor.py"
MOST_ABOVE_FLOOR = 1.35
#: A machine that keeps no compiled files would compile what is installed for development at each start, and
#: only that.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
#: How often the memory of a process and its children is looked at.
_LOOK_SECONDS = 0.2
#: What a start is held against: the general tool on one file of the repository.
ON_ONE_FILE = ("check-jsonschema", "--schemafile", "schema/plan.schema.json", "plan/2020.yaml")
#: The commands that are typed most, and how much of that time they may take.
STARTED = {("validate",): 0.7, ("status", "--as-of", "2020-12-10"): 0.9}
ROUNDS = 20
LIGHTEST = "{extends: relaxed, rules: {line-length: disable}}"
EMPTY_TYPER = (
    "import typer; app = typer.Typer(add_completion=False, rich_markup_mode=None); "
    "app.command()(lambda: None); app()"
)


@dataclass(frozen=True)
class Run:
    """The fastest of some runs.

    Seconds by the clock, the largest resident size in MB, and seconds on all cores together.
    """

    seconds: float
    megabytes: float
    busy: float = 0.0


@dataclass(frozen=True)
class Tree:
    """One run of a process that has children.

    Seconds by the clock and on all cores together; the most memory that all of them took at one time (what
    they share counts once), and the most that one of them took.
    """

    seconds: float
    busy: float
    megabytes: float
    largest: float

    def __str__(self) -> str:
        """A row of the table."""
        return (
            f"{self.seconds:8.2f} s  {self.busy:6.2f} s of all cores  {self.megabytes:4.0f} MB, "
            f"the largest process {self.largest:.0f} MB"
        )


def measure_tree(command: Sequence[str], folder: Path, *, finds: bool = False) -> Tree:
    """One run of a command that works in several processes."""
    peak = 0.0
    begun = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - fixed commands
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            peak = max(peak, sum(map(_memory_of, _with_children(process.pid))))
            time.sleep(_LOOK_SECONDS)
        seconds = time.perf_counter() - begun
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ({0, 1} if finds else {0}):
        sys.exit(f"{command}: {process.returncode}")
    return Tree(seconds, usage.ru_utime + usage.ru_stime, peak, usage.ru_maxrss / 1024)


def _with_children(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [process, *(each for child in children for each in _with_children(int(child)))]


def _memory_of(process: int) -> float:
    """The memory of a process in MB; of what it shares with others, its part."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0) / 1024


def measure(command: Sequence[str], folder: Path, repeats: int = REPEATS, *, finds: bool = False) -> Run:
    """The fastest of some runs of a command in a folder, after one that warms the disk's cache."""
    runs = [measure_once(command, folder, finds=finds) for _ in range(repeats + 1)][1:]
    return Run(min(run.seconds for run in runs), max(run.megabytes for run in runs))


def measure_once(command: Sequence[str], folder: Path, *, finds: bool = False) -> Run:
    """One run of a command in a folder; only one that ``finds`` may end with 1.

    All that is generated is valid.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - fixed commands
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    message = process.stderr.read().decode() if process.stderr else ""
    if os.waitstatus_to_exitcode(status) not in ({0, 1} if finds else {0}):
        sys.exit(f"{command}: {message}")
    return Run(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def measure_beside(
    command: Sequence[str], other: Sequence[str], folder: Path, repeats: int
) -> tuple[Run, Run, float, float]:
    """Two commands in turn: the fastest run of each, and the median of their ratios.

    By the clock and of the work of all cores.
    """
    measure_once(command, folder)
    measure_once(other, folder)
    pairs = [(measure_once(command, folder), measure_once(other, folder)) for _ in range(repeats)]
    own, floor = (min((pair[place] for pair in pairs), key=lambda run: run.seconds) for place in (0, 1))
    return (
        own,
        floor,
        median(one.seconds / two.seconds for one, two in pairs),
        median(one.busy / two.busy for one, two in pairs),
    )


def tool(name: str) -> str:
    """A program of the environment that runs this."""
    return str(BIN / name)


def bench_many(folder: Path, count: int) -> None:
    """1,000 reports: ttdn, the floor below it, check-jsonschema and yamllint."""
    write_workspace(folder, count)
    schema = folder / "schema.json"
    schema.write_bytes(
        subprocess.run([tool("ttdn"), "schema", "report"], cwd=folder, capture_output=True, check=True).stdout  # noqa: S603
    )
    # Its regex variant reads Python's regular expressions; the schema's are plain enough for all.
    own, floor, ratio, work = measure_beside(
        [tool("ttdn"), "validate"], [sys.executable, str(FLOOR), "."], folder, 3 * REPEATS
    )
    files = [str(path) for path in sorted(folder.glob("units/*/*.yaml"))]
    other = measure([tool("check-jsonschema"), "--schemafile", str(schema), *files], folder, 1)
    lint = measure([tool("yamllint"), "units"], folder, 1, finds=True)
    lightest = measure([tool("yamllint"), "-d", LIGHTEST, "units"], folder, 1, finds=True)
    print(f"{count:>6} reports  ttdn validate      {own.seconds:8.2f} s  {own.megabytes:5.0f} MB")
    print(
        f"                libyaml + pydantic {floor.seconds:8.2f} s  ttdn takes {ratio:.2f} "
        f"times that (at most {MOST_ABOVE_FLOOR}), {work:.2f} of the work"
    )
    print(
        f"                check-jsonschema   {other.seconds:8.2f} s  {other.seconds / own.seconds:5.1f} "
        "times ttdn (asked for: 15)"
    )
    print(
        f"                yamllint           {lint.seconds:8.2f} s  {lint.seconds / own.seconds:5.1f} "
        "times ttdn (asked for: 25)"
    )
    print(
        f"                yamllint, lightest {lightest.seconds:8.2f} s  "
        f"{lightest.seconds / own.seconds:5.1f} times ttdn"
    )


def bench_growth(folder: Path, small: int, large: int) -> None:
    """Cost per file at ten times the size, and memory."""
    costs = []
    for count in (small, large):
        write_workspace(folder, count)
        run = measure([tool("ttdn"), "validate"], folder, 2)
        costs.append(run.seconds / count)
        print(
            f"{count:>6} reports  ttdn validate      {run.seconds:8.2f} s  {run.seconds / count * 1000:5.2f} "
            f"ms a file  {run.megabytes:5.0f} MB"
        )
    print(f"                cost per file      {costs[1] / costs[0]:8.2f} times (asked for: at most 1.3)")


def bench_forms(folder: Path, count: int) -> None:
    """Excel forms made for many units, filled with what they report, and taken up into a folder without it.

    Then some of them, all with their papers, all where one in twenty goes back marked, and all once more.
    What is asked for is without papers: the time by the clock on two cores that do nothing else.
    """
    write_workspace(folder, count)
    units = sorted(path.name for path in (folder / "units").iterdir())
    made = measure_tree([tool("ttdn"), "form", *units, "--period", "2020", "-o", "forms"], folder)
    print(f"{len(units):>6} forms    ttdn form          {made}")
    forms = sorted((folder / "forms").glob("*.xlsx"))
    few = forms[: count // 4]
    taken = _collect(folder, forms, "--without-report")
    print(f"                ttdn collect       {taken}")
    print(f"                once more          {_collect(folder, forms, '--without-report', anew=False)}")
    print(f"                {len(few):>3} of them        {_collect(folder, few, '--without-report')}")
    print(f"                with their papers  {_collect(folder, forms)}")
    for form in forms[::20]:
        _spoil(form)
    marked = _collect(folder, forms, "--without-report")
    print(f"                {len(forms[::20]):>3} go back        {marked}")
    whole = made.seconds + taken.seconds
    print(
        f"                out and in         {whole:8.2f} s  {made.busy + taken.busy:6.2f} s of all cores"
        f"  (asked for: 12 s, 200 MB; a quarter of them in: 2.5 s)"
    )


def _collect(folder: Path, forms: Sequence[Path], *options: str, anew: bool = True) -> Tree:
    """Take up some forms, into a folder that has seen none of them."""
    if anew:
        for name in ("units", "out", "came", ".ttdn/collected", "register", "da-nhan", "tra-lai"):
            shutil.rmtree(folder / name, ignore_errors=True)
    came = folder / "came"
    came.mkdir(exist_ok=True)
    for form in forms:
        shutil.copy(form, came)
    return measure_tree([tool("ttdn"), "collect", "came", *options], folder, finds=True)


def _spoil(form: Path) -> None:
    """Write words where an amount of money stood."""
    with zipfile.ZipFile(form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(
                name, content.replace(b"><v>21500000</v>", ' t="str"><v>chưa rõ</v>'.encode(), 1)
            )


def bench_start() -> None:
    """The repository as it stands beside one file of it, and the version against an empty Typer program."""
    name, *rest = ON_ONE_FILE
    for arguments, most in STARTED.items():
        own, other, ratio, work = measure_beside(
            [tool("ttdn"), *arguments], [tool(name), *rest], ROOT, ROUNDS
        )
        print(
            f"repository      ttdn {arguments[0]:<13} {own.seconds:8.2f} s   check-jsonschema on one file "
            f"{other.seconds:.2f} s: {ratio:.2f} times (at most {most}), {work:.2f} of the work"
        )
        print(table_of(measure_imports(arguments, ROOT, ENVIRONMENT)))
    version = measure([tool("ttdn"), "--version"], ROOT, 10)
    empty = measure([sys.executable, "-c", EMPTY_TYPER], ROOT, 10)
    ratio = version.seconds / empty.seconds
    print(
        f"start           ttdn --version     {version.seconds:8.3f} s   empty Typer program "
        f"{empty.seconds:.3f} s: {ratio:.2f} times (at most 1.5)"
    )


def main() -> None:
    """Every table."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    print(json.dumps({"python": sys.version.split()[0], "cores": os.cpu_count(), "open files": limits[0]}))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        bench_start()
        bench_many(folder, 1_000)
        bench_growth(folder, 1_000, 10_000)
        bench_forms(folder, 200)


if __name__ == "__main__":
    main()
