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
from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

_MEGABYTE = 1024 * 1024
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
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: Namespaces of Strict Open XML (ISO/IEC 29500-1), and those of Transitional (29500-4), which every library
#: reads.
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/"
    rb"(officeDocument|spreadsheetml|wordprocessingml|presentationml|drawingml)/"
)
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class Kind(Enum):
    """What a package is to be.

    It has the content type of its main part, and the type that libraries ask for.
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
    LONG = "long"
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


class Limits(NamedTuple):
    """What a package may hold.

    They are bytes of the file, members, bytes of XML that come out, elements, elements by their names, and
    depth.
    """

    file: int
    members: int
    xml: int
    elements: int
    named: Mapping[str, int]
    depth: int = 200


MAXIMUM_ROWS = 20_000
#: A form has some fifty KB, half a MB of XML, two hundred rows, fifteen thousand elements; with pictures
#: pasted into it, some MB. A report of a thousand pages in Word has some fifty MB of XML and half a million
#: elements, twice as many where it has many tables.
LIMITS: Mapping[Kind, Limits] = {
    Kind.WORKBOOK: Limits(
        10 * _MEGABYTE,
        1_000,
        16 * _MEGABYTE,
        400_000,
        {
            "row": MAXIMUM_ROWS,
            "c": 250_000,
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
        96 * _MEGABYTE,
        1_200_000,
        {"p": 150_000, "style": 5_000, "sectPr": 1_000, "abstractNum": 5_000},
    ),
}
#: Relationships to what a file is read for; where another part is damaged or too large, the file is read
#: without it. So it is without a damaged sheet, where another one is left.
_ESSENTIAL = {
    Kind.WORKBOOK: {"officeDocument", "worksheet", "sharedStrings"},
    Kind.DOCUMENT: {
        "officeDocument",
        "styles",
        "header",
        "footer",
        "numbering",
        "settings",
        "footnotes",
        "endnotes",
    },
}
#: What it means that there are too many elements of a name.
_TOO_MANY = {"row": Reason.ROWS, "p": Reason.LONG}
_MACRO_TYPES = ("vbaproject", "macrosheet", "activex", "ms-office.vba", "macroenabled", "dialogsheet")
_MACRO_RELATIONSHIPS = {
    "vbaproject",
    "xlmacrosheet",
    "xlintlmacrosheet",
    "activexcontrolbinary",
    "control",
    "dialogsheet",
}
_LINK_RELATIONSHIPS = {
    "externallink",
    "externallinkpath",
    "xlexternallinkpath",
    "connections",
    "querytable",
    "oleobject",
    "package",
}


class Relationship(NamedTuple):
    """What a part says of another: the id, the type, and the part that it leads to, or an address outside."""

    id: str
    full_type: str
    target: str
    external: bool = False

    @property
    def type(self) -> str:
        """The last word of the type."""
        return self.full_type.rpartition("/")[2]


class Package(NamedTuple):
    """A package that may be read: the name of its main part, its XML, and what leads from part to part.

    ``damaged`` are the sheets of a workbook that are not among the parts because they are damaged.
    """

    main: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relationships: Mapping[str, Sequence[Relationship]]
    damaged: Collection[str] = ()

    def related(self, part: str, kind: str) -> list[Relationship]:
        """What leads from a part to others that are here, by the last word of the type.

        ``""`` is the package itself.
        """
        links = self.relationships.get(part, ())
        return [link for link in links if link.type == kind and not link.external]

    def rewritten(self) -> bytes:
        """The package made anew of what it was judged by."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(_TYPES_PART, _types_xml(self.types))
            for source, links in self.relationships.items():
                if links:
                    archive.writestr(_relationships_name(source), _relationships_xml(links))
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
    if not raw.strip(b"\0"):
        raise PackageRefusedError(Reason.EMPTY)
    if raw.startswith(_COMPOUND):
        raise PackageRefusedError(Reason.LOCKED if _ENCRYPTED_PACKAGE in raw else Reason.OLD)
    if len(raw) > LIMITS[kind].file:
        raise PackageRefusedError(Reason.LARGE)
    if not raw.startswith(b"PK"):
        raise PackageRefusedError(Reason.NO_PACKAGE)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _Opener(archive, kind).open()
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError, zlib.error, KeyError) as error:
        raise PackageRefusedError(Reason.DAMAGED) from error


class _Opener:
    """Goes from relationship to relationship, within the limits."""

    def __init__(self, archive: zipfile.ZipFile, kind: Kind) -> None:
        self.archive, self.kind = archive, kind
        self.members = {_name(info.filename): info for info in archive.infolist()}
        self.meter = _Meter(LIMITS[kind])
        self.types_by_ending: dict[str, str] = {}
        self.types_by_name: dict[str, str] = {}
        self.parts: dict[str, bytes] = {}
        self.relationships: dict[str, list[Relationship]] = {}
        self.damaged: set[str] = set()

    def open(self) -> Package:
        infos = self.archive.infolist()
        if len(infos) > self.meter.limits.members:
            raise PackageRefusedError(Reason.LARGE)
        if len(self.members) != len(infos):
            raise PackageRefusedError(Reason.DAMAGED)
        if any(info.flag_bits & _FLAG_ENCRYPTED for info in infos):
            raise PackageRefusedError(Reason.LOCKED)
        if _name(_TYPES_PART) not in self.members:
            raise PackageRefusedError(Reason.OTHER_KIND)
        self._read_types()
        main = self._find_main()
        self._walk()
        package = Package(
            main,
            self.parts,
            {name: self._type_of(name) for name in self.parts} | {main: self.kind.main_type},
            {
                source: tuple(link for link in links if link.external or link.target in self.parts)
                for source, links in self.relationships.items()
            },
            self.damaged,
        )
        if main not in self.parts or (self.damaged and not package.related(main, "worksheet")):
            raise PackageRefusedError(Reason.DAMAGED)
        return package

    def _read_types(self) -> None:
        for name, attributes in _elements(self._read(_name(_TYPES_PART))):
            content_type = attributes.get("ContentType", "")
            if name == "Default":
                self.types_by_ending[attributes.get("Extension", "").lower()] = content_type
            elif name == "Override":
                self.types_by_name[_name(attributes.get("PartName", ""))] = content_type

    def _type_of(self, name: str) -> str:
        """What a part is: by its own entry, else by the ending of its name."""
        ending = name.rpartition(".")[2].lower()
        return self.types_by_name.get(name) or self.types_by_ending.get(ending, "")

    def _find_main(self) -> str:
        """The main part of what is of the right kind.

        A workbook with a program in it is not read. From a document, nothing but its words is ever taken.
        """
        links = self.relationships[""] = self._relationships_of("")
        mains = [link.target for link in links if link.type == "officeDocument" and not link.external]
        if not mains or not any(words in self._type_of(mains[0]) for words in self.kind.value):
            raise PackageRefusedError(Reason.OTHER_KIND)
        types = {self._type_of(name).lower() for name in (mains[0], *self.members)}
        if self.kind is Kind.WORKBOOK and any(word in named for named in types for word in _MACRO_TYPES):
            raise PackageRefusedError(Reason.MACROS)
        return mains[0]

    def _walk(self) -> None:
        todo = list(self.relationships[""])
        seen: set[str] = set()
        while todo:
            link = todo.pop()
            part = link.target
            if link.external or part in seen or part not in self.members:
                continue
            seen.add(part)
            if not self._type_of(part).endswith(("+xml", "/xml", "vmlDrawing")):
                continue
            try:
                content = self._read(part)
                links = self._relationships_of(part)
            except (PackageRefusedError, zipfile.BadZipFile, zlib.error, ValueError) as error:
                reason = error.reason if isinstance(error, PackageRefusedError) else Reason.DAMAGED
                if link.type == "worksheet" and reason is Reason.DAMAGED:
                    self.damaged.add(part)
                elif link.type in _ESSENTIAL[self.kind] or reason is Reason.DECLARATIONS:
                    raise
                continue
            if self.kind is Kind.WORKBOOK:
                _refuse_links(links)
            self.parts[part] = content
            self.relationships[part] = links
            todo += links

    def _relationships_of(self, source: str) -> list[Relationship]:
        name = _relationships_name(source)
        return _parse_relationships(self._read(name), source) if name in self.members else []

    def _read(self, name: str) -> bytes:
        """The XML of a part as UTF-8, within the limits; what it took counts, also where it is refused."""
        pieces: list[bytes] = []
        with self.archive.open(self.members[name]) as stream:
            while piece := stream.read(_MEGABYTE):
                self.meter.weigh(len(piece))
                pieces.append(piece)
        content = _STRICT.sub(_TRANSITIONAL, _as_utf8(b"".join(pieces)))
        self.meter.count(content)
        return content


def _refuse_links(links: Sequence[Relationship]) -> None:
    for link in links:
        if link.type.lower() in _MACRO_RELATIONSHIPS:
            raise PackageRefusedError(Reason.MACROS)
        if link.type.lower() in _LINK_RELATIONSHIPS:
            raise PackageRefusedError(Reason.LINKS)


class _Meter:
    """What has come out of a package so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.bytes, self.elements, self.depth = limits, 0, 0, 0
        self.named = dict.fromkeys(limits.named, 0)

    def weigh(self, size: int) -> None:
        if self.bytes + size > self.limits.xml:
            raise PackageRefusedError(Reason.LARGE)
        self.bytes += size

    def count(self, content: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.StartDoctypeDeclHandler = _refuse_declaration
        self.depth = 0
        before = self.elements, dict(self.named)
        try:
            parser.Parse(content, True)  # noqa: FBT003 - the library's signature
        except (expat.ExpatError, LookupError, ValueError) as error:
            # Not XML; an encoding that is none, or that the library has not.
            raise PackageRefusedError(Reason.DAMAGED) from error
        except PackageRefusedError:
            self.elements, self.named = before
            raise

    def _begin(self, name: str, _: object) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.limits.elements or self.depth > self.limits.depth:
            raise PackageRefusedError(Reason.LARGE)
        local = name.rpartition(":")[2] if ":" in name else name
        if local in self.named:
            self.named[local] += 1
            if self.named[local] > self.limits.named[local]:
                raise PackageRefusedError(_TOO_MANY.get(local, Reason.LARGE))

    def _end(self, _: str) -> None:
        self.depth -= 1


def _refuse_declaration(*_: object) -> None:
    raise PackageRefusedError(Reason.DECLARATIONS)


def _name(written: str) -> str:
    """The name of a part as it is compared: names differ by more than case and escapes (ECMA-376, part 2)."""
    return posixpath.normpath("/" + unquote(written).replace("\\", "/")).lstrip("/").lower()


def _relationships_name(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _parse_relationships(content: bytes, source: str) -> list[Relationship]:
    folder = posixpath.join("/", posixpath.dirname(source))
    found = []
    for name, attributes in _elements(content):
        if name == "Relationship":
            target, full_type = attributes.get("Target", ""), attributes.get("Type", "")
            external = attributes.get("TargetMode") == "External"
            if not external:
                target = _name(posixpath.join(folder, target.partition("#")[0]))
            found.append(Relationship(attributes.get("Id", ""), full_type, target, external))
    return found


def _elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    parser.Parse(content, True)  # noqa: FBT003 - the library's signature
    return found


def _as_utf8(content: bytes) -> bytes:
    """The part in an encoding in which each sign of markup is a byte of its own."""
    order = next((code for start, code in _BYTE_ORDERS if content.startswith(start)), None)
    return _DECLARATION.sub("", content.decode(order)).encode() if order else content


def _types_xml(types: Mapping[str, str]) -> str:
    rows = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relationships_xml(links: Sequence[Relationship]) -> str:
    rows = ""
    for link in links:
        target = (
            quoteattr(link.target) + ' TargetMode="External"'
            if link.external
            else quoteattr(f"/{link.target}")
        )
        rows += f"<Relationship Id={quoteattr(link.id)} Type={quoteattr(link.full_type)} Target={target}/>"
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
