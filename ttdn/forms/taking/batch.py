"""The files of a run looked at together.

It finds evidence for the forms beside it, forms of one unit that differ, and reports that may be another
unit's.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.file_types import FileType
from ttdn.forms.taking.evidence_files import as_read, evidence_names
from ttdn.forms.taking.senders import find_senders
from ttdn.forms.taking.versions import is_built_upon, is_newer, tell_differences, times_of
from ttdn.forms.taking.wrong_unit import ask_about_units
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.register import Decision
from ttdn.timeline import everything

#: Of a form that was taken before another one was: it changes nothing any more.
_OLDER = Text(
    "Bản cũ hơn; bản mới hơn cũng có trong các tệp này.", "Older; a newer one is among these files."
)
_ONE_FIRST = Text("Xử lý bản mới hơn trước, rồi chạy lại.", "Settle the newer one first, then run again.")
#: What has been decided of a form, and is not written.
_NOT_TAKEN = frozenset({Outcome.ASKED, Outcome.BLOCKED})


def settle(
    workspace: Workspace, batch: Iterable[Collected], accepted: frozenset[str] = frozenset()
) -> list[Collected]:
    """Look at the files of a run together.

    Args:
        workspace: The folder as it was read.
        batch: What was decided of each file by itself.
        accepted: The ids of units whose forms are taken for what they are.
    """
    # What is hidden and is not a report was put there by a program.
    sent = [
        file for file in batch if file.outcome is not Outcome.PASSED or not file.path.name.startswith(".")
    ]
    settled = ask_about_units(workspace, _settle_rivals(workspace, _find_evidence(sent)), accepted)
    return find_senders(workspace, hold_what_leans(settled))


def hold_what_leans(batch: Sequence[Collected]) -> list[Collected]:
    """The files of a run, where it is known of more forms that they are not taken.

    Nothing was taken then of another that says the same, nor of an older one in whose place the form was.
    """
    held = {_version_of(form): form for form in batch if form.unit and form.outcome in _NOT_TAKEN}
    return [_beside_held(form, held.get(_version_of(form))) for form in batch]


def _version_of(form: Collected) -> tuple[str, Period | None, int]:
    return form.unit.id if form.unit else "", form.period, _rank(form)


def _beside_held(form: Collected, first: Collected | None) -> Collected:
    if first is None or form.outcome is not Outcome.UNCHANGED or form.known is not None:
        return form
    if form.message == _OLDER:
        wait = Text(f"Bản mới hơn ({first.file}) chưa nhận.", f"A newer one, {first.file}, is not taken yet.")
        blocked = form.held(Outcome.BLOCKED, wait, _ONE_FIRST)
        return replace(blocked, is_older=False, decision=first.booked)
    is_twin = not form.is_older and form.values == first.values
    return form.held(first.outcome, first.message, first.advice) if is_twin else form


def find_first_days(batch: Sequence[Collected]) -> dict[Path, date]:
    """Files that make a new report of which something came on an earlier day in the same run: on which."""
    days: dict[tuple[str, Period], date] = {}
    for file in batch:
        if file.unit and file.period and file.arrived and file.booked not in {None, Decision.REFUSED}:
            key = file.unit.id, file.period
            days[key] = min(file.arrived, days.get(key, file.arrived))
    return {
        file.path: day
        for file in batch
        if file.outcome is Outcome.NEW and file.unit and file.period and file.report
        for day in [days[file.unit.id, file.period]]
        if day < file.report.received
    }


def _find_evidence(batch: Sequence[Collected]) -> list[Collected]:
    """Files that are not forms, and that a form beside them names as its evidence."""
    claims: dict[str, list[Collected]] = {}
    for form in batch:
        for name in evidence_names(form.values):
            claims.setdefault(as_read(str(form.path.parent / name)), []).append(form)
        for _, path in form.evidence:
            claims.setdefault(as_read(str(path)), []).append(form)
    seen = [
        file if file.identity is not None else _as_evidence(file, claims.get(as_read(str(file.path)), []))
        for file in batch
    ]
    # What an archive holds is part of it, where it is evidence itself.
    whole = [file.contents for file in seen if file.outcome is Outcome.EVIDENCE and file.contents is not None]
    return [
        file for file in seen if file.identity or not any(file.path.is_relative_to(place) for place in whole)
    ]


def _as_evidence(file: Collected, forms: Sequence[Collected]) -> Collected:
    is_read = file.outcome is not Outcome.FAILED and file.digest and file.message != FileType.EMPTY.message
    if not forms or not is_read:
        return file
    whose = ", ".join(dict.fromkeys(form.called or form.file for form in forms))
    first = forms[0]
    wait = Text(f"Giữ lại, chờ biểu mẫu {first.file}", f"Keep it until {first.file} is taken")
    return replace(
        file,
        outcome=Outcome.EVIDENCE,
        unit=first.unit,
        called=first.called,
        period=first.period,
        message=Text(f"Minh chứng của {whose}.", f"Evidence for {whose}."),
        advice=None if any(form.outcome.is_taken for form in forms) else wait,
    )


def _settle_rivals(workspace: Workspace, batch: Sequence[Collected]) -> list[Collected]:
    """The forms of each unit and period beside each other."""
    groups: dict[tuple[str, str, int], list[Collected]] = {}
    for form in batch:
        # A form that its officer says is not the unit's is no version of what the unit sends.
        if form.identity is not None and form.outcome is not Outcome.ASKED:
            groups.setdefault((form.identity.unit, form.identity.period, _rank(form)), []).append(form)
    settled = {
        id(form): after for group in groups.values() for form, after in _settle_group(workspace, group)
    }
    after = [settled.get(id(file), file) for file in batch]
    first: dict[str, int] = {}
    for file in after:
        if file.text is not None:
            first[file.target] = min(_rank(file), first.get(file.target, _rank(file)))
    # A short form beside one that changes more of the same report is taken by the next run.
    wait = (
        Text("Biểu mẫu bổ sung, đến cùng biểu mẫu đầy đủ.", "A short form beside a full one."),
        Text("Chạy lại lệnh này.", "Run this again."),
    )
    return [
        file.held(Outcome.BLOCKED, *wait)
        if file.text is not None and _rank(file) > first[file.target]
        else file
        for file in after
    ]


def _rank(form: Collected) -> int:
    """Which of a unit's forms goes first: the full one, one about some items, one with the number."""
    return form.is_short + form.is_number


def _settle_group(workspace: Workspace, group: Sequence[Collected]) -> Iterator[tuple[Collected, Collected]]:
    """What becomes of the forms of one unit for one period: older ones, differing ones, equal ones."""
    ages = [math.inf if form.known is None else form.known for form in group]
    left = []
    for form, age in zip(group, ages, strict=True):
        if form.is_older:
            continue
        if age == max(ages):
            left.append(form)
        elif form.outcome is not Outcome.UNCHANGED:
            yield form, replace(form, is_older=True).overtaken(_OLDER)
    if any(form.values != left[0].values for form in left):
        yield from _settle_versions(workspace, left)
        return
    # One that goes back speaks for itself: another that says the same and is right is taken.
    for twin in [form for form in left if form.outcome.is_taken][1:]:
        yield twin, twin.held(Outcome.UNCHANGED, twin.message, twin.advice)


def _settle_versions(
    workspace: Workspace, group: Sequence[Collected]
) -> Iterator[tuple[Collected, Collected]]:
    """Forms that differ, none of them taken before.

    The newest of those that can be taken is, as if each had been collected on its day; those before it are
    overtaken, and one after it that has to be corrected goes back. Where nobody can tell which is newer, or
    none is built upon the other, a person decides.
    """
    newest = _find_newest([form for form in group if form.outcome.is_taken] or group)
    if newest is None or not all(_is_settled_by(newest, form) for form in group):
        yield from ((form, _as_rival(workspace, form, group)) for form in group)
        return
    overtaken = [form for form in group if _is_before(form, newest)]
    yield newest, _remembering(newest, overtaken)
    for form in group:
        if form in overtaken:
            yield form, replace(form, is_older=True).overtaken(_OLDER)
        elif form is not newest and form.values == newest.values and form.outcome.is_taken:
            yield form, form.held(Outcome.UNCHANGED, form.message, form.advice)


def _find_newest(forms: Sequence[Collected]) -> Collected | None:
    """The one that is newer than all that say something else."""
    return next(
        (
            form
            for form in forms
            if all(other.values == form.values or _is_before(other, form) for other in forms)
        ),
        None,
    )


def _is_before(form: Collected, other: Collected) -> bool:
    return is_newer(times_of(other), times_of(form)) is True


def _is_settled_by(newest: Collected, form: Collected) -> bool:
    """Whether it can be told which of the two counts: the newer one, if it knows what the older one says."""
    if form.values == newest.values:
        return True
    if _is_before(form, newest):
        return is_built_upon(newest, form)
    return not form.outcome.is_taken and _is_before(newest, form)


def _remembering(newest: Collected, older: Sequence[Collected]) -> Collected:
    """The newest form, with those before it among what was taken: sent once more, they are known."""
    if newest.state is None or not newest.outcome.is_taken:
        return newest
    before = [form.state.taken[-1] for form in older if form.state is not None and form.outcome.is_taken]
    *first, last = newest.state.taken
    return replace(newest, state=replace(newest.state, taken=(*first, *before, last)))


def _as_rival(workspace: Workspace, form: Collected, group: Sequence[Collected]) -> Collected:
    others = ", ".join(other.file for other in group if other is not form)
    held = form.held(
        Outcome.CONFLICT,
        Text(
            f"Cùng đơn vị, cùng kỳ nhưng khác nội dung: {others}.",
            f"Same unit and period, different content: {others}.",
        ),
        Text(
            "Hỏi đơn vị, chạy lại với riêng tệp đúng; mỗi tệp điền một phần thì đơn vị ghép vào một tệp.",
            "Ask the unit, run this again with the right one alone; halves have to be put into one file.",
        ),
    )
    # What they differ in is told once, with the last of them.
    plan = workspace.plans[form.period.year].plan if form is group[-1] and form.period else None
    told = tuple(tell_differences(group, everything(plan))) if plan else ()
    return replace(held, findings=(), conflicts=(), told=told)
