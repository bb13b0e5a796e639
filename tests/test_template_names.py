"""Names in templates that are not given to them: found in every branch, without filling one."""

from collections.abc import Iterable, Sized
from typing import Any

import pytest
from conftest import HERE

from ttdn.documents.content.working_papers import Opinion
from ttdn.documents.document.kinds import KINDS, MESSAGE, SUMMARY, UNIT_REPORT, Kind
from ttdn.documents.document.naming import find_misnamed, names_in
from ttdn.documents.document.reference import inner_names
from ttdn.errors import TemplateError

HEAD = "---\nkind: bao-cao\ntitle: X\nsubject: Y\n---\n"


def found(body: str, kind: Kind[Any] = SUMMARY) -> list[tuple[int, str]]:
    """The names that a template of some lines asks for in vain, each with the line of its body."""
    return [(one.line - 5, one.name) for one in find_misnamed(kind, HEAD + body) if not one.is_known]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_the_programs_own_templates_are_right(kind: Kind[Any]) -> None:
    """Each asks for what it is given, and prints words."""
    text = (HERE.parent / "templates" / kind.template).read_text(encoding="utf-8")
    assert find_misnamed(kind, text) == []


@pytest.mark.parametrize(
    "body",
    [
        "{{ authority.short }} {{ authority['short'] }}",
        "{% if la is defined %}{{ period }}{% endif %}",
        "{% for unit in units %}{{ loop.index }}{{ unit.la }}{% endfor %}",
        "{% set x = authority %}{{ x.short }}",
        "{% set x %}{{ period }}{% endset %}{{ x }}",
        "{% macro m(a, b=period) %}{{ a.la }}{{ b }}{% endmacro %}{{ m(authority) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ period }}{% endcall %}",
        "{% with x = authority %}{{ x.short }}{% endwith %}",
        "{{ period.upper() }} {{ (period if year else authority.short) }} {{ (1 if year else period) }}",
        "{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}",
        "{{ range(3)|first }} {{ 'x'[0] }} {{ [1]|join }} {% filter upper %}a{% endfilter %}",
        "{{ (year if year) }}",
    ],
)
def test_names_that_are_given(body: str) -> None:
    """Names of the document, set ones, those of loops and macros, and what nothing is known of."""
    kind = MESSAGE if "units" in body else SUMMARY
    unknown = [name for _, name in found(body.replace("unit.la", "unit.name"), kind)]
    assert unknown == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("\n{{ la }}", [(2, "la")]),
        ("{{ authority.la }}", [(1, "la")]),
        ("{{ authority['la'] }}", [(1, "la")]),
        ("{% if false %}\n{{ la }}{% endif %}", [(2, "la")]),
        ("{% for x in la %}{% else %}{{ lo }}{% endfor %}", [(1, "la"), (1, "lo")]),
        ("{% set x = authority %}{{ x.la }}", [(1, "la")]),
        ("{% with x = authority %}{{ x.la }}{% endwith %}{{ x }}", [(1, "la"), (1, "x")]),
        ("{% macro m(a) %}{{ la }}{% endmacro %}", [(1, "la")]),
        ("{% set x %}{{ la }}{% endset %}", [(1, "la")]),
        ("{{ 1 if la else 2 }}", [(1, "la")]),
    ],
)
def test_names_that_are_not(body: str, expected: list[tuple[int, str]]) -> None:
    """With the line of the file; also in what is not printed today."""
    assert found(body) == expected


def test_names_of_the_things_in_a_list() -> None:
    """A loop, a filter and a first one know of what the list is."""
    assert found("{% for u in units %}{{ u.la }}{% endfor %}", MESSAGE) == [(1, "la")]
    assert found("{% for u in units|list if u.lo %}{{ u.name }}{% endfor %}", MESSAGE) == [(1, "lo")]
    assert found("{{ (units|first).la }}{{ units[0].lo }}", MESSAGE) == [(1, "la"), (1, "lo")]
    assert found("{{ one.reports|rejectattr('la')|list|length }}", MESSAGE) == [(1, "la")]
    assert found("{{ one.reports|rejectattr('corrected')|list|length }}", MESSAGE) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)
def test_what_has_names_is_no_list(kind: Kind[Any]) -> None:
    """A template that goes through it, or takes its first, ends with its line.

    Else it would print one field after another, as a tuple with names does. Templates that offices have take
    an opinion apart into its two.
    """
    for names in {kind.names, *inner_names(kind.names)} - {Opinion}:
        assert not issubclass(names, Iterable | Sized)
        assert not hasattr(names, "__getitem__")


def test_names_in_the_head_are_on_their_lines() -> None:
    """The subject is part of the template."""
    text = "---\nkind: bao-cao\ntitle: X\nsubject: Về {{ la }}\n---\n{{ period }}\n"
    assert [(one.line, one.name) for one in find_misnamed(SUMMARY, text)] == [(4, "la")]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("{{ plan.document }}", "plan.document"),
        ("{{ units }}", "units"),
        ("{{ units[0] }}", "units[…]"),
        ("{{ units|sort }}", "units"),
        ("{{ (one if chased else one) }}", "…"),
    ],
)
def test_what_is_no_text(body: str, name: str) -> None:
    """A list, or what has names of its own, would be printed as a program writes it."""
    [one] = find_misnamed(MESSAGE, HEAD + body)
    assert (one.name, one.is_known) == (name, True)
    assert find_misnamed(MESSAGE, HEAD + "{{ units|length }}{{ plan.document.number }}") == []


def test_words_that_a_template_asks_for() -> None:
    """As names, behind dots, and in filters."""
    assert {"a", "b", "c"} <= names_in(UNIT_REPORT, HEAD + "{{ a.b|selectattr('c') }}")


@pytest.mark.parametrize(
    "text", ["{{ a }}", HEAD + "{% if a %}", HEAD + "{{ a|khong_co }}", HEAD + "{{ “a” }}"]
)
def test_what_is_no_template(text: str) -> None:
    """It is refused as when it is filled."""
    with pytest.raises(TemplateError):
        find_misnamed(SUMMARY, text)
