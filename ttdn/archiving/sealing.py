"""The list of digests of an archive, and what became of its files since."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from ttdn.diagnostics import Diagnostic, Location
from ttdn.errors import ArchiveDamagedError
from ttdn.language import Text
from ttdn.model.scalars import read_date
from ttdn.places import (
    ARCHIVE_FILE,
    MANIFEST_FILE,
    NO_LINK,
    NO_WAIT,
    is_leftover,
    is_plain_file,
    is_plain_folder,
)
from ttdn.safe_text import file_name
from ttdn.source import parse_source
from ttdn.vietnamese import nfc

_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_YEAR = re.compile(r"[0-9]{4}")
_UNFIT = frozenset('\\:*?"<>|')
#: A list of some hundred thousand files.
_LARGEST_LIST = 64 << 20
_LARGEST_HEAD = 64 << 10


class Head(NamedTuple):
    """What an archive says of itself: whose year it is, the day it was frozen, the program that made it."""

    year: int
    frozen: date
    program: str

    @property
    def text(self) -> str:
        """The text of its file."""
        return (
            f"# Bản lưu kế hoạch, báo cáo năm {self.year} do ttdn lập; chỉ để đọc, không sửa.\n"
            "# Kiểm tra: ttdn archive --verify THƯ_MỤC, hoặc trong thư mục này: sha256sum -c "
            f"{MANIFEST_FILE}\n"
            f'year: {self.year}\nfrozen: {self.frozen.isoformat()}\nprogram: "{self.program}"\n'
        )


class Damage(NamedTuple):
    """What is not as it was frozen: files that changed, that are gone, that came."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def many(self) -> int:
        """How many files that are."""
        return sum(map(len, self))

    def lines(self) -> Iterator[tuple[str, Text]]:
        """Each file, with what became of it."""
        for names, words in zip(self, _WORDS, strict=True):
            for name in names:
                yield name, words


_WORDS = (
    Text("đã bị sửa từ khi lưu", "was changed since it was frozen"),
    Text("không còn", "is gone"),
    Text("không có khi lưu", "was not there when it was frozen"),
)


def is_safe_name(name: str) -> bool:
    """Whether a name leads to a place below a folder on every system, and stands on one line of a list."""
    parts = name.split("/")
    return all(
        part not in {"", ".", ".."} and part.isprintable() and _UNFIT.isdisjoint(part) for part in parts
    )


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; no link is followed."""
    flags = os.O_RDONLY | NO_LINK | NO_WAIT | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_manifest(digests: Mapping[str, str]) -> str:
    """The list of digests as ``sha256sum -c`` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def read_manifest(root: Path) -> dict[str, str]:
    """The digests of an archive by the names of its files.

    Raises:
        ArchiveDamagedError: The list cannot be read.
    """
    lines = _read(root, MANIFEST_FILE, _LARGEST_LIST).splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    if not found or not all(found):
        raise ArchiveDamagedError(root, MANIFEST_FILE)
    return {nfc(one[2]): one[1] for one in found if one}


def read_head(root: Path) -> Head:
    """What an archive says of itself.

    Raises:
        ArchiveDamagedError: It cannot be read.
    """
    source, _ = parse_source(ARCHIVE_FILE, _read(root, ARCHIVE_FILE, _LARGEST_HEAD).encode())
    data = source.data if source else None
    if isinstance(data, dict):
        year, frozen = str(data.get("year")), data.get("frozen")
        try:
            if _YEAR.fullmatch(year):
                return Head(int(year), read_date(frozen), str(data.get("program")))
        except PydanticCustomError:
            pass
    raise ArchiveDamagedError(root, ARCHIVE_FILE)


def _read(root: Path, name: str, largest: int) -> str:
    path = root / name
    try:
        if is_plain_file(path) and path.stat().st_size <= largest:
            return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        pass
    raise ArchiveDamagedError(root, name)


def find_damage(root: Path) -> Damage:
    """What of an archive is not as it was frozen.

    Raises:
        ArchiveDamagedError: The list of its files cannot be read.
    """
    manifest = read_manifest(root)
    there = dict(_list_files(root))
    common = manifest.keys() & there.keys()
    return Damage(
        tuple(sorted(name for name in common if not _is(there[name], manifest[name]))),
        tuple(sorted(manifest.keys() - there.keys())),
        tuple(sorted(there.keys() - manifest.keys())),
    )


def damage_findings(root: Path) -> Iterator[Diagnostic]:
    """What of an archive is not as it was frozen, as findings."""
    for name, words in find_damage(root).lines():
        yield Diagnostic(
            "archive-changed",
            Text(f"Tệp {words.vi}.", f"The file {words.en}."),
            Location(file_name(name)),
            hint=Text(
                "Lấy lại bản lưu từ nơi cất giữ khác; muốn sửa thì làm trong thư mục gốc rồi lưu lại.",
                "Take the archive from another place; to correct something, do so in the folder and freeze "
                "it anew.",
            ),
        )


def _is(path: Path, digest: str) -> bool:
    try:
        return is_plain_file(path) and digest_of(path) == digest
    except OSError:
        return False


def _list_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file of an archive but its list, hidden ones too; what systems leave behind is none of it."""
    for place, folders, files in os.walk(root):
        linked = [name for name in folders if not is_plain_folder(Path(place, name))]
        folders[:] = [name for name in folders if name not in linked]
        for name in (*files, *linked):
            path = Path(place, name)
            if not is_leftover(name) and path != root / MANIFEST_FILE:
                yield nfc(path.relative_to(root).as_posix()), path
