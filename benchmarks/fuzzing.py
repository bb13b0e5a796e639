"""What the fuzzers of ``fuzz.py`` have in common.

A subject is a part of the program that takes files of a kind.
"""

import gc
import random
import resource
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

ROOT = Path(__file__).resolve().parent.parent
FAILURES = ROOT / "out" / "fuzz"
#: After so long an input is not waited for any more.
HANG_SECONDS = 20


class Failure(Exception):  # noqa: N818 - what is found, not what goes wrong here
    """The program does with an input what it must not do."""


@dataclass(frozen=True)
class Verdict:
    """What the program says of an input: the sort of answer, and all of it, to be compared."""

    sort: str
    said: object


class Subject:
    """A part of the program: makes variants of its files, and takes them."""

    name: ClassVar[str]
    #: Of the names of its files.
    ending: ClassVar[str]
    #: What one input may take, and by how much the process may grow over all of them.
    seconds: ClassVar[float] = 10.0
    megabytes: ClassVar[float] = 300.0

    def make(self, chance: random.Random) -> bytes:
        """A variant."""
        raise NotImplementedError

    def judge(self, data: bytes) -> Verdict:
        """What the program says of it."""
        raise NotImplementedError


@dataclass
class Record:
    """What a run has seen of a subject."""

    inputs: int = 0
    busy: float = 0.0
    sorts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_number: int = -1
    megabytes: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Record") -> None:
        """Put what another process has seen to it."""
        self.inputs += other.inputs
        self.busy += other.busy
        self.sorts += other.sorts
        if other.slowest > self.slowest:
            self.slowest, self.slowest_number = other.slowest, other.slowest_number
        self.megabytes = max(self.megabytes, other.megabytes)
        self.failures += other.failures


def expect(fact: bool, otherwise: str) -> None:  # noqa: FBT001
    """Fail where something is not so."""
    if not fact:
        raise Failure(otherwise)


def chance_of(seed: int, name: str, number: int) -> random.Random:
    """The dice of one input: it can be made again from its number."""
    return random.Random(f"{seed}:{name}:{number}")  # noqa: S311 - not for secrets


def peak() -> float:
    """The largest size of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def find_failure(subject: Subject, data: bytes, record: Record | None = None, number: int = -1) -> str | None:
    """Try an input twice; what the program does with it that it must not do, if anything."""
    record = record or Record()
    try:
        _try(subject, data, record, number)
    except Failure as failure:
        return str(failure)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/ttdn/" in frame.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        return f"{type(error).__name__} at {place}: {str(error)[:200]}"
    return None


def _try(subject: Subject, data: bytes, record: Record, number: int) -> None:
    before = peak()
    # Time of the processor: what else the machine does meanwhile is no fault of the input. A hang is stopped
    # by the clock on the wall.
    begun = time.process_time()
    with time_limit(HANG_SECONDS):
        first = subject.judge(data)
    between = time.process_time()
    with time_limit(HANG_SECONDS):
        second = subject.judge(data)
    ended = time.process_time()
    record.inputs += 1
    record.busy += ended - begun
    record.sorts[first.sort] += 1
    seconds = min(between - begun, ended - between)
    if seconds > record.slowest:
        record.slowest, record.slowest_number = seconds, number
    grown = peak() - before
    record.megabytes = max(record.megabytes, grown)
    expect(first.said == second.said, "The second run says something else.")
    expect(seconds <= subject.seconds, f"It takes {seconds:.1f} s.")
    expect(grown <= subject.megabytes, f"The process grows by {grown:.0f} MB.")
    if grown > 50:  # noqa: PLR2004 - so that the next is measured, too
        gc.collect()


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Stop what takes too long."""

    def stop(*_: object) -> None:
        expect(False, f"It takes more than {seconds} s.")  # noqa: FBT003

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
