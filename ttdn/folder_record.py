"""What a folder of work says of its making: the version of the program, and the files as it wrote them.

The record is made by ``ttdn init``, travels with the folder, and is what ``ttdn upgrade-check`` goes by. It
is read as what it is, a file that anybody may have changed: it says nothing but which files are still the
program's own words.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ttdn import __version__
from ttdn.patterns import pattern
from ttdn.places import UNITS_FOLDER, is_plain_file

#: Beside the traces of forms that were taken; the version stands on its first lines.
RECORD_FILE = ".ttdn/folder.json"
#: Of a folder's files, those that look for the program, and so are changed by everybody who uses them.
CI_FILES = (".github/workflows/ttdn.yml", ".gitlab-ci.yml")
UNITS_README = f"{UNITS_FOLDER}/README.md"
_LARGEST = 1 << 20
_HEAD_LENGTH = 200
_PROGRAM = pattern(r'\A\s*\{\s*"program":\s*"([0-9]{1,6}(?:\.[0-9]{1,6}){1,3})[^"\n]{0,40}"')
_NUMBER = pattern(r"[0-9]+(?:\.[0-9]+)*")
_DIGEST = pattern(r"[0-9a-f]{64}")
#: What an office fills in, and what differs from folder to folder without being anybody's choice.
PACKAGE_LINE = pattern(r"(?m)^(?P<head>[ ]*TTDN_PACKAGE:)[ ]*(?P<value>.*)$")
_WHEEL = pattern(r"ttdn-[0-9][0-9A-Za-z.+]*-py3-none-any\.whl")
_YEAR = pattern(r"\b(?:19|20)[0-9]{2}\b")


class FolderRecord(NamedTuple):
    """The making of a folder.

    ``program`` is the version that made it or brought it up to date. ``files`` has the digest of each file as
    the program wrote it, ``seen`` that of the program's own text which the office has looked at beside its
    own.
    """

    program: str
    files: Mapping[str, str] = MappingProxyType({})
    seen: Mapping[str, str] = MappingProxyType({})

    def encode(self) -> str:
        """The same record gives the same text."""
        import json  # noqa: PLC0415 - most runs only ask for the version

        data = {"program": self.program, "files": dict(sorted(self.files.items()))}
        if self.seen:
            data["seen"] = dict(sorted(self.seen.items()))
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def record_of(files: Mapping[str, str], own: Collection[str], earlier: FolderRecord | None) -> FolderRecord:
    """The record of a new folder.

    Args:
        files: The program's own words for it, by the names of their files.
        own: The names at which files of another folder stand instead.
        earlier: The record of that folder.
    """
    known = earlier or FolderRecord(__version__)
    return FolderRecord(
        __version__,
        {name: digest_of(name, text) for name, text in files.items() if name not in own}
        | {name: known.files[name] for name in own if name in known.files},
        {name: known.seen[name] for name in own if name in known.seen},
    )


def digest_of(name: str, text: str) -> str:
    """The SHA-256 of a file but for line ends, and for what every folder has of its own."""
    import hashlib  # noqa: PLC0415 - as above

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if name in CI_FILES:
        text = _WHEEL.sub("", PACKAGE_LINE.sub(r"\g<head>", text))
    if name == UNITS_README:
        text = _YEAR.sub("", text)
    return hashlib.sha256(text.encode()).hexdigest()


def read_record(root: Path) -> FolderRecord | None:
    """The record of a folder; None where there is none, or none that can be read."""
    import json  # noqa: PLC0415 - as above

    raw = _read(root, _LARGEST)
    found = _PROGRAM.match(raw)
    if found is None:
        return None
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return FolderRecord(found[1], _digests(data.get("files")), _digests(data.get("seen")))


def made_by_newer(root: Path) -> str | None:
    """The version that made a folder, where that is newer than this one."""
    found = _PROGRAM.match(_read(root, _HEAD_LENGTH))
    return found[1] if found and is_newer(found[1], __version__) else None


def is_newer(version: str, other: str) -> bool:
    """Whether a version is newer than another; what follows their numbers says nothing."""
    return _numbers(version) > _numbers(other)


def _numbers(version: str) -> list[int]:
    found = _NUMBER.match(version.removeprefix("v"))
    numbers = [int(number) for number in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers


def _read(root: Path, most: int) -> str:
    path = root / RECORD_FILE
    if not is_plain_file(path):
        return ""
    try:
        with path.open("rb") as file:
            return file.read(most).decode("utf-8", "replace")
    except OSError:
        return ""


def _digests(data: object) -> dict[str, str]:
    pairs: Iterable[tuple[object, object]] = data.items() if isinstance(data, dict) else ()
    return {
        name: digest
        for name, digest in pairs
        if isinstance(name, str) and isinstance(digest, str) and _DIGEST.fullmatch(digest)
    }
