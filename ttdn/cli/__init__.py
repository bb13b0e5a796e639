"""The command line: read options, call, print, exit code.

The only place that reads the clock and the environment.
"""

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ttdn.cli.globals import COMPLETION_VARIABLE, GlobalOptions, take_global_options
from ttdn.errors import TtdnError, system_words
from ttdn.language import Language, Text
from ttdn.safe_text import visible

EXIT_CLEAN, EXIT_CANNOT_RUN, EXIT_INTERRUPTED = 0, 2, 130
_ON_WINDOWS = os.name == "nt"


def run() -> None:
    """The program ``ttdn``."""
    # The process is short, and what it builds it keeps to the end:
    # looking for garbage in it takes a third of the time.
    gc.disable()
    # Processes that this one starts would look for modules in the
    # folder one stands in first: it may be a submission's.
    os.environ["PYTHONSAFEPATH"] = "1"
    code = main()
    # What is left goes with the process: the interpreter need not look through it all for garbage at exit.
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after ``ttdn``; those of the process by default.

    Returns:
        0 clean, 1 findings, 2 could not run, 130 interrupted.
    """
    _use_utf8()
    asked = os.environ.get(COMPLETION_VARIABLE)
    if asked:
        from ttdn.cli.app import run_completion  # noqa: PLC0415 - Typer is not needed to say that a global option is wrong

        return run_completion(asked)
    words, options = sys.argv[1:] if arguments is None else list(arguments), GlobalOptions()
    try:
        options, rest = take_global_options(words)
        from ttdn.cli.app import run_app  # noqa: PLC0415 - see above

        code = run_app(options, rest)
        # What the system refuses to take is to be heard of here, not from the interpreter at exit.
        sys.stdout.flush()
    except TtdnError as error:
        _complain_of(error, words, options)
        return EXIT_CANNOT_RUN
    except KeyboardInterrupt:
        _complain(Text("Đã dừng theo yêu cầu.", "Stopped."), options.language)
        return EXIT_INTERRUPTED
    except OSError as error:
        _discard_output()
        if _is_closed_pipe(error):
            return EXIT_CLEAN
        reason = system_words(error)
        if error.filename:
            reason += f": {error.filename}"
        _complain(
            Text(
                f"Hệ thống không cho đọc hoặc ghi ({reason}). Kiểm tra quyền, chỗ trống của ổ đĩa.",
                f"The system refuses to read or write ({reason}). Check the rights and the room on the disk.",
            ),
            options.language,
        )
        return EXIT_CANNOT_RUN
    return code


def _complain_of(error: TtdnError, words: Sequence[str], options: GlobalOptions) -> None:
    """Say what stopped the run, and the line that works; whatever becomes of that, the first is said."""
    from ttdn.cli.advice import advise  # noqa: PLC0415 - few runs are refused

    message, line = error.message, None
    with contextlib.suppress(Exception):  # a guess that fails is no reason to keep the complaint back
        message, line = advise(error, words, options)
    _complain(message, options.language)
    if line is not None:
        sys.stderr.write(f"{visible(line.in_language(options.language))}\n")


def _complain(message: Text, language: Language) -> None:
    label = Text("Lỗi", "Error").in_language(language)
    sys.stderr.write(f"{label}: {visible(message.in_language(language))}\n")


def _is_closed_pipe(error: OSError) -> bool:
    """Whether the reader of the pipe (head, less) has seen enough; Windows calls that an invalid argument."""
    unnamed = _ON_WINDOWS and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or unnamed


def _discard_output() -> None:
    """Send what is still buffered nowhere.

    Otherwise the interpreter would try to write it at exit and fail again.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _use_utf8() -> None:
    """Write UTF-8 on every system.

    Windows consoles and pipes otherwise use a code page that lacks Vietnamese letters.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller, or a program without a console
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it stays open to the end
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
