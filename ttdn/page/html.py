"""The page as one HTML file: everything is in it, and nothing that somebody else wrote is code in it."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from ttdn.language import Language
from ttdn.overview import Overview
from ttdn.overview_words import excluded_words
from ttdn.page.answers import make_answers
from ttdn.page.frame import Frame, measure_extent
from ttdn.page.leader import make_leader_page
from ttdn.page.matrix import OPEN_TABLES, make_grids, make_items
from ttdn.page.tones import explain_words
from ttdn.safe_text import xml_text
from ttdn.vietnamese import date_text


def render_page(overview: Overview, language: Language) -> str:
    """The page: a whole HTML file in one language; the same for the same data, letter for letter.

    Args:
        overview: What there is to say.
        language: The language of the program's words.
    """
    status = overview.status
    frame = Frame(status, language)
    extent = measure_extent(status)
    style, script = (_read(name) for name in ("style.css", "script.js"))
    page = _template(language).render(
        overview=overview,
        status=status,
        plan=status.plan,
        excluded=words.in_language(language) if (words := excluded_words(overview)) else "",
        leader=make_leader_page(overview, frame),
        items=make_items(frame, named=extent.named),
        grids=make_grids(frame),
        opened=len(status.by_unit) <= OPEN_TABLES,
        answers=make_answers(frame, extent),
        cut=extent.letters,
        legend=explain_words(status.assignments, language),
        language=language,
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - the program's own
        script=Markup(script),  # noqa: S704 - the same
    )
    # No letter of control reaches the page, wherever it comes from.
    return xml_text(page)


def _policy(style: str, script: str) -> str:
    """What a browser may do with the file: show it in its own style and run its own script, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _read(name: str) -> str:
    return (files("ttdn.page") / name).read_text(encoding="utf-8")


@cache
def _template(language: Language) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = language.say
    environment.filters["day"] = lambda day: date_text(day).in_language(language)
    return environment.from_string(_read("page.html"))
