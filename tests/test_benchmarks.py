"""What the benchmarks and the list of unmeasured tests name stands where they say."""

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


def test_untraced_tests_exist() -> None:
    """A test that was renamed is measured again until the list is renewed: its old name does not stay."""
    names = (ROOT / "tests" / "data" / "untraced.txt").read_text(encoding="utf-8").splitlines()
    assert names == sorted(set(names))
    for name in names:
        file, _, function = name.partition("[")[0].partition("::")
        source = (ROOT / file).read_text(encoding="utf-8")
        assert not function or f"def {function.rpartition('::')[2]}(" in source, name
