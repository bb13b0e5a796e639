"""The specialist's file: read, brought up to date with what units wrote, written whole or not at all.

Only what has changed is changed in it: what was chosen or written stays, as do comments, order and quoting.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ttdn.digest import MOST_UNITS, Gathered, gather
from ttdn.digest import Entry as Sentence
from ttdn.errors import EditsHaveErrorsError, EditsNotRenewedError
from ttdn.forms.file_names import first_name
from ttdn.model.edits import Edits, Opinions
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model_errors import field_names, read_model
from ttdn.places import OUT_FOLDER, edits_path
from ttdn.scaffold import edits_skeleton, one_line
from ttdn.source import MAXIMUM_PLAN_NODES, KeyPath, Source, line_end, parse_source
from ttdn.source.edit import EditFailedError, edit_text
from ttdn.source.tree import Brackets, Entry, Tree, as_mapping, as_tree, write_file
from ttdn.status import Status
from ttdn.vietnamese import without_end
from ttdn.writing import find_place, refusal, write_inside

#: What ttdn writes by itself; files made before it did have no place for it.
_OWN_PARTS = ("situation", "leads", "results", "opinions")
_COMMENT = re.compile(r"(?:^|\s)#(.*)")
_OTHERS = ", và các đơn vị khác"


def make_edits(
    plan: Plan,
    period: Period,
    gathered: Gathered,
    text: str | None = None,
    prepared: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The text of the specialist's file with what was gathered.

    Args:
        plan: The plan of the period's year.
        period: The period of the summary.
        gathered: What units wrote, with what the file that stands says of it.
        text: That file, which has no finding; None where there is none.
        prepared: Sentences for parts that the editor writes, put into a new file as comments.

    Raises:
        EditFailedError: It is written in a way in which it cannot be changed safely.
    """
    skeleton = edits_skeleton(plan, period, prepared)
    text = _with_own_parts(skeleton if text is None else text, skeleton)
    new = edit_text(text, _tree(text, plan, period, gathered), lambda path: field_names(Edits, path))
    read_edits_text("", new.encode())
    return new


def make_anew(plan: Plan, period: Period, gathered: Gathered, text: str) -> str:
    """The same written anew in the style of the house, where the file cannot be changed."""
    tree = _tree(text, plan, period, gathered)
    head = ["yaml-language-server: $schema=../../schema/edits.schema.json"]
    return write_file(tree, tuple(Edits.model_fields), head, ("period",))


def read_edits_text(name: str, raw: bytes) -> tuple[Source, Edits]:
    """The specialist's file, which has no finding.

    Raises:
        EditFailedError: It has one.
    """
    source, found = parse_source(name, raw, MAXIMUM_PLAN_NODES)
    edits = read_model(source, Edits)[0] if source and not found else None
    if source is None or edits is None:
        raise EditFailedError
    return source, edits


def _with_own_parts(text: str, skeleton: str) -> str:
    """The text with the parts that it lacks behind its end, each below its comment."""
    data = read_edits_text("", text.encode())[0].data
    newline = line_end(text)
    for block in skeleton.split("\n\n"):
        key = next((part for part in _OWN_PARTS if re.search(f"^{part}:", block, re.MULTILINE)), None)
        if key and isinstance(data, dict) and key not in data:
            text = text.rstrip() + newline * 2 + block.strip().replace("\n", newline) + newline
    return text


def _tree(text: str, plan: Plan, period: Period, gathered: Gathered) -> dict[str, Tree]:
    source, edits = read_edits_text("", text.encode())
    tree = mapping_at(source, ())
    tree["results"] = _results(source, edits, plan, period, gathered.results)
    opinions = mapping_at(source, ("opinions",))
    for part, entries in gathered.opinions.items():
        if entries or opinions.get(part):
            opinions[part] = [*_opinions(source, plan, part, entries)]
    tree["opinions"] = {part: opinions[part] for part in Opinions.model_fields if part in opinions}
    return tree


def _results(
    source: Source, edits: Edits, plan: Plan, period: Period, results: Mapping[str, Sequence[Sentence]]
) -> list[Entry]:
    """The items in the order of the file; each that it lacks behind the one before it in the plan."""
    entries: list[Entry] = []
    for position, one in enumerate(edits.results):
        value = mapping_at(source, ("results", position))
        path = ("results", position, "sentences")
        value["sentences"] = [*_sentences(source, path, plan, period, results[one.item])]
        entries.append(Entry(position, value, one.item))
    known, earlier = {entry.row for entry in entries}, set[str]()
    for item in plan.items:
        if item in results and item not in known and results[item]:
            places = (place for place, other in enumerate(entries, start=1) if other.row in earlier)
            place = max(places, default=0)
            above = _titles(plan, item, entries[place - 1].row if place else None)
            sentences = [*_sentences(source, (), plan, period, results[item])]
            entries.insert(place, Entry(None, {"item": item, "sentences": sentences}, item, above))
        earlier.add(item)
    return entries


def _titles(plan: Plan, item: str, before: str | None) -> tuple[str, ...]:
    """What is said above an item: its section, where it is the first of it, its number and title."""
    heading, found = plan.heading_of(item), plan.items[item]
    is_first = before is None or plan.heading_of(before) != heading
    section = [one_line(f"{heading}. {plan.headings[heading]}")] if heading and is_first else []
    return *section, one_line(without_end(f"{found.number} - {found.title}"))


def _sentences(
    source: Source, path: KeyPath, plan: Plan, period: Period, entries: Iterable[Sentence]
) -> Iterator[Entry]:
    for one in entries:
        if one.place is None:
            (unit,) = one.units
            other = {"period": str(one.period)} if one.period != period else {}
            value: dict[str, Tree] = {"units": Brackets([Entry(None, unit)]), **other}
            yield Entry(None, {**value, **_words(one)}, beside=one_line(plan.name_of(unit)))
        elif not _may_go(source, (*path, one.place), plan, one):
            yield Entry(one.place, _renewed(source, (*path, one.place), one))


def _opinions(source: Source, plan: Plan, part: str, entries: Iterable[Sentence]) -> Iterator[Entry]:
    path = ("opinions", part)
    for one in entries:
        if one.place is None:
            units = _units(plan, one)
            yield Entry(None, {"units": units, **_words(one)})
        elif not _may_go(source, (*path, one.place), plan, one):
            value = _renewed(source, (*path, one.place), one)
            listed = source.get((*path, one.place, "units"))
            old = [str(unit) for unit in listed] if isinstance(listed, list) else []
            kept = [
                Entry(place, unit) for place, unit in enumerate(old) if unit.strip() in one.units[:MOST_UNITS]
            ]
            written = {str(entry.value).strip() for entry in kept}
            value["units"] = [*kept, *(new for new in _units(plan, one) if new.value not in written)]
            yield Entry(one.place, value)


def _units(plan: Plan, one: Sentence) -> list[Entry]:
    """The units of an opinion, each with its name; of very many only the first."""
    named = [Entry(None, unit, beside=one_line(plan.name_of(unit))) for unit in one.units[:MOST_UNITS]]
    if len(one.units) > MOST_UNITS:
        named[-1] = replace(named[-1], beside=f"{named[-1].beside}{_OTHERS}")
    return named


def _words(one: Sentence) -> dict[str, Tree]:
    """A new sentence behind its units, with room for the choice."""
    mark: dict[str, Tree] = {"mark": one.mark.value} if one.mark else {}
    return {"said": one.words, "use": None, **mark}


def _renewed(source: Source, path: KeyPath, one: Sentence) -> dict[str, Tree]:
    """A sentence of the file, with the words of today and what became of it."""
    value = mapping_at(source, path)
    if one.fresh and one.is_standing:
        value["said"] = one.words
    for key, text in (("mark", one.mark and one.mark.value), ("before", one.before)):
        if text is None:
            value.pop(key, None)
        elif key == "mark" or one.fresh:
            value[key] = text
    return value


def _may_go(source: Source, path: KeyPath, plan: Plan, one: Sentence) -> bool:
    """Whether a sentence leaves the file: it was said to be gone, and nobody wrote anything at it."""
    if not one.may_leave:
        return False
    first = source.locate(path).line - 1
    last = max(source.locate((*path, key), key=True).line for key in mapping_at(source, path))
    names = {one_line(plan.name_of(unit)) for unit in one.units}
    comments = filter(None, map(_COMMENT.search, source.lines[first:last]))
    return all(comment[1].removesuffix(_OTHERS).strip() in names for comment in comments)


def mapping_at(source: Source, path: KeyPath) -> dict[str, Tree]:
    """What stands at a path as a tree in which nothing has changed; empty where nothing does."""
    return as_mapping(as_tree(source.get(path)))


class Renewed(NamedTuple):
    """What became of the file: ``was_there`` before, ``is_written`` now; what it holds."""

    name: str
    was_there: bool
    is_written: bool
    gathered: Gathered


def renew_edits(root: Path, status: Status, prepared: Mapping[str, Sequence[str]] | None = None) -> Renewed:
    """Make the specialist's file of a period, or bring it up to date.

    ``prepared`` are sentences for the parts that only a person can write.

    Raises:
        EditsHaveErrorsError: It has errors; it is left as it is.
        EditsNotRenewedError: It cannot be changed safely; it is left as it is, and the new one is put beside.
        ChangedMeanwhileError: Somebody saved it meanwhile; it is left as it is.
        OutputNotWritableError: The system refuses.
    """
    name = edits_path(status.period)
    raw, text, edits = read_edits(root, name)
    gathered = gather(status, edits)
    try:
        new = make_edits(status.plan, status.period, gathered, text, prepared).encode()
    except EditFailedError as error:
        if text is None:  # pragma: no cover - ttdn's own way of writing can be changed
            raise
        anew = make_anew(status.plan, status.period, gathered, text)
        raise EditsNotRenewedError(name, _put_aside(root, status, anew.encode())) from error
    if new != raw:
        write_inside(root, name, new, replacing=raw)
    return Renewed(name, raw is not None, new != raw, gathered)


def read_edits(root: Path, name: str) -> tuple[bytes | None, str | None, Edits | None]:
    """The bytes of the file, its text, and what it says; nothing where it is not there.

    Raises:
        EditsHaveErrorsError: It has errors.
        OutputNotWritableError: The system does not let it be read.
    """
    path = find_place(root, name)
    if not os.path.lexists(path):
        return None, None, None
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    try:
        _, edits = read_edits_text(name, raw)
    except EditFailedError as error:
        raise EditsHaveErrorsError(name) from error
    return raw, raw.decode(), edits


def _put_aside(root: Path, status: Status, content: bytes) -> str:
    """A file of its own for what could not be written into the other one; nothing is replaced."""
    wanted = f"{OUT_FOLDER}/bien-tap-{status.period}.yaml"
    name = first_name(wanted, lambda name: not os.path.lexists(root / name))
    write_inside(root, name, content, replacing=None)
    return name
