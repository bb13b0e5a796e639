"""What the tests share: a folder with the small plan of the cases, and its findings.

Plans, reports and runs of the program.
"""

import gc
import hashlib
import importlib
import itertools
import os
import pickle
import pkgutil
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from excel import CellPath, fill
from hypothesis import Phase, settings
from wheelhouse import build_wheel, quick_python
from xdist.scheduler import LoadFileScheduling

import ttdn
from ttdn.checking import check_workspace
from ttdn.checks import check_plan
from ttdn.cli import main
from ttdn.counting import compute_status
from ttdn.diagnostics import Diagnostic
from ttdn.documents.document.model import Document
from ttdn.documents.layout.word.page import blank_document
from ttdn.documents.layout.word.render import render_word
from ttdn.forms.blank import Blank
from ttdn.forms.making.workbook import make_form
from ttdn.forms.reading.grid import read_grids
from ttdn.load import PlanFile, Workspace
from ttdn.model.plan import Plan
from ttdn.model.report import Report
from ttdn.model_errors import read_model
from ttdn.source import Source, parse_source
from ttdn.source.builder import read_quickly
from ttdn.source.text import MAXIMUM_NODES
from ttdn.status import Status
from ttdn.worker import Worker

Write = Callable[[str, str | bytes], Path]
Check = Callable[[], list[Diagnostic]]
Run = Callable[..., tuple[int, str, str]]

HERE = Path(__file__).resolve().parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that holds the small plan and no report."""
    folder = tmp_path / "kế hoạch"
    (folder / "plan").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "cases" / "plan.yaml", folder / "plan" / "2020.yaml")
    return folder


@pytest.fixture
def write(root: Path) -> Write:
    """Write a file of the folder, as it is to stand there."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def check(root: Path) -> Check:
    """Find what is wrong with the folder, in the order of the files."""
    return lambda: check_workspace(root).diagnostics


# What makes the tests quick.

#: Hundreds of folders without a test.
collect_ignore = ["browser", "cases", "ci", "data", "editor", "plans"]

#: Where the tests' folders may stand in memory, and how many bytes they want to be free there.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # noqa: S108 - pytest makes a folder of its own in it

#: How much is kept of a kind: plans, what is found in them, files that were written.
KEPT = 400
#: Letters or bytes beyond which what is read of a file is not kept.
LONG_TEXT = 100_000

#: Where it is only asked whether a test fails (benchmarks/mutate.py): an example need not be the smallest.
settings.register_profile("any-example", phases=(Phase.explicit, Phase.reuse, Phase.generate))


def pytest_configure() -> None:
    """Wait for no disk: no test cuts the power, and where there is much memory, all is kept in it."""
    pytest.MonkeyPatch().setattr(os, "fsync", os.fstat)
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return
    memory = os.statvfs(MEMORY)
    if memory.f_bavail * memory.f_frsize >= ROOM and not memory.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Where processes share the work, end the measuring that pytest-cov began while the program was loaded.

    The process that hands out the work does none of it. In the others pytest-cov is about to begin a second
    measuring, and would go on with the first, which nobody reads, whenever that one is paused.
    """
    first = _measuring(session.config)
    if first and (_hands_out_work(session.config) or hasattr(session.config, "workerinput")):
        first.pause()


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Load the whole program and find the tests, which is not measured: it takes twice the time then.

    What is loaded by then is kept out of the collector's rounds, which are fewer from here on, and as it is
    in forked children; and what a command imports when it is called is measured here, once, like the file
    with which all documents begin.
    """
    if _hands_out_work(session.config):
        return (yield)
    for module in pkgutil.walk_packages(ttdn.__path__, "ttdn."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    blank_document("", "", date(2020, 1, 1))
    _measure(session.config, wanted=False)
    found = yield
    _measure(session.config, wanted=True)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50)
    return found


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Where processes share the work, let each begin with other files.

    What pytest makes of a file that it loads the first time is left beside it, and so is made by one of them.
    """
    report = yield
    worker = getattr(collector.config, "workerinput", None)
    if worker and collector.path == HERE:
        first = len(report.result) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        report.result = report.result[first:] + report.result[:first]
    return report


def _hands_out_work(config: pytest.Config) -> bool:
    return bool(config.getoption("numprocesses", None))


def _measuring(config: pytest.Config) -> Any:  # noqa: ANN401 - pytest-cov has no types for it
    """What measures the coverage in this process; None where nothing does."""
    plugin = config.pluginmanager.getplugin("_cov")
    return plugin and plugin.cov_controller


def _measure(config: pytest.Config, *, wanted: bool) -> None:
    """From here on measure what is done, or do not."""
    measuring = _measuring(config)
    if measuring and measuring.started != wanted:
        (measuring.resume if wanted else measuring.pause)()


#: The files that take longest, the longest first: else one process is left with them at the end.
LONG = (
    "test_page_html",
    "test_gitlab_job",
    "test_wheel",
    "test_workflows",
    "test_word_kinds",
    "test_circle",
    "test_operations",
    "test_hostile",
    "test_export",
    "test_editor",
    "test_many_cities",
    "test_other_plans",
    "test_collect_again",
    "test_mailbox",
    "test_recount",
    "test_other_programs",
    "test_check_document",
    "test_unread_cells",
    "test_upgrade_check",
    "test_schema",
    "test_units_over_time",
    "test_cases",
)


#: Tests that come by no branch that others do not come by, as cases, functions or whole files: they run
#: without the measuring of coverage, which doubles their time. Written by benchmarks/untraced.py.
UNTRACED = frozenset((HERE / "data" / "untraced.txt").read_text(encoding="utf-8").splitlines())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the long files, in one order in all processes.

    What measures nothing new is not measured, unless it is asked which test comes by which line.
    """
    turns = {name: turn for turn, name in enumerate(LONG)}
    items.sort(key=lambda item: (turns.get(item.path.stem, len(LONG)), item.path))
    every = config.getoption("--cov-context", None)
    for item in items:
        function = item.nodeid.partition("[")[0]
        if not every and UNTRACED.intersection((item.nodeid, function, function.partition("::")[0])):
            item.add_marker(pytest.mark.unmeasured)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:  # noqa: ANN401 - its private part
    """Where processes share the work, a file stays whole, with what is set up once for its tests."""
    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Measure a test with all that is set up for it, or nothing of it."""
    _Kept.used = not item.get_closest_marker("changed")
    _measure(item.config, wanted=not item.get_closest_marker("unmeasured"))


@pytest.fixture(autouse=True)
def worker_in_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do the work of children here, with all that goes to and fro packed and unpacked as on its way.

    Tests that ask for the child itself, its limits and its end, are marked ``real_worker``.
    """
    if request.node.get_closest_marker("real_worker"):
        return
    begun: list[Worker] = []

    def call(worker: Any, function: Callable[..., Any], *arguments: object, **named: object) -> object:  # noqa: ANN401 - its private parts
        if not any(worker is other for other in begun):
            begun.append(worker)
            if worker._initializer:  # noqa: SLF001 - as in the child
                worker._initializer(*worker._initargs)  # noqa: SLF001
        return _posted(function(*_posted(arguments), **_posted(named)))

    monkeypatch.setattr(Worker, "call", call)
    monkeypatch.setattr("ttdn.worker.processors", lambda: 1)


@pytest.fixture(autouse=True)
def keys_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's first folder has the first key, so that equal forms are equal files in all tests."""
    numbers = itertools.count(1)
    turns = SimpleNamespace(token_bytes=lambda length: next(numbers).to_bytes(length))
    monkeypatch.setattr("ttdn.forms.key.secrets", turns)


#: What tools write beside the tests, with all whose names begin with a dot but ``.ttdn``.
OF_TOOLS = frozenset({"__pycache__", "build", "dist", "node_modules"})
WATCHED = [HERE.parent / name for name in ("", ".ttdn", "plan", "schema", "templates", "units")]


@pytest.fixture(autouse=True)
def project_left_alone() -> Iterator[None]:
    """Fail a test that leaves something in the folder of the project, which tests only read.

    Where processes share the work, tests that ran in the others at that moment may fail with it.
    """
    before = _in_project()
    yield
    left = _in_project() - before
    assert not left, f"left in the folder of the project, by this test or one beside it: {sorted(left)}"


def _in_project() -> frozenset[str]:
    """What stands in the folder of the project and in those of its own that the program writes into."""
    return _entries(tuple((folder, folder.stat().st_mtime_ns) for folder in WATCHED if folder.is_dir()))


@cache
def _entries(folders: tuple[tuple[Path, int], ...]) -> frozenset[str]:
    """The names in folders, each as it was when something was last put into it or taken out."""
    return frozenset(
        entry.path
        for folder, _ in folders
        for entry in os.scandir(folder)
        if entry.name not in OF_TOOLS and (entry.name[0] != "." or entry.name.startswith(".ttdn"))
    )


@pytest.fixture(scope="session", autouse=True)
def plans_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read a plan of one name and text once, and hold it against itself once: most tests share a few plans.

    A plan that was read cannot be changed, and what is found in it follows from its name and text alone. Of
    other texts the data are read once, and each who asks has data of his own.
    """
    plans, findings, texts = _Kept(), _Kept(), _Kept()

    def read_text(text: str, limit: int = MAXIMUM_NODES) -> object:
        if len(text) > LONG_TEXT:
            return read_quickly(text, limit)
        packed = texts.get((text, limit), lambda: pickle.dumps(read_quickly(text, limit)))
        return pickle.loads(packed)  # noqa: S301 - our own

    def read(source: Source, model: type[Any]) -> tuple[Any, list[Diagnostic]]:
        """Only what is valid is kept: the findings of other plans leave marks in the source."""
        if model is not Plan or source.faults:
            return read_model(source, model)
        plan = plans.get(_named(source), lambda: read_model(source, Plan)[0])
        return (plan, []) if plan else read_model(source, Plan)

    def check(file: PlanFile) -> list[Diagnostic]:
        if file.source.faults:
            return list(check_plan(file))
        found: list[Diagnostic] = findings.get(_named(file.source), lambda: list(check_plan(file)))
        return found

    with pytest.MonkeyPatch.context() as patch:
        # Where it is asked which test comes by which line, each test does all of it.
        if not request.config.getoption("--cov-context", None):
            patch.setattr("ttdn.source.document.read_quickly", read_text)
            patch.setattr("ttdn.source.edit.read_quickly", read_text)
            patch.setattr("ttdn.load.folder.read_model", read)
            patch.setattr("ttdn.checking.check_plan", check)
        yield


def _named(source: Source) -> tuple[object, ...]:
    return source.file, source.text, source.limit


@pytest.fixture(scope="session", autouse=True)
def files_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Write a form, and a document in Word, once of what is in it, and read a workbook's cells once.

    Most tests begin with a form of a few, and each who reads has cells of his own. That the same content
    gives the same bytes is for those who ask the functions themselves: ``test_form``, ``test_word``,
    ``test_word_kinds``.
    """
    files = _Kept()

    def grids(file: str, raw: bytes) -> object:
        if len(raw) > LONG_TEXT:
            return read_grids(file, raw)
        packed = files.get(("grids", file, raw), lambda: pickle.dumps(read_grids(file, raw)))
        return pickle.loads(packed)  # noqa: S301 - our own

    def form(blank: Blank) -> bytes:
        return bytes(files.get(("form", _digest(blank)), lambda: make_form(blank)))

    def word(document: Document) -> bytes:
        return bytes(files.get(("word", _digest(document)), lambda: render_word(document)))

    with pytest.MonkeyPatch.context() as patch:
        if not request.config.getoption("--cov-context", None):
            patch.setattr("ttdn.editing.reading.read_grids", grids)
            patch.setattr("ttdn.forms.reading.form.read_grids", grids)
            patch.setattr("ttdn.documents.layout.word.render.render_word", word)
            for module in ("forms.making.workbook", "forms.making.makers", "collecting.papers"):
                patch.setattr(f"ttdn.{module}.make_form", form)
        yield


def _digest(content: object) -> bytes:
    return hashlib.sha256(pickle.dumps(content)).digest()


class _Kept:
    """What was made of some things, by their names; tests that are measured make it themselves, once.

    Tests that change how it is made are marked ``changed``, and use and keep nothing of it.
    """

    used = True

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Any] = {}

    def get(self, name: tuple[object, ...], make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is made
        """What is kept under a name, or what is made now."""
        if not self.used:
            return make()
        key = (*name, sys.gettrace() is None)
        if key not in self._kept:
            if len(self._kept) == KEPT:
                self._kept.clear()
            self._kept[key] = make()
        return self._kept[key]


def _posted(content: Any) -> Any:  # noqa: ANN401 - whatever is sent
    return pickle.loads(pickle.dumps(content))  # noqa: S301 - our own


# The plans, reports and runs of the tests of status, documents and command line.


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Plan]:
    """Make the small plan of the cases; what is given replaces its parts, in ``reporting`` key by key."""
    source, _ = parse_source("plan.yaml", (HERE / "cases" / "plan.yaml").read_bytes())
    assert source
    assert isinstance(source.data, dict)
    data: dict[str, Any] = source.data

    def make(reporting: dict[str, object] | None = None, **parts: object) -> Plan:
        return Plan.model_validate({**data, **parts, "reporting": {**data["reporting"], **(reporting or {})}})

    return make


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    """Make a report of a ward for the year, in on time; values are written as in the files."""

    def make(**parts: object) -> Report:
        return Report.model_validate(
            {"unit": "phuong-loc-tho", "period": "2020", "received": "2020-12-01", **parts}
        )

    return make


@pytest.fixture(scope="session")
def stand(make_plan: Callable[..., Plan], make_report: Callable[..., Report]) -> Callable[..., Status]:
    """Where the small plan stands on a day, with some reports; parts of the plan may be replaced."""

    def compute(as_of: str, *reports: dict[str, object], **plan: Any) -> Status:  # noqa: ANN401 - whatever make_plan takes
        return compute_status(
            make_plan(**plan), [make_report(**report) for report in reports], date.fromisoformat(as_of)
        )

    return compute


@pytest.fixture(name="settings", scope="session")
def documents_with_reminder(make_plan: Callable[..., Plan]) -> dict[str, Any]:
    """The documents of the small plan with a letterhead for reminders."""
    letterhead = {
        "agency": ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ NHA TRANG"],
        "symbol": "UBND-VHTT",
        "place": "Nha Trang",
        "signature": {"authority": ["CHỦ TỊCH"], "name": "Nguyễn Văn A"},
        "recipients": ["Như trên", "Lưu: VT"],
    }
    return {**make_plan().documents.model_dump(exclude_none=True), "reminder": letterhead}


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the project with the plan and the example reports of 2020; to be read only."""
    return HERE.parent


@pytest.fixture(scope="session")
def example_workspace(example: Path) -> Workspace:
    """The example folder as it is loaded."""
    return check_workspace(example).workspace


@pytest.fixture
def folder(root: Path, write: Write) -> Path:
    """A folder with the small plan, whose every owner has a heading, and two good reports."""
    plan = (root / "plan" / "2020.yaml").read_text(encoding="utf-8")
    write("plan/2020.yaml", plan.replace("headings: {", "headings: {V.1: Phòng Văn hóa và Thông tin, "))
    for unit in ("phuong-loc-tho", "xa-vinh-luong"):
        write(
            f"units/{unit}/2020.yaml",
            f"unit: {unit}\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
            "  - {item: II.5.1, status: in_progress, summary: Đăng tin hằng tuần, figures: "
            "{news_items: 12}}\n",
        )
    return root


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in a folder, as in a pipe of 100 columns.

    What it returned, printed and complained of.
    """
    for name in ("TTDN_LANG", "COLUMNS", "GITHUB_ACTIONS", "GITEA_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)

    def run_main(
        *arguments: str, cwd: Path | None = None, columns: int | None = None
    ) -> tuple[int, str, str]:
        if cwd is not None:
            monkeypatch.chdir(cwd)
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_main


# Forms that come back.


@pytest.fixture
def send(root: Path, run: Run) -> Callable[..., Path]:
    """Make the form of a unit and fill it in; the file as it comes back, in a folder of its own."""

    def make(
        values: dict[CellPath, Any] | None = None,
        unit: str = "phuong-loc-tho",
        name: str = "gui ve/Báo cáo của phường.xlsx",
        period: str = "2020",
    ) -> Path:
        assert run("form", unit, "--period", period, "-o", "bm", "--force", cwd=root)[0] == 0
        return fill(root, root / "bm" / f"{unit}-{period}.xlsx", values or {}, root / name)

    return make


@pytest.fixture
def collect(root: Path, run: Run) -> Callable[..., tuple[int, str]]:
    """Take up what came back, and leave it where it is; exit code and what was printed."""

    def collect_files(*arguments: object) -> tuple[int, str]:
        words = map(str, arguments or ("gui ve",))
        code, out, err = run("collect", *words, "--received", "2020-12-05", "--keep", cwd=root, columns=400)
        assert err == ""
        return code, out

    return collect_files


# The program, as it is installed.


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Have LibreOffice make files of another kind; the profile that its first start makes is kept."""
    profile = f"-env:UserInstallation={(tmp_path_factory.mktemp('profile') / 'lo').as_uri()}"

    def run_office(kind: str, folder: Path, *files: Path) -> None:
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            *map(str, (folder, *files)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603 - files of our own

    return run_office


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """The program as a wheel; to be read only."""
    return build_wheel(example, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What lets a job make an environment and install the program into it quickly, without the network."""
    return quick_python(tmp_path_factory.mktemp("quick"))
