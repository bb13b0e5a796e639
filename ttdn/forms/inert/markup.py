"""The XML of a workbook: parsed without anything from outside, copied without what is foreign to it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from ttdn.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DROPPED = frozenset({f"{{{MAIN}}}extLst", f"{{{MAIN}}}pivotSelection"})

#: An element; the library has no types.
Element = Any


def parse(content: bytes) -> Element:
    """The root of a part."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    return etree.fromstring(content, parser)


def related(package: Package, part: str, kind: str) -> Iterator[Element]:
    """The roots of the parts to which a kind of relationship leads from a part."""
    return (parse(package.parts[link.target]) for link in package.related(part, kind))


def words_in(elements: Iterable[Element]) -> str:
    """The words of elements, one behind the other."""
    return "".join(element.text or "" for element in elements)


def serialize(root: Element) -> bytes:
    """The bytes of a part."""
    return bytes(etree.tostring(root, encoding="UTF-8"))


def main(name: str) -> str:
    """A name of the main namespace as the library writes it."""
    return f"{{{MAIN}}}{name}"


def local_name(element: Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def main_name(element: Element) -> str:
    """An element's name in the main namespace; empty where it belongs to another one."""
    name = local_name(element)
    return name if element.tag == main(name) else ""


def copy_attributes(old: Element, new: Element, names: Sequence[str]) -> None:
    """Give an element some attributes of another, those that this one has."""
    for name in names:
        value = old.get(name)
        if value is not None:
            new.set(name, value)


def plain(element: Element) -> Element:
    """An element without what belongs to other namespaces, attributes and lists of extensions included.

    Nor has it the name by which programs call it.
    """
    new = etree.Element(element.tag)
    new.text = element.text
    for name, value in element.attrib.items():
        if name != "codeName" and (not name.startswith("{") or name == _SPACE):
            new.set(name, value)
    new.extend(plain(child) for child in element.iterchildren(f"{{{MAIN}}}*") if child.tag not in _DROPPED)
    return new
