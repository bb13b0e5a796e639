"""Runs that are killed with -9 at random moments: ``make kill``.

Every command that writes is started in a copy of a small folder and killed: half of the runs after a random
time, half right before a random one of its steps on the disk (opening a file to write, giving it its name,
taking one away, making a folder). Then every file must be as it was before or as it is after a run that
nobody disturbs; the command is run again, and now all must be as after such a run, with no temporary file
left. What fails is kept in ``out/kill``.
"""

import argparse
import contextlib
import importlib
import io
import json
import os
import pkgutil
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from excel import fill  # noqa: E402 - one way to fill in a form
from mails import mail  # noqa: E402 - and one to send it

import ttdn  # noqa: E402
from ttdn.cli import main  # noqa: E402
from ttdn.writing import LOCK_NAME  # noqa: E402
from ttdn.writing.whole import is_temporary  # noqa: E402

FAILURES = HERE.parent / "out" / "kill"
DAY = "2020-12-20"
UNITS = ("phuong-loc-tho", "xa-vinh-luong", "cong-an")
#: Refused, since all was done when the run was killed.
REFUSED = 2
#: Steps on the disk, by the names under which Python announces them.
STEPS = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "os.rmdir"})
SUMMARY = ("results", "II.5.1", "summary")
LETTERHEAD = (
    "{agency: [UBND], symbol: UBND, place: Nha Trang, signature: {authority: [CHỦ "
    "TỊCH], name: Nguyễn Văn A}, recipients: [Lưu]}"
)
#: A file that comes with the first form, in one mail, each time with other words.
EVIDENCE = "so.pdf"
#: What is written into the forms: one is right, one is to be corrected, one stays as it is.
WRITTEN = [
    {
        ("results", "II.5.1", "figures", "news_items"): 34,
        ("evidence", "+1", "item"): "II.5.1",
        ("evidence", "+1", "title"): "Sổ theo dõi",
        ("evidence", "+1", "file"): EVIDENCE,
    },
    {("results", "II.5.1", "completed"): "hôm qua"},
    {},
]
Contents = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Command:
    """A command that writes, and the folder in which it is run."""

    words: tuple[str, ...]
    prepared: Path

    @property
    def name(self) -> str:
        """As it is called in the table."""
        return " ".join(word for word in self.words[:2] if word == self.words[0] or word.startswith("--"))


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a run does that nobody disturbs."""

    before: Contents
    after: Contents
    code: int
    seconds: float
    steps: int


def run() -> None:
    """Kill, look, run again, count."""
    options, begin = read_options(), time.monotonic()
    chance = random.Random(options.seed)  # noqa: S311 - nothing secret
    # What is loaded and prepared once is the same for every process that is forked off.
    with contextlib.redirect_stdout(io.StringIO()):
        main(["--root", str(HERE.parent), "validate"])
    load_all()
    kills: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    finished: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="ttdn-kill-") as name:
        place = Path(name)
        commands = prepare(place)
        expected = {command: watch(command, place) for command in commands}
        while kills.total() < options.kills:
            command = commands[kills.total() % len(commands)]
            scratch = place / f"run-{kills.total() + 1}"
            shutil.copytree(command.prepared, scratch)
            if kill_once(command, expected[command], scratch, chance):
                kills[command.name] += 1
                broken, again = (
                    look(expected[command], scratch),
                    run_again(command, expected[command], scratch),
                )
                whole[command.name] += not broken
                finished[command.name] += not again
                if broken or again:
                    keep(scratch, command, [*broken, *again])
            shutil.rmtree(scratch)
    names = list(dict.fromkeys(command.name for command in commands))
    print_table([(one, kills[one], whole[one], finished[one]) for one in names], time.monotonic() - begin)
    sys.exit(0 if kills == whole == finished else 1)


def load_all() -> None:
    """Load what the commands load when they are asked for."""
    for module in pkgutil.walk_packages(ttdn.__path__, "ttdn."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def read_options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def prepare(place: Path) -> list[Command]:
    """The folders, and the commands that are run in them.

    Where nothing stands yet, and where all stands of an earlier day.
    """
    empty, folder, full = place / "empty", place / "folder", place / "full"
    empty.mkdir()
    write_folder(folder)
    in_child(folder, ("form", *UNITS, "--period", "2020", "-o", "gui"))
    for number, unit in enumerate(UNITS):
        form = folder / "gui" / f"{unit}-2020.xlsx"
        fill(folder, form, WRITTEN[number], folder / "nhan-1" / form.name)
        more = {SUMMARY: f"Đăng tin, viết bài {unit}"} if WRITTEN[number] else {}
        fill(folder, form, {**WRITTEN[number], **more}, folder / "nhan-2" / form.name)
    for came in ("nhan-1", "nhan-2"):
        put_into_mail(folder / came / f"{UNITS[0]}-2020.xlsx", f"%PDF {came}".encode())
    shutil.copytree(folder, full)
    for words in written_by("nhan-1"):
        in_child(full, words)
    report = full / "units" / UNITS[0] / "2020.yaml"
    report.write_text(report.read_text(encoding="utf-8") + "difficulties: [Thiếu người]\n", encoding="utf-8")
    return [
        Command(("init", "moi", "--year", "2027"), empty),
        Command(("new", "cong-an", "--received", "2020-12-07"), folder),
        Command(("report", "--edits", "--as-of", DAY), folder),
        *(Command(words, folder) for words in written_by("nhan-1")),
        *(Command(words, full) for words in written_by("nhan-2")),
    ]


def put_into_mail(form: Path, evidence: bytes) -> None:
    """Have a form come in a mail, together with its evidence."""
    sent = mail({form.name: form.read_bytes(), EVIDENCE: evidence})
    form.with_suffix(".eml").write_bytes(sent.as_bytes())
    form.unlink()


def write_folder(folder: Path) -> None:
    """The small plan of the tests, and two reports."""
    (folder / "plan").mkdir(parents=True, exist_ok=True)
    plan = (HERE.parent / "tests" / "cases" / "plan.yaml").read_text(encoding="utf-8")
    plan = plan.replace("headings: {", "headings: {V.1: Phòng Văn hóa và Thông tin, ")
    plan = plan.replace("documents:\n", f"documents:\n  reminder: {LETTERHEAD}\n")
    (folder / "plan" / "2020.yaml").write_text(plan, encoding="utf-8")
    for unit in UNITS[:2]:
        report = folder / "units" / unit / "2020.yaml"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(
            f"unit: {unit}\nperiod: '2020'\nreceived: 2020-12-01\nresults:\n"
            "  - {item: II.5.1, status: in_progress, summary: Đăng tin hằng tuần, figures: "
            "{news_items: 12}}\n",
            encoding="utf-8",
        )


def written_by(forms: str) -> list[tuple[str, ...]]:
    """The commands that may write over what they wrote before."""
    return [
        ("report", "--docx", "--as-of", DAY),
        # A reminder names the form that was made.
        ("form", "--all", "--as-of", DAY),
        ("remind", "--docx", "out/nhac", "--as-of", DAY, "--force"),
        ("validate", "--output-file", "out/log.sarif"),
        ("collect", forms, "--received", DAY, "--receipt"),
    ]


def in_child(folder: Path, words: Sequence[str], each_step: Callable[[], None] | None = None) -> int:
    """How a command ended that was run in a process of its own.

    A negative number is the signal that ended it.
    """
    return os.waitstatus_to_exitcode(os.waitpid(start(folder, words, each_step), 0)[1])


def start(folder: Path, words: Sequence[str], each_step: Callable[[], None] | None = None) -> int:
    """The process of a command: all is loaded already, so that what is killed is its work."""
    process = os.fork()
    if process:
        return process
    code = 70
    try:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        if each_step is not None:
            listen(each_step)
        code = main(list(words))
    finally:
        os._exit(code)


def listen(each_step: Callable[[], None]) -> None:
    """Have a function called before each of this process's steps on the disk."""
    process = os.getpid()

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        writes = (
            event == "open"
            and isinstance(flags := arguments[2], int)
            and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        if (writes or event in STEPS) and os.getpid() == process:
            each_step()

    sys.addaudithook(hook)


def watch(command: Command, place: Path) -> Undisturbed:
    """Run a command as it should be run, twice.

    Once for what it does and its time, once to count its steps on the disk.
    """
    scratch, tally = place / "watched", place / "steps"
    shutil.copytree(command.prepared, scratch)
    before = read(scratch)
    begin = time.monotonic()
    code = in_child(scratch, command.words)
    seconds, after = time.monotonic() - begin, read(scratch)
    shutil.rmtree(scratch)
    shutil.copytree(command.prepared, scratch)
    with tally.open("wb", buffering=0) as file:
        in_child(scratch, command.words, lambda: os.write(file.fileno(), b"x") and None)
    if code == REFUSED or not tally.stat().st_size:
        sys.exit(f"'{command.name}' writes nothing")
    if read(scratch) != after:
        sys.exit(
            f"'{command.name}' does not do the same twice: {', '.join(differences(read(scratch), after))}"
        )
    shutil.rmtree(scratch)
    return Undisturbed(before, after, code, seconds, tally.stat().st_size)


def kill_once(command: Command, expected: Undisturbed, scratch: Path, chance: random.Random) -> bool:
    """Whether a run was killed before its end."""
    if chance.random() < 0.5:  # noqa: PLR2004 - half and half
        last = chance.randrange(expected.steps)
        count = iter(range(expected.steps + 1))
        return (
            in_child(
                scratch,
                command.words,
                lambda: os.kill(os.getpid(), signal.SIGKILL) if next(count) == last else None,
            )
            < 0
        )
    process = start(scratch, command.words)
    time.sleep(chance.uniform(0, expected.seconds))
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) < 0


def look(expected: Undisturbed, scratch: Path) -> list[str]:
    """What is neither as before nor as after, and what is nowhere any more: a file may have been moved."""
    there = {name: content for name, content in read(scratch).items() if not is_temporary(Path(name).name)}
    odd = [
        name
        for name, content in there.items()
        if content not in {expected.before.get(name), expected.after.get(name)}
    ]
    gone = [name for name in expected.before if name not in there and name in expected.after]
    held, after = set(there.values()), set(expected.after.values())
    lost = [name for name, content in expected.before.items() if content in after - held]
    return [
        *(f"neither old nor new: {name}" for name in odd if not is_note(name, there[name])),
        *(f"gone: {name}" for name in gone),
        *(f"lost: {name}" for name in lost),
    ]


def is_note(name: str, content: bytes) -> bool:
    """Whether a file is a whole one of those in which a run says what it has begun.

    It is neither as before nor as after.
    """
    try:
        return name.startswith(".ttdn/") and isinstance(json.loads(content), dict)
    except ValueError:
        return False


def run_again(command: Command, expected: Undisturbed, scratch: Path) -> list[str]:
    """What is not as it should be after the next run."""
    done = {
        name: content for name, content in read(scratch).items() if not is_temporary(Path(name).name)
    } == expected.after
    code = in_child(scratch, command.words)
    complaints = (
        []
        if code == expected.code or (done and code == REFUSED)
        else [f"ended with {code}, not {expected.code}"]
    )
    return complaints + [f"differs: {name}" for name in differences(read(scratch), expected.after)]


def read(folder: Path) -> Contents:
    """Every file below a folder but the lock, which says nothing by being there."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in files.items()
        if name != LOCK_NAME and not name.endswith(f"/{LOCK_NAME}")
    }


def differences(one: Contents, other: Contents) -> list[str]:
    """The files that are not alike."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def keep(scratch: Path, command: Command, complaints: Sequence[str]) -> None:
    """Keep what failed, and say it."""
    FAILURES.mkdir(parents=True, exist_ok=True)
    target = FAILURES / scratch.name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(scratch, target)
    print(f"{target}: {' '.join(command.words)}")
    for complaint in complaints:
        print(f"  {complaint}")


def print_table(rows: Sequence[tuple[str, int, int, int]], seconds: float) -> None:
    """The table that the notes of a release carry."""
    print("| command | kills | every file whole | next run right |\n| - | -: | -: | -: |")
    for name, kills, whole, finished in rows:
        print(f"| {name} | {kills} | {whole} | {finished} |")
    total = [sum(row[column] for row in rows) for column in (1, 2, 3)]
    print(f"| **all** | {total[0]} | {total[1]} | {total[2]} |\n\n{seconds:.0f} seconds")


if __name__ == "__main__":
    run()
