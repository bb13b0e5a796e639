"""Files of data beside the code that uses them: words and rules that can be put right without Python."""

import tomllib
from pathlib import Path
from typing import Any


def read_data(module: str, name: str) -> dict[str, Any]:
    """What the file ``name.toml`` beside a module (its ``__file__``) says."""
    return tomllib.loads(Path(module).with_name(f"{name}.toml").read_text(encoding="utf-8"))
