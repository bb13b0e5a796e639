"""A report that may be another unit's: it lies in one unit's form and speaks as another.

Then a person is asked before it replaces anything.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ttdn.forms.addresses import CellAddress, Values
from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.columns import OPINIONS, RESULTS
from ttdn.forms.values import form_items, values_of
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.plan import Plan, Unit
from ttdn.vietnamese import fold

#: Shorter texts ("Không có", "Thiếu kinh phí") are everybody's.
_LONG = 20
#: A single text of that length is nobody else's by chance.
_VERY_LONG = 60
_NEARLY_ALL = 0.8
_ALIKE = 0.5
_OPINIONS = frozenset(part.name for part in OPINIONS)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a report: the unit, the period, number, signer, the signer's post, the texts.

    It also says whether the report is not in the folder yet.
    """

    unit: str
    period: str
    number: str
    signer: str
    position: str
    texts: frozenset[str]
    is_new: bool


def ask_about_units(
    workspace: Workspace, batch: Sequence[Collected], accepted: frozenset[str]
) -> list[Collected]:
    """Hold back what may be another unit's report, but for the units that a person has asked.

    Args:
        workspace: The folder as it was read.
        batch: What was decided of each file.
        accepted: The ids of units whose forms are taken for what they are.
    """
    fresh = [form for form in batch if form.outcome in {Outcome.NEW, Outcome.CHANGED}]
    if all(form.unit is None or form.unit.id in accepted for form in fresh):
        return list(batch)
    known = list(_known_voices(workspace))
    voices = {id(form): voice for form in fresh if (voice := _voice_of_form(form)) is not None}
    return [
        _ask(form, voices, known, workspace)
        if id(form) in voices and voices[id(form)].unit not in accepted
        else form
        for form in batch
    ]


def _ask(
    form: Collected, voices: Mapping[int, Voice], known: Sequence[Voice], workspace: Workspace
) -> Collected:
    voice, unit, period = voices[id(form)], form.unit, form.period
    if unit is None or period is None or period.year not in workspace.plans:
        return form
    plan = workspace.plans[period.year].plan
    own = [other for other in known if other.unit == unit.id]
    others = [other for other in (*known, *voices.values()) if other.unit != unit.id]
    before = next((other for other in own if other.period == voice.period), None)
    doubt = _find_doubt(voice, before, own, others, plan)
    if doubt is None:
        return form
    cure = Text(
        f"Hỏi {unit.short}; nếu đúng là của {unit.short}: chạy lại, thêm --accept {unit.id}",
        f"Ask {unit.short}; if it is theirs, run again with --accept {unit.id}",
    )
    return form.held(Outcome.ASKED, doubt, cure)


def _find_doubt(
    voice: Voice, before: Voice | None, own: Sequence[Voice], others: Sequence[Voice], plan: Plan
) -> Text | None:
    unit = plan.units_by_id[voice.unit]
    other = _named_in(voice, unit, plan)
    if other is not None:
        return Text(
            f"Biểu mẫu của {unit.name} nhưng nội dung nói về {other.name}.",
            f"The form is that of {unit.name}, but its text is about {other.name}.",
        )
    same = _same_as(voice, own, others)
    if same is not None:
        name = plan.units_by_id[same].name if same in plan.units_by_id else same
        return Text(
            f"Biểu mẫu của {unit.name} nhưng nội dung giống hệt báo cáo của {name}.",
            f"The form is that of {unit.name}, but its content is exactly that of the report of {name}.",
        )
    if before is not None and _is_another(voice, before):
        return Text(
            f"Số, người ký và nội dung đều khác báo cáo đang có của {unit.name}: có thể là báo "
            "cáo của đơn vị khác.",
            "The number, signer and texts all differ from the existing report of "
            f"{unit.name}: it may be another unit's.",
        )
    return None


def _is_another(voice: Voice, before: Voice) -> bool:
    """Whether nothing is left of a report: another number, another signer, nearly all texts others."""
    if not (
        before.texts
        and voice.texts
        and _differ(voice.number, before.number)
        and _differ(voice.signer, before.signer)
    ):
        return False
    kept = sum(any(_are_alike(text, other) for other in voice.texts) for text in before.texts)
    return kept <= (1 - _NEARLY_ALL) * len(before.texts)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _are_alike(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    return len(first & second) >= _ALIKE * len(first | second)


def _same_as(voice: Voice, own: Sequence[Voice], others: Sequence[Voice]) -> str | None:
    """The only other unit whose report says the same.

    What several units say is a pattern that they were given.
    """
    if any(_shares_texts(voice, other) for other in own) or _signs_only_here(voice, own, others):
        return None
    same = {other.unit for other in others if _is_telling(voice) and _shares_texts(voice, other)}
    if len(same) == 1:
        return same.pop()
    units = {other.unit for other in others if _is_twin(voice, other)}
    has_text_of_theirs = any(
        not other.texts.isdisjoint(voice.texts) for other in others if other.unit in units
    )
    return units.pop() if len(units) == 1 and has_text_of_theirs else None


def _signs_only_here(voice: Voice, own: Sequence[Voice], others: Sequence[Voice]) -> bool:
    """Whether who signs is known in this unit, and only there."""
    known_elsewhere = any(_signs_as(voice, other) for other in others if not other.is_new)
    return any(_signs_as(voice, other) for other in own) and not known_elsewhere


def _is_twin(voice: Voice, other: Voice) -> bool:
    """Whether two reports for one period bear the same number and signer."""
    return bool(voice.number and voice.signer) and (other.period, other.number, other.signer) == (
        voice.period,
        voice.number,
        voice.signer,
    )


def _signs_as(voice: Voice, other: Voice) -> bool:
    return bool(voice.signer) and voice.signer == other.signer


def _long(voice: Voice) -> frozenset[str]:
    return frozenset(text for text in voice.texts if len(text) >= _LONG)


def _shares_texts(voice: Voice, other: Voice) -> bool:
    texts = _long(voice)
    return bool(texts) and len(texts & other.texts) >= _NEARLY_ALL * len(texts)


def _is_telling(voice: Voice) -> bool:
    texts = _long(voice)
    return len(texts) > 1 or any(len(text) >= _VERY_LONG for text in texts)


def _named_in(voice: Voice, unit: Unit, plan: Plan) -> Unit | None:
    """Another unit that speaks.

    It speaks as the signer's own unit, or in most texts, none of which names the unit itself.
    """
    own = _mention(unit)
    for other in plan.units:
        if other.id == unit.id:
            continue
        mention = _mention(other)
        if mention.search(voice.position) and not own.search(voice.position):
            return other
        if not _are_siblings(unit, other, plan):
            continue
        count = sum(mention.search(text) is not None for text in voice.texts)
        if count > 1 and 2 * count >= len(voice.texts) and not any(own.search(text) for text in voice.texts):
            return other
    return None


def _are_siblings(unit: Unit, other: Unit, plan: Plan) -> bool:
    """Whether two units are given the same forms.

    They are of one kind, or of kinds that the plan names together (xã, phường).
    """
    return unit.kind == other.kind or any(
        {unit.kind, other.kind} <= set(group.kinds) for group in plan.groups
    )


def _mention(unit: Unit) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(unit.name))}(?!\w)")


def _known_voices(workspace: Workspace) -> Iterator[Voice]:
    for file in workspace.reports:
        plan_file = workspace.plans.get(file.head.period.year)
        unit = plan_file.plan.units_by_id.get(file.head.unit) if plan_file is not None else None
        if plan_file is not None and unit is not None:
            values = values_of(file.source.data, form_items(plan_file.plan, unit), plan_file.plan)
            yield _voice(file.head.unit, str(file.head.period), values, is_new=False)


def _voice_of_form(form: Collected) -> Voice | None:
    return (
        _voice(form.unit.id, str(form.period), form.values, is_new=True)
        if form.unit is not None and form.period is not None
        else None
    )


def _voice(unit: str, period: str, values: Values, *, is_new: bool) -> Voice:
    number, signer, position = (
        fold(values.get(CellAddress.of(path), ""))
        for path in (["number"], ["signer", "name"], ["signer", "position"])
    )
    return Voice(unit, period, number, signer, position, frozenset(_texts(values)), is_new)


def _texts(values: Values) -> Iterator[str]:
    for cell, text in values.items():
        if cell.part in _OPINIONS or (cell.part == RESULTS.name and cell.column in {"summary", "reason"}):
            yield " ".join(fold(text).split())
