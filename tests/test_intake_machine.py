"""One unit, one period, whatever may happen to its report in any order, with a look at all after each event.

Forms that are right or wrong, corrected, older ones sent again, in a mail, an archive or loose; edits by
hand, papers, decisions, the signed number; runs that are killed in between.
"""

import hashlib
import itertools
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from excel import CellPath, cell_at, fill
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mails import mail, packed

from ttdn.arrivals import sent_by
from ttdn.checking import check_workspace
from ttdn.cli import main
from ttdn.model.register import Arrival, Decision
from ttdn.writing import whole
from ttdn.writing.whole import is_temporary

Run = Callable[..., tuple[int, str, str]]
Event = tuple[Any, ...]

UNIT, REPORT = "phuong-loc-tho", "units/phuong-loc-tho/2020.yaml"
NEWS = cell_at("results", "II.5.1", "figures", "news_items")
STATUS = cell_at("results", "II.5.1", "status")
SUMMARY = cell_at("results", "II.5.1", "summary")
FIRST = date(2020, 12, 1)
PDF = b"%PDF-1.4 ban ky "
WHAT = ("good", "good", "good", "bad", "bad", "more", "blank")
STEPS = frozenset({"os.rename", "os.link", "os.remove", "os.mkdir"})


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small plan and the blank form of the unit, copied for each series."""
    root = tmp_path_factory.mktemp("may")
    (root / "plan").mkdir()
    shutil.copy(Path(__file__).parent / "cases" / "plan.yaml", root / "plan" / "2020.yaml")
    here = Path.cwd()
    os.chdir(root)
    try:
        assert main(["form", UNIT, "--period", "2020", "-o", "bm"]) == 0
    finally:
        os.chdir(here)
    return root


WAYS = st.sampled_from(["loose", "mail", "old mail", "zip", "mail in zip", "two"])
EVENTS = st.one_of(
    st.tuples(
        st.just("send"),
        st.sampled_from(WHAT),
        st.integers(1, 4),
        WAYS,
        st.sampled_from([(), (), ("--accept-rest",), ("--accept", UNIT), ("--received", "+0")]),
        st.integers(0, 60),
    ),
    st.tuples(st.just("again"), st.integers(0, 20), WAYS, st.sampled_from([(), ("--accept", UNIT)])),
    st.tuples(st.just("edit"), st.integers(5, 9)),
    st.tuples(st.just("paper"), st.integers(0, 3), st.booleans()),
    st.tuples(st.just("decide"), st.integers(0, 20), st.sampled_from(["taken", "asked_back", "refused"])),
    st.tuples(st.just("number"), st.integers(1, 3)),
    st.tuples(st.just("both"), st.integers(1, 4), st.integers(1, 4)),
)


class Office:
    """The folder of work, what has come, and the day."""

    def __init__(self, root: Path, run: Run, today: list[date]) -> None:
        """Nothing has come yet."""
        self.root, self.run, self.today = root, run, today
        self.came: dict[str, bytes] = {}
        self.sent: list[bytes] = []
        self.count = itertools.count(1)
        self.known: dict[str, Arrival] = {}
        self.log: list[str] = []

    def call(self, *words: str, codes: tuple[int, ...] = (0, 1)) -> str:
        """Run a command, on the day that it is."""
        whole._swept.clear()  # noqa: SLF001 - each of these is a run of its own
        code, out, err = self.run(*words, cwd=self.root, columns=200)
        self.log.append(f"{self.today[0]} {' '.join(words)} -> {code}\n{out}{err}")
        assert code in codes, self.story()
        assert "Traceback" not in err, self.story()
        return out

    def story(self) -> str:
        """All that was done, for whoever looks for the fault."""
        return "\n".join(self.log)

    # Events

    def form(self, what: str, number: int) -> bytes:
        """A form, filled in in one way or another."""
        values: dict[CellPath, Any] = {STATUS: "Đang thực hiện", NEWS: number}
        if what == "bad":
            values[NEWS] = f"khoảng {'x' * number}"
        if what == "more":
            values[SUMMARY] = f"Đăng tin hằng tuần {number}"
        if what == "blank":
            values = {}
        blank = self.root / "bm" / f"{UNIT}-2020.xlsx"
        return fill(self.root, blank, values, self.root.parent / "tam.xlsx").read_bytes()

    def lay(self, content: bytes, way: str) -> Path:
        """A folder in which a form has come in some way."""
        folder = self.root / "den" / str(next(self.count))
        folder.mkdir(parents=True)
        day = self.today[0] - timedelta(3 if way == "old mail" else 0)
        sent = f"{day:%a, %d %b %Y} 08:00:00 +0700"
        letter = mail({"bc.xlsx": content}, day=sent).as_bytes()
        match way:
            case "loose":
                files = {"bc.xlsx": content}
            case "mail" | "old mail":
                files = {"thu.eml": letter}
            case "zip":
                files = {"nen.zip": packed({"a/bc.xlsx": content})}
            case "mail in zip":
                files = {"nen.zip": packed({"thu.eml": letter})}
            case _:
                files = {"bc.xlsx": content, "nen.zip": packed({"ban sao.xlsx": content})}
        for name, raw in files.items():
            (folder / name).write_bytes(raw)
            self.came[hashlib.sha256(raw).hexdigest()] = raw
        return folder

    def collect(self, folder: Path, *more: str, kill: int = 0) -> None:
        """Take it up: after a look, after a run that is killed, and once more, which changes nothing."""
        words = ("collect", folder.relative_to(self.root).as_posix(), "--without-report", *more)
        before = self.tree()
        self.call(*words, "--dry-run", codes=(0, 1, 2))
        assert self.tree() == before, self.story()
        if kill and hasattr(os, "fork"):
            self.killed(words, kill)
        self.call(*words, codes=(0, 1) if folder.exists() and any(folder.iterdir()) else (0, 1, 2))
        before = self.tree()
        if any(folder.rglob("*")):
            self.call(*words)
            after = self.tree()
            changed = sorted(n for n in {*before, *after} if before.get(n) != after.get(n))
            assert not changed, self.story() + f"\nsecond run changed {changed}"

    def killed(self, words: tuple[str, ...], last: int) -> None:
        """A run that ends before one of its steps on the disk."""
        if not hasattr(os, "fork"):  # Windows: it has not begun
            return
        self.log.append(f"{' '.join(words)} killed before step {last}")
        process = os.fork()
        if process:
            os.waitpid(process, 0)
            return
        try:
            os.chdir(self.root)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in range(3):
                os.dup2(nowhere, stream)
            count = itertools.count(1)

            def hook(event: str, arguments: tuple[object, ...]) -> None:
                flags = arguments[2] if event == "open" else 0
                writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
                if (writes or event in STEPS) and next(count) == last:
                    os._exit(9)

            sys.addaudithook(hook)
            main(list(words))
        finally:
            os._exit(0)

    def do(self, event: Event) -> None:
        """Have something happen, and look whether all is as it should be."""
        match event:
            case ("send", what, number, way, more, kill):
                content = self.form(what, number)
                self.sent.append(content)
                more = tuple(self.today[0].isoformat() if one == "+0" else one for one in more)
                self.collect(self.lay(content, way), *more, kill=kill)
            case ("again", number, way, more):
                if self.sent:
                    self.collect(self.lay(self.sent[number % len(self.sent)], way), *more)
            case ("both", one, two):
                folder = self.lay(self.form("good", one), "loose")
                other = self.form("good", two)
                (folder / "khac.xlsx").write_bytes(other)
                self.came[hashlib.sha256(other).hexdigest()] = other
                self.collect(folder)
            case _:
                self.do_by_hand(event)
        self.look()

    def do_by_hand(self, event: Event) -> None:
        """What the specialist does."""
        match event:
            case ("edit", number):
                path = self.root / REPORT
                if path.exists():
                    text = path.read_text(encoding="utf-8")
                    new = re.sub(r"news_items: \d+", f"news_items: {number}  # sửa tay", text)
                    path.write_text(new, encoding="utf-8")
            case ("paper", number, with_file):
                more: tuple[str, ...] = ()
                if with_file:
                    path = self.root / f"giay-{number}.pdf"
                    path.write_bytes(PDF + bytes([65 + number]))
                    more = ("--file", path.name)
                    self.came[hashlib.sha256(path.read_bytes()).hexdigest()] = path.read_bytes()
                self.call("receive", UNIT, "--period", "2020", *more, codes=(0, 1, 2))
            case ("decide", number, result):
                arrivals = self.arrivals()
                if arrivals:
                    one = arrivals[number % len(arrivals)]
                    if one.result is Decision.WAITING:
                        self.call(
                            "receive",
                            UNIT,
                            "--period",
                            "2020",
                            "--entry",
                            str(one.number),
                            "--result",
                            result,
                            codes=(0, 1, 2),
                        )
                        self.known.clear()
            case ("number", number):
                self.call(
                    "receive",
                    UNIT,
                    "--period",
                    "2020",
                    "--number",
                    f"{number}/BC-UBND",
                    "--signed",
                    self.today[0].isoformat(),
                    codes=(0, 1, 2),
                )

    # What holds after each

    def arrivals(self) -> tuple[Arrival, ...]:
        """What the register has."""
        return tuple(check_workspace(self.root).arrivals_of(2020))

    def tree(self) -> dict[str, bytes]:
        """Every file but the lock."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and path.name != "lock"
        }

    def look(self) -> None:
        """What holds after each event."""
        there = self.tree()
        held = {hashlib.sha256(raw).hexdigest() for raw in there.values()}
        lost = set(self.came) - held
        assert not lost, self.story() + f"\nlost: {[self.came[one][:40] for one in lost]}"
        assert not [n for n in there if is_temporary(Path(n).name)], self.story()
        self.look_at_register()
        self.look_at_report()

    def look_at_register(self) -> None:
        """Each content once, under one number, with its file; what was taken stays so."""
        checked = check_workspace(self.root)
        wrong = [
            str(one) for one in checked.diagnostics if one.severity.name == "ERROR" or "register" in one.code
        ]
        assert not wrong, self.story() + "\n" + "\n".join(wrong)
        arrivals = self.arrivals()
        numbers = [one.number for one in arrivals]
        assert len(set(numbers)) == len(numbers)
        digests = [one.digest for one in arrivals if one.digest]
        assert len(set(digests)) == len(digests), self.story()
        missing = [
            hashlib.sha256(c).hexdigest()[:6]
            for c in self.sent
            if hashlib.sha256(c).hexdigest() not in digests
        ]
        assert not missing, self.story() + f"\nnot booked: {missing}"
        replaced = [number for one in arrivals for number in one.replaces]
        assert len(set(replaced)) == len(replaced), self.story()
        for one in arrivals:
            assert all(number < one.number for number in one.replaces), self.story()
            if one.kept:
                assert (self.root / one.kept).is_file(), self.story() + f"\nnot kept: {one.kept}"
                raw = (self.root / one.kept).read_bytes()
                assert hashlib.sha256(raw).hexdigest() == one.digest, self.story() + f"\nother: {one.kept}"
            before = self.known.get(one.digest or str(one.number))
            if before:
                assert one.arrived <= before.arrived, self.story()
                assert one.number == before.number, self.story()
                assert before.result is not Decision.TAKEN or one.result is Decision.TAKEN, (
                    self.story() + f"\n{one}"
                )
            self.known[one.digest or str(one.number)] = one

    def look_at_report(self) -> None:
        """It was received when the first thing came; who has sent something is never said to have not."""
        arrivals, checked = self.arrivals(), check_workspace(self.root)
        sending = sent_by(arrivals).get(UNIT, {})
        first = min((one.first_day for one in sending.values() if one.first_day), default=None)
        reports = [file.head for file in checked.workspace.reports]
        if reports and first:
            assert reports[0].received == first, (
                self.story() + f"\nreceived {reports[0].received}, first {first}"
            )
        if any(one.result.is_taken for one in arrivals):
            assert reports, self.story() + "\ntaken, but no report"
        out = self.call("status", "--format", "json", "--as-of", "2020-12-31")
        state = next(one for one in json.loads(out)["units"] if one["id"] == UNIT)["submission"]["state"]
        assert not (first and state == "missing"), self.story()
        self.call("intake", codes=(0,))


@settings(
    max_examples=5,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(events=st.lists(st.tuples(EVENTS, st.integers(0, 3)), min_size=1, max_size=8))
def test_whatever_happens(
    events: list[tuple[Event, int]], forms: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """See the head of this file."""
    today = [FIRST]
    monkeypatch.setattr("ttdn.cli.session.today", lambda: today[0])
    monkeypatch.setattr("ttdn.cli.receive.today", lambda: today[0])
    monkeypatch.setattr("ttdn.cli.plan_at_hand.today", lambda: today[0])
    with tempfile.TemporaryDirectory() as name:
        root = Path(shutil.copytree(forms, Path(name) / "phong"))
        office = Office(root, run, today)
        for event, days in events:
            today[0] += timedelta(days)
            office.log.append(f"== {event}")
            office.do(event)
        os.chdir("/")
