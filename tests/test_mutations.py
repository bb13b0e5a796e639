"""The list of changes that tests once did not notice stays true to the program: ``benchmarks/mutations.py``."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_each_named_change_has_one_place() -> None:
    """What is to be replaced stands in its file just once, so that ``make mutate`` can try it."""
    specification = importlib.util.spec_from_file_location("mutations", ROOT / "benchmarks" / "mutations.py")
    assert specification is not None
    assert specification.loader is not None
    mutations = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(mutations)
    assert len(mutations.NAMED) >= 9
    for name, old, new in mutations.NAMED:
        assert (ROOT / name).read_text(encoding="utf-8").count(old) == 1, (name, old)
        assert old != new
