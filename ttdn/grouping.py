"""Entries put together by what they have in common."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


class Groups(dict[K, list[T]]):
    """Entries by their keys, in their order; of another key there are none."""

    def __missing__(self, key: K) -> list[T]:
        """Nothing, and the key is not among the others afterwards."""
        return []


def group_by(entries: Iterable[T], key: Callable[[T], K]) -> Groups[K, T]:
    """Entries by what they have in common."""
    return grouped((key(one), one) for one in entries)


def grouped(pairs: Iterable[tuple[K, T]]) -> Groups[K, T]:
    """Entries by the keys they stand with."""
    groups = Groups[K, T]()
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups
