"""What many tests make alike is made once; the work of children is done in the tests' own process."""

import hashlib
import itertools
import pickle
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from ttdn.checks import check_plan
from ttdn.diagnostics import Diagnostic
from ttdn.documents.document.model import Document
from ttdn.documents.layout.word.render import render_word
from ttdn.forms.blank import Blank
from ttdn.forms.making.workbook import make_form
from ttdn.forms.reading.grid import read_grids
from ttdn.load import PlanFile
from ttdn.model.plan import Plan
from ttdn.model_errors import read_model
from ttdn.source import Source
from ttdn.source.builder import read_quickly
from ttdn.source.text import MAXIMUM_NODES
from ttdn.worker import Worker

#: How much is kept of a kind: plans, what is found in them, files that were written.
KEPT = 400
#: Letters or bytes beyond which what is read of a file is not kept.
LONG_TEXT = 100_000


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Use nothing of what is kept where a test changes how it is made."""
    _Kept.used = not item.get_closest_marker("changed")


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
