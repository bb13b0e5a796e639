"""Files and folders into which nobody may look, with whatever rights the tests run."""

import os
from pathlib import Path
from typing import Any

import pytest


def close(monkeypatch: pytest.MonkeyPatch, place: Path, *ways: tuple[Any, str]) -> None:
    """Let the system refuse these ways of looking at a place, or below it: ``(os, "scandir")``."""
    for owner, name in ways:
        monkeypatch.setattr(owner, name, _refusing(getattr(owner, name), place))


def _refusing(look: Any, place: Path) -> Any:  # noqa: ANN401 - what looks at a path
    def refuse(path: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever it takes
        if isinstance(path, str | os.PathLike) and place in (Path(path), *Path(path).parents):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, *arguments, **options)

    return refuse
