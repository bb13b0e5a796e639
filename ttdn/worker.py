"""A child process that does what may never end: reading files of other people, filling templates.

It has a limit of time and of memory.

What it is asked for comes back as if it had been called here. When it hangs, wants too much or dies, only it
is ended, and the next call gets a new one. Files, ends of the program and Ctrl-C are the parent's business;
the child prints nothing.
"""

import contextlib
import faulthandler
import gc
import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, MutableSequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from ttdn.errors import MemoryLimitError, TimeLimitError, WorkerDiedError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

#: How the child says that it had too little memory: then it can no longer say anything else.
_EXIT_NO_MEMORY = 77
#: What the child may take to start: where it cannot be forked off, it loads the program anew.
_START_SECONDS = 60.0
#: A child whose parent was killed ends by itself this long after its time.
_GRACE_SECONDS = 1.0
#: Of an error's words and its traceback, into which libraries put whatever they were given.
_MAXIMUM_NOTE = 4000
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
        self._connection: Connection[Any, Any] | None = None

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
        try:
            connection = self._connection or self._start()
            connection.send((function, arguments, named))
            good, answer = self._receive(connection, self._seconds)
        except (EOFError, ConnectionError) as error:
            raise self._account_for_death() from error
        except BaseException:
            # Time is up, or Ctrl-C came: the child is in the midst of something.
            self.close()
            raise
        if not good:
            raise answer
        result: Result = answer
        return result

    def close(self) -> None:
        """End the child, whatever it does; the next call starts another."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if connection is not None:
            connection.close()

    def _start(self) -> "Connection[Any, Any]":
        import multiprocessing  # noqa: PLC0415 - what needs no child does without

        forked = sys.platform == "linux"
        context = multiprocessing.get_context("fork") if forked else multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        # A forked child has the parent's end, too, and would never see it closed: it closes its copy.
        parts = (theirs, ours if forked else None)
        process = context.Process(target=self._serve, args=parts, daemon=True)
        with _interrupts_held_back(), theirs, warnings.catch_warnings():
            # Python warns of forks beside threads: the child uses nothing that another thread (a progress
            # bar) may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
            self._process, self._connection = process, ours
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
                _end_after(self._seconds + _GRACE_SECONDS)
                _answer(connection, function, arguments, named)
                _end_after(0)
        except MemoryError:
            os._exit(_EXIT_NO_MEMORY)
        except (EOFError, OSError):  # the parent has closed its end
            os._exit(0)


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
