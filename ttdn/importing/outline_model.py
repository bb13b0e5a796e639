"""The document in its parts: head, basis, sections with their clauses, tables, foot."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ttdn.importing.blocks import Paragraph, Table
from ttdn.language import Text


class Part(StrEnum):
    """Which list of the plan a section belongs in, told by the words of its title."""

    CLAUSES = "clauses"
    GOALS = "goals"
    REQUIREMENTS = "requirements"
    TASKS = "tasks"
    FORMS = "forms"
    FUNDING = "funding"
    DUTIES = "duties"
    REPORTING = "reporting"


@dataclass(frozen=True)
class Node:
    """A clause of the document with all that stands below it.

    Attributes:
        number: Its whole number, unique in the plan: ``II.1.a``, ``PL1.I.2``; a dash is counted (``I.1.3``).
        label: As it is written: ``1.``, ``a)``, ``-``, ``Hoạt động 1``; empty where it has none.
        text: Its own words without the label, as they are written.
        place: The paragraph in which it begins.
        part: The list to which it belongs: its own where its words say so, else that of the clause above.
        is_heading: Whether it is a title, not a sentence of its own.
        content: What stands below it in its order: paragraphs without a label, tables, clauses.
        cited_as: Its number as the document has it, where that stands twice and ``number`` is another.
        remarks: What somebody must look at.
    """

    number: str
    label: str
    text: str
    place: int
    part: Part
    is_heading: bool
    content: tuple["Paragraph | Table | Node", ...] = ()
    cited_as: str | None = None
    remarks: tuple[Text, ...] = ()

    @property
    def children(self) -> tuple["Node", ...]:
        """The clauses right below it."""
        return tuple(one for one in self.content if isinstance(one, Node))

    def walk(self) -> Iterator["Node"]:
        """The clause and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Head:
    """What stands above the text; empty where the document does not say.

    ``agency`` are the lines of the issuing body and of the one above it, ``number`` is ``141/KH-UBND``,
    ``day`` the day of issue as it is written (``ngày 20 tháng 11 năm 2025``), ``kind`` and ``title`` are as
    written, capitals included. ``rest`` is what else belongs to the head (the national title).
    """

    agency: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    day: str = ""
    kind: str = ""
    title: str = ""
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Foot:
    """Recipients as written, one each and without their dash; the lines above the name, and the name.

    ``rest`` is what else stands there: "(Đã ký)".
    """

    recipients: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    name: str = ""
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """A whole document.

    ``basis`` and ``opening`` are its sentences before the first clause, ``closing`` those behind the last
    (without a number), ``sections`` the clauses of the highest level, annexes included (``PL``, ``PL1`` …).
    ``attached`` are the lines above a plan that a decision issues: its kind, its title, "(Ban hành kèm …)".
    ``leftover`` is what belongs to none of these, such as a paragraph of an unknown place: it is kept as a
    clause.
    ``remarks`` say of which field of the head they are: ``number``, ``day``.
    """

    head: Head = field(default_factory=Head)
    basis: tuple[str, ...] = ()
    opening: str = ""
    sections: tuple[Node, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    foot: Foot = field(default_factory=Foot)
    attached: tuple[str, ...] = ()
    leftover: tuple[Paragraph | Table, ...] = ()
    remarks: tuple[tuple[str, Text], ...] = ()

    def walk(self) -> Iterator[Node]:
        """All clauses, in the order of the document."""
        for section in self.sections:
            yield from section.walk()
