"""What the commands share: consoles, the folder, the checked workspace, the plan in question, today."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from pydantic_core import PydanticCustomError

from ttdn.checking import Checked, check_workspace
from ttdn.cli.globals import GlobalOptions
from ttdn.errors import InvalidOptionError, PathNotFoundError
from ttdn.history import first_commits
from ttdn.language import Language, Text
from ttdn.load import Loaded, find_root
from ttdn.model.period import Period, parse_period
from ttdn.model.scalars import read_date
from ttdn.places import UNITS_FOLDER
from ttdn.vietnamese import OFFICE_TIME

if TYPE_CHECKING:  # rich takes a quarter of the time of a check that finds nothing, and then nobody needs it
    from rich.console import RenderableType

    from ttdn.standing import Standing
    from ttdn.terminal.console import Console

T = TypeVar("T")

_READING = Text("Đang đọc", "Reading")
_PERIODS = Text("Viết 2020, 2020-H1, 2020-Q2 hoặc 2020-05.", "Write 2020, 2020-H1, 2020-Q2 or 2020-05.")
_DATES = Text(
    "Viết năm-tháng-ngày (2020-12-10) hoặc ngày/tháng/năm (10/12/2020).", "Write year-month-day (2020-12-10)."
)


class Session:
    """One run of a command."""

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - Typer's context class is private
        """Take the global options from Typer's context."""
        options: GlobalOptions = context.find_root().obj
        self.language: Language = options.language
        self.say = self.language.say
        self._root = options.root

    @cached_property
    def out(self) -> "Console":
        """The console of standard output."""
        return _make_console(sys.stdout)

    @cached_property
    def err(self) -> "Console":
        """The console of standard error."""
        return _make_console(sys.stderr)

    @cached_property
    def root(self) -> Path:
        """The folder that holds ``plan/``.

        A slip of the fingers in ``--root`` is not answered with a folder above it.
        """
        if self._root is not None and not os.path.isdir(self._root):  # noqa: PTH112 - Path.is_dir() raises where the name is too long
            raise PathNotFoundError(str(self._root))
        return find_root(self._root or Path.cwd())

    def show(self, *content: "RenderableType") -> None:
        """Print on standard output."""
        _print(self.out, content)

    def show_whole(self, *content: "RenderableType") -> None:
        """Print lines as they are: paths and source lines are never broken."""
        for part in content:
            self.out.print(part, soft_wrap=True)

    def tell(self, *lines: Text) -> None:
        """Print lines in the language of the run, as they are."""
        self.show_whole(*(line.in_language(self.language) for line in lines))

    @property
    def text_width(self) -> int | None:
        """The columns at which sentences are wrapped; None in a pipe, where a line stays a line."""
        return self.out.width if sys.stdout.isatty() and self.out.is_terminal else None

    def warn(self, *content: "RenderableType") -> None:
        """Print on standard error, where standard output is for another program."""
        _print(self.err, content)

    def write(self, text: str) -> None:
        """Write text on standard output as it is; Windows would write the line ends of CSV twice."""
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(newline="")
        sys.stdout.write(text)

    def check(self, *, keep_reports: bool = True) -> Checked:
        """Read and check the whole folder; without ``keep_reports`` only for its findings."""
        return check_workspace(
            self.root,
            track=self._track,
            find_first_commits=partial(first_commits, self.root, UNITS_FOLDER),
            keep_reports=keep_reports,
        )

    def _track(self, files: Iterable[Loaded], total: int) -> Iterable[Loaded]:
        return self._show_progress(files, total, _READING)

    def track(self, things: Sequence[T], label: Text) -> Iterable[T]:
        """Pass things on one by one; where that takes long, show how many are done."""
        return self._show_progress(things, len(things), label)

    def _show_progress(self, things: Iterable[T], total: int, label: Text) -> Iterable[T]:
        """Show progress in a window."""
        if not sys.stderr.isatty():
            return things
        from ttdn.terminal.progress import track_files  # noqa: PLC0415 - see above

        return track_files(things, total, self.err, self.say(*label))

    def stand(
        self, year: int | None, as_of: str | None, period: str | None = None, *, whole_year: bool = False
    ) -> "Standing":
        """Where a year's plan stands on a day: see ``find_standing``.

        Raises:
            InvalidOptionError: ``as_of`` is not a date, or ``period`` is not a period of the year.
        """
        from ttdn.standing import find_standing  # noqa: PLC0415 - a check does without

        today, wanted = read_as_of(as_of), read_period(period, year)
        return find_standing(self.check(), year, today, wanted, whole_year=whole_year)


def _make_console(stream: TextIO) -> "Console":
    from ttdn.terminal.console import make_console  # noqa: PLC0415 - see above

    return make_console(stream)


def _print(console: "Console", content: "Sequence[RenderableType]") -> None:
    """Print; in a pipe without the blanks with which tables fill their lines."""
    if console.is_terminal:
        for part in content:
            console.print(part)
        return
    with console.capture() as capture:
        for part in content:
            console.print(part)
    console.file.write("\n".join(line.rstrip() for line in capture.get().split("\n")))


def read_as_of(value: str | None, option: str = "--as-of") -> date:
    """The day that an option gives; where it gives none, today in Vietnam, wherever the machine stands.

    Raises:
        InvalidOptionError: It is not a date.
    """
    if value is None:
        return datetime.now(OFFICE_TIME).date()
    try:
        return read_date(value)
    except PydanticCustomError as error:
        raise InvalidOptionError(option, value, _DATES) from error


def read_period(value: str | None, year: int | None) -> Period | None:
    """The period that was asked for; None where none was.

    Raises:
        InvalidOptionError: It is no period, or not one of the year that was asked for.
    """
    if value is None:
        return None
    period = parse_period(value.strip().upper())
    if period is None:
        raise InvalidOptionError("--period", value, _PERIODS)
    if year not in {None, period.year}:
        raise InvalidOptionError(
            "--period", value, Text(f"Kỳ báo cáo phải thuộc năm {year}.", f"The period must be in {year}.")
        )
    return period
