"""What git knows of the folder: what a merge request touches, when a file first came, what it was.

Without git it knows nothing.

The folder comes from outside, and git obeys what it finds: a configuration, an embedded repository, a
submodule or an attribute may name a program (a filter, a monitor, a pager, a signature checker, a hook),
another repository, or another history. To switch these off one by one would be a race with git's next option.
So git never sees a repository of the folder: ``repository`` finds the true one and reads its names,
``program`` gives git a fresh folder of our own with no configuration but ours, whose only link to the
repository is the store of objects, which are named by their content; ``changes`` reads the files of the
folder itself.
"""

from ttdn.history.changes import RevisionNotFoundError, changed_files
from ttdn.history.commits import first_commits
from ttdn.history.files import FilesThen, files_at
from ttdn.history.program import find_git
from ttdn.history.reasons import HistoryNotReadableError
from ttdn.history.repository import folder_in_repository

__all__ = [
    "FilesThen",
    "HistoryNotReadableError",
    "RevisionNotFoundError",
    "changed_files",
    "files_at",
    "find_git",
    "first_commits",
    "folder_in_repository",
]
