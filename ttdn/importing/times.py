"""What a document says of times: of a task, of the day of its issue, of the year for which it is a plan.

A time is read where its words can mean one thing only (``ttdn.wording``), and kept as words where they do
not; what may be meant is offered in a remark, for somebody to copy.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ttdn.language import Text, count_of
from ttdn.model.period import Period
from ttdn.model.schedule import ScheduleReading
from ttdn.safe_text import quote
from ttdn.vietnamese import fold
from ttdn.wording import Wording, line_of, read_wording, reading_data

Data = Mapping[str, "str | Mapping[str, str | list[str]]"]


class TimeRead(NamedTuple):
    """The time of a task.

    Attributes:
        schedule: What the plan says of it: ``{"text": "Quý II", "read": {"quarters": ["2"]}}``; the text
            alone where it is not sure, nothing where there is no text.
        remarks: What somebody must look at.
    """

    schedule: Data
    remarks: tuple[Text, ...] = ()


class YearRead(NamedTuple):
    """The year of a plan; None where the document does not say. Remarks say what it was taken from."""

    year: int | None
    remarks: tuple[Text, ...] = ()


# Words and their place


def aligned(text: str) -> str:
    """A text for matching (no accents, no case) in which every letter stands where it stands in the text."""
    plain = fold(text)
    return plain if len(plain) == len(text) else "".join(map(_plain_letter, text))


@lru_cache(maxsize=4096)
def _plain_letter(letter: str) -> str:
    return " " if letter.isspace() else (fold(letter) or "?")[0]


# The time of a task

#: Where these stand above a time, it is the end of the work.
_IS_END = re.compile(r"\b(?:han|hoan thanh|ket thuc|tien do)\b")
#: What is somewhere in the year, or comes back, and is not read.
_SAYS_TIME = re.compile(
    r"\b(?:dau|cuoi|giua) (?:nam|quy|thang)\b|\b(?:hang|moi) (?:ngay|tuan|thang|quy)\b|\d"
)
#: Points in time.
_POINT = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\b(?:quy|thang) (?:\d{1,2}|i{1,3}|iv)\b|\b\d{4}\b")


def read_time(text: str, year: int, said: str = "") -> TimeRead:
    """What the words about the time of a task say in the plan of a year.

    Args:
        text: The words.
        year: The year of the plan.
        said: The head of their column or the words before their colon: a day below "thời hạn hoàn thành" is
            the last one, not the only one.
    """
    text = " ".join(text.split())
    if not text:
        return TimeRead({})
    wording = read_wording(text, year)
    if wording.reading or _is_all_of(wording, year):
        reading = wording.reading or wording.offered
        if reading and reading.start and reading.start == reading.end and _IS_END.search(fold(said)):
            reading = ScheduleReading.model_validate({"by": str(reading.end)})
        schedule: Data = {"text": text, "read": reading_data(reading)} if reading else {"text": text}
        return TimeRead(schedule, tuple(_only_year(text, year)))
    return TimeRead({"text": text}, tuple(_doubts(text, wording, year)))


def _only_year(text: str, year: int) -> Iterator[Text]:
    """What to look at where a year stands alone: it may be when the work goes on, or by when it is done."""
    if fold(text).rstrip(" .;") in {str(year), f"nam {year}"}:
        yield Text(
            "chỉ ghi năm: hiểu là làm cả năm, không có hạn; phải xong trong năm thì ghi "
            f"read: {{by: {year}-12-31}}",
            "a year alone: read as all year, without a deadline; if it is due in it, write "
            f"read: {{by: {year}-12-31}}",
        )


def _is_all_of(wording: Wording, year: int) -> bool:
    """Whether all of the year is meant, whatever is meant of others: ``2025 - 2030`` in the plan of 2026."""
    if wording.offered is None:
        return False
    first, last = Period.of_year(year).calendar_days
    return any(start <= first and last <= end for start, end in wording.offered.windows(year)) and not (
        wording.offered.by or wording.offered.before
    )


def _doubts(text: str, wording: Wording, year: int) -> Iterator[Text]:
    """Why words were not read; nothing of those that name no time ("theo hướng dẫn của Bộ")."""
    vi, en = wording.reason(year)
    if wording.offered:
        line = line_of(wording.offered)
        yield Text(
            f"{vi}; nếu đúng là thế thì thêm vào sau 'text': {line}",
            f"{en}; if that is meant, add after 'text': {line}",
        )
    elif wording.years or wording.is_impossible:
        yield Text(f"{vi}; văn bản đúng là thế thì để nguyên.", f"{en}; if the document says so, leave it.")
    elif len(points := _POINT.findall(fold(text))) > 1:
        yield Text(
            "lời văn nêu nhiều mốc thời gian; nếu mỗi mốc là của một phần việc thì tách thành nhiều mục cùng "
            "'cited_as', còn không thì để nguyên.",
            "the words name several times; if each is of a part of the work, make an item of each with the "
            "same 'cited_as'; if not, leave them.",
        )
    elif points or _SAYS_TIME.search(fold(text)):
        yield Text(
            f"{vi}; nếu biết thì thêm 'read' (xem: ttdn show --read), không thì để nguyên: mục không có hạn.",
            f"{en}; if you know, add 'read' (see: ttdn show --read); if not, leave it: there is no deadline.",
        )


# A time that stands in the words of the task itself

_WORD = (
    r"(?:ngay|thang|quy|nam|hang|tu|den|het|truoc|cham nhat|muon nhat|khong qua|la|trong|vao|va|cua|dau|cuoi"
    r"|\d{4}|\d{1,2}(?:/\d{1,2})?(?:/\d{4})?|(?:i{1,3}|iv)(?:/\d{4})?)(?![\w/])"
)
_TIME = rf"{_WORD}(?:(?: ?[,-] ?| ){_WORD}){{0,14}}"
#: What may stand behind a time that is said completely.
_END = r"(?= ?(?:[.;:,)]|$)| (?:de|theo|va|nham|tai|tren|gui|dong thoi)\b)"
_IN_TEXT = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:phai )?(?:hoan thanh|hoan tat|xong)(?: xong)? {_TIME}{_END}",
        (
            rf"\b(?:thoi gian|thoi han)(?: (?!tu\b|vao\b|trong\b|truoc\b)[a-z]+){{0,3}}(?: ?: ?| )"
            rf"(?P<time>{_TIME}){_END}"
        ),
        rf"\((?P<time>(?:tu|thang|quy) {_TIME})\)",
        rf"\b(?P<time>tu(?= [^.;]{{0,40}}? den ) {_TIME})(?= ?(?:[.;]|$))",
        (
            rf"\b(?P<time>(?:truoc|cham nhat|muon nhat|khong qua|khong muon hon) {_TIME})"
            r"(?= ?(?:[.;]|$)| de (?:tong hop|theo doi)\b)"
        ),
    )
)
_STOP = r"(?= ?(?:[.;]|$))"
#: The same without a word for it: a quarter or a month behind a sign, a day, and what is near a day, comes
#: back in its own way, or is told by the moon.
_BESIDE = tuple(
    re.compile(form)
    for form in (
        (
            r"(?:(?<=[.;] )|[,;:(] ?|\b(?:trong|vao) )"
            rf"(?P<time>(?=(?:thang|quy|truoc|cham nhat)\b){_TIME}"
            rf"|q[1-4](?:(?: ?- ?|, ?)q[1-4])*(?:/\d{{4}})?)(?:\)|{_STOP})"
        ),
        rf"(?P<time>\bdinh ky (?:hang|moi) (?:thang|quy|nam)|\b6 thang/lan)(?:\)|{_STOP})",
        rf"(?P<time>\bngay \d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?){_STOP}",
        r"\((?P<time>\d{1,2}/\d{1,2}/\d{4})\)",
        r"(?<=: )(?P<time>\d{1,2}/\d{1,2}(?:/\d{4})?)(?= ?(?:[.;,]|$))",
        (
            r"(?P<time>\b(?:dip (?!nay)|tu nay den |tuan (?:dau|cuoi|thu \w+)(?: cua)? (?:thang|quy|nam)\b"
            r"|(?:dau|cuoi|giua)(?: moi)? hoc ky\b|(?:truoc |den )?(?:ngay )?(?:ram|mung \w+|\d{1,2}) thang"
            rf" (?:gieng|chap|\d{{1,2}} am lich)\b|\d{{1,2}} thang mot lan\b)[^.;,:()]{{0,40}}?){_END}"
        ),
    )
)
#: Behind these a day is that of a document.
_OF_A_DOCUMENT = re.compile(
    r"\b(?:so \d|luat|nghi (?:quyet|dinh)|quyet dinh|cong van|ke hoach|thong (?:bao|tu)|chi thi|huong dan)\b"
    r"[^;,]*$"
)
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?! )[^.;]+)*")


def times_in(text: str, year: int) -> tuple[Text, ...]:
    """What to look at where the words of a task say by when it is due and no schedule does.

    ``… hoàn thành trước ngày 30/6/2026``, ``(từ ngày 15/5 đến ngày 15/6)``. It is offered, not read: the
    words may be about a part of the task.
    """
    plain = aligned(text)
    found: dict[str, str] = {}
    unread: list[str] = []
    for start, end in _said(plain):
        wording = read_wording(text[start:end], year)
        if wording.reading and not wording.reading.is_open:
            found.setdefault(line_of(wording.reading), text[start:end])
        elif not (wording.reading or wording.years or wording.offered or wording.is_impossible):
            unread.append(text[start:end])
    if not found:
        return tuple(map(_unread, unread[:1]))
    if len(found) > 1:
        words = ", ".join(map(quote, found.values()))
        return (
            Text(
                f"câu có nêu thời gian: {words}; nếu là hạn của mục này thì thêm 'schedule'.",
                f"the words name times: {words}; if the item is due then, add 'schedule'.",
            ),
        )
    [(line, words)] = found.items()
    schedule = f"schedule: {{text: {quote(words)}, {line}}}"
    return (
        Text(
            f"câu có nêu thời gian; nếu là hạn của mục này thì thêm: {schedule}",
            f"the words name a time; if the item is due then, add: {schedule}",
        ),
    )


#: "Báo cáo: quý trước ngày 15 tháng cuối quý; 6 tháng trước ngày 15/6".
_REPORTS_ON = re.compile(r" (?:quy|0?[69] thang|nam|thang|hang)\b")


def _of_the_task(plain: str) -> Iterator[re.Match[str]]:
    """The sentences of a task without those about reports."""
    is_report = False
    for sentence in _SENTENCE.finditer(plain):
        goes_on = is_report and plain[sentence.start() - 1] == ";" and _REPORTS_ON.match(sentence[0])
        is_report = bool(goes_on or re.search(r"\bbao cao\b", sentence[0]))
        if not is_report:
            yield sentence


def _said(plain: str) -> Iterator[tuple[int, int]]:
    """Where the words of a task say when, sentence by sentence."""
    for sentence in _of_the_task(plain):
        said = [
            match.span("time" if "time" in form.groupindex else 0)
            for form in _IN_TEXT
            for match in form.finditer(plain, *sentence.span())
        ]
        for form in _BESIDE:
            for match in form.finditer(plain, *sentence.span()):
                start, end = match.span("time")
                is_known = any(first < end and start < last for first, last in said)
                if not is_known and not _OF_A_DOCUMENT.search(plain, sentence.start(), start):
                    said.append((start, end))
        yield from said


def _unread(words: str) -> Text:
    """What to look at where words that say by when are not read."""
    said = quote(words)
    return Text(
        f"câu có nêu thời gian mà không rõ là ngày nào: {said}; nếu là hạn của mục này thì thêm 'schedule'.",
        f"the words name a time, which day is not sure: {said}; if the item is due then, add 'schedule'.",
    )


# Days and years

_DAY = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2}) ?(?:thang ?(?P<m1>\d{1,2}) ?,? ?nam ?(?P<y1>\d{4})"
    r"|(?P<sign>[/.-]) ?(?P<m2>\d{1,2}) ?(?P=sign) ?(?P<y2>\d{4}))(?![\d/])"
)


def read_day(text: str) -> date | None:
    """The first day that a text names: ``ngày 20 tháng 11 năm 2025``, ``20/11/2025``.

    None where it is not filled in: ``ngày … tháng 11 năm 2025``.
    """
    for found in _DAY.finditer(fold(text)):
        year, month = (int(found[name + "1"] or found[name + "2"]) for name in "ym")
        try:
            return date(year, month, int(found["day"]))
        except ValueError:
            continue
    return None


_FULL_YEAR = r"(?:19|20|21)\d\d(?!\d)"
#: What is quoted, and days: their years are those of other documents.
_OF_OTHERS = re.compile(
    rf"[“\"«][^”\"»]*[”\"»]|\d{{1,2}}(?: thang |[/.-])\d{{1,2}}(?: nam |[/.-]){_FULL_YEAR}"
    rf"|\d{{1,6}}/{_FULL_YEAR}/[a-z]+"
)
_SPAN = re.compile(rf"({_FULL_YEAR}) ?(?:-|den(?: nam)?) ?({_FULL_YEAR})")
_ONE_YEAR = re.compile(
    rf"(?P<before>\b[a-z]+ )?\bnam (?P<year>{_FULL_YEAR})|\b(?:quy|thang) \w+ ?/ ?(?P<of>{_FULL_YEAR})"
)
#: A year behind these is no year of the plan: "đến năm 2030", "tầm nhìn năm 2045".
_NOT_OF_IT = frozenset({"den", "nhin", "huong"})
#: A law of a year: "Luật Đất đai năm 2024".
_LAW = re.compile(r"\b(?:luat|bo luat|hien phap|phap lenh)\b(?:(?!tren dia ban)[^,;\d])*$")
#: A title is a few lines; nobody writes a longer one.
_LONGEST = 2000
#: From this month on the plans that are issued are mostly those of the next year.
_LATE = 10


def plan_year(title: str, day: date | None, texts: Iterable[str] = ()) -> YearRead:
    """The year of a plan: what its title says, else the year in which it was issued.

    Args:
        title: Its title.
        day: The day of issue, where it is known.
        texts: Other words of the document, such as its times; they only help to say what to look at.
    """
    plain = _OF_OTHERS.sub(" ", fold(title[:_LONGEST]))
    span = _SPAN.search(plain)
    years = tuple(_years_of(_SPAN.sub(" ", plain), day))
    if years:
        year = years[-1]
        return YearRead(year, (*_several(years), *_far_from(year, day)))
    if span and (first := int(span[1])) <= (last := int(span[2])):
        return _of_span(first, last, day)
    return _of_day(day, texts)


def _years_of(plain: str, day: date | None) -> Iterator[int]:
    """The years of the plan that a title names, without those of older laws and of far ends."""
    for found in _ONE_YEAR.finditer(plain):
        year = int(found["year"] or found["of"])
        is_old = (day is None or year < day.year) and _LAW.search(plain[: found.start("year")])
        if (found["before"] or "").strip() not in _NOT_OF_IT and not is_old:
            yield year


def _several(years: Sequence[int]) -> Iterator[Text]:
    if len(set(years)) > 1:
        named = ", ".join(map(str, sorted(set(years))))
        yield Text(
            f"trích yếu nêu các năm {named}; tệp này là của năm {years[-1]}.",
            f"the title names the years {named}; this file is for {years[-1]}.",
        )


def _far_from(year: int, day: date | None) -> Iterator[Text]:
    """A plan is issued in its year or shortly before."""
    if day and year not in {day.year, day.year + 1}:
        yield Text(
            f"trích yếu nêu năm {year}, còn văn bản ký năm {day.year}; kế hoạch của năm khác thì sửa 'year'.",
            f"the title names {year}, but it was signed in {day.year}; if it is for another, correct 'year'.",
        )


def _of_span(first: int, last: int, day: date | None) -> YearRead:
    """A plan of several years has a file for each; the first is that of its beginning, or of its issue."""
    year = min(max(first, day.year), last) if day else first
    return YearRead(
        year,
        (
            Text(
                f"kế hoạch của giai đoạn {first} - {last}, mỗi năm một tệp; tệp này là của năm {year}.",
                f"the plan is for {first} - {last}, with a file for each year; this one is for {year}.",
            ),
        ),
    )


def _of_day(day: date | None, texts: Iterable[str]) -> YearRead:
    """A title without a year: the year of issue, or that which the text names most where there is none."""
    named = Counter(int(year) for text in texts for year in re.findall(rf"(?<!\d){_FULL_YEAR}", text))
    if day is None:
        return _of_text(named)
    year, following = day.year, day.year + 1
    remark = Text(
        f"trích yếu không nêu năm; {year} là năm ký văn bản.",
        f"the title names no year; the document was signed in {year}.",
    )
    if day.month >= _LATE:
        often = named[following]
        vi, en = (
            (f", nêu năm {following} {often} lần", f", with {count_of(often, 'mention')} of {following}")
            if often
            else ("", "")
        )
        remark = Text(
            f"trích yếu không nêu năm, văn bản ký tháng {day.month}/{year}{vi}; nếu là kế hoạch của năm "
            f"{following} thì đọc lại với --year {following}.",
            f"the title names no year, the document was signed in {year}-{day.month}{en}; if it is the plan "
            f"for {following}, read it again with --year {following}.",
        )
    return YearRead(year, (remark,))


def _of_text(named: Mapping[int, int]) -> YearRead:
    """A document without a day and a year in its title."""
    if not named:
        return YearRead(None)
    year = max(named, key=lambda one: (named[one], one))
    return YearRead(
        year,
        (
            Text(
                f"trích yếu không nêu năm, văn bản không ghi ngày; {year} là năm được nêu nhiều nhất: nếu "
                "sai thì đọc lại với --year.",
                f"there is no year in the title and no day; {year} is named most: if it is wrong, read again "
                "with --year.",
            ),
        ),
    )
