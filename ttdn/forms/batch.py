"""The files of a run looked at together.

It finds evidence for the forms beside it, forms of one unit that differ, and reports that may be another
unit's.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.evidence_files import as_read, evidence_names
from ttdn.forms.file_types import FileType
from ttdn.forms.wrong_unit import ask_about_units
from ttdn.language import Text
from ttdn.load import Workspace

#: Of a form that was taken before another one was: it changes nothing any more.
_OLDER = Text(
    "Bản cũ hơn; bản mới hơn cũng có trong các tệp này.", "Older; a newer one is among these files."
)


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
    return ask_about_units(workspace, _settle_rivals(_find_evidence(sent)), accepted)


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


def _settle_rivals(batch: Sequence[Collected]) -> list[Collected]:
    """The forms of each unit and period beside each other."""
    groups: dict[tuple[str, str, bool], list[Collected]] = {}
    for form in batch:
        if form.identity is not None:
            groups.setdefault((form.identity.unit, form.identity.period, form.is_short), []).append(form)
    settled = {id(form): after for group in groups.values() for form, after in _settle_group(group)}
    after = [settled.get(id(file), file) for file in batch]
    written = {file.target for file in after if file.text is not None and not file.is_short}
    return [_wait(file) if file.is_short and file.target in written else file for file in after]


def _wait(form: Collected) -> Collected:
    """A short form beside a full one that changes the same report: it is taken by the next run."""
    return form.held(
        Outcome.BLOCKED,
        Text("Biểu mẫu bổ sung, đến cùng biểu mẫu đầy đủ.", "A short form beside a full one."),
        Text("Chạy lại lệnh này.", "Run this again."),
    )


def _settle_group(group: Sequence[Collected]) -> Iterator[tuple[Collected, Collected]]:
    """What becomes of the forms of one unit for one period: older ones, differing ones, equal ones."""
    ages = [math.inf if form.known is None else form.known for form in group]
    left = []
    for form, age in zip(group, ages, strict=True):
        if age == max(ages):
            left.append(form)
        elif form.outcome is not Outcome.UNCHANGED:
            yield form, form.overtaken(_OLDER)
    if any(form.values != left[0].values for form in left):
        yield from ((form, _as_rival(form, left)) for form in left)
        return
    # One that goes back speaks for itself: another that says the same and is right is taken.
    for twin in [form for form in left if form.outcome.is_taken][1:]:
        yield twin, twin.held(Outcome.UNCHANGED, twin.message, twin.advice)


def _as_rival(form: Collected, group: Sequence[Collected]) -> Collected:
    others = ", ".join(other.file for other in group if other is not form)
    held = form.held(
        Outcome.CONFLICT,
        Text(
            f"Cùng đơn vị, cùng kỳ nhưng khác nội dung: {others}.",
            f"Same unit and period, different content: {others}.",
        ),
        Text("Giữ một tệp đúng rồi chạy lại.", "Keep the right one and run again."),
    )
    return replace(held, findings=())
