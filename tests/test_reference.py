"""The reference of the templates: every name that a template uses is in it, and it names nothing else."""

import tomllib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_origin

import jinja2
import pytest
from jinja2 import nodes

from ttdn.documents.document.kinds import KINDS
from ttdn.documents.document.reference import has_names, inner_names, names_as_markdown, names_of
from ttdn.documents.document.template import packaged_templates
from ttdn.language import Language
from ttdn.status.states import Rate

Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"vi": ROOT / "docs" / "mau-van-ban.md", "en": ROOT / "docs" / "document-templates.md"}
#: What an office may say though our own templates do not.
OFFERED = {
    *(("PlanDocument", name) for name in ("number", "date", "cited_again")),
    *((owner, name) for owner in ("UnitReportNames", "ReceiptNames") for name in ("authority", "year")),
    ("Authority", "name"),
    ("ItemNames", "text"),
    *((owner, "year") for owner in ("OpinionsNames", "PageNames", "AnswersNames")),
    ("AnswersNames", "adhoc"),
    *(("Submissions", name) for name in ("on_time", "late")),
    *((owner, "year") for owner in ("SummaryNames", "FormLetterNames", "ReminderNames")),
    *((owner, "authority") for owner in ("FormLetterNames", "ReminderNames")),
    *(("ReminderNames", name) for name in ("waiting", "overdue")),
    *(("FormLetterNames", name) for name in ("to", "through")),
    *(("FormMailNames", name) for name in ("authority", "year", "assigned", "sender")),
    *(("ReplyNames", name) for name in ("authority", "year", "assigned", "asked_by", "sender")),
    *(
        ("GroupNames", name)
        for name in ("authority", "year", "assigned", "asked_by", "to", "through", "sender")
    ),
    # These are reached by the names of the columns.
    *(("ItemNames", name) for name in ("owners", "coordinating", "product", "schedule")),
    *(("Tally", name) for name in ("done", "done_late", "carried_out", "running", "overdue")),
    *(("Tally", name) for name in ("no_result", "not_started", "not_arisen")),
    *(("Tally", name) for name in ("stopped", "silent")),
}


class Reader:
    """Reads a template as a typed text: which names of which type it uses."""

    def __init__(self, names: type) -> None:
        """Begin with the names at the top."""
        self.top = names
        self.variables: dict[str, Any] = {name: hint for name, (hint, _) in names_of(names).items()}
        self.used: dict[str, set[str]] = defaultdict(set)

    def read(self, node: nodes.Node) -> None:
        """Follow a template from its beginning to its end."""
        if isinstance(node, nodes.For):
            self.assign(node.target, element(self.type_of(node.iter)))
        if isinstance(node, nodes.Assign):
            self.assign(node.target, self.type_of(node.node))
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.type_of(node)
        for child in node.iter_child_nodes():
            self.read(child)

    def assign(self, target: nodes.Node, hint: Any) -> None:  # noqa: ANN401 - what an annotation holds
        """A variable of the template, or several."""
        if isinstance(target, nodes.Name):
            self.variables[target.name] = hint
        elif isinstance(target, nodes.Tuple):
            parts = names_of(hint)
            self.used[hint.__name__] |= set(parts)
            for inner, (part, _) in zip(target.items, parts.values(), strict=True):
                self.assign(inner, part)

    def type_of(self, node: nodes.Node) -> Any:  # noqa: ANN401 - the same
        """The type of an expression, and a note of the names that it uses."""
        if isinstance(node, nodes.Name):
            if node.name in names_of(self.top):
                self.used[self.top.__name__].add(node.name)
            return self.variables.get(node.name)
        if isinstance(node, nodes.Add):
            return self.type_of(node.left)
        if isinstance(node, nodes.Getattr):
            return self.attribute(self.type_of(node.node), node.attr)
        if isinstance(node, nodes.Getitem):
            owner = self.type_of(node.node)
            return owner if isinstance(node.arg, nodes.Slice) else element(owner)
        if isinstance(node, nodes.Filter) and node.node is not None:
            owner = self.type_of(node.node)
            if node.name == "selectattr":
                self.attribute(element(owner), node.args[0].as_const())
            return owner if node.name in {"selectattr", "list"} else None
        return None

    def attribute(self, owner: Any, name: str) -> Any:  # noqa: ANN401 - the same
        """The type of a name within a name."""
        owner = next((part for part in get_args(owner) if has_names(part)), owner)
        if owner is Rate or not has_names(owner):
            return None
        self.used[owner.__name__].add(name)
        return names_of(owner)[name][0]


def element(hint: Any) -> Any:  # noqa: ANN401 - the same
    """The type of what a list or a mapping holds."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    return get_args(hint)[1] if get_origin(hint) is dict else None


def used_names() -> dict[str, set[str]]:
    """The names that the program's own templates use, by the type that has them."""
    used: dict[str, set[str]] = defaultdict(set)
    for kind in KINDS:
        reader = Reader(kind.names)
        text = (packaged_templates() / kind.template).read_text(encoding="utf-8")
        reader.read(jinja2.Environment(autoescape=False).parse(text))  # noqa: S701 - parsed, never filled
        for owner, names in reader.used.items():
            used[owner] |= names
    return used


def documented_names() -> dict[str, set[str]]:
    """The names that the reference lists, by the type that has them."""
    types = {names for kind in KINDS for names in (kind.names, *inner_names(kind.names))}
    return {names.__name__: set(names_of(names)) for names in types}


def test_reference_lists_what_templates_use_and_nothing_else() -> None:
    """A name that no template uses goes; one that is used and not listed would be a secret."""
    offered = {owner: {name for other, name in OFFERED if other == owner} for owner, _ in OFFERED}
    used = used_names()
    assert {owner: used[owner] | offered.get(owner, set()) for owner in used} == documented_names()


def test_every_template_has_its_kind() -> None:
    """And every kind its template."""
    assert {kind.template for kind in KINDS} == {path.name for path in packaged_templates().glob("*.*")}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_are_up_to_date(run: Run, language: str) -> None:
    """``make manual`` writes them; the command needs no plan."""
    code, printed, complaint = run("--lang", language, "report", "--names", cwd=ROOT)
    assert (code, complaint) == (0, "")
    assert PAGES[language].read_text(encoding="utf-8") == printed == names_as_markdown(Language(language))


def test_page_has_a_line_for_each_name() -> None:
    """With its type and what it is, in the table of what it belongs to."""
    page = names_as_markdown(Language.ENGLISH)
    for names in documented_names().values():
        assert all(f"| `{name}` | " in page for name in names)
    assert "| `by_kind` | list of: number or none | By kind of unit, as kinds |" in page
    assert "| `late` | yes or no | Whether a report is past its deadline |" in page


def test_nothing_is_described_that_no_document_has() -> None:
    """A name that was taken out of its class leaves no description behind, nor does a class."""
    described = tomllib.loads((ROOT / "ttdn/documents/document/reference.toml").read_text(encoding="utf-8"))
    kinds = [names for kind in KINDS for names in (kind.names, *inner_names(kind.names))]
    classes = {owner.__name__: owner for names in kinds for owner in names.__mro__[:-1]}
    own = {name: set(owner.__annotations__) for name, owner in classes.items() if owner.__annotations__}
    assert {name: set(names) for name, names in described.items()} == own
