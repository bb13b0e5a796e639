"""The chapter for authors of a plan: its pieces are one plan without a finding, and show every construct."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import Run

from ttdn.checking import check_workspace
from ttdn.model.plan import Plan
from ttdn.model.scalars import Model
from ttdn.source import parse_source

DOCS = Path(__file__).resolve().parent.parent / "docs"
#: Said in the text: an example would make the plan an example.
ONLY_SAID = {"illustrative"}


def plan_of(page: str) -> str:
    """The pieces of a page, joined."""
    return "\n".join(re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the plan of the chapter."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "2027.yaml").write_text(plan_of("ke-hoach.md"), encoding="utf-8")
    return tmp_path


def test_pieces_are_one_plan_without_a_finding(folder: Path) -> None:
    """What the chapter shows can be copied as it stands."""
    assert check_workspace(folder).diagnostics == []


def test_both_languages_show_the_same() -> None:
    """The English page differs in its sentences only."""
    assert plan_of("plan.md") == plan_of("ke-hoach.md")


def keys(model: type[Model]) -> Iterator[str]:
    """Every key of a model and of the models in it."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in models_in(field.annotation):
            yield from keys(inner)


def models_in(hint: Any) -> Iterator[type[Model]]:  # noqa: ANN401 - whatever a field may hold
    """The models that a field may hold."""
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for inner in get_args(hint):
        yield from models_in(inner)


def written(data: object) -> Iterator[str]:
    """Every key of a plan as it is written."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from written(value)
    elif isinstance(data, list):
        for value in data:
            yield from written(value)


def test_every_construct_has_an_example() -> None:
    """A key that the model knows and the chapter does not show would be found by nobody."""
    source, _ = parse_source("plan.yaml", plan_of("ke-hoach.md").encode())
    assert source is not None
    assert set(keys(Plan)) - set(written(source.data)) == ONLY_SAID
    for page in ("ke-hoach.md", "plan.md"):
        assert all(key in (DOCS / page).read_text(encoding="utf-8") for key in ONLY_SAID)


@pytest.mark.parametrize(
    "line",
    re.findall(r"^(ttdn [^#\n]*?) *#", (DOCS / "ke-hoach.md").read_text(encoding="utf-8"), re.MULTILINE),
)
def test_commands_of_the_chapter(folder: Path, run: Run, line: str) -> None:
    """Each command at its end can be typed."""
    code, _, err = run(*shlex.split(line)[1:], cwd=folder)
    assert (code, err) == (0, "")
