"""A report that may be another unit's: it lies in one unit's form and speaks as another.

Then a person is asked before it replaces anything.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ttdn.forms.collected import Collected, Outcome
from ttdn.forms.columns import OPINIONS, RESULTS
from ttdn.forms.reading.fitting import are_alike
from ttdn.forms.values import CellAddress, Values, form_items, values_of
from ttdn.language import Text
from ttdn.load import Workspace
from ttdn.model.period import Period
from ttdn.model.plan import Plan
from ttdn.model.roster import Unit
from ttdn.timeline import everything
from ttdn.vietnamese import fold

#: Shorter texts ("Không có", "Thiếu kinh phí") are everybody's.
_LONG = 20
#: A single text of that length is nobody else's by chance.
_VERY_LONG = 60
_NEARLY_ALL = 0.8
_OPINIONS = frozenset(part.name for part in OPINIONS)


@dataclass(frozen=True)
class Voice:
    """Who speaks in a report: the unit, the period, number, signer, the signer's post, the texts.

    It also says by which plan, and whether the report is not in the folder yet.
    """

    unit: Unit
    period: Period
    plan: Plan
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
    voices = {
        id(form): _voice(
            form.unit, form.period, workspace.plans[form.period.year].plan, form.values, is_new=True
        )
        for form in batch
        if form.outcome.is_written and form.unit is not None and form.period is not None
    }
    if all(voice.unit.id in accepted for voice in voices.values()):
        return list(batch)
    known = [*_known_voices(workspace), *voices.values()]
    settled = []
    for form in batch:
        voice = voices.get(id(form))
        doubt = None
        if voice is not None and voice.unit.id not in accepted:
            doubt = _find_doubt(voice, known) or _sent_by_another(voice, form.origin.address)
        settled.append(_ask(form, voice, doubt) if voice is not None and doubt is not None else form)
    return settled


def _ask(form: Collected, voice: Voice, doubt: Text) -> Collected:
    unit, name = voice.unit.id, voice.plan.called(voice.unit)
    cure = Text(
        f"Hỏi {name}; nếu đúng là của {name}: chạy lại, thêm --accept {unit}",
        f"Ask {name}; if it is theirs, run again with --accept {unit}",
    )
    return form.held(Outcome.ASKED, doubt, cure)


def _find_doubt(voice: Voice, known: Sequence[Voice]) -> Text | None:
    unit, own_name = voice.unit, voice.plan.called(voice.unit)
    other = _named_in(voice)
    if other is not None:
        return Text(
            f"Biểu mẫu của {own_name} nhưng nội dung nói về {voice.plan.called(other)}.",
            f"The form is that of {own_name}, but its text is about {voice.plan.called(other)}.",
        )
    own = [other for other in known if other.unit.id == unit.id and not other.is_new]
    line = _line(voice)
    same = _same_as(voice, own, [other for other in known if other.unit.id not in line])
    if same is not None:
        name = voice.plan.name_of(same)
        return Text(
            f"Biểu mẫu của {own_name} nhưng nội dung giống hệt báo cáo của {name}.",
            f"The form is that of {own_name}, but its content is exactly that of the report of {name}.",
        )
    before = next((other for other in own if other.period == voice.period), None)
    if before is not None and _is_another(voice, before):
        return Text(
            f"Số, người ký và nội dung đều khác báo cáo đang có của {own_name}: có thể là báo "
            "cáo của đơn vị khác.",
            "The number, signer and texts all differ from the existing report of "
            f"{own_name}: it may be another unit's.",
        )
    return None


def _sent_by_another(voice: Voice, address: str) -> Text | None:
    """That the address from which it came is another unit's; the collecting office passes on what it gets."""
    plan = voice.plan
    senders = [one for one in plan.units if one.email and one.email.casefold() == address.casefold()]
    if not senders or not _line(voice).isdisjoint(one.id for one in senders):
        return None
    if plan.reporting.through in {one.id for one in senders}:
        return None
    own, other = plan.called(voice.unit), plan.called(senders[0])
    return Text(
        f"Biểu mẫu của {own} nhưng thư gửi từ địa chỉ của {other} ({senders[0].email}).",
        f"The form is that of {own}, but it was sent from the address of {other} ({senders[0].email}).",
    )


def _is_another(voice: Voice, before: Voice) -> bool:
    """Whether nothing is left of a report: another number, another signer, nearly all texts others."""
    signs = ((voice.number, before.number), (voice.signer, before.signer))
    if not (before.texts and voice.texts and all(new and old and new != old for new, old in signs)):
        return False
    kept = sum(any(are_alike(text, other) for other in voice.texts) for text in before.texts)
    return len(before.texts) - kept >= _NEARLY_ALL * len(before.texts)


def _same_as(voice: Voice, own: Sequence[Voice], others: Sequence[Voice]) -> str | None:
    """The only other unit whose report says the same.

    What several units say is a pattern that they were given.
    """
    signed_in = {
        other.unit.id for other in (*own, *others) if not other.is_new and other.signer == voice.signer
    }
    signs_only_here = bool(voice.signer) and signed_in == {voice.unit.id}
    telling = {text for text in voice.texts if len(text) >= _LONG}
    if signs_only_here or any(_says_nearly(telling, other) for other in own):
        return None
    same = {other.unit.id for other in others if _says_nearly(telling, other)}
    if len(same) == 1 and (len(telling) > 1 or len(max(telling, key=len)) >= _VERY_LONG):
        return same.pop()
    return _find_twin(voice, others)


def _says_nearly(telling: set[str], other: Voice) -> bool:
    """Whether a report has nearly all of these texts."""
    return bool(telling) and len(telling & other.texts) >= _NEARLY_ALL * len(telling)


def _find_twin(voice: Voice, others: Sequence[Voice]) -> str | None:
    """The only other unit whose report for the period bears the same number and signer.

    It must have a text of this one, too.
    """
    units = {
        other.unit.id
        for other in others
        if voice.number
        and voice.signer
        and (other.period, other.number, other.signer) == (voice.period, voice.number, voice.signer)
    }
    has_text_of_theirs = any(
        not other.texts.isdisjoint(voice.texts) for other in others if other.unit.id in units
    )
    return units.pop() if len(units) == 1 and has_text_of_theirs else None


def _named_in(voice: Voice) -> Unit | None:
    """Another unit that speaks.

    It speaks as the signer's own unit, or in most texts, none of which names the unit itself.
    """
    unit, plan = voice.unit, voice.plan
    own = _mention(*(one.name for name in _line(voice) for one in plan.roster[name].all))
    said = "\n".join((voice.position, *voice.texts))
    for other in (one for one in plan.units if _folded(one.name) in said):
        mention = _mention(other.name)
        if mention.search(voice.position) and not own.search(voice.position):
            return other
        count = sum(mention.search(text) is not None for text in voice.texts)
        speaks = count > 1 and 2 * count >= len(voice.texts) and not any(map(own.search, voice.texts))
        if speaks and _are_siblings(unit, other, plan):
            return other
    return None


def _are_siblings(unit: Unit, other: Unit, plan: Plan) -> bool:
    """Whether two units are given the same forms.

    They are of one kind, or of kinds that the plan names together (xã, phường).
    """
    return unit.kind == other.kind or any(
        {unit.kind, other.kind} <= set(group.kinds) for group in plan.groups
    )


def _line(voice: Voice) -> set[str]:
    """The unit and those that it came of or became: they speak of each other, and sign for each other."""
    units = (*voice.plan.successors(voice.unit), *voice.plan.forebears(voice.unit))
    return {voice.unit.id, *(one.id for one in units)}


#: Names of units are looked for in every report.
_folded = lru_cache(maxsize=10_000)(fold)


def _mention(*names: str) -> re.Pattern[str]:
    either = "|".join(re.escape(_folded(name)) for name in names)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _known_voices(workspace: Workspace) -> Iterator[Voice]:
    for file in workspace.reports:
        plan = workspace.plan_on(file.head.period)
        unit = plan and plan.units_by_id.get(file.head.unit)
        if plan and unit:
            plan = everything(plan)
            values = values_of(file.source.data, form_items(plan, unit), plan)
            yield _voice(unit, file.head.period, plan, values, is_new=False)


def _voice(unit: Unit, period: Period, plan: Plan, values: Values, *, is_new: bool) -> Voice:
    number, signer, position = (
        fold(values.get(CellAddress.of(path), ""))
        for path in (["number"], ["signer", "name"], ["signer", "position"])
    )
    return Voice(unit, period, plan, number, signer, position, frozenset(_texts(values)), is_new)


def _texts(values: Values) -> Iterator[str]:
    for cell, text in values.items():
        if cell.part in _OPINIONS or (cell.part == RESULTS.name and cell.column in {"summary", "reason"}):
            yield " ".join(fold(text).split())
