"""What is said beside a page: what is left out of it, what is still open, what is to be known of it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text as RichText

from ttdn.language import Say, Text, count_of
from ttdn.model.roster import Unit
from ttdn.safe_text import quote
from ttdn.terminal.console import plain
from ttdn.terminal.parts import Parts, indented

if TYPE_CHECKING:  # few folders have two years, and a summary alone has corrections
    from ttdn.intake.left_open import LeftOpen
    from ttdn.model.edits import Correction


def render_excluded(excluded: Sequence[str], say: Say) -> Parts:
    """The reports that were left out because they have errors: how many and which."""
    if excluded:
        yield ""
        words = say(
            f"KHÔNG TÍNH {len(excluded)} báo cáo có lỗi (chạy 'ttdn validate' để xem):",
            f"LEFT OUT: {count_of(len(excluded), 'report')} with errors (run 'ttdn validate'):",
        )
        yield plain(words, "bold red")
        yield from map(indented, excluded)


def render_note(words: Text, say: Say) -> RichText:
    """What is to be known of what is shown, such as why a summary may not be wanted yet."""
    return plain(say(f"Lưu ý: {words.vi}", f"Note: {words.en}"), "yellow")


def render_not_compared(files: Sequence[str], say: Say) -> Parts:
    """The files of last year with errors: what they say is compared with nothing."""
    if files:
        names = ", ".join(files)
        words = Text(
            f"chưa so sánh được đầy đủ với năm trước vì có lỗi (chạy 'ttdn validate' để xem): {names}.",
            f"last year is not compared in full because of errors (run 'ttdn validate'): {names}.",
        )
        yield render_note(words, say)


def render_left_open(left_open: "LeftOpen | None", units: Iterable[Unit] | None, say: Say) -> Parts:
    """What the year before has still open, of some units (None: of all)."""
    if left_open and (words := left_open.words(units)):
        yield ""
        yield render_note(words, say)


def render_unused(correction: "Correction", say: Say) -> RichText:
    """A correction whose words stand nowhere in the document any more."""
    before = quote(correction.before)
    words = Text(
        f"báo cáo không còn câu {before} để sửa; xem lại 'corrections' trong tệp biên tập.",
        f"the report no longer says {before}; see 'corrections' in the editor's file.",
    )
    return render_note(words, say)
