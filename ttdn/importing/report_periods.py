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
_DAY = r"(?:(?: cac)? ngay)? (?P<day{0}>\d{{1,2}})(?!\d|\.\d|%| (?:ngay|tuan)\b)"
_MONTH = r"(?:/| ?thang )(?P<month{0}>\d{{1,2}})(?!\d)(?:(?:/| nam )(?P<year{0}>\d{{4}}))?"
_MARK = re.compile(
    # "trước ngày 15/12/2026", "chậm nhất ngày 20 của tháng cuối quý", "trước ngày 05 tháng sau".
    r"\b(?P<how>truoc|cham nhat|muon nhat|khong qua)(?: (?:la|vao|den|het|trong))*"
    rf"(?P<hour> \d{{1,2}} ?(?:gio|h|g)\b(?: ?\d{{1,2}}(?: phut)?)?)?,?{_DAY.format('_')}"
    rf"(?:{_MONTH.format('_')}(?P<following> (?:cua )?nam {_AND_NEXT})?"
    r"| (?:cua )?thang cuoi(?: cung)?(?: cua)?(?: (?:moi|hang))? (?:(?P<last>quy)|(?P<each>ky))"
    rf"| (?:cua )?thang (?:(?P<next>{_AND_NEXT})|dau(?: tien)?(?: cua)? (?P<behind>quy) {_AND_NEXT})"
    r"| (?:cua )?(?P<monthly>(?:hang|moi) thang))?"
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
    weak = False
    for found in _MARK.finditer(rule):
        if found["how"]:
            marks.append(_due(found))
        elif found["again"]:
            if marks and isinstance(marks[-1], Due) and marks[-1].month:
                day, month, given = (int(found[name] or 0) for name in ("day_2", "month_2", "year_2"))
                marks.append(Due(marks[-1].key, day, month, given))
        elif found["year"]:
            # "Việt Nam" is no year; "trước ngày 30/11 hằng năm" is said of the day.
            is_year = "năm" in text[found.start() : found.end()].lower()
            behind_day = bool(found["yearly"] and marks and isinstance(marks[-1], Due))
            weak = weak or behind_day
            if is_year and not behind_day and not (found["of"] and year and int(found["of"]) != year):
                marks.append(Span("year"))
        elif not text[found.start() : found.end()].lower().startswith(_SPELT.get(found[0].split()[0], "")):
            continue
        elif found["number"]:
            marks.append(Span(_QUARTER[found["number"]]))
        else:
            marks.append(Span(next(kind for kind in _KINDS if found[kind])))
    if weak and len(marks) == 1:
        marks.insert(0, Span("year"))
    return marks


def is_due(mark: Mark) -> bool:
    """Whether it is a day, not a period."""
    return isinstance(mark, Due)


def _due(found: re.Match[str]) -> Due:
    # Before an hour of a day is still on that day.
    key = "before" if found["how"] == "truoc" and not found["hour"] else "by"
    within = next((name for name in ("last", "each", "next") if found[name]), "")
    within, kind = ("next", "quarter") if found["behind"] else (within, "quarter" if found["last"] else "")
    kind = "month" if found["next"] or found["monthly"] else kind
    year = int(found["year_"] or 0) or (-1 if found["following"] else 0)
    return Due(key, int(found["day_"]), int(found["month_"] or 0), year, within, kind)


#: The months in which a report on a period is due.
_MONTHS = {
    "half": (range(5, 9),),
    "second": (range(11, 13), range(1, 2)),
    "nine": (range(8, 11),),
    "year": (range(9, 13),),
}
#: The last month of what is named by itself.
_LAST_MONTH = {"half": 6, "second": 12, "nine": 9, "year": 12}
_NAMES = {"q1": "Q1", "q2": "Q2", "half": "H1", "q3": "Q3", "nine": "9M", "q4": "Q4", "second": "H2"}
_QUARTERS = 4
_FIRST_MONTHS = range(1, 4)
Pairs = dict[str, tuple[Due, ...]]


def _pairs(marks: Sequence[Mark]) -> Pairs | None:
    """Which day belongs to which period; None where that is not sure."""
    kinds = list(dict.fromkeys(mark.kind for mark in marks if isinstance(mark, Span)))
    dues = [mark for mark in marks if isinstance(mark, Due)]
    if len(dues) == 1 and dues[0].within == "each":
        return {kind: (dues[0],) for kind in kinds if kind in _LAST_MONTH}
    # A day whose own words name its period is of that, wherever it stands.
    fixed: Pairs = {}
    for due in dues:
        if due.kind:
            fixed[due.kind] = (*fixed.get(due.kind, ()), due)
    rest = [mark for mark in marks if not mark.kind or (isinstance(mark, Span) and mark.kind not in fixed)]
    found: list[Pairs] = []
    for way in (_forwards, _backwards, _in_order):
        pairs = way(rest)
        if pairs is not None:
            pairs = fixed | pairs
            if pairs not in found and all(_fits(kind, pairs) for kind in pairs):
                found.append(pairs)
    return found[0] if len(found) == 1 else None


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


def _backwards(marks: Sequence[Mark]) -> Pairs | None:
    """``trước ngày 15/6 (báo cáo 6 tháng), trước ngày 15/12 (báo cáo năm)``."""
    return _forwards(tuple(reversed(marks)))


def _in_order(marks: Sequence[Mark]) -> Pairs | None:
    """``6 tháng, năm, trước ngày 15/6 và 15/12``."""
    kinds = [mark.kind for mark in marks if isinstance(mark, Span)]
    dues = [mark for mark in marks if isinstance(mark, Due)]
    apart = all(isinstance(mark, Span) for mark in marks[: len(kinds)])
    if not apart or len(kinds) != len(dues) or len(set(kinds)) != len(kinds):
        return None
    return {kind: (due,) for kind, due in zip(kinds, dues, strict=True)}


def _fits(kind: str, pairs: Pairs) -> bool:
    """Whether days can be those of reports on such periods."""
    dues = pairs[kind]
    if not dues or kind == "other" or (len(pairs) == 1 and kind == "year" and len(dues) == 1):
        return True
    if kind in {"month", "quarter"} and len(dues) == 1:
        return not dues[0].month and (kind == "month" or bool(dues[0].within))
    if kind == "quarter":
        months = [due.month for due in dues]
        return len(dues) == _QUARTERS and all(
            month in {3 * number, 3 * number % 12 + 1} for number, month in enumerate(months, 1)
        )
    if kind in _QUARTER.values():
        number = int(kind[1])
        return len(dues) == 1 and dues[0].month in {3 * number, 3 * number % 12 + 1}
    if kind == "half" and len(dues) == len(("H1", "H2")):
        return dues[0].month in _MONTHS["half"][0] and dues[1].month in {11, 12, 1}
    return len(dues) == 1 and _is_in_season(kind, dues[0])


def _is_in_season(kind: str, due: Due) -> bool:
    if due.within or not due.month:
        return False
    in_next_year = kind == "year" and due.year and due.month in _FIRST_MONTHS
    return bool(in_next_year) or any(due.month in months for months in _MONTHS.get(kind, ()))


def lines_of_plan(marks: Sequence[Mark], year: int) -> tuple[list[Line], list[Text]]:
    """The lines for the plan, and what to look at."""
    spans = {mark.kind for mark in marks if isinstance(mark, Span)}
    dues = [mark for mark in marks if isinstance(mark, Due)]
    remarks: list[Text] = []
    if not spans and not any(due.kind for due in dues):
        marks, remarks = _guessed(dues)
        spans = {mark.kind for mark in marks if isinstance(mark, Span)}
    pairs = _pairs(marks)
    if pairs is None:
        remarks.append(_UNCLEAR)
        pairs = dict.fromkeys(spans, ())
    lines: list[Line] = []
    for kind in ("month", "quarter", *_NAMES, "year"):
        if kind in pairs:
            found = list(_lines_of(kind, pairs[kind], year, alone=not spans & {"year", "second"}))
            if pairs[kind] and not any(line.keys() - {"period", "every"} for line in found):
                remarks.append(_UNCLEAR)
            lines += found
    if not lines:
        lines.append({"period": str(year)})
        remarks.append(_UNCLEAR)
    if pairs.get("year") and pairs["year"][0].month in range(_FIRST_MONTHS.stop, _MONTHS["year"][0].start):
        remarks.append(_MID_YEAR)
    if pairs.get("month") and not pairs["month"][0].within and _day_of(pairs["month"]):
        remarks.append(_WHICH_MONTH)
    if not dues:
        remarks.append(_NO_DEADLINE)
    return lines, remarks


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
_WHICH_MONTH = Text(
    "hạn là một ngày hằng tháng, văn bản không nói của tháng báo cáo hay tháng sau: xem lại 'month'.",
    "the day comes every month, of the same month or the next is not said: look at 'month'.",
)


def _guessed(dues: Sequence[Due]) -> tuple[list[Mark], list[Text]]:
    """Periods where the words name none: a day late in the year is that of the report on the year."""
    months = [due.month for due in dues]
    if (
        len(dues) == len(("half", "year"))
        and months[0] in _MONTHS["half"][0]
        and months[1] in _MONTHS["year"][0]
    ):
        return [Span("half"), dues[0], Span("year"), dues[1]], [_HALVES]
    is_sure = len(dues) == 1 and months[0] in _MONTHS["year"][0]
    return [Span("year"), *dues], [] if is_sure else [_NO_PERIOD]


def _lines_of(kind: str, dues: tuple[Due, ...], year: int, *, alone: bool) -> Iterator[Line]:
    """The lines of one kind of period; ``alone``: no report on the year is asked for beside it."""
    if kind in {"month", "quarter"}:
        yield from _lines_of_many(kind, dues, year)
        return
    if kind == "half" and alone and (not dues or dues[0].within == "each"):
        yield {"every": "half", **_day_of(dues)}
        return
    if kind == "half" and len(dues) > 1:
        names: Sequence[str] = [f"{year}-H1", f"{year}-H2"]
    else:
        names = [f"{year}-{_NAMES[kind]}" if kind in _NAMES else str(year)]
    month = _LAST_MONTH.get(kind, 0)
    for name, due in zip(names, dues or (None,), strict=True):
        yield {"period": name, **_deadline(due, year, month if due and due.within else 0, kind)}
    if kind == "half" and alone and len(dues) == 1:
        yield {"every": "half"}


def _lines_of_many(kind: str, dues: tuple[Due, ...], year: int) -> Iterator[Line]:
    if len(dues) > 1:
        for number, due in enumerate(dues, 1):
            yield {"period": f"{year}-Q{number}", **_deadline(due, year, 0, kind)}
    else:
        yield {"every": kind, **_day_of(dues)}


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


def _deadline(due: Due | None, year: int, month: int, kind: str) -> Line:
    """``{"deadline": {"before": "2026-12-10"}}``; nothing where the day or its year is not certain."""
    if due is None:
        return {}
    given = year + 1 if due.year < 0 else due.year or year
    month = month or due.month
    # A report on a year that is due in its first months is due in the next one, which must be said.
    is_early = kind in {"year", "second"} and month in _FIRST_MONTHS and given == year
    if given not in {year, year + 1} or is_early or (given > year and month not in _FIRST_MONTHS):
        return {}
    try:
        return {"deadline": {due.key: date(given, month, due.day).isoformat()}}
    except ValueError:
        return {}
