"""The account of the evidence as tables."""

from collections import Counter
from collections.abc import Iterable, Mapping

from ttdn.evidence.account import Account, Link, Repeated, Twice, count_sources
from ttdn.evidence.addresses import Answer, host_of
from ttdn.evidence.files import Place, Proof
from ttdn.grouping import group_by
from ttdn.language import join
from ttdn.model.plan import Plan
from ttdn.places import unit_of
from ttdn.tables import Coded, Row, Table, described


def proof_table(account: Account) -> Table:
    """Everything that was given as proof, by item and unit."""
    return described("evidence").filled(
        {**_place(account.plan, proof.place), **_proof(proof)} for proof in account.proofs
    )


def count_table(account: Account) -> Table:
    """How much was given for each item, by how many units, and how much is missing."""
    proofs = group_by(account.proofs, lambda proof: number_of(account.plan, proof.place))
    missing = Counter(number_of(account.plan, one.place) for one in account.missing)
    titles = {item.number: item.title for item in account.plan.items.values()}
    return described("evidence_by_item").filled(
        {
            "item": number,
            "item_title": titles.get(number),
            "units": len({proof.place.unit for proof in proofs[number]}),
            "proofs": len(proofs[number]),
            **dict(zip(("files", "links", "numbers"), count_sources(proofs[number]), strict=True)),
            "missing": missing[number],
        }
        for number in dict.fromkeys((*proofs, *missing))
    )


def missing_table(account: Account) -> Table:
    """What is missing."""
    return described("missing_evidence").filled(
        {
            "missing": one.lack,
            **_place(account.plan, one.place),
            "title": one.proof.evidence.title if one.proof else None,
            "file": one.proof.evidence.file if one.proof else None,
            "report": one.place.report,
        }
        for one in account.missing
    )


def repeated_table(account: Account) -> Table:
    """What was given twice: a row for each time, numbered by what it is."""
    return described("given_twice").filled(
        {"group": place, "how": one.how, **row}
        for place, one in enumerate(account.repeated, start=1)
        for row in _times(account.plan, one)
    )


def unnamed_table(account: Account) -> Table:
    """The files in units' folders that no report names."""
    return described("unnamed_files").filled(
        {
            "unit": (unit := unit_of(file.name) or ""),
            "unit_name": account.plan.name_of(unit),
            "file": file.name,
            "bytes": file.size,
        }
        for file in account.unnamed
    )


def link_table(account: Account, answers: Mapping[str, Answer]) -> Table:
    """The links for a person to open, each once; with what came of them where they were tried."""
    rows = (_link(account.plan, link, answers.get(link.address)) for link in account.links)
    whole = described("evidence_links").filled(rows)
    tried = {"result", "status", "leads_to"}
    return whole if answers else whole.only(one.name for one in whole.columns if one.name not in tried)


def tables_of(account: Account) -> list[Table]:
    """All tables of the account."""
    return [
        proof_table(account),
        missing_table(account),
        repeated_table(account),
        unnamed_table(account),
        link_table(account, {}),
    ]


def _place(plan: Plan, place: Place) -> Row:
    item = plan.items.get(place.item)
    return {
        "item": number_of(plan, place),
        "item_title": item.title if item else None,
        "unit": place.unit,
        "unit_name": plan.name_of(place.unit),
        "period": str(place.period),
    }


def _proof(proof: Proof) -> Row:
    evidence, file = proof.evidence, proof.found
    cells: Row = {
        "title": evidence.title,
        "number": evidence.number,
        "link": evidence.link,
        "report": proof.place.report,
    }
    if file is None:
        return cells
    return {**cells, "file": file.name, "file_state": file.state, "bytes": file.size if file.key else None}


def _times(plan: Plan, repeated: Repeated) -> Iterable[Row]:
    for proof in repeated.proofs:
        link = proof.evidence.link if repeated.how is Twice.SAME_LINK else None
        yield {
            **_place(plan, proof.place),
            "what": link or (proof.found.name if proof.found else None),
            "title": proof.evidence.title,
            "report": proof.place.report,
        }


def _link(plan: Plan, link: Link, answer: Answer | None) -> Row:
    places, own = [proof.place for proof in link.proofs], host_of(link.address)
    elsewhere = answer is not None and host_of(answer.final) not in {"", own}
    return {
        "link": link.address,
        "host": own,
        "remarks": remarks_of(link),
        "result": answer.outcome if answer else None,
        "status": answer.status if answer else None,
        "leads_to": answer.final if answer and elsewhere else None,
        "items": ", ".join(dict.fromkeys(number_of(plan, place) for place in places)),
        "units": ", ".join(dict.fromkeys(plan.name_of(place.unit) for place in places)),
        "title": link.proofs[0].evidence.title,
    }


def remarks_of(link: Link) -> Coded | None:
    """What is to be known of a link, in one line; None: nothing."""
    if not link.remarks:
        return None
    return Coded(" ".join(link.remarks), join("; ", [remark.label for remark in link.remarks]))


def number_of(plan: Plan, place: Place) -> str:
    """The number of an item, as the plan cites it."""
    item = plan.items.get(place.item)
    return item.number if item else place.item
