"""Who reports on the plan, to whom and by when, as its own sentence says.

Among the sentences that speak of reports, that of the units is looked for: of what the lead office sends on
("Sở A tổng hợp, báo cáo Bộ B trước ngày …") nobody else is to be asked. A deadline is read where it is sure
of which period it is; otherwise the period stands without one, and a remark says why.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ttdn.importing.times import aligned
from ttdn.language import Text
from ttdn.safe_text import quote

K = TypeVar("K")
#: A line of ``reporting.periods`` as the plan has it, in words.
Line = Mapping[str, "str | Mapping[str, str]"]


@dataclass(frozen=True)
class ReportingRead(Generic[K]):
    """The rule on reports.

    Attributes:
        keys: The paragraphs in which it stands.
        text: Its sentence or sentences as they are written, one paragraph a line, without their labels.
        periods: The lines of ``reporting.periods``; at least one.
        to: Who receives the reports, in the words of the document; empty where it does not say.
        through: Through whom, in its words; empty where nobody.
        who: Who must report, in its words; empty where it does not say.
        requested: Who is only asked to ("đề nghị …"), in its words.
        remarks: What somebody must look at.
    """

    keys: tuple[K, ...]
    text: str
    periods: tuple[Line, ...]
    to: str = ""
    through: str = ""
    who: str = ""
    requested: str = ""
    remarks: tuple[Text, ...] = ()


def find_reporting(paragraphs: Iterable[tuple[K, str]], year: int) -> ReportingRead[K] | None:
    """The rule on reports in the paragraphs of a document; None where no sentence speaks of them.

    Args:
        paragraphs: Its paragraphs in their order, each with a key by which the caller knows it: headings and
            dashes too (they say who is meant), each with its label if it has one.
        year: The year of the plan.
    """
    said = list(_sentences(paragraphs))
    rules = [one for one in said if one.weight]
    own = [one for one in rules if not one.is_upper]
    if own:
        best = max(own, key=lambda one: (one.weight, one.place))
        if best.weight >= _ENOUGH:
            return _read(_with_neighbours(said, best), year)
    if rules:
        best = max(rules, key=lambda one: (one.weight, one.place))
        return _of_upper(best, year)
    return None


# The sentences

#: How bodies begin. With accents: "so sánh" is no "sở", and "về phòng, chống" no "phòng".
_BODY = (
    r"(?:các tổ chức"
    r"|(?:(?:các|từng|toàn bộ) )?(?:sở|ban(?! hành)|ngành|ubnd|[uủ][yỷ] ban|hđnd|hội đồng|mặt trận"
    r"|phòng(?! ngừa|, chống)|văn phòng|bộ(?! phận)|cục|chi cục|công an|thanh tra|trung tâm|viện"
    r"|trường(?! hợp)|hội(?! nghị)|đoàn|liên đoàn|liên minh|liên hiệp|cơ quan|đơn vị|địa phương|thủ trưởng"
    r"|người đứng đầu|giám đốc|chủ tịch|trưởng|hiệu trưởng|doanh nghiệp|xã(?! hội)|phường|đặc khu|huyện"
    r"|thành phố|kho bạc|ngân hàng|bảo hiểm|thuế|chi nhánh|báo(?! cáo)|đài|công ty"
    r"|(?:tỉnh|thành|đảng) [uủ][yỷ]|thường trực|thường vụ|tổ công tác))\b"
)
_BODIES = re.compile(_BODY, re.IGNORECASE)
#: Bodies of which there are many.
_MANY = re.compile(
    r"^(?:các|từng|thủ trưởng|người đứng đầu)\b|\b(?:đốc|trưởng|tịch|ubnd|ủy ban nhân dân) các\b|\bcấp xã\b"
    rf"|(?:[,;]| và) {_BODY}",
    re.IGNORECASE,
)
#: With these words what somebody does begins; before them stands who.
_DOES = re.compile(
    r"[,;:]? ?\b(?P<act>can cu|tren co so|co trach nhiem|chiu trach nhiem|nghiem tuc|chu dong|khan truong"
    r"|tiep tuc|to chuc (?:trien khai|thuc hien)|trien khai|thuc hien|xay dung|phoi hop|chu tri|tham muu"
    r"|(?<!ban )chi dao|theo doi|huong dan|don doc|kiem tra|tong hop|dinh ky|thuong xuyen"
    r"|hang (?:thang|quy|nam)|gui|bao cao"
    r"|bao dam|dam bao|quan tam|xay ra|tang cuong|kip thoi|phan anh|lap|ra soat|truoc ngay)\b"
)
_LABEL = re.compile(r"(?:[-+–•*]|\(?\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s+")
#: What may stand before the bodies of a sentence.
_TITLE = re.compile(rf"[^:]{{0,60}}\bbáo cáo\b[^:]{{0,30}}: (?={_BODY})", re.IGNORECASE)
_BEFORE_WHO = re.compile(
    r"(?:căn cứ|trên cơ sở|theo|trong|sau khi|h[ằà]ng năm|định kỳ|kết thúc|trước|chậm nhất|để)\b"
    rf"(?:(?!, {_BODY})[^;]){{0,300}}, (?={_BODY})",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"\b(?:yêu cầu|đề nghị|giao) (?={_BODY})", re.IGNORECASE)
_REPORT = re.compile(
    r"\bgui ket qua\b|(?:\bgui )?\bbao cao\b"
    r"(?! (?:vien|tai chinh|quyet toan|kinh te|chuyen de|nghien cuu|de xuat|so \d|co tham quyen))"
)
#: Reports of others, on which the plan rests: "Căn cứ Báo cáo số …", "theo báo cáo của …".
_CITED = re.compile(
    r"\b(?:can cu|theo|xet|tai|trong|qua|noi dung|mau|bieu mau|che do|cong tac|hoac|he thong)(?: cac)? $"
)
#: A report of what happens, not of what was done.
_INCIDENT = re.compile(
    r"\b(?:kho khan|vuong mac|khi (?:co|xay ra|phat hien|xuat hien)|truong hop|neu|su co|bat thuong)\b"
)
#: What the receiver does with it, and the act that follows: its own deadline is not that of the units.
_PASSED_ON = re.compile(
    r"\bde bao cao\b"
    r"|\b(?:tong hop|theo doi|tham muu|chi dao|xem xet)\b[^()]{0,80}?\b(?:bao cao|trinh|tham muu)\b"
)
_ABOUT = re.compile(
    r"\b(?:ket qua|tinh hinh|viec)\b(?! (?:gap )?(?:kho khan|vuong mac))|\bdinh ky\b|\bgui bao cao\b"
)
_NEAR = 40
_ENOUGH = 4
#: How far below a heading that names bodies its dashes still speak of them.
_REACH = 10
_LONGEST_HEADING = 200
_NO_SENTENCE = frozenset({"TP", "TX", "Tp", "TS", "ThS", "PGS", "GS", "Q", "P", "H"})


@dataclass(frozen=True)
class _Sentence(Generic[K]):
    """A sentence, ``where`` in its paragraph, and who is meant where it does not say so itself."""

    key: K
    place: int
    where: tuple[int, int]
    paragraph: str
    context: str
    headed: bool

    @cached_property
    def text(self) -> str:
        return self.paragraph[slice(*self.where)]

    @cached_property
    def plain(self) -> str:
        return aligned(self.text)

    @cached_property
    def lead(self) -> int:
        """Where it begins behind a title: "Chế độ báo cáo: Các sở …"."""
        title = _TITLE.match(self.text)
        return title.end() if title else 0

    @cached_property
    def act(self) -> int:
        """Where it says that somebody reports; -1 where it does not."""
        for found in _REPORT.finditer(self.plain, self.lead):
            if not _CITED.search(self.plain[max(0, found.start() - 30) : found.start()]):
                return found.start()
        return -1

    @cached_property
    def rule(self) -> str:
        """The words of the units' own report, folded: not what the receiver then does with it."""
        begin = max(self.act, 0)
        for found in _PASSED_ON.finditer(self.plain, begin + len("bao cao")):
            if self.plain.count("(", begin, found.start()) == self.plain.count(")", begin, found.start()):
                last = re.search(r"(?:bao cao|trinh|tham muu)$", found[0])
                return self.plain[: found.end() - len(last[0] if last else "")]
        return self.plain

    @cached_property
    def own_subject(self) -> str:
        """Who is to report, as the sentence says."""
        until = self.act if self.act >= 0 else len(self.plain)
        asked = list(_ASKED.finditer(self.text, 0, until))
        before = None if asked else _BEFORE_WHO.match(self.text, self.lead)
        start = asked[0].end() if asked else before.end() if before else self.lead
        if not _BODIES.match(self.text, start):
            return ""
        return self.text[start : _first_act(self.text, self.plain, start)].strip(" ,;:")

    @property
    def subject(self) -> str:
        return self.own_subject or self.context

    @cached_property
    def is_upper(self) -> bool:
        """Whether it is what the lead office sends on to the body above."""
        if self.subject:
            return not _MANY.search(self.subject)
        if re.search(r"\b(?:tong hop|tham muu)\b", self.plain[: max(self.act, 0)]):
            return True
        # Nobody is named: what goes to the government itself, and not through an office, may be the lead's.
        to_government = _GOVERNMENT.match(aligned(_receiver(self)))
        return bool(to_government) and not self.headed and not re.search(r"\bqua\b", self.text)

    @cached_property
    def weight(self) -> int:
        """How much it looks like the rule on reports; 0 where it is none."""
        if self.act < 0:
            return 0
        marks = _marks(self, 0)
        to = _receiver(self)
        dated = any(isinstance(mark, _Due) for mark in marks)
        periodic = any(isinstance(mark, _Span) for mark in marks)
        about = bool(_ABOUT.search(self.plain, max(0, self.act - _NEAR)))
        # Without a time only a report on what was done may be the rule; "kịp thời báo cáo khó khăn" is none.
        if not dated and not (to and about) and not (periodic and (to or self.headed)):
            return 0
        if _INCIDENT.search(self.plain[: self.act]) and not (dated or periodic):
            return 0
        many = bool(_MANY.search(self.subject))
        return 4 * dated + 2 * periodic + 2 * bool(to) + 3 * many + about + 2 * self.headed


def _sentences(paragraphs: Iterable[tuple[K, str]]) -> Iterator[_Sentence[K]]:
    """All sentences with what stands above them."""
    heading, since, headed = "", 0, False
    for place, (key, text) in enumerate(paragraphs):
        label = _LABEL.match(text)
        words = text[label.end() :] if label else text
        plain = aligned(words)
        act = _first_act(words, plain, 0) if len(words) <= _LONGEST_HEADING else -1
        is_body = bool(_BODIES.match(words)) and (act == len(words) or (act > 0 and words.endswith(":")))
        if is_body or words.isupper() or (label and label[0][0].isalnum()):
            heading, since = (words[:act].strip(" :.") if is_body else ""), place
            headed = len(words) <= _LONGEST_HEADING and "bao cao" in plain
        subject = heading if place - since <= _REACH else ""
        for where in _spans(text, label.end() if label else 0):
            sentence = _Sentence(key, place, where, text, subject, headed)
            yield sentence
            subject = sentence.own_subject or subject


def _first_act(text: str, plain: str, start: int) -> int:
    """Where it begins to say what somebody does; names such as "Ủy ban Kiểm tra" have capitals."""
    found = (
        one
        for one in _DOES.finditer(plain, start)
        if not text[one.start("act")].isupper() or ":" in text[one.start() : one.start("act")]
    )
    return next((one.start() for one in found), len(text))


def _spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand; each body that reports has its own."""
    for stop in re.finditer(r"[.!?;]\s+", text):
        if stop.start() <= start:
            continue
        if stop[0][0] == ";":
            ends = _BODIES.match(text, stop.end()) and all(
                "báo cáo" in part for part in (text[start : stop.start()], text[stop.end() :])
            )
        else:
            word = re.search(r"\w*$", text[max(0, stop.start() - 8) : stop.start()])
            ends = text[stop.end() : stop.end() + 1].isupper() and word and word[0] not in _NO_SENTENCE
        if ends:
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


# To whom, and through whom

_TO = re.compile(rf"\b(?:về|gửi|cho|với|lên|báo cáo) (?=(?P<body>{_BODY}))", re.IGNORECASE)
_THROUGH = re.compile(rf"\b(?:thông )?qua (?=(?P<body>{_BODY}))", re.IGNORECASE)
#: Where the name of a receiver ends. With accents: "từ" is no "tư", and "để" no "đề".
_ENDS = re.compile(
    r"[.;:()/]|,(?! [A-ZĐ])| (?:trước|chậm nhất|muộn nhất|không quá|để|qua|thông qua|theo|định kỳ|hằng"
    r"|kết quả|tình hình|những|về|khi|trong|vào|từ|đến|tổng hợp|xem xét|kịp thời|gửi|hoặc"
    r"|h[àa]ng (?:tháng|quý|năm))\b"
)
_GOVERNMENT = re.compile(
    r"(?:chu tich )?(?:ubnd|uy ban nhan dan)\b|(?:ban thuong vu )?(?:tinh|thanh|dang) uy\b"
)
_LONGEST_NAME = 150


def _named(sentence: _Sentence[K], form: re.Pattern[str], start: int, until: int) -> str:
    """The body behind a word, in the words of the sentence."""
    for found in form.finditer(sentence.text, start, until):
        begin = found.end()
        # "về phòng, chống …" is no office; names have a capital.
        if sentence.text[begin].isupper() or found["body"].lower().startswith(("cơ quan", "thường trực")):
            end = _ENDS.search(sentence.text, begin)
            return sentence.text[begin : min(end.start() if end else until, begin + _LONGEST_NAME)].strip(
                " ,"
            )
    return ""


def _receiver(sentence: _Sentence[K]) -> str:
    """Who gets the report."""
    return _named(sentence, _TO, max(sentence.act, 0), len(sentence.rule))


def _ways(sentence: _Sentence[K]) -> tuple[str, str, tuple[Text, ...]]:
    """To whom, through whom, and what to look at."""
    to, whole = _receiver(sentence), len(sentence.text)
    through = _named(sentence, _THROUGH, max(sentence.act, 0), whole)
    if to and not through and not _GOVERNMENT.match(aligned(to)):
        above = _named(sentence, _TO, len(sentence.rule) - len("bao cao"), whole)
        above = next((one for one in above.split(", ") if _GOVERNMENT.match(aligned(one))), "")
        if above:
            return above, to, (_say_through(above, to),)
    return to, through, ()


def _say_through(above: str, to: str) -> Text:
    return Text(
        f"văn bản nói gửi về {quote(to)} để tổng hợp, báo cáo {quote(above)}; nếu nơi nhận là "
        f"{quote(to)} thì ghi vào 'to' và xóa 'through'.",
        f"the document says that {quote(to)} passes it on to {quote(above)}; if {quote(to)} is the receiver, "
        "write it into 'to' and delete 'through'.",
    )


# Periods and their days


class _Span(NamedTuple):
    """A word for a period.

    ``month``, ``quarter``, ``q1`` … ``q4``, ``half``, ``second`` (half), ``nine`` or ``year``; ``other`` are
    those for which a plan file has no line (a week, five years, a term).
    """

    kind: str


class _Due(NamedTuple):
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


_AND_NEXT = r"(?:sau|tiep theo|ke tiep|lien ke)"
_DAY = r"(?:(?: cac)? ngay)? (?P<day{0}>\d{{1,2}})(?!\d|\.\d|%| (?:ngay|tuan)\b)"
_MONTH = r"(?:/| ?thang )(?P<month{0}>\d{{1,2}})(?!\d)(?:(?:/| nam )(?P<year{0}>\d{{4}}))?"
_MARK = re.compile(
    # "trước ngày 15/12/2026", "chậm nhất ngày 20 của tháng cuối quý", "trước ngày 05 tháng sau".
    r"\b(?P<how>truoc|cham nhat|muon nhat|khong qua|den het|het)(?: (?:la|vao|den|het|trong))*"
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
    r"|\bquy (?P<number>i{1,3}|iv|[1-4])\b|\b(?P<quarter>quy)\b(?! (?:dinh|che))"
    r"|\b(?P<other>\d{1,2} nam(?! \d)|(?:hang|bao cao) tuan|hoc ky)\b"
    rf"|\b(?P<year>(?P<yearly>hang )?nam\b"
    rf"(?! (?:{_AND_NEXT}|tiep|hoc|\d{{1,3}}\b|truoc(?! (?:cac )?ngay| \d)))"
    r"(?: (?P<of>\d{4}))?)"
)
_QUARTER = {"i": "q1", "ii": "q2", "iii": "q3", "iv": "q4", "1": "q1", "2": "q2", "3": "q3", "4": "q4"}
_KINDS = ("second", "half", "nine", "month", "quarter", "other", "year")


def _marks(sentence: _Sentence[K], year: int) -> list["_Span | _Due"]:
    """The periods and days of its rule in their order; of other years only where ``year`` is 0."""
    marks: list[_Span | _Due] = []
    weak = False
    for found in _MARK.finditer(sentence.rule):
        if found["how"]:
            marks.append(_due(found))
        elif found["again"]:
            if marks and isinstance(marks[-1], _Due) and marks[-1].month:
                day, month, given = (int(found[name] or 0) for name in ("day_2", "month_2", "year_2"))
                marks.append(_Due(marks[-1].key, day, month, given))
        elif found["year"]:
            # "Việt Nam" is no year; "trước ngày 30/11 hằng năm" is said of the day.
            is_year = "năm" in sentence.text[found.start() : found.end()].lower()
            behind_day = bool(found["yearly"] and marks and isinstance(marks[-1], _Due))
            weak = weak or behind_day
            if is_year and not behind_day and not (found["of"] and year and int(found["of"]) != year):
                marks.append(_Span("year"))
        elif found["number"]:
            marks.append(_Span(_QUARTER[found["number"]]))
        else:
            marks.append(_Span(next(kind for kind in _KINDS if found[kind])))
    if weak and len(marks) == 1:
        marks.insert(0, _Span("year"))
    return marks


def _due(found: re.Match[str]) -> _Due:
    # Before an hour of a day is still on that day.
    key = "before" if found["how"] == "truoc" and not found["hour"] else "by"
    within = next((name for name in ("last", "each", "next") if found[name]), "")
    within, kind = ("next", "quarter") if found["behind"] else (within, "quarter" if found["last"] else "")
    kind = "month" if found["next"] or found["monthly"] else kind
    year = int(found["year_"] or 0) or (-1 if found["following"] else 0)
    return _Due(key, int(found["day_"]), int(found["month_"] or 0), year, within, kind)


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
Pairs = dict[str, tuple[_Due, ...]]


def _pairs(marks: Sequence["_Span | _Due"]) -> Pairs | None:
    """Which day belongs to which period; None where that is not sure."""
    kinds = list(dict.fromkeys(mark.kind for mark in marks if isinstance(mark, _Span)))
    dues = [mark for mark in marks if isinstance(mark, _Due)]
    if len(dues) == 1 and dues[0].within == "each":
        return {kind: (dues[0],) for kind in kinds if kind in _LAST_MONTH}
    # A day whose own words name its period is of that, wherever it stands.
    fixed: Pairs = {}
    for due in dues:
        if due.kind:
            fixed[due.kind] = (*fixed.get(due.kind, ()), due)
    rest = [mark for mark in marks if not mark.kind or (isinstance(mark, _Span) and mark.kind not in fixed)]
    found: list[Pairs] = []
    for way in (_forwards, _backwards, _in_order):
        pairs = way(rest)
        if pairs is not None:
            pairs = fixed | pairs
            if pairs not in found and all(_fits(kind, pairs) for kind in pairs):
                found.append(pairs)
    return found[0] if len(found) == 1 else None


def _forwards(marks: Sequence["_Span | _Due"]) -> Pairs | None:
    """``6 tháng (trước ngày 15/6), năm (trước ngày 15/12)``."""
    pairs: Pairs = {}
    kind = ""
    for mark in marks:
        if isinstance(mark, _Span):
            kind = mark.kind
            pairs.setdefault(kind, ())
        elif not kind:
            return None
        else:
            pairs[kind] += (mark,)
    return pairs


def _backwards(marks: Sequence["_Span | _Due"]) -> Pairs | None:
    """``trước ngày 15/6 (báo cáo 6 tháng), trước ngày 15/12 (báo cáo năm)``."""
    return _forwards(tuple(reversed(marks)))


def _in_order(marks: Sequence["_Span | _Due"]) -> Pairs | None:
    """``6 tháng, năm, trước ngày 15/6 và 15/12``."""
    kinds = [mark.kind for mark in marks if isinstance(mark, _Span)]
    dues = [mark for mark in marks if isinstance(mark, _Due)]
    apart = all(isinstance(mark, _Span) for mark in marks[: len(kinds)])
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


def _is_in_season(kind: str, due: _Due) -> bool:
    if due.within or not due.month:
        return False
    in_next_year = kind == "year" and due.year and due.month in _FIRST_MONTHS
    return bool(in_next_year) or any(due.month in months for months in _MONTHS.get(kind, ()))


def _lines(marks: Sequence["_Span | _Due"], year: int) -> tuple[list[Line], list[Text]]:
    """The lines for the plan, and what to look at."""
    spans = {mark.kind for mark in marks if isinstance(mark, _Span)}
    dues = [mark for mark in marks if isinstance(mark, _Due)]
    remarks: list[Text] = []
    if not spans and not any(due.kind for due in dues):
        marks, remarks = _guessed(dues)
        spans = {mark.kind for mark in marks if isinstance(mark, _Span)}
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


def _guessed(dues: Sequence[_Due]) -> tuple[list["_Span | _Due"], list[Text]]:
    """Periods where the words name none: a day late in the year is that of the report on the year."""
    months = [due.month for due in dues]
    if (
        len(dues) == len(("half", "year"))
        and months[0] in _MONTHS["half"][0]
        and months[1] in _MONTHS["year"][0]
    ):
        return [_Span("half"), dues[0], _Span("year"), dues[1]], [_HALVES]
    is_sure = len(dues) == 1 and months[0] in _MONTHS["year"][0]
    return [_Span("year"), *dues], [] if is_sure else [_NO_PERIOD]


def _lines_of(kind: str, dues: tuple[_Due, ...], year: int, *, alone: bool) -> Iterator[Line]:
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


def _lines_of_many(kind: str, dues: tuple[_Due, ...], year: int) -> Iterator[Line]:
    if len(dues) > 1:
        for number, due in enumerate(dues, 1):
            yield {"period": f"{year}-Q{number}", **_deadline(due, year, 0, kind)}
    else:
        yield {"every": kind, **_day_of(dues)}


#: Up to this day a report on a month is one on the month before, from the other on one on the same month.
_EARLY, _MIDDLE = 10, 15


def _day_of(dues: tuple[_Due, ...]) -> Line:
    """``{"before_day": "20", "month": "last"}``; nothing where it is not clear in which month that is."""
    if not dues:
        return {}
    due = dues[0]
    if not due.within and _EARLY < due.day < _MIDDLE:
        return {}
    is_last = due.within in {"last", "each"} or (not due.within and due.day >= _MIDDLE)
    return {f"{due.key}_day": str(due.day), **({"month": "last"} if is_last else {})}


def _deadline(due: _Due | None, year: int, month: int, kind: str) -> Line:
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


# The rule as a whole

_ADHOC = re.compile(r"\bdot xuat\b|\bkhi co yeu cau\b|\btheo (?:de nghi|yeu cau)\b")
_OTHERS = re.compile(r"\b(?:so ket|tong ket|giua ky)\b")
_CUT_OFF = re.compile(r"\b09/2019/nd-cp\b|\bchot so lieu\b")
_WHO = Text(
    "câu về báo cáo không nói ai phải báo cáo: xem lại 'required'.",
    "the sentence does not say who must report: look at 'required'.",
)
_ABOUT_ADHOC = Text(
    "văn bản còn nói đến báo cáo đột xuất hoặc theo yêu cầu: khi có thì khai ở 'adhoc'.",
    "the document also speaks of reports on request: when one is asked for, add it to 'adhoc'.",
)
_ABOUT_OTHERS = Text(
    "văn bản còn nói đến báo cáo sơ kết, giữa kỳ hoặc tổng kết: nếu phải gửi trong năm này thì thêm vào "
    "'periods' hoặc 'adhoc'.",
    "the document also speaks of reports midway or at the end: if one is due in this year, add it to "
    "'periods' or 'adhoc'.",
)
_ABOUT_CUT_OFF = Text(
    "văn bản nói đến mốc chốt số liệu: nếu theo Nghị định 09/2019/NĐ-CP (từ ngày 15 đến ngày 14) thì thêm "
    "cutoffs: nd-09-2019.",
    "the document speaks of the cut-off of data: if it is that of NĐ 09/2019/NĐ-CP (the 15th to 14th), add "
    "cutoffs: nd-09-2019.",
)


def _read(said: Sequence[_Sentence[K]], year: int) -> ReportingRead[K]:
    """What the sentences of the rule say."""
    best = max(said, key=lambda one: (bool(_receiver(one)), one.weight))
    marks = [mark for one in said for mark in _marks(one, year)]
    lines, remarks = _lines(marks, year)
    to, through, about_way = _ways(best)
    who = next((one.own_subject for one in said if one.own_subject), best.subject)
    requested = next(filter(None, map(_asked_of, said)), "")
    who = _ALSO.split(who, maxsplit=1)[0]
    plain = " ".join(one.plain for one in said)
    notes = ((_ADHOC, _ABOUT_ADHOC), (_OTHERS, _ABOUT_OTHERS), (_CUT_OFF, _ABOUT_CUT_OFF))
    if not (who or best.subject):
        remarks.append(_WHO)
    remarks += [*about_way, *(note for form, note in notes if form.search(plain))]
    text = "\n".join(_text_of(said, place) for place in dict.fromkeys(one.place for one in said))
    keys = tuple(dict.fromkeys(one.key for one in said))
    return ReportingRead(keys, text, tuple(lines), to, through, who, requested, tuple(dict.fromkeys(remarks)))


_ALSO = re.compile(r"[;,]?(?: và)? đề nghị ", re.IGNORECASE)


def _asked_of(sentence: _Sentence[K]) -> str:
    """Who is only asked to report, beside those who must: ``…; đề nghị Hội A báo cáo``."""
    must, *asked = _ALSO.split(sentence.own_subject, maxsplit=1)
    if asked or not must:
        return "".join(asked)
    for found in _ASKED.finditer(sentence.text, sentence.text.index(must) + len(must)):
        if found[0].lower().startswith("đề nghị"):
            end = _first_act(sentence.text, sentence.plain, found.end())
            return sentence.text[found.end() : end].strip(" ,;:")
    return ""


def _text_of(said: Iterable[_Sentence[K]], place: int) -> str:
    """The sentences of a paragraph, from the first to the last."""
    own = [one for one in said if one.place == place]
    return own[0].paragraph[own[0].where[0] : own[-1].where[1]].strip()


def _with_neighbours(said: Sequence[_Sentence[K]], best: _Sentence[K]) -> list[_Sentence[K]]:
    """The sentence with those around it that go on about periods and days: a dash for each period."""
    middle = next(number for number, one in enumerate(said) if one is best)
    first = last = middle
    while first and _goes_with(said[first - 1], said[first]):
        first -= 1
    while last + 1 < len(said) and _goes_with(said[last + 1], said[last]):
        last += 1
    return list(said[first : last + 1])


def _goes_with(one: _Sentence[K], other: _Sentence[K]) -> bool:
    marks = _marks(one, 0)
    if one.text.rstrip().endswith(":") and one.act >= 0 and one.place == other.place - 1:
        return not one.is_upper
    begins = marks and isinstance(marks[0], _Span) and (one.act >= 0 or len(one.text) <= _LONGEST_NAME)
    is_own = one.place != other.place and one.own_subject
    dated = any(isinstance(mark, _Due) for mark in marks)
    return bool(begins and dated and abs(one.place - other.place) <= 1 and not is_own and not one.is_upper)


def _of_upper(best: _Sentence[K], year: int) -> ReportingRead[K]:
    """The report of the lead office: there are reports to it, but when is not said."""
    text = best.text.strip()
    remark = Text(
        f"chỉ thấy báo cáo của cơ quan đầu mối lên cấp trên ({quote(text)}); văn bản không nêu các đơn vị "
        "báo cáo khi nào: sửa 'text', 'periods' và thêm 'deadline' nếu có.",
        f"only the report of the lead office to the body above was found ({quote(text)}), not "
        "when the units report: correct 'text' and 'periods', and add 'deadline' if there is one.",
    )
    to = _receiver(best).partition(" và ")[0]
    is_government = bool(_GOVERNMENT.match(aligned(to)))
    lines: tuple[Line, ...] = ({"period": str(year)},)
    return ReportingRead(
        (best.key,),
        text,
        lines,
        to if is_government else "",
        best.subject if is_government else "",
        remarks=(remark,),
    )
