"""The periods and days of a rule on reports, as lines of the plan."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ttdn.language import Text

#: A line of ``reporting.periods`` as the plan has it, in words.
Line = Mapping[str, "str | Mapping[str, str]"]


class Span(NamedTuple):
    """A word for a period.

    ``month``, ``quarter``, ``q1`` … ``q4``, ``half``, ``second`` (half), ``nine`` or ``year``; ``other`` are
    those for which a plan file has no line (a week, five years, a term).
    """

    kind: str


class Due(NamedTuple):
    """A deadline as it is written.

    ``key`` is ``before`` or ``by``; ``month`` and ``year`` are 0 where they are not said, ``year`` is -1 for
    the next; ``within`` says of a day of no month that it lies in the last month of the period (``last``), in
    that of each period (``each``) or behind the period (``next``); ``kind`` is the period that its own words
    name ("ngày 20 tháng cuối quý").
    """

    key: str
    day: int
    month: int = 0
    year: int = 0
    within: str = ""
    kind: str = ""


Mark = Span | Due

_AND_NEXT = r"(?:sau|tiep theo|ke tiep|lien ke)"
_DAY = r"(?:(?: cac)? ngay)? (?P<day{0}>\d{{1,2}})(?!\d|\.\d|:\d|%|[hg]\d?| (?:ngay|tuan|gio)\b)"
_MONTH = r"(?:/| ?thang )(?P<month{0}>\d{{1,2}})(?!\d)(?:(?:/| nam )(?P<year{0}>\d{{4}}))?"
_MARK = re.compile(
    # "trước ngày 15/12/2026", "chậm nhất ngày 20 của tháng cuối quý", "trước ngày 05 tháng sau".
    # "Báo cáo tháng vào ngày 20, báo cáo quý ngày 20 tháng cuối quý": the day of a period that comes back.
    r"\b(?P<how>truoc|cham nhat|muon nhat|khong qua"
    r"|(?<=thang )vao(?= ngay \d{1,2}(?!\d|/| thang))|(?:vao )?ngay(?= \d{1,2} (?:hang|moi) thang\b)"
    r"|(?:vao )?ngay(?= \d{1,2} (?:cua )?thang cuoi\b)|(?:vao|dinh ky) ngay(?= \d{1,2}/\d))"
    r"(?: (?:la|vao|den|het|trong))*"
    rf"(?P<hour> \d{{1,2}} ?(?:gio|h|g)(?:\b(?: ?\d{{1,2}}(?: phut)?)?|\d{{2}}))?,?{_DAY.format('_')}"
    rf"(?:{_MONTH.format('_')}(?P<following> (?:cua )?nam {_AND_NEXT})?"
    r"| (?:cua )?thang cuoi(?: cung)?(?: cua)?(?: (?:moi|hang))? (?:(?P<last>quy)|(?P<each>ky))"
    rf"| (?:cua )?thang (?:(?P<next>{_AND_NEXT})|dau(?: tien)?(?: cua)? (?P<behind>quy) {_AND_NEXT})"
    r"| (?:cua )?(?P<monthly>(?:hang|moi) thang))?"
    # "6 tháng (10/6), năm (10/12)".
    r"|(?:(?<=thang )|(?<=quy )|(?<=nam ))\((?P<bare>\d{1,2})/(?P<bare_month>\d{1,2})(?=\))"
    # More days of the same: "trước ngày 15/6 và 15/12".
    rf"|(?P<again>(?:[,;]| va){_DAY.format('_2')}{_MONTH.format('_2')})"
    # Periods.
    r"|\b(?P<second>0?6 thang cuoi(?: nam)?)|\b(?P<half>0?6 thang(?: dau(?: nam)?)?)"
    r"|\b(?P<nine>0?9 thang(?: dau(?: nam)?)?)"
    r"|\b(?P<month>(?:hang|moi|dinh ky|bao cao) thang|thang(?=, (?:hang )?quy))\b(?! (?:hanh|cao|\d))"
    r"|\bquy (?P<number>i{1,3}|iv|[1-4])\b"
    r"|\b(?P<quarter>quy\b(?! (?:co quan|don vi|so|ban|vi)\b)|0?3 thang\b(?! (?:dau|cuoi)))"
    r"|\b(?P<other>(?:0?[2-9]|[1-9]\d) nam(?! \d)|(?:hang|bao cao) tuan|hoc ky)\b"
    rf"|\b(?P<year>(?P<yearly>hang )?nam\b"
    rf"(?! (?:{_AND_NEXT}|tiep|hoc|\d{{1,3}}\b|truoc(?! (?:cac )?ngay| \d)))"
    r"(?: (?P<of>\d{4}))?)"
)
_QUARTER = {"i": "q1", "ii": "q2", "iii": "q3", "iv": "q4", "1": "q1", "2": "q2", "3": "q3", "4": "q4"}
#: "Quỹ", "quy chế" are no quarters.
_SPELT = {"quy": ("quý", "qúy", "quí")}
_KINDS = ("second", "half", "nine", "month", "quarter", "other", "year")


def find_marks(text: str, rule: str, year: int) -> list[Mark]:
    """The periods and days of a rule in their order.

    Args:
        text: The sentence.
        rule: Its folded words, letter by letter as far as they are the rule.
        year: The year of the plan; words for other years are no periods. 0 takes those of any year.
    """
    marks: list[Mark] = []
    is_yearly, end = False, 0
    for found in _MARK.finditer(rule):
        # "Trước ngày 05/6 (6 tháng) và 05/11 (năm)".
        last = next((one for one in marks[:-3:-1] if isinstance(one, Due)), None)
        between, end = rule[end : found.start()], found.end()
        if found["yearly"] and last and not re.search(r"[,;]|\bva\b", between):
            # "Trước ngày 30/11 hằng năm" is said of the day.
            is_yearly = True
        elif (
            mark := _again(found, last)
            or _due(found)
            or _span(found, text[found.start() : found.end()].lower(), year)
        ):
            marks.append(mark)
    return [Span("year"), *marks] if is_yearly and len(marks) == 1 else marks


def is_due(mark: Mark) -> bool:
    """Whether it is a day, not a period."""
    return isinstance(mark, Due)


def _span(found: re.Match[str], words: str, year: int) -> Span | None:
    """A period, where its words are spelt as such and name no other year."""
    kind = next((kind for kind in _KINDS if found[kind]), _QUARTER.get(found["number"] or ""))
    # "Việt Nam" is no year.
    is_spelt = "năm" in words if kind == "year" else words.startswith(_SPELT.get(found[0][:3], ""))
    is_other = year and found["of"] and int(found["of"]) != year
    return Span(kind) if kind and is_spelt and not is_other else None


def _again(found: re.Match[str], last: Due | None) -> Due | None:
    """One more day of the same: "trước ngày 15/6 và 15/12"."""
    if not (found["again"] and last):
        return None
    return Due(last.key, int(found["day_2"]), int(found["month_2"]), int(found["year_2"] or 0))


def _due(found: re.Match[str]) -> Due | None:
    """A day, where its words say until when."""
    if found["bare"]:
        return Due("by", int(found["bare"]), int(found["bare_month"]))
    if not found["how"]:
        return None
    # Before an hour of a day is still on that day.
    key = "before" if found["how"] == "truoc" and not found["hour"] else "by"
    year = int(found["year_"] or 0) or (-1 if found["following"] else 0)
    within, kind = next((meaning for name, meaning in _WITHIN.items() if found[name]), ("", ""))
    return Due(key, int(found["day_"]), int(found["month_"] or 0), year, within, kind)


#: In which month of which period a day lies, as its own words say.
_WITHIN = {
    "last": ("last", "quarter"),
    "each": ("each", ""),
    "next": ("next", "month"),
    "behind": ("next", "quarter"),
    "monthly": ("", "month"),
}
_OF_QUARTERS = tuple(frozenset({3 * number, 3 * number % 12 + 1}) for number in range(1, 5))
_YEAR_END = frozenset({11, 12, 1})
#: The months in which a report on a period is due; of what has parts, those of each part.
_MONTHS = {
    "quarter": _OF_QUARTERS,
    **{f"q{number}": (months,) for number, months in enumerate(_OF_QUARTERS, 1)},
    "half": (frozenset(range(5, 9)), _YEAR_END),
    "second": (_YEAR_END,),
    "nine": (frozenset(range(8, 11)),),
    "year": (frozenset(range(9, 13)),),
}
#: The last month of what is named by itself.
_LAST_MONTH = {"half": 6, "second": 12, "nine": 9, "year": 12}
#: What ends with a month: of a year or of each.
_ENDING = frozenset({*_LAST_MONTH, "quarter", "month"})
#: How a plan names periods, in their order, and the parts of what has a day for each.
_NAMES = {"q1": "Q1", "q2": "Q2", "half": "H1", "q3": "Q3", "nine": "9M", "q4": "Q4", "second": "H2"}
_PARTS = {"quarter": ("Q1", "Q2", "Q3", "Q4"), "half": ("H1", "H2")}
_FIRST_MONTHS = range(1, 4)
Pairs = dict[str, tuple[Due, ...]]


def _kinds(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(mark.kind for mark in marks if isinstance(mark, Span)))


def _dues(marks: Sequence[Mark]) -> list[Due]:
    return [mark for mark in marks if isinstance(mark, Due)]


def _pairs(marks: Sequence[Mark]) -> Pairs | None:
    """Which day belongs to which period; None where that is not sure."""
    dues = _dues(marks)
    if len(dues) == 1 and dues[0].within == "each":
        return {kind: (dues[0],) for kind in _kinds(marks) if kind in _ENDING}
    fixed = _named_by_themselves(dues)
    rest = [mark for mark in marks if mark.kind not in fixed]
    # "Trước ngày 15/6 (báo cáo 6 tháng), trước ngày 15/12 (báo cáo năm)" is read from its end.
    ways = (_forwards(rest), _forwards(rest[::-1]), _in_order(rest))
    found = [whole for pairs in ways if pairs is not None and _fit(whole := fixed | pairs)]
    return found[0] if found and all(pairs == found[0] for pairs in found) else None


def _named_by_themselves(dues: Sequence[Due]) -> Pairs:
    """The days whose own words name their period: they are of that, wherever they stand."""
    return {due.kind: tuple(one for one in dues if one.kind == due.kind) for due in dues if due.kind}


def _forwards(marks: Sequence[Mark]) -> Pairs | None:
    """``6 tháng (trước ngày 15/6), năm (trước ngày 15/12)``."""
    pairs: Pairs = {}
    kind = ""
    for mark in marks:
        if isinstance(mark, Span):
            kind = mark.kind
            pairs.setdefault(kind, ())
        elif not kind:
            return None
        else:
            pairs[kind] += (mark,)
    return pairs


def _in_order(marks: Sequence[Mark]) -> Pairs | None:
    """``6 tháng, năm, trước ngày 15/6 và 15/12``."""
    kinds = _kinds(marks)
    if [is_due(mark) for mark in marks] != [False] * len(kinds) + [True] * len(kinds):
        return None
    return {kind: (due,) for kind, due in zip(kinds, _dues(marks), strict=True)}


def _fit(pairs: Pairs) -> bool:
    """Whether days can be those of reports on their periods."""
    return all(_fits(kind, dues, is_only=len(pairs) == 1) for kind, dues in pairs.items())


def _fits(kind: str, dues: tuple[Due, ...], *, is_only: bool) -> bool:
    if not dues or kind == "other":
        return True
    months = _MONTHS.get(kind, ())
    if len(dues) > 1:
        return len(dues) == len(months) and all(
            due.month in own for due, own in zip(dues, months, strict=True)
        )
    [due] = dues
    if kind in {"month", "quarter"}:
        return not due.month and (kind == "month" or bool(due.within))
    if kind == "year" and (is_only or (due.year and due.month in _FIRST_MONTHS)):
        return True
    return due.month in months[0]


def lines_of_plan(marks: Sequence[Mark], year: int) -> tuple[list[Line], list[Text]]:
    """The lines for the plan, and what to look at."""
    remarks: list[Text] = []
    if not any(mark.kind for mark in marks):
        marks, remarks = _guessed(_dues(marks))
    kinds, pairs = _kinds(marks), _pairs(marks)
    known: Pairs = dict.fromkeys(kinds, ()) if pairs is None else pairs
    alone = not {"year", "second"}.intersection(kinds)
    lines = {
        kind: _lines_of(kind, known[kind], year, alone=alone)
        for kind in ("month", "quarter", *_NAMES, "year")
        if kind in known
    }
    if pairs is None or not lines or _lacks_a_day(pairs, lines):
        remarks.append(_UNCLEAR)
    remarks += _doubts(known)
    if not _dues(marks):
        remarks.append(_NO_DEADLINE)
    return [line for own in lines.values() for line in own] or [{"period": str(year)}], remarks


def _lacks_a_day(pairs: Pairs, lines: Mapping[str, Sequence[Line]]) -> bool:
    """Whether a period has days in the document, and none in its lines."""
    return any(
        pairs[kind] and not any(line.keys() - {"period", "every"} for line in own)
        for kind, own in lines.items()
    )


def _doubts(pairs: Pairs) -> Iterator[Text]:
    """What is odd about the days of periods."""
    if pairs.get("year") and pairs["year"][0].month in range(_FIRST_MONTHS.stop, min(_MONTHS["year"][0])):
        yield _MID_YEAR
    if pairs.get("month") and not pairs["month"][0].within and _day_of(pairs["month"]):
        yield _WHICH_MONTH
    if "other" in pairs:
        yield _OTHER


_UNCLEAR = Text(
    "văn bản nêu hạn nhưng không chắc là của kỳ nào, năm nào: ghi 'deadline' cho từng kỳ; không rõ thì để "
    "nguyên.",
    "the document names days, but not for sure of which period or year: write 'deadline' for each, or leave "
    "it.",
)
_NO_DEADLINE = Text(
    "câu về báo cáo không nêu hạn nộp: không ai bị coi là nộp muộn; có công văn ấn định hạn thì thêm "
    "'deadline'.",
    "the sentence sets no day for reports: nobody is late; if a letter sets one, add 'deadline'.",
)
_MID_YEAR = Text(
    "hạn của báo cáo năm ở giữa năm: xem lại là báo cáo của kỳ nào.",
    "the report on the year would be due in the middle of it: look at which period is meant.",
)
_NO_PERIOD = Text(
    "văn bản không nêu kỳ báo cáo; hiểu là báo cáo năm.",
    "the document names no period; a report on the year is meant, it seems.",
)
_HALVES = Text(
    "văn bản nêu hai hạn mà không nêu kỳ; hiểu là báo cáo 6 tháng và báo cáo năm.",
    "the document names two days and no period; a report on six months and one on the year, it seems.",
)
_OTHER = Text(
    "văn bản còn nêu kỳ báo cáo không có dòng riêng trong tệp kế hoạch (tuần, học kỳ, nhiều năm): phải "
    "theo dõi thì khai từng lần ở 'adhoc'.",
    "the document also names a period for which a plan file has no line (a week, a term, several years): to "
    "count those reports, add each to 'adhoc'.",
)
_WHICH_MONTH = Text(
    "hạn là một ngày hằng tháng, văn bản không nói của tháng báo cáo hay tháng sau: xem lại 'month'.",
    "the day comes every month, of the same month or the next is not said: look at 'month'.",
)


def _guessed(dues: Sequence[Due]) -> tuple[list[Mark], list[Text]]:
    """Periods where the words name none: a day late in the year is that of the report on the year."""
    half, year = _MONTHS["half"][0], _MONTHS["year"][0]
    match dues:
        case [first, second] if first.month in half and second.month in year:
            return [Span("half"), first, Span("year"), second], [_HALVES]
        case [only] if only.month in year:
            return [Span("year"), only], []
    return [Span("year"), *dues], [_NO_PERIOD]


def _lines_of(kind: str, dues: tuple[Due, ...], year: int, *, alone: bool) -> list[Line]:
    """The lines of one kind of period; ``alone``: no report on the year is asked for beside it."""
    both_halves = kind == "half" and alone and not dues[1:]
    is_of_each = not dues or dues[0].within == "each"
    if (both_halves and is_of_each) or (kind in {"month", "quarter"} and not dues[1:]):
        return [{"every": kind, **_day_of(dues)}]
    names = _PARTS[kind] if len(dues) > 1 else (_NAMES.get(kind, ""),)
    lines: list[Line] = [
        {"period": f"{year}-{name}".rstrip("-"), **_deadline(due, year, kind)}
        for name, due in zip(names, dues or (None,), strict=True)
    ]
    return [*lines, {"every": "half"}] if both_halves else lines


#: Up to this day a report on a month is one on the month before, from the other on one on the same month.
_EARLY, _MIDDLE = 10, 15


def _day_of(dues: tuple[Due, ...]) -> Line:
    """``{"before_day": "20", "month": "last"}``; nothing where it is not clear in which month that is."""
    if not dues:
        return {}
    due = dues[0]
    if not due.within and _EARLY < due.day < _MIDDLE:
        return {}
    is_last = due.within in {"last", "each"} or (not due.within and due.day >= _MIDDLE)
    return {f"{due.key}_day": str(due.day), **({"month": "last"} if is_last else {})}


def _deadline(due: Due | None, year: int, kind: str) -> Line:
    """``{"deadline": {"before": "2026-12-10"}}``; nothing where the day or its year is not certain."""
    if due is None:
        return {}
    given = year + 1 if due.year < 0 else due.year or year
    month = _LAST_MONTH.get(kind, 0) if due.within else due.month
    # A report on a year that is due in its first months is due in the next one, which must be said.
    is_early = kind in {"year", "second"} and month in _FIRST_MONTHS and given == year
    if given not in {year, year + 1} or is_early or (given > year and month not in _FIRST_MONTHS):
        return {}
    try:
        return {"deadline": {due.key: date(given, month, due.day).isoformat()}}
    except ValueError:
        return {}
