"""Who leads an item: by its line on that, by its own sentence, or maybe by what stands further on."""

import re
from collections.abc import Iterator

from ttdn.importing.bodies import plain_words
from ttdn.importing.entries import ACTIVITIES, Entry
from ttdn.importing.fields import Field
from ttdn.importing.known import Roster
from ttdn.importing.leads import Leads, find_leads, is_order
from ttdn.importing.outline_model import Part
from ttdn.importing.owners import read_bodies
from ttdn.importing.table_heads import OF_BODIES
from ttdn.importing.tables import is_note
from ttdn.language import Text
from ttdn.safe_text import quote
from ttdn.vietnamese import capitalized, fold

#: In which parts a sentence may say whose a task is.
GIVES_TASKS = frozenset({Part.TASKS, Part.FORMS, Part.DUTIES, Part.REPORTING, Part.FUNDING, ACTIVITIES})
#: Where sentences behind the first one begin.
_LATER = re.compile(r"[.;] (?=[A-ZĐÀ-Ỹ]|giao )|\n|\((?=[A-ZĐÀ-Ỹ])")
#: "Chủ trì: A", "Phối hợp: B", each on its line, with a dash or without; a label may stand on one of its own.
_LABELS = re.compile(
    r"[-+•* ]*[^:\n]{0,20}\bchủ trì *:.*\n[-+•* ]*[^:\n]{0,20}\bphối hợp", re.IGNORECASE | re.DOTALL
)
_LINE_ENDS = re.compile(r"[ .;,]*\n[-+•* ]*")
_DOES_IT = re.compile(r"\bchủ trì\b|\b(?:thực hiện|phụ trách|đảm nhiệm)\W*$")
_BEHIND_COLON = re.compile(r": (?=[A-ZĐÀ-Ỹ])")
#: Whose it is may stand last: "… do Đoàn phường phụ trách".
_BY_WHOM = re.compile(r"\bdo (?=[A-ZĐ])(?![^.;]{0,80} (?:ban hành|ký|phê duyệt|phát hành|cấp|đầu tư)\b)")


def leads_of(entry: Entry, roster: Roster, own: Roster) -> Leads | None:
    """Whose a task is by its own sentence, or by its line on who does it; ``own`` is the authority alone."""
    bodies = entry.values.get(Field.BODIES)
    if bodies and Field.BODIES not in entry.above:
        return _leads_of_lines(bodies, roster) or _leads_by_head(bodies, entry.heads.get(Field.BODIES, ""))
    is_told = not OF_BODIES.isdisjoint(entry.heads)
    if is_told or not (entry.part in GIVES_TASKS or _leads_surely(entry)):
        return None
    of_committee = fold(own.units[0].names[0]).startswith("uy ban nhan dan")
    leads = find_leads(entry.texts[0], roster, of_committee=of_committee)
    if leads and is_own(leads.owners, own):
        return _leads_of_order(entry, leads, roster)
    return leads or (Leads(entry.named) if entry.named else None)


def leads_further_on(text: str, roster: Roster) -> Iterator[Text]:
    """What to look at where not the first sentence says who leads: "Khám tuyển: 12/11. Trạm Y tế chủ trì"."""
    parts = _LATER.split(text)
    given = (one for one in parts[1:] if _DOES_IT.search(one.lower()) or is_order(one))
    later = [(capitalized(one), ("câu sau", "a later sentence")) for one in given]
    behind = [(one, ("cuối câu", "the end of a sentence")) for one in _BY_WHOM.split(text)[1:]]
    colon = [
        (one, ("lời sau dấu hai chấm", "what is behind the colon"))
        for one in _BEHIND_COLON.split(parts[0])[1:]
    ]
    for words, (vi, en) in (*later, *behind, *colon):
        leads = find_leads(words, roster)
        if leads:
            whom = quote(leads.owners)
            yield Text(
                f"{vi} nêu cơ quan chủ trì: {whom}; nếu là của cả mục này thì thêm 'owners'",
                f"{en} names who leads: {whom}; if that is of all of it, add 'owners'",
            )
            return


def further_owners(entry: Entry, roster: Roster) -> Iterator[str]:
    """Who is given something in the sentences behind the first one of a clause."""
    for words in () if entry.part == ACTIVITIES else _LATER.split(entry.text)[1:]:
        if leads := find_leads(words, roster):
            yield leads.owners


def _leads_surely(entry: Entry) -> bool:
    """Whether a sentence among those that only describe says who is to lead; what was done is past."""
    text = entry.texts[0]
    return entry.part == Part.CLAUSES and "chủ trì" in text and not is_note(text) and "đã" not in text.split()


def _leads_of_order(entry: Entry, leads: Leads, roster: Roster) -> Leads:
    """Of "Ban Quản lý giao Văn phòng …", in the plan of that Ban Quản lý, who is given it."""
    behind = entry.texts[0].partition(leads.owners)[2].strip()
    return (find_leads(capitalized(behind), roster) if is_order(behind) else None) or leads


def is_own(name: str, own: Roster) -> bool:
    """Whether a name is that of the authority, or how that begins: "Ban Quản lý" of "Ban Quản lý Rừng A"."""
    words, whole = plain_words(name), plain_words(own.units[0].names[0])
    found = read_bodies(name, own)
    # "Ban Tổ chức Tỉnh ủy" signs as "Ban Tổ chức" below "Tỉnh ủy A".
    is_longer = words[: len(whole)] == whole and words[len(whole) + 1 :] == ("uy",)
    return (
        is_longer
        or (len(words) > 1 and whole[: len(words)] == words)
        or bool(found.read and not found.unknown)
    )


def _leads_by_head(bodies: str, head: str) -> Leads:
    """Below "Chủ trì/Phối hợp" who stands before the stroke leads, who stands behind it helps."""
    (leading, stroke, helping), heads = bodies.partition("/"), fold(head).partition("/")
    is_parted = "chu tri" in heads[0] and "phoi hop" in heads[2] and stroke and "/" not in helping
    return Leads(leading.strip(), helping.strip() or None) if is_parted else Leads(bodies)


def _leads_of_lines(bodies: str, roster: Roster | None) -> Leads | None:
    """Of "Cơ quan thực hiện: A chủ trì, phối hợp với B", a line each; of "Chủ trì: A", "Phối hợp: B"."""
    if _LABELS.match(bodies):
        return find_leads(_LINE_ENDS.sub("; ", bodies).replace(":;", ":"), roster)
    found = [find_leads(line, roster) for line in bodies.split("\n")]
    leads = [one for one in found if one]
    if not leads or len(leads) < len(found):
        return None
    helping = dict.fromkeys(one.coordinating for one in leads if one.coordinating)
    return Leads("; ".join(one.owners for one in leads), "; ".join(helping) or None) if helping else None
