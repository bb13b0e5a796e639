"""Broken variants of all that comes from outside, through the program: ``make fuzz``.

Three kinds: ``yaml`` (the plan and the reports), ``forms`` (filled Excel forms), ``documents`` (Word files
for check-document). Each input is taken twice. There must be no traceback, the same answer both times,
nothing that a terminal obeys, and no input may take more than 10 seconds or 300 MB (YAML: 2 seconds, 200 MB).
What fails is kept in ``out/fuzz``; give such a file as an argument to run it again.

An input is made from the seed and its number alone, on whichever core: ``--first`` goes on where another run
ended.
"""

import argparse
import faulthandler
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from fuzzing import FAILURES, HANG_SECONDS, Record, Subject, chance_of, find_failure

KINDS = ("yaml", "forms", "documents")
#: Of a hundred inputs of a run of all kinds; reports are quicker to check than forms and documents.
SHARES = {"yaml": 88, "forms": 3, "documents": 9}
#: So many failing inputs of a kind are kept by a process.
MOST_KEPT = 20
#: What a process does in one piece before it reports.
PIECE = 50


def subject_of(kind: str, folder: Path) -> Subject:
    """The part of the program that takes files of a kind, ready to begin in a folder."""
    if kind == "yaml":
        from fuzz_yaml import Yaml  # noqa: PLC0415 - a run of one kind loads that

        return Yaml(folder / kind)
    if kind == "forms":
        from fuzz_forms import Forms  # noqa: PLC0415 - the same

        return Forms(folder / kind)
    from fuzz_documents import Documents  # noqa: PLC0415 - the same

    (folder / kind).mkdir(parents=True)
    return Documents(folder / kind)


def work(
    connection: "Connection[Any, Any]",
    kinds: Sequence[str],
    seed: int,
    folder: Path,
    current: Any,  # noqa: ANN401 - shared memory
) -> None:
    """One process: take pieces of work until there are none.

    ``current`` says on what it is, should it die.
    """
    subjects = {kind: subject_of(kind, folder) for kind in kinds}
    connection.send(None)
    while (piece := connection.recv()) is not None:
        kind, first, count = piece
        record = Record()
        for number in range(first, first + count):
            current[0], current[1] = KINDS.index(kind), number
            # Where not even a signal comes through, the process ends, and whoever waits for it says at what.
            faulthandler.dump_traceback_later(3 * HANG_SECONDS, exit=True)
            data = subjects[kind].make(chance_of(seed, kind, number))
            failure = find_failure(subjects[kind], data, record, number)
            if failure is not None:
                record.failures.append(f"{kind} {number}: {failure}")
                if len(record.failures) <= MOST_KEPT:
                    keep(subjects[kind], number, data)
        faulthandler.cancel_dump_traceback_later()
        connection.send((kind, record))


def keep(subject: Subject, number: int, data: bytes) -> None:
    """Put a failing input where it can be looked at."""
    (FAILURES / f"{subject.name}-{number}.{subject.ending}").write_bytes(data)


class Run:
    """All processes together."""

    def __init__(self, arguments: argparse.Namespace, folder: Path) -> None:
        """Begin with the first numbers."""
        self.kinds: tuple[str, ...] = tuple(arguments.kinds.split(","))
        self.seed, self.seconds, self.count, self.folder = (
            arguments.seed,
            arguments.seconds,
            arguments.count,
            folder,
        )
        self.next = dict.fromkeys(self.kinds, arguments.first)
        self.first = arguments.first
        self.records = {kind: Record() for kind in self.kinds}
        self.begun = time.monotonic()
        self.processes: dict[Any, tuple[Any, Any]] = {}
        self.started = 0

    def start(self) -> None:
        """One more process."""
        ours, theirs = multiprocessing.Pipe()
        current = multiprocessing.Array("q", [0, -1], lock=False)
        self.started += 1
        place = self.folder / str(self.started)
        place.mkdir()
        process = multiprocessing.Process(
            target=work, args=(theirs, self.kinds, self.seed, place, current), daemon=True
        )
        process.start()
        theirs.close()
        self.processes[ours] = (process, current)

    def go(self) -> None:
        """Hand out work until the time is up or so many are done."""
        for _ in range(os.cpu_count() or 1):
            self.start()
        while self.processes:
            for connection in wait(list(self.processes)):
                try:
                    answer = connection.recv()  # type: ignore[union-attr] # what wait returns are the connections given to it
                except EOFError:
                    self.bury(connection)
                    continue
                if answer is not None:
                    self.records[answer[0]].add(answer[1])
                    self.show(answer[1])
                self.hand_out(connection)

    def hand_out(self, connection: Any) -> None:  # noqa: ANN401 - a connection
        """The next piece of work, or the end."""
        left = self.count - sum(self.next.values()) + self.first * len(self.kinds)
        if left <= 0 or time.monotonic() - self.begun >= self.seconds:
            connection.send(None)
            self.processes.pop(connection)[0].join()
            return
        kind = min(self.kinds, key=lambda one: (self.next[one] - self.first) / SHARES[one])
        size = min(PIECE, left)
        connection.send((kind, self.next[kind], size))
        self.next[kind] += size

    def bury(self, connection: Any) -> None:  # noqa: ANN401 - a connection
        """A process that died: the input at which it was is a failure, and another takes its place."""
        process, current = self.processes.pop(connection)
        process.join()
        if current[1] < 0:
            sys.exit("A process could not begin.")
        kind, number = KINDS[current[0]], current[1]
        failure = f"{kind} {number}: the process ended with {process.exitcode}."
        self.records[kind].failures.append(failure)
        print(f"FAILED {failure}", flush=True)
        self.start()

    @staticmethod
    def show(record: Record) -> None:
        """What has failed, as soon as it is known."""
        for failure in record.failures:
            print(f"FAILED {failure}", flush=True)

    def summarize(self) -> int:
        """The table; how many failed."""
        seconds = time.monotonic() - self.begun
        whole = sum(record.inputs for record in self.records.values())
        failed = sum(len(record.failures) for record in self.records.values())
        print(
            f"{whole:,} inputs in {seconds:,.0f} s on {os.cpu_count()} cores, each taken "
            f"twice; {failed} failed; seed {self.seed}"
        )
        print(f"{'kind':10} {'inputs':>9} {'a second':>9} {'slowest':>9} {'largest':>9}  answers")
        for kind, record in self.records.items():
            rate = record.inputs / record.busy * (os.cpu_count() or 1) if record.busy else 0
            sorts = ", ".join(f"{sort} {count:,}" for sort, count in record.sorts.most_common())
            print(
                f"{kind:10} {record.inputs:>9,} {rate:>9,.0f} {record.slowest:>7.2f} s "
                f"{record.megabytes:>6.0f} MB  {sorts}"
            )
        print(f"to go on: --seed {self.seed} --first {max(self.next.values())}")
        return failed


def run_again(files: Sequence[Path], folder: Path) -> int:
    """Run kept inputs once more."""
    failed = 0
    for number, file in enumerate(files):
        kind = {".xlsx": "forms", ".docx": "documents"}.get(file.suffix, "yaml")
        subject = subject_of(kind, folder / str(number))
        begun = time.perf_counter()
        failure = find_failure(subject, file.read_bytes())
        print(f"{file}: {failure or 'good'} ({time.perf_counter() - begun:.2f} s for two runs)")
        failed += failure is not None
    return failed


def main() -> None:
    """Fuzz, or run kept inputs again."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="run these inputs again, and nothing else")
    parser.add_argument("--kinds", default=",".join(KINDS), help="some of yaml,forms,documents")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--count", type=int, default=sys.maxsize, help="stop after so many")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input of each kind")
    arguments = parser.parse_args()
    if unknown := set(arguments.kinds.split(",")) - set(KINDS):
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    FAILURES.mkdir(parents=True, exist_ok=True)
    # In memory, where there is such a place: the files are small, and there are many.
    shared = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    folder = Path(tempfile.mkdtemp(prefix="ttdn-fuzz-", dir=shared if shared.is_dir() else None))
    try:
        if arguments.files:
            sys.exit(run_again(arguments.files, folder) > 0)
        run = Run(arguments, folder)
        run.go()
        sys.exit(run.summarize() > 0)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
