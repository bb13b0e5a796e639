"""What a run that was killed leaves behind."""

import os

from ttdn.writing.whole import temporary_name

#: No process has this number: it is above the largest that Linux gives.
GONE = "4194304"


def leftover(process: object = GONE) -> str:
    """The name of a temporary file of another process."""
    return temporary_name().replace(f"-{os.getpid()}-", f"-{process}-")
