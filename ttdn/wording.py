"""What the wording of a schedule means, where it can mean one thing only: no day is ever invented.

The words are first made plain: without accents and case, the plan's own year as ``@`` ("Quý II/2027" is
``quy ii @``, "cả năm" ``@``), "và" as a comma. Then all of them, from the first to the last, must be one of
the forms at the end of this file.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ttdn.language import Text
from ttdn.model.period import Period, last_day_of_month
from ttdn.model.schedule import Every, ScheduleReading, Window
from ttdn.patterns import pattern
from ttdn.vietnamese import fold

#: A wording is a few words; whoever writes more has said more than when.
_LONGEST = 200
#: What is written in several ways, and how the forms have it.
_PLAIN = tuple(
    (pattern(written), plain)
    for written, plain in (
        (r"\s*([/-])\s*", r"\1"),
        (r"\bqui\b", "quy"),
        # Typed without the blank: "QuýII/2027", "tháng6", "năm2027".
        (r"\b(quy|thang|nam|ngay)(?=\d|(?:i{1,3}|iv)\b)", r"\1 "),
        (r"\bq[.]?\s?(?=(?:[1-4]|i{1,3}|iv)\b)", "quy "),
        (r"\bt[.]?(?=\d{1,2}/\d{4})", "thang "),
        (r"(?<!\d)(\d{1,2})([.-])(\d{1,2})\2(?=\d{4})", r"\1/\3/"),
        (r" ?\((nam \d{4}|hang nam)\)$", r" \1"),
        (r"\s*(?:[,;+&]|\bva\b)(?:\s*\bva\b)?\s*", ","),
    )
)
#: "Hằng năm (quý IV)", "Năm 2027: quý II": when in the year, said behind it.
_IN_THE_YEAR = pattern(
    r"(?P<year>(?:dinh ky )?(?:hang|moi) nam|(?:nam )?\d{4}) ?(?:[,:]|\((?=[^()]*\)$)) ?(?P<when>[^()]*)\)?"
)
#: Round the clock, not in July.
_NO_DAYS = frozenset({"24/7", "24/24", "7/7"})
_YEAR = pattern(r"(?<!\d)(?:19|2\d)\d\d(?!\d)")
_OF_THE = r"(?:(?:trong|suot|ca|cua|hang|moi|quanh)\s)"
#: What stands before the time itself; ``due`` where only the end is said. "Trong 9 tháng" is how long it
#: takes.
_BEGINNINGS = tuple(
    pattern(rf"{beginning}(?!0?9 thang$)")
    for beginning in (
        r"(?:thoi gian|thoi diem|tien do)(?:(?: thuc hien)? ?: ?| thuc hien (?!hoan thanh))",
        r"(?P<due>(?:thoi han|han|thoi gian|tien do)(?: thuc hien| hoan thanh| cuoi(?: cung)?| chot)* ?: ?)",
        r"(?P<due>ket thuc ?: ?)",
        r"(?P<due>(?:thoi han|han|thoi gian hoan thanh)(?: thuc hien| hoan thanh| cuoi(?: cung)?| chot)* )",
        r"(?P<due>(?:(?:phai )?(?:hoan thanh|hoan tat|(?:thuc hien |to chuc )?xong) )+)",
        r"(?:to chuc |thuc hien |trien khai |tien hanh )+",
        r"(?:(?:trong|vao|cac) )+",
    )
)

_DATE = r"(?:ngay )?\d{1,2}(?:/| thang )\d{1,2}"
_NUMBER = r"(?:\d{1,2}|[iv]{1,3})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_POINT = rf"(?:{_DATE}|(?:thang|quy) {_NUMBER})(?: @)?"
_TO = r"(?:-| (?:den|toi) (?:het )?)"
_ONE = "(?:0?1|mot)"
#: Who or what is said in any words, but for those that tell a time.
_ANY_WORDS = r"(?!.*\b(?:truoc|sau|cham|ngay|tuan|thang|quy|dinh ky)\b)[a-z ,]+"
_AS_ASKED = r"theo (?:ke hoach rieng|yeu cau|nhu cau|de nghi)(?: nhiem vu| cong viec| thuc te)?"
_EVENT = (
    rf"(?:dot xuat|khi can(?: thiet)?|khi phat sinh|(?:ngay )?khi co {_ANY_WORDS}"
    rf"|{_AS_ASKED}(?: cua {_ANY_WORDS})?)"
)
_ON_EVENT = rf"{_EVENT}(?:[ ,](?:hoac )?{_EVENT})?"
_ALWAYS = "(?:thuong xuyen|lien tuc|tx|@)"
#: What goes on and on from a year, which is the plan's or one before it.
_YEARS_AFTER = "(?:cac|nhung) nam (?:tiep theo|tiep|ke tiep|sau)"
#: By what regular work goes; that says nothing of a time.
_BY_RULE = rf"theo (?:quy dinh|ke hoach|chi dao|huong dan|phan cong|chuc nang)(?:(?: cua |,){_ANY_WORDS})?"
#: "Từ khi Kế hoạch được ban hành": whenever that was, the end is what counts.
_ISSUED = "(?:ban hanh|ky(?: ban hanh)?)"
_FROM_NOW = rf"tu (?:nay|(?:khi|ngay) (?:ke hoach (?:nay )?(?:duoc )?)?{_ISSUED}(?: ke hoach(?: nay)?)?)"
#: The last good day.
_BY = "(?:(?:cham nhat|muon nhat)(?: la| vao| trong| den| het)*|khong (?:qua|muon hon|cham hon))"
_KINDS = {"thang": Every.MONTH, "quy": Every.QUARTER, "1": Every.MONTH, "3": Every.QUARTER, "6": Every.HALF}
_RANGE = pattern(
    rf"(?:trong |vao |cac )*(?P<start>tu )?(?:(?P<unit>thang|quy) )?(?P<first>{_NUMBER})(?: @)?"
    rf"(?:{_TO}(?:(?P<last_unit>thang|quy) )?(?P<last>{_NUMBER})(?: @)?)?"
)

#: A day, month, quarter or year that says its year, in a wording that names other years.
_DATED = rf"(?:(?:{_DATE}|(?:thang )?\d{{1,2}}|quy {_NUMBER})(?:/| nam ))?(?:nam )?\d{{4}}"
_DATED_STRETCH = pattern(rf"(?:giai doan |tu |cac |trong )*({_DATED}){_TO}({_DATED})")
_DATED_POINT = pattern(_DATED)
#: What goes on, from a year that is named and without an end.
_DATED_GOING_ON = pattern(
    rf"(?:thuong xuyen,?[ ]?)?(?:(?:tu|ke tu|bat dau tu|trong|giai doan) )*(?:nam )?"
    rf"(?P<year>\d{{4}})(?:{_TO}(?:nam )?(?P<last>\d{{4}}))?(?:,?[ ]?{_YEARS_AFTER}| tro di)"
)
#: From a day, month or quarter on: "Từ 01/7/2026 trở đi".
_DATED_ONWARD = pattern(rf"(?:ke )?tu (?P<from>{_DATED}) tro di")
#: The same in a span of years: "Thường xuyên, giai đoạn 2026-2030", "Hằng năm (2026-2030)".
_DATED_REGULAR = pattern(
    r"(?:thuong xuyen|(?:dinh ky )?hang nam)(?:,? ?(?:trong )?giai doan |,? ?\(|,)(?:giai doan )?"
    rf"(?:tu )?(?:nam )?(?P<year>\d{{4}}){_TO}(?:nam )?(?P<last>\d{{4}})\)?"
)
_DATED_BOUND = pattern(rf"(?:(truoc)|{_BY}|(?:{_FROM_NOW} )?(?:den het|den(?= ngay))) ({_DATED})")

Given = Mapping[str, str | list[str]]


class Wording(NamedTuple):
    """What is known of the wording of a schedule.

    Attributes:
        reading: How it is read; None where it is not sure.
        offered: Where it names other years: what it says word for word, for somebody to decide on.
        years: Those other years.
        elsewhere: When that is, where the plan has nothing of it: "Quý II/2026" in the plan of 2027.
        is_impossible: Whether it names a day, month or quarter that no calendar has.
    """

    reading: ScheduleReading | None = None
    offered: ScheduleReading | None = None
    years: tuple[int, ...] = ()
    elsewhere: tuple[Window, ...] = ()
    is_impossible: bool = False

    def allows(self, read: ScheduleReading, year: int) -> bool:
        """Whether a reading of a plan may be that of these words, as far as they are sure and in its year."""
        said = self.reading or self.offered
        windows = said.windows(year) if said else self.elsewhere
        if not windows or (said and said.on_event):
            return True
        in_year, own = (_within(days, year) for days in (windows, read.windows(year)))
        if any(one and (one.by or one.before) for one in (read, said)):
            # Of a day by which something is due, the beginning was not said.
            return [window.last for window in in_year] == [window.last for window in own]
        return in_year == own

    def reason(self, year: int) -> Text:
        """Why it is not read in the plan of that year."""
        if self.years:
            years = ", ".join(map(str, self.years))
            return Text(
                f"lời văn nói đến năm {years}, còn kế hoạch là của năm {year}",
                f"the words name {years}, but the plan is for {year}",
            )
        if self.is_impossible:
            return Text(
                "lời văn nêu ngày, tháng hoặc quý không có trong lịch",
                "the words name a day, month or quarter that does not exist",
            )
        return Text("lời văn không cho biết chắc chắn khi nào", "the words do not say for sure when")


@lru_cache(maxsize=1000)
def read_wording(text: str, year: int) -> Wording:
    """How the wording of a schedule is read in the plan of a year, and what else is known of it."""
    words = _plain(text)
    years = tuple(sorted({int(digits) for digits in _YEAR.findall(words)} - {year}))
    try:
        if years:
            offered = _offer(words, year)
            return Wording(
                offered=offered, years=years, elsewhere=() if offered else _elsewhere(words, years)
            )
        reading = None if words in _NO_DAYS else _read(_with_sign(words, year), year)
        if not reading and (within := _IN_THE_YEAR.fullmatch(words)):
            reading = _read_within(within["when"], year)
        return Wording(reading)
    except ValueError:
        return Wording(years=years, is_impossible=True)


def _read_within(when: str, year: int) -> ScheduleReading | None:
    """When in the year; "hằng năm (9 tháng)" may say how long it takes."""
    return None if re.search(r"\d thang$", when) else _read(_with_sign(f"{when} hang nam", year), year)


def _within(windows: Iterable[Window], year: int) -> list[Window]:
    """What lies of windows in a year."""
    start, end = Period.of_year(year).calendar_days
    return [Window(max(first, start), min(last, end)) for first, last in windows]


def _elsewhere(words: str, years: tuple[int, ...]) -> tuple[Window, ...]:
    """The times of words that name one other year, and not the plan's."""
    if len(years) > 1:
        return ()
    reading = _read(_with_sign(words, years[0]), years[0])
    return reading.windows(years[0]) if reading and not reading.is_open else ()


def line_of(reading: ScheduleReading) -> str:
    """The line of the plan that says so: ``read: {months: [4, 9]}``."""
    given = (f"{key}: {_yaml(value)}" for key, value in reading_data(reading).items())
    return f"read: {{{', '.join(given)}}}"


def reading_data(reading: ScheduleReading) -> dict[str, str | list[str]]:
    """A reading as the plan has it, in words: ``{"months": ["4", "9"]}``, ``{"before": "2027-06-30"}``."""
    fields = ScheduleReading.model_fields.items()
    given = {field.alias or name: value for name, field in fields if (value := getattr(reading, name))}
    return {key: _in_words(value) for key, value in given.items()}


def _in_words(value: object) -> str | list[str]:
    if isinstance(value, tuple):
        return [str(number) for number in value]
    return "true" if value is True else str(value)


def _yaml(value: str | list[str]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(value)}]"


def _plain(text: str) -> str:
    """Words without what may be written in several ways, and without what stands around them."""
    if len(text) > _LONGEST:
        return ""
    words = fold(text).replace("@", "?")
    for written, plain in _PLAIN:
        words = written.sub(plain, words)
    words = words.strip(" .,:-*/")
    within = re.fullmatch(r"\(([^()]*)\)", words)
    return within[1] if within else words


def _with_sign(words: str, year: int) -> str:
    """Words that name no other year, with ``@`` for the plan's own."""
    if not re.search(r"\b(?:thang|quy)\b", words):
        # "6/2027", but not "3-6/2027": that may be a day as well.
        words = re.sub(rf"(?:(?<![\d/.-])|(?<={year}-))(\d{{1,2}}/{year})(?!\d)", r"thang \1", words)
    words = re.sub(rf"[/-]?\s*\b{_OF_THE}*(?:nam\s)?{year}(?!\d)|\b{_OF_THE}+nam\b(?!\s\d)", " @ ", words)
    return re.sub(r"\s*([\s,-])\s*", r"\1", words).strip()


def _read(words: str, year: int) -> ScheduleReading | None:
    """Plain words as a reading.

    Raises:
        ValueError: They have a form that is known, and name a day, month or quarter that does not exist.
    """
    words, is_due = _begun(words)
    for form, meaning in _FORMS:
        found = form.fullmatch(words)
        given = meaning(found, year) if found else None
        if given:
            reading = ScheduleReading.model_validate(given)
            return _by_its_end(reading, words, year) if is_due else reading
    return None


def _begun(words: str) -> tuple[str, bool]:
    """Words without their beginning, and whether only the end is said."""
    is_due = False
    for beginning in _BEGINNINGS:
        found = beginning.match(words)
        if found:
            words, is_due = words[found.end() :], is_due or "due" in found.groupdict()
    return words, is_due


def _by_its_end(reading: ScheduleReading, words: str, year: int) -> ScheduleReading:
    """What is to be done within a time is due at its end, whenever it was begun."""
    windows = reading.windows(year)
    if len(windows) > 1 or reading.before or words.startswith("tu ") or (reading.is_open and words != "@"):
        return reading
    return ScheduleReading.model_validate({"by": str(windows[0].last)})


def _bounds(point: str, year: int) -> Window:
    """The first and the last day of a day, a month or a quarter; of the year where it says no more."""
    numbers = re.findall(rf"\b{_NUMBER}\b", point)
    if len(numbers) > 1:
        day = date(year, int(numbers[1]), int(numbers[0]))
        return Window(day, day)
    length = 3 if "quy" in point else 1
    begin, end = (_number(numbers[0]),) * 2 if numbers else (1, 12)
    return Window(date(year, (begin - 1) * length + 1, 1), last_day_of_month(year, end * length))


def _number(word: str) -> int:
    """2 for ``2``, ``02`` and ``ii``."""
    if word.isalpha() and word not in _ROMAN:
        raise ValueError(word)
    return _ROMAN.get(word) or int(word)


def _one_by_one(words: str, year: int) -> Given | None:
    """``thang 3,4,thang 9-thang 11``: months or quarters, one by one or from one to another."""
    unit, was_roman, units, months = "", False, set[str](), list[int]()
    for entry in words.split(","):
        part = _RANGE.fullmatch(entry)
        if part is None or (part["start"] and not part["last"]):
            return None
        is_roman = part["first"].isalpha()
        # A number alone is of the unit before it where it is written in the same way: not "quý I, 3".
        unit = part["unit"] or (unit if is_roman is was_roman else "")
        found = _months_of(part, unit, year)
        if found is None:
            return None
        months += found
        was_roman = is_roman
        units.add(unit)
    return _months(sorted(months), in_quarters=units == {"quy"}) if len(set(months)) == len(months) else None


def _months_of(part: re.Match[str], unit: str, year: int) -> range | None:
    """The months of one number, or from one to another, each of a unit and written in the same way."""
    numbers = [number for number in (part["first"], part["last"]) if number]
    is_roman = numbers[0].isalpha()
    mixed = part["last_unit"] not in {None, unit} or numbers[-1].isalpha() is not is_roman
    if not unit or mixed or (is_roman and unit == "thang"):
        return None
    bounds = [_bounds(f"{unit} {number}", year) for number in numbers]
    if bounds != sorted(set(bounds)):
        return None
    return range(bounds[0].first.month, bounds[-1].last.month + 1)


def _months(months: list[int], *, in_quarters: bool) -> Given:
    if in_quarters:
        return {"quarters": [str(month // 3) for month in months if month % 3 == 0]}
    return {"months": [str(month) for month in months]}


def _part_of_the_year(found: re.Match[str], _: int) -> Given | None:
    """``6 thang dau nam``: the first or the last months of the year."""
    count = int(found["count"])
    months = list(range(1, 13))
    chosen = months[-count:] if found["which"] == "cuoi" else months[:count]
    return _months(chosen, in_quarters=count % 3 == 0) if count in months[:-1] else None


def _stretch(found: re.Match[str], year: int) -> Given | None:
    """From a day, month or quarter to another, or one day."""
    begin, end = (_bounds(found[point] or found["one"], year) for point in ("first", "last"))
    if begin.first > end.last or (found["last"] and begin == end):
        return None
    return {"from": str(begin.first), "to": str(end.last)}


def _days_of_a_month(found: re.Match[str], year: int) -> Given | None:
    """``ngay 17 den ngay 20/11``: the month is said once."""
    last = _bounds(found["last"], year).last
    first = last.replace(day=int(found["day"]))
    return {"from": str(first), "to": str(last)} if first < last else None


def _so_many_months(found: re.Match[str], year: int) -> Given | None:
    """``8 thang (tu thang 3 den thang 10)``, where these are eight."""
    given = _one_by_one(found["which"], year) or {}
    count = len(given.get("months", ())) or 3 * len(given.get("quarters", ()))
    return given if count == int(found["count"]) else None


def _so_many_times(found: re.Match[str], year: int) -> Given | None:
    """``02 lan/nam (thang 4,thang 8)``, where these are two that do not touch."""
    given = _one_by_one((found["which"] or found["behind"]).strip(), year)
    windows = ScheduleReading.model_validate(given).windows(year) if given else ()
    return given if len(windows) == int(found["count"]) else None


def _in_rounds(found: re.Match[str], year: int) -> Given | None:
    """``dot 1:thang 4,dot 2:thang 9``: each round has its own time, which does not touch that of another."""
    rounds = re.findall(r"(?:(?:dot|lan) (\d) ?:? ?)?([^,()]+?)(?: ?\(dot (\d)\))?(?:,|$)", found[0])
    numbers = [before or after for before, _, after in rounds]
    given = _one_by_one(",".join(time.strip() for _, time, _ in rounds), year)
    if not given or numbers != [str(number) for number in range(1, len(rounds) + 1)]:
        return None
    windows = ScheduleReading.model_validate(given).windows(year)
    return given if len(windows) == len(rounds) else None


def _every(found: re.Match[str], _: int) -> Given | None:
    """``hang quy``, ``6 thang mot lan``; "tháng 1 lần" may be said of January."""
    kind, once = found["kind"].removesuffix(" thang"), found["once"] or ""
    if found["often"] or once.startswith("/") or (once and kind not in {"thang", "quy"}):
        return {"every": _KINDS[kind.lstrip("0")]}
    return None


def _offer(words: str, year: int) -> ScheduleReading | None:
    """A stretch that reaches into other years, or a bound in another, where every end says its year."""
    words, is_due = _begun(words)
    stretch, bound, point = (form.fullmatch(words) for form in (_DATED_STRETCH, _DATED_BOUND, _DATED_POINT))
    given: Given | None = None
    if _goes_on(words, year):
        given = {"all_year": "true"}
    elif bound and (day := _dated(bound[2])).first.year > year:
        given = {"before": str(day.first)} if bound[1] else {"by": str(day.last)}
    elif point and is_due and (day := _dated(point[0])).first.year > year:
        given = {"by": str(day.last)}
    elif stretch:
        begin, end = _dated(stretch[1]), _dated(stretch[2])
        if begin.first < end.first and begin.first.year <= year <= end.last.year:
            given = {"from": str(begin.first), "to": str(end.last)}
    return ScheduleReading.model_validate(given) if given else None


def _goes_on(words: str, year: int) -> bool:
    """Whether regular work, or what was begun in an earlier year and has no end, goes on in a year."""
    begun, onward, regular = (
        form.fullmatch(words) for form in (_DATED_GOING_ON, _DATED_ONWARD, _DATED_REGULAR)
    )
    if begun and (begun["last"] or "9999") > begun["year"]:
        return int(begun["year"]) <= year
    if onward:
        return _dated(onward[1]).first.year < year
    return bool(regular and int(regular["year"]) <= year <= int(regular["last"]))


def _dated(point: str) -> Window:
    return _bounds(point[:-4], int(point[-4:]))


_Meaning = Callable[[re.Match[str], int], Given | None]
_FORMS: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (pattern(form), meaning)
    for form, meaning in (
        (
            (
                rf"{_ALWAYS}(?:[ ,]{_ALWAYS})*"
                rf"(?:[ ,](?:hoac )?{_ON_EVENT}|,?[ ]?{_BY_RULE}|,{_YEARS_AFTER}"
                r"|,dinh ky(?:(?:,| hoac )dot xuat)?)?"
            ),
            lambda _, __: {"all_year": "true"},
        ),
        (
            (
                rf"(?:thuong xuyen,?[ ]?(?:ke |bat dau )?tu @(?: tro di)?|dinh ky @"
                rf"|(?:(?:ke |bat dau )?tu )?@ ?(?:tro di|,{_YEARS_AFTER}))"
            ),
            lambda _, __: {"all_year": "true"},
        ),
        (rf"{_ON_EVENT}(?:[, ]@)?", lambda _, __: {"on_event": "true"}),
        (
            (
                rf"(?:(?:it nhat|toi thieu) (?={_ONE} lan))?"
                rf"(?P<often>dinh ky |hang |moi |tung |{_ONE} lan(?:/| moi ))*"
                rf"(?P<kind>(?:0?[136] )?thang|quy)(?P<once>/(?:{_ONE} )?lan| {_ONE} lan)?(?: @|,(?:@|nam))?"
            ),
            _every,
        ),
        # A report on six months and one on the year; both halves of it.
        (
            r"(?:dinh ky )?0?6 thang(?: dau)?(?: nam| @)?,(?:@|(?:0?1 )?nam|0?6 thang cuoi(?: nam| @))",
            lambda _, __: {"every": Every.HALF},
        ),
        # Reports on each quarter, on six months and on the year: the last two end with a quarter.
        (
            r"(?:dinh ky )?(?:hang )?quy,0?6 thang,(?:hang )?(?:@|nam)",
            lambda _, __: {"every": Every.QUARTER},
        ),
        (r"(?P<count>\d{1,2}) thang (?P<which>dau|cuoi) ?(?:nam|@)", _part_of_the_year),
        (r"(?P<count>0?9) thang(?P<which>)(?: @)?", _part_of_the_year),
        (r"(?P<count>\d{1,2}) thang ?\((?P<which>.+)\)", _so_many_months),
        (
            rf"(?:cham nhat )?truoc (?P<point>{_POINT})",
            lambda found, year: {"before": str(_bounds(found["point"], year).first)},
        ),
        (
            (
                rf"(?:{_BY}|(?:{_FROM_NOW} )?(?:den )?het|(?:{_FROM_NOW} )?den(?= ngay|(?: \d{{1,2}}/))) "
                rf"(?P<point>{_POINT}|@|nam)"
            ),
            lambda found, year: {"by": str(_bounds(found["point"], year).last)},
        ),
        (r".*", lambda found, year: _one_by_one(found[0], year)),
        (r"(?P<which>(?:thang|quy) [^,]+),@", lambda found, year: _one_by_one(found["which"], year)),
        (
            (
                r"0?(?P<count>[1-9]) (?:lan|dot)(?:/nam| @)? ?"
                r"(?:\((?P<which>[^()]+)\)"
                r"|(?:[,:] ?|(?=vao ))(?P<behind>(?:vao |trong )?(?:cac )?(?:thang|quy) [^()]+))"
            ),
            _so_many_times,
        ),
        (r"(?:dot|lan) 1\b.+|.+\(dot 1\).*", _in_rounds),
        (
            rf"(?:tu )?(?P<first>{_POINT}){_TO}(?P<last>{_POINT}|(?<=het )(?:@|nam))|(?P<one>{_DATE})(?: @)?",
            _stretch,
        ),
        (rf"(?:tu )?(?:ngay )?(?P<day>\d{{1,2}}){_TO}(?P<last>{_DATE})(?: @)?", _days_of_a_month),
    )
)
