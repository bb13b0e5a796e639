"""Files that a command writes, and what it tells of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ttdn.cli.session import Session
from ttdn.errors import WorkspaceNotFoundError
from ttdn.language import Text

#: So many files are named one by one.
_MOST_NAMED = 20


def put_text(session: Session, path: Path | None, text: str, *, force: bool = False) -> None:
    """Print text, or write it to a file and tell so: see ``write_text``."""
    if path is None:
        session.write(text)
    else:
        write_text(session, path, text, force=force)
        tell_written(session, path)


def write_text(session: Session, path: Path, text: str, *, force: bool) -> None:
    """Write text to a file.

    Raises:
        DocumentEditedError: Somebody edited the file that stands there, and ``force`` is not given.
        TtdnError: The system does not let it be written.
    """
    from ttdn.documents.layout.output import DocumentEditedError, write_drafts  # noqa: PLC0415 - only where a file is asked for

    if write_drafts(root_or_here(session), {}, {path: text}, force=force):
        raise DocumentEditedError(path)


def make_files(session: Session, contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write files, all or none of them, and tell so.

    Raises:
        DocumentEditedError: Somebody edited one that stands there, and ``force`` is not given.
    """
    from ttdn.documents.layout.output import write_all  # noqa: PLC0415 - only where a file is asked for

    write_all(session.root, contents, force=force)
    tell_made(session, [*contents])


def tell_made(session: Session, paths: Sequence[Path]) -> None:
    """Say which files were made: each, or of very many where they are and between which names."""
    if len(paths) <= _MOST_NAMED:
        session.tell(*(Text(f"Đã lập {path}", f"Wrote {path}") for path in paths))
        return
    many, folder, first, last = len(paths), paths[0].parent, paths[0].name, paths[-1].name
    session.tell(
        Text(
            f"Đã lập {many} tệp trong {folder}: từ {first} đến {last}",
            f"Wrote {many} files into {folder}: {first} to {last}",
        )
    )


def list_folder(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where there is none."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def tell_written(session: Session, path: Path) -> None:
    """Say which file was written."""
    session.tell(Text(f"Đã ghi {path}", f"Wrote {path}"))


def root_or_here(session: Session) -> Path:
    """The folder of work; what needs none is written where one stands."""
    try:
        return session.root
    except WorkspaceNotFoundError:
        return Path.cwd()
