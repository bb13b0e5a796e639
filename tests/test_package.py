"""The guard before Excel and Word files: judged by what a file is, with limits on what comes out of it."""

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest

from ttdn.package import LIMITS, Kind, Package, PackageRefusedError, Reason, open_package

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

Members = dict[str, str | bytes]


def types(*rows: tuple[str, str]) -> str:
    """The list of what the parts are."""
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in rows)
    return f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'


def leads(*rows: tuple[str, str], mode: str = "") -> str:
    """What leads to other parts: (the type's last word, the target)."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(rows)
    )
    return f'<Relationships xmlns="{LINKS}">{listed}</Relationships>'


def workbook() -> Members:
    """The smallest workbook."""
    return {
        "[Content_Types].xml": types(("/xl/workbook.xml", Kind.WORKBOOK.main_type)),
        "_rels/.rels": leads(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}"/>',
        "xl/_rels/workbook.xml.rels": leads(("worksheet", "worksheets/sheet1.xml"), ("theme", "theme.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData/></worksheet>',
        "xl/theme.xml": "<theme/>",
    }


def document() -> Members:
    """The smallest document."""
    return {
        "[Content_Types].xml": types(("/word/document.xml", Kind.DOCUMENT.main_type)),
        "_rels/.rels": leads(("officeDocument", "word/document.xml")),
        "word/document.xml": "<w:document "
        f'xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>chữ</w:t></w:r></w:p></w:body></w:document>',
    }


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Members as a file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def judge(members: Mapping[str, str | bytes], kind: Kind = Kind.WORKBOOK) -> Package:
    """The package of these members."""
    return open_package(packed(members), kind)


def refusal(raw: bytes, kind: Kind = Kind.WORKBOOK) -> Reason:
    """Why a file is not read."""
    with pytest.raises(PackageRefusedError) as refused:
        open_package(raw, kind)
    return refused.value.reason


def test_what_leads_somewhere_is_read() -> None:
    """Only what relationships lead to is there, and only XML."""
    package = judge(workbook() | {"xl/other.xml": "<x/>", "xl/media/a.png": b"\x89PNG"})
    assert sorted(package.parts) == ["xl/theme.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]
    assert [one.target for one in package.related(package.main, "worksheet")] == ["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    "target",
    [
        "/xl/worksheets/sheet1.xml",
        "worksheets/../worksheets/sheet1.xml",
        "worksheets/Sheet%31.xml",
        "WORKSHEETS/SHEET1.XML",
        r"worksheets\sheet1.xml",
    ],
)
def test_ways_to_write_a_target(target: str) -> None:
    """From the root, with dots, with escapes, in capitals, as Windows writes it."""
    package = judge(workbook() | {"xl/_rels/workbook.xml.rels": leads(("worksheet", target))})
    assert "xl/worksheets/sheet1.xml" in package.parts


@pytest.mark.parametrize("folder", ["xl", "word", "Nội dung", "a/b"])
def test_main_part_is_found_by_what_it_is(folder: str) -> None:
    """No name of a member says what a file is."""
    members = {
        "[Content_Types].xml": types((f"/{folder}/chính2.xml", Kind.DOCUMENT.main_type)),
        "_rels/.rels": leads(("officeDocument", f"{folder}/chính2.xml")),
        f"{folder}/chính2.xml": document()["word/document.xml"],
    }
    assert docx.Document(io.BytesIO(judge(members, Kind.DOCUMENT).rewritten())).paragraphs[0].text == "chữ"
    assert refusal(packed(members)) is Reason.OTHER_KIND


def test_what_leads_nowhere_is_gone() -> None:
    """A picture that is not there stops nobody; an address outside stays what it is."""
    members = document() | {
        "word/_rels/document.xml.rels": leads(("image", "media/gone.png"), ("styles", "gone.xml")),
        "word/styles.xml": "<styles/>",
    }
    package = judge(members, Kind.DOCUMENT)
    assert package.relationships[package.main] == ()
    assert docx.Document(io.BytesIO(package.rewritten())).paragraphs[0].text == "chữ"
    outside = members | {
        "word/_rels/document.xml.rels": leads(("hyperlink", "https://a.vn"), mode=' TargetMode="External"')
    }
    assert [one.target for one in judge(outside, Kind.DOCUMENT).relationships["word/document.xml"]] == [
        "https://a.vn"
    ]


def test_strict_and_utf16_say_the_same() -> None:
    """Names of Strict Open XML, and letters of two bytes, are brought into the one form."""
    strict = {
        name: str(content)
        .replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        .replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in document().items()
    }
    assert b"purl" not in judge(strict, Kind.DOCUMENT).rewritten()
    assert docx.Document(io.BytesIO(judge(strict, Kind.DOCUMENT).rewritten())).paragraphs[0].text == "chữ"
    wide = document() | {
        "word/document.xml": (
            '<?xml version="1.0" encoding="UTF-16"?>' + str(document()["word/document.xml"])
        ).encode("utf-16")
    }
    assert docx.Document(io.BytesIO(judge(wide, Kind.DOCUMENT).rewritten())).paragraphs[0].text == "chữ"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\0" * 4096, Reason.EMPTY),
        (OLE, Reason.OLD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Reason.LOCKED),
        (b"<html>", Reason.NO_PACKAGE),
        (b"PK\x03\x04 hong", Reason.DAMAGED),
        (packed(workbook())[:-30], Reason.DAMAGED),
        (packed({"a.xml": "<x/>"}), Reason.OTHER_KIND),
        (packed(document()), Reason.OTHER_KIND),
        (packed({**workbook(), "_rels/.rels": leads()}), Reason.OTHER_KIND),
        (b"PK" + b"1" * LIMITS[Kind.WORKBOOK].file, Reason.LARGE),
    ],
)
def test_what_is_no_workbook(raw: bytes, reason: Reason) -> None:
    """Files that are something else, or not whole."""
    assert refusal(raw) is reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"xl/workbook.xml": "<workbook"}, Reason.DAMAGED),
        ({"xl/worksheets/sheet1.xml": "<worksheet>"}, Reason.DAMAGED),
        (
            {"xl/worksheets/sheet1.xml": '<?xml version="1.0" encoding="no-such"?><worksheet/>'},
            Reason.DAMAGED,
        ),
        ({"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'}, Reason.DECLARATIONS),
        ({"xl/worksheets/sheet1.xml": "<!DOCTYPE x><worksheet/>".encode("utf-16")}, Reason.DECLARATIONS),
        ({"xl/theme.xml": "<!DOCTYPE x><theme/>"}, Reason.DECLARATIONS),
        ({"XL/Workbook.xml": "<x/>"}, Reason.DAMAGED),
        (
            {
                "xl/x.bin": b"x",
                "[Content_Types].xml": types(
                    ("/xl/workbook.xml", Kind.WORKBOOK.main_type),
                    ("/xl/x.bin", "application/vnd.ms-office.vbaProject"),
                ),
            },
            Reason.MACROS,
        ),
        (
            {
                "[Content_Types].xml": types(
                    ("/xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                )
            },
            Reason.MACROS,
        ),
        ({"xl/_rels/workbook.xml.rels": leads(("vbaProject", "any.bin"))}, Reason.MACROS),
        ({"xl/_rels/workbook.xml.rels": leads(("externalLink", "other/e1.xml"))}, Reason.LINKS),
        (
            {
                "xl/worksheets/_rels/sheet1.xml.rels": leads(
                    ("oleObject", "file:///x"), mode=' TargetMode="External"'
                )
            },
            Reason.LINKS,
        ),
    ],
)
def test_what_is_not_read(changes: Members, reason: Reason) -> None:
    """Needed parts that are damaged, declarations that hide entities, programs and data from elsewhere."""
    assert judge(workbook()).parts
    assert refusal(packed(workbook() | changes)) is reason


def test_name_says_nothing() -> None:
    """A member that is merely called as a program is, and to which nothing leads, is none."""
    assert judge(workbook() | {"xl/vbaProject.txt": "x", "docProps/macrosheets.xml": "<x/>"}).parts


def test_parts_that_nobody_needs() -> None:
    """Where they are damaged or far too large, the file is read without them."""
    for content in ("<theme", "<a>" + "<b/>" * LIMITS[Kind.WORKBOOK].elements + "</a>"):
        assert "xl/theme.xml" not in judge(workbook() | {"xl/theme.xml": content}).parts


def test_damaged_sheet_is_kept_apart() -> None:
    """Where another sheet is left, the file is read without it; one that is too large is no damage."""
    members = workbook()
    two = leads(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "s2.xml"))
    good = f'<worksheet xmlns="{SHEET}"/>'
    for content, damaged in ((good, set()), ("<worksheet>", {"xl/s2.xml"})):
        package = judge(members | {"xl/_rels/workbook.xml.rels": two, "xl/s2.xml": content})
        assert package.damaged == damaged
        assert ("xl/s2.xml" in package.parts) == (not damaged)
    rows = f'<worksheet xmlns="{SHEET}">{"<row/>" * (LIMITS[Kind.WORKBOOK].named["row"] + 1)}</worksheet>'
    large = packed(members | {"xl/_rels/workbook.xml.rels": two, "xl/s2.xml": rows})
    assert refusal(large) is Reason.ROWS


def sheet(content: str) -> bytes:
    """A workbook whose sheet holds something."""
    return packed(
        workbook() | {"xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{SHEET}">{content}</x:worksheet>'}
    )


@pytest.mark.parametrize(
    ("name", "reason"), [("row", Reason.ROWS), ("c", Reason.LARGE), ("mergeCell", Reason.LARGE)]
)
def test_limits_of_elements(name: str, reason: Reason) -> None:
    """Just as many as allowed, and one more; under any prefix."""
    most = LIMITS[Kind.WORKBOOK].named[name]
    assert open_package(sheet(f"<x:{name}/>" * most), Kind.WORKBOOK).parts
    assert refusal(sheet(f"<x:{name}/>" * (most + 1))) is reason


def test_limits_of_the_whole() -> None:
    """Depth, members, and what comes out, also where the archive says less."""
    limits = LIMITS[Kind.WORKBOOK]
    assert open_package(sheet("<a>" * (limits.depth - 1) + "</a>" * (limits.depth - 1)), Kind.WORKBOOK).parts
    assert refusal(sheet("<a>" * limits.depth + "</a>" * limits.depth)) is Reason.LARGE
    assert refusal(sheet(" " * limits.xml)) is Reason.LARGE
    extra = limits.members - len(workbook())
    assert judge(workbook() | {f"m{number}": "" for number in range(extra)}).parts
    assert refusal(packed(workbook() | {f"m{number}": "" for number in range(extra + 1)})) is Reason.LARGE


def test_locked_member() -> None:
    """A member under a password."""
    raw = bytearray(packed(workbook()))
    at = raw.index(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert refusal(bytes(raw)) is Reason.LOCKED


def test_macros_of_a_document_are_left_behind() -> None:
    """Of a document only its words are taken; a program in it is not even unpacked."""
    members = document() | {
        "[Content_Types].xml": types(
            ("/word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
        ),
        "word/_rels/document.xml.rels": leads(("vbaProject", "vbaProject.bin")),
        "word/vbaProject.bin": b"program",
    }
    package = judge(members, Kind.DOCUMENT)
    assert "vba" not in "".join(package.parts)
    assert docx.Document(io.BytesIO(package.rewritten())).paragraphs[0].text == "chữ"
