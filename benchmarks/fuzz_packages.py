"""Broken variants of .xlsx and .docx files: of the XML in them, of their members, of their bytes."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

Parts = dict[str, bytes]

TAG = re.compile(rb"<[A-Za-z/][^<>]*>")
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"<>]*)"')
TEXT = re.compile(rb">([^<>]+)<")
WORDS = [
    one if isinstance(one, bytes) else one.encode()
    for one in (
        *(b"", b"0", b"1", b"-1", b"7", b"65536", b"999999999", b"9" * 400, b"1e308", b"NaN", b"0.5"),
        *(b"true", b"none", b"auto", b"1,5"),
        *(b"A1", b"XFD1048576", b"A0", b"$B$7", b"A1:XFD1048576", b"inlineStr", b"s", b"str", b"d", b"e"),
        *(b"b", b"#REF!", b"=1+1", b"2020-13-45"),
        *(b"Normal", b"Heading1", b"Header", b"default", b"first", b"nextPage", b"center", b"both"),
        *(b"bullet", b"%1.%2.", b"exact", b"nil"),
        *(b"rId1", b"rId2", b"rId999", b"/word/document.xml", b"../../../etc/passwd", b"xl/workbook.xml"),
        *(b"http://a/b", b"NULL", b"External"),
        *("đạt", "Hoàn thành", "12,5 triệu", "05/03/2020", "a\u0301\u0323", "\u0301" * 50, "\u202eabc"),
        *("\u200b", "_x000D_", "&#10;", "&amp;", "😀"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Phụ lục I", "Nơi nhận:", "Kính gửi:", "BÁO CÁO"),
        *("TM. ỦY BAN NHÂN DÂN", "1.", "I. ", "a) "),
    )
]  # fmt: skip
NAMESPACES = (
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/",
        b"http://purl.oclc.org/ooxml/officeDocument/",
    ),
    (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (b"xmlns:w=", b"xmlns:q="),
    (b"xmlns=", b"xmlns:x="),
)
#: One variant in so many has a part that is repeated thousands of times.
LARGE = 300
#: One in so many is broken as a file, after all that was done to its parts.
BROKEN = 20
#: Of the names of a package's own parts.
DOORS = ("[Content_Types].xml", ".rels")


def unpack(raw: bytes) -> Parts:
    """The members of a package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of these members, not compressed: that is most of the work."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def vary(seeds: Sequence[Parts], chance: random.Random) -> bytes:
    """A variant: a few changes of parts and members, now and then one that is very large.

    Or broken as a file.
    """
    parts = dict(chance.choice(seeds))
    kinds, of_members = (OF_PARTS, 20) if chance.randrange(4) else (ROUGH, 4)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8, 20))):
        if not parts:
            break
        if chance.randrange(of_members):
            name = _choose(parts, chance)
            parts[name] = chance.choice(kinds)(parts[name], chance)
        else:
            chance.choice(OF_MEMBERS)(parts, seeds, chance)
    if parts and chance.randrange(LARGE) == 0:
        name = _choose(parts, chance)
        parts[name] = repeat(parts[name], chance)
    raw = pack(parts)
    return break_file(raw, chance) if chance.randrange(BROKEN) == 0 else raw


def _choose(parts: Parts, chance: random.Random) -> str:
    """Mostly the parts that hold the words."""
    names = list(parts)
    content = [
        name
        for name in names
        if re.search(r"sheet\d|document|sharedStrings|styles|header|numbering", name) and ".rels" not in name
    ]
    return chance.choice(content if content and chance.randrange(4) else names)


def change_attribute(content: bytes, chance: random.Random) -> bytes:
    """Another value."""
    return _replace(ATTRIBUTE, content, chance, lambda match: b'%s="%s"' % (match[1], chance.choice(WORDS)))


def drop_attribute(content: bytes, chance: random.Random) -> bytes:
    """One less."""
    return _replace(ATTRIBUTE, content, chance, lambda _: b"")


def change_text(content: bytes, chance: random.Random) -> bytes:
    """Other words."""
    return _replace(TEXT, content, chance, lambda _: b">%s<" % chance.choice(WORDS))


def change_tag(content: bytes, chance: random.Random) -> bytes:
    """An element gone, closed, opened twice, or of another name."""
    return _replace(
        TAG,
        content,
        chance,
        lambda match: chance.choice((b"", match[0] * 2, b"<a/>", match[0].replace(b"w:", b"x:"), b"<!--")),
    )


def move_piece(content: bytes, chance: random.Random) -> bytes:
    """A whole element gone, twice or elsewhere."""
    start, end = _element(content, chance)
    piece, rest = content[start:end], content[:start] + content[end:]
    tags = list(TAG.finditer(content))
    place = chance.choice(tags).end() if tags else 0
    return chance.choice(
        (rest, content[:place] + piece + content[place:], rest[:place] + piece + rest[place:])
    )


def wrap_piece(content: bytes, chance: random.Random) -> bytes:
    """An element in what others put around it, some times over."""
    name = chance.choice(
        (b"w:sdt", b"w:sdtContent", b"w:ins", b"w:tbl", b"w:p")
        if b"xmlns:w=" in content
        else (b"row", b"c", b"is", b"r")
    )
    times = chance.choice((1, 1, 2, 50, 300))
    start, end = _element(content, chance)
    return (
        content[:start]
        + b"<%s>" % name * times
        + content[start:end]
        + b"</%s>" % name * times
        + content[end:]
    )


def _element(content: bytes, chance: random.Random) -> tuple[int, int]:
    """Where an element begins and ends; of one that holds others of its name, a part."""
    tags = [match for match in TAG.finditer(content) if not match[0].startswith(b"</")]
    tag = chance.choice(tags) if tags else None
    name = re.match(rb"<([\w:]+)", tag[0]) if tag else None
    if tag is None or name is None:
        return 0, 0
    close = b"</%s>" % name[1]
    end = tag.end() if tag[0].endswith(b"/>") else content.find(close, tag.end()) + len(close)
    return tag.start(), max(end, tag.end())


def change_namespace(content: bytes, chance: random.Random) -> bytes:
    """Strict, or another prefix."""
    return content.replace(*chance.choice(NAMESPACES))


def change_bytes(content: bytes, chance: random.Random) -> bytes:
    """Some bytes less, more or other; another encoding."""
    at = chance.randint(0, len(content))
    match chance.randrange(5):
        case 0:
            return content[:at] + content[at + chance.choice((1, 5, 200)) :]
        case 1:
            return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
        case 2:
            return (
                content[:at]
                + chance.choice((*WORDS, b"<!DOCTYPE a>", b"<![CDATA[a]]>", b"<?a?>", b"&lt;", b"&b;"))
                + content[at:]
            )
        case 3:
            return content.decode("utf-8", "replace").encode(
                chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32"))
            )
        case _:
            return content[:at]


def _replace(
    pattern: re.Pattern[bytes], content: bytes, chance: random.Random, by: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    match = chance.choice(found)
    return content[: match.start()] + by(match) + content[match.end() :]


def drop_member(parts: Parts, _seeds: Sequence[Parts], chance: random.Random) -> None:
    """One less."""
    del parts[chance.choice(list(parts))]


def rename_member(parts: Parts, _seeds: Sequence[Parts], chance: random.Random) -> None:
    """Another name, which the others may or may not know."""
    name = chance.choice(list(parts))
    other = chance.choice(
        (
            name.upper(),
            name.replace(".xml", "2.xml"),
            f"/{name}",
            name.replace("/", "\\"),
            f"../{name}",
            f"x/{name}",
        )
    )
    parts[other] = parts.pop(name)
    if chance.randrange(2):
        for door in [door for door in parts if door.endswith(DOORS)]:
            parts[door] = parts[door].replace(
                name.rpartition("/")[2].encode(), other.rpartition("/")[2].encode()
            )


def swap_members(parts: Parts, _seeds: Sequence[Parts], chance: random.Random) -> None:
    """Two parts, each in the place of the other."""
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]


def take_member(parts: Parts, seeds: Sequence[Parts], chance: random.Random) -> None:
    """A part of another file."""
    other = chance.choice(seeds)
    name = chance.choice(list(other))
    parts[chance.choice((name, chance.choice(list(parts))))] = other[name]


def change_door(parts: Parts, _seeds: Sequence[Parts], chance: random.Random) -> None:
    """What leads from part to part, and what the parts are said to be."""
    doors = [name for name in parts if name.endswith(DOORS)]
    if doors:
        name = chance.choice(doors)
        parts[name] = chance.choice((change_attribute, drop_attribute, move_piece, change_attribute))(
            parts[name], chance
        )


OF_PARTS = (
    *(
        change_attribute,
        change_attribute,
        change_attribute,
        drop_attribute,
        change_text,
        change_text,
        change_text,
    ),
    *(move_piece, move_piece, wrap_piece),
)
#: Most of what these make is no XML any more.
ROUGH = (*OF_PARTS, change_tag, change_tag, change_namespace, change_bytes, change_bytes)
OF_MEMBERS = (drop_member, rename_member, swap_members, take_member, change_door, change_door)


def repeat(content: bytes, chance: random.Random) -> bytes:
    """An element again and again."""
    start, end = _element(content, chance)
    piece = content[start:end]
    count = max(1, min(chance.choice((50, 1_000, 20_000)), 4_000_000 // max(len(piece), 1)))
    return content[:start] + piece * count + content[start:]


def break_file(raw: bytes, chance: random.Random) -> bytes:
    """A damaged archive: bytes changed, cut off, put before; another compression; a member twice; a lock."""
    at = chance.randint(0, len(raw))
    match chance.randrange(7):
        case 0:
            return raw[:at]
        case 1:
            return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
        case 2:
            return raw[:at] + raw[at + chance.choice((1, 10, 1000)) :]
        case 3:
            return (
                chance.choice(
                    (b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"\x00" * 10, b"<html>")
                )
                + raw[at:]
            )
        case 4:
            return raw + raw[at:]
        case 5:
            return _change_directory(raw, chance)
        case _:
            return raw[:at] + raw[:at] + raw[at:]


def _change_directory(raw: bytes, chance: random.Random) -> bytes:
    """One byte of an entry of the archive's directory.

    Flags, compression, sizes, the beginning of the member.
    """
    entries = [match.start() for match in re.finditer(rb"PK\x01\x02", raw)]
    if not entries:
        return raw
    at = chance.choice(entries) + chance.randrange(4, 46)
    return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
