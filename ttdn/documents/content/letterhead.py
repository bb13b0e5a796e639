"""How a unit issues its own reports and is addressed: its own settings, its kind's, or those of all units."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from ttdn.documents.content.words import within_sentence
from ttdn.model.plan import Letterhead, Plan, Signature, Unit, UnitLetterhead
from ttdn.model.report import Person
from ttdn.vietnamese import fold

_DEPUTY = re.compile(r"phó\s+(.+)", re.IGNORECASE | re.DOTALL)
_ACTING = re.compile(r"quyền\s+(.+)", re.IGNORECASE | re.DOTALL)
#: Words that are not counted in the abbreviation of an agency's name.
_JOINING = frozenset({"va", "cua", "-", "cac"})
_HEAD = "THỦ TRƯỞNG ĐƠN VỊ"


def unit_letterhead(
    plan: Plan, unit: Unit, number: str | None = None, signer: Person | None = None
) -> Letterhead:
    """What the unit's own report carries.

    Args:
        plan: Its settings: ``documents.unit_report``, and ``letterhead`` of the unit's kind and of the unit.
        unit: Who issues the report.
        number: Number and code of the report where they are known; the code is then taken from it.
        signer: Who signs, where that is known: a deputy signs for the head ("KT."), an acting head as such
            ("Q.", NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.7).
    """
    settings, fill = _settings(plan, unit), partial(_fill, plan, unit)
    code = number.partition("/")[2] if number else ""
    authority = [fill(line).upper() for line in settings.authority or (_HEAD,)]
    return Letterhead(
        superior=fill(settings.superior).upper() if settings.superior else None,
        agency=tuple(fill(line).upper() for line in settings.agency or ("{name}",)),
        symbol=code or settings.symbol or f"BC-{abbreviate(unit.name)}",
        place=fill(settings.place) if settings.place else plan.documents.summary.place,
        addressees=tuple(map(fill, settings.addressees)) or (_addressee(plan, unit),),
        signature=Signature(authority=_sign(authority, signer), name=signer.name if signer else None),
        recipients=tuple(map(fill, settings.recipients or ("Như trên", "Lưu: VT"))),
    )


def addressed_as(plan: Plan, unit: Unit) -> str:
    """The unit's name after "Kính gửi": ``Ủy ban nhân dân phường Lộc Thọ``."""
    words = _settings(plan, unit).addressed_as
    return _fill(plan, unit, words) if words else unit.name


def abbreviate(name: str) -> str:
    """The capital first letters of an agency's name: ``Phòng Giáo dục và Đào tạo`` → ``PGDĐT``."""
    return "".join(word[0].upper() for word in name.split() if fold(word) not in _JOINING)


def _settings(plan: Plan, unit: Unit) -> UnitLetterhead:
    """Each setting of a unit: its own, else its kind's, else that of all units."""
    kinds = [kind.letterhead for kind in plan.unit_kinds if kind.id == unit.kind]
    settings: dict[str, Any] = {}
    for layer in (plan.documents.unit_report, *kinds, unit.letterhead):
        if layer:
            settings |= {name: value for name, value in layer if value}
    return UnitLetterhead.model_construct(**settings)


def _fill(plan: Plan, unit: Unit, line: str) -> str:
    """A line with the unit's name in it.

    Within a sentence the name begins small ("Ủy ban nhân dân phường Lộc Thọ").
    """
    name = unit.name if line.startswith("{name}") else within_sentence(unit.name)
    return line.replace("{name}", name).replace("{place}", _place(plan, unit))


def _place(plan: Plan, unit: Unit) -> str:
    """The unit's name without the name of its kind."""
    kinds = (f"{kind.name} " for kind in plan.unit_kinds)
    return unit.name.removeprefix(next(filter(unit.name.startswith, kinds), ""))


def _addressee(plan: Plan, unit: Unit) -> str:
    """Whom the plan has reports sent to, and through whom."""
    through = plan.units_by_id.get(plan.reporting.through or "")
    whom = plan.authority.name if fold(plan.reporting.to) == fold(plan.authority.short) else plan.reporting.to
    return f"{whom} (qua {through.name})" if through and through.id != unit.id else whom


def _sign(authority: Sequence[str], signer: Person | None) -> tuple[str, ...]:
    """The lines above the signature; ``authority`` ends with the post of the head."""
    *before, head = authority
    position = " ".join((signer.position or "").split()) if signer else ""
    if deputy := _DEPUTY.fullmatch(position):
        post = _post(deputy[1], head)
        return (*before, f"KT. {post}", f"PHÓ {post}")
    if acting := _ACTING.fullmatch(position):
        return (*before, f"Q. {_post(acting[1], head)}")
    return (*before, _post(position, head) if position else head)


def _post(position: str, head: str) -> str:
    """In capitals; what is added to the head's ("Chủ tịch UBND phường") stands in the agency's name."""
    return head if fold(position).startswith(fold(head)) else position.upper()
