"""The templates of a folder: whose they are, and whether they still print what they are to print."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ttdn.documents.document.kinds import KINDS, LETTER, MESSAGE, Kind
from ttdn.documents.document.naming import Misnamed, find_misnamed, names_in
from ttdn.errors import TemplateError
from ttdn.language import NOTHING, Text
from ttdn.places import TEMPLATES_FOLDER
from ttdn.safe_text import visible
from ttdn.upgrading.folder import (
    Advice,
    Folder,
    Origin,
    advise,
    counted,
    earlier,
    origin_of,
    renewed,
    version_of,
)
from ttdn.vietnamese import suggest

_KINDS: Mapping[str, Kind[Any]] = MappingProxyType({kind.template: kind for kind in KINDS})
#: What a template has to tell apart, because what it prints would be untrue otherwise.
_TOLD_APART = {
    "asked": Text(
        "đơn vị chỉ được đề nghị báo cáo cũng bị in là đôn đốc",
        "units that are only asked to report are chased",
    ),
    "chased": Text(
        "việc còn hạn cũng bị in là quá hạn, phải đôn đốc", "what is not due yet is printed as late"
    ),
    "corrected": Text(
        "báo cáo đã gửi, chờ sửa, bị in là chưa gửi", "a report sent and asked back is printed as missing"
    ),
}
#: How like a template's name another one is that was meant to be it.
_NEAR = 0.9
_HAS_TO_TELL = {LETTER.template: _TOLD_APART, MESSAGE.template: _TOLD_APART}


def examine_templates(folder: Folder, program: Mapping[str, str]) -> Iterator[Advice]:
    """What is to be done about the templates, and what is fine.

    Args:
        folder: The folder.
        program: The files that the program would write, by their names.
    """
    if not folder.has_templates:
        yield advise("templates-none")
        return
    wanted = [name for name in program if name.startswith(f"{TEMPLATES_FOLDER}/")]
    same = 0
    for name in wanted:
        origin = origin_of(folder, name, program[name])
        same += origin is Origin.SAME
        yield from _examine_one(folder, name, origin)
    if same:
        yield advise("templates-same", count=counted(same, "template"))
    for name in (one for one in folder.templates if one not in program):
        yield _unread(name, wanted)


def _examine_one(folder: Folder, name: str, origin: Origin) -> Iterator[Advice]:
    match origin:
        case Origin.OLD:
            yield renewed("template-old", name, version=version_of(folder, name))
        case Origin.NEW:
            yield renewed("template-missing", name)
        case Origin.GONE:
            yield advise("template-gone", name)
        case Origin.UNFIT:
            yield advise("template-unfit", name)
        case Origin.OWN:
            yield from _troubles(folder, name)
            yield advise("template-own", name)
        case Origin.OWN_OF_OLD:
            yield from _troubles(folder, name)
            yield from _untruths(folder, name)
            yield look_at("template-changed", name)


def look_at(code: str, name: str) -> Advice:
    """A file of the office's own beside which the program's has changed: it is never written over."""
    return advise(code, name, typed=visible(name))


def _troubles(folder: Folder, name: str) -> Iterator[Advice]:
    """What an office's own template would print wrong, or not at all."""
    kind = _KINDS[name.partition("/")[2]]
    try:
        misnamed = find_misnamed(kind, folder.texts[name])
    except TemplateError as error:
        cure = Text("sửa dòng này", "correct this line")
        yield Advice("template-wrong", name, error.problem, cure, error.line)
        return
    first: dict[str, Misnamed] = {}
    for one in misnamed:
        first.setdefault(one.name, one)
    yield from (_misnamed(name, one) for one in first.values())


def _untruths(folder: Folder, name: str) -> Iterator[Advice]:
    """What it would print though it is not so; who keeps it has seen that."""
    kind = _KINDS[name.partition("/")[2]]
    to_tell = _HAS_TO_TELL.get(kind.template, {})
    try:
        used = names_in(kind, folder.texts[name]) if to_tell else frozenset()
    except TemplateError:
        return
    for asked, printed in to_tell.items():
        if asked not in used:
            yield advise("template-untrue", name, asked=asked, printed=printed, name=name)


def _misnamed(file: str, one: Misnamed) -> Advice:
    if one.is_known:
        return advise("template-list", file, one.line, name=one.name)
    near = Text(f", ví dụ '{one.near}'", f", such as '{one.near}'") if one.near else NOTHING
    return advise("template-name", file, one.line, name=visible(one.name), such=near)


def _unread(name: str, wanted: list[str]) -> Advice:
    """A file that the program does not read: given up, called nearly as one that it does, or the office's."""
    if name in earlier():
        return advise("template-unused", name)
    meant = {one.rpartition("/")[2]: one for one in wanted}
    near = "".join(meant[one] for one in suggest(name.rpartition("/")[2], meant, limit=1, floor=_NEAR))
    if near:
        return advise("template-unread", name, near=near)
    return advise("template-other", name)
