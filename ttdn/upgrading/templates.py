"""The templates of a folder: whose they are, and whether they still print what they are to print."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ttdn.documents.document.kinds import KINDS, LETTER, MESSAGE, Kind
from ttdn.documents.document.naming import Misnamed, find_misnamed, names_in
from ttdn.errors import TemplateError
from ttdn.language import Text, count_of
from ttdn.places import TEMPLATES_FOLDER
from ttdn.safe_text import visible
from ttdn.upgrading.folder import Advice, Folder, Origin, earlier, origin_of, renewed, version_of
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
        yield Advice(
            "templates-none",
            "",
            Text(
                "Không có thư mục templates/: văn bản in theo mẫu của chương trình, luôn là mẫu mới.",
                "There is no folder templates/: documents are printed with the program's own templates.",
            ),
        )
        return
    wanted = [name for name in program if name.startswith(f"{TEMPLATES_FOLDER}/")]
    same = 0
    for name in wanted:
        origin = origin_of(folder, name, program[name])
        same += origin is Origin.SAME
        yield from _examine_one(folder, name, origin)
    if same:
        yield Advice(
            "templates-same",
            "",
            Text(
                f"{same} mẫu văn bản đúng như của bản này.", f"{count_of(same, 'template')} of this version."
            ),
        )
    for name in (one for one in folder.templates if one not in program):
        yield _unread(name, wanted)


def _examine_one(folder: Folder, name: str, origin: Origin) -> Iterator[Advice]:
    match origin:
        case Origin.OLD:
            version = version_of(folder, name)
            said = Text(f"mẫu của {version}, chưa ai sửa", f"the template of {version}, unchanged")
            yield renewed("template-old", name, said)
        case Origin.NEW:
            said = Text("mẫu mới, chưa có trong thư mục", "a new template, not there yet")
            yield renewed("template-missing", name, said)
        case Origin.GONE:
            said = Text("đã xóa: dùng mẫu của chương trình", "deleted: the program's is used")
            yield Advice("template-gone", name, said)
        case Origin.UNFIT:
            said = Text("không phải là tệp chữ UTF-8 của thư mục này", "not a UTF-8 text file of this folder")
            cure = Text(
                "lưu lại thành tệp thường, UTF-8, hoặc xóa", "save it as a plain UTF-8 file, or delete it"
            )
            yield Advice("template-unfit", name, said, cure)
        case Origin.OWN:
            yield from _troubles(folder, name)
            said = Text("cơ quan đã sửa, đã xem mẫu của bản này: giữ", "your own: kept")
            yield Advice("template-own", name, said)
        case Origin.OWN_OF_OLD:
            yield from _troubles(folder, name)
            yield from _untruths(folder, name)
            yield look_at("template-changed", name)


def look_at(code: str, name: str) -> Advice:
    """A file of the office's own beside which the program's has changed: it is never written over."""
    typed = visible(name)
    return Advice(
        code,
        name,
        Text(
            "cơ quan đã sửa, bản này có bản khác: giữ nguyên",
            "changed by your office, while this version has another: left as it is",
        ),
        Text(
            f"xem chỗ khác: ttdn upgrade-check --diff {typed}; giữ của mình thì: ttdn upgrade-check --keep "
            f"{typed}",
            f"see how: ttdn upgrade-check --diff {typed}; to keep yours: ttdn upgrade-check --keep {typed}",
        ),
    )


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
            yield Advice(
                "template-untrue",
                name,
                Text(f"không xét '{asked}': {printed.vi}", f"does not look at '{asked}': {printed.en}"),
                Text(
                    f"lấy đoạn có '{asked}' từ mẫu mới: ttdn upgrade-check --diff {name}",
                    f"take the part with '{asked}' from the new one: ttdn upgrade-check --diff {name}",
                ),
            )


def _misnamed(name: str, one: Misnamed) -> Advice:
    if one.is_known:
        return Advice(
            "template-list",
            name,
            Text(
                f"'{one.name}' nay không phải là chữ: in ra sẽ sai",
                f"'{one.name}' is no plain text any more and would be printed wrong",
            ),
            Text(
                "sửa dòng này theo bảng tên: ttdn report --names",
                "correct this line by the list of names: ttdn report --names",
            ),
            one.line,
        )
    asked = visible(one.name)
    vi, en = (f", ví dụ '{one.near}'", f", such as '{one.near}'") if one.near else ("", "")
    return Advice(
        "template-name",
        name,
        Text(
            f"không còn tên '{asked}': không in được",
            f"there is no name '{asked}' any more: nothing is printed",
        ),
        Text(
            f"sửa dòng này{vi}; các tên: ttdn report --names",
            f"correct this line{en}; the names: ttdn report --names",
        ),
        one.line,
    )


def _unread(name: str, wanted: list[str]) -> Advice:
    """A file that the program does not read: given up, called nearly as one that it does, or the office's."""
    if name in earlier():
        said = Text("bản này không dùng mẫu này nữa", "this version does not use this template any more")
        return Advice("template-unused", name, said, Text("xóa tệp", "delete the file"))
    meant = {one.rpartition("/")[2]: one for one in wanted}
    near = "".join(meant[one] for one in suggest(name.rpartition("/")[2], meant, limit=1, floor=_NEAR))
    if near:
        said = Text(
            "không phải tên của mẫu nào nên không dùng", "not the name of any template, so it is not used"
        )
        return Advice("template-unread", name, said, Text(f"đổi tên thành {near}", f"rename it to {near}"))
    return Advice("template-other", name, Text("tệp riêng, chương trình không đọc", "your own; not read"))
