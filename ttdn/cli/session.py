"""What the commands share: consoles, the folder, the checked workspace, the plan in question, today."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic_core import PydanticCustomError

from ttdn import __version__
from ttdn.checking import Checked, check_workspace
from ttdn.cli.given import need_folder
from ttdn.cli.globals import GlobalOptions
from ttdn.cli.plan_at_hand import examples_at_hand, today
from ttdn.diagnostics import Diagnostic
from ttdn.errors import (
    ArchiveReadOnlyError,
    EditsHaveErrorsError,
    InvalidOptionError,
    NotConfirmedError,
    RegisterHasErrorsError,
    TtdnError,
)
from ttdn.language import Language, Text, count_of, join
from ttdn.load import find_root
from ttdn.model.period import Period, find_period
from ttdn.model.scalars import read_date
from ttdn.places import OUT_FOLDER, UNITS_FOLDER, is_archive, is_example
from ttdn.safe_text import visible
from ttdn.vietnamese import date_text, fold

if TYPE_CHECKING:  # rich takes a quarter of the time of a check that finds nothing, and then nobody needs it
    from rich.console import RenderableType

    from ttdn.intake.left_open import LeftOpen
    from ttdn.model.plan import Plan
    from ttdn.model.roster import Unit
    from ttdn.standing import Standing
    from ttdn.terminal.console import Console

T = TypeVar("T")

#: The commands that change the folder itself; the others make documents beside it.
_WRITING = frozenset({"amend", "collect", "form", "new", "receive"})
#: Those of them that may be tried in the example that comes with the program.
_TRIED = _WRITING - {"amend"}
#: What rich takes for the word that a pipe leads to a terminal.
_SAY_TERMINAL = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})
#: The answers that mean yes, without accents and case.
_YES = frozenset({"c", "co", "y", "yes"})


class Session:
    """One run of a command."""

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - Typer's context class is private
        """Take the global options from Typer's context."""
        options: GlobalOptions = context.find_root().obj
        self._context = context
        self.language: Language = options.language
        self.say = self.language.say
        self._root = options.root
        self._is_noted = False

    @cached_property
    def out(self) -> "Console":
        """The console of standard output."""
        from ttdn.terminal.console import make_console  # noqa: PLC0415 - see above

        return make_console(sys.stdout)

    @cached_property
    def err(self) -> "Console":
        """The console of standard error."""
        from ttdn.terminal.console import make_console  # noqa: PLC0415 - see above

        return make_console(sys.stderr)

    @cached_property
    def root(self) -> Path:
        """The folder that holds ``plan/``.

        A slip of the fingers in ``--root`` is not answered with a folder above it.

        Raises:
            ArchiveReadOnlyError: It is a year that was frozen, and the command would write in it.
        """
        here = Path.cwd()
        root = find_root(here) if self._root is None else self.open_root(self._root)
        if self._context.info_name in _WRITING and is_archive(root):
            raise ArchiveReadOnlyError
        # Who stands below it may have expected another folder.
        if self._context.info_name in _TRIED or (self._root is None and root != here):
            self.note_example(root)
        return root

    def note_example(self, root: Path) -> None:
        """Say once of a folder that it is the example that comes with the program, where it is."""
        if not self._is_noted and is_example(root):
            self._is_noted = True
            from ttdn.cli.example import note_of  # noqa: PLC0415 - few folders are the example

            self.warn_whole(note_of(root))

    def open_root(self, path: Path) -> Path:
        """The folder of work that a path names; an archive in a .zip is unpacked for the length of the run.

        Raises:
            PathNotFoundError: Nothing stands there.
            UnfitPathError: It is neither a folder nor a .zip.
            ArchiveNotOpenedError: It is a .zip, and no archive.
        """
        if os.path.isfile(path) and path.suffix.lower() == ".zip":  # noqa: PTH113 - Path.is_file() raises where the name is too long
            from ttdn.archiving.opening import unpack_archive  # noqa: PLC0415 - few folders are archives
            from ttdn.writing import make_folder  # noqa: PLC0415 - the same

            return unpack_archive(path, self._context.find_root().with_resource(make_folder()))
        need_folder(path)
        return find_root(path)

    @property
    def archive(self) -> Path | None:
        """The year that was frozen, where ``--root`` names one."""
        if self._root is None:
            return None
        return self.root if is_archive(self.root) else None

    @property
    def out_folder(self) -> Path:
        """Where documents are made that are not told to go elsewhere: of an archive, not in it."""
        here = Path.cwd()
        return (Path() if self.root == here or is_archive(self.root) else self.root) / OUT_FOLDER

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
    def is_plain(self) -> bool:
        """Whether what is printed goes without colours into a pipe or a file; rich is asked only in doubt."""
        if sys.stdout.isatty() or not _SAY_TERMINAL.isdisjoint(os.environ):
            return not self.out.is_terminal
        return True

    @property
    def text_width(self) -> int | None:
        """The columns at which sentences are wrapped; None in a pipe, where a line stays a line."""
        return self.out.width if sys.stdout.isatty() and not self.is_plain else None

    def warn(self, *content: "RenderableType") -> None:
        """Print on standard error, where standard output is for another program."""
        _print(self.err, content)

    def warn_whole(self, line: Text) -> None:
        """Print a line on standard error as it is: a command in it is never broken."""
        self.err.print(line.in_language(self.language), soft_wrap=True)

    def write(self, text: str) -> None:
        """Write text on standard output as it is; Windows would write the line ends of CSV twice."""
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(newline="")
        sys.stdout.write(text)

    def confirm(self, warning: Text) -> None:
        """Ask at a terminal whether to go on after a warning; nobody is asked in a pipe.

        Raises:
            NotConfirmedError: The answer was no, or nobody could be asked.
        """
        if not _is_watched():
            raise NotConfirmedError(warning)
        self.err.print(
            self.say(f"{warning.vi} Vẫn tiếp tục? [c/K] ", f"{warning.en} Go on all the same? [y/N] "), end=""
        )
        if fold(sys.stdin.readline()) not in _YES:
            raise NotConfirmedError

    def doubt(self, standing: "Standing", *, asks: bool) -> None:
        """Say why what is made may not be wanted yet; ``asks``: go on only where somebody confirms it.

        Raises:
            NotConfirmedError: Nobody did.
        """
        doubts = join(" ", list(standing.doubts))
        if doubts.vi and asks:
            self.warn_left_open(standing.left_open)
            self.confirm(doubts)
        elif doubts.vi:
            from ttdn.terminal.notes import render_note  # noqa: PLC0415 - see above

            self.warn(render_note(doubts, self.say))

    def notes(
        self, standing: "Standing", units: "Iterable[Unit] | None" = None
    ) -> "Iterator[RenderableType]":
        """What is left out of what is shown; what the year before has open, of some units (None: of all)."""
        from ttdn.terminal.notes import render_excluded, render_left_open  # noqa: PLC0415 - see above

        yield from render_excluded(standing.excluded, self.say)
        yield from render_left_open(standing.left_open, units, self.say)

    def warn_left_open(self, left_open: "LeftOpen | None", units: "Iterable[Unit] | None" = None) -> None:
        """Say on standard error what the year before has still open, of some units (None: of all)."""
        if words := left_open and left_open.words(units):
            from ttdn.terminal.notes import render_note  # noqa: PLC0415 - see above

            self.warn(render_note(words, self.say))

    def check(self, *, keep_reports: bool = True) -> Checked:
        """Read and check the whole folder; without ``keep_reports`` only for its findings.

        Of an archive that is no longer as it was frozen, that is said first.
        """
        if keep_reports and is_archive(self.root):
            self._warn_of_damage()
        self._warn_of_newer()
        return check_workspace(
            self.root,
            track=self.track,
            find_first_commits=self._first_commits,
            keep_reports=keep_reports,
        )

    def _first_commits(self) -> Mapping[str, date]:
        from ttdn.history import first_commits  # noqa: PLC0415 - git is asked only of reports that are no examples

        return first_commits(self.root, UNITS_FOLDER)

    def track(
        self, things: Iterable[T], total: int, label: Text = Text("Đang đọc", "Reading")
    ) -> Iterable[T]:
        """Pass things on one by one; where that takes long, show in a window how many are done."""
        if not sys.stderr.isatty():
            return things
        from ttdn.terminal.progress import track_files  # noqa: PLC0415 - see above

        return track_files(things, total, self.err, self.say(*label))

    def watch(self, numbers: "Sequence[int]", label: Text) -> AbstractContextManager[None]:
        """Show how much another process has done, and of how much, in the same way."""
        if not sys.stderr.isatty():
            return nullcontext()
        from ttdn.terminal.progress import watch_numbers  # noqa: PLC0415 - see above

        return watch_numbers(numbers, self.err, self.say(*label))

    def busy(self, label: Text = Text("Đang tính", "Working")) -> AbstractContextManager[None]:
        """Show in a window that something goes on, where that takes long; nothing is printed meanwhile."""
        if not sys.stderr.isatty():
            return nullcontext()
        from ttdn.terminal.progress import show_busy  # noqa: PLC0415 - see above

        return show_busy(self.err, self.say(*label))

    def read_day(self, value: str | None, option: str = "--as-of") -> date:
        """The day that an option gives; where it gives none, today.

        Raises:
            InvalidOptionError: It is not a date.
        """
        return self.find_day(value, option) or self._today()

    def find_day(self, value: str | None, option: str = "--as-of") -> date | None:
        """The day that an option gives; None where it gives none.

        Raises:
            InvalidOptionError: It is not a date.
        """
        if value is None:
            return None
        try:
            return read_date(value)
        except PydanticCustomError as error:
            day = date_text(date(self._example_year, 6, 30))
            allowed = Text(
                f"Viết năm-tháng-ngày ({day.en}) hoặc ngày/tháng/năm ({day.vi}).",
                f"Write year-month-day ({day.en}).",
            )
            raise InvalidOptionError(option, value, allowed) from error

    def _today(self) -> date:
        """Today; in a year that was frozen, the day of that."""
        try:
            root = self.root
        except TtdnError:  # there is no folder yet
            return today()
        if not is_archive(root):
            return today()
        from ttdn.archiving.sealing import read_head  # noqa: PLC0415 - few folders are archives

        return read_head(root).frozen

    def read_period(
        self, value: str | None, year: int | None, option: str | Text = "--period"
    ) -> Period | None:
        """The period that was asked for; None where none was.

        Raises:
            InvalidOptionError: It is no period, or not one of the year that was asked for.
        """
        if value is None:
            return None
        period = find_period(value.strip())
        if period is not None and year in {None, period.year}:
            return period
        allowed = Text(f"Kỳ báo cáo phải thuộc năm {year}.", f"The period must be in {year}.")
        if period is None:
            example = self._example_year
            allowed = Text(
                f"Viết {example}, {example}-H1, {example}-Q2 hoặc {example}-05.",
                f"Write {example}, {example}-H1, {example}-Q2 or {example}-05.",
            )
        raise InvalidOptionError(option, value, allowed)

    @property
    def _example_year(self) -> int:
        return examples_at_hand(self._root).year

    def choose(
        self, period: str | None, year: int | None, day: date
    ) -> "tuple[Checked, Plan, Period | None]":
        """The folder, the plan of a period or a year, and that period as the plan calls it.

        Raises:
            InvalidOptionError: ``period`` is not a period of the year.
        """
        wanted = self.read_period(period, year)
        checked = self.check()
        plan = checked.choose_plan(wanted.year if wanted else year, day).plan
        return checked, plan, plan.named(wanted) if wanted else None

    def stand(
        self,
        year: int | None,
        as_of: str | None,
        period: str | None = None,
        *,
        whole_year: bool = False,
        edited: bool = False,
        checked: Checked | None = None,
    ) -> "Standing":
        """Where a year's plan stands on a day: see ``find_standing``; by what was read already, if it was.

        Raises:
            InvalidOptionError: ``as_of`` is not a date, or ``period`` is not a period of the year.
        """
        from ttdn.standing import find_standing  # noqa: PLC0415 - a check does without

        day, wanted = self.read_day(as_of), self.read_period(period, year)
        checked = checked or self.check()
        try:
            with self.busy():
                return find_standing(checked, year, day, wanted, whole_year=whole_year, edited=edited)
        except (EditsHaveErrorsError, RegisterHasErrorsError) as error:
            self.warn_of(one for one in checked.diagnostics if one.location.file == error.path)
            raise

    def _warn_of_newer(self) -> None:
        """Say of a folder that a newer version of the program made it."""
        from ttdn.folder_record import made_by_newer  # noqa: PLC0415 - those who never check a folder do without

        newer = made_by_newer(self.root)
        if newer:
            self.warn_whole(
                Text(
                    f"Thư mục theo bản ttdn {newer}, mới hơn chương trình này ({__version__}); nên cài "
                    "bản mới.",
                    f"This folder is as of ttdn {newer}, newer than this program ({__version__}); install "
                    "the new one.",
                )
            )

    def _warn_of_damage(self) -> None:
        from ttdn.archiving.sealing import find_damage  # noqa: PLC0415 - few folders are archives

        damage = find_damage(self.root)
        if damage.many:
            names = ", ".join(name for name, _ in damage.lines())
            self.warn(
                self.say(
                    f"Bản lưu không còn nguyên như khi lưu ({damage.many} tệp): {visible(names)}. Số "
                    "liệu, văn bản in ra có thể khác; 'ttdn validate' nói rõ từng tệp.",
                    f"The archive is not as it was frozen ({count_of(damage.many, 'file')}): "
                    f"{visible(names)}. What is printed may differ; 'ttdn validate' says more.",
                )
            )

    def warn_of(self, found: Iterable[Diagnostic]) -> None:
        """Show what is wrong with a file for which a command stops."""
        from ttdn.terminal.diagnostics import render_diagnostic  # noqa: PLC0415 - see above

        for one in sorted(found, key=lambda one: one.sort_key):
            self.warn(render_diagnostic(one, "", self.language, None), "")


def _is_watched() -> bool:
    """Whether somebody sits at a terminal who sees a question and can answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


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
