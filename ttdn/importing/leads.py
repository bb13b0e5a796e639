"""Who is to do what a sentence or a title says: "X chủ trì, phối hợp với Y", "Giao X", "1. Sở Tư pháp"."""

import re
from dataclasses import dataclass, replace

from ttdn.importing.bodies import (
    LEVELS,
    Gap,
    Words,
    is_phrase,
    phrase_end,
    phrases,
    plain_words,
    words_of,
    written,
)
from ttdn.importing.body_words import (
    anybody_end,
    begins_at,
    does_at,
    head_at,
    name_at,
    name_goes_on,
    of_at,
    order_at,
    request_at,
    says_does,
    title_at,
)
from ttdn.importing.known import Roster
from ttdn.importing.sets import committee_end, listed_at, set_at
from ttdn.vietnamese import nfc


@dataclass(frozen=True)
class Leads:
    """Who leads and who helps in a sentence, as it is written."""

    owners: str
    coordinating: str | None = None


#: A label that was typed before the words.
_LABEL = re.compile(r"\s*(?:[-+*–•]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVX]{1,5})[.)/])\s+")
#: What may stand before that.
_WITHIN = phrases(
    "theo chức năng|theo nhiệm vụ|theo thẩm quyền|theo lĩnh vực|trong phạm vi|căn cứ|trên cơ sở"
)
_OPEN = phrases("liên quan|có liên quan|khác|khác có liên quan")
#: What may stand between who leads and "phối hợp".
_BETWEEN = phrases(
    "chủ trì|làm đầu mối|là đầu mối|là cơ quan|là đơn vị|có trách nhiệm|chịu trách nhiệm|chủ động|trực tiếp"
    "|tổ chức|thực hiện|triển khai|thường trực|chính|tham mưu|được giao|được phân công|sẽ"
)
_LEADS_FIRST = phrases("chủ trì|là đầu mối|làm đầu mối")
_LEAD, _HELP = plain_words("chủ trì"), plain_words("phối hợp")
#: What may stand in a title behind the bodies.
_DUTY = phrases(
    "có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|là cơ quan thường trực|theo chức năng|theo nhiệm vụ"
    "|trong phạm vi"
)
_HELPERS = phrases("phối hợp|phối hợp thực hiện|cơ quan phối hợp|đơn vị phối hợp|cơ quan, đơn vị phối hợp")
#: What stands before who leads.
_LABELS = phrases("chủ trì|cơ quan chủ trì|đơn vị chủ trì|cơ quan, đơn vị chủ trì")
#: Between "phối hợp" and whom: "phối hợp chặt chẽ với", "phối hợp cùng" ("cùng" only joins).
_HOW = phrases("chặt chẽ|thường xuyên|hiệu quả|có hiệu quả|đồng bộ|kịp thời|thực hiện")
#: Before a colon these say of what it speaks, and name no body.
_COMMON = phrases("lực lượng|thành phần|tổ chức|đơn vị|cơ quan|địa phương|doanh nghiệp|nhà trường")
#: "Cơ quan", "đơn vị": of which one, what it does says ("đơn vị được lựa chọn").
_GENERAL = frozenset({"co", "don"})
_NOUN = 2
#: So many letters tell whether a sentence begins with a body.
_GLANCE = 150
#: A longer name than this is a sentence of which the verb is not known.
_LONGEST_NAME = 16


def is_request(words: str) -> bool:
    """Whether a body is asked and not obliged: "Đề nghị …"."""
    return request_at(words_of(_LABEL.sub("", words, count=1)[:80]), 0) > 0


def heading_bodies(title: str, roster: Roster | None = None) -> str | None:
    """The bodies that a title consists of, as it is written; None for a title that is no body."""
    known = roster or Roster()
    text = nfc(title)
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    words = known.words_of(text)
    first = request_at(words, 0) or order_at(words, 0) or of_at(words, 0)
    end = bodies_end(words, first, known)
    rest = phrase_end(_DUTY, words, end)
    is_rest = end == len(words) or rest == len(words) or (rest > end and not _does_later(words, end))
    if end == first or not is_rest or not words[0].is_capital:
        return None
    return text.strip(" \n.,;:-–") or None


def may_be_body(title: str) -> bool:
    """Whether a title among titles that name bodies may name one as well: short, and no work."""
    words = words_of(title)
    return 0 < len(words) <= _LONGEST_NAME and not any(says_does(words, at) for at in range(len(words)))


def find_helpers(sentence: str, roster: Roster | None = None) -> str | None:
    """Who helps in a duty below its body: "Chủ trì, phối hợp với Y …"; None where that is not said."""
    text = nfc(sentence)
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    known = roster or Roster()
    words = known.words_of(text)
    return _helpers(text, words, 0, known) if phrase_end(_LEADS_FIRST, words, 0) else None


def find_leads(sentence: str, roster: Roster | None = None) -> Leads | None:
    """Who leads and who helps in a sentence that begins with them; None where it begins otherwise."""
    known = roster or Roster()
    text = nfc(sentence)
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    glance = words_of(text[:_GLANCE])
    if not _may_lead(glance, known):
        return None
    words = _as_written(text, known)
    first = _first_body(words)
    end = bodies_end(words, first, known)
    if end == first or not words[0].is_capital or _is_authority(words[first:end]):
        return None
    led = _led_by_note(words[first:end])
    if led:
        led += first
        return Leads(written(text, words[first:led]), written(text, words[led:end]) or None)
    if end == len(words):
        return Leads(written(text, words[first:end])) if phrase_end(_LABELS, words, 0) == first > 0 else None
    if not (first or _is_named(words, end) or _is_label(words, end) or _does_later(words, end)):
        return None
    return Leads(written(text, words[first:end]), _helpers(text, words, end, known))


def _may_lead(words: Words, roster: Roster) -> bool:
    """Whether a sentence may begin with who leads: most do not, and need not be read to their end."""
    first = _first_body(words)
    if first or not words or not words[0].is_capital:
        return first > 0
    return bool(head_at(words, 0) or title_at(words, 0) or anybody_end(words, 0) or roster.matches(words, 0))


def _as_written(text: str, roster: Roster) -> Words:
    """The words of a sentence; one that is all in capitals is read as if it began with one."""
    words = roster.words_of(text)
    if not text.isupper():
        return words
    return (*words[:1], *(replace(word, is_capital=False) for word in words[1:]))


def _first_body(words: Words) -> int:
    """Where who leads stands: behind "Giao", "UBND tỉnh giao", "Đề nghị", "Cơ quan chủ trì:"."""
    label = phrase_end(_LABELS, words, 0)
    if label and label < len(words) and words[label].gap is Gap.COLON:
        return label
    authority = title_at(words, 0)
    authority = committee_end(words, authority) if committee_end(words, authority) > authority else 0
    authority += authority < len(words) and authority > 0 and words[authority].plain in LEVELS
    order = order_at(words, authority)
    return authority + order if order else request_at(words, 0)


def _is_authority(words: Words) -> bool:
    """Whether this is a people's committee alone: the plan's own gives itself no duty."""
    first = title_at(words, 0)
    end = committee_end(words, first)
    rest = words[end:]
    return end > first and (not rest or (len(rest) == 1 and rest[0].plain in LEVELS and not rest[0].is_many))


def _led_by_note(words: Words) -> int:
    """How many words are who leads in "A (chủ trì), B (phối hợp)"; 0: nothing like it is said."""
    notes = [at for at, word in enumerate(words) if word.note and is_phrase(_LEAD, words_of(word.note), 0)]
    return notes[-1] + 1 if notes else 0


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
    while phrase_end(_BETWEEN, words, place) > place:
        place = phrase_end(_BETWEEN, words, place)
    if _is_label(words, place):
        first = phrase_end(_HELPERS, words, place)
        end = bodies_end(words, first, roster)
        return (written(text, words[first:end]) or None) if end > first else None
    if not _is_help(words, place):
        return _helpers_first(text, words, place, roster)
    place += len(_HELP)
    while phrase_end(_HOW, words, place) > place:
        place = phrase_end(_HOW, words, place)
    place += place < len(words) and words[place].plain == "voi"
    end = bodies_end(words, place, roster)
    is_over = end == len(words) or words[end].gap >= Gap.COLON or does_at(words, end)
    return (written(text, words[place:end]) or None) if end > place and is_over else None


def _helpers_first(text: str, words: Words, place: int, roster: Roster) -> str | None:
    """Of "A chủ trì, B phối hợp" B."""
    end = bodies_end(words, place, roster)
    follows = words[end + len(_HELP) : end + len(_HELP) + 1]
    if end == place or not _is_help(words, end) or (follows and follows[0].plain == "voi"):
        return None
    return written(text, words[place:end])


def _is_help(words: Words, place: int) -> bool:
    return is_phrase(_HELP, words, place)


def bodies_end(words: Words, place: int, roster: Roster) -> int:
    """Where a list of bodies ends that begins at a place; the place itself where none surely does."""
    _, listed = listed_at(words, place, roster)
    if listed:
        return next(
            (at for at in range(listed, len(words)) if _ends_list(words, at)),
            len(words),
        )
    end = before = place
    while end < len(words) and (end == place or _goes_on(words, end, before, roster)):
        after = _body_end(words, end + title_at(words, end), roster)
        if after is None:
            return place
        before, end = end, after
    return end


def _ends_list(words: Words, place: int) -> bool:
    return words[place].gap > Gap.COLON or does_at(words, place) or phrase_end(_WITHIN, words, place) > place


def _goes_on(words: Words, place: int, before: int, roster: Roster) -> bool:
    """Whether a sign parts two bodies at a place, with another one behind it."""
    if words[place].gap not in {Gap.SOFT, Gap.HARD} or does_at(words, place) or _is_label(words, place):
        return False
    return begins_at(words, place, before) or bool(roster.matches(words, place))


def _is_label(words: Words, place: int) -> bool:
    """Whether who helps follows: "cơ quan phối hợp: …"."""
    end = phrase_end(_HELPERS, words, place)
    return place < end < len(words) and words[end].gap is Gap.COLON


def _body_end(words: Words, place: int, roster: Roster) -> int | None:
    """Where one body ends that begins at a place."""
    ends = [match.end for match in roster.matches(words, place)]
    found = set_at(words, place, roster)
    anybody = anybody_end(words, place)
    ends += [anybody, *([found.end] if found else [])]
    sure = [end for end in ends if end > place and _may_end(words, end)]
    if sure:
        return phrase_end(_OPEN, words, max(sure))
    end = max(place + name_at(words, place), committee_end(words, place), anybody)
    if end == place or (words[place].plain in _GENERAL and does_at(words, place + _NOUN)):
        return None
    while end < len(words) and words[end].gap < Gap.COLON:
        if words[end].gap is Gap.SOFT and (_goes_on(words, end, place, roster) or _is_label(words, end)):
            break
        after = name_goes_on(words, end) if end < len(words) else end
        if after == end and (does_at(words, end) or _does_later(words, end) or _opens(words, end)):
            break
        end = max(after, end + (after == end))
    return None if end - place > _LONGEST_NAME else phrase_end(_OPEN, words, end)


def _opens(words: Words, place: int) -> bool:
    return phrase_end(_OPEN, words, place) > place


def _may_end(words: Words, place: int) -> bool:
    return (
        place == len(words)
        or words[place].gap >= Gap.SOFT
        or does_at(words, place)
        or _opens(words, place)
        or phrase_end(_WITHIN, words, place) > place
    )
