"""The text of a plan with an amendment written in: only lines that change are touched, comments stay."""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import dropwhile
from typing import NamedTuple

from ttdn.amending.deciding import LIFE_KEYS, Data, Decision, ListPath
from ttdn.load import PlanFile
from ttdn.model.life import Amendment
from ttdn.model.plan import Plan
from ttdn.model.plan.written import LASTING_LISTS
from ttdn.model_errors import field_names
from ttdn.source import KeyPath, Value
from ttdn.source.edit import EditFailedError, cut_entry, edit_text
from ttdn.source.tree import Brackets, Entry, Tree, as_data, as_entries, as_tree, tree_at

_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)


class PlanText(NamedTuple):
    """A plan and the text of its file as it stands."""

    file: PlanFile
    text: str


def write_amendment(current: PlanText, copy: PlanText, amendment: Amendment, decision: Decision) -> str:
    """The text of the plan's file after the amendment.

    Args:
        current: The plan.
        copy: The changed copy, from which new versions are taken as they are written there.
        amendment: The document.
        decision: What becomes of each entry.

    Raises:
        EditFailedError: The file is written in a way in which it cannot be changed safely.
    """
    source = current.file.source
    tree = as_tree(source.data)
    if not isinstance(tree, dict):
        raise EditFailedError
    lines = _new_lines(copy, decision, current.text)
    for _, path in LASTING_LISTS:
        entries = as_entries(tree_at(tree, path))
        changed = list(_entries(entries, path, decision, lines))
        if changed != entries:
            _put(tree, path, changed)
    for place, new in decision.tops.items():
        _put(tree, place, _merged(source.get(place), new))
    listed = as_entries(tree.get("amendments"))
    if decision.is_ordered or amendment.number in current.file.plan.amendments_by_number:
        _put(tree, ("amendments",), _with_document(listed, amendment))
    text = edit_text(current.text, tree, _order)
    if not (decision.dropped or decision.put_right or set(_comments(current.text)) <= set(_comments(text))):
        raise EditFailedError
    return text


def _comments(text: str) -> list[str]:
    """The comments of a file, and what looks like one: a list within brackets may have some in it."""
    return _COMMENT.findall(text)


def _order(path: KeyPath) -> list[str]:
    """The keys of a part of the plan; an entry ends with its days."""
    return sorted(field_names(Plan, path), key=lambda name: name in LIFE_KEYS)


def _entries(
    entries: list[Entry], path: ListPath, decision: Decision, lines: Mapping[KeyPath, tuple[str, ...]]
) -> Iterator[Entry]:
    """The entries of a list as they are to follow each other."""
    new = [one for one in decision.new if one.list == path]
    for position in (None, *range(len(entries))):
        place = (*path, position) if position is not None else ()
        if position is not None and place not in decision.dropped:
            value = entries[position].value
            data = decision.changed.get(place)
            yield Entry(position, value if data is None else _merged(as_data(value), data))
        for one in new:
            if one.after == position:
                yield Entry(None, _fresh(one.data), lines=lines.get((*path, one.copied), ()))


def _new_lines(copy: PlanText, decision: Decision, known: str) -> dict[KeyPath, tuple[str, ...]]:
    """New versions as they are written in the copy, each with the keys that say since when.

    What stands in brackets together with others has no lines of its own. The comments above an entry are
    those that the plan does not have yet: the others stand above the version before.
    """
    tree = as_tree(copy.file.source.data)
    if not decision.new or not isinstance(tree, dict):
        return {}
    for one in decision.new:
        said = copy.file.source.get((*one.list, one.copied))
        as_entries(tree_at(tree, one.list))[one.copied] = Entry(one.copied, _merged(said, one.data))
    edited = edit_text(copy.text, tree, _order)
    found: dict[KeyPath, tuple[str, ...]] = {}
    there = {line.strip() for line in known.splitlines() if line.strip().startswith("#")}
    for one in decision.new:
        try:
            lines = cut_entry(edited, (*one.list, one.copied))
        except EditFailedError:
            continue
        found[(*one.list, one.copied)] = tuple(dropwhile(there.__contains__, lines))
    return found


def _put(tree: dict[str, Tree], path: KeyPath, value: Tree) -> None:
    *above, last = path
    for part in above:
        inner = tree.setdefault(str(part), {})
        if not isinstance(inner, dict):  # pragma: no cover - the model has checked it
            raise EditFailedError
        tree = inner
    if value is None:
        tree.pop(str(last), None)
    else:
        tree[str(last)] = value


def _with_document(entries: list[Entry], amendment: Amendment) -> list[Entry]:
    """The amending documents with this one; what is known of it is brought up to date."""
    keys = ("number", "date", "kind", "title", "effective")
    data: Data = {key: str(value) for key in keys if (value := getattr(amendment, key))}
    entries = list(entries)
    for position, entry in enumerate(entries):
        known = as_data(entry.value)
        if isinstance(known, dict) and known.get("number") == amendment.number:
            entries[position] = Entry(position, _merged(known, known | data))
            return entries
    return [*entries, Entry(None, _fresh(data))]


def _fresh(value: Value) -> Tree:
    """Data that are not in the file yet, in the style of the house."""
    if isinstance(value, dict):
        return {key: _fresh(inner) for key, inner in value.items()}
    if isinstance(value, list):
        entries = [Entry(None, _fresh(inner)) for inner in value]
        return entries if any(isinstance(inner, dict | list) for inner in value) else Brackets(entries)
    return value


def _merged(old: Value, new: Value) -> Tree:
    """New data in place of old ones, each entry of a list known by what it says."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: _merged(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return list(_aligned(old, new))
    return _fresh(new)


def _aligned(old: list[Value], new: list[Value]) -> Iterator[Entry]:
    first, second = ([json.dumps(value, sort_keys=True) for value in values] for values in (old, new))
    for step, begin, end, start, stop in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        paired = step == "equal" or end - begin == stop - start
        for offset in range(stop - start):
            value = new[start + offset]
            yield (
                Entry(begin + offset, _merged(old[begin + offset], value))
                if paired
                else Entry(None, _fresh(value))
            )
