"""An archive as it is laid on the disk: a folder, or a .zip with the same files.

The same files give the same bytes: names in their order, no times, nothing packed tight in one program's way.
"""

import contextlib
import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO

from ttdn.archiving.choosing import ARCHIVE_NAME
from ttdn.archiving.sealing import Head, is_safe_name, write_manifest
from ttdn.errors import ArchiveExistsError, ChangedMeanwhileError, FileNotReadError, NameNotArchivedError
from ttdn.places import ARCHIVE_FILE, MANIFEST_FILE
from ttdn.writing import refusal, temporary_name
from ttdn.writing.whole import move_patiently, put_new

_MEGABYTE = 1 << 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


#: Passes on the files that are packed, given how many there are: a caller may show progress with it.
Track = Callable[[Iterable[tuple[str, Path]], int], Iterable[tuple[str, Path]]]


def pack_archive(
    path: Path, files: Mapping[str, Path], head: Head, track: Track = lambda files, _: files
) -> tuple[str, int]:
    """Lay an archive down: whole, or not at all.

    Args:
        path: The folder, or the .zip by its ending; nothing may stand there.
        files: Where each file lies, by its name.
        head: What the archive says of itself.
        track: Passes the files on one by one.

    Returns:
        The digest of its list of digests, and how many files it has.

    Raises:
        ArchiveExistsError: Something stands there.
        NameNotArchivedError: A file has a name with which no list of digests can be written.
        OutputNotWritableError: The system refuses.
        FileNotReadError: One of the files cannot be read.
    """
    unfit = next((name for name in files if not is_safe_name(name)), None)
    if unfit is not None:
        raise NameNotArchivedError(unfit)
    if os.path.lexists(path):
        raise ArchiveExistsError(path)
    beside = path.with_name(temporary_name())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(beside, "x") as archive:
                manifest = _pack(partial(_begin_member, archive, head.year), files, head, track)
            put_new(beside, path)
        else:
            manifest = _pack(partial(_begin_file, beside), files, head, track)
            move_patiently(beside.rename, path)
    except ChangedMeanwhileError as error:
        raise ArchiveExistsError(path) from error
    except (OSError, ValueError) as error:
        raise refusal(path, error) from error
    finally:
        # Neither is there where all went well; after a failure that failure is what is told.
        shutil.rmtree(beside, ignore_errors=True)
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return hashlib.sha256(manifest.encode()).hexdigest(), len(files)


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while piece := stream.read(_MEGABYTE):
                yield piece
    except OSError as error:
        raise FileNotReadError(path, error) from error


def _begin_file(place: Path, name: str) -> IO[bytes]:
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    return (place / name).open("xb")


def _begin_member(archive: zipfile.ZipFile, year: int, name: str) -> IO[bytes]:
    member = zipfile.ZipInfo(f"{ARCHIVE_NAME}-{year}/{name}", _EARLIEST)
    member.external_attr, member.create_system = _PLAIN_FILE, 3
    return archive.open(member, "w", force_zip64=True)


def _pack(begin: Callable[[str], IO[bytes]], files: Mapping[str, Path], head: Head, track: Track) -> str:
    """Write each file, and the list of their digests.

    Returns:
        The list.
    """

    def write(name: str, pieces: Iterable[bytes]) -> str:
        digest = hashlib.sha256()
        with begin(name) as stream:
            for piece in pieces:
                digest.update(piece)
                stream.write(piece)
        return digest.hexdigest()

    digests = {ARCHIVE_FILE: write(ARCHIVE_FILE, [head.text.encode()])}
    for name, path in track(files.items(), len(files)):
        digests[name] = write(name, _pieces(path))
    manifest = write_manifest(digests)
    write(MANIFEST_FILE, [manifest.encode()])
    return manifest
