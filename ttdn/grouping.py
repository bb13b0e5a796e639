"""Entries put together by what they have in common."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def group_by(entries: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Entries by what they have in common, in their order."""
    return grouped((key(one), one) for one in entries)


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Entries by their keys, in their order; of another key there are none."""
    groups = defaultdict[K, list[T]](list)
    for key, one in pairs:
        groups[key].append(one)
    return groups
