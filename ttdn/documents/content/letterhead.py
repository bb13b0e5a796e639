"""How a unit issues its own reports and is addressed: its own settings, its kind's, or those of all units."""

import re
from collections.abc import Sequence
from functools import partial

from ttdn.model.issuing import Letterhead, Signature
from ttdn.model.plan import Plan
from ttdn.model.report import Person
from ttdn.model.roster import Unit
from ttdn.vietnamese import area_in_sentence, fold

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
    settings, fill = plan.letterhead_of(unit), partial(plan.with_name, unit)
    code = number.partition("/")[2] if number else ""
    authority = [fill(line).upper() for line in settings.authority or (_HEAD,)]
    return Letterhead(
        superior=fill(settings.superior).upper() if settings.superior else None,
        agency=tuple(
            part.upper()
            for line in settings.agency or ("{name}",)
            for part in _before_the_place(fill(line), plan.authority.area)
        ),
        symbol=code or settings.symbol or f"BC-{abbreviate(unit.name)}",
        place=fill(settings.place) if settings.place else plan.documents.summary.place,
        addressees=tuple(map(fill, settings.addressees)) or (_addressee(plan, unit),),
        signature=Signature(authority=_sign(authority, signer), name=signer.name if signer else None),
        recipients=tuple(map(fill, settings.recipients or ("Như trên", "Lưu: VT"))),
    )


def _before_the_place(line: str, area: str) -> tuple[str, ...]:
    """A line of the head, broken where a body's name ends and its place begins."""
    body = line.removesuffix(f" {area_in_sentence(area)}")
    return (line,) if body == line else (body, area)


def abbreviate(name: str) -> str:
    """The capital first letters of an agency's name: ``Phòng Giáo dục và Đào tạo`` → ``PGDĐT``."""
    return "".join(word[0].upper() for word in name.split() if fold(word) not in _JOINING)


def _addressee(plan: Plan, unit: Unit) -> str:
    """Whom the plan has reports sent to, and through whom."""
    to_authority = fold(plan.reporting.to) == fold(plan.authority.short) or plan.is_sent_to(unit.id)
    whom = plan.authority.name if to_authority else plan.reporting.to
    return whom if plan.reporting.through == unit.id else whom + plan.by_way_of


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
