"""What people type instead of the words that are read: what they may have meant, and what they surely did.

One table for files and forms. Nothing of it is taken: it is asked about, or offered as the line to type.
"""

import re

from ttdn.model.report import STATUS_WORDS, Status
from ttdn.vietnamese import fold, mistyped, suggest

#: What is done in part only is not done: "xong một phần", "hoàn thành 80%".
_PARTLY = re.compile(
    r"\b(?:mot phan|mot so|co ban|mot nua|do dang|dang do|chua het|[0-9]{1,2}(?:[.,][0-9]+)? ?%)"
)
#: How answers begin, without accents; the first that fits counts.
_ANSWERS: tuple[tuple[str, tuple[Status, ...]], ...] = (
    (r"(da )?(tam )?(hoan(?! (thanh|tat|thien))|gac lai|lui|doi)|tam|(chuyen|de) sang", (Status.POSTPONED,)),
    (r"(da )?huy|bo( qua)?$|khong (thuc hien|lam|to chuc|trien khai|tham gia|con)", (Status.CANCELLED,)),
    (r"chua (xong|hoan (thanh|tat))|dang|con lam|tiep tuc|thuong xuyen|duy tri", (Status.IN_PROGRESS,)),
    (r"(chua|khong) (co )?phat sinh|(khong|ko|k) (co|viec)|0$", (Status.NOT_ARISEN,)),
    (r"(khong|ko|k)$", (Status.NOT_ARISEN, Status.CANCELLED)),
    (r"chua", (Status.NOT_STARTED,)),
    (r"da trien khai", (Status.DONE, Status.IN_PROGRESS)),
    (r"(da |lam |thuc hien )*(xong|hoan (thanh|tat)|ket thuc)|da (lam|thuc hien|to chuc)", (Status.DONE,)),
    (r"(da|dat|roi|co|ok|x|v|100 ?%|[✓✔√☑])$", (Status.DONE,)),
)
#: Whole answers that mean one status. Of other words only their writer knows what the rest changes.
_WHOLE = {
    Status.DONE: "xong|(da |lam |da lam |thuc hien |da thuc hien )xong|da (hoan thanh|thuc hien|lam)"
    "|(da )?hoan tat|hoan thanh",
    Status.IN_PROGRESS: "(con )?dang( lam| trien khai)?|chua (xong|hoan thanh)",
    Status.NOT_STARTED: "chua( lam| trien khai| bat dau)?",
    Status.NOT_ARISEN: "khong co( viec)?|khong phat sinh|(chua|khong) co phat sinh|chua phat sinh",
    Status.POSTPONED: "tam( dung)?|da tam hoan",
    Status.CANCELLED: "huy|da huy",
}
#: What is longer is a sentence, and no answer.
_LONGEST = 200
#: What is added to an answer without changing it.
_ADDED = re.compile(r"( roi| gi| ca| het| a| nhe|[.!,;])+$")


def likely_statuses(value: str) -> tuple[Status, ...]:
    """The statuses to ask about: mostly one, two where people mean either, none where nobody can tell."""
    if len(value) > _LONGEST:
        return ()
    certain, typed = certain_status(value), fold(value)
    if certain:
        return (certain,)
    if _PARTLY.search(typed):
        return (Status.IN_PROGRESS,)
    for beginning, statuses in _ANSWERS:
        if re.match(rf"(?:{beginning})(?!\w)", typed):
            return statuses
    # A likeness of 0.8 keeps "chưa hoàn thành" and "not done" away from "done".
    return tuple(STATUS_WORDS[near] for near in suggest(value, STATUS_WORDS, limit=1, floor=0.8))


def certain_status(value: str) -> Status | None:
    """The status that was certainly meant: "chưa có kinh phí" begins like one and says something else."""
    if len(value) > _LONGEST:
        return None
    typed, slip = fold(value), mistyped(value, STATUS_WORDS)
    if slip or _PARTLY.search(typed):
        return STATUS_WORDS[slip] if slip else None
    whole = _ADDED.sub("", typed)
    return next((status for status, words in _WHOLE.items() if re.fullmatch(words, whole)), None)
