"""Broken variants of the plan and the reports, for ``fuzz.py``: reading, checks, log.

Each finding must lie inside its file and be one harmless line of the log. Where Google's atheris is
installed, ``python benchmarks/fuzz_yaml.py`` lets it choose what to vary by the lines of the program that are
reached.
"""

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from fuzzing import FAILURES, ROOT, Subject, Verdict, expect, find_failure

try:
    import atheris
except ImportError:
    atheris = None

GUIDED = atheris is not None and __name__ == "__main__"
with atheris.instrument_imports(include=["ttdn"]) if GUIDED else nullcontext():
    from ttdn.checks import check_plan, check_report
    from ttdn.checks.safety import conceal
    from ttdn.diagnostics import Diagnostic
    from ttdn.language import Language
    from ttdn.load import PlanFile, load_file
    from ttdn.reporters.forms import concise_line
    from ttdn.safe_text import CONTROL
    from ttdn.source.text import LINE_BREAK
    from ttdn.vietnamese import nfc

MAXIMUM_BYTES = 1024 * 1024
#: One input in so many is blown up to up to 1 MB.
LARGE = 400
#: One input in so many is a plan, which takes ten times as long as a report.
PLANS = 25

PIECES = [
    *(
        b": ",
        b"- ",
        b"\n",
        b"\n\n",
        b"  ",
        b"\t",
        b"#",
        b"|",
        b">",
        b"&a ",
        b"*a",
        b"!a ",
        b"---\n",
        b"...\n",
        b"? ",
        b"%YAML 1.1\n",
    ),
    *(
        b'"',
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b"\\",
        b"\r",
        b"\x00",
        b"\x1b[31m",
        b"\x85",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"~",
    ),
    *(
        b"null",
        b"no",
        b"true",
        b"010",
        b"1.200",
        b"-1",
        b"9" * 40,
        b"2020-13-45",
        b"31/2/2020",
        b"2020-Q5",
        b"0000-00-00",
        b"9999-12-31",
    ),
    *(
        b"done",
        b"postponed",
        b"xong roi",
        b"II.5",
        b"II.5.1",
        b"V.1.1",
        b"I.1.1",
        b"II.1",
        b"phuong-loc-tho",
        b"cong-an",
        b"news_items",
    ),
    *(
        b"unit: ",
        b"period: ",
        b"received: ",
        b"results:\n",
        b"- item: ",
        b"status: ",
        b"figures: {",
        b"evidence: [{title: a, file: ../a}]",
    ),
    *(
        b"year: ",
        b"units:\n",
        b"groups:\n",
        b"levels: {missing-item: off}\n",
        b"periods:\n",
        b"read: {quarters: [4, 1]}",
        b"by: 2020-12-10",
    ),
    *(
        "\u00a0",
        "\u3000",
        "：",
        "，",
        "– ",
        "“",
        "\u00ad",
        "\ufe0f",
        "ThiÕu kinh phÝ",
        "Tieáng Vieät",
        "Tiáº¿ng",
        "Ð",
        "M Ậ T",
        "０",
    ),
    *(
        "MẬT",
        "TỐI MẬT",
        "độ mật: mật",
        "Đ",
        "\u0323\u0302",
        "\u0301" * 40,
        "\u202e",
        "\u200b",
        "\ufeff",
        "😀",
        "001099012345",
    ),
    *(
        "##[error]x",
        "::error::x",
        "=1+1",
        "[/red]",
        "{{ 7*7 }}",
        "javascript:alert(1)",
        "<b>",
        '"\\x1b"',
        '"\\ud83d"',
        '"\\u1eac"',
    ),
]
WORDS = [piece if isinstance(piece, bytes) else piece.encode() for piece in PIECES]


class Yaml(Subject):
    """One file of a folder: read, checked against the plan, written to the log."""

    name, ending = "yaml", "yaml"
    #: A program whose lines are counted takes three times as long.
    seconds = 6.0 if GUIDED else 2.0
    megabytes = 200.0

    def __init__(self, folder: Path) -> None:
        """Make a folder with the plan and one report."""
        self.root = folder
        self.plan_path = folder / "plan" / "2020.yaml"
        self.report_path = folder / "units" / "phuong-loc-tho" / "2020.yaml"
        for path, source in (
            (self.plan_path, "plan/2020.yaml"),
            (self.report_path, "units/phuong-loc-tho/2020.yaml"),
        ):
            path.parent.mkdir(parents=True)
            path.write_bytes((ROOT / source).read_bytes())
        self.plan = load_file(folder, self.plan_path).plan
        self.report = load_file(folder, self.report_path).report
        self.plans, self.reports = read_seeds()

    def make(self, chance: random.Random) -> bytes:
        """A variant of a plan or of a report."""
        seeds = self.plans if chance.randrange(PLANS) == 0 else self.reports
        return mutate(chance.choice(seeds), seeds, chance)

    def judge(self, data: bytes) -> Verdict:
        """The findings."""
        found = self._check(data)
        self._look_at(found, data)
        return Verdict("findings" if found else "clean", found)

    def _check(self, data: bytes) -> list[Diagnostic]:
        if is_plan(data):
            self.plan_path.write_bytes(data)
            loaded = load_file(self.root, self.plan_path)
            found = loaded.diagnostics
            if loaded.plan and loaded.source and self.report:
                found += check_plan(PlanFile(loaded.source, loaded.plan))
                found += check_report(self.report, loaded.plan, self.root)
        else:
            self.report_path.write_bytes(data)
            loaded = load_file(self.root, self.report_path)
            found = loaded.diagnostics
            if loaded.report and self.plan:
                found += check_report(loaded.report, self.plan, self.root)
        return sorted(conceal(found), key=lambda one: one.sort_key)

    def _look_at(self, found: list[Diagnostic], data: bytes) -> None:
        own = "plan/2020.yaml" if is_plan(data) else "units/phuong-loc-tho/2020.yaml"
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        lines = LINE_BREAK.split(
            text if any(one.code in {"not-utf-8", "control-character"} for one in found) else nfc(text)
        )
        for one in found:
            place = one.location
            if place.file == own and place.line:
                inside = place.line <= len(lines) and 0 < place.column <= len(lines[place.line - 1]) + 1
                expect(inside, f"{place} lies outside the file.")
            for language in Language:
                line = concise_line(one, language)
                harmless = (
                    line.startswith(("units/", "plan/"))
                    and "##[" not in line
                    and "\n" not in line
                    and not CONTROL.search(line)
                )
                expect(harmless, f"{line!r} is no harmless line.")


def is_plan(data: bytes) -> bool:
    """Whether an input is read as a plan."""
    return re.search(rb"^reporting:", data, re.MULTILINE) is not None


def mutate(data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """A variant: a few changes of single letters, pieces, lines and indents.

    Now and then one that is very large.
    """
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8, 20))):
        data = chance.choice(MUTATIONS)(data, seeds, chance)
    if chance.randrange(LARGE) == 0:
        data = blow_up(data, chance)
    return data[:MAXIMUM_BYTES]


def insert_piece(data: bytes, _seeds: list[bytes], chance: random.Random) -> bytes:
    """A piece of YAML, or of what somebody hopes will be executed."""
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(WORDS) + data[at:]


def replace_word(data: bytes, _seeds: list[bytes], chance: random.Random) -> bytes:
    """Another value in the place of a word."""
    words = list(re.finditer(rb"[^\s:,\[\]{}]+", data))
    if not words:
        return data
    word = chance.choice(words)
    return (
        data[: word.start()]
        + chance.choice((chance.choice(WORDS), chance.choice(words)[0]))
        + data[word.end() :]
    )


def drop(data: bytes, _seeds: list[bytes], chance: random.Random) -> bytes:
    """Some bytes less."""
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.choice((1, 1, 2, 5, 50)) :]


def change_byte(data: bytes, _seeds: list[bytes], chance: random.Random) -> bytes:
    """Another byte, which may spoil the encoding."""
    at = chance.randrange(len(data) or 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def move_line(data: bytes, _seeds: list[bytes], chance: random.Random) -> bytes:
    """A line gone, twice, elsewhere, or indented in another way."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    line = lines[at]
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, line)
        case 2:
            lines.insert(chance.randrange(len(lines)), lines.pop(at))
        case 3:
            lines[at] = b" " * chance.randrange(8) + line.lstrip()
        case _:
            lines[at] = line.rpartition(b":")[0] + b":"
    return b"\n".join(lines)


def splice(data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """The beginning of one file and the end of another."""
    other = chance.choice(seeds)
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


MUTATIONS: list[Callable[[bytes, list[bytes], random.Random], bytes]] = [
    *(
        insert_piece,
        insert_piece,
        replace_word,
        replace_word,
        replace_word,
        drop,
        change_byte,
        move_line,
        move_line,
        splice,
    ),
]


def blow_up(data: bytes, chance: random.Random) -> bytes:
    """A part again and again, with a number in it where it has one, so that the copies differ."""
    start = chance.randint(0, len(data))
    start = data.rfind(b"\n", 0, start) + 1 if chance.random() < 0.7 else start  # noqa: PLR2004 - mostly whole lines
    part = data[start : start + chance.choice((1, 5, 20, 80, 300))] or b"a"
    if chance.random() < 0.7 and b"\n" in data[start:]:  # noqa: PLR2004 - the same
        end = start
        for _ in range(chance.choice((1, 2, 3, 8))):
            end = data.find(b"\n", end) + 1 or len(data)
        part = data[start:end] or b"a"
    size = chance.choice((20_000, 100_000, MAXIMUM_BYTES))
    count = max((size - len(data)) // len(part), 1)
    word = re.search(rb"[0-9]+", part)
    if word and chance.random() < 0.5:  # noqa: PLR2004 - one in two
        copies = b"".join(
            part[: word.start()] + str(number).encode() + part[word.end() :] for number in range(count)
        )
    else:
        copies = part * count
    return (data[:start] + copies + data[start:])[:MAXIMUM_BYTES]


def read_seeds() -> tuple[list[bytes], list[bytes]]:
    """Plans and reports: the examples, and the small folders of the tests with their mistakes."""
    files = [
        *(ROOT / "plan").glob("*.yaml"),
        *(ROOT / "units").rglob("*.yaml"),
        *(ROOT / "tests" / "cases").rglob("*.yaml"),
    ]
    # All reports are tried in the place of one unit's.
    seeds = [
        re.sub(rb"^unit: .*", b"unit: phuong-loc-tho", path.read_bytes(), flags=re.MULTILINE)
        for path in sorted(files)
    ]
    return [seed for seed in seeds if is_plan(seed)], [seed for seed in seeds if not is_plan(seed)]


def fuzz_guided(subject: Yaml, seconds: float, seed: int) -> None:
    """Let atheris choose what to vary; it varies one in two by itself."""
    begun = time.monotonic()
    inputs = 0

    def try_input(data: bytes) -> None:
        nonlocal inputs
        inputs += 1
        if (failure := find_failure(subject, data)) is not None:
            path = FAILURES / f"guided-{inputs}.yaml"
            path.write_bytes(data)
            print(f"FAILED with {path}: {failure}", flush=True)
        if failure is not None or time.monotonic() - begun >= seconds:
            print(f"{inputs:,} inputs, {inputs / (time.monotonic() - begun):,.0f} a second", flush=True)
            shutil.rmtree(subject.root)
            os._exit(failure is not None)  # atheris itself never ends

    def vary(data: bytes, maximum: int, number: int) -> bytes:
        chance = random.Random(number)  # noqa: S311 - not for secrets
        if chance.randrange(2):
            return atheris.Mutate(data, maximum)
        return mutate(data, subject.plans if is_plan(data) else subject.reports, chance)[:maximum]

    corpus = subject.root / "corpus"
    corpus.mkdir()
    for number, data in enumerate((*subject.plans, *subject.reports)):
        (corpus / str(number)).write_bytes(data)
    options = [
        f"-seed={seed + 1}",
        f"-max_len={MAXIMUM_BYTES}",
        "-rss_limit_mb=0",
        "-timeout=0",
        "-verbosity=0",
    ]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={FAILURES}/", str(corpus)], try_input, custom_mutator=vary
    )
    atheris.Fuzz()


def main() -> None:
    """Fuzz with atheris."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if not GUIDED:
        sys.exit("atheris is not installed: pip install atheris, or run benchmarks/fuzz.py")
    FAILURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fuzz_guided(Yaml(Path(folder)), arguments.seconds, arguments.seed)


if __name__ == "__main__":
    main()
