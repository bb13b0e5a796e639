"""A child process that does what may never end: reading files of other people, filling templates.

It has a limit of time and of memory.

What it is asked for comes back as if it had been called here. When it hangs, wants too much or dies, only it
is ended, and the next call gets a new one. Files, ends of the program and Ctrl-C are the parent's business;
the child prints nothing. Several of them work side by side where calls do not depend on each other.
"""

import contextlib
import faulthandler
import gc
import os
import pickle
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, MutableSequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, ParamSpec, Self, TypeVar

from ttdn.errors import MemoryLimitError, TimeLimitError, WorkerDiedError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Parameters = ParamSpec("Parameters")
Argument = TypeVar("Argument")
Result = TypeVar("Result")

#: How the child says that it had too little memory: then it can no longer say anything else.
_EXIT_NO_MEMORY = 77
#: Whether a child is forked off, with all that is loaded; else it loads the program anew.
_FORKED = sys.platform == "linux"
#: What that may take from a slow disk, and what loading libraries may take with its first call.
_START_SECONDS = 60.0
#: A child whose parent was killed ends by itself this long after its time.
_GRACE_SECONDS = 1.0
#: Of an error's words and its traceback, into which libraries put whatever they were given.
_MAXIMUM_NOTE = 4000
#: Children side by side at most (each has memory of its own), and how many calls they may be ahead of the
#: one whose answer is waited for.
_MOST, _AHEAD = 4, 64
#: A child that is given fewer calls than these is not worth its start.
_WORTH_STARTING = 4
_MEGABYTE = 1 << 20
#: Set in the child: there the limits hold already, and a call in a call is an ordinary one.
_inside = False


def shared_numbers(many: int) -> MutableSequence[int]:
    """Numbers, 0 at first, that a child may set and the parent sees: an argument of its initializer."""
    from multiprocessing.sharedctypes import RawArray  # noqa: PLC0415 - what shows no progress does without

    numbers: MutableSequence[int] = RawArray("l", many)
    return numbers


class Worker:
    """Calls functions in a child process, one after the other.

    On Linux the child is forked off at the first call: it has all that is loaded by then, ``initargs`` too,
    at no cost. Elsewhere it begins anew, and functions and arguments must be picklable; results must be
    everywhere.
    """

    def __init__(
        self,
        *,
        seconds: float,
        megabytes: int | None = None,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[object, ...] = (),
    ) -> None:
        """Set the limits; nothing is started yet.

        Args:
            seconds: How long one call may take.
            megabytes: How much memory the child may take beyond what it starts with; not every system can
                hold it to that.
            initializer: Called in each new child, before its first call.
            initargs: The arguments of the initializer.
        """
        self._seconds = seconds
        self._megabytes = megabytes
        self._initializer = initializer
        self._initargs = initargs
        self._process: BaseProcess | None = None
        self.connection: Connection[Any, Any] | None = None
        self._loading = 0.0 if _FORKED else _START_SECONDS
        self._due = 0.0

    def __enter__(self) -> Self:
        """The child is started by the first call."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the child."""
        self.close()

    def call(
        self, function: Callable[Parameters, Result], *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Result:
        """What the function returns.

        Args:
            function: A function of a module.
            *arguments: Its arguments.
            **named: Its arguments by name.

        Raises:
            TimeLimitError: It took too long.
            MemoryLimitError: It wanted too much memory.
            WorkerDiedError: The child ended without an answer.
            Exception: Whatever the function raised.
        """
        if _inside:
            return function(*arguments, **named)
        self.begin(function, *arguments, **named)
        result: Result = self.finish()
        return result

    def begin(self, function: Callable[..., object], *arguments: object, **named: object) -> None:
        """Give the child a call; ``finish`` is to follow."""
        with self._watched():
            connection = self.connection or self._start()
            connection.send((function, arguments, named))
        self._due = time.monotonic() + self._seconds + self._loading
        self._loading = 0.0

    def finish(self) -> Any:  # noqa: ANN401 - whatever the function returns
        """The answer to the call that was begun."""
        with self._watched():
            if self.connection is None:
                raise EOFError
            good, answer = self._receive(self.connection, self.time_left)
        if not good:
            raise answer
        return answer

    @property
    def time_left(self) -> float:
        """How many seconds the call that was begun may still take."""
        return max(self._due - time.monotonic(), 0)

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, ConnectionError) as error:
            raise self._account_for_death() from error
        except BaseException:
            # Time is up, or Ctrl-C came: the child is in the midst of something.
            self.close()
            raise

    def close(self) -> None:
        """End the child, whatever it does; the next call starts another."""
        process, connection = self._process, self.connection
        self._process = self.connection = None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if connection is not None:
            connection.close()

    def _start(self) -> "Connection[Any, Any]":
        import multiprocessing  # noqa: PLC0415 - what needs no child does without

        context = multiprocessing.get_context("fork") if _FORKED else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # A forked child has the parent's end, too, and would never see it closed: it closes its copy.
        parts = (theirs, ours if _FORKED else None)
        process = context.Process(target=self._serve, args=parts, daemon=True)
        with _interrupts_held_back(), theirs, warnings.catch_warnings():
            # Python warns of forks beside threads: the child uses nothing that another thread (a progress
            # bar) may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
            self._process, self.connection = process, ours
        good, answer = self._receive(ours, max(_START_SECONDS, self._seconds))
        if not good:
            raise answer
        return ours

    def _receive(self, connection: "Connection[Any, Any]", seconds: float) -> tuple[bool, Any]:
        if not connection.poll(seconds):
            raise TimeLimitError(self._seconds)
        answer: tuple[bool, Any] = connection.recv()
        return answer

    def _account_for_death(self) -> MemoryLimitError | WorkerDiedError:
        process = self._process
        if process is not None:
            process.join(_GRACE_SECONDS)
        code = process.exitcode if process is not None else None
        self.close()
        return MemoryLimitError(self._megabytes) if code == _EXIT_NO_MEMORY else WorkerDiedError(code)

    def _serve(  # pragma: no cover - runs in the child
        self, connection: "Connection[Any, Any]", parents_end: "Connection[Any, Any] | None"
    ) -> None:
        """Answer calls until the parent closes its end, or is no more."""
        if parents_end is not None:
            parents_end.close()
        _set_up(self._megabytes)
        try:
            _answer(connection, self._initializer or (lambda: None), self._initargs, {})
            while True:
                function, arguments, named = connection.recv()
                # An orphan in a loop does not see that its parent is gone.
                _end_after(self._seconds + self._loading + _GRACE_SECONDS)
                _answer(connection, function, arguments, named)
                _end_after(0)
        except MemoryError:
            os._exit(_EXIT_NO_MEMORY)
        except (EOFError, OSError):  # the parent has closed its end
            os._exit(0)


class Answer(NamedTuple, Generic[Result]):
    """What came of one of many calls."""

    result: Result | None
    error: Exception | None = None

    def take(self) -> Result:
        """What the function returned.

        Raises:
            Exception: Whatever it raised, and the ends of a child as ``Worker.call`` tells them.
        """
        if self.error is not None:
            raise self.error
        result: Any = self.result
        return result  # type: ignore[no-any-return] # None only where the function returned it


def attempt(
    function: Callable[Parameters, Result], *arguments: Parameters.args, **named: Parameters.kwargs
) -> Answer[Result]:
    """What comes of a call."""
    try:
        return Answer(function(*arguments, **named))
    except Exception as error:  # noqa: BLE001 - it is the caller's to handle
        return Answer(None, error)


class Workers:
    """Calls a function many times, in as many children as there are processors for them."""

    def __init__(self, make: Callable[[], Worker], calls: int) -> None:
        """Make the workers.

        Args:
            make: Makes one.
            calls: How many calls are to be expected: children for which there is no work are not made.
        """
        many = min(processors(), _MOST, max(calls // _WORTH_STARTING, 1))
        self.workers = [make() for _ in range(many)]

    def __enter__(self) -> Self:
        """The children are started by their first calls."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the children."""
        for worker in self.workers:
            worker.close()

    def call(
        self, function: Callable[Parameters, Result], *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Result:
        """A call by itself; see ``Worker.call``."""
        return self.workers[0].call(function, *arguments, **named)

    def map(
        self, function: Callable[[Argument], Result], arguments: Iterable[Argument]
    ) -> Iterator[Answer[Result]]:
        """The answers to many calls, in the order of the arguments.

        A call that hangs, wants too much or dies costs no other one.
        """
        if _inside or len(self.workers) == 1:
            for argument in arguments:
                yield attempt(self.call, function, argument)
            return
        calls = _SideBySide(self.workers, function, iter(enumerate(arguments)))
        try:
            yield from calls.answers()
        finally:
            for worker in calls.busy:
                worker.close()


class _SideBySide(Generic[Argument, Result]):
    """Calls given to whichever worker is free, and answers that wait until those before them have come."""

    def __init__(
        self,
        workers: Iterable[Worker],
        function: Callable[[Argument], Result],
        calls: Iterator[tuple[int, Argument]],
    ) -> None:
        self.free = list(workers)
        self.busy: dict[Worker, int] = {}
        self.function, self.calls = function, calls
        self.come: dict[int, Answer[Result]] = {}

    def answers(self) -> Iterator[Answer[Result]]:
        for place in count():
            self.give()
            while self.busy and place not in self.come:
                self.receive()
                self.give()
            if place not in self.come:
                return
            yield self.come.pop(place)

    def give(self) -> None:
        """Keep all workers busy, with calls that are not too far ahead."""
        while self.free and len(self.come) + len(self.busy) < _AHEAD:
            following = next(self.calls, None)
            if following is None:
                return
            place, argument = following
            worker = self.free.pop()
            self.busy[worker] = place
            begun = attempt(worker.begin, self.function, argument)
            if begun.error is not None:
                self.end(worker, Answer(None, begun.error))

    def receive(self) -> None:
        """Take what has come, and end what is out of time."""
        from multiprocessing.connection import wait  # noqa: PLC0415 - what needs no child does without

        ready = wait(
            [worker.connection for worker in self.busy if worker.connection],
            min(worker.time_left for worker in self.busy),
        )
        for worker in [*self.busy]:
            if worker.connection in ready or not worker.time_left:
                self.end(worker, attempt(worker.finish))

    def end(self, worker: Worker, answer: Answer[Result]) -> None:
        self.come[self.busy.pop(worker)] = answer
        self.free.append(worker)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C in the midst of a start would leave a child that nobody knows; it comes right after."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# From here on, what runs in the child.


def _set_up(megabytes: int | None) -> None:  # pragma: no cover - runs in the child
    global _inside  # noqa: PLW0603 - there is one child, and it is one all its life
    _inside = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it, too, and ends this process
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end
    # The command line does without; here one call follows the other.
    # What was loaded before is not looked through again.
    gc.freeze()
    gc.enable()
    if megabytes is not None:
        _limit_memory(megabytes * _MEGABYTE)


def _end_after(seconds: float) -> None:  # pragma: no cover - runs in the child
    """Have the system end this process after a time, whatever it is doing then; 0 calls that off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _limit_memory(own: int) -> None:  # pragma: no cover - runs in the child
    """Hold the process to so many bytes beyond what it has.

    Windows has no such limit, and macOS holds nobody to it.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Unix only

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + own,) * 2)
    except (OSError, ValueError):
        return


def _answer(  # pragma: no cover - runs in the child
    connection: "Connection[Any, Any]",
    function: Callable[..., object],
    arguments: tuple[object, ...],
    named: dict[str, object],
) -> None:
    try:
        answer = pickle.dumps((True, function(*arguments, **named)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except BaseException as error:  # noqa: BLE001 - it is the caller's to handle
        answer = _pack_error(error)
    connection.send_bytes(answer)


def _pack_error(error: BaseException) -> bytes:  # pragma: no cover - runs in the child
    """The error as it is, with the child's traceback as a note; where it cannot travel, its words."""
    error.add_note("".join(traceback.format_exception(error))[-_MAXIMUM_NOTE:])
    try:
        packed = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - what other people's errors do when they are copied
        words = RuntimeError(f"{type(error).__name__}: {error}"[:_MAXIMUM_NOTE])
        words.__notes__ = error.__notes__
        return pickle.dumps((False, words), pickle.HIGHEST_PROTOCOL)
    return packed
