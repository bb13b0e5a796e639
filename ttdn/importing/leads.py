"""Who is to do what a sentence or a title says: "X chủ trì, phối hợp với Y", "Giao X", "1. Sở Tư pháp"."""

import re
from dataclasses import dataclass, replace

from ttdn.importing.bodies import (
    LEVELS,
    Gap,
    Words,
    committee_end,
    has_phrase,
    is_phrase,
    phrase_end,
    phrases,
    phrases_end,
    words_of,
    written,
)
from ttdn.importing.body_words import (
    DOES,
    HELPING,
    HELPS,
    LEADING,
    OF_WHOM,
    ORDERS,
    RELATED,
    REQUESTS,
    WITHIN,
    anybody_end,
    begins_at,
    does_at,
    head_at,
    holds_more,
    label_end,
    led_by_notes,
    name_at,
    name_goes_on,
    phrase_at,
    title_at,
)
from ttdn.importing.known import Roster
from ttdn.importing.sets import area_end, listed_at, set_at
from ttdn.vietnamese import nfc


@dataclass(frozen=True)
class Leads:
    """Who leads and who helps in a sentence, as it is written."""

    owners: str
    coordinating: str | None = None


#: A label that was typed before the words.
_LABEL = re.compile(r"\s*(?:[-+*–•]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5})[.)/-])\s+")
#: What may stand between a body and what it does.
_WITHIN = phrases(WITHIN, "trên cơ sở")
_OPEN = phrases(RELATED, "khác có liên quan")
#: What may stand between who leads and "phối hợp".
_BETWEEN = phrases(
    "chủ trì|làm đầu mối|là đầu mối|là cơ quan|là đơn vị|có trách nhiệm|chịu trách nhiệm|chủ động|trực tiếp"
    "|tổ chức|thực hiện|triển khai|thường trực|chính|tham mưu|được giao|được phân công|sẽ"
)
_LEADS_FIRST = phrases("chủ trì|là đầu mối|làm đầu mối")
#: What may stand in a title behind the bodies.
_DUTY = phrases(WITHIN, "có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|là cơ quan thường trực")
#: Between "phối hợp" and whom: "phối hợp chặt chẽ với", "phối hợp cùng" ("cùng" only joins).
_HOW = phrases("chặt chẽ|thường xuyên|hiệu quả|có hiệu quả|đồng bộ|kịp thời|thực hiện")
#: Before a colon these say of what it speaks, and name no body.
_COMMON = phrases("lực lượng|thành phần|tổ chức|đơn vị|cơ quan|địa phương|doanh nghiệp|nhà trường")
#: "Cơ quan", "đơn vị": of which one, what it does says ("đơn vị được lựa chọn").
_GENERAL = phrases("cơ quan|đơn vị")
#: Somebody who is given a task: "Bà Nguyễn Thị A theo dõi".
_PEOPLE = phrases("ông|bà|đồng chí|đ/c|tổ trưởng|giáo viên chủ nhiệm|GVCN|tổng phụ trách")
#: Offices of the police by their letters: "PC06".
_CODE = re.compile(r"[a-z]{2,4}\d{2}")
#: So many letters tell whether a sentence begins with a body.
_GLANCE = 150
#: A longer name than this is a sentence of which the verb is not known.
_LONGEST_NAME = 16
_NO_ROSTER = Roster()


def is_request(words: str) -> bool:
    """Whether a body is asked and not obliged: "Đề nghị …"."""
    return phrase_at(REQUESTS, words_of(_unlabelled(words)[:_GLANCE]), 0) > 0


def is_order(words: str) -> bool:
    """Whether words give a body something to do: "giao …", "yêu cầu …"."""
    return phrase_at(ORDERS, words_of(words[:_GLANCE]), 0) > 0


def _unlabelled(text: str) -> str:
    """A text without the label that was typed before it."""
    text = nfc(text)
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def heading_bodies(title: str, roster: Roster | None = None) -> str | None:
    """The bodies that a title consists of, as it is written; None for a title that is no body."""
    roster, text = roster or _NO_ROSTER, _unlabelled(title)
    words = roster.words_of(text)
    first = phrase_at(REQUESTS, words, 0) or phrase_at(ORDERS, words, 0) or phrase_at(OF_WHOM, words, 0)
    end = bodies_end(words, first, roster)
    rest = phrase_end(_DUTY, words, end)
    is_rest = end == len(words) or rest == len(words) or (rest > end and not _does_later(words, end))
    if end == first or not is_rest or not words[0].is_capital:
        return None
    return text.strip(" \n.,;:-–") or None


def may_be_body(title: str) -> bool:
    """Whether a title among titles that name bodies may name one as well: short, and no work."""
    words = words_of(title)
    return 0 < len(words) <= _LONGEST_NAME and not any(phrase_at(DOES, words, at) for at in range(len(words)))


def find_helpers(sentence: str, roster: Roster | None = None) -> str | None:
    """Who helps in a duty below its body: "Chủ trì, phối hợp với Y …"; None where that is not said."""
    roster, text = roster or _NO_ROSTER, _unlabelled(sentence)
    words = roster.words_of(text)
    return _helpers(text, words, 0, roster) if has_phrase(_LEADS_FIRST, words, 0) else None


def may_lead(sentence: str, roster: Roster | None = None) -> bool:
    """Whether a sentence begins as one does that says who leads, and not with a people's committee."""
    roster = roster or _NO_ROSTER
    words = roster.spelled(_unlabelled(sentence)[:_GLANCE])
    first = title_at(words, 0)
    if committee_end(words, first) > first:
        return False
    return _may_lead(words, roster) or _begins_with_letters(words) or phrase_end(_PEOPLE, words, 0) > 0


def _begins_with_letters(words: Words) -> bool:
    """Whether letters that nobody explained stand where who leads may: "PC06 tuần tra", "HTX A điều tiết"."""
    first = words[0] if words else None
    if not first or not (first.is_short or _CODE.fullmatch(first.plain)) or len(first.plain) <= len("vp"):
        return False
    return any(does_at(words, at) for at in range(1, min(_LONGEST_NAME, len(words))))


def find_leads(sentence: str, roster: Roster | None = None, *, of_committee: bool = True) -> Leads | None:
    """Who leads and who helps in a sentence that begins with them; None where it begins otherwise.

    ``of_committee``: a people's committee issues the plan, and gives itself no duty.
    """
    roster, text = roster or _NO_ROSTER, _unlabelled(sentence)
    if not _may_lead(roster.spelled(text[:_GLANCE]), roster):
        return None
    words = _as_sentence(text, roster)
    first = _first_body(words)
    end = bodies_end(words, first, roster)
    if end == first or not words[0].is_capital or (of_committee and _is_authority(words[first:end])):
        return None
    led = led_by_notes(words[first:end])
    if led:
        led += first
        return Leads(written(text, words[first:led]), written(text, words[led:end]) or None)
    if end == len(words):
        return Leads(written(text, words[first:end])) if phrase_end(LEADING, words, 0) == first > 0 else None
    if not (first or _is_given_work(words, end)):
        return None
    return Leads(written(text, words[first:end]), _helpers(text, words, end, roster))


def _as_sentence(text: str, roster: Roster) -> Words:
    """The words of a sentence; one that is all in capitals is read as if it only began with one."""
    words = roster.words_of(text)
    if not text.isupper():
        return words
    return (*words[:1], *(replace(word, is_capital=False) for word in words[1:]))


def _is_given_work(words: Words, place: int) -> bool:
    """Whether what stands behind bodies gives them something to do."""
    return _is_named(words, place) or _is_label(words, place) or _does_later(words, place)


def _may_lead(words: Words, roster: Roster) -> bool:
    """Whether a sentence may begin with who leads: most do not, and need not be read to their end."""
    first = _first_body(words)
    if first or not words or not words[0].is_capital:
        return first > 0
    return bool(
        head_at(words, 0) or title_at(words, 0) or anybody_end(words, 0) or roster.names.matches(words, 0)
    )


def _first_body(words: Words) -> int:
    """Where who leads stands: behind "Giao", "UBND tỉnh giao", "Đề nghị", "Cơ quan chủ trì:"."""
    label = label_end(LEADING, words, 0)
    if label:
        return label
    authority = title_at(words, 0)
    authority = committee_end(words, authority) if committee_end(words, authority) > authority else 0
    authority += authority < len(words) and authority > 0 and words[authority].plain in LEVELS
    order = phrase_at(ORDERS, words, authority)
    return authority + order if order else phrase_at(REQUESTS, words, 0)


def _is_authority(words: Words) -> bool:
    """Whether this is a people's committee alone."""
    first = title_at(words, 0)
    end = committee_end(words, first)
    rest = words[end:]
    return end > first and (not rest or (len(rest) == 1 and rest[0].plain in LEVELS and not rest[0].is_many))


def _is_named(words: Words, place: int) -> bool:
    """Whether a colon stands behind bodies; behind an area ("Xã A: 02 vị trí") it gives no duty."""
    is_label = phrase_end(_COMMON, words, 0) == place and not words[0].is_many
    return words[place].gap is Gap.COLON and words[0].plain not in LEVELS and not is_label


def _does_later(words: Words, place: int) -> bool:
    """Whether it is said what the bodies do, at once or behind "theo chức năng, nhiệm vụ của mình"."""
    end = phrase_end(_WITHIN, words, place)
    if end == place:
        return does_at(words, place) and words[place].gap <= Gap.DASH
    while end < len(words) and not does_at(words, end):
        if words[end].gap is not Gap.NONE and words[end].is_many:
            return False
        end += 1
    return does_at(words, end)


def _helpers(text: str, words: Words, place: int, roster: Roster) -> str | None:
    """Who helps, where that follows the words about who leads."""
    place = phrases_end(_BETWEEN, words, place)
    if _is_label(words, place):
        first = phrase_end(HELPING, words, place)
        return written(text, words[first : bodies_end(words, first, roster)]) or None
    if not is_phrase(HELPS, words, place):
        # Of "A chủ trì, B phối hợp" B.
        end = bodies_end(words, place, roster)
        is_last = is_phrase(HELPS, words, end) and not is_phrase((*HELPS, "voi"), words, end)
        return (written(text, words[place:end]) or None) if is_last else None
    place = phrases_end(_HOW, words, place + len(HELPS))
    place += place < len(words) and words[place].plain == "voi"
    end = bodies_end(words, place, roster)
    is_over = end == len(words) or words[end].gap >= Gap.COLON or does_at(words, end)
    return (written(text, words[place:end]) or None) if is_over else None


def bodies_end(words: Words, place: int, roster: Roster) -> int:
    """Where a list of bodies ends that begins at a place; the place itself where none surely does."""
    end = before = place
    while end < len(words) and (end == place or _goes_on(words, end, before, roster)):
        _, listed = listed_at(words, end, roster)
        after = (
            next((at for at in range(listed, len(words)) if _ends_list(words, at)), len(words))
            if listed
            else _body_end(words, end + title_at(words, end), roster)
        )
        if not after:
            return place
        before, end = end, after
    return end


def _ends_list(words: Words, place: int) -> bool:
    is_over = words[place].gap > Gap.COLON and area_end(words, place) == place
    return is_over or does_at(words, place) or phrase_end(_WITHIN, words, place) > place


def _goes_on(words: Words, place: int, before: int, roster: Roster) -> bool:
    """Whether a sign parts two bodies at a place, with another one behind it."""
    if words[place].gap not in {Gap.SOFT, Gap.HARD} or does_at(words, place) or _is_label(words, place):
        return False
    return begins_at(words, place, before) or bool(roster.names.matches(words, place))


def _is_label(words: Words, place: int) -> bool:
    """Whether who helps follows: "cơ quan phối hợp: …"."""
    return label_end(HELPING, words, place) > place


def _body_end(words: Words, place: int, roster: Roster) -> int:
    """Where one body ends that begins at a place; 0 where none surely does."""
    end = _known_end(words, place, roster) or _name_end(words, place, roster)
    return phrase_end(_OPEN, words, end) if end else 0


def _known_end(words: Words, place: int, roster: Roster) -> int:
    """Where a body of the roster ends, or a set, named or not; 0 where none of them does."""
    found = set_at(words, place, roster)
    ends = [*(match.end for match in roster.names.matches(words, place)), anybody_end(words, place)]
    ends += [found.end] if found else []
    return max((end for end in ends if end > place and _may_end(words, end)), default=0)


def _name_end(words: Words, place: int, roster: Roster) -> int:
    """Where the name of a body ends that no roster has; 0 where none begins, or none surely ends."""
    end = max(place + name_at(words, place), committee_end(words, place), anybody_end(words, place))
    noun = phrase_end(_GENERAL, words, place)
    if end == place or (noun > place and does_at(words, noun)):
        return 0
    while end < len(words) and not _is_behind_name(words, end, place, roster):
        end = max(end + 1, name_goes_on(words, end))
    is_name = end - place <= _LONGEST_NAME and not holds_more(words, place, end)
    return end if is_name else 0


def _is_behind_name(words: Words, place: int, before: int, roster: Roster) -> bool:
    """Whether the name that began before is over at a place."""
    gap = words[place].gap
    is_soft_end = gap is Gap.SOFT and (_goes_on(words, place, before, roster) or _is_label(words, place))
    if gap >= Gap.COLON or is_soft_end:
        return True
    is_over = does_at(words, place) or _does_later(words, place) or has_phrase(_OPEN, words, place)
    return is_over and name_goes_on(words, place) == place


def _may_end(words: Words, place: int) -> bool:
    return (
        place == len(words)
        or words[place].gap >= Gap.SOFT
        or does_at(words, place)
        or has_phrase(_OPEN, words, place)
        or has_phrase(_WITHIN, words, place)
    )
