"""The child process: answers, limits of time and memory, deaths, errors on their way back.

And its end with its parent.
"""

import operator
import os
import pickle
import re
import select
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ttdn.errors import MemoryLimitError, TemplateError, TimeLimitError, TtdnError, WorkerDiedError
from ttdn.language import Text
from ttdn.worker import Worker, Workers

pytestmark = [
    pytest.mark.real_worker,
    pytest.mark.skipif(
        sys.platform != "linux", reason="these functions are inherited by a fork, which no other system has"
    ),
]

_remembered: list[object] = []


def add(one: int, other: int) -> int:
    """An ordinary function."""
    return one + other


def hang() -> None:
    """What a hostile file does to a reader."""
    while True:
        pass


def hang_in_c() -> int:
    """The same, where no line of Python is run in between."""
    return len(str(7 ** (10**8)))


def take_memory(megabytes: int) -> int:
    """What another one does to it."""
    return len(bytearray(megabytes << 20))


def leave(code: int) -> None:
    """A library that ends the process."""
    os._exit(code)


def fail(error: Exception) -> None:
    """Raise what was given."""
    raise error


def fail_oddly() -> None:
    """An error that cannot be copied."""

    class Odd(Exception):  # noqa: N818 - nothing of ours
        pass

    raise Odd("lạ")


def make_local() -> object:
    """An answer that cannot be sent."""
    return lambda: "x"


def chatter() -> str:
    """A library that prints."""
    sys.stdout.write("out\n")
    os.write(1, b"out\n")
    os.write(2, b"err\n")
    return "said"


def remember(thing: object) -> None:
    """An initializer."""
    _remembered.append(thing)


def recall() -> str:
    """What the initializer left."""
    return str(_remembered[-1])


def refuse() -> None:
    """An initializer that fails."""
    raise ValueError(__name__)


def call_inside() -> tuple[int, int]:
    """A worker in a worker."""
    with Worker(seconds=1) as worker:
        return os.getpid(), worker.call(os.getpid)


@pytest.fixture
def worker(request: pytest.FixtureRequest) -> Iterator[Worker]:
    """A child with little memory, and time enough on a busy machine where a test gives it no other."""
    seconds = getattr(request, "param", 30)
    with Worker(
        seconds=seconds, megabytes=100, initializer=remember, initargs=(lambda: "not to be sent",)
    ) as one:
        yield one


def test_one_child_answers_all_calls(worker: Worker) -> None:
    """The child is another process, is kept.

    And has what it was given at its start, also what could not be sent to it.
    """
    assert worker.call(add, 1, other=2) == 3
    first = worker.call(os.getpid)
    assert first != os.getpid()
    assert worker.call(os.getpid) == first
    assert "lambda" in worker.call(recall)


@pytest.mark.parametrize("worker", [0.4], indirect=True, ids=["in little time"])
@pytest.mark.parametrize("function", [hang, hang_in_c])
def test_what_hangs_is_ended(worker: Worker, function: Callable[[], object]) -> None:
    """After its time the child is gone, and the next call has a fresh one."""
    first = worker.call(os.getpid)
    with pytest.raises(TimeLimitError, match=r"0\.4 seconds"):
        worker.call(function)
    assert not is_running(first)
    assert worker.call(add, 1, 2) == 3
    assert "lambda" in worker.call(recall)


def test_what_wants_too_much_memory_is_ended(worker: Worker) -> None:
    """Half of what it may is given, twice as much is not; the next call works."""
    assert worker.call(take_memory, 50) == 50 << 20
    with pytest.raises(MemoryLimitError, match="100 MB"):
        worker.call(take_memory, 200)
    assert worker.call(add, 1, 2) == 3


@pytest.mark.parametrize("code", [0, 1, 3])
def test_a_child_that_dies_is_replaced(worker: Worker, code: int) -> None:
    """A library that ends the process ends its file's reading, nothing else."""
    with pytest.raises(WorkerDiedError, match=f"code {code}"):
        worker.call(leave, code)
    assert worker.call(add, 1, 2) == 3


def test_a_child_that_was_killed_from_outside_is_replaced(worker: Worker) -> None:
    """The system may end it between two calls when memory is short."""
    os.kill(worker.call(os.getpid), signal.SIGKILL)
    with pytest.raises(WorkerDiedError):
        worker.call(add, 1, 2)
    assert worker.call(add, 1, 2) == 3


def test_errors_come_back_as_they_are(worker: Worker) -> None:
    """An error of the function is raised here, with the place in the child as a note; the child is kept."""
    first = worker.call(os.getpid)
    for error in (ValueError("a"), OSError(28, "No space"), TemplateError("a.md", 3, Text("vi", "en"))):
        with pytest.raises(type(error), match=re.escape(str(error))) as caught:
            worker.call(fail, error)
        assert "in fail" in caught.value.__notes__[0]
    with pytest.raises(RuntimeError, match="Odd: lạ"):
        worker.call(fail_oddly)
    with pytest.raises((AttributeError, pickle.PicklingError), match="make_local"):
        worker.call(make_local)
    assert worker.call(os.getpid) == first


def test_an_initializer_that_fails_is_heard_of() -> None:
    """Its error is that of the first call, and of the second."""
    with Worker(seconds=1, initializer=refuse) as worker:
        for _ in range(2):
            with pytest.raises(ValueError, match=__name__):
                worker.call(add, 1, 2)


def test_a_worker_in_a_worker_needs_no_third_process(worker: Worker) -> None:
    """The limits of the outer one hold."""
    outer, inner = worker.call(call_inside)
    assert outer == inner != os.getpid()


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workers]:
    """Three children side by side."""
    monkeypatch.setattr("ttdn.worker.processors", lambda: 3)
    with Workers(lambda: Worker(seconds=1, megabytes=100), calls=100) as several:
        yield several


def misbehave(number: int) -> int:
    """What one file in some does to its reader; the process that read it, of the others."""
    misdeeds: dict[int, Callable[[], object]] = {
        1: hang,
        4: lambda: leave(3),
        5: lambda: take_memory(200),
        7: lambda: fail(ValueError("7")),
    }
    misdeeds.get(number, int)()
    return number * 1000 + os.getpid() % 1000


def test_many_calls_side_by_side(workers: Workers) -> None:
    """Answers come in the order of the calls, whichever child is done first; an error is that of its call."""
    answers = list(workers.map(misbehave, range(100)))
    errors = {place: type(answer.error) for place, answer in enumerate(answers) if answer.error}
    assert errors == {1: TimeLimitError, 4: WorkerDiedError, 5: MemoryLimitError, 7: ValueError}
    good = [answer.take() for answer in answers if not answer.error]
    assert [number // 1000 for number in good] == [place for place in range(100) if place not in errors]
    assert len({number % 1000 for number in good}) > 2
    with pytest.raises(ValueError, match="7"):
        answers[7].take()


def test_few_calls_need_one_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child has its price; one processor has work for one child."""
    monkeypatch.setattr("ttdn.worker.processors", lambda: 8)
    assert [len(Workers(lambda: Worker(seconds=1), calls).workers) for calls in (0, 3, 8, 1000)] == [
        1,
        1,
        2,
        4,
    ]
    monkeypatch.setattr("ttdn.worker.processors", lambda: 1)
    assert len(Workers(lambda: Worker(seconds=1), 1000).workers) == 1
    assert [answer.take() for answer in Workers(lambda: Worker(seconds=1), 9).map(str, range(3))] == [
        "0",
        "1",
        "2",
    ]


def test_calls_are_not_far_ahead(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that nobody took yet do not fill the memory."""
    monkeypatch.setattr("ttdn.worker._AHEAD", 5)
    asked: list[int] = []

    def ask() -> Iterator[int]:
        for number in range(20):
            asked.append(number)
            yield number

    answers = workers.map(str, ask())
    assert next(answers).take() == "0"
    assert len(asked) <= 6
    assert [answer.take() for answer in answers] == [str(number) for number in range(1, 20)]


def test_calls_that_nobody_waits_for_are_ended(workers: Workers) -> None:
    """Ctrl-C among many calls: busy children are gone, and the next call is not given another's answer."""
    answers = workers.map(misbehave, [0, 1, 1, 1])
    next(answers)
    busy = [worker for worker in workers.workers if worker.time_left > 0]
    answers.close()  # type: ignore[attr-defined] # a generator
    assert workers.call(add, 1, 2) == 3
    assert [answer.take() for answer in workers.map(str, range(9))] == [str(number) for number in range(9)]
    assert busy


def test_a_child_that_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS nothing is inherited: the first call has time to load libraries, and no other.

    The limits hold there, too.
    """
    monkeypatch.setattr("ttdn.worker._FORKED", False)
    with Worker(seconds=1) as worker:
        worker.begin(operator.add, 1, 2)
        first = worker.time_left
        assert worker.finish() == 3
        assert worker.call(os.getpid) != os.getpid()
        worker.begin(time.sleep, 60)
        assert worker.time_left <= 1
        assert first > 10
        with pytest.raises(TimeLimitError):
            worker.finish()
        assert worker.call(operator.add, "a", "b") == "ab"


def test_what_the_child_prints_is_not_heard(worker: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither on one stream nor on the other; they belong to what the command says."""
    assert worker.call(chatter) == "said"
    assert capfd.readouterr() == ("", "")


def test_no_child_is_left(worker: Worker) -> None:
    """At the end of the block the child is gone, also a busy one, and is not a zombie."""
    child = worker.call(os.getpid)
    worker.close()
    assert not is_running(child)


def test_an_error_ends_the_child(worker: Worker) -> None:
    """Ctrl-C in the block, say."""

    def interrupt() -> None:
        with worker:
            children.append(worker.call(os.getpid))
            raise KeyboardInterrupt

    children: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert not is_running(children[0])


@pytest.mark.parametrize("ending", ["KILL", "INT"])
def test_all_children_end_with_their_parent(ending: str) -> None:
    """Those that hang and those that have nothing to do."""
    script = f"""
        import os, sys, threading, signal
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import test_worker, ttdn.worker
        ttdn.worker._GRACE_SECONDS = 0.1
        ttdn.worker.processors = lambda: 3
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with ttdn.worker.Workers(lambda: ttdn.worker.Worker(seconds=0.4), calls=100) as workers:
            print(*(worker.call(os.getpid) for worker in workers.workers), flush=True)
            main = threading.main_thread().ident
            threading.Timer(0.05, signal.pthread_kill, (main, signal.SIG{ending})).start()
            list(workers.map(test_worker.misbehave, [1, 1]))
            signal.pause()
        """
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, check=False, timeout=20
    )
    assert done.returncode == -getattr(signal, f"SIG{ending}")
    children = [int(word) for word in done.stdout.split()]
    assert len(children) == 3
    assert all(map(wait_for_end, children))


@pytest.mark.parametrize(
    ("task", "ending"), [("os.getpid", "KILL"), ("test_worker.hang", "KILL"), ("test_worker.hang", "INT")]
)
def test_a_child_ends_with_its_parent(task: str, ending: str) -> None:
    """A parent that is killed or interrupted leaves nothing that runs on.

    Even where the child was in a loop.
    """
    script = f"""
        import os, sys, threading, signal
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        import test_worker, ttdn.worker
        ttdn.worker._GRACE_SECONDS = 0.1
        # A shell that starts the tests beside others has its programs ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with ttdn.worker.Worker(seconds=0.4) as worker:
            print(worker.call(os.getpid), flush=True)
            main = threading.main_thread().ident
            threading.Timer(0.05, signal.pthread_kill, (main, signal.SIG{ending})).start()
            worker.call({task})
            signal.pause()
        """
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, check=False, timeout=20
    )
    assert done.returncode == -getattr(signal, f"SIG{ending}")
    child = int(done.stdout)
    assert wait_for_end(child)


def is_running(process: int) -> bool:
    """Whether a process is there, as a zombie too."""
    return Path(f"/proc/{process}").exists()


def wait_for_end(process: int) -> bool:
    """Whether a process of nobody ends before long."""
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    with os.fdopen(handle, "rb") as ended:
        return bool(select.select([ended], [], [], 5)[0])


def test_every_error_of_ours_can_travel() -> None:
    """Each class has a constructor of its own; what a child raised says the same here, in both languages."""
    kinds = [kind for kind in _below(TtdnError) if kind.__module__.startswith("ttdn.")]
    assert len(kinds) > 20
    for kind in kinds:
        error = kind.__new__(kind)
        TtdnError.__init__(error, Text("vi", "en"))
        error.__dict__["detail"] = 3
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert (type(again), again.message, str(again), again.detail) == (kind, Text("vi", "en"), "en", 3)


def _below(kind: type[TtdnError]) -> Iterator[type[TtdnError]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
