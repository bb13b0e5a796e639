"""A file that came as .xlsx or .docx, before any library reads it.

Is it what it says, how large is it, can it do harm?

A package is judged by what it is (its content types and the relationships that lead to its parts), never by
the names of its members. Only the parts that relationships lead to, and of them only the XML, are unpacked at
all, within limits on what comes out. What is left is handed on in one form: namespaces of Strict Open XML
become those that every library knows, and what leads nowhere is gone.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

_MEGABYTE = 1024 * 1024
_PIECE = 1024 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_FLAG_ENCRYPTED = 1
_BYTE_ORDERS = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_TYPES_PART = "[Content_Types].xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_RELATIONSHIPS = f"{_TRANSITIONAL}officeDocument/2006/relationships"
_PACKAGE_RELATIONSHIPS = f"{_TRANSITIONAL}package/2006/relationships"
_CONTENT_TYPES = f"{_TRANSITIONAL}package/2006/content-types"
#: Namespaces of Strict Open XML (ISO/IEC 29500-1) and those of Transitional (29500-4), which every library
#: reads.
_STRICT: Final = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"{_TRANSITIONAL}{transitional}".encode())
    for strict, transitional in (
        ("officeDocument/", "officeDocument/2006/"),
        ("spreadsheetml/", "spreadsheetml/2006/"),
        ("wordprocessingml/", "wordprocessingml/2006/"),
        ("presentationml/", "presentationml/2006/"),
        ("drawingml/", "drawingml/2006/"),
    )
)


class Kind(Enum):
    """What a package is to be.

    What stands in the content type of its main part, and the type that libraries ask for.
    """

    WORKBOOK = ("spreadsheetml.sheet", "ms-excel.sheet", "spreadsheetml.template", "ms-excel.template")
    DOCUMENT = (
        "wordprocessingml.document",
        "ms-word.document",
        "wordprocessingml.template",
        "ms-word.template",
    )

    @property
    def main_type(self) -> str:
        """The content type of the main part, as libraries ask for it."""
        return f"application/vnd.openxmlformats-officedocument.{self.value[0]}.main+xml"


class Reason(Enum):
    """Why a file is not read."""

    EMPTY = "empty"
    OLD = "old"
    LOCKED = "locked"
    LARGE = "large"
    ROWS = "rows"
    NO_PACKAGE = "no-package"
    DAMAGED = "damaged"
    OTHER_KIND = "other-kind"
    MACROS = "macros"
    LINKS = "links"
    DECLARATIONS = "declarations"


class PackageRefusedError(Exception):
    """A file that is not read; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may hold.

    Bytes of the file, members, bytes of XML that come out, elements, depth, and elements by their names.
    """

    file: int
    members: int
    xml: int
    elements: int
    depth: int = 200
    named: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


MAXIMUM_ROWS: Final = 20_000
#: A form has some fifty KB, half a MB of XML, two hundred rows, fifteen thousand elements; with pictures
#: pasted into it, some MB. A report of a hundred pages in Word has some five MB of XML and a hundred thousand
#: elements.
LIMITS: Final[Mapping[Kind, Limits]] = MappingProxyType(
    {
        Kind.WORKBOOK: Limits(
            10 * _MEGABYTE,
            1_000,
            16 * _MEGABYTE,
            400_000,
            named={
                "row": MAXIMUM_ROWS,
                "c": 100_000,
                "mergeCell": 5_000,
                "xf": 5_000,
                "si": 50_000,
                "dataValidation": 2_000,
                "comment": 5_000,
            },
        ),
        Kind.DOCUMENT: Limits(
            50 * _MEGABYTE,
            5_000,
            32 * _MEGABYTE,
            300_000,
            named={"style": 5_000, "sectPr": 1_000, "abstractNum": 5_000},
        ),
    }
)
#: Relationships to what a file is read for; where another part is damaged or too large, the file is read
#: without it. So it is without a damaged sheet, where another one is left.
_ESSENTIAL: Final[Mapping[Kind, frozenset[str]]] = MappingProxyType(
    {
        Kind.WORKBOOK: frozenset({"officeDocument", "worksheet", "sharedStrings"}),
        Kind.DOCUMENT: frozenset(
            {"officeDocument", "styles", "header", "footer", "numbering", "settings", "footnotes", "endnotes"}
        ),
    }
)
_MACRO_TYPES = ("vbaproject", "macrosheet", "activex", "ms-office.vba", "macroenabled", "dialogsheet")
_MACRO_RELATIONSHIPS = frozenset(
    {"vbaproject", "xlmacrosheet", "xlintlmacrosheet", "activexcontrolbinary", "control", "dialogsheet"}
)
_LINK_RELATIONSHIPS = frozenset(
    {
        "externallink",
        "externallinkpath",
        "xlexternallinkpath",
        "connections",
        "querytable",
        "oleobject",
        "package",
    }
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part says of another.

    The id, the last word of the type, and the part that it leads to, or an address outside.
    """

    id: str
    type: str
    full_type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A package that may be read: the name of its main part, its XML, and what leads from part to part.

    ``damaged`` are the sheets of a workbook that are not among the parts because they are damaged.
    """

    kind: Kind
    main: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relationships: Mapping[str, tuple[Relationship, ...]]
    damaged: frozenset[str] = frozenset()

    def related(self, part: str, *types: str) -> list[Relationship]:
        """What leads from a part to others that are here, by the last words of the types.

        ``""`` is the package itself.
        """
        return [
            relationship
            for relationship in self.relationships.get(part, ())
            if relationship.type in types and not relationship.external and relationship.target in self.parts
        ]

    def rewritten(self) -> bytes:
        """The package made anew of what it was judged by."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(_TYPES_PART, _types_xml(self))
            for source in ("", *self.parts):
                if self.relationships.get(source):
                    archive.writestr(
                        _relationships_name(source), _relationships_xml(self.relationships[source])
                    )
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return stream.getvalue()


def open_package(raw: bytes, kind: Kind) -> Package:
    """Judge a file and take out of it what is to be read.

    Args:
        raw: The bytes of the file.
        kind: What it is to be.

    Raises:
        PackageRefusedError: It is something else, damaged, far too large, or could do harm.
    """
    _inspect_file(raw, LIMITS[kind])
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _Opener(archive, kind).open()
    except PackageRefusedError:
        raise
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
        zlib.error,
        KeyError,
    ) as error:
        raise PackageRefusedError(Reason.DAMAGED) from error


def _inspect_file(raw: bytes, limits: Limits) -> None:
    if not raw.strip(b"\0"):
        raise PackageRefusedError(Reason.EMPTY)
    if raw.startswith(_COMPOUND):
        raise PackageRefusedError(Reason.LOCKED if _ENCRYPTED_PACKAGE in raw else Reason.OLD)
    if len(raw) > limits.file:
        raise PackageRefusedError(Reason.LARGE)
    if not raw.startswith(b"PK"):
        raise PackageRefusedError(Reason.NO_PACKAGE)


class _Opener:
    """Goes from relationship to relationship, within the limits."""

    def __init__(self, archive: zipfile.ZipFile, kind: Kind) -> None:
        self.archive, self.kind, self.limits = archive, kind, LIMITS[kind]
        self.members = {_name(info.filename): info for info in archive.infolist()}
        self.parts: dict[str, bytes] = {}
        self.relationships: dict[str, tuple[Relationship, ...]] = {}
        self.damaged: set[str] = set()
        self.meter = _Meter(self.limits)

    def open(self) -> Package:
        infos = self.archive.infolist()
        if len(infos) > self.limits.members:
            raise PackageRefusedError(Reason.LARGE)
        if len(self.members) != len(infos):
            raise PackageRefusedError(Reason.DAMAGED)
        if any(info.flag_bits & _FLAG_ENCRYPTED for info in infos):
            raise PackageRefusedError(Reason.LOCKED)
        if _name(_TYPES_PART) not in self.members:
            raise PackageRefusedError(Reason.OTHER_KIND)
        types = _Types(self._read(_name(_TYPES_PART)))
        main = self._find_main(types)
        self._refuse_macros(types)
        self._walk(types)
        if main not in self.parts or (self.damaged and not self._has_sheet(main)):
            raise PackageRefusedError(Reason.DAMAGED)
        kept = {name: types.of(name) for name in self.parts} | {main: self.kind.main_type}
        return Package(
            self.kind,
            main,
            self.parts,
            kept,
            {source: self._alive(rows) for source, rows in self.relationships.items()},
            frozenset(self.damaged),
        )

    def _has_sheet(self, main: str) -> bool:
        return any(one.type == "worksheet" for one in self._alive(self.relationships[main]))

    def _find_main(self, types: "_Types") -> str:
        self.relationships[""] = self._relationships_of("")
        mains = [
            relationship.target
            for relationship in self.relationships[""]
            if relationship.type == "officeDocument" and not relationship.external
        ]
        if not mains:
            raise PackageRefusedError(Reason.OTHER_KIND)
        if not any(words in types.of(mains[0]) for words in self.kind.value):
            raise PackageRefusedError(Reason.OTHER_KIND)
        if self.kind is Kind.WORKBOOK and "macroenabled" in types.of(mains[0]).lower():
            raise PackageRefusedError(Reason.MACROS)
        return mains[0]

    def _refuse_macros(self, types: "_Types") -> None:
        """A workbook with a program in it is not read.

        Of a document nothing but its words is ever taken out.
        """
        if self.kind is Kind.WORKBOOK and any(
            word in types.of(name).lower() for name in self.members for word in _MACRO_TYPES
        ):
            raise PackageRefusedError(Reason.MACROS)

    def _walk(self, types: "_Types") -> None:
        todo = [one for one in self.relationships[""] if not one.external]
        seen: set[str] = set()
        while todo:
            one = todo.pop()
            if one.target in seen or one.target not in self.members:
                continue
            seen.add(one.target)
            if not _is_xml(types.of(one.target)):
                continue
            try:
                content = self._read(one.target)
                rows = self._relationships_of(one.target)
            except (PackageRefusedError, zipfile.BadZipFile, zlib.error, ValueError) as error:
                reason = error.reason if isinstance(error, PackageRefusedError) else Reason.DAMAGED
                if one.type == "worksheet" and reason is Reason.DAMAGED:
                    self.damaged.add(one.target)
                elif one.type in _ESSENTIAL[self.kind] or reason is Reason.DECLARATIONS:
                    raise
                continue
            self._refuse_links(rows)
            self.parts[one.target] = content
            self.relationships[one.target] = rows
            todo += [other for other in rows if not other.external]

    def _refuse_links(self, rows: tuple[Relationship, ...]) -> None:
        if self.kind is not Kind.WORKBOOK:
            return
        for one in rows:
            if one.type.lower() in _MACRO_RELATIONSHIPS:
                raise PackageRefusedError(Reason.MACROS)
            if one.type.lower() in _LINK_RELATIONSHIPS:
                raise PackageRefusedError(Reason.LINKS)

    def _alive(self, rows: tuple[Relationship, ...]) -> tuple[Relationship, ...]:
        return tuple(one for one in rows if one.external or one.target in self.parts)

    def _relationships_of(self, source: str) -> tuple[Relationship, ...]:
        name = _relationships_name(source)
        return tuple(_parse_relationships(self._read(name), source)) if name in self.members else ()

    def _read(self, name: str) -> bytes:
        """The XML of a part as UTF-8, within the limits; what it took counts, also where it is refused."""
        pieces: list[bytes] = []
        with self.archive.open(self.members[name]) as stream:
            while piece := stream.read(_PIECE):
                self.meter.weigh(len(piece))
                pieces.append(piece)
        content = _as_transitional(_as_utf8(b"".join(pieces)))
        self.meter.count(content)
        return content


class _Meter:
    """What has come out of a package so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.bytes, self.elements, self.open = limits, 0, 0, 0
        self.named = dict.fromkeys(limits.named, 0)

    def weigh(self, size: int) -> None:
        self.bytes += size
        if self.bytes > self.limits.xml:
            self.bytes -= size
            raise PackageRefusedError(Reason.LARGE)

    def count(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.StartDoctypeDeclHandler = _refuse_declaration
        self.open = 0
        before = self.elements, dict(self.named)
        try:
            parser.Parse(content, True)  # noqa: FBT003 - the library's signature
        except (
            expat.ExpatError,
            LookupError,
            ValueError,
        ) as error:  # not XML; an encoding that is none, or that the library has not
            raise PackageRefusedError(Reason.DAMAGED) from error
        except PackageRefusedError:
            self.elements, self.named = before
            raise

    def _begin(self, name: str, attributes: object) -> None:
        del attributes
        self.elements += 1
        self.open += 1
        if self.elements > self.limits.elements or self.open > self.limits.depth:
            raise PackageRefusedError(Reason.LARGE)
        local = name.rpartition(":")[2]
        if local in self.named:
            self.named[local] += 1
            if self.named[local] > self.limits.named[local]:
                raise PackageRefusedError(Reason.ROWS if local == "row" else Reason.LARGE)

    def _end(self, name: str) -> None:
        del name
        self.open -= 1


def _refuse_declaration(*_: object) -> None:
    raise PackageRefusedError(Reason.DECLARATIONS)


class _Types:
    """What each part is: by its own entry, else by the ending of its name."""

    def __init__(self, content: bytes) -> None:
        self.by_ending: dict[str, str] = {}
        self.by_name: dict[str, str] = {}
        for name, attributes in _elements(content):
            if name == "Default":
                self.by_ending[attributes.get("Extension", "").lower()] = attributes.get("ContentType", "")
            elif name == "Override":
                self.by_name[_name(attributes.get("PartName", ""))] = attributes.get("ContentType", "")

    def of(self, name: str) -> str:
        return self.by_name.get(name) or self.by_ending.get(name.rpartition(".")[2].lower(), "")


def _is_xml(content_type: str) -> bool:
    return content_type.endswith(("+xml", "/xml", "vmlDrawing"))


def _name(written: str) -> str:
    """The name of a part as it is compared: names differ by more than case and escapes (ECMA-376, part 2)."""
    return posixpath.normpath("/" + unquote(written).replace("\\", "/")).lstrip("/").lower()


def _relationships_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _parse_relationships(content: bytes, source: str) -> Iterator[Relationship]:
    for name, attributes in _elements(content):
        if name != "Relationship":
            continue
        written, full_type = attributes.get("Target", ""), attributes.get("Type", "")
        external = attributes.get("TargetMode") == "External"
        path = written.partition("#")[0]
        target = written if external else _name(posixpath.join("/", posixpath.dirname(source), path))
        yield Relationship(
            attributes.get("Id", ""), full_type.rpartition("/")[2], full_type, target, external
        )


def _elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of a small part, without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    parser.Parse(content, True)  # noqa: FBT003 - the library's signature
    return iter(found)


def _as_utf8(content: bytes) -> bytes:
    """The part in an encoding in which each sign of markup is a byte of its own."""
    order = next((code for start, code in _BYTE_ORDERS if content.startswith(start)), None)
    return _DECLARATION.sub("", content.decode(order)).encode() if order else content


def _as_transitional(content: bytes) -> bytes:
    if b"purl.oclc.org/ooxml" in content:
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
    return content


def _types_xml(package: Package) -> str:
    rows = [
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in package.types.items()
    ]
    endings = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    return (
        f'<Types xmlns="{_CONTENT_TYPES}">{endings}<Default Extension="xml" '
        f'ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def _relationships_xml(rows: tuple[Relationship, ...]) -> str:
    lines = "".join(map(_relationship_xml, rows))
    return f'<Relationships xmlns="{_PACKAGE_RELATIONSHIPS}">{lines}</Relationships>'


def _relationship_xml(relationship: Relationship) -> str:
    target = relationship.target if relationship.external else f"/{relationship.target}"
    mode = ' TargetMode="External"' if relationship.external else ""
    return (
        f"<Relationship Id={quoteattr(relationship.id)} Type={quoteattr(relationship.full_type)} "
        f"Target={quoteattr(target)}{mode}/>"
    )
