"""How the tests are run: in which order, what of them is measured, in memory, and what they leave alone."""

import gc
import importlib
import os
import pkgutil
import tempfile
from collections.abc import Generator, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from xdist.scheduler import LoadFileScheduling

import ttdn
from ttdn.documents.layout.word.page import blank_document

HERE = Path(__file__).resolve().parent

#: Where the tests' folders may stand in memory, and how many bytes they want to be free there.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30  # noqa: S108 - pytest makes a folder of its own in it

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
    _measure(item.config, wanted=not item.get_closest_marker("unmeasured"))


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
