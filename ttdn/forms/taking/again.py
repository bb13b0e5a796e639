"""A form that came before, or after a newer one: known again by what it says, its file, the register."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn.arrivals import find_arrival
from ttdn.forms.collected import AS_ISSUED, Collected, Outcome
from ttdn.forms.taken import Taken, TakenForms, day_words
from ttdn.forms.taking.draft import Draft
from ttdn.forms.taking.versions import is_newer, tell_times, times_of
from ttdn.forms.values import values_of
from ttdn.language import Text, count_of, join
from ttdn.model.register import Arrival, Decision
from ttdn.places import report_path
from ttdn.vietnamese import format_date


def as_taken(draft: Draft, content: str) -> Draft:
    """The same, received on the day on which the report was taken, where just this file was.

    The report has been lost since; what it said has been known from that day.
    """
    taken = [one for one in draft.booked if one.result.is_taken]
    if draft.beneath or draft.receipt.given or not find_arrival(taken, content):
        return draft
    return replace(draft, receipt=replace(draft.receipt, day=min(one.settled for one in taken)))


def find_known(draft: Draft, content: str) -> int | None:
    """The place of the form among those that were taken; None where it says something new."""
    form = draft.form
    known = draft.state.find(form.carried.digest, form.values, content)
    is_as_issued = known is None and draft.beneath is not None and form.values == form.carried.base
    return AS_ISSUED if is_as_issued else known


def settle_again(draft: Draft, collected: Collected, known: int) -> Collected:
    """What becomes of a form that is known: another one has overtaken it, or it is the last one."""
    taken = draft.state.taken
    if known != len(taken) - 1:
        return _overtaken(collected, draft.state, known, draft.unit.id)
    decided = draft.settle(collected)
    if known == AS_ISSUED:
        return decided
    # The form that was taken last, sent once more: whatever was done by hand since then stays.
    words = join(" ", [_taken_words(taken[known], ""), *_unlike_report(draft)])
    is_same = decided.outcome is Outcome.UNCHANGED
    return replace(decided, message=words) if is_same else decided.overtaken(words)


def _unlike_report(draft: Draft) -> Iterator[Text]:
    """That the report has other results than the form: corrected by hand, or an older file put back."""
    there = values_of(draft.data, draft.items, draft.plan)
    said = {cell: text for cell, text in draft.form.values.items() if cell.item}
    other = sum(there.get(cell) != text for cell, text in draft.placed(said).items())
    if other:
        file = report_path(draft.unit.id, draft.period)
        yield Text(
            f"Báo cáo nay khác biểu mẫu ở {other} ô: đã sửa tay, hoặc là tệp cũ được lấy lại (khi ấy xóa "
            f"{file} rồi nhận lại).",
            f"The report differs from it in {count_of(other, 'cell')}: corrected by hand, or an older "
            f"file put back (then delete {file} and take the form again).",
        )


def find_newer(draft: Draft, collected: Collected) -> Collected | None:
    """What becomes of a form that says something new where the one taken last is newer, or is itself.

    The register knows a file that was taken also where what was remembered of it is lost. None where it
    is to be brought together with the report.
    """
    taken, unit = draft.state.taken[-1:], draft.unit.id
    booked = find_arrival(draft.booked, collected.digest)
    if booked is not None and booked.result.is_taken:
        day = format_date(booked.settled)
        words = Text(f"Đã nhận ngày {day}.", f"Taken on {day}.")
        again = _remember(draft, collected, booked)
        if again is not None:
            return replace(again, decision=booked.result, message=words)
        left = replace(collected, decision=booked.result, is_older=True).overtaken(words)
        return replace(left, advice=_go_back(unit))
    if not taken or draft.form.is_short or taken[0].short:
        return None
    if is_newer(times_of(taken[0]), times_of(collected)) is not True:
        return None
    older = Text("Bản cũ hơn bản đã nhận.", "Older than the one that was taken.")
    words = join(" ", [older, *tell_times([collected, taken[0]])])
    # What it says is no longer held against the report as it stands now.
    wrong = any(one.location.sheet for one in draft.settle_whole(collected).errors)
    decision = booked.result if booked else Decision.ASKED_BACK if wrong else Decision.TAKEN
    left = replace(collected, decision=decision, is_older=True).overtaken(words)
    return replace(left, advice=_go_back(unit))


def _remember(draft: Draft, collected: Collected, booked: Arrival) -> Collected | None:
    """The form remembered anew, as it was taken then; None where something is, or it is not the last one.

    Where nothing is remembered, only a form that says what the report says can be the last one.
    """
    if draft.state.taken:
        return None
    then = replace(draft, receipt=replace(draft.receipt, day=booked.settled))
    decided = then.settle_whole(collected)
    return decided if decided.outcome is Outcome.UNCHANGED else None


def _overtaken(collected: Collected, state: TakenForms, known: int, unit: str) -> Collected:
    """A form that was taken before another one was, or is just as it was sent out."""
    words = (
        Text(
            "Biểu mẫu như khi phát; bản đã điền đã được nhận.",
            "A form as it was sent out; a filled-in one has been taken.",
        )
        if known == AS_ISSUED
        else _taken_words(state.taken[known], state.taken[-1].file)
    )
    return replace(collected, message=words, advice=_go_back(unit), is_older=True)


def _go_back(unit: str) -> Text:
    return Text(
        f"Không cần làm gì (muốn quay lại bản này: --accept {unit})",
        f"Nothing (to go back to this one: --accept {unit})",
    )


def _taken_words(taken: Taken, newer: str) -> Text:
    """When a form was taken, and the file that came after it, where one did."""
    day = day_words(taken)
    vi, en = (f" ngày {day}", f" on {day}") if day else (" trước đây", " before")
    if newer:
        vi, en = f"{vi}; sau đó đã nhận {newer}", f"{en}; {newer} came after it"
    return Text(f"Đã nhận{vi}.", f"Taken{en}.")
